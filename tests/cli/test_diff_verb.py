"""`netmig diff`: what one release changed against another, for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from command_line import Ran
from made_tables import EARLIER, LATER, MAY_2025, NOVEMBER_2025, given
from netmig.cli.differences_report import change_tables
from netmig.ledger.differences import between
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.ingestion import examine_all, take_in

Run = Callable[..., Ran]
FIRST, SECOND = f"ons-ltim-{MAY_2025}", f"ons-ltim-{NOVEMBER_2025}"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.sqlite"
    ledger = open_ledger(path, bundled=False)
    take_in(examine_all([given(EARLIER, MAY_2025), given(LATER, NOVEMBER_2025)], ledger), ledger)
    return path


def test_record_has_every_change(run: Run, mine: Path) -> None:
    record = run("diff", FIRST, SECOND, "--format", "json", ledger=mine).json

    assert (record["from"], record["to"]) == (FIRST, SECOND)
    # the tables are extracts, and no file of the publisher's: what they lack is not dropped
    assert [record[kind] for kind in ("new", "revised", "unchanged", "dropped", "not_held")] == [12, 8, 16, 0, 12]
    assert (len(record["changes"]), len(record["new_figures"]), len(record["figures_not_held"])) == (8, 12, 12)
    assert record["changes"][0] == {
        "series": "immigration", "period": "YE Jun 2024", "before": 594_000, "after": 542_000, "change": -52_000, "reasons": [],
    }  # fmt: skip
    assert {each["group"] for each in record["methods"]} == {"british", "eu_plus", "non_eu_plus"}


def test_table_has_the_largest_first_and_what_is_new_and_gone(run: Run, mine: Path) -> None:
    out = run("diff", FIRST, SECOND, ledger=mine).out

    assert f"What {SECOND} changed: 12 new, 8 revised, 16 unchanged, 0 dropped, 12 not held of it" in out
    assert out.index("Revised: 8 figures") < out.index("New: 12 figures") < out.index("Not held: 12 figures")
    assert "Registration and Population Interaction Database" in out


def test_rows_have_every_change(run: Run, mine: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", FIRST, SECOND, "--format", "csv", ledger=mine).out)))

    assert len(rows) == 8 + 12 + 12
    assert rows[0]["difference"] == "-52000"
    assert {row["after_release"] for row in rows} == {SECOND, ""}


@pytest.mark.parametrize(
    ("filters", "revised"),
    [
        (["--measure", "net_migration"], 4),
        (["--measure", "net_migration", "--nationality", "british"], 1),
        (["--measure", "net_migration[nationality=british]"], 1),
        (["--measure", "immigration", "--nationality", "EU+"], 0),
    ],
)
def test_filters_choose_series(run: Run, mine: Path, filters: list[str], revised: int) -> None:
    assert run("diff", FIRST, SECOND, *filters, "--format", "json", ledger=mine).json["revised"] == revised


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([SECOND, FIRST], 2, f"netmig diff {FIRST} {SECOND}"),
        ([FIRST, "ons-ltim-2025-11-28"], 3, f"Did you mean {SECOND}"),
        ([FIRST, SECOND, "--nationality", "british"], 2, "--measure"),
        ([FIRST, SECOND, "--measure", "net_migration", "--nationality", "france"], 3, "is held"),
        ([FIRST, SECOND, "--measure", "nothing"], 3, "No measure"),
        ([FIRST], 2, "Missing argument"),
    ],
)
def test_mistakes_are_told(run: Run, mine: Path, arguments: list[str], code: int, said: str) -> None:
    ran = run("diff", *arguments, ledger=mine)

    assert ran.code == code
    assert said in ran.err


def test_release_against_itself_changes_nothing(run: Run, mine: Path) -> None:
    record = run("diff", FIRST, FIRST, "--format", "json", ledger=mine).json

    assert [record[kind] for kind in ("new", "revised", "unchanged", "dropped")] == [0, 0, 36, 0]


def test_what_an_edition_held_in_part_has_not_is_no_dropped_figure(run: Run, mine: Path) -> None:
    """Only extracts are held: what they lack its publisher may well have published."""
    out = run("diff", FIRST, SECOND, ledger=mine).out
    record = run("diff", FIRST, SECOND, "--format", "json", ledger=mine).json

    assert "Dropped:" not in out
    assert f"{SECOND} is held in part" in out
    assert "nothing was published" not in out
    assert (record["dropped"], record["dropped_series"]) == (0, [])
    assert record["not_held"] == len(record["figures_not_held"]) > 0


def test_what_the_publishers_own_table_lacks_is_dropped() -> None:
    days = ("2030-05-23", "2030-11-28")
    first, second = (
        Release(id=f"office-{day}", publisher="An office", title=day, published_at=published_on(date.fromisoformat(day)))
        for day in days
    )
    told = {first: ("YE Dec 2028", "YE Dec 2029"), second: ("YE Dec 2029",)}
    ledger = Ledger.of(
        (
            each,
            [Figure(series=Series.of("net_migration"), period=parse_period(period), release=each.id, value=1) for period in its],
        )
        for each, its in told.items()
    )
    (table,) = change_tables(between(first.id, second.id, ledger))

    assert table.title == "Dropped: 1 figure that the edition before had, and this has not"
