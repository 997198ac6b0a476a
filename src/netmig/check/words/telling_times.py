"""When an estimate is told to have been given, from the words around its number: at first, last time, in a month, so long ago.

"From 260,000 when it came out in May", "in its previous release, in May, it had 728,000", "six months ago it put that at
672,000". No year of figures ends in May or in November, which is when estimates come out: where such a month is named, it
is that of the telling. Which estimate stood then is asked elsewhere (`beside/estimates/standing_then.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from ..records import record
from .history_roles import ESTIMATE, TELL
from .time_parts import MONTHS


@record()
class Telling:
    """A time at which an estimate may have been given: between two days; the first of all, or the last before the newest, where there are none."""

    start: date | None = None
    stop: date | None = None
    first: bool = False
    until: bool = False
    """Whether it may have been given before that time as well: "until May", "before November"."""


# years of figures end in these; they are no months of telling
_ENDS_OF_YEARS = (3, 6, 9, 12)
_OF_TELLING = {name: month for name, month in MONTHS.items() if month not in _ENDS_OF_YEARS and len(name) >= 3}
_SEASONS = {"spring": ((3, 1), (6, 15)), "autumn": ((9, 15), (12, 15))}
_NAMES = "|".join((*_OF_TELLING, *_SEASONS))
_LEAD = r"(?:in|last|this|by|of|from|its|their|the|as recently as|until|till|before|on \d{1,2}|early|late|back in|that)"
_IN_A_MONTH = rf"(?<!to )(?<!end )(?<!ending )(?<!ended )(?<!since )(?<!after )\b(?P<lead>{_LEAD}(?: (?:the|its|last|this|early|late|\d{{1,2}}))*) (?P<name>{_NAMES})(?: ?'s)?(?: (?:of )?(?P<year>20\d\d|last year|this year))?\b(?! (?:\d{{1,2}} )?(?:election|manifesto|budget))"
_YEARS = {"last year": -1, "this year": 0}
_AGO = r"\b(?:(?P<long>six months|6 months|half a year|eighteen months|18 months) (?:ago|earlier|before(?! the| that| it))|(?P<year>a year|twelve months|12 months) ago)\b"
_LONG = {"six": 6, "6": 6, "half": 6, "eighteen": 18, "18": 18}
_RELEASE = r"(?:release|bulletin|update|publication|edition|batch|round|set of (?:figures|estimates|numbers)|figures(?! for))"
_LAST = (
    rf"\b(?:last|previous|preceding) (?:[\w'-]+ )?{_RELEASE}\b|\blast time (?:round|around|out|they|it|the ons|figures)\b|\bwhen [^.;:,]{{0,40}}\blast (?:{TELL}|came out|came|appeared|published|updated)\b"
    r"|\b(?:until|till|up to) (?:now|today|yesterday|this (?:morning|week)|last week|monday|tuesday|wednesday|thursday|friday)\b"
)
_FIRST = (
    rf"(?<!for the )\b(?:first|originally|initially) (?!time|half|quarter|of |thought|believed)(?:[\w'-]+ ){{0,2}}?(?:{TELL}|came|appeared|emerged|went)\b|\b{TELL} (?:[\w'-]+ )?(?:at first|originally|initially)\b"
    rf"|\b(?:original|initial|first|opening) (?!time|half|of )(?:[\w'-]+ ){{0,2}}{ESTIMATE}\b(?! to\b)|\ban original$"
)
# so many days around a length of time that is told in months
_ABOUT = timedelta(days=31)
# a release came out so few days ago that "last time" is the one before
NEWS = timedelta(days=30)


def telling_times(told: str, day: date) -> tuple[Telling, ...]:
    """The times at which an estimate may have been given by the words of its clause, told on a day; none where they name none.

    >>> [each.stop.isoformat() for each in telling_times("from # when it came out in may", date(2022, 11, 24))]
    ['2022-05-31']
    """
    found = [*_in_months(told, day), *_ago(told, day)]
    if _is_in(_LAST, told):
        found.append(Telling())
    if _is_in(_FIRST, told):
        found.append(Telling(first=True))
    return tuple(found)


def months_ago(told: str) -> int:
    """How many months ago a clause tells of, which may be how long before the newest a year of figures ended as well; 0 where it does not say."""
    found = _pattern(_AGO).search(told)
    return 0 if found is None else 12 if found.group("year") else _LONG[found.group("long").split()[0]]


def _in_months(told: str, day: date) -> Iterator[Telling]:
    for found in _pattern(_IN_A_MONTH).finditer(told) if any(word in told for word in (*_OF_TELLING, *_SEASONS)) else ():
        name, lead = found.group("name"), found.group("lead").split()
        until = not {"until", "till", "before"}.isdisjoint(lead)
        year_said = found.group("year") or ("this year" if "this" in lead else "")
        if year_said:
            years: Sequence[int] = (_YEARS.get(year_said, 0) + day.year if year_said in _YEARS else int(year_said),)
        else:
            # "last May" in November is of this year or of the year before
            years = (
                (day.year, day.year - 1) if "last" in lead else (day.year if _window(name, day.year)[1] < day else day.year - 1,)
            )
        for year in years:
            start, stop = _window(name, year)
            if stop < day:
                yield Telling(start, stop, until=until)


def _window(name: str, year: int) -> tuple[date, date]:
    if name in _SEASONS:
        (one, first), (other, last) = _SEASONS[name]
        return date(year, one, first), date(year, other, last)
    month = _OF_TELLING[name]
    return date(year, month, 1), date(year, month + 1, 1) - timedelta(days=1)


def _ago(told: str, day: date) -> Iterator[Telling]:
    if months := months_ago(told):
        when = day - timedelta(days=round(months * 30.44))
        # who says in April what was said six months ago may mean November
        yield from (Telling(when - _ABOUT, when + each) for each in (_ABOUT, 2 * _ABOUT) if when + each < day)


def _is_in(pattern: str, told: str) -> bool:
    return _pattern(pattern).search(told) is not None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
