"""`netmig revisions MEASURE --expect PERIOD` and `--replay`: where a figure may stand, and how such intervals did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from html import escape
from typing import Any

import click
from click.core import ParameterSource

from ..charts.expected_revision import expected_chart
from ..ledger.attribution import attribution
from ..revisions.expectation import ExpectedRevision, TooFewRevisionsError, expected_of
from ..revisions.method_changes import mean_words, number, with_unit
from ..revisions.outcomes import HORIZON_WORDS, HORIZONS, Horizon
from .expected_replay import REVISION_WORDS, show_replay
from .expected_subject import Subject, share
from .options import FORMATS, Asked
from .output import Column, Table, csv_text, json_text, send, send_tables

# the options of `netmig revisions` that are of a pair of values
OF_PAIRS = ("pair", "since", "held", "reprints", "by", "chart", "mark", "layout")
EXPECTED_HEADER = (
    "series", "period", "value", "published", "horizon", "revision", "method", "level", "low", "high", "n", "rounds", "own",
    "past_intervals", "past_refused", "past_held", "past_coverage", "past_mean_width", "past_mean_score",
    "own_past_intervals", "own_past_held",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expectation:
    """What --expect, --horizon and --replay ask for."""

    period: str | None
    horizon: Horizon | None
    replayed: bool

    def show(self, subject: Subject, asked: Asked, *, across_breaks: bool) -> int:
        """Write the interval, or the replay."""
        if self.period is None:
            return show_replay(subject, asked, self.horizon)
        return show_expected(subject, asked, self.period, self.horizon, across_breaks=across_breaks)


def expected_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --expect, --horizon and --replay; it gets them as one argument `expectation`, None if not given."""

    @click.option("--expect", "period", metavar="PERIOD", help="Where the figure of this period may stand: an interval.")
    @click.option("--horizon", type=click.Choice(HORIZONS), help="With --expect or --replay: only this one.")
    @click.option("--replay", "replayed", is_flag=True, help="How intervals formed at every past release did, by every method.")
    @wraps(command)
    def with_expectation(
        *args: Any, period: str | None, horizon: Horizon | None, replayed: bool, asked: Asked, **others: Any
    ) -> Any:
        context = click.get_current_context(silent=True)
        if period is not None and replayed:
            raise click.UsageError("--expect and --replay ask different things: give one of them.", context)
        if period is None and not replayed:
            if horizon is not None:
                raise click.UsageError("--horizon goes with --expect PERIOD or with --replay.", context)
            return command(*args, asked=asked, expectation=None, **others)
        for name in OF_PAIRS:
            if context is not None and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
                what = "--replay" if replayed else "--expect"
                raise click.UsageError(
                    f"--{name} is of revisions between a pair of values: it says nothing with {what}.", context
                )
        if replayed and asked.form not in FORMATS:
            raise click.UsageError(f"A replay can be written as {', '.join(FORMATS)}, not as {asked.form}.", context)
        return command(*args, asked=asked, expectation=Expectation(period, horizon, replayed), **others)

    return with_expectation


def show_expected(subject: Subject, asked: Asked, period: str, horizon: Horizon | None, *, across_breaks: bool) -> int:
    """Write where a figure may stand, at one horizon or at all that can be given."""
    found: list[ExpectedRevision] = []
    refusals: list[TooFewRevisionsError] = []
    ask = partial(expected_of, subject.family, subject.name, period, label=subject.label, unit=subject.unit)
    for each in (horizon,) if horizon else HORIZONS:
        try:
            one = ask(horizon=each, as_of=asked.as_of, across_breaks=across_breaks)
        except TooFewRevisionsError as refusal:
            refusals.append(refusal)
        else:
            found.append(one)
    if not found:
        raise refusals[0]
    for refused in refusals:
        sys.stderr.write(f"note: {refused}\n")
    credit = attribution(subject.releases([found[0].figure.release]))
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": subject.watched_through and subject.watched_through.isoformat(),
            "expectations": [each.to_dict() for each in found],
            "refused": [{"code": each.code, "message": str(each), "n": each.n, "needed": each.needed} for each in refusals],
            "attribution": list(credit),
        }
        send(json_text(record), asked)
    elif asked.form == "csv":
        send(csv_text(EXPECTED_HEADER, (row for each in found for row in _flat(each))), asked)
    elif asked.form == "svg":
        send(expected_chart(found).to_svg(), asked)
    elif asked.form == "png":
        send(expected_chart(found).to_png(), asked)
    elif asked.form == "html":
        send(_page(found, credit), asked)
    else:
        send_tables([_table(found, credit)], asked)
    return 0


STYLE = (
    "body{font-family:system-ui,'Segoe UI',Roboto,Arial,sans-serif;color:#1d1d1d;background:#fff;max-width:46rem;margin:1rem auto;"
    "padding:0 1rem;line-height:1.4}h1{font-size:1.5rem}h1,p{overflow-wrap:anywhere}.part{overflow-x:auto;margin:1rem 0}"
    "figure{margin:0}svg{width:100%;min-width:18rem;max-width:34rem;height:auto}table{border-collapse:collapse}"
    "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:right}caption,tbody th{text-align:left}"
)
COLUMNS = (
    Column("Horizon"), Column("Level", right=True), Column("Low", right=True), Column("High", right=True),
    Column("Past intervals", right=True), Column("That held", right=True), Column("Share", right=True),
    Column("Mean width", right=True), Column("Of this series", right=True),
)  # fmt: skip


def _table(found: Sequence[ExpectedRevision], credit: Sequence[str]) -> Table:
    first = found[0]
    rows = [
        (
            HORIZON_WORDS[each.horizon], f"{interval.level:.0%}", number(interval.low), number(interval.high),
            str(record.n), str(record.held), share(record.coverage), mean_words(record.width, each.figure.rounding), f"{own.held} of {own.n}",
        )
        for each in found
        for interval, record, own in zip(each.intervals, each.record, each.own_record, strict=True)
    ]  # fmt: skip
    title = (
        f"{first.label}, {first.period}: {with_unit(first.figure.value, first.unit)}, published "
        f"{first.figure.published.date().isoformat()}; where {REVISION_WORDS[first.across_breaks]} may take it"
    )
    return Table(title, COLUMNS, tuple(rows), (*_notes(found), *credit))


def _notes(found: Sequence[ExpectedRevision]) -> list[str]:
    """What must be said of the intervals, once each."""
    told = [found[0].basis, *filter(None, [found[0].published_interval])]
    return list(dict.fromkeys([*told, *(warning.words for each in found for warning in each.warnings)]))


def _flat(found: ExpectedRevision) -> list[dict[str, Any]]:
    figure = found.figure
    return [
        {
            "series": figure.series, "period": found.period, "value": figure.value,
            "published": figure.published.date().isoformat(), "horizon": found.horizon,
            "revision": "any" if found.across_breaks else "routine", "method": found.method,
            "level": interval.level, "low": interval.low, "high": interval.high,
            "n": found.n, "rounds": found.rounds, "own": found.own,
            "past_intervals": record.n, "past_refused": record.refused, "past_held": record.held, "past_coverage": record.coverage,
            "past_mean_width": record.width, "past_mean_score": record.score,
            "own_past_intervals": own.n, "own_past_held": own.held,
        }
        for interval, record, own in zip(found.intervals, found.record, found.own_record, strict=True)
    ]  # fmt: skip


def _page(found: Sequence[ExpectedRevision], credit: Sequence[str]) -> str:
    """The chart, its table and its words as one page without scripts."""
    chart = expected_chart(found)
    notes = "\n".join(f"<p>{escape(each)}</p>" for each in (*_notes(found), *credit))
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(chart.title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(chart.title)}</h1>\n"
        f"{_scrolling('The chart', f'<figure>{chart.svg}</figure>')}\n{_scrolling('The table', chart.table.to_html())}\n{notes}\n"
        f"</main>\n</body>\n</html>\n"
    )


def _scrolling(name: str, content: str) -> str:
    """A part that a small screen cuts off, and that the arrow keys reach."""
    return f'<div class="part" role="region" tabindex="0" aria-label="{name}">\n{content}\n</div>'
