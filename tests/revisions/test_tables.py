"""Any vintaged table as a triangle: forms of periods and days, wide and long, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from made_triangles import Row, tables

from netmig import UsageError
from netmig.periods import week_ending
from netmig.revisions.analysis import revisions_of
from netmig.revisions.tables import of_frame, periods_of, read_csv, read_text
from netmig.revisions.triangle import Triangle

GDP = """period,published,value
2023Q1,2023-04-28,0.3
2023Q1,2023-05-26,0.4
2023Q2,2023-07-28,0.2
2023Q1,2023-07-28,0.4
2023Q2,2023-08-25,
2023Q2,2023-09-29,-0.1
"""


def read(text: str) -> Triangle:
    return read_text(text.encode(), name="gdp")


def test_a_long_table_is_its_triangle() -> None:
    triangle = read(GDP)

    assert [each.label for each in triangle.periods] == ["2023 Q1", "2023 Q2"]
    assert [each.value for each in triangle.history("2023Q1")] == [0.3, 0.4, 0.4]
    assert [each.value for each in triangle.history("2023 Q2")] == [0.2, -0.1]
    assert triangle.label(triangle.periods[0]) == "2023Q1"


def test_columns_stand_in_any_order_with_others_beside_and_any_usual_mark_between() -> None:
    rows = [line.split(",") for line in GDP.splitlines()]
    for mark in (",", ";", "\t"):
        told = "\n".join(mark.join(["note", *reversed(row)]) for row in rows)
        assert read(told.replace("value", "Value", 1)).long() == read(GDP).long()


def test_a_wide_table_is_the_same_triangle() -> None:
    wide = "period,2023-04-28,2023-05-26,2023-07-28,2023-09-29\n2023Q1,0.3,0.4,0.4,\n2023Q2,,NA,0.2,-0.1\n"

    assert read(wide).long() == read(GDP).long()


def test_a_method_told_otherwise_is_a_change_of_method() -> None:
    text = "period,published,value,method,kind,status\n2020,2021-03-01,10,survey,,provisional\n2020,2022-03-01,12,survey,R1,revised\n2020,2023-03-01,20,register,R3,complete\n"
    triangle = read(text)
    first, second, third = triangle.history("2020")

    assert triangle.changes(first, second) == ()
    assert [(each.kind, each.source, each.words) for each in triangle.changes(first, third)] == [
        ("method", "table", "survey became register")
    ]
    assert triangle.complete()["2020"].value == 20
    found = revisions_of(triangle)
    assert [(row.value, row.kind) for row in found.rows] == [(2, "R1")]
    assert [(row.value, row.on_break, row.kind) for row in revisions_of(triangle, across_breaks=True).rows] == [(10, 8, "R1+R3")]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["2020-01-01", "2020-04-01", "2020-07-01"], ["2020 Q1", "2020 Q2", "2020 Q3"]),
        (["2020-03-31", "2020-06-30", "2020-12-31"], ["2020 Q1", "2020 Q2", "2020 Q4"]),
        (["2020-01-01", "2020-02-01"], ["Jan 2020", "Feb 2020"]),
        (["2020-01-01 00:00:00", "2021-01-01 00:00:00"], ["2020", "2021"]),
        (["2020-07-01", "2021-07-01"], ["2020-07-01 to 2021-06-30", "2021-07-01 to 2022-06-30"]),
        (["2020-01-05", "2020-01-12"], [week_ending(date(2020, 1, 5)).label, week_ending(date(2020, 1, 12)).label]),
        (["2020-01-05", "2020-01-06"], ["2020-01-05", "2020-01-06"]),
        (["2020-01", "2020-12"], ["Jan 2020", "Dec 2020"]),
        (["2000-01", "2001-02"], ["Jan 2000", "Feb 2001"]),
        (["2020/21", "2021/22"], ["2020/21", "2021/22"]),
        (["2020M1", "2020m12", "2020-M03"], ["Jan 2020", "Dec 2020", "Mar 2020"]),
        (["2020:Q1", "Q2 2020", "2020-Q3"], ["2020 Q1", "2020 Q2", "2020 Q3"]),
        (["YE Jun 2023", "YE Dec 23"], ["YE Jun 2023", "YE Dec 2023"]),
    ],
)
def test_how_long_a_period_is_can_be_told(labels: list[str], expected: list[str]) -> None:
    assert [None if period is None else period.label for period in periods_of(labels).values()] == expected


def test_what_is_no_period_is_none() -> None:
    assert periods_of(["2020", "soon"])["soon"] is None
    assert periods_of(["2020-13-01"])["2020-13-01"] is None
    assert periods_of([]) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("period,published\n2020,2021-01-01\n", "no column value"),
        ("quarter,published,value\n", "no column period"),
        (GDP.replace("2023Q2,2023-07-28", "spring,2023-07-28"), "line 4: 'spring' is not a period"),
        (GDP.replace("2023-05-26", "May"), "line 3: 'May' is not a day"),
        (GDP.replace("0.4", "forty", 1), "line 3, column value: 'forty' is not a number"),
        (GDP.replace("0.4", "inf", 1), "line 3, column value: 'inf' is not a number"),
        (GDP + "2023Q2,2023-09-29,0.5\n", "two values"),
        ('period,published,value\n"2020,2021-01-01,1\n', "not a CSV table"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read(text)


def test_files_that_are_not_there_or_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.csv").write_bytes(b"period,published,value\n2020,2021-01-01,\xff\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_csv(tmp_path / "bytes.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        read_csv(tmp_path / "none.csv")


def test_numbers_are_read_as_people_write_them() -> None:
    text = (
        'period,published,value\n2020,2021-01,"1,234"\n2021,2022-03-01T09:30+00:00,−5\n2022,2023-01-01,1e3\n2023,2024-01-01,7.0\n'
    )
    values = [each.value for each in read(text).latest().values()]

    assert values == [1234, -5, 1000.0, 7.0]
    assert [type(each) for each in values] == [int, int, float, float]
    assert read(text).history("2020")[0].issue.label == "2021-01-31"


@dataclass
class Frame:
    """What is asked of a frame of another library, and no more."""

    rows: list[dict[str, Any]]

    def to_dict(self, kind: str) -> list[dict[str, Any]]:
        assert kind == "records"
        return self.rows


@dataclass
class PolarsFrame:
    rows: list[dict[str, Any]]

    def to_dicts(self) -> list[dict[str, Any]]:
        return self.rows


@dataclass
class ArrowTable:
    rows: list[dict[str, Any]]

    def to_pylist(self) -> list[dict[str, Any]]:
        return self.rows


@pytest.mark.parametrize("kind", [Frame, PolarsFrame, ArrowTable])
def test_a_frame_is_read_as_a_file_would_be(kind: Any) -> None:
    rows = [dict(zip(("Period", "Published", "Value"), line.split(","), strict=True)) for line in GDP.splitlines()[1:]]
    told = [{**row, "Value": float(row["Value"]) if row["Value"] else None} for row in rows]

    assert of_frame(kind(told), name="gdp").long() == read(GDP).long()


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(UsageError, match="no frame"):
        of_frame(3)


@given(tables())
def test_writing_a_triangle_and_reading_it_changes_nothing(rows: list[Row]) -> None:
    triangle = Triangle.of_rows(rows)
    text = "period,published,value\n" + "".join(
        f"{each['period']},{each['published']},{each['value']}\n" for each in triangle.long()
    )

    assert read(text).long() == triangle.long()


def test_a_decimal_comma_is_read_where_semicolons_part_and_no_comma_can_be_of_thousands() -> None:
    decimal = read("period;published;value\n2020Q1;2020-05-01;1,23\n2020Q1;2020-06-01;1,5\n2020Q1;2020-07-01;−1.234,5\n")
    thousands = read("period;published;value\n2020Q1;2020-05-01;1,234,567\n2020Q1;2020-06-01;-1,500\n")

    assert [each.value for each in decimal.history("2020Q1")] == [1.23, 1.5, -1234.5]
    assert [each.value for each in thousands.history("2020Q1")] == [1234567, -1500]


def test_thousands_are_read_where_they_are_grouped_by_threes() -> None:
    cells = {'"1,234"': 1234, '"−1,234,567.5"': -1234567.5, "1 234": 1234, "1234": 1234, "-0.5": -0.5, "1e3": 1000.0}
    for cell, value in cells.items():
        assert read(f"period,published,value\n2020,2021-03-01,{cell}\n").history("2020")[0].value == value


@pytest.mark.parametrize("cell", ['"12,34,5"', "1_000", '"1,23"', '"1,5"', '"1234,567"', '",5"', "1 23", "0x10", "１２"])
def test_a_number_in_no_known_notation_is_refused_with_its_line_and_column(cell: str) -> None:
    with pytest.raises(UsageError, match=r"line 2, column value: .* is not a number"):
        read(f"period,published,value\n2020,2021-03-01,{cell}\n")


@pytest.mark.parametrize(
    "cells",
    [
        ("1,234", "2,345"),  # thousands or decimals: nobody can tell
        ("1,5", "1.5"),  # two notations in one table
        ("1,23", "1,234,567"),
    ],
)
def test_commas_between_semicolons_that_can_be_read_in_two_ways_are_refused(cells: tuple[str, str]) -> None:
    told = f"period;published;value\n2020;2021-03-01;{cells[0]}\n2020;2022-03-01;{cells[1]}\n"
    with pytest.raises(UsageError, match=r"line \d, column value: .* is not a number that can be read in one way"):
        read(told)


def test_in_a_wide_table_the_column_of_a_bad_number_is_its_day() -> None:
    with pytest.raises(UsageError, match="line 2, column 2022-03-01"):
        read("period,2021-03-01,2022-03-01\n2020,1,1_0\n")


def test_a_comma_that_was_not_quoted_is_no_end_of_a_number() -> None:
    with pytest.raises(UsageError, match="line 2 has 4 cells under 3 columns"):
        read("period,published,value\n2020,2021-03-01,1,234\n")


@pytest.mark.parametrize(
    "header", ["period,published,value,Value", "period,2021-03-01,2021-03-01", "period,published,value,note,note"]
)
def test_two_columns_of_one_name_are_refused_by_name(header: str) -> None:
    twice = header.lower().rsplit(",", 1)[1]
    with pytest.raises(UsageError, match=f"more than one column {twice}"):
        read(f"{header}\n{',' * header.count(',')}\n")


def test_two_columns_of_a_frame_that_read_alike_are_refused_by_name() -> None:
    @dataclass
    class Frame:
        columns: tuple[str, ...] = ("period", "published", "value", "Value")

        def to_dicts(self) -> list[dict[str, Any]]:
            return [{"period": "2020", "published": "2021-03-01", "value": 1, "Value": 2}]

    with pytest.raises(UsageError, match="The frame has more than one column value"):
        of_frame(Frame())
