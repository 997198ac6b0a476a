"""The ledger: every figure held, from the releases shipped and the user's own file, as one."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..codes import DIMENSIONS
from ..codes import measure as measure_named
from ..errors import UsageError
from ..periods import Period
from ..series import Series
from .bundled import SHIPPED, Bundled
from .documents import sort_key
from .figures import Figure, Release, moment
from .holdings import Holding, InMemory, Writable, belonging, held_release, latest_days, united_release
from .outline import Outline
from .views import Disagreement, SeriesView, disagree, same_series, view_or_refuse, winner

# Whose estimates of net migration are; what is said of the ledger as a whole goes by it.
HEADLINE_PUBLISHER = "Office for National Statistics"
# behind the id of every release
_LAST = "\U0010ffff"


class Ledger:
    """Figures by series, period and release; ask it for a series, then for a day.

    >>> from datetime import datetime, timezone
    >>> from netmig.periods import year_ending
    >>> noon = datetime(2001, 1, 1, 12, tzinfo=timezone.utc)
    >>> release = Release(id="example-2001-01-01", publisher="Nobody", title="An example", published_at=noon)
    >>> figure = Figure(series=Series.of("net_migration"), period=year_ending(2000, 6), release=release.id, value=1000)
    >>> ledger = Ledger.of([(release, [figure])])
    >>> ledger["net_migration"].as_of("2001-01-01")["YE Jun 2000"].value
    1000
    >>> ledger["net_migration"].as_of("2000-12-31").reason
    'No net migration had been published by then: the first held is example-2001-01-01, published 2001-01-01.'
    """

    def __init__(
        self, holdings: Iterable[Holding], own: Writable | None = None, begin: Callable[[], Writable] | None = None
    ) -> None:
        """Several holdings as one. Where two describe the same release, the earlier one's words stand.

        `own` is the one of them that `add` writes to; where there is none yet, the first `add`
        calls `begin` for it.
        """
        self._holdings = tuple(holdings)
        self._own = own
        self._begin = begin
        self._read()

    @staticmethod
    def of(releases: Iterable[tuple[Release, Iterable[Figure]]] = ()) -> Ledger:
        """A ledger in memory of these releases; `add` adds to it for as long as it lives."""
        own = InMemory(releases)
        return Ledger([own], own)

    @property
    def watched(self) -> Mapping[str, date]:
        """The day through which the publications of each publisher have been watched."""
        return self._watched

    @property
    def watched_through(self) -> date:
        """The day through which publications of net migration have been watched: those of the statistics office.

        Where nothing of it is held, of whoever was watched last; the first day there is if nothing is held.
        `watched` has every publisher, and the view of a series has its own.
        """
        return self._watched.get(HEADLINE_PUBLISHER) or max(self._watched.values(), default=date.min)

    def watch(self, publisher: str, through: date) -> None:
        """State in the user's own ledger that all that a publisher published through a day has been looked at.

        Raises UsageError where the ledger has no file to write to.
        """
        self._to_write_to().watch(publisher, through)
        self._read()

    def public_by(self, when: str | date | datetime) -> int:
        """How many of the releases held were public at a moment: between two releases the answers are the same."""
        return bisect_right(self._moments, moment(when))

    @property
    def worked_out(self) -> dict[Any, Any]:
        """What others have worked out from the figures held, under their own keys; empty again once a figure is added."""
        return self._worked_out

    def releases(
        self, *, measure: str | None = None, publisher: str | None = None, as_of: str | date | datetime | None = None
    ) -> tuple[Release, ...]:
        """The releases held, oldest first: all, or those with a measure, of a publisher, by a moment."""
        order = self._in_order(None if measure is None else measure_named(measure).code)
        out = len(order) if as_of is None else bisect_right(order, (moment(as_of), _LAST))
        found = tuple(self.release(name) for _, name in order[:out])
        if publisher is None:
            return found
        return tuple(each for each in found if publisher.casefold() in (each.publisher.casefold(), each.id.split("-")[0]))

    def _in_order(self, measure: str | None) -> list[tuple[datetime, str]]:
        """When the releases with a measure, or all of them, came out, oldest first."""
        if measure not in self._orders:
            held = self._holdings
            names = self._published if measure is None else {name for each in held for name in each.measures().get(measure, ())}
            self._orders[measure] = sorted((self._published[name], name) for name in names)
        return self._orders[measure]

    def release(self, release_id: str) -> Release:
        """One release; NotHeldError names those with the nearest ids."""
        if release_id not in self._releases:
            self._releases[release_id] = held_release(self._holdings, release_id)
        return self._releases[release_id]

    def measures(self) -> tuple[str, ...]:
        """Every measure of which a figure is held."""
        return tuple(sorted({name for each in self._holdings for name in each.measures()}))

    def series(self, measure: str) -> tuple[Series, ...]:
        """Every series held of a measure."""
        code = measure_named(measure).code
        if code not in self._series:
            held = {series for each in self._holdings for series in each.series(code)}
            self._series[code] = tuple(sorted(held, key=lambda series: (series.measure, series.fixed)))
        return self._series[code]

    def holds(self, series: Series) -> bool:
        """Whether anything was ever published of a series, as far as is held."""
        return any(series in each.series(series.measure) for each in self._holdings)

    def find(self, measure: str, **dimensions: str) -> tuple[Series, ...]:
        """The series held of a measure that have these codes, whatever their other dimensions are.

        Raises UsageError for a dimension that the measure does not have, NotHeldError for a word
        in no code list.
        """
        asked = (measure, *sorted(dimensions.items()))
        if asked not in self._found:
            Series.of(measure, **dimensions)  # refuses what is not to be found anywhere
            codes = {name: DIMENSIONS[name].find(word) for name, word in dimensions.items()}
            self._found[asked] = tuple(each for each in self.series(measure) if codes.items() <= each.dimensions.items())
        return self._found[asked]

    def __getitem__(self, measure: str) -> SeriesView:
        """The measure's own series, with every dimension at its default."""
        return self.view(Series.of(measure))

    def select(self, measure: str, **dimensions: str) -> SeriesView:
        """The series with these codes, every other dimension at its default."""
        return self.view(Series.of(measure, **dimensions))

    def view(self, series: Series | str) -> SeriesView:
        """Everything published of a series; NotHeldError if that is nothing."""
        wanted = same_series(series)
        if wanted not in self._views:
            figures = (figure for each in self._holdings for figure in each.figures(wanted))
            made = SeriesView(
                wanted, figures, published=self._published, release=self.release, watched=self._watched, ledger=self
            )
            self._views[wanted] = view_or_refuse(made, (each.key for each in self.series(wanted.measure)))
        return self._views[wanted]

    def figures(self, series: Series) -> tuple[Figure, ...]:
        """Every figure held of a series, of every release, those set aside for better evidence too; in no order."""
        return tuple(dict.fromkeys(figure for each in self._holdings for figure in each.figures(series)))

    def figure(self, figure_id: str) -> Figure:
        """The figure that an id names, as `Figure.id` writes it."""
        release_id, _, rest = figure_id.partition("/")
        key, _, label = rest.partition("/")
        if not label:
            raise UsageError(
                f"{figure_id!r} names no figure.", "", "A figure's id is its release, its series and its period: a/b/c."
            )
        self.release(release_id)
        return self.view(key).at(release_id)[label]

    def add(self, release: Release, figures: Iterable[Figure]) -> int:
        """The number of figures that were new to the user's own ledger, once they are saved, all or none.

        Adding what is there already changes nothing. Figures can be added to any release, also to
        one shipped with the package. Raises UsageError where the release's id is already another
        publication's.
        """
        return self.add_all([(release, figures)])

    def add_all(self, releases: Iterable[tuple[Release, Iterable[Figure]]]) -> int:
        """As `add`, for several releases at once: those of every one are saved, or none of any."""
        if self._own is None and self._begin is None:
            raise UsageError("This ledger has no file to add to.", "", "Open it with a path: netmig.open('ledger.sqlite').")
        wanted = [(release, belonging(release, figures)) for release, figures in releases]
        for each in self._holdings:
            for release, _ in wanted:
                if each is not self._own and release.id in each.published():
                    united_release(each.release(release.id), release)
        added = self._to_write_to().add_all(wanted)
        self._read()
        return added

    def _to_write_to(self) -> Writable:
        """The user's own holding, begun where there is none yet."""
        if self._own is None:
            if self._begin is None:
                raise UsageError("This ledger has no file to add to.", "", "Open it with a path: netmig.open('ledger.sqlite').")
            self._own = self._begin()
            self._holdings = (*self._holdings, self._own)
        return self._own

    def beside(self, releases: Iterable[tuple[Release, Iterable[Figure]]]) -> Ledger:
        """The ledger with further releases in memory: what it would say once these were added; nothing is saved.

        Raises UsageError where a release's id is already another publication's.
        """
        further = InMemory()
        for release, figures in releases:
            for each in self._holdings:
                if release.id in each.published():
                    united_release(each.release(release.id), release)
            further.add(release, figures)
        return Ledger([*self._holdings, further], further)

    def outline(self, release_id: str) -> Outline:
        """How many figures a release has, of which measures, on what evidence."""
        holders = [each for each in self._holdings if release_id in each.published()]
        if len(holders) == 1 and isinstance(holders[0], Bundled) and (told := holders[0].outline(release_id)):
            return told
        return Outline.of(self.contents([release_id])[release_id])

    def contents(self, release_ids: Iterable[str]) -> dict[str, tuple[Figure, ...]]:
        """Every figure that these releases have, those set aside included, in the order of figures.csv."""
        found: dict[str, dict[Figure, None]] = {self.release(name).id: {} for name in release_ids}
        for each in self._holdings:
            for measure, names in each.measures().items():
                if not found.keys() & set(names):
                    continue
                for series in each.series(measure):
                    for figure in each.figures(series):
                        if figure.release in found:
                            found[figure.release][figure] = None
        return {name: tuple(sorted(figures, key=sort_key)) for name, figures in found.items()}

    def disagreements(self, measure: str | None = None) -> tuple[Disagreement, ...]:
        """Figures set aside because the same release says otherwise with better evidence, and what was kept."""
        found: list[Disagreement] = []
        for name in self.measures() if measure is None else (measure,):
            for series in self.series(name):
                cells: dict[tuple[str, Period], dict[Figure, None]] = {}
                for each in self._holdings:
                    for figure in each.figures(series):
                        cells.setdefault((figure.release, figure.period), {})[figure] = None
                for figures in cells.values():
                    kept = winner(figures)
                    found += [Disagreement(kept, other) for other in figures if disagree(kept, other)]
        return tuple(sorted(found, key=lambda each: (sort_key(each.kept)[:5], each.kept.release, sort_key(each.set_aside))))

    def _read(self) -> None:
        published: dict[str, datetime] = {}
        for each in reversed(self._holdings):
            published.update(each.published())
        self._published = published
        self._moments = sorted(published.values())
        self._watched = latest_days(told for each in self._holdings for told in each.watched.items())
        self._worked_out: dict[Any, Any] = {}
        self._releases: dict[str, Release] = {}
        self._orders: dict[str | None, list[tuple[datetime, str]]] = {}
        self._series: dict[str, tuple[Series, ...]] = {}
        self._found: dict[tuple[Any, ...], tuple[Series, ...]] = {}
        self._views: dict[Series, SeriesView] = {}

    def __repr__(self) -> str:
        until = f", watched through {self.watched_through.isoformat()}" if self._published else ""
        return f"<Ledger of {len(self._published)} releases{until}>"

    def _repr_html_(self) -> str:
        from .frames import html_table  # noqa: PLC0415 - only notebooks show tables

        columns = ("published", "release", "publisher", "title")
        rows = [[each.published_label, each.id, each.publisher, each.title] for each in self.releases()]
        return html_table(repr(self).strip("<>"), columns, rows)


def default_path() -> Path:
    """Where the user's own ledger is unless a path is given: `NETMIG_LEDGER`, else the XDG data folder."""
    if named := os.environ.get("NETMIG_LEDGER"):
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "netmig" / "ledger.sqlite"


def open_ledger(path: str | os.PathLike[str] | None = None, *, bundled: bool = True) -> Ledger:
    """The ledger: the releases shipped with netmig, and those in the user's own file if there is one.

    The file is the one at `path`, else that of the environment variable NETMIG_LEDGER, else
    netmig/ledger.sqlite in the XDG data folder. It need not exist: the first `add` makes it, and
    reading makes nothing. Without `bundled` only the user's own file is read.

    Raises DamagedDataError for a file that fails its own checks, and UsageError for a path that
    can be no ledger.
    """
    named = path is not None or bool(os.environ.get("NETMIG_LEDGER"))
    file = Path(path).expanduser() if path is not None else default_path()
    shipped: list[Holding] = [Bundled(SHIPPED)] if bundled else []

    def own() -> Writable:
        # SQLite takes a few milliseconds to load, which most people who have no file need never wait for
        from .store import Store  # noqa: PLC0415

        return Store(file, make_folder=not named)

    if not _is_there(file, must_have_parent=named):
        return Ledger(shipped, begin=own)
    return Ledger([*shipped, found := own()], found)


def _is_there(file: Path, *, must_have_parent: bool) -> bool:
    """Whether there is a file; UsageError where there could be none."""
    try:
        if file.is_dir():
            raise UsageError(f"{file} is a folder, not a ledger file.", "", "Name a file in it, such as ledger.sqlite.")
        if file.exists():
            return True
        parent = file.absolute().parent
        if must_have_parent and not parent.is_dir():
            raise UsageError(f"There is no folder {parent} for the ledger {file.name}.", "", "Make the folder first.")
    except OSError as problem:
        raise UsageError(f"The ledger {file} cannot be reached: {problem.strerror}.") from problem
    return False
