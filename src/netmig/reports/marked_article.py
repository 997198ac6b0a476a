"""The article as HTML, each claim marked where it stands and linked to its note.

A mark never relies on colour: its underline is single, double, wavy or dotted, and a sign with the
claim's number follows. The text itself is only ever escaped: nothing in it can become markup.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Sequence
from html import escape
from itertools import islice

from ..check.claim import Claim
from ..check.report import Report
from ..check.text_report import SIGNS
from .words import verdict_in_words

# marks that turn the direction of what follows: in a text that is judged they could make it read otherwise
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# keeps a claim's number on the line of its last word
JOINED = "&#8288;"


def marked_article(report: Report) -> str:
    """The article's lines as paragraphs, with its claims marked; its time grows as the text does."""
    text = report.document.text
    # those around others come first
    waiting = deque(sorted(report.claims, key=lambda claim: (claim.wording.start, -claim.wording.end)))
    around: list[Claim] = []
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        after = start + len(line)
        pieces, place, stop = [], start, start + len(line.rstrip())
        while place < stop:
            while waiting and waiting[0].wording.start <= place:
                around.append(waiting.popleft())
            around = [claim for claim in around if claim.wording.end > place]
            ends = [claim.wording.end for claim in around] + [claim.wording.start for claim in islice(waiting, 1)]
            end = min([stop, *ends])
            # a claim that ends among the blanks at the end of a line ends with its words
            ending = [claim for claim in around if claim.wording.end <= (after if end == stop else end)]
            pieces.append(_piece(shown(text[place:end]), around, ending))
            place = end
        if pieces:
            paragraphs.append(f"<p>{''.join(pieces)}</p>")
        start = after
    return "\n".join(paragraphs) or '<p class="quiet">The text has no words in it.</p>'


def _piece(words: str, around: Sequence[Claim], ending: Sequence[Claim]) -> str:
    """A stretch of text in the mark of the innermost claim; with it, the links of the claims that end there."""
    if not around:
        return words
    if not ending:
        return f'<mark class="{around[-1].then.verdict}">{words}</mark>'
    links = [(claim, words if claim is ending[-1] else "") for claim in reversed(ending)]
    return "".join(f'<mark class="{claim.then.verdict}">{_link(claim, part)}</mark>' for claim, part in links)


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
