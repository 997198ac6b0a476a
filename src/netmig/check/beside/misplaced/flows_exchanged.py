"""The two flows told with each other's figure: "517,000 people came to the UK in 2024 and 948,000 left".

That both numbers are those of the other flow, for one and the same year and people, shows of what they are
told, and that nothing else is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import overlaps
from ...evaluation.mistaken.figures_given import SPECIFIC, figures_given
from ...evaluation.mistaken.mixed_flows import NAMES
from ...evaluation.outcome import series_of
from ...evaluation.standings import Standing
from ..miscounts import Miscount

if TYPE_CHECKING:
    from ...claim import Claim

_OTHER = {"immigration": "emigration", "emigration": "immigration"}
# how far behind the first the second is told, in characters
_BEHIND = 120


def flows_exchanged(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims of both flows of a year whose figures have changed places."""
    levels = [at for at, claim in enumerate(claims) if _is_of_a_flow(claim)]
    for at, behind in pairwise(levels):
        one, other = claims[at], claims[behind]
        mine, yours = one.wording.subject, other.wording.subject
        if mine is None or yours is None or mine.group != yours.group or _OTHER[mine.measure] != yours.measure:
            continue
        if other.wording.start - one.wording.end > _BEHIND or (one.accuses and other.accuses):
            continue
        if max(figures_given(each.wording.stated.value or 0) for each in (one, other)) < SPECIFIC:
            continue
        for period in dict.fromkeys((*one.wording.periods[:1], *other.wording.periods[:1])):
            found = _figures(one, other, period, evidence)
            if found is not None:
                yield from (
                    _of_the_other(place, claims[place], of, not_of, period)
                    for place, of, not_of in ((at, found[0], found[1]), (behind, found[1], found[0]))
                    if not claims[place].accuses
                )
                break


def _is_of_a_flow(claim: Claim) -> bool:
    wording = claim.wording
    return (
        wording.kind == "level"
        and claim.then.verdict != "agrees"
        and not wording.refusal
        and not wording.of_another_day
        and wording.vintage == "current"
        and wording.subject is not None
        and wording.subject.measure in _OTHER
        and wording.stated.value is not None
        and wording.stated.hedge in {"exact", "about"}
        and "place" not in wording.unsettled
    )


def _figures(one: Claim, other: Claim, period: Period, evidence: Evidence) -> tuple[Standing, Standing] | None:
    """What stood for the flow of each of two claims, where each has the other's number and none has its own."""
    for series in series_of(one.wording)[:2]:
        mine = evidence.standing(series, period)
        yours = evidence.standing(Series(_OTHER[series.measure], series.fixed), period)
        if mine is None or yours is None:
            continue
        exchanged = overlaps(other.wording.stated, mine.range) and overlaps(one.wording.stated, yours.range)
        if exchanged and not overlaps(one.wording.stated, mine.range) and not overlaps(other.wording.stated, yours.range):
            return mine, yours
    return None


def _of_the_other(at: int, claim: Claim, of: Standing, not_of: Standing, period: Period) -> Miscount:
    subject = claim.wording.subject
    flow = NAMES[_OTHER[subject.measure]] if subject is not None else ""
    words = f"{period_words(period)}: {of.words}"
    near_miss = f"{amount(not_of.range.value, not_of.unit)} is {flow}."
    return Miscount(
        at, of.range.value, words, (claim, claim), "the figures of the two flows have changed places", "wrong_measure", near_miss
    )
