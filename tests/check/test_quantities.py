"""Quantities: what number is stated, what it can stand for, and what is no quantity at all."""

from __future__ import annotations

import csv
import math
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.words.quantities import Quantity, find_quantities, interval, last_digit_unit
from netmig.check.words.tokens import tokenise

# columns: text; the words of a quantity in it, its value, what it can stand for, unit and hedge. A text
# with two quantities has two rows, one after the other; a text with none has one row with nothing filled in.
with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as table:
    SENTENCES = [(text, list(rows)) for text, rows in groupby(csv.DictReader(table), key=lambda row: row["text"])]


def _quantities(text: str) -> list[Quantity]:
    return find_quantities(tokenise(text))


@pytest.mark.parametrize(("text", "rows"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_states_these_quantities(text: str, rows: list[dict[str, str]]) -> None:
    expected = [
        (row["words"], *(pytest.approx(float(row[name])) for name in ("value", "low", "high")), row["unit"], row["hedge"])
        for row in rows
        if row["value"]
    ]

    assert expected == [
        (text[each.start : each.end], each.value, each.low, each.high, each.unit, each.hedge) for each in _quantities(text)
    ]


def test_the_table_is_large_enough_to_mean_something() -> None:
    texts = [text for text, _ in SENTENCES]

    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)
    assert sum(not rows[0]["value"] for _, rows in SENTENCES) >= 40


@given(st.text() | NEWS)
def test_a_value_is_within_its_own_interval(text: str) -> None:
    for quantity in _quantities(text):
        assert quantity.low <= quantity.value <= quantity.high
        assert math.isfinite(quantity.value)


@given(st.text() | NEWS)
def test_quantities_stand_in_order_at_code_points_of_the_text(text: str) -> None:
    tokens = tokenise(text)
    found = find_quantities(tokens)

    for before, after in pairwise(found):
        assert before.last < after.first
    for quantity in found:
        assert (tokens[quantity.first].start, tokens[quantity.last].end) == (quantity.start, quantity.end)
        assert quantity.start <= quantity.number_start < quantity.end


NUMBERS = st.integers(1, 4_000_000).map(lambda number: f"{number:,}") | st.sampled_from(
    ["half a million", "twenty-five", "1.2 million", "£5.38bn", "36%", "36 per cent", "two-thirds", "12,500"]
)
HEDGES = st.sampled_from(["", "over ", "nearly ", "about ", "under ", "up to ", "just over ", "more than ", "at least "])


@given(NUMBERS, HEDGES)
def test_words_of_a_quantity_alone_are_read_as_the_same_quantity(number: str, hedge: str) -> None:
    text = f"There were {hedge}{number} of those, it said."
    (found,) = _quantities(text)
    (alone,) = _quantities(text[found.start : found.end])

    assert (found.value, found.low, found.high, found.hedge) == (alone.value, alone.low, alone.high, alone.hedge)


@given(NEWS, NUMBERS, HEDGES)
def test_a_sentence_before_shifts_a_quantity_and_changes_nothing_else(before: str, number: str, hedge: str) -> None:
    text = f"Then there were {hedge}{number} of those."
    lead = f"{before} . \n"
    alone = _quantities(text)
    behind = [each for each in _quantities(lead + text) if each.start >= len(lead)]

    assert [(each.start + len(lead), each.end + len(lead), each.value, each.low, each.high, each.unit) for each in alone] == [
        (each.start, each.end, each.value, each.low, each.high, each.unit) for each in behind
    ]


@given(st.integers(1, 9_999_999))
def test_digits_with_commas_are_read_as_their_number(number: int) -> None:
    found = [each.value for each in _quantities(f"It was {number:,} people.")]

    assert found == [number]


@given(st.integers(1945, 2100))
def test_a_year_is_never_a_quantity(year: int) -> None:
    for text in (
        f"in {year}",
        f"since {year}, it",
        f"{year} was",
        f"the {year} figures",
        f"{year}/{(year + 1) % 100:02d}",
        f"May {year}",
    ):
        assert _quantities(text) == []


@given(st.floats(1, 1e9), st.sampled_from([1.0, 10.0, 1000.0]))
def test_a_hedge_only_widens_or_bounds(value: float, step: float) -> None:
    low, high = interval(value, step, "exact")

    assert interval(value, step, "over")[1] == math.inf
    assert interval(value, step, "under")[0] == -math.inf
    assert interval(value, step, "about")[0] <= low
    assert high <= interval(value, step, "about")[1]
    assert tuple(-end for end in reversed((low, high))) == interval(-value, step, "exact")


def test_a_last_digit_says_how_exact_a_number_is() -> None:
    assert [pytest.approx(last_digit_unit(digits)) for digits in ("948,000", "80", "1.2", "5.38", "7", "900,000", "5.0")] == [
        1000,
        10,
        0.1,
        0.01,
        1,
        100_000,
        0.1,
    ]
    assert last_digit_unit("1.2", 1_000_000) == pytest.approx(100_000)


def test_taken_tokens_are_not_read() -> None:
    tokens = tokenise("12 people, 15 people")

    assert [each.value for each in find_quantities(tokens, frozenset({0}))] == [15]


@pytest.mark.parametrize("digits", ["9" * 400, "1" + "0" * 400, "1." + "3" * 400, "1,234" * 300, "9" * 5000])
def test_endless_digits_are_no_quantity_and_no_fall(digits: str) -> None:
    assert all(each.value < 1e15 for each in _quantities(f"It was {digits} people."))


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(lambda text: find_quantities(tokenise(text)), piece) < 8
