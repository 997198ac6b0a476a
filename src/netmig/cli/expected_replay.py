"""`netmig revisions MEASURE --replay`: how intervals formed at every past release did, by every method."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..revisions.interval_methods import CHOSEN
from ..revisions.method_changes import mean_words
from ..revisions.outcomes import HORIZON_WORDS, HORIZONS, Horizon
from ..revisions.replay import Replay, replay
from .expected_subject import Subject, share
from .options import Asked
from .output import Column, Table, csv_text, json_text, send, send_tables

REVISION_WORDS = {False: "routine revision", True: "any revision, changes of method too"}
REPLAY_HEADER = (
    "horizon", "revision", "series", "level", "method", "n", "refused", "held", "coverage", "mean_width", "mean_score",
    "paired_n", "paired_mean_score", "paired_chosen_mean_score",
)  # fmt: skip


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


REPLAY_COLUMNS = (
    Column("Level", right=True), Column("Method"), Column("Given", right=True), Column("Refused", right=True),
    Column("Held", right=True), Column("Share", right=True), Column("Mean width", right=True), Column("Mean score", right=True),
    Column("Same figures", right=True), Column("Its score", right=True), Column(f"{CHOSEN}’s", right=True),
)  # fmt: skip


def _replay_tables(found: Replay, subject: Subject) -> list[Table]:
    """The replay of all series, and of the one asked for where there are others."""
    horizon = HORIZON_WORDS[found.horizon]
    heading = f"{horizon[0].upper()}{horizon[1:]}, {REVISION_WORDS[found.across_breaks]}"
    if found.across_breaks and all(each.outcome.routine for each in found.trials):
        return [Table(f"{heading}. No change of method lay between: the same as routine revision", REPLAY_COLUMNS, ())]
    own = found.of_series(subject.name)
    tables = [_replay_table(heading, f"{len(subject.family.triangles)} series", found, subject.rounding)]
    return (
        tables
        if len(own.trials) == len(found.trials)
        else [*tables, _replay_table(heading, subject.label, own, subject.rounding)]
    )


def _replay_table(heading: str, what: str, found: Replay, rounding: float) -> Table:
    rows = _rows(found)
    silent: dict[str, list[str]] = {}
    for row in rows:
        if not row["n"]:
            silent.setdefault(row["method"], []).append(f"{row['level']:.0%}")
    cells = tuple(
        (
            f"{row['level']:.0%}", row["method"], str(row["n"]), str(row["refused"]), str(row["held"]), share(row["coverage"]),
            mean_words(row["mean_width"], rounding), mean_words(row["mean_score"], rounding), str(row["paired_n"]),
            mean_words(row["paired_mean_score"], rounding), mean_words(row["paired_chosen_mean_score"], rounding),
        )
        for row in rows
        if row["n"]
    )  # fmt: skip
    notes = [found.verdict()] if rows else []
    if silent:
        told = ", ".join(f"{method} ({' and '.join(levels)})" for method, levels in silent.items())
        notes.append(f"No interval could be given by {told}.")
    count = len(found.trials)
    title = f"{heading}. {what}: {count} provisional {'figure' if count == 1 else 'figures'} at {len(found.releases)} releases"
    return Table(title, REPLAY_COLUMNS, cells, tuple(notes))


def _replay_rows(found: Replay, subject: Subject) -> list[dict[str, Any]]:
    parts = [("all", found)] + ([(subject.name, found.of_series(subject.name))] if len(subject.family.triangles) > 1 else [])
    return [
        {"horizon": found.horizon, "revision": "any" if found.across_breaks else "routine", "series": name, **row}
        for name, part in parts
        for row in _rows(part)
    ]


def _rows(found: Replay) -> list[dict[str, Any]]:
    """One row a level and method."""
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
