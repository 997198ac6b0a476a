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
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ..errors import UsageError
from ..ledger.figures import moment
from ..ledger.frames import Cell, html_table, to_frame
from .cautions import (
    DefinitionBreakWarning,
    FirstHeldWarning,
    ReprintsWarning,
    RevisionWarning,
    RoughFiguresWarning,
    StaleDataWarning,
)
from .entries import Number, total
from .finding import Finder, Starts
from .pairs import Pair
from .revision import Revision, SetAside
from .triangle import Triangle

if TYPE_CHECKING:
    from .inference import Outcomes
    from .statistics import Summary

# whether a value that the next release publishes again unchanged is a revision of nought
Reprints = Literal["count", "leave_out"]
# what a group of revisions can be told by
Grouping = Literal["kind", "direction", "age", "release"]


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
    reprints: Reprints = "count"

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
            "reprints": self.reprints if self.pair.is_consecutive else None,
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
    reprints: Reprints = "count",
) -> Revisions:
    """The revisions of a triangle between a pair of values.

    `starts` says which periods have a first value: those whose first publication is held
    (`published`, the default for series of the ledger) or all (`held`, the default for tables).
    `since` leaves out what was first published before a day, `as_of` all that was published after one.

    Of consecutive values, one that the next release publishes again unchanged is a revision of nought, as
    in R's reviser (`get_revisions(interval = 1)`) and rjd3revisions; with `reprints="leave_out"` it is none, as
    in the compactified archives of R's epiprocess. Raises UsageError for `leave_out` with another pair: that
    a first value stands unchanged is an answer there.
    """
    wanted = Pair.parse(pair)
    if reprints != "count" and not (reprints == "leave_out" and wanted.is_consecutive):
        raise UsageError(
            f"Reprints cannot be dealt with as {reprints!r} between {wanted.words} values.",
            "Of consecutive values they can be counted or left out; of other pairs a value that stands is a revision of 0.",
            "Ask for consecutive values.",
        )
    starts = starts or ("published" if triangle.from_ledger else "held")
    limit = None if as_of is None else moment(as_of)
    known = triangle if limit is None else triangle.until(limit)
    rows, aside = Finder(known, wanted, across_breaks, starts, None if since is None else start_of(since)).found()
    if reprints == "leave_out":
        same = [row for row in rows if not row.value]
        aside += [SetAside(row.period, f"published again unchanged on {row.later.issue.label}", "reprint", 0) for row in same]
        rows = [row for row in rows if row.value]
    return Revisions(known, wanted, tuple(rows), tuple(aside), across_breaks, starts, limit, reprints)


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
    if same := sum(not row.value for row in found.rows) if found.pair.is_consecutive else 0:
        yield ReprintsWarning(
            f"{same} of {_count(found.n, 'revision')} {'is' if same == 1 else 'are'} 0: the next release published the value again "
            "unchanged. They count; --reprints leave-out leaves them out.", same,
        )  # fmt: skip
    if because["reprint"]:
        yield ReprintsWarning(
            f"{_count(because['reprint'], 'value')} published again unchanged {_has(because['reprint'])} been left out; as revisions of 0 "
            f"they would make {found.n + because['reprint']} in all.", because["reprint"],
        )  # fmt: skip
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
