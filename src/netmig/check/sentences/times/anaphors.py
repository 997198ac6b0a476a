"""Words that point back at a window: "a year later", "that earlier year", "at that peak", "so the fall is 69 %".

Each kind of words has one rule for what it points at, among the windows of its own sentence and those
that the text has told (`told.py`). A rule gives what is meant most likely: what else may be meant is
kept beside it by those who ask, so that nothing is called wrong for a choice between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from ....periods import Period, year_ending
from ...words.cues import CHANGE_NOUNS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression, resolve
from ..estimates.estimates_told import CHANGED
from ..once import once_a_number
from ..parts import SentenceParts
from ..scene import Scene
from ..told import COUNTS, one_of_the_pair

WindowsOf = Callable[[TimeExpression], tuple[Period, ...]]
# the kinds of words that name a window by themselves or by the article's day
NAMING = frozenset({"year_ending", "month", "financial_year", "calendar_year", "relative_year", "between"})
_MOVED = frozenset({"earlier", "later", "decade_ago"})
# words that go on about the estimate that was just told of
_GOING_ON = frozenset({"then", "later", "became", "now"})
_PUT_BEFORE = frozenset({"first", "originally", "initially", "previously", "used"})
_PEAK = frozenset({"peak", "record", "high", "height", "maximum", "highest", "zenith", "summit", "crest", "apex"})
# between a number that is of the year before and the change that follows from the two
_SO = frozenset({"so", "meaning", "hence", "therefore"})
_IS = frozenset({"is", "are", "was", "were"})


def anchor_of(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str, named: WindowsOf) -> Period | None:
    """The window of the same sentence that "a year earlier" is a year before; `named` are the windows that words of time are read as."""
    for other in reversed(parts.times):
        if other.last >= time.first:
            continue
        if time.which == "that" and other.kind in _MOVED:
            # "649,000 the year before and 924,000 the year before that"
            before = anchor_of(parts, other, scene, measure, named) or spoken_of(other, scene, measure)
            found = _resolved(other, scene, measure, before)
            return found[0] if found else None
        if other.kind in NAMING and (time.which == "that" or not parts.compares(other)) and (found := named(other)):
            return found[0]
    return None


def spoken_of(time: TimeExpression, scene: Scene, measure: str) -> Period | None:
    """The window of another sentence that words of time are before, after or the same as."""
    told, topic = scene.told, scene.topic_of(measure)
    if time.kind == "same":
        if measure in COUNTS and told.counted is not None:
            return told.counted
        return told.just or (scene.before if topic == scene.headline else None) or topic or told.month
    if time.kind == "later":
        latest = scene.calendar.latest(measure)
        for anchor in (told.just, scene.last, scene.before, topic):
            ends = None if anchor is None else next(iter(_resolved(time, scene, measure, anchor)), None)
            if ends is not None and (latest is None or ends.stop <= latest.stop):
                return anchor
        return None
    if time.which == "that":
        return told.just or scene.last or topic
    return (told.just if topic == scene.topic else None) or topic


def _resolved(time: TimeExpression, scene: Scene, measure: str, topic: Period | None) -> tuple[Period, ...]:
    return resolve(time, scene.published, topic, scene.calendar.ending_months(measure), scene.calendar.latest(measure))


def one_of_two(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str) -> tuple[Period, ...]:
    """The window of "the earlier year" or "the latter period", then the other of the two; of "the year to that month", its own."""
    if time.which == "that_month":
        months = [each for each in parts.times if each.last < time.first and each.month and each.year]
        month = year_ending(months[-1].year, months[-1].month) if months else scene.told.month
        return () if month is None else (month,)
    named = [
        found[0]
        for each in parts.times
        if each.last < time.first and each.kind in NAMING and (found := _resolved(each, scene, measure, scene.topic))
    ]
    if time.which in _PLACES and (
        row := tuple(dict.fromkeys(named)) if len(set(named)) > 2 else () if len(set(named)) == 2 else scene.told.row
    ):
        return row[_PLACES.index(time.which) :][:1]
    pair = (named[-2], named[-1]) if len(dict.fromkeys(named)) > 1 else scene.told.pair
    if pair is None or time.which == "third":
        return ()
    if time.which in {"earlier", "later"}:
        pair = (min(pair), max(pair))
    return tuple(dict.fromkeys(pair if time.which in {"earlier", "former"} else pair[::-1]))


_PLACES = ("former", "latter", "third")


def pointed_at(parts: SentenceParts, at: int, scene: Scene, measure: str) -> Period | None:
    """The window that words without a time of their own point back at: of the estimate that is being told of, of a peak, of the latter."""
    before = parts.words[:at]
    if (
        scene.revising
        and scene.revised is not None
        and ((_GOING_ON | _PUT_BEFORE) & set(before) or (CHANGED & set(before) and "it" in before and not parts.times))
    ):
        return scene.revised
    if not _WAS_THEN.isdisjoint(pairwise(parts.words[: at + 1])) and parts.word(0) != "back":
        return scene.told.just or scene.last  # "Emigration then was 402,000", "It was then running at 184,000 a year"
    if parts.words[:2] == ["the", "peak"] and parts.word(2) in _HOLDS:
        return peak_of(scene, measure)
    if ("peak", "year") in pairwise(before) and "the" in before:
        return _peak_told(scene, measure) or scene.calendar.peak("net_migration")  # "In the peak year 1.47 million came"
    if _is_what_that_is(parts) and parts.words[:2] == ["that", "is"] and not CHANGE_NOUNS & set(before):
        return scene.told.number_last  # "… it hit 906,000 the year before. That's nearly a million net"
    if parts.word(0) in {"that", "this"} and parts.word(1) in _A_NUMBER | _IS and not _OF_ESTIMATES.isdisjoint(parts.word_set):
        # "a fall from the 906,000 of the year before. That figure went up from an initial estimate of"
        return scene.told.number_last
    if parts.word(0) == "the" and (one := one_of_the_pair(parts, scene.told)) is not None:
        return one  # "The earlier figure was first reported as 606,000"
    if "latter" in before[:3]:
        return scene.last
    if any(one in {"that", "this"} and other in _PEAK for one, other in pairwise(before)):
        return _peak_told(scene, measure)
    return None


def _peak_told(scene: Scene, measure: str) -> Period | None:
    """The window of the peak that the text told: of the measure, or the only one."""
    told = scene.told.peaks
    return told.get(measure) or (next(iter(told.values())) if len(told) == 1 else None)


_WAS_THEN = frozenset({("then", "was"), ("was", "then"), ("then", "stood"), ("then", "ran")})
# so near the head of its sentence a number is what "that" is
_RIGHT_BEHIND = 4


def _is_what_that_is(parts: SentenceParts) -> bool:
    """Whether a sentence without a time of its own says at its head what number "that" is."""
    return not parts.times and parts.quantities[:1] != () and parts.quantities[0].first <= _RIGHT_BEHIND


_A_NUMBER = frozenset("figure number total estimate count".split())
_OF_ESTIMATES = frozenset(
    "estimate estimates estimated initial initially original originally revised thought assumed put".split()
)


def peak_beside(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Period | None:
    """The window of the peak that a number is said to be of: "where at the peak it was nearly 2,600", "906,000 at its height"."""
    if _PEAK.isdisjoint(parts.word_set) or not (_at_the_peak(parts, quantity) or _is_called_a_peak(parts, quantity)):
        return None
    return peak_of(scene, measure)


def peak_of(scene: Scene, measure: str) -> Period | None:
    """The window of the highest figure: the one that the text told, else that of the figures of the day."""
    return scene.told.peaks.get(measure) or scene.calendar.peak(measure)


def _at_the_peak(parts: SentenceParts, quantity: Quantity) -> bool:
    if quantity.unit not in {"", "people"}:
        return False
    first, last = parts.segment(quantity)
    for at in range(first, last):
        if parts.word(at) in _PEAK and parts.word(at - 2) == "at" and parts.word(at - 1) in {"the", "its", "that"}:
            if _AGAINST & set(parts.words[max(first, at - 5) : at - 2]):
                return False  # "fewer than at the peak": of another time
            between = range(at + 1, quantity.first) if at < quantity.first else range(quantity.last + 1, at - 2)
            gap = {parts.word(k) for k in between}
            if any(time.kind in NAMING | {"vague"} and time.first in between for time in parts.times):
                return False
            named = {parts.word(k) for k in between if k not in parts.covered("measure", "home")}
            return named <= _BEHIND if at > quantity.first else not gap & {";", ":", "but"}
    return False


def _is_called_a_peak(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "its 944,000 peak", "the 944,000 of the peak", "the peak of 944,000": a peak that is known, and not news."""
    if quantity.unit not in {"", "people"}:
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 6]
    if parts.word(quantity.first - 1) in {"its", "the", "that", "their"}:
        if behind[:1] in (["peak"], ["record"], ["high"]):
            return True
        if behind[:2] == ["of", "the"] and "peak" in behind[2:5]:
            return True
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if not parts.in_times.isdisjoint(range(quantity.first - 4, quantity.first)):
        return False  # "the pre-Brexit peak of 336,000": another one
    return before[-2:] == ["peak", "of"] and bool({"its", "the", "their", "that"} & set(before[:2]))


_AGAINST = frozenset("than below from what against under".split())
_BEHIND = frozenset({",", "(", "people", ":", "–", "that", "this", "was", "is"})


def told_before(scene: Scene, quantity: Quantity, measure: str) -> Period | None:
    """The window that the text gave for the very number, where it says it again."""
    if quantity.hedge not in {"exact", "about"} or quantity.unit not in {"", "people"}:
        return None
    return scene.told.numbers.get((measure, quantity.value))


@once_a_number
def so_much_since(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time of the number that a change is reckoned from: "In the year before it was 649,000, so the fall is 69 %".

    The change leads to what the sentence before told.
    """
    before = parts.preceding(quantity)
    if before is not None and parts.word(before.first - 1) == "to" and before.first not in parts.time_of:
        before = parts.preceding(before)  # "so the fall to 204,000 is 69 %"
    if before is None or quantity.first in parts.time_of or before.unit not in {"", "people"}:
        return None
    between = parts.words[before.last + 1 : quantity.first]
    follows = (
        not _SO.isdisjoint(between)
        or ("the", "difference") in pairwise(between)
        or ("which", "means") in pairwise(between)
        or _is_a_fall_of(between)
    )
    time = parts.time_of.get(before.first)
    follows = follows or (time is not None and time.kind == "earlier" and _is_the_change_from_it(parts, time, between))
    return time if follows and time is not None and before.first > 0 else None


def _is_the_change_from_it(parts: SentenceParts, time: TimeExpression, between: list[str]) -> bool:
    """Whether a change is told behind a number that is only what another is set against.

    Such as "was 204,000, where a year earlier it had been 649,000 – a plunge of 69 per cent", "A year ago it was 649,000; the decline is".
    """
    if not between or CHANGE_NOUNS.isdisjoint(between[1:5]):
        return False
    set_against = not _SET_AGAINST.isdisjoint(parts.words[max(0, time.first - 2) : time.first])
    return between[0] in {"–", "—", "-", ",", ";", ":"} if set_against else between[0] in {";", ":"}


_SET_AGAINST = frozenset({"where", "whereas", "while", "when", "whilst"})


def _is_a_fall_of(between: list[str]) -> bool:
    """Such as ": a fall of 69 per cent", said of the two numbers before it."""
    return between[:1] == [":"] and not CHANGE_NOUNS.isdisjoint(between[1:4])


_HOLDS = frozenset({"is", "was", "has", "remains", "stays"})
_CAME = frozenset({"was", "had", "began", "became", "stood", "started"})


def goes_on_from_it(parts: SentenceParts) -> bool:
    """Whether a sentence tells what the number that was just spoken of was: "It was 672,000 when published", "It began at 685,000"."""
    at = 1 if parts.word(0) in {"but", "and", "yet", "then", "first"} else 0
    if parts.words[at : at + 1] == ["in"]:
        at = next((k for k in range(at + 1, min(at + 4, len(parts.words))) if parts.words[k] == "it"), at)
    return parts.word(at) == "it" and parts.word(at + 1) in _CAME


def goes_on_about_it(parts: SentenceParts) -> bool:
    """Whether a sentence that begins a paragraph says what the number told before it is: "It is four times as high as in 2019"."""
    return parts.words[:1] == ["it"] and parts.word(1) in _IS and not {"now", "down", "up", "still"} & set(parts.words[2:4])
