"""All releases of a series as lines, with the chosen one and the newest marked.

Thin grey lines and dots are what each release itself published; the thick dark line is what stood
once the chosen release was out; where that is not the newest, a dashed line is what stands now.
Names stand at the ends of lines, so that nothing is told by colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import NotHeldError
from ..periods import MONTHS, Period
from ..revisions.entries import Entry, Issue
from ..revisions.triangle import Triangle
from .drawing import DARK_BLUE, LINE_GREY, TEXT_GREY, Chart, Point, Table, canvas, dot, label, line, rule
from .provenance import source_lines, source_words
from .scale import Scale, axis_unit, number_words, value_ticks

LEFT, TOP = 54.0, 40.0
CHARACTER = 6.6
NAME_HEIGHT = 15.0
# so many periods and releases are shown unless others are asked for: what is older was settled long ago
PERIODS = 40
RELEASES = 40
# a release with so few periods in view is drawn as dots as well
FEW = 4


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The paper: which periods are on it, how far across each stands, and where values go."""

    periods: tuple[Period, ...]
    across: tuple[float, ...]
    up: Scale
    ticks: tuple[float, ...]
    divisor: float
    unit: str
    bottom: float
    right: float

    def runs(self, entries: Iterable[tuple[int, Entry]]) -> list[list[Point]]:
        """The points by place, parted where periods are left out: a line across would show what nobody published."""
        runs: list[list[Point]] = []
        before = -2
        for place, entry in entries:
            if place != before + 1:
                runs.append([])
            runs[-1].append((self.across[place], self.up(entry.value)))
            before = place
        return runs


def releases_chart(
    triangle: Triangle,
    *,
    chosen: str | None = None,
    title: str = "",
    width: float = 720.0,
    periods: int = PERIODS,
    name: str = "releases",
) -> Chart:
    """Every release of a series as a line, what stood once the chosen one was out marked.

    `chosen` is the id of a release or its day of publication, by default the newest. What had been
    published before it and still stood is marked with it, unless it was made by another method.
    `periods` is how many of the newest periods are shown; `width` is in units of the drawing, which
    scales. `name` must be the only one of its kind on a page.

    NotHeldError for a release that is not there, or where there are not two periods to draw.
    """
    if len(triangle.rows) < 2:
        raise NotHeldError(f"There are not two periods of {triangle.name} to draw.", f"There are {len(triangle.rows)}.")
    issue = _chosen(triangle, chosen)
    shown = _shown(triangle, issue, periods)
    told = [triangle.rows[period] for period in shown]
    stood = _stood(triangle, told, issue)
    now = [(place, row[-1]) for place, row in enumerate(told)]
    height = max(260.0, min(420.0, width * 0.56))
    sheet = _sheet(triangle, shown, told, width, height)
    newest = issue is triangle.issues[-1]
    heading = title or f"{triangle.title}: every release"
    words = _description(triangle, told, issue, stood)
    source, bottom = source_lines(
        source_words(triangle.name, (each.issue for row in told for each in row)), height, width
    )  # fmt: skip
    return Chart(
        svg=canvas(
            name, width, bottom, heading, words,
            [*source, *_axes(sheet, heading, width, height), *_grey(sheet, triangle, told), *_marked(sheet, issue, stood, now, newest=newest)],
        ),
        title=heading,
        description=words,
        table=_table(triangle, told, issue),
    )  # fmt: skip


def _stood(triangle: Triangle, told: Sequence[tuple[Entry, ...]], issue: Issue) -> list[tuple[int, Entry]]:
    """What stood once a release was out, of what is comparable with it, by place."""
    stood: list[tuple[int, Entry]] = []
    chosen = triangle.place(issue)
    for place, row in enumerate(told):
        entry = next((each for each in reversed(row) if each.issue.published_at <= issue.published_at), None)
        if entry is None:
            continue
        own = triangle.place(entry.issue)
        if own == chosen or not triangle.comparability.changes(entry.period, own, chosen):
            stood.append((place, entry))
    return stood


def _chosen(triangle: Triangle, asked: str | None) -> Issue:
    if asked is None:
        return triangle.issues[-1]
    found = [each for each in triangle.issues if asked in (each.id, each.label)]
    if not found:
        raise NotHeldError.among(f"release of {triangle.name}", asked, (each.id for each in triangle.issues))
    return found[-1]


def _shown(triangle: Triangle, issue: Issue, most: int) -> tuple[Period, ...]:
    """The newest periods that are alike in length, those that the chosen release tells of among them."""
    length = (triangle.periods[-1].stop - triangle.periods[-1].start).days
    # a leap year is a year, and February a month
    alike = [each for each in triangle.periods if abs((each.stop - each.start).days - length) <= 3]
    told = [place for place, each in enumerate(alike) if any(entry.issue == issue for entry in triangle.rows[each])]
    last = len(alike) if not told else min(len(alike), max(told) + 1 + max(4, most // 3))
    return tuple(alike[max(0, last - most) : last]) if len(alike) > 1 else triangle.periods[-most:]


def _sheet(
    triangle: Triangle, shown: tuple[Period, ...], told: Sequence[tuple[Entry, ...]], width: float, height: float
) -> _Sheet:
    marks = value_ticks([float(each.value) for row in told for each in row])
    divisor, unit = axis_unit(triangle.unit, max(abs(marks[0]), abs(marks[-1])))
    right, bottom = width - 92.0, height - 40.0
    across = Scale(shown[0].stop.toordinal(), shown[-1].stop.toordinal(), LEFT + 6, right)
    places = tuple(across(each.stop.toordinal()) for each in shown)
    return _Sheet(shown, places, Scale(marks[0], marks[-1], bottom, TOP), marks, divisor, unit, bottom, right)


def _axes(sheet: _Sheet, heading: str, width: float, height: float) -> Iterable[str]:
    room = int((width - 8) / 7.4)
    yield label("title", (4, 16), heading if len(heading) <= room else heading[: room - 1] + "…", colour="#1d1d1d", bold=True)
    start = "" if sheet.ticks[0] <= 0 else f" (the scale begins at {number_words(sheet.ticks[0] / sheet.divisor)}, not at nought)"
    unit = (sheet.unit[:1].upper() + sheet.unit[1:] + start).strip()
    if unit:
        yield label("axis-name", (4, 32), unit)
    for value in sheet.ticks:
        y = sheet.up(value)
        yield rule(
            "nought" if value == 0 else "grid", (LEFT, y), (sheet.right + 6, y), colour=TEXT_GREY if value == 0 else "#e0e0e0"
        )
        yield label("tick", (LEFT - 6, y + 4), number_words(value / sheet.divisor), anchor="end")
    for x, each in _named(sheet):
        yield rule("tick-mark", (x, sheet.bottom), (x, sheet.bottom + 5), colour=TEXT_GREY)
        yield label("tick", (x, sheet.bottom + 18), _name(each), anchor="middle")
    if all(each.is_year and each.kind == "year_ending" for each in sheet.periods):
        yield label("axis-name", ((LEFT + sheet.right) / 2, height - 5), "twelve months to", anchor="middle")


def _named(sheet: _Sheet) -> list[tuple[float, Period]]:
    """The periods named under the axis, from the newest back, of the same month where that leaves enough."""
    month = sheet.periods[-1].end.month
    places = list(zip(sheet.across, sheet.periods, strict=True))
    alike = [each for each in places if each[1].end.month == month]
    named: list[tuple[float, Period]] = []
    for x, each in reversed(alike if len(alike) > 2 else places):
        room = CHARACTER * len(_name(each)) + 10
        if not named or named[-1][0] - x >= room:
            named.append((x, each))
    return named


def _grey(sheet: _Sheet, triangle: Triangle, told: Sequence[tuple[Entry, ...]]) -> Iterable[str]:
    said: list[list[tuple[int, Entry]]] = [[] for _ in triangle.issues]
    for place, row in enumerate(told):
        for each in row:
            said[triangle.place(each.issue)].append((place, each))
    for entries in said[-RELEASES:]:
        for points in sheet.runs(entries):
            if len(points) > 1:
                yield line("release", points, colour=LINE_GREY, width=1.2)
            if len(points) <= FEW:
                yield from (dot("release-dot", point, colour=LINE_GREY, radius=2.2) for point in points)


def _marked(
    sheet: _Sheet, issue: Issue, stood: Sequence[tuple[int, Entry]], now: Sequence[tuple[int, Entry]], *, newest: bool
) -> Iterable[str]:
    names: list[tuple[Point, str, str, bool]] = []
    if not newest:
        runs = sheet.runs(now)
        yield from (line("newest", points, colour=TEXT_GREY, width=2, dashes="6 4") for points in runs)
        names.append((runs[-1][-1], "now", "", False))
    if stood:
        runs = sheet.runs(stood)
        for points in runs:
            yield line("chosen", points, colour=DARK_BLUE, width=3.5)
            if len(points) == 1:
                yield dot("chosen-dot", points[0], colour=DARK_BLUE, radius=4)
        yield dot("chosen-end", runs[-1][-1], colour=DARK_BLUE, radius=4)
        names.append((runs[-1][-1], issue.label, "newest" if newest else "as it stood", True))
    placed: list[Point] = []
    for (x, y), words, below, bold in names:
        top = y
        while any(abs(top - other) < 2 * NAME_HEIGHT and abs(x - at) < 84 for at, other in placed):
            top += 4
        placed.append((x, top))
        colour = DARK_BLUE if bold else TEXT_GREY
        yield label("end", (x + 9, top + 1), words, colour=colour, bold=bold)
        if below:
            yield label("end-words", (x + 9, top + 15), below, colour=colour)


def _description(triangle: Triangle, told: Sequence[tuple[Entry, ...]], issue: Issue, stood: Sequence[tuple[int, Entry]]) -> str:
    """What the drawing shows, for whoever does not see it."""
    releases = {each.issue.id for row in told for each in row}
    parts = [
        f"{len(releases)} releases of {triangle.title}, from {triangle.label(told[0][0].period)} to {triangle.label(told[-1][0].period)}.",
        f"Marked is what stood once that of {issue.label} was out",
    ]
    parts[-1] += f": {_value(stood[-1][1])} for {triangle.label(stood[-1][1].period)}." if stood else ": nothing here."
    moved = [(abs(row[-1].value - row[0].value), row) for row in told if len(row) > 1]
    if moved:
        _, row = max(moved, key=lambda each: each[0])
        parts.append(
            f"The largest change since a first figure is for {triangle.label(row[0].period)}: "
            f"{_value(row[0])} ({row[0].issue.label}) became {_value(row[-1])} ({row[-1].issue.label})."
        )
    parts.append(f"Now {triangle.label(told[-1][0].period)} is {_value(told[-1][-1])}.")
    return " ".join(parts)


def _table(triangle: Triangle, told: Sequence[tuple[Entry, ...]], issue: Issue) -> Table:
    places = sorted({triangle.place(each.issue) for row in told for each in row})
    column = {place: at for at, place in enumerate(places, start=1)}
    rows = []
    for row in told:
        cells = [triangle.label(row[0].period), *("–" for _ in places)]
        for each in row:
            cells[column[triangle.place(each.issue)]] = _value(each)
        rows.append(tuple(cells))
    chosen = triangle.place(issue)
    heads = tuple(triangle.issues[place].label + (" (chosen)" if place == chosen else "") for place in places)
    unit = f", {triangle.unit}" if triangle.unit else ""
    return Table(caption=f"{triangle.title}{unit}, by date of publication", columns=("Period", *heads), rows=tuple(rows))


def _value(entry: Entry) -> str:
    return number_words(entry.value)


def _name(period: Period) -> str:
    if period.is_year and period.kind == "year_ending":
        return f"{MONTHS[period.end.month - 1]} {period.end.year}"
    return period.label
