"""What words of time are made of: months, years, days and counts, and the expression that they come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ...periods import MONTH_NAMES
from ..records import record
from .number_words import NUMBER_WORDS
from .tokens import Token, word_at

Kind = Literal[
    "year_ending",  # the year to June 2023; the 12 months to June
    "month",  # June 2023; December
    "calendar_year",  # 2023; in 2023
    "financial_year",  # 2023/24; the last financial year
    "quarter",
    "relative_year",  # last year, this year
    "earlier",  # a year earlier, the previous year, the 12 months before
    "later",  # a year later, the following year, two years on
    "latest",  # the latest year, the most recent 12 months
    "event_year",  # the referendum year, the year Britain voted to leave
    "of_pair",  # the earlier year, the latter period: one of the two that were named last
    "same",  # the same period, over the same 12 months
    "decade_ago",
    "duration",  # in a year, over five years: a length and no place in time
    "between",  # between April 2022 and March 2023; the six months to June 2023
    "day",
    "moment",  # early 2024, last spring, earlier this year: when something happened, no window of a statistic
    "vague",  # before Brexit, Labour's first year, this parliament
]

# one of two by their times or by the order in which they were named; or of whatever was named last
Which = Literal["", "earlier", "later", "former", "latter", "third", "that", "that_month"]

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# their full names alone
MONTH_WORDS = tuple(name.lower() for name in MONTH_NAMES)
ENDS = frozenset({"to", "ending", "ended", "until", "till", "through"})
_LEADS = frozenset("in during over for of by since until before after at from the as through within throughout".split())
POLITICAL = frozenset(
    "parliament government brexit pandemic covid lockdown referendum election decade term administration".split()
)
SEASONS = frozenset({"spring", "summer", "autumn", "winter", "christmas", "easter"})
COUNTED = frozenset(
    "people migrants immigrants visas cases boats arrivals homes jobs staff men women children students workers refugees applications"
    " claims points pounds euros dollars times million thousand per % percent places seats".split()
)  # fmt: skip
# no statistic here is older, and no projection reaches further
FIRST_YEAR, LAST_YEAR = 1945, 2100


@record()
class TimeExpression:
    """Words of time: which kind, their parts, and where they stand.

    `month` and `year` are 0 where the words leave them out; `years` is how far back a relative
    expression goes, or forward in "a year later"; `lead` is the preposition before it ("since", "in", "by"…).
    """

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    years: int = 0
    lead: str = ""
    until: tuple[int, int] = (0, 0)
    """Year and month of the far end, for "between"."""
    explicit: bool = True
    """Whether the words name a window by themselves, without the article's date or other words."""
    months: int = 0
    """The length of a "between" that is said by its length: 6 in "the six months to June"; how many months "earlier" or "later"."""
    which: Which = ""
    """Which of two windows that were named is meant, or that it is the one named last: "the year before that"; of a month
    whose year another time gives, whether it is in that year, before it or behind it: "June of that year", "the previous June"."""


@record()
class Ending:
    """A month, with its year if it has one, as the end of a window."""

    month: int
    year: int
    last: int
    years: int = 0
    explicit: bool = True
    which: Which = ""
    """Whether its year is that of another window, or it is the next one before or behind it."""
    relative: bool = False
    """Whether its year is said from the article's day: "June of this year"."""


def made(tokens: Sequence[Token], first: int, last: int, kind: Kind, **parts: Any) -> TimeExpression:
    lead = ""
    for back in range(first - 1, max(-1, first - 5), -1):
        word = tokens[back].lower
        if word not in _LEADS:
            break
        if not lead and word not in {"the", "of", "as"}:
            lead = word
    return TimeExpression(first, last, tokens[first].start, tokens[last].end, kind, lead=lead, **parts)


def month_of(word: str) -> int:
    """The number of a month, also of "end-June" and "mid-June"; 0 if it is none."""
    number = MONTHS.get(word, 0)
    if not number and word.startswith(("end-", "mid-")):
        number = MONTHS.get(word[4:], 0)
    return number


def year_at(tokens: Sequence[Token], at: int) -> int:
    """A four-digit year at a place, else 0."""
    digits = word_at(tokens, at)
    if len(digits) == 4 and tokens[at].is_number and digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return int(digits)
    return 0


def day_at(tokens: Sequence[Token], at: int) -> int:
    """A day of the month at a place, else 0."""
    digits = word_at(tokens, at)
    if len(digits) <= 2 and digits.isdecimal() and tokens[at].is_number and 1 <= int(digits) <= 31:
        return int(digits)
    return 0


def count_at(tokens: Sequence[Token], at: int) -> int:
    """A small number in words or digits at a place, "a" included; else 0."""
    word = word_at(tokens, at)
    if word in {"a", "an"}:
        return 1
    if len(word) <= 2 and word.isdecimal():
        return int(word)
    return NUMBER_WORDS.get(word, 0)
