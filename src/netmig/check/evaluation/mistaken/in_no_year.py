"""What was so in no year that news may speak of: then it needs no year named to be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ..estimates.other_days import ranges_of
from ..evidence import Evidence
from ..intervals import overlaps, range_of_figure
from ..kinds import extremes
from ..kinds.changes import fits_between
from ..outcome import Outcome, series_of

# a smaller number is met by chance too easily
LEAST_EXACT = 100_000
# a series whose newest year ended longer ago, in days, is not held up to the day
_NEWEST_WITHIN = 400
# the years that ended so many days before the newest are those that news without a date may speak of
_OF_NEWS = 800
# a percentage may be cut short instead of rounded, a difference be one of unrounded figures
_CUT_SHORT = {"percent": 1.0, "people": 1000.0, "times": 0.2}
_A_YEAR = 366


def fell_so_of_late(wording: Wording, series: Series, evidence: Evidence) -> bool:
    """Whether there was such a fall to the year that was read, on the year, within it or from the peak, by any estimates."""
    years = [period for period, _ in evidence.years(series)]
    if not years:
        return True  # where no year is held, anything may have been so
    peak = evidence.extreme_year(series, 1)
    return any(
        fits_between(wording, after, before)
        for period in wording.periods[:1]
        for after in ranges_of(evidence, series, period)
        for baseline in years
        if 0 < (period.stop - baseline.stop).days <= _A_YEAR or baseline == peak
        for before in ranges_of(evidence, series, baseline)
    )


def moved_so_in_no_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether what is said on the year, or from the peak, was so of none of the last years, by any of their estimates."""
    said, about = wording.stated, _CUT_SHORT.get(wording.stated.unit)
    if (
        "measure" not in wording.ties
        or "baseline" in wording.unsettled
        or wording.of_estimates
        or about is None
        or said.low is None
        or said.high is None
        or wording.baseline_stated is not None
    ):
        return False
    told = replace(wording, stated=replace(said, low=said.low - about, high=said.high + about))
    series = next(iter(series_of(wording)), None)
    latest = None if series is None else _held_up_to((series,), evidence)
    if series is None or latest is None:
        return False
    peak = evidence.extreme_year(series, 1)
    for period, _ in evidence.years(series):
        if (latest - period.stop).days > _OF_NEWS:
            continue
        since = wording.baseline if wording.baseline_basis == "explicit" else (period.years_back(1), peak)
        befores = [each for each in since if each.stop < period.stop]
        if any(
            fits_between(told, after, before)
            for baseline in befores
            for after in ranges_of(evidence, series, period)
            for before in ranges_of(evidence, series, baseline)
        ):
            return False
    return True


def is_so_in_no_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether what is said in words of now holds of none of the last years: a sign, or what goes on and lies beside the newest."""
    if wording.recent:
        return True  # it says itself that it is of now
    if wording.contrast != "nought":
        return False
    lately = _years_of_late(wording, evidence, _OF_NEWS)
    return bool(lately) and not any(
        each.value * wording.direction > 0 for series, period in lately for each in ranges_of(evidence, series, period)
    )


def is_extreme_in_no_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether a record without a number holds of none of the last years, where it is not said of which it is told."""
    if not (wording.since or wording.recent) or wording.of_change or wording.first_time:
        return False
    if wording.stated.value is not None:
        return _is_exact(wording) and _is_no_extreme_of_its_years(wording, evidence)
    lately = _years_of_late(wording, evidence, _NEWEST_WITHIN if wording.recent else _OF_NEWS)
    return bool(lately) and not any(extremes.evaluate(replace(wording, periods=(period,)), evidence).fits for _, period in lately)


# so far from a figure, as a part of it, another must lie for it to be no record
_FAR_PASSED = 0.25


def _is_exact(wording: Wording) -> bool:
    value = wording.stated.value or 0
    return wording.stated.hedge == "exact" and abs(value) >= LEAST_EXACT and value % 10_000 != 0 and not wording.of_estimates


def _is_no_extreme_of_its_years(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number that is told as a record is that of years of late, as they stand, and the record in none of them: "at 204,000, was the lowest since 2012"."""
    told = [
        period
        for series, period in _years_of_late(wording, evidence, _OF_NEWS)
        if (figure := evidence.figure(series, period)) is not None and figure.value == wording.stated.value
    ]
    return bool(told) and all(_is_far_passed(extremes.evaluate(replace(wording, periods=(period,)), evidence)) for period in told)


def _is_far_passed(outcome: Outcome) -> bool:
    """Whether another year was so much more extreme that no leaving out of the pandemic, and no revision, is meant."""
    values = [abs(figure.value or 0) for figure in outcome.figures]
    return outcome.fits is False and len(values) == 2 and abs(values[0] - values[1]) > _FAR_PASSED * values[0]


def _years_of_late(wording: Wording, evidence: Evidence, within: int) -> list[tuple[Series, Period]]:
    """What is counted, in each year that ended so many days before the newest; none where the series is not held up to the day."""
    series = next(iter(series_of(wording)), None)
    latest = None if series is None else _held_up_to((series,), evidence)
    if series is None or latest is None:
        return []
    return [(series, period) for period, _ in evidence.years(series) if (latest - period.stop).days <= within]


def _held_up_to(several: Iterable[Series], evidence: Evidence) -> date | None:
    """The day behind the newest year that is held of some series; None where none of the last releases is held."""
    newest = max((period.stop for series in several for period, _ in evidence.years(series)), default=None)
    return None if newest is None or (evidence.day - newest).days > _NEWEST_WITHIN else newest


def was_passed(wording: Wording, evidence: Evidence) -> bool:
    """Whether what is said to have been reached lies below the highest figure: "immigration reached nearly a million" of 1.3 million."""
    if not wording.reached or "measure" not in wording.ties:
        return False
    for series in series_of(wording)[:1]:
        highest = max((figure for _, figure in evidence.years(series)), key=lambda figure: figure.value or 0, default=None)
        found = None if highest is None else evidence.of_figure(highest)
        if found is not None:
            return not found.unsure and not overlaps(wording.stated, found.range)
    return False


_OF_YEARS = frozenset(
    "since years decade decades together combined altogether between over cumulative cumulatively months".split()
)


def in_no_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number that is tied to its measure was no estimate of it for any year, so that the year does not matter."""
    value = wording.stated.value
    first = wording.kind == "revision" and wording.vintage == "first" and not wording.direction
    # "British nationals leaving outnumbered those coming back by 252,000" names no measure, and says plainly which it is
    local = wording.plain_flow and wording.subject is not None and wording.subject.local
    tied = "measure" in wording.ties or (local and _OF_YEARS.isdisjoint(wording.sentence.words))
    if value is None or abs(value) < LEAST_EXACT or not (first or (tied and wording.kind in OF_ONE_FIGURE)):
        return False
    if wording.stated.hedge != "exact" or value % 100_000 == 0:
        return False
    if _held_up_to(series_of(wording), evidence) is None:
        return False  # figures of the last releases are not held
    return not any(
        (found := range_of_figure(figure)) is not None and overlaps(wording.stated, found)
        for series in series_of(wording)
        for period, current in evidence.years(series)
        for figure in ((evidence.first(series, period) or current,) if first else (current, *evidence.earlier(series, period)))
    )
