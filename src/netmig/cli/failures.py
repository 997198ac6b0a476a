"""What the command line does when something goes wrong: one message, one JSON shape, one exit code."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from ..errors import NetmigError, UsageError

USAGE = 2
INTERRUPTED = 130
# As a shell reports a program that SIGPIPE ended; 1 would say that something was found.
CLOSED_PIPE = 141


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether `--format json` is among the arguments, even where the rest of them cannot be read."""
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def fail(problem: NetmigError | click.ClickException, *, as_json: bool) -> int:
    """Tell the user about `problem`; the exit code.

    The message goes to stderr. With `--format json` the same goes to stdout in the shape of
    `failure`, so that a program that reads stdout always reads JSON.
    """
    record = failure(problem)
    words = "\n".join(record[part] for part in ("asked", "available", "next_step") if record[part])
    sys.stderr.write(f"netmig: {words}\n")
    if as_json:
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        sys.stdout.flush()
    return int(record["exit_code"])


def failure(problem: NetmigError | click.ClickException) -> dict[str, Any]:
    """The one shape that errors have in JSON."""
    if isinstance(problem, NetmigError):
        said, exit_code = problem.to_dict(), problem.exit_code
    else:
        context = problem.ctx if isinstance(problem, click.UsageError) else None
        hint = f"`{context.command_path} --help` shows what can be asked." if context else None
        said = {"error": "usage", "asked": problem.format_message(), "available": None, "next_step": hint}
        exit_code = USAGE
    return {"schema_version": 1, "ok": False, "exit_code": exit_code, **said}


def unwritable(problem: OSError) -> UsageError:
    """The error where standard output cannot be written: a full disk, a closed or broken file."""
    return UsageError(f"The output cannot be written: {problem.strerror or problem}.")


class ClosedOutput(io.TextIOBase):
    """Standard output where there is none: only what needs it fails."""

    def write(self, text: str) -> int:
        """Nothing is written: OSError, unless nothing was to be."""
        if text:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return 0


def close_quietly() -> None:
    """Leave no buffer that Python would try, at exit, to write where nothing can be written."""
    with contextlib.suppress(OSError, ValueError):  # it may have no file behind it
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
