"""A record that was broken in the pandemic alone, in a text that speaks of the pandemic: it may well have left those years out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.records.reaches import PANDEMIC
from .beaten_by_years_told import years_that_beat
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

BUT_FOR_THE_PANDEMIC = f"{DIFFERS_BUT} the article speaks of the pandemic, and may leave those years out."


def why_but_for_the_pandemic(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a record that reaches back over the pandemic may be right without it; "" if the text does not speak of it."""
    if claim.wording.kind != "extreme":
        return ""
    if not _LEFT_OUT.isdisjoint(around.own):
        # "lower than in any pre-pandemic year of the series"
        return "" if claim.wording.since is not None and _was_beaten_without_it(claim, evidence) else BUT_FOR_THE_PANDEMIC
    if claim.wording.since is None:
        return ""
    if any(
        one == "since" and not PANDEMIC.isdisjoint(claim.quote.lower().split()[at : at + 4])
        for at, one in enumerate(claim.quote.lower().split())
    ):
        return ""  # "the lowest since the pandemic" begins behind it
    words = (*around.own, *around.sentence(-1), *around.sentence(1))
    return "" if PANDEMIC.isdisjoint(words) or _was_beaten_without_it(claim, evidence) else BUT_FOR_THE_PANDEMIC


def _was_beaten_without_it(claim: Claim, evidence: Evidence) -> bool:
    """Whether a year that ended before the pandemic, or a year and more behind it, plainly beat the one told of."""
    if claim.wording.since is None or claim.wording.direction:
        return False
    return any(by > _PLAINLY and not _FIRST <= year.end <= _LAST for year, by in years_that_beat(claim, evidence))


_LEFT_OUT = frozenset(f"{side}-{word}" for side in ("pre", "non") for word in PANDEMIC)
# the years that ended within these have months of the pandemic in them
_FIRST, _LAST = date(2020, 3, 1), date(2022, 6, 30)
_PLAINLY = 0.05
