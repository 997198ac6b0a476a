"""A number that the numbers right before it make together, and that has no year of its own: "891,000 in 2022 and 848,000 in 2023: 1.7 million".

Whatever mark or word stands between, it is told as their sum, and as the figure of none of their years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.intervals import closed_range, overlaps, total
from ...evaluation.outcome import DIFFERS_BUT
from ..neighbours import is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

SUM_OF_THOSE_TOLD = f"{DIFFERS_BUT} the number is what those before it come to."


def why_a_sum_of_those_told(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a level that is called wrong may be the sum of two or more of the same measure told right before it; "" if it may not."""
    wording = claim.wording
    if wording.kind != "level" or "time" in wording.ties or wording.stated.unit != "people" or wording.subject is None:
        return ""
    before = [each for each in claims if _goes_before(each, claim)]
    ranges = [found for each in before if (found := closed_range(each.wording.stated)) is not None]
    if len(ranges) < len(before):
        return ""
    runs = (ranges[at:] for at in range(len(ranges) - 1))
    return SUM_OF_THOSE_TOLD if any(overlaps(wording.stated, total(*run)) for run in runs) else ""


def _goes_before(each: Claim, claim: Claim) -> bool:
    """Whether another number of the measure is told in the same sentence, or in that before it."""
    one, other = each.wording, claim.wording
    near = one.start < other.start and (one.sentence == other.sentence or stands_just_before(each, claim))
    same = one.subject is not None and other.subject is not None and one.subject.measure == other.subject.measure
    return near and same and is_of_one_figure(each) and one.stated.unit == other.stated.unit
