"""Every reader that there is, one line each: a new format is a module and a line here."""

from __future__ import annotations

from .reader import Reader

READERS: tuple[Reader, ...] = ()
