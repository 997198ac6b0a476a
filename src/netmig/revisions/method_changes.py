"""What changes of method did to the provisional figures of a series: told beside an expectation, and never mixed into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from typing import Any

from .interval_methods import rounds
from .interval_scores import decimals
from .outcomes import Family, Outcome, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodChange:
    """What one round of publication with a change of method did to the provisional figures of a series."""

    release: str
    published: date
    codes: tuple[str, ...]
    words: tuple[str, ...]
    n: int
    """How many provisional figures it moved or left."""
    mean: float
    mean_absolute: float
    largest: float
    """The largest revision, with its sign."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "release": self.release, "published": self.published.isoformat(), "changes": list(self.codes), "words": list(self.words),
            "n": self.n, "mean": self.mean, "mean_absolute": self.mean_absolute, "largest": self.largest,
        }  # fmt: skip


def method_changes(family: Family, figure: Standing, as_of: datetime | None) -> tuple[tuple[MethodChange, ...], tuple[int, int]]:
    """What each round with a change of method did to the provisional figures of the series, in its era."""
    outcomes = [
        each
        for each in family.outcomes("next", as_of, across_breaks=True)
        if each.figure.series == figure.series and each.figure.era == figure.era
    ]
    changed: dict[int, list[Outcome]] = {}
    for each in outcomes:
        if not each.routine:
            changed.setdefault(each.round, []).append(each)
    found = []
    for moved in changed.values():
        revisions = [each.revision for each in moved]
        told = dict(change for each in moved for change in each.changes)
        found.append(
            MethodChange(
                release=moved[-1].release, published=moved[-1].known.date(), codes=tuple(told), words=tuple(told.values()),
                n=len(revisions), mean=fmean(revisions), mean_absolute=fmean(map(abs, revisions)), largest=max(revisions, key=abs),
            )
        )  # fmt: skip
    return tuple(found), (len(changed), rounds(outcomes))


def changes_words(changes: Sequence[MethodChange], change_rounds: tuple[int, int], unit: str, rounding: float = 0) -> str:
    told = "The interval leaves changes of method out"
    if not change_rounds[1]:
        return f"{told}; how provisional figures of this series fared in them is not known."
    if not changes:
        return f"{told}; none touched provisional figures of this series in {change_rounds[1]} rounds of publication."
    count = sum(each.n for each in changes)
    mean = sum(each.mean_absolute * each.n for each in changes) / count
    largest = max((each.largest for each in changes), key=abs)
    return (
        f"{told}: they touched provisional figures of this series in {change_rounds[0]} of {change_rounds[1]} rounds of publication, and "
        f"moved {count} by {mean_words(mean, rounding)} {unit} on average, at most by {number(largest, signed=True)}."
    ).replace("  ", " ")


def mean_words(value: float | None, rounding: float = 0) -> str:
    """A mean of published figures: whole, or where they have decimals with one digit more than they; – for none.

    >>> mean_words(70_000.4), mean_words(0.5333, 0.1), mean_words(None)
    ('70,000', '0.53', '–')
    """
    if value is None:
        return "–"
    places = decimals(rounding)
    return f"{value:,.{places + 1}f}".replace("-", "−") if places else number(round(value))


def with_unit(value: float, unit: str) -> str:
    """A number with its unit, where it has one."""
    return f"{number(value)} {unit}".strip()


def number(value: float, *, signed: bool = False) -> str:
    """A number for people.

    >>> number(171000), number(-86000, signed=True)
    ('171,000', '−86,000')
    """
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{value:,.10g}".replace("-", "−") if abs(value) < 1e9 else f"{sign}{value:,.0f}".replace("-", "−")
