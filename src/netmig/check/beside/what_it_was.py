"""Multiples and parts of what something was in a year whose number stands right behind: "a quarter of what it was a year earlier, 649,000".

The words leave one reading: the number told last, set against the number that follows. Where the first is as published,
the text's own numbers make what the two come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..evaluation.intervals import overlaps
from ..records import replace
from ..sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from .neighbours import are_of_the_same, stands_just_before
from .own_arithmetic import Miscount, made_of_ends, widened

if TYPE_CHECKING:
    from ..claims import Claim

# what may stand between the time and its number
_TO_THE_NUMBER = frozenset(", when it was stood at ( – — - just only a mere there were had been".split())
_WAS = frozenset({"was", "were", "stood", "been"})
_CLOSING = frozenset({".", ",", ";", ")", "–", "—", "!", "?", "and", "but"})


def of_what_it_was(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The multiples that are not what the number told last and the number behind them make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in OF_TWO_FIGURES or wording.refusal:
            continue
        if wording.uncertain or wording.of_another_day or wording.stated.value is None:
            continue
        base, told = _base(claim, claims), _number_told(claim, claims)
        if base is None or told is None or base.period == told.period:
            continue
        made = made_of_ends(replace(wording, ends=(base.wording.stated, told.wording.stated)))
        if made is not None and not overlaps(widened(wording.stated), made[0]):
            yield Miscount(at, made[0].value, made[1], (told, told), "so the text's own numbers make it")


def _base(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number right behind the year that the claim is set against."""
    tokens = claim.wording.sentence.tokens
    within = [token.lower for token in tokens if claim.wording.start <= token.start < claim.wording.end]
    if "what" not in within or _WAS.isdisjoint(within[within.index("what") :]):
        return None
    base = next((each for each in claims if _is_number(each, claim) and each.wording.start >= claim.wording.end), None)
    if base is None or base.wording.stated.hedge not in {"exact", "about"} or base.period != claim.baseline:
        return None
    between = [token.lower for token in tokens if claim.wording.end <= token.start < base.wording.start]
    behind = next((token.lower for token in tokens if token.start >= base.wording.end), ".")
    return base if between and set(between) <= _TO_THE_NUMBER and behind in _CLOSING else None


def _number_told(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number before, of its own sentence or else of the sentence before, where that is as published."""
    own = [each for each in claims if _is_number(each, claim) and each.wording.start < claim.wording.start]
    found = own or [each for each in claims if stands_just_before(each, claim) and _is_level(each)]
    if len(found) != 1 or found[0].then.verdict != "agrees" or found[0].wording.stated.hedge not in {"exact", "about"}:
        return None
    mine = claim.wording.subject
    return found[0] if mine is not None and (are_of_the_same(found[0], claim) or mine.basis == "inherited") else None


def _is_level(claim: Claim) -> bool:
    return claim.wording.kind in OF_ONE_FIGURE and claim.wording.stated.value is not None


def _is_number(claim: Claim, beside: Claim) -> bool:
    return claim is not beside and claim.wording.sentence == beside.wording.sentence and _is_level(claim)
