"""A publisher's workbook (.xlsx, .ods or .xls), opened within limits: what is read is what was weighed and hashed.

A spreadsheet may unpack to anything, and one cell far from the others makes a reader allocate the
whole rectangle between. So size, extents and texts are checked by `weighing` before a cell is read.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar, cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from ..errors import DamagedDataError, LayoutError, NotHeldError, Place
from .limits import FILE_BYTES
from .weighing import weigh

Cell = str | int | float | None
_Made = TypeVar("_Made")

SHEET_CELLS = 4_000_000
"""What is read of a sheet as a whole; longer ones are read row by row."""
BEGINNING_ROWS = 80
_SIMPLE = frozenset({str, int, float})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet from A1 on, blanks as None, without blank rows and columns at its end."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell, counted from 0; None outside the sheet."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    def reference(self, row: int, column: int) -> str:
        """The cell's address for people and for a figure's locator: "Table 4!E17"."""
        return f"{self.name}!{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Workbook:
    """A workbook whose sheets are read when they are asked for, each once."""

    def __init__(self, name: str, body: bytes) -> None:
        if len(body) > FILE_BYTES:
            raise _too_large(name, len(body))
        self.name = self.cited = name
        self.sha256 = hashlib.sha256(body).hexdigest()
        weighed = weigh(name, body)
        self._book = _within(
            lambda: CalamineWorkbook.from_filelike(io.BytesIO(weighed)), f"{name} is no workbook that can be opened"
        )
        self.sheet_names: tuple[str, ...] = tuple(self._book.sheet_names)
        self._read: dict[str, Sheet] = {}
        self._beginnings: dict[str, tuple[tuple[int, tuple[Cell, ...]], ...]] = {}
        self._opened: tuple[str, CalamineSheet] | None = None

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name; NotHeldError lists those there are."""
        if name not in self._read:
            found = self._open(name)
            if found.total_height * found.total_width > SHEET_CELLS:
                raise DamagedDataError(
                    f"Sheet {name!r} of {self.name} reaches row {found.total_height:,} and column {found.total_width:,}.",
                    f"At most {SHEET_CELLS:,} cells are read as a whole.",
                )
            rows = _within(lambda: found.to_python(skip_empty_area=False), f"Sheet {name!r} of {self.name} cannot be read")
            self._read[name] = Sheet(name, _trimmed([tuple(_plain(value) for value in row) for row in rows]))
        return self._read[name]

    def cited_as(self, name: str) -> Workbook:
        """The same workbook, whose cells are cited under another name than that it was handed in with."""
        other = copy(self)
        other.cited = name
        return other

    def rows(self, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows of a sheet one by one, each with its number as people count, and none of them kept.

        Cells begin at column A. So a table of half a million rows is read in the memory of the
        library alone, which has one sheet at a time. Raises as `sheet` does.
        """
        found = self._open(name)
        top, left = found.start or (0, 0)
        margin = (None,) * left
        for number, row in enumerate(found.iter_rows(), start=top + 1):
            plain = _SIMPLE.issuperset(map(type, row)) and "" not in row
            cells = tuple(cast("list[Cell]", row) if plain else [_plain(value) for value in row])
            yield number, (*margin, *cells) if margin else cells

    def beginning(self, name: str) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
        """The first rows of a sheet, where titles and headers stand: enough to know what a table is."""
        if name not in self._beginnings:
            self._beginnings[name] = tuple(islice(self.rows(name), BEGINNING_ROWS))
        return self._beginnings[name]

    def _open(self, name: str) -> CalamineSheet:
        if name not in self.sheet_names:
            raise NotHeldError.among(f"sheet in {self.name}", name, self.sheet_names)
        if self._opened is None or self._opened[0] != name:
            self._opened = None  # a long sheet is a few hundred megabytes: the last one goes first
            found = _within(lambda: self._book.get_sheet_by_name(name), f"Sheet {name!r} of {self.name} cannot be read")
            self._opened = name, found
        return self._opened[1]

    def __repr__(self) -> str:
        return f"<Workbook {self.name}, {len(self.sheet_names)} sheets>"


def _within(work: Callable[[], _Made], failed: str) -> _Made:
    """What some work of the spreadsheet library gives; whatever goes wrong in it, as DamagedDataError."""
    try:
        return work()
    except (CalamineError, OSError, ValueError, TypeError, OverflowError) as problem:
        raise DamagedDataError(f"{failed}: {problem}.") from None
    except BaseException as problem:
        # the library is in Rust: where it gives up, what it raises is outside Python's tree of exceptions
        if type(problem).__name__ != "PanicException":
            raise
        raise DamagedDataError(f"{failed}: {problem}.") from None


def _too_large(name: str, size: int) -> DamagedDataError:
    return DamagedDataError(f"{name} is too large for a workbook of tables.", f"{size:,} bytes; at most {FILE_BYTES:,} are read.")


def open_workbook(path: Path) -> Workbook:
    """The workbook in a file, within the limits above.

    Raises DamagedDataError for a file that is none, is too large, or cannot be read.
    """
    try:
        size = path.stat().st_size
        body = path.read_bytes() if size <= FILE_BYTES else b""
    except OSError as problem:
        raise DamagedDataError(f"{path} cannot be read: {problem.strerror}.") from None
    if size > FILE_BYTES:
        raise _too_large(str(path), size)
    return Workbook(path.name, body)


def _plain(value: object) -> Cell:
    if value == "" or value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return str(value)
    return value


def _trimmed(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    width = max((index + 1 for row in rows for index, value in enumerate(row) if value is not None), default=0)
    height = max((index + 1 for index, row in enumerate(rows) if any(value is not None for value in row)), default=0)
    return tuple(row[:width] for row in rows[:height])


def layout_error(book: str, where: str, expected: str, found: object) -> LayoutError:
    """The error for a sheet that is not laid out as described: where, what was expected, what stands there."""
    sheet, _, cell = where.partition("!")
    letters = cell.rstrip("0123456789")
    return LayoutError(
        f"{book}, {where}: this layout is not known.",
        f"Expected {expected}; found {found!r}.",
        "Describe the new layout (docs/layouts.md), or report the file.",
        place=Place(sheet, int(cell[len(letters) :]) if cell[len(letters) :] else None, letters),
    )
