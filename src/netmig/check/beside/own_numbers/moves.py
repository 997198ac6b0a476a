"""Moves from a number to another: which way they went, and what they are said to come to.

"Fell from 454,000 to 557,000"; "from 606,000 to 745,000. An increase of 130,000, or nearly a fifth": where both ends of a move are
as published, of two years or of two estimates of one, and nothing but the change is told right behind them, their arithmetic
decides, whichever years or estimates are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.changes import change_words
from ...evaluation.intervals import Range, closed_range, overlaps, range_of_figure
from ...evaluation.rule_facts import amount_before
from ...records import replace
from ...sentences.not_stated import NOT_STATED
from ...sentences.wording import OF_TWO_FIGURES
from ..miscounts import BY_ITSELF, OTHER_WAY, Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, number_said, stands_just_before
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
        told = claims.index(led) if led_first else at
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


# how far behind its end what a move came to is told, in characters
_BEHIND = 40
# what such a sentence, or the rest of one, sets out with before the change itself
_OPENING = frozenset(
    "a an the that this which is was it represents means – — - , . ; ( ) of by or about almost nearly some over around just under".split()
)
# as how many ways of putting the change it is told
_MOST_BETWEEN = 4
# words that measure it from or against something else
_ELSEWHERE = frozenset(
    "since than compared from between against on decade average expected forecast earlier before ago another further".split()
)


def told_of_moves(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The changes told right behind a move that it does not make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if at < 2 or claim.accuses or claim.then.verdict == "agrees" or wording.kind not in OF_TWO_FIGURES:
            continue
        if wording.stated.value is None or wording.uncertain in NOT_STATED or wording.baseline_basis == "explicit":
            continue
        first = next(
            (k for k in range(at - 1, max(-1, at - _MOST_BETWEEN), -1) if claims[k].wording.kind not in OF_TWO_FIGURES), -1
        )
        if first < 1:
            continue
        before, after = claims[first - 1], claims[first]
        told = before.wording.went_to
        if told is None or told[0].value != after.wording.stated.value or not are_of_the_same(before, claim):
            continue
        if not (before.then.verdict == after.then.verdict == "agrees") or not _follows(after, claim, claims[first + 1 : at]):
            continue
        way = 1 if (after.wording.stated.value or 0) > (before.wording.stated.value or 0) else -1
        said_way = wording.direction or (1 if wording.stated.value > 0 else -1)
        if said_way != way or wording.stated.unit not in {"people", "percent"}:
            continue
        made = made_of_ends(replace(wording, ends=(before.wording.stated, after.wording.stated)))
        if made is None:
            continue
        said = widened(wording.stated)
        found = made[0]
        size = Range(abs(found.value), *sorted((abs(found.low), abs(found.high))))
        if not overlaps(said, found) and not overlaps(said, size):
            yield Miscount(at, found.value, made[1], (before, after))


def _follows(after: Claim, claim: Claim, between: Sequence[Claim]) -> bool:
    """Whether a change stands right behind the end of a move, and is told of nothing else."""
    start = after.wording.end
    same = claim.wording.sentence == after.wording.sentence
    if not same and not stands_just_before(after, claim):
        return False
    if same and claim.wording.start - start > _BEHIND + sum(each.wording.end - each.wording.start for each in between):
        return False
    tokens = claim.wording.sentence.tokens
    passed = [(each.wording.start, each.wording.end) for each in (*between, claim)]
    words = [
        token.lower
        for token in tokens
        if (not same or token.start >= start)
        and token.start < claim.wording.start
        and not any(first <= token.start < last for first, last in passed)
    ]
    behind = [token.lower for token in tokens if token.start >= claim.wording.end][:8]
    return set(words) <= _OPENING and _ELSEWHERE.isdisjoint(behind) and not any(word.isdigit() for word in behind)


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
