"""Phrases kept word by word, so that all that begin at a word of a sentence are found in one walk."""

from __future__ import annotations

from typing import Generic, TypeVar

_Meaning = TypeVar("_Meaning")


class Branch(Generic[_Meaning]):
    """What may follow some words in a phrase, and the meanings of the phrase that is complete with them.

    >>> root = Branch[str]()
    >>> root.grown("small boats").meanings.append("small_boat_arrivals")
    >>> root.following["small"].following["boats"].meanings
    ['small_boat_arrivals']
    """

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, Branch[_Meaning]] = {}
        self.meanings: list[_Meaning] = []

    def grown(self, phrase: str) -> Branch[_Meaning]:
        """The branch that some words lead to from here, grown where there is none."""
        branch = self
        for word in phrase.split():
            following = branch.following.get(word)
            if following is None:
                following = branch.following[word] = Branch()
            branch = following
        return branch

    def graft(self, other: Branch[_Meaning]) -> None:
        """Lets all that may follow another branch follow this one too: the very same branches, but where this has its own."""
        for word, following in other.following.items():
            own = self.following.setdefault(word, following)
            if own is not following:
                own.meanings += following.meanings
                own.graft(following)
