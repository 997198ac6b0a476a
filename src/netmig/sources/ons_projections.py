"""Migration in ONS's national population projections: what each variant assumes, year by year.

    International_migration   Flow | Sex | Age | 2018 - 2019 | …    people by sex and age: the open data files
    PERSONS                   Net migration | 2022 - 2023 | …       thousands: the summary tables

The first was seen in a program that reads the file of the 2018-based principal projection (columns
Flow, Sex, Age, and years such as "2018 - 2019"); the second is inferred. No file was at hand. ONS
publishes them zipped, and in the XML of Excel 2003. The years are from the middle of one year to that of the next. A variant is what the workbook says it
is; where it says nothing, the code in the name of ONS's own files is taken, and that is told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from datetime import date

from ..codes import plain_words
from ..errors import LayoutError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import Period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import release
from .long_table import header_words
from .populations import ONS
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .spreadsheet_xml import SpreadsheetXml, is_spreadsheet_xml
from .stated_dates import publication_day, stated_day
from .workbook import Cell, Workbook, column_letters
from .year_tables import YearTable, is_net_migration, looks_like_year, unit_of, words_of, year_of

_FLOWS = {"in": "immigration", "inflow": "immigration", "out": "emigration", "outflow": "emigration", "net": "net_migration"}
_KEYS = ("flow", "sex", "age")
_VARIANTS = (
    ("zero net migration", "zero_net_migration"), ("high migration", "high_variant"), ("low migration", "low_variant"),
    ("principal projection", "principal"), ("principal", "principal"),
)  # fmt: skip
# The codes of ONS's own files; the others are variants of fertility and mortality with the principal's migration.
_IN_NAMES = {"ppp": "principal", "pph": "high_variant", "ppl": "low_variant", "ppz": "zero_net_migration"}
_IN_NAME = re.compile(r"(?:^|[^a-z])(pp[phlz])(?:[^a-z]|$)", re.IGNORECASE)
_BASED = re.compile(r"(20\d\d)-based", re.IGNORECASE)
_PROJECTION = re.compile(r"population projection|\d{4}-based|principal projection|migration variant", re.IGNORECASE)
_Book = Workbook | SpreadsheetXml
_INNER_BYTES = 64 * 1024 * 1024
_URL = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationprojections"


def recognises(given: GivenFile) -> bool:
    """Whether a workbook has migration by flow, sex and age under years, or the summary of a projection."""
    return given.is_workbook and _is_projection(given.workbook)


def recognises_packed(given: GivenFile) -> bool:
    """The same for a workbook in the XML of Excel 2003, and for one in a zip file."""
    book = _packed(given)
    return book is not None and _is_projection(book)


def _is_projection(book: _Book) -> bool:
    return any(_kind(book, name) for name in book.sheet_names)


def _packed(given: GivenFile) -> _Book | None:
    """The only workbook in a zip file, or in XML; None where there is none, or more than one."""
    if is_spreadsheet_xml(given.body):
        return SpreadsheetXml(given.name, given.body)
    if not given.body.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(given.body)) as archive:
            if "xl/workbook.xml" in archive.namelist() or "content.xml" in archive.namelist():
                return None
            inner = [part for part in archive.infolist() if part.filename.lower().endswith((".xlsx", ".xml"))]
            if len(inner) != 1 or inner[0].file_size > _INNER_BYTES:
                return None
            body, name = archive.read(inner[0]), inner[0].filename.rpartition("/")[2]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return None
    return SpreadsheetXml(name, body) if is_spreadsheet_xml(body) else Workbook(name, body)


def _kind(book: _Book, name: str) -> str:
    rows = book.beginning(name)
    for _, cells in rows:
        words = [header_words(cell) for cell in cells]
        if set(_KEYS) <= set(words) and any(looks_like_year(cell) for cell in cells):
            return "detailed"
    if any(map(_PROJECTION.search, [name, *words_of(rows)])) and any(is_net_migration(cells[0]) for _, cells in rows if cells):
        return "summary" if any(sum(looks_like_year(cell) for cell in cells) >= 2 for _, cells in rows) else ""
    return ""


def read(given: GivenFile) -> Reading:
    """Migration into, out of and net, for each year of a projection and the variant that it is of, in people.

    Raises LayoutError, with its place, for a cell that is no number, for flows in and out that do
    not give the net, and where nothing says which variant this is; UsageError where nothing says
    when it was published.
    """
    book = _packed(given) or given.workbook
    covers = [(name, book.beginning(name)) for name in book.sheet_names]
    texts = [text for name, rows in covers for text in (name, *words_of(rows))]
    problems: list[Problem] = []
    scenario = _scenario(given, book, texts, problems)
    based = next((said[1] for text in texts if (said := _BASED.search(text))), "")
    day = publication_day(given, stated_day(covers))
    source = Source(
        id=f"national-projections-{scenario.replace('_', '-')}", title=f"National population projections, {scenario.replace('_', ' ')}",
        url=given.url or _URL, sha256=given.sha256, retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    title = f"National population projections{f', {based}-based' if based else ''}"
    its = release("ons-projection-forecast", day.isoformat(), title, source, publisher=ONS, url=_URL)
    figures: list[Figure] = []
    tables: list[TableRead] = []
    for name in book.sheet_names:
        kind = _kind(book, name)
        if not kind:
            continue
        found = (_detailed if kind == "detailed" else _summary)(book, name, its, source, scenario, day)
        known = {(figure.series, figure.period) for figure in figures}
        figures += [figure for figure in found if (figure.series, figure.period) not in known]
        ends = sorted(figure.period for figure in found)
        tables.append(
            TableRead(name=f"{name}: migration, {scenario}", figures=len(found), first=ends[0].label, last=ends[-1].label)
        )
    return Reading(releases=((its, tuple(figures)),), tables=tuple(tables), problems=tuple(problems))


def _scenario(given: GivenFile, book: _Book, texts: list[str], problems: list[Problem]) -> str:
    said = {code for text in texts for words, code in _VARIANTS if words in plain_words(text)}
    if len(said) == 1:
        return said.pop()
    for name in (book.name, given.name):
        if found := _IN_NAME.search(name):
            code = _IN_NAMES[found[1].lower()]
            if not said or code in said:
                problems.append(
                    Problem(f"Which variant this is, {code.replace('_', ' ')}, is known by the file's name {name!r} alone.")
                )
                return code
    raise LayoutError(
        f"{given.name} does not say which variant of the projection it is.", f"It names {', '.join(sorted(said)) or 'none'}.",
        "Write its figures as a tidy CSV, with the variant in the column 'scenario'.", place=Place(book.sheet_names[0]),
    )  # fmt: skip


def _header(book: _Book, name: str, *, keys: bool) -> tuple[int, tuple[Cell, ...]]:
    for row, cells in book.beginning(name):
        words = [header_words(cell) for cell in cells]
        if set(_KEYS) <= set(words) if keys else sum(looks_like_year(cell) for cell in cells) >= 2:
            return row, cells
    raise AssertionError(name)


def _years(table: YearTable, row: int, header: tuple[Cell, ...]) -> dict[int, Period]:
    years: dict[int, Period] = {}
    for column, cell in enumerate(header, start=1):
        period = year_of(cell, "mid")
        if period is None:
            if cell is not None and header_words(cell) not in (*_KEYS, ""):
                raise table.refuse(row, column, "a year such as '2022 - 2023'", cell)
            continue
        if period in years.values():
            raise table.refuse(row, column, "each year once", cell)
        years[column] = period
    return years


def _detailed(book: _Book, name: str, its: Release, source: Source, scenario: str, day: date) -> list[Figure]:
    header_row, header = _header(book, name, keys=True)
    table = YearTable(book.name, name, "mid", 1)
    years = _years(table, header_row, header)
    at = {key: [header_words(cell) for cell in header].index(key) for key in _KEYS}
    sums: dict[tuple[str, int], float] = defaultdict(float)
    rows: dict[str, list[int]] = defaultdict(list)
    seen: dict[tuple[Cell, ...], int] = {}
    for row, cells in book.rows(name):
        if row <= header_row or sum(cell is not None for cell in cells) < 4:
            continue
        flow = _FLOWS.get(plain_words(str(cells[at["flow"]])))
        if flow is None:
            raise table.refuse(row, at["flow"] + 1, f"one of {', '.join(_FLOWS)}", cells[at["flow"]])
        key = tuple(cells[at[each]] for each in _KEYS)
        if key in seen:
            raise table.refuse(row, 1, f"each flow, sex and age once: these stand in row {seen[key]}", ", ".join(map(str, key)))
        if any(plain_words(str(cell)) in ("total", "all", "persons", "all ages") for cell in key[1:]):
            raise table.refuse(row, at["sex"] + 1, "no total among its parts", ", ".join(map(str, key)))
        seen[key] = row
        rows[flow].append(row)
        for column in years:
            told = table.number(row, column, cells[column - 1] if column <= len(cells) else None)
            if told is None:
                raise table.refuse(row, column, "a number", cells[column - 1] if column <= len(cells) else None)
            sums[flow, column] += told[0]
    _check_net(table, rows, sums, years)
    return [
        Figure(
            series=Series.of(flow, forecaster="ons_projection", scenario=scenario), period=years[column], release=its.id, value=round(value),
            evidence="derived_from_official_file", source=source.id,
            locator=f"{name}!{column_letters(column - 1)}{rows[flow][0]}:{column_letters(column - 1)}{rows[flow][-1]}, "
            f"{len(rows[flow]):,} rows of that flow, every sex and age",
        )
        for (flow, column), value in sorted(sums.items())
        if years[column].end > day.replace(year=day.year - 4)
    ]  # fmt: skip


def _check_net(
    table: YearTable, rows: dict[str, list[int]], sums: dict[tuple[str, int], float], years: dict[int, Period]
) -> None:
    """In less out is net, to half a person a row: the parts are rounded."""
    if set(rows) != set(_FLOWS.values()):
        return
    slack = max(len(each) for each in rows.values())
    for column, period in years.items():
        net, out = sums["net_migration", column], sums["immigration", column] - sums["emigration", column]
        if abs(net - out) > slack:
            raise table.refuse(
                rows["net_migration"][0], column, f"a net of {out:,.0f} in {period.label}, in less out", f"{net:,.0f}"
            )


def _summary(book: _Book, name: str, its: Release, source: Source, scenario: str, day: date) -> list[Figure]:
    header_row, header = _header(book, name, keys=False)
    above = words_of([each for each in book.beginning(name) if each[0] <= header_row])
    labels = [str(cells[0]) for _, cells in book.beginning(name) if cells and is_net_migration(cells[0])]
    table = YearTable(book.name, name, "mid", unit_of([*above, *labels]))
    if not table.unit:
        raise table.refuse(1, 1, "the unit, such as 'thousands', above the table or in its label", above[:3])
    years = {column: period for column, cell in enumerate(header, start=1) if (period := year_of(cell, "mid")) is not None}
    figures: list[Figure] = []
    for row, cells in book.rows(name):
        if row <= header_row or not cells or not is_net_migration(cells[0]):
            continue
        if figures:
            raise table.refuse(row, 1, "one row of net migration", cells[0])
        for column, period in years.items():
            told = table.number(row, column, cells[column - 1] if column <= len(cells) else None)
            if told is not None and period.end > day.replace(year=day.year - 4):
                figures.append(
                    Figure(
                        series=Series.of("net_migration", forecaster="ons_projection", scenario=scenario), period=period, release=its.id,
                        value=told[0], rounding=told[1], source=source.id, locator=f"{name}!{column_letters(column - 1)}{row}",
                    )
                )  # fmt: skip
    if not figures:
        raise table.refuse(header_row, None, "a row of net migration with numbers", "none")
    return figures


READER = Reader(
    name="ons-projections", title="ONS: national population projections, migration assumed", recognises=recognises, read=read
)
PACKED = Reader(
    name="ons-projections-packed", title="ONS: national population projections, migration assumed; as XML or zipped",
    recognises=recognises_packed, read=read,
)  # fmt: skip
