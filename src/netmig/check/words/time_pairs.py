"""Words that point at one of the years that were named: "the earlier year", "in the former", "in the second of the three"."""

from __future__ import annotations

from collections.abc import Sequence

from .time_lengths import goes_on
from .time_parts import ENDS, TimeExpression, Which, made
from .tokens import Token, word_at


def read_one_of_two(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The earlier year; that later period; the former and the latter year."""
    if word_at(tokens, at - 1) == "the" and word_at(tokens, at - 2) in {"in", "for", "during"} and goes_on(tokens, at + 1):
        return made(tokens, at, at, "of_pair", which=word_at(tokens, at), explicit=False)  # "in the former it was 1.3 million"
    what = {"year", "period", "twelvemonth", *(("one",) if word_at(tokens, at - 2) in {"in", "for", "during"} else ())}
    if word_at(tokens, at - 1) not in {"the", "that", "this"} or word_at(tokens, at + 1) not in what:
        return None
    if word_at(tokens, at + 2) in ENDS | {"-"}:
        return None
    return made(tokens, at, at + 1, "of_pair", which=word_at(tokens, at), explicit=False)


PLACES: dict[str, Which] = {"first": "former", "second": "latter", "third": "third"}


def place_of_several(tokens: Sequence[Token], at: int) -> int:
    """Where "first of those years", "second of the three" or, behind "in the", "third" alone ends; 0 if no years are counted so."""
    if word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) in {"those", "these", "the"}:
        counted = at + 3
        if word_at(tokens, counted) in {"two", "three"}:
            if word_at(tokens, at + 2) == "the" and is_told(tokens, counted) and goes_on(tokens, counted + 1):
                return counted
            counted += 1
        return counted if word_at(tokens, counted) in {"years", "periods"} else 0
    alone = word_at(tokens, at - 1) == "the" and word_at(tokens, at - 2) == "in"
    # "1.3 million in the first of those years and 1.2 million in the second"
    counted_before = any(word_at(tokens, k) in PLACES and word_at(tokens, k - 2) == "in" for k in range(max(2, at - _FAR), at))
    # "1,257,000 in the first, 1,218,000 in the second"
    counted_behind = word_at(tokens, at) == "first" and any(
        word_at(tokens, k) == "second" and word_at(tokens, k - 2) == "in" for k in range(at + 2, at + _FAR)
    )
    return at if alone and goes_on(tokens, at + 1) and (counted_before or counted_behind or is_told(tokens, at + 1)) else 0


# how many words back another of several years may be counted
_FAR = 14


def is_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows is told as past: "The next year it was 866,000", not "In the next year it will be lower"."""
    behind = {word_at(tokens, ahead) for ahead in range(at, at + 10)}
    return bool(behind & _PAST) and not behind & {"will", "would", "could", "should", "may", "might", "can"}


_PAST = frozenset("was were rose fell came had hit reached dropped climbed jumped stood saw grew left".split())
