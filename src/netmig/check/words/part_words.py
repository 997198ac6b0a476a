"""Which words are parts of a number: "a third lower", "a fifth has come off the total", "half as many", "cut very nearly in two"."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Token, word_at

AS_MUCH = frozenset("as many much likely fast big large high often long heavy quickly".split())
_AFTER_A_PART = frozenset(
    "of lower fewer less more higher larger smaller greater bigger down up in on over from since to compared than as between below"
    " above drop fall rise reduction cut increase decline decrease and or but are were was is came left arrived during within after"
    " when while last this year off under beneath dearer costlier pricier cheaper lighter slimmer vanished evaporated disappeared".split()
)  # fmt: skip


def is_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether "a third" or "a quarter" is a part of something, and not a third runway or a quarter in time."""
    following = word_at(tokens, at + 1)
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or following in _AFTER_A_PART:
        return True
    if following == "as" and word_at(tokens, at + 2) in AS_MUCH:
        return True  # "a third as high as in 2023"
    if following in {"has", "had", "was"} and word_at(tokens, at + 2) in _GONE:
        return True  # "a fifth has come off the total"
    return word_at(tokens, at - 2) in {"by", "nearly", "almost", "about", "than", "around", "roughly", "only", "just", "over"} and following not in {
        "time", "term", "century", "year", "person", "party", "country",
    }  # fmt: skip


_GONE = frozenset("come gone vanished evaporated disappeared melted been wiped shaved lopped knocked".split())


_CUTTING = frozenset({"cut", "cuts", "cutting", "slashed", "chopped", "sliced", "split"})


def is_cut_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether "two" is into how many something was cut: "cut in two", "cut very nearly in two"."""
    if word_at(tokens, at - 1) != "in" or word_at(tokens, at + 1) in {"or", "years", "months", "places", "ways"}:
        return False
    return any(word_at(tokens, back) in _CUTTING for back in range(at - 4, at - 1))
