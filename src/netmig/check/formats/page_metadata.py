"""What a web page says of itself: headline, day of publication and writer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .page_blocks import Page
from .stamps import day_of
from .tags import references_resolved

# names of <meta>, in the order in which they are believed; lower case
_DAY_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "govuk:first-published-at", "dcterms.date", "dc.date", "dcterms.created", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "sailthru.author")
_SITE_NAMES = ("og:site_name", "application-name")
# schema.org types that are an article: all end so, but for these
_ARTICLE_ENDS = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
# parts of JSON-LD in which the page's own article may stand; related ones stand elsewhere
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_ITEMS = 2000
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the metadata of a page says; empty where it says nothing."""

    headline: str = ""
    published: date | None = None
    author: str = ""


def metadata_of(page: Page) -> PageMetadata:
    """Headline, day and writer, from JSON-LD first, then from <meta>, then from microdata.

    Where a page describes several articles and it is not plain which is its own, their days are
    not used: a wrong day would accuse what was right when written.
    """
    item = _own_article(page)
    metas = _metas(page)
    site = next((metas[name] for name in _SITE_NAMES if name in metas), "")
    headline = _words(item.get("headline")) or next((metas[name] for name in _TITLE_NAMES if metas.get(name)), "")
    days = (
        item.get("datePublished"),
        *(metas.get(name) for name in _DAY_NAMES),
        _only(value for name, value in page.properties if name == "datePublished"),
    )
    authors = (_names(item.get("author")), *(metas.get(name, "") for name in _AUTHOR_NAMES))
    return PageMetadata(
        _without_site(headline, site),
        next((day for stamp in days if (day := day_of(stamp))), None),
        # some sites give the writer's page in place of the name
        next((name for name in authors if name and not name.startswith(("http://", "https://"))), ""),
    )


def _own_article(page: Page) -> dict[str, Any]:
    """What JSON-LD says of the page's own article: the only one, or the one under the page's headline."""
    found = list(_articles(page))
    if len({str(item.get("datePublished")) for item in found}) <= 1:
        return found[0] if found else {}
    headline = next((" ".join(block.text.split()) for block in page.blocks if block.heading == 1), "")
    return next((item for item in found if headline and _words(item.get("headline")) == headline), {})


def _articles(page: Page) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD describes, but for those that it only mentions."""
    for text in page.data:
        try:
            items = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while items and seen < _MOST_ITEMS:
            item = items.pop(0)
            seen += 1
            if isinstance(item, list):
                items = [*item[:_MOST_ITEMS], *items]
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if any(
                    isinstance(kind, str) and kind.endswith(_ARTICLE_ENDS)
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield item
                items = [*(item[name] for name in _INSIDE if name in item), *items]


def _metas(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for attributes in page.metas:
        name = attributes.get("property") or attributes.get("name") or ""
        if name and (content := _words(attributes.get("content"))):
            found.setdefault(name.strip().lower(), content)
    return found


def _only(stamps: Iterable[str]) -> date | None:
    """The day of these, if it is one."""
    days = {day for stamp in stamps if (day := day_of(stamp))}
    return days.pop() if len(days) == 1 else None


def _words(value: object) -> str:
    """A text as one line, no longer than a headline; anything else is none."""
    if not isinstance(value, str):
        return ""
    # JSON can hold halves of characters, which no file can be written with
    whole = value[: 4 * _LONGEST].encode("utf-8", "replace").decode()
    return " ".join(references_resolved(whole).split())[:_LONGEST]


def _names(value: object) -> str:
    """The writers that JSON-LD gives, as a name, an object with a name, or a list of these."""
    each = value if isinstance(value, list) else [value]
    names = [_words(one.get("name")) if isinstance(one, dict) else _words(one) for one in each[:20]]
    return ", ".join(dict.fromkeys(name for name in names if name))[:_LONGEST]


def _without_site(headline: str, site: str) -> str:
    """A headline without the newspaper's name behind it: "… | The Daily Example"."""
    if site:
        for mark in (" | ", " - ", " – ", " — "):
            if headline.endswith(mark + site):
                return headline.removesuffix(mark + site)
    return headline
