"""The links and the words of a web page, found in one pass over it, whatever is in it.

A page is read for its links only. A few patterns that look at each character once do that in a time
that grows with the page alone; the standard library's parser can be made to take hours by a page
of some megabytes, and a library for the whole of HTML would be a dependency for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin

_TAG = re.compile(r"<(/?[a-zA-Z][^<>]*)>")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])(href|data-url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_NO_TEXT = ("script", "style", "template")
# the largest page of the catalogue has under a thousand
MOST_LINKS = 20_000
_LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page points to, and what it calls it."""

    url: str
    text: str


def links(page: str, base: str) -> Iterator[Link]:
    """Every link of a page in its order, absolute as seen from `base`: of `href`, and of `data-url` as ONS charts have it.

    >>> list(links('<p><a class=x href="/a?b=1&amp;c=2">The <b>file</b></a><!-- <a href="/no">x</a> -->', "https://www.ons.gov.uk/d/"))
    [Link(url='https://www.ons.gov.uk/a?b=1&c=2', text='The file')]
    """
    body = without_hidden(page)
    return islice(_all_links(body, base), MOST_LINKS)


def _all_links(body: str, base: str) -> Iterator[Link]:
    for tag in _TAG.finditer(body):
        for attribute in _ATTRIBUTE.finditer(tag[1]):
            value = unescape(attribute[2] or attribute[3] or attribute[4] or "").strip()
            if value and not value.startswith("#"):
                try:
                    whole = urljoin(base, value)
                except ValueError:  # no address at all
                    continue
                end = body.find("</a", tag.end(), tag.end() + _LONGEST_TEXT)
                yield Link(whole, words(body[tag.end() : end]) if end >= 0 else "")


def words(page: str) -> str:
    """A page's text without its tags.

    >>> words("<h1>Release&nbsp;date:</h1>  <p>21 May 2026")
    'Release date: 21 May 2026'
    """
    return " ".join(unescape(_TAG.sub(" ", without_hidden(page))).split())


def without_hidden(page: str) -> str:
    """A page without its comments, scripts and styles."""
    page = _cut(page, "<!--", "-->")
    for name in _NO_TEXT:
        page = _cut(page, f"<{name}", f"</{name}")
    return page


def _cut(page: str, begin: str, end: str) -> str:
    """A page without all that stands from one word to another; what is not ended is cut to the page's end."""
    lower = page.lower() if begin != "<!--" else page
    if len(lower) != len(page):  # a few letters have more than one when they are small
        lower = page
    kept: list[str] = []
    place = 0
    while (start := lower.find(begin, place)) >= 0:
        kept.append(page[place:start])
        stop = lower.find(end, start + len(begin))
        if stop < 0:
            return "".join(kept)
        place = stop + len(end)
    kept.append(page[place:])
    return "".join(kept)
