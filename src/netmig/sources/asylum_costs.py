"""What asylum costs, by vintage and by what each figure covers, and the casework beside it.

Five bases of cost exist and none may stand for another; the same year on the same basis was also
revised from one vintage to the next. The column `vintage` says which release a row is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ..ledger.figures import Evidence, Figure, Release, Source
from ..series import Series
from .csv_tables import MISSING, Read, Table, csv_reader
from .home_office import immigration_statistics, release

_COLUMNS = ("financial_year", "measure", "gbp", "unit_cost_gbp", "vintage", "source")
_CASEWORK_COLUMNS = (
    "Financial Year", "Total Asylum Costs", "Asylum WIP (new method)", "Asylum WIP (old method)", "Unit Cost", "Total Conclusion",
    "Average Conclusions Per Month", "Conclusions Productivity", "Total Principal Stages Completed",
    "Average Principal Stages Completed Per Month", "Asylum Caseworking Staff", "Productivity",
)  # fmt: skip
# Costs and unit costs stand in asylum_costs.csv too and are read from there.
_CASEWORK = {
    "Asylum WIP (new method)": ("asylum_casework", "in_progress_new_method"),
    "Asylum WIP (old method)": ("asylum_casework", "in_progress_old_method"),
    "Total Conclusion": ("asylum_casework", "conclusions"),
    "Average Conclusions Per Month": ("asylum_casework", "conclusions_per_month"),
    "Total Principal Stages Completed": ("asylum_casework", "principal_stages"),
    "Average Principal Stages Completed Per Month": ("asylum_casework", "principal_stages_per_month"),
    "Conclusions Productivity": ("asylum_productivity", "conclusions"),
    "Productivity": ("asylum_productivity", "principal_stages"),
    "Asylum Caseworking Staff": ("asylum_caseworkers", ""),
}


@dataclass(frozen=True, slots=True)
class _Vintage:
    release: Callable[[Source], Release]
    evidence: Evidence
    rounding: Callable[[float], float]


def _exact(value: float) -> float:
    return 1 if isinstance(value, int) else 0.01


def _as_reported(value: float) -> float:
    # the press gives £1.34bn and £500.2m: ten million, or a tenth of a million where that is finer
    return 10_000_000 if value % 10_000_000 == 0 else 100_000


def _transparency(source: Source, day: str = "2023-12") -> Release:
    return release(
        "home-office-immigration-protection-data", day, "Immigration and protection transparency data", source,
        note="The month is that of the last change to the copy read." if day == "2023-12" else "",
    )  # fmt: skip


def nao_release(*sources: Source) -> Release:
    """The National Audit Office's analysis of the asylum system."""
    return release(
        "nao-asylum-system", "2025-12-10", "An analysis of the asylum system", *sources, publisher="National Audit Office",
        url="https://www.nao.org.uk/reports/an-analysis-of-the-asylum-system", licence="",
        note="Day from press reports of that day; not under the Open Government Licence: short factual use, attributed.",
    )  # fmt: skip


def accounts_2024_25(*sources: Source) -> Release:
    """The Home Office's annual report and accounts 2024-25."""
    return release(
        "home-office-accounts", "2025-07", "Annual report and accounts 2024-25 (HC 1133)", *sources,
        url="https://www.gov.uk/government/publications/home-office-annual-report-and-accounts-2024-to-2025",
        note="The day was not read; press reports of 18 July 2025 call the figures newly published.",
    )  # fmt: skip


def _accounts_2025_26(source: Source) -> Release:
    return release("home-office-accounts", "2026-07-14", "Annual report and accounts 2025-26 (HC 440)", source)


_VINTAGES: dict[str, _Vintage] = {
    "2023-12 vintage": _Vintage(_transparency, "derived_from_official_file", _exact),
    "2023-08-24 vintage (rounded)": _Vintage(lambda it: immigration_statistics("June 2023", it), "press", _as_reported),
    "2024-11-28 vintage (rounded)": _Vintage(lambda it: immigration_statistics("September 2024", it), "press", _as_reported),
    "2025-08-21 vintage (rounded)": _Vintage(lambda it: immigration_statistics("June 2025", it), "press", _as_reported),
    "NAO Dec 2025": _Vintage(nao_release, "official_text", lambda _: 100_000_000),
    "ARA 2024-25": _Vintage(accounts_2024_25, "official_text", lambda _: 100_000_000),
    "ARA 2025-26": _Vintage(_accounts_2025_26, "derived_from_official_file", lambda _: 1000),
    "ARA 2025-26 prior-year column": _Vintage(_accounts_2025_26, "derived_from_official_file", lambda _: 1000),
    "ARA 2025-26 forward plan": _Vintage(_accounts_2025_26, "derived_from_official_file", lambda _: 1000),
}


def _costs(table: Table) -> Read:
    source = table.source("Asylum costs by financial year, basis and vintage, as gathered")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in table:
        vintage = _VINTAGES.get(row["vintage"])
        if vintage is None:
            raise row.refuse("vintage", f"is of the vintage {row['vintage']!r}.", f"Known: {', '.join(_VINTAGES)}.")
        its_release = vintage.release(source)
        releases[its_release.id] = its_release
        for column, measure in (("gbp", "asylum_cost"), ("unit_cost_gbp", "asylum_unit_cost")):
            if row[column] in MISSING:
                continue
            value = row.exact(column)
            figures[its_release.id].append(
                Figure(
                    series=Series.of(measure, cost_basis=row["measure"]),
                    period=row.period("financial_year"),
                    release=its_release.id,
                    value=value,
                    evidence=vintage.evidence,
                    source=source.id,
                    rounding=vintage.rounding(value) if measure == "asylum_cost" else _exact(value),
                    marker="" if row["vintage"] != "ARA 2025-26 forward plan" else "plan",
                    locator=f"{row.locator}, {column}",
                    note=row["source"],
                )
            )
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _casework(table: Table) -> Read:
    source = table.source("Asylum costs and productivity, as extracted")
    its_release = _transparency(source, table.day)
    figures = []
    for row in table:
        for column, (measure, kind) in _CASEWORK.items():
            if row[column] in MISSING:
                continue
            value = row.exact(column)
            figures.append(
                Figure(
                    series=Series.of(measure, **({"type": kind} if kind else {})),
                    period=row.period("Financial Year"),
                    release=its_release.id,
                    value=value,
                    rounding=_exact(value),
                    evidence="derived_from_official_file",
                    source=source.id,
                    locator=f"{row.locator}, {column}",
                )
            )
    return [(its_release, figures)]


COSTS = csv_reader("asylum-costs", "Asylum costs by financial year, basis and vintage, as gathered", _COLUMNS, _costs)
CASEWORK = csv_reader("asylum-casework", "Home Office: asylum costs and productivity, as extracted", _CASEWORK_COLUMNS, _casework)
