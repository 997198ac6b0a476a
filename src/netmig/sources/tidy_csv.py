"""Tidy CSV: one figure a row under a header that says what each cell is, for anything that has no reader.

The columns are those of a release's figures.csv and of `netmig export --format csv`, so that what was
exported can be taken in again; most may be left out. docs/tidy-csv.md describes each. Numbers are in
whole units and written without separators. Nothing is guessed: a column, a measure or a code that is
not known, a period in no known form, a second row for one thing, all stop the reading, with the row
and the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from typing import Any, cast, get_args

from ..codes import DIMENSIONS, FLOWS, MEASURES, slug
from ..errors import LayoutError, NotHeldError, PeriodLabelError, Place, UsageError
from ..ledger.bundled import Bundled
from ..ledger.figures import EVIDENCE, LONDON, DatePrecision, Evidence, Figure, Release, Source, Status, published_on
from ..periods import Period, parse_label
from ..series import Series
from .publication import published
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .tidy_rows import RELEASE, REQUIRED, Row, header_of, nearest, rows_of

# No year's flow of the whole country has been below it; a net so near to zero is a coincidence to be looked at.
_LEAST_FLOW = 1_000
_RELEASE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_SOURCE = "tidy-csv"
# As the publisher printed it, but read and typed by someone: what is said of a figure when nothing is said.
_EVIDENCE: Evidence = "derived_from_official_file"


def recognises(given: GivenFile) -> bool:
    """Whether a file is a CSV text whose header has a measure and a period."""
    return set(REQUIRED) <= set(header_of(given))


def read(given: GivenFile) -> Reading:
    """The figures of a tidy CSV, by the releases that it names.

    Raises LayoutError, with row and column, for anything that is not as described, and UsageError,
    which names the option, where neither the file nor whoever hands it in says when it was published.
    """
    made = _Made(given)
    for row in rows_of(given):
        made.add(row)
    if not made.figures:
        raise LayoutError(f"{given.name} has a header and no rows.", "", "Write one figure a row.", place=Place("", 1, ""))
    return made.reading()


@dataclass(slots=True)
class _Made:
    """What has been made of the rows so far."""

    given: GivenFile
    releases: dict[str, Release] = field(default_factory=dict)
    figures: dict[str, list[Figure]] = field(default_factory=dict)
    sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _said: dict[tuple[str, ...], Release] = field(default_factory=dict)
    _rows: dict[tuple[Any, ...], int] = field(default_factory=dict)
    _series: dict[tuple[str, ...], Series] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    """New codes that were told of."""

    def add(self, row: Row) -> None:
        release = self._release(row)
        series, period = self._series_of(row), _period(row)
        _check(row, series, period)
        source = row.text("source") or _SOURCE
        figure = Figure(
            series=series, period=period, release=release.id, value=row.number_in("value"), low=row.number_in("low"),
            high=row.number_in("high"), confidence=row.text("confidence"), rounding=_rounding(row), text=row.text("text"),
            status=cast("Status", row.among("status", get_args(Status), "")), marker=row.text("marker"),
            evidence=cast("Evidence", row.among("evidence", EVIDENCE, _EVIDENCE)), source=source,
            locator=row.text("locator") or f"{self.given.name} row {row.number}", note=row.text("note"),
        )  # fmt: skip
        if figure.value is None and figure.low is None and figure.high is None and not figure.text:
            row.refuse("value", "a value, a range or a text")
        for least, most in (("low", "value"), ("value", "high"), ("low", "high")):
            ends = getattr(figure, least), getattr(figure, most)
            if None not in ends and ends[0] > ends[1]:
                row.refuse(least, f"no more than the {most}, {ends[1]:,}")
        _check_rounding(row, figure)
        if _in_thousands(figure):
            self.problems.append(
                Problem(
                    f"{figure.series.key} for {figure.period.label} is of the whole country and below {_LEAST_FLOW:,} {figure.unit}: "
                    "is it in thousands? Write whole people.",
                    Place("", row.number, "value"),
                )
            )
        # one thing may stand in several places of a release, as in figures.csv, but not twice in one
        thing = (release.id, series, period, source, row.text("locator"))
        if thing in self._rows:
            row.refuse("measure", f"each figure once: row {self._rows[thing]} gives {series.key} for {period.label} too")
        self._rows[thing] = row.number
        self.figures.setdefault(release.id, []).append(figure)
        self.sources.setdefault(release.id, {}).setdefault(
            source,
            Source(
                id=source, title=f"{source}, as given in a tidy CSV" if source != _SOURCE else "A tidy CSV", url=self.given.url,
                sha256=self.given.sha256, retrieved_at=self.given.retrieved_at, licence=release.licence,
            ),
        )  # fmt: skip

    def reading(self) -> Reading:
        releases = []
        for name, figures in self.figures.items():
            sources = tuple(self.sources[name][each] for each in sorted(self.sources[name]))
            release = self.releases[name]
            releases.append((_with_sources(release, sources), tuple(figures)))
        return Reading(
            releases=tuple(sorted(releases, key=lambda pair: (pair[0].published_at, pair[0].id))),
            tables=tuple(_told(release, figures) for release, figures in releases),
            problems=tuple(self.problems),
        )

    def _release(self, row: Row) -> Release:
        said = tuple(row.text(name) for name in RELEASE)
        release = self._said.get(said)
        if release is None:
            release = self._said[said] = _release(row, self.given)
            for other, found in self._said.items():
                if found.id == release.id and other != said:
                    differing = next(name for name, one, another in zip(RELEASE, said, other, strict=True) if one != another)
                    row.refuse(differing, f"what the rows above say of release {release.id}")
            self.releases[release.id] = release
        return release

    def _series_of(self, row: Row) -> Series:
        said = (row.text("measure"), *(row.cells[name] for name in DIMENSIONS if name in row.cells))
        found = self._series.get(said)
        if found is None:
            found = self._series[said] = self._read_series(row)
        return found

    def _read_series(self, row: Row) -> Series:
        measure = row.text("measure")
        if measure not in MEASURES:
            row.refuse("measure", "a measure", nearest(measure, tuple(MEASURES)) or "docs/measures.md lists them.")
        fixed: dict[str, str] = {}
        for name, dimension in DIMENSIONS.items():
            code = row.text(name)
            if not code or (code == dimension.default and name not in MEASURES[measure].dimensions):
                continue
            if name not in MEASURES[measure].dimensions:
                row.refuse(name, f"nothing: {measure} has {', '.join(MEASURES[measure].dimensions) or 'no dimension'}")
            known = tuple(dimension.by_code)
            if code not in known:
                if not dimension.open:
                    row.refuse(name, f"one of {', '.join(known)}", nearest(code, known))
                if slug(code) != code:
                    try:
                        meant = dimension.find(code)
                    except NotHeldError:
                        meant = ""
                    row.refuse(name, "a code in small letters, digits and underscores", f"Write {meant}." if meant else "")
                if (name, code) not in self._told and code not in (held := _codes_held(name)):
                    self._told.add((name, code))
                    near = get_close_matches(code, {*known, *held}, n=1, cutoff=0.8)
                    meant = f"; did you mean {near[0]!r}?" if near else ": no figure that is shipped has it."
                    self.problems.append(Problem(f"{name} {code!r} is a new code{meant}", Place("", row.number, name)))
            fixed[name] = code
        return Series.of(measure, **fixed)


def _period(row: Row) -> Period:
    try:
        told = parse_label(row.text("period"))
    except PeriodLabelError as problem:
        row.refuse("period", "a period", problem.available)
    if told.markers:
        row.refuse("period", "a period without a marker", "Write the marker in the columns status and marker.")
    return told.period


def _check(row: Row, series: Series, period: Period) -> None:
    """What a row says a second time must be what it says the first time."""
    again = {
        "start": period.start.isoformat(),
        "end": "" if period.kind == "onwards" else period.end.isoformat(),
        "unit": series.unit,
    }
    for column, wanted in again.items():
        if row.text(column) and row.text(column) != wanted:
            row.refuse(column, f"{wanted or 'nothing'}, by the period and the measure")


@cache
def _codes_held(dimension: str) -> frozenset[str]:
    """The codes that the figures shipped have of a dimension: a country that is among them is no new one."""
    held = Bundled()
    return frozenset(
        code
        for measure in held.measures()
        if dimension in MEASURES[measure].dimensions
        for series in held.series(measure)
        for name, code in series.fixed
        if name == dimension
    )


def _check_rounding(row: Row, figure: Figure) -> None:
    """A number that is rounded is a multiple of what it is rounded to: 204 to the nearest 1000 is thousands and no people."""
    value, unit = figure.value, figure.rounding
    if value is None or unit <= 1:
        return
    if abs(value / unit - round(value / unit)) > 1e-9 * max(1, abs(value / unit)):
        hint = (
            f"Write {value * unit:,.0f} without separators, if it is in thousands." if unit == 1000 and abs(value) < 1000 else ""
        )
        row.refuse("value", f"a number that its rounding of {unit:,} can give, in whole {figure.unit or 'units'}", hint)


def _in_thousands(figure: Figure) -> bool:
    """Whether a national total is so small that it must be in thousands."""
    return (
        figure.series.measure in FLOWS
        and not figure.series.fixed
        and figure.period.kind == "year_ending"
        and any(each is not None and 0 < abs(each) < _LEAST_FLOW for each in (figure.value, figure.low, figure.high))
    )


def _rounding(row: Row) -> int | float:
    found = row.number_in("rounding")
    if found is not None and found <= 0:
        row.refuse("rounding", "the unit of the last digit published, such as 1 or 1000")
    return found or 1


def _release(row: Row, given: GivenFile) -> Release:
    """The release that a row names, or that was named beside the file."""
    told = row.text("published") or row.text("published_at")
    if told:
        column = "published" if row.text("published") else "published_at"
        when, precision = _moment(row, column, told)
        if given.published is not None and when.astimezone(LONDON).date() != given.published:
            raise UsageError(
                f"{given.name} row {row.number} was published on {told}, and --published says {given.published.isoformat()}.",
                "", "Leave --published out, or correct the file.",
            )  # fmt: skip
        day = told[:10]
    elif given.published is not None:
        when, precision, day = *published(given.published.isoformat()), given.published.isoformat()
    else:
        raise UsageError(
            f"{given.name} does not say when its figures were published (row {row.number}).", "",
            "Say it with --published, such as --published 2026-11-26, or in a column 'published'.",
        )  # fmt: skip
    if given.release and row.text("release") and given.release != row.text("release"):
        raise UsageError(
            f"{given.name} row {row.number} is of the release {row.text('release')!r}, and --release says {given.release!r}.",
            "", "Leave --release out, or correct the file.",
        )  # fmt: skip
    publisher = row.text("publisher") or "Not stated"
    release_id = row.text("release") or given.release or f"{slug(publisher).replace('_', '-')}-{day}"
    if not _RELEASE_ID.fullmatch(release_id):
        row.refuse("release", "an id of small letters, digits and hyphens, such as mine-2026-11-26")
    return Release(
        id=release_id, publisher=publisher, title=row.text("title") or f"Figures of {day}", published_at=when, precision=precision,
        url=row.text("url") or given.url, licence=row.text("licence"),
    )  # fmt: skip


def _moment(row: Row, column: str, told: str) -> tuple[datetime, DatePrecision]:
    """When a release was published: a day, month or year, or a time with its zone; and how exactly that is known."""
    precision = cast("DatePrecision | Any", row.among("precision", get_args(DatePrecision), ""))
    try:
        if len(told) <= 10:
            when, known = published(told)
            if precision == "minute" and known == "day":
                return published_on(when.date()), "minute"
            if precision and precision != known:
                row.refuse("precision", f"{known}, by {column}")
            return when, known
        exact = datetime.fromisoformat(told)
    except (LayoutError, ValueError):
        row.refuse(column, "a day, month or year such as 2026-11-26, or a time with its zone")
    if exact.tzinfo is None:
        row.refuse(column, "a time with its zone, such as 2026-11-26T09:30:00+00:00")
    return exact, precision or "minute"


def _with_sources(release: Release, sources: tuple[Source, ...]) -> Release:
    return Release(
        id=release.id, publisher=release.publisher, title=release.title, published_at=release.published_at,
        precision=release.precision, url=release.url, licence=release.licence, sources=sources,
    )  # fmt: skip


def _told(release: Release, figures: tuple[Figure, ...]) -> TableRead:
    periods = sorted({figure.period for figure in figures})
    return TableRead(
        name=release.id, figures=len(figures), first=periods[0].label, last=periods[-1].label,
        groups=tuple(sorted({figure.series.measure for figure in figures})),
        markers=tuple(sorted({figure.marker for figure in figures if figure.marker})),
    )  # fmt: skip


READER = Reader(name="tidy-csv", title="Tidy CSV: one figure a row (docs/tidy-csv.md)", recognises=recognises, read=read)
