"""Ratios: how many times as much. "halved", "nearly 12 times the total in 2013/14", "four-fold"."""

from __future__ import annotations

from ..cues import NEGATIONS
from ..quantities import MULTIPLYING_VERBS, Quantity
from ..roles import role_of
from ..scene import Scene
from ..sentences import SentenceParts
from ..times_of import Window, baseline_of, sentence_window, window_of
from ..wording import Stated, Wording
from .common import found_subject, span_of, stated, why_refused, why_uncertain
from .revisions import speaks_of_estimates


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ratios that a sentence states."""
    found = []
    for quantity in parts.quantities:
        if role_of(parts, quantity) == "ratio" and not speaks_of_estimates(parts, quantity):
            if wording := _ratio(parts, quantity, scene):
                found.append(wording)
    return found


def _ratio(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    if subject is None:
        return None
    verb = quantity.form == "multiple" and parts.word(quantity.last) in MULTIPLYING_VERBS
    window = _window(parts, quantity, scene, subject.measure, verb=verb)
    baseline, set_against = baseline_of(parts, quantity, scene, subject.measure, window.periods)
    # "four times as high" needs something to be as high as
    unsaid = not verb and baseline.basis != "explicit"
    start, end = _span(parts, quantity, set_against)
    uncertain = why_uncertain(parts, quantity, subject, window, scene)
    if not uncertain and (unsaid or not baseline.periods):
        uncertain = "it is not said what it is compared with"
    if not uncertain and any(word in NEGATIONS for word in parts.words[max(0, quantity.first - 6) : quantity.first]):
        uncertain = "it is denied"
    return Wording(
        kind="ratio",
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=_as_said(quantity, falling=quantity.value < 1),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        loose=window.loose,
        baseline=baseline.periods,
        baseline_basis=baseline.basis,
        baseline_stated=stated(set_against) if set_against else None,
        direction=-1 if quantity.value < 1 else 1,
        uncertain=uncertain,
        refusal=why_refused(parts, subject, window, scene)
        or (f"“{baseline.words}” is no period that figures are published for" if baseline.words else ""),
    )


def _as_said(quantity: Quantity, *, falling: bool) -> Stated:
    """A ratio of after to before; for a halving the hedge works downwards: "almost halved" is still above a half."""
    if not falling:
        return Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge)
    fallen = 1 - quantity.value
    share_low, share_high = quantity.low / quantity.value * fallen, quantity.high / quantity.value * fallen
    return Stated(quantity.value, max(0.0, 1 - share_high), min(1.0, 1 - share_low), "times", quantity.hedge)


def _window(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, *, verb: bool) -> Window:
    return window_of(parts, quantity, scene, measure) if verb else sentence_window(parts, quantity.first, scene, measure)


def _span(parts: SentenceParts, quantity: Quantity, set_against: Quantity | None) -> tuple[int, int]:
    start, end = span_of(parts, quantity)
    if set_against is not None:
        closing = set_against.last + 1
        end = max(end, parts.tokens[closing].end if parts.word(closing) == ")" else set_against.end)
    return start, end
