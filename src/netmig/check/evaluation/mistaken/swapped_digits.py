"""Two digits changed about in a count to the last person: "36,023 had crossed by 27 December 2024", when 36,203 had.

So near a count is taken for another edition of it; a slip of the pen is none, where no edition can lie so far off.
"""

from __future__ import annotations

from datetime import timedelta

from ....periods import span
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..kinds.pieces import COUNTED_BY_THE_DAY
from ..outcome import series_of

# editions of a year's boats have never lain so far apart, nor the editions of a tally of the day
_FARTHEST_EDITION = 60
_TALLIED_WITHIN = 35
_LEAST, _TENS = 10_000, 10


def are_swapped(one: float, other: float) -> bool:
    """Whether two numbers differ in nothing but two digits side by side that have changed places.

    >>> are_swapped(36_023, 36_203), are_swapped(45_744, 45_774)
    (True, False)
    """
    first, second = f"{one:.0f}", f"{other:.0f}"
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return (
        len(first) == len(second)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and (first[apart[0]], first[apart[1]]) == (second[apart[1]], second[apart[0]])
    )


def has_swapped_digits(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number to the last person is a count of the time that is told with two of its digits changed about, and no count itself."""
    value = wording.stated.value
    if (
        value is None
        or value < _LEAST
        or value % _TENS == 0
        or wording.stated.hedge != "exact"
        or wording.kind not in {"level", "extreme"}
    ):
        return False
    found = [
        count for series in series_of(wording)[:1] if series.measure in COUNTED_BY_THE_DAY for count in _counts(wording, evidence)
    ]
    return any(are_swapped(value, each) and abs(value - each) > _FARTHEST_EDITION for each in found) and all(
        abs(value - each) > _FARTHEST_EDITION for each in found
    )


def _counts(wording: Wording, evidence: Evidence) -> list[float]:
    """What was counted in the time that is told, and up to each day shortly before, where it goes up to now."""
    series = series_of(wording)[0]
    periods = list(wording.periods)
    if len(periods) > 1 and all(each.kind == "span" and each.start == periods[0].start for each in periods):
        first, last = periods[0].start, max(each.end for each in periods)
        days = (last - timedelta(back) for back in range(_TALLIED_WITHIN))
        periods = [span(first, each) for each in days if each > first]
    held = [evidence.standing(series, each) for each in periods]
    held += [evidence.counted_by_days(series, each) for each in periods if each.is_year]
    return [each.range.value for each in held if each is not None]
