"""Tables of forecasts and projections: years across the top or down the side, thousands in the cells.

What a number is of is told by three things that must all be written: the unit, when a year begins
and ends, and whose and which forecast it is. Where one is not written the table is refused: net
migration in the year to June and in the calendar year are told apart by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..codes import plain_words
from ..errors import LayoutError, PeriodLabelError, Place
from ..periods import Period, calendar_year, financial_year, parse_period, year_ending
from .workbook import Cell, column_letters

Basis = Literal["mid", "calendar", "financial", ""]
MISSING = frozenset({"", "-", "–", "n/a", "na", ":", "..", "[x]", "[z]", "x", "z"})
# More than any flow of a year can be, in people.
LARGEST = 20_000_000

_MID = re.compile(r"mid[\s-]*year|years? (?:to|ending) (?:mid|30 june|june)|mid-\d{4} to mid-\d{4}|july to june", re.IGNORECASE)
_CALENDAR = re.compile(r"calendar years?|years? (?:to|ending) december", re.IGNORECASE)
_FINANCIAL = re.compile(r"financial years?|fiscal years?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\bthousands?\b|\b000s\b|'000|’000|\bin thousands\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:persons|people|number of people)\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?:mid-?\s*)?(\d{4})\s*(?:-|–|to|/)\s*(?:mid-?\s*)?(\d{4}|\d{2})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number of a table and where it stands, counted from 1."""

    label: str
    """What stands beside it, or over it, other than the year."""
    period: Period
    value: int
    rounding: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class YearTable:
    """The cells of a table of years, with what is written around it."""

    book: str
    sheet: str
    basis: Basis
    unit: int
    """What a number is multiplied with to be people."""

    def refuse(self, row: int | None, column: int | None, expected: str, found: object, next_step: str = "") -> LayoutError:
        """The error for a cell that is not as it should be."""
        letters = "" if column is None else column_letters(column - 1)
        where = f"{self.sheet}!{letters}{row or ''}" if self.sheet else f"row {row}"
        return LayoutError(
            f"{self.book}, {where}: expected {expected}; found {found!r}.", "",
            next_step or "Compare the file with the publisher's own, or write the figures as a tidy CSV.",
            place=Place(self.sheet, row, letters),
        )  # fmt: skip

    def number(self, row: int, column: int, cell: Cell) -> tuple[int, int] | None:
        """The people that a cell stands for and the unit of its last digit; None where it has a marker."""
        if cell is None or (isinstance(cell, str) and cell.strip().lower() in MISSING):
            return None
        text = cell.strip().replace(",", "") if isinstance(cell, str) else cell
        try:
            value = float(text)
        except ValueError:
            raise self.refuse(row, column, "a number or a marker", cell) from None
        people = value * self.unit
        if not abs(people) <= LARGEST:
            raise self.refuse(row, column, f"a flow of at most {LARGEST:,} people", cell)
        return round(people), _rounding(value, self.unit)


def _rounding(value: float, unit: int) -> int:
    """The unit of the last digit that a number was given to.

    >>> _rounding(262.0, 1000), _rounding(261.7, 1000), _rounding(261.734, 1000), _rounding(262000.0, 1)
    (1000, 100, 1, 1)
    """
    if unit == 1:
        return 1
    decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return max(1, unit // 10**decimals) if decimals <= 3 else 1


def basis_of(texts: Iterable[str]) -> Basis:
    """When years begin and end, as some words say; empty where they do not, or say two things."""
    said = "\n".join(texts)
    found: list[Basis] = []
    for basis, words in (("mid", _MID), ("calendar", _CALENDAR), ("financial", _FINANCIAL)):
        if words.search(said):
            found.append(basis)  # type: ignore[arg-type]
    return found[0] if len(found) == 1 else ""


def unit_of(texts: Iterable[str]) -> int:
    """1000 where some words say thousands, 1 where they say people; 0 where they say neither."""
    said = "\n".join(texts)
    return 1000 if _THOUSANDS.search(said) else 1 if _PEOPLE.search(said) else 0


def year_of(cell: Cell, basis: Basis) -> Period | None:
    """The year that a header is, by the basis of the table; None where it is no year, or nothing says when it ends.

    >>> year_of("2022 - 2023", "mid").label, year_of(2026, "mid").label, year_of("2025-26", "").label
    ('YE Jun 2023', 'YE Jun 2026', '2025/26')
    >>> year_of(2026, "") is None, year_of("Year to mid-2026", "").label
    (True, 'YE Jun 2026')
    """
    text = str(cell).strip() if cell is not None else ""
    if parts := _TWO_YEARS.fullmatch(text):
        first, second = int(parts[1]), int(parts[2]) % 100
        if (first + 1) % 100 != second:
            return None
        if basis == "mid" or "mid" in text.lower():
            return year_ending(first + 1, 6)
        return financial_year(first) if len(parts[2]) == 2 or basis == "financial" else None
    if _YEAR.fullmatch(text):
        year = int(text[:4])
        return year_ending(year, 6) if basis == "mid" else calendar_year(year) if basis == "calendar" else None
    try:
        period = parse_period(text)
    except PeriodLabelError:
        return None
    return period if period.kind in ("year_ending", "financial_year") else None


def looks_like_year(cell: Cell) -> bool:
    """Whether a header is a year on some basis."""
    bases: tuple[Basis, ...] = ("mid", "calendar", "financial")
    return any(year_of(cell, basis) is not None for basis in bases)


def words_of(rows: Iterable[tuple[int, Sequence[Cell]]]) -> list[str]:
    """The texts in some rows."""
    return [cell for _, cells in rows for cell in cells if isinstance(cell, str)]


def is_net_migration(text: Cell) -> bool:
    """Whether words name net migration from and to abroad."""
    words = plain_words(str(text)) if isinstance(text, str) else ""
    return "net migration" in words or "net international migration" in words or "net inward migration" in words
