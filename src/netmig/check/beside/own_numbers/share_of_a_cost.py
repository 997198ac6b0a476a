"""What part of a cost goes on hotels: "spent £4.76bn on asylum, 76 % of that on hotels", where hotels cost £2.10bn in that year.

The whole is the number told just before, as published; what hotels cost in the same year is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, ratio
from ...evaluation.kinds.shares import in_percent
from ..miscounts import Miscount
from ..numbers_of_sentence import is_stated, numbers_before, numbers_of, place_of_share, words_of
from .linking import POINTING

if TYPE_CHECKING:
    from ...claim import Claim

_HOTELS = Series("asylum_cost", (("cost_basis", "hotels"),))
# how far behind a share hotels may be named, in words, and how far a share may lie from what the figures make, in points
_NAMED_WITHIN, _POINTS = 7, 10.0
# of these it may be that hotels take such a part
_OF_LESS = frozenset("contract contracts contractors providers accommodation-contract".split())


def miscounted_hotels(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The shares of a year's asylum costs that hotels are said to take, and did not."""
    for at, claim in enumerate(claims):
        if claim.wording.kind != "share" or claim.then.verdict != "not_checked" or not is_stated(claim):
            continue
        words, (first, last) = words_of(claim), place_of_share(claim)
        behind = words[last + 1 : last + 2 + _NAMED_WITHIN]
        if behind[:1] != ["of"] or POINTING.isdisjoint(behind[1:2]) or {"hotel", "hotels"}.isdisjoint(behind):
            continue
        if not _OF_LESS.isdisjoint(words):
            continue
        before = [each for each in numbers_of(claim, claims) if each.last < first] or numbers_before(claim, claims)
        whole = before[-1].claim if before else None
        if (
            whole is None
            or whole.wording.subject is None
            or whole.wording.subject.measure != "asylum_cost"
            or whole.wording.subject.group
        ):
            continue
        value = whole.then.value
        if whole.period is None or value is None or whole.accuses or not _is_as_published(whole, value):
            continue
        hotels, said = evidence.standing(_HOTELS, whole.period), in_percent(claim.wording.stated)
        of = Range(value, whole.wording.stated.low or 0, whole.wording.stated.high or 0)
        found = None if hotels is None else ratio(hotels.range, of)
        if hotels is None or found is None or said.low is None or said.high is None:
            continue
        if said.low - _POINTS <= found.high * 100 and found.low * 100 <= said.high + _POINTS:
            continue
        words_told = f"{period_words(whole.period)}: {amount(hotels.range.value, 'GBP')} (hotels) of {amount(of.value, 'GBP')} is {found.value * 100:.1f}%"
        yield Miscount(
            at, found.value * 100, words_told, (whole, whole), "both as published", None, "Hotels took another part of it."
        )


def _is_as_published(whole: Claim, value: float) -> bool:
    """Whether a sum is what was published for all of asylum, although its sentence goes on to hotels."""
    said = whole.wording.stated
    return said.low is not None and said.high is not None and said.low <= value <= said.high
