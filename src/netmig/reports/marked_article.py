"""The article as HTML, each claim marked where it stands and linked to its note.

A mark never relies on colour: its underline is single, double, wavy or dotted, and a sign with the
claim's number follows. The text itself is only ever escaped: nothing in it can become markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from ..check.claims import Claim
from ..check.report import Report
from .words import SIGNS, verdict_in_words

# marks that turn the direction of what follows: in a text that is judged they could make it read otherwise
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# keeps a claim's number on the line of its last word
JOINED = "&#8288;"


def marked_article(report: Report) -> str:
    """The article's lines as paragraphs, with its claims marked."""
    text = report.document.text
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        stop = start + len(line)
        if line.strip():
            paragraphs.append(f"<p>{''.join(_pieces(report.claims, text, start, start + len(line.rstrip())))}</p>")
        start = stop
    return "\n".join(paragraphs) or '<p class="quiet">The text has no words in it.</p>'


def _pieces(claims: Sequence[Claim], text: str, start: int, stop: int) -> Iterator[str]:
    """A stretch of text cut wherever a claim begins or ends; the last piece of a claim links to its note."""
    here = [each for each in claims if each.wording.start < stop and each.wording.end > start]
    spans = {each.id: (max(each.wording.start, start), min(each.wording.end, stop)) for each in here}
    cuts = sorted({start, stop, *(place for span in spans.values() for place in span)})
    for begin, end in pairwise(cuts):
        words = shown(text[begin:end])
        # the innermost is the one that began last; of those, the one that ends first
        around = sorted((each for each in here if spans[each.id][0] <= begin and end <= spans[each.id][1]), key=_depth)
        if not around:
            yield words
            continue
        ending = [each for each in around if each.wording.end == end]
        if not ending:
            yield f'<mark class="{around[-1].then.verdict}">{words}</mark>'
            continue
        inner = ending[-1]
        yield f'<mark class="{inner.then.verdict}">{_link(inner, words)}</mark>'
        yield from (f'<mark class="{each.then.verdict}">{_link(each, "")}</mark>' for each in reversed(ending[:-1]))


def _depth(claim: Claim) -> tuple[int, int]:
    return claim.wording.start, -claim.wording.end


def _link(claim: Claim, words: str) -> str:
    number = claim.id[1:]
    told = f"{', ' if words else ''}claim {number}: {verdict_in_words(claim)}"
    return (
        f'<a id="m{number}" href="#{claim.id}">{words}{JOINED}<span class="number" role="img" aria-label="{escape(told)}">'
        f"{SIGNS[claim.then.verdict]}{number}</span></a>"
    )


def shown(words: str) -> str:
    r"""Words of the article as HTML: escaped, and without characters that steer a screen.

    >>> shown('<script>"a" & b\x07')
    '&lt;script&gt;&quot;a&quot; &amp; b�'
    """
    return escape("".join(_shown(each) for each in words))


def _shown(character: str) -> str:
    if character in _TURNING:
        return ""
    return "�" if unicodedata.category(character) in {"Cc", "Cs", "Cn"} and character != "\t" else character
