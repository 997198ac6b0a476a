"""What is told of the newest figures though its sentence names another year, or none that is over.

"2023 had closed at 860,000, so that Thursday's figures are the largest fall for years": of the figures of Thursday.
"Net migration has begun to fall, and will fall further this year": of what is out.
"""

from __future__ import annotations

from ....periods import Period, year_ending
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..claim_words import quantity_of, tokens_of
from ..parts import SentenceParts
from ..records.reaches import PANDEMIC
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING
from .windows import read_window

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday today yesterday thursday's today's yesterday's wednesday's tuesday's friday's".split()
)
_FIGURES = frozenset("figures figure numbers data statistics release stats".split())
_NEW = frozenset({"latest", "new", "newest", "today's", "yesterday's", "thursday's"})
_NOW = frozenset({"still", "now", "remains", "remain"})
_PANDEMIC = PANDEMIC | {"corona"}


def of_the_news(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The newest window, where a claim without a number is told of the figures of the day, or of a year that is not over."""
    if wording.kind not in {"comparison", "extreme", "rank"} or measure not in MIGRATION_FLOWS:
        return None
    latest = scene.calendar.latest(measure)
    span = tokens_of(parts, wording)
    if latest is None or not span or quantity_of(parts, wording) is not None:
        return None
    if wording.periods and wording.periods[0].end.year > scene.published.year and wording.period_basis == "explicit":
        return None  # "For the whole of 2026 it turns negative": told of a year to come
    if wording.periods and wording.periods[0].end >= scene.published:
        return latest
    if wording.kind == "extreme" and CHANGE_NOUNS.isdisjoint(parts.words[span[0] : span[-1] + 1]):
        return None  # "New figures reveal that it reached a record high": whenever that was
    first, _ = parts.clause(span[0])
    clause = range(min(first, span[0]), span[-1] + 1)
    times = [each for each in parts.times if each.first in clause and each.kind in NAMING]
    if any(not parts.compares(each) and each.lead != "before" for each in times):
        return None
    if times and wording.stated.value is None and not _NOW.isdisjoint(parts.words[first : span[-1] + 1]):
        return latest  # "It still dwarfs anything seen before 2021"
    figures = any(parts.word(at) in _FIGURES and (parts.word(at - 1) in _NEW or _came_out_then(parts, at + 1)) for at in clause)
    return latest if figures and scene.headline is not None else None


def _came_out_then(parts: SentenceParts, at: int) -> bool:
    """Whether figures are called those of a day: "of Thursday", "released this Thursday", "published today"."""
    ahead = at + (parts.word(at) in _OUT)
    ahead += parts.word(ahead) in {"of", "from", "on", "this"}
    return ahead > at and parts.word(ahead) in _DAYS


_OUT = frozenset("released published issued unveiled".split())


def of_what_it_came_to(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The newest window of the number to which something has come from an earlier one: "has fallen from last year's record to 728,000"."""
    if wording.kind not in {"level", "extreme"} or measure not in MIGRATION_FLOWS:
        return None
    quantity, latest = quantity_of(parts, wording), scene.calendar.latest(measure)
    if quantity is None or latest is None or quantity.first in parts.time_of:
        return None
    if parts.word(quantity.first - 1) != "to" and parts.word(quantity.first - 2) != "to":
        return None
    first, _ = parts.clause(quantity.first)
    words = parts.words[first : quantity.first]
    moved = next((at for at, word in enumerate(words) if word in CHANGE_VERBS), -1)
    if moved < 1 or "from" not in words[moved:] or {"has", "have"}.isdisjoint(words[:moved]) or "been" in words[:moved]:
        return None
    return latest


def of_which(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The window named right before the clause that tells its number: "those for 2022, which had closed at 745,000"."""
    if "which" not in parts.word_set or wording.kind not in {"level", "extreme"}:
        return None
    quantity = quantity_of(parts, wording)
    if quantity is None or quantity.first in parts.time_of:
        return None
    at = next((k for k in range(quantity.first - 1, max(-1, quantity.first - 7), -1) if parts.word(k) == "which"), -1)
    if at < 0:
        return None
    time = next((each for each in parts.times if each.last == at - 1 - (parts.word(at - 1) == ",") and each.kind in NAMING), None)
    return None if time is None else next(iter(read_window(parts, time, scene, measure).periods), None)


def of_the_pandemic(parts: SentenceParts, wording: Wording, measure: str, own: TimeExpression | None) -> Period | None:
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
