"""Files and folders that are written whole or not at all.

What is new is made beside its place under a name of its own, and takes its place in one step. A
crash before that leaves what was there as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from .errors import UsageError


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it has either all of its new content or all of its old; text is UTF-8 with LF.

    Raises UsageError where there can be no such file. What is no ordinary file (a device, a pipe)
    is written to as it is.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a directory.", "", "Give --output the name of a file.")
    body = content if isinstance(content, bytes) else content.encode()
    try:
        target = path.resolve()  # the file behind a link is replaced, not the link
        if target.exists() and not target.is_file():
            target.write_bytes(body)
        else:
            _replace(target, body)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def check_writable(path: Path) -> None:
    """Refuse, by UsageError, a file that `write_whole` could not write, before anything is done that it is to tell of.

    What can only be known by writing, such as whether there is room, is not asked.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a directory.", "", "Give --output the name of a file.")
    try:
        target = path.resolve()
        if not target.exists() or target.is_file():
            from tempfile import mkstemp  # noqa: PLC0415 - what is shown and not written needs none

            handle, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
            os.close(handle)
            Path(name).unlink()
        elif not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as problem:
        raise _unwritable(path, problem) from None


def write_whole_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder of these files, by their names; it is there with all of them or not at all.

    Raises UsageError where something is there already that is no empty folder, or where there can
    be no such folder: what is in a folder is never overwritten.
    """
    target = path.absolute()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(f"{path} is there already, and is no empty folder.", "", "Name a new folder, or a .zip file.")
    part: Path | None = None
    try:
        from tempfile import mkdtemp  # noqa: PLC0415

        part = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        for name, body in files.items():
            with (part / name).open("wb") as stream:
                stream.write(body)
                stream.flush()
                os.fsync(stream.fileno())
        part.chmod(0o777 & ~_umask())
        part.replace(target)  # an empty folder may be replaced
    except BaseException as problem:
        if part is not None:
            from shutil import rmtree  # noqa: PLC0415 - only what went wrong is taken away

            rmtree(part, ignore_errors=True)
        if isinstance(problem, OSError):
            raise _unwritable(path, problem) from None
        raise


def _unwritable(path: Path, problem: OSError) -> UsageError:
    reason = problem.strerror or str(problem)
    return UsageError(f"{path} cannot be written: {reason}.", "", "Give --output a file in a folder that you may write to.")


def _replace(target: Path, body: bytes) -> None:
    from tempfile import mkstemp  # noqa: PLC0415

    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(mode)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
