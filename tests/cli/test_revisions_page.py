"""The page of `netmig revisions` in a real browser: by the rules for accessible pages, on small screens, without scripts.

Skipped where there is no Chromium (Debian, Ubuntu: apt install chromium).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command_line import Ran

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_breaks_no_rule_and_fits_its_screen(
    run: Callable[..., Ran], tmp_path: Path, browser: Browser, width: int
) -> None:
    rules = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    file = tmp_path / "revisions.html"
    options = ("--across-breaks", "--since", "2022-11-24", "--by", "kind", "--format", "html", "--output", str(file))
    assert run("revisions", "net_migration", *options, ledger=None).code == 0
    asked: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())

    found = rules.Axe().run(page)
    assert found.response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [file.as_uri()]
    # the arrow keys reach what a small screen cuts off
    assert page.evaluate("document.querySelectorAll('[role=region][tabindex=\"0\"]').length") >= 5
    context.close()
