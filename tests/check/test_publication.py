"""Publication: the day of an article, from what is told, its metadata or its dateline, and never from its story."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.publication import Publication, publication_of, publication_or_refuse
from netmig.errors import UsageError

DAY = date(2025, 5, 22)
STORY = "Net migration fell to 431,000, it was said on 21 May 2025.\nThat is half of what it was on 28 November 2024."


@pytest.mark.parametrize(
    "dateline",
    ["22 May 2025", "Thursday 22 May 2025", "Thu 22 May 2025 10.31 BST", "22 May 2025, 10:31", "22nd May 2025", "May 22, 2025", "22/05/2025",
     "2025-05-22", "Published: 22 May 2025", "Published on 22 May 2025 at 9.31am", "First published on Thursday 22 May 2025",
     "By Ann Hill | 22 May 2025 | 09:31", "By Ann Hill, Home affairs editor, 22 May 2025", "The Daily News, 22 May 2025",
     "Updated 23 May 2025 | Published 22 May 2025", "LONDON, 22 May 2025 (Agency) - Net migration halved."],
)  # fmt: skip
def test_a_dateline_at_the_head_says_the_day(dateline: str) -> None:
    assert Publication(DAY, "text") == publication_of(f"Migration halves\n{dateline}\n{STORY}")


def test_a_dateline_at_the_foot_says_the_day() -> None:
    assert Publication(DAY, "text") == publication_of(f"Migration halves\n{STORY}\n" * 4 + "Published 22 May 2025")


@pytest.mark.parametrize(
    "line",
    ["On 22 May 2025 net migration halved.", "Figures out on 22 May 2025 show a fall.", "Net Migration Halved On 22 May 2025",
     "The deadline: 2025-05-22 is near", "In the year to May 2025", "22 May", "31 February 2025", "Record high of 906,000 in 2023"],
)  # fmt: skip
def test_a_day_of_the_story_is_not_the_day_of_the_article(line: str) -> None:
    assert publication_of(f"{line}\n{STORY}") is None


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:published_time" content="2025-05-22T09:31:00+00:00">',
     '<meta content="2025-05-22T09:31:00Z" property="article:published_time"/>', "<meta name='date' content='2025-05-22'>",
     '<script type="application/ld+json">{"datePublished": "2025-05-22T09:31:00Z"}</script>', '<time datetime="2025-05-22T10:31">',
     "---\ndate: 2025-05-22\n---", '{"datePublished":"2025-05-22"}', "published: '2025-05-22'"],
)  # fmt: skip
def test_metadata_say_the_day(head: str) -> None:
    assert Publication(DAY, "metadata") == publication_of(f"{head}\n{STORY}")


def test_metadata_are_of_the_day_in_london() -> None:
    assert Publication(DAY, "metadata") == publication_of('{"datePublished": "2025-05-21T23:30:00Z"}')


def test_a_page_is_dated_by_its_first_publication_not_by_its_update() -> None:
    page = '<meta property="article:modified_time" content="2025-06-01"><meta property="article:published_time" content="2025-05-22">'

    assert Publication(DAY, "metadata") == publication_of(page)
    assert Publication(DAY, "text") == publication_of("Updated 1 June 2025\nPublished 22 May 2025\nIt fell.")


def test_an_update_is_believed_where_nothing_else_is_said() -> None:
    assert Publication(DAY, "text") == publication_of("It fell\nUpdated 22 May 2025")


def test_what_is_told_comes_before_what_is_found() -> None:
    assert Publication(date(2024, 1, 1), "option") == publication_of("Published 22 May 2025", date(2024, 1, 1))


def test_without_a_day_one_is_assumed_or_asked_for() -> None:
    assert Publication(DAY, "assumed") == publication_or_refuse("It fell.", today=DAY)
    with pytest.raises(UsageError, match="--published"):
        publication_or_refuse("It fell.")


@pytest.mark.parametrize("stamp", ["0001-01-01", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+14:00", "2999-01-01"])
def test_a_day_that_no_article_is_from_is_none(stamp: str) -> None:
    assert publication_of(f"date: {stamp}\nIt fell.") is None
    assert publication_of(f"<meta name=date content={stamp}>It fell.") is None


@pytest.mark.parametrize("day", [date.min, date.max])
def test_such_a_day_is_refused_where_it_is_told(day: date) -> None:
    with pytest.raises(UsageError, match="No article is from"):
        publication_or_refuse("It fell.", day)


@given(st.text() | NEWS)
def test_any_text_has_a_day_or_none(text: str) -> None:
    found = publication_of(text)

    assert found is None or found.learnt_from in {"metadata", "text"}


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(publication_of, piece) < 8
