"""Whatever a workbook would unpack to is found out before it is opened, however it is written down."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_workbooks import by_nationality, workbook_bytes
from old_workbooks import number, ods, ods_cell, pointer, xls
from test_workbook import rewritten, sheet_xml

from netmig.errors import DamagedDataError, NetmigError
from netmig.periods import Period
from netmig.series import Series
from netmig.sources import weighing
from netmig.sources.ons_passenger_survey import READER as PASSENGER_SURVEY
from netmig.sources.reader import GivenFile
from netmig.sources.workbook import Workbook

IPS = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "ips_1975_2012_margins_of_error.xls"
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


@pytest.fixture
def body() -> bytes:
    return workbook_bytes({"Table 1": by_nationality(), "Empty": []})


@pytest.mark.parametrize(
    "cells",
    [
        FAR,
        FAR.replace('r="XFD1048576"', "r='XFD1048576'"),
        FAR.replace('<c r="XFD1048576"', '<c s=">" r="XFD1048576"'),
        FAR.replace('<c r="XFD1048576"', '<c\n r = "XFD1048576" '),
        FAR.replace("<c ", "<x:c ").replace("</c>", "</x:c>").replace("<row", '<row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'),
        FAR.replace('<c r="XFD1048576"', '<c r="XFD1048576"><c r="B2"'),
        FAR.replace("</c></row>", "</c ></row >"),
    ],
    ids=["plain", "single quotes", "a bracket in a value", "line ends", "a prefix", "a cell in a cell", "blanks in tags"],
)  # fmt: skip
def test_far_cell_is_seen_however_it_is_written(body: bytes, cells: str) -> None:
    with pytest.raises(DamagedDataError, match=r"reaches row|damaged"):
        Workbook("far.xlsx", rewritten(body, "xl/worksheets/sheet1.xml", sheet_xml(cells)))


def test_sheet_is_weighed_whatever_its_part_is_called(body: bytes) -> None:
    """The list of parts may call a sheet anything."""
    moved = rewritten(body, "xl/picture.bin", sheet_xml(FAR))

    with pytest.raises(DamagedDataError, match="reaches row"):
        Workbook("moved.xlsx", moved)


def test_one_text_pointed_to_from_everywhere_is_refused(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text costs nothing in the file and is made anew for each cell that points to it."""
    monkeypatch.setattr(weighing, "TEXT_BYTES", 50_000_000)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = f'<?xml version="1.0"?><sst xmlns="{space}"><si><t>{"x" * 30_000}</t></si><si><t>y</t></si></sst>'.encode()
    pointing = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2001))
    harmless = pointing.replace("<v>0</v>", "<v>1</v>")
    long_texts = rewritten(body, "xl/sharedStrings.xml", texts)

    with pytest.raises(DamagedDataError, match="texts in"):
        Workbook("texts.xlsx", rewritten(long_texts, "xl/worksheets/sheet1.xml", sheet_xml(pointing)))
    assert (
        len(Workbook("texts.xlsx", rewritten(long_texts, "xl/worksheets/sheet1.xml", sheet_xml(harmless))).sheet("Table 1").rows)
        == 2000
    )


def test_entities_are_refused(body: bytes) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        with pytest.raises(DamagedDataError, match="entities"):
            Workbook("bomb.xlsx", rewritten(body, part, bomb))


def test_two_parts_of_one_name_are_refused(body: bytes) -> None:
    into = io.BytesIO(body)
    with zipfile.ZipFile(into, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(DamagedDataError, match="two parts of one name"):
        Workbook("twice.xlsx", into.getvalue())


def test_mostly_blank_sheet_reads_the_same_without_its_blanks(body: bytes) -> None:
    """As ONS's cover sheets: a cell or two in a row of sixteen thousand styled blanks."""
    letters = [
        f"{one}{two}{three}" for one in "ABC" for two in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for three in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{row}</v></c>' + "".join(f'<c r="{each}{row}" s="1"/>' for each in letters)
        + f'<c r="DAA{row}" t="inlineStr"><is><t>end {row} &amp; more</t></is></c></row>'
        for row in range(1, 40, 2)
    )  # fmt: skip
    sheet = Workbook("blank.xlsx", rewritten(body, "xl/worksheets/sheet1.xml", sheet_xml(rows))).sheet("Table 1")

    assert len(sheet.rows) == 39
    for row in range(1, 40, 2):
        assert sheet.cell(row - 1, 0) == row
        assert sheet.cell(row - 1, 2730) == f"end {row} & more"
        assert sum(value is not None for value in sheet.rows[row - 1]) == 2
    assert sheet.rows[1] == (None,) * 2731


# --- .ods


def test_open_document_is_read_and_its_trailing_blanks_cost_nothing() -> None:
    blanks = '<table:table-cell table:number-columns-repeated="16382"/>'
    rows = f'<table:table-row>{ods_cell("a")}{ods_cell("b", repeated=2)}{blanks}</table:table-row><table:table-row table:number-rows-repeated="1048575">{blanks}</table:table-row>'
    began = time.perf_counter()

    assert Workbook("x.ods", ods(rows)).sheet("T").rows == (("a", "b", "b"),)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{ods_cell("x", repeated=16384)}</table:table-row>',
        f'<table:table-row>{ods_cell("x")}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{ods_cell("x")}</table:table-row>',
        f'<table:table-row table:number-rows-repeated="100000">{ods_cell("x" * 20_000, repeated=20)}</table:table-row>',
    ],
    ids=["repeated", "far apart", "long texts"],
)  # fmt: skip
def test_small_open_document_that_means_billions_of_cells_is_refused(rows: str) -> None:
    began = time.perf_counter()
    with pytest.raises(DamagedDataError, match=r"reaches row|texts in"):
        Workbook("bomb.ods", ods(rows))
    assert time.perf_counter() - began < 5


# --- .xls


def test_old_workbook_is_read() -> None:
    made = xls({"One": [number(0, 0, 5), pointer(1, 2, 0)], "Two": []}, ["hello"])
    book = Workbook("x.xls", made)

    assert book.sheet_names == ("One", "Two")
    assert book.sheet("One").rows == ((5.0, None, None), (None, None, "hello"))


def test_old_workbook_with_cells_far_apart_is_refused() -> None:
    with pytest.raises(DamagedDataError, match="reaches row 65,536 and column 256"):
        Workbook("far.xls", xls({"One": [number(0, 0, 1), number(65535, 255, 2)]}))


def test_old_workbook_with_one_long_text_everywhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "TEXT_BYTES", 1_000_000)

    with pytest.raises(DamagedDataError, match="texts in"):
        Workbook("texts.xls", xls({"One": [pointer(row, 0, 0) for row in range(500)]}, ["x" * 4000]))


def test_every_truncation_of_an_old_workbook_is_refused_or_harmless() -> None:
    made = xls({"One": [number(row, 0, row) for row in range(300)]})
    true = Workbook("x.xls", made).sheet("One").rows
    for length in range(0, len(made), 101):
        try:
            rows = Workbook("cut.xls", made[:length]).sheet("One").rows
        except NetmigError:
            continue
        assert rows == true


@given(st.data())
def test_no_change_of_bytes_makes_an_old_workbook_crash_or_hang(data: st.DataObject) -> None:
    made = bytearray(xls({"One": [number(row, 0, row) for row in range(40)], "Two": [pointer(0, 0, 0)]}, ["hello"]))
    for _ in range(data.draw(st.integers(1, 4))):
        # the header, the table of sectors, the directory and the beginning of the stream
        made[data.draw(st.integers(8, 2600))] = data.draw(st.integers(0, 255))
    began = time.perf_counter()
    try:
        book = Workbook("changed.xls", bytes(made))
        for name in book.sheet_names:
            book.sheet(name)
    except NetmigError:
        pass
    assert time.perf_counter() - began < 10


@pytest.mark.skipif(not IPS.is_file(), reason="the publisher's file is not in ../shared/data")
def test_changed_bytes_of_the_real_old_workbook_are_refused_or_read_to_the_true_values() -> None:
    """The old format has no digests: what is left to notice a change are the margins of error and the sums."""
    body = IPS.read_bytes()

    def values(file: GivenFile) -> set[tuple[Series, Period, float | None]] | None:
        try:
            return {(each.series, each.period, each.value) for each in PASSENGER_SURVEY.read(file).figures}
        except NetmigError:
            return None

    true = values(GivenFile("true.xls", body))
    for at in range(600, len(body), len(body) // 5):
        changed = GivenFile("changed.xls", body[:at] + bytes([body[at] ^ 0x41]) + body[at + 1 :])
        if PASSENGER_SURVEY.recognises(changed):
            assert values(changed) in (None, true)
