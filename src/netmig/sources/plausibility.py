"""What no publisher's file can say, whatever its layout: checked of every reading before it is compared.

    file      at most FILE_BYTES, a text at most TEXT_BYTES and MOST_CELLS cells (a workbook: `weighing.py`)
    release   not before FIRST_YEAR, not after today
    figure    no count above MOST_OF[unit], none below zero unless it is a difference, none of a part of a person,
              none of a time that had not passed when it was published, unless it is a forecast or a rule
    table     one figure for one series and period; net migration is immigration less emigration, the total is the
              sum of its nationality groups, and a year no more than two years that between them hold all its
              months, each to within rounding; the periods of a sheet's column go up, or go down

What remains cannot be noticed in a file alone: a digit that changes no sum. The comparison with what
the ledger holds shows it as a revision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ..codes import DIMENSIONS, FLOWS
from ..errors import DamagedDataError, LayoutError, Place, UsageError
from ..ledger.figures import Figure, Release
from ..periods import Period
from ..series import Series
from .limits import FILE_BYTES, FIRST_YEAR, LONGEST_TEXT, MOST_FIGURES, MOST_FLOW, MOST_OF, TEXT_BYTES
from .reader import GivenFile, Problem, Reading
from .tables_read import table_of

# "Table 4!E17", and "asylum_costs.csv row 3, gbp"
_CELL = re.compile(r"(?P<sheet>[^!]{1,31})!(?P<column>[A-Z]{1,3})(?P<row>\d+)")
_ROW = re.compile(r".+? row (?P<row>\d+)(?:, (?P<column>[^:,]+))?")
_LETTER = re.compile(r"[^\W\d_]")
# What is said in words, or reported, need not be of one table: it is told and not refused.
_OF_TABLES = frozenset({"official_file", "derived_from_official_file"})
_DIFFERENCES = frozenset({"net_migration", "survey_net_migration", "population_change", "policy_effect"})
_WHOLE = frozenset({"people", "visas", "applications", "boats", "events"})
# Of 2001 to 2011 ONS revised net migration after the 2011 Census and left the flows as they were.
BALANCED_SINCE = date(2012, 1, 1)
# Figures that a column needs before its periods must be in order.
ORDERED_FROM = 4
# Steps of a quarter that a series needs before a longer one is a gap.
GAPS_FROM = 6
_GROUPS = (("british", "eu_plus", "non_eu_plus"), ("british", "eu", "non_eu"))


def within_limits(file: GivenFile) -> None:
    """Refuse a file that is too large to be one of tables, before anything in it is looked at."""
    most = FILE_BYTES if file.is_workbook else TEXT_BYTES
    if len(file.body) > most:
        raise DamagedDataError(
            f"{file.name} is too large for a {'workbook' if file.is_workbook else 'text'} of tables.",
            f"It has {len(file.body):,} bytes; at most {most:,} are read.",
        )


def place_of(figure: Figure) -> Place:
    """Where a figure stands, as far as its locator says it.

    >>> from netmig.periods import parse_period
    >>> one = Figure(series=Series.of("net_migration"), period=parse_period("2024"), release="r", value=1, locator="Table 4!E17")
    >>> place_of(one)
    Place(sheet='Table 4', row=17, column='E')
    """
    if found := _CELL.fullmatch(figure.locator):
        return Place(found["sheet"], int(found["row"]), found["column"])
    if found := _ROW.match(figure.locator):
        return Place("", int(found["row"]), found["column"] or "")
    return Place()


def check_reading(name: str, reading: Reading, *, today: date | None = None) -> None:
    """Refuse what cannot be right, by LayoutError that names the cell; UsageError for a day of publication to come."""
    if len(reading.figures) > MOST_FIGURES:
        raise DamagedDataError(
            f"{name} has {len(reading.figures):,} figures.", f"At most {MOST_FIGURES:,} are read from one file."
        )
    for release, figures in reading.releases:
        _check_day(name, release, figures, today)
        for figure in figures:
            if said := _impossible(figure, release):
                raise _refused(name, figure, said)
        for figure, said in _contradictions(figures):
            if figure.evidence in _OF_TABLES:
                raise _refused(name, figure, said)


def check_release(file: GivenFile, reading: Reading) -> None:
    """Refuse a release said beside a file that is of another: UsageError, which names those that it is of."""
    found = sorted({release.id for release, _ in reading.releases})
    if file.release and found and file.release not in found:
        named = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
        raise UsageError(
            f"{file.name} is of {named}, as it says itself.", f"It is said to be of {file.release}.",
            "Leave --release out, or see whether this is the file that was meant.",
        )  # fmt: skip


def oddities(reading: Reading) -> tuple[Problem, ...]:
    """What should be looked at and may be right: figures that a table gives twice, nets of old that no longer are the difference."""
    found: list[Problem] = []
    for _, figures in reading.releases:
        seen: dict[tuple[str, str, Series, Period], Figure] = {}
        for figure in figures:
            cell = (figure.source, table_of(figure), figure.series, figure.period)
            first = seen.setdefault(cell, figure)
            if first is not figure and first.locator != figure.locator:
                found.append(
                    Problem(f"{figure.series.key} for {figure.period.label} stands at {first.locator} already.", place_of(figure))
                )
        for figure, said in _contradictions(figures):
            found.append(
                Problem(f"{figure.series.key} for {figure.period.label} is {_number(figure)}, {said}.", place_of(figure))
            )
        found += [Problem(said) for said in _gaps(figures)]
        if nets := [net for net, _ in _unbalanced(figures, since=date.min) if net.period.start < BALANCED_SINCE]:
            found.append(
                Problem(
                    f"{len(nets)} of its nets are not immigration less emigration: ONS revised the nets of 2001 to 2011 and left the flows."
                )
            )
    return tuple(found)


def _refused(name: str, figure: Figure, said: str) -> LayoutError:
    return LayoutError(
        f"{name}, {figure.locator or figure.series.key}: {figure.series.key} for {figure.period.label} is {_number(figure)}, {said}.",
        "", "See the cell in the file: it may be damaged, or its layout may not be what it was taken for.",
        place=place_of(figure),
    )  # fmt: skip


def _number(figure: Figure) -> str:
    return figure.text[:80] if figure.value is None else f"{figure.value:,}"


def _check_day(name: str, release: Release, figures: Iterable[Figure], today: date | None) -> None:
    if today is not None and release.published > today and any(True for _ in figures):
        raise UsageError(
            f"{name} would have been published on {release.published.isoformat()}, which is in the future.",
            f"Today is {today.isoformat()}.",
            "See whether the file, or --published, has the right day.",
        )
    if release.published.year < FIRST_YEAR:
        raise UsageError(
            f"{name} would have been published on {release.published.isoformat()}.",
            "",
            "See whether --published has the right day.",
        )


def _impossible(figure: Figure, release: Release) -> str:
    """Why a figure cannot be right by itself; empty where it can."""
    most = MOST_FLOW if figure.series.measure in FLOWS else MOST_OF.get(figure.unit, MOST_OF[""])
    difference = figure.series.measure in _DIFFERENCES
    for value in (figure.value, figure.low, figure.high):
        if value is None or figure.kind == "rule":
            continue
        if abs(value) > most:
            return f"and no more than {most:,} {figure.unit} can be"
        if value < 0 and not difference:
            return "and cannot be below zero"
        if figure.unit in _WHOLE and value != int(value):
            return f"and {figure.unit} come whole"
    if figure.value is None and (figure.low is None) != (figure.high is None):
        return "with one end of a range and not the other"
    if unnamed := next(
        (
            code
            for name, code in figure.series.fixed
            if name != "age" and not _LETTER.search(code) and code not in DIMENSIONS[name].by_code
        ),
        "",
    ):
        return f"of something called {unnamed!r}"
    if max(len(figure.text), len(figure.note), len(figure.locator)) > LONGEST_TEXT:
        return f"with more than {LONGEST_TEXT:,} letters beside it"
    if figure.kind in {"estimate", "count"}:
        if figure.period.kind != "onwards" and figure.period.end > release.published:
            return f"of a time that had not passed on {release.published.isoformat()}, when it was published"
        if figure.period.start.year < FIRST_YEAR:
            return f"of a time before {FIRST_YEAR}"
    return ""


def _tables(figures: Iterable[Figure]) -> Iterator[dict[tuple[Series, Period], Figure]]:
    """The figures of each table of each source, by what they are about."""
    tables: dict[tuple[str, str], dict[tuple[Series, Period], Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.kind == "estimate" and figure.value is not None:
            tables[figure.source, table_of(figure)].setdefault((figure.series, figure.period), figure)
    yield from tables.values()


def _contradictions(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    figures = tuple(figures)
    yield from _contradicted(figures)
    yield from _unbalanced(figures)
    yield from _not_their_sum(figures)
    yield from _more_than_both(figures)
    yield from _out_of_order(figures)


def _contradicted(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """A table that gives one series and period two numbers: a row is doubled, or a label is wrong."""
    seen: dict[tuple[str, str, Series, Period], Figure] = {}
    for figure in figures:
        first = seen.setdefault((figure.source, table_of(figure), figure.series, figure.period), figure)
        if (
            first.value != figure.value
            and first.evidence == figure.evidence
            and first.rounding == figure.rounding
            and figure.kind != "rule"
        ):
            yield figure, f"and {_number(first)} at {first.locator}"


def _unbalanced(figures: Iterable[Figure], since: date = BALANCED_SINCE) -> Iterator[tuple[Figure, str]]:
    """Nets that differ from immigration less emigration by more than three roundings can: one and a half units."""
    for table in _tables(figures):
        for (series, period), net in table.items():
            if series.measure != "net_migration" or period.start < since:
                continue
            flows = [table.get((replace(series, measure=measure), period)) for measure in ("immigration", "emigration")]
            inflow, outflow = flows
            if inflow is None or outflow is None or net.value is None or inflow.value is None or outflow.value is None:
                continue
            slack = 1.5 * max(each.rounding for each in (net, inflow, outflow))
            if abs(net.value - (inflow.value - outflow.value)) > slack:
                yield net, f"and immigration less emigration is {inflow.value - outflow.value:,}"


def _not_their_sum(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Totals that differ from the sum of their nationality groups by more than four roundings can: two units."""
    for table in _tables(figures):
        for (series, period), total in table.items():
            if series.measure not in FLOWS or series.dimensions.get("nationality") != "all" or period.start < BALANCED_SINCE:
                continue
            for codes in _GROUPS:
                parts = [table.get((series.with_(nationality=code), period)) for code in codes]
                values = [part.value for part in parts if part is not None and part.value is not None]
                if len(values) < len(codes) or total.value is None:
                    continue
                slack = (len(codes) + 1) / 2 * max(part.rounding for part in (total, *parts) if part)
                if abs(total.value - sum(values)) > slack:
                    yield total, f"and its groups {', '.join(codes)} add up to {sum(values):,}"


def _more_than_both(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """A year that counts more than the years before and after it, which overlap it and between them hold all its months."""
    for one, it, other in _neighbours(figures):
        if it.series.measure in _DIFFERENCES or one.value is None or it.value is None or other.value is None:
            continue
        if it.value > one.value + other.value + 1.5 * it.rounding:
            both = f"{one.period.label} and {other.period.label}"
            yield it, f"and {both}, which have all its months between them, come to {one.value + other.value:,}"


def _neighbours(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Years of one series in one table with those before and after, where these two leave no month of it out."""
    series: dict[tuple[str, str, Series], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.period.kind == "year_ending" and figure.kind != "forecast":
            series[figure.source, table_of(figure), figure.series].append(figure)
    for each in series.values():
        each.sort(key=lambda figure: figure.period)
        for one, it, other in zip(each, each[1:], each[2:], strict=False):
            if one.period.start < it.period.start < other.period.start <= one.period.stop:
                yield one, it, other


def _gaps(figures: Iterable[Figure]) -> Iterator[str]:
    """Tables that have years every quarter, but for some that are missing between two others.

    An export has each figure once, with the cell that it was taken from: where the tables of a series never repeat one
    another, what stands in another of them is not missing. A publisher's tables do repeat one another, and each is judged by itself.
    """
    series: dict[Series, dict[tuple[str, str], set[Period]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        if figure.period.kind == "year_ending":
            series[figure.series][figure.source, table_of(figure)].add(figure.period)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each, tables in series.items():
        every = set().union(*tables.values())
        gathered = len(every) == sum(map(len, tables.values()))
        for (_, table), periods in tables.items():
            for one, other in _longer_steps(sorted(periods)):
                missing = _months_between(one, other) // 3 - 1
                if not gathered or sum(one < period < other for period in every) < missing:
                    found[table, f"{one.label} and {other.label}"].append(each.key)
    for (table, between), keys in found.items():
        named = keys[0] if len(keys) == 1 else f"{keys[0]} and {len(keys) - 1} more series"
        yield f"{table} has no figure of {named} between {between}."


def _longer_steps(years: list[Period]) -> Iterator[tuple[Period, Period]]:
    """The neighbours among years that lie more than a quarter apart, where nearly all lie a quarter apart."""
    steps = [_months_between(one, other) for one, other in pairwise(years)]
    if len(steps) >= GAPS_FROM and steps.count(3) > 0.8 * len(steps):
        yield from (pair for pair, step in zip(pairwise(years), steps, strict=True) if step > 3)


def _months_between(one: Period, other: Period) -> int:
    return (other.stop.year - one.stop.year) * 12 + other.stop.month - one.stop.month


def _out_of_order(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """A period that stands among earlier or later ones in a column of a sheet: its label is another's."""
    columns: dict[tuple[str, str, str, Series], list[tuple[int, Figure]]] = defaultdict(list)
    for figure in figures:
        if found := _CELL.fullmatch(figure.locator):
            columns[figure.source, found["sheet"], found["column"], figure.series].append((int(found["row"]), figure))
    for each in columns.values():
        if len(each) < ORDERED_FROM:
            continue
        column = [figure for _, figure in sorted(each, key=lambda pair: pair[0])]
        ups = sum(one.period < other.period for one, other in pairwise(column))
        rising = 2 * ups >= len(column) - 1
        for one, other in pairwise(column):
            if (one.period < other.period) is not rising and one.period != other.period:
                yield other, f"and stands after {one.period.label}, in a column where periods go {'up' if rising else 'down'}"
