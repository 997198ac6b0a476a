"""What is left of those who came and those who left, told in a sentence of its own: "That leaves 305,000 more people in the country".

Where the sentences before it gave both, as published and of one year, what they leave is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, difference, overlaps, range_of_words
from ...sentences.wording import Wording
from ..miscounts import Miscount, widened
from ..neighbours import stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

_OPENING = frozenset("that this which so it the leaving net on subtract take".split())
_LEAVES = frozenset({"leaves", "left", "leaving", "balance", "difference", "net", "gap"})
_LEAD = _OPENING | _LEAVES | frozenset(
    "a an us is was were makes made gives gave means meant of to with by migration gain increase addition total figure number in all overall"
    " balance one from the other therefore thus hence then about around some roughly nearly almost just over more than uk britain comes came"
    " works out at amounts equals , :".split()
)  # fmt: skip
_BEHIND = frozenset(
    "more people than came left in the country uk britain net migrants migration a year overall . , ; ! it says said ons he she they added"
    " added to population extra additional here over that period this twelve months".split()
)
_LEAST = 10_000


def of_flows_told_before(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The balances that are not what the flows told right before leave over."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        value = wording.stated.value
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in {"level", "change"} or value is None:
            continue
        if wording.stated.unit != "people" or abs(value) < _LEAST or not _is_a_balance(wording):
            continue
        if (flows := _flows_before(claim, claims)) is None:
            continue
        came, left = flows
        ranges = [range_of_words(each.wording.stated) for each in flows]
        if ranges[0] is None or ranges[1] is None:
            continue
        found = difference(ranges[0], ranges[1])
        if not overlaps(widened(wording.stated), found) and not overlaps(
            widened(wording.stated), Range(-found.value, -found.high, -found.low)
        ):
            words = (
                f"{amount(ranges[0].value, 'people')} less {amount(ranges[1].value, 'people')} is {amount(found.value, 'people')}"
            )
            yield Miscount(at, found.value, words, (came, left))


def _is_a_balance(wording: Wording) -> bool:
    """Whether a sentence says nothing but what is left over."""
    tokens = [token.lower for token in wording.sentence.tokens if token.end <= wording.start]
    within = [token.lower for token in wording.sentence.tokens if wording.start <= token.start < wording.end]
    behind = [token.lower for token in wording.sentence.tokens if token.start >= wording.end]
    lead = [*tokens, *(word for word in within if not word[:1].isdigit())]
    if not lead or lead[0] not in _OPENING or not set(lead) <= _LEAD | _BEHIND | {"thousand", "million"}:
        return False
    return not _LEAVES.isdisjoint(lead) and set(behind) <= _BEHIND


def _flows_before(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The numbers of those who came and of those who left, both of one year, told in the sentence before or the two before."""
    told = [each for each in claims if stands_just_before(each, claim)]
    if len([each for each in told if _flow(each)]) == 1:
        told += [each for each in claims if any(stands_just_before(each, other) for other in told[:1])]
    numbers = [each for each in told if each.wording.stated.value is not None and each.wording.kind in {"level", "extreme"}]
    flows = {_flow(each): each for each in numbers}
    if len(numbers) != len(flows) or set(flows) != {"immigration", "emigration"}:
        return None
    came, left = flows["immigration"], flows["emigration"]
    if any(each.then.verdict != "agrees" or each.wording.stated.hedge not in {"exact", "about"} for each in (came, left)):
        return None
    subjects = came.wording.subject, left.wording.subject
    if came.period != left.period or subjects[0] is None or subjects[1] is None or subjects[0].group != subjects[1].group:
        return None
    return (came, left) if not subjects[0].group else None


def _flow(claim: Claim) -> str:
    return claim.wording.subject.measure if claim.wording.subject is not None else ""
