"""Two figures told one behind the other, each with the other's year: "Migrants in 2023: 764,000. In 2022: 685,000".

That both numbers are to the thousand those of the two years, each of the other one, shows of what they
are told, and that nothing else is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, figure_words, period_words
from ...evaluation.evidence import Evidence
from ...evaluation.mistaken.in_no_year import LEAST_EXACT
from ...evaluation.outcome import series_of
from ...sentences.in_doubt.doubts import OF_WHICH_ESTIMATE
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import are_of_the_same

if TYPE_CHECKING:
    from ...claim import Claim

# how far behind the first the second is told, in characters
_BEHIND = 120


def exchanged(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims of two years whose figures have changed places."""
    levels = [at for at, claim in enumerate(claims) if _is_a_year(claim)]
    for at, behind in pairwise(levels):
        one, other = claims[at], claims[behind]
        if one.accuses and other.accuses:
            continue
        if other.wording.start - one.wording.end > _BEHIND or not are_of_the_same(one, other):
            continue
        first, second = one.wording.periods[0], other.wording.periods[0]
        series = next(iter(series_of(one.wording)), None)
        if series is None or first == second or "time" not in one.wording.ties | other.wording.ties:
            continue
        figures = evidence.figure(series, first), evidence.figure(series, second)
        if figures[0] is None or figures[1] is None or figures[0].value == figures[1].value:
            continue
        if figures[0].value == other.wording.stated.value and figures[1].value == one.wording.stated.value:
            for place, of, not_of in ((at, figures[0], figures[1]), (behind, figures[1], figures[0])):
                if not claims[place].accuses:
                    yield _of_the_other(place, claims[place], of, not_of, evidence)


def _is_a_year(claim: Claim) -> bool:
    wording, value = claim.wording, claim.wording.stated.value
    return (
        wording.kind == "level"
        and claim.then.verdict != "agrees"
        and wording.period_basis == "explicit"
        and "period" in wording.ties
        and bool(wording.periods)
        and wording.subject is not None
        and wording.subject.measure in MIGRATION_FLOWS
        and wording.uncertain in OF_WHICH_ESTIMATE | {""}
        and not wording.refusal
        and not wording.of_another_day
        and value is not None
        and wording.stated.hedge == "exact"
        and abs(value) >= LEAST_EXACT
        and value % 10_000 != 0
    )


def _of_the_other(at: int, claim: Claim, of: Figure, not_of: Figure, evidence: Evidence) -> Miscount:
    words = f"{period_words(of.period)}: {figure_words(of, evidence.release(of))}"
    near_miss = f"{amount(not_of.value or 0, not_of.unit)} is the figure for the {period_words(not_of.period)}."
    return Miscount(
        at, of.value or 0, words, (claim, claim), "the figures of the two years have changed places", "wrong_period", near_miss
    )
