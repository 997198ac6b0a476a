"""Words of time in a text, and the statistical periods that they can stand for.

Reading is done in two steps. `find_time_expressions` says what the words are ("the year to June",
"last year", "2023/24", "a year earlier"); `resolve` says which windows they can mean, given the
article's date, the period that the text is talking about, and the months in which the series'
years end. Where more than one window remains, all are given: a verdict needs them to agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ...periods import Period, calendar_year, day, financial_year, month, quarter, span, year_ending
from .time_words import Kind, TimeExpression, may_be_of_time, read_time
from .tokens import Token

__all__ = ["Kind", "TimeExpression", "find_time_expressions", "may_be_of_time", "resolve"]


def find_time_expressions(tokens: Sequence[Token], places: Iterable[int] | None = None) -> list[TimeExpression]:
    """The words of time among some tokens, in order; `places` are those of the tokens at which they may begin, if these are known.

    >>> from netmig.check.words.tokens import tokenise
    >>> [(e.kind, e.year, e.month) for e in find_time_expressions(tokenise("in the year to June 2023, up from 2022/23"))]
    [('year_ending', 2023, 6), ('financial_year', 2022, 0)]
    """
    found: list[TimeExpression] = []
    beyond = 0
    if places is None:
        places = [at for at, token in enumerate(tokens) if may_be_of_time(token.lower)]
    for at in places:
        if at < beyond:
            continue
        expression = read_time(tokens, at)
        if expression is None or (found and expression.first <= found[-1].last):
            continue
        beyond = expression.last + 1
        if found and (joined := _said_twice(tokens, found[-1], expression)):
            found[-1] = joined
        else:
            found.append(expression)
    return found


def _said_twice(tokens: Sequence[Token], before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """One time said twice, the plainer words kept: "a decade ago in 2013/14", "last year, in 2024"."""
    between = [token.lower for token in tokens[before.last + 1 : after.first]]
    if before.first == before.last and before.kind == "vague" and after.explicit and between[:1] and between[0] in _OF_AN_ERA:
        # "the post-pandemic peak in March 2023": the month says more than the era
        return after if set(between[1:]) <= _TO_ITS_TIME else None
    elected = {token.lower for token in tokens[before.last - 2 : before.last + 1]} if before.kind == "vague" else set()
    if "election" in elected and after.kind == "calendar_year":
        # "since the previous election in 2019": the year says which
        named = between in (["in"], ["of"], [",", "in"])
        first = before.first + (tokens[before.first].lower == "since")
        return replace(after, first=first, start=tokens[first].start, lead=tokens[first - 1].lower) if named and first else None
    if before.kind == "vague" and tokens[before.first].lower == "before" and after.explicit and after.kind in _NAMING:
        # "before the pandemic, in 2019"; without the comma it may be when that began: "before the pandemic in 2020"
        named = between == [",", "in"] or (between == ["in"] and after.year == _LAST_BEFORE_THE_VIRUS)
        return (
            replace(after, first=before.first, start=before.start, lead=tokens[before.first - 1].lower)
            if named and before.first
            else None
        )
    if (
        before.explicit
        and before.kind in {"year_ending", "calendar_year", "financial_year"}
        and after.kind == "vague"
        and not after.which
    ):
        # "in 2019, the last year before the virus, it was 184,000": said twice, the year plainly
        ahead = after.last + 1
        while ahead < min(after.last + 5, len(tokens)) and tokens[ahead].kind == "word":
            ahead += 1
        closed = ahead < len(tokens) and tokens[ahead].lower in {",", ")", ".", ";"}
        return (
            replace(before, last=after.last, end=after.end)
            if closed and (between == ["("] or (between[:1] == [","] and set(between[1:]) <= _IN_APPOSITION))
            else None
        )
    if (
        before.kind in {"year_ending", "month"}
        and not (before.year or before.years or before.which)
        and (after.kind == "vague" or (after.kind == "earlier" and after.years == 1))
        and between in ([], ["of"], ["the"], ["of", "the"])
    ):
        if after.kind == "vague":  # "in the year to June of the year before the election"
            return replace(after, first=before.first, start=before.start, lead=before.lead) if between else None
        return replace(before, last=after.last, end=after.end, which="earlier")  # "in the year to June the year before"
    if before.kind == "same" and after.kind == "earlier" and not between:
        return replace(after, first=before.first, start=before.start, lead=before.lead)  # "the same 12 months a year ago"
    if before.kind == "duration" and before.years == 1 and after.kind == "between" and not between:
        return replace(
            after, first=before.first, start=before.start, lead=before.lead
        )  # "the 12 months from July 2022 to June 2023"
    if before.explicit or not after.explicit or before.kind in {"vague", "moment"} or after.first - before.last > 3:
        return None
    if between not in (["in"], [",", "in"], ["("], [","]):
        return None
    return replace(after, first=before.first, start=before.start, lead=before.lead or after.lead)


_NAMING = frozenset({"year_ending", "calendar_year"})
_LAST_BEFORE_THE_VIRUS = 2019
# the Home Office publishes its counts so many days after a quarter, at the earliest
COUNTS_ARE_OUT = 45
# and so many days after a quarter they have come out in every year
QUARTER_IS_OUT = 52
_IN_APPOSITION = frozenset({"the", "last", "full", "year", "of"})
_OF_AN_ERA = frozenset("peak high low record level total figure height".split())
_TO_ITS_TIME = frozenset("in of for at , the reached during".split())


def resolve(
    expression: TimeExpression, published: date, topic: Period | None, ending_months: frozenset[int], latest: Period | None
) -> tuple[Period, ...]:
    """The windows that words of time can stand for, the likeliest first; empty where none can be said.

    `published` is the article's date, `topic` the window that the text speaks of, `ending_months` the
    months in which the series' years end (June and December for headline migration; empty for
    calendar or financial years only), `latest` the newest window published by that date.

    >>> from netmig.check.words.tokens import tokenise
    >>> (words,) = find_time_expressions(tokenise("in the year to June"))
    >>> resolve(words, date(2024, 11, 28), None, frozenset({6, 12}), None)
    (<Period YE Jun 2024>,)
    """
    match expression.kind:
        case "year_ending" | "month" if expression.which:
            return () if topic is None or not topic.is_year else (_beside(topic, expression),)
        case "year_ending" | "month":
            return _month_windows(expression, published, ending_months, latest)
        case "calendar_year":
            return (calendar_year(expression.year),)
        case "financial_year":
            return (financial_year(expression.year or _financial_year_of(published) - expression.years),)
        case "quarter":
            return (quarter(expression.year, expression.month // 3),)
        case "relative_year":
            return (calendar_year(published.year - expression.years),)
        case "earlier" | "decade_ago":
            anchor = topic or latest
            return (_moved(anchor, expression, back=True),) if anchor else ()
        case "later":
            return (_moved(topic, expression, back=False),) if topic and topic.is_year else ()
        case "latest":
            return (latest,) if latest else ()
        case "same":
            return (topic,) if topic else ()
        case "between":
            return _between(expression, published)
        case "day":
            try:
                return (day(date(expression.year or published.year, expression.month, expression.day)),)
            except ValueError:
                return ()
        case _:
            return ()


def newest_counts(published: date) -> Period:
    """The newest year of the Home Office's quarterly counts that is out on a day.

    >>> newest_counts(date(2025, 5, 22)), newest_counts(date(2025, 5, 10))
    (<Period YE Mar 2025>, <Period YE Dec 2024>)
    """
    ended = (year_ending(year, month) for year in (published.year, published.year - 1) for month in (12, 9, 6, 3))
    return next(each for each in ended if (published - each.end).days >= QUARTER_IS_OUT)


def _moved(period: Period, expression: TimeExpression, *, back: bool) -> Period:
    """The window so many years, or so many months, before or after another."""
    if not expression.months:
        return period.years_back(expression.years if back else -expression.years)
    if not period.is_year:
        return period
    ends = period.end.year * 12 + period.end.month - 1 + (-expression.months if back else expression.months)
    return year_ending(ends // 12, ends % 12 + 1)


def _beside(period: Period, expression: TimeExpression) -> Period:
    """The window whose last month is in the year in which another ends, or the next such window before or after that."""
    year, month = period.end.year, expression.month
    match expression.which:
        case "earlier":
            year -= month >= period.end.month
        case "later":
            year += month <= period.end.month
    return year_ending(year, month)


def _financial_year_of(published: date) -> int:
    """The financial year that a day is in, by the year in which it begins."""
    return published.year if published.month >= 4 else published.year - 1


def _month_windows(
    expression: TimeExpression, published: date, ending_months: frozenset[int], latest: Period | None
) -> tuple[Period, ...]:
    """A named month as the end of a year; without a year, the last such window that is over and published."""
    if expression.kind == "month" and not ending_months:
        # a series of financial or calendar years: a month is no year's end
        return (month(expression.year or _last_such_year(expression, published), expression.month),)
    if expression.kind == "month" and expression.month not in ending_months:
        return ()
    if expression.year:
        return (year_ending(expression.year, expression.month),)
    window = year_ending(_last_such_year(expression, published), expression.month)
    if expression.month not in ending_months or expression.month in {3, 9}:
        # counts come out within two months, whether or not they are held
        return (window.years_back(1) if not expression.years and (published - window.end).days < COUNTS_ARE_OUT else window,)
    if not expression.years and latest is not None and latest.stop < window.stop and _behind(latest, window) < 12:
        # "the year to December", written in January, is the one whose figures are out
        window = window.years_back(1)
    return (window,)


def _behind(latest: Period, window: Period) -> int:
    """By how many months the newest figures end before a window does."""
    return (window.stop.year - latest.stop.year) * 12 + window.stop.month - latest.stop.month


def _last_such_year(expression: TimeExpression, published: date) -> int:
    """The year of the last such month that is over; of "last year" and "this year", the one named."""
    year = published.year - expression.years
    if not expression.years and year_ending(year, expression.month).end >= published:
        year -= 1
    return year


def _between(expression: TimeExpression, published: date) -> tuple[Period, ...]:
    """A window from one month or year to another, or of so many months up to one."""
    end_year, end_month = expression.until
    if not end_month and expression.month and end_year == expression.year + 1:
        end_month = expression.month  # "over a year, from June 2024 to 2025"
    end_month = end_month or 12
    if not end_year and expression.years:
        end_year = published.year - expression.years
    elif not end_year:
        end_year = published.year if year_ending(published.year, end_month).end < published else published.year - 1
    last = year_ending(end_year, end_month).end
    if expression.months:
        if expression.months == 12:
            return (year_ending(end_year, end_month),)
        begun = end_year * 12 + end_month - expression.months
        return (span(date(begun // 12, begun % 12 + 1, 1), last),)
    begin_year = expression.year or (end_year if (expression.month or 1) <= end_month else end_year - 1)
    first = date(begin_year, expression.month or 1, 1)
    if first >= last:
        return ()
    if expression.month == end_month and end_year == begin_year + 1:
        # "between June 2022 and June 2023" is how people say the year to June
        return (year_ending(end_year, end_month),)
    window = span(first, last)
    if window.is_year:
        return (year_ending(end_year, end_month),)
    if window.stop.month == window.start.month + 3 or (window.start.month, window.stop.month) == (10, 1):
        same = window.start.year == last.year and window.start.month % 3 == 1
        return (quarter(end_year, end_month // 3),) if same else (window,)
    return (window,)
