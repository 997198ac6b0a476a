"""Times that a sentence names for several of its numbers, or for both ends of a change, and times of no figures."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period, year_ending
from ...words.cues import FALL_NOUNS, RISE_NOUNS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..claim_words import OF_CHANGES, is_when_said, quantity_of, tokens_of
from ..ends.comparisons import is_baseline_quantity
from ..parts import SentenceParts
from ..roles import is_start
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING
from .of_records import is_loose
from .windows import read_window

_LARGEST_CHANGE = FALL_NOUNS | RISE_NOUNS


def end_of_the_span(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The last year of a stretch over which something changed: "rose fivefold between 2019 and 2023".

    What is told as a number of one stretch from a year to the next is of the newest year, if that is one: "1.2 million between 2023 and 2024".
    """
    if wording.kind in {"level", "share", "sum"} and wording.periods and not wording.periods[0].is_year:
        return _across(wording.periods[0], scene, measure)
    if wording.kind not in OF_CHANGES or not wording.periods or wording.periods[0].is_year:
        return None
    span = next((each for each in parts.times if each.kind == "between" and each.until[0] == wording.periods[0].end.year), None)
    if span is None:
        return None
    peak = scene.calendar.peak(measure)
    if peak is not None and peak.end.year == span.until[0] and is_loose(parts, span) and wording.direction >= 0:
        return peak
    return year_ending(span.until[0], span.until[1] or 12)


def _across(window: Period, scene: Scene, measure: str) -> Period | None:
    latest = scene.calendar.latest(measure)
    begins, ends = window.start, window.end
    whole_years = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31) and ends.year == begins.year + 1
    return (
        latest if whole_years and latest is not None and latest.end.year == ends.year and latest.end.month != _DECEMBER else None
    )


_DECEMBER = 12


def between_two(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The later of two times that a change or a part is said to lie between."""
    if wording.kind not in OF_CHANGES | {"share", "level"} or "between" not in parts.word_set or len(wording.periods) == 0:
        return None
    named = [each for each in parts.times if each.kind in NAMING]
    for one, other in pairwise(named):
        if not {"between"} & set(parts.words[max(0, one.first - 3) : one.first]) or other.first - one.last > 7:
            continue
        if "and" not in parts.words[one.last + 1 : other.first]:
            continue
        if wording.kind == "level" and (other.kind != "year_ending" or wording.starts or _begins_there(parts, wording)):
            continue  # "between the year to June 2023 and the year to June 2024 it went from 906,000": of the former
        first = read_window(parts, one, scene, measure).periods
        if first[:1] == wording.periods[:1]:
            if other.kind == "relative_year" and one.month and {"same", "month"} <= set(parts.words[one.last + 1 : other.first]):
                # "between the end of June 2023 and the same month this year"
                return year_ending(scene.published.year - other.years, one.month)
            return next(iter(read_window(parts, other, scene, measure).periods), None)
    return None


def _begins_there(parts: SentenceParts, wording: Wording) -> bool:
    quantity = quantity_of(parts, wording)
    return quantity is not None and is_start(parts, quantity)


_APART = frozenset(
    "than from against compared since before after while but when which who whose that until by above below ; : (".split()
)


def shared(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The one time of a sentence, where it stands behind all its numbers: "90,000 study visas and 46,000 work visas in the same period"."""
    if wording.period_basis == "explicit" or wording.kind not in _OF_ONE_NUMBER:
        return None
    quantity = quantity_of(parts, wording)
    times = [each for each in parts.times if each.kind not in {"duration", "day"}]
    if quantity is None or len(times) != 1:
        return None
    if wording.starts or is_start(parts, quantity):
        return None  # "from 215,000 to 176,000 in the year to December 2012"
    time = times[0]
    if time.first < quantity.last or time.kind not in NAMING | {"same"} or parts.compares(time) or is_when_said(parts, time):
        return None
    between = range(quantity.last + 1, time.first)
    # "51,000 came by other routes in the year to June", where a "by" before a number or a time is another matter
    numbers = {each.first for each in parts.quantities} | parts.in_times
    if (
        any(parts.word(at) in _APART and (parts.word(at) != "by" or at + 1 in numbers) for at in between)
        or quantity.first in parts.bracket_of
    ):
        return None
    return next(iter(read_window(parts, time, scene, measure).periods), None)


_OF_ONE_NUMBER = frozenset({"level", "extreme", "share", "spending"})


def of_the_same(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The end of a stretch that the sentence before told of, of which "over the same period" is said; of where a change began its start."""
    pair = scene.told.pair
    if pair is None or pair[0] == pair[1] or wording.kind not in {"level", "sum"} or wording.period_basis == "explicit":
        return None
    stretches = [each for each in parts.times if each.kind == "same" and each.lead in {"over", "in", "during"}]
    if not any({"months", "year"}.isdisjoint(parts.words[each.first : each.last + 1]) for each in stretches):
        return None  # "in those 12 months" is a year, and no stretch of several
    return min(pair) if wording.starts else max(pair)


def of_those_months(wording: Wording) -> Period | None:
    """Of the years that may be spoken of, that which ended in the month of the one it is set against: "above where it stood in December 2011"."""
    if wording.kind not in OF_CHANGES or wording.period_basis != "inherited" or wording.baseline_basis != "explicit":
        return None
    months = {each.end.month for each in wording.baseline if each.is_year}
    after = (each for each in wording.periods if each.is_year and each.end.month in months and each not in wording.baseline)
    return next(after, None) if len(months) == 1 else None


def not_since(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """What is spoken of, where the one time that an extreme was read of is that since when it is one."""
    if wording.kind != "extreme" or "since" not in parts.word_set or not wording.periods:
        return None
    since = parts.words.index("since")
    if any(each.kind not in {"vague", "duration", "day"} and each.first < since for each in parts.times):
        return None
    read = [each for each in parts.times if each.year and each.first > since and each.year == wording.periods[0].end.year]
    span = tokens_of(parts, wording)
    changes = any(parts.words[at] in _LARGEST_CHANGE for at in span)
    if not read or not (wording.extreme == "low" or changes):
        return None
    return scene.topic_of(measure) or scene.calendar.latest(measure)


def held(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The newest window, where "last year" or "the previous year" is none that figures have been published for."""
    latest, quantity = scene.calendar.latest("net_migration"), quantity_of(parts, wording)
    if latest is None or not wording.periods or not wording.periods[0].is_year or wording.starts:
        return None
    if wording.periods[0].end >= scene.published:
        # "A year later there were 288,000": of no year that is not over
        return latest if wording.period_basis != "explicit" or (own is not None and own.kind == "later") else None
    if quantity is not None and (is_start(parts, quantity) or is_baseline_quantity(parts, quantity)):
        return None
    if own is not None and parts.compares(own) and quantity is not None:
        # "entered the UK last year, with net migration up by 500,000 compared to 2020"
        own = next((each for each in parts.times if each.kind == "relative_year" and each.last < quantity.first), own)
    before = own is not None and own.kind == "earlier" and parts.word(own.first) in {"previous", "preceding"}
    relative = own is not None and (own.kind == "relative_year" or (before and "had" not in parts.word_set))
    if (
        measure not in MIGRATION_FLOWS
        or wording.periods[0].stop > latest.stop
        or not (relative or (wording.period_basis == "explicit" and latest in wording.periods))
    ):
        return None
    if own is not None and not relative and not parts.compares(own):
        return None
    return None if scene.calendar.was_published("net_migration", wording.periods[0]) else latest
