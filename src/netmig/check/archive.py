"""Many articles: checked by several processes, told in the order they were asked for, one failing without the others.

Each article goes to one process at a time, so that it is known which one a process was at when it
ended or took too long. Only a bounded number is under way, and names are kept on disk: memory does
not grow with the archive.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from ..errors import DamagedDataError, NetmigError, UsageError
from ..ledger.ledger import Ledger, open_ledger
from .articles import check_article, record_of
from .formats import LARGEST, read_article, too_large
from .report import SCHEMA_VERSION

# "undated": nothing is called wrong where the day of publication is only assumed
Outcome = Literal["right", "wrong", "undated", "failed"]

# seconds that one article may take; the usual one takes some thousandths of one
LONGEST_WORK = 60.0
# seconds for a process to start and open the ledger
LONGEST_START = 120.0
# articles a process that may be finished before one that was asked for earlier
AHEAD = 32


@dataclass(frozen=True, slots=True)
class Task:
    """One article to check: its name in the report, its file, and its day where that is told."""

    name: str
    path: Path
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one article: a line of JSON that ends with a line feed."""

    name: str
    data: bytes
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is the same for all articles of an archive."""

    today: date
    ledger_path: Path | None = None
    bundled: bool = True
    as_of: datetime | None = None


def check_archive(
    tasks: Iterable[Task], settings: Settings, *, jobs: int = 1, longest_work: float = LONGEST_WORK
) -> Iterator[Line]:
    """A line for each task, in the order of the tasks, worked out by so many processes.

    A file that cannot be read, an article that takes longer than `longest_work` seconds and one
    that ends its process are lines too, with the error. Raises DamagedDataError where the ledger
    cannot be read, which is no article's fault.
    """
    crew = _Crew(settings, max(1, jobs), longest_work)
    try:
        yield from crew.work(tasks)
    finally:
        crew.dismiss()


def line_for(task: Task, ledger: Ledger, settings: Settings) -> Line:
    """What comes of one task, whatever it is; only a damaged ledger is raised."""
    try:
        article = read_article(_bytes_of(task.path), task.name)
        report = check_article(article, ledger, published=task.published, as_of=settings.as_of, today=settings.today)
        record = record_of(article, report, ledger, with_text=False)
    except DamagedDataError:
        raise
    except NetmigError as problem:
        return _failed(task.name, problem.exit_code, problem.to_dict())
    except Exception as problem:  # noqa: BLE001 - one article must not stop the others
        return _failure(task.name, "unexpected", f"{task.name!r} could not be checked: {type(problem).__name__}: {problem}.")
    undated = report.publication.learnt_from == "assumed"
    return Line(task.name, _encoded(record), "undated" if undated else "wrong" if report.accuses else "right")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UsageError(f"{str(path)!r} cannot be read: {reason}.") from None
    if len(data) > LARGEST:
        raise too_large(repr(str(path)))
    return data


def _failure(name: str, code: str, asked: str, next_step: str | None = None) -> Line:
    return _failed(name, 1, {"error": code, "asked": asked, "available": None, "next_step": next_step})


def _failed(name: str, exit_code: int, said: dict[str, Any]) -> Line:
    record = {"schema_version": SCHEMA_VERSION, "document": {"name": name}, "ok": False, "exit_code": exit_code, **said}
    return Line(name, _encoded(record), "failed")


def _encoded(record: dict[str, Any]) -> bytes:
    # a file name may hold bytes that are no character
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


# --- processes --------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    number: int = -1
    """Which task it is at; -1 for none."""
    task: Task | None = None
    until: float = 0.0
    """When it has taken too long, on the clock that only goes forward."""


class _Crew:
    """The processes and what each is at."""

    def __init__(self, settings: Settings, jobs: int, longest_work: float) -> None:
        self.settings = settings
        self.jobs = jobs
        self.longest_work = longest_work
        self.workers: list[_Worker] = []
        # a new interpreter each: a copy of this process would copy its threads' locks
        self.context = multiprocessing.get_context("spawn")

    def work(self, tasks: Iterable[Task]) -> Iterator[Line]:
        waiting = enumerate(tasks)
        finished: dict[int, Line] = {}
        told, exhausted = 0, False
        given = 0
        while True:
            while not exhausted and given - told < AHEAD * self.jobs and (worker := self._idle()) is not None:
                following = next(waiting, None)
                if following is None:
                    exhausted = True
                    break
                given += 1
                self._give(worker, *following)
            while (line := finished.pop(told, None)) is not None:
                told += 1
                yield line
            if exhausted and told == given:
                return
            if told + len(finished) < given:
                finished.update(self._collect())

    def _idle(self) -> _Worker | None:
        """A process with nothing to do: one there is, or a new one."""
        free = next((each for each in self.workers if each.number < 0), None)
        if free is None and len(self.workers) < self.jobs:
            free = self._hire()
        return free

    def _hire(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(theirs, self.settings), daemon=True)
        with _without_interrupts():
            process.start()
        theirs.close()
        worker = _Worker(process, ours, until=time.monotonic() + LONGEST_START)
        self.workers.append(worker)
        return worker

    def _give(self, worker: _Worker, number: int, task: Task) -> None:
        worker.number, worker.task = number, task
        if worker.ready:
            worker.until = time.monotonic() + self.longest_work
        # a process that has just ended is found so when its answer is waited for
        with suppress(OSError):
            worker.pipe.send(task)

    def _collect(self) -> dict[int, Line]:
        """What has come in, waited for until something has or a process has taken too long."""
        busy = {each.pipe: each for each in self.workers if each.number >= 0}
        soonest = min(each.until for each in busy.values())
        came = wait(list(busy), timeout=max(0.0, soonest - time.monotonic()))
        finished: dict[int, Line] = {}
        for pipe in came:
            worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
            number = worker.number
            if (line := self._heard(worker)) is not None:
                finished[number] = line
        now = time.monotonic()
        for worker in [each for each in busy.values() if each.number >= 0 and each.until < now and not each.pipe.poll()]:
            finished[worker.number] = self._given_up(worker, f"took longer than {self.longest_work:g} seconds and was stopped")
        return finished

    def _heard(self, worker: _Worker) -> Line | None:
        """What a process says: a line, an error that stops everything, or that it is ready; or that it is no more."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            return self._given_up(worker, "ended the process that checked it")
        if isinstance(said, NetmigError):
            raise said
        if isinstance(said, Line):
            worker.number, worker.task = -1, None
            return said
        worker.ready, worker.until = True, time.monotonic() + self.longest_work
        return None

    def _given_up(self, worker: _Worker, why: str) -> Line:
        task, ready = worker.task, worker.ready
        self.workers.remove(worker)
        _end(worker)
        if not ready or task is None:
            raise NetmigError(
                "The processes that check the articles do not start.",
                f"The first one ended with {worker.process.exitcode}.",
                "Check one article alone to see why.",
            )
        return _failure(task.name, "not_finished", f"{task.name!r} {why}.", "Check it alone, or leave it out.")

    def dismiss(self) -> None:
        """End every process, whatever it is at."""
        for worker in self.workers:
            _end(worker)
        self.workers.clear()


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started here are not interrupted from the keyboard: this one ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection, settings: Settings) -> None:
    """A process's whole life: open the ledger, then a line for each task, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            ledger = open_ledger(settings.ledger_path, bundled=settings.bundled)
            pipe.send("ready")
            while True:
                pipe.send(line_for(pipe.recv(), ledger, settings))
        except NetmigError as problem:
            pipe.send(problem)


# --- which articles ---------------------------------------------------------------------------


class Names:
    """Names met so far and the days told for some, on disk and not in memory."""

    def __init__(self) -> None:
        # SQLite keeps a database without a name in a file of its own that goes with it
        self._names = sqlite3.connect("", isolation_level=None)
        self._names.execute("PRAGMA journal_mode = OFF")
        self._names.execute("PRAGMA synchronous = OFF")
        self._names.execute("CREATE TABLE met (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._names.execute("CREATE TABLE days (name TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID")

    def meet(self, name: str) -> bool:
        """Whether a name is met for the first time; from now on it is not."""
        return self._names.execute("INSERT OR IGNORE INTO met VALUES (?)", (name,)).rowcount == 1

    def tell(self, name: str, day: date) -> None:
        """Keep the day of the article of that name."""
        self._names.execute("INSERT OR REPLACE INTO days VALUES (?, ?)", (name, day.isoformat()))

    def day_of(self, *names: str) -> date | None:
        """The day told for the first of these names that has one."""
        for name in names:
            if found := self._names.execute("SELECT day FROM days WHERE name = ?", (name,)).fetchone():
                return date.fromisoformat(found[0])
        return None

    def close(self) -> None:
        self._names.close()


def files_in(places: Sequence[Path], leave_out: Iterable[Path] = ()) -> Iterator[tuple[str, Path, str]]:
    """Every file of these files and folders: its name, where it is, and its name within its folder.

    Folders are gone through whole, in the order of names, without hidden files and without going
    through links to folders. The name is the path as it was asked for, with forward slashes.
    """
    apart = {path.resolve() for path in leave_out}
    for place in places:
        if not place.is_dir():
            yield _name(place), place, place.name
            continue
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in sorted(names):
                path = Path(folder) / name
                if not name.startswith(".") and path.is_file() and path.resolve() not in apart:
                    yield _name(path), path, _name(path.relative_to(place))


def _name(path: Path) -> str:
    # a file name may hold bytes that are no character, and a report may not
    return path.as_posix().encode("utf-8", "backslashreplace").decode()
