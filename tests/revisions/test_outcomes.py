"""What became of a figure: found at its horizon, told of its kind by what was out then, and never from later releases."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

import netmig
from made_histories import made_family, made_rows, newest_period, normal, releases
from netmig.errors import NotHeldError, UsageError
from netmig.ledger.figures import moment
from netmig.periods import year_ending
from netmig.revisions.outcomes import HORIZONS, Family
from netmig.revisions.publication_calendar import Calendar
from netmig.revisions.triangle import Triangle
from netmig.series import Series

NET = Series.of("net_migration")


@pytest.fixture(scope="module")
def published() -> Family:
    return Family.of_ledger(netmig.open(), NET)


def test_a_calendar_knows_the_usual_gap_and_what_is_one_round() -> None:
    days = [*releases(5), date(2003, 5, 29)]
    calendar = Calendar([datetime(each.year, each.month, each.day, tzinfo=UTC) for each in days])

    assert calendar.spacing(datetime(2001, 5, 22, tzinfo=UTC)) is None
    assert 180 < (calendar.spacing(datetime(2003, 6, 1, tzinfo=UTC)) or 0) < 186
    # a week after a half-yearly release is the same round of publication
    assert calendar.round(datetime(2003, 5, 21, tzinfo=UTC)) == calendar.round(datetime(2003, 5, 29, tzinfo=UTC))
    assert calendar.round(datetime(2002, 11, 21, tzinfo=UTC)) != calendar.round(datetime(2003, 5, 21, tzinfo=UTC))


def test_a_figure_is_younger_than_a_year_for_two_half_yearly_releases() -> None:
    family = made_family(random.Random(1), releases(6), [1e6], normal(1))
    period = newest_period(date(2001, 11, 21))
    ages = [family.standing("made 0", entry).age for entry in family.triangles["made 0"].rows[period]]

    assert ages == ["step 0", "step 1", "year 1", "year 1", "year 2"]


def test_each_horizon_finds_its_figure() -> None:
    days = releases(6)
    rows = [(newest_period(days[0]), day, value) for day, value in zip(days, (10.0, 12.0, 15.0, 15.0, 16.0, 16.0), strict=True)]
    family = Family([Triangle.of_rows(rows, name="t")])
    figure = family.standing_as_of("t", newest_period(days[1 - 1]), moment(days[1]))
    found = {horizon: family.outcome(figure, horizon) for horizon in ("next", "year", "latest")}

    assert {name: each and each.revision for name, each in found.items()} == {"next": 3.0, "year": 3.0, "latest": 4.0}
    assert figure.value == 12.0


def test_a_release_that_comes_too_late_is_no_next_release() -> None:
    days = releases(8)
    rows = [*((newest_period(day), day, 1.0) for day in days), (newest_period(days[2]), days[5], 4.0)]
    family = Family([Triangle.of_rows(rows, name="t")])
    figure = family.standing_as_of("t", newest_period(days[2]), moment(days[2]))

    assert family.outcome(figure, "next") is None


def test_the_outcomes_known_at_a_moment_are_those_published_by_then(published: Family) -> None:
    for horizon in ("next", "year", "latest"):
        for when in ("2023-11-23", "2024-11-28", "2025-11-27"):
            limit = moment(when)
            assert all(each.known <= limit for each in published.outcomes(horizon, limit, across_breaks=True))


def test_without_asking_no_outcome_crosses_a_change_of_method(published: Family) -> None:
    routine = published.outcomes("next")
    everything = published.outcomes("next", across_breaks=True)

    assert all(each.routine for each in routine)
    assert {each.figure.release for each in everything if not each.routine} >= {"ons-ltim-2024-05-23", "ons-ltim-2025-05-22"}
    assert set(routine) == {each for each in everything if each.routine}


def test_a_series_begun_anew_is_another_series(published: Family) -> None:
    passenger_survey = [each for each in published.outcomes("latest", across_breaks=True) if each.figure.era == 0]

    assert passenger_survey
    assert max(each.known for each in passenger_survey) < moment("2019-08-22")


def test_a_coarsely_rounded_value_is_no_history(published: Family) -> None:
    """Of immigration in YE Jun 2022 a release said 1.1 million, the next 1,109,000: ONS calls that +45,000."""
    told = [each for each in published.origins() if each.series == "immigration" and each.period == year_ending(2022, 6)]
    rough = next(each for each in told if each.release == "ons-ltim-2022-11-24")

    assert (rough.value, rough.rounding) == (1_100_000, 100_000)
    for horizon in HORIZONS:
        assert published.outcome(rough, horizon, across_breaks=True) is None
        for each in published.outcomes(horizon, across_breaks=True):
            entry = next(
                one for one in published.triangles[each.figure.series].rows[each.figure.period] if one.issue.id == each.release
            )
            assert each.figure.rounding == entry.rounding == 1_000


def test_the_size_of_a_balance_is_that_of_its_larger_flow(published: Family) -> None:
    figure = published.standing_as_of("net_migration", "YE Dec 2025", moment("2026-05-21"))

    assert (figure.value, figure.size) == (171_000, 813_000)


def test_the_publishers_interval_goes_with_its_figure(published: Family) -> None:
    figure = published.standing_as_of("net_migration", "YE Dec 2024", moment("2025-05-22"))

    assert figure.interval == (244_000, 589_000)


def test_figures_republished_within_a_round_are_counted_once(published: Family) -> None:
    releases_of_origins = {each.release for each in published.origins() if each.period == year_ending(2024, 12)}

    assert "ons-ltim-2025-11-27" in releases_of_origins
    assert "ons-ltim-2025-11-18" not in releases_of_origins


def test_a_figure_that_was_not_out_is_not_held(published: Family) -> None:
    with pytest.raises(NotHeldError, match="had been published by then"):
        published.standing_as_of("net_migration", "YE Dec 2025", moment("2026-05-20"))


def test_a_family_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="needs one at least"):
        Family([])


def test_of_a_table_alone_sizes_are_not_used_unless_asked() -> None:
    rows = made_rows(random.Random(2), releases(4), 1e6, normal(1))
    plain, sized = Family([Triangle.of_rows(rows, name="t")]), Family([Triangle.of_rows(rows, name="t")], by_size=True)
    period = newest_period(releases(4)[0])

    assert plain.standing_as_of("t", period).size == 1.0
    assert sized.standing_as_of("t", period).size == abs(sized.standing_as_of("t", period).value)
