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


def went_from_there(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim is called wrong only for the way it went, and the number told just before it makes that way right."""
    wording = claim.wording
    if claim.diagnosis != "wrong_direction" or not claim.accuses or not wording.moved or wording.stated.value is None:
        return False
    opening = next(iter(wording.sentence.words), "")
    if opening not in _IT:
        return False
    before = [
        each
        for each in claims
        if each.wording.start < wording.sentence.start and each.wording.kind in OF_ONE_FIGURE and not each.accuses
    ]
    if not before or before[-1].wording.subject is None or before[-1].wording.subject.measure not in MIGRATION_FLOWS:
        return False
    began = before[-1].wording.stated.value
    return began is not None and (wording.stated.value - began) * wording.moved > 0
