"""Where figures stop being comparable: curated breaks, what releases state, and methods told otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

import netmig
from netmig.definitions import Place, breaks_between
from netmig.ledger.figures import Release, StatedChange, published_on
from netmig.periods import Period, year_ending
from netmig.revisions.comparability import OfReleases, nationality_of, states
from netmig.series import Series
from strategies import CHANGES, PERIODS, series

NET = Series.of("net_migration")
BRITISH = Series.of("immigration", nationality="british")
JUNE = year_ending(2030, 6)


def release(day: date, *changes: StatedChange, **methods: str) -> Release:
    return Release(
        id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day), changes=changes,
        methods=tuple(methods.items()),
    )  # fmt: skip


def stated(kind: Any = "R3", about: str = "", periods: str = "") -> StatedChange:
    return StatedChange(kind=kind, reason="a better way", citation="page 1", series=about, periods=periods)


FIRST, SECOND = date(2031, 5, 22), date(2031, 11, 20)


def sources(about: Series, *releases: Release, period: Period = JUNE) -> list[str]:
    return [each.source for each in OfReleases(about, releases).changes(period, 0, len(releases) - 1)]


def test_releases_that_say_nothing_are_comparable() -> None:
    assert sources(NET, release(FIRST), release(SECOND)) == []


@pytest.mark.parametrize("kind", ["R3", "C"])
def test_a_stated_change_of_method_or_correction_divides(kind: Any) -> None:
    assert sources(NET, release(FIRST), release(SECOND, stated(kind))) == ["stated"]


@pytest.mark.parametrize("kind", ["R1", "R2", "unknown"])
def test_more_data_and_routine_do_not(kind: Any) -> None:
    assert sources(NET, release(FIRST), release(SECOND, stated(kind))) == []


def test_what_the_earlier_release_states_is_of_before() -> None:
    assert sources(NET, release(FIRST, stated()), release(SECOND)) == []


def test_what_a_release_between_states_divides_too() -> None:
    assert sources(NET, release(FIRST), release(SECOND, stated()), release(date(2032, 5, 20))) == ["stated"]


@pytest.mark.parametrize(
    ("periods", "covered"),
    [
        ("", True),
        ("YE Jun 2030", True),
        ("YE Dec 2029 and YE Jun 2030", True),
        ("YE Dec 2029, YE Mar 2030", False),
        ("YE Jun 2021 onwards", True),
        ("YE Sep 2030 onwards", False),
        ("YE Jun 2012 to YE Jun 2030", True),
        ("YE Jun 2012 to YE Mar 2030", False),
        ("some recent ones", True),
    ],
)
def test_a_statement_is_about_the_periods_that_it_names(periods: str, covered: bool) -> None:  # noqa: FBT001 - pytest gives it so
    assert states(stated(periods=periods), NET, JUNE) is covered


@pytest.mark.parametrize(
    ("about", "net", "british"),
    [
        ("", True, True),
        ("net_migration", True, True),
        ("immigration", True, True),
        ("emigration", True, False),
        ("nationality=british", True, True),
        ("nationality=eu_plus", True, False),
        ("nationality=eu_plus, nationality=british", True, True),
        ("immigration[nationality=british]", True, True),
        ("net_migration[nationality=british,reason=work]", True, True),
        ("net_migration[nationality=non_eu_plus]", True, False),
        ("visas_granted", False, False),
    ],
)
def test_a_statement_is_about_the_series_that_it_names_and_those_made_of_them(about: str, net: bool, british: bool) -> None:  # noqa: FBT001 - as above
    assert (states(stated(about=about), NET, JUNE), states(stated(about=about), BRITISH, JUNE)) == (net, british)


def test_a_change_says_whose_figures_changed_since_when_and_where_it_is_said() -> None:
    curated, told = (
        OfReleases(NET, releases).changes(JUNE, 0, 1)[0]
        for releases in (
            (release(date(2025, 5, 22)), release(date(2025, 11, 18))),
            (release(FIRST), release(SECOND, stated(about="nationality=eu_plus, immigration[nationality=british]"))),
        )
    )
    assert (curated.code, curated.groups, curated.since) == ("british_from_rapid", ("british",), date(2025, 11, 18))
    assert (told.groups, told.since) == (("eu_plus", "british"), SECOND)
    assert told.citation is not None
    assert (told.citation.where, told.citation.release) == ("page 1", "test-2031-11-20")


def test_a_statement_that_a_curated_break_tells_of_is_held_to_the_periods_of_that_break() -> None:
    """The methods of November 2024 are from YE Jun 2021 (note 9 of May 2025); the bulletin names no periods."""
    before = release(date(2024, 5, 23))
    after = release(date(2024, 11, 28), stated(about="immigration[nationality=non_eu_plus]"))
    known = OfReleases(Series.of("immigration", nationality="non_eu_plus"), (before, after))

    assert known.changes(year_ending(2019, 3), 0, 1) == ()
    assert [each.code for each in known.changes(year_ending(2023, 6), 0, 1)] == ["eu_plus", "non_eu_plus_methods_2024"]


def test_a_group_is_named_in_three_ways() -> None:
    assert [nationality_of(each) for each in ("nationality=eu_plus", "immigration[nationality=british]", "immigration", "")] == [
        "eu_plus", "british", "all", "all",
    ]  # fmt: skip


def test_a_method_told_otherwise_divides_where_nothing_else_is_said() -> None:
    before, after = release(FIRST, british="survey"), release(SECOND, british="register")

    assert sources(BRITISH, before, after) == ["methods"]
    assert sources(NET, before, after) == ["methods"]
    assert sources(Series.of("immigration", nationality="eu_plus"), before, after) == []


def test_a_statement_says_of_which_periods_a_method_told_otherwise_is() -> None:
    before = release(FIRST, british="survey")
    after = release(SECOND, stated(about="nationality=british", periods="YE Sep 2030 onwards"), british="register")

    assert sources(BRITISH, before, after) == []
    assert sources(BRITISH, before, after, period=year_ending(2030, 12)) == ["stated"]


def test_a_method_not_told_before_is_not_known_to_be_another() -> None:
    assert sources(BRITISH, release(FIRST), release(SECOND, british="register")) == []


@pytest.mark.parametrize("measure", ["net_migration", "immigration"])
def test_the_curated_breaks_are_those_between_two_figures(measure: str) -> None:
    ledger = netmig.open()
    for about in ledger.series(measure):
        view = ledger.view(about)
        releases = view.releases
        known = OfReleases(about, releases)
        for period in view.periods[::7]:
            for later in range(1, len(releases)):
                places = [Place(about, period, releases[at].published) for at in (0, later)]
                codes = [each.code for each in known.changes(period, 0, later) if each.source == "definitions"]
                assert codes == [each.code for each in breaks_between(*places)]


@given(series(), PERIODS, CHANGES)
def test_any_statement_can_be_asked_about_any_series(about: Series, period: Period, change: StatedChange) -> None:
    assert states(change, about, period) in (True, False)
