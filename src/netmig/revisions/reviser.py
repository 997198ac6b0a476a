"""The same revisions under the names that R's reviser gives its statistics, as it computes them.

    netmig.revisions.reviser.revision_analysis(net.revisions(across_breaks=True))["MAR"]

For whoever checks one program with the other: the columns are those of `get_revision_analysis(degree = 5)`
of reviser (Burri and Wegmueller, rOpenSci; versions 0.1 to 0.3), of the rows at hand. Where reviser's own computation is not what its
documentation says, or not what `Summary` says, this module follows the computation:

- the p-value of the autocorrelation counts n pairs where there are n − 1;
- Theil's U2 squares sums where the formula sums squares;
- "Fraction of correct growth rate change" is of the differences of neighbouring rows across vintages, and divides
  by n where n − 1 are compared;
- standard errors of the news and noise tests are HAC, and the p-values beside them classical.

Its HAC covariances are those of R's sandwich: Newey–West with prewhitening for the bias, and the
quadratic spectral kernel of Andrews for news and noise. netmig's own tests are in `inference`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .distributions import chi_squared, f_two, t_two_sided
from .regression import (
    Line,
    andrews_bandwidth,
    bartlett,
    fit,
    meat,
    newey_west_bandwidth,
    quadratic_spectral,
    wald,
)
from .statistics import correlation, mean, quantile, sd, sign

if TYPE_CHECKING:
    from .analysis import Revisions

Number = float | None
SEASONAL = (4, 12)


def revision_analysis(found: Revisions) -> dict[str, Number]:
    """The statistics of reviser for these revisions, by its names; None where it has NA."""
    return analysis_of(
        [float(row.earlier.value) for row in found.rows],
        [float(row.later.value) for row in found.rows],
        [row.period.start.toordinal() for row in found.rows],
    )


def analysis_of(earlier: Sequence[float], later: Sequence[float], days: Sequence[int]) -> dict[str, Number]:
    """The statistics of reviser for values in the order of their periods, which begin on `days`."""
    r = [second - first for first, second in zip(earlier, later, strict=True)]
    n = len(r)
    steps = [after - before for before, after in pairwise(sorted(set(days)))]
    frequency = round(1 / (sum(steps) / len(steps) / 360)) if steps else 0
    deviation, scale = sd(r), sd(later)
    related, serial = correlation(r, earlier), correlation(r[1:], r[:-1])
    told: dict[str, Number] = {
        "N": n,
        "Frequency": frequency,
        "Bias (mean)": mean(r),
        "Bias (p-value)": _classical_bias(r),
        "Bias (robust p-value)": _robust_bias(r),
        "Minimum": min(r, default=None),
        "Maximum": max(r, default=None),
        "10Q": quantile(r, 0.1) if r else None,
        "Median": quantile(r, 0.5) if r else None,
        "90Q": quantile(r, 0.9) if r else None,
        "MAR": mean([abs(each) for each in r]),
        "Std. Dev.": deviation,
        "Noise/Signal": deviation / scale if deviation is not None and scale else None,
        "Correlation": related,
        "Correlation (p-value)": _of_correlation(related, n),
        "Autocorrelation (1st)": serial,
        "Autocorrelation (1st p-value)": _of_correlation(serial, n),
        "Autocorrelation up to 1yr (Ljung-Box p-value)": ljung_box(r, frequency) if frequency in SEASONAL else None,
        "Theil's U1": _theil_first(earlier, later),
        "Theil's U2": _theil_second(earlier, later),
        "Seasonality (Friedman p-value)": friedman(r, frequency) if frequency in SEASONAL else None,
    }
    told |= {f"News {name}": value for name, value in _regression(r, earlier).items()}
    told |= {f"Noise {name}": value for name, value in _regression(r, later).items()}
    told["Fraction of correct sign"] = mean([float(sign(a) == sign(b)) for a, b in zip(earlier, later, strict=True)])
    moved = [sign(a[1] - a[0]) == sign(b[1] - b[0]) for a, b in zip(pairwise(earlier), pairwise(later), strict=True)]
    told["Fraction of correct growth rate change"] = sum(moved) / n if n else None
    return told


def _classical_bias(r: Sequence[float]) -> Number:
    line = fit(r)
    if line is None or not (error := math.sqrt(line.classical()[0][0])):
        return None
    return t_two_sided(line.coefficients[0] / error, line.n - 1)


def _robust_bias(r: Sequence[float]) -> Number:
    line = fit(r)
    try:
        if line is None:
            return None
        lag = math.floor(newey_west_bandwidth(line.scores, [1.0]))
        if lag + 2 > line.n - 1:  # more weights than observations: sandwich warns, and reviser has NA
            return None
        variance = line.covariance(meat(line.scores, bartlett(lag), prewhite=True))[0][0]
        return t_two_sided(line.coefficients[0] / math.sqrt(variance), line.n - 1)
    except (ZeroDivisionError, ValueError, OverflowError):
        return None


def _regression(r: Sequence[float], on: Sequence[float]) -> dict[str, Number]:
    names = (
        "joint test (p-value)",
        *(f"test {term}{what}" for term in ("Intercept", "Coefficient") for what in ("", " (std.err)", " (p-value)")),
    )
    line = fit(r, on)
    try:
        if line is None:
            return dict.fromkeys(names)
        covariance = _sandwich(line)
        joint = f_two(wald(line, covariance) / 2, line.n - 2)
        classical = line.classical()
        values: list[Number] = [joint]
        for place, value in enumerate(line.coefficients):
            error = math.sqrt(classical[place][place])
            values += [value, math.sqrt(covariance[place][place]), t_two_sided(value / error, line.n - 2)]
    except (ZeroDivisionError, ValueError, OverflowError):
        return dict.fromkeys(names)
    return dict(zip(names, values, strict=True))


def _sandwich(line: Line) -> list[list[float]]:
    scores = line.scores
    weights = quadratic_spectral(andrews_bandwidth(scores, [0.0, 1.0]), line.n)
    return line.covariance(meat(scores, weights, scale=line.n / (line.n - line.k)))


def _of_correlation(value: Number, n: int) -> Number:
    if value is None or n < 3 or abs(value) >= 1:
        return None
    return t_two_sided(value * math.sqrt((n - 2) / (1 - value * value)), n - 2)


def ljung_box(r: Sequence[float], lag: int) -> Number:
    """The p-value of Ljung and Box (1978) for autocorrelation up to a lag, one degree of freedom taken off as reviser does."""
    n, middle = len(r), math.fsum(r) / len(r)
    apart = [each - middle for each in r]
    whole = math.fsum(each * each for each in apart)
    if not whole or n <= lag:
        return None
    rho = [math.fsum(a * b for a, b in zip(apart[:-k], apart[k:], strict=True)) / whole for k in range(1, lag + 1)]
    q = n * (n + 2) * math.fsum(each * each / (n - k) for k, each in enumerate(rho, start=1))
    return chi_squared(q, lag - 1)


def friedman(r: Sequence[float], frequency: int) -> Number:
    """The p-value of Friedman's test for seasons in the first differences of revisions."""
    moves = [second - first for first, second in pairwise(r)]
    years = [moves[place : place + frequency] for place in range(0, len(moves) // frequency * frequency, frequency)]
    if len(years) < 2:
        return None
    sums = [0.0] * frequency
    ties = 0.0
    for year in years:
        for place, value in enumerate(year):
            sums[place] += sum(other < value for other in year) + (sum(other == value for other in year) + 1) / 2
        ties += sum(count**3 - count for count in (year.count(value) for value in set(year)))
    n, k = len(years), frequency
    spread = 12 * math.fsum((each - n * (k + 1) / 2) ** 2 for each in sums)
    scale = n * k * (k + 1) - ties / (k - 1)
    return chi_squared(spread / scale, k - 1) if scale else None


def _theil_first(earlier: Sequence[float], later: Sequence[float]) -> Number:
    def size(values: Sequence[float]) -> float:
        return math.sqrt(math.fsum(each * each for each in values) / len(values))

    whole = size(later) + size(earlier) if later else 0.0
    return size([b - a for a, b in zip(earlier, later, strict=True)]) / whole if whole else None


def _theil_second(earlier: Sequence[float], later: Sequence[float]) -> Number:
    if len(later) < 2 or any(each == 0 for each in later[:-1]):
        return None
    errors = abs(math.fsum((earlier[t] - later[t]) / later[t - 1] for t in range(1, len(later))))
    moves = abs(math.fsum((later[t] - later[t - 1]) / later[t - 1] for t in range(1, len(later))))
    return errors / moves if moves else None
