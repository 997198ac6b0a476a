"""Records without a number that are told of today, or roughly: "UK net migration is lower than in any year since 2021", "at record levels".

A text that has gone back to an earlier year comes back to its own day by its verb alone; and what is "at record levels" may lie
a little below the very highest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ...evaluation.kinds import extremes
from ...evaluation.outcome import SAY_OTHERWISE_BUT, series_of
from ...records import replace
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

OF_TODAY = f"{SAY_OTHERWISE_BUT} the words are of the present, and for the newest year it is right."
NEAR_A_RECORD = f"{SAY_OTHERWISE_BUT} “record levels” need not mean that this very year was the record."
_PRESENT = frozenset({"is", "are", "stands", "remains", "has", "'s"})
_AT_RECORD_LEVELS = frozenset(("record", what) for what in ("levels", "numbers"))
# so much of the highest figure is still at its level
_NEAR = 0.85


def why_of_today(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a record without a number that is called wrong may be right of now; "" if it may not."""
    wording = claim.wording
    if wording.kind != "extreme" or wording.stated.value is not None:
        return ""
    if has_pair(around.own, _AT_RECORD_LEVELS) and _is_near_the_highest(claim, evidence):
        return NEAR_A_RECORD
    newest = evidence.latest("net_migration")
    if newest is None or wording.period_basis != "inherited" or newest in wording.periods or _PRESENT.isdisjoint(around.before):
        return ""
    return OF_TODAY if extremes.evaluate(replace(wording, periods=(newest,)), evidence).fits else ""


def _is_near_the_highest(claim: Claim, evidence: Evidence) -> bool:
    """Whether a figure lies little below the highest of its series."""
    series = next(iter(series_of(claim.wording)), None)
    if series is None or not evidence.years(series):
        return False
    highest = evidence.standing(series, evidence.extreme_year(series, 1))
    return highest is not None and claim.then.value is not None and claim.then.value >= _NEAR * highest.range.value
