"""What a change is measured from: a number, a time, a peak, or the year before."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period
from ...words.cues import CHANGE_NOUNS, EXTREME_HIGH, EXTREME_LOW
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from ..roles import is_a_multiplying, is_part_of_another
from ..scene import Scene
from ..times.times_of import (
    Window,
    between_two_windows,
    is_baseline_quantity,
    names_other,
    read_window,
    so_much_since_it,
    year_before_too,
)
from .change_told import is_the_change_told

# how near behind a change a time that names no window is still what it is measured from
VAGUE_WITHIN = 4


_EXTREMES = EXTREME_HIGH | EXTREME_LOW | {"low", "high", "first"}


def baseline_of(
    parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, periods: tuple[Period, ...]
) -> tuple[Window, Quantity | None]:
    """What a change is measured from: a number or a time that the words set it against, else the year before."""
    if (ends := between_two_windows(parts, quantity)) is not None:
        return read_window(parts, ends[0], scene, measure), None
    if (change := so_much_since_it(parts, quantity, scene, measure)) is not None:
        return change[1], None
    if _on_the_year(parts, quantity):
        return Window(tuple(period.years_back(1) for period in periods if period.is_year), "inherited"), None
    if is_the_change_told(parts, quantity, scene):
        return Window(tuple(period.years_back(1) for period in periods if period.is_year), "inherited"), None
    if _since_peak(parts, quantity):
        return Window((), "explicit", peak=True), None
    if (times_it := _times_what(parts, quantity)) is not None:
        window = read_window(parts, times_it, scene, measure)
        if window.periods:
            return year_before_too(times_it, window, periods), None
    for event in parts.times:
        near = 0 < event.first - quantity.last <= VAGUE_WITHIN and _EXTREMES.isdisjoint(
            parts.words[quantity.last + 1 : event.first]
        )
        if event.kind == "vague" and near and parts.word(event.first) in {"since", "before", "after"}:
            # "down by 300,000 since the election": measured from no year's figures
            return Window((), "open", words=" ".join(parts.words[event.first : event.last + 1])), None
    for other in (
        *(each for each in parts.quantities if each.first > quantity.last),
        *(each for each in parts.quantities if each.last < quantity.first),
    ):
        if (
            is_baseline_quantity(parts, other)
            and other.unit in {"", "people", "GBP", "visas"}
            and not _another_change(parts, quantity, other)
            and not _told_besides(parts, quantity, other.first)
        ):
            time = parts.time_of.get(other.first)
            if time is not None:
                return year_before_too(time, read_window(parts, time, scene, measure), periods), other
            since = next(
                (each for each in parts.times if quantity.last < each.first < other.first and parts.compares(each)), None
            )
            if since is not None and (told := read_window(parts, since, scene, measure)).periods:
                return told, other  # "has more than halved since the year to March 2023, from 944,000 to 204,000"
            if periods and other.first > quantity.last:
                return Window(tuple(period.years_back(1) for period in periods), "inherited"), other
    # the nearest behind the change comes first: "48 % lower than in 2024, 80 % lower than in 2023"
    for time in sorted(parts.times, key=lambda each: (each.first < quantity.first, each.first)):
        first, last = sorted((quantity.first, time.first))
        since_an_event = time.kind == "vague" and parts.word(time.first) == "since"
        if (
            (since_an_event or parts.compares(time))
            and not (
                "since" in {parts.word(time.first), time.lead}
                and not _EXTREMES.isdisjoint(
                    parts.words[
                        max(quantity.last, time.first - 16) if quantity.last < time.first else max(0, time.first - 4) : time.first
                    ]
                )
            )
            and time.kind not in {"duration", "day"}
            and {";", "so"}.isdisjoint(parts.words[first:last])
            and not _verb_between(parts, quantity, time)
            and not _is_likened(parts, quantity, time)
            and not _told_besides(parts, quantity, time.first)
            and not _another_change(parts, quantity, time)
        ):
            window = read_window(parts, time, scene, measure)
            if window.periods or window.words:
                return year_before_too(time, window, periods), None
    multiple = quantity.unit == "times" or is_part_of_another(parts, quantity)
    if multiple and (time := parts.time_of.get(quantity.first)) and names_other(parts, quantity.first, time):
        following = parts.following(quantity)
        return read_window(parts, time, scene, measure), following if following and parts.word(
            following.first - 1
        ) == "(" else None
    latest = scene.calendar.latest(measure)
    if latest is not None and {"today's", "current", "today"} & set(parts.words[quantity.last + 1 : quantity.last + 4]):
        return Window((latest,), "explicit"), None  # "five times today's level"
    if "where" in parts.words[quantity.last + 1 : quantity.last + 4]:
        return Window((), "open"), None  # "44 % above where it started"
    length = next(
        (
            time
            for time in parts.times
            if time.kind == "duration" and time.first > quantity.last - 12 and not _how_far_back(parts, time)
        ),
        None,
    )
    years = length.years if length is not None else 1
    # "fell by 20 % in the year to June" is since the year before; "fell by 20 %" may be since anything
    ended = parts.following(quantity)
    to_a_level = ended is not None and parts.word(ended.first - 1) == "to" and ended.first in parts.time_of
    perfect = bool({"has", "have", "had", "since"} & set(parts.words[max(0, quantity.first - 6) : quantity.first]))
    said = (
        (length is not None and (length.years == 1 or quantity.first in parts.time_of))
        or quantity.first in parts.time_of
        or (to_a_level and not perfect)
        or bool({"annual", "annually", "yearly"} & parts.word_set)
    )
    return Window(tuple(period.years_back(years) for period in periods if period.is_year), "inherited" if said else "open"), None


def _how_far_back(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a length of time says how far an extreme reaches, and not in how many years something changed: "its lowest for three years"."""
    return not _EXTREMES.isdisjoint(parts.words[max(0, time.first - 5) : time.first])


def _told_besides(parts: SentenceParts, quantity: Quantity, at: int) -> bool:
    """Whether a change is told with its end, and what stands behind is set against that: "by 429,000 to 431,000 in 2024, down from a peak of"."""
    led = parts.following(quantity)
    if led is None or parts.word(led.first - 1) != "to" or led.last >= at or led.first not in parts.time_of:
        return False
    between = parts.words[led.last + 1 : at]
    return not {"down", "up", "far"}.isdisjoint(between) and not {",", "and", "(", "–"}.isdisjoint(between)


_WHAT_IT_WAS = frozenset(
    "the rate level figure number numbers total that those of in for what it they was were had been as many high large much seen recorded"
    " net migration immigration emigration arrivals".split()
)
# how far behind a multiple the time may stand that it is a multiple of, in words
_TO_ITS_TIME = 9


def _times_what(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time of which a multiple is one, right behind it: "more than four times the rate of 2011", whatever is told before."""
    if quantity.unit != "times" or is_a_multiplying(parts, quantity):
        return None
    time = next((each for each in parts.times if each.first > quantity.last), None)
    if time is None or time.kind in {"duration", "day", "vague"} or time.first - quantity.last > _TO_ITS_TIME:
        return None
    between = parts.words[quantity.last + 1 : time.first]
    if set(between) <= {"in", "the", "for"}:
        return None  # "immigration halved in the year to December 2024": that is when
    if between[:1] == ["as"] and "as" not in between[2:]:
        return None  # "five times as high in 2023 as in 2019"
    return time if between[-1:] and set(between) <= _WHAT_IT_WAS and len(between) > 1 else None


def _on_the_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is said right behind a change that it is one on the year: "161,000 down on the year", "by 442,000 on the year"."""
    at = quantity.last + 1 + (parts.word(quantity.last + 1) in {"down", "up", *_MORE_OR_LESS, *CHANGE_NOUNS})
    return parts.words[at : at + 3] == ["on", "the", "year"] and parts.word(at + 3) not in {
        "before",
        "to",
        "ending",
        "ended",
        "earlier",
    }


def _another_change(parts: SentenceParts, quantity: Quantity, other: Quantity | TimeExpression) -> bool:
    """Whether another change stands between a change and what that other is measured from."""
    first, last = (quantity.last, other.first) if other.first > quantity.last else (other.last, quantity.first)
    between = any(_is_change(parts, each) for each in parts.quantities if first < each.first < last)
    # "10 % less than the 764,000 of 2022 but more than three times its level": the number before is the other change's
    owner = next((each for each in reversed(parts.quantities) if each.last < other.first), None)
    owned = other.last < quantity.first and owner is not None and _is_change(parts, owner)
    return between or owned


def _is_change(parts: SentenceParts, quantity: Quantity) -> bool:
    return quantity.unit in {"percent", "times", "share"} or parts.word(quantity.last + 1) in _MORE_OR_LESS


_MORE_OR_LESS = frozenset("more fewer less higher lower below above".split())


def _verb_between(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether another statement stands between: "rose by 43,000, and has gone up in every release since 2021"."""
    between = parts.words[quantity.last + 1 : time.first]
    return any(
        one in {"and", "but", "while"} and other in {"has", "have", "had", "is", "was", "are", "were"}
        for one, other in pairwise(between)
    )


def _is_likened(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a level is only called much the same as at a time: "up by 11 % to 517,000, similar levels to the year to June 2017"."""
    before = parts.words[max(quantity.last + 1, time.first - 6) : time.first]
    return not _ALIKE.isdisjoint(before)


_ALIKE = frozenset({"similar", "close", "unchanged"})


def _since_peak(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "78 per cent below its peak of 944,000", "fallen by more than two-thirds from its record"."""
    beyond = [time.last for time in parts.times if time.kind == "duration" and 0 < time.first - quantity.last <= _TO_A_PEAK]
    for at in range(quantity.last + 1, min((beyond[0] if beyond else quantity.last) + 7, len(parts.words))):
        if parts.word(at) in {"peak", "peaks", "record", "records", "high", "highs"} or _is_highest_point(parts, at):
            if parts.word(at + 1) == "of" and any(time.first == at + 2 for time in parts.times):
                return False  # "20% down on the peak of 2022": from that year
            return bool({"below", "from", "since", "off", "down", "than", "on"} & set(parts.words[quantity.last + 1 : at]))
        # "a 78% decline over the past two years, from a peak of"
        leads = parts.word(at) == "," and parts.word(at + 1) in {"from", "off"} and at - 1 in beyond
        if parts.parts_clauses(at) and parts.word(at) != "since" and not leads:
            return False
    return False


# so far behind a change the time may stand that it took from the peak
_TO_A_PEAK = 5


def _is_highest_point(parts: SentenceParts, at: int) -> bool:
    """Whether the highest point of all is named: "below its highest point"; not "its highest level since 2021"."""
    return (
        parts.word(at) == "highest"
        and parts.word(at + 1) in {"point", "level", "figure", "total", "mark"}
        and parts.word(at - 1) in {"its", "the", "their"}
        and parts.word(at + 2) not in {"since", "for", "in", "under", "before", "after"}
    )


_ON_THE_OTHER_HAND = frozenset(
    "but yet although though while however still remained remains remain stayed stays leaving was were is are it".split()
)
_HIGHER = frozenset({"higher", "lower", "above", "below", "more", "fewer", "larger", "smaller"})
_TO_A_LEVEL = (["to", "below"], ["to", "above"], ["level", "lower"], ["level", "higher"], ["level", "below"], ["level", "above"])


def is_set_against_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence goes on to set the level against other years: "halved last year, yet was higher than in any year before 2021"."""
    behind = parts.words[quantity.last + 1 :]
    if "any" in behind and not {"year", "years"}.isdisjoint(behind[behind.index("any") + 1 : behind.index("any") + 4]):
        return True
    return any(
        word in _HIGHER
        and (behind[at - 1 : at + 1] in _TO_A_LEVEL or not _ON_THE_OTHER_HAND.isdisjoint(behind[:at]))
        and any(time.first > quantity.last + at for time in parts.times)
        # "… and more than five times the rate of 2011" is a number of its own
        and not any(each.first - 2 <= quantity.last + 1 + at <= each.last for each in parts.quantities if each is not quantity)
        for at, word in enumerate(behind)
    )
