"""What an amount of a rule was before, and what it went to: "from £26,200 to £38,700", "£41,700, where £38,700 used to be enough"."""

from __future__ import annotations

from itertools import pairwise

from ...sentences.directions import direction_of
from ...sentences.once import once_a_number
from ...sentences.parts import SentenceParts
from ...words.quantities import Quantity
from ...words.rule_words import tells_of_then

# how many words may stand between two amounts of which one took the place of the other
_APART = 16
_SMALLEST_PAIR = 2.5


@once_a_number
def is_of_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is told as what a rule asked before another, or is to ask no more."""
    if parts.word(quantity.first - 1) == "to" or is_by_how_much(parts, quantity):
        return False
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    opens = 0 if preceding is None else preceding.last + 1
    closes = len(parts.words) if following is None else following.first
    behind = parts.words[quantity.last + 1 : closes]
    for mark in (";", "."):
        behind = behind[: behind.index(mark)] if mark in behind else behind
    if tells_of_then(parts.words[opens : quantity.first], behind):
        return True
    return following is not None and following.unit == "GBP" and _gives_way(parts, quantity, following)


def _gives_way(parts: SentenceParts, quantity: Quantity, following: Quantity) -> bool:
    """Such as "at present £30,960, is set at £33,400", "£38,700 gave way to £41,700"."""
    between = parts.words[quantity.last + 1 : following.first]
    lead = parts.words[max(0, quantity.first - 3) : quantity.first]
    now = "present" in lead or "currently" in lead or "today" in lead or "now" in lead[-1:]
    return (now and not {"will", "set", "goes", "rises", "from", "to"}.isdisjoint(between)) or between[-3:] == ["way", "to"][-3:]


@once_a_number
def is_by_how_much(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is that of a rise: "will rise by £12,500", "£12,500 more than before"."""
    if direction_of(parts, quantity) == 0:
        return False
    return (
        parts.word(quantity.first - 1) in {"by", "of"}
        or parts.word(quantity.last + 1) in _MORE
        or parts.word(quantity.last + 2) in _MORE
    )


_MORE = frozenset({"more", "higher", "dearer", "extra"})


def amount_before(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """What an amount is said to have been before: "from £26,200 to £38,700", "£38,700, up from £26,200", "£31,300 in place of £29,000"."""
    if is_of_then(parts, quantity):
        return None
    for other in (parts.preceding(quantity), parts.following(quantity)):
        if other is None or other.unit != "GBP" or not is_of_then(parts, other) or _is_of_another_size(quantity, other):
            continue
        if other.first < quantity.first and _has_its_own(parts, other):
            continue
        one, two = (other, quantity) if other.first < quantity.first else (quantity, other)
        between = parts.words[one.last + 1 : two.first]
        if len(between) <= _APART and not {";", "."} & set(between) and not _turns(between):
            return other
    return None


def _has_its_own(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is what the one named before it was: "£38,700, up from £26,200, and the income of a couple £29,000"."""
    before = parts.preceding(quantity)
    if before is None or before.unit != "GBP" or is_of_then(parts, before):
        return False
    return quantity.first - before.last <= _BESIDE and not _is_of_another_size(before, quantity)


_BESIDE = 6


def _turns(between: list[str]) -> bool:
    """Whether the words between two amounts turn to somebody else."""
    return any(word in {"and", "while"} and between[at + 1 : at + 2] == ["for"] for at, word in enumerate(between))


def _is_of_another_size(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.value, other.value))
    return low <= 0 or high > _SMALLEST_PAIR * low


def led_to(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The amount that a change led to: "goes up by one third and will then stand at £38,700", "up 66 per cent, to £1,035"."""
    amounts = [
        each
        for each in parts.quantities
        if each.unit == "GBP" and each is not quantity and not is_by_how_much(parts, each) and not is_of_then(parts, each)
    ]
    behind = [each for each in amounts if quantity.last < each.first <= quantity.last + _APART]
    before = [each for each in amounts if quantity.first - _APART <= each.last < quantity.first]
    return behind[0] if len(behind) == 1 and not before else before[-1] if len(before) == 1 and not behind else None


_OR = frozenset({"more", "above", "over", "upwards", "higher"})


def says_or_more(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is named as the least: "paying £38,700 or more"."""
    return parts.word(quantity.last) in _OR or (
        parts.word(quantity.last + 1) in {"or", "and"} and parts.word(quantity.last + 2) in _OR
    )


_WENT = frozenset("rose went increased jumped climbed doubled raised lifted hiked shot leapt moved risen gone put pushed".split())
_NOT_DONE = frozenset(
    "will would should could may might if to-be due set planned plan plans plan's proposed proposal announced announcement promised pledged intended supposed meant"
    " wanted wants want next eventually unless not never until before scrapped shelved dropped abandoned halted paused originally said says".split()
)
_REACHING = 14


def has_gone_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is told as done that a rule went to an amount: "rose from £18,600 to £38,700 in April", and not that it was to."""
    if parts.word(quantity.first - 1) != "to" or is_to_come(parts, quantity):
        return False
    before = parts.words[max(0, quantity.first - _REACHING) : quantity.first]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _WENT), None)
    if at is None or not _NOT_DONE.isdisjoint(parts.word_set):
        return False
    return not (before[at - 1 : at] in (["be"], ["being"]) or before[at - 2 : at - 1] == ["to"])


_TO_COME = frozenset({"will", "would", "shall", "due", "planned", "plan", "plans"})
_AHEAD = frozenset({"next", "eventually", "later", "stages"})


def is_to_come(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is one that a rule is yet to go to: "and is to go to £38,700 next year", "going to £38,700 by early 2025"."""
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    opens = 0 if preceding is None else preceding.last + 1
    before = parts.words[opens : quantity.first]
    behind = parts.words[quantity.last + 1 : min(quantity.last + 6, len(parts.words) if following is None else following.first)]
    to_be = any(one in {"is", "are", "was", "were"} and other == "to" for one, other in pairwise(before))
    return to_be or not _TO_COME.isdisjoint(before[-8:]) or not _AHEAD.isdisjoint(behind)
