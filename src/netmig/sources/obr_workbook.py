"""Forecasts of net migration in the workbooks of the Office for Budget Responsibility.

Three shapes, all inferred: the workbooks were not at hand, and only the second was seen described, for
other series of the historical official forecasts database.

    a row of a table       Net migration (thousands)     | 2025 | 2026 | …            Economic and fiscal outlook
    a row a vintage        November 2025 | … under years, below "Back to contents"     historical forecasts
    a column a vintage     years down the side, "November 2025 forecast" over numbers  data of a chart

A vintage is filed under the release of its own month. Rows of outturns are other publishers' and left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..codes import plain_words
from ..errors import LayoutError, Place, UsageError
from ..ledger.figures import Figure, Release, Source
from ..periods import MONTH_NAMES, month_number
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .home_office import release
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day
from .workbook import Cell, column_letters
from .year_tables import Numbered, YearTable, basis_of, is_net_migration, looks_like_year, unit_of, words_of, year_of

OBR = "Office for Budget Responsibility"
# The days of outlooks that are held already; any other is known by its month until its day is said.
DAYS = {
    "March 2014": "2014-03", "March 2015": "2015-03", "November 2016": "2016-11", "March 2017": "2017-03", "March 2022": "2022-03",
    "November 2022": "2022-11-17", "March 2023": "2023-03-15", "November 2023": "2023-11-22", "March 2024": "2024-03-06",
    "November 2025": "2025-11-26", "March 2026": "2026-03-03",
}  # fmt: skip
_VINTAGE = re.compile(rf"\b({'|'.join(MONTH_NAMES)}) (20\d\d)\b")
_LEFT = re.compile(r"outturn|restated|memo|ons\b|change|difference", re.IGNORECASE)
_PUBLISHER = re.compile(r"\bOBR\b|office for budget responsibility|economic and fiscal outlook|official forecasts", re.IGNORECASE)
_SCENARIOS = (("high", "high_variant"), ("low", "low_variant"), ("upside", "high_variant"), ("downside", "low_variant"))


@dataclass(frozen=True, slots=True)
class _Found:
    """The numbers of one sheet."""

    table: YearTable
    numbers: tuple[Numbered, ...]


def _texts(given: GivenFile) -> list[str]:
    return [text for name in given.workbook.sheet_names for text in (name, *words_of(given.workbook.beginning(name)))]


def recognises(given: GivenFile) -> bool:
    """Whether a workbook calls itself the publisher's and has net migration beside years."""
    if not given.is_workbook:
        return False
    texts = _texts(given)
    return any(map(_PUBLISHER.search, texts)) and any(_has_table(given, name) for name in given.workbook.sheet_names)


def _has_table(given: GivenFile, name: str) -> bool:
    rows = given.workbook.beginning(name)
    return any(is_net_migration(text) for text in words_of(rows)) and any(
        sum(looks_like_year(cell) for cell in cells) >= 2 or (cells and looks_like_year(cells[0])) for _, cells in rows
    )


def read(given: GivenFile) -> Reading:
    """Every forecast of net migration in the workbook, each in the release of the outlook that made it.

    Raises LayoutError, with its place, where the unit or the end of the years is not written, or a
    cell is no number; UsageError where nothing says when this workbook was published.
    """
    book = given.workbook
    covers = [(name, book.beginning(name)) for name in book.sheet_names]
    own = _own_vintage(_texts(given))
    day = publication_day(given, stated_day(covers), _day(own))
    _check_day(given, own, day)
    source = Source(
        id="obr-workbook", title="Workbook of the Office for Budget Responsibility", url=given.url, sha256=given.sha256,
        retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
    )  # fmt: skip
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = {}
    tables: list[TableRead] = []
    for name in book.sheet_names:
        if not _has_table(given, name):
            continue
        found = _read(given, name)
        for each in found.numbers:
            vintage = _vintage(each.label) or own
            its = _release(vintage, day if vintage in (own, "") else None, source)
            if each.period.end > its.published.replace(year=its.published.year + 60):
                raise found.table.refuse(each.row, each.column, "a year within sixty of the forecast", each.period.label)
            releases[its.id] = its
            figures.setdefault(its.id, []).append(_figure(found.table, each, its, source, reprinted=vintage not in (own, "")))
        if found.numbers:
            ends = sorted(each.period for each in found.numbers)
            tables.append(
                TableRead(
                    name=f"{name}: net migration", figures=len(found.numbers), first=ends[0].label, last=ends[-1].label,
                    groups=tuple(dict.fromkeys(each.label for each in found.numbers)),
                )
            )  # fmt: skip
    if not figures:
        raise LayoutError(
            f"{given.name} names net migration, and has no forecast of it.", "", "Write the figures as a tidy CSV.", place=Place(book.sheet_names[0])
        )  # fmt: skip
    problems, kept = _once(given, figures)
    return Reading(
        releases=tuple((releases[name], kept[name]) for name in sorted(kept)), tables=tuple(tables), problems=tuple(problems)
    )


def _once(given: GivenFile, figures: dict[str, list[Figure]]) -> tuple[list[Problem], dict[str, tuple[Figure, ...]]]:
    """A forecast that two tables give must be the same in both: the first stands, to the finer digit."""
    kept: dict[str, tuple[Figure, ...]] = {}
    for name, those in figures.items():
        by_thing: dict[tuple[Series, object], Figure] = {}
        for figure in those:
            first = by_thing.setdefault((figure.series, figure.period), figure)
            if first is not figure:
                slack = max(first.rounding, figure.rounding) / 2
                if abs((first.value or 0) - (figure.value or 0)) > slack:
                    raise LayoutError(
                        f"{given.name}, {figure.locator}: {figure.value:,} for {figure.period.label}, and {first.value:,} in {first.locator}.",
                        "", "Compare the file with the publisher's own.", place=Place(figure.locator.partition("!")[0]),
                    )  # fmt: skip
                if figure.rounding < first.rounding:
                    by_thing[figure.series, figure.period] = figure
        kept[name] = tuple(by_thing.values())
    return [], kept


def _read(given: GivenFile, name: str) -> _Found:
    rows = list(given.workbook.rows(name))
    across = next((place for place, (_, cells) in enumerate(rows) if sum(looks_like_year(cell) for cell in cells) >= 2), None)
    above = words_of(rows[: across if across is not None else 8])
    labels = [text for text in words_of(rows) if is_net_migration(text)]
    basis, unit = basis_of([*above, *labels]), unit_of([*above, *labels])
    table = YearTable(given.name, name, basis, unit)
    if not unit:
        raise table.refuse(rows[0][0], 1, "the unit, such as 'thousands', above the table or in its label", above[:3])
    if across is None:
        return _Found(table, _down(table, rows))
    header_row, header = rows[across]
    years = {column: cell for column, cell in enumerate(header, start=1) if looks_like_year(cell)}
    for column, cell in years.items():
        if year_of(cell, basis) is None:
            raise table.refuse(
                header_row, column, "words above the table that say when its years end, such as 'years to mid-year'", cell
            )
    titled = any(is_net_migration(text) for text in (*above, *words_of([rows[across]])))
    numbers: list[Numbered] = []
    for row, cells in rows[across + 1 :]:
        label = next((cell for cell in cells if isinstance(cell, str) and cell.strip()), "")
        wanted = is_net_migration(label) or (titled and bool(_vintage(label)))
        if not wanted or _LEFT.search(label):
            continue
        for column, cell in years.items():
            told = table.number(row, column, cells[column - 1] if column <= len(cells) else None)
            period = year_of(cell, basis)
            if told is not None and period is not None:
                numbers.append(Numbered(label, period, *told, row, column))
    return _Found(table, tuple(numbers))


def _down(table: YearTable, rows: list[tuple[int, tuple[Cell, ...]]]) -> tuple[Numbered, ...]:
    """The numbers of a table with years down its side, under headers that name vintages."""
    first = next(place for place, (_, cells) in enumerate(rows) if cells and looks_like_year(cells[0]))
    header = next(
        (cells for _, cells in reversed(rows[:first]) if any(isinstance(cell, str) and _vintage(cell) for cell in cells)), ()
    )
    numbers: list[Numbered] = []
    for row, cells in rows[first:]:
        if not cells or not looks_like_year(cells[0]):
            continue
        period = year_of(cells[0], table.basis)
        if period is None:
            raise table.refuse(row, 1, "words above the table that say when its years end, such as 'years to mid-year'", cells[0])
        for column, label in enumerate(header, start=1):
            if isinstance(label, str) and _vintage(label) and not _LEFT.search(label) and column <= len(cells):
                told = table.number(row, column, cells[column - 1])
                if told is not None:
                    numbers.append(Numbered(label, period, *told, row, column))
    return tuple(numbers)


def _vintage(label: str) -> str:
    found = _VINTAGE.search(label)
    return f"{found[1]} {found[2]}" if found else ""


def _own_vintage(texts: list[str]) -> str:
    """The outlook that the workbook is of: the one that its titles name with the publication's own name."""
    for text in texts:
        if _PUBLISHER.search(text) and (vintage := _vintage(text)):
            return vintage
    return ""


def _day(vintage: str) -> date | None:
    known = DAYS.get(vintage, "")
    return date.fromisoformat(known) if len(known) == 10 else None


def _check_day(given: GivenFile, own: str, day: date) -> None:
    known = _day(own)
    month = own.split()
    wrong = (known is not None and known != day) or (month and (day.year, day.month) != (int(month[1]), month_number(month[0])))
    if wrong:
        raise UsageError(
            f"{given.name} is of the outlook of {own}, and the day given for it is {day.isoformat()}.",
            f"That outlook was published on {known.isoformat()}." if known else "", "See whether --published, or the file, is right.",
        )  # fmt: skip


def _release(vintage: str, day: date | None, source: Source) -> Release:
    if day is not None:
        told = day.isoformat()
    else:
        month = vintage.split()
        told = DAYS.get(vintage, f"{month[1]}-{month_number(month[0]):02d}")
    return release(
        "obr-forecast",
        told,
        f"{OBR}: net migration, {told}",
        source,
        publisher=OBR,
        note="" if len(told) == 10 else f"Published: {told}.",
    )


def _figure(table: YearTable, each: Numbered, its: Release, source: Source, *, reprinted: bool) -> Figure:
    words = plain_words(each.label).split()
    scenario = next((code for word, code in _SCENARIOS if word in words), "none")
    note = each.label if scenario != "none" else ""
    return Figure(
        series=Series.of("net_migration", forecaster="obr", scenario=scenario), period=each.period, release=its.id, value=each.value,
        rounding=each.rounding, source=source.id, locator=f"{table.sheet}!{column_letters(each.column - 1)}{each.row}",
        note="; ".join(part for part in (note, "As a later workbook reprints it." if reprinted else "") if part),
    )  # fmt: skip


READER = Reader(name="obr-forecasts", title="OBR: forecasts of net migration", recognises=recognises, read=read)
