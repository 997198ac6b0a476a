"""Tests of bias, efficiency, news and noise: against brute force, refused where they would say nothing, and of the right size."""

from __future__ import annotations

import random
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmig.periods import Period, month, quarter, year_ending
from netmig.revisions.analysis import revisions_of
from netmig.revisions.bias import blocks_of, hac_lag, mean_estimate
from netmig.revisions.cautions import SmallSampleWarning
from netmig.revisions.distributions import t_quantile, t_two_sided
from netmig.revisions.inference import Outcome, Outcomes, Refusal, bias_test, outcomes, regression_test
from netmig.revisions.regression import fit, newey_west
from netmig.revisions.triangle import Triangle

# of fewer than six that are not nought no test is made
NUMBERS = st.lists(st.integers(-50, 50), min_size=8, max_size=11).filter(lambda r: sum(map(bool, r)) >= 6)


def quarters(n: int) -> list[Period]:
    return [quarter(2000 + place // 4, place % 4 + 1) for place in range(n)]


@given(NUMBERS)
@settings(max_examples=40)
def test_bias_is_every_pattern_of_signs(r: list[int]) -> None:
    test = bias_test(r, quarters(len(r)))
    assert isinstance(test, Outcome)

    sums = [abs(sum(sign * each for sign, each in zip(signs, r, strict=True))) for signs in product((1, -1), repeat=len(r))]
    assert test.exact
    assert test.p_value == pytest.approx(sum(each >= abs(sum(r)) for each in sums) / len(sums), rel=1e-12)


@given(NUMBERS, st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_news_is_the_f_of_every_pattern_of_signs(r: list[int], chance: random.Random) -> None:
    x = [float(chance.randint(-100, 100)) for _ in r]
    test = regression_test("news", r, x, quarters(len(r)))
    if isinstance(test, Refusal):
        assert len(set(x)) == 1
        return

    def f(values: list[float]) -> float:
        line = fit(values, x)
        assert line is not None
        whole, rest = sum(each * each for each in values), sum(each * each for each in line.residuals)
        return (whole - rest) / rest if rest > 1e-12 else float("inf") if whole else 0.0

    observed = f([float(each) for each in r])
    reached = [
        f([sign * each for sign, each in zip(signs, r, strict=True)]) >= observed * (1 - 1e-9)
        for signs in product((1, -1), repeat=len(r))
    ]
    assert test.p_value == pytest.approx(sum(reached) / len(reached), abs=4 / 2 ** len(r))


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=20), st.integers(0, 4))
def test_newey_west_is_its_double_sum(r: list[int], lag: int) -> None:
    line = fit([float(each) for each in r])
    assert line is not None
    n, middle = len(r), sum(r) / len(r)
    e = [each - middle for each in r]
    total = sum(e[s] * e[t] * max(0.0, 1 - abs(s - t) / (lag + 1)) for s in range(n) for t in range(n))

    assert newey_west(line, lag)[0][0] == pytest.approx(total / n**2 * n / (n - 1), rel=1e-9, abs=1e-9)


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=6, max_size=20), st.integers(0, 4))
def test_newey_west_of_a_line_is_its_double_sum(pairs: list[tuple[int, int]], lag: int) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    line = fit(y, x)
    if line is None:
        assert len(set(x)) == 1
        return
    n = len(x)
    middle = sum(x) / n
    spread = sum((each - middle) ** 2 for each in x)
    e = line.residuals
    # the slope is Σ w y with w = (x − x̄) / Sxx: its variance is Σ Σ w e w e by the kernel
    w = [(each - middle) / spread for each in x]
    total = sum(w[s] * e[s] * w[t] * e[t] * max(0.0, 1 - abs(s - t) / (lag + 1)) for s in range(n) for t in range(n))

    assert newey_west(line, lag)[1][1] == pytest.approx(total * n / (n - 2), rel=1e-6, abs=1e-9)


def test_efficiency_and_news_are_one_test_told_twice() -> None:
    chance = random.Random(5)
    earlier = [chance.gauss(500, 80) for _ in range(12)]
    later = [each * 0.8 + chance.gauss(130, 20) for each in earlier]
    rows = [
        (period, f"{period.stop.year + 1 + late}-12-31", value)
        for period, a, b in zip(quarters(12), earlier, later, strict=True)
        for late, value in ((0, a), (1, b))
    ]
    tests = outcomes(revisions_of(Triangle.of_rows(rows)))

    assert isinstance(tests.efficiency, Outcome)
    assert isinstance(tests.news, Outcome)
    assert tests.efficiency.p_value == tests.news.p_value
    assert tests.efficiency.hac_p_value == tests.news.hac_p_value
    assert tests.efficiency.estimates[1].value == pytest.approx(tests.news.estimates[1].value + 1, rel=1e-12)
    line = fit(later, earlier)
    assert line is not None
    assert tests.efficiency.estimates[1].value == pytest.approx(line.coefficients[1], rel=1e-9)


@pytest.mark.parametrize(
    ("news", "noise", "words"),
    [
        (0.5, 0.5, "neither is rejected"),
        (0.5, 0.01, "look like news"),
        (0.01, 0.5, "look like noise"),
        (0.01, 0.01, "both are rejected"),
    ],
)
def test_both_tests_together_name_revisions(news: float, noise: float, words: str) -> None:
    def test(p: float) -> Outcome:
        return Outcome(
            name="news",
            hypothesis="",
            n=9,
            blocks=9,
            estimates=(),
            statistic=None,
            hac_p_value=None,
            lag=1,
            p_value=p,
            permutations=512,
            exact=True,
        )

    assert words in Outcomes(test(1), test(1), test(news), test(noise)).verdict


@pytest.mark.parametrize("n", range(8))
def test_fewer_than_eight_revisions_are_refused(n: int) -> None:
    refused = bias_test([1.0] * n, quarters(n))

    assert isinstance(refused, Refusal)
    assert (refused.n, refused.needed) == (n, 8)


def test_overlapping_years_are_one_block_and_too_few_blocks_are_refused() -> None:
    ends = [year_ending(2020 + place // 4, 3 * (place % 4 + 1)) for place in range(16)]
    refused = bias_test([1.0, -2.0] * 8, ends)

    assert blocks_of(ends) == [place // 4 for place in range(16)]
    assert isinstance(refused, Refusal)
    assert (refused.blocks, refused.needed) == (4, 6)
    assert "overlapping" in refused.reason


def test_a_refusal_is_a_typed_warning_with_its_n() -> None:
    tests = outcomes(revisions_of(Triangle.of_rows([("2020", "2021-01-01", 1), ("2020", "2022-01-01", 2)])))

    assert [(type(each), each.n, each.needed) for each in tests.warnings] == [(SmallSampleWarning, 1, 8)]
    assert tests.to_dict()["bias"] == {
        "refused": "1 revision is fewer than 8.", "code": "few_revisions", "n": 1, "blocks": 1, "needed": 8,
    }  # fmt: skip
    assert "not tested" in tests.verdict


@pytest.mark.parametrize(("step", "least"), [(6, 2), (3, 4), (12, 0), (1, 12)])
def test_the_lag_is_at_least_as_long_as_windows_overlap(step: int, least: int) -> None:
    """Window over step: a year every half-year is 2, every quarter 4, every month 12."""
    ends = [year_ending(2000 + place * step // 12, place * step % 12 + 1) for place in range(60)]

    assert hac_lag(ends) == max(least, int(4 * (60 / 100) ** (2 / 9)))


def test_periods_that_do_not_overlap_take_the_usual_lag() -> None:
    assert hac_lag([month(2000 + place // 12, place % 12 + 1) for place in range(100)]) == 4


def test_the_size_of_the_test_is_what_it_says_with_few_and_dependent_periods() -> None:
    """Of 400 samples of 20 overlapping years with no bias, about 5 % may be rejected; blocks touch, so that a few more are."""
    chance = random.Random(7)
    ends = [year_ending(2000 + place // 2, 6 if place % 2 else 12) for place in range(20)]
    ends.sort()
    rejected = 0
    for _ in range(400):
        halves = [chance.gauss(0, 1) for _ in range(21)]
        test = bias_test([first + second for first, second in pairwise(halves)], ends)
        assert isinstance(test, Outcome)
        rejected += test.rejected
    assert rejected / 400 < 0.11


def test_drawn_patterns_are_the_same_on_every_run_and_near_to_normal() -> None:
    chance = random.Random(3)
    r = [chance.gauss(0.4, 1) for _ in range(40)]
    first, again = bias_test(r, quarters(40)), bias_test(r, quarters(40))

    assert isinstance(first, Outcome)
    assert first == again
    assert not first.exact
    line = fit(r)
    assert line is not None
    classical = t_two_sided(line.coefficients[0] / line.classical()[0][0] ** 0.5, 39)
    assert first.p_value == pytest.approx(classical, abs=0.02)


def test_values_that_are_all_alike_cannot_explain_anything() -> None:
    refused = regression_test("news", [1.0, 2.0] * 5, [3.0] * 10, quarters(10))

    assert isinstance(refused, Refusal)
    assert "alike" in refused.reason


def test_no_revision_at_all_is_not_tested() -> None:
    refused = bias_test([0.0] * 10, quarters(10))

    assert isinstance(refused, Refusal)
    assert (refused.because, refused.needed) == ("nothing_revised", None)


@pytest.mark.parametrize("df", [1, 2, 3, 9, 30, 101])
@pytest.mark.parametrize("chance", [0.5, 0.05, 0.001])
def test_the_quantile_of_t_is_where_its_tail_begins(chance: float, df: int) -> None:
    assert t_two_sided(t_quantile(chance, df), df) == pytest.approx(chance, rel=1e-9)


def of_values(earlier: list[int], later: list[int]) -> Outcomes:
    """The tests of values of which each stands for a quarter and was revised a year after."""
    rows = [
        (period, f"{period.stop.year + 1 + late}-12-31", value)
        for period, a, b in zip(quarters(len(earlier)), earlier, later, strict=True)
        for late, value in ((0, a), (1, b))
    ]
    return outcomes(revisions_of(Triangle.of_rows(rows)))


@pytest.mark.parametrize("moved", [1, 2, 5])
def test_of_values_hardly_ever_revised_no_test_is_made_that_could_not_reject(moved: int) -> None:
    revisions = [7.0] * moved + [0.0] * 20
    refused = bias_test(revisions, quarters(len(revisions)))

    assert isinstance(refused, Refusal)
    assert (refused.because, refused.needed, refused.blocks) == ("few_revised", 6, 20 + moved)
    assert mean_estimate(revisions, quarters(len(revisions))) is None
    enough = bias_test([7.0] * 6 + [0.0] * 20, quarters(26))
    assert isinstance(enough, Outcome)
    assert enough.rejected


def test_where_nothing_was_revised_that_is_said_and_no_verdict_given() -> None:
    tests = of_values(list(range(10)), list(range(10)))

    assert tests.verdict == "not tested: no value was revised"
    assert [each.code for each in tests.warnings] == ["nothing_revised"]


def test_where_all_values_are_alike_that_is_said_and_not_that_they_are_few() -> None:
    tests = of_values([100] * 10, [110] * 10)

    assert tests.verdict == "not tested: the values revised are all alike"
    assert {each.code for each in tests.warnings} == {"all_alike"}
    assert isinstance(tests.bias, Outcome)


def test_where_there_is_no_revision_at_all_that_is_said() -> None:
    assert of_values([], []).verdict == "not tested: there is no revision"
