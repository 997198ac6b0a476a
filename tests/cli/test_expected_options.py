"""`netmig revisions --expect` and `--replay`: every format, the record beside every interval, and what goes wrong."""

from __future__ import annotations

import csv
import io
import random
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from command_line import Ran
from made_histories import made_rows, normal, releases
from netmig.cli.expected import EXPECTED_HEADER
from netmig.cli.expected_replay import REPLAY_HEADER

Run = Callable[..., Ran]
DAY = ("--as-of", "2026-05-21")
ASKED = ("revisions", "net_migration", "--expect", "YE Dec 2025", *DAY)


@pytest.fixture(autouse=True)
def without_a_ledger_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("NETMIG_LEDGER", raising=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A synthetic vintaged table: twelve half-yearly releases."""
    file = tmp_path / "made.csv"
    rows = made_rows(random.Random(8), releases(12), 100.0, normal(1))
    lines = [f"{period.label},{day.isoformat()},{value:.3f}" for period, day, value in rows]
    file.write_text("\n".join(["period,published,value", *lines]) + "\n", encoding="utf-8")
    return file


def test_the_table_has_each_interval_with_its_record(run: Run) -> None:
    ran = run(*ASKED, ledger=None)
    lines = [line.split() for line in ran.out.splitlines()]

    assert ran.code == 0
    assert ["80%", "124,000", "218,000", "78", "74", "0.949", "56,974", "4", "of", "4"] in [line[4:] for line in lines]
    assert "changes of method out" in ran.out
    assert "145,000 to 197,000" in ran.out


def test_the_json_has_the_same_numbers(run: Run) -> None:
    told = run(*ASKED, "--format", "json", ledger=None).json
    near = told["expectations"][0]

    assert [each["horizon"] for each in told["expectations"]] == ["next", "year", "latest"]
    assert near["intervals"] == [{"level": 0.8, "low": 124_000, "high": 218_000}, {"level": 0.95, "low": 92_000, "high": 250_000}]
    assert [(each["n"], each["held"]) for each in near["record"]["all_series"]] == [(78, 74), (78, 77)]
    assert (near["n"], near["rounds"], near["revision"]) == (83, 6, "routine")
    assert (near["method_changes"]["rounds"], near["method_changes"]["of_rounds"]) == (5, 8)
    assert {"small_sample", "definition_break"} == {each["code"] for each in near["warnings"]}
    assert told["refused"] == []
    assert "Office for National Statistics" in told["attribution"][0]


def test_the_csv_has_a_row_a_level_and_horizon(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*ASKED, "--format", "csv", ledger=None).out)))

    assert list(EXPECTED_HEADER) == list(rows[0])
    assert len(rows) == 6
    assert tuple(rows[0][name] for name in ("horizon", "level", "low", "high", "past_intervals", "past_held")) == (
        "next",
        "0.8",
        "124000",
        "218000",
        "78",
        "74",
    )


def test_one_horizon_alone(run: Run) -> None:
    told = run(*ASKED, "--horizon", "year", "--format", "json", ledger=None).json

    assert [each["horizon"] for each in told["expectations"]] == ["year"]


def test_with_changes_of_method_they_are_counted(run: Run) -> None:
    told = run(*ASKED, "--horizon", "next", "--across-breaks", "--format", "json", ledger=None).json

    assert (told["expectations"][0]["revision"], told["expectations"][0]["n"]) == ("any", 182)


def test_the_picture_is_one_and_has_its_words(run: Run) -> None:
    svg = ET.fromstring(run(*ASKED, "--format", "svg", ledger=None).out)

    assert {"title", "desc"} <= {each.tag.rpartition("}")[2] for each in svg}


def test_the_page_is_whole_in_itself(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    ran = run(*ASKED, "--format", "html", "--output", str(file), ledger=None)
    page = file.read_text(encoding="utf-8")

    assert (ran.code, ran.out) == (0, "")
    assert page.startswith("<!doctype html>")
    for part in ("<svg ", "<table>", "<caption>", "74", "changes of method out", "Open Government Licence"):
        assert part in page
    for foreign in ("<script", "http://", "src="):
        assert foreign not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_a_picture_is_drawn_where_the_library_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        sys.modules, "vl_convert", SimpleNamespace(svg_to_png=lambda svg, scale: f"PNG {scale} {len(svg)}".encode())
    )
    file = tmp_path / "fan.png"

    assert run(*ASKED, "--format", "png", "--output", str(file), ledger=None).code == 0
    assert file.read_bytes().startswith(b"PNG 2.0")


def test_any_table_will_do(run: Run, table: Path) -> None:
    told = run("revisions", "--table", str(table), "--expect", "YE Jun 2006", "--format", "json", ledger=None).json
    near = told["expectations"][0]

    assert told["watched_through"] is None
    assert near["intervals"][0]["low"] < near["figure"]["value"] < near["intervals"][0]["high"]
    assert near["record"]["all_series"] == near["record"]["this_series"]


def test_too_few_revisions_are_refused_with_n_and_exit_code_3(run: Run) -> None:
    ran = run("revisions", "net_migration", "--expect", "YE Jun 2000", "--format", "json")

    assert ran.code == 3
    assert ran.json["error"] == "too_few_revisions"
    assert "1 revision of such figures in 1 round" in ran.json["available"]
    assert "--across-breaks" in ran.json["next_step"]


def test_the_replay_has_every_method(run: Run) -> None:
    told = run("revisions", "net_migration", "--replay", "--horizon", "next", *DAY, "--format", "json", ledger=None).json
    routine, everything = told["replays"]

    assert (told["chosen"], routine["across_breaks"], everything["across_breaks"]) == ("partial_pooling", False, True)
    assert (routine["n"], everything["n"], everything["this_series"]["n"]) == (83, 182, 21)
    named = {each["method"]: each for each in routine["levels"][0]["methods"]}
    assert {"partial_pooling", "mean_absolute", "last_revision", "no_revision", "publisher"} <= set(named)
    assert named["mean_absolute"]["paired"] == {
        "n": 78, "mean_score": 72025.641026, "chosen_mean_score": 64153.846154, "rounds": 4, "p_value": 0.5,
    }  # fmt: skip
    assert "worse than momentum (80% and 95%), conformal_pooled (80%)" in routine["verdict"]


def test_the_replay_as_csv_is_a_row_a_method(run: Run) -> None:
    out = run("revisions", "net_migration", "--replay", *DAY, "--format", "csv", ledger=None).out
    rows = list(csv.DictReader(io.StringIO(out)))

    assert list(REPLAY_HEADER) == list(rows[0])
    assert {"all", "net_migration"} == {row["series"] for row in rows}
    assert {"next", "year", "latest"} == {row["horizon"] for row in rows}


def test_the_replay_of_a_table_is_of_it_alone(run: Run, table: Path) -> None:
    ran = run("revisions", "--table", str(table), "--replay", "--horizon", "next", ledger=None)

    assert ran.code == 0
    assert "1 series" in ran.out
    assert ran.out.count("scores better") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--expect", "YE Dec 2025", "--replay"), "give one of them"),
        (("--horizon", "next"), "--horizon goes with"),
        (("--replay", "--format", "svg"), "A replay can be written as"),
        (("--expect", "YE Dec 2025", "--since", "2020-01-01"), "--since is of revisions between a pair"),
        (("--replay", "--by", "flow"), "--by is of revisions between a pair"),
        (("--expect", "YE Dec 2025", "--pair", "consecutive"), "--pair is of revisions between a pair"),
        (("--expect", "soon"), "soon"),
        (("--expect", "YE Dec 2025", "--horizon", "never"), "never"),
    ],
)
def test_what_cannot_be_asked_is_said(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("revisions", "net_migration", *arguments, ledger=None)

    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("period", ["YE Dec 2031", "YE Dec 1950"])
def test_a_period_that_is_not_held_is_said_with_exit_code_3(run: Run, period: str) -> None:
    ran = run("revisions", "net_migration", "--expect", period, ledger=None)

    assert ran.code == 3
    assert period in ran.err


@pytest.fixture
def decimal_table(tmp_path: Path) -> Path:
    """A synthetic table of growth in tenths of a per cent: forty quarters, each published five times so far as the day has come."""
    file, chance = tmp_path / "growth.csv", random.Random(3)
    lines = ["period,published,value"]
    for place in range(40):
        value = round(chance.gauss(0.4, 0.4), 1)
        for late in range(5):
            out = place + late + 1
            day = date(2012 + out // 4, out % 4 * 3 + 1, 28)
            if out <= 40:
                lines.append(f"{2012 + place // 4}Q{place % 4 + 1},{day.isoformat()},{value:.1f}")
            value = round(value + chance.choice((0, 0, 0.1, -0.1, 0.2)), 1)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("form", ["table", "csv", "json", "html", "svg"])
def test_intervals_of_a_table_of_tenths_end_on_tenths(run: Run, decimal_table: Path, form: str) -> None:
    ran = run("revisions", "--table", str(decimal_table), "--expect", "2021Q4", "--format", form, ledger=None)

    assert ran.code == 0
    assert " ," not in ran.out
    if form == "json":
        ends = [each[end] for one in ran.json["expectations"] for each in one["intervals"] for end in ("low", "high")]
    elif form == "csv":
        ends = [float(row[end]) for row in csv.DictReader(io.StringIO(ran.out)) for end in ("low", "high")]
    else:
        assert re.search(r"\d\.\d{4}", re.sub(r'="[^"]*"', "", ran.out)) is None
        return
    assert ends
    assert all(str(each) == f"{each:.1f}" for each in ends)


def test_widths_and_scores_of_a_table_of_tenths_are_not_whole(run: Run, decimal_table: Path) -> None:
    shown = run("revisions", "--table", str(decimal_table), "--replay", "--horizon", "next", ledger=None).out
    rows = run("revisions", "--table", str(decimal_table), "--replay", "--horizon", "next", "--format", "csv", ledger=None).out

    first = next(each for each in csv.DictReader(io.StringIO(rows)) if int(each["n"]))
    line = next(each.split() for each in shown.splitlines() if first["method"] in each.split())
    assert line[6:8] == [f"{float(first[name]):.2f}" for name in ("mean_width", "mean_score")]
