"""When a rule is said to have come in: "since 11 March 2024", "introduced in April 2024", "took effect in January"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ....periods import Period, calendar_year, day, month
from ...records import record
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...words.time_expressions import TimeExpression

_DATES = frozenset({"day", "month", "calendar_year", "relative_year"})
_LEADS = frozenset({"from", "since", "in", "on", "of"})
# a time until which something was so is not when it came in
_UNTIL = frozenset({"until", "till", "before", "by", "than"})
# what comes in on a day
_CAME_IN = frozenset(
    "introduced force effect effective place began started banned barred stopped ended closed scrapped abolished raised increased"
    " rose risen lifted hiked went go goes rises cut lowered reduced imposed paused suspended changed tightened opened applies apply"
    " came comes kicked kicks changes since".split()
)
# and what is only told on one
_TOLD = frozenset(
    "announced announces announcement said says told unveiled published confirmed revealed proposed laid promised pledged reported plans"
    " planned review set".split()
)
_AHEAD = frozenset("will from next shall to would due".split())
_TODAY = frozenset({"today", "yesterday", "tomorrow", "this"})
_NAMING = frozenset(", that which a the ban rule rules measures to".split())
# how near a day or month without a year is, in days
_NEAREST = 330


@record()
class RuleDate:
    """The days in which a rule is said to have come in, with whether the words tie it to that rule."""

    periods: tuple[Period, ...]
    time: TimeExpression
    tied: bool
    since: bool
    """Whether it is only said to have been so from then on: what came in before is so as well."""


def date_of_rule(parts: SentenceParts, scene: Scene, first: int, last: int) -> RuleDate | None:
    """When what stands between two places of a sentence is said to have come in; None where nothing says it."""
    times = [
        time
        for time in parts.times
        if time.kind in _DATES
        and (time.year or time.month or time.years)
        and _UNTIL.isdisjoint(parts.words[max(0, time.first - 2) : time.first])
    ]
    if not times:
        return None
    time = min(times, key=lambda each: (_apart(each, first, last), each.first))
    periods = tuple(_days(time, scene.published, ahead=not _AHEAD.isdisjoint(parts.word_set)))
    if not periods:
        return None
    lead = parts.words[max(0, time.first - 3) : time.first]
    told = not _TOLD.isdisjoint(parts.words[max(0, time.first - 5) : time.first])
    return RuleDate(
        periods, time, tied=len(times) == 1 and not told and _is_tied(parts, time, first, last), since="since" in lead
    )  # fmt: skip


def _apart(time: TimeExpression, first: int, last: int) -> int:
    """How many words lie between a time and what it may be the time of."""
    return first - time.last if time.last < first else max(0, time.first - last)


def _is_tied(parts: SentenceParts, time: TimeExpression, first: int, last: int) -> bool:
    """Whether a time is that of the very change: it opens the sentence, follows the change, or the verb by which it came in."""
    before = time.first - 1
    while parts.word(before) in {"the", "early", "late"}:
        before -= 1
    lead = parts.word(before) in _LEADS
    if lead:
        before -= 1
    if time.last < first:
        if time.first <= 1 and parts.word(time.last + 1) == ":":
            return True  # "11 March 2024: nor may care workers"
        if parts.word(before) in _CAME_IN and set(parts.words[time.last + 1 : first]) <= _NAMING:
            return lead  # "measures, introduced in April 2024, that stop care workers from"
        opening = before < 2 or parts.word(before) in {",", "and", ".", ":", ";"}
        heads = time.first <= 1 + lead and not _CAME_IN.isdisjoint(parts.words[time.last + 1 : first])
        return lead and opening and (first - time.last <= 6 or heads)
    if parts.word(before) in _CAME_IN or parts.word(before - 1) in _CAME_IN:
        return True
    between = parts.words[last + 1 : time.first]
    return (
        lead and len(between) <= 4 and set(between) <= {"to", "the", "uk", "britain", "from", "since", "on", "in", "with", "them"}
    )


def _days(time: TimeExpression, published: date, *, ahead: bool) -> Iterator[Period]:
    """The days, months or years that a time may be; of one without a year the last, or the next where it may lie ahead."""
    if time.kind == "calendar_year":
        yield calendar_year(time.year)
    elif time.kind == "relative_year":
        yield calendar_year(published.year - time.years)
    else:
        years = [time.year] if time.year else [published.year - time.years] if time.years else _years(published, ahead=ahead)
        for year in years:
            if time.kind == "month":
                found = month(year, time.month)
            elif time.day <= monthrange(year, time.month)[1]:
                found = day(date(year, time.month, time.day))
            else:
                continue
            if time.year or time.years or _is_near(found, published, ahead=ahead):
                yield found


def _years(published: date, *, ahead: bool) -> list[int]:
    return [published.year, published.year - 1, *([published.year + 1] if ahead else [])]


def _is_near(found: Period, published: date, *, ahead: bool) -> bool:
    off = (found.start - published).days
    return -_NEAREST - 60 <= off <= (_NEAREST if ahead else 0)


def words_beside_times(parts: SentenceParts) -> frozenset[str]:
    """The words of a sentence that are no words of time: "may", but not the month."""
    found: frozenset[str] | None = parts.kept.get("words beside times")
    if found is None:
        found = frozenset(word for at, word in enumerate(parts.words) if at not in parts.in_times)
        parts.kept["words beside times"] = found
    return found


def is_told_on_its_day(parts: SentenceParts) -> bool:
    """Whether something is told as news of the day or week: "rose yesterday", "went up this month"."""
    return not _TODAY.isdisjoint(parts.word_set)
