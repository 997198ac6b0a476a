"""Releases as several sources tell them, made one; and what cannot be right in them.

What readers read is united by release id, whether it is to be shipped or to be taken into a
ledger, and is checked in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..errors import DamagedDataError
from ..ledger.documents import sort_key
from ..ledger.figures import EVIDENCE, Figure, Release, Source


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every release with its figures, by release id, in the order of figures.csv."""

    releases: tuple[tuple[Release, tuple[Figure, ...]], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for _, figures in self.releases for figure in figures)


def merge(pairs: Iterable[tuple[Release, Iterable[Figure]]]) -> Bundle:
    """Releases with the same id made one: sources, methods, stated changes and figures united.

    Raises DamagedDataError where they do not agree who published or when.
    """
    releases: dict[str, Release] = {}
    figures: dict[str, dict[Figure, None]] = defaultdict(dict)
    for release, its_figures in pairs:
        known = releases.get(release.id)
        releases[release.id] = release if known is None else _united(known, release)
        figures[release.id].update(dict.fromkeys(its_figures))
    return Bundle(
        tuple((_tidy(releases[release_id]), tuple(sorted(figures[release_id], key=sort_key))) for release_id in sorted(releases))
    )


def _tidy(release: Release) -> Release:
    return replace(release, sources=tuple(sorted(release.sources, key=lambda source: source.id)))


def _united(first: Release, second: Release) -> Release:
    for what in ("publisher", "published_at", "precision"):
        one, other = getattr(first, what), getattr(second, what)
        if one != other:
            raise DamagedDataError(
                f"Two readers disagree on release {first.id}.",
                f"Its {what} is {one} for one and {other} for the other.",
                "Correct the reader whose source does not say so.",
            )
    sources: dict[str, Source] = {}
    for source in (*first.sources, *second.sources):
        if sources.setdefault(source.id, source) != source:
            raise DamagedDataError(f"Release {first.id} has two different sources called {source.id!r}.")
    return replace(
        first,
        url=first.url or second.url,
        licence=first.licence or second.licence,
        supersedes=first.supersedes or second.supersedes,
        edition=first.edition or second.edition,
        note=first.note or second.note,
        methods=tuple({**dict(second.methods), **dict(first.methods)}.items()),
        sources=tuple(sources.values()),
        changes=tuple(dict.fromkeys((*first.changes, *second.changes))),
    )


def check(bundle: Bundle) -> None:
    """Refuse what cannot be right, by DamagedDataError that names the release and the cell.

    One cell gives one number; a figure names its own release and one of its sources; an interval
    holds its estimate; a figure without a number has a text.
    """
    for release, figures in bundle.releases:
        sources = {source.id for source in release.sources}
        cells: dict[tuple[str, str, str, str], Figure] = {}
        for figure in figures:
            where = f"{figure!r} ({figure.source}, {figure.locator})"
            if figure.release != release.id:
                raise DamagedDataError(f"{where} is filed under {release.id}.")
            if figure.source not in sources:
                raise DamagedDataError(
                    f"{where} names a source that its release does not list.",
                    f"There is: {', '.join(sorted(sources)) or 'none'}.",
                )
            if figure.value is None and figure.low is None and figure.high is None and not figure.text:
                raise DamagedDataError(f"{where} has no value, no range and no text.")
            for low, high in ((figure.low, figure.value), (figure.value, figure.high), (figure.low, figure.high)):
                if low is not None and high is not None and low > high:
                    raise DamagedDataError(f"{where} lies outside its own interval.", f"{low:,} is above {high:,}.")
            cell = (figure.source, figure.locator, figure.series.key, figure.period.label)
            if figure.locator and cells.setdefault(cell, figure) != figure:
                raise DamagedDataError(f"{where} stands twice in one cell.", f"It is also read as {cells[cell]!r}.")


@dataclass(frozen=True, slots=True)
class Differing:
    """Two figures for one thing in one release that cannot both be right."""

    kept: Figure
    set_aside: Figure


def rank(figure: Figure) -> tuple[int, float, bool]:
    """Which of a release's figures for one thing is shown: least first."""
    return (EVIDENCE.index(figure.evidence), figure.rounding, figure.low is None)


def disagreements(bundle: Bundle) -> tuple[Differing, ...]:
    """What two sources of one release say differently, beyond what their rounding can explain."""
    found: list[Differing] = []
    for _, figures in bundle.releases:
        by_thing: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            by_thing[figure.series.key, figure.period.label].append(figure)
        for candidates in by_thing.values():
            kept, *others = sorted(candidates, key=rank)
            found.extend(Differing(kept, other) for other in others if not _agree(kept, other))
    return tuple(found)


def _agree(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one.value == other.value and (one.low, one.high, one.text) == (other.low, other.high, other.text)
    return abs(one.value - other.value) <= (max(one.rounding, other.rounding) / 2 if one.rounding != other.rounding else 0)


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A net that is not its own inflow less its own outflow, by more than rounding explains."""

    net: Figure
    difference: float


def unbalanced(bundle: Bundle) -> tuple[Unbalanced, ...]:
    """Nets that differ from immigration less emigration, where one source of one release has all three.

    Three roundings move a difference by at most one and a half units. These are reported, not
    refused: from 2001 to 2011 ONS revised the net and left the flows as they were.
    """
    found: list[Unbalanced] = []
    for _, figures in bundle.releases:
        cells = {(figure.source, _table(figure.locator), figure.series, figure.period): figure for figure in figures}
        for (source, table, series, period), net in cells.items():
            if series.measure != "net_migration" or net.value is None:
                continue
            flows = [
                cells.get((source, table, replace(series, measure=measure), period)) for measure in ("immigration", "emigration")
            ]
            inflow, outflow = (flow.value if flow else None for flow in flows)
            if inflow is None or outflow is None:
                continue
            difference = net.value - (inflow - outflow)
            slack = 1.5 * max(figure.rounding for figure in (net, *flows) if figure)
            if abs(difference) > slack:
                found.append(Unbalanced(net, difference))
    return tuple(found)


def _table(locator: str) -> str:
    """The table that a locator is in, where it names one: "Table 4!E17" is in "Table 4"."""
    return locator.partition("!")[0] if "!" in locator else ""
