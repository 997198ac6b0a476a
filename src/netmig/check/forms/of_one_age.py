"""Those of one age who moved: "252,000 Britons under 35 left the UK", "93,000 young people emigrated".

No such figures are held; but a number that is that of people of every age cannot be theirs.
"""

from __future__ import annotations

from ..records import replace
from ..sentences.in_doubt.doubts import OF_WHAT, OF_WHOM
from ..sentences.in_doubt.turns_of_phrase import OF_AN_AGE
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.times_of import window_of
from ..sentences.wording import OF_ONE_AGE, Subject, Wording
from ..words.cues import ARRIVING, LEAVING
from ..words.quantities import Quantity
from .common import claim, span_of, stated

_LEAST = 20_000
_OLDEST = 100
_YOUNG = frozenset({"young", "younger"})
_AGED = frozenset({"under", "below", "aged", "young", "younger", "youngsters"})
_BRITISH = frozenset({"british", "britons", "brits"})
_HEADS = frozenset({"britons", "brits", "people", "nationals", "citizens", "adults", "youngsters"})
_BEFORE_THE_HEAD = _YOUNG | frozenset({"british", "uk"})
_THAT = frozenset({"who", "have", "has", "had", "also", "chose", "to"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The numbers of people of one age who came or left."""
    if _AGED.isdisjoint(parts.word_set):
        return []
    found = []
    for quantity in parts.quantities:
        if quantity.unit not in {"", "people"} or quantity.value < _LEAST or role_of(parts, quantity) != "level":
            continue
        subject = _of_whom(parts, quantity)
        if subject is None:
            continue
        window = window_of(parts, quantity, scene, subject.measure)
        wording = claim(
            parts, "level", span_of(parts, quantity), stated(quantity, "people"), subject, window, scene, quantity=quantity,
            doubt=OF_ONE_AGE,
        )  # fmt: skip
        found.append(replace(wording, uncertain=OF_ONE_AGE) if wording.uncertain in OF_WHAT | {OF_WHOM, OF_AN_AGE} else wording)
    return found


def _of_whom(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """The flow and nation of a number of people of one age; None where it is not of such people, or they do not move."""
    at = quantity.last + 1
    words: set[str] = set()
    while parts.word(at) in _BEFORE_THE_HEAD:
        words.add(parts.word(at))
        at += 1
    if parts.word(at) not in _HEADS:
        return None
    words.add(parts.word(at))
    of_an_age = not words.isdisjoint(_YOUNG | {"youngsters"})
    at += 1
    if parts.word(at) == "aged":
        of_an_age, at = True, at + 1
    if parts.word(at) in {"under", "below"} and parts.word(at + 1).isdigit() and int(parts.word(at + 1)) < _OLDEST:
        of_an_age, at = True, at + 2
    elif parts.word(at)[:2].isdigit():
        at += 1
        while parts.word(at) in {"to", "-", "–", "and"} or parts.word(at)[:2].isdigit():
            at += 1
    while parts.word(at) in _THAT:
        at += 1
    if not of_an_age or parts.word(at) not in LEAVING | ARRIVING:
        return None
    measure = "emigration" if parts.word(at) in LEAVING else "immigration"
    group = (("nationality", "british"),) if not words.isdisjoint(_BRITISH) else ()
    return Subject(measure, group, "explicit", local=True)
