"""The user's own ledger file: SQLite, append-only, and checked whenever it is read.

Everything is a row of one table. A row is what one release says of one series (or the release's
own description, where `series` is empty), with a digest over all of it. Each release added ends
with a row in `addition` that chains the digests of all rows so far; what is added together, one
release or many, is added whole or not at all. So

- opening reads the chain and no bodies: a row lost, doubled, moved or renamed is noticed;
- reading a body computes its digest: a changed figure is noticed;
- a crash leaves the additions that were confirmed and nothing of the one that was not.

Beside it the file can state until when the publications of a publisher have been watched (`watch`): rows
with a chain of their own, in a table that older files get once there is something to state.

A file that fails any of this raises DamagedDataError and gives no figures at all.

One process writes at a time, others wait for their turn; readers never wait. An open ledger shows
what was there when it was opened and what it has added itself: open again to see others' additions.
Connections live only as long as one call, so that threads and forks need no care.

While someone writes, and after a writer was killed, the newest additions are in a second file with
the same name and `-wal` behind it. The two belong together: copy both, or neither.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import DamagedDataError, NetmigError, UsageError
from ..periods import parse_period
from ..series import Series
from .documents import release_from_json, release_to_json, sort_key
from .figures import Figure, Release
from .holdings import ReleasesInHand, belonging, latest_days, tidied, united_release

APPLICATION_ID = 0x6E6D6967  # "nmig" at offset 68 of the file, where SQLite keeps a place for it
SCHEMA_VERSION = 1
BUSY_SECONDS = 30.0
_REMEDY = (
    "Put back a copy of it that is good, or move it away: netmig then starts a new one and still has the figures shipped with it."
)

_COLUMNS = ("period", "value", "low", "high", "confidence", "rounding", "text", "status", "marker",
            "evidence", "source", "locator", "note")  # fmt: skip


def _append_only(table: str) -> dict[str, str]:
    """The triggers by which no row of a table is ever changed, deleted or replaced, by their names."""
    refused = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    replaced = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number)"  # noqa: S608 - the three tables here
    when = {
        "changed": f"BEFORE UPDATE ON {table}",
        "deleted": f"BEFORE DELETE ON {table}",
        "replaced": f"BEFORE INSERT ON {table} {replaced}",
    }
    return {
        f"{table}_is_never_{done}": f"CREATE TRIGGER {table}_is_never_{done} {event} {refused}" for done, event in when.items()
    }


_SCHEMA = {
    "entry": (
        "CREATE TABLE entry (number INTEGER PRIMARY KEY, release TEXT NOT NULL, series TEXT NOT NULL,"
        " digest TEXT NOT NULL, body TEXT NOT NULL)"
    ),
    "addition": "CREATE TABLE addition (number INTEGER PRIMARY KEY, last_entry INTEGER NOT NULL, chain TEXT NOT NULL)",
    **_append_only("entry"),
    **_append_only("addition"),
    # for people who look with other tools, in the order of _COLUMNS; netmig itself reads `entry` and checks it
    "figure": (
        "CREATE VIEW figure AS SELECT entry.release AS release, entry.series AS series,"
        " json_extract(each.value, '$[0]') AS period, json_extract(each.value, '$[1]') AS value,"
        " json_extract(each.value, '$[2]') AS low, json_extract(each.value, '$[3]') AS high,"
        " json_extract(each.value, '$[4]') AS confidence, json_extract(each.value, '$[5]') AS rounding,"
        " json_extract(each.value, '$[6]') AS text, json_extract(each.value, '$[7]') AS status,"
        " json_extract(each.value, '$[8]') AS marker, json_extract(each.value, '$[9]') AS evidence,"
        " json_extract(each.value, '$[10]') AS source, json_extract(each.value, '$[11]') AS locator,"
        " json_extract(each.value, '$[12]') AS note"
        " FROM entry, json_each(entry.body) AS each WHERE entry.series <> ''"
    ),
}

# What has been watched until when: a table of its own, made in a file of any age once there is something to say.
# A netmig that does not know it reads the rest as before.
_WATCH_SCHEMA = {
    "watch": (
        "CREATE TABLE watch (number INTEGER PRIMARY KEY, publisher TEXT NOT NULL, through TEXT NOT NULL, chain TEXT NOT NULL)"
    ),
    **_append_only("watch"),
}

_Answer = TypeVar("_Answer")


class _Line(NamedTuple):
    """A row of `entry` without its body."""

    number: int
    release: str
    series: str
    digest: str


class _Index(NamedTuple):
    """What the chain vouches for."""

    lines: tuple[_Line, ...] = ()
    additions: int = 0
    chain: str = ""


class Store(ReleasesInHand):
    """A ledger file at a path; nothing is made there before the first `add`.

    Raises DamagedDataError where a file is there that is no sound ledger, UsageError where it may
    not be read.
    """

    def __init__(self, path: Path, *, make_folder: bool = False) -> None:
        self.path = path.absolute()
        self._make_folder = make_folder
        self._index = _Index()
        self._releases: dict[str, Release] = {}
        self._stated: dict[str, date] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._fit_to_write = False
        if self.path.exists():
            self._index, self._releases, self._stated = self._read(_contents_of)

    def measures(self) -> Mapping[str, Collection[str]]:
        measures: dict[str, set[str]] = {}
        for line in self._index.lines:
            if line.series:
                measures.setdefault(line.series.partition("[")[0], set()).add(line.release)
        return measures

    def series(self, measure: str) -> Collection[Series]:
        keys = dict.fromkeys(line.series for line in self._index.lines if line.series.partition("[")[0] == measure)
        return [self._series_of(key) for key in keys]

    def figures(self, series: Series) -> Iterable[Figure]:
        key = series.key
        if key not in self._figures:
            lines = [line for line in self._index.lines if line.series == key]
            found = self._read(lambda connection: _figures_of(connection, lines)) if lines else ()
            self._figures[key] = tuple(dict.fromkeys(found))
        return self._figures[key]

    def add(self, release: Release, figures: Iterable[Figure]) -> int:
        """The number of figures that were new; when it returns they are on the disk, all or none."""
        return self.add_all([(release, figures)])

    def add_all(self, releases: Iterable[tuple[Release, Iterable[Figure]]]) -> int:
        """The number of figures that were new; when it returns those of every release are on the disk, or none of any."""
        offered = [(release, _by_series(belonging(release, figures))) for release, figures in releases]

        def write(connection: sqlite3.Connection) -> int:
            index, new = _index_of(connection), 0
            for release, figures in offered:
                bodies, count = _missing(connection, index, release, figures)
                new += count
                if bodies:
                    index = _append(connection, index, release.id, bodies)
            return new

        return self._write(write)

    def watch(self, publisher: str, through: date) -> None:
        """State that all that a publisher published through a day has been looked at; an earlier day changes nothing."""
        self._write(lambda connection: _watch(connection, publisher, through))

    def _write(self, job: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """What a job that writes gives; when it returns, all that it wrote is on the disk, or it wrote nothing."""
        if not self.path.exists():
            _make(self.path, make_folder=self._make_folder)
        with self._connected("rw") as connection:
            if not self._fit_to_write:
                _check_pages(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            done = job(connection)
            connection.execute("COMMIT")
            self._index, self._releases, self._stated = _contents_of(connection)
        self._figures, self._fit_to_write = {}, True
        return done

    def _series_of(self, key: str) -> Series:
        try:
            return Series.parse(key)
        except NetmigError as problem:
            raise DamagedDataError(
                f"The ledger {self.path} has a series that this netmig does not know: {key}.", "", "Use a newer netmig."
            ) from problem

    def _read(self, job: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """What a job reads from the file, without making or changing any file.

        Opening a WAL database makes two more files beside it, even for reading. While no writer is
        at work these are not there, and the file is read as it is. Should a writer have come
        meanwhile, the checks can fail through no fault of the file: then it is read again.
        """
        last: tuple[int, int, bool] | None = None
        for _ in range(50):
            before = self._state()
            try:
                with self._connected("ro" if before[-1] else "ro&immutable=1") as connection:
                    return job(connection)
            except DamagedDataError:
                if last == before == self._state():
                    raise
                last = before
                time.sleep(0.02)  # a file's time of change is only good to some milliseconds
        raise NetmigError(f"The ledger {self.path} is being written all the time.", "", "Try again.")

    def _state(self) -> tuple[int, int, bool]:
        try:
            status = self.path.stat()
        except OSError as problem:
            raise UsageError(f"The ledger {self.path} cannot be read: {problem.strerror}.") from problem
        return (status.st_size, status.st_mtime_ns, self.path.with_name(self.path.name + "-wal").exists())

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        """A connection for one job; whatever goes wrong in it is told in netmig's own words."""
        if not os.access(self.path, os.R_OK):
            raise UsageError(f"The ledger {self.path} may not be read by you.", "", "Ask its owner, or name another file.")
        try:
            address = f"{self.path.as_uri()}?mode={mode}"
            with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
                _check_identity(connection)
                yield connection
        except _Unsound as problem:
            raise DamagedDataError(f"The ledger {self.path} is damaged: {problem}.", "", _REMEDY) from problem
        except sqlite3.Error as problem:
            raise self._told(problem) from problem
        except UnicodeDecodeError as problem:
            raise DamagedDataError(f"The ledger {self.path} is damaged: {problem}.", "", _REMEDY) from problem
        except UnicodeEncodeError as problem:
            raise UsageError(f"There is text that cannot be saved: {problem}.", "Nothing was added.") from problem

    def _told(self, problem: sqlite3.Error) -> NetmigError:
        name = getattr(problem, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return NetmigError(
                f"The ledger {self.path} is being written by another process.", "", "Try again when it has finished."
            )
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
            return UsageError(
                f"The ledger {self.path} cannot be opened: {problem}.", "", "See who may read and write it and its folder."
            )
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_NOMEM")):
            return NetmigError(
                f"The ledger {self.path} cannot be written: {problem}.", "Nothing was added.", "Make room and try again."
            )
        return DamagedDataError(f"The ledger {self.path} is damaged: {problem}.", "", _REMEDY)


class _Unsound(Exception):  # noqa: N818 - it never leaves this module
    """What is wrong with a file, for the one place that knows the file's name."""


def _check_identity(connection: sqlite3.Connection) -> None:
    """That the file is a ledger, of a layout known here, and that its schema is whole."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise _Unsound("it is not a ledger, nor any other database") from problem
        raise
    if application != APPLICATION_ID:
        raise _Unsound("it is not a netmig ledger, or its first page has been overwritten")
    if version != SCHEMA_VERSION:
        raise _Unsound(f"its layout is numbered {version} and this netmig knows {SCHEMA_VERSION}; a newer netmig may read it")
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    known = {**_SCHEMA, **(_WATCH_SCHEMA if found.keys() & _WATCH_SCHEMA.keys() else {})}
    if any(found.get(name) != words for name, words in known.items()):
        raise _Unsound("its tables are not as netmig makes them")


def _check_pages(connection: sqlite3.Connection) -> None:
    # what reads well may still have pages that the next write would stumble over
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise _Unsound(f"its pages do not fit together ({found[0] if found else 'no answer'})")


def _make(path: Path, *, make_folder: bool) -> None:
    """An empty ledger at the path, whole from its first moment; another process's is left alone."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for words in _SCHEMA.values():
            connection.execute(words)
        content = bytearray(connection.serialize())
    content[18:20] = b"\2\2"  # the file format's own mark of write-ahead logging, which memory has none of
    # A file of no bytes, or of half a schema, could not be told from a damaged one: hence the
    # detour by a second name, which only a whole file leaves.
    scratch = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with scratch.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.link(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
    except FileExistsError:
        if not path.is_file():
            raise
    except OSError as problem:
        raise UsageError(
            f"The ledger {path} cannot be made: {problem.strerror}.", "", "See who may write in its folder."
        ) from problem


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _chained(chain: str, lines: Iterable[_Line]) -> str:
    return _digest(chain, *(f"{line.number}\n{line.release}\n{line.series}\n{line.digest}" for line in lines))


def _index_of(connection: sqlite3.Connection) -> _Index:
    """Every row but its body, once the chain has been followed from end to end."""
    if not connection.in_transaction:
        connection.execute("BEGIN")  # both tables as they were at one moment
    try:
        additions = connection.execute("SELECT number, last_entry, chain FROM addition ORDER BY number").fetchall()
        lines: list[_Line] = []
        for row in connection.execute("SELECT number, release, series, digest FROM entry ORDER BY number"):
            lines.append(_Line(*row))
            if lines[-1].number != len(lines):
                raise _Unsound(f"row {len(lines)} of its entries is missing or out of its place")
        chain, start = "", 0
        for place, (number, last_entry, said) in enumerate(additions, 1):
            chain = _chained(chain, lines[start:last_entry])
            if number != place or not start < last_entry <= len(lines) or chain != said:
                raise _Unsound(f"addition {place} does not follow from what stands before it")
            start = last_entry
        if start != len(lines):
            raise _Unsound("it has rows that no addition accounts for")
    except (TypeError, OverflowError, MemoryError) as problem:
        # sizes and types out of a damaged page
        raise _Unsound(f"its entries cannot be read ({problem!r})") from problem
    return _Index(tuple(lines), len(additions), chain)


def _watch(connection: sqlite3.Connection, publisher: str, through: date) -> None:
    """A row for a publisher that was watched further than the file says."""
    known = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'watch'").fetchall())
    if not known:
        for words in _WATCH_SCHEMA.values():
            connection.execute(words)
    stated, number, chain = _stated_of(connection)
    if through > stated.get(publisher, date.min):
        said = (number + 1, publisher, through.isoformat())
        connection.execute(
            "INSERT INTO watch (number, publisher, through, chain) VALUES (?, ?, ?, ?)", (*said, _digest(chain, *map(str, said)))
        )


def _stated_of(connection: sqlite3.Connection) -> tuple[dict[str, date], int, str]:
    """What is stated of each publisher, once the chain of the statements has been followed; their number and its end."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'watch'").fetchone():
        return {}, 0, ""
    stated: list[tuple[str, date]] = []
    chain = ""
    try:
        for row in connection.execute("SELECT number, publisher, through, chain FROM watch ORDER BY number"):
            number, publisher, through, said = row
            chain = _digest(chain, str(number), publisher, through)
            if number != len(stated) + 1 or chain != said:
                raise _Unsound(f"row {len(stated) + 1} of what was watched has been changed")
            stated.append((publisher, date.fromisoformat(through)))
    except (TypeError, ValueError, AttributeError, OverflowError) as problem:
        raise _Unsound(f"what was watched cannot be read ({problem!r})") from problem
    return latest_days(stated), len(stated), chain


def _contents_of(connection: sqlite3.Connection) -> tuple[_Index, dict[str, Release], dict[str, date]]:
    """The index, every release as all its descriptions together tell it, and what was watched until when."""
    index = _index_of(connection)
    documents: dict[str, list[Release]] = {}
    for line in index.lines:
        if not line.series:
            documents.setdefault(line.release, []).append(_release_of(connection, line))
    try:
        releases = {name: united for name, each in documents.items() if (united := _united(each))}
    except UsageError as problem:
        raise _Unsound(f"it tells one release in two ways ({problem})") from problem
    if any(line.release not in releases for line in index.lines):
        raise _Unsound("it has figures of a release that it does not describe")
    return index, releases, _stated_of(connection)[0]


def _by_series(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.series.key, []).append(figure)
    return found


def _missing(
    connection: sqlite3.Connection, index: _Index, release: Release, offered: Mapping[str, list[Figure]]
) -> tuple[list[tuple[str, str]], int]:
    """What a release tells that the file does not hold yet, as (series, body), and how many figures that is."""
    lines: dict[str, list[_Line]] = {}
    for line in index.lines:
        if line.release == release.id:
            lines.setdefault(line.series, []).append(line)
    known = _united(_release_of(connection, line) for line in lines.get("", ()))
    bodies: list[tuple[str, str]] = []
    if known is None or united_release(known, release) != known:
        bodies.append(("", release_to_json(release)))
    new = 0
    for key, figures in offered.items():
        held = set(_figures_of(connection, lines.get(key, ())))
        fresh = sorted((figure for figure in figures if figure not in held), key=sort_key)
        if fresh:
            bodies.append((key, _body_of(fresh)))
            new += len(fresh)
    return bodies, new


def _append(connection: sqlite3.Connection, index: _Index, release: str, bodies: list[tuple[str, str]]) -> _Index:
    """The index with these rows, and the addition that they are, behind what it had."""
    lines = []
    for number, (series, body) in enumerate(bodies, len(index.lines) + 1):
        line = _Line(number, release, series, _digest(str(number), release, series, body))
        connection.execute("INSERT INTO entry (number, release, series, digest, body) VALUES (?, ?, ?, ?, ?)", (*line, body))
        lines.append(line)
    longer = _Index((*index.lines, *lines), index.additions + 1, _chained(index.chain, lines))
    connection.execute(
        "INSERT INTO addition (number, last_entry, chain) VALUES (?, ?, ?)", (longer.additions, len(longer.lines), longer.chain)
    )
    return longer


def _body(connection: sqlite3.Connection, line: _Line) -> str:
    """The body of a row that the index vouches for, once it agrees with its digest."""
    row = connection.execute("SELECT body FROM entry WHERE number = ?", (line.number,)).fetchone()
    if row is None or not isinstance(row[0], str):
        raise _Unsound(f"row {line.number} of its entries cannot be read")
    if _digest(str(line.number), line.release, line.series, row[0]) != line.digest:
        raise _Unsound(
            f"row {line.number} of its entries, {line.series or 'the description'} of {line.release}, has been changed"
        )
    return row[0]


def _release_of(connection: sqlite3.Connection, line: _Line) -> Release:
    body = _body(connection, line)
    try:
        return release_from_json(body, name=f"The description of {line.release}")
    except DamagedDataError as problem:
        raise _Unsound(f"{problem} It is as it was saved; a newer netmig may read it") from problem


def _united(documents: Iterable[Release]) -> Release | None:
    united: Release | None = None
    for document in documents:
        united = tidied(document) if united is None else united_release(united, document)
    return united


def _body_of(figures: Iterable[Figure]) -> str:
    rows = [[figure.period.label, *(getattr(figure, name) for name in _COLUMNS[1:])] for figure in figures]
    return json.dumps(rows, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _figures_of(connection: sqlite3.Connection, lines: Iterable[_Line]) -> list[Figure]:
    figures: list[Figure] = []
    for line in lines:
        body = _body(connection, line)
        try:
            series = Series.parse(line.series)
            for label, *rest in json.loads(body):
                known: dict[str, Any] = dict(zip(_COLUMNS[1:], rest, strict=True))
                figures.append(Figure(series=series, period=parse_period(label), release=line.release, **known))
        except (ValueError, NetmigError) as problem:
            raise _Unsound(
                f"row {line.number} of its entries is sound but not readable here ({problem}); a newer netmig may read it"
            ) from problem
    return figures
