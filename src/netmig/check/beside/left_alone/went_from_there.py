"""A move from the number of the sentence before: "It was put at 504,000 when he came in. It went up to 685,000 in 2023"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...sentences.wording import OF_ONE_FIGURE
from ...words.subjects import MIGRATION_FLOWS

if TYPE_CHECKING:
    from ...claim import Claim

WENT_FROM_THERE = (
    "Since the year before, the figures moved the other way, but the words may mean a move from the number given just before."
)
_IT = frozenset({"it", "that", "then", "this", "they", "and", "but"})


def went_from_there(claims: Sequence[Claim]) -> list[bool]:
    """Which claims are called wrong only for the way they went, and the number told last before their sentence makes that way right."""
    found, last, before, sentence = [], None, None, None
    for claim in claims:
        if sentence is None or claim.wording.sentence.start != sentence.start:
            sentence, before = claim.wording.sentence, last
        found.append(_went_from(before, claim))
        if claim.wording.kind in OF_ONE_FIGURE and not claim.accuses:
            last = claim
    return found


def _went_from(before: Claim | None, claim: Claim) -> bool:
    wording = claim.wording
    if claim.diagnosis != "wrong_direction" or not claim.accuses or not wording.moved or wording.stated.value is None:
        return False
    opening = next(iter(wording.sentence.words), "")
    if opening not in _IT:
        return False
    if before is None or before.wording.subject is None or before.wording.subject.measure not in MIGRATION_FLOWS:
        return False
    began = before.wording.stated.value
    return began is not None and (wording.stated.value - began) * wording.moved > 0
