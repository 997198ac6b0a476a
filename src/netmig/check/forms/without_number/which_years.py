"""Of which years a statement without a number is, and from which it may be measured: by its clause, its sentence or the news."""

from __future__ import annotations

from ....periods import Period, year_ending
from ...records import record
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.in_office import in_office, years_in_office
from ...sentences.times.times_beside import tells_when_said
from ...sentences.times.times_of import Window, baseline_times, read_window
from ...words.time_expressions import TimeExpression

# what is counted over whole years, and told by them
COUNTS_OF_PEOPLE = frozenset({"small_boat_arrivals", "asylum_applications"})
_YEARS = frozenset({"calendar_year", "relative_year", "year_ending"})
_BEFORE = _YEARS | {"earlier", "same"}
_PRESENT = frozenset(
    "is are has have keeps continues still now leaving emigrating coming arriving departing quitting rising growing increasing falling increased decreased".split()
)


_SAYING = frozenset("said told warned claimed promised argued wrote complained boasted".split())
# a sentence that says whose figures it tells, or gives one, tells what is new
_SOURCES = frozenset("ons ons's figures statistics data estimates statisticians".split())

_PAST = frozenset("was were had did".split())


@record()
class When:
    """The windows that a statement may be of, and those that it may be measured from: none for the year before each."""

    window: Window
    baseline: tuple[Period, ...] = ()
    recent: bool = False
    """Whether it is of now, so that any window of the last year may be what it is measured from."""
    since: bool = False
    """Whether it is told of all that has been since."""


def when_of(parts: SentenceParts, scene: Scene, first: int, stop: int, code: str) -> When | None:
    """When a clause is of; None where that is not plain."""
    latest = scene.calendar.latest(code) or scene.calendar.latest("net_migration")
    if latest is None or scene.then or scene.older:
        return None
    inside = [time for time in parts.times if first <= time.first < stop]
    spans = in_office(parts, scene.published)
    if told := [each for each in spans if first <= each.first < stop or (each.first == 0 and each.last == first - 2)]:
        others = [time for time in inside if not told[0].first <= time.first <= told[0].last]
        ends, begins = years_in_office(told[0], scene, code) if len(told) == 1 and not others else ((), ())
        return When(Window(ends, "inherited"), begins, since=True) if begins and code not in COUNTS_OF_PEOPLE else None
    if code in COUNTS_OF_PEOPLE and "since" in parts.words[first:stop]:
        return None
    if (at := since_then(parts, first, stop)) >= 0:
        named = [time for time in parts.times if time.last < at and time.kind in _YEARS]
        last = () if scene.last is None or named else (scene.last,)
        start = read_window(parts, named[0], scene, code).periods[:1] if len(named) == 1 else last
        start = tuple(each for each in start if each.stop < latest.stop)
        return When(Window((latest,), "inherited"), start, since=True) if start and code not in COUNTS_OF_PEOPLE else None
    if since := _since(parts, first, stop, inside):
        began = read_window(parts, since, scene, code).periods if since.kind in _YEARS else ()
        years = tuple(each for each in began if each.stop < latest.stop)
        return When(Window((latest,), "inherited"), _all_of(years, since), since=True) if years else None
    own, against = [], []
    for time in inside:
        if time.kind == "duration":
            if parts.words[time.first : time.last + 1] not in (["past", "year"], ["last", "year"], ["the", "past", "year"]):
                return None
        elif parts.compares(time) or time.kind in {"earlier", "same"} or _is_the_year_before(parts, time):
            against.append(time)
        else:
            own.append(time)
    if len(own) > 1 or len(against) > 1 or any(time.kind not in _YEARS for time in own):
        return None
    if any(time.kind not in _BEFORE and not _is_the_year_before(parts, time) for time in against):
        return None
    if own:
        window = read_window(parts, own[0], scene, code)
        early = window.early and code not in COUNTS_OF_PEOPLE
        found = None if early or window.words or not window.periods else When(Window(window.periods, "explicit", window.loose))
    else:
        found = None if code in COUNTS_OF_PEOPLE else _of_no_time_of_its_own(parts, scene, first, stop, code, latest, inside)
    if found is None or not against or against[0].kind not in _YEARS:
        return found
    before = read_window(parts, against[0], scene, code).periods
    if against[0].kind == "relative_year" and before and not any(each.stop < found.window.periods[0].stop for each in before):
        return found  # "is down from last year", when last year's figures are the newest: from those of the year before
    return When(found.window, before) if before else None


def since_then(parts: SentenceParts, first: int, stop: int) -> int:
    """Where a clause says that a way was gone since the year told last: "has fallen sharply since then", "has since fallen"; -1 if nowhere."""
    if parts.words[:2] == ["since", "then"] and first <= 3 and not {"has", "have"}.isdisjoint(parts.words[first:stop]):
        return 0
    at = next((k for k in range(first, stop) if parts.word(k) == "since"), -1)
    if at < 0 or parts.word(at - 1) == "ever" or {"has", "have"}.isdisjoint(parts.words[first:at]):
        return -1
    then = parts.word(at + 1) == "then" and at + 2 >= stop
    return at if then or at + 1 >= stop or parts.word(at - 1) in {"has", "have"} else -1


def _is_the_year_before(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether something is set on the year before, in these words: "down on the year before"."""
    return set(parts.words[time.first : time.last + 1]) <= {"on", "the", "year", "before", "previous"}


def _since(parts: SentenceParts, first: int, stop: int, inside: list[TimeExpression]) -> TimeExpression | None:
    """The time since when something is told: behind "since", or told before a "since" that ends the clause."""
    for time in inside:
        if "since" in parts.words[max(first, time.first - 2) : time.first + 1]:
            return time
    if parts.word(stop - 1) == "since":
        before = [time for time in parts.times if time.last < stop and time.kind in _YEARS]
        return before[0] if len(before) == 1 else None
    return None


def _all_of(years: tuple[Period, ...], time: TimeExpression) -> tuple[Period, ...]:
    """The windows that a calendar year may stand for as a beginning: each that ends in it."""
    if time.kind == "year_ending":
        return years
    found = list(years)
    for each in years:
        for month in (3, 6, 9, 12):
            window = year_ending(each.end.year, month)
            if window not in found:
                found.append(window)
    return tuple(found)


def _of_no_time_of_its_own(
    parts: SentenceParts, scene: Scene, first: int, stop: int, code: str, latest: Period, inside: list[TimeExpression]
) -> When | None:
    taken = baseline_times(parts)
    others = [
        time
        for time in parts.times
        if time not in inside
        and time.kind not in {"duration", "day"}
        and time not in taken
        and time.first not in parts.bracket_of
        and not parts.compares(time)
        and not tells_when_said(parts, time)
    ]
    compared = [
        time for time in parts.times if time not in inside and parts.compares(time) and time.kind not in {"earlier", "same"}
    ]
    # "Emigration rose: 693,000 people left by June 2025": what a colon brings in tells it with numbers
    fuller = _YEARS | {"month", "same"} if parts.word(stop) == ":" else _YEARS
    if len(others) > 1 or compared or any(time.kind not in fuller for time in others):
        return None
    if others:
        said_in = parts.clause(others[0].first)
        if not _SAYING.isdisjoint(parts.words[said_in[0] : others[0].first]):
            return None  # "Rishi Sunak said last year that immigration was rising"
        window = read_window(parts, others[0], scene, code)
        if window.early or window.words or not window.periods:
            return None
        return When(Window(tuple(dict.fromkeys((*window.periods, latest))), "inherited", window.loose))
    named = scene.named.get("net_migration", frozenset())
    news = scene.headline is not None and not {
        each for each in named if each not in {scene.headline, scene.headline.years_back(1)}
    }
    present = not _PRESENT.isdisjoint(parts.words[first:stop]) and _PAST.isdisjoint(parts.words[first:stop])
    if scene.headline is not None and present:
        return When(Window((latest,), "inherited"), recent=True)
    if news and (not _SOURCES.isdisjoint(parts.word_set) or parts.quantities):
        return When(Window((latest,), "inherited"), recent=True)
    if present:
        return When(Window((latest,), "inherited"), recent=True)
    return None
