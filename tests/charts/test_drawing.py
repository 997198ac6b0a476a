"""A chart has its words and its table, or there is no chart; what is drawn is well-formed and inert."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.charts.drawing import Chart, Table, band, canvas, diamond, dot, element, label, line, ring, rule
from netmig.errors import UsageError

TABLE = Table(caption="A caption", columns=("Period", "Value"), rows=(("2001", "5"),))
POINTS = [(0.0, 1.0), (2.0, 3.0)]


@pytest.mark.parametrize("missing", ["svg", "title", "description"])
def test_a_chart_without_one_of_its_parts_is_refused(missing: str) -> None:
    parts = {"svg": "<svg/>", "title": "A title", "description": "What it shows.", missing: "  "}
    with pytest.raises(UsageError, match=missing):
        Chart(table=TABLE, **parts)


@pytest.mark.parametrize(
    ("caption", "rows"),
    [("", (("2001", "5"),)), ("A caption", ()), ("A caption", (("2001",),)), ("A caption", (("1", "2", "3"),))],
)
def test_a_table_without_caption_or_rows_or_with_a_cell_too_many_is_refused(
    caption: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    with pytest.raises(UsageError):
        Table(caption=caption, columns=("Period", "Value"), rows=rows)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_no_words_can_become_markup(words: str) -> None:
    drawing = ET.fromstring(canvas("name", 10, 10, words, words, [label("l", (1, 1), words)]))
    space = "{http://www.w3.org/2000/svg}"

    assert {each.tag.removeprefix(space) for each in drawing.iter()} == {"svg", "title", "desc", "text"}
    assert "".join(drawing.find(f"{space}title").itertext()) == words  # type: ignore[union-attr]
    table = Table(caption=words or "c", columns=(words, words), rows=((words, words),)).to_html()
    assert [each.text or "" for each in ET.fromstring(table).iter("td")] == [words]


def test_every_primitive_is_one_well_formed_element() -> None:
    drawn = [
        line("a", POINTS, colour="#000", width=1),
        line("a", POINTS, colour="#000", width=1, dashes="2 2"),
        band("b", POINTS, POINTS, colour="#000"),
        dot("c", (1, 2), colour="#000", radius=2),
        ring("d", (1, 2), colour="#000"),
        diamond("e", (1, 2), colour="#000"),
        label("f", (1, 2), "words", bold=True),
        rule("g", (1, 2), (3, 4)),
        element("path", "h", d="M0 0"),
    ]
    assert [ET.fromstring(each).tag for each in drawn] == [
        "polyline", "polyline", "polygon", "circle", "circle", "polygon", "text", "line", "path",
    ]  # fmt: skip


def test_a_band_has_an_edge_because_a_pale_area_alone_is_not_seen_by_everyone() -> None:
    assert ET.fromstring(band("b", POINTS, POINTS, colour="#12436d")).get("stroke") == "#12436d"


def test_a_table_says_which_heading_each_cell_is_under() -> None:
    table = ET.fromstring(TABLE.to_html())

    assert [each.get("scope") for each in table.iter("th")] == ["col", "col", "row"]
    assert table.findtext("caption") == "A caption"


def test_a_notebook_shows_the_drawing_with_its_table() -> None:
    shown = Chart(svg="<svg/>", title="A title", description="What it shows.", table=TABLE)._repr_html_()

    assert shown.index("<svg/>") < shown.index("<details>") < shown.index("<caption>A caption")
