"""Counts that only the United Kingdom has by their name: a text that tells one need not say where it is."""

from __future__ import annotations

from ...words.counted import Counted
from ..counts.count_in_hand import CARRIED
from ..counts.count_when import RUNNING
from ..parts import SentenceParts

# by these words no other country tells such a count
_NAMES = {
    "asylum_awaiting_decision": frozenset({"initial"}),
    "asylum_initial_decisions": frozenset({"initial"}),
    "returns": frozenset({"enforced"}),
}
_HOTELS = frozenset({("asylum", "hotel"), ("asylum", "hotels"), ("migrant", "hotels")})
# of what is told in pages and in laws, and not in one country alone
_ELSEWHERE_TOO = frozenset(
    {"ireland", "irish", "dublin", "dutch", "european", "europe", "eu", "french", "france", "german", "germany"}
)


def is_counted_here(parts: SentenceParts, count: Counted, *, at_home: bool) -> bool:
    """Whether a count is that of the United Kingdom, because the text says so or because no other country has one of that name."""
    if at_home:
        return True
    words = parts.word_set
    if count.measure in RUNNING:
        return (
            count.first == CARRIED or "channel" in words or not {"boat", "boats", "small-boat", "kent", "dover"}.isdisjoint(words)
        )
    if parts.mentions_of("elsewhere") or not _ELSEWHERE_TOO.isdisjoint(words):
        return False
    if count.measure == "asylum_supported":
        return not _HOTELS.isdisjoint(parts.pairs)
    return not _NAMES.get(count.measure, frozenset()).isdisjoint(words)
