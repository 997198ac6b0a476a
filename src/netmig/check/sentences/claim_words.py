"""What the words of a claim hold, for those who ask which period it is most likely of (`likeliest.py`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from ..words.quantities import Quantity
from ..words.time_expressions import TimeExpression
from .parts import SentenceParts
from .times.anaphors import NAMING
from .times.times_beside import tells_when_said
from .wording import Wording

# kinds of claims that lie between two figures
OF_CHANGES = frozenset({"change", "percent_change", "ratio", "fraction", "comparison"})
# kinds of words of time that point at one window
LASTING = NAMING | {"earlier", "later", "decade_ago", "of_pair", "event_year"}
# what is said of a record that was one before
FORMER = frozenset({"previous", "old", "former", "earlier", "last", "existing", "prior"})
# what a clause begins with that goes on about what was told
ANAPHORS = frozenset({"that", "those", "this", "these", "it"})


def tokens_of(parts: SentenceParts, wording: Wording) -> range:
    """The tokens that a claim's words are."""
    first = bisect_left(parts.tokens, wording.start, key=_start)
    return range(first if first < len(parts.tokens) else 0, bisect_right(parts.tokens, wording.end, key=_end))


def tokens_beneath(parts: SentenceParts, wording: Wording) -> range:
    """The tokens that a claim's words share a character with."""
    return range(bisect_right(parts.tokens, wording.start, key=_end), bisect_left(parts.tokens, wording.end, key=_start))


_start, _end = attrgetter("start"), attrgetter("end")


def quantity_of(parts: SentenceParts, wording: Wording) -> Quantity | None:
    """The number that a claim states."""
    if wording.stated.value is None:
        return None
    return next((each for each in parts.quantities if wording.start <= each.number_start < wording.end), None)


def own_time(parts: SentenceParts, wording: Wording) -> TimeExpression | None:
    """The words of time that a claim's words hold, or that stand with its number."""
    quantity = quantity_of(parts, wording)
    if quantity is not None and (own := parts.time_of.get(quantity.first)) is not None and not is_when_said(parts, own):
        return own
    return next(
        (
            each
            for each in parts.times
            if wording.start <= each.start < wording.end
            and each.kind not in {"duration", "day"}
            and not is_when_said(parts, each)
        ),
        None,
    )


def is_when_said(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time says when something was published: "first published in May", "that it claimed back in November 2023"."""
    if tells_when_said(parts, time):
        return True
    return (time.kind == "month" and time.month % 3 != 0) or (
        time.kind in {"month", "relative_year"} and not _PUBLISHING.isdisjoint(parts.words[max(0, time.first - 4) : time.first])
    )


_PUBLISHING = frozenset("published announced reported released claimed said".split())
