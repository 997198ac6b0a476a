"""What is told to be so for the first time, and was so before: "For the first time, more EU citizens left the UK than came".

On which side of nought a balance lies is looked up for the year that is told (`evaluation/kinds/comparisons.py`); here, whether it
lay there, by more than a rounding or a revision, in an earlier year of as many months that shares none with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import figure_words, period_words
from ...evaluation.evidence import Evidence
from ...evaluation.kinds.comparisons import NEAR_NOUGHT
from ..miscounts import Miscount

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText


def not_for_the_first_time(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The balances that are told to lie on a side of nought for the first time, and lay there before."""
    for at, claim in enumerate(claims):
        if not (claim.wording.contrast == "nought" and claim.then.verdict == "agrees" and len(claim.then.figures) == 1):
            continue
        own = claim.then.figures[0]
        if not _is_told_for_the_first_time(claim) or not own.value:
            continue
        sign = 1 if own.value > 0 else -1
        before = [
            figure
            for period, figure in evidence.years(own.series)
            if period.stop <= own.period.start and sign * (figure.value or 0) > NEAR_NOUGHT
        ]
        if before:
            last = before[-1]
            words = f"{period_words(last.period)}: {figure_words(last, evidence.release(last))}"
            proof = "it was so then too"
            yield Miscount(at, last.value or 0, words, (claim, claim), proof, None, "It was so before.", own.period, (own, last))


def _is_told_for_the_first_time(claim: Claim) -> bool:
    """Whether it opens or ends with "for the first time", and not with since when."""
    words, wording = claim.wording.sentence.words, claim.wording
    ahead, behind = wording.words_before, wording.words_behind
    lead = [*ahead[-_NEAR:], *wording.words_within[:_NEAR]]
    told = ("first", "time") in pairwise(lead) or ("first", "time") in pairwise(behind[:_BEHIND])
    return told and _SCOPES.isdisjoint(words)


_NEAR, _BEHIND = 6, 12
_SCOPES = frozenset("since in under after not never neither second years decade decades ever".split()) - {"in"}
