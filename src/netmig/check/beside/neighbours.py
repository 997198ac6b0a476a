"""What two claims of a text have to do with each other: whether they are of one measure, and whether one goes straight on from the other.

And which of them have a number that one figure may be. The claims of a text stand in the order of their sentences, and sentences
never overlap: those near a claim are found by halving, and never by asking each claim of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from ...series import Series
from ..sentences.wording import OF_ONE_FIGURE, Stated

if TYPE_CHECKING:
    from ..claim import Claim

# blanks and quotation marks between a sentence and the next
_BETWEEN_SENTENCES = 4
_sentence, _end_of_sentence = attrgetter("wording.sentence.start"), attrgetter("wording.sentence.end")


def are_of_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one measure and one group, and no figures of different series were found for them.

    "111,000 visas for students' dependants" and "558,000 student visas" may be read alike, and are not.
    """
    mine, yours = one.wording.subject, other.wording.subject
    if mine is None or yours is None or (mine.measure, mine.group) != (yours.measure, yours.group):
        return False
    found, others = _series_of(one), _series_of(other)
    return not found or not others or not found.isdisjoint(others)


def _series_of(claim: Claim) -> frozenset[Series]:
    """The series of the figures that a claim was held against."""
    return frozenset(figure.series for figure in claim.then.figures)


def stands_just_before(one: Claim, other: Claim) -> bool:
    """Whether the sentence of a claim is the one before that of another."""
    return 0 <= other.wording.sentence.start - one.wording.sentence.end <= _BETWEEN_SENTENCES


def places_in_sentence(claim: Claim, claims: Sequence[Claim]) -> range:
    """Where the claims of a claim's sentence stand among all, itself among them."""
    start = claim.wording.sentence.start
    first = bisect_left(claims, start, key=_sentence)
    return range(first, bisect_right(claims, start, first, key=_sentence))


def places_in_reach(start: int, stop: int, claims: Sequence[Claim]) -> range:
    """Where the claims stand of every sentence that has words between two places of the text, or that ends or begins with one."""
    first = bisect_left(claims, start, key=_end_of_sentence)
    return range(first, bisect_right(claims, stop, first, key=_sentence))


def places_from_before(claim: Claim, claims: Sequence[Claim]) -> range:
    """Where the claims of a claim's sentence stand, and before them those of the sentence right before it."""
    own = places_in_sentence(claim, claims)
    if own.start == 0 or not stands_just_before(claims[own.start - 1], claim):
        return own
    return range(places_in_sentence(claims[own.start - 1], claims).start, own.stop)


def of_its_sentence(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of a claim's sentence, itself among them."""
    return _at(places_in_sentence(claim, claims), claims)


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


def of_it_and_before(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those of its sentence, and before them those of the sentence right before it."""
    return _at(places_from_before(claim, claims), claims)


def of_it_and_beside(claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those of its sentence, of the one right before it and of the one right behind."""
    return (*of_it_and_before(claim, claims), *of_sentence_behind(claim, claims))


def in_reach(start: int, stop: int, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those of every sentence that has words between two places of the text, or that ends or begins with one."""
    return _at(places_in_reach(start, stop, claims), claims)


def next_behind(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The first claim of all that begins where a claim has ended."""
    own = places_in_sentence(claim, claims)
    behind = _at(range(own.start, own.stop + 1), claims)
    return next((each for each in behind if each.wording.start >= claim.wording.end), None)


def place_among(claim: Claim, claims: Sequence[Claim]) -> int:
    """Where a claim stands among all."""
    return next(at for at in places_in_sentence(claim, claims) if claims[at] is claim)


def _at(places: range, claims: Sequence[Claim]) -> Sequence[Claim]:
    return claims[places.start : places.stop]


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
