"""The year in which a government found things: "was 649,000 when Labour took office", "inherited net migration of 649,000".

No statistic is published for that day. The year that had just ended is meant most likely, and is never the only one that may be.
"""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period, year_ending
from ...words.governments import GOVERNMENTS
from ...words.quantities import Quantity
from ..directions import direction_of
from ..parts import SentenceParts
from ..scene import Scene

_BEGAN = frozenset(
    {("took", "office"), ("took", "over"), ("takes", "office"), ("took", "power"), ("to", "power"), ("into", "office"), ("entered", "government"),
     ("won", "power"), ("won", "office"), ("won", "the")}
)  # fmt: skip
# of those who governed before
_ENDED = frozenset((left, what) for left in ("left", "lost") for what in ("office", "power", "government"))
_THOSE_BEFORE = frozenset({"tories", "tory", "conservatives", "conservative", "sunak", "predecessors"})
_AT_THE = frozenset({"election", "handover"})
# one of these is in every sentence that tells of it
_CUES = frozenset("took takes power office government inherited inherit election handover won left lost".split())
# who else took office in a time that news still speaks of
_OTHERS = frozenset("johnson johnson's sunak truss cameron may's trump biden blair brown boris rishi liz david theresa".split())
_PARTS = frozenset({";", "and", "but", "while", "is", "are", "now"})
# so long after, "the election" may be the next one
_YEARS = 5


def took_office(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Period | None:
    """The year that had ended when the government of the day began, where a number is told of then."""
    if parts.word_set.isdisjoint(_CUES):
        return None
    start = GOVERNMENTS[-1].start
    if scene.published < start or scene.published.year - start.year > _YEARS or not _OTHERS.isdisjoint(parts.word_set):
        return None
    own = parts.time_of.get(quantity.first)
    if (own is not None and own.kind != "vague") or direction_of(parts, quantity):
        return None  # "300,000 lower than at the election" tells of now
    cue = _cue(parts)
    if cue < 0:
        return None
    between = range(cue + 1, quantity.first) if cue < quantity.first else range(quantity.last + 1, cue)
    if any(each.first in between for each in parts.quantities) or any(parts.word(at) in _PARTS for at in between):
        return None
    ended = [
        each
        for year in (start.year - 1, start.year)
        for month in scene.calendar.ending_months(measure)
        if (each := year_ending(year, month)).stop <= start
    ]
    return max(ended, default=None)


def since_somebody(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is one since somebody came in, and of no estimate: "has come down by 300,000 since they took office"."""
    return parts.word(quantity.last + 1) == "since" and parts.word(quantity.last + 2) in _THOSE_IN_OFFICE


_THOSE_IN_OFFICE = frozenset("they he she we labour sir the taking coming".split())


def _cue(parts: SentenceParts) -> int:
    """Where words stand that say when the government began; -1 if none do."""
    for at, (one, other) in enumerate(pairwise(parts.words)):
        ended = (one, other) in _ENDED and not _THOSE_BEFORE.isdisjoint(parts.words[max(0, at - 4) : at])
        began = (one, other) in _BEGAN and (one != "won" or other != "the" or "election" in parts.words[at + 2 : at + 4])
        if (began or ended) and {"when", "before", "until", "time"} & set(parts.words[max(0, at - 5) : at]):
            return at
        if one == "inherited" or (one == "inherit" and other):
            return at
        if other in _AT_THE and one in {"the", "general"} and {"at", "of"} & set(parts.words[max(0, at - 2) : at]):
            lead = parts.words[max(0, at - 6) : at]
            if "at" in lead[-2:] or ("time" in lead and "by" in lead):
                return at + 1
    return -1
