"""Which table of which layout a sheet holds, found by its title and its header words.

    sheet ──► fits of every described table ──► the one whose headers, title and number agree ──► Opened

A sheet that no layout describes is a problem to report. One that is a described table with other
headers is refused: a column that moved its meaning must stop the reading, not shift the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..codes import plain_words
from ..errors import LayoutError, Place
from .ons_layouts import Layout, Table, canonical, header_words
from .reader import Problem
from .workbook import Cell, Sheet, Workbook, column_letters, layout_error

HEADER_SEARCH_ROWS = 20
"""A header stands below the title and the notes on shorthand; further down are data."""
FRONT_MATTER = re.compile(r"\b(?:cover|contents?|definitions?|notes?|information|metadata|index)\b")
_NUMBER = re.compile(r"^(?:table )?(\d{1,2}[a-z]?)\b")
# so much of a described table's headers make a sheet with others that table, changed
_LIKE = 2 / 3


@dataclass(frozen=True, slots=True)
class Opened:
    """A table found in its sheet: where its header row is, and which column each header stands over."""

    book: str
    sheet: Sheet
    table: Table
    header_row: int
    columns: Mapping[str, int]

    def cell(self, row: int, header: str) -> Cell:
        return self.sheet.cell(row, self.columns[header])

    def where(self, row: int, header: str) -> str:
        return self.sheet.reference(row, self.columns[header])

    def refuse(self, row: int, header: str, expected: str) -> LayoutError:
        return layout_error(self.book, self.where(row, header), expected, self.cell(row, header))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well the most similar row of a sheet suits a table as its header row."""

    table: Table
    row: int
    words: tuple[str, ...]
    """The row in the table's own words."""
    missing: tuple[str, ...]
    """What the table must have and the row lacks, or has twice, so that nobody can tell which it is."""
    odd: tuple[int, ...]
    """Columns whose header is not the table's, or stands there twice."""
    titled: bool

    @property
    def whole(self) -> bool:
        """Every header is there; where nobody read them, others may be as well."""
        return not self.missing and (not self.odd or not self.table.sure)

    @property
    def likeness(self) -> float:
        required = len(self.table.required)
        return (required - len(self.missing)) / (required + len(self.odd))


def number_of(sheet: Sheet) -> str:
    """The table's number, from the sheet's name or else its title: "1", "3a"; empty where neither has one."""
    title = sheet.cell(0, 0)
    for said in (sheet.name, title if isinstance(title, str) else ""):
        if found := _NUMBER.match(plain_words(said)):
            return found[1]
    return ""


def is_front_matter(sheet: Sheet) -> bool:
    """Whether a sheet holds what is said about the tables, not a table."""
    return bool(FRONT_MATTER.search(plain_words(sheet.name.replace("_", " ")))) and not number_of(sheet)


def title_of(sheet: Sheet, header_row: int) -> str:
    """The words above a table, which may stand in more rows than one."""
    said = [value for row in sheet.rows[: min(header_row, 3)] for value in row if isinstance(value, str)]
    return header_words(" ".join(said))


class Finder:
    """Finds the tables of one workbook; `layout` is the one that most of its sheets suit."""

    def __init__(self, book: Workbook, sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> None:
        self.book = book.name
        self.cited = book.cited
        self.layouts = layouts
        tables = [table for layout in layouts for table in layout.tables]
        self._headers = {sheet.name: _header_rows(sheet) for sheet in sheets}
        self._fits = {sheet.name: [_fit(sheet, self._headers[sheet.name], table) for table in tables] for sheet in sheets}
        self.layout = max(layouts, key=lambda layout: (self._suiting(layout, sheets), layout.published))

    def _suiting(self, layout: Layout, sheets: Iterable[Sheet]) -> int:
        return sum(
            any(fit.whole and fit.titled and fit.table.layout == layout.name and fit.table.number == number_of(sheet)
                for fit in self._fits[sheet.name])
            for sheet in sheets
        )  # fmt: skip

    def open(self, sheet: Sheet) -> Opened | Problem:
        """The table in a sheet, or what to report of it.

        Raises LayoutError for a described table with other headers than described.
        """
        fits = self._fits[sheet.name]
        number = number_of(sheet)
        best = [fit for fit in fits if fit.whole and fit.titled and (fit.table.number == number or not fit.table.loose)]
        if best:
            return self._opened(sheet, max(best, key=lambda fit: self._rank(fit, number)))
        if changed := self._changed(fits, number):
            if changed.table.sure:
                raise self._refusal(sheet, changed)
            return self._problem(
                sheet, f"not as Table {changed.table.number} was thought to be laid out: {self._gap(sheet, changed)}", changed.row
            )
        if alike := [fit for fit in fits if fit.whole]:
            fit = max(alike, key=lambda each: self._rank(each, number))
            return self._problem(sheet, f"its columns are those of Table {fit.table.number}, but {_untitled(fit.table)}", fit.row)
        header = max(
            range(len(self._headers[sheet.name])), key=lambda row: len(set(self._headers[sheet.name][row]) - {""}), default=0
        )
        return self._problem(sheet, f"no layout describes it; its header is {_listed(_words_in(sheet, header))}", header)

    def _rank(self, fit: _Fit, number: str) -> tuple[bool, bool, int, int]:
        newest = [layout.name for layout in self.layouts].index(fit.table.layout)
        return (fit.table.number == number, fit.table.layout == self.layout.name, -len(fit.odd), -newest)

    def _changed(self, fits: Iterable[_Fit], number: str) -> _Fit | None:
        """The described table that a sheet is meant to be, with headers that it should not have."""
        own = [fit for fit in fits if fit.table.layout == self.layout.name and fit.table.number == number]
        # a title of another subject under the same number is another table
        own = [fit for fit in own if fit.titled or fit.likeness >= _LIKE]
        like = [fit for fit in fits if fit.table.sure and fit.titled and fit.likeness >= _LIKE]
        return max(own or like, key=lambda fit: (fit.titled, fit.likeness), default=None)

    def _opened(self, sheet: Sheet, fit: _Fit) -> Opened:
        odd = set(fit.odd)
        columns = {word: at for at, word in enumerate(fit.words) if word and at not in odd}
        return Opened(self.book, sheet, fit.table, fit.row, columns)

    def odd_headers(self, opened: Opened) -> list[Problem]:
        """Columns of a table that nobody saw, which are not read."""
        known = set(opened.columns.values())
        row = opened.sheet.rows[opened.header_row]
        return [
            Problem(
                f"{opened.sheet.name}: the column {' '.join(str(value).split())!r} is not described and not read.",
                Place(opened.sheet.name, opened.header_row + 1, column_letters(at)),
            )
            for at, value in enumerate(row)
            if value is not None and at not in known
        ]

    def _gap(self, sheet: Sheet, fit: _Fit) -> str:
        twice = [word for word in fit.missing if word in fit.words]
        lacks = [word for word in fit.missing if word not in fit.words]
        gaps = [f"it lacks {_listed(lacks)}" if lacks else "", f"it has {_listed(twice)} twice" if twice else ""]
        gaps += [_untitled(fit.table) if not fit.titled else ""]
        said = " and ".join(gap for gap in gaps if gap) or "it has other columns"
        return f"{said}; its header is {_listed(_words_in(sheet, fit.row))}"

    def _refusal(self, sheet: Sheet, fit: _Fit) -> LayoutError:
        row = self._headers[sheet.name][fit.row] if self._headers[sheet.name] else ()
        if not fit.missing and not fit.odd:
            where, expected, found = sheet.reference(0, 0), f"a title with {_listed(fit.table.title)}", sheet.cell(0, 0)
            return layout_error(self.book, where, expected, found)
        column = fit.odd[0] if fit.odd else len(row)
        expected = f"a header row with {_listed(fit.missing)}" if fit.missing else f"one each of {_listed(fit.table.required)}"
        return layout_error(
            self.book, sheet.reference(fit.row, column), f"{expected} ({fit.table.layout})", sheet.cell(fit.row, column)
        )

    def _problem(self, sheet: Sheet, why: str, row: int) -> Problem:
        return Problem(f"{sheet.name} is not read: {why}.", Place(sheet.name, row + 1, "A"))


def _header_rows(sheet: Sheet) -> list[tuple[str, ...]]:
    return [
        tuple(canonical(value) if isinstance(value, str) else ("#" if value is not None else "") for value in row)
        for row in sheet.rows[:HEADER_SEARCH_ROWS]
    ]


def _fit(sheet: Sheet, rows: Sequence[tuple[str, ...]], table: Table) -> _Fit:
    required, known = table.required, table.headers
    rows = [table.own(row) for row in rows]
    held = [len(set(row) & known) for row in rows]
    row = held.index(max(held)) if held else 0
    words = rows[row] if rows else ()
    counted = Counter(words)
    odd = tuple(
        at for at, word in enumerate(words) if word and (word not in known or (counted[word] > 1 and words.index(word) != at))
    )
    # of a table that nobody read, either of two columns could be the one
    missing = tuple(word for word in required if counted[word] != 1 and (not table.sure or word not in counted))
    return _Fit(table, row, words, missing, odd, table.titled(title_of(sheet, row)))


def _words_in(sheet: Sheet, row: int) -> list[str]:
    values = sheet.rows[row] if row < len(sheet.rows) else ()
    return [" ".join(str(value).split()) for value in values if value is not None][:20]


def _untitled(table: Table) -> str:
    lacking = "".join(f", without {each!r}" for each in table.title_lacks)
    return f"its title does not say {' or '.join(repr(each) for each in table.title)}{lacking}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in words)
