"""What a number may be that was known on another day: any estimate of any year near, or how far one was revised.

Where a text tells of what was announced in May, inherited or first thought, its number need not be the
figure of the day. It is wrong all the same where no estimate of any day was so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....ledger.figures import Figure
from ....periods import Period
from ....series import Series
from ...sentences.estimates.known_when import ANOTHER_TIME, OF_ESTIMATES, WHICH_EARLIER
from ...sentences.wording import OF_TWO_FIGURES, Stated, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import WHOLE_TABLE, Evidence
from ..intervals import Range, difference, overlaps, overlaps_either_way, range_of_figure
from ..kinds.changes import fits_between
from ..outcome import series_of

# how many years before its day a text may speak of a year of which it says no more than "the year of the referendum"
YEARS_BACK = 17
# how long ago, in days, a year ended that a text may go on to without naming it
_RECENT = 4 * 366
# how far from a year that was read another may be meant of which an earlier estimate is told, in days
_AROUND = 400
# kinds that state a number which one figure may be, and those that state what lies between two
_OF_A_FIGURE = frozenset({"level", "extreme", "revision"})
# how far beyond the estimates that are held, of one year or of all, another may lie that is not, as a part of them
_BEYOND, _BEYOND_ALL = 0.25, 0.12


def estimates(evidence: Evidence, series: Series, period: Period) -> list[Figure]:
    """Every estimate of a period public by then, newest first."""
    current = evidence.figure(series, period)
    return [] if current is None else [current, *evidence.earlier(series, period)]


def ranges_of(evidence: Evidence, series: Series, period: Period) -> list[Range]:
    """Every estimate of a period public by then, with its rounding."""
    return [found for each in estimates(evidence, series, period) if (found := range_of_figure(each)) is not None]


def may_have_been_so(wording: Wording, evidence: Evidence) -> bool:
    """Whether what is told as of another day was so by any estimate public on the day of the text, or may have been by one not held."""
    if wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS:
        return True
    if wording.kind not in _OF_A_FIGURE | OF_TWO_FIGURES or wording.stated.value is None:
        return True
    of_two = wording.kind in OF_TWO_FIGURES or bool(wording.direction)
    if of_two and wording.of_another_day not in OF_ESTIMATES:
        return True  # a change may be between any two years
    if wording.of_another_day == ANOTHER_TIME and "period" not in wording.ties:
        return True  # "in 2025, when births, at 660,000, outnumbered deaths": of what happened then, and of no migration
    for series in series_of(wording):
        if series.measure == "immigration" and _is_one_of_another_flow(wording, evidence, series):
            return True
        if _is_told_of_its_year(wording, evidence, series):
            if any(is_number_of(wording, found) for found in _estimates_of_then(wording, evidence, series)):
                return True
            continue  # of an estimate of a year of which every one is held
        years = _years(evidence, series)
        if not of_two and (
            any(is_number_of(wording, found) for _, several in years for found in several)
            or _lies_among(wording, evidence, series)
        ):
            return True
        if any(
            fits_between(wording, after, before) if of_two else is_number_of(wording, difference(after, before))
            for after, before in _moves(wording, dict(years))
        ):
            return True
    return False


# an earlier estimate that were more than so many times the newest, or less than so much of it, would be one of something else
_MOST_REVISED = 2


def _is_told_of_its_year(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether an earlier estimate is told of a year of which every estimate is held, and may be one of it by its size."""
    value = wording.stated.value
    if wording.of_another_day == ANOTHER_TIME and wording.period_basis == "explicit" and {"time", "period"} <= wording.ties:
        # "The Tories left behind net migration of 906,000 in the year to June 2024": known whenever, it is of that year
        return not wording.loose and all(every_estimate_is_held(evidence, series, each) for each in wording.periods)
    if wording.of_another_day != WHICH_EARLIER or wording.period_basis not in {"explicit", "inherited"} or not value:
        return False
    newest = evidence.figure(series, wording.periods[0]) if wording.periods else None
    if newest is not None and any(
        value == abs((newest.value or 0) - (each.value or 0)) for each in evidence.earlier(series, wording.periods[0])
    ):
        return True  # "was revised upwards from 166,000 to 906,000": by so much, and not from it
    if newest is None or not newest.value or not 1 / _MOST_REVISED < abs(value / newest.value) < _MOST_REVISED:
        return False
    return all(every_estimate_is_held(evidence, series, each) for each in wording.periods)


def _is_one_of_another_flow(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether an earlier estimate is one of net migration: "arrivals in 2022, which the ONS revised up from 745,000", in loose words."""
    net = Series("net_migration", series.fixed)
    return wording.kind == "revision" and any(
        is_number_of(wording, found) for period in wording.periods for found in _ranges(evidence, net, period)
    )


def _estimates_of_then(wording: Wording, evidence: Evidence, series: Series) -> Iterator[Range]:
    """Every estimate of the years that were read, and of those around them where a time does not stand with the number."""
    for period, several in _years(evidence, series):
        if period in wording.periods or (
            "time" not in wording.ties and any(abs((period.stop - each.stop).days) <= _AROUND for each in wording.periods)
        ):
            yield from several


def is_what_it_moved_by(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number read as a level is by how much it changed in that year, or was revised: "falls of 517,000 in 2024 and 160,000 in 2025"."""
    for series in series_of(wording):
        years = {
            period: _ranges(evidence, series, period)
            for read in wording.periods
            if read.is_year
            for period in (read, read.years_back(1))
        }
        if any(is_number_of(wording, difference(after, before)) for after, before in _moves(wording, years)):
            return True
    return False


# what migration does and an estimate does not
_BY_ITSELF = frozenset(
    "fell fall falls falling dropped plunged plummeted slumped declined rose surged soared jumped shrank grew".split()
)


def is_by_how_much_it_was_revised(wording: Wording, evidence: Evidence) -> bool:
    """Whether a change is, to the thousand, that from an earlier estimate of its year to the newest: "in 2024 it comes down by 86,000, to 345,000"."""
    value = wording.stated.value
    if value is None or wording.stated.unit != "people" or wording.stated.hedge not in {"exact", "about"} or value % 10_000 == 0:
        return False
    if not _BY_ITSELF.isdisjoint(wording.words_within):
        return False  # "fell by 86,000 in 2024, to 345,000" took a change of the estimate for one of migration
    return any(
        abs(told[0].value - each.value) == abs(value)
        for series in series_of(wording)
        for period in wording.periods[:1]
        if (told := [each for each in estimates(evidence, series, period) if each.value is not None])
        for each in told[1:]
        if told[0].value is not None and each.value is not None
    )


def is_figure_of_another_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number is the figure of another recent year, which its text may have gone on to: "dropped to 171,000, last recorded in 2021"."""
    return any(
        is_number_of(wording, several[0]) and not is_far_over(wording.stated, several[0])
        for series in series_of(wording)
        for period, several in _years(evidence, series)
        if several and period not in wording.periods[:1] and (evidence.day - period.end).days <= _RECENT
    )


# how many times a number may be that is told as more than another
FARTHEST_OVER = 1.34
# and how many times one that is told as less than it
_HARDLY_UNDER = 1.1


def is_far_over(stated: Stated, found: Range) -> bool:
    """Whether a figure is so far above what is told as "more than" that it is hardly said of it: "more than 900,000" of 1,320,000."""
    return stated.hedge == "over" and bool(stated.value) and found.value > FARTHEST_OVER * (stated.value or 0) > 0


def is_of_one_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number read as the sum of some years is that of one of them: "1.4 million in both 2022 and 2023"."""
    spans = [period for period in wording.periods if not period.is_year]
    return any(
        is_number_of(wording, found)
        for series in series_of(wording)
        for period, several in _years(evidence, series)
        if any(span.start <= period.start and period.stop <= span.stop for span in spans)
        for found in several
    )


def is_number_of(wording: Wording, found: Range) -> bool:
    """Whether a number is a figure, or that of people lost without the sign; a bound is said of what lies not far beyond it."""
    bound = abs(wording.stated.value or 0) if wording.stated.hedge == "under" else 0
    if bound > _HARDLY_UNDER * abs(found.value):
        return False
    return overlaps_either_way(wording.stated, found)


def _years(evidence: Evidence, series: Series) -> list[tuple[Period, tuple[Range, ...]]]:
    """The years that a text may speak of, each with all its estimates."""
    every = evidence.once(
        ("years with estimates", series),
        lambda: tuple((period, _ranges(evidence, series, period)) for period, _ in evidence.years(series)),
    )
    return [pair for pair in every if (evidence.day - pair[0].end).days <= YEARS_BACK * 366]


def _ranges(evidence: Evidence, series: Series, period: Period) -> tuple[Range, ...]:
    found = [evidence.of_figure(figure) for figure in estimates(evidence, series, period)]
    # what figures of one release make, where it gives none itself
    return tuple(each.range for each in (evidence.standing(series, period), *found) if each is not None)


def _moves(wording: Wording, years: Mapping[Period, tuple[Range, ...]]) -> Iterator[tuple[Range, Range]]:
    """What may be set against each other: two estimates of one year, any estimates of a year and of what it is measured from."""
    for period, found in years.items():
        for at, after in enumerate(found):
            yield from ((after, before) for before in found[at + 1 :])
        for baseline in {period.years_back(1), *wording.baseline}:
            yield from ((after, before) for after in found for before in years.get(baseline, ()))


def _lies_among(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether a number lies among the estimates of what was read, where releases are not held in which it may have been another."""
    # "When Mr Johnson won his majority, net migration was 184,000" is not of the year that the text had named before
    tied = "period" in wording.ties and wording.period_basis == "explicit"
    if tied:
        read = wording.periods[:1]
        found = (
            []
            if all(every_estimate_is_held(evidence, series, each) for each in read)
            else [_ranges(evidence, series, each) for each in read]
        )
    else:
        found = [several for _, several in _years(evidence, series)] if _may_be_superseded(evidence, series) else []
    every = [each for several in found for each in several]
    if not every:
        return False
    low, high = min(each.low for each in every), max(each.high for each in every)
    wider = (_BEYOND if tied else _BEYOND_ALL) * max(abs(low), abs(high))
    return overlaps(wording.stated, Range((low + high) / 2, low - wider, high + wider))


def _may_be_superseded(evidence: Evidence, series: Series) -> bool:
    """Whether the figures of the day are not all held: the newest release of the flows is held as headlines only."""
    if not _years(evidence, series):
        return False
    net, view = evidence.ledger.view(Series.of("net_migration")), evidence.ledger.view(series)
    counted = [each.id for each in evidence.ledger.releases(measure="net_migration", as_of=evidence.when) if net.at(each.id)]
    return not counted or len(view.at(counted[-1])) < WHOLE_TABLE


def every_estimate_is_held(evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether an estimate of a year is held from every release since the first."""
    first = evidence.first(series, period)
    if first is None:
        return False
    mine = evidence.release(first)
    view, whole = evidence.ledger.view(series), evidence.ledger.view(Series.of("net_migration"))
    return all(
        period in view.at(release.id)
        for release in evidence.ledger.releases(measure=series.measure, as_of=evidence.when)
        # a release without any such estimate, of projections say, has none of this year either
        if release.publisher == mine.publisher and mine.published_at <= release.published_at and len(whole.at(release.id))
    )
