"""Spreadsheets that everyone can read: the same sheets in both formats, no blank, no formula, every table marked as one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

import openpyxl  # type: ignore[import-untyped]  # the library has no annotations
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from read_back import DANGEROUS, TOLD, Told, selected_of

from command_line import EARLY, LATE, NET, PRESS, RULE, STUDENTS, figure
from netmig.errors import UsageError
from netmig.exports import Selection, select
from netmig.exports.book import Book, Heading, Link, Sheet, SheetTable, book_of, cells, column_letters
from netmig.exports.ods import ods
from netmig.exports.xlsx import LONGEST, xlsx
from netmig.ledger.bundled import Bundled
from netmig.ledger.ledger import Ledger
from netmig.periods import onwards
from strategies import WORDS

WRITERS: dict[str, Callable[[Book], bytes]] = {"ods": ods, "xlsx": xlsx}
MADE: Told = [
    (
        EARLY,
        [
            figure(NET, EARLY, 60_000, low=50_000, high=70_000, confidence="95%"),
            figure(NET, EARLY, -5_000, period=onwards(date(1999, 7, 1)), locator="=SUM(A1:A2)", note="A note."),
            figure(STUDENTS, EARLY, 12_000, note="A note."),
            figure(RULE, EARLY, None, text="Only with a sponsor", rounding=1, status="in_force"),
        ],
    ),
    (LATE, [figure(NET, LATE, 75_000, status="provisional_revised", note="Another.")]),
    (replace(PRESS, precision="month"), [replace(figure(NET, PRESS, 0, evidence="press", rounding=0.5), value=66_000.5)]),
]


def made() -> Book:
    return book_of(selected_of(MADE))


def sheet(book: Book, name: str) -> Sheet:
    return next(each for each in book.sheets if each.name == name)


def parts(body: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def shown(cell: object) -> object:
    """A cell of a book as calamine gives it back."""
    if isinstance(cell, Link):
        return cell.words
    if isinstance(cell, datetime):
        return cell.date()
    return float(cell) if isinstance(cell, int | float) else cell


def test_the_sheets_are_cover_contents_notes_tables_and_releases() -> None:
    book = made()

    assert [each.name for each in book.sheets] == ["Cover", "Contents", "Notes", "net_migration", "rule", "Releases"]
    assert [each.table is not None for each in book.sheets] == [False, True, True, True, True, True]
    contents = sheet(book, "Contents").table
    assert contents is not None
    assert [row[0] for row in contents.rows] == [
        Link(name, sheet=name) for name in ("Notes", "net_migration", "rule", "Releases")
    ]
    assert [row[2] for row in contents.rows] == [2, 5, 1, 3]


def test_a_row_has_words_for_what_is_not_there_and_numbers_as_numbers() -> None:
    table = sheet(made(), "net_migration").table
    assert table is not None
    rows = [dict(zip([heading.words for heading in table.headings], row, strict=True)) for row in table.rows]

    first = rows[0]
    assert (first["Nationality"], first["Period"], first["Value"]) == ("All nationalities", "YE Jun 2000", 60_000)
    assert (first["Low"], first["High"], first["Confidence"]) == (50_000, 70_000, "95%")
    assert (first["First day"], first["Last day"]) == (date(1999, 7, 1), date(2000, 6, 30))
    assert (first["Status"], first["Published"], first["Notes"]) == ("provisional [p]", date(2001, 5, 24), "[z]")
    by_release = {row["Release"]: row for row in rows}
    assert by_release[LATE.id]["Status"] == "provisional, revised [p] [r]"
    assert (by_release[PRESS.id]["Low"], by_release[PRESS.id]["Published"], by_release[PRESS.id]["Value"]) == (
        "[x]",
        "2001-06",
        66_000.5,
    )
    endless = next(row for row in rows if row["Period"] == "1999-07-01 onwards")
    assert endless["Last day"] == "[z]"
    # each note has one number wherever it stands
    notes = sheet(made(), "Notes").table
    assert notes is not None
    assert [list(row) for row in notes.rows] == [["[note 1]", "Another."], ["[note 2]", "A note."]]
    assert [row["Notes"] for row in rows].count("[note 2]") == 2
    rule = sheet(made(), "rule").table
    assert rule is not None
    assert "Only with a sponsor" in rule.rows[0]
    assert "[z]" in rule.rows[0]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_spreadsheet_program_finds_what_the_book_has(kind: str) -> None:
    book = made()
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(WRITERS[kind](book)))

    assert workbook.sheet_names == [each.name for each in book.sheets]
    for each in book.sheets:
        found = workbook.get_sheet_by_name(each.name).to_python()
        assert found[0][0] == each.title
        assert [row[0] for row in found[1 : len(each.words) + 1]] == [shown(cell) for cell in each.words]
        if each.table:
            head = len(each.words) + 1
            assert found[head] == [heading.words for heading in each.table.headings]
            assert [[shown(cell) for cell in row] for row in found[head + 1 :]] == [
                [shown(cell) for cell in row] for row in each.table.rows
            ]
        # above the table only the first column has something: nothing is merged or set beside it
        assert all(cell == "" for row in found[: len(each.words) + 1] for cell in row[1:])


@given(TOLD)
@settings(max_examples=25)
def test_no_cell_is_blank_and_no_heading_is_there_twice(told: Told) -> None:
    for each in book_of(selected_of(told)).sheets:
        assert all(cell != "" and cell is not None for cell in cells(each))
        assert re.fullmatch(r"\w{1,31}", each.name)
        if each.table:
            headings = [heading.words for heading in each.table.headings]
            assert len(set(headings)) == len(headings)
            assert each.table.rows
            assert {len(row) for row in each.table.rows} == {len(headings)}


@given(DANGEROUS | WORDS.filter(bool))
@settings(max_examples=40)
def test_every_text_stays_a_text_and_nothing_is_a_formula(text: str) -> None:
    table = SheetTable("t", (Heading("A", 10), Heading("B", 50)), [[text, text], [-5, "-5"]])
    book = Book("A book", "", date(2001, 1, 1), (Sheet("s", text, (text,), table),))
    for kind, write in WRITERS.items():
        body = write(book)
        found = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name("s").to_python()
        assert found[-1] == [-5.0, "-5"]
        # blanks at an end and line ends are the reader's to keep or not
        plain = " ".join(text.split())
        assert {" ".join(str(cell).split()) for cell in (*found[0][:1], *found[1][:1], *found[3])} == {plain}
        everything = parts(body)
        assert not any("<f>" in part or "<f " in part or "table:formula" in part for part in everything.values()), kind


def test_in_excel_a_text_that_looks_like_a_formula_is_quoted() -> None:
    """It stays a text also when someone edits its cell and leaves it."""
    assert 'quotePrefix="1"' in parts(xlsx(made()))["xl/styles.xml"]


def test_excel_has_tables_links_and_properties() -> None:
    found = parts(xlsx(made()))

    tables = [text for name, text in found.items() if name.startswith("xl/tables/")]
    assert {re.search(r'displayName="(\w+)"', text)[1] for text in tables} == {  # type: ignore[index]
        "contents", "notes", "net_migration", "rule", "releases",
    }  # fmt: skip
    assert "autoFilter" not in "".join(tables)
    sheets = "".join(text for name, text in found.items() if name.startswith("xl/worksheets/sheet"))
    assert "location=\"'net_migration'!A1\"" in sheets
    assert "mergeCell" not in sheets
    assert "pane" not in sheets
    assert "hidden" not in sheets
    assert "<dc:title>Net migration, Immigration rule: every published figure</dc:title>" in found["docProps/core.xml"]
    assert "en-GB" in found["docProps/custom.xml"]


def test_another_reader_finds_in_excel_what_was_written() -> None:
    """Types, styles, tables, links and properties as openpyxl, which reads nothing as calamine does, understands them."""
    book = made()
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx(book)))

    assert (workbook.properties.title, workbook.properties.language) == (book.title, "en-GB")
    assert workbook.custom_doc_props["Language"].value == "en-GB"
    for each in book.sheets:
        found = workbook[each.name]
        written = list(found.iter_rows())
        assert (found["A1"].value, found["A1"].font.bold, found["A1"].font.size) == (each.title, True, 16)
        assert {(cell.font.name, cell.fill.fill_type) for row in written for cell in row if cell.value is not None} == {
            ("Arial", None)
        }
        assert not found.merged_cells.ranges
        assert found.freeze_panes is None
        if each.table is None:
            continue
        head = len(each.words) + 2
        (table,) = found.tables.values()
        assert (table.displayName, table.autoFilter) == (each.table.name, None)
        assert table.ref == f"A{head}:{column_letters(len(each.table.headings))}{head + len(each.table.rows)}"
        assert [column.name for column in table.tableColumns] == [cell.value for cell in written[head - 1]]
        for read, row in zip(written[head:], each.table.rows, strict=True):
            for cell, put in zip(read, row, strict=True):
                words = put.words if isinstance(put, Link) else put
                assert (cell.value.date() if isinstance(cell.value, datetime) else cell.value) == words
                assert cell.data_type == {str: "s", Link: "s", date: "d"}.get(type(put), "n")
                assert cell.quotePrefix is (isinstance(put, str) and put[:1] in "=+-@") or cell.quotePrefix is None
                if isinstance(put, int):
                    assert cell.number_format == "#,##0"
                if isinstance(put, Link) and put.sheet:
                    assert cell.hyperlink.location == f"'{put.sheet}'!A1"


def test_days_that_excel_counts_otherwise_or_not_at_all() -> None:
    """Excel has a 29 February 1900, and nothing before that year: such a day is a text."""
    days = (date(1899, 12, 31), date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2026, 5, 21))
    table = SheetTable("t", (Heading("A", 10),), [[day] for day in days])
    body = xlsx(Book("A book", "", date(2001, 1, 1), (Sheet("s", "A sheet", (), table),)))
    values = re.findall(r'<c r="A\d+" s="6"><v>(\d+)</v>', parts(body)["xl/worksheets/sheet1.xml"])

    assert values == ["1", "59", "61", "46163"]
    assert "<t>1899-12-31</t>" in parts(body)["xl/sharedStrings.xml"]


def test_opendocument_is_well_formed_with_tables_links_and_properties() -> None:
    body = ods(made())
    found = parts(body)

    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        first = archive.infolist()[0]
    # as the standard wants it: what the file is can be read at byte 38
    assert (first.filename, first.compress_type, body[38:84]) == ("mimetype", zipfile.ZIP_STORED, found["mimetype"].encode())
    for name, text in found.items():
        if name.endswith(".xml"):
            ET.fromstring(text)
    table, office = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    content = ET.fromstring(found["content.xml"])
    ranges = {
        each.get(f"{table}name"): each.get(f"{table}target-range-address") for each in content.iter(f"{table}database-range")
    }
    assert set(ranges) == {"contents", "notes", "net_migration", "rule", "releases"}
    assert ranges["contents"] == "Contents.A3:Contents.C7"
    assert len(list(content.iter(f"{table}table-header-rows"))) == 5
    assert not list(content.iter(f"{table}covered-table-cell"))
    styles = {each.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name") for each in content.iter()}
    used = {each.get(f"{table}style-name") for each in content.iter()} - {None}
    assert used <= styles
    assert {each.get(f"{office}value-type") for each in content.iter(f"{table}table-cell")} == {"string", "float", "date"}
    assert 'xlink:href="#net_migration.A1"' in found["content.xml"]
    assert "<dc:language>en-GB</dc:language>" in found["meta.xml"]
    assert 'fo:language="en" fo:country="GB"' in found["styles.xml"]


def test_a_text_too_long_for_excel_is_refused_and_not_cut() -> None:
    book = Book("A book", "", date(2001, 1, 1), (Sheet("s", "x" * (LONGEST + 1)),))
    with pytest.raises(UsageError, match="longer than a cell"):
        xlsx(book)
    assert CalamineWorkbook.from_filelike(io.BytesIO(ods(book))).get_sheet_by_name("s").to_python()[0][0] == "x" * (LONGEST + 1)


@given(st.text(st.characters(codec="utf-8"), max_size=6))
@settings(max_examples=40)
def test_what_xml_cannot_hold_breaks_no_file(text: str) -> None:
    book = Book(text, text, date(2001, 1, 1), (Sheet("s", "x" + text, (), SheetTable("t", (Heading("A", 9),), [["y" + text]])),))
    for write in WRITERS.values():
        found = CalamineWorkbook.from_filelike(io.BytesIO(write(book))).get_sheet_by_name("s").to_python()
        assert (str(found[0][0])[:1], str(found[-1][0])[:1]) == ("x", "y")


def test_every_measure_that_is_shipped_has_its_sheet() -> None:
    ledger = Ledger([Bundled()])
    book = book_of(select(ledger, Selection.of(every_series=True, as_of="2019-12-31")))
    assert {each.name for each in book.sheets} >= {"net_migration", "immigration", "emigration"}
    assert all(cell != "" for each in book.sheets for cell in cells(each))
