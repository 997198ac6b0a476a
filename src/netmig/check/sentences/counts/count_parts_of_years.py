"""Parts of a year for which people were counted: its first six months, its last quarter, from January to June, by mid-August."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ....periods import Period, calendar_year, month, quarter, span
from ...words.governments import ELECTIONS
from ...words.time_parts import MONTHS
from ..parts import SentenceParts
from .count_since import told_until
from .count_when import CountedWhen

_TO = frozenset({"to", "until", "till", "-", "–"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
_LAST_MONTH = 12


def parts_of_a_year(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """The first six months of the year, the first half of 2025, the first quarter, the last three months of 2025."""
    for at, word in enumerate(parts.words):
        if word in {"first", "last", "final", "second", "third", "fourth"}:
            length, unit, end = 0, parts.word(at + 1), at + 1
            counted = _NUMBERS.get(unit) or (int(unit) if unit.isdecimal() and len(unit) < 3 else 0)
            if unit == "half":
                length = 6
            elif unit in {"quarter", "three-months"}:
                length = 3
            elif counted and parts.word(at + 2) == "months":
                length, end = counted, at + 2
            if not 0 < length < _LAST_MONTH or (word in {"second", "third", "fourth"} and counted):
                continue
            until = month(published.year, length).end
            alone = word == "first" and parts.word(end + 1) in {".", ",", ";", ""} and until < published
            year, end = _year_behind(parts, end, published)
            if not year and alone:
                # of this year, most likely
                yield CountedWhen((_plain(span(date(published.year, 1, 1), until)),), at, end, explicit=False)
            if not year:
                continue
            begun = {"first": 1, "second": 1 + length, "third": 7, "fourth": 10}.get(word, 13 - length)
            first = date(year, begun, 1)
            until = month(year, begun + length - 1).end
            if until < published:
                yield CountedWhen((_plain(span(first, until)),), at, end)
        elif word in MONTHS and _joins(parts, at) and parts.word(at + 2) in MONTHS:
            year, end = _year_behind(parts, at + 2, published)
            one, other = MONTHS[word], MONTHS[parts.word(at + 2)]
            of_late = published.year if month(published.year, other).end < published else published.year - 1
            if one < other and month(year or of_late, other).end < published:
                # without a year it is of this one, or of the last if it is not over
                yield CountedWhen(
                    (_plain(span(date(year or of_late, one, 1), month(year or of_late, other).end)),), max(at - 1, 0), end
                )


def _joins(parts: SentenceParts, at: int) -> bool:
    """Whether a month is the first of a stretch: "January to April", "between January and June"."""
    return parts.word(at + 1) in _TO or (parts.word(at + 1) == "and" and parts.word(at - 1) == "between")


def _plain(window: Period) -> Period:
    """A stretch of a quarter as a quarter."""
    start = window.start
    three = window.stop.month == (start.month + 2) % 12 + 1 and start.month % 3 == 1 and (window.stop - start).days < 93
    return quarter(start.year, (start.month + 2) // 3) if three else window


def _year_behind(parts: SentenceParts, at: int, published: date) -> tuple[int, int]:
    """The year that a part of one is of, and where its words end; 0 if none can be said."""
    ahead = at + 1
    if parts.word(ahead) in {"of", "in"}:
        ahead += 1
    time = next((each for each in parts.times if each.first == ahead and each.kind in {"calendar_year", "relative_year"}), None)
    if time is not None:
        return (time.year or published.year - time.years), time.last
    covering = next(
        (each for each in parts.times if each.first <= at <= each.last and (each.year or each.years or each.until[0])), None
    )
    if covering is not None:
        # "January to May 2025": the year stands at its end
        return (covering.year or covering.until[0] or published.year - covering.years), covering.last
    if parts.words[ahead : ahead + 2] == ["the", "year"] and parts.word(ahead + 2) not in {"to", "ending"}:
        return published.year, ahead + 1
    named = {
        each.year or published.year - each.years
        for each in parts.times
        if each.kind in {"calendar_year", "relative_year"} and each.last < at
    }
    return (named.pop(), at) if len(named) == 1 else (0, at)


def by_then(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """The part of a year up to a day that is named: "By mid-August 2025, 28,288 people had arrived"."""
    if "by" not in parts.word_set:
        return
    until = told_until(parts, -1, published)
    if until is None:
        return
    days = [each for each in until.days if each < published]
    first = next(each.first for each in parts.times if each.last == until.last)
    windows = [span(date(each.year, 1, 1), each) for each in days if each.month > 1 or each.day > 1]
    yield CountedWhen(tuple(windows), first, until.last, until=True)


def from_day_to_day(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """From 1 January to 31 December 2025; between 5 July and 20 August; from 5 July to the end of December; between 1 January and the vote."""
    yield from _to_an_end(parts, published)
    for one, other in pairwise(parts.times):
        if (
            one.kind != "day"
            or other.kind != "day"
            or other.first - one.last != _JOINED
            or parts.word(one.first - 1) not in {"from", "between"}
        ):
            continue
        year = other.year or published.year
        try:
            first, last = date(one.year or year, one.month, one.day), date(year, other.month, other.day)
        except ValueError:
            continue
        if first < last < published:
            whole = calendar_year(year)
            window = span(first, last)
            yield CountedWhen((whole if window == whole else window,), one.first - 1, other.last)


_JOINED = 2


def _to_an_end(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """From a day to the end of a month, or to the election."""
    for one in parts.times:
        if one.kind != "day" or parts.word(one.first - 1) not in {"from", "between"}:
            continue
        if parts.word(one.last + 1) not in {"to", "and", "until", "till"}:
            continue
        ahead = one.last + 2
        if parts.words[ahead : ahead + 2] in (["the", "vote"], ["the", "election"], ["polling", "day"], ["election", "day"]):
            held = [each for each in ELECTIONS if each < published]
            try:
                first = date(one.year or held[-1].year, one.month, one.day)
            except ValueError:
                continue
            ends = [held[-1], held[-1] + timedelta(1), held[-1] - timedelta(1)]
            if first < ends[-1]:
                yield CountedWhen(tuple(span(first, each) for each in ends if each < published), one.first - 1, ahead + 1)
        elif parts.words[ahead : ahead + 3] == ["the", "end", "of"]:
            until = next((each for each in parts.times if each.first == ahead + 3), None)
            if until is None:
                continue
            if until.kind == "month":
                over = month(until.year or published.year, until.month).end < published
                last = month(until.year or published.year - (not over), until.month).end
            elif until.kind in {"calendar_year", "relative_year"}:
                last = date(until.year or published.year - until.years, _LAST_MONTH, 31)
            else:
                continue
            try:
                first = date(one.year or last.year, one.month, one.day)
            except ValueError:
                continue
            if first < last < published:
                yield CountedWhen((span(first, last),), one.first - 1, until.last)
