"""Numbers that a change is set against, and that are changes themselves: "The fall of 429,000 beats the 185,000 of 2020"."""

from __future__ import annotations

from ...words.cues import CHANGE_NOUNS
from ...words.quantities import Quantity
from ..parts import SentenceParts


def is_set_against_a_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number of another year is one that a change is set against: "The fall of 429,000 beats the 185,000 of 2020"."""
    before = parts.preceding(quantity)
    if before is None or quantity.unit not in {"", "people"} or parts.word(quantity.first - 1) not in {"the", "a", "of"}:
        return False
    lead = parts.words[max(0, before.first - 4) : before.first]
    behind = parts.words[before.last + 1 : before.last + 3]
    changed = any(word in CHANGE_NOUNS for word in (*lead, *behind))
    return changed and not _OUTDOES.isdisjoint(parts.words[before.last + 1 : quantity.first])


_OUTDOES = frozenset(
    "beats beat beating dwarfs dwarfed dwarfing tops topped topping exceeds exceeded exceeding eclipses eclipsed surpasses surpassed outstrips"
    " outdoes outdid bigger larger greater smaller steeper sharper".split()
)
