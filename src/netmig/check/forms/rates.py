"""Rates: a year's figure by the day, the hour, the week or the month. "1,180 more people a day"."""

from __future__ import annotations

from ..sentences.doubts import why_refused
from ..sentences.parts import SentenceParts
from ..sentences.roles import RATES, role_of
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window
from ..sentences.wording import Wording
from ..words.quantities import Quantity
from .common import found_subject, span_of, stated


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rates that a sentence states."""
    return [
        wording
        for quantity in parts.quantities
        if role_of(parts, quantity) == "rate" and (wording := _rate(parts, quantity, scene))
    ]


def _rate(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    unit = next(((at, word) for at in range(quantity.last + 1, quantity.last + 7) if (word := parts.word(at)) in RATES), None)
    if subject is None or unit is None:
        return None
    window = sentence_window(parts, quantity.first, scene, subject.measure)
    start, end = span_of(parts, quantity)
    return Wording(
        kind="level",
        start=start,
        end=max(end, parts.tokens[unit[0]].end),
        sentence=parts.sentence,
        stated=stated(quantity, "people"),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        rate=RATES[unit[1]],
        uncertain="a rate is somebody's own sum",
        refusal=why_refused(parts, subject, window, scene),
    )
