"""Sponsorship: certificates and confirmations used in applications, 2010 Q1 to 2023 Q1.

Four of the Home Office's own datasets. In 2019 Q4 to 2022 Q1 they give some cells in two or three
rows. The rows are parts of one count: only with all of them counted do the totals by industry and
by nationality agree, in every quarter. They are added here, and the locator names each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from ..ledger.figures import Figure, Release, Source
from ..periods import parse_period
from ..series import Series
from .csv_tables import MISSING, Row, read_table
from .home_office import EDITIONS, release

_UPSTREAM = "ChathumiNavodya/uk-migration-analysis-sql-powerbi @e51178f: the Home Office's datasets of March 2023"
_WORK, _STUDY = "sponsorship_certificates", "study_acceptances"
# Each dataset: what it counts, its title, and its columns with the dimension that each one fixes. An
# institution's type says its group, so the group fixes nothing more.
_TABLES: dict[str, tuple[str, str, dict[str, str]]] = {
    "CoS_D01": (_WORK, "Certificates of sponsorship used, by industry", {
        "Type of application": "type", "Category of leave": "route", "Industry": "industry"}),
    "CoS_D02": (_WORK, "Certificates of sponsorship used, by nationality", {
        "Type of application": "type", "Category of leave": "route", "Geographical region": "region", "Nationality": "nationality"}),
    "CAS_D01": (_STUDY, "Confirmations of acceptance for studies used, by institution", {
        "Type of application": "type", "Institution type group": "", "Institution type": "institution"}),
    "CAS_D02": (_STUDY, "Confirmations of acceptance for studies used, by nationality", {
        "Type of application": "type", "Institution type group": "institution", "Geographical region": "region",
        "Nationality": "nationality"}),
}  # fmt: skip


def read(data: Path) -> list[tuple[Release, list[Figure]]]:
    """Every cell of the four datasets, in a release of its own: nothing else needs to load them."""
    edition = EDITIONS["March 2023"]
    its_release = release(
        "home-office-sponsorship", edition.published, "Sponsorship datasets, year ending March 2023",
        url="https://www.gov.uk/government/statistical-data-sets/managed-migration-datasets", note=edition.note,
    )  # fmt: skip
    figures: list[Figure] = []
    sources: list[Source] = []
    for name, (measure, title, columns) in _TABLES.items():
        table = read_table(data / "home_office" / f"{name}.csv", ("Year", "Quarter", *columns, "Applications"))
        source = table.source(title, url=its_release.url, upstream=_UPSTREAM)
        sources.append(source)
        cells: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in table:
            if row["Applications"] not in MISSING:
                # "Independent school" became "Independent School" within the file
                cells[row["Quarter"], *(row[column].lower() for column in columns)].append(row)
        for (quarter, *_), rows in cells.items():
            fixed = {dimension: rows[0][column] for column, dimension in columns.items() if dimension}
            figures.append(
                Figure(
                    series=Series.of(measure, **fixed),
                    period=parse_period(quarter),
                    release=its_release.id,
                    value=sum(row.whole("Applications") for row in rows),
                    source=source.id,
                    locator=" + ".join([rows[0].locator, *(f"row {row.number}" for row in rows[1:])]),
                )
            )
    return [(replace(its_release, sources=tuple(sources)), figures)]
