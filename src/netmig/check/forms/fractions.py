"""What a sentence says to be a part of something: its per cents, fractions and majorities, and which of them say how far something moved."""

from __future__ import annotations

from collections.abc import Iterator

from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.wording import Stated
from ..words.cues import ARRIVING, CHANGE_NOUNS, LEAVING
from ..words.quantities import Quantity
from .common import stated
from .wholes import CAME_NOUNS, LEFT_NOUNS, MORE_THAN_HALF, PEOPLE, Fraction

# verbs by which a group makes up a part, the group before them or, of "were", behind
MAKES_UP = frozenset(
    "accounted accounts accounting account made makes making make comprise comprised comprising comprises represented represents representing"
    " constituted constituting formed forming supplied supply supplies provided provide provides contributed contribute contributes furnished".split()
)  # fmt: skip
COPULAS = frozenset({"were", "was", "are", "is", "came", "come", "comes", "from"})


def fractions(parts: SentenceParts) -> Iterator[Fraction]:
    """The per cents, parts and majorities of a sentence."""
    for quantity in parts.quantities:
        if says_it_moved(parts, quantity):
            continue
        if quantity.unit in {"percent", "share"} and role_of(parts, quantity) in {"share", "percent", "fraction", "ratio"}:
            yield Fraction(quantity.first, quantity.last, quantity.start, quantity.end, stated(quantity))
    if MORE_THAN_HALF.isdisjoint(parts.word_set):
        return
    for at, word in enumerate(parts.words):
        if word in MORE_THAN_HALF and (parts.word(at + 1) == "of" or _is_told_of_more_than_half(parts, at)):
            first = at
            while first > 0 and parts.word(first - 1) in _OF_A_MAJORITY:
                first -= 1
            yield Fraction(first, at, parts.tokens[first].start, parts.tokens[at].end, Stated(50, 50, 100, "percent", "over"))
        elif word == "most" and (
            parts.word(at + 1) in CAME_NOUNS | LEFT_NOUNS or _names_movers(parts, at + 1) or _names_a_flow(parts, at + 1)
        ):
            # "most people who come to the UK are from outside Europe"
            yield Fraction(at, at, parts.tokens[at].start, parts.tokens[at].end, Stated(0.5, 0.5, 1, "share", "over"))


_OF_A_MAJORITY = frozenset("the a vast great overwhelming large clear big".split())


def _is_told_of_more_than_half(parts: SentenceParts, at: int) -> bool:
    """Whether most of what was spoken of are said to be of some group: "Most were EU nationals", "the vast majority came from India"."""
    bare = parts.word(at) == "most" and parts.word(at - 1) in {"the", "at", "its"}
    return parts.word(at + 1) in COPULAS - {"from"} and not bare


def _names_a_flow(parts: SentenceParts, at: int) -> bool:
    """Whether a flow is named at a place, with no more than the country before it: "most immigration", "most UK emigration"."""
    at += at in parts.covered("home")
    return any(
        each.first == at and each.code in FLOWS and parts.word(each.last + 1) in COPULAS | {"to", "comes", "into", "in"}
        for each in parts.mentions_of("measure")
    )


FLOWS = frozenset({"immigration", "emigration"})


def _names_movers(parts: SentenceParts, at: int) -> bool:
    """Whether people who move are named at a place: "people who come", "who arrived", "migrants arriving"."""
    at += parts.word(at) in PEOPLE
    at += parts.word(at) == "who"
    return parts.word(at) in ARRIVING | LEAVING


def says_it_moved(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number says how far something moved: "(down 37 %)", "24 % fewer"."""
    made_up = parts.word(quantity.first - 1) == "up" and parts.word(quantity.first - 2) in MAKES_UP
    before = parts.preceding(quantity)
    again = [] if before is None else parts.words[before.last + 1 : quantity.first]
    ahead = [] if before is None else parts.words[max(0, before.first - 3) : before.first]
    by_so_many = not {"or", "("}.isdisjoint(again[-2:]) and (
        ahead[-1:] == ["by"] or (ahead[-1:] == ["of"] and not CHANGE_NOUNS.isdisjoint(ahead))
    )  # "went down by 394,000, or 37 per cent", "a drop of 393,000 non-EU arrivals (37%)"
    return by_so_many or (parts.word(quantity.first - 1) in _MOVED and not made_up) or parts.word(quantity.last + 1) in _MOVED


_MOVED = frozenset("down up by fewer less lower higher more bigger larger greater".split())
