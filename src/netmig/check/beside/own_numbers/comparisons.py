"""Comparisons that the numbers beside them go against: "a record 252,000" where the year before had 255,000, "74,000, higher than the 232,000"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ..miscounts import BY_ITSELF, OTHER_WAY, Miscount
from ..neighbours import of_sentence_behind, place_among
from ..numbers_of_sentence import HEDGES, Number, is_at_home, is_stated, may_be_at_home, numbers_of, place_of, words_of

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

_HIGHER = "The text itself gives a higher number."


def contradicted_comparisons(claims: ClaimsOfText) -> Iterator[Miscount]:
    """The records and comparisons that other numbers of the text show not to be so."""
    for at, claim in enumerate(claims):
        if claim.then.verdict != "not_checked" or not is_stated(claim) or not may_be_at_home(claim):
            continue
        if claim.wording.kind == "extreme":
            yield from _of_record(at, claim, claims)
        elif claim.wording.kind == "comparison":
            yield from _of_leavers(at, claim, claims)
    for one, other in _neighbours(claims):
        yield from _of_two(one, other, claims)


_THEN = frozenset({"then", "time", "previous", "former", "old", "earlier"})


# what is so many times a record is of other people
_MOST_OF_A_RECORD = 1.6


def _of_record(at: int, claim: Claim, claims: ClaimsOfText) -> Iterator[Miscount]:
    """A record that an earlier year of the same text was above."""
    wording, subject = claim.wording, claim.wording.subject
    if wording.extreme != "high" or wording.of_change or wording.place or wording.since is not None or wording.first_time:
        return
    if wording.stated.value is None or wording.stated.high is None or subject is None or wording.vintage != "current":
        return
    if wording.of_another_day or "period" in wording.unsettled:
        return
    if claim.period is None or not is_at_home(claim) or wording.among or not _THEN.isdisjoint(words_of(claim)):
        return
    for each in claims.numbers_set_in_time((subject.measure, subject.group)):
        low, value = each.wording.stated.low or 0, each.wording.stated.value or 0
        if low <= wording.stated.high or value > _MOST_OF_A_RECORD * wording.stated.value:
            continue
        if each.period is not None and each.period.stop < claim.period.stop:
            unit = wording.stated.unit
            words = f"{amount(value, unit)} is more than {amount(wording.stated.value, unit)}"
            yield Miscount(at, value, words, (), "so it is no record by the article's own numbers", None, _HIGHER)
            return


_AGAINST = frozenset({"against", "to", "versus", "compared"})
_BRITISH = frozenset("british britons brits".split())
_FOREIGN = frozenset("foreign foreigners migrants non-british foreign-born overseas eu european europeans".split())
_BRITONS, _FOREIGNERS = (("nationality", "british"),), (("nationality", "non_british"),)
_OF_FOREIGNERS = (
    (("nationality", "eu_plus"),),
    (("nationality", "non_eu_plus"),),
)


def _of_leavers(at: int, claim: Claim, claims: ClaimsOfText) -> Iterator[Miscount]:
    """More Britons than foreigners who left, where the text counts fewer."""
    words, subject = words_of(claim), claim.wording.subject
    if subject is None or subject.measure != "emigration" or not is_at_home(claim):
        return
    first, last = place_of(claim)
    more = next((place for place in range(first, last + 1) if words[place] == "more"), -1)
    than = next((place for place in range(more, len(words)) if words[place] == "than"), -1)
    if more < 0 or than < 0 or _BRITISH.isdisjoint(words[more:than]) or _FOREIGN.isdisjoint(words[than : than + 4]):
        return
    told = claims.last_of_groups("emigration", claim.period)
    behind = [each for each in numbers_of(claim, claims) if each.first > than]
    if (len(behind) == 2 and not _BRITISH.isdisjoint(_after(behind[0])) and not _FOREIGN.isdisjoint(_after(behind[1]))) or (
        len(behind) == 2 and _AGAINST & set(words[behind[0].last + 1 : behind[1].first]) and behind[1].first - behind[0].last <= 4
    ):
        told = {_BRITONS: behind[0].claim, _FOREIGNERS: behind[1].claim}
    british = told.get(_BRITONS) or _figure_behind(claim, claims)
    if british is not None and _FOREIGNERS not in told:
        beside = [each for each in numbers_of(british, claims) if not _FOREIGN.isdisjoint(_after(each))]
        told = {**told, _FOREIGNERS: beside[0].claim} if len(beside) == 1 else told
    foreign = told.get(_FOREIGNERS)
    many = [foreign] if foreign is not None else [told[group] for group in _OF_FOREIGNERS if group in told]
    low = sum(each.wording.stated.low or 0 for each in many)
    if british is None or not many or british.wording.stated.high is None or british.wording.stated.high >= low:
        return
    value = sum(each.wording.stated.value or 0 for each in many)
    words_told = f"{amount(british.wording.stated.value or 0, 'people')} is fewer than {amount(value, 'people')}"
    yield Miscount(at, value, words_told, (), BY_ITSELF, "wrong_direction", OTHER_WAY)


def _after(number: Number) -> list[str]:
    return number.words[number.last + 1 : number.last + 4]


def _figure_behind(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number of the next sentence, where that is "the figure" of what was just said."""
    behind = of_sentence_behind(claim, claims)
    level = next((each for each in behind if each.wording.kind == "level"), None)
    return level if level is not None and words_of(level)[:2] in (["the", "figure"], ["that", "figure"]) else None


_MORE = frozenset("higher more larger greater bigger above up".split())
_FEWER = frozenset("lower fewer less smaller below down".split())
_BETWEEN = frozenset(
    "people visas grants claims arrivals in the year to ending june march december september last , – — ( was is were are which that far"
    " slightly well much and it even only just still also them this figure some 's years month months end".split()
)
_LEADING_ON = HEDGES - _MORE - _FEWER | frozenset(
    "the its a figure of total level record peak previous last year's high same than from on £".split()
)
_OF_LOSS = frozenset("minus negative loss losses lost outflow deficit day week month daily weekly monthly hour night".split())
_MOST_TIMES = 100


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[Number, Number]]:
    """Each two numbers that stand beside each other in a sentence."""
    seen: set[int] = set()
    for claim in claims:
        start = claim.wording.sentence.start
        if start not in seen:
            seen.add(start)
            yield from pairwise(numbers_of(claim, claims))


def _of_two(one: Number, other: Number, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """A number said to be above or below the next one, which it is not."""
    words = one.words
    between = words[one.last + 1 : other.first]
    at = next((at for at in range(len(between) - 1, -1, -1) if between[at] in _MORE | _FEWER), -1)
    if at < 0 or not _leads(between, at) or not _OF_LOSS.isdisjoint(words):
        return
    if any(word not in _BETWEEN and not word.isdecimal() for word in between[:at]):
        return
    first, second = one.claim.wording.stated, other.claim.wording.stated
    if (first.unit == "GBP") != (second.unit == "GBP") or not all(map(_may_be_held, (one.claim, other.claim))):
        return
    if not (is_at_home(one.claim) or is_at_home(other.claim)):
        return
    wrong = other if one.claim.then.verdict == "agrees" else one
    if wrong.claim.then.verdict != "not_checked":
        return
    if (
        None in {first.low, first.high, second.low, second.high}
        or not first.value
        or not second.value
        or min(first.value, second.value) < 0
    ):
        return
    way = 1 if between[at] in _MORE else -1
    low, high = (first, second) if way > 0 else (second, first)
    if (low.high or math.inf) >= (high.low or 0) or not 1 / _MOST_TIMES < first.value / second.value < _MOST_TIMES:
        return
    unit = first.unit
    words_told = f"{amount(first.value, unit)} is {'less' if way > 0 else 'more'} than {amount(second.value, unit)}"
    yield Miscount(place_among(wrong.claim, claims), second.value, words_told, (), BY_ITSELF, "wrong_direction", OTHER_WAY)


def _leads(between: Sequence[str], at: int) -> bool:
    """Whether "higher than the", "up from its" stands just before a number."""
    behind = between[at + 1 :]
    behind = behind[behind[:1] == ["even"] :]
    if not behind or any(word not in _LEADING_ON for word in behind):
        return False
    if between[at] in {"up", "down"}:
        return behind[0] in {"from", "on"}
    if between[at] in {"more", "fewer", "less"} and (between[at - 1 : at] == [] or between[at - 1].isdecimal()):
        return False  # "in 2020 nearly 8,500 and in 2021 more than 28,000"
    return behind[0] == "than" or (between[at] in {"above", "below"} and behind[0] in {"the", "its"})


def _may_be_held(claim: Claim) -> bool:
    return is_stated(claim) and (may_be_at_home(claim) or _is_of_its_nation(claim)) and claim.wording.kind in {"level", "extreme"}


def _is_of_its_nation(claim: Claim) -> bool:
    """Whether the other place of a claim is only where those whom it counts are from: the visas of Nigerians."""
    subject = claim.wording.subject
    return subject is not None and subject.measure.startswith("visa") and "another place" in claim.wording.refusal
