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


# verbs by which a country, or those who speak for it, let people in
_LETTING = frozenset("let letting lets taken took takes taking allowed allowing allows brought".split())
_ADMITTING = frozenset("admitted admits admitting welcomed".split())
_BESIDE = frozenset("some about around nearly almost over more than roughly just a record permanently another in".split())


def is_let_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom somebody let in: "let in 606,000", "we admitted permanently 600,000", "Britain has admitted 948,000"."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.last + 1) in {"more", "fewer"}:
        return False  # "took in 176,000 more people than it lost" is a balance
    at = quantity.first - 1
    while at > 0 and parts.word(at) in _BESIDE:
        at -= 1
    if parts.word(at) in _LETTING:
        return parts.word(at + 1) == "in"
    if parts.word(at) not in _ADMITTING:
        return False
    at -= parts.word(at - 1) in {"has", "have", "had"}
    return at - 1 in parts.covered("home") or parts.word(at - 1) in {"we", "country", "government"}


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
