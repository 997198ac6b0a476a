"""The revisions between a pair of values, one row each, and what of each falls on a change of method.

Revision = later − earlier; positive is revised up. Unless `across_breaks` is asked for, no revision
crosses a change of method or definition: "latest" is then the newest value made as the earlier one was,
and a pair of which the later value is made otherwise is set aside, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from ..errors import UsageError
from ..ledger.figures import moment
from ..ledger.frames import Cell, html_table, to_frame
from ..periods import Period
from .cautions import DefinitionBreakWarning, FirstHeldWarning, RevisionWarning, RoughFiguresWarning, StaleDataWarning
from .comparability import Change
from .entries import Entry, Number
from .pairs import Pair, reason_missing
from .triangle import Triangle

if TYPE_CHECKING:
    from .inference import Outcomes
    from .statistics import Summary

Starts = Literal["published", "held"]
# what a group of revisions can be told by
Grouping = Literal["kind", "direction", "age", "release"]


def total(values: Iterable[Number]) -> Number:
    """The sum of published numbers in their own decimals, without what binary ones add.

    >>> total([1.1, -0.9]), total([3, -1])
    (0.2, 2)
    """
    told = list(values)
    if all(isinstance(each, int) for each in told):
        return sum(told)
    return float(sum(Decimal(str(each)) for each in told))


@dataclass(frozen=True, slots=True)
class Step:
    """From one value of a period to the next one published: the smallest revision there is."""

    earlier: Entry
    later: Entry
    changes: tuple[Change, ...]
    """The changes of method and definition that lie in it."""
    kinds: tuple[str, ...]
    """The kinds that its release states."""

    @property
    def value(self) -> Number:
        return total((self.later.value, -self.earlier.value))


@dataclass(frozen=True, slots=True)
class Revision:
    """The difference between two published values of one period."""

    period: Period
    earlier: Entry
    later: Entry
    steps: tuple[Step, ...] = field(repr=False)
    """The publications between the two, each with what is known of it."""
    changes: tuple[Change, ...] = ()
    """The changes of method and definition that lie between the two."""

    @property
    def value(self) -> Number:
        """Later − earlier: positive is revised up."""
        return total((self.later.value, -self.earlier.value))

    @property
    def on_break(self) -> Number:
        """How much of it was published in steps in which the method or the definition changed.

        Such a step may hold new data as well: it is what can be laid to the change at most.
        """
        return total(step.value for step in self.steps if step.changes)

    @property
    def off_break(self) -> Number:
        """The rest: what came of data and routine alone. The two add up to the revision."""
        return total((self.value, -self.on_break))

    @property
    def kind(self) -> str:
        """The kinds stated for the steps that moved it, joined by +: R1, R1+R3…; unknown where nothing is stated.

        A change of method known from elsewhere counts as R3, a correction as C.
        """
        moved = [step for step in self.steps if step.value] or self.steps
        told = {kind for step in moved for kind in step.kinds}
        told |= {"C" if change.kind == "correction" else "R3" for step in moved for change in step.changes}
        return "+".join(sorted(told)) or "unknown"

    @property
    def months(self) -> int:
        """Calendar months between the two publications."""
        return self.later.age - self.earlier.age

    def to_dict(self) -> dict[str, Any]:
        return {
            "period": self.period.label,
            "earlier": self.earlier.value,
            "later": self.later.value,
            "revision": self.value,
            "kind": self.kind,
            "earlier_published": self.earlier.issue.label,
            "later_published": self.later.issue.label,
            "earlier_release": self.earlier.issue.id,
            "later_release": self.later.issue.id,
            "months_between": self.months,
            "on_break": self.on_break,
            "off_break": self.off_break,
            "changes": [each.code for each in self.changes],
        }

    def __repr__(self) -> str:
        return (
            f"<Revision {self.period.label}: {self.earlier.value:,} ({self.earlier.issue.label}) → "
            f"{self.later.value:,} ({self.later.issue.label}), {self.value:+,}, {self.kind}>"
        )


@dataclass(frozen=True, slots=True)
class SetAside:
    """A period that no statistic counts, and why."""

    period: Period
    reason: str
    because: Literal["break", "era", "first", "missing", "rough", "since"]
    whole: Number | None = None
    """The revision that there would be, were the change of method passed over."""
    on_break: Number | None = None
    """How much of that falls on changes of method."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "period": self.period.label, "reason": self.reason, "because": self.because, "revision_across": self.whole,
            "on_break": self.on_break,
        }  # fmt: skip


@dataclass(frozen=True)
class Revisions:
    """Revisions of one series between one pair of values; `summary()` and `tests()` say what they come to.

    >>> rows = [("2020", "2021-03-01", 10), ("2020", "2022-03-01", 12), ("2021", "2022-03-01", 20), ("2021", "2022-09-01", 19)]
    >>> found = revisions_of(Triangle.of_rows(rows, name="example"), "first→latest")
    >>> found
    <Revisions example, first→latest: n = 2>
    >>> [row.value for row in found.rows], found.summary().mean
    ([2, -1], 0.5)
    """

    triangle: Triangle = field(repr=False)
    pair: Pair
    rows: tuple[Revision, ...] = field(repr=False)
    """By period, and within it by publication."""
    set_aside: tuple[SetAside, ...] = field(repr=False)
    across_breaks: bool
    starts: Starts
    as_of: datetime | None = None

    @property
    def n(self) -> int:
        """How many revisions there are."""
        return len(self.rows)

    @property
    def values(self) -> tuple[Number, ...]:
        """The revisions as bare numbers."""
        return tuple(row.value for row in self.rows)

    @property
    def warnings(self) -> tuple[RevisionWarning, ...]:
        """What must be said beside whatever is made of these rows, apart from the size of the sample."""
        return tuple(_warnings(self))

    def summary(self) -> Summary:
        """Every descriptive statistic, each with its n."""
        return self._summary

    def tests(self) -> Outcomes:
        """Bias, efficiency, news and noise; refused, with the reason, where there are too few periods."""
        return self._tests

    @cached_property
    def _summary(self) -> Summary:
        from .statistics import summarise  # noqa: PLC0415 - statistics are made of revisions

        return summarise(self)

    @cached_property
    def _tests(self) -> Outcomes:
        from .inference import outcomes  # noqa: PLC0415 - as above

        return outcomes(self)

    def by(self, what: Grouping) -> dict[str, Revisions]:
        """The revisions apart by their stated kind, by direction, by months between, or by the later release."""
        keys: Mapping[str, Callable[[Revision], str]] = {
            "kind": lambda row: row.kind,
            "direction": lambda row: "up" if row.value > 0 else "down" if row.value < 0 else "none",
            "age": lambda row: f"{row.months} months",
            "release": lambda row: row.later.issue.id,
        }
        if what not in keys:
            raise UsageError(f"Revisions are not told apart by {what!r}.", f"They are by: {', '.join(keys)}.")
        groups: dict[str, list[Revision]] = {}
        for row in self.rows:
            groups.setdefault(keys[what](row), []).append(row)
        order = sorted(groups, key=lambda name: (len(name), name) if what == "age" else (0, name))
        return {name: replace(self, rows=tuple(groups[name])) for name in order}

    def to_dict(self) -> dict[str, Any]:
        """Statistics, tests, warnings and rows, as `netmig revisions --format json` has them."""
        told = self.summary().to_dict()
        tests = self.tests()
        cautions = dict.fromkeys((*self.warnings, *self.summary().warnings, *tests.warnings))
        return {
            "series": self.triangle.name,
            "unit": self.triangle.unit or None,
            "pair": self.pair.code,
            "pair_in_words": self.pair.words,
            "sign": "revision = later - earlier; positive = revised up",
            "across_breaks": self.across_breaks,
            "starts": self.starts,
            **told,
            "tests": tests.to_dict(),
            "news_or_noise": tests.verdict,
            "reviser": self._reviser(),
            "warnings": [each.to_dict() for each in cautions],
            "rows": [{**row.to_dict(), "period": self.triangle.label(row.period)} for row in self.rows],
            "set_aside": [each.to_dict() for each in self.set_aside],
        }

    def _reviser(self) -> dict[str, float | None] | None:
        """The columns of R's reviser, which refuses fewer revisions than 8."""
        from .reviser import revision_analysis  # noqa: PLC0415 - as above

        return revision_analysis(self) if self.n >= 8 else None

    def to_frame(self, kind: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """One row a revision, as a frame of the library named; MissingExtraError where it is not installed."""
        rows = [row.to_dict() for row in self.rows]
        return to_frame([{**row, "changes": ";".join(row["changes"])} for row in rows], kind)

    def __repr__(self) -> str:
        across = ", across breaks" if self.across_breaks else ""
        return f"<Revisions {self.triangle.name}, {self.pair.words}{across}: n = {self.n}>"

    def _repr_html_(self) -> str:
        columns = ("period", "earlier", "published", "later", "published", "revision", "on a change of method", "kind")
        rows: list[list[Cell]] = [
            [
                self.triangle.label(row.period), row.earlier.value, row.earlier.issue.label, row.later.value,
                row.later.issue.label, f"{row.value:+,}", f"{row.on_break:+,}", row.kind,
            ]
            for row in self.rows
        ]  # fmt: skip
        return html_table(f"{self.triangle.name}, {self.pair.words}: n = {self.n}; positive is revised up", columns, rows)


def revisions_of(
    triangle: Triangle,
    pair: str | Pair = "first→latest",
    *,
    across_breaks: bool = False,
    starts: Starts | None = None,
    since: str | date | datetime | None = None,
    as_of: str | date | datetime | None = None,
) -> Revisions:
    """The revisions of a triangle between a pair of values.

    `starts` says which periods have a first value: those whose first publication is held
    (`published`, the default for series of the ledger) or all (`held`, the default for tables).
    `since` leaves out what was first published before a day, `as_of` all that was published after one.
    """
    wanted = Pair.parse(pair)
    starts = starts or ("published" if triangle.from_ledger else "held")
    limit = None if as_of is None else moment(as_of)
    known = triangle if limit is None else triangle.until(limit)
    rows, aside = _Finder(known, wanted, across_breaks, starts, None if since is None else start_of(since)).found()
    return Revisions(known, wanted, tuple(rows), tuple(aside), across_breaks, starts, limit)


def start_of(when: str | date | datetime) -> datetime:
    """The instant at which a day begins in London; a time is itself.

    >>> start_of("2024-11-28").isoformat()
    '2024-11-28T00:00:00+00:00'
    """
    end = moment(when)
    return (
        end
        if isinstance(when, datetime) or (isinstance(when, str) and len(when) > 10)
        else end.replace(hour=0, minute=0, second=0, microsecond=0)
    )


def steps_between(triangle: Triangle, earlier: Entry, later: Entry) -> tuple[Step, ...]:
    """The publications of a period from one value to another, each with the changes that lie in it."""
    told = triangle.rows[earlier.period][earlier.number : later.number + 1]
    return tuple(Step(first, second, triangle.changes(first, second), triangle.kinds(second)) for first, second in pairwise(told))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks for the two values of every period, and says of the others why there are not two."""

    triangle: Triangle
    pair: Pair
    across_breaks: bool
    starts: Starts
    since: datetime | None

    def found(self) -> tuple[list[Revision], list[SetAside]]:
        rows: list[Revision] = []
        aside: list[SetAside] = []
        couples: list[tuple[Entry, Entry]]
        usual = usual_rounding(self.triangle)
        ends = None if not self.pair.earlier else self.pair.ends(self.triangle)
        # steps of a series begun anew count from what it published first, not from what it looks back at
        begun = (
            self.triangle.first_known_in_eras()
            if ends is None and self.starts == "published" and not self.across_breaks
            else None
        )
        for period, told in self.triangle.rows.items():
            if refused := self._out_of_scope(period, told):
                aside.append(refused)
                continue
            if ends is None:
                couples = list(pairwise(told))
                if begun is not None and (period, self.triangle.newest_era) not in begun:
                    known = [
                        (before, after) for before, after in couples if self.triangle.era(before) != self.triangle.newest_era
                    ]
                    if len(known) < len(couples):
                        look = couples[len(known)][0].issue.label
                        reason = f"its first publication in the series begun anew is not held: {look} looks back at it"
                        aside.append(SetAside(period, reason, "first"))
                    couples = known
                if len(told) < 2:
                    aside.append(SetAside(period, "only one value is held", "missing"))
            else:
                earlier, later = ends[0].get(period), ends[1].get(period)
                if earlier is None or later is None:
                    lacking = ends[0] if earlier is None else ends[1]
                    aside.append(SetAside(period, reason_missing(lacking, period), "missing"))
                    continue
                if later.number < earlier.number or (later is earlier and self.pair.to_latest):
                    reason = "only one value is held" if len(told) == 1 else "no later value is held"
                    aside.append(SetAside(period, reason, "missing"))
                    continue
                couples = [(earlier, later)]
            for earlier, later in couples:
                made = self._revision(period, earlier, later, usual)
                (rows if isinstance(made, Revision) else aside).append(made)  # type: ignore[arg-type]
        return rows, aside

    def _out_of_scope(self, period: Period, told: tuple[Entry, ...]) -> SetAside | None:
        if self.since is not None and told[0].issue.published_at < self.since:
            return SetAside(period, f"first published {told[0].issue.label}", "since")
        if self.starts == "published" and not self.triangle.first_known(period):
            return SetAside(period, f"its first publication is not held: {told[0].issue.label} looks back at it", "first")
        return None

    def _revision(self, period: Period, earlier: Entry, later: Entry, usual: Number) -> Revision | SetAside:
        rough = [each for each in (earlier, later) if usual and each.rounding > usual]
        if rough:
            reason = f"{rough[0].value:,} ({rough[0].issue.label}) is rounded to {rough[0].rounding:,}, others to {usual:,}"
            return SetAside(period, reason, "rough")
        changes = self.triangle.changes(earlier, later)
        if self.across_breaks or not changes:
            if not self.across_breaks and self.triangle.era(earlier) != self.triangle.newest_era:
                return SetAside(
                    period, "of a series that its publisher has begun anew since", "era", total((later.value, -earlier.value))
                )
            return Revision(period, earlier, later, steps_between(self.triangle, earlier, later), changes)
        whole = Revision(period, earlier, later, steps_between(self.triangle, earlier, later), changes)
        if self.triangle.era(earlier) != self.triangle.newest_era:
            reason = "of a series that its publisher has begun anew since"
            return SetAside(period, reason, "era", whole.value, whole.on_break)
        if self.pair.to_latest:
            alike = [
                each for each in self.triangle.rows[period][earlier.number + 1 : later.number + 1]
                if not self.triangle.changes(earlier, each) and not (usual and each.rounding > usual)
            ]  # fmt: skip
            if alike:
                return Revision(period, earlier, alike[-1], steps_between(self.triangle, earlier, alike[-1]))
        codes = ", ".join(dict.fromkeys(change.code for change in changes))
        return SetAside(period, f"crosses a change of method or definition: {codes}", "break", whole.value, whole.on_break)


def usual_rounding(triangle: Triangle) -> Number:
    """The rounding that most values have; 0 where it is not known."""
    counted = Counter(each.rounding for told in triangle.rows.values() for each in told)
    return counted.most_common(1)[0][0] if counted else 0


def _warnings(found: Revisions) -> Iterable[RevisionWarning]:
    because = Counter(each.because for each in found.set_aside)
    if because["break"]:
        across = total(abs(each.whole) for each in found.set_aside if each.because == "break" and each.whole is not None)
        yield DefinitionBreakWarning(
            f"{_count(because['break'], 'revision')} ({across:,.10g} together, up or down) {_has(because['break'])} been left out: a change of "
            "method or definition lies in between. Ask for them with --across-breaks.", because["break"],
        )  # fmt: skip
    if because["era"]:
        yield DefinitionBreakWarning(
            f"{_count(because['era'], 'revision')} {_has(because['era'])} been left out: the publisher has begun the series anew "
            "since. Ask for them with --across-breaks.", because["era"],
        )  # fmt: skip
    crossing = [row for row in found.rows if row.changes]
    if crossing:
        on = total(row.on_break for row in crossing)
        yield DefinitionBreakWarning(
            f"{len(crossing)} of {_count(found.n, 'revision')} cross a change of method or definition; {on:+,.10g} of "
            f"{total(found.values):+,.10g} in all was published in such steps.", len(crossing),
        )  # fmt: skip
    if because["first"]:
        yield FirstHeldWarning(
            f"{_count(because['first'], 'period')} {_has(because['first'])} been left out: the first publication is not held.",
            because["first"],
        )
    unsure = {row.period for row in found.rows if not found.triangle.first_known(row.period)} if found.starts == "held" else set()
    if unsure:
        yield FirstHeldWarning(
            f"Of {_count(len(unsure), 'period')} the first value held may not be the first published: its release looks back.",
            len(unsure),
        )
    if because["rough"]:
        yield RoughFiguresWarning(
            f"{_count(because['rough'], 'revision')} {_has(because['rough'])} been left out: a value is rounded more coarsely.",
            because["rough"],
        )
    if found.as_of is not None and found.triangle.from_ledger and found.as_of > found.triangle.watched_through:
        day = found.triangle.watched_through.date().isoformat()
        yield StaleDataWarning(f"Publications have been watched until {day}: a later one is not known here.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
