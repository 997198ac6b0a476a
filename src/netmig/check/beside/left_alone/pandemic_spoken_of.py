"""A record that was broken in the pandemic alone, in a text that speaks of the pandemic: it may well have left those years out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.reaches import PANDEMIC
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

BUT_FOR_THE_PANDEMIC = f"{DIFFERS_BUT} the article speaks of the pandemic, and may leave those years out."


def why_but_for_the_pandemic(claim: Claim, around: Surroundings) -> str:
    """Why a record that reaches back over the pandemic may be right without it; "" if the text does not speak of it."""
    if claim.wording.kind != "extreme" or claim.wording.since is None:
        return ""
    if any(
        one == "since" and not PANDEMIC.isdisjoint(claim.quote.lower().split()[at : at + 4])
        for at, one in enumerate(claim.quote.lower().split())
    ):
        return ""  # "the lowest since the pandemic" begins behind it
    words = (*around.own, *around.sentence(-1), *around.sentence(1))
    return "" if PANDEMIC.isdisjoint(words) else BUT_FOR_THE_PANDEMIC
