"""Numbers that a text says again in a short form: what was called net once need not be called so each time.

"Net migration was 672,000. The 672,000 who arrived came above all from outside the EU": loosely said,
and not said of all who came; no more is ""606,000 came," he said of net migration". But "another 672,000 people arrived" is said of new ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ..neighbours import of_it_and_before, of_its_sentence

if TYPE_CHECKING:
    from ...claim import Claim


SAID_AGAIN = (
    f"{DIFFERS_BUT} the article has just given the same number with its right name, and may only be repeating it in short."
)
_THE_SAME = frozenset("the those these all its".split())
_MADE_OF = frozenset({("made", "up"), ("consisted", "of"), ("consists", "of"), ("comprised", "of"), ("comes", "from")})
_POINTING = frozenset("that this it which these those meaning they".split())


def _points_back(claim: Claim) -> bool:
    """Whether a number is told as one known: "the 672,000 who", "That means 672,000 people"."""
    before = claim.wording.words_before
    inside = claim.wording.words_within
    if not _MADE_OF.isdisjoint(pairwise([*before, *inside])):
        return False  # "This was made up of 165,000 who came": of one side alone
    return bool(_THE_SAME & {*before[-1:], *inside[:1]}) or bool(_POINTING & {*(before or inside)[:1]})


def _speaks_of_net_beside(claim: Claim) -> bool:
    """Whether its own sentence names net migration behind it: ""606,000 came last year," he said of net migration"."""
    words = claim.wording.words_behind
    subject = claim.wording.subject
    return subject is not None and subject.measure != "net_migration" and "net" in words


def changes_told(claims: Sequence[Claim]) -> Mapping[tuple[int, float], int]:
    """Where each change by a number is first told in a sentence, by the place of the sentence and the number."""
    found: dict[tuple[int, float], int] = {}
    for each in claims:
        if each.wording.kind in {"change", "revision"} and each.wording.stated.value is not None:
            found.setdefault((each.wording.sentence.start, abs(each.wording.stated.value)), each.wording.start)
    return found


def is_a_change_said_again(claim: Claim, told: Mapping[tuple[int, float], int]) -> bool:
    """Whether a number is that by which the sentence has just told something changed: "571,000 fewer people came, and 571,000 is a lot"."""
    value = claim.wording.stated.value
    if claim.wording.kind != "level" or value is None:
        return False
    return told.get((claim.wording.sentence.start, abs(value)), claim.wording.start) < claim.wording.start


def is_said_again(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim that is called one of the wrong flow gives the number that its text has just told rightly of the other."""
    if claim.diagnosis != "wrong_measure" or claim.wording.stated.value is None:
        return False
    mine = claim.wording
    if _speaks_of_net_beside(claim) and not any(
        each is not claim and each.wording.stated.unit == "people" for each in of_its_sentence(claim, claims)
    ):
        return True
    return _points_back(claim) and any(
        each is not claim
        and each.wording.stated.value is not None
        and abs(each.wording.stated.value) == abs(mine.stated.value or 0)
        and each.then.verdict == "agrees"
        and each.wording.subject is not None
        and mine.subject is not None
        and each.wording.subject.measure != mine.subject.measure
        and each.wording.start < mine.start
        for each in of_it_and_before(claim, claims)
    )
