"""One series with everything that was ever published of it, and what was said of it drawn in.

Grey lines are earlier releases; a dashed dark line is what stood on one day; the thick dark line is
what stands now. A ring is a figure that matters here, a diamond is a value that someone stated; dots at the period in question are what
stood that day and what stands now.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from ..ledger.figures import LONDON, Figure, Release
from ..ledger.phrases import day_words, period_in_words, published_words
from ..ledger.views import SeriesView, Snapshot, Vintage
from ..periods import MONTHS, Period
from .drawing import (
    DARK_BLUE,
    LINE_GREY,
    ORANGE,
    TEXT_GREY,
    Anchor,
    Chart,
    Point,
    Table,
    canvas,
    diamond,
    dot,
    label,
    line,
    ring,
    rule,
)
from .scale import Scale, axis_unit, number_words, value_ticks

WIDTH, HEIGHT = 380.0, 270.0
LEFT, RIGHT, TOP, BOTTOM = 50.0, 66.0, 34.0, 232.0
# how many periods are shown before and after the one that matters
BEFORE, AFTER = 20, 12
# the names under the axis need this much room each, those at the ends of lines this much height
NAME_WIDTH, NAME_HEIGHT = 62.0, 14.0
# how much room near lines a name gives up to be nearer to its mark
NEARNESS = 0.3
# about how wide a bold character is
CHARACTER = 7.0
# a release with so few periods in view is drawn as points as well: a lone point makes no line
FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value that someone stated for a period; where it is a range, its two ends."""

    period: Period
    low: float
    high: float
    words: str
    """The value in words, such as "906,000"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The paper: which periods are on it, and where a figure goes."""

    periods: tuple[Period, ...]
    across: Scale
    up: Scale
    ticks: tuple[float, ...]
    divisor: float
    unit: str

    def at(self, period: Period, value: float) -> Point:
        return self.across(period.stop.toordinal()), self.up(value)

    def points(self, figures: Iterable[Figure]) -> list[Point]:
        shown = set(self.periods)
        return [self.at(each.period, each.value) for each in figures if each.period in shown and each.value is not None]

    def runs(self, figures: Iterable[Figure]) -> list[list[Point]]:
        """The points parted where a release leaves periods out: a line across would show what nobody published."""
        places = {period: place for place, period in enumerate(self.periods)}
        runs: list[list[Point]] = []
        before = -2
        for each in figures:
            place = places.get(each.period)
            if place is None or each.value is None:
                continue
            if place != before + 1:
                runs.append([])
            runs[-1].append(self.at(each.period, each.value))
            before = place
        return runs


def vintages_chart(
    view: SeriesView,
    period: Period,
    *,
    day: date,
    now: date | datetime,
    said: Said | None = None,
    matter: Iterable[Figure] = (),
    name: str = "chart",
) -> Chart | None:
    """Every vintage of a series around a period, as it stood on a day and as it stands now.

    `matter` are the figures to ring; those of other series are passed over. None where there are
    not two periods with a number to draw: one point is no chart.

    `name` must be the only one of its kind on a page.
    """
    current, then = view.as_of(now), view.as_of(day)
    limit = current.as_of
    vintages = [each for each in view.vintages() if limit is None or each.release.published_at <= limit]
    ringed = tuple(dict.fromkeys(each for each in matter if each.series == view.series and each.value is not None))
    periods = _periods(current, period, [each.period for each in ringed])
    if len(periods) < 2:
        return None
    sheet = _sheet(periods, [each for vintage in vintages for each in vintage.figures], said, view.series.unit)
    title = f"{view.series.label}: every published figure around {_name(period)}"
    return Chart(
        svg=canvas(
            name,
            WIDTH,
            HEIGHT,
            title,
            words := _description(view, period, then, current, vintages, said),
            [
                *_axes(sheet, period),
                *_lines(sheet, vintages, then, current),
                *_marks(sheet, ringed, said, period, then, current, view),
            ],
        ),
        title=title,
        description=words,
        table=_table(view, sheet, vintages, then, current, day),
    )


def _periods(current: Snapshot, period: Period, needed: Sequence[Period]) -> tuple[Period, ...]:
    """The periods to show: windows as long as the one that matters, some before and some after it, and all needed."""
    alike = [each for each, figure in current.items() if figure.value is not None and _length(each) == _length(period)]
    if period not in alike or period.kind == "onwards":  # a window without an end has no place on a line
        return ()
    place = alike.index(period)
    first, last = max(0, place - BEFORE), min(len(alike), place + AFTER + 1)
    places = [alike.index(each) for each in needed if each in alike]
    return tuple(alike[min([first, *places]) : max([last, *(place + 1 for place in places)])])


def _length(period: Period) -> str:
    """How long a window is, leap years and the lengths of months aside."""
    days = (period.stop - period.start).days
    bounds = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
    return next((name for bound, name in bounds if days <= bound), "longer")


def _sheet(periods: tuple[Period, ...], figures: Sequence[Figure], said: Said | None, unit: str) -> _Sheet:
    shown = set(periods)
    values: list[float] = [each.value for each in figures if each.period in shown and each.value is not None]
    if said is not None and said.period in shown:
        values += [said.low, said.high]
    marks = value_ticks(values)
    divisor, words = axis_unit(unit, max(abs(marks[0]), abs(marks[-1])))
    return _Sheet(
        periods=periods,
        across=Scale(periods[0].stop.toordinal(), periods[-1].stop.toordinal(), LEFT + 6, WIDTH - RIGHT),
        up=Scale(marks[0], marks[-1], BOTTOM, TOP),
        ticks=marks,
        divisor=divisor,
        unit=words,
    )


def _axes(sheet: _Sheet, period: Period) -> Iterable[str]:
    start = "" if sheet.ticks[0] <= 0 else f" (the scale begins at {number_words(sheet.ticks[0] / sheet.divisor)}, not at nought)"
    yield label("axis-name", (4, 16), sheet.unit[:1].upper() + sheet.unit[1:] + start)
    for value in sheet.ticks:
        y = sheet.up(value)
        yield rule(
            "nought" if value == 0 else "grid", (LEFT, y), (WIDTH - RIGHT + 6, y), colour=TEXT_GREY if value == 0 else "#e0e0e0"
        )
        yield label("tick", (LEFT - 6, y + 4), number_words(value / sheet.divisor), anchor="end")
    x = sheet.across(period.stop.toordinal())
    yield rule("guide", (x, TOP), (x, BOTTOM), colour=LINE_GREY, dashes="2 3")
    named = _named(sheet, period)
    for each in named:
        place = sheet.across(each.stop.toordinal())
        yield rule("tick-mark", (place, BOTTOM), (place, BOTTOM + 5), colour=TEXT_GREY)
        yield label("tick", (place, BOTTOM + 19), _name(each, short=True), anchor="middle", bold=each == period)
    if period.is_year and period.kind != "financial_year":
        yield label(
            "axis-name", ((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4), "each point: the twelve months up to there", anchor="middle"
        )


def _named(sheet: _Sheet, period: Period) -> list[Period]:
    """The periods named under the axis: the one that matters, and others as far apart as their names need."""

    def place(each: Period) -> float:
        return sheet.across(each.stop.toordinal())

    # whole years away first, so that the names are of the same month
    alike = sorted(sheet.periods, key=lambda each: (each.end.month != period.end.month, -each.stop.toordinal()))
    named = [period]
    for each in alike:
        if each.end.month == period.end.month and all(abs(place(each) - place(other)) >= NAME_WIDTH for other in named):
            named.append(each)
    return sorted(named)


def _lines(sheet: _Sheet, vintages: Sequence[Vintage], then: Snapshot, current: Snapshot) -> Iterable[str]:
    for vintage in vintages:
        for points in sheet.runs(vintage.figures):
            if len(points) > 1:
                yield line("vintage", points, colour=LINE_GREY, width=1)
            if len(points) <= FEW:
                yield from (dot("vintage-dot", point, colour=LINE_GREY, radius=2) for point in points)
    newest, stood = sheet.points(current.values()), sheet.points(then.values())
    yield line("now", newest, colour=DARK_BLUE, width=3)
    if stood and stood != newest:
        yield from (
            line("then", run, colour=DARK_BLUE, width=2, dashes="5 4") for run in sheet.runs(then.values()) if len(run) > 1
        )
        yield dot("then-dot", stood[-1], colour=DARK_BLUE, radius=3)
    yield dot("now-dot", newest[-1], colour=DARK_BLUE, radius=3.5)


class _Mark(NamedTuple):
    """A mark at the period in question, with its words."""

    kind: str
    at: Point
    words: str


def _marks(
    sheet: _Sheet,
    ringed: Sequence[Figure],
    said: Said | None,
    period: Period,
    then: Snapshot,
    current: Snapshot,
    view: SeriesView,
) -> Iterable[str]:
    """The rings, what was said, and what stood and stands at the period in question, each with its words where lines leave room."""
    around = sheet.points([*current.values(), *then.values()])
    for point in dict.fromkeys(sheet.points(ringed)):
        yield ring("matters", point, colour=DARK_BLUE)
    marks: list[_Mark] = []
    stands, stood = current.get(period), then.get(period)
    if stands is not None and stands.value is not None:
        # nothing was published of it since
        last = "last published" if stood is not None and stood.release == stands.release else "now"
        marks.append(_Mark("at-now", sheet.at(period, stands.value), f"{last}: {_value(stands, view)}"))
    if stood is not None and stood.value is not None and (stands is None or stood.value != stands.value):
        marks.append(_Mark("at-then", sheet.at(period, stood.value), f"that day: {_value(stood, view)}"))
    for mark in marks:
        yield dot(f"{mark.kind}-dot", mark.at, colour=DARK_BLUE, radius=3.5)
    if said is not None and said.period in sheet.periods:
        low, high = sheet.at(said.period, said.low), sheet.at(said.period, said.high)
        if said.low != said.high:
            yield line("said-range", [low, high], colour=ORANGE, width=5)
        middle = (low[0], (low[1] + high[1]) / 2)
        yield diamond("said", middle, colour=ORANGE)
        as_well = [mark.words.partition(":")[0] for mark in marks if mark.at == middle]
        # one name for two marks in one place: "said, and that day: 557,000"
        marks = [mark for mark in marks if mark.at != middle]
        marks.append(_Mark("said-words", middle, f"{', and '.join(('said', *as_well))}: {said.words}"))
    for mark in marks:
        width = CHARACTER * len(mark.words)
        (x, y), anchor = _free_place(mark.at, width, around)
        left = _left(x, anchor, width)
        # words that are written take room from those that follow
        around += [(left + width * part / 4, y - up) for part in range(5) for up in (0.0, NAME_HEIGHT / 2, NAME_HEIGHT)]
        colour = "#1d1d1d" if mark.kind == "said-words" else DARK_BLUE
        yield label(mark.kind, (x, y), mark.words, anchor=anchor, colour=colour, bold=mark.kind != "at-then")


def _left(x: float, anchor: Anchor, width: float) -> float:
    """Where words begin that are held at a place."""
    return x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]


def _free_place(mark: Point, width: float, around: Sequence[Point]) -> tuple[Point, Anchor]:
    """Where words beside a mark lie furthest from the lines and still on the paper."""

    def room(place: tuple[Point, Anchor]) -> float:
        (x, y), anchor = place
        left = _left(x, anchor, width)
        if left < LEFT or left + width > WIDTH or y - NAME_HEIGHT < TOP - 8 or y > BOTTOM - 2:
            return -math.inf
        # the distance from each point of a line to the box of the words; ten units apart is room enough
        gaps = (max(left - px, px - left - width, 0) + max(y - NAME_HEIGHT - py, py - y, 0) for px, py in around)
        return min(*gaps, 10.0) - NEARNESS * math.dist(mark, (x, y - NAME_HEIGHT / 2))

    x, y = mark
    heights = (-12.0, 5.0, 22.0, -28.0, 38.0, -44.0, 54.0)
    sides: tuple[tuple[float, Anchor], ...] = ((11, "start"), (-11, "end"), (0, "middle"))
    # on the mark itself no words can stand
    return max((((x + aside, y + up), anchor) for up in heights for aside, anchor in sides if aside or up != 5), key=room)


def _description(
    view: SeriesView, period: Period, then: Snapshot, current: Snapshot, vintages: Sequence[Vintage], said: Said | None
) -> str:
    """What the drawing shows, for whoever does not see it."""
    history = [each for vintage in vintages for each in vintage.figures if each.period == period]
    parts = [f"{_count(len(vintages), 'release')} of {view.series.name}."]
    told = "; ".join(f"{_value(each, view)} published {published_words(_release(each, vintages))}" for each in history)
    parts.append(f"For {_name(period)}: {told}.")
    if (stood := then.get(period)) is not None:
        parts.append(f"On the day {_value(stood, view)} stood.")
    if (newest := current.get(period)) is not None:
        parts.append(f"Now it is {_value(newest, view)}.")
    if said is not None:
        parts.append(f"What was said is {said.words}" + (f" for {_name(said.period)}." if said.period != period else "."))
    return " ".join(parts)


def _table(view: SeriesView, sheet: _Sheet, vintages: Sequence[Vintage], then: Snapshot, current: Snapshot, day: date) -> Table:
    """A row a period: what stood on the day, what stands now, and each number that was published of it, with its day."""
    shown = set(sheet.periods)
    published: dict[Period, list[str]] = {period: [] for period in sheet.periods}
    last: dict[Period, float | None] = {}
    limit = current.as_of
    newest = "Now" if limit is None or limit.year >= date.max.year else f"On {day_words(limit.astimezone(LONDON).date())}"
    for vintage in vintages:
        for figure in vintage.figures:
            # a number that a later release only repeats is told once
            if figure.period in shown and (figure.period not in last or last[figure.period] != figure.value):
                last[figure.period] = figure.value
                published[figure.period].append(f"{_value(figure, view)} ({published_words(vintage.release)})")
    return Table(
        caption=f"{view.series.label}, {view.series.unit}: each number published of a period, with the day of its publication",
        columns=("Period", f"On {day_words(day)}", newest, "Published"),
        rows=tuple(
            (
                _name(period),
                *(_value(found, view) if (found := snapshot.get(period)) is not None else "–" for snapshot in (then, current)),
                ", then ".join(published[period]),
            )
            for period in sheet.periods
        ),
    )


def _release(figure: Figure, vintages: Sequence[Vintage]) -> Release:
    return next(each.release for each in vintages if each.release.id == figure.release)


def _value(figure: Figure, view: SeriesView) -> str:
    if figure.value is None:
        return figure.text or "–"
    return ("£" if view.series.unit == "GBP" else "") + number_words(figure.value)


def _name(period: Period, *, short: bool = False) -> str:
    """A period as a label: "Jun 2023" on an axis that says "twelve months to", whole words elsewhere."""
    if short and period.is_year and period.kind != "financial_year":
        return f"{MONTHS[period.end.month - 1]} {period.end.year}"
    return period.label if short else period_in_words(period)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
