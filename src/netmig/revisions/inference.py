"""Whether revisions are biased or could have been foreseen, outcomes as few and overlapping periods allow.

    bias         H0: the mean revision is 0
    efficiency   y^later = a + b y^earlier, H0: a = 0 and b = 1 (Mincer and Zarnowitz 1969)
    news         r = a + b y^earlier, H0: a = b = 0: the revision could not be foreseen from the first value
    noise        r = a + b y^later, H0: a = b = 0: the revision has nothing to do with the truth (Mankiw and Shapiro 1986)

Efficiency and news are one test told in two ways. Both news and noise can be rejected, or neither:
no revision is called by one of the names alone.

Each test has two p-values. `p_value` is by permutation: the signs of whole blocks of overlapping
periods are turned over, in every way where there are at most 13 blocks and in 9,999 ways drawn with a
fixed seed where there are more. It holds for any n under the hypothesis that a revision is as
likely up as down, whatever its distribution, where blocks do not depend on one another. `hac_p_value` is
the usual one, of Student's t or F with the covariance of Newey and West (1987): the lag is at least
as long as windows overlap, and the covariance is multiplied by n / (n − k). With few periods it rejects too often.

A test is refused, with a typed warning, where there are fewer than 8 revisions, or fewer than 6
blocks that hold a revision other than nought: with 5, no outcome could reach a p-value below 5 %, and
to turn over the sign of nought changes nothing.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

from ..periods import Period
from .bias import LEAST_BLOCKS, LEAST_REVISIONS, Estimate, blocks_of, estimated, hac_lag, moved_blocks
from .cautions import AllAlikeWarning, NothingRevisedWarning, RevisionWarning, SmallSampleWarning
from .distributions import f_two, t_two_sided
from .regression import Line, fit, newey_west, wald

if TYPE_CHECKING:
    from .analysis import Revisions

EXACT_BLOCKS = 13
DRAWS = 9_999
SEED = 20221124
Because = Literal["few_revisions", "few_blocks", "few_revised", "nothing_revised", "all_alike"]
VERDICTS: dict[Because, str] = {
    "few_revisions": "too few periods",
    "few_blocks": "too few periods",
    "few_revised": "too few periods were revised",
    "nothing_revised": "no value was revised",
    "all_alike": "the values revised are all alike",
}
TestName = Literal["bias", "efficiency", "news", "noise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of a test, with all that it rests on."""

    name: TestName
    hypothesis: str
    n: int
    blocks: int
    """Runs of overlapping periods whose signs are turned over together."""
    estimates: tuple[Estimate, ...]
    statistic: float | None
    """t for bias, F for the others; HAC."""
    hac_p_value: float | None
    lag: int
    """Of the HAC covariance, in periods."""
    p_value: float
    """By permutation of signs."""
    permutations: int
    exact: bool

    @property
    def rejected(self) -> bool:
        """Whether the hypothesis is rejected at 5 % by permutation."""
        return self.p_value < 0.05

    def to_dict(self) -> dict[str, Any]:
        return {
            "hypothesis": self.hypothesis, "n": self.n, "blocks": self.blocks,
            "estimates": {each.name: each.to_dict() for each in self.estimates},
            "p_value": self.p_value, "permutations": self.permutations, "exact": self.exact, "rejected": self.rejected,
            "statistic": self.statistic, "hac_p_value": self.hac_p_value, "hac_lag": self.lag,
        }  # fmt: skip

    def __repr__(self) -> str:
        return f"<Outcome {self.name}: p = {self.p_value:.3g} ({'rejected' if self.rejected else 'not rejected'}), n = {self.n}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A test that is not made, and why."""

    name: TestName
    n: int
    blocks: int
    reason: str
    because: Because
    needed: int | None = None

    @property
    def warning(self) -> RevisionWarning:
        """What must be said of it, by its reason: only what is too small is a small sample."""
        kinds: dict[Because, type[RevisionWarning]] = {"nothing_revised": NothingRevisedWarning, "all_alike": AllAlikeWarning}
        return kinds.get(self.because, SmallSampleWarning)(f"Tests are refused: {self.reason}", self.n, self.needed)

    def to_dict(self) -> dict[str, Any]:
        return {"refused": self.reason, "code": self.because, "n": self.n, "blocks": self.blocks, "needed": self.needed}

    def __repr__(self) -> str:
        return f"<Refusal {self.name}: {self.reason}>"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The four tests of a set of revisions, made or refused."""

    bias: Outcome | Refusal
    efficiency: Outcome | Refusal
    news: Outcome | Refusal
    noise: Outcome | Refusal

    def __iter__(self) -> Iterator[Outcome | Refusal]:
        return iter((self.bias, self.efficiency, self.news, self.noise))

    @property
    def warnings(self) -> tuple[RevisionWarning, ...]:
        """One warning for each reason for which tests are refused."""
        return tuple(dict.fromkeys(each.warning for each in self if isinstance(each, Refusal)))

    @property
    def verdict(self) -> str:
        """What the news and noise tests say together, in words."""
        for test in (self.news, self.noise):
            if isinstance(test, Refusal):
                return f"not tested: {VERDICTS[test.because] if test.n else 'there is no revision'}"
        assert isinstance(self.news, Outcome)
        assert isinstance(self.noise, Outcome)
        return {
            (False, False): "neither is rejected: revisions may be news or noise",
            (False, True): "noise is rejected and news is not: revisions look like news",
            (True, False): "news is rejected and noise is not: revisions look like noise",
            (True, True): "both are rejected: revisions are neither pure news nor pure noise",
        }[self.news.rejected, self.noise.rejected]

    def to_dict(self) -> dict[str, Any]:
        return {each.name: each.to_dict() for each in self}

    def __repr__(self) -> str:
        made = sum(isinstance(each, Outcome) for each in self)
        return f"<Outcomes: {made} made, {4 - made} refused; {self.verdict}>"


def outcomes(found: Revisions) -> Outcomes:
    """The four tests of these revisions, those refused for which there are too few."""
    periods = [row.period for row in found.rows]
    revisions = [float(value) for value in found.values]
    earlier, later = [float(row.earlier.value) for row in found.rows], [float(row.later.value) for row in found.rows]
    return Outcomes(
        bias_test(revisions, periods),
        regression_test("efficiency", revisions, earlier, periods),
        regression_test("news", revisions, earlier, periods),
        regression_test("noise", revisions, later, periods),
    )


def bias_test(revisions: Sequence[float], periods: Sequence[Period]) -> Outcome | Refusal:
    """Whether the mean revision is 0.

    >>> from ..periods import quarter
    >>> test = bias_test([3, 4, 2, 5, 3, 4, 1, 2], [quarter(2020 + place // 4, place % 4 + 1) for place in range(8)])
    >>> test, test.exact, test.estimates[0].value
    (<Outcome bias: p = 0.00781 (rejected), n = 8>, True, 3.0)
    """
    blocks = blocks_of(periods)
    sums = [math.fsum(each) for each in _by_block(blocks, revisions)]
    if refused := _refusal("bias", revisions, blocks, moved_blocks(sums)):
        return refused
    line = fit(revisions)
    assert line is not None
    lag = hac_lag(periods)
    error = math.sqrt(max(0.0, newey_west(line, lag)[0][0]))
    middle = line.coefficients[0]
    p_value, count, exact = permuted([sums], lambda totals: abs(totals[0]))
    return Outcome(
        name="bias", hypothesis="the mean revision is 0", n=len(revisions), blocks=max(blocks) + 1,
        estimates=(estimated("mean", middle, error, len(revisions) - 1),), statistic=middle / error if error else None,
        hac_p_value=t_two_sided(middle / error, len(revisions) - 1) if error else None, lag=lag,
        p_value=p_value, permutations=count, exact=exact,
    )  # fmt: skip


_HYPOTHESES = {
    "efficiency": "later = a + b · earlier with a = 0 and b = 1",
    "news": "revision = a + b · earlier with a = b = 0",
    "noise": "revision = a + b · later with a = b = 0",
}


def regression_test(
    name: Literal["efficiency", "news", "noise"], revisions: Sequence[float], on: Sequence[float], periods: Sequence[Period]
) -> Outcome | Refusal:
    """Whether revisions can be told from the values `on` which they are regressed."""
    blocks = blocks_of(periods)
    n = len(revisions)
    middle = math.fsum(on) / n if n else 0.0
    sums = [math.fsum(each) for each in _by_block(blocks, revisions)]
    products = [math.fsum(each) for each in _by_block(blocks, [(x - middle) * r for x, r in zip(on, revisions, strict=True)])]
    # revisions of a block that add up to nought can still go with the values
    if refused := _refusal(name, revisions, blocks, moved_blocks(sums, products)):
        return refused
    line = fit(revisions, on)
    if line is None:
        reason = f"the {'later' if name == 'noise' else 'earlier'} values are all alike."
        return Refusal(name=name, n=n, blocks=max(blocks) + 1, reason=reason, because="all_alike")
    lag = hac_lag(periods)
    covariance = newey_west(line, lag)
    shift = (0.0, 1.0) if name == "efficiency" else (0.0, 0.0)
    estimates = tuple(
        estimated(term, value + moved, math.sqrt(max(0.0, covariance[place][place])), n - 2)
        for place, (term, value, moved) in enumerate(zip(("a", "b"), line.coefficients, shift, strict=True))
    )
    statistic = _joint(line, covariance)
    spread = math.fsum((each - middle) ** 2 for each in on)
    # of all sums of squares that signs can make, Σr² stays: what the line explains says all that F would
    p_value, count, exact = permuted([sums, products], lambda totals: totals[0] ** 2 / n + totals[1] ** 2 / spread)
    return Outcome(
        name=name, hypothesis=_HYPOTHESES[name], n=n, blocks=max(blocks) + 1, estimates=estimates, statistic=statistic,
        hac_p_value=None if statistic is None else f_two(statistic, n - 2), lag=lag,
        p_value=p_value, permutations=count, exact=exact,
    )  # fmt: skip


def _refusal(name: TestName, revisions: Sequence[float], blocks: Sequence[int], moved: int) -> Refusal | None:
    n, count = len(revisions), max(blocks, default=-1) + 1
    if not n:
        reason = "there is no revision."
        return Refusal(name=name, n=0, blocks=0, reason=reason, because="few_revisions", needed=LEAST_REVISIONS)
    if n < LEAST_REVISIONS:
        reason = f"{n} {'revision is' if n == 1 else 'revisions are'} fewer than {LEAST_REVISIONS}."
        return Refusal(name=name, n=n, blocks=count, reason=reason, because="few_revisions", needed=LEAST_REVISIONS)
    if not any(revisions):
        reason = f"none of {n} values was revised: there is no revision to be told from chance."
        return Refusal(name=name, n=n, blocks=count, reason=reason, because="nothing_revised")
    if count < LEAST_BLOCKS:
        reason = (
            f"{n} revisions of overlapping periods make {count} {'block' if count == 1 else 'blocks'}, fewer than {LEAST_BLOCKS}."
        )
        return Refusal(name=name, n=n, blocks=count, reason=reason, because="few_blocks", needed=LEAST_BLOCKS)
    if moved < LEAST_BLOCKS:
        reason = (
            f"of {count} blocks of periods that do not overlap, {moved} {'has' if moved == 1 else 'have'} revisions that do not add up "
            f"to nought, fewer than {LEAST_BLOCKS}."
        )
        return Refusal(name=name, n=n, blocks=count, reason=reason, because="few_revised", needed=LEAST_BLOCKS)
    return None


def _joint(line: Line, covariance: list[list[float]]) -> float | None:
    try:
        found = wald(line, covariance) / 2
    except ZeroDivisionError:
        return None
    return found if math.isfinite(found) and found >= 0 else None


def _by_block(blocks: Sequence[int], values: Sequence[float]) -> list[list[float]]:
    grouped: list[list[float]] = [[] for _ in range(max(blocks, default=-1) + 1)]
    for block, value in zip(blocks, values, strict=True):
        grouped[block].append(value)
    return grouped


def permuted(sums: Sequence[Sequence[float]], statistic: Callable[[Sequence[float]], float]) -> tuple[float, int, bool]:
    """The share of sign patterns of the blocks whose statistic is no less than the one observed, how many, and whether all.

    The statistic is one that does not change where every sign does.

    Where patterns are drawn, the one observed is counted among them (Phipson and Smyth 2010), so that
    no p-value is 0.
    """
    count = len(sums[0])
    observed = statistic([math.fsum(each) for each in sums])
    least = observed * (1 - 1e-9)  # what is equal but for rounding is equal
    if count <= EXACT_BLOCKS:
        totals = [list(accumulate(each, initial=0.0))[-1] for each in sums]
        reached = 0
        signs = [1] * count
        # a pattern and its opposite have one statistic, so that the last block need not turn over
        half = 1 << (count - 1)
        for step in range(half):
            reached += statistic(totals) >= least
            # Gray code: from one pattern to the next a single block turns over
            turned = ((step + 1) & -(step + 1)).bit_length() - 1
            if turned < count - 1:
                signs[turned] = -signs[turned]
                for place, each in enumerate(sums):
                    totals[place] += 2 * signs[turned] * each[turned]
        return reached / half, 2 * half, True
    chance = random.Random(SEED)  # noqa: S311 - the same patterns on every machine, and no secret
    tables = [_eights(each) for each in sums]
    whole = [math.fsum(each) for each in sums]
    reached = 1
    for _ in range(DRAWS):
        bits = chance.randbytes((count + 7) // 8)
        totals = [
            2 * sum([table[byte] for table, byte in zip(eights, bits, strict=True)]) - total
            for eights, total in zip(tables, whole, strict=True)
        ]
        reached += statistic(totals) >= least
    return reached / (DRAWS + 1), DRAWS + 1, False


def _eights(values: Sequence[float]) -> list[list[float]]:
    """For every eight values, the sum of each choice of them, by the bits of a byte."""
    tables = []
    for start in range(0, len(values), 8):
        sums = [0.0]
        for value in values[start : start + 8]:
            sums += [each + value for each in sums]
        tables.append(sums * (256 // len(sums)))
    return tables
