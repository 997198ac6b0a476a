"""Tables of ONS workbooks that are at hand only as someone's extract or transcription.

What is read here is graded `derived_from_official_file`: the workbook itself, once it is at hand,
wins over it, and where the two differ both stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import LayoutError, NotHeldError
from ..ledger.figures import Figure, Release, Source, StatedChange, Status
from ..periods import Period, parse_label, parse_period, year_ending
from ..series import Series
from .csv_tables import Row, Table, read_table
from .ons_releases import ons_release, release_of_month

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
_EXTRACTED_NOVEMBER = (
    "ltimnov25.xlsx, as extracted in github.com/redstarmatt/WIAH@03215c3 data/output/immigration/immigration.json"
)
_TRANSCRIBED_MAY = "may2026publicationspreadsheet.xlsx, as transcribed in github.com/tompickup23/ukdemographics@a4d0111 src/data/live/ons-ltim.json"

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


def november_2025(data: Path) -> list[tuple[Release, list[Figure]]]:
    """Tables 1 and 4b of 27 November 2025.

    The extract lost the P and R beside the periods. Where Table 5 of May 2026 says at which stage a
    November figure was, the figure has that status.
    """
    groups = read_table(data / "ons" / "ons_ltim_2025-11-27_table1_from_wiah.csv", _TABLE_1_NOVEMBER)
    reasons = read_table(data / "ons" / "ons_ltim_2025-11-27_table4b_from_wiah.csv", ("period", "flow", *_REASONS_NOVEMBER))
    stages = _stages(_table_5(data), MAY_2026)
    one, four = (
        _source(table, f"Table {name} of November 2025, extracted", _EXTRACTED_NOVEMBER)
        for table, name in ((groups, "1"), (reasons, "4b"))
    )
    release = ons_release(NOVEMBER_2025, sources=(one, four))
    figures: list[Figure] = []
    for row in groups:
        period = _year_and_month(row["period_ym"])
        stage = stages.get((period, NOVEMBER_2025), "")
        for column, group in GROUPS.items():
            series = Series.of(_flow(row), nationality=group)
            note = "P and R are not in the extract; the stage is that of May 2026, Table 5." if stage else ""
            figures.append(_figure(row, column, series, period, release=release, source=one, stage=stage, note=note))
    for row in reasons:
        for column, reason in _REASONS_NOVEMBER.items():
            series = Series.of(_flow(row), nationality="non_eu_plus", reason=reason)
            figures.append(_figure(row, column, series, _year_and_month(row["period"]), release=release, source=four))
    return [(release, figures)]


def may_2026(data: Path) -> list[tuple[Release, list[Figure]]]:
    """Tables 1 and 2 of 21 May 2026, and from its Table 5 the estimates of three releases and why they moved."""
    groups = read_table(data / "ons" / "ons_ltim_2026-05-21_table1_transcribed.csv", _TABLE_1_MAY)
    bounds = read_table(data / "ons" / "ons_ltim_2026-05-21_table2_transcribed.csv", _TABLE_2_MAY)
    stages = _table_5(data)
    one, two, five = (
        _source(table, f"Table {name} of May 2026, transcribed", _TRANSCRIBED_MAY, WORKBOOK_OF_MAY_2026)
        for table, name in ((groups, "1"), (bounds, "2"), (stages, "5"))
    )
    release = ons_release(MAY_2026, sources=(one, two))
    figures = [
        _figure(
            row,
            column,
            Series.of(_flow(row), nationality=group),
            parse_period(row["period"]),
            release=release,
            source=one,
            label=row["period"],
        )
        for row in groups
        for column, group in {**{group: group for group in GROUPS if group != "all"}, "all_nationalities": "all"}.items()
    ]
    figures += [
        _figure(
            row, "estimate", Series.of(_flow(row)), parse_period(row["period"]), release=release, source=two, label=row["period"],
            low=row.whole("lower_95"), high=row.whole("upper_95"),
        )
        for row in bounds
    ]  # fmt: skip
    return [(release, figures), *_estimates_by_stage(stages, five)]


def _estimates_by_stage(table: Table, source: Source) -> list[tuple[Release, list[Figure]]]:
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
                raise LayoutError(f"{row.locator} is not published, and yet has numbers.")
        elif stage in STAGES:
            given[row["period"], day] = row
            release = ons_release(day)
            for column in columns:
                flow, _, group = column.removeprefix("net_").partition("_")
                series = Series.of("net_migration" if flow == "migration" else flow, nationality=GROUPS[group])
                figures.setdefault(day, []).append(
                    _figure(row, column, series, parse_period(row["period"]), release=release, source=source, stage=stage)
                )
        elif stage.startswith("Revision for "):
            _check_revision(row, given[row["period"], day], given[row["period"], NOVEMBER_2025], columns)
            changes.append(
                StatedChange(
                    kind="R1",
                    reason=stage,
                    citation=f"ONS, May 2026, Table 5 ({row.locator})",
                    periods=parse_period(row["period"]).label,
                )
            )
        else:
            raise LayoutError(f"{row.locator}: {stage!r} is no known stage of an estimate.", f"Known: {', '.join(STAGES)}.")
    return [
        (ons_release(day, sources=(source,), changes=changes if day == MAY_2026 else ()), its)
        for day, its in sorted(figures.items())
    ]


def _check_revision(row: Row, later: Row, earlier: Row, columns: tuple[str, ...]) -> None:
    for column in columns:
        expected = later.whole(column) - earlier.whole(column)
        if row.whole(column) != expected:
            raise LayoutError(
                f"{row.locator}, {column}, is not the difference of the estimates.", f"Expected {expected}; found {row[column]}."
            )


def _table_5(data: Path) -> Table:
    return read_table(data / "ons" / "ons_ltim_2026-05-21_table5_transcribed.csv", _TABLE_5_MAY)


def _stages(table: Table, newest: str) -> Mapping[tuple[Period, str], str]:
    """The stage of each period's estimate in each earlier release."""
    found = {
        (parse_period(row["period"]), _publication(row)): row["estimate_stage"]
        for row in table
        if row["estimate_stage"] in STAGES
    }
    return {(period, day): stage for (period, day), stage in found.items() if day != newest}


def _publication(row: Row) -> str:
    try:
        return release_of_month(row["publication"])
    except NotHeldError as problem:
        raise LayoutError(f"{row.locator}: {problem}") from None


def _flow(row: Row) -> str:
    if row["flow"] not in FLOWS:
        raise LayoutError(f"{row.locator}: {row['flow']!r} is no flow.", f"Known: {', '.join(FLOWS)}.")
    return FLOWS[row["flow"]]


def _year_and_month(text: str) -> Period:
    year, _, month = text.partition("-")
    return year_ending(int(year), int(month))


def _source(table: Table, title: str, upstream: str, url: str = "") -> Source:
    return table.source(title, url=url, upstream=upstream)


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
