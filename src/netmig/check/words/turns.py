"""Turns of phrase as patterns, each put together when words are first met that may hold it.

To put a long pattern together takes longer than to read a sentence. Each comes with words of which one is in all that it
can be found in: a text that has none of them needs no pattern, neither put together nor looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Stretch(NamedTuple):
    """Words of a sentence in one text, and which they are."""

    text: str
    words: frozenset[str]


def stretch(text: str) -> Stretch:
    """The text with its words, and with the parts of those that have hyphens: a pattern may begin within one."""
    words = text.split()
    if "-" in text or "'" in text:
        words += _PART.findall(text)
    return Stretch(text, frozenset(words))


_PART = re.compile(r"\w+")


class Turns:
    r"""Patterns any of which may be found, in this order. With each go lines of words: one word of every line is where it is found.

    The line that says most stands first: it is asked before the others.

    >>> turns = Turns((r"\bused to be$", "used"), (r"\b(?:had|has) been (?:put|set) at$", "had has", "put set"))
    >>> turns.search(stretch("it had been put at")) is not None
    True
    """

    def __init__(self, *turns: tuple[str, ...]) -> None:
        self._turns = [(pattern, [frozenset(line.split()) for line in lines]) for pattern, *lines in turns]
        self.words = frozenset().union(*(lines[0] for _, lines in self._turns))

    def search(self, told: Stretch) -> re.Match[str] | None:
        """The first of the patterns that is found."""
        return None if self.words.isdisjoint(told.words) else next(self._found(told), None)

    def earliest(self, told: Stretch) -> re.Match[str] | None:
        """The one found that begins first."""
        return min(self._found(told), key=re.Match.start, default=None)

    def _found(self, told: Stretch) -> Iterator[re.Match[str]]:
        words = told.words
        for pattern, lines in self._turns:
            for line in lines:
                if line.isdisjoint(words):
                    break
            else:
                if found := put_together(pattern).search(told.text):
                    yield found


def words_of(*several: Turns) -> frozenset[str]:
    """Words of which one is wherever any of several is found."""
    return frozenset().union(*(each.words for each in several))


@cache
def put_together(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first looked for."""
    return re.compile(pattern)
