"""Which year the claims that are left unchecked are shown of, once all of a text has been judged.

What is told beside a number shows the year that the number was found to be right of, among those that its words may mean. No verdict
changes, and no number that was not found right plays a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..records import replace

if TYPE_CHECKING:
    from ..claims import Claim


# so many claims around a claim may show which year it is of
_AROUND = 4


def with_years_shown(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a text; one that is left unchecked shows the year that a number beside it, read of the same time, was found to be of.

    "About 504,000 more people came than left last year, which is more than live in Liverpool": the number fits the year to June, and so
    what is said of it is of that year too.
    """
    found = list(claims)
    for at, claim in enumerate(claims):
        periods = claim.wording.periods
        if (
            claim.then.verdict != "not_checked"
            or not periods
            or claim.wording.counted
            or claim.period != periods[0]
            or claim.wording.starts
        ):
            continue
        beside = sorted(range(max(0, at - _AROUND), min(len(claims), at + 2)), key=lambda other: (abs(other - at), other > at))
        for other in beside:
            one = claims[other]
            same_time = one.wording.periods[:1] == periods[:1] and one.wording.sentence.start - claim.wording.sentence.start <= 0
            told = claim.wording.kind == "equivalence" or claim.wording.stated.value is not None
            read = one.period in one.wording.periods and one.wording.period_basis == "explicit"
            if not (read or (told and one.wording.sentence == claim.wording.sentence)):
                continue
            if (
                other != at
                and same_time
                and told
                and one.period not in {None, periods[0]}
                and one.then.verdict == "agrees"
                and _is_a_number(one)
            ):
                found[at] = replace(claim, period=one.period)
                break
            if other != at and one.then.verdict == "agrees" and one.period == periods[0]:
                break
    return tuple(found)


def _is_a_number(claim: Claim) -> bool:
    """Whether a claim is a figure told to three digits."""
    value = abs(claim.wording.stated.value or 0)
    return claim.wording.kind in {"level", "extreme"} and value >= 100_000 and value % 10_000 != 0
