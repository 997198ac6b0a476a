"""Articles written in the hours before a release: "net migration was 728,000; new figures are due out this morning"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...document import Document
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.once import once_alone

if TYPE_CHECKING:
    from ...claim import Claim

STILL_DUE = f"{DIFFERS_BUT} the article seems to have been written before that day's figures came out."
_FIGURES = r"\b(?:figures|statistics|estimates|data|numbers|release|bulletin)\b"
_TO_COME = r"\b(?:due|awaited|to be (?:published|released|given out)|will (?:be|come|show|tell|follow)|expected|come out)\b"
_PUBLISHING = r"\b(?:will|is to|is due to|is set to) (?:publish|release|give out|issue|update)\b"
_WITHIN_HOURS = (
    r"\b(?:today|this (?:morning|afternoon)|at \d|at half past|in (?:a few |some )?hours|within (?:the hour|hours)|tomorrow)"
)
_DUE = rf"{_FIGURES}[^.!?\n]{{0,50}}{_TO_COME}[^.!?\n]{{0,30}}{_WITHIN_HOURS}|{_PUBLISHING}[^.!?\n]{{0,60}}{_WITHIN_HOURS}"


def why_before_the_release(claim: Claim, document: Document, evidence: Evidence) -> str:
    """Why a claim that only the figures of the article's own day contradict may be older than these; "" if it may not."""
    own_day = any(evidence.release(figure).published == evidence.day for figure in claim.then.figures)
    return STILL_DUE if own_day and _tells_of_figures_to_come(document) else ""


@once_alone
def _tells_of_figures_to_come(document: Document) -> bool:
    """Whether a text says that figures are still due on its very day."""
    return re.search(_DUE, document.text, re.IGNORECASE) is not None
