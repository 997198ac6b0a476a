"""A figure said to lie close to its record: "is scarcely below its all-time peak", "just short of the record", "within a whisker of its high"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import replace
from ...sentences.ends.what_is_compared import compared_before
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, SOMETHING_ELSE
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.wording import Wording
from ...words.cues import FORECAST_WORDS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim_in_words

_PEAKS = frozenset({"peak", "record", "high", "highs", "peaks", "maximum"})
_OF_PEAKS = frozenset("its the their all-time record time all historic highest recent ever".split())
# so much below that it is next to nothing
_BARELY = frozenset("scarcely barely hardly just only little marginally slightly fractionally narrowly".split())
_BELOW = (
    ("below",),
    ("under",),
    ("short", "of"),
    ("shy", "of"),
    ("off",),
    ("lower", "than"),
    ("down", "on"),
    ("down", "from"),
    ("beneath",),
)
_CLOSE = (
    ("close", "to"), ("near",), ("near", "to"), ("not", "far", "off"), ("not", "far", "from"), ("not", "far", "short", "of"), ("not", "far", "below"),
    ("nearly", "at"), ("almost", "at"), ("within", "a", "whisker", "of"), ("a", "whisker", "off"), ("a", "whisker", "below"), ("within", "touching", "distance", "of"),
    ("virtually", "at"), ("practically", "at"), ("hovering", "near"), ("hovering", "around"), ("around",),
)  # fmt: skip
_ENDS = frozenset(
    {",", ".", ";", ":", '"', ")", "", "and", "but", "while", "as", "despite", "–", "—", "said", "says", "with", "of", "that"}
)
CUES = _PEAKS
_ANSWERED = frozenset({SOMETHING_ELSE, BESIDE, BETWEEN})


def with_nearness(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with those that put a figure close to its record read whole."""
    kept = list(found)
    if parts.word_set.isdisjoint(CUES) or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject") or scene.revising:
        return kept
    for first, last in _near(parts):
        wording = _read(parts, scene, first, last, kept)
        if wording is None:
            continue
        beside = [each for each in kept if each.start < wording.end and wording.start < each.end and each.stated.value is None]
        if any(each.kind not in {"comparison", "extreme"} for each in beside):
            continue
        kept = [*(each for each in kept if each not in beside), wording]
    return kept


def _near(parts: SentenceParts) -> Iterator[tuple[int, int]]:
    """The first and the last word of what says so."""
    for at, word in enumerate(parts.words):
        if word not in _PEAKS or parts.word(at + 1) not in _ENDS | {"level", "levels"}:
            continue
        first = at
        while first > 0 and parts.word(first - 1) in _OF_PEAKS:
            first -= 1
        if first == at:
            continue
        for each in _CLOSE:
            if tuple(parts.words[first - len(each) : first]) == each:
                yield first - len(each), at
                break
        else:
            for each in _BELOW:
                start = first - len(each)
                if tuple(parts.words[start:first]) == each and parts.word(start - 1) in _BARELY:
                    while parts.word(start - 1) in _BARELY:
                        start -= 1
                    yield start, at
                    break


def _read(parts: SentenceParts, scene: Scene, first: int, last: int, found: Sequence[Wording]) -> Wording | None:
    if not FORECAST_WORDS.isdisjoint(parts.words[:last]):
        return None
    back = first
    while back > 0 and (parts.word(back - 1) in _LINKS or is_adverb(parts.word(back - 1))):
        back -= 1
    compared = compared_before(parts, scene, back, found, noun=False, linked=back < first)
    if compared is None or compared.subject.measure not in MIGRATION_FLOWS or not compared.window.periods:
        return None
    wording = claim_in_words(
        parts, "comparison", (first, last), compared.subject, compared.window, scene, contrast="highest", direction=0,
        also=compared.also, leads_to=compared.number, recent=compared.window.basis != "explicit",
    )  # fmt: skip
    answered = wording.uncertain in _ANSWERED and compared.named
    return replace(wording, uncertain="") if answered else wording


_LINKS = frozenset(
    "is was are were remains remained stays stayed still now stands stood at has been also already sits running".split()
)
