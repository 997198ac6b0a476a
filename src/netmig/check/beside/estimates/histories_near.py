"""Which numbers of a text are near enough to a claim for it to go on with the history of their estimate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..neighbours import places_in_reach
from .told_in_history import told_in_history

if TYPE_CHECKING:
    from ...claim import Claim

# how far behind a number its history is told, in characters and paragraphs
_FAR, _NEXT_PARAGRAPH = 260, 1


def tells_of_it(one: Claim, claim: Claim) -> bool:
    """Whether a claim tells of its history in the sentence of another, or in the one or two behind."""
    if one.wording.sentence == claim.wording.sentence:
        return True
    gap = claim.wording.sentence.start - one.wording.sentence.end
    return 0 <= gap <= _FAR and claim.wording.sentence.paragraph - one.wording.sentence.paragraph <= _NEXT_PARAGRAPH


def places_told_of(claim: Claim, claims: Sequence[Claim]) -> range:
    """Where those stand of which the history may be told in a claim."""
    sentence = claim.wording.sentence
    return places_in_reach(sentence.start - _FAR, sentence.end, claims)


def told_last_before(claims: Sequence[Claim], shown: Sequence[object]) -> Iterator[int]:
    """Before each claim the last that shows an estimate, or is a number of no history: where that stands, or -1."""
    last = -1
    for at, claim in enumerate(claims):
        yield last
        other = claim.wording.stated.value is not None and not claim.accuses and told_in_history(claim) is None
        last = at if other or shown[at] is not None else last
