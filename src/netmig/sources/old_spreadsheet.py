"""How far the sheets of an .xls workbook reach: its blocks and records walked, nothing kept.

The format is two of Microsoft's: [MS-CFB], a file system of 512-byte sectors chained by a table, and
in its stream "Workbook" [MS-XLS], records of a type, a length and that many bytes. Section numbers
below are of these. Only Excel 97 to 2003 (BIFF8) is read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import DamagedDataError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# [MS-CFB] 2.1: sector numbers from here on are no sectors
_MAX_SECTOR = 0xFFFFFFFA
_END_OF_CHAIN = 0xFFFFFFFE
# [MS-XLS] 2.3: records with one cell each, and the two with several
_ONE_CELL = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_MANY_NUMBERS = 0x00BD
_SHEET, _BEGIN, _END, _TEXTS, _CONTINUE = 0x0085, 0x0809, 0x000A, 0x00FC, 0x003C
_POINTS_TO_TEXT = 0x00FD


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a sheet reaches from A1, and how many bytes of text its cells come to."""

    sheet: str
    rows: int
    columns: int
    text: int


def extents(name: str, body: bytes) -> list[Extent]:
    """The extent of each sheet of an .xls file.

    Raises DamagedDataError for a file whose chains or records do not hold, or of another format.
    """
    try:
        return list(_sheets(_workbook_stream(body)))
    except (struct.error, IndexError):  # it points to where the file has nothing
        raise DamagedDataError(f"{name} is cut off or damaged: the .xls file ends too early.", "", "Download it again.") from None
    except ValueError as problem:
        raise DamagedDataError(
            f"{name} is cut off or damaged, or no .xls workbook of Excel 97 to 2003: {problem}.",
            "",
            "Download it again, or open it in a spreadsheet program and save it as .xlsx.",
        ) from None


def _workbook_stream(body: bytes) -> bytes:
    """The bytes of the stream "Workbook"; ValueError where a chain runs in a circle or out of the file."""
    shift = struct.unpack_from("<H", body, 30)[0]
    if shift not in (9, 12):
        raise ValueError("its sectors have an unknown size")
    size = 1 << shift
    sectors = max(0, (len(body) - 1) // size)
    directory, _, _, mini_table, _, more, more_count = struct.unpack_from("<IIIIIII", body, 48)
    table_sectors = [sector for sector in struct.unpack_from("<109I", body, 76) if sector < _MAX_SECTOR]
    seen: set[int] = set()
    # 2.5: where the table of chains is itself too long for the header
    while more < _MAX_SECTOR:
        if more in seen or len(seen) > more_count + 1:
            raise ValueError("its table of sectors runs in a circle")
        seen.add(more)
        *listed, more = struct.unpack_from(f"<{size // 4}I", body, (more + 1) * size)
        table_sectors += [sector for sector in listed if sector < _MAX_SECTOR]
    if len(table_sectors) > sectors:
        raise ValueError("its table of sectors is longer than the file")
    table: list[int] = []
    for sector in table_sectors:
        table += struct.unpack_from(f"<{size // 4}I", body, (sector + 1) * size)

    def chain(first: int) -> bytes:
        parts: list[bytes] = []
        while first < _MAX_SECTOR:
            if len(parts) > sectors or first >= len(table):
                raise ValueError("a chain of sectors does not end")
            parts.append(body[(first + 1) * size : (first + 2) * size])
            first = table[first]
        if first != _END_OF_CHAIN and parts:
            raise ValueError("a chain of sectors is cut off")
        return b"".join(parts)

    chain(mini_table)
    entries = chain(directory)
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        title = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        first, bytes_long = struct.unpack_from("<II", entries, at + 116)
        kind = entries[at + 66]
        if kind in (2, 5) and bytes_long:
            # every stream is followed, for whoever opens the file follows them too; short ones lie in the root's
            long_enough = kind == 5 or bytes_long >= 4096
            stream = chain(first) if long_enough else b""
            if long_enough and len(stream) < bytes_long:
                raise ValueError(f"its stream {title!r} is cut off")
            if title in ("Workbook", "Book") and kind == 2:
                if not stream:
                    raise ValueError("its workbook is too short to be one")
                return stream[:bytes_long]
    raise ValueError("it holds no workbook")


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, int]]:
    """(type, where its bytes begin, how many) of each record."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            raise ValueError("a record is cut off")
        yield kind, at + 4, length
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[Extent]:
    places: list[tuple[str, int]] = []
    pieces: list[bytes] = []
    previous = 0
    for kind, at, length in _records(stream):
        if kind == _BEGIN and at == 4 and struct.unpack_from("<H", stream, at)[0] != 0x0600:
            raise ValueError("it is of an older version of Excel")
        if kind == _SHEET:
            place = struct.unpack_from("<I", stream, at)[0]
            wide = stream[at + 7] & 1
            title = stream[at + 8 : at + 8 + stream[at + 6] * (1 + wide)]
            places.append((title.decode("utf-16-le" if wide else "latin-1", "replace"), place))
        of_texts = kind == _TEXTS or (kind == _CONTINUE and previous == _TEXTS)
        if of_texts:
            pieces.append(stream[at : at + length])
        elif kind == _END:
            break
        previous = _TEXTS if of_texts else kind
    texts = _text_lengths(pieces)
    for sheet, begins in places:
        yield _extent(stream, sheet, begins, texts)


def _text_lengths(pieces: list[bytes]) -> list[int]:
    """How many bytes each shared text has as UTF-8 at most: [MS-XLS] 2.4.265 and 2.5.293.

    A text may be cut by the end of a record; its rest begins with a byte that says anew how wide it is.
    """
    if not pieces:
        return []
    lengths: list[int] = []
    count = struct.unpack_from("<I", pieces[0], 4)[0]
    piece, at = 0, 8
    while len(lengths) < count and piece < len(pieces):
        if at >= len(pieces[piece]):
            piece, at = piece + 1, 0
            continue
        body = pieces[piece]
        letters, flags = struct.unpack_from("<HB", body, at)
        at += 3
        runs = extra = 0
        if flags & 8:
            runs = struct.unpack_from("<H", body, at)[0]
            at += 2
        if flags & 4:
            extra = struct.unpack_from("<I", body, at)[0]
            at += 4
        lengths.append(3 * letters)
        while letters:
            width = 1 + (flags & 1)
            here = min(letters, (len(pieces[piece]) - at) // width)
            letters -= here
            at += here * width
            if letters:
                piece, at = piece + 1, 1
                flags = pieces[piece][0]
        rest = 4 * runs + extra
        while rest > len(pieces[piece]) - at:
            rest -= len(pieces[piece]) - at
            piece, at = piece + 1, 0
        at += rest
    return lengths


def _extent(stream: bytes, title: str, place: int, texts: list[int]) -> Extent:
    rows = columns = depth = said = 0
    longest = max(texts, default=0)
    for kind, at, length in _records(stream, place):
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _ONE_CELL and length >= 6:
            row, column = struct.unpack_from("<HH", stream, at)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind == _POINTS_TO_TEXT and length >= 10:
                pointed = struct.unpack_from("<I", stream, at + 6)[0]
                said += texts[pointed] if pointed < len(texts) else longest
        elif kind == _MANY_NUMBERS and length >= 6:
            row, _ = struct.unpack_from("<HH", stream, at)
            last = struct.unpack_from("<H", stream, at + length - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, last + 1)
    return Extent(title, rows, columns, said)
