"""Web pages as newspapers make them: the story is read, and nothing of what stands around it."""

from __future__ import annotations

from datetime import date

import pytest

from netmig.check.formats import read_article
from netmig.check.formats.stamps import day_of

FIRST = "Net migration to the country was 60,000 in the year to June 2000, the Test Office said on Thursday."
SECOND = "It had been 45,000 in the year before, and officials had expected that it would go on rising."
THIRD = "“We shall look at these numbers with great care,” said the minister for made-up affairs, Ann Hill."
STORY = (FIRST, SECOND, THIRD)
HEADLINE = "Net migration rises to 60,000"
# what stands around, each with a figure that would be read as a claim
NOISE = "Migration reached 999,000 in the year to June 2000, as another story says at some length here."

BROADSHEET = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example"><meta property="og:title" content="{HEADLINE} | The Daily Example">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"x"}},
 {{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2001-05-24T23:30:00-05:00","dateModified":"2001-06-09",
 "author":[{{"@type":"Person","name":"Ann Writer"}},{{"@type":"Person","name":"Bob Writer"}}]}}]}}</script>
<style>p {{ color: red }}</style><script>var a = "<p>{NOISE}</p>";</script></head>
<body class="has-sidebar"><header class="site-header"><nav><ul><li><a href="/">Home</a><li><a href="/m">{NOISE}</a></ul></nav></header>
<div class="page sidebar-right"><main><article class="article tag-comment">
<header><h1>{HEADLINE}</h1><p class="byline">By Ann Writer, <time datetime="2001-05-25">25 May 2001</time></p></header>
<figure><img src="a.jpg"><figcaption>{NOISE}</figcaption></figure>
<p>{FIRST}<p>{SECOND}
<div class="share-bar"><span>{NOISE}</span></div>
<aside><h2>Read more</h2><p>{NOISE}</p></aside>
<div class="ad-slot">{NOISE}</div>
<blockquote>{THIRD}</blockquote>
<div class="related-stories"><h3>Related</h3><article><h3><a href="/x">{NOISE}</a></h3><p>{NOISE}</p></article></div>
</article></main>
<section id="comments"><h2>Comments (2)</h2><article class="comment"><p>{NOISE} {NOISE} {NOISE}</p></article><article class="comment"><p>{NOISE}</p></article></section>
<div class="most-read"><h2>Most read</h2><ol><li>{NOISE}</li></ol></div></div>
<footer><p>{NOISE}</p></footer></body></html>"""

NO_ARTICLE_TAG = f"""<html><head><title>x</title><meta name="author" content="Ann Writer">
<meta name="DC.date.issued" content="2001-05-25"></head><body>
<div id="masthead"><a href="/">The Daily Example</a> <a href="/news">News</a></div>
<div class="content"><h1>{HEADLINE}</h1><div class="story"><div class="text"><p>{FIRST}</p></div><div class="text"><p>{SECOND}</p></div>
<div class="text"><p>{THIRD}</p></div></div></div>
<div class="col-right"><div class="trending"><p>{NOISE}</p><p>{NOISE}</p><p>{NOISE}</p><p>{NOISE}</p></div><p><a href="/y">{NOISE}</a></p></div></body></html>"""

LINE_BREAKS = f"""<html><body><table><tr><td><a href="/">Home</a></td><td><font>{FIRST}<br><br>{SECOND}<br /><br />{THIRD}</font></td></tr></table></body></html>"""

INDEX = f"""<!doctype html><main><h1>{HEADLINE}</h1>{"".join(f"<section><p>{words}</p></section>" for words in STORY)}</main>
<div class="cards"><article><h3><a href="/1">One</a></h3><p>Short words.</p></article><article><p>{NOISE}</p></article></div>"""

PAYWALLED = f"""<html><body><article><h1>{HEADLINE}</h1><p>{FIRST}</p><div class="paywall"><p>{SECOND}</p><p>{THIRD}</p></div></article></body></html>"""


@pytest.mark.parametrize(
    "page", [BROADSHEET, NO_ARTICLE_TAG, LINE_BREAKS, INDEX, PAYWALLED], ids=["broadsheet", "div", "br", "main", "paywall"]
)
def test_the_story_is_read_and_nothing_around_it(page: str) -> None:
    article = read_article(page.encode())
    paragraphs = article.text.split("\n\n")
    assert article.kind == "html"
    assert [each for each in paragraphs if each != HEADLINE] == list(STORY)
    if HEADLINE in page:
        assert paragraphs[0] == HEADLINE


def test_title_day_and_writers_come_from_the_pages_own_article() -> None:
    """Half past eleven in the evening five hours west of Greenwich is the next day in London."""
    article = read_article(BROADSHEET.encode())
    assert (article.title, article.published, article.author) == (HEADLINE, date(2001, 5, 25), "Ann Writer, Bob Writer")
    article = read_article(NO_ARTICLE_TAG.encode())
    assert (article.title, article.published, article.author) == (HEADLINE, date(2001, 5, 25), "Ann Writer")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2001-05-24T09:30:00Z">', date(2001, 5, 24)),
        ("<META CONTENT='2001-05-24' NAME='Date'>", date(2001, 5, 24)),
        ('<span itemprop="datePublished" content="2001-05-24"></span>', date(2001, 5, 24)),
        ('<time itemprop="datePublished" datetime="2001-05-24T10:00+01:00">Thursday</time>', date(2001, 5, 24)),
        ("<time pubdate datetime=2001-05-24>", date(2001, 5, 24)),
        ('<meta name="pubdate" content="Thu, 24 May 2001 09:30:00 GMT">', date(2001, 5, 24)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": }</script>', None),
        ('<script type="application/ld+json">[[[[{"datePublished": "2001-05-24", "@type": "Event"}]]]]</script>', None),
        ('<meta property="article:modified_time" content="2001-05-24">', None),
        ('<aside><time pubdate datetime="2001-05-24">another story</time></aside>', None),
        ('<a href="/x"><time datetime="2001-05-24">another story</time></a>', None),
        ('<meta name="date" content="2001-02-30">', None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", None),
    ],
)
def test_the_day_is_the_pages_own_or_none(head: str, expected: date | None) -> None:
    page = f"<html><body>{head}<article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    assert read_article(page.encode()).published == expected


def test_the_first_time_in_the_article_itself_is_its_day() -> None:
    page = f"<html><body><article><time datetime=2001-05-25>x</time><p>{FIRST}</p><time datetime=2001-05-26>y</time></article></body></html>"
    assert read_article(page.encode()).published == date(2001, 5, 25)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("It was &pound;5&nbsp;million &amp; more&hellip;", "It was £5 million & more…"),
        ("It was 60,000<sup>1</sup> and 45,000<sup><a href='#n'>[2]</a></sup> on the 22<sup>nd</sup>.", "It was 60,000 and 45,000 on the 22nd."),
        ("It was <del>70,000</del> <ins>60,000</ins>.", "It was 60,000."),
        ("It <b>was</b>\n   <i>60</i><span>,000</span>.", "It was 60,000."),
        ("It was <!-- 70,000 --> 60,000<script>70000</script>.", "It was 60,000."),
        ("It was <span hidden>70,000</span><span style='display:none'>80,000</span>60,000.", "It was 60,000."),
        ("It was 5 < 6 & 7 > 6.", "It was 5 < 6 & 7 > 6."),
    ],
)  # fmt: skip
def test_words_are_read_as_a_browser_shows_them(inside: str, read: str) -> None:
    page = f"<html><body><article><p>{FIRST}</p><p>{inside}</p></article></body></html>"
    assert read_article(page.encode()).text.split("\n\n") == [FIRST, read]


def test_cells_of_a_table_are_not_read_as_sentences() -> None:
    page = f"<html><body><article><p>{FIRST}</p><table><tr><th>Year<td>Net migration<tr><td>2000<td>999,000</table></article></body></html>"
    assert read_article(page.encode()).text == FIRST


def test_a_page_with_readers_comments_alone_has_no_article() -> None:
    page = f"<html><body><h1>Locked</h1><div class='comments-section'><p>{NOISE}</p><p>{NOISE}</p></div></body></html>"
    assert NOISE not in read_article(page.encode()).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-15"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>{FIRST}</p><p>It cost £5 and 6 € – “so much”, and more was to come in the year.</p></body></html>"
    data = page.replace("–", "-").replace("“", '"').replace("”", '"').encode(encoding)
    assert '£5 and 6 € - "so much"' in read_article(data).text


@pytest.mark.parametrize(
    "stamp", ["", "2001", "2001-13-01", "yesterday", "99999999999", None, 5, ["2001-05-24"], "x" * 10_000, "Thu, 99 Foo"]
)
def test_what_is_no_stamp_has_no_day(stamp: object) -> None:
    assert day_of(stamp) is None


def test_half_a_character_in_json_does_not_reach_the_title() -> None:
    data = '{"@type": "NewsArticle", "headline": "A \\ud800 day", "author": "\\udfff"}'
    article = read_article(f'<html><script type="application/ld+json">{data}</script><p>{FIRST}</p>'.encode())
    assert (article.title, article.author) == ("A ? day", "?")


def test_a_time_in_a_sentence_is_of_the_story_and_not_of_the_page() -> None:
    page = f"<html><body><article><h1>A day</h1><p>It began on <time datetime=1999-01-01>a day</time>. {FIRST}</p></article></body></html>"
    assert read_article(page.encode()).published is None


@pytest.mark.parametrize(("headline", "expected"), [("The other", date(2001, 5, 25)), ("Neither", None)])
def test_of_several_articles_the_one_under_the_headline_gives_the_day_or_none_does(headline: str, expected: date | None) -> None:
    """As on the front of a section; the same for microdata, which has no headline to go by."""
    items = ",".join(
        f'{{"@type": "Article", "headline": "{name}", "datePublished": "2001-05-2{day}"}}'
        for name, day in (("One", 4), ("The other", 5))
    )
    marked = "".join(f'<meta itemprop="datePublished" content="2001-05-2{day}">' for day in (4, 5))
    page = f'<html><body><script type="application/ld+json">[{items}]</script><h1>{headline}</h1><p>{FIRST}</p>{marked}</body></html>'
    assert read_article(page.encode()).published == expected


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        ('class="related-links"', True),
        ('class="js-MostRead x"', True),
        ('id="comments"', True),
        ('class="comment-body"', True),
        ('class="social-share"', True),
        ('class="article__caption"', True),
        ('class="adSlot"', True),
        ('role="complementary"', True),
        ('aria-hidden="true"', True),
        ('class="has-sidebar"', False),
        ('class="tone-comment"', False),
        ('class="social-affairs"', False),
        ('class="shareable heading download"', False),
        ('class="paywall"', False),
        ('class="tag-migration post"', False),
        ('class="story-body"', False),
    ],
)
def test_what_stands_beside_an_article_is_known_by_its_class(said: str, *, left_out: bool) -> None:
    page = f"<html><body><article><h1>A day</h1><p>{FIRST}</p><div {said}><p>{SECOND}</p></div></article></body></html>"
    assert (SECOND not in read_article(page.encode()).text) == left_out


def test_a_frame_that_holds_the_headline_is_no_sidebar_whatever_it_is_called() -> None:
    page = f"<html><body><div class='sidebar related'><h1>A day</h1><div><p>{FIRST}</p><p>{SECOND}</p></div></div></body></html>"
    assert read_article(page.encode()).text == f"A day\n\n{FIRST}\n\n{SECOND}"
