"""Long tables in a workbook: a title, a header wherever it stands, one count a row, "End of table".

So the Home Office publishes its detailed datasets: up to half a million rows, of which only sums are
wanted. A table is read row by row and nothing is kept of a row but its place. A row that is not as
it should be stops the reading, with sheet, row and column: a sum would hide it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from ..codes import plain_words
from ..errors import LayoutError, Place
from .workbook import Cell, column_letters

HEADER_SEARCH_ROWS = 25
# The largest count of one row: visitor visas issued to one nationality in a quarter are some 200,000.
LARGEST_COUNT = 5_000_000
# What stands for a number: none at all, no number because there can be none, a number that is not known.
ADDS_NOTHING = frozenset({"-", "–"})
NOT_APPLICABLE = frozenset({"z", "[z]"})
NOT_KNOWN = frozenset({":", "x", "[x]", "c", "[c]", "..", "*"})

_NOTE = re.compile(r"\[(?:notes?|definitions?)[^\]]*\]", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def header_words(cell: Cell) -> str:
    r"""A header as it is compared: without references to notes, line breaks, capitals and signs.

    >>> header_words("Date (as at…)"), header_words("Decisions\n[note 2]")
    ('date as at', 'decisions')
    """
    return plain_words(_NOTE.sub(" ", str(cell))) if cell is not None else ""


def ends_table(cell: Cell) -> bool:
    """Whether a first cell says that the table has ended."""
    return isinstance(cell, str) and plain_words(cell).startswith("end of table")


class Book(Protocol):
    """What holds sheets: a workbook, or one text file."""

    @property
    def name(self) -> str:
        """As it was handed in."""
        ...

    def rows(self, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows of a sheet with their numbers."""
        ...


@dataclass(frozen=True, slots=True)
class TextBook:
    """A CSV text as a workbook of one sheet without a name; its cells are words."""

    name: str
    text: str

    def rows(self, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows with their numbers; LayoutError where the text is no CSV."""
        number = 0
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(self.text, newline=""), strict=True), start=1):
                yield number, tuple(cell.strip() or None for cell in cells)
        except csv.Error as problem:
            place = Place(name, number + 1)
            raise LayoutError(f"{self.name} is no CSV text from row {number + 1} on: {problem}.", place=place) from None


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table whose header was found; its rows are still to be read."""

    book: Book
    sheet: str
    header_row: int
    headers: tuple[str, ...]
    """As they are compared; an empty one has no header and may hold nothing."""
    titles: tuple[str, ...]
    """What stands above the header."""

    def index(self, header: str) -> int:
        return self.headers.index(header)

    def refuse(self, row: int, column: int | None, expected: str, found: object, next_step: str = "") -> LayoutError:
        """The error for a row, or for one of its cells, that is not as it should be."""
        letters = "" if column is None else column_letters(column)
        what = f" ({self.headers[column]})" if column is not None and column < len(self.headers) else ""
        return LayoutError(
            f"{self.book.name}, {self.sheet}!{letters or 'row '}{row}{what}: expected {expected}; found {found!r}.", "",
            next_step or "Compare the file with the publisher's own; describe the table anew if it has changed.",
            place=Place(self.sheet, row, letters),
        )  # fmt: skip

    def rows(self, *, must_end: bool = True) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows of data with their numbers, as wide as the header; of some tables no end is written.

        Raises LayoutError where a cell stands outside the table, where numbers stand below its end,
        and where there is no "End of table": a file cut short has none.
        """
        width = len(self.headers)
        ended = False
        row = self.header_row
        for row, cells in self.book.rows(self.sheet):
            if row <= self.header_row:
                continue
            if ended:
                if any(isinstance(cell, (int, float)) for cell in cells):
                    raise self.refuse(row, None, "only notes below 'End of table'", cells)
                continue
            if None in cells:
                first = next((cell for cell in cells if cell is not None), None)
                if first is None:
                    continue
                if ends_table(first):
                    ended = True
                    continue
            if len(cells) > width:
                for column, cell in enumerate(cells[width:], start=width):
                    if cell is not None:
                        raise self.refuse(row, column, "nothing to the right of the table", cell)
                cells = cells[:width]  # noqa: PLW2901 - what is left of them
            elif len(cells) < width:
                cells = (*cells, *[None] * (width - len(cells)))  # noqa: PLW2901
            yield row, cells
        if must_end and not ended:
            raise LayoutError(
                f"{self.book.name}, {self.sheet}: the table ends at row {row} without 'End of table'.",
                "A file that was cut short ends so.", "Download it again.", place=Place(self.sheet, row, "A"),
            )  # fmt: skip


def find_table(book: Book, sheet: str, needed: Collection[str], allowed: Collection[str]) -> LongTable:
    """The table of a sheet whose header holds every header `needed` and none that is not `allowed`.

    The header is the first row in which two of those needed stand. Raises LayoutError, with the
    place, where there is none, one is missing, stands twice or is not known.
    """
    titles: list[str] = []
    row = 0
    for row, cells in book.rows(sheet):
        if row > HEADER_SEARCH_ROWS:
            break
        headers = [header_words(cell) for cell in cells]
        while headers and not headers[-1]:
            headers.pop()
        if len(set(needed) & set(headers)) < min(2, len(needed)):
            titles += [str(cell) for cell in cells if cell is not None]
            continue
        table = LongTable(book, sheet, row, tuple(headers), tuple(titles))
        for header in needed:
            if header not in headers:
                raise table.refuse(row, None, f"a column {header!r}", ", ".join(headers))
        for column, header in enumerate(headers):
            if headers.index(header) != column and header:
                raise table.refuse(row, column, "each header once", header)
            if header and header not in allowed:
                near = get_close_matches(header, sorted(allowed), n=1, cutoff=0.6)
                known = f"one of {', '.join(sorted(allowed))}" + (f" (did you mean {near[0]!r}?)" if near else "")
                raise table.refuse(row, column, known, header, "If the publisher has added a column, describe it.")
        return table
    raise LayoutError(
        f"{book.name}, {sheet}: no header is found in the first {min(row, HEADER_SEARCH_ROWS)} rows.",
        f"Expected a row with the columns {', '.join(needed)}.", "Compare the file with the publisher's own.",
        place=Place(sheet, min(row, HEADER_SEARCH_ROWS) or None, ""),
    )  # fmt: skip


def is_not_applicable(cell: Cell) -> bool:
    """Whether a cell says that there can be no number: its row is then no part of any sum."""
    return isinstance(cell, str) and cell.strip().lower() in NOT_APPLICABLE


def count_in(table: LongTable, row: int, column: int, cell: Cell) -> int | None:
    """The count in a cell, 0 for a marker that adds nothing, None for one that means "not known".

    Raises LayoutError for what is no whole number, is below zero or larger than any count can be.
    """
    if type(cell) is int and 0 <= cell <= LARGEST_COUNT:
        return cell
    if isinstance(cell, str):
        text = cell.strip()
        if _WHOLE.fullmatch(text):
            cell = int(text.replace(",", ""))
        elif text.lower() in ADDS_NOTHING or is_not_applicable(text):
            return 0
        elif text.lower() in NOT_KNOWN:
            return None
        else:
            raise table.refuse(row, column, "a whole number or a marker", cell)
    if cell is None or isinstance(cell, str) or not float(cell).is_integer() or not 0 <= cell <= LARGEST_COUNT:
        raise table.refuse(row, column, f"a whole number from 0 to {LARGEST_COUNT:,}", cell)
    return int(cell)
