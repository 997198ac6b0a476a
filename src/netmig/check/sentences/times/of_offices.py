"""The year that news tells by who was in office: "in Johnson's last year", "Labour's first year", "the year Sunak called the election".

No statistic is published for a time in office. The year-ending window that ended nearest is what is meant most likely.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ....periods import Period, year_ending
from ...words.governments import ELECTIONS, GOVERNMENTS, PARTY_OF, PREMIERS, REFERENDUM
from ..claim_words import quantity_of, tokens_of
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording

_FIRST, _LAST = frozenset({"first", "opening"}), frozenset({"last", "final", "closing"})
_A_YEAR = frozenset({"year", "12", "twelve", "months"})
_BEGAN = frozenset("became entered took came won arrived inherited".split())
_ENDED = frozenset("left quit resigned went stepped lost departed".split())
_OF_OFFICE = frozenset("office power downing minister pm number premier election government street".split())
_WHEN = frozenset({"when", "before", "time", "by", "year", "as"})
_VOTES = frozenset({"referendum", "vote"})
# so many words from a claim a time in office may be named
_REACH = 14


def of_an_office(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The window that ended nearest to the day that a claim tells its year by: of a time in office, of an election, of the vote."""
    if parts.word_set.isdisjoint(_CUES):
        return None
    quantity, span = quantity_of(parts, wording), tokens_of(parts, wording)
    own = None if quantity is None else parts.time_of.get(quantity.first)
    if not span or (own is not None and own.kind not in {"vague", "event_year", "duration"}):
        return None
    at = span[0] if quantity is None else quantity.first
    days = [
        (abs(at - place), day)
        for place, day in _days(parts, scene.published)
        if abs(at - place) <= _REACH and _is_near(parts, at, place)
    ]
    return _nearest(min(days)[1], scene, measure) if days else None


_CUES = _FIRST | _LAST | _OF_OFFICE | _VOTES


def _is_near(parts: SentenceParts, at: int, place: int) -> bool:
    """Whether no other number, and no new statement, stands between a claim and the words of an office."""
    first, last = min(at, place), max(at, place)
    return not any(first < each.first < last for each in parts.quantities) and not any(
        parts.word(k) in {";", "but", "while"} for k in range(first, last)
    )


def _days(parts: SentenceParts, published: date) -> Iterator[tuple[int, date]]:
    """Where an office, an election or the vote is named as a time, and the day about which that year ends."""
    for at, word in enumerate(parts.words):
        if word in _FIRST | _LAST and (in_office := _whose(parts, at)) is not None:
            ahead = at + 1 + (parts.word(at + 1) in {"full", "complete"})
            told_before = (
                parts.word(ahead) in {"it", "net", "the", "was"} and "year" in parts.words[:at]
            )  # "and in Johnson's last it was"
            if not (parts.word(ahead) in _A_YEAR or told_before) or parts.word(ahead + 1) in {"to", "ending", "of"}:
                continue
            start, stop = in_office
            if word in _FIRST:
                yield at, start.replace(year=start.year + 1) if (start.month, start.day) != (2, 29) else start
            elif stop is not None:
                yield at, stop
        elif word in {"election", "elections"} and {"year", "called"} <= set(parts.words[max(0, at - 8) : at + 3]):
            held = next((day for day in ELECTIONS if _names_year(parts, at, day.year)), None)
            yield at, held or max(day for day in ELECTIONS if day <= published)
        elif word in _VOTES and (word == "referendum" or not {"brexit", "referendum"}.isdisjoint(parts.word_set)):
            if {"by", "at", "time"} & set(parts.words[max(0, at - 5) : at]) and not {"since", "before", "after"} & set(
                parts.words[max(0, at - 5) : at]
            ):
                yield at, REFERENDUM
        elif word in _BEGAN | _ENDED and (day := _came_or_went(parts, at)) is not None and day <= published:
            yield at, day


def _names_year(parts: SentenceParts, at: int, year: int) -> bool:
    return str(year) in parts.words[max(0, at - 4) : at + 4]


def _whose(parts: SentenceParts, at: int) -> tuple[date, date | None] | None:
    """The time in office of those whose first or last year it is: "Boris Johnson's last", "Labour's first", "the Tories' final"."""
    for back in range(at - 1, max(-1, at - 4), -1):
        name = parts.word(back).removesuffix("'s").removesuffix("s'")
        if parts.word(back) in {"'", "own"}:
            continue
        if name in PREMIERS:
            return PREMIERS[name]
        party = PARTY_OF.get(name, name)
        held = [each for each in GOVERNMENTS if each.party == party]
        if held and (parts.word(back).endswith(("'s", "s'")) or parts.word(back + 1) == "'"):
            return held[-1].start, held[-1].stop
        return None
    behind = parts.words[at + 1 : at + 8]
    if {"under", "of", "as", "in"} & set(behind):
        name = next((word.removesuffix("'s") for word in behind if word.removesuffix("'s") in PREMIERS), "")
        if name and {"office", "power", "premiership", "minister", "under", "government"} & set(behind):
            return PREMIERS[name]
    return None


def _came_or_went(parts: SentenceParts, at: int) -> date | None:
    """The day on which a prime minister who is named came into office, or left it: "when he became prime minister"."""
    if _OF_OFFICE.isdisjoint(parts.words[at + 1 : at + 5]):
        return None
    ahead = parts.words[max(0, at - 6) : at]
    if _WHEN.isdisjoint(ahead):
        return None
    name = next((word for word in reversed(ahead) if word in PREMIERS), "")
    if not name:
        return None
    start, stop = PREMIERS[name]
    return start if parts.word(at) in _BEGAN else stop


# figures of a year that ended so long after a day may be meant by it
_AFTER = timedelta(days=21)


def _nearest(day: date, scene: Scene, measure: str) -> Period | None:
    """The last published window that ended by a day, or in the weeks after it."""
    months = scene.calendar.ending_months(measure)
    windows = [year_ending(year, month) for year in (day.year - 1, day.year) for month in sorted(months) if month in {6, 12}]
    ended = [each for each in windows if each.end <= day + _AFTER]
    latest = scene.calendar.latest(measure)
    return max((each for each in ended if latest is None or each.stop <= latest.stop), default=None)
