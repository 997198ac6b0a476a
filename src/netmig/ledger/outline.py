"""What a release holds, in outline: enough to list releases without reading their figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .figures import EVIDENCE, Evidence, Figure


@dataclass(frozen=True, slots=True)
class Outline:
    """How many figures a release has, of which measures, on what evidence, the best first."""

    measures: tuple[str, ...]
    figures: int
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Outline:
        """The outline of some figures."""
        held = tuple(figures)
        grades = {figure.evidence for figure in held}
        measures = sorted({figure.series.measure for figure in held})
        return cls(tuple(measures), len(held), tuple(grade for grade in EVIDENCE if grade in grades))
