"""The mean revision with its standard error, as overlapping windows allow; and what of a sample is independent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..periods import Period
from .distributions import t_quantile
from .regression import fit, newey_west

LEAST_REVISIONS = 8
"""The least number of revisions for any test: also R's reviser refuses fewer."""
LEAST_BLOCKS = 6
"""2 / 2⁶ is 3 %: the first number of blocks of which any outcome is rarer than 5 %."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient, its HAC standard error and the ends of its 95 % interval."""

    name: str
    value: float
    standard_error: float | None
    low: float | None
    high: float | None

    def to_dict(self) -> dict[str, float | None]:
        return {"value": self.value, "standard_error": self.standard_error, "low": self.low, "high": self.high}


def mean_estimate(revisions: Sequence[float], periods: Sequence[Period]) -> Estimate | None:
    """The mean revision with its HAC standard error; None where there are too few revisions or blocks for a test."""
    if len(revisions) < LEAST_REVISIONS:
        return None
    blocks = blocks_of(periods)
    sums = [math.fsum(r for at, r in zip(blocks, revisions, strict=True) if at == block) for block in range(max(blocks) + 1)]
    if moved_blocks(sums) < LEAST_BLOCKS:
        return None
    line = fit(revisions)
    assert line is not None
    error = math.sqrt(max(0.0, newey_west(line, hac_lag(periods))[0][0]))
    return estimated("mean", line.coefficients[0], error, len(revisions) - 1)


def estimated(name: str, value: float, error: float, df: int) -> Estimate:
    """An estimate with its 95 % interval by Student's t."""
    if not error:
        return Estimate(name, value, None, None, None)
    reach = t_quantile(0.05, df) * error
    return Estimate(name, value, error, value - reach, value + reach)


def blocks_of(periods: Sequence[Period]) -> list[int]:
    """For each of these periods, in order, the number of its block: those that overlap the first of a block are in it.

    >>> from ..periods import year_ending
    >>> blocks_of([year_ending(2022, 12), year_ending(2023, 6), year_ending(2023, 12), year_ending(2024, 6)])
    [0, 0, 1, 1]
    """
    numbers: list[int] = []
    first: Period | None = None
    for period in periods:
        if first is None or not period.overlaps(first):
            first = period
            numbers.append(numbers[-1] + 1 if numbers else 0)
        else:
            numbers.append(numbers[-1])
    return numbers


def moved_blocks(*totals: Sequence[float]) -> int:
    """Of how many blocks any total is other than nought: to turn the signs of the others changes no test.

    >>> moved_blocks([3, 0, 0.1 + 0.2 - 0.3, -1])
    2
    """
    # what is nought but for rounding is nought
    least = [1e-9 * max(map(abs, each), default=0.0) for each in totals]
    return sum(
        any(abs(each) > hair for each, hair in zip(of_block, least, strict=True)) for of_block in zip(*totals, strict=True)
    )


def hac_lag(periods: Sequence[Period]) -> int:
    """The lag of the HAC covariance: as long as windows overlap, and not less than 4 (n / 100)^(2/9).

    Windows of a year every half-year share months with one neighbour on each side: window / step is 2.
    """
    n = len(periods)
    reach = 0
    for place, period in enumerate(periods):
        ahead = place
        while ahead + 1 < n and periods[ahead + 1].overlaps(period):
            ahead += 1
        reach = max(reach, ahead - place)
    window_by_step = reach + 1 if reach else 0
    rule = int(4 * math.pow(n / 100, 2 / 9))
    return max(0, min(n - 2, max(window_by_step, rule)))
