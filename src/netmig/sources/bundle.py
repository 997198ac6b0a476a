"""All readers' releases, united by release id, checked, and written as the folders that are shipped.

    DATA ──► READERS ──► put right ──► merge ──► check ──► write ──► releases/<id>/{release.json,figures.csv}, index.json

The same data gives the same bytes each time: no clock, no machine's own order, no leftovers.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import DamagedDataError
from ..ledger.documents import figures_to_csv, release_to_json, sort_key
from ..ledger.figures import EVIDENCE, Figure, Release, Source
from ..ledger.outline import Outline
from . import (
    asylum_costs,
    forecasts,
    home_office_asylum,
    home_office_small_boats,
    home_office_sponsorship,
    home_office_visas,
    immigration_rules,
    official_points,
    ons_bulletins,
    ons_extracts,
    ons_long_series,
    ons_quoted_rows,
    ons_vintages,
    ons_workbook,
    populations,
)
from .corrections import put_right, shipped_corrections

Read = list[tuple[Release, list[Figure]]]
Reader = Callable[[Path], Read]

# Earlier readers win where two describe the same release in different words.
READERS: tuple[Reader, ...] = (
    ons_workbook.releases,
    ons_extracts.november_2025,
    ons_extracts.may_2026,
    ons_quoted_rows.releases,
    ons_long_series.releases,
    ons_bulletins.releases,
    ons_vintages.releases,
    asylum_costs.read,
    home_office_asylum.read,
    home_office_visas.read,
    home_office_small_boats.read,
    home_office_sponsorship.read,
    official_points.read,
    populations.read,
    immigration_rules.read,
    forecasts.read,
)

# The newest long-term migration release read. Counts of other publishers may be newer, but a claim about
# net migration is judged up to here.
WATCHED_THROUGH = "2026-05-21"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every release with its figures, by release id, in the order of figures.csv."""

    releases: tuple[tuple[Release, tuple[Figure, ...]], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for _, figures in self.releases for figure in figures)


def read_all(data: Path, readers: Iterable[Reader] | None = None) -> Bundle:
    """The releases of every reader, their known errors put right, united and checked.

    Raises DamagedDataError (LayoutError for a file in no known layout) at the first thing that
    cannot be right; see `check`.
    """
    corrections = shipped_corrections()
    read = [put_right(reader(data), corrections) for reader in (READERS if readers is None else readers)]
    needed = {each for one in read for each in one.applied}
    if readers is None and (unused := [each.id for each in corrections if each.id not in needed]):
        raise DamagedDataError(f"No file has the error of the correction {unused[0]!r}.", "", "Take it out of corrections.toml.")
    united = merge(pair for one in read for pair in one.releases)
    check(united)
    return united


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


def index_of(bundle: Bundle, texts: dict[str, dict[str, str]]) -> str:
    """The text of index.json: what each release holds, and the digests of its documents."""
    entries = [
        {
            "id": release.id,
            "published_at": release.published_at.isoformat(),
            "measures": sorted({figure.series.measure for figure in figures}),
            "figures": len(figures),
            "evidence": list(Outline.of(figures).evidence),
            "sha256": {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(texts[release.id].items())},
        }
        for release, figures in bundle.releases
    ]
    record = {"watched_through": WATCHED_THROUGH, "releases": entries}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def write(bundle: Bundle, into: Path) -> None:
    """Write every release's folder and the index, and remove the folders of releases that are no more."""
    texts = {
        release.id: {"release.json": release_to_json(release), "figures.csv": figures_to_csv(figures)}
        for release, figures in bundle.releases
    }
    into.mkdir(parents=True, exist_ok=True)
    for folder in sorted(into.iterdir()):
        # only what this function wrote: a folder without a release.json is someone else's
        if folder.is_dir() and folder.name not in texts and (folder / "release.json").is_file():
            shutil.rmtree(folder)
    for release_id, documents in texts.items():
        for name, text in documents.items():
            path = into / release_id / name
            path.parent.mkdir(exist_ok=True)
            _write_if_new(path, text)
    _write_if_new(into / "index.json", index_of(bundle, texts))


def _write_if_new(path: Path, text: str) -> None:
    body = text.encode()
    if not path.is_file() or path.read_bytes() != body:
        path.write_bytes(body)


def summary(bundle: Bundle) -> str:
    """What was read, in a few lines: releases, figures by publisher and evidence, what disagrees."""
    by_publisher: Counter[str] = Counter()
    by_evidence: Counter[str] = Counter()
    for release, figures in bundle.releases:
        by_publisher[release.publisher] += len(figures)
        by_evidence.update(figure.evidence for figure in figures)
    lines = [f"{len(bundle.releases)} releases, {sum(by_publisher.values()):,} figures"]
    lines += [f"  {count:>7,}  {name}" for name, count in sorted(by_publisher.items(), key=lambda item: (-item[1], item[0]))]
    lines += ["by evidence", *(f"  {by_evidence[grade]:>7,}  {grade}" for grade in EVIDENCE)]
    differing, nets = disagreements(bundle), unbalanced(bundle)
    lines.append(f"{len(differing)} disagreements within a release")
    lines += [f"  {_said(each.kept)}; set aside: {_said(each.set_aside, short=True)}" for each in differing]
    lines.append(f"{len(nets)} nets that are not inflow less outflow, beyond rounding")
    lines += [f"  {_said(each.net)}: by {each.difference:+,}" for each in nets[:12]]
    if len(nets) > 12:
        lines.append(f"  … and {len(nets) - 12} more")
    return "\n".join(lines)


def _said(figure: Figure, *, short: bool = False) -> str:
    value = figure.text if figure.value is None else f"{figure.value:,}"
    where = f"{value} ({figure.evidence}, {figure.source} {figure.locator})"
    return where if short else f"{figure.id}: {where}"
