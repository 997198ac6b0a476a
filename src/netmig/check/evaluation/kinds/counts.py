"""Administrative numbers, of which there are several counts: visas, asylum, what it costs.

The count that the words name most likely is looked at first. Where it does not fit, each other count
held of the same thing is: the Home Office's total and its hotels, main applicants and everybody. A
number is found right if it is one of them, and the counts that are held are told where it is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ....ledger.phrases import amount, period_words
from ....periods import Period, point, span, year_ending
from ....series import Series
from ...records import replace
from ...sentences.wording import Stated, Subject, Wording
from ..evidence import Evidence
from ..intervals import Range, divided, overlaps
from ..mistaken.swapped_digits import has_swapped_digits
from ..outcome import Outcome, of_standing, pairs, series_of
from ..standings import Standing
from . import changes, levels
from .pieces import COUNTED_BY_THE_DAY, corrected_by, widened

SEVERAL_COUNTS = frozenset(
    {"asylum_cost", "visas_granted", "visa_applications", "asylum_applications", "asylum_supported", "asylum_awaiting_decision"}
)
# how many counts are told to a reader of one that fits none
MOST_TOLD = 4
A_DAY = 365


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the number is a figure of the series, or of another count of the same thing, for one of the periods."""
    outcome = levels.evaluate(wording, evidence)
    if outcome.fits:
        return _said_of_hotels(outcome, wording, evidence) or outcome
    if outcome.fits is False and outcome.series == _HOTELS:
        # so far above what hotels cost in a year, it is what all of asylum cost, whatever edition is held
        return replace(outcome, unsure=not is_beyond_every_count(wording, evidence))
    if wording.counted and wording.counted != "cases":
        return _of_boats(wording, evidence) or _as_counted(outcome, wording, evidence)
    subject = wording.subject
    if outcome.fits or subject is None:
        return outcome
    if subject.measure not in SEVERAL_COUNTS:
        return _as_counted(outcome, wording, evidence)
    told: dict[str, None] = {}
    for period in _periods(wording, evidence):
        for series, rate in _counts(wording, evidence):
            standing = evidence.standing(series, period)
            if standing is None:
                continue
            found = divided(standing.range, rate) if rate != 1 else standing.range
            if overlaps(wording.stated, found):
                right = of_standing(standing, True, series, period)
                return replace(right, derivation=f"{series.label}, {right.derivation}", value=found.value)
            if len(told) < MOST_TOLD and series not in series_of(wording):
                told[f"{series.label} {amount(standing.range.value, standing.unit)} ({period_words(period)})"] = None
    outcome = _as_counted(outcome, wording, evidence)
    if not told:
        return outcome
    others = "; ".join(told)
    return replace(outcome, derivation=f"{outcome.derivation.rstrip('.')}; netmig does have: {others}")


_HOTELS = Series("asylum_cost", (("cost_basis", "hotels"),))
# what tells that more than hotels is meant, although they are named
_AND_MORE = frozenset("system whole total overall including included support all everything altogether".split())


def _said_of_hotels(outcome: Outcome, wording: Wording, evidence: Evidence) -> Outcome | None:
    """What is left open where all that asylum costs is said of hotels: "asylum hotels cost £4.76bn"."""
    if outcome.series is None or outcome.series.measure != "asylum_cost" or outcome.series == _HOTELS or outcome.period is None:
        return None
    words = set(wording.sentence.words)
    if words.isdisjoint({"hotel", "hotels"}) or not words.isdisjoint(_AND_MORE):
        return None
    hotels = evidence.standing(_HOTELS, outcome.period)
    if hotels is None or overlaps(wording.stated, hotels.range):
        return None
    alone = amount(hotels.range.value, hotels.unit)
    return replace(outcome, fits=None, derivation=f"the number is what asylum cost in all, while hotels alone cost {alone}")


# so many times the highest of several counts is none of them, whatever is counted in
_BEYOND_ALL = 1.5


def is_beyond_every_count(wording: Wording, evidence: Evidence) -> bool:
    """Whether a sum of one year lies far above whatever is counted: £9bn in a year in which the highest of all counts was £4.9bn."""
    low = wording.stated.low
    if wording.kind not in {"level", "spending"} or wording.period_basis != "explicit" or wording.rate != 1 or low is None:
        return False
    told = [
        standing.range.value
        for period in wording.periods
        for series, _ in _counts(wording, evidence)
        if (standing := evidence.standing(series, period)) is not None
    ]
    return bool(told) and low > _BEYOND_ALL * max(told)


# --- counts over any time (`forms/counts.py`)

# a case is of one to one and a half people
_CASES = 0.6
# a number below such a part of the whole may be of some of them
_PART = 0.5
# a boat brings up to a hundred people and more
_BOATS = 0.005
# how long before a text the newest numbers that it has may have ended, and how long after its day they may be of that very day
_OLD_NEWS, _SAME_DAY = 35, 2


def _as_counted(outcome: Outcome, wording: Wording, evidence: Evidence) -> Outcome:
    """The same, for certain wrong where the number lies beyond what any edition of the day can have had for any time that may be meant."""
    if not wording.counted or outcome.fits is not False:
        return outcome
    for series in series_of(wording):
        for period in wording.periods:
            if series.measure not in COUNTED_BY_THE_DAY or not period.is_year:
                continue
            by_days = evidence.counted_by_days(series, period)
            if by_days is not None and overlaps(wording.stated, by_days.range):
                return of_standing(by_days, True, series, period)
    beyond = _is_beyond(wording.stated, wording, evidence) and not _is_estimated(wording, evidence)
    beyond = beyond or has_swapped_digits(wording, evidence)
    return replace(outcome, unsure=not beyond or _may_be_of_applicants(wording, outcome))


# which part of all who claimed asylum did so for themselves; of years so long ago they alone were told
_APPLICANTS = (0.76, 0.88)
_ALONE_UNTIL = 2019


def _may_be_of_applicants(wording: Wording, outcome: Outcome) -> bool:
    """Whether a number of those who claimed asylum in an old year may be without their families: "84,132 in 2002", of 103,081."""
    value = wording.stated.value
    if wording.subject is None or wording.subject.measure != "asylum_applications" or not value or not outcome.value:
        return False
    if outcome.period is None or outcome.period.end.year > _ALONE_UNTIL:
        return False
    return _APPLICANTS[0] <= value / outcome.value <= _APPLICANTS[1]


def _is_estimated(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number of those who claimed asylum is of those who came for it, as the ONS estimates them."""
    if wording.subject is None or wording.subject.measure != "asylum_applications":
        return False
    flows = [Series.of("immigration", reason="asylum", **nation) for nation in ({}, {"nationality": "non_eu_plus"})]
    return any(
        evidence.fits(wording.stated, figure)
        for series in flows
        for period in wording.periods
        for figure in evidence.ever(series, period)
    )


def _of_boats(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That a number of crossings is one of boats, where it is."""
    if wording.counted != "crossings":
        return None
    boats = Series.of("small_boats")
    for period in wording.periods:
        standing = evidence.standing(boats, period)
        if standing is not None and overlaps(wording.stated, standing.range):
            return of_standing(standing, True, boats, period)
    return None


def _is_beyond(stated: Stated, wording: Wording, evidence: Evidence) -> bool:
    """Whether a number lies beyond what was counted for each time that may be meant, or for all days between where it goes up to now."""
    reach = [found for series in series_of(wording) for found in _reach(series, wording, evidence)]
    if not reach:
        return False
    value = wording.stated.value
    if value is not None and value < _PART * min(each.value for each in reach):
        return False  # those of a town or a nationality that the text has named before
    if wording.counted != "people":
        least = _CASES if wording.counted == "cases" else _BOATS
        reach = [Range(each.value, each.low * least, each.high) for each in reach]
    if _goes_up_to_now(wording):
        low, high = min(each.low for each in reach), max(each.high for each in reach)
        reach = [Range((low + high) / 2, low, high)]
    return not any(overlaps(stated, each) for each in reach)


def _goes_up_to_now(wording: Wording) -> bool:
    return len(wording.periods) > 1 and all(
        each.kind == "span" and each.start == wording.periods[0].start for each in wording.periods
    )


def _reach(series: Series, wording: Wording, evidence: Evidence) -> Iterator[Range]:
    """What a count can have been for each time that may be meant, in whatever edition."""
    for period in _all_that_may_be_meant(wording.periods, series, evidence.day):
        when = evidence if (evidence.day - period.end).days > 0 else evidence.at(period.end + timedelta(_SAME_DAY))
        standing = when.standing(series, period)
        if standing is not None:
            earlier = standing.unsure or _had_come_out_before(standing, period, evidence)
            yield widened(standing.range, corrected_by(series, period)) if earlier else standing.range


# a release is the first to have a count of what ended so many days before it
_FIRST_TOLD = 120


def _had_come_out_before(standing: Standing, period: Period, evidence: Evidence) -> bool:
    """Whether there was an edition of a count before the one that is held, and so perhaps another number."""
    newest = max(evidence.release(figure).published for figure in standing.figures)
    return (newest - period.end).days > _FIRST_TOLD


def _all_that_may_be_meant(periods: tuple[Period, ...], series: Series, day: date) -> Iterator[Period]:
    """The times of a wording, and for one that goes up to its day one that ended some weeks before."""
    yield from periods
    if series.measure not in COUNTED_BY_THE_DAY or len(periods) < 2 or any(each.kind != "span" for each in periods):
        return
    last = day - timedelta(_OLD_NEWS)
    if periods[0].start < last < periods[0].end:
        yield span(periods[0].start, last)


def evaluate_change(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a change of a count is that between any of the pairs of times that may be meant, by whatever edition."""
    outcome = changes.evaluate(wording, evidence)
    if not wording.counted or outcome.fits is not False:
        return outcome
    for series in series_of(wording):
        for _, (period, after), (baseline, before) in changes.held_pairs(series, pairs(wording), evidence):
            # two numbers of one edition belong together, whatever earlier ones had
            alike = {each.release for each in after.figures} == {each.release for each in before.figures}
            sure = not after.unsure and not before.unsure and (alike or not _had_come_out_before(before, baseline, evidence))
            if not sure and not changes.is_far_off_both(wording, series, (period, after), (baseline, before)):
                return replace(outcome, unsure=True)
    return outcome


# how far below a record another number must lie for it to be none, as a part of it
_BELOW = 0.05


def evaluate_record(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a count is the highest, or the lowest, of the same part of any year: of the first five months, of a year, of all quarters' ends."""
    sign = 1 if wording.extreme == "high" else -1
    missed: Outcome | None = None
    for series in series_of(wording):
        for period in wording.periods:
            standing = evidence.standing(series, period)
            if standing is None:
                continue
            outcome = of_standing(
                standing, wording.stated.value is None or overlaps(wording.stated, standing.range), series, period
            )
            rivals = _rivals(series, period, wording, evidence)
            if not rivals:
                continue
            value, best = max((sign * found.value, each) for each, found in rivals)
            if not outcome.fits:
                missed = missed or _as_counted(outcome, wording, evidence)
                continue
            kind = "highest" if sign > 0 else "lowest"
            whole = f"{outcome.derivation}; the {kind} of {len(rivals)} such times before was {amount(sign * value, standing.unit)} ({period_words(best)})"
            if sign > 0 and standing.range.value <= 0:
                missed = missed or replace(outcome, fits=None, derivation=f"netmig could not tell for when: {whole}")
                continue  # none on New Year's Day, as on any: not what "a record number" is said of
            if sign * standing.range.value >= value:
                return replace(outcome, derivation=whole)
            beyond = (value - sign * standing.range.value) > _BELOW * abs(value)
            missed = missed or replace(
                outcome, fits=False, derivation=whole, unsure=not beyond or wording.period_basis != "explicit"
            )
    return missed or levels.evaluate(wording, evidence)


def _rivals(series: Series, period: Period, wording: Wording, evidence: Evidence) -> list[tuple[Period, Range]]:
    """The same part of every year before, or every quarter's end, for which a count is held."""
    found: list[tuple[Period, Range]] = []
    if period.kind == "point":
        ends = (year_ending(year, month).end for year in range(_FIRST, period.end.year + 1) for month in (3, 6, 9, 12))
        candidates = [point(each) for each in ends if each < period.end]
    elif period.is_year and series.measure not in COUNTED_BY_THE_DAY:
        years = (year_ending(year, month) for year in range(_FIRST, period.end.year + 1) for month in (3, 6, 9, 12))
        candidates = [each for each in years if each.end < period.end]
    else:
        candidates = [period.years_back(back) for back in range(1, period.end.year - _FIRST)]
    for each in candidates:
        if wording.since is not None and each.end <= wording.since.end:
            continue  # "the lowest since 2019": that year itself was lower
        if (standing := evidence.standing(series, each)) is not None:
            found.append((each, standing.range))
    return found


# no count here is older
_FIRST = 2001


def _periods(wording: Wording, evidence: Evidence) -> tuple[Period, ...]:
    """The periods of the words; where they name none, the newest of the count and the year before as well."""
    if wording.period_basis == "explicit" or wording.subject is None:
        return wording.periods
    latest = evidence.latest(wording.subject.measure)
    around = (*wording.periods, *((latest,) if latest is not None else ()))
    return tuple(dict.fromkeys((*around, *(period.years_back(1) for period in around if period.is_year))))


def _counts(wording: Wording, evidence: Evidence) -> Iterator[tuple[Series, float]]:
    """The counts that a number can be of, each with what a year's figure is divided by."""
    if wording.subject is None:
        return
    subject = wording.subject
    if wording.subject.measure == "asylum_cost" and wording.rate == A_DAY:
        for series in evidence.ledger.series("asylum_hotel_daily_cost"):
            yield series, 1
    for series in evidence.once(("counts", subject.measure, subject.group), lambda: _of_group(subject, evidence)):
        yield series, wording.rate


def _of_group(subject: Subject, evidence: Evidence) -> tuple[Series, ...]:
    """The counts of a measure that are narrowed to the groups spoken of, whatever else they are narrowed to."""
    group = dict(subject.group)
    found = []
    for series in evidence.ledger.series(subject.measure):
        fixed = dict(series.fixed)
        if all(fixed.get(name) == code for name, code in group.items()) and fixed.get("nationality") == group.get("nationality"):
            found.append(series)
    return tuple(found)
