"""Figures as a Parquet file, with their types, for programs that read columns."""

from __future__ import annotations

import io
import json
from datetime import UTC
from importlib import import_module
from typing import Any

from ..errors import MissingExtraError
from .columns import figure_columns, figure_rows
from .selection import Selected


def to_parquet(selected: Selected) -> bytes:
    """One row a figure, with the columns of the CSV: numbers as float64, days as dates, times in UTC.

    The metadata of the schema hold the title, the selection and who must be named. Raises
    MissingExtraError where pyarrow is not installed.
    """
    try:
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # large, and needed for this alone
    except ImportError:
        raise MissingExtraError.of("Writing Parquet", "parquet") from None
    columns = figure_columns(selected)
    kinds = {"text": pa.string(), "number": pa.float64(), "date": pa.date32(), "moment": pa.timestamp("us", tz="UTC")}
    cells: list[list[Any]] = [[] for _ in columns]
    for row in figure_rows(selected):
        for place, cell in enumerate(row):
            cells[place].append(None if cell == "" else cell)
    for place, column in enumerate(columns):
        if column.kind == "moment":
            cells[place] = [cell.astimezone(UTC) for cell in cells[place]]
        elif column.kind == "number":
            cells[place] = [None if cell is None else float(cell) for cell in cells[place]]
    schema = pa.schema(
        [
            pa.field(column.name, kinds[column.kind], nullable=not column.required, metadata={"description": column.description})
            for column in columns
        ],
        metadata={
            "title": selected.title,
            "selection": json.dumps(selected.selection.to_dict()),
            "watched_through": selected.watched_through.isoformat(),
            "attribution": "\n".join(selected.attribution),
        },
    )
    arrays = [pa.array(each, type=kinds[column.kind]) for each, column in zip(cells, columns, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()
