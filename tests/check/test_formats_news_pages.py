"""Pages with the markup of real newspapers, broadcasters and offices: the story, its title, day and writer, and no more."""

from __future__ import annotations

from datetime import date

import pytest
from news_pages import AUTHOR, DAY, HEADLINE, PAGES, STORY

from netmig.check import check
from netmig.check.formats import Article, read_article
from netmig.check.furniture import furniture_among

# what offices do not say in their metadata
_UNSIGNED = {"government", "bulletin"}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def _read(name: str) -> Article:
    return read_article(PAGES[name].encode(), f"{name}.html")


def test_every_sentence_of_the_story_is_read_once_and_in_order(page: str) -> None:
    text = _read(page).text
    places = [text.find(sentence) for sentence in STORY]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(sentence) == 1 for sentence in STORY)


def test_nothing_that_stands_around_it_is_read(page: str) -> None:
    assert "NOISE" not in _read(page).text


def test_title_day_and_writer_are_read(page: str) -> None:
    article = _read(page)
    assert article.title.removeprefix("Statistical bulletin ") == HEADLINE
    assert article.published == date.fromisoformat(DAY)
    assert article.author == ("" if page in _UNSIGNED else AUTHOR)


def test_what_is_left_of_the_page_makes_no_claim(page: str) -> None:
    """Labels such as "More on this story" may stay; they are furniture, or at least say nothing of a figure."""
    article = _read(page)
    text = "\n\n".join(line for line in article.text.split("\n\n") if line not in STORY and HEADLINE not in line)
    assert [claim.quote for claim in check(text, DAY).claims] == []


def test_links_to_more_are_known_for_what_they_are() -> None:
    labels = ["More on this story", "RELATED ARTICLES", "Explore more on these topics", "Gift this article free", "3 hours ago"]
    assert furniture_among(labels) == [True] * len(labels)
