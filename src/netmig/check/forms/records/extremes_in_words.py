"""Extremes without a superlative of their own: "it has not been so low since 2012", "the most ever", "broke all records"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, Literal

from ....periods import Period
from ...records import record
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.known_words import may_link
from ...sentences.in_doubt.refusals import why_not_ours, why_refused
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import among, leaves_out
from ...sentences.roles import role_of
from ...sentences.scene import Scene
from ...sentences.times.in_office import years_since_it_began
from ...sentences.times.times_of import Window, read_window, sentence_window
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.heads import is_about
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import FALL_NOUNS, LARGEST, RISE_NOUNS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim, found_subject

_LOW = frozenset("low lower few fewer small smaller".split())
_HIGH = frozenset("high higher many large larger".split())
_SO = frozenset({"so", "this", "that", "as"})
_NEVER = frozenset("never not hasn't haven't hadn't".split())
_BEEN = frozenset("been was were stood fallen dropped sunk risen reached".split())
_BROKE = frozenset(
    "broke broken breaks breaking smashed smashes shattered shatters beat beaten demolished obliterated toppled set sets".split()
)
_OF_RECORDS = frozenset("all every the a new previous any another its own".split())
_MOST = frozenset({"most", "fewest"})
_THAN_EVER = frozenset({"more", "fewer", "higher", "lower"})
_CHANGES = FALL_NOUNS | RISE_NOUNS
# one of these is in every sentence that states an extreme so
_CUES = frozenset({"ever", "records", "record", "unprecedented", "historic", "history", "peak"}) | _LOW | _HIGH | _MOST | LARGEST
# how far words of time may follow, and how far and how many numbers before that of which it is told
_NEAR = 6
_FAR = 12
_BEFORE = 4
_NOT_PLAIN = "the words may be about something else"
_MAY_FOLLOW = frozenset("people migrants arrivals departures came left arrived emigrated , – — ( and the an or - also".split())


@record()
class _Told:
    """An extreme as its words tell it: from which token to which, which end of the scale, and since when."""

    first: int
    last: int
    extreme: Literal["high", "low"]
    of: Quantity | None = None
    """The number that it is told of."""
    since: TimeExpression | None = None
    as_then: bool = False
    """Whether it was so, or more so, at that time: "last lower in 2012"."""
    now: bool = False
    """Whether it is told of how things stand by the newest figures."""
    inflow: bool = False
    """Whether it is told of those who came, unless something else is named."""
    plain: bool = False
    """Whether the words leave no doubt that a figure is the extreme of just that stretch."""
    direction: int = 0
    """Of a change that is the largest: 1 for a rise, −1 for a fall."""


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The extremes that a sentence tells in such words."""
    if _CUES.isdisjoint(parts.word_set):
        return []
    found = []
    for told in (
        *_not_since(parts),
        *_than_in_any(parts),
        *_most_ever(parts),
        *_records(parts),
        *_historic(parts),
        *_change_before(parts),
    ):
        if forecast_word(parts, told.first) < 0 and (wording := _extreme(parts, told, scene)):
            found.append(wording)
    return found


def _not_since(parts: SentenceParts) -> list[_Told]:
    """Such as "has not been so low since 2012", "was last lower in the 12 months to March 2021", "has never been higher"."""
    found = []
    for at, word in enumerate(parts.words):
        if word not in _LOW and word not in _HIGH:
            continue
        extreme: Literal["high", "low"] = "low" if word in _LOW else "high"
        comparative = word.endswith("er")
        so = parts.word(at - 1) in _SO
        if not (so or comparative):
            continue
        first = at - 2 if so else at - 1
        time = _time_behind(parts, at)
        if parts.word(first) == "last" and time is not None and parts.word(at + 1) in {"in", "during", "at"}:
            found.append(_Told(first, time.last, extreme, None, time, as_then=True))
            continue
        turned = parts.word(0) == "never" and parts.word(1) in {"has", "have", "before"} and so  # "Never has it been so high"
        if parts.word(first) not in _BEEN or not (turned or _NEVER & set(parts.words[max(0, first - 3) : first])):
            continue
        since = time if "since" in parts.words[at + 1 : at + 4] else None
        if since is None and parts.word(first - 1) != "never" and not turned:
            continue  # "has not been lower" than what?
        if parts.word(at + 1) in {"than", "as"} and since is None:
            continue
        opens = next(k for k in range(first - 1, -1, -1) if parts.word(k) in _NEVER)
        found.append(_Told(opens, since.last if since else at, extreme, None, since, as_then=since is not None))
    return found


def _than_in_any(parts: SentenceParts) -> list[_Told]:
    """Such as "lower than in any year since 2012", "higher than at any time since the series began"."""
    if "any" not in parts.word_set or "since" not in parts.word_set:
        return []
    for at, word in enumerate(parts.words):
        if word not in {"lower", "higher"} or parts.word(at + 1) != "than":
            continue
        since = next((k for k in range(at + 2, at + 8) if parts.word(k) == "since"), None)
        if since is None or "any" not in parts.words[at + 2 : since]:
            continue
        time = _time_behind(parts, since)
        if time is not None:
            return [_Told(at, time.last, "low" if word == "lower" else "high", None, time, plain=True)]
    return []


def _most_ever(parts: SentenceParts) -> list[_Told]:
    """Such as "88,000 people, more than ever", "246,000 left, the most ever", "the most since the series began in 2012"."""
    found = []
    for at, word in enumerate(parts.words):
        if word in _MOST and parts.word(at - 1) == "the":
            ahead = at + 1 + (parts.word(at + 1) in {"people", "migrants", "arrivals", "departures"})
            following = parts.word(ahead)
            if following not in {"ever", "since"} and parts.words[ahead : ahead + 2] not in (["on", "record"], ["in", "any"]):
                continue
            since = _time_behind(parts, ahead) if following == "since" else None
            told = _number_before(parts, at - 1)
            if told is not None and (following != "since" or since is not None):
                last = since.last if since else ahead + (following == "on")
                found.append(_Told(at - 1, last, "high" if word == "most" else "low", told, since))
        elif word == "ever" and parts.word(at - 1) == "than" and parts.word(at - 2) in _THAN_EVER:
            told = _number_before(parts, at - 2)
            named = parts.word(at - 2) in {"higher", "lower"} and parts.word(at - 3) in {"is", "was", "are", "were"}
            if told is not None or named:
                extreme: Literal["high", "low"] = "high" if parts.word(at - 2) in {"more", "higher"} else "low"
                found.append(_Told(at - 2, at, extreme, told))
    return found


def _time_behind(parts: SentenceParts, at: int) -> TimeExpression | None:
    """The words of time that follow shortly behind a place."""
    begins: list[int] | None = parts.kept.get("begins of times")
    if begins is None:
        begins = parts.kept["begins of times"] = [each.first for each in parts.times]
    place = bisect_right(begins, at)
    behind = parts.times[place : place + 2]
    return next((each for each in behind if each.first - at <= _NEAR and each.kind != "vague"), None)


def _number_before(parts: SentenceParts, at: int) -> Quantity | None:
    """The number of people that an aside is told of: of those before it in the sentence the first of its own clause or list."""
    ends: list[int] | None = parts.kept.get("ends of quantities")
    if ends is None:
        ends = parts.kept["ends of quantities"] = [each.last for each in parts.quantities]
    place = bisect_left(ends, at)
    told = next(
        (
            each
            for each in reversed(parts.quantities[max(0, place - _BEFORE) : place])
            if each.unit in {"", "people"} and each.value >= 1000 and role_of(parts, each) == "level"
        ),
        None,
    )
    if told is None or at - told.last > _FAR or ";" in parts.words[told.last : at]:
        return None
    aside = parts.word(at - 1) in {",", "–", "—", "-", "(", "and"}
    near = all(parts.word(k) in _MAY_FOLLOW for k in range(told.last + 1, at))
    return told if aside or near else None


def _records(parts: SentenceParts) -> list[_Told]:
    """Such as "has demolished all records", "That is unprecedented"."""
    found = []
    for at, word in enumerate(parts.words):
        if word == "unprecedented" and parts.word(at - 1) in {"is", "was"} and parts.word(at + 1) in {".", "", ",", '"', "'"}:
            found.append(_Told(0 if at <= 3 else at - 1, at, "high"))
        if word not in {"record", "records"} or parts.word(at + 1) in {"of", "high", "low", "number", "numbers"}:
            continue
        back = at - 1
        while parts.word(back) in _OF_RECORDS:
            back -= 1
        if back < at - 1 and parts.word(back) in _BROKE:
            found.append(_Told(back, at, "high"))
    return found


def _historic(parts: SentenceParts) -> list[_Told]:
    """Such as "a historic low", "the biggest influx of migrants in British history", "The peak came in the year to June"."""
    found = []
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        if word == "historic" and following in {"low", "high", "lows", "highs"}:
            found.append(
                _Told(
                    at - (parts.word(at - 1) in {"a", "an"}), at + 1, "low" if following.startswith("low") else "high", now=True
                )
            )
        elif word in LARGEST and "history" in parts.word_set:
            last = next((k for k in range(at + 1, at + 12) if parts.word(k) == "history"), None)
            if last is not None and not _INFLUX.isdisjoint(parts.words[at:last]):
                found.append(_Told(at, last, "high", inflow=True))
        elif (
            word == "peak"
            and parts.word(at - 1) in {"the", "its"}
            and following in {"came", "fell", "was"}
            and parts.word(at + 2) == "in"
        ):
            time = _time_behind(parts, at + 2)
            if time is not None:
                found.append(_Told(at - 1, time.last, "high"))
    return found


_INFLUX = frozenset("influx inflow wave intake immigration migration total totals figure figures number numbers".split())


def _change_before(parts: SentenceParts) -> list[_Told]:
    """Such as "The fall of 429,000 is the largest ever recorded": the change stands before the superlative."""
    found = []
    for at, word in enumerate(parts.words):
        if word not in LARGEST or parts.word(at - 1) != "the" or parts.word(at - 2) not in {"is", "was"}:
            continue
        if any(parts.word(k) in _CHANGES for k in (at + 1, at + 2, at + 3)):
            continue  # "the largest fall": extremes.py
        if parts.word(at + 1) not in {"ever", "on", "since", "recorded", "for", "in", ""} and parts.tokens[at + 1].kind == "word":
            continue
        nouns = [k for k in range(max(0, at - 12), at - 2) if parts.word(k) in _CHANGES]
        if not nouns or not all(
            k in parts.spoken_for or parts.word(k) in {"of", "in", "the"} for k in range(nouns[-1] + 1, at - 2)
        ):
            continue
        last = at
        while parts.word(last + 1) in {"ever", "recorded", "on", "record", "for", "a", "any", "calendar", "year"}:
            last += 1
        found.append(_Told(at - 1, last, "high", direction=-1 if parts.word(nouns[-1]) in FALL_NOUNS else 1))
    return found


def _extreme(parts: SentenceParts, told: _Told, scene: Scene) -> Wording | None:
    subject = found_subject(parts, told.of, scene) if told.of is not None else _subject(parts, told.first or told.last, scene)
    if subject is None and told.inflow:
        subject = Subject("immigration", (), "open")
    if subject is None or subject.measure not in MIGRATION_FLOWS:
        return None
    if told.inflow and not any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")):
        subject = Subject("immigration", (), "open")
    since = _since(parts, told, scene, subject.measure)
    if told.since is not None and since is None:
        return None
    window = _window(parts, told, scene, subject.measure)
    of_now = years_since_it_began(parts, scene, subject.measure) if told.inflow and not parts.times else ()
    strange = told.of is None and subject.basis == "inherited" and not _is_understood(parts, told.first)
    slots: dict[str, Any] = {"of_change": True, "direction": told.direction} if told.direction else {}
    if of_now and not subject.group:
        # of those who came or of net migration, in whichever of its years
        window, subject = Window(of_now, "inherited"), Subject("immigration", (), "explicit", local=True)
        slots = {"also": ("net_migration",), "ever": "plainly"}
    return claim(
        parts,
        "extreme",
        (parts.tokens[told.first].start, parts.tokens[told.last].end),
        Stated(None, unit="people"),
        subject,
        window,
        scene,
        at=told.first,
        recent=told.now,
        doubt=""
        if of_now or ((told.plain or (told.now and not parts.times)) and told.of is None and _is_all_plain(parts, subject))
        else _NOT_PLAIN,
        refusal="netmig could not tell of what this is said to be the record"
        if strange
        else why_not_ours(parts, subject, scene) or why_refused(parts, subject, window, scene),
        extreme=told.extreme,
        since=since,
        as_then=told.as_then,
        loose=window.loose and told.of is None and not parts.quantities,  # the number's own year, and no other that ended in it
        among=among(parts),
        **slots,
    )


def _is_all_plain(parts: SentenceParts, subject: Subject) -> bool:
    """Whether such a record is told of a whole flow, of now, and of nothing supposed."""
    return not subject.group and subject.basis != "open" and _SUPPOSED.isdisjoint(parts.word_set)


_SUPPOSED = frozenset("if would could may might should will not never nearly almost had".split())


def _is_understood(parts: SentenceParts, stop: int) -> bool:
    """Whether every word before a place is understood, or only leaves some years out."""
    passed = leaves_out(parts)
    return all(at in passed or may_link(parts, at) for at in range(stop))


def _subject(parts: SentenceParts, at: int, scene: Scene) -> Subject | None:
    """The measure that is named before it in its sentence, or that was spoken of."""
    named = [each for each in parts.mentions if each.role == "measure" and each.last < at]
    if named:
        nearest = named[-1]
        groups = tuple(pair for each in parts.mentions if each.role == "group" and each.last < at for pair in each.group)
        if is_about(parts, nearest) or len(groups) > 1:
            return None
        return Subject(nearest.code, groups, "open" if nearest.ambiguous else "explicit")
    return inherited_subject(parts, None, scene)


def _window(parts: SentenceParts, told: _Told, scene: Scene, measure: str) -> Window:
    """The year that it is told of: never the one since when it is so."""
    if told.since is not None and all(each is told.since or each.kind == "duration" for each in parts.times):
        spoken_of = scene.topic or scene.calendar.latest(measure)
        return Window((spoken_of,) if spoken_of else (), "inherited")
    return sentence_window(parts, told.of.first if told.of is not None else told.first, scene, measure)


def _since(parts: SentenceParts, told: _Told, scene: Scene, measure: str) -> Period | None:
    if told.since is None:
        return None
    found = read_window(parts, told.since, scene, measure).periods
    return found[0] if found else None
