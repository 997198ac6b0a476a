"""How much that is: beside populations that were public, of about that year, and places of about that size."""

from __future__ import annotations

from datetime import date

import pytest

import netmig
from netmig.errors import NotHeldError, UsageError
from netmig.explain import explain
from netmig.explain.equivalents import TOLERANCE, equivalents, lacking
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, point, year_ending
from netmig.series import Series

DAY = date(2001, 9, 27)
YEAR = year_ending(2000, 12)
MIDDLE = point(date(2000, 6, 30))


def ledger_of(places: dict[str, int], when: Period = MIDDLE, day: date = DAY) -> Ledger:
    release = Release(id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day))
    return Ledger.of(
        [
            (
                release,
                [
                    Figure(series=Series.of("population", area=area), period=when, release=release.id, value=value)
                    for area, value in places.items()
                ],
            )
        ]
    )


PLACES = {"uk": 50_000_000, "england": 100_000, "springfield": 100_000, "shelbyville": 96_000, "ogdenville_city_of": 400_000}


def test_people_are_set_beside_a_thousand_and_beside_the_nearest_place() -> None:
    everyone, place = equivalents(ledger_of(PLACES), -101_000, "people", YEAR)
    assert everyone.kind == "per_thousand"
    assert everyone.value == pytest.approx(2.02)
    assert (
        everyone.words
        == "2.0 for every thousand people of the UK’s population (50,000,000 at 30 June 2000; Test Office, 27 September 2001)"
    )
    assert (place.kind, place.population.value, place.tolerance) == ("place", 100_000, TOLERANCE)
    assert (
        place.words
        == "about as many people as live in Springfield (100,000 at 30 June 2000; Test Office, 27 September 2001), who are 1.0% fewer"
    )


@pytest.mark.parametrize(("change", "named"), [(95_300, True), (105_200, True), (106_000, False), (60_000, False), (0, False)])
def test_no_place_is_named_that_is_not_about_as_large(change: int, named: bool) -> None:  # noqa: FBT001 - a case of the test
    found = [each for each in equivalents(ledger_of(PLACES), change, "people", YEAR) if each.kind == "place"]
    assert bool(found) is named
    assert all(abs((each.population.value or 0) - change) <= TOLERANCE * change for each in found)


def test_nothing_is_used_that_was_not_public_on_the_day() -> None:
    ledger = ledger_of(PLACES)
    assert equivalents(ledger, 100_000, "people", YEAR, as_of="2001-09-26") == ()
    assert len(equivalents(ledger, 100_000, "people", YEAR, as_of="2001-09-27")) == 2


@pytest.mark.parametrize(
    ("year", "fits"), [(2000, True), (2001, True), (2002, True), (2003, True), (2004, False), (1998, True), (1997, False)]
)
def test_a_population_of_another_time_is_none(year: int, fits: bool) -> None:  # noqa: FBT001 - a case of the test
    assert bool(equivalents(ledger_of(PLACES), 100_000, "people", year_ending(year, 6))) is fits


def test_money_is_set_beside_each_person_and_visas_beside_a_thousand() -> None:
    (money,) = equivalents(ledger_of(PLACES), 1_000_000_000, "GBP", YEAR)
    assert money.words.startswith("£20.00 for each person of the UK’s population")
    (visas,) = equivalents(ledger_of(PLACES), 100_000, "visas", YEAR)
    assert visas.words.startswith("2.0 visas for every thousand people")


def test_a_place_that_is_asked_for_is_shown_whatever_its_size() -> None:
    _, place = equivalents(ledger_of(PLACES), 100_000, "people", YEAR, place="Ogdenville")
    assert (
        place.words
        == "0.25 times the population of Ogdenville, City of (400,000 at 30 June 2000; Test Office, 27 September 2001)"
    )
    with pytest.raises(NotHeldError):
        equivalents(ledger_of(PLACES), 100_000, "people", YEAR, place="Capital City")
    with pytest.raises(UsageError):
        equivalents(ledger_of(PLACES), 100_000, "GBP", YEAR, place="Ogdenville")


def test_a_ledger_without_populations_has_nothing_to_set_beside() -> None:
    assert equivalents(Ledger.of(), 100_000, "people", YEAR) == ()


WORLD_BANK = Series.of("population", type="world_bank")


def with_world_bank(*years: int, ons: int | None = None) -> Ledger:
    release = Release(id=f"test-{DAY}", publisher="Test Office", title="Invented", published_at=published_on(DAY))
    found = [
        Figure(series=WORLD_BANK, period=point(date(year, 6, 30)), release=release.id, value=10_000_000 + year) for year in years
    ]
    if ons:
        found.append(
            Figure(series=Series.of("population"), period=point(date(ons, 6, 30)), release=release.id, value=20_000_000 + ons)
        )
    return Ledger.of([(release, found)])


@pytest.mark.parametrize(
    ("years", "ons", "taken"),
    [
        ((1964, 1965), None, 10_001_964),
        ((1964, 1966), None, 10_001_964),
        ((1964,), 1963, 20_001_963),
        ((1964,), 1970, 10_001_964),
    ],
)
def test_ons_is_taken_before_the_world_bank_where_it_is_near_enough(years: tuple[int, ...], ons: int | None, taken: int) -> None:
    (found,) = equivalents(with_world_bank(*years, ons=ons), 1000, "people", year_ending(1964, 12))

    assert found.population.value == taken
    assert lacking(with_world_bank(*years, ons=ons), 1000, "people", year_ending(1964, 12)).startswith(
        "No population of a place at all"
    )


def test_the_world_bank_is_no_place() -> None:
    with pytest.raises(NotHeldError):
        equivalents(with_world_bank(1964), 1000, "people", year_ending(1964, 12), place="uk as the world bank has it")
    assert [each.kind for each in equivalents(with_world_bank(1964), 10_001_964, "people", year_ending(1964, 12))] == [
        "per_thousand"
    ]


def test_where_no_population_is_near_that_is_said_and_nothing_else() -> None:
    ledger = ledger_of(PLACES)

    assert lacking(ledger, 100_000, "people", YEAR) == ""
    assert lacking(ledger, 100_000, "people", year_ending(2010, 12)) == (
        "No population is held for a day within two years of YE Dec 2010: 100,000 cannot be set beside one."
    )
    assert "that was public by then" in lacking(ledger, 100_000, "people", YEAR, as_of="2000-01-01")
    assert lacking(ledger, 0, "people", year_ending(2010, 12)) == lacking(ledger, 5, "visas", year_ending(2010, 12)) == ""


def test_of_places_it_is_said_only_where_one_of_that_size_is_held() -> None:
    shipped = netmig.open()

    assert lacking(shipped, 86_000, "people", year_ending(2006, 12)).startswith(
        "Populations of places are held for 30 June 2024 alone"
    )
    assert lacking(shipped, 3, "people", year_ending(2006, 12)) == ""
    assert lacking(shipped, 86_000, "people", year_ending(2024, 12)) == ""


@pytest.mark.parametrize("year", range(1965, 2026))
def test_every_change_from_year_to_year_has_a_population_to_stand_beside(year: int) -> None:
    ledger = netmig.open()
    view = ledger["net_migration"]
    ends = [year_ending(each, 12) for each in (year - 1, year)]
    release = next(
        (
            vintage.release.id
            for vintage in reversed(view.vintages())
            if {figure.period for figure in vintage.figures} >= set(ends)
        ),
        None,
    )
    if release is None:
        pytest.skip(f"no release has both {ends[0].label} and {ends[1].label}")
    found = explain("net_migration", *ends, release=release, ledger=ledger)

    assert not found.change or next(each.kind for each in found.equivalents) == "per_thousand"


def test_what_was_not_public_by_then_is_not_used() -> None:
    found = explain("net_migration", "YE Dec 2005", "YE Dec 2006", as_of="2018-01-01")

    assert found.equivalents == ()
    assert found.lacking.startswith("No population that was public by then")
    assert found.to_dict()["notes"][-1] == found.lacking
    then = explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22")
    assert then.equivalents[0].population.value == 67_600_000
