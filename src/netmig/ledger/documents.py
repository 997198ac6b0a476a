"""The two documents of a release, `release.json` and `figures.csv`, to text and back.

A release is always these two, in the package's own folders and wherever else one is kept or sent.
The same release gives the same bytes: sorted rows and keys, ISO dates, people not thousands,
UTF-8, LF. Dimensions that are at their default throughout a release have no column.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from ..codes import DIMENSIONS, MEASURES
from ..errors import DamagedDataError, NetmigError
from ..periods import parse_period
from ..series import Series
from .figures import EVIDENCE, Figure, Release, Source, StatedChange

_FIXED_COLUMNS = (
    "period", "start", "end", "value", "low", "high", "confidence", "unit", "rounding", "text", "status", "marker",
    "evidence", "source", "locator", "note",
)  # fmt: skip


def number(text: str) -> int | float | None:
    """A number as figures.csv writes it; whole numbers stay whole."""
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        return float(text)


def sort_key(figure: Figure) -> tuple[Any, ...]:
    """The order of figures.csv: by series and period, the best evidence first.

    Where a release gives one estimate in two tables, the one with its interval comes first.
    """
    rest = (figure.value, figure.text, figure.low, figure.high, figure.confidence, figure.status, figure.marker, figure.note)
    return (
        _measure_places()[figure.series.measure], figure.series.key, figure.period.start, figure.period.stop, figure.period.kind,
        EVIDENCE.index(figure.evidence), figure.rounding, figure.low is None, figure.source, figure.locator, tuple(map(str, rest)),
    )  # fmt: skip


@cache
def _measure_places() -> dict[str, int]:
    return {code: place for place, code in enumerate(MEASURES)}


def figures_to_csv(figures: Iterable[Figure]) -> str:
    """A release's figures as the text of its figures.csv, sorted, byte for byte the same each time."""
    rows = sorted(figures, key=sort_key)
    used = {name for figure in rows for name, _ in figure.series.fixed}
    dimensions = [name for name in DIMENSIONS if name in used]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["measure", *dimensions, *_FIXED_COLUMNS])
    for figure in rows:
        fixed = figure.series.dimensions
        writer.writerow([
            figure.series.measure,
            *(fixed.get(name, "") for name in dimensions),
            figure.period.label, figure.period.start, figure.period.end if figure.period.kind != "onwards" else "",
            *("" if each is None else each for each in (figure.value, figure.low, figure.high)),
            figure.confidence, figure.unit, figure.rounding, figure.text, figure.status, figure.marker,
            figure.evidence, figure.source, figure.locator, figure.note,
        ])  # fmt: skip
    return out.getvalue()


def dimensions_of(header: list[str], name: str = "figures.csv") -> tuple[str, ...]:
    """The dimensions that a figures.csv has columns for, from its header."""
    if header[:1] != ["measure"] or tuple(header[-len(_FIXED_COLUMNS) :]) != _FIXED_COLUMNS:
        raise DamagedDataError(f"{name} is no table of figures.", f"Its header is {','.join(header)[:200]!r}.")
    return tuple(header[1 : -len(_FIXED_COLUMNS)])


def series_of(row: Sequence[str], dimensions: tuple[str, ...]) -> Series:
    """The series that a row of a figures.csv is about, from its first columns."""
    codes = row[1 : len(dimensions) + 1]
    return Series.of(row[0], **{name: code for name, code in zip(dimensions, codes, strict=True) if code})


def figure_of(row: Sequence[str], width: int, series: Series, release: str) -> Figure:
    """The figure in a row of a figures.csv whose first `width` columns name its series."""
    (label, _start, _end, value, low, high, confidence, _unit, rounding, words, status, marker, evidence, source,
     locator, note) = row[width:]  # fmt: skip
    return Figure(
        series=series, period=parse_period(label), release=release, value=number(value), low=number(low), high=number(high),
        confidence=confidence, rounding=number(rounding) or 1, text=words, status=status, marker=marker,  # type: ignore[arg-type]
        evidence=evidence, source=source, locator=locator, note=note,  # type: ignore[arg-type]
    )  # fmt: skip


def figures_from_csv(
    text: str, release: str, *, measures: frozenset[str] | None = None, name: str = "figures.csv"
) -> Iterator[Figure]:
    """The figures of a figures.csv, those of some `measures` only where asked.

    Raises DamagedDataError, which names the file and the line, for anything that is not as
    `figures_to_csv` writes it.
    """
    reader = csv.reader(io.StringIO(text))
    dimensions = dimensions_of(next(reader, []), name)
    known: dict[tuple[str, ...], Series] = {}
    width = 1 + len(dimensions)
    for row in reader:
        if measures is not None and row and row[0] not in measures:
            continue
        try:
            what = tuple(row[:width])
            series = known.get(what)
            if series is None:
                series = known[what] = series_of(row, dimensions)
            yield figure_of(row, width, series, release)
        except (ValueError, NetmigError) as problem:
            raise DamagedDataError(f"{name}, line {reader.line_num}, cannot be read: {problem}") from problem


def release_to_json(release: Release) -> str:
    """A release's provenance as the text of its release.json."""
    record: dict[str, Any] = {
        "id": release.id,
        "publisher": release.publisher,
        "title": release.title,
        "published_at": release.published_at.isoformat(),
        "precision": release.precision,
        "url": release.url,
        "licence": release.licence,
        "supersedes": release.supersedes,
        "edition": release.edition,
        "methods": dict(release.methods),
        "sources": [{name: getattr(source, name) for name in Source.__dataclass_fields__} for source in release.sources],
        "changes": [{name: getattr(change, name) for name in StatedChange.__dataclass_fields__} for change in release.changes],
        "note": release.note,
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def release_from_json(text: str, *, name: str = "release.json") -> Release:
    """The release that a release.json describes; DamagedDataError where it is none."""
    try:
        record = json.loads(text)
        return Release(
            id=record["id"],
            publisher=record["publisher"],
            title=record["title"],
            published_at=datetime.fromisoformat(record["published_at"]),
            precision=record["precision"],
            url=record["url"],
            licence=record["licence"],
            supersedes=record["supersedes"],
            edition=record["edition"],
            methods=tuple(record["methods"].items()),
            sources=tuple(Source(**source) for source in record["sources"]),
            changes=tuple(StatedChange(**change) for change in record["changes"]),
            note=record["note"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, NetmigError) as problem:
        raise DamagedDataError(f"{name} does not describe a release: {problem!r}.") from problem
