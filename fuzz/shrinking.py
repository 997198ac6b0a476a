"""The smallest part of an input that still fails in the same way."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace

from .trials import TooSlowError, Trial

# tries: a failure need not be the smallest there is, only small
MOST = 400
# a hang takes its whole time at each try
MOST_HANGS = 12


def what_failed(problem: BaseException) -> str:
    """A failure's kind and place: two inputs with the same are taken for one bug."""
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if "netmig" in frame.filename or "fuzz" in frame.filename or "contract" in frame.filename]
    place = f"{ours[-1].filename.rsplit('/', 1)[-1]}:{ours[-1].lineno}" if ours else "?"
    return f"{type(problem).__name__} at {place}"


def shrunk(given: Trial, run: Callable[[Trial], None], problem: BaseException) -> Trial:
    """The trial with as much of its input left out as still gives the same failure."""
    wanted = what_failed(problem)
    slow = isinstance(problem, TooSlowError)
    left = MOST_HANGS if slow else MOST
    size = len(given.data) // 2
    while size >= 1 and left > 0:
        at = 0
        while at < len(given.data) and left > 0:
            shorter = replace(given, data=_without(given.data, at, at + size))
            left -= 1
            if _fails_so(shorter, run, wanted, slow=slow):
                given = shorter
            else:
                at += size
        size //= 2
    return given


def _without(data: str | bytes, first: int, stop: int) -> str | bytes:
    if isinstance(data, str):
        return data[:first] + data[stop:]
    return data[:first] + data[stop:]


def _fails_so(given: Trial, run: Callable[[Trial], None], wanted: str, *, slow: bool) -> bool:
    try:
        run(given)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is compared
        return isinstance(problem, TooSlowError) if slow else what_failed(problem) == wanted
    return False
