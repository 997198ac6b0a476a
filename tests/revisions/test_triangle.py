"""The triangle: what was published of each period, by release, by age and by number."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_triangles import Row, tables

import netmig
from netmig import NotHeldError, UsageError
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.revisions.triangle import Triangle

SMALL = [
    ("2020", "2021-03-01", 10),
    ("2020", "2021-09-01", 12),
    ("2020", "2022-03-01", 11),
    ("2021", "2022-03-01", 20),
    ("2021", "2022-09-01", 25),
]


@pytest.fixture(scope="module")
def net() -> Triangle:
    return Triangle.of_view(netmig.open()["net_migration"])


def test_a_triangle_tells_every_value_by_number_and_age() -> None:
    told = Triangle.of_rows(SMALL).history("2020")

    assert [(each.number, each.age, each.value) for each in told] == [(0, 0, 10), (1, 6, 12), (2, 12, 11)]


def test_the_layouts_hold_the_same_values() -> None:
    triangle = Triangle.of_rows(SMALL)

    assert triangle.wide("age")["2020"] == {"0": 10, "6": 12, "12": 11}
    assert triangle.wide("number")["2021"] == {"0": 20, "1": 25, "2": None}
    assert list(triangle.wide()["2020"].values()) == [10, 12, 11, None]
    assert len(SMALL) == len(triangle.long())


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(UsageError, match="published, age or number"):
        Triangle.of_rows(SMALL).wide("colour")  # type: ignore[arg-type]


def test_at_age_gives_what_stood_then_and_nothing_that_nobody_could_know() -> None:
    cut = Triangle.of_rows(SMALL).at_age(months=8)

    assert cut["2020"].value == 12
    assert cut.get("2021") is None
    assert "not 8 months old" in cut.missing[parse_period("2021")]


@pytest.mark.parametrize(("watched", "old"), [("2021-05-13", False), ("2021-05-14", True), ("2021-05-15", True)])
def test_a_period_is_as_old_as_asked_from_the_day_on_which_it_is(watched: str, old: bool) -> None:  # noqa: FBT001
    rows = [("2019", "2020-05-14", 10), ("2019", "2020-09-01", 12), ("2020", watched, 20)]
    cut = Triangle.of_rows(rows).at_age(months=12)

    assert (parse_period("2019") in cut) is old
    if old:
        assert cut["2019"].value == 12
    else:
        assert "not 12 months old" in cut.missing[parse_period("2019")]


def test_an_exact_age_is_that_age_alone() -> None:
    triangle = Triangle.of_rows(SMALL)

    assert [each.age for each in triangle.at_age(months=6, exact=True).values() if each.period.label == "2020"] == [6]
    assert "no value published at 3 months" in triangle.at_age(months=3, exact=True).missing.values()


def test_two_values_of_one_publication_are_refused() -> None:
    with pytest.raises(UsageError, match="two values"):
        Triangle.of_rows([*SMALL, ("2020", "2021-03-01", 11)])


def test_a_period_that_is_not_there_is_named_with_those_near() -> None:
    with pytest.raises(NotHeldError, match="2021"):
        Triangle.of_rows(SMALL).history("2022")


def test_the_first_of_a_release_that_looks_back_is_not_known_to_be_the_first_published() -> None:
    rows = [
        ("2018", "2021-03-01", 1),
        ("2019", "2021-03-01", 2),
        ("2020", "2021-03-01", 3),
        ("2017", "2022-03-01", 4),
        ("2021", "2022-03-01", 5),
    ]
    triangle = Triangle.of_rows(rows)

    assert [period.label for period in triangle.periods if triangle.first_known(period)] == ["2020", "2021"]


def test_year_ending_june_2023_as_ons_published_it(net: Triangle) -> None:
    told = net.history("YE Jun 2023")

    assert [(each.age, each.value) for each in told] == [
        (0, 672000),
        (6, 740000),
        (12, 906000),
        (18, 906000),
        (24, 924000),
        (30, 924000),
    ]
    assert net.at_age(months=12)["YE Jun 2023"].value == 906000
    assert net.complete()["YE Dec 2022"].value == 764000
    assert net.first_known("YE Jun 2023")
    assert not net.first_known("YE Mar 2023")


def test_a_change_of_method_lies_where_ons_made_it(net: Triangle) -> None:
    first, second, third, fourth, fifth, _ = net.history("YE Jun 2023")

    assert [each.code for each in net.changes(first, second)] == []
    assert "non_eu_plus_methods_2024" in [each.code for each in net.changes(second, third)]
    assert [each.code for each in net.changes(third, fourth)] == []
    assert [each.code for each in net.changes(fourth, fifth)] == ["british_from_rapid", "eu_plus_from_home_office_data"]
    assert net.kinds(second) == ("R1",)


def test_another_series_begins_where_ons_began_it_anew(net: Triangle) -> None:
    eras = [net.comparability.era(place) for place in range(len(net.issues))]

    assert sorted(eras) == eras
    assert {0, 1, 2} == set(eras)
    assert net.issues[eras.index(2)].id == "ons-ltim-2022-05-26"


@given(tables())
def test_a_table_comes_back_whole_in_any_order(rows: list[Row]) -> None:
    triangle = Triangle.of_rows(reversed(rows))

    assert sorted((period.label, day.isoformat(), value) for period, day, value in rows) == sorted(
        (row["period"], row["published"], row["value"]) for row in triangle.long()
    )
    assert triangle == Triangle.of_rows(rows)


@given(tables(), st.dates(date(2010, 1, 1), date(2016, 1, 1)))
def test_a_later_release_never_changes_an_earlier_answer(rows: list[Row], day: date) -> None:
    triangle, known = Triangle.of_rows(rows), Triangle.of_rows([row for row in rows if row[1] <= day])

    assert dict(known.latest()) == dict(triangle.as_of(day))
    assert known.rows == triangle.until(day).rows
    assert [known.first_known(each) for each in known.periods] == [
        triangle.until(day).first_known(each) for each in known.periods
    ]
    for months in (0, 6, 12):
        then = triangle.until(day).at_age(months=months)
        assert dict(then) == {period: entry for period, entry in triangle.at_age(months=months).items() if period in then}


@given(tables())
def test_first_and_all_revisions_make_the_latest(rows: list[Row]) -> None:
    for told in Triangle.of_rows(rows).rows.values():
        assert told[-1].value == told[0].value + sum(later.value - earlier.value for earlier, later in itertools.pairwise(told))


@pytest.mark.parametrize("day", ["2022-11-24", "2023-11-23", "2024-11-28", "2025-11-27", "2026-11-01"])
@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration"])
def test_as_of_agrees_with_the_ledger(measure: str, day: str) -> None:
    ledger = netmig.open()
    for series in ledger.series(measure):
        view = ledger.view(series)
        known = {figure.period: figure.value for figure in view.as_of(day).values() if figure.value is not None}
        assert known == {period: entry.value for period, entry in Triangle.of_view(view).as_of(day).items()}


def test_a_series_without_numbers_is_an_empty_triangle() -> None:
    assert len(Triangle.of_rows([])) == 0
    assert isinstance(Ledger.of([]), Ledger)
    assert repr(Triangle.of_rows([])).startswith("<Triangle table: 0 periods")
