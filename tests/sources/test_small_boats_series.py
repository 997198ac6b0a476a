"""The published series of small boats: by day and by week, every day there, every week the sum of its days."""

from __future__ import annotations

import copy
from datetime import date, timedelta

import pytest
from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.errors import LayoutError, UsageError
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.reader import GivenFile, Reading
from netmig.sources.small_boats_series import READER

DAILY: list[object] = ["Date", "Migrants arrived", "Boats arrived", "Boats arrived - involved in uncontrolled landings", "Notes"]
WEEKLY: list[object] = ["Week ending", "Migrants arrived", "Boats arrived", "Migrants prevented", "Events prevented"]
FIRST = date(2025, 11, 10)
PUBLISHED = date(2025, 11, 28)
# 10 to 23 November 2025, as published: 217 people on the 14th
PEOPLE = [0, 0, 0, 0, 217, 0, 0, 0, 0, 0, 0, 0, 0, 0]


def days() -> Rows:
    return [
        [f"{day.day} {day:%B %Y}", people, 3 if people else 0, 0, None]
        for place, people in enumerate(PEOPLE)
        for day in [FIRST + timedelta(days=place)]
    ]


def sheets() -> dict[str, Rows]:
    return {
        "Cover": [["Small boat activity in the English Channel"], ["Publication date: 28 November 2025"]],
        "SB_01": [["SB_01: arrivals by day"], ["This worksheet contains one table"], DAILY, *days(), ["Source: Home Office"]],
        "SB_02": [["SB_02: arrivals by week"], WEEKLY, ["16 November 2025", 217, 3, 400, ":"], ["23 November 2025", 0, 0, 12, 1]],
    }


def read(given: dict[str, Rows]) -> Reading:
    return READER.read(GivenFile("boats.xlsx", workbook_bytes(given)))


def value(reading: Reading, key: str, period: str) -> list[int | float | None]:
    return [each.value for each in reading.figures if each.series == Series.parse(key) and each.period == parse_period(period)]


def test_days_and_weeks_are_read_with_their_cells() -> None:
    reading = read(sheets())
    release = reading.releases[0][0]
    people = next(each for each in reading.figures if each.value == 217)

    assert (release.id, release.precision) == ("home-office-small-boats-2025-11-28", "day")
    assert (people.series.key, people.period.label, people.locator, people.evidence) == (
        "small_boat_arrivals", "2025-11-14", "SB_01!B8", "official_file",
    )  # fmt: skip
    assert value(reading, "small_boats", "2025-11-14") == [3]
    assert value(reading, "small_boat_crossings_prevented", "week ending 2025-11-16") == [400]
    assert value(reading, "small_boat_prevention_events", "week ending 2025-11-16") == []
    assert [(each.figures, each.first) for each in reading.tables] == [(28, "2025-11-10"), (7, "week ending 2025-11-16")]


def test_a_csv_of_the_last_seven_days_is_read_too() -> None:
    text = "Date,Migrants arrived,Boats arrived,Boats involved in uncontrolled landings,Notes\n" + "".join(
        f"{row[0]},{row[1]},{row[2]},0,\n" for row in days()[:7]
    )
    given = GivenFile("page.csv", text.encode(), published=date(2025, 11, 17))

    assert READER.recognises(given)
    assert value(READER.read(given), "small_boat_arrivals", "2025-11-14") == [217]
    with pytest.raises(UsageError, match="--published"):
        READER.read(GivenFile("page.csv", text.encode()))


def test_the_days_are_those_that_are_shipped() -> None:
    shipped = {
        each.period: each.value
        for each in shipped_figures("home-office-small-boats-2026-08-22")
        if each.series.key == "small_boat_arrivals" and each.period.kind == "day"
    }

    for figure in read(sheets()).figures:
        if figure.series.key == "small_boat_arrivals" and figure.period.kind == "day":
            assert figure.value == shipped[figure.period]


WRONG = {
    "a day is missing": ("SB_01", 5, None, None, "the day after 2025-11-11"),
    "a day stands twice": ("SB_01", 5, 0, "11 November 2025", "each day once"),
    "a year too early": ("SB_01", 5, 0, "12 November 2024", "the day after"),
    "before the series": ("SB_01", 5, 0, "12 November 2017", "a date from 2018-01-01"),
    "after publication": ("SB_01", 5, 0, "12 November 2026", "a date from 2018-01-01"),
    "no date": ("SB_01", 5, 0, "Wednesday", "a date such as"),
    "half a person": ("SB_01", 5, 1, 2.5, "a whole number"),
    "a number that its week does not have": ("SB_01", 5, 1, 2, "217 people arrived in the week"),
    "a week that ends on a Saturday": ("SB_02", 2, 0, "15 November 2025", "a Sunday"),
    "a column unheard of": ("SB_01", 2, 4, "Weather", "one of"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_place(name: str) -> None:
    sheet, row, column, told, expected = WRONG[name]
    given = copy.deepcopy(sheets())
    if column is None:
        del given[sheet][row]
    else:
        given[sheet][row][column] = told

    with pytest.raises(LayoutError) as caught:
        read(given)

    assert expected in str(caught.value)
    assert caught.value.place.sheet in ("SB_01", "SB_02")
    assert caught.value.place.row is not None


def test_other_workbooks_are_not_taken_for_it() -> None:
    assert not READER.recognises(GivenFile("a.xlsx", workbook_bytes({"Sheet1": [["Date", "Migrants"]]})))
    assert not READER.recognises(GivenFile("a.csv", b"#date,migrants,boats\n"))
    assert not READER.recognises(GivenFile("a.csv", b"\xff\xfe"))
