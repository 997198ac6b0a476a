"""The years that a change "under the Conservatives" or "since the election" can be between: every pair of them.

No statistic is published for a government. What is said of one may be called wrong only where it
fits no two years of its time, and is right for certain in none: which years are meant is not said.
"""

from __future__ import annotations

from datetime import date, timedelta

from ....periods import Period, year_ending
from ...words.governments import day_before_which, days_of, governments_of
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Basis
from .times_of import Window

# figures are of years: those that ended up to a year before or after still tell of a government
AROUND = timedelta(days=366)
# "in five years" may be a little more or less
YEARS_AROUND = 1
FIRST_YEAR = 1990
# of the government of the day: a change under it is one since it began
_IN_OFFICE = frozenset({"this", "present", "current"})


def all_years_of_an_era(words: list[str], scene: Scene, measure: str) -> Window:
    """Every year of a time in office, the newest first; without periods where no such time is named."""
    years = years_of(scene, measure)
    if not years or words[:1] not in (["under"], ["during"]):
        return Window()
    spans = _spans(words, scene.published)[-1:]
    return Window(
        tuple(each for start, stop in spans for each in reversed(years) if start < each.end <= stop + AROUND), "inherited"
    )


def years_of(scene: Scene, measure: str) -> list[Period]:
    """The year-ending windows that a measure may be held for, oldest first."""
    months, latest = scene.calendar.ending_months(measure), scene.calendar.latest(measure)
    if not months or latest is None:
        return []
    return [
        each
        for year in range(FIRST_YEAR, latest.end.year + 1)
        for each in (year_ending(year, month) for month in sorted(months))
        if each.stop <= latest.stop
    ]


# the years before an event that may be meant by "pre-Brexit levels"
YEARS_BEFORE = 8


def years_before(words: list[str], scene: Scene, measure: str) -> tuple[Period, ...]:
    """The years before an event, the last first, any of which "pre-Brexit", "before the pandemic" may mean."""
    day = day_before_which(words)
    if day is None:
        return ()
    earliest = day.replace(year=day.year - YEARS_BEFORE)
    return tuple(each for each in reversed(years_of(scene, measure)) if earliest < each.end < day)


def years_of_an_era(
    parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, window: Window, baseline: Window
) -> tuple[Window, Window] | None:
    """Both ends of every change that the words may mean, paired; None where they name no time in office that is known."""
    words = (window.words or baseline.words).split()
    latest = scene.calendar.latest(measure)
    if not words or latest is None or not (years := years_of(scene, measure)):
        return None
    in_office = words[0] in {"under", "during"} and not _IN_OFFICE.isdisjoint(words)
    if words[0] == "since" or in_office:
        pairs = _since(days_of(words, scene.published), years, latest)
    elif words[0] in {"under", "during"}:
        pairs = _under(_spans(words, scene.published), years, _length(parts, quantity))
    else:
        return None
    if not pairs:
        return None
    # since a day, the first pair is what most would mean; of a whole time in office no pair is
    basis: Basis = "explicit" if words[0] == "since" or in_office else "open"
    return Window(tuple(after for after, _ in pairs), "explicit"), Window(tuple(before for _, before in pairs), basis)


def ends_of_years(scene: Scene, measure: str, window: Window) -> tuple[Window, Window] | None:
    """Both ends of what went on "between 2019 and 2023": any year that ended in the one, and any in the other; calendar years first."""
    span = window.periods[0] if len(window.periods) == 1 else None
    if (
        span is None
        or span.end.year - span.start.year < 1
        or (span.start.month, span.start.day, span.end.month) != (1, 1, _DECEMBER)
    ):
        return None
    years = sorted(years_of(scene, measure), key=lambda each: each.end.month != _DECEMBER)
    after = [each for each in years if each.end.year == span.end.year]
    pairs = [(one, other) for one in after for other in years if other.end.year == span.start.year]
    pairs.sort(key=lambda pair: pair[0].end.month != pair[1].end.month)
    if not pairs:
        return None
    return Window(tuple(one for one, _ in pairs), "explicit"), Window(tuple(other for _, other in pairs), "explicit")


_DECEMBER = 12


def _spans(words: list[str], day: date) -> list[tuple[date, date]]:
    return [(each.start, each.stop or day) for each in governments_of(words, day)]


def _length(parts: SentenceParts, quantity: Quantity) -> int:
    """Over how many years it is said to have been: 5 in "in five years under the Conservatives"; 0 where that is not said."""
    near = (time for time in parts.times if time.kind == "duration" and abs(time.first - quantity.last) <= 6)
    return next((time.years for time in near), 0)


def _since(days: tuple[date, ...], years: list[Period], latest: Period) -> list[tuple[Period, Period]]:
    """From each year that ended around a day to each later one, the newest and the last before that day first."""
    before = [each for each in years if any(abs(each.end - day) <= AROUND for day in days)]
    before.sort(key=lambda each: (days[0] - each.end) if each.end <= days[0] else each.end - days[0] + AROUND)
    after = [latest, *(each for each in reversed(years) if each != latest and any(each.end > day for day in days))]
    return [(one, other) for one in after for other in before if other.stop < one.stop]


def _under(spans: list[tuple[date, date]], years: list[Period], length: int) -> list[tuple[Period, Period]]:
    """From each year of a time in office to each later one, or to the one so many years on; the whole of the last time first."""
    found: list[tuple[Period, Period]] = []
    for start, stop in reversed(spans):
        within = [each for each in years if start - AROUND <= each.end <= stop + AROUND]
        if length:
            lengths = range(max(1, length - YEARS_AROUND), length + YEARS_AROUND + 1)
            found += [
                (each, each.years_back(back)) for each in reversed(within) for back in sorted(lengths, key=lambda n: n != length)
            ]
        else:
            found += [(one, other) for one in reversed(within) for other in within if other.stop < one.stop]
    return found
