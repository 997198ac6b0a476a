"""`netmig revisions MEASURE --expect PERIOD` and `--replay`: where a figure may stand, and how such intervals did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from html import escape
from typing import Any

import click

from ..charts.expected_revision import expected_chart
from ..ledger.attribution import attribution
from ..ledger.figures import Release
from ..ledger.ledger import Ledger
from ..revisions.expected import ExpectedRevision, TooFewRevisionsError, expected_of, family_of, number
from ..revisions.interval_methods import CHOSEN
from ..revisions.outcomes import HORIZON_WORDS, HORIZONS, Family, Horizon
from ..revisions.replay import Replay, replay
from ..revisions.triangle import Triangle
from ..series import Series
from .options import Asked
from .output import Column, Table, csv_text, json_text, send, send_tables

REVISION_WORDS = {False: "routine revision", True: "any revision, changes of method too"}
EXPECTED_HEADER = (
    "series", "period", "value", "published", "horizon", "revision", "method", "level", "low", "high", "n", "rounds", "own",
    "past_intervals", "past_refused", "past_held", "past_coverage", "past_mean_width", "past_mean_score",
    "own_past_intervals", "own_past_held",
)  # fmt: skip
REPLAY_HEADER = (
    "horizon", "revision", "series", "level", "method", "n", "refused", "held", "coverage", "mean_width", "mean_score",
    "paired_n", "paired_mean_score", "paired_chosen_mean_score",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A series with its family: what an expectation is asked of."""

    family: Family
    name: str
    label: str
    unit: str
    ledger: Ledger | None = None

    @staticmethod
    def of_series(ledger: Ledger, series: Series) -> Subject:
        return Subject(family_of(ledger, series), series.key, series.label, series.unit, ledger)

    @staticmethod
    def of_triangle(triangle: Triangle) -> Subject:
        return Subject(Family([triangle]), triangle.name, triangle.name, triangle.unit)

    @property
    def watched_through(self) -> date | None:
        return self.ledger.watched_through if self.ledger is not None else None

    def releases(self, names: Sequence[str]) -> list[Release]:
        return [] if self.ledger is None else [self.ledger.release(each) for each in names]


def expected_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that ask where a figure may stand: --expect, --horizon and --replay."""
    for option in (
        click.option(
            "--replay", "replayed", is_flag=True, help="How intervals formed at every past release did, by every method."
        ),
        click.option("--horizon", type=click.Choice(HORIZONS), help="With --expect or --replay: only this one."),
        click.option("--expect", "period", metavar="PERIOD", help="Where the figure of this period may stand: an interval."),
    ):
        command = option(command)
    return command


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
    elif asked.form == "html":
        send(_page(found, credit), asked)
    else:
        send_tables([_table(found, credit)], asked)
    return 0


def show_replay(subject: Subject, asked: Asked, horizon: Horizon | None = None) -> int:
    """Write how intervals formed at every past release did: by horizon, for routine revision and for any, by every method."""
    horizons = (horizon,) if horizon else HORIZONS
    replays = [replay_of(subject, each, asked.as_of, across_breaks=across) for across in (False, True) for each in horizons]
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": subject.watched_through and subject.watched_through.isoformat(),
            "series": subject.name,
            "chosen": CHOSEN,
            "replays": [
                {**each.to_dict(), "this_series": each.of_series(subject.name).to_dict()} for each in replays
            ],
        }  # fmt: skip
        send(json_text(record), asked)
    elif asked.form == "csv":
        send(csv_text(REPLAY_HEADER, (row for each in replays for row in _replay_rows(each, subject))), asked)
    else:
        send_tables([table for each in replays for table in _replay_tables(each, subject)], asked)
    return 0


def replay_of(subject: Subject, horizon: Horizon, as_of: datetime | None, *, across_breaks: bool) -> Replay:
    """The replay over the releases up to a moment that are comparable with the newest of them."""
    triangle = subject.family.triangles[subject.name]
    out = [place for place, issue in enumerate(triangle.issues) if as_of is None or issue.published_at <= as_of]
    era = triangle.comparability.era(out[-1]) if out else None
    return replay(subject.family, horizon, as_of=as_of, across_breaks=across_breaks, era=era)


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
            str(record.n), str(record.held), _share(record.coverage), _whole(record.width), f"{own.held} of {own.n}",
        )
        for each in found
        for interval, record, own in zip(each.intervals, each.record, each.own_record, strict=True)
    ]  # fmt: skip
    title = (
        f"{first.label}, {first.figure.period.label}: {number(first.figure.value)} {first.unit}, published "
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
            "series": figure.series, "period": figure.period.label, "value": figure.value,
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
    style = "body{font-family:system-ui,sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem;color:#1d1d1d}svg{width:100%}table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:right}caption{text-align:left}th[scope=row]{text-align:left}"
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(chart.title)}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{escape(chart.title)}</h1>\n"
        f"<figure>\n{chart.svg}\n</figure>\n{chart.table.to_html()}\n{notes}\n</main>\n</body>\n</html>\n"
    )


REPLAY_COLUMNS = (
    Column("Level", right=True), Column("Method"), Column("Given", right=True), Column("Refused", right=True),
    Column("Held", right=True), Column("Share", right=True), Column("Mean width", right=True), Column("Mean score", right=True),
    Column("Same figures", right=True), Column("Its score", right=True), Column(f"{CHOSEN}’s", right=True),
)  # fmt: skip


def _replay_tables(found: Replay, subject: Subject) -> list[Table]:
    whole = f"{HORIZON_WORDS[found.horizon][0].upper()}{HORIZON_WORDS[found.horizon][1:]}, {REVISION_WORDS[found.across_breaks]}"
    tables = []
    for part, what in ((found, f"{len(subject.family.triangles)} series"), (found.of_series(subject.name), subject.label)):
        if part is not found and len(subject.family.triangles) == 1:
            continue
        count = len(part.trials)
        title = f"{whole}. {what}: {count} provisional figures at {len(part.releases)} releases"
        if not count:
            tables.append(Table(title, REPLAY_COLUMNS, ()))
            continue
        rows = tuple(
            (
                f"{row['level']:.0%}", row["method"], str(row["n"]), str(row["refused"]), str(row["held"]), _share(row["coverage"]),
                _whole(row["mean_width"]), _whole(row["mean_score"]), str(row["paired_n"]),
                _whole(row["paired_mean_score"]), _whole(row["paired_chosen_mean_score"]),
            )
            for row in _rows(part)
        )  # fmt: skip
        tables.append(Table(title, REPLAY_COLUMNS, rows, (part.verdict(),)))
    return tables


def _replay_rows(found: Replay, subject: Subject) -> list[dict[str, Any]]:
    parts = [("all", found)] + ([(subject.name, found.of_series(subject.name))] if len(subject.family.triangles) > 1 else [])
    return [
        {"horizon": found.horizon, "revision": "any" if found.across_breaks else "routine", "series": name, **row}
        for name, part in parts
        for row in _rows(part)
    ]


def _rows(found: Replay) -> list[dict[str, Any]]:
    """One row a level and method, those left out that could give no interval and have refused none."""
    rows = []
    for level in found.to_dict()["levels"]:
        for each in level["methods"]:
            paired = each.pop("paired")
            rows.append(
                {
                    **each, "paired_n": paired["n"], "paired_mean_score": paired["mean_score"],
                    "paired_chosen_mean_score": paired["chosen_mean_score"],
                }
            )  # fmt: skip
    return rows


def _share(coverage: float | None) -> str:
    return "–" if coverage is None else f"{coverage:.3f}"


def _whole(value: float | None) -> str:
    return "–" if value is None else number(round(value))
