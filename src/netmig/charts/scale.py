"""From figures to places on paper: a straight scale, round ticks, and what a unit is called on an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# a line may leave nought out where its lowest point is above this part of its highest; else nought is shown
NOUGHT_LEFT_OUT_ABOVE = 0.4


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map from values to places.

    >>> Scale(0, 100, 200, 0)(25)
    150.0
    """

    low: float
    high: float
    at_low: float
    at_high: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.at_low + self.at_high) / 2
        return self.at_low + (value - self.low) / (self.high - self.low) * (self.at_high - self.at_low)


def ticks(low: float, high: float, about: int = 5) -> tuple[float, ...]:
    """Round numbers, evenly spaced, that enclose everything from `low` to `high`.

    >>> ticks(-32_000, 905_000)
    (-200000.0, 0.0, 200000.0, 400000.0, 600000.0, 800000.0, 1000000.0)
    >>> ticks(5, 5)
    (4.0, 4.5, 5.0, 5.5, 6.0)
    """
    if high <= low:
        low, high = low - (abs(low) / 5 or 1), high + (abs(high) / 5 or 1)
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(number * step for number in range(first, last + 1))


def value_ticks(values: Sequence[float]) -> tuple[float, ...]:
    """The ticks of an axis for these values, nought among them unless that would hide how they move."""
    low, high = min(values), max(values)
    if low >= 0 and low <= high * NOUGHT_LEFT_OUT_ABOVE:
        low = 0
    return ticks(low, max(high, 0) if low < 0 else high)


def axis_unit(unit: str, largest: float) -> tuple[float, str]:
    """What the numbers on an axis are divided by, and what they are then called.

    >>> axis_unit("people", 906_000), axis_unit("GBP", 5_380_000_000), axis_unit("visas", 345)
    ((1000.0, 'thousand people'), (1000000000.0, '£ billion'), (1.0, 'visas'))
    """
    sizes = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
    # people are told in thousands well beyond a million, as the publishers' own tables tell them
    least = {1e9: 1e9, 1e6: 1e6 if unit == "GBP" else 1e7, 1e3: 1e4}
    size, word = next(((size, word) for size, word in sizes if abs(largest) >= least[size]), (1.0, ""))
    if unit == "GBP":
        return size, f"£ {word}".strip()
    return size, f"{word} {unit}".strip()


def number_words(value: float) -> str:
    return f"{value:,.{10 if abs(value) < 1e9 else 20}g}".replace("-", "−")
