"""Which period a quantity is about, and what it is compared with."""

from __future__ import annotations

from itertools import pairwise

from ....periods import year_ending
from ...records import replace
from ...words.cues import CHANGE_VERBS, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ...words.time_expressions import TimeExpression
from ..directions import opens_a_pair
from ..ends.comparisons import baseline_times, end_of_span, is_baseline_quantity, is_led_to, names_other, stands_behind_another
from ..ends.told_beside import begins_with, goes_on
from ..estimates.changed_estimates import RECAST, recast_time, was_revised_behind
from ..estimates.estimates_told import is_what_it_became
from ..goes_on import goes_on_to
from ..in_doubt.forecast_numbers import is_current
from ..parts import SentenceParts
from ..scene import Scene
from ..whom.same_people import restated
from .compared_times import NAMED_BY_YEAR, begins_records
from .newest import goes_on_to_now, so_it_has
from .sentence_windows import sentence_window
from .times_beside import explained_time, is_named_by
from .told_when import days_of, names_its_own_year, told_when
from .told_windows import by_what_was_told, so_much_since_it
from .windows import NO_SUCH_PERIOD, Window, of_the_year_before, or_of_now, read_window, with_others, year_before_too

# all that forms need of time
__all__ = [
    "NO_SUCH_PERIOD", "Window", "baseline_times", "between_two_windows", "is_baseline_quantity", "names_other", "read_window",
    "sentence_window", "so_much_since_it", "start_window", "two_calendar_years", "window_of", "year_before_too",
]  # fmt: skip


def window_of(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """The period of a quantity: the time beside it, else the nearest before it, else what the text speaks of."""
    change = parts.preceding(quantity)
    if (
        change is not None
        and quantity.first not in parts.time_of
        and goes_on(parts, change)
        and begins_with(parts, change) is quantity
    ):
        # "That is a 24 % increase on 488,000": of an earlier year, most likely the one before
        return of_the_year_before(sentence_window(parts, quantity.first, scene, measure))
    newest = scene.calendar.latest(measure)
    if newest is not None and quantity.unit in {"percent", "times", "share"} and so_it_has(parts.words[: quantity.first]):
        return Window((newest,), "inherited")  # "In 2024 it was 1,012,000, so it has dropped by a fifth": up to now
    if (newest_then := _newest_when_told(parts, quantity, scene, measure)) is not None:
        return newest_then
    if (at_end := _at_the_end_of_a_span(parts, quantity, scene, measure)) is not None:
        return at_end
    if (said_before := restated(parts, quantity)) is not None:
        return window_of(parts, said_before, scene, measure)
    if is_what_it_became(parts, quantity) and (old := parts.preceding(quantity)) is not None:
        return window_of(parts, old, scene, measure)
    if (named := _in_apposition(parts, quantity) or _which_that_was(parts, quantity)) is not None:
        return read_window(parts, named, scene, measure)
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind == "vague" and parts.word(time.first - 1) == ",":
        # "in the year ending June 2015, the year before the UK voted to leave, it was 336,000"
        time = next((each for each in parts.times if each.last == time.first - 2), time)
    if time is not None and time.kind == "earlier" and parts.word(time.last) == "ago" and measure in MIGRATION_FLOWS:
        # "In 2024 it fell by 517,000. A year ago the ONS said 431,000": ago is from now, whatever year was spoken of
        scene = replace(scene, topic=scene.calendar.latest(measure) or scene.topic)
    of_now = time is not None and time.kind == "latest"  # "and for the latest year it is now put at 204,000"
    if (
        not of_now
        and (estimated := recast_time(parts, quantity)) is not None
        and (found := read_window(parts, estimated, scene, measure)).periods
    ):
        if was_revised_behind(parts, estimated, quantity.first):
            return replace(found, periods=found.periods[:1])
        if not {"estimate", "estimates"}.isdisjoint(parts.words[: quantity.first]):
            return replace(found, periods=found.periods[:1], basis="inherited")
        # of the one period whose estimate is told of, or else of the year before it
        return with_others(found.periods[0], of_the_year_before(found), "inherited")
    if time is not None and (
        begins_records(parts, time) or goes_on_to_now(parts, quantity.first) or goes_on_to(parts, quantity) is time
    ):
        time = None
    if time is not None and quantity.unit == "times" and names_other(parts, quantity.first, time):
        # "net migration in 2023 was nearly double that of 2024"
        return sentence_window(parts, quantity.first, scene, measure)
    if time is None and (told := by_what_was_told(parts, quantity, scene, measure)) is not None:
        return told
    bracketed = parts.word(quantity.first - 1) == "("
    compared = is_baseline_quantity(parts, quantity) or (bracketed and _brackets_a_number(parts, quantity))
    if compared and time is not None and parts.word(quantity.last + 1) == "," and time.first - quantity.last in {2, 3, 4}:
        own = parts.preceding(quantity)
        if own is not None and parts.words[own.last + 1 : quantity.first - 1] in ([",", "down"], [",", "up"]):
            time = None  # "fell to 204,000, down from 649,000, in the year to June 2025": of what it fell to
    of_another = _of_another_group(parts, quantity) or _of_the_other_flow(parts, quantity)
    if time is None and compared and stands_behind_another(parts, quantity) and not of_another:
        # "immigration stood at 898,000, against 1.3 million": of an earlier year, most likely the one before
        same = sentence_window(parts, quantity.first, scene, measure)
        found = of_the_year_before(same)
        if _is_of_the_others(parts, quantity):
            found = replace(found, periods=tuple(dict.fromkeys((*same.periods[:1], *found.periods))))
        return found
    own = parts.preceding(quantity) if compared else None
    if time is not None and time.kind == "relative_year" and own is not None and parts.time_of.get(own.first) is not time:
        # "was 728,000 in the year to June 2024, well below the 906,000 of last year"
        return year_before_too(time, read_window(parts, time, scene, measure), window_of(parts, own, scene, measure).periods)
    if time is None and (ended := _where_it_ended(parts, quantity) or _which_it_is(parts, quantity)) is not None:
        return window_of(parts, ended, scene, measure)
    if (ends := between_two_windows(parts, quantity)) is not None:
        return read_window(parts, ends[1], scene, measure)
    if time is not None and (start := so_much_since_it(parts, quantity, scene, measure)) is not None:
        return start[0]
    opens = quantity.first <= 1 and parts.word(0) == "at" and scene.calendar.latest(measure) is not None
    if opens and not (time is not None and _stands_right_behind(parts, quantity, time)):
        # "At 204,000, net migration is only just below where it was in the year to June 2019": of now
        return or_of_now(replace(sentence_window(parts, quantity.first, scene, measure), basis="inherited"), scene, measure)
    since_an_event = time is not None and time.kind == "vague" and parts.word(time.first) in {"since", "before", "after"}
    if (time is None or (since_an_event and parts.word(time.last + 2) == "when")) and (
        event := _told_of_an_event(parts, quantity)
    ):
        return Window(words=event)
    if (
        time is not None
        and not since_an_event
        and (
            bracketed
            or _stands_right_behind(parts, quantity, time)
            or not parts.compares(time)
            or explained_time(parts, quantity) is time
            or is_named_by(parts, quantity, time)
        )
    ):
        window = read_window(parts, time, scene, measure)
        if window.periods or window.words:
            return window
    return sentence_window(parts, quantity.first, scene, measure)


def _in_apposition(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time that something else is set against, whose own number stands right behind: "is nearly four times what it was in 2019, 184,000"."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.first - 1) not in _BREAKS:
        return None
    if parts.word(quantity.last + 1 + (parts.word(quantity.last + 1) == "people")) not in _STOPS:
        return None
    time = next((each for each in parts.times if each.last == quantity.first - 2), None)
    if time is None or time not in baseline_times(parts) or time.kind in {"duration", "day", "vague"}:
        return None
    told = "than" in parts.words[: time.first] or any(each.last < time.first for each in parts.quantities)
    return time if told else None  # "It is lower than in the year of the referendum: 249,000"


def _which_that_was(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time that something else is set against, whose own number is told behind it: "lower than the previous year's figure, which was 848,000"."""
    at = quantity.first - 1
    while at > quantity.first - 5 and parts.word(at) in _WAS:
        at -= 1
    if parts.words[at - 1 : at + 1] != [",", "which"] or at == quantity.first - 1:
        return None
    time = next((each for each in parts.times if 0 <= at - 2 - each.last <= 1), None)
    compared = (
        time is not None and time in baseline_times(parts) and time.kind not in {"duration", "day", "vague", "relative_year"}
    )
    return time if compared else None


_WAS = frozenset("was were stood at just only about some".split())
_BREAKS = frozenset({",", "(", "–", "—", "-", ":"})
_STOPS = frozenset({".", ";", ",", ")", "", "–", "—", "!"})


def _newest_when_told(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The windows that were newest when somebody said or did something about a number, where that is told and no year of its own.

    "In 2023 Labour attacked net migration of 606,000" may give the number of that year too.
    """
    told = told_when(parts, quantity)
    if told is None or measure not in MIGRATION_FLOWS or names_its_own_year(parts, quantity, told):
        return None
    newest = scene.calendar.newest_between(measure, *days_of(told, scene.published))
    own = () if told.month else read_window(parts, told, scene, measure).periods
    return Window(tuple(dict.fromkeys((*newest, *own))), "open") if newest else None


def _at_the_end_of_a_span(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The window that ends where a stretch of time begins or ends, at which a number stood."""
    own = parts.time_of.get(quantity.first)
    if own is not None and own.kind in {"year_ending", "between"} and own.first > quantity.last:
        return None  # "from 906,000 between July 2022 and June 2023 to 728,000 in the year to June 2024"
    if (end := end_of_span(parts, quantity)) is None or end[1] not in scene.calendar.ending_months(measure):
        return None
    span = next((each for each in parts.times if each.kind == "between" and each.year), None)
    if span is not None and not span.month and not span.until[1]:
        # "Between 2019 and 2023 it surged from 224,000 to 906,000": any window that ended in that year
        window = read_window(parts, replace(span, kind="calendar_year", year=end[0], until=(0, 0)), scene, measure)
        if window.periods:
            return replace(window, basis="inherited")
    return Window((year_ending(*end),), "inherited")


def _of_another_group(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether groups are set against each other, and not years: "766,000 from outside the EU, compared with 122,000 from the EU"."""
    if not parts.mentions_of("group"):
        return False
    own = [
        code
        for each in _nations(parts)
        if 0 < each.first - quantity.last <= _BESIDE
        for code in [dict(each.group)["nationality"]]
    ]
    others = {dict(each.group)["nationality"] for each in _nations(parts) if each.last < quantity.first}
    return bool(own) and bool(others) and own[0] not in others


def _is_of_the_others(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether those from somewhere else are most likely set against those before them: "the British: 128,000, against 103,000 from the EU", "from outside the region"."""
    at = quantity.last + 1 + (parts.word(quantity.last + 1) in {"people", "migrants", "arrivals"})
    if parts.word(at) != "from":
        return False
    if parts.word(at + 1) in _ELSEWHERE:
        return True
    named = any(0 < each.first - quantity.last <= _BESIDE for each in _nations(parts))
    return named and any(each.last < quantity.first and parts.word(each.last) in _BRITISH for each in parts.mentions_of("home"))


_ELSEWHERE = frozenset({"outside", "beyond", "elsewhere", "inside", "within", "other"})
_BRITISH = frozenset({"british", "britons", "brits"})


def _of_the_other_flow(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether those who came are set against those who left, and not years: "More left last year than came: 202,000 against 151,000"."""
    return "than" in parts.word_set and any(
        one == "than" and other in MOVING for one, other in pairwise(parts.words[: quantity.first])
    )


def _nations(parts: SentenceParts) -> list[Mention]:
    return [each for each in parts.mentions_of("group") if "nationality" in dict(each.group)]


# how many words behind a number the people may be named whom it counts
_BESIDE = 4


def _stands_right_behind(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time is that of a number whatever it is set against: "since its peak of 219,000 in the year to March 2015"."""
    between = parts.words[quantity.last + 1 : time.first]
    if time.first < quantity.last:
        return False
    if not between and time.kind in {"earlier", "relative_year"} and time.lead not in {"since", "on", "from"}:
        return True  # "is half what it was: 431,000 last year, 860,000 the year before"
    if between[:1] == ["of"] and parts.word(quantity.first - 1) == "the":
        return set(between) <= {"of", "the"}  # "Compared with the 649,000 of the 12 months to June 2024, it is"
    return set(between) <= {"in", "during", "the", ")"} and time.lead in {"in", "during"}


def _brackets_a_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a bracket stands behind a number or its time: "Nigerians (120,000)" is no comparison."""
    at = quantity.first - 2
    before = next((each for each in parts.quantities if each.last == at), None)
    if before is not None and before.unit in {"", "people"} and before.low <= quantity.value <= before.high:
        return False  # "nearly a million (968,000)": the same number
    return before is not None or any(each.last == at for each in parts.times)


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
        if ended is None or not gap <= {",", "down", "up"} or not is_led_to(parts, ended):
            return None
        return ended if ended.first in parts.time_of else None
    if not is_led_to(parts, following):
        return None
    # "quadrupled in four years to a record 906,000 in the year to June 2023"
    gap = {
        parts.word(at)
        for at in range(quantity.last + 1, following.first)
        if at not in parts.in_times or parts.word(at) == "since"
    }
    return following if gap <= _ON_ITS_WAY and following.first in parts.time_of else None


def _which_it_is(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number of which a change is told right behind: "had become 739,000 twelve months later, which is 167,000 less"."""
    before = parts.preceding(quantity)
    if before is None or before.unit not in {"", "people"} or before.first not in parts.time_of:
        return None
    between = [parts.word(at) for at in range(before.last + 1, quantity.first) if at not in parts.in_times]
    return (
        before
        if between[:2] == [",", "which"] and between[-1:] in (["is"], ["was"], ["makes"], ["represents"], ["means"])
        else None
    )


_ON_ITS_WAY = frozenset({",", "down", "up", "to", "in", "over", "within"}) | {
    *"a an of the its peak record high low new all-time just only some about nearly almost".split()
}


def between_two_windows(parts: SentenceParts, quantity: Quantity) -> tuple[TimeExpression, TimeExpression] | None:
    """Both ends of a change: "more than tripled between the year to June 2019 and the year to June 2024"."""
    if (
        quantity.unit not in {"percent", "share", "times"}
        and "by" not in parts.words[max(0, quantity.first - 3) : quantity.first]
    ):
        return None
    for one, other in pairwise(parts.times):
        joint = parts.words[one.last + 1 : other.first]
        between = "between" in parts.words[max(0, one.first - 4) : one.first]
        if between and one.kind == "month" and one.year and other.kind == "relative_year" and joint == _THE_SAME_MONTH:
            # "between the end of June 2023 and the same month this year"
            return one, replace(other, kind="month", month=one.month)
        if between and one.kind == other.kind == "month" and joint in _AND_A_MONTH:
            return one, other  # "between the end of June last year and the end of June this year"
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


_THE_SAME_MONTH = ["and", "the", "same", "month"]
_AND_A_MONTH = (["and"], ["and", "end", "of"], ["and", "the", "end", "of"])


def two_calendar_years(
    parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, window: Window
) -> tuple[Window, Window] | None:
    """The two years between which a change is told, the later first: "Between 2023 and 2024 it shrank by more than half"."""
    if not any(period.kind == "span" for period in window.periods):
        return None
    spans = [each for each in parts.times if each.kind == "between" and each.year and not each.month and not each.months]
    own = parts.time_of.get(quantity.first)
    time = own if own in spans else spans[0] if len(spans) == 1 else None
    if (
        time is None
        or any(quantity.last < each.first < time.first for each in parts.quantities)
        or parts.word(time.first) != "between"
        or time.until[0] <= time.year
        or time.until[1]
    ):
        return None
    before, after = (
        read_window(parts, replace(time, kind="calendar_year", year=year, until=(0, 0)), scene, measure)
        for year in (time.year, time.until[0])
    )
    return (after, before) if after.periods and before.periods else None


def _told_of_an_event(parts: SentenceParts, quantity: Quantity) -> str:
    """The words of time before a number that name no window: "its highest level before Brexit, 336,000"."""
    for time in parts.times:
        gap = parts.words[time.last + 1 : quantity.first]
        # "the level before Brexit, when it was about 400,000"
        told = gap in ([","], ["("], [":"], []) or (parts.word(time.first) == "before" and gap[:4] == [",", "when", "it", "was"])
        if time.kind == "vague" and time.last < quantity.first and told:
            return " ".join(parts.words[time.first : time.last + 1])
    return ""


def _moved_in_it(parts: SentenceParts, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether something rose or fell in a time, and no estimate of it did."""
    between = parts.words[time.last + 1 : quantity.first]
    return bool(CHANGE_VERBS & set(between)) and not RECAST & parts.word_set and not {"estimate", "estimates"} & parts.word_set


_EXTREMES = frozenset("lowest highest low high fewest most smallest largest biggest first record peak worst".split())


def _since_when(parts: SentenceParts) -> TimeExpression | None:
    """The time since which a sentence says that something has changed; None if it says none, or several."""
    if "since" not in parts.word_set:
        return None
    found = [
        each
        for each in parts.times
        if "since" in parts.words[max(0, each.first - 1 - (parts.word(each.first - 1) == "the")) : each.first + 1]
        and not begins_records(parts, each)
        and _EXTREMES.isdisjoint(parts.words[max(0, each.first - 6) : each.first])
    ]
    return found[0] if len(found) == 1 else None


def start_window(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, window: Window) -> Window:
    """Where a change began, if its own time is not named: a year before where it ended, or where the text last began."""
    if (at_end := _at_the_end_of_a_span(parts, quantity, scene, measure)) is not None:
        return at_end
    if is_current(parts, quantity):
        return window
    time = parts.time_of.get(quantity.first)
    if (since := _since_when(parts)) is not None and (time is None or time is since):
        # "Since 2019 it has risen from 184,000 to 685,000": it began then, in any of that year's windows
        began = read_window(parts, since, scene, measure) if since.year else Window()
        if began.periods:
            return replace(began, basis="open")
        return Window(words=" ".join(parts.words[since.first : since.last + 1]))
    ends = [each for each in parts.times if each.kind == "year_ending" and each.last < quantity.first]
    if len(ends) > 1 and parts.word(ends[-2].last + 1) in {"and", "to"} and ends[-1].first - ends[-2].last <= 4:
        # "between the year to December 2023 and the year to December 2024 it went from 860,000 to 431,000"
        return read_window(parts, ends[-2], scene, measure)
    if stands_behind_another(parts, quantity) and window.basis == "open":
        return window  # of the year before already
    if recast_time(parts, quantity) is not None:
        return window  # where an estimate began is of the very year
    if time is not None and time.last < quantity.first and (_moved_in_it(parts, time, quantity) or opens_a_pair(parts, quantity)):
        # "In 2023 it fell slightly, from 873,000": of the year before, or of another estimate
        return of_the_year_before(window)
    if time is not None:
        latest = scene.calendar.latest(measure)
        found = year_before_too(time, window, (latest,) if latest else ())
        if parts.word(time.last + 1) in NAMED_BY_YEAR and not any(
            parts.word(each.first - 1) == "to" for each in parts.quantities
        ):
            # "Let it fall by 300,000 from last year's level of 685,000": of last year, whose figures are the newest
            found = replace(found, periods=tuple(dict.fromkeys((*window.periods, *found.periods))))
        return found
    ended = next((each for each in parts.quantities if each.first > quantity.last and parts.word(each.first - 1) == "to"), None)
    if ended is not None and parts.time_of.get(ended.first) is not None:
        after = window_of(parts, ended, scene, measure)
        return Window(tuple(period.years_back(1) for period in after.periods if period.is_year), "inherited")
    if not parts.times and scene.baseline is not None:
        return Window((scene.baseline,), "inherited")
    return Window(tuple(period.years_back(1) for period in window.periods if period.is_year), "release")
