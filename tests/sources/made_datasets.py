"""Workbooks in the layouts of the Home Office's detailed datasets, made by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from made_workbooks import Rows, workbook_bytes

from netmig.sources.reader import GivenFile

END: list[object] = ["End of table"]
COVER: Rows = [
    ["Entry clearance visas granted outside the UK: detailed datasets"],
    ["Immigration system statistics, year ending March 2026"],
    ["Published: 21 May 2026"],
    ["Next update: 27 August 2026"],
]
VIS_D02 = [
    "Year", "Quarter", "Nationality", "Region", "Visa type group", "Visa type", "Visa type subgroup", "Applicant type",
    "Case outcome", "Decisions",
]  # fmt: skip
VIS_D01 = [*VIS_D02[:8], "Applications"]
QUARTERS = ("2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1")


def quarter_row(quarter: str, *rest: object) -> list[object]:
    return [int(quarter[:4]), quarter, *rest]


def dataset(title: str, header: Sequence[str], rows: Rows, *, above: int = 1, end: bool = True) -> Rows:
    """A data sheet: its title, so many rows above the header in all, the rows and "End of table"."""
    shorthand: Rows = [["Some shorthand is used in this table"] for _ in range(above - 1)]
    below: Rows = [END, ["Source: Home Office"]] if end else []
    return [[title], *shorthand, list(header), *rows, *below]


def file_of(
    sheets: Mapping[str, Rows], *, cover: Rows | None = COVER, published: date | None = None, name: str = "given.xlsx"
) -> GivenFile:
    every: dict[str, Rows] = {"Cover_sheet": cover} if cover is not None else {}
    every["Notes"] = [["Notes"]]
    return GivenFile(name, workbook_bytes({**every, **sheets}), published=published)


def visas() -> Rows:
    """Visas of two nationalities: Work with its applicants apart, Family and Visitor for all; issued and refused.

    Work of the year ending March 2026 sums to the published counts: 166,576 main applicants and 86,199
    dependants, of whom 10,509 and 32,149 are of the Health and Care route.
    """
    rows: Rows = []
    health_main, health_dependants = (3_000, 2_700, 2_500, 2_309), (9_000, 8_500, 7_500, 7_149)
    others_main, others_dependants = (40_000, 39_500, 38_567, 38_000), (14_000, 13_500, 13_400, 13_150)
    for place, quarter in enumerate(QUARTERS[1:]):
        routes = (
            ("Health and Care Worker", health_main[place], health_dependants[place]),
            ("Skilled Worker", others_main[place], others_dependants[place]),
        )
        for word, main, dependant in routes:
            for nationality, share in (("India", 0.4), ("United States of America", 0.6)):
                for applicant, whole in (("Main Applicant", main), ("Dependant", dependant)):
                    first = int(whole * 0.4)
                    count = first if share < 0.5 else whole - first
                    rows.append(quarter_row(quarter, nationality, "Any", "Work", "Worker", word, applicant, "Issued", count))
        rows.append(quarter_row(quarter, "India", "Any", "Work", "Worker", "Skilled Worker", "Main Applicant", "Refused", 700))
        rows.append(quarter_row(quarter, "India", "Any", "Family", "Family", "Partner", "All", "Issued", 15_000))
        rows.append(quarter_row(quarter, "India", "Any", "Family", "Family", "Family", "All", "Issued", 1_000))
        rows.append(quarter_row(quarter, "India", "Any", "Visitor", "Visitor", "Visitor", "All", "Issued", "1,234"))
        rows.append(quarter_row(quarter, "India", "Any", "Other", "Other", "Dependant joining", "Dependant", "Issued", 40))
        rows.append(quarter_row(quarter, "India", "Any", "Other", "Other", "Transit", "All", "Issued", 60))
        rows.append(quarter_row(quarter, "India", "Any", "Other", "Other", "Unknown", "All", "Issued", "z"))
    earliest = [quarter_row("2025 Q1", "India", "Any", "Work", "Worker", "Skilled Worker", "Main Applicant", "Issued", 50_000)]
    return [*earliest, *rows]


def open_document(sheets: Mapping[str, Rows]) -> bytes:
    """The same sheets as an OpenDocument spreadsheet, as GOV.UK publishes some of them."""
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    body = "".join(
        f'<table:table table:name="{name}">'
        + "".join("<table:table-row>" + "".join(map(_open_cell, row)) + "</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" xmlns:table="{table}" '
        f'xmlns:text="{text}" office:version="1.2"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
        archive.writestr("content.xml", content)
    return out.getvalue()


def _open_cell(cell: object) -> str:
    if cell is None:
        return "<table:table-cell/>"
    words = f"<text:p>{escape(str(cell))}</text:p>"
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}">{words}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'
