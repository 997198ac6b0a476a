"""The words around a claim: its own sentence before and behind it, and the sentences next to that."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from ...document import Document
from ..numbers_of_sentence import place_with_unit

if TYPE_CHECKING:
    from ...claim import Claim


class Surroundings:
    """The words of a claim's sentence up to it and behind it, and of the sentences around; in small letters."""

    def __init__(self, document: Document, claim: Claim) -> None:
        self._sentences = document.sentences
        self._at = bisect_left(document.sentences, claim.wording.sentence.start, key=attrgetter("start"))
        self._claim = claim

    @cached_property
    def own(self) -> list[str]:
        """Every word and mark of the claim's sentence."""
        return self._claim.wording.sentence.words

    @cached_property
    def before(self) -> list[str]:
        """Those of its sentence that stand before its number."""
        return self.own[: self._place]

    @cached_property
    def behind(self) -> list[str]:
        """Those of its sentence that stand behind its number, what is quoted with it among them."""
        return self.own[self._place + 1 :]

    @cached_property
    def number(self) -> str:
        """The number as it is written; the first word of the claim where it has none."""
        return self.own[self._place] if self._place < len(self.own) else ""

    @cached_property
    def _place(self) -> int:
        """Where the number of the claim stands."""
        return place_with_unit(self._claim)[0]

    def sentence(self, away: int) -> list[str]:
        """The words of the sentence so many behind (or, below nought, before) the claim's; none beyond the text."""
        at = self._at + away
        return [token.lower for token in self._sentences[at].tokens] if 0 <= at < len(self._sentences) else []


def has_pair(words: list[str], pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether two words stand one behind the other."""
    return any((one, other) in pairs for one, other in pairwise(words))


def gives(words: list[str], value: float, other: str) -> bool:
    """Whether a number is written among words, whole or in millions, and not as another: "948,000", "1.2 million", "1.2m"."""
    whole, millions = f"{abs(value):,.0f}", f"{abs(value) / 1e6:.1f}"
    if whole in words:
        return whole != other
    return abs(value) >= _MILLION and any(
        word == f"{millions}m" or (word == millions and words[at + 1 : at + 2] in (["million"], ["m"]))
        for at, word in enumerate(words)
    ) and other != millions  # fmt: skip


_MILLION = 1e6
