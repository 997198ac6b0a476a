"""Up or down, more or fewer, in words alone: which way the figures moved, or on which side of nought they lie."""

from __future__ import annotations

from ...ledger.phrases import amount, period_words
from ...periods import Period
from ...series import Series
from ..sentences.wording import Wording
from .evidence import Evidence, Standing
from .outcome import Outcome, nothing_held, of_standing, pairs, series_of

# how near a figure must be to another to be "close to the level of" it
CLOSE_WITHIN = 0.1


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the figures lie the way the words say, for any of the periods that they can mean."""
    missed: Outcome | None = None
    for series in series_of(wording):
        for period in wording.periods:
            outcome = _for_period(wording, evidence, series, period)
            if outcome is not None and outcome.fits:
                return outcome
            missed = missed or outcome
    return missed or nothing_held(wording)


def _for_period(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Outcome | None:
    after = evidence.standing(series, period)
    if after is None:
        return None
    if wording.contrast == "nought":
        value = after.range.value
        return of_standing(after, value * wording.direction > 0, series, period)
    found = _compared_with(wording, evidence, series, period)
    if found is None:
        return None
    baseline, before = found
    moved = after.range.value - before.range.value
    near = abs(moved) <= CLOSE_WITHIN * abs(before.range.value)
    fits = moved * wording.direction > 0 if wording.direction else near
    return Outcome(
        fits,
        f"from {amount(before.range.value, before.unit)} ({period_words(baseline)}) to {amount(after.range.value, after.unit)}"
        f" ({period_words(period)})",
        moved,
        (*after.figures, *before.figures),
        period,
        baseline,
        series,
        # a small step the other way is within what such estimates can tell
        after.unsure or before.unsure or (not fits and near),
    )


def _compared_with(wording: Wording, evidence: Evidence, series: Series, period: Period) -> tuple[Period, Standing] | None:
    if wording.contrast == "highest":
        earlier = [(each, figure) for each, figure in evidence.years(series) if each.end < period.end]
        if not earlier:
            return None
        highest = max(earlier, key=lambda pair: pair[1].value or 0)[0]
        standing = evidence.standing(series, highest)
        return (highest, standing) if standing else None
    for one, baseline in pairs(wording):
        if one != period or baseline == period:
            continue
        standing = evidence.standing(series, baseline)
        if standing is not None:
            return baseline, standing
    return None
