"""The series that an expectation or a replay is asked of, and how their numbers are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..ledger.figures import Release
from ..ledger.ledger import Ledger
from ..revisions.expectation import family_of
from ..revisions.finding import usual_rounding
from ..revisions.outcomes import Family
from ..revisions.triangle import Triangle
from ..series import Series


@dataclass(frozen=True, slots=True)
class Subject:
    """A series with its family: what an expectation is asked of."""

    family: Family
    name: str
    label: str
    unit: str
    ledger: Ledger | None = None

    @staticmethod
    def of_series(ledger: Ledger, series: Series) -> Subject:
        return Subject(family_of(ledger, series), series.key, series.label, series.unit, ledger)

    @staticmethod
    def of_triangle(triangle: Triangle) -> Subject:
        return Subject(Family([triangle]), triangle.name, triangle.name, triangle.unit)

    @property
    def watched_through(self) -> date | None:
        return self.ledger.watched_through if self.ledger is not None else None

    @property
    def rounding(self) -> float:
        """The unit of the last published digit, as most figures of the series have it."""
        return usual_rounding(self.family.triangles[self.name])

    def releases(self, names: Sequence[str]) -> list[Release]:
        return [] if self.ledger is None else [self.ledger.release(each) for each in names]


def share(coverage: float | None) -> str:
    return "–" if coverage is None else f"{coverage:.3f}"
