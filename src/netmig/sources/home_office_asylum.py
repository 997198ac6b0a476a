"""Asylum claims, decisions and stocks, humanitarian routes and returns: the tables of February 2026.

Counts are of people unless they say cases. Tables of other editions were revised by up to two
thousand people in a quarter, so these are one vintage and stay together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from ..errors import LayoutError
from ..ledger.figures import Figure, Release
from ..periods import calendar_year, parse_period, point, quarter
from ..series import Series
from .csv_tables import MISSING, Row, figure_at, read_table
from .home_office import immigration_statistics

_Meaning = TypeVar("_Meaning")

_UPSTREAM = "tompickup23/asylumstats @719b3b2, parsed from the Home Office's tables of February 2026"
_FLOWS = {
    "claims_people": Series.of("asylum_applications"),
    "initial_decisions_people": Series.of("asylum_initial_decisions"),
    "initial_grants_people": Series.of("asylum_initial_decisions", outcome="grant"),
    "initial_refusals_people": Series.of("asylum_initial_decisions", outcome="refusal"),
    "initial_withdrawals_people": Series.of("asylum_initial_decisions", outcome="withdrawal"),
}
_STOCKS = {
    "awaitingInitialDecision": Series.of("asylum_awaiting_decision"),
    "supportedAsylum": Series.of("asylum_supported"),
    "hotelAccommodation": Series.of("asylum_supported", type="hotel"),
}
_ROUTES = {
    "safe_legal_total": Series.of("humanitarian_arrivals", route="safe_and_legal"),
    "small_boats": Series.of("small_boat_arrivals"),
    "asylum_support": Series.of("asylum_supported"),
    "afghan_resettlement_programme": Series.of("humanitarian_arrivals", route="afghan_resettlement_programme"),
    "uk_resettlement_scheme": Series.of("humanitarian_arrivals", route="uk_resettlement_scheme"),
    "community_sponsorship": Series.of("humanitarian_arrivals", route="community_sponsorship"),
    "refugee_family_reunion": Series.of("humanitarian_arrivals", route="refugee_family_reunion"),
    "homes_for_ukraine": Series.of("humanitarian_arrivals", route="homes_for_ukraine"),
}
_RETURNS = {
    "total": Series.of("returns"),
    "enforced": Series.of("returns", type="enforced"),
    "voluntary": Series.of("returns", type="voluntary"),
    "refusedEntryDeparted": Series.of("returns", type="refused_entry"),
}


def read(data: Path) -> list[tuple[Release, list[Figure]]]:
    """Quarterly flows, quarter-end stocks, yearly routes and quarterly returns, as one release.

    The total of returns has those refused entry at port in it. Raises LayoutError for a stock,
    route or type that is not known here.
    """
    folder = data / "home_office"
    flows = read_table(folder / "asylum_quarterly_flows_2001q1_2025q4.csv", ("period_end", "quarter", *_FLOWS))
    stocks = read_table(folder / "asylum_stocks_quarter_end.csv", ("as_at", "stock", "people"))
    routes = read_table(
        folder / "humanitarian_and_irregular_routes_annual.csv", ("period_end", "period", "route_id", "label", "people")
    )
    returns = read_table(folder / "returns_quarterly.csv", ("period_end", "returns_type", "people"))
    of_flows = flows.source("Asylum claims and initial decisions by quarter, people", upstream=_UPSTREAM)
    of_stocks = stocks.source("People awaiting an initial decision, supported and in hotels, at quarter ends", upstream=_UPSTREAM)
    of_routes = routes.source("Humanitarian and irregular routes by year", upstream=_UPSTREAM)
    of_returns = returns.source("Returns by quarter and type", upstream=_UPSTREAM)
    release = immigration_statistics("December 2025", of_flows, of_stocks, of_routes, of_returns)

    figures = [
        figure_at(row, column, series, parse_period(row["quarter"]), release=release, source=of_flows)
        for row in flows
        for column, series in _FLOWS.items()
        if row[column] not in MISSING
    ]
    for row in stocks:
        as_at = point(date.fromisoformat(row["as_at"]))
        figures.append(figure_at(row, "people", _named(_STOCKS, row, "stock"), as_at, release=release, source=of_stocks))
    for row in routes:
        end = date.fromisoformat(row["period_end"])
        period = point(end) if row["period"] == row["period_end"] else calendar_year(end.year)
        # arrivals from Ukraine are given in hundreds
        rounding = 100 if row["route_id"] == "homes_for_ukraine" else 1
        series = _named(_ROUTES, row, "route_id")
        figures.append(
            figure_at(row, "people", series, period, release=release, source=of_routes, rounding=rounding, note=row["label"])
        )
    for row in returns:
        end = date.fromisoformat(row["period_end"])
        period = quarter(end.year, end.month // 3)
        figures.append(
            figure_at(row, "people", _named(_RETURNS, row, "returns_type"), period, release=release, source=of_returns)
        )
    return [(release, figures)]


def _named(meanings: Mapping[str, _Meaning], row: Row, column: str) -> _Meaning:
    try:
        return meanings[row[column]]
    except KeyError:
        raise LayoutError(f"{row.locator} is of the {column} {row[column]!r}.", f"Known: {', '.join(meanings)}.") from None
