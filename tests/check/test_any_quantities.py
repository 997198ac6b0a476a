"""Quantities of any English text: what `netmig.quantities` lists, and what it leaves alone."""

from __future__ import annotations

import csv
import json
import math
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

import netmig

# columns: text; the words of a quantity in it, its value, what it can stand for, its unit, hedge, direction, part in
# a change, and form. A text with two quantities has two rows, one after the other; a text with none has one row
# with nothing filled in. docs/quantities.md says what each word means.
with (Path(__file__).parent / "quantities.csv").open(encoding="utf-8", newline="") as table:
    SENTENCES = [(text, list(rows)) for text, rows in groupby(csv.DictReader(table), key=lambda row: row["text"])]
TEXTS = st.sampled_from([text for text, _ in SENTENCES])
ANYTHING = st.text() | NEWS | TEXTS | st.lists(TEXTS, max_size=4).map(" ".join)


def told(each: netmig.Quantity) -> tuple[object, ...]:
    """All of a quantity but where it stands."""
    return (each.value, each.low, each.high, each.unit, each.hedge, each.direction, each.part, each.form)


@pytest.mark.parametrize(("text", "rows"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_has_these_quantities(text: str, rows: list[dict[str, str]]) -> None:
    expected = [
        (row["words"], *(pytest.approx(float(row[name])) for name in ("value", "low", "high")), row["unit"], row["hedge"],
         row["direction"], row["part"], row["form"])
        for row in rows
        if row["value"]
    ]  # fmt: skip

    assert expected == [(text[each.start : each.end], *told(each)) for each in netmig.quantities(text)]


def test_the_table_is_large_and_has_every_form() -> None:
    rows = [row for _, each in SENTENCES for row in each]

    assert len(SENTENCES) >= 250
    assert len({text for text, _ in SENTENCES}) == len(SENTENCES)
    assert sum(not row["value"] for row in rows) >= 60
    assert {row["form"] for row in rows if row["value"]} == {"number", "range", "fraction", "multiple", "vague"}
    assert {row["hedge"] for row in rows if row["value"]} == {"exact", "about", "over", "at least", "under", "up to", "nearly"}
    assert {(row["direction"], row["part"]) for row in rows if row["value"]} >= {
        ("up", "by"), ("up", "to"), ("up", "from"), ("down", "by"), ("down", "to"), ("down", "from"), ("", ""),
    }  # fmt: skip


@given(ANYTHING)
def test_quantities_stand_in_order_in_the_text_and_never_overlap(text: str) -> None:
    found = netmig.quantities(text)

    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip()
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(ANYTHING)
def test_a_value_is_finite_and_within_its_interval(text: str) -> None:
    for each in netmig.quantities(text):
        assert each.low <= each.value <= each.high
        assert math.isfinite(each.value)


@given(ANYTHING)
def test_a_direction_and_a_part_in_a_change_come_together(text: str) -> None:
    for each in netmig.quantities(text):
        assert bool(each.direction) == bool(each.part)


@given(TEXTS)
def test_marks_that_printers_choose_change_nothing(text: str) -> None:
    plain = [told(each) for each in netmig.quantities(text)]

    for other in (text.replace(" ", "\u00a0"), text.replace("'", "’"), text.replace("-", "\u2011"), text.replace(" ", "\u2009")):
        assert [told(each) for each in netmig.quantities(other)] == plain


@given(TEXTS, st.integers(0, 60))
def test_soft_hyphens_and_invisible_marks_change_nothing_but_places(text: str, at: int) -> None:
    at = min(at, len(text))
    other = text[:at] + "\u00ad" + text[at:]

    assert [told(each) for each in netmig.quantities(other)] == [told(each) for each in netmig.quantities(text)]


@given(TEXTS, TEXTS)
def test_one_paragraph_says_nothing_of_the_next(one: str, two: str) -> None:
    together = [told(each) for each in netmig.quantities(f"{one}\n\n{two}")]

    assert together == [told(each) for each in (*netmig.quantities(one), *netmig.quantities(two))]


@given(TEXTS)
def test_a_line_that_is_broken_by_hand_reads_as_one(text: str) -> None:
    first, blank, rest = text.partition(" ")

    assert [told(each) for each in netmig.quantities(f"{first}\n{rest}" if blank else text)] == [
        told(each) for each in netmig.quantities(text)
    ]


@given(st.integers(1, 9_999_999))
def test_digits_with_commas_are_read_as_their_number(number: int) -> None:
    assert [(each.value, each.unit) for each in netmig.quantities(f"There were {number:,} lanterns.")] == [(number, "lanterns")]


@given(st.integers(1945, 2060))
def test_a_year_is_never_a_quantity(year: int) -> None:
    for text in (
        f"in {year}",
        f"since {year}, it",
        f"{year} was dry",
        f"the {year} budget",
        f"May {year}",
        f"{year}-{(year + 1) % 100:02d} was",
    ):
        assert netmig.quantities(text) == ()


@given(st.integers(1, 31), st.sampled_from(["January", "March", "May", "June", "Oct", "December"]))
def test_a_date_is_never_a_quantity(day: int, month: str) -> None:
    for text in (f"on {day} {month}", f"on {month} {day}, it", f"{month} {day}, 2021", f"the {day} {month} debate"):
        assert netmig.quantities(text) == ()


@given(st.integers(2, 900), st.sampled_from(["over ", "nearly ", "about ", "up to ", "at least ", "fewer than "]))
def test_a_hedge_belongs_to_its_quantity(number: int, hedge: str) -> None:
    (each,) = netmig.quantities(f"There are {hedge}{number} lanterns here.")

    assert each.hedge == {"fewer than": "under"}.get(hedge.strip(), hedge.strip())
    assert each.end - each.start == len(f"{hedge}{number}")


def test_a_quantity_is_told_as_json() -> None:
    (each,) = netmig.quantities("Up to 400 jobs")

    assert json.loads(json.dumps(each.to_dict(), allow_nan=False)) == {
        "start": 0, "end": 9, "value": 400.0, "low": None, "high": pytest.approx(400), "unit": "jobs", "hedge": "up to",
        "direction": "", "part": "", "form": "number",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rank", "unit"),
    [
        ("She scored her 41st goal.", 41, "goal"),
        ("They finished third.", 3, ""),
        ("It is the twenty-first time.", 21, "time"),
        ("The 3rd prize was a clock.", 3, "prize"),
        ("His second novel was dull.", 2, "novel"),
    ],
)
def test_ranks_are_told_where_they_are_asked_for(text: str, rank: int, unit: str) -> None:
    assert netmig.quantities(text) == ()
    (each,) = netmig.quantities(text, ordinals=True)
    assert (each.value, each.unit, each.form, each.low, each.high) == (rank, unit, "ordinal", rank, rank)


@pytest.mark.parametrize(
    "text",
    [
        "On 4th May it rained.",
        "The 21st century began.",
        "The second half was dull.",
        "On the fourth of July.",
        "At first it rained.",
    ],
)
def test_days_centuries_and_halves_are_no_ranks(text: str) -> None:
    assert netmig.quantities(text, ordinals=True) == ()


@pytest.mark.parametrize("digits", ["9" * 400, "1" + "0" * 400, "1." + "3" * 400, "1,234" * 300, "$US" + "9" * 40])
def test_endless_digits_are_no_quantity_and_no_fall(digits: str) -> None:
    assert all(each.value <= 1e15 for each in netmig.quantities(f"It was {digits} people."))


@pytest.mark.parametrize(
    "piece", [*HOSTILE, "$US5", "aged 5 to ", "per 100 ", "of the ", "one of the ", "and 5 ", "a, 45, ", "square "]
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(netmig.quantities, piece) < 8
