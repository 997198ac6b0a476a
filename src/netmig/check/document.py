"""A text taken apart: paragraphs, sentences, whose words they are, and what is page furniture."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from .furniture import furniture_among
from .records import record
from .sentences.once import once
from .speakers.quotations import Quotation, quotations, tellers
from .speakers.saying import Teller
from .speakers.whose import Whose
from .words.tokens import Token, lines, tokenise, touches, word_at

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sir prof st no nos vs eg ie rt hon jan feb mar apr jun jul aug sep sept oct nov dec approx fig gov"
    " gen sen rep lt col rev jr sr inc ltd co vol pp al".split()
)  # fmt: skip
_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({'"', "'", ")", "]"})
_CLOSING_ENDS = _ENDS | _CLOSERS
_OPENERS = frozenset({'"', "'", "£", "(", "[", "-", "–", "—", "•", "*"})
# no sentence of a newspaper is longer; cutting there keeps the work on a text without full stops in proportion to its length
LONGEST_SENTENCE = 150
# lines shorter than this are not broken for want of room
_SHORTEST_WRAPPED = 45
_WIDEST_WRAPPED = 130
# quoted words are someone's own where they make up at least this much of a sentence
_QUOTED_SHARE = 0.5
# and speech where it is at least this much: the rest says who speaks
_SPOKEN_SHARE = 0.2

Voice = Literal["reporter", "quoted"]


@record()
class Sentence:
    """A sentence: its place in the text, its tokens, and whose words it is in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    voice: Voice = "reporter"
    speaker: str | None = None
    furniture: bool = False

    @once
    def words(self) -> list[str]:
        """Its words and marks, in small letters."""
        return [token.lower for token in self.tokens]

    def words_from(self, start: int, end: float = math.inf) -> list[str]:
        """Those that begin between two places of the text."""
        return [token.lower for token in self.tokens if start <= token.start < end]


@record()
class Document:
    """A text as it was given, with its sentences in order."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]

    @once
    def kept(self) -> dict[Any, Any]:
        """What has been found of the whole text, by who finds it (`sentences/once.py`)."""
        return {}


def read_document(text: str, name: str = "") -> Document:
    """The text taken apart into sentences.

    Every character that a reader sees is in one sentence; sentences are in order and never overlap.

    >>> document = read_document("Net migration fell. Mr Smith said: “It was 906,000 in 2023.”")
    >>> [(sentence.speaker, sentence.voice) for sentence in document.sentences]
    [(None, 'reporter'), ('Mr Smith', 'quoted')]
    """
    sentences: list[Sentence] = []
    paragraphs = list(_paragraphs(tokenise(text)))
    beside = furniture_among(text[paragraph[0].start : paragraph[-1].end] for paragraph in paragraphs)
    words_of = [[token.lower for token in paragraph] for paragraph in paragraphs]
    speech = _speech(text, paragraphs, words_of)
    whose = Whose(text, paragraphs)
    for number, (paragraph, words, furniture) in enumerate(zip(paragraphs, words_of, beside, strict=True)):
        spoken, said_by = speech[number]
        closings = [each.last for each in spoken]
        for first, stop in _sentences(paragraph, words):
            begin = first + _is_a_bullet(paragraph, first, stop)
            quotation, quoted = None, False
            if spoken:
                quotation, quoted = _holding(paragraph, spoken, bisect_left(closings, first), first, stop)
            if quotation is not None:
                held = spoken[quotation]
                speaker = whose.quoted(number, begin, stop, said_by[quotation], is_speech=quoted and _is_speech(paragraph, held))
            else:
                speaker = whose.reported(number, begin, stop, words[first : stop + 1])
            sentences.append(
                Sentence(
                    paragraph[first].start,
                    paragraph[stop].end,
                    tuple(paragraph[begin : stop + 1]),
                    number,
                    "quoted" if quoted else "reporter",
                    speaker,
                    furniture,
                )
            )
    return Document(name, text, tuple(sentences))


def _is_a_bullet(paragraph: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a sentence begins with the mark of an item of a list, which is no word of its own: "- When she spoke, it was"."""
    mark = paragraph[first]
    return first == 0 and first < stop and mark.lower in _BULLETS and paragraph[1].start > mark.end


_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "◦"})


def _speech(
    text: str, paragraphs: Sequence[Sequence[Token]], words_of: Sequence[Sequence[str]]
) -> list[tuple[list[Quotation], list[Teller | None]]]:
    """The quotations of each paragraph and who speaks them: a speech goes on over paragraphs, and may name its speaker at its end."""
    found: list[tuple[list[Quotation], list[Teller | None]]] = []
    speaking: Teller | None = None
    for paragraph, words in zip(paragraphs, words_of, strict=True):
        last = len(paragraph) - 1
        spoken = quotations(text, paragraph, 0, last) if '"' in words or "'" in words else []
        said_by = tellers(text, paragraph, spoken, 0, last) if spoken else []
        if spoken and spoken[0].first == 0:
            # a paragraph that opens with a quotation goes on with the speech of the one before
            said_by = [name or speaking for name in said_by]
        speaking = said_by[-1] if said_by else None
        found.append((spoken, said_by))
    for (spoken, said_by), (following, names) in reversed(list(pairwise(found))):
        goes_on = spoken and spoken[-1].open and following and following[0].first == 0
        if goes_on and said_by[-1] is None:
            said_by[-1] = names[0]
    return found


def _holding(tokens: Sequence[Token], spoken: Sequence[Quotation], place: int, first: int, last: int) -> tuple[int | None, bool]:
    """The quotation that is the larger part of what a sentence quotes, and whether the sentence is in its words.

    Speech is led in by a colon or comma, or ends in a mark of its own; other quoted words are a
    phrase in the reporter's sentence, unless they are most of it. Only speech has a speaker.
    """
    begin, end = tokens[first].start, tokens[last].end
    most, longest, total = None, 0, 0
    while place < len(spoken) and spoken[place].first <= last:
        quotation = spoken[place]
        inside = min(end, tokens[quotation.last].end) - max(begin, tokens[quotation.first].start)
        total += inside
        if inside > longest and _is_speech(tokens, quotation):
            most, longest = place, inside
        place += 1
    if most is None and total >= _QUOTED_SHARE * (end - begin):
        most = place - 1
    return most, most is not None and total >= (_SPOKEN_SHARE if longest else _QUOTED_SHARE) * (end - begin)


def _is_speech(tokens: Sequence[Token], quotation: Quotation) -> bool:
    led_in = word_at(tokens, quotation.first - 1) in {":", ","} and quotation.last - quotation.first > 4
    return quotation.open or led_in or word_at(tokens, quotation.last - 1) in {",", ".", "!", "?", "…"}


def _paragraphs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each paragraph, without line breaks: a line, or lines that were broken for want of room."""
    block: list[tuple[int, int]] = []
    for first, last in lines(tokens):
        if block and first - block[-1][1] > 2:
            yield from _unwrapped(tokens, block)
            block = []
        block.append((first, last))
    if block:
        yield from _unwrapped(tokens, block)


def _unwrapped(tokens: Sequence[Token], block: Sequence[tuple[int, int]]) -> Iterator[list[Token]]:
    """The paragraphs of lines that follow one another without a blank line between."""
    wide = max(_width(tokens, line) for line in block)
    full = [_is_full(tokens, line, following, wide) for line, following in pairwise(block)]
    # with two lines only, a headline over a line of text looks the same
    wrapped = len(block) > 2 and all(full)
    paragraph: list[Token] = []
    for place, (first, last) in enumerate(block):
        paragraph.extend(tokens[first : last + 1])
        if place < len(full) and full[place]:
            following = tokens[block[place + 1][0]]
            if (following.kind == "word" and not following.capital) or (wrapped and tokens[last].lower not in _CLOSING_ENDS):
                continue
        yield paragraph
        paragraph = []


def _width(tokens: Sequence[Token], line: tuple[int, int]) -> int:
    return tokens[line[1]].end - tokens[line[0]].start


def _is_full(tokens: Sequence[Token], line: tuple[int, int], following: tuple[int, int], wide: int) -> bool:
    """Whether a line may have ended only because the next word had no room on it."""
    if not _SHORTEST_WRAPPED <= wide <= _WIDEST_WRAPPED:
        return False
    return wide - _width(tokens, line) <= tokens[following[0]].end - tokens[following[0]].start + 1


def _sentences(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last token of each sentence of a paragraph."""
    last = len(words) - 1
    begin = at = 0
    for end in (*(place for place, word in enumerate(words) if word in _ENDS), last + 1):
        if end < at:
            continue  # one of several marks that end together
        while (cut := max(begin + LONGEST_SENTENCE, at)) < end:
            yield begin, cut
            begin = at = cut + 1
        if end > last:
            break
        finish = end
        while finish < last and touches(tokens, finish) and words[finish + 1] in _CLOSING_ENDS:
            finish += 1
        if _parts(tokens, end, finish, last):
            yield begin, finish
            begin = finish + 1
        at = finish + 1
    if begin <= last:
        yield begin, last


def _parts(tokens: Sequence[Token], at: int, finish: int, last: int) -> bool:
    """Whether a full stop or its like, with what closes behind it, ends a sentence."""
    if finish >= last:
        return True
    following = tokens[finish + 1]
    ellipsis = tokens[at].lower == "…" or (tokens[at].lower == "." and word_at(tokens, at + 1) == "." and touches(tokens, at))
    if touches(tokens, finish):
        # "net migration.The" lost its blank; "gov.uk" and "1.2" never had one
        before = word_at(tokens, at - 1)
        lost = finish == at and at > 0 and tokens[at - 1].kind == "word" and not tokens[at - 1].capital and len(before) > 2
        return lost and following.kind == "word" and following.capital and following.end - following.start > 1 and before != "www"
    if ellipsis:
        return following.capital or following.lower == '"'
    begins = following.capital or following.is_number or following.lower in _OPENERS
    return begins and not (tokens[at].lower == "." and finish == at and _is_abbreviated(tokens, at))


def _is_abbreviated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop marks a word as cut short, or an initial: "Mr. Hill", "No. 10", "J. Hill"."""
    if at == 0 or not touches(tokens, at - 1):
        return False
    before = tokens[at - 1]
    return before.lower in _ABBREVIATIONS or (len(before.lower) == 1 and before.capital)
