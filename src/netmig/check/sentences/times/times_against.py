"""The time that a figure is set against in words alone: "a year ago", "where it stood the June before", "the same month in 2024"."""

from __future__ import annotations

from typing import Literal

from ....periods import Period, calendar_year, point, year_ending
from ...records import record
from ...words.subjects import MIGRATION_FLOWS, STOCKS
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from ..scene import Scene
from .eras import all_years_of_an_era, years_before
from .in_office import in_office, years_in_office
from .times_of import read_window


@record()
class Against:
    """The windows that a figure may be set against, none for the year before each of its own, and the last word of them."""

    last: int
    periods: tuple[Period, ...] = ()
    contrast: Literal["plainly", "each"] = "plainly"
    of: tuple[Period, ...] = ()
    """The windows of the figure itself, where what it is set against leaves some of them out."""


# what stands between "than" and the time: "than it was", "on where it stood in", "than the figure for"
_LEADING = frozenset(
    "it they was were is had been stood where what that those the in at for of over during by on end figure figures level levels number numbers total"
    " totals one seen recorded published reported released announced reached estimate back same its their then ago as just only previous year's".split()
)
_ENDS = frozenset({",", ".", ";", ":", '"', "–", "—", ")", "", "!", "and", "but", "while", "when", "as", "despite", "though", "although", "because", "thanks", "with", "which", "said", "says", "according", "after", "at", "by", "in", "to"})  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_BEFORE = frozenset({"before", "previous", "last", "earlier", "ago"})
_FAR = 9


def against(parts: SentenceParts, scene: Scene, at: int, own: tuple[Period, ...], measure: str) -> Against | None:
    """What the figure of some windows is set against from a place on; None where that is no time, or something else follows it."""
    ahead = at
    while ahead - at < _FAR and parts.word(ahead) in _LEADING and not _begins(parts, ahead):
        ahead += 1
    if (month := _month_of_its_own(parts, ahead, own)) is not None:
        return month if parts.word(month.last + 1) in _ENDS else None
    told = next(
        (each for each in in_office(parts, scene.published) if each.first == ahead and each.lead in {"when", "before"}), None
    )
    if told is not None and parts.word(told.last + 1) in _ENDS:
        begins = years_in_office(told, scene, measure)[1]
        return Against(told.last, tuple(each for each in begins if each not in own)) if begins else None
    time = _begins(parts, ahead)
    if time is None:
        return None
    last = time.last
    while parts.word(last + 1) in {
        "'s",
        "figure",
        "level",
        "total",
        "number",
        "figures",
        "levels",
        "numbers",
        "before",
        "earlier",
    }:
        last += 1
    if parts.word(last + 1) not in _ENDS:
        return None
    return _of_time(parts, scene, time, last, own, measure)


def _begins(parts: SentenceParts, at: int) -> TimeExpression | None:
    return next((each for each in parts.times if each.first == at), None)


def _month_of_its_own(parts: SentenceParts, at: int, own: tuple[Period, ...]) -> Against | None:
    """Such as "last June's", "the June before", "September last year": the last window of that month before the figure's own."""
    at += parts.word(at) in _BEFORE
    name = parts.word(at).removesuffix("'s").removesuffix("’s")
    month = _MONTHS.get(name)
    if month is None or not own[0].is_year:
        return None
    last = at
    while parts.word(last + 1) in _BEFORE or parts.words[last + 1 : last + 3] in (["a", "year"], ["the", "year"]):
        last += 1 + (parts.word(last + 1) in {"a", "the"})
    told = not _BEFORE.isdisjoint(parts.words[max(0, at - 1) : last + 2])
    time = next((each for each in parts.times if each.first <= at <= each.last), None)
    if not told or (time is not None and time.year):
        return None
    last += parts.word(last + 1) in {"year", "figure", "level", "total", "number"}
    begun = []
    for period in own:
        year = period.end.year if month < period.end.month else period.end.year - 1
        begun.append(year_ending(year, month))
    return Against(last, tuple(dict.fromkeys(begun)))


def _of_time(
    parts: SentenceParts, scene: Scene, time: TimeExpression, last: int, own: tuple[Period, ...], measure: str
) -> Against | None:
    words = parts.words[time.first : time.last + 1]
    if time.kind == "earlier" and not time.months:
        return Against(last) if time.years == 1 else Against(last, tuple(each.years_back(time.years) for each in own))
    if time.kind == "relative_year" and time.years == 1:
        before = calendar_year(scene.published.year - 1)
        others = () if before in own or measure in STOCKS else (before,)
        return Against(last, tuple(dict.fromkeys((*(each.years_back(1) for each in own), *others))))
    if time.kind == "vague":
        years = all_years_of_an_era(words, scene, measure).periods or years_before(words, scene, measure)
        return Against(last, tuple(each for each in years if each not in own), "each") if years else None
    if time.kind not in {"calendar_year", "year_ending", "month", "financial_year"}:
        return None
    window = read_window(parts, time, scene, measure)
    if window.words or not window.periods:
        return None
    years = window.periods
    if time.kind == "calendar_year" and measure in STOCKS:
        if parts.words[time.first - 2 : time.first] != ["end", "of"]:
            return None
        years = tuple(point(each.end) for each in years)
    elif time.kind == "calendar_year":
        ended = (year_ending(each.end.year, month) for each in years for month in (3, 6, 9, 12))
        years = tuple(dict.fromkeys((*years, *ended))) if own[0].is_year and measure in MIGRATION_FLOWS else years
    earlier = tuple(each for each in years if all(each.stop < mine.stop for mine in own))
    return Against(last, earlier) if earlier else None
