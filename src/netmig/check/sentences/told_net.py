"""Whether a number is told as what is left of two flows without the name of net migration."""

from __future__ import annotations

from ..words.quantities import Quantity
from .gains import is_gained_by_migration
from .left_over import is_told_to_remain
from .outnumbering import excess
from .parts import SentenceParts
from .surpluses import account_of


def is_left_of_two(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told so: "728,000 remain", "a surplus of 728,000", "beat departures by 728,000", "gained 728,000 through migration"."""
    return (
        is_told_to_remain(parts, quantity)
        or account_of(parts, quantity) is not None
        or excess(parts, quantity) != 0
        or is_gained_by_migration(parts, quantity)
    )
