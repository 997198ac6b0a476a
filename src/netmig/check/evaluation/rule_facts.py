"""What the record of a rule says: since when it is so, what was so before it, and whether a day that is told can be its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ledger.figures import Figure
from ...ledger.phrases import day_words, published_words
from ...periods import Period, month, span
from ..sentences.wording import Wording
from .evidence import Evidence

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PREVIOUSLY = "previously "
_ONLY_THE_MONTH = "the day was not read"


def state(figure: Figure, evidence: Evidence) -> str:
    """Since when a rule is in force, or when it was announced and for when."""
    if figure.status == "in_force" and figure.period.start <= evidence.day:
        return f"in force from {day_words(figure.period.start)}"
    announced = f"announced on {published_words(evidence.release(figure))}"
    if figure.status == "not_implemented":
        return f"{announced}, never in force"
    if figure.status in {"announced", "recommended"}:
        return announced
    return f"{announced}, from {day_words(figure.period.start)}"


def amount_before(figure: Figure) -> float | None:
    """What a rule's amount was before, as its record tells."""
    found = _NUMBER.match(figure.note.partition(_PREVIOUSLY)[2])
    return float(found.group().replace(",", "")) if found else None


def words_before(figure: Figure) -> str:
    """What was so before, in the record's words."""
    return figure.note.partition(_PREVIOUSLY)[2].partition(";")[0]


def numbers_in(words: str) -> frozenset[float]:
    """Every number of some words."""
    return frozenset(float(each.replace(",", "")) for each in _NUMBER.findall(words))


def is_on_its_day(wording: Wording, figure: Figure, evidence: Evidence) -> bool | None:
    """Whether a rule took effect when it is said to have; None where the time lies between its announcement and that day.

    A rule that is only said to be so since a later day is so since then as well. One without a day of
    its own is known by its announcement.
    """
    if not wording.periods:
        return True
    effect, announced = _takes_effect(figure), evidence.release(figure).published
    if any(each.overlaps(effect) for each in wording.periods):
        return True
    if wording.as_then and all(each.start > effect.start for each in wording.periods):
        return True
    first, last = sorted((announced, effect.end))
    return None if any(each.overlaps(span(first, last)) for each in wording.periods) else False


def _takes_effect(figure: Figure) -> Period:
    if _ONLY_THE_MONTH in figure.note:
        return month(figure.period.start.year, figure.period.start.month)
    return figure.period


def newest_first(figures: Iterator[Figure]) -> list[Figure]:
    """Figures of one rule, what is in force before what was only announced, the newest of each first."""
    return sorted(figures, key=lambda each: (each.status == "in_force", each.period.start), reverse=True)
