"""ONS's mid-year population estimates: the population of the United Kingdom, its countries, regions and local authorities.

    MYE2 - Persons   Code | Name | Geography | All ages | 0 | 1 | … | 90+      people, in a row for each area

Seen, in programs that read the files: the sheet, its title ("MYE2: Persons by single year of age and sex for
local authorities in the UK, mid-2024"), its header in row 8 and its first row, of mid-2024; the same columns, with the
header in row 5 or 8 and "Geography1", of mid-2019 to mid-2021. The kinds of area and the cover are inferred. No file
was at hand; the tests write one of the populations of mid-2024 that are shipped. Sheets other than this one (by sex,
components of change, density) are left alone, and so are the ages: they are only added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..codes import DIMENSIONS, plain_words, slug
from ..errors import LayoutError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import Period, point
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import release
from .long_table import LongTable, count_in, header_words
from .populations import ONS, uk_estimates
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day
from .workbook import Cell, column_letters

_SHEET = re.compile(r"\bmye2\b.*\bpersons\b|\bmye2$")
_MID = re.compile(r"\bmid[- ]?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_CODE = re.compile(r"[EKNSW]\d{8}")
_KEYS = ("code", "name", "all ages")
_KINDS = ("geography", "geography1", "geography 1")
# Newcastle is in Tyne and Wear as well as in the North East: what lies between a region and its authorities is left out.
_AUTHORITIES = frozenset({
    "unitary authority", "metropolitan district", "non metropolitan district", "london borough", "council area",
    "local government district", "local authority", "district", "borough",
})  # fmt: skip
_WHOLES = frozenset({"country", "region"})
_BETWEEN = frozenset({"county", "metropolitan county", "non metropolitan county", "inner london", "outer london"})
# which countries' authorities make the larger ones
_MADE_OF = {
    "england": "E", "wales": "W", "scotland": "S", "northern_ireland": "N", "england_and_wales": "EW", "great_britain": "EWS",
    "uk": "EWSN",
}  # fmt: skip
_URL = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates"


@dataclass(frozen=True, slots=True)
class _Area:
    row: int
    code: str
    name: str
    kind: str
    people: int

    @property
    def area(self) -> str:
        """The code of the area, one of the list where its name is: "UNITED KINGDOM" is "uk"."""
        words = plain_words(self.name)
        known = DIMENSIONS["area"]
        return next((each.code for each in known.codes if words in (plain_words(each.label), each.code)), slug(self.name))


def recognises(given: GivenFile) -> bool:
    """Whether a workbook has a sheet MYE2 of all persons, with a population of a middle of a year in its title."""
    return given.is_workbook and any(
        _SHEET.search(plain_words(name)) and _year(given.workbook.beginning(name)) for name in given.workbook.sheet_names
    )


def _year(rows: Iterable[tuple[int, tuple[Cell, ...]]]) -> int:
    """The year that the words above the header name; 0 where they name none, or several."""
    said = {int(found["year"]) for _, cells in rows for cell in cells if isinstance(cell, str) for found in _MID.finditer(cell)}
    return said.pop() if len(said) == 1 else 0


def read(given: GivenFile) -> Reading:
    """The population of every area at the middle of the year, in the release of the day of publication.

    Raises LayoutError, with its place, where a row's ages do not add up to its population, and where the local
    authorities do not add up to their country; UsageError where nothing says when this was published.
    """
    book = given.workbook
    name = next(each for each in book.sheet_names if _SHEET.search(plain_words(each)) and _year(book.beginning(each)))
    year = _year(book.beginning(name))
    table, kind = _table(given, name)
    areas = list(_areas(table, kind))
    _check_sums(table, areas)
    covers = [(each, book.beginning(each)) for each in book.sheet_names if "mye" not in plain_words(each)]
    known = uk_estimates().published if year == 2024 and any(each.area == "uk" for each in areas) else None
    day = publication_day(given, stated_day(covers), known)
    source = Source(
        id=f"mye2-mid-{year}", title=f"Population estimates, mid-{year}: MYE2, persons", url=given.url or _URL, sha256=given.sha256,
        retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    its = _release(day, year, areas, source)
    at = point(date(year, 6, 30))
    figures = tuple(_figure(table, each, at, its, source) for each in areas if each.kind in _WHOLES | _AUTHORITIES)
    others = sorted({each.kind for each in areas} - _WHOLES - _AUTHORITIES - _BETWEEN)
    between = sum(each.kind in _BETWEEN for each in areas)
    return Reading(
        releases=((its, figures),),
        tables=(
            TableRead(
                name=name, figures=len(figures), first=at.label, last=at.label, groups=("area",),
                notes=(f"{between} rows of what lies between a region and its authorities are not read",) if between else (),
            ),
        ),
        problems=tuple(
            Problem(
                f"{name}: the rows of the kind {words!r} are not read: it is not known what they are parts of.",
                Place(name, next(each.row for each in areas if each.kind == words), ""),
            )
            for words in others
        ),
    )  # fmt: skip


def _table(given: GivenFile, name: str) -> tuple[LongTable, int]:
    """The table of a sheet, and which of its columns says what kind of area a row is."""
    for row, cells in given.workbook.beginning(name):
        headers = [header_words(cell) for cell in cells]
        while headers and not headers[-1]:
            headers.pop()
        if set(_KEYS) <= set(headers):
            table = LongTable(given.workbook, name, row, tuple(headers), ())
            kind = next((headers.index(each) for each in _KINDS if each in headers), None)
            if kind is None:
                raise table.refuse(
                    row, None, "a column 'Geography', which says what kind of area a row is", ", ".join(headers[:6])
                )
            return table, kind
    raise LayoutError(
        f"{given.name}, {name}: no header is found.", f"Expected a row with the columns {', '.join(_KEYS)}.",
        "Compare the file with the publisher's own.", place=Place(name),
    )  # fmt: skip


def _areas(table: LongTable, kind: int) -> Iterator[_Area]:
    code, name, people = (table.index(each) for each in _KEYS)
    ages = [column for column, header in enumerate(table.headers) if re.fullmatch(r"\d{1,3}\+?", header.replace(" ", ""))]
    seen: dict[str, int] = {}
    for row, cells in table.rows(must_end=False):
        if not _CODE.fullmatch(str(cells[code]).strip()):
            if isinstance(cells[people], (int, float)):
                raise table.refuse(row, code, "the code of an area, such as K02000001", cells[code])
            continue  # a note below the table
        counted = _count(table, row, people, cells[people])
        if ages:
            total = sum(_count(table, row, column, cells[column]) for column in ages)
            if total != counted:
                raise table.refuse(row, people, f"{total:,}, the sum of the ages beside it", counted)
        area = _Area(
            row, str(cells[code]).strip(), " ".join(str(cells[name]).split()), plain_words(str(cells[kind] or "")), counted
        )
        if area.code in seen:
            raise table.refuse(row, code, f"each area once: {area.code} stands in row {seen[area.code]}", cells[code])
        seen[area.code] = row
        yield area


def _count(table: LongTable, row: int, column: int, cell: Cell) -> int:
    """The people in a cell: a whole number, however large a country is."""
    if isinstance(cell, (int, float)) and float(cell).is_integer() and 0 <= cell <= 100_000_000:
        return int(cell)
    found = count_in(table, row, column, cell)
    if found is None or isinstance(cell, float):
        raise table.refuse(row, column, "a whole number of people", cell)
    return found


def _check_sums(table: LongTable, areas: list[_Area]) -> None:
    """Each country is the sum of its local authorities, and each has its own row and no other's."""
    people = table.index("all ages")
    by_letter = {
        letter: [each for each in areas if each.kind in _AUTHORITIES and each.code.startswith(letter)] for letter in "EWSN"
    }
    found: dict[str, _Area] = {}
    for each in areas:
        if each.kind not in _WHOLES | _AUTHORITIES:
            continue
        if (other := found.setdefault(each.area, each)) is not each:
            raise table.refuse(
                each.row, table.index("name"), f"each area by a name of its own: row {other.row} is called so", each.name
            )
        letters = _MADE_OF.get(each.area, "") if each.kind == "country" else ""
        if not letters or not all(by_letter[letter] for letter in letters):
            continue
        total = sum(authority.people for letter in letters for authority in by_letter[letter])
        if total != each.people:
            raise table.refuse(each.row, people, f"{total:,}, the sum of the local authorities of {each.name}", each.people)


def _release(day: date, year: int, areas: list[_Area], source: Source) -> Release:
    if day == uk_estimates().published and year == 2024:
        return uk_estimates(source)
    whole = (
        "the UK, England, Wales, Scotland and Northern Ireland"
        if any(each.area == "uk" for each in areas)
        else "England and Wales"
    )
    return release(
        "ons-population-estimates",
        day.isoformat(),
        f"Population estimates for {whole}: mid-{year}",
        source,
        publisher=ONS,
        url=_URL,
    )


def _figure(table: LongTable, area: _Area, at: Period, its: Release, source: Source) -> Figure:
    return Figure(
        series=Series.of("population", area=area.area), period=at, release=its.id, value=area.people, source=source.id,
        evidence="official_file", text="" if area.area in _MADE_OF else area.name,
        locator=f"{table.sheet}!{column_letters(table.index('all ages'))}{area.row}", note=f"{area.code}, {area.kind}",
    )  # fmt: skip


READER = Reader(
    name="ons-population-estimates",
    title="ONS: mid-year population estimates, persons by area",
    recognises=recognises,
    read=read,
)
