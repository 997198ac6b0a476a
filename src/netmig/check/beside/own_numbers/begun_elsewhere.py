"""A start that its own change and end contradict: "fell by 29,000 to 244,000, from 293,000 a year before".

The change and the number to which it led are both as published; so where it began is known, and the text gives another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import difference, overlaps, range_of_words
from ...sentences.wording import Wording
from ..miscounts import Miscount, widened
from ..neighbours import are_of_the_same

if TYPE_CHECKING:
    from ...claim import Claim

# what may stand between the end and the start
_FROM = frozenset(", ( from compared with against down up on the in year to a before earlier and which was it".split())


def begun_elsewhere(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The starts that are not what the change and its end, told in the same sentence, make."""
    for at, start in enumerate(claims):
        if start.then.verdict != "not_checked" or start.wording.kind != "level" or not _is_exact(start.wording):
            continue
        beside = [each for each in claims if each.wording.sentence == start.wording.sentence and each is not start]
        changes = [each for each in beside if each.wording.kind == "change" and _agrees(each)]
        levels = [each for each in beside if each.wording.kind == "level" and each.wording.stated.value is not None]
        if len(changes) != 1 or len(levels) != 1 or not _agrees(levels[0]) or start.wording.refusal:
            continue
        change, end = changes[0], levels[0]
        if change.baseline is None or start.period is None or end.period is None or change.period is None:
            continue
        if (
            start.period.stop != change.baseline.stop
            or end.period.stop != change.period.stop
            or start.wording.start < end.wording.end
        ):
            continue
        if not (are_of_the_same(start, end) and are_of_the_same(change, end)) or not _stands_behind(start, end):
            continue
        ranges = range_of_words(end.wording.stated), range_of_words(change.wording.stated)
        if ranges[0] is None or ranges[1] is None:
            continue
        found = difference(ranges[0], ranges[1])
        if not overlaps(widened(start.wording.stated), found):
            words = (
                f"{amount(ranges[0].value, 'people')} after a change of {amount(ranges[1].value, 'people')} is from"
                f" {amount(found.value, 'people')}"
            )
            yield Miscount(at, found.value, words, (change, change), "both numbers are as published", period=start.period)


def _agrees(claim: Claim) -> bool:
    return claim.then.verdict == "agrees" and _is_exact(claim.wording)


def _is_exact(wording: Wording) -> bool:
    return wording.stated.value is not None and wording.stated.hedge == "exact" and wording.stated.unit == "people"


def _stands_behind(start: Claim, end: Claim) -> bool:
    tokens = start.wording.sentence.tokens
    between = {
        token.lower for token in tokens if end.wording.end <= token.start < start.wording.end and not token.lower[:1].isdigit()
    }
    return bool(between) and "from" in between and between <= _FROM
