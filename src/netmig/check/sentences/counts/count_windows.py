"""When it was that people were counted: "so far this year", "since the election", "in the first six months", "at the end of March".

A count is told for any stretch of time, and most often up to the day of the text. Such a stretch ends on
the day before, or on one of the days before that: who writes has the numbers of yesterday or of last week.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ....periods import Period, calendar_year, day, financial_year, month, point, quarter, year_ending
from ...words.governments import PRIME_MINISTERS
from ...words.quantities import Quantity
from ...words.subjects import STOCKS
from ...words.time_expressions import TimeExpression, newest_counts, resolve
from ..parts import SentenceParts
from ..times.times_beside import is_named_by
from .count_parts_of_years import by_then, from_day_to_day, parts_of_a_year
from .count_since import since_then
from .count_when import RUNNING, STOCK_IS_OUT, CountedWhen, up_to_now


def times_of_counts(parts: SentenceParts, measure: str, published: date) -> list[CountedWhen]:
    """Every stretch of time that a sentence names, as a count of that measure is told for it, in order.

    Words of time that are not understood are among them, without periods.
    """
    found = list(since_then(parts, measure, published))
    if measure in RUNNING:
        found += [each for each in by_then(parts, published) if not _covers(found, each.first)]
        found += [each for each in from_day_to_day(parts, published) if not _covers(found, each.first)]
    found += [each for each in parts_of_a_year(parts, published) if not _covers(found, each.first)]
    found += [each for each in _days(parts, measure, published) if not _covers(found, each.first)]
    for time in parts.times:
        if parts.word(time.first) == "under" and _dates_a_stock(parts, time.first, measure):
            continue
        if not _covers(found, time.first) and not _covers(found, time.last) and not _points_back(parts, time):
            read = None if parts.word(time.first - 1) in _NOT_THAT else _read(parts, time, measure, published)
            found.append(read or CountedWhen((), time.first, time.last, explicit=False, length=time.kind == "duration"))
    found += [
        CountedWhen((), at, at, explicit=False)
        for at, word in enumerate(parts.words)
        if word in _UNREAD and not _covers(found, at)
    ]
    for at, pair in enumerate(pairwise(parts.words)):
        if _covers(found, at):
            continue
        if (pair[0] in _WHOLE and pair[1] == "year") or (
            pair[0] == "under"
            and not _dates_a_stock(parts, at, measure)
            and not _IN_OFFICE.isdisjoint(parts.words[at : at + _NAMED_WITHIN])
        ):
            found.append(CountedWhen((), at, at + 1, explicit=False))
        elif pair[0] == "between":
            # "between 2018, when 299 came, and 2025"
            found = [each for each in found if not at < each.first < at + _BETWEEN_THESE]
            found.append(CountedWhen((), at, at, explicit=False))
    if measure in RUNNING and not any(each.running for each in found):
        found += _so_far(parts, published)
    until = next((each for each in found if each.until), None)
    if until is not None:
        # "By mid-August 28,288 had come in 2025": of no more of that year
        found = [each for each in found if each is until or not (each.running or (each.periods and each.periods[0].is_year))]
    return sorted(found, key=lambda each: each.first)


def _dates_a_stock(parts: SentenceParts, at: int, measure: str) -> bool:
    """Whether the month in which things stood so is named behind who governed: "set under the last government in June 2023"."""
    return measure in STOCKS and any(
        each.kind == "month" and each.year and 0 < each.first - at <= _NAMED_WITHIN + 1 for each in parts.times
    )


def _so_far(parts: SentenceParts, published: date) -> list[CountedWhen]:
    """Up to now, where no more is said than that: "12,748 for the year so far", "the total to date"."""
    for at, pair in enumerate(pairwise(parts.words)):
        if pair in {("so", "far"), ("to", "date")}:
            of_the_year = "year" in parts.words[max(0, at - 2) : at]
            start = date(published.year, 1, 1)
            return [CountedWhen(up_to_now(start, published), at, at + 1, explicit=of_the_year, running=True)]
        if pair == ("the", "year") and parts.word(at - 1) in _ENDING and parts.word(at + 2) == "with" and published.month > 1:
            return [CountedWhen(up_to_now(date(published.year, 1, 1), published), at, at + 1, running=True)]
        if pair == ("the", "year") and parts.word(at - 1) == "for" and parts.word(at - 2) in _TOTALS and published.month > 1:
            # "brings the total for the year to 36,203"; in January the year that is over may be meant
            return [CountedWhen(up_to_now(date(published.year, 1, 1), published), at, at + 1, running=True)]
    return []


_ENDING = frozenset({"ends", "ended", "end", "ending", "finished", "finishes"})
_TOTALS = frozenset({"total", "tally", "count", "toll", "number", "figure", "arrivals", "crossings"})


_WHOLE = frozenset({"whole", "entire", "full"})
_IN_OFFICE = frozenset(
    {"government", "conservatives", "tories", "labour", "coalition", *PRIME_MINISTERS, "blair", "brown", "cameron", "may"}
)
# within how many words of "under" who governed is named, and of "between" the two times
_NAMED_WITHIN, _BETWEEN_THESE = 5, 14
_NOT_THAT = frozenset("early late mid mid- previous preceding prior following next coming".split())


def _points_back(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether words of time only say what is compared with: "a year earlier", "the same period of 2024"."""
    return time.kind in {"earlier", "same", "decade_ago"} or (time.kind == "moment" and parts.word(time.first) == "same")


# words of a time that is not read
_UNREAD = frozenset(
    "quarters week weeks weekend weekly fortnight overnight hours hour night tonight nights days morning afternoon evening decade decades bank-holiday holiday winter summer spring autumn monthly".split()
)  # fmt: skip


def newest_of_stock(published: date) -> Period:
    """The last day of a quarter for which it is out how things stood."""
    ends = (year_ending(year, number) for year in (published.year, published.year - 1) for number in (12, 9, 6, 3))
    return point(next(each.end for each in ends if (published - each.end).days >= STOCK_IS_OUT))


def _covers(found: list[CountedWhen], at: int) -> bool:
    return any(each.first <= at <= each.last or at == each.ends_at for each in found)


# --- days


_WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}


def _days(parts: SentenceParts, measure: str, published: date) -> Iterator[CountedWhen]:
    """Yesterday, on Saturday: the last such day before the text."""
    if measure not in RUNNING:
        return
    for at, word in enumerate(parts.words):
        if word == "yesterday":
            yield CountedWhen((day(published - timedelta(1)),), at, at)
        elif word in _WEEKDAYS and parts.word(at - 1) in {"before", "until", "by", "since", "to", "after"}:
            yield CountedWhen((), at, at, explicit=False)
        elif word in _WEEKDAYS and parts.word(at - 1) in {"on", "last"}:
            back = (published.weekday() - _WEEKDAYS[word]) % 7
            # told on the day itself, or a week after
            days = [published - timedelta(back)] if back else [published - timedelta(7), published]
            yield CountedWhen(tuple(day(each) for each in days), at, at)


# --- times that other measures have too


def _read(parts: SentenceParts, time: TimeExpression, measure: str, published: date) -> CountedWhen | None:
    if measure in STOCKS:
        return _of_a_stock(parts, time, published)
    running = measure in RUNNING
    match time.kind:
        case "relative_year" if not time.years:
            return _this_year(time, published) if running else None
        case "relative_year":
            last = calendar_year(published.year - time.years)
            newest = newest_counts(published)
            others = () if running else tuple(each for each in (newest, _last_financial_year(published)) if each != last)
            return CountedWhen((last, *others), time.first, time.last)
        case "calendar_year" if time.year >= published.year:
            return _this_year(time, published) if running and time.year == published.year else None
        case "year_ending" if running and not time.year and not time.years:
            over = month(published.year, time.month).end < published
            periods: tuple[Period, ...] = (year_ending(published.year - (not over), time.month),)
        case "calendar_year" | "financial_year" | "year_ending" | "quarter" | "between":
            periods = resolve(time, published, None, frozenset(), None)
        case "month" if running:
            year = time.year or (
                published.year - time.years if time.years or time.month <= published.month else published.year - 1
            )
            if not time.years and not time.year and parts.word(time.last + 1) == "before" and parts.word(time.first - 1) == "the":
                year -= 1  # "the June before it had 3,140"
            elif not time.years and not time.year and time.month == published.month:
                # in August, told in August: so far in it, or a year ago
                so_far = up_to_now(date(published.year, time.month, 1), published)
                return CountedWhen((*so_far, month(published.year - 1, time.month)), time.first, time.last, explicit=False)
            periods = (month(year, time.month),)
        case "day" if running:
            periods = resolve(time, published, None, frozenset(), None)
            periods = tuple(each if each.start <= published else each.years_back(1) for each in periods)
        case _:
            return None
    periods = tuple(each for each in periods if each.end < published)
    return CountedWhen(periods, time.first, time.last) if periods else None


def _last_financial_year(published: date) -> Period:
    """The last financial year that is over."""
    return financial_year(published.year - (1 if published.month >= _APRIL else 2))


_APRIL = 4


def _this_year(time: TimeExpression, published: date) -> CountedWhen:
    return CountedWhen(up_to_now(date(published.year, 1, 1), published), time.first, time.last, running=True)


def _of_a_stock(parts: SentenceParts, time: TimeExpression, published: date) -> CountedWhen | None:
    """How things stood at the end of a month, of a quarter, of a year."""
    newest = newest_of_stock(published)
    match time.kind:
        case "month" | "year_ending":
            year = time.year or published.year - time.years
            end = month(year, time.month).end
            if not time.year and not time.years and end >= published:
                end = month(year - 1, time.month).end
        case "quarter":
            end = quarter(time.year, time.month // 3).end
        case "day":
            year = time.year or published.year
            try:
                end = date(year, time.month, time.day)
            except ValueError:
                return None
            end = end if time.year or end < published else end.replace(year=year - 1)
        case "calendar_year" | "relative_year" if (
            parts.word(time.first - 1) in {"of", "in"} and "end" in parts.words[max(0, time.first - 4) : time.first]
        ):
            end = date(time.year or published.year - time.years, 12, 31)
        case "latest":
            end = newest.end
        case _:
            return None
    if end >= published:
        return None
    return CountedWhen((point(end),), time.first, time.last, over_a_year=time.kind == "year_ending")


def nearest_time(parts: SentenceParts, quantity: Quantity, times: list[CountedWhen], *, level: bool) -> CountedWhen | None:
    """The time of a number: the one behind it and before the next number, else one that stands before it.

    Behind the next number it is of both only where that is what the first led to: "fell by 4 per cent to 100,625 in 2025".
    """
    named = next((each for each in parts.times if is_named_by(parts, quantity, each)), None)
    if named is not None:
        # "the 2025 total of 41,472"
        return next((each for each in times if each.first == named.first), None)
    following, before = parts.following(quantity), parts.preceding(quantity)
    begin = before.last if before is not None else -1
    while following is not None and parts.word(following.first - 1) == "to":
        following = parts.following(following)
    stop = following.first if following is not None else len(parts.words)
    behind = [
        each
        for each in times
        if quantity.last < each.first < stop and _OTHER_CLAUSE.isdisjoint(parts.words[quantity.last + 1 : each.first])
    ]
    ahead = [
        each for each in times if begin < each.last < quantity.first and not (level and _is_of_the_last(parts, before, each))
    ]
    if behind and not (
        ahead
        and ahead[-1].periods
        and ahead[-1].first <= _HEAD
        and _COMMAS.intersection(parts.words[quantity.last : behind[0].first])
    ):
        return behind[0]
    if ahead:
        return ahead[-1]
    earlier = [each for each in times if each.last < quantity.first and (not level or each.first <= _HEAD or each.running)]
    return earlier[-1] if earlier else None


def _is_of_the_last(parts: SentenceParts, before: Quantity | None, when: CountedWhen) -> bool:
    """Whether a time is that of the number before it: "After 36,816 people came in 2024, the number rose to 41,472"."""
    if before is None or before.unit in {"percent", "share", "times"} or when.running or parts.word(when.first - 1) in _COMMAS:
        return False
    between = parts.words[before.last + 1 : when.first]
    return (
        _COMMAS.isdisjoint(between) and _OTHER_CLAUSE.isdisjoint(between) and not {"to", "from"} & {parts.word(before.last + 1)}
    )


# behind one of these a time is that of another statement: "reached 45,774 before in 2023 falling to 29,437"
_OTHER_CLAUSE = frozenset(
    {";", ":", "before", "after", "while", "having", "yet", "but", "then", "whereas", "although", "though", "and", "when"}
)
# a time among the first words of a sentence is of all in it
_HEAD = 3
_COMMAS = frozenset({",", ";", "–", "—"})
