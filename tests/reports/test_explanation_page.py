"""The page of an explanation: the answer first, every number with its source, nothing fetched, open to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from in_a_browser import opening
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.reports import to_explanation_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@cache
def revision() -> Explanation:
    return explain("net_migration", "YE Dec 2024", to_release="ons-ltim-2025-11-27", ledger=Ledger([Bundled(SHIPPED)]))


@cache
def page() -> str:
    return to_explanation_html(revision())


class Cells(HTMLParser):
    """The rows of a page's tables, what only a screen reader says left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in: str = ""
        self._heard = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._in = tag
            self.rows[-1].append("")
        elif tag == "span":
            self._heard = ("class", "heard") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._heard = False
        elif tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in and not self._heard:
            self.rows[-1][-1] += data


def number(cell: str) -> int:
    return int(cell.replace(",", "").replace("−", "-").replace("+", ""))


def test_the_answer_comes_first_and_every_sentence_of_it_is_there() -> None:
    places = [page().index(each) for each in revision().answer]
    assert places == sorted(places)
    assert places[-1] < page().index('<h2 id="parts-heading"')


def test_the_table_has_every_group_and_adds_up() -> None:
    rows = Cells(page()).rows[1:]
    assert len(rows) == len(list(revision().table()))
    assert number(rows[0][1]) == -86_000
    leaves = {each.series.key for each in revision().contributions}
    tree = [node for _, node in revision().root.walk()]
    named = [row for row in rows if row[2] != "–"]
    rests = [number(row[1]) for row in rows if row[2] == "–"]
    parts = [number(row[1]) for row, node in zip(named, tree, strict=True) if node.series.key in leaves]
    assert sum(parts) + sum(rests) == -86_000


def test_every_release_used_is_named_with_its_address_and_licence() -> None:
    for release in revision().releases:
        assert f"<code>{release.id}</code>" in page()
        assert release.url in page()
    assert "Open Government Licence v3.0" in page()
    assert "Table 1!D57" in page()


def test_what_the_release_states_and_what_changed_is_there() -> None:
    assert "The release states: British now DWP RAPID (method or definition; YE Jun 2021 onwards)." in page()
    assert "(81%) counts as method" in page()


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    assert "<script" not in page()
    assert not re.findall(r'(?:src|href)="(?!https://|#|data:,)', page())
    assert "default-src &#x27;none&#x27;" in page()


def test_the_page_is_the_same_bytes_each_time() -> None:
    assert to_explanation_html(revision()) == page()


def test_words_of_others_are_text() -> None:
    hostile = replace(revision(), warnings=("<script>alert(1)</script>",))
    assert "<script>" not in to_explanation_html(hostile)


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens the page under given circumstances; complaints of the browser and requests to elsewhere fail the test."""
    file = tmp_path / "explanation.html"
    file.write_text(page(), encoding="utf-8")
    with opening(browser, file.as_uri()) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_no_rule_for_accessible_pages_is_broken(open_page: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    shown = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    found = axe.Axe().run(shown).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("width", [320, 640, 1200])
def test_no_screen_is_too_narrow(open_page: Any, width: int) -> None:
    shown = open_page(viewport={"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    box = shown.locator("svg").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_no_words_of_the_drawing_lie_on_each_other_or_off_the_paper(open_page: Any) -> None:
    shown = open_page(viewport={"width": 320, "height": 800})
    boxes = shown.locator("svg text").evaluate_all(
        "all => all.map(each => { const b = each.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height, each.textContent] })"
    )
    width = float(shown.locator("svg").get_attribute("viewBox").split()[2])
    assert [each[4] for each in boxes if each[0] < 0 or each[2] > width] == []

    def over(one: list[Any], other: list[Any]) -> bool:
        # the height of a box is that of the font, a few units more than that of its letters
        return bool(one[0] < other[2] and other[0] < one[2] and one[1] + 3 < other[3] and other[1] + 3 < one[3])

    pairs = [(a[4], b[4]) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if over(a, b)]
    assert pairs == []


def test_the_drawing_is_one_picture_with_its_name(open_page: Any) -> None:
    chart = open_page().get_by_role("img", name="Net migration was revised down by 86,000: the parts")
    assert chart.is_visible()


def test_a_row_is_heard_with_all_of_its_name(open_page: Any) -> None:
    snapshot = open_page().locator("table").aria_snapshot()
    assert 'rowheader "emigration of British nationals"' in snapshot


def test_on_paper_the_whole_table_is_there_and_sources_have_their_addresses(open_page: Any, tmp_path: Path) -> None:
    shown = open_page(viewport={"width": 700, "height": 1000}, color_scheme="dark")
    shown.emulate_media(media="print")
    table = shown.locator("table").bounding_box()
    assert table["x"] + table["width"] <= 700
    after = shown.locator(".sources a").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "https://www.ons.gov.uk/" in after
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.pdf(path=tmp_path / "explanation.pdf").startswith(b"%PDF")
