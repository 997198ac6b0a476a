"""Straight lines through few points, with covariances that allow for serial dependence.

Least squares of one or two columns, and its HAC covariance: of Newey and West (Econometrica 1987)
with the Bartlett kernel, and as R's sandwich has it (Zeileis, J. Stat. Software 2004) with prewhitening
and the bandwidths of Newey and West (1994) and of Andrews (Econometrica 1991).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Line:
    """Least squares of y on a constant and, where given, x."""

    coefficients: tuple[float, ...]
    residuals: tuple[float, ...]
    design: tuple[tuple[float, ...], ...]
    inverse: tuple[tuple[float, ...], ...]
    """(X'X)⁻¹."""

    @property
    def n(self) -> int:
        return len(self.residuals)

    @property
    def k(self) -> int:
        return len(self.coefficients)

    @property
    def scores(self) -> Matrix:
        """x·e, row by row: what a sandwich covariance is made of."""
        return [[cell * error for cell in row] for row, error in zip(self.design, self.residuals, strict=True)]

    def covariance(self, meat: Matrix) -> Matrix:
        """The sandwich: n (X'X)⁻¹ M (X'X)⁻¹."""
        bread = [list(row) for row in self.inverse]
        inner = _times(_times(bread, meat), bread)
        return [[self.n * cell for cell in row] for row in inner]

    def classical(self) -> Matrix:
        """The covariance where errors are alike and independent: s² (X'X)⁻¹."""
        s2 = math.fsum(each * each for each in self.residuals) / (self.n - self.k)
        return [[s2 * cell for cell in row] for row in self.inverse]


def fit(y: Sequence[float], x: Sequence[float] | None = None) -> Line | None:
    """The line of least squares; None where x does not vary or there are too few points."""
    n = len(y)
    if n < (2 if x is None else 3):
        return None
    middle_y = math.fsum(y) / n
    if x is None:
        return Line((middle_y,), tuple(each - middle_y for each in y), ((1.0,),) * n, ((1 / n,),))
    middle_x = math.fsum(x) / n
    spread = math.fsum((each - middle_x) ** 2 for each in x)
    if spread <= 1e-24 * max(1.0, math.fsum(each * each for each in x)):
        return None
    slope = math.fsum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / spread
    intercept = middle_y - slope * middle_x
    inverse = ((1 / n + middle_x**2 / spread, -middle_x / spread), (-middle_x / spread, 1 / spread))
    # in deviations from the means, so that large values of x cost no digits
    residuals = tuple((b - middle_y) - slope * (a - middle_x) for a, b in zip(x, y, strict=True))
    return Line((intercept, slope), residuals, tuple((1.0, each) for each in x), inverse)


def newey_west(line: Line, lag: int) -> Matrix:
    """The HAC covariance with Bartlett weights up to a lag, times n / (n − k) for small samples."""
    return line.covariance(meat(line.scores, bartlett(lag), scale=line.n / (line.n - line.k)))


def bartlett(lag: int) -> list[float]:
    """1, 1 − 1/(lag + 1), … down to lag."""
    return [1 - place / (lag + 1) for place in range(lag + 1)]


def meat(scores: Matrix, weights: Sequence[float], *, prewhite: bool = False, scale: float = 1.0) -> Matrix:
    """Σ over lags of weighted cross products of the scores, by their number; recoloured where they were prewhitened."""
    n, k = len(scores), len(scores[0])
    used, colour = prewhitened(scores) if prewhite else (scores, None)
    total = [[0.0] * k for _ in range(k)]
    for lag, weight in enumerate(weights[: len(used)]):
        for a in range(k):
            for b in range(k):
                crossed = math.fsum(used[t][a] * used[t + lag][b] for t in range(len(used) - lag))
                total[a][b] += (0.5 if lag == 0 else 1.0) * weight * crossed
    both = [[(total[a][b] + total[b][a]) * scale / n for b in range(k)] for a in range(k)]
    return both if colour is None else _times(_times(colour, both), _turned(colour))


def prewhitened(scores: Matrix) -> tuple[Matrix, Matrix]:
    """The residuals of a first-order vector autoregression without a constant, and (I − A)⁻¹ to undo it."""
    k = len(scores[0])
    before, after = scores[:-1], scores[1:]
    squares = [[math.fsum(row[a] * row[b] for row in before) for b in range(k)] for a in range(k)]
    crossed = [
        [math.fsum(later[a] * row[b] for row, later in zip(before, after, strict=True)) for b in range(k)] for a in range(k)
    ]
    lead = _times(crossed, _inverse(squares))
    rest = [
        [later[a] - math.fsum(lead[a][b] * row[b] for b in range(k)) for a in range(k)]
        for row, later in zip(before, after, strict=True)
    ]
    colour = _inverse([[float(a == b) - lead[a][b] for b in range(k)] for a in range(k)])
    return rest, colour


def newey_west_bandwidth(scores: Matrix, chosen: Sequence[float]) -> float:
    """The bandwidth for the Bartlett kernel after prewhitening (Newey and West, Review of Economic Studies 1994, Table II)."""
    n = len(scores)
    most = math.floor(3 * (n / 100) ** (2 / 9))
    rest, _ = prewhitened(scores)
    h = [math.fsum(weight * cell for weight, cell in zip(chosen, row, strict=True)) for row in rest]
    sigma = [math.fsum(h[t] * h[t + lag] for t in range(len(h) - lag)) / len(h) for lag in range(most + 1)]
    s0 = sigma[0] + 2 * math.fsum(sigma[1:])
    s1 = 2 * math.fsum(lag * each for lag, each in enumerate(sigma))
    return float(1.1447 * ((s1 / s0) ** 2) ** (1 / 3) * n ** (1 / 3))


def andrews_bandwidth(scores: Matrix, chosen: Sequence[float]) -> float:
    """The bandwidth for the quadratic spectral kernel by first-order autoregressions (Andrews 1991, 6.2 and 6.4)."""
    n, k = len(scores), len(scores[0])
    above = below = 0.0
    for column in range(k):
        series = [row[column] for row in scores]
        line = fit(series[1:], series[:-1])
        if line is None or not chosen[column]:
            continue
        rho = line.coefficients[1]
        variance = math.fsum(each * each for each in line.residuals) / line.n
        above += chosen[column] * 4 * rho**2 * variance**2 / (1 - rho) ** 8
        below += chosen[column] * variance**2 / (1 - rho) ** 4
    return float(1.3221 * (n * above / below) ** (1 / 5))


def quadratic_spectral(bandwidth: float, n: int) -> list[float]:
    """The weights of the quadratic spectral kernel at lags 0, 1, … as far as they count (above 10⁻⁷)."""

    def kernel(x: float) -> float:
        y = 6 * math.pi * x / 5
        return 3 / y**2 * (math.sin(y) / y - math.cos(y))

    # near nought the formula loses its digits: there sandwich lays a curve of the same height at 0.001
    near = 1e6 * math.log(kernel(0.001))
    weights = [math.exp(near * x * x) if x < 0.001 else kernel(x) for x in (lag / bandwidth for lag in range(n))]
    last = max(place for place, weight in enumerate(weights) if abs(weight) > 1e-7)
    return weights[: last + 1]


def wald(line: Line, covariance: Matrix) -> float:
    """The statistic of all coefficients being nought: b'V⁻¹b."""
    inverse = _inverse(covariance)
    b = line.coefficients
    return math.fsum(b[i] * inverse[i][j] * b[j] for i in range(line.k) for j in range(line.k))


def _inverse(matrix: Matrix) -> Matrix:
    """The inverse of a matrix of one or two rows; ZeroDivisionError where there is none."""
    if len(matrix) == 1:
        return [[1 / matrix[0][0]]]
    (a, b), (c, d) = matrix
    determinant = a * d - b * c
    return [[d / determinant, -b / determinant], [-c / determinant, a / determinant]]


def _times(left: Matrix, right: Matrix) -> Matrix:
    return [[math.fsum(row[i] * right[i][j] for i in range(len(right))) for j in range(len(right[0]))] for row in left]


def _turned(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]
