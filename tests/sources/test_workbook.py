"""A workbook is weighed before it is opened, and what cannot be read says why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from made_workbooks import by_nationality, workbook_bytes

from netmig.errors import DamagedDataError, NotHeldError
from netmig.sources import weighing, workbook
from netmig.sources.workbook import Workbook, column_letters, open_workbook


def rewritten(body: bytes, part: str, content: bytes) -> bytes:
    """The same zip file with one part replaced or added."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info))
        new.writestr(part, content)
    return into.getvalue()


def sheet_xml(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


@pytest.fixture
def body() -> bytes:
    return workbook_bytes({"Table 1": by_nationality(), "Empty": []})


def test_cells_are_where_the_sheet_has_them(body: bytes) -> None:
    """Rows and columns count from A1, and a cell's address is the one that a spreadsheet program shows."""
    book = Workbook("made.xlsx", body)
    sheet = book.sheet("Table 1")

    assert book.sheet_names == ("Table 1", "Empty")
    assert sheet.cell(6, 2) == 700000
    assert sheet.reference(6, 2) == "Table 1!C7"
    assert sheet.cell(7, 0) is None
    assert sheet.cell(999, 999) is None
    assert book.sheet("Empty").rows == ()


def test_digest_is_of_the_bytes_that_were_read(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "made.xlsx"
    path.write_bytes(body)

    assert open_workbook(path).sha256 == Workbook("made.xlsx", body).sha256


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_unknown_sheet_names_those_there_are(body: bytes) -> None:
    with pytest.raises(NotHeldError, match="Did you mean Table 1"):
        Workbook("made.xlsx", body).sheet("Table 11")


@pytest.mark.parametrize("content", [b"", b"period,value\n2024,1\n", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0"])
def test_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedDataError, match=r"made\.xlsx"):
        Workbook("made.xlsx", content)


def test_zip_of_something_else_is_refused() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("letter.txt", "Dear reader")

    with pytest.raises(DamagedDataError, match="no workbook"):
        Workbook("letters.xlsx", into.getvalue())


def test_every_truncation_is_refused_or_harmless(body: bytes) -> None:
    """A workbook that was cut off anywhere is damaged: it is never read in part."""
    for length in range(0, len(body), 97):
        with pytest.raises(DamagedDataError):
            Workbook("cut.xlsx", body[:length])


def test_flipped_bytes_never_change_a_number(body: bytes) -> None:
    """A byte flipped in the sheet's own part either is noticed or leaves the cells as they were."""
    true = Workbook("made.xlsx", body).sheet("Table 1").rows
    for at in range(0, len(body), 41):
        flipped = body[:at] + bytes([body[at] ^ 0x10]) + body[at + 1 :]
        try:
            rows = Workbook("made.xlsx", flipped).sheet("Table 1").rows
        except (DamagedDataError, NotHeldError):
            continue
        assert rows == true


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(body)
    monkeypatch.setattr(workbook, "FILE_BYTES", len(body) - 1)

    with pytest.raises(DamagedDataError, match="too large"):
        open_workbook(path)


def test_zip_bomb_is_refused(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what the file unpacks to, not how small it is."""
    bomb = rewritten(body, "xl/media/picture.bin", bytes(3_000_000))
    monkeypatch.setattr(weighing, "UNPACKED_BYTES", 2_000_000)

    assert len(bomb) < 50_000
    with pytest.raises(DamagedDataError, match="unpacks to"):
        Workbook("bomb.xlsx", bomb)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row><c><v>1</v></c></row><row r="1048575"/><row>' + "<c><v>2</v></c>" * 50 + "</row>",
    ],
    ids=["addressed", "counted"],
)
def test_two_cells_far_apart_are_refused(body: bytes, cells: str) -> None:
    """A reader would allocate the whole rectangle between them."""
    far = rewritten(body, "xl/worksheets/sheet1.xml", sheet_xml(cells))

    with pytest.raises(DamagedDataError, match="reaches row"):
        Workbook("far.xlsx", far)


def test_styled_blanks_far_out_are_no_obstacle(body: bytes) -> None:
    """ONS's sheets have styled blanks up to column WVH: only filled cells count."""
    wide = rewritten(
        body, "xl/worksheets/sheet1.xml", sheet_xml('<row r="900000"><c r="B900000" s="1"/><c r="WVH900000" s="1"/></row>')
    )

    assert Workbook("wide.xlsx", wide).sheet("Table 1").rows == ()


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedDataError, match=r"nowhere\.xlsx"):
        open_workbook(tmp_path / "nowhere.xlsx")
