"""A text file as found: its whole text, and the digest of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..errors import DamagedDataError, LayoutError


@dataclass(frozen=True, slots=True)
class TextFile:
    """What a file says, and the digest of the bytes that say it."""

    name: str
    text: str
    sha256: str


def read_text(path: Path) -> TextFile:
    """The text of a file; LayoutError where there is no such file, DamagedDataError where it is not UTF-8."""
    try:
        body = path.read_bytes()
        return TextFile(path.name, body.decode("utf-8-sig"), hashlib.sha256(body).hexdigest())
    except OSError:
        raise LayoutError(f"There is no file {path}.", "", "Give the folder that holds the publishers' files.") from None
    except UnicodeDecodeError:
        raise DamagedDataError(f"{path} is no text in UTF-8.") from None
