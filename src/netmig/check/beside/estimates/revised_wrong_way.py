"""Whether an estimate was revised the way a text says: "was revised down to 906,000 from 740,000", which is up.

Asked where both numbers are estimates of one year, to the thousand, the one that came from before and the other after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.in_no_year import LEAST_EXACT
from ...evaluation.other_days import estimates
from ...evaluation.outcome import series_of
from ...sentences.not_stated import NOT_STATED
from ...words.cues import REVISION_VERBS
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..numbers_of_sentence import place_of

if TYPE_CHECKING:
    from ...claim import Claim

_UP = frozenset("up upwards upward raised lifted increased upgraded hiked".split())
_DOWN = frozenset("down downwards downward lowered cut reduced slashed trimmed downgraded".split())
_OF_ESTIMATES = REVISION_VERBS | frozenset("estimate estimates figure figures ons statisticians restated redrawn".split())
# so many words before the first of the two it is said which way it went
_NEAR = 8


def revised_wrong_way(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The first of two numbers between which an estimate is said to have been revised the other way."""
    for at in range(len(claims) - 1):
        one, other = claims[at], claims[at + 1]
        if one.wording.sentence != other.wording.sentence or one.accuses or other.accuses:
            continue
        if one.wording.uncertain in NOT_STATED or not (_is_exact(one) and _is_exact(other)):
            continue
        words = one.wording.sentence.words
        places = [place_of(claim)[0] for claim in (one, other)]
        before, between = words[max(0, places[0] - _NEAR) : places[0]], words[places[0] + 1 : places[1]]
        if (before[-1:], between) not in ((["from"], ["to"]), (["to"], ["from"])) or _OF_ESTIMATES.isdisjoint(words):
            continue
        way = (not _UP.isdisjoint(before)) - (not _DOWN.isdisjoint(before))
        was, became = (one, other) if between == ["to"] else (other, one)
        moved = (became.wording.stated.value or 0) - (was.wording.stated.value or 0)
        if not way or moved * way >= 0 or "not" in before:
            continue
        found = _year_of(was, became, evidence)
        if found is not None:
            yield _miscount(at, (one, other), moved, *found)


def _is_exact(claim: Claim) -> bool:
    said = claim.wording.stated
    return said.value is not None and said.unit == "people" and abs(said.value) >= LEAST_EXACT and said.value % 100_000 != 0


def _year_of(was: Claim, became: Claim, evidence: Evidence) -> tuple[Period, tuple[Figure, ...]] | None:
    """The year of which one number was an estimate, and the other a later one."""
    read = [*series_of(was.wording)[:1], *series_of(became.wording)[:1], Series.of("net_migration")]
    for series in dict.fromkeys(each for each in read if each.measure in MIGRATION_FLOWS):
        for period in dict.fromkeys((*was.wording.periods[:2], *became.wording.periods[:2])):
            told = tuple(estimates(evidence, series, period))
            values = [each.value for each in told]
            old, new = was.wording.stated.value, became.wording.stated.value
            if old in values and new in values and values.index(new) < values.index(old):
                return period, told
    return None


def _miscount(at: int, ends: tuple[Claim, Claim], moved: float, period: Period, told: tuple[Figure, ...]) -> Miscount:
    in_turn = list(dict.fromkeys(amount(each.value or 0, each.unit) for each in reversed(told)))
    words = f"{period_words(period)}: {', then '.join(in_turn)}"
    near_miss = f"It was revised {'up' if moved > 0 else 'down'}."
    return Miscount(at, moved, words, ends, "these are all its estimates", "wrong_direction", near_miss, figures=told[:2])
