"""Changes on the year that their sentence goes on to set against an older number: "fell by 429,000 to 431,000 in 2024, down from a peak of 906,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...evaluation.changes import fits_between
from ...evaluation.evidence import Evidence
from ...evaluation.other_days import ranges_of
from ...evaluation.outcome import series_of

if TYPE_CHECKING:
    from ...claim import Claim

_EXACT = 10_000


def is_so_on_the_year(claim: Claim, evidence: Evidence) -> bool:
    """Whether an exact change is, to the thousand, the one on the year before, whatever number its sentence gives besides."""
    wording = claim.wording
    if wording.kind != "change" or wording.tied or claim.period is None or not claim.period.is_year:
        return False
    if wording.stated.value is None or wording.stated.hedge != "exact" or wording.stated.value % _EXACT == 0:
        return False
    return any(
        fits_between(wording, after, before)
        for series in series_of(wording)[:1]
        for after in ranges_of(evidence, series, claim.period)
        for before in ranges_of(evidence, series, claim.period.years_back(1))
    )
