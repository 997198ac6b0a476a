"""Tables of ONS workbooks that are at hand only as someone's extract or transcription.

What is read here is graded `derived_from_official_file`: the workbook itself, once it is at hand,
wins over it, and where the two differ both stay.
"""

from __future__ import annotations

from datetime import date

from ..errors import NotHeldError, UsageError
from ..ledger.figures import Figure, Release, Source, StatedChange, Status
from ..periods import Period, parse_label, year_ending
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader
from .known_copies import check_day, copy_of
from .ons_releases import MONTH_NAMES, ons_release, release_of_month
from .ons_rows import OF_FLOWS
from .reader import GivenFile

NOVEMBER_2025, MAY_2026 = "2025-11-27", "2026-05-21"
ROUNDING = 1000
FLOWS = {"immigration": "immigration", "emigration": "emigration", "net": "net_migration", "net_migration": "net_migration"}
GROUPS = {"all": "all", "british": "british", "eu_plus": "eu_plus", "non_eu_plus": "non_eu_plus"}
# May 2026, Table 5: what ONS calls each stage of an estimate
STAGES: dict[str, Status] = {
    "Initial provisional estimate": "provisional",
    "Initial estimate": "provisional",
    "Revised provisional estimate": "provisional_revised",
    "Completed estimate": "complete",
}
WORKBOOK_OF_MAY_2026 = (
    "https://www.ons.gov.uk/file?uri=/peoplepopulationandcommunity/populationandmigration/internationalmigration/datasets/"
    "longterminternationalimmigrationemigrationandnetmigrationflowsprovisional/yearendingdecember2025/may2026publicationspreadsheet.xlsx"
)
# The extract of November 2025 has lost its P and R. Which stage its newest estimates were at is said by
# May 2026, Table 5, in the rows "Nov 25"; a test compares them with that table.
STAGES_OF_NOVEMBER_2025 = {
    "YE Sep 2024": "Revised provisional estimate",
    "YE Dec 2024": "Revised provisional estimate",
    "YE Mar 2025": "Initial estimate",
    "YE Jun 2025": "Initial estimate",
}

_TABLE_1_NOVEMBER = ("period_ym", "flow", "all", "british", "eu_plus", "non_eu_plus")
_REASONS_NOVEMBER = {
    "total": "all", "work": "work", "study": "study", "family": "family",
    "humanitarian": "humanitarian", "asylum": "asylum", "other": "other",
}  # fmt: skip
_TABLE_1_MAY = ("flow", "period", "period_end", "marker", "all_nationalities", "british", "eu_plus", "non_eu_plus")
_TABLE_2_MAY = ("flow", "period", "estimate", "lower_95", "upper_95")
_TABLE_5_MAY = (
    "period", "publication", "estimate_stage",
    *(f"{flow}_{group}" for flow in ("immigration", "emigration") for group in GROUPS), "net_migration_all",
)  # fmt: skip


def _groups_without_markers(table: Table) -> Read:
    """Table 1 as extracted, without the P and R beside the periods."""
    source = table.source(f"Table 1 of {month_of(table)}, extracted")
    release = _release(table, source)
    stages = STAGES_OF_NOVEMBER_2025 if table.day == NOVEMBER_2025 else {}
    figures: list[Figure] = []
    for row in table:
        period = _year_and_month(row, "period_ym")
        stage = stages.get(period.label, "")
        note = "P and R are not in the extract; the stage is that of May 2026, Table 5." if stage else ""
        for column, group in GROUPS.items():
            series = Series.of(_flow(row), nationality=group)
            figures.append(_figure(row, column, series, period, release=release, source=source, stage=stage, note=note))
    return [(release, figures)]


def _reasons_without_markers(table: Table) -> Read:
    source = table.source(f"Table 4b of {month_of(table)}, extracted")
    release = _release(table, source)
    figures = [
        _figure(
            row, column, Series.of(_flow(row), nationality="non_eu_plus", reason=reason), _year_and_month(row, "period"),
            release=release, source=source,
        )
        for row in table
        for column, reason in _REASONS_NOVEMBER.items()
    ]  # fmt: skip
    return [(release, figures)]


def _groups(table: Table) -> Read:
    source = table.source(f"Table 1 of {month_of(table)}, transcribed", url=_address(table))
    release = _release(table, source)
    for row in table:
        _check_end(row)
    figures = [
        _figure(
            row, column, Series.of(_flow(row), nationality=group), row.period("period"), release=release, source=source,
            label=row["period"],
        )
        for row in table
        for column, group in {**{group: group for group in GROUPS if group != "all"}, "all_nationalities": "all"}.items()
    ]  # fmt: skip
    return [(release, figures)]


def _bounds(table: Table) -> Read:
    source = table.source(f"Table 2 of {month_of(table)}, transcribed", url=_address(table))
    release = _release(table, source)
    figures = [
        _figure(
            row, "estimate", Series.of(_flow(row)), row.period("period"), release=release, source=source, label=row["period"],
            low=row.whole("lower_95"), high=row.whole("upper_95"),
        )
        for row in table
    ]  # fmt: skip
    return [(release, figures)]


def _check_end(row: Row) -> None:
    """Refuse a row whose two statements of its period contradict each other: one of them is of another row."""
    period = row.period("period")
    if row["period_end"] and row.day("period_end") != period.end:
        raise row.refuse(
            "period_end", f"holds {row['period_end']}, and {period.label} ends on {period.end.isoformat()}.", "",
            "See which of the two the publisher's table has.",
        )  # fmt: skip


def month_of(table: Table) -> str:
    """The month of a table's release in words."""
    day = date.fromisoformat(table.day)
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _release(table: Table, source: Source) -> Release:
    return release_of_day(table.file, table.day, source)


def release_of_day(file: GivenFile, day: str, source: Source) -> Release:
    """The ONS release of a file's day; UsageError where there was none that day."""
    try:
        return ons_release(day, sources=(source,))
    except NotHeldError as problem:
        raise UsageError(
            f"{file.name} is a table of ONS, which is known to have published none on {day}.", str(problem)
        ) from None


def _address(table: Table) -> str:
    return WORKBOOK_OF_MAY_2026 if copy_of(table.file) else ""


def _stages_and_changes(table: Table) -> Read:
    """Table 5: each release's own estimates, and why the newest of them moved."""
    newest = max((_publication(row) for row in table), default="")
    if newest and (known := copy_of(table.file)) is None:
        check_day(table.file, date.fromisoformat(newest), "its newest publication is")
    month = date.fromisoformat(newest) if newest else None
    named = f"{MONTH_NAMES[month.month - 1]} {month.year}" if month else "no month"
    source = table.source(f"Table 5 of {named}, transcribed", url=WORKBOOK_OF_MAY_2026 if known else "")
    return _estimates_by_stage(table, source, newest, named)


def _estimates_by_stage(table: Table, source: Source, newest: str, month: str) -> list[tuple[Release, list[Figure]]]:
    """Table 5: each release's own estimates, and the changes that it states, which must be the differences."""
    figures: dict[str, list[Figure]] = {}
    changes: list[StatedChange] = []
    given: dict[tuple[str, str], Row] = {}
    columns = _TABLE_5_MAY[3:]
    for row in table:
        day = _publication(row)
        stage = row["estimate_stage"]
        if stage == "Not published":
            if any(row[column] for column in columns):
                raise row.refuse("estimate_stage", "says that it is not published, and yet the row has numbers.")
        elif stage in STAGES:
            given[row["period"], day] = row
            release = ons_release(day)
            for column in columns:
                flow, _, group = column.removeprefix("net_").partition("_")
                series = Series.of("net_migration" if flow == "migration" else flow, nationality=GROUPS[group])
                figures.setdefault(day, []).append(
                    _figure(row, column, series, row.period("period"), release=release, source=source, stage=stage)
                )
        elif stage.startswith("Revision for "):
            earlier = max((each for period, each in given if period == row["period"] and each < day), default="")
            if (row["period"], day) not in given or not earlier:
                raise row.refuse("estimate_stage", "is a revision of estimates that do not stand above it.")
            _check_revision(row, given[row["period"], day], given[row["period"], earlier], columns)
            changes.append(
                StatedChange(
                    kind="R1",
                    reason=stage,
                    citation=f"ONS, {month}, Table 5 ({row.locator})",
                    series=OF_FLOWS,
                    periods=row.period("period").label,
                )
            )
        else:
            raise row.refuse(
                "estimate_stage", f"holds {stage!r}, which is no known stage of an estimate.", f"Known: {', '.join(STAGES)}."
            )
    return [
        (ons_release(day, sources=(source,), changes=changes if day == newest else ()), its)
        for day, its in sorted(figures.items())
    ]


def _check_revision(row: Row, later: Row, earlier: Row, columns: tuple[str, ...]) -> None:
    for column in columns:
        expected = later.whole(column) - earlier.whole(column)
        if row.whole(column) != expected:
            raise row.refuse(column, "is not the difference of the estimates.", f"Expected {expected}; found {row[column]}.")


def _publication(row: Row) -> str:
    try:
        return release_of_month(row["publication"])
    except NotHeldError as problem:
        raise row.refuse("publication", str(problem)) from None


def _flow(row: Row) -> str:
    if row["flow"] not in FLOWS:
        raise row.refuse("flow", f"holds {row['flow']!r}, which is no flow.", f"Known: {', '.join(FLOWS)}.")
    return FLOWS[row["flow"]]


def _year_and_month(row: Row, column: str) -> Period:
    try:
        last = date.fromisoformat(f"{row[column]}-01")
    except ValueError:
        raise row.refuse(column, f"holds {row[column][:80]!r}, which is no year and month.") from None
    return year_ending(last.year, last.month)


def _figure(
    row: Row, column: str, series: Series, period: Period, *, release: Release, source: Source,
    label: str = "", stage: str = "", low: int | None = None, high: int | None = None, note: str = "",
) -> Figure:  # fmt: skip
    reading = parse_label(label) if label else None
    return Figure(
        series=series,
        period=period,
        release=release.id,
        value=row.whole(column),
        low=low,
        high=high,
        confidence="95%" if low is not None else "",
        rounding=ROUNDING,
        status=STAGES[stage] if stage else reading.status if reading else "",  # type: ignore[arg-type]  # P and R make these words only
        marker=stage or (" ".join(reading.markers) if reading else ""),
        evidence="derived_from_official_file",
        source=source.id,
        locator=f"{row.locator}, {column}",
        note=note,
    )


READERS = (
    csv_reader("ons-table-1-extracted", "ONS long-term migration, Table 1 by nationality, extracted", _TABLE_1_NOVEMBER, _groups_without_markers),
    csv_reader("ons-table-4b-extracted", "ONS long-term migration, Table 4b by reason, extracted", ("period", "flow", *_REASONS_NOVEMBER), _reasons_without_markers),
    csv_reader("ons-table-1-transcribed", "ONS long-term migration, Table 1 by nationality, transcribed", _TABLE_1_MAY, _groups),
    csv_reader("ons-table-2-transcribed", "ONS long-term migration, Table 2 with intervals, transcribed", _TABLE_2_MAY, _bounds),
    csv_reader("ons-table-5-transcribed", "ONS long-term migration, Table 5 of revisions, transcribed", _TABLE_5_MAY, _stages_and_changes),
)  # fmt: skip
