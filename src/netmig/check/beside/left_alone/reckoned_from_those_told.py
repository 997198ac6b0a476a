"""A number that is reckoned from those beside it, and has no year of its own: "891,000 in 2022 and 848,000 in 2023: 1.7 million".

Whatever stands between, it is told as their sum, difference or ratio or as half of the last, and is no year's figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from ...evaluation.intervals import Range, closed_range, difference, divided, overlaps, overlaps_either_way, ratio, total
from ...evaluation.outcome import DIFFERS_BUT
from ..miscounts import OF_A_NUMBER_TOLD
from ..neighbours import is_of_one_figure, of_it_and_before, of_its_sentence

if TYPE_CHECKING:
    from ...claim import Claim

FROM_THOSE_TOLD = f"{DIFFERS_BUT} the number may be reckoned from those before it."
_ROUNDED = 2000
_HALVING = frozenset({"half", "halve", "halved", "halves", "halving", "cut"})


def why_reckoned_from_those_told(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a number that is called wrong may be made of those told beside it; "" if it may not."""
    wording, said = claim.wording, claim.wording.stated
    if claim.near_miss in OF_A_NUMBER_TOLD or (wording.tied and claim.diagnosis == "arithmetic"):
        return ""  # it was held against those very numbers
    if wording.kind == "change" or (wording.kind == "revision" and wording.direction):
        return FROM_THOSE_TOLD if _is_made_of_changes(claim, claims) else ""
    level = wording.kind == "level" and "time" not in wording.ties and said.unit == "people"
    if not level and wording.kind != "ratio":
        return ""
    told = [
        each
        for each in of_it_and_before(claim, claims)
        if _is_beside(each, claim) and (not level or each.wording.start < wording.start)
    ]
    ranges = [found for each in told if (found := closed_range(each.wording.stated)) is not None]
    if not ranges or len(ranges) < len(told):
        return ""
    if not level:
        made = [found for pair in permutations(ranges, 2) if (found := ratio(*pair)) is not None]
    else:
        made = [total(*ranges[at:]) for at in range(len(ranges) - 1)]
        made += [difference(*pair) for pair in pairwise(ranges) if all(each.high - each.low <= _ROUNDED for each in pair)]
        made += [] if _HALVING.isdisjoint(wording.sentence.words) else [divided(ranges[-1], 2)]
    # "less than a quarter" is said of no fall
    fits = overlaps if wording.kind == "ratio" else overlaps_either_way
    return FROM_THOSE_TOLD if any(fits(said, each) for each in made) else ""


def _is_made_of_changes(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether two other changes of its sentence make it: "The fall of 429,000 came about because 378,000 fewer arrived and 51,000 more left"."""
    others = [
        Range(abs(said.value), abs(said.value), abs(said.value))
        for each in of_its_sentence(claim, claims)
        if each is not claim and each.wording.kind in {"change", "revision"}
        if (said := each.wording.stated).value is not None and said.unit == claim.wording.stated.unit
    ]
    if any(overlaps_either_way(claim.wording.stated, total(*pair)) for pair in combinations(others, 2)):
        return True
    whole, own = claim.then.value, abs(claim.wording.stated.value or 0)
    # "has fallen since 2023, by 517,000 and by 160,000": the steps of one change
    return whole is not None and any(abs(each.value + own - abs(whole)) <= _ROUNDED for each in others)


def _is_beside(each: Claim, claim: Claim) -> bool:
    """Whether another number, of its sentence or of that before it, is one of the measure."""
    one, other = each.wording, claim.wording
    same = one.subject is not None and other.subject is not None and one.subject.measure == other.subject.measure
    return each is not claim and same and is_of_one_figure(each) and one.stated.unit == "people"
