"""Sums, averages and balances that the numbers told with them do not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, closed_range, difference, overlaps
from ...sentences.not_stated import NOT_STATED
from ...sentences.wording import Stated
from ...words.cues import CHANGE_NOUNS
from ..miscounts import BY_ITSELF, Miscount, widened
from ..neighbours import stands_just_before
from ..numbers_of_sentence import Number, is_at_home, is_stated, may_be_at_home, numbers_of, place_of, words_of

if TYPE_CHECKING:
    from ...claim import Claim


def miscounted_sums(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The sums, averages and balances that are not what the text's own numbers make."""
    for at, claim in enumerate(claims):
        if (
            not (claim.then.verdict == "not_checked" or _is_of_another_year(claim))
            or not is_stated(claim)
            or not may_be_at_home(claim)
        ):
            continue
        said = claim.wording.stated
        if said.value is None or said.low is None or said.high is None or said.unit not in {"people", "", "visas", "GBP"}:
            continue
        yield from (
            _of_addends(at, claim, claims)
            or _of_average(at, claim, claims)
            or _of_flows(at, claim, claims)
            or _of_other_flow(at, claim, claims)
        )


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
            if overlaps(widened(claim.wording.stated), _sum(some)):
                return []
    if not _TAKEN_OFF.isdisjoint(words_of(claim)):
        return []  # "EU citizens added 184,000, others 188,000 and Britons took off 39,000, which makes 333,000"
    made, unit = _sum(held), claim.wording.stated.unit
    words = f"{' and '.join(amount(each.value, unit) for each in held)} together is {amount(made.value, unit)}"
    return [Miscount(at, made.value, words, (), BY_ITSELF)]


def _sum(some: Sequence[Range]) -> Range:
    return Range(sum(each.value for each in some), sum(each.low for each in some), sum(each.high for each in some))


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


_OF_SOME = frozenset("foreign foreigners nationals citizens non-british overseas loss million".split())
_LEFT_OVER = frozenset({"gap", "difference", "balance", "surplus"})
_NET = frozenset("net balance difference gap surplus gain overall more".split())
# how far "about 270,000" may be from what two numbers leave, as a part of it
_ABOUT = 0.05


def _of_flows(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """A balance that those who came and those who left, told just before, do not leave."""
    subject = claim.wording.subject
    words, (first, last) = words_of(claim), place_of(claim)
    told_net = subject is not None and subject.measure == "net_migration"
    of_both = words[max(0, first - 4) : first] and not _LEFT_OVER.isdisjoint(words[max(0, first - 4) : first])
    if (
        subject is None
        or subject.group
        or not (told_net or of_both)
        or claim.wording.kind != "level"
        or not claim.wording.periods
    ):
        return []
    if claim.wording.starts or words[first - 1] in {"from", "than"} or _NET.isdisjoint(words[max(0, first - 8) : last + 5]):
        return []
    ahead = words[max(0, first - 10) : first]
    if (
        not CHANGE_NOUNS.isdisjoint(ahead)
        or not _OF_SOME.isdisjoint(words[max(0, first - 4) : last + 6])
        or claim.wording.uncertain in NOT_STATED
    ):
        return []  # "a fall in net migration of 178,000", "308,000 more foreign nationals"
    flows: dict[str, list[Claim]] = {"immigration": [], "emigration": []}
    for each in claims:
        other = each.wording.subject
        near = each.wording.sentence == claim.wording.sentence or _is_shortly_before(each, claim)
        if (
            near
            and other is not None
            and other.measure in flows
            and other.group == subject.group
            and each.wording.kind == "level"
            and each.wording.vintage == "current"
            and not each.wording.starts
            and each.wording.rate == 1
            and is_stated(each)
            and each.wording.start < claim.wording.start
        ):
            flows[other.measure].append(each)
    came, left = flows["immigration"], flows["emigration"]
    if len(came) != 1 or len(left) != 1 or not is_at_home(came[0]) or not _of_one_time(claim, came[0], left[0]):
        return []
    if not may_be_at_home(left[0]) or _is_also_net(claims, claim):
        return []
    apart = came[0].wording.sentence != claim.wording.sentence and not stands_just_before(left[0], claim)
    if apart and (
        claim.wording.period_basis != "explicit" or any("measure" not in each.wording.ties for each in (came[0], left[0]))
    ):
        return []
    ranges = closed_range(came[0].wording.stated), closed_range(left[0].wording.stated)
    if ranges[0] is None or ranges[1] is None:
        return []
    found, said = difference(ranges[0], ranges[1]), claim.wording.stated
    if found.value <= 0:
        return []
    if said.hedge == "about" and said.value is not None:
        said = Stated(said.value, said.value * (1 - _ABOUT), said.value * (1 + _ABOUT), said.unit)
    if overlaps(widened(said), found):
        return []
    words_told = (
        f"{amount(ranges[0].value, 'people')} less {amount(ranges[1].value, 'people')} is {amount(found.value, 'people')}"
    )
    return [Miscount(at, found.value, words_told, (), BY_ITSELF)]


_FLOWS = frozenset({"immigration", "emigration", "net_migration"})


def _of_other_flow(at: int, claim: Claim, claims: Sequence[Claim]) -> list[Miscount]:
    """Those who came or left, where the two other flows of the very sentence leave another number: "212,000: 642,000 came, and 402,000 left"."""
    subject = claim.wording.subject
    if subject is None or subject.measure not in {"immigration", "emigration"} or subject.basis != "explicit" or subject.group:
        return []
    told: dict[str, list[Claim]] = {flow: [] for flow in _FLOWS}
    for each in claims:
        other = each.wording.subject
        if each.wording.sentence == claim.wording.sentence and each.wording.stated.value is not None and other is not None:
            if other.measure in told and (each.wording.kind not in {"level", "extreme"} or other.group or each.wording.starts):
                return []
            told.get(other.measure, []).append(each)
    if any(len(each) != 1 for each in told.values()) or not _of_one_time(*(each[0] for each in told.values())):
        return []
    others = [told[flow][0] for flow in _FLOWS if told[flow][0] is not claim]
    if not all(is_stated(each) for each in others) or not any(each.then.verdict == "agrees" for each in others):
        return []
    if any(each.then.verdict != "agrees" and each.wording.start > claim.wording.start for each in others):
        return []  # the last that is not as published is the one that may be wrong
    ranges = {flow: closed_range(each[0].wording.stated) for flow, each in told.items()}
    came, left, net = ranges["immigration"], ranges["emigration"], ranges["net_migration"]
    if came is None or left is None or net is None:
        return []
    made = difference(came, net) if subject.measure == "emigration" else _sum((net, left))
    if overlaps(widened(claim.wording.stated), made):
        return []
    words = f"the two other numbers leave {amount(made.value, 'people')}"
    return [
        Miscount(at, made.value, words, (), BY_ITSELF, near_miss=f"The text's own numbers make {amount(made.value, 'people')}.")
    ]


# how far before a balance the two flows may be told, in characters
_SHORTLY = 700


def _is_shortly_before(one: Claim, other: Claim) -> bool:
    return 0 < other.wording.start - one.wording.end <= _SHORTLY


def _of_one_time(*claims: Claim) -> bool:
    """Whether three numbers are most likely of one year."""
    times = {claim.wording.likeliest or next(iter(claim.wording.periods), None) for claim in claims}
    return len(times) == 1 and None not in times


def _is_also_net(claims: Sequence[Claim], claim: Claim) -> bool:
    """Whether the same sentence gives another net number, so that either may be of these two flows."""
    return any(
        each is not claim
        and each.wording.sentence == claim.wording.sentence
        and each.wording.kind in {"level", "change"}
        and each.wording.subject is not None
        and each.wording.subject.measure == "net_migration"
        for each in claims
    )
