"""What a count is set against: the same time a year before, another year, the end of the quarter before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ....periods import Period, calendar_year, point, year_ending
from ...words.counted import Counted
from ...words.governments import GOVERNMENTS
from ...words.quantities import Quantity
from ...words.time_expressions import newest_counts
from ..ends.comparisons import is_baseline_quantity
from ..parts import SentenceParts
from ..roles import role_of
from .count_when import RUNNING, CountedWhen

# where one of these stands between a number and what belongs to it, that is told of another
APART = frozenset({",", ";", ":", "while", "but", "and", "whereas", "than", "against", "–", "—", "although", "though"})
_SETTING = frozenset("than against versus from since exceeding above below".split())
_POINT = frozenset({"point", "time", "stage", "period", "months", "quarter", "date"})


def is_set_against(parts: SentenceParts, when: CountedWhen) -> bool:
    """Whether words of time say what something is set against: "than in 2024", "on the same point last year"."""
    before = parts.words[max(0, when.first - 4) : when.first]
    if not _POINT.isdisjoint(before[-2:]) and not {"same", "this", "that", "by"}.isdisjoint(before):
        return True
    if before[-1:] == ["on"] and (
        any(each.last == when.first - 2 for each in parts.quantities) or parts.word(when.first - 2) in _UP_OR_DOWN
    ):
        return True  # "up 56 % on 2024", "18 per cent up on 2023"
    at = when.first - 1
    while at > when.first - 6 and parts.word(at) in _BETWEEN:
        at -= 1
    if parts.word(at) == "on" and parts.word(at - 1) in _UP_OR_DOWN:
        return True  # "20% down on the peak of 2022"
    since = parts.words[max(0, when.first - _SINCE_WITHIN) : when.first]
    if "since" in since and not {",", ";", "and", "but"} & set(since[since.index("since") :]):
        return True  # "since its height in June 2023"
    if parts.word(at) == "as" and parts.word(at + 1) not in {"of", "at"}:
        return True  # "twice as many as in 2019"
    to_it = parts.word(at) in {"with", "to"} and parts.word(at - 1) in {"compared", "relative", "contrast"}
    return to_it or parts.word(at) in _SETTING


_SINCE_WITHIN = 7
_UP_OR_DOWN = frozenset("up down higher lower more fewer less rise fall increase decrease drop decline".split())
_BETWEEN = frozenset("the in of for those that figure total number record peak high end at level same its whole all".split())


def times_of_baselines(
    parts: SentenceParts, quantity: Quantity, times: list[CountedWhen], *, beside: bool = False
) -> list[CountedWhen]:
    """The times of numbers that others are set against, or of the one right beside a change that this is measured from.

    "41,472, compared with 36,816 in 2024, a 13 per cent increase", "down 63 % from its peak of 56,018 in September 2023".
    """
    found = []
    for other in parts.quantities:
        if other is quantity or not is_baseline_quantity(parts, other):
            continue
        if beside and not _is_beside(parts, quantity, other):
            continue
        after = parts.following(other)
        stop = len(parts.words) if after is None else after.first
        found += [each for each in times if other.last < each.first < stop][:1]
    return found


def _is_beside(parts: SentenceParts, quantity: Quantity, other: Quantity) -> bool:
    if parts.following(quantity) is other:
        between = parts.words[quantity.last + 1 : other.first]
        if between[:2] in (["fewer", "than"], ["more", "than"], ["lower", "than"], ["higher", "than"], ["less", "than"]):
            between = between[2:]  # "36% fewer than the 56,042 of September 2023"
        return APART.isdisjoint(between[:-1])
    between = parts.words[other.last + 1 : quantity.first]
    return parts.preceding(quantity) is other and between.count(",") == 1 and not {"but", "and", "while", ";"} & set(between)


def since_when(
    parts: SentenceParts, quantity: Quantity, count: Counted, when: CountedWhen, times: list[CountedWhen], published: date
) -> tuple[tuple[Period, ...], tuple[Period, ...], bool] | None:
    """The two ends of a change, paired, and whether the words say since when it was."""
    periods = when.periods
    if when.running and parts.word(when.first) in {"since", "under"}:
        start = periods[0].start
        if count.measure in RUNNING or (start.month, start.day) != (1, 1) or parts.word(when.first) == "under":
            return None  # "up 30 % since the election": of what before it is not said
        newest = newest_counts(published)
        return (newest,), (calendar_year(start.year),), True  # "have more than doubled since 2019"
    following = parts.following(quantity)
    stop = len(parts.words)
    if following is not None and parts.word(following.first - 1) not in {"from", "to"} and following.unit in {"percent", "times"}:
        stop = following.first
    behind = parts.words[quantity.last + 1 : stop]
    multiple = role_of(parts, quantity) == "ratio"
    set_against = [
        each
        for each in times
        if each is not when
        and quantity.last < each.first < stop
        and (is_set_against(parts, each) or (multiple and not each.running))
        and {"and", "but", ";"}.isdisjoint(parts.words[quantity.last + 1 : each.first])
    ]
    begun = next(iter(times_of_baselines(parts, quantity, times, beside=True)), None)
    if not set_against and begun is None:
        # "Since its height in June 2023 it has fallen by 63 %"
        begin, _ = parts.segment(quantity)
        before = [each for each in times if each is not when and begin <= each.first < quantity.first]
        set_against = [each for each in before if is_set_against(parts, each)][-1:]
    against = next(iter(set_against), None) or (begun if begun is not when else None)
    words = " ".join(behind)
    if against is not None and not against.periods:
        if against.running or not any(each in words for each in A_YEAR):
            return None
        against = None  # "up 44 % from 122,213 a year earlier, the most since records began in 2010"
    untold = not {"when", "where"}.isdisjoint(behind[:5]) or ("than", "before") in pairwise(behind[:5])
    if against is None and untold and periods[0].kind == "point" and (then := _before_who_governs(behind, periods[0])):
        return periods, tuple(then for _ in periods), True
    if against is None and untold and not any(each in " ".join(behind) for each in A_YEAR):
        return None  # "8 % more than when Labour took office"
    if against is not None and not against.running:
        other = against.periods[0]
        if periods[0].kind == "point":
            if other.kind != "point":
                return None
            return periods, tuple(other for _ in periods), True
        apart = periods[0].end.year - other.end.year
        if other.kind == periods[0].kind == "year_ending" or (other.is_year and periods[0].is_year):
            return periods, tuple(other for _ in periods), True
        if other.is_year and apart > 0:
            # "38 % more than at this point in 2024"
            return periods, tuple(each.years_back(apart) for each in periods), True
        return periods, tuple(other for _ in periods), True
    named = next((each for each in parts.times if each.kind == "moment" and each.year and parts.word(each.first) == "same"), None)
    if named is not None and (apart := periods[0].end.year - named.year) > 0 and named.first > quantity.last:
        return periods, tuple(each.years_back(apart) for each in periods), True  # "38 % up on the same point in 2024"
    if (apart := _years_apart(words)) and periods[0].kind != "point":
        return periods, tuple(each.years_back(apart) for each in periods), True
    if periods[0].kind == "point":
        if _first_of(words, _A_QUARTER) < _first_of(words, A_YEAR):
            return periods, tuple(end_of_quarter_before(each, 1) for each in periods), True
        whole = " ".join(parts.words)
        told = any(each in words for each in (*A_YEAR, *_LAST_YEAR)) or any(each in whole for each in _WITHIN_A_YEAR)
        return periods, tuple(year_before(each) for each in periods), told
    told = any(each in words for each in A_YEAR) or any(each in words for each in _LAST_YEAR)
    if not told and not when.running and periods[0].is_year and when.explicit and _moved_in(quantity, when):
        told = True  # "fell by 4 per cent in 2025"
    return periods, tuple(each.years_back(1) for each in periods), told


def _before_who_governs(behind: Sequence[str], at: Period) -> Period | None:
    """How things stood at the last quarter's end before those who govern came in: "9 % more than when Labour came to power"."""
    government = GOVERNMENTS[-1]
    told = {government.party, "party"} & set(behind[:_FEW]) and {"power", "office", "won", "over", "elected"} & set(behind[:_FEW])
    if not told or at.end < government.start:
        return None
    return point(quarter_end_before(government.start))


_FEW = 9
_A_QUARTER = ("three months", "previous quarter", "quarter before", "quarter earlier")


def _first_of(words: str, several: Sequence[str]) -> int:
    """Where the first of some phrases stands: "up 8 % on a year ago, slightly down on the quarter before" is on the year."""
    return min((words.index(each) for each in several if each in words), default=len(words))


def quarter_end_before(when: date) -> date:
    """The last day of the quarter before a day."""
    quarter = (when.month - 1) // 3
    return year_ending(when.year if quarter else when.year - 1, 3 * quarter or 12).end


def _years_apart(words: str) -> int:
    """How many years lie between two counts: "on the 8,000 who did it just two years earlier"."""
    told = _SOME_YEARS.search(words)
    return 0 if told is None else _YEARS[told[1]]


_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_SOME_YEARS = re.compile(rf"\b({'|'.join(_YEARS)}) years (?:earlier|before|ago|previously)\b")
A_YEAR = (
    "a year earlier", "a year before", "a year ago", "the year before", "the previous year", "on the year", "year-on-year", "year on year", "in a year",
    "over the year", "on last year", "than last year", "12 months earlier", "12 months before", "the 12 months before", "twelve months earlier", "preceding year",
    "prior year", "one year earlier", "in twelve months", "in 12 months", "within a year", "over twelve months", "over 12 months", "over a year", "the year to", "previous 12 months",
)  # fmt: skip
_WITHIN_A_YEAR = (
    "in a year",
    "in the past year",
    "over the past year",
    "in twelve months",
    "in 12 months",
    "in the past 12 months",
    "over the past 12 months",
)
_LAST_YEAR = (
    "same period last year", "same point last year", "this point last year", "this time last year", "same time last year", "this stage last year",
    "same stage last year", "same period a year", "same period of last year", "same period in", "same period of", "same point in", "same quarter", "same months", "equivalent period",
    "corresponding period", "at this point", "by this time", "same date last year",
)  # fmt: skip


_YEAR_BEFORE = (
    "twelve months earlier",
    "12 months before",
    "year earlier",
    "year before",
    "year ago",
    "previous year",
    "12 months earlier",
    "point last year",
    "time last year",
    "period last year",
    "stage last year",
)
_BY_THEN = (
    "by this point last year",
    "by the same point last year",
    "by this time last year",
    "at this point last year",
    "by this stage last year",
)


def _moved_in(quantity: Quantity, when: CountedWhen) -> bool:
    """Whether something is said to have moved in a year: "rose by 21 % in 2025", "up 25 % last year"."""
    if when.first < 0:
        return False  # the time is that of the sentence before
    return 0 < when.first - quantity.last <= 3 or 0 < quantity.first - when.last <= 8


def tells_of_a_year_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of the same time a year before: "compared with 21,052 by this point last year"."""
    following = parts.following(quantity)
    behind = " ".join(parts.words[quantity.last + 1 : following.first if following is not None else len(parts.words)])
    if is_baseline_quantity(parts, quantity):
        return any(each in behind for each in (*_YEAR_BEFORE, *_BY_THEN))
    before = parts.preceding(quantity)
    ahead = " ".join(parts.words[0 if before is None else before.last + 1 : quantity.first])
    return any(each in behind or each in ahead for each in _BY_THEN)


def year_before(period: Period) -> Period:
    return end_of_quarter_before(period, 4) if period.kind == "point" else period.years_back(1)


def end_of_quarter_before(period: Period, quarters: int) -> Period:
    """The end of the quarter so many before the one that ends with a point."""
    ends = period.end.year * 12 + period.end.month - 1 - 3 * quarters
    return point(year_ending(ends // 12, ends % 12 + 1).end)
