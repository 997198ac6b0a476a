"""One value a period, by a stated rule: what a triangle answers when it is asked for the first values, or those of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..errors import NotHeldError
from ..ledger.frames import Cell, html_table, to_frame
from ..periods import Period, parse_period
from .entries import Entry

if TYPE_CHECKING:
    from .triangle import Triangle


class Cut(Mapping[Period, Entry]):
    """One value a period, by a stated rule: the first ones, those of one age, those as of a day.

    Periods can be given by their labels. `missing` says of every period without a value why.
    """

    __slots__ = ("_entries", "missing", "rule", "triangle")

    def __init__(
        self, triangle: Triangle, rule: str, entries: Iterable[Entry], missing: Mapping[Period, str] | None = None
    ) -> None:
        self.triangle = triangle
        self.rule = rule
        self._entries = {each.period: each for each in entries}
        self.missing = dict(missing or {})

    def __getitem__(self, period: Period | str) -> Entry:
        asked = self.triangle.period(period)
        if asked not in self._entries:
            raise NotHeldError(
                f"There is no value of {self.triangle.name} for {asked.label}: {self.rule}.", self.missing.get(asked, "")
            )
        return self._entries[asked]

    def __iter__(self) -> Iterator[Period]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, period: object) -> bool:
        return (parse_period(period) if isinstance(period, str) else period) in self._entries

    def get(self, period: Period | str, default: Any = None) -> Any:
        """The value of a period, or the default where it has none."""
        return self[period] if period in self else default  # noqa: SIM401 - this is what `get` is

    def to_dict(self) -> dict[str, Any]:
        return {
            "series": self.triangle.name,
            "rule": self.rule,
            "values": [each.to_dict() for each in self._entries.values()],
            "missing": {period.label: reason for period, reason in self.missing.items()},
        }

    def to_frame(self, kind: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """One row a period, as a frame of the library named."""
        return to_frame([each.to_dict() for each in self._entries.values()], kind)

    def __repr__(self) -> str:
        return f"<Cut {self.triangle.name}, {self.rule}: {len(self)} of {len(self.triangle.periods)} periods>"

    def _repr_html_(self) -> str:
        rows: list[list[Cell]] = [
            [each.period.label, each.value, each.issue.label, each.age, each.status] for each in self._entries.values()
        ]
        return html_table(f"{self.triangle.name}: {self.rule}", ("period", "value", "published", "age in months", "status"), rows)
