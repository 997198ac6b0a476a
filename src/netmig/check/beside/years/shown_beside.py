"""Which year the claims that are left unchecked are shown of, once all of a text has been judged.

What is told beside a number shows the year that the number was found to be right of, among those that its words may mean. No verdict
changes, and no number that was not found right plays a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....periods import Period
from ...records import replace

if TYPE_CHECKING:
    from ...claim import Claim


# so many claims around a claim may show which year it is of
_AROUND = 4


def with_years_shown(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a text; one that is left unchecked shows the year that a number beside it, read of the same time, was found to be of.

    "About 504,000 more people came than left last year, which is more than live in Liverpool": the number fits the year to June, and so
    what is said of it is of that year too.
    """
    shown = [_year_beside(at, claims) for at in range(len(claims))]
    return tuple(claim if year is None else replace(claim, period=year) for claim, year in zip(claims, shown, strict=True))


def _year_beside(at: int, claims: Sequence[Claim]) -> Period | None:
    """The year that the nearest number beside an unchecked claim was found right of, where it is another than was read."""
    claim = claims[at]
    wording = claim.wording
    if claim.then.verdict != "not_checked" or not wording.periods or wording.counted or wording.starts:
        return None
    read = wording.periods[0]
    if claim.period != read or (wording.period_basis == "explicit" and read.kind != "calendar_year"):
        return None
    told = wording.kind == "equivalence" or wording.stated.value is not None
    beside = {*range(max(0, at - _AROUND), min(len(claims), at + 2))} - {at}
    for other in sorted(beside, key=lambda other: (abs(other - at), other > at)):
        one = claims[other]
        if one.then.verdict != "agrees":
            continue
        named = one.period in one.wording.periods and one.wording.period_basis == "explicit"
        if not (named or (told and one.wording.sentence == wording.sentence)):
            continue
        year: Period | None = one.period
        if year == read:
            return None
        # of a calendar year for which others may stand, another number may have been found to be of one of these (`of_one_year.py`)
        alike = one.wording.periods[:1] == (read,) or (
            read.kind == "calendar_year" and set(one.wording.periods) == set(wording.periods)
        )
        same_time = alike and one.wording.sentence.start <= wording.sentence.start
        if same_time and told and year is not None and _is_a_number(one):
            return year
    return None


def _is_a_number(claim: Claim) -> bool:
    """Whether a claim is a figure told to three digits."""
    value = abs(claim.wording.stated.value or 0)
    return claim.wording.kind in {"level", "extreme"} and value >= 100_000 and value % 10_000 != 0
