"""What holds for every verb: exit codes, one shape of errors, where data go, what is loaded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from command_line import Ran
from netmig import cli
from netmig.cli import VERBS, Verbs, main
from netmig.cli.data_date import data_date
from netmig.version import __version__

Run = Callable[..., Ran]
PARTS = {"schema_version", "ok", "exit_code", "error", "asked", "available", "next_step"}


def command(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **more}
    return subprocess.run(
        [sys.executable, "-m", "netmig", *arguments], capture_output=True, text=True, check=False, env=environment, timeout=60
    )


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("figures", "net_migration", "--period", "never"), 2, "period_label"),
        (("figures", "net_migration", "--no-such-option"), 2, "usage"),
        (("figurs",), 2, "usage"),
        (("figures", "net_migration", "--period", "YE Jun 1950"), 3, "not_held"),
        (("releases", "no-such-release"), 3, "not_held"),
    ],
)
def test_an_error_has_one_shape_in_json_and_its_exit_code(run: Run, arguments: tuple[str, ...], code: int, error: str) -> None:
    ran = run(*arguments, "--format", "json")
    assert ran.code == code
    assert set(ran.json) == PARTS
    assert (ran.json["ok"], ran.json["exit_code"], ran.json["error"]) == (False, code, error)
    assert ran.json["asked"] in ran.err


def test_damaged_data_ends_with_4_and_names_the_file(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"SQLite format 3\0" + b"no ledger at all " * 500)
    ran = run("figures", "net_migration", "--format", "json", ledger=bad)
    assert (ran.code, ran.json["error"]) == (4, "damaged_data")
    assert str(bad) in ran.err


def test_what_works_ends_with_0(run: Run) -> None:
    assert run("figures", "net_migration").code == 0
    assert run("releases").code == 0


def test_a_verbs_own_exit_code_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `check` ends with 1 where it found something wrong."""

    @click.command
    def finding() -> int:
        return 1

    monkeypatch.setattr(Verbs, "get_command", lambda *_: finding)
    monkeypatch.setitem(VERBS, "finding", ("", ""))
    assert main(["finding"]) == 1


def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    script = tmp_path / "waits.py"
    script.write_text(
        "import sys, time, click\n"
        "from netmig.cli import Verbs, VERBS, main\n"
        "@click.command\n"
        "def wait():\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
        "VERBS['wait'] = ('', '')\n"
        "Verbs.get_command = lambda *_: wait\n"
        "sys.exit(main(['wait']))\n"
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.strip() == "netmig: interrupted"


def test_a_reader_that_goes_away_is_no_error(ledger_path: Path) -> None:
    """As in `netmig figures net_migration | head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    arguments = ["-m", "netmig", "figures", "net_migration", "--ledger", str(ledger_path), "--no-bundled"]
    done = subprocess.run([sys.executable, *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_an_unknown_verb_is_answered_with_the_nearest(run: Run) -> None:
    ran = run("figurs", ledger=None)
    assert ran.code == 2
    assert "Did you mean figures?" in ran.err


def test_without_a_verb_the_help_is_shown(run: Run) -> None:
    ran = run(ledger=None)
    assert ran.code == 0
    assert [verb for verb in VERBS if verb not in ran.out] == []


def test_the_version_comes_with_the_data_date(run: Run) -> None:
    ran = run("--version", ledger=None)
    assert ran.out.startswith(f"netmig {__version__} (")
    assert data_date() in ran.out


@pytest.mark.parametrize(
    ("text", "date"), [('{"watched_through": "2026-05-21", "releases": []}', "2026-05-21"), ("no index", ""), (None, "")]
)
def test_the_data_date_is_that_of_the_index(tmp_path: Path, text: str | None, date: str) -> None:
    index = tmp_path / "index.json"
    if text is not None:
        index.write_text(text)
    assert data_date(index) == date


def test_asking_for_the_version_loads_no_verb_and_no_ledger() -> None:
    code = (
        "import sys\nfrom netmig.cli import main\nmain(['--version'])\n"
        "wrong = {'rich', 'sqlite3', 'csv', 'netmig.ledger', 'netmig.cli.figures', 'netmig.periods', 'python_calamine'}\n"
        "print(sorted(wrong & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_figures_for_a_pipe_load_no_drawing_library(ledger_path: Path) -> None:
    code = (
        "import sys\nfrom netmig.cli import main\n"
        f"main(['figures', 'net_migration', '--no-bundled', '--ledger', {str(ledger_path)!r}])\n"
        "print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "check"])
def test_every_verb_is_where_the_registry_says(verb: str) -> None:
    found = cli.netmig.get_command(click.Context(cli.netmig), verb)
    assert found is not None
    assert found.name == verb
    as_of = set() if verb in {"diff", "ingest", "update"} else {"as_of"}  # files and releases are as they are
    assert {*as_of, "form", "output", "ledger", "no_bundled"} <= {parameter.name for parameter in found.params}


def test_data_go_to_stdout_and_words_about_them_to_stderr(ledger_path: Path) -> None:
    done = command(
        "figures", "net_migration", "--as-of", "2040-01-01", "--format", "json", "--ledger", str(ledger_path), "--no-bundled"
    )
    assert json.loads(done.stdout)["warning"] in done.stderr


def test_what_is_piped_is_utf_8_whatever_the_terminal_is(ledger_path: Path) -> None:
    done = command("releases", "--ledger", str(ledger_path), "--no-bundled", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [["export", "net_migration", "--format", "csv"], ["releases"], ["figures", "nonsense", "--format", "json"], ["--help"]],
)
def test_output_that_cannot_be_written_is_one_message(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "netmig", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "netmig: The output cannot be written: No space left on device."
    assert "Traceback" not in done.stderr


def test_output_that_is_closed_is_one_message() -> None:
    run = 'exec "$0" -m netmig releases >&-'
    done = subprocess.run(["/bin/sh", "-c", run, sys.executable], stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "netmig: The output cannot be written: Bad file descriptor.\n")


def test_an_error_of_the_system_that_is_about_a_file_is_no_error_of_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise FileNotFoundError(2, "No such file", "lost.csv")

    monkeypatch.setattr(cli.netmig, "main", fails)
    with pytest.raises(FileNotFoundError):
        main(["releases"])
