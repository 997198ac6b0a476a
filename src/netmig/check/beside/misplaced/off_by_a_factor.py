"""Numbers with a nought too many or a million for a thousand: "6.06 million" for 606,000, "£2.1 million" for £2.1 billion.

They are read as they stand, and what they are of is held; that ten or a thousand times as many, or as few, is
just the figure shows that no other count is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ....periods import Period
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import overlaps
from ...evaluation.outcome import series_of
from ...evaluation.standings import Standing
from ...records import replace
from ...sentences.in_doubt.doubts import NO_SUCH_NUMBER
from ...sentences.wording import Stated
from ..miscounts import Miscount
from ..numbers_of_sentence import is_a_level, is_stated

if TYPE_CHECKING:
    from ...claim import Claim

# ten is a slip of one digit, and so wants three digits that agree; a thousand is one of words
_FACTORS = (1000.0, 0.001, 10.0, 0.1)
_THREE_DIGITS = 0.005
_OF_WORDS = 0.06


def off_by_a_factor(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The numbers that are ten or a thousand times what was published, or a tenth or a thousandth."""
    for at, claim in enumerate(claims):
        wording, subject = claim.wording, claim.wording.subject
        if claim.then.verdict != "not_checked" or wording.refusal or wording.uncertain not in {"", NO_SUCH_NUMBER}:
            continue
        if subject is None or subject.basis != "explicit" or not is_a_level(claim) or not is_stated(claim):
            continue
        if wording.period_basis != "explicit" or set(wording.unsettled) - {"count"} or wording.vintage != "current":
            continue
        if wording.kind == "level" and wording.of_another_day:
            continue
        for factor in _FACTORS:
            if (found := _held(claim, factor, evidence)) is not None:
                standing, period = found
                value = standing.range.value
                words = f"{period_words(period)}: {amount(value, standing.unit)}"
                near_miss = f"The published figure is {'a thousand' if factor in {1000.0, 0.001} else 'ten'} times as {'many' if factor > 1 else 'few'}."
                yield Miscount(at, value, words, (), "as published", None, near_miss, period, standing.figures)
                break


def _held(claim: Claim, factor: float, evidence: Evidence) -> tuple[Standing, Period] | None:
    """What stood of which a number is some factor, and the period: the first that it may be of."""
    said = claim.wording.stated
    if said.value is None or said.low is None or said.high is None or said.value <= 0:
        return None
    about = _THREE_DIGITS if factor in {10.0, 0.1} else _OF_WORDS
    scaled = _scaled(said, factor)
    for series in series_of(claim.wording)[:1]:
        for period in claim.wording.periods[:1]:
            standing = evidence.standing(series, period)
            if standing is None or not standing.range.value or overlaps(said, standing.range):
                return None
            if overlaps(scaled, standing.range) and abs((scaled.value or 0) / standing.range.value - 1) <= about:
                return standing, period
    return None


def _scaled(said: Stated, factor: float) -> Stated:
    value, low, high = (None if each is None else each * factor for each in (said.value, said.low, said.high))
    return replace(said, value=value, low=low, high=high)
