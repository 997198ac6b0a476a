"""Equivalences: a number of people said by a place. "the equivalent of the population of Bristol"."""

from __future__ import annotations

from ..sentences.doubts import why_refused
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.subject_of import inherited_subject
from ..sentences.times_of import sentence_window
from ..sentences.wording import Stated, Subject, Wording

_SIZES = frozenset({"population", "size", "everyone"})
_LIKENING = frozenset({"equivalent", "size", "population", "like", "bigger", "everyone", "same"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The likening of a flow to a place's population, if a sentence makes one."""
    if parts.word_set.isdisjoint(_SIZES):
        return []
    for at, word in enumerate(parts.words):
        if word not in _SIZES or parts.word(at + 1) not in {"of", "in"}:
            continue
        place, last = _place(parts, at + 2)
        if not place or not _LIKENING & set(parts.words[max(0, at - 6) : at + 1]) - (
            {"population"} if word != "population" else set()
        ):
            continue
        if word == "population" and not {"equivalent", "like", "size", "same", "bigger", "than"} & set(
            parts.words[max(0, at - 6) : at]
        ):
            continue
        subject = _subject(parts, at, scene)
        if subject is None:
            return []
        window = sentence_window(parts, at, scene, subject.measure)
        first = at
        while first > 0 and parts.word(first - 1) in {"the", "of", "equivalent", "to", "a", "size", "same"}:
            first -= 1
        return [
            Wording(
                kind="equivalence",
                start=parts.tokens[first].start,
                end=parts.tokens[last].end,
                sentence=parts.sentence,
                stated=Stated(None, unit="people"),
                subject=subject,
                periods=window.periods,
                period_basis=window.basis,
                detail=place,
                uncertain="a place's size depends on where its boundary is drawn",
                refusal=why_refused(parts, subject, window, scene),
            )
        ]
    return []


def _place(parts: SentenceParts, at: int) -> tuple[str, int]:
    """The capitalised name that begins at a token, and its last token."""
    words = []
    last = at
    while at < len(parts.tokens) and parts.tokens[at].kind == "word" and parts.tokens[at].capital:
        words.append(parts.word(at))
        last = at
        at += 1
    return " ".join(words), last


def _subject(parts: SentenceParts, at: int, scene: Scene) -> Subject | None:
    before = [
        mention for mention in parts.mentions if mention.role == "measure" and mention.last < at and mention.code != "population"
    ]
    if before:
        return Subject(before[-1].code, (), "open" if before[-1].ambiguous else "explicit")
    return inherited_subject(parts, None, scene)
