"""`netmig check`: is an article right, and is it still right today?"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..check import check as check_text
from ..check.publication import publication_of
from ..errors import UsageError
from ..ledger.figures import LONDON, moment
from .options import Asked, reading_options
from .output import csv_text, send

CSV_HEADER = (
    "id", "quote", "start", "end", "speaker", "voice", "kind", "measure", "period", "baseline", "stated_value", "stated_low", "stated_high",
    "stated_unit", "hedge", "then", "then_value", "then_release", "now", "now_value", "now_release", "diagnosis", "derivation", "reason",
)  # fmt: skip
# a line of prose is read best at this many columns, however wide the screen is
WIDEST = 96


@click.command
@click.argument("file", metavar="FILE")
@click.option("--published", metavar="DATE", help="The day the article was published, such as 2025-05-22.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where a claim is found wrong.")
@reading_options("text", "json", "csv")
def check(*, asked: Asked, file: str, published: str | None, exit_zero: bool) -> int:
    """Every statistical claim in the text FILE (- is stdin), held against what was public on its day.

    Exit code 1 if a claim is found wrong by the figures of its day.
    """
    text = _read(file)
    told = _published(text, published, asked)
    name = "" if file == "-" else Path(file).name
    report = check_text(text, told, asked.open_ledger(), as_of=asked.as_of, name=name, today=datetime.now(LONDON).date())
    if report.publication.learnt_from == "assumed":
        sys.stderr.write(
            f"netmig: no day of publication is given or found; today, {report.publication.day}, is assumed and nothing is called wrong."
            " Give it with --published.\n"
        )
    if asked.form == "json":
        send(report.to_json(), asked)
    elif asked.form == "csv":
        send(csv_text(CSV_HEADER, [_row(claim) for claim in report.to_dict()["claims"]]), asked)
    else:
        from ..check.text_report import to_text  # noqa: PLC0415 - programs that read JSON need no report

        screen = asked.output is None and sys.stdout.isatty()
        width = min(WIDEST, shutil.get_terminal_size().columns if screen else WIDEST)
        send(to_text(report, width=width, colour=screen and "NO_COLOR" not in os.environ), asked)
    return 1 if report.accuses and not exit_zero else 0


def _read(file: str) -> str:
    """The text of a file or of stdin, whatever its encoding."""
    if file == "-":
        data = sys.stdin.buffer.read()
    else:
        path = Path(file)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise UsageError(f"There is no file {file!r}.") from None
        except OSError as problem:
            raise UsageError(f"{file!r} cannot be read: {problem.strerror}.") from None
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{file!r} is no text.", "", "Give a plain text file: other kinds are read by a later version.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # the other encoding that English news text is found in; it has a character for every byte
        return data.decode("cp1252", errors="replace")


def _published(text: str, given: str | None, asked: Asked) -> date | None:
    """The day that was given; where the text does not say it either, it is asked for on a terminal."""
    if given is not None:
        try:
            return moment(given).date()
        except UsageError as problem:
            raise UsageError(f"--published: {problem.asked}", "", "Write it as 2025-05-22.") from None
    if publication_of(text) is None and asked.form == "text" and sys.stdin.isatty() and sys.stderr.isatty():
        answer = click.prompt("When was it published (such as 2025-05-22)", err=True)
        return moment(str(answer)).date()
    return None


def _row(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as one row of the CSV."""
    row: dict[str, Any] = {
        **claim,
        **{f"stated_{part}": claim["stated"][part] for part in ("value", "low", "high", "unit")},
        "hedge": claim["stated"]["hedge"],
        "period": (claim["period"] or {}).get("label"),
        "baseline": (claim["baseline"] or {}).get("label"),
        "derivation": claim["then"]["derivation"],
    }
    for moment_name in ("then", "now"):
        row[moment_name] = claim[moment_name]["verdict"]
        row[f"{moment_name}_value"] = claim[moment_name]["value"]
        row[f"{moment_name}_release"] = claim[moment_name]["release"]
    return row
