"""When something was published, no more exactly than its source says.

Where only the month or the year is known, the moment is the end of it: a figure must never be
shown as public before the last day on which it can have come out.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time

from ..errors import LayoutError
from ..ledger.figures import LONDON, DatePrecision


def published(words: str) -> tuple[datetime, DatePrecision]:
    """The latest moment that an ISO day, month or year can stand for, and how exact it is.

    >>> published("2023-12")[0].date().isoformat(), published("2023-12")[1]
    ('2023-12-31', 'month')
    """
    try:
        numbers = [int(part) for part in words.split("-")]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
        last = date(year, month, numbers[2] if len(numbers) > 2 else monthrange(year, month)[1])
        precision: DatePrecision = {1: "year", 2: "month", 3: "day"}[len(numbers)]  # type: ignore[assignment]
    except (ValueError, KeyError):
        raise LayoutError(f"{words!r} is no day, month or year of publication.") from None
    return datetime.combine(last, time.max, LONDON), precision
