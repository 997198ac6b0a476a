"""Changes with the two numbers of their own sentence that grammar ties them to."""

from __future__ import annotations

import math

from ..records import replace
from ..sentences.parts import SentenceParts
from ..sentences.tied_ends import tied_ends
from ..sentences.wording import OF_TWO_FIGURES, Wording
from ..words.quantities import Quantity
from .common import stated

_KINDS = OF_TWO_FIGURES | {"revision"}
# a change that is tied to two numbers is the third of its sentence
_LEAST_NUMBERS = 3


def with_their_ends(parts: SentenceParts, wordings: list[Wording]) -> list[Wording]:
    """The same wordings, each change with the numbers that it is tied to."""
    if len(parts.quantities) < _LEAST_NUMBERS:
        return wordings
    tied = tied_ends(parts)
    if not tied:
        return wordings
    found = []
    for wording in wordings:
        ends = next((ends for change, ends in tied if _is_of(wording, change)), None)
        found.append(wording if ends is None else replace(wording, ends=(stated(ends[0]), stated(ends[1])), tied=True))
    return found


def _is_of(wording: Wording, change: Quantity) -> bool:
    """Whether a wording is the claim of a number that is tied; a halving is stated as 50 per cent less."""
    said = wording.stated.value
    if said is None or wording.kind not in _KINDS or (wording.kind == "revision" and not wording.direction):
        return False
    if not wording.start <= change.number_start < wording.end:
        return False
    return any(math.isclose(abs(said), each) for each in (change.value, 100 * change.value, 100 * (1 - change.value)))
