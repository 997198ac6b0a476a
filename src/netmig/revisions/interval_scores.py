"""How good intervals were: how often they held, how wide they were, and both in one number.

The interval score is that of Gneiting and Raftery, "Strictly proper scoring rules, prediction, and
estimation", Journal of the American Statistical Association 102 (2007), equation 43: the width, and
2/α for each unit by which the outcome lies outside. Smaller is better, and over many cases nobody
can better it by giving an interval other than the one believed in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, both inside, and the level at which the outcome is meant to lie between them."""

    level: float
    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def outward(self, unit: float) -> Interval:
        """The interval with its ends on whole units, no narrower than it is.

        >>> Interval(0.8, 1_234, 5_678).outward(1000)
        Interval(level=0.8, low=1000, high=6000)
        >>> Interval(0.8, -0.06413573551, 0.264).outward(0.1)
        Interval(level=0.8, low=-0.1, high=0.3)
        """
        if not unit:
            return self
        # a hair is no unit: an end that is a whole number of them but for rounding stays where it is
        low, high = math.floor(self.low / unit + 1e-9) * unit, math.ceil(self.high / unit - 1e-9) * unit
        places = decimals(unit)
        return (
            Interval(self.level, round(low, places) or 0.0, round(high, places) or 0.0)
            if places
            else Interval(self.level, low, high)
        )

    def to_dict(self) -> dict[str, Any]:
        return {"level": self.level, "low": self.low, "high": self.high}


def decimals(unit: float) -> int:
    """How many digits stand after the point of numbers whose last digit is of a unit.

    >>> decimals(0.1), decimals(0.001), decimals(1), decimals(1000), decimals(0)
    (1, 3, 0, 0, 0)
    """
    return 0 if not unit or unit >= 1 else round(-math.log10(unit))


def interval_score(interval: Interval, outcome: float) -> float:
    """The score of one interval, in the unit of the figures; smaller is better.

    >>> interval_score(Interval(0.8, 100, 140), 120), round(interval_score(Interval(0.8, 100, 140), 150), 9)
    (40, 140.0)
    """
    outside = max(interval.low - outcome, outcome - interval.high, 0)
    return interval.width + (2 / (1 - interval.level) * outside if outside else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of some intervals of one level: how many, how many held, how wide, their mean score."""

    level: float
    n: int
    refused: int
    """For how many figures no such interval could be given."""
    held: int
    width: float | None
    score: float | None

    @property
    def coverage(self) -> float | None:
        """The share of the intervals that held; None where there were none."""
        return self.held / self.n if self.n else None

    @staticmethod
    def of(level: float, cases: Iterable[tuple[Interval | None, float]]) -> Record:
        """The record of intervals, each with its outcome; None is one that could not be given.

        >>> Record.of(0.8, [(Interval(0.8, 0, 10), 5), (Interval(0.8, 0, 10), 11), (None, 3)])
        Record(level=0.8, n=2, refused=1, held=1, width=10.0, score=15.0)
        """
        given: list[tuple[Interval, float]] = []
        refused = 0
        for interval, outcome in cases:
            if interval is None:
                refused += 1
            else:
                given.append((interval, outcome))
        return Record(
            level=level,
            n=len(given),
            refused=refused,
            held=sum(outcome in interval for interval, outcome in given),
            width=round(fmean(interval.width for interval, _ in given), 6) if given else None,
            score=round(fmean(interval_score(*each) for each in given), 6) if given else None,
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "n": self.n,
            "refused": self.refused,
            "held": self.held,
            "coverage": self.coverage,
            "mean_width": self.width,
            "mean_score": self.score,
        }
