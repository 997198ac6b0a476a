"""Changes between a number of their own sentence and that of the sentence before: "A year ago it was 649,000. It is now 204,000: 545,000 fewer".

Also those told as a number: "It had been 924,000 in the year to June 2023, so the drop is 620,000". Both numbers must be as
published, and the only ones of the two sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, difference, overlaps, range_of_words
from ...sentences.known_when import OF_TWO_ESTIMATES
from ...sentences.wording import OF_TWO_FIGURES
from ...words.cues import CHANGE_NOUNS
from ..miscounts import Miscount, widened
from ..neighbours import are_of_the_same, is_of_one_figure, stands_just_before
from .of_two_told_before import wrong_size

if TYPE_CHECKING:
    from ...claim import Claim

_STRAIGHT_ON = frozenset(", : – — - ( a an or which is was some about nearly almost over more than just".split()) | CHANGE_NOUNS
_CLOSING = frozenset({".", ",", ";", ")", "!", "?", "–", "—", "and", "but"})
_FEWER = frozenset("fewer less more lower higher people down up in a one single year twelve months".split()) | CHANGE_NOUNS
_DIFFERENCE = CHANGE_NOUNS | {"difference", "gap", "change"}
_SO = frozenset({"so", "thus", "therefore", "hence", "meaning"})
_IS = frozenset(
    "is was the a an of comes to about some nearly almost over more than just in all total overall two-year one-year annual yearly".split()
)


def across_sentences(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes that are not what the number beside them and that of the sentence before make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or claim.accuses or wording.refusal or wording.of_estimates:
            continue
        if wording.of_another_day not in {"", OF_TWO_ESTIMATES}:
            continue
        if wording.stated.value is None or (pair := _pair(claim, claims)) is None:
            continue
        if (
            wording.kind in OF_TWO_FIGURES
            and not wording.uncertain
            and not wording.of_an_era
            and _goes_straight_on(claim, claims)
        ):
            if wording.baseline_basis == "explicit":
                continue
            yield from wrong_size(at, claim, pair, evidence)
        elif wording.kind == "level" and wording.stated.unit == "people" and _is_told_as_a_difference(claim, claims):
            yield from _wrong_difference(at, claim, pair)


def _pair(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The number of its sentence and that of the sentence before, the earlier first."""
    own = [
        each
        for each in claims
        if each is not claim and each.wording.sentence == claim.wording.sentence and is_of_one_figure(each)
    ]
    before = [each for each in claims if stands_just_before(each, claim) and is_of_one_figure(each)]
    if len(own) != 1 or len(before) != 1 or own[0].wording.end > claim.wording.start:
        return None
    pair = (own[0], before[0])
    if any(each.then.verdict != "agrees" or each.wording.stated.hedge not in {"exact", "about"} for each in pair):
        return None
    if not are_of_the_same(*pair):
        return None
    first, second = pair[0].period, pair[1].period
    if first is None or second is None or first.stop == second.stop:
        return None
    return pair if first.stop < second.stop else (pair[1], pair[0])


def _goes_straight_on(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a change stands right behind the number of its sentence, and ends there."""
    own = next(each for each in claims if each.wording.sentence == claim.wording.sentence and is_of_one_figure(each))
    if not are_of_the_same(own, claim):
        return False
    tokens = claim.wording.sentence.tokens
    between = [token.lower for token in tokens if own.wording.end <= token.start < claim.wording.start]
    behind = [token.lower for token in tokens if token.start >= claim.wording.end]
    stop = next((at for at, word in enumerate(behind) if word in _CLOSING), len(behind))
    return bool(between) and set(between) <= _STRAIGHT_ON and set(behind[:stop]) <= _FEWER


def _is_told_as_a_difference(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a number is what the drop or rise between the two is said to be: "so the drop is 620,000"."""
    own = next(each for each in claims if each.wording.sentence == claim.wording.sentence and is_of_one_figure(each))
    tokens = claim.wording.sentence.tokens
    between = [
        token.lower for token in tokens if own.wording.end <= token.start < claim.wording.end and not token.lower[:1].isdigit()
    ]
    behind = next((token.lower for token in tokens if token.start >= claim.wording.end), ".")
    return (
        not _SO.isdisjoint(between[:3])
        and not _DIFFERENCE.isdisjoint(between)
        and set(between) <= _DIFFERENCE | _SO | _IS | {",", "–", "—"}
        and behind in _CLOSING
    )


def _wrong_difference(at: int, claim: Claim, pair: tuple[Claim, Claim]) -> Iterator[Miscount]:
    before, after = range_of_words(pair[0].wording.stated), range_of_words(pair[1].wording.stated)
    if before is None or after is None:
        return
    found = difference(after, before)
    said = widened(claim.wording.stated)
    if overlaps(said, found) or overlaps(said, Range(-found.value, -found.high, -found.low)):
        return
    words = f"from {amount(before.value, 'people')} to {amount(after.value, 'people')} is {'+' if found.value > 0 else '−'}{amount(abs(found.value), 'people')}"
    yield Miscount(at, found.value, words, pair)
