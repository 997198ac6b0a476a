"""What is told of the newest figures though its sentence names another year, or none that is over.

"2023 had closed at 860,000, so that Thursday's figures are the largest fall for years": of the figures of Thursday.
"Net migration has begun to fall, and will fall further this year": of what is out.
"""

from __future__ import annotations

from ...periods import Period, year_ending
from ..words.cues import CHANGE_NOUNS
from ..words.subjects import MIGRATION_FLOWS
from ..words.time_expressions import TimeExpression
from .anaphors import NAMING
from .claim_words import quantity_of, tokens_of
from .parts import SentenceParts
from .scene import Scene
from .wording import Wording

_DAYS = frozenset("monday tuesday wednesday thursday friday today yesterday thursday's today's yesterday's wednesday's tuesday's friday's".split())
_FIGURES = frozenset("figures figure numbers data statistics release stats".split())
_NEW = frozenset({"latest", "new", "newest", "today's", "yesterday's", "thursday's"})
_PANDEMIC = frozenset({"covid", "covid-19", "pandemic", "lockdown", "lockdowns", "coronavirus", "corona"})


def of_the_news(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The newest window, where a claim without a number is told of the figures of the day, or of a year that is not over."""
    latest = scene.calendar.latest(measure)
    span = tokens_of(parts, wording)
    if latest is None or not span or measure not in MIGRATION_FLOWS or quantity_of(parts, wording) is not None:
        return None
    if wording.kind not in {"comparison", "extreme", "rank"}:
        return None
    if wording.periods and wording.periods[0].end >= scene.published:
        return latest
    if wording.kind == "extreme" and CHANGE_NOUNS.isdisjoint(parts.words[span[0] : span[-1] + 1]):
        return None  # "New figures reveal that it reached a record high": whenever that was
    first, _ = parts.clause(span[0])
    clause = range(min(first, span[0]), span[-1] + 1)
    if any(each.first in clause and each.kind in NAMING for each in parts.times):
        return None
    figures = any(
        parts.word(at) in _FIGURES
        and (parts.word(at - 1) in _NEW or (parts.word(at + 1) in {"of", "from", "on"} and parts.word(at + 2) in _DAYS))
        for at in clause
    )
    return latest if figures and scene.headline is not None else None


def of_the_pandemic(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The year of the pandemic, where a claim of a fall is told of that: "Migration fell a lot in Covid"."""
    if parts.word_set.isdisjoint(_PANDEMIC) or measure not in MIGRATION_FLOWS or wording.direction > 0:
        return None
    if wording.kind not in {"comparison", "level", "percent_change", "change"} or (own is not None and own.kind in NAMING):
        return None
    span = tokens_of(parts, wording)
    if not span:
        return None
    for at in range(span[0], min(len(parts.words), span[-1] + 5)):
        if parts.word(at) in {"in", "during"} and not _PANDEMIC.isdisjoint(parts.words[at + 1 : at + 3]):
            between = parts.words[span[-1] + 1 : at]
            first, stop = parts.clause(at)
            if not any(each.first in range(first, stop) and each.kind in NAMING for each in parts.times) and len(between) <= 3:
                return year_ending(2020, 12)
    return None
