"""How much that is: beside populations that were public, of about that year, and places of about that size."""

from __future__ import annotations

from datetime import date

import pytest

from netmig.errors import NotHeldError, UsageError
from netmig.explain.equivalents import TOLERANCE, equivalents
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
