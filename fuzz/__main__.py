"""`python -m fuzz [--count N] [--seed S] [--jobs J]`: 0 where no input failed, 1 where one did."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Run the fuzzing that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="inputs to run; 20,000 by default")
    parser.add_argument("--first", type=int, default=0, help="the number of the first, to go on from an earlier run")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same inputs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once; all cores by default")
    parser.add_argument("--only", type=int, help="run the one input of this number, and show it")
    parser.add_argument("--failures", type=Path, default=ROOT / "fuzz-failures", help="where a failure is written")

    parser.add_argument("--guided", action="store_true", help="let Atheris choose, where it is installed: pip install atheris")
    asked = parser.parse_args(arguments)
    # the contract that reports are held to, and the makers of files, are the tests' own
    sys.path.insert(0, str(ROOT / "tests" / "check"))
    found_in = [str(ROOT / "tests" / "check"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(found_in)
    if asked.guided:
        from .guided import run_guided  # noqa: PLC0415 - the tests' modules are found from here on

        return run_guided(asked.count, asked.seed, asked.failures)
    from .run import Result, failures, record, run  # noqa: PLC0415 - as above

    if asked.only is not None:
        from .trials import Bench, trial  # noqa: PLC0415 - as above

        result = Result()
        given = trial(asked.seed, asked.only)
        sys.stdout.write(f"{given!r}\n".encode("utf-8", "backslashreplace").decode())
        for failure in failures(Bench(), given):
            record(failure, result, asked.failures, asked.seed)
            sys.stdout.write(failure.told)
    else:
        result = run(asked.seed, range(asked.first, asked.first + asked.count), max(1, asked.jobs), asked.failures)
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
