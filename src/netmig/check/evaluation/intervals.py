"""Arithmetic on rounded numbers: every value that the unrounded ones could give."""

from __future__ import annotations

import math

from ...ledger.figures import Figure
from ..records import record
from ..sentences.wording import Stated


@record()
class Range:
    """A value as published or calculated, and every value that it can stand for."""

    value: float
    low: float
    high: float


def range_of_figure(figure: Figure) -> Range | None:
    """A figure's value with its rounding; None for one that has no value."""
    return None if figure.value is None else Range(figure.value, *(figure.interval or (figure.value, figure.value)))


def range_of_words(stated: Stated) -> Range | None:
    """A number as said, with all that its words allow, infinite where these are open; None where no number is said."""
    if stated.value is None or stated.low is None or stated.high is None:
        return None
    return Range(stated.value, stated.low, stated.high)


def closed_range(stated: Stated) -> Range | None:
    """A number as said, with what rounds to it; None for one that is open at an end, too."""
    found = range_of_words(stated)
    return None if found is None or math.isinf(found.low) or math.isinf(found.high) else found


def difference(after: Range, before: Range) -> Range:
    """After − before, from figures that were rounded separately.

    >>> difference(Range(872, 871.5, 872.5), Range(422, 421.5, 422.5))
    Range(value=450, low=449.0, high=451.0)
    """
    return Range(after.value - before.value, after.low - before.high, after.high - before.low)


def total(*parts: Range) -> Range:
    """The sum of figures that were rounded separately."""
    return Range(sum(part.value for part in parts), sum(part.low for part in parts), sum(part.high for part in parts))


def ratio(after: Range, before: Range) -> Range | None:
    """After ÷ before; None where the divisor can be nought or below."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range(after.value / before.value, after.low / before.high, after.high / before.low)


def percent_change(after: Range, before: Range) -> Range | None:
    """The change in per cent of the earlier value; None as for `ratio`."""
    found = ratio(after, before)
    return None if found is None else Range(*((each - 1) * 100 for each in (found.value, found.low, found.high)))


def divided(whole: Range, parts: float) -> Range:
    """A year's figure by the day, hour, week or month."""
    return Range(whole.value / parts, whole.low / parts, whole.high / parts)


def overlaps(stated: Stated, published: Range) -> bool:
    """Whether the words allow a value that the published figures can stand for.

    Ends that only touch do not count, unless an end is the value itself ("over 400,000" and 400,000).

    >>> overlaps(Stated(866_000, 865_500, 866_500), Range(860_000, 859_500, 860_500))
    False
    """
    low = -math.inf if stated.low is None else stated.low
    high = math.inf if stated.high is None else stated.high
    return low <= published.value <= high or (published.low < high and low < published.high)


def turned(found: Range) -> Range:
    """The same the other way: below nought what was above it."""
    return Range(-found.value, -found.high, -found.low)


def overlaps_either_way(stated: Stated, found: Range) -> bool:
    """Whether the words allow a value, or the same without its sign."""
    return overlaps(stated, found) or overlaps(stated, turned(found))
