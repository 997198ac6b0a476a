"""Visas granted and applied for: what there is, by route, nationality, level and applicant type.

Applicant type and coverage are dimensions, so that unlike things are never added: Work and Study
are published for main applicants and dependants apart, Family, Visitor and Other only for all;
the table by subgroup covers sponsored routes alone and main applicants alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ..errors import LayoutError, NotHeldError, UsageError
from ..ledger.figures import Evidence, Figure, Release, Source
from ..periods import Period, calendar_year, month, parse_period, span
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader, figure_at
from .home_office import immigration_statistics, immigration_statistics_of, release
from .known_copies import check_day, copy_of

_LEVELS = ("below_bachelors", "bachelors", "masters", "doctoral", "pre_sessional", "unknown")
_EDITION = re.compile(r"\(YE (?P<edition>[A-Z][a-z]+ \d{4}) release\)")
_PAGE_OF_EDITION = re.compile(r"immigration-system-statistics-year-ending-(?P<month>[a-z]+)-(?P<year>\d{4})")


def _by_subgroup(table: Table) -> Read:
    source = table.source("Work visas granted by subgroup, sponsored routes, main applicants (Occ_D02)")
    edition = _said_edition(table, source)
    figures = []
    for row in table:
        period = _year(row, {"full year": 12, "January-June only (YE June 2026 release)": 6})
        series = Series.of("visas_granted", route=row["visa_subgroup"], applicant="main", coverage="sponsored_worker_routes")
        figures.append(figure_at(row, "grants", series, period, release=edition, source=source, note=_part(row)))
    return [(edition, figures)]


def _by_level(table: Table) -> Read:
    source = table.source("Study visas of main applicants by level (Edu_D01, Edu_D02)")
    edition = _said_edition(table, source)
    figures = []
    for row in table:
        period = _year(row, {"full year": 12, "January-March only": 3})
        for column in ("applications", "grants", *_LEVELS):
            series = Series.of(
                "visa_applications" if column == "applications" else "visas_granted", route="study", applicant="main",
                level="all" if column in {"applications", "grants"} else column,
            )  # fmt: skip
            figures.append(figure_at(row, column, series, period, release=edition, source=source, note=_part(row)))
    return [(edition, figures)]


def _said_edition(table: Table, source: Source) -> Release:
    """The edition that every row of a table says it is from."""
    said = {found["edition"] for row in table if (found := _EDITION.search(row["source"]))}
    if len(said) > 1:
        raise LayoutError(f"{table.name} says that it is from several editions.", f"They are {', '.join(sorted(said))}.")
    if not said:
        return immigration_statistics_of(table.day, source)
    try:
        edition = immigration_statistics(said.pop(), source)
    except NotHeldError:
        return immigration_statistics_of(table.day, source)
    if edition.precision == "minute":
        check_day(table.file, edition.published, "its rows say")
    return edition


def _year(row: Row, months: dict[str, int]) -> Period:
    """The calendar year of a row, or the months of it that the row covers."""
    year = row.year("year")
    match months.get(row["coverage"]):
        case 12:
            return calendar_year(year)
        case 3:
            return parse_period(f"{year} Q1")
        case 6:
            return span(date(year, 1, 1), date(year, 6, 30))
        case _:
            raise row.refuse("coverage", f"holds {row['coverage']!r}.", f"Known: {', '.join(months)}.")


def _part(row: Row) -> str:
    return "" if row["coverage"] == "full year" else f"Part of the year: {row['coverage']}."


def _by_nationality(table: Table) -> Read:
    column = "grants_main_plus_dependants"
    known = copy_of(table.file)
    if known is None:
        raise UsageError(
            f"{table.file.name} does not say of which year its visas are.", "",
            "Write it as a tidy CSV file, with a period in each row (docs/tidy-csv.md).",
        )  # fmt: skip
    source = table.source("Visas granted in 2025 by route and nationality (Vis_D02)")
    edition = immigration_statistics_of(known.published, source)
    figures = [
        figure_at(
            row, column, Series.of("visas_granted", nationality=row["nationality"], route=row["visa_group"]), calendar_year(2025),
            release=edition, source=source, note="Main applicants and dependants; the copy's edition is not certain, the latest is assumed.",
        )
        for row in table
    ]  # fmt: skip
    return [(edition, figures)]


_APPLICANTS = {
    "main applicants": "main", "dependants": "dependant", "all": "all", "main + dependants": "all",
    "main + dependants (peak)": "all", "main + dependants + child students": "main_and_dependants_and_child_students",
    "main applicants (not stated)": "not_stated",
}  # fmt: skip


def _applicant(row: Row) -> str:
    try:
        return _APPLICANTS[row["applicant_type"]]
    except KeyError:
        raise row.refuse("applicant_type", f"holds {row['applicant_type']!r}.", f"Known: {', '.join(_APPLICANTS)}.") from None


def _points(table: Table) -> Read:
    source = table.source("Headline counts of visas granted, gathered from the releases' pages")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in table:
        edition, evidence = _edition(row, source)
        releases[edition.id] = edition
        figures[edition.id].append(
            figure_at(
                row,
                "grants",
                Series.of("visas_granted", route=row["route"], applicant=_applicant(row)),
                row.period("period"),
                release=edition,
                source=source,
                evidence=evidence,
                note=row["source"],
                rounding=1000 if "(rounded)" in row["source"] else 1,
            )
        )
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _edition(row: Row, source: Source) -> tuple[Release, Evidence]:
    """The release that a headline count was read from, by the address or the words of its source."""
    said = row["source"]
    if page := _PAGE_OF_EDITION.search(said):
        return immigration_statistics(f"{page['month'].capitalize()} {page['year']}", source), "official_text"
    if "TV transcript of the 2025-08-21 release" in said:
        return immigration_statistics("June 2025", source), "press"
    if "HL62" in said:
        return (
            release(
                "home-office-answer-hl62", "2024", "Written answer HL62, overseas students", source, url=said,
                note="The day was not read; it gives the year ending March 2024 as its latest.",
            ),
            "official_text",
        )  # fmt: skip
    raise row.refuse("source", f"names no release that is known: {said!r}.")


@dataclass(frozen=True, slots=True)
class _Monthly:
    """How the release behind an address of the monthly applications is known."""

    published: str
    evidence: Evidence
    note: str = ""


# The press pages restate the Home Office's release of the month: they are filed under it, as press.
_MONTHLY: dict[str, _Monthly] = {
    "monthly-entry-clearance-visa-applications-july-2025": _Monthly("2025-08-14", "official_text"),
    "monthly-entry-clearance-visa-applications-february-2025": _Monthly("2025-03-13", "official_text"),
    "monthly-entry-clearance-visa-applications/ (Nov 2024 update)": _Monthly("2024-11-14", "official_text"),
    "exbulletin.com": _Monthly("2025-04-10", "press"),
    "iaca.in": _Monthly("2025-03-13", "press"),
    "visaverge.com/?p=82487": _Monthly("2025", "press", "The page is undated; September 2025 is its latest month."),
    "business-standard.com": _Monthly("2026-02", "press", "Month from the page's address."),
}


def _monthly(table: Table) -> Read:
    source = table.source("Monthly visa applications, to the nearest hundred, gathered from the releases' pages")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in table:
        its_release, evidence = _monthly_release(row, source)
        releases[its_release.id] = its_release
        figures[its_release.id].append(
            figure_at(
                row,
                "applications_rounded",
                Series.of("visa_applications", route=row["route"], applicant=_applicant(row)),
                _month(row),
                release=its_release,
                source=source,
                evidence=evidence,
                rounding=100,
                note=row["source"],
                status="provisional" if its_release.id.startswith("home-office-visa-applications") else "",
            )
        )
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _monthly_release(row: Row, source: Source) -> tuple[Release, Evidence]:
    if "reducing-net-migration-factsheet" in row["source"]:
        return release(
            "home-office-factsheet", "2024-05-23", "Factsheet: reducing net migration", source, url=row["source"]
        ), "official_text"
    for address, known in _MONTHLY.items():
        if address in row["source"]:
            title = "Monthly entry clearance visa applications"
            return release("home-office-visa-applications", known.published, title, source, note=known.note), known.evidence
    raise row.refuse("source", f"names no release that is known: {row['source']!r}.")


def _month(row: Row) -> Period:
    try:
        first = date.fromisoformat(f"{row['month']}-01")
    except ValueError:
        raise row.refuse("month", f"holds {row['month']!r}, which is no month.") from None
    return month(first.year, first.month)


READERS = (
    csv_reader("visa-headlines", "Home Office: headline counts of visas granted, gathered", ("period", "route", "applicant_type", "grants", "source"), _points),
    csv_reader("work-visas-by-subgroup", "Home Office: work visas granted by subgroup", ("year", "coverage", "visa_subgroup", "grants", "source"), _by_subgroup),
    csv_reader("study-visas-by-level", "Home Office: study visas by level", ("year", "coverage", "applications", "grants", *_LEVELS, "source"), _by_level),
    csv_reader("visas-by-nationality", "Home Office: visas granted by route and nationality", ("nationality", "visa_group", "grants_main_plus_dependants", "source"), _by_nationality),
    csv_reader("visa-applications-monthly", "Home Office: monthly visa applications, gathered", ("month", "route", "applicant_type", "applications_rounded", "source"), _monthly),
)  # fmt: skip
