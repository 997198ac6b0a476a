"""Constructions by which a number is of another time than the one that is named beside it, or known at another time."""

from __future__ import annotations

from ..words.quantities import Quantity
from ..words.time_parts import MONTHS
from .parts import SentenceParts

_AN_EARLIER_TIME = "it may be of an earlier or a later time"
_WHICH_YEAR = "which year is meant is not plain"
_ESTIMATE_THEN = "it may be an estimate of that time"
# a time that says of itself which year it is
_PLAIN = frozenset({"calendar_year", "year_ending", "financial_year"})
_HAS_NOW = frozenset({"has", "have", "now", "is", "are"})
_ENTERED = frozenset(
    "entered enters entering started starts starting left leaves leaving ended ends ending closed closes exited".split()
)
_NEXT = frozenset({"next", "following", "later"})
_RELEASES = frozenset(
    "release releases bulletin briefing report publication estimate estimates figure figures update statistics data numbers edition count".split()
)
_MONTHS_OWN = frozenset(f"{month}'s" for month in MONTHS)


def why_of_another_time(parts: SentenceParts, quantity: Quantity) -> str:
    """Why a number may be of another time than its clause seems to name; "" if it may not."""
    words, first = parts.words, quantity.first
    time = parts.time_of.get(first)
    plain = time is not None and time.kind in _PLAIN
    if not plain and _has_been_before(words, first):
        return _AN_EARLIER_TIME
    if not plain and (
        not _NEXT.isdisjoint(words[max(0, first - 2) : first])
        or not _NEXT.isdisjoint(words[quantity.last + 1 : quantity.last + 4])
    ):
        return _WHICH_YEAR  # "the next year it was 484,000, the next 873,000", "740,000 six months later"
    if words[max(0, first - 2) : first] == ["after", "that"]:
        return _WHICH_YEAR
    if "calendar" in words[quantity.last + 1 : quantity.last + 4] and not plain:
        return _WHICH_YEAR
    if (
        time is not None
        and _ENTERED & {parts.word(time.first - 1), parts.word(time.first - 2)}
        and parts.word(time.last + 1) == "at"
    ):
        return "it may be of the year before"  # "entered 2024 at 860,000"
    if _is_what_it_was(parts, quantity):
        return _AN_EARLIER_TIME
    if _is_of_a_release(parts, first):
        return _ESTIMATE_THEN
    return ""


def _has_been_before(words: list[str], first: int) -> bool:
    """Whether a number is told in a clause of what had been: "having been 680,000", "having fallen by 275,000 the year before"."""
    if "having" not in words[:first]:
        return False
    having = first - 1 - words[:first][::-1].index("having")
    return _HAS_NOW.isdisjoint(words[having:first])


def _is_what_it_was(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what something was, or where it stood: "less than a third of what it was a year earlier, 649,000"."""
    if parts.word_set.isdisjoint({"what", "where"}):
        return False
    before = parts.preceding(quantity)
    between = parts.words[(0 if before is None else before.last + 1) : quantity.first]
    if "where" in between:
        return True
    return any(
        word == "what" and (between[at + 1 : at + 2] in (["it"], ["they"], ["this"]) or "was" in between[at + 1 : at + 3])
        for at, word in enumerate(between)
    )


def _is_of_a_release(parts: SentenceParts, first: int) -> bool:
    """Whether numbers are told as those of a release that is named by its month: "according to November's release, 898,000 came"."""
    return any(
        word in _MONTHS_OWN and not _RELEASES.isdisjoint(parts.words[at + 1 : at + 4])
        for at, word in enumerate(parts.words[:first])
    )
