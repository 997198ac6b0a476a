"""`netmig ingest`: what a file is, what it changes, the question, and then all of it or nothing."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from command_line import Ran
from made_tables import EARLIER, LATER, MAY_2025, NOVEMBER_2025, table_1
from netmig.ledger.ledger import open_ledger

Run = Callable[..., Ran]
CONTRACT = {"name", "reader", "release", "published", "tables", "new", "revised", "unchanged", "dropped", "changes", "problems"}


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("may.csv").write_bytes(EARLIER)
    Path("november.csv").write_bytes(LATER)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


@pytest.fixture
def mine(folder: Path) -> Path:
    return folder / "mine.sqlite"


def held(path: Path) -> list[str]:
    return [release.id for release in open_ledger(path, bundled=False).releases()] if path.exists() else []


def take(run: Run, mine: Path, name: str, day: str, *more: str) -> Ran:
    return run("ingest", name, "--published", day, "--yes", *more, ledger=mine)


def test_record_is_as_the_contract_says(run: Run, mine: Path) -> None:
    take(run, mine, "may.csv", MAY_2025)
    before = mine.read_bytes()
    ran = run("ingest", "november.csv", "--published", NOVEMBER_2025, "--dry-run", "--format", "json", ledger=mine)
    (file,) = ran.json["files"]

    assert ran.code == 0
    assert set(file) >= CONTRACT
    assert (file["name"], file["reader"]) == ("november.csv", "ons-table-1-transcribed")
    assert (file["release"], file["published"]) == ("ons-ltim-2025-11-27", "2025-11-27")
    assert [table["figures"] for table in file["tables"]] == [36]
    # YE Sep 24 is new; of non-EU+ (with all) in YE Mar 24 and British (with all) in YE Jun 24, net and inflow moved
    assert (file["new"], file["revised"], file["unchanged"], file["dropped"]) == (12, 8, 16, 0)
    assert {"series": "net_migration[nationality=british]", "period": "YE Jun 2024", "before": 12_000, "after": -40_000} in file[
        "changes"
    ]
    # 8 revised, then 12 new; the 12 that the release is held without are no drops
    assert [(each["before"] is None, each["after"] is None) for each in file["changes"]] == [
        *[(False, False)] * 8, *[(True, False)] * 12,
    ]  # fmt: skip
    assert file["problems"] == []
    assert (file["not_held"], len(file["figures_not_held"])) == (12, 12)
    assert mine.read_bytes() == before


def test_nothing_is_written_without_a_yes(run: Run, mine: Path) -> None:
    """Nobody to ask, a no at the keyboard, and a dry run."""
    ran = run("ingest", "may.csv", "--published", MAY_2025, ledger=mine)
    assert ran.code == 2
    assert "36 figures would be written" in ran.err
    assert "--yes" in ran.err
    assert "ons-ltim-2025-05-22" in ran.out

    ran = run("ingest", "may.csv", "--published", MAY_2025, "--dry-run", ledger=mine)
    assert (ran.code, "nothing was written" in ran.err) == (0, True)

    ran = run("ingest", "may.csv", "--published", MAY_2025, "--format", "json", ledger=mine)
    assert (ran.code, ran.json["error"]) == (2, "usage")
    assert held(mine) == []


@pytest.mark.parametrize(("answer", "written"), [("y\n", "Wrote 36 figures"), ("n\n", ""), ("\n", "")])
def test_question_is_asked_at_a_terminal(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    ran = run("ingest", "may.csv", "--published", MAY_2025, ledger=mine)

    assert ran.code == 0
    assert f"Write 36 figures to {mine}?" in ran.err
    assert written in ran.err
    assert bool(held(mine)) == bool(written)


def test_second_time_nothing_is_new(run: Run, mine: Path) -> None:
    assert "Wrote 36 figures" in take(run, mine, "may.csv", MAY_2025).err
    before = mine.read_bytes()
    ran = take(run, mine, "may.csv", MAY_2025)

    assert (ran.code, "nothing to write" in ran.err) == (0, True)
    assert mine.read_bytes() == before


def test_table_tells_a_person_what_changed(run: Run, mine: Path) -> None:
    take(run, mine, "may.csv", MAY_2025)
    ran = run("ingest", "november.csv", "--published", NOVEMBER_2025, "--dry-run", ledger=mine)

    assert "Long-term international migration, provisional: year ending June 2025" in ran.out
    assert "ons-ltim-2025-05-22, published 2025-05-22" in ran.out
    assert "12 new, 8 revised, 16 unchanged, 0 dropped, 12 not held of it" in ran.out
    # the largest change first, before and after, with its sign
    lines = ran.out[ran.out.index("Revised") :].splitlines()
    assert lines[3].split() == ["immigration", "YE", "Jun", "2024", "594,000", "542,000", "-52,000"]
    assert "Not held: 12 figures" in ran.out
    assert "netmig diff ons-ltim-2025-05-22 ons-ltim-2025-11-27" in ran.out


def test_the_headline_comes_first_with_what_the_newest_before_it_has_become(run: Run, mine: Path) -> None:
    take(run, mine, "may.csv", MAY_2025)
    out = run("ingest", "november.csv", "--published", NOVEMBER_2025, "--dry-run", ledger=mine).out
    lines = {line.partition("  ")[0]: line for line in out.splitlines()[:24]}

    later = open_ledger(mine, bundled=False)
    assert later["net_migration"].history("YE Jun 2024")
    assert "in YE Sep 2024; YE Jun 2024 is now 542,000, was 594,000" in lines["Immigration"]
    assert list(lines).index("Immigration") < list(lines).index("Against the ledger")
    assert "by sums to within rounding" in lines["Confirmed"]


def test_ingest_of_our_own_export_says_all_that_diff_says(run: Run, mine: Path, folder: Path) -> None:
    """A release that was exported and is taken in elsewhere is compared there as here, what it is not held with included."""
    take(run, mine, "may.csv", MAY_2025)
    elsewhere = folder / "elsewhere.sqlite"
    elsewhere.write_bytes(mine.read_bytes())
    take(run, mine, "november.csv", NOVEMBER_2025)
    exported = folder / "exported.csv"
    assert run("export", "--all", "--release", "ons-ltim-2025-11-27", "--output", str(exported), ledger=mine).code == 0

    def rows(*arguments: str, ledger: Path) -> set[tuple[str, ...]]:
        found = csv.DictReader(io.StringIO(run(*arguments, "--format", "csv", ledger=ledger).out))
        return {tuple(each[name] for name in ("change", "series", "period", "before", "after", "unit")) for each in found}

    here = rows("diff", "ons-ltim-2025-05-22", "ons-ltim-2025-11-27", ledger=mine)
    there = rows("ingest", str(exported), "--dry-run", ledger=elsewhere)

    assert len({each for each in here if each[0] == "not held"}) == 12
    assert there == here


def test_every_change_is_in_the_csv(run: Run, mine: Path) -> None:
    take(run, mine, "may.csv", MAY_2025)
    rows = list(
        csv.DictReader(
            io.StringIO(
                run("ingest", "november.csv", "--published", NOVEMBER_2025, "--dry-run", "--format", "csv", ledger=mine).out
            )
        )
    )

    assert {kind: sum(row["change"] == kind for row in rows) for kind in ("new", "revised", "dropped", "not held")} == {
        "not held": 12,
        "new": 12,
        "revised": 8,
        "dropped": 0,
    }
    assert {row["file"] for row in rows} == {"november.csv"}


def test_files_are_taken_in_together_or_not_at_all(run: Run, mine: Path, folder: Path) -> None:
    """A good file beside a bad one is not written either, and the bad one is named with the place."""
    (folder / "bad.csv").write_bytes(LATER.replace(b"395000", b"many", 1))
    ran = run("ingest", "may.csv", "bad.csv", "--published", NOVEMBER_2025, "--yes", "--format", "json", ledger=mine)
    good, bad = ran.json["files"]

    assert ran.code == 4
    assert (ran.json["ok"], ran.json["written"]) == (False, None)
    assert good["problems"] == []
    assert (bad["problems"][0]["row"], bad["problems"][0]["column"]) == (4, "non_eu_plus")
    assert "Nothing was written of any of the 2 files" in ran.err
    assert held(mine) == []


def test_folder_is_every_known_file_in_it(run: Run, mine: Path, folder: Path) -> None:
    (folder / "in" / "deeper").mkdir(parents=True)
    (folder / "in" / "deeper" / "any.name").write_bytes(EARLIER)
    (folder / "in" / "README").write_text("What is in this folder.", encoding="utf-8")
    (folder / "in" / ".hidden").write_bytes(LATER)
    ran = run("ingest", "in", "--published", MAY_2025, "--yes", "--format", "json", ledger=mine)

    assert ran.code == 0
    assert [Path(file["name"]).name for file in ran.json["files"]] == ["any.name"]
    assert [Path(name).name for name in ran.json["passed_over"]] == ["README"]
    assert ran.json["written"] == 36


def test_standard_input_is_a_file(run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(EARLIER)))
    ran = run("ingest", "-", "--published", MAY_2025, "--yes", ledger=mine)

    assert (ran.code, held(mine)) == (0, ["ons-ltim-2025-05-22"])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere.csv"], 2, "nowhere.csv cannot be read"),
        (["may.csv"], 2, "does not say when it was published"),
        (["may.csv", "--published", "yesterday"], 2, "is not a day"),
        (["may.csv", "--published", "2025-05-23"], 2, "published none on 2025-05-23"),
        (
            ["may.csv", "--published", MAY_2025, "--release", "ons-ltim-2025-11-27"],
            2,
            "is of ons-ltim-2025-05-22, as it says itself",
        ),
        (["unknown.txt"], 4, "in no layout that is known"),
        (["empty"], 2, "no file that is known"),
        ([], 2, "Missing argument"),
    ],
)
def test_mistakes_are_told(run: Run, mine: Path, folder: Path, arguments: list[str], code: int, said: str) -> None:
    (folder / "unknown.txt").write_text("Dear all,", encoding="utf-8")
    (folder / "empty").mkdir()
    ran = run("ingest", *arguments, "--dry-run", ledger=mine)

    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not mine.exists()


def test_file_changed_after_publication_is_said_loudly_and_kept_apart(run: Run, mine: Path, folder: Path) -> None:
    """Other values for the same release are never merged; as a republication they are a release of their own."""
    take(run, mine, "may.csv", MAY_2025)
    changed = table_1(
        ("YE Dec 23", 10_000, 20_000, 400_000), ("YE Mar 24 P", 11_000, 21_000, 390_000), ("YE Jun 24 P", 12_000, 22_000, 381_000)
    )
    (folder / "again.csv").write_bytes(changed)
    ran = take(run, mine, "again.csv", MAY_2025)

    assert ran.code == 4
    assert "4 figures of ons-ltim-2025-05-22 otherwise" in ran.err
    assert "--republished" in ran.err
    assert held(mine) == ["ons-ltim-2025-05-22"]

    ran = take(run, mine, "again.csv", MAY_2025, "--republished", "2025-06-05", "--format", "json")
    assert (ran.code, ran.json["files"][0]["revised"]) == (0, 4)
    assert held(mine) == ["ons-ltim-2025-05-22", "ons-ltim-2025-06-05"]
    view = open_ledger(mine, bundled=False)["net_migration"]
    assert [each.value for each in view.history("YE Jun 2024")] == [414_000, 415_000]
    assert take(run, mine, "again.csv", MAY_2025, "--republished", "2025-05-01").code == 2


@pytest.mark.parametrize(
    ("when", "release", "at", "precision"),
    [
        (MAY_2025, "ons-ltim-2025-05-22-2359", "2025-05-22T23:59:59.999999+01:00", "day"),
        ("2025-05-22T14:05+01:00", "ons-ltim-2025-05-22-1405", "2025-05-22T14:05:00+01:00", "minute"),
        ("2025-05-22T13:05:40Z", "ons-ltim-2025-05-22-1405", "2025-05-22T13:05:00+00:00", "minute"),
    ],
)
def test_a_file_mended_on_the_day_itself_is_a_second_state_of_that_day(
    run: Run, mine: Path, folder: Path, when: str, release: str, at: str, precision: str
) -> None:
    """As of the end of that day the mended figures stand, as of its morning the first; in whichever order they come."""
    changed = table_1(
        ("YE Dec 23", 10_000, 20_000, 400_000), ("YE Mar 24 P", 11_000, 21_000, 390_000), ("YE Jun 24 P", 12_000, 22_000, 381_000)
    )
    (folder / "again.csv").write_bytes(changed)
    first: tuple[str, ...] = ("may.csv", MAY_2025)
    second: tuple[str, ...] = ("again.csv", MAY_2025, "--republished", when)
    views = []
    for name, order in (("one", (first, second)), ("other", (second, first))):
        ledger = folder / f"{name}.sqlite"
        for each in order:
            assert take(run, ledger, *each).code == 0
        opened = open_ledger(ledger, bundled=False)
        view = opened["net_migration"]
        made = opened.release(release)
        assert (made.published_at, made.precision) == (datetime.fromisoformat(at), precision)
        assert (made.supersedes, made.published_label) == ("ons-ltim-2025-05-22", MAY_2025)
        assert [each.value for each in view.history("YE Jun 2024")] == [414_000, 415_000]
        assert view.as_of(MAY_2025)["YE Jun 2024"].value == 415_000
        assert view.as_of("2025-05-22T12:00+01:00")["YE Jun 2024"].value == 414_000
        views.append([(each.release, each.value) for each in view.history("YE Jun 2024")])
        told = run("diff", "ons-ltim-2025-05-22", release, "--no-bundled", ledger=ledger)
        assert (told.code, "4 revised" in told.out) == (0, True)
    assert views[0] == views[1]
    # the same file once more changes nothing, and another time on that day is another state
    assert "nothing to write" in take(run, ledger, *second).err


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2025-05-22T09:30+01:00", "cannot have been put out again"), ("2025-05-22T08:00+01:00", "came out on 2025-05-22 09:30"),
        ("2025-05-22T14:05", "the time with its zone"), ("yesterday", "is no day"), ("2025-02-30", "is no day"),
    ],
)  # fmt: skip
def test_a_time_at_which_nothing_can_have_been_put_out_again(run: Run, mine: Path, when: str, said: str) -> None:
    ran = take(run, mine, "may.csv", MAY_2025, "--republished", when)

    assert (ran.code, said in ran.err, mine.exists()) == (2, True, False)


def test_another_copy_of_a_file_that_is_held_adds_nothing(run: Run, mine: Path, folder: Path) -> None:
    take(run, mine, "may.csv", MAY_2025)
    (folder / "copy.csv").write_bytes(EARLIER + b"\n\n")
    ran = take(run, mine, "copy.csv", MAY_2025, "--format", "json")

    assert ran.code == 0
    assert ran.json["files"][0]["unchanged"] == 36
    ledger = open_ledger(mine, bundled=False)
    assert {figure.value for figure in ledger.figures(ledger["net_migration"].series)} == {430_000, 422_000, 414_000}


def test_formats_are_listed(run: Run) -> None:
    ran = run("ingest", "--readers", ledger=None)

    assert ran.code == 0
    assert "ons-table-1-transcribed" in ran.out


def test_release_of_the_future_is_refused(run: Run, mine: Path, folder: Path) -> None:
    (folder / "boats.csv").write_bytes(b"#date,migrants,boats\n2025-05-21,825,13\n")
    ran = run("ingest", "boats.csv", "--published", "2999-01-01", "--yes", ledger=mine)

    assert (ran.code, "in the future" in ran.err) == (2, True)


def numbers(record: dict[str, Any]) -> tuple[int, ...]:
    return tuple(record[name] for name in ("new", "revised", "unchanged", "held", "beside", "dropped", "again", "to_add"))


def test_the_numbers_are_the_same_wherever_they_are_told(
    run: Run, mine: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON, table, question and what was written; a copy in the same run is held already by the file before it."""
    (folder / "copy.csv").write_bytes(EARLIER + b"\n\n")
    arguments = ("ingest", "may.csv", "copy.csv", "may.csv", "--published", MAY_2025)
    first, *copies = run(*arguments, "--dry-run", "--format", "json", ledger=mine).json["files"]

    assert numbers(first) == (36, 0, 0, 0, 0, 0, 0, 36)
    for each in copies:
        assert numbers(each) == (0, 0, 36, 36, 0, 0, 0, 0)

    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    ran = run(*arguments, ledger=mine)
    assert "Write 36 figures to" in ran.err
    assert "Wrote 36 figures to" in ran.err
    assert ran.out.count("0 new, 0 revised, 36 unchanged (36 held already), 0 dropped") == 2

    ran = take(run, folder / "other.sqlite", "may.csv", MAY_2025, "--format", "json")
    assert ran.json["written"] == ran.json["files"][0]["to_add"] == 36


def test_figures_given_in_two_tables_are_counted_again(run: Run, mine: Path, folder: Path) -> None:
    """One series and period is one figure that is new, and every place that it was read from is written."""
    rows = "".join(f"immigration,scotland,2024,5000,1000,Table {n}\n" for n in (1, 2, 3))
    (folder / "tidy.csv").write_text("measure,area,period,value,rounding,locator\n" + rows, encoding="utf-8")
    ran = take(run, mine, "tidy.csv", "2025-06-01", "--format", "json")

    assert numbers(ran.json["files"][0]) == (1, 0, 0, 0, 0, 0, 2, 3)
    assert ran.json["written"] == 3
    assert "Wrote 3 figures" in ran.err


def test_another_copy_leaves_the_ledger_file_as_it_is(run: Run, mine: Path, folder: Path) -> None:
    """Whichever of the two comes first, and whatever else the second says of the release."""
    for name, text in (("one.csv", "The title"), ("other.csv", "A title that is less by the alphabet")):
        row = f"immigration,scotland,2024,5000,1000,Table 1,mine-2025-06-01,{text}\n"
        (folder / name).write_text("measure,area,period,value,rounding,locator,release,title\n" + row, encoding="utf-8")
    for first, second in (("one.csv", "other.csv"), ("other.csv", "one.csv")):
        ledger = folder / f"{first}.sqlite"
        take(run, ledger, first, "2025-06-01")
        before, release = ledger.read_bytes(), open_ledger(ledger, bundled=False).releases()
        ran = take(run, ledger, second, "2025-06-01")

        assert (ran.code, "nothing to write" in ran.err) == (0, True)
        assert ledger.read_bytes() == before
        assert open_ledger(ledger, bundled=False).releases() == release


def test_what_cannot_be_told_is_not_done(run: Run, mine: Path, folder: Path) -> None:
    ran = take(run, mine, "may.csv", MAY_2025, "--output", str(folder / "nowhere" / "o.json"), "--format", "json")
    assert (ran.code, ran.json["exit_code"], held(mine)) == (2, 2, [])
    ran = take(run, mine, "may.csv", MAY_2025, "--output", str(folder), "--format", "json")
    assert (ran.code, held(mine)) == (2, [])
    assert sorted(each.name for each in folder.iterdir()) == ["may.csv", "november.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is there on Linux alone")
def test_an_answer_that_fails_says_what_was_written_before(run: Run, mine: Path) -> None:
    ran = take(run, mine, "may.csv", MAY_2025, "--output", "/dev/full", "--format", "json")

    assert ran.code == 2
    assert "36 figures had been written" in ran.json["available"]
    assert held(mine) == ["ons-ltim-2025-05-22"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is there on Linux alone")
def test_a_full_standard_output_says_what_was_written_before(mine: Path) -> None:
    command = [sys.executable, "-m", "netmig", "ingest", "may.csv", "--published", MAY_2025, "--yes", "--format", "json"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*command, "--ledger", str(mine)], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert ran.returncode == 2
    assert "36 figures had been written" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_dry_run_is_no_yes(run: Run, mine: Path) -> None:
    ran = run("ingest", "may.csv", "--published", MAY_2025, "--yes", "--dry-run", "--format", "json", ledger=mine)

    assert (ran.code, ran.json["error"], held(mine)) == (2, "usage", [])


def test_a_bad_file_is_told_in_the_shape_of_every_error(run: Run, mine: Path, folder: Path) -> None:
    (folder / "bad.csv").write_bytes(LATER.replace(b"395000", b"many", 1))
    ran = run("ingest", "may.csv", "bad.csv", "--published", NOVEMBER_2025, "--dry-run", "--format", "json", ledger=mine)

    assert (ran.json["ok"], ran.json["exit_code"], ran.json["error"]) == (False, ran.code, "layout")
    assert "many" in ran.json["asked"]
    assert {"available", "next_step", "schema_version"} <= set(ran.json)
    assert len(ran.json["files"]) == 2


def test_someone_s_own_figure_is_no_revision_of_ons(run: Run, mine: Path, folder: Path) -> None:
    text = "measure,nationality,period,value,low,high,rounding,status,locator\nnet_migration,all,YE Dec 2025,250000,,,1000,,\n"
    (folder / "tidy.csv").write_text(text, encoding="utf-8")
    arguments = ("tidy.csv", "--published", "2026-06-20", "--yes", "--format", "json", "--ledger", str(mine))
    ran = run("ingest", *arguments, ledger=None)  # with the releases that come with netmig

    assert (ran.code, ran.json["error"]) == (2, "usage")
    assert "Office for National Statistics" in ran.json["asked"]
    assert held(mine) == []
