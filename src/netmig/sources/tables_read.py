"""What was read of each table, in a few facts for people, from the figures alone: the same for every reader."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..codes import DIMENSIONS
from ..ledger.figures import Figure, Release
from .reader import TableRead

# "Table 4!E17" is in "Table 4", "asylum_costs.csv row 3, gbp" in "asylum_costs.csv"
_ROW = re.compile(r"(?P<table>.+?) row \d+\b")
SHOWN = 12


def table_of(figure: Figure) -> str:
    """The table that a figure's locator is in, or its source where the locator names none."""
    sheet, mark, _ = figure.locator.partition("!")
    if mark and len(sheet) <= 31:  # the longest name that a sheet can have
        return sheet
    found = _ROW.match(figure.locator)
    return found["table"] if found else figure.source


def tables_of(releases: Iterable[tuple[Release, Iterable[Figure]]]) -> tuple[TableRead, ...]:
    """The tables that figures stand in, in the order in which they were read."""
    tables: dict[str, list[Figure]] = {}
    for _, figures in releases:
        for figure in figures:
            tables.setdefault(table_of(figure), []).append(figure)
    return tuple(_table(name, figures) for name, figures in tables.items())


def _table(name: str, figures: list[Figure]) -> TableRead:
    periods = {figure.period for figure in figures}
    return TableRead(
        name=name,
        figures=len(figures),
        first=min(periods).label,
        last=max(periods).label,
        groups=_groups(figures),
        markers=tuple(sorted({figure.marker for figure in figures if figure.marker})),
        notes=tuple(dict.fromkeys(figure.note for figure in figures if figure.note)),
    )


def _groups(figures: Iterable[Figure]) -> tuple[str, ...]:
    """What the figures are about: their measures, and the codes of every dimension that is not left at its default."""
    series = {figure.series for figure in figures}
    found = [*sorted({each.measure for each in series})]
    for dimension, about in DIMENSIONS.items():
        codes = sorted({each.dimensions[dimension] for each in series if dimension in each.dimensions})
        if codes and codes != [about.default]:
            listed = ", ".join(codes[:SHOWN]) + (f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else "")
            found.append(f"{dimension}: {listed}")
    return tuple(found)
