"""Changes with the two numbers of their own sentence that grammar ties them to."""

from __future__ import annotations

import math

from ..records import replace
from ..sentences.parts import SentenceParts
from ..sentences.tied_ends import begun_from, moves, tied_ends
from ..sentences.wording import OF_TWO_FIGURES, Wording
from ..words.quantities import Quantity
from .common import stated

_KINDS = OF_TWO_FIGURES | {"revision"}
# a change that is tied to two numbers is the third of its sentence
_OF_THREE = 3


def with_their_ends(parts: SentenceParts, wordings: list[Wording]) -> list[Wording]:
    """The same wordings: each change with the numbers that it is tied to, and each number from which something is said to have moved with the one it went to."""
    if len(parts.quantities) < _OF_THREE - 1 or not wordings:
        return wordings
    tied = tied_ends(parts) if len(parts.quantities) >= _OF_THREE else []
    went = moves(parts)
    begun = [(each, one) for each in parts.quantities if (one := begun_from(parts, each)) is not None]
    if not (tied or went or begun):
        return wordings
    found = []
    for wording in wordings:
        ends = next((ends for change, ends in tied if _is_of(wording, change)), None)
        if ends is not None:
            found.append(replace(wording, ends=(stated(ends[0]), stated(ends[1])), tied=True))
            continue
        one = next((one for change, one in begun if _is_of(wording, change)), None)
        if one is not None and wording.baseline_stated is None and wording.of_another_day:
            found.append(replace(wording, baseline_stated=stated(one)))
            continue
        move = next(((after, way) for before, after, way in went if _is_level_of(wording, before)), None)
        found.append(wording if move is None else replace(wording, went_to=(stated(move[0]), move[1])))
    return found


def _is_level_of(wording: Wording, quantity: Quantity) -> bool:
    """Whether a wording is the claim of a number that stands for itself, of the day or before it was revised."""
    of_itself = wording.kind == "level" or (wording.kind == "revision" and not wording.direction)
    return of_itself and wording.start <= quantity.number_start < wording.end and wording.stated.value == quantity.value


def _is_of(wording: Wording, change: Quantity) -> bool:
    """Whether a wording is the claim of a number that is tied; a halving is stated as 50 per cent less."""
    said = wording.stated.value
    if said is None or wording.kind not in _KINDS or (wording.kind == "revision" and not wording.direction):
        return False
    if not wording.start <= change.number_start < wording.end:
        return False
    return any(math.isclose(abs(said), each) for each in (change.value, 100 * change.value, 100 * (1 - change.value)))
