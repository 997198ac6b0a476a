"""Whether a statement without a number says no more than it seems to: nothing before it, between its words or behind it bends it."""

from __future__ import annotations

from ...sentences.parts import SentenceParts
from ...words.cues import FALL_NOUNS, RISE_NOUNS, is_adverb
from ...words.quantities import Quantity
from ...words.subjects import Mention
from ...words.time_expressions import TimeExpression

PLAIN_OPENINGS = frozenset("the uk uk's britain's overall total annual long-term".split())


def opens_plainly(parts: SentenceParts, mention: Mention) -> bool:
    """Whether nothing but the country and plain words stand before a measure."""
    groups = parts.covered("group", "home")
    opening = range(1 if parts.word(0) in {'"', "that", "but", "and", "yet"} else 0, mention.first)
    return all(at in groups or parts.word(at) in PLAIN_OPENINGS for at in opening)


def nothing_follows(parts: SentenceParts, at: int) -> bool:
    """Whether a statement ends at a place, but for adverbs and who says so."""
    while is_adverb(parts.word(at)) or at in parts.covered("home") or parts.word(at) in {"in", "to", "the"}:
        at += 1
    return at >= len(parts.tokens) or parts.word(at) in {",", ".", ";", '"'}


def stands_apart(parts: SentenceParts, at: int) -> bool:
    """Whether a noun of change has no number of its own, whatever else the sentence counts: "fuelled a drop in net migration"."""
    if parts.word(at) not in FALL_NOUNS | RISE_NOUNS or parts.word(at - 1) not in {"a", "the"} or parts.word(at + 1) != "in":
        return False
    named = next((each for each in parts.mentions_of("measure") if each.first == at + 2), None)
    return (
        named is not None
        and parts.word(named.last + 1) in {".", ",", ";", ""}
        and not any(at - 3 <= quantity.last <= named.last + 3 for quantity in parts.quantities)
    )


def is_plain_relation(parts: SentenceParts, mention: Mention | None, at: int, time: TimeExpression) -> bool:
    """Whether a sentence says no more than that a measure was higher or lower than in another year."""
    if mention is None or mention.role != "measure" or parts.word(at) not in {"higher", "lower"} or parts.word(at + 1) != "than":
        return False
    homes = parts.covered("home")
    between = range(mention.last + 1, at)
    return (
        opens_plainly(parts, mention)
        and all(k in homes or k in parts.in_times or parts.word(k) in _LINKING or is_adverb(parts.word(k)) for k in between)
        and all(parts.word(k) in {"than", "in", "the", "for", "it", "was"} for k in range(at + 1, time.first))
        and nothing_follows(parts, time.last + 1)
        and not parts.quantities
    )


_LINKING = frozenset("to in the for was is year much far slightly still and".split())


def only_gives_it(parts: SentenceParts, first: int, quantity: Quantity) -> bool:
    """Whether a clause only gives the number to which something went: "fell in 2023, to 29,437", "with 29,437 making the journey"."""
    if quantity.unit not in {"", "people"} or len(parts.quantities) > 1:
        return False
    return (
        parts.word(first - 1) in {"with", "when"}
        or (quantity.first - first <= 2 and parts.word(first) in {"to", "reaching", "totalling"})
        or (quantity.first == first and parts.word(first - 1) == ":")
    )
