"""Page furniture: what stands on a page beside its article, and makes no claims of the article's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

# a heading after which a page shows its readers' comments, to the end
_COMMENTS = re.compile(
    r"^\W{0,9}(?:most (?:popular|liked|recent) comments?|(?:read|view|see|all|join the|show|\d{1,6})\s?comments?|comments?(?: section)?"
    r"(?: \(\d{1,6}\))?|have your say)\W{0,9}$",
    re.IGNORECASE,
)
# a heading after which it lists other pages, until prose begins again
_LISTS = re.compile(
    r"^\W{0,9}(?:most (?:popular|read|viewed|shared|watched)|read (?:more|next|also)(?: on[^.]{0,80})?|related (?:articles|stories|topics|links|content)"
    r"|trending(?: now)?|more (?:on this story|from [^.]{0,60}|like this)|recommended(?: for you)?|top stories|editor[’']?s[’']? picks"
    r"|also (?:read|on [^.]{0,40})|you (?:may|might) (?:also )?like|don[’']t miss|tags|topics|(?:explore )?more on (?:this story|these topics)|explore more)\W{0,9}$",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^\W{0,9}(?:subscribe\b|sign up\b|have you heard our\b|follow us\b|share (?:this|on|via)\b|share\W*$|advertisement\b|listen to our\b"
    r"|watch:|listen:|video:|read more:|read also:|also read:|click here\b|copy link\b|gift this article\b|download our\b|get the latest\b|all rights reserved"
    r"|image source\b|image caption\b|getty images\b|photograph:|skip (?:to|past)\b|©|cookies?\b[^.]{0,60}$|\d{1,6}(?:st|nd|rd|th) most liked comment)",
    re.IGNORECASE,
)
# what heads a page that shows a film, and is a link to one further down
_OF_A_FILM = re.compile(r"^\W{0,9}(?:watch|listen|video):", re.IGNORECASE)
_WITHIN_LINE = re.compile(
    r"\b(?:credit:|image:|picture:|photo:|getty\)|pa media\)?$)|\b(?:hours?|minutes?|mins?|days?) ago\d{0,6}\s{0,9}$",
    re.IGNORECASE,
)
# one of these is in every line that the pattern fits
_HINTS = ("credit:", "image:", "picture:", "photo:", "getty)", "pa media", " ago")
# a caption or link is no longer than this; a paragraph that only begins like one is prose
LONGEST_LINE = 200
# what is longer than this and ends like a sentence is prose, also below a list of links
_PROSE = 100
_PROSE_ENDS = (".", "!", "?", "”", '"', "’")


def furniture_among(paragraphs: Iterable[str]) -> list[bool]:
    """Which of a page's paragraphs are furniture, by their own words and by the heading that they stand under.

    >>> furniture_among(["Net migration fell.", "Advertisement", "It was 906,000."])
    [False, True, False]
    """
    found: list[bool] = []
    under: Literal["", "list", "comments"] = ""
    prose_seen = 0
    for words in paragraphs:
        short = len(words) < LONGEST_LINE
        prose = len(words) >= _PROSE and words.rstrip().endswith(_PROSE_ENDS)
        # "Comment" over the first paragraph names a section of the newspaper
        if short and prose_seen >= 2 and _COMMENTS.match(words):
            under = "comments"
        elif under != "comments":
            if short and _LISTS.match(words):
                under = "list"
            elif prose:
                under = ""
        heads = not found and _OF_A_FILM.match(words) is not None
        beside = bool(under) or (short and not heads and _is_line(words))
        prose_seen += prose and not beside
        found.append(beside)
    return found


def _is_line(words: str) -> bool:
    """Whether a short paragraph is a link, a caption or a call to subscribe."""
    if _LINE.match(words):
        return True
    small = words.lower()
    for hint in _HINTS:
        if hint in small:
            return _WITHIN_LINE.search(words) is not None
    return False
