"""Whether a number may leave some of the people out: "excluding students", "not counting Britons", "without them"."""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import CLAUSE_MARKS
from ...words.quantities import Quantity
from ..parts import SentenceParts

_FOREIGN = frozenset({"nationals", "citizens", "people"})
_EXCLUDED = frozenset("excluded excluding exclude aside discounting discounted stripping stripped".split())
_LEFT_OUT = frozenset({("leaving", "out"), ("leave", "out"), ("not", "including"), ("not", "counting"), ("taking", "out")})
# of all but those who were told of just before: "Without them", "But for those people", "Everyone else"
_BUT_FOR_THEM = frozenset(
    "without/them without/these without/those minus/them excluding/them excluding/those ignoring/them counting/them discounting/them"
    " them/out them/aside them/away them/stayed they/stayed everyone/else everybody/else anyone/else all/others".split()
)


_THEM = frozenset({"them", "these", "those"})
_NOT_BRITISH = frozenset("foreigners non-british foreign-born foreign overseas counting".split())
_SOME = frozenset("british britons students workers seekers refugees dependants ukrainians".split())


def _is_beside_them(parts: SentenceParts, quantity: Quantity, word: str) -> bool:
    """Whether no other number stands between one and those who are left: not in "51,000 EU citizens, and 509,000 of everyone else"."""
    at = parts.words.index(word)
    return not any(quantity.last < each.first < at or at < each.last < quantity.first for each in parts.quantities)


def leaves_some_out(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of all but some, or of those who are not British, of whom together no figures are held.

    "Leaving out asylum seekers, immigration was 725,000", "703,000 foreign nationals came".
    """
    if any(
        (f"{one}/{other}" in _BUT_FOR_THEM and (other != "else" or _is_beside_them(parts, quantity, other)))
        or (one in {"for", "from"} and other in _THEM and parts.words[:1] in (["but"], ["apart"], ["aside"]))
        for one, other in parts.pairs
    ):
        return True  # "109,000 more Britons left than came. Without them the net number is 313,000"
    behind = parts.words[quantity.last + 1 : quantity.last + 1 + _NEAR_BEHIND]
    if any(other in _REST and one in {"all", "every", "other"} for one, other in pairwise(behind)):
        return True  # "the 845,000 gained from all other countries"
    left_out = not _EXCLUDED.isdisjoint(parts.word_set) or not _LEFT_OUT.isdisjoint(parts.pairs)
    if left_out and (parts.mentions_of("group") or not _SOME.isdisjoint(parts.word_set)):
        return True
    if _NOT_BRITISH.isdisjoint(parts.word_set):
        return False
    before = parts.preceding(quantity)
    words = parts.words[0 if before is None else before.last + 1 : parts.clause(quantity.first)[1]] + parts.words[:4]
    if not {"foreigners", "non-british", "foreign-born"}.isdisjoint(words):
        return True
    return any(
        (one in {"foreign", "overseas"} and other.rstrip("'") in _FOREIGN)
        or (one == "counting" and other in {"british", "britons"})
        for one, other in pairwise(words)
    )


# who is counted stands so near behind a number
_NEAR_BEHIND = 6
_REST = frozenset({"other", "countries", "nationalities", "nationals"})
_NOT_LEFT_OUT = frozenset({"counting", "including", "doubt", "question", "precedent", "parallel"})


def came_without(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people are told to have come or left without something: "200,000 immigrants came without a job"."""
    if "without" not in parts.word_set:
        return False
    for at in range(quantity.last + 1, len(parts.words)):
        if parts.words[at] in CLAUSE_MARKS:
            return False
        if parts.words[at] == "without":
            return parts.word(at + 1) not in _NOT_LEFT_OUT
    return False
