"""`netmig revisions`: the contract of its JSON, any table, every format, and what goes wrong."""

from __future__ import annotations

import csv
import io
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from command_line import EARLY, LATE, PRESS, Ran
from netmig.cli.revisions import HEADER

Run = Callable[..., Ran]
KEYS = {
    "series", "pair", "n", "mean", "mean_absolute", "root_mean_square", "sd", "min", "max", "quantiles", "same_sign", "tests", "warnings", "rows",
}  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A made-up real-time triangle: 24 quarters, each published thrice."""
    file = tmp_path / "gdp.csv"
    lines = ["period,published,value"]
    for place in range(24):
        year, number = 2010 + place // 4, place % 4 + 1
        for late, moved in enumerate((0, (place * 7) % 5 - 2, (place * 5) % 7 - 3)):
            lines.append(f"{year}Q{number},{year + 1}-{number:02d}-{10 + late},{100 + place * place % 11 + moved}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_the_contract(run: Run) -> None:
    told = run("revisions", "net_migration", "--pair", "first-latest", "--format", "json").json

    assert told.keys() >= KEYS
    assert (told["series"], told["pair"], told["n"]) == ("net_migration", "first-latest", 1)
    assert told["rows"] == [
        {
            "period": "YE Jun 2000", "earlier": 60_000, "later": 75_000, "revision": 15_000, "kind": "R1",
            "earlier_published": "2001-05-24", "later_published": "2001-11-22", "earlier_release": EARLY.id, "later_release": LATE.id,
            "months_between": 6, "on_break": 0, "off_break": 15_000, "changes": [], "of_changed_groups": 0,
        }
    ]  # fmt: skip
    assert told["mean"] == 15_000
    assert told["sd"] is None
    assert {each["code"] for each in told["warnings"]} >= {"small_sample", "first_held"}
    assert list(told["tests"]) == ["bias", "efficiency", "news", "noise"]
    assert all("refused" in test for test in told["tests"].values())
    assert told["news_or_noise"] == "not tested: too few periods"
    assert "Test Office" in told["attribution"][0]


def test_consecutive_values_are_a_row_each(run: Run) -> None:
    rows = run("revisions", "net_migration", "--pair", "consecutive", "--format", "json").json["rows"]

    assert [(row["earlier"], row["later"], row["later_release"]) for row in rows] == [
        (60_000, 66_000, PRESS.id),
        (66_000, 75_000, LATE.id),
    ]


def test_values_published_again_unchanged_count_unless_they_are_to_be_left_out(run: Run) -> None:
    asked = ("revisions", "net_migration", "--pair", "consecutive", "--across-breaks")
    counted = run(*asked, "--format", "json", ledger=None).json
    without = run(*asked, "--reprints", "leave-out", "--format", "json", ledger=None).json

    assert counted["unrevised"] > 0 == without["unrevised"]
    assert counted["n"] == without["n"] + counted["unrevised"]
    assert "reprints" in {each["code"] for each in counted["warnings"]} & {each["code"] for each in without["warnings"]}
    assert "--reprints leave-out leaves them out" in run(*asked, ledger=None).out
    refused = run("revisions", "net_migration", "--reprints", "leave-out", ledger=None)
    assert (refused.code, refused.out) == (2, "")
    assert "Ask for consecutive values" in refused.err


def test_what_falls_on_a_change_of_method_points_to_the_smaller_amount_of_explain(run: Run) -> None:
    asked = ("revisions", "net_migration", "--across-breaks", "--since", "2022-11-24")
    told = run(*asked, "--format", "json", ledger=None).json
    amounts = {row["period"]: (row["on_break"], row["of_changed_groups"]) for row in told["rows"]}

    assert amounts["YE Dec 2024"] == (-86_000, -70_000)
    assert amounts["YE Jun 2025"] == (0, 0)
    (note,) = told["notes"]
    assert f"{sum(amount for _, amount in amounts.values()):+,} is the revision of those groups alone" in note
    assert note in run(*asked, ledger=None).out
    command = shlex.split(note.partition("whose: ")[2].removesuffix("."))
    explained = run(*command[1:], "--format", "json", ledger=None).json
    assert explained["method"]["change"] == amounts[command[-1].partition("@")[0]][1]


def test_where_no_method_changed_nothing_is_pointed_to(run: Run) -> None:
    assert run("revisions", "net_migration", "--format", "json", ledger=None).json["notes"] == []


def test_as_of_a_day_is_as_it_was_known_then(run: Run) -> None:
    told = run("revisions", "net_migration", "--as-of", "2001-06-30", "--format", "json").json

    assert [(row["earlier"], row["later"]) for row in told["rows"]] == [(60_000, 66_000)]
    assert told["as_of"] == "2001-06-30"


def test_the_shipped_figures_as_ons_moved_them(run: Run) -> None:
    told = run("revisions", "net_migration", "--across-breaks", "--since", "2022-11-24", "--format", "json", ledger=None).json

    assert told["n"] == len(told["rows"]) == 11
    assert told["mean"] == pytest.approx(sum(row["revision"] for row in told["rows"]) / 11)
    assert (told["on_break"], told["off_break"]) == (609_000, 81_000)
    assert {row["period"]: row["revision"] for row in told["rows"]}["YE Dec 2022"] == 285_000


def test_any_table_is_analysed(run: Run, table: Path) -> None:
    told = run("revisions", "--table", str(table), "--format", "json").json
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    first, last = (
        {row["period"]: float(row["value"]) for row in reversed(rows)},
        {row["period"]: float(row["value"]) for row in rows},
    )
    moved = [last[period] - first[period] for period in last]

    assert (told["series"], told["n"]) == ("gdp", 24)
    assert told["mean"] == pytest.approx(sum(moved) / 24, rel=1e-12)
    assert told["tests"]["bias"]["n"] == 24
    assert 0 < told["tests"]["bias"]["p_value"] <= 1
    assert [row["period"] for row in told["rows"]] == list(last)


def test_a_table_is_read_from_standard_input(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(table.read_bytes())))

    assert run("revisions", "--table", "-", "--format", "json").json["n"] == 24


@pytest.mark.parametrize("by", ["kind", "direction", "age", "release"])
def test_groups_hold_every_revision(run: Run, table: Path, by: str) -> None:
    told = run("revisions", "--table", str(table), "--by", by, "--format", "json").json

    assert sum(each["n"] for each in told["groups"]) == told["n"]
    assert {each["by"] for each in told["groups"]} == {by}


def test_related_series_side_by_side(run: Run) -> None:
    told = run("revisions", "net_migration", "--by", "flow", "--across-breaks", "--format", "json", ledger=None).json

    assert [each["series"] for each in told["groups"]] == ["net_migration", "immigration", "emigration"]


def test_the_table_for_people_says_how_to_read_it(run: Run, table: Path) -> None:
    shown = run("revisions", "--table", str(table), "--by", "direction").out

    for words in (
        "positive is revised up",
        "Mean absolute revision",
        "p (HAC)",
        "24 in 24 blocks",
        "By direction",
        "Every revision",
    ):
        assert words in shown


def test_rows_as_csv(run: Run, table: Path) -> None:
    told = list(csv.DictReader(io.StringIO(run("revisions", "--table", str(table), "--format", "csv").out)))

    assert len(told) == 24
    assert tuple(told[0]) == HEADER
    assert all(float(row["later"]) - float(row["earlier"]) == float(row["revision"]) for row in told)


def test_a_picture_and_a_page(run: Run, table: Path) -> None:
    svg = run("revisions", "--table", str(table), "--format", "svg").out
    page = run("revisions", "--table", str(table), "--format", "html").out

    assert ET.fromstring(svg.encode()).tag.endswith("svg")
    assert "○ earlier" in run("revisions", "--table", str(table), "--format", "svg", "--chart", "revisions").out
    assert page.startswith("<!doctype html>")
    assert "revision-triangle" in page
    assert "<script" not in page
    assert page.count("<caption") >= 5


def test_a_png_is_whole_in_its_file(run: Run, table: Path, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra png is not installed")
    file = tmp_path / "chart.png"

    assert run("revisions", "--table", str(table), "--format", "png", "--output", str(file)).code == 0
    assert file.read_bytes().startswith(b"\x89PNG")


def test_without_the_extra_a_png_names_it(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    ran = run("revisions", "--table", str(table), "--format", "png")

    assert ran.code == 2
    assert "pip install 'netmig[png]'" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("revisions",), 2, "Which measure"),
        (("revisions", "net_migration", "--pair", "first"), 2, "first-latest"),
        (("revisions", "net_migrations"), 3, "net_migration"),
        (("revisions", "net_migration", "--table", "x.csv"), 2, "Give one"),
        (("revisions", "--table", "none.csv"), 2, "cannot be read"),
        (("revisions", "--table", "none.csv", "--by", "flow"), 2, "has no flow"),
        (("revisions", "net_migration", "--since", "soon"), 2, "not a date"),
        (("revisions", "net_migration", "--format", "svg", "--mark", "nothing"), 3, "No release"),
        (("revisions", "visas_granted", "--route", "study", "--applicant", "main", "--format", "svg"), 3, "not two periods"),
    ],
)
def test_what_goes_wrong_is_said(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = run(*arguments)

    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_nothing_to_count_is_no_error(run: Run) -> None:
    ran = run("revisions", "net_migration", "--as-of", "2000-01-01", "--format", "json")

    assert (ran.code, ran.json["n"], ran.json["mean"], ran.json["rows"]) == (0, 0, None, [])
    assert "no revision" in ran.err


def test_differences_of_decimals_have_no_digits_of_binary_arithmetic(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "growth.csv"
    rows = [
        f"20{year},20{year + 1}-0{late + 1}-01,{value}" for year in range(10, 20) for late, value in enumerate((0.9, 1.1, 1.5))
    ]
    file.write_text("\n".join(["period,published,value", *rows]) + "\n", encoding="utf-8")

    asked = ("revisions", "--table", str(file), "--pair", "consecutive", "--format")
    assert {row["revision"] for row in run(*asked, "json").json["rows"]} == {0.2, 0.4}
    for form in ("csv", "json"):
        assert re.search(r"(0000000|9999999)", run(*asked, form).out) is None


@pytest.mark.parametrize("more", [("--format", each) for each in ("table", "csv", "json", "html", "svg")] + [("--replay",)])
def test_a_table_of_no_value_is_refused_alike_in_every_format(run: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    file = tmp_path / "head.csv"
    file.write_text("period,published,value\n", encoding="utf-8")
    ran = run("revisions", "--table", str(file), *more)

    assert ran.code == 2
    assert "no value" in ran.err + ran.out
    assert "Statistic" not in ran.out


def test_one_revision_is_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("period,published,value\n2020,2021-01-01,1\n2020,2022-01-01,2\n", encoding="utf-8")
    told = run("revisions", "--table", str(file)).out

    assert "Only 1 revision: see it below" in told
    assert "1 revision is fewer than 8" in told
    assert "1 revisions" not in told


@pytest.mark.parametrize("pair", ["latest-first", "r3-r1", "18m-6m"])
def test_a_pair_that_goes_backwards_ends_with_exit_code_2(run: Run, pair: str) -> None:
    ran = run("revisions", "net_migration", "--pair", pair)

    assert ran.code == 2
    assert "Did you mean" in ran.err
    assert "first-latest" in ran.err
