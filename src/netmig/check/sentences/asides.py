"""What is put in between two commas, and only says who tells of it."""

from __future__ import annotations

from .parts import SentenceParts


def is_an_aside(parts: SentenceParts, clause: tuple[int, int]) -> bool:
    """Whether a clause between two commas only says who tells of it: "Emigration, the ONS reports, has been rising"."""
    first, stop = clause
    words = parts.words[first:stop]
    opens = first - 2 if parts.word(first - 1) == "as" else first - 1  # ", as the ONS sees it,"
    if parts.word(opens) == parts.word(stop) == "," and _BY_THE_WAY.issuperset(words):
        return True
    if (
        parts.word(opens) == ","
        and parts.word(stop) in _SAYING
        and parts.word(stop + 1) == ","
        and stop - first <= _LONGEST_ASIDE
    ):
        return not any(first <= each.first < stop for each in (*parts.mentions_of("measure"), *parts.mentions_of("group")))
    return (
        parts.word(opens) == parts.word(stop) == ","
        and stop - first <= _LONGEST_ASIDE
        and not _TELLING.isdisjoint(words)
        and not any(first <= each.first < stop for each in (*parts.mentions_of("measure"), *parts.mentions_of("group")))
    )


# "for its part", "on the other hand", "by contrast"
_BY_THE_WAY = frozenset(
    "for its their part on the other hand by contrast in turn however meanwhile though too of course then".split()
)
# these part clauses themselves: ", the ONS says,"
_SAYING = frozenset({"says", "say", "said", "show", "shows", "showed"})
_LONGEST_ASIDE = 9
_TELLING = frozenset(
    "says say said reports report reported shows show according reveals finds notes adds reckons estimates sees puts has".split()
)
