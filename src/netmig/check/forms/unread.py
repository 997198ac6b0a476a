"""What no other form reads: numbers and movements that a text states beside its migration figures.

They are claims all the same, and a reader who looks for one must find it, with the reason why it is
left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..sentences.parts import SentenceParts
from ..sentences.refusals import why_refused
from ..sentences.roles import Role, direction_of, forecast_word, role_of
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window, window_of
from ..sentences.wording import ClaimKind, Stated, Subject, Wording
from ..words.cues import FALLING_VERBS, RISING_VERBS
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .common import UNHELD_UNITS, found_subject, signed, span_of, stated
from .levels import LEAST_BARE_NUMBER

_KINDS: dict[Role, ClaimKind] = {
    "change": "change", "percent": "percent_change", "ratio": "ratio", "fraction": "fraction", "share": "share", "forecast": "forecast",
}  # fmt: skip
_MOVING = FALLING_VERBS | RISING_VERBS
_DENIED = "the text says that it is not so"
_NOT_UNDERSTOOD = "how it is to be read is not understood"
# so many words may stand between a measure and the verb that says how it moved
_REACH = 8


def find(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The numbers, and rises and falls in words, of a sentence that are in none of the claims found in it."""
    if not scene.about_migration:
        return []
    numbers = [
        _number(parts, quantity, scene)
        for quantity in parts.quantities
        if _is_statistic(quantity)
        and not any(claim.start <= quantity.number_start < claim.end and claim.stated.value is not None for claim in found)
    ]
    if parts.quantities or found:
        return numbers
    return [*numbers, *_movements(parts, scene)]


def _is_statistic(quantity: Quantity) -> bool:
    if quantity.unit in {"", "people"}:
        return abs(quantity.value) >= LEAST_BARE_NUMBER or quantity.form == "vague"
    return quantity.unit not in UNHELD_UNITS or quantity.unit == "applications"


def _number(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording:
    role = role_of(parts, quantity)
    subject = found_subject(parts, quantity, scene)
    window = window_of(parts, quantity, scene, subject.measure if subject else "net_migration")
    start, end = span_of(parts, quantity)
    direction = direction_of(parts, quantity)
    kind = _KINDS.get(role, "range" if quantity.form == "range" else "spending" if quantity.unit == "GBP" else "level")
    return Wording(
        kind=kind,
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=signed(quantity, direction)
        if direction and kind in {"change", "percent_change", "fraction"}
        else stated(quantity),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        direction=direction,
        refusal=_DENIED if role == "negated" else why_refused(parts, subject, window, scene) or _NOT_UNDERSTOOD,
    )


def _movements(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """A flow that is said to rise or fall in words that no form reads: "it is still falling in 2025"."""
    if parts.word_set.isdisjoint(_MOVING):
        return []
    for mention in parts.mentions:
        if mention.role not in {"measure", "anaphor"} or (mention.role == "measure" and mention.code not in MIGRATION_FLOWS):
            continue
        for at in range(mention.last + 1, min(mention.last + 1 + _REACH, len(parts.words))):
            word = parts.word(at)
            if word not in _MOVING or forecast_word(parts, at) >= 0:
                continue
            subject = Subject(mention.code, (), "open") if mention.role == "measure" else scene.people and scene.people.subject
            if not subject:
                continue
            window = sentence_window(parts, at, scene, subject.measure)
            return [
                Wording(
                    kind="comparison",
                    start=mention.start,
                    end=parts.tokens[at].end,
                    sentence=parts.sentence,
                    stated=Stated(None),
                    subject=subject,
                    periods=window.periods,
                    period_basis=window.basis,
                    direction=1 if word in RISING_VERBS else -1,
                    refusal=why_refused(parts, subject, window, scene) or _NOT_UNDERSTOOD,
                )
            ]
    return []
