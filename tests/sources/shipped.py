"""Releases as they are shipped, read with nothing but the package's own documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import netmig.ledger
from netmig.ledger.documents import figures_from_csv, release_from_json
from netmig.ledger.figures import Figure, Release
from netmig.periods import parse_period
from netmig.series import Series

FOLDER = Path(netmig.ledger.__file__).parent / "releases"


@cache
def release(release_id: str) -> Release:
    return release_from_json((FOLDER / release_id / "release.json").read_text(encoding="utf-8"))


@cache
def figures(release_id: str) -> tuple[Figure, ...]:
    return tuple(figures_from_csv((FOLDER / release_id / "figures.csv").read_text(encoding="utf-8"), release_id))


def held(release_id: str, series: str, period: str) -> Figure:
    """The figure that is shown of several: the first by evidence and rounding."""
    wanted, when = Series.parse(series), parse_period(period)
    found = [figure for figure in figures(release_id) if figure.series == wanted and figure.period == when]
    assert found, f"{release_id} holds no {series} for {period}"
    return found[0]


def value(release_id: str, series: str, period: str) -> int | float | None:
    return held(release_id, series, period).value
