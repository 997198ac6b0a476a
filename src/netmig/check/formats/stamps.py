"""The day that a time stamp in metadata stands for."""

from __future__ import annotations

import re
from datetime import date, datetime

from ...ledger.figures import LONDON
from ..publication import possible

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE)
# no stamp is longer
_LONGEST = 80


def day_of(stamp: object) -> date | None:
    """The day of a stamp in London, where it has a time zone; None where it is no stamp, or of no day that an article is from.

    ISO 8601 and the form of e-mail and feeds are understood. A day alone is that day.

    >>> day_of("2024-11-27T23:30:00-05:00"), day_of("Thu, 28 Nov 2024 09:30:00 GMT"), day_of("soon")
    (datetime.date(2024, 11, 28), datetime.date(2024, 11, 28), None)
    """
    if isinstance(stamp, date):
        return possible(_in_london(stamp) if isinstance(stamp, datetime) else stamp)
    if not isinstance(stamp, str) or len(stamp) > _LONGEST:
        return None
    words = stamp.strip()
    try:
        if found := _ISO.match(words):
            day, clock, zone = found.groups()
            if clock is None:
                return possible(date.fromisoformat(day))
            return possible(_in_london(datetime.fromisoformat(f"{day}T{clock}{(zone or '').upper()}")))
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few pages write their day so

        return possible(_in_london(parsedate_to_datetime(words)))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _in_london(moment: datetime) -> date:
    return (moment.astimezone(LONDON) if moment.tzinfo else moment).date()
