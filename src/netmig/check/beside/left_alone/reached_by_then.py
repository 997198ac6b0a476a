"""Counts that were reached in a month, told of what had come in the year up to then: "arrivals passed 25,000 in September"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ....periods import span
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT, series_of

if TYPE_CHECKING:
    from ...claim import Claim

REACHED_BY_THEN = f"{DIFFERS_BUT} the number is about what the year's count had come to by then."
# longer parts of a year have counts of their own that may well be meant
_SHORT = frozenset({"day", "week", "month"})
# what was reached may be put in round numbers
_ABOUT = 0.02


def why_reached_by_then(claim: Claim, evidence: Evidence) -> str:
    """Why a count of a part of a year may be that of the year up to then; "" if it may not."""
    said, period, series = claim.wording.stated.value, claim.period, next(iter(series_of(claim.wording)), None)
    if claim.wording.kind not in {"level", "extreme"} or said is None or period is None or series is None:
        return ""
    if series.about.kind != "count" or period.kind not in _SHORT:
        return ""
    began = date(period.start.year, 1, 1)
    if period.start == began or (by_its_end := evidence.standing(series, span(began, period.end))) is None:
        return ""
    before = evidence.standing(series, span(began, period.start))
    least = 0.0 if before is None else before.range.value
    return REACHED_BY_THEN if least * (1 - _ABOUT) <= said <= by_its_end.range.value * (1 + _ABOUT) else ""
