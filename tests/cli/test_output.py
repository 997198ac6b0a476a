"""How an answer leaves: files are whole or untouched, tables fit terminals and pipes."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import Ran
from netmig.cli.output import Column, Table, csv_text, plain, write_whole
from netmig.errors import UsageError

Run = Callable[..., Ran]


def test_a_file_has_what_stdout_would_have_had(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "net.csv"
    ran = run("figures", "net_migration", "--format", "csv", "--output", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert str(file) in ran.err
    assert file.read_text(encoding="utf-8") == run("figures", "net_migration", "--format", "csv").out
    assert [each.name for each in tmp_path.iterdir()] == ["net.csv"]


def test_a_dash_is_stdout(run: Run) -> None:
    assert run("figures", "net_migration", "--output", "-").out == run("figures", "net_migration").out


def test_an_error_leaves_the_old_file_as_it_was(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "net.json"
    file.write_text("old")
    ran = run("figures", "net_migration", "--period", "YE Jun 1950", "--format", "json", "--output", str(file))
    assert ran.code == 3
    assert file.read_text() == "old"


def test_a_crash_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "net.json"
    file.write_text("old")

    def crash(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, "new")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"net.json": "old"}


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    file, link = tmp_path / "real", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, "new")
    assert link.is_symlink()
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("new", 0o640)


def test_a_new_file_has_the_mode_that_the_user_asks_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", "text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", [".", "no-such-folder/file"])
def test_what_can_be_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="--output"):
        write_whole(tmp_path / name, "text")


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    before = Path("/dev/null").stat()
    assert run("figures", "net_migration", "--output", "/dev/null").code == 0
    assert Path("/dev/null").stat().st_rdev == before.st_rdev


def test_plain_tables_are_aligned_and_whole() -> None:
    table = Table(
        "Title", (Column("Words"), Column("Number", right=True)), (("a\nb", "1"), ("long words", "1,000")), ("A note.",)
    )
    assert plain(table) == (
        "Title\n\nWords       Number\na b              1\nlong words   1,000\n\nA note.\n"
    )  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_is_defused_and_numbers_are_not(start: str) -> None:
    assert csv_text(["a", "b"], [{"a": f"{start}1+1", "b": -1}]).splitlines()[1] == f"'{start}1+1,-1"


def test_what_is_not_there_is_an_empty_cell() -> None:
    assert csv_text(["a", "b"], [{"a": None}]) == "a,b\n,\n"


@pytest.mark.parametrize("no_color", [False, True])
def test_on_a_terminal_the_table_is_drawn_and_no_color_is_respected(ledger_path: Path, *, no_color: bool) -> None:
    """Square brackets in a publisher's words come out as they are."""
    leader, follower = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "200", "HOME": "/"}
    if no_color:
        environment["NO_COLOR"] = "1"
    arguments = ["-m", "netmig", "figures", "net_migration", "--ledger", str(ledger_path), "--no-bundled"]
    with subprocess.Popen([sys.executable, *arguments], stdout=follower, stderr=subprocess.PIPE, env=environment) as process:
        os.close(follower)
        shown = b""
        try:
            while part := os.read(leader, 65536):
                shown += part
        except OSError:  # how a terminal says that nobody writes to it any more
            pass
    os.close(leader)
    text = shown.decode()
    assert process.returncode == 0
    assert "75,000" in text
    assert "─" in text
    assert "[38;" not in text
    assert ("\x1b[3" in text) is False or not no_color
