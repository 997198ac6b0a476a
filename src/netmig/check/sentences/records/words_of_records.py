"""Whether the words around a record leave it what it is, and of what a number beside it: nothing denies, narrows or turns it to another thing."""

from __future__ import annotations

from ...words.cues import FORECAST_WORDS
from ...words.not_so import NOT_SO
from ...words.quantities import Quantity
from ...words.record_words import SHALL, SUPPOSING, WHO_CAME, WHO_LEFT
from ..in_doubt.known_words import may_link
from ..parts import SentenceParts
from .records_in_general import GeneralRecord

_OF_TODAY = frozenset({"now", "today", "currently"})
_SCOPES = frozenset("under during outside except excluding apart aside bar barring ignoring".split())
_BELIEVES, _COUNTS = frozenset("believe believes think thinks".split()), frozenset("ons office statisticians".split())
_BEFORE = 9
_NOT_QUITE = frozenset("not never no almost nearly near close short below one among from than off hardly scarcely far if".split())
_OF_HERE = frozenset("to in for here country last by people".split())
_PEOPLE = frozenset("people migrants persons".split())
_MARKS = frozenset({",", ";", ":", "–", "—", "("})
_ENDS = frozenset(
    {*',.;:"–—)!', "", *"and but while when as despite though although because thanks with which said says say show shows suggest".split(),
     *"according after that who mark barrier it they has had have".split()}
)  # fmt: skip
_EVERYBODY = (("nationality", "all"),)


def is_bent(parts: SentenceParts, told: GeneralRecord) -> bool:
    """Whether words before a record deny, suppose or foresee it, or what stands behind it narrows it."""
    behind = told.last + 1
    since = next((at for at in range(told.first, behind) if parts.word(at) == "since"), behind)
    stop = next((at for at in range(behind, len(parts.words)) if parts.word(at) in _ENDS), len(parts.words))
    lead = parts.words[max(0, told.first - 4) : told.first]
    if told.bound is None and told.place == 0 and not _NOT_QUITE.isdisjoint(lead):
        return True
    if (
        told.place
        and told.bound is None
        and (not _OF_TODAY.isdisjoint(parts.words) or (parts.quantities[:1] and parts.quantities[0].unit not in {"", "people"}))
    ):
        return True  # "it is now a fifth lower than at its peak": of another number than the one told last
    supposed = parts.words[max(0, told.first - _BEFORE) : since]
    if not _COUNTS.isdisjoint(parts.words[: told.first]):
        supposed = [word for word in supposed if word not in _BELIEVES]  # "The ONS now believes that it peaked in 2024"
    if "back" not in supposed and not (SUPPOSING | SHALL | FORECAST_WORDS).isdisjoint(supposed):
        return True
    scopes = _SCOPES if told.bound is None else _SCOPES - {"under"}
    if not NOT_SO.isdisjoint(parts.words) or not scopes.isdisjoint({*parts.words[: told.first], *parts.words[behind:stop]}):
        return True
    of_some = (each for each in parts.mentions_of("group") if told.first - _BEFORE <= each.first <= stop)
    if parts.mentions_of("other_subject") or any(each.group != _EVERYBODY for each in of_some):
        return True
    if parts.word(behind) == "before" or (parts.word(behind), parts.word(behind + 1)) == ("and", "then"):
        return True  # "higher than in any year before that", "a record and then a fall": of what was told before
    if behind - 1 in {each.last for each in parts.quantities} and parts.word(behind) in _PEOPLE:
        return False  # "a record 479,000 people left", "the first in which more than 600,000 people left"
    passed = parts.in_times | parts.covered("home") | parts.covered("measure")  # "a new record for net migration last year"
    while behind in passed or parts.word(behind) in _OF_HERE:
        behind += 1
    return parts.word(behind) not in _ENDS


def flows_named(parts: SentenceParts, told: GeneralRecord) -> set[str]:
    """The flows that are named in the words of a record and right before it, or that people are said to have made: "that fewer have come"."""
    lead, stop = told.first, told.last + 1
    while lead > 0 and parts.word(lead - 1) not in _MARKS | {"and", "but", "while"}:
        lead -= 1
    named = {each.code for each in parts.mentions_of("measure") if lead <= each.first and each.last <= told.last}
    while parts.word(stop) and parts.word(stop) not in _ENDS - {"have", "has", "had", "who", "it", "they"}:
        stop += 1
    if "than" in parts.words[told.last : stop]:
        return named
    named |= {each.code for each in parts.mentions_of("measure") if told.last < each.first < stop}
    moved = [at for at in range(told.first, stop) if _OF_OTHERS.isdisjoint(parts.words[max(0, at - 1) : at + 3])]
    here = parts.covered("home")
    if any(
        parts.word(at) in WHO_CAME
        and (parts.word(at + 1) not in _GOES_ON or (parts.word(at + 1) == "to" and {at + 2, at + 3} & here))
        for at in moved
    ):
        named.add("immigration")
    return named | {"emigration"} if any(parts.word(at) in WHO_LEFT for at in moved) else named


# "since we left the EU", "the vote to leave", "before he left office"; "come down", "come to 504,000"
_OF_OTHERS = frozenset("eu european europe brexit vote voted referendum office downing power government number".split())
_GOES_ON = frozenset("down up at below under above over back close near to".split())


def links(parts: SentenceParts, first: int, stop: int, flow: str) -> bool:
    """Whether nothing between a number, or where its sentence begins, and a record names something else: who says so is passed over."""
    if any(each.code != flow and first <= each.first < stop for each in parts.mentions_of("measure")):
        return False
    if any(first <= each.first < stop for each in parts.mentions_of("elsewhere")):
        return False
    segment: list[int] = []
    for at in (*range(first, stop), -1):
        if at >= 0 and parts.word(at) not in {",", ";", "–", "—", '"'}:
            segment.append(at)
            continue
        if _SAID.isdisjoint(map(parts.word, segment)) and not all(_is_understood(parts, k) for k in segment):
            return False
        segment = []
    return True


def _is_understood(parts: SentenceParts, at: int) -> bool:
    """Whether a word names nothing that a record may be told of instead; "hitting its lowest" goes on of what was told."""
    doing = parts.word(at).endswith("ing") and parts.word(at - 1) in _MARKS and parts.word(at + 1) in _WHAT
    return doing or may_link(parts, at) or parts.word(at) in _UNDERSTOOD


_WHAT = frozenset("its the a an it what to down up".split())
_SAID = frozenset(
    "said says say show shows showed suggest suggests according told tells claimed claims reports reported estimates quoting ons statisticians".split()
)
_UNDERSTOOD = frozenset(
    "returned return little bit slightly shade touch whisker fraction well way long some set sets setting row running succession consecutive time mean means meaning makes making made leaves leaving puts annual yearly quite broken broke breached"
    " crossed passed topped exceeded again once yet only far too much very who he she they we you them their what there here both indeed fact simply put do does"
    " did can could".split()
)  # fmt: skip


def is_told_of(parts: SentenceParts, number: Quantity, told: GeneralRecord, flow: str) -> bool:
    """Whether a record behind a number of its sentence is told of it: as its apposition, or of what is counted, and of nothing that it is set against."""
    between = range(number.last + 1, told.first)
    marks = [at for at in between if parts.word(at) in _MARKS]
    own = parts.time_of.get(number.first)
    own_words = frozenset() if own is None else frozenset(range(own.first, own.last + 1))
    here = parts.covered("home")
    against = [at for at in between if parts.word(at) in _AGAINST and at not in own_words and not {at + 1, at + 2} & here]
    measured = any(each.first in between and abs(each.value) >= _LEAST for each in parts.quantities)
    if against and not _goes_on(parts, number, told) and not measured:
        return False  # "was 685,000, below that of 2022, the highest ever"
    if told.place and not told.bound and not _PEAKS.isdisjoint(parts.words[: told.first]):
        return False  # "Its peak of 906,000 is behind it, and it is below the record": not told of the peak itself
    if measured and not {"which", "that", "this"}.isdisjoint(parts.words[max(0, told.first - 3) : told.first]):
        return False  # "fell to 431,000 from 860,000, which is a record": a fall, perhaps
    opens = 0
    if not marks:  # "Public concern about net migration of 204,000 is at a record low"
        opens = max((at + 1 for at in range(number.first) if parts.word(at) in _MARKS | {"that"}), default=0)
        if not links(parts, opens, number.first, flow):
            return False
    return links(parts, number.last + 1, told.first, flow)


def _goes_on(parts: SentenceParts, number: Quantity, told: GeneralRecord) -> int:
    """Where the words begin with which a sentence goes on about its number, "and that is the lowest", "and the most"; 0 where it does not."""
    if parts.word(told.first - 1) == "and":
        return told.first - 1
    marks = (at for at in range(told.first - 1, number.last, -1) if parts.word(at) in _MARKS)
    mark = next(marks, 0)
    return mark if mark and parts.word(mark + 1) in {"and", "that", "this", "it", "but", "making"} else 0


_PEAKS = frozenset("peak record high highest peaked".split())
_AGAINST = frozenset("than below above against down up from short".split())
_LEAST = 10_000


def of_its_year(parts: SentenceParts, told: GeneralRecord, number: Quantity | None, year: int, *, of_last_year: bool) -> bool:
    """Whether no other year is named between a number, or the beginning, and its record, or right behind this: "the highest on record in 2022"."""
    first, own = 0, None
    if number is not None and number.first < told.first:
        own = parts.time_of.get(number.first)
        first = max(number.last, _goes_on(parts, number, told)) + 1
    return all(
        each is own
        or str(year) in parts.words[each.first : each.last + 1]
        or each.kind in {"day", "moment"}
        or (each.kind == "relative_year" and each.years == 1 and of_last_year)
        or (each.kind == "year_ending" and not (each.year or each.which or each.years))
        for each in parts.times
        if first <= each.first < told.first or told.last < each.first <= told.last + 2
    )
