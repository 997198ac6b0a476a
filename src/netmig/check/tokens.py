"""Words, numbers and marks of a text, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["word", "number", "mark", "break"]

_TOKEN = re.compile(
    r"""
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)        # 1,218,000  5.38  2023
    |(?P<word>[^\W\d_]+(?:['’\-‑][^\W\d_]+)*\+?)                  # net  non-EU+  year-on-year
    |(?P<break>\n)
    |(?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
# typographer's characters that mean nothing to a reader of figures, each one code point for one
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "−": "-", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, mark or line break; `start` and `end` are code points of the text."""

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

    >>> [token.lower for token in tokenise("Non-EU+ rose to £5.38bn.")]
    ['non-eu+', 'rose', 'to', '£', '5.38', 'bn', '.']
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        words = found.group()
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]  # one of the four groups always matched
        tokens.append(Token(words.lower().translate(_PLAIN), found.start(), found.end(), kind, words[0].isupper()))
    return tokens
