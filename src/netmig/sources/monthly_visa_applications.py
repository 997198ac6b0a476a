"""The Home Office's monthly count of applications for entry clearance visas, as a workbook or a CSV of a sheet.

The workbook is not at hand, and no program that reads it: the forms that `monthly_visa_columns` knows are inferred, from the text of the
releases of November 2024 to July 2025, which names the routes, the kinds of applicant and the months, and gives
counts to the hundred and calls them provisional. So nothing is taken for granted: a route and a kind of applicant
must be named by the column, the row or the title, and a column of something else is told of and left alone.
Main applicants and dependants are never added up, and where a column has both, it must be their sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ..codes import plain_words
from ..errors import DamagedDataError, LayoutError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import MONTHS, Period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import release
from .long_table import Book, TextBook, count_in, ends_table, header_words
from .monthly_visa_columns import (
    APPLICANTS,
    ROUTE_HEADERS,
    ROUTES,
    TOGETHER,
    CountColumn,
    MonthlyTable,
    code_named,
    month_column,
    month_of,
    monthly_table,
    without,
)
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day
from .workbook import Cell, column_letters

_ABOUT = re.compile(r"\bvisas? applications\b|\bapplications for\b.*\bvisas?\b|\bentry clearance\b")
_MONTH_NAME = re.compile(rf"\b(?:{'|'.join(MONTHS)})|^20\d\d-\d\d-01\b", re.IGNORECASE)
_FIRST = date(2005, 1, 1)
_HEADER_ROWS = 25
_BEGINNING = 65_536
_URL = "https://www.gov.uk/government/statistics/monthly-entry-clearance-visa-applications"


def recognises(given: GivenFile) -> bool:
    """Whether a sheet, or the text, counts applications for visas under months."""
    try:
        _, sheets = _book(given)
        return any(_is_table(given, _first_of(given), sheet) for sheet in sheets)
    except DamagedDataError:
        return False


def _book(given: GivenFile) -> tuple[Book, tuple[str, ...]]:
    if given.is_workbook:
        return given.workbook, given.workbook.sheet_names
    return TextBook(given.name, given.text), ("",)


def _first_of(given: GivenFile) -> Book:
    """What a file begins with, which is enough to know it by: of a long text not all of it."""
    return given.workbook if given.is_workbook else TextBook(given.name, given.text[:_BEGINNING])


def _beginning(given: GivenFile, book: Book, sheet: str) -> list[tuple[int, tuple[Cell, ...]]]:
    if given.is_workbook:
        return list(given.workbook.beginning(sheet))
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    for row in book.rows(sheet):
        rows.append(row)
        if len(rows) == _HEADER_ROWS:
            break
    return rows


def _is_table(given: GivenFile, book: Book, sheet: str) -> bool:
    rows = _beginning(given, book, sheet)
    header = next((place for place, (_, cells) in enumerate(rows) if month_column(cells) is not None), None)
    if header is None or not any(_MONTH_NAME.search(str(cell)) for _, cells in rows[header + 1 :] for cell in cells[:3]):
        return False
    words = plain_words(" ".join(str(cell) for _, cells in rows[: header + 1] for cell in cells if isinstance(cell, str)))
    headers = {header_words(cell) for cell in rows[header][1]}
    return bool(_ABOUT.search(words)) and (
        any(f" {each} " in f" {words} " for each in ROUTES) or bool(headers & set(ROUTE_HEADERS))
    )


def read(given: GivenFile) -> Reading:
    """Applications by month, route and kind of applicant, provisional, in the release of the day of publication.

    Raises LayoutError, with its place, for a column without a kind of applicant, for a month that stands twice, is missing
    or was not over, and where main applicants and dependants do not make all; UsageError where nothing says when
    this was published.
    """
    book, sheets = _book(given)
    covers = [(name, _beginning(given, book, name)) for name in sheets]
    published = publication_day(given, stated_day(covers))
    source = Source(
        id="monthly-visa-applications", title="Monthly entry clearance visa applications: tables", url=given.url or _URL,
        sha256=given.sha256, retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    its = release(
        "home-office-visa-applications", published.isoformat(), "Monthly entry clearance visa applications", source, url=_URL
    )
    figures: list[Figure] = []
    tables: list[TableRead] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if not _is_table(given, book, sheet):
            continue
        found = monthly_table(book, sheet, _beginning(given, book, sheet))
        made = _figures(found, its, source, published, problems)
        problems += [
            Problem(
                f"{sheet or book.name}: the column {found.table.headers[column]!r} is of no route that is known, and is not read.",
                Place(sheet, found.table.header_row, column_letters(column)),
            )
            for column in found.unread
        ]
        if made:
            when = sorted({figure.period for figure in made})
            tables.append(
                TableRead(
                    name=sheet or given.name,
                    figures=len(made),
                    first=when[0].label,
                    last=when[-1].label,
                    groups=("route", "applicant"),
                )
            )
        known = {(figure.series, figure.period): figure for figure in figures}
        for figure in made:
            other = known.get((figure.series, figure.period))
            if other is not None and other.value != figure.value:
                raise _contradiction(book, figure, f"{other.value:,}, as {other.locator} has it")
            if other is None:
                figures.append(figure)
    _check_sums(book, figures)
    return Reading(releases=((its, tuple(figures)),), tables=tuple(tables), problems=tuple(problems))


def _figures(found: MonthlyTable, its: Release, source: Source, published: date, problems: list[Problem]) -> list[Figure]:
    table = found.table
    counts = list(_counts(found, published, problems))
    # the releases give their counts to the hundred; a table that is finer is taken as it is
    rounding = 100 if all((value or 0) % 100 == 0 for *_, value in counts) else 1
    figures: list[Figure] = []
    seen: dict[Series, dict[Period, int]] = {}
    for row, at, period, series, value in counts:
        rows = seen.setdefault(series, {})
        if period in rows:
            raise table.refuse(row, at, f"{series.key} of {period.label} once; it stands in row {rows[period]}", value)
        rows[period] = row
        if value is None:
            continue
        where = f"{table.sheet}!{column_letters(at)}{row}" if table.sheet else f"{table.book.name} row {row}, {table.headers[at]}"
        figures.append(
            Figure(
                series=series, period=period, release=its.id, value=value, rounding=rounding, status="provisional",
                source=source.id, locator=where,
            )
        )  # fmt: skip
    _check_complete(found, seen)
    return figures


def _check_complete(found: MonthlyTable, seen: dict[Series, dict[Period, int]]) -> None:
    """Every month between the first and the last of a series has its row: a year made of fewer would be too small."""
    for series, rows in seen.items():
        for one, other in pairwise(sorted(rows)):
            if one.stop != other.start:
                expected = f"every month of {series.key} between {one.label} and {other.label}"
                raise found.table.refuse(rows[other], found.months, expected, other.label)


def _counts(
    found: MonthlyTable, published: date, problems: list[Problem]
) -> Iterator[tuple[int, int, Period, Series, int | None]]:
    """Each count with its row and column, and what it is of; None for one that the publisher does not know."""
    table = found.table
    years = table.headers.index("year") if "year" in table.headers else None
    for row, cells in table.rows(must_end=False):
        said = [(column, cells[column.at]) for column in found.columns if cells[column.at] is not None]
        when = cells[found.months]
        if not said or ends_table(cells[0]):
            continue
        period = month_of(when) or (month_of(f"{when} {cells[years]}".removesuffix(".0")) if years is not None else None)
        if period is None:
            if when is not None and all(isinstance(cell, str) and not cell[:1].isdecimal() for _, cell in said):
                continue  # a note below the table
            raise table.refuse(row, found.months, "a month such as 'July 2025'", when)
        if not _FIRST <= period.start <= period.end <= published:
            raise table.refuse(row, found.months, f"a month that was over on {published}, when this was published", when)
        for column, cell in said:
            kind = _kind_of(found, row, cells, column, problems)
            value = count_in(table, row, column.at, cell)
            if kind is None:
                continue
            if isinstance(cell, str) and not cell[:1].isdecimal():
                value = None  # a marker, "-" among them, is no count of this month
            yield row, column.at, period, Series.of("visa_applications", route=kind[0], applicant=kind[1]), value


def _kind_of(
    found: MonthlyTable, row: int, cells: tuple[Cell, ...], column: CountColumn, problems: list[Problem]
) -> tuple[str, str] | None:
    """The route and the kind of applicant of a count; None, which is told once, for a route that is not known."""
    route, applicant = column.route, column.applicant
    if found.route is not None:
        words = header_words(cells[found.route])
        route = code_named(words, ROUTES) if without(words, (*ROUTES, "visa", "visas", "route", "worker")) == "" else ""
        if not route:
            message = f"{found.table.sheet or found.table.book.name}: {cells[found.route]!r} is no route that is known, and is not read."
            if all(each.message != message for each in problems):
                problems.append(Problem(message, Place(found.table.sheet, row, column_letters(found.route))))
            return None
    if found.applicant is not None:
        words = header_words(cells[found.applicant])
        applicant = APPLICANTS.get(words, "")
        if not applicant:
            raise found.table.refuse(row, found.applicant, "main applicants, dependants or all", cells[found.applicant])
    applicant = applicant or ("all" if route in TOGETHER else "")
    if not applicant:
        raise found.table.refuse(row, column.at, "a column 'Applicant type'", ", ".join(found.table.headers))
    return route, applicant


def _check_sums(book: Book, figures: list[Figure]) -> None:
    """Main applicants and dependants are all, to within three roundings."""
    by = {(figure.series, figure.period): figure for figure in figures}
    for (series, period), whole in by.items():
        if series.dimensions["applicant"] != "all":
            continue
        parts = [by.get((series.with_(applicant=each), period)) for each in ("main", "dependant")]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if len(values) == len(parts) and whole.value is not None:
            slack = 1.5 * whole.rounding if whole.rounding > 1 else 0
            if abs(whole.value - sum(values)) > slack:
                raise _contradiction(book, whole, f"{sum(values):,}, main applicants and dependants")


def _contradiction(book: Book, figure: Figure, expected: str) -> LayoutError:
    sheet, _, cell = figure.locator.partition("!")
    row = re.search(r"\d+", cell or figure.locator.partition(" row ")[2])
    return LayoutError(
        f"{book.name}, {figure.locator}: {figure.series.key} of {figure.period.label} is {figure.value:,}; expected {expected}.", "",
        "Compare it with the publisher's own.", place=Place(sheet if cell else "", int(row[0]) if row else None, ""),
    )  # fmt: skip


READER = Reader(
    name="home-office-monthly-visas",
    title="Home Office: monthly entry clearance visa applications",
    recognises=recognises,
    read=read,
)
