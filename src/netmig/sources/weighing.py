"""What a spreadsheet would unpack to, found out before it is opened.

A workbook is a zip of XML (.xlsx, .ods) or a small file system of records (.xls). Either may unpack
to anything: one cell far from the others makes a reader allocate the whole rectangle between, one
long text may be pointed to from millions of cells. So sizes, extents and texts are counted first,
each part unpacked once, in pieces, and not kept.

    .xlsx, .ods   size as unpacked; rectangle of filled cells of every sheet; text of all cells; no entities
    .xls          the same rectangle and text; every chain of blocks ends, and within the file

Blanks that only have a style do not count: those of ONS reach column WVH.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

from ..errors import DamagedDataError
from . import old_spreadsheet
from .old_spreadsheet import Extent
from .quick_extent import quick_extent

UNPACKED_BYTES = 400 * 1024 * 1024
"""The ONS workbook of May 2025 is 3.5 MB, 28 MB unpacked."""
SHEET_CELLS = 12_000_000
"""The rectangle from A1 to the last filled cell: half a million rows of the Home Office's longest datasets, twice over."""
TEXT_BYTES = 512 * 1024 * 1024
"""What the texts of a workbook's cells may come to, each counted where it stands."""

_PIECE = 1 << 20
_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$")
# As every spreadsheet program writes cells: what is written otherwise is read by the slower way.
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: (?:s|t|cm|vm|ph)="[^"<>&]*")*) ?>')
_CLOSING = re.compile(rb"</(?:[^\s<>:/]+:)?c\s*>")
_CELLS = b"sheetData"
_ROW_END = b"</row>"
_SHARED = re.compile(rb't="s"[^<>]*><v>([0-9]{1,9})</v>')
_TEXT_ITEM = re.compile(rb"<si\b[^>]*>.*?</si>|<si/>", re.DOTALL)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")


class _EntitiesError(ValueError):
    """XML that declares entities, which may unpack to anything."""


def weigh(name: str, body: bytes) -> bytes:
    """The workbook to open: the one that was given, without styled blanks where most of it is those.

    Raises DamagedDataError for one that would unpack to too much, or that is damaged. Zip files, and
    the old format of Excel 97 to 2003, are told apart by their first bytes.
    """
    if body.startswith(old_spreadsheet.SIGNATURE):
        for extent in old_spreadsheet.extents(name, body):
            _refuse_extent(name, extent)
        return body
    if not body.startswith(b"PK\x03\x04"):
        raise DamagedDataError(
            f"{name} is no .xlsx, .xls or .ods workbook.", "", "Open it in a spreadsheet program and save it as .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            slimmer = _weigh_zip(name, archive)
            return _without_blanks(archive, slimmer) if slimmer else body
    except (
        zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError, OverflowError,
        expat.ExpatError, UnicodeError, LookupError,
    ) as problem:  # fmt: skip
        raise DamagedDataError(f"{name} is cut off or damaged: {_fault(problem)}.", "", "Download it again.") from None


def _fault(problem: Exception) -> str:
    """What is wrong with a zip file, in the words of those who have it and not of the library that unpacks it."""
    if isinstance(problem, _EntitiesError):
        return str(problem)
    if isinstance(problem, zipfile.BadZipFile):
        return "a part of it fails its checksum" if "CRC" in str(problem) else "the directory of its parts is missing or wrong"
    if isinstance(problem, expat.ExpatError):
        return "a part of it is no whole XML"
    if isinstance(problem, NotImplementedError):
        return "it is packed in a way that is not known"
    if "encrypted" in str(problem):
        return "it is protected by a password"
    return "a part of it cannot be unpacked"


def _weigh_zip(name: str, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The sheets without their blanks, by part, of those that are mostly blanks."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise DamagedDataError(f"{name} is a zip file, but no workbook.", f"It holds {len(names)} other files.")
    if len(set(names)) != len(names):
        raise DamagedDataError(f"{name} is damaged: it has two parts of one name.")
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED_BYTES:
        raise DamagedDataError(f"{name} unpacks to {unpacked:,} bytes.", f"At most {UNPACKED_BYTES:,} are read.")
    texts = _text_lengths(_whole(archive, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
    said = 0
    slimmer: dict[str, bytes] = {}
    for part in names:
        extents: list[Extent] = []
        if part == "content.xml":
            extents = _open_document(_whole(archive, part))
        elif _has_cells(archive, part):
            extent, slim = _sheet_extent(_whole(archive, part), part, texts)
            extents = [extent]
            if slim is not None:
                slimmer[part] = slim
        for each in extents:
            _refuse_extent(name, each)
            said += each.text
        if said > TEXT_BYTES:
            raise DamagedDataError(f"The texts in {name} come to more than {TEXT_BYTES:,} bytes.")
    return slimmer


def _has_cells(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a part is a sheet, whatever it is called; any other is read through, in pieces, and may be anything but false.

    zipfile checks each part's digest, and stops at the size that the directory states.
    """
    end = b""
    is_sheet = bool(_SHEET.search(part))
    with archive.open(part) as stream:
        for piece in iter(lambda: stream.read(_PIECE), b""):
            _refuse_entities(end + piece)
            if is_sheet or _CELLS in end + piece:
                return True
            end = piece[-len(_CELLS) :]
    return False


def _without_blanks(archive: zipfile.ZipFile, slimmer: dict[str, bytes]) -> bytes:
    """The same workbook with these parts in place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as other:
        for part in archive.namelist():
            other.writestr(part, slimmer[part] if part in slimmer else archive.read(part))
    return made.getvalue()


def _whole(archive: zipfile.ZipFile, part: str) -> bytes:
    content = archive.read(part)
    _refuse_entities(content)
    return content


def _refuse_entities(xml: bytes) -> None:
    # an entity may stand for another ten times over, and that again; no workbook needs one
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise _EntitiesError("a part declares entities")


def _refuse_extent(name: str, extent: Extent) -> None:
    if extent.rows * extent.columns > SHEET_CELLS:
        raise DamagedDataError(
            f"{extent.sheet} of {name} reaches row {extent.rows:,} and column {extent.columns:,}.",
            f"At most {SHEET_CELLS:,} cells are read from one sheet.",
        )
    if extent.text > TEXT_BYTES:
        raise DamagedDataError(f"The texts in {extent.sheet} of {name} come to more than {TEXT_BYTES:,} bytes.")


def _text_lengths(xml: bytes) -> list[int]:
    """How many bytes each shared text has at most, in order."""
    return [len(item) for item in _TEXT_ITEM.findall(xml)]


def _pieces(xml: bytes) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end with a row."""
    start = 0
    while start < len(xml):
        end = xml.find(_ROW_END, start + _PIECE)
        end = len(xml) if end < 0 else end + len(_ROW_END)
        yield xml[start:end]
        start = end


def _sheet_extent(xml: bytes, part: str, texts: list[int]) -> tuple[Extent, bytes | None]:
    """How far the filled cells of a sheet reach and how much text they hold; the sheet without blanks, if it is mostly those.

    A filled cell has a closing tag; a blank with a style has none, and is passed over unread.
    """
    longest = max(texts, default=0)
    rows = columns = said = 0
    kept: list[bytes] | None = []
    for piece in _pieces(xml):
        dense = piece.count(b"</c>") * 8 > piece.count(b"<c ")
        if dense and (quick := quick_extent(piece, columns)):
            rows, columns = max(rows, quick[0]), max(columns, quick[1])
            said += _said(piece, piece.count(b't="s"'), longest, texts)
            kept = None
            continue
        found = _filled(piece)
        if found is None:
            return _unusual_extent(xml, part, longest), None
        filled, cells = found
        kept = None if kept is None or cells is None else [*kept, *cells]
        pointing = 0
        for letters, row, attributes in filled:
            rows = max(rows, int(row))
            columns = max(columns, _column(letters))
            pointing += b't="s"' in attributes
        said += _said(piece, pointing, longest, texts)
    if b"inlineStr" in xml or b't="str"' in xml:
        said += len(xml)
    return Extent(part, rows, columns, said), _slim(xml, kept)


def _slim(xml: bytes, cells: list[bytes] | None) -> bytes | None:
    """A sheet with these cells alone, each of which says where it stands; None where that would save little."""
    begins, ends = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if cells is None or len(xml) < _PIECE or not 0 <= begins < ends or xml.count(b"<sheetData") != 1:
        return None
    return b"".join((xml[: begins + len(b"<sheetData>")], b"<row>", *cells, b"</row>", xml[ends:]))


def _said(piece: bytes, pointing: int, longest: int, texts: list[int]) -> int:
    """What the shared texts that cells of a piece point to come to, at most; told exactly where that could be much."""
    if pointing * longest <= _PIECE:
        return pointing * longest
    pointed = [int(index) for index in _SHARED.findall(piece)]
    known = sum(texts[index] if index < len(texts) else longest for index in pointed)
    return known + max(0, pointing - len(pointed)) * longest


def _filled(piece: bytes) -> tuple[list[tuple[bytes, bytes, bytes]], list[bytes] | None] | None:
    """Column, row and other attributes of each filled cell, and the cells where they are few among many blanks.

    None where one is written in an unusual way.
    """
    ends = list(_CLOSING.finditer(piece))
    if len(ends) * 8 > piece.count(b"<c "):
        found = _FILLED.findall(piece)
        return (found, None) if len(found) == len(ends) else None
    # each is sought backwards from its end
    sparse: list[tuple[bytes, bytes, bytes]] = []
    cells: list[bytes] = []
    before = -1
    for end in ends:
        start = piece.rfind(b"<c ", 0, end.start())
        match = _FILLED.match(piece, start) if start > before else None
        if match is None:
            return None
        before = start
        sparse.append((match[1], match[2], match[3]))
        cells.append(piece[start : end.end()])
    return sparse, cells


def _unusual_extent(xml: bytes, part: str, longest: int) -> Extent:
    """The same for a sheet whose cells are written in any other way that XML allows."""
    rows = columns = row = column = said = 0
    pending: tuple[int, int] | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal rows, columns, row, column, pending, said
        tag = tag.rpartition(":")[2]
        reference = attributes.get("r", "")
        if tag == "row":
            row, column = (int(reference) if reference.isdecimal() else row + 1), 0
        elif tag == "c":
            if found := _REFERENCE.match(reference):
                row, column = int(found[2]), _column(found[1].encode())
            else:
                column += 1
            pending = (row, column)
            said += longest if attributes.get("t") == "s" else 0
        elif pending:
            # something stands in the cell
            rows, columns = max(rows, pending[0]), max(columns, pending[1])

    def end(tag: str) -> None:
        nonlocal pending
        if tag.rpartition(":")[2] == "c":
            pending = None

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return Extent(part, rows, columns, said + len(xml))


def _open_document(xml: bytes) -> list[Extent]:
    """The same for the sheets of an .ods file, whose cells and rows may be repeated any number of times."""
    found: list[Extent] = []
    name, row, column, columns, rows, said, row_text, row_width, repeat, times, filled, depth = (
        "",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        1,
        False,
        0,
    )

    def number(attributes: dict[str, str], key: str) -> int:
        value = attributes.get(key, "1")
        return int(value) if value.isdecimal() and len(value) < 12 else 1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name, row, column, columns, rows, said, row_text, row_width, repeat, times, filled, depth
        match tag:
            case "table:table":
                depth += 1
                name, row, column, columns, rows, said = attributes.get("table:name", ""), 0, 0, 0, 0, 0
            case "table:table-row":
                column, row_width, row_text = 0, 0, 0
                times = number(attributes, "table:number-rows-repeated")
            case "table:table-cell" | "table:covered-table-cell":
                repeat = number(attributes, "table:number-columns-repeated")
                filled = any(key.startswith("office:") or key == "table:formula" for key in attributes)
                row_text += repeat * sum(map(len, attributes.values())) if filled else 0
            case "text:p":
                filled = True

    def text(words: str) -> None:
        nonlocal row_text
        row_text += repeat * len(words)

    def end(tag: str) -> None:
        nonlocal column, row_width, row, columns, rows, said, filled
        match tag:
            case "table:table-cell" | "table:covered-table-cell":
                column += repeat
                row_width = column if filled else row_width
                filled = False
            case "table:table-row":
                row += times
                if row_width:
                    rows, columns, said = row, max(columns, row_width), said + times * row_text
            case "table:table":
                found.append(Extent(name, rows, columns, said))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)
    return found


@lru_cache(maxsize=32768)
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
