"""Whom a pronoun means: "he" and "she" a person, "it" a body, "they" several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..words.tokens import Token, word_at
from .name_words import FIGURES, PUT_OUT, ROLES, TITLES
from .names import Name, is_title_or_given, name_from
from .saying import Meant

# a pronoun means who was named at most so many sentences before, those not counted that go on with "he" or "she"
_REACH, _FARTHEST = 6, 12
# and a calling whoever so many sentences right before it are about
_RIGHT_BEFORE = 2
_BEHIND = frozenset("of by to with from for on at in into about against under like than over between and or as".split())


class Persons(dict[str, Name]):
    """The persons of whom a text tells, each as it is first named, by the last word of the name."""

    @cached_property
    def of_gender(self) -> Counter[str]:
        """How many of them are men, and how many women."""
        return Counter(each.gender for each in self.values())


class Told(NamedTuple):
    """A sentence that has been read: its tokens from `first` to `last` of its paragraph, and who speaks it."""

    tokens: Sequence[Token]
    first: int
    last: int
    teller: Name | None


def who_is_meant(
    text: str, meant: Meant, told: Sequence[Told], tokens: Sequence[Token], first: int, known: Persons
) -> Name | None:
    """Whom the pronoun of a sentence means, by the sentences before it, what stands before it in its own, and the persons known."""
    own = _subject_of(text, tokens, first, meant.at - 1, known) if meant.at > first else None
    own = own if isinstance(own, Name) and _begins(tokens, own, first) and _fits(own, meant.pronoun) and own.definite else None
    near, speaks = _before(text, meant.pronoun, told, known)
    if own is None or near is None:
        return own or near
    if own.words.split()[-1] == near.words.split()[-1] or own.words[0].islower():
        return own
    return near if speaks else None


def _begins(tokens: Sequence[Token], name: Name, first: int) -> bool:
    """Whether a name begins its sentence: "Ann Hill has had enough, she says", not "The rules that Bob Lee made, he said"."""
    return all(tokens[at].lower in _LEADING for at in range(first, name.first))


def _before(text: str, pronoun: str, told: Sequence[Told], known: Persons) -> tuple[Name | None, bool]:
    """Who fits best of those who are named before, and whether they speak there."""
    counted = 0
    for back in range(1, min(len(told), _FARTHEST) + 1):
        each = told[-back]
        if each.teller is not None and _fits(each.teller, pronoun) and each.teller.definite:
            return each.teller, True
        subject = _subject_of(text, each.tokens, each.first, each.last, known)
        if isinstance(subject, Name) and _fits(subject, pronoun) and subject.definite and pronoun != "they":
            return _named_before(text, subject, pronoun, told[-back - _RIGHT_BEFORE : -back], known) or subject, False
        counted += not isinstance(subject, str)
        if counted >= _REACH:
            break
    return None, False


def _named_before(text: str, subject: Name, pronoun: str, told: Sequence[Told], known: Persons) -> Name | None:
    """Who is meant by a calling: whoever the sentences right before it are about, if no one else in the text fits.

    "Ann Hill has a plan. The former minister wants a cap. “It is too high,” she wrote."
    """
    if subject.words.split()[-1].lower() not in ROLES or known.of_gender[pronoun] != 1:
        return None
    for each in reversed(told):
        found = each.teller or _subject_of(text, each.tokens, each.first, each.last, known)
        if isinstance(found, Name):
            return found if found.gender == pronoun else None
    return None


def _fits(name: Name, pronoun: str) -> bool:
    if pronoun in {"he", "she"}:
        return name.kind == "person" and name.gender in {"", pronoun}
    return name.kind == ("body" if pronoun == "it" else "several")


def _subject_of(text: str, tokens: Sequence[Token], first: int, last: int, known: Persons) -> Name | str | None:
    """Whom a sentence is about: the name, or the pronoun, that it begins with, or the first person named in it."""
    at = first
    while at <= last and tokens[at].lower in _LEADING:
        at += 1
    if at > last:
        return None
    if tokens[at].lower in {"he", "she", "it", "they"}:
        return tokens[at].lower
    found = name_from(text, tokens, at, last)
    if found is not None and found.first == at:
        if _is_known(tokens, found):
            return found
        if found.first == found.last and (person := known.get(tokens[at].lower)) is not None:
            return found._replace(gender=person.gender)
    quoted = False
    for place in range(at, last):
        quoted ^= tokens[place].lower == '"'
        before = word_at(tokens, place - 1)
        if quoted or not (tokens[place].capital and tokens[place + 1].capital) or before in _BEHIND or tokens[place - 1].capital:
            continue
        found = name_from(text, tokens, place, last)
        apart = found is not None and place > at and word_at(tokens, found.last + 1) == ","  # "says Alp Hill, head of the body"
        if (
            found is not None
            and found.kind == "person"
            and found.last > found.first
            and (is_title_or_given(tokens[place]) or apart)
        ):
            return found
    return None


_LEADING = frozenset("but and yet so then now still - – — • * also meanwhile instead yesterday today later earlier".split())


def _is_known(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name that begins a sentence is plainly one: a body, a calling, or a person's with a title or a given name."""
    head = tokens[name.last].lower
    if head in PUT_OUT | FIGURES and not tokens[name.last].capital:
        return False
    if head in ROLES:
        return True
    if name.kind != "person" or not tokens[name.last].capital:
        return True
    # a word that begins a sentence has its capital from that, but not the next: "Zia Hill left"
    return name.gender != "" or tokens[name.first].lower in TITLES or (name.last > name.first and tokens[name.first + 1].capital)


def persons(text: str, paragraphs: Sequence[Sequence[Token]]) -> Persons:
    """The persons of whom a text tells."""
    found = Persons()
    for tokens in paragraphs:
        for at in range(len(tokens) - 1):
            if not (is_title_or_given(tokens[at]) and tokens[at + 1].capital) or (at and is_title_or_given(tokens[at - 1])):
                continue
            name = name_from(text, tokens, at, len(tokens) - 1)
            if name is not None and name.kind == "person" and name.last > name.first:
                found.setdefault(tokens[name.last].lower.removesuffix("'s"), name)
    return found
