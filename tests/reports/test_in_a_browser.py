"""The page in a real browser: without scripts, by keyboard, on a small screen, without colour, on paper.

Skipped where there is no Chromium (Debian, Ubuntu: apt install chromium).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from told import ARTICLE, told_report

from in_a_browser import opening
from netmig.reports import to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# long words, as addresses are, and markup that must stay text
AWKWARD = f"{ARTICLE}\n{'https://example.test/' + 'a' * 300}\n\n<script>document.title = 'run'</script><img src='https://example.test/x'>\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page is, as a file that someone was sent."""
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(to_html(*told_report(AWKWARD)), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Any]:
    """Opens the page under given circumstances; complaints of the browser and requests to elsewhere fail the test."""
    with opening(browser, address) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_no_rule_for_accessible_pages_is_broken(open_page: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    # the rules run as a script that the page's own policy would refuse
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    for details in page.locator("summary").all():
        details.click()

    found = axe.Axe().run(page).response["violations"]

    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found] == []


def test_nothing_is_lost_without_scripts(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)

    assert page.locator(".note, .aside").count() == 8
    assert page.locator("svg").first.is_visible()


def test_the_text_of_the_article_runs_nothing_and_fetches_nothing(open_page: Any) -> None:
    page = open_page()

    assert page.title() == "Migration figures in “article.txt”, checked"
    assert page.locator(".article").inner_text().count("<script>") == 1
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("width", [320, 640, 1200])
def test_no_screen_is_too_narrow(open_page: Any, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in [each.bounding_box() for each in page.locator("svg").all()]:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_letters_twice_as_large_still_fit(open_page: Any) -> None:
    page = open_page(viewport={"width": 640, "height": 800}, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200% }")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_keyboard_alone_leads_from_a_claim_to_its_note_and_back(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the claims"

    def press_until(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"the keyboard never reaches {selector}")

    press_until("#m4")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#c4'")  # a busy browser follows a link a moment later
    assert page.locator("#c4").evaluate("each => each.getBoundingClientRect().top") < 200
    press_until(".back a")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#m4'")


def test_whatever_takes_the_keyboard_shows_that_it_has_it(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_chart_is_one_picture_with_its_name_and_its_words(open_page: Any) -> None:
    page = open_page()
    chart = page.get_by_role("img", name="Net migration: every published figure around the year to June 2005").first

    assert chart.is_visible()
    assert "240,000 published 24 November 2005; 210,000 published 25 May 2006" in chart.locator("desc").first.evaluate(
        "each => each.textContent"
    )


def test_a_mark_is_read_as_a_link_with_its_words_and_its_verdict(open_page: Any) -> None:
    article = open_page().locator(".article").aria_snapshot()

    assert 'link "was 520,000 in the year to June 2004, claim 4: Out of date by that day"' in article.replace("\u2060", "")


def test_forced_colours_leave_lines_and_marks_to_be_seen(open_page: Any) -> None:
    page = open_page(forced_colors="active")
    colours = {
        name: page.locator(f"svg .{name}").first.evaluate("each => getComputedStyle(each).stroke")
        for name in ("now", "matters", "vintage")
    }
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    marks = page.locator(".article mark").evaluate_all("all => all.map(each => getComputedStyle(each).textDecorationStyle)")

    assert ground not in colours.values()
    assert {"solid", "double", "dotted"} <= set(marks)


def test_on_paper_sources_have_their_addresses_and_nothing_is_dark(open_page: Any, tmp_path: Path) -> None:
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")
    link = page.locator("dd a").first
    after = link.evaluate("each => getComputedStyle(each, '::after').content")

    assert "https://test.example/" in after
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".back").first.is_hidden()
    assert page.pdf(path=tmp_path / "report.pdf").startswith(b"%PDF")
