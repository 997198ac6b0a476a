"""A web page as blocks of text, each with its place on the page: what it stands in, and what that is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...errors import UsageError
from .tags import Closed, Event, Opened, Words, events

# browsers stop nesting at 512; deeper elements are read as if they stood beside one another
DEEPEST = 600
# of text on one page; no article's page has so many
MOST_BLOCKS = 100_000

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead"
    " tr ul".split()
)  # fmt: skip
# whatever they hold, it is no prose of the article; struck-out words are no longer said
_NEVER = frozenset(
    "script style noscript template svg math canvas object iframe video audio map button select option textarea datalist nav aside"
    " footer figcaption dialog menu head del s strike caption noembed noframes".split()
)  # fmt: skip
_ROLES = frozenset("navigation complementary contentinfo banner search dialog alert alertdialog menu toolbar".split())
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
# words in a class or id that say what stands beside an article
_BESIDE = frozenset(
    "ad ads advert adverts advertisement advertising author authors banner breadcrumb breadcrumbs byline caption captions chart comments"
    " consent cookie cookies copyright credit credits dateline disqus donate figcaption footer livefyre menu nav navigation newsletter outbrain"
    " podcast popular promo promos promoted promotion recirc recirculation recommendation recommendations recommended registration related"
    " relatedposts share sharedaddy shares sharing sidebar signup skiplink sponsor sponsored subscribe subscription taboola tags teaser teasers timestamp toolbar"
    " tooltip topics trending".split()
)  # fmt: skip
_BESIDE_TOGETHER = frozenset(
    {
        ("most", "read"),
        ("most", "viewed"),
        ("read", "more"),
        ("read", "next"),
        ("more", "stories"),
        ("see", "also"),
        ("sign", "up"),
        ("tag", "list"),
    }
    | {("social", each) for each in "bar buttons container follow icons links list media nav share sharing wrapper".split()}
)
# these alone, or at the beginning: "comment-body" is a reader's, "tone-comment" a column's
_BESIDE_FIRST = frozenset({"comment", "social", "skip"})
# ...unless such a word goes before: "has-sidebar" is said of the page
_NOT_BESIDE = frozenset("has with no without is".split())
_COMMENTS = frozenset("comment comments disqus livefyre".split())
# of words in a line: those that stand under a picture or over an article and belong to no sentence
_BESIDE_IN_LINE = frozenset("caption captions credit credits copyright byline timestamp tooltip".split())
_IN_LINE = frozenset("span small em i strong b cite".split())
# where sites that make up their classes say what a part is
_SAID_IN = ("class", "id", "data-component", "data-component-name", "data-testid", "data-gu-name", "data-name")
_CLASS_WORDS = re.compile(r"[a-z]+|[A-Z](?:[a-z]+|[A-Z]*(?![a-z]))")
_LONGEST_CLASS = 400
# a superscript that is the number of a note must not become digits of the figure before it
_NOTE_NUMBER = re.compile(r"[\s\d\[\](),*†‡§a-e]{1,12}")
_HEADING = re.compile("h[1-6]")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0\u2000-\u200a\u202f\u205f\u3000\n]+")


@dataclass(slots=True, eq=False)
class Element:
    """One element of a page while it is read, and what it was found to hold."""

    name: str
    parent: Element | None
    never: bool = False
    beside: bool = False
    """Its class or role says that it stands beside an article; see `left_out`."""
    comments: bool = False
    """It is or is in what readers wrote."""
    in_article: Element | None = None
    """The innermost <article> that it is or is in."""
    in_main: Element | None = None
    link: bool = False
    holds_headline: bool = False
    """The headline or the main part stands in it: then it is no part beside them, whatever it is called."""
    left_out: bool | None = None
    shape: tuple[str, str] = ("", "")
    """Its name and classes: parts that are alike in these are the parts of one whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, heading, list item or other run of text, and where it stands."""

    text: str
    linked: int
    """How many of its characters are in links."""
    holder: Element
    heading: int = 0
    """1 for h1 to 6 for h6; 0 for what is no heading."""
    cell: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """A <time> of the page."""

    day: str
    said_published: bool
    holder: Element
    block: int
    """Which of the page's blocks it stands in, by number."""


@dataclass(slots=True, eq=False)
class Page:
    """What a page holds: its blocks in order, and what it says of itself."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    metas: list[Mapping[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    """Its JSON-LD."""
    stamps: list[Stamp] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    """Microdata with a content: ("datePublished", "2025-05-22")."""


def read_page(markup: str, called: str) -> Page:
    """The page taken apart; UsageError where it has more parts than any article."""
    page = Page()
    reading = _Reading(page)
    for event in events(markup):
        reading.take(event)
        if len(page.blocks) > MOST_BLOCKS:
            break
    reading.finish()
    if len(page.blocks) > MOST_BLOCKS:
        raise UsageError(f"{called} has more than {MOST_BLOCKS:,} paragraphs.", "No article has.", "Save the article alone.")
    return page


def is_left_out(element: Element) -> bool:
    """Whether an element, or one that it is in, stands beside the article.

    A part that is called so and yet holds the headline or the main part is the page's frame.
    """
    chain: list[Element] = []
    at: Element | None = element
    while at is not None and at.left_out is None:
        chain.append(at)
        at = at.parent
    above = at is not None and bool(at.left_out)
    for each in reversed(chain):
        above = above or each.never or (each.beside and not each.holds_headline)
        each.left_out = above
    return above


class _Reading:
    """The state of going through a page once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = Element("", None)
        self.open: list[Element] = [self.root]
        self.names: Counter[str] = Counter()
        self.too_deep: Counter[str] = Counter()
        self.text: list[tuple[str, bool]] = []
        self.raised: list[str] | None = None
        self.gathering = ""

    def take(self, event: Event) -> None:
        match event:
            case Words(text):
                self._words(text)
            case Opened(name, attributes):
                self._start(name, attributes)
            case Closed(name):
                self._end(name)

    def finish(self) -> None:
        self._flush()
        while len(self.open) > 1:
            self._pop()

    def _words(self, text: str) -> None:
        if self.gathering == "title":
            self.page.title = self.page.title or " ".join(text.split())
        elif self.gathering == "data":
            self.page.data.append(text)
        elif self.open[-1].never:
            return
        elif self.raised is not None:
            self.raised.append(text)
        else:
            self.text.append((text, self.open[-1].link))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "meta":
            self.page.metas.append(attributes)
        if "itemprop" in attributes and (value := attributes.get("content") or attributes.get("datetime")):
            self.page.properties.append((attributes["itemprop"], value))
        if name in _BLOCKS:
            self._flush()
            self._close_paragraph()
        if name == "br":
            self._words("\n\n" if self.text and self.text[-1][0] == "\n" else "\n")
            return
        if name in _VOID:
            return
        if len(self.open) >= DEEPEST:
            self.too_deep[name] += 1
            return
        element = self._element(name, attributes)
        self.open.append(element)
        self.names[name] += 1
        if name == "sup" and self.raised is None and not element.never:
            self.raised = []
        elif name == "title" and not self.page.title and not self.names["svg"]:
            self.gathering = "title"
        elif name == "script" and attributes.get("type", "").strip().lower() == "application/ld+json":
            self.gathering = "data"
        elif name == "time" and attributes.get("datetime"):
            published = "pubdate" in attributes or "datePublished" in attributes.get("itemprop", "")
            self.page.stamps.append(Stamp(attributes["datetime"], published, element, len(self.page.blocks)))
        if name in {"h1", "main"} and not element.never:
            element.holds_headline = True

    def _element(self, name: str, attributes: Mapping[str, str]) -> Element:
        parent = self.open[-1]
        role = attributes.get("role", "").lower()
        classes = _classes(name, attributes)
        never = (
            parent.never
            or name in _NEVER
            or "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or _HIDDEN.search(attributes.get("style", "")[:_LONGEST_CLASS]) is not None
            or (name in _IN_LINE and any(not _BESIDE_IN_LINE.isdisjoint(words) for words in classes))
        )
        frame = name in {"html", "body", "main", "article"}
        element = Element(
            name,
            parent,
            never=never,
            beside=role in _ROLES
            or (
                not frame
                and (name in {"form", "figure", "address"} or _is_advertising(attributes) or any(map(_says_beside, classes)))
            ),
            comments=parent.comments or (not frame and any(map(_says_comments, classes))),
            link=parent.link or name == "a",
            shape=(name, attributes.get("class", "")),
        )
        element.in_article = element if name == "article" or role == "article" else parent.in_article
        element.in_main = element if name == "main" or role == "main" else parent.in_main
        return element

    def _end(self, name: str) -> None:
        if self.too_deep[name] > 0:
            self.too_deep[name] -= 1
            if name in _BLOCKS:
                self._flush()
            return
        if name in _BLOCKS:
            self._flush()
        if not self.names[name]:
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        element = self.open[-1]
        if element.name in _BLOCKS:
            self._flush()
        self.open.pop()
        self.names[element.name] -= 1
        if element.holds_headline and element.parent is not None:
            element.parent.holds_headline = True
        if element.name == "sup" and self.raised is not None:
            raised, self.raised = "".join(self.raised), None
            if not _NOTE_NUMBER.fullmatch(raised):
                self.text.append((raised, element.link))
        if element.name in {"title", "script"}:
            self.gathering = ""
        if element.name == "span" and self.text and element.parent is not None and _HEADING.fullmatch(element.parent.name):
            # "Statistical bulletin" over "Net migration": in a heading they stand on lines of their own
            self.text.append((" ", element.link))
        return element.name

    def _close_paragraph(self) -> None:
        """End the paragraph that a new block ends without saying so."""
        for element in reversed(self.open):
            if element.name == "p":
                while self._pop() != "p":
                    pass
                return
            if element.name in _BLOCKS:
                return

    def _flush(self) -> None:
        """Make blocks of the text read since the last one."""
        if self.raised is not None:
            self.text.append(("".join(self.raised), False))
            self.raised = []
        if not self.text:
            return
        pieces, self.text = self.text, []
        whole = "".join(text if text in {"\n", "\n\n"} else _BLANKS.sub(" ", text) for text, _ in pieces)
        linked = sum(len(text.strip()) for text, link in pieces if link)
        holder = next(each for each in reversed(self.open) if each.name in _BLOCKS or each is self.root)
        parts = [part for part in (_tidy(part) for part in whole.split("\n\n")) if part]
        for part in parts:
            self.page.blocks.append(
                Block(
                    part,
                    min(linked, len(part)) if len(parts) == 1 else 0,
                    holder,
                    int(holder.name[1]) if _HEADING.fullmatch(holder.name) else 0,
                    holder.name in {"td", "th"},
                )
            )


def _tidy(words: str) -> str:
    return "\n".join(line for each in words.split("\n") if (line := " ".join(each.split())))


def _classes(name: str, attributes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The words of each of an element's classes and of what else names it: "js-MostRead" is js, most, read."""
    said = " ".join(attributes[each] for each in _SAID_IN if attributes.get(each))[:_LONGEST_CLASS]
    if "-" in name:  # an element of the site's own, or of AMP: <amp-ad>
        said = f"{name[:_LONGEST_CLASS]} {said}"
    return [tuple(found[0].lower() for found in _CLASS_WORDS.finditer(each)) for each in said.split()]


def _is_advertising(attributes: Mapping[str, str]) -> bool:
    return any(name.startswith(("data-ad-", "data-google-query")) for name in attributes)


def _says_beside(words: tuple[str, ...]) -> bool:
    """Whether a class is that of something beside an article."""
    if words and words[0] in _BESIDE_FIRST and (len(words) == 1 or words[0] != "social"):
        return True
    for at, word in enumerate(words):
        if (word in _BESIDE or words[at : at + 2] in _BESIDE_TOGETHER) and (at == 0 or words[at - 1] not in _NOT_BESIDE):
            return True
    return False


def _says_comments(words: tuple[str, ...]) -> bool:
    return not _COMMENTS.isdisjoint(words) and _says_beside(words)
