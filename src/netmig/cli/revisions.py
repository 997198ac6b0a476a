"""`netmig revisions`: how far the figures of a series move once they are published."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError
from ..explain.of_revisions import OfChangedGroups, of_changed_groups
from ..ledger.attribution import attribution
from ..ledger.ledger import Ledger
from ..revisions.analysis import Revisions, revisions_of
from ..revisions.comparison import compared
from ..revisions.pairs import KNOWN
from ..revisions.tables import read_csv, read_text
from ..revisions.triangle import Triangle
from ..series import Series
from .expected import Expectation, expected_options
from .expected_subject import Subject
from .figures import dimension_options, series_asked
from .options import Asked, reading_options
from .output import csv_text, json_text, send, send_tables
from .revisions_shown import page, tables

HEADER = (
    "series", "period", "earlier", "later", "revision", "kind", "earlier_published", "later_published", "earlier_release",
    "later_release", "months_between", "on_break", "off_break", "changes",
)  # fmt: skip
WITHIN = ("kind", "direction", "age", "release")
ACROSS = ("flow", "nationality", "reason")


@dataclass(frozen=True, slots=True)
class Answer:
    """The revisions that were asked for, those of groups beside them, and what must be said with them."""

    found: Revisions
    by: str | None
    groups: dict[str, Revisions]
    watched_through: str | None
    sources: tuple[str, ...]
    beside: OfChangedGroups | None = None
    """How much of each revision is of those groups alone whose method changed; of a series of the ledger."""


@click.command
@click.argument("measure", required=False)
@dimension_options
@click.option("--pair", default="first-latest", show_default=True, metavar="PAIR", help=f"Between which two values: {KNOWN}.")
@click.option("--table", metavar="FILE", help="Any vintaged table in place of a measure: CSV with period, published, value.")
@click.option("--across-breaks", is_flag=True, help="Also revisions that cross a change of method or definition.")
@click.option("--since", metavar="DATE", help="Only periods first published on that day or later.")
@click.option(
    "--held", is_flag=True, help="Also periods whose first publication is not held: their first value is not the first."
)
@click.option(
    "--reprints", type=click.Choice(("count", "leave-out")), default="count", show_default=True,
    help="With --pair consecutive: whether a value that is published again unchanged is a revision of 0, or none.",
)  # fmt: skip
@click.option("--by", type=click.Choice((*WITHIN, *ACROSS)), help="The same for groups of revisions, or for related series.")
@click.option(
    "--chart", type=click.Choice(("releases", "revisions")), default="releases", show_default=True,
    help="What a picture shows: every release as a line, or how far each period moved.",
)  # fmt: skip
@click.option("--mark", metavar="RELEASE", help="The release that a chart marks, by its id or day; the newest if not given.")
@click.option(
    "--layout", type=click.Choice(("published", "age", "number")), default="published", show_default=True,
    help="What is across in the triangle of an HTML page.",
)  # fmt: skip
@reading_options("table", "json", "csv", "svg", "html", "png")
@expected_options
def revisions(
    *,
    asked: Asked,
    measure: str | None,
    pair: str,
    table: str | None,
    across_breaks: bool,
    since: str | None,
    held: bool,
    reprints: str,
    by: str | None,
    chart: str,
    mark: str | None,
    layout: str,
    expectation: Expectation | None,
    **dimensions: str | None,
) -> int:
    """How far the figures of MEASURE move once published, between a pair of values.

    Revision = later - earlier: positive is revised up. Each number has its n; what cannot be tested
    with so few periods is refused. No revision crosses a change of method unless --across-breaks.
    With --expect: where the figure of a period may stand; with --replay: how such intervals did.
    """
    fixed = {name: word for name, word in dimensions.items() if word is not None}
    if expectation is not None:
        subject = (
            Subject.of_triangle(_triangle(table, measure, fixed)) if table else Subject.of_series(*_series(measure, fixed, asked))
        )
        return expectation.show(subject, asked, across_breaks=across_breaks)
    options: dict[str, Any] = {
        "across_breaks": across_breaks,
        "starts": "held" if held else None,
        "since": since,
        "as_of": asked.as_of,
        "reprints": reprints.replace("-", "_"),
    }
    answer = (
        _of_table(table, measure, fixed, by, pair, options) if table else _of_measure(measure, fixed, by, pair, options, asked)
    )
    _write(answer, asked, chart=chart, mark=mark, layout=layout)
    return 0


def _of_table(
    table: str, measure: str | None, fixed: dict[str, str], by: str | None, pair: str, options: dict[str, Any]
) -> Answer:
    if by in ACROSS:
        raise UsageError(f"A table has no {by}.", f"Of a table, groups are: {', '.join(WITHIN)}.")
    triangle = _triangle(table, measure, fixed)
    found = revisions_of(triangle, pair, **options)
    return Answer(found, by, found.by(by) if by else {}, None, ())  # type: ignore[arg-type]


def _of_measure(
    measure: str | None, fixed: dict[str, str], by: str | None, pair: str, options: dict[str, Any], asked: Asked
) -> Answer:
    ledger, series = _series(measure, fixed, asked)
    found = revisions_of(Triangle.of_view(ledger.view(series)), pair, **options)
    groups: dict[str, Revisions] = {}
    if by in ACROSS:
        groups = compared(ledger, series, by, pair, **options)  # type: ignore[arg-type]
    elif by:
        groups = found.by(by)  # type: ignore[arg-type]
    releases = {
        entry.issue.id: entry.issue.release
        for each in (found, *groups.values())
        for row in each.rows
        for entry in (row.earlier, row.later)
    }
    named = [release for release in releases.values() if release is not None]
    beside = of_changed_groups(ledger, series, found)
    return Answer(found, by, groups, ledger.watched_through.isoformat(), attribution(named), beside)


def _triangle(table: str, measure: str | None, fixed: dict[str, str]) -> Triangle:
    """The table that was given in place of a measure."""
    if measure is not None or fixed:
        raise UsageError(
            "A table and a measure were given.", "", "Give one: netmig revisions --table FILE, or netmig revisions MEASURE."
        )
    found = read_text(sys.stdin.buffer.read(), name="table") if table == "-" else read_csv(Path(table))
    if not found.rows:
        raise UsageError(
            f"The table {found.name} has columns and no value.", "", "It needs a row for each value that was published."
        )
    return found


def _series(measure: str | None, fixed: dict[str, str], asked: Asked) -> tuple[Ledger, Series]:
    """The series that was asked for, and the ledger that holds it."""
    if measure is None:
        context = click.get_current_context(silent=True)
        raise click.UsageError("Which measure? Name one, such as net_migration, or give --table FILE.", context)
    ledger = asked.open_ledger()
    return ledger, series_asked(ledger, measure, fixed)


def _write(answer: Answer, asked: Asked, *, chart: str, mark: str | None, layout: str) -> None:
    found = answer.found
    notes = (*(answer.beside.words if answer.beside else ()),)
    if not found.rows:
        sys.stderr.write(f"note: there is no revision of {found.triangle.title}, {found.pair.words}, that can be counted.\n")
    if asked.form == "json":
        send(json_text(_record(answer, asked)), asked)
    elif asked.form == "csv":
        send(csv_text(HEADER, _lines(answer)), asked)
    elif asked.form == "table":
        send_tables(tables(found, answer.by, answer.groups, answer.sources, notes), asked)
    elif asked.form == "html":
        send(page(found, answer.by, answer.groups, answer.sources, notes, mark=mark, layout=layout), asked)
    else:
        # only pictures need drawings
        from ..charts.releases import releases_chart  # noqa: PLC0415
        from ..charts.revision_lines import revisions_chart  # noqa: PLC0415

        drawn = releases_chart(found.triangle, chosen=mark) if chart == "releases" else revisions_chart(found)
        if asked.form == "svg":
            send(drawn.to_svg(), asked)
        else:
            from ..charts.picture import to_png  # noqa: PLC0415

            send(to_png(drawn), asked)


def _record(answer: Answer, asked: Asked) -> dict[str, Any]:
    groups = [
        {"by": answer.by, "group": name, "series": each.triangle.name, **each.summary().to_dict()}
        for name, each in answer.groups.items()
    ]
    told = answer.found.to_dict()
    if answer.beside is not None:
        told["rows"] = [
            {**row, "of_changed_groups": amount} for row, amount in zip(told["rows"], answer.beside.amounts, strict=True)
        ]
    return {
        "schema_version": 1,
        "as_of": asked.as_of_words,
        "watched_through": answer.watched_through,
        **_tidy(told),
        "notes": list(answer.beside.words) if answer.beside is not None else [],
        "groups": _tidy(groups),
        "attribution": list(answer.sources),
    }


def _tidy(told: Any) -> Any:
    """Numbers to twelve digits: those after are of binary arithmetic, and not of the figures."""
    if isinstance(told, float):
        return float(f"{told:.12g}")
    if isinstance(told, dict):
        return {name: _tidy(each) for name, each in told.items()}
    return [_tidy(each) for each in told] if isinstance(told, list | tuple) else told


def _lines(answer: Answer) -> list[dict[str, Any]]:
    told = answer.groups.values() if answer.by in ACROSS else (answer.found,)
    return [
        {"series": each.triangle.name, **row.to_dict(), "period": each.triangle.label(row.period), "changes": ";".join(change.code for change in row.changes)}
        for each in told
        for row in each.rows
    ]  # fmt: skip
