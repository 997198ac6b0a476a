"""Which of several years a number is of that is right of more than one: that of the numbers beside it, which are right of one only.

"155,000 Europeans left last year, and 252,000 Britons": 155,000 left in either of two years that "last year" may be, 252,000 in
one. The number does not choose: those beside it do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....periods import Period
from ...evaluation import evaluate
from ...evaluation.evidence import Evidence
from ...records import replace
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..numbers_of_sentence import is_exact

if TYPE_CHECKING:
    from ...claim import Claim

# so many claims before and behind one are beside it
_AROUND = 3


def of_the_one_year(claims: Sequence[Claim], evidence: Evidence) -> Iterator[tuple[int, Wording]]:
    """The claims that are right of several of their years, each with the one first that is shown by those beside it."""
    right: dict[int, frozenset[Period]] = {}
    for at, claim in enumerate(claims):
        if not _may_be_of_several(claim):
            continue
        around = [
            other for other in range(max(0, at - _AROUND), min(len(claims), at + _AROUND + 1)) if _is_told_so(claims[other])
        ]
        for other in (each for each in (at, *around) if each not in right):
            right[other] = _right_of(claims[other].wording, evidence) | {year for year in (claims[other].period,) if year}
        if len(right[at]) < 2:
            continue
        shown = {next(iter(right[other])) for other in around if len(right[other]) == 1}
        if len(shown) == 1 and (year := shown.pop()) != claim.period and year in right[at]:
            wording = claim.wording
            yield at, replace(wording, periods=(year, *(each for each in wording.periods if each != year)))


def _is_told_so(claim: Claim) -> bool:
    """Whether a claim is a number of one of the flows, to the thousand, and as published."""
    subject = claim.wording.subject
    told = claim.wording.kind == "level" and subject is not None and subject.measure in MIGRATION_FLOWS
    return told and claim.then.verdict == "agrees" and is_exact(claim)


def _may_be_of_several(claim: Claim) -> bool:
    """Whether it is told of a calendar year, for which others may stand."""
    return _is_told_so(claim) and len(claim.wording.periods) > 1 and claim.wording.periods[0].kind == "calendar_year"


def _right_of(wording: Wording, evidence: Evidence) -> frozenset[Period]:
    years = (each for each in wording.periods if evaluate(replace(wording, periods=(each,), loose=False), evidence).fits)
    return frozenset(years)
