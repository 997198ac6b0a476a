"""Archives: every article a line, in order, whatever becomes of it, with memory that does not grow; real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netmig.check.archive import AHEAD, Names, Settings, Task, check_archive, files_in, line_for
from netmig.errors import DamagedDataError
from netmig.ledger.ledger import Ledger, open_ledger

RIGHT = "UK net migration was 60,000 in the year to June 2000.\n"
WRONG = "UK net migration was 90,000 in the year to June 2000.\n"
DAY = date(2001, 5, 25)


@pytest.fixture
def settings(ledger_path: Path) -> Settings:
    return Settings(today=date(2001, 6, 1), ledger_path=ledger_path, bundled=False)


@pytest.fixture
def ledger(ledger_path: Path) -> Ledger:
    return open_ledger(ledger_path, bundled=False)


def written(folder: Path, texts: list[str | bytes]) -> list[Task]:
    tasks = []
    for number, text in enumerate(texts):
        path = folder / f"{number:04}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        tasks.append(Task(path.name, path, DAY))
    return tasks


def record(data: bytes) -> dict[str, Any]:
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    read: dict[str, Any] = json.loads(data)
    return read


@pytest.mark.parametrize("jobs", [1, 2])
def test_lines_come_in_the_order_of_the_tasks_whatever_takes_longest(settings: Settings, tmp_path: Path, jobs: int) -> None:
    slow = RIGHT * 300
    tasks = written(tmp_path, [slow if number % 7 == 0 else WRONG if number % 2 else RIGHT for number in range(30)])
    lines = list(check_archive(tasks, settings, jobs=jobs))
    assert [line.name for line in lines] == [task.name for task in tasks]
    assert [line.outcome for line in lines] == ["wrong" if number % 2 and number % 7 else "right" for number in range(30)]
    assert [record(line.data)["document"]["name"] for line in lines] == [task.name for task in tasks]


def test_a_line_is_the_same_from_a_process_as_from_the_function(settings: Settings, ledger: Ledger, tmp_path: Path) -> None:
    tasks = written(tmp_path, [RIGHT, WRONG, b"\x89PNG"])
    assert list(check_archive(tasks, settings, jobs=2)) == [line_for(task, ledger, settings) for task in tasks]


def test_what_cannot_be_read_is_a_line_that_says_why_and_stops_nothing(settings: Settings, tmp_path: Path) -> None:
    tasks = written(tmp_path, [RIGHT, b"\x89PNG", b"%PDF-1.4 no", RIGHT])
    tasks.insert(1, Task("gone.txt", tmp_path / "gone.txt", DAY))
    lines = list(check_archive(tasks, settings, jobs=2))
    assert [line.outcome for line in lines] == ["right", "failed", "failed", "failed", "right"]
    said = record(lines[2].data)
    assert said == {
        "schema_version": 1, "document": {"name": "0001.txt"}, "ok": False, "exit_code": 2, "error": "usage",
        "asked": "'0001.txt' is a picture.", "available": None, "next_step": "Save it as plain text and check that.",
    }  # fmt: skip


def test_an_article_that_fails_unforeseen_is_a_line_too(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:  # fmt: skip
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("netmig.check.archive.check_article", broken)
    [task] = written(tmp_path, [RIGHT])
    line = line_for(task, ledger, settings)
    assert line.outcome == "failed"
    assert record(line.data)["asked"] == "'0000.txt' could not be checked: ZeroDivisionError: by nought."


def test_a_damaged_ledger_stops_everything_and_blames_no_article(tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"SQLite format 3\0" + b"no ledger at all " * 500)
    tasks = written(tmp_path, [RIGHT])
    with pytest.raises(DamagedDataError):
        list(check_archive(tasks, Settings(today=DAY, ledger_path=bad, bundled=False), jobs=2))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes to wait at")
def test_an_article_that_takes_too_long_is_given_up_alone(settings: Settings, tmp_path: Path) -> None:
    """Opening a pipe that nobody writes to waits for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    tasks = written(tmp_path, [RIGHT] * 5)
    tasks.insert(2, Task("pipe", pipe, DAY))
    lines = list(check_archive(tasks, settings, jobs=2, longest_work=2.0))
    assert [line.outcome for line in lines] == ["right", "right", "failed", "right", "right", "right"]
    assert record(lines[2].data)["error"] == "not_finished"


def children() -> set[int]:
    """The processes that this one started and that still run."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == os.getpid() and words[0] != "Z" and b"spawn_main" in (folder / "cmdline").read_bytes():
            found.add(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="the system does not list processes as files")
def test_an_article_whose_process_ends_is_given_up_alone(settings: Settings, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    tasks = written(tmp_path, [RIGHT] * 6)
    tasks.insert(1, Task("pipe", pipe, DAY))
    coming = check_archive(tasks, settings, jobs=1, longest_work=30.0)
    assert next(coming).outcome == "right"

    # the one process now gets the pipe, at which it waits until it is ended from outside
    def end_it() -> None:
        for each in children():
            os.kill(each, 9)

    import threading  # noqa: PLC0415 - only here

    ending = threading.Timer(0.5, end_it)
    ending.start()
    lines = list(coming)
    ending.join()
    assert [line.outcome for line in lines] == ["failed", *["right"] * 5]
    assert "ended the process" in record(lines[0].data)["asked"]
    assert children() == set()


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="the system does not list processes as files")
def test_who_stops_listening_leaves_no_process_behind(settings: Settings, tmp_path: Path) -> None:
    coming = check_archive(written(tmp_path, [RIGHT] * 50), settings, jobs=2)
    next(coming)
    assert children()
    coming.close()  # type: ignore[attr-defined]  # a generator, to be told that no more is wanted
    assert children() == set()


def test_no_more_is_asked_for_than_a_bounded_number_ahead(settings: Settings, tmp_path: Path) -> None:
    """A producer of tasks is never far ahead of what has been told."""
    [task] = written(tmp_path, [RIGHT])
    asked = told = most = 0

    def tasks() -> Iterator[Task]:
        nonlocal asked
        for _ in range(300):
            asked += 1
            yield task

    for _ in check_archive(tasks(), settings, jobs=2):
        told += 1
        most = max(most, asked - told)
    assert (asked, told) == (300, 300)
    assert most <= 2 * AHEAD


MEASURE = """
import json, resource, sys
from datetime import date
from pathlib import Path
from netmig.check.archive import Settings, Task, Names, check_archive, files_in

def main():
    names = Names()
    settings = Settings(today=date(2001, 6, 1), ledger_path=Path(sys.argv[2]), bundled=False)
    tasks = (Task(name, path) for name, path, _ in files_in([Path(sys.argv[1])]) if names.meet(name))
    count = sum(1 for _ in check_archive(tasks, settings, jobs=1))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([count, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other units")
def test_memory_does_not_grow_with_the_number_of_articles(ledger_path: Path, tmp_path: Path) -> None:
    """Ten times the articles: within 5 % of the memory, of this process and of the one that checks."""
    script = tmp_path / "measure.py"
    script.write_text(MEASURE)
    most = []
    for count in (200, 2000):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(RIGHT)
        done = subprocess.run(
            [sys.executable, str(script), str(folder), str(ledger_path)], capture_output=True, text=True, check=True
        )
        checked, *memory = json.loads(done.stdout)
        assert checked == count
        most.append(memory)
    for few, many in zip(*most, strict=True):
        assert many < 1.05 * few + 1024


def test_files_are_found_in_order_without_hidden_ones_and_links_to_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/x.txt", ".x", "b/c/3.txt", "out.jsonl"):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "top" / "b" / "round").symlink_to(tmp_path / "top")
    found = [within for _, _, within in files_in([tmp_path / "top"], [tmp_path / "top" / "out.jsonl"])]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "b/c/3.txt"]


def test_names_are_met_once_and_know_their_day() -> None:
    names = Names()
    assert [names.meet(name) for name in ("a", "b", "a")] == [True, True, False]
    names.tell("a", DAY)
    assert (names.day_of("x", "a"), names.day_of("x")) == (DAY, None)
    names.close()
