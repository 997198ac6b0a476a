"""Claims that are called wrong in error more often than not, whatever they say: left alone, as measured.

Of 303 accusations in 1,120 passages by people who had not seen the program, 16 were of a claim in a sentence that makes four or
more, with no word that ties the measure to its number and no year that it is measured from: 13 of these 16 were false
accusations. One that is wrong where all the rest of its sentence is as published is not among them. All three accusations of
going the other way, of changes from no year that is told, were false (`docs/check.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.wording import OF_TWO_FIGURES
from ..neighbours import of_its_sentence

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
    beside = of_its_sentence(claim, claims)
    # one that is wrong in a list of which all the rest is as published
    alone = all(each.then.verdict == "agrees" for each in beside if each is not claim)
    return "" if len(beside) < _MANY or alone else AMONG_MANY
