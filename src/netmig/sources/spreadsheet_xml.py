"""Workbooks in the XML of Excel 2003, as ONS publishes the data files of its population projections.

One XML document holds every sheet, so it is read once, by a parser that makes no tree, refuses
entities and counts cells as they come.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.parsers import expat

from ..errors import DamagedDataError, NotHeldError
from .workbook import BEGINNING_ROWS, Cell

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
CELLS = 4_000_000
WIDTH = 16_384
_SPACE = NAMESPACE.decode() + " "

Rows = list[tuple[int, tuple[Cell, ...]]]


def is_spreadsheet_xml(body: bytes) -> bool:
    """Whether some bytes begin as such a document does."""
    return body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and NAMESPACE in body[:4000]


class SpreadsheetXml:
    """The sheets of such a document, with the rows that have something in them."""

    def __init__(self, name: str, body: bytes) -> None:
        self._name = name
        self._sheets = _Reading(name).read(body)
        self.sheet_names: tuple[str, ...] = tuple(self._sheets)

    @property
    def name(self) -> str:
        """As it was handed in."""
        return self._name

    def rows(self, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows of a sheet with their numbers."""
        if name not in self._sheets:
            raise NotHeldError.among(f"sheet in {self._name}", name, self.sheet_names)
        yield from self._sheets[name]

    def beginning(self, name: str) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
        """The first rows of a sheet."""
        return tuple(islice(self.rows(name), BEGINNING_ROWS))


class _Reading:
    """One pass over a document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sheets: dict[str, Rows] = {}
        self._rows: Rows = []
        self._cells: list[Cell] = []
        self._row = self._column = self._count = 0
        self._kind = ""
        self._text: list[str] | None = None

    def read(self, body: bytes) -> dict[str, Rows]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._said
        parser.EntityDeclHandler = self._refuse_entity
        try:
            parser.Parse(body, True)
        except (expat.ExpatError, ValueError, UnicodeError, LookupError) as problem:
            raise DamagedDataError(f"{self._name} is damaged: {problem}.") from None
        return self._sheets

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_SPACE):
            case "Worksheet":
                self._rows = self._sheets.setdefault(attributes.get(f"{_SPACE}Name", ""), [])
                self._row = 0
            case "Row":
                self._row = _place(attributes, self._row)
                self._cells, self._column = [], 0
            case "Cell":
                self._column = _place(attributes, self._column)
                if self._column > WIDTH:
                    raise ValueError(f"row {self._row} reaches column {self._column:,}")
                self._cells += [None] * (self._column - len(self._cells))
                self._count += 1
                if self._count > CELLS:
                    raise ValueError(f"it has more than {CELLS:,} cells")
            case "Data":
                self._kind, self._text = attributes.get(f"{_SPACE}Type", "String"), []

    def _end(self, tag: str) -> None:
        match tag.removeprefix(_SPACE):
            case "Data":
                text = "".join(self._text or ())
                self._text = None
                if self._cells:
                    self._cells[-1] = float(text) if self._kind == "Number" else text or None
            case "Row":
                if any(cell is not None for cell in self._cells):
                    self._rows.append((self._row, tuple(self._cells)))

    def _said(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _refuse_entity(self, *_: object) -> None:
        raise ValueError("it declares entities")


def _place(attributes: dict[str, str], last: int) -> int:
    index = attributes.get(f"{_SPACE}Index", "")
    return int(index) if index.isdecimal() and len(index) < 8 and int(index) > last else last + 1
