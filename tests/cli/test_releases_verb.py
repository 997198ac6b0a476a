"""`netmig releases`: every release held, and all that is known of one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from command_line import EARLY, LATE, LICENCE, PRESS, Ran
from netmig.cli.releases import HEADER

Run = Callable[..., Ran]


def test_every_release_is_listed_oldest_first(run: Run) -> None:
    rows = run("releases", "--format", "json").json["releases"]
    assert [(row["release"], row["figures"]) for row in rows] == [(EARLY.id, 6), (PRESS.id, 1), (LATE.id, 2)]
    assert rows[0]["measures"] == ["net_migration", "rule", "visas_granted"]
    assert rows[0]["evidence"] == ["official_file", "press"]


def test_the_table_and_the_csv_list_the_same(run: Run) -> None:
    table = run("releases").out
    rows = list(csv.DictReader(io.StringIO(run("releases", "--format", "csv").out)))
    assert tuple(rows[0]) == HEADER
    assert [row["release"] for row in rows if row["release"] not in table] == []
    assert [row["licence"] for row in rows] == [LICENCE, "", LICENCE]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--measure", "visas_granted"), [EARLY.id]),
        (("--measure", "net migration"), [EARLY.id, PRESS.id, LATE.id]),
        (("--publisher", "daily"), [PRESS.id]),
        (("--publisher", "test"), [EARLY.id, PRESS.id, LATE.id]),
        (("--as-of", "2001-06-01"), [EARLY.id, PRESS.id]),
        (("--as-of", "1999-06-01"), []),
    ],
)
def test_the_list_can_be_narrowed(run: Run, arguments: tuple[str, ...], found: list[str]) -> None:
    assert [row["release"] for row in run("releases", *arguments, "--format", "json").json["releases"]] == found


def test_one_release_is_told_in_full(run: Run) -> None:
    record = run("releases", LATE.id, "--format", "json").json
    assert record["supersedes"] == EARLY.id
    assert record["sources"][0]["url"] == "https://test.example/table.xlsx"
    assert record["stated_changes"][0]["reason"] == "More data came in."
    assert record["published_at"] == "2001-11-22T09:30:00+00:00"
    assert record["measures"] == {"net_migration": 2}
    text = run("releases", LATE.id).out
    wanted = ("More data came in.", "Cover, row 3", "https://test.example/table.xlsx", LICENCE, EARLY.id)
    assert [words for words in wanted if words not in text] == []


def test_the_methods_of_a_release_are_told(run: Run) -> None:
    assert run("releases", EARLY.id, "--format", "json").json["methods"] == {"all": "survey"}
    assert "all: survey" in run("releases", EARLY.id).out
    assert run("releases", EARLY.id, "--format", "csv").out.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("test-one-2001-05-25",), EARLY.id),
        (("--measure", "asylum_cost"), "net_migration"),
        (("--publisher", "The Daily Tent"), "The Daily Test"),
    ],
)
def test_a_release_not_held_is_refused_with_the_nearest_that_is(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("releases", *arguments)
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.err


def test_a_release_id_goes_with_no_filter(run: Run) -> None:
    assert run("releases", EARLY.id, "--measure", "rule").code == 2
