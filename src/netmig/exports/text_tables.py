"""Figures as text: tidy CSV, one JSON document, or a line of JSON a figure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..formula_guard import guarded
from .columns import Column, figure_columns, figure_rows, records
from .selection import Selected


def csv_table(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as a CSV file: UTF-8, LF, ISO dates, numbers bare, an empty cell for what is not there.

    A text that a spreadsheet would run as a formula is guarded; `formula_guard.unguarded` undoes that.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(each) for each in row])
    return out.getvalue().encode()


def _cell(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return cell.isoformat() if hasattr(cell, "isoformat") else cell


def to_csv(selected: Selected) -> bytes:
    """One row a figure, with its release beside it."""
    return csv_table(figure_columns(selected), figure_rows(selected))


def to_json_lines(selected: Selected) -> bytes:
    """One figure a line, as an object with the columns of the CSV; null for what is not there."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records(figure_columns(selected), figure_rows(selected)))
    return "".join(lines).encode()


def to_json(selected: Selected) -> bytes:
    """One document: what was asked for, how far publications were watched, who must be named, and the figures."""
    head = {
        "schema_version": 1,
        "title": selected.title,
        "selection": selected.selection.to_dict(),
        "watched_through": selected.watched_through.isoformat(),
        "attribution": list(selected.attribution),
        "columns": [
            {"name": column.name, "kind": column.kind, "description": column.description} for column in figure_columns(selected)
        ],
    }
    rows = (json.dumps(record, ensure_ascii=False) for record in records(figure_columns(selected), figure_rows(selected)))
    # a figure a line: a file of sixty thousand should be one that people can look into and compare
    start = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    body = ",\n".join(f"    {row}" for row in rows)
    return f'{start},\n  "figures": [{f"{chr(10)}{body}{chr(10)}  " if body else ""}]\n}}\n'.encode()
