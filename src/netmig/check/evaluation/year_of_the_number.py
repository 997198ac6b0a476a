"""The one year whose published figure a number is exactly, where the words leave open which year is meant.

Most numbers of news are figures as published. Where no year is named with one, and what was read does not fit, the number shows which
year is spoken of: "The ONS then put net migration at 606,000" is of the year of which that was an estimate. It is shown to the reader, and
changes no verdict: what was left unchecked stays so. The number has to be told to three digits, and to be that of one year alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...periods import Period
from ...series import Series
from ..sentences.wording import Wording
from ..words.subjects import MIGRATION_FLOWS
from .evidence import Evidence
from .other_days import estimates
from .outcome import series_of

_OF_ONE_FIGURE = frozenset({"level", "extreme", "revision", "target", "forecast"})
# figures of flows are told to the thousand
_STEP, _LEAST = 1000, 100_000
# how many days ago a year ended that a text speaks of without naming it
_RECENT = 6 * 366


def year_of_the_number(wording: Wording, shown: Period | None, evidence: Evidence) -> Period | None:
    """The window whose figure, or whose estimate of an earlier day, a number is and that of no other; None where there is none."""
    value = wording.stated.value
    if value is None or wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS or wording.counted:
        return None
    if wording.kind not in _OF_ONE_FIGURE or wording.direction or not _is_told_to_three_digits(abs(value)):
        return None
    if wording.period_basis == "explicit" and not wording.loose:
        return None
    year = wording.periods[0].end.year if wording.period_basis == "explicit" and wording.periods else 0
    read = series_of(wording)
    if shown is not None and all(evidence.figure(series, shown) is None for series in read):
        return None  # it may be right of the year that was read
    found: dict[Period, bool] = {}
    for series in read:
        for period, first in _by_number(evidence, series).get(abs(value), {}).items():
            if period.end.year == year if year else (evidence.day - period.end).days <= _RECENT:
                found[period] = found.get(period, False) or first
    if shown in found:
        return None
    # of several the one that the text may mean by its words, or whose first estimate it was: news is of first estimates
    for meant in (list(found), [each for each in found if each in wording.periods], [each for each in found if found[each]]):
        if len(meant) == 1:
            return meant[0]
    return None


def _is_told_to_three_digits(value: float) -> bool:
    """Whether a number is told as exactly as figures are: 606,000, not 600,000 or 1.2 million."""
    return value >= _LEAST and value % _STEP == 0 and value % (10 * _STEP) != 0


def _by_number(evidence: Evidence, series: Series) -> Mapping[float, Mapping[Period, bool]]:
    """The years of each number that was a figure of a series by then, and whether it was the first estimate."""

    def find() -> Mapping[float, Mapping[Period, bool]]:
        found: dict[float, dict[Period, bool]] = defaultdict(dict)
        for period, _ in evidence.years(series):
            first = evidence.first(series, period)
            for figure in estimates(evidence, series, period):
                if figure.value is not None:
                    found[abs(figure.value)][period] = figure == first or found[abs(figure.value)].get(period, False)
        return found

    return evidence.once(("years by number", series), find)
