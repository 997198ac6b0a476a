"""Where a provisional figure can be expected to stand: an interval from how such figures were revised before.

    expected("net_migration", "YE Dec 2025")                     # at the next release
    expected("net_migration", "YE Dec 2025", horizon="year")     # a year after

The interval is of routine revision. What changes of method did is told beside it, for it is another
thing: how often they came, and how far they moved figures such as this. With the interval goes its
record: how often intervals so formed at past releases held, of how many, and how wide they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..errors import NotHeldError, UsageError
from ..ledger.figures import moment
from ..ledger.ledger import Ledger, open_ledger
from ..periods import Period
from ..series import Series
from .cautions import DefinitionBreakWarning, RevisionWarning, SmallSampleWarning, StaleDataWarning
from .interval_methods import CHOSEN, FEWEST_ROUNDS, METHODS, History, form, rounds
from .interval_scores import Interval, Record
from .method_changes import MethodChange, changes_words, mean_words, method_changes, number, with_unit
from .outcomes import HORIZON_WORDS, HORIZONS, Family, Horizon, Standing
from .replay import LEVELS, replay
from .triangle import Triangle

# a record of fewer figures than this is called small
RECORD_NEEDED = 20


class TooFewRevisionsError(NotHeldError):
    """So few revisions of such figures are known that no interval can be formed."""

    code = "too_few_revisions"

    def __init__(self, asked: str, available: str = "", next_step: str = "", *, n: int = 0, needed: int = FEWEST_ROUNDS) -> None:
        super().__init__(asked, available, next_step)
        self.n = n
        """How many rounds of publication are known."""
        self.needed = needed


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRevision:
    """Where one figure can be expected to stand, and how good such expectations were."""

    label: str
    """The series in words."""
    unit: str
    figure: Standing
    period: str
    """What the period is called: as the table has it, else in netmig's own words."""
    horizon: Horizon
    method: str
    across_breaks: bool
    as_of: datetime | None
    intervals: tuple[Interval, ...]
    """One a level, the narrowest first; a level that cannot be given is not among them."""
    n: int
    """How many revisions the interval is formed from."""
    rounds: int
    """In how many rounds of publication they were made: figures revised together are one event."""
    own: int
    """How many of the revisions are of the series itself."""
    record: tuple[Record, ...]
    """How intervals so formed did at past releases, over all series of the family; one a level."""
    own_record: tuple[Record, ...]
    """The same, of this series alone."""
    method_changes: tuple[MethodChange, ...]
    change_rounds: tuple[int, int]
    """In how many rounds a change of method touched provisional figures of this series, of how many rounds."""
    path: tuple[tuple[date, float], ...]
    """Every value published for the period so far, with its day."""
    warnings: tuple[RevisionWarning, ...]

    def interval(self, level: float) -> Interval:
        """The interval of a level; UsageError, which says why, where there is none."""
        for each in self.intervals:
            if each.level == level:
                return each
        levels = ", ".join(f"{each.level:.0%}" for each in self.intervals)
        raise UsageError(f"There is no {level:.0%} interval.", f"There are: {levels}.", " ".join(map(str, self.warnings)))

    @property
    def kind(self) -> str:
        """What the interval is of: routine revision, or any."""
        return "any revision, changes of method among them" if self.across_breaks else "routine revision"

    @property
    def basis(self) -> str:
        """What the interval is formed from, in words."""
        return (
            f"Formed from {self.n} {_plural('revision', self.n)} of such figures in {self.rounds} "
            f"{_plural('round', self.rounds)} of publication, {self.own} of them of this series."
        )

    @property
    def published_interval(self) -> str:
        """The publisher's own interval in words; empty where none is held."""
        if self.figure.interval is None:
            return ""
        low, high = self.figure.interval
        return f"The publisher's own 95% interval is {number(low)} to {number(high)}; it is of the making of the estimate, not of its revision."

    def sentences(self) -> tuple[str, ...]:
        """The answer in words: the interval, what it is of, its record, and what changes of method did."""
        figure = self.figure
        told = [
            f"{self.label}, {self.period}: {with_unit(figure.value, self.unit)}, published {figure.published.date().isoformat()}.",
            f"Expected {HORIZON_WORDS[self.horizon]}: {self._intervals()} ({self.kind}).",
            self.basis,
            *filter(None, [self.published_interval]),
            *(f"Such intervals at past releases: {record_words(each, figure.rounding)}." for each in self.record),
            *(f"For this series alone: {record_words(each, figure.rounding)}." for each in self.own_record),
        ]
        return (*told, *(each.words for each in self.warnings))

    def to_dict(self) -> dict[str, Any]:
        figure = self.figure
        return {
            "series": figure.series,
            "unit": self.unit,
            "period": self.period,
            "as_of": self.as_of and self.as_of.isoformat(),
            "figure": {
                "value": figure.value, "release": figure.release, "published": figure.published.date().isoformat(),
                "age": figure.age, "publisher_interval": figure.interval and list(figure.interval),
            },
            "horizon": self.horizon,
            "method": self.method,
            "revision": "any" if self.across_breaks else "routine",
            "intervals": [each.to_dict() for each in self.intervals],
            "n": self.n,
            "rounds": self.rounds,
            "own": self.own,
            "record": {
                "all_series": [each.to_dict() for each in self.record],
                "this_series": [each.to_dict() for each in self.own_record],
            },
            "method_changes": {
                "rounds": self.change_rounds[0], "of_rounds": self.change_rounds[1],
                "events": [each.to_dict() for each in self.method_changes],
            },
            "path": [{"published": day.isoformat(), "value": value} for day, value in self.path],
            "warnings": [each.to_dict() for each in self.warnings],
        }  # fmt: skip

    def _intervals(self) -> str:
        return ", ".join(f"{number(each.low)} to {number(each.high)} ({each.level:.0%})" for each in self.intervals)

    def __repr__(self) -> str:
        held = ", ".join(f"{each.held} of {each.n} held at {each.level:.0%}" for each in self.record)
        return (
            f"<Expected {self.figure.series} {self.period} {HORIZON_WORDS[self.horizon]}: {self._intervals()}, "
            f"{self.kind}; replayed: {held}>"
        )

    def _repr_html_(self) -> str:
        from ..ledger.frames import html_table  # noqa: PLC0415 - for notebooks alone

        records = {each.level: each for each in self.record}
        rows = [
            [
                f"{each.level:.0%}",
                each.low,
                each.high,
                records[each.level].n,
                records[each.level].coverage,
                records[each.level].width,
            ]
            for each in self.intervals
        ]
        caption = " ".join(self.sentences()[:3])
        return html_table(caption, ("level", "low", "high", "past intervals", "share that held", "their mean width"), rows)


def expected(
    series: str | Series | Triangle,
    period: str | Period,
    *,
    horizon: Horizon = "next",
    as_of: str | date | datetime | None = None,
    ledger: Ledger | None = None,
    across_breaks: bool = False,
    method: str = CHOSEN,
    levels: Sequence[float] = LEVELS,
    **dimensions: str,
) -> ExpectedRevision:
    """An interval for where a figure will stand, with what such intervals were worth.

    `series` is a measure or a series of the ledger (the default one if none is given), or a triangle
    of any table. `horizon` is `next` (release), `year` (after) or `latest` (before any change of
    method); `as_of` forms it from what was known then. With `across_breaks` changes of method are
    taken for revisions like others.

    Raises TooFewRevisionsError with n where fewer than two rounds of publication are known, and
    NotHeldError or UsageError where there is no such figure, horizon or method.

    >>> found = expected("net_migration", "YE Dec 2025", as_of="2026-05-21")
    >>> found.interval(0.8).low < found.figure.value < found.interval(0.8).high
    True
    """
    _check(horizon, method, levels)
    when = None if as_of is None else moment(as_of)
    if isinstance(series, Triangle):
        family, name, label, unit = Family([series]), series.name, series.name, series.unit
    else:
        held = ledger if ledger is not None else open_ledger()
        asked = _series(series, dimensions)
        family, name, label, unit = family_of(held, asked), asked.key, asked.label, asked.unit
    return expected_of(
        family, name, period, horizon=horizon, as_of=when, across_breaks=across_breaks, method=method, levels=levels,
        label=label, unit=unit,
    )  # fmt: skip


def family_of(ledger: Ledger, series: Series) -> Family:
    """The family of a series of the ledger, which keeps it until it changes; NotHeldError where nothing is held."""
    kept: dict[str, Family] = ledger.worked_out.setdefault("revisions.families", {})
    if series.key not in kept:
        held = ledger.series(series.measure)
        if series not in held:
            raise NotHeldError.among("figures of", series.key, (each.key for each in held))
        kept[series.key] = Family.of_ledger(ledger, series)
    return kept[series.key]


def expected_of(
    family: Family,
    series: str,
    period: str | Period,
    *,
    horizon: Horizon = "next",
    as_of: datetime | None = None,
    across_breaks: bool = False,
    method: str = CHOSEN,
    levels: Sequence[float] = LEVELS,
    label: str = "",
    unit: str = "",
) -> ExpectedRevision:
    """As `expected`, of a series of a family."""
    _check(horizon, method, levels)
    figure = family.standing_as_of(series, period, as_of)
    history = History(family, as_of, across_breaks=across_breaks)
    basis = history.of_kind(figure, "next" if method in ("partial_pooling", "momentum") else horizon)
    seen = rounds(basis)
    found = [form(method, figure, horizon, history, level) for level in sorted(levels)]
    intervals = tuple(each for each in found if each is not None)
    label, called = label or series, family.triangles[series].label(figure.period)
    if not intervals:
        raise TooFewRevisionsError(
            f"No interval can be given for where {label} for {called} will stand {HORIZON_WORDS[horizon]}.",
            f"{len(basis)} {_plural('revision', len(basis))} of such figures in {seen} {_plural('round', seen)} of publication "
            f"{'is' if len(basis) == 1 else 'are'} known{'' if across_breaks else ', those that a change of method crosses aside'}.",
            f"It takes {_needed(method, min(levels))} rounds{'' if across_breaks else '; those that cross a change can be counted as well (--across-breaks)'}.",
            n=seen, needed=_needed(method, min(levels)),
        )  # fmt: skip
    replayed = replay(
        family, horizon, as_of=as_of, across_breaks=across_breaks, methods=tuple({CHOSEN, method}), levels=tuple(sorted(levels)),
        era=figure.era, kind=figure.kind,
    )  # fmt: skip
    record = tuple(replayed.record(method, each.level) for each in intervals)
    own_record = tuple(replayed.of_series(series).record(method, each.level) for each in intervals)
    changes, change_rounds = method_changes(family, figure, as_of)
    return ExpectedRevision(
        label=label,
        unit=unit,
        figure=figure,
        period=called,
        horizon=horizon,
        method=method,
        across_breaks=across_breaks,
        as_of=as_of,
        intervals=intervals,
        n=len(basis),
        rounds=seen,
        own=sum(each.figure.series == series for each in basis),
        record=record,
        own_record=own_record,
        method_changes=changes,
        change_rounds=change_rounds,
        path=tuple(
            (each.issue.published_at.date(), each.value)
            for each in family.triangles[series].rows[figure.period]
            if as_of is None or each.issue.published_at <= as_of
        ),
        warnings=(
            *_warnings(
                figure, called, levels, intervals, method, seen, record, changes, change_rounds, unit, across_breaks=across_breaks
            ),
            *_stale(family, as_of),
        ),
    )


def _stale(family: Family, as_of: datetime | None) -> list[RevisionWarning]:
    """What must be said of a day up to which nobody has watched publications."""
    watched = max(each.watched_through for each in family.triangles.values())
    if as_of is None or as_of <= watched:
        return []
    words = f"Publications have been watched until {watched.date().isoformat()}: what came later is not known here."
    return [StaleDataWarning(words)]


def _warnings(
    figure: Standing,
    called: str,
    levels: Sequence[float],
    intervals: Sequence[Interval],
    method: str,
    seen: int,
    record: Sequence[Record],
    changes: Sequence[MethodChange],
    change_rounds: tuple[int, int],
    unit: str,
    *,
    across_breaks: bool,
) -> list[RevisionWarning]:
    found: list[RevisionWarning] = []
    given = {each.level for each in intervals}
    for level in sorted(levels):
        free = distribution_free(level)
        if level not in given:
            words = f"A {level:.0%} interval cannot be given from {seen} rounds of publication: by this method it takes {free}."
            found.append(SmallSampleWarning(words, seen, free))
        elif seen < free and method != "conformal_pooled":
            words = (
                f"The {level:.0%} interval rests on an assumed distribution: without one it would take {free} rounds of publication, "
                f"and {seen} are known."
            )
            found.append(SmallSampleWarning(words, seen, free))
    if record[0].n < RECORD_NEEDED:
        words = f"The record is of {record[0].n} past {_plural('interval', record[0].n)}: too few to say how often such intervals hold."
        found.append(SmallSampleWarning(words, record[0].n, RECORD_NEEDED))
    if not figure.young:
        words = f"{called} was first published over a year before: the interval is from figures as old, which are rarely revised."
        found.append(SmallSampleWarning(words, seen))
    if not across_breaks:
        found.append(DefinitionBreakWarning(changes_words(changes, change_rounds, unit, figure.rounding), len(changes)))
    return found


def distribution_free(level: float) -> int:
    """How many rounds an interval of a level takes that assumes no distribution: level ≤ K / (K + 1).

    >>> distribution_free(0.8), distribution_free(0.95)
    (4, 19)
    """
    needed = 1
    while needed / (needed + 1) < level - 1e-12:
        needed += 1
    return needed


def _needed(method: str, level: float) -> int:
    return distribution_free(level) if method == "conformal_by_round" else FEWEST_ROUNDS


def record_words(record: Record, rounding: float = 0) -> str:
    """A record in words: 74 of 78 held (95 %), mean width 70,000."""
    if not record.n or record.width is None:
        return f"{record.level:.0%} intervals could be given for none of {record.refused} figures"
    refused = f", {record.refused} refused" if record.refused else ""
    return (
        f"{record.held} of {record.n} {record.level:.0%} intervals held{refused}, mean width {mean_words(record.width, rounding)}"
    )


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _series(series: str | Series, dimensions: dict[str, str]) -> Series:
    if isinstance(series, Series):
        return series.with_(**dimensions) if dimensions else series
    return Series.parse(series).with_(**dimensions) if "[" in series else Series.of(series, **dimensions)


def _check(horizon: str, method: str, levels: Sequence[float]) -> None:
    if horizon not in HORIZONS:
        raise UsageError(f"{horizon!r} is no horizon.", f"There are: {', '.join(HORIZONS)}.")
    if method not in METHODS:
        raise UsageError(f"{method!r} is no way of forming an interval.", f"There are: {', '.join(METHODS)}.")
    if not levels or not all(0 < each < 1 for each in levels):
        raise UsageError("A level is between 0 and 1, such as 0.8.")
