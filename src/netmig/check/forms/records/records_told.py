"""Records that are told without a superlative: "Not since 2021 has it been so low", "no year has ever brought more", "without precedent".

What the words say of the scale, the time and the number is read in `sentences/records/told_records.py`; here it is asked what
the record is of, and of which year, and whether every word of it is understood: only then it can be wrong.
"""

from __future__ import annotations

from typing import Any

from ....periods import Period, calendar_year, year_ending
from ...records import replace
from ...sentences.in_doubt.firmness import ESTIMATE_WORDS
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.known_words import may_link
from ...sentences.in_doubt.refusals import NO_STATISTIC, why_not_ours, why_refused
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import among, leaves_out, years_back
from ...sentences.records.record_shapes import ToldRecord
from ...sentences.records.told_records import told_records
from ...sentences.roles import role_of
from ...sentences.scene import Scene
from ...sentences.times.times_beside import tells_when_said
from ...sentences.times.times_of import Window, read_window, sentence_window, window_of
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.groups import groups_between
from ...sentences.whom.heads import is_about
from ...sentences.whom.subject_of import subject_of
from ...sentences.wording import Stated, Subject, Wording
from ...words.quantities import Quantity
from ...words.record_words import (
    AWAY,
    MOVING_PEOPLE,
    NEARLY,
    NUMBERS_COUNTED,
    SHALL,
    SUPPOSING,
    TAKEN_IN,
    UNDERSTOOD,
    WHO_CAME,
    WHO_LEFT,
    WHO_MOVED,
)
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim, span_of, stated
from .cues_of_extremes import extreme_beside, is_of_another

_NOT_PLAIN = "the words may be about something else"
_OTHER_CHANGES = "the largest change may be counted over other years"
_WITHIN_A_YEAR = frozenset("year annual twelve-month calendar 12-month".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The records that a sentence tells so."""
    found = []
    for told in told_records(parts):
        looks = not _LOOKING.isdisjoint(parts.words[told.first : told.last + 1])  # "you will not find a lower one"
        if (forecast_word(parts, told.first) >= 0 and not looks) or _asks(parts):
            continue
        if (wording := _wording(parts, told, scene)) is not None:
            found.append(wording)
    return found


_LOOKING = frozenset({"find", "back"})


def _asks(parts: SentenceParts) -> bool:
    return parts.words[-1:] == ["?"] or parts.words[-2:-1] == ["?"]


def _wording(parts: SentenceParts, told: ToldRecord, scene: Scene) -> Wording | None:
    number = told.number or _number_behind(parts, told)
    if (number is not None and extreme_beside(parts, number)) or (parts.word(told.at) in _BARE and is_of_another(parts, told.at)):
        return None  # extremes.py
    if number is not told.number:
        told = replace(told, number=number)
    found = _subject(parts, told, scene)
    if found is None or found[0].measure not in MIGRATION_FLOWS:
        return None
    subject, plain = found
    since, loosely = _since(parts, told, scene, subject.measure)
    if since is None and (told.since is not None or told.years is not None):
        return None
    window = _window(parts, told, scene, subject.measure)
    if window.periods and scene.published.year - window.periods[0].end.year > _LONG_AGO:
        plain = False  # what was a record then, was one of other series
    plain = (
        plain
        and not (told.aside and number is None and subject.basis != "explicit")
        and _is_plain(parts, told)
        and not _may_be_of_another_year(parts, told, window, scene, subject)
    )
    slots: dict[str, Any] = {}
    if told.direction:
        slots = {"of_change": True, "direction": told.direction, "in_percent": told.in_percent}
        if _WITHIN_A_YEAR.isdisjoint(parts.word_set) and window.basis != "explicit":
            plain = False
    start, end = parts.tokens[told.first].start, parts.tokens[min(told.last, len(parts.tokens) - 1)].end
    if number is not None and number.first > told.last and not plain:
        return None
    if number is not None and not (plain and since is None):
        number = None  # the number is told by itself
    if number is not None:
        start, end = min(start, span_of(parts, number)[0]), max(end, number.end)
        slots["quantity"] = number
    return claim(
        parts,
        "extreme",
        (start, end),
        Stated(None, unit="people") if number is None else stated(number, "people"),
        subject,
        window,
        scene,
        at=told.first,
        doubt="" if (plain and not loosely) or number is not None else (_OTHER_CHANGES if told.direction else _NOT_PLAIN),
        refusal=(NO_STATISTIC if subject is _UNKNOWN else "")
        or why_not_ours(parts, subject, scene)
        or why_refused(parts, subject, window, scene),
        extreme=told.extreme,
        since=since,
        as_then=told.as_then and not told.direction,
        reaches=told.years is not None,
        so_far=told.so_far,
        ever="" if since is not None else "plainly" if plain else "loosely",
        loose=window.loose and (told.peak or not parts.quantities),
        among=among(parts) or ("calendar_years" if _of_calendar_years(parts, told) else ""),
        **slots,
    )


def _may_be_of_another_year(parts: SentenceParts, told: ToldRecord, window: Window, scene: Scene, subject: Subject) -> bool:
    """Whether a record of no named year may be of another one than that in hand: the one told of last, or the peak that the text speaks of."""
    if window.basis != "inherited" or told.number is not None or not window.periods:
        return False
    beside = any(
        each.last < told.first and each.unit in {"", "people"} and abs(each.value) >= _LEAST for each in parts.quantities
    )
    if beside and (
        subject.carried or scene.revising or not ESTIMATE_WORDS.isdisjoint(parts.word_set) or "moved" in parts.word_set
    ):
        return True  # "They have moved it to 906,000, and it has never been higher"
    if _OF_NOW.isdisjoint(parts.words[max(0, told.first - 4) : told.last + 4]):
        return True  # "When he was Prime Minister, more people came than ever before"
    looks_back = subject.carried or "had" in parts.word_set
    if looks_back and scene.last is not None and scene.last not in window.periods:
        return True
    peak = scene.calendar.peak(subject.measure)
    return (
        told.extreme == "high"
        and not told.direction
        and peak is not None
        and peak not in window.periods
        and (peak.end.year in scene.years or peak in scene.named.get(subject.measure, ()))
        and peak.end.year != window.periods[0].end.year
    )


_LEAST = 1000
_LONG_AGO = 4
_OF_NOW = frozenset("has have hasn't haven't is are remains now today had last latest find back must".split())


def _number_behind(parts: SentenceParts, told: ToldRecord) -> Quantity | None:
    """The number that is given in an aside right behind a record: "more people came than ever before, 745,000 of them"."""
    if (
        told.direction
        or told.since is not None
        or told.years is not None
        or parts.word(told.last + 1) not in {",", ":", "–", "—", "("}
    ):
        return None
    number = next((each for each in parts.quantities if 0 <= each.first - told.last - 2 <= 1), None)
    if number is None or number.unit not in {"", "people"} or abs(number.value) < _LEAST or role_of(parts, number) != "level":
        return None
    behind = parts.words[number.last + 1 : number.last + 4]
    return (
        number if not behind or behind[0] in {".", ",", ")", '"', ";"} or behind[:2] in (["of", "them"], ["in", "all"]) else None
    )


_BARE = frozenset({"high", "peak", "record"})


def _of_calendar_years(parts: SentenceParts, told: ToldRecord) -> bool:
    return "calendar" in parts.words[told.first : told.last + 1]


def _is_plain(parts: SentenceParts, told: ToldRecord) -> bool:
    """Whether nothing is supposed, and every word of what is told is understood."""
    beside = parts.words[max(0, told.first - 2) : told.last + 1]
    clause = parts.words[max(0, told.first - 8) : told.last + 1]
    clause = clause[max((k + 1 for k, word in enumerate(clause[: min(told.first, 8)]) if word == "that"), default=0) :]
    if not SHALL.isdisjoint(clause) and _LOOKING.isdisjoint(clause):
        return False
    if not SUPPOSING.isdisjoint(parts.words[: told.last + 1]) or not NEARLY.isdisjoint(beside):
        return False
    passed = leaves_out(parts)
    stop = told.last + 1
    while stop < len(parts.words) and parts.word(stop) not in _ENDS:
        stop += 1
    if not _OTHER_SCOPES.isdisjoint(parts.words[max(0, told.first - 6) : stop]) and not passed:
        return False
    return all(at in passed or _is_understood(parts, at) for at in range(told.first, stop))


# where what is told ends
_ENDS = frozenset(', ; : . – — and but with as while said says according ) " !'.split())
# so a record is told only of some of the years
_OTHER_SCOPES = frozenset(
    "under during except outside apart bar barring century memory era peacetime decades recent modern lately postwar post-war summer winter".split()
)


def _is_understood(parts: SentenceParts, at: int) -> bool:
    return parts.word(at) in UNDERSTOOD or parts.word(at) in MOVING_PEOPLE or may_link(parts, at) or parts.word(at) in _VERBS


_VERBS = WHO_CAME | WHO_LEFT | WHO_MOVED | TAKEN_IN | AWAY | {"live", "life", "home"}


# --- what it is of


def _subject(parts: SentenceParts, told: ToldRecord, scene: Scene) -> tuple[Subject, bool] | None:
    """What a record is told of, and whether that is plain: a flow that is named, those who move, a number before it, or what was spoken of."""
    if parts.mentions_of("other_subject"):
        return None
    inside = [
        each
        for each in parts.mentions_of("measure")
        if told.first <= each.first <= told.last
        or (told.last < each.first <= told.last + 4 and _is_of_it(parts, told, each.first))
    ]
    if inside:
        nearest = inside[0]
        if nearest.code not in MIGRATION_FLOWS or is_about(parts, nearest):
            return None
        if len({each.code for each in inside}) > 1:
            return None
        groups = groups_between(parts, told.first, max(told.last, nearest.last) + 1, nearest.code)
        return _named(nearest.code, groups, ambiguous=nearest.ambiguous)
    if (moved := _who_moved(parts, told)) is not None:
        groups = groups_between(parts, told.first, told.last + 1, moved)
        held = scene.people.subject.measure if scene.people is not None else moved
        if held not in MIGRATION_FLOWS or ("way" in parts.word_set and "back" not in parts.word_set):
            return Subject(moved, groups, "open", local=True), False  # "Never have so many come that way"
        sure = parts.says_where or parts.word_set & {"emigrated", "emigrate", "immigrated"} or scene.at_home
        return Subject(moved, groups, "explicit" if sure else "open", local=True), not groups
    if not all(_is_understood(parts, at) for at in range(told.first, told.last + 1)):
        return None
    if not _PEOPLE.isdisjoint(parts.words[told.first : told.last + 1]):
        return None  # "more people than ever back it"
    if parts.word(told.at) in _HOW_MANY and parts.word(told.last + 1) not in _ENDS and not _is_understood(parts, told.last + 1):
        return None  # "so few voters"
    if told.number is not None:
        subject = subject_of(parts, told.number, scene)
        return None if subject is None else (subject, subject.basis != "open" and not subject.group)
    before = [each for each in parts.mentions_of("measure") if each.last < told.first]
    headed = before and parts.words[before[-1].last + 1 : told.first] == [":"]
    if before and (headed or not {";", ":"} & set(parts.words[before[-1].last : told.first])):
        nearest = before[-1]
        if not all(_is_understood(parts, at) for at in range(nearest.last + 1, told.first)):
            return None  # "…, and Labour's poll rating has never been lower"
        if nearest.code not in MIGRATION_FLOWS or is_about(parts, nearest):
            return None
        groups = groups_between(parts, max(0, nearest.first - 4), told.first, nearest.code)
        return _named(nearest.code, groups, ambiguous=nearest.ambiguous)
    behind = [each for each in parts.mentions_of("measure") if each.first > told.last]
    if behind and told.peak:
        nearest = behind[0]
        groups = groups_between(parts, told.last, nearest.last + 1, nearest.code)
        return None if nearest.code not in MIGRATION_FLOWS else _named(nearest.code, groups, ambiguous=nearest.ambiguous)
    if not all(_is_understood(parts, at) for at in range(_clause_of(parts, told.first), told.first)):
        return None
    subject = inherited_subject(parts, None, scene)
    if subject is None and len({each.code for each in behind}) == 1 and behind[0].code in MIGRATION_FLOWS:
        # "Nothing as low has been recorded since 2021, the ONS said of net migration"
        return _named(behind[0].code, (), ambiguous=behind[0].ambiguous)[0], False
    if subject is None and scene.about_migration:
        return _UNKNOWN, False
    if subject is None:
        return None
    sure = subject.basis != "open" and not subject.group and not (scene.groups - {"all"}) and not scene.aside
    return subject, sure and not parts.mentions_of("group")


# most likely what the text is about, but nothing says so
_UNKNOWN = Subject("net_migration", (), "open")
_HOW_MANY = frozenset("many few more fewer much little less".split())


def _named(code: str, groups: tuple[tuple[str, str], ...], *, ambiguous: bool) -> tuple[Subject, bool]:
    return Subject(code, groups, "open" if ambiguous else "explicit", local=True), not groups and not ambiguous


def _is_of_it(parts: SentenceParts, told: ToldRecord, at: int) -> bool:
    """Whether a flow named right behind a record is what it is of: "so much net migration", "so high a level of immigration"."""
    homes = parts.covered("home")
    return all(parts.word(k) in _OF_A_FLOW or (told.peak and k in homes) for k in range(told.last + 1, at))


_OF_A_FLOW = NUMBERS_COUNTED | frozenset({"a", "an", "of", "in", "the", "annual", "uk", "britain's", "uk's"})


def _clause_of(parts: SentenceParts, at: int) -> int:
    """Where the clause begins that a token stands in."""
    while at > 0 and parts.word(at - 1) not in {",", ";", ":", "–", "—", "and", "but"}:
        at -= 1
    return at


def _who_moved(parts: SentenceParts, told: ToldRecord) -> str | None:
    """The flow that people made by what they did: "so many people come", "the country taken in so many", "more people left"."""
    last = min(told.last + 8, len(parts.words) - 1)
    groups = parts.covered("group")
    for at in range(_opens(parts, told), last + 1):
        word = parts.word(at)
        if at > told.last and word in {",", ";", ":", ".", "–", "—", "and", "but", "than", "as", "since"}:
            return None
        if at in parts.in_times:
            continue
        flow = _flow_of(parts, at)
        if flow is None:
            continue
        people = [k for k in range(min(told.first, at - 4), at + 8) if parts.word(k) in _PEOPLE or k in groups]
        if flow == "taken":
            return "immigration" if parts.says_where or people else None
        many = {"many", "few", "more", "fewer", "numbers"} & set(parts.words[told.first : told.last + 1])
        if at < told.first and people and {"number", "numbers"} & set(parts.words[max(0, at - 5) : at]):
            return flow  # "The number of people emigrating from Britain broke all records"
        if not (people or many):
            return None
        if at < told.first and not many:
            return None
        strange = [k for k in range(told.first, at) if not (_is_understood(parts, k) or k in groups)]
        return None if strange else flow
    return None


def _opens(parts: SentenceParts, told: ToldRecord) -> int:
    """From where on who moved may be named: right before what is told, in its clause."""
    first = told.first
    while first > max(0, told.first - 6) and parts.word(first - 1) not in {
        ",",
        ";",
        ":",
        "–",
        "—",
        "and",
        "but",
        "that",
        "as",
        "which",
    }:
        first -= 1
    return first


_PEOPLE = frozenset(
    "those people persons migrants immigrants newcomers incomers foreigners souls citizens nationals emigrants men women".split()
)


def _flow_of(parts: SentenceParts, at: int) -> str | None:
    word = parts.word(at)
    if word in WHO_CAME:
        if word in {"come", "came"} and parts.word(at + 1) in {"down", "up", "near", "close", "back"}:
            return None
        if word in {"settled", "settle", "settling", "entered", "enter", "entering"} and not parts.says_where:
            return None
        return "immigration"
    if word in WHO_LEFT and not (word == "leave" and parts.word(at + 1) == "out"):
        return "emigration"
    if word in WHO_MOVED:
        behind = parts.words[at + 1 : at + 4]
        if not AWAY.isdisjoint(behind[:2]) or parts.words[at + 1 : at + 2] == ["from"]:
            return "emigration"
        homes = parts.covered("home")
        if behind[:1] in (["to"], ["into"], ["here"]) and (
            at + 2 in homes or at + 3 in homes or behind[0] == "here" or "country" in behind
        ):
            return "immigration"
        return "emigration" if word == "gone" and parts.word(at + 1) not in {"up", "down"} else None
    if word in TAKEN_IN and (parts.word(at + 1) == "in" or word not in {"taken", "take", "taking", "took", "let"}):
        return "taken"
    return None


# --- of which year


def _since(parts: SentenceParts, told: ToldRecord, scene: Scene, measure: str) -> tuple[Period | None, bool]:
    """Since when it is so, and whether that is only said loosely."""
    if told.years is not None:
        return years_back(parts, told.years[0] + 1, scene.calendar.latest(measure)), False
    if told.since is None:
        return None, False
    if told.since.kind == "vague":
        words = set(parts.words[told.since.first : told.since.last + 1])
        return (year_ending(2021, 6), True) if words & {"covid", "covid-19", "pandemic", "lockdown"} else (None, True)
    if told.since.kind == "moment" and told.since.year:
        return calendar_year(told.since.year), False
    found = read_window(parts, told.since, scene, measure).periods
    return (found[0] if found else None), False


def _begins_a_series(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is only that from which on something is counted: "in a count that goes back to 2012"."""
    before = parts.words[max(0, time.first - 8) : time.first]
    series = next((k for k, word in enumerate(before) if word in _SERIES), len(before))
    return not _BEGINS.isdisjoint(before[series:])


_SERIES = frozenset("count series data records figures statistics counting".split())
_BEGINS = frozenset("back began begins begin started starts starting beginning from since".split())


def _window(parts: SentenceParts, told: ToldRecord, scene: Scene, measure: str) -> Window:
    """The year that it is told of: the one named behind "as in", that of its number, the only one named, or the one in hand."""
    if told.of is not None:
        return read_window(parts, told.of, scene, measure)
    if told.number is not None and (window := window_of(parts, told.number, scene, measure)).basis == "explicit":
        return window
    others = [
        each
        for each in parts.times
        if each is not told.since
        and each.kind not in {"duration", "day", "vague"}
        and not (each.kind == "moment" and not each.year)
        and not (told.years is not None and told.years[0] <= each.first <= told.years[1])
        and not tells_when_said(parts, each)
        and not (each.first > told.last and not {",", ";", "and", "but"}.isdisjoint(parts.words[told.last + 1 : each.first]))
        and parts.word(each.first - 1) != "since"
        and not _begins_a_series(parts, each)
    ]
    if told.direction and not others:
        newest = scene.headline or scene.calendar.latest(measure)
        return Window(tuple(dict.fromkeys(each for each in (newest, scene.topic) if each is not None)), "inherited")
    if len(others) == 1:
        return read_window(parts, others[0], scene, measure)
    if others:
        return sentence_window(parts, told.first, scene, measure)
    spoken_of = scene.topic or scene.calendar.latest(measure)
    return Window((spoken_of,) if spoken_of else (), "inherited")
