"""Who speaks under a head: the paragraphs of a transcript, a statement, a column with its writer's name over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..words.tokens import Token, word_at
from .name_words import MENS_NAMES, NO_NAMES, TITLES_OF_MEN, TITLES_OF_WOMEN, WITHIN_NAMES, WOMENS_NAMES
from .names import Name

# how many tokens the head of a speech has at least and at most, and what follows it at least
_SHORTEST_HEAD, _LONGEST_HEAD, _SHORTEST_SPEECH = 2, 16, 6
# so many heads make a dialogue
_A_DIALOGUE = 2
# a heading of the article itself: "Net Migration: what you need to know"
_OF_THE_SUBJECT = frozenset(
    "migration immigration emigration migrants immigrants visas figures numbers statistics data year years ending watch read more key points live"
    " update updates breaking exclusive question questions answer fact check chart table source sources photo picture image video total".split()
)
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "i'm", "i've", "we've", "we're", "us", "me"})


def heads_of_speeches(text: str, paragraphs: Sequence[Sequence[Token]]) -> tuple[list[Name | None], bool]:
    """Who speaks each paragraph of a transcript, up to the next head, and whether there are several heads.

    Nobody where one head alone may be a heading.
    """
    heads = [speaks_at_its_head(text, paragraph) for paragraph in paragraphs]
    told = [(at, *head) for at, head in enumerate(heads) if head is not None]
    if not told:
        return [None] * len(heads), False
    at, name, as_printed = told[0]
    if len(told) < _A_DIALOGUE and not as_printed and not _is_a_statement(paragraphs, at, name):
        return [None] * len(heads), False
    speaking: Name | None = None
    found: list[Name | None] = []
    for head in heads:
        speaking = speaking if head is None else head[0]
        found.append(speaking)
    return found, len(told) >= _A_DIALOGUE


def _is_a_statement(paragraphs: Sequence[Sequence[Token]], at: int, name: Name) -> bool:
    """Whether the one who is named at the head of a paragraph speaks from there on, of "us" and "me".

    An article with such a heading goes on to speak of its speaker; a name in capitals may be that of who wrote the article.
    """
    under = [[token.lower for token in paragraph] for paragraph in paragraphs[at:]]
    if name.words.isupper() or name.gender == "" or any(name.words.split()[-1].lower() in words for words in under[1:]):
        return False
    of_us = [not _FIRST_PERSON.isdisjoint(words) and '"' not in words for words in under]
    return of_us[0] or sum(of_us) > 1


def speaks_at_its_head(text: str, tokens: Sequence[Token]) -> tuple[Name, bool] | None:
    """Who speaks a paragraph of a transcript, "Ann Hill: Well, …", and whether the head is as Parliament prints it, "The Minister (Ann Hill): …"."""
    colon = next((at for at, token in enumerate(tokens[:_LONGEST_HEAD]) if token.lower == ":"), 0)
    if colon < _SHORTEST_HEAD or len(tokens) - colon < _SHORTEST_SPEECH:
        return None
    head = tokens[:colon]
    bracket = next((at for at, token in enumerate(head) if token.lower == "("), colon)
    first = bracket + 1 if head[0].lower == "the" else 0
    last = next((at for at in range(first, colon) if head[at].lower in {"(", ")", ","}), colon) - 1
    named = first <= last and all(_is_of_a_name(tokens, at) for at in range(first, last + 1)) and tokens[last].capital
    if not named or last - first + 1 < _SHORTEST_HEAD:
        return None
    if not _OF_THE_SUBJECT.isdisjoint(token.lower for token in tokens[first : last + 1]):
        return None
    words = " ".join(text[tokens[first].start : tokens[last].end].split())
    gender: Literal["he", "she", ""] = "he" if tokens[first].lower in MENS_NAMES | TITLES_OF_MEN else ""
    gender = "she" if tokens[first].lower in WOMENS_NAMES | TITLES_OF_WOMEN else gender
    return Name(words, first, last, "person", gender), bracket < colon


def _is_of_a_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower == ".":
        return True
    if token.lower in WITHIN_NAMES and at > 0:
        return True
    return token.kind == "word" and token.capital and (token.lower not in NO_NAMES or word_at(tokens, at) == "may")
