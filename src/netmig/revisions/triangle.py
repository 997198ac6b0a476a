"""The revision triangle: every value ever published for each period, by release, by age and by ordinal.

    triangle = Triangle.of_view(netmig.open()["net_migration"])     # a series of the ledger
    triangle = Triangle.of_rows([("2020 Q1", "2020-05-01", 1.2), …])  # or any vintaged table

Nothing is carried forward in a triangle: a cell is what a release itself published. Answers that
carry forward (`as_of`, `at_age`) say from which release each value is.

What the number and the age of a value are, `entries` says; what an answer of one value a period is, `cuts`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from ..errors import NotHeldError, UsageError
from ..ledger.figures import moment
from ..ledger.frames import Cell, html_table, to_frame
from ..periods import Period, parse_period
from .comparability import Change, Comparability, OfReleases, Unknown
from .cuts import Cut
from .entries import Entry, Issue, Number, last_digit

if TYPE_CHECKING:
    from ..ledger.views import SeriesView
    from .analysis import Revisions
    from .expectation import ExpectedRevision

AGE_GAP = 3
"""Months: statistics are published half-yearly or oftener, so that a longer silence is a gap in what is held."""
FIRST_DAY = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Triangle:
    """Every value published for each period of a series, and what is known of the methods behind them.

    Make one with `of_view`, `of_rows`, `read_csv` (netmig.revisions.tables) or `of_frame`.

    >>> rows = [("2020", "2021-03-01", 10), ("2020", "2022-03-01", 12), ("2021", "2022-03-01", 20)]
    >>> triangle = Triangle.of_rows(rows, name="example")
    >>> triangle
    <Triangle example: 2 periods × 2 releases, 3 values>
    >>> triangle.first()["2020"].value, triangle.latest()["2020"].value, triangle.as_of("2021-12-31")["2020"].value
    (10, 12, 10)
    """

    name: str
    unit: str
    issues: tuple[Issue, ...]
    """The releases, oldest first."""
    rows: Mapping[Period, tuple[Entry, ...]]
    """The values of each period, oldest release first; periods in order."""
    watched_through: datetime
    """Up to when publications have been watched: a value that stood longer than that is not known to stand."""
    comparability: Comparability = field(default_factory=Unknown, repr=False, compare=False)
    from_ledger: bool = False
    """Whether it is a series of the ledger, of which netmig holds some releases and not others."""
    labels: Mapping[Period, str] = field(default_factory=dict, repr=False, compare=False)
    """What a table calls its periods, where that is not netmig's own label."""
    words: str = field(default="", repr=False, compare=False)
    """What the series is called in words; its name if nothing else is said."""
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _reached: tuple[date, ...] = field(init=False, repr=False, compare=False)
    """By release, the end of the newest period that releases before it had told of."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {each.id: place for place, each in enumerate(self.issues)})
        newest: dict[int, date] = {}
        for told in self.rows.values():
            for each in told:
                place = self._places[each.issue.id]
                newest[place] = max(newest.get(place, date.min), each.period.end)
        reached: list[date] = []
        so_far = date.min
        for place in range(len(self.issues)):
            reached.append(so_far)
            so_far = max(so_far, newest.get(place, date.min))
        # of the first release only the newest period is new for certain
        if reached and newest.get(0):
            reached[0] = max((period.end for period in self.rows if period.end < newest[0]), default=date.min)
        object.__setattr__(self, "_reached", tuple(reached))

    @staticmethod
    def of_view(view: SeriesView) -> Triangle:
        """The triangle of a series of the ledger, made once; figures without a number are left out."""
        kept = view.worked_out.get("revisions.triangle")
        if isinstance(kept, Triangle):
            return kept
        releases = view.releases
        issues = {each.id: Issue(each.id, each.published_at, each.published_label, each) for each in releases}
        rows = {}
        for period in view.periods:
            figures = [each for each in view.history(period) if each.value is not None]
            if figures:
                begun = issues[figures[0].release].month
                rows[period] = tuple(
                    Entry(
                        period, issue := issues[each.release], each.value or 0, number, issue.month - begun,
                        each.status, each.rounding, each,
                    )
                    for number, each in enumerate(figures)
                )  # fmt: skip
        watched = moment(view.watched_through) if view.watched_through else FIRST_DAY
        watched = max((watched, *(each.published_at for each in issues.values())))
        known = OfReleases(view.series, releases)
        made = Triangle(
            view.series.key,
            view.series.unit,
            tuple(issues.values()),
            rows,
            watched,
            known,
            from_ledger=True,
            words=view.series.label,
        )
        view.worked_out["revisions.triangle"] = made
        return made

    @staticmethod
    def of_rows(
        rows: Iterable[tuple[Period | str, date | datetime | str, Number]],
        *,
        name: str = "table",
        unit: str = "",
        comparability: Comparability | None = None,
        labels: Mapping[Period, str] | None = None,
    ) -> Triangle:
        """The triangle of any vintaged table: (period, published, value), in any order.

        Raises UsageError where one publication gives two values for a period.
        """
        cells: dict[tuple[Period, datetime], Number] = {}
        for period, published, value in rows:
            place = (parse_period(period) if isinstance(period, str) else period), moment(published)
            if place in cells and cells[place] != value:
                raise UsageError(
                    f"{place[0].label} has two values published {place[1].date().isoformat()}: {cells[place]} and {value}.", "",
                    "Give each period one value a publication.",
                )  # fmt: skip
            cells[place] = value
        issues = {when: Issue(day := when.date().isoformat(), when, day) for when in sorted({when for _, when in cells})}
        rounding = last_digit(cells.values())
        found: dict[Period, list[Entry]] = {}
        for (period, when), value in sorted(cells.items()):
            told = found.setdefault(period, [])
            age = issues[when].month - told[0].issue.month if told else 0
            told.append(Entry(period, issues[when], value, len(told), age, rounding=rounding))
        return Triangle(
            name, unit, tuple(issues.values()), {period: tuple(told) for period, told in found.items()},
            max(issues, default=FIRST_DAY), comparability or Unknown(), labels=labels or {},
        )  # fmt: skip

    @property
    def title(self) -> str:
        """What the series is called, for people."""
        return self.words or self.name

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period with a value, in order."""
        return tuple(self.rows)

    def period(self, asked: Period | str) -> Period:
        """A period of the triangle, given as such or by its label."""
        found = parse_period(asked) if isinstance(asked, str) else asked
        if isinstance(asked, str) and found not in self.rows:
            found = next((period for period, label in self.labels.items() if label == asked), found)
        if found not in self.rows:
            raise NotHeldError.among(f"period of {self.name}", str(getattr(asked, "label", asked)), map(self.label, self.rows))
        return found

    def label(self, period: Period) -> str:
        """What a period is called: as the table has it, else in netmig's own words."""
        return self.labels.get(period, period.label)

    def history(self, period: Period | str) -> tuple[Entry, ...]:
        """Every value published for a period, oldest first."""
        return self.rows[self.period(period)]

    def first(self) -> Cut:
        """The first value held for each period; see `first_known` for whether it was the first published."""
        return Cut(self, "first held", (told[0] for told in self.rows.values()))

    def latest(self) -> Cut:
        """The newest value for each period, of whatever age: newest is not final."""
        return Cut(self, "latest", (told[-1] for told in self.rows.values()))

    def nth(self, number: int) -> Cut:
        """The value of each period with this number: 0 is the first, as in R's reviser."""
        if number < 0:
            raise UsageError(f"A value's number is 0 (the first) or more, not {number}.")
        short = {period: f"only {len(told)} held" for period, told in self.rows.items() if len(told) <= number}
        return Cut(self, f"number {number}", (told[number] for told in self.rows.values() if len(told) > number), short)

    def at_age(self, *, months: int, exact: bool = False) -> Cut:
        """Each period's value as it stood so many calendar months after its first publication.

        That is the first one of just that age, else the newest of a lesser age; with `exact` only one
        of just that age. Missing where publications have not been watched for so long: nobody
        knows then what will stand. Of the ledger, which does not hold every release, it must be at most
        3 months younger: what no release held says, may have been revised in one that is not.
        """
        if months < 0:
            raise UsageError(f"An age is 0 months or more, not {months}.")
        watched = self.watched_through.year * 12 + self.watched_through.month - 1
        found: list[Entry] = []
        missing: dict[Period, str] = {}
        for period, told in self.rows.items():
            due = told[0].issue.month + months
            just = next((each for each in told if each.age == months), None)
            younger = [each for each in told if each.age < months]
            if just is not None:
                found.append(just)
            elif due > watched or (due == watched and self.watched_through.day < told[0].issue.published_at.day):
                missing[period] = f"not {months} months old when publications were last watched"
            elif exact or not younger:
                missing[period] = f"no value published at {months} months"
            elif self.from_ledger and younger[-1].age < months - AGE_GAP:
                missing[period] = f"no release held tells of it between {months - AGE_GAP} and {months} months"
            else:
                found.append(younger[-1])
        rule = f"{'of just' if exact else 'as it stood at'} {months} months"
        return Cut(self, rule, found, missing)

    def as_of(self, when: str | date | datetime) -> Cut:
        """Each period's newest value that was public at a moment; a bare date is its end in London."""
        limit = moment(when)
        found = ([each for each in told if each.issue.published_at <= limit] for told in self.rows.values())
        missing = {
            period: "nothing was public by then" for period, told in self.rows.items() if told[0].issue.published_at > limit
        }
        return Cut(self, f"as of {limit.date().isoformat()}", (stood[-1] for stood in found if stood), missing)

    def complete(self) -> Cut:
        """The first value of each period that the publisher marks complete; complete is not final."""
        found = (next((each for each in told if each.complete), None) for told in self.rows.values())
        missing = {
            period: "none is marked complete" for period, told in self.rows.items() if not any(each.complete for each in told)
        }
        return Cut(self, "complete as the publisher marks it", (each for each in found if each is not None), missing)

    def until(self, when: str | date | datetime) -> Triangle:
        """The triangle as it was known at a moment: the releases up to then and nothing after.

        Whatever is asked of it gives what would have been answered then: its ages, its newest
        values and its changes of method know of no later release.
        """
        limit = moment(when)
        kept = bisect_right([each.published_at for each in self.issues], limit)
        rows = {
            period: cut
            for period, told in self.rows.items()
            if (cut := tuple(each for each in told if each.issue.published_at <= limit))
        }
        return Triangle(
            self.name, self.unit, self.issues[:kept], rows, min(limit, self.watched_through), self.comparability,
            from_ledger=self.from_ledger, labels=self.labels,
            words=self.words,
        )  # fmt: skip

    def revisions(self, pair: str = "first→latest", **options: Any) -> Revisions:
        """The revisions between a pair of values; options are those of `netmig.revisions.analysis.revisions_of`."""
        from .analysis import revisions_of  # noqa: PLC0415 - revisions are made of triangles

        return revisions_of(self, pair, **options)

    def expect(self, period: Period | str, **options: Any) -> ExpectedRevision:
        """Where a figure can be expected to stand, from the triangle's own revisions; options are those of `netmig.revisions.expected`.

        A series of the ledger has more to go by: ask it of `netmig.open()[measure]`.
        """
        from .expectation import expected  # noqa: PLC0415 - as above

        return expected(self, period, **options)

    def first_known(self, period: Period | str) -> bool:
        """Whether the first value held for a period is known to be the first published.

        It is if its release told of a period later than any before it had told of; the first
        release held is trusted for its newest period only. A release that looks back further
        repeats what may have been published before, as R's `reviser` leaves out with `diagonal`.
        """
        asked = self.period(period)
        return asked.end > self._reached[self.place(self.rows[asked][0].issue)]

    def first_known_in_eras(self) -> frozenset[tuple[Period, int]]:
        """The periods, each with an era, of which the first value in that era is known to be the first published in it.

        The rule is that of `first_known`, for every run of comparable releases by itself: where a publisher
        begins a series anew, the years that the new series looks back over are published again, and not first.
        """
        newest: dict[int, date] = {}
        for told in self.rows.values():
            for each in told:
                place = self.place(each.issue)
                newest[place] = max(newest.get(place, date.min), each.period.end)
        reached: dict[int, date | None] = {}
        so_far: dict[int, date] = {}
        for place in sorted(newest):
            era = self.comparability.era(place)
            reached[place] = so_far.get(era)
            so_far[era] = max(so_far.get(era, date.min), newest[place])
        found: set[tuple[Period, int]] = set()
        for period, told in self.rows.items():
            begun: dict[int, int] = {}
            for each in told:
                begun.setdefault(self.era(each), self.place(each.issue))
            for era, place in begun.items():
                before = reached[place]
                # of the first release of an era only the newest period is new for certain
                if period.end == newest[place] if before is None else period.end > before:
                    found.add((period, era))
        return frozenset(found)

    def place(self, issue: Issue) -> int:
        """Where a release stands among those of the triangle, 0 the oldest."""
        return self._places[issue.id]

    def changes(self, earlier: Entry, later: Entry) -> tuple[Change, ...]:
        """The changes of method and definition that lie between two values of one period."""
        return self.comparability.changes(earlier.period, self.place(earlier.issue), self.place(later.issue))

    def kinds(self, later: Entry) -> tuple[str, ...]:
        """The kinds of revision that a value's release states for its period."""
        return self.comparability.kinds(later.period, self.place(later.issue))

    def era(self, entry: Entry) -> int:
        """Which run of comparable releases a value is of: another begins where the series is begun anew."""
        return self.comparability.era(self.place(entry.issue))

    @property
    def newest_era(self) -> int:
        """The run of comparable releases that the newest release is of."""
        return self.comparability.era(len(self.issues) - 1) if self.issues else 0

    def long(self) -> list[dict[str, Any]]:
        """One row a value: period, value, release, published, number, age, status."""
        return [{**each.to_dict(), "period": self.label(each.period)} for told in self.rows.values() for each in told]

    def wide(self, by: Literal["published", "age", "number"] = "published") -> dict[str, dict[str, Number | None]]:
        """Period by release date, by age in months or by number; None where nothing was published.

        Of two values of one age the first stands, as in `at_age`.
        """
        keys: dict[str, Callable[[Entry], int]] = {
            "published": lambda entry: self.place(entry.issue),
            "age": lambda entry: entry.age,
            "number": lambda entry: entry.number,
        }
        if by not in keys:
            raise UsageError(f"A triangle is not laid out by {by!r}.", "It is by published, age or number.")
        key = keys[by]
        columns = sorted({key(each) for told in self.rows.values() for each in told})
        names = {place: self.issues[place].id if by == "published" else str(place) for place in columns}
        wide: dict[str, dict[str, Number | None]] = {}
        for period, told in self.rows.items():
            values = {key(each): each.value for each in reversed(told)}
            wide[self.label(period)] = {names[place]: values.get(place) for place in columns}
        return wide

    def to_dict(self) -> dict[str, Any]:
        """The triangle as JSON would have it."""
        return {
            "series": self.name,
            "unit": self.unit or None,
            "releases": [{"id": each.id, "published": each.label} for each in self.issues],
            "values": self.long(),
        }

    def to_frame(self, kind: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """One row a value, as a frame of the library named; MissingExtraError where it is not installed."""
        return to_frame(self.long(), kind)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        values = sum(map(len, self.rows.values()))
        return f"<Triangle {self.name}: {len(self.rows)} periods × {len(self.issues)} releases, {values} values>"

    def _repr_html_(self) -> str:
        wide = self.wide()
        columns = ("period", *(each.label for each in self.issues))
        rows: list[list[Cell]] = [[period, *(cells.get(each.id) for each in self.issues)] for period, cells in wide.items()]
        return html_table(f"{self.name}{f', {self.unit}' if self.unit else ''}, by date of publication", columns, rows)
