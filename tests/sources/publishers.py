"""A publisher on this machine: a real HTTP server that answers as it is told, well and badly, and a client that may ask it."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from netmig.sources.addresses import Policy
from netmig.sources.download import Client, Limits, Time

HOST = "statistics.test"
LOOPBACK = Policy(schemes=("http", "https"), any_port=True, loopback=True)
DATE = "Thu, 21 May 2026 08:31:00 GMT"
EARLIER = "Thu, 21 May 2026 08:30:00 GMT"
NOON = datetime(2026, 5, 21, 11, tzinfo=UTC)


@dataclass(frozen=True)
class Reply:
    """One answer; `cut` sends only so many bytes of the body and drops the connection, `hold` keeps it open and silent then."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    hold: bool = False
    raw: bytes | None = None
    """Sent as it is in place of all else."""
    drip: float = 0.0
    """Seconds between two bytes of what is raw."""
    forever: bool = False
    """What is raw is sent again and again, as fast as it is read."""


@dataclass(frozen=True)
class Question:
    """What was asked for, as it arrived."""

    path: str
    headers: dict[str, str]


Answerer = Callable[[Question], Reply]


class Publisher:
    """The server's answers by path, and every question that was put to it."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Reply | Answerer]] = {}
        self.questions: list[Question] = []
        self.port = 0
        self.scheme = "http"
        self.released = threading.Event()

    def url(self, path: str) -> str:
        return f"{self.scheme}://{HOST}:{self.port}{path}"

    def says(self, path: str, *replies: Reply | Answerer) -> str:
        """Answer so at a path, one after the other, the last for ever; the path's address."""
        self.answers[path] = list(replies)
        return self.url(path)

    def has(self, path: str, body: bytes, etag: str = '"one"', **more: Any) -> str:
        """Serve a file as a good server does: with its marks, conditions and parts."""
        return self.says(path, served(body, etag, **more))

    def asked(self, path: str) -> list[Question]:
        return [each for each in self.questions if each.path == path]

    def answer(self, question: Question) -> Reply:
        self.questions.append(question)
        waiting = self.answers.get(question.path)
        if not waiting:
            return Reply(b"no such page", 404)
        reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return reply if isinstance(reply, Reply) else reply(question)


def served(body: bytes, etag: str = '"one"', *, modified: str = EARLIER, **more: Any) -> Answerer:
    """A file with a strong ETag, of which parts can be had."""

    def answer(question: Question) -> Reply:
        marks = {**({"ETag": etag} if etag else {}), **({"Last-Modified": modified} if modified else {}), "Date": DATE}
        asked = question.headers
        if (etag and asked.get("if-none-match") == etag) or (modified and asked.get("if-modified-since") == modified):
            return Reply(b"", 304, marks)
        wanted = asked.get("range", "")
        if wanted and asked.get("if-range") in {etag, modified}:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                return Reply(b"", 416, {**marks, "Content-Range": f"bytes */{len(body)}"})
            return Reply(body[start:], 206, {**marks, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"})
        return Reply(body, 200, {**marks, **more.get("headers", {})}, cut=more.get("cut"), hold=more.get("hold", False))

    return answer


@contextmanager
def publishing(certificate: tuple[Path, Path] | None = None) -> Iterator[Publisher]:
    """A publisher at work, until the end of the `with`."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = publisher.answer(Question(self.path, {name.lower(): value for name, value in self.headers.items()}))
            self.close_connection = True
            try:
                if reply.raw is not None and reply.drip:
                    for byte in reply.raw:
                        self.wfile.write(bytes([byte]))
                        if publisher.released.wait(reply.drip):
                            break
                elif reply.raw is not None:
                    self.wfile.write(reply.raw)
                    while reply.forever and not publisher.released.is_set():
                        self.wfile.write(reply.raw)
                else:
                    self.send_response_only(reply.status)
                    headers = {"Connection": "close", **reply.headers}  # as servers answer who was asked to close
                    if "Transfer-Encoding" not in headers and reply.status != 304:
                        headers.setdefault("Content-Length", str(len(reply.body)))
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(reply.body[: reply.cut])
                self.wfile.flush()
                if reply.hold:
                    publisher.released.wait(10)
            except OSError:
                pass

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        publisher.scheme = "https"
    publisher.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        publisher.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Clock:
    """Time that passes by itself and, at once, by as much as someone sleeps."""

    def __init__(self, now: datetime = NOON) -> None:
        self.start = now
        self.slept: list[float] = []

    def time(self) -> Time:
        return Time(clock=self.clock, sleep=self.sleep, chance=lambda: 1.0, now=lambda: self.start)

    def clock(self) -> float:
        return time.monotonic() + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def client(clock: Clock | None = None, limits: Limits | None = None, **more: Any) -> Client:
    """The real client, allowed to ask this machine, that finds every host here."""
    given: dict[str, Any] = {"policy": LOOPBACK, "resolve": lambda _host, _port: ("127.0.0.1",), **more}
    return Client(limits=limits or Limits(pause_seconds=0, stall_seconds=5), time=(clock or Clock()).time(), **given)


def made_certificate(folder: Path) -> tuple[Path, Path] | None:
    """A certificate for HOST that it signed itself, and its key; None where there is no openssl to make one."""
    program = shutil.which("openssl")
    if program is None:
        return None
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command += ["-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    done = subprocess.run(command, capture_output=True, check=False)
    return (certificate, key) if done.returncode == 0 else None
