"""A code, a list of codes, and how words are compared with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ..errors import NotHeldError


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list: netmig's name, a label to show, the publishers' own words."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The codes that this one is the sum of, where it is a sum by definition."""
    unit: str = ""
    """For what is counted in a unit of its own (a rule's parameter)."""


@dataclass(frozen=True)
class Dimension:
    """Something that a series is fixed along, with its code list.

    An open dimension (countries, places, forecasters) takes any further code in lower case with
    underscores; a closed one takes only those listed.
    """

    name: str
    label: str
    codes: tuple[Code, ...]
    default: str = "all"
    open: bool = False

    @cached_property
    def by_code(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    @cached_property
    def _by_word(self) -> dict[str, Code]:
        words: dict[str, Code] = {}
        for code in self.codes:
            for word in (code.code, code.label, *code.aliases):
                words.setdefault(plain_words(word), code)
        return words

    def find(self, word: str) -> str:
        """The code for a publisher's or a person's word; NotHeldError if there is none.

        >>> from netmig.codes import DIMENSIONS
        >>> DIMENSIONS["nationality"].find("Non-EU+")
        'non_eu_plus'
        """
        if word in self.by_code:
            return word
        if found := self._by_word.get(plain_words(word)):
            return found.code
        if self.open and (made := slug(word)):
            return made
        raise NotHeldError.among(self.name, word, self.by_code)

    def label_of(self, code: str) -> str:
        """The words to show for a code."""
        if found := self.by_code.get(code):
            return found.label
        return code.replace("_", " ").capitalize()


def slug(words: str) -> str:
    """A code made of someone's words: lower case, underscores, letters and digits.

    >>> slug("Bristol, City of")
    'bristol_city_of'
    """
    if _A_SLUG(words):
        return words
    return re.sub(r"[^a-z0-9]+", "_", words.lower().replace("'", "").replace("’", "")).strip("_")


# most words come from tables that hold codes already
_A_SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*+").fullmatch


def plain_words(words: str) -> str:
    """Words as they are compared: lower case, `+` kept, everything else between words one blank."""
    return re.sub(r"[^a-z0-9+]+", " ", words.lower()).strip()


ALL = Code("all", "All", ("total",))
