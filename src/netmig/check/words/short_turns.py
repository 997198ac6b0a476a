"""Turns that say in several words what one says, read as that one: "the highest level we have ever seen" as "the highest level ever".

As of the turns of moving (`plain_moves.py`), one token stands where the turn stood, and what the text says is not touched.
"""

from __future__ import annotations

from collections.abc import Sequence

from .cues import EXTREMES
from .tokens import Token

_WHO = frozenset("we i britain uk country nation anyone anybody it they you".split())
_HAVE = frozenset({"have", "has", "we've", "had", "'ve"})
_SEEN = frozenset("seen had recorded known experienced witnessed endured faced measured published reported".split())
_OF_WHAT = frozenset(
    "level levels figure figures number numbers total totals net migration immigration emigration rate high".split()
)
_SUPERLATIVES = EXTREMES - {"record", "peak", "peaked", "all-time", "unprecedented", "record-breaking"}


def in_few_words(tokens: Sequence[Token], words: Sequence[str]) -> tuple[Token, ...] | None:
    """The tokens of a sentence with one for each such turn; None where there are none.

    >>> from .tokens import tokenise
    >>> tokens = tokenise("It is the highest level this country has ever seen.")
    >>> [each.lower for each in in_few_words(tokens, [each.lower for each in tokens])]
    ['it', 'is', 'the', 'highest', 'level', 'ever', '.']
    """
    if words[:2] == ["of", "course"]:
        tokens = (Token("indeed", tokens[0].start, tokens[1].end, "word", capital=True), *tokens[2:])
        return in_few_words(tokens, ["indeed", *words[2:]]) or tokens
    if (reason := _is_a_reason_for(words)) >= 0:
        first, last = reason, next(at for at in range(reason, len(words)) if words[at + 1][:1].isdigit())
        return (
            *tokens[:first],
            Token("brought", tokens[first].start, tokens[last].end, "word", capital=False),
            *tokens[last + 1 :],
        )
    if _SEEN.isdisjoint(words) or _SUPERLATIVES.isdisjoint(words):
        return None
    for at, word in enumerate(words):
        if word not in _SUPERLATIVES:
            continue
        first = at + 1
        while words[first : first + 1] and words[first] in _OF_WHAT:
            first += 1
        seen = _seen_by_somebody(words, first)
        if seen >= 0:
            ever = Token("ever", tokens[first].start, tokens[seen].end, "word", capital=False)
            return (*tokens[:first], ever, *tokens[seen + 1 :])
    return None


def _is_a_reason_for(words: Sequence[str]) -> int:
    """Where a reason is said to be that of so many, as in "work was the reason for 262,000": it brought them; -1 where none is."""
    if "reason" not in words:
        return -1
    at = words.index("reason")
    first = at - 1 - (words[at - 1] in _FOREMOST)
    behind = words[at + 1 : at + 3]
    stop = at + (3 if behind == ["given", "by"] else 2 if behind[:1] in (["for"], ["of"]) else len(words))
    told = first >= 2 and words[first] == "the" and words[first - 1] in {"was", "is"} and words[first - 2] in _REASONS
    return first - 1 if told and stop < len(words) and words[stop][:1].isdigit() else -1


_FOREMOST = frozenset({"main", "chief", "stated", "given"})
_REASONS = frozenset({"work", "study", "asylum", "family"})


def _seen_by_somebody(words: Sequence[str], first: int) -> int:
    """The last place of "(that) we have ever seen"; -1 where no such words begin there, or a time goes on from them: "we have seen since 2021"."""
    at = first + (words[first : first + 1] in (["that"], ["which"]))
    at += words[at : at + 1] in (["this"], ["the"], ["our"])
    if words[at : at + 1] and words[at] == "we've":
        at += 1
    elif words[at : at + 1] and words[at] in _WHO and words[at + 1 : at + 2] and words[at + 1] in _HAVE:
        at += 2
    else:
        return -1
    at += words[at : at + 1] in (["ever"], ["yet"])
    if not words[at : at + 1] or words[at] not in _SEEN:
        return -1
    behind = words[at + 1] if at + 1 < len(words) else "."
    return at if behind in {".", ",", ";", ")", "!", "and", "but", "–", "—", '"', ":"} else -1
