"""A way told in plain words: wrong only where the figures went the other way in every reading and by every estimate.

Of a statement without a number nothing but its direction can be held against figures, and estimates move by more than
a year's step. So it is not enough that the newest figures lie otherwise: each flow that may be meant, each year that it
may be of or measured from, and each release that gave both, has to say the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...records import record
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..intervals import Range
from ..outcome import Outcome, nothing_held, series_of

# what goes on now may be measured from any window that ended so many days before the newest
_WITHIN_A_YEAR = (150, 400)
# what is said to last is not broken by a step of less than this, as a part of what it was
_A_BREAK = 0.03
# what is so far from another, as a part of it, no later edition of which only headlines are held can have brought to its other side
_NO_REVISION = 0.1
# how far counts of one thing differ
_COUNTS_DIFFER = {"small_boat_arrivals": 0.05, "asylum_applications": 0.1, "asylum_supported": 0.05}


@record()
class _Step:
    """Two figures of one release, or the two that stood: how far it went from one to the other."""

    before: Figure
    after: Figure
    went: int
    """1 for up, -1 for down, 0 where the difference is within rounding."""
    far: float
    """By which part of where it began."""
    was: float
    now: float
    start: Period
    end: Period
    unsure: bool = False


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a flow went the way that is said, by the likeliest reading; whether it is wrong, by all of them."""
    told = series_of(wording)
    steps_of = [
        (sign, steps, series in told)
        for series, sign in _series(wording)
        for period in wording.periods
        for steps in _readings(wording, evidence, series, period)
    ]
    if not steps_of:
        return nothing_held(wording)
    first = steps_of[0][1][-1 if wording.contrast == "every_year" else 0]
    wrong = all(
        _is_the_other_way(wording, steps, wording.direction * sign)
        if own
        # of what may be meant beside it, it is enough that it did not go as is said
        else not any(_went(step, wording.direction * sign) for step in steps)
        for sign, steps, own in steps_of
    )
    if wording.contrast == "every_year":
        fits = all(
            _went(step, wording.direction) for step in _yearly(evidence, _main(wording), wording.periods[0], wording.baseline[0])
        )
    else:
        fits = first.went == wording.direction
    before, after = first.before, first.after
    words = (
        f"from {amount(first.was, before.unit)} ({period_words(first.start)}) to {amount(first.now, after.unit)}"
        f" ({period_words(first.end)})"
    )
    return Outcome(
        fits, words, first.now - first.was, (after, before),
        wording.periods[0] if wording.contrast == "every_year" else first.end, first.start, after.series,
        unsure=(first.unsure and first.far < _NO_REVISION) or (not fits and not wrong),
    )  # fmt: skip


def _main(wording: Wording) -> Series:
    return series_of(wording)[0]


def _series(wording: Wording) -> Iterator[tuple[Series, int]]:
    """The series that may be meant; net migration is told by those who leave with its sign turned."""
    for series in series_of(wording):
        yield series, 1
        for measure in wording.also:
            turned = series.measure == "emigration" and measure == "net_migration"
            yield Series(measure, series.fixed), -1 if turned else 1


def _readings(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Iterator[list[_Step]]:
    """For each year that a period may be measured from, the steps by every release that gave both."""
    if wording.contrast == "every_year":
        for each in _ends(evidence, series, period):
            began = next((start for start in wording.baseline if start.end.month == each.end.month), None)
            if began is not None and (steps := list(_yearly(evidence, series, each, began))):
                yield steps
        return
    starts = wording.baseline or (period.years_back(1),)
    if wording.reached:
        # "hit a record in 2022 and has shown no sign of easing since": from the highest that ended in that year
        heights = {start: figure.value or 0 for start in starts if (figure := evidence.figure(series, start)) is not None}
        starts = (max(heights, key=lambda start: heights[start]),) if heights else ()
    for start in starts:
        if start.stop >= period.stop:
            continue
        if steps := list(_steps(evidence, series, start, period)):
            yield steps
    if wording.recent:
        for start, _ in evidence.years(series):
            if _WITHIN_A_YEAR[0] <= (period.stop - start.stop).days <= _WITHIN_A_YEAR[1] and start not in starts:
                if steps := list(_steps(evidence, series, start, period)):
                    yield steps


def _ends(evidence: Evidence, series: Series, period: Period) -> list[Period]:
    """The newest window and the one half a year before it: a row of years ends with either."""
    months = {period.end.month, (period.end.month + 5) % 12 + 1}
    newest: dict[int, Period] = {}
    for each, _ in evidence.years(series):
        if each.end.month in months and (each.end.month not in newest or newest[each.end.month].stop < each.stop):
            newest[each.end.month] = each
    return list(newest.values())


def _yearly(evidence: Evidence, series: Series, period: Period, start: Period) -> Iterator[_Step]:
    """The steps from year to year between two windows that end in the same month."""
    end = period
    while end.stop > start.stop:
        step = next(_steps(evidence, series, end.years_back(1), end), None)
        if step is None:
            return
        yield step
        end = end.years_back(1)


def _steps(evidence: Evidence, series: Series, start: Period, period: Period) -> Iterator[_Step]:
    """The step between what stood for both, and those between what earlier releases gave for both."""
    if (current := _current(evidence, series, start, period)) is None:
        return
    yield current
    olds = {figure.release: figure for figure in evidence.earlier(series, start)}
    for figure in evidence.earlier(series, period):
        if figure.release in olds:
            yield _step(olds[figure.release], figure)


def _current(evidence: Evidence, series: Series, start: Period, period: Period) -> _Step | None:
    """The step between what stood: a figure, or what figures of the newest release make."""
    after, before = evidence.standing(series, period), evidence.standing(series, start)
    if after is None or before is None:
        return None
    unsure = (after.unsure or before.unsure) and series.measure not in _COUNTS_DIFFER
    return _between(before.range, after.range, before.figures[0], after.figures[0], start, period, unsure=unsure)


def _step(before: Figure, after: Figure, *, unsure: bool = False) -> _Step:
    ranges = [Range(each.value or 0, *(each.interval or (each.value or 0, each.value or 0))) for each in (before, after)]
    return _between(ranges[0], ranges[1], before, after, before.period, after.period, unsure=unsure)


def _between(was: Range, now: Range, before: Figure, after: Figure, start: Period, end: Period, *, unsure: bool) -> _Step:
    went = 1 if now.low > was.high else -1 if now.high < was.low else 0
    far = abs(now.value - was.value) / abs(was.value) if was.value else 1.0
    return _Step(before, after, went, far, was.value, now.value, start, end, unsure)


def _went(step: _Step, direction: int) -> bool:
    return step.went == direction


def _is_the_other_way(wording: Wording, steps: list[_Step], direction: int) -> bool:
    if wording.contrast == "every_year":
        # one year of the row is enough, if it went back plainly
        return any(step.went == -direction and step.far > _A_BREAK for step in steps)
    least = _A_BREAK if wording.contrast == "lasting" else 0.0
    measure = steps[0].after.series.measure
    if measure not in MIGRATION_FLOWS:
        least = _COUNTS_DIFFER.get(measure, 1.0)
    return all(step.went == -direction and step.far > least for step in steps)
