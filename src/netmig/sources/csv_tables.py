"""CSV files as found: rows with the numbers they have in the file, and the figure in each cell.

A table is known by its header and read whole: a column that moved must stop the reading, not shift
the figures.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TypeVar

from ..errors import DamagedDataError, LayoutError, PeriodLabelError, Place
from ..ledger.figures import Evidence, Figure, Release, Source, Status
from ..periods import Period, parse_period
from ..series import Series
from .known_copies import called, copy_of, day_of
from .limits import MOST_CELLS
from .reader import GivenFile, Problem, Reader, Reading
from .tables_read import tables_of

_Number = TypeVar("_Number", int, float)

# "1234", "1,234", "-0.5"; a comma only where thousands have one
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,20})?", re.ASCII)
# what a spreadsheet would work out or call, and what a browser would run
_ACTIVE = ("=", "@", "<")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
OPEN_GOVERNMENT = "Open Government Licence v3.0"
# What publishers write where there is no number.
MISSING = frozenset({"", ":", "-", "NA", "z", "x"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number in the file, the header being row 1."""

    table: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def locator(self) -> str:
        return f"{self.table} row {self.number}"

    def whole(self, column: str) -> int:
        """A whole number, with or without thousands commas."""
        return _converted(self, column, int)

    def exact(self, column: str) -> int | float:
        """A number as it stands; whole numbers stay whole."""
        value = _converted(self, column, float)
        return int(value) if value.is_integer() else value

    def day(self, column: str) -> date:
        """An ISO day."""
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.refuse(column, f"holds {self[column][:80]!r}, which is no day.") from None

    def year(self, column: str) -> int:
        """A year in four digits."""
        if not _YEAR.fullmatch(self[column]):
            raise self.refuse(column, f"holds {self[column][:80]!r}, which is no year.")
        return int(self[column])

    def period(self, column: str) -> Period:
        """A period in any of the forms of its label."""
        try:
            return parse_period(self[column])
        except PeriodLabelError:
            raise self.refuse(column, f"holds {self[column][:80]!r}, which is no period.") from None

    def refuse(self, column: str, problem: str, available: str = "", next_step: str = "") -> LayoutError:
        """The error for what stands in a cell, with the cell's place."""
        where = f"{self.locator}, column {column!r}," if column else self.locator
        return LayoutError(f"{where} {problem}", available, next_step, place=Place("", self.number, column))


def _converted(row: Row, column: str, kind: type[_Number]) -> _Number:
    words = row[column]
    # Python takes "1_000", "٣", "nan" and "1e9" for numbers, which no publisher writes
    if _NUMBER.fullmatch(words):
        number = kind(words.replace(",", ""))
        if isfinite(number):
            return number
    raise row.refuse(column, f"holds {words[:80]!r}, which is no number.")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, and the file."""

    name: str
    """As locators and sources call it: not by the name that it was handed in with."""
    file: GivenFile
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @property
    def day(self) -> str:
        """The day or month of its publication, known of this very file or said beside it; UsageError where neither is."""
        return day_of(self.file)

    def source(self, title: str, *, url: str = "", licence: str = OPEN_GOVERNMENT) -> Source:
        """The file as a source of figures, called by its name without the ending; where it was copied from, if that is known."""
        known = copy_of(self.file)
        return Source(
            id=self.name.removesuffix(".csv").lower().replace("_", "-"),
            title=title, url=url or self.file.url, upstream=known.upstream if known else "", sha256=self.file.sha256,
            retrieved_at=known.retrieved_at if known else self.file.retrieved_at, licence=licence,
        )  # fmt: skip


def read_table(file: GivenFile, columns: tuple[str, ...], *, may_lack: int = 0, name: str = "") -> Table:
    """The rows of a CSV file whose header is exactly `columns`.

    Blank rows and the closing "End of table" are no rows. A row may lack so many of the last cells;
    they are read as empty. Raises LayoutError where its header is another one, a row has more or
    fewer cells, or the file ends within a row.
    """
    name = called(file, name) if name else file.name
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    rows: list[Row] = []
    number, cells_read = 1, 0
    try:
        header = tuple(next(reader, []))
        if header != columns:
            raise LayoutError(
                f"{name} has the columns {', '.join(header)}.", f"Its reader knows {', '.join(columns)}.", place=Place("", 1)
            )
        for number, cells in enumerate(reader, start=2):
            if not any(cells) or cells[0] == "End of table":
                continue
            if not len(columns) - may_lack <= len(cells) <= len(columns):
                raise LayoutError(f"{name} row {number} has {len(cells)} cells, not {len(columns)}.", place=Place("", number))
            padded = [*(cell.strip() for cell in cells), *[""] * (len(columns) - len(cells))]
            cells_read += len(cells)
            if cells_read > MOST_CELLS:
                raise DamagedDataError(f"{file.name} has more than {MOST_CELLS:,} cells.", "No more are read from one table.")
            rows.append(Row(name, number, dict(zip(columns, padded, strict=True))))
            if active := next((column for column, cell in rows[-1].cells.items() if cell.startswith(_ACTIVE)), ""):
                raise rows[-1].refuse(
                    active, f"begins with {rows[-1][active][:1]!r}: it is a formula or markup, and no word or number."
                )
    except csv.Error as problem:
        raise LayoutError(f"{name} row {number + 1} cannot be read: {problem}.", place=Place("", number + 1)) from None
    return Table(name, file, tuple(rows))


def _cut_off(table: Table) -> tuple[Problem, ...]:
    """A last row without its line end may be a part of one: "56018" cut off at "56" is a number still."""
    if not table.rows or table.file.text.endswith(("\n", "\r")):
        return ()
    last = table.rows[-1].number
    return (
        Problem(
            f"Row {last} is the last and has no line end: the file may be cut off there, and its last number with it.",
            Place("", last),
        ),
    )


def header_of(file: GivenFile) -> tuple[str, ...]:
    """The columns that a text file's first line names; none for a workbook, or where it is no CSV."""
    try:
        return tuple(next(csv.reader([file.first_line]), []))
    except csv.Error:
        return ()


Read = Iterable[tuple[Release, Iterable[Figure]]]


def csv_reader(name: str, title: str, columns: tuple[str, ...], read: Callable[[Table], Read], *, may_lack: int = 0) -> Reader:
    """The reader of a CSV table that is known by its header."""

    def reading(file: GivenFile) -> Reading:
        table = read_table(file, columns, may_lack=may_lack, name=name)
        releases = tuple((release, tuple(figures)) for release, figures in read(table))
        return Reading(releases=releases, tables=tables_of(releases), problems=_cut_off(table))

    return Reader(name=name, title=title, recognises=lambda file: header_of(file) == columns, read=reading)


def figure_at(
    row: Row, column: str, series: Series, period: Period, *, release: Release, source: Source,
    evidence: Evidence = "derived_from_official_file", rounding: float = 1, text: str = "", status: Status = "",
    marker: str = "", note: str = "",
) -> Figure:  # fmt: skip
    """The figure that stands in one cell; its locator names file, row and column."""
    return Figure(
        series=series, period=period, release=release.id, value=row.exact(column), rounding=rounding, text=text, status=status,
        marker=marker, evidence=evidence, source=source.id, locator=f"{row.locator}, {column}", note=note,
    )  # fmt: skip
