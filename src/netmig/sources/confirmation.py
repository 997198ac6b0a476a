"""Which numbers of a file something else in the same file confirms, and how closely; the others should be looked at.

A publisher's file can be wrong in one digit and nothing in it would say so. What can be noticed is what stands
in a second table, or is part of a sum: net migration = immigration - emigration, a whole = its parts. Each holds
to within the rounding of its members, so a number has some room in which it could be another unnoticed:

    repeated     another table has the same number of the same thing      no room
    of a sum     |whole - sum of parts| <= slack                           what is left of the slack, either way
    alone        nothing                                                   any number could stand there

The ends of an interval are in no sum. What is alone and says what was published before is confirmed by that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor, inf
from typing import Any

from ..ledger.figures import Figure
from ..periods import Period
from ..series import Series
from .ons_checks import flows_of, parts_of
from .plausibility import place_of
from .reader import Problem
from .tables_read import table_of

_Cells = Mapping[tuple[Series, Period], Figure]
# Figures of one series in one table that are needed before one of them can stand out.
NEIGHBOURS_FROM = 5
# A year is never so many times the years around it, or so small a part of them, in what publishers have published.
STANDS_OUT = 3.0
# What is far below the last digits that matter moves by such factors.
_FEW = 20
CELLS_NAMED = 50


@dataclass(frozen=True, slots=True)
class Room:
    """How far a number could be from what it is without anything in the file to contradict it."""

    down: float = inf
    up: float = inf

    @property
    def alone(self) -> bool:
        """Whether nothing confirms it."""
        return inf in (self.down, self.up)

    @property
    def furthest(self) -> float:
        return max(self.down, self.up)

    def within(self, down: float, up: float) -> Room:
        return Room(min(self.down, down), min(self.up, up))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """The numbers of one table that nothing else in the file confirms."""

    table: str
    figures: int = 0
    ends: int = 0
    """Ends of intervals."""
    cells: tuple[str, ...] = ()
    """Where they stand, as far as the file says it; the first of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What confirms the figures of a file."""

    repeated: int = 0
    """Figures that can be no other: they stand in two tables, or a sum leaves no room."""
    to_rounding: int = 0
    """Figures that a sum confirms to within rounding."""
    furthest: float = 0
    """How far at most one of these could be off unnoticed, in its own unit."""
    unconfirmed: tuple[Unconfirmed, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `netmig ingest --format json` gives it."""
        return {
            "repeated": self.repeated,
            "to_rounding": self.to_rounding,
            "furthest": self.furthest,
            "unconfirmed": self.figures,
            "unconfirmed_ends": self.ends,
            "tables": [
                {"table": each.table, "unconfirmed": each.figures, "unconfirmed_ends": each.ends, "cells": list(each.cells)}
                for each in self.unconfirmed
            ],
        }

    @property
    def figures(self) -> int:
        """How many values nothing else confirms."""
        return sum(each.figures for each in self.unconfirmed)

    @property
    def ends(self) -> int:
        return sum(each.ends for each in self.unconfirmed)


def rooms(figures: Iterable[Figure]) -> dict[Figure, Room]:
    """For each figure that has a value, how far it could be another unnoticed, by what stands in the same file."""
    found: dict[Figure, Room] = {}
    tables: dict[tuple[str, str, str], dict[tuple[Series, Period], Figure]] = defaultdict(dict)
    places: dict[tuple[str, Series, Period], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is None:
            continue
        found[figure] = Room()
        table = (figure.release, figure.source, table_of(figure))
        if tables[table].setdefault((figure.series, figure.period), figure) is figure:
            places[figure.release, figure.series, figure.period].append(figure)
    for same in places.values():
        for figure in same:
            if any(other is not figure and other.value == figure.value and other.rounding <= figure.rounding for other in same):
                found[figure] = Room(0, 0)
    for cells in tables.values():
        for whole, parts, slack in _sums(cells):
            _narrow(found, whole, parts, slack)
    for whole, parts, slack in _sums_across(places):
        _narrow(found, whole, parts, slack)
    return found


def confirmation(figures: Iterable[Figure], stood: Callable[[Figure], Figure | None] = lambda _: None) -> Confirmation:
    """How many figures something else in the file confirms, and which nothing does.

    `stood` gives what was published before of the same thing: a number that says the same again is confirmed by that.
    """
    figures = tuple(figures)
    room = rooms(figures)
    repeated = to_rounding = 0
    furthest = 0.0
    alone: dict[str, list[Figure]] = defaultdict(list)
    ends: dict[str, list[Figure]] = defaultdict(list)
    given: dict[tuple[object, ...], int] = defaultdict(int)
    for figure in figures:
        given[figure.release, figure.series, figure.period, figure.low, figure.high] += figure.low is not None
    for figure in figures:
        before = stood(figure) if _asks(figure, room, given) else None
        if figure.value is not None:
            if not room[figure].alone:
                exact = room[figure].furthest < figure.rounding
                repeated, to_rounding = repeated + exact, to_rounding + (not exact)
                furthest = max(furthest, 0 if exact else _steps(room[figure].furthest, figure))
            elif before is None or before.value != figure.value:
                alone[table_of(figure)].append(figure)
        interval = (figure.low, figure.high)
        if figure.low is not None and given[figure.release, figure.series, figure.period, *interval] < 2:
            if before is None or (before.low, before.high) != interval:
                ends[table_of(figure)].append(figure)
    names = dict.fromkeys((*alone, *ends))
    return Confirmation(
        repeated=repeated, to_rounding=to_rounding, furthest=furthest,
        unconfirmed=tuple(
            Unconfirmed(
                table=name, figures=len(alone[name]), ends=2 * len(ends[name]),
                cells=tuple(dict.fromkeys(each.locator for each in (*alone[name], *ends[name]) if each.locator))[:CELLS_NAMED],
            )
            for name in names
        ),
    )  # fmt: skip


def standing_out(figures: Iterable[Figure]) -> tuple[Problem, ...]:
    """Numbers that nothing else confirms and that are far from those before and after them: to be looked at."""
    figures = tuple(figures)
    room: dict[Figure, Room] = {}
    found: list[Problem] = []
    for before, it, after in _neighbours(figures):
        said = _far(it.value, before.value, after.value, it.rounding)
        if said and not room:  # few files have one
            room = rooms(figures)
        if said and room[it].alone:
            found.append(
                Problem(
                    f"{it.series.key} for {it.period.label} is {it.value:,}, {said} {before.value:,} before and {after.value:,} after it,"
                    " and nothing else in the file confirms it.",
                    place_of(it),
                )
            )
        widths = [each.high - each.low for each in (before, it, after) if each.low is not None and each.high is not None]
        if len(widths) == 3 and (said := _far(widths[1], widths[0], widths[2], it.rounding)):
            found.append(
                Problem(
                    f"The interval of {it.series.key} for {it.period.label} is {widths[1]:,} wide, {said} {widths[0]:,} before and"
                    f" {widths[2]:,} after it.",
                    place_of(it),
                )
            )
    return tuple(found)


def _asks(figure: Figure, room: Mapping[Figure, Room], given: Mapping[tuple[object, ...], int]) -> bool:
    """Whether something of a figure is confirmed by nothing in the file."""
    return (figure.value is not None and room[figure].alone) or given[
        figure.release, figure.series, figure.period, figure.low, figure.high
    ] == 1


def _steps(room: float, figure: Figure) -> float:
    return floor(room / figure.rounding) * figure.rounding


def _sums(cells: _Cells) -> Iterator[tuple[Figure, list[tuple[int, Figure]], float]]:
    """What must add up within a table: the whole, its parts with their signs, and how far rounding lets them differ."""
    for (series, period), whole in cells.items():
        if series.measure == "net_migration":
            inflow, outflow = (cells.get((each, period)) for each in flows_of(series))
            if inflow and outflow:
                yield whole, [(1, inflow), (-1, outflow)], 1.5 * max(each.rounding for each in (whole, inflow, outflow))
        for series_of_parts in parts_of(series):
            parts = [part for each in series_of_parts if (part := cells.get((each, period)))]
            if len(parts) == len(series_of_parts):
                slack = (len(parts) + 1) / 2 * max(each.rounding for each in (whole, *parts))
                yield whole, [(1, part) for part in parts], slack


def _sums_across(
    places: Mapping[tuple[str, Series, Period], list[Figure]],
) -> Iterator[tuple[Figure, list[tuple[int, Figure]], float]]:
    """Table 6 of ONS has what Table 4 leaves without asylum and resettlement: `ons_checks` compares the two."""
    for (release, series, period), wholes in places.items():
        if dict(series.fixed).get("reason") == "all_except_asylum_and_resettlement":
            parts = [
                places.get((release, series.with_(reason=each), period), [])
                for each in ("all", "asylum", "humanitarian_resettlement")
            ]
            if all(parts):
                signed = [(sign, its[0]) for sign, its in zip((1, -1, -1), parts, strict=True)]
                for whole in wholes:
                    yield whole, signed, 2 * whole.rounding


def _narrow(found: dict[Figure, Room], whole: Figure, parts: list[tuple[int, Figure]], slack: float) -> None:
    """Leave each member of a sum only the room that the others leave it."""
    off = (whole.value or 0) - sum(sign * (part.value or 0) for sign, part in parts)
    if abs(off) > slack:
        return  # of 2001 to 2011 ONS revised the nets and left the flows: that confirms nothing
    for sign, figure in ((-1, whole), *parts):
        # off - sign * moved stays within the slack
        least, most = sorted(((off - slack) * sign, (off + slack) * sign))
        found[figure] = found[figure].within(_whole_steps(-least, figure), _whole_steps(most, figure))


def _whole_steps(room: float, figure: Figure) -> float:
    """How far a number can move: it is a multiple of what it is rounded to."""
    return max(0, floor(room / figure.rounding + 1e-9)) * figure.rounding


def _neighbours(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Years of one series in one table with those before and after, where each shares months with the next."""
    series: dict[tuple[str, str, str, Series], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.period.kind == "year_ending" and figure.value is not None and figure.kind in {"estimate", "count"}:
            series[figure.release, figure.source, table_of(figure), figure.series].append(figure)
    for each in series.values():
        if len(each) >= NEIGHBOURS_FROM:
            each.sort(key=lambda figure: figure.period)
            for before, it, after in zip(each, each[1:], each[2:], strict=False):
                if before.period.start < it.period.start < before.period.stop and after.period.start < it.period.stop:
                    yield before, it, after


def _far(it: float | None, before: float | None, after: float | None, rounding: float) -> str:
    """In words, how a number is far from both of its neighbours; empty where it is not."""
    if it is None or before is None or after is None or min(it, before, after) < 0:
        return ""
    least, most = sorted((before, after))
    if it > STANDS_OUT * most and it > _FEW * rounding:
        return f"more than {STANDS_OUT:g} times the"
    if it * STANDS_OUT < least and least > _FEW * rounding:
        return f"less than a part in {STANDS_OUT:g} of the"
    return ""
