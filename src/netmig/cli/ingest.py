"""`netmig ingest`: a publisher's file into the ledger, after it was seen what it is and what it changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count as counting
from pathlib import Path

import click

from ..errors import LayoutError, NetmigError, UsageError
from ..ledger.ledger import Ledger, default_path
from ..sources.ingestion import Examined, examine_all, take_in
from ..sources.limits import FILE_BYTES
from ..sources.reader import GivenFile, recognise
from ..sources.refiling import Again
from ..sources.registry import READERS
from ..whole_files import check_writable
from .failures import close_quietly
from .ingest_report import as_csv, as_record, tables_of_files
from .options import Asked, reading_options
from .output import Column, Table, json_text, send, send_tables

EPILOG = """
A file is known by what is in it: its name does not matter. `netmig ingest --readers` lists what can be
read. Anything else can be written as a tidy CSV file, which docs/tidy-csv.md describes.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """The files to look at, and those of the folders that no reader knows."""

    files: tuple[GivenFile, ...]
    passed_over: tuple[str, ...] = ()


def _show_readers(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click calls it so
    if asked and not ctx.resilient_parsing:
        rows = tuple((reader.name, reader.title) for reader in READERS)
        send_tables([Table(f"{len(rows)} formats are known", (Column("Reader"), Column("What it reads")), rows)], Asked())
        ctx.exit()


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--readers", is_flag=True, is_eager=True, expose_value=False, callback=_show_readers, help="List what can be read.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Only look: say what would be written, and write nothing.")
@click.option(
    "--published", metavar="DATE", help="The day of publication, such as 2026-11-26, of files that do not say it themselves."
)
@click.option(
    "--release",
    metavar="ID",
    default="",
    help="The id of the release, such as mine-2026-11-26, of files that do not say it themselves.",
)
@click.option(
    "--republished",
    metavar="DATE",
    help="The publisher put the file in the place of an earlier one on that day, or at that time: keep both, each as a release.",
)
@reading_options(as_of=False)
def ingest(
    *,
    asked: Asked,
    files: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    published: str | None,
    release: str,
    republished: str | None,
) -> int:
    """Take a publisher's files into your ledger.

    Says first what each FILE is, what it has, and what it changes against what the ledger holds;
    then asks, and writes all of it or nothing. FILE can be a folder, which is every file in it that
    is known, or - for standard input.
    """
    if yes and dry_run:
        raise UsageError(
            "--dry-run writes nothing, and --yes writes without asking.", "Nothing was read.", "Say one of the two, or neither."
        )
    if asked.form != "table" and not (yes or dry_run):
        raise UsageError(
            f"With --format {asked.form} nobody can be asked whether to write.",
            "Nothing was read.",
            "Say --dry-run to look, or --yes to write.",
        )
    if asked.output is not None:  # what cannot be told must not be done
        check_writable(asked.output)
    ledger = asked.open_ledger()
    given = _given(files, day=_day("--published", published), release=release)
    again = None if republished is None else Again.of(republished)
    with _progress(len(given.files)) as step:
        examined = _examined(given.files, ledger, again, step)
    failed = [each for each in examined if each.failure is not None]
    count = sum(each.to_add for each in examined)
    described = sum(each.described for each in examined)
    written: int | None = None
    where = asked.ledger_path or default_path()
    tables = tables_of_files(examined, ledger) if asked.form == "table" else []
    if not failed and yes:
        written = take_in(examined, ledger)
    with _said_what_was_written(written, where):
        if asked.form == "json":
            send(json_text(as_record(examined, given.passed_over, written)), asked)
        elif asked.form == "csv":
            send(as_csv(examined), asked)
        else:
            send_tables(tables, asked)
    for name in given.passed_over:
        sys.stderr.write(f"note: {name} was passed over: it is in no layout that is known.\n")
    if failed:
        return _tell_failure(failed, len(examined))
    if written is None and not dry_run and (count or described):
        written = _ask_and_write(examined, ledger, _what(count, described), where)
    sys.stderr.write(_told(written, count, described, where, dry_run=dry_run))
    return 0


@contextmanager
def _said_what_was_written(written: int | None, where: Path) -> Iterator[None]:
    """Where the answer cannot be given once figures were written, the error says that they were."""
    try:
        yield
    except (UsageError, OSError) as problem:
        if isinstance(problem, BrokenPipeError):
            if written:
                sys.stderr.write(f"Wrote {_figures(written)} to {where}.\n")
            raise
        said = problem.asked if isinstance(problem, UsageError) else f"The answer cannot be written: {problem.strerror}."
        if not isinstance(problem, UsageError):
            close_quietly()  # nor can the error be written there
        done = f"{_figures(written)} had been written to {where} by then." if written else "Nothing was written to the ledger."
        raise UsageError(said, done, "Give --output a file in a folder that you may write to, where there is room.") from None


def _given(names: Sequence[str], *, day: date | None, release: str) -> Given:
    found: list[GivenFile] = []
    passed_over: list[str] = []
    for name in names:
        if name == "-":
            found.append(
                GivenFile("standard input", _bounded(sys.stdin.buffer.read(FILE_BYTES + 1), "standard input"), day, release)
            )
            continue
        path = Path(name)
        if path.is_dir():
            for each in sorted(path.rglob("*")):
                if each.is_file() and not any(part.startswith(".") for part in each.relative_to(path).parts):
                    file = GivenFile(str(each), _body(each), day, release)
                    if _is_known(file):
                        found.append(file)
                    else:
                        passed_over.append(str(each))
        else:
            found.append(GivenFile(name, _body(path), day, release))
    if not found:
        raise UsageError(
            f"There is no file that is known in {', '.join(names)}.", "", "`netmig ingest --readers` lists what can be read."
        )
    return Given(tuple(found), tuple(passed_over))


def _is_known(file: GivenFile) -> bool:
    """Whether a reader knows a file of a folder. One that cannot even be opened is not passed over: it may be a damaged one."""
    try:
        recognise(file, READERS)
    except LayoutError:
        return False
    except NetmigError:
        return file.is_workbook
    return True


def _body(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _bounded(file.read(FILE_BYTES + 1), str(path))
    except OSError as problem:
        raise UsageError(
            f"{path} cannot be read: {problem.strerror}.", "", "Give the name of a file, or of a folder of files."
        ) from None


def _bounded(body: bytes, name: str) -> bytes:
    if len(body) > FILE_BYTES:
        raise UsageError(f"{name} is too large for a file of tables.", f"At most {FILE_BYTES:,} bytes are read.")
    return body


def _day(option: str, words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option} {words!r} is not a day.", "", "Write it as 2026-11-26.") from None


def _examined(
    files: Sequence[GivenFile], ledger: Ledger, republished: Again | None, step: Callable[[str], None]
) -> tuple[Examined, ...]:
    def told() -> Iterator[GivenFile]:
        for file in files:
            step(file.name)
            yield file

    return examine_all(told(), ledger, today=date.today(), republished=republished)  # noqa: DTZ011 - the user's own calendar


def _tell_failure(failed: Sequence[Examined], total: int) -> int:
    for each in failed:
        problem = each.failure
        if problem is not None:
            said = "\n".join(part for part in (problem.asked, problem.available, problem.next_step) if part)
            sys.stderr.write(f"netmig: {each.name}: {said}\n")
    others = "Nothing was written" if total == 1 else f"Nothing was written of any of the {total} files"
    sys.stderr.write(f"netmig: {others}.\n")
    return max(each.failure.exit_code for each in failed if each.failure is not None)


def _what(count: int, described: int) -> str:
    """What there is to write: figures, or only what is said of releases that are held."""
    if count or not described:
        return _figures(count)
    return f"what is said of {described:,} release{'s' if described != 1 else ''}, and no figure,"


def _ask_and_write(examined: Sequence[Examined], ledger: Ledger, what: str, where: Path) -> int | None:
    if not sys.stdin.isatty():
        raise UsageError(
            f"{what[0].upper()}{what[1:]} would be written to {where}, and there is nobody to ask.",
            "Nothing was written.",
            "Say --yes to write, or --dry-run to only look.",
        )
    if not click.confirm(f"Write {what} to {where}?", default=False, err=True):
        return None
    return take_in(examined, ledger)


def _told(written: int | None, count: int, described: int, where: Path, *, dry_run: bool) -> str:
    if written:
        return f"Wrote {_figures(written)} to {where}.\n"
    if described and not count:
        return f"{'It would add' if written is None else 'Added'} {_what(count, described)} to {where}.\n"
    if not count:
        return "The ledger has all of it already: there is nothing to write.\n"
    if dry_run:
        return f"A dry run: nothing was written. {_figures(count)} would be written to {where}.\n"
    return "Nothing was written.\n"


def _figures(count: int) -> str:
    return f"{count:,} figure{'' if count == 1 else 's'}"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Something to call before each file: it moves a bar on a terminal, and does nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it is slow to load
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[file]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total, file="")
        begun = counting()
        yield lambda name: progress.update(bar, completed=next(begun), file=Path(name).name)
