"""`netmig check`: whether an article is right, and whether it still is today."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from ..check import Report
from ..check import check as check_text
from ..check.publication import publication_of
from ..errors import UsageError
from ..ledger.attribution import attribution
from ..ledger.figures import LONDON, Release, moment
from ..ledger.ledger import Ledger
from .options import Asked, reading_options
from .output import csv_text, json_text, send

CSV_HEADER = (
    "id", "quote", "start", "end", "speaker", "voice", "kind", "measure", "period", "baseline", "stated_value", "stated_low", "stated_high",
    "stated_unit", "hedge", "then", "then_value", "then_release", "now", "now_value", "now_release", "diagnosis", "near_miss",
    "derivation", "reason", "publisher", "licence",
)  # fmt: skip
# a line of prose is read best at this many columns, however wide the screen is
WIDEST = 96
# how files begin that are no text, whatever bytes follow
OTHER_KINDS = {b"%PDF": "a PDF document", b"PK\x03\x04": "a Word document or another packed file", b"{\\rtf": "an RTF document"}
# the longer marks first: one of UTF-16's is the beginning of one of UTF-32's
BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@click.command
@click.argument("file", metavar="FILE")
@click.option("--published", metavar="DATE", help="The day the article was published, such as 2025-05-22.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where a claim is found wrong.")
@reading_options("text", "json", "csv", "html", "claimreview", "note")
def check(*, asked: Asked, file: str, published: str | None, exit_zero: bool) -> int:
    """Every statistical claim in the text FILE (- is stdin), held against what was public on its day.

    Exit code 1 if a claim is found wrong by the figures of its day.
    """
    text = _read(file)
    told = _published(text, published, asked)
    name = "" if file == "-" else Path(file).name
    ledger = asked.open_ledger()
    report = check_text(text, told, ledger, as_of=asked.as_of, name=name, today=datetime.now(LONDON).date())
    for warning in _warnings(report, name):
        sys.stderr.write(f"netmig: {warning}\n")
    used = _releases(report, ledger)
    if asked.form == "json":
        send(json_text({**report.to_dict(), "attribution": attribution(used.values())}), asked)
    elif asked.form == "csv":
        send(csv_text(CSV_HEADER, [_row(claim, used) for claim in report.to_dict()["claims"]]), asked)
    elif asked.form in {"html", "claimreview", "note"}:
        _tell(report, ledger, asked)
    else:
        from ..check.text_report import to_text  # noqa: PLC0415 - programs that read JSON need no report

        screen = asked.output is None and sys.stdout.isatty()
        width = min(WIDEST, shutil.get_terminal_size().columns) if screen else WIDEST
        colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        send(to_text(report, width=width, colour=colour, attribution=attribution(used.values())), asked)
    return 1 if report.accuses and not exit_zero else 0


def _tell(report: Report, ledger: Ledger, asked: Asked) -> None:
    """Write the report for the web page, the editor or the newsroom."""
    # who reads the report on a screen need not wait for the charts
    from ..reports import to_claim_review, to_correction_note, to_html  # noqa: PLC0415

    words = {"html": to_html, "claimreview": to_claim_review, "note": to_correction_note}[asked.form](report, ledger)
    if words:
        send(words, asked)
    else:
        sys.stderr.write("netmig: nothing was found that differs from what had been published, so there is no note.\n")


def _warnings(report: Report, name: str) -> Iterator[str]:
    """What a reader must know before trusting the report."""
    day, watched = report.publication.day, report.watched_through
    if not report.document.text.strip():
        yield f"{name or 'the text'} has no words in it."
    elif report.publication.learnt_from == "assumed":
        yield (
            f"no day of publication is given or found; today, {day}, is assumed and nothing is called wrong."
            " Give it with --published."
        )
    if watched == date.min:
        yield "no figures are held, so nothing can be checked."
    elif day > watched:
        yield f"publications have been watched until {watched}; what came out from then to {day} is not held."


def _releases(report: Report, ledger: Ledger) -> dict[str, Release]:
    """The releases that any verdict rests on."""
    used = {figure.release for claim in report.claims for figure in claim.then.figures}
    used |= {claim.now.release for claim in report.claims if claim.now.release}
    return {name: ledger.release(name) for name in sorted(used)}


def _read(file: str) -> str:
    """The text of a file or of stdin, whatever its encoding; offsets are counted in it, without a byte order mark."""
    if file == "-":
        return _decoded(sys.stdin.buffer.read(), "stdin")
    path = Path(file)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"There is no file {file!r}.", _beside(path), "Give the name of a text file, or - for stdin.") from None
    except IsADirectoryError:
        raise UsageError(f"{file!r} is a directory.", "", "Give the name of a text file in it.") from None
    except (OSError, ValueError) as problem:  # a ValueError for a name that no file can have
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UsageError(f"{file!r} cannot be read: {reason}.", "", "Give the name of a text file, or - for stdin.") from None
    return _decoded(data, repr(file))


def _beside(path: Path) -> str:
    """The files of nearly that name in the same folder, as a hint."""
    try:
        near = get_close_matches(path.name, [each.name for each in path.parent.iterdir() if each.is_file()], n=3)
    except (OSError, ValueError):
        return ""
    return f"Did you mean {' or '.join(str(path.parent / each) for each in near)}?" if near else ""


def _decoded(data: bytes, name: str) -> str:
    for beginning, kind in OTHER_KINDS.items():
        if data.startswith(beginning):
            raise UsageError(f"{name} is {kind}.", "", "Save it as plain text and check that.")
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise UsageError(f"{name} begins as {encoding.upper()} text and is not.", "", "Save it as UTF-8.") from None
    if b"\x00" in data:
        raise UsageError(f"{name} is no text.", "", "Save it as plain text, in UTF-8, and check that.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # the other encoding that English news text is found in; the five bytes that it lacks become �
        return data.decode("cp1252", errors="replace")


def _published(text: str, given: str | None, asked: Asked) -> date | None:
    """The day that was given; where the text does not say it either, it is asked for on a terminal."""
    if given is None and publication_of(text) is None and asked.form == "text" and sys.stdin.isatty() and sys.stderr.isatty():
        given = str(click.prompt("When was it published (such as 2025-05-22)", err=True))
    if given is None:
        return None
    try:
        return moment(given).astimezone(LONDON).date()
    except UsageError as problem:
        raise UsageError(f"--published: {problem.asked}", "", "Write it as 2025-05-22.") from None


def _row(claim: dict[str, Any], used: Mapping[str, Release]) -> dict[str, Any]:
    """A claim as one row of the CSV, with whose figures it was held against."""
    release = used.get(claim["then"]["release"])
    row: dict[str, Any] = {
        **claim,
        **{f"stated_{part}": claim["stated"][part] for part in ("value", "low", "high", "unit")},
        "hedge": claim["stated"]["hedge"],
        "period": (claim["period"] or {}).get("label"),
        "baseline": (claim["baseline"] or {}).get("label"),
        "derivation": claim["then"]["derivation"],
        "publisher": release.publisher if release else None,
        "licence": release.licence if release else None,
    }
    for moment_name in ("then", "now"):
        row[moment_name] = claim[moment_name]["verdict"]
        row[f"{moment_name}_value"] = claim[moment_name]["value"]
        row[f"{moment_name}_release"] = claim[moment_name]["release"]
    return row
