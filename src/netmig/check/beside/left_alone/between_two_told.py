"""A change that is so between two numbers which the text itself gives, and rightly: it is told of these, whichever years were read.

"Net migration added 672,000 in the year ending June 2023. That is down 10 % from a new record high of
745,000": where a word hides that the one is set against the other, the numbers show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.changes import fits_between
from ...evaluation.intervals import Range
from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.wording import OF_TWO_FIGURES
from ..neighbours import are_of_the_same, is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

BETWEEN_TWO_TOLD = f"{DIFFERS_BUT} it is so between two numbers that the article gives beside it."


def why_between_two_told(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a change that is called wrong is right by numbers beside it which are as published; "" if it is by none."""
    if claim.wording.kind not in OF_TWO_FIGURES or claim.wording.stated.value is None:
        return ""
    told = [each for each in claims if _is_beside(each, claim)]
    so = any(
        fits_between(claim.wording, _as_told(after), _as_told(before))
        for after in told
        for before in told
        if _is_later(after, before) and claim.wording.sentence in (after.wording.sentence, before.wording.sentence)
    )
    return BETWEEN_TWO_TOLD if so else ""


def _is_later(one: Claim, other: Claim) -> bool:
    return one.period is not None and other.period is not None and one.period.stop > other.period.stop


def _is_beside(each: Claim, claim: Claim) -> bool:
    """Whether a number of the same measure is as published, and stands in the sentence of a change or next to it."""
    near = each.wording.sentence == claim.wording.sentence or stands_just_before(each, claim)
    return near and is_of_one_figure(each) and each.then.verdict == "agrees" and are_of_the_same(each, claim)


def _as_told(claim: Claim) -> Range:
    value = claim.then.value or 0
    return Range(value, value, value)
