"""Every release is in the drawing and in its table; what is marked is what stood; nothing is told by colour alone."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netmig
from netmig import MissingExtraError, NotHeldError, UsageError
from netmig.charts.drawing import Chart
from netmig.charts.picture import to_png
from netmig.charts.releases import releases_chart
from netmig.charts.revision_lines import revisions_chart
from netmig.charts.triangle_table import DAGGER, DOWN, TEXT, UP, ShadedTable, triangle_table
from netmig.periods import quarter
from netmig.revisions.analysis import revisions_of
from netmig.revisions.triangle import Triangle

SMALL = [
    ("2019", "2020-03-01", 90_000), ("2019", "2021-03-01", 94_000), ("2020", "2021-03-01", 100_000), ("2020", "2022-03-01", 80_000),
    ("2021", "2022-03-01", 120_000), ("2021", "2022-09-01", 120_000),
]  # fmt: skip


@pytest.fixture(scope="module")
def net() -> Triangle:
    return Triangle.of_view(netmig.open()["net_migration"])


def parts(chart: Chart, kind: str) -> list[ET.Element]:
    return [each for each in ET.fromstring(chart.svg).iter() if each.get("class") == kind]


def text_of(chart: Chart, kind: str) -> list[str]:
    return ["".join(each.itertext()) for each in parts(chart, kind)]


def points(element: ET.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(\S+),(\S+)", element.get("points", ""))]


def test_the_newest_release_is_marked_by_width_and_by_name() -> None:
    chart = releases_chart(Triangle.of_rows(SMALL, name="example", unit="people"))
    (marked,) = parts(chart, "chosen")

    assert marked.get("stroke-width") == "3.5"
    assert text_of(chart, "end") == ["2022-09-01"]
    assert text_of(chart, "end-words") == ["newest"]
    assert len(points(marked)) == 3


def test_an_earlier_release_is_marked_as_it_stood_and_now_is_dashed() -> None:
    chart = releases_chart(Triangle.of_rows(SMALL, name="example", unit="people"), chosen="2021-03-01")
    (marked,), (newest,) = parts(chart, "chosen"), parts(chart, "newest")

    assert len(points(marked)) == 2
    assert points(marked)[1][1] < points(newest)[1][1]
    assert newest.get("stroke-dasharray") == "6 4"
    assert sorted(text_of(chart, "end")) == ["2021-03-01", "now"]


def test_what_was_made_by_another_method_is_not_joined_with_what_is_marked(net: Triangle) -> None:
    """In November 2024 netmig holds older figures from the Passenger Survey beside those of the release, and one of 2023 like them."""
    chart = releases_chart(net, chosen="2024-11-28")
    marked = [point for each in parts(chart, "chosen") for point in points(each)]
    said = [each for period in net.periods for each in net.rows[period] if each.issue.id == "ons-ltim-2024-11-28"]
    stood = [each for each in net.as_of("2024-11-28").values() if each.period in set(net.periods[-40:])]

    assert len(said) == 10
    assert [each.issue.id for each in stood if each.period.label == "YE Dec 2019"] == ["ons-ltim-2023-11-23"]
    assert len(marked) == len(said) + 1
    assert len(stood) > 15
    assert "728,000 for YE Jun 2024" in chart.description


def test_every_value_shown_is_in_the_table(net: Triangle) -> None:
    chart = releases_chart(net, periods=12)
    cells = {row[0]: row[1:] for row in chart.table.rows}

    assert list(cells) == [period.label for period in net.periods[-12:]]
    for label, row in cells.items():
        assert [cell for cell in row if cell != "–"] == [f"{each.value:,}".replace("-", "−") for each in net.history(label)]


def test_the_words_say_what_the_drawing_shows(net: Triangle) -> None:
    words = releases_chart(net).description

    assert (
        "The largest change since a first figure is for YE Dec 2022: 606,000 (2023-05-25) became 891,000 (2026-05-21)." in words
    )
    assert "Now YE Dec 2025 is 171,000." in words


@pytest.mark.parametrize("width", [320, 480, 720, 1200])
def test_everything_stays_on_the_paper_at_any_width(net: Triangle, width: float) -> None:
    root = ET.fromstring(releases_chart(net, width=width, chosen="2024-11-28").svg)
    _, _, right, bottom = map(float, root.get("viewBox", "").split())

    assert right == width
    for each in root.iter():
        for x, y in points(each):
            assert 0 <= x <= right
            assert 0 <= y <= bottom
        if each.tag.endswith("text"):
            words = "".join(each.itertext())
            assert 0 <= float(each.get("y", "0")) <= bottom
            if each.get("text-anchor") == "start":
                assert float(each.get("x", "0")) + 7.4 * len(words) <= right + 8


def test_names_under_the_axis_do_not_lie_on_one_another(net: Triangle) -> None:
    for width in (320, 480, 720, 1200):
        root = ET.fromstring(releases_chart(net, width=width).svg)
        ticks = sorted(
            float(each.get("x", "0"))
            for each in root.iter()
            if each.get("class") == "tick" and each.get("text-anchor") == "middle"
        )
        assert all(second - first > 50 for first, second in itertools.pairwise(ticks))


def test_what_cannot_be_drawn_is_refused(net: Triangle) -> None:
    with pytest.raises(NotHeldError, match="not two periods"):
        releases_chart(Triangle.of_rows(SMALL[:1]))
    with pytest.raises(NotHeldError, match="release of net_migration"):
        releases_chart(net, chosen="2024-11-29")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.integers(-(10**7), 10**7)), min_size=2, max_size=60))
def test_any_triangle_is_drawn_or_refused(cells: list[tuple[int, int, int]]) -> None:
    told = {(place, late): value for place, late, value in cells}
    rows = [(quarter(2010 + place // 4, place % 4 + 1), f"{2020 + late}-06-01", value) for (place, late), value in told.items()]
    triangle = Triangle.of_rows(rows)
    if len(triangle) < 2:
        return
    ET.fromstring(releases_chart(triangle).svg)
    found = revisions_of(triangle)
    if found.rows:
        ET.fromstring(revisions_chart(found).svg)
    for by in ("published", "age", "number"):
        ET.fromstring(triangle_table(triangle, by=by).html.replace("&nbsp;", " "))


def test_a_cell_says_in_words_what_its_shade_says_again() -> None:
    html = triangle_table(Triangle.of_rows(SMALL, name="example", unit="people")).html

    assert re.search(r'class="up" style="[^"]*background:#[0-9a-f]{6}[^"]*">94 <small>\(\+4\)', html)
    assert re.search(r'class="down" style="[^"]*background:#[0-9a-f]{6}[^"]*">80 <small>\(−20\)', html)
    assert "120 <small>(=)" in html
    assert 'scope="col"' in html
    assert 'scope="row"' in html
    assert "thousand people" in html


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("shade", [*UP, *DOWN])
def test_text_can_be_read_on_every_shade(shade: str) -> None:
    """WCAG 2.2, 1.4.6: at least 7 to 1."""
    assert (luminance(shade) + 0.05) / (luminance(TEXT) + 0.05) >= 7


def test_a_change_of_method_is_marked_in_the_triangle(net: Triangle) -> None:
    html = triangle_table(net, periods=["YE Jun 2023"]).html
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)

    assert [DAGGER in cell for cell in cells] == [False, False, True, False, True, False]
    assert [re.sub("<.*?>", "", cell) for cell in cells][:3] == ["672", "740 (+68)", f"906 (+166){DAGGER}"]


def test_by_age_only_periods_whose_first_publication_is_held(net: Triangle) -> None:
    html = triangle_table(net, by="age").html

    assert "YE Jun 2023" in html
    assert "YE Mar 2023" not in html
    assert "12 months" in html


def test_a_triangle_of_nothing_and_an_unknown_layout_are_refused(net: Triangle) -> None:
    with pytest.raises(NotHeldError, match="no period"):
        triangle_table(Triangle.of_rows([]))
    with pytest.raises(UsageError, match="published, age or number"):
        triangle_table(net, by="colour")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="description"):
        ShadedTable(title="t", description="", html="<table/>")


def test_a_chart_is_a_picture_where_the_extra_is_installed(net: Triangle, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = releases_chart(net)
    with monkeypatch.context() as without:
        without.setitem(__import__("sys").modules, "vl_convert", None)
        with pytest.raises(MissingExtraError, match=r"netmig\[png\]"):
            to_png(chart)
    pytest.importorskip("vl_convert", reason="the extra png is not installed")
    picture = chart.to_png(scale=1)

    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (720, 423)
    assert len(picture) > 10_000  # words are drawn: without fonts it would be far smaller


def test_a_chart_shows_itself_in_a_notebook(net: Triangle) -> None:
    assert "<details>" in releases_chart(net)._repr_html_()
    assert "<caption" in triangle_table(net)._repr_html_()
    assert "revision triangle" in repr(triangle_table(net))


def test_how_far_each_period_moved(net: Triangle) -> None:
    """YE Jun 2023: 672,000 to 740,000 by more data, and on to 924,000 as methods changed."""
    chart = revisions_chart(revisions_of(net, across_breaks=True, since="2022-11-24"))
    place = text_of(chart, "period").index("YE Jun 2023")
    row = chart.table.rows[place]

    assert row == ("YE Jun 2023", "672,000", "924,000", "+252,000", "+184,000")
    assert text_of(chart, "revision")[place] == "+252"
    height = float(parts(chart, "earlier")[place].get("cy", "0"))
    assert [float(each.get("y1", "0")) for each in parts(chart, "step")].count(height) == 1
    assert [float(each.get("y1", "0")) for each in parts(chart, "step-broken")].count(height) == 2
    assert all(each.get("stroke-dasharray") for each in parts(chart, "step-broken"))
    assert float(parts(chart, "later")[place].get("cx", "0")) > float(parts(chart, "earlier")[place].get("cx", "0"))
    assert "The largest drawn is for YE Dec 2022: 606,000 became 891,000." in chart.description


@pytest.mark.parametrize("width", [320, 480, 720, 1200])
@pytest.mark.parametrize("nationality", ["all", "british", "eu_plus", "non_eu_plus"])
def test_no_step_leaves_the_paper(width: float, nationality: str) -> None:
    view = netmig.open().select("net_migration", nationality=nationality)
    chart = revisions_chart(view.revisions("first→latest", across_breaks=True, since="2022-05-26"), width=width)
    for kind in ("step", "step-broken"):
        for each in parts(chart, kind):
            assert all(70 <= float(each.get(name, "")) <= width - 40 for name in ("x1", "x2"))
    for each in parts(chart, "revision"):
        assert float(each.get("x", "0")) + 6 * len("".join(each.itertext())) <= width


def test_no_revision_is_no_chart(net: Triangle) -> None:
    with pytest.raises(NotHeldError, match="no revision"):
        revisions_chart(revisions_of(net, "first→year"))


def test_a_drawing_alone_says_what_it_is_and_where_it_is_from(net: Triangle) -> None:
    moved = revisions_chart(revisions_of(net, across_breaks=True, since="2022-11-24"))
    made = releases_chart(Triangle.of_rows(SMALL, name="example", unit="people"))

    for chart, source in (
        (releases_chart(net), "Source: ONS, published "),
        (moved, "Source: ONS, published 2022-11-24 to 2026-05-21."),
        (made, "Source: the table example, published "),
    ):
        assert ["".join(each.itertext()) for each in parts(chart, "title")] == [chart.title]
        assert source in " ".join("".join(each.itertext()) for each in parts(chart, "source"))


def test_a_triangle_says_what_it_leaves_out(net: Triangle) -> None:
    short, whole = triangle_table(net), triangle_table(net, periods=1000)
    assert f"Shown are 24 of {len(net.rows)} periods, the newest; {len(net.rows) - 24} are left out" in short.html
    assert short.html.count("<tr>") == 25
    assert re.search(r"Of the \d+ shown that were published more than once", short.description)

    small = triangle_table(Triangle.of_rows(SMALL, name="example"))
    assert "left out" not in small.description
    asked = triangle_table(net, periods=["YE Jun 2023"])
    assert "left out" not in asked.description
    assert whole.html.count("<tr>") > 25
