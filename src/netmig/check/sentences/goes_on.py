"""A sentence that goes on from a number to another time with a number of its own: "is 204,000, yet in 2022 it was 891,000"."""

from __future__ import annotations

from ..words.quantities import Quantity
from ..words.time_expressions import TimeExpression
from .ends.comparisons import baseline_times
from .once import once_a_number
from .parts import SentenceParts

# how many tokens may stand between a number and where it led
_NEAR = 4
_GOING_ON = frozenset(
    ", whilst while yet so hence before after having but and then - – — … whereas unlike as with from rising falling".split()
)


def is_before_another_time(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the text goes on to a time with a number of its own: "is 204,000, having been 649,000 in 2024", "is 204,000 - in 2022 it was 891,000"."""
    return _time_behind(parts, quantity) is not None


@once_a_number
def goes_on_to(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time behind a number that is plainly that of the next: it dates no number before it."""
    behind = _time_behind(parts, quantity)
    if behind is None:
        return None
    time, following = behind
    return time if parts.time_of.get(following.first) is time and parts.word(time.last + 1) != "and" else None


def _time_behind(parts: SentenceParts, quantity: Quantity) -> tuple[TimeExpression, Quantity] | None:
    """The time that a sentence goes on to behind a number, and the number that follows."""
    if any(each.last < quantity.first for each in parts.times):
        return None
    following = parts.following(quantity)
    if following is not None and parts.word(following.first - 1) in {"to", "at"} and following.first - quantity.last <= _NEAR:
        # "halved to 431,000, yet in 2016 it was 249,000": where a change led comes with it
        quantity, following = following, parts.following(following)
    compared = baseline_times(parts)
    usable = (each for each in parts.times if each.first > quantity.last and each.kind not in {"duration", "day"})
    time = next((each for each in usable if each not in compared), None)
    if time is None or following is None or time.first > following.last:
        return None
    between = parts.words[quantity.last + 1 : time.first]
    goes_on = not _GOING_ON.isdisjoint(between) or any(word.endswith("ing") for word in between)
    return (time, following) if goes_on else None
