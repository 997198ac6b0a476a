"""Sentences that tell how the estimate of one period has changed: "raised its estimate for the year to June from 672,000 to 740,000"."""

from __future__ import annotations

from ...words.cues import REVISION_VERBS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..once import once_a_number
from ..parts import SentenceParts
from ..times.anaphors import NAMING

_ESTIMATE = frozenset({"estimate", "estimates"})
# these are also numbers that rise and fall with time: only somebody who changes them tells of an estimate
_NUMBER = frozenset({"figure", "figures", "total", "number", "count", "level", "tally"})
RECAST = (
    frozenset(
        "cut lowered raised reduced marked upped trimmed slashed lifted put brought moved bumped redrawn restated recast reset nudged pushed hiked taken took".split()
    )
    | REVISION_VERBS
)
_TAKEN = frozenset("cut took taken knocked shaved wiped sliced struck added lopped".split())
_OF_ESTIMATES = frozenset({"revised", "first", "originally", "initially", "now"})
_ONE_BY_ONE = frozenset({"first", "then", "now", "originally", "initially", "later"})


@once_a_number
def recast_time(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time of the one estimate that a number without a time of its own was, or is now; None where none is told of."""
    return _changed_from(parts, quantity) or _taken_off(parts, quantity) or _one_by_one(parts, quantity)


def _changed_from(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """Such as "The total for 2024 has been cut to 345,000, from 431,000", "and the one for the year to June from 739,000"."""
    own = parts.time_of.get(quantity.first)
    if "from" not in parts.words[max(0, quantity.first - 4) : quantity.first]:
        return None
    for time in reversed(parts.times):
        if time.last < quantity.first and time.kind in NAMING and own in {None, time}:
            return time if _is_of_an_estimate(parts, time, quantity.first) or _by_another_method(parts) else None
    return None


def _by_another_method(parts: SentenceParts) -> bool:
    """Whether a number moved for the way in which it is found: "has risen from 77,000 to 257,000, after the ONS changed its method"."""
    return not _METHODS.isdisjoint(parts.word_set) and not _CHANGED.isdisjoint(parts.word_set)


_METHODS = frozenset({"method", "methods", "methodology"})
_CHANGED = frozenset("new changed change changes changing improved improving switched switch overhauled".split())


def _is_of_an_estimate(parts: SentenceParts, time: TimeExpression, at: int) -> bool:
    """Whether a time is that of an estimate which somebody changed, before a place."""
    lead = parts.words[max(0, time.first - 5) : time.first]
    if not {"for", "of", "in"} & set(lead):
        return False
    if _ESTIMATE & set(parts.words[max(0, time.first - 9) : time.first]):
        return True
    told = parts.words[time.last + 1 : at]
    passive = any(
        word in RECAST and {"been", "was", "were", "being"} & set(told[max(0, k - 2) : k]) for k, word in enumerate(told)
    )
    if was_revised_behind(parts, time, at):
        return True  # "net migration for December 2022 was revised from 764,000"
    active = any(word in RECAST for word in parts.words[max(0, time.first - 9) : time.first])
    if _NUMBER & set(lead) or "that" in lead[-4:]:
        return passive or active or ("that" in lead[-4:] and not RECAST.isdisjoint(parts.words[: time.first]))
    if active and parts.covered("measure") & frozenset(range(max(0, time.first - 5), time.first)):
        return "its" not in lead and not {"government", "ministers", "labour", "conservatives"} & parts.word_set
    # "the estimate for 2024 …, and the one for the year to June from 739,000"
    return "one" in lead and not (_ESTIMATE | _OF_ESTIMATES).isdisjoint(parts.words[: time.first])


def was_revised_behind(parts: SentenceParts, time: TimeExpression, at: int) -> bool:
    """Whether what a sentence tells of a time is said, between it and a place, to have been revised, and not just to have risen."""
    told = parts.words[time.last + 1 : at]
    if sum(time.last < each.first < at for each in parts.quantities) > 1:
        return False  # "was revised from 740,000 to 906,000 and fell from there to"
    return any(word in REVISION_VERBS and {"been", "was", "were"} & set(told[max(0, k - 2) : k]) for k, word in enumerate(told))


def _taken_off(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """Such as "cut 86,000 from the 2024 figure", "added 166,000 to the estimate for 2023"."""
    if parts.word(quantity.first - 1) not in _TAKEN or parts.word(quantity.last + 1) not in {"from", "off", "to"}:
        return None
    for time in parts.times:
        between = parts.words[quantity.last + 2 : time.first]
        if 0 <= time.first - quantity.last - 2 <= 4 and time.kind in NAMING:
            named = {parts.word(time.last + 1), *between} & (_ESTIMATE | _NUMBER)
            return time if named else None
    return None


def _one_by_one(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """Such as "the 2024 figure: first 431,000, then 345,000, now 331,000": the estimates of one period, in their order."""
    if (
        quantity.first in parts.time_of
        or ":" not in parts.words[: quantity.first]
        or parts.word(quantity.first - 1) not in _ONE_BY_ONE
    ):
        return None
    colon = quantity.first - 1 - parts.words[: quantity.first][::-1].index(":")
    if not all(parts.word(each.first - 1) in _ONE_BY_ONE for each in parts.quantities if colon < each.first <= quantity.first):
        return None
    return next((time for time in reversed(parts.times) if time.last < colon and time.kind in NAMING), None)
