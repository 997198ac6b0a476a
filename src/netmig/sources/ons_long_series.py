"""The long series: calendar years from 1964 by citizenship, and the YE Dec rows of May 2026, as republished together.

The file mixes publishers. Only its two ONS sources are read: its Home Office rows are at hand in
better files, and its World Bank rows and rates per 1,000 inhabitants are no ONS figures.
"""

from __future__ import annotations

from ..errors import LayoutError
from ..ledger.figures import Figure
from ..periods import year_ending
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader
from .ons_extracts import month_of, release_of_day
from .ons_releases import ons_release

COLUMNS = ("iso3", "country", "period", "metric", "category", "value", "unit", "legality", "flow_type", "source")
RECENT = "ONS Long-Term International Migration"
SURVEY = "ONS Long-Term International Migration (IPS), 1964-2015 [ad hoc 006408]"
METRICS = ("net_migration", "immigration", "emigration")
# the recent rows call EU+ "eu": their numbers are those of the EU+ columns of Table 1
GROUPS_NOW = {"all": "all", "british": "british", "eu": "eu_plus", "non_eu": "non_eu_plus"}
GROUPS_THEN = {each: each for each in ("all", "british", "non_british", "eu", "non_eu", "eu15", "eu8", "eu2")}


def _series(table: Table) -> Read:
    """The 1964 to 2015 series of December 2016, and Table 1's YE Dec rows of the newest release."""
    then = table.source("Long-Term International Migration, 1964 to 2015, as republished")
    now = table.source(f"Table 1 of {month_of(table)}, YE Dec rows, as republished")
    long_ago, recent = ons_release("2016-12", sources=(then,)), release_of_day(table.file, table.day, now)
    return [
        (long_ago, [_figure(row, long_ago.id, then.id, GROUPS_THEN, "_by_origin") for row in _rows(table, SURVEY)]),
        (recent, [_figure(row, recent.id, now.id, GROUPS_NOW, "") for row in _rows(table, RECENT)]),
    ]


def _rows(table: Table, source: str) -> list[Row]:
    rows = [row for row in table if row["source"] == source]
    if not rows:
        raise LayoutError(f"{table.name} has no rows of {source!r}.")
    return rows


def _figure(row: Row, release: str, source: str, groups: dict[str, str], suffix: str) -> Figure:
    measure = row["metric"].removesuffix(suffix)
    if measure not in METRICS or row["category"] not in groups or row["unit"] != "people":
        raise row.refuse("metric", f"holds {row['metric']}, {row['category']} in {row['unit']}, which is not known.")
    return Figure(
        series=Series.of(measure, nationality=groups[row["category"]]),
        period=year_ending(row.year("period"), 12),
        release=release,
        value=row.exact("value"),
        rounding=1000,
        status="complete" if suffix else "",
        marker="final" if suffix else "",
        evidence="derived_from_official_file",
        source=source,
        locator=row.locator,
    )


READER = csv_reader("ons-long-series", "ONS long-term migration from 1964, as republished with other series", COLUMNS, _series)
