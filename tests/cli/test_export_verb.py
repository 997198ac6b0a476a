"""`netmig export`: what was asked for is in the file, whole, in the format that its ending says."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from command_line import EARLY, LATE, PRESS, Ran
from netmig.exports import FORMATS

Run = Callable[..., Ran]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_without_more_words_the_newest_figures_go_to_stdout_as_csv(run: Run) -> None:
    ran = run("export", "net_migration")
    assert (ran.code, ran.err) == (0, "")
    assert [(row["period"], row["value"], row["release"]) for row in rows(ran.out)] == [
        ("YE Jun 1999", "-5000", EARLY.id), ("YE Jun 2000", "75000", LATE.id),
    ]  # fmt: skip
    # what began as a formula does not, and the number is a number
    assert rows(ran.out)[0]["locator"] == "'=SUM(A1:A2)"
    assert rows(ran.out)[0]["note"] == "'@home [a note]"


def test_history_as_of_release_and_updated_after(run: Run) -> None:
    def releases(*asked: str) -> list[str]:
        ran = run("export", "net_migration", "--period", "YE Jun 2000", *asked)
        assert ran.code == 0
        return [row["release"] for row in rows(ran.out)]

    assert releases("--history") == [EARLY.id, PRESS.id, LATE.id]
    assert releases("--history", "--as-of", "2001-06-01") == [EARLY.id, PRESS.id]
    assert releases("--as-of", "2001-05-31") == [EARLY.id]
    assert releases("--history", "--updated-after", "2001-05-24") == [PRESS.id, LATE.id]
    assert releases("--updated-after", "2001-11-22") == []
    assert releases("--release", EARLY.id) == [EARLY.id]


def test_several_measures_codes_and_everything(run: Run) -> None:
    several = rows(run("export", "net_migration", "visas_granted", "--all").out)
    assert {row["measure"] for row in several} == {"net_migration", "visas_granted"}
    assert {row["nationality"] for row in several} == {"all", "non_eu_plus"}
    codes = rows(run("export", "net_migration", "--nationality", "all", "--nationality", "Non-EU+", "--reason", "*").out)
    assert {row["reason"] for row in codes} == {"all", "study_main"}
    whole = rows(run("export", "--all", "--history").out)
    assert {row["measure"] for row in whole} == {"net_migration", "visas_granted", "rule"}
    # a measure has no code of a dimension that it does not have
    assert {row["route"] for row in whole if row["measure"] == "net_migration"} == {""}


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".ods", ".zip", ""])
def test_the_ending_says_the_format(run: Run, tmp_path: Path, ending: str) -> None:
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    place = tmp_path / f"figures{ending}"
    ran = run("export", "net_migration", "--history", "--output", str(place))

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"wrote {place}: 4 figures from 3 releases\n"
    assert [each.name for each in tmp_path.iterdir()] == [place.name]
    match ending:
        case ".csv":
            assert len(rows(place.read_text(encoding="utf-8"))) == 4
        case ".json":
            assert len(json.loads(place.read_bytes())["figures"]) == 4
        case ".jsonl" | ".ndjson":
            assert len([json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]) == 4
        case ".parquet":
            assert place.read_bytes()[:4] == place.read_bytes()[-4:] == b"PAR1"
        case ".xlsx" | ".ods":
            assert "net_migration" in CalamineWorkbook.from_path(place).sheet_names
        case ".zip":
            with zipfile.ZipFile(place) as archive:
                assert "datapackage.json" in archive.namelist()
        case _:
            assert {each.name for each in place.iterdir()} >= {"datapackage.json", "figures.csv", "README.md", "CITATION.cff"}


def test_a_format_that_is_named_counts_and_not_the_ending(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "figures.txt"
    assert run("export", "net_migration", "--format", "jsonl", "--output", str(place)).code == 0
    assert len(place.read_text(encoding="utf-8").splitlines()) == 2
    ran = run("export", "net_migration", "--format", "package", "--output", str(place))
    assert ran.code == 2
    assert "a folder or a .zip" in ran.err


def test_an_unknown_ending_is_told_the_known_ones(run: Run, tmp_path: Path) -> None:
    ran = run("export", "net_migration", "--output", str(tmp_path / "figures.doc"))
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert ".ods" in ran.err


def test_what_is_there_is_left_as_it_was_when_something_is_wrong(run: Run, tmp_path: Path) -> None:
    file, folder = tmp_path / "net.csv", tmp_path / "package"
    file.write_text("old")
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assert run("export", "net_migration", "--period", "YE Jun 1950", "--output", str(file)).code == 3
    assert run("export", "net_migration", "--output", str(folder)).code == 2
    assert (file.read_text(), [each.name for each in folder.iterdir()]) == ("old", ["mine.txt"])
    assert {each.name for each in tmp_path.iterdir()} == {"net.csv", "package"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "--all for the whole ledger"),
        (("immigration",), 3, "immigration"),
        (("net_migration", "--nationality", "british"), 3, "british"),
        (("net_migration", "--route", "study"), 2, "no dimension 'route'"),
        (("net_migration", "--release", "test-one-2001-05-23"), 3, "test-one-2001-05-24"),
        (("net_migration", "--release", EARLY.id, "--history"), 2, "no history"),
        (("net_migration", "--updated-after", "soon"), 2, "soon"),
    ],
)
def test_what_cannot_be_is_said_with_what_is_near(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = run("export", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_in_json_an_error_keeps_its_one_shape(run: Run) -> None:
    ran = run("export", "immigration", "--format", "json")
    assert (ran.json["ok"], ran.json["error"]) == (False, "not_held")


def test_what_was_not_yet_published_is_no_error(run: Run) -> None:
    ran = run("export", "net_migration", "--as-of", "1990-01-01")
    assert (ran.code, rows(ran.out)) == (0, [])
    assert "nothing had been published" in ran.err
    assert "published since" in run("export", "net_migration", "--updated-after", "2001-11-22").err
    assert f"{LATE.id} says nothing" in run("export", "visas_granted", "--all", "--release", LATE.id).err
    assert "watched until 2001-11-22" in run("export", "net_migration", "--as-of", "2030-01-01").err


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if not each.is_text])
def test_bytes_go_to_a_pipe(name: str, ledger_path: Path) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    command = [
        sys.executable,
        "-m",
        "netmig",
        "export",
        "net_migration",
        "--format",
        name,
        "--ledger",
        str(ledger_path),
        "--no-bundled",
    ]
    ran = subprocess.run(command, capture_output=True, check=True, env={"PATH": os.environ["PATH"]})
    assert ran.stdout[:2] in {b"PK", b"PA"}
    assert ran.stderr == b""
