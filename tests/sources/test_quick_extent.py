"""How far a piece of a sheet reaches is told as it is, or not at all."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from netmig.sources.quick_extent import quick_extent
from netmig.sources.workbook import column_letters

_CELLS = st.dictionaries(st.tuples(st.integers(1, 1200), st.integers(1, 800)), st.booleans(), max_size=25)


def _xml(cells: dict[tuple[int, int], bool], *, in_order: bool) -> bytes:
    rows: dict[int, list[str]] = {}
    for row, column in sorted(cells) if in_order else cells:
        body = f'<c r="{column_letters(column - 1)}{row}" s="3"' + ("><v>7</v></c>" if cells[row, column] else "/>")
        rows.setdefault(row, []).append(body)
    return "".join(f'<row r="{row}">{"".join(found)}</row>' for row, found in rows.items()).encode()


@given(cells=_CELLS, in_order=st.booleans())
def test_what_is_told_is_the_extent_of_the_filled_cells(*, cells: dict[tuple[int, int], bool], in_order: bool) -> None:
    filled = [cell for cell, full in cells.items() if full]
    told = quick_extent(_xml(cells, in_order=in_order))

    assert told in (None, (max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)))
    if in_order and all(cells.values()):
        assert told is not None


@given(cells=_CELLS.filter(len))
def test_cells_written_in_another_way_are_left_to_be_looked_at(cells: dict[tuple[int, int], bool]) -> None:
    xml = _xml(cells, in_order=True)

    assert quick_extent(xml.replace(b'"', b"'")) is None
    assert quick_extent(re.sub(rb"<(/?)(row|c)\b", rb"<\1x:\2", xml)) is None
    assert quick_extent(xml.replace(b"<c r=", b"<c\n s='1' r=")) is None
    assert quick_extent(re.sub(rb' r="[A-Z]+[0-9]+"', b"", xml)) is None


def test_a_column_that_is_known_already_is_not_sought_again() -> None:
    assert quick_extent(b'<row r="7"><c r="A7"><v>1</v></c></row>', 5) == (7, 5)
    assert quick_extent(b"", 5) == (0, 5)
