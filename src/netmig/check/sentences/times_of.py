"""Which period a quantity is about, and what it is compared with."""

from __future__ import annotations

from itertools import pairwise

from ...periods import Period, point, year_ending
from ..records import record, replace
from ..words.cues import CHANGE_VERBS, CLAUSE_OPENERS
from ..words.quantities import Quantity
from ..words.subjects import STOCKS
from ..words.time_expressions import TimeExpression, resolve
from .anaphors import (
    anchor_of,
    goes_on_about_it,
    goes_on_from_it,
    one_of_two,
    peak_beside,
    peak_of,
    pointed_at,
    so_much_since,
    spoken_of,
    told_before,
)
from .estimates import RECAST, recast_time
from .once import once_a_number
from .parts import SentenceParts
from .roles import is_part_of_another
from .scene import Scene
from .subject_of import restated
from .took_office import took_office
from .wording import Basis

# the words for windows that no statistic was published for
NO_SUCH_PERIOD = "“{words}” is no period that figures are published for"
_OPENERS_BUT_AND = CLAUSE_OPENERS - {"and"}


@record()
class Window:
    """The windows that a slot of a claim can stand for, and how they were found."""

    periods: tuple[Period, ...] = ()
    basis: Basis = "none"
    loose: bool = False
    peak: bool = False
    """Whether it is the period of the highest figure before, whichever that is."""
    words: str = ""
    """Words of time that name no window of a statistic."""


def window_of(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """The period of a quantity: the time beside it, else the nearest before it, else what the text speaks of."""
    if (said_before := restated(parts, quantity)) is not None:
        return window_of(parts, said_before, scene, measure)
    time = parts.time_of.get(quantity.first)
    if (estimated := recast_time(parts, quantity)) is not None and (
        found := read_window(parts, estimated, scene, measure)
    ).periods:
        # of the one period whose estimate is told of, or else of the year before it
        return _with_others(found.periods[0], _of_the_year_before(found), "inherited")
    if time is not None and quantity.unit == "times" and names_other(parts, quantity.first, time):
        # "net migration in 2023 was nearly double that of 2024"
        return sentence_window(parts, quantity.first, scene, measure)
    if time is None and (found := _by_what_was_told(parts, quantity, scene, measure)) is not None:
        return found
    bracketed = parts.word(quantity.first - 1) == "("
    compared = is_baseline_quantity(parts, quantity) or (bracketed and _brackets_a_number(parts, quantity))
    if time is None and compared and _stands_behind_another(parts, quantity):
        # "immigration stood at 898,000, against 1.3 million": of an earlier year, most likely the one before
        return _of_the_year_before(sentence_window(parts, quantity.first, scene, measure))
    if time is None and (ended := _where_it_ended(parts, quantity)) is not None:
        return window_of(parts, ended, scene, measure)
    if (ends := between_two_windows(parts, quantity)) is not None:
        return read_window(parts, ends[1], scene, measure)
    if time is not None and (start := so_much_since_it(parts, quantity, scene, measure)) is not None:
        return start[0]
    if quantity.first <= 1 and parts.word(0) == "at" and scene.calendar.latest(measure) is not None:
        # "At 204,000, net migration is only just below where it was in the year to June 2019": of now
        return _or_of_now(replace(sentence_window(parts, quantity.first, scene, measure), basis="inherited"), scene, measure)
    if time is None and (event := _told_of_an_event(parts, quantity)):
        return Window(words=event)
    since_an_event = time is not None and time.kind == "vague" and parts.word(time.first) in {"since", "before", "after"}
    if (
        time is not None
        and not since_an_event
        and (
            bracketed
            or _stands_right_behind(parts, quantity, time)
            or not parts.compares(time)
            or parts.explained_time(quantity) is time
            or parts.is_named_by(quantity, time)
        )
    ):
        window = read_window(parts, time, scene, measure)
        if window.periods or window.words:
            return window
    return sentence_window(parts, quantity.first, scene, measure)


def _by_what_was_told(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The window of a number without a time of its own, where it is said again, is of the peak, or follows from two others."""
    if (change := so_much_since_it(parts, quantity, scene, measure)) is not None:
        return change[0]
    if (peak := peak_beside(parts, quantity, scene, measure)) is not None:
        return _with_others(peak, sentence_window(parts, quantity.first, scene, measure), "open")
    if _leads_to_a_record(parts, quantity) and (peak := peak_of(scene, measure)) is not None:
        return _with_others(peak, sentence_window(parts, quantity.first, scene, measure), "open")
    latest = scene.calendar.latest(measure)
    if latest is not None and _leads_to_the_latest(parts, quantity):
        return _with_others(latest, sentence_window(parts, quantity.first, scene, measure), "inherited")
    if quantity.unit in {"", "people"} and (began := took_office(parts, quantity, scene, measure)) is not None:
        return _with_others(began, sentence_window(parts, quantity.first, scene, measure), "open")
    if _where_it_was(parts, quantity):
        return _where_it_had_been(parts, quantity, scene, measure)
    if (again := told_before(scene, quantity, measure)) is not None:
        spoken = sentence_window(parts, quantity.first, scene, measure)
        return spoken if spoken.basis == "explicit" or spoken.words else _with_others(again, spoken, "inherited")
    return None


def _leads_to_a_record(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "quadrupled in four years to a record high of a million", where no year is named."""
    ended = parts.following(quantity)
    if ended is None or quantity.unit not in {"times", "percent", "share"} or ended.first in parts.time_of:
        return False
    gap = parts.words[quantity.last + 1 : ended.first]
    return _is_led_to(parts, ended) and bool({"record", "peak"} & set(gap)) and "from" not in gap and ";" not in gap


def _leads_to_the_latest(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "by a further 41 per cent to the latest figure"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    return behind[:2] == ["to", "the"] and behind[2:3] in (["latest"], ["newest"], ["current"])


def _stands_right_behind(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time is that of a number whatever it is set against: "since its peak of 219,000 in the year to March 2015"."""
    between = parts.words[quantity.last + 1 : time.first]
    return time.first > quantity.last and set(between) <= {"in", "during", "the"} and time.lead in {"in", "during"}


def _with_others(period: Period, window: Window, basis: Basis) -> Window:
    """A window that words most likely point at, with those that they may mean as well."""
    return Window(tuple(dict.fromkeys((period, *window.periods))), basis)


def so_much_since_it(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> tuple[Window, Window] | None:
    """Both ends of a change that follows from a number of this sentence and the one told before; None where it does not."""
    time = so_much_since(parts, quantity)
    topic = scene.told.just or scene.topic or scene.calendar.latest(measure)
    if time is None or topic is None:
        return None
    before = read_window(parts, time, scene, measure)
    if not before.periods or before.periods[0].stop >= topic.stop:
        return None
    after = sentence_window(parts, quantity.first, scene, measure)
    return _with_others(topic, after, "inherited"), replace(before, basis="inherited")


def _where_it_was(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as ", where it had been 136,000": of the time that the sentence compares with."""
    before = parts.words[max(0, quantity.first - 5) : quantity.first]
    if "where" not in before:
        return False
    behind = before[before.index("where") + 1 :]
    return behind[:2] in (["it", "had"], ["it", "was"], ["it", "used"], ["they", "were"], ["they", "had"])


def _where_it_had_been(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """The window of what it was before: that of the last number compared with, else the year before."""
    spoken = sentence_window(parts, quantity.first, scene, measure)
    for time in reversed(baseline_times(parts)):
        if time.last < quantity.first and (found := read_window(parts, time, scene, measure)).periods:
            return _with_others(found.periods[0], spoken, "inherited")
    return _of_the_year_before(spoken)


def _brackets_a_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a bracket stands behind a number or its time: "Nigerians (120,000)" is no comparison."""
    at = quantity.first - 2
    return any(each.last == at for each in (*parts.quantities, *parts.times))


def _where_it_ended(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number that a change led to, whose time is the change's: "has fallen by more than 80 per cent, to 171,000 in 2025".

    Also behind where it began: "quadrupled, from 216,000 in June 2018 to a peak of 906,000 in June 2023".
    """
    following = parts.following(quantity)
    if following is None or quantity.unit not in {"percent", "share", "times", "", "people"}:
        return None
    if parts.word(following.first - 1) == "from":
        ended = parts.following(following)
        gap = set(parts.words[quantity.last + 1 : following.first - 1])
        if ended is None or not gap <= {",", "down", "up"} or not _is_led_to(parts, ended):
            return None
        return ended if ended.first in parts.time_of else None
    if not _is_led_to(parts, following):
        return None
    # "quadrupled in four years to a record 906,000 in the year to June 2023"
    gap = {
        parts.word(at)
        for at in range(quantity.last + 1, following.first)
        if at not in parts.in_times or parts.word(at) == "since"
    }
    return following if gap <= _ON_ITS_WAY and following.first in parts.time_of else None


def _is_led_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is where something went: "to 431,000", "to a peak of 906,000"."""
    at = quantity.first - 1
    while at > quantity.first - 6 and parts.word(at) in _HEIGHTS:
        at -= 1
    return parts.word(at) == "to"


_ON_ITS_WAY = frozenset({",", "down", "up", "to", "in", "over", "within"}) | {
    *"a an of the its peak record high low new all-time just only some about nearly almost".split()
}
_HEIGHTS = frozenset("a an of the its peak record high low new all-time just only some about nearly almost".split())


def between_two_windows(parts: SentenceParts, quantity: Quantity) -> tuple[TimeExpression, TimeExpression] | None:
    """Both ends of a change: "more than tripled between the year to June 2019 and the year to June 2024"."""
    if (
        quantity.unit not in {"percent", "share", "times"}
        and "by" not in parts.words[max(0, quantity.first - 3) : quantity.first]
    ):
        return None
    for one, other in pairwise(parts.times):
        joint = parts.words[one.last + 1 : other.first]
        if joint[:1] == [","] and "," in joint[1:]:
            # "between the year to June 2019, when it was 224,000, and the year to June 2023"
            joint = joint[len(joint) - joint[::-1].index(",") :] if joint[1] in {"when", "the"} else joint
        if one.kind == other.kind == "year_ending" and joint[:1] in (["and"], ["to"]) and len(joint) <= 3:
            if (
                "between" in parts.words[max(0, one.first - 3) : one.first + 1]
                or "from" in parts.words[max(0, one.first - 3) : one.first + 1]
            ):
                return one, other
    return None


def _told_of_an_event(parts: SentenceParts, quantity: Quantity) -> str:
    """The words of time before a number that name no window: "its highest level before Brexit, 336,000"."""
    for time in parts.times:
        gap = parts.words[time.last + 1 : quantity.first]
        if time.kind == "vague" and time.last < quantity.first and gap in ([","], ["("], [":"], []):
            return " ".join(parts.words[time.first : time.last + 1])
    return ""


def _stands_behind_another(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number of the same kind stands before in the sentence, with which this one may be compared."""
    return any(other.last < quantity.first and other.unit in {quantity.unit, "people", ""} for other in parts.quantities)


def _of_the_year_before(window: Window) -> Window:
    earlier = tuple(period.years_back(1) for period in window.periods if period.is_year)
    return replace(
        window, periods=tuple(dict.fromkeys((*earlier, *window.periods))), basis="open" if window.periods else window.basis
    )


def sentence_window(parts: SentenceParts, at: int, scene: Scene, measure: str) -> Window:
    """The period that a place in a sentence is about, by the sentence's own times or by what came before."""
    window = _spoken_window(parts, at, scene, measure)
    latest = scene.calendar.latest(measure)
    if latest is None:
        return window
    if not window.words and window.basis in {"inherited", "open"} and not scene.revising and _goes_up_to_now(parts, at):
        # "It has since fallen by 178,000": to the newest year, whatever was spoken of
        return replace(window, periods=tuple(dict.fromkeys((latest, *window.periods))))
    if latest not in window.periods and _is_of_now(parts, at):
        # "is now 431,000": of the newest year, or the newest estimate of the year spoken of
        return replace(window, periods=(*window.periods, latest))
    return window


def _goes_on_since(parts: SentenceParts, at: int) -> bool:
    """Whether a clause tells what has happened since what was told: "and it has come down in every quarter since", "since then"."""
    first, _ = parts.clause(at)
    stop = next((k for k in range(at, len(parts.words)) if parts.words[k] in {",", ";", "."}), len(parts.words))
    if "since" not in parts.words[at:stop] or not {"has", "have"} & set(parts.words[first : at + 1]):
        return False
    since = at + parts.words[at:stop].index("since")
    return since + 1 >= stop or parts.words[since + 1 : since + 2] == ["then"]


def _has_moved_since(parts: SentenceParts, at: int) -> bool:
    """Such as "has fallen by 773,000 since it peaked", "since peaking at 906,000, net migration has fallen by 475,000"."""
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


def _goes_up_to_now(parts: SentenceParts, at: int) -> bool:
    """Whether words before a number tell how things stand: "it is now coming down: it is a third lower", "728,000 is still three times"."""
    first, _ = parts.clause(at)
    if goes_on_from_it(parts) and {"began", "started", "became"} & set(parts.words[:4]):
        return False  # "It began at 685,000 and is now 848,000": an estimate
    if _has_moved_since(parts, at) or _goes_on_since(parts, at):
        return True
    return not _STANDS.isdisjoint(pairwise(parts.words[max(0, first - 6) : at])) or parts.words[at - 1 : at] == ["latest"]


def _spoken_window(parts: SentenceParts, at: int, scene: Scene, measure: str) -> Window:
    """The period by the sentence's own times, by what came before, or the newest."""
    taken = baseline_times(parts)
    usable = [
        time
        for time in parts.times
        if time.kind not in {"duration", "day"}
        and time not in taken
        # what stands in brackets is of what stands there with it
        and parts.bracket_of.get(time.first) in {None, parts.bracket_of.get(at)}
        and not parts.tells_when_said(time)
        and not _of_that_number(parts, at, time)
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
        if time.first > at and not _in_another_clause(parts, at, time.first) and not _of_another_number(parts, at, time)
    ]
    for time in (*reversed(before), *after):
        window = read_window(parts, time, scene, measure)
        if window.periods or window.words:
            return _or_of_now(window, scene, measure) if time.last < at and _stands_behind_a_number(parts, time) else window
    if (pointed := pointed_at(parts, at, scene, measure)) is not None:
        return Window(tuple(dict.fromkeys((pointed, *((scene.topic,) if scene.topic else ())))), "inherited")
    # a time in the next clause may be meant too: "343,000 departures and 497,000 arrivals in the year to September"
    others = tuple(
        period
        for time in usable
        if not _is_told_aside(parts, at, time)
        for period in read_window(parts, time, scene, measure).periods
    )
    latest = scene.calendar.latest(measure)
    topic = scene.topic_of(measure)
    if topic is not None:
        # what was last spoken of, or what the day's release is about
        told = (topic, *others, *((scene.before,) if scene.before else ()), *((latest,) if latest else ()))
        if (parts.word(0) in {"that", "this"} or goes_on_from_it(parts)) and (
            just := scene.told.just or (None if scene.told.opened else scene.before)
        ) is not None:
            told = (just, *told)  # "That, he said, is four times…": of what was just told
        elif scene.last is not None and scene.told.just is None and goes_on_about_it(parts):
            told = (scene.last, *told)
        return Window(tuple(dict.fromkeys(told)), "inherited")
    if others:
        if latest is not None and all(_is_set_apart(parts, at, time) for time in usable):
            return Window(tuple(dict.fromkeys((latest, *others))), "inherited")
        return Window(others, "inherited")
    return Window((latest,), "release") if latest else Window()


def _is_set_apart(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time is of what a number is set against, or of another statement: "170,000 above the old record, that of 2015/16"."""
    return time.first > at and not _SETS_APART.isdisjoint(parts.words[at : time.first])


_SETS_APART = frozenset({"above", "below", "than", "against", ";", ":", "but", "whereas", "although", "though"})


def _stands_behind_a_number(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time was said of the number before it, and perhaps of no other: "331,000 in 2024; a year on it was 171,000"."""
    return any(quantity.last < time.first and parts.time_of.get(quantity.first) is time for quantity in parts.quantities)


def _or_of_now(window: Window, scene: Scene, measure: str) -> Window:
    """The windows of a time that may be another number's, with those that the text may have gone on to."""
    latest = scene.calendar.latest(measure)
    others = (each for each in (latest, scene.topic) if each is not None)
    return replace(
        window, periods=tuple(dict.fromkeys((*window.periods, *others))), basis="inherited" if window.periods else window.basis
    )


def _speaks_for(parts: SentenceParts, time: TimeExpression, at: int) -> bool:
    """Whether a year before another is that of what follows: it opens the clause, or stands in it before any number."""
    if time.last >= at:
        return False
    first, _ = parts.clause(at)
    if _in_apposition(parts, time, at) or _where_it_led(parts, time):
        return True  # "the peak, a year earlier, was a quarter higher", "to 739,000 a year later, a drop of 167,000"
    return parts.opens_clause(time) or (
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
    return time.kind == "later" and owner is not None and parts.time_of.get(owner.first) is time and _is_led_to(parts, owner)


_HOLDS = frozenset({"was", "were", "is", "had", "stood", "came"})


def _is_gone_before(parts: SentenceParts, at: int, time: TimeExpression) -> bool:
    """Whether a time is of what a number came after: "After a record of 764,000 in 2022 it was down to 685,000"."""
    first, _ = parts.clause(time.first)
    opener = parts.word(first) if first == 0 else parts.word(first - 1)
    if opener not in {"after", "following", "despite"} or not first <= time.first < at:
        return False
    return any(
        first <= quantity.first < time.first and parts.time_of.get(quantity.first) is time for quantity in parts.quantities
    )


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
    return any(parts.words[k] in openers or parts.words[k] in {":", ";"} for k in range(at, other))


def _is_of_now(parts: SentenceParts, at: int) -> bool:
    """Such as "now stands at 431,000", "has since fallen to 431,000": the newest figure, whatever year was named before."""
    before = parts.words[max(0, at - 6) : at]
    has_since = any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(before))
    # "net migration had since dropped to", "later fell to": after the year that was spoken of
    gone_on = "since" in before[-4:-1] or "later" in before[-4:]
    return has_since or gone_on or "now" in before[-4:]


def baseline_times(parts: SentenceParts) -> list[TimeExpression]:
    """The times that name what something is compared with: they are the period of nothing else."""
    compared = [
        time
        for time in parts.times
        if parts.compares(time) or (time.kind == "vague" and parts.word(time.first) in {"since", "before", "after"})
    ]
    starts = {
        quantity.first for quantity in parts.quantities if is_baseline_quantity(parts, quantity) or _is_whole(parts, quantity)
    }
    ratios = {each.first for each in parts.quantities if each.unit == "times" or is_part_of_another(parts, each)}
    # a time before the number opens its sentence, and is that of all in it: "In 2023 … revised from 685,000 to 866,000"
    attached = [
        time
        for first, time in parts.time_of.items()
        if (first in starts and time.first > first) or (first in ratios and names_other(parts, first, time))
    ]
    return compared + attached


def names_other(parts: SentenceParts, first: int, time: TimeExpression) -> bool:
    """Whether the time behind a multiple names its denominator: "four times the figure for 2020/21"."""
    quantity = next(each for each in parts.quantities if each.first == first)
    between = parts.words[quantity.last + 1 : time.first]
    return time.first > quantity.last and bool({"the", "as", "where", "what", "its", "that"} & set(between[:2]))


@once_a_number
def _is_whole(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a part is a part of: "a third of the 649,000"."""
    before = parts.preceding(quantity)
    return (
        before is not None
        and before.unit == "share"
        and quantity.first - before.last <= 3
        and parts.word(before.last + 1) == "of"
    )


@once_a_number
def is_baseline_quantity(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a quantity is what another is set against: "from £3.95 billion", "lower than a revised 1,326,000"."""
    at = quantity.first - 1
    for _ in range(5):
        word = parts.word(at)
        if word in {"with", "to"} and parts.word(at - 1) in {"compared", "comparing"}:
            return True
        if word in {"from", "than", "against", "below", "above", "since", "times", "double", "twice", "treble", "triple"}:
            return True
        if word == "on" and (parts.word(at - 1) in {"down", "up", "%", "cent", "percent"} or _ends_a_number(parts, at - 1)):
            return True
        if word not in {
            "a",
            "an",
            "the",
            "revised",
            "updated",
            "provisional",
            "of",
            "staggering",
            "figure",
            "total",
            "record",
            "high",
            "peak",
            "its",
            "their",
            "all-time",
            "level",
            "previous",
            "some",
            "nearly",
            "almost",
            "about",
            "around",
            "just",
            "over",
            "under",
        }:
            return False
        at -= 1
    return False


def _ends_a_number(parts: SentenceParts, at: int) -> bool:
    return any(quantity.last == at for quantity in parts.quantities)


def year_before_too(time: TimeExpression, window: Window, periods: tuple[Period, ...]) -> Window:
    """What "last year" means where something is set against it: the calendar year, or the year before the one in hand."""
    if time.kind != "relative_year" or time.years != 1:
        return window
    earlier = tuple(period.years_back(1) for period in periods if period.is_year)
    others = tuple(period for period in window.periods if period not in periods)
    return replace(window, periods=tuple(dict.fromkeys((*earlier, *others))) or window.periods)


def read_window(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str) -> Window:
    """The windows that words of time mean for a measure.

    For a calendar year may stand the year-ending windows that end in it: those that the text names
    elsewhere, or, where it names none at all, the one of the month in which the newest figures end.
    """
    words = " ".join(parts.words[time.first : time.last + 1])
    if time.kind == "vague":
        return Window(words=words)
    latest = scene.calendar.latest(measure)
    if time.kind == "event_year":
        # in summer: the year to then, the calendar year, or the figures that were out by then
        around = (year_ending(2016, 6), year_ending(2016, 12), year_ending(2016, 3), year_ending(2015, 12), year_ending(2015, 6))
        return Window(tuple(each for each in around if latest is None or each.stop <= latest.stop), "open")
    if time.kind == "of_pair":
        pair = one_of_two(parts, time, scene, measure)
        return Window(pair, "inherited" if pair else "none", words="" if pair else words)
    relative = time.kind in {"earlier", "later", "same", "decade_ago"}
    anchor = anchor_of(parts, time, scene, measure) if relative else None
    topic = anchor or (spoken_of(time, scene, measure) if relative else scene.topic_of(measure))
    months = scene.calendar.ending_months(measure)
    periods = resolve(time, scene.published, topic, months, latest)
    if time.kind == "same" and anchor is None and scene.last is not None and parts.word(time.first) == "that":
        periods = tuple(dict.fromkeys((scene.last, *periods)))
    if time.kind == "year_ending" and not time.year and periods and (year := _year_before(parts, time)):
        # "rose in 2023, peaking at 906,000 in the year to June": of 2023
        of_it = year_ending(year, time.month)
        explained = (
            "when" in parts.words[max(0, time.first - 9) : time.first]
        )  # "2021, when it stood at 132,000 in the year to March"
        periods = tuple(dict.fromkeys((of_it, *periods) if explained else (*periods, of_it)))
    if measure in STOCKS and time.kind in {"month", "quarter", "day"}:
        periods = tuple(point(period.end) for period in periods)
    # "for calendar 2023" means no other year that ends in it
    plainly = parts.word(time.first - 1) == "calendar" or "calendar" in parts.words[time.first : time.last + 1]
    loose = time.kind in {"calendar_year", "relative_year"} and bool(months) and not plainly
    if loose and periods:
        year = periods[0].end.year
        named = scene.named.get(measure, frozenset())
        others = sorted((window for window in named if window.end.year == year and window != periods[0]), reverse=True)
        if not named and latest is not None and latest.end.month != 12:
            others = [year_ending(year, latest.end.month)]
        # the window that the text names comes first where the newest figures end in its month too
        month = _month_of_the_window(parts, time)
        as_such = year in scene.years if time.kind == "relative_year" else not month
        if month and time.kind == "calendar_year":
            others = list(dict.fromkeys((year_ending(year, month), *others)))
        first = [
            window
            for window in others
            if named and not as_such and latest is not None and window.end.month == latest.end.month != 12
        ]
        periods = tuple(dict.fromkeys((*first, *periods, *others)))
    # "a year earlier" is of the window in hand, which another sentence named
    carried = relative and (anchor is None or (time.kind == "later" and any(
        other.kind == "later" and other.last < time.first for other in parts.times
    )))  # fmt: skip
    if carried and latest is not None and latest != topic:
        # or of the newest, which the text may have turned to without saying so
        ends = (end for each in (scene.topic_of(measure), latest) for end in resolve(time, scene.published, each, months, latest))
        periods = tuple(dict.fromkeys((*periods, *(end for end in ends if end.stop <= latest.stop))))
    return Window(periods, "inherited" if carried and periods else "explicit" if periods else "none", loose)


def _month_of_the_window(parts: SentenceParts, time: TimeExpression) -> int:
    """The month of the window for which a year is said short: "in the year to June 2025, against 649,000 in 2024"; 0 if none."""
    return next((other.month for other in parts.times if other.kind == "year_ending" and other.last < time.first), 0)


def _year_before(parts: SentenceParts, time: TimeExpression) -> int:
    """The calendar year that the sentence named last before a month without a year; 0 if none."""
    return next((other.year for other in reversed(parts.times) if other.last < time.first and other.kind == "calendar_year"), 0)


def _moved_in_it(parts: SentenceParts, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether something rose or fell in a time, and no estimate of it did."""
    between = parts.words[time.last + 1 : quantity.first]
    return bool(CHANGE_VERBS & set(between)) and not RECAST & parts.word_set and not {"estimate", "estimates"} & parts.word_set


def start_window(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, window: Window) -> Window:
    """Where a change began, if its own time is not named: a year before where it ended, or where the text last began."""
    time = parts.time_of.get(quantity.first)
    ends = [each for each in parts.times if each.kind == "year_ending" and each.last < quantity.first]
    if len(ends) > 1 and parts.word(ends[-2].last + 1) in {"and", "to"} and ends[-1].first - ends[-2].last <= 4:
        # "between the year to December 2023 and the year to December 2024 it went from 860,000 to 431,000"
        return read_window(parts, ends[-2], scene, measure)
    if _stands_behind_another(parts, quantity) and window.basis == "open":
        return window  # of the year before already
    if recast_time(parts, quantity) is not None:
        return window  # where an estimate began is of the very year
    if time is not None and time.last < quantity.first and _moved_in_it(parts, time, quantity):
        # "In 2023 it fell slightly, from 873,000": of the year before, or of another estimate
        return _of_the_year_before(window)
    if time is not None:
        latest = scene.calendar.latest(measure)
        return year_before_too(time, window, (latest,) if latest else ())
    ended = next((each for each in parts.quantities if each.first > quantity.last and parts.word(each.first - 1) == "to"), None)
    if ended is not None and parts.time_of.get(ended.first) is not None:
        after = window_of(parts, ended, scene, measure)
        return Window(tuple(period.years_back(1) for period in after.periods if period.is_year), "inherited")
    if not parts.times and scene.baseline is not None:
        return Window((scene.baseline,), "inherited")
    return Window(tuple(period.years_back(1) for period in window.periods if period.is_year), "release")
