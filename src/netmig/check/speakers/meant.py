"""Whom a pronoun means: "he" and "she" a person, "it" a body, "they" several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..words.tokens import Token, word_at
from .name_words import FIGURES, PUT_OUT, TITLES
from .names import Name, is_title_or_given, name_from
from .saying import Meant

# a pronoun means who was named at most so many sentences before, those not counted that go on with "he" or "she"
_REACH, _FARTHEST = 6, 12
_BEHIND = frozenset("of by to with from for on at in into about against under like than over between and or as".split())


class Told(NamedTuple):
    """A sentence that has been read: its tokens from `first` to `last` of its paragraph, and who speaks it."""

    tokens: Sequence[Token]
    first: int
    last: int
    teller: Name | None


def who_is_meant(text: str, meant: Meant, told: Sequence[Told], tokens: Sequence[Token], first: int) -> Name | None:
    """Whom the pronoun of a sentence means, by the sentences before it and what stands before it in its own."""
    own = _subject_of(text, tokens, first, meant.at - 1) if meant.at > first else None
    own = own if isinstance(own, Name) and _fits(own, meant.pronoun) and own.definite else None
    near, speaks = _before(text, meant.pronoun, told)
    if own is None or near is None:
        return own or near
    if own.words.split()[-1] == near.words.split()[-1] or own.words[0].islower():
        return own
    return near if speaks else None


def _before(text: str, pronoun: str, told: Sequence[Told]) -> tuple[Name | None, bool]:
    """Who fits best of those who are named before, and whether they speak there."""
    counted = 0
    for back in range(1, min(len(told), _FARTHEST) + 1):
        each = told[-back]
        if each.teller is not None and _fits(each.teller, pronoun) and each.teller.definite:
            return each.teller, True
        subject = _subject_of(text, each.tokens, each.first, each.last)
        if isinstance(subject, Name) and _fits(subject, pronoun) and subject.definite and pronoun != "they":
            return subject, False
        counted += not isinstance(subject, str)
        if counted >= _REACH:
            break
    return None, False


def _fits(name: Name, pronoun: str) -> bool:
    if pronoun in {"he", "she"}:
        return name.kind == "person" and name.gender in {"", pronoun}
    return name.kind == ("body" if pronoun == "it" else "several")


def _subject_of(text: str, tokens: Sequence[Token], first: int, last: int) -> Name | str | None:
    """Whom a sentence is about: the name, or the pronoun, that it begins with, or the first person named in it."""
    at = first
    while at <= last and tokens[at].lower in _LEADING:
        at += 1
    if at > last:
        return None
    if tokens[at].lower in {"he", "she", "it", "they"}:
        return tokens[at].lower
    found = name_from(text, tokens, at, last)
    if found is not None and found.first == at and _is_known(tokens, found):
        return found
    for place in range(at, last):
        if tokens[place].lower == '"':
            break
        if is_title_or_given(tokens[place]) and tokens[place + 1].capital and word_at(tokens, place - 1) not in _BEHIND:
            found = name_from(text, tokens, place, last)
            if found is not None and found.kind == "person" and found.last > found.first:
                return found
    return None


_LEADING = frozenset("but and yet so then now still - – — • * also meanwhile instead yesterday today later earlier".split())


def _is_known(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name that begins a sentence is plainly one: a body, a calling, or a person's with a title or a given name."""
    head = tokens[name.last].lower
    if head in PUT_OUT | FIGURES and not tokens[name.last].capital:
        return False
    if name.kind != "person" or not tokens[name.last].capital:
        return True
    # a word that begins a sentence has its capital from that, but not the next: "Zia Hill left"
    return name.gender != "" or tokens[name.first].lower in TITLES or (name.last > name.first and tokens[name.first + 1].capital)


def persons(text: str, paragraphs: Sequence[Sequence[Token]]) -> dict[str, Name]:
    """The persons of whom a text tells, each as it is first named, by the last word of the name."""
    found: dict[str, Name] = {}
    for tokens in paragraphs:
        for at in range(len(tokens) - 1):
            if not (is_title_or_given(tokens[at]) and tokens[at + 1].capital) or (at and is_title_or_given(tokens[at - 1])):
                continue
            name = name_from(text, tokens, at, len(tokens) - 1)
            if name is not None and name.kind == "person" and name.last > name.first:
                found.setdefault(tokens[name.last].lower.removesuffix("'s"), name)
    return found
