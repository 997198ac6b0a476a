"""Records of a number that stands beside them and is right: "Net migration was 672,000, the ONS says. Never has it been higher".

Which flow, whom and which year such a record is told of, that number shows, whatever the record's own words leave open.
The same is asked of every number that may be meant, and of either end of the scale where the words do not say which: only
what is a record of none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...records import replace
from ...sentences.known_words import may_link
from ...sentences.parts import SentenceParts, read_sentence
from ...sentences.records_in_general import GeneralRecord, records_in_general
from ...sentences.reaches import among, leaves_out_a_year, years_back
from ...sentences.wording import Stated, Wording
from ...words.cues import FORECAST_WORDS
from ...words.not_so import NOT_SO
from ...words.record_words import SHALL, SUPPOSING, WHO_CAME, WHO_LEFT
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim


def records_of_numbers(claims: Sequence[Claim]) -> Iterator[tuple[int, tuple[Wording, ...]]]:
    """The claims that tell a record and call nothing wrong yet, each with all that it may be told of."""
    for at, claim in enumerate(claims):
        if (claim.accuses and claim.wording.kind != "extreme") or claim.wording.kind not in {"extreme", "comparison", "level", "ratio"}:
            continue
        parts = read_sentence(claim.wording.sentence)
        for told in records_in_general(parts):
            if _is_told_by(parts, told, claim) and (wordings := tuple(_wordings(parts, told, claim, claims))):
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


def _wordings(parts: SentenceParts, told: GeneralRecord, claim: Claim, claims: Sequence[Claim]) -> Iterator[Wording]:
    """The record of each number that it may be told of, all that is open settled by that number."""
    if _is_bent(parts, told) or leaves_out_a_year(parts):
        return
    start, end = _span(parts, told)
    for number in _numbers(parts, told, claim, claims):
        period, wording = number.period, number.wording
        since = told.since if told.years < 0 else years_back(parts, told.years, period)
        if period is None or (told.years >= 0 and since is None) or not _is_of_its_year(parts, told, number):
            return
        if told.bound is not None and told.sign * ((number.then.value or 0) - told.bound.value) <= 0:
            return  # "It was never above 350,000": of other years than that of the number
        for sign in (told.sign,) if told.sign else (1, -1):
            own = replace(
                wording, kind="extreme", start=start, end=end, sentence=claim.wording.sentence, periods=(period,), period_basis="explicit", likeliest=None,
                loose=False, extreme="high" if sign > 0 else "low", since=since, until=told.until, reaches=told.years >= 0, among=among(parts), ever="" if told.years >= 0 else "plainly",
                uncertain="", unsettled=(), refusal="", settled=True, ties=frozenset({"measure", "period", "time"}), leads_to=wording.start, place=told.place,
                of_another_day="", moved=0, any_time=False, of_change=False, so_far=False, first_time=False,
            )  # fmt: skip
            yield own if told.bound is None else replace(own, first_time=True, stated=_bound(told))


def _bound(told: GeneralRecord) -> Stated:
    value = 0.0 if told.bound is None else told.bound.value
    over = told.sign > 0
    return Stated(value, value if over else float("-inf"), float("inf") if over else value, "people", "over" if over else "under")


def _numbers(parts: SentenceParts, told: GeneralRecord, claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The numbers that are right and that a record may be told of: of its sentence, or else of the one before."""
    named = {each.code for each in parts.mentions_of("measure") if _is_near(parts, told, each.first, each.last)}
    start, end = _span(parts, told)
    named |= _moved(parts, told)
    right = [each for each in claims if _is_right(each) and (not named or named == {_flow(each)})]
    own = [each for each in right if each.wording.sentence == claim.wording.sentence and not _is_bound(told, each)]
    before = [each for each in own if each.wording.end <= end and _start_of_number(each) < start + 1]
    inside = [each for each in own if start <= _start_of_number(each) <= end + 2]
    if inside:
        return inside[:1]
    if before:
        last = _token(parts, before[-1].wording.end)
        if not _links(parts, last, told.first, before[-1]):
            return []
        chosen = [each for each in before if _flow(each) == _flow(before[-1])]
        if not _is_set_against(parts, before[-1]):
            return chosen[-1:]
        return [] if all(_is_set_against(parts, each) for each in chosen) else chosen
    if own:
        first = _token(parts, own[0].wording.start)
        if not {";", ":", "now", "and", "but"}.isdisjoint(parts.words[told.last : first]):
            return []
        return own[:1] if _links(parts, told.last + 1, first, own[0]) and _links(parts, 0, told.first, own[0]) else []
    if any(abs(each.value) >= _LEAST and each is not told.bound and each.unit in {"", "people"} for each in parts.quantities):
        return []
    carried = [each for each in right if stands_just_before(each, claim)]
    if not carried and len(named) == 1:
        carried = [each for each in right if stands_just_before(claim, each)][:1]  # it is told first, and then its number
    if len({_flow(each) for each in carried}) != 1 or not _links(parts, 0, told.first, carried[0]):
        return []
    newest = max(each.period.stop for each in right if each.period is not None and _flow(each) == _flow(carried[0]))
    if not any(each.period is not None and each.period.stop == newest for each in carried):
        return []  # "That is less than the year before, when it was 650,000. Not since 2021 has it been so low"
    return carried


_LEAST = 10_000


def _moved(parts: SentenceParts, told: GeneralRecord) -> set[str]:
    """The flow of those who are said to have come or left, in the words of a record or right behind them: "the first time that fewer have come"."""
    stop = told.last + 1
    while parts.word(stop) and parts.word(stop) not in _ENDS - {"have", "has", "had", "who", "it", "they"}:
        stop += 1
    moved = [at for at in range(told.first, stop) if _OF_OTHERS.isdisjoint(parts.words[at - 1 : at + 3])]
    came = any(parts.word(at) in WHO_CAME and parts.word(at + 1) not in _GOES_ON for at in moved)
    left = any(parts.word(at) in WHO_LEFT for at in moved)
    return {flow for flow, said in (("immigration", came), ("emigration", left)) if said and "than" not in parts.words[told.last : stop]}


# "since we left the EU", "the vote to leave", "before he left office"
_OF_OTHERS = frozenset("eu european europe brexit vote voted referendum office downing power government number".split())
_GOES_ON = frozenset("down up at below under above over back close near to".split())


def _is_right(claim: Claim) -> bool:
    """Whether a number is the figure of its flow, of everybody, for its year, so that only the record that is told of it may be wrong."""
    subject, said, value = claim.wording.subject, claim.wording.stated, claim.then.value
    is_so = value is not None and said.low is not None and said.high is not None and said.low <= value <= said.high
    return (
        (claim.then.verdict == "agrees" or (claim.wording.kind == "extreme" and is_so))
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


def _start_of_number(claim: Claim) -> int:
    return claim.wording.start


def _is_bound(told: GeneralRecord, claim: Claim) -> bool:
    return told.bound is not None and claim.wording.start <= told.bound.number_start < claim.wording.end


def _token(parts: SentenceParts, place: int) -> int:
    """The first token that begins at a place of the text or behind it."""
    return next((at for at, token in enumerate(parts.tokens) if token.start >= place), len(parts.tokens))


def _is_near(parts: SentenceParts, told: GeneralRecord, first: int, last: int) -> bool:
    """Whether a flow is named in the words of a record, or in those that lead to it from the mark before."""
    lead = told.first
    while lead > 0 and parts.word(lead - 1) not in {",", ";", ":", "–", "—", "(", "and", "but", "while"}:
        lead -= 1
    return lead <= first and last <= told.last


def _is_set_against(parts: SentenceParts, number: Claim) -> bool:
    """Whether a number is only what another is set against: "up from 414,000 a year before, a record"."""
    at = _token(parts, number.wording.start)
    return not {"from", "than", "against", "on"}.isdisjoint(parts.words[max(0, at - 1) : at + 2])


def _is_bent(parts: SentenceParts, told: GeneralRecord) -> bool:
    """Whether words before a record deny, suppose or foresee it, or what stands behind it narrows it."""
    ends = next((at for at in range(told.first, told.last) if parts.word(at) == "since"), told.last + 1)
    words = parts.words[max(0, told.first - _BEFORE) : ends]
    lead = parts.words[max(0, told.first - 4) : told.first]
    if told.bound is None and told.place == 0 and not _NOT_QUITE.isdisjoint(lead):
        return True
    if not (SUPPOSING | SHALL | FORECAST_WORDS).isdisjoint(words) and "back" not in words:
        return True
    behind = told.last + 1
    stop = next((at for at in range(behind, len(parts.words)) if parts.word(at) in _ENDS), len(parts.words))
    around = {*parts.words[: told.first], *parts.words[behind:stop]}
    if not NOT_SO.isdisjoint(parts.words) or not (_SCOPES if told.bound is None else _SCOPES - {"under"}).isdisjoint(around):
        return True
    of_some = (each for each in parts.mentions_of("group") if told.first - _BEFORE <= each.first <= stop)
    if parts.word(behind) == "before":
        return True  # "higher than in any year before that": of what was told before
    if parts.mentions_of("other_subject") or any(each.group != (("nationality", "all"),) for each in of_some):
        return True
    if behind - 1 in {each.last for each in parts.quantities} and parts.word(behind) in _PEOPLE:
        return False  # "a record 479,000 people left", "the first in which more than 600,000 people left"
    while behind in parts.in_times or behind in parts.covered("home") or parts.word(behind) in _OF_HERE:
        behind += 1
    return parts.word(behind) not in _ENDS


_SCOPES = frozenset("under during outside except excluding apart aside bar barring ignoring".split())
_BEFORE = 9
_NOT_QUITE = frozenset("not never no almost nearly near close short below one among from than off hardly scarcely far if".split())
_PEOPLE = frozenset("people migrants persons".split())
_OF_HERE = frozenset("to in for here country last by people".split())
_ENDS = frozenset(
    {*',.;:"–—)!', "", *"and but while when as despite though although because thanks with which said says say show shows suggest according after that who mark barrier it they has had have".split()}
)


def _links(parts: SentenceParts, first: int, stop: int, number: Claim) -> bool:
    """Whether nothing between a number, or where its sentence begins, and a record names something else: who says so is passed over."""
    if any(each.code != _flow(number) and first <= each.first < stop for each in parts.mentions_of("measure")):
        return False
    own = "" if number.period is None else str(number.period.end.year)
    segment: list[int] = []
    for at in (*range(first, stop), -1):
        if at >= 0 and parts.word(at) not in {",", ";", "–", "—", '"'}:
            segment.append(at)
            continue
        told_by = any(parts.word(k) in _SAID for k in segment)
        if not told_by and not all(may_link(parts, k) or parts.word(k) in _UNDERSTOOD for k in segment):
            return False
        segment = []
    return True


def _is_of_its_year(parts: SentenceParts, told: GeneralRecord, number: Claim) -> bool:
    """Whether no other year is named between a number and its record, or right behind this: "the highest on record in 2022"."""
    period, same = number.period, number.wording.sentence == parts.sentence
    first = _token(parts, number.wording.end) if same and number.wording.start < parts.tokens[told.first].start else 0
    marks = [at for at in range(first, told.first) if parts.word(at) in {",", ";", "–", "—", "("}]
    if same and marks and parts.word(marks[-1] + 1) in {"and", "that", "this", "it", "but", "making"}:
        first = marks[-1]  # "about half of what it was in 2023, and that is the lowest"; but "below that of 2023, the highest"
    return period is not None and all(
        str(period.end.year) in parts.words[each.first : each.last + 1]
        or each.kind in {"day", "duration", "moment", "vague"}
        or (each.kind == "relative_year" and period.end.month == _DECEMBER and each.years == 1)
        or (same and parts.tokens[each.first].start < number.wording.end)
        for each in parts.times
        if (first <= each.first < told.first) or told.last < each.first <= told.last + 2
    )


_DECEMBER = 12
_SAID = frozenset("said says say show shows showed suggest suggests according told tells claimed claims reports reported estimates quoting ons statisticians".split())
_UNDERSTOOD = frozenset(
    "set sets setting row running succession consecutive time mean means meaning makes making made leaves leaving puts annual yearly quite broken broke breached crossed passed topped exceeded again once yet only far too much very who he she they we you them their what there here both indeed fact simply put do does did can could".split()
)
