"""Forecasts, rules and populations as they are shipped."""

from __future__ import annotations

from datetime import date

import pytest
from shipped import FOLDER, figures, held, release, value

from netmig.codes import DIMENSIONS
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import moment
from netmig.places import find_area

POPULATION = "ons-population-estimates-2025-09-26"
RULES = "home-office-rules-2023-12-04"
EVERY_FORECAST = sorted(folder.name for folder in FOLDER.glob("*-forecast-*"))


def test_the_obr_of_november_2022_said_205_000_from_2026_on() -> None:
    forecast = held("obr-forecast-2022-11-17", "net_migration[forecaster=obr]", "2026-01-01 onwards")

    assert forecast.value == 205_000
    assert forecast.kind == "forecast"
    assert forecast.text == "2026 onwards"
    assert value("obr-forecast-2022-11-17", "net_migration[forecaster=obr]", "2023") == 224_000


def test_a_range_without_a_central_value_stays_a_range() -> None:
    nowcast = held(
        "centre-for-policy-studies-forecast-2023-05-12", "net_migration[forecaster=centre_for_policy_studies]", "YE Dec 2022"
    )

    assert (nowcast.value, nowcast.low, nowcast.high) == (None, 700_000, 997_000)


def test_what_a_policy_takes_away_is_no_forecast_of_net_migration() -> None:
    inflow = held("home-office-forecast-2023-12-04", "policy_effect[type=immigration,forecaster=home_office]", "2023")
    net = held("home-office-forecast-2025-12-09", "policy_effect[type=net_migration,forecaster=home_office]", "2029/30")

    assert inflow.value == 300_000
    assert (net.value, net.low, net.high) == (None, 40_000, 67_000)
    assert not [
        figure
        for name in EVERY_FORECAST
        for figure in figures(name)
        if figure.series.measure == "net_migration" and figure.series.dimensions["forecaster"] == "home_office"
    ]


def test_a_long_run_assumption_is_never_in_the_series_of_forecasts_for_a_year() -> None:
    assert (
        value(
            "ons-projection-forecast-2025-01-28",
            "net_migration[forecaster=ons_projection,scenario=long_run]",
            "2027-07-01 onwards",
        )
        == 340_000
    )
    for name in EVERY_FORECAST:
        for figure in figures(name):
            if figure.text.startswith("long run"):
                assert figure.series.dimensions["scenario"].startswith("long_run"), figure


def test_a_forecast_is_never_known_before_its_day_month_or_year_is_over() -> None:
    assert release("migration-watch-forecast-2016").published_at == moment("2016-12-31")
    assert release("james-bowes-forecast-2026-02").published_at == moment("2026-02-28")
    assert release("ons-projection-forecast-2016-03").published_label == "2016-03"


def test_every_forecast_has_a_forecaster_and_a_value_or_a_range() -> None:
    for name in EVERY_FORECAST:
        for figure in figures(name):
            if figure.series.key == "population":  # what a projection sets out from
                assert (figure.period.label, figure.value) == ("at 2022-06-30", 67_600_000)
                continue
            assert figure.series.dimensions["forecaster"] != "none"
            assert (figure.value, figure.low) != (None, None), figure


def test_what_the_press_took_from_rounded_flows_does_not_stand_before_what_was_published() -> None:
    """872,000 is 1,294,000 less 422,000; the figure published for the year ending December 2022 is 873,000."""
    both = [figure.value for figure in figures("ons-ltim-2024-11-28") if figure.series.key == "net_migration"
            and figure.period.label == "YE Dec 2022"]  # fmt: skip

    assert both[0] == 873_000
    assert 872_000 in both


@pytest.mark.parametrize(
    ("series", "period", "pounds", "previously"),
    [
        ("rule[route=skilled_worker,parameter=general_salary_threshold]", "at 2024-04-04", 38_700, "26200"),
        ("rule[route=family_partner,parameter=minimum_income_requirement]", "at 2024-04-11", 29_000, "18600"),
        ("rule[route=national_pay_scales,parameter=general_salary_threshold]", "at 2024-04-04", 23_200, "20960"),
    ],
)
def test_a_rule_has_its_day_of_effect_and_the_day_on_which_it_was_announced(
    series: str, period: str, pounds: int, previously: str
) -> None:
    rule = held(RULES, series, period)

    assert (rule.value, rule.unit, rule.status) == (pounds, "GBP", "in_force")
    assert f"previously {previously}" in rule.note
    assert release(RULES).published == date(2023, 12, 4)


def test_rises_that_never_took_effect_are_apart_and_say_so() -> None:
    planned = held(RULES, "rule[route=family_partner,parameter=minimum_income_requirement_further_rises]", "at 2023-12-04")

    assert planned.status == "not_implemented"
    assert planned.marker == "announced, NOT implemented as of Sept 2025"
    assert planned.text == "34500 (later 2024), 38700 (by early 2025)"


def test_proposals_and_recommendations_are_not_in_force() -> None:
    assert (
        held("home-office-rules-2025-05-12", "rule[route=settlement,parameter=qualifying_period]", "at 2025-05-12").status
        == "announced"
    )
    advice = held(
        "mac-recommendation-2025-12-17", "rule[route=skilled_worker,parameter=general_salary_threshold]", "at 2025-12-17"
    )
    assert advice.status == "recommended"
    graduate = held(
        "home-office-rules-2025-10-14", "rule[route=graduate,parameter=post_study_permission_months]", "at 2027-01-01"
    )
    assert (graduate.status, graduate.value, graduate.unit) == ("scheduled", 18, "months")


def test_a_rule_without_a_number_has_its_words_and_sources_that_differ_give_a_range() -> None:
    dependants = held(RULES, "rule[route=care_worker,parameter=dependants]", "at 2024-03-11")
    removed = held("home-office-rules-2025-05-12", "rule[route=skilled_worker,parameter=occupations_removed]", "at 2025-07-22")

    assert (dependants.value, dependants.text) == (None, "not allowed")
    assert (removed.value, removed.low, removed.high) == (None, 111, 180)


def test_a_rule_announced_in_a_month_was_public_when_it_took_effect() -> None:
    assert release("home-office-rules-2025-09").published == date(2025, 9, 4)
    assert "not read" in release("home-office-rules-2021-04-06").note


def test_local_authorities_add_up_to_the_published_population_of_the_country() -> None:
    areas = [figure for figure in figures(POPULATION) if figure.text]

    assert len(areas) == 361
    assert sum(int(figure.value or 0) for figure in areas) == 69_281_437
    country = held(POPULATION, "population", "at 2024-06-30")
    assert country.interval is not None
    assert country.interval[0] <= 69_281_437 <= country.interval[1]


def test_a_place_has_its_official_name_and_code() -> None:
    bristol = held(POPULATION, "population[area=bristol_city_of]", "mid-2024")

    assert (bristol.value, bristol.text) == (494_399, "Bristol, City of")
    assert "E06000023" in bristol.note


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Bristol", "bristol_city_of"), ("Bristol, City of", "bristol_city_of"), ("Glasgow", "glasgow_city"),
        ("Edinburgh", "city_of_edinburgh"), ("Hull", "kingston_upon_hull_city_of"), ("Herefordshire", "herefordshire_county_of"),
        ("Leeds", "leeds"), ("St Helens", "st_helens"),
        # the capital is no one authority, "Newcastle" is two places, and Bournemouth is a part of its authority
        ("London", None), ("Newcastle", None), ("Bournemouth", None), ("Durham", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_as_people_write_it_finds_one_area_or_none(words: str, code: str | None) -> None:
    held_areas = [figure.series.dimensions["area"] for figure in figures(POPULATION)]

    assert find_area(words, held_areas) == code


def test_a_projected_population_is_no_estimate() -> None:
    projected = held(
        "ons-projection-forecast-2025-01-28", "population[forecaster=ons_projection,scenario=principal]", "at 2032-06-30"
    )

    assert (projected.value, projected.kind) == (72_500_000, "forecast")


def test_people_born_abroad_are_a_population_of_their_own() -> None:
    abroad = [
        value("ons-ltim-2026-05-21", f"population[type={kind}]", "at 2024-06-30")
        for kind in ("born_in_eu_plus", "born_outside_eu_plus")
    ]

    assert (
        value("ons-ltim-2026-05-21", "population[type=born_outside_uk]", "at 2024-06-30")
        == sum(each for each in abroad if each)
        == 13_115_000
    )


@pytest.mark.parametrize(
    ("before", "code"),
    [("eu_plus_born", "born_in_eu_plus"), ("non_eu_plus_born", "born_outside_eu_plus"), ("non_uk_born", "born_outside_uk")],
)
def test_people_born_abroad_have_one_code_each(before: str, code: str) -> None:
    """Whichever source gives them; the code of earlier versions is still understood."""
    held = {dict(series.fixed).get("type") for series in Bundled().series("population")}

    assert code in held
    assert before not in held
    assert DIMENSIONS["type"].find(before) == code


def test_rules_read_page_by_page_are_shipped_with_where_they_were_read() -> None:
    """What no gathered table held: the day of effect, what was so before, and the page of each."""
    threshold = "rule[route=senior_or_specialist_worker,parameter=general_salary_threshold]"
    senior = held("home-office-rules-2025-07-01", threshold, "at 2025-07-22")
    income = held("home-office-rules-2012-07", "rule[route=family_partner,parameter=minimum_income_requirement]", "at 2012-07-01")
    level = held("home-office-rules-2020-10-22", "rule[route=skilled_worker,parameter=skill_level]", "at 2020-12-01")
    graduate = held(
        "home-office-rules-2025-05-12", "rule[route=graduate,parameter=post_study_permission_months]", "at 2025-05-12"
    )

    assert (senior.value, senior.note) == (52_500, "previously 48500")
    assert "lauradevine.com" in senior.locator
    assert "45,800" in senior.marker
    assert income.value == 18_600
    assert (level.text, level.note) == ("RQF 3", "previously RQF 6")
    assert (graduate.value, graduate.status) == (18, "announced")


def test_figures_read_page_by_page_are_shipped_with_page_words_and_check() -> None:
    """What no file at hand held of older releases: a page, the words there, and what bears a reported figure out."""
    said = held("ons-msqr-2012-11-29", "immigration", "YE Mar 2012")
    reported = held("ons-ltim-2023-11-23", "immigration[nationality=india]", "YE Jun 2023")
    summed = held("ons-msqr-2018-02-22", "emigration[nationality=british]", "YE Sep 2017")

    assert (said.value, said.evidence, said.status) == (536_000, "official_text", "provisional")
    assert (reported.value, reported.evidence, summed.value) == (253_000, "press", 125_000)
    for figure, words in (
        (said, "536,000 people immigrated"),
        (reported, "Indian (253,000)"),
        (summed, "125,000 Britons leaving"),
    ):
        (source,) = [each for each in release(figure.release).sources if each.id == figure.source]
        assert source.url.startswith("https://")
        assert figure.locator.startswith("figures_read.csv row ")
        assert words in figure.locator
    assert "reaction.life" in reported.note
    assert "130+80+125=335" in summed.note


def test_every_figure_read_that_only_the_press_reports_has_its_check() -> None:
    read = [
        figure
        for folder in FOLDER.glob("ons-*")
        for figure in figures(folder.name)
        if figure.locator.startswith("figures_read.csv row ")
    ]

    assert (len(read), len({each.release for each in read})) == (370, 45)
    assert {each.evidence for each in read} == {"official_text", "press"}
    assert not [each.locator for each in read if each.evidence == "press" and not each.note.startswith("Checked by ")]
