"""Words, numbers and marks of a text, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "mark", "break"]

# soft hyphens, zero-width characters and marks of direction: a page carries them, a reader never sees them
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
# blanks that printers put between groups of three digits; a plain blank only where the number is round
_THIN = "\u00a0\u2007\u2009\u200a\u202f"
_HYPHENS = r"\u2010\u2011\-"
# every repeat that can fail is bounded: no run of digits, however long, is read twice over
_TOKEN = re.compile(
    rf"""
    (?P<number>
        [0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])             # 1,218,000
        |[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,4}},[0-9]{{3}}(?![0-9])         # 1,72,000, as in India
        |[0-9]{{1,3}}(?:[{_THIN}][0-9]{{3}}){{1,4}}(?![0-9])            # 1 218 000
        |(?<![0-9])[1-9][0-9]{{0,2}}(?:\ [0-9]{{3}}){{0,3}}\ 000(?![0-9]|[,.][0-9])  # 816 000
        |[0-9]+(?:\.[0-9]+)?[½¼¾]?)                                    # 5.38  2023  2½
    |(?P<word>
        [A-Z][^\W\d_]{{0,4}}[0-9]{{1,4}}[^\W\d_]?(?!\w|[,.][0-9])    # M25  COP26  H1B: names, not numbers
        |[^\W\d_]+(?:[{_HYPHENS}'’\u02bc][^\W\d_]+)*\+?)               # net  non-EU+  year-on-year
    |(?P<break>\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
# typographer's characters that mean nothing to a reader of figures, each one code point for one
_PLAIN = str.maketrans({
    "’": "'", "‘": "'", "‛": "'", "\u02bc": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "\u2010": "-", "\u2011": "-", "−": "-", "％": "%", "﹪": "%", "￡": "£", "₤": "£",
})  # fmt: skip
# letters that printers join: left alone in the text, read as what they stand for
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})


class Token(NamedTuple):
    """One word, number, mark or line break; `start` and `end` are code points of the text.

    `lower` is what a reader sees, in small letters and plain marks: no soft hyphens, no curly quotes.
    """

    lower: str
    start: int
    end: int
    kind: TokenKind
    capital: bool = False

    @property
    def is_number(self) -> bool:
        return self.kind == "number"


def tokenise(text: str) -> list[Token]:
    """The tokens of a text in order; blanks are left out, line breaks kept.

    Every character that a reader sees is in exactly one token.

    >>> [token.lower for token in tokenise("Non-EU+ rose to £5.38bn.")]
    ['non-eu+', 'rose', 'to', '£', '5.38', 'bn', '.']
    """
    seen, places = _seen(text)
    plain = seen.translate(_PLAIN)
    lowered = plain.lower()
    if len(lowered) != len(plain):
        # a few letters, such as İ, are two code points when small: places would shift
        lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)
    ligatures = any(mark in seen for mark in "ﬁﬂﬀﬃﬄ")
    tokens = []
    for found in _TOKEN.finditer(seen):
        start, end = found.span()
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]  # one of the four groups always matched
        lower = lowered[start:end]
        if kind == "number":
            lower = _plain_number(lower)
        elif kind == "break":
            lower = "\n"
        elif ligatures:
            lower = lower.translate(_LIGATURES)
        if places:
            tokens.append(Token(lower, places[start], places[end - 1] + 1, kind, seen[start].isupper()))
        else:
            tokens.append(Token(lower, start, end, kind, seen[start].isupper()))
    return tokens


def _seen(text: str) -> tuple[str, list[int]]:
    """The text without what nobody sees, and the place of each of its characters; no places if nothing is left out."""
    if text.isascii() or not _UNSEEN.search(text):
        return text, []
    places: list[int] = []
    at = 0
    for gap in _UNSEEN.finditer(text):
        places.extend(range(at, gap.start()))
        at = gap.end()
    places.extend(range(at, len(text)))
    return _UNSEEN.sub("", text), places


_BLANKS_IN_NUMBERS = re.compile(rf"[ {_THIN}]")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}


def _plain_number(digits: str) -> str:
    """A number with commas and a point only: 816 000 as 816,000 and 2½ as 2.5."""
    if digits.isascii() and " " not in digits:
        return digits
    digits = _BLANKS_IN_NUMBERS.sub(",", digits)
    return digits[:-1] + _PARTS[digits[-1]] if digits[-1] in _PARTS and "." not in digits else digits.rstrip("½¼¾")


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word, number or mark at a place, in small letters; "" beyond the ends."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the next."""
    return at >= 0 and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def lines(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each line that has any."""
    first: int | None = None
    for at, token in enumerate(tokens):
        if token.kind == "break":
            if first is not None:
                yield first, at - 1
            first = None
        elif first is None:
            first = at
    if first is not None:
        yield first, len(tokens) - 1
