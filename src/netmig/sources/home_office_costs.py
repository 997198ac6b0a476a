"""What asylum costs and the casework beside it, by financial year, from the Home Office's own tables.

The table is ASY_04 of the immigration and protection transparency data (.ods), and has been Asy_00
of the immigration system statistics since. Its columns were seen in a program that reads ASY_04 and
in a copy of its cells; the workbook was not at hand, so where the header stands, and that footnotes
are digits after a header's words, is inferred. Costs on other bases (accommodation, support, the
accounts' segments) are other tables, and no column is taken for one of them.
"""

from __future__ import annotations

import re
from datetime import date

from ..errors import PeriodLabelError
from ..ledger.figures import Figure, Release, Source
from ..periods import Period, parse_period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import EDITIONS, edition_of_day, release
from .long_table import LongTable, ends_table, header_words
from .reader import GivenFile, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day, stated_edition
from .workbook import Cell, column_letters

_COST, _UNIT = Series.of("asylum_cost"), Series.of("asylum_unit_cost")


def _casework(kind: str) -> Series:
    return Series.of("asylum_casework", type=kind)


_COLUMNS: dict[str, Series] = {
    "total asylum costs": _COST,
    "total asylum cost": _COST,
    "unit cost": _UNIT,
    "asylum wip new method": _casework("in_progress_new_method"),
    "asylum wip old method": _casework("in_progress_old_method"),
    "total conclusion": _casework("conclusions"),
    "total conclusions": _casework("conclusions"),
    "average conclusions per month": _casework("conclusions_per_month"),
    "conclusions productivity": Series.of("asylum_productivity", type="conclusions"),
    "total principal stages completed": _casework("principal_stages"),
    "average principal stages completed per month": _casework("principal_stages_per_month"),
    "asylum caseworking staff": Series.of("asylum_caseworkers"),
    "productivity": Series.of("asylum_productivity", type="principal_stages"),
}
_MONTHLY = {"conclusions_per_month": "conclusions", "principal_stages_per_month": "principal_stages"}
_YEAR = "financial year"
_FOOTNOTE = re.compile(r"(?<=[a-z])[ ,]*\d+(?:[ ,]+\d+)*$")
_MISSING = frozenset({"na", "n/a", ":", "-", "–", "z", "x", "[x]", "[z]", "..", "c"})
_NUMBER = re.compile(r"£?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
# No year has cost more than £5.4bn; a hundred times that is a mistake of units.
_LARGEST = 500_000_000_000


def _words(cell: Cell) -> str:
    return _FOOTNOTE.sub("", header_words(cell)).removesuffix(" gbp").strip()


def _header_row(rows: tuple[tuple[int, tuple[Cell, ...]], ...]) -> tuple[int, tuple[str, ...]] | None:
    for number, cells in rows:
        words = tuple(_words(cell) for cell in cells)
        if _YEAR in words and any(_COLUMNS.get(word) == _COST for word in words):
            return number, words
    return None


def _sheet(given: GivenFile) -> str:
    if not given.is_workbook:
        return ""
    book = given.workbook
    return next((name for name in book.sheet_names if _header_row(book.beginning(name))), "")


def recognises(given: GivenFile) -> bool:
    """Whether a sheet has the total of asylum costs beside financial years."""
    return bool(_sheet(given))


def read(given: GivenFile) -> Reading:
    """Costs, unit costs and casework by financial year: pounds, cases and staff.

    Raises LayoutError, with its place, for a column, a year or a number that is not as described,
    and where a monthly average is not a twelfth of its year.
    """
    book, sheet = given.workbook, _sheet(given)
    header, words = _header_row(book.beginning(sheet)) or (0, ())
    table = LongTable(book, sheet, header, words, ())
    for column, word in enumerate(words):
        if word and word != _YEAR and word not in _COLUMNS:
            raise table.refuse(header, column, f"one of {', '.join(_COLUMNS)}", word, "Costs on another basis are another table.")
        if word and words.index(word) != column:
            raise table.refuse(header, column, "each column once", word)
    its_release, source = _release(given)
    figures: list[Figure] = []
    seen: dict[Period, int] = {}
    for row, cells in book.rows(sheet):
        if row <= header or not any(cell is not None for cell in cells):
            continue
        first = cells[words.index(_YEAR)] if len(cells) > words.index(_YEAR) else None
        if ends_table(first) or sum(cell is not None for cell in cells) < 2:
            continue  # the end, or a note below it
        period = _period(table, row, first, its_release.published)
        if period in seen:
            raise table.refuse(row, words.index(_YEAR), f"each year once: it stands in row {seen[period]}", first)
        seen[period] = row
        figures += _of_year(table, row, cells, period, its_release, source)
    if not figures:
        raise table.refuse(header, None, "rows below the header", "none")
    _check_monthly(table, figures, seen)
    years = sorted(seen)
    told = TableRead(name=f"{sheet}: asylum costs and casework", figures=len(figures), first=years[0].label, last=years[-1].label)
    return Reading(releases=((its_release, tuple(figures)),), tables=(told,))


def _release(given: GivenFile) -> tuple[Release, Source]:
    book = given.workbook
    covers = [(name, book.beginning(name)) for name in book.sheet_names]
    edition = stated_edition(str(cell) for _, rows in covers for _, cells in rows for cell in cells if cell)
    known = EDITIONS.get(edition)
    exact = date.fromisoformat(known.published) if known and not known.note and len(known.published) == 10 else None
    day = publication_day(given, stated_day(covers), exact)
    source = Source(
        id="asylum-costs", title="Asylum costs and productivity", url=given.url, sha256=given.sha256, retrieved_at=given.retrieved_at,
        licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    if edition:
        return edition_of_day(edition, day, source), source
    title = "Immigration and protection transparency data"
    return release("home-office-immigration-protection-data", day.isoformat(), title, source), source


def _period(table: LongTable, row: int, cell: Cell, published: date) -> Period:
    column = table.headers.index(_YEAR)
    try:
        period = parse_period(_FOOTNOTE.sub("", str(cell or "").strip()))
    except PeriodLabelError:
        raise table.refuse(row, column, "a financial year such as '2023/24'", cell) from None
    if period.kind != "financial_year" or period.start > published:
        raise table.refuse(row, column, f"a financial year begun by {published}, when this was published", cell)
    return period


def _of_year(
    table: LongTable, row: int, cells: tuple[Cell, ...], period: Period, its_release: Release, source: Source
) -> list[Figure]:
    found: list[Figure] = []
    for column, word in enumerate(table.headers):
        if word not in _COLUMNS or column >= len(cells):
            continue
        value = _number(table, row, column, cells[column])
        if value is not None:
            found.append(
                Figure(
                    series=_COLUMNS[word], period=period, release=its_release.id, value=value,
                    rounding=1 if isinstance(value, int) else 0.01, source=source.id,
                    locator=f"{table.sheet}!{column_letters(column)}{row}",
                )
            )  # fmt: skip
    return found


def _number(table: LongTable, row: int, column: int, cell: Cell) -> int | float | None:
    if isinstance(cell, str):
        text = cell.strip()
        if text.lower() in _MISSING:
            return None
        parts = _NUMBER.fullmatch(text)
        if parts is None:
            raise table.refuse(row, column, "a number or a marker", cell)
        cell = float(parts[0].lstrip("£").replace(",", ""))
    if cell is None:
        return None
    if not 0 <= cell <= _LARGEST:
        raise table.refuse(row, column, f"a number from 0 to {_LARGEST:,}", cell)
    return int(cell) if float(cell).is_integer() else cell


def _check_monthly(table: LongTable, figures: list[Figure], rows: dict[Period, int]) -> None:
    """The average of a month, as the publisher gives it, is a twelfth of the year to the nearest whole."""
    values = {
        (figure.series.dimensions.get("type"), figure.period): figure.value
        for figure in figures
        if figure.series.measure == "asylum_casework"
    }
    for (kind, period), value in values.items():
        year = values.get((_MONTHLY.get(str(kind)), period))
        if value is not None and year is not None and abs(value - year / 12) > 1:
            name = next(word for word, series in _COLUMNS.items() if series == _casework(str(kind)) and word in table.headers)
            raise table.refuse(rows[period], table.headers.index(name), f"a twelfth of {year:,}, the year's", value)


READER = Reader(
    name="home-office-asylum-costs",
    title="Home Office: asylum costs and productivity, as published",
    recognises=recognises,
    read=read,
)
