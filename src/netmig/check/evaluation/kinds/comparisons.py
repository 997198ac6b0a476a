"""Up or down, more or fewer, in words alone: which way the figures moved, or on which side of nought they lie."""

from __future__ import annotations

from ....ledger.phrases import amount, in_words, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.wording import Wording
from ..candidates import candidate_series
from ..evidence import Evidence
from ..named import series_in_words, was
from ..outcome import Outcome, nothing_held, of_standing, pairs, series_told_of
from ..standings import Standing
from . import plainly

# how near a figure must be to another to be "close to the level of" it
CLOSE_WITHIN = 0.1
# how far a figure must move not to be "steady"
FAR_FROM_STEADY = 0.3
# how near to the highest of all a figure must be to be "close to its record", and from where on it is not
CLOSE_TO_THE_PEAK, FAR_FROM_THE_PEAK = 0.2, 0.3
# so near to nought a balance may lie on either side of it
NEAR_NOUGHT = 20_000
# what goes on now may be measured from any year that ended so many days before
_RECENT = 400


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the figures lie the way the words say, for any of the periods that they can mean."""
    if wording.contrast in {"plainly", "every_year", "lasting"}:
        return plainly.evaluate(wording, evidence)
    missed: Outcome | None = None
    for series in series_told_of(wording):
        for period in wording.periods:
            outcome = _for_period(wording, evidence, series, period)
            if outcome is not None and outcome.fits:
                return outcome
            if outcome is not None and wording.also:
                # of whichever flow it is, it must be plainly otherwise
                missed = outcome if missed is None or outcome.unsure else missed
            missed = missed or outcome
    return missed or nothing_held(wording)


def _for_period(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Outcome | None:
    after = evidence.standing(series, period)
    if after is None:
        return None
    if wording.contrast == "nought":
        value = after.range.value
        outcome = of_standing(after, value * wording.direction > 0, series, period)
        return replace(outcome, unsure=outcome.unsure or abs(value) < NEAR_NOUGHT) if wording.recent else outcome
    if wording.contrast == "group":
        return _beside_another(wording, evidence, series, after, period)
    if wording.contrast == "each":
        return _beside_each(wording, evidence, series, after, period)
    found = _compared_with(wording, evidence, series, period)
    if found is None:
        return None
    baseline, before = found
    moved = after.range.value - before.range.value
    if wording.contrast == "highest" and not wording.direction:
        return _beside_the_peak((after, before), series, (period, baseline))
    near = abs(moved) <= CLOSE_WITHIN * abs(before.range.value)
    if wording.recent:
        near = near or _went_so_of_late(wording, evidence, series, period, after)
    fits = moved * wording.direction > 0 if wording.direction else near
    if not wording.direction:
        near = abs(moved) <= FAR_FROM_STEADY * abs(before.range.value)
    outcome = _told_between((baseline, before), (period, after), series, fits=fits)
    # a small step the other way is within what such estimates can tell
    return replace(outcome, unsure=outcome.unsure or (not fits and near))


# so near to each other two groups are alike
_ALIKE = 0.05


def _beside_another(wording: Wording, evidence: Evidence, series: Series, after: Standing, period: Period) -> Outcome | None:
    """Whether more of one group moved than of another, in the same year."""
    for other in candidate_series(wording.whole) if wording.whole is not None else ():
        beside = evidence.standing(other, period)
        if beside is None:
            continue
        more = after.range.value - beside.range.value
        outcome = Outcome(
            more * wording.direction > 0,
            f"{in_words(period)} {series_in_words(series)} {was(series_in_words(series))} {amount(after.range.value, after.unit)},"
            f" and {series_in_words(other)} {amount(beside.range.value, beside.unit)}",
            more,
            (*after.figures, *beside.figures),
            period,
            None,
            series,
            after.unsure or beside.unsure,
        )
        alike = abs(more) <= _ALIKE * max(abs(beside.range.value), abs(after.range.value))
        return replace(outcome, unsure=outcome.unsure or alike)
    return None


# a time in office is told by most of its years: so many of them, at least, and so many must lie the other way
_MANY, _MOST = 8, 0.75
_BY_FAR = 0.25


def _is_of_few(wording: Wording, held: list[bool], value: float, others: list[float]) -> bool:
    """Whether what is said is so of a few of many years alone, and plainly not of them together: "higher than under the Tories"."""
    mean = sum(others) / len(others)
    against = (value - mean) * wording.direction < -_BY_FAR * abs(mean)
    return len(held) >= _MANY and held.count(False) >= _MOST * len(held) and against


def _beside_each(wording: Wording, evidence: Evidence, series: Series, after: Standing, period: Period) -> Outcome | None:
    """Whether a figure lies that way of each of the years that may be meant; of some only, it is left open."""
    others = [(each, found) for each in wording.baseline if each != period and (found := evidence.standing(series, each))]
    if not others:
        return None
    if not wording.direction:
        return _is_among(series, (period, after), others)
    held = [(after.range.value - found.range.value) * wording.direction > 0 for _, found in others]
    if (
        any(held)
        and not all(held)
        and not _is_of_few(wording, held, after.range.value, [found.range.value for _, found in others])
    ):
        return Outcome(None, "This is true for some of the years that may be meant, and not for others.")
    # the nearest of them tells the most, of those that are otherwise where some are
    telling = [each for each, so in zip(others, held, strict=True) if all(held) or not so]
    baseline, before = min(telling, key=lambda pair: abs(after.range.value - pair[1].range.value))
    outcome = _told_between((baseline, before), (period, after), series, fits=all(held))
    if not any(held):
        # which of them are meant is not said: all of them must lie far to the other side
        apart = abs(after.range.value - before.range.value) > FAR_FROM_STEADY * abs(before.range.value)
        outcome = replace(outcome, unsure=not apart)
    return replace(outcome, derivation=f"{outcome.derivation}, the nearest of the years before that may be meant")


def _is_among(series: Series, after: tuple[Period, Standing], others: list[tuple[Period, Standing]]) -> Outcome:
    """Whether a figure is back where it was in the years that may be meant: between the lowest and the highest of them, or near."""
    value = after[1].range.value
    values = [found.range.value for _, found in others]
    beyond = max(value - max(values), min(values) - value)
    nearest = min(others, key=lambda pair: abs(value - pair[1].range.value))
    outcome = _told_between(nearest, after, series, fits=beyond <= _ALIKE * abs(value))
    outcome = replace(outcome, unsure=outcome.unsure or beyond <= FAR_FROM_STEADY * abs(value))
    return replace(outcome, derivation=f"{outcome.derivation}, the nearest of the years before that may be meant")


def _told_between(baseline: tuple[Period, Standing], after: tuple[Period, Standing], series: Series, *, fits: bool) -> Outcome:
    """The earlier and the later figure, and whether they lie the way the words say."""
    (began, before), (ended, now) = baseline, after
    return Outcome(
        fits,
        f"from {amount(before.range.value, before.unit)} ({period_words(began)}) to {amount(now.range.value, now.unit)}"
        f" ({period_words(ended)})",
        now.range.value - before.range.value,
        (*now.figures, *before.figures),
        ended,
        began,
        series,
        now.unsure or before.unsure,
    )


def _went_so_of_late(wording: Wording, evidence: Evidence, series: Series, period: Period, after: Standing) -> bool:
    """Whether the figures went the way that is said since any year that ended shortly before."""
    return any(
        (after.range.value - (figure.value or 0)) * wording.direction > 0
        for each, figure in evidence.years(series)
        if 0 < (period.stop - each.stop).days <= _RECENT
    )


def _beside_the_peak(standings: tuple[Standing, Standing], series: Series, periods: tuple[Period, Period]) -> Outcome:
    """Whether a figure is close to the highest before it: what is half as high is not, and what lies between is left open."""
    after, before = standings
    below = 1 - after.range.value / before.range.value if before.range.value > 0 else 0.0
    outcome = _told_between((periods[1], before), (periods[0], after), series, fits=below <= CLOSE_TO_THE_PEAK)
    if below <= 0:
        return replace(outcome, fits=None)  # it is the highest itself
    return replace(outcome, unsure=outcome.unsure or below < FAR_FROM_THE_PEAK)


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
