"""`netmig diff`: what one release changed against another."""

from __future__ import annotations

from typing import Any

import click

from ..codes import measure as measure_named
from ..errors import NotHeldError, UsageError
from ..ledger.differences import DifferenceKind, Differences, between, shown
from ..ledger.ledger import Ledger
from ..series import Series
from .differences_report import change_tables, counted
from .figures import dimension_options
from .options import Asked, reading_options
from .output import Column, Table, csv_text, json_text, send, send_tables

HEADER = (
    "change", "series", "period", "before", "after", "difference", "unit", "before_release", "after_release", "reason",
)  # fmt: skip


_KINDS: tuple[DifferenceKind, ...] = ("revised", "new", "dropped", "not_held")


@click.command
@click.argument("earlier", metavar="RELEASE")
@click.argument("later", metavar="RELEASE")
@click.option("--measure", metavar="MEASURE", help="Only figures of this measure, such as net_migration.")
@dimension_options
@reading_options(as_of=False)
def diff(*, asked: Asked, earlier: str, later: str, measure: str | None, **dimensions: str | None) -> int:
    """What the second RELEASE says otherwise than the first: revisions, new and dropped periods, methods.

    Without filters, of everything that the two hold; `netmig releases` lists the releases.
    """
    ledger = asked.open_ledger()
    fixed = {name: word for name, word in dimensions.items() if word is not None}
    changed = between(earlier, later, ledger, _wanted(ledger, measure, fixed))
    if (first := changed.preceding) is not None and first.published_at > changed.release.published_at:
        raise UsageError(
            f"{first.id} came out after {changed.release.id}.",
            "",
            f"Name the earlier one first: netmig diff {changed.release.id} {first.id}",
        )
    if asked.form == "json":
        send(json_text(_record(changed)), asked)
    elif asked.form == "csv":
        send(csv_text(HEADER, _rows(changed)), asked)
    else:
        send_tables(_tables(changed), asked)
    return 0


def _wanted(ledger: Ledger, measure: str | None, fixed: dict[str, str]) -> list[Series] | None:
    """The series asked for; None for all. NotHeldError where nothing is held of them."""
    if measure is None:
        if fixed:
            raise UsageError("A dimension is one of a measure.", "", "Name it too: --measure net_migration.")
        return None
    if "[" in measure:
        series = Series.parse(measure)
        measure, fixed = series.measure, {**dict(series.fixed), **fixed}
    found = ledger.find(measure, **fixed)
    if not found:
        said = ", ".join(f"{name}={code}" for name, code in fixed.items())
        raise NotHeldError(
            f"No figure of {measure_named(measure).code}{f' with {said}' if said else ''} is held.",
            "",
            "`netmig figures --list` shows what is held.",
        )
    return list(found)


def _rows(changed: Differences) -> list[dict[str, Any]]:
    return [
        {
            "change": kind.replace("_", " "), **each.to_dict(), "difference": each.change, "unit": each.series.unit,
            "before_release": each.before.release if each.before else "", "after_release": each.after.release if each.after else "",
            "reason": "; ".join(dict.fromkeys(f"{one.kind}: {one.reason}" for one in changed.reasons(each))) if kind == "revised" else "",
        }
        for kind in _KINDS
        for each in changed.of(kind)
    ]  # fmt: skip


def _record(changed: Differences) -> dict[str, Any]:
    first = changed.preceding
    return {
        "schema_version": 1,
        "from": first.id if first else None,
        "to": changed.release.id,
        "published": [first.published_label if first else None, changed.release.published_label],
        **{kind: changed.count(kind) for kind in ("new", "revised", "unchanged", "dropped", "not_held")},
        "changes": [
            {**each.to_dict(), "change": each.change, "reasons": [{"kind": one.kind, "reason": one.reason, "citation": one.citation} for one in changed.reasons(each)]}
            for each in changed.of("revised")
        ],
        "new_figures": [{"series": each.series.key, "period": each.period.label, "value": shown(each.after)} for each in changed.of("new")],
        "dropped_figures": [{"series": each.series.key, "period": each.period.label, "value": shown(each.before)} for each in changed.of("dropped")],
        "figures_not_held": [{"series": each.series.key, "period": each.period.label, "value": shown(each.before)} for each in changed.of("not_held")],
        "methods": [{"group": each.what, "before": each.before or None, "after": each.after or None} for each in changed.methods],
        "notes": [{"series": each.what, "before": each.before or None, "after": each.after or None} for each in changed.notes],
        "new_series": [each.key for each in changed.new_series],
        "dropped_series": [each.key for each in changed.gone_series],
        "stated_changes": [
            {name: getattr(change, name) or None for name in type(change).__dataclass_fields__} for change in changed.release.changes
        ],
    }  # fmt: skip


def _tables(changed: Differences) -> list[Table]:
    first, second = changed.preceding, changed.release
    rows = [
        (
            f"{each.id}",
            each.published_label,
            each.title,
            f"{sum(1 for one in (*changed.found, *changed.unheld) if (one.after if each is second else one.before))}",
        )
        for each in (first, second)
        if each is not None
    ]
    columns = (Column("Release"), Column("Published"), Column("Title", below=True), Column("Figures compared", right=True))
    return [
        Table(f"What {second.id} changed: {counted([changed])}", columns, tuple(rows)),
        *change_tables(changed),
    ]
