"""Files that are known, and from which nothing is taken on purpose: handed in, they are told of with the reason."""

from __future__ import annotations

from .known_copies import LEFT_OUT
from .reader import GivenFile, Problem, Reader, Reading


def _read(file: GivenFile) -> Reading:
    return Reading(releases=(), problems=(Problem(f"Nothing is taken from it: {LEFT_OUT[file.sha256]}"),))


READER = Reader(
    name="left-out",
    title="A gathered file that better files replace",
    recognises=lambda file: file.sha256 in LEFT_OUT,
    read=_read,
)
