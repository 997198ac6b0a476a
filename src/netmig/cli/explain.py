"""`netmig explain`: what drove a change, as contributions that add up to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from ..errors import UsageError
from ..explain import LEVELS, Explanation
from ..explain import explain as explain_change
from ..explain.partitions import levels_of
from ..explain.words import REVISION_KINDS
from ..ledger.attribution import attribution
from ..ledger.phrases import amount, published_words, publisher_words
from .figures import dimension_options
from .options import Asked, reading_options
from .output import Column, Table, csv_text, send, send_tables

COLUMNS = (
    Column("Group"), Column("From", right=True), Column("To", right=True), Column("Change", right=True), Column("Contribution", right=True),
)  # fmt: skip


@click.command
@click.argument("measure")
@click.argument("start", metavar="FROM")
@click.argument("stop", metavar="[TO]", required=False)
@dimension_options
@click.option("--release", metavar="ID", default="", help="Compare two periods as this release has them.")
@click.option("--from-release", metavar="ID", default="", help="The release of FROM: its id, a day, a value, first or latest.")
@click.option("--to-release", metavar="ID", default="", help="The release of TO.")
@click.option(
    "--by", metavar="LEVELS", default=",".join(LEVELS), help="What to divide by, in this order, such as nationality,reason."
)
@click.option("--depth", type=int, metavar="N", help="Divide so many times at most: 0 is the change alone.")
@click.option("--place", metavar="NAME", default="", help="Set the change beside the population of this place.")
@reading_options("table", "json", "csv", "svg", "html", "png")
def explain(
    *,
    asked: Asked,
    measure: str,
    start: str,
    stop: str | None,
    release: str,
    from_release: str,
    to_release: str,
    by: str,
    depth: int | None,
    place: str,
    **dimensions: str | None,
) -> int:
    """What drove the change of MEASURE from FROM to TO: by flow, nationality and reason, as deep as the release goes.

    FROM and TO are periods, compared as the newest release with both has them. With one period, or
    the same twice, its revision is explained, from its first release to its newest. A period names
    its own release after an @: 'YE Dec 2024@ons-ltim-2025-05-22', the day on which it stood, or the
    value that it had (in the first release that prints it): 'YE Dec 2024@431,000'.
    """
    found = explain_change(
        measure, start, stop, as_of=asked.as_of, release=release, from_release=from_release, to_release=to_release,
        by=_levels(by), depth=depth, place=place, ledger=asked.open_ledger(),
        **{name: word for name, word in dimensions.items() if word is not None},
    )  # fmt: skip
    _write(found, asked)
    return 0


def _levels(words: str) -> tuple[str, ...]:
    found = levels_of(words)
    if not found:
        raise UsageError("--by names nothing to divide by.", f"There is: {', '.join(LEVELS)}.", "Give some of them.")
    return found


def _write(found: Explanation, asked: Asked) -> None:
    match asked.form:
        case "json":
            record = {**found.to_dict(), "as_of": asked.as_of_words}
            send(json.dumps(record, ensure_ascii=False, indent=1) + "\n", asked)
        case "csv":
            rows = found.rows()
            cells = ({name: str(cell).lower() if isinstance(cell, bool) else cell for name, cell in row.items()} for row in rows)
            send(csv_text(list(rows[0]), cells), asked)
        case "svg":
            from ..charts.waterfall import waterfall_chart  # noqa: PLC0415 - a table needs no chart

            send(waterfall_chart(found).to_svg(), asked)
        case "png":
            from ..charts.picture import to_png  # noqa: PLC0415 - nor an extra library
            from ..charts.waterfall import waterfall_chart  # noqa: PLC0415

            send(to_png(waterfall_chart(found)), asked)
        case "html":
            from ..reports import to_explanation_html  # noqa: PLC0415 - nor a page

            send(to_explanation_html(found), asked)
        case _:
            send_tables([_answer(found), _table(found)], asked)
    if asked.form in {"csv", "svg", "png"}:
        # what a table and a page say with the numbers goes beside these
        for each in found.warnings:
            sys.stderr.write(f"note: {each}\n")


def _answer(found: Explanation) -> Table:
    lines = (*found.answer, *([found.comparison] if found.comparison else []))
    return Table("", (Column(""),), tuple((each,) for each in lines))


def _table(found: Explanation) -> Table:
    ends = found.ends
    title = f"{found.series.label}: {ends.start.period.label} → {ends.stop.period.label}"
    if found.kind != "periods":
        title = (
            f"{found.series.label}: {' → '.join(f'{each.period.label} in {each.release.id}' for each in (ends.start, ends.stop))}"
        )
    # blanks at the start of a cell are not kept
    rows = tuple(("· " * depth + name, *cells) for depth, name, *cells in found.table())
    return Table(title, COLUMNS, rows, tuple(_notes(found)))


def _notes(found: Explanation) -> Iterator[str]:
    yield from (f"Note: {each}" for each in (*found.warnings, *found.notes, *filter(None, [found.lacking])))
    if len(found.method.steps) > 1:
        yield f"{found.ends.start.period.label} was published, one after another, as {_history(found)}."
    for step in found.method.steps:
        said: dict[tuple[str, ...], list[str]] = {}
        for each in step.stated:
            said.setdefault((REVISION_KINDS[each.kind], each.periods, each.citation), []).append(each.reason)
        when = f"{publisher_words(step.release)}, {published_words(step.release)}"
        for (kind, periods, citation), reasons in said.items():
            yield f"Stated by {when} ({kind}{', ' + periods if periods else ''}): {'; '.join(reasons)}. {citation}"
    for release in found.releases:
        yield f"Source: {release.title}, {published_words(release)} ({release.id}){' ' + release.url if release.url else ''}"
    yield from attribution(found.releases)


def _history(found: Explanation) -> str:
    """Every value that a figure had on the way from one release to the other."""
    first, *_ = found.method.steps
    told = [f"{amount(first.before.value or 0, found.series.unit)} ({first.before.release})"]
    return ", ".join(
        [*told, *(f"{amount(each.after.value or 0, found.series.unit)} ({each.after.release})" for each in found.method.steps)]
    )
