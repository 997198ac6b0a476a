"""`netmig figures`: which number, from which release, with what interval."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from ..codes import DIMENSIONS
from ..errors import NotHeldError, UsageError
from ..exports.book import EVIDENCE as EVIDENCE_WORDS
from ..ledger.attribution import attribution
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.views import figure_row
from ..periods import parse_period
from ..series import Series
from .held import list_measures, list_series
from .options import Asked, reading_options
from .output import Column, Table, csv_text, json_text, send, send_tables

HEADER = (
    "series", "period", "start", "end", "value", "low", "high", "confidence", "unit", "rounding", "text", "status", "published",
    "release", "evidence", "locator", "source_url", "licence", "note",
)  # fmt: skip
STATUS_WORDS = {"provisional_revised": "provisional, revised"}
# How many of the series that are held an error names.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Sourced:
    """A figure with the release that it names."""

    figure: Figure
    release: Release


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of one series that were asked for, and what must be said with them."""

    series: Series
    which: str
    """latest, as of a date, first published or every release: the words of the title."""
    rows: tuple[Sourced, ...]
    watched_through: date
    reason: str = ""
    warning: str = ""


def dimension_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each dimension of the code lists."""
    for dimension in reversed(DIMENSIONS.values()):
        option = click.option(
            f"--{dimension.name.replace('_', '-')}",
            dimension.name,
            metavar="CODE",
            help=f"{dimension.label}; {dimension.default} if not given.",
        )
        command = option(command)
    return command


@click.command
@click.argument("measure", required=False)
@dimension_options
@click.option(
    "--period", "periods", multiple=True, metavar="LABEL", help="Only this period, such as 'YE Jun 2023'; may be repeated."
)
@click.option("--history", is_flag=True, help="Every figure published for a period, oldest release first.")
@click.option("--first", is_flag=True, help="The first figure ever published for each period.")
@click.option(
    "--disagreements", is_flag=True, help="Where two sources of one release differ: the figure kept and the one set aside."
)
@click.option("--list", "listing", is_flag=True, help="What is held: the measures, or the series of one measure.")
@reading_options()
def figures(
    *,
    asked: Asked,
    measure: str | None,
    periods: tuple[str, ...],
    history: bool,
    first: bool,
    disagreements: bool,
    listing: bool,
    **dimensions: str | None,
) -> int:
    """The published figures of MEASURE (net_migration, visas_granted, …), each with its release.

    Without further options: the newest figure for each period, for all nationalities, reasons and
    so on. `netmig figures --list` shows the measures.
    """
    if sum((history, first, disagreements, listing)) > 1:
        raise click.UsageError(
            "--history, --first, --disagreements and --list ask different things: give one of them.", _context()
        )
    fixed = {name: word for name, word in dimensions.items() if word is not None}
    ledger = asked.open_ledger()
    if listing:
        if measure is None:
            return list_measures(ledger, asked)
        return list_series(ledger, asked, measure, fixed)
    if disagreements:
        return _show_disagreements(ledger, asked, measure, fixed, periods)
    if measure is None:
        raise click.UsageError("Which measure? Name one, such as net_migration; --list shows them.", _context())
    answer = _answer(ledger, asked, series_asked(ledger, measure, fixed), periods, history=history, first=first)
    _write(answer, asked)
    return 0


def _context() -> click.Context | None:
    return click.get_current_context(silent=True)


def series_asked(ledger: Ledger, measure: str, fixed: dict[str, str]) -> Series:
    """The series asked for; NotHeldError that names those near it where nothing is held of it."""
    wanted = Series.parse(measure).with_(**fixed) if "[" in measure else Series.of(measure, **fixed)
    held = ledger.series(wanted.measure)
    if wanted in held:
        return wanted
    if not held:
        raise NotHeldError.among("figure of", wanted.measure, ledger.measures(), "`netmig figures --list` shows what is held.")
    for name, code in wanted.fixed:
        codes = {series.dimensions[name] for series in held}
        if code not in codes:
            raise NotHeldError.among(
                f"{wanted.about.label.lower()} by {name}",
                code,
                codes,
                f"`netmig figures {wanted.measure} --list` shows every series held.",
            )
    near = sorted(held, key=lambda series: (_distance(wanted, series), len(series.fixed), series.key))[:NAMED]
    raise NotHeldError(
        f"No figures of {wanted.key}.",
        f"Held of {wanted.measure}: {len(held):,} series; the nearest:\n"
        + "\n".join(f"  {command_for(series)}" for series in near),
        f"`netmig figures {wanted.measure} --list` shows every series held.",
    )


def _distance(wanted: Series, series: Series) -> tuple[int, int]:
    """How far a series is from the one asked for: first along the dimensions that were asked for."""
    asked = dict(wanted.fixed)
    dimensions = series.dimensions
    unlike = sum(dimensions[name] != code for name, code in asked.items())
    return unlike, sum(name not in asked for name, _ in series.fixed)


def command_for(series: Series) -> str:
    """The command that shows a series.

    >>> command_for(Series.of("immigration", nationality="EU+"))
    'netmig figures immigration --nationality eu_plus'
    """
    return " ".join(["netmig figures", series.measure, *(f"--{name.replace('_', '-')} {code}" for name, code in series.fixed)])


def _answer(ledger: Ledger, asked: Asked, series: Series, periods: tuple[str, ...], *, history: bool, first: bool) -> Answer:
    view = ledger.view(series)
    wanted = [parse_period(label) for label in periods]
    standing = view.as_of(asked.as_of) if asked.as_of else view.latest()
    found: Iterable[Figure]
    if history:
        which = "every published figure"
        found = (figure for period in wanted or view.periods for figure in view.history(period))
    elif first:
        which = "the first figure published"
        beginnings = view.first()
        found = (beginnings[period] for period in wanted or beginnings)
    else:
        which = "the newest figures"
        found = (standing[period] for period in wanted or standing)
    rows = [Sourced(figure, ledger.release(figure.release)) for figure in found]
    if asked.as_of is not None:
        which += f" as of {asked.as_of_words}"
        rows = [row for row in rows if row.release.published_at <= asked.as_of]
    reason = standing.reason or ("" if rows else "By then nothing had been published of that.")
    return Answer(series, which, tuple(rows), view.watched_through or ledger.watched_through, reason, standing.warning)


def _write(answer: Answer, asked: Asked) -> None:
    for words in (answer.reason, answer.warning):
        if words:
            sys.stderr.write(f"note: {words}\n")
    series = answer.series
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": answer.watched_through.isoformat(),
            "series": {
                "key": series.key,
                "label": series.label,
                "measure": series.measure,
                "dimensions": series.dimensions,
                "unit": series.unit,
            },
            "rows": [in_json(row) for row in answer.rows],
            "reason": answer.reason or None,
            "warning": answer.warning or None,
            "attribution": list(_attribution(answer.rows)),
        }
        send(json_text(record), asked)
    elif asked.form == "csv":
        send(csv_text(HEADER, (flat(row) for row in answer.rows)), asked)
    else:
        send_tables([_table(answer)], asked)


def _attribution(rows: Iterable[Sourced]) -> tuple[str, ...]:
    return attribution(row.release for row in rows)


def flat(row: Sourced) -> dict[str, Any]:
    """A figure as one row of a tidy table, by the names of HEADER; numbers in whole units."""
    source = row.release.source(row.figure.source)
    return {
        **figure_row(row.figure, row.release),
        "source_url": (source.url if source else "") or row.release.url,
        "licence": row.release.licence,
    }


def in_json(row: Sourced) -> dict[str, Any]:
    """A figure as JSON: the row of the table, with its period apart and nothing for what is not there."""
    cells = {name: None if value == "" else value for name, value in flat(row).items()}
    period = {"label": cells.pop("period"), "start": cells.pop("start"), "end": cells.pop("end")}
    source = row.release.source(row.figure.source)
    return {
        "id": row.figure.id,
        "period": period,
        "kind": row.figure.kind,
        **cells,
        "source": (source.title if source else "") or row.release.title,
        "published_at": row.release.published_at.isoformat(),
    }


def amount(figure: Figure) -> str:
    """What was published, for people: the number, or a rule's own words."""
    if figure.value is None:
        return figure.text or ""
    return f"{figure.value:,}"


def interval(figure: Figure) -> str:
    """The publisher's interval or range, for people; empty where none was published."""
    if figure.low is None and figure.high is None:
        return ""
    ends = " to ".join("…" if end is None else f"{end:,}" for end in (figure.low, figure.high))
    return ends + (f" ({figure.confidence})" if figure.confidence else "")


COLUMNS = (
    Column("Period"), Column("Value", right=True), Column("Interval", right=True), Column("Unit"), Column("Status", below=True),
    Column("Published"), Column("Release", below=True), Column("Evidence", below=True), Column("Where", below=True),
)  # fmt: skip


def _cells(row: Sourced) -> tuple[str, ...]:
    figure, release = row.figure, row.release
    return (
        figure.period.label, amount(figure), interval(figure), figure.unit, STATUS_WORDS.get(figure.status, figure.status.replace("_", " ")),
        release.published_label, release.id, EVIDENCE_WORDS[figure.evidence], figure.locator,
    )  # fmt: skip


def _table(answer: Answer) -> Table:
    notes = (*_corrections(answer.rows), *_attribution(answer.rows))
    return Table(f"{answer.series.label}: {answer.which}", COLUMNS, tuple(_cells(row) for row in answer.rows), notes)


def _corrections(rows: Iterable[Sourced]) -> Iterable[str]:
    """What must be said of figures that are not as their source has them."""
    return (f"{row.figure.period.label} in {row.release.id}: {row.figure.correction}" for row in rows if row.figure.correction)


def _show_disagreements(
    ledger: Ledger, asked: Asked, measure: str | None, fixed: dict[str, str], periods: tuple[str, ...]
) -> int:
    """The figures that lost to a better one of the same release, each after the one that was kept."""
    if measure is None and fixed:
        raise UsageError(
            "A dimension was given and no measure.", "", "Name the measure first: netmig figures net_migration --disagreements …"
        )
    found = measure and Series.of(measure, **fixed)
    wanted = {parse_period(label) for label in periods}
    pairs = [
        tuple(Sourced(figure, ledger.release(figure.release)) for figure in (each.kept, each.set_aside))
        for each in ledger.disagreements(found.measure if found else None)
        if (not fixed or each.kept.series == found) and (not wanted or each.kept.period in wanted)
    ]
    pairs = [pair for pair in pairs if asked.as_of is None or pair[0].release.published_at <= asked.as_of]
    rows = [row for pair in pairs for row in pair]
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": ledger.watched_through.isoformat(),
            "disagreements": [{"kept": in_json(kept), "set_aside": in_json(aside)} for kept, aside in pairs],
            "attribution": list(_attribution(rows)),
        }
        send(json_text(record), asked)
    elif asked.form == "csv":
        standing = ("kept", "set_aside")
        lines = ({"standing": each, **flat(row)} for pair in pairs for each, row in zip(standing, pair, strict=True))
        send(csv_text(("standing", *HEADER), lines), asked)
    else:
        columns = (Column("Series", below=True), Column("Standing"), *COLUMNS)
        cells = tuple(
            (row.figure.series.key, each, *_cells(row))
            for pair in pairs
            for each, row in zip(("kept", "set aside"), pair, strict=True)
        )
        send_tables([Table(f"Disagreements within a release: {len(pairs)}", columns, cells, _attribution(rows))], asked)
    return 0
