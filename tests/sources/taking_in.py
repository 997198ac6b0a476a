"""A process that takes the made files into ledgers, for a test that kills it. Not a test itself.

For each line of standard input, a path, a forked process takes all files in there, and waits; its pid
is printed first and "dead" when it is dead. Forking from a process that has everything loaded is quick.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_tables import files
from netmig.ledger.ledger import open_ledger
from netmig.sources.ingestion import examine_all, take_in


def take(path: Path) -> None:
    ledger = open_ledger(path, bundled=False)
    take_in(examine_all(files(), ledger), ledger)
    time.sleep(60)


if __name__ == "__main__":
    import netmig.ledger.store  # noqa: F401 - loaded before the forks

    os.write(1, b"ready\n")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            take(Path(line.rstrip("\n")))
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")
