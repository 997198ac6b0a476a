"""Since when people were counted: "since the election", "since Sir Keir became Prime Minister", "since January", "up to early February"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ....periods import Period, month, span
from ...records import record
from ...words.cues import EXTREME_HIGH, EXTREME_LOW
from ...words.governments import GOVERNMENTS, PRIME_MINISTERS, days_of, governments_of
from ...words.subjects import STOCKS
from ...words.time_expressions import newest_counts
from ..parts import SentenceParts
from .count_when import RUNNING, CountedWhen, up_to_now

_OPENING = frozenset({"since", "under"})
_CAME_IN = frozenset(
    "became becoming took take taking came entered entering won winning office power elected election government downing no10 number".split()
)
_FARTHEST = 12


def since_then(parts: SentenceParts, measure: str, published: date) -> Iterator[CountedWhen]:
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
                if parts.word(k) in _ENDING or parts.word(k)[:1].isdecimal()
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
            end = told_until(parts, last, published) if measure in RUNNING else None
            if end is None:
                yield CountedWhen(_from(start, measure, published), at, last, running=True)
            else:
                days = (each for each in end.days if start < each < published)
                yield CountedWhen(tuple(span(start, each) for each in days), at, last, running=True, ends_at=end.last)


@record()
class Until:
    """The days on one of which a stretch of time is told to have ended."""

    days: tuple[date, ...]
    last: int


def told_until(parts: SentenceParts, at: int, published: date) -> Until | None:
    """Until when a count goes that is told since some day: "up to early February", "by 31 March"."""
    for time in parts.times:
        back = time.first - 1
        while back > at and parts.word(back) in _ITS_PART:
            back -= 1
        if back <= at or parts.word(back) not in (_UNTIL if at >= 0 else {"by"}):
            continue
        lead = [*parts.words[back + 1 : time.first], *(["mid"] if parts.word(time.first).startswith("mid-") else [])]
        if time.kind == "day":
            own = time.year or published.year - time.years
            end = date(own, time.month, time.day) if 1 <= time.day <= _SHORTEST else None
            return None if end is None else Until((end,), time.last)
        if time.kind == "month":
            of_late = published.year if time.month <= published.month else published.year - 1
            year = time.year or (published.year - time.years if time.years else of_late)
            whole = month(year, time.month)
            first, stop = _PART_OF_A_MONTH.get(lead[-1] if lead else "", (whole.end.day, 32))
            days = range(first, min(stop, whole.end.day + 1))
            return Until(tuple(date(year, time.month, number) for number in days), time.last)
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
        if (name := word.removesuffix("'s")) in PRIME_MINISTERS and (
            words[0] == "under" or not _CAME_IN.isdisjoint(words[place:])
        ):
            begun = PRIME_MINISTERS[name]
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
    if {"party", "government"} & set(words) and {"office", "power"} & set(words) and "the" in words[:2]:
        # "Since the party took office": the one that governs
        end = max(k for k, each in enumerate(words) if each in {"party", "government"} | _CAME_IN)
        return (GOVERNMENTS[-1].start if GOVERNMENTS[-1].start < published else None), at + end
    if "labour" in words or "election" in words:
        if _OTHER_ELECTIONS & set(words):
            return None, at
        days = days_of(["since", "the", "election"] if "election" in words else ["since", "labour"], published)
        end = max(k for k, each in enumerate(words) if each in {"election", "labour"} | _CAME_IN)
        # who came on the day itself came before there was a new government
        start = days[-1] if days else None
        if start is not None and start == GOVERNMENTS[-1].start - timedelta(1):
            start = GOVERNMENTS[-1].start
        return start, at + end
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
