"""The number beside a change that shows what it is a change of: where it led to, where it began, or what it is an aside to."""

from __future__ import annotations

from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, MOVING, is_adverb
from ...words.quantities import Quantity
from ..in_doubt.known_words import all_may_link, may_link
from ..once import once_a_number
from ..parts import SentenceParts
from .own_ends import LEAST_END

# between a preposition and its number
_DETERMINING = frozenset(
    "a an the its estimated provisional revised record peak high all-time new previous staggering of total".split()
)
_LEADING_TO, _BEGINNING = "to", frozenset({"from", "on", "below", "above", "than"})
# marks that open an aside, and words that begin another statement
_ASIDE = frozenset({",", "(", "–", "—", "-"})
_ANOTHER = frozenset("and but while whereas as with after before though although because ; : when where".split())
# so many words at most between a number and the change that is told of it
_LONGEST = 12
# how a sentence goes on about the number told last: "That is a fall of", "It represents"
_POINTING = frozenset({"that", "this", "it", "which"})
_POINTS = frozenset("is was represents represented marks marked means meant makes made".split())


@once_a_number
def leads_to(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number that a change led to, or of which it is told: "rose by 11 % to 517,000", "693,000, an increase of 43,000"."""
    following = parts.following(quantity)
    if following is not None and _is_level(following) and _preposition(parts, quantity, following) == _LEADING_TO:
        return following
    before = parts.preceding(quantity)
    if before is None or not _is_level(before) or (before.first in parts.bracket_of and quantity.first not in parts.bracket_of):
        return None
    between = range(before.last + 1, quantity.first)
    told = [at for at in between if at not in parts.in_times]
    words = [parts.word(at) for at in told]
    opened = next((place for place, word in enumerate(words) if word in _ASIDE), -1)
    if opened < 0 or len(words) > _LONGEST or not _ANOTHER.isdisjoint(words[opened:]) or not _ANOTHER.isdisjoint(words[:opened]):
        return None
    if any(mention.role in {"measure", "other_subject"} and mention.first in between for mention in parts.mentions):
        return None
    if not all(may_link(parts, at) or parts.word(at) in MOVING for at in told):
        return None
    if any(word in CHANGE_VERBS and words[place - 1] not in _BEFORE_NOUN for place, word in enumerate(words)):
        return None  # "924,000 in the year to June 2023, fell first by 275,000": where it began
    changes = {*words[opened:], parts.word(quantity.last + 1), parts.word(quantity.last + 2)}
    return before if changes & _OF_CHANGES and _ends_there(parts, quantity) else None


_OF_CHANGES = CHANGE_NOUNS | frozenset("down up higher lower more fewer less".split())
_BEFORE_NOUN = frozenset("a an the annual yearly sharp big huge significant marked of".split())


@once_a_number
def stands_beside(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number that a part of another is said of, in an aside: "204,000 in the year to June, half the 649,000 of a year before"."""
    before = parts.preceding(quantity)
    if before is None or not _is_level(before):
        return None
    told = [at for at in range(before.last + 1, quantity.first) if at not in parts.in_times]
    plain = all(parts.word(at) in _ASIDE | _DETERMINING | {"is", "was", "or"} or is_adverb(parts.word(at)) for at in told)
    return before if told and plain else None


@once_a_number
def begins_with(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number that a change is measured from: "a 20 % drop from 906,000", "down 10 per cent on 764,000"."""
    following = parts.following(quantity)
    if following is not None and _is_level(following) and _preposition(parts, quantity, following) in _BEGINNING:
        return following
    return None


@once_a_number
def goes_on(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence, or its last statement, only says how far the number told last has moved: "That is a fall of 20 % in a year"."""
    before = parts.preceding(quantity)
    first = max((at + 1 for at in range(quantity.first) if parts.word(at) in _STATED_APART), default=0)
    return (
        parts.word(first) in _POINTING
        and any(parts.word(first + at) in _POINTS for at in (1, 2))
        and (before is None or (before.last < first and _is_level(before)))
        and all_may_link(parts, first, quantity.first)
        and not any(first <= time.first and time.last < quantity.first for time in parts.times)
        and _ends_there(parts, quantity)
    )


_STATED_APART = frozenset({";", ":", "–", "—"})


def _is_level(quantity: Quantity) -> bool:
    return quantity.unit in {"", "people"} and quantity.form == "number" and abs(quantity.value) >= LEAST_END


def _preposition(parts: SentenceParts, quantity: Quantity, following: Quantity) -> str:
    """The word by which a number stands behind a change with nothing but plain words between; "" where there is more."""
    at = following.first - 1
    while at > quantity.last and (parts.word(at) in _DETERMINING or is_adverb(parts.word(at))):
        at -= 1
    between = parts.words[quantity.last + 1 : at]
    if at - quantity.last > _LONGEST or not _ANOTHER.isdisjoint(between) or not all_may_link(parts, quantity.last + 1, at):
        return ""
    return parts.word(at)


def _ends_there(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether all that is said of a change behind it is understood: not "down 20 % on last month's forecast"."""
    _, stop = parts.clause(quantity.last)
    return all_may_link(parts, quantity.last + 1, stop)
