"""One revision: the difference between two published values of a period, step by step, and what of it falls on a change of method."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..periods import Period
from .comparability import Change
from .entries import Entry, Number, total


@dataclass(frozen=True, slots=True)
class Step:
    """From one value of a period to the next one published: the smallest revision there is."""

    earlier: Entry
    later: Entry
    changes: tuple[Change, ...]
    """The changes of method and definition that lie in it."""
    kinds: tuple[str, ...]
    """The kinds that its release states."""

    @property
    def value(self) -> Number:
        return total((self.later.value, -self.earlier.value))


@dataclass(frozen=True, slots=True)
class Revision:
    """The difference between two published values of one period."""

    period: Period
    earlier: Entry
    later: Entry
    steps: tuple[Step, ...] = field(repr=False)
    """The publications between the two, each with what is known of it."""
    changes: tuple[Change, ...] = ()
    """The changes of method and definition that lie between the two."""

    @property
    def value(self) -> Number:
        """Later − earlier: positive is revised up."""
        return total((self.later.value, -self.earlier.value))

    @property
    def on_break(self) -> Number:
        """How much of it was published in steps in which the method or the definition changed.

        Such a step may hold new data as well: it is what can be laid to the change at most.
        """
        return total(step.value for step in self.steps if step.changes)

    @property
    def off_break(self) -> Number:
        """The rest: what came of data and routine alone. The two add up to the revision."""
        return total((self.value, -self.on_break))

    @property
    def kind(self) -> str:
        """The kinds stated for the steps that moved it, joined by +: R1, R1+R3…; unknown where nothing is stated.

        A change of method known from elsewhere counts as R3, a correction as C.
        """
        moved = [step for step in self.steps if step.value] or self.steps
        told = {kind for step in moved for kind in step.kinds}
        told |= {"C" if change.kind == "correction" else "R3" for step in moved for change in step.changes}
        return "+".join(sorted(told)) or "unknown"

    @property
    def months(self) -> int:
        """Calendar months between the two publications."""
        return self.later.age - self.earlier.age

    def to_dict(self) -> dict[str, Any]:
        return {
            "period": self.period.label,
            "earlier": self.earlier.value,
            "later": self.later.value,
            "revision": self.value,
            "kind": self.kind,
            "earlier_published": self.earlier.issue.label,
            "later_published": self.later.issue.label,
            "earlier_release": self.earlier.issue.id,
            "later_release": self.later.issue.id,
            "months_between": self.months,
            "on_break": self.on_break,
            "off_break": self.off_break,
            "changes": [each.code for each in self.changes],
        }

    def __repr__(self) -> str:
        return (
            f"<Revision {self.period.label}: {self.earlier.value:,} ({self.earlier.issue.label}) → "
            f"{self.later.value:,} ({self.later.issue.label}), {self.value:+,}, {self.kind}>"
        )


@dataclass(frozen=True, slots=True)
class SetAside:
    """A period that no statistic counts, and why."""

    period: Period
    reason: str
    because: Literal["break", "era", "first", "missing", "reprint", "rough", "since"]
    whole: Number | None = None
    """The revision that there would be, were the change of method passed over."""
    on_break: Number | None = None
    """How much of that falls on changes of method."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "period": self.period.label, "reason": self.reason, "because": self.because, "revision_across": self.whole,
            "on_break": self.on_break,
        }  # fmt: skip
