"""Rows of the May 2026 workbook that someone quoted cell by cell, with their table, period and headers.

    Table 4b: <title>. Immigration, YE Dec 25 P: All reasons 627,000; Family 47,000; …

The headers and numbers are taken from the quotation itself; nothing is added up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..codes import DIMENSIONS, slug
from ..errors import LayoutError, NotHeldError, PeriodLabelError
from ..ledger.figures import Figure, Source
from ..periods import Period, parse_label, parse_period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .known_copies import copy_of, day_of
from .ons_extracts import FLOWS, MAY_2026, WORKBOOK_OF_MAY_2026, release_of_day
from .reader import GivenFile, Reader, Reading
from .tables_read import tables_of

# rows of single tables; a column quoted from its first to its last period ("…") is no row
_FLOW_ROW = re.compile(
    r"Table (?P<table>1|4b): [^:]+\. (?P<flow>[A-Z][a-z]+(?: migration)?), (?P<period>YE [^:]+): (?P<cells>[^:].+)"
)
_BORN_ABROAD = re.compile(r"Table (?P<table>9): [^:]+\. (?:Census Day, )?(?P<day>\d+ \w+ \d{4}), (?P<area>[^:]+): (?P<cells>.+)")
_CELL = re.compile(r"(?P<header>.+?) (?P<value>-?\d{1,3}(?:,\d{3})*)")
_SPANNING = " ... "

_BORN = {
    "EU+ born population": "born_in_eu_plus",
    "Non-EU+ born population": "born_outside_eu_plus",
    "Total non-UK born population": "born_outside_uk",
}
_AREAS = {"UK": "uk", "Scotland": "scotland", "England, Wales, Northern Ireland": "england_wales_and_northern_ireland"}


def _recognises(file: GivenFile) -> bool:
    return (
        not file.is_workbook
        and file.text.lstrip()[:1] == "{"
        and '"quote": "Table ' in file.text
        and _FLOW_ROW.search(file.text) is not None
    )


def _read(file: GivenFile) -> Reading:
    """What is quoted of Tables 1, 4b and 9 of a release."""
    day, known = day_of(file), copy_of(file)
    source = Source(
        id=f"workbook-{day}-quoted-rows" if known else f"quoted-rows-{file.sha256[:8]}",
        title="Rows of Tables 1, 4b and 9 of May 2026, as quoted"
        if day == MAY_2026
        else f"Rows of the tables of {day}, as quoted",
        url=WORKBOOK_OF_MAY_2026 if known else file.url,
        upstream=known.upstream if known else "",
        sha256=file.sha256,
        licence=OPEN_GOVERNMENT,
    )
    release = release_of_day(file, day, source)
    quotes = sorted({quote for quote in _quotes(_parsed(file)) if quote.startswith("Table ") and _SPANNING not in quote})
    # the same cell is quoted again and again: it is one figure
    figures = {
        (figure.series, figure.period, figure.value, figure.locator): figure
        for quote in quotes
        for figure in read_quote(quote, release.id, source.id)
    }
    releases = ((release, tuple(figures.values())),)
    return Reading(releases=releases, tables=tables_of(releases))


def _parsed(file: GivenFile) -> Any:
    try:
        return json.loads(file.text)
    except (ValueError, RecursionError) as problem:
        raise LayoutError(f"{file.name} is no JSON: {problem}.") from None


def _quotes(record: Any) -> Iterator[str]:
    if isinstance(record, dict):
        if isinstance(quote := record.get("quote"), str):
            yield quote
        for each in record.values():
            yield from _quotes(each)
    elif isinstance(record, list):
        for each in record:
            yield from _quotes(each)


def read_quote(quote: str, release: str, source: str) -> Iterator[Figure]:
    """The figures of one quoted row; LayoutError for a quotation in another form."""
    if row := _FLOW_ROW.fullmatch(quote):
        try:
            reading = parse_label(row["period"])
        except PeriodLabelError as problem:
            raise LayoutError(f"A quoted row has no period: {problem}") from None
        measure = FLOWS.get(slug(row["flow"]), "")
        for header, value in _cells(row["cells"]):
            yield Figure(
                series=_flow_series(measure, row["table"], header),
                period=reading.period,
                release=release,
                value=value,
                rounding=1000,
                status=reading.status,  # type: ignore[arg-type]  # P and R make these words only
                marker=" ".join(reading.markers),
                evidence="derived_from_official_file",
                source=source,
                locator=f"Table {row['table']}, {row['flow']}, {row['period']}, {header}",
            )
    elif row := _BORN_ABROAD.fullmatch(quote):
        yield from _born_abroad(row, release, source)
    else:
        raise LayoutError(f"A quoted row is in no known form: {quote[:160]!r}.")


def _cells(text: str) -> Iterator[tuple[str, int]]:
    for cell in text.split("; "):
        found = _CELL.fullmatch(cell)
        if not found:
            raise LayoutError(f"{cell!r} is no header with its number.")
        yield " ".join(found["header"].split()), int(found["value"].replace(",", ""))


def _flow_series(measure: str, table: str, header: str) -> Series:
    try:
        if table == "1":
            nationality = "all" if header == "All Nationalities" else DIMENSIONS["nationality"].find(header)
            return Series.of(measure, nationality=nationality)
        return Series.of(measure, nationality="non_eu_plus", reason=header)
    except NotHeldError as problem:
        raise LayoutError(f"Table {table} has no known column {header!r}: {problem}") from None


def _born_abroad(row: re.Match[str], release: str, source: str) -> Iterator[Figure]:
    period: Period = parse_period(row["day"])
    if row["area"] not in _AREAS:
        raise LayoutError(f"Table 9: {row['area']!r} is no known area.")
    for header, value in _cells(row["cells"]):
        if header not in _BORN:
            raise LayoutError(f"Table 9: {header!r} is no known column.")
        yield Figure(
            series=Series.of("population", area=_AREAS[row["area"]], type=_BORN[header]),
            period=period,
            release=release,
            value=value,
            rounding=1000,
            evidence="derived_from_official_file",
            source=source,
            locator=f"Table 9, {row['day']}, {row['area']}, {header}",
            note="Population by country of birth, not by nationality.",
        )


READER = Reader(
    name="ons-quoted-rows", title="ONS long-term migration, rows of its tables as quoted", recognises=_recognises, read=_read
)
