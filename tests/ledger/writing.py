"""A process that writes a ledger, for tests that kill it or read beside it. Not a test itself.

    python writing.py LEDGER            add example releases for ever, printing each id once it is saved
    python writing.py --nursery LEDGER  for each line "N" of standard input, a forked process that does
                                        so from release N on; prints its pid first and "dead" when it is dead

Forking from a process that has everything loaded makes a few hundred killings take seconds.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netmig.ledger.figures import Figure, Release
from netmig.ledger.store import Store
from netmig.periods import year_ending
from netmig.series import Series

FIRST_DAY = datetime(2020, 1, 1, 9, 30, tzinfo=UTC)
GROUPS = ("all", "british", "eu_plus", "non_eu_plus")


def example(number: int) -> tuple[Release, list[Figure]]:
    """Release number so-and-so: known by its number down to the last figure."""
    release = Release(
        id=f"example-{number:05}",
        publisher="Example office",
        title=f"Release {number}",
        published_at=FIRST_DAY + timedelta(days=number),
    )
    return release, [
        Figure(series=Series.of(measure, nationality=group), period=year_ending(year, 12), release=release.id,
               value=number * 1000 + year, locator=f"row {year}" * 5)
        for measure in ("net_migration", "immigration")
        for group in GROUPS
        for year in range(2000, 2000 + number % 7 + 1)
    ]  # fmt: skip


def write_on(path: Path, number: int) -> None:
    store = Store(path)
    while True:
        release, figures = example(number)
        store.add(release, figures)
        os.write(1, f"{release.id}\n".encode())
        number += 1


def nursery(path: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write_on(path, int(line))
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    if sys.argv[1] == "--nursery":
        nursery(Path(sys.argv[2]))
    else:
        write_on(Path(sys.argv[1]), 0)
