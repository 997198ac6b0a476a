"""What came stays as it came: whole, under its sha256, never written again, whatever ends the program."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import DamagedDataError, UsageError
from netmig.sources.archive import Archive, Kept, KeptPage, default_archive, write_whole

BODY = b"Year,Quarter\n" * 1000
SHA256 = hashlib.sha256(BODY).hexdigest()
KEPT = Kept(
    url="https://obr.uk/table.XLSX", sha256="", size=0, name="table.XLSX", retrieved_at="2026-05-21T08:31:00+00:00", product="obr",
    title="A table", published="2026-05-21", etag='"one"',
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "data" / "archive")


def test_a_file_is_kept_by_its_sha256_and_found_by_its_address(archive: Archive) -> None:
    kept = archive.keep(io.BytesIO(BODY), KEPT)

    assert kept == replace(KEPT, sha256=SHA256, size=len(BODY))
    assert archive.path(kept) == archive.folder / "files" / SHA256[:2] / f"{SHA256}.xlsx"
    assert archive.body(kept) == BODY
    assert archive.latest(KEPT.url) == kept
    assert Archive(archive.folder).kept("obr") == (kept,)
    assert archive.kept("ons") == ()


def test_nothing_is_made_by_looking(archive: Archive) -> None:
    assert archive.kept() == ()
    assert archive.latest("https://obr.uk/") is None
    assert archive.page("https://obr.uk/") is None
    assert not archive.folder.exists()


def test_the_same_file_again_adds_nothing(archive: Archive) -> None:
    first = archive.keep(io.BytesIO(BODY), KEPT)
    before = archive.path(first).stat().st_mtime_ns

    again = archive.keep(io.BytesIO(BODY), replace(KEPT, retrieved_at="2026-05-22T08:31:00+00:00"))

    assert again.sha256 == first.sha256
    assert archive.kept() == (first,)
    assert archive.path(first).stat().st_mtime_ns == before


def test_another_file_of_the_same_address_is_kept_beside_the_first(archive: Archive) -> None:
    first = archive.keep(io.BytesIO(BODY), KEPT)
    second = archive.keep(io.BytesIO(b"corrected"), replace(KEPT, etag='"two"'))

    assert (archive.body(first), archive.body(second)) == (BODY, b"corrected")
    assert archive.latest(KEPT.url) == second
    assert archive.earlier(second) == first
    assert archive.earlier(first) == second
    assert archive.earlier(archive.keep(io.BytesIO(BODY), replace(KEPT, url="https://obr.uk/other"))) is None


def test_a_kept_file_is_not_writable(archive: Archive) -> None:
    path = archive.path(archive.keep(io.BytesIO(BODY), KEPT))

    assert path.stat().st_mode & 0o222 == 0


def test_a_damaged_file_is_noticed_and_put_aside_for_a_good_one(archive: Archive) -> None:
    kept = archive.keep(io.BytesIO(BODY), KEPT)
    path = archive.path(kept)
    path.chmod(0o644)
    path.write_bytes(BODY[:-1] + b"x")

    with pytest.raises(DamagedDataError, match=r"is not as it came"):
        archive.body(kept)
    assert not archive.is_sound(kept)
    archive.keep(io.BytesIO(BODY), KEPT)

    assert archive.body(kept) == BODY
    assert path.with_name(f"{path.name}.damaged1").read_bytes() == BODY[:-1] + b"x"


def test_a_file_that_is_gone_is_told_with_where_it_came_from(archive: Archive) -> None:
    kept = archive.keep(io.BytesIO(BODY), KEPT)
    archive.path(kept).unlink()

    with pytest.raises(DamagedDataError, match=r"It came from https://obr\.uk/table\.XLSX"):
        archive.body(kept)
    assert not archive.has(kept)


def test_half_a_line_of_the_index_is_passed_over_and_the_next_line_is_whole(archive: Archive) -> None:
    first = archive.keep(io.BytesIO(BODY), KEPT)
    index = archive.folder / "index.jsonl"
    with index.open("ab") as file:
        file.write(b'{"url": "https://obr.uk/cut')

    cut = Archive(archive.folder)
    second = cut.keep(io.BytesIO(b"more"), replace(KEPT, url="https://obr.uk/more"))

    assert Archive(archive.folder).kept() == (first, second)


@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b"nonsense", b'{"url": 1, "sha256": "../../x", "size": 1, "name": "", "retrieved_at": ""}']
)
def test_an_index_that_is_none_is_refused_with_its_line(archive: Archive, line: bytes) -> None:
    archive.keep(io.BytesIO(BODY), KEPT)
    with (archive.folder / "index.jsonl").open("ab") as file:
        file.write(line + b"\n")

    with pytest.raises(DamagedDataError, match=r"Line 2 of .*index\.jsonl"):
        Archive(archive.folder)


def test_what_a_newer_netmig_writes_besides_is_passed_over(archive: Archive) -> None:
    kept = archive.keep(io.BytesIO(BODY), KEPT)
    index = archive.folder / "index.jsonl"
    index.write_text(json.dumps({**json.loads(index.read_text()), "mood": "good"}) + "\n", encoding="utf-8")

    assert Archive(archive.folder).kept() == (kept,)


def test_a_page_is_kept_in_place_of_the_one_before(archive: Archive) -> None:
    page = KeptPage(url="https://obr.uk/efo/", final_url="https://obr.uk/efo/", body="é", seen_at="2026-05-21T08:31:00+00:00")
    archive.keep_page(page)
    archive.keep_page(replace(page, body="new"))

    assert archive.page(page.url) == replace(page, body="new")
    (path,) = (archive.folder / "pages").iterdir()
    path.write_text("{", encoding="utf-8")
    assert archive.page(page.url) is None


def test_only_one_run_downloads_at_a_time(archive: Archive) -> None:
    with archive.alone(), pytest.raises(UsageError, match=r"Another update is at work"), Archive(archive.folder).alone():
        pass
    with archive.alone():
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(UsageError, match=r"cannot be (made|read)"):
        Archive(tmp_path / "file" / "archive").keep(io.BytesIO(BODY), KEPT)


def test_the_archive_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/xdg")
    monkeypatch.delenv("NETMIG_ARCHIVE", raising=False)
    assert default_archive() == Path("/xdg/netmig/archive")
    monkeypatch.setenv("NETMIG_ARCHIVE", "/elsewhere")
    assert default_archive() == Path("/elsewhere")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")

    with pytest.raises(TypeError):
        write_whole(path, "no bytes")  # type: ignore[arg-type]

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@given(bodies=st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=20)), max_size=12))
def test_whatever_comes_in_whatever_order_all_of_it_is_there(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[tuple[str, bytes]]
) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    kept = [archive.keep(io.BytesIO(body), replace(KEPT, url=f"https://obr.uk/{name}")) for name, body in bodies]

    again = Archive(archive.folder)

    assert [again.body(each) for each in kept] == [body for _, body in bodies]
    assert dict(bodies) == {
        name: again.body(latest) for name in {name for name, _ in bodies} if (latest := again.latest(f"https://obr.uk/{name}"))
    }


KILLED = """
import io, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_downloaded_files import BODY, KEPT
from netmig.sources.archive import Archive
archive = Archive(Path({folder!r}))
print("ready", flush=True)
for number in range(10000):
    archive.keep(io.BytesIO(BODY + str(number).encode()), replace(KEPT, url=f"https://obr.uk/{{number}}"))
    print(number, flush=True)
"""


@pytest.mark.parametrize("until", ["0", "3", "11"])
def test_a_kill_leaves_whole_files_and_an_index_of_them(archive: Archive, until: str) -> None:
    script = textwrap.dedent(KILLED).format(tests=str(Path(__file__).parent), folder=str(archive.folder))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != until:
            pass
        os.kill(process.pid, signal.SIGKILL)

    left = Archive(archive.folder)

    assert len(left.kept()) > int(until)
    assert all(left.is_sound(each) for each in left.kept())
    left.keep(io.BytesIO(BODY), KEPT)
    assert len(Archive(archive.folder).kept()) == len(left.kept())
