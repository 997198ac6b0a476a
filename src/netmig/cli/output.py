"""How an answer leaves: as a table, as JSON or as CSV, to stdout or to a file, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import UsageError
from ..formula_guard import guarded
from ..whole_files import write_whole
from .options import Asked

# Characters: a column narrower than this is no help, and a cell wider than that is a sentence.
LEGIBLE = 16
SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people: its heading and how its cells stand."""

    heading: str
    right: bool = False
    """Numbers stand at the right."""
    below: bool = False
    """Goes on a second line under its row where the screen is too narrow for all columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people: what it is of, its rows, and what must be said under it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def several(count: int, noun: str) -> str:
    """How many there are of something.

    >>> several(1, "figure"), several(1200, "figure")
    ('1 figure', '1,200 figures')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def send(text: str | bytes, asked: Asked) -> None:
    """Write an answer to stdout, or to the file that was asked for; bytes are a picture, which no terminal shows."""
    if asked.output is None:
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise UsageError("A picture is no text for a terminal.", "", "Write it to a file: --output FILE.png")
        # Always UTF-8 and LF: what is piped must not depend on the terminal's settings.
        sys.stdout.flush()
        if stream := getattr(sys.stdout, "buffer", None):
            stream.write(text if isinstance(text, bytes) else text.encode())
            stream.flush()
        else:
            sys.stdout.write(text if isinstance(text, str) else text.decode("latin-1"))
        return
    write_whole(asked.output, text)
    sys.stderr.write(f"wrote {asked.output}\n")


def send_tables(tables: Sequence[Table], asked: Asked) -> None:
    """Write tables for people: with lines and colours on a terminal, aligned text elsewhere."""
    if asked.output is None and sys.stdout.isatty():
        _show(tables)
        return
    send("\n".join(plain(table) for table in tables), asked)


def plain(table: Table) -> str:
    """A table as aligned text, one row a line.

    >>> print(plain(Table("Two", (Column("Name"), Column("n", right=True)), (("a", "1"), ("bb", "10")))), end="")
    Two
    <BLANKLINE>
    Name   n
    a      1
    bb    10
    """
    lines = [table.title, ""] if table.title else []
    lines += _aligned(table.columns, table.rows)
    if table.notes:
        lines += ["", *table.notes]
    return "\n".join(lines) + "\n"


def _aligned(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[str]:
    """The headings, where there are any, and the rows as lines of text."""
    cells = [tuple(column.heading for column in columns), *(tuple(map(_one_line, row)) for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    if len(cells) == 1:
        return ["none"]
    shown = cells if any(cells[0]) else cells[1:]
    return [
        "  ".join(
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(row, widths, columns, strict=True)
        ).rstrip()
        for row in shown
    ]


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _show(tables: Sequence[Table]) -> None:
    # only a terminal needs it, and it is slow to load
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as Drawn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)  # it respects NO_COLOR by itself
    for table in tables:
        if table.title:
            console.print(Text(table.title, style="bold"))
        drawn = Drawn(box=SIMPLE_HEAD, pad_edge=False, show_header=any(column.heading for column in table.columns))
        for column in table.columns:
            side: Literal["left", "right"] = "right" if column.right else "left"
            # what is compared stays on one line, as long as it is no sentence
            whole = any(each.below for each in table.columns) and not column.below and _width(table, column) <= SENTENCE
            drawn.add_column(Text(column.heading), justify=side, overflow="fold", no_wrap=whole)
        for row in table.rows:
            # as Text: square brackets in a publisher's words are no markup
            drawn.add_row(*(Text(_one_line(cell)) for cell in row))
        if not table.rows:
            console.print("none")
        elif _needs_two_lines(table, console.width):
            for number, line in enumerate(_in_two_lines(table)):
                if line:
                    console.print(Text(line, style="dim" if number % 2 else ""), soft_wrap=True)
        else:
            console.print(drawn)
        for note in table.notes:
            console.print(Text(note, style="dim"))


def _width(table: Table, column: Column) -> int:
    place = table.columns.index(column)
    return max(len(cell) for cell in (column.heading, *(_one_line(row[place]) for row in table.rows)))


def _needs_two_lines(table: Table, screen: int) -> bool:
    """Whether so little of the screen is left beside what is compared that the rest could not be read."""
    below = sum(column.below for column in table.columns)
    needed = sum(LEGIBLE if column.below else _width(table, column) for column in table.columns) + 3 * len(table.columns)
    return below > 0 and needed > screen


def _in_two_lines(table: Table) -> list[str]:
    """Headings and rows for a narrow screen: each a line of what is compared, and a line of the rest."""
    above = [place for place, column in enumerate(table.columns) if not column.below]
    below = [place for place, column in enumerate(table.columns) if column.below]
    first = _aligned([table.columns[place] for place in above], ([row[place] for place in above] for row in table.rows))
    headings = tuple(column.heading for column in table.columns)
    second = (" · ".join(_one_line(row[place]) for place in below if row[place]) for row in (headings, *table.rows))
    return [line for pair in zip(first, (f"    {rest}" if rest else "" for rest in second), strict=True) for line in pair]


def json_text(record: Mapping[str, Any]) -> str:
    """A record as JSON text that ends with a line feed."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def csv_text(header: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    r"""Rows as CSV text: UTF-8, LF, no thousands separators, nothing that a spreadsheet would run.

    A text that begins as a formula does gets an apostrophe before it, which `formula_guard` takes away
    again; numbers stay numbers.

    >>> csv_text(["value", "note"], [{"value": -5, "note": "=1+1"}])
    "value,note\n-5,'=1+1\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe(row.get(name)) for name in header])
    return out.getvalue()


def _safe(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(_one_line(cell))
    return cell
