"""Whatever a server does, what comes of it is one file, whole, as it was at one time; or nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from publishers import DATE, HOST, Publisher, Question, Reply, client, publishing, served

from netmig.errors import NetmigError
from netmig.sources.archive import Archive
from netmig.sources.download import Limits

VERSIONS = (bytes(range(256)) * 8, bytes(range(255, -1, -1)) * 8, b"third, and longer than the others " * 100)
MODIFIED = tuple(f"Thu, 21 May 2026 08:0{minute}:00 GMT" for minute in range(3))


@dataclass(frozen=True)
class Mood:
    """How a server answers one question."""

    version: int
    mark: str
    """By what it marks a version: "strong", "weak", "date" or nothing."""
    takes_ranges: bool
    status: int
    cut: int | None
    shift: int
    """By how many bytes it misses the part that was asked for."""

    def __call__(self, question: Question) -> Reply:
        body, etag = VERSIONS[self.version], {"strong": f'"{self.version}"', "weak": f'W/"{self.version}"'}.get(self.mark, "")
        if self.status != 200:
            return Reply(b"busy", self.status, {"Date": DATE})
        heard = question if self.takes_ranges else replace(question, headers={})
        reply = served(body, etag, modified=MODIFIED[self.version] if self.mark == "date" else "")(heard)
        if reply.status == 206 and self.shift:
            first = int(reply.headers["Content-Range"].split(" ")[1].split("-")[0]) + self.shift
            said = {**reply.headers, "Content-Range": f"bytes {first}-{len(body) - 1}/{len(body)}"}
            return Reply(body[first:], 206, said, cut=self.cut)
        return replace(reply, cut=self.cut)


def moods(
    status: st.SearchStrategy[int], cut: st.SearchStrategy[int | None], shift: st.SearchStrategy[int]
) -> st.SearchStrategy[Mood]:
    """Moods that have mostly the same version and the same mark, so that there is something to go on with."""
    return st.builds(
        Mood, version=st.sampled_from([0, 0, 0, 1, 2]), mark=st.sampled_from(["strong", "strong", "strong", "weak", "date", ""]),
        takes_ranges=st.sampled_from([True, True, True, False]), status=status, cut=cut, shift=shift,
    )  # fmt: skip


TROUBLES = moods(st.sampled_from([200] * 8 + [429, 416]), st.integers(1, 1500), st.sampled_from([0, 0, 7]))
GOOD = moods(st.just(200), st.none(), st.just(0))
_number = count()


@pytest.fixture(scope="module")
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@given(troubles=st.lists(TROUBLES, min_size=1, max_size=5), good=GOOD, attempts=st.integers(1, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
def test_what_comes_is_one_version_and_all_of_it(
    publisher: Publisher, tmp_path_factory: pytest.TempPathFactory, troubles: list[Mood], good: Mood, attempts: int
) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    url = publisher.says(f"/{next(_number)}.csv", *troubles, good)
    for _ in range(8):  # run after run, each going on from what the last one left
        out = io.BytesIO()
        try:
            with archive.part(url) as part:
                received = client(limits=Limits(pause_seconds=0, attempts=attempts)).file(url, {HOST}, part, out)
        except NetmigError:
            continue
        assert received is not None
        assert out.getvalue() in VERSIONS
        assert list((archive.folder / "parts").iterdir()) == []
        return
    pytest.fail("the server was good in the end, and nothing came")


def test_the_moods_are_such_that_files_come_also_after_troubles(
    publisher: Publisher, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The law above would hold of a client that takes nothing."""
    good = Mood(version=0, mark="strong", takes_ranges=True, status=200, cut=None, shift=0)
    url = publisher.says("/good.csv", replace(good, cut=50), replace(good, status=429), replace(good, shift=7), good)
    out = io.BytesIO()

    with Archive(tmp_path_factory.mktemp("archive")).part(url) as part:
        client().file(url, {HOST}, part, out)

    assert out.getvalue() == VERSIONS[0]
