"""The rows of a tidy CSV by the names of their columns: every column known, every row whole, every number a number.

Nothing is said here of what the cells mean: that is `tidy_csv`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from ..codes import DIMENSIONS
from ..errors import LayoutError, NetmigError, Place
from ..formula_guard import unguarded
from .reader import GivenFile

REQUIRED = ("measure", "period")
CHECKED = ("start", "end", "unit")
"""Columns that say again what another says: they must agree with it."""
FIGURE = ("value", "low", "high", "confidence", "rounding", "text", "status", "marker", "evidence", "source", "locator", "note")
RELEASE = ("release", "publisher", "title", "published", "published_at", "precision", "url", "licence")
COLUMNS = (*REQUIRED, *DIMENSIONS, *CHECKED, *FIGURE, *RELEASE)

ROWS = 1_000_000
LARGEST = 10**14
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?")


def header_of(given: GivenFile) -> list[str]:
    """The columns of a text file, in small letters; none for a workbook, or where the first line is no CSV."""
    try:
        return (
            [] if given.is_workbook else [name.strip().lower() for name in next(csv.reader([given.first_line], strict=True), [])]
        )
    except (csv.Error, NetmigError):
        return []


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by the names of its columns."""

    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def refuse(self, column: str, expected: str, next_step: str = "") -> NoReturn:
        raise LayoutError(
            f"{self.file} row {self.number}, column {column}: expected {expected}; found {self.text(column)!r}.", "",
            next_step or "docs/tidy-csv.md says what each column holds.", place=Place("", self.number, column),
        )  # fmt: skip

    def number_in(self, column: str) -> int | float | None:
        """The number in a cell, None for an empty one; no separators, no signs of currency, nothing absurd."""
        text = self.text(column)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            bare = re.sub(r"[,\s_'’]", "", text)
            hint = f"Write {bare}, if that is what is meant." if _NUMBER.fullmatch(bare) else ""
            self.refuse(column, "a number without separators, such as 728000 or -12.5", hint)
        value = float(text)
        if abs(value) > LARGEST:
            self.refuse(column, f"a number of at most {LARGEST:,}")
        return int(text) if text.lstrip("-").isdecimal() else value

    def among(self, column: str, known: tuple[str, ...], default: str) -> str:
        text = self.text(column)
        if text and text not in known:
            self.refuse(column, f"one of {', '.join(each for each in known if each)}", nearest(text, known))
        return text or default


def nearest(asked: str, known: tuple[str, ...]) -> str:
    """What may have been meant, in words; empty where nothing is near."""
    near = get_close_matches(asked, [each for each in known if each], n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else ""


def rows_of(given: GivenFile) -> Iterator[Row]:
    """The rows below the header, blank lines left out; LayoutError, with row and column, for a header or a row that is none."""
    header = header_of(given)
    if "series" in header and "release" in header:
        raise LayoutError(
            f"{given.name} is figures.csv of a data package of netmig: it does not say when its releases were published.",
            "That stands in releases.csv beside it.",
            "Take in a single file instead: `netmig export … --output FILE.csv`, which has both.", place=Place("", 1, "series"),
        )  # fmt: skip
    for place, name in enumerate(header, start=1):
        if name not in COLUMNS:
            raise LayoutError(
                f"{given.name} has a column {name!r}, the {place}. of its header.", nearest(name, COLUMNS),
                f"The columns are {', '.join(COLUMNS)}.", place=Place("", 1, name),
            )  # fmt: skip
        if header.count(name) > 1:
            raise LayoutError(f"{given.name} has two columns {name!r}.", "", "Leave one out.", place=Place("", 1, name))
    reader = csv.reader(io.StringIO(given.text, newline=""), strict=True)
    number = 1
    try:
        next(reader)
        # rows are counted as a spreadsheet program counts them: line breaks within cells make none
        for number, cells in enumerate(reader, start=2):
            if number > ROWS + 1:
                raise LayoutError(f"{given.name} has more than {ROWS:,} rows.", "", "Divide it.", place=Place("", number, ""))
            if not cells:
                continue  # a blank line
            if len(cells) != len(header):
                raise LayoutError(
                    f"{given.name} row {number} has {len(cells)} cells, and the header {len(header)}.", "",
                    "Put text with commas in double quotes, and numbers without separators.", place=Place("", number, ""),
                )  # fmt: skip
            bare = (unguarded(cell) if cell[:1] == "'" else cell for cell in map(str.strip, cells))
            yield Row(given.name, number, dict(zip(header, bare, strict=True)))
    except csv.Error as problem:
        raise LayoutError(
            f"{given.name} is no CSV text from row {number + 1} on: {problem}.", "", "Save it as CSV again.",
            place=Place("", number + 1, ""),
        ) from None  # fmt: skip
