"""Periods: every label that netmig writes or a publisher uses is read back as the window that it names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import PeriodLabelError
from netmig.periods import (
    MONTHS,
    Period,
    calendar_year,
    day,
    financial_year,
    month,
    onwards,
    parse_label,
    parse_period,
    point,
    quarter,
    span,
    week_ending,
    year_ending,
)
from strategies import PERIODS


@given(PERIODS)
def test_a_period_is_read_back_from_its_own_label(period: Period) -> None:
    again = parse_period(period.label)

    assert period == again
    assert period.label == again.label
    assert period.kind == again.kind


@given(PERIODS, st.sampled_from(["", " ", "  ", " "]), st.sampled_from([(), ("P",), ("R",), ("P", "R"), ("R", "P")]))
def test_markers_and_blanks_never_change_the_window(period: Period, blank: str, markers: tuple[str, ...]) -> None:
    reading = parse_label(" ".join([period.label, *markers]) + blank)

    assert period == reading.period
    assert tuple(sorted(markers)) == reading.markers


@given(PERIODS)
def test_a_window_is_its_days(period: Period) -> None:
    assert period.start <= period.end
    assert period.end + timedelta(days=1) == period.stop


@given(PERIODS, PERIODS)
def test_equal_windows_are_one_period_whatever_they_are_called(one: Period, other: Period) -> None:
    same = (one.start, one.stop) == (other.start, other.stop)

    assert same == (one == other)
    assert not same or hash(one) == hash(other)


@given(PERIODS, PERIODS)
def test_windows_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    first, last = max(one.start, other.start), min(one.end, other.end)

    assert (first <= last) == one.overlaps(other) == other.overlaps(one)


@given(st.integers(1970, 2050), st.integers(1, 12), st.integers(-5, 5))
def test_a_year_ending_goes_back_to_the_same_month(year: int, number: int, years: int) -> None:
    assert year_ending(year - years, number) == year_ending(year, number).years_back(years)


@pytest.mark.parametrize(
    ("label", "period", "markers"),
    [
        ("YE Jun 12", year_ending(2012, 6), ()),
        ("YE Jun 21 ", year_ending(2021, 6), ()),
        ("YE Dec 23 R ", year_ending(2023, 12), ("R",)),
        ("YE Mar 24 P R", year_ending(2024, 3), ("P", "R")),
        ("YE Dec 24 P", year_ending(2024, 12), ("P",)),
        ("YE Dec 2022 P", year_ending(2022, 12), ("P",)),
        ("YE Sep 2023 [R]", year_ending(2023, 9), ("R",)),
        ("YE Jun 2024 (provisional)", year_ending(2024, 6), ("P",)),
        ("Year ending June 2024", year_ending(2024, 6), ()),
        ("year ending 30 June 2024", year_ending(2024, 6), ()),
        ("year to December 2022", year_ending(2022, 12), ()),
        ("12 months to Sept 2022", year_ending(2022, 9), ()),
        ("YE 2025-06", year_ending(2025, 6), ()),
        ("YE mid-2024", year_ending(2024, 6), ()),
        ("2023/24", financial_year(2023), ()),
        ("2023-24", financial_year(2023), ()),
        ("2023/2024", financial_year(2023), ()),
        ("FY 1999/00", financial_year(1999), ()),
        ("2024 Q1", quarter(2024, 1), ()),
        ("Q4 2019", quarter(2019, 4), ()),
        ("Jan to Mar 2024", quarter(2024, 1), ()),
        ("Oct–Dec 2023", quarter(2023, 4), ()),
        ("Jun 2024", month(2024, 6), ()),
        ("June 2024", month(2024, 6), ()),
        ("2024", calendar_year(2024), ()),
        ("mid-2024", point(date(2024, 6, 30)), ()),
        ("30 June 2024", point(date(2024, 6, 30)), ()),
        ("as at 31 March 2025", point(date(2025, 3, 31)), ()),
        ("2024-02-29", day(date(2024, 2, 29)), ()),
        ("week ending 2018-01-07", week_ending(date(2018, 1, 7)), ()),
        ("2024-01-01 to 2024-06-30", span(date(2024, 1, 1), date(2024, 6, 30)), ()),
        ("2026-01-01 onwards", onwards(date(2026, 1, 1)), ()),
        ("YE Dec 64", year_ending(1964, 12), ()),
    ],
)
def test_publishers_labels(label: str, period: Period, markers: tuple[str, ...]) -> None:
    reading = parse_label(label)

    assert (period, period.kind, markers) == (reading.period, reading.period.kind, reading.markers)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "YE",
        "YE Foo 2023",
        "YE 29 Jun 2023",
        "2023/25",
        "2024 Q5",
        "2023-02-29",
        "31 June 2023",
        "Feb to Apr 2024",
        "P",
        "24",
        "YE Jun 023",
    ],
)
def test_what_is_no_period_is_refused_with_examples(label: str) -> None:
    with pytest.raises(PeriodLabelError, match="'YE Jun 2023'"):
        parse_label(label)


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodLabelError:
        return
    assert parse_period(period.label) == period


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_end_has_its_year_ending_window(number: int) -> None:
    window = year_ending(2023, number)

    assert window.is_year
    assert window.label == f"YE {MONTHS[number - 1]} 2023"
    assert (window.stop - window.start).days in (365, 366)


def test_a_window_cannot_stop_before_it_starts() -> None:
    with pytest.raises(PeriodLabelError):
        Period(date(2023, 1, 2), date(2023, 1, 2), "span")


def test_status_is_made_of_the_markers() -> None:
    assert [parse_label(f"YE Mar 24 {markers}").status for markers in ("", "P", "R", "P R")] == [
        "", "provisional", "revised", "provisional_revised",
    ]  # fmt: skip
