"""Rules: thresholds and conditions of visas. "the salary threshold was increased to £38,700"."""

from __future__ import annotations

from ..sentences.parts import SentenceParts
from ..sentences.roles import is_forecast
from ..sentences.scene import Scene
from ..sentences.wording import Subject, Wording
from .common import span_of, stated

_FAMILY = frozenset({"partner", "partners", "spouse", "spouses", "family", "families", "husband", "wife", "relatives"})
_OF_MIGRANTS = frozenset(
    "visa visas migrant migrants migration immigration skilled sponsor sponsored foreign overseas partner partners spouse spouses uk".split()
)
_SALARY = frozenset({"salary", "salaries", "skilled", "worker", "workers", "work", "earnings"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rules in pounds that a sentence states."""
    found: list[Wording] = []
    if not parts.quantities:
        return found
    names_rule = any(mention.role == "measure" and mention.code == "rule" for mention in parts.mentions)
    carried = (
        scene.money is not None
        and scene.money.subject.measure == "rule"
        and parts.sentence.paragraph - scene.money.paragraph <= 1
    )
    if not (names_rule or carried):
        return found
    for quantity in parts.quantities:
        if quantity.unit != "GBP" or not 5_000 <= quantity.value <= 200_000:
            continue
        words = set(parts.words)
        if not words & _OF_MIGRANTS and not carried:
            continue
        detail = "family" if words & _FAMILY and not words & {"salary", "skilled"} else "work" if words & _SALARY else ""
        if not detail:
            continue  # a salary of somebody else
        start, end = span_of(parts, quantity)
        found.append(
            Wording(
                kind="rule",
                start=start,
                end=end,
                sentence=parts.sentence,
                stated=stated(quantity),
                subject=Subject("rule", (), "explicit" if names_rule else "inherited"),
                detail=detail,
                uncertain="it is proposed or expected" if is_forecast(parts, quantity) else "",
            )
        )
    return found
