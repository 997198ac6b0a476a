"""CSV files as found: rows with the numbers they have in the file, and the figure in each cell.

A table is read whole, its header checked first: a column that moved must stop the reading, not
shift the figures.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, Source, Status
from ..periods import Period
from ..series import Series

_Number = TypeVar("_Number", int, float)

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


def _converted(row: Row, column: str, kind: type[_Number]) -> _Number:
    try:
        return kind(row[column].replace(",", ""))
    except ValueError:
        raise LayoutError(f"{row.locator}, column {column!r}, holds {row[column]!r}, which is no number.") from None


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, with the digest of its bytes."""

    name: str
    sha256: str
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def source(
        self, title: str, *, url: str = "", upstream: str = "", licence: str = OPEN_GOVERNMENT, retrieved_at: str = ""
    ) -> Source:
        """The file as a source of figures, called by its name without the ending."""
        return Source(
            id=self.name.removesuffix(".csv").lower().replace("_", "-"),
            title=title, url=url, upstream=upstream, sha256=self.sha256, retrieved_at=retrieved_at, licence=licence,
        )  # fmt: skip


def read_table(path: Path, columns: tuple[str, ...], *, may_lack: int = 0) -> Table:
    """The rows of a CSV file whose header is exactly `columns`.

    Blank rows and the closing "End of table" are no rows. A row may lack so many of the last cells;
    they are read as empty. Raises LayoutError where the file is
    not there, its header is another one, or a row has more or fewer cells.
    """
    try:
        body = path.read_bytes()
    except OSError:
        raise LayoutError(f"There is no file {path}.", "", "Give the folder that holds the publishers' files.") from None
    reader = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    header = tuple(next(reader, []))
    if header != columns:
        raise LayoutError(f"{path.name} has the columns {', '.join(header)}.", f"Its reader knows {', '.join(columns)}.")
    rows: list[Row] = []
    for number, cells in enumerate(reader, start=2):
        if not any(cells) or cells[0] == "End of table":
            continue
        if not len(columns) - may_lack <= len(cells) <= len(columns):
            raise LayoutError(f"{path.name} row {number} has {len(cells)} cells, not {len(columns)}.")
        padded = [*(cell.strip() for cell in cells), *[""] * (len(columns) - len(cells))]
        rows.append(Row(path.name, number, dict(zip(columns, padded, strict=True))))
    return Table(path.name, hashlib.sha256(body).hexdigest(), tuple(rows))


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
