"""Files as they were handed in: recognised, read, compared with the ledger, and taken in whole or not at all.

    GivenFile ──► examine ──► Examined (what it is, what it would change, what is wrong) ──► take_in ──► ledger

Looking never changes anything and never raises for a bad file; what is wrong is told with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..errors import DamagedDataError, LayoutError, NetmigError, Place, UsageError
from ..ledger.differences import Difference, Differences, compare
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from .bundle import check, merge
from .corrections import corrected
from .reader import GivenFile, Problem, Reader, Reading
from .registry import READERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file is and what it would change; nothing has been written.

    Where `failure` is set the file cannot be taken in, and there is no reading; its message is among
    the `problems` too, with its place. `problems` alone only ask to be looked at.
    """

    name: str
    sha256: str
    reader: str = ""
    """The name of the reader that knew it."""
    title: str = ""
    """What the reader calls such a file."""
    reading: Reading | None = None
    differences: tuple[Differences, ...] = ()
    """For each release that it has figures of, the newest first."""
    problems: tuple[Problem, ...] = ()
    failure: NetmigError | None = None

    @property
    def release(self) -> Release | None:
        """The release that the file is: the newest of those that it has figures of."""
        return self.differences[0].release if self.differences else None

    @property
    def new(self) -> int:
        return sum(each.count("new") for each in self.differences)

    @property
    def revised(self) -> int:
        return sum(each.count("revised") for each in self.differences)

    @property
    def unchanged(self) -> int:
        """Figures that say what was said before, those that the ledger has from this very release included."""
        return sum(each.count("unchanged") + each.held + each.beside for each in self.differences)

    @property
    def dropped(self) -> int:
        return sum(each.count("dropped") for each in self.differences)

    @property
    def to_add(self) -> int:
        """How many figures the ledger does not have yet."""
        return sum(each.beside + sum(one.kind != "dropped" for one in each.found) for each in self.differences)

    @property
    def changes(self) -> tuple[Difference, ...]:
        """The revisions, the largest of each release first."""
        return tuple(change for each in self.differences for change in each.of("revised"))

    def to_dict(self) -> dict[str, Any]:
        """The file as `netmig ingest --format json` gives it."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "reader": self.reader or None,
            "release": self.release.id if self.release else None,
            "published": self.release.published_label if self.release else None,
            "tables": [
                {
                    "table": table.name, "figures": table.figures, "first": table.first or None, "last": table.last or None,
                    "groups": list(table.groups), "markers": list(table.markers), "notes": list(table.notes),
                }
                for table in (self.reading.tables if self.reading else ())
            ],
            "new": self.new,
            "revised": self.revised,
            "unchanged": self.unchanged,
            "dropped": self.dropped,
            "to_add": self.to_add,
            "changes": [each.to_dict() for each in self.changes],
            "problems": [
                {"sheet": each.place.sheet or None, "row": each.place.row, "column": each.place.column or None, "message": each.message}
                for each in self.problems
            ],
        }  # fmt: skip


def examine(file: GivenFile, ledger: Ledger, readers: Sequence[Reader] = READERS, *, today: date | None = None) -> Examined:
    """What a file is, and what it would change in the ledger.

    A publication after `today` is refused, where a day is given. Never raises for what is in the
    file: `failure` says what is wrong with it.
    """
    return examine_all([file], ledger, readers, today=today)[0]


def examine_all(
    files: Iterable[GivenFile], ledger: Ledger, readers: Sequence[Reader] = READERS, *, today: date | None = None
) -> tuple[Examined, ...]:
    """As `examine`, for files that are to be taken in together: each is compared with the earlier releases of all."""
    read = [_read(file, readers, today) for file in files]
    among, told = ledger, []
    for each in read:
        if each.reading is not None:
            try:
                among = among.beside(each.reading.releases)
            except NetmigError as problem:
                told.append(_failed(each, problem))
                continue
        told.append(each)
    return tuple(_compared(each, ledger, among) for each in told)


def take_in(examined: Iterable[Examined], ledger: Ledger) -> int:
    """How many figures were new, once those of every file are saved, or none of any.

    Raises the first file's failure where one has failed, and UsageError where a file gives a
    release otherwise than the ledger holds it.
    """
    wanted: list[tuple[Release, tuple[Figure, ...]]] = []
    for each in examined:
        if each.failure is not None:
            raise each.failure
        if each.reading is not None:
            wanted += each.reading.releases
    return ledger.add_all(wanted)


def recognise(file: GivenFile, readers: Sequence[Reader] = READERS) -> Reader:
    """The reader that knows a file by its content; LayoutError lists what can be read where none does."""
    for reader in readers:
        if reader.recognises(file):
            return reader
    begins = file.first_line[:120]
    raise LayoutError(
        f"{file.name} is in no layout that is known.",
        f"It is {'an' if file.container.startswith('o') else 'a'} {file.container} file"
        + (
            f" that begins {begins!r}."
            if begins
            else f" with the sheets {', '.join(file.workbook.sheet_names[:12])}."
            if file.is_workbook
            else " and empty."
        ),
        "`netmig ingest --help` lists what can be read; anything else can be written as a tidy CSV file (docs/ingest.md).",
    )


def _read(file: GivenFile, readers: Sequence[Reader], today: date | None) -> Examined:
    """A file that was read and checked, or that failed; compared with nothing yet."""
    examined = Examined(name=file.name, sha256=file.sha256)
    try:
        reader = recognise(file, readers)
        examined = replace(examined, reader=reader.name, title=reader.title)
        reading = corrected(reader.read(file), file)
        check(merge(reading.releases))
        _check_days(reading, file.name, today)
        return replace(examined, reading=reading, problems=reading.problems)
    except NetmigError as problem:
        return _failed(examined, problem)
    except Exception as problem:  # noqa: BLE001 - a file can be wrong in ways that no reader thought of
        return _failed(examined, DamagedDataError(f"{file.name} cannot be read: {type(problem).__name__}: {problem}."))


def _failed(examined: Examined, problem: NetmigError) -> Examined:
    place = problem.place if isinstance(problem, LayoutError) else Place()
    problems = (*examined.problems, Problem(str(problem), place))
    return replace(examined, reading=None, differences=(), problems=problems, failure=problem)


def _check_days(reading: Reading, name: str, today: date | None) -> None:
    for release, figures in reading.releases:
        if today is not None and figures and release.published > today:
            raise UsageError(
                f"{name} would have been published on {release.published.isoformat()}, which is in the future.",
                f"Today is {today.isoformat()}.",
                "See whether the file, or --published, has the right day.",
            )


def _compared(examined: Examined, ledger: Ledger, among: Ledger) -> Examined:
    if examined.reading is None:
        return examined
    united = merge(examined.reading.releases).releases
    newest_first = sorted((pair for pair in united if pair[1]), key=lambda pair: (pair[0].published_at, pair[0].id), reverse=True)
    return replace(
        examined,
        differences=tuple(
            compare(release, figures, ledger, among=among, whole=place == 0)
            for place, (release, figures) in enumerate(newest_first)
        ),
    )
