"""What stands between a year and the month that it ends in: "to", "running up to", "that closed in", "which came to an end in"."""

from __future__ import annotations

from collections.abc import Sequence

from .time_parts import ENDS
from .tokens import Token, word_at

# a length of time as a thing: "the 12-month stretch to June"
STRETCHES = frozenset({"period", "stretch", "spell", "span", "window", "interval"})
_CLOSED = frozenset({"ended", "closed", "finished", "concluded", "expired", "ends", "closes", "finishes", "concludes"})
_CLOSING = frozenset({"ending", "ended", "closing", "closed", "finishing", "concluding"})
_RAN = frozenset({"ran", "runs", "went", "led", "lasted", "stretched", "extended"})
_RUNNING = frozenset({"leading", "running", "going", "stretching", "lasting"})
_TO = frozenset({"to", "until", "till"})
_AT = frozenset({"in", "on", "with", "at"})


def leading_to(tokens: Sequence[Token], at: int) -> int:
    """How many words from a place on lead from a length of time to the month that it ends in; 0 if none do.

    >>> from netmig.check.words.tokens import tokenise
    >>> [leading_to(tokenise(words), 0) for words in ("up to June", "that closed in June", "which ran to June", "in June")]
    [2, 3, 3, 0]
    """
    here = at + (word_at(tokens, at) == "-")
    if word_at(tokens, here) in {"that", "which"}:
        last = _told_as_over(tokens, here + 1)
    elif word_at(tokens, here) in _CLOSING:
        last = here + (word_at(tokens, here + 1) in _AT)
    else:
        last = _to(tokens, here + (word_at(tokens, here) in _RUNNING))
        if last < 0 and word_at(tokens, here) in ENDS:
            last = here
    return last + 1 - at if last >= at else 0


def _told_as_over(tokens: Sequence[Token], at: int) -> int:
    """Where "ended in", "came to a close in" or "ran up to" ends; -1 if none of them stands there."""
    at += word_at(tokens, at) in {"has", "had", "just"}
    word = word_at(tokens, at)
    if word in _CLOSED:
        return at + (word_at(tokens, at + 1) in _AT)
    if (
        word in {"came", "comes", "drew", "come"}
        and word_at(tokens, at + 1) == "to"
        and word_at(tokens, at + 3) in {"end", "close"}
    ):
        return at + 3 + (word_at(tokens, at + 4) in _AT)
    return _to(tokens, at + 1) if word in _RAN else -1


def _to(tokens: Sequence[Token], at: int) -> int:
    """Where "to", "up until" or "through to" ends; -1 if none of them stands there."""
    at += word_at(tokens, at) in {"up", "through", "right"} and word_at(tokens, at + 1) in _TO
    return at if word_at(tokens, at) in _TO else -1
