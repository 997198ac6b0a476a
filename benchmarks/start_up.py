"""How long a whole process takes, from the shell's start of it to its end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from .rows import Row, typical

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "examples" / "article.txt"
RUNS = 15


def seconds(*arguments: str, runs: int = RUNS) -> float:
    """The median wall time of `netmig` with these arguments; the first run, which warms the disk, is left out."""
    command = [str(Path(sys.executable).parent / "netmig"), *arguments]
    # no ledger of the user's own: the same work on every machine; and modules compiled once, as where they are installed
    environment = {name: value for name, value in os.environ.items() if name not in {"NETMIG_LEDGER", "PYTHONDONTWRITEBYTECODE"}}
    environment["XDG_DATA_HOME"] = str(ROOT / "no-such-folder")
    timings = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
        timings.append(time.perf_counter() - began)
    return typical(timings[1:])


def bare_python(runs: int = RUNS) -> float:
    """The same for a Python that does nothing: what no program written in it can be under."""
    timings = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
        timings.append(time.perf_counter() - began)
    return typical(timings[1:])


def run() -> list[Row]:
    """Whole processes: the version, a series, one figure's history, the releases, one article."""
    note = f"whole process, median of {RUNS}"
    rows = [
        Row("python -c pass", bare_python(), "s", None, note),
        Row("netmig --version", seconds("--version"), "s", 0.12, note),
        Row("netmig figures net_migration", seconds("figures", "net_migration"), "s", None, note),
        Row(
            "netmig figures net_migration --history, one period",
            seconds("figures", "net_migration", "--period", "YE Jun 2023", "--history"), "s", None, note,
        ),
        Row("netmig releases", seconds("releases"), "s", None, note),
    ]  # fmt: skip
    if ARTICLE.is_file():
        rows.append(Row("netmig check, one article", seconds("check", str(ARTICLE), "--exit-zero"), "s", 0.35, note))
    return rows
