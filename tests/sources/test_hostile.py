"""Files are hostile until read: each is refused with its reason and place, in bounded time and memory, and nothing is written."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_workbooks import by_nationality, workbook_bytes

from made_tables import EARLIER, FILES, MAY_2025, csv_bytes, given, table_1
from netmig.errors import LayoutError, NetmigError
from netmig.ledger.ledger import Ledger
from netmig.sources import limits
from netmig.sources.ingestion import Examined, examine, take_in
from netmig.sources.reader import GivenFile

TODAY = date(2026, 11, 26)
STOCKS = ("as_at", "stock", "people")
BOATS = ("#date", "migrants", "boats")


def look(file: GivenFile) -> Examined:
    """What is made of a file; a ledger that it was shown to is as it was."""
    ledger = Ledger.of()
    examined = examine(file, ledger, today=TODAY)
    if examined.failure is not None:
        with pytest.raises(NetmigError):
            take_in([examined], ledger)
    assert ledger.releases() == ()
    return examined


def refusal(file: GivenFile) -> NetmigError:
    failure = look(file).failure
    assert failure is not None, "it was taken"
    return failure


def zipped(parts: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return body.getvalue()


def with_part(workbook: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    assert name in parts
    return zipped({each: change(content) if each == name else content for each, content in parts.items()})


WORKBOOK = workbook_bytes(
    {"Cover_sheet": [["Long-term international migration"], ["Released on 22 May 2025"]], "Table 1": by_nationality()}
)
SHEET = "xl/worksheets/sheet2.xml"
BOMBS: dict[str, bytes] = {
    "zip bomb": zipped({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<row>" * 90_000_000}),
    "many files": zipped({"xl/workbook.xml": b"<workbook/>", **{f"xl/{number}.xml": b"" for number in range(5000)}}),
    "entities": with_part(
        WORKBOOK, SHEET,
        lambda xml: xml.replace(
            b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet', 1
        ),
    ),
    "file of the machine": with_part(
        WORKBOOK, SHEET, lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1)
    ),
    "a billion cells": with_part(WORKBOOK, SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
    "cut off": WORKBOOK[: len(WORKBOOK) // 2],
    "cut by a byte": WORKBOOK[:-1],
    "no workbook": zipped({"hello.txt": b"hello"}),
    "empty zip": zipped({}),
    "nothing but a beginning": b"PK\x03\x04" + b"\x00" * 1000,
    "old format, cut off": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 3000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_workbook_that_is_a_trap_is_refused_soon(name: str) -> None:
    start = time.process_time()
    failure = refusal(GivenFile("trap.xlsx", BOMBS[name]))

    assert "trap.xlsx" in str(failure)
    assert time.process_time() - start < 10


def test_traps_take_no_more_memory_than_files_may(tmp_path: Path) -> None:
    """One process looks at every trap, with no more than 1.5 GB of address space to do it in."""
    for number, body in enumerate(BOMBS.values()):
        (tmp_path / f"{number}.bin").write_bytes(body)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1500 << 20, 1500 << 20))\n"
        "from netmig.ledger.ledger import Ledger; from netmig.sources.ingestion import examine; from netmig.sources.reader import GivenFile\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    failure = examine(GivenFile(path.name, path.read_bytes()), Ledger.of()).failure\n"
        "    assert failure is not None and 'more memory' not in str(failure), (path, failure)\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=120)


def rows(*lines: tuple[object, ...], header: tuple[str, ...] = STOCKS) -> bytes:
    return csv_bytes(header, *lines)


PEOPLE = ("2025-03-31", "supportedAsylum", 100_000)
WRONG: dict[str, tuple[bytes, int, str]] = {
    "more than the population": (rows(("2025-03-31", "supportedAsylum", 100_000_001)), 2, "people"),
    "more than the world": (rows(("2025-03-31", "supportedAsylum", 9_000_000_000_000)), 2, "people"),
    "below zero": (rows(("2025-03-31", "supportedAsylum", -5)), 2, "people"),
    "half a person": (rows(("2025-03-31", "supportedAsylum", "0.5")), 2, "people"),
    "not yet": (rows(("2027-03-31", "supportedAsylum", 1000)), 2, "people"),
    "long before": (rows(("1066-10-14", "supportedAsylum", 1000)), 2, "people"),
    "twice, otherwise": (rows(PEOPLE, ("2025-03-31", "supportedAsylum", 200_000)), 3, "people"),
    "no number": (rows(("2025-03-31", "supportedAsylum", "=1+1")), 2, "people"),
    "infinite": (rows(("2025-03-31", "supportedAsylum", "1e999")), 2, "people"),
    "no day": (rows(("31/03/2025", "supportedAsylum", 1000)), 2, "as_at"),
    "no known word": (rows(("2025-03-31", "supportedAsylums", 1000)), 2, "stock"),
    "a cell too many": (rows((*PEOPLE, 1)), 2, ""),
    "a row cut off": (rows(PEOPLE) + b"2025-06-30,supp", 3, ""),
    "an open quotation": (rows(PEOPLE) + b'2025-06-30,"supportedAsylum,5\n', 3, ""),
    "a huge cell": (rows(PEOPLE) + b"2025-06-30," + b"x" * 200_000 + b",5\n", 3, ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_cell_that_cannot_be_right_is_named(name: str) -> None:
    body, row, column = WRONG[name]
    failure = refusal(given(body, MAY_2025))

    assert isinstance(failure, LayoutError)
    assert (failure.place.row, failure.place.column) == (row, column)


@pytest.mark.parametrize(
    ("flow", "column", "by"),
    [(flow, column, by) for flow in ("immigration", "emigration", "net") for column in (4, 5, 7) for by in (3000, -100_000)],
)
def test_net_and_groups_must_be_what_they_are_made_of(flow: str, column: int, by: int) -> None:
    """A digit changed in any flow of any group is seen, where the file has the others too, and its table's row is named."""
    good = table_1(("YE Dec 24", 10_000, 20_000, 401_000))
    assert look(given(good, MAY_2025)).failure is None
    lines = [line.split(",") for line in good.decode().splitlines()]
    for line in lines:
        if line[0] == flow:
            line[column] = str(int(line[column]) + by)
    failure = refusal(given("\n".join(map(",".join, lines)).encode(), MAY_2025))

    assert isinstance(failure, LayoutError)
    assert failure.place.row is not None


def test_duplicated_row_is_told_of_and_changes_no_figure() -> None:
    twice = rows(PEOPLE, PEOPLE)
    examined = look(given(twice, MAY_2025))

    assert examined.failure is None
    assert [problem.place.row for problem in examined.problems] == [3]
    assert examined.reading is not None
    assert {figure.value for figure in examined.reading.figures} == {100_000}


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-32"])
def test_text_in_another_encoding_is_refused_with_the_byte(encoding: str) -> None:
    """Also where only one row of a file is: pasted together from two."""
    failure = refusal(given(rows(PEOPLE) + "2025-06-30,Côte d'Ivoire,5\n".encode(encoding), MAY_2025))

    assert "is no text in UTF-8: byte" in str(failure)


def test_text_beyond_the_limits_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    big = GivenFile("big.csv", b"as_at,stock,people\n" + b"2025-03-31,supportedAsylum,1\n" * (limits.TEXT_BYTES // 29 + 1))
    assert f"{limits.TEXT_BYTES:,} are read" in str(refusal(big))

    monkeypatch.setattr("netmig.sources.csv_tables.MOST_CELLS", 5)
    assert "more than 5 cells" in str(refusal(given(rows(PEOPLE, ("2025-06-30", "supportedAsylum", 1)), MAY_2025)))
    monkeypatch.undo()
    monkeypatch.setattr("netmig.sources.plausibility.MOST_FIGURES", 1)
    assert "2 figures" in str(refusal(given(rows(PEOPLE, ("2025-06-30", "supportedAsylum", 1)), "2025-07-10")))


@pytest.mark.parametrize(("published", "said"), [("2026-11-27", "in the future"), ("1066-10-14", "1066-10-14")])
def test_day_of_publication_that_cannot_be_is_refused(published: str, said: str) -> None:
    assert said in str(refusal(given(rows(("2020-03-31", "supportedAsylum", 1)), published)))


def test_what_is_said_twice_of_a_release_must_be_one_publication() -> None:
    """A file whose release is held by another publisher is refused, not merged."""
    examined = look(given(EARLIER, MAY_2025))
    assert examined.release is not None
    assert examined.reading is not None
    other = Ledger.of([(replace(examined.release, publisher="Someone else"), [])])

    assert "another publication" in str(examine(given(EARLIER, MAY_2025), other).failure)


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_as_they_should_be_are_taken(name: str) -> None:
    body, published = FILES[name]
    examined = look(given(body, published))

    assert examined.failure is None
    assert examined.to_add
