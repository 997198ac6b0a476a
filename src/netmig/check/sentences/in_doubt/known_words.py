"""Which words are understood: what only links, changes or points, and what may name a subject of its own."""

from __future__ import annotations

from bisect import bisect_left

from ...words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS, is_adverb
from ...words.quantities import Quantity
from ..once import once_a_number
from ..parts import SentenceParts

# function words and words of change: a stretch of these alone names no subject of its own
PLAIN_WORDS = frozenset(
    "two works worked amounts amounted equates equated lost loses losing become became vanished evaporated disappeared melted wiped shaved shed lopped knocked any ever all-time topping out thus thereby hence upwards downwards upward downward exploded historic went gone go goes initial original lifted marked most recent latest official high low highs lows whole calendar last compares comparing compared all those who whom first had put given became later originally initially previously thought a an the and or but of to from in on at by for with up down it its this that which is was are were be been has have"
    " had as than more less fewer higher lower also now then still around about nearly almost just over under compared"
    " against up some only another further total level figure figures number numbers fell rose drop dropped fall rise"
    " increase increased decrease decreased reached hit stood stands year years revised provisional updated estimated peak"
    " record highest lowest since , ; : ( ) – — - . \" ' ? ! before earlier previous same period while staggering astonishing"
    " massive huge sharp steep big dramatic significant substantial considerable remarkable stunning slight modest estimates new so even well above below them these those not".split()
)  # fmt: skip
# verbs, prepositions and articles that tie a group to its number
LINKING = frozenset(
    "mere alone negative positive held hold holds holding carried carry carrying hailed hail hailing possessed possess ( plus minus country granted issued accounted made comprised : arrived immigrated emigrated moved numbered totalled stands of by from for to in among the a an was were is are at fell rose dropped fallen risen drop fall rise increased"
    " decreased declined stood reached hit who came come coming arrived arriving moved moving left leaving went emigrated"
    " people number numbers migrants nationals citizens on with around nearly almost about some and have has had been"
    " estimated more fewer not just still also long-term up down it that figure figures".split()
)  # fmt: skip
# verbs and nouns by which a sentence goes on about what was spoken of
_CARRIES = frozenset(
    "began begun begins one peaked peaking peaks across well day hour week month daily estimate estimates data will would expected seen recorded registered measured counted calculated provisional provisionally remains remained remain astonishing standing stood stand totals total fallen risen dropped climbed soared plunged slumped surged jumped doubled halved grown declined said"
    " says say saying showed show shows shown found find finds published released reported according estimate estimates million thousand"
    " people migrants there today yesterday thursday friday monday tuesday wednesday uk britain country he she they told adds added".split()
)  # fmt: skip
# words that only point back, or say how much: "the latter", "themselves", "a full 166,000", "far above"; and an estimate that is changed
_POINTING = frozenset("themselves already preceding latter former full far ons revision revisions revise revising".split())
# "police numbers"
NUMBERS_OF = frozenset({"numbers", "figures", "levels"})
_MAY_LINK = PLAIN_WORDS | LINKING | _CARRIES | _POINTING
_CHANGE_NOUNS = FALL_NOUNS | RISE_NOUNS


def is_known(parts: SentenceParts, at: int) -> bool:
    """Whether a word is understood: a mention, a time, a number, or a function word."""
    return _is_understood(parts, at, PLAIN_WORDS)


def may_link(parts: SentenceParts, at: int) -> bool:
    """Whether a word is understood, or ties a number to what it is of."""
    return _is_understood(parts, at, _MAY_LINK)


def all_may_link(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether every word of a stretch, the last not included, is understood or ties a number to what it is of."""
    strange: list[int] | None = parts.kept.get("strange words")
    if strange is None:
        strange = parts.kept["strange words"] = [
            at for at, word in enumerate(parts.words) if word not in _MAY_LINK and not may_link(parts, at)
        ]
    place = bisect_left(strange, first)
    return place == len(strange) or strange[place] >= stop


_MOVING = FALLING_VERBS | RISING_VERBS


def _is_understood(parts: SentenceParts, at: int, words: frozenset[str]) -> bool:
    word = parts.word(at)
    return (
        word in words
        or word in _MOVING
        or word in _CHANGE_NOUNS
        or word.endswith("-year")
        or at in parts.spoken_for
        or is_adverb(word)
        or at >= len(parts.tokens)
        or parts.tokens[at].kind != "word"
    )


@once_a_number
def is_noun_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is said as a noun: "a fall of 435,000"."""
    at = quantity.first - 1
    while at >= 0 and parts.word(at) in {"about", "around", "some", "nearly", "almost", "just", "over", "more", "than"}:
        at -= 1
    return parts.word(at) == "of" and parts.word(at - 1) in _CHANGE_NOUNS
