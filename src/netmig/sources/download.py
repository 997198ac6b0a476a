"""Pages and files of the publishers, asked for politely and never trusted.

- Only the hosts that the catalogue names, over https, at public addresses (`addresses`); redirects
  are followed among those hosts only.
- A question is put with what is known already (ETag, Last-Modified), so that what has not changed
  is not sent again; one at a time to a host, with a pause; and not repeated at once where the
  server is busy: twice as long each time, by chance a little less, and as long as it asks for.
- A file that breaks off is gone on with where it stopped, if the server says that it is still the
  same file, in this run or the next.
- Everything has its limit: the bytes that come, what they unpack to, the wait for the next byte,
  the whole time, the redirects, the attempts.
"""

from __future__ import annotations

import os
import random
import ssl
import time
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

from ..errors import DamagedDataError, ForbiddenAddressError, UnreachableError
from ..version import __version__
from .addresses import PUBLIC, Policy, Resolver, allowed, file_name, plain_name, resolved
from .archive import Part
from .connection import Asked, Clock, PassingError, Patience, ask
from .limits import FILE_BYTES

USER_AGENT = f"netmig/{__version__} (reads published migration figures)"
MIB = 1 << 20

_BUSY = {408, 425, 429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much, how long and how often; seconds and bytes."""

    page_bytes: int = 16 * MIB
    file_bytes: int = FILE_BYTES
    total_seconds: float = 900.0
    stall_seconds: float = 30.0
    redirects: int = 5
    attempts: int = 5
    pause_seconds: float = 1.0
    """Between two questions to the same host."""
    first_wait: float = 1.0
    longest_wait: float = 120.0
    """What a server may ask for with Retry-After; for longer than that the publisher is left for another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The clock, the waiting and the chance: all that a test wants to have in hand."""

    clock: Clock = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came, and the marks to ask by the next time."""

    url: str
    final_url: str
    name: str
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""
    body: bytes = b""
    """Of a page; a file is in its part."""
    resumed: bool = False


class Client:
    """Asks publishers for pages and files, one question at a time.

    `policy`, `limits`, `time`, `resolve` and `tls` are for tests, and for no one else.
    """

    def __init__(
        self,
        *,
        policy: Policy = PUBLIC,
        limits: Limits | None = None,
        time: Time | None = None,
        resolve: Resolver = resolved,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = policy
        self.limits = limits or Limits()
        self.time = time or Time()
        self._resolve = resolve
        self._tls = tls
        self._asked_last: dict[str, float] = {}
        self._given_up: set[str] = set()

    def page(self, url: str, hosts: Collection[str], *, etag: str = "", last_modified: str = "") -> Received | None:
        """A page's bytes, unpacked; None where it is still as it was when it had these marks.

        Raises UnreachableError where it cannot be had, ForbiddenAddressError where it leads to
        another place than one of `hosts`, DamagedDataError for one that is too large.
        """
        headers = {"Accept-Encoding": "gzip", **_if_changed(etag, last_modified)}

        def once(patience: Patience) -> Received | None:
            with self._asked(url, hosts, headers, patience) as (answer, final_url):
                if _unchanged(answer, headers):
                    return None
                if answer.status != HTTPStatus.OK:
                    raise PassingError("the server sent a part of the page, which was not asked for")
                body = b"".join(self._body(answer, url, self.limits.page_bytes))
                coding = answer.header("Content-Encoding")
                unpacked = b"".join(_unpacked(iter([body]), coding, self.limits.page_bytes, url))
                return _received(url, final_url, answer, body=unpacked)

        return self._patiently(url, once)

    def file(
        self,
        url: str,
        hosts: Collection[str],
        part: Part,
        out: BinaryIO,
        *,
        etag: str = "",
        last_modified: str = "",
        progress: Callable[[int, int | None], None] = lambda _done, _all: None,
    ) -> Received | None:
        """A file, written to `out` once it is whole; None where it is still as it was when it had these marks.

        Its bytes gather in `part`, from which a file broken off is gone on with. `progress` is
        told how many bytes there are, and of how many where that is known. Raises as `page` does,
        and DamagedDataError for a web page in the place of a file.
        """

        def once(patience: Patience) -> Received | None:
            begun = bool(part.mark and part.size)
            headers = {"Accept-Encoding": "identity"}
            if begun:
                headers |= {"Range": f"bytes={part.size}-", "If-Range": part.mark}
            else:
                headers |= _if_changed(etag, last_modified)
            with self._asked(url, hosts, headers, patience, also=(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,)) as (
                answer,
                final_url,
            ):
                if _unchanged(answer, headers):
                    return None
                whole = _place(answer, part)
                for block in self._body(answer, url, self.limits.file_bytes, already=part.size, whole=whole):
                    part.add(block)
                    progress(part.size, whole)
                received = _received(url, final_url, answer, resumed=begun and answer.status == HTTPStatus.PARTIAL_CONTENT)
            with part.open() as gathered:
                blocks = iter(lambda: gathered.read(MIB), b"")
                out.seek(0)
                out.truncate()
                for number, block in enumerate(_unpacked(blocks, part.encoding, self.limits.file_bytes, url)):
                    if number == 0:
                        _refuse_page(block, received)
                    out.write(block)
            return received

        try:
            received = self._patiently(url, once)
        except ForbiddenAddressError:
            raise
        except DamagedDataError:
            part.clear()  # there is nothing in it to go on from
            raise
        finally:
            part.close()
        part.clear()
        return received

    def _patiently(self, url: str, once: Callable[[Patience], _Answer]) -> _Answer:
        """What an attempt gives, after as many as it takes and is allowed: one, for a host that was given up before."""
        patience = Patience(total=self.limits.total_seconds, stall=self.limits.stall_seconds, clock=self.time.clock)
        reasons: list[str] = []
        host = urlsplit(url).netloc
        attempts = 1 if host in self._given_up else self.limits.attempts
        for number in range(attempts):
            try:
                answer = once(patience)
            except PassingError as problem:
                reasons.append(problem.reason)
                wait = self.limits.first_wait * 2**number * (0.5 + self.time.chance() / 2)
                if problem.wait is not None:
                    wait = max(wait, problem.wait)
                    if problem.wait > self.limits.longest_wait:
                        reasons.append(f"it asks to be left alone for {problem.wait:,.0f} seconds")
                        break
                if number + 1 < attempts:
                    if wait >= patience.left:
                        break
                    self.time.sleep(wait)
            except UnreachableError as problem:
                raise UnreachableError(f"{url} could not be had. {problem.asked}", problem.available, problem.next_step) from None
            else:
                self._given_up.discard(host)
                return answer
        self._given_up.add(host)
        later = "Run the same command again later."
        if os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy"):
            later += " Connections are made directly, not through the proxy of HTTPS_PROXY: nobody could check where that leads."
        raise UnreachableError(f"{url} could not be had: {reasons[-1]}.", f"It was tried {_times(len(reasons))}.", later)

    @contextmanager
    def _asked(
        self, url: str, hosts: Collection[str], headers: Mapping[str, str], patience: Patience, also: Collection[int] = ()
    ) -> Iterator[tuple[Asked, str]]:
        """The answer at the end of all redirects, and the address it came from; PassingError for a busy server."""
        address = allowed(url, hosts, self._policy)
        seen = [address.url]
        while True:
            self._pause(address.host)
            answer = ask(
                address,
                {"User-Agent": USER_AGENT, "Accept": "*/*", **headers},
                patience, resolve=self._resolve, policy=self._policy, tls=self._certificates(),
            )  # fmt: skip
            with answer:
                if answer.status in _MOVED and answer.header("Location"):
                    address = allowed(answer.header("Location"), hosts, self._policy, base=address.url)
                    if address.url in seen or len(seen) > self.limits.redirects:
                        raise ForbiddenAddressError(
                            f"{url} is redirected without end.",
                            f"The way: {' → '.join([*seen, address.url][-4:])}.",
                            "Try again later.",
                        )
                    seen.append(address.url)
                    continue
                if answer.status in _BUSY:
                    wait = _retry_after(answer.header("Retry-After"), self.time.now())
                    raise PassingError(f"the server answers {answer.status} {answer.reason}".rstrip(), wait=wait)
                if answer.status not in {200, 206, 304, *also}:
                    raise UnreachableError(
                        f"The server answers {answer.status} {answer.reason}".rstrip() + ".",
                        "",
                        "See whether the publisher has moved it; the catalogue of sources says where it was.",
                    )
                yield answer, address.url
                return

    def _certificates(self) -> ssl.SSLContext:
        """By whom a host's certificate must be signed: whom this system trusts. Read once, which takes its time."""
        if self._tls is None:
            self._tls = ssl.create_default_context()
        return self._tls

    def _pause(self, host: str) -> None:
        last = self._asked_last.get(host)
        if last is not None:
            wait = last + self.limits.pause_seconds - self.time.clock()
            if wait > 0:
                self.time.sleep(wait)
        self._asked_last[host] = self.time.clock()

    def _body(self, answer: Asked, url: str, limit: int, *, already: int = 0, whole: int | None = None) -> Iterator[bytes]:
        """The body's blocks; PassingError where fewer bytes come than were announced."""
        announced = answer.length
        total = whole if whole is not None else (already + announced if announced is not None else None)
        if total is not None and total > limit:
            raise _too_large(url, total, limit)
        came = 0
        while block := answer.read():
            came += len(block)
            if already + came > limit:
                raise _too_large(url, already + came, limit)
            yield block
        if (announced is not None and came != announced) or (whole is not None and already + came != whole):
            raise PassingError(f"{already + came:,} bytes of {total:,} came")


def _if_changed(etag: str, last_modified: str) -> dict[str, str]:
    return {
        **({"If-None-Match": etag} if etag else {}),
        **({"If-Modified-Since": last_modified} if last_modified else {}),
    }


def _unchanged(answer: Asked, headers: Mapping[str, str]) -> bool:
    if answer.status != HTTPStatus.NOT_MODIFIED:
        return False
    if "If-None-Match" not in headers and "If-Modified-Since" not in headers:
        raise PassingError("the server says that what was never sent has not changed")
    return True


def _place(answer: Asked, part: Part) -> int | None:
    """Make the part ready for the body that comes; how many bytes the whole will have, where that is said."""
    if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.clear()
        raise PassingError("the server has no such part of the file any more", wait=0)
    if answer.status == HTTPStatus.PARTIAL_CONTENT:
        unit, _, rest = answer.header("Content-Range").partition(" ")
        span, _, whole = rest.partition("/")
        if unit != "bytes" or span.partition("-")[0] != str(part.size) or not part.size:
            part.clear()
            raise PassingError("the server sent another part of the file than was asked for", wait=0)
        part.go_on()
        return int(whole) if whole.isascii() and whole.isdecimal() else None
    part.begin(_mark(answer), answer.header("Content-Encoding").lower())
    return answer.length


def _mark(answer: Asked) -> str:
    """By what the same file is known again in If-Range: a strong ETag, else a date that is one (RFC 9110, 13.1.5)."""
    etag = answer.header("ETag")
    if etag.startswith('"'):
        return etag
    modified, sent = _moment(answer.header("Last-Modified")), _moment(answer.header("Date"))
    # a file may be changed twice within a second
    return answer.header("Last-Modified") if modified and sent and (sent - modified).total_seconds() >= 1 else ""


def _received(url: str, final_url: str, answer: Asked, *, body: bytes = b"", resumed: bool = False) -> Received:
    return Received(
        url=url,
        final_url=final_url,
        name=_said_name(answer.header("Content-Disposition")) or _best_name(url, final_url),
        etag=answer.header("ETag"),
        last_modified=answer.header("Last-Modified"),
        content_type=answer.header("Content-Type"),
        body=body,
        resumed=resumed,
    )


def _said_name(disposition: str) -> str:
    """The file name in a Content-Disposition header; empty where there is none.

    >>> _said_name('attachment; filename="../efo march.xlsx"'), _said_name("inline")
    ('efo march.xlsx', '')
    """
    _, found, rest = disposition.partition("filename=")
    name = rest.partition(";")[0].strip().strip('"')
    return plain_name(name) if found and name else ""


def _best_name(url: str, final_url: str) -> str:
    last = file_name(final_url)
    return last if "." in last else file_name(url)


def _retry_after(words: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for; None where it says nothing that can be read.

    >>> _retry_after("120", datetime(2026, 5, 21, tzinfo=UTC)), _retry_after("soon", datetime(2026, 5, 21, tzinfo=UTC))
    (120.0, None)
    >>> _retry_after("Thu, 21 May 2026 00:00:30 GMT", datetime(2026, 5, 21, tzinfo=UTC))
    30.0
    """
    if words.isascii() and words.isdecimal():
        return float(words[:9])
    moment = _moment(words)
    return max(0.0, (moment - now).total_seconds()) if moment else None


def _moment(words: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unpacked(blocks: Iterator[bytes], coding: str, limit: int, url: str) -> Iterator[bytes]:
    """The bytes as they were before the server packed them, never more than the limit."""
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        yield from blocks
        return
    if coding not in {"gzip", "x-gzip"}:
        raise DamagedDataError(f"{url} comes packed as {coding[:40]!r}.", "Asked for was gzip, or nothing.", "Try again later.")
    unpacker, came = zlib.decompressobj(wbits=31), 0
    try:
        for block in blocks:
            rest = block
            while rest:
                if unpacker.eof:  # several, one behind the other
                    unpacker = zlib.decompressobj(wbits=31)
                out = unpacker.decompress(rest, MIB)
                came += len(out)
                if came > limit:
                    raise DamagedDataError(
                        f"{url} unpacks to more than {limit:,} bytes.",
                        "Nothing was kept of it.",
                        "Do not open it elsewhere either.",
                    )
                yield out
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as problem:
        raise DamagedDataError(f"{url} is not packed as its server says: {problem}.", "", "Try again later.") from None
    if not unpacker.eof:
        raise PassingError("the packed file breaks off")


def _refuse_page(beginning: bytes, received: Received) -> None:
    """DamagedDataError where a server that has not the file sends an apology as a web page, with the status of success."""
    start = beginning[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) and not received.name.lower().endswith((".html", ".htm")):
        raise DamagedDataError(
            f"{received.url} gives a web page where a file is expected.", "Nothing was kept of it.", "Try again later."
        )


def _too_large(url: str, size: int, limit: int) -> DamagedDataError:
    return DamagedDataError(f"{url} is too large: {size:,} bytes or more.", f"At most {limit:,} are taken.")


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
