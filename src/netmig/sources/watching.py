"""When to look at the publishers again: seldom, and more often around the hour at which they publish.

ONS and the Home Office publish at half past nine in London on working days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from ..ledger.figures import LONDON, STATISTICS_HOUR

LEAST = timedelta(minutes=5)
"""However often someone wants to look: the publishers' pages are cached for longer than this."""
NEAR = timedelta(minutes=5)
"""How often around the hour of publication."""
_EARLY = timedelta(minutes=1)
_LATE = timedelta(hours=1)


def seen_through(now: datetime) -> date:
    """The day through which all is seen that publishers publish at their hour, for who looks now: today once it is over.

    >>> london = lambda words: datetime.fromisoformat(words).replace(tzinfo=LONDON)
    >>> [seen_through(london(words)).isoformat() for words in ("2026-05-21T09:31", "2026-05-21T10:31")]
    ['2026-05-20', '2026-05-21']
    """
    here = now.astimezone(LONDON)
    over = datetime.combine(here.date(), STATISTICS_HOUR, LONDON) + _LATE
    return here.date() if here > over else here.date() - timedelta(days=1)


def next_look(now: datetime, every: timedelta) -> datetime:
    """When to look again after `now`, looking once in `every`.

    A minute after half past nine in London on a working day there is always a look, and until half
    past ten one in five minutes.

    >>> london = lambda words: datetime.fromisoformat(words).replace(tzinfo=LONDON)
    >>> hour = timedelta(hours=1)
    >>> for now in ("2026-05-21T06:10", "2026-05-21T09:10", "2026-05-21T09:31", "2026-05-21T10:28", "2026-05-23T09:10"):
    ...     print(next_look(london(now), hour).astimezone(LONDON).strftime("%H:%M"))
    07:10
    09:31
    09:36
    10:33
    10:10
    """
    then = now + max(every, LEAST)
    for day in (now.astimezone(LONDON).date(), then.astimezone(LONDON).date()):
        if day.weekday() < 5:
            hour = datetime.combine(day, STATISTICS_HOUR, LONDON)
            first, last = hour + _EARLY, hour + _LATE
            if now < first < then:
                return first
            if first <= now < last:
                return min(then, now + NEAR)
    return then


def looks(
    every: timedelta, *, now: Callable[[], datetime], sleep: Callable[[float], None], chance: Callable[[], float]
) -> Iterator[datetime]:
    """The moments at which to look, the first at once; it sleeps in between, for ever.

    A look comes up to half a minute late, by chance: not everyone who watches is to ask in the same second.
    """
    while True:
        moment = now()
        yield moment
        later = next_look(now(), every) + timedelta(seconds=30 * chance())
        while (left := (later - now()).total_seconds()) > 0:
            sleep(min(left, 60.0))  # a laptop that slept wakes up in the middle of it
