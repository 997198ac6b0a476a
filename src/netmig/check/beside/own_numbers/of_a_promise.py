"""Multiples of what was promised, where the promise stands in the same sentence: "still four times the government's target of 100,000".

No figure is published of a promise; but the number that is set against it is as published, and the text itself gives the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, overlaps, range_of_words, ratio
from ...sentences.wording import Stated
from ..miscounts import Miscount
from ..neighbours import is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

_PROMISED = frozenset(
    "target targets promised promise promises pledged pledge pledges goal limit cap ceiling ambition aim vowed vow commitment manifesto wanted".split()
)
_BETWEEN = _PROMISED | frozenset(
    "the a of his her its their what that which government government's tory tories conservatives conservative conservatives' party's prime minister"
    " minister's david cameron cameron's theresa may may's boris johnson johnson's they he she it had has was were would be in when said say saying"
    " net migration immigration fall cut get bring down to below under at once old original own annual year 's ' ’ , tory's long-standing".split()
)  # fmt: skip
_LONGEST = 22
_LEAST = 10_000
_AND_THAT = frozenset(
    {",", "is", "was", "–", "—", "-", "which", "that", "still", "some", "(", "more", "than", "nearly", "almost", "about"}
)
_GOES_ON = frozenset("it that this which is was still , the figure number total and also".split())


def of_a_promise(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The multiples of a promised number that the number told and the promise do not make."""
    for at, claim in enumerate(claims):
        wording, said = claim.wording, claim.wording.stated
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in {"ratio", "forecast"} or said.unit != "times":
            continue
        if said.value is None or said.low is None or said.high is None or wording.of_estimates:
            continue
        promise, told = _promised(claim, claims), _told(claim, claims)
        if promise is None or told is None:
            continue
        before, after = _about(promise.wording.stated), _range(told.wording.stated)
        found = None if before is None or after is None else ratio(after, before)
        if found is None or before is None or after is None or overlaps(_a_little_wider(said), found):
            continue
        words = f"from {amount(before.value, 'people')} to {amount(after.value, 'people')} is {found.value:.2f} times"
        yield Miscount(at, found.value, words, (told, told), "so the text's own numbers make it", period=told.period)


def _promised(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number right behind, that is said to have been promised."""
    behind = [
        each
        for each in claims
        if each.wording.sentence == claim.wording.sentence and each.wording.start > claim.wording.start and each is not claim
    ]
    if not behind or (behind[0].wording.stated.value or 0) < _LEAST or behind[0].wording.stated.unit != "people":
        return None
    promise = behind[0]
    tokens = claim.wording.sentence.tokens
    number = next((at for at, token in enumerate(tokens) if token.start >= claim.wording.start and token.lower == "times"), -1)
    until = next((at for at, token in enumerate(tokens) if token.end >= promise.wording.end), len(tokens))
    if number < 0:
        return None
    between = [token.lower for token in tokens[number + 1 : until] if not token.lower[:1].isdigit()]
    following = [token.lower for token in tokens[until + 1 : until + 6]]
    plain = len(between) <= _LONGEST and set(between) <= _BETWEEN
    return promise if plain and not _PROMISED.isdisjoint([*between, *following]) else None


def _told(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number that is set against the promise: before it in its sentence, or of the sentence before that it goes on about."""
    tokens = claim.wording.sentence.tokens
    own = [
        each
        for each in claims
        if each.wording.sentence == claim.wording.sentence and each.wording.end <= claim.wording.start and is_of_one_figure(each)
    ]
    if len(own) == 1:
        between = {token.lower for token in tokens if own[0].wording.end <= token.start < claim.wording.start}
        return own[0] if between <= _AND_THAT and own[0].then.verdict == "agrees" else None
    lead = {token.lower for token in tokens if token.start < claim.wording.start}
    if own or not lead or not lead <= _GOES_ON:
        return None
    before = [each for each in claims if stands_just_before(each, claim) and is_of_one_figure(each)]
    return before[0] if len(before) == 1 and before[0].then.verdict == "agrees" else None


def _range(said: Stated) -> Range | None:
    return range_of_words(said) if said.hedge in {"exact", "about"} else None


def _about(said: Stated) -> Range | None:
    """What was promised, taken by its number: "below 250,000" is set against as 250,000."""
    return None if not said.value else Range(said.value, said.value, said.value)


def _a_little_wider(said: Stated) -> Stated:
    """What a plain multiple allows: "three times" is said of 2.9, and "more than three times" is not."""
    if said.hedge != "exact" or said.value is None or said.low is None or said.high is None:
        return said
    return Stated(said.value, min(said.low, said.value * 0.85), max(said.high, said.value * 1.15), said.unit, said.hedge)
