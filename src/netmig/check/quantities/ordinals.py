"""Ranks: "the 41st goal", "third place", "the twenty-first time"; never the day of a month, a century or a part of a game."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.look_alikes import MONTH_NAMES
from ..words.tokens import Token, touches, word_at
from .nouns import counted
from .numbers import Number

_FEW = {
    word: rank
    for rank, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
RANKS = {
    **_FEW, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    **{f"{ten}-{one}": tens + rank for ten, tens in _TENS.items() for one, rank in _FEW.items() if rank < 10},
}  # fmt: skip
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
# what these name is a part, a time or a name
_NO_RANKS = frozenset("half quarter century centuries lady minister person amendment degree instance".split())
_NO_RANKS_BEFORE = frozenset("at a every per split".split())


def rank_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The rank that begins at a token; None if none does."""
    token = tokens[at]
    last, rank = at, 0
    if token.kind == "word":
        rank = RANKS.get(token.lower, 0)
    elif token.kind == "number" and touches(tokens, at) and word_at(tokens, at + 1) in _SUFFIXES:
        last, rank = at + 1, int(token.lower) if token.lower.isdecimal() and len(token.lower) < 7 else 0
    following, before = word_at(tokens, last + 1), word_at(tokens, at - 1)
    if not rank or following in _NO_RANKS or before in _NO_RANKS_BEFORE or following in MONTH_NAMES or before in MONTH_NAMES:
        return None
    if following == "of" and word_at(tokens, last + 2) in MONTH_NAMES:
        return None
    unit = counted(tokens, last + 1, singular=True).words
    return Number(at, last, float(rank), 0.0, unit, "ordinal", place=at)
