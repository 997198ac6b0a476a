"""The half-year's window that is to come out next, by the calendar of the series."""

from __future__ import annotations

from datetime import timedelta

from ....periods import Period, year_ending
from ..scene import Scene

# figures of a half-year come out so many days after it ends, and are awaited for so long before
COME_OUT_AFTER = timedelta(days=146)
_AWAITED_FOR = timedelta(days=50)


def awaited_window(scene: Scene, measure: str) -> Period | None:
    """The half-year's window that is to come out within weeks; None where none is."""
    latest = scene.calendar.latest(measure)
    if latest is None or latest.end.month not in {6, 12}:
        return None
    awaited, due = None, _half_a_year_on(latest)
    while scene.published >= due.end + COME_OUT_AFTER - _AWAITED_FOR:
        awaited, due = due, _half_a_year_on(due)
    return awaited


def _half_a_year_on(window: Period) -> Period:
    return year_ending(window.end.year + (window.end.month == 12), 6 if window.end.month == 12 else 12)
