"""Words, numbers and marks of a text, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "mark", "break"]

# soft hyphens, zero-width characters and marks of direction: a page carries them, a reader never sees them
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
# blanks that printers put between groups of three digits; a plain blank only where the number is round
_THIN = "\u00a0\u2007\u2009\u200a\u202f"
_HYPHENS = r"\u2010\u2011\-"
# Every repeat that can fail is bounded or never gives back what it took: no run of digits or letters,
# however long, is read twice over. What is commonest stands first.
_PIECE = re.compile(
    rf"""(
        [A-Z](?:\.[A-Z]){{1,4}}(?![^\W_])                                # U.K: initials
        |(?:[Ii]t|[Tt]hat)(?=['’\u02bc]s(?!\w))                           # it's: it is
        |(?:(?<=\b[Ii]t)|(?<=\b[Tt]hat))['’\u02bc]s(?!\w)
        |[a-zA-Z]++(?![^\W_]|[{_HYPHENS}'’\u02bc+])                     # net: a plain word
        |[^\w\s]                                                        # a mark
        |[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])             # 1,218,000
        |[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,4}},[0-9]{{3}}(?![0-9])         # 1,72,000, as in India
        |[0-9]{{1,3}}(?:[{_THIN}][0-9]{{3}}){{1,4}}(?![0-9])            # 1 218 000
        |(?<![0-9])[1-9][0-9]{{0,2}}(?:\ [0-9]{{3}}){{0,3}}\ 000(?![0-9]|[,.][0-9])  # 816 000
        |[0-9]+(?:\.[0-9]+)?[½¼¾]?                                      # 5.38  2023  2½
        |[A-Z][^\W\d_]{{0,4}}[0-9]{{1,4}}[^\W\d_]?(?!\w|[,.][0-9])      # M25  COP26  H1B: names, not numbers
        |[^\W\d_]+(?:[{_HYPHENS}'’\u02bc][^\W\d_]+)*\+?                 # non-EU+  year-on-year
        |\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]                   # a line break
        |\S                                                             # any other mark
    )""",
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
    >>> [token.lower for token in tokenise("It entered the U.K. last year.")]
    ['it', 'entered', 'the', 'uk', 'last', 'year', '.']
    """
    tokens = _tokens_of(text)
    return _with_their_dots(tokens) if _DOTTED.search(text) else tokens


_DOTTED = re.compile(r"[A-Z]\.[A-Z]\.")


def _with_their_dots(tokens: list[Token]) -> list[Token]:
    """The same, the last dot of initials with them where the sentence goes on: "the U.K. last year"."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if token.lower == "." and found and _is_of_initials(tokens, at):
            found[-1] = found[-1]._replace(end=token.end)
        else:
            found.append(token)
    return found


def _is_of_initials(tokens: list[Token], at: int) -> bool:
    before, following = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    dotted = before.end == tokens[at].start and before.capital and before.end - before.start > len(before.lower)
    goes_on = following is not None and following.kind != "break" and not (following.capital and following.lower in _OPENERS)
    return dotted and goes_on


# a word with a capital behind initials begins a sentence if it is one of these: "in the U.K. It fell", "the U.K. Home Office"
_OPENERS = frozenset(
    "it the this that these those in but and he she they we you i net immigration emigration migration however its at on for of some a"
    " an as more about around after although while when what there last since both all many most if so yet nearly almost".split()
)


def _tokens_of(text: str) -> list[Token]:
    words = text.replace("\n", " \n ").split(" ")
    if "\r" in text or " 000" in text or max(map(len, words)) > _LONGEST_WORD:
        return _by_pattern(text)  # a break of two characters, perhaps, or a number with blanks in it; or no word to remember
    tokens: list[Token] = []
    begin = 0
    try:
        for width, pieces in map(_word, words):
            for lower, first, last, kind, capital in pieces:
                tokens.append(_token((lower, begin + first, begin + last, kind, capital)))
            begin += width
    except _UnseenError:
        return _by_pattern(text)
    return tokens


class _UnseenError(Exception):
    """There is something in a text that no reader sees."""


# so many different words are remembered, of so many characters at most: a newspaper has fewer in a day
_REMEMBERED = 1 << 14
_LONGEST_WORD = 100


@lru_cache(maxsize=_REMEMBERED)
def _word(word: str) -> _Pieces:
    """What stands between two blanks: how far the next begins behind it, and its tokens by their distance from its own beginning.

    A line break has had a blank set on either side of it that is not in the text.
    """
    if word == "\n":
        return 0, (("\n", -1, 0, "break", False),)
    return len(word) + 1, tuple(_by_pattern(word, whole=False))


def _by_pattern(text: str, *, whole: bool = True) -> list[Token]:
    """The tokens of any stretch of text that begins and ends with blanks; of a part only if all of it is seen."""
    pieces = _PIECE.split(text)
    if len(pieces) == 1:
        return []
    # blanks and tokens by turns, from a blank that may be empty to another
    lowers, kinds, capitals = zip(*map(_looks, pieces[1::2]), strict=True)
    if "unseen" in kinds:
        if not whole:
            raise _UnseenError
        seen, places = _seen(text)
        found = tokenise(seen)
        return [token._replace(start=places[token.start], end=places[token.end - 1] + 1) for token in found]
    edges = list(accumulate(map(len, pieces)))
    return list(map(_token, zip(lowers, edges[::2], edges[1::2], kinds, capitals, strict=False)))


# a NamedTuple of five values that are at hand as a tuple
_token: Callable[[tuple[str, int, int, TokenKind, bool]], Token] = partial(tuple.__new__, Token)
_Pieces = tuple[int, tuple[tuple[str, int, int, TokenKind, bool], ...]]


def _looks(piece: str) -> tuple[str, TokenKind | Literal["unseen"], bool]:
    """What a reader sees in a piece of text, of which kind it is, and whether it has a capital; from the piece alone."""
    first = piece[0]
    if "0" <= first <= "9":
        return _plain_number(piece.translate(_PLAIN).lower()), "number", False
    if first.isspace():
        return "\n", "break", False
    if _UNSEEN.match(piece):
        return "", "unseen", False
    plain = piece.translate(_PLAIN).translate(_LIGATURES)
    lower = plain.lower()
    if lower == "'s":
        return "is", "word", False
    if len(lower) != len(plain):
        # İ is two code points when small
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)
    if "." in lower and first.isalpha():
        lower = _INITIALS.get(lower, lower.replace(".", ""))
    return lower, "word" if first.isalnum() and not first.isdecimal() else "mark", first.isupper()


# "U.S." is not "us"
_INITIALS = {"u.s": "usa", "u.s.a": "usa"}


def _seen(text: str) -> tuple[str, list[int]]:
    """The text without what nobody sees, and the place of each of its characters."""
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
    if at < 0:
        return ""
    try:
        return tokens[at].lower
    except IndexError:
        return ""


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the next."""
    return at >= 0 and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def lines(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each line that has any."""
    first = 0
    for at in (*(place for place, token in enumerate(tokens) if token.lower == "\n"), len(tokens)):
        if first < at:
            yield first, at - 1
        first = at + 1
