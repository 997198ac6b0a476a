"""Records of a number that stands beside them and is right: "Net migration was 672,000, the ONS says. Never has it been higher".

Which flow, whom and which year such a record is told of, that number shows, whatever the record's own words leave open.
The same is asked of every number that may be meant, and of either end of the scale where the words do not say which: only
what is a record of none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...records import replace
from ...sentences.parts import SentenceParts, read_sentence
from ...sentences.records.reaches import among, leaves_out_a_year, years_back
from ...sentences.records.records_in_general import GeneralRecord, may_tell_records, records_in_general
from ...sentences.records.words_of_records import flows_named, is_bent, is_told_of, links, of_its_year
from ...sentences.wording import Among, Stated, Wording
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import is_of_one_figure, of_its_sentence, of_sentence_before, of_sentence_behind

if TYPE_CHECKING:
    from ...claim import Claim

_LEAST = 10_000
_DECEMBER = 12
_INFINITE = float("inf")


def records_of_numbers(claims: Sequence[Claim]) -> Iterator[tuple[int, tuple[Wording, ...]]]:
    """The claims that tell a record, each with all that it may be told of."""
    sentences = {claim.wording.sentence.start: claim.wording.sentence for claim in claims}
    read = {start: read_sentence(each) for start, each in sentences.items() if may_tell_records(each.words)}
    newest: dict[str, date] = {}
    for claim in filter(_is_right, claims) if read else ():
        if claim.period is not None:
            newest[_flow(claim)] = max(claim.period.stop, newest.get(_flow(claim), claim.period.stop))
    for at, claim in enumerate(claims):
        parts = read.get(claim.wording.sentence.start)
        if (
            parts is None
            or claim.wording.kind not in {"extreme", "comparison", "level", "ratio"}
            or (claim.accuses and claim.wording.kind != "extreme")
        ):
            continue
        for told in records_in_general(parts):
            if _is_told_by(parts, told, claim) and (wordings := tuple(_wordings(parts, told, claim, claims, newest))):
                yield at, wordings
                break


def _is_told_by(parts: SentenceParts, told: GeneralRecord, claim: Claim) -> bool:
    """Whether the words of a claim are those of a record: of several numbers, that of its bound."""
    start, end = _span(parts, told)
    if claim.wording.end <= start or end <= claim.wording.start:
        return False
    stated = claim.wording.stated.value
    return stated is None or claim.wording.kind in {"extreme", "ratio"} or (told.bound is not None and stated == told.bound.value)


def _span(parts: SentenceParts, told: GeneralRecord) -> tuple[int, int]:
    return parts.tokens[told.first].start, parts.tokens[told.last].end


def _wordings(
    parts: SentenceParts, told: GeneralRecord, claim: Claim, claims: Sequence[Claim], newest: Mapping[str, date]
) -> Iterator[Wording]:
    """The record of each number that it may be told of, all that is open settled by that number; none where one of them cannot be told."""
    if is_bent(parts, told) or leaves_out_a_year(parts):
        return
    start, end = _span(parts, told)
    if told.of is not None:
        opens = max((at + 1 for at in range(told.first) if parts.word(at) == "that"), default=0)
        is_of_it = _names_its_flow(claim) and links(parts, opens, told.first, _flow(claim))
        numbers: Sequence[tuple[Claim, Quantity | None]] = [(claim, None)] if is_of_it else []
    else:
        numbers = _numbers(parts, told, claim, claims, newest)
    for number, quantity in numbers:
        period, wording = told.of or number.period, number.wording
        since = told.since if told.years < 0 else years_back(parts, told.years, period)
        if period is None or (told.years >= 0 and since is None):
            return
        if told.of is None and not of_its_year(
            parts, told, quantity, period.end.year, of_last_year=period.end.month == _DECEMBER
        ):
            return
        if told.bound is not None and told.sign * ((number.then.value or 0) - told.bound.value) <= 0:
            return  # "It was never above 350,000": of other years than that of the number
        for sign in (told.sign,) if told.sign else (1, -1):
            own = replace(
                wording, kind="extreme", start=start, end=end, sentence=claim.wording.sentence, periods=(period,), period_basis="explicit", likeliest=None,
                loose=False, extreme="high" if sign > 0 else "low", since=since, until=told.until, reaches=told.years >= 0, among=_among(parts, told),
                ever="" if told.years >= 0 else "plainly", uncertain="", unsettled=(), refusal="", settled=True, ties=frozenset({"measure", "period", "time"}),
                leads_to=wording.start, place=told.place, of_another_day="", moved=0, any_time=False, of_change=False, so_far=False, first_time=False,
            )  # fmt: skip
            yield (
                own if told.bound is None else replace(own, first_time=True, stated=_bound(told.bound.value, over=told.sign > 0))
            )


def _among(parts: SentenceParts, told: GeneralRecord) -> Among:
    """Among which years it is a record: a peak in a year that is named may be one among those that end with its month."""
    alike = told.of is not None and {"record", "ever"}.isdisjoint(parts.words[told.first : told.last])
    return "its_months" if alike else among(parts)


def _bound(value: float, *, over: bool) -> Stated:
    return Stated(value, value if over else -_INFINITE, _INFINITE if over else value, "people", "over" if over else "under")


def _numbers(
    parts: SentenceParts, told: GeneralRecord, claim: Claim, claims: Sequence[Claim], newest: Mapping[str, date]
) -> Sequence[tuple[Claim, Quantity | None]]:
    """The numbers that are right and that a record may be told of: of its sentence, or else of the one before, or of that behind."""
    named = flows_named(parts, told)

    def right(some: Sequence[Claim]) -> list[Claim]:
        return [each for each in some if _is_right(each) and (not named or named == {_flow(each)})]

    own = [
        (each, quantity)
        for each in right(of_its_sentence(claim, claims))
        for quantity in parts.quantities
        if quantity is not told.bound
        and each.wording.start <= quantity.number_start < each.wording.end
        and each.wording.stated.value == quantity.value
    ]
    counted = [
        each for each in parts.quantities if abs(each.value) >= _LEAST and each is not told.bound and each.unit in {"", "people"}
    ]
    if any(told.first <= each.first <= told.last + 1 for each in counted):
        return [pair for pair in own if told.first <= pair[1].first <= told.last + 1][:1]
    if before := [pair for pair in own if pair[1].first < told.first]:
        flow = _flow(before[-1][0])
        told_of = [pair for pair in before if _flow(pair[0]) == flow]
        open_ones = [pair for pair in told_of if not _is_set_against(parts, pair[1])]
        # "was 642,000, down from 693,000 as first reported, a record": every number between must be known too
        behind = [each for each in counted if open_ones and open_ones[-1][1].first <= each.first < told.first]
        known = all(any(each is quantity for _, quantity in told_of) for each in behind)
        return [*told_of] if behind and known and is_told_of(parts, behind[0], told, flow) else []
    if own:
        first, flow = own[0][1].first, _flow(own[0][0])
        linked = links(parts, told.last + 1, first, flow) and links(parts, 0, told.first, flow)
        return [*own] if linked and {";", ":", "now", "and", "but"}.isdisjoint(parts.words[told.last : first]) else []
    if counted or any(each.ambiguous for each in parts.mentions_of("measure")):
        return []  # "Migration to the UK is at a record": of which flow?
    carried = right(of_sentence_before(claim, claims))
    if not carried and len(named) == 1:
        carried = right(of_sentence_behind(claim, claims))[:1]  # it is told first, and then its number
    if len({_flow(each) for each in carried}) != 1 or not links(parts, 0, told.first, _flow(carried[0])):
        return []
    # "That is less than the year before, when it was 650,000. Not since 2021 has it been so low"
    stops = [each.period.stop for each in carried if each.period is not None]
    flow = _flow(carried[0])
    return [] if newest[flow] > max(stops) else [(each, None) for each in carried]


def _names_its_flow(claim: Claim) -> bool:
    """Whether a record names the flow of everybody that it is told of."""
    wording, subject = claim.wording, claim.wording.subject
    named = subject is not None and subject.basis == "explicit" and not subject.carried
    return (
        wording.kind == "extreme" and named and subject is not None and subject.measure in MIGRATION_FLOWS and not subject.group
    )


def _is_right(claim: Claim) -> bool:
    """Whether a number is the figure of its flow, of everybody, for its year, so that only the record that is told of it may be wrong."""
    subject, said, value = claim.wording.subject, claim.wording.stated, claim.then.value
    is_so = value is not None and said.low is not None and said.high is not None and said.low <= value <= said.high
    named = subject is not None and subject.basis == "explicit" and not subject.carried
    return (
        (claim.then.verdict == "agrees" or (claim.wording.kind == "extreme" and is_so and named))
        and is_of_one_figure(claim)
        and not claim.wording.first_time
        and claim.wording.vintage == "current"
        and claim.wording.stated.hedge in {"exact", "about", "nearly"}
        and claim.period is not None
        and claim.period.is_year
        and subject is not None
        and subject.measure in MIGRATION_FLOWS
        and not subject.group
    )


def _flow(claim: Claim) -> str:
    return "" if claim.wording.subject is None else claim.wording.subject.measure


def _is_set_against(parts: SentenceParts, number: Quantity) -> bool:
    """Whether a number is only what another is set against: "up from 414,000 a year before, a record"."""
    return not {"from", "than", "against", "on"}.isdisjoint(parts.words[max(0, number.first - 2) : number.first])
