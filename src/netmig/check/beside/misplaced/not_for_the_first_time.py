"""What is told to be so for the first time, and was so before: "For the first time, more EU citizens left the UK than came"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import figure_words, period_words
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.kinds.comparisons import NEAR_NOUGHT
from ...sentences.wording import Wording
from ..miscounts import Miscount

if TYPE_CHECKING:
    from ..claims_of_text import ClaimsOfText


def not_for_the_first_time(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The balances that are told to lie on a side of nought for the first time, and lay there, plainly, in earlier twelve months."""
    for at, claim in enumerate(claims):
        own = claim.then.figures[0] if claim.then.verdict == "agrees" and claim.then.figures else None
        if own is None or not own.value or claim.wording.contrast != "nought" or not _is_told_for_the_first_time(claim.wording):
            continue
        sign, several = 1 if own.value > 0 else -1, [own.series]
        if own.series.dimensions["nationality"] == "eu_plus":
            several.append(Series.of(own.series.measure, nationality="eu"))  # as it was counted before
        years = [figure for series in several for period, figure in evidence.years(series) if period.stop <= own.period.start]
        before = next((each for each in reversed(years) if sign * (each.value or 0) > NEAR_NOUGHT), None)
        if before is not None:
            words = f"{period_words(before.period)}: {figure_words(before, evidence.release(before))}"
            so = "it was so then too"
            yield Miscount(at, before.value or 0, words, (claim, claim), so, None, f"{so}.", own.period, (own, before))


def _is_told_for_the_first_time(wording: Wording) -> bool:
    """Whether it opens or ends with "for the first time", with no word of since when, or for whom."""
    near = [*wording.words_before[-_NEAR:], *wording.words_within[:_NEAR], *wording.words_behind[: 2 * _NEAR]]
    return ("first", "time") in pairwise(near) and _SCOPES.isdisjoint(wording.sentence.words)


_NEAR = 6
_SCOPES = frozenset("since under after not never neither second years decade decades ever counted".split())
