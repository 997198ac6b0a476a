"""Changes with the two numbers of their own sentence that grammar ties them to."""

from __future__ import annotations

import math

from ..records import replace
from ..sentences.ends.tied_ends import begun_from, moves, tied_ends, verb_before
from ..sentences.parts import SentenceParts
from ..sentences.wording import OF_TWO_FIGURES, Wording
from ..words.cues import CHANGE_VERBS
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
        led = next((after for _, after, way in went if way and _is_level_of(wording, after)), None)
        move = next(((after, way) for before, after, way in went if _is_level_of(wording, before)), None)
        told = wording if led is None else _with_its_verb(parts, wording, led)
        found.append(told if move is None else replace(told, went_to=(stated(move[0]), move[1])))
    return found


def _with_its_verb(parts: SentenceParts, wording: Wording, led: Quantity) -> Wording:
    """The claim of where something went, quoted from the verb on that says which way: "rose in 2025, to 642,000"."""
    to = next((at for at in range(led.first, led.first - _NEAR, -1) if parts.word(at) == "to"), -1)
    verb = verb_before(parts, to) if to > 0 else -1
    start = parts.tokens[verb].start if verb >= 0 and parts.word(verb) in CHANGE_VERBS else wording.start
    return replace(wording, start=min(start, wording.start))


# how far before its number, at most, "to" stands
_NEAR = 4


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
