"""`python -m benchmarks [NAME …]`: run the benchmarks, all or those named, and print what they found."""

from __future__ import annotations

import sys
from importlib import import_module

from .rows import Row, machine, table

# Each is a module here with `run() -> list[Row]`.
BENCHMARKS = ("start_up", "ledger", "revisions", "expected", "check", "long_text", "archive", "explain", "workbooks")


def main(names: list[str]) -> int:
    """Run the benchmarks; 0 whether or not a bound was met: a benchmark reports."""
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        sys.stderr.write(f"No benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.\n")
        return 2
    rows: list[Row] = []
    for name in names or BENCHMARKS:
        sys.stderr.write(f"{name} …\n")
        rows += import_module(f".{name}", __package__).run()
    sys.stdout.write(f"{machine()}\n\n{table(rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
