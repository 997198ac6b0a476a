"""The time series of small boats as GOV.UK publishes it each week: arrivals by day, and by week.

A spreadsheet (.ods, .xlsx) or a CSV of one of its sheets. The columns of the daily sheet, SB_01 (Date, Migrants
arrived, Boats arrived, Boats arrived involved in uncontrolled landings, Notes), were seen in
documents that print them; the weekly one (Week ending, with people and crossings prevented) is
inferred from the copies that were gathered of it. The workbook itself was not at hand. The page of
the last seven days has the daily columns too, and can be given as a CSV.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..errors import DamagedDataError, LayoutError, PeriodLabelError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import Period, day, parse_period, week_ending
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import release
from .long_table import Book, LongTable, TextBook, count_in, find_table, header_words
from .reader import GivenFile, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day
from .workbook import Cell, column_letters

_PEOPLE, _BOATS = Series.of("small_boat_arrivals"), Series.of("small_boats")
_SUNDAY = 6
_FIRST = date(2018, 1, 1)
_URL = "https://www.gov.uk/government/publications/migrants-detected-crossing-the-english-channel-in-small-boats"
_COUNTED = {
    "migrants arrived": _PEOPLE, "migrants": _PEOPLE, "people arrived": _PEOPLE,
    "boats arrived": _BOATS, "boats": _BOATS,
    "migrants prevented": Series.of("small_boat_crossings_prevented"),
    "people prevented": Series.of("small_boat_crossings_prevented"),
    "events prevented": Series.of("small_boat_prevention_events"),
}  # fmt: skip
_WHEN = {"date": "day", "week ending": "week", "week ending sunday": "week"}
# A part of the boats that arrived, and words: no series is made of them.
_OTHERS = frozenset(
    {"boats involved in uncontrolled landings", "boats arrived involved in uncontrolled landings", "notes", "note"}
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    table: LongTable
    kind: str
    figures: tuple[Figure, ...]


def _kind(rows: tuple[tuple[int, tuple[Cell, ...]], ...]) -> str:
    """Day or week for rows among which such a header stands; empty for others."""
    for _, cells in rows:
        words = [header_words(cell) for cell in cells]
        if {"migrants arrived", "boats arrived"} <= set(words) and (when := next((each for each in words if each in _WHEN), "")):
            return _WHEN[when]
    return ""


def _sheets(given: GivenFile) -> dict[str, str]:
    """The sheets that are a table of arrivals, and what their rows are for."""
    if given.is_workbook:
        book = given.workbook
        return {name: kind for name in book.sheet_names if (kind := _kind(book.beginning(name)))}
    kind = _kind(tuple(TextBook(given.name, given.first_line).rows(""))) if "migrants arrived" in given.first_line.lower() else ""
    return {"": kind} if kind else {}


def recognises(given: GivenFile) -> bool:
    """Whether a sheet, or the text, has arrivals of people and boats under a date or the end of a week."""
    try:
        return bool(_sheets(given))
    except DamagedDataError:
        return False


def read(given: GivenFile) -> Reading:
    """People and boats by day and by week, crossings prevented by week, in the release of the day of publication.

    Raises LayoutError, with its place, where a day is missing, out of order or not yet over, and
    where a week is not the sum of its days.
    """
    sheets = _sheets(given)
    book: Book = given.workbook if given.is_workbook else TextBook(given.name, given.text)
    covers = [(name, given.workbook.beginning(name)) for name in given.workbook.sheet_names] if given.is_workbook else []
    published = publication_day(given, stated_day(covers))
    source = Source(
        id="small-boats-time-series", title="Small boat arrivals: time series", url=given.url or _URL, sha256=given.sha256,
        retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    log = release(
        "home-office-small-boats", published.isoformat(), "Small boat arrivals, daily and weekly", source, url=_URL,
        note="The state of the published series on its day of publication; each day was published sooner.",
    )  # fmt: skip
    read_sheets = [_read(book, name, kind, published, log, source) for name, kind in sheets.items()]
    days = {
        figure.period.start: figure
        for each in read_sheets
        if each.kind == "day"
        for figure in each.figures
        if figure.series == _PEOPLE
    }
    for each in read_sheets:
        if each.kind == "week":
            _check_weeks(each, days)
    return Reading(
        releases=((log, tuple(figure for each in read_sheets for figure in each.figures)),),
        tables=tuple(
            TableRead(
                name=f"{each.table.sheet or given.name}, by {each.kind}", figures=len(each.figures),
                first=each.figures[0].period.label, last=each.figures[-1].period.label,
            )
            for each in read_sheets
        ),
    )  # fmt: skip


def _read(book: Book, sheet: str, kind: str, published: date, log: Release, source: Source) -> _Sheet:
    rows = list(book.rows(sheet))
    header = next(cells for _, cells in rows if _kind(((0, cells),)))
    when = next(header_words(cell) for cell in header if header_words(cell) in _WHEN)
    table = find_table(book, sheet, (when, "migrants arrived", "boats arrived"), {when, *_COUNTED, *_OTHERS})
    counted = [(column, _COUNTED[name]) for column, name in enumerate(table.headers) if name in _COUNTED]
    figures: list[Figure] = []
    seen: dict[date, int] = {}
    for row, cells in table.rows(must_end=False):
        if not any(cells[column] is not None for column, _ in counted):
            continue  # a note below the table
        period = _period(table, row, table.index(when), cells, kind, published)
        if period.start in seen:
            raise table.refuse(
                row, table.index(when), f"each {kind} once: {period.end} stands in row {seen[period.start]}", cells[0]
            )
        seen[period.start] = row
        for column, series in counted:
            count = None if cells[column] is None else count_in(table, row, column, cells[column])
            if count is not None and not (isinstance(cells[column], str) and not str(cells[column])[:1].isdecimal()):
                where = f"{sheet}!{column_letters(column)}{row}" if sheet else f"{book.name} row {row}, {table.headers[column]}"
                figures.append(
                    Figure(series=series, period=period, release=log.id, value=count, source=source.id, locator=where)
                )  # fmt: skip
    if not figures:
        raise table.refuse(table.header_row, None, "rows below the header", "none")
    _check_complete(table, seen, kind)
    return _Sheet(table, kind, tuple(figures))


def _period(table: LongTable, row: int, column: int, cells: tuple[Cell, ...], kind: str, published: date) -> Period:
    try:
        found = parse_period(str(cells[column] or "").removesuffix(" 00:00:00")).end
    except PeriodLabelError:
        raise table.refuse(row, column, "a date such as '20 November 2025'", cells[column]) from None
    if not _FIRST <= found <= published:
        raise table.refuse(row, column, f"a date from {_FIRST} to {published}, when this was published", cells[column])
    if kind == "day":
        return day(found)
    if found.weekday() != _SUNDAY:
        raise table.refuse(row, column, "a Sunday, on which weeks end", f"{cells[column]}, a {found:%A}")
    return week_ending(found)


def _check_complete(table: LongTable, seen: dict[date, int], kind: str) -> None:
    """Every day between the first and the last must be there: a total of a year would be too small. Weeks may lack."""
    if kind == "day":
        for one in sorted(seen)[:-1]:
            if one + timedelta(days=1) not in seen:
                raise table.refuse(
                    seen[one], table.index("date"), f"the day after {one} too", f"no row for {one + timedelta(days=1)}"
                )


def _check_weeks(weeks: _Sheet, days: dict[date, Figure]) -> None:
    for week in weeks.figures:
        seven = [days.get(week.period.start + timedelta(days=place)) for place in range(7)]
        if week.series != _PEOPLE or None in seven:
            continue
        total = sum(int(each.value or 0) for each in seven if each is not None)
        if total != week.value:
            raise LayoutError(
                f"{week.locator}: {week.value:,} people arrived in the {week.period.label}, and {total:,} on its days.", "",
                "Compare both with the publisher's own.", place=Place(weeks.table.sheet, _row_of(week.locator), ""),
            )  # fmt: skip


def _row_of(locator: str) -> int:
    return int("".join(letter for letter in locator.rpartition("!")[2] if letter.isdecimal()))


READER = Reader(
    name="small-boats-series", title="Home Office: small boats, time series by day and week", recognises=recognises, read=read
)
