"""The ledger as it stood on one day, asked in the way that claims need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from ..codes import DIMENSIONS, MEASURES
from ..ledger.figures import LONDON, Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.views import SeriesView, Snapshot
from ..periods import Period
from ..series import Series
from .subjects import MIGRATION_FLOWS
from .wording import Subject

# a release with fewer periods of a measure than this is held as headlines only
WHOLE_TABLE = 20
# which two flows give a third, the first of the pair less the second or, for immigration, added to it
_BALANCE = {
    "net_migration": ("immigration", "emigration"),
    "emigration": ("immigration", "net_migration"),
    "immigration": ("net_migration", "emigration"),
}
# Before 2024 releases speak of the EU, since then of EU+: either word is taken as the publisher's of the day.
_EU_WORDS = {"eu_plus": ("eu_plus", "eu"), "non_eu_plus": ("non_eu_plus", "non_eu")}


class Evidence:
    """What was public at one moment. One object for "then", one for "now"; each asks the ledger once a series."""

    def __init__(self, ledger: Ledger, when: date | datetime) -> None:
        self.ledger = ledger
        self.when = when
        self._views: dict[Series, SeriesView | None] = {}
        self._snapshots: dict[Series, Snapshot] = {}
        self._unsure: dict[str, bool] = {}
        self._years: dict[Series, tuple[tuple[Period, Figure], ...]] = {}

    @property
    def day(self) -> date:
        """The day of the moment, in London."""
        return self.when.astimezone(LONDON).date() if isinstance(self.when, datetime) else self.when

    def at(self, when: date | datetime) -> Evidence:
        """The same ledger at another moment, its series not read again."""
        other = Evidence(self.ledger, when)
        other._views = self._views
        return other

    def view(self, series: Series) -> SeriesView | None:
        """Everything held of a series; None if nothing is."""
        if series not in self._views:
            held = series in self.ledger.series(series.measure)
            self._views[series] = self.ledger.view(series) if held else None
        return self._views[series]

    def figures(self, series: Series) -> Snapshot | dict[Period, Figure]:
        """Each period's figure of a series as it stood."""
        if series not in self._snapshots:
            view = self.view(series)
            if view is None:
                return {}
            self._snapshots[series] = view.as_of(self.when)
        return self._snapshots[series]

    def figure(self, series: Series, period: Period) -> Figure | None:
        """The figure of a series for a period as it stood; None if none was public."""
        return self.figures(series).get(period)

    def earlier(self, series: Series, period: Period) -> tuple[Figure, ...]:
        """What was published for a period before the figure that stood, newest first."""
        current = self.figure(series, period)
        view = self.view(series)
        if current is None or view is None:
            return ()
        history = view.history(period)
        return tuple(reversed(history[: history.index(current)])) if current in history else ()

    def first(self, series: Series, period: Period) -> Figure | None:
        """The first figure ever published for a period, if it was public by then."""
        earlier = self.earlier(series, period)
        return earlier[-1] if earlier else self.figure(series, period)

    def may_be_superseded(self, figure: Figure) -> bool:
        """Whether a later release, of which only headlines are held, may have had another figure for the period.

        Nothing may be called wrong by such a figure: the release of the day is held only in part.
        """
        if figure.release not in self._unsure:
            mine = self.release(figure)
            measure = figure.series.measure
            view = self.view(Series.of(measure))
            later = [
                release
                for release in self.ledger.releases(measure=measure, as_of=self.when)
                if release.publisher == mine.publisher and (release.published_at, release.id) > (mine.published_at, mine.id)
            ]
            self._unsure[figure.release] = any(view is None or len(view.at(release.id)) < WHOLE_TABLE for release in later)
        return self._unsure[figure.release]

    def by_balance(self, series: Series, period: Period) -> tuple[Figure, Figure] | None:
        """The two flows that give the third, where they are of a later release than the third that is held.

        Net migration is immigration less emigration; a bulletin's headlines often give only two.
        """
        if series.measure not in MIGRATION_FLOWS:
            return None
        first, second = _BALANCE[series.measure]
        one = self.figure(Series(first, series.fixed), period)
        other = self.figure(Series(second, series.fixed), period)
        if one is None or other is None or one.release != other.release:
            return None
        held = self.figure(series, period)
        if held is not None and self.release(held).published_at >= self.release(one).published_at:
            return None
        return one, other

    def release(self, figure: Figure) -> Release:
        """The release that a figure is of."""
        return self.ledger.release(figure.release)

    def years(self, series: Series) -> Iterator[tuple[Period, Figure]]:
        """The windows of twelve months of a series with their figures."""
        if series not in self._years:
            self._years[series] = tuple(
                (period, figure) for period, figure in self.figures(series).items() if period.is_year and figure.value is not None
            )
        yield from self._years[series]

    # what a sentence needs to know of the calendar of a measure

    def ending_months(self, measure: str) -> frozenset[int]:
        """The months in which the measure's years end; empty where it is published for financial years."""
        if measure not in MIGRATION_FLOWS:
            return frozenset()
        return frozenset(period.end.month for period, _ in self.years(Series.of(measure)) if period.kind != "financial_year")

    def latest(self, measure: str) -> Period | None:
        """The newest year published by then."""
        return max((period for period, _ in self.years(Series.of(measure))), key=lambda period: period.stop, default=None)

    def released_on_the_day(self, measure: str) -> bool:
        """Whether a release of the measure came out on that day or the day before."""
        return any(
            timedelta(0) <= self.day - release.published <= timedelta(1)
            for release in self.ledger.releases(measure=measure)
            if release.precision in {"minute", "day"}
        )


def candidate_series(subject: Subject) -> tuple[Series, ...]:
    """The series that a subject can be a number of, the likeliest first; none where a group fits no dimension."""
    group = dict(subject.group)
    nationality = group.get("nationality", "")
    readings: Iterable[dict[str, str]] = [
        {**group, "nationality": code} if nationality else group for code in _EU_WORDS.get(nationality, (nationality,))
    ]
    found: list[Series] = []
    measure = MEASURES[subject.measure]
    for reading in readings:
        known = all(
            name in measure.dimensions and (DIMENSIONS[name].open or code in DIMENSIONS[name].by_code)
            for name, code in reading.items()
        )
        if known:
            found.append(Series.of(subject.measure, **reading))
    if subject.measure in MIGRATION_FLOWS and nationality in _COUNTRIES and "reason" not in group:
        # estimates by country leave out asylum and resettlement in the workbooks' own tables
        found.extend(series.with_(reason="all_except_asylum_and_resettlement") for series in tuple(found))
    return tuple(found)


_COUNTRIES = frozenset(DIMENSIONS["nationality"].by_code) - {
    "all",
    "british",
    "eu_plus",
    "non_eu_plus",
    "eu",
    "non_eu",
    "non_british",
}
