"""Records as English tells them without a superlative: by what has never been, by how far one has to look back, by what has no equal.

"Not since 2021 has it been so low", "no year has ever brought more", "one has to go back to 2012 for anything smaller",
"more than in any year before", "a number without precedent", "the peak came in the year to June 2023". Each is read to
which end of the scale it is, since when, of which year or number it is told, and whether of a level or of a change.
"""

from __future__ import annotations

from ...words.record_words import EQUALS, PASSING, PEAKS, UNEQUALLED
from ..parts import SentenceParts
from .more_than_ever import looked_back_for, most_ever, than_ever
from .never_so import DENYING, TELLING, denied
from .record_shapes import ToldRecord
from .without_equal import peaks, unequalled

# one of the first and one of the second is in every sentence that tells a record so
_FIRST = DENYING | {"ever", "back", "last", "than", "without", "record", "new", "all-time"} | UNEQUALLED | PASSING | PEAKS
_SECOND = TELLING | UNEQUALLED | PASSING | PEAKS | EQUALS | {"ever", "books", "before", "record"}


def tells_a_record(parts: SentenceParts) -> bool:
    """Whether a sentence may tell a record so, by its words."""
    return not parts.word_set.isdisjoint(_FIRST) and not parts.word_set.isdisjoint(_SECOND)


def told_records(parts: SentenceParts) -> list[ToldRecord]:
    """The records that a sentence tells so, in order; none that overlap."""
    if not tells_a_record(parts):
        return []
    found: list[ToldRecord] = []
    for told in (
        *unequalled(parts),
        *most_ever(parts),
        *looked_back_for(parts),
        *than_ever(parts),
        *denied(parts),
        *peaks(parts),
    ):
        if not any(told.first <= other.last and other.first <= told.last for other in found) and not _is_of_before(parts, told):
            found.append(told)
    return sorted(found, key=lambda each: each.first)


def _is_of_before(parts: SentenceParts, told: ToldRecord) -> bool:
    """Whether it is only said to have had no equal before some time: "never seen before the pandemic", "without precedent before 2022"."""
    at = next((k for k in range(told.last, told.last + 3) if parts.word(k) == "before"), -1)
    if at < 0 or told.since is not None:
        return False
    return parts.word(at + 1) in {"the", "brexit", "covid"} or any(at <= time.first <= at + 1 for time in parts.times)
