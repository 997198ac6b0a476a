"""A change as a tree of contributions that add up: each group's own published change, and what rounding leaves.

Nothing is worked out that was not published. A group whose total a release leaves out, but whose
parts it prints (work, in May 2025), stands in the tree as the sum of its parts and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..ledger.figures import Figure
from ..ledger.ledger import Ledger
from ..periods import Period
from ..series import Series
from .ends import Ends
from .partitions import LEVELS, Way, ways

Number = int | float
# what a residual is: none; what rounding allows; what nobody publishes apart; parts that the ledger does not hold
# at both ends; more than rounding allows
Residual = Literal["none", "rounding", "not_published", "not_held", "beyond_rounding"]


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that the ledger does not hold at both ends; that is not to say that nobody published it."""

    series: Series
    start: Number | None
    """Its figure at either end, where that one is held."""
    stop: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One group's part in the change, and its own parts."""

    series: Series
    sign: int
    """+1 or −1: emigration that rises takes from net migration."""
    start: Number
    """The group's own figure at either end."""
    stop: Number
    slack: float
    """How far the change of the rounded figures can be from that of the unrounded ones."""
    figures: tuple[Figure, ...]
    """The published figures that it rests on: two, or those of its parts where it is their sum."""
    is_sum: bool = False
    """Whether it is a sum of published figures and no published figure itself."""
    level: str = ""
    """What its parent was divided by; "" for the whole."""
    parts: tuple[Node, ...] = ()
    complete: bool = True
    """Whether its parts are all of it by definition, and all are there."""
    missing: tuple[Missing, ...] = ()
    """Its parts that are not held at both ends."""

    @property
    def change(self) -> Number:
        """The group's own change."""
        return self.stop - self.start

    @property
    def value(self) -> Number:
        """What the group contributes to the whole change."""
        return self.sign * self.change

    @property
    def residual(self) -> Number:
        """What its parts leave of its own value."""
        return self.value - sum(each.value for each in self.parts) if self.parts else 0

    @property
    def residual_kind(self) -> Residual:
        if not self.residual:
            return "none"
        if self.missing:
            return "not_held"
        if not self.complete:
            return "not_published"
        within = abs(self.residual) <= self.slack + sum(each.slack for each in self.parts)
        return "rounding" if within else "beyond_rounding"

    @property
    def depth(self) -> int:
        """How many times it is divided."""
        return 1 + max(each.depth for each in self.parts) if self.parts else 0

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """The node and all below it, each with how deep it stands."""
        yield depth, self
        for each in self.parts:
            yield from each.walk(depth + 1)

    def leaves(self) -> Iterator[Node]:
        """The groups that are divided no further: they add up to the whole, residuals aside."""
        if not self.parts:
            yield self
        for each in self.parts:
            yield from each.leaves()

    def cut(self, depth: int) -> Node:
        """The same, divided so many times at most."""
        if depth <= 0:
            return replace(self, parts=(), missing=())
        return replace(self, parts=tuple(each.cut(depth - 1) for each in self.parts))

    def __repr__(self) -> str:
        return f"<Node {self.series.key}: {self.value:+,}, {len(self.parts)} parts>"


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree, and the way that was passed over at its root because it does not add up, if one was."""

    root: Node
    passed_over: Node | None = None


def grow(ledger: Ledger, ends: Ends, by: Sequence[str] = LEVELS) -> Grown:
    """The change between two figures, divided along the levels `by` as deep as both releases go.

    Each group is divided by the first level along which all its parts are held at both ends and add
    up within rounding; where none adds up, by the first that is held. The whole, but nothing below
    it, is divided also where some of the parts are missing: the residual is then what is not there.
    """
    held = _Held(ledger, ends)
    first, second = ends.start.figure, ends.stop.figure
    whole = Node(
        series=ends.series, sign=1, start=ends.start.value, stop=ends.stop.value, figures=(first, second),
        slack=(first.rounding + second.rounding) / 2,
    )  # fmt: skip
    best, passed_over = _first_that_adds_up(held.divisions(whole, by))
    return Grown(held.below(best or held.in_part(whole, by) or whole, by), passed_over)


class _Held:
    """What the two releases print, looked up once each."""

    def __init__(self, ledger: Ledger, ends: Ends) -> None:
        self._ledger = ledger
        self._ends = (ends.start, ends.stop)
        self._told: dict[tuple[Series, str, int], tuple[Figure, ...]] = {}

    def node(self, series: Series, sign: int, level: str) -> Node | None:
        """A group as both releases tell it; None where one of them does not."""
        if not (first := self._figures(series, level, 0)) or not (second := self._figures(series, level, 1)):
            return None
        return Node(
            series=series, sign=sign, start=_sum(first), stop=_sum(second), level=level, figures=(*first, *second),
            slack=sum(each.rounding for each in (*first, *second)) / 2, is_sum=len(first) + len(second) > 2,
        )  # fmt: skip

    def _figures(self, series: Series, level: str, place: int) -> tuple[Figure, ...]:
        """A group's figure at one end, or those of its parts where these are printed and it is not; else none."""
        asked = (series, level, place)
        if asked not in self._told:
            end = self._ends[place]
            figure = published(self._ledger, series, end.period, end.release.id)
            self._told[asked] = (figure,) if figure else self._of_parts(series, level, place)
        return self._told[asked]

    def _of_parts(self, series: Series, level: str, place: int) -> tuple[Figure, ...]:
        for way in ways(series, level) if level else ():
            if way.complete:
                found: list[Figure] = []
                for part, _ in way.parts:
                    if not (held := self._figures(part, level, place)):
                        break
                    found += held
                else:
                    return tuple(found)
        return ()

    def divisions(self, node: Node, by: Sequence[str]) -> Iterator[Node]:
        """The node divided in every way of which both releases have all parts."""
        for level in by:
            for way in ways(node.series, level):
                if parts := self._all_parts(node, way):
                    yield replace(node, parts=parts, complete=way.complete)

    def in_part(self, node: Node, by: Sequence[str]) -> Node | None:
        """The node divided into those parts that are held, by the way of which most are."""
        found = [(self._parts(node, way), way) for level in by for way in ways(node.series, level)]
        parts, way = max(found, key=lambda each: len(each[0]) / len(each[1].parts), default=((), None))
        if way is None or not parts:
            return None
        held = {each.series for each in parts}
        missing = tuple(self._missing(series, way.level) for series, _ in way.parts if series not in held)
        return replace(node, parts=parts, complete=False, missing=missing)

    def _missing(self, series: Series, level: str) -> Missing:
        first, second = (self._figures(series, level, place) for place in (0, 1))
        return Missing(series, _sum(first) if first else None, _sum(second) if second else None)

    def _all_parts(self, node: Node, way: Way) -> tuple[Node, ...]:
        """Every part of a way; none where one is not held, and those after it are not looked for."""
        found: list[Node] = []
        for series, sign in way.parts:
            part = self.node(series, node.sign * sign, way.level)
            if part is None:
                return ()
            found.append(part)
        return tuple(found)

    def _parts(self, node: Node, way: Way) -> tuple[Node, ...]:
        parts = (self.node(series, node.sign * sign, way.level) for series, sign in way.parts)
        return tuple(each for each in parts if each is not None)

    def below(self, node: Node, by: Sequence[str]) -> Node:
        """The node with each of its parts divided in turn, along the level of that part and those after it."""
        return replace(node, parts=tuple(self._divided(part, by) for part in node.parts))

    def _divided(self, node: Node, by: Sequence[str]) -> Node:
        further = by[by.index(node.level) :] if node.level in by else by
        best, _ = _first_that_adds_up(self.divisions(node, further))
        return self.below(best or node, further)


def published(ledger: Ledger, series: Series, period: Period, release_id: str) -> Figure | None:
    """The number that a release prints for a series and a period; None where it prints none."""
    asked = ("series held", series.measure)
    if asked not in ledger.worked_out:
        ledger.worked_out[asked] = frozenset(ledger.series(series.measure))
    if series not in ledger.worked_out[asked]:
        return None
    figure = ledger.view(series).published(period, release_id)
    return figure if figure and figure.value is not None else None


def _first_that_adds_up(choices: Iterator[Node]) -> tuple[Node | None, Node | None]:
    """The first division that adds up within rounding, else the first; and the first, where another was taken."""
    first = next(choices, None)
    if first is None or first.residual_kind != "beyond_rounding":
        return first, None
    better = next((each for each in choices if each.residual_kind != "beyond_rounding"), None)
    if better is None:
        return first, None
    # the same parts again, where they are known not to be the whole, are no other division
    same = [each.series for each in better.parts] == [each.series for each in first.parts]
    return better, None if same else first


def _sum(figures: Sequence[Figure]) -> Number:
    return sum(each.value or 0 for each in figures)
