"""A workbook that was changed anywhere reads to the true values or is refused with sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given as given_each
from hypothesis import strategies as st
from made_ltim import given, may_2025_sheets, may_2026_sheets
from made_workbooks import Rows

from netmig.errors import LayoutError, UsageError
from netmig.ledger.figures import Figure
from netmig.sources.ons_checks import check_figures
from netmig.sources.ons_workbook import READER, read
from netmig.sources.reader import GivenFile

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"
Sheets = dict[str, Rows]


@cache
def _true() -> Sheets:
    return may_2025_sheets()


@pytest.fixture
def sheets() -> Sheets:
    return deepcopy(_true())


def find(rows: Rows, *words: str) -> int:
    """The first row that begins with these words."""
    return next(at for at, row in enumerate(rows) if [str(value) for value in row[: len(words)]] == list(words))


def set_cell(sheet: str, words: tuple[str, ...], column: int, change: Callable[[int], object]) -> Callable[[Sheets], None]:
    def do(sheets: Sheets) -> None:
        row = sheets[sheet][find(sheets[sheet], *words)]
        row[column] = change(row[column])  # type: ignore[arg-type]

    return do


def header(sheet: str, column: int, word: object) -> Callable[[Sheets], None]:
    def do(sheets: Sheets) -> None:
        rows = sheets[sheet]
        rows[next(at for at, row in enumerate(rows) if len(row) > 3)][column] = word

    return do


def columns_swapped(sheet: str, one: int, other: int) -> Callable[[Sheets], None]:
    """The numbers of two columns change places; their headers stay."""

    def do(sheets: Sheets) -> None:
        rows = sheets[sheet]
        first = next(at for at, row in enumerate(rows) if len(row) > 3) + 1
        for row in rows[first:]:
            row[one], row[other] = row[other], row[one]

    return do


def moved_right(sheets: Sheets) -> None:
    rows = sheets["Table 4"]
    first = next(at for at, row in enumerate(rows) if len(row) > 3) + 1
    for row in rows[first:]:
        row.insert(3, None)


def in_thousands(sheets: Sheets) -> None:
    sheets["Table 1"] = [[value // 1000 if isinstance(value, int) else value for value in row] for row in sheets["Table 1"]]


def row_dropped(sheets: Sheets) -> None:
    del sheets["Table 1"][find(sheets["Table 1"], "Emigration", "YE Dec 23 R")]


def row_gone(sheet: str, row: int) -> Callable[[Sheets], None]:
    def do(sheets: Sheets) -> None:
        del sheets[sheet][row]

    return do


def period_dropped(sheets: Sheets) -> None:
    sheets["Table 1"] = [row for row in sheets["Table 1"] if row[1:2] != ["YE Mar 20"]]


def row_doubled(sheets: Sheets) -> None:
    sheets["Table 1"].append(list(sheets["Table 1"][find(sheets["Table 1"], "Emigration", "YE Dec 23 R")]))


def extra_column(sheets: Sheets) -> None:
    rows = sheets["Table 1"]
    first = next(at for at, row in enumerate(rows) if len(row) > 3)
    rows[first].append("Irish")
    for row in rows[first + 1 :]:
        row.append(1000)


def without(sheet: str) -> Callable[[Sheets], None]:
    def do(sheets: Sheets) -> None:
        del sheets[sheet]

    return do


def both(one: Callable[[Sheets], None], other: Callable[[Sheets], None]) -> Callable[[Sheets], None]:
    def do(sheets: Sheets) -> None:
        one(sheets)
        other(sheets)

    return do


ROW = ("Net migration", "YE Dec 24 P")
CHANGES: dict[str, tuple[Callable[[Sheets], None], str]] = {
    "a header with another word": (header("Table 1", 3, "UK nationals"), r"Table 1!D6: .*'british'.*found 'UK nationals'"),
    "two headers changed about": (
        both(header("Table 1", 3, "EU+"), header("Table 1", 4, "British")),
        r"Table 5!D\d+: .*as Table 1!\w+ has it",
    ),
    "numbers under the wrong headers": (columns_swapped("Table 1", 2, 5), r"Table 1!C\d+: .*the sum of its parts"),
    "numbers under the wrong reasons": (columns_swapped("Table 4", 2, 6), r"Table 4!C\d+: .*the sum of its parts"),
    "columns moved to the right": (moved_right, r"Table 4!D\d+: .*a number or 'Not available'; found None"),
    "thousands for people": (in_thousands, r"Table 1!C7: .*people rounded to 1,000; found 639"),
    "a sheet that is gone": (without("Table 4"), r"Contents!A6: .*a sheet for Table 4"),
    "a sheet that is gone and was not listed": (without("Contents"), r"a sheet with Table 3a \(May 2025\)"),
    "the main sheet gone": (
        both(without("Table 1"), without("Contents")),
        r"a sheet with Table 1",
    ),
    "a row that is gone": (row_dropped, r"Table 1!B\d+: .*also a row 'emigration YE Dec 2023'"),
    "an age that is gone": (row_gone("Table 7", 9), r"Table 7!A\d+: .*also a row 'all 35 44 YE Dec 2024'"),
    "a publication that is gone": (row_gone("Table 5", 5), r"Table 5!A\d+: .*also a row 'previous' for YE Sep 2023"),
    "a period gone from every flow": (period_dropped, r"Table 1!B\d+: .*also rows for YE Mar 2020"),
    "a row that is there twice": (row_doubled, r"Table 1!B\d+: .*a row of its own; row \d+ is for the same"),
    "a column more": (extra_column, r"Table 1!G6: .*one each of .*found 'Irish'"),
    "a digit of the net": (set_cell("Table 1", ROW, 2, lambda value: value + 100_000), r"Table 1!C\d+: .*less emigration"),
    "a digit of a flow": (set_cell("Table 1", ("Immigration", "YE Dec 24 P"), 5, lambda value: value + 10_000), r"Table 1!F\d+: "),
    "a digit of the estimate with its interval": (set_cell("Table 2", ROW, 2, lambda value: value + 1000), r"Table 2!C\d+: .*as Table 1!C\d+ has it"),
    "a bound on the wrong side": (set_cell("Table 2", ROW, 3, lambda _: 500_000), r"Table 2!D\d+: .*an interval around 431,000"),
    "one bound alone": (set_cell("Table 2", ROW, 4, lambda _: "Not available"), r"Table 2!D\d+: .*both bounds"),
    "a digit of a reason": (set_cell("Table 4", ROW, 11, lambda value: value + 7000), r"Table 4!\w+\d+: "),
    "a digit of an age": (lambda sheets: sheets["Table 7"][8].__setitem__(3, 999_000), r"Table 7!\w+\d+: "),
    "a difference that is none": (set_cell("Table 5", ("YE Dec 23 R", "Difference (May 25 - Nov 24)"), 4, lambda value: value + 1000), r"Table 5!E\d+: .*the difference"),
    "a flow that is none": (set_cell("Table 1", ROW, 0, lambda _: "Turnover"), r"Table 1!A\d+: .*found 'Turnover'"),
    "a period that is none": (set_cell("Table 1", ROW, 1, lambda _: "YE Foo 24"), r"Table 1!B\d+: .*a period.*found 'YE Foo 24'"),
    "a number beyond measure": (set_cell("Table 1", ROW, 2, lambda _: 10**15), r"Table 1!C\d+: .*fewer than 20,000,000"),
    "a text for a number": (set_cell("Table 1", ROW, 2, lambda _: "=1+1"), r"Table 1!C\d+: "),
    "another subject in the title": (lambda sheets: sheets["Table 4"][0].__setitem__(0, "Table 4: of EU+ nationals by reason"), r"Table 4!A1: .*a title with 'non eu\+ nationals by reason'"),
    "a day long after the last period": (lambda sheets: sheets["Cover_sheet"][2].__setitem__(0, "22 May 2029"), r"Cover_sheet!A3: .*within 18 months after YE Dec 2024"),
    "a day before the last period": (lambda sheets: sheets["Cover_sheet"][2].__setitem__(0, "22 December 2024"), r"Cover_sheet!A3: "),
    "two days of publication": (lambda sheets: sheets["Cover_sheet"].append(["First published on 23 May 2025."]), r"Cover_sheet!A\d+: .*one day of publication"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_changed_workbook_is_refused_with_its_place(sheets: Sheets, what: str) -> None:
    """Sheet, row and column, what was expected and what was found; what to do next."""
    change, said = CHANGES[what]
    change(sheets)

    with pytest.raises(LayoutError) as caught:
        read(given(sheets))
    assert re.search(said, str(caught.value)), str(caught.value)
    assert "docs/layouts.md" in caught.value.next_step or "contradict" in caught.value.asked
    assert caught.value.asked.startswith("made.xlsx, ")
    assert caught.value.place.sheet


@cache
def _figures() -> tuple[Figure, ...]:
    return tuple(read(given(_true())).figures)


@given_each(st.data())
def test_no_number_changes_unnoticed(data: st.DataObject) -> None:
    """Every figure of Tables 1, 2, 4 and 7 is held by others: changed by 4,000 or more, it contradicts them.

    Three roundings leave a net free by 1,500 each way and the published ones use up to 1,000 of that,
    so that no check can see a smaller change of a flow. An estimate of Table 2 is held to the digit.
    """
    figures = list(_figures())
    at = data.draw(
        st.sampled_from(
            [at for at, figure in enumerate(figures) if figure.locator[:8] in ("Table 1!", "Table 2!", "Table 4!", "Table 7!")]
        )
    )
    least = 1 if figures[at].locator.startswith("Table 2!") else 4
    change = data.draw(st.integers(least, 9000)) * 1000 * data.draw(st.sampled_from([-1, 1]))
    figures[at] = replace(figures[at], value=(figures[at].value or 0) + change)

    with pytest.raises(LayoutError):
        check_figures("made.xlsx", figures)


def test_contradicting_table_that_nobody_saw_is_left_out_and_reported() -> None:
    """On the morning of a release a table that was only inferred must not keep the others from being read."""
    sheets = may_2026_sheets()
    set_cell("2", ("Immigration", "YE Dec 25 P"), 2, lambda value: value - 10_000)(sheets)
    reading = read(given(sheets))

    assert [(problem.place.sheet, problem.place.column) for problem in reading.problems] == [("2", "C")]
    assert "immigration less emigration (2!C13 and 2!C21)" in reading.problems[0].message
    assert {figure.locator.partition("!")[0] for figure in reading.figures} == {"1", "4b", "5", "9"}


def test_day_said_beside_a_file_must_be_its_own(sheets: Sheets) -> None:
    file = given(sheets)
    with pytest.raises(UsageError, match="2025-05-22"):
        read(replace(file, published=date(2025, 5, 23)))
    with pytest.raises(UsageError, match="ons-ltim-2025-05-22"):
        read(replace(file, release="ons-ltim-2024-11-28"))
    assert read(replace(file, published=date(2025, 5, 22), release="ons-ltim-2025-05-22")).releases


def test_file_that_says_no_day_asks_for_one(sheets: Sheets) -> None:
    sheets["Cover_sheet"][2][0] = "In May"

    with pytest.raises(UsageError, match="--published"):
        read(given(sheets))


def test_other_workbooks_are_not_recognised() -> None:
    others = [
        {"Cover": [["Population estimates"]], "1": [["Flow", "Period"]]},
        {"Table 1.02": [["Long-Term International Migration, estimates from International Passenger Survey, annual data"]]},
        {"Sheet1": [["Flow", "Period", "All Nationalities"]]},
    ]

    assert not any(READER.recognises(given(sheets)) for sheets in others)  # type: ignore[arg-type]
    assert not READER.recognises(GivenFile("text.csv", b"Long-term international migration"))
    assert not READER.recognises(GivenFile("broken.xlsx", b"PK\x03\x04"))


@pytest.mark.skipif(not REAL.is_file(), reason="the publisher's file is not in ../shared/data")
def test_changed_bytes_of_the_real_file_never_give_another_figure() -> None:
    """Bytes turned over anywhere in the file: its digests notice, or nothing that is read has changed."""
    body = REAL.read_bytes()
    true = set(read(GivenFile("true.xlsx", body)).figures)
    for at in range(1000, len(body), len(body) // 12):
        changed = body[:at] + bytes([body[at] ^ 0x55]) + body[at + 1 :]
        file = GivenFile("changed.xlsx", changed)
        if READER.recognises(file):
            assert {(each.series, each.period, each.value) for each in read(file).figures} == {
                (each.series, each.period, each.value) for each in true
            }
