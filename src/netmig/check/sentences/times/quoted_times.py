"""Words of time that a clause right behind them explains with its number, and that belong to what is quoted: "2023, when it was 860,000"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...records import replace
from ..claim_words import quantity_of
from ..parts import SentenceParts
from ..wording import OF_ONE_FIGURE, Wording
from .times_beside import explained_time


def with_times_quoted(parts: SentenceParts, wordings: Iterable[Wording]) -> Iterator[Wording]:
    """The wordings of a sentence; one of a number in such a clause begins with the time that it is of."""
    for wording in wordings:
        quantity = quantity_of(parts, wording) if wording.kind in OF_ONE_FIGURE and "when" in parts.word_set else None
        time = None if quantity is None else explained_time(parts, quantity)
        explains = time is not None and time.end < wording.start and "when" in parts.words[time.last + 1 : time.last + 3]
        yield replace(wording, start=time.start) if time is not None and explains else wording
