"""Small .xls and .ods workbooks, made by the tests themselves byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def pointer(row: int, column: int, text: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, text))


def shared(texts: Sequence[str]) -> bytes:
    items = b"".join(struct.pack("<HB", len(text), 0) + text.encode("latin-1") for text in texts)
    return record(0x00FC, struct.pack("<II", len(texts), len(texts)) + items)


def xls(sheets: Mapping[str, Sequence[bytes]], texts: Sequence[str] = ()) -> bytes:
    """An .xls workbook of Excel 97 whose sheets have these records."""
    begins = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    begins_sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
    ends = record(0x000A, b"")
    table = shared(texts) if texts else b""
    length = len(begins) + sum(4 + 8 + len(name) for name in sheets) + len(table) + len(ends)
    heads, bodies = b"", b""
    for name, cells in sheets.items():
        heads += record(0x0085, struct.pack("<IBBBB", length + len(bodies), 0, 0, len(name), 0) + name.encode("latin-1"))
        bodies += begins_sheet + b"".join(cells) + ends
    return compound(begins + heads + table + ends + bodies)


def compound(stream: bytes) -> bytes:
    """The file system of one stream, "Workbook": a table of sectors, a directory, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    assert sectors + 2 <= 128, "one table of sectors is enough for a small workbook"
    chains = [TABLE, END, *range(3, 2 + sectors), END]
    chains += [FREE] * (128 - len(chains))

    def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
        title = name.encode("utf-16-le") + b"\0\0"
        return (
            title.ljust(64, b"\0")
            + struct.pack("<HBB", len(title), kind, 1)
            + struct.pack("<III", FREE, FREE, child)
            + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )

    directory = entry("Root Entry", 5, END, 0, 1) + entry("Workbook", 2, 2, len(stream), FREE)
    directory = directory.ljust(SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack("<128I", *chains) + directory + stream


def ods(rows: str) -> bytes:
    """An .ods workbook with one sheet, "T", of these rows."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
            f'<office:body><office:spreadsheet><table:table table:name="T">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return made.getvalue()


def ods_cell(text: str, *, repeated: int = 1) -> str:
    again = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell{again} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
