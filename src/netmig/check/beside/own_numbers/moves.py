"""Moves from a number to another: which way they went, and by how much a threshold is said to rise.

"Fell from 454,000 to 557,000": where both ends of a move are as published, of two years or of two estimates of one, their
arithmetic decides, whichever years or estimates are meant. What a move is said to come to is held against the two numbers in
`the_two_told.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, closed_range, range_of_figure
from ...evaluation.kinds.changes import change_words
from ...evaluation.kinds.rule_facts import amount_before
from ...sentences.in_doubt.not_stated import NOT_STATED
from ..miscounts import BY_ITSELF, OTHER_WAY, Miscount
from ..neighbours import are_of_the_same, number_said, place_among
from ..numbers_of_sentence import place_of, words_of
from .arithmetic import is_of_home

if TYPE_CHECKING:
    from ...claim import Claim


def moved_the_other_way(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The moves that went the other way than is said, by their own two numbers."""
    for at, claim in enumerate(claims):
        if claim.wording.went_to is not None and claim.wording.went_to[1]:
            yield from (_of_move if claim.then.verdict == "agrees" else _of_untold_move)(at, claim, claims)


def _of_move(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """Two numbers that are as published, between which something is said to have gone the other way: "fell from 454,000 to 557,000"."""
    if claim.wording.went_to is None or claim.wording.uncertain in NOT_STATED - {""}:
        return
    said, way = claim.wording.went_to
    before, after = closed_range(claim.wording.stated), closed_range(said)
    led = number_said(said, claim, claims)
    if before is None or after is None or led is None or led.then.verdict != "agrees" or not are_of_the_same(led, claim):
        return
    published = [_published(each) for each in (claim, led)]
    if published[0] is None or published[1] is None or (after.value - before.value) * way >= 0:
        return
    if (published[1].high < published[0].low) if way > 0 else (published[1].low > published[0].high):
        unit = claim.wording.stated.unit
        words = f"from {amount(before.value, unit)} to {amount(after.value, unit)} is {'down' if way > 0 else 'up'}"
        # "fell to 504,000, from 173,000": the verb stands with where it led
        led_first = led.wording.start < claim.wording.start and words_of(led)[place_of(led)[0] - 1] == "to"
        told = place_among(led, claims) if led_first else at
        yield Miscount(told, after.value - before.value, words, (claim, led), diagnosis="wrong_direction", near_miss=OTHER_WAY)


def _of_untold_move(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """Two numbers of which netmig holds no figures, between which something is said to have gone the other way."""
    wording = claim.wording
    if wording.went_to is None or wording.uncertain in NOT_STATED or not is_of_home(claim):
        return
    said, way = wording.went_to
    before, after = closed_range(wording.stated), closed_range(said)
    led = number_said(said, claim, claims)
    if before is None or after is None or led is None or led.then.verdict != "not_checked" or said.unit != wording.stated.unit:
        return
    if min(before.low, after.low) <= 0 or (after.high >= before.low if way > 0 else after.low <= before.high):
        return
    words = f"from {amount(before.value, said.unit)} to {amount(after.value, said.unit)} is {'down' if way > 0 else 'up'}"
    yield Miscount(at, after.value - before.value, words, (), BY_ITSELF, "wrong_direction", OTHER_WAY)


def _published(claim: Claim) -> Range | None:
    """The figure that a claim agrees with, and what rounds to it."""
    figure = claim.then.figures[0] if len(claim.then.figures) == 1 else None
    return None if figure is None else range_of_figure(figure)


# how far from a percentage of a threshold another one must lie to be none of it, cut short or measured from an older amount
_LOOSELY = 5.0


def told_of_thresholds(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """By how much a threshold is said to rise to what is as published: "will be increased by a third to £38,700", from £26,200."""
    for at, claim in enumerate(claims[:-1]):
        wording, led = claim.wording, claims[at + 1]
        said = wording.stated
        if wording.kind != "rule" or not wording.direction or said.unit != "percent" or claim.then.verdict != "not_checked":
            continue
        if said.value is None or said.low is None or said.high is None or wording.uncertain in NOT_STATED:
            continue
        figures = led.then.figures
        between = wording.sentence.words_from(wording.end, led.wording.end)
        if (
            led.wording.kind != "rule"
            or led.then.verdict != "agrees"
            or len(figures) != 1
            or between[:1] != ["to"]
            or len(between) > _SHORT
        ):
            continue
        if figures[0].status not in {"in_force", "announced", "scheduled"} or led.wording.detail != wording.detail:
            continue
        after, before = figures[0].value, amount_before(figures[0])
        if not after or not before:
            continue
        found = (after / before - 1) * 100 * wording.direction
        if said.low - _LOOSELY < found < said.high + _LOOSELY:
            continue
        words = f"from {amount(before, 'GBP')} to {amount(after, 'GBP')} is {change_words(found * wording.direction, 'percent', 'GBP')}"
        yield Miscount(at, found, words, (led, led), "the amount is the rule's")


# words from a change to the end of the amount that it led to: "to £38,700"
_SHORT = 5
