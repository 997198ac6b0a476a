"""A change that is right, told with where it began as where it ended: "a 20 per cent fall in net migration to 906,000", from 906,000.

The number behind "to" is, to the thousand, the figure that the change was measured from, and not that to which it led.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ...evaluation.changes import change_words
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from ..miscounts import Miscount
from ..neighbours import are_of_the_same

if TYPE_CHECKING:
    from ...claim import Claim

_ROUND = 10_000
# words that may stand between a change and the number to which it led
_BETWEEN = frozenset(
    "fall drop decline decrease reduction rise increase jump in of the net migration immigration emigration uk to a record high low just only uk's"
    " britain's last year and , down up".split()
)
_LONGEST = 10


def led_to_its_start(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The changes that are told to have led to the number that they were measured from."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict != "agrees" or wording.kind not in OF_TWO_FIGURES - {"ratio"} or len(claim.then.figures) != 2:
            continue
        if wording.uncertain or wording.of_another_day or not wording.direction:
            continue
        after, before = claim.then.figures
        if after.value is None or before.value is None or after.value == before.value or claim.period is None:
            continue
        behind = [each for each in claims if each.wording.sentence == wording.sentence and each.wording.start >= wording.end]
        led = behind[0] if behind else None
        if led is None or led.wording.kind not in OF_ONE_FIGURE or led.accuses:
            continue
        if led.wording.stated.value != before.value or before.value % _ROUND == 0 or not are_of_the_same(led, claim):
            continue
        if not _leads_there(claim, led):
            continue
        change = change_words(after.value - before.value, "people", after.unit)
        ends = (claim, claim)
        words = f"{amount(before.value, before.unit)} is where it was in the {period_words(before.period)}, and {amount(after.value, after.unit)} where it came to"
        yield Miscount(
            at, after.value - before.value, words, ends, f"the change between the two is {change}", "wrong_period",
            near_miss=f"{amount(before.value, before.unit)} is the figure for the {period_words(before.period)}.",
        )  # fmt: skip


def _leads_there(claim: Claim, led: Claim) -> bool:
    """Whether the number stands behind the change as where it led, with nothing but its name between."""
    tokens = claim.wording.sentence.tokens
    between = [
        token.lower for token in tokens if claim.wording.end <= token.start < led.wording.end and not token.lower[:1].isdigit()
    ]
    return len(between) <= _LONGEST and set(between) <= _BETWEEN and "to" in between and "from" not in between
