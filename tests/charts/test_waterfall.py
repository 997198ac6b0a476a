"""The waterfall draws every step from the first figure to the second, tells up from down without colour, and says its source."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.charts.waterfall import MOST, waterfall_chart
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import year_ending
from netmig.series import Series

ENDS = (year_ending(2000, 12), year_ending(2001, 12))
DAY = date(2002, 5, 23)
GROUPS = ("british", "eu_plus", "non_eu_plus")


@cache
def shipped() -> Ledger:
    return Ledger([Bundled(SHIPPED)])


def explained(values: dict[str, tuple[int, int]], whole: tuple[int, int]) -> Explanation:
    """Immigration by nationality in two years."""
    release = Release(id=f"test-{DAY}", publisher="Test & Office", title="Invented", published_at=published_on(DAY))
    told = {"all": whole, **values}
    figures = [
        Figure(
            series=Series.of("immigration", nationality=group),
            period=period,
            release=release.id,
            value=each[place],
            rounding=1000,
        )
        for group, each in told.items()
        for place, period in enumerate(ENDS)
    ]
    return explain("immigration", *ENDS, ledger=Ledger.of([(release, figures)]))


def drawn(found: Explanation) -> ET.Element:
    return ET.fromstring(waterfall_chart(found).svg)


def words(svg: ET.Element, kind: str) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter() if each.get("class") == kind]


def extent(mark: ET.Element) -> tuple[float, float]:
    """The two ends of a bar, across."""
    if points := mark.get("points"):
        across = [float(x) for x, _ in re.findall(r"(\S+),(\S+)", points)]
        return min(across), max(across)
    left = float(mark.get("x", "0"))
    return left, left + float(mark.get("width", "0"))


def bars(svg: ET.Element) -> list[tuple[str, float, float]]:
    kinds = ("total", "up", "down", "rest")
    return [(each.get("class", ""), *extent(each)) for each in svg.iter() if each.get("class") in kinds]


SIMPLE = {"british": (100_000, 80_000), "eu_plus": (200_000, 260_000), "non_eu_plus": (100_000, 300_000)}


def test_each_step_begins_where_the_one_before_ended() -> None:
    marks = bars(drawn(explained(SIMPLE, (400_000, 640_000))))
    assert [kind for kind, _, _ in marks] == ["total", "up", "up", "down", "total"]
    (_, nought, start), (_, first, second), (_, second_again, third), (_, back, third_again), (_, nought_again, stop) = marks
    assert first == pytest.approx(start, abs=0.2)
    assert second_again == pytest.approx(second, abs=0.2)
    assert third_again == pytest.approx(third, abs=0.2)
    assert back == pytest.approx(stop, abs=0.2)
    assert nought == nought_again
    per_thousand = (start - nought) / 400
    assert second - first == pytest.approx(200 * per_thousand, abs=0.3)


def test_up_points_right_and_down_points_left() -> None:
    svg = drawn(explained(SIMPLE, (400_000, 640_000)))
    for mark in svg.iter():
        if mark.get("class") in {"up", "down"}:
            points = [(float(x), float(y)) for x, y in re.findall(r"(\S+),(\S+)", mark.get("points", ""))]
            heights = sorted({y for _, y in points})
            (tip,) = [x for x, y in points if y == heights[1]]
            edges = [x for x, _ in points]
            assert tip == (max(edges) if mark.get("class") == "up" else min(edges))


def test_every_step_has_its_name_and_its_signed_value() -> None:
    svg = drawn(explained(SIMPLE, (400_000, 641_000)))
    assert words(svg, "step") == ["YE Dec 2000", "Non-EU+", "EU+", "British", "Rounding", "YE Dec 2001"]
    assert words(svg, "value") == ["400,000", "+200,000", "+60,000", "−20,000", "+1,000", "641,000"]


def test_a_change_that_is_small_beside_the_figures_can_still_be_seen() -> None:
    values = {"british": (900_000, 904_000), "eu_plus": (50_000, 51_000), "non_eu_plus": (50_000, 51_000)}
    svg = drawn(explained(values, (1_000_000, 1_006_000)))
    assert any("not from nought" in each for each in words(svg, "axis-name"))
    widths = [right - left for kind, left, right in bars(svg) if kind == "up"]
    assert max(widths) > 100
    # without nought a bar would lie about the size: a total is a mark alone
    assert all(right - left == pytest.approx(14, abs=0.5) for kind, left, right in bars(svg) if kind == "total")


def test_the_drawing_says_what_it_is_and_where_it_is_from() -> None:
    chart = waterfall_chart(explained(SIMPLE, (400_000, 640_000)))
    svg = ET.fromstring(chart.svg)
    assert chart.title == "Immigration rose by 240,000: the parts"
    assert " ".join(words(svg, "source")).startswith("Source: Test & Office, 23 May 2002 (test-2002-05-23).")
    assert svg.get("role") == "img"
    assert "From 400,000 in the year to December 2000 to 640,000 in the year to December 2001." in chart.description
    assert "Immigration (British) −20,000" in chart.description
    assert [row[0] for row in chart.table.rows] == [
        "Immigration",
        "Immigration (British)",
        "Immigration (EU+)",
        "Immigration (Non-EU+)",
    ]
    assert [row[-1] for row in chart.table.rows] == ["+240,000", "−20,000", "+60,000", "+200,000"]


def test_small_steps_are_drawn_together_and_stand_apart_in_the_table() -> None:
    found = explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22", ledger=shipped())
    chart = waterfall_chart(found)
    svg = ET.fromstring(chart.svg)
    assert words(svg, "heading") == ["Immigration: −378,000", "Emigration up 51,000: −51,000"]
    assert "2 smaller parts together" in words(svg, "step")
    assert len(words(svg, "step")) <= MOST + 3
    assert len(chart.table.rows) == 35 + sum(1 for _, node in found.root.walk() if node.residual)


def numbers(texts: list[str]) -> list[int]:
    return [int(each.replace(",", "").replace("−", "-").replace("+", "")) for each in texts]


@pytest.mark.parametrize(
    ("start", "stop", "options"),
    [
        ("YE Dec 2023", "YE Dec 2024", {"as_of": "2025-05-22"}),
        ("YE Dec 2024@ons-ltim-2025-05-22", "YE Dec 2024@ons-ltim-2025-11-27", {}),
        ("YE Dec 2005", "YE Dec 2006", {}),
        ("YE Jun 2020", "YE Dec 2024", {"release": "ons-ltim-2025-11-27", "by": ("nationality", "reason")}),
        ("YE Dec 2022", None, {}),
    ],
)
def test_what_is_drawn_adds_up(start: str, stop: str | None, options: dict[str, str]) -> None:
    found = explain("net_migration", start, stop, ledger=shipped(), **options)  # type: ignore[arg-type]
    first, *steps, last = numbers(words(drawn(found), "value"))
    assert first + sum(steps) == last


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=3, max_size=3),
    st.tuples(st.integers(-2, 2), st.integers(-2, 2)),
)
def test_any_change_is_drawn_within_the_paper(counts: list[tuple[int, int]], off: tuple[int, int]) -> None:
    values = {group: (first * 1000, second * 1000) for group, (first, second) in zip(GROUPS, counts, strict=True)}
    whole = tuple(1000 * (sum(each[place] for each in counts) + off[place]) for place in (0, 1))
    svg = drawn(explained(values, (whole[0], whole[1])))
    width = float(svg.get("viewBox", "").split()[2])
    assert all(0 <= left <= right <= width for kind, left, right in bars(svg) if kind != "total")
    assert all(-8 <= left <= right <= width + 8 for kind, left, right in bars(svg) if kind == "total")


def test_long_names_are_wrapped_and_not_cut() -> None:
    series = Series.of("immigration", nationality="non_eu_plus", reason="other_than_work_and_study")
    release = Release(id="test", publisher="Test Office", title="Invented", published_at=published_on(DAY))
    figures = [
        Figure(series=series, period=period, release="test", value=value) for period, value in zip(ENDS, (1, 3), strict=True)
    ]
    svg = drawn(explain(series, *ENDS, ledger=Ledger.of([(release, figures)])))
    assert " ".join(words(svg, "step")).startswith(
        "YE Dec 2000 Immigration (Non-EU+; Other than work, study, asylum and resettlement)"
    )


def test_two_charts_can_stand_on_one_page() -> None:
    found = explained(SIMPLE, (400_000, 640_000))
    names = [re.findall(r'id="([^"]+)"', waterfall_chart(found, name=name).svg) for name in ("a", "b")]
    assert not set(names[0]) & set(names[1])


def test_what_is_not_held_is_drawn_as_such_and_not_as_unpublished() -> None:
    found = explain("net_migration", "YE Sep 2013", "YE Sep 2014", as_of="2015-02-26", ledger=shipped())
    drawing = waterfall_chart(found).svg
    assert "Not held here at both ends" in drawing
    assert "Not published" not in drawing
