"""A change that the sentence before told and this one gives a size: "Net migration tumbled to 431,000. The drop of 429,000 was welcomed"."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS, is_adverb
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..claim_words import quantity_of
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording
from .comparisons import is_baseline_quantity

_POINTING = frozenset({"the", "that", "this", "such"})
_HOW = frozenset(
    "a big bigger huge large massive steep sharp sudden dramatic record historic net overall total annual whopping staggering".split()
)
# behind the size these tell of what it is a change of, or since when
_ABOUT = frozenset("more less than over nearly almost about around some just only".split())
_OF_WHAT = frozenset("in of among for from since on between to compared after over".split())
_LONGEST = 6


def way_told(parts: SentenceParts, found: Sequence[Wording]) -> int:
    """Which way a sentence says that the one flow went of which it tells a level: 1, -1; 0 where it tells more, or sets it against another."""
    levels = [each for each in found if each.kind in {"level", "extreme"} and each.stated.value is not None]
    if len(levels) != 1 or levels[0].subject is None or levels[0].subject.measure not in MIGRATION_FLOWS:
        return 0
    if any(each.subject != levels[0].subject or each.baseline_basis == "explicit" for each in found):
        return 0
    quantity = quantity_of(parts, levels[0])
    if quantity is None or any(is_baseline_quantity(parts, each) for each in parts.quantities):
        return 0
    before = parts.words[max(0, quantity.first - _LONGEST) : quantity.first]
    falls, rises = not FALLING_VERBS.isdisjoint(before), not RISING_VERBS.isdisjoint(before)
    return rises - falls


def opens_with_its_size(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence sets out with the size of a change and goes on with a verb, so that nothing behind that is what changed: "The drop of a quarter follows …"."""
    between = [
        word for word in parts.words[1 : quantity.first] if word not in _HOW and not is_adverb(word) and word not in _ABOUT
    ]
    named = len(between) == len(("drop", "of")) and between[0] in FALL_NOUNS | RISE_NOUNS and between[1] == "of"
    return named and parts.word(0) in _POINTING and parts.word(quantity.last + 1) not in _OF_WHAT


def is_the_change_told(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a sentence sets out with the size of the change that the one before told, and says of nothing else what changed."""
    if not scene.went or parts.word(0) not in _POINTING or quantity.unit not in {"", "people", "percent"}:
        return False
    nouns = FALL_NOUNS if scene.went < 0 else RISE_NOUNS
    between = [word for word in parts.words[1 : quantity.first] if word not in _HOW and not is_adverb(word)]
    behind = quantity.last + 1
    if parts.word(behind) in {"people", "migrants"}:
        behind += 1
    if not between and parts.word(behind) in nouns:
        behind += 1  # "The 435,000 drop"
    elif len(between) != 2 or between[0] not in nouns or between[1] != "of":
        return False
    named = any(each.role in {"measure", "group", "other_subject"} and each.first <= behind for each in parts.mentions)
    return not named and parts.word(behind) not in _OF_WHAT and len(parts.quantities) == 1
