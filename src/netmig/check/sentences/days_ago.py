"""What stood a few days before a text: "On Wednesday the record was 764,000", "Until this week the peak was 906,000".

A number told so is what was known then, which the news may have changed since: any estimate of any day. Where somebody
says, shows or publishes it on that day, it is the news itself.
"""

from __future__ import annotations

from ..words.quantities import Quantity
from .parts import SentenceParts

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday week".split())
# what stands between the head of a clause and its day: "Until late on", "On the morning of", "Only a"
_TO_ITS_DAY = frozenset(
    "on until till before by up to as late as of the a an only just this time last morning evening end start eve earlier in this one back even still"
    " few two three some two's that so far ago ,".split()
)
_STOOD = frozenset("was were stood had been knew thought held".split())
_NEWS = frozenset(
    "said says showed shows published released revealed reported announced confirmed estimates estimated put puts revised data statistics figures according"
    " fell rose dropped came reached hit".split()
)
_AS_FAR = 7


def stood_days_ago(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what stood on a day shortly before: its clause begins with that day, or ends with it."""
    if _DAYS.isdisjoint(parts.word_set):
        return False
    first, last = parts.clause(quantity.first)
    return _heads(parts, first, quantity) or _heads(parts, 0, quantity) or _closes(parts, quantity, last)


def _heads(parts: SentenceParts, first: int, quantity: Quantity) -> bool:
    for at in range(first, min(first + _AS_FAR, quantity.first)):
        word = parts.word(at)
        if word in _DAYS:
            told = parts.words[at + 1 : quantity.first]
            return not _STOOD.isdisjoint(told) and _NEWS.isdisjoint(told)
        if word not in _TO_ITS_DAY and word not in {"and", "but", "though"}:
            return False
    return False


def _closes(parts: SentenceParts, quantity: Quantity, last: int) -> bool:
    behind = parts.words[quantity.last + 1 : min(last, quantity.last + 1 + _AS_FAR)]
    day = next((at for at, word in enumerate(behind) if word in _DAYS), -1)
    told = parts.words[parts.clause(quantity.first)[0] : quantity.first]
    return (
        day > 0
        and set(behind[:day]) <= _TO_ITS_DAY
        and bool({"until", "till", "before", "ago", "last", "on", "this"} & {*behind[: day + 2]})
        and not _STOOD.isdisjoint(told)
        and _NEWS.isdisjoint(told)
    )
