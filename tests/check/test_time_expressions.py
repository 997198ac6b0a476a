"""Time expressions: what each form of words means, by the article's day, the topic and the series' own years."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.words.time_expressions import find_time_expressions, resolve
from netmig.check.words.tokens import tokenise
from netmig.periods import Period, parse_period
from strategies import PERIODS

# columns: text; day of the article; months in which the series' years end (none: calendar or financial
# years only); what the text speaks of; the newest window published; the windows meant, or "none"
with (Path(__file__).parent / "times.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def _period(label: str) -> Period | None:
    return parse_period(label) if label else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{number}: {row['text']}" for number, row in enumerate(ROWS, start=2)])
def test_words_of_time_mean_these_windows(row: dict[str, str]) -> None:
    months = frozenset(int(number) for number in row["years_end"].split())
    found = [
        window
        for expression in find_time_expressions(tokenise(row["text"]))
        for window in resolve(
            expression, date.fromisoformat(row["published"]), _period(row["topic"]), months, _period(row["newest"])
        )
    ]

    expected = [] if row["windows"] == "none" else [parse_period(label) for label in row["windows"].split(" | ")]
    assert expected == found


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 100
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS)


@given(st.text() | NEWS, st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.none() | PERIODS, st.frozensets(st.integers(1, 12)))
def test_any_text_is_read_in_order_and_resolved_without_a_fall(
    text: str, published: date, topic: Period | None, months: frozenset[int]
) -> None:
    tokens = tokenise(text)
    found = find_time_expressions(tokens)

    for before, after in pairwise(found):
        assert before.last < after.first
    for expression in found:
        assert (tokens[expression.first].start, tokens[expression.last].end) == (expression.start, expression.end)
        for window in resolve(expression, published, topic, months, topic):
            assert window.start < window.stop


@given(NEWS, NEWS)
def test_lines_before_shift_words_of_time_and_change_nothing_else(before: str, text: str) -> None:
    alone = find_time_expressions(tokenise(text))
    behind = [each for each in find_time_expressions(tokenise(f"{before} ; X ; {text}")) if each.start >= len(before) + 7]

    assert [(each.kind, each.year, each.month, each.start) for each in alone] == [
        (each.kind, each.year, each.month, each.start - len(before) - 7) for each in behind
    ]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(lambda text: find_time_expressions(tokenise(text)), piece) < 8
