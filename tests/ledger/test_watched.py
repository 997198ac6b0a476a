"""Until when publications have been watched: of each publisher its own day, stated for good, in files of any age."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmig.check import check
from netmig.errors import DamagedDataError, UsageError
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.holdings import InMemory
from netmig.ledger.ledger import HEADLINE_PUBLISHER, Ledger, open_ledger
from netmig.ledger.store import SCHEMA_VERSION, Store
from netmig.periods import parse_period
from netmig.series import Series

NET, BOATS = Series.of("net_migration"), Series.of("small_boat_arrivals")
OFFICE, HOME = HEADLINE_PUBLISHER, "Home Office"


def told(publisher: str, day: str, series: Series, value: int = 5000, precision: str = "minute") -> tuple[Release, list[Figure]]:
    release = Release(
        id=f"{publisher.split(maxsplit=1)[0].lower()}-{day}", publisher=publisher, title="Made", published_at=published_on(date.fromisoformat(day)),
        precision=precision,  # type: ignore[arg-type]
    )  # fmt: skip
    return release, [Figure(series=series, period=parse_period("2019"), release=release.id, value=value, rounding=1000)]


TWO = [told(OFFICE, "2020-05-21", NET), told(HOME, "2020-08-22", BOATS)]


def test_a_newer_release_of_another_publisher_watches_nobody_else() -> None:
    """What is known of small boats in August says nothing of net migration after May."""
    ledger = Ledger.of(TWO)

    assert ledger.watched == {OFFICE: date(2020, 5, 21), HOME: date(2020, 8, 22)}
    assert ledger.watched_through == ledger["net_migration"].watched_through == date(2020, 5, 21)
    assert ledger.view(BOATS).watched_through == date(2020, 8, 22)
    assert "watched until 2020-05-21" in ledger["net_migration"].as_of("2020-06-01").warning
    assert ledger.view(BOATS).as_of("2020-06-01").warning == ""


def test_a_text_is_told_of_the_publisher_that_its_claims_are_about() -> None:
    ledger = Ledger.of(TWO)
    report = check("UK net migration was 5,000 in 2019.", "2020-06-01", ledger)

    assert report.watched == ((OFFICE, date(2020, 5, 21)),)
    assert report.to_dict()["ledger"] == {"watched_through": "2020-05-21", "watched": {OFFICE: "2020-05-21"}, "as_of": None}


def test_a_year_of_publication_is_no_day_up_to_which_anyone_watched() -> None:
    exact, vague = told(OFFICE, "2020-05-21", NET), told(OFFICE, "2020-12-31", NET, precision="year")

    assert Ledger.of([exact, vague]).watched == {OFFICE: date(2020, 5, 21)}
    assert Ledger.of([vague]).watched == {OFFICE: date(2020, 12, 31)}


def test_the_shipped_releases_state_it_of_every_publisher() -> None:
    bundled = Bundled()
    ledger = Ledger([bundled])

    assert {each.publisher for each in ledger.releases()} == set(bundled.watched)
    for release in ledger.releases():
        assert release.precision not in {"minute", "day"} or release.published <= bundled.watched[release.publisher]
    assert ledger.watched_through == bundled.watched[HEADLINE_PUBLISHER]


def test_what_is_stated_stays_in_the_file_beside_what_was_there(tmp_path: Path) -> None:
    """A file without the table, as every earlier netmig made it, gets it with the first statement and loses nothing."""
    path = tmp_path / "ledger.sqlite"
    old = open_ledger(path, bundled=False)
    old.add_all(TWO)
    before = rows(path)
    assert "watch" not in before["tables"]

    ledger = open_ledger(path, bundled=False)
    ledger.watch(OFFICE, date(2020, 9, 1))

    for each in (ledger, open_ledger(path, bundled=False)):
        assert each.watched == {OFFICE: date(2020, 9, 1), HOME: date(2020, 8, 22)}
        assert each["net_migration"].as_of("2020-09-01").warning == ""
        assert [figure.value for figure in each.figures(NET)] == [5000]
    after = rows(path)
    assert {name: after[name] for name in ("entry", "addition")} == {name: before[name] for name in ("entry", "addition")}
    # an earlier netmig looks for its own tables and for this number
    assert after["version"] == before["version"] == SCHEMA_VERSION
    assert set(before["tables"]) < set(after["tables"])
    # and figures are added as before
    assert ledger.add(*told(OFFICE, "2020-11-26", NET, 6000)) == 1
    assert open_ledger(path, bundled=False).watched[OFFICE] == date(2020, 11, 26)


def test_an_earlier_day_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path, bundled=False)
    for day in ("2020-09-01", "2020-08-01", "2020-09-01", "2020-09-02"):
        ledger.watch(HOME, date.fromisoformat(day))

    assert ledger.watched == {HOME: date(2020, 9, 2)}
    assert len(rows(path)["watch"]) == 2


@given(st.lists(st.tuples(st.sampled_from((OFFICE, HOME, "A third")), st.dates(date(2001, 1, 1), date(2030, 1, 1))), max_size=8))
@settings(max_examples=30)
def test_in_whatever_order_it_is_stated_the_latest_day_of_each_stands(stated: list[tuple[str, date]]) -> None:
    holding = InMemory()
    for each in stated:
        holding.watch(*each)

    assert holding.watched == {name: max(day for other, day in stated if other == name) for name, _ in stated}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE watch SET through = '2029-01-01'",
        "UPDATE watch SET publisher = 'Home Office'",
        "DELETE FROM watch WHERE number = 1",
    ],
)
def test_a_statement_that_was_changed_is_noticed(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path, bundled=False)
    ledger.watch(OFFICE, date(2020, 9, 1))
    ledger.watch(HOME, date(2020, 9, 2))
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(damage)
        triggers = dict(
            connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'watch'").fetchall()
        )
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(damage)
        for words in triggers.values():
            connection.execute(words)
        connection.commit()

    with pytest.raises(DamagedDataError, match="what was watched has been changed"):
        Store(path)


def test_a_ledger_without_a_file_says_so() -> None:
    with pytest.raises(UsageError, match="no file to add to"):
        Ledger([Bundled()]).watch(OFFICE, datetime.now(UTC).date())


def test_the_reading_of_one_release_twice_is_one_publisher() -> None:
    release, figures = told(OFFICE, "2020-05-21", NET)

    assert Ledger.of([(release, figures), (replace(release, note="again"), [])]).watched == {OFFICE: date(2020, 5, 21)}


def rows(path: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master ORDER BY name")]
        found: dict[str, Any] = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY number").fetchall()
            for name in ("entry", "addition", "watch")
            if name in tables
        }
        return {**found, "tables": list(tables), "version": connection.execute("PRAGMA user_version").fetchone()[0]}
