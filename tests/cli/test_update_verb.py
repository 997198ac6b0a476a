"""`netmig update` as people and scheduled jobs run it: what it says, where, and with which exit code."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from command_line import Ran, said_to

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))
from publishers import NOON, Clock, Publisher, Reply, client, publishing, served
from test_updating import FIRST, READERS, SECOND, product, publish

from netmig.cli import main
from netmig.cli import update as verb
from netmig.ledger.ledger import open_ledger
from netmig.sources.archive import Archive


class Stopped(KeyboardInterrupt):
    """Someone has watched for long enough."""


class Watch(Clock):
    """Time that goes on as someone sleeps, until they have slept often enough."""

    def __init__(self, often: int = 1000) -> None:
        super().__init__()
        self.often = often

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.start += timedelta(seconds=seconds)
        if len(self.slept) > self.often:
            raise Stopped


class Shell:
    """The command line with one publisher, one ledger and one archive."""

    def __init__(self, publisher: Publisher, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.publisher, self.folder, self.capsys = publisher, folder, capsys
        self.clock = Watch()
        self.products = {
            each.id: each for each in (product(publisher), product(publisher, id="others", page=publisher.url("/others")))
        }
        patch.setattr(verb, "surroundings", self.surroundings)

    def surroundings(self) -> verb.Surroundings:
        return verb.Surroundings(
            products=lambda: self.products, client=lambda: client(self.clock), time=self.clock.time(), readers=READERS
        )

    def run(self, *arguments: str) -> Ran:
        self.capsys.readouterr()
        code = main(
            ["update", *arguments, "--ledger", str(self.ledger), "--no-bundled", "--archive", str(self.folder / "archive")]
        )
        captured = self.capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger.sqlite"

    def releases(self) -> list[str]:
        return [each.id for each in open_ledger(self.ledger, bundled=False).releases()]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    with publishing() as publisher:
        publish(publisher, served(FIRST))
        yield Shell(publisher, tmp_path, capsys, monkeypatch)


def test_with_yes_what_is_new_is_taken_in_and_shown(shell: Shell) -> None:
    ran = shell.run("flows", "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("21 May 2026, 12:00 in London: 1 file taken in\n")
    for words in ("Taken in: may2026.csv", "invented-2026-05-21: Invented figures", "171,000", str(shell.folder / "archive")):
        assert words in ran.out
    assert shell.releases() == ["invented-2026-05-21"]
    assert shell.run("flows", "--yes").out.startswith("21 May 2026, 12:00 in London: nothing new\n")


def test_where_nobody_can_be_asked_nothing_is_taken_and_the_exit_code_says_so(shell: Shell) -> None:
    ran = shell.run("flows")

    assert ran.code == 1
    assert "1 new and not taken in" in ran.out
    assert "`netmig update --yes` takes in what is new." in ran.out
    assert not shell.ledger.exists()


def test_a_dry_run_ends_with_1_for_what_is_new_and_writes_no_ledger(shell: Shell) -> None:
    assert shell.run("flows", "--dry-run").code == 1
    assert not shell.ledger.exists()
    shell.run("flows", "--yes")
    assert shell.run("flows", "--dry-run").code == 0


def test_json_is_one_record(shell: Shell) -> None:
    ran = shell.run("flows", "--yes", "--format", "json")

    record = ran.json
    assert (ran.code, ran.err) == (0, "")
    assert {name: record[name] for name in ("schema_version", "ok", "exit_code", "dry_run", "offline", "taken", "new", "failed")} == {
        "schema_version": 1, "ok": True, "exit_code": 0, "dry_run": False, "offline": False, "taken": 1, "new": 0, "failed": 0,
    }  # fmt: skip
    assert record["checked_at"] == "2026-05-21T11:00:00+00:00"
    (file,) = record["products"][0]["files"]
    assert (file["outcome"], file["published"], file["examined"]["new"]) == ("taken", "2026-05-21", 2)
    assert file["examined"]["release"] == "invented-2026-05-21"


def test_as_csv_every_change_is_a_row_and_what_went_wrong_is_on_stderr(shell: Shell) -> None:
    ran = shell.run("--dry-run", "--format", "csv")

    assert ran.code == 5
    assert ran.out.splitlines()[0].startswith("file,release,change,series,period,before,after")
    assert "may2026.csv,invented-2026-05-21,new,net_migration,YE Dec 2025,,171000,people,row 3" in ran.out
    assert ran.err.startswith("netmig: others: ")


def test_what_goes_wrong_is_told_with_its_product_and_the_rest_is_done(shell: Shell) -> None:
    ran = shell.run("--yes")

    assert ran.code == 5
    assert "1 file taken in, 1 product could not be reached" in ran.out
    assert "404" in ran.out
    assert shell.releases() == ["invented-2026-05-21"]


def test_a_file_that_is_not_as_it_should_be_ends_with_4(shell: Shell) -> None:
    shell.publisher.says("/file?uri=/flows/yearendingdecember2025/may2026.csv", Reply(b"<!doctype html><p>Sorry"))

    ran = shell.run("flows", "--yes", "--format", "json")

    assert (ran.code, ran.json["exit_code"], ran.json["ok"]) == (4, 4, False)
    assert ran.json["products"][0]["files"][0]["error"]["error"] == "damaged_data"


def test_a_changed_file_under_the_same_name_is_said_to_be_one(shell: Shell) -> None:
    shell.run("flows", "--yes")
    shell.clock.start += timedelta(days=5)
    publish(shell.publisher, served(SECOND, '"two"', modified="Mon, 25 May 2026 08:30:00 GMT"))

    ran = shell.run("flows", "--yes")

    assert "The same address gave another file before, which is kept too: sha256 " in ran.out
    assert shell.releases() == ["invented-2026-05-21", "invented-2026-05-26"]


def test_offline_on_a_new_machine_says_that_nothing_is_archived_and_what_to_do(shell: Shell) -> None:
    """Nothing is wrong with any publisher, and nothing is made on the disk."""
    for arguments, what in (((), "the 2 products"), (("flows",), "flows"), (("--format", "csv"), "the 2 products")):
        ran = shell.run(*arguments, "--offline")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith(f"netmig: Nothing of {what} is archived in {shell.folder / 'archive'}.\n")
        assert "Run `netmig update` once without --offline" in ran.err
    ran = shell.run("--offline", "--format", "json")
    record = ran.json

    assert (ran.code, ran.err) == (3, "")
    assert {name: record[name] for name in ("ok", "exit_code", "failed", "not_archived", "new")} == {
        "ok": False, "exit_code": 3, "failed": 0, "not_archived": 2, "new": 0,
    }  # fmt: skip
    assert [each["outcome"] for each in record["products"]] == ["not_archived"] * 2
    assert record["products"][0]["errors"][0]["error"] == "not_archived"
    assert not (shell.folder / "archive").exists()
    assert shell.publisher.questions == []


def test_offline_what_is_archived_is_looked_at_though_another_product_is_not(shell: Shell) -> None:
    shell.run("flows", "--dry-run")

    ran = shell.run("--offline", "--yes")

    assert ran.code == 0
    assert ran.out.startswith("21 May 2026, 12:00 in London: 1 file taken in, nothing archived of 1 product\n")
    assert "What went wrong" not in ran.out


def test_offline_nothing_is_asked(shell: Shell) -> None:
    shell.run("flows", "--dry-run")
    asked = len(shell.publisher.questions)

    assert shell.run("flows", "--offline", "--yes").code == 0
    assert len(shell.publisher.questions) == asked
    assert shell.releases() == ["invented-2026-05-21"]


def test_the_list_says_what_there_is_and_what_came(shell: Shell) -> None:
    shell.run("flows", "--yes")
    asked = len(shell.publisher.questions)

    ran, record = shell.run("--list"), shell.run("--list", "--format", "json").json

    assert (ran.code, len(shell.publisher.questions)) == (0, asked)
    assert "may2026.csv, 2026-05-21" in ran.out
    assert [(each["product"], each["files"], each["newest"]) for each in record["products"]] == [
        ("flows", 1, "may2026.csv"), ("others", 0, None),
    ]  # fmt: skip


def test_a_report_goes_to_a_file(shell: Shell, tmp_path: Path) -> None:
    ran = shell.run("flows", "--yes", "--format", "json", "--output", str(tmp_path / "report.json"))

    assert (ran.out, ran.err) == ("", f"wrote {tmp_path / 'report.json'}\n")
    assert json.loads((tmp_path / "report.json").read_text())["taken"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["flow"], 3, "Did you mean flows?"),
        (["--dry-run", "--yes"], 2, "--dry-run adds nothing"),
        (["--watch", "--offline"], 2, "--watch looks at the publishers' pages"),
        (["--every", "60"], 2, "--every goes with --watch"),
        (["--watch", "--every", "1"], 2, "1 is not in the range"),
        (["--list", "--yes"], 2, "--list looks at nothing"),
        (["--watch", "--output", "x"], 2, "send stdout to a file"),
        (["--format", "csv", "--list"], 2, "goes with neither"),
        (["--format", "xml"], 2, "'xml' is not one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(shell: Shell, arguments: list[str], code: int, said: str) -> None:
    ran = shell.run(*arguments)

    assert ran.code == code
    assert said in ran.err
    assert shell.publisher.questions == []


def test_watching_takes_in_what_appears_and_says_nothing_new_on_stderr(shell: Shell) -> None:
    shell.clock = Watch(often=130)
    publish(shell.publisher, served(FIRST))

    ran = shell.run("flows", "--yes", "--watch")

    assert ran.code == 130
    assert ran.out.count("Taken in: may2026.csv") == 1
    assert "in London: nothing new\n" in ran.err
    assert ran.err.endswith("netmig: interrupted\n")
    assert shell.releases() == ["invented-2026-05-21"]
    assert 3 <= len(shell.publisher.asked("/flows/data")) <= 5


def test_watching_as_json_is_a_line_for_each_look(shell: Shell) -> None:
    shell.clock = Watch(often=130)

    ran = shell.run("flows", "--watch", "--format", "json", "--every", "30")

    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert len(lines) >= 3
    assert {line["exit_code"] for line in lines} == {1}
    assert all(set(line) == set(lines[0]) for line in lines)


def test_a_watch_goes_on_when_a_publisher_cannot_be_reached(shell: Shell) -> None:
    shell.clock = Watch(often=130)
    shell.publisher.says("/flows/data", *[Reply(status=404)] * 2, shell.publisher.answers["/flows/data"][0])

    assert shell.run("flows", "--yes", "--watch").code == 130
    assert shell.releases() == ["invented-2026-05-21"]


ASKED = """
import sys
sys.path[:0] = {folders!r}
from publishers import Clock, client
from test_updating import READERS, product
from netmig.cli import main
from netmig.cli import update as verb
class Publisher:
    url = staticmethod(lambda path: {base!r} + path)
verb.surroundings = lambda: verb.Surroundings(
    products=lambda: {{"flows": product(Publisher)}}, client=client, time=Clock().time(), readers=READERS)
sys.exit(main(["update", "flows", "--ledger", {ledger!r}, "--no-bundled", "--archive", {archive!r}]))
"""


def test_a_watch_waits_for_another_update_to_finish(shell: Shell) -> None:
    shell.clock = Watch(often=130)

    with Archive(shell.folder / "archive").alone():
        ran = shell.run("flows", "--yes", "--watch")

    assert ran.code == 130
    assert ran.err.count("Another update is at work") >= 3
    assert shell.publisher.questions == []


def answered(shell: Shell, words: bytes) -> tuple[int, bytes]:
    """The exit code, and what a terminal showed, of an update run by someone who answers with these words."""
    ours, theirs = pty.openpty()
    script = ASKED.format(
        folders=[str(Path(__file__).parents[1] / "sources")],
        base=shell.publisher.url(""),
        ledger=str(shell.ledger),
        archive=str(shell.folder / "archive"),
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, words)  # typed ahead
        shown = said_to(ours)
    return process.returncode, shown


@pytest.mark.parametrize(("words", "code", "taken"), [(b"y\n", 0, ["invented-2026-05-21"]), (b"n\n", 1, [])])
def test_on_a_terminal_it_asks_after_it_has_shown_what_would_change(
    shell: Shell, words: bytes, code: int, taken: list[Any]
) -> None:
    got, shown = answered(shell, words)

    assert got == code, shown.decode()
    assert b"Write 2 figures to the ledger? [y/N]" in shown
    assert b"171,000" in shown[: shown.index(b"Write 2 figures")]
    assert shown.count(b"Against the ledger") == 1
    assert shell.releases() == taken


def test_how_it_explains_itself(shell: Shell) -> None:
    ran = shell.run("--help")

    assert ran.code == 0
    for words in ("--dry-run", "--watch", "Ends with 0", "09:30 in London"):
        assert words in " ".join(ran.out.split())
    assert shell.clock.start == NOON
