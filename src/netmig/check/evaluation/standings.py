"""What stands for a series and a period: a published figure, or what published figures of one release make together.

What the figures of a moment are is asked of the evidence (`evidence.py`), and so is when one of them stands for a period.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ...codes import DIMENSIONS
from ...ledger.figures import Figure
from ...ledger.phrases import amount, period_words, release_words
from ...periods import Period
from ...series import Series
from ..records import record
from ..sentences.wording import Stated
from ..words.subjects import MIGRATION_FLOWS
from .intervals import Range, difference, total

if TYPE_CHECKING:
    from .evidence import Evidence

# the longest stretch that is added up from its years
MOST_YEARS = 20
# how wide what rounded figures make may be, as a part of it, and still say anything of a number
WIDEST_MADE = 0.15
# of a sum of more counts than these only the first and the last are named
MOST_NAMED = 8
# which two flows give a third, the first of the pair less the second or, for immigration, added to it
_BALANCE = {
    "net_migration": ("immigration", "emigration"),
    "emigration": ("immigration", "net_migration"),
    "immigration": ("net_migration", "emigration"),
}


@record()
class Standing:
    """What stood for a series and a period, and how it is known."""

    range: Range
    figures: tuple[Figure, ...]
    words: str
    unsure: bool
    """Whether it may have been superseded by a figure that is not held."""
    made: bool = False
    """Whether it is a sum or difference of published figures, and not itself published."""

    @property
    def unit(self) -> str:
        """What it is counted in."""
        return self.figures[0].unit


def fitting(stated: Stated, standings: Iterable[Standing]) -> list[Figure]:
    """The figures among many, each as it stands by itself, that the words allow: those whose range `overlaps` what was stated."""
    low = -math.inf if stated.low is None else stated.low
    high = math.inf if stated.high is None else stated.high
    return [
        each.figures[0]
        for each in standings
        if low <= (range_ := each.range).value <= high or (range_.low < high and low < range_.high)
    ]


_EACH_TIME = {"day": "daily ", "week": "weekly ", "month": "monthly ", "quarter": "quarterly "}


def summed(evidence: Evidence, pieces: list[Figure], remark: str) -> Standing | None:
    """Counts of times one behind the other, added up; of many, the first and the last are named."""
    if any(figure.value is None for figure in pieces):
        return None
    made = total(*(Range(figure.value or 0, *(figure.interval or (0, 0))) for figure in pieces))
    if all(figure.rounding == 1 for figure in pieces):
        made = Range(made.value, made.value - 0.5, made.value + 0.5)  # counted one by one
    unit = pieces[0].unit
    newest = max(pieces, key=evidence.order_of)
    by_whom = f"({release_words(evidence.release(newest))}{remark})"
    unsure = bool(remark) or any(
        evidence.may_be_superseded(figure) for figure in {each.release: each for each in pieces}.values()
    )
    if len(pieces) == 1:
        return Standing(made, (newest,), f"{amount(made.value, unit)} {by_whom}", unsure)
    if len(pieces) <= MOST_NAMED:
        terms = " + ".join(f"{amount(each.value or 0, unit)} ({period_words(each.period)})" for each in pieces)
        return Standing(made, tuple(pieces), f"{terms} = {amount(made.value, unit)} {by_whom}", unsure, made=True)
    kinds = {each.period.kind for each in pieces}
    each_time = _EACH_TIME.get(kinds.pop(), "") if len(kinds) == 1 else ""
    words = f"{amount(made.value, unit)}, the sum of {len(pieces)} {each_time}counts {by_whom}"
    return Standing(made, (pieces[0], pieces[-1]), words, unsure, made=True)


def by_balance(evidence: Evidence, series: Series, period: Period) -> Standing | None:
    """Net migration is immigration less emigration: any one of them from the other two."""
    if series.measure not in MIGRATION_FLOWS:
        return None
    names = _BALANCE[series.measure]
    found = [evidence.figure(Series(name, series.fixed), period) for name in names]
    return _combined(
        evidence, found, "+" if series.measure == "immigration" else "−", lambda figure: figure.series.about.label.lower()
    )


def by_parts(evidence: Evidence, series: Series, period: Period) -> Standing | None:
    """A reason for migration that is by definition the sum of others: study, of main applicants and dependants."""
    if series.measure not in MIGRATION_FLOWS:
        return None
    parts = DIMENSIONS["reason"].by_code[series.dimensions["reason"]].parts
    if not parts:
        return None
    found = [evidence.figure(series.with_(reason=part), period) for part in parts]
    return _combined(
        evidence, found, "+", lambda figure: DIMENSIONS["reason"].label_of(figure.series.dimensions["reason"]).lower()
    )


_WITH_DEPENDANTS = ("all", "main_and_dependants_and_child_students")


def by_applicants(
    evidence: Evidence, series: Series, period: Period, held: Callable[[Series, Period], Figure | None]
) -> Standing | None:
    """Visas of main applicants or of dependants as what is left of all of one release without the others."""
    other = {"main": "dependant", "dependant": "main"}.get(series.dimensions.get("applicant", ""))
    if series.measure != "visas_granted" or other is None:
        return None
    without = held(series.with_(applicant=other), period)
    for whole in _WITH_DEPENDANTS:
        figures = [held(series.with_(applicant=whole), period), without]
        made = _combined(evidence, figures, "−", lambda figure: figure.series.label)
        if made is not None:
            return made
    return None


def by_years(evidence: Evidence, series: Series, period: Period) -> Standing | None:
    """Several whole years as the sum of the years that make them up."""
    windows: list[Period] = []
    start = period.start
    while start < period.stop:
        window = Period(start, start.replace(year=start.year + 1), "year_ending")
        windows.append(window)
        start = window.stop
    if start != period.stop or len(windows) > MOST_YEARS:
        return None
    return _combined(
        evidence, [evidence.figure(series, window) for window in windows], "+", lambda figure: period_words(figure.period)
    )


def _combined(evidence: Evidence, found: list[Figure | None], sign: str, name: Callable[[Figure], str]) -> Standing | None:
    figures = [figure for figure in found if figure is not None and figure.value is not None]
    if len(figures) < 2 or len(figures) != len(found):
        return None
    spans_years = figures[0].period != figures[1].period
    if not spans_years and len({figure.release for figure in figures}) > 1:
        return None  # figures of two releases do not belong together
    ranges = [Range(figure.value or 0, *(figure.interval or (0, 0))) for figure in figures]
    result = total(*ranges) if sign == "+" else difference(*ranges)
    if result.high - result.low > WIDEST_MADE * abs(result.value):
        return None  # "1.1 million less 504,000" says too little
    unit = figures[0].unit
    terms = f" {sign} ".join(f"{amount(figure.value or 0, unit)} ({name(figure)})" for figure in figures)
    newest = max(figures, key=evidence.order_of)
    words = f"{terms} = {amount(result.value, unit)} ({release_words(evidence.release(newest))})"
    return Standing(result, tuple(figures), words, any(evidence.may_be_superseded(figure) for figure in figures), made=True)
