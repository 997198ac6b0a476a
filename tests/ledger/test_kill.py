"""Killed at any moment, the ledger holds exactly the releases whose writes were confirmed, whole.

One more can be there: the process may be killed after a release is saved and before it could say
so. It is then the very next one, and it is whole as well.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from writing import example

from netmig.ledger.figures import Figure
from netmig.ledger.store import Store
from netmig.series import Series

WRITER = Path(__file__).with_name("writing.py")
KILLINGS = 300
KILLINGS_A_FILE = 30

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes and signals")


def held(path: Path) -> list[str]:
    """The ids of the releases held, each of them compared with what it must be to the last figure."""
    store = Store(path)
    names = sorted(store.published())
    expected: dict[Series, set[Figure]] = {}
    for name in names:
        release, figures = example(int(name.split("-")[1]))
        assert release == store.release(name)
        for figure in figures:
            expected.setdefault(figure.series, set()).add(figure)
    for measure in ("net_migration", "immigration"):
        assert {series for series in expected if series.measure == measure} == set(store.series(measure))
    for series, whole in expected.items():
        assert whole == set(store.figures(series))
    return names


def test_after_every_killing_the_confirmed_releases_are_there_and_whole(tmp_path: Path) -> None:
    draw = random.Random(20261121)
    most = unconfirmed = deaths_while_writing = 0
    for number_of_file in range(KILLINGS // KILLINGS_A_FILE):
        path = tmp_path / f"ledger-{number_of_file}.sqlite"
        with subprocess.Popen(
            [sys.executable, WRITER, "--nursery", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        ) as nursery:
            assert nursery.stdin is not None
            assert nursery.stdout is not None
            there: list[str] = []
            for _ in range(KILLINGS_A_FILE):
                nursery.stdin.write(f"{len(there)}\n")
                # the child may be quicker with its first release than its parent with the child's number
                said: list[str] = []
                while not (child := next((word for word in said if word.isdigit()), "")):
                    said.append(nursery.stdout.readline().strip())
                time.sleep(draw.uniform(0, 0.03))
                os.kill(int(child), signal.SIGKILL)
                while said[-1] != "dead":
                    said.append(nursery.stdout.readline().strip())
                confirmed = there + [word for word in said if word.startswith("example-")]
                found = held(path) if path.exists() else []
                following = example(len(confirmed))[0].id
                assert found in (confirmed, [*confirmed, following])
                unconfirmed += found != confirmed
                deaths_while_writing += found != there
                there = found
            nursery.stdin.close()
        most = max(most, len(there))
        writer = Store(path)
        release, figures = example(len(there))
        assert writer.add(release, figures) == len(figures), "a ledger whose writer was killed takes more"
        assert held(path) == [*there, release.id]
    # how many die while they write depends on how busy the machine is; without any, nothing would have been tried
    assert deaths_while_writing > KILLINGS / 10
    assert most > 1, "no file was added to twice"
    # and so does how many die between saving and saying so
    assert KILLINGS - unconfirmed > KILLINGS / 10, "kills must hit before the saving, too, or this shows little"


def test_readers_beside_a_writer_see_whole_releases_only(tmp_path: Path) -> None:
    """Three processes read as fast as they can while one writes: each sees some first n releases, whole, and never fewer than before."""
    path = tmp_path / "ledger.sqlite"
    reader = (
        "import sys; from pathlib import Path; from test_kill import held; last = 0; many = 0\n"
        "print('ready', flush=True)\n"
        "while last < 60:\n"
        "    names = held(Path(sys.argv[1])) if Path(sys.argv[1]).exists() else []\n"
        "    assert names == [f'example-{n:05}' for n in range(len(names))] and len(names) >= last, names\n"
        "    last = len(names); many += 1\n"
        "print(many, flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(WRITER.parent), os.environ.get("PYTHONPATH", "")])}
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", reader, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(3)
    ]
    for each in readers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    with subprocess.Popen([sys.executable, WRITER, path], stdout=subprocess.PIPE, text=True) as writer:
        results = [each.communicate(timeout=60) for each in readers]
        # the pipe has room for more lines than are written here
        writer.kill()

    for each, (counted, complaints) in zip(readers, results, strict=True):
        assert each.returncode == 0, complaints
        assert int(counted) > 1
    assert len(held(path)) >= 60


def test_two_writers_take_turns(tmp_path: Path) -> None:
    """Two processes that write the same releases at once leave each of them once."""
    path = tmp_path / "ledger.sqlite"
    writers = [subprocess.Popen([sys.executable, WRITER, path], stdout=subprocess.PIPE) for _ in range(2)]
    for each in writers:
        assert each.stdout is not None
        for _ in range(15):
            assert select.select([each.stdout], [], [], 30)[0], "a writer waits for ever"
            os.read(each.stdout.fileno(), len("example-00000\n"))
    for each in writers:
        each.kill()
        each.communicate()

    names = held(path)
    assert [f"example-{number:05}" for number in range(len(names))] == names
    assert len(names) >= 15
