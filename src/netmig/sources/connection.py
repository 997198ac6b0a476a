"""One question to one server, within a time: connected to an address that was checked, and never waited for without end.

The standard library's client is used and no other, for two things that the usual libraries do not
let their caller say: to which number to connect once it has been checked (a second look-up may give
another), and a time limit that also holds for a server that sends its headers one byte at a time.
"""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse
from types import TracebackType
from typing import Any, Self

from ..errors import UnreachableError
from .addresses import Address, Policy, Resolver, public

Clock = Callable[[], float]
"""Seconds that only grow, as time.monotonic gives them."""


class PassingError(Exception):
    """Something that may go better the next time; it never leaves the download."""

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        """How many seconds the server asks to be left alone, where it does."""


class Patience:
    """How long to wait: for the next byte, for a connection, and for the whole."""

    def __init__(self, *, total: float, stall: float, clock: Clock) -> None:
        self._deadline = clock() + total
        self._total = total
        self._stall = stall
        self._clock = clock

    @property
    def left(self) -> float:
        """Seconds left of the whole."""
        return self._deadline - self._clock()

    def next_wait(self) -> float:
        """How long the next wait may be; UnreachableError once the whole time is over."""
        if self.left <= 0:
            raise self.over()
        return max(0.001, min(self._stall, self.left))

    def over(self) -> UnreachableError:
        return UnreachableError(
            f"It was not there within {self._total:g} seconds.",
            "What has come is kept.",
            "Run the same command again: it goes on from there.",
        )


class _Stream(io.RawIOBase):
    """The bytes of a socket, each wait for them within the patience."""

    def __init__(self, connected: socket.socket, patience: Patience) -> None:
        self._socket = connected
        self._patience = patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._patience.next_wait())
        try:
            return self._socket.recv_into(buffer)
        except TimeoutError:
            if self._patience.left <= 0:
                raise self._patience.over() from None
            raise PassingError("nothing came any more") from None


class _Socket:
    """What http.client needs of a socket."""

    def __init__(self, connected: socket.socket, patience: Patience) -> None:
        self._socket = connected
        self._patience = patience

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self._socket, self._patience), 65536)

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._patience.next_wait())
        self._socket.sendall(data)

    def close(self) -> None:
        """Nothing: http.client closes it as soon as the headers say that the server will, while the body is still to come."""


class Asked:
    """A response whose headers have come; its body is read with `read`. Use it in a `with`."""

    def __init__(self, response: HTTPResponse, connected: socket.socket) -> None:
        self._response = response
        self._socket = connected
        self.status = response.status
        self.reason = _shown(response.reason)[:60]

    def header(self, name: str) -> str:
        """A header's value on one line, without what cannot be shown; empty where there is none, the last of several."""
        values = self._response.headers.get_all(name) or [""]
        return _shown(str(values[-1]))[:4000]

    @property
    def length(self) -> int | None:
        """How many bytes the body has, where the server says so once and for all."""
        if self.header("Transfer-Encoding"):
            return None
        values = {str(value).strip() for value in self._response.headers.get_all("Content-Length") or []}
        if not values:
            return None
        said = values.pop()
        if values or not (said.isascii() and said.isdecimal() and len(said) < 16):
            raise PassingError("the server contradicts itself about the length")
        return int(said)

    def read(self) -> bytes:
        """The next bytes of the body; empty at its end. PassingError where the connection breaks."""
        try:
            return self._response.read1(65536)
        except (HTTPException, OSError, ValueError) as problem:
            if isinstance(problem, UnreachableError):
                raise
            raise PassingError(f"the connection broke off ({_words(problem)})") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._response.close()
        self._socket.close()


def ask(
    address: Address, headers: Mapping[str, str], patience: Patience, *, resolve: Resolver, policy: Policy, tls: ssl.SSLContext
) -> Asked:
    """The answer to GET, its headers read.

    Raises PassingError for what may go better next time, ForbiddenAddressError for a host that is
    not where a public one can be, UnreachableError for one that is not known or not to be trusted.
    """
    numbers = public(address.host, resolve(address.host, address.port), policy)
    connected = _connected(numbers, address, patience, tls)
    try:
        connection = HTTPConnection(address.host, address.port)
        connection.sock = _Socket(connected, patience)
        connection.request("GET", address.target, headers={"Host": address.host_header, "Connection": "close", **headers})
        return Asked(connection.getresponse(), connected)
    except (HTTPException, OSError, ValueError) as problem:
        connected.close()
        if isinstance(problem, UnreachableError):
            raise
        raise PassingError(f"the answer broke off ({_words(problem)})") from None
    except BaseException:
        connected.close()
        raise


def _connected(numbers: tuple[str, ...], address: Address, patience: Patience, tls: ssl.SSLContext) -> socket.socket:
    """A socket to the first of the numbers that answers, with the host's certificate checked."""
    problem: OSError = OSError("it has no address")
    for number in numbers:
        connected = None
        try:
            connected = socket.create_connection((number, address.port), timeout=patience.next_wait())
            if address.scheme == "https":
                connected.settimeout(patience.next_wait())
                connected = tls.wrap_socket(connected, server_hostname=address.host)
        except ssl.SSLCertVerificationError as refused:
            raise UnreachableError(
                f"{address.host} is not to be trusted: {refused.verify_message}.",
                "Nothing was read from it.",
                "See whether this machine's clock and certificates are right.",
            ) from None
        except OSError as failed:
            if isinstance(failed, UnreachableError):
                raise
            if connected is not None:
                connected.close()
            problem = failed
        else:
            return connected
    raise PassingError(f"no connection to {address.host} ({_words(problem)})")


def _shown(words: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def _words(problem: BaseException) -> str:
    return getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
