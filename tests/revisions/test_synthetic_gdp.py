"""Every measure of the field on a triangle that is nobody's: synthetic GDP growth, against the formulas written out in fractions.

The table is made here, quarter-on-quarter growth in per cent to one decimal, published monthly at first and then
yearly, as national accounts are; no country's figures are in it. The formulas are those of the OECD and Eurostat
(McKenzie 2006; McKenzie and Gamba 2008) and of Mincer and Zarnowitz, computed from the definitions and not by netmig's code.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from netmig.periods import Period, quarter
from netmig.revisions.analysis import Revisions, revisions_of
from netmig.revisions.inference import Outcome
from netmig.revisions.reviser import revision_analysis
from netmig.revisions.triangle import Triangle

TO = 1e-9
PAIRS = ("first→latest", "first→year", "3m→12m", "r0→r2", "consecutive")
# months after the quarter's end at which it is published, as of a flash, a second and a third estimate and yearly rounds
MONTHS = (1, 2, 3, 9, 15, 21, 33)


def synthetic() -> list[tuple[Period, date, float]]:
    chance = random.Random(20261126)
    rows = []
    growth = 0.5
    for number in range(48):
        period = quarter(2008 + number // 4, number % 4 + 1)
        growth = 0.3 + 0.4 * (growth - 0.3) + chance.gauss(0, 0.5)
        value = growth
        for months in MONTHS:
            month = period.stop.year * 12 + period.stop.month - 1 + months
            rows.append((period, date(month // 12, month % 12 + 1, 27), round(value, 1)))
            # news at first, and a little too low on the whole
            value += chance.gauss(0.03, 0.15)
    return rows


ROWS = synthetic()
TABLE = Triangle.of_rows(ROWS, name="synthetic GDP growth", unit="%")


def exact(values: Sequence[float]) -> list[Fraction]:
    return [Fraction(str(each)) for each in values]


def told(period: Period) -> list[tuple[date, Fraction]]:
    return [(when, Fraction(str(value))) for each, when, value in ROWS if each == period]


def months_between(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def ends(pair: str) -> list[tuple[Period, tuple[date, Fraction], tuple[date, Fraction]]]:
    """The two values of every period by the words of the pair, looked up in the rows themselves."""
    found = []
    for period in dict.fromkeys(each for each, _, _ in ROWS):
        values = told(period)
        if pair == "consecutive":
            found += [(period, first, second) for first, second in pairwise(values)]
        elif pair == "first→latest":
            found.append((period, values[0], values[-1]))
        elif pair == "r0→r2":
            found.append((period, values[0], values[2]))
        else:
            months = {"first→year": (0, 12), "3m→12m": (3, 12)}[pair]
            first, second = ([each for each in values if months_between(values[0][0], each[0]) <= most][-1] for most in months)
            found.append((period, first, second))
    return found


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def variance(values: Sequence[Fraction]) -> Fraction:
    return sum(((each - mean(values)) ** 2 for each in values), Fraction()) / (len(values) - 1)


def correlation(first: Sequence[Fraction], second: Sequence[Fraction]) -> float:
    both = sum(((x - mean(first)) * (y - mean(second)) for x, y in zip(first, second, strict=True)), Fraction())
    return float(both) / math.sqrt(float(variance(first) * variance(second))) / (len(first) - 1)


def line(y: Sequence[Fraction], x: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Y = a + b x by least squares, in fractions."""
    slope = sum(((u - mean(x)) * (v - mean(y)) for u, v in zip(x, y, strict=True)), Fraction()) / sum(
        ((u - mean(x)) ** 2 for u in x), Fraction()
    )
    return mean(y) - slope * mean(x), slope


def type_seven(values: Sequence[Fraction], chance: Fraction) -> Fraction:
    ordered = sorted(values)
    place = (len(ordered) - 1) * chance
    below = int(place)
    return ordered[below] + (place - below) * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


@pytest.fixture(params=PAIRS, scope="module")
def asked(request: pytest.FixtureRequest) -> tuple[str, Revisions]:
    return request.param, revisions_of(TABLE, request.param)


def test_the_pairs_are_those_of_the_rows(asked: tuple[str, Revisions]) -> None:
    pair, found = asked

    assert [(row.period, Fraction(str(row.earlier.value)), Fraction(str(row.later.value))) for row in found.rows] == [
        (period, first[1], second[1]) for period, first, second in ends(pair)
    ]
    assert not found.set_aside


def test_size_bias_and_spread(asked: tuple[str, Revisions]) -> None:
    pair, found = asked
    summary = found.summary()
    earlier, later = [first[1] for _, first, _ in ends(pair)], [second[1] for _, _, second in ends(pair)]
    r = [after - before for before, after in zip(earlier, later, strict=True)]
    n = len(r)
    by_definition: dict[str, float | Fraction] = {
        "mean": mean(r), "mean_absolute": mean([abs(each) for each in r]),
        "relative": sum(map(abs, r), Fraction()) / sum(map(abs, later), Fraction()),
        "root_mean_square": math.sqrt(mean([each * each for each in r])), "sd": math.sqrt(variance(r)), "min": min(r), "max": max(r),
        "noise_to_signal": math.sqrt(variance(r) / variance(later)), "correlation": correlation(r, earlier), "autocorrelation": correlation(r[1:], r[:-1]),
        "same_sign": Fraction(sum(sign(a) == sign(b) for a, b in zip(earlier, later, strict=True)), n),
    }  # fmt: skip

    assert summary.n == n
    for name, value in by_definition.items():
        assert getattr(summary, name) == pytest.approx(float(value), rel=TO, abs=TO), name
    for chance, value in summary.quantiles:
        assert value == pytest.approx(float(type_seven(r, Fraction(str(chance)))), rel=TO, abs=TO)
    assert (summary.up, summary.down, summary.unrevised) == (sum(x > 0 for x in r), sum(x < 0 for x in r), sum(x == 0 for x in r))


def test_whether_the_story_changed(asked: tuple[str, Revisions]) -> None:
    """The sign of the change on the quarter before, each within the vintage of its value."""
    pair, found = asked
    kept = []
    for period, first, second in ends(pair):
        before = quarter(
            *((period.start.year, (period.start.month - 1) // 3) if period.start.month > 1 else (period.start.year - 1, 4))
        )
        moved = []
        for when, value in (first, second):
            stood = [each for day, each in told(before) if day <= when]
            moved += [sign(value - stood[-1])] if stood else []
        if len(moved) == 2:
            kept.append(moved[0] == moved[1])

    assert found.summary().direction_n == len(kept)
    assert found.summary().direction_kept == pytest.approx(sum(kept) / len(kept), rel=TO)


@pytest.mark.parametrize("pair", PAIRS[:4])
def test_efficiency_news_and_noise(pair: str) -> None:
    found = revisions_of(TABLE, pair)
    earlier, later = [first[1] for _, first, _ in ends(pair)], [second[1] for _, _, second in ends(pair)]
    r = [after - before for before, after in zip(earlier, later, strict=True)]
    columns = revision_analysis(found)

    for test, (a, b) in {"efficiency": line(later, earlier), "news": line(r, earlier), "noise": line(r, later)}.items():
        outcome = getattr(found.tests(), test)
        assert isinstance(outcome, Outcome)
        assert [each.value for each in outcome.estimates] == pytest.approx([float(a), float(b)], rel=TO, abs=TO)
        assert (outcome.n, outcome.blocks) == (48, 48)  # quarters do not overlap
    # Newey and West (1987) with Bartlett's weights and n − k degrees of freedom, for the mean alone
    outcome = found.tests().bias
    assert isinstance(outcome, Outcome)
    e = [float(each - mean(r)) for each in r]
    n, lag = len(e), outcome.lag
    long_run = sum(x * x for x in e) + 2 * sum(
        (1 - k / (lag + 1)) * sum(e[t] * e[t - k] for t in range(k, n)) for k in range(1, lag + 1)
    )
    assert outcome.estimates[0].standard_error == pytest.approx(math.sqrt(long_run / n**2 * n / (n - 1)), rel=TO)
    assert columns["News test Coefficient"] == pytest.approx(float(line(r, earlier)[1]), rel=TO)
    root = [math.sqrt(mean([x * x for x in values])) for values in (r, earlier, later)]
    assert columns["Theil's U1"] == pytest.approx(root[0] / (root[1] + root[2]), rel=TO)


def test_how_long_until_a_value_was_near_the_latest() -> None:
    near = revisions_of(TABLE, "first→latest").summary().near_latest
    lags = []
    for period, first, last in ends("first→latest"):
        values = told(period)
        far = [place for place, (_, value) in enumerate(values) if abs(value - last[1]) > Fraction(1, 10) * abs(last[1])]
        lags.append(Fraction(months_between(first[0], values[far[-1] + 1 if far else 0][0])))

    assert near is not None
    assert near.median_months == float(type_seven(lags, Fraction(1, 2)))
    assert near.most_months == max(lags)


def test_first_and_consecutive_revisions_add_up_to_the_latest() -> None:
    steps = revisions_of(TABLE, "consecutive")
    for row in revisions_of(TABLE, "first→latest").rows:
        moved = sum(exact([each.value for each in steps.rows if each.period == row.period]), Fraction())
        assert Fraction(str(row.earlier.value)) + moved == Fraction(str(row.later.value))
