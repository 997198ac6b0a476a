"""What a ledger is made of: places that hold releases and their figures.

Three kinds exist: the releases shipped with the package (`bundled.py`), the user's own file
(`store.py`) and releases held in memory, here. A ledger unites any number of them and asks them
only these few questions, so that every query has one implementation for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from math import isfinite
from typing import Protocol

from ..errors import NotHeldError, UsageError
from ..series import Series
from .figures import PRECISIONS, Figure, Release, StatedChange


class Holding(Protocol):
    """A place that holds releases. What it has said it never takes back while it is open."""

    @property
    def watched(self) -> Mapping[str, date]:
        """How far the publications of each publisher have been watched by whoever filled it, as far as that is known."""

    def published(self) -> Mapping[str, datetime]:
        """Every release held, by id, with the moment of its publication."""

    def release(self, release_id: str) -> Release:
        """One of the releases held."""

    def measures(self) -> Mapping[str, Collection[str]]:
        """Every measure held, with the ids of the releases that have figures of it."""

    def series(self, measure: str) -> Collection[Series]:
        """Every series held of a measure."""

    def figures(self, series: Series) -> Iterable[Figure]:
        """Every figure held of a series, of all releases, in no order."""


class Writable(Holding, Protocol):
    """A holding that can be added to."""

    def watch(self, publisher: str, through: date) -> None:
        """State that all that a publisher published through a day has been looked at; an earlier day changes nothing."""

    def add_all(self, releases: Iterable[tuple[Release, Iterable[Figure]]]) -> int:
        """The number of figures that were new; all of all releases are taken or none."""


class ReleasesInHand:
    """What a holding that has its releases at hand says of them."""

    _releases: dict[str, Release]
    _stated: dict[str, date]

    @property
    def watched(self) -> Mapping[str, date]:
        return latest_days((*watched_by_releases(self._releases.values()), *self._stated.items()))

    def published(self) -> Mapping[str, datetime]:
        return {each.id: each.published_at for each in self._releases.values()}

    def release(self, release_id: str) -> Release:
        return self._releases[release_id]


class InMemory(ReleasesInHand):
    """Releases held in memory only: for experiments, for tests, and before anything is saved."""

    def __init__(self, releases: Iterable[tuple[Release, Iterable[Figure]]] = ()) -> None:
        self._releases: dict[str, Release] = {}
        self._stated: dict[str, date] = {}
        self._figures: dict[Series, dict[Figure, None]] = {}
        self._measures: dict[str, set[str]] = {}
        self.add_all(releases)

    def measures(self) -> Mapping[str, Collection[str]]:
        return self._measures

    def series(self, measure: str) -> Collection[Series]:
        return [series for series in self._figures if series.measure == measure]

    def figures(self, series: Series) -> Iterable[Figure]:
        return tuple(self._figures.get(series, ()))

    def watch(self, publisher: str, through: date) -> None:
        """State that all that a publisher published through a day has been looked at; an earlier day changes nothing."""
        self._stated = latest_days((*self._stated.items(), (publisher, through)))

    def add(self, release: Release, figures: Iterable[Figure]) -> int:
        """The number of figures that were new; all are taken or none."""
        return self.add_all([(release, figures)])

    def add_all(self, releases: Iterable[tuple[Release, Iterable[Figure]]]) -> int:
        """The number of figures that were new; all of all releases are taken or none."""
        united: dict[str, Release] = {}
        wanted: list[Figure] = []
        for release, figures in releases:
            wanted += belonging(release, figures)
            known = united.get(release.id) or self._releases.get(release.id)
            united[release.id] = united_release(known, release) if known else tidied(release)
        new = [figure for figure in dict.fromkeys(wanted) if figure not in self._figures.get(figure.series, ())]
        self._releases.update(united)
        for figure in new:
            self._figures.setdefault(figure.series, {})[figure] = None
            self._measures.setdefault(figure.series.measure, set()).add(figure.release)
        return len(new)


def watched_by_releases(releases: Iterable[Release]) -> Iterable[tuple[str, date]]:
    """Publishers with the days of their releases: whoever has a release has watched its publisher so far.

    One whose day is not known, of 2026 say, may have come out long before the end of it: it tells so only where
    nothing else does.
    """
    releases = tuple(releases)
    exact = {each.publisher for each in releases if each.precision in {"minute", "day"}}
    for each in releases:
        if each.precision in {"minute", "day"} or each.publisher not in exact:
            yield each.publisher, each.published


def latest_days(told: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The latest day that is told of each publisher."""
    found: dict[str, date] = {}
    for publisher, day in told:
        found[publisher] = max(day, found.get(publisher, day))
    return found


def belonging(release: Release, figures: Iterable[Figure]) -> list[Figure]:
    """The figures, each once, when every one is of the release; UsageError otherwise."""
    wanted = list(dict.fromkeys(figures))
    for figure in wanted:
        if figure.release != release.id:
            raise UsageError(
                f"A figure of {figure.release!r} cannot be added to the release {release.id!r}.",
                f"The figure is {figure.id}.",
                "Add it with its own release.",
            )
        for part in (figure.value, figure.low, figure.high, figure.rounding):
            if part is not None and not (isinstance(part, (int, float)) and isfinite(part)):
                raise UsageError(f"{figure.id} has {part!r} where a number belongs.", "", "A figure not published has no value.")
    return wanted


def tidied(release: Release) -> Release:
    """A release with its methods, sources and stated changes in an order of their own, whoever told of them first."""
    return replace(
        release,
        methods=tuple(sorted(release.methods)),
        sources=tuple(sorted(release.sources, key=lambda each: each.id)),
        changes=tuple(sorted(dict.fromkeys(release.changes), key=_place_of_change)),
    )


def _place_of_change(change: StatedChange) -> tuple[str, ...]:
    return (change.citation, change.kind, change.series, change.periods, change.reason)


def united_release(known: Release, further: Release) -> Release:
    """A release as two descriptions of it tell it together, the same in whichever order they come.

    Where both have words for one thing, the lesser by the alphabet stand: which came first must
    not matter, for a ledger is the same in whatever order files were added to it.

    Raises UsageError where the two cannot be the same publication, or where they use one source
    id for two sources: a figure that names it could have come from either.
    """
    if (known.id, known.publisher, known.published_at) != (further.id, further.publisher, further.published_at):
        raise UsageError(
            f"The release {further.id!r} is already held as another publication.",
            f"Held: {known.publisher}, {known.published_at.isoformat()}; "
            f"offered: {further.publisher}, {further.published_at.isoformat()}.",
            "Give the new one an id of its own.",
        )
    for source in further.sources:
        same = known.source(source.id)
        if same is not None and same != source:
            raise UsageError(
                f"The release {known.id!r} already has another source {source.id!r}.",
                f"Held: {same.title}; offered: {source.title}.",
                "Give the new source an id of its own.",
            )
    one, other = dict(known.methods), dict(further.methods)
    methods = {group: _lesser(one.get(group, ""), other.get(group, "")) for group in (*one, *other)}
    return tidied(
        replace(
            known,
            title=_lesser(known.title, further.title),
            precision=min(known.precision, further.precision, key=PRECISIONS.index),
            url=_lesser(known.url, further.url),
            licence=_lesser(known.licence, further.licence),
            supersedes=_lesser(known.supersedes, further.supersedes),
            edition=_lesser(known.edition, further.edition),
            note=_lesser(known.note, further.note),
            methods=tuple(methods.items()),
            sources=(*known.sources, *(each for each in further.sources if each not in known.sources)),
            changes=(*known.changes, *further.changes),
        )
    )


def _lesser(*words: str) -> str:
    return min(filter(None, words), default="")


def held_release(holdings: Iterable[Holding], release_id: str) -> Release:
    """The release of that id as all holdings that have it tell it; the first one's words stand."""
    found: Release | None = None
    names: set[str] = set()
    for holding in holdings:
        published = holding.published()
        if release_id in published:
            release = holding.release(release_id)
            found = tidied(release) if found is None else _merged(found, release)
        else:
            names.update(published)
    if found is None:
        raise NotHeldError.among("release", release_id, names, "`netmig releases` lists them all.")
    return found


def _merged(known: Release, further: Release) -> Release:
    # A newer package may ship a release that the user had added before, told otherwise. Reading
    # must go on: the package's word stands, and what the user's file tells besides is kept.
    fresh = tuple(source for source in further.sources if known.source(source.id) is None)
    told = {
        name: getattr(known, name) or getattr(further, name)
        for name in ("title", "url", "licence", "supersedes", "edition", "note")
    }
    methods = {**dict(further.methods), **dict(known.methods)}
    same = replace(further, publisher=known.publisher, published_at=known.published_at, sources=fresh)
    return tidied(replace(united_release(known, same), precision=known.precision, methods=tuple(methods.items()), **told))
