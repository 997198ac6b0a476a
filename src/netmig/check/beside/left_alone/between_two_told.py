"""A change that is so between two numbers which the text itself gives, and rightly: it is told of these, whichever years were read.

"Net migration added 672,000 in the year ending June 2023. That is down 10 % from a new record high of
745,000": where a word hides that the one is set against the other, the numbers show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range
from ...evaluation.kinds.changes import fits_between
from ...evaluation.outcome import DIFFERS_BUT, series_of
from ...sentences.wording import OF_TWO_FIGURES
from ..neighbours import are_of_the_same, is_of_one_figure, of_it_and_before

if TYPE_CHECKING:
    from ...claim import Claim

FROM_ANOTHER_YEAR = f"{DIFFERS_BUT} it is so from another year that the article names."
BETWEEN_TWO_TOLD = f"{DIFFERS_BUT} it is so between two numbers that the article gives beside it."


def why_between_two_told(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a change that is called wrong is right by numbers beside it which are as published, or from a peak or a year that is named; "" if it is by none."""
    wording = claim.wording
    if wording.kind not in OF_TWO_FIGURES or wording.stated.value is None:
        return ""
    told = [each for each in of_it_and_before(claim, claims) if _is_as_published(each, claim)]
    if any(
        fits_between(wording, _as_told(after), _as_told(before))
        for after in told
        for before in told
        if _is_later(after, before) and wording.sentence in (after.wording.sentence, before.wording.sentence)
    ):
        return BETWEEN_TWO_TOLD
    return FROM_ANOTHER_YEAR if _is_from_another_year(claim, told, evidence) else ""


def _is_from_another_year(claim: Claim, told: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether it is so from a number told before ("In 2019 it was 184,000. By 2022 it was up by 689,000"), from the peak, or since the year that was read."""
    series = next(iter(series_of(claim.wording)), None)
    own = None if series is None or claim.period is None else evidence.standing(series, claim.period)
    if series is None or own is None or claim.period is None or claim.wording.tied:
        return False
    words, years = set(claim.wording.sentence.words), evidence.years(series)
    latest = evidence.latest(series.measure)
    newest = None if latest is None else evidence.standing(series, latest)
    if claim.wording.baseline_basis != "explicit" and any(
        fits_between(claim.wording, own.range, _as_told(before))
        for before in told
        if before.period is not None and before.period.stop < claim.period.stop and before.wording.start < claim.wording.start
    ):
        return True
    if newest is None or not years:
        return False
    if not words.isdisjoint(_HEIGHTS):
        peak = evidence.standing(series, evidence.extreme_year(series, 1))
        if peak is not None and any(fits_between(claim.wording, after.range, peak.range) for after in (own, newest)):
            return True
    return "since" in words and fits_between(claim.wording, newest.range, own.range)


_HEIGHTS = frozenset({"peak", "high", "record", "height"})


def _is_later(one: Claim, other: Claim) -> bool:
    return one.period is not None and other.period is not None and one.period.stop > other.period.stop


def _is_as_published(each: Claim, claim: Claim) -> bool:
    """Whether a number is of the same measure, and as published."""
    return is_of_one_figure(each) and each.then.verdict == "agrees" and are_of_the_same(each, claim)


def _as_told(claim: Claim) -> Range:
    value = claim.then.value or 0
    return Range(value, value, value)
