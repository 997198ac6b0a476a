"""Those of whom it is only said that they did as others did, or the reverse: "479,000 went the other way", "so did 18,000 who …"."""

from __future__ import annotations

from ...words.cues import ARRIVING, LEAVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject

COUNTER_MOVED = "counter-moved"
_OPPOSITE = {"immigration": "emigration", "emigration": "immigration"}
_FAR = 8
_BRITISH = (("nationality", "british"),)


def against_the_others(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The flow of those of whom only that is said: the other one than was told last, in the sentence or before it."""
    if COUNTER_MOVED not in parts.word_set or quantity.unit not in {"", "people"}:
        return None
    at = next(
        (k for k in range(quantity.last + 1, min(quantity.last + _FAR, len(parts.words))) if parts.word(k) == COUNTER_MOVED), -1
    )
    if at < 0 or any(quantity.last < each.first < at for each in parts.quantities):
        return None
    told = next((parts.word(k) for k in range(quantity.first - 1, -1, -1) if parts.word(k) in ARRIVING | LEAVING), "")
    if told:
        return Subject("emigration" if told in ARRIVING else "immigration", (), "inherited", local=True)
    named = [each.code for each in parts.mentions_of("measure") if each.last < quantity.first and each.code in MIGRATION_FLOWS]
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    before = named[-1] if named else held.measure if held is not None else ""
    if before not in _OPPOSITE:
        return Subject("emigration", (), "open", local=True) if before else None
    if not named and held is not None and held.group:
        # "257,000 Britons left. Another 143,000 went the other way": of the same people, most likely
        return Subject(_OPPOSITE[before], held.group, "open", local=True, others=((),), only_these=held.group == _BRITISH)
    return Subject(_OPPOSITE[before], (), "inherited", local=True)


_DID_TOO = ({"so", "as"}, {"did", "have", "had"})
_SO = frozenset({"so", "likewise", "too", "", ".", ",", "in", "last", "the", "and", "again"})


def as_the_others(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The flow of those who did the same: "So did 18,000 who had come on work visas", "Over a million did so in 2022", "as did 222,000 people"."""
    if parts.word_set.isdisjoint({"did", "have", "had"}) or quantity.unit not in {"", "people"} or abs(quantity.value) < _LEAST:
        return None
    before = parts.word(quantity.first - 1) in _DID_TOO[1] and parts.word(quantity.first - 2) in _DID_TOO[0]
    behind = quantity.last + 1
    while parts.word(behind) in {"people", "of", "them"} or behind in parts.covered("group"):
        behind += 1
    if not before and not (parts.word(behind) == "did" and parts.word(behind + 1) in _SO):
        return None
    moving = ARRIVING | LEAVING
    told = [k for k in range(quantity.first - 1, -1, -1) if parts.word(k) in moving and k not in parts.covered("measure")]
    if told:
        return Subject("immigration" if parts.word(told[0]) in ARRIVING else "emigration", (), "inherited", local=True)
    held = scene.moved
    if held is None or held.measure not in _OPPOSITE:
        return None
    return Subject(held.measure, (), "open" if held.basis == "open" else "inherited", local=True)


_LEAST = 1000
