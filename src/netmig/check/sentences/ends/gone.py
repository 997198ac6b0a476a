"""What has gone of a number: "a fifth has come off the total", "shed two thirds of its volume", "knocking 445,000 off the figure".

A part that has gone is a fall by so much. It is one of a number, never of people: "a third have gone home", "a fifth of it has
gone on hotels" and "the country lost 110,000 nurses" tell of other things.
"""

from __future__ import annotations

from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ..parts import SentenceParts

_HAVING = frozenset(
    "has had have having is was were been being be now thus since already simply just then so therefore also all again".split()
)
# what becomes of a number by itself, and what is done to it
_VANISHED = frozenset(
    "gone vanished vanishes evaporated evaporates disappeared disappears melted melts lost wiped shaved shed lopped knocked sliced chopped stripped"
    " erased trimmed removed carved clipped dropped fallen come came fell cut slashed subtracted burnt eroded whittled pared deducted hacked axed dissolved".split()
)
# of these what goes is only told by "off", "out" or "away" behind them
_ONLY_WITH_OFF = frozenset(
    "come came dropped fallen fell cut knocked lopped sliced chopped carved clipped trimmed whittled pared hacked taken took slashed".split()
)
# "gone on hotels", "gone home": of money and of people
_NOT_GONE = frozenset("on to into home back abroad overseas through towards toward by elsewhere for".split())
_NUMBERS = frozenset(
    "it that this total figure number balance level count tally sum surplus inflow outflow intake influx volume one peak record headline".split()
)
_OF_ITSELF = frozenset("volume size value height total strength bulk level weight mass scale".split())
_SHEDDING = frozenset("lost loses losing lose shed sheds shedding".split())
_SHED = frozenset({"shed", "sheds", "shedding"})
_ENDING = frozenset({"", ".", ",", ";", ")", "in", "from", "since", "over", "between", "and", "to"})
_TAKING = frozenset(
    "knock knocked knocks knocking take took taken takes taking shave shaved shaves shaving wipe wiped wipes wiping slice sliced slicing lop lopped lopping"
    " trim trimmed trimming carve carved strip stripped stripping chop chopped hack hacked cut cutting slash slashed pare pared".split()
)
_DETERMINERS = frozenset(
    {"the", "its", "that", "this", "their", "a", "an", "some", "around", "about", "over", "nearly", "almost"}
)
CUES = _VANISHED | _SHEDDING | _TAKING

_PARTS = frozenset({"percent", "share"})
# how far behind "of" the number may be named that something has gone of
_FAR = 7


def has_gone(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a quantity is what has gone of a number."""
    if CUES.isdisjoint(parts.word_set) or quantity.unit not in _PARTS | {"", "people"}:
        return False
    if quantity.unit in _PARTS and (_went(parts, quantity) or _was_shed(parts, quantity)):
        return True
    if quantity.unit == "" and parts.word(quantity.first - 1) in _SHED and parts.word(quantity.last + 1) in _ENDING:
        return True  # "and has since shed 178,000"
    return taken_off(parts, quantity) >= 0


def _went(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "69 per cent of it has melted away", "a fifth has come off the total"."""
    at = quantity.last + 1
    if parts.word(at) == "of":
        named = _number_named(parts, at + 1)
        if named < 0:
            return False
        at = named + 1
        while at in parts.in_times or (parts.word(at) in {"of", "in", "for"} and at + 1 in parts.in_times):
            at += 1
    begun = at
    while parts.word(at) in _HAVING or is_adverb(parts.word(at)):
        if parts.word(at) in {"have", "were"} and quantity.unit == "percent":
            return False  # "69 per cent have left"
        at += 1
    word, following = parts.word(at), parts.word(at + 1)
    if word not in _VANISHED or (at == begun and word in {"lost", "gone", "cut", "removed"}):
        return False
    if word in _ONLY_WITH_OFF:
        return following in {"off", "away", "out"}
    return following not in _NOT_GONE or (following == "from" and word != "gone")


def _number_named(parts: SentenceParts, at: int) -> int:
    """The last word by which a number is named from a place on: "it", "the total", "the 2023 total", "net migration"; -1 if none is."""
    flows = parts.covered("measure")
    for k in range(at, min(at + _FAR, len(parts.words))):
        if k in flows:
            return next(end for end in range(k, len(parts.words)) if end + 1 not in flows)
        if parts.word(k) in _NUMBERS and not (parts.word(k) in {"that", "this"} and parts.word(k + 1) in _NUMBERS):
            return k
        if not (
            parts.word(k) in _DETERMINERS or k in parts.in_times or k in parts.covered("home") or parts.word(k).endswith("'s")
        ):
            return -1
    return -1


def _was_shed(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "net migration lost over two thirds of its volume", "it has shed almost 70 per cent"."""
    at = quantity.first - 1
    if parts.word(at) not in _SHEDDING:
        return False
    behind = parts.word(quantity.last + 1)
    if behind == "of" and (
        parts.word(quantity.last + 2) not in {"its", "the"} or parts.word(quantity.last + 3) not in _OF_ITSELF
    ):
        return False
    if behind in {"more", "people"}:
        return False
    at -= 1
    while parts.word(at) in _HAVING or is_adverb(parts.word(at)) or parts.word(at) in {"which", ","}:
        at -= 1
    homes = parts.covered("home")
    while at in homes or at in parts.in_times or parts.word(at) in {"to", "into", "in", "the", "of"}:
        at -= 1
    return at in parts.covered("measure") or parts.word(at) in _NUMBERS


def taken_off(parts: SentenceParts, quantity: Quantity) -> int:
    """The last word of what a quantity was taken off, in "took a fifth off net migration", "knocking 445,000 off the total"; -1 if none is named."""
    if CUES.isdisjoint(parts.word_set):
        return -1
    at = quantity.last + 1 + (parts.word(quantity.last + 1) in {"people", "migrants"})
    if parts.word(at) not in {"off", "from"}:
        return -1
    back = quantity.first - 1
    while parts.word(back) in {"a", "an", "the", "another", "further", "whopping", "full", "some", "about"} or is_adverb(
        parts.word(back)
    ):
        back -= 1
    return _number_named(parts, at + 1) if parts.word(back) in _TAKING else -1
