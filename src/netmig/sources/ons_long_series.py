"""The long series: calendar years from 1964 by citizenship, and the YE Dec rows of May 2026, as republished together.

The file mixes publishers. Read are its two ONS sources, and the World Bank's mid-year population, for periods of
which ONS's own is not at hand, as a series of its own. Its Home Office rows are at hand in better files, its rates per 1,000
inhabitants are nobody's figures, and the World Bank's net migration is a model's.
"""

from __future__ import annotations

from datetime import date

from ..codes import FLOWS
from ..errors import LayoutError
from ..ledger.figures import Figure
from ..periods import point, year_ending
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader
from .home_office import release
from .ons_extracts import month_of, release_of_day
from .ons_releases import ons_release

COLUMNS = ("iso3", "country", "period", "metric", "category", "value", "unit", "legality", "flow_type", "source")
RECENT = "ONS Long-Term International Migration"
SURVEY = "ONS Long-Term International Migration (IPS), 1964-2015 [ad hoc 006408]"
# the recent rows call EU+ "eu": their numbers are those of the EU+ columns of Table 1
GROUPS_NOW = {"all": "all", "british": "british", "eu": "eu_plus", "non_eu": "non_eu_plus"}
WORLD_BANK = "World Bank WDI"
# the indicator's own metadata (api.worldbank.org/v2/sources/2/series/sp.pop.totl/metadata) say the licence, and mid-year
LICENCE_OF_WORLD_BANK = "CC BY 4.0 (https://datacatalog.worldbank.org/public-licenses#cc-by)"
GROUPS_THEN = {each: each for each in ("all", "british", "non_british", "eu", "non_eu", "eu15", "eu8", "eu2")}


def _series(table: Table) -> Read:
    """The 1964 to 2015 series of December 2016, and Table 1's YE Dec rows of the newest release."""
    then = table.source("Long-Term International Migration, 1964 to 2015, as republished")
    now = table.source(f"Table 1 of {month_of(table)}, YE Dec rows, as republished")
    long_ago, recent = ons_release("2016-12", sources=(then,)), release_of_day(table.file, table.day, now)
    population = [row for row in table if row["source"] == WORLD_BANK and row["metric"] == "uk_population"]
    return [
        *(_population(table, population) if population else ()),
        (long_ago, [_figure(row, long_ago.id, then.id, GROUPS_THEN, "_by_origin") for row in _rows(table, SURVEY)]),
        (recent, [_figure(row, recent.id, now.id, GROUPS_NOW, "") for row in _rows(table, RECENT)]),
    ]


def _population(table: Table, rows: list[Row]) -> Read:
    """The World Bank's mid-year population of the United Kingdom."""
    source = table.source("Population, total (SP.POP.TOTL), as republished", licence=LICENCE_OF_WORLD_BANK)
    world_bank = release(
        "world-bank-population", "2026", "World Development Indicators: population, total (SP.POP.TOTL)", source, publisher="World Bank",
        url="https://data.worldbank.org/indicator/SP.POP.TOTL?locations=GB", licence=LICENCE_OF_WORLD_BANK, latest=date(2026, 11, 21),
        note="Which edition it is was not said: dated by the day by which the copy was at hand.",
    )  # fmt: skip
    figures = [
        Figure(
            series=Series.of("population", type="world_bank"),
            period=point(date(row.year("period"), 6, 30)),
            release=world_bank.id,
            value=row.exact("value"),
            evidence="derived_from_official_file",
            source=source.id,
            locator=row.locator,
            note="Mid-year; the day is ONS's for its mid-year estimates.",
        )
        for row in rows
    ]
    return [(world_bank, figures)]


def _rows(table: Table, source: str) -> list[Row]:
    rows = [row for row in table if row["source"] == source]
    if not rows:
        raise LayoutError(f"{table.name} has no rows of {source!r}.")
    return rows


def _figure(row: Row, release: str, source: str, groups: dict[str, str], suffix: str) -> Figure:
    measure = row["metric"].removesuffix(suffix)
    if measure not in FLOWS or row["category"] not in groups or row["unit"] != "people":
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
