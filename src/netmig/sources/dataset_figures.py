"""Figures of a dataset that was added up: each view's series, by quarter and by twelve months.

A figure that is one row of the file is as official as the file. A sum is derived from it, and says
of which rows: its locator has the column, the first and the last row, their number and the words
that select them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..codes import plain_words, slug
from ..errors import NotHeldError
from ..ledger.figures import Figure
from ..periods import Period, year_ending
from ..series import Series
from .dataset_sums import Added, Key, Sum, Sums, applicant
from .dataset_views import ALL, APPLICANT, View
from .workbook import column_letters


@dataclass(frozen=True, slots=True)
class _Selected:
    """What a series is made of: the words that select its rows, and its sum in each period."""

    words: tuple[str, ...]
    sums: dict[Period, Sum]


def figures_of(added: Added, release: str, source: str) -> Iterator[Figure]:
    """The figures of every view; none where a sum has a row whose number is not known."""
    named: dict[tuple[Series, Period], int] = {}
    for view in added.dataset.views:
        for series, selected in _series_of(added, view).items():
            for period, words, total in _periods_of(added, view, selected):
                if total.unknown:
                    continue
                if (series, period) in named:
                    if named[series, period] != total.value:
                        told = (
                            f"one number for {series.name} in {period.label}, which is {named[series, period]:,} by other columns"
                        )
                        raise added.table.refuse(
                            total.first, added.value_column, told, total.value, "Describe what each of them is."
                        )
                    continue
                named[series, period] = total.value
                yield Figure(
                    series=series, period=period, release=release, value=total.value, source=source, note=view.note,
                    evidence="official_file" if total.rows == 1 else "derived_from_official_file",
                    locator=_locator(added, total, (words, *selected.words)),
                )  # fmt: skip


def totals_of(added: Added) -> dict[tuple[Series, Period], Sum]:
    """The sum of each view's series in each period of the file: what another table's must equal."""
    return {
        (series, period): total
        for view in added.dataset.views
        if not view.by_nationality
        for series, selected in _series_of(added, view).items()
        for period, total in selected.sums.items()
    }


def _locator(added: Added, total: Sum, words: tuple[str, ...]) -> str:
    letters = column_letters(added.value_column)
    if total.rows == 1:
        return f"{added.table.sheet}!{letters}{total.first}"
    selected = "; ".join(part for part in words if part)
    return f"{added.table.sheet}!{letters}{total.first}:{letters}{total.last}, {total.rows:,} rows: {selected}"


def _series_of(added: Added, view: View) -> dict[Series, _Selected]:
    sums, columns = (added.by_nationality, added.nationality_columns) if view.by_nationality else (added.sums, added.columns)
    names = _Names(added, view, sums, columns)
    made: dict[Series, _Selected] = {}
    for period, by_key in sums.items():
        counted = [(key, found, names.told(key, found.first)) for key, found in by_key.items()]
        mixed = {told.codes for _, _, told in counted if told is not None and told.who == ALL}
        for key, found, told in counted:
            if told is None or not told.counted or (view.applicants == "apart" and (told.who == ALL or told.codes in mixed)):
                continue
            selected = made.get(told.series)
            if selected is None:
                selected = made[told.series] = _Selected(names.words(key, told), {})
            selected.sums.setdefault(period, Sum()).add(found)
    return made


@cache
def _series(measure: str, codes: tuple[tuple[str, str], ...]) -> Series:
    return Series.of(measure, **dict(codes))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a key says along a view."""

    codes: tuple[tuple[str, str], ...]
    who: str
    """main, dependant or all, where the view has main applicants and dependants apart."""
    counted: bool
    """Whether `where` lets it be counted."""
    series: Series


class _Names:
    """The codes and the words of a key, by the columns of a view."""

    def __init__(self, added: Added, view: View, sums: Sums, columns: tuple[str, ...]) -> None:
        self._table, self._view, self._columns = added.table, view, columns
        self._places = tuple((by, tuple(columns.index(name) for name in (*by.within, by.column))) for by in view.by)
        self._where = tuple((columns.index(name), words) for name, words in view.where.items() if name in columns)
        self._applicant = columns.index(APPLICANT) if view.applicants == "apart" and APPLICANT in columns else None
        self._known: dict[Key, _Told | None] = {}
        self._wholes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._upper: dict[str, set[str]] = defaultdict(set)
        for by, places in self._places:
            if by.within:
                told = {tuple(key[place] for place in places) for by_key in sums.values() for key in by_key}
                for *wholes, part in sorted(told):
                    self._wholes[by.column, plain_words(part)].add(plain_words(wholes[0]))
                    self._upper[by.column] |= {plain_words(whole) for whole in wholes}

    def told(self, key: Key, row: int) -> _Told | None:
        """What a key says; None where a part of it is called as its whole, and is told of there."""
        if key not in self._known:
            self._known[key] = self._read(key, row)
        return self._known[key]

    def _read(self, key: Key, row: int) -> _Told | None:
        found: list[tuple[str, str]] = []
        counted = all(plain_words(key[place]) in words for place, words in self._where)
        for by, places in self._places:
            words, wholes = key[places[-1]], [plain_words(key[place]) for place in places[:-1]]
            if plain_words(words) in wholes:
                return None
            try:
                code = by.code(words)
            except NotHeldError as problem:
                raise self._table.refuse(
                    row, self._table.index(by.column), "a word that is described", words, problem.available
                ) from None
            if by.within and self._is_of_several(by.column, plain_words(words), code):
                code = f"{slug(key[places[0]])}_{slug(words)}"
            found.append((by.dimension, code))
        who = "" if self._applicant is None else applicant(self._table, row, key[self._applicant])
        fixed = (*self._view.fixed.items(), *found, *((("applicant", who),) if who else ()))
        return _Told(tuple(found), who, counted, _series(self._view.measure, fixed))

    def _is_of_several(self, column: str, words: str, code: str) -> bool:
        """Whether more than one thing of the table is called so: parts of several wholes, or a part and another whole."""
        return len(self._wholes[column, words]) > 1 or words in self._upper[column] or code in _GROUP_CODES

    def words(self, key: Key, told: _Told) -> tuple[str, ...]:
        """The words that select the rows of a series, for people."""
        named = [f"{self._columns[place]} {key[place]}" for _, places in self._places for place in places]
        named += [f"{self._columns[place]} {' or '.join(sorted(words))}" for place, words in self._where]
        return (*dict.fromkeys(named), *((f"{APPLICANT} {told.who}",) if told.who else ()))


# Codes of the groups of visas: a type or subgroup that would have one of them is not that group.
_GROUP_CODES = frozenset({"all", "work", "study", "family", "visitor", "other"})


def _periods_of(added: Added, view: View, selected: _Selected) -> Iterator[tuple[Period, str, Sum]]:
    """A series' periods with their sums and the words for their time; twelve months where the file has all four quarters."""
    when = added.dataset.when
    if when != "quarter":
        yield from ((period, f"{when} {period.end}", total) for period, total in selected.sums.items())
        return
    if "quarter" in view.kept:
        yield from ((period, f"quarter {period.label}", total) for period, total in selected.sums.items())
    newest = added.periods[-1]
    for first, last in zip(added.periods, added.periods[3:], strict=False):
        year = year_ending(last.end.year, last.end.month)
        if first.start != year.start:
            continue  # a quarter is missing among these
        if "every_year" in view.kept or ("calendar_year" in view.kept and (last.end.month == 12 or last == newest)):
            total = Sum()
            for period, each in selected.sums.items():
                if year.start <= period.start < year.stop:
                    total.add(each)
            if total.rows:
                yield year, f"quarter {first.label} to {last.label}", total
