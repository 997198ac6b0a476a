"""Which period a place in a sentence is about: by the sentence's own times, by what came before, or the newest."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period
from ...records import replace
from ...words.cues import CHANGE_VERBS, CLAUSE_OPENERS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression, newest_counts
from ..ends.comparisons import baseline_times, is_baseline_quantity, is_led_to
from ..goes_on import goes_on_to
from ..parts import SentenceParts
from ..scene import Scene
from ..told import YEARS_OF_COUNTS
from .anaphors import goes_on_about_it, goes_on_from_it, pointed_at
from .compared_times import is_of_a_former_record
from .newest import goes_on_to_now
from .times_beside import is_named_by, opens_clause, opens_the_next, tells_when_said
from .windows import Window, or_of_now, read_window

_OPENERS_BUT_AND = CLAUSE_OPENERS - {"and"}


def sentence_window(parts: SentenceParts, at: int, scene: Scene, measure: str) -> Window:
    """The period that a place in a sentence is about, by the sentence's own times or by what came before."""
    window = _spoken_window(parts, at, scene, measure)
    latest = scene.calendar.latest(measure)
    if latest is None:
        return window
    if not window.words and window.basis in {"inherited", "open"} and not scene.revising and _goes_up_to_now(parts, at):
        # "It has since fallen by 178,000": to the newest year, whatever was spoken of
        return replace(window, periods=tuple(dict.fromkeys((latest, *window.periods))))
    if goes_on_to_now(parts, at):
        return Window(tuple(dict.fromkeys((latest, *window.periods))), "inherited")
    if latest not in window.periods and _is_of_now(parts, at):
        # "is now 431,000": of the newest year, or the newest estimate of the year spoken of
        return replace(window, periods=(*window.periods, latest))
    return window


def _goes_on_since(parts: SentenceParts, at: int) -> bool:
    """Whether a clause tells what has happened since what was told: "and it has come down in every quarter since", "since then"."""
    if "since" not in parts.word_set:
        return False
    first, _ = parts.clause(at)
    stop = next((k for k in range(at, len(parts.words)) if parts.words[k] in {",", ";", "."}), len(parts.words))
    if "since" not in parts.words[at:stop] or not {"has", "have"} & set(parts.words[first : at + 1]):
        return False
    since = at + parts.words[at:stop].index("since")
    return since + 1 >= stop or parts.words[since + 1 : since + 2] == ["then"]


def _has_moved_since(parts: SentenceParts, at: int) -> bool:
    """Such as "has fallen by 773,000 since it peaked", "since peaking at 906,000, net migration has fallen by 475,000"."""
    if "since" not in parts.word_set:
        return False
    before = parts.words[max(0, at - 5) : at]
    moved = any(one in {"has", "have"} and other in CHANGE_VERBS for one, other in pairwise(before))
    return moved and any(
        word == "since" and {"peaking", "peaked", "peak", "record", "high"} & set(parts.words[k : k + 6])
        for k, word in enumerate(parts.words)
    )


_STANDS = frozenset((verb, word) for verb in ("is", "are") for word in ("now", "still", "down", "up")) | {
    ("has", "since"),
    ("have", "since"),
    ("now", "stands"),
    ("still", "stands"),
}


_HELD_TO_BE = frozenset("believed thought estimated put reckoned known said held".split())


def _goes_up_to_now(parts: SentenceParts, at: int) -> bool:
    """Whether words before a number tell how things stand: "it is now coming down: it is a third lower", "728,000 is still three times"."""
    first, _ = parts.clause(at)
    if goes_on_from_it(parts) and {"began", "started", "became"} & set(parts.words[:4]):
        return False  # "It began at 685,000 and is now 848,000": an estimate
    if _has_moved_since(parts, at) or _goes_on_since(parts, at):
        return True
    if any(one == "now" and other in _HELD_TO_BE for one, other in pairwise(parts.words[max(0, at - 6) : at])):
        return False  # "and is now believed to be 866,000": what is thought of the year that is spoken of
    return not _STANDS.isdisjoint(pairwise(parts.words[max(0, first - 6) : at])) or parts.words[at - 1 : at] == ["latest"]


def _spoken_window(parts: SentenceParts, at: int, scene: Scene, measure: str) -> Window:
    """The period by the sentence's own times, by what came before, or the newest."""
    taken = baseline_times(parts)
    number = next((each for each in parts.quantities if each.first == at), None)
    ahead = None if number is None else goes_on_to(parts, number)
    usable = [
        time
        for time in parts.times
        if time.kind not in {"duration", "day"}
        # "the earlier peak, in 2002": of that peak, and of nothing that it is set against
        and (time not in taken or (0 < time.first - at <= _TO_ITS_YEAR and is_of_a_former_record(parts, time)))
        and time is not ahead
        # what stands in brackets is of what stands there with it
        and parts.bracket_of.get(time.first) in {None, parts.bracket_of.get(at)}
        and not tells_when_said(parts, time)
        and not _of_that_number(parts, at, time)
        and not (time.first > at and not is_of_a_former_record(parts, time) and _names_another(parts, at, time))
        # "the 860,000 of a year earlier" speaks of that number alone
        and not (time.kind in {"earlier", "later", "decade_ago"} and not _speaks_for(parts, time, at))
    ]
    if _goes_on_since(parts, at):
        first, _ = parts.clause(at)
        usable = [time for time in usable if time.first >= first]
    before = [
        time for time in usable if time.last < at and not _is_gone_before(parts, at, time) and not _is_told_aside(parts, at, time)
    ]
    after = [
        time
        for time in usable
        if time.first > at
        and not opens_the_next(parts, time)
        and not _in_another_clause(parts, at, time.first)
        and not _of_another_number(parts, at, time)
    ]
    for time in (*reversed(before), *after):
        window = read_window(parts, time, scene, measure)
        if window.periods or window.words:
            return or_of_now(window, scene, measure) if time.last < at and _stands_behind_a_number(parts, time) else window
    if (pointed := pointed_at(parts, at, scene, measure)) is not None:
        return Window(tuple(dict.fromkeys((pointed, *((scene.topic,) if scene.topic else ())))), "inherited")
    went_back = scene.went_back and scene.told.just is not None and scene.told.just.end.year == scene.then
    asked = scene.told.just if (scene.told.asked or went_back) and not usable else None
    latest = scene.calendar.latest(measure)
    if asked is not None and latest is not None and asked.stop <= latest.stop:
        return Window(tuple(dict.fromkeys((asked, *((scene.topic,) if scene.topic else ()), latest))), "inherited")
    # a time in the next clause may be meant too: "343,000 departures and 497,000 arrivals in the year to September"
    others = tuple(
        period
        for time in usable
        if not _is_told_aside(parts, at, time)
        for period in read_window(parts, time, scene, measure).periods
    )
    topic = scene.topic_of(measure)
    if measure in YEARS_OF_COUNTS and scene.told.counted is None and _tells_of_counts(parts):
        newest = newest_counts(scene.published)
        if topic is None:
            return Window((newest,), "release")
        others = (topic, *others)
        topic = newest
    if topic is not None:
        # what was last spoken of, or what the day's release is about
        told = (topic, *others, *((scene.before,) if scene.before else ()), *((latest,) if latest else ()))
        if scene.before is not None and not scene.told.opened and _is_of_a_whole(parts):
            told = (scene.before, *told)  # "Of these 417,000 came for work": of what the paragraph before told
        elif (parts.word(0) in {"that", "this"} or goes_on_from_it(parts)) and (
            just := scene.told.just or (None if scene.told.opened else scene.before)
        ) is not None:
            told = (just, *told)  # "That, he said, is four times…": of what was just told
        elif scene.last is not None and scene.told.just is None and goes_on_about_it(parts):
            told = (scene.last, *told)
        return Window(tuple(dict.fromkeys(told)), "inherited")
    if others:
        by_now = newest_counts(scene.published) if measure in YEARS_OF_COUNTS else latest
        if by_now is not None and all(_is_set_apart(parts, at, time) for time in usable):
            return Window(tuple(dict.fromkeys((by_now, *others))), "inherited")
        return Window(others, "inherited")
    if latest is not None and (named := _named_alone(scene, latest)) is not None:
        # "The rise of 706,881 people in the year to mid-2024 was the second-largest": nothing else was spoken of
        return Window(tuple(dict.fromkeys((named, latest))), "release")
    return Window((latest,), "release") if latest else Window()


# from the beginning of what is called a peak to the year behind its comma
_TO_ITS_YEAR = 5


def _named_alone(scene: Scene, latest: Period | None) -> Period | None:
    """The one window that a text has named, where it is of late, no calendar year, and the text is no news of another."""
    just, pair = scene.told.just, scene.told.pair
    if just is not None and just.kind != "calendar_year":
        return just
    if pair is None or scene.headline is not None or pair[0] != pair[1] or pair[1].kind == "calendar_year":
        return None
    return pair[1] if latest is not None and abs((latest.stop - pair[1].stop).days) <= _OF_LATE else None


# how many days a window may end before the newest figures do, and still be what a text is about
_OF_LATE = 400


def _tells_of_counts(parts: SentenceParts) -> bool:
    """Whether what the Home Office counts is told of, and not who came on a visa, which is a flow: "granted 192,000 work visas"."""
    return not _COUNTED.isdisjoint(parts.word_set) or ("home", "office") in parts.pairs


_COUNTED = frozenset(
    "granted issued grants handed applications applied claims claimed sought claimants applicants decisions".split()
)


def _is_of_a_whole(parts: SentenceParts) -> bool:
    """Whether a sentence goes on to the parts of what was told: "Of the non-EU nationals 417,000 came for work", "Among them"."""
    return parts.word(0) in {"of", "among"} and parts.word(1) in {"the", "them", "these", "those"}


def _is_set_apart(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time is of what a number is set against, or of another statement: "170,000 above the old record, that of 2015/16"."""
    return time.first > at and not _SETS_APART.isdisjoint(parts.words[at : time.first])


_SETS_APART = frozenset({"above", "below", "than", "against", ";", ":", "but", "whereas", "although", "though"})


def _stands_behind_a_number(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time was said of the number before it, and perhaps of no other: "331,000 in 2024; a year on it was 171,000"."""
    return any(quantity.last < time.first and parts.time_of.get(quantity.first) is time for quantity in parts.quantities)


def _speaks_for(parts: SentenceParts, time: TimeExpression, at: int) -> bool:
    """Whether a year before another is that of what follows: it opens the clause, or stands in it before any number."""
    if time.last >= at:
        return False
    first, _ = parts.clause(at)
    if _in_apposition(parts, time, at) or _where_it_led(parts, time):
        return True  # "the peak, a year earlier, was a quarter higher", "to 739,000 a year later, a drop of 167,000"
    return opens_clause(parts, time) or (
        first <= time.first and not any(time.last < quantity.first < at for quantity in parts.quantities)
    )


def _in_apposition(parts: SentenceParts, time: TimeExpression, at: int) -> bool:
    """Whether a time stands between commas behind what is spoken of, and that goes on to a place."""
    if parts.word(time.first - 1) != "," or parts.word(time.last + 1) != "," or parts.word(time.last + 2) not in _HOLDS:
        return False
    return (
        not any(time.last < quantity.first < at for quantity in parts.quantities) and "," not in parts.words[time.last + 2 : at]
    )


def _where_it_led(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is of the number that something went to, and of what follows from it."""
    owner = next((each for each in reversed(parts.quantities) if each.last < time.first), None)
    return time.kind == "later" and owner is not None and parts.time_of.get(owner.first) is time and is_led_to(parts, owner)


_HOLDS = frozenset({"was", "were", "is", "had", "stood", "came"})


def _is_gone_before(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time is of what a number came after: "After a record of 764,000 in 2022 it was down to 685,000"."""
    first, _ = parts.clause(time.first)
    if not is_gone_by(parts, time.first) or not first <= time.first < at:
        return False
    if "that" in parts.words[first : time.first]:
        return False  # "after figures showed that 1.2 million people arrived in 2022, a net gain of": when that was said
    return any(
        first <= quantity.first < time.first and parts.time_of.get(quantity.first) is time for quantity in parts.quantities
    )


def is_gone_by(parts: SentenceParts, at: int) -> bool:
    """Whether a clause tells what something else came after: "After two years of record numbers, it eased"."""
    first, _ = parts.clause(at)
    return (parts.word(first) if first == 0 else parts.word(first - 1)) in {"after", "following", "despite"}


def _of_that_number(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time is that of another number alone: "half the 321,000 of the referendum year"."""
    return any(
        quantity.first != at
        and parts.word(quantity.last + 1) == "of"
        and 0 < time.first - quantity.last <= 3
        and parts.word(quantity.first - 1) in {"the", "a", "that"}
        and (is_baseline_quantity(parts, quantity) or _is_divided(parts, quantity))
        for quantity in parts.quantities
    )


def _names_another(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time names another number: "431,000 was half of 2023's 860,000"."""
    return any(
        quantity.first not in {at, time.first}
        and time.last < quantity.first <= time.last + 5
        and is_named_by(parts, quantity, time)
        for quantity in parts.quantities
    )


def _is_divided(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a part or a multiple is of: "half the 321,000"."""
    before = parts.preceding(quantity)
    return before is not None and before.unit in {"share", "times"} and quantity.first - before.last <= 3


def _is_told_aside(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time stands in an aside that is over: "net migration, which two years ago was nearly a million, came out at 431,000"."""
    first, stop = parts.clause(time.first)
    if parts.word(first - 1) not in {"which", "who"} or parts.word(first - 2) != ",":
        return False
    return stop < at and parts.word(stop) == ","


def _of_another_number(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time stands with another number behind a comma: "96,000, were 11 per cent of it, double the 5 per cent of 2019"."""
    for quantity in parts.quantities:
        if at < quantity.first < time.first and parts.time_of.get(quantity.first) is time:
            return "," in parts.words[at : quantity.first]
    return False


def _in_another_clause(parts: SentenceParts, at: int, other: int) -> bool:
    """Whether a place further on is in a clause of its own; "both EU and UK citizens in the 12 months to June" is none."""
    numbers = any(at < quantity.first < other for quantity in parts.quantities)
    openers = CLAUSE_OPENERS if numbers else _OPENERS_BUT_AND
    return any(
        parts.words[k] in openers
        or parts.words[k] in {":", ";"}
        or (parts.words[k] in {"–", "—"} and parts.word(k + 1) in {"it", "they"})
        # "This was lower than the year before - in the year to June 2023 it was 906,000"
        or (
            parts.words[k] in {"-", "–", "—"}
            and parts.word(k + 1) == "in"
            and any(each.first > other for each in parts.quantities)
        )
        for k in range(at, other)
    )


def _is_of_now(parts: SentenceParts, at: int) -> bool:
    """Such as "now stands at 431,000", "has since fallen to 431,000": the newest figure, whatever year was named before."""
    before = parts.words[max(0, at - 6) : at]
    has_since = any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(before))
    # "net migration had since dropped to", "later fell to": after the year that was spoken of
    gone_on = "since" in before[-4:-1] or "later" in before[-4:]
    return has_since or gone_on or "now" in before[-4:]
