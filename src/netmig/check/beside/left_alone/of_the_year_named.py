"""First estimates of a calendar year that their sentence names, where the year to June that the text spoke of was read for it.

"The year to June 2024 was first 728,000 and is now 739,000. For 2024 there is a first estimate of 431,000."
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ....periods import calendar_year
from ...evaluation.evidence import Evidence
from ...evaluation.other_days import estimates
from ...evaluation.outcome import DIFFERS_BUT, series_of
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

OF_THE_YEAR_NAMED = f"{DIFFERS_BUT} the number is as published for the calendar year that its sentence names."
# a year behind these is the calendar year, and no year to June
_LEADS = frozenset({"for", "in", "of", "during"})
_YEARS = range(2000, 2100)


def why_of_the_year_named(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a number that is called wrong is right of a calendar year that its sentence names; "" if it is of none."""
    wording = claim.wording
    series = next(iter(series_of(wording)), None)
    if series is None or wording.stated.value is None or wording.kind != "revision" or wording.direction:
        return ""
    for lead, word in pairwise(around.own):
        if lead not in _LEADS or not word.isdecimal() or int(word) not in _YEARS:
            continue
        year = calendar_year(int(word))
        found = estimates(evidence, series, year)
        if claim.period != year and len(found) == 1 and evidence.fits(wording.stated, found[0]):
            return OF_THE_YEAR_NAMED
    return ""
