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
from netmig.cli.output import Column, Table, csv_text, plain
from netmig.errors import UsageError
from netmig.whole_files import write_whole

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


def on_a_terminal(arguments: list[str], *, columns: int, **settings: str) -> str:
    """What someone sees on a terminal of that width."""
    leader, follower = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": str(columns), "HOME": "/", **settings}
    with subprocess.Popen(
        [sys.executable, "-m", "netmig", *arguments], stdout=follower, stderr=subprocess.PIPE, env=environment
    ) as process:
        os.close(follower)
        shown = b""
        try:
            while part := os.read(leader, 65536):
                shown += part
        except OSError:  # how a terminal says that nobody writes to it any more
            pass
    os.close(leader)
    assert process.returncode == 0
    return shown.decode()


def test_on_a_terminal_the_table_is_drawn(ledger_path: Path) -> None:
    """Square brackets in a publisher's words come out as they are: they are no markup."""
    shown = on_a_terminal(["figures", "rule", "--list", "--ledger", str(ledger_path), "--no-bundled"], columns=200)
    assert "─" in shown
    assert "rule[route=skilled_worker,parameter=general_salary_threshold]" in shown


@pytest.mark.parametrize("settings", [{}, {"NO_COLOR": "1"}])
def test_no_color_is_respected(ledger_path: Path, settings: dict[str, str]) -> None:
    shown = on_a_terminal(["figures", "net_migration", "--ledger", str(ledger_path), "--no-bundled"], columns=200, **settings)
    assert "75,000" in shown
    assert ("\x1b[3" in shown or "\x1b[9" in shown) is False


def test_a_narrow_screen_gets_two_lines_a_row_and_loses_nothing(ledger_path: Path) -> None:
    shown = on_a_terminal(["figures", "net_migration", "--ledger", str(ledger_path), "--no-bundled"], columns=80)
    lines = shown.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("YE Jun 2000"))
    assert "75,000" in lines[place]
    assert "revised · test-one-2001-11-22 · official file · Table 1!B9" in lines[place + 1]
