"""What was exported, read by code that shares none with what wrote it."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import strategies as st

from netmig.codes import DIMENSIONS
from netmig.exports import Selected, Selection, select
from netmig.formula_guard import unguarded
from netmig.ledger.documents import number
from netmig.ledger.figures import Figure, Release
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from strategies import histories

ALL = Selection.of(every_series=True, history=True)
WORDS_OF_A_FIGURE = ("confidence", "text", "status", "marker", "evidence", "source", "locator", "note")
Told = list[tuple[Release, list[Figure]]]


def rows_of(body: bytes) -> list[dict[str, str]]:
    """The rows of a CSV, its texts as they were before they were guarded."""
    reader = csv.DictReader(io.StringIO(body.decode(), newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in reader]


def figure_of(row: dict[str, Any]) -> Figure:
    """The figure of a tidy row; nothing and None are both what is not there."""
    cell = {name: ("" if found is None else found) for name, found in row.items()}
    codes = {name: cell[name] for name in DIMENSIONS if cell.get(name)}
    amounts: dict[str, Any] = {
        name: number(cell[name]) if isinstance(cell[name], str) else cell[name] for name in ("value", "low", "high", "rounding")
    }
    words: dict[str, Any] = {name: cell[name] for name in WORDS_OF_A_FIGURE}
    return Figure(
        series=Series.of(cell["measure"], **codes),
        period=parse_period(cell["period"]),
        release=cell["release"],
        **amounts,
        **words,
    )


def selected_of(told: Told, selection: Selection = ALL) -> Selected:
    return select(Ledger.of(told), selection)


# ledgers of which something is to be exported
TOLD = histories().filter(lambda told: any(figures for _, figures in told))
DANGEROUS = st.sampled_from(["=1+1", "+1", "-1", "@x", "\tx", "'=1", "' =1", " =HYPERLINK(0)"])
