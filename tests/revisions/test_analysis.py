"""Revisions between a pair: which two values, what lies between them, and what is set aside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_triangles import Row, tables

import netmig
from netmig import UsageError
from netmig.revisions.analysis import Revisions, revisions_of
from netmig.revisions.cautions import DefinitionBreakWarning, FirstHeldWarning, ReprintsWarning, RoughFiguresWarning
from netmig.revisions.comparison import compared
from netmig.revisions.inference import Refusal
from netmig.revisions.pairs import Pair
from netmig.revisions.triangle import Triangle
from netmig.series import Series


@pytest.fixture(scope="module")
def net() -> Triangle:
    return Triangle.of_view(netmig.open()["net_migration"])


@pytest.fixture(scope="module")
def across(net: Triangle) -> Revisions:
    return revisions_of(net, "first→latest", across_breaks=True, since="2022-11-24")


def by_period(found: Revisions) -> dict[str, tuple[float, float, float]]:
    return {row.period.label: (row.earlier.value, row.later.value, row.value) for row in found.rows}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("first→latest", "first-latest"),
        ("first->latest", "first-latest"),
        ("First-Latest", "first-latest"),
        ("first→one year later", "first-year"),
        ("first-one-year-later", "first-year"),
        ("first-12m", "first-year"),
        ("0m-12m", "first-year"),
        ("first-final", "first-complete"),
        ("6m→18 months", "6m-18m"),
        ("r0-r2", "first-r2"),
        ("r1-latest", "r1-latest"),
        ("consecutive", "consecutive"),
    ],
)
def test_a_pair_is_written_in_many_ways(words: str, code: str) -> None:
    assert Pair.parse(words).code == code
    assert Pair.parse(Pair.parse(words).code) == Pair.parse(words)
    assert Pair.parse(Pair.parse(words).words) == Pair.parse(words)


@pytest.mark.parametrize("words", ["", "first", "first-first", "latest-", "first-soon", "consecutive-latest", "r-r", "1-2"])
def test_what_is_no_pair_is_refused_with_the_forms(words: str) -> None:
    with pytest.raises(UsageError, match="first-latest"):
        Pair.parse(words)


@pytest.mark.parametrize("words", ["latest-first", "r3-r1", "18m-6m", "year-6m", "18m-year", "complete-first", "latest-r2"])
def test_a_pair_whose_later_end_is_the_earlier_one_is_refused_with_what_is_possible(words: str) -> None:
    with pytest.raises(UsageError, match=r"not later than[\s\S]*first-latest"):
        Pair.parse(words)


def test_steps_of_a_series_begun_anew_leave_out_the_years_that_it_only_looks_back_at() -> None:
    triangle = Triangle.of_view(netmig.open()["immigration"])
    found = revisions_of(triangle, "consecutive")
    begun = triangle.first_known_in_eras()

    assert all((row.period, triangle.newest_era) in begun for row in found.rows)
    assert min(row.period for row in found.rows).label == "YE Jun 2022"
    aside = [each for each in found.set_aside if each.because == "first" and "begun anew" in each.reason]
    assert "YE Jun 2014" in {each.period.label for each in aside}
    assert len({each.period for each in found.set_aside if each.because == "first"}) == len(
        [each for each in found.set_aside if each.because == "first"]
    )
    assert all(isinstance(test, Refusal) for test in found.tests())


def test_how_far_ons_figures_moved_across_every_change(across: Revisions) -> None:
    assert by_period(across) == {
        "YE Jun 2022": (504000, 681000, 177000),
        "YE Dec 2022": (606000, 891000, 285000),
        "YE Jun 2023": (672000, 924000, 252000),
        "YE Sep 2023": (724000, 891000, 167000),
        "YE Dec 2023": (685000, 848000, 163000),
        "YE Mar 2024": (824000, 734000, -90000),
        "YE Jun 2024": (728000, 649000, -79000),
        "YE Sep 2024": (601000, 497000, -104000),
        "YE Dec 2024": (431000, 331000, -100000),
        "YE Mar 2025": (256000, 260000, 4000),
        "YE Jun 2025": (204000, 219000, 15000),
    }


def test_what_of_a_revision_falls_on_a_change_of_method(across: Revisions) -> None:
    """YE Dec 2024: 431,000 became 345,000 when British and EU+ estimates changed their sources, then 331,000 with travel data."""
    row = next(row for row in across.rows if row.period.label == "YE Dec 2024")

    assert (row.on_break, row.off_break) == (-86000, -14000)
    assert [each.code for each in row.changes] == ["british_from_rapid", "eu_plus_from_home_office_data"]
    assert row.kind == "R1+R3"


def test_no_revision_crosses_a_change_unless_asked(net: Triangle) -> None:
    found = revisions_of(net, "first→latest")

    assert by_period(found) == {
        "YE Jun 2021": (239000, 173000, -66000),
        "YE Jun 2023": (672000, 740000, 68000),
        "YE Mar 2025": (256000, 260000, 4000),
        "YE Jun 2025": (204000, 219000, 15000),
    }
    assert all(not row.changes and not row.on_break for row in found.rows)
    left_out = {each.period.label: each for each in found.set_aside if each.because == "break"}
    assert (left_out["YE Dec 2022"].whole, left_out["YE Dec 2022"].on_break) == (285000, 266000)
    assert any(isinstance(each, DefinitionBreakWarning) and each.n == 8 for each in found.warnings)


@pytest.mark.parametrize("pair", ["first→latest", "first→year", "consecutive", "6m→12m", "r0→r1", "first→complete"])
@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration"])
def test_every_revision_is_comparable_by_default_and_adds_up(measure: str, pair: str) -> None:
    ledger = netmig.open()
    for series in ledger.series(measure):
        triangle = Triangle.of_view(ledger.view(series))
        for across_breaks in (False, True):
            found = revisions_of(triangle, pair, across_breaks=across_breaks)
            for row in found.rows:
                assert across_breaks or not triangle.changes(row.earlier, row.later)
                assert row.on_break + row.off_break == row.value == sum(step.value for step in row.steps)
                assert row.earlier.number <= row.later.number


def test_a_first_value_that_looks_back_is_no_first_publication(net: Triangle) -> None:
    labels = {row.period.label for row in revisions_of(net, across_breaks=True).rows}
    held = revisions_of(net, across_breaks=True, starts="held")

    assert "YE Mar 2023" not in labels
    assert "YE Mar 2023" in {row.period.label for row in held.rows}
    assert any(isinstance(each, FirstHeldWarning) for each in held.warnings)


def test_a_coarsely_rounded_figure_is_no_end_of_a_revision(net: Triangle) -> None:
    found = revisions_of(net, across_breaks=True)
    rough = {each.period.label for each in found.set_aside if each.because == "rough"}

    assert {"YE Jun 2020", "YE Dec 2017"} <= rough
    assert any(isinstance(each, RoughFiguresWarning) for each in found.warnings)


def test_as_of_a_day_is_as_it_was_then(net: Triangle) -> None:
    then = revisions_of(net, across_breaks=True, as_of="2024-06-01", since="2022-05-26")

    assert by_period(then) == {
        "YE Jun 2021": (239000, 173000, -66000),
        "YE Jun 2022": (504000, 607000, 103000),
        "YE Dec 2022": (606000, 764000, 158000),
        "YE Jun 2023": (672000, 740000, 68000),
    }
    assert then.rows == revisions_of(net.until("2024-06-01"), across_breaks=True, since="2022-05-26").rows


def test_the_view_of_a_series_answers_as_the_design_says() -> None:
    summary = netmig.open()["net_migration"].revisions(pair="first→latest", across_breaks=True, since="2022-11-24").summary()

    assert (summary.n, summary.min, summary.max) == (11, -104000, 285000)


def test_groups_are_the_rows_apart(across: Revisions) -> None:
    for what in ("kind", "direction", "age", "release"):
        groups = across.by(what)
        assert sorted(row.period for each in groups.values() for row in each.rows) == [row.period for row in across.rows]
    with pytest.raises(UsageError, match="kind, direction"):
        across.by("weather")  # type: ignore[arg-type]


def test_series_side_by_side() -> None:
    ledger = netmig.open()
    flows = compared(ledger, Series.of("net_migration"), "flow", across_breaks=True, since="2022-11-24")
    groups = compared(ledger, Series.of("net_migration"), "nationality", across_breaks=True, since="2022-05-26")

    assert list(flows) == ["net_migration", "immigration", "emigration"]
    assert {"all", "british", "eu_plus", "non_eu_plus"} <= set(groups)
    with pytest.raises(UsageError, match="no reason"):
        compared(ledger, Series.of("asylum_applications"), "reason")
    with pytest.raises(UsageError, match="not one of several flows"):
        compared(ledger, Series.of("visas_granted"), "flow")


@given(tables())
def test_first_and_all_revisions_make_the_latest(rows: list[Row]) -> None:
    triangle = Triangle.of_rows(rows)
    steps = revisions_of(triangle, "consecutive")
    whole = revisions_of(triangle, "first→latest")

    for row in whole.rows:
        assert row.earlier.value + sum(step.value for step in steps.rows if step.period == row.period) == row.later.value
    assert steps.n == sum(len(told) - 1 for told in triangle.rows.values())
    assert len(whole.rows) + len(whole.set_aside) == len(triangle)


@given(tables(), st.sampled_from(["first→latest", "first→year", "consecutive", "r0→r1", "3m→9m"]))
def test_rows_are_what_a_plain_loop_finds(rows: list[Row], pair: str) -> None:
    triangle = Triangle.of_rows(rows)
    found = [(row.period, row.earlier.value, row.later.value) for row in revisions_of(triangle, pair).rows]
    expected = []
    watched = max((day for _, day, _ in rows), default=None)
    for period in sorted({period for period, _, _ in rows}):
        told = sorted((day, value) for each, day, value in rows if each == period)
        ages = [(day.year - told[0][0].year) * 12 + day.month - told[0][0].month for day, _ in told]

        def at(months: int, told: list[tuple[object, float]] = told, ages: list[int] = ages) -> float | None:  # type: ignore[assignment]
            if months in ages:
                return told[ages.index(months)][1]
            due = told[0][0].year * 12 + told[0][0].month + months  # type: ignore[attr-defined]
            assert watched is not None
            return (
                None
                if (due, told[0][0].day) > (watched.year * 12 + watched.month, watched.day)  # type: ignore[attr-defined]
                else [v for (_, v), age in zip(told, ages, strict=True) if age < months][-1]
            )

        if pair == "consecutive":
            expected += [(period, first[1], second[1]) for first, second in pairwise(told)]
        elif pair == "first→latest" and len(told) > 1:
            expected.append((period, told[0][1], told[-1][1]))
        elif pair == "r0→r1" and len(told) > 1:
            expected.append((period, told[0][1], told[1][1]))
        elif "m" in pair or pair == "first→year":
            ends = (told[0][1], at(12)) if pair == "first→year" else (at(3), at(9))
            if None not in ends:
                expected.append((period, *ends))  # type: ignore[arg-type]
    assert found == expected


def test_everything_shows_itself(across: Revisions) -> None:
    assert repr(across) == "<Revisions net_migration, first→latest, across breaks: n = 11>"
    assert "<caption>" in across._repr_html_()
    assert "<caption>" in across.summary()._repr_html_()
    assert "<caption>" in across.triangle.first()._repr_html_()
    assert "<caption>" in across.triangle._repr_html_()
    assert str(Pair.parse("first-year")) == "first→one year later"
    told = across.to_dict()
    assert told["sign"].startswith("revision = later - earlier")
    assert {
        "series",
        "pair",
        "n",
        "mean",
        "mean_absolute",
        "root_mean_square",
        "sd",
        "min",
        "max",
        "quantiles",
        "same_sign",
        "tests",
    } <= set(told)


def test_a_value_published_again_unchanged_is_a_revision_of_nought_unless_it_is_to_be_left_out() -> None:
    rows = [
        ("2020", "2021-03-01", 10),
        ("2020", "2021-09-01", 10),
        ("2020", "2022-03-01", 12),
        ("2021", "2022-03-01", 5),
        ("2021", "2022-09-01", 5),
    ]
    triangle = Triangle.of_rows(rows, name="example")
    counted = revisions_of(triangle, "consecutive")
    without = revisions_of(triangle, "consecutive", reprints="leave_out")

    assert counted.values == (0, 2, 0)
    assert without.values == (2,)
    assert [(each.period.label, each.because, each.whole) for each in without.set_aside if each.because == "reprint"] == [
        ("2020", "reprint", 0),
        ("2021", "reprint", 0),
    ]
    assert [(type(each), each.n) for each in counted.warnings if isinstance(each, ReprintsWarning)] == [(ReprintsWarning, 2)]
    assert [each.n for each in without.warnings if isinstance(each, ReprintsWarning)] == [2]
    assert (counted.to_dict()["reprints"], without.to_dict()["reprints"]) == ("count", "leave_out")
    assert revisions_of(triangle).to_dict()["reprints"] is None


def test_reprints_of_net_migration_are_left_out_of_what_is_tested_where_that_is_asked(net: Triangle) -> None:
    counted = revisions_of(net, "consecutive", across_breaks=True)
    without = revisions_of(net, "consecutive", across_breaks=True, reprints="leave_out")

    assert counted.n == without.n + sum(not row.value for row in counted.rows)
    assert counted.n > without.n > 0
    assert sum(counted.values) == sum(without.values)
    assert 0 not in without.values
    assert {test.n for test in without.tests()} == {without.n}


@given(tables())
def test_leaving_out_reprints_leaves_every_other_revision_as_it_is(rows: list[Row]) -> None:
    triangle = Triangle.of_rows(rows)
    counted = revisions_of(triangle, "consecutive")
    without = revisions_of(triangle, "consecutive", reprints="leave_out")

    assert without.values == tuple(value for value in counted.values if value)


@pytest.mark.parametrize(("pair", "reprints"), [("first→latest", "leave_out"), ("consecutive", "ignore")])
def test_reprints_can_be_left_out_of_consecutive_values_alone(pair: str, reprints: str) -> None:
    with pytest.raises(UsageError, match="Reprints"):
        revisions_of(Triangle.of_rows([("2020", "2021-03-01", 10)]), pair, reprints=reprints)  # type: ignore[arg-type]
