"""Whether a clause says in full which measure and which period its number is of, so that no other year, flow or change can be meant.

"While 414,000 left" is of the year that the sentence gives those who came, as "In 2021 some 557,000 people left the UK" is
of 2021: that such a number is the figure of another year is then no other meaning of the words, but what is wrong with them.
"""

from __future__ import annotations

from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from ..whom.movement import movement_verb
from ..wording import Wording

_IN_FULL = frozenset({"measure", "period", "time"})
# "in the latest twelve months, to June 2024": one time, called twice
_NO_YEARS = frozenset({"duration", "moment", "day", "latest"})
_FOR = frozenset({"in", "for", "during", "over", "throughout"})
_ARTICLES = frozenset({"the", "calendar", "year", "full", "whole"})
_AGAINST = frozenset({"while", "whereas", "whilst"})
_JOINING = _AGAINST | frozenset({"and", "but", "as", ";"})


def is_said_for(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is that for which something is said, and not one that it is measured from: "in 2021", not "since 2021"."""
    at = time.first - 1
    while parts.word(at) in _ARTICLES:
        at -= 1
    return parts.word(at) in _FOR


def is_told_in_one_breath(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number of people who moved is joined to one that stands with the only time of the sentence: "1.2 million arrived in that year, while 414,000 left"."""
    times = [time for time in parts.times if time.kind not in _NO_YEARS]
    before = parts.preceding(quantity)
    if before is None or len(times) != 1 or times[0].first > quantity.first or before.first not in parts.time_of:
        return False
    at = quantity.first - 1
    at -= parts.word(at) == "that"  # "estimates that 1.2 million came in 2023 and that 532,000 left"
    # "While 1.2 million came in 2023, 532,000 left"
    set_against = parts.word(at) == "," and not _AGAINST.isdisjoint(parts.words[: before.first])
    return (
        (parts.word(at) in _JOINING or set_against)
        and movement_verb(parts, before) >= 0
        and 0 < movement_verb(parts, quantity) - quantity.last <= _WHO
    )


# between a number and its verb stands at most whom it is of: "151,000 EU nationals moved out"
_WHO = 3


def is_said_in_full(wording: Wording) -> bool:
    """Whether a number is told as so large a flow, and the clause names flow and period: no other of either can be meant."""
    subject, told = wording.subject, (wording.kind, wording.vintage) == ("level", "current")
    return told and wording.ties >= _IN_FULL and subject is not None and subject.basis == "explicit" and subject.local
