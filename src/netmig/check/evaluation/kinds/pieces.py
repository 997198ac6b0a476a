"""A count over any stretch of time, from the years, quarters, months or days that figures are held for.

Counts of the Home Office add up: four quarters make a year, and the days since an election how many came
since. And they do not wait for the release that is held: how many came in small boats is known the day
after, and each quarter seven weeks after its end, in editions of which the ledger holds only a later one.
What such an edition says is close to what was public on the day, and never exactly so for certain: how far
the two may lie apart is `corrected_by`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ....periods import Period
from ....series import Series
from ..intervals import Range

# what is counted day by day is public the day after
DAY_IS_OUT = 1
# a quarter, or how things stood at its end, came out so many days after it in every year but for a day or two
QUARTER_IS_OUT = 51
COUNTED_BY_THE_DAY = frozenset({"small_boat_arrivals", "small_boats"})
# no more pieces are added up than this: a few years of days
MOST_PIECES = 1500

# by what part a later edition has changed a count at the most, as far as two of one time are known
_CORRECTED = {
    "small_boat_arrivals": 0.015, "small_boats": 0.03, "asylum_applications": 0.08, "asylum_initial_decisions": 0.08, "returns": 0.1,
    "asylum_supported": 0.02, "asylum_awaiting_decision": 0.05,
}  # fmt: skip
MOST_CORRECTED = 0.03
# before there was an official number for each day, those of the press and of ministers went far apart
FIRST_OFFICIAL_DAYS = date(2022, 7, 1)
_BEFORE_OFFICIAL_DAYS = 0.1


def corrected_by(series: Series, period: Period | None) -> float:
    """How far what was public on a day may lie from what a later edition has of a count, as a part of it."""
    if series.measure in COUNTED_BY_THE_DAY and period is not None and period.start < FIRST_OFFICIAL_DAYS and not period.is_year:
        return _BEFORE_OFFICIAL_DAYS
    return _CORRECTED.get(series.measure, MOST_CORRECTED)


def widened(found: Range, part: float) -> Range:
    """A count with how far another edition of it may lie from it."""
    off = part * abs(found.value)
    return Range(found.value, found.low - off, found.high + off)


def is_out(measure: str, piece: Period, day: date) -> bool:
    """Whether a count of some time was public on a day, by when such counts come out.

    >>> from netmig.periods import quarter
    >>> is_out("asylum_applications", quarter(2025, 1), date(2025, 5, 22))
    True
    >>> is_out("asylum_applications", quarter(2025, 1), date(2025, 5, 2))
    False
    """
    wait = DAY_IS_OUT if measure in COUNTED_BY_THE_DAY else QUARTER_IS_OUT
    return (day - piece.end).days >= wait


def tiles(held: Mapping[date, Sequence[Period]], window: Period) -> list[Period]:
    """The longest of some periods, by their first days, that make up a window one behind the other; none if they leave a gap.

    >>> from netmig.periods import calendar_year, quarter, span
    >>> held = [quarter(2024, 4), *(quarter(2025, number) for number in (1, 2, 3, 4)), calendar_year(2025)]
    >>> [each.label for each in tiles(pieces_by_start(held), span(date(2024, 10, 1), date(2025, 12, 31)))]
    ['2024 Q4', '2025']
    """
    found: list[Period] = []
    at = window.start
    while at < window.stop and len(found) < MOST_PIECES:
        piece = next((each for each in held.get(at, ()) if each.stop <= window.stop), None)
        if piece is None:
            return []
        found.append(piece)
        at = piece.stop
    return found if at == window.stop else []


def pieces_by_start(held: Iterable[Period]) -> dict[date, list[Period]]:
    """Periods by their first days, the longest first; a week is left out, which may lie across any border."""
    found: dict[date, list[Period]] = {}
    for each in held:
        if each.kind not in {"week", "point", "onwards"}:
            found.setdefault(each.start, []).append(each)
    for several in found.values():
        several.sort(key=lambda each: each.stop, reverse=True)
    return found
