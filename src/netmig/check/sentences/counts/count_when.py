"""A stretch of time that a count is told for, and those that go up to the day of a text."""

from __future__ import annotations

from datetime import date, timedelta

from ....periods import Period, span
from ...records import record

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


@record()
class CountInHand:
    """A count, when it was told for last, and the newest time that it was told for."""

    measure: str
    group: tuple[tuple[str, str], ...]
    last: tuple[Period, ...]
    newest: tuple[Period, ...]
    paragraph: int
    just: bool = False
    """Whether it was told in the sentence just before."""
    cases: bool = False
    """Whether cases may have been told, of which each is of several people."""


def up_to_now(start: date, published: date) -> tuple[Period, ...]:
    """The stretches from a day up to the day of a text, or to one shortly before."""
    ends = (published - timedelta(late) for late in _LATE)
    return tuple(span(start, end) for end in ends if end >= start)
