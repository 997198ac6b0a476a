"""A web page's article: the main text out of everything that stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from ..publication import dateline
from .article import Article
from .page_blocks import Block, Element, Page, is_left_out, read_page
from .page_metadata import metadata_of
from .stamps import day_of

# a run of text of so many characters that ends as a sentence does is prose, and not a label or a link
_PROSE = 60
_ENDS = re.compile(r"""[.!?…:;]["'”’)\]]{0,3}$""")
# parts of a block's text that are in links: a sentence may have some, a list of stories has hardly anything else
_MOSTLY_LINK, _ALL_LINK = 0.7, 0.9
# an <article> is the page's own if it has at least this part of the prose of the page's main part
_MOST_OF_IT = 0.5


def read(markup: str, called: str) -> Article:
    """The article of a page: title, day and writer from its metadata, and the words of its main text.

    The main text is the <article> with the most prose; where that has little of it, the <main>;
    else the part of the page with the most prose. The headline comes first.
    """
    page = read_page(markup, called)
    metadata = metadata_of(page)
    kept = [block for block in page.blocks if not is_left_out(block.holder)]
    if not any(map(_is_prose, kept)):
        # a page whose whole text stands in what is called a sidebar or a form
        kept = [block for block in page.blocks if not block.holder.never and not block.holder.comments]
    headline = next((block for block in kept if block.heading == 1), None)
    main = [block for block in _main_part(kept) if not _is_label(block)]
    words = [block.text for block in main]
    title = headline.text.replace("\n", " ") if headline else metadata.headline
    if words and title and title not in (text.replace("\n", " ") for text in words[:3]):
        words.insert(0, title)
    return Article(
        text="\n\n".join(words),
        kind="html",
        title=metadata.headline or title or page.title,
        published=metadata.published or _stamped(page, main) or _written(kept, main),
        author=metadata.author,
    )


def _is_prose(block: Block) -> bool:
    own = len(block.text) - block.linked
    return own >= _PROSE and not block.heading and _ENDS.search(block.text) is not None


def _prose(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) - block.linked for block in blocks if _is_prose(block))


def _is_label(block: Block) -> bool:
    """A link to something else, or a cell of a table: neither is a sentence of the article."""
    if block.heading == 1:
        return False
    a_sentence = len(block.text) >= _PROSE and block.text.endswith(".")
    link = block.linked >= (_ALL_LINK if a_sentence else _MOSTLY_LINK) * len(block.text)
    return link or (block.cell and not _is_prose(block))


def _main_part(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of the article, as far as the page tells."""
    articles: dict[Element, list[Block]] = {}
    mains: dict[Element, list[Block]] = {}
    for block in blocks:
        if (article := block.holder.in_article) is not None:
            articles.setdefault(article, []).append(block)
        if (main := block.holder.in_main) is not None:
            mains.setdefault(main, []).append(block)
    in_article = max(articles.values(), key=_prose, default=[])
    in_main = max(mains.values(), key=_prose, default=[])
    densest = _densest(blocks)
    most = _prose(in_main) or _prose(densest)
    if _prose(in_article) and _prose(in_article) >= _MOST_OF_IT * most:
        return in_article
    if _prose(in_main):
        return in_main
    return densest or in_article or in_main or blocks


def _densest(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks in the part of the page with the most prose of its own.

    A paragraph counts for what it stands in, and by half for what that stands in, so that an
    article in sections is found whole and the page around it is not.
    """
    weights: Counter[Element] = Counter()
    for block in blocks:
        if _is_prose(block):
            weight = len(block.text) - block.linked
            holder = block.holder.parent if block.holder.name in {"p", "pre", "li", "blockquote"} else block.holder
            for share in (1.0, 0.6, 0.3):
                if holder is None:
                    break
                weights[holder] += int(weight * share)
                holder = holder.parent
    if not weights:
        return ()
    chosen = _with_its_like(max(weights, key=lambda element: weights[element]), blocks)
    inside: dict[Element, bool] = {chosen: True}
    return [block for block in blocks if _is_in(block.holder, inside)]


def _with_its_like(chosen: Element, blocks: Iterable[Block]) -> Element:
    """The part that holds a chosen one and others like it with prose of their own: the sections of one bulletin."""
    inside: dict[Element, set[Element]] = {}
    for block in blocks:
        at = block.holder if _is_prose(block) else None
        while at is not None and at.parent is not None and at not in inside.setdefault(at.parent, set()):
            inside[at.parent].add(at)
            at = at.parent
    whole, at = chosen, chosen
    while at.parent is not None and at.parent.name not in {"", "html", "body"}:
        if any(other is not at and other.shape == at.shape for other in inside.get(at.parent, ())):
            whole = at.parent
        at = at.parent
    return whole


def _is_in(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element is in one that `known` says is; what is learnt on the way is kept there."""
    chain: list[Element] = []
    at: Element | None = element
    while at is not None and at not in known:
        chain.append(at)
        at = at.parent
    answer = at is not None and known[at]
    known.update(dict.fromkeys(chain, answer))
    return answer


def _written(kept: Sequence[Block], main: Sequence[Block]) -> date | None:
    """The day that a line between the headline and the prose says and nothing else: "Release date: 24 May 2001"."""
    first = next((number for number, block in enumerate(kept) if main and block is next(filter(_is_prose, main), main[0])), 0)
    over = max((number for number, block in enumerate(kept[:first]) if block.heading == 1), default=first)
    lines = (block.text.replace("\n", " ") for block in kept[over:first] if not block.linked)
    days = [found for line in lines if (found := dateline(line)) is not None]
    return next((day for day, updated in days if not updated), None)


def _stamped(page: Page, main: Sequence[Block]) -> date | None:
    """The day of the page's own <time>: one that says it, or the one over the prose of the article itself.

    The times beside links to other articles are theirs, and one in a sentence is of the story.
    """
    said = {day for stamp in page.stamps if stamp.said_published and not is_left_out(stamp.holder) and (day := day_of(stamp.day))}
    if said:
        return said.pop() if len(said) == 1 else None
    article = main[0].holder.in_article if main else None
    first = next((block for block in main if _is_prose(block)), None)
    if article is None or first is None:
        return None
    prose = next(number for number, block in enumerate(page.blocks) if block is first)
    over = (
        stamp for stamp in page.stamps if stamp.block < prose and stamp.holder.in_article is article and not stamp.holder.never
    )
    return next((day for stamp in over if (day := day_of(stamp.day))), None)
