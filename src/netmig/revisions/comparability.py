"""Which two releases of a figure are comparable: the changes of method and definition between them.

A revision that crosses such a change tells of the method as much as of the people counted. What is
known of it comes from three places: the curated breaks of `netmig.definitions`, what a release
itself states of its revisions (kind R3 or C), and a method that is described otherwise than before.
This is the one rule for what is a break between two releases, of `netmig revisions` and of `netmig explain`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from ..codes import FLOWS
from ..definitions import BREAKS, Break, Citation
from ..errors import NetmigError
from ..ledger.figures import Release, StatedChange
from ..ledger.method_words import same_method
from ..ledger.phrases import publisher_words
from ..periods import Period, parse_period
from ..series import Series

ChangeSource = Literal["definitions", "stated", "methods", "table"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of method, definition or coverage that lies between two figures of one period."""

    code: str
    kind: str
    """method, definition, coverage or correction."""
    words: str
    source: ChangeSource
    """Where it is known from: definitions, stated (by the release), methods (told otherwise), table (a column of it)."""
    groups: tuple[str, ...] = ("all",)
    """The nationality groups whose figures changed."""
    citation: Citation | None = None
    """Where it is said."""
    since: date | None = None
    """The day of publication of the release that brought it."""

    @classmethod
    def curated(cls, found: Break, doubt: str = "") -> Change:
        """A break of netmig's own list, with what makes it doubtful between two figures."""
        return cls(
            found.code,
            found.kind,
            f"{found.words} {doubt}".rstrip(),
            "definitions",
            found.groups,
            found.citation,
            found.released_from,
        )

    @classmethod
    def as_stated(cls, release: Release, said: StatedChange, series: Series) -> Change:
        """A change of method or a correction that a release states of its own revisions of a series."""
        groups = tuple(dict.fromkeys(nationality_of(part) for part in _parts(said.series) if _part_covers(part, series)))
        place = {"url" if said.citation.startswith("https://") else "where": said.citation}
        return cls(
            f"stated_{release.id}", "correction" if said.kind == "C" else "method", said.reason, "stated", groups,
            Citation(title=f"{publisher_words(release)}, {release.title}", release=release.id, **place), release.published,
        )  # fmt: skip

    def to_dict(self) -> dict[str, str]:
        return {"code": self.code, "kind": self.kind, "words": self.words, "source": self.source}


class Comparability(Protocol):
    """What is known of the changes between the releases of a triangle."""

    def changes(self, period: Period, earlier: int, later: int) -> tuple[Change, ...]:
        """The changes that lie between two releases, given by their places, for figures of a period."""

    def kinds(self, period: Period, later: int) -> tuple[str, ...]:
        """The kinds of revision (R1, R2, R3, C) that a release states for a period."""

    def era(self, release: int) -> int:
        """Which run of comparable releases a release is of: another one begins where a publisher begins the series anew."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is known of methods: every release is taken to be comparable."""

    def changes(self, period: Period, earlier: int, later: int) -> tuple[Change, ...]:  # noqa: ARG002 - the protocol's
        return ()

    def kinds(self, period: Period, later: int) -> tuple[str, ...]:  # noqa: ARG002 - the protocol's
        return ()

    def era(self, release: int) -> int:  # noqa: ARG002 - the protocol's
        return 0


class _Between(NamedTuple):
    """What may have changed from one release to another, before it is asked of which periods."""

    breaks: tuple[Break, ...]
    stated: tuple[tuple[Change, str], ...]
    """What releases state that no break tells of, each with the words for the periods that it is about."""
    otherwise: tuple[Change, ...]
    """Methods described in other words: told of where neither of the former is about the period."""


@dataclass(frozen=True, slots=True)
class OfReleases:
    """What is known of the releases of one series of the ledger."""

    series: Series
    releases: tuple[Release, ...]
    # What was found before: it is asked for again and again, and releases do not change.
    _known: dict[tuple[Period, int, int], tuple[Change, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _pairs: dict[tuple[int, int], _Between] = field(default_factory=dict, init=False, repr=False, compare=False)
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _eras: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _about: tuple[tuple[StatedChange, ...], ...] = field(init=False, repr=False, compare=False)
    """By release, what it states of its revisions that is about the series."""

    def __post_init__(self) -> None:
        days = tuple(each.published for each in self.releases)
        anew = [each.released_from for each in series_begun_anew(self.series) if each.released_from is not None]
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_eras", tuple(sum(day >= each for each in anew) for day in days))
        about = (tuple(said for said in each.changes if _is_about(said.series, self.series)) for each in self.releases)
        object.__setattr__(self, "_about", tuple(about))

    def changes(self, period: Period, earlier: int, later: int) -> tuple[Change, ...]:
        between = self._pairs.get((earlier, later)) or self._between(earlier, later)
        if between is _NOTHING:
            return ()
        place = period, earlier, later
        if place not in self._known:
            days = self._days[earlier], self._days[later]
            # as `breaks_between` has it, for one series and one period
            found = [Change.curated(each) for each in between.breaks if each.divides((period, days[0]), (period, days[1]))]
            found += [change for change, periods in between.stated if _covers(periods, period)]
            self._known[place] = tuple(dict.fromkeys(found or between.otherwise))
        return self._known[place]

    def _between(self, earlier: int, later: int) -> _Between:
        first, last = sorted((self._days[earlier], self._days[later]))
        found = _Between(
            # of one period a break divides two figures only where it came between their days
            tuple(each for each in _touching(self.series) if each.released_from and first < each.released_from <= last),
            tuple(
                (Change.as_stated(release, each, self.series), each.periods)
                for release, said in zip(
                    self.releases[earlier + 1 : later + 1], self._about[earlier + 1 : later + 1], strict=True
                )
                for each in said
                if each.kind in ("R3", "C") and not _is_curated(self.series, release.id, release.published, each)
            ),
            tuple(
                Change(f"methods_{self.releases[later].id}", "method", words, "methods", (group,))
                for group, words in self._told_otherwise(earlier, later)
            ),
        )
        self._pairs[earlier, later] = found if any(found) else _NOTHING
        return self._pairs[earlier, later]

    def kinds(self, period: Period, later: int) -> tuple[str, ...]:
        told = {each.kind for each in self._about[later] if each.kind != "unknown" and _covers(each.periods, period)}
        return tuple(sorted(told))

    def era(self, release: int) -> int:
        return self._eras[release]

    def _told_otherwise(self, earlier: int, later: int) -> list[tuple[str, str]]:
        """The groups whose method is described in other words, where no break and no statement says of which periods."""
        before, after = self._told(earlier), self._told(later)
        otherwise = [group for group in before if not same_method(before[group], after[group]) and meets(self.series, group)]
        if not otherwise:
            return []
        days = self._days[earlier], self._days[later]
        explained = [
            group for each in BREAKS if each.released_from and days[0] < each.released_from <= days[1] for group in each.groups
        ]
        explained += [
            nationality_of(part)
            for release in self.releases[earlier + 1 : later + 1]
            for each in release.changes
            if each.kind == "R3"
            for part in _parts(each.series)
        ]
        return [
            (group, f"The method for {group} is told otherwise: {before[group]!r} became {after[group]!r}.")
            for group in otherwise
            if not {group, "all"} & set(explained) and not (group == "all" and explained)
        ]

    def _told(self, through: int) -> dict[str, str]:
        """Each group's method as it was last described up to a release."""
        return {group: words for each in self.releases[: through + 1] for group, words in each.methods}


_NOTHING = _Between((), (), ())


@lru_cache(maxsize=8192)
def _is_curated(series: Series, release_id: str, published: date, said: StatedChange) -> bool:
    """Whether a break of netmig's own list tells of what a release states, and of which periods it is."""
    groups = {nationality_of(part) for part in _parts(said.series)}
    return any(
        each.citation.release == release_id or (each.released_from == published and groups <= set(each.groups))
        for each in _touching(series)
        if each.kind != "definition"
    )


@lru_cache(maxsize=4096)
def _touching(series: Series) -> tuple[Break, ...]:
    """The curated breaks that figures of a series can lie on either side of."""
    return tuple(each for each in BREAKS if each.touches(series))


@lru_cache(maxsize=512)
def series_begun_anew(series: Series) -> tuple[Break, ...]:
    """The breaks after which a publisher's figures are another series: for every group and every period.

    >>> [each.code for each in series_begun_anew(Series.of("net_migration"))]
    ['passenger_survey_adjusted_2019', 'from_administrative_data']
    """
    return tuple(
        each
        for each in _touching(series)
        if each.groups == ("all",) and each.periods_from is None and each.periods_through is None
    )


@lru_cache(maxsize=8192)
def states(change: StatedChange, series: Series, period: Period) -> bool:
    """Whether what a release states of its revisions is about a figure of this series and period.

    A statement that names no series or no period is about all of them; one whose periods cannot be
    read is taken to be about every period, so that no change is overlooked.
    """
    return _is_about(change.series, series) and _covers(change.periods, period)


@lru_cache(maxsize=8192)
def _is_about(words: str, series: Series) -> bool:
    """Whether the series that a statement names, in its words, are or hold a series."""
    return any(_part_covers(part, series) for part in _parts(words))


@lru_cache(maxsize=1024)
def nationality_of(part: str) -> str:
    """The nationality group that a statement names; all if none."""
    fixed = part.partition("[")[2].rstrip("]") if "[" in part else part
    return next(
        (code for name, _, code in (each.partition("=") for each in fixed.split(",")) if name.strip() == "nationality"), "all"
    )


@lru_cache(maxsize=1024)
def _parts(words: str) -> tuple[str, ...]:
    """The series that a statement names, which are told with commas between them."""
    parts: list[str] = []
    for piece in words.split(","):
        if parts and parts[-1].count("[") > parts[-1].count("]"):
            parts[-1] += f",{piece}"
        else:
            parts.append(piece.strip())
    return tuple(parts)


def _part_covers(part: str, series: Series) -> bool:
    if not part:
        return True
    name = "" if "=" in part and "[" not in part else part.partition("[")[0]
    if name in FLOWS and series.measure in FLOWS:  # net migration moves with either flow
        related = name == series.measure or "net_migration" in (name, series.measure)
    else:
        related = name in ("", series.measure)
    return related and meets(series, nationality_of(part))


@lru_cache(maxsize=4096)
def meets(series: Series, group: str) -> bool:
    """Whether figures of the series are (also) about a nationality group."""
    marker = Break(code="", kind="method", words="", groups=(group,), citation=_NOWHERE, measures=(series.measure,))
    return marker.touches(series)


@lru_cache(maxsize=1024)
def _bounds(words: str) -> tuple[tuple[Period | None, Period | None], ...]:
    """The spans of periods that words such as "YE Sep 2022 and YE Dec 2022" name, first and last of each."""
    found: list[tuple[Period | None, Period | None]] = []
    for piece in words.replace(" and ", ",").split(","):
        text = piece.strip()
        try:
            if text.endswith(" onwards"):
                found.append((parse_period(text.removesuffix(" onwards")), None))
            elif " to " in text:
                first, _, last = text.partition(" to ")
                found.append((parse_period(first), parse_period(last)))
            elif text:
                found.append((parse_period(text), parse_period(text)))
        except NetmigError:
            found.append((None, None))
    return tuple(found) or ((None, None),)


@lru_cache(maxsize=8192)
def _covers(words: str, period: Period) -> bool:
    return any(
        (first is None or period.end >= first.end) and (last is None or period.end <= last.end) for first, last in _bounds(words)
    )


_NOWHERE = Citation(title="")
