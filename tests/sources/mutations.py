"""Files gone wrong: copies of a file with its bytes, its zip, its sheets, headers, rows or cells changed at random.

Each mutation says what was done, and whether a reader could know: `notice` is "must" for what no
reader may take for the original with other figures, and "cannot" for a change that leaves a file
which might as well be the publisher's own (a digit that no sum and no other table vouches for).
The same seed makes the same mutations.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml$")
_NUMBER_CELL = re.compile(rb"(<c [^>]*>)<v>(-?\d+)</v>")
_ROW = re.compile(rb"<row [^>]*>.*?</row>", re.DOTALL)
_TEXT = re.compile(rb"(<si>(?:(?!</si>).)*?<t[^>]*>)([^<]+)(</t>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One changed copy."""

    kind: str
    what: str
    body: bytes


Change = Callable[[bytes, random.Random], tuple[str, bytes]]


def mutations(body: bytes, count: int, seed: int) -> Iterator[Mutation]:
    """So many changed copies of a file, of all kinds in turn; copies that came out unchanged are left out."""
    draw = random.Random(seed)
    kinds = WORKBOOK if body.startswith(b"PK\x03\x04") else OLD_WORKBOOK if body.startswith(b"\xd0\xcf") else TEXT
    made = tried = 0
    while made < count and tried < 4 * count:
        name, change = list(kinds.items())[tried % len(kinds)]
        tried += 1
        what, changed = change(body, draw)
        if changed != body:
            made += 1
            yield Mutation(name, what, changed)


# bytes


def _flip(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    changed = bytearray(body)
    places = sorted(draw.randrange(len(body)) for _ in range(draw.choice((1, 1, 2, 8, 64))))
    for place in places:
        changed[place] = draw.randrange(256)
    return f"bytes {places[:4]}", bytes(changed)


def _cut(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    end = draw.randrange(len(body))
    return f"cut at {end}", body[:end]


def _splice(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    start, length, at = draw.randrange(len(body)), draw.randrange(1, 2000), draw.randrange(len(body))
    return f"{length} bytes of {start} put in at {at}", body[:at] + body[start : start + length] + body[at:]


def _hole(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    start, length = draw.randrange(len(body)), draw.randrange(1, 2000)
    return f"{length} bytes gone at {start}", body[:start] + body[start + length :]


# a workbook's zip and its parts


def _parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _without_a_part(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    parts = _parts(body)
    name = draw.choice(sorted(parts))
    return f"without {name}", zipped({each: content for each, content in parts.items() if each != name})


def _part_of_another(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    parts = _parts(body)
    sheets = sorted(name for name in parts if _SHEET.search(name))
    one, other = draw.choice(sheets), draw.choice(sheets)
    return f"{one} in the place of {other}", zipped({**parts, other: parts[one]})


def _flip_in_a_part(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    parts = _parts(body)
    name = draw.choice(sorted(name for name in parts if parts[name]))
    what, content = _flip(parts[name], draw)
    return f"{name}: {what}", zipped({**parts, name: content})


def _rename_a_sheet(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    parts = _parts(body)
    names = re.findall(rb'<sheet [^>]*?name="([^"]*)"', parts["xl/workbook.xml"])
    name, to = draw.choice(names), draw.choice((b"Tabelle 1", b"Table 99", b"x", draw.choice(names)))
    changed = parts["xl/workbook.xml"].replace(b'name="' + name + b'"', b'name="' + to + b'"', 1)
    return f"sheet {name!r} called {to!r}", zipped({**parts, "xl/workbook.xml": changed})


# cells, rows, words


def _sheet_with_numbers(parts: dict[str, bytes], draw: random.Random) -> str:
    return draw.choice(sorted(name for name in parts if _SHEET.search(name) and len(_numbers(parts[name])) > 5))


def _numbers(xml: bytes) -> list[re.Match[bytes]]:
    """Cells that hold a number, not the number of a text."""
    return [found for found in _NUMBER_CELL.finditer(xml) if b't="' not in found[1]]


def _a_cell(make: Callable[[int, random.Random], bytes]) -> Change:
    def change(body: bytes, draw: random.Random) -> tuple[str, bytes]:
        parts = _parts(body)
        name = _sheet_with_numbers(parts, draw)
        xml = parts[name]
        cell = draw.choice(_numbers(xml))
        to = make(int(cell[2]), draw)
        reference = re.search(rb'r="([A-Z]+\d+)"', cell[1])
        where = reference[1].decode() if reference else "?"
        return f"{name} {where}: {int(cell[2]):,} to {to.decode()}", zipped(
            {**parts, name: xml[: cell.start(2)] + to + xml[cell.end(2) :]}
        )

    return change


def _digit(value: int, draw: random.Random) -> bytes:
    digits = list(str(value))
    place = draw.choice([place for place, each in enumerate(digits) if each.isdigit()])
    digits[place] = draw.choice([each for each in "0123456789" if each != digits[place]])
    return "".join(digits).encode()


def _a_word(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    """A letter or digit in one of the texts of a workbook: a header, a flow, a period, a note."""
    parts = _parts(body)
    xml = parts["xl/sharedStrings.xml"]
    found = draw.choice(list(_TEXT.finditer(xml)))
    words = bytearray(found[2])
    place = draw.randrange(len(words))
    words[place] = draw.choice(b"0123456789 abcdeABCDE+")
    return f"{bytes(found[2])[:40]!r} to {bytes(words)[:40]!r}", zipped(
        {**parts, "xl/sharedStrings.xml": xml[: found.start(2)] + bytes(words) + xml[found.end(2) :]}
    )


def _two_words_swapped(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    """Two texts of a workbook in each other's place, wherever they stand: headers, groups, periods."""
    parts = _parts(body)
    xml = parts["xl/sharedStrings.xml"]
    one, other = sorted(draw.sample(list(_TEXT.finditer(xml)), 2), key=lambda found: found.start())
    changed = xml[: one.start(2)] + other[2] + xml[one.end(2) : other.start(2)] + one[2] + xml[other.end(2) :]
    return f"{one[2][:40]!r} and {other[2][:40]!r} swapped", zipped({**parts, "xl/sharedStrings.xml": changed})


def _rows_of(body: bytes, draw: random.Random) -> tuple[dict[str, bytes], str, list[re.Match[bytes]]]:
    parts = _parts(body)
    name = _sheet_with_numbers(parts, draw)
    return parts, name, list(_ROW.finditer(parts[name]))


def _without_a_row(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    parts, name, rows = _rows_of(body, draw)
    row = draw.choice(rows)
    return f"{name} without {row[0][:20]!r}", zipped({**parts, name: parts[name][: row.start()] + parts[name][row.end() :]})


def _row_twice(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    """The cells of one row in the place of the next one's."""
    parts, name, rows = _rows_of(body, draw)
    at = draw.randrange(len(rows) - 1)
    one, other = rows[at], rows[at + 1]
    numbers = [re.search(rb' r="(\d+)"', row[0]) for row in (one, other)]
    if None in numbers:
        return "no row numbers", body
    first, second = (number[1] for number in numbers if number)
    copied = one[0].replace(b' r="' + first + b'"', b' r="' + second + b'"', 1)
    copied = re.sub(rb'(r="[A-Z]+)' + first + rb'"', rb"\g<1>" + second + b'"', copied)
    return f"{name} row {first.decode()} in the place of {second.decode()}", zipped(
        {**parts, name: parts[name][: other.start()] + copied + parts[name][other.end() :]}
    )


# texts: CSV, JSON, Markdown


def _lines(body: bytes) -> list[bytes]:
    return body.split(b"\n")


def _line_gone(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    lines = _lines(body)
    at = draw.randrange(len(lines))
    return f"line {at + 1} gone", b"\n".join(lines[:at] + lines[at + 1 :])


def _line_twice(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    lines = _lines(body)
    at = draw.randrange(len(lines))
    return f"line {at + 1} twice", b"\n".join([*lines[: at + 1], *lines[at:]])


def _header_word(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    header, _, rest = body.partition(b"\n")
    words = header.split(b",")
    at = draw.randrange(len(words))
    words[at] = draw.choice((b"", b"x", words[at] + b" [note 1]", words[at].swapcase(), words[draw.randrange(len(words))]))
    return f"header {at + 1} to {words[at]!r}", b",".join(words) + b"\n" + rest


def _columns_swapped(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    """Two columns in each other's place in the header alone, as a new release may have them."""
    header, _, rest = body.partition(b"\n")
    words = header.split(b",")
    one, other = (draw.randrange(len(words)) for _ in range(2))
    words[one], words[other] = words[other], words[one]
    return f"headers {one + 1} and {other + 1} swapped", b",".join(words) + b"\n" + rest


def _cell_to(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    lines = _lines(body)
    at = draw.randrange(1, len(lines)) if len(lines) > 1 else 0
    cells = lines[at].split(b",")
    column = draw.randrange(len(cells))
    to = draw.choice(
        (b"", b"=1+1", b"n/a", b"-", b"1e9", b"\xff", b'"', b"99999999999", b"-1", "−5".encode(), b"NaN", b"<script>")
    )
    cells[column] = to
    lines[at] = b",".join(cells)
    return f"line {at + 1}, column {column + 1} to {to!r}", b"\n".join(lines)


def _other_line_ends(body: bytes, draw: random.Random) -> tuple[str, bytes]:
    end = draw.choice((b"\r\n", b"\r"))
    return f"lines end with {end!r}", body.replace(b"\n", end)


BYTES: dict[str, Change] = {"bytes changed": _flip, "cut off": _cut, "bytes put in": _splice, "bytes gone": _hole}
OLD_WORKBOOK = BYTES
WORKBOOK: dict[str, Change] = {
    **BYTES,
    "part gone": _without_a_part,
    "part of another": _part_of_another,
    "part damaged": _flip_in_a_part,
    "sheet renamed": _rename_a_sheet,
    "digit": _a_cell(_digit),
    "tenfold": _a_cell(lambda value, _: str(value * 10).encode()),
    "in thousands": _a_cell(lambda value, _: str(value // 1000).encode()),
    "sign": _a_cell(lambda value, _: str(-value).encode()),
    "absurd": _a_cell(lambda _, draw: draw.choice((b"99999999999999999999", b"1e308", b"-99999999", b"0.5", b"NaN"))),
    "word": _a_word,
    "words swapped": _two_words_swapped,
    "row gone": _without_a_row,
    "row twice": _row_twice,
}
TEXT: dict[str, Change] = {
    **BYTES,
    "line gone": _line_gone,
    "line twice": _line_twice,
    "header word": _header_word,
    "headers swapped": _columns_swapped,
    "cell": _cell_to,
    "line ends": _other_line_ends,
}
