"""What no other form reads: numbers and movements that a text states beside its migration figures.

They are claims all the same, and a reader who looks for one must find it, with the reason why it is
left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ....codes import MEASURES
from ...sentences.directions import direction_of
from ...sentences.in_doubt.not_stated import DENIED
from ...sentences.in_doubt.refusals import NOT_UNDERSTOOD, why_refused
from ...sentences.parts import SentenceParts
from ...sentences.roles import Role, role_of
from ...sentences.scene import Scene
from ...sentences.times.times_of import window_of
from ...sentences.wording import KINDS_OF_CHANGE, ClaimKind, Wording
from ...words.quantities import Quantity
from ..common import UNHELD_UNITS, found_subject, signed, span_of, stated
from ..levels import LEAST_BARE_NUMBER
from .told_in_words import find as in_words
from .told_in_words import is_why_in_words
from .topics import names_migrants

_KINDS: dict[Role, ClaimKind] = {
    "change": "change", "percent": "percent_change", "ratio": "ratio", "fraction": "fraction", "share": "share", "forecast": "forecast",
}  # fmt: skip
# a text that names one of these is about migration; whoever left anything speaks of that in words of emigration
_NAMES = frozenset(MEASURES) - {"emigration"}


def find(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The numbers, and rises and falls in words, of a sentence that are in none of the claims found in it."""
    if _NAMES.isdisjoint(scene.spoken_of) and not (scene.about_migration or names_migrants(parts, scene)):
        return in_words(parts, scene, found)
    numbers = [
        _number(parts, quantity, scene)
        for quantity in parts.quantities
        if _is_statistic(quantity)
        and not any(claim.start <= quantity.number_start < claim.end and claim.stated.value is not None for claim in found)
    ]
    known = [*found, *numbers]
    told = in_words(parts, scene, known)
    return [*numbers, *(each for each in told if not _is_measured_from(each, known))]


def _is_measured_from(told: Wording, known: Sequence[Wording]) -> bool:
    """Whether a record without a number is only what a change right before it is measured from: "down 80% from its recent peak"."""
    if told.kind != "extreme" or told.sentence.words_from(told.start)[:1] not in (["from"], ["below"], ["off"]):
        return False
    return any(each.direction and each.stated.value is not None and 0 <= told.start - each.end <= 1 for each in known)


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
        stated=signed(quantity, direction) if direction and kind in KINDS_OF_CHANGE else stated(quantity),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        direction=direction,
        refusal=DENIED if role == "negated" else why_refused(parts, subject, window, scene) or NOT_UNDERSTOOD,
    )


def is_in_words(wording: Wording) -> bool:
    """Whether a claim is one that no form reads, and without a number: the text may go on about something else."""
    return wording.stated.value is None and is_why_in_words(wording.refusal)
