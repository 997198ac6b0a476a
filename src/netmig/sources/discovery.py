"""What a publisher's page offers: from the page's text to the files that it has, by kind of page.

    text of a page ──► discover ──► files offered, and further pages to look at

Nothing is read here, from no network and no disk. A page may have anything else in it; where it has not
what is needed, LayoutError says what was expected and what is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..errors import LayoutError
from ..ledger.figures import LONDON
from ..periods import MONTH_NAMES
from .addresses import file_name
from .catalogue import Product
from .links import Link, links, words

CONTENT = "/api/content"
_SPREADSHEET = re.compile(r"(?i)\.(xlsx?|ods|csv)$")
# gov.uk names an uploaded file by its database's id, whose first eight digits are the second of the upload
_UPLOAD = re.compile(r"/media/([0-9a-f]{8})[0-9a-f]{16}/")
# how many pages a page may lead to by `follow`: the newest come first
_FOLLOWED = 4

ALWAYS = timedelta(0)
WEEKLY = timedelta(days=7)
ONCE = timedelta(days=36500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file that a publisher offers."""

    product: str
    url: str
    title: str
    published: date | None = None
    """The day in London on which it came out, as far as the page says it."""
    fixed: bool = False
    """Whether this address always gives the same file: what is kept of it need not be asked for again."""
    note: str = ""
    """What the publisher says of it, such as why it replaces another."""

    @property
    def name(self) -> str:
        return file_name(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A page to look at as well, unless it was seen within some time."""

    url: str
    patience: timedelta = ALWAYS


@dataclass(frozen=True, slots=True)
class Found:
    """What a page gives."""

    offered: tuple[Offered, ...] = ()
    further: tuple[Further, ...] = ()


def first_page(product: Product) -> str:
    """Where to begin: the page itself, or its machine-readable form."""
    if product.kind == "ons-dataset":
        return product.page.rstrip("/") + "/data"
    if product.kind == "govuk-content":
        return urljoin(product.page, CONTENT + urlsplit(product.page).path)
    return product.page


def discover(product: Product, url: str, text: str) -> Found:
    """What the page at `url`, where it was in the end, offers of a product.

    Raises LayoutError for a page that is not as its kind is.
    """
    try:
        found = _KINDS[product.kind](product, url, text)
    except ValueError as problem:  # what urllib says of a link that is none
        raise LayoutError(f"{url} has a link that is none: {problem}.", "", "Try again later, and report the page.") from None
    shown = (replace(each, title=_in_a_line(each.title), note=_in_a_line(each.note)) for each in found.offered)
    wanted = tuple(each for each in shown if _is_wanted(product, each))
    return Found(tuple({each.url: each for each in reversed(wanted)}.values())[::-1], found.further)


def _is_wanted(product: Product, offered: Offered) -> bool:
    return (
        (not product.files or re.search(product.files, offered.name) is not None)
        and (not product.titles or re.search(product.titles, offered.title) is not None)
        and (product.since is None or offered.published is None or offered.published >= product.since)
    )


# ONS: every page has its JSON beside it, at /data. A dataset's landing page lists its editions; an
# edition has its newest file, and all earlier versions. The day of a version is when the one before
# it was superseded: `description.releaseDate` stays that of the first.


def _ons(product: Product, url: str, text: str) -> Found:
    page = _json(url, text)
    own = urlsplit(url).path.removesuffix("/data")
    if "downloads" not in page:
        editions = [uri for each in _list(page, "datasets", url) if (uri := _text(each, "uri")).startswith("/")]
        if not editions:
            raise _unlike(url, "the editions of a dataset", page)
        # ONS puts the newest first; that the last is asked for too costs one question and trusts less to it
        fresh = {*editions[:2], editions[-1]}
        return Found(
            (),
            tuple(Further(url=urljoin(url, f"{each}/data"), patience=ALWAYS if each in fresh else WEEKLY) for each in editions),
        )
    said = page.get("description")
    about: dict[str, Any] = said if isinstance(said, dict) else {}
    title = ": ".join(part for part in (_text(about, "title"), _text(about, "edition")) if part)
    versions = _records(page.get("versions"))
    days = [_day(_text(about, "releaseDate")), *(_day(_text(each, "updateDate")) for each in versions)]
    offered = [
        Offered(
            product=product.id,
            url=urljoin(url, "/file?uri=" + (file if file.startswith("/") else f"{own}/{file}")),
            title=title or file,
            published=days[-1],
            fixed="/previous/" in own,
            note=_text(versions[-1], "correctionNotice") if versions else "",
        )
        for each in _list(page, "downloads", url)
        if (file := _text(each, "file"))
    ]
    if "/previous/" in own:
        return Found(tuple(offered))
    earlier = (
        Further(url=urljoin(url, f"{_text(version, 'uri')}/data"), patience=ONCE)
        for version, day in zip(versions, days, strict=False)
        if _text(version, "uri").startswith("/") and (product.since is None or day is None or day >= product.since)
    )
    return Found(tuple(offered), tuple(earlier))


# GOV.UK: every page has its JSON at /api/content, with the files attached to it, and the pages that
# belong to the same collection.


def _govuk(product: Product, url: str, text: str) -> Found:
    page = _json(url, text)
    kind = _text(page, "schema_name") or _text(page, "document_type")
    if kind == "redirect":
        to = [_text(each, "destination") for each in _records(page.get("redirects"))]
        if not to or not to[0].startswith("/"):
            raise _unlike(url, "a place that the page has moved to", page)
        return Found((), (Further(url=urljoin(url, CONTENT + to[0])),))
    details, related = page.get("details"), page.get("links")
    if not isinstance(details, dict) or not isinstance(related, dict):
        raise _unlike(url, "the details and links of a page", page)
    days = _publications(page, details)
    offered = tuple(
        Offered(
            product=product.id,
            url=link.url,
            title=link.text,
            published=_named_day(product.dated, file_name(link.url)) or _published(link.url, days),
            fixed=_UPLOAD.search(urlsplit(link.url).path) is not None,
        )
        for link in _attached(details, url)
    )
    return Found(offered, tuple(_documents(product, page, related, url)))


def _attached(details: Mapping[str, Any], url: str) -> Iterator[Link]:
    """The files of a page: those attached, and those that older pages only link to in their text."""
    for each in _records(details.get("attachments")):
        if _text(each, "url") and each.get("attachment_type", "file") == "file":
            yield Link(urljoin(url, _text(each, "url")), _text(each, "title"))
    documents = details.get("documents")
    parts = [details.get("body"), *(documents if isinstance(documents, list) else [])]
    for part in parts:
        if isinstance(part, str):
            yield from (link for link in links(part, url) if _SPREADSHEET.search(urlsplit(link.url).path))


def _documents(product: Product, page: Mapping[str, Any], related: Mapping[str, Any], url: str) -> Iterator[Further]:
    """The pages of the same collection that the product is spread over, the newest first."""
    if not product.documents:
        return
    if _text(page, "schema_name") != "document_collection":
        for each in _records(related.get("document_collections")):
            if path := _path(each):
                yield Further(url=urljoin(url, CONTENT + path))
        return
    found = {
        path: day
        for each in _records(related.get("documents"))
        if (path := _path(each)) and re.search(product.documents, path)
        for day in [_day(_text(each, "public_updated_at"))]
        if product.since is None or day is None or day >= product.since
    }
    newest_first = sorted(found, key=lambda path: found[path] or date.min, reverse=True)
    for place, path in enumerate(newest_first):
        yield Further(url=urljoin(url, CONTENT + path), patience=ALWAYS if place < 2 else WEEKLY)


def _publications(page: Mapping[str, Any], details: Mapping[str, Any]) -> list[datetime]:
    """Every moment at which the page is known to have been published, the first first."""
    history = [_text(each, "public_timestamp") for each in _records(details.get("change_history"))]
    said = [_text(page, "first_published_at"), _text(page, "public_updated_at"), *history]
    return sorted(moment for each in said if (moment := _moment(each)))


def _published(url: str, days: Iterable[datetime]) -> date | None:
    """The day on which an uploaded file came out: when the page was next published, for all that was
    uploaded is published with it. None where the page does not say that it was published since.
    """
    upload = _UPLOAD.search(urlsplit(url).path)
    if upload is None:
        return None
    moment = datetime.fromtimestamp(int(upload[1], 16), UTC)
    return next((_day(day.isoformat()) for day in days if day >= moment), None)


# Any other page: its links.


def _links(product: Product, url: str, text: str) -> Found:
    day = _named_day(product.dated, words(text)) if product.dated else None
    offered: list[Offered] = []
    further: dict[str, Further] = {}
    for link in links(text, url):
        for pattern, made_of in product.links:
            if found := re.search(pattern, link.url):
                offered.append(
                    Offered(product=product.id, url=found.expand(made_of), title=link.text or file_name(link.url), published=day)
                )
                break
        else:
            if product.follow and len(further) < _FOLLOWED and re.search(product.follow, link.url):
                further[link.url] = Further(url=link.url)
    return Found(tuple(offered), tuple(further.values()))


_KINDS: dict[str, Callable[[Product, str, str], Found]] = {"ons-dataset": _ons, "govuk-content": _govuk, "page-links": _links}


def _named_day(pattern: str, words: str) -> date | None:
    """The day that a pattern finds in words: "21 May 2026", "04_September_2026", "2026-05-21"."""
    found = re.search(pattern, words) if pattern else None
    if found is None:
        return None
    parts = re.split(r"[\s_-]+", found[1])
    try:
        if len(parts[0]) == 4:
            return date(*map(int, parts))
        return date(int(parts[2]), MONTH_NAMES.index(parts[1].capitalize()) + 1, int(parts[0]))
    except (ValueError, IndexError, TypeError):
        return None


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(words: str) -> date | None:
    """The day in London of a moment: ONS writes 21 May 2026 as 2026-05-20T23:00:00.000Z."""
    moment = _moment(words)
    return moment.astimezone(LONDON).date() if moment and MINYEAR < moment.year < MAXYEAR else None


def _json(url: str, text: str) -> dict[str, Any]:
    try:
        page = json.loads(text)
    except (ValueError, RecursionError):
        page = None
    if not isinstance(page, dict):
        raise LayoutError(
            f"{url} is not the page's data.", f"Expected a JSON object; it begins {text[:60]!r}.", "Try again later."
        )
    return page


def _list(page: Mapping[str, Any], name: str, url: str) -> list[dict[str, Any]]:
    value = page.get(name)
    if not isinstance(value, list):
        raise _unlike(url, f"a list of {name}", page)
    return _records(value)


def _records(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _path(record: Mapping[str, Any]) -> str:
    path = _text(record, "base_path")
    return path if path.startswith("/") else ""


def _in_a_line(words: str) -> str:
    """A publisher's words, fit to be shown on a terminal: on one line, not too long, without what steers a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words[:1000]).split())[:300]


def _unlike(url: str, expected: str, page: Mapping[str, Any]) -> LayoutError:
    return LayoutError(
        f"{url} is not laid out as it was.",
        f"Expected {expected}; it has {_in_a_line(', '.join(sorted(page)[:12])) or 'nothing'}.",
        "Give the publisher's file to `netmig ingest`, and report the page.",
    )
