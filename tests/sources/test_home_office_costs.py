"""Asylum costs and casework as published: pounds by financial year, one basis of cost, refused where it is not so."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.errors import LayoutError, UsageError
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.home_office_costs import READER
from netmig.sources.reader import GivenFile, Reading

HEADER: list[object] = [
    "Financial Year", None, "Total Asylum Costs 1,2", "Asylum WIP (new method)3", "Asylum WIP (old method)", "Unit Cost4", "Total Conclusion",
    "Average Conclusions Per Month", "Conclusions Productivity", "Total Principal Stages Completed",
    "Average Principal Stages Completed Per Month", "Asylum Caseworking Staff", "Productivity",
]  # fmt: skip
# As published in December 2023.
YEARS: Rows = [
    ["2010/11", None, 567_856_116, "NA", 36_838, 15_415, *["NA"] * 7],
    ["2011/12", None, "£538,063,196", ":", 37_299, 14_426, 19_686, 1_641, 4, 62_382, 5_199, 380, 14],
    ["2022/23", None, 3_966_863_376.5292, 184_749, "z", 20_921, 23_914, 1_992.8333333333333, 2, 68_303, 5_691.916666666667, 1_058, 5],
]  # fmt: skip


def sheet() -> Rows:
    return [["Asylum costs and productivity"], ["Notes"], [None], HEADER, *YEARS, ["1. Footnote"], ["End of table"]]


def read(rows: Rows, *, cover: str = "Immigration and protection data", day: date | None = date(2023, 12, 19)) -> Reading:
    return READER.read(GivenFile("up.ods", workbook_bytes({"Contents": [[cover]], "ASY_04": rows}), published=day))


def test_every_number_of_a_year_is_the_one_that_is_shipped() -> None:
    reading = read(sheet())
    labels = {str(row[0]) for row in YEARS}
    wanted = {
        (each.series.key, each.period.label): each.value
        for each in shipped_figures("home-office-immigration-protection-data-2023-12")
        if each.period.label in labels and each.source == "asylum-costs-and-productivity"
    }
    found = {(each.series.key, each.period.label): each.value for each in reading.figures}

    assert wanted
    # spreadsheets keep sixteen digits
    assert wanted == pytest.approx({thing: found[thing] for thing in wanted}, rel=1e-14)
    assert found["asylum_cost", "2011/12"] == 538_063_196
    assert found["asylum_unit_cost", "2022/23"] == 20_921
    assert ("asylum_casework[type=in_progress_new_method]", "2010/11") not in found


def test_each_figure_names_its_cell_and_its_digits() -> None:
    cost = next(
        each
        for each in read(sheet()).figures
        if each.series == Series.of("asylum_cost") and each.period == parse_period("2022/23")
    )

    assert (cost.locator, cost.rounding, cost.evidence) == ("ASY_04!C7", 0.01, "official_file")


def test_the_release_is_the_edition_that_the_file_names_or_the_day_that_is_said() -> None:
    assert read(sheet()).releases[0][0].id == "home-office-immigration-protection-data-2023-12-19"
    edition = read(sheet(), cover="Immigration system statistics, year ending June 2025", day=None).releases[0][0]
    assert edition.id == "home-office-immigration-statistics-2025-08-21"
    with pytest.raises(UsageError, match="--published"):
        read(sheet(), day=None)


WRONG = {
    "a column of another basis": (3, 3, "Hotel costs", "one of"),
    "a column twice": (3, 3, "Unit cost", "each column once"),
    "no year": (4, 0, "Total", "a financial year"),
    "a calendar year": (4, 0, "2010", "a financial year"),
    "a year to come": (4, 0, "2030/31", "begun by 2023-12-19"),
    "a year twice": (5, 0, "2010/11", "each year once"),
    "words for pounds": (4, 2, "half a billion", "a number or a marker"),
    "an ambiguous separator": (4, 2, "567.856.116", "a number or a marker"),
    "less than nothing": (4, 2, -1, "a number from 0"),
    "thousands of billions": (4, 2, 567_856_116_000_000, "a number from 0"),
    "an average that is not one": (5, 7, 1_741, "a twelfth of 19,686"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_place(name: str) -> None:
    row, column, told, expected = WRONG[name]
    rows = copy.deepcopy(sheet())
    rows[row][column] = told

    with pytest.raises(LayoutError) as caught:
        read(rows)

    assert expected in str(caught.value)
    assert (caught.value.place.sheet, caught.value.place.row) == ("ASY_04", row + 1)


def test_other_workbooks_are_not_taken_for_it() -> None:
    assert not READER.recognises(GivenFile("a.xlsx", workbook_bytes({"A": [["Financial year", "Hotel costs"]]})))
    assert not READER.recognises(GivenFile("a.csv", b"Financial Year,Total Asylum Costs\n"))
