"""What is asked of the figures of one series: as of a day, latest, first, every vintage.

The answers are made of figures as they were published; nothing here adds, rounds or fills in.
A release that is silent on a period takes nothing back: the figure published before still stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from ..errors import NotHeldError, UsageError
from ..periods import Period, parse_period
from ..series import Series
from .documents import sort_key
from .figures import EVIDENCE, Figure, Release, moment
from .frames import Cell, html_table, to_frame
from .questions import Questions

if TYPE_CHECKING:
    from .ledger import Ledger

# An earlier release comes first; of two at the same moment, the lesser id.
Order = tuple[datetime, str]


def winner(figures: Iterable[Figure]) -> Figure:
    """Of what one release says of one series and period, the figure that counts.

    The first in the order of figures.csv: the best evidence, then the finest rounding; of those that
    give the same number, one with its interval. What was read from a cell before its error was known does not count
    beside the same cell put right.
    """
    given = list(figures)
    if put_right := {(figure.source, figure.locator) for figure in given if figure.correction}:
        given = [figure for figure in given if figure.correction or (figure.source, figure.locator) not in put_right]
    best = min(given, key=_worth)
    if best.low is None and best.value is not None:
        # a later file that repeats the number without its interval takes the interval from nobody
        same = [
            figure
            for figure in given
            if figure.low is not None and (figure.value, figure.rounding) == (best.value, best.rounding)
        ]
        best = min(same, key=_worth, default=best)
    return best


def _worth(figure: Figure) -> tuple[Any, ...]:
    return (EVIDENCE.index(figure.evidence), figure.rounding, sort_key(figure))


def disagree(kept: Figure, other: Figure) -> bool:
    """Whether two figures for the same thing cannot both be a rounding of one number."""
    if kept.value is None or other.value is None:
        return (kept.value, kept.low, kept.high, kept.text) != (other.value, other.low, other.high, other.text)
    if kept.value != other.value:
        return abs(kept.value - other.value) >= (kept.rounding + other.rounding) / 2
    intervals = (kept.low, kept.high), (other.low, other.high)
    return (None, None) not in intervals and intervals[0] != intervals[1] and kept.confidence == other.confidence


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two figures of one release that differ for the same series and period."""

    kept: Figure
    set_aside: Figure

    def to_dict(self) -> dict[str, Any]:
        return {"kept": figure_row(self.kept), "set_aside": figure_row(self.set_aside)}

    def __repr__(self) -> str:
        return f"<Disagreement {self.kept.id}: {self.kept.value or self.kept.text} kept, {self.set_aside.value or self.set_aside.text} set aside>"


def figure_row(figure: Figure, release: Release | None = None) -> dict[str, Any]:
    """A figure as one flat row, the same in every table, frame and file."""
    period = figure.period
    return {
        "series": figure.series.key,
        "period": period.label,
        "start": period.start.isoformat(),
        "end": None if period.kind == "onwards" else period.end.isoformat(),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "confidence": figure.confidence,
        "unit": figure.unit,
        "rounding": figure.rounding,
        "text": figure.text,
        "status": figure.status,
        "published": release.published_label if release else None,
        "release": figure.release,
        "evidence": figure.evidence,
        "source": figure.source,
        "locator": figure.locator,
        "note": figure.note,
    }


class _Rows:
    """What every answer made of figures can be turned into."""

    __slots__ = ()

    def _rows(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def to_frame(self, kind: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """The rows as a frame of the library named; MissingExtraError where it is not installed."""
        return to_frame(self._rows(), kind)


class Snapshot(_Rows, Mapping[Period, Figure]):
    """Each period's figure as it stood at one moment, in the order of the periods.

    Periods can be given by their labels. Of an empty snapshot `reason` says why it is empty;
    `warning` says when it was asked for a day up to which nobody has watched publications.
    """

    __slots__ = ("_asked", "_figures", "_release", "as_of", "reason", "series", "warning")

    def __init__(
        self,
        series: Series,
        figures: Iterable[Figure],
        *,
        release: Callable[[str], Release],
        as_of: datetime | None = None,
        reason: str = "",
        warning: str = "",
        asked: tuple[SeriesView, dict[str, Any]] | None = None,
    ) -> None:
        self._asked = asked
        self._figures = {each.period: each for each in sorted(figures, key=lambda figure: figure.period)}
        self._release = release
        self.series = series
        self.as_of = as_of
        self.reason = "" if self._figures else reason
        self.warning = warning

    def __getitem__(self, period: Period | str) -> Figure:
        asked = parse_period(period) if isinstance(period, str) else period
        try:
            return self._figures[asked]
        except KeyError:
            if self.reason:
                raise NotHeldError(f"There is no {self.series.name} for {asked.label}.", self.reason) from None
            raise NotHeldError.among("period", asked.label, (each.label for each in self._figures)) from None

    def __iter__(self) -> Iterator[Period]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __contains__(self, period: object) -> bool:
        return (parse_period(period) if isinstance(period, str) else period) in self._figures

    def get(self, period: Period | str, default: Any = None) -> Any:
        """The figure of a period, or the default where none is held."""
        return self[period] if period in self else default  # noqa: SIM401 - this is what `get` is

    def explain(self, start: Period | str, stop: Period | str | None = None, **options: Any) -> Any:
        """What drove the change between two periods, as this release has them or as of this day; see `SeriesView.explain`."""
        view, known = self._view()
        return view.explain(start, stop, **{**known, **options})

    def expect(self, period: Period | str, **options: Any) -> Any:
        """Where a figure could be expected to stand, from what was known at this moment; see `SeriesView.expect`."""
        view, _ = self._view()
        return view.expect(period, **{"as_of": self.as_of, **options})

    def _view(self) -> tuple[SeriesView, dict[str, Any]]:
        if self._asked is None:
            raise UsageError(
                f"These figures of {self.series.name} are not those of one moment.", "",
                "Ask as_of(day), at(release) or latest(), or the series itself.",
            )  # fmt: skip
        return self._asked

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release that a figure here came from, oldest first."""
        found = map(self._release, {figure.release for figure in self._figures.values()})
        return tuple(sorted(found, key=lambda release: (release.published_at, release.id)))

    def _rows(self) -> list[dict[str, Any]]:
        return [figure_row(figure, self._release(figure.release)) for figure in self._figures.values()]

    def to_dict(self) -> dict[str, Any]:
        """The snapshot as JSON would have it."""
        return {
            "series": self.series.key,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "reason": self.reason or None,
            "warning": self.warning or None,
            "figures": self._rows(),
        }

    def __repr__(self) -> str:
        when = f" as of {self.as_of.isoformat()}" if self.as_of else ""
        if not self._figures:
            return f"<Snapshot {self.series.key}{when}: empty>"
        first, last = next(iter(self)), next(reversed(self._figures))
        return f"<Snapshot {self.series.key}{when}: {len(self)} periods, {first.label} to {last.label}>"

    def _repr_html_(self) -> str:
        when = f", as of {self.as_of.isoformat()}" if self.as_of else ""
        columns = ("period", "value", "low", "high", "unit", "status", "published", "release")
        rows = [[row[name] for name in columns] for row in self._rows()]
        return html_table(f"{self.series.label}{when}", columns, rows)


@dataclass(frozen=True, slots=True)
class Vintage(_Rows):
    """What one release says of a series, oldest period first."""

    release: Release
    figures: tuple[Figure, ...]

    def _rows(self) -> list[dict[str, Any]]:
        return [figure_row(figure, self.release) for figure in self.figures]

    def to_dict(self) -> dict[str, Any]:
        return {"release": self.release.id, "published": self.release.published_label, "figures": self._rows()}

    def __repr__(self) -> str:
        return f"<Vintage {self.release.id}: {len(self.figures)} periods>"


@dataclass(frozen=True, slots=True)
class Triangle(_Rows):
    """Periods down, releases across; None where a release is silent on a period.

    Only what each release itself published: nothing is carried forward here.
    """

    series: Series
    releases: tuple[Release, ...]
    periods: tuple[Period, ...]
    figures: tuple[tuple[Figure | None, ...], ...]
    """One row a period, one column a release."""
    view: SeriesView = field(compare=False, repr=False)
    """The series that it is of, which knows how far its figures move and where they may stand."""

    def revisions(self, pair: str = "first→latest", **options: Any) -> Any:
        """The revisions between a pair of values; see `SeriesView.revisions`."""
        return self.view.revisions(pair, **options)

    def expect(self, period: Period | str, **options: Any) -> Any:
        """Where a figure can be expected to stand; see `SeriesView.expect`."""
        return self.view.expect(period, **options)

    def __getitem__(self, cell: tuple[Period | str, str]) -> Figure | None:
        period = parse_period(cell[0]) if isinstance(cell[0], str) else cell[0]
        if period not in self.periods:
            raise NotHeldError.among("period", period.label, (each.label for each in self.periods))
        names = [release.id for release in self.releases]
        if cell[1] not in names:
            raise NotHeldError.among("release", cell[1], names)
        return self.figures[self.periods.index(period)][names.index(cell[1])]

    def _rows(self) -> list[dict[str, Any]]:
        releases = {release.id: release for release in self.releases}
        return [figure_row(each, releases[each.release]) for row in self.figures for each in row if each is not None]

    def to_dict(self) -> dict[str, Any]:
        return {
            "series": self.series.key,
            "unit": self.series.unit,
            "releases": [{"id": release.id, "published": release.published_label} for release in self.releases],
            "periods": [period.label for period in self.periods],
            "values": [[None if each is None else each.value for each in row] for row in self.figures],
        }

    def __repr__(self) -> str:
        return f"<Triangle {self.series.key}: {len(self.periods)} periods × {len(self.releases)} releases>"

    def _repr_html_(self) -> str:
        columns = ("period", *(release.published_label for release in self.releases))
        rows: list[list[Cell]] = [
            [period.label, *(None if each is None else each.text or each.value for each in row)]
            for period, row in zip(self.periods, self.figures, strict=True)
        ]
        return html_table(f"{self.series.label}, {self.series.unit}, by date of publication", columns, rows)


def _by_days(period: Period) -> tuple[date, date]:
    """The order of periods, in what Python compares fastest."""
    return period.start, period.stop


class SeriesView(_Rows, Questions):
    """One series and everything ever published of it; every query is answered from here."""

    __slots__ = (
        "_history", "_order", "_orders", "_release", "_standing", "_watched", "_watched_through", "ledger", "series", "worked_out",
    )  # fmt: skip

    def __init__(
        self,
        series: Series,
        figures: Iterable[Figure],
        *,
        published: Mapping[str, datetime],
        release: Callable[[str], Release],
        watched: Mapping[str, date] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        self.series = series
        self.ledger = ledger
        # what rooms above keep of what they worked out: the figures of a view do not change
        self.worked_out: dict[str, Any] = {}
        self._release = release
        self._watched = watched or {}
        self._watched_through: date | None = None
        cells: dict[str, dict[Period, list[Figure]]] = {}
        for figure in figures:
            cells.setdefault(figure.release, {}).setdefault(figure.period, []).append(figure)
        self._order: dict[str, Order] = {name: (published[name], name) for name in cells}
        history: dict[Period, list[Figure]] = {}
        for name in sorted(cells, key=self._order.__getitem__):
            for period, found in cells[name].items():
                history.setdefault(period, []).append(found[0] if len(found) == 1 else winner(found))
        self._history = {period: tuple(history[period]) for period in sorted(history, key=_by_days)}
        self._orders = sorted(self._order.values())
        # what stood once so many releases were out: the same for every day between two releases
        self._standing: dict[int, tuple[Figure, ...]] = {}

    def as_of(self, when: str | date | datetime | Release) -> Snapshot:
        """Each period's newest figure that was public at that moment, a bare date being its end.

        Given a release: what was public once it and all before it were.
        """
        limit: Order = (when.published_at, when.id) if isinstance(when, Release) else (moment(when), "\U0010ffff")
        reason = warning = ""
        oldest = self._oldest()
        if oldest is None:
            reason = f"No {self.series.name} is held."
        elif self._order[oldest.id] > limit:
            reason = (
                f"No {self.series.name} had been published by then: "
                f"the first held is {oldest.id}, published {oldest.published_label}."
            )
        watched = self.watched_through
        if watched and limit[0].astimezone(UTC) > moment(watched):
            warning = f"Publications have been watched until {watched.isoformat()}: a later one is not known here."
        return Snapshot(
            self.series, self._stood(limit), release=self._release, as_of=limit[0], reason=reason, warning=warning,
            asked=(self, {"as_of": limit[0]}),
        )  # fmt: skip

    def stood(self, when: date | datetime) -> dict[Period, Figure]:
        """The figures of `as_of` alone, in the order of their periods, for those who ask for many moments."""
        return {each.period: each for each in self._stood((moment(when), "\U0010ffff"))}

    def before(self, release: Release) -> dict[Period, Figure]:
        """Each period's newest figure of the releases that came before one, be that one held or not."""
        limit: Order = (release.published_at, release.id)
        found = (
            next((each for each in reversed(figures) if self._order[each.release] < limit), None)
            for figures in self._history.values()
        )
        return {each.period: each for each in found if each is not None}

    def _stood(self, limit: Order) -> tuple[Figure, ...]:
        """Each period's newest figure of the releases up to a limit."""
        out = bisect_right(self._orders, limit)
        if out not in self._standing:
            found: list[Figure] = []
            for figures in self._history.values():
                for each in reversed(figures):
                    if self._order[each.release] <= limit:
                        found.append(each)
                        break
            self._standing[out] = tuple(found)
        return self._standing[out]

    def latest(self) -> Snapshot:
        """Each period's newest figure."""
        return Snapshot(self.series, (each[-1] for each in self._history.values()), release=self._release, asked=(self, {}))

    def first(self) -> Snapshot:
        """Each period's figure as it was first published."""
        return Snapshot(self.series, (each[0] for each in self._history.values()), release=self._release)

    def at(self, release_id: str) -> Snapshot:
        """Only what one release itself says."""
        release = self._release(release_id)
        found = (each for figures in self._history.values() for each in figures if each.release == release_id)
        reason = f"{release_id} says nothing of {self.series.name}."
        return Snapshot(
            self.series, found, release=self._release, as_of=release.published_at, reason=reason,
            asked=(self, {"release": release_id}),
        )  # fmt: skip

    def history(self, period: Period | str) -> tuple[Figure, ...]:
        """Every published figure of a period, one a release, oldest first."""
        asked = parse_period(period) if isinstance(period, str) else period
        if asked not in self._history:
            raise NotHeldError.among(f"period of {self.series.name}", asked.label, (each.label for each in self._history))
        return self._history[asked]

    def published(self, period: Period, release_id: str) -> Figure | None:
        """A period's figure in one release; None where the release is silent on it."""
        return next((each for each in self._history.get(period, ()) if each.release == release_id), None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period that a figure was ever published for."""
        return tuple(self._history)

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release with a figure of this series, oldest first."""
        return tuple(self._release(name) for name in sorted(self._order, key=self._order.__getitem__))

    @property
    def watched_through(self) -> date | None:
        """The day through which the publications of whoever publishes this series have been watched, where that is known."""
        if self._watched_through is None:
            publishers = {self._release(name).publisher for name in self._order}
            self._watched_through = max((self._watched[each] for each in publishers if each in self._watched), default=None)
        return self._watched_through

    def vintages(self) -> tuple[Vintage, ...]:
        """What each release says, oldest first."""
        said: dict[str, list[Figure]] = {name: [] for name in sorted(self._order, key=self._order.__getitem__)}
        for figures in self._history.values():
            for figure in figures:
                said[figure.release].append(figure)
        return tuple(Vintage(self._release(name), tuple(figures)) for name, figures in said.items())

    def triangle(self) -> Triangle:
        """Periods × releases, None where a release is silent."""
        releases = self.releases
        rows = []
        for figures in self._history.values():
            said = {figure.release: figure for figure in figures}
            rows.append(tuple(said.get(release.id) for release in releases))
        return Triangle(self.series, releases, self.periods, tuple(rows), self)

    def _rows(self) -> list[dict[str, Any]]:
        return [row for vintage in self.vintages() for row in vintage._rows()]  # noqa: SLF001 - of the same family

    def to_dict(self) -> dict[str, Any]:
        """Every vintage as JSON would have it, oldest first."""
        return {"series": self.series.key, "unit": self.series.unit, "vintages": [each.to_dict() for each in self.vintages()]}

    def _oldest(self) -> Release | None:
        return self._release(min(self._order, key=self._order.__getitem__)) if self._order else None

    def __repr__(self) -> str:
        if not self._history:
            return f"<SeriesView {self.series.key}: empty>"
        periods = self.periods
        return f"<SeriesView {self.series.key}: {len(periods)} periods, {periods[0].label} to {periods[-1].label}, {len(self._order)} releases>"

    def _repr_html_(self) -> str:
        return self.triangle()._repr_html_()


def view_or_refuse(view: SeriesView, near: Iterable[str]) -> SeriesView:
    """The view, unless nothing is held of its series: then NotHeldError names the nearest that is."""
    if not view.periods:
        raise NotHeldError.among("figures of", view.series.key, near, "`netmig figures --list` shows what is held.")
    return view


def same_series(given: Series | str) -> Series:
    """A series given as such or by its key."""
    if isinstance(given, Series):
        return given
    if isinstance(given, str):
        return Series.parse(given)
    raise UsageError(f"{given!r} is no series.", "", "Give a Series, or a key such as 'immigration[nationality=british]'.")
