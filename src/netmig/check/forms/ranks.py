"""Ranks: who comes first. "India, Nigeria, Pakistan, China and Zimbabwe made up the top five nationalities"."""

from __future__ import annotations

from ...codes import NATIONALITY
from ..sentences.groups import groups_between
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window
from ..sentences.wording import Stated, Subject, Wording
from .common import claim

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "10": 10}
_COUNTRIES = {
    tuple(word.lower().split()): code.code
    for code in NATIONALITY.codes
    if code.code not in {"all", "british", "eu_plus", "non_eu_plus", "eu", "non_eu", "non_british"}
    for word in (code.label, *code.aliases)
}


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ranked list of nationalities that a sentence gives, if it gives one."""
    if "top" not in parts.word_set:
        return []
    top = next((at for at, word in enumerate(parts.words) if word == "top" and parts.word(at + 1) in _COUNTS), None)
    if top is None or not any("national" in word or word.startswith("countr") for word in parts.words[top : top + 5]):
        return []
    named = _countries(parts)
    if len(named) != _COUNTS[parts.word(top + 1)]:
        return []
    measure = "emigration" if {"leaving", "left", "emigrating"} & set(parts.words) else "immigration"
    group = tuple(pair for pair in groups_between(parts, top, len(parts.words), measure) if pair[1] in {"non_eu_plus", "eu_plus"})
    window = sentence_window(parts, top, scene, measure)
    subject = Subject(measure, group)
    last = max(
        [
            top,
            *(at for _, at in named),
            *(
                mention.last
                for mention in parts.mentions
                if mention.role == "group"
                and mention.first > top
                and dict(mention.group).get("nationality") in {"non_eu_plus", "eu_plus"}
            ),
        ]
    )
    first = min([top, *(at for _, at in named)])
    return [
        claim(
            parts,
            "rank",
            (parts.tokens[first].start, parts.tokens[last].end),
            Stated(None, unit="people"),
            subject,
            window,
            scene,
            at=top,
            doubt="a list may be in another order, or of another measure",
            names=tuple(code for code, _ in named),
        )
    ]


def _countries(parts: SentenceParts) -> list[tuple[str, int]]:
    """The countries of a sentence in order, as (code, token)."""
    found: list[tuple[str, int]] = []
    for at in range(len(parts.words)):
        for length in (3, 2, 1):
            code = _COUNTRIES.get(tuple(parts.words[at : at + length]))
            if code and parts.tokens[at].capital and code not in {each for each, _ in found}:
                found.append((code, at))
                break
    return found
