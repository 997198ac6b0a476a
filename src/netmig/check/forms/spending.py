"""Spending on hotels and housing for asylum seekers, said without the name of the whole: "asylum hotels cost £2.1bn"."""

from __future__ import annotations

from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window, start_window, window_of
from ..sentences.wording import Stated, Subject, Wording
from .common import claim, span_of, stated

_SPENT = frozenset("cost costs costing spent spend spends spending bill paid pays figure budget".split())
_ON = frozenset("hotel hotels accommodation housing supporting support".split())
# below this a sum is a price, and no year's spending
LEAST = 1_000_000


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The sums that a sentence says are spent on a part of what asylum costs."""
    words = parts.word_set
    records = _never_so_much(parts, scene) if "never" in words or "ever" in words else []
    if not (words & _ON and words & _SPENT and "asylum" in words):
        return records
    if any(mention.code == "asylum_cost" for mention in parts.mentions_of("measure")):
        return records  # the whole is named, and read as a level
    subject = Subject("asylum_cost", (), "open")
    found = records
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
                doubt="several official counts of this are published",
                starts=role == "from",
            )
        )
    return found


_SO_MUCH = frozenset(
    {("so", "much"), ("as", "much"), ("so", "high"), ("as", "high"), ("cost", "more"), ("been", "dearer"), ("been", "higher")}
)
_REACHED = frozenset({"reached", "seen", "spent", "known", "paid"})
_AWAY = 8


def _never_so_much(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """That asylum had never cost so much: "more than ever before", "never cost the taxpayer as much", "a sum never reached before"."""
    cost = any(mention.code == "asylum_cost" for mention in parts.mentions_of("measure"))
    if not cost or any(quantity.unit in {"", "people"} for quantity in parts.quantities):
        return []
    for at, word in enumerate(parts.words):
        told = (word == "ever" and parts.words[at - 2 : at] == ["more", "than"] and (at, at)) or (
            word == "never" and _as_much_behind(parts, at)
        )
        if not told:
            continue
        first, last = told
        window = sentence_window(parts, first, scene, "asylum_cost")
        span = (parts.tokens[first - 2 if word == "ever" else first].start, parts.tokens[last].end)
        subject = Subject("asylum_cost", (), "explicit")
        doubt = "the words may be about something else"
        return [
            claim(parts, "extreme", span, Stated(None, unit="GBP"), subject, window, scene, at=at, doubt=doubt, extreme="high")
        ]
    return []


def _as_much_behind(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    for k in range(at + 1, min(at + _AWAY, len(parts.words))):
        if (parts.word(k), parts.word(k + 1)) in _SO_MUCH:
            return at, k + 1
        if parts.word(k) in _REACHED and parts.word(k + 1) == "before":
            return at, k + 1
    return None
