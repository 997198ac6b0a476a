"""Claims that are accused where a reader of many texts knows that the accusation seldom holds.

Both are measured, on passages by people who had not seen the program (`docs/check.md`): of the claims called wrong in sentences
that make four claims or more, without a word that ties the measure to the number, three in four were right; and so were
all the changes from no year that is told that were called wrong for going the other way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.wording import OF_TWO_FIGURES

if TYPE_CHECKING:
    from ...claim import Claim

AMONG_MANY = f"{DIFFERS_BUT} its sentence gives so many figures that it is not certain of what this one is."
FROM_WHERE = f"{DIFFERS_BUT} it is not said from when it is measured, and it may be told of another time."
_MANY = 4


def why_among_many(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a claim is too uncertain among the others of its sentence, or from where it starts; "" if it is not."""
    wording = claim.wording
    if claim.diagnosis == "wrong_direction" and wording.kind in OF_TWO_FIGURES and wording.baseline_basis == "open":
        return FROM_WHERE
    if "measure" in wording.ties or wording.baseline_basis != "none":
        return ""
    beside = [each for each in claims if each.wording.sentence.start == wording.sentence.start]
    # one that is wrong in a list of which all the rest is as published
    alone = all(each.then.verdict == "agrees" for each in beside if each is not claim)
    return "" if len(beside) < _MANY or alone else AMONG_MANY
