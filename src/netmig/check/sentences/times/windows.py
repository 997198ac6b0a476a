"""The windows that words of time stand for, as a claim has them: which, how they were found, and what else may be meant."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ....periods import Period, calendar_year, financial_year, point, year_ending
from ...records import record, replace
from ...words.subjects import MIGRATION_FLOWS, STOCKS
from ...words.time_expressions import TimeExpression, resolve
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Basis
from .anaphors import anchor_of, one_of_two, spoken_of
from .gone_back import said_in

# the day before which no figures of a whole calendar year have come out; "last year" is told of the figures there are
OUT_BY, LAST_YEAR_OUT_BY = (5, 1), (5, 20)
# the words for windows that no statistic was published for
NO_SUCH_PERIOD = "netmig has no figures for just the time that is named: “{words}”"


@record()
class Window:
    """The windows that a slot of a claim can stand for, and how they were found."""

    periods: tuple[Period, ...] = ()
    basis: Basis = "none"
    loose: bool = False
    peak: bool = False
    """Whether it is the period of the highest figure before, whichever that is."""
    early: bool = False
    """Whether a year is named of which no whole figures are out, so that others than those published may be meant."""
    words: str = ""
    """Words of time that name no window of a statistic."""


def with_others(period: Period, window: Window, basis: Basis) -> Window:
    """A window that words most likely point at, with those that they may mean as well."""
    return Window(tuple(dict.fromkeys((period, *window.periods))), basis)


def of_the_year_before(window: Window) -> Window:
    earlier = tuple(period.years_back(1) for period in window.periods if period.is_year)
    return replace(
        window, periods=tuple(dict.fromkeys((*earlier, *window.periods))), basis="open" if window.periods else window.basis
    )


def year_before_too(time: TimeExpression, window: Window, periods: tuple[Period, ...]) -> Window:
    """What a bare year means where something is set against it: also the months of it that the window in hand has.

    "Last year" is the calendar year, or the year before the one in hand; "2019" beside the year to June 2023 may be the year to June 2019.
    """
    if not window.loose or time.kind not in {"relative_year", "calendar_year"}:
        return window
    years = tuple(period for period in periods if period.is_year)
    if time.kind == "relative_year" and time.years == 1:
        earlier = tuple(period.years_back(1) for period in years)
        others = tuple(period for period in window.periods if period not in periods)
        return replace(window, periods=tuple(dict.fromkeys((*earlier, *others))) or window.periods)
    year = window.periods[0].end.year if window.periods else 0
    alike = tuple(year_ending(year, period.end.month) for period in years if period.end.year > year > 0)
    return replace(window, periods=tuple(dict.fromkeys((*window.periods, *alike))))


def _as_written(parts: SentenceParts, time: TimeExpression) -> str:
    """The words of a time as they stand, in small letters: "1990s" is two tokens and one word."""
    tokens = parts.tokens[time.first : time.last + 1]
    return "".join(
        f"{' ' if before and before.end < token.start else ''}{token.lower}"
        for before, token in zip([None, *tokens], tokens, strict=False)
    )


def read_window(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str) -> Window:
    """The windows that words of time mean for a measure.

    For a calendar year may stand the year-ending windows that end in it: those that the text names
    elsewhere, or, where it names none at all, the one of the month in which the newest figures end.
    """
    words = _as_written(parts, time)
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
    if time.kind == "relative_year" and (said := said_in(parts, scene)):
        return Window((calendar_year(said - time.years),), "explicit", loose=True)
    relative = time.kind in {"earlier", "later", "same", "decade_ago"} or (
        bool(time.which) and time.kind in {"month", "year_ending"}
    )
    anchor = (
        anchor_of(parts, time, scene, measure, lambda other: read_window(parts, other, scene, measure).periods)
        if relative
        else None
    )
    told = relative and not (time.kind == "earlier" and _goes_on_from_its_own(parts, time, scene))
    topic = anchor or (spoken_of(time, scene, measure) if told else scene.topic_of(measure))
    months = scene.calendar.ending_months(measure)
    periods = resolve(time, scene.published, topic, months, latest)
    last = scene.told.just or scene.told.named or scene.last
    if parts.words[time.first : time.last + 1] == ["that", "period"]:
        last = scene.told.just or scene.last or scene.told.named  # not the year that something was set against
    if time.kind == "same" and anchor is None and scene.told.just is None and scene.told.dated and measure in MIGRATION_FLOWS:
        year = scene.told.dated  # "In June 2016 Britain voted to leave. Net migration was 321,000 that year"
        ends = (year_ending(year, month) for month in sorted(months - {12}, reverse=True))
        return Window((calendar_year(year), *ends), "open")
    if time.kind == "moment" and time.year and measure in MIGRATION_FLOWS and parts.word(time.first) == "same":
        return _of_the_same_months(parts, time, scene, measure)
    if time.kind == "same" and anchor is None and last is not None and parts.word(time.first) == "that":
        periods = tuple(dict.fromkeys((last, *periods)))
    if time.kind == "year_ending" and not time.year and periods and (year := _year_before(parts, time, scene, measure)):
        # "rose in 2023, peaking at 906,000 in the year to June": of 2023
        of_it = year_ending(year, time.month)
        explained = (
            "when" in parts.words[max(0, time.first - 9) : time.first]
        )  # "2021, when it stood at 132,000 in the year to March"
        explained = explained or _is_of_that_year(parts, time, year)
        periods = tuple(dict.fromkeys((of_it, *periods) if explained else (*periods, of_it)))
    if time.kind == "year_ending" and not time.year and parts.word(time.last + 1) == ":" and periods:
        heads = next((other for other in parts.times if other.first == time.last + 2 and other.kind == "calendar_year"), None)
        if heads is not None:  # "Net migration, year to June: 2019, 224,000; 2020, 111,000"
            periods = tuple(dict.fromkeys((year_ending(heads.year, time.month), *periods)))
    whole = ("end", "of") in pairwise(parts.words[max(0, time.first - 3) : time.first]) or (
        time.kind == "earlier" and "calendar" in parts.words[time.first : time.last + 1]  # "in the calendar year before it"
    )
    if relative and measure in MIGRATION_FLOWS and whole:
        periods = tuple(calendar_year(each.end.year) for each in periods)  # "slid to 866,000 by the end of that year"
    if measure in STOCKS and time.kind in {"month", "quarter", "day"}:
        periods = tuple(point(period.end) for period in periods)
    if measure == "asylum_cost":
        # what is spent is counted by financial years, also where they are said to end in April, when they have ended
        periods = tuple(
            financial_year(each.end.year - 1) if each.is_year and each.end.month == _APRIL else each for each in periods
        )
    if time.kind == "financial_year" and months and latest is not None and not _is_fiscal(parts, time):
        periods = _across_two_years(periods, scene.named.get(measure, frozenset()), latest)
    # "for calendar 2023" means no other year that ends in it
    plainly = parts.word(time.first - 1) == "calendar" or "calendar" in parts.words[time.first : time.last + 1]
    plainly = plainly or (time.kind == "relative_year" and parts.words[max(0, time.first - 2) : time.first] == ["end", "of"])
    loose = time.kind in {"calendar_year", "relative_year"} and bool(months) and not plainly
    if words == "calendar year":
        years = (*_years_beside(parts, time), scene.told.dated, last.end.year if last is not None else 0)
        named_by = tuple(calendar_year(year) for year in years if 0 < year < scene.published.year)
        here = parts.word(time.first - 1) == "that" or last is None or last == calendar_year(last.end.year)
        periods = tuple(dict.fromkeys((*named_by, *periods) if here else (*periods, *named_by)))
    early = False
    if time.kind == "relative_year" and scene.this_year and latest is not None and latest.end.year < scene.published.year:
        # "Last year's figure was 500,000, and this year's is 606,000": the figures of last year's news and of this year's
        periods = tuple(dict.fromkeys((latest.years_back(time.years), *periods)))
    if loose and periods:
        year = periods[0].end.year
        named = scene.named.get(measure, frozenset())
        others = sorted((window for window in named if window.end.year == year and window != periods[0]), reverse=True)
        if not named and latest is not None and latest.end.month != 12:
            others = [year_ending(year, latest.end.month)]
        # the window that the text names comes first where the newest figures end in its month too
        month = _month_of_the_window(parts, time)
        as_such = year in scene.years if time.kind == "relative_year" else not month
        if ends_in := (month or _month_of_its_end(parts, time)) if time.kind == "calendar_year" else 0:
            others = list(dict.fromkeys((year_ending(year, ends_in), *others)))
        first = [
            window
            for window in others
            if named and not as_such and latest is not None and window.end.month == latest.end.month != 12
        ]
        out_by = LAST_YEAR_OUT_BY if _is_last_year(time) else OUT_BY
        if latest is not None and latest.end.year == year and scene.published < date(year + 1, *out_by):
            early = latest not in first  # "around 200,000 in 2025", when figures of that whole year are not out
            first.append(latest)
        if _is_last_year(time) and latest is not None and latest.end.year == scene.published.year:
            others = [*others, latest]  # the year that the newest figures are of
        periods = tuple(dict.fromkeys((*first, *periods, *others)))
        if scene.headline is not None and scene.headline.end.year == scene.published.year and _recalls_last_year(parts, time):
            periods = tuple(dict.fromkeys((scene.headline.years_back(1), *periods)))
    # "a year earlier" is of the window in hand, which another sentence named
    carried = relative and (anchor is None or (time.kind == "later" and any(
        other.kind == "later" and other.last < time.first for other in parts.times
    )))  # fmt: skip
    if (
        carried
        and time.kind == "same"
        and scene.told.just is not None
        and periods[:1] == (scene.told.just,)
        and _is_a_year(parts, time)
    ):
        return Window(periods[:1], "explicit")  # "Over the same twelve months 414,000 left": of no other
    if carried and latest is not None and latest != topic:
        # or of the newest, which the text may have turned to without saying so
        ends = (end for each in (scene.topic_of(measure), latest) for end in resolve(time, scene.published, each, months, latest))
        periods = tuple(dict.fromkeys((*periods, *(end for end in ends if end.stop <= latest.stop))))
    return Window(periods, "inherited" if carried and periods else "explicit" if periods else "none", loose, early=early)


def _is_a_year(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether words point back at a whole year, and at no other: "in the same year", "over the same period", "in those twelve months"."""
    words = parts.words[time.first : time.last + 1]
    if any(other.last < time.first and other.kind != "duration" for other in parts.times):
        return False  # "The government changed the next year, and in the same year it fell": of the next
    return not _WHOLE.isdisjoint(words) and not {"same", "those", "these"}.isdisjoint(words)


_WHOLE = frozenset({"year", "period", "months", "span"})
_APRIL = 4


def _years_beside(parts: SentenceParts, time: TimeExpression) -> list[int]:
    """The years of a sentence, those before words of time first, of which "that calendar year" may be said."""
    named = [each for each in parts.times if each.year]
    return [each.year for each in reversed(named) if each.last < time.first] + [
        each.year for each in named if each.first > time.last
    ]


def _goes_on_from_its_own(parts: SentenceParts, time: TimeExpression, scene: Scene) -> bool:
    """Whether "the year before" is that before the year of news, of which the sentence has just told: "Students are 277,000, up from 143,000 the year before"."""
    if scene.headline is None or scene.topic != scene.headline or time.which or len(parts.times) > 1:
        return False
    before = [each for each in parts.quantities if each.last < time.first and each.unit in {"", "people"}]
    return (
        len(before) > 1
        and parts.word(before[-1].first - 1) in {"from", "than", "with", "against"}
        and parts.word(0) not in _GOING_ON
    )


_GOING_ON = frozenset({"it", "that", "this", "then"})


def _of_the_same_months(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str) -> Window:
    """The window of "the same period of 2019": that which is spoken of, moved to the year that is named."""
    named = [each for each in parts.times if each.last < time.first and each.kind in _WINDOWS and not parts.compares(each)]
    spoken_of = read_window(parts, named[-1], scene, measure).periods if named else ()
    window = next(iter(spoken_of), None) or scene.told.just or scene.topic_of(measure) or scene.calendar.latest(measure)
    if window is None or not window.is_year:
        return Window(words=_as_written(parts, time))
    return Window((window.years_back(window.end.year - time.year),), "inherited")


_WINDOWS = frozenset({"year_ending", "calendar_year", "relative_year"})


def _is_last_year(time: TimeExpression) -> bool:
    return time.kind == "relative_year" and time.years == 1


def _recalls_last_year(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether what was told of the newest year is told of the one before: "Last year it was 649,000"."""
    ahead = [word for word in parts.words[time.last + 1 : time.last + 4] if word != ","]
    told = ahead[:1] == ["it"] or (ahead[:1] == ["the"] and ahead[1:2] in (["figure"], ["number"], ["total"]))
    return _is_last_year(time) and time.first <= 1 and told


def _is_fiscal(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether two years are called a financial year: "the financial year 2023/24", "the tax year 2023-24"."""
    return not _FISCAL.isdisjoint(parts.words[max(0, time.first - 3) : time.last + 3])


_FISCAL = frozenset({"financial", "fiscal", "tax", "fy", "budget"})


def _across_two_years(periods: tuple[Period, ...], named: frozenset[Period], latest: Period) -> tuple[Period, ...]:
    """The windows that "2023-24" may mean of a flow: any that begins in the one year and ends in the other.

    Those that the text names come first, then the newest figures, where they are such a window.
    """
    year = periods[0].end.year if periods else 0
    across = [year_ending(year, month) for month in (3, 6, 9)] if year else []
    first = [each for each in across if each in named] + [each for each in across if each == latest]
    return tuple(dict.fromkeys((*first, *periods, *(each for each in across if each.stop <= latest.stop))))


def _month_of_the_window(parts: SentenceParts, time: TimeExpression) -> int:
    """The month of the window for which a year is said short: "in the year to June 2025, against 649,000 in 2024"; 0 if none."""
    return next((other.month for other in parts.times if other.kind == "year_ending" and other.last < time.first), 0)


def _month_of_its_end(parts: SentenceParts, time: TimeExpression) -> int:
    """The month to which something went from a year: "fell from 906,000 in 2023 to 728,000 in June 2024"; 0 if none."""
    ends = next((other for other in parts.times if other.first > time.last), None)
    if ends is None or ends.kind not in {"year_ending", "month"} or not time.year < ends.year:
        return 0
    led = "from" in parts.words[max(0, time.first - 5) : time.first] and "to" in parts.words[time.last + 1 : ends.first]
    return ends.month if led else 0


def _is_of_that_year(parts: SentenceParts, time: TimeExpression, year: int) -> bool:
    """Whether a month is of a year that is named for the same number: "The 2023 record, 944,000 in the year to March"."""
    named = next((each for each in reversed(parts.times) if each.last < time.first and each.kind == "calendar_year"), None)
    if named is None:
        return True  # "That year began with 944,000 in the twelve months to March"
    behind = parts.words[named.last + 1 : named.last + 3]
    owner = next((each for each in reversed(parts.quantities) if each.last < time.first), None)
    between = [each for each in parts.quantities if named.last < each.first < time.first]
    if named.year == year and named.first <= 1 and owner is not None and between == [owner] and time.first - owner.last <= 3:
        return True  # "In 2016 it hit 335,000 in the year to June"
    return named.year == year and between == [owner] and bool({"record", "peak", "high", "figure", "low"} & set(behind))


def _year_before(parts: SentenceParts, time: TimeExpression, scene: Scene, measure: str) -> int:
    """The calendar year that the sentence named last before a month without a year, or pointed back at; 0 if none."""
    for other in reversed(parts.times):
        if other.last < time.first and other.kind == "calendar_year":
            return other.year
        if other.last < time.first and parts.words[other.first : other.last + 1] == ["that", "year"]:
            told = read_window(parts, other, scene, measure).periods
            return told[0].end.year if told else 0
    return 0


def or_of_now(window: Window, scene: Scene, measure: str) -> Window:
    """The windows of a time that may be another number's, with those that the text may have gone on to."""
    latest = scene.calendar.latest(measure)
    others = (each for each in (latest, scene.topic) if each is not None)
    return replace(
        window, periods=tuple(dict.fromkeys((*window.periods, *others))), basis="inherited" if window.periods else window.basis
    )
