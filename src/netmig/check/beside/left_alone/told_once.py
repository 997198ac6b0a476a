"""Sentences that a page gives twice: a pull quote, a caption or a summary, torn out of what told of whom or when it is.

"In 2024 it was 270,000" may stand by itself in large type, beside a text in which it goes on about citizenships. Where the
same words are not called wrong in their place, they are not outside of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

TOLD_ELSEWHERE = f"{DIFFERS_BUT} the article has the same sentence in another place, where it is not clear what the number is of."


def why_told_elsewhere(claim: Claim, claims: ClaimsOfText) -> str:
    """Why a claim may be none of what it was read as, its sentence standing elsewhere in the text too; "" if it does not."""
    return TOLD_ELSEWHERE if claims.is_left_standing_elsewhere(claim) else ""
