"""A time in office as words tell it: "under Labour", "since Sir Keir Starmer took over", "than when the Tories came to power", "since the election".

No statistic is published for one. Of what is told of it may be meant any year that ended around its first day, and any
around its last, or the newest one: the likeliest stands first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....periods import Period
from ...records import record
from ...words.governments import ELECTIONS, GOVERNMENTS, PARTY_OF, PREMIERS
from ..parts import SentenceParts
from ..scene import Scene
from .eras import AROUND, years_of


@record()
class InOffice:
    """Where a time in office is told, how it is led in, and its first and last day; no last one where it lasts."""

    first: int
    last: int
    lead: str
    start: date
    stop: date | None


_LEADS = frozenset({"under", "since", "when", "before"})
_TITLES = frozenset("the a sir mr prime minister david gordon tony theresa liz keir rishi boris this current present new".split())
_OF_NAMES = frozenset({"government", "administration", "party", "starmer", "sunak", "johnson", "'s"})
_BEGAN = frozenset("came took entered won was were became come got swept coming taking taken has had".split())
_INTO = frozenset(
    "to into in over office power government the general election elected prime minister downing street number no 10 ten last summer july".split()
)
_OF_ELECTIONS = frozenset("the last general july summer's 2024 year's".split())


def in_office(parts: SentenceParts, published: date) -> list[InOffice]:
    """The times in office that a sentence tells of by a day, in their order."""
    found: list[InOffice] | None = parts.kept.get("in office")
    if found is None:
        found = parts.kept["in office"] = [] if parts.word_set.isdisjoint(_LEADS) else list(_told(parts, published))
    return found


def _told(parts: SentenceParts, published: date) -> Iterator[InOffice]:
    for at, lead in enumerate(parts.words):
        if lead not in _LEADS:
            continue
        name = at + 1
        while parts.word(name) in _OF_ELECTIONS:
            name += 1
        if parts.word(name) == "election" and lead == "since":
            held = [day for day in ELECTIONS if day < published]
            named = next((day for day in held if str(day.year) in parts.words[at:name]), held[-1])
            yield InOffice(at, name, lead, named, None)
            continue
        if (lead == "under" and parts.word(at - 1) in {"than", "from", "as", "or"}) or (
            lead in {"when", "before"} and "than" not in parts.words[max(0, at - 4) : at]
        ):
            continue  # set against the whole of that time, or told of then
        name = at + 1
        while parts.word(name) in _TITLES and parts.word(name) not in PREMIERS:
            name += 1
        if (days := _days(parts.word(name), published)) is None:
            continue
        last = name
        while parts.word(last + 1) in _OF_NAMES:
            last += 1
        if lead != "under":
            began = last + 1
            if parts.word(began) in _BEGAN:
                last = began
                while parts.word(last + 1) in _INTO:
                    last += 1
            if last <= began and lead != "since":
                continue  # "when Labour" says nothing of its beginning
        yield InOffice(at, last, lead, *days)


def _days(name: str, published: date) -> tuple[date, date | None] | None:
    """The first and the last day of the time that a party or prime minister last began."""
    if name in PREMIERS:
        start, stop = PREMIERS[name]
        return None if start >= published else (start, stop)
    party = PARTY_OF.get(name, name)
    held = [each for each in GOVERNMENTS if each.party == party and each.start < published]
    return (held[-1].start, held[-1].stop) if held else None


def years_in_office(told: InOffice, scene: Scene, measure: str) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The years that may be meant by the end of a time in office, or by now, and by its beginning; the likeliest first."""
    years, latest = years_of(scene, measure), scene.calendar.latest(measure)
    if latest is None or latest.end <= told.start:
        return (), ()  # no figures of it are out
    over = told.lead == "under" and told.stop is not None and told.stop < scene.published
    ends = _around(years, told.stop) if over and told.stop is not None else (latest,)
    begins = tuple(each for each in _around(years, told.start) if ends and each.stop < ends[0].stop)
    return (ends, begins) if begins else ((), ())


def _around(years: list[Period], day: date) -> tuple[Period, ...]:
    """The years that ended around a day, the last before it first."""
    near = [each for each in years if abs(each.end - day) <= AROUND]
    return tuple(sorted(near, key=lambda each: (each.end > day, abs(each.end - day))))


_RULING = frozenset("labour labour's starmer starmer's keir".split())
_OUT_OF_OFFICE = frozenset(
    "tories tory conservatives conservative sunak sunak's johnson johnson's boris truss cameron may's blair brown previous last former inherited before".split()
)


def years_since_it_began(parts: SentenceParts, scene: Scene, measure: str) -> tuple[Period, ...]:
    """The years of the government of the day, the newest first, where a sentence tells of it and of no other: "Labour has overseen", "under Starmer"."""
    government, latest = GOVERNMENTS[-1], scene.calendar.latest(measure)
    if latest is None or latest.end <= government.start or scene.published < government.start:
        return ()
    this = not {("this", "government"), ("current", "government")}.isdisjoint(parts.pairs)
    if (parts.word_set.isdisjoint(_RULING) and not this) or not parts.word_set.isdisjoint(_OUT_OF_OFFICE):
        return ()
    return tuple(each for each in reversed(years_of(scene, measure)) if each.end > government.start)
