"""A publisher's workbook, opened within limits: what is read is what was weighed and hashed.

A spreadsheet is a zip of XML that may unpack to anything, and one cell far from the others makes a
reader allocate the whole rectangle between. So the compressed and the unpacked size and the extent
of every sheet are checked before a cell is read.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from ..errors import DamagedDataError, LayoutError, NotHeldError, Place

Cell = str | int | float | None

# The ONS workbook of May 2025 is 3.5 MB, 28 MB unpacked, because styled blanks reach column WVH.
FILE_BYTES = 64 * 1024 * 1024
UNPACKED_BYTES = 400 * 1024 * 1024
SHEET_CELLS = 4_000_000

_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_REFERENCE = re.compile(rb'\br="([A-Z]{0,3})([0-9]{1,7})"')


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
    """A workbook whose sheets are read when they are asked for."""

    def __init__(self, name: str, body: bytes) -> None:
        self.name = name
        self.sha256 = hashlib.sha256(body).hexdigest()
        self._body = body
        _weigh(name, body)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        except (CalamineError, OSError, ValueError) as problem:
            raise DamagedDataError(f"{name} is no workbook that can be opened: {problem}.") from None
        self.sheet_names: tuple[str, ...] = tuple(self._book.sheet_names)

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name; NotHeldError lists those there are."""
        if name not in self.sheet_names:
            raise NotHeldError.among(f"sheet in {self.name}", name, self.sheet_names)
        try:
            rows = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as problem:
            raise DamagedDataError(f"Sheet {name!r} of {self.name} cannot be read: {problem}.") from None
        return Sheet(name, _trimmed([tuple(_plain(value) for value in row) for row in rows]))

    def __repr__(self) -> str:
        return f"<Workbook {self.name}, {len(self.sheet_names)} sheets>"


def open_workbook(path: Path) -> Workbook:
    """The workbook in a file, within the limits above.

    Raises DamagedDataError for a file that is none, is too large, or cannot be read.
    """
    try:
        if path.stat().st_size > FILE_BYTES:
            raise DamagedDataError(
                f"{path} is too large for a workbook of tables.",
                f"{path.stat().st_size:,} bytes; at most {FILE_BYTES:,} are read.",
            )
        body = path.read_bytes()
    except OSError as problem:
        if isinstance(problem, DamagedDataError):
            raise
        raise DamagedDataError(f"{path} cannot be read: {problem.strerror}.") from None
    return Workbook(path.name, body)


def _weigh(name: str, body: bytes) -> None:
    """Refuse what would unpack to too much, from the zip's own directory and then from its bytes."""
    if not body.startswith(b"PK\x03\x04"):
        raise DamagedDataError(f"{name} is no .xlsx workbook.", "", "Open it in a spreadsheet program and save it as .xlsx.")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise DamagedDataError(
                    f"{name} is a zip file, but no .xlsx workbook.", f"It holds {len(archive.namelist())} other files."
                )
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > UNPACKED_BYTES:
                raise DamagedDataError(f"{name} unpacks to {unpacked:,} bytes.", f"At most {UNPACKED_BYTES:,} are read.")
            for part in archive.infolist():
                # zipfile checks each part's digest, and stops at the size that the directory states:
                # a lying directory gains nothing
                content = archive.read(part)
                if _SHEET.search(part.filename):
                    _weigh_sheet(name, part.filename, content)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError) as problem:
        raise DamagedDataError(f"{name} is damaged: {problem}.") from None


def _weigh_sheet(name: str, part: str, xml: bytes) -> None:
    """Refuse a sheet whose filled cells span too large a rectangle: blanks with a style do not count."""
    last_row = last_column = row = column = 0
    for tag, attributes in _ROW_OR_CELL.findall(xml):
        reference = _REFERENCE.search(attributes)
        if tag == b"row":
            row, column = (int(reference[2]) if reference else row + 1), 0
            continue
        if reference and reference[1]:
            row = int(reference[2])
            column = 0
            for letter in reference[1]:
                column = column * 26 + letter - 64
        else:
            column += 1
        if not attributes.endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    if last_row * last_column > SHEET_CELLS:
        raise DamagedDataError(
            f"{part} of {name} reaches row {last_row:,} and column {last_column:,}.",
            f"At most {SHEET_CELLS:,} cells are read from one sheet.",
        )


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
        "Describe the new layout in a table of `sources`, or report the file.",
        place=Place(sheet, int(cell[len(letters) :]) if cell[len(letters) :] else None, letters),
    )
