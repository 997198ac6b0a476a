"""What two claims of a text have to do with each other: whether they are of one measure, and whether one goes straight on from the other.

And which of them have a number that one figure may be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..sentences.wording import OF_ONE_FIGURE, Stated

if TYPE_CHECKING:
    from ..claim import Claim

# blanks and quotation marks between a sentence and the next
_BETWEEN_SENTENCES = 4


def are_of_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one measure and one group."""
    mine, yours = one.wording.subject, other.wording.subject
    return mine is not None and yours is not None and (mine.measure, mine.group) == (yours.measure, yours.group)


def stands_just_before(one: Claim, other: Claim) -> bool:
    """Whether the sentence of a claim is the one before that of another."""
    return 0 <= other.wording.sentence.start - one.wording.sentence.end <= _BETWEEN_SENTENCES


def of_its_sentence(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of a claim's sentence, itself among them; of all that stand in the order of their sentences, found without asking each."""
    start = claim.wording.sentence.start
    first = bisect_left(claims, start, key=_sentence)
    return claims[first : bisect_right(claims, start, first, key=_sentence)]


def of_sentence_before(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those of the sentence right before it; none where that makes no claim."""
    first = bisect_left(claims, claim.wording.sentence.start, key=_sentence)
    if first == 0 or not stands_just_before(claims[first - 1], claim):
        return ()
    return of_its_sentence(claims[first - 1], claims)


def of_sentence_behind(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those of the sentence right behind it; none where that makes no claim."""
    last = bisect_right(claims, claim.wording.sentence.start, key=_sentence)
    if last == len(claims) or not stands_just_before(claim, claims[last]):
        return ()
    return of_its_sentence(claims[last], claims)


def _sentence(claim: Claim) -> int:
    return claim.wording.sentence.start


def is_of_one_figure(claim: Claim) -> bool:
    """Whether a claim has a number that one figure may be: a level or a record, and no change or share."""
    return claim.wording.kind in OF_ONE_FIGURE and claim.wording.stated.value is not None


def number_said(said: Stated, claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a number that the words of another name in its sentence, as an end of what it tells."""
    return next(
        (
            each
            for each in of_its_sentence(claim, claims)
            if each.wording.stated.value == said.value and each.wording.stated.unit == said.unit
        ),
        None,
    )
