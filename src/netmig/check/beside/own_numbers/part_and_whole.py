"""A part and its whole, as a text gives both: whether they may be told of each other, and how a part points to its whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.intervals import Range, range_of_words
from ..numbers_of_sentence import HEDGES, Number, is_at_home, is_stated, may_be_at_home

if TYPE_CHECKING:
    from ...claim import Claim


Pair = tuple[Number, Number]
MARKS = frozenset({",", "–", "—", "-", "(", ":", ";"})
ENDS = MARKS | {".", ")", "!"}
POINTING = frozenset("them whom which these those".split())
_POINTING_AT_ONE = frozenset({"that", "this", "it"})
_POINTING_ON = frozenset({"them", "whom", "which", "it"})


def may_be_told(pair: Pair) -> bool:
    part, whole = (number.claim for number in pair)
    return (
        _unit(part) == _unit(whole)
        and part.wording.stated.value != whole.wording.stated.value  # the whole, told again
        and is_stated(part)
        and is_stated(whole)
        and may_be_at_home(part)
        and may_be_at_home(whole)
        and (is_at_home(part) or is_at_home(whole))
    )


def _unit(claim: Claim) -> str:
    """What is counted: pounds, or people and their papers."""
    return "GBP" if claim.wording.stated.unit == "GBP" else "people"


def range_said(claim: Claim) -> Range | None:
    """What a number is said to be, open above where it is "more than"."""
    found = range_of_words(claim.wording.stated)
    return None if found is None or found.value <= 0 or math.isinf(found.low) else found


def points_back(words: Sequence[str], number: Number) -> bool:
    """Whether a part is one "of them", "of whom" or "of which", before or behind it."""
    behind = list(words[number.last + 1 : number.last + 4])
    if len(behind) == 3 and behind[0] == "of":
        if behind[1] in _POINTING_ON or (behind[1] in POINTING | _POINTING_AT_ONE and behind[2] in ENDS):
            return True
    at = number.first - 1
    while at >= 0 and words[at] in HEDGES | {",", "£"}:
        at -= 1
    return at >= 1 and words[at] in POINTING and words[at - 1] == "of"
