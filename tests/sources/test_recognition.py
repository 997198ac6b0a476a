"""Files are known by what is in them: by exactly one reader each, under any name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from netmig.errors import NetmigError, UsageError
from netmig.sources.known_copies import COPIES, LEFT_OUT, NOT_SHIPPED
from netmig.sources.reader import GivenFile, recognise
from netmig.sources.registry import READERS

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = sorted(path for path in DATA.rglob("*") if path.is_file())
needs_data = pytest.mark.skipif(not FILES, reason="the publishers' files are not beside this checkout")


def test_reader_names_are_their_own_and_one_word() -> None:
    names = [reader.name for reader in READERS]

    assert len(set(names)) == len(names)
    assert all(name == name.lower() and " " not in name and reader.title for name, reader in zip(names, READERS, strict=True))


@needs_data
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_known_by_one_reader_and_reads_the_same_under_any_name(path: Path) -> None:
    given = GivenFile(path.name, path.read_bytes())
    if given.sha256 in NOT_SHIPPED:
        pytest.skip(NOT_SHIPPED[given.sha256])
    (reader,) = [reader for reader in READERS if reader.recognises(given)]

    assert reader.read(given) == reader.read(replace(given, name="download (3)"))


@needs_data
def test_every_file_of_the_data_is_a_known_copy_or_declared() -> None:
    known = {copy.sha256 for copy in COPIES} | LEFT_OUT.keys() | NOT_SHIPPED.keys()
    # the openings of the bulletins say themselves what each row is
    assert [path.name for path in FILES if GivenFile("", path.read_bytes()).sha256 not in known] == ["bulletin_extracts.md"]


@needs_data
@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".csv"], ids=lambda path: path.name)
def test_other_bytes_under_the_same_header_get_no_provenance_of_a_known_copy(path: Path) -> None:
    """With line ends of another system the table is the same and the file is not: it must say its release, or be told."""
    known = GivenFile(path.name, path.read_bytes())
    other = replace(known, body=known.body.rstrip(b"\n") + b"\n\n\n")
    (reader,) = [reader for reader in READERS if reader.recognises(other)]
    copy = next(copy for copy in COPIES if copy.sha256 == known.sha256)
    try:
        reading = reader.read(other)
    except UsageError:
        assert copy.published
        return

    for release, _ in reading.releases:
        for source in release.sources:
            assert source.upstream != copy.upstream or not copy.upstream
            assert source.sha256 in ("", other.sha256)
    assert {figure.value for figure in reading.figures} == {figure.value for figure in reader.read(known).figures}


@pytest.mark.parametrize(
    "body", [b"", b"\n", b"\xff\xfe\x00a", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{", b'"', b"a,b\n", b"\x00" * 100],
)  # fmt: skip
def test_no_reader_takes_what_is_not_its_own(body: bytes) -> None:
    with pytest.raises(NetmigError, match="any"):
        recognise(GivenFile("any", body), READERS)
