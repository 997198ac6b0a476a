"""Records of no named year: the window of the highest figure there was by the day."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period
from ...words.cues import EXTREME_HIGH, FALL_NOUNS, FORECAST_WORDS, LEAVING, NEGATIONS, RISE_NOUNS
from ...words.time_expressions import TimeExpression
from ..claim_words import ANAPHORS, FORMER, LASTING, OF_CHANGES, tokens_of
from ..parts import SentenceParts
from ..roles import role_of
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING
from .due import awaited_window
from .windows import read_window

_RECORD = EXTREME_HIGH - {"highest", "largest", "biggest", "greatest", "all-time"} | {"historic", "record-high", "records"}
_TOP = frozenset({"highest", "largest", "biggest", "greatest", "all-time"})
_OF_ALL = frozenset({"ever", "record", "history", "recorded", "high", "peak", "time"})
_HISTORIC = frozenset({"high", "highs", "level", "levels", "peak", "record", "rise", "number", "numbers"})
_BELOW_IT = frozenset("below than off under from since short against above exceeding of compared".split())


def of_a_record(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of the highest figure there was, where a record is told of and no year of it is named."""
    if wording.extreme == "low" or wording.since is not None or wording.of_change or wording.first_time or wording.among:
        return None
    if wording.ever and (wording.period_basis == "explicit" or wording.ever == "plainly"):
        return None  # "last year's total is an all-time high": of that year
    cue = _record_beside(parts, wording)
    peak = None if cue < 0 else scene.calendar.peak(measure)
    if peak is None or _is_of_some(parts, cue, measure):
        return None
    told_of_a_change = not (FALL_NOUNS | RISE_NOUNS).isdisjoint(parts.words[:cue])
    if parts.word(cue) in _TOP and told_of_a_change and "and" in parts.words[max(0, cue - 2) : cue]:
        return None  # "the largest fall since 2020, and the largest in numbers": of a fall
    if wording.period_basis == "explicit" and not FORMER.isdisjoint(wording.words_within):
        return None  # "the earlier peak, in 2002"
    if own is not None and parts.word(own.first - 1) == "before":
        return None  # "would have been a record in any year before 2021"
    if own is not None and own.kind == "same":
        return None  # "In that same year it hit a record": of the year pointed at
    own = own or _time_of_the_clause(parts, cue)
    if _is_beside_the_one_number(parts, cue):
        return None  # "was 672,000, the ONS says, the highest on record": of that number's year
    if own is None and _is_said_of_that(parts, cue) and wording.periods[:1] == (scene.last,):
        if scene.told.number_last in {None, scene.last}:
            return None  # "685,000 last year. He says this is the highest ever": of the year told last, and of no other
    if (
        own is not None
        and own.kind == "vague"
        and parts.word(own.last + 1) == "of"
        and _RECORD & set(parts.words[own.last :][:4])
    ):
        return peak  # "the year of the record"
    if own is not None and own.kind in LASTING | {"vague"} and wording.kind != "comparison":
        if is_loose(parts, own) and _year_of(own, scene) == peak.end.year and peak.end.month != 12:
            return peak  # "hit a record high last year": the record, if it is of that year
        if wording.period_basis == "explicit" or own.kind == "vague":
            return None
        return next(iter(read_window(parts, own, scene, measure).periods), None)
    former = not FORMER.isdisjoint(parts.words[max(0, cue - 3) : cue]) and FORECAST_WORDS.isdisjoint(parts.word_set)
    if former and peak == scene.calendar.latest(measure) and awaited_window(scene, measure) is None:
        return scene.calendar.peak_before(measure)
    return peak


def _is_beside_the_one_number(parts: SentenceParts, cue: int) -> bool:
    """Whether only who says so stands between a record and the one number of its sentence, which is a level."""
    numbers = [each for each in parts.quantities if each.unit in {"", "people"} and each.value >= _LEAST]
    if len(numbers) != 1 or numbers[0].last >= cue or role_of(parts, numbers[0]) != "level":
        return False
    between = [at for at in range(numbers[0].last + 1, cue) if at not in parts.in_times]
    words = [parts.word(at) for at in between]
    if words[:1] in (["in"], ["for"]):
        words = words[1:]
    if not (_BELOW_IT | {"over", "on"}).isdisjoint(parts.words[max(0, numbers[0].first - 1) : numbers[0].last + 1]):
        return False
    return words[:1] == [","] and words.count(",") == 2 and not _WHO_SAYS.isdisjoint(words) and set(words) <= _SAID_BY


_LEAST = 1000
_WHO_SAYS = frozenset({"says", "said", "show", "shows", "according", "say"})
_SAID_BY = _WHO_SAYS | frozenset(
    ", the ons a an to official figures statistics data new all-time statisticians it office for national in".split()
)


def _is_said_of_that(parts: SentenceParts, cue: int) -> bool:
    """Whether a clause that somebody says only calls what was told before a record: "he says this is the highest ever"."""
    before = parts.words[max(0, cue - 3) : cue]
    lead = before[:-1] if before[-1:] in (["the"], ["a"]) else before
    return lead[-2:] in (["this", "is"], ["that", "is"], ["it", "is"]) and parts.word(cue + 1) in {"ever", "on", "recorded"}


def _is_of_some(parts: SentenceParts, cue: int, measure: str) -> bool:
    """Whether the clause of a record tells of one group only, or of those who leave."""
    first, stop = parts.clause(cue)
    # "reached a record, with more Britons leaving": what goes with it is told of others
    stop = next((at for at in range(cue, stop - 1) if parts.words[at : at + 2] == [",", "with"]), stop)
    clause = parts.words[first:stop]
    if measure != "emigration" and not _LEAVING.isdisjoint(clause) and "than" not in clause:
        return True
    # "284,000 EU citizens, which the ONS calls the highest estimate": a clause that goes on about those told before it
    first = 0 if parts.word(first) in _WHICH or parts.word(first - 1) in _WHICH else first
    if any(first <= each.first < min(cue, stop) for each in parts.mentions_of("elsewhere")):
        return True  # "Romanians and Bulgarians came in record numbers"
    return any(code != "all" for each in parts.mentions_of("group") if first <= each.first < stop for _, code in each.group)


_WHICH = frozenset({"which", "that", "who"})


def _year_of(time: TimeExpression, scene: Scene) -> int:
    """The year that words of time name: the last of several."""
    if time.kind == "between":
        return time.until[0]
    return time.year if time.kind == "calendar_year" else scene.published.year - time.years


def is_loose(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a year is named in which any window may end: "in 2023", "last year", "between 2019 and 2023"."""
    if {"calendar", "end", "previous"} & set(parts.words[max(0, time.first - 3) : time.last + 2]):
        return False
    if time.kind == "between":
        return time.until[1] in {0, 12}
    return time.kind == "calendar_year" or (time.kind == "relative_year" and time.years == 1)


def _time_of_the_clause(parts: SentenceParts, cue: int) -> TimeExpression | None:
    """The year that the clause of a record names: behind it, or else before."""
    first, stop = parts.clause(cue)
    named = [
        each
        for each in parts.times
        if first <= each.first < stop and each.kind in NAMING and (each.year or each.until[0] or each.kind == "relative_year")
    ]
    era = [each for each in parts.times if each.kind == "vague" and 0 < cue - each.last <= 2]
    return next((each for each in (*era, *(each for each in named if each.first > cue), *named)), None)


def _record_beside(parts: SentenceParts, wording: Wording) -> int:
    """Where a claim is told as a record; -1 where it is not, or is only set against one."""
    if parts.word_set.isdisjoint(_RECORD | _TOP):
        return -1
    span = tokens_of(parts, wording)
    if not span:
        return -1
    for at in range(max(0, span[0] - 3), min(len(parts.words), span[-1] + 3)):
        word, inside = parts.words[at], at in span
        if word not in _RECORD and word not in _TOP:
            continue
        before, behind = parts.words[max(0, at - 5) : at], parts.words[at + 1 : at + 6]
        held = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _HOLDS), -1)
        if (
            held >= 0
            and "at" in before[held + 1 :]
            and _AT_IT.issuperset(before[held + 1 :])
            and parts.word(parts.clause(at)[0]) not in ANAPHORS
        ):
            continue  # "is at an all-time high": of now
        if any(one == "one" and other == "of" for one, other in pairwise(before)):
            continue  # "one of the highest figures ever"
        if word in _TOP and not (_OF_ALL & set(behind)) and not (wording.kind == "extreme" and inside):
            continue
        if (word == "historic" and not _HISTORIC & set(behind[:3])) or (word == "peak" and behind[:1] == ["year"]):
            continue
        if word == "records" and not {"all-time", "new", "all"} & set(before[-1:]):
            continue
        lately = any(one == "recent" and other in {"years", "times"} for one, other in pairwise(behind))
        if (
            _OF_OTHERS & set(behind[:3])
            or (_SINCE & set(behind) and not lately)
            or _NEARLY & set(before[-4:])
            or NEGATIONS & set(before)
        ):
            continue
        if not inside and any(parts.word(k) in _PARTS for k in range(min(at, span[0]), max(at, span[-1]) + 1) if k not in span):
            continue
        if wording.kind in OF_CHANGES | {"share"} and (_BELOW_IT & set(before) or before[-2:-1] == ["on"]):
            continue
        return at
    return -1


_LEAVING = LEAVING - {"went", "gone", "go"}
_AT_IT = frozenset({"at", "an", "a", "the", "still", "now", "its", "close", "near"})
_HOLDS = frozenset({"is", "are", "remains", "stands", "now"})
_OF_OTHERS = FALL_NOUNS | frozenset({"low", "lows", "numerical", "percentage"})
_SINCE = frozenset({"century", "decade", "decades", "years", "since"})
_NEARLY = frozenset({"close", "near", "approaching", "track", "course"})
_PARTS = frozenset({".", ";", ",", "but", "while", "and"})
