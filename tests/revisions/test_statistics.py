"""Each statistic against an independent computation: plain loops and Python's own statistics."""

from __future__ import annotations

import math
import statistics
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.periods import calendar_year, quarter, year_ending
from netmig.revisions.analysis import Revisions, revisions_of
from netmig.revisions.cautions import OverlapWarning, SmallSampleWarning
from netmig.revisions.inference import Outcome
from netmig.revisions.statistics import base_of, correlation, quantile, sd, windows
from netmig.revisions.triangle import Triangle

VALUES = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
PAIRS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=40)
NEAR = 1e-9


def made(pairs: list[tuple[float, float]]) -> Revisions:
    """Quarters, each published three months after its end and again two years later."""
    rows = []
    for number, (earlier, later) in enumerate(pairs):
        period = quarter(2000 + number // 4, number % 4 + 1)
        rows += [(period, period.stop.replace(day=28), earlier), (period, period.stop.replace(year=period.stop.year + 2), later)]
    return revisions_of(Triangle.of_rows(rows))


@given(PAIRS)
def test_size_and_spread(pairs: list[tuple[float, float]]) -> None:
    summary = made(pairs).summary()
    r = [later - earlier for earlier, later in pairs]

    assert summary.n == len(pairs) == summary.windows
    assert summary.mean == pytest.approx(statistics.fmean(r), rel=NEAR, abs=NEAR)
    assert summary.mean_absolute == pytest.approx(sum(map(abs, r)) / len(r), rel=NEAR, abs=NEAR)
    assert summary.root_mean_square == pytest.approx(math.sqrt(sum(x * x for x in r) / len(r)), rel=NEAR, abs=NEAR)
    assert (summary.min, summary.max) == pytest.approx((min(r), max(r)), rel=NEAR, abs=NEAR)
    assert summary.range == pytest.approx(max(r) - min(r), rel=NEAR, abs=NEAR)
    assert (summary.up, summary.down, summary.unrevised) == (sum(x > 0 for x in r), sum(x < 0 for x in r), sum(x == 0 for x in r))
    if size := sum(abs(later) for _, later in pairs):
        assert summary.relative == pytest.approx(sum(map(abs, r)) / size, rel=NEAR)
    same = sum((a > 0) - (a < 0) == (b > 0) - (b < 0) for a, b in pairs)
    assert summary.same_sign == pytest.approx(same / len(pairs), rel=NEAR)
    if len(r) > 1:
        assert summary.sd == pytest.approx(statistics.stdev(r), rel=1e-7, abs=1e-6)
        cut = statistics.quantiles(r, n=20, method="inclusive")
        expected = {0.1: cut[1], 0.25: cut[4], 0.5: cut[9], 0.75: cut[14], 0.9: cut[17]}
        assert dict(summary.quantiles) == pytest.approx(expected, rel=NEAR, abs=1e-8)
    else:
        assert summary.sd is None


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=4, max_size=40))
def test_relations_between_revisions_and_values(pairs: list[tuple[float, float]]) -> None:
    summary = made(pairs).summary()
    r = [float(later - earlier) for earlier, later in pairs]
    earlier, later = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]

    def expected(first: list[float], second: list[float]) -> float | None:
        return statistics.correlation(first, second) if len(set(first)) > 1 and len(set(second)) > 1 else None

    for value, said in (
        (summary.correlation, expected(r, earlier)),
        (summary.autocorrelation, expected(r[1:], r[:-1])),
        (summary.noise_to_signal, statistics.stdev(r) / statistics.stdev(later) if len(set(later)) > 1 else None),
    ):
        assert (value is None) == (said is None)
        assert value is None or value == pytest.approx(said, rel=1e-8, abs=1e-9)


@given(st.lists(VALUES, min_size=1, max_size=30), st.floats(0, 1))
def test_a_quantile_lies_between_its_neighbours(values: list[float], chance: float) -> None:
    found = quantile(values, chance)

    assert min(values) <= found <= max(values)
    assert quantile(values, 0) == min(values)
    assert quantile(values, 1) == max(values)


def test_numbers_that_there_are_too_few_for_are_none() -> None:
    assert sd([1.0]) is None
    assert correlation([1.0, 2.0], [1.0, 2.0]) is None
    assert correlation([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]) is None
    empty = revisions_of(Triangle.of_rows([])).summary()
    assert (empty.n, empty.mean, empty.root_mean_square, empty.quantiles, empty.range, empty.median) == (
        0,
        None,
        None,
        (),
        None,
        None,
    )


def test_whether_the_story_changed_is_asked_within_each_vintage() -> None:
    """First 2021 seemed above 2020 as both stood in March 2022; as they stood in March 2023 it was below."""
    rows = [
        ("2020", "2021-03-01", 100), ("2020", "2022-03-01", 110), ("2020", "2023-03-01", 130),
        ("2021", "2022-03-01", 120), ("2021", "2023-03-01", 125),
    ]  # fmt: skip
    found = revisions_of(Triangle.of_rows(rows))

    assert (found.summary().direction_kept, found.summary().direction_n) == (0.0, 1)


def test_the_period_before_is_a_year_before_for_a_year_and_the_neighbour_for_a_quarter() -> None:
    ends = [year_ending(2022, 6), year_ending(2022, 12), year_ending(2023, 6)]
    years = Triangle.of_rows([(each, date(2024, 1, 1), 1) for each in ends])
    quarters = Triangle.of_rows([(quarter(2020, each), date(2024, 1, 1), 1) for each in (1, 2, 4)])

    assert base_of(years, ends[2]) == ends[0]
    assert base_of(years, ends[1]) is None
    assert base_of(quarters, quarter(2020, 2)) == quarter(2020, 1)
    assert base_of(quarters, quarter(2020, 4)) is None


def test_how_long_values_took_to_come_near() -> None:
    rows = [
        ("2020", "2021-01-15", 50),
        ("2020", "2021-07-15", 96),
        ("2020", "2022-01-15", 80),
        ("2020", "2022-07-15", 99),
        ("2020", "2023-01-15", 100),
    ]
    near = revisions_of(Triangle.of_rows(rows)).summary().near_latest

    assert near is not None
    assert (near.n, near.median_months, near.most_months) == (1, 18, 18)


def test_precocity_is_revised_less_preliminary_in_per_cent_of_the_preliminary() -> None:
    rows = [("2020", "2021-01-15", 200), ("2020", "2022-01-15", 250), ("2021", "2022-01-15", 100), ("2021", "2023-01-15", 90)]
    precocity = revisions_of(Triangle.of_rows(rows)).summary().precocity

    assert precocity is not None
    assert (precocity.n, precocity.mean, precocity.mean_percent, precocity.mean_absolute_percent) == (2, 20.0, 7.5, 17.5)
    assert revisions_of(Triangle.of_rows(rows), "consecutive").summary().precocity is None


def test_small_samples_and_overlaps_are_said() -> None:
    ends = [year_ending(2020, 6), year_ending(2020, 12), year_ending(2021, 6)]
    rows = [(each, date(2022 + late, 1, 1), 100 + late) for each in ends for late in (0, 1)]
    summary = revisions_of(Triangle.of_rows(rows)).summary()

    assert {type(each) for each in summary.warnings} == {SmallSampleWarning, OverlapWarning}
    assert summary.windows == 2


@given(st.lists(st.integers(2000, 2030), min_size=1, max_size=12), st.integers(1, 12))
def test_windows_are_the_most_that_do_not_overlap(years: list[int], month: int) -> None:
    assert windows([year_ending(year, month) for year in years]) == len(set(years))
    assert windows([calendar_year(year) for year in years]) == len(set(years))


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=2, max_size=20), st.integers(-50, 50))
def test_moving_every_later_value_moves_the_mean_and_leaves_the_spread(pairs: list[tuple[float, float]], by: int) -> None:
    before, after = made(pairs).summary(), made([(a, b + by) for a, b in pairs]).summary()

    assert after.mean == pytest.approx((before.mean or 0) + by, abs=1e-9)
    assert after.sd == pytest.approx(before.sd, rel=1e-9, abs=1e-9)


def test_the_interval_of_the_mean_is_that_of_the_test_of_bias() -> None:
    found = made([(float(place), float(place + 2 + place % 3)) for place in range(12)])
    summary, bias = found.summary(), found.tests().bias

    assert isinstance(bias, Outcome)
    assert summary.interval == (bias.estimates[0].low, bias.estimates[0].high)
    assert summary.standard_error == bias.estimates[0].standard_error
    assert made([(1.0, 2.0)] * 7).summary().interval is None
