"""Quotations in a paragraph, and who is said to have spoken them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..words.tokens import Token, touches, word_at
from .name_words import ABBREVIATED
from .saying import Teller, before_colon, told_by

_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
# heads that are no speaker's: "Claim: “…”"
_NO_SPEAKERS = frozenset("claim verdict quote question answer caption headline rating read watch example statement says".split())


class Quotation(NamedTuple):
    """Quoted words, from the opening to the closing mark, as tokens; `open` where no mark closes them."""

    first: int
    last: int
    open: bool = False


def quotations(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Quotation]:
    """The quotations in a stretch of tokens; one left open runs to its end, as in speech over paragraphs."""
    found: list[Quotation] = []
    opened = -1
    for at in range(first, last + 1):
        if tokens[at].kind != "mark":
            continue
        mark = text[tokens[at].start]
        if opened >= 0:
            if mark in _CLOSING or mark == '"':
                found.append(Quotation(opened, at))
                opened = -1
        elif mark in _OPENING or mark == '"':
            opened = at
    if opened >= 0:
        found.append(Quotation(opened, last, open=True))
    return found or _single_quotations(text, tokens, first, last)


def _single_quotations(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Quotation]:
    """Quotations between single marks, which look like apostrophes: they close only behind a mark that ends speech."""
    found: list[Quotation] = []
    opened = -1
    for at in range(first, last + 1):
        if tokens[at].lower != "'" or tokens[at].kind != "mark":
            continue
        mark = text[tokens[at].start]
        if opened < 0:
            if mark != "’" and touches(tokens, at) and not touches(tokens, at - 1) and at < last:
                opened = at
        elif word_at(tokens, at - 1) in {".", ",", "!", "?", "…"} and touches(tokens, at - 1):
            found.append(Quotation(opened, at))
            opened = -1
    return found


def tellers(text: str, tokens: Sequence[Token], spoken: Sequence[Quotation], first: int, last: int) -> list[Teller | None]:
    """Who speaks each quotation of a paragraph: "X said: “…”", "“…”, said X", "“…”, X said", "X: “…”"; a pronoun where only that is told."""
    found: list[Teller | None] = []
    for place, quotation in enumerate(spoken):
        before = spoken[place - 1].last + 1 if place else first
        after = spoken[place + 1].first - 1 if place + 1 < len(spoken) else last
        name: Teller | None = None
        lead_in = word_at(tokens, quotation.first - 1)
        if lead_in in {":", ","}:
            begin = _clause_begin(tokens, before, quotation.first - 1)
            name = (
                before_colon(text, tokens, begin, quotation.first - 1)
                if lead_in == ":" and not _is_a_label(tokens, begin)
                else None
            )
            name = name or told_by(text, tokens, begin, quotation.first - 1, beside_speech=True, before_speech=True)
        elif before < quotation.first and lead_in not in {".", "!", "?"}:
            name = told_by(
                text, tokens, _clause_begin(tokens, before, quotation.first - 1), quotation.first - 1, beside_speech=True
            )
        if name is None and not _is_over(tokens, quotation):
            name = told_by(text, tokens, quotation.last + 1, _clause_end(tokens, quotation.last + 1, after), beside_speech=True)
        found.append(name or (found[-1] if found else None))
    return found


def _is_a_label(tokens: Sequence[Token], begin: int) -> bool:
    return word_at(tokens, begin) in _NO_SPEAKERS


def _is_over(tokens: Sequence[Token], quotation: Quotation) -> bool:
    """Whether speech ends with a full stop: the next sentence is not of who spoke it, unless it begins with a verb of saying."""
    ends = word_at(tokens, quotation.last - 1) in {".", "…"} or word_at(tokens, quotation.last + 1) == "."
    following = tokens[quotation.last + 1] if quotation.last + 1 < len(tokens) else None
    return ends and following is not None and (following.capital or following.lower == ".")


def _clause_begin(tokens: Sequence[Token], first: int, last: int) -> int:
    """The begin of the sentence that ends with a token: what stands before it is of another."""
    for at in range(last - 1, first - 1, -1):
        if tokens[at].lower in {".", "!", "?"} and not (touches(tokens, at - 1) and word_at(tokens, at - 1) in ABBREVIATED):
            return at + 1
    return first


def _clause_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of the sentence that begins at a token: what stands behind it is the next quotation's."""
    for at in range(first, last + 1):
        if tokens[at].lower == "." and word_at(tokens, at - 1) not in ABBREVIATED:
            return at
    return last
