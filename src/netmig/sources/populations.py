"""Populations: 361 local authorities at mid-2024, and the totals of the United Kingdom and its parts.

The table of local authorities does not name its year. Its sum, 69,281,437, is the published total
of mid-2024 to within the rounding of that total, which is how the year is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..codes import slug
from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, Source
from ..periods import Period, point, year_ending
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader, figure_at
from .home_office import release

ONS = "Office for National Statistics"
MID_2024 = point(date(2024, 6, 30))
# Published to the nearest hundred: the parts are rounded as little as the sum is.
UK_MID_2024, LEEWAY = 69_281_400, 100
_BULLETINS = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration"


def uk_estimates(*sources: Source) -> Release:
    """The release of the population of the United Kingdom and its areas at mid-2024."""
    return release(
        "ons-population-estimates", "2025-09-26",
        "Population estimates for the UK, England, Wales, Scotland and Northern Ireland: mid-2024", *sources,
        publisher=ONS, url=f"{_BULLETINS}/populationestimates/bulletins/annualmidyearpopulationestimates/mid2024",
        note="Day from the publisher's own notice of release.",
    )  # fmt: skip


def _england_and_wales(source: Source) -> Release:
    return release(
        "ons-population-estimates", "2025-07-30", "Population estimates for England and Wales: mid-2024", source, publisher=ONS,
        note="Day from press reports of that day.",
    )  # fmt: skip


def _projections(source: Source) -> Release:
    return release(
        "ons-projection-forecast", "2025-01-28", "National population projections, 2022-based", source, publisher=ONS,
        url=f"{_BULLETINS}/populationprojections",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Total:
    series: Series
    period: Period
    rounding: int
    evidence: Evidence


_ENGLAND_AND_WALES = Series.of("population_change", area="england_and_wales")
# Rows of the totals by quantity, area and time; those that are no population are left out.
_TOTALS = {
    ("population", "UK", "mid-2024"): _Total(Series.of("population"), MID_2024, 100, "official_text"),
    ("population", "England and Wales", "mid-2024 (rounded)"): _Total(
        Series.of("population", area="england_and_wales"), MID_2024, 100_000, "press"
    ),
    ("population change", "England and Wales", "mid-2023 to mid-2024"): _Total(
        _ENGLAND_AND_WALES, year_ending(2024, 6), 1, "press"
    ),
    ("population change", "England and Wales", "mid-2022 to mid-2023"): _Total(
        _ENGLAND_AND_WALES, year_ending(2023, 6), 1, "press"
    ),
    ("projected population", "UK", "mid-2032 (2022-based principal)"): _Total(
        Series.of("population", forecaster="ons_projection", scenario="principal"), point(date(2032, 6, 30)), 100_000, "press"
    ),
}
_BASE = re.compile(r"mid-(\d{4}) (\d+\.\d)m\b")
_NO_POPULATION = {
    "net additional dwellings", "new build homes (component)", "NHS staff with non-British nationality",
    # these two are read from the quotes of the same release
    "people in asylum hotels", "people in asylum support",
}  # fmt: skip


def _local_authorities(table: Table) -> Read:
    """The local authorities, people; each one's full name is its text."""
    people = sum(row.whole("population") for row in table)
    if abs(people - UK_MID_2024) >= LEEWAY:
        raise LayoutError(
            f"{table.file.name} does not say of which year its populations are.",
            f"They add up to {people:,}; those of mid-2024 to {UK_MID_2024:,} as published.",
            "Write it as a tidy CSV file, with a period in each row (docs/tidy-csv.md).",
        )
    source = table.source("Population of local authorities, mid-2024")
    estimates = uk_estimates(source)
    figures = [
        figure_at(
            row, "population", Series.of("population", area=slug(row["name"])), MID_2024, release=estimates, source=source,
            text=row["name"], note=f"{row['lad_code']}, {row['region']}, {row['country']}",
        )
        for row in table
    ]  # fmt: skip
    return [(estimates, figures)]


def _totals(table: Table) -> Read:
    source = table.source("Totals of population, gathered")
    rows = [row for row in table if row["quantity"] not in _NO_POPULATION]
    pairs = [*(_total(row, source) for row in rows), *(found for row in rows if (found := _base(row, source)))]
    return [(its_release, [figure]) for its_release, figure in pairs]


def _base(row: Row, source: Source) -> tuple[Release, Figure] | None:
    """The population that a projection sets out from, which stands in the words beside it: "mid-2022 67.6m"."""
    said = _BASE.search(row["source"]) if row["quantity"].startswith("projected") else None
    if said is None:
        return None
    its_release = _projections(source)
    figure = Figure(
        series=Series.of("population"), period=point(date(int(said[1]), 6, 30)), release=its_release.id, value=round(float(said[2]) * 1e6),
        rounding=100_000, evidence="press", source=source.id, locator=f"{row.locator}, source", text=said[0],
        note=f"What the projections set out from. {row['source']}",
    )  # fmt: skip
    return its_release, figure


def _total(row: Row, source: Source) -> tuple[Release, Figure]:
    total = _TOTALS.get((row["quantity"], row["area"], row["as_at"]))
    if total is None:
        raise row.refuse("quantity", f"holds {row['quantity']!r} of {row['area']}, {row['as_at']}, which is not known.")
    if row["quantity"].startswith("projected"):
        its_release = _projections(source)
    elif row["area"] == "UK":
        its_release = uk_estimates(source)
    else:
        its_release = _england_and_wales(source)
    figure = figure_at(
        row, "value", total.series, total.period, release=its_release, source=source, evidence=total.evidence,
        rounding=total.rounding, note=row["source"],
    )  # fmt: skip
    return its_release, figure


LOCAL_AUTHORITIES = csv_reader(
    "local-authority-populations", "ONS: population of local authorities, mid-2024", ("lad_code", "name", "region", "country", "population"),
    _local_authorities,
)  # fmt: skip
TOTALS = csv_reader(
    "population-totals", "Totals of population, gathered", ("quantity", "area", "as_at", "value", "unit", "source"), _totals
)
