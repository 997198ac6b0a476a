"""What part of the ledger is to be exported, and what that part is.

The words are those of SDMX, where they exist: `as_of` is its asOf, `history` its includeHistory and
`updated_after` its updatedAfter. A figure is never changed on its way out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..codes import DIMENSIONS, MEASURES
from ..codes import measure as measure_named
from ..errors import NotHeldError, UsageError
from ..ledger.attribution import attribution
from ..ledger.figures import LONDON, Figure, Release, moment
from ..ledger.ledger import Ledger
from ..ledger.views import SeriesView
from ..periods import Period, parse_period
from ..series import Series

ANY = "*"
"""Every code of a dimension."""
# How many of the series that are held an error names.
NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which series and periods, and which of the figures published for them.

    For each series and period there is the newest figure; with `as_of` the newest that was public
    at that moment; with `history` every one, a row a release, up to `as_of` where that is given;
    with `release` only what that release itself says. `updated_after` leaves out what had been
    published by then.
    """

    measures: tuple[str, ...] = ()
    """Their codes; none is every measure that is held."""
    dimensions: tuple[tuple[str, frozenset[str]], ...] = ()
    """Dimensions by name with the codes wanted of each; ANY among them is every code."""
    every_series: bool = False
    """Whether a dimension that is not named may have any code, and not only its default."""
    periods: tuple[Period, ...] = ()
    as_of: datetime | None = None
    history: bool = False
    release: str = ""
    updated_after: datetime | None = None

    @staticmethod
    def of(
        measures: str | Iterable[str] = (),
        *,
        every_series: bool = False,
        periods: Iterable[Period | str] = (),
        as_of: str | date | datetime | None = None,
        history: bool = False,
        release: str = "",
        updated_after: str | date | datetime | None = None,
        **dimensions: str | Iterable[str],
    ) -> Selection:
        """A selection in anyone's words; a dimension is given one code or several, or "*" for every one.

        Raises UsageError for what contradicts itself and for a dimension that a measure does not
        have, NotHeldError for a measure or a code that there is not.

        >>> chosen = Selection.of("net_migration", nationality=["British", "EU+"], history=True)
        >>> chosen.measures, sorted(dict(chosen.dimensions)["nationality"])
        (('net_migration',), ['british', 'eu_plus'])
        """
        names = [measures] if isinstance(measures, str) else list(measures)
        codes = tuple(dict.fromkeys(measure_named(name).code for name in names))
        if not codes and not every_series:
            raise UsageError(
                "Which measures are to be exported?", "", "Name some, such as net_migration, or ask for every series."
            )
        if release and (history or as_of is not None):
            raise UsageError(
                f"What {release} itself says is the same on every day and has no history.",
                "",
                "Ask for one release, or for a day and a history.",
            )
        return Selection(
            measures=codes,
            dimensions=tuple((name, _codes(name, given, codes)) for name, given in dimensions.items()),
            every_series=every_series,
            periods=tuple(parse_period(each) if isinstance(each, str) else each for each in periods),
            as_of=None if as_of is None else moment(as_of),
            history=history,
            release=release,
            updated_after=None if updated_after is None else moment(updated_after),
        )

    def fits(self, series: Series) -> bool:
        """Whether a series has the codes wanted."""
        wanted = dict(self.dimensions)
        for name, code in series.dimensions.items():
            codes = wanted.get(name)
            if codes is None:
                if not self.every_series and code != DIMENSIONS[name].default:
                    return False
            elif code not in codes and ANY not in codes:
                return False
        return all(name in series.about.dimensions for name in wanted)

    @property
    def words(self) -> str:
        """Which figures these are, for titles.

        >>> Selection.of("net_migration", history=True, as_of="2024-11-28").words
        'every published figure as of 2024-11-28'
        """
        if self.release:
            found = f"what {self.release} says"
        else:
            found = "every published figure" if self.history else "the newest figures"
        if self.as_of:
            found += f" as of {_when(self.as_of)}"
        if self.updated_after:
            found += f", published after {_when(self.updated_after)}"
        return found

    def to_dict(self) -> dict[str, Any]:
        """The selection as JSON would have it."""
        return {
            "measures": list(self.measures) or None,
            "dimensions": {name: sorted(codes) for name, codes in self.dimensions},
            "every_series": self.every_series,
            "periods": [period.label for period in self.periods] or None,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "history": self.history,
            "release": self.release or None,
            "updated_after": self.updated_after.isoformat() if self.updated_after else None,
        }


def _codes(name: str, given: str | Iterable[str], measures: tuple[str, ...]) -> frozenset[str]:
    if name not in DIMENSIONS:
        raise NotHeldError.among("dimension", name, DIMENSIONS)
    for code in measures:
        if name not in MEASURES[code].dimensions:
            Series.of(code, **{name: DIMENSIONS[name].default})  # says which dimensions the measure has
    words = [given] if isinstance(given, str) else list(given)
    return frozenset(word if word == ANY else DIMENSIONS[name].find(word) for word in words)


def _when(when: datetime) -> str:
    """A moment as short as it can be said: the end of a day in London is the day."""
    day = when.astimezone(LONDON).date()
    return day.isoformat() if moment(day) == when else when.isoformat()


@dataclass(frozen=True, slots=True)
class Selected:
    """The figures of a selection, with everything that must go with them.

    Ordered by series, then period, then release, the oldest first; never two of one release for
    one series and period.
    """

    selection: Selection
    measures: tuple[str, ...]
    """The measures of the series that fit, in the order of the code list."""
    figures: tuple[Figure, ...]
    releases: tuple[Release, ...]
    """The releases that the figures name, oldest first."""
    watched_through: date

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension that one of these measures has: the columns are the same whichever codes were asked for."""
        held = {name for code in self.measures for name in MEASURES[code].dimensions}
        return tuple(name for name in DIMENSIONS if name in held)

    @property
    def attribution(self) -> tuple[str, ...]:
        """Who must be named with the figures, a line a licence."""
        return attribution(self.releases)

    @property
    def data_date(self) -> date:
        """How far the figures go in time of publication: the day asked for, or the newest there is; never today."""
        if self.selection.as_of is not None:
            return min(self.selection.as_of.astimezone(LONDON).date(), self.watched_through)
        return max([self.watched_through, *(release.published for release in self.releases)])

    @property
    def title(self) -> str:
        """What this is, in one line."""
        labels = [MEASURES[code].label for code in self.measures]
        named = ", ".join(labels) if len(labels) <= 3 else f"{len(labels)} measures"
        return f"{named or 'No figures'}: {self.selection.words}"


def select(ledger: Ledger, selection: Selection) -> Selected:
    """The figures of the ledger that a selection is of.

    Raises NotHeldError, which names what is near, where no series fits, where a period asked for
    was never published of any that does, and for a release that is not held. Where series fit and
    nothing of them had been published by the day, there are no figures, which is an answer.
    """
    chosen = _series(ledger, selection)
    if selection.release:
        ledger.release(selection.release)
    views = [ledger.view(series) for series in chosen]
    _refuse_unknown_periods(selection, views)
    figures = [figure for view in views for figure in _of(view, selection)]
    if selection.updated_after is not None:
        limit = selection.updated_after
        figures = [figure for figure in figures if ledger.release(figure.release).published_at > limit]
    releases = {name: ledger.release(name) for name in {figure.release for figure in figures}}
    return Selected(
        selection,
        tuple(dict.fromkeys(series.measure for series in chosen)),
        tuple(figures),
        tuple(sorted(releases.values(), key=lambda release: (release.published_at, release.id))),
        _watched(ledger, {release.publisher for release in releases.values()}),
    )


def _watched(ledger: Ledger, publishers: set[str]) -> date:
    """Until when the publications of those who are in a selection have been watched: of one, its own day; of several, the ledger's."""
    if len(publishers) == 1:
        return ledger.watched.get(next(iter(publishers)), ledger.watched_through)
    return ledger.watched_through


def _of(view: SeriesView, selection: Selection) -> Iterable[Figure]:
    """The figures of one series, by period."""
    if selection.release:
        found: Iterable[Figure] = view.at(selection.release).values()
    elif selection.history:
        public = {release.id for release in view.releases if selection.as_of is None or release.published_at <= selection.as_of}
        found = (figure for period in view.periods for figure in view.history(period) if figure.release in public)
    else:
        found = (view.latest() if selection.as_of is None else view.as_of(selection.as_of)).values()
    return found if not selection.periods else (figure for figure in found if figure.period in selection.periods)


def _series(ledger: Ledger, selection: Selection) -> list[Series]:
    found: list[Series] = []
    for code in MEASURES:
        if selection.measures and code not in selection.measures:
            continue
        held = ledger.series(code)
        fitting = [series for series in held if selection.fits(series)]
        if selection.measures and not held:
            raise NotHeldError.among("figure of", code, ledger.measures(), "`netmig figures --list` shows what is held.")
        if selection.measures and not fitting:
            raise _nothing_fits(code, held, selection)
        found += sorted(fitting, key=lambda series: series.key)
    if not found:
        raise NotHeldError("No series fits.", f"Held: {', '.join(ledger.measures()) or 'nothing'}.")
    return found


def _nothing_fits(code: str, held: Iterable[Series], selection: Selection) -> NotHeldError:
    for name, codes in selection.dimensions:
        there = {series.dimensions[name] for series in held if name in series.dimensions}
        for missing in sorted(codes - there - {ANY}):
            return NotHeldError.among(
                f"{MEASURES[code].label.lower()} by {name}",
                missing,
                there,
                f"`netmig figures {code} --list` shows every series held.",
            )
    keys = sorted(series.key for series in held)
    return NotHeldError(
        f"No series of {code} has these codes with every other dimension at its default.",
        f"Held: {', '.join(keys[:NAMED])}{f' and {len(keys) - NAMED:,} more' if len(keys) > NAMED else ''}.",
        "Give a dimension as '*' for every code, or ask for every series.",
    )


def _refuse_unknown_periods(selection: Selection, views: list[SeriesView]) -> None:
    if not selection.periods:
        return
    known = {period for view in views for period in view.periods}
    for period in selection.periods:
        if period not in known:
            raise NotHeldError.among("period", period.label, (each.label for each in known))
