"""A record as its words tell it, and what all tellings of records look for: the change, the time and the number beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from ...records import record, replace
from ...words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..directions import direction_of
from ..parts import SentenceParts
from ..roles import role_of

BOUNDS = frozenset({";", ".", "but", "although", "though", "while", "whereas", "?", "because"})
_COMING_DOWN = {"down": -1, "up": 1}


@record()
class ToldRecord:
    """A record as its words tell it."""

    first: int
    last: int
    at: int
    """The word that says which end of the scale."""
    extreme: Literal["high", "low"]
    direction: int = 0
    """Of a change that is the largest: 1 for a rise, −1 for a fall."""
    in_percent: bool = False
    """Whether a change may be the largest as a part of what it was: "never so steeply"."""
    since: TimeExpression | None = None
    as_then: bool = False
    """Whether it was so at that time: "one has to go back to 2012"."""
    years: tuple[int, int] | None = None
    """The words of so many years in which it was not so."""
    of: TimeExpression | None = None
    """The year that it is told of behind "as in" or "than": "no year has brought more than 2022"."""
    number: Quantity | None = None
    """The number that it is told of, in an aside behind it."""
    so_far: bool = False
    """Whether it is told of the years up to its own alone: "more than ever before"."""
    aside: bool = False
    """Whether it is only said of something that it has no equal: of what, the words beside it say."""
    peak: bool = False
    """Whether it names when the highest was reached."""


def change_noun(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    """The rise or fall that a word of size is said of, and which way it goes: "so big a fall", "a bigger drop", "such a rise"."""
    for ahead in range(at + 1, at + 4):
        word = parts.word(ahead)
        if word in FALL_NOUNS or word in {"falls", "drops", "declines"}:
            return ahead, -1
        if word in RISE_NOUNS or word in {"rises", "increases", "jumps"}:
            return ahead, 1
        if word not in {"a", "an", "annual", "yearly", "single", "net", "in", "year-on-year", "one-year", "twelve-month"}:
            return None
    return None


def verb_of_moving(parts: SentenceParts, at: int) -> int:
    """Which way the verb at a place says that something went; 0 for no such verb."""
    word = parts.word(at)
    if at in parts.in_times or parts.word(at - 1) in {"the", "a", "of", "net"}:
        return 0
    if word in {"come", "comes", "came", "gone", "went", "go", "goes", "shot", "been"}:
        return _COMING_DOWN.get(parts.word(at + 1), 0)
    if word in FALLING_VERBS:
        return -1
    return 1 if word in RISING_VERBS and word not in {"increase", "added", "raised"} else 0


def time_from(parts: SentenceParts, at: int, reach: int) -> TimeExpression | None:
    """The time that follows a word of time shortly: not the length of a stretch."""
    return next(
        (
            each
            for each in parts.times
            if -1 <= each.first - at <= reach and each.last > at and each.kind not in {"duration", "day"}
        ),
        None,
    )


def number_before(parts: SentenceParts, at: int) -> Quantity | None:
    """The number of people that an aside is told of: the last before it, if only words of time and links stand between."""
    before = [each for each in parts.quantities if each.last < at]
    if not before:
        return None
    told = before[-1]
    if (
        told.unit not in {"", "people"}
        or abs(told.value) < _LEAST
        or sum(k not in parts.in_times for k in range(told.last + 1, at)) > _FAR
    ):
        return None
    between = parts.words[told.last + 1 : at]
    if not BOUNDS.isdisjoint(between) or any(one in _JOINING and other not in _OF_IT for one, other in pairwise(between)):
        return None  # "was 728,000 in the year to June, and visas hit a new high"
    return told


_JOINING = frozenset({"and", "while", "as", "but"})
_OF_IT = frozenset("it is was has had a an the that this which who also now so still yet up down net its so by in far at".split())


_LEAST = 1000
_FAR = 14


def of_its_number(parts: SentenceParts, told: ToldRecord) -> ToldRecord:
    """A record of a number: of a change, where the number is one. "plunged by 429,000, more than in any previous year"."""
    if told.number is not None and role_of(parts, told.number) in {"change", "percent", "fraction", "ratio"}:
        way = direction_of(parts, told.number)
        return replace(told, direction=way, number=None) if way else replace(told, number=None, extreme="high", in_percent=True)
    return told
