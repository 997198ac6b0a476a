"""Records that only years beat which the text itself names: "the lowest since 2012, with one exception: it was 93,000 in 2020".

However an exception is worded, whoever names it knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from ....periods import Period
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import SAY_OTHERWISE_BUT, series_of
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

BEATEN_BY_YEARS_TOLD = f"{SAY_OTHERWISE_BUT} the article may leave out the very years that it names."
# words of which one stands with a year that is left out
_LEAVING_OUT = frozenset(
    "exception exceptions except excepting excepted exclude excluding excludes excluded bar barring apart aside save discount discounting "
    "discounted ignore ignoring ignored only sole one but other outside counting count leave leaving left without omit omitting forget".split()
)
# "of any year since 2012 but one"
_ONE_IS_LEFT_OUT = frozenset((word, "one") for word in ("but", "bar", "save", "except", "excepting"))


def why_beaten_by_years_told(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a record that is called wrong may be meant without the years that beat it; "" if one of these is not named."""
    if claim.wording.kind != "extreme" or claim.period is None or not series_of(claim.wording):
        return ""
    if has_pair(around.own, _ONE_IS_LEFT_OUT):
        return BEATEN_BY_YEARS_TOLD
    words = {*around.own, *around.sentence(1)}
    if _LEAVING_OUT.isdisjoint(words):
        return ""
    # a record of calendar years is one of those alone, and so for the others
    month, last = claim.period.end.month, claim.period.end.year
    beating = {
        str(year.end.year) for year, _ in years_that_beat(claim, evidence) if year.end.month == month and year.end.year < last
    }
    return BEATEN_BY_YEARS_TOLD if beating and beating <= words else ""


def years_that_beat(claim: Claim, evidence: Evidence) -> Iterator[tuple[Period, float]]:
    """The years since a record's beginning that ended before its own and are more extreme, and by what part of its own figure."""
    wording, series = claim.wording, next(iter(series_of(claim.wording)), None)
    own = None if series is None or claim.period is None else evidence.figure(series, claim.period)
    if series is None or own is None or own.value is None:
        return
    sign, first = -1 if wording.extreme == "low" else 1, 0 if wording.since is None else wording.since.end.year
    for period, figure in evidence.years(series):
        more = sign * ((figure.value or 0) - own.value)
        if first < period.end.year and period.end < own.period.end and more > 0:
            yield period, more / abs(own.value) if own.value else inf
