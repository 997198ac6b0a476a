"""No text leaves in a CSV file as a formula, and every text can be had back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.cli.output import csv_text
from netmig.formula_guard import guarded, unguarded

# what a spreadsheet program looks at first, thick enough that every example is near the edge
AWKWARD = st.text(st.sampled_from("'=+-@\t\r\n \u00a0＝－a1,\";") | st.characters(codec="utf-8"), max_size=8)


@given(AWKWARD)
def test_no_text_leaves_that_begins_as_a_formula(text: str) -> None:
    left = guarded(text)

    assert not left.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not left.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(AWKWARD)
def test_what_was_guarded_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(AWKWARD, AWKWARD)
def test_two_texts_never_become_one(first: str, second: str) -> None:
    assert (guarded(first) == guarded(second)) == (first == second)


@pytest.mark.parametrize("text", ["", "YE Jun 2023", "’tis", "'90s", "5 - 3", "331,000", "(-5)"])
def test_a_text_that_is_no_danger_is_left_alone(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.lists(AWKWARD | st.integers() | st.floats(-1e12, 1e12), min_size=1, max_size=4))
def test_the_csv_of_every_verb_is_guarded_and_its_numbers_are_numbers(cells: list[str | int | float]) -> None:
    names = [f"c{place}" for place in range(len(cells))]
    written = csv_text(names, [dict(zip(names, cells, strict=True))])
    (read,) = list(csv.reader(io.StringIO(written, newline="")))[1:]

    for cell, found in zip(cells, read, strict=True):
        if isinstance(cell, str):
            assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))
        else:
            assert type(cell)(found) == cell
