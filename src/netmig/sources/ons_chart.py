r"""The numbers behind a chart of an ONS bulletin on long-term migration, as the page lets one download them.

Two forms. The first a public program reads from the bulletins' own charts (`…/fig02/data.csv`); the
second is that of the site's generator of CSV files, whose block of names and values above the header
was seen with other series. Neither file was at hand here.

    date,Net migration,Immigration,Emigration,Net_estimate,Immigration_estimate,Emigration_estimate
    YE Dec 23,848000,1441000,593000,,,
    YE Dec 25,,,,171000,813000,642000

    "Title","Long-term net migration, year ending June 2012 to year ending December 2025"
    "Unit","Thousands"
    "Release date","21-05-2026"

    "","British","EU+","Non-EU+"
    "YE Dec 25","-136","-42","350"

A column whose name ends in `_estimate` goes on where the other stops: it is drawn otherwise because
it is provisional. Where no unit is said, every number must be people to the nearest thousand.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..codes import plain_words
from ..errors import LayoutError, NetmigError, PeriodLabelError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import Period, parse_label, year_ending
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .known_copies import called, check_day, copy_of, day_of
from .ons_cover import days_in
from .ons_layouts import words
from .ons_releases import long_term_release
from .reader import GivenFile, Reader, Reading
from .tables_read import tables_of

NAME = "ons-chart"
HEADER_SEARCH_ROWS = 40
LARGEST = 20_000_000
_FIRST = frozenset({"", "date", "period", "time period", "year ending", "year"})
_FLOW = re.compile(r"(?:long term )?(?:international )?\b(net migration|net|immigration|emigration)\b")
_GROUPS = {
    "": "all", "all": "all", "total": "all", "all nationalities": "all", "british": "british", "british nationals": "british",
    "eu+": "eu_plus", "eu+ nationals": "eu_plus", "non eu+": "non_eu_plus", "non eu+ nationals": "non_eu_plus",
    "eu": "eu", "eu nationals": "eu", "non eu": "non_eu", "non eu nationals": "non_eu",
}  # fmt: skip
_NUMBER = re.compile(r"[-−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?", re.ASCII)
_BEGINS_A_ROW = re.compile(r"YE\b|year ending|\d", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(20\d\d)")


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in one column, and whether it is the part of a line that is drawn as an estimate."""

    name: str
    at: int
    measure: str
    group: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class _Chart:
    name: str
    said: Mapping[str, str]
    header: int
    columns: tuple[_Column, ...]
    unknown: tuple[str, ...]
    width: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def recognises(given: GivenFile) -> bool:
    """Whether a text is such a chart: periods down, flows or groups of nationality across."""
    if given.is_workbook:
        return False
    try:
        chart = _chart(given)
    except (NetmigError, csv.Error):
        return False
    # without a title that speaks of migration, nothing but the header says what it is
    about = any("migration" in value.lower() for value in chart.said.values()) if chart else False
    return chart is not None and (about or not chart.unknown) and any(column.measure for column in chart.columns)


def read(given: GivenFile) -> Reading:
    """The figures of a chart, as part of the release that the chart belongs to.

    Raises LayoutError, with row and column, for anything not as described; UsageError where neither
    the file nor the user says when it was published.
    """
    try:
        chart = _chart(given)
    except csv.Error as problem:
        raise LayoutError(f"{given.name} cannot be read: {problem}.") from None
    if chart is None:
        raise LayoutError(
            f"{given.name} has no header of a chart of long-term migration.", f"It begins {given.first_line[:120]!r}."
        )
    if chart.unknown:
        raise _refuse(
            given.name,
            chart.header,
            chart.unknown[0],
            "holds what no layout describes",
            f"Known: {', '.join(words().flows)}, and groups of nationality.",
        )
    published = _published(given, chart)
    known = copy_of(given)
    source = Source(
        id=chart.name.removesuffix(".csv"),
        title=f"Chart: {chart.said['title']}" if chart.said.get("title") else "Chart of long-term international migration",
        url=given.url,
        upstream=known.upstream if known else "",
        sha256=given.sha256,
        retrieved_at=given.retrieved_at,
        licence=OPEN_GOVERNMENT,
    )
    release = long_term_release(published, url=given.url)
    figures = tuple(_figures(given, chart, release.id, source.id))
    if not figures:
        raise LayoutError(f"{given.name} has no numbers below its header.", place=Place("", chart.header))
    releases = ((_with_source(release, source), figures),)
    return Reading(releases=releases, tables=tables_of(releases))


READER = Reader(name=NAME, title="ONS bulletin on long-term migration, the numbers of a chart", recognises=recognises, read=read)


def _with_source(release: Release, source: Source) -> Release:
    return replace(release, sources=(source,))


def _chart(given: GivenFile) -> _Chart | None:
    said: dict[str, str] = {}
    found: tuple[int, tuple[_Column, ...], tuple[str, ...], int] | None = None
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in enumerate(csv.reader(io.StringIO(given.text, newline=""), strict=True), start=1):
        row = tuple(cell.strip() for cell in cells)
        if found:
            if any(row):
                rows.append((number, row))
            continue
        if number > HEADER_SEARCH_ROWS:
            return None
        if made := _header(row, said):
            found = (number, *made, len(row))
        elif len(row) > 1 and row[0]:
            said.setdefault(plain_words(row[0]), " ".join(cell for cell in row[1:] if cell))
        elif row and row[0]:
            said.setdefault("title" if not said else f"line {number}", row[0])
    return _Chart(called(given, NAME), said, *found, tuple(rows)) if found else None


def _header(row: tuple[str, ...], said: Mapping[str, str]) -> tuple[tuple[_Column, ...], tuple[str, ...]] | None:
    """The columns of a header row and those that are not known; None for a row that is none."""
    if len(row) < 2 or plain_words(row[0]) not in _FIRST or not any(row[1:]):
        return None
    about = _flows_in(said.get("title", "")) | _flows_in(said.get("subtitle", ""))
    measure = next(iter(about)) if len(about) == 1 else ""
    columns: list[_Column] = []
    unknown: list[str] = []
    for at, name in enumerate(row[1:], start=1):
        if not name:
            continue
        plain = plain_words(name.replace("_", " "))
        estimate = plain.endswith(" estimate")
        plain = plain.removesuffix(" estimate")
        flows = _FLOW.findall(plain)
        group = _GROUPS.get(" ".join(_FLOW.sub(" ", plain).split()))
        own = words().flows.get(flows[0], "") if len(flows) == 1 else measure if not flows else ""
        if group is None or not own:
            unknown.append(name)
        else:
            columns.append(_Column(name, at, own, group, estimate))
    return (tuple(columns), tuple(unknown)) if columns else None


def _flows_in(text: str) -> set[str]:
    return {words().flows[found] for found in _FLOW.findall(plain_words(text))}


def _published(given: GivenFile, chart: _Chart) -> date:
    for key in ("release date", "publication date", "published"):
        value = _DAY_FIRST.sub(r"\3-\2-\1", chart.said.get(key, ""))
        if days := days_in(value):
            check_day(given, days[0])
            return days[0]
    return date.fromisoformat(day_of(given))


def _figures(given: GivenFile, chart: _Chart, release: str, source: str) -> Iterator[Figure]:
    factor = _factor(chart)
    seen: dict[Period, int] = {}
    for number, row in chart.rows:
        if sum(map(bool, row)) == 1 and row[0] and not _BEGINS_A_ROW.match(row[0]):
            # a source or a note below the numbers
            continue
        if len(row) != chart.width:
            raise _refuse(
                given.name, number, "date", f"begins a row of {len(row)} cells, not {chart.width}: the file may be cut off"
            )
        period, markers = _period(given, chart, number, row[0])
        if period in seen:
            raise _refuse(given.name, number, "date", f"is of {period.label}, as row {seen[period]} is")
        seen[period] = number
        held: dict[Series, Figure] = {}
        for column in chart.columns:
            value = _number(given, number, column, row[column.at] if column.at < len(row) else "", factor)
            if value is None:
                continue
            series = Series.of(column.measure, nationality=column.group)
            figure = Figure(
                series=series, period=period, release=release, value=value, rounding=1000, marker=" ".join(markers) or ("estimate" if column.estimate else ""),
                status="_".join({"P": "provisional", "R": "revised"}[each] for each in markers),  # type: ignore[arg-type]
                source=source, locator=f"{chart.name} row {number}, {column.name}",
            )  # fmt: skip
            # where the two parts of a line meet, both have the number
            if held.setdefault(series, figure).value != value:
                raise _refuse(given.name, number, column.name, f"holds {value:,}, and another column {held[series].value:,}")
        _check_net(given, number, held)
        yield from held.values()


def _factor(chart: _Chart) -> int:
    unit = plain_words(" ".join(chart.said.get(key, "") for key in ("unit", "units", "preunit", "subtitle")))
    if re.search(r"\bthousands?\b", unit):
        return 1000
    if re.search(r"\b(?:per cent|percent|rate|million)\b", unit) or "%" in " ".join(
        chart.said.get(key, "") for key in ("unit", "units")
    ):
        raise LayoutError(f"{chart.name} is in {unit or 'per cent'!r}.", "Numbers of people, or thousands of them, are read.")
    return 1


def _period(given: GivenFile, chart: _Chart, number: int, label: str) -> tuple[Period, tuple[str, ...]]:
    try:
        reading = parse_label(label)
    except PeriodLabelError:
        raise _refuse(given.name, number, "date", f"holds {label[:80]!r}, which is no period") from None
    period = reading.period
    if period.kind == "month" and "year ending" in plain_words(" ".join(chart.said.values())):
        period = year_ending(period.end.year, period.end.month)
    if not period.is_year:
        raise _refuse(given.name, number, "date", f"holds {label[:80]!r}, which is no year that ends with a month")
    return period, reading.markers


def _number(given: GivenFile, number: int, column: _Column, text: str, factor: int) -> int | None:
    if not text or plain_words(text) in words().missing or text in words().signs:
        return None
    if not _NUMBER.fullmatch(text):
        raise _refuse(given.name, number, column.name, f"holds {text[:80]!r}, which is no number")
    value = Decimal(text.replace(",", "").replace("−", "-").replace("–", "-")) * factor
    if value != int(value) or int(value) % 1000 or abs(value) > LARGEST:
        raise _refuse(
            given.name,
            number,
            column.name,
            f"holds {text}",
            "Expected people to the nearest thousand, or a unit that says thousands.",
        )
    return int(value)


def _check_net(given: GivenFile, number: int, held: Mapping[Series, Figure]) -> None:
    for series, net in held.items():
        if series.measure != "net_migration":
            continue
        inflow, outflow = (held.get(Series(flow, series.fixed)) for flow in ("immigration", "emigration"))
        if inflow and outflow and abs((net.value or 0) - ((inflow.value or 0) - (outflow.value or 0))) > 1500:
            raise _refuse(
                given.name, number, net.locator.rpartition(", ")[2], f"holds {net.value:,}",
                f"Immigration less emigration is {(inflow.value or 0) - (outflow.value or 0):,}.",
            )  # fmt: skip


def _refuse(name: str, row: int, column: str, problem: str, available: str = "") -> LayoutError:
    return LayoutError(f"{name} row {row}, column {column!r}, {problem}.", available, place=Place("", row, column))
