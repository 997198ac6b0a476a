"""Definitions are dated and cited, and a comparison across a change can tell."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netmig
from netmig.codes import DIMENSIONS, MEASURES
from netmig.definitions import BREAKS, DEFINITIONS, Break, Place, breaks_between, definition
from netmig.errors import NotHeldError
from netmig.periods import year_ending
from netmig.series import Series

WORKBOOK = Path(__file__).resolve().parents[1] / "../shared/data/ons/ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"


def codes(nationality: str, *ends: tuple[int, int, date], measure: str = "net_migration") -> list[str]:
    places = [Place(Series.of(measure, nationality=nationality), year_ending(year, month), day) for year, month, day in ends]
    return [each.code for each in breaks_between(places[0], places[1])]


def test_every_definition_and_break_uses_the_code_lists_and_says_where_it_is_from() -> None:
    for each in DEFINITIONS:
        known = MEASURES if each.dimension == "measure" else DIMENSIONS[each.dimension].by_code
        assert each.code in known
        assert each.citation.title
        assert each.words.endswith(".")
    for change in BREAKS:
        assert set(change.groups) <= {"all", "british", "eu_plus", "non_eu_plus"}
        assert change.citation.release
        assert len({each.code for each in BREAKS}) == len(BREAKS)
    assert sorted(BREAKS, key=lambda each: each.released_from or date.min) == list(BREAKS)


def test_eu_is_eu_plus_from_the_year_to_june_2021() -> None:
    assert "Norway" not in definition("eu_plus", on=year_ending(2021, 3).end).words
    assert "Norway" in definition("eu_plus", on=year_ending(2021, 6).end).words
    assert definition("eu_plus") == definition("eu_plus", on=date(2025, 12, 31))
    assert "Irish" in definition("eu_plus").words


def test_british_nationals_overseas_are_not_british() -> None:
    for code in ("british", "non_eu_plus", "humanitarian_bno"):
        assert "British Nationals (Overseas)" in definition(code).words
    assert "not British" in definition("humanitarian_bno").words


def test_what_is_not_defined_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotHeldError, match="eu_plus"):
        definition("eu_pluss")
    with pytest.raises(NotHeldError, match="The first is for those from 2012"):
        definition("eu_plus", on=date(2001, 6, 30))


def test_one_release_of_november_2025_divides_british_figures_at_june_2021() -> None:
    day = date(2025, 11, 27)

    assert codes("british", (2021, 3, day), (2021, 6, day)) == ["british_from_rapid"]
    assert codes("british", (2021, 6, day), (2025, 6, day)) == []
    assert codes("non_eu_plus", (2022, 6, day), (2025, 6, day)) == ["non_eu_plus_methods_2025"]


def test_a_break_of_which_it_is_not_known_whether_it_still_applies_says_so() -> None:
    (found,) = (each for each in BREAKS if each.code == "non_eu_plus_methods_2025")

    assert found.doubt_between(date(2025, 5, 22), date(2025, 5, 22)) == ""
    assert found.doubt_between(date(2025, 5, 22), date(2025, 11, 27)) == ""
    assert "not known" in found.doubt_between(date(2025, 11, 27), date(2026, 5, 21))


def test_the_doubt_is_what_the_figures_show() -> None:
    view = netmig.open().select("immigration", nationality="non_eu_plus")
    before, after = view.at("ons-ltim-2025-05-22"), view.at("ons-ltim-2025-11-27")
    both = [period for period in before if period in after]
    since = year_ending(2021, 6)

    assert {period for period in both if before[period].value != after[period].value} == {each for each in both if each >= since}
    assert any(each < since for each in both)


def test_two_british_periods_made_from_rapid_are_alike_though_the_first_had_once_been_adjusted_to_the_census() -> None:
    before, after = date(2025, 5, 22), date(2026, 5, 21)

    assert codes("british", (2021, 6, before), (2022, 6, before)) == ["british_adjusted_to_census_2021"]
    for measure in ("net_migration", "emigration"):
        assert codes("british", (2021, 6, after), (2022, 6, after), measure=measure) == []
        assert codes("british", (2021, 3, after), (2021, 6, after), measure=measure) == ["british_from_rapid"]
    assert codes("british", (2021, 6, before), (2021, 6, after)) == ["british_from_rapid"]
    assert codes("all", (2021, 6, after), (2022, 6, after)) == []


@pytest.mark.parametrize("ends", [((2016, 9), (2017, 9)), ((2016, 6), (2017, 6)), ((2017, 9), (2018, 9))])
def test_a_correction_divides_what_was_wrong_and_not_the_periods_of_a_release_that_corrects_it(
    ends: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    wrong, right, rebuilt = date(2018, 5, 24), date(2018, 7, 16), date(2026, 5, 21)
    correction = ["passenger_survey_corrected_2018"]

    assert codes("all", (*ends[0], rebuilt), (*ends[1], rebuilt)) == []
    assert codes("all", (*ends[0], right), (*ends[1], right)) == []
    assert codes("all", (*ends[0], wrong), (*ends[1], wrong)) == correction
    assert codes("all", (2017, 9, wrong), (2017, 9, right)) == correction
    assert codes("all", (2016, 9, wrong), (2016, 9, right)) == []


def test_the_same_period_before_and_after_november_2025_is_divided_for_all_but_non_eu_plus() -> None:
    before, after = (2024, 12, date(2025, 5, 22)), (2024, 12, date(2025, 11, 27))

    assert codes("british", before, after) == ["british_from_rapid"]
    assert codes("eu_plus", before, after) == ["eu_plus_from_home_office_data"]
    assert codes("all", before, after) == ["british_from_rapid", "eu_plus_from_home_office_data"]
    assert codes("non_eu_plus", before, after) == []


def test_asylum_comes_in_with_may_2023_for_those_from_outside_the_eu() -> None:
    before, after = (2022, 6, date(2022, 11, 24)), (2022, 12, date(2023, 5, 25))

    assert codes("non_eu", before, after) == ["asylum_included"]
    assert codes("india", before, after) == ["asylum_included"]
    assert codes("british", before, after) == []


def test_net_migration_of_2001_to_2011_was_revised_and_its_flows_were_not() -> None:
    day = date(2016, 12, 31)

    assert codes("all", (2000, 12, day), (2001, 12, day)) == ["net_revised_after_census_2011"]
    assert codes("all", (2011, 12, day), (2012, 12, day)) == ["net_revised_after_census_2011"]
    assert codes("all", (2000, 12, day), (2001, 12, day), measure="immigration") == []
    # the quarterly reports have the revised figures since April 2014
    assert codes("all", (2010, 6, date(2011, 8, 25)), (2010, 6, date(2015, 2, 26))) == ["net_revised_after_census_2011"]


PLACES = st.builds(
    Place,
    st.sampled_from(
        [Series.of("net_migration", nationality=group) for group in ("all", "british", "eu_plus", "non_eu", "india")]
    ),
    st.builds(year_ending, st.integers(1990, 2026), st.sampled_from((3, 6, 9, 12))),
    st.dates(date(2013, 1, 1), date(2026, 12, 31)),
)


@given(PLACES, PLACES)
def test_breaks_do_not_depend_on_which_figure_is_named_first(one: Place, other: Place) -> None:
    assert breaks_between(one, other) == breaks_between(other, one)
    assert breaks_between(one, one) == ()


@given(PLACES, PLACES, PLACES)
def test_what_divides_two_figures_of_one_series_divides_a_third_from_one_of_them(one: Place, two: Place, three: Place) -> None:
    two, three = (each._replace(series=one.series) for each in (two, three))
    across = {*breaks_between(one, two), *breaks_between(two, three)}

    for each in breaks_between(one, three):
        # a figure on neither side is divided from both by what took their place
        on_neither = each.is_superseded(two.period, two.published)
        assert each.code in {found.code for found in across} or (
            on_neither and each.superseded_by in {found.code for found in across}
        )


@pytest.mark.parametrize("change", BREAKS, ids=lambda each: each.code)
def test_each_break_divides_at_its_own_day_of_publication(change: Break) -> None:
    assert change.released_from is not None
    assert change.superseded_by in {"", *(each.code for each in BREAKS)}
    ends = change.periods_from or date(2019, 6, 30)
    period = year_ending(ends.year, ends.month)
    series = Series.of(change.measures[0], nationality=change.groups[0])
    before = Place(series, period, change.released_from - timedelta(days=1))
    after = Place(series, period, change.released_from)

    assert change in breaks_between(before, after)


@pytest.mark.skipif(not WORKBOOK.exists(), reason="the publisher's workbook is not beside this checkout")
def test_the_definitions_cited_are_those_of_the_workbook() -> None:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only this test reads a workbook

    rows = CalamineWorkbook.from_path(WORKBOOK).get_sheet_by_name("Definitions").to_python()
    terms = {f"{row[0]}".removesuffix(".0"): f"{row[1]} {row[2]}" for row in rows}

    assert "British National (Overseas) as a separate category within the non-EU+ country grouping" in terms["2"]
    assert "For year ending June 2021 onwards it covers the EU+ category" in terms["3"]
    assert "Norway, Iceland, Liechtenstein and Switzerland" in terms["3"]
    assert "31 January 2021" in terms["8"]
    assert "within a year of their arrival" in terms["11"]
