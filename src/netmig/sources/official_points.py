"""Single official figures that someone quoted with their words and addresses, May to August 2026.

Each row of the file has a value and the words that it was read from. What a row is about is said
here, row by row; the value must stand in the row's own words, at the scale that they give it, or
the reading stops. Further numbers of the same words are taken where they are plain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, Source, Status
from ..periods import parse_period
from ..series import Series
from .asylum_costs import accounts_2024_25, nao_release
from .csv_tables import Read, Row, Table, csv_reader
from .home_office import immigration_statistics, release
from .ons_releases import ons_release
from .populations import uk_estimates

_COLUMNS = ("evidence_file", "ref", "value", "table_reference", "fetched_at", "source_url", "quote_or_derivation")
_CONTRACT_COLUMNS = (
    "record_id", "record_type", "title", "buyer_name", "buyer_body_id", "supplier_name", "supplier_company_number", "supplier_role",
    "route_family", "scheme_label", "scope_class", "status", "notice_type", "award_date", "published_date", "period_label",
    "value_gbp", "value_kind", "geography_scope", "site_ids", "source_title", "source_url", "confidence", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """What one number of a row's words is about."""

    ref: str
    series: str
    period: str
    words: str = ""
    """The number as it stands in the row's words, where that is not the row's own value."""
    scale: int = 1
    """What one unit of the words is: 1,000,000,000 for "£4.9 billion"."""
    rounding: int = 1
    derived: str = ""
    """How it was worked out, where no publisher prints it."""
    status: Status = ""


LONGEST_QUOTE = 400
_BILLION, _MILLION = 1_000_000_000, 1_000_000
_MARCH = "at 2026-03-31"
_YEAR = "YE Mar 2026"
_SUM = "Added up from published cells by the gatherer of the figures; nobody prints the sum."

POINTS: tuple[Point, ...] = (
    # tribunals: the fourth quarter of 2025/26 is January to March 2026
    Point("asylum/asylum-appeals-backlog-previous-year", "asylum_appeals[type=open]", "at 2025-03-31"),
    Point("asylum/asylum-appeals-backlog", "asylum_appeals[type=open]", _MARCH),
    Point("asylum/asylum-appeals-disposed-of", "asylum_appeals[type=disposals]", "2026 Q1", status="provisional"),
    Point("asylum/asylum-appeals-lodged", "asylum_appeals[type=receipts]", "2026 Q1", status="provisional"),
    # money
    Point("fiscal/home-office-spending-on-asylum-hotel-accommodation", "asylum_cost[cost_basis=hotels]", "2024/25",
          scale=_BILLION, rounding=100 * _MILLION),
    Point("fiscal/home-office-spending-on-asylum-hotels-per-day", "asylum_hotel_daily_cost[cost_basis=hotels]", "2024/25",
          scale=_MILLION, rounding=10_000),
    Point("fiscal/home-office-spending-on-asylum-hotels-per-day-previous-year", "asylum_hotel_daily_cost[cost_basis=hotels]",
          "2023/24", scale=_MILLION, rounding=100_000),
    Point("fiscal/government-spending-on-the-asylum-system", "asylum_cost[cost_basis=home_office_and_justice]", "2024/25",
          scale=_BILLION, rounding=100 * _MILLION),
    Point("fiscal/home-office-spending-on-asylum-accommodation-and-support", "asylum_cost[cost_basis=accommodation_and_support]",
          "2024/25", scale=_BILLION, rounding=100 * _MILLION),
    # settlement and citizenship
    Point("population/eu-settlement-scheme-settled-status-grants", "settlement_grants[type=settled_status]", _YEAR),
    Point("population/settlement-grants", "settlement_grants[type=other_routes]", _YEAR),
    Point("population/british-citizenship-grants", "citizenship_grants", _YEAR),
    Point("population/british-citizenship-grants-previous-year", "citizenship_grants", "YE Mar 2025"),
    Point("population/british-citizenship-grants-by-naturalisation", "citizenship_grants[type=naturalisation]", _YEAR),
    Point("population/british-citizenship-grants-previous-year", "citizenship_grants[type=naturalisation]", "YE Mar 2025", "192,871"),
    Point("population/british-citizenship-grants-by-registration", "citizenship_grants[type=registration]", _YEAR),
    Point("population/british-citizenship-grants-previous-year", "citizenship_grants[type=registration]", "YE Mar 2025", "76,307"),
    Point("population/british-citizenship-applications", "citizenship_applications", _YEAR),
    Point("population/british-citizenship-applications-previous-year", "citizenship_applications", "YE Mar 2025"),
    # asylum
    Point("asylum/asylum-applications-2025", "asylum_applications", "2025"),
    Point("asylum/asylum-applications", "asylum_applications", _YEAR),
    Point("asylum/asylum-applications-main-applicants", "asylum_applications[counted_in=cases,applicant=main]", _YEAR),
    Point("asylum/asylum-claims-from-unaccompanied-children", "asylum_applications[type=unaccompanied_children]", _YEAR),
    Point("asylum/largest-nationality-claiming-asylum-pakistan", "asylum_applications[nationality=pakistan]", _YEAR, "9,438"),
    Point("asylum/largest-nationality-claiming-asylum-pakistan", "asylum_applications[nationality=eritrea]", _YEAR, "8,212"),
    Point("asylum/asylum-backlog-peak", "asylum_awaiting_decision", "at 2023-06-30"),
    Point("asylum/asylum-backlog-2019", "asylum_awaiting_decision", "at 2019-12-31"),
    Point("asylum/asylum-backlog-people-awaiting-an-initial-decision", "asylum_awaiting_decision", _MARCH),
    Point("asylum/asylum-backlog-cases-awaiting-an-initial-decision", "asylum_awaiting_decision[counted_in=cases]", _MARCH),
    Point("asylum/people-granted-protection-or-other-leave-at-initial-decision", "asylum_initial_decisions[outcome=grant]", _YEAR),
    Point("asylum/asylum-initial-decisions-total", "asylum_initial_decisions", _YEAR),
    Point("asylum/asylum-refusals", "asylum_initial_decisions[outcome=refusal]", _YEAR),
    Point("asylum/asylum-withdrawals", "asylum_initial_decisions[outcome=withdrawal]", _YEAR),
    Point("asylum/asylum-administrative-outcomes", "asylum_initial_decisions[outcome=administrative]", _YEAR, derived=_SUM),
    Point("asylum/people-in-receipt-of-asylum-support", "asylum_supported", _MARCH),
    Point("asylum/people-in-asylum-hotel-accommodation", "asylum_supported[type=hotel]", _MARCH),
    Point("asylum/people-in-asylum-hotel-accommodation", "asylum_supported[type=hotel]", "at 2023-09-30", "56,018"),
    Point("asylum/people-in-asylum-accommodation", "asylum_supported[type=accommodation]", _MARCH, derived=_SUM),
    Point("asylum/total-asylum-cases-in-the-casework-system", "asylum_casework[type=in_the_asylum_system]", "at 2024-06-30"),
    Point("asylum/total-asylum-cases-in-the-casework-system", "asylum_casework[type=in_the_asylum_system]", "at 2014-06-30", "55,814"),
    # irregular entry
    Point("asylum/small-boat-arrivals-peak", "small_boat_arrivals", "2022"),
    *(
        Point("asylum/small-boat-arrivals-peak", "small_boat_arrivals", year, words)
        for year, words in (("2018", "299"), ("2019", "1,843"), ("2020", "8,466"), ("2021", "28,526"), ("2023", "29,437"),
                            ("2024", "36,816"), ("2026 Q1", "4,441"))
    ),
    Point("asylum/small-boat-arrivals-calendar-year-2025", "small_boat_arrivals", "2025"),
    Point("asylum/small-boat-arrivals-year-ending-march-2026", "small_boat_arrivals", _YEAR, derived=_SUM),
    Point("asylum/detected-unauthorised-arrivals-year-ending-march-2026", "irregular_arrivals", _YEAR, derived=_SUM),
    # humanitarian routes
    Point("asylum/ukraine-schemes-cumulative-out-of-country-visas-granted", "visas_granted[route=ukraine_schemes]",
          "2022-03-01 to 2026-03-31"),
    Point("asylum/ukraine-schemes-cumulative-out-of-country-visas-granted", "visas_granted[route=ukraine_schemes]", _YEAR, "14,725"),
    Point("asylum/hong-kong-bn-visas-cumulative-grants-since-january-2021", "visas_granted[route=hong_kong_bno]",
          "2021-01-01 to 2026-03-31"),
    Point("asylum/hong-kong-bn-visas-cumulative-grants-since-january-2021", "visas_granted[route=hong_kong_bno]", _YEAR, "7,214"),
    Point("asylum/afghan-resettlement-programme-cumulative-arrivals", "humanitarian_arrivals[route=afghan_resettlement_programme]",
          "2021-01-01 to 2026-03-31"),
    Point("asylum/total-people-resettled-latest-year", "humanitarian_arrivals[route=resettlement]", _YEAR),
    # returns
    Point("asylum/returns-enforced", "returns[type=enforced]", _YEAR),
    Point("asylum/returns-enforced", "returns[type=enforced]", "YE Mar 2025", "8,595"),
    Point("asylum/returns-voluntary", "returns[type=voluntary]", _YEAR),
    Point("asylum/returns-asylum-related", "returns[type=asylum_related]", _YEAR),
    Point("asylum/returns-enforced-plus-voluntary", "returns[type=enforced_and_voluntary]", _YEAR),
    Point("asylum/returns-refused-entry-at-port", "returns[type=refused_entry]", _YEAR, status="provisional"),
    # visas
    Point("migration/total-entry-clearance-visas-granted", "visas_granted[route=all_except_visitor_and_transit]", _YEAR),
    Point("migration/total-entry-clearance-visas-granted", "visas_granted[route=study]", _YEAR, "412,825"),
    Point("migration/total-entry-clearance-visas-granted", "visas_granted[route=other]", _YEAR, "50,555"),
    Point("migration/work-visas-granted", "visas_granted[route=work]", _YEAR),
    Point("migration/work-visas-granted", "visas_granted[route=work,applicant=main]", _YEAR, "166,576"),
    Point("migration/work-visas-granted", "visas_granted[route=work,applicant=dependant]", _YEAR, "86,199"),
    Point("migration/sponsored-study-visas-granted", "visas_granted[route=sponsored_study]", _YEAR),
    Point("migration/sponsored-study-visas-granted", "visas_granted[route=sponsored_study,applicant=main]", _YEAR, "391,572"),
    Point("migration/sponsored-study-visas-granted", "visas_granted[route=sponsored_study,applicant=dependant]", _YEAR, "18,382"),
    Point("migration/health-and-care-worker-visas-granted", "visas_granted[route=health_and_care_worker,applicant=main]", _YEAR),
    Point("migration/health-and-care-worker-visas-granted", "visas_granted[route=health_and_care_worker,applicant=dependant]", _YEAR,
          "32,149"),
    Point("migration/health-and-care-worker-visas-granted", "visas_granted[route=health_and_care_worker]", _YEAR, "42,658"),
    Point("migration/family-visas-granted", "visas_granted[route=family]", _YEAR),
    Point("migration/visitor-visas-granted", "visas_granted[route=visitor]", _YEAR),
    Point("migration/visitor-visas-granted", "visas_granted[route=visitor]", "YE Mar 2025", "2,157,064"),
    # population
    Point("population/total-uk-population", "population", "at 2024-06-30", rounding=100),
    Point("population/foreign-born-population-mid-2024", "population[type=born_outside_uk]", "at 2024-06-30", rounding=1000),
    Point("population/foreign-born-population-mid-2024", "population[type=born_in_eu_plus]", "at 2024-06-30", "3,871,000", rounding=1000),
    Point("population/foreign-born-population-mid-2024", "population[type=born_outside_eu_plus]", "at 2024-06-30", "9,244,000",
          rounding=1000),
)  # fmt: skip

# Rows about the labour market, revenue, shares and the like, which are in no measure, and rows of the
# long-term migration tables, which are read from those tables. docs/data.md says why, row by row.
LEFT_OUT: frozenset[str] = frozenset({
    "fiscal/non-british-nationals-as-a-share-of-nhs-staff", "fiscal/immigration-health-surcharge-revenue",
    "fiscal/home-office-visa-and-immigration-fee-income", "fiscal/average-cost-of-an-asylum-hotel-place-per-person-per-night",
    "fiscal/cost-of-a-dispersal-accommodation-place-per-person-per-night", "fiscal/net-fiscal-impact-of-immigration-as-a-share-of-gdp",
    "fiscal/migrant-share-of-uk-employees", "fiscal/asylum-accommodation-contracts-revised-10-year-cost-projecti",
    "fiscal/illustrative-lifetime-net-fiscal-contribution-of-a-migrant", "fiscal/employment-rate-uk-born-population",
    "fiscal/employment-rate-eu-born-residents", "fiscal/non-british-nationals-as-a-share-of-the-adult-social-care-wo",
    "fiscal/mac-recommended-skilled-worker-general-salary-threshold", "asylum/asylum-appeal-success-rate", "asylum/asylum-initial-decision-grant-rate",
    "population/foreign-born-share-of-total-uk-population", "population/non-british-share-of-uk-population",
    "population/largest-country-of-birth-among-foreign-born-india", "population/share-of-foreign-born-residents-living-in-london-and-the-sou",
    "population/share-of-london-residents-born-abroad", "migration/largest-nationality-for-immigration-india",
    "migration/asylum-related-share-of-all-immigration", "population/foreign-born-share-mid-2024", "population/foreign-born-population-of-the-uk",
})  # fmt: skip
_MIGRATION_TABLES = re.compile(r"^Table (?:1|4b): Long-term international")


def _tribunals(source: Source) -> Release:
    return release(
        "hmcts-tribunal-statistics", "2026", "Tribunals statistics quarterly: January to March 2026", source,
        publisher="HM Courts and Tribunals Service", latest=date(2026, 8, 2),
        url="https://www.gov.uk/government/statistics/tribunals-statistics-quarterly-january-to-march-2026",
        note="The day was not read; the tables were fetched on 2 August 2026.",
    )  # fmt: skip


def _long_term_migration(source: Source) -> Release:
    return ons_release("2026-05-21", sources=(source,))


_RELEASES: dict[str, Callable[[Source], Release]] = {
    "hmcts-tribunals-january-to-march-2026": _tribunals,
    "ho-ara-2024-25": accounts_2024_25,
    "ho-immigration-stats-year-ending-march-2026": lambda source: immigration_statistics("March 2026", source),
    "ho-irregular-entry-year-ending-march-2026": lambda source: immigration_statistics("March 2026", source),
    "nao-analysis-of-the-asylum-system": nao_release,
    "ons-ltim-year-ending-december-2025": _long_term_migration,
    "ons-population-mid-2024": uk_estimates,
}


def _quoted(table: Table) -> Read:
    """The figures of the quotes that are about a measure held.

    Raises LayoutError for a row that is neither read nor left out on purpose, and for a number that
    does not stand in its row's words.
    """
    source = table.source("Official figures with the words quoted")
    rows: dict[str, Row] = {}
    for row in table:
        if row["ref"] in LEFT_OUT or _MIGRATION_TABLES.match(row["quote_or_derivation"]):
            continue
        if rows.setdefault(row["ref"], row) is not row:
            raise row.refuse("ref", f"repeats the reference {row['ref']!r}.")
    if unknown := sorted(rows.keys() - {point.ref for point in POINTS}):
        raise LayoutError(f"Nothing is said of {', '.join(unknown)}.", "", "Say what it is about, or leave it out on purpose.")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for point in POINTS:
        if point.ref not in rows:
            raise LayoutError(f"{table.name} has no row {point.ref!r}.")
        quoted = rows[point.ref]
        if quoted["evidence_file"] not in _RELEASES:
            raise quoted.refuse("evidence_file", f"names no release that is known: {quoted['evidence_file']!r}.")
        its_release = _RELEASES[quoted["evidence_file"]](source)
        releases[its_release.id] = its_release
        figures[its_release.id].append(_figure(point, quoted, its_release, source))
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _figure(point: Point, row: Row, its_release: Release, source: Source) -> Figure:
    words = point.words or row["value"]
    quote = row["quote_or_derivation"]
    try:
        number = float(words.replace(",", ""))
    except ValueError:
        raise row.refuse("value", f"holds {words!r}, which is no number.") from None
    written = {words, f"{number:,.0f}"} if number.is_integer() else {words}
    if not any(re.search(rf"(?<![\d,.]){re.escape(each)}(?![\d]|[,.]\d)", quote) for each in written):
        raise row.refuse("value", f"holds {words}, which does not stand in its words.", f"They are: {quote[:160]}")
    value = number * point.scale
    evidence: Evidence = "derived_from_official_file" if point.derived else "official_text"
    notes = (row["table_reference"], row["source_url"], point.derived)
    return Figure(
        series=Series.parse(point.series), period=parse_period(point.period), release=its_release.id, value=round(value),
        rounding=point.rounding, status=point.status, evidence=evidence, source=source.id, note=" ".join(note for note in notes if note),
        locator=f"{row.locator}, {words}: “{quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + '…'}”",
    )  # fmt: skip


def _daily_cost(table: Table) -> Read:
    """The one row of the contract ledger that is about a measure held: hotels' average cost a day."""
    source = table.source("Asylum contracts, tariffs and costs, gathered")
    row = next((row for row in table if row["record_id"] == "home-office-daily-hotel-cost"), None)
    if row is None:
        raise LayoutError(f"{table.name} has no row 'home-office-daily-hotel-cost'.")
    factsheet = release("home-office-factsheet", row["published_date"], row["source_title"], source, url=row["source_url"])
    figure = Figure(
        series=Series.of("asylum_hotel_daily_cost", cost_basis="hotels"), period=parse_period("2024/25"), release=factsheet.id,
        value=row.whole("value_gbp"), rounding=10_000, evidence="official_text", source=source.id,
        locator=f"{row.locator}, value_gbp", note=row["notes"],
    )  # fmt: skip
    return [(factsheet, [figure])]


QUOTED = csv_reader("official-quotes", "Official figures with the words quoted, gathered", _COLUMNS, _quoted)
CONTRACTS = csv_reader("asylum-contracts", "Asylum contracts, tariffs and costs, gathered", _CONTRACT_COLUMNS, _daily_cost)
