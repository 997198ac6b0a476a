"""Beside the revisions of a series: how much of each is of those groups alone whose method changed.

`netmig revisions` counts what everyone was revised by in a release that changed a method. `netmig explain` tells
whose method it was: as a rule the smaller amount, larger where the others moved the other way. This is that amount
for every row, and where to ask for more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..ledger.ledger import Ledger
from ..revisions.analysis import Revisions
from ..revisions.entries import Number, total
from ..revisions.revision import Revision
from ..series import Series
from .ends import End, Ends
from .method import method_of
from .words import signed


@dataclass(frozen=True, slots=True)
class OfChangedGroups:
    """The revision of the groups whose method changed, row by row."""

    amounts: tuple[Number, ...]
    """One a row; 0 where no method changed. Where the groups are not printed apart it is the whole of the step."""
    words: tuple[str, ...]
    """The same in all, and how to ask; none where no method changed."""


def of_changed_groups(ledger: Ledger, series: Series, found: Revisions) -> OfChangedGroups:
    """How much of each revision of a series of the ledger is of the groups alone whose method changed.

    >>> import netmig
    >>> from netmig.series import Series
    >>> ledger = netmig.open()
    >>> found = ledger["net_migration"].revisions(across_breaks=True, since="2022-11-24")
    >>> beside = of_changed_groups(ledger, Series.of("net_migration"), found)
    >>> [(row.period.label, row.on_break, amount) for row, amount in zip(found.rows, beside.amounts)][1]
    ('YE Dec 2022', 266000, 250000)
    """
    amounts = tuple(_amount(ledger, series, row) for row in found.rows)
    crossing = [row for row in found.rows if any(step.changes for step in row.steps)]
    if not crossing:
        return OfChangedGroups(amounts, ())
    whole, part = total(row.on_break for row in found.rows), total(amounts)
    largest = max(crossing, key=lambda row: abs(row.on_break))
    what = (
        f"All of the {signed(whole, series.unit)} published in such steps"
        if part == whole
        else f"Of the {signed(whole, series.unit)} published in such steps {signed(part, series.unit)}"
    )
    words = (
        f"{what} is the revision of those groups alone whose method changed. For one period, and whose: "
        f"{_command(series, largest)}."
    )
    return OfChangedGroups(amounts, (words,))


def _amount(ledger: Ledger, series: Series, row: Revision) -> Number:
    if not any(step.changes for step in row.steps):
        return 0
    ends = [End(each.figure, each.issue.release) for each in (row.earlier, row.later) if each.figure and each.issue.release]
    change = method_of(ledger, Ends(series, *ends)).change
    return row.on_break if change is None else change


def _command(series: Series, row: Revision) -> str:
    label = row.period.label
    ends: Sequence[str] = [f'"{label}@{each.issue.id}"' for each in (row.earlier, row.later)]
    options = "".join(f" --{name.replace('_', '-')} {code}" for name, code in series.fixed)
    return f"netmig explain {series.measure}{options} {' '.join(ends)}"
