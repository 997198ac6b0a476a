"""Tail probabilities of Student's t, F with two degrees of freedom above, and chi-squared, exact for whole degrees of freedom.

For whole degrees of freedom these have closed forms (Abramowitz and Stegun 1964, 26.7.3–26.7.4 and
26.4.4–26.4.5; the F tail with two degrees of freedom is a power), so that no library is needed.
"""

from __future__ import annotations

import math
from functools import lru_cache


def t_two_sided(t: float, df: int) -> float:
    """The chance that |T| exceeds |t|, for Student's T with `df` degrees of freedom.

    >>> round(t_two_sided(2.228138852, 10), 9)
    0.05
    """
    angle = math.atan(abs(t) / math.sqrt(df))
    sine, cosine = math.sin(angle), math.cos(angle)
    if df == 1:
        inside = 2 * angle / math.pi
    elif df % 2:
        term = total = cosine
        for k in range(3, df - 1, 2):
            term *= cosine * cosine * (k - 1) / k
            total += term
        inside = 2 / math.pi * (angle + sine * total)
    else:
        term = total = 1.0
        for k in range(2, df - 1, 2):
            term *= cosine * cosine * (k - 1) / k
            total += term
        inside = sine * total
    return min(1.0, max(0.0, 1 - inside))


@lru_cache(maxsize=1024)
def t_quantile(chance: float, df: int) -> float:
    """The t that |T| exceeds with a chance: for 0.05, the ends of a 95 % interval.

    >>> round(t_quantile(0.05, 10), 6)
    2.228139
    """
    low, high = 0.0, 1.0
    while t_two_sided(high, df) > chance:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_two_sided(middle, df) > chance else (low, middle)
    return (low + high) / 2


def f_two(f: float, df: int) -> float:
    """The chance that F with 2 and `df` degrees of freedom exceeds `f`.

    >>> round(f_two(4.10282, 10), 6)
    0.05
    """
    return float((1 + 2 * max(f, 0.0) / df) ** (-df / 2))


def chi_squared(x: float, df: int) -> float:
    """The chance that chi-squared with `df` degrees of freedom exceeds `x`.

    >>> round(chi_squared(7.814727903, 3), 9), round(chi_squared(9.487729037, 4), 9)
    (0.05, 0.05)
    """
    half = max(x, 0.0) / 2
    if df % 2 == 0:
        term = total = 1.0
        for k in range(1, df // 2):
            term *= half / k
            total += term
        return math.exp(-half) * total
    total = math.erfc(math.sqrt(half))
    term = math.exp(-half) * math.sqrt(half) / math.gamma(1.5)
    for k in range(1, (df + 1) // 2):
        total += term
        term *= half / (k + 0.5)
    return total
