"""A text taken apart: paragraphs, sentences, whose words they are, and what is page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .tokens import Token, tokenise

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sir prof st no nos vs eg ie etc rt hon jan feb mar apr jun jul aug sep sept oct nov dec approx fig gov"
    " gen sen rep lt col rev jr sr inc ltd co".split()
)  # fmt: skip
_CLOSERS = frozenset({'"', "'", ")", "]", "”"})
# a heading after which a page shows its readers' comments or other pages
_APPENDIX = re.compile(
    r"^\W*(?:most (?:popular|liked|read|recent|viewed)(?: comments?)?|(?:read|view|all|join the|\d+)\s*comments?|comments?(?: section)?"
    r"|read more(?: on.*)?|related (?:articles|stories|topics)|trending(?: now)?|more (?:on this story|from .*)|recommended)\W*$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^\W*(?:subscribe\b|sign up\b|have you heard our\b|follow us\b|share this\b|advertisement\b|listen to\b|watch:|click here\b"
    r"|download our\b|get the latest\b|\d+(?:st|nd|rd|th) most liked comment)|\b(?:credit:|image:|picture:|photo:|getty\)|pa media\)?$)"
    r"|\b(?:hours?|minutes?|days?) ago\d*\s*$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:of|for|the|de|van|al)\s+)?[A-Z][\w.'’-]*)*"
_SAYING = r"(?:said|says|saying|told|tells|added|adds|warned|warns|claimed|claims|insisted|posted|wrote|argued|tweeted|thinks|stated|commented|continued|explained|admitted|vowed|promised)"
_SAYS = re.compile(rf"\b{_SAYING}\b")
_A_NAME = re.compile(_NAME)
_SPEAKER_AFTER = re.compile(rf"\b{_SAYING}\s+(?:the\s+|former\s+|shadow\s+)*(?P<name>{_NAME})")
_SPEAKER_COLON = re.compile(rf"(?P<name>{_NAME})(?:,[^:“”\"\n]{{0,80}})?:\s*$")
_NOT_NAMES = frozenset(
    "The A An In On At It This That They He She We But And Of For As Some Net He's There However Analysing Asked Analysis"
    " Today's Last New Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December Yesterday".split()
)

Voice = Literal["reporter", "quoted"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text, its tokens, and whose words it is in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    voice: Voice = "reporter"
    speaker: str | None = None
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was given, with its sentences in order."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]


def read_document(text: str, name: str = "") -> Document:
    """The text taken apart into sentences.

    >>> document = read_document("Net migration fell. Mr Smith said: “It was 906,000 in 2023.”")
    >>> [(sentence.speaker, sentence.voice) for sentence in document.sentences]
    [(None, 'reporter'), ('Mr Smith', 'quoted')]
    """
    tokens = tokenise(text)
    sentences: list[Sentence] = []
    appendix = False
    last_speaker: str | None = None
    for number, (first, last) in enumerate(_paragraphs(tokens)):
        start, end = tokens[first].start, tokens[last].end
        words = text[start:end]
        appendix = appendix or bool(_APPENDIX.match(words))
        furniture = appendix or bool(_FURNITURE.search(words) and len(words) < 200)
        quoted = _quoted_spans(text, start, end)
        speaker = _speaker(text, start, end, quoted) or (last_speaker if quoted and words[:1] in '“"' else None)
        last_speaker = speaker
        said = [span_start for span_start, _ in quoted]
        for sentence_first, sentence_last in _sentences(tokens, first, last):
            begin, finish = tokens[sentence_first].start, tokens[sentence_last].end
            # a sentence belongs to whoever says the larger part of it
            where = bisect_right(said, (begin + finish) // 2) - 1
            in_quotes = where >= 0 and (begin + finish) // 2 < quoted[where][1] and quoted[where][1] - quoted[where][0] > 40
            attributed = speaker if in_quotes else _reported_speaker(text[begin:finish])
            sentences.append(
                Sentence(
                    begin,
                    finish,
                    tuple(tokens[sentence_first : sentence_last + 1]),
                    number,
                    "quoted" if in_quotes else "reporter",
                    attributed,
                    furniture,
                )  # fmt: skip
            )
    return Document(name, text, tuple(sentences))


def _paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
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


def _sentences(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last token of each sentence of a paragraph."""
    begin = first
    at = first
    while at <= last:
        if tokens[at].lower in {".", "!", "?", "…"}:
            finish = at
            while (
                finish < last
                and tokens[finish + 1].lower in {".", "!", "?", "…"} | _CLOSERS
                and tokens[finish + 1].start == tokens[finish].end
            ):
                finish += 1
            before = tokens[at - 1] if at > first else None
            abbreviated = (
                tokens[at].lower == "."
                and before is not None
                and before.end == tokens[at].start
                and (before.lower in _ABBREVIATIONS or (len(before.lower) == 1 and before.capital))
            )
            parted = finish == last or (
                tokens[finish + 1].start > tokens[finish].end
                and (
                    tokens[finish + 1].capital
                    or tokens[finish + 1].kind == "number"
                    or tokens[finish + 1].lower in {'"', "'", "£", "(", "-", "–"}
                )
            )
            if parted and not abbreviated:
                yield begin, finish
                begin = finish + 1
            at = finish
        at += 1
    if begin <= last:
        yield begin, last


def _quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quotation marks open and close in a paragraph; one left open runs to the paragraph's end."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark == "“" or (mark == '"' and opened is None):
            opened = at if opened is None else opened
        elif mark in '”"' and opened is not None:
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return spans


def _speaker(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> str | None:
    """Who speaks the quotation of a paragraph: "X said: “…”", "“…”, said X", "X: “…”"."""
    if not quoted:
        return None
    before, after = text[start : quoted[0][0]], text[quoted[0][1] : end]
    if (found := _SPEAKER_COLON.search(before.rstrip())) and (name := _clean(found["name"])) and not _SAYS.search(before):
        return name
    if name := _reported_speaker(before):
        return name
    if (found := _SPEAKER_AFTER.search(after)) and (name := _clean(found["name"])):
        return name
    return _reported_speaker(after)


def _reported_speaker(words: str) -> str | None:
    """Whose words are reported: the name nearest before the first verb of saying ("…, the ONS said")."""
    verb = _SAYS.search(words)
    if verb is None:
        return None
    # a name further back than this belongs to another clause
    before = words[max(0, verb.start() - 90) : verb.start()]
    for found in reversed(list(_A_NAME.finditer(before))):
        if name := _clean(found.group()):
            return name
    return None


def _clean(name: str) -> str | None:
    """A name without what only began the sentence, and without the body that a person speaks for."""
    words = name.split()
    while words and words[0] in _NOT_NAMES:
        words = words[1:]
    while len(words) > 2 and words[0].isupper():
        words = words[1:]
    return " ".join(words).rstrip(".,") or None
