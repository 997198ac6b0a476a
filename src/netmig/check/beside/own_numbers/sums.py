"""Sums and averages that the numbers told with them do not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import closed_range, overlaps, total
from ...sentences.times.several_years import WHICH_YEARS
from ..miscounts import BY_ITSELF, Miscount, widened
from ..neighbours import are_of_the_same, is_of_one_figure, of_sentence_before
from ..numbers_of_sentence import Number, is_at_home, is_stated, may_be_at_home, numbers_of, words_of

if TYPE_CHECKING:
    from ...claim import Claim


def miscounted_sums(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The sums and averages that are not what the text's own numbers make."""
    for at, claim in enumerate(claims):
        if may_be_miscounted(claim):
            yield from _of_addends(at, claim, claims) or _of_average(at, claim, claims) or _of_the_years_told(at, claim, claims)
        if claim.then.verdict == "not_checked":
            yield from _of_those_before(at, claim, claims)


def may_be_miscounted(claim: Claim) -> bool:
    """Whether a number of this country may be held against the text's own, of which no figure need be held."""
    said = claim.wording.stated
    if claim.then.verdict != "not_checked" and not _is_of_another_year(claim):
        return False
    closed = said.value is not None and said.low is not None and said.high is not None
    return closed and said.unit in {"people", "", "visas", "GBP"} and is_stated(claim) and may_be_at_home(claim)


def _is_of_another_year(claim: Claim) -> bool:
    """Whether a number agrees with a figure of a year that its words do not say, for want of the one they do."""
    return claim.then.verdict == "agrees" and bool(claim.wording.periods) and claim.period != claim.wording.periods[0]


# words that say of a number that it is what those before it make together
_ADDING = (
    ("added", "up", "to"),
    ("adds", "up", "to"),
    ("add", "up", "to"),
    ("adding", "up", "to"),
    ("which", "makes"),
    ("that", "makes"),
)
_TAKEN_OFF = frozenset("off less minus lost loss losing left leaving subtract subtracted deducted outflow".split())
_TOGETHER = frozenset({"together", "combined", "altogether"})
_MOST_ADDENDS = 5


def _of_addends(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """A sum that no two or more of the numbers before it make: "336,000 and 335,000 added up to 571,000"."""
    numbers = numbers_of(claim, claims)
    place = next((place for place, each in enumerate(numbers) if each.claim is claim), -1)
    addends = numbers[:place]
    if not 2 <= len(addends) <= _MOST_ADDENDS or not (
        _is_a_sum(numbers[place], addends[-1]) or _opens_together(numbers[place], addends)
    ):
        return []
    ranges = [closed_range(each.claim.wording.stated) for each in addends]
    if any(each is None or each.value <= 0 for each in ranges) or not any(
        map(is_at_home, (claim, *(each.claim for each in addends)))
    ):
        return []
    held = [each for each in ranges if each is not None]
    for many in range(2, len(held) + 1):
        for some in combinations(held, many):
            if overlaps(widened(claim.wording.stated), total(*some)):
                return []
    if not _TAKEN_OFF.isdisjoint(words_of(claim)):
        return []  # "EU citizens added 184,000, others 188,000 and Britons took off 39,000, which makes 333,000"
    made, unit = total(*held), claim.wording.stated.unit
    words = f"{' and '.join(amount(each.value, unit) for each in held)} together is {amount(made.value, unit)}"
    return [Miscount(at, made.value, words, (), BY_ITSELF)]


def _of_the_years_told(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """A sum of just the two years that the sentence before gave: "It was 764,000 in 2022 and 685,000 in 2023. Altogether that makes 1.7 million in two years"."""
    wording = claim.wording
    if wording.kind != "sum" or wording.averaged or wording.uncertain != WHICH_YEARS or len(wording.periods) != 1:
        return []
    told = [each for each in of_sentence_before(claim, claims) if is_of_one_figure(each)]
    if len(told) != 2 or any(each.then.verdict != "agrees" or not are_of_the_same(each, claim) for each in told):
        return []
    one, other = sorted(
        (each for each in told if each.period is not None), key=lambda each: each.period.stop if each.period else date.min
    )
    if one.period is None or other.period is None or one.period.stop != other.period.start:
        return []
    if (one.period.start, other.period.stop) != (wording.periods[0].start, wording.periods[0].stop):
        return []
    ranges = [closed_range(each.wording.stated) for each in (one, other)]
    made = total(*(each for each in ranges if each is not None))
    if None in ranges or overlaps(widened(wording.stated), made):
        return []
    unit = wording.stated.unit
    words = f"{' and '.join(amount(each.wording.stated.value or 0, unit) for each in (one, other))} together is {amount(made.value, unit)}"
    return [Miscount(at, made.value, words, (one, other))]


def _of_those_before(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """A sum in round words of the numbers that the sentence before gave: "It was 764,000 in 2022 and 685,000 in 2023. Together that is nearly two million"."""
    said, lead = claim.wording.stated, claim.wording.words_before
    within = claim.wording.words_within
    if said.value is None or said.unit != "people" or claim.wording.kind not in {"level", "sum"} or claim.wording.rate != 1:
        return []
    if _TOGETHER.isdisjoint([*lead, *within]) or not set(lead) <= _THAT_MAKES:
        return []
    told = [each for each in of_sentence_before(claim, claims) if is_of_one_figure(each)]
    if not 2 <= len(told) <= _MOST_ADDENDS or any(
        each.then.verdict != "agrees" or not are_of_the_same(each, told[0]) for each in told
    ):
        return []
    if len({each.period.stop for each in told if each.period is not None}) != len(told):
        return []
    held = [each for each in (closed_range(each.wording.stated) for each in told) if each is not None]
    if len(held) < len(told) or any(
        overlaps(said, total(*some)) for n in range(2, len(held) + 1) for some in combinations(held, n)
    ):
        return []
    made = total(*held)
    words = f"{' and '.join(amount(each.value, 'people') for each in held)} together is {amount(made.value, 'people')}"
    return [Miscount(at, made.value, words, (), BY_ITSELF)]


_THAT_MAKES = _TOGETHER | frozenset(
    "that this it they these makes make made is was are were adds add added up to comes came come about around nearly almost over more than some just , in all the two three years"
    " means a total of and put mean taken".split()
)


def _is_a_sum(number: Number, last: Number) -> bool:
    words = number.words
    between = words[last.last + 1 : number.first]
    if ("together", "with") in pairwise(between) or between[-1:] == ["of"]:
        return False
    behind = words[number.last + 1 : number.last + 4]
    if any(tuple(between[at : at + len(cue)]) == cue for cue in _ADDING for at in range(len(between))):
        return True
    return bool(
        _TOGETHER & set(between) or _TOGETHER & set(behind[:1]) or behind[:2] in (["in", "all"], ["in", "total"])
    ) and bool({"making", "make", "makes", "made", "or", "came", "is", "were", "–", "—", "-", ","} & set(between))


def _opens_together(number: Number, addends: Sequence[Number]) -> bool:
    """Whether numbers are named together first: "Together the 332,000 of 2015 and the 249,000 of 2016 make 581,000"."""
    words = number.words
    between = words[addends[-1].last + 1 : number.first]
    return bool(_TOGETHER & set(words[: addends[0].first])) and bool({"make", "makes", "made"} & set(between))


_AVERAGE = frozenset({"average", "averaged", "averaging", "averages"})


def _of_average(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """An average that lies beyond all the numbers that it is said to be of: "averaged 900,000 a year: it was 872,000 and 866,000"."""
    words = words_of(claim)
    numbers = numbers_of(claim, claims)
    place = next((place for place, each in enumerate(numbers) if each.claim is claim), -1)
    if place < 0 or _AVERAGE.isdisjoint(words[: numbers[place].first + 8]):
        return []
    behind = numbers[place + 1 :]
    if place >= 2 and not behind and not _AVERAGE.isdisjoint(words[numbers[place - 1].last + 1 : numbers[place].first]):
        behind = numbers[:place]
    elif len(behind) < 2 or ":" not in words[numbers[place].last + 1 : behind[0].first]:
        return []
    ranges = [closed_range(each.claim.wording.stated) for each in behind]
    held = [each for each in ranges if each is not None]
    said = claim.wording.stated
    if len(held) < len(ranges) or said.low is None or said.high is None:
        return []
    if not any(map(is_at_home, (claim, *(each.claim for each in behind)))):
        return []
    if said.low <= max(each.high for each in held) and said.high >= min(each.low for each in held):
        return []
    mean = sum(each.value for each in held) / len(held)
    unit = said.unit
    words_told = f"the average of {' and '.join(amount(each.value, unit) for each in held)} is {amount(mean, unit)}"
    return [Miscount(at, mean, words_told, (), BY_ITSELF)]
