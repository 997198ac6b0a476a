"""What the record of a rule says: since when it is so, what was so before it, and whether a day that is told can be its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....ledger.figures import Figure
from ....ledger.phrases import amount, day_words, published_words
from ....periods import Period, month, span
from ...sentences.wording import Wording
from ..evidence import Evidence
from .rule_names import a_year, rule_name

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIRST_NUMBER = re.compile(r"^\d+(?= |$)")
_PREVIOUSLY = "previously "
_ONLY_THE_MONTH = "the day was not read"


def told_of(figure: Figure, evidence: Evidence, *, value: float | None = None, before: float | None = None, by: str = "") -> str:
    """An amount that a rule sets, as a sentence: from when it holds, what it was `before`, `by` how much it moved."""
    name, day = f"the {rule_name(figure.series)}", day_words(figure.period.start)
    value = figure.value or 0 if value is None else value
    worth, (holds, announced) = f"{amount(value, 'GBP')}{a_year(figure.series)}", _standing(figure, evidence)
    if figure.status == "not_implemented":
        return f"{name} was {worth}, {announced}, and never came into force"
    dated, announced = figure.status not in {"announced", "recommended"}, "" if holds else f", as {announced}"
    if before is None:
        return f"{name} was {'' if holds else 'to be '}{worth}{f' from {day}' if dated else ''}{announced}"
    went = f"{'went' if holds else 'was to go'} {'up' if value > before else 'down'}{f' on {day}' if dated else ''}"
    return f"{name} {went} from {amount(before, 'GBP')} to {worth}{by}{announced}"


def told_in_words(figure: Figure, evidence: Evidence, *, before: bool = False) -> str:
    """A rule that is no amount, in its record's words: "the rule on the dependants of students, in force from 1 January 2024, is: …"."""
    was = _FIRST_NUMBER.sub(rf"\g<0> {figure.unit}", words_before(figure)) or "not known"
    text, (holds, announced) = _FIRST_NUMBER.sub(rf"\g<0> {figure.unit}", figure.text), _standing(figure, evidence)
    day = day_words(figure.period.start)
    when = f"in force from {day}" if holds else announced if figure.status == "announced" else f"{announced} for {day} on"
    return f"the rule on the {rule_name(figure.series)}, {when}, is: {text}{f'; before that {was}' if before else ''}"


def _standing(figure: Figure, evidence: Evidence) -> tuple[bool, str]:
    """Whether a rule is in force, and when it was announced."""
    holds = figure.status == "in_force" and figure.period.start <= evidence.day
    return holds, f"announced on {published_words(evidence.release(figure))}"


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
