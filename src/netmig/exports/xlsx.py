"""A book as an Excel workbook, written with XlsxWriter."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import Any

from ..errors import MissingExtraError, UsageError
from .book import LANGUAGE, Book, Cell, Link, Sheet, book_of
from .selection import Selected

# The most characters that a cell of Excel holds; XlsxWriter leaves a longer text out.
LONGEST = 32_767
_COVER_WIDTH = 110
_LONG = 40
_STYLES: dict[str, dict[str, Any]] = {
    "": {}, "title": {"bold": True, "font_size": 16}, "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "words": {"text_wrap": True, "valign": "top"}, "whole": {"num_format": "#,##0"}, "parts": {"num_format": "#,##0.00"},
    "day": {"num_format": "yyyy-mm-dd"}, "link": {"font_color": "#0000FF", "underline": 1},
    # a text that would be a formula stays a text when someone edits its cell
    "quoted": {"quote_prefix": True},
}  # fmt: skip


def to_xlsx(selected: Selected) -> bytes:
    """The accessible spreadsheet of a selection, as an .xlsx file.

    Raises MissingExtraError where XlsxWriter is not installed, UsageError for a text longer than a
    cell of Excel can hold.
    """
    return xlsx(book_of(selected))


def xlsx(book: Book) -> bytes:
    """A book as the bytes of an .xlsx file; texts are written as texts, and nothing as a formula."""
    try:
        workbooks = import_module("xlsxwriter")  # only this format needs it
    except ImportError:
        raise MissingExtraError.of("Writing Excel workbooks", "spreadsheets") from None
    out = io.BytesIO()
    workbook = workbooks.Workbook(out, {"in_memory": True})
    made_on = datetime.combine(book.made_on, time.min)
    workbook.set_properties({"title": book.title, "comments": book.description, "author": "netmig", "created": made_on})
    workbook.set_custom_property("Language", "-".join(LANGUAGE))
    styles = {name: workbook.add_format({"font_name": "Arial", "font_size": 12, **more}) for name, more in _STYLES.items()}
    for sheet in book.sheets:
        _write(workbook.add_worksheet(sheet.name), sheet, styles)
    workbook.close()
    return out.getvalue()


def _write(worksheet: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    _cell(worksheet, 0, 0, sheet.title, styles, "title")
    for row, said in enumerate(sheet.words, 1):
        _cell(worksheet, row, 0, said, styles, "" if sheet.table else "words")
    if sheet.table is None:
        worksheet.set_column(0, 0, _COVER_WIDTH)
        return
    head, table = len(sheet.words) + 1, sheet.table
    for column, heading in enumerate(table.headings):
        worksheet.set_column(column, column, heading.width)
    worksheet.add_table(
        head, 0, head + len(table.rows), len(table.headings) - 1,
        {
            "name": table.name, "autofilter": False, "style": None,
            "columns": [{"header": heading.words, "header_format": styles["head"]} for heading in table.headings],
        },
    )  # fmt: skip
    wrapped = ["words" if heading.width >= _LONG else "" for heading in table.headings]
    for row, cells in enumerate(table.rows, head + 1):
        for column, cell in enumerate(cells):
            _cell(worksheet, row, column, cell, styles, wrapped[column])


def _cell(worksheet: Any, row: int, column: int, cell: Cell, styles: dict[str, Any], style: str) -> None:
    if isinstance(cell, str):
        if len(cell) > LONGEST:
            raise UsageError(
                f"A text of {len(cell):,} characters is longer than a cell of Excel can hold: {cell[:60]!r}…",
                "",
                "Export as .ods, or as CSV.",
            )
        worksheet.write_string(row, column, cell, styles["quoted" if cell[:1] in _FORMULA else style])
    elif isinstance(cell, Link):
        target = f"internal:'{cell.sheet}'!A1" if cell.sheet else cell.url
        worksheet.write_url(row, column, target, styles["link"], cell.words)
    elif isinstance(cell, date):
        worksheet.write_datetime(row, column, _as_datetime(cell), styles["day"])
    else:
        whole = isinstance(cell, int) or cell.is_integer()
        worksheet.write_number(row, column, cell, styles["whole" if whole else "parts"])


_FORMULA = frozenset("=+-@\t\r")


def _as_datetime(day: date) -> Any:
    return datetime.combine(day, time.min, UTC).replace(tzinfo=None)
