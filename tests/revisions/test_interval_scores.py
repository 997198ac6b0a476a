"""An interval's score is Gneiting and Raftery's; ends go outward; a record counts what held and what was refused."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.revisions.interval_scores import Interval, Record, interval_score

ENDS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("outcome", "score"),
    [(0.0, 10 + 20 * 1), (1.0, 10.0), (6.0, 10.0), (11.0, 10.0), (13.0, 10 + 20 * 2)],
)
def test_the_score_is_the_width_and_two_over_alpha_for_each_unit_outside(outcome: float, score: float) -> None:
    assert score == pytest.approx(interval_score(Interval(0.9, 1.0, 11.0), outcome))


def test_nobody_betters_the_score_by_another_interval_than_the_true_one() -> None:
    chance = random.Random(5)
    outcomes = [chance.gauss(0, 1) for _ in range(4000)]

    def mean(half: float) -> float:
        return sum(interval_score(Interval(0.8, -half, half), each) for each in outcomes) / len(outcomes)

    assert mean(1.2816) < min(mean(0.9), mean(1.7), mean(2.5))


@given(ENDS, ENDS, st.sampled_from([0.0, 1.0, 10.0, 1000.0]))
def test_rounding_outward_loses_nothing_and_adds_less_than_a_unit_at_each_end(low: float, high: float, unit: float) -> None:
    given_interval = Interval(0.8, min(low, high), max(low, high))
    rounded = given_interval.outward(unit)

    assert rounded.low <= given_interval.low + 1e-6 * max(unit, 1)
    assert rounded.high >= given_interval.high - 1e-6 * max(unit, 1)
    assert rounded.width <= given_interval.width + 2 * unit + 1e-6


def test_ends_that_are_whole_units_stay_where_they_are() -> None:
    assert Interval(0.8, 171_000, 171_000).outward(1000) == Interval(0.8, 171_000, 171_000)


def test_a_record_counts_what_held_and_what_was_refused() -> None:
    record = Record.of(0.8, [(Interval(0.8, 0, 4), 4.0), (Interval(0.8, 0, 2), 3.0), (None, 1.0)])

    assert (record.n, record.refused, record.held, record.coverage, record.width, record.score) == (2, 1, 1, 0.5, 3.0, 8.0)


def test_a_record_of_nothing_has_no_coverage() -> None:
    record = Record.of(0.95, [(None, 1.0)])

    assert (record.n, record.refused, record.coverage, record.width, record.score) == (0, 1, None, None, None)
