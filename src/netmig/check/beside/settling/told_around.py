"""Of what the numbers around a claim show it to be: the exact ones of its own sentence, and of the sentence that it goes into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...sentences.in_doubt.doubts import BETWEEN, OF_THAT_PART
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ...words.cues import FORECAST_WORDS
from ..neighbours import are_of_the_same, of_its_sentence, places_from_before, places_in_sentence

if TYPE_CHECKING:
    from ...claim import Claim

# the weight of a number that is right to the thousand
EXACT = 2


def sharing_its_period(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> list[Claim]:
    """The exact figures of the same sentence that show which year is spoken of: "948,000 people arrived and 480,000 left"."""
    claim = claims[at]
    if claim.wording.kind != "level" or claim.wording.period_basis not in {"explicit", "inherited"} or claim.wording.starts:
        return []
    return [
        each
        for other in places_from_before(claim, claims)
        if other != at
        and claim.wording.periods
        and weights[other] == EXACT
        and (each := claims[other]).then.verdict == "agrees"
        and each.wording.kind in OF_ONE_FIGURE
        and each.period is not None
        and each.period == claim.wording.periods[0]
        and (
            each.wording.kind == "level"
            if each.wording.sentence == claim.wording.sentence
            else _goes_into_it(each, claim, claims)
        )
        and not goes_on_between(each.wording, claim.wording)
    ]


def _goes_into_it(before: Claim, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a sentence that says no more goes into the number just told: "It reached 606,000 in 2022. Some 1.2 million came and 454,000 left"."""
    wording = claim.wording
    # "It peaked at 906,000 in the year to June 2023 and was 728,000 in the year to June 2024. Emigration was …"
    years = {each.period for each in of_its_sentence(before, claims) if each.period is not None}
    return (
        len(years) == 1
        and wording.period_basis == "inherited"
        and wording.stated.hedge in {"exact", "about"}
        and not are_of_the_same(before, claim)
        and all(word in _PLAIN or word[:1].isdigit() for word in (*wording.words_before, *wording.words_within))
        and _OF_ANOTHER_TIME.isdisjoint(wording.sentence.words)
    )


_PLAIN = frozenset(
    "the a an about around some nearly almost just over under more than and while whereas with total net gross overall figure number migration"
    " immigration emigration arrivals departures people migrants citizens nationals was were stood at came arrived entered moved to here left emigrated"
    " uk britain country ons says said office for national statistics it puts eu non-eu eu+ non-eu+ british britons million thousand , (".split()
)
_OF_ANOTHER_TIME = FORECAST_WORDS | frozenset(
    "then when earlier previous previously before after later had once peak peaked record ago since until against compared from last next year"
    " years first now still used already ever month months ;".split()
)


def is_of_those_beside(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether exact numbers of its sentence show of whom one is that its words leave in doubt.

    "Net migration stood at 606,000, up from 504,000", where the text had turned to some of the people; "233,000 from outside
    the EU, then 202,000 EU citizens and 61,000 Britons".
    """
    wording = claims[at].wording
    if wording.kind != "level" or wording.subject is None or wording.unsettled:
        return False
    if wording.uncertain == OF_THAT_PART:
        return anchored(at, claims, weights)
    if wording.uncertain != BETWEEN or not wording.subject.group:
        return False
    listed = [
        each
        for other in places_in_sentence(claims[at], claims)
        if weights[other] == EXACT
        and (each := claims[other]).then.verdict == "agrees"
        and each.period == claims[at].period
        and each.wording.subject is not None
        and each.wording.subject.measure == wording.subject.measure
        and each.wording.subject.group not in {(), wording.subject.group}
    ]
    return len(listed) >= _A_LIST


# so many numbers of groups before it make a list
_A_LIST = 2
_GOING_ON = frozenset({";", "then", "when", "but", "later", "before"})


def goes_on_between(one: Wording, other: Wording) -> bool:
    """Whether the text goes on to another time between two numbers: "was 224,000 when he took over; last year it was 431,000"."""
    first, last = (one, other) if one.start < other.start else (other, one)
    between = set(first.sentence.words_from(first.end, last.start))
    return not _GOING_ON.isdisjoint(between)


def anchored(at: int, claims: Sequence[Claim], weights: Sequence[int], *, period: bool = False) -> bool:
    """Whether an exact figure in the same sentence shows that what was read is meant: the measure and groups, the period too."""
    claim = claims[at]
    return any(
        weights[other] > 0
        and claims[other].then.verdict == "agrees"
        and are_of_the_same(claims[other], claim)
        and (not period or claims[other].period == claim.period)
        for other in places_in_sentence(claim, claims)
        if other != at
    )
