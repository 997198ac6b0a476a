"""What is put in between two commas, and only says who tells of it."""

from __future__ import annotations

from .parts import SentenceParts


def is_an_aside(parts: SentenceParts, clause: tuple[int, int]) -> bool:
    """Whether a clause between two commas only says who tells of it: "Emigration, the ONS reports, has been rising"."""
    first, stop = clause
    words = parts.words[first:stop]
    return (
        parts.word(first - 1) == parts.word(stop) == ","
        and stop - first <= _LONGEST_ASIDE
        and not _TELLING.isdisjoint(words)
        and not any(first <= each.first < stop for each in (*parts.mentions_of("measure"), *parts.mentions_of("group")))
    )


_LONGEST_ASIDE = 9
_TELLING = frozenset(
    "says say said reports report reported shows show according reveals finds notes adds reckons estimates".split()
)
