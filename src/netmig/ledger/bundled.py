"""The releases shipped with the package: one folder each, and one index of them all.

    releases/index.json
    releases/ons-ltim-2025-05-22/release.json
    releases/ons-ltim-2025-05-22/figures.csv

Checking one article needs a few series of a few measures and must start at once. So the index
alone is read first; a release's table is read when a measure that it holds is asked for, and a
row becomes a Figure when its series is. Every file is compared with the index before anything in
it is believed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..codes import MEASURES
from ..errors import DamagedDataError, NetmigError
from ..series import Series
from .documents import dimensions_of, figure_of, release_from_json, series_of
from .figures import EVIDENCE, Figure, Release
from .outline import Outline

SHIPPED = Path(__file__).parent / "releases"
_REMEDY = "Install netmig again to get good copies: pip install --force-reinstall netmig"


class _Entry(NamedTuple):
    published_at: datetime
    measures: tuple[str, ...]
    sha256: dict[str, str]
    outline: Outline | None = None


class _Rows(NamedTuple):
    """The rows of one series in one release, not yet read any further."""

    release: str
    width: int
    rows: list[list[str]]


class Bundled:
    """The releases in a folder, each checked against the folder's index as it is read.

    A folder without an index holds nothing. Raises DamagedDataError, which names the file, for an
    index that cannot be read and for every file that is not as the index says.
    """

    def __init__(self, folder: Path = SHIPPED) -> None:
        self.folder = folder
        self.watched: Mapping[str, date] = {}
        self._entries: dict[str, _Entry] = {}
        self._measures: dict[str, list[str]] = {}
        self._releases: dict[str, Release] = {}
        self._rows: dict[str, dict[Series, list[_Rows]]] = {}
        self._tables: dict[str, tuple[tuple[str, ...], dict[str, list[list[str]]]]] = {}
        self._series: dict[tuple[tuple[str, ...], tuple[str, ...]], Series] = {}
        index = folder / "index.json"
        if index.exists():
            self._read_index(index)

    def published(self) -> Mapping[str, datetime]:
        return {release_id: entry.published_at for release_id, entry in self._entries.items()}

    def release(self, release_id: str) -> Release:
        if release_id not in self._releases:
            text = self._read(release_id, "release.json")
            release = release_from_json(text, name=f"{self.folder / release_id / 'release.json'}")
            entry = self._entries[release_id]
            if (release.id, release.published_at) != (release_id, entry.published_at):
                raise DamagedDataError(
                    f"{self.folder / 'index.json'} tells {release_id} otherwise than its release.json does.",
                    f"The release says {release.id}, {release.published_at.isoformat()}.",
                    _REMEDY,
                )
            self._releases[release_id] = release
        return self._releases[release_id]

    def outline(self, release_id: str) -> Outline | None:
        """What the index says that a release holds; None where it does not say."""
        return self._entries[release_id].outline

    def measures(self) -> Mapping[str, Collection[str]]:
        return self._measures

    def series(self, measure: str) -> Collection[Series]:
        return self._rows_of(measure).keys()

    def figures(self, series: Series) -> Iterable[Figure]:
        figures: list[Figure] = []
        for part in self._rows_of(series.measure).get(series, ()):
            # the index orders releases by time: it is not believed before the release has said the same
            self.release(part.release)
            try:
                figures.extend(figure_of(row, part.width, series, part.release) for row in part.rows)
            except (ValueError, NetmigError) as problem:
                raise self._unreadable(part.release, problem) from problem
        return figures

    def _rows_of(self, measure: str) -> dict[Series, list[_Rows]]:
        if measure not in self._rows:
            found: dict[Series, list[_Rows]] = {}
            for release_id in self._measures.get(measure, ()):
                dimensions, by_measure = self._table(release_id)
                width = len(dimensions) + 1
                by_series: dict[tuple[str, ...], list[list[str]]] = {}
                for row in by_measure.get(measure, ()):
                    by_series.setdefault(tuple(row[:width]), []).append(row)
                try:
                    for what, rows in by_series.items():
                        series = self._series.get((dimensions, what))
                        if series is None:
                            series = self._series[dimensions, what] = series_of(what, dimensions)
                        found.setdefault(series, []).append(_Rows(release_id, width, rows))
                except (ValueError, NetmigError) as problem:
                    raise self._unreadable(release_id, problem) from problem
            self._rows[measure] = found
        return self._rows[measure]

    def _table(self, release_id: str) -> tuple[tuple[str, ...], dict[str, list[list[str]]]]:
        """The dimensions that a release's table has columns for, and its rows by measure."""
        if release_id not in self._tables:
            reader = csv.reader(io.StringIO(self._read(release_id, "figures.csv"), newline=""))
            try:
                dimensions = dimensions_of(next(reader, []), f"{self.folder / release_id / 'figures.csv'}")
                by_measure: dict[str, list[list[str]]] = {}
                for row in reader:
                    by_measure.setdefault(row[0], []).append(row)
            except (IndexError, csv.Error) as problem:
                raise self._unreadable(release_id, problem) from problem
            self._tables[release_id] = dimensions, by_measure
        return self._tables[release_id]

    def _read(self, release_id: str, name: str) -> str:
        path = os.path.join(self.folder, release_id, name)  # noqa: PTH118 - a hundred files are opened, and a Path takes longer to make
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - as above
                content = file.read()
            if hashlib.sha256(content).hexdigest() != self._entries[release_id].sha256[name]:
                raise DamagedDataError(f"{path} is not as it was made: its checksum differs from the index.", "", _REMEDY)
            return content.decode("utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            if isinstance(problem, DamagedDataError):
                raise
            raise DamagedDataError(f"{path} cannot be read: {problem}.", "", _REMEDY) from problem

    def _read_index(self, path: Path) -> None:
        try:
            index = json.loads(path.read_bytes())
            self.watched = {str(name): date.fromisoformat(day) for name, day in index["watched"].items()}
            for each in index["releases"]:
                release_id = str(each["id"])
                self._entries[release_id] = entry = _entry(each)
                for measure in entry.measures:
                    self._measures.setdefault(measure, []).append(release_id)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise DamagedDataError(f"{path} is no index of releases: {problem!r}.", "", _REMEDY) from problem

    def _unreadable(self, release_id: str, problem: Exception) -> DamagedDataError:
        return DamagedDataError(f"{self.folder / release_id / 'figures.csv'} cannot be read: {problem}", "", _REMEDY)


def _entry(record: dict[str, Any]) -> _Entry:
    measures = tuple(record["measures"])
    if unknown := [measure for measure in measures if measure not in MEASURES]:
        raise ValueError(f"unknown measures {', '.join(map(str, unknown))}")
    published_at = datetime.fromisoformat(record["published_at"])
    if published_at.tzinfo is None:
        raise ValueError(f"{record['published_at']} has no time zone")
    sha256 = {name: str(record["sha256"][name]) for name in ("release.json", "figures.csv")}
    grades = frozenset(record.get("evidence", ()))
    outline = Outline(measures, int(record["figures"]), tuple(each for each in EVIDENCE if each in grades)) if grades else None
    return _Entry(published_at, measures, sha256, outline)
