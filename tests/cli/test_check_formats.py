"""`netmig check` on pages, documents and whole archives: what it says of them, and how it is taken up again."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import Ran, said_to

Run = Callable[..., Ran]

RIGHT = "UK net migration was 60,000 in the year to June 2000."
WRONG = "UK net migration was 90,000 in the year to June 2000."
DAY = ("--published", "2001-05-25")
PAGE = f"""<!doctype html><html><head><title>x</title><meta name="author" content="Ann Writer">
<meta property="og:title" content="A day"><meta property="article:published_time" content="2001-05-25T10:00:00Z"></head>
<body><nav>UK net migration was 999,000 in the year to June 2000.</nav><h1>A day</h1><p>{WRONG}</p></body></html>"""


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def names(text: str) -> list[str]:
    return [Path(each["document"]["name"]).name for each in records(text)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three articles, one of them wrong, and a picture."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.txt").write_text(RIGHT)
    (folder / "b.html").write_text(PAGE)
    (folder / "c.png").write_bytes(b"\x89PNG")
    (folder / "d.md").write_text(f"---\ndate: 2001-05-25\n---\n# A day\n\n**{RIGHT}**\n")
    return folder


# --- one article -----------------------------------------------------------------------------


def test_a_page_says_what_it_is_and_its_claims_count_in_the_text_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    ran = run("check", str(path), "--format", "json")
    document = ran.json["document"]
    assert document == {
        "name": "page.txt", "published": "2001-05-25", "published_from": "metadata", "kind": "html", "title": "A day",
        "author": "Ann Writer", "text": f"A day\n\n{WRONG}",
    }  # fmt: skip
    [claim] = ran.json["claims"]
    assert (ran.code, claim["then"]["verdict"]) == (1, "differs")
    assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_day_given_goes_before_that_of_the_page(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    document = run("check", str(path), "--published", "2001-12-01", "--format", "json").json["document"]
    assert (document["published"], document["published_from"]) == ("2001-12-01", "option")


@pytest.mark.parametrize("form", ["text", "csv", "html"])
def test_a_page_is_told_in_every_form_without_its_marks(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    ran = run("check", str(path), "--format", form)
    assert ran.code == 1
    assert "90,000" in ran.out
    assert "999,000" not in ran.out


def test_a_page_comes_from_stdin_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    ran = run("check", "-", "--format", "json")
    assert (ran.code, ran.json["document"]["kind"]) == (1, "html")


# --- many ------------------------------------------------------------------------------------


def test_a_folder_gives_a_line_an_article_in_the_order_of_names(run: Run, archive: Path) -> None:
    ran = run("check", str(archive), *DAY, "--jobs", "2")
    assert ran.code == 1
    assert names(ran.out) == ["a.txt", "b.html", "c.png", "d.md"]
    assert [each.get("ok", True) for each in records(ran.out)] == [True, True, False, True]
    assert [each.get("summary", {}).get("differs") for each in records(ran.out)] == [0, 1, None, 0]
    assert "4 articles checked; 1 with something found wrong; 1 could not be checked" in ran.err


def test_that_days_of_publication_are_not_known_is_said(run: Run, archive: Path) -> None:
    told = "1 has no day of publication, so that nothing in it is called wrong (give --published or --dates)"
    assert told in run("check", str(archive / "a.txt"), str(archive / "b.html")).err
    assert "no day of publication" not in run("check", str(archive / "a.txt"), str(archive / "b.html"), *DAY).err


def test_a_line_is_what_one_article_gives_but_for_its_name_and_text(run: Run, archive: Path) -> None:
    for line in records(run("check", str(archive / "a.txt"), str(archive / "b.html"), *DAY).out):
        alone = run("check", line["document"]["name"], *DAY, "--format", "json").json
        alone["document"].pop("text", None)
        alone["document"]["name"] = line["document"]["name"]
        assert line == alone


@pytest.mark.parametrize(
    ("chosen", "more", "code"),
    [(["a.txt", "d.md"], (), 0), (["a.txt", "b.html"], (), 1), (["a.txt", "b.html"], ("--exit-zero",), 0), (["c.png"], ("--jobs", "1"), 2), (["a.txt", "c.png"], (), 0)],
)  # fmt: skip
def test_the_exit_code_says_what_was_found(run: Run, archive: Path, chosen: list[str], more: tuple[str, ...], code: int) -> None:
    assert run("check", *(str(archive / name) for name in chosen), *DAY, *more).code == code


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("FOLDER", "-"), "Stdin is one article"),
        (("FOLDER", "no-such-folder"), "no file or folder"),
        (("FOLDER", "a\0b"), ""),
        (("FOLDER", "--format", "csv"), "cannot be written as csv"),
        (("FOLDER", "--dates", "no-such-file"), "no-such-file"),
        (("FOLDER", "--output", "/no/such/folder/x"), "cannot be written"),
        (("FOLDER", "--published", "soon"), "--published"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_checked(run: Run, archive: Path, arguments: tuple[str, ...], says: str) -> None:  # fmt: skip
    ran = run("check", *(str(archive) if each == "FOLDER" else each for each in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_each_article_has_the_day_of_the_file_of_dates_or_its_own(run: Run, archive: Path, tmp_path: Path) -> None:
    """By the whole name, by the name in the folder, by the file's name; then the option; then the page."""
    (archive / "sub").mkdir()
    (archive / "sub" / "e.txt").write_text(RIGHT)
    (archive / "sub" / "f.txt").write_text(RIGHT)
    dates = archive / "dates.csv"
    dates.write_text(f"name,date\n{archive}/a.txt,2001-05-26\nsub/e.txt,2001-05-27\nf.txt,2001-05-28\n")
    ran = run("check", str(archive), "--dates", str(dates))
    days = {Path(each["document"]["name"]).name: (each["document"].get("published"), each["document"].get("published_from")) for each in records(ran.out)}  # fmt: skip
    assert "dates.csv" not in days
    assert [days[name] for name in ("a.txt", "e.txt", "f.txt", "b.html", "d.md")] == [
        ("2001-05-26", "option"), ("2001-05-27", "option"), ("2001-05-28", "option"), ("2001-05-25", "metadata"), ("2001-05-25", "metadata"),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", ["a.txt,2001-05-26\nb.html,soon\n", "a.txt\n", b"\xff\xfe\x00", 'a.txt,"2001\n'])
def test_a_file_of_dates_that_cannot_be_read_is_refused(run: Run, archive: Path, tmp_path: Path, rows: str | bytes) -> None:
    dates = tmp_path / "dates.csv"
    dates.write_bytes(rows if isinstance(rows, bytes) else ("x,2001-05-25\n" + rows).encode())
    ran = run("check", str(archive), "--dates", str(dates))
    assert (ran.code, ran.out) == (2, "")


def test_an_article_without_a_day_is_not_accused(run: Run, archive: Path) -> None:
    (archive / "a.txt").write_text(WRONG)
    [line] = records(run("check", str(archive / "a.txt"), "--jobs", "1").out)
    assert (line["document"]["published_from"], line["summary"]["differs"]) == ("assumed", 0)


# --- taken up again --------------------------------------------------------------------------


def test_what_the_output_has_already_is_not_done_again(run: Run, archive: Path, tmp_path: Path) -> None:
    """The second run ends as the whole would have: its exit code counts what the first found."""
    output = tmp_path / "lines.jsonl"
    first = run("check", str(archive), *DAY, "--output", str(output))
    whole = output.read_bytes()
    (archive / "e.txt").write_text(RIGHT)
    again = run("check", str(archive), *DAY, "--output", str(output))
    assert (first.code, again.code, first.out) == (1, 1, "")
    assert output.read_bytes().startswith(whole)
    assert names(output.read_text()) == ["a.txt", "b.html", "c.png", "d.md", "e.txt"]
    assert "1 article checked; 4 were in" in again.err


def test_the_output_is_no_article_of_its_own_folder(run: Run, archive: Path) -> None:
    for _ in range(2):
        run("check", str(archive), *DAY, "--output", str(archive / "z.jsonl"))
    assert names((archive / "z.jsonl").read_text()) == ["a.txt", "b.html", "c.png", "d.md"]


@pytest.mark.parametrize("kept", [1, 20, 60, 400, -1])
def test_half_a_line_is_cut_off_and_done_again(run: Run, archive: Path, tmp_path: Path, kept: int) -> None:
    output = tmp_path / "lines.jsonl"
    run("check", str(archive), *DAY, "--output", str(output))
    whole = output.read_bytes()
    lines = whole.splitlines(keepends=True)
    output.write_bytes(lines[0] + lines[1][:kept])
    run("check", str(archive), *DAY, "--output", str(output))
    assert output.read_bytes() == whole


@pytest.mark.parametrize("other", [WRONG, WRONG + "\n", '{"a": 1}\n', "\n"])
def test_a_file_of_something_else_is_not_written_to(run: Run, archive: Path, tmp_path: Path, other: str) -> None:
    output = tmp_path / "precious.txt"
    output.write_text(other)
    ran = run("check", str(archive), *DAY, "--output", str(output))
    assert (ran.code, output.read_text()) == (2, other)
    assert "is no report" in ran.err


def test_two_runs_do_not_write_into_one_file(run: Run, archive: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    output = tmp_path / "lines.jsonl"
    with output.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = run("check", str(archive), *DAY, "--output", str(output))
    assert (ran.code, output.read_bytes()) == (2, b"")
    assert "Another run" in ran.err


def test_every_line_is_whole_where_the_disk_is_full(run: Run, archive: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("the system has no full disk to try")
    ran = run("check", str(archive), *DAY, "--output", "/dev/full")
    assert (ran.code, "cannot be written" in ran.err) == (2, True)


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_a_run_that_is_ended_anywhere_leaves_whole_lines_and_is_taken_up(
    run: Run, ledger_path: Path, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    folder, output = tmp_path / "many", tmp_path / "lines.jsonl"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"{RIGHT if number % 2 else WRONG}\n" * 20)
    arguments = ("check", str(folder), *DAY, "--jobs", "2", "--output", str(output), "--ledger", str(ledger_path), "--no-bundled")
    with subprocess.Popen(
        [sys.executable, "-m", "netmig", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (output.exists() and output.stat().st_size > 100_000):
            time.sleep(0.002)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in said
    assert (b"goes on from there" in said) == (how is signal.SIGINT)
    done = names(output.read_text())
    assert 0 < len(done) < 120
    ran = run(*arguments[:-3], ledger=ledger_path)
    assert ran.code == 1
    assert names(output.read_text()) == [f"{number:03}.txt" for number in range(120)]
    assert f"{len(done)} {'was' if len(done) == 1 else 'were'} in" in ran.err


# --- progress --------------------------------------------------------------------------------


@pytest.mark.parametrize("to_file", [True, False])
def test_progress_is_shown_on_a_terminal_and_never_among_the_lines(
    ledger_path: Path, archive: Path, tmp_path: Path, *, to_file: bool
) -> None:
    output = tmp_path / "lines.jsonl"
    reader, writer = pty.openpty()
    arguments = ("check", str(archive), *DAY, "--ledger", str(ledger_path), "--no-bundled", *(("--output", str(output)) if to_file else ()))  # fmt: skip
    printed = tmp_path / "printed.jsonl"
    # the terminal is read while the command runs: on a slow machine it shows more than a terminal holds unread
    with printed.open("wb") as stdout, subprocess.Popen(
        [sys.executable, "-m", "netmig", *arguments], stdin=subprocess.DEVNULL, stdout=stdout, stderr=writer,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ):  # fmt: skip
        os.close(writer)
        shown = said_to(reader)
    assert b"/4" in shown
    assert b"4 articles checked" in shown
    assert len(records((output if to_file else printed).read_text())) == 4
