"""Files taken in in any order, twice, or with the writer killed, give one ledger in the end: that which is shipped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_tables import files
from netmig.ledger.documents import figures_to_csv, release_to_json
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.sources.bundle import GATHERED
from netmig.sources.ingestion import examine, examine_all, take_in
from netmig.sources.known_copies import LEFT_OUT, NOT_SHIPPED
from netmig.sources.reader import GivenFile

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = files()
TAKER = Path(__file__).with_name("taking_in.py")
KILLINGS = 60


def told(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """All that a ledger holds, as the two documents of each release."""
    releases = ledger.releases()
    contents = ledger.contents(release.id for release in releases)
    return {release.id: (release_to_json(release), figures_to_csv(contents[release.id])) for release in releases}


def take(each: Sequence[GivenFile], ledger: Ledger) -> int:
    return take_in(examine_all(each, ledger), ledger)


WHOLE_LEDGER = Ledger.of()
TAKEN = take(FILES, WHOLE_LEDGER)
WHOLE = told(WHOLE_LEDGER)


def test_made_files_are_worth_the_trying() -> None:
    assert len(WHOLE) >= 6
    assert TAKEN == sum(len(figures.splitlines()) - 1 for _, figures in WHOLE.values()) > 80


@settings(max_examples=40)
@given(
    st.permutations(range(len(FILES))),
    st.lists(st.integers(1, 4), max_size=6),
    st.lists(st.integers(0, len(FILES) - 1), max_size=4),
)
def test_any_order_in_any_batches_with_some_twice_is_one_ledger(order: list[int], batches: list[int], again: list[int]) -> None:
    ledger = Ledger.of()
    queue = [FILES[place] for place in (*order, *again)]
    new = 0
    for size in [*batches, len(queue)]:
        batch, queue = queue[:size], queue[size:]
        if batch:
            new += take(batch, ledger)

    assert told(ledger) == WHOLE
    assert new == TAKEN
    assert [examined.to_add for examined in examine_all(FILES, ledger)] == [0] * len(FILES)


def test_file_keeps_what_memory_keeps(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    for each in reversed(FILES):
        ledger = open_ledger(path, bundled=False)
        take([each], ledger)
    before = path.read_bytes()
    take(FILES, open_ledger(path, bundled=False))

    assert told(open_ledger(path, bundled=False)) == WHOLE
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes and signals")
def test_after_any_killing_the_files_are_there_whole_or_not_and_can_be_taken_in_again(tmp_path: Path) -> None:
    """Several releases of several files are one addition: killed at any moment, all of them are there or none is."""
    draw = random.Random(20261126)
    hits = misses = 0
    with subprocess.Popen(
        [sys.executable, TAKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        assert nursery.stdout.readline() == "ready\n"
        for number in range(KILLINGS):
            path = tmp_path / f"ledger-{number}.sqlite"
            nursery.stdin.write(f"{path}\n")
            child = int(nursery.stdout.readline())
            time.sleep(draw.uniform(0, 0.08))
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "dead\n"
            found = told(open_ledger(path, bundled=False)) if path.exists() else {}
            assert found in ({}, WHOLE)
            hits, misses = hits + (found == {}), misses + (found == WHOLE)
            if number % 6 == 0:
                take(FILES, open_ledger(path, bundled=False))
                assert told(open_ledger(path, bundled=False)) == WHOLE
        nursery.stdin.close()
    assert hits, "no killing came before the end: nothing was tried"


@pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not beside this checkout")
def test_every_file_of_the_publishers_gives_the_ledger_that_is_shipped(tmp_path: Path) -> None:
    """With those that were gathered here, one by one in an order of chance, the first four twice; to the last figure."""
    known = [
        GivenFile(path.name, path.read_bytes()) for path in sorted((*DATA.rglob("*"), *GATHERED.rglob("*"))) if path.is_file()
    ]
    known = [each for each in known if each.sha256 not in NOT_SHIPPED]
    random.Random(26).shuffle(known)
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path, bundled=False)
    for each in (*known, *known[:4]):
        examined = examine(each, ledger)
        assert examined.failure is None
        take_in([examined], ledger)

    assert told(open_ledger(path, bundled=False)) == told(open_ledger(tmp_path / "none.sqlite"))
    assert any(each.sha256 in LEFT_OUT for each in known)
