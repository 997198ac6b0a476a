"""Two numbers as published, of which the first is said to lie above or below the second and does not.

"672,000, below the 607,000 of the year before"; "It was 672,000. That is down on the 607,000 of the year to June 2022."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...sentences.wording import OF_ONE_FIGURE
from ..miscounts import OTHER_WAY, Miscount
from ..neighbours import are_of_the_same, places_in_sentence
from ..numbers_of_sentence import Number, is_stated, numbers_before, numbers_of, words_of

if TYPE_CHECKING:
    from ...claim import Claim

_MORE = frozenset("higher more larger greater bigger above up".split())
_FEWER = frozenset("lower fewer less smaller below down".split())
# what may stand between "higher" and the number
_LEADING_ON = frozenset("than on from even the its a revised figure of total level number".split())
# what may stand between the first number, or what points to it, and "higher"
_SAYING_SO = frozenset(
    "people visas in the year to ending june march december september , – — ( was is were are which that far it this and but"
    " slightly well much even only just still also 's remains stands stood actually now here uk".split()
)
_POINTING = frozenset({"it", "that", "this"})
_BACK = 8


def set_beside_the_wrong_way(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The numbers that another is said to lie above or below, and lies on the other side of."""
    for at, claim in enumerate(claims):
        if not _is_published(claim) or (claim.wording.went_to is not None and claim.wording.went_to[1]):
            continue  # where it went is held against it in `moves.py`
        in_order = numbers_of(claim, claims)
        own = next((place for place, each in enumerate(in_order) if each.claim is claim), -1)
        way = _way_before(in_order[own]) if own >= 0 else None
        if way is None:
            continue
        other = _set_beside(in_order[own], in_order[own - 1] if own else None, way, claims)
        if other is None or not _is_published(other) or not are_of_the_same(other, claim):
            continue
        if other.wording.went_to is not None or claim.wording.went_to is not None:
            continue  # what moved from one to the other is told of there (`moves.py`)
        first, second = other.wording.stated, claim.wording.stated
        if None in {first.low, first.high, second.low, second.high} or not first.value or not second.value:
            continue
        up = words_of(claim)[way] in _MORE
        if (first.high or 0) >= (second.low or 0) if up else (first.low or 0) <= (second.high or 0):
            continue
        words = f"{amount(first.value, first.unit)} is {'less' if up else 'more'} than {amount(second.value, second.unit)}"
        told = _said_so(claims, claim, way, at)
        yield Miscount(told, first.value, words, (other, claim), diagnosis="wrong_direction", near_miss=OTHER_WAY)


def _said_so(claims: Sequence[Claim], claim: Claim, way: int, at: int) -> int:
    """Which claim says that it lies so: the comparison, where "it is higher even" is one of its own, or that of the number."""
    start = claim.wording.sentence.tokens[way].start
    said = (
        k
        for k in places_in_sentence(claim, claims)
        if claims[k].wording.kind == "comparison" and claims[k].wording.start <= start < claims[k].wording.end
    )
    return next(said, at)


def _is_published(claim: Claim) -> bool:
    """Whether a claim gives one number that is as published."""
    return (
        claim.then.verdict == "agrees"
        and len(claim.then.figures) == 1
        and claim.wording.kind in OF_ONE_FIGURE
        and claim.wording.stated.value is not None
        and claim.wording.stated.value > 0
        and is_stated(claim)
    )


def _way_before(number: Number) -> int | None:
    """Where "higher than the", "down on", "above the" begins, that leads to a number."""
    words, at = number.words, number.first - 1
    passed: list[str] = []
    while at >= 0 and number.first - at <= _BACK and words[at] in _LEADING_ON:
        passed.append(words[at])
        at -= 1
    if at < 0 or words[at] not in _MORE | _FEWER:
        return None
    if words[at] in {"up", "down"}:
        return at if {"on", "from"} & set(passed) else None
    return at if "than" in passed or (words[at] in {"above", "below"} and {"the", "its"} & set(passed)) else None


def _set_beside(number: Number, before: Number | None, way: int, claims: Sequence[Claim]) -> Claim | None:
    """The number that is said to lie so: the one before in the sentence, or the last of the sentence before, for "it is"."""
    words = number.words
    if before is not None:
        between = words[before.last + 1 : way]
        return before.claim if all(word in _SAYING_SO or word.isdecimal() for word in between) else None
    if words[0] not in _POINTING or not set(words[1:way]) <= _SAYING_SO:
        return None
    told = numbers_before(number.claim, claims)
    return told[-1].claim if told else None
