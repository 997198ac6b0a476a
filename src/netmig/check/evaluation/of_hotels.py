"""Whether a cost that is told behind hotels may be theirs, and not that of all asylum support."""

from __future__ import annotations

from ..sentences.wording import Wording
from .outcome import Outcome


def may_be_of_hotels(wording: Wording, outcome: Outcome) -> bool:
    """Whether a cost of which no system is named stands behind hotels: "how many live in hotels, at a cost of £4.76billion"."""
    if wording.subject is None or wording.subject.measure != "asylum_cost":
        return False
    if outcome.series is None or "hotel" in outcome.series.label.lower():
        return False
    words = {token.lower for token in wording.sentence.tokens if token.start < wording.start}
    return not {"hotel", "hotels"}.isdisjoint(words) and "system" not in words
