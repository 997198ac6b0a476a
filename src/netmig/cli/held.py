"""`netmig figures --list`: what is held, as measures or as the series of one measure."""

from __future__ import annotations

import sys
from typing import Any

from ..codes import DIMENSIONS, MEASURES
from ..codes import measure as measure_named
from ..errors import NotHeldError
from ..ledger.ledger import Ledger
from ..series import Series
from .options import Asked
from .output import Column, Table, csv_text, json_text, send, send_tables


def list_measures(ledger: Ledger, asked: Asked) -> int:
    """Every measure that something is held of, with its dimensions and its newest release."""
    rows: list[dict[str, Any]] = []
    for code in ledger.measures():
        about = MEASURES[code]
        releases = ledger.releases(measure=code, as_of=asked.as_of)
        if releases:
            newest = releases[-1]
            rows.append(
                {
                    "measure": code,
                    "label": about.label,
                    "unit": about.unit,
                    "kind": about.kind,
                    "dimensions": list(about.dimensions),
                    "releases": len(releases),
                    "newest_release": newest.id,
                    "published": newest.published_label,
                }
            )
    columns = (
        Column("Measure"), Column("What it is", below=True), Column("Unit"), Column("Releases", right=True), Column("Newest"),
        Column("Dimensions", below=True),
    )  # fmt: skip
    cells = tuple(
        (row["measure"], row["label"], row["unit"], str(row["releases"]), row["published"], ", ".join(row["dimensions"]))
        for row in rows
    )
    notes = ("`netmig figures MEASURE --list` shows the series of one.",)
    _send("measures", rows, Table(f"{len(rows)} measures held", columns, cells, notes), ledger, asked)
    return 0


def list_series(ledger: Ledger, asked: Asked, measure: str, fixed: dict[str, str]) -> int:
    """Every series held of a measure that fits the dimensions given, with the periods it covers."""
    about = measure_named(measure)
    held = ledger.series(about.code)
    if not held:
        raise NotHeldError.among("figure of", about.code, ledger.measures(), "`netmig figures --list` shows what is held.")
    found = _fitting(held, about.code, fixed)
    if not found:
        asked_for = ", ".join(f"{name}={code}" for name, code in fixed.items())
        raise NotHeldError(
            f"No series of {about.code} has {asked_for}.",
            f"Held of it: {len(held):,} series.",
            f"`netmig figures {about.code} --list` shows them all.",
        )
    rows: list[dict[str, Any]] = []
    for series in found:
        view = ledger.view(series)
        snapshot = view.as_of(asked.as_of) if asked.as_of else view.latest()
        periods = list(snapshot)
        if periods:
            rows.append(
                {
                    "series": series.key,
                    "label": series.label,
                    "unit": series.unit,
                    "dimensions": series.dimensions,
                    "periods": len(periods),
                    "first_period": periods[0].label,
                    "last_period": periods[-1].label,
                }
            )
    columns = (
        Column("Series"), Column("Unit", below=True), Column("Periods", right=True, below=True), Column("First", below=True),
        Column("Last", below=True),
    )  # fmt: skip
    cells = tuple((row["series"], row["unit"], f"{row['periods']:,}", row["first_period"], row["last_period"]) for row in rows)
    _send("series", rows, Table(f"{about.label}: {len(rows):,} series held", columns, cells), ledger, asked)
    return 0


def _fitting(held: tuple[Series, ...], measure: str, fixed: dict[str, str]) -> list[Series]:
    """Those of the series held that have the codes given, in the order of their keys."""
    Series.of(measure, **fixed)  # refuses a dimension that the measure does not have
    codes = {name: DIMENSIONS[name].find(word) for name, word in fixed.items()}
    return sorted((series for series in held if codes.items() <= series.dimensions.items()), key=lambda series: series.key)


def _send(name: str, rows: list[dict[str, Any]], table: Table, ledger: Ledger, asked: Asked) -> None:
    if not rows:
        sys.stderr.write(f"note: nothing is held{f' as of {asked.as_of_words}' if asked.as_of_words else ''}.\n")
    if asked.form == "json":
        record = {
            "schema_version": 1,
            "as_of": asked.as_of_words,
            "watched_through": ledger.watched_through.isoformat(),
            name: rows,
        }
        send(json_text(record), asked)
    elif asked.form == "csv":
        header = list(rows[0]) if rows else []
        flattened = ({key: _in_one_cell(value) for key, value in row.items()} for row in rows)
        send(csv_text(header, flattened), asked)
    else:
        send_tables([table], asked)


def _in_one_cell(value: object) -> object:
    if isinstance(value, dict):
        return ";".join(f"{name}={code}" for name, code in value.items())
    return ";".join(value) if isinstance(value, list) else value
