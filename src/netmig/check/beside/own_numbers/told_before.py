"""The numbers that a text told before a claim: in its sentence and in the one before; and of two of them, which one a change starts from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..neighbours import are_of_the_same, is_of_one_figure, of_its_sentence, of_sentence_before
from .linking import AND_THAT, GOES_ON

if TYPE_CHECKING:
    from ...claim import Claim

_PAIR = 2


def is_plain(claim: Claim) -> bool:
    """Whether a number is as published, and said without "nearly" or "over"."""
    return claim.then.verdict == "agrees" and claim.wording.stated.hedge in {"exact", "about"}


def numbers_beside(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The other numbers of a claim's sentence."""
    return [each for each in of_its_sentence(claim, claims) if each is not claim and is_of_one_figure(each)]


def numbers_just_before(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The numbers of the sentence before."""
    return [each for each in of_sentence_before(claim, claims) if is_of_one_figure(each)]


def words_alone(words: list[str]) -> list[str]:
    """Words and marks without the numbers among them."""
    return [word for word in words if not word[:1].isdigit()]


def word_behind(claim: Claim) -> str:
    """The word or mark right behind a claim."""
    return next(iter(claim.wording.words_behind), ".")


def in_order(numbers: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Two numbers as published, of one measure and group and of two years, the earlier first; None for any others."""
    if len(numbers) != _PAIR or not all(map(is_plain, numbers)) or not are_of_the_same(*numbers):
        return None
    one, other = numbers
    if one.period is None or other.period is None or one.period.stop == other.period.stop:
        return None
    return (one, other) if one.period.stop < other.period.stop else (other, one)


def two_before(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two numbers told right before a claim of which none or one is in its sentence, the earlier year's first: a change starts there."""
    told = numbers_beside(claim, claims)
    if len(told) == _PAIR or any(each.wording.end > claim.wording.start for each in told):
        return None
    told += numbers_just_before(claim, claims)
    if len(told) == 1:
        told += numbers_just_before(told[0], claims)
    return in_order(told)


def number_told(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number that something is told of: before it in its sentence, or of the sentence before where its own only goes on about that."""
    start = claim.wording.start
    own = [each for each in numbers_beside(claim, claims) if each.wording.end <= start]
    if len(own) == 1:
        return own[0] if set(claim.wording.sentence.words_from(own[0].wording.end, start)) <= AND_THAT else None
    lead = set(claim.wording.words_before)
    before = numbers_just_before(claim, claims)
    return before[0] if len(before) == 1 and not own and lead and lead <= GOES_ON else None
