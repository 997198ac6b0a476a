"""The Home Office's figures, as they are shipped: published numbers, by release and cell."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from shipped import figures, held, release, value

COSTS = "home-office-immigration-statistics-"
TRANSPARENCY = "home-office-immigration-protection-data-2023-12"
MARCH_2026 = "home-office-immigration-statistics-2026-05-21"
FEBRUARY_2026 = "home-office-immigration-statistics-2026-02-26"
SMALL_BOATS = "home-office-small-boats-2026-08-22"
SPONSORSHIP = "home-office-sponsorship-2023-05"


def test_the_cost_of_2020_21_was_revised_from_one_vintage_to_the_next() -> None:
    first = held(TRANSPARENCY, "asylum_cost", "2020/21")
    later = held(f"{COSTS}2024-11-28", "asylum_cost", "2020/21")

    assert first.value == 1_359_145_698.64
    assert first.locator == "asylum_costs.csv row 12, gbp"
    assert first.evidence == "derived_from_official_file"
    assert (later.value, later.rounding, later.evidence) == (1_340_000_000, 10_000_000, "press")
    assert release(TRANSPARENCY).published_label == "2023-12"
    assert release(TRANSPARENCY).published_at < release(f"{COSTS}2024-11-28").published_at


@pytest.mark.parametrize(
    ("vintage", "year", "pounds"),
    [
        ("2023-08-24", "2022/23", 3_970_000_000), ("2023-08-24", "2012/13", 500_200_000), ("2024-11-28", "2023/24", 5_380_000_000),
        ("2024-11-28", "2022/23", 3_950_000_000), ("2024-11-28", "2013/14", 450_000_000), ("2025-08-21", "2024/25", 4_760_000_000),
    ],
)  # fmt: skip
def test_the_cost_of_a_year_is_the_one_of_its_vintage(vintage: str, year: str, pounds: int) -> None:
    assert value(COSTS + vintage, "asylum_cost", year) == pounds


def test_the_bases_of_cost_of_one_year_are_series_apart() -> None:
    assert value("nao-asylum-system-2025-12-10", "asylum_cost[cost_basis=home_office_and_justice]", "2024/25") == 4_900_000_000
    assert value("nao-asylum-system-2025-12-10", "asylum_cost[cost_basis=accommodation_and_support]", "2024/25") == 3_400_000_000
    assert value("home-office-accounts-2025-07", "asylum_cost[cost_basis=asylum_support]", "2024/25") == 4_000_000_000
    assert value("home-office-accounts-2026-07-14", "asylum_cost[cost_basis=asylum_segment]", "2024/25") == 4_512_567_000


def test_a_figure_of_billions_stands_for_half_its_last_digit_each_way() -> None:
    assert held("home-office-accounts-2025-07", "asylum_cost[cost_basis=asylum_support]", "2024/25").interval == (3.95e9, 4.05e9)


def test_casework_has_no_figure_where_the_file_has_none() -> None:
    staff = [figure.period.label for figure in figures(TRANSPARENCY) if figure.series.measure == "asylum_caseworkers"]

    assert "2010/11" not in staff
    assert value(TRANSPARENCY, "asylum_caseworkers", "2022/23") == 1058


def test_visas_are_apart_by_applicant_and_by_coverage() -> None:
    assert value(MARCH_2026, "visas_granted[route=health_and_care_worker,applicant=main]", "YE Mar 2026") == 10_509
    assert value(MARCH_2026, "visas_granted[route=work,applicant=main]", "YE Mar 2026") == 166_576
    assert value(MARCH_2026, "visas_granted[route=work]", "YE Mar 2026") == 252_775
    sponsored = "visas_granted[route=health_and_care_worker,applicant=main,coverage=sponsored_worker_routes]"
    assert value("home-office-immigration-statistics-2026", sponsored, "2023") == 144_723


def test_half_a_year_of_visas_is_not_called_a_year() -> None:
    sponsored = "visas_granted[route=skilled_worker,applicant=main,coverage=sponsored_worker_routes]"
    half = held("home-office-immigration-statistics-2026", sponsored, "2026-01-01 to 2026-06-30")

    assert half.value == 11_734
    assert not [figure for figure in figures("home-office-immigration-statistics-2026") if figure.period.label == "2026"]


def test_sponsored_work_visas_of_2025_add_up_to_the_published_total() -> None:
    routes = [
        figure.value
        for figure in figures("home-office-immigration-statistics-2026")
        if figure.series.dimensions.get("coverage") == "sponsored_worker_routes" and figure.period.label == "2025"
    ]

    assert sum(each for each in routes if each is not None) == 115_847


def test_study_visas_of_a_year_are_the_sum_of_their_levels() -> None:
    study = [figure for figure in figures(MARCH_2026) if figure.series.measure == "visas_granted"
             and figure.series.dimensions["route"] == "study" and figure.series.dimensions["applicant"] == "main"]  # fmt: skip
    for year in ("2018", "2025"):
        levels = {figure.series.dimensions["level"]: figure.value or 0 for figure in study if figure.period.label == year}

        assert sum(number for level, number in levels.items() if level != "all") == levels["all"]


def test_applications_by_month_are_to_the_nearest_hundred() -> None:
    august = held(
        "home-office-visa-applications-2025-08-14", "visa_applications[route=health_and_care_worker,applicant=main]", "Aug 2023"
    )

    assert (august.value, august.rounding) == (18_300, 100)


def test_asylum_flows_and_stocks_are_those_of_their_tables() -> None:
    assert value(FEBRUARY_2026, "asylum_applications", "2001 Q1") == 19_007
    assert value(FEBRUARY_2026, "asylum_initial_decisions[outcome=grant]", "2025 Q4") == 13_194
    assert value(FEBRUARY_2026, "asylum_initial_decisions", "2025 Q4") == 13_194 + 20_602
    assert value(FEBRUARY_2026, "asylum_initial_decisions[outcome=concluded]", "2025 Q4") == 39_395
    assert value(MARCH_2026, "asylum_initial_decisions", "YE Mar 2026") == 48_581 + 79_719
    assert value(FEBRUARY_2026, "asylum_supported[type=hotel]", "at 2025-12-31") == 30_657
    assert value(MARCH_2026, "asylum_awaiting_decision", "at 2026-03-31") == 48_758
    assert value(MARCH_2026, "asylum_awaiting_decision[counted_in=cases]", "at 2026-03-31") == 35_744
    assert value(MARCH_2026, "asylum_applications", "YE Mar 2026") == 93_525


def test_returns_with_and_without_those_refused_entry_are_two_series() -> None:
    parts = [value(FEBRUARY_2026, f"returns[type={kind}]", "2025 Q4") for kind in ("enforced", "voluntary", "refused_entry")]

    assert value(FEBRUARY_2026, "returns", "2025 Q4") == sum(part for part in parts if part) == 13_954
    assert value(MARCH_2026, "returns[type=enforced_and_voluntary]", "YE Mar 2026") == 39_007
    assert value(MARCH_2026, "returns[type=enforced]", "YE Mar 2026") == 9_723


def test_small_boats_by_day_do_not_quite_make_the_official_year() -> None:
    shown: dict[date, int | float] = {}
    for figure in figures(SMALL_BOATS):
        if figure.series.measure == "small_boat_arrivals" and figure.period.kind == "day" and figure.value is not None:
            shown.setdefault(figure.period.start, figure.value)

    assert shown[date(2025, 5, 21)] == 825
    assert sum(people for day, people in shown.items() if day.year == 2022) == 45_755
    assert value(FEBRUARY_2026, "small_boat_arrivals", "2022") == 45_774
    assert len(shown) == 3_155


def test_weeks_of_small_boats_are_the_sum_of_their_days() -> None:
    """The three weeks that the file dates a year too early are right only a year on."""
    days: dict[date, int | float] = {}
    for figure in figures(SMALL_BOATS):
        if figure.series.measure == "small_boat_arrivals" and figure.period.kind == "day":
            days.setdefault(figure.period.start, figure.value or 0)
    weeks = [f for f in figures(SMALL_BOATS) if f.series.measure == "small_boat_arrivals" and f.period.kind == "week"]

    for week in weeks:
        assert week.value == sum(people for day, people in days.items() if week.period.start <= day < week.period.stop), week
    assert [week.period.label for week in weeks if week.note] == [f"week ending 2026-01-{day}" for day in ("04", "11", "18")]


def test_sponsorship_adds_up_to_the_same_by_industry_and_by_nationality() -> None:
    by_industry: Counter[tuple[str, ...]] = Counter()
    by_nationality: Counter[tuple[str, ...]] = Counter()
    for figure in figures(SPONSORSHIP):
        if figure.series.measure == "sponsorship_certificates":
            fixed = figure.series.dimensions
            total = by_nationality if fixed["industry"] == "all" else by_industry
            total[fixed["type"], fixed["route"], figure.period.label] += int(figure.value or 0)

    assert by_industry == by_nationality
    assert sum(by_industry.values()) == 2_061_443


def test_sponsorship_gives_each_cell_once_and_names_every_row_of_it() -> None:
    cells = Counter((figure.series.key, figure.period) for figure in figures(SPONSORSHIP))
    added = [figure for figure in figures(SPONSORSHIP) if " + " in figure.locator]

    assert cells.most_common(1)[0][1] == 1
    assert (
        held(SPONSORSHIP, "study_acceptances[type=unknown,institution=russell_group_universities]", "2019 Q4").value
        == 19_649 + 640
    )
    assert {figure.period.start.year for figure in added} == {2019, 2020, 2021, 2022}


def test_quoted_figures_carry_the_words_that_they_were_read_from() -> None:
    grants = held(MARCH_2026, "citizenship_grants", "YE Mar 2026")

    assert grants.value == 236_512
    assert grants.evidence == "official_text"
    assert "236,512 grants of British citizenship" in grants.locator
    assert "gov.uk" in grants.note


def test_a_sum_that_nobody_prints_ranks_below_what_is_printed() -> None:
    assert held(MARCH_2026, "irregular_arrivals", "YE Mar 2026").evidence == "derived_from_official_file"
    assert "nobody prints the sum" in held(MARCH_2026, "small_boat_arrivals", "YE Mar 2026").note


def test_the_daily_cost_of_hotels_is_in_pounds() -> None:
    hotels = "asylum_hotel_daily_cost[cost_basis=hotels]"

    assert value("home-office-accounts-2025-07", hotels, "2024/25") == 5_770_000
    assert value("home-office-accounts-2025-07", hotels, "2023/24") == 8_300_000
    assert value("home-office-factsheet-2025-06-12", hotels, "2024/25") == 5_770_000
