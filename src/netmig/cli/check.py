"""`netmig check`: whether an article is right, and whether it still is today."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..check import Report
from ..check.articles import check_article, record_of, used_releases
from ..check.formats import LARGEST, Article, read_article
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
    "derivation", "reason", "correction", "publisher", "licence",
)  # fmt: skip
# a line of prose is read best at this many columns, however wide the screen is
WIDEST = 96


@click.command
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="The day the article was published, such as 2025-05-22.")
@click.option("--dates", metavar="CSV", help="For many articles: a file of name,date with the day of each.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 512), help="For many articles: processes at once; all cores by default."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where a claim is found wrong.")
@reading_options("text", "json", "csv", "html", "claimreview", "note")
def check(
    *, asked: Asked, files: tuple[str, ...], published: str | None, dates: str | None, jobs: int | None, exit_zero: bool
) -> int:
    """Every statistical claim in FILE (- is stdin), held against what was public on its day.

    FILE is plain text, a web page, Markdown, a PDF or a Word document. Several files, or a folder of
    them, give one line of JSON an article; --output FILE is gone on with where it was left.

    Exit code 1 if a claim is found wrong by the figures of its day.
    """
    if len(files) > 1 or jobs is not None or dates is not None or _is_folder(files[0]):
        return _check_many(asked, files, published, dates, jobs, exit_zero=exit_zero)
    [file] = files
    name = "" if file == "-" else Path(file).name
    article = replace(read_article(_read(file), "stdin" if file == "-" else file), name=name)
    told = _published(article, published, asked)
    ledger = asked.open_ledger()
    report = check_article(article, ledger, published=told, as_of=asked.as_of, today=datetime.now(LONDON).date())
    for warning in _warnings(report, name):
        sys.stderr.write(f"netmig: {warning}\n")
    if asked.form == "json":
        send(json_text(record_of(article, report, ledger)), asked)
    elif asked.form == "csv":
        send(csv_of(report, ledger), asked)
    elif asked.form in {"html", "claimreview", "note"}:
        _tell(report, ledger, asked)
    else:
        from ..check.text_report import to_text  # noqa: PLC0415 - programs that read JSON need no report

        screen = asked.output is None and sys.stdout.isatty()
        width = min(WIDEST, _columns()) if screen else WIDEST
        colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        sources = attribution(used_releases(report, ledger).values())
        send(to_text(report, width=width, colour=colour, attribution=sources), asked)
    return 1 if report.accuses and not exit_zero else 0


def csv_of(report: Report, ledger: Ledger) -> str:
    """The claims of a report as CSV, one a row, each with its verdicts and whose figures it was held against."""
    used = used_releases(report, ledger)
    return csv_text(CSV_HEADER, [_row(claim, used) for claim in report.to_dict()["claims"]])


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
    else:
        behind = {name: until for name, until in report.watched if day > until}
        if set(behind.values()) <= {watched} and (behind or (not report.watched and day > watched)):
            yield f"publications have been watched until {watched}; what came out from then to {day} is not held."
        else:
            for publisher, until in behind.items():
                yield f"publications of {publisher} have been watched until {until}; what came out from then to {day} is not held."


def _is_folder(file: str) -> bool:
    try:
        return file != "-" and Path(file).is_dir()
    except ValueError:  # a name that no file can have; what reads it says so
        return False


def _check_many(
    asked: Asked, files: tuple[str, ...], published: str | None, dates: str | None, jobs: int | None, *, exit_zero: bool
) -> int:
    chosen = click.get_current_context().get_parameter_source("form")
    if asked.form != "json" and chosen is not click.core.ParameterSource.DEFAULT:
        raise UsageError(
            f"Many articles cannot be written as {asked.form}.", "They give JSON, a line each.", "Leave out --format."
        )
    # who checks one article needs no processes
    from .check_archive import check_many  # noqa: PLC0415

    code = check_many(asked, files, published=_day(published), dates=dates, jobs=jobs)
    return 0 if code == 1 and exit_zero else code


def _read(file: str) -> bytes:
    """The bytes of a file or of stdin, no more than an article can have."""
    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    path = Path(file)
    try:
        with path.open("rb") as reading:
            return reading.read(LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(f"There is no file {file!r}.", _beside(path), "Give the name of a text file, or - for stdin.") from None
    except (OSError, ValueError) as problem:  # a ValueError for a name that no file can have
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UsageError(f"{file!r} cannot be read: {reason}.", "", "Give the name of a text file, or - for stdin.") from None


def _columns() -> int:
    """How wide the screen is."""
    from shutil import get_terminal_size  # noqa: PLC0415 - what goes into a file is as wide as ever

    return get_terminal_size().columns


def _beside(path: Path) -> str:
    """The files of nearly that name in the same folder, as a hint."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    try:
        near = get_close_matches(path.name, [each.name for each in path.parent.iterdir() if each.is_file()], n=3)
    except (OSError, ValueError):
        return ""
    return f"Did you mean {' or '.join(str(path.parent / each) for each in near)}?" if near else ""


def _published(article: Article, given: str | None, asked: Asked) -> date | None:
    """The day that was given; where the article does not say it either, it is asked for on a terminal."""
    unknown = given is None and article.published is None and publication_of(article.text) is None
    if unknown and asked.form == "text" and sys.stdin.isatty() and sys.stderr.isatty():
        given = str(click.prompt("When was it published (such as 2025-05-22)", err=True))
    return _day(given)


def _day(given: str | None) -> date | None:
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
