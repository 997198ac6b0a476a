"""Populations: 361 local authorities at mid-2024, and the totals of the United Kingdom and its parts.

The table of local authorities does not name its year. Its sum, 69,281,437, is the published total
of mid-2024 to within the rounding of that total, which is how the year is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..codes import slug
from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, Source
from ..periods import Period, point, year_ending
from ..series import Series
from .csv_tables import Row, figure_at, read_table
from .home_office import release

ONS = "Office for National Statistics"
MID_2024 = point(date(2024, 6, 30))
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
_NO_POPULATION = {
    "net additional dwellings", "new build homes (component)", "NHS staff with non-British nationality",
    # these two are read from the quotes of the same release
    "people in asylum hotels", "people in asylum support",
}  # fmt: skip


def read(data: Path) -> list[tuple[Release, list[Figure]]]:
    """The local authorities and the totals, people; each local authority's full name is its text."""
    folder = data / "population"
    areas = read_table(folder / "la_population_mid2024.csv", ("lad_code", "name", "region", "country", "population"))
    of_areas = areas.source("Population of local authorities, mid-2024", upstream="not recorded with the copy")
    estimates = uk_estimates(of_areas)
    local = [
        figure_at(
            row, "population", Series.of("population", area=slug(row["name"])), MID_2024, release=estimates, source=of_areas,
            text=row["name"], note=f"{row['lad_code']}, {row['region']}, {row['country']}",
        )
        for row in areas
    ]  # fmt: skip
    totals = read_table(folder / "uk_totals_and_pressure.csv", ("quantity", "area", "as_at", "value", "unit", "source"))
    of_totals = totals.source("Totals of population, gathered", upstream="as each row says")
    pairs = [_total(row, of_totals) for row in totals if row["quantity"] not in _NO_POPULATION]
    return [(estimates, local), *((its_release, [figure]) for its_release, figure in pairs)]


def _total(row: Row, source: Source) -> tuple[Release, Figure]:
    total = _TOTALS.get((row["quantity"], row["area"], row["as_at"]))
    if total is None:
        raise LayoutError(f"{row.locator} is of {row['quantity']!r}, {row['area']}, {row['as_at']}.", "", "Say what it is.")
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
