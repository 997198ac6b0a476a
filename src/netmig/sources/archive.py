"""What was downloaded, as it came: every raw file by its sha256, for good, and an index that only grows.

    archive/files/3c/3c6cbab7….xlsx   the files; what is there is never written again
    archive/index.jsonl               a line for each time that an address gave something new
    archive/pages/…                   the publishers' pages as last seen, to ask them only what has changed
    archive/parts/…                   files half downloaded, to go on from

A file gets its name only once it is whole and on the disk, and its line after that. So whatever
ends the program leaves either all of a file or a part that the next run goes on from.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Self

from ..errors import DamagedDataError, UsageError

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class AtWorkError(UsageError):
    """Another update is at work in the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file in the archive, and how it came there: one line of the index."""

    url: str
    sha256: str
    size: int
    name: str
    retrieved_at: str
    """The moment it was whole, as ISO text with its zone."""
    product: str = ""
    title: str = ""
    published: str = ""
    """The day of publication as far as the publisher's page says it."""
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""

    @property
    def published_on(self) -> date | None:
        return date.fromisoformat(self.published) if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A publisher's page as last seen."""

    url: str
    final_url: str
    """Where it was in the end, after redirects: what its links are seen from."""
    body: str
    seen_at: str
    """When its publisher last said that it is so."""
    etag: str = ""
    last_modified: str = ""


class Part:
    """A file that is coming: its bytes so far, and by which mark of the server they can be gone on with.

    The mark is written before the first byte, so that bytes are never joined to those of another file.
    """

    def __init__(self, path: Path, url: str) -> None:
        self._bytes = path.with_suffix(".part")
        self._about = path.with_suffix(".json")
        self._url = url
        self._file: BinaryIO | None = None
        self.mark, self.encoding = self._known()
        self.size = self._bytes.stat().st_size if self.mark and self._bytes.exists() else 0

    def begin(self, mark: str, encoding: str = "") -> None:
        """Start from nothing, with the mark (a strong ETag or a date) of what is coming; empty for none."""
        self.close()
        self._bytes.unlink(missing_ok=True)
        write_whole(self._about, json.dumps({"url": self._url, "mark": mark, "encoding": encoding}).encode())
        self.mark, self.encoding, self.size = mark, encoding, 0
        self._file = self._bytes.open("wb")

    def go_on(self) -> None:
        """Add to what is there."""
        self.close()
        self._file = self._bytes.open("ab")

    def add(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
        self.size += len(data)

    def close(self) -> None:
        """What was added is on the disk when this returns."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def clear(self) -> None:
        """Forget all of it."""
        self.close()
        self._bytes.unlink(missing_ok=True)
        self._about.unlink(missing_ok=True)
        self.mark, self.encoding, self.size = "", "", 0

    def open(self) -> BinaryIO:
        """The bytes so far, to be read."""
        self.close()
        return self._bytes.open("rb") if self._bytes.exists() else io.BytesIO()

    def _known(self) -> tuple[str, str]:
        try:
            about = json.loads(self._about.read_bytes())
            return str(about["mark"]), str(about["encoding"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Archive:
    """The archive in a folder, which need not exist: the first file makes it.

    Raises DamagedDataError for an index that is none, UsageError where the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = folder / "index.jsonl"
        self._kept = list(self._read())

    def kept(self, product: str = "") -> tuple[Kept, ...]:
        """What came, oldest first: all, or of one product."""
        return tuple(each for each in self._kept if not product or each.product == product)

    def latest(self, url: str) -> Kept | None:
        """What an address last gave; None where it was never read from."""
        return next((each for each in reversed(self._kept) if each.url == url), None)

    def earlier(self, kept: Kept) -> Kept | None:
        """What the same address gave before, where that was something else."""
        others = [each for each in self._kept if each.url == kept.url and each.sha256 != kept.sha256]
        return others[-1] if others else None

    def path(self, kept: Kept) -> Path:
        """Where a file is."""
        suffix = _SUFFIX.search(kept.name.lower())
        return self.folder / "files" / kept.sha256[:2] / f"{kept.sha256}{suffix[0] if suffix else ''}"

    def body(self, kept: Kept) -> bytes:
        """A file's bytes, once they agree with their name; DamagedDataError otherwise."""
        path = self.path(kept)
        try:
            body = path.read_bytes()
        except OSError as problem:
            raise DamagedDataError(
                f"{path} cannot be read: {problem.strerror}.",
                f"It came from {kept.url}.",
                "Run `netmig update` to download it again.",
            ) from None
        if hashlib.sha256(body).hexdigest() != kept.sha256:
            raise DamagedDataError(
                f"{path} is not as it came: its sha256 is no longer its name.",
                f"It came from {kept.url}.",
                "The next `netmig update` downloads it again.",
            )
        return body

    def has(self, kept: Kept) -> bool:
        """Whether the file is there, with as many bytes as came."""
        path = self.path(kept)
        return path.is_file() and path.stat().st_size == kept.size

    def is_sound(self, kept: Kept) -> bool:
        """Whether the file is there and its bytes agree with its name."""
        try:
            self.body(kept)
        except DamagedDataError:
            return False
        return True

    def set_aside(self, kept: Kept) -> None:
        """Move a damaged file out of the way of a good copy; nothing is thrown away."""
        path = self.path(kept)
        if path.exists():
            number = next(n for n in range(1, 10_000) if not path.with_name(f"{path.name}.damaged{n}").exists())
            path.rename(path.with_name(f"{path.name}.damaged{number}"))

    def keep(self, file: BinaryIO, kept: Kept) -> Kept:
        """Take a whole file in, from its beginning; the same bytes again from the same address add nothing.

        `kept` may leave sha256 and size empty: what is returned has them.
        """
        self._make(self.folder / "files")
        handle, name = tempfile.mkstemp(prefix=".new.", dir=self.folder / "files")
        scratch = Path(name)
        digest, size = hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as out:
                while block := file.read(1 << 20):
                    digest.update(block)
                    size += len(block)
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
            whole = Kept(**{**asdict(kept), "sha256": digest.hexdigest(), "size": size})
            path = self.path(whole)
            path.parent.mkdir(exist_ok=True)
            if not self.is_sound(whole):
                self.set_aside(whole)
                scratch.chmod(0o444)
                _name(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
        known = self.latest(whole.url)
        if known is None or (known.sha256, known.etag, known.last_modified) != (whole.sha256, whole.etag, whole.last_modified):
            self._add(whole)
        return whole

    def page(self, url: str) -> KeptPage | None:
        """A page as last seen; None where it never was, or the copy is damaged: a page can be had again."""
        try:
            return KeptPage(**json.loads(self._page_path(url).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def keep_page(self, page: KeptPage) -> None:
        """Keep a page in place of the one seen before."""
        self._make(self.folder / "pages")
        write_whole(self._page_path(page.url), json.dumps(asdict(page), ensure_ascii=False).encode())

    def part(self, url: str) -> Part:
        """What has come of a file so far."""
        self._make(self.folder / "parts")
        return Part(self.folder / "parts" / _name_of(url), url)

    def scratch(self) -> BinaryIO:
        """A file of no name, for what is gone once it is closed."""
        self._make(self.folder / "parts")
        return tempfile.TemporaryFile(dir=self.folder / "parts")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts no other run downloads into the archive; AtWorkError where one does already."""
        try:
            import fcntl  # noqa: PLC0415 - not on every system
        except ImportError:
            yield
            return
        self._make(self.folder)
        with (self.folder / "lock").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AtWorkError(f"Another update is at work in {self.folder}.", "", "Wait for it to finish.") from None
            self._kept = list(self._read())
            yield

    def _page_path(self, url: str) -> Path:
        return self.folder / "pages" / f"{_name_of(url)}.json"

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise UsageError(
                f"The archive {folder} cannot be made: {problem.strerror}.", "", "Name another with NETMIG_ARCHIVE."
            ) from None

    def _read(self) -> Iterator[Kept]:
        try:
            lines = self._index.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError as problem:
            raise UsageError(f"{self._index} cannot be read: {problem.strerror}.") from None
        for number, line in enumerate(lines[:-1], 1):  # what has no line feed was cut off as it was written
            try:
                kept = _kept(json.loads(line))
            except (ValueError, TypeError, AttributeError) as problem:
                if line.endswith(b"\0"):  # cut off by a crash
                    continue
                raise DamagedDataError(
                    f"Line {number} of {self._index} is no line of an archive's index ({problem}).",
                    "The files themselves are untouched.",
                    "Move the index away: the next `netmig update` makes a new one.",
                ) from None
            yield kept

    def _add(self, kept: Kept) -> None:
        line = json.dumps({name: value for name, value in asdict(kept).items() if value != ""}, ensure_ascii=False).encode()
        with self._index.open("a+b") as index:
            if index.seek(0, os.SEEK_END):
                index.seek(-1, os.SEEK_END)
                if index.read(1) != b"\n":  # a run that was killed left half a line: end it, and it is passed over
                    line = b"\0\n" + line
            index.write(line + b"\n")
            index.flush()
            os.fsync(index.fileno())
        self._kept.append(kept)


def default_archive() -> Path:
    """Where files are kept unless a folder is given: `NETMIG_ARCHIVE`, else the XDG data folder."""
    if named := os.environ.get("NETMIG_ARCHIVE"):
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "netmig" / "archive"


def now_words(now: datetime) -> str:
    """A moment as the archive writes it."""
    return now.isoformat(timespec="seconds")


def write_whole(path: Path, body: bytes) -> None:
    """Write a file so that it has either all of its new bytes or all of its old."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _kept(said: dict[str, Any]) -> Kept:
    """A line of the index; ValueError or TypeError for what is none. What a newer netmig says besides is passed over."""
    names = {field.name for field in fields(Kept)}
    kept = Kept(**{name: value for name, value in said.items() if name in names})
    if not _SHA256.fullmatch(kept.sha256) or (kept.published and not date.fromisoformat(kept.published)):
        raise ValueError("no sha256 of a file")
    return kept


def _name_of(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _name(scratch: Path, path: Path) -> None:
    """Give a file its name, without ever replacing what has that name."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        pass
    except OSError:  # a disk without hard links
        if not path.exists():
            scratch.rename(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Have the folder's own entry on the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
