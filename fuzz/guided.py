"""The same mutations, chosen by Atheris for the code that they reach: slower an input, and it finds its way deeper.

Atheris is no requirement of this project: it has no wheels for every system and Python.
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import sys
import tempfile
from pathlib import Path
from random import Random

_KEPT = 200


def run_guided(count: int, seed: int, folder: Path) -> int:
    """The exit code: 0 where no input failed, 1 where one did, 2 where Atheris is not installed."""
    if importlib.util.find_spec("atheris") is None:
        sys.stderr.write("Atheris is not installed here: pip install atheris\n")
        return 2
    before = set(folder.glob("*.why"))
    # Atheris ends the process that it runs in
    process = multiprocessing.get_context("spawn").Process(target=_fuzz, args=(count, seed, folder))
    process.start()
    process.join()
    return 1 if set(folder.glob("*.why")) - before or process.exitcode else 0


def _fuzz(count: int, seed: int, folder: Path) -> None:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - not everywhere

    with atheris.instrument_imports(include=["netmig"]):
        from .mutation import mutated, text  # noqa: PLC0415 - what is loaded within is watched
        from .run import Result, failures, record  # noqa: PLC0415
        from .seeds import Seed, seeds  # noqa: PLC0415
        from .trials import Bench, Trial  # noqa: PLC0415
    bench, result = Bench(), Result()
    done = 0

    def one(data: bytes) -> None:
        nonlocal done
        done += 1
        given = Trial(done, "text", data.decode("utf-8", "replace"), "2025-05-22")
        for failure in failures(bench, given):
            record(failure, result, folder, seed)

    def mutate(data: bytes, size: int, chance: int) -> bytes:
        random = Random(chance)
        other = text(random, [*seeds()[:_KEPT], Seed(data.decode("utf-8", "replace"), "")])
        made = mutated(random, data.decode("utf-8", "replace")) if random.random() < 0.7 else other.text
        return made.encode("utf-8", "replace")[:size]

    with tempfile.TemporaryDirectory() as corpus:
        for number, given in enumerate(seeds()):
            (Path(corpus) / str(number)).write_text(given.text, encoding="utf-8")
        arguments = ["fuzz", f"-runs={count}", f"-seed={seed}", "-max_len=2000", "-timeout=120", "-print_final_stats=1", corpus]
        atheris.Setup(arguments, one, custom_mutator=mutate)
        atheris.Fuzz()
