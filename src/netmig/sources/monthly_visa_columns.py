"""The columns of a table of monthly visa applications: which say when, of which route, of whom, and which are counts.

    wide   Month | Health and Care Worker: main applicants | …: dependants | Skilled Worker: … | …
    long   Month | Visa type | Applicant type | Applications

A route and a kind of applicant may be named by a header, by another one over it, by the row or by the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..codes import plain_words
from ..errors import PeriodLabelError
from ..periods import Period, month, parse_period
from .long_table import Book, LongTable, header_words
from .workbook import Cell

_MONTHS = frozenset({"month", "month of application", "application month", "date", "month and year"})
ROUTE_HEADERS = ("visa route", "route", "visa type", "visa", "visa category", "type of visa")
_APPLICANT_HEADERS = ("applicant type", "type of applicant", "applicant")
_COUNT_HEADERS = ("applications", "number of applications", "visa applications", "number of visa applications")
# the routes that the releases name, the longest words first: "student" is in none of the others
ROUTES = {
    "health and care worker": "health_and_care_worker", "health and care": "health_and_care_worker",
    "skilled worker": "skilled_worker", "seasonal worker": "seasonal_worker", "youth mobility scheme": "youth_mobility_scheme",
    "youth mobility": "youth_mobility_scheme", "sponsored study": "sponsored_study", "student": "sponsored_study",
    "family": "family",
}  # fmt: skip
APPLICANTS = {
    "main applicants": "main", "main applicant": "main", "dependants": "dependant", "dependant": "dependant",
    "dependents": "dependant", "dependent": "dependant", "all applicants": "all", "total": "all", "all": "all",
}  # fmt: skip
# published for everyone together
TOGETHER = frozenset({"family"})
_HEADERS_OF_A_TABLE = 2


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of counts, and what it is of where the rows do not say it."""

    at: int
    route: str
    applicant: str


@dataclass(frozen=True, slots=True)
class MonthlyTable:
    """A table of months in a sheet."""

    table: LongTable
    months: int
    columns: tuple[CountColumn, ...]
    route: int | None = None
    applicant: int | None = None
    unread: tuple[int, ...] = ()
    """Columns of something else."""


def monthly_table(book: Book, sheet: str, rows: list[tuple[int, tuple[Cell, ...]]]) -> MonthlyTable:
    """The table whose header stands among these first rows of a sheet; LayoutError where a column is not told apart."""
    place = next(place for place, (_, cells) in enumerate(rows) if month_column(cells) is not None)
    row, cells = rows[place]
    own = [header_words(cell) for cell in cells]
    while own and not own[-1]:
        own.pop()
    months = month_column(cells)
    assert months is not None
    above = _groups_above(rows[place - 1][1] if place else (), len(own), months)
    headers = tuple(" ".join(part for part in (group, each) if part) for group, each in zip(above, own, strict=True))
    titles = tuple(
        str(cell) for _, each in rows[: place if not any(above) else place - 1] for cell in each if isinstance(cell, str)
    )
    table = LongTable(book, sheet, row, headers, titles)
    counts = [column for column, each in enumerate(own) if each in _COUNT_HEADERS]
    route = next((own.index(each) for each in ROUTE_HEADERS if each in own), None)
    applicant = next((own.index(each) for each in _APPLICANT_HEADERS if each in own), None)
    if route is not None or applicant is not None:
        if len(counts) != 1:
            raise table.refuse(row, None, f"one column {' or '.join(map(repr, _COUNT_HEADERS[:2]))}", ", ".join(own))
        about = code_named(_title_words(table), ROUTES) if route is None else ""
        if route is None and not about:
            raise table.refuse(row, None, f"a column {ROUTE_HEADERS[0]!r}, or one route in the title", ", ".join(own))
        others = tuple(
            column
            for column, each in enumerate(own)
            if each not in ("", "year", "notes", "note") and column not in (months, route, applicant, counts[0])
        )
        return MonthlyTable(table, months, (CountColumn(counts[0], about, ""),), route, applicant, others)
    columns, unread = _wide_columns(table, months)
    return MonthlyTable(table, months, columns, unread=unread)


def _groups_above(cells: Sequence[Cell], width: int, months: int) -> list[str]:
    """What stands over the header in a row of its own, each over its column and those right of it; nothing for a title."""
    filled = [column for column, cell in enumerate(cells) if cell is not None and column > months]
    if not filled or any(cell is not None for cell in cells[: months + 1]):
        return [""] * width
    groups = [""] * width
    last = ""
    for column in range(months + 1, width):
        cell = cells[column] if column < len(cells) else None
        last = header_words(cell) if cell is not None else last
        groups[column] = last
    return groups


def _title_words(table: LongTable) -> str:
    return plain_words(f"{table.sheet} {' '.join(table.titles)}")


def _wide_columns(table: LongTable, months: int) -> tuple[tuple[CountColumn, ...], tuple[int, ...]]:
    """The columns of counts, each of a route and a kind of applicant, and those that are of something else."""
    title_route, title_applicant = (code_named(_title_words(table), names) for names in (ROUTES, APPLICANTS))
    columns: list[CountColumn] = []
    unread: list[int] = []
    for at, header in enumerate(table.headers):
        if at == months or not header or header in ("notes", "note", "year"):
            continue
        applicant = code_named(header, APPLICANTS)
        route = code_named(header, ROUTES)
        if not route and applicant and without(header, APPLICANTS) in ("", "applications"):
            route = title_route
        if not route:
            unread.append(at)
            continue
        applicant = applicant or title_applicant or ("all" if route in TOGETHER else "")
        if not applicant:
            raise table.refuse(table.header_row, at, "main applicants, dependants or all, in the header or the title", header)
        columns.append(CountColumn(at, route, applicant))
    kinds = [(each.route, each.applicant) for each in columns]
    for place, kind in enumerate(kinds):
        if kinds.index(kind) != place:
            raise table.refuse(
                table.header_row, columns[place].at, "each route and kind of applicant once", table.headers[columns[place].at]
            )
    if not columns:
        raise table.refuse(
            table.header_row, None, f"a column for a route: {', '.join(dict.fromkeys(ROUTES))}", ", ".join(table.headers)
        )
    return tuple(columns), tuple(unread)


def without(words: str, names: Iterable[str]) -> str:
    """What is left of some words without those of a list."""
    left = f" {words} "
    for name in names:
        left = left.replace(f" {name} ", "  ")
    return " ".join(left.split())


def month_column(cells: Sequence[Cell]) -> int | None:
    """The column whose header is the month, in a row that may be a header."""
    headers = [header_words(cell) for cell in cells]
    if sum(bool(each) for each in headers) < _HEADERS_OF_A_TABLE:
        return None
    return next((column for column, each in enumerate(headers) if each in _MONTHS), None)


def month_of(cell: Cell) -> Period | None:
    """The month that a cell names: "July 2025", "Jul-25", the first of a month as a date; None where it names none.

    >>> month_of("Jul-25").label, month_of("2025-07-01 00:00:00").label, month_of("July 2025 [p]").label
    ('Jul 2025', 'Jul 2025', 'Jul 2025')
    """
    if not isinstance(cell, str):
        return None
    text = re.sub(r"\[[^\]]*\]", "", cell).strip().removesuffix(" 00:00:00")
    text = re.sub(r"^([A-Za-z]{3,9})[-\s]+(\d{2}|\d{4})$", r"\1 \2", text)
    try:
        found = parse_period(text)
    except PeriodLabelError:
        return None
    if found.kind == "month":
        return found
    return month(found.start.year, found.start.month) if found.kind in ("day", "point") and found.start.day == 1 else None


def code_named(words: str, names: dict[str, str]) -> str:
    """The one code that some words name; empty where they name none, or two."""
    left = f" {words} "
    found: dict[str, None] = {}
    for name, code in names.items():
        if f" {name} " in left:
            found[code] = None
            left = left.replace(f" {name} ", "  ")
    return next(iter(found)) if len(found) == 1 else ""
