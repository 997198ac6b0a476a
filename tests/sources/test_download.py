"""The real client against a real server on this machine: polite, patient, and never taken in."""

from __future__ import annotations

import gzip
import io
import os
import signal
import ssl
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from publishers import DATE, EARLIER, HOST, LOOPBACK, Clock, Publisher, Reply, client, made_certificate, publishing, served

from netmig.errors import DamagedDataError, ForbiddenAddressError, NetmigError, UnreachableError
from netmig.sources.addresses import Policy
from netmig.sources.archive import Archive
from netmig.sources.download import USER_AGENT, Client, Limits, Received, Time
from netmig.version import __version__

HOSTS = frozenset({HOST})
BODY = bytes(range(256)) * 1000
QUICK = Limits(pause_seconds=0, stall_seconds=0.2, attempts=2)
# where the answer comes at once, however busy the machine is
TWICE = Limits(pause_seconds=0, attempts=2)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def fetched(asking: Client, url: str, archive: Archive, **more: Any) -> tuple[Received | None, bytes]:
    out = io.BytesIO()
    with archive.part(url) as part:
        received = asking.file(url, HOSTS, part, out, **more)
    return received, out.getvalue()


def refused(asking: Client, url: str, archive: Archive) -> NetmigError:
    with pytest.raises(NetmigError) as caught:
        fetched(asking, url, archive)
    return caught.value


# What is asked for, and how


def test_a_page_comes_with_its_marks_and_the_question_says_who_asks(publisher: Publisher) -> None:
    url = publisher.has("/page", b"<p>Hello")

    page = client().page(url, HOSTS)

    assert page == Received(url=url, final_url=url, name="page", etag='"one"', last_modified=EARLIER, body=b"<p>Hello")
    (question,) = publisher.questions
    assert question.headers["user-agent"] == USER_AGENT
    assert f"netmig/{__version__}" in USER_AGENT
    assert f"{HOST}:{publisher.port}" == question.headers["host"]


def test_a_file_comes_as_it_is(publisher: Publisher, archive: Archive) -> None:
    url = publisher.has("/file?uri=/a/table.xlsx", BODY)
    told: list[tuple[int, int | None]] = []

    received, body = fetched(client(), url, archive, progress=lambda done, whole: told.append((done, whole)))

    assert body == BODY
    assert received is not None
    assert received.name == "table.xlsx"
    assert publisher.questions[0].headers["accept-encoding"] == "identity"
    assert (len(BODY), len(BODY)) == told[-1]
    assert list((archive.folder / "parts").iterdir()) == []


def test_what_has_not_changed_is_not_sent_again(publisher: Publisher, archive: Archive) -> None:
    url = publisher.has("/table.xlsx", BODY)

    assert client().page(url, HOSTS, etag='"one"') is None
    assert fetched(client(), url, archive, last_modified=EARLIER) == (None, b"")
    assert publisher.questions[0].headers["if-none-match"] == '"one"'
    assert publisher.questions[1].headers["if-modified-since"] == EARLIER


def test_what_has_changed_is_sent(publisher: Publisher, archive: Archive) -> None:
    url = publisher.has("/table.xlsx", BODY, etag='"two"', modified=DATE)

    received, body = fetched(client(), url, archive, etag='"one"', last_modified=EARLIER)

    assert body == BODY
    assert received is not None
    assert received.etag == '"two"'


def test_a_server_that_says_unchanged_unasked_is_not_believed(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/table.xlsx", Reply(b"", 304))

    assert isinstance(refused(client(limits=QUICK), url, archive), UnreachableError)


def test_two_questions_to_a_host_have_a_pause_between_them(publisher: Publisher) -> None:
    url, slept = publisher.has("/page", b"x"), [0.0]
    still = Time(clock=lambda: sum(slept), sleep=slept.append)
    asking = Client(
        policy=LOOPBACK, limits=Limits(pause_seconds=3), time=still, resolve=lambda _host, _port: ("127.0.0.1",)
    )  # fmt: skip

    for _ in range(3):
        asking.page(url, HOSTS)

    assert slept == [0, 3, 3]


def test_a_file_is_named_as_the_server_says_or_as_it_is_found(publisher: Publisher, archive: Archive) -> None:
    said = publisher.says("/a", Reply(b"x", headers={"Content-Disposition": 'attachment; filename="../../efo march.xlsx"'}))
    publisher.has("/docs/economy.xlsx", b"x")
    moved = publisher.says("/download/economy/", Reply(status=302, headers={"Location": "/docs/economy.xlsx"}))

    assert [received.name for url in (said, moved) for received, _ in [fetched(client(), url, archive)] if received] == [
        "efo march.xlsx",
        "economy.xlsx",
    ]


# Where it may lead


def test_redirects_are_followed_among_the_hosts_that_are_named(publisher: Publisher) -> None:
    publisher.has("/end", b"here")
    publisher.says("/middle", Reply(status=307, headers={"Location": f"{publisher.url('/end')}#part"}))
    url = publisher.says("/start", Reply(status=301, headers={"Location": "middle"}))

    page = client().page(url, HOSTS)

    assert page is not None
    assert (b"here", publisher.url("/end"), url) == (page.body, page.final_url, page.url)


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/table.xlsx",
        "http://127.0.0.1/latest/meta-data/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//evil.example/",
        "file:///etc/passwd",
        "http://statistics.test@evil.example/",
    ],
)
def test_a_redirect_elsewhere_is_refused_and_nothing_is_asked_there(publisher: Publisher, archive: Archive, to: str) -> None:
    url = publisher.says("/start", Reply(status=302, headers={"Location": to}))

    problem = refused(client(), url, archive)

    assert isinstance(problem, ForbiddenAddressError)
    assert len(publisher.questions) == 1


def test_everyone_but_tests_asks_over_https_only(publisher: Publisher, archive: Archive) -> None:
    asking = Client(resolve=lambda _host, _port: ("127.0.0.1",))

    assert "not https" in str(refused(asking, publisher.has("/table.xlsx", b"x"), archive))
    assert publisher.questions == []


def test_a_ring_of_redirects_ends(publisher: Publisher, archive: Archive) -> None:
    publisher.says("/b", Reply(status=302, headers={"Location": "/a"}))
    ring = publisher.says("/a", Reply(status=302, headers={"Location": "/b"}))
    endless = publisher.says("/0", *[Reply(status=302, headers={"Location": f"/{number + 1}"}) for number in range(1)])
    for number in range(1, 30):
        publisher.says(f"/{number}", Reply(status=302, headers={"Location": f"/{number + 1}"}))

    assert "redirected without end" in str(refused(client(), ring, archive))
    assert "redirected without end" in str(refused(client(), endless, archive))
    assert len(publisher.questions) <= 2 + 6


def test_a_host_said_to_be_at_a_private_number_is_not_asked(publisher: Publisher, archive: Archive) -> None:
    url = publisher.has("/table.xlsx", b"x")
    for number in ("10.0.0.7", "169.254.169.254", "::ffff:192.168.0.1"):
        problem = refused(client(resolve=lambda _host, _port, at=number: (at,)), url, archive)

        assert isinstance(problem, ForbiddenAddressError)
        assert number in str(problem)
    assert publisher.questions == []


def test_the_number_that_was_checked_is_the_number_that_is_connected_to(publisher: Publisher, archive: Archive) -> None:
    # rebinding: the second look-up would lead elsewhere, so there must be none
    numbers = iter([("127.0.0.1",), ("10.0.0.1",)])
    url = publisher.has("/table.xlsx", b"x")

    assert fetched(client(resolve=lambda _host, _port: next(numbers)), url, archive)[1] == b"x"


def test_everyone_but_tests_reads_no_loopback_address(archive: Archive) -> None:
    asking = Client(resolve=lambda _host, _port: ("127.0.0.1",))

    assert "a loopback address" in str(refused(asking, f"https://{HOST}/table.xlsx", archive))


# Patience and its end


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_growing_waits(publisher: Publisher, archive: Archive, status: int) -> None:
    url, clock = publisher.says("/t.xlsx", *[Reply(b"busy", status)] * 3, served(BODY)), Clock()

    assert fetched(client(clock), url, archive)[1] == BODY
    assert clock.slept == [1.0, 2.0, 4.0]


def test_waits_are_shortened_by_chance_so_that_not_all_ask_at_once(publisher: Publisher, archive: Archive) -> None:
    url, clock = publisher.says("/t.xlsx", Reply(status=503), served(b"x")), Clock()
    moment = clock.time()
    asking = Client(
        policy=LOOPBACK, limits=Limits(pause_seconds=0), resolve=lambda _host, _port: ("127.0.0.1",),
        time=Time(clock=moment.clock, sleep=moment.sleep, chance=lambda: 0.0, now=moment.now),
    )  # fmt: skip

    fetched(asking, url, archive)

    assert clock.slept == [0.5]


@pytest.mark.parametrize("words", ["7", "Thu, 21 May 2026 11:00:07 GMT"])
def test_as_long_as_the_server_asks_for_is_waited(publisher: Publisher, archive: Archive, words: str) -> None:
    url, clock = publisher.says("/t.xlsx", Reply(status=429, headers={"Retry-After": words}), served(b"x")), Clock()

    fetched(client(clock), url, archive)

    assert clock.slept == [7.0]


def test_a_server_that_asks_for_too_long_is_left_alone(publisher: Publisher, archive: Archive) -> None:
    url, clock = publisher.says("/t.xlsx", Reply(status=503, headers={"Retry-After": "86400"})), Clock()

    problem = refused(client(clock), url, archive)

    assert "left alone for 86,400 seconds" in str(problem)
    assert clock.slept == []
    assert len(publisher.questions) == 1


def test_attempts_come_to_an_end(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", Reply(status=503))

    problem = refused(client(limits=Limits(pause_seconds=0, attempts=3)), url, archive)

    assert isinstance(problem, UnreachableError)
    assert problem.exit_code == 5
    assert "503" in problem.asked
    assert "3 times" in problem.available
    assert len(publisher.questions) == 3


def test_a_host_that_was_given_up_is_tried_once_for_whatever_else_is_there(publisher: Publisher, archive: Archive) -> None:
    asking = client(limits=Limits(pause_seconds=0, attempts=3))
    for name in ("a", "b", "c"):
        publisher.says(f"/{name}.xlsx", *[Reply(status=503)] * (3 if name == "a" else 1), served(BODY))

    refused(asking, publisher.url("/a.xlsx"), archive)
    refused(asking, publisher.url("/b.xlsx"), archive)
    assert [len(publisher.asked(f"/{name}.xlsx")) for name in "abc"] == [3, 1, 0]

    assert fetched(asking, publisher.url("/b.xlsx"), archive)[1] == BODY
    assert fetched(asking, publisher.url("/c.xlsx"), archive)[1] == BODY
    assert len(publisher.asked("/c.xlsx")) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_what_is_not_there_is_not_asked_for_again(publisher: Publisher, archive: Archive, status: int) -> None:
    url = publisher.says("/t.xlsx", Reply(b"no", status))

    problem = refused(client(), url, archive)

    assert isinstance(problem, UnreachableError)
    assert str(status) in problem.asked
    assert len(publisher.questions) == 1


def test_a_server_that_falls_silent_is_given_up_and_what_came_is_gone_on_with(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=1000, hold=True), served(BODY))

    received, body = fetched(client(limits=Limits(pause_seconds=0, stall_seconds=0.3)), url, archive)

    assert body == BODY
    assert received is not None
    assert received.resumed


def test_a_server_that_never_answers_is_given_up(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", Reply(raw=b"", hold=True))

    assert "nothing came any more" in str(refused(client(limits=QUICK), url, archive))


def test_the_whole_time_is_limited_also_for_a_server_that_sends_its_headers_letter_by_letter(archive: Archive) -> None:
    # each letter comes in time; it would take ten seconds until the last
    with publishing() as publisher:
        url = publisher.says("/t.xlsx", Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000, drip=0.01))
        begun = time.monotonic()

        problem = refused(client(limits=Limits(pause_seconds=0, total_seconds=0.1, stall_seconds=5)), url, archive)

    assert "within 0.1 seconds" in str(problem)
    assert time.monotonic() - begun < 8


def test_the_whole_time_is_limited_also_for_a_body_that_comes_drop_by_drop(archive: Archive) -> None:
    with publishing() as publisher:
        url = publisher.says("/t.xlsx", Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"y" * 1000, drip=0.005))

        problem = refused(client(limits=Limits(pause_seconds=0, total_seconds=0.4, stall_seconds=5)), url, archive)

    assert "within 0.4 seconds" in str(problem)


def test_the_whole_time_is_limited_also_for_a_server_that_is_silent(publisher: Publisher, archive: Archive) -> None:
    url, begun = publisher.says("/t.xlsx", served(BODY, cut=1000, hold=True)), time.monotonic()

    problem = refused(client(limits=Limits(pause_seconds=0, total_seconds=0.3, stall_seconds=60)), url, archive)

    assert "within 0.3 seconds" in str(problem)
    assert time.monotonic() - begun < 10


def test_the_whole_time_is_limited_also_for_a_server_that_asks_for_patience_without_end(archive: Archive) -> None:
    with publishing() as publisher:
        url, begun = publisher.says("/t.xlsx", Reply(raw=b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, forever=True)), time.monotonic()

        problem = refused(client(limits=Limits(pause_seconds=0, total_seconds=0.3, stall_seconds=60)), url, archive)

    assert "within 0.3 seconds" in str(problem)
    assert time.monotonic() - begun < 10


def test_a_hundred_and_one_headers_are_too_many(publisher: Publisher, archive: Archive) -> None:
    many = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(500)) + b"\r\n"

    assert isinstance(refused(client(limits=TWICE), publisher.says("/t.xlsx", Reply(raw=many)), archive), UnreachableError)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02",
        b"HTTP/1.1 banana\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 206 Partial Content\r\nContent-Length: 5\r\nContent-Range: bytes 0-4/10\r\n\r\nhello",
    ],
)
def test_a_broken_answer_is_no_file(publisher: Publisher, archive: Archive, raw: bytes) -> None:
    problem = refused(client(limits=TWICE), publisher.says("/t.xlsx", Reply(raw=raw)), archive)

    assert isinstance(problem, UnreachableError)
    assert len(publisher.questions) == 2


@pytest.mark.parametrize("connection", ["close", "keep-alive", ""])
@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
@pytest.mark.parametrize("length", [True, False])
def test_a_long_body_is_read_to_its_end_however_the_connection_ends(
    publisher: Publisher, archive: Archive, *, connection: str, version: bytes, length: bool
) -> None:
    body = bytes(range(256)) * 8000
    said = f"Content-Length: {len(body)}\r\n".encode() if length else b""
    said += f"Connection: {connection}\r\n".encode() if connection and (length or connection == "close") else b""
    url = publisher.says("/t.xlsx", Reply(raw=b"HTTP/" + version + b" 200 OK\r\n" + said + b"\r\n" + body))

    assert fetched(client(limits=Limits(pause_seconds=0, attempts=1)), url, archive)[1] == body


def test_a_body_in_chunks_is_read_to_its_end(publisher: Publisher, archive: Archive) -> None:
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"

    assert fetched(client(), publisher.says("/t.csv", Reply(raw=raw)), archive)[1] == b"hello world"


# Files that break off


def test_a_file_that_breaks_off_is_gone_on_with(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000), served(BODY, cut=None))

    received, body = fetched(client(), url, archive)

    assert body == BODY
    assert received is not None
    assert received.resumed
    second = publisher.questions[1].headers
    assert (second["range"], second["if-range"]) == ("bytes=100000-", '"one"')


def test_a_page_that_breaks_off_is_asked_for_again(publisher: Publisher) -> None:
    url = publisher.says("/page", served(BODY, cut=1000), served(BODY))

    page = client().page(url, HOSTS)

    assert page is not None
    assert page.body == BODY
    assert len(publisher.questions) == 2


def test_a_part_of_which_nobody_says_how_long_the_whole_is_is_gone_on_with_too(publisher: Publisher, archive: Archive) -> None:
    rest = {"Content-Range": f"bytes 100000-{len(BODY) - 1}/*", "ETag": '"one"'}
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000), Reply(BODY[100_000:], 206, rest, cut=50), served(BODY))

    assert fetched(client(), url, archive)[1] == BODY
    assert publisher.questions[2].headers["range"] == "bytes=100050-"


def test_a_file_without_a_strong_mark_is_begun_again(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", *[served(BODY, etag='W/"one"', modified=DATE, cut=cut) for cut in (100_000, None)])

    received, body = fetched(client(), url, archive)

    assert body == BODY
    assert received is not None
    assert not received.resumed
    assert "range" not in publisher.questions[1].headers


def test_a_date_that_is_old_enough_will_do_as_a_mark(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", *[served(BODY, etag="", modified=EARLIER, cut=cut) for cut in (100_000, None)])

    assert fetched(client(), url, archive)[1] == BODY
    assert publisher.questions[1].headers["if-range"] == EARLIER


def test_a_file_that_changed_meanwhile_is_begun_again(publisher: Publisher, archive: Archive) -> None:
    other = BODY[::-1] + b"more"
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000), served(other, etag='"two"'))

    received, body = fetched(client(), url, archive)

    assert body == other
    assert received is not None
    assert received.etag == '"two"'


def test_a_server_that_takes_no_notice_of_ranges_sends_all_of_it_and_that_is_used(publisher: Publisher, archive: Archive) -> None:
    whole = Reply(BODY, headers={"ETag": '"one"'})
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000), whole)

    received, body = fetched(client(), url, archive)

    assert body == BODY
    assert received is not None
    assert not received.resumed


@pytest.mark.parametrize(
    "wrong",
    [
        Reply(BODY[5:], 206, {"Content-Range": f"bytes 5-{len(BODY) - 1}/{len(BODY)}"}),
        Reply(BODY[100_000:], 206, {"Content-Range": f"lines 100000-{len(BODY) - 1}/{len(BODY)}"}),
        Reply(BODY[100_000:], 206),
        Reply(b"", 416),
    ],
)
def test_another_part_than_was_asked_for_is_not_joined_to_what_came(publisher: Publisher, archive: Archive, wrong: Reply) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000), wrong, served(BODY))

    assert fetched(client(), url, archive)[1] == BODY
    assert "range" not in publisher.questions[2].headers


def test_fewer_bytes_than_were_announced_are_no_file(publisher: Publisher, archive: Archive) -> None:
    short = Reply(BODY, headers={"Content-Length": str(len(BODY) + 10)})

    assert f"{len(BODY):,} bytes of {len(BODY) + 10:,} came" in str(
        refused(client(limits=TWICE), publisher.says("/t.xlsx", short), archive)
    )


def test_what_is_not_whole_is_gone_on_with_by_the_next_run(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000))
    refused(client(limits=Limits(pause_seconds=0, attempts=1)), url, archive)
    publisher.has("/t.xlsx", BODY)

    received, body = fetched(client(), url, archive)

    assert body == BODY
    assert received is not None
    assert received.resumed


def test_a_part_of_another_address_or_without_its_mark_is_not_gone_on_with(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000))
    refused(client(limits=Limits(pause_seconds=0, attempts=1)), url, archive)
    (about,) = (archive.folder / "parts").glob("*.json")
    about.write_text("{", encoding="utf-8")
    publisher.has("/t.xlsx", BODY)

    assert fetched(client(), url, archive)[1] == BODY
    assert "range" not in publisher.questions[-1].headers


KILLED = """
import io, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from publishers import client
from netmig.sources.archive import Archive
with Archive(Path({folder!r})).part({url!r}) as part:
    def told(done, whole):
        part.go_on()  # on the disk, not in a buffer
        print(done, flush=True)
    client().file({url!r}, {{"statistics.test"}}, part, io.BytesIO(), progress=told)
"""


def test_a_download_that_was_killed_is_gone_on_with(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", served(BODY, cut=100_000, hold=True), served(BODY))
    script = textwrap.dedent(KILLED).format(tests=str(Path(__file__).parent), folder=str(archive.folder), url=url)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 100_000:
            pass
        os.kill(process.pid, signal.SIGKILL)

    received, body = fetched(client(), url, archive)

    assert body == BODY
    assert received is not None
    assert received.resumed
    assert publisher.questions[-1].headers["range"] == "bytes=100000-"


# Sizes


def test_a_file_that_is_announced_as_too_large_is_not_read(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", Reply(b"x", headers={"Content-Length": str(10**12)}, hold=True))

    problem = refused(client(), url, archive)

    assert isinstance(problem, DamagedDataError)
    assert "1,000,000,000,000 bytes" in str(problem)


def test_a_file_that_does_not_say_how_large_it_is_is_read_to_the_limit(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000))

    assert "at most 1,000 are taken" in str(refused(client(limits=Limits(file_bytes=1000)), url, archive)).lower()
    assert list((archive.folder / "parts").iterdir()) == []


@pytest.mark.parametrize("as_page", [True, False])
def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    publisher: Publisher, archive: Archive, *, as_page: bool
) -> None:
    packer = zlib.compressobj(1, wbits=31)
    bomb = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(64)), packer.flush()])
    url = publisher.says("/t.csv", Reply(bomb, headers={"Content-Encoding": "gzip"}))
    asking = client(limits=Limits(page_bytes=1 << 20, file_bytes=1 << 20))

    with pytest.raises(DamagedDataError, match=r"unpacks to more than 1,048,576 bytes"):
        asking.page(url, HOSTS) if as_page else fetched(asking, url, archive)


def test_a_packed_page_and_a_packed_file_are_unpacked(publisher: Publisher, archive: Archive) -> None:
    packed = gzip.compress(b"Year,", mtime=0) + gzip.compress(b"Quarter\n", mtime=0)
    url = publisher.says("/t.csv", Reply(packed, headers={"Content-Encoding": "gzip"}))

    page = client().page(url, HOSTS)

    assert page is not None
    assert b"Year,Quarter\n" == page.body == fetched(client(), url, archive)[1]


def test_a_packed_file_that_breaks_off_is_unpacked_from_its_beginning(publisher: Publisher, archive: Archive) -> None:
    packed, said = gzip.compress(BODY, mtime=0), {"Content-Encoding": "gzip"}
    url = publisher.says("/t.csv", Reply(packed[:-9], headers=said), Reply(packed, headers=said))

    assert fetched(client(), url, archive)[1] == BODY


def test_behind_a_proxy_it_is_said_that_connections_are_direct(
    publisher: Publisher, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")

    assert (
        "not through the proxy" in refused(client(limits=TWICE), publisher.says("/t.xlsx", Reply(status=503)), archive).next_step
    )


@pytest.mark.parametrize(
    ("body", "coding", "kind"),
    [
        (b"not packed", "gzip", DamagedDataError),
        (gzip.compress(b"x" * 1000)[:-9], "gzip", UnreachableError),
        (b"", "gzip", UnreachableError),
        (b"x", "br", DamagedDataError),
        (b"x", "gzip, gzip", DamagedDataError),
    ],
    ids=["not packed", "cut short", "empty", "packed otherwise", "packed twice"],
)
def test_what_is_not_packed_as_the_server_says_is_refused(
    publisher: Publisher, archive: Archive, body: bytes, coding: str, kind: type[NetmigError]
) -> None:
    url = publisher.says("/t.csv", Reply(body, headers={"Content-Encoding": coding}))

    assert isinstance(refused(client(limits=QUICK), url, archive), kind)


def test_a_web_page_in_the_place_of_a_file_is_refused(publisher: Publisher, archive: Archive) -> None:
    url = publisher.says("/t.xlsx", Reply(b"\n <!DOCTYPE html><title>Sorry</title>"))

    assert "gives a web page where a file is expected" in str(refused(client(), url, archive))


# Certificates


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = made_certificate(tmp_path_factory.mktemp("certificate"))
    if made is None:
        pytest.skip("there is no openssl here to make a certificate with")
    return made


def test_a_trusted_host_is_read_over_https(certificate: tuple[Path, Path], archive: Archive) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    with publishing(certificate) as publisher:
        url = publisher.has("/t.xlsx", BODY)

        assert fetched(client(tls=trusting), url, archive)[1] == BODY


def test_no_redirect_leads_from_https_to_http(certificate: tuple[Path, Path], archive: Archive) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    with publishing(certificate) as publisher, publishing() as plain:
        url = publisher.says("/t.xlsx", Reply(status=302, headers={"Location": plain.has("/t.xlsx", BODY)}))
        asking = client(tls=trusting, policy=Policy(any_port=True, loopback=True))

        assert "it is an address of http, not https" in str(refused(asking, url, archive))
        assert plain.questions == []


def test_a_host_whose_certificate_nobody_signed_is_not_read(certificate: tuple[Path, Path], archive: Archive) -> None:
    with publishing(certificate) as publisher:
        problem = refused(client(), publisher.has("/t.xlsx", BODY), archive)

        assert f"{HOST} is not to be trusted" in str(problem)
        assert publisher.questions == []


def test_a_certificate_of_another_host_is_not_accepted(certificate: tuple[Path, Path], archive: Archive) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    with publishing(certificate) as publisher:
        publisher.has("/t.xlsx", BODY)
        url = f"https://other.test:{publisher.port}/t.xlsx"

        with pytest.raises(UnreachableError, match=r"other\.test is not to be trusted"):
            client(tls=trusting).page(url, {"other.test"})
        assert publisher.questions == []


def test_a_port_on_which_nobody_listens_is_told(archive: Archive) -> None:
    with publishing() as publisher:
        url = publisher.url("/t.xlsx")

    assert f"no connection to {HOST}" in str(refused(client(limits=QUICK), url, archive))
