"""`netmig releases`: who published what, when, by which methods and from which files."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import click

from ..codes import measure as measure_named
from ..errors import NotHeldError
from ..exports.book import EVIDENCE as EVIDENCE_WORDS
from ..ledger.attribution import attribution
from ..ledger.figures import EVIDENCE, Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.outline import Outline
from .options import Asked, reading_options
from .output import Column, Table, csv_text, json_text, send, send_tables, several

HEADER = (
    "release", "published", "publisher", "title", "edition", "measures", "figures", "evidence", "supersedes", "url", "licence",
)  # fmt: skip


@click.command
@click.argument("release_id", required=False)
@click.option("--measure", metavar="MEASURE", help="Only releases with figures of this measure.")
@click.option("--publisher", metavar="NAME", help="Only releases whose publisher has this in its name.")
@reading_options()
def releases(*, asked: Asked, release_id: str | None, measure: str | None, publisher: str | None) -> int:
    """The releases held, oldest first; or all that is known of one, by its RELEASE_ID."""
    ledger = asked.open_ledger()
    if release_id is not None:
        if measure or publisher or asked.as_of:
            raise click.UsageError(
                "A release id names one release: --measure, --publisher and --as-of have no meaning beside it.",
                click.get_current_context(silent=True),
            )
        _write_one(ledger, ledger.release(release_id), asked)
        return 0
    code = measure_named(measure).code if measure else None
    if code and code not in ledger.measures():
        raise NotHeldError.among("figure of", code, ledger.measures(), "`netmig figures --list` shows what is held.")
    found = [
        release for release in ledger.releases(measure=code, as_of=asked.as_of) if publisher is None or _is_by(release, publisher)
    ]
    if not found and publisher:
        names = {release.publisher for release in ledger.releases()}
        raise NotHeldError.among("release by a publisher called", publisher, names, "`netmig releases` lists them all.")
    _write_all(ledger, found, asked)
    return 0


def _is_by(release: Release, publisher: str) -> bool:
    """Whether a publisher's name has these words in it, or a release id begins with them ("ons")."""
    words = publisher.lower()
    return words in release.publisher.lower() or release.id.startswith(words.replace(" ", "-") + "-")


def _flat(release: Release, outline: Outline) -> dict[str, Any]:
    return {
        "release": release.id,
        "published": release.published_label,
        "publisher": release.publisher,
        "title": release.title,
        "edition": release.edition,
        "measures": list(outline.measures),
        "figures": outline.figures,
        "evidence": list(outline.evidence),
        "supersedes": release.supersedes,
        "url": release.url,
        "licence": release.licence,
    }


def _write_all(ledger: Ledger, found: list[Release], asked: Asked) -> None:
    if not found:
        sys.stderr.write(f"note: no release is held{f' as of {asked.as_of_words}' if asked.as_of_words else ''}.\n")
    rows = [_flat(release, ledger.outline(release.id)) for release in found]
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": ledger.watched_through.isoformat(),
            "watched": {name: day.isoformat() for name, day in sorted(ledger.watched.items())},
            "releases": [{name: None if value == "" else value for name, value in row.items()} for row in rows],
        }
        send(json_text(record), asked)
    elif asked.form == "csv":
        send(
            csv_text(
                HEADER, ({**row, "measures": ";".join(row["measures"]), "evidence": ";".join(row["evidence"])} for row in rows)
            ),
            asked,
        )
    else:
        columns = (
            Column("Release"), Column("Published"), Column("Publisher"), Column("Figures", right=True),
            Column("Evidence", below=True), Column("Title", below=True), Column("Measures", below=True),
        )  # fmt: skip
        cells = tuple(
            (
                row["release"], row["published"], row["publisher"], f"{row['figures']:,}",
                ", ".join(EVIDENCE_WORDS[grade] for grade in row["evidence"]), row["title"], ", ".join(row["measures"]),
            )
            for row in rows
        )  # fmt: skip
        send_tables(
            [Table(several(len(rows), "release"), columns, cells, ("`netmig releases RELEASE` shows all of one.",))], asked
        )


def _record(release: Release, figures: tuple[Figure, ...]) -> dict[str, Any]:
    """All that is known of a release, with how many figures of each measure and grade it has."""
    flat = _flat(release, Outline.of(figures))
    measures, grades = (Counter(figure.series.measure for figure in figures), Counter(figure.evidence for figure in figures))
    return {
        **{name: None if value == "" else value for name, value in flat.items()},
        "published_at": release.published_at.isoformat(),
        "precision": release.precision,
        "measures": dict(sorted(measures.items())),
        "evidence": {grade: grades[grade] for grade in EVIDENCE if grades[grade]},
        "methods": dict(release.methods),
        "sources": [
            {name: getattr(source, name) or None for name in type(source).__dataclass_fields__} for source in release.sources
        ],
        "stated_changes": [
            {name: getattr(change, name) or None for name in type(change).__dataclass_fields__} for change in release.changes
        ],
        "corrections": [{"figure": figure.id, "correction": figure.correction} for figure in figures if figure.correction],
        "note": release.note or None,
        "attribution": list(attribution([release])),
    }


def _write_one(ledger: Ledger, release: Release, asked: Asked) -> None:
    figures = ledger.contents([release.id])[release.id]
    record = _record(release, figures)
    if asked.form == "json":
        watched = ledger.watched.get(release.publisher, ledger.watched_through)
        send(json_text({"schema_version": 1, "watched_through": watched.isoformat(), **record}), asked)
    elif asked.form == "csv":
        row = _flat(release, Outline.of(figures))
        send(csv_text(HEADER, [{**row, "measures": ";".join(row["measures"]), "evidence": ";".join(row["evidence"])}]), asked)
    else:
        send_tables(_tables(release, record), asked)


def _corrected(release: Release, corrections: list[dict[str, str]]) -> dict[str, str]:
    """What was put right, each once, with the figures that it was put right in."""
    found: dict[str, dict[str, None]] = {}
    for each in corrections:
        found.setdefault(each["correction"], {})[each["figure"].removeprefix(f"{release.id}/")] = None
    return {said: ", ".join(names) for said, names in found.items()}


def _tables(release: Release, record: dict[str, Any]) -> list[Table]:
    facts = (
        ("Published", release.published_at.isoformat() if release.precision == "minute" else release.published_label),
        ("Publisher", release.publisher),
        ("Edition", release.edition),
        ("Supersedes", release.supersedes),
        ("Address", release.url),
        ("Licence", release.licence),
        ("Note", release.note),
        *(("Figures", f"{count:,} of {measure}") for measure, count in record["measures"].items()),
        *(("Evidence", f"{count:,} from {EVIDENCE_WORDS[grade]}") for grade, count in record["evidence"].items()),
        *(("Method", f"{group}: {method}") for group, method in release.methods),
        *(("Correction", f"{named}: {said}") for said, named in _corrected(release, record["corrections"]).items()),
    )
    tables = [
        Table(f"{release.id}: {release.title}", (Column(""), Column("")), tuple(fact for fact in facts if fact[1])),
    ]
    for source in release.sources:
        given = (
            ("Address", source.url),
            ("Copy from", source.upstream),
            ("sha256", source.sha256),
            ("Read on", source.retrieved_at),
            ("Licence", source.licence),
        )
        tables.append(
            Table(
                f"Source {source.id}: {source.title}",
                (Column(""), Column("")),
                tuple(fact for fact in given if fact[1]),
            )
        )
    if release.changes:
        rows = tuple((change.kind, change.series, change.periods, change.reason, change.citation) for change in release.changes)
        columns = (
            Column("Kind"),
            Column("Series"),
            Column("Periods"),
            Column("Stated reason"),
            Column("Where"),
        )
        tables.append(Table("What it says of its own revisions", columns, rows))
    return [*tables[:-1], Table(tables[-1].title, tables[-1].columns, tables[-1].rows, tuple(record["attribution"]))]
