"""`netmig check` on many articles: a line of JSON each, with progress, and taken up again where it stopped."""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from ..check.archive import Names, Settings, Task, check_archive, files_in
from ..errors import UsageError
from ..ledger.figures import LONDON
from .lines import Lines
from .options import Asked

# of a file of dates; a name is a path, a day ten characters
_LONGEST_ROW = 10_000


def check_many(asked: Asked, files: Sequence[str], *, published: date | None, dates: str | None, jobs: int | None) -> int:
    """The exit code: 1 where anything was found wrong, 2 where no article could be read, else 0."""
    places = [_place(file) for file in files]
    # a ledger that cannot be opened is no article's fault, and is said before any is read
    asked.open_ledger()
    settings = Settings(
        today=datetime.now(LONDON).date(), ledger_path=asked.ledger_path, bundled=asked.bundled, as_of=asked.as_of
    )
    leave_out = [path for path in (asked.output, Path(dates) if dates else None) if path is not None]
    counts: Counter[str] = Counter()
    with closing(Names()) as names, Lines(asked.output) as lines:
        if dates is not None:
            _learn_days(Path(dates), names)
        for name, wrong in lines.there_already():
            names.meet(name)
            counts["already"] += 1
            counts["wrong"] += wrong

        def tasks() -> Iterator[Task]:
            for name, path, within in files_in(places, leave_out):
                if names.meet(name):
                    yield Task(name, path, names.day_of(name, within, path.name) or published)

        total = sum(1 for _ in files_in(places, leave_out)) if _shows_progress(asked) else None
        try:
            with _progress(total, counts["already"]) as step:
                for line in check_archive(tasks(), settings, jobs=jobs or _cores()):
                    lines.add(line.data)
                    counts[line.outcome] += 1
                    counts["new"] += 1
                    step()
        except KeyboardInterrupt:
            if asked.output is not None:
                sys.stderr.write(f"netmig: {counts['new']:,} new in {asked.output}; the same command goes on from there\n")
            raise
    sys.stderr.write(_told(counts, asked.output))
    if counts["wrong"]:
        return 1
    return 2 if counts["new"] and counts["failed"] == counts["new"] else 0


def _place(file: str) -> Path:
    if file == "-":
        raise UsageError("Stdin is one article, and several are asked for.", "", "Give files and folders, or - alone.")
    path = Path(file)
    try:
        there = path.exists()
    except (OSError, ValueError) as problem:
        raise UsageError(f"{file!r} cannot be read: {problem}.") from None
    if not there:
        raise UsageError(f"There is no file or folder {file!r}.", "", "Give the names of articles, or of folders that hold them.")
    return path


def _cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _learn_days(path: Path, names: Names) -> None:
    """Keep the days of a CSV file of name,date; its first row may be headings."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file), 1):
                if not row:
                    continue
                if len(row) < 2 or sum(map(len, row)) > _LONGEST_ROW:
                    raise UsageError(
                        f"Line {number} of {path} is not a name and a date.", "", "Write each as: article.html,2025-05-22"
                    )
                name, day = row[0].strip(), row[1].strip()
                try:
                    names.tell(Path(name).as_posix(), date.fromisoformat(day))
                except ValueError:
                    if number > 1:
                        raise UsageError(
                            f"Line {number} of {path} has no date: {day[:80]!r}.", "", "Write each as: article.html,2025-05-22"
                        ) from None
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        if isinstance(problem, UsageError):
            raise
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UsageError(f"{path} cannot be read: {reason}.", "", "Give --dates a CSV file of name,date.") from None


def _told(counts: Counter[str], output: Path | None) -> str:
    """What came of it, in one line."""
    new, failed, already = counts["new"], counts["failed"], counts["already"]
    parts = [f"{new:,} article{'' if new == 1 else 's'} checked"]
    if already:
        parts.append(f"{already:,} {'was' if already == 1 else 'were'} in {output} already")
    parts.append(f"{counts['wrong']:,} with something found wrong")
    if undated := counts["undated"]:
        parts.append(
            f"{undated:,} {'has' if undated == 1 else 'have'} no day of publication, so that nothing in {'it' if undated == 1 else 'them'}"
            " is called wrong (give --published or --dates)"
        )
    if failed:
        parts.append(f'{failed:,} could not be checked (the lines with "ok": false say why)')
    return f"netmig: {'; '.join(parts)}\n"


def _shows_progress(asked: Asked) -> bool:
    # lines and a bar on the same screen would be written into one another
    return sys.stderr.isatty() and (asked.output is not None or not sys.stdout.isatty())


@contextmanager
def _progress(total: int | None, already: int) -> Iterator[Callable[[], None]]:
    """Something to call after each article: it moves a bar on a terminal, and does nothing elsewhere."""
    if total is None:
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it is slow to load
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total, completed=min(already, total))
        yield lambda: progress.advance(bar)
