"""What a number is said to be a multiple of: the same thing in another year, or something else, "four times the number of homes built in 2023"."""

from __future__ import annotations

from ...words.cues import MOVING, is_adverb
from ...words.quantities import Quantity
from ..parts import SentenceParts

# how far behind a multiple the year may stand that it is one of, in words
_REACH = 14
_OF_THE_SAME = frozenset(
    "the a an what it its that this those they was were is are had has have been be of in for on at to by as than from up rate rates level levels"
    " figure figures number numbers total totals amount size count estimate record peak high low average annual yearly previous old"
    " many high much great large big higher more less greater larger seen recorded registered reported published estimated"
    " live living settle settling stay people migrants immigrants arrivals departures net overall long-term who there or and just only some about around first full"
    " , ( \" ' inflow intake immigration migration emigration when compared with against back nationals citizens".split()
)


def is_multiple_of_what_is_known(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether nothing between a multiple and the year that it is one of names another thing."""
    time = next((each for each in parts.times if each.first > quantity.last and each.kind not in {"duration", "day"}), None)
    if time is None or time.first - quantity.last > _REACH:
        return True
    known = parts.covered("measure", "group", "home")
    between = range(quantity.last + 1, time.first)
    if any(not {";", ":", "."}.isdisjoint({parts.word(at)}) for at in between):
        return True
    return all(
        parts.word(at) in _OF_THE_SAME | MOVING
        or at in known
        or at in parts.in_times
        or is_adverb(parts.word(at))
        or parts.word(at)[:1].isdigit()
        for at in between
    )
