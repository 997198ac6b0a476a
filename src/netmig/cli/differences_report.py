"""What a release changes, as tables for people: the same for a file that is looked at and for two releases held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..ledger.differences import Difference, Differences, shown
from ..series import Series
from .output import Column, Table, several

# Rows of a table for people: what is left out is counted, and --format csv has all of it.
SHOWN = 15
_MORE = "… and {:,} more; --format csv has them all."


def number(value: object) -> str:
    """A value for people: thousands with commas, a real minus sign as publishers print it not."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)


def change_tables(changed: Differences, *, title: str = "") -> list[Table]:
    """The tables of what one release changed; none where it changed nothing."""
    before = f" {changed.preceding.id}" if changed.preceding else ""
    of = f" {title}" if title else ""
    return [
        *_revised(changed, of),
        *_by_series(changed, of),
        *_new(changed, of),
        *_dropped(changed, of),
        *_not_held(changed, of),
        *_gone(changed, before),
        *_told_otherwise(changed, before),
        *_set_aside(changed),
    ]


def counted(changed: Iterable[Differences]) -> str:
    """How much is new, revised, unchanged and dropped, in one line."""
    changed = tuple(changed)
    parts = [
        f"{sum(each.count('new') for each in changed):,} new",
        f"{sum(each.count('revised') for each in changed):,} revised",
        f"{sum(each.count('unchanged') for each in changed):,} unchanged",
        f"{sum(each.count('dropped') for each in changed):,} dropped",
    ]
    if unheld := sum(each.count("not_held") for each in changed):
        parts.append(f"{unheld:,} not held of it")
    if beside := sum(each.beside for each in changed):
        parts.append(f"{beside:,} beside figures of the same release from elsewhere")
    if held := sum(each.held for each in changed):
        parts.append(f"{held:,} held already")
    return ", ".join(parts)


def _revised(changed: Differences, of: str) -> list[Table]:
    revisions = changed.of("revised")
    if not revisions:
        return []
    stated = {each: _reason(changed, each) for each in revisions[:SHOWN]}
    differing = len(set(stated.values())) > 1
    # a column that says the same in every row, or nothing, says nothing
    said_by = {each.before.release for each in revisions if each.before}
    columns = [
        Column("Series"), Column("Period"), Column("Before", right=True), Column("After", right=True), Column("Change", right=True),
        *([Column("Before said by", below=True)] if len(said_by) > 1 else ()),
        *([Column("Stated reason", below=True)] if differing else ()),
    ]  # fmt: skip
    rows = tuple(
        (
            each.series.key, each.period.label, number(shown(each.before)), number(shown(each.after)), _signed(each),
            *((each.before.release if each.before else "",) if len(said_by) > 1 else ()),
            *((stated[each],) if differing else ()),
        )
        for each in revisions[:SHOWN]
    )  # fmt: skip
    notes = (_MORE.format(len(revisions) - SHOWN),) if len(revisions) > SHOWN else ()
    if not differing and (reason := stated[revisions[0]]):
        notes = (*notes, f"Stated reason: {reason}.")
    return [Table(f"Revised{of}: {several(len(revisions), 'figure')}, the largest changes first", tuple(columns), rows, notes)]


def _signed(difference: Difference) -> str:
    change = difference.change
    return "" if change is None else f"{change:+,}"


def _reason(changed: Differences, difference: Difference) -> str:
    return "; ".join(dict.fromkeys(f"{each.kind}: {each.reason}" for each in changed.reasons(difference)))


def _by_series(changed: Differences, of: str) -> list[Table]:
    """Where much was revised: each series with how many periods, which, and how far they moved."""
    found: dict[Series, list[Difference]] = defaultdict(list)
    for each in changed.of("revised"):
        if each.change is not None:
            found[each.series].append(each)
    if sum(map(len, found.values())) <= SHOWN:
        return []
    order = sorted(found, key=lambda series: (-max(abs(each.change or 0) for each in found[series]), series.key))
    rows = []
    for series in order[:SHOWN]:
        its = found[series]
        moved = [each.change or 0 for each in its]
        first, last = min(each.period for each in its), max(each.period for each in its)
        mean = sum(abs(each) for each in moved) / len(moved)
        spoken_for = first.label if first == last else f"{first.label} to {last.label}"
        rows.append((series.key, str(len(its)), spoken_for, f"{min(moved):+,}", f"{max(moved):+,}", f"{mean:,.0f}"))
    columns = (
        Column("Series"), Column("Revised", right=True), Column("Periods"), Column("Least", right=True), Column("Most", right=True),
        Column("Mean size", right=True),
    )  # fmt: skip
    notes = (_MORE.format(len(order) - SHOWN),) if len(order) > SHOWN else ()
    return [Table(f"Revised{of}, by series: {len(found):,} series", columns, tuple(rows), notes)]


def _new(changed: Differences, of: str) -> list[Table]:
    fresh = changed.of("new")
    if not fresh:
        return []
    by_series: dict[Series, list[Difference]] = defaultdict(list)
    for each in fresh:
        by_series[each.series].append(each)
    # the headline first: what has the fewest dimensions fixed
    order = sorted(by_series, key=lambda series: (len(series.fixed), series.key))
    rows = []
    for series in order[:SHOWN]:
        newest = max(by_series[series], key=lambda each: each.period)
        rows.append((series.key, str(len(by_series[series])), newest.period.label, number(shown(newest.after)), series.unit))
    columns = (Column("Series"), Column("New", right=True), Column("Newest period"), Column("Value", right=True), Column("Unit"))
    notes = (_MORE.format(len(order) - SHOWN),) if len(order) > SHOWN else ()
    first = "" if changed.preceding is None or not changed.new_series else f", {len(changed.new_series):,} of them new"
    return [
        Table(
            f"New{of}: {several(len(fresh), 'figure')} of {len(order):,} series{first}; nothing is held for their periods before",
            columns,
            tuple(rows),
            notes,
        )
    ]


def _dropped(changed: Differences, of: str) -> list[Table]:
    gone = changed.of("dropped")
    if not gone:
        return []
    rows, more = _rows_of_silence(gone, frozenset(changed.gone_series))
    notes = (
        *((_MORE.format(more),) if more else ()),
        "The figures published before still stand: a release that is silent takes nothing back.",
    )
    return [
        Table(f"Dropped{of}: {several(len(gone), 'figure')} that the edition before had, and this has not", _SILENCE, rows, notes)
    ]


def _not_held(changed: Differences, of: str) -> list[Table]:
    """What the later edition may well say: netmig has no table of the publisher's own file that would."""
    gone = changed.of("not_held")
    if not gone:
        return []
    rows, more = _rows_of_silence(gone, frozenset())
    notes = (
        *((f"… and {more:,} more.",) if more else ()),
        f"{changed.release.id} is held in part, with no table of its publisher's own file that would have these.",
    )
    return [Table(f"Not held{of}: {several(len(gone), 'figure')} of the edition before", _SILENCE, rows, notes)]


_SILENCE = (Column("Series"), Column("Periods", right=True), Column("Which"), Column(""))


def _rows_of_silence(gone: Sequence[Difference], gone_series: frozenset[Series]) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The series that are no longer said, the longest first, and how many more there are."""
    by_series: dict[Series, list[Difference]] = defaultdict(list)
    for each in gone:
        by_series[each.series].append(each)
    rows = tuple(
        (series.key, str(len(its)), _first_to_last(its), "all of it" if series in gone_series else "")
        for series, its in sorted(by_series.items(), key=lambda item: (-len(item[1]), item[0].key))[:SHOWN]
    )
    return rows, max(0, len(by_series) - SHOWN)


def _gone(changed: Differences, before: str) -> list[Table]:
    """Whole series that the edition before had, where they are not listed as dropped already."""
    listed = {each.series for each in changed.of("dropped")}
    gone = [each for each in changed.gone_series if each not in listed]
    if not gone:
        return []
    rows = tuple((each.key,) for each in gone[:SHOWN])
    notes = (f"… and {len(gone) - SHOWN:,} more.",) if len(gone) > SHOWN else ()
    return [Table(f"Not in this file: {len(gone):,} series that{before} had", (Column("Series"),), rows, notes)]


def _first_to_last(differences: Sequence[Difference]) -> str:
    first, last = min(each.period for each in differences), max(each.period for each in differences)
    return first.label if first == last else f"{first.label} to {last.label}"


def _told_otherwise(changed: Differences, before: str) -> list[Table]:
    """Changed methods, and changed notes, which say what a series takes in."""
    rows = [("method", each.what, each.before, each.after) for each in changed.methods]
    rows += [("note", each.what, each.before, each.after) for each in changed.notes[:SHOWN]]
    if not rows:
        return []
    left = len(changed.notes) - SHOWN
    columns = (Column("What"), Column("Of"), Column("Before"), Column("Now"))
    notes = (f"… and {left:,} more.",) if left > 0 else ()
    return [Table(f"Methods and definitions, against{before}", columns, tuple(rows), notes)]


def _set_aside(changed: Differences) -> list[Table]:
    if not changed.set_aside:
        return []
    rows = tuple(
        (each.offered.series.key, each.offered.period.label, number(each.held.value), each.held.evidence.replace("_", " "),
         number(each.offered.value), each.offered.evidence.replace("_", " "))
        for each in changed.set_aside[:SHOWN]
    )  # fmt: skip
    columns = (
        Column("Series"), Column("Period"), Column("Held", right=True), Column("from", below=True), Column("Here", right=True),
        Column("from", below=True),
    )  # fmt: skip
    left = len(changed.set_aside) - SHOWN
    notes = ("Both are kept; the one on better evidence is shown, and `netmig figures --disagreements` lists them.",)
    return [
        Table(
            f"Of {changed.release.id}, {several(len(changed.set_aside), 'figure')} {'is' if len(changed.set_aside) == 1 else 'are'} held otherwise from another source",
            columns, rows, (_MORE.format(left), *notes) if left > 0 else notes,
        )
    ]  # fmt: skip
