"""A part, a side or a balance that is told as of the number just before it, with the figure of another year.

"Emigration was 693,000. Of those emigrants 255,000 were British": of them, and so of their year, in which it was 252,000. "Net
migration was 906,000. … exceeded emigration by 728,000 in the same period": that number is a year younger. The number
before must be as published for the very year that the later one was read as.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import figure_words, period_words
from ...evaluation.certainty import MAY_BE_OF_ANOTHER_YEAR, MAY_MEAN
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import series_of
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import is_of_one_figure, places_from_before

if TYPE_CHECKING:
    from ...claim import Claim

# a rounder or smaller number may be met by chance
_LEAST = 50_000
_OF_THEM = frozenset((of, whom) for of in ("of", "among") for whom in ("those", "these", "them", "whom"))
_MADE_OF = frozenset(
    {("comes", "from"), ("came", "from"), ("made", "up"), ("result", "of"), ("consists", "of"), ("difference", "between")}
)
# in so many words before or behind a number
_NEAR = 6
_TIMES = frozenset("period time year twelve 12 months span".split())


def of_the_year_told(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The numbers that were left alone for being another year's, although their words say that they are of the year just told."""
    for at, claim in enumerate(claims):
        if not _is_left_for_another_year(claim):
            continue
        before = reversed(claims[places_from_before(claim, claims).start : at])
        whole = next((each for each in before if _is_told_of(claim.wording, each)), None)
        series = next(iter(series_of(claim.wording)), None)
        if whole is None or whole.period is None or series is None:
            continue
        if (figure := evidence.figure(series, whole.period)) is not None:
            words = f"{period_words(whole.period)}: {figure_words(figure, evidence.release(figure))}"
            proof = "it is told of the year of the number before it, which is as published"
            yield Miscount(
                at, figure.value or 0, words, (whole, whole), proof, "wrong_period",
                "It is the figure of another year.", whole.period, (figure,),
            )  # fmt: skip


def _is_left_for_another_year(claim: Claim) -> bool:
    wording, value = claim.wording, claim.wording.stated.value
    return (
        claim.then.verdict == "not_checked"
        and wording.kind == "level"
        and (claim.reason == MAY_BE_OF_ANOTHER_YEAR or (claim.reason or "").startswith(MAY_MEAN))
        and not (wording.uncertain or wording.of_another_day or wording.of_estimates)
        and (wording.settled or not wording.unsettled)
        and (wording.period_basis == "inherited" or is_of_the_same_time(wording))
        and wording.subject is not None
        and wording.subject.measure in MIGRATION_FLOWS
        and value is not None
        and wording.stated.hedge == "exact"
        and abs(value) >= _LEAST
        and value % 10_000 != 0
    )


def _is_told_of(wording: Wording, whole: Claim) -> bool:
    """Whether the words of a number say that it is a part or side of another that is as published, or of the same time."""
    mine, theirs = wording.subject, whole.wording.subject
    if mine is None or theirs is None or whole.then.verdict != "agrees" or whole.period not in wording.periods[:1]:
        return False
    if not is_of_one_figure(whole) or theirs.measure not in MIGRATION_FLOWS or theirs.group:
        return False
    pairs = set(pairwise([*wording.words_before, *wording.words_within, *wording.words_behind[:2]]))
    if not _OF_THEM.isdisjoint(pairs):
        return bool(mine.group) and mine.measure == theirs.measure
    of_it = theirs.measure == "net_migration" and not _MADE_OF.isdisjoint(pairs)
    return not mine.group and (of_it or is_of_the_same_time(wording))


def is_of_the_same_time(wording: Wording) -> bool:
    """Whether a number says that it is of the time of which the text has just told: "… by 728,000 in the same period"."""
    words = [*wording.words_before[-_NEAR:], *wording.words_within, *wording.words_behind[:_NEAR]]
    return any(one == "same" and other in _TIMES for one, other in pairwise(words))
