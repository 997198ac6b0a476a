"""The two numbers that a sentence itself sets a change between: "fell from 860,000 to 431,000, a drop of 429,000"."""

from __future__ import annotations

from ...words.cues import ARRIVING, FALL_NOUNS, FALLING_VERBS, LEAVING, RISE_NOUNS, RISING_VERBS
from ...words.quantities import Quantity
from ..directions import direction_of
from ..once import once_a_number
from ..parts import SentenceParts
from ..roles import role_of
from .comparisons import is_baseline_quantity

# no change, and no number of cases, is read as one of the ends
LEAST_END = 1000
_OTHER_BASE = frozenset({"since", "against", "versus"})


_TURNING = frozenset({"before", "since", "then", "only", "but", "and", "after", "until"})
_UP = frozenset({"peaked", "peak", "up", "went", "gone", "highest"})
_DOWN = frozenset({"down", "low", "went", "gone", "lowest"})


@once_a_number
def turned(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change comes after one the other way in its sentence, and so begins where that ended.

    "It climbed from 93,000 in 2020 to 906,000 in the year to June 2023 before falling 475,000", "It peaked
    at 944,000 and has since come down by 773,000, so that it is lower than in 2019 (184,000)".
    """
    direction = direction_of(parts, quantity)
    if direction == 0:
        return False
    other_way = (RISING_VERBS | RISE_NOUNS | _UP) if direction < 0 else (FALLING_VERBS | FALL_NOUNS | _DOWN)
    turns = [at for at in range(quantity.first) if parts.word(at) in _TURNING]
    return any(
        parts.word(at) in other_way and not _is_of_another_flow(parts, at, turn, quantity)
        for turn in turns[-3:]
        for at in range(turn)
    )


def peak_it_left(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The peak that a fall behind it is measured from: "peaked at 906,000 in the year to June 2023, but then dropped by a fifth"."""
    before = parts.preceding(quantity)
    if before is None or before.first not in parts.time_of or direction_of(parts, quantity) >= 0:
        return None
    told = parts.words[max(0, before.first - 4) : before.first]
    since = [parts.word(at) for at in range(before.last + 1, quantity.first) if at not in parts.in_times]
    return before if {"peaked", "peak", "peaking"} & set(told) and set(since) <= _THEN_FELL | FALLING_VERBS else None


_THEN_FELL = frozenset("in the , ; – — but and before then has had have since it by falling dropping a of fall drop down".split())


def _is_of_another_flow(parts: SentenceParts, at: int, turn: int, quantity: Quantity) -> bool:
    """Whether what turned before is another flow than the one told behind: "948,000 came, down 30 %, and 517,000 left, up 11 %"."""
    before, behind = set(parts.words[max(0, at - _NEAR_ITS_FLOW) : turn]), set(parts.words[turn : quantity.first])
    measures = parts.mentions_of("measure")
    own = [each.code for each in measures if turn < each.first < quantity.first]
    others = [each.code for each in measures if each.first < turn]
    if own and others and own[-1] != others[-1]:
        return True  # "Immigration fell by a third, and emigration rose by a tenth"
    return (bool(before & ARRIVING) and bool(behind & LEAVING) and not behind & ARRIVING) or (
        bool(before & LEAVING) and bool(behind & ARRIVING) and not behind & LEAVING
    )


_NEAR_ITS_FLOW = 8


_AND_BACK = frozenset({"and", "then", "before", "down", "up", "by", "back"})


def turns_behind(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change goes only up to where it turned: "Since 2019 it has gone up by 760,000 and down by 773,000"."""
    following = parts.following(quantity)
    if following is None or direction_of(parts, quantity) * direction_of(parts, following) >= 0:
        return False
    return set(parts.words[quantity.last + 1 : following.first]) <= _AND_BACK


def own_ends(parts: SentenceParts, quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """The numbers before and after a change, where its sentence has these two and no other; None where it has not.

    A change that is measured from a time of its own ("down 20 % since 2019") is not one between them.
    """
    if turned(parts, quantity):
        return None
    levels = [
        each
        for each in parts.quantities
        if each is not quantity
        and each.unit in {"", "people", "GBP"}
        and each.form == "number"
        and abs(each.value) >= LEAST_END
        and role_of(parts, each) in {"level", "from"}
    ]
    if len(levels) != 2 or levels[0].unit not in {levels[1].unit, "", "people"} or ";" in parts.words:
        return None
    starts = [each for each in levels if is_baseline_quantity(parts, each)]
    if len(starts) != 1:
        return None
    before = starts[0]
    after = levels[1] if before is levels[0] else levels[0]
    return (before, after) if _is_between(parts, quantity, before, after) else None


def _is_between(parts: SentenceParts, quantity: Quantity, before: Quantity, after: Quantity) -> bool:
    """Whether the change is said of the two numbers, and of nothing else in their sentence."""
    if _has_own_base(parts, quantity):
        return False
    first, last = min(before.first, after.first), max(before.last, after.last)
    went_to = parts.word(after.first - 1) == "to" or parts.word(after.first - 2) == "to"
    if quantity.first > last:
        # "…, a drop of 429,000": said again behind them
        between = parts.words[last + 1 : quantity.first]
        named = bool((FALL_NOUNS | RISE_NOUNS | {"down", "up"}) & {*between, parts.word(quantity.last + 1)})
        return went_to and named and len(between) <= 14 and not {"and", "while", "with", "but", "as"} & set(between)
    if quantity.last < first:
        # "fell by 49.9 % from 860,000 to 431,000", "dropped 429,000 to 431,000 from 860,000"
        between = parts.words[quantity.last + 1 : first]
        return went_to and len(between) <= 12 and not {"and", "while", "with", "but", "as", ","} & set(between)
    # "431,000, down 49.9 % from 860,000", "728,000 is 20 % below 906,000"
    if after.first > quantity.first:
        return False
    gap = parts.words[quantity.last + 1 : before.first]
    lead = parts.words[after.last + 1 : quantity.first]
    return len(gap) <= 6 and len(lead) <= 14 and not {"and", "while", "with", "but", "as"} & {*gap, *lead}


def _has_own_base(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the change is measured from a time of its own."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    return bool(_OTHER_BASE & set(behind)) or behind[:2] == ["compared", "with"]
