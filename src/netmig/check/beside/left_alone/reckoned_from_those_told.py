"""A number that is reckoned from the numbers right before it, and has no year of its own: "891,000 in 2022 and 848,000 in 2023: 1.7 million".

Whatever mark or word stands between, it is told as their sum or or as half of the last, and as the figure of
none of their years.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ...evaluation.intervals import Range, closed_range, divided, overlaps, overlaps_either_way, total
from ...evaluation.outcome import DIFFERS_BUT
from ..neighbours import is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

FROM_THOSE_TOLD = f"{DIFFERS_BUT} the number may be reckoned from those before it."
_ROUNDED = 2000
_HALVING = frozenset({"half", "halve", "halved", "halves", "halving", "cut"})


def why_reckoned_from_those_told(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a level that is called wrong may be made of numbers of the same measure told right before it; "" if it may not."""
    wording = claim.wording
    if wording.kind == "change":
        return FROM_THOSE_TOLD if _is_made_of_changes(claim, claims) else ""
    if wording.kind != "level" or "time" in wording.ties or wording.stated.unit != "people":
        return ""
    before = [each for each in claims if _goes_before(each, claim)]
    ranges = [found for each in before if (found := closed_range(each.wording.stated)) is not None]
    if not ranges or len(ranges) < len(before):
        return ""
    sums = any(overlaps(wording.stated, total(*ranges[at:])) for at in range(len(ranges) - 1))
    alone = [each.value for each in ranges if each.high - each.low <= _ROUNDED]
    told = abs(wording.stated.value or 0)
    if sums or any(abs(abs(one - other) - told) <= _ROUNDED for one, other in pairwise(alone)):
        return FROM_THOSE_TOLD
    halves = not _HALVING.isdisjoint(wording.sentence.words)
    return FROM_THOSE_TOLD if halves and overlaps(wording.stated, divided(ranges[-1], 2)) else ""


def _is_made_of_changes(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether two other changes of its sentence make it: "The fall of 429,000 came about because 378,000 fewer arrived and 51,000 more left"."""
    others = [
        Range(abs(said.value), abs(said.value), abs(said.value))
        for each in claims
        if each is not claim and each.wording.sentence == claim.wording.sentence and each.wording.kind == "change"
        if (said := each.wording.stated).value is not None and said.unit == claim.wording.stated.unit
    ]
    if any(overlaps_either_way(claim.wording.stated, total(*pair)) for pair in combinations(others, 2)):
        return True
    whole, own = claim.then.value, abs(claim.wording.stated.value or 0)
    # "has fallen since 2023, by 517,000 and by 160,000": the steps of one change
    return whole is not None and any(abs(each.value + own - abs(whole)) <= _ROUNDED for each in others)


def _goes_before(each: Claim, claim: Claim) -> bool:
    """Whether another number of the measure is told in the same sentence, or in that before it."""
    one, other = each.wording, claim.wording
    near = one.start < other.start and (one.sentence == other.sentence or stands_just_before(each, claim))
    same = one.subject is not None and other.subject is not None and one.subject.measure == other.subject.measure
    return near and same and is_of_one_figure(each) and one.stated.unit == other.stated.unit
