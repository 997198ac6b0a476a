"""Whose words each sentence of a text is in, read in order: by a verb of saying, by its quotation marks, or by a head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..words.tokens import Token, word_at
from .meant import Persons, Told, persons, who_is_meant
from .names import Name, name_ending
from .saying import Meant, Pronoun, Teller, tells_of_saying, told_by
from .transcripts import heads_of_speeches

_OF_ONESELF = frozenset({"i", "my", "me", "i'm", "i've"})
_HE_OR_SHE: dict[str, Pronoun] = {"he": "he", "she": "she"}
# so many words the head of a headline has at most
_LONGEST_HEAD = 6


class Whose:
    """Reads the sentences of a text one after the other, and remembers who spoke."""

    def __init__(self, text: str, paragraphs: Sequence[Sequence[Token]]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._heads, self._is_a_dialogue = heads_of_speeches(text, paragraphs)
        self._told: list[Told] = []
        # whom the pronouns beside quotations mean, by the pronoun itself: one quotation is of several sentences
        self._meant: dict[int, Name | None] = {}
        # who speaks on to the end of a paragraph: "Ann Hill writes: It was high. It is low."
        self._goes_on: tuple[int, Name] | None = None
        # who is to speak next: "Ann Hill said of the figures:"
        self._leads_in: Name | None = None

    def quoted(self, number: int, first: int, last: int, teller: Teller | None, *, is_speech: bool) -> str | None:
        """Who speaks a sentence of a paragraph that is, for the most part, quoted."""
        tokens = self._paragraphs[number]
        found: Name | None = None
        if isinstance(teller, Meant):
            if id(teller) not in self._meant:
                before = (
                    teller
                    if first <= teller.at <= last and word_at(tokens, teller.at) == teller.pronoun
                    else teller._replace(at=first)
                )
                self._meant[id(teller)] = self._who_is_meant(before, tokens, first)
            found = self._meant[id(teller)]
        elif teller is not None:
            found = teller
        else:
            found = self._at_the_head(tokens, first, last) or (self._who_spoke_before(tokens, first, last) if is_speech else None)
        return self._remember(tokens, first, last, found)

    def reported(self, number: int, first: int, last: int, words: Sequence[str]) -> str | None:
        """Who speaks a sentence that is not quoted, by what it tells or by the head over it."""
        tokens, head = self._paragraphs[number], self._heads[number]
        under_it = head is not None and first <= 1 and (number == 0 or self._heads[number - 1] is not head)
        if head is not None and (self._is_a_dialogue or under_it):
            return self._remember(tokens, first, last, head)
        teller = told_by(self._text, tokens, first, last) if tells_of_saying(words) else None
        found = self._who_is_meant(teller, tokens, first) if isinstance(teller, Meant) else teller
        if teller is None and self._goes_on is not None and self._goes_on[0] == number:
            found = self._goes_on[1]
        elif found is not None and _speaks_on(tokens, first, last):
            self._goes_on = number, found
        return self._remember(tokens, first, last, found or head)

    def _remember(self, tokens: Sequence[Token], first: int, last: int, found: Name | None) -> str | None:
        if found is not None:
            self._leads_in = found if word_at(tokens, last) == ":" else None
        self._told.append(Told(tokens, first, last, found))
        return found and found.words

    def _who_is_meant(self, meant: Meant, tokens: Sequence[Token], first: int) -> Name | None:
        found = who_is_meant(self._text, meant, self._told, tokens, first, self._persons)
        if found is None and meant.pronoun in _HE_OR_SHE:
            only = next(iter(self._persons.values())) if len(self._persons) == 1 else None
            found = only if only is not None and only.gender in {"", meant.pronoun} else None
        return found

    @cached_property
    def _persons(self) -> Persons:
        return persons(self._text, self._paragraphs)

    def _who_spoke_before(self, tokens: Sequence[Token], first: int, last: int) -> Name | None:
        """Who speaks words that stand alone in quotation marks: whoever the sentence before gives the word to."""
        if not self._told:
            return None
        before = self._told[-1]
        if before.teller is not None:
            of_a_person = any(tokens[at].lower in _OF_ONESELF for at in range(first, last + 1))
            return None if before.teller.kind == "body" and of_a_person else before.teller
        pronoun = _HE_OR_SHE.get(word_at(before.tokens, before.first))
        return self._who_is_meant(Meant(pronoun, before.first), before.tokens, before.first) if pronoun else self._leads_in

    def _at_the_head(self, tokens: Sequence[Token], first: int, last: int) -> Name | None:
        """Who is named at the head of a headline: "Hill: it was a “disaster”"."""
        colon = next((at for at in range(first + 1, min(first + _LONGEST_HEAD, last)) if tokens[at].lower == ":"), 0)
        found = name_ending(self._text, tokens, first, colon - 1) if colon else None
        if found is None or found.first != first:
            return None
        named_elsewhere = found.kind != "person" or tokens[found.last].lower in self._persons
        return found if named_elsewhere else None


def _speaks_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sentence leads in speech without quotation marks: "Ann Hill writes: It was high."."""
    colon = next((at for at in range(first, last) if tokens[at].lower == ":"), 0)
    return (
        first + 1 < colon < last - 3
        and word_at(tokens, colon + 1) != '"'
        and tells_of_saying([word_at(tokens, colon - 1), word_at(tokens, colon - 2)])
    )
