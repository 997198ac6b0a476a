"""What the figures of one moment say to a wording, and what every kind of claim needs to find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...codes import DIMENSIONS, measure
from ...ledger.figures import Figure
from ...ledger.phrases import period_in_words, period_words
from ...periods import Period
from ...series import Series
from ..records import record
from ..sentences.wording import OF_TWO_FIGURES, Wording
from .candidates import candidate_series
from .named import series_in_words
from .standings import Standing

# how a reason begins that leaves alone a claim which is not what was found
DIFFERS_BUT = "This is not the published figure that the words seem to refer to, but"
DIFFER_BUT = "This is not what the published figures give, but"
SAY_OTHERWISE_BUT = "The published figures say otherwise, but"


@record()
class Outcome:
    """What the figures of one moment say to a wording.

    `fits` is None where nothing could be compared, and `derivation` then says why.
    """

    fits: bool | None
    derivation: str
    value: float | None = None
    figures: tuple[Figure, ...] = ()
    period: Period | None = None
    baseline: Period | None = None
    series: Series | None = None
    unsure: bool = False
    """Whether a figure used may have been superseded by one that is not held, or the words mean another."""
    other_way: bool = False
    """Whether the number is right, and which way it is said to have moved is not."""


def of_standing(standing: Standing, wording_fits: bool, series: Series, period: Period) -> Outcome:  # noqa: FBT001 - the verdict itself
    """The outcome for one figure, or what makes one, for one period."""
    return Outcome(
        wording_fits,
        f"{period_words(period)}: {standing.words}",
        standing.range.value,
        standing.figures,
        period,
        None,
        series,
        standing.unsure,
    )


def series_of(wording: Wording) -> tuple[Series, ...]:
    """The series that a wording can be about, the likeliest first."""
    return candidate_series(wording.subject) if wording.subject is not None else ()


def series_told_of(wording: Wording) -> tuple[Series, ...]:
    """The series that a statement without a number can be about, of every flow that may be meant."""
    found = series_of(wording)
    return (*found, *(Series(measure, each.fixed) for measure in wording.also for each in found))


def pairs(wording: Wording) -> Iterator[tuple[Period, Period]]:
    """The pairs of period and baseline that the words allow."""
    if len(wording.baseline) == len(wording.periods) and (wording.of_an_era or wording.baseline_basis != "explicit"):
        yield from zip(wording.periods, wording.baseline, strict=True)
    else:
        for period in wording.periods:
            for baseline in wording.baseline:
                yield period, baseline


def nothing_held(wording: Wording) -> Outcome:
    """That nothing was found to compare with, and what was looked for."""
    if wording.subject is None:
        return Outcome(None, "netmig could not tell what is counted.")
    named = series_of(wording)
    if not named:
        groups = ", ".join(DIMENSIONS[name].label_of(code) for name, code in wording.subject.group)
        return Outcome(
            None, f"netmig has no figures of {measure(wording.subject.measure).label.lower()} for just this group: {groups}."
        )
    both = wording.kind in OF_TWO_FIGURES and len(wording.periods) == len(wording.baseline) == 1
    periods = dict.fromkeys(period_in_words(period) for period in (*wording.periods, *wording.baseline)[:3])
    spans = f"both {' and '.join(periods)}" if both and len(periods) > 1 else " or ".join(periods) or "such a period"
    figure = "figures" if both else "figure"
    return Outcome(None, f"netmig has no {figure}, published by that day, of {series_in_words(named[0])} for {spans}.")


def windows_of(wording: Wording, scope: Mapping[Period, Figure]) -> list[Period]:
    """The windows that a wording may speak of: for a year named loosely, every one that ends in it."""
    if not wording.loose:
        return list(wording.periods)
    years = {period.end.year for period in wording.periods}
    return [*wording.periods, *(period for period in scope if period.end.year in years and period not in wording.periods)]
