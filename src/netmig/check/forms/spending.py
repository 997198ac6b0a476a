"""Spending on hotels and housing for asylum seekers, said without the name of the whole: "asylum hotels cost £2.1bn"."""

from __future__ import annotations

from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times_of import start_window, window_of
from ..sentences.wording import Subject, Wording
from .common import claim, span_of, stated

_SPENT = frozenset("cost costs costing spent spend spends spending bill paid pays figure budget".split())
_ON = frozenset("hotel hotels accommodation housing supporting support".split())
# below this a sum is a price, and no year's spending
LEAST = 1_000_000


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The sums that a sentence says are spent on a part of what asylum costs."""
    words = set(parts.words)
    if not (words & _ON and words & _SPENT and "asylum" in words):
        return []
    if any(mention.code == "asylum_cost" for mention in parts.mentions_of("measure")):
        return []  # the whole is named, and read as a level
    subject = Subject("asylum_cost", (), "open")
    found = []
    for quantity in parts.quantities:
        role = role_of(parts, quantity)
        if quantity.unit != "GBP" or quantity.value < LEAST or role not in {"level", "from"}:
            continue
        window = window_of(parts, quantity, scene, subject.measure)
        if role == "from":
            window = start_window(parts, quantity, scene, subject.measure, window)
        found.append(
            claim(
                parts,
                "spending",
                span_of(parts, quantity),
                stated(quantity),
                subject,
                window,
                scene,
                quantity=quantity,
                doubt="several official counts of it are published",
                starts=role == "from",
            )
        )
    return found
