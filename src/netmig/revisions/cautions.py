"""What must be said beside a statistic: small samples, overlapping windows, changes of method, and where data begin.

These are values and not Python warnings: whoever shows the statistic shows them with it.

    RevisionWarning
    ├── SmallSampleWarning       fewer periods than a number or a test needs
    ├── NothingRevisedWarning    values published again and again, and none of them revised
    ├── AllAlikeWarning          values of which none differs from another: nothing goes with them
    ├── DefinitionBreakWarning   revisions left out, or in, that cross a change of method or definition
    ├── OverlapWarning           windows share months: revisions of neighbours are not independent
    ├── FirstHeldWarning         first values that may not be the first published
    ├── ReprintsWarning          values that the next release published again unchanged, in or left out
    ├── RoughFiguresWarning      values rounded more coarsely than the others, left out
    └── StaleDataWarning         asked for a day up to which publications were not watched
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class RevisionWarning:
    """Something that a reader of a statistic must know; `code` is meant for programs."""

    code: ClassVar[str] = "warning"

    words: str
    n: int | None = None
    """How many revisions or periods it is about."""
    needed: int | None = None
    """How many there would have to be."""

    def to_dict(self) -> dict[str, Any]:
        told: dict[str, Any] = {"code": self.code, "message": self.words}
        if self.n is not None:
            told["n"] = self.n
        if self.needed is not None:
            told["needed"] = self.needed
        return told

    def __str__(self) -> str:
        return self.words


class SmallSampleWarning(RevisionWarning):
    """Fewer periods than a number or a test needs."""

    __slots__ = ()
    code = "small_sample"


class NothingRevisedWarning(RevisionWarning):
    """Values of which none was revised: there is nothing to test."""

    __slots__ = ()
    code = "nothing_revised"


class AllAlikeWarning(RevisionWarning):
    """Values of which none differs from another: no revision can go with them."""

    __slots__ = ()
    code = "all_alike"


class DefinitionBreakWarning(RevisionWarning):
    """Revisions left out, or in, that cross a change of method or definition."""

    __slots__ = ()
    code = "definition_break"


class OverlapWarning(RevisionWarning):
    """Windows that share months: revisions of neighbours are not independent."""

    __slots__ = ()
    code = "overlap"


class FirstHeldWarning(RevisionWarning):
    """First values that may not be the first published."""

    __slots__ = ()
    code = "first_held"


class ReprintsWarning(RevisionWarning):
    """Values that the next release published again unchanged: revisions of nought, or left out."""

    __slots__ = ()
    code = "reprints"


class RoughFiguresWarning(RevisionWarning):
    """Values rounded more coarsely than the others, left out."""

    __slots__ = ()
    code = "rough_figures"


class StaleDataWarning(RevisionWarning):
    """Asked for a day up to which publications were not watched."""

    __slots__ = ()
    code = "stale_data"
