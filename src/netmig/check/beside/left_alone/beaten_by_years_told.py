"""Records that only years beat which the text itself names: "the lowest since 2012, with one exception: it was 93,000 in 2020".

However an exception is worded, whoever names it knows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    wording, series = claim.wording, next(iter(series_of(claim.wording)), None)
    if wording.kind != "extreme" or series is None or claim.period is None:
        return ""
    if has_pair(around.own, _ONE_IS_LEFT_OUT):
        return BEATEN_BY_YEARS_TOLD
    words = {*around.own, *around.sentence(1)}
    if _LEAVING_OUT.isdisjoint(words):
        return ""
    own = evidence.figure(series, claim.period)
    if own is None or own.value is None:
        return ""
    sign, last, first = (
        -1 if wording.extreme == "low" else 1,
        own.period.end,
        0 if wording.since is None else wording.since.end.year,
    )
    # a record of calendar years is one of those alone, and so for the others
    beating = {
        str(period.end.year)
        for period, figure in evidence.years(series)
        if first < period.end.year < last.year
        and period.end.month == last.month
        and sign * (figure.value or 0) > sign * own.value
    }
    return BEATEN_BY_YEARS_TOLD if beating and beating <= words else ""
