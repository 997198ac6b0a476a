"""Every vintage is in the drawing and in its table, the days are told apart, and nothing is drawn that nobody published."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from netmig.charts.drawing import Chart
from netmig.charts.vintages import Said, vintages_chart
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.ledger.views import SeriesView
from netmig.periods import Period, financial_year, month, onwards, year_ending
from netmig.series import Series

NET = Series.of("net_migration")
EARLY, LATE = date(2001, 5, 24), date(2001, 11, 22)
ENDS = [year_ending(1998, 6), year_ending(1998, 12), year_ending(1999, 6), year_ending(1999, 12), year_ending(2000, 6)]


def release(day: date) -> Release:
    return Release(id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day))


def view_of(*tables: tuple[date, dict[Period, int]], series: Series = NET) -> SeriesView:
    ledger = Ledger.of(
        (
            release(day),
            [Figure(series=series, period=period, release=release(day).id, value=value) for period, value in table.items()],
        )
        for day, table in tables
    )
    return ledger.view(series)


TWO = (
    (EARLY, dict(zip(ENDS[:4], (-20_000, 10_000, 40_000, 60_000), strict=True))),
    (LATE, dict(zip(ENDS, (-20_000, 15_000, 45_000, 75_000, 50_000), strict=True))),
)


def drawn(chart: Chart | None) -> ET.Element:
    assert chart is not None
    return ET.fromstring(chart.svg)


def places(svg: ET.Element, kind: str) -> list[list[tuple[float, float]]]:
    """The points of every line of a class."""
    lines = [each.get("points", "") for each in svg.iter() if each.get("class") == kind]
    return [[(float(x), float(y)) for x, y in re.findall(r"(\S+),(\S+)", points)] for points in lines]


def words(svg: ET.Element, kind: str) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter() if each.get("class") == kind]


def test_what_stands_now_and_what_stood_that_day_are_two_lines_with_their_names() -> None:
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max))

    assert len(places(svg, "now")[0]) == 5
    assert len(places(svg, "then")[0]) == 4
    assert (words(svg, "at-now"), words(svg, "at-then")) == (["now: 75,000"], ["that day: 60,000"])


def test_where_nothing_was_revised_since_there_is_one_line() -> None:
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[3], day=LATE, now=date.max))

    assert places(svg, "then") == []
    assert (words(svg, "at-now"), words(svg, "at-then")) == (["now: 75,000"], [])


def test_a_higher_figure_stands_higher_and_a_revision_can_be_seen() -> None:
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max))
    now, then = places(svg, "now")[0], places(svg, "then")[0]

    assert now[3][1] < then[3][1] - 5
    assert now[0] == then[0]
    assert [x for x, _ in now] == sorted(x for x, _ in now)


def test_negative_figures_lie_below_the_line_of_nought() -> None:
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[0], day=EARLY, now=date.max))
    nought = next(float(each.get("y1", "")) for each in svg.iter() if each.get("class") == "nought")

    assert places(svg, "now")[0][0][1] > nought > places(svg, "now")[0][1][1]
    assert "−20" in words(svg, "tick")


def test_a_line_is_broken_where_a_release_leaves_periods_out() -> None:
    gap = {ENDS[0]: 1000, ENDS[1]: 2000, ENDS[4]: 3000}
    svg = drawn(vintages_chart(view_of((EARLY, gap), TWO[1]), ENDS[3], day=LATE, now=date.max))

    assert [len(each) for each in places(svg, "vintage")] == [2, 5]


def test_what_was_said_is_a_mark_at_its_period_with_its_value_in_words() -> None:
    said = Said(period=ENDS[3], low=70_000, high=70_000, words="70,000")
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max, said=said))

    assert words(svg, "said-words") == ["said: 70,000"]
    corners = places(svg, "said")[0]
    assert sum(x for x, _ in corners) / 4 == pytest.approx(places(svg, "now")[0][3][0], abs=0.1)
    assert places(svg, "now")[0][3][1] < sum(y for _, y in corners) / 4 < places(svg, "then")[0][3][1]


def test_a_range_that_was_said_is_drawn_from_end_to_end() -> None:
    said = Said(period=ENDS[3], low=60_000, high=75_000, words="60,000 to 75,000")
    svg = drawn(vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max, said=said))
    (low, high) = places(svg, "said-range")[0]

    assert (low[1], high[1]) == (places(svg, "then")[0][3][1], places(svg, "now")[0][3][1])


@pytest.mark.parametrize("value", [-900_000, 0, 70_000, 4_000_000])
def test_whatever_was_said_all_words_stay_on_the_paper(value: int) -> None:
    for period in ENDS:
        said = Said(period=period, low=value, high=value, words=f"{value:,}")
        svg = drawn(vintages_chart(view_of(*TWO), period, day=EARLY, now=date.max, said=said))
        width, height = map(float, svg.get("viewBox", "").split()[2:])
        mark = next(each for each in svg.iter() if each.get("class") == "said-words")
        long = 7 * len(mark.text or "")
        left = float(mark.get("x", "")) - {"start": 0, "middle": long / 2, "end": long}[mark.get("text-anchor", "")]

        assert 0 <= left <= left + long <= width
        assert 12 <= float(mark.get("y", "")) <= height


def test_figures_that_matter_are_ringed_and_those_of_other_series_are_not() -> None:
    view = view_of(*TWO)
    other = Figure(series=Series.of("immigration"), period=ENDS[3], release="x", value=1)
    svg = drawn(vintages_chart(view, ENDS[3], day=EARLY, now=date.max, matter=[*view.history(ENDS[3]), other]))

    assert len([each for each in svg.iter() if each.get("class") == "matters"]) == 2


def test_the_table_has_every_figure_of_every_release_shown() -> None:
    chart = vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max)
    assert chart is not None

    assert chart.table.columns == ("Period", "On 24 May 2001", "Now", "Published")
    # a number that is only repeated is told once, with the day on which it came out
    assert chart.table.rows[0] == ("the year to June 1998", "−20,000", "−20,000", "−20,000 (24 May 2001)")
    assert ("60,000", "75,000", "60,000 (24 May 2001), then 75,000 (22 November 2001)") in {row[1:] for row in chart.table.rows}
    assert chart.table.rows[-1] == ("the year to June 2000", "–", "50,000", "50,000 (22 November 2001)")
    assert len(chart.table.rows) == 5


def test_the_text_alternative_tells_the_history_of_the_period_and_what_was_said() -> None:
    said = Said(period=ENDS[3], low=70_000, high=70_000, words="70,000")
    chart = vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max, said=said)
    assert chart is not None

    for told in (
        "60,000 published 24 May 2001",
        "75,000 published 22 November 2001",
        "On the day 60,000",
        "Now it is 75,000",
        "said is 70,000",
    ):
        assert told in chart.description
    assert chart.description in "".join(drawn(chart).itertext())


def test_releases_after_the_day_of_now_are_neither_drawn_nor_told() -> None:
    chart = vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=EARLY)
    assert chart is not None

    assert "22 November 2001" not in chart.svg + chart.description + chart.table.to_html()
    assert len(places(drawn(chart), "now")[0]) == 4


def test_windows_of_other_lengths_are_left_out() -> None:
    mixed = {month(2000, 1): 5, month(2000, 2): 6, financial_year(1999): 70, month(2000, 3): 7}
    chart = vintages_chart(view_of((EARLY, mixed)), month(2000, 2), day=EARLY, now=date.max)
    assert chart is not None

    assert [row[0] for row in chart.table.rows] == ["January 2000", "February 2000", "March 2000"]


def test_one_point_is_no_chart_and_a_period_not_held_is_none() -> None:
    assert vintages_chart(view_of((EARLY, {ENDS[0]: 5})), ENDS[0], day=EARLY, now=date.max) is None
    assert vintages_chart(view_of(*TWO), year_ending(1990, 6), day=EARLY, now=date.max) is None


def test_windows_without_an_end_have_no_place_on_a_line() -> None:
    held = view_of((EARLY, {onwards(date(2002, 1, 1)): 5, onwards(date(2003, 1, 1)): 6}))

    assert vintages_chart(held, onwards(date(2002, 1, 1)), day=EARLY, now=date.max) is None


def test_the_axis_says_so_where_it_does_not_begin_at_nought() -> None:
    high = dict(zip(ENDS, (900_000, 910_000, 920_000, 915_000, 925_000), strict=True))
    svg = drawn(vintages_chart(view_of((EARLY, high)), ENDS[2], day=EARLY, now=date.max))

    assert any("not at nought" in each for each in words(svg, "axis-name"))
    assert not any(
        "not at nought" in each
        for each in words(drawn(vintages_chart(view_of(*TWO), ENDS[2], day=EARLY, now=date.max)), "axis-name")
    )


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max) for _ in range(2))

    assert first == second


def test_nothing_is_fetched_and_nothing_runs() -> None:
    chart = vintages_chart(view_of(*TWO), ENDS[3], day=EARLY, now=date.max)
    assert chart is not None

    assert not re.search(r"<script|<style|href|url\(|\son\w+=|style=", chart.svg)
