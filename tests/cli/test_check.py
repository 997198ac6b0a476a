"""`netmig check`: exit codes, dates, encodings, forms; what it cannot read it refuses in words."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from command_line import Ran, said_to
from netmig.cli.check import CSV_HEADER
from netmig.ledger.figures import LONDON

Run = Callable[..., Ran]

RIGHT = "UK net migration was 60,000 in the year to June 2000.\n"
WRONG = "UK net migration was 90,000 in the year to June 2000.\n"
ALONE = "In Canada, net migration was 90,000 in the year to June 2000.\n"
DAY = ("--published", "2001-05-25")


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., str]:
    """Writes an article, and gives its name."""

    def written(text: str | bytes, name: str = "article.txt") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def verdicts(ran: Ran) -> list[str]:
    return [claim["then"]["verdict"] for claim in ran.json["claims"]]


# --- exit codes ------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "code"), [(RIGHT, 0), (WRONG, 1), (ALONE, 0), ("No figure here.\n", 0)])
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_only_a_claim_found_wrong_ends_with_1(run: Run, article: Callable[..., str], text: str, code: int, form: str) -> None:
    assert run("check", article(text), *DAY, "--format", form).code == code


def test_exit_zero_mutes_the_code_and_not_the_finding(run: Run, article: Callable[..., str]) -> None:
    ran = run("check", article(WRONG), *DAY, "--exit-zero")
    assert ran.code == 0
    assert "DIFFERS" in ran.out


def test_damaged_figures_end_with_4_and_accuse_nobody(run: Run, article: Callable[..., str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"SQLite format 3\0" + b"no ledger at all " * 500)
    ran = run("check", article(RIGHT), *DAY, "--format", "json", ledger=bad)
    assert (ran.code, ran.json["error"]) == (4, "damaged_data")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "no-such-file.txt", *DAY),
        ("check", "a\0b", *DAY),
        ("check", "ARTICLE", "--published", "yesterday"),
        ("check", "ARTICLE", "--published", "2001-02-30"),
        ("check", "ARTICLE", "--published", ""),
        ("check", "ARTICLE", "--as-of", "soon", *DAY),
        ("check", "ARTICLE", "--format", "table", *DAY),
        ("check", "ARTICLE", "-", *DAY),
        ("check", "ARTICLE", "--jobs", "0", *DAY),
    ],
    ids=lambda arguments: " ".join(arguments).replace("\0", "NUL"),
)
def test_what_cannot_be_read_ends_with_2_and_one_shape_of_error(
    run: Run, article: Callable[..., str], arguments: tuple[str, ...]
) -> None:
    given = [article(RIGHT) if each == "ARTICLE" else each for each in arguments]
    ran = run(*given, *(() if "--format" in given else ("--format", "json")))
    assert ran.code == 2
    assert ran.err.startswith("netmig: ")
    assert "Traceback" not in ran.err
    if "--format" not in given:
        assert ran.json["error"] == "usage"


# --- the file --------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_answered_with_the_nearest_name(run: Run, article: Callable[..., str]) -> None:
    name = article(RIGHT)
    assert name in run("check", name.replace("article", "artcle"), *DAY).err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "no text"),
        (b"text " * 2000 + b"\x00", "no text"),
        (b"%PDF-1.7\nnot text", "PDF"),
        (b"PK\x03\x04word/document.xml", "Word"),
        (b"\xff\xfea\x00b", "UTF-16"),
    ],
    ids=["program", "late NUL", "PDF", "Word", "half a character"],
)
def test_what_is_no_text_is_refused(run: Run, article: Callable[..., str], data: bytes, words: str) -> None:
    ran = run("check", article(data), *DAY)
    assert (ran.code, words in ran.err) == (2, True)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_text_has_no_claims_and_says_so(run: Run, article: Callable[..., str], text: str) -> None:
    ran = run("check", article(text), "--format", "json")
    assert (ran.code, ran.json["claims"]) == (0, [])
    assert "has no words in it" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_same_claims_are_found_in_every_encoding(run: Run, article: Callable[..., str], encoding: str, line_end: str) -> None:
    text = f"“Migration” – a headline{line_end}{line_end}{RIGHT.strip()}{line_end}"
    ran = run("check", article(text.encode(encoding)), *DAY, "--format", "json")
    [claim] = ran.json["claims"]
    assert claim["then"]["verdict"] == "agrees"
    assert text[claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(("text", "code"), [(RIGHT, 0), (WRONG, 1)])
def test_a_dash_reads_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch, text: str, code: int) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    ran = run("check", "-", *DAY, "--format", "json")
    assert (ran.code, ran.json["document"]["name"], len(ran.json["claims"])) == (code, "", 1)


# --- days ------------------------------------------------------------------------------------


def test_the_day_given_goes_before_the_texts_own(run: Run, article: Callable[..., str]) -> None:
    name = article(f"Published: 26 May 2001\n\n{RIGHT}")
    for given, published, source in ((DAY, "2001-05-25", "option"), ((), "2001-05-26", "text")):
        document = run("check", name, *given, "--format", "json").json["document"]
        assert document == {"name": "article.txt", "published": published, "published_from": source, "kind": "text"}


def test_without_a_day_today_is_assumed_said_and_nobody_accused(run: Run, article: Callable[..., str]) -> None:
    ran = run("check", article(WRONG), "--format", "json")
    assert ran.code == 0
    assert ran.json["document"]["published_from"] == "assumed"
    assert ran.json["document"]["published"] == datetime.now(LONDON).date().isoformat()
    assert verdicts(ran) == ["not_checked"]
    assert "--published" in ran.err


def test_a_day_beyond_what_has_been_watched_is_said(run: Run, article: Callable[..., str]) -> None:
    assert "publications have been watched until 2001-11-22" in run("check", article(RIGHT), "--published", "2002-06-01").err
    assert run("check", article(RIGHT), *DAY).err == ""


def test_as_of_says_which_day_now_is(run: Run, article: Callable[..., str]) -> None:
    for day, verdict, value in (("2001-05-25", "stands", 60_000), ("2001-11-22", "revised", 75_000)):
        ran = run("check", article(RIGHT), *DAY, "--as-of", day, "--format", "json")
        [claim] = ran.json["claims"]
        assert (claim["then"]["verdict"], claim["now"]["verdict"], claim["now"]["value"]) == ("agrees", verdict, value)
        assert ran.json["ledger"]["as_of"] == day


def test_with_no_figures_at_all_nothing_is_checked_and_that_is_said(
    run: Run, article: Callable[..., str], tmp_path: Path
) -> None:
    ran = run("check", article(WRONG), *DAY, "--format", "json", ledger=tmp_path / "new.sqlite")
    assert (ran.code, verdicts(ran)) == (0, ["not_checked"])
    assert "no figures are held" in ran.err


# --- forms -----------------------------------------------------------------------------------


def test_json_says_whose_figures_they_are(run: Run, article: Callable[..., str]) -> None:
    ran = run("check", article(RIGHT), *DAY, "--format", "json")
    assert ["Test Office" in line for line in ran.json["attribution"]] == [True]
    assert run("check", article(ALONE), *DAY, "--format", "json").json["attribution"] == []


def test_the_text_report_says_whose_figures_they_are(run: Run, article: Callable[..., str]) -> None:
    assert "Source: Test Office." in " ".join(run("check", article(RIGHT), *DAY).out.split())


def test_csv_has_a_row_a_claim_and_nothing_that_a_spreadsheet_would_run(run: Run, article: Callable[..., str]) -> None:
    text = RIGHT + "Mr =SUM(A1) said: “@home net migration was +90,000 in the year to June 2000.”\n" + ALONE
    name = article(text)
    rows = list(csv.DictReader(io.StringIO(run("check", name, *DAY, "--format", "csv").out)))
    claims: list[dict[str, Any]] = run("check", name, *DAY, "--format", "json").json["claims"]
    assert tuple(rows[0]) == CSV_HEADER
    assert [(row["id"], row["then"], row["now"]) for row in rows] == [
        (claim["id"], claim["then"]["verdict"], claim["now"]["verdict"]) for claim in claims
    ]
    assert (rows[0]["then_value"], rows[0]["now_value"], rows[0]["publisher"]) == ("60000", "75000", "Test Office")
    for row in rows:
        for name, cell in row.items():
            # numbers may be negative; words may not begin as a formula does
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or (
                name.endswith(("value", "low", "high")) and float(cell) < 0
            )


def test_output_goes_whole_to_a_file_and_is_said_on_stderr(run: Run, article: Callable[..., str], tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    ran = run("check", article(WRONG), *DAY, "--format", "json", "--output", str(target))
    assert (ran.code, ran.out) == (1, "")
    assert str(target) in ran.err
    assert [claim["then"]["verdict"] for claim in json.loads(target.read_text(encoding="utf-8"))["claims"]] == ["differs"]


def on_a_terminal(*arguments: str, **more: str) -> str:
    """What the command prints where stdout is a terminal."""
    reader, writer = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "TERM": "xterm", "COLUMNS": "60", **more}
    with subprocess.Popen(
        [sys.executable, "-m", "netmig", *arguments], stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.DEVNULL, env=environment
    ) as process:  # fmt: skip
        os.close(writer)
        said = said_to(reader)
        process.wait(timeout=60)
    return said.decode()


@pytest.mark.parametrize(("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_a_terminal_gets_colour_unless_it_asks_for_none(
    ledger_path: Path, article: Callable[..., str], setting: dict[str, str], *, coloured: bool
) -> None:
    said = on_a_terminal("check", article(WRONG), *DAY, "--ledger", str(ledger_path), "--no-bundled", **setting)
    assert ("\x1b[" in said) == coloured
    assert "DIFFERS" in said
    lines = said.replace("\x1b[1;31m", "").replace("\x1b[0m", "").splitlines()
    assert [line for line in lines if len(line) > 60 and "://" not in line] == []  # an address is not broken


def test_a_pipe_gets_no_colour(run: Run, article: Callable[..., str]) -> None:
    assert "\x1b" not in run("check", article(WRONG), *DAY).out


def test_checking_for_a_program_loads_no_report_and_no_drawing_library(ledger_path: Path, article: Callable[..., str]) -> None:
    code = (
        "import sys\nfrom netmig.cli import main\n"
        f"main(['check', {article(RIGHT)!r}, '--published', '2001-05-25', '--format', 'json', '--no-bundled', '--ledger', {str(ledger_path)!r}])\n"
        "print(sorted({'rich', 'netmig.check.text_report', 'python_calamine', 'netmig.sources'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
