"""Those who went against the ones told of before: "1.2 million came, and 479,000 went the other way"."""

from __future__ import annotations

from ..words.cues import ARRIVING, LEAVING
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .parts import SentenceParts
from .scene import Scene
from .wording import Subject

COUNTER_MOVED = "counter-moved"
_OPPOSITE = {"immigration": "emigration", "emigration": "immigration"}
_FAR = 8


def against_the_others(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The flow of those of whom only that is said: the other one than was told last, in the sentence or before it."""
    if COUNTER_MOVED not in parts.word_set or quantity.unit not in {"", "people"}:
        return None
    at = next((k for k in range(quantity.last + 1, min(quantity.last + _FAR, len(parts.words))) if parts.word(k) == COUNTER_MOVED), -1)
    if at < 0 or any(quantity.last < each.first < at for each in parts.quantities):
        return None
    told = next((parts.word(k) for k in range(quantity.first - 1, -1, -1) if parts.word(k) in ARRIVING | LEAVING), "")
    if told:
        return Subject("emigration" if told in ARRIVING else "immigration", (), "inherited", local=True)
    named = [each.code for each in parts.mentions_of("measure") if each.last < quantity.first and each.code in MIGRATION_FLOWS]
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    before = named[-1] if named else held.measure if held is not None else ""
    if before not in _OPPOSITE or (not named and held is not None and held.group):
        return Subject("emigration", (), "open", local=True) if before else None
    return Subject(_OPPOSITE[before], (), "inherited", local=True)
