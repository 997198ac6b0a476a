"""Rows as frames of other libraries, and as a table for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from ..errors import MissingExtraError, UsageError

Cell = str | int | float | None
_LIBRARIES = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}


def to_frame(rows: list[dict[str, Any]], kind: str) -> Any:
    """The rows as a pandas or Polars frame or an Arrow table.

    Raises MissingExtraError where that library is not installed: netmig itself needs none of them.
    """
    if kind not in _LIBRARIES:
        raise UsageError(f"There is no frame of kind {kind!r}.", f"There is: {', '.join(_LIBRARIES)}.")
    name = _LIBRARIES[kind]
    try:
        library = import_module(name)
    except ImportError as problem:
        raise MissingExtraError(
            f"A frame of {kind} needs {name}, which is not installed.", "", f"pip install {name}"
        ) from problem
    if kind == "arrow":
        return library.Table.from_pylist(rows)
    return library.DataFrame(rows)


def html_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table that screen readers can follow: a caption, and headers that say what they head."""
    from html import escape  # noqa: PLC0415 - only notebooks show tables

    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(_shown(row[0]))}</th>{"".join(f"<td>{escape(_shown(cell))}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{cell:,}"
