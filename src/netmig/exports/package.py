"""A Frictionless data package: tables that say what they are, whose they are and how to cite them.

    datapackage.json   what each file, column and key is, the sources and the licences (Data Package 2.0)
    figures.csv        one row a figure, by the id of its release
    releases.csv       one row a publication
    sources.csv        one row a file or page that figures were read from
    changes.csv        one row a statement of a publication on its own revisions
    README.md          the same for people
    CITATION.cff       how to cite it

The same selection of the same ledger gives the same bytes: no clock is looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from ..ledger.attribution import OPEN_GOVERNMENT_LICENCE, OPEN_GOVERNMENT_LICENCE_URL, is_open_government
from ..ledger.figures import Release
from .archive import zipped
from .columns import FIGURE, RELEASE, RELEASE_ID, Column, figure_cells, release_cells, what_cells, what_columns
from .selection import Selected
from .text_tables import csv_table

NAME = "netmig-figures"
_SERIES = Column(
    "series", "Series", "The measure with its dimensions in one word, the key of the series in netmig.", required=True
)
_RELEASES = (
    Column("id", "Release", "The publication's id in netmig.", required=True),
    *RELEASE[1:],
    Column("supersedes", "Supersedes", "The publication that this one takes the place of."),
    Column("edition", "Edition", "What the publication covers, in the publisher's words."),
    Column("methods", "Methods", "Which method made which group's figures, a line each: group: method."),
    Column("note", "Note", "What must be known of the publication, such as how its date is known."),
)
_SOURCES = (
    RELEASE_ID,
    Column("id", "Source", "The source's id within its publication; the figures name it.", required=True),
    Column("title", "Title", "What the file or page is.", required=True),
    Column("url", "Address", "Where it is."),
    Column("upstream", "Copied from", "Where the copy that was read came from, where that is not the publisher."),
    Column("sha256", "SHA-256", "The digest of the file that was read; empty for a page."),
    Column("retrieved_at", "Read on", "When it was read or copied."),
    Column("licence", "Licence", "The licence of that file or page."),
)
_CHANGES = (
    RELEASE_ID,
    Column(
        "kind", "Kind", "R1 more or better data, R2 routine recalculation, R3 method or definition, C correction.",
        required=True, among=("R1", "R2", "R3", "C", "unknown"),
    ),
    Column("reason", "Reason", "The publisher's own words.", required=True),
    Column("citation", "Citation", "Where it says so.", required=True),
    Column("series", "Series", "What the statement is about, where it is about one thing."),
    Column("periods", "Periods", "Which periods, where it names some."),
)  # fmt: skip
_TYPES = {
    "text": {"type": "string"}, "number": {"type": "number"}, "date": {"type": "date"},
    "moment": {"type": "datetime"},
}  # fmt: skip


def package(selected: Selected) -> dict[str, bytes]:
    """The files of the package, by name."""
    tables = _tables(selected)
    return {
        "datapackage.json": _descriptor(selected, tables).encode(),
        **{name: body for name, (_, body) in tables.items()},
        "README.md": _readme(selected, tables).encode(),
        "CITATION.cff": _citation(selected).encode(),
    }


def to_package_zip(selected: Selected) -> bytes:
    """The package as one .zip file."""
    return zipped(package(selected))


def _tables(selected: Selected) -> dict[str, tuple[tuple[Column, ...], bytes]]:
    dimensions = selected.dimensions
    contents: dict[str, tuple[tuple[Column, ...], list[list[Any]]]] = {
        "figures.csv": (
            (*what_columns(selected), *FIGURE, RELEASE_ID, _SERIES),
            [
                [*what_cells(figure, dimensions), *figure_cells(figure), figure.release, figure.series.key]
                for figure in selected.figures
            ],
        ),
        "releases.csv": (_RELEASES, [_release_row(release) for release in selected.releases]),
        "sources.csv": (
            _SOURCES,
            [
                [release.id, *(getattr(source, column.name) for column in _SOURCES[1:])]
                for release in selected.releases
                for source in sorted(release.sources, key=lambda source: source.id)
            ],
        ),
        "changes.csv": (
            _CHANGES,
            [
                [release.id, *(getattr(change, column.name) for column in _CHANGES[1:])]
                for release in selected.releases
                for change in release.changes
            ],
        ),
    }
    return {name: (columns, csv_table(columns, rows)) for name, (columns, rows) in contents.items()}


def _release_row(release: Release) -> list[Any]:
    methods = "\n".join(f"{group}: {method}" for group, method in release.methods)
    return [*release_cells(release), release.supersedes, release.edition, methods, release.note]


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.among:
        constraints["enum"] = list(column.among)
    return {
        "name": column.name,
        "title": column.heading,
        "description": column.description,
        **_TYPES[column.kind],
        **({"constraints": constraints} if constraints else {}),
    }


_KEYS: dict[str, dict[str, Any]] = {
    "figures.csv": {
        "primaryKey": ["release", "series", "period"],
        "foreignKeys": [{"fields": ["release"], "reference": {"resource": "releases", "fields": ["id"]}}],
    },
    "releases.csv": {"primaryKey": ["id"]},
    "sources.csv": {
        "primaryKey": ["release", "id"],
        "foreignKeys": [{"fields": ["release"], "reference": {"resource": "releases", "fields": ["id"]}}],
    },
    "changes.csv": {"foreignKeys": [{"fields": ["release"], "reference": {"resource": "releases", "fields": ["id"]}}]},
}
_WHAT = {
    "figures.csv": "One row a figure: series, period and publication, with its value, interval, status and the cell it was read from.",
    "releases.csv": "One row a publication: who published what, when, by which methods.",
    "sources.csv": "One row a file or page that figures were read from.",
    "changes.csv": "One row a statement of a publication on its own revisions.",
}


def _descriptor(selected: Selected, tables: dict[str, tuple[tuple[Column, ...], bytes]]) -> str:
    resources = [
        {
            "name": name.removesuffix(".csv"),
            "title": _WHAT[name],
            "path": name,
            "type": "table",
            "profile": "tabular-data-resource",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(body),
            "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
            "schema": {"fields": [_field(column) for column in columns], "missingValues": [""], **_KEYS[name]},
        }
        for name, (columns, body) in tables.items()
    ]
    record = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": NAME,
        "title": selected.title,
        "description": "\n\n".join((_summary(selected), *selected.attribution)),
        "version": selected.data_date.isoformat(),
        "created": f"{selected.data_date.isoformat()}T00:00:00Z",
        "keywords": ["migration", "United Kingdom", "official statistics", "revisions"],
        "licenses": _licences(selected.releases),
        "sources": _sources(selected.releases),
        "contributors": [
            *({"title": name, "roles": ["publisher"], "role": "publisher"} for name in _publishers(selected.releases)),
            {"title": "netmig", "roles": ["wrangler"], "role": "wrangler"},
        ],
        "netmig": {"selection": selected.selection.to_dict(), "watched_through": selected.watched_through.isoformat()},
        "resources": resources,
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _publishers(releases: Sequence[Release]) -> list[str]:
    return sorted({release.publisher for release in releases})


def _licences(releases: Sequence[Release]) -> list[dict[str, str]]:
    """The licences of the publications; each row of releases.csv says which is whose."""
    open_ones = any(is_open_government(release.licence) for release in releases)
    found = [{"name": "OGL-UK-3.0", "path": OPEN_GOVERNMENT_LICENCE_URL, "title": OPEN_GOVERNMENT_LICENCE}] if open_ones else []
    others = sorted({release.licence for release in releases if release.licence and not is_open_government(release.licence)})
    found += [{"name": "other-open", "title": licence} for licence in others]
    if any(not release.licence for release in releases) or not releases:
        found.append({"name": "other-closed", "title": "No open licence is known: quote single figures, naming the source"})
    return found


def _sources(releases: Sequence[Release]) -> list[dict[str, str]]:
    return [
        {"title": f"{release.publisher}: {release.title}", **({"path": release.url} if release.url.startswith("http") else {})}
        for release in releases
    ]


def _summary(selected: Selected) -> str:
    return (
        f"{len(selected.figures):,} figures from {len(selected.releases):,} publications, {selected.selection.words}. "
        f"Publications have been watched until {selected.watched_through.isoformat()}. Each is as it was published: "
        "none has been added up, rounded or filled in."
    )


def _readme(selected: Selected, tables: dict[str, tuple[tuple[Column, ...], bytes]]) -> str:
    lines = [f"# {selected.title}", "", _summary(selected), ""]
    lines += [*selected.attribution, ""]
    lines += [
        "## Before you use it", "",
        "- A figure is a series, a period and a publication. Figures of one series and period from several publications are",
        "  estimates of the same thing at different times: choose one, and say which. Never add them up.",
        "- Periods overlap: the years ending June and December 2023 share six months.",
        "- Each number was rounded by itself (`rounding`): do not work out a net from flows and call it exact.",
        "- `low` and `high` are the publisher's own interval. Quote it with the figure.",
        "- Numbers are in whole units: people and pounds, not thousands. Empty cells are what was not published.",
        "- A text that a spreadsheet would run as a formula has an apostrophe before it. Take one apostrophe away from a text",
        "  that begins with apostrophes and then `=`, `+`, `-`, `@`, a tab or a line end to have it as it was.",
        "",
    ]  # fmt: skip
    for name, (columns, _) in tables.items():
        lines += [f"## {name}", "", _WHAT[name], "", "| column | what it holds |", "|---|---|"]
        lines += [f"| `{column.name}` | {column.description} |" for column in columns]
        lines += [""]
    lines += [
        "## How to cite",
        "",
        f"Cite the publications themselves, by releases.csv; this selection of them as: {_cited(selected)}",
        "",
    ]
    return "\n".join(lines)


def _cited(selected: Selected) -> str:
    publishers = "; ".join(_publishers(selected.releases)) or "No publisher"
    return f"{publishers} ({selected.data_date.year}). {selected.title}. Data up to {selected.data_date.isoformat()}, collected with netmig."


def _citation(selected: Selected) -> str:
    # strings of JSON are strings of YAML
    authors = "".join(
        f"  - name: {json.dumps(name, ensure_ascii=False)}\n" for name in _publishers(selected.releases) or ["netmig"]
    )
    licence = "license: OGL-UK-3.0\n" if all(is_open_government(release.licence) for release in selected.releases) else ""
    return (
        "cff-version: 1.2.0\ntype: dataset\n"
        'message: "Cite the publications that the figures are from, which releases.csv lists, or else this selection of them."\n'
        f"title: {json.dumps(selected.title, ensure_ascii=False)}\n"
        f"abstract: {json.dumps(_summary(selected), ensure_ascii=False)}\n"
        f"authors:\n{authors}version: {json.dumps(selected.data_date.isoformat())}\n"
        f"date-released: {selected.data_date.isoformat()}\n{licence}"
        "keywords:\n  - migration\n  - United Kingdom\n  - official statistics\n  - revisions\n"
    )
