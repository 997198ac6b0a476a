"""One line of a benchmark's result, and how lines are printed."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was done, what it cost, and what it is held against: losses are printed as well."""

    work: str
    measured: float
    unit: str
    bound: float | None = None
    """It must be below this, in the same unit; None where nothing is demanded."""
    note: str = ""
    """Against what, on how much, how many runs."""

    @property
    def verdict(self) -> str:
        """met, MISSED, or nothing where nothing is demanded."""
        if self.bound is None:
            return ""
        return "met" if self.measured < self.bound else "MISSED"


def typical(timings: Iterable[float]) -> float:
    """The median: what one run usually takes."""
    return statistics.median(timings)


def milliseconds(work: Callable[[], object], runs: int, clock: Callable[[], float]) -> float:
    """The median time of some work by a clock, the first run left out."""
    timings = []
    for _ in range(runs + 1):
        began = clock()
        work()
        timings.append(1000 * (clock() - began))
    return typical(timings[1:])


def table(rows: Iterable[Row]) -> str:
    """The rows as aligned text."""
    head = ("work", "measured", "must be under", "", "note")
    cells = [
        head,
        *(
            (
                row.work,
                f"{row.measured:,.4g} {row.unit}",
                f"{row.bound:g} {row.unit}" if row.bound is not None else "",
                row.verdict,
                row.note,
            )
            for row in rows
        ),
    ]
    widths = [max(len(line[place]) for line in cells) for place in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)


def machine() -> str:
    """What it was measured on."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}, {sys.platform}"
