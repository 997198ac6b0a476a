"""Where one figure stood, and where it can be expected to stand: a fan with its edges drawn and named.

Across the paper runs the day of publication. Dots are the values published so far for one period;
from the newest a fan opens to the next release and to a year after, an inner band for the lower level
and an outer one for the higher. Under it stands how often such intervals held at past releases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..errors import UsageError
from ..periods import MONTHS
from ..revisions.expectation import ExpectedRevision, record_words
from ..revisions.interval_scores import Interval
from ..revisions.method_changes import mean_words, number, with_unit
from ..revisions.outcomes import HORIZON_WORDS, YEAR
from .drawing import DARK_BLUE, LINE_GREY, TEXT_GREY, Chart, Point, Table, band, canvas, dot, label, line, rule, wrapped
from .provenance import source_lines, source_words
from .scale import Scale, axis_unit, value_ticks

WIDTH = 380.0
# from one line of small print to the next
PRINT_LINE = 15
# above the scale stand three lines of title, under it the record and the source
LEFT, RIGHT, TOP, BOTTOM = 50.0, 98.0, 84.0, 282.0
TITLE_LINES, BOLD = 3, 7.6
# names of days under the axis, and of edges beside the fan, need so much room
DAY_WIDTH, EDGE_HEIGHT = 60.0, 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The paper: where a day and a value go."""

    across: Scale
    up: Scale
    ticks: tuple[float, ...]
    divisor: float
    unit: str

    def at(self, day: date, value: float) -> Point:
        return self.across(day.toordinal()), self.up(value)


def expected_chart(expectations: Sequence[ExpectedRevision], *, name: str = "chart") -> Chart:
    """A fan from the newest value of a period to the horizons of some expectations of it.

    They are of one figure, each of another horizon; those of `next` and `year` make the fan, and all are
    in the table. `name` must be the only one of its kind on a page. Raises UsageError where there is
    nothing to draw, or where they are of different figures.

    >>> from netmig.revisions.expectation import expected
    >>> chart = expected_chart([expected("net_migration", "YE Dec 2025", as_of="2026-05-21")])
    >>> chart.title
    'Net migration, YE Dec 2025: 171,000 published, and where routine revision may take it'
    """
    if not expectations or len({(each.figure, each.across_breaks) for each in expectations}) != 1:
        raise UsageError(
            "A fan is of one figure, and of one horizon at least.", f"It was given {len(expectations)} expectations."
        )
    first = expectations[0]
    fan = [(_day(each), each) for each in expectations if each.horizon != "latest"] or [(_day(first), first)]
    sheet = _sheet(first, fan)
    taken = "any revision" if first.across_breaks else "routine revision"
    title = f"{first.label}, {first.period}: {number(first.figure.value)} published, and where {taken} may take it"
    words = _description(expectations)
    entry = first.figure.entry
    source = f"{source_words(first.label, [] if entry is None else [entry.issue])} Intervals: netmig, from past revisions."
    last, height = source_lines(source, BOTTOM + 54 + PRINT_LINE * (2 * len(fan)) + 4, WIDTH)
    drawn = [*_title(title), *_axes(sheet, first, fan), *_fan(sheet, first, fan), *_path(sheet, first), *_small_print(fan), *last]
    return Chart(svg=canvas(name, WIDTH, height, title, words, drawn), title=title, description=words, table=_table(expectations))


def _day(expectation: ExpectedRevision) -> date:
    """About when the horizon comes."""
    figure = expectation.figure
    days = YEAR / figure.steps_a_year if expectation.horizon == "next" else YEAR
    return figure.published.date() + timedelta(days=round(days))


def _sheet(first: ExpectedRevision, fan: Sequence[tuple[date, ExpectedRevision]]) -> _Sheet:
    values = [value for _, value in first.path]
    for _, each in fan:
        values += [end for interval in each.intervals for end in (interval.low, interval.high)]
    marks = value_ticks(values)
    room = 38 if len(first.path) == 1 else 14  # the newest value has its number at its left
    divisor, words = axis_unit(first.unit or "units", max(abs(marks[0]), abs(marks[-1])))
    return _Sheet(
        across=Scale(first.path[0][0].toordinal(), max(day for day, _ in fan).toordinal(), LEFT + room, WIDTH - RIGHT),
        up=Scale(marks[0], marks[-1], BOTTOM, TOP),
        ticks=marks,
        divisor=divisor,
        unit=words,
    )


def _title(words: str) -> Iterable[str]:
    """The title in lines; what does not fit in three of them is cut, and stands whole in the words of the drawing."""
    room = int((WIDTH - 8) / BOLD)
    lines = wrapped(words, room)
    if len(lines) > TITLE_LINES:
        lines = [*lines[: TITLE_LINES - 1], f"{lines[TITLE_LINES - 1]} …"]
    for place, each in enumerate(lines):
        cut = each if len(each) <= room else f"{each[: room - 1]}…"
        yield label("title", (4, 16 + 16 * place), cut, colour="#1d1d1d", bold=True)


def _axes(sheet: _Sheet, first: ExpectedRevision, fan: Sequence[tuple[date, ExpectedRevision]]) -> Iterable[str]:
    start = "" if sheet.ticks[0] <= 0 else f" (the scale begins at {number(sheet.ticks[0] / sheet.divisor)}, not at nought)"
    yield label("axis-name", (4, TOP - 18), sheet.unit[:1].upper() + sheet.unit[1:] + start)
    for value in sheet.ticks:
        y = sheet.up(value)
        colour = TEXT_GREY if value == 0 else "#e0e0e0"
        yield rule("nought" if value == 0 else "grid", (LEFT, y), (WIDTH - RIGHT + 4, y), colour=colour)
        yield label("tick", (LEFT - 6, y + 4), number(value / sheet.divisor), anchor="end")
    now = first.figure.published.date()
    named: list[float] = []
    # the newest value and the horizons before older values, where there is no room for all
    for day in (now, *(day for day, _ in reversed(fan)), *(day for day, _ in first.path)):
        x = sheet.across(day.toordinal())
        if all(abs(x - other) >= DAY_WIDTH for other in named):
            named.append(x)
            yield rule("tick-mark", (x, BOTTOM), (x, BOTTOM + 5), colour=TEXT_GREY)
            yield label("tick", (x, BOTTOM + 19), f"{MONTHS[day.month - 1]} {day.year}", anchor="middle", bold=day == now)
    x = sheet.across(now.toordinal())
    yield rule("guide", (x, TOP), (x, BOTTOM), colour=LINE_GREY, dashes="2 3")
    yield label("axis-name", ((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 36), "published, or to be published, in", anchor="middle")


def _fan(sheet: _Sheet, first: ExpectedRevision, fan: Sequence[tuple[date, ExpectedRevision]]) -> Iterable[str]:
    """The bands, widest first, and the names of their edges at the last horizon."""
    begin = first.figure.published.date(), first.figure.value
    levels = sorted({interval.level for _, each in fan for interval in each.intervals}, reverse=True)
    ends: list[tuple[float, str]] = []
    for level in levels:
        found = sorted((day, each.interval(level)) for day, each in fan if any(other.level == level for other in each.intervals))
        lower, upper = (
            [sheet.at(*begin), *(sheet.at(day, value(interval)) for day, interval in found)] for value in (_low, _high)
        )
        yield band("fan", lower, upper, colour=DARK_BLUE)
        last = found[-1][1]
        ends += [
            (sheet.up(end), f"{number(end / sheet.divisor)} ({level:.0%})") for end in (last.low, last.high)
        ]  # fmt: skip
        for day, interval in found[:-1]:
            yield rule("horizon", sheet.at(day, interval.low), sheet.at(day, interval.high), colour=DARK_BLUE, dashes="3 3")
    x = sheet.across(max(day for day, _ in fan).toordinal())
    for y, words in _apart(ends):
        yield label("edge", (x + 6, y + 4), words, colour=DARK_BLUE)


def _low(interval: Interval) -> float:
    return interval.low


def _high(interval: Interval) -> float:
    return interval.high


def _apart(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The names of edges, from the top, moved down where they would lie on one another, and up again from the foot."""
    placed: list[tuple[float, str]] = []
    for y, words in sorted(ends):
        placed.append((max(y, placed[-1][0] + EDGE_HEIGHT) if placed else y, words))
    floor = BOTTOM + 4
    for place in range(len(placed) - 1, -1, -1):
        y, words = placed[place]
        placed[place] = min(y, floor), words
        floor = placed[place][0] - EDGE_HEIGHT
    return placed


def _path(sheet: _Sheet, first: ExpectedRevision) -> Iterable[str]:
    """The values published so far, each with its number where there is room."""
    points = [sheet.at(day, value) for day, value in first.path]
    if len(points) > 1:
        yield line("published", points, colour=DARK_BLUE, width=2)
    for point in points[:-1]:
        yield dot("published-dot", point, colour=LINE_GREY, radius=3)
    yield dot("now-dot", points[-1], colour=DARK_BLUE, radius=4)
    x, y = points[-1]
    words = number(first.figure.value / sheet.divisor)
    yield label("now", (x - 8, y - 8), words, anchor="end", colour=DARK_BLUE, bold=True)


def _small_print(fan: Sequence[tuple[date, ExpectedRevision]]) -> Iterable[str]:
    first = fan[0][1]
    told = "Any revision, changes of method too." if first.across_breaks else "Routine revision: changes of method come on top."
    lines = [told]
    for _, each in fan:
        held = [f"{record.held} of {record.n} held ({record.level:.0%})" for record in each.record]
        widths = " and ".join(mean_words(record.width, each.figure.rounding) for record in each.record)
        lines += [f"Past intervals {HORIZON_WORDS[each.horizon]}: {held[0]},", "; ".join([*held[1:], f"mean widths {widths}."])]
    for place, words in enumerate(lines):
        yield label("small-print", (4, BOTTOM + 54 + PRINT_LINE * place), words)


def _description(expectations: Sequence[ExpectedRevision]) -> str:
    """What the drawing shows, for whoever does not see it."""
    first = expectations[0]
    told = "; ".join(f"{number(value)} published {day.isoformat()}" for day, value in first.path)
    parts = [f"{first.label} for {first.period}: {told}."]
    for each in expectations:
        intervals = ", ".join(f"{number(one.low)} to {number(one.high)} at {one.level:.0%}" for one in each.intervals)
        records = "; ".join(record_words(one, first.figure.rounding) for one in each.record)
        parts.append(f"Expected {HORIZON_WORDS[each.horizon]}: {intervals} ({each.kind}). At past releases {records}.")
    return " ".join(parts)


def _table(expectations: Sequence[ExpectedRevision]) -> Table:
    first = expectations[0]
    rows = []
    for each in expectations:
        records = {record.level: record for record in each.record}
        for interval in each.intervals:
            record = records[interval.level]
            rows.append(
                (
                    HORIZON_WORDS[each.horizon], f"{interval.level:.0%}", number(interval.low), number(interval.high),
                    str(record.n), str(record.held), mean_words(record.width, each.figure.rounding),
                )
            )  # fmt: skip
    return Table(
        caption=f"{first.label}, {first.period}: {with_unit(first.figure.value, first.unit)}, and where {first.kind} may take it",
        columns=("Horizon", "Level", "Low", "High", "Past intervals", "That held", "Mean width"),
        rows=tuple(rows),
    )
