"""How many times as much: "two thirds as many people as in 2023", "about half of what it was", "some 11 per cent more people left"."""

from __future__ import annotations

from ...words.quantities import Quantity
from ..parts import SentenceParts

_AS_MUCH = frozenset({"many", "much", "high", "large", "big", "great"})


def is_as_much(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a part says how much something is of another: "two thirds as many people as"; not "a third as many again"."""
    at = quantity.last + 1
    return parts.word(at) == "as" and parts.word(at + 1) in _AS_MUCH and parts.word(at + 2) != "again"


def is_part_of_what_was(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "has shrunk to about half of what it was", of which the time is not said."""
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "of")
    if parts.word(at) == "the" and parts.word(at + 1) in {"earlier", "previous"}:
        return parts.word(at + 2) in {"figure", "number", "total", "level"}
    if parts.word(at) not in {"what", "where"} or parts.word(at + 1) not in {"it", "they", "there"}:
        return False
    return parts.word(at + 2) in {"was", "were", "had", "stood", "used"}


RATIOS = frozenset({"percent", "share", "times"})


def compares_people(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people are told by how many more or fewer they were: "some 11 per cent more people left", "only half as many had come"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    if behind == ["as", "many"]:
        return quantity.unit in {"times", "share"}
    return behind[:1] in (["more"], ["fewer"], ["less"]) and behind[1:] != ["than"]
