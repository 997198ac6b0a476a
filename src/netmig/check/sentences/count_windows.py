"""When it was that people were counted: "so far this year", "since the election", "in the first six months", "at the end of March".

A count is told for any stretch of time, and most often up to the day of the text. Such a stretch ends on
the day before, or on one of the days before that: who writes has the numbers of yesterday or of last week.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ...periods import Period, calendar_year, day, financial_year, month, point, quarter, span, year_ending
from ..records import record
from ..words.cues import EXTREME_HIGH, EXTREME_LOW
from ..words.governments import GOVERNMENTS, days_of, governments_of
from ..words.quantities import Quantity
from ..words.subjects import STOCKS
from ..words.time_expressions import TimeExpression, newest_counts, resolve
from ..words.time_parts import MONTHS
from .parts import SentenceParts

# counted day by day, and told up to yesterday
RUNNING = frozenset({"small_boat_arrivals"})
# how many days before the text the numbers may end that it has
_LATE = (1, 0, 2, 3, 4, 5, 6, 7, 8)
# how things stood at the end of a quarter comes out so many days after it
STOCK_IS_OUT = 51


@record()
class CountedWhen:
    """The stretches of time that a count may be told for, the likeliest first, and where their words stand."""

    periods: tuple[Period, ...]
    first: int
    last: int
    explicit: bool = True
    running: bool = False
    """Whether it goes up to the day of the text."""
    ends_at: int = -1
    """Where it is said until when, if that is said elsewhere."""
    until: bool = False
    """Whether it is the part of a year up to a day: "by mid-August"."""
    length: bool = False
    """Whether it is only said how long it was: "in a year"."""
    over_a_year: bool = False
    """Whether how things stood at its end is told as what a year led to: "fell from 124,802 to 64,426 in the year to December"."""


def times_of_counts(parts: SentenceParts, measure: str, published: date) -> list[CountedWhen]:
    """Every stretch of time that a sentence names, as a count of that measure is told for it, in order.

    Words of time that are not understood are among them, without periods.
    """
    found = list(_since(parts, measure, published))
    if measure in RUNNING:
        found += [each for each in _by_then(parts, published) if not _covers(found, each.first)]
        found += [each for each in _from_day_to_day(parts, published) if not _covers(found, each.first)]
    found += [each for each in _parts_of_a_year(parts, published) if not _covers(found, each.first)]
    found += [each for each in _days(parts, measure, published) if not _covers(found, each.first)]
    for time in parts.times:
        if not _covers(found, time.first) and not _covers(found, time.last) and not _points_back(parts, time):
            read = None if parts.word(time.first - 1) in _EARLY_OR_LATE else _read(parts, time, measure, published)
            found.append(read or CountedWhen((), time.first, time.last, explicit=False, length=time.kind == "duration"))
    found += [
        CountedWhen((), at, at, explicit=False)
        for at, word in enumerate(parts.words)
        if word in _UNREAD and not _covers(found, at)
    ]
    if measure in RUNNING and not any(each.running for each in found):
        found += _so_far(parts, published)
    until = next((each for each in found if each.until), None)
    if until is not None:
        # "By mid-August 28,288 had come in 2025": of no more of that year
        found = [each for each in found if each is until or not (each.running or (each.periods and each.periods[0].is_year))]
    return sorted(found, key=lambda each: each.first)


def _so_far(parts: SentenceParts, published: date) -> list[CountedWhen]:
    """Up to now, where no more is said than that: "12,748 for the year so far", "the total to date"."""
    for at, pair in enumerate(pairwise(parts.words)):
        if pair in {("so", "far"), ("to", "date")}:
            of_the_year = "year" in parts.words[max(0, at - 2) : at]
            start = date(published.year, 1, 1)
            return [CountedWhen(up_to_now(start, published), at, at + 1, explicit=of_the_year, running=True)]
    return []


_EARLY_OR_LATE = frozenset({"early", "late", "mid", "mid-"})


def _points_back(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether words of time only say what is compared with: "a year earlier", "the same period of 2024"."""
    return time.kind in {"earlier", "same", "decade_ago"} or (time.kind == "moment" and parts.word(time.first) == "same")


# words of a time that is not read
_UNREAD = frozenset(
    "week weeks weekend weekly fortnight overnight hours hour night tonight nights days morning afternoon evening decade decades bank-holiday holiday winter summer spring autumn monthly".split()
)  # fmt: skip


def newest_of_stock(published: date) -> Period:
    """The last day of a quarter for which it is out how things stood."""
    ends = (year_ending(year, number) for year in (published.year, published.year - 1) for number in (12, 9, 6, 3))
    return point(next(each.end for each in ends if (published - each.end).days >= STOCK_IS_OUT))


def up_to_now(start: date, published: date) -> tuple[Period, ...]:
    """The stretches from a day up to the day of a text, or to one shortly before."""
    ends = (published - timedelta(late) for late in _LATE)
    return tuple(span(start, end) for end in ends if end >= start)


def _covers(found: list[CountedWhen], at: int) -> bool:
    return any(each.first <= at <= each.last or at == each.ends_at for each in found)


# --- since when


_OPENING = frozenset({"since", "under"})
_LEADERS = {
    "starmer": date(2024, 7, 5), "starmer's": date(2024, 7, 5), "sunak": date(2022, 10, 25), "truss": date(2022, 9, 6),
    "johnson": date(2019, 7, 24),
}  # fmt: skip
_CAME_IN = frozenset(
    "became becoming took take taking came entered entering won winning office power elected election government downing no10 number".split()
)
_FARTHEST = 12


def _since(parts: SentenceParts, measure: str, published: date) -> Iterator[CountedWhen]:
    """Since an election, since somebody took office, since a month, a year or a day."""
    if _OPENING.isdisjoint(parts.word_set):
        return
    for at, word in enumerate(parts.words):
        if word not in _OPENING:
            continue
        stop = next(
            (
                k
                for k in range(at + 1, min(at + _FARTHEST, len(parts.words)))
                if parts.word(k) in _ENDING or parts.word(k)[:1].isdigit()
            ),
            min(at + _FARTHEST, len(parts.words)),
        )
        words = list(parts.words[at:stop])
        start, last = (None, at) if measure in STOCKS else _day_begun(words, at, published)
        if start is None and word == "since" and measure not in STOCKS:
            start, last = _dated(parts, at, published)
        # "since he took office in July 2024"
        within = [
            each.last
            for each in parts.times
            if at < each.first < at + _FARTHEST and _GAP.isdisjoint(parts.words[at : each.first])
        ]
        of_a_record = not _EXTREMES.isdisjoint(parts.words[max(0, at - _BEFORE) : at]) or parts.word(at + 1) in {
            "then",
            "records",
        }
        if (
            measure in STOCKS
            and not of_a_record
            and any(each.kind == "month" and each.first - at <= _TO_A_MONTH for each in parts.times if each.first > at)
        ):
            continue  # "down 15 % since December": read as a day
        if word == "since" and (start is None or of_a_record):
            yield CountedWhen((), at, max([last, at, *within]), explicit=False)
        elif start is not None:
            last = max([last, *within])
            end = _told_until(parts, last, published) if measure in RUNNING else None
            if end is None:
                yield CountedWhen(_from(start, measure, published), at, last, running=True)
            else:
                days = (each for each in end.days if start < each < published)
                yield CountedWhen(tuple(span(start, each) for each in days), at, last, running=True, ends_at=end.last)


@record()
class _Until:
    """The days on one of which a stretch of time is told to have ended."""

    days: tuple[date, ...]
    last: int


def _told_until(parts: SentenceParts, at: int, published: date) -> _Until | None:
    """Until when a count goes that is told since some day: "up to early February", "by 31 March"."""
    for time in parts.times:
        back = time.first - 1
        while back > at and parts.word(back) in _ITS_PART:
            back -= 1
        if back <= at or parts.word(back) not in (_UNTIL if at >= 0 else {"by"}):
            continue
        lead = [*parts.words[back + 1 : time.first], *(["mid"] if parts.word(time.first).startswith("mid-") else [])]
        if time.kind == "day":
            end = date(time.year or published.year, time.month, time.day) if 1 <= time.day <= _SHORTEST else None
            return None if end is None else _Until((end,), time.last)
        if time.kind == "month":
            year = time.year or (published.year if time.month <= published.month else published.year - 1)
            whole = month(year, time.month)
            first, stop = _PART_OF_A_MONTH.get(lead[-1] if lead else "", (whole.end.day, 32))
            days = range(first, min(stop, whole.end.day + 1))
            return _Until(tuple(date(year, time.month, number) for number in days), time.last)
    return None


# the days on which "early February" and "late July" may end
_PART_OF_A_MONTH = {"early": (1, 12), "mid": (10, 22), "late": (18, 32)}
_UNTIL = frozenset({"until", "by", "to", "till"})
_ITS_PART = frozenset({"early", "mid", "late", "the", "end", "of"})
_SHORTEST = 28
_EXTREMES = EXTREME_HIGH | EXTREME_LOW | {"first", "low", "high", "most", "fewest", "busiest", "worst", "best", "higher", "lower"}
# "since the end of December"
_TO_A_MONTH = 4
# how many words before "since" a record may be told
_BEFORE = 7
_GAP = frozenset({",", ";", "–", "—", "(", "and", "but"})
_ENDING = frozenset({",", ";", ".", "–", "—", "(", ")", "than", "while", "but", "according", "which"})


def _day_begun(words: list[str], at: int, published: date) -> tuple[date | None, int]:
    """The day on which a government, or who led it, began; and where the words for it end."""
    for place, word in enumerate(words):
        if word in _LEADERS and (words[0] == "under" or not _CAME_IN.isdisjoint(words[place:])):
            begun = _LEADERS[word]
            current = begun == GOVERNMENTS[-1].start or words[0] == "since"
            end = max([place, *(k for k, each in enumerate(words) if each in _CAME_IN)])
            return (begun if current and begun < published else None), at + end
    if words[0] == "under":
        in_office = {"current", "present", "this"} & set(words) and "government" in words
        labour = "labour" in words and published >= GOVERNMENTS[-1].start
        if not in_office and not labour:
            return None, at
        governing = governments_of(["under", "this", "government"] if in_office else ["under", "labour"], published)
        end = max(k for k, each in enumerate(words) if each in {"government", "labour"})
        return (governing[-1].start if governing else None), at + end
    if "labour" in words or "election" in words:
        if _OTHER_ELECTIONS & set(words):
            return None, at
        days = days_of(["since", "the", "election"] if "election" in words else ["since", "labour"], published)
        end = max(k for k, each in enumerate(words) if each in {"election", "labour"} | _CAME_IN)
        # who came on the day itself came before there was a new government
        begun = days[-1] if days else None
        if begun is not None and begun == GOVERNMENTS[-1].start - timedelta(1):
            begun = GOVERNMENTS[-1].start
        return begun, at + end
    return None, at


_OTHER_ELECTIONS = frozenset("local by-election european council mayoral leadership us presidential 2019 2017 2015 2010".split())


def _dated(parts: SentenceParts, at: int, published: date) -> tuple[date | None, int]:
    """The day since which something is counted, where a month, a year or a day is named."""
    if (
        parts.words[at + 1 : at + 5] in (["the", "start", "of", "the"], ["the", "beginning", "of", "the"])
        and parts.word(at + 5) == "year"
    ):
        return date(published.year, 1, 1), at + 5
    if parts.words[at + 1 : at + 4] in (["the", "start", "of"], ["the", "beginning", "of"], ["the", "turn", "of"]):
        time = next((each for each in parts.times if each.first == at + 4), None)
        if time is not None and time.kind == "calendar_year":
            return date(time.year, 1, 1), time.last
        if time is not None and time.kind == "relative_year" and not time.years:
            return date(published.year, 1, 1), time.last
    time = next((each for each in parts.times if at < each.first <= at + 2), None)
    if time is None:
        return None, at
    match time.kind:
        case "calendar_year":
            return date(time.year, 1, 1), time.last
        case "month":
            year = time.year or (published.year if time.month < published.month else published.year - 1)
            return date(year, time.month, 1), time.last
        case "day":
            try:
                return date(time.year or published.year, time.month, time.day), time.last
            except ValueError:
                return None, at
        case _:
            return None, at


def _from(start: date, measure: str, published: date) -> tuple[Period, ...]:
    """The stretches from a day up to the newest figures: of a quarterly count in whole quarters, with or without the one it lies in."""
    if measure in RUNNING:
        return up_to_now(start, published)
    last = newest_counts(published).end
    begun = [date(start.year, 3 * ((start.month - 1) // 3) + 1, 1)]
    begun.append(date(begun[0].year + begun[0].month // 10, (begun[0].month + 2) % 12 + 1, 1))
    return tuple(span(each, last) for each in begun if each < last)


# --- parts of a year


_FROM_TO = frozenset({("between", "and"), ("from", "to"), ("in", "to"), ("from", "until"), ("in", "-")})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
_LAST_MONTH = 12


def _parts_of_a_year(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """The first six months of the year, the first half of 2025, the first quarter, the last three months of 2025."""
    for at, word in enumerate(parts.words):
        if word in {"first", "last", "final", "second", "third", "fourth"}:
            length, unit, end = 0, parts.word(at + 1), at + 1
            counted = _NUMBERS.get(unit) or (int(unit) if unit.isdigit() and len(unit) < 3 else 0)
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
        elif word in MONTHS and (parts.word(at - 1), parts.word(at + 1)) in _FROM_TO and parts.word(at + 2) in MONTHS:
            year, end = _year_behind(parts, at + 2, published)
            one, other = MONTHS[word], MONTHS[parts.word(at + 2)]
            of_late = published.year if month(published.year, other).end < published else published.year - 1
            if one < other and month(year or of_late, other).end < published:
                # without a year it is of this one, or of the last if it is not over
                yield CountedWhen((_plain(span(date(year or of_late, one, 1), month(year or of_late, other).end)),), at - 1, end)


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
    covering = next((each for each in parts.times if each.first <= at <= each.last and each.year), None)
    if covering is not None:
        return covering.year, covering.last
    if parts.words[ahead : ahead + 2] == ["the", "year"] and parts.word(ahead + 2) not in {"to", "ending"}:
        return published.year, ahead + 1
    named = {
        each.year or published.year - each.years
        for each in parts.times
        if each.kind in {"calendar_year", "relative_year"} and each.last < at
    }
    return (named.pop(), at) if len(named) == 1 else (0, at)


def _by_then(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """The part of a year up to a day that is named: "By mid-August 2025, 28,288 people had arrived"."""
    if "by" not in parts.word_set:
        return
    until = _told_until(parts, -1, published)
    if until is None:
        return
    days = [each for each in until.days if each < published]
    first = next(each.first for each in parts.times if each.last == until.last)
    windows = [span(date(each.year, 1, 1), each) for each in days if each.month > 1 or each.day > 1]
    yield CountedWhen(tuple(windows), first, until.last, until=True)


def _from_day_to_day(parts: SentenceParts, published: date) -> Iterator[CountedWhen]:
    """From 1 January to 31 December 2025; between 5 July and 20 August."""
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
            yield CountedWhen((whole if window == whole else window,), one.first, other.last)


_JOINED = 2


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
            return _this_year(time, measure, published) if running else None
        case "relative_year":
            year = calendar_year(published.year - time.years)
            newest = newest_counts(published)
            others = () if running else tuple(each for each in (newest, _last_financial_year(published)) if each != year)
            return CountedWhen((year, *others), time.first, time.last)
        case "calendar_year" if time.year >= published.year:
            return _this_year(time, measure, published) if running and time.year == published.year else None
        case "calendar_year" | "financial_year" | "year_ending" | "quarter" | "between":
            periods = resolve(time, published, None, frozenset(), None)
        case "month" if running:
            year = time.year or (
                published.year - time.years if time.years or time.month <= published.month else published.year - 1
            )
            if not time.years and not time.year and time.month == published.month:
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


def _this_year(time: TimeExpression, measure: str, published: date) -> CountedWhen:
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


def nearest_time(parts: SentenceParts, quantity: Quantity, times: list[CountedWhen]) -> CountedWhen | None:
    """The time of a number: the one behind it and before the next number, else one that stands before it.

    Behind the next number it is of both only where that is what the first led to: "fell by 4 per cent to 100,625 in 2025".
    """
    named = next((each for each in parts.times if parts.is_named_by(quantity, each)), None)
    if named is not None:
        # "the 2025 total of 41,472"
        return next((each for each in times if each.first == named.first), None)
    following, before = parts.following(quantity), parts.preceding(quantity)
    begin = before.last if before is not None else -1
    while following is not None and parts.word(following.first - 1) == "to":
        following = parts.following(following)
    stop = following.first if following is not None else len(parts.words)
    behind = [each for each in times if quantity.last < each.first < stop]
    ahead = [each for each in times if begin < each.last < quantity.first]
    if behind and not (
        ahead
        and ahead[-1].periods
        and ahead[-1].first <= _HEAD
        and _COMMAS.intersection(parts.words[quantity.last : behind[0].first])
    ):
        return behind[0]
    if ahead:
        return ahead[-1]
    return next((each for each in reversed(times) if each.last < quantity.first), None)


# a time among the first words of a sentence is of all in it
_HEAD = 3
_COMMAS = frozenset({",", ";", "–", "—"})
