"""What a reader of publishers' files is: how it knows a file of its own, and what it makes of one.

    bytes ──► GivenFile ──► Reader.recognises ──► Reader.read ──► Reading ──► compared, asked, written

A file is known by what is in it, never by its name. `registry.READERS` lists every reader.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from ..errors import DamagedDataError, LayoutError, Place
from ..ledger.figures import Figure, Release
from .kinds_of_file import refuse_other_separators, refuse_what_is_no_table, seems
from .workbook import Workbook

Container = Literal["xlsx", "ods", "xls", "text"]


@dataclass(frozen=True)
class GivenFile:
    """A file as it was handed in, opened within limits only as far as someone asks.

    What a file does not say itself can be said beside it: `published` and `release` by whoever
    hands it in (or by the catalogue that it was found through), `url` and `retrieved_at` by the
    download. A reader uses them where the file is silent, and refuses a file that contradicts them.
    """

    name: str
    body: bytes
    published: date | None = None
    release: str = ""
    url: str = ""
    retrieved_at: str = ""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def container(self) -> Container:
        """What kind of file this is, by its first bytes."""
        if self.body.startswith(b"PK\x03\x04"):
            return "ods" if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in self.body[:200] else "xlsx"
        return "xls" if self.body.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else "text"

    @property
    def is_workbook(self) -> bool:
        return self.container != "text"

    @cached_property
    def workbook(self) -> Workbook:
        """The workbook that this is; DamagedDataError where it is none, or too large."""
        return Workbook(self.name, self.body)

    @cached_property
    def text(self) -> str:
        """The text that this is; DamagedDataError, which says where, for bytes that are no UTF-8."""
        try:
            return self.body.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            raise DamagedDataError(
                f"{self.name} is no text in UTF-8: byte {problem.start:,} is {self.body[problem.start]:#04x}.", "",
                "Save it as CSV in UTF-8; if it should be a workbook, it is damaged: download it again.",
            ) from None  # fmt: skip

    @cached_property
    def first_line(self) -> str:
        """The first line of a text, which for a CSV file is its header; empty for a workbook."""
        return "" if self.is_workbook else io.StringIO(self.text).readline().rstrip("\r\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """One table that was read, in a few facts for people."""

    name: str
    figures: int
    first: str = ""
    """The label of its first period."""
    last: str = ""
    groups: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that someone should look at, and where it stands."""

    message: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a file: figures by release, the tables that they came from, what is odd."""

    releases: tuple[tuple[Release, tuple[Figure, ...]], ...]
    tables: tuple[TableRead, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for _, figures in self.releases for figure in figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A publisher's format: how a file in it is known, and how it is read.

    `recognises` looks at as little as will do and never raises for a file of another format;
    `read` raises LayoutError, with its place, for anything that is not as it should be, and
    UsageError, naming the option, for a day of publication that neither file nor user says.
    """

    name: str
    """In one word, as the contract of `netmig ingest` gives it: "ons-long-term-migration"."""
    title: str
    recognises: Callable[[GivenFile], bool]
    read: Callable[[GivenFile], Reading]


def recognise(file: GivenFile, readers: Iterable[Reader]) -> Reader:
    """The first reader that knows a file by its content; LayoutError, which says how the file begins, where none does."""
    refuse_what_is_no_table(file.name, file.body)
    for reader in readers:
        if reader.recognises(file):
            return reader
    if file.is_workbook:
        names = file.workbook.sheet_names
        found = f"It is a workbook with the sheets {', '.join(names[:12])}{'…' if len(names) > 12 else ''}."
    else:
        refuse_other_separators(file.name, file.first_line)
        found = seems(file.first_line) if file.body else "It is empty."
    raise LayoutError(
        f"{file.name} is in no layout that is known.",
        found,
        "`netmig ingest --readers` lists what can be read; anything else can be written as a tidy CSV file.",
    )
