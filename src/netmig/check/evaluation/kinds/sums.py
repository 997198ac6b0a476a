"""Several years added up, from the published windows that make up just that stretch, none of them twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words, release_words
from ....periods import Period
from ....series import Series
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..intervals import Range, divided, overlaps, total
from ..outcome import Outcome, nothing_held, of_standing, series_of
from ..standings import Standing

MOST_YEARS = 20


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the years said, added up as published by then, make the number."""
    missed: Outcome | None = None
    untiled = ""
    for series in series_of(wording):
        for period in wording.periods:
            windows = _tiling(period)
            if not windows:
                untiled = untiled or f"no published years add up to just {period_words(period)}"
                continue
            standing = _added(evidence, series, windows)
            if standing is None:
                continue
            if wording.averaged:
                standing = _a_year(standing, len(windows))
            outcome = of_standing(standing, overlaps(wording.stated, standing.range), series, period)
            if outcome.fits:
                return outcome
            if not outcome.unsure and not wording.averaged and _of_older_figures(wording, evidence, series, windows):
                outcome = replace(outcome, unsure=True)
            missed = missed or outcome
    return missed or (Outcome(None, untiled) if untiled else nothing_held(wording))


def added_up(evidence: Evidence, series: Series, period: Period) -> Standing | None:
    """The years of a stretch added up; None where one was not public, or a part of a year is left over."""
    windows = _tiling(period)
    return _added(evidence, series, windows) if windows else None


def _tiling(period: Period) -> list[Period]:
    """The windows of twelve months that make up a stretch; none where a part of a year is left over.

    "Between June 2022 and June 2024" is from the end of the one month to that of the other.
    """
    return _tiled(period.start, period) or _tiled(_next_month(period.start), period)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _tiled(start: date, period: Period) -> list[Period]:
    windows: list[Period] = []
    while start < period.stop and len(windows) <= MOST_YEARS:
        window = Period(start, start.replace(year=start.year + 1), "year_ending")
        windows.append(window)
        start = window.stop
    return windows if start == period.stop and 1 < len(windows) <= MOST_YEARS else []


def _added(evidence: Evidence, series: Series, windows: list[Period]) -> Standing | None:
    """The windows' figures added up, each with its rounding; None where one of them was not public."""
    found = [evidence.standing(series, window) for window in windows]
    parts = [each for each in found if each is not None]
    if len(parts) < len(found):
        return None
    made = total(*(each.range for each in parts))
    unit = parts[0].unit
    figures: tuple[Figure, ...] = tuple(dict.fromkeys(figure for each in parts for figure in each.figures))
    terms = " + ".join(
        f"{amount(each.range.value, unit)} ({period_words(window)})" for each, window in zip(parts, windows, strict=True)
    )
    newest = max((evidence.release(figure) for figure in figures), key=lambda release: release.published_at)
    words = f"{terms} = {amount(made.value, unit)} ({release_words(newest)})"
    unsure = any(each.unsure for each in parts) or _is_begun_anew(evidence, series, windows)
    return Standing(made, figures, words, unsure, made=True)


# an estimate that changed by more than this part is one by another method
_BY_ANOTHER_METHOD = 0.25


def _is_begun_anew(evidence: Evidence, series: Series, windows: list[Period]) -> bool:
    """Whether a release changed some of the years so far that the others, which it left out, do not belong with them."""
    figures = [figure for window in windows if (figure := evidence.figure(series, window)) is not None]
    if len({figure.release for figure in figures}) < 2:
        return False
    newest = max((evidence.release(figure) for figure in figures), key=lambda release: (release.published_at, release.id)).id
    for figure in figures:
        before = next(iter(evidence.earlier(series, figure.period)), None)
        if figure.release == newest and before is not None and before.value and figure.value is not None:
            if abs(figure.value / before.value - 1) > _BY_ANOTHER_METHOD:
                return True
    return False


def _a_year(added: Standing, years: int) -> Standing:
    """What several years come to a year."""
    mean = divided(added.range, years)
    return replace(added, range=mean, words=f"{added.words}, or {amount(mean.value, added.unit)} a year")


def _of_older_figures(wording: Wording, evidence: Evidence, series: Series, windows: list[Period]) -> bool:
    """Whether estimates that had since been revised, some or all of them, can make the number: it may be an older sum."""
    lows: list[float] = []
    highs: list[float] = []
    for window in windows:
        known = [evidence.figure(series, window), *evidence.earlier(series, window)]
        intervals = [figure.interval for figure in known if figure is not None and figure.interval is not None]
        if not intervals:
            return False
        lows.append(min(low for low, _ in intervals))
        highs.append(max(high for _, high in intervals))
    reach = Range((sum(lows) + sum(highs)) / 2, sum(lows), sum(highs))
    low = wording.stated.low if wording.stated.low is not None else float("-inf")
    high = wording.stated.high if wording.stated.high is not None else float("inf")
    return reach.low < high and low < reach.high


# how many days before the newest figures a stretch of so many years may have ended that a text speaks of
_ENDED = 190
# how far from every such sum a number must lie to be none of them, as a part of it
_FAR = 0.1


def is_sum_of_no_years(wording: Wording, evidence: Evidence) -> bool:
    """Whether no stretch of as many years as are said, by the newest figures or those just before, comes to a number by any estimates."""
    said = wording.stated
    newest = evidence.latest("net_migration")
    if (
        wording.kind != "sum"
        or wording.averaged
        or said.low is None
        or said.high is None
        or newest is None
        or "measure" not in wording.ties
    ):
        return False
    lengths = {len(_tiling(each)) for each in wording.periods}
    series = next(iter(series_of(wording)), None)
    if series is None or len(lengths) != 1 or not (years := lengths.pop()):
        return False
    looked_at = False
    for last, _ in evidence.years(series):
        if not 0 <= (newest.stop - last.stop).days <= _ENDED:
            continue
        intervals = [
            [
                each.interval
                for each in (evidence.figure(series, window), *evidence.earlier(series, window))
                if each is not None and each.interval
            ]
            for window in (last.years_back(back) for back in range(years))
        ]
        if not all(intervals):
            continue
        looked_at = True
        low, high = sum(min(one for one, _ in each) for each in intervals), sum(max(one for _, one in each) for each in intervals)
        if said.low * (1 - _FAR) < high and low < said.high * (1 + _FAR):
            return False
    return looked_at
