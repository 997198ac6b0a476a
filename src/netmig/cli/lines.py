"""A file of JSON lines that grows while long work goes on, and that the work can be taken up from."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ..errors import UsageError

# every line begins so: the name of its article, and nothing before it that could be long
_BEGINS = re.compile(rb'\{"schema_version": \d+, "document": \{"name": ("(?:[^"\\]|\\.)*")')
# quotation marks within the article's words are escaped, so this is found nowhere else
_FOUND = re.compile(rb'"summary": \{"agrees": \d+, "differs": (\d+), "conflicts": (\d+)')


class Lines:
    """Where the lines go: stdout, or a file to which whole lines are added, in one writing each.

    A file that is there already is gone on with. What an interrupted run may have left of a line
    is cut off. Use it in a `with`.
    """

    def __init__(self, path: Path | None) -> None:
        """Raises UsageError where there can be no such file, and for a file of something else."""
        self.path = path
        self._file: BinaryIO | None = None
        self._size = 0
        self._resumable = False
        if path is None:
            return
        try:
            self._resumable = path.is_file() or not path.exists()
            self._file = path.open("a+b" if self._resumable else "wb", buffering=0)
            if self._resumable:
                self._claim()
        except OSError as problem:
            raise self._unwritable(problem) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def there_already(self) -> Iterator[tuple[str, bool]]:
        """The name of each article that the file has a line of, and whether anything was found wrong in it.

        Raises UsageError, before anything is changed, where a line is no report.
        """
        if self.path is None or not self._resumable:
            return
        whole = 0
        with self.path.open("rb") as reading:
            for number, line in enumerate(reading, 1):
                found = _BEGINS.match(line)
                if not line.endswith(b"\n"):
                    # cut off by what ended the last run, unless it is the beginning of some other file
                    if number == 1 and not line.startswith(b'{"schema_version": '[: len(line)]):
                        raise self._foreign(number)
                    break
                if found is None:
                    raise self._foreign(number)
                whole += len(line)
                counts = _FOUND.search(line)
                yield json.loads(found[1]), counts is not None and counts.groups() != (b"0", b"0")
        os.truncate(self.path, whole)
        self._size = whole

    def add(self, line: bytes) -> None:
        """Write a line, which ends with a line feed: all of it or nothing."""
        if self._file is None:
            sys.stdout.flush()
            stream = getattr(sys.stdout, "buffer", None)
            if stream is None:
                sys.stdout.write(line.decode())
            else:
                stream.write(line)
            sys.stdout.flush()
            return
        try:
            left = memoryview(line)
            while left:
                left = left[self._file.write(left) :]
        except BaseException as problem:
            if self._resumable:
                with contextlib.suppress(OSError):
                    self._file.truncate(self._size)
            if isinstance(problem, OSError) and not isinstance(problem, BrokenPipeError):
                raise self._unwritable(problem) from None
            raise
        self._size += len(line)

    def _claim(self) -> None:
        """Keep a second run from writing into the same file, where the system can."""
        try:
            import fcntl  # noqa: PLC0415 - not on every system
        except ImportError:
            return
        assert isinstance(self._file, io.FileIO)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise UsageError(f"Another run is writing to {self.path}.", "", "Wait for it, or name another file.") from None

    def _foreign(self, number: int) -> UsageError:
        return UsageError(
            f"Line {number} of {self.path} is no report of netmig check.",
            "Nothing was changed in it.",
            "Name another file, or a new one.",
        )

    def _unwritable(self, problem: OSError) -> UsageError:
        return UsageError(
            f"{self.path} cannot be written: {problem.strerror or problem}.",
            "",
            "Give --output a file in a folder that you may write to.",
        )
