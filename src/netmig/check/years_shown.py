"""Which year the claims that are left unchecked are shown of, once all of a text has been judged.

A number that is the published figure of one year alone shows its year (`year_of_the_number.py`), and what is told beside a number shows
the year that the number was found to be of. No verdict changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .evaluation.evidence import Evidence
from .evaluation.year_of_the_number import year_of_the_number
from .records import replace

if TYPE_CHECKING:
    from .claims import Claim


def with_years_shown(claims: Sequence[Claim], then: Evidence) -> tuple[Claim, ...]:
    """The claims of a text, each that is left unchecked with the year that it is most likely of by the numbers."""
    years = [
        None if claim.then.verdict != "not_checked" else year_of_the_number(claim.wording, claim.period, then) for claim in claims
    ]
    return _beside([claim if year is None else replace(claim, period=year) for claim, year in zip(claims, years, strict=True)])


# so many claims around a claim may show which year it is of
_AROUND = 4


def _beside(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; one that is left unchecked shows the year that a number beside it, read of the same time, was found to be of.

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
            if other != at and same_time and told and one.period not in {None, periods[0]} and _is_a_number(one):
                found[at] = replace(claim, period=one.period)
                break
            if other != at and one.then.verdict == "agrees" and one.period == periods[0]:
                break
    return tuple(found)


def _is_a_number(claim: Claim) -> bool:
    """Whether a claim is a figure told to three digits."""
    value = abs(claim.wording.stated.value or 0)
    return claim.wording.kind in {"level", "extreme"} and value >= 100_000 and value % 10_000 != 0
