"""Asylum claims, decisions and stocks, humanitarian routes and returns: four tables of one edition.

Counts are of people unless they say cases. Tables of different editions were revised by up to two
thousand people in a quarter, so each table belongs to the release that it was copied from.

The table of decisions by quarter adds up every outcome: grants, refusals, withdrawals and, since 2020, administrative
outcomes, which it does not print apart. An initial decision is a grant or a refusal (Asy_00a: 48,581 and 79,719 of the
128,300 of YE Mar 2026), so its total is filed as `concluded`, and the decisions are the sum of its grants and refusals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ..ledger.figures import Figure, Release, Source
from ..periods import calendar_year, point, quarter
from ..series import Series
from .csv_tables import MISSING, Read, Row, Table, csv_reader, figure_at
from .home_office import immigration_statistics_of

_Meaning = TypeVar("_Meaning")

_FLOWS = {
    "claims_people": Series.of("asylum_applications"),
    "initial_decisions_people": Series.of("asylum_initial_decisions", outcome="concluded"),
    "initial_grants_people": Series.of("asylum_initial_decisions", outcome="grant"),
    "initial_refusals_people": Series.of("asylum_initial_decisions", outcome="refusal"),
    "initial_withdrawals_people": Series.of("asylum_initial_decisions", outcome="withdrawal"),
}
_DECISIONS = ("initial_grants_people", "initial_refusals_people")
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


def _quarterly_flows(table: Table) -> Read:
    source = table.source("Asylum claims and initial decisions by quarter, people")
    release = immigration_statistics_of(table.day, source)
    figures = [
        figure_at(row, column, series, row.period("quarter"), release=release, source=source)
        for row in table
        for column, series in _FLOWS.items()
        if row[column] not in MISSING
    ]
    figures += [_decisions(row, release, source) for row in table if all(row[column] not in MISSING for column in _DECISIONS)]
    return [(release, figures)]


def _decisions(row: Row, release: Release, source: Source) -> Figure:
    """Initial decisions: the grants and the refusals of a row, no more."""
    grants, refusals = _DECISIONS
    of_grants = figure_at(
        row, grants, Series.of("asylum_initial_decisions"), row.period("quarter"), release=release, source=source,
        note="Grants and refusals; withdrawals and administrative outcomes are no decisions.",
    )  # fmt: skip
    return replace(of_grants, value=row.whole(grants) + row.whole(refusals), locator=f"{of_grants.locator} + {refusals}")


def _quarter_end_stocks(table: Table) -> Read:
    source = table.source("People awaiting an initial decision, supported and in hotels, at quarter ends")
    release = immigration_statistics_of(table.day, source)
    figures = [
        figure_at(row, "people", _named(_STOCKS, row, "stock"), point(row.day("as_at")), release=release, source=source)
        for row in table
    ]
    return [(release, figures)]


def _yearly_routes(table: Table) -> Read:
    source = table.source("Humanitarian and irregular routes by year")
    release = immigration_statistics_of(table.day, source)
    figures = []
    for row in table:
        end = row.day("period_end")
        period = point(end) if row["period"] == row["period_end"] else calendar_year(end.year)
        # arrivals from Ukraine are given in hundreds
        rounding = 100 if row["route_id"] == "homes_for_ukraine" else 1
        series = _named(_ROUTES, row, "route_id")
        figures.append(
            figure_at(row, "people", series, period, release=release, source=source, rounding=rounding, note=row["label"])
        )
    return [(release, figures)]


def _quarterly_returns(table: Table) -> Read:
    """The total of returns has those refused entry at port in it."""
    source = table.source("Returns by quarter and type")
    release = immigration_statistics_of(table.day, source)
    figures = []
    for row in table:
        end = row.day("period_end")
        if end.month % 3:
            raise row.refuse("period_end", f"holds {end.isoformat()}, where a quarter ends.")
        period = quarter(end.year, end.month // 3)
        figures.append(figure_at(row, "people", _named(_RETURNS, row, "returns_type"), period, release=release, source=source))
    return [(release, figures)]


def _named(meanings: Mapping[str, _Meaning], row: Row, column: str) -> _Meaning:
    try:
        return meanings[row[column]]
    except KeyError:
        raise row.refuse(column, f"holds the {column} {row[column]!r}.", f"Known: {', '.join(meanings)}.") from None


FLOWS = csv_reader(
    "asylum-flows",
    "Home Office: asylum claims and initial decisions by quarter, people",
    ("period_end", "quarter", *_FLOWS),
    _quarterly_flows,
)
STOCKS = csv_reader(
    "asylum-stocks",
    "Home Office: people awaiting a decision, supported and in hotels at quarter ends",
    ("as_at", "stock", "people"),
    _quarter_end_stocks,
)
ROUTES = csv_reader(
    "humanitarian-routes", "Home Office: humanitarian and irregular routes by year",
    ("period_end", "period", "route_id", "label", "people"), _yearly_routes,
)  # fmt: skip
RETURNS = csv_reader(
    "returns", "Home Office: returns by quarter and type", ("period_end", "returns_type", "people"), _quarterly_returns
)
