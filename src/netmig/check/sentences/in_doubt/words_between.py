"""Whether all that stands between a number and what it is a number of is understood.

A word there that is not may be what the number is of in truth: "Immigration was the main theme at a conference, which drew 12,000 people".
"""

from __future__ import annotations

from ...words.cues import LEAVING, MOVING
from ...words.quantities import Quantity
from ..net.told_net import is_left_of_two
from ..parts import SentenceParts
from ..whom.movement import movement_verb
from ..whom.other_heads import (
    ON_THEIR_WAY,
    does_something_strange,
    is_all_plain,
    is_bare_or_home,
    moves_as_migrants_do,
    no_other_head,
)
from ..whom.plain_flows import are_some_others
from ..wording import Subject
from .strange_words import counts_something_else


def way_is_understood(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether every word between a number and what it is said to be of is understood.

    Not in "Immigration was the main theme at a conference, which drew 12,000 people", nor in "431,000
    people came off waiting lists".
    """
    moved = movement_verb(parts, quantity)
    if moved < 0 and does_something_strange(parts, quantity):
        return False
    if moved >= 0:
        return moves_as_migrants_do(parts, moved) and not _beside_other_movers(parts, quantity)
    named = [mention for mention in parts.mentions_of("measure") if mention.code == subject.measure]
    before = [mention for mention in named if mention.last < quantity.first]
    if before:
        return no_other_head(parts, _behind_definition(parts, before[-1].last + 1), quantity.first)
    if not named and subject.local and (verbs := [at for at in range(quantity.first) if parts.word(at) in MOVING]):
        plain = parts.word(verbs[-1]) not in LEAVING or is_bare_or_home(parts, verbs[-1] + 1)
        return plain and all(
            is_all_plain(parts, at, at + 1) or parts.word(at) in ON_THEIR_WAY for at in range(verbs[-1] + 1, quantity.first)
        )
    return True


def _beside_other_movers(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the number before in the sentence is of people who moved otherwise than migrants: "left on holiday, and 739,000 came home"."""
    before = parts.preceding(quantity)
    moved = -1 if before is None else movement_verb(parts, before)
    return moved >= 0 and not moves_as_migrants_do(parts, moved)


def is_plainly_left_of_two(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number is told as what two flows leave over in a sentence of which every word was found to be understood."""
    return (
        subject.basis == "inherited" and subject.local and subject.measure == "net_migration" and is_left_of_two(parts, quantity)
    )


_DEFINING = frozenset({"difference", "gap", "balance"})


def _behind_definition(parts: SentenceParts, at: int) -> int:
    """The place behind an aside that says what net migration is: ", the gap between those who arrive and those who leave,"."""
    mark = {",": ",", "(": ")", "–": "–", "—": "—", "-": "-"}.get(parts.word(at), "")
    if not mark or _DEFINING.isdisjoint(parts.words[at + 1 : at + 4]) or "between" not in parts.words[at + 1 : at + 6]:
        return at
    closing = next((k for k in range(at + 1, len(parts.words)) if parts.words[k] == mark), -1)
    if closing < 0 or any(at < quantity.first < closing for quantity in parts.quantities):
        return at
    return closing + 1


def behind_another_clause(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a new clause begins between the measure and a number: "After net migration came out at 431,000, the pound rose by"."""
    before = [mention for mention in parts.mentions_of("measure") if mention.last < quantity.first]
    return (
        movement_verb(parts, quantity) < 0
        and bool(before)
        and "," in parts.words[before[-1].last : quantity.first]
        and parts.word(quantity.first - 1) != ","
    )


def of_others_who_move(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number that only came or left may be of nurses or passengers: its sentence speaks of what is not understood.

    Not where it is said to be of people, or that it was this country they came to.
    """
    called = parts.word(quantity.last + 1) in {"arrivals", "departures"}
    people = quantity.unit == "people" and not called
    if are_some_others(parts, quantity):
        return True
    # a group that was only in hand says nothing of whom this sentence tells
    named = subject.group and (subject.basis != "open" or parts.mentions_of("group"))
    if people or parts.says_where or named or movement_verb(parts, quantity) < 0:
        return False
    time = parts.time_of.get(quantity.first)
    defined = parts.word(quantity.first - 1) == "the" and parts.word(quantity.last + 1) == "who"
    if defined and time is not None and time.kind == "year_ending" and time.first > quantity.last:
        return False  # "lower than the 745,000 who came in the year to December 2022": those who are counted so
    if any(
        counts_something_else(parts, each)
        for each in parts.quantities
        if each.first < quantity.first and each.unit in {"", "people"}
    ):
        return True  # "40,000 teachers left, and only 27,000 came"
    return not is_all_plain(parts, 0, quantity.first)
