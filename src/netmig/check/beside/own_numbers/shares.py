"""Shares that the text's own two numbers do not make: "252,000 of the 693,000 who left were Britons, more than half".

Which two numbers a share is of is read from grammar: one number "of" another, "of whom" so many, a group
that makes up so much of what the sentence before gave; or from a part and a whole that the text counts elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, ratio
from ...evaluation.kinds.shares import in_percent
from ...records import replace
from ...words.cues import ARRIVING, CHANGE_NOUNS, LEAVING
from ..miscounts import BY_ITSELF, Miscount
from ..neighbours import in_reach
from ..numbers_of_sentence import (
    HEDGES,
    Number,
    is_stated,
    may_be_at_home,
    numbers_before,
    numbers_of,
    place_of,
    place_of_share,
    words_of,
)
from .larger_than_its_whole import larger_than_its_whole
from .part_and_whole import ENDS, MARKS, Pair, may_be_told, points_back, range_said

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText


# how far a share may lie from what its numbers make: in points, for a bound, and as a part of a part said in words
_POINTS = 1.5
_OF_A_PART = 0.25
_FARTHEST = 10.0
_WHOLES = frozenset("total all whole overall everyone sum lot".split())
# words between the mark and the share: "– or about …", "that is …"
_LEADING = HEDGES | frozenset(
    "barely hardly little slightly comfortably or equivalent to that is which was this so it in other words equal making makes made accounting for representing constituting comprising"
    " i.e ie namely meaning thus therefore".split()
)


_GOING_ON = _LEADING | frozenset(
    "means amounts amounted represents represented represent equals they make makes account accounts accounted equates works out at are were"
    ' comes came , – — and "'.split()
)


# a share that follows from its numbers may be told of anybody: "so one in six immigrants claimed asylum"
_FOLLOWING = frozenset("so thus therefore meaning".split())
_MAKING_UP = frozenset(
    "made make makes making accounted account accounts accounting represented represent represents representing constituted constitute"
    " constitutes comprised comprise comprises formed form".split()
)


def miscounted_shares(claims: ClaimsOfText) -> Iterator[Miscount]:
    """The shares that are not what the text's own numbers make, and parts that are larger than their whole."""
    for at, claim in enumerate(claims):
        if not is_stated(claim) or not may_be_at_home(claim):
            continue
        if _is_a_share(claim) and claim.then.verdict == "not_checked" and not _is_loose(claim):
            pair = _pair_of(claim, claims)
            if (
                pair is not None
                and may_be_told(pair)
                and _is_of_that_flow(claim, pair[1].claim)
                and (found := _contradicted(claim, pair)) is not None
            ):
                part, whole = (number.claim for number in pair)
                words = (
                    f"{amount(part.wording.stated.value or 0, part.wording.stated.unit)} of"
                    f" {amount(whole.wording.stated.value or 0, whole.wording.stated.unit)} is {found.value:.1f}%"
                )
                yield Miscount(at, found.value, words, (), BY_ITSELF)
        elif claim.then.verdict == "not_checked" and (larger := larger_than_its_whole(claim, claims)) is not None:
            yield larger


def _is_a_share(claim: Claim) -> bool:
    """Whether a claim is a share, or half of a number that is told: "half of the 102,866"."""
    return claim.wording.kind == "share" or (claim.wording.kind == "ratio" and 0 < (claim.wording.stated.value or 0) < 1)


def _is_of_that_flow(share: Claim, whole: Claim) -> bool:
    """Whether a share may be of a number: "11 per cent of immigrants" is of none of net migration, "half of the headline figure" is."""
    behind = words_of(share)[place_of_share(share)[1] + 1 :][:_OF_WHAT]
    named = {_FLOWS[word] for word in behind if word in _FLOWS} | ({"immigration"} if {"those", "who"} <= set(behind) else set())
    subject = whole.wording.subject
    return (
        subject is None or not named or "headline" in behind or (subject.measure == "net_migration") == ("net_migration" in named)
    )


# so far behind a share it is said of whom, in words
_OF_WHAT = 5


def _is_loose(claim: Claim) -> bool:
    """Whether it is said of "most": that may be no more than of any other."""
    first, last = place_of_share(claim)
    return not {"most", "majority", "bulk"}.isdisjoint(words_of(claim)[first : last + 1])


def _contradicted(claim: Claim, pair: Pair) -> Range | None:
    """What two numbers make in per cent, where that is not what is said."""
    part, whole = (range_said(number.claim) for number in pair)
    said = claim.wording.stated
    said = in_percent(replace(said, unit="share") if said.unit == "times" else said)
    if part is None or whole is None or part.low > whole.high or said.value is None:
        return None
    found = ratio(Range(part.value, part.low, min(part.high, max(whole.high, part.value))), whole)
    if found is None:
        return None
    low = -math.inf if said.low is None else said.low
    high = math.inf if said.high is None else said.high
    points = min(_FARTHEST, _OF_A_PART * said.value) if said.unit == "share" and said.hedge not in {"over", "under"} else _POINTS
    if said.unit == "share" and said.hedge not in {"over", "under"}:
        # a part in words has its looseness already
        low, high, points = min(low, said.value - points), max(high, said.value + points), 0
    if found.high * 100 < low - points or found.low * 100 > high + points:
        return Range(found.value * 100, found.low * 100, found.high * 100)
    return None


def _pair_of(share: Claim, claims: ClaimsOfText) -> Pair | None:
    first, last = place_of_share(share)
    own = [each for each in numbers_of(share, claims) if not first <= each.first <= last]
    words = words_of(share)
    before = [each for each in own if each.last < first]
    if before and not _BY_WHICH_IT_CHANGED.isdisjoint(words[max(0, before[-1].first - 3) : first]):
        return None  # "the largest change, 393,000 or 37 per cent"
    beside = _beside(words, first, last, own)
    if beside is not None:
        return beside
    if own and (pair := _put_otherwise(words, last, own, claims)) is not None:
        return pair
    if not own:
        return _of_sentence_before(share, claims, words, first, last, numbers_before(share, claims))
    return _of_whole_before(share, claims, words, first, last, own) or _by_subjects(share, claims)


_BY_WHICH_IT_CHANGED = CHANGE_NOUNS | frozenset({"change", "difference", "gap", "fewer", "less", "lower", "higher"})


def _pairs(words: Sequence[str], numbers: Sequence[Number]) -> Iterator[Pair]:
    """The numbers of a sentence of which one is said to be of the other."""
    for one, other in pairwise(numbers):
        between = list(words[one.last + 1 : other.first])
        led = [word for word in between if word not in HEDGES | {"the", "total", "those", "all", "£"}]
        if led and len(between) <= _TO_THE_WHOLE and not MARKS & set(between) and _is_out_of(led):
            yield one, other
        elif (_opens_with_of(words, one) and "," in between) or points_back(words, other) or _is_within(other.claim, one.claim):
            yield other, one


def _is_within(part: Claim, whole: Claim) -> bool:
    """Whether a number is of a group among those whom another counts, at the same time."""
    mine, yours = part.wording.subject, whole.wording.subject
    if mine is None or yours is None or mine.measure != yours.measure or mine.measure == "net_migration":
        return False
    wide, narrow = dict(yours.group).items(), dict(mine.group).items()
    return wide < narrow and mine.local and part.wording.periods[:1] == whole.wording.periods[:1] and not part.wording.starts


# how many words a part and its whole may stand apart
_TO_THE_WHOLE = 10


def _is_out_of(led: Sequence[str]) -> bool:
    """Whether the words between two numbers say that the first is a part of the second: "out of", "of the", "applicants among"."""
    if led[-1] == "among":
        return True
    return led[-1] == "of" and (len(led) == 1 or led[-2] == "out" or (len(led) == 2 and led[0] in {"people", "visas"}))


def _opens_with_of(words: Sequence[str], number: Number) -> bool:
    """Whether a whole is named first: "Of the 1.2 million people who came, …"."""
    at = number.first - 1
    while at >= 0 and words[at] in HEDGES | {"the", "total", "those", "all", "£"}:
        at -= 1
    return at >= 0 and words[at] in {"of", "among"} and (at == 0 or words[at - 1] in MARKS | {"out", '"'})


def _ends_there(words: Sequence[str], last: int) -> bool:
    """Whether nothing more is said of what a share is of than that it is of the whole."""
    behind = list(words[last + 1 : last + 5])
    if not behind or behind[0] in ENDS:
        return True
    if behind[0] != "of":
        return False
    if any(word in _FLOWS or word in _MOVERS for word in behind[1:3]) and not ENDS.isdisjoint(list(words[last + 3 : last + 5])):
        return True
    if behind[1:2] == ["those"] and behind[2:3] and behind[2] in ARRIVING | LEAVING and not ENDS.isdisjoint(behind[3:4]):
        return True  # "They were more than nine in ten of those arriving."
    return not _WHOLES.isdisjoint(behind[1:3]) or (behind[1:2] == ["them"] and not ENDS.isdisjoint(behind[2:3]))


def _is_led_to(words: Sequence[str], stop: int, start: int) -> bool:
    """Whether a share stands beside numbers in apposition: behind a mark or an "or", with nothing but "about" before it."""
    if ")" in words[stop + 1 : start] and words[start - 1] == "(":
        return False  # "Britons for 143,000 (16%) and EU nationals for the rest (9%)"
    at = start - 1
    led = False
    while at > stop and words[at] in _LEADING:
        led = led or words[at] == "or"
        at -= 1
    return at >= stop and (led or (words[at] in MARKS and at > stop))


def _beside(words: Sequence[str], first: int, last: int, own: Sequence[Number]) -> Pair | None:
    """The two numbers of its own sentence that a share puts otherwise, before or behind them."""
    behind = [each for each in own if each.first > last]
    before = [each for each in own if each.last < first]
    follows = not _FOLLOWING.isdisjoint(words[before[-1].last + 1 : first]) if before else False
    if len(before) >= 2 and (follows or _ends_there(words, last)) and _is_led_to(words, before[-1].last, first):
        return next((pair for pair in _pairs(words, before) if before[-1] in pair), None)
    if before and behind and _is_led_to(words, before[-1].last, first) and _is_of_number(words, last, behind[0]):
        return before[-1], behind[0]
    if (
        len(before) >= 2
        and _is_made_up(words, before[-1].last, first)
        and "," in words[before[-1].last + 1 : first]
        and _ends_there(words, last)
    ):
        return next((pair for pair in _pairs(words, before) if before[-1] in pair), None)
    if len(behind) >= 2 and not before:
        between = list(words[last + 1 : behind[0].first])
        apart = next((at for at in range(len(between) - 1, -1, -1) if between[at] not in HEDGES | {"or", "£"}), -1)
        if (apart >= 0 and between[apart] in MARKS | {"with"}) and {"and", "but", "while"}.isdisjoint(between):
            return next((pair for pair in _pairs(words, behind[:2])), None)
    return None


def _is_of_number(words: Sequence[str], last: int, whole: Number) -> bool:
    """Whether a share is said to be of the number behind it: "£2.1bn, three quarters of the £4.76bn budget"."""
    between = list(words[last + 1 : whole.first])
    # "more than one in five of the UK's 813,000"
    return between[:1] == ["of"] and all(
        word in HEDGES | {"the", "all", "those", "total", "£", "uk's", "britain's", "country's"} for word in between[1:]
    )


def _of_sentence_before(
    share: Claim, claims: ClaimsOfText, words: Sequence[str], first: int, last: int, before: Sequence[Number]
) -> Pair | None:
    """The two numbers that a share without any of its own goes on from: "That is 74 per cent of the total"."""
    if not before:
        return _by_subjects(share, claims)
    pair = next(_pairs(words_of(before[0].claim), before), None) if len(before) == 2 else None
    goes_on = all(word in _GOING_ON for word in words[:first])
    if goes_on and pair is not None and (_ends_there(words, last) or _names_the_flow(words, last)):
        return pair
    if pair is not None and all(word in HEDGES for word in words[:first]) and _tells_of_again(words, last, pair[0]):
        return pair
    if goes_on and len(before) == 1 and _ends_there(words, last) and points_back(before[0].words, before[0]):
        told = numbers_before(before[0].claim, claims)
        return (before[0], told[0]) if len(told) == 1 else None
    if goes_on and words[0] in {"that", "this", "they", "it"} and (whole := _flow_before(share, words, last, claims, before[-1])):
        return before[-1], whole
    return _by_subjects(share, claims)


_OF_THE = frozenset("for to from the of a an by were was came went are is made granted given issued had".split())


def _tells_of_again(words: Sequence[str], last: int, part: Number) -> bool:
    """Whether a share is of those just counted: "154,000 went to dependants. Some 44 per cent of the visas were for dependants"."""
    behind = list(words[last + 1 : last + 12])
    end = next((at for at, word in enumerate(behind) if word in ENDS), len(behind))
    verb = next((at for at, word in enumerate(behind[:end]) if word in {"were", "was", "went", "came"}), -1)
    if behind[:1] != ["of"] or not 2 <= verb <= 4:
        return False
    told = set(part.words[part.last + 1 : part.last + 6])
    who = [word for word in behind[verb + 1 : end] if word not in _OF_THE]
    return bool(who) and all(word in told for word in who)


def _subject_of(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    subject = claim.wording.subject
    return None if subject is None or not subject.group else (subject.measure, subject.group)


def _flow_before(share: Claim, words: Sequence[str], last: int, claims: Sequence[Claim], part: Number) -> Number | None:
    """The number of the whole flow that a share names, where one was told shortly before and the part is of a group."""
    behind = list(words[last + 1 : last + 8])
    if not _names_the_flow(words, last) or not _subject_of(part.claim):
        return None
    measure = next((_FLOWS[word] for word in behind if word in _FLOWS), "")
    start = share.wording.start
    wholes = [
        each
        for each in in_reach(start - _REACH, start, claims)
        if each.wording.end <= start
        and each.wording.kind in {"level", "extreme"}
        and each.wording.stated.value is not None
        and each.wording.rate == 1
        and each.wording.subject is not None
        and (each.wording.subject.measure, each.wording.subject.group) == (measure, ())
        and each.wording.sentence.paragraph >= share.wording.sentence.paragraph - 1
        and each is not part.claim
        and set(each.wording.periods[:1]) & set(part.claim.wording.periods)
    ]
    if len({each.wording.stated.value for each in wholes}) != 1:
        return None
    return Number(wholes[0], *place_of(wholes[0]))


_MOVERS = frozenset("newcomers incomers leavers applicants claimants".split())
_FLOWS = {
    "immigration": "immigration", "arrivals": "immigration", "immigrants": "immigration", "emigration": "emigration",
    "departures": "emigration", "emigrants": "emigration", "migration": "net_migration", "headline": "net_migration",
    "outflow": "emigration", "exodus": "emigration", "inflow": "immigration", "intake": "immigration",
}  # fmt: skip


_OF_THE_WHOLE = frozenset("of the headline overall total all net uk britain's official".split())


def _names_the_flow(words: Sequence[str], last: int) -> bool:
    """Whether a share is of a flow as such: "of the headline net migration figure", "of all immigrants"."""
    behind = list(words[last + 1 : last + 8])
    if behind[:1] != ["of"]:
        return False
    flow = next((at for at, word in enumerate(behind) if word in _FLOWS), -1)
    return flow > 0 and all(word in _OF_THE_WHOLE for word in behind[:flow])


def _of_whole_before(
    share: Claim, claims: Sequence[Claim], words: Sequence[str], first: int, last: int, own: Sequence[Number]
) -> Pair | None:
    """A part told with its share, of the whole that the sentence before gave: "Some 693,000 left. Britons, at 252,000, made up more than half"."""
    if len(own) != 1 or own[0].last > first or not (_ends_there(words, last) or _names_the_flow(words, last)):
        return None
    part, before = own[0], numbers_before(share, claims)
    if not _is_led_to(words, part.last, first) and not _is_made_up(words, part.last, first):
        return None
    if (flow := _flow_before(share, words, last, claims, part)) is not None:
        return part, flow
    if len(before) != 1:
        return None
    whole = before[0]
    mine, yours = part.claim.wording.subject, whole.claim.wording.subject
    pointed = points_back(words, part)
    same = mine is not None and yours is not None and mine.measure == yours.measure and bool(mine.group) and not yours.group
    return (part, whole) if pointed or same or _is_within(part.claim, whole.claim) else None


def _put_otherwise(words: Sequence[str], last: int, own: Sequence[Number], claims: Sequence[Claim]) -> Pair | None:
    """A part told with its share, of the number told last of all of them: "One in four of the claims, 43,600, were …"."""
    part = next((each for each in own if each.first > last), None)
    if part is None or own[0] is not part or words[last + 1 : last + 2] != ["of"]:
        return None
    between = list(words[last + 1 : part.first])
    while between and between[-1] in HEDGES | {"or"}:
        between.pop()
    behind = words[part.last + 1] if part.last + 1 < len(words) else "."
    subject = part.claim.wording.subject
    if len(between) > 5 or not between or between[-1] not in MARKS or behind not in ENDS or subject is None:
        return None
    start = part.claim.wording.sentence.start
    wholes = [
        each
        for each in in_reach(start - _REACH, start, claims)
        if each.wording.end <= start
        and each.wording.kind in {"level", "extreme"}
        and each.wording.stated.value is not None
        and each.wording.rate == 1
        and each.wording.sentence.paragraph >= part.claim.wording.sentence.paragraph - 1
        and each.wording.subject is not None
        and (each.wording.subject.measure, each.wording.subject.group) == (subject.measure, ())
        and set(each.wording.periods[:1]) & set(part.claim.wording.periods[:1])
    ]
    if not wholes or any(
        abs((each.wording.stated.value or 0) / (wholes[-1].wording.stated.value or 1) - 1) > _SAME for each in wholes
    ):
        return None
    return part, Number(wholes[-1], *place_of(wholes[-1]))


# how far before it the whole of a part is told, in characters
_REACH = 1_000
# how far two numbers may lie apart and be the same one, rounded
_SAME = 0.01


def _is_made_up(words: Sequence[str], stop: int, start: int) -> bool:
    """Whether a share is what a group makes up, and nothing else stands between its number and that."""
    at = start - 1
    while at > stop and words[at] in HEDGES | {"for", "up"}:
        at -= 1
    return at > stop and (words[at] in _MAKING_UP or (words[at] in {"were", "are", "was", "is"} and words[at - 1] in {",", ")"}))


def _by_subjects(share: Claim, claims: ClaimsOfText) -> Pair | None:
    """The part and the whole that the text counts elsewhere, of the very flow, group and year, where it gives but one number of each."""
    wording = share.wording
    if wording.whole is None or wording.subject is None or wording.refusal or not wording.periods:
        return None
    if not set(dict(wording.subject.group)) <= {"nationality", "reason", "applicant"}:
        return None
    found: list[Number] = []
    for subject in (wording.subject, wording.whole):
        told = claims.levels_in((subject.measure, subject.group), wording.periods)
        if told is None or not told[1]:
            return None
        if subject.measure == "net_migration" and told[0].then.verdict != "agrees":
            return None  # "EU nationals, 224,000 of them, made up a fifth": of those who came
        found.append(Number(told[0], *place_of(told[0])))
    return found[0], found[1]
