"""Extremes that a sentence states without a number: "hit a record high in 2023", "record levels of net migration", "the highest total since 2019"."""

from __future__ import annotations

import re
from itertools import pairwise

from ....periods import Period, year_ending
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.known_words import all_may_link, may_link
from ...sentences.in_doubt.refusals import why_not_ours, why_refused
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import MOST_YEARS, leaves_out, reach_in_years
from ...sentences.scene import Scene
from ...sentences.times.in_office import years_since_it_began
from ...sentences.times.long_since import long_since
from ...sentences.times.sentence_windows import is_gone_by
from ...sentences.times.times_of import Window, baseline_times, read_window, sentence_window, window_of
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.groups import groups_between
from ...sentences.whom.heads import is_about
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import ARRIVING, EXTREME_LOW, FALL_NOUNS, MOVING, NEGATIONS, RISE_NOUNS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..common import claim, stated
from .cues_of_extremes import PARTINGS, is_of_another, years_of_extreme

_OF_SCOPE = frozenset({"since", "low", "high"})
CHANGES = FALL_NOUNS | RISE_NOUNS


def reaches_back(parts: SentenceParts) -> bool:
    """Whether it is said in so many years how far back a record reaches: "the lowest in four years"."""
    return reach_in_years(parts, year_ending(2000, 12))[0] is not None


# an extreme behind one of these is spoken of as known: "below its record high"
_RELATING = frozenset("close below above near from since off under over approaching towards toward beyond than".split())
_ONE_OF_SEVERAL = frozenset({("one", "of"), ("among", "the"), ("among", "its")})
_RELATED = NEGATIONS | _RELATING


def without_number(parts: SentenceParts, at: int, scene: Scene, stop: int) -> Wording | None:
    """Such as "hit a record high in 2023", "record high levels of net migration", "the highest total since…".

    What stands from `stop` on is told of a record that has a number.
    """
    if is_gone_by(parts, at):
        stop = min(stop, parts.clause(at)[1])  # "After two years of record numbers, it eased to 685,000 in 2023"
    times = [each for each in parts.times if each.first < stop]
    # "It is now the highest year on record instead of 2022": of the year told of before
    instead = bool(times) and all(_held_the_record(parts, each) for each in times)
    if forecast_word(parts, at) >= 0 and parts.word(at + 1) not in {"high", "levels"}:
        return None
    before = range(max(0, at - 4), at)
    one_of_several = not _ONE_OF_SEVERAL.isdisjoint(pairwise(parts.words[max(0, at - 4) : at]))
    if one_of_several and "decades" in parts.word_set:
        return None  # "at one of its lowest levels in decades"
    set_apart = (
        "rather" in parts.words[: max(0, at - 2)] and parts.word(at - 2) == ","
    )  # "That makes it, rather than 2022, the highest"
    if parts.word(at) == "record-breaking" and parts.word(at + 1) in CHANGES:
        return None
    related = NEGATIONS if _is_taken_for_granted(parts, at) else _RELATED
    presided = any(one in _PRESIDING and other == "over" for one, other in pairwise(parts.words[:at]))
    if (
        not set_apart and any(parts.word(back) in related - ({"over"} if presided else set()) for back in before)
    ) or is_of_another(parts, at):
        return None
    subject = subject_named(parts, at, scene)
    if subject is None:
        return None
    if subject.measure == "immigration" and not subject.group and (counted := _net_number_behind(parts, at)) is not None:
        # "record immigration, with 672,000 net arrivals": the record is said of that number
        window = window_of(parts, counted, scene, "net_migration")
        return claim(
            parts, "extreme", (cue_start(parts, at), counted.end), stated(counted, "people"), Subject("net_migration", (), "explicit", local=True),
            window, scene, quantity=counted, extreme="low" if is_low(parts, at) else "high",
        )  # fmt: skip
    of_others = subject.basis == "inherited" and not _is_understood(parts, at)
    following = next((each for each in parts.quantities if each.first > at), None)
    if (
        following is not None
        and following.first - at <= 3
        and following.unit in {"other", "percent", "GBP", ""}
        and subject.measure != "asylum_cost"
    ):
        if parts.word(at) == "record":
            return None  # "a record 1,100 places free"
    time = next(
        (
            each
            for each in times
            if each.first > at
            and each.lead in {"in", "during", "for"}
            and each.kind not in {"duration", "day"}
            and not parts.compares(each)
            and not _is_of_scope(parts, each)
            and each not in baseline_times(parts)
        ),
        None,
    )
    loosely = not times and "decades" in parts.word_set and reaches_back(parts)
    told: tuple[Period, ...] = ()
    if instead and scene.last is not None:
        window = Window((scene.last,), "inherited")
    elif loosely or (times and all(_is_of_scope(parts, each) for each in times)):
        # "Departures were the highest since the series began in 2012": of the year that is spoken of
        latest = scene.calendar.latest(subject.measure)
        last = scene.last if parts.word(0) in {"that", "this"} else None  # "That remains the lowest since 1997"
        of_now = latest if {"is", "are"} & set(parts.words[max(0, at - 4) : at]) else None  # "is at its lowest since 2021"
        window = Window(
            tuple(dict.fromkeys(each for each in (last, of_now, scene.topic or latest) if each is not None)),
            "inherited" if scene.topic or last else "release",
        )
    elif time is not None:
        window = read_window(parts, time, scene, subject.measure)
    elif times or _says_new(parts, at):
        window = sentence_window(parts, at, scene, subject.measure)
    else:
        # "record levels": some time, not said which; of the government of the day none but its own
        told = years_since_it_began(parts, scene, subject.measure)
        window = Window(told, "inherited") if told else Window((), "none")
    since, since_end = since_of(parts, scene, subject.measure)
    end = max(parts.tokens[at].end, since_end)
    for ahead in range(at + 1, min(at + 5, len(parts.words))):
        if parts.word(ahead) in {
            "high",
            "level",
            "levels",
            "number",
            "total",
            "figure",
            "low",
            "of",
            "net",
            "migration",
            "immigration",
            "ever",
            "recorded",
            "since",
            "comparable",
            "on",
            "record",
        }:
            end = max(end, parts.tokens[ahead].end)
    end = max([end, *(each.end for each in parts.mentions_of("measure") if 0 < each.first - at <= 5)])
    end = max([end, *(each.end for each in parts.times if each is time)])
    unsaid = (not window.periods or bool(told)) and not window.words
    measures = [mention for mention in parts.mentions_of("measure") if mention.last < at]
    strange = bool(measures) and not all_may_link(parts, measures[-1].last + 1, at)
    return claim(
        parts,
        "extreme",
        (cue_start(parts, at), end),
        Stated(None, unit="GBP" if subject.measure == "asylum_cost" else "people"),
        subject,
        window,
        scene,
        at=at,
        doubt="it is said to be one of several"
        if one_of_several
        else "netmig could not make out all the words between what is counted and the record"
        if strange or parts.word(at) == "peaked"
        else "this is said of several years"
        if time is not None and _goes_on_to_another_year(parts, time)
        else "netmig could not tell when"
        if unsaid
        else "this may be about an earlier time"
        if "had" in parts.words
        # "the lowest in any year held on the new method since the pandemic"
        else "netmig could not work out since when this is said to be so"
        if since is None and "since" in parts.words[at:]
        else "",
        refusal=(why_not_ours(parts, subject, scene) if unsaid else why_refused(parts, subject, window, scene))
        or (
            "netmig could not tell of what this is said to be the record"
            if of_others
            else "this is about figures that had not been published yet"
            if _is_to_come(parts, at)
            else ""
        ),
        extreme="low" if is_low(parts, at) else "high",
        since=since,
        ever="plainly" if told else "",
    )


def _net_number_behind(parts: SentenceParts, at: int) -> Quantity | None:
    """The one number of a sentence, called net right before or behind it, that an aside behind a record gives for it."""
    numbers = [each for each in parts.quantities if each.unit in {"", "people"} and abs(each.value) >= 1000]
    if (
        len(numbers) != 1
        or not 0 < numbers[0].first - at <= _AN_ASIDE
        or parts.word(numbers[0].first - 1) not in {"with", "at", "of"}
    ):
        return None
    return numbers[0] if parts.word(numbers[0].last + 1) == "net" else None


_AN_ASIDE = 12


def _is_understood(parts: SentenceParts, at: int) -> bool:
    """Whether every word of a sentence is understood, or only leaves some years out: as far as what it is set against.

    What goes on behind ", and" is a statement of its own: "That is the highest on record, and the prime minister called it a disgrace".
    """
    passed = leaves_out(parts)
    stop = next(
        (k for k in range(at, len(parts.words)) if parts.word(k) in _SET_AGAINST or parts.words[k - 1 : k + 1] == [",", "and"]),
        len(parts.words),
    )
    return all(k in passed or parts.word(k) in _OF_RECORDS or may_link(parts, k) for k in range(stop))


# "That is the highest figure ever recorded, although Britain has left the European Union"
_SET_AGAINST = frozenset({"although", "though", "despite", "but", "whereas", "instead", "ahead"})


def _is_to_come(parts: SentenceParts, at: int) -> bool:
    """Whether a record is one of figures that are awaited: "is set to hit a record high", "about to show another grim record"."""
    for back in range(at - 1, max(-1, at - 9), -1):
        word, following = parts.word(back), parts.word(back + 1)
        if word in _FROM_IT:
            return False
        if following == "to" and word in _AWAITED and not (word == "likely" and parts.word(back + 2) == "have"):
            return True
    return False


_AWAITED = frozenset({"set", "about", "poised", "expected", "likely", "due", "going", "forecast", "predicted"})
_FROM_IT = frozenset({"from", "after", "below", "than", "following", "despite", "since"})


def _goes_on_to_another_year(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a record is of more than one year: "reached record levels in 2022 and 2023"."""
    return parts.word(time.last + 1) in {"and", "or", ","} and any(
        each.first == time.last + 2 and each.kind == time.kind for each in parts.times
    )


def _is_taken_for_granted(parts: SentenceParts, at: int) -> bool:
    """Whether a record is spoken of as known, whatever is said of it: "anger over record levels of immigration", "from the present record high"."""
    return parts.word(at - 1) in {"present", "current"} or (
        parts.word(at).startswith("record") and parts.word(at + 1 + (parts.word(at + 1) == "high")) in {"levels", "numbers"}
    )


_PRESIDING = frozenset({"preside", "presides", "presided", "presiding"})
_OF_RECORDS = frozenset("makes make making annual yearly value twelve-month remains remained records began".split())


def _held_the_record(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a year is named for having lost a record to another: "the highest on record instead of 2022", "a place that 2022 used to have"."""
    if parts.words[max(0, time.first - 2) : time.first] in (["instead", "of"], ["rather", "than"], ["ahead", "of"]):
        return True
    return parts.words[time.last + 1 : time.last + 3] in (["used", "to"], ["had", "held"])


def _is_of_scope(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time says since when something is counted: "since the series began in 2012", "since 2012"."""
    before = parts.words[max(0, time.first - 6) : time.first]
    begins = _BEGINS.search(" ".join(parts.words[max(0, time.first - 18) : time.first]))
    return begins is not None or ("since" in before and not (PARTINGS & set(before[before.index("since") :])))


# "the highest in the series that the ONS now publishes, which starts in the year to June 2012"
_BEGINS = re.compile(
    r"\b(?:series|records?|tables?|data|figures|statistics|estimates|run)\b.*\b(?:start|beg[iau]n|run|go|dat|stretch)\w*(?: \w+){0,4}$"
)


def _says_new(parts: SentenceParts, at: int) -> bool:
    words = parts.words[max(0, at - 4) : at]
    return bool({"new", "highest", "the", "reached", "hit"} & set(words)) and parts.word(at + 1) not in {"levels", "numbers"}


def subject_named(parts: SentenceParts, at: int, scene: Scene) -> Subject | None:
    if parts.mentions_of("other_subject") or _is_of_others(parts, at):
        return None
    if (moved := _who_moved(parts, at)) is not None:
        return moved
    measures = parts.mentions_of("measure")
    measures = [
        each
        for each in measures
        if not any(parts.word(k) in {":", ";", "–", "—"} for k in range(min(at, each.first), max(at, each.last)))
    ]
    if measures:
        nearest = min(measures, key=lambda mention: abs(mention.first - at))
        if is_about(parts, nearest, whatever_its_number=nearest.last < at):
            return None  # "public concern about immigration peaked"
        groups = groups_between(parts, 0, len(parts.words), nearest.code)
        first, last = parts.clause(at)
        own = groups_between(parts, first, last, nearest.code) if first <= nearest.first < last else groups
        # a group that another clause names is not its own: "was the lowest since 2021, and non-EU net migration fell"
        return Subject(nearest.code, own, "open" if nearest.ambiguous or own != groups else "explicit")
    if parts.quantities or parts.mentions_of("anaphor"):
        money = any(quantity.unit == "GBP" for quantity in parts.quantities)
        found = inherited_subject(parts, None, scene)
        return found if found is not None and (not money or found.measure == "asylum_cost") else None
    return None


def _is_of_others(parts: SentenceParts, at: int) -> bool:
    """Whether a record is the number of something that is not understood: "record numbers of pupils"."""
    if parts.word(at + 1) not in {"number", "numbers"} or parts.word(at + 2) != "of":
        return False
    noun = at + 3 + (parts.word(at + 3) in {"foreign", "young", "british", "overseas", "skilled", "legal", "new"})
    return not may_link(parts, noun)


def _who_moved(parts: SentenceParts, at: int) -> Subject | None:
    """Whose record number it is by what they did: "a record number of migrants entered the UK", "record numbers of Britons have left"."""
    if parts.word(at + 1) not in {"number", "numbers"} or parts.word(at + 2) != "of":
        return None
    groups = parts.covered("group")
    for verb in range(at + 3, min(at + 9, len(parts.words))):
        word = parts.word(verb)
        if word in MOVING and word not in {"arrivals", "departures"}:
            if not all_may_link(parts, verb + 1, parts.clause(verb)[1]):
                return None  # "entered the marathon"
            measure = "immigration" if word in ARRIVING else "emigration"
            return Subject(measure, groups_between(parts, at, verb, measure), "explicit" if parts.says_where else "open")
        if not (may_link(parts, verb) or verb in groups or word in {"foreign", "young", "british"}):
            return None
    return None


def since_of(parts: SentenceParts, scene: Scene, measure: str) -> tuple[Period | None, int]:
    """The start of an extreme's scope and where its words end: "the highest since 2012", "since comparable data began in 2010/11"."""
    latest = scene.calendar.latest(measure)
    if parts.word_set.isdisjoint(_OF_SCOPE):
        return reach_in_years(parts, latest)
    for at, word in enumerate(parts.words):
        if word in {"low", "high"} and latest is not None and 0 < (years := years_of_extreme(parts, at)) < MOST_YEARS:
            return latest.years_back(years), parts.tokens[at].end
        if word == "since":
            if (long_ago := long_since(parts, at + 1)) is not None:
                return long_ago[0], parts.tokens[long_ago[1]].end
            for time in parts.times:
                if parts.words[time.last + 1 : time.last + 3] == [",", "when"]:
                    continue  # "down since the year to June 2023, when it reached a record 740,000"
                if at < time.first <= at + 6 and (found := read_window(parts, time, scene, measure)).periods:
                    return found.periods[0], time.end
    return reach_in_years(parts, latest)


def is_low(parts: SentenceParts, cue: int) -> bool:
    return parts.word(cue) in EXTREME_LOW or "low" in {parts.word(cue), parts.word(cue + 1)}


def cue_start(parts: SentenceParts, cue: int) -> int:
    start = parts.tokens[cue].start
    for back in range(cue - 1, max(-1, cue - 4), -1):
        if parts.word(back) in {"a", "the", "new", "its", "hit", "an", "reached", "at"} or parts.word(back).endswith("-year"):
            start = parts.tokens[back].start
        elif parts.word(back) not in {'"', "astonishing", "all-time"}:
            break
    return start
