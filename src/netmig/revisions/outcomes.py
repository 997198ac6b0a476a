"""What became of published figures: each figure at a release, and where it stood after a horizon.

This is the history from which an expected revision is formed, and against which it is replayed.
Nothing here looks past the moment it is asked about: a figure's kind is told by what was out when it
was published, and an outcome belongs to the history only from the day on which it was published.

Three horizons: `next` is the next release that gives the period; `year` the first about a year
after; `latest` the last figure before any change of method, asked no sooner than a year after.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ..codes import FLOWS
from ..errors import NotHeldError, UsageError
from ..periods import Period
from ..series import Series
from .entries import Entry
from .finding import usual_rounding
from .publication_calendar import DAY, Calendar
from .triangle import Triangle

if TYPE_CHECKING:
    from ..ledger.ledger import Ledger

Horizon = Literal["next", "year", "latest"]
HORIZONS: tuple[Horizon, ...] = ("next", "year", "latest")
HORIZON_WORDS = {
    "next": "at the next release",
    "year": "a year after",
    "latest": "at its last before any change of method",
}

YEAR = 365.25
# in gaps between releases: what comes sooner is of the same days of publication, what comes later is no next release
TOO_SOON, TOO_LATE = 1 / 4, 3 / 2
# how much of a gap a Thursday may lie before its place in the calendar
SLACK = 1 / 10

TEN_DAYS = 10.0
# a figure four times as large is taken to be revised by twice as much
SIZE_POWER = 0.5
YOUNG = "young"
GROUPS = ("all", "british", "eu_plus", "non_eu_plus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A figure as one release gave it, and its kind: all that an interval is formed from, but for the history."""

    series: str
    period: Period
    published: datetime
    release: str
    value: float
    rounding: float
    size: float
    """How large the thing is: of a balance, the larger of its two flows."""
    step: int
    """How many usual gaps between releases have gone by since its first publication."""
    steps_a_year: int
    """How many such gaps make a year, as known when it was published."""
    era: int
    """Which run of comparable releases it is of."""
    pace: float | None
    """The change on a year before, as it stood; None where that is not held."""
    interval: tuple[float, float] | None = None
    """The publisher's own 95 % interval, where one is held."""
    entry: Entry | None = field(default=None, compare=False, repr=False)

    age: str = field(init=False, compare=False)
    """The class of its age: `step 0`, `step 1`… in the year after first publication, then `year 1` and `year 2`."""
    kind: str = field(init=False, compare=False)
    """`young` in the year after first publication, when official figures are provisional; else the class of its age."""
    measure: float = field(init=False, compare=False)
    """What a revision of it is measured in: the root of its size."""

    def __post_init__(self) -> None:
        # asked for far more often than made
        keep = object.__setattr__
        keep(self, "age", self.age_after(0))
        keep(self, "kind", kind_of(self.age))
        keep(self, "measure", float(self.size**SIZE_POWER))

    @property
    def young(self) -> bool:
        """Whether it is in the year after first publication."""
        return self.kind == YOUNG

    def age_after(self, steps: int) -> str:
        """The class of its age so many gaps between releases later."""
        step = self.step + steps
        return f"step {step}" if step < self.steps_a_year else f"year {min(2, step // self.steps_a_year)}"


def kind_of(age: str) -> str:
    """The kind of figures of an age: all those of the first year are of one."""
    return YOUNG if age.startswith("step") else age


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A figure, and where it stood after a horizon."""

    figure: Standing
    horizon: Horizon
    value: float
    known: datetime
    """When the later figure was published."""
    round: int
    """The round of publication that revised it: figures revised together are one event, not many."""
    release: str
    changes: tuple[tuple[str, str], ...] = ()
    """The changes of method between the two, as (code, words); none is a routine revision."""

    @property
    def revision(self) -> float:
        """Later − earlier: positive is revised up."""
        return self.value - self.figure.value

    @property
    def routine(self) -> bool:
        return not self.changes


class Family:
    """The series whose revisions are taken to be of one kind, but for their size.

    `gross` gives, for a balance, the series that tell how large it is. With `by_size` a larger figure
    is taken to be revised by more; for growth rates and other balances that is not so.
    """

    def __init__(
        self, triangles: Sequence[Triangle], gross: Mapping[str, Sequence[str]] | None = None, *, by_size: bool = False
    ) -> None:
        if not triangles:
            raise UsageError("A family of series needs one at least.")
        self.triangles = {each.name: each for each in triangles}
        self.gross = dict(gross or {})
        self.by_size = by_size
        self.calendar = Calendar([issue.published_at for each in triangles for issue in each.issues])
        self._places = {each.name: {issue.id: place for place, issue in enumerate(each.issues)} for each in triangles}
        self._usual = {each.name: usual_rounding(each) for each in triangles}
        self._first_lags = self._lags()
        self._kinds: dict[str, list[Standing]] = {}
        self._outcomes: dict[tuple[Horizon, datetime | None, str, bool], tuple[Outcome, ...]] = {}
        self._known_later: dict[tuple[str, Period, str], tuple[Entry, ...]] = {}
        self._known_comparable: dict[tuple[str, Period, str], int] = {}
        self._known_changes: dict[tuple[str, Period, str, str], tuple[tuple[str, str], ...]] = {}
        self._standings: dict[tuple[str, Period, str], Standing] = {}

    @staticmethod
    def of_ledger(ledger: Ledger, series: Series) -> Family:
        """The series with those whose revisions tell of it: both flows and the balance, of each nationality group."""
        if series.measure not in FLOWS or "forecaster" in dict(series.fixed):
            return Family([Triangle.of_view(ledger.view(series))], by_size=series.measure != FLOWS[0])
        others = dict(series.fixed)
        wanted = dict.fromkeys(
            [
                series,
                *(Series.of(measure, nationality=group) for measure in FLOWS for group in GROUPS),
                *(Series.of(measure, **others) for measure in FLOWS),
            ]
        )
        held = {each for measure in FLOWS for each in ledger.series(measure)}
        members = [each for each in wanted if each in held]
        triangles = [Triangle.of_view(ledger.view(each)) for each in members]
        names = {each.name for each in triangles}
        gross = {
            each.key: [
                name for flow in FLOWS[1:] if (name := Series.of(flow, **dict(each.fixed)).key) in names
            ]
            for each in members
            if each.measure == FLOWS[0]
        }  # fmt: skip
        return Family(triangles, gross, by_size=True)

    def standing(self, series: str, entry: Entry) -> Standing:
        """A published figure with its kind, told by what was out when it was published."""
        key = series, entry.period, entry.issue.id
        if key not in self._standings:
            self._standings[key] = self._standing(series, entry)
        return self._standings[key]

    def _standing(self, series: str, entry: Entry) -> Standing:
        triangle, when = self.triangles[series], entry.issue.published_at
        before = self._as_of(series, entry.period.years_back(1), when)
        figure = entry.figure
        step, steps_a_year = self._age(entry)
        interval = None
        if figure is not None and figure.low is not None and figure.high is not None and "95" in figure.confidence:
            interval = (float(figure.low), float(figure.high))
        return Standing(
            series=series,
            period=entry.period,
            published=when,
            release=entry.issue.id,
            value=entry.value,
            rounding=entry.rounding,
            size=self._size(series, entry),
            step=step,
            steps_a_year=steps_a_year,
            era=triangle.comparability.era(self._places[series][entry.issue.id]),
            pace=None if before is None else entry.value - before.value,
            interval=interval,
            entry=entry,
        )

    def standing_as_of(self, series: str, period: Period | str, when: datetime | None = None) -> Standing:
        """The figure of a period that stood at a moment, its newest if none is given; NotHeldError where none did."""
        triangle = self.triangles[series]
        asked = triangle.period(period)
        told = [each for each in triangle.rows[asked] if when is None or each.issue.published_at <= when]
        if not told:
            first = triangle.rows[asked][0].issue.label
            raise NotHeldError(f"No {series} for {asked.label} had been published by then.", f"The first is of {first}.")
        return self.standing(series, told[-1])

    def origins(self) -> Iterator[Standing]:
        """Every figure of the family as each release gave it, but those published again within the same round."""
        for name, triangle in self.triangles.items():
            for entries in triangle.rows.values():
                for place, entry in enumerate(entries):
                    after = entries[place + 1].issue.published_at if place + 1 < len(entries) else None
                    if after is None or self.calendar.round(after) != self.calendar.round(entry.issue.published_at):
                        yield self.standing(name, entry)

    def outcomes(
        self, horizon: Horizon, as_of: datetime | None = None, *, kind: str = YOUNG, across_breaks: bool = False
    ) -> tuple[Outcome, ...]:
        """What became of the figures of a kind, as far as it was known at a moment, oldest first.

        Without `across_breaks` only routine revisions: those that no change of method crosses.
        """
        # where the last figure stands depends on the day; of the others, each is known from its day on
        known = as_of if horizon == "latest" else None
        key = horizon, known, kind, across_breaks
        if key not in self._outcomes:
            outcomes = (self.outcome(each, horizon, known, across_breaks=across_breaks) for each in self._of_kind(kind))
            found = [each for each in outcomes if each is not None]
            found.sort(key=lambda each: (each.known, each.figure.published, each.figure.series, each.figure.period))
            self._outcomes[key] = tuple(found)
        return tuple(each for each in self._outcomes[key] if as_of is None or each.known <= as_of)

    def _of_kind(self, kind: str) -> list[Standing]:
        if not self._kinds:
            for each in self.origins():
                self._kinds.setdefault(each.kind, []).append(each)
        return self._kinds.get(kind, [])

    def outcome(
        self, figure: Standing, horizon: Horizon, as_of: datetime | None = None, *, across_breaks: bool = False
    ) -> Outcome | None:
        """What became of one figure, or None where that is not known or a change of method lies between.

        A series begun anew is another series: nothing there is an outcome of a figure before. Nor is
        anything known from a value that is rounded more coarsely than those of its series are.
        """
        if self._is_rough(figure.series, figure.rounding):
            return None
        later = self._later(figure)
        if horizon == "latest" and not across_breaks:
            later = later[: self._comparable(figure)]
        if as_of is not None:
            later = later[: bisect_right(later, as_of, key=lambda each: each.issue.published_at)]
        chosen = self._choose(figure, later, horizon, as_of)
        if chosen is None:
            return None
        changes = self._changes(figure, chosen)
        if changes and not across_breaks:
            return None
        return Outcome(
            figure=figure,
            horizon=horizon,
            value=chosen.value,
            known=chosen.issue.published_at,
            # the last release gives all that stand: there it is the figure's own round that tells one event from another
            round=self.calendar.round(figure.published if horizon == "latest" else chosen.issue.published_at),
            release=chosen.issue.id,
            changes=changes,
        )

    def _later(self, figure: Standing) -> tuple[Entry, ...]:
        """What was published for the period after a figure, in its era."""
        key = figure.series, figure.period, figure.release
        if key not in self._known_later:
            places, era = self._places[figure.series], self.triangles[figure.series].comparability.era
            self._known_later[key] = tuple(
                each
                for each in self.triangles[figure.series].rows[figure.period]
                if each.issue.published_at > figure.published
                and era(places[each.issue.id]) == figure.era
                and not self._is_rough(figure.series, each.rounding)
            )
        return self._known_later[key]

    def _is_rough(self, series: str, rounding: float) -> bool:
        """Whether a value is rounded more coarsely than those of its series are, as `netmig revisions` has it."""
        return 0 < self._usual[series] < rounding

    def _comparable(self, figure: Standing) -> int:
        """How many of the later figures come before any change of method."""
        key = figure.series, figure.period, figure.release
        if key not in self._known_comparable:
            later = self._later(figure)
            self._known_comparable[key] = next(
                (place for place, each in enumerate(later) if self._changes(figure, each)), len(later)
            )
        return self._known_comparable[key]

    def _changes(self, figure: Standing, later: Entry) -> tuple[tuple[str, str], ...]:
        """The changes of method between a figure and a later one of its period, as (code, words)."""
        key = figure.series, figure.period, figure.release, later.issue.id
        if key not in self._known_changes:
            places = self._places[figure.series]
            found = self.triangles[figure.series].comparability.changes(
                figure.period, places[figure.release], places[later.issue.id]
            )
            self._known_changes[key] = tuple((each.code, each.words) for each in found)
        return self._known_changes[key]

    def _choose(self, figure: Standing, later: Sequence[Entry], horizon: Horizon, as_of: datetime | None) -> Entry | None:
        if horizon == "latest":
            until = as_of or max(each.watched_through for each in self.triangles.values())
            spacing = self.calendar.spacing(until)
            if spacing is None or not later or _days(figure.published, until) < YEAR - _year_slack(spacing):
                return None
            return later[-1] if _days(figure.published, later[-1].issue.published_at) >= spacing * TOO_SOON else None
        for each in later:
            spacing = self.calendar.spacing(each.issue.published_at)
            if spacing is None:
                continue
            days = _days(figure.published, each.issue.published_at)
            if horizon == "next" and spacing * TOO_SOON <= days <= spacing * TOO_LATE:
                return each
            # the first that will do, not the nearest to a year: a later release must change nothing that was known before it
            if horizon == "year" and -max(spacing / 2, TEN_DAYS) <= days - YEAR <= _year_slack(spacing):
                return each
        return None

    def _as_of(self, series: str, period: Period, when: datetime) -> Entry | None:
        told = self.triangles[series].rows.get(period, ())
        return next((each for each in reversed(told) if each.issue.published_at <= when), None)

    def _size(self, series: str, entry: Entry) -> float:
        if not self.by_size:
            return 1.0
        flows = (self._nearest(name, entry.period, entry.issue.published_at) for name in self.gross.get(series, ()))
        return max([abs(entry.value), *(abs(each.value) for each in flows if each is not None)]) or entry.rounding or 1.0

    def _nearest(self, series: str, period: Period, when: datetime) -> Entry | None:
        """The figure of a period as it stood; where there was none, that of the nearest period before it."""
        found = self._as_of(series, period, when)
        if found is not None:
            return found
        earlier = (self._as_of(series, each, when) for each in reversed(self.triangles[series].periods) if each < period)
        return next((each for each in earlier if each is not None), None)

    def _lags(self) -> list[tuple[float, float]]:
        """For each publication, the shortest lag from the end of a period to its publication seen by then."""
        lags: dict[float, float] = {}
        for triangle in self.triangles.values():
            for entries in triangle.rows.values():
                for each in entries:
                    day = each.issue.published_at.timestamp() / DAY
                    lags[day] = min(lags.get(day, _lag(each)), _lag(each))
        shortest: list[tuple[float, float]] = []
        for day in sorted(lags):
            shortest.append((day, min(lags[day], shortest[-1][1]) if shortest else lags[day]))
        return shortest

    def _age(self, entry: Entry) -> tuple[int, int]:
        """Steps since first publication, and steps in a year.

        netmig may not hold the first publication: age is by how much the lag since the end of the
        period exceeds the shortest lag seen by then.
        """
        when = entry.issue.published_at
        place = bisect_right(self._first_lags, (when.timestamp() / DAY, float("inf"))) - 1
        spacing = self.calendar.spacing(when)
        if spacing is None:
            return 0, 1
        age = _lag(entry) - self._first_lags[place][1]
        return int(age / spacing + SLACK), max(1, round(YEAR / spacing))


def _days(earlier: datetime, later: datetime) -> float:
    return (later - earlier).total_seconds() / DAY


def _lag(entry: Entry) -> float:
    """Days from the end of the period to its publication."""
    return (entry.issue.published_at.date() - entry.period.end).days


def _year_slack(spacing: float) -> float:
    return max(spacing / 2, 31.0)
