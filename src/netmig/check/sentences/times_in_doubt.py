"""Doubts of time: of which year a number is, and of how many years (as of when it was known: `known_when.py`)."""

from __future__ import annotations

from ..words.cues import EXTREME_HIGH, EXTREME_LOW
from ..words.quantities import Quantity
from .parts import SentenceParts

AT_THE_HEIGHT = frozenset((one, "year") for one in ("peak", "record", "worst")) | {("the", "height")}
_MANY_YEARS = frozenset("combined cumulative cumulatively average averaged averaging altogether decades".split())
_EXTREMES = EXTREME_HIGH | EXTREME_LOW


def of_several_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a level may be of more than a year: "over the last two years", "in 2022 and 2023"."""
    durations = any(time.kind == "duration" and time.years > 1 for time in parts.times)
    if durations and _EXTREMES.isdisjoint(parts.word_set):
        return True
    time = parts.time_of.get(quantity.first)
    return (
        time is not None
        and time.first > quantity.last
        and parts.word(time.last + 1) in {"and", "or"}
        and any(other.first == time.last + 2 and other.kind == time.kind for other in parts.times)
    )


_YEARS_TO = frozenset(("years", word) for word in ("to", "ending", "up"))
_TAKEN_TOGETHER = frozenset({("in", "all"), ("in", "total"), ("between", "them"), ("taken", "together")})
_PARTS = frozenset({"half", "quarter", "months", "weeks"})
_PARTS_OF_YEARS = frozenset((part, "of") for part in _PARTS)


def why_of_several_years(parts: SentenceParts) -> str:
    """Why a number may be of more or less than one year."""
    words = parts.word_set
    if not _MANY_YEARS.isdisjoint(words) or ("years" in words and not _YEARS_TO.isdisjoint(parts.pairs)):
        return "it may be of several years"
    if not {"totalled", "totalling"}.isdisjoint(words) and (
        len(parts.times) > 1 or not {"years", "since", "between"}.isdisjoint(words)
    ):
        return "it may be of several years"
    if not {"years", "second", "both"}.isdisjoint(words) and not _TAKEN_TOGETHER.isdisjoint(parts.pairs):
        return "it may be of several years"
    if parts.word(0) == "since" and ("has", "been") in parts.pairs:
        return "it may be of several years"
    if parts.times and not _PARTS.isdisjoint(words) and not _PARTS_OF_YEARS.isdisjoint(parts.pairs):
        return "it may be of a part of a year"
    return ""
