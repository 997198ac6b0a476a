"""Small workbooks in the layout of the ONS workbook of May 2025, made by the tests themselves."""

from __future__ import annotations

import io
from collections.abc import Mapping

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # the library has no annotations

Rows = list[list[object]]

REFERENCES = "Notes and definitions are referred to in this table."
GROUP_HEADERS: list[object] = [
    "Flow\n[note 2]", "Period\n[note 10]", "All Nationalities\n[note 1]", "British\n[definition 2]",
    "EU+\n[definition 3]", "Non-EU+\n[definition 4]",
]  # fmt: skip


def workbook_bytes(sheets: Mapping[str, Rows]) -> bytes:
    """An .xlsx file with these sheets; None leaves a cell blank."""
    body = io.BytesIO()
    book = Workbook(body, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value is not None:
                    sheet.write(row, column, value)
    book.close()
    return body.getvalue()


def by_nationality() -> Rows:
    """Table 1: title over two rows, notes, the header, two rows of figures and one blank row."""
    return [
        ["Table 1: Long-term international migration into and out of the United Kingdom by nationality,"],
        ["using new approach to producing migration estimates"],
        ["This worksheet contains one table."],
        [REFERENCES],
        ["Some shorthand is used in this table, P = provisional, R = revised."],
        GROUP_HEADERS,
        ["Immigration", "YE Dec 30 R ", 700000, 60000, 140000, 500000],
        [None],
        ["Net migration", "YE Dec 30 P R", -1000, "Not available", 0, 5000],
    ]


def with_bounds() -> Rows:
    """Table 2: estimates with bounds, where there are bounds."""
    return [
        ["Table 2: measures of uncertainty [note 3]"],
        ["Flow\n[note 2]", "Period\n[note 10]", "Estimate", "Lower bound", "Upper bound"],
        ["Net migration", "YE Dec 30", 276000, "Not available", "Not available"],
        ["Net migration", "YE Dec 31 P", 431000, 244000, 589000],
    ]


def by_publication() -> Rows:
    """Table 5: one period in three publications, and the difference of the last two."""
    groups = ["All\n[note 1]", "British\n", "EU+\n", "Non-EU+\n"]
    header: list[object] = ["Period\n[note 10]", "Publication"]
    header += [f"{flow}: \n{group}" for flow in ("Immigration", "Emigration", "Net migration") for group in groups]
    missing: list[object] = ["YE Sep 23 R", "Previous (May 24)", *["Not available"] * 12]
    return [
        ["Table 5: Revisions"],
        header,
        missing,
        ["YE Sep 23 R", "Previous (Nov 24)", *range(1000, 13000, 1000)],
        ["YE Sep 23 R", "Revised (May 25)", *range(3000, 15000, 1000)],
        ["YE Sep 23 R", "Difference (May 25 - Nov 24)", *[2000] * 12],
    ]
