"""Doubts of time: of which year a number is, of how many years, or as of when it was known."""

from __future__ import annotations

from itertools import pairwise

from ..words.cues import EXTREME_HIGH, EXTREME_LOW
from ..words.quantities import Quantity
from .parts import SentenceParts

AT_THE_HEIGHT = frozenset((one, "year") for one in ("peak", "record", "worst")) | {("the", "height")}
_OF_NOW = frozenset({"now", "today", "today's", "currently"})


def of_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number without a time of its own is told as of when something happened, or of what came next.

    "was 649,000 when Sir Keir took office and is 171,000 now", "891,000 in 2022, then 848,000, then 331,000".
    """
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if before[-3:] == ["said", "to", "be"]:
        return True
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind != "vague":
        return False
    if "then" in before[-3:] or parts.words[quantity.last + 1 : quantity.last + 5] == ["in", "the", "year", "of"]:
        return True
    if not _OF_NOW.isdisjoint(before) or not _OF_NOW.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 4]):
        return False
    return "when" in parts.word_set or ("was" in parts.word_set and not _OF_NOW.isdisjoint(parts.word_set))


_MANY_YEARS = frozenset(
    "totalled totalling combined cumulative cumulatively average averaged averaging altogether decades".split()
)
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


_TOLD_THEN = frozenset(
    {("thought", "then"), ("known", "then"), ("then", "thought"), ("initial", "estimate"), ("initial", "estimates")}
    | {("first", word) for word in ("estimate", "estimates", "estimated", "reported", "put", "thought", "published", "figures", "figure")}
)  # fmt: skip
_SINCE_REVISED = frozenset(
    {("since", word) for word in ("raised", "revised", "increased", "cut", "lowered", "updated", "changed", "reduced")}
    | {(word, "revised") for word in ("been", "was", "later", "were", "then", "subsequently")}
)
_PUBLISHED = frozenset("published reported released counted figures estimates statistics".split())
_PUT = ("put", "thought", "known", "estimated", "believed")
_PUT_SINCE = _SINCE_REVISED | {("now", put) for put in _PUT}


# one of these is in every sentence that says when a number was estimated
_SAID_OF_ESTIMATES = frozenset({"time", *_PUT, *(second for _, second in _TOLD_THEN | _PUT_SINCE)})


def speaks_of_estimates_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence says that a number was estimated at another time: "the ONS thought then", "but is now put at"."""
    if _SAID_OF_ESTIMATES.isdisjoint(parts.word_set):
        return False
    words = parts.words
    if not _TOLD_THEN.isdisjoint(parts.pairs):
        return True
    own = parts.preceding(quantity)
    told = words[(own.last + 1 if own is not None else 0) : quantity.first]
    if any(
        one in {"previous", "last", "earlier"} and other in {"figure", "estimate", "number", "total", "one"}
        for one, other in pairwise(told)
    ):
        return True  # "The previous figure, for the year to June 2024, was 728,000"
    if ("last", "time") in parts.pairs and not _PUBLISHED.isdisjoint(parts.word_set):
        return True
    if ("at", "the") in parts.pairs and ("at", "the", "time") in zip(words, words[1:], words[2:], strict=False):
        return True
    before = words[max(0, quantity.first - 3) : quantity.first - 1]
    if before[:1] == ["been"] and before[1:2] and before[1] in _PUT:
        return True
    return not _PUT_SINCE.isdisjoint(parts.pairs) and not _PUT_SINCE.isdisjoint(pairwise(words[quantity.last + 1 :]))


_YEARS_TO = frozenset(("years", word) for word in ("to", "ending", "up"))
_TAKEN_TOGETHER = frozenset({("in", "all"), ("in", "total"), ("between", "them"), ("taken", "together")})
_PARTS = frozenset({"half", "quarter", "months", "weeks"})
_PARTS_OF_YEARS = frozenset((part, "of") for part in _PARTS)
_METHODS = frozenset({"method", "methods", "methodology", "definition", "basis"})


def why_of_several_years(parts: SentenceParts) -> str:
    """Why a number may be of more or less than one year, or of another method."""
    words = parts.word_set
    if not _MANY_YEARS.isdisjoint(words) or ("years" in words and not _YEARS_TO.isdisjoint(parts.pairs)):
        return "it may be of several years"
    if not {"years", "second", "both"}.isdisjoint(words) and not _TAKEN_TOGETHER.isdisjoint(parts.pairs):
        return "it may be of several years"
    if parts.word(0) == "since" and ("has", "been") in parts.pairs:
        return "it may be of several years"
    if parts.times and not _PARTS.isdisjoint(words) and not _PARTS_OF_YEARS.isdisjoint(parts.pairs):
        return "it may be of a part of a year"
    if not _METHODS.isdisjoint(words) and not {"old", "previous", "former", "earlier", "new"}.isdisjoint(words):
        return "it may be by another method"
    return ""
