"""The ledger as it stood on one day, asked in the way that claims need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from ...ledger.figures import LONDON, Figure, Release
from ...ledger.ledger import Ledger
from ...ledger.phrases import figure_words
from ...ledger.views import SeriesView
from ...periods import Period
from ...series import Series
from ..records import replace
from ..sentences.wording import Stated
from ..words.subjects import MIGRATION_FLOWS
from .intervals import Range, overlaps
from .kinds.pieces import is_out, pieces_by_start, tiles
from .standings import Standing, by_applicants, by_balance, by_parts, by_years, summed

# a release with fewer periods of a measure than this is held as headlines only
WHOLE_TABLE = 20


_Found = TypeVar("_Found")
# between two releases every day has the same figures; an archive goes through its days more or less in order
MOST_MOMENTS = 64
# what forms of claims find for themselves, at most so many for one moment
MOST_KEPT = 512
_NEWEST_OF_FLOWS = "newest year of the flows"
_EVER = "first figures of counts"


class _About:
    """What the figures of one moment say of one series, as far as it has been asked for."""

    __slots__ = ("earlier", "figures", "figures_of_years", "standings", "view", "years")

    def __init__(self, view: SeriesView | None, figures: dict[Period, Figure]) -> None:
        self.view = view
        self.figures = figures
        self.years = tuple((period, figure) for period, figure in figures.items() if period.is_year and figure.value is not None)
        self.figures_of_years = dict(self.years)
        self.earlier: dict[Period, tuple[Figure, ...]] = {}
        self.standings: dict[Period, Standing | None] = {}


class _Known:
    """What has been worked out of the figures of one moment, the same for every day until the next release."""

    __slots__ = ("about", "calendars", "newest", "others", "own", "unsure")

    def __init__(self) -> None:
        self.about: dict[Series, _About] = {}
        self.own: dict[int, tuple[Figure, Standing | None]] = {}
        """By the identity of a figure, which is kept beside it."""
        self.unsure: dict[tuple[str, str], bool] = {}
        self.newest: dict[str, str] = {}
        self.calendars: dict[str, tuple[frozenset[int], Period | None]] = {}
        self.others: dict[Hashable, Any] = {}


def _known_at(ledger: Ledger, when: date | datetime) -> _Known:
    """What is known of a moment, kept with the ledger: a ledger that grows forgets it."""
    moments: dict[int, _Known] = ledger.worked_out.setdefault("check", {})
    out = ledger.public_by(when)
    known = moments.pop(out, None) or _Known()
    moments[out] = known
    while len(moments) > MOST_MOMENTS:
        moments.pop(next(iter(moments)), None)
    return known


# how the words of a figure begin to say that it is of a later edition than that of the day
EDITION_OF_ANOTHER_DAY = "netmig does not have the edition"


class Evidence:
    """What was public at one moment. One object for "then", one for "now"; what they work out is kept with the ledger.

    It must not outlive a change of the ledger: make another then.
    """

    __slots__ = ("_about", "_known", "_later", "_own", "ledger", "when")

    def __init__(self, ledger: Ledger, when: date | datetime) -> None:
        self.ledger = ledger
        self.when = when
        self._known = _known_at(ledger, when)
        self._about = self._known.about
        self._later: dict[tuple[Series, Period], Standing | None] = {}
        self._own = self._known.own

    @property
    def day(self) -> date:
        """The day of the moment, in London."""
        return self.when.astimezone(LONDON).date() if isinstance(self.when, datetime) else self.when

    def at(self, when: date | datetime) -> Evidence:
        """The same ledger at another moment."""
        return Evidence(self.ledger, when)

    def _of(self, series: Series) -> _About:
        found = self._about.get(series)
        if found is None:
            view = self.ledger.view(series) if self.ledger.holds(series) else None
            found = self._about[series] = _About(view, {} if view is None else view.stood(self.when))
        return found

    def figures(self, series: Series) -> Mapping[Period, Figure]:
        """Each period's figure of a series as it stood."""
        return self._of(series).figures

    def figure(self, series: Series, period: Period) -> Figure | None:
        """The figure of a series for a period as it stood; None if none was public."""
        return self._of(series).figures.get(period)

    def earlier(self, series: Series, period: Period) -> tuple[Figure, ...]:
        """What was published for a period before the figure that stood, newest first."""
        about = self._of(series)
        found = about.earlier.get(period)
        if found is None:
            found = about.earlier[period] = self._earlier(about, period)
        return found

    @staticmethod
    def _earlier(about: _About, period: Period) -> tuple[Figure, ...]:
        current = about.figures.get(period)
        if current is None or about.view is None:
            return ()
        history = about.view.history(period)
        return tuple(reversed(history[: history.index(current)])) if current in history else ()

    def ever(self, series: Series, period: Period) -> tuple[Figure, ...]:
        """Every figure of a period, those published later too."""
        view = self._of(series).view
        return () if view is None or period not in view.periods else view.history(period)

    def first(self, series: Series, period: Period) -> Figure | None:
        """The first figure ever published for a period, if it was public by then."""
        earlier = self.earlier(series, period)
        return earlier[-1] if earlier else self.figure(series, period)

    def may_be_superseded(self, figure: Figure) -> bool:
        """Whether a later release, of which only headlines are held, may have had another figure for the period.

        Nothing may be called wrong by such a figure: the release of the day is held only in part. Nor by one that the press
        gave beside the news: papers print a year long over from whatever table is at hand.
        """
        if figure.reported_aside:
            return True
        measure = figure.series.measure
        unsure = self._known.unsure.get((figure.release, measure))
        if unsure is None:
            mine = self.release(figure)
            in_part = self.once(("in part", measure), lambda: self._held_in_part(measure))
            unsure = in_part is None or any(
                each.publisher == mine.publisher and (each.published_at, each.id) > (mine.published_at, mine.id)
                for each in in_part
            )
            self._known.unsure[figure.release, measure] = unsure
        return unsure

    def holds_since(self, series: Series) -> bool:
        """Whether the newest release of its measure, by then, has figures of a series."""
        newest = self._newest_release(series.measure)
        return any(figure.release == newest for figure in self.figures(series).values())

    def _held_in_part(self, measure: str) -> tuple[Release, ...] | None:
        """The releases of a measure by then of which only headlines are held; None where nothing is held of it as a whole."""
        sizes = self._estimates_by_release(measure)
        if sizes is None:
            return None
        # a release without any such estimate, of projections say, supersedes none
        in_part = self._with_headlines(measure, sizes)
        if measure not in MIGRATION_FLOWS:
            return in_part
        # where net migration alone is held, the flow was estimated anew with it
        net = self._with_headlines("net_migration", self._estimates_by_release("net_migration") or Counter())
        return in_part + tuple(release for release in net if not sizes[release.id])

    def _estimates_by_release(self, measure: str) -> Counter[str] | None:
        """How many estimates of a measure as a whole are held of each release; None where none is."""
        view = self._of(Series.of(measure)).view
        if view is None:
            return None
        return Counter(figure.release for period in view.periods for figure in view.history(period))

    def _with_headlines(self, measure: str, sizes: Counter[str]) -> tuple[Release, ...]:
        releases = self.ledger.releases(measure=measure, as_of=self.when)
        return tuple(release for release in releases if 0 < sizes[release.id] < WHOLE_TABLE)

    def standing(self, series: Series, period: Period) -> Standing | None:
        """What was public of a series for a period: its own figure, or what figures of one release make it.

        A bulletin's headlines often give two flows of three, and a table the parts of a whole. Such a
        sum is used where no figure is held, or only one of an earlier release.
        """
        about = self._of(series)
        try:
            found = about.standings[period]
        except KeyError:
            found = self._standing(series, period, about.figures.get(period))
            # the same days may be a year or a span, and only a span is added up from its years
            if period.kind != "span":
                about.standings[period] = found
        if found is None and series.about.kind == "count":
            # what had come out of it depends on the very day
            if (series, period) not in self._later:
                self._later[series, period] = self._counted_later(series, period)
            return self._later[series, period]
        return found

    def _standing(self, series: Series, period: Period, held: Figure | None) -> Standing | None:
        if held is not None and held.release == self._newest_release(series.measure) and not held.reported_aside:
            return self.of_figure(held)
        made = (
            by_balance(self, series, period) or by_parts(self, series, period) or by_applicants(self, series, period, self.figure)
        )
        if made is not None and (held is None or self._is_better(made.figures[0], held)):
            return made
        if held is None:
            if series.about.kind == "count":
                return self._counted(series, period)
            if period.kind == "span":
                return by_years(self, series, period)
            return None
        return self.of_figure(held)

    def _is_better(self, part: Figure, held: Figure) -> bool:
        """Whether what parts make goes before a figure: they are newer, or no older than one that only the press gave beside its news."""
        made, own = self.order_of(part), self.order_of(held)
        return made > own or (held.reported_aside and made == own)

    def _counted(self, series: Series, period: Period) -> Standing | None:
        """A count as the sum of what was public of the quarters, months or days that make up a period."""
        held = self.figures(series)
        if not held:
            return None
        found = tiles(self.once(("pieces", series), lambda: pieces_by_start(held)), period)
        return summed(self, [held[piece] for piece in found], "") if found else None

    def _counted_later(self, series: Series, period: Period) -> Standing | None:
        """A count that had come out by the day and is held only in a later edition: close to what was public, and not it for certain."""
        ever = self._ever(series)
        if period.kind == "onwards" or not is_out(series.measure, period, self.day):
            return None
        if (own := ever.get(period)) is not None:
            return summed(self, [own], f"; {EDITION_OF_ANOTHER_DAY} of that day")
        starts = self.ledger.worked_out[_EVER, series, "pieces"]
        found = tiles(starts, period)
        if not found and (made := by_applicants(self, series, period, lambda each, time: self._ever(each).get(time))) is not None:
            return replace(made, unsure=True)
        return summed(self, [ever[piece] for piece in found], f"; {EDITION_OF_ANOTHER_DAY}s of that day") if found else None

    def counted_by_days(self, series: Series, period: Period) -> Standing | None:
        """A count as the sum of its days alone, where these are held: not quite that of the year that was published later."""
        if not is_out(series.measure, period, self.day):
            return None
        ever = self._ever(series)
        days = {each.start: [each] for each in ever if each.kind == "day"}
        found = tiles(days, period)
        return summed(self, [ever[piece] for piece in found], f"; {EDITION_OF_ANOTHER_DAY}s of that day") if found else None

    def _ever(self, series: Series) -> Mapping[Period, Figure]:
        """The first figure ever published for each period of a count, whenever that was; kept with the ledger."""
        kept = self.ledger.worked_out
        if (_EVER, series) not in kept:
            view = self._of(series).view
            found = {} if view is None else {each: view.history(each)[0] for each in view.periods}
            kept[_EVER, series] = found
            kept[_EVER, series, "pieces"] = pieces_by_start(found)
        ever: Mapping[Period, Figure] = kept[_EVER, series]
        return ever

    def of_figure(self, figure: Figure) -> Standing | None:
        """A published figure as it stands by itself, its rounding with it; None for one that is no number."""
        kept = self._own.get(id(figure))
        if kept is None:
            kept = self._own[id(figure)] = figure, self._of_figure(figure)
        return kept[1]

    def fits(self, stated: Stated, figure: Figure | None) -> bool:
        """Whether the words allow a published figure, with its rounding."""
        found = None if figure is None else self.of_figure(figure)
        return found is not None and overlaps(stated, found.range)

    def _of_figure(self, figure: Figure) -> Standing | None:
        interval = figure.interval
        if interval is None or figure.value is None:
            return None
        return Standing(
            Range(figure.value, *interval), (figure,), figure_words(figure, self.release(figure)), self.may_be_superseded(figure)
        )

    def _newest_release(self, measure: str) -> str:
        """The newest release of a measure by then: nothing made of others can be newer than its own figures."""
        newest = self._known.newest.get(measure)
        if newest is None:
            releases = self.ledger.releases(measure=measure, as_of=self.when)
            newest = self._known.newest[measure] = releases[-1].id if releases else ""
        return newest

    def order_of(self, figure: Figure) -> tuple[datetime, str]:
        """By which of two figures the newer is found: when the releases that they are of came out."""
        release = self.release(figure)
        return release.published_at, release.id

    def release(self, figure: Figure) -> Release:
        """The release that a figure is of."""
        return self.ledger.release(figure.release)

    def years(self, series: Series) -> tuple[tuple[Period, Figure], ...]:
        """The windows of twelve months of a series with their figures."""
        return self._of(series).years

    def extreme_year(self, series: Series, sign: int) -> Period:
        """The first of the years of a series that has its highest figure or, where the sign is -1, its lowest; there must be one."""
        return self.once(
            ("extreme", series, sign),
            lambda: max(self.years(series), key=lambda pair: sign * (pair[1].value or 0))[0],
        )

    def first_year(self, series: Series) -> Period:
        """The earliest of the years of a series; there must be one."""
        return self.once(("first year", series), lambda: min(period for period, _ in self.years(series)))

    def figures_of_years(self, series: Series) -> Mapping[Period, Figure]:
        """The same by their windows."""
        return self._of(series).figures_of_years

    # what a sentence needs to know of the calendar of a measure

    def ending_months(self, measure: str) -> frozenset[int]:
        """The months in which the measure's years end; empty where it is published for financial years."""
        return self._calendar(measure)[0]

    def latest(self, measure: str) -> Period | None:
        """The newest year published by then; the flows are published together, though not of each every figure is held."""
        if measure not in MIGRATION_FLOWS:
            return self._calendar(measure)[1]
        return self.once(_NEWEST_OF_FLOWS, self._newest_of_flows)

    def _newest_of_flows(self) -> Period | None:
        newest = [found for flow in MIGRATION_FLOWS if (found := self._calendar(flow)[1]) is not None]
        return max(newest, key=lambda period: period.stop, default=None)

    def peak(self, measure: str) -> Period | None:
        """The window of the highest figure that stood then."""
        return self.once(
            ("peak", measure),
            lambda: max(self.years(Series.of(measure)), key=_height, default=(None, None))[0],
        )

    def peak_before(self, measure: str) -> Period | None:
        """The window of the highest figure that stood then, but for the newest window."""
        newest = self.latest(measure)
        others = (pair for pair in self.years(Series.of(measure)) if pair[0] != newest)
        return self.once(("peak before", measure), lambda: max(others, key=_height, default=(None, None))[0])

    def revised(self, measure: str) -> Period | None:
        """The window whose newer estimate the newest release is most likely known for: the record, the year before, its own."""
        return self.once(("newly revised", measure), lambda: self._newly_revised(measure))

    def _newly_revised(self, measure: str) -> Period | None:
        series, newest = Series.of(measure), self.latest(measure)
        likely = (self.peak(measure), None if newest is None else newest.years_back(1), newest)
        windows = [each for each in likely if each is not None and self.earlier(series, each)]
        new = [
            each for each in windows if (figure := self.figure(series, each)) and figure.release == self._newest_release(measure)
        ]
        return next(iter(new or windows), None)

    def peak_within(self, measure: str, start: date, stop: date) -> Period | None:
        """The window of the highest figure among those that ended in a time, as it stood then."""
        within = (pair for pair in self.years(Series.of(measure)) if start < pair[0].end <= stop)
        return max(within, key=_height, default=(None, None))[0]

    def moments_between(self, measure: str, first: date, last: date) -> tuple[Evidence, ...]:
        """The same ledger at each moment from one day to another, by this one, at which other figures of a measure stood; the last first."""
        last = min(last, self.day)
        out = [
            release.published
            for release in self.ledger.releases(measure=measure, as_of=last)
            if release.published > first and release.precision in {"minute", "day"}
        ]
        return tuple(self.at(day) for day in dict.fromkeys((*reversed(out), first)) if day <= last)

    def newest_between(self, measure: str, first: date, last: date) -> tuple[Period, ...]:
        """The periods that were the newest published on any day from one to another, the last of them first."""
        newest = (each.latest(measure) for each in self.moments_between(measure, first, last))
        return tuple(dict.fromkeys(each for each in newest if each is not None))

    def was_published(self, measure: str, period: Period) -> bool:
        """Whether a figure of a period was public by then."""
        stops = self.once(("stops", measure), lambda: frozenset(each.stop for each, _ in self.years(Series.of(measure))))
        return period.stop in stops

    def has_fallen(self, measure: str) -> bool:
        """Whether the newest year lay below the one before, by one and the same release."""
        series, newest = Series.of(measure), self.latest(measure)
        if newest is None:
            return False
        after, before = self.figure(series, newest), self.figure(series, newest.years_back(1))
        if after is None or before is None or after.release != before.release:
            return False
        return (after.value or 0) < (before.value or 0)

    def was_revised(self, measure: str, period: Period) -> bool:
        """Whether there was an estimate of a period before the one that stood then."""
        return self.once(("revised", measure, period), lambda: bool(self.earlier(Series.of(measure), period)))

    def _calendar(self, measure: str) -> tuple[frozenset[int], Period | None]:
        """Both of these, found once a measure."""
        found = self._known.calendars.get(measure)
        if found is None:
            years = [period for period, _ in self.years(Series.of(measure))]
            months = frozenset(period.end.month for period in years if period.kind != "financial_year")
            newest = max(years, key=lambda period: period.stop, default=None)
            found = self._known.calendars[measure] = (months if measure in MIGRATION_FLOWS else frozenset(), newest)
        return found

    def released_on_the_day(self, measure: str) -> bool:
        """Whether a release of the measure came out on that day or the day before."""
        days = self._release_days(measure)
        return self.day in days or self.day - timedelta(1) in days

    def newest_release_day(self, measure: str) -> date | None:
        """The day of the newest release of a measure by then, of those whose day is known."""
        return max(self._release_days(measure), default=None)

    def _release_days(self, measure: str) -> frozenset[date]:
        return self.once(
            ("days", measure),
            lambda: frozenset(
                release.published
                for release in self.ledger.releases(measure=measure, as_of=self.when)
                if release.precision in {"minute", "day"}
            ),
        )

    def once(self, key: Hashable, find: Callable[[], _Found]) -> _Found:
        """What is found of the figures of the moment, found once; a day within the moment must play no part in it."""
        others = self._known.others
        if key not in others:
            while len(others) >= MOST_KEPT:
                others.pop(next(iter(others)), None)
            others[key] = find()
        found: _Found = others[key]
        return found


def _height(pair: tuple[Period, Figure]) -> tuple[float, date]:
    """By which of several years the highest is found: of two alike, the later."""
    return pair[1].value or 0, pair[0].end
