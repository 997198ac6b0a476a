"""Scales are straight and ticks are round and enclose what they are for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.charts.scale import Scale, axis_unit, ticks, value_ticks

VALUES = st.integers(-2_000_000, 6_000_000_000)


@given(VALUES, VALUES)
def test_ticks_are_few_evenly_spaced_and_enclose_the_values(one: int, other: int) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    steps = {round(after - before, 6) for before, after in pairwise(found)}

    assert found[0] <= low <= high <= found[-1]
    assert len(steps) == 1
    assert 2 <= len(found) <= 9


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_an_axis_of_values_of_both_signs_has_nought(values: list[int]) -> None:
    marks = value_ticks(values)

    assert marks[0] <= min(values)
    assert max(values) <= marks[-1]
    if min(values) <= 0 <= max(values):
        assert any(abs(mark) < 1e-6 for mark in marks)


def test_nought_is_left_out_only_where_it_would_hide_how_the_values_move() -> None:
    assert value_ticks([300_000, 900_000])[0] == 0
    assert value_ticks([66_000_000, 69_000_000])[0] > 0


def test_values_all_below_nought_are_drawn_down_from_it() -> None:
    assert value_ticks([-30_000, -5_000])[-1] == 0


@given(VALUES, st.integers(1, 10**6))
def test_a_scale_takes_its_ends_to_its_ends(low: int, width: int) -> None:
    scale = Scale(low, low + width, 300, 20)

    assert scale(low) == 300
    assert scale(low + width) == pytest.approx(20)


def test_a_scale_of_one_value_puts_it_in_the_middle() -> None:
    assert Scale(5, 5, 0, 10)(5) == 5


@pytest.mark.parametrize(
    ("unit", "largest", "expected"),
    [
        ("people", 900, (1, "people")),
        ("people", -40_000, (1e3, "thousand people")),
        ("people", 1_400_000, (1e3, "thousand people")),
        ("people", 69_000_000, (1e6, "million people")),
        ("GBP", 4_700_000, (1e6, "£ million")),
        ("GBP", 38_700, (1e3, "£ thousand")),
        ("GBP", 120, (1, "£")),
    ],
)
def test_an_axis_is_told_in_the_unit_that_people_say(unit: str, largest: float, expected: tuple[float, str]) -> None:
    assert axis_unit(unit, largest) == expected
