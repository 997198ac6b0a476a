"""Where a change began and where it led, told in its own sentence against itself.

"Fell by 29,000 to 244,000, from 293,000 a year before": the change and its end are as published, and so it is known where it
began. "A 20 per cent fall in net migration to 906,000": to the thousand, that is where it began, and not where it led.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ...evaluation.intervals import difference, overlaps, range_of_words
from ...evaluation.kinds.changes import change_words
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Wording
from ...words.cues import FALL_NOUNS, RISE_NOUNS
from ..miscounts import AS_PUBLISHED, Miscount, widened
from ..neighbours import are_of_the_same, of_its_sentence
from .told_before import words_alone

if TYPE_CHECKING:
    from ...claim import Claim


def miscounted_ends(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The starts that a change and its end do not make, and the changes that are told to have led to where they began."""
    return chain(_begun_elsewhere(claims), _led_to_their_start(claims))


# what may stand between the end and the start
_FROM = frozenset(", ( from compared with against down up on the in year to a before earlier and which was it".split())


def _begun_elsewhere(claims: Sequence[Claim]) -> Iterator[Miscount]:
    for at, start in enumerate(claims):
        wording = start.wording
        if start.then.verdict != "not_checked" or wording.kind != "level" or wording.refusal or not _is_exact(wording):
            continue
        beside = [each for each in of_its_sentence(start, claims) if each is not start]
        changes = [each for each in beside if each.wording.kind == "change" and _agrees(each)]
        levels = [each for each in beside if each.wording.kind == "level" and each.wording.stated.value is not None]
        if len(changes) != 1 or len(levels) != 1 or not _agrees(levels[0]):
            continue
        change, end = changes[0], levels[0]
        if change.baseline is None or start.period is None or end.period is None or change.period is None:
            continue
        if (start.period.stop, end.period.stop) != (change.baseline.stop, change.period.stop):
            continue
        between = set(words_alone(wording.sentence.words_from(end.wording.end, wording.end)))
        if wording.start < end.wording.end or "from" not in between or not between <= _FROM:
            continue
        ranges = range_of_words(end.wording.stated), range_of_words(change.wording.stated)
        if ranges[0] is None or ranges[1] is None or not (are_of_the_same(start, end) and are_of_the_same(change, end)):
            continue
        found = difference(ranges[0], ranges[1])
        if not overlaps(widened(wording.stated), found):
            words = (
                f"{amount(ranges[0].value, 'people')} after a change of {amount(ranges[1].value, 'people')} is from"
                f" {amount(found.value, 'people')}"
            )
            yield Miscount(at, found.value, words, (change, change), AS_PUBLISHED, period=start.period)


def _agrees(claim: Claim) -> bool:
    return claim.then.verdict == "agrees" and _is_exact(claim.wording)


def _is_exact(wording: Wording) -> bool:
    return wording.stated.value is not None and wording.stated.hedge == "exact" and wording.stated.unit == "people"


_ROUND = 10_000
# words that may stand between a change and the number to which it led
_TO = (FALL_NOUNS | RISE_NOUNS) | frozenset(
    "in of the net migration immigration emigration uk to a record high low just only uk's britain's last year and , down up".split()
)
_LONGEST = 10


def _led_to_their_start(claims: Sequence[Claim]) -> Iterator[Miscount]:
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict != "agrees" or wording.kind not in OF_TWO_FIGURES - {"ratio"} or len(claim.then.figures) != 2:
            continue
        if wording.uncertain or wording.of_another_day or not wording.direction:
            continue
        after, before = claim.then.figures
        if after.value is None or before.value is None or after.value == before.value or claim.period is None:
            continue
        behind = (each for each in of_its_sentence(claim, claims) if each.wording.start >= wording.end)
        led = next(behind, None)
        if led is None or led.wording.kind not in OF_ONE_FIGURE or led.accuses or not are_of_the_same(led, claim):
            continue
        if led.wording.stated.value != before.value or before.value % _ROUND == 0:
            continue
        between = words_alone(wording.sentence.words_from(wording.end, led.wording.start))
        if len(between) > _LONGEST or not set(between) <= _TO or "to" not in between:
            continue
        change = change_words(after.value - before.value, "people", after.unit)
        words = f"{amount(before.value, before.unit)} is where it was in the {period_words(before.period)}, and {amount(after.value, after.unit)} where it came to"
        yield Miscount(
            at, after.value - before.value, words, (claim, claim), f"the change between the two is {change}", "wrong_period",
            near_miss=f"{amount(before.value, before.unit)} is the figure for the {period_words(before.period)}.",
        )  # fmt: skip
