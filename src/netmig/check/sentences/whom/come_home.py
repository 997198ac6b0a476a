"""Those who came back after others of their nation had left, and what both leave: "257,000 Britons left. Some 143,000 returned, so that on balance 114,000 were lost"."""

from __future__ import annotations

from ...records import replace
from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .other_heads import is_bare_or_home

_BRITISH = (("nationality", "british"),)
_BETWEEN = frozenset("have has had since people of them others did who".split())
_BACK = frozenset({"back", "home"})
_LEAST = 1000


def come_home(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Those who returned, where the sentence before told of British nationals who left: only they come back to this country."""
    if parts.mentions_of("group") or quantity.unit not in {"", "people"} or quantity.value < _LEAST:
        return None
    at = quantity.last + 1
    while parts.word(at) in _BETWEEN or is_adverb(parts.word(at)):
        at += 1
    word = parts.word(at)
    if not (word in {"returned", "returning"} or (word in {"came", "come", "coming"} and parts.word(at + 1) in _BACK)):
        return None
    if not is_bare_or_home(parts, at + 1 + (parts.word(at + 1) in _BACK)):
        return None  # "Some 9,000 returned to Albania"
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    if held is None or held.measure not in {"emigration", "net_migration"} or held.group != _BRITISH:
        return None
    return Subject("immigration", _BRITISH, "open" if held.basis == "open" else "inherited", local=True)


def of_those_who_came_home(parts: SentenceParts, quantity: Quantity, net: Subject, scene: Scene) -> Subject:
    """A balance behind those who came home: of them and of those who had left, or of everybody after all."""
    if net.group or parts.mentions_of("group"):
        return net
    before = parts.preceding(quantity)
    told = before is not None and come_home(parts, before, scene) is not None
    if not told and not (scene.came is not None and scene.came.measure == "immigration" and scene.came.group == _BRITISH):
        return net
    return replace(net, group=_BRITISH, basis="open", others=((),), only_these=told)
