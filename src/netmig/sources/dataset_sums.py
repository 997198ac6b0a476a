"""A dataset added up: one pass over its rows, a sum for each combination of what some view asks for.

What is kept of the rows of a sum is how many there are and the first and last of them, so that the
sum can be made again from the file: the columns' words are in its locator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import cast

from ..codes import plain_words
from ..errors import PeriodLabelError, Place
from ..periods import Period, parse_period, point
from .dataset_views import ALL, APPLICANT, APPLICANTS, NATIONALITY, Dataset
from .long_table import LongTable, count_in, is_not_applicable
from .reader import Problem
from .workbook import Cell

# An exact copy of a row with a count this large is a mistake, but where the publisher is known to give
# cells in several rows. Smaller ones do occur: nationalities that were united keep their rows.
LARGEST_TWIN = 100
# Words for all nationalities together, in a row that the publisher has added up itself.
TOTALS = frozenset({"total", "grand total", "all nationalities", "all"})
# The same in any other column; "Total (pre-2009)" is how the publisher says that a breakdown is not held.
OTHER_TOTALS = frozenset({"total", "grand total"})

Key = tuple[str, ...]


@dataclass(slots=True)
class Sum:
    """Rows added up."""

    value: int = 0
    rows: int = 0
    first: int = 0
    last: int = 0
    unknown: int = 0
    """How many of the rows have a marker for a number that is not known: then the sum is not known."""

    def add(self, other: Sum) -> None:
        self.first = min(self.first, other.first) if self.rows else other.first
        self.last = max(self.last, other.last)
        self.value += other.value
        self.rows += other.rows
        self.unknown += other.unknown


Sums = dict[Period, dict[Key, Sum]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A dataset added up, by period and then by the words of its key columns."""

    dataset: Dataset
    table: LongTable
    columns: tuple[str, ...]
    sums: Sums
    nationality_columns: tuple[str, ...]
    by_nationality: Sums
    periods: tuple[Period, ...]
    rows: int
    markers: tuple[str, ...]
    problems: tuple[Problem, ...]
    value_column: int


@dataclass(slots=True)
class _Pass:
    """What one pass over the rows gathers."""

    sums: Sums = field(default_factory=lambda: defaultdict(dict))
    by_nationality: Sums = field(default_factory=lambda: defaultdict(dict))
    stated: Sums = field(default_factory=lambda: defaultdict(dict))
    rows: int = 0
    markers: set[str] = field(default_factory=set)
    twins: list[int] = field(default_factory=list)


def add_up(table: LongTable, dataset: Dataset, published: date) -> Added:
    """The sums that the views of a dataset ask for.

    Raises LayoutError, with sheet, row and column, for a row that is not as it should be: a quarter
    that is not in its year or not yet over when this was published, a count that is none, a total
    among its parts that is not their sum, "All" applicants beside main applicants and dependants
    with another sum.
    """
    value_column = next(table.index(header) for header in dataset.value if header in table.headers)
    when = _When(table, dataset, published)
    keys = tuple(name for name in dataset.key_columns if name in table.headers)
    nationality_keys = tuple(name for name in dataset.nationality_columns if name in table.headers)
    done = _gather(table, value_column, when, keys, nationality_keys, frozenset())
    if APPLICANT in keys and (twice := _told_twice(table, value_column, when, keys, done.sums)):
        done = _gather(table, value_column, when, keys, nationality_keys, twice)
    if not done.rows:
        raise table.refuse(table.header_row, None, "rows below the header", "none")
    _settle_stated(table, done, keys)
    return Added(
        dataset=dataset, table=table, columns=keys, sums=done.sums, nationality_columns=nationality_keys,
        by_nationality=done.by_nationality, periods=tuple(sorted({*done.sums})), rows=done.rows, markers=tuple(sorted(done.markers)),
        problems=tuple(_noted(table, done)), value_column=value_column,
    )  # fmt: skip


class _When:
    """The period of a row, from its quarter and year or from its date."""

    def __init__(self, table: LongTable, dataset: Dataset, published: date) -> None:
        self._table, self._published = table, published
        self._quarters = dataset.when == "quarter"
        self.column = table.index(dataset.when)
        self._year = table.index("year") if "year" in table.headers else None
        self._known: dict[tuple[Cell, Cell], Period] = {}
        self._repeated = None if dataset.repeated is None else tuple(parse_period(label) for label in dataset.repeated)

    def repeated(self, period: Period) -> bool:
        """Whether the publisher is known to give cells of this time in several rows."""
        return self._repeated is not None and self._repeated[0] <= period <= self._repeated[1]

    def of(self, row: int, cells: Sequence[Cell]) -> Period:
        label = cells[self.column]
        year = None if self._year is None else cells[self._year]
        found = self._known.get((label, year))
        if found is None:
            found = self._known[label, year] = self._read(row, label, year)
        return found

    def _read(self, row: int, label: Cell, year: Cell) -> Period:
        wanted = "a quarter such as '2024 Q1'" if self._quarters else "a date such as '31 Mar 2024'"
        try:
            text = str(label or "").strip()
            period = parse_period(text if self._quarters else text.removesuffix(" 00:00:00"))
        except PeriodLabelError:
            raise self._table.refuse(row, self.column, wanted, label) from None
        if not self._quarters and period.kind in ("day", "point"):
            period = point(period.end)
        if period.kind != ("quarter" if self._quarters else "point"):
            raise self._table.refuse(row, self.column, wanted, label)
        if self._year is not None and str(year).strip().removesuffix(".0") != str(period.end.year):
            raise self._table.refuse(row, self._year, f"the year of {label}", year)
        if period.end > self._published:
            raise self._table.refuse(row, self.column, f"a time before {self._published}, when this was published", label)
        return period


def _gather(
    table: LongTable, value_column: int, when: _When, keys: Key, nationality_keys: Key, leave_out: frozenset[int]
) -> _Pass:
    done = _Pass()
    key_of, nationality_of = _picked(table, keys), _picked(table, nationality_keys)
    nationality = table.index(NATIONALITY) if NATIONALITY in table.headers else None
    words = _Words(
        table,
        {value_column, when.column, *(table.index(name) for name in ("year",) if name in table.headers)},
        (*keys, *nationality_keys),
    )
    seen: set[int] = set()
    for row, cells in table.rows():
        told = cells[value_column]
        count = count_in(table, row, value_column, told)
        if isinstance(told, str) and not told[:1].isdecimal():
            done.markers.add(told.strip())
        period = when.of(row, cells)
        words.check(row, cells)
        mark = hash(cells)
        if mark in seen and not when.repeated(period):
            if count is None or count >= LARGEST_TWIN:
                raise table.refuse(row, value_column, "each row once", f"a copy of an earlier row, {count}")
            done.twins.append(row)
        seen.add(mark)
        done.rows += 1
        if row in leave_out or is_not_applicable(told):
            continue
        is_stated = nationality is not None and cells[nationality] in words.totals
        _count((done.stated if is_stated else done.sums)[period], key_of(cells), row, count)
        if nationality_keys and not is_stated:
            _count(done.by_nationality[period], nationality_of(cells), row, count)
    return done


def _picked(table: LongTable, names: Key) -> Callable[[tuple[Cell, ...]], Key]:
    """What takes the words of some columns out of a row."""
    at = [table.index(name) for name in names]
    if len(at) < 2:
        return lambda cells: tuple(str(cells[place]) for place in at)
    return cast("Callable[[tuple[Cell, ...]], Key]", itemgetter(*at))


class _Words:
    """The words of a row, looked at once for each combination: a table has few, and each many times."""

    def __init__(self, table: LongTable, others: set[int], keys: Key) -> None:
        self._table = table
        self._at = tuple(column for column, name in enumerate(table.headers) if name and column not in others)
        self._keys = frozenset(table.index(name) for name in keys)
        self._nationality = table.index(NATIONALITY) if NATIONALITY in table.headers else None
        self._pick = itemgetter(*self._at) if self._at else lambda _: ()
        self._known: set[object] = set()
        self.totals: set[Cell] = set()
        """The words that stand for all nationalities."""

    def check(self, row: int, cells: tuple[Cell, ...]) -> None:
        """Refuse a row that lacks a word, or in which one stands for a total."""
        combination = self._pick(cells)
        if combination in self._known:
            return
        self._known.add(combination)
        for column in self._at:
            cell = cells[column]
            if cell is None or (column in self._keys and not isinstance(cell, str)):
                raise self._table.refuse(row, column, "a word", cell)
            words = plain_words(str(cell))
            if column == self._nationality:
                if words in TOTALS:
                    self.totals.add(cell)
            elif words in OTHER_TOTALS:
                raise self._table.refuse(row, column, "no total among its parts", cell, "Describe what this total is of.")


def _count(into: dict[Key, Sum], key: Key, row: int, count: int | None) -> None:
    found = into.get(key)
    if found is None:
        found = into[key] = Sum(first=row)
    found.last = row
    found.rows += 1
    if count is None:
        found.unknown += 1
    else:
        found.value += count


def _settle_stated(table: LongTable, done: _Pass, keys: Key) -> None:
    """Totals that the publisher gives must be the sums of their parts; where there are no parts, they count."""
    for period, stated in done.stated.items():
        parts = done.sums.get(period)
        if parts is None:
            done.sums[period] = stated
            continue
        for key, total in stated.items():
            found = parts.get(key)
            if total.unknown or (found and found.unknown):
                continue
            if found is None or found.value != total.value:
                what = ", ".join(f"{name} {words}" for name, words in zip(keys, key, strict=True))
                raise table.refuse(
                    total.first, None, f"a total of {0 if found is None else found.value:,}, the sum of its parts ({period.label}; {what})",
                    total.value,
                )  # fmt: skip


def _told_twice(table: LongTable, value_column: int, when: _When, keys: Key, sums: Sums) -> frozenset[int]:
    """The rows for all applicants whose people stand in rows for main applicants and dependants too.

    Raises LayoutError where the two differ: then nobody can say who is in which.
    """
    at = keys.index(APPLICANT)
    doubtful: set[tuple[Period, Key]] = set()
    for period, found in sums.items():
        kinds: dict[Key, set[bool]] = defaultdict(set)
        for key, each in found.items():
            kinds[key[:at] + key[at + 1 :]].add(applicant(table, each.first, key[at]) == ALL)
        doubtful |= {(period, rest) for rest, both in kinds.items() if len(both) == 2}
    if not doubtful:
        return frozenset()
    rest_at = [table.index(name) for name in keys if name != APPLICANT]
    nationality = table.index(NATIONALITY) if NATIONALITY in table.headers else None
    wholes: dict[tuple[Period, Key, Cell], list[int]] = defaultdict(list)
    counts: dict[tuple[Period, Key, Cell, bool], int] = defaultdict(int)
    for row, cells in table.rows():
        period, rest = when.of(row, cells), tuple(str(cells[column]) for column in rest_at)
        if (period, rest) in doubtful:
            of_whom = period, rest, None if nationality is None else cells[nationality]
            is_all = applicant(table, row, str(cells[table.index(APPLICANT)])) == ALL
            counts[*of_whom, is_all] += count_in(table, row, value_column, cells[value_column]) or 0
            if is_all:
                wholes[of_whom].append(row)
    twice: set[int] = set()
    for (period, rest, who), rows in wholes.items():
        parts = counts.get((period, rest, who, False))
        whole = counts[period, rest, who, True]
        if parts is not None and whole != parts:
            what = f"{parts:,}, main applicants and dependants together ({period.label}, {', '.join(rest)}, {who})"
            raise table.refuse(rows[0], value_column, what, whole)
        twice.update(rows if parts is not None else ())
    return frozenset(twice)


def applicant(table: LongTable, row: int, words: str) -> str:
    """main, dependant or all, for the publisher's words; LayoutError for any other."""
    found = APPLICANTS.get(plain_words(words))
    if found is None:
        raise table.refuse(row, table.index(APPLICANT), f"one of {', '.join(sorted(APPLICANTS))}", words)
    return found


def _noted(table: LongTable, done: _Pass) -> list[Problem]:
    found: list[Problem] = []
    if done.twins:
        several = f"{len(done.twins):,} rows are exact copies" if len(done.twins) > 1 else "One row is an exact copy"
        found.append(
            Problem(
                f"{several} of earlier ones, each of a small count; they are counted.", Place(table.sheet, done.twins[0], "A")
            )
        )
    unknown = sum(each.unknown for sums in done.sums.values() for each in sums.values())
    if unknown:
        found.append(
            Problem(f"{unknown:,} rows have no number; sums with one of them are left out.", Place(table.sheet, None, ""))
        )
    return found
