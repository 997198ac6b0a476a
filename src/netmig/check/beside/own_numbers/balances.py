"""What those who came and those who left leave over, where the text gives all three and they do not make each other.

"That leaves 305,000 more people in the country", in a sentence of its own behind the two flows, as published; net migration beside
them in its sentence or near behind them; or one of the flows beside the two other numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import closed_range, difference, overlaps, overlaps_either_way, total
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...sentences.in_doubt.refusals import NO_PERIOD
from ...sentences.wording import Stated
from ...words.cues import CHANGE_NOUNS
from ..miscounts import AS_PUBLISHED, BY_ITSELF, Miscount, widened
from ..neighbours import in_reach, of_it_and_before, of_its_sentence, of_sentence_before, stands_just_before
from ..numbers_of_sentence import is_at_home, is_stated, may_be_at_home, place_of, words_of
from .linking import ABOUT
from .sums import may_be_miscounted
from .told_before import is_plain, words_alone

if TYPE_CHECKING:
    from ...claim import Claim

_FLOWS = ("immigration", "emigration", "net_migration")


def miscounted_balances(claims: Sequence[Claim]) -> Iterator[Miscount]:
    """The balances that the two flows do not leave, and the flows that the two other numbers do not."""
    for at, claim in enumerate(claims):
        found = (
            _in_its_own_sentence(at, claim, claims)
            or _beside_the_two(at, claim, claims)
            or _near_the_two(at, claim, claims)
            or _of_a_group(at, claim, claims)
            or _of_one_flow(at, claim, claims)
        )
        if found is not None:
            yield found


def _flow(claim: Claim) -> str:
    return claim.wording.subject.measure if claim.wording.subject is not None else ""


def _wrong(at: int, said: Stated, came: Claim, left: Claim, proof: str, *, either_way: bool = False) -> Miscount | None:
    """What those who came and those who left leave over, where that is not what is said."""
    ranges = closed_range(came.wording.stated), closed_range(left.wording.stated)
    if ranges[0] is None or ranges[1] is None:
        return None
    found = difference(ranges[0], ranges[1])
    if (overlaps_either_way if either_way else overlaps)(widened(said), found):
        return None
    words = f"{amount(ranges[0].value, 'people')} less {amount(ranges[1].value, 'people')} is {amount(found.value, 'people')}"
    return Miscount(at, found.value, words, (came, left) if proof == AS_PUBLISHED else (), proof)


# --- told in a sentence of its own, of the two flows of the sentence before or the two before

_OPENING = frozenset("that this which so it the leaving net on subtract take".split())
_LEAVES = frozenset({"leaves", "left", "leaving", "balance", "difference", "net", "gap"})
_BEHIND = frozenset(
    "more people than came left in the country uk britain net migrants migration a year overall . , ; ! it says said ons he she they added"
    " added to population extra additional here over that period this twelve months".split()
)
_LEAD = _OPENING | _LEAVES | ABOUT | _BEHIND | frozenset(
    "us is was were makes made gives gave means meant of with by gain increase addition total figure number all from one other therefore"
    " thus hence then comes works out at amounts equals : thousand million".split()
)  # fmt: skip
_LEAST = 10_000


def _in_its_own_sentence(at: int, claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    wording, value = claim.wording, claim.wording.stated.value
    if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in {"level", "change"} or value is None:
        return None
    if wording.stated.unit != "people" or abs(value) < _LEAST or not _is_a_balance(claim):
        return None
    flows = _flows_before(claim, claims)
    return None if flows is None else _wrong(at, wording.stated, *flows, AS_PUBLISHED, either_way=True)


def _is_a_balance(claim: Claim) -> bool:
    """Whether a sentence says nothing but what is left over."""
    lead = [*claim.wording.words_before, *words_alone(claim.wording.words_within)]
    behind = claim.wording.words_behind
    if not lead or lead[0] not in _OPENING or _LEAVES.isdisjoint(lead):
        return False
    return set(lead) <= _LEAD and set(behind) <= _BEHIND


def _flows_before(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The numbers of those who came and of those who left, both of one year, told in the sentence before or the two before."""
    told = [*of_sentence_before(claim, claims)]
    if len([each for each in told if _flow(each)]) == 1:
        told += of_sentence_before(told[0], claims)
    numbers = [each for each in told if each.wording.stated.value is not None and each.wording.kind in {"level", "extreme"}]
    flows = {_flow(each): each for each in numbers}
    if len(numbers) != len(flows) or set(flows) != {"immigration", "emigration"} or not all(map(is_plain, numbers)):
        return None
    came, left = flows["immigration"], flows["emigration"]
    if came.period != left.period or any(each.wording.subject is None or each.wording.subject.group for each in numbers):
        return None
    return came, left


# --- beside the two flows in one sentence, which are as published


def _beside_the_two(at: int, claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    wording, subject = claim.wording, claim.wording.subject
    if subject is None or subject.measure != "net_migration" or wording.kind != "level" or wording.rate != 1 or wording.tied:
        return None
    if not claim.accuses or claim.diagnosis is not None or wording.refusal not in {"", NO_PERIOD}:
        return None
    flows: dict[str, Claim] = {}
    for each in of_its_sentence(claim, claims):
        other = each.wording.subject
        if (
            other is not None
            and each.then.verdict == "agrees"
            and each.wording.kind == "level"
            and each.period == claim.period
            and other.group == subject.group
            and other.measure in {"immigration", "emigration"}
        ):
            flows.setdefault(other.measure, each)
    if len(flows) < 2:
        return None
    return _wrong(at, wording.stated, flows["immigration"], flows["emigration"], AS_PUBLISHED)


# --- near behind the two flows, of which no figures need be held

_OF_SOME = frozenset(
    "foreign foreigners nationals citizens non-british overseas loss million eu eu+ non-eu non-eu+ european europeans british britons students".split()
)
_NOT_OF_THEM = frozenset(
    "once peak ago had want wants wanted should must need needs would pledge pledged promised target aim aims cap limit".split()
)
_NOW = frozenset({"now", "currently", "today", "latest", "newest"})
_LEFT_OVER = frozenset({"gap", "difference", "balance", "surplus"})
_NET = _LEFT_OVER | frozenset("net gain overall more".split())
# how far "about 270,000" may be from what two numbers leave, as a part of it
_ABOUT = 0.05


def _near_the_two(at: int, claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    """A balance that those who came and those who left, told just before, do not leave."""
    wording, subject = claim.wording, claim.wording.subject
    words, (first, last) = words_of(claim), place_of(claim)
    told_net = subject is not None and subject.measure == "net_migration"
    if subject is None or subject.group or not (told_net or not _LEFT_OVER.isdisjoint(words[max(0, first - 4) : first])):
        return None
    if wording.kind != "level" or not wording.periods or not may_be_miscounted(claim):
        return None
    if wording.starts or words[first - 1] in {"from", "than"} or _NET.isdisjoint(words[max(0, first - 8) : last + 5]):
        return None
    if not CHANGE_NOUNS.isdisjoint(words[max(0, first - 10) : first]) or wording.uncertain in NOT_STATED:
        return None  # "a fall in net migration of 178,000"
    if not _NOT_OF_THEM.isdisjoint(words[:first]):
        return None  # "wants UK net migration below the 300,000 seen in its own plans", "was once 944,000"
    if claim.then.verdict == "agrees" and not _NOW.isdisjoint(words):
        return None  # "UK net migration is 204,000 now", whatever the flows told before are of
    if not _OF_SOME.isdisjoint(words[max(0, first - 4) : last + 6]):
        return None  # "308,000 more foreign nationals"
    flows: dict[str, list[Claim]] = {"immigration": [], "emigration": []}
    for each in in_reach(min(wording.start - _SHORTLY, wording.sentence.start), wording.start, claims):
        if (
            (each.wording.sentence == wording.sentence or _is_shortly_before(each, claim))
            and _flow(each) in flows
            and each.wording.subject is not None
            and each.wording.subject.group == subject.group
            and each.wording.kind == "level"
            and each.wording.vintage == "current"
            and not each.wording.starts
            and each.wording.rate == 1
            and is_stated(each)
            and each.wording.start < wording.start
        ):
            flows[_flow(each)].append(each)
    if any(len(each) != 1 for each in flows.values()) or _is_also_net(claims, claim):
        return None
    came, left = flows["immigration"][0], flows["emigration"][0]
    if not is_at_home(came) or not may_be_at_home(left) or not _of_one_time(claim, came, left):
        return None
    apart = came.wording.sentence != wording.sentence and not stands_just_before(left, claim)
    if apart and (wording.period_basis != "explicit" or any("measure" not in each.wording.ties for each in (came, left))):
        return None
    if (came.wording.stated.value or 0) <= max(_LEAST, left.wording.stated.value or 0):
        return None
    said = wording.stated
    if said.hedge == "about" and said.value is not None:
        said = Stated(said.value, said.value * (1 - _ABOUT), said.value * (1 + _ABOUT), said.unit)
    return _wrong(at, said, came, left, BY_ITSELF)


def _of_a_group(at: int, claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    """The balance of a nationality whose two flows stand beside it, as published: "98,000 Britons left and 61,000 came back, a net loss of 17,000"."""
    wording, subject = claim.wording, claim.wording.subject
    if subject is None or subject.measure != "net_migration" or not subject.group or claim.then.verdict != "not_checked":
        return None
    words, (first, _) = words_of(claim), place_of(claim)
    if wording.kind != "level" or not is_stated(claim) or _NET.isdisjoint(words[max(0, first - 4) : first]):
        return None
    flows: dict[str, list[Claim]] = {"immigration": [], "emigration": []}
    for each in of_it_and_before(claim, claims):
        if _flow(each) in flows and each.wording.start < wording.start:
            flows[_flow(each)].append(each)
    if any(len(each) != 1 for each in flows.values()):
        return None
    came, left = flows["immigration"][0], flows["emigration"][0]
    told = (came, left)
    if any(each.then.verdict != "agrees" or each.wording.kind != "level" or each.period != claim.period for each in told):
        return None
    if any(each.wording.subject is None or each.wording.subject.group != subject.group for each in told):
        return None
    return _wrong(at, wording.stated, came, left, AS_PUBLISHED, either_way=True)


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
        each is not claim and each.wording.kind in {"level", "change"} and _flow(each) == "net_migration"
        for each in of_its_sentence(claim, claims)
    )


# --- one flow beside the other and the balance


def _of_one_flow(at: int, claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    """Those who came or left, where the two other numbers of the very sentence leave another: "212,000: 642,000 came, and 402,000 left"."""
    subject = claim.wording.subject
    if subject is None or subject.measure not in {"immigration", "emigration"} or subject.basis != "explicit" or subject.group:
        return None
    if not may_be_miscounted(claim):
        return None
    told: dict[str, list[Claim]] = {flow: [] for flow in _FLOWS}
    for each in of_its_sentence(claim, claims):
        other = each.wording.subject
        if each.wording.stated.value is not None and other is not None:
            if other.measure in told and (each.wording.kind not in {"level", "extreme"} or other.group or each.wording.starts):
                return None
            told.get(other.measure, []).append(each)
    if any(len(each) != 1 for each in told.values()) or not _of_one_time(*(each[0] for each in told.values())):
        return None
    others = [told[flow][0] for flow in _FLOWS if told[flow][0] is not claim]
    if not all(is_stated(each) for each in others) or not any(each.then.verdict == "agrees" for each in others):
        return None
    if any(each.then.verdict != "agrees" and each.wording.start > claim.wording.start for each in others):
        return None  # the last that is not as published is the one that may be wrong
    came, left, net = (closed_range(told[flow][0].wording.stated) for flow in _FLOWS)
    if came is None or left is None or net is None:
        return None
    made = difference(came, net) if subject.measure == "emigration" else total(net, left)
    if overlaps(widened(claim.wording.stated), made):
        return None
    words = f"the two other numbers leave {amount(made.value, 'people')}"
    near_miss = f"The article's own numbers make {amount(made.value, 'people')}."
    return Miscount(at, made.value, words, (), BY_ITSELF, near_miss=near_miss)
