"""Numbers of people who came, told without a verb of their own: "we have let in 606,000", "half a million immigrants", "asylum brought 88,000"."""

from __future__ import annotations

from ..words.quantities import Quantity
from .groups import settle_group
from .parts import SentenceParts
from .wording import Subject

_REASONS = {"asylum": "asylum", "work": "work", "study": "study", "family": "family"}


def brought_by(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "Asylum brought 88,000 people": those who came for that reason."""
    if parts.word(quantity.first - 1) not in {"brought", "accounted"} or parts.word(quantity.first - 2) not in _REASONS:
        return None
    if parts.word(quantity.first - 3) not in {"", ",", ";", "and", "while", "\n", '"'}:
        return None
    return Subject(
        "immigration", settle_group({"reason": _REASONS[parts.word(quantity.first - 2)]}, "immigration"), "open", local=True
    )


_LET_IN = (
    ["we", "admitted"],
    ["have", "admitted"],
    ["admitted", "permanently"],
    ["britain", "admitted"],
    ["let", "in"],
    ["letting", "in"],
    ["taken", "in"],
    ["took", "in"],
    ["allowed", "in"],
    ["brought", "in"],
)


def is_let_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom somebody let in."""
    if parts.word(quantity.last + 1) in {"more", "fewer"}:
        return False  # "took in 176,000 more people than it lost" is a balance
    return quantity.unit in {"", "people"} and parts.words[max(0, quantity.first - 2) : quantity.first] in _LET_IN


_COMERS = frozenset("migrants immigrants newcomers arrivals people".split())


def is_brought_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people who came, with no verb that says so: "over 1 million migrants into the UK", "half a million immigrants"."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.first - 1) in {"net", "fewer", "more"}:
        return False
    at = quantity.last + 1
    while parts.word(at) in {"new", "legal", "long-term", "foreign", "more", "additional", "extra"}:
        at += 1
    nouns = range(quantity.last, at + 1)
    if any(parts.word(k) in _COMERS for k in nouns):
        homes = parts.covered("home")
        ahead = at + 1
        if parts.word(ahead) == "into":
            ahead += 1 + (parts.word(ahead + 1) in {"the", "our", "this"})
            return ahead in homes or parts.word(ahead) == "country"
    return parts.word(at) in {"immigrants", "newcomers"} or parts.word(quantity.last) in {"immigrants", "newcomers"}
