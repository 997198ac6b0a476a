"""Sponsorship: certificates and confirmations used in applications, 2010 Q1 to 2023 Q1.

Four of the Home Office's own datasets. In 2019 Q4 to 2022 Q3 they give some cells in two or three
rows. The rows are parts of one count: only with all of them counted do the totals by industry and
by nationality agree, in every quarter. They are added here, and the locator names each.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from ..ledger.figures import Figure
from ..series import Series
from .csv_tables import MISSING, Read, Row, Table, csv_reader
from .home_office import EDITIONS, release

_IN_PARTS = ("2019 Q4", "2022 Q3")
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


def _dataset(table: Table, measure: str, title: str, columns: dict[str, str]) -> Read:
    """Every cell of one dataset, in a release of its own: nothing else needs to load it."""
    edition = next(
        (f"year ending {name}" for name, each in EDITIONS.items() if each.published == table.day), f"published {table.day}"
    )
    note = next((each.note for each in EDITIONS.values() if each.published == table.day), "")
    url = "https://www.gov.uk/government/statistical-data-sets/managed-migration-datasets"
    source = table.source(title, url=url)
    its_release = release("home-office-sponsorship", table.day, f"Sponsorship datasets, {edition}", source, url=url, note=note)
    cells: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in table:
        if row["Applications"] not in MISSING:
            # "Independent school" became "Independent School" within the file
            its = cells[row["Quarter"], *(row[column].lower() for column in columns)]
            its.append(row)
            if len(its) > 1 and not _IN_PARTS[0] <= row["Quarter"] <= _IN_PARTS[1]:
                raise row.refuse(
                    "Quarter",
                    f"is of a cell that stands at row {its[0].number} already.",
                    f"Only of {' to '.join(_IN_PARTS)} are cells given in parts.",
                )
        if not row["Quarter"].startswith(row["Year"]):
            raise row.refuse("Quarter", f"holds {row['Quarter']!r}, in the year {row['Year']!r}.")
    figures = [
        Figure(
            series=Series.of(measure, **{dimension: rows[0][column] for column, dimension in columns.items() if dimension}),
            period=rows[0].period("Quarter"),
            release=its_release.id,
            value=sum(row.whole("Applications") for row in rows),
            source=source.id,
            locator=" + ".join([rows[0].locator, *(f"row {row.number}" for row in rows[1:])]),
        )
        for rows in cells.values()
    ]
    return [(its_release, figures)]


DATASETS = tuple(
    csv_reader(
        name.lower().replace("_", "-"), f"Home Office {name}: {title}", ("Year", "Quarter", *columns, "Applications"),
        partial(_dataset, measure=measure, title=title, columns=columns),
    )
    for name, (measure, title, columns) in _TABLES.items()
)  # fmt: skip
