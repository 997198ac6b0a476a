"""Intervals contain the figure, widen with level and size, scale with the unit, and hold as often as they say.

The histories here are synthetic, made by a known law.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_histories import Law, Row, made_family, made_rows, newest_period, normal, nothing, releases
from netmig.revisions.expectation import distribution_free
from netmig.revisions.interval_methods import METHODS, NORMAL_MEAN_ABSOLUTE, History, Sizes, form, rounds, steps_ahead
from netmig.revisions.outcomes import HORIZONS, Family, Horizon, Standing
from netmig.revisions.triangle import Triangle

SEEDS = st.integers(0, 10_000)
MODELLED = ("partial_pooling", "pooled_squares", "conformal_by_round", "conformal_pooled", "mean_absolute", "last_revision")
SIZES = (1e6, 4e5, 9e4)


def last_figure(family: Family, series: str = "made 0") -> Standing:
    triangle = family.triangles[series]
    return family.standing(series, triangle.rows[triangle.periods[-1]][-1])


@pytest.mark.parametrize("method", MODELLED)
@pytest.mark.parametrize("horizon", HORIZONS)
def test_where_nothing_was_ever_revised_nothing_is_expected_to_be(method: str, horizon: Horizon) -> None:
    family = made_family(random.Random(1), releases(12), SIZES, nothing)
    figure = last_figure(family)
    interval = form(method, figure, horizon, History(family), 0.8)

    assert interval is not None
    assert (figure.value, figure.value) == (interval.low, interval.high)


@settings(max_examples=20)
@given(SEEDS, st.sampled_from(MODELLED), st.sampled_from(HORIZONS))
def test_an_interval_contains_its_figure_and_widens_with_the_level(seed: int, method: str, horizon: Horizon) -> None:
    family = made_family(random.Random(seed), releases(10), SIZES, normal(30))
    figure, history = last_figure(family), History(family)
    found = [form(method, figure, horizon, history, level) for level in (0.5, 0.8, 0.9, 0.95)]
    given_intervals = [each for each in found if each is not None]

    assert given_intervals
    assert all(figure.value in each for each in given_intervals)
    for narrow, wide in pairwise(given_intervals):
        assert wide.low <= narrow.low
        assert narrow.high <= wide.high


@settings(max_examples=20)
@given(SEEDS)
def test_the_intervals_of_a_year_and_of_the_latest_contain_that_of_the_next_release(seed: int) -> None:
    family = made_family(random.Random(seed), releases(9), SIZES, normal(30))
    figure, history = last_figure(family), History(family)
    near, year, latest = (form("partial_pooling", figure, each, history, 0.8) for each in HORIZONS)

    assert near is not None
    assert year is not None
    assert latest is not None
    assert max(year.low, latest.low) <= near.low
    assert near.high <= min(year.high, latest.high)


@settings(max_examples=20)
@given(SEEDS, st.sampled_from(MODELLED), st.floats(0.01, 1000))
def test_in_another_unit_everything_is_in_that_unit(seed: int, method: str, factor: float) -> None:
    rows = [made_rows(random.Random(seed + place), releases(9), size, normal(30)) for place, size in enumerate(SIZES)]

    def interval_in(unit: float) -> tuple[float, float]:
        triangles = [
            Triangle.of_rows([(period, day, value * unit) for period, day, value in table], name=f"made {place}")
            for place, table in enumerate(rows)
        ]
        family = Family(triangles, by_size=True)
        found = form(method, last_figure(family), "next", History(family), 0.8)
        assert found is not None
        return found.low, found.high

    assert interval_in(1.0) == pytest.approx(tuple(end / factor for end in interval_in(factor)), rel=1e-9)


@settings(max_examples=20)
@given(SEEDS, st.floats(1.1, 50))
def test_a_larger_figure_has_a_wider_interval(seed: int, larger: float) -> None:
    family = made_family(random.Random(seed), releases(9), SIZES, normal(30))
    figure, history = last_figure(family), History(family)
    near = form("partial_pooling", figure, "next", history, 0.8)
    wide = form("partial_pooling", replace(figure, size=figure.size * larger), "next", history, 0.8)

    assert near is not None
    assert wide is not None
    assert wide.width == pytest.approx(near.width * math.sqrt(larger))


def test_of_one_round_nothing_is_said_and_conformal_intervals_say_what_they_cannot() -> None:
    family = made_family(random.Random(3), releases(7), SIZES, normal(30))
    figure = last_figure(family)
    days = releases(7)

    def given_at(count: int, method: str, level: float) -> bool:
        when = next(each.issue.published_at for each in family.triangles["made 0"].rows[newest_period(days[count])])
        return form(method, figure, "next", History(family, when), level) is not None

    # the first release with a gap before it has no rhythm yet: the first known round is that of the third release
    assert [given_at(count, "partial_pooling", 0.95) for count in (1, 2, 3)] == [False, True, True]
    assert [given_at(count, "conformal_by_round", 0.8) for count in (2, 3, 4, 5)] == [False, False, True, True]
    assert not given_at(6, "conformal_by_round", 0.95)
    assert (distribution_free(0.8), distribution_free(0.95)) == (4, 19)


def test_the_scale_is_shrunk_from_all_to_the_age_to_the_series() -> None:
    days = releases(4)
    rows: list[Row] = []
    first, second = newest_period(days[0]), newest_period(days[1])
    for day, value in zip(days, (100.0, 103.0, 103.0, 103.0), strict=True):
        rows.append((first, day, value))
    for day, value in zip(days[1:], (50.0, 51.0, 51.0), strict=True):
        rows.append((second, day, value))
    family = Family([Triangle.of_rows(rows, name="t")])
    kind = family.outcomes("next")
    own, degrees = Sizes.of(kind).shrunk("step 0", "t")
    # rounds: 3 (step 0); 0 (step 1) and 1 (step 0); 0 (step 1)
    overall = (3 + (0 + 1) / 2 + 0) / 3
    of_age = (4 * overall + 3 + 1) / 6

    assert rounds(kind) == 3
    assert own == pytest.approx((4 * of_age + 3 + 1) / 6)
    assert degrees == 3 + 2


def test_the_steps_ahead_are_those_to_the_horizon() -> None:
    family = made_family(random.Random(1), releases(8), [1e6], normal(1))
    entries = family.triangles["made 0"].rows[newest_period(releases(8)[4])]
    young = family.standing("made 0", entries[0])
    older = family.standing("made 0", entries[1])

    assert [steps_ahead(young, each) for each in HORIZONS] == [1, 2, 4]
    assert [steps_ahead(older, each) for each in HORIZONS] == [1, 2, 3]


def test_every_method_has_its_name() -> None:
    assert all(name == method.__name__ for name, method in METHODS.items())
    assert pytest.approx(0.797885, abs=1e-6) == NORMAL_MEAN_ABSOLUTE


def _coverage(method: str, horizon: Horizon, level: float, law: Callable[[], Law], histories: int, count: int) -> float:
    """How often the interval formed at a release held, over many synthetic histories."""
    held = total = 0
    for seed in range(histories):
        days = releases(count)
        family = made_family(random.Random(seed), days, SIZES, law())
        period = newest_period(days[-3])
        for series in family.triangles:
            entry = family.triangles[series].rows[period][0]
            figure = family.standing(series, entry)
            outcome = family.outcome(figure, horizon)
            interval = form(method, figure, horizon, History(family, figure.published), level)
            assert outcome is not None
            assert interval is not None
            held += outcome.value in interval
            total += 1
    return held / total


@pytest.mark.parametrize("horizon", ["next", "year"])
@pytest.mark.parametrize(("level", "low", "high"), [(0.8, 0.75, 0.87), (0.95, 0.92, 0.985)])
def test_on_synthetic_histories_of_normal_revisions_intervals_hold_about_as_often_as_they_say(
    horizon: Horizon, level: float, low: float, high: float
) -> None:
    assert low <= _coverage("partial_pooling", horizon, level, lambda: normal(30), histories=100, count=9) <= high


def test_on_synthetic_histories_with_heavy_tails_they_still_nearly_do() -> None:
    def law() -> Law:
        # Student's t with four degrees of freedom
        return lambda chance, size: 20 * size**0.5 * chance.gauss(0, 1) / math.sqrt(chance.gammavariate(2, 2) / 4)

    assert _coverage("partial_pooling", "next", 0.95, law, histories=100, count=9) >= 0.9


def test_conformal_intervals_hold_at_least_as_often_as_they_say_whatever_the_law() -> None:
    def law() -> Law:
        # lopsided: most revisions small and up, some large and up
        return lambda chance, size: size**0.5 * chance.expovariate(0.05)

    assert _coverage("conformal_by_round", "next", 0.8, law, histories=100, count=12) >= 0.78
