"""Many trials in several processes: progress, a small file for each failure, and nothing that can stop the run."""

from __future__ import annotations

import multiprocessing
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from .shrinking import shrunk, what_failed
from .trials import Bench, Trial, trial

# seconds after which a process that says nothing is taken to hang where no timer reaches it
SILENT = 120.0
# trials between two words of a process
BLOCK = 50
# bytes of memory that a process may have
MOST_MEMORY = 4 * 2**30
# files of one bug; the others are counted only
MOST_OF_A_KIND = 3


@dataclass(slots=True)
class Result:
    """What came of a run."""

    run: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    files: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Failure:
    """A trial that failed, made small, and how."""

    what: str
    trial: Trial
    told: str


def run(seed: int, numbers: range, jobs: int, folder: Path) -> Result:
    """Run the trials of these numbers, so many processes at once, and write what failed into a folder."""
    result = Result()
    began = said = time.monotonic()
    context = multiprocessing.get_context("spawn")
    workers = {}
    for job in range(jobs):
        worker = _Worker(context, seed, numbers[job::jobs])
        workers[worker.pipe] = worker
    try:
        while workers:
            came = wait(list(workers), timeout=5.0)
            for pipe in came:
                worker = workers[pipe]
                if worker.listen(result, folder, seed):
                    del workers[worker.pipe]
            now = time.monotonic()
            for worker in list(workers.values()):
                if now - worker.heard > SILENT or not (worker.process.is_alive() or worker.pipe.poll()):
                    del workers[worker.pipe]
                    following = worker.given_up(context, result, folder, seed)
                    if following is not None:
                        workers[following.pipe] = following
            if now - said > 10:
                said = now
                _say(result, len(numbers), now - began)
    finally:
        for worker in workers.values():
            worker.process.kill()
    _say(result, len(numbers), time.monotonic() - began)
    return result


def _say(result: Result, total: int, seconds: float) -> None:
    each = result.run / seconds if seconds else 0
    found = sum(result.failures.values())
    sys.stderr.write(f"{result.run:,} of {total:,} inputs, {each:.0f} a second, {found} failed in {len(result.failures)} ways\n")


class _Worker:
    """A process, and what is known of it."""

    def __init__(self, context: Any, seed: int, numbers: range) -> None:
        self.numbers = numbers
        self.at = 0
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, seed, numbers), daemon=True)
        self.process.start()
        theirs.close()
        self.heard = time.monotonic()

    def listen(self, result: Result, folder: Path, seed: int) -> bool:
        """Take what the process says; whether it has done all that it had to."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return False
        self.heard = time.monotonic()
        if isinstance(said, Failure):
            record(said, result, folder, seed)
            return False
        result.run += said - self.at
        self.at = said
        return self.at >= len(self.numbers)

    def given_up(self, context: Any, result: Result, folder: Path, seed: int) -> _Worker | None:
        """Record that the process died or hangs in this block, and go on behind it with another."""
        alive = self.process.is_alive()
        self.process.kill()
        self.process.join()
        what = "hang that no timer reaches" if alive else f"end of the process, {self.process.exitcode}"
        stop = min(self.at + BLOCK, len(self.numbers))
        # which trial of the block it was is found by running them again, each alone
        told = f"in one of the trials {', '.join(map(str, self.numbers[self.at : stop]))}: run each with --only"
        record(Failure(what, trial(seed, self.numbers[self.at]), told), result, folder, seed)
        result.run += stop - self.at
        return _Worker(context, seed, self.numbers[stop:]) if stop < len(self.numbers) else None


def record(failure: Failure, result: Result, folder: Path, seed: int) -> None:
    """Count a failure and write its input, with how it failed beside it."""
    result.failures[failure.what] += 1
    if result.failures[failure.what] > MOST_OF_A_KIND:
        return
    folder.mkdir(parents=True, exist_ok=True)
    data = failure.trial.data
    path = folder / f"{seed}-{failure.trial.number}.{failure.trial.kind}"
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    note = f"{failure.what}\npublished: {failure.trial.published}\nagain: python -m fuzz --seed {seed} --only {failure.trial.number}\n\n"
    path.with_name(f"{path.name}.why").write_text(note + failure.told, encoding="utf-8", errors="backslashreplace")
    result.files.append(path)
    sys.stderr.write(f"{failure.what}: {path}\n")


def failures(bench: Bench, given: Trial) -> Iterator[Failure]:
    """How a trial fails, made small; nothing where it does not."""
    try:
        bench.run(given)
    except Exception as problem:  # noqa: BLE001 - whatever is raised is what is looked for
        told = traceback.format_exc()
        yield Failure(what_failed(problem), shrunk(given, bench.run, problem), told)


def _serve(pipe: Connection, seed: int, numbers: range) -> None:
    """A process's whole life."""
    _bound_memory()
    bench = Bench()
    known: Counter[str] = Counter()
    for done, number in enumerate(numbers, 1):
        given = trial(seed, number)
        try:
            bench.run(given)
        except Exception as problem:  # noqa: BLE001 - whatever is raised is what is looked for
            what = what_failed(problem)
            known[what] += 1
            told = traceback.format_exc()
            small = shrunk(given, bench.run, problem) if known[what] <= MOST_OF_A_KIND else given
            pipe.send(Failure(what, small, told))
        if done % BLOCK == 0 or done == len(numbers):
            pipe.send(done)


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
