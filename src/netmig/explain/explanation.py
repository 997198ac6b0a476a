"""What drove a change: the two figures, the contributions that add up to it, and what must be said with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ..ledger.attribution import attribution
from ..ledger.figures import Figure, Release
from ..ledger.frames import Cell, html_table, to_frame
from ..ledger.phrases import amount
from ..revisions.comparability import Change
from ..series import Series
from .ends import End, Ends, Kind
from .equivalents import Equivalent
from .method import Method, Step
from .tree import Node, Number, Residual
from .words import comparison, short_words, signed

SCHEMA_VERSION = 1
# Dimensions that a contribution always names, as the field does.
_ALWAYS = ("nationality", "reason")
_RESIDUAL_WORDS: dict[Residual, str] = {
    "none": "Rounding",
    "rounding": "Rounding",
    "not_published": "Not published apart, and rounding",
    "not_held": "Not held here at both ends, and rounding",
    "beyond_rounding": "Does not add up as published",
}


def residual_words(kind: Residual) -> str:
    """What a residual is, as the name of its row."""
    return _RESIDUAL_WORDS[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A change between two published figures, as contributions that add up to it exactly.

    `sum(each.value for each in explanation.contributions) + explanation.residual == explanation.change`
    """

    ends: Ends
    root: Node
    """The change as a tree of contributions, as deep as was asked for."""
    method: Method
    answer: tuple[str, ...]
    """In words: what changed, how much of it is method, and the groups that make most of it."""
    equivalents: tuple[Equivalent, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    """Where more is to be had."""
    releases: tuple[Release, ...]
    """Every release that a number here is from, oldest first."""
    by: tuple[str, ...]
    as_of: str | None
    watched_through: date
    lacking: str = ""
    """What the change cannot be set beside, since no population near its time is held; empty where one is."""

    @property
    def series(self) -> Series:
        return self.ends.series

    @property
    def kind(self) -> Kind:
        """periods, vintages or mixed: what the two figures differ in."""
        return self.ends.kind

    @property
    def change(self) -> Number:
        return self.ends.change

    @property
    def contributions(self) -> tuple[Node, ...]:
        """The groups that are divided no further."""
        return tuple(self.root.leaves())

    @property
    def residual(self) -> Number:
        """What the contributions leave of the change: rounding, if `residual_kind` says no other."""
        return self.change - sum(each.value for each in self.contributions)

    @property
    def residual_kind(self) -> Residual:
        """The worst of the kinds of residual in the tree."""
        kinds = {node.residual_kind for _, node in self.root.walk()}
        ranked: tuple[Residual, ...] = ("beyond_rounding", "not_held", "not_published", "rounding")
        return next((each for each in ranked if each in kinds), "none")

    @property
    def comparison(self) -> str:
        """How much the change is, beside populations; "" where none fits."""
        return comparison(self.ends, self.equivalents)

    @property
    def method_share(self) -> float | None:
        """The part of the change that is method rather than people; None where it cannot be told."""
        return self.method.share

    def rows(self) -> list[dict[str, Any]]:
        """The contributions and the residual as flat rows; their values add up to the change."""
        rows = [_row(each) for each in self.contributions]
        nothing = dict.fromkeys(rows[0])
        return [
            *({"part": "contribution", **row} for row in rows),
            {"part": "residual", **nothing, "value": self.residual, "unit": self.series.unit},
        ]

    def to_frame(self, kind: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """The rows as a frame of the library named; MissingExtraError where it is not installed."""
        return to_frame(self.rows(), kind)

    def to_dict(self) -> dict[str, Any]:
        """The explanation as the JSON contract has it."""
        return {
            "schema_version": SCHEMA_VERSION,
            "as_of": self.as_of,
            "watched_through": self.watched_through.isoformat(),
            "measure": self.series.measure,
            "series": self.series.key,
            "unit": self.series.unit,
            "kind": self.kind,
            "change": self.change,
            "from": _end(self.ends.start),
            "to": _end(self.ends.stop),
            "contributions": [_contribution(each) for each in self.contributions],
            "residual": self.residual,
            "residual_kind": self.residual_kind,
            "method_share": self.method_share,
            "method": _method(self.method),
            "answer": list(self.answer),
            "comparison": self.comparison or None,
            "equivalents": [_equivalent(each) for each in self.equivalents],
            "tree": _tree(self.root),
            "warnings": list(self.warnings),
            "notes": [*self.notes, *filter(None, [self.lacking])],
            "sources": [_source(each) for each in self.releases],
            "attribution": list(attribution(self.releases)),
        }

    def table(self) -> Iterator[tuple[int, str, str, str, str, str]]:
        """The tree as rows for people: depth, name, the two figures, the change, the contribution.

        What the parts of a group leave stands after them.
        """
        yield from _told(self.root, 0)

    def __repr__(self) -> str:
        between = f"{self.ends.start.period.label} in {self.ends.start.release.id}"
        other = f"{self.ends.stop.period.label} in {self.ends.stop.release.id}"
        parts = f"{len(self.contributions)} contributions"
        return f"<Explanation {self.series.key}, {between} to {other}: {signed(self.change, self.series.unit)}, {parts}>"

    def _repr_html_(self) -> str:
        from html import escape  # noqa: PLC0415 - only notebooks show pages

        words = "".join(f"<p>{escape(each)}</p>" for each in (*self.answer, self.comparison, *self.warnings) if each)
        columns = ("", self.ends.start.period.label, self.ends.stop.period.label, "change", "contribution")
        rows: list[Sequence[Cell]] = [("\u2003" * depth + name, *cells) for depth, name, *cells in self.table()]
        return words + html_table(f"{self.series.label}, {self.series.unit}: contributions to the change", columns, rows)


def _told(node: Node, depth: int) -> Iterator[tuple[int, str, str, str, str, str]]:
    unit = node.series.unit
    name = short_words(node) + (" (sum of its parts)" if node.is_sum else "")
    yield depth, name, amount(node.start, unit), amount(node.stop, unit), signed(node.change, unit), signed(node.value, unit)
    for part in node.parts:
        yield from _told(part, depth + 1)
    if node.residual:
        yield depth + 1, residual_words(node.residual_kind), "", "", "", signed(node.residual, unit)


def _end(end: End) -> dict[str, Any]:
    period, figure = end.period, end.figure
    return {
        "period": {
            "label": period.label,
            "start": period.start.isoformat(),
            "end": None if period.kind == "onwards" else period.end.isoformat(),
        },
        "value": figure.value,
        "rounding": figure.rounding,
        "status": figure.status or None,
        "release": end.release.id,
        "published": end.release.published_label,
        "figure": figure.id,
        "evidence": figure.evidence,
        "locator": figure.locator or None,
    }


def dimensions_of(series: Series) -> dict[str, str]:
    """The dimensions that say which group it is: nationality and reason always, others where they are fixed."""
    fixed = dict(series.fixed)
    return {name: code for name, code in series.dimensions.items() if name in _ALWAYS or name in fixed}


def _applicant(series: Series) -> str | None:
    """Main or dependant, where the reason says which."""
    last = dict(series.fixed).get("reason", "").rpartition("_")[2]
    return last if last in {"main", "dependant"} else None


def _contribution(node: Node) -> dict[str, Any]:
    return {
        "flow": node.series.measure,
        "dimensions": dimensions_of(node.series),
        "value": node.value,
        "applicant": _applicant(node.series),
        "label": node.series.label,
        "series": node.series.key,
        "from": node.start,
        "to": node.stop,
        "change": node.change,
        "sum_of_parts": node.is_sum,
        "figures": _ids(node.figures),
    }


def _row(node: Node) -> dict[str, Any]:
    """A contribution as a row of a tidy table, numbers in whole units."""
    dimensions = node.series.dimensions
    fixed = dict(node.series.fixed)
    others = ";".join(f"{name}={code}" for name, code in fixed.items() if name not in _ALWAYS)
    return {
        "flow": node.series.measure,
        "nationality": dimensions.get("nationality"),
        "reason": dimensions.get("reason"),
        "applicant": fixed.get("applicant") or _applicant(node.series),
        "other_dimensions": others or None,
        "value": node.value,
        "from": node.start,
        "to": node.stop,
        "change": node.change,
        "unit": node.series.unit,
        "series": node.series.key,
        "sum_of_parts": node.is_sum,
        "from_release": node.figures[0].release,
        "to_release": node.figures[-1].release,
        "locators": "; ".join(dict.fromkeys(each.locator for each in node.figures if each.locator)),
    }


def _tree(node: Node) -> dict[str, Any]:
    record = {**_contribution(node), "divided_by": node.parts[0].level if node.parts else None}
    if node.parts:
        record |= {
            "residual": node.residual,
            "residual_kind": node.residual_kind,
            "parts": [_tree(each) for each in node.parts],
        }
    if node.missing:
        record["not_held"] = [{"series": each.series.key, "from": each.start, "to": each.stop} for each in node.missing]
    return record


def _ids(figures: Sequence[Figure]) -> list[str]:
    return [each.id for each in figures]


def _method(method: Method) -> dict[str, Any]:
    return {
        "change": method.change,
        "share": method.share,
        "reason": method.reason or None,
        "on_break": method.on_break,
        "groups": [each.key for each in method.groups],
        "breaks": [_break(each) for each in method.breaks],
        "steps": [_step(each) for each in method.steps],
    }


def _break(each: Change) -> dict[str, Any]:
    said = each.citation
    return {
        "code": each.code,
        "kind": each.kind,
        "words": each.words,
        "source": each.source,
        "groups": list(each.groups),
        "citation": {
            "title": said.title if said else None,
            "where": (said.where or None) if said else None,
            "url": (said.url or None) if said else None,
            "release": (said.release or None) if said else None,
        },
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "from": {"release": step.before.release, "value": step.before.value},
        "to": {"release": step.after.release, "value": step.after.value},
        "change": step.change,
        "breaks": [each.code for each in step.breaks],
        "counted": step.counted,
        "counted_groups": [each.key for each in step.groups],
        "counted_whole": step.coarse,
        "stated": [
            {
                "kind": each.kind,
                "reason": each.reason,
                "citation": each.citation,
                "about": each.series or None,
                "periods": each.periods or None,
            }
            for each in step.stated
        ],
    }


def _equivalent(each: Equivalent) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "value": each.value,
        "words": each.words,
        "population": each.population.value,
        "population_period": each.population.period.label,
        "tolerance": each.tolerance,
        "figure": each.population.id,
    }


def _source(release: Release) -> dict[str, Any]:
    return {
        "release": release.id,
        "publisher": release.publisher,
        "title": release.title,
        "published": release.published_label,
        "url": release.url or None,
        "licence": release.licence or None,
    }
