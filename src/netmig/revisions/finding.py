"""Finding the two values of every period that a pair is of, and saying of the other periods why there are not two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Literal

from ..periods import Period
from .entries import Entry, Number, total
from .pairs import Pair, reason_missing
from .revision import Revision, SetAside, Step
from .triangle import Triangle

Starts = Literal["published", "held"]


def usual_rounding(triangle: Triangle) -> Number:
    """The rounding that most values have; 0 where it is not known."""
    counted = Counter(each.rounding for told in triangle.rows.values() for each in told)
    return counted.most_common(1)[0][0] if counted else 0


def steps_between(triangle: Triangle, earlier: Entry, later: Entry) -> tuple[Step, ...]:
    """The publications of a period from one value to another, each with the changes that lie in it."""
    told = triangle.rows[earlier.period][earlier.number : later.number + 1]
    return tuple(Step(first, second, triangle.changes(first, second), triangle.kinds(second)) for first, second in pairwise(told))


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for the two values of every period, and says of the others why there are not two."""

    triangle: Triangle
    pair: Pair
    across_breaks: bool
    starts: Starts
    since: datetime | None

    def found(self) -> tuple[list[Revision], list[SetAside]]:
        rows: list[Revision] = []
        aside: list[SetAside] = []
        couples: list[tuple[Entry, Entry]]
        usual = usual_rounding(self.triangle)
        ends = None if not self.pair.earlier else self.pair.ends(self.triangle)
        # steps of a series begun anew count from what it published first, not from what it looks back at
        begun = (
            self.triangle.first_known_in_eras()
            if ends is None and self.starts == "published" and not self.across_breaks
            else None
        )
        for period, told in self.triangle.rows.items():
            if refused := self._out_of_scope(period, told):
                aside.append(refused)
                continue
            if ends is None:
                couples = list(pairwise(told))
                if begun is not None and (period, self.triangle.newest_era) not in begun:
                    known = [
                        (before, after) for before, after in couples if self.triangle.era(before) != self.triangle.newest_era
                    ]
                    if len(known) < len(couples):
                        look = couples[len(known)][0].issue.label
                        reason = f"its first publication in the series begun anew is not held: {look} looks back at it"
                        aside.append(SetAside(period, reason, "first"))
                    couples = known
                if len(told) < 2:
                    aside.append(SetAside(period, "only one value is held", "missing"))
            else:
                earlier, later = ends[0].get(period), ends[1].get(period)
                if earlier is None or later is None:
                    lacking = ends[0] if earlier is None else ends[1]
                    aside.append(SetAside(period, reason_missing(lacking, period), "missing"))
                    continue
                if later.number < earlier.number or (later is earlier and self.pair.to_latest):
                    reason = "only one value is held" if len(told) == 1 else "no later value is held"
                    aside.append(SetAside(period, reason, "missing"))
                    continue
                couples = [(earlier, later)]
            for earlier, later in couples:
                made = self._revision(period, earlier, later, usual)
                (rows if isinstance(made, Revision) else aside).append(made)  # type: ignore[arg-type]
        return rows, aside

    def _out_of_scope(self, period: Period, told: tuple[Entry, ...]) -> SetAside | None:
        if self.since is not None and told[0].issue.published_at < self.since:
            return SetAside(period, f"first published {told[0].issue.label}", "since")
        if self.starts == "published" and not self.triangle.first_known(period):
            return SetAside(period, f"its first publication is not held: {told[0].issue.label} looks back at it", "first")
        return None

    def _revision(self, period: Period, earlier: Entry, later: Entry, usual: Number) -> Revision | SetAside:
        rough = [each for each in (earlier, later) if usual and each.rounding > usual]
        if rough:
            reason = f"{rough[0].value:,} ({rough[0].issue.label}) is rounded to {rough[0].rounding:,}, others to {usual:,}"
            return SetAside(period, reason, "rough")
        changes = self.triangle.changes(earlier, later)
        if self.across_breaks or not changes:
            if not self.across_breaks and self.triangle.era(earlier) != self.triangle.newest_era:
                return SetAside(
                    period, "of a series that its publisher has begun anew since", "era", total((later.value, -earlier.value))
                )
            return Revision(period, earlier, later, steps_between(self.triangle, earlier, later), changes)
        whole = Revision(period, earlier, later, steps_between(self.triangle, earlier, later), changes)
        if self.triangle.era(earlier) != self.triangle.newest_era:
            reason = "of a series that its publisher has begun anew since"
            return SetAside(period, reason, "era", whole.value, whole.on_break)
        if self.pair.to_latest:
            alike = [
                each for each in self.triangle.rows[period][earlier.number + 1 : later.number + 1]
                if not self.triangle.changes(earlier, each) and not (usual and each.rounding > usual)
            ]  # fmt: skip
            if alike:
                return Revision(period, earlier, alike[-1], steps_between(self.triangle, earlier, alike[-1]))
        codes = ", ".join(dict.fromkeys(change.code for change in changes))
        return SetAside(period, f"crosses a change of method or definition: {codes}", "break", whole.value, whole.on_break)
