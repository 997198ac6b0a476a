"""The folders that are shipped: every file of the data, recognised, read, united by release id, checked and written.

    DATA ──► recognise ──► read ──► put right ──► merge ──► check ──► write ──► releases/<id>/…, index.json

The same data gives the same bytes each time: no clock, no machine's own order, no leftovers.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from ..errors import DamagedDataError, LayoutError
from ..ledger.documents import figures_to_csv, release_to_json
from ..ledger.figures import EVIDENCE, Figure, Release
from ..ledger.holdings import latest_days, watched_by_releases
from ..ledger.outline import Outline
from .corrections import put_right, shipped_corrections
from .known_copies import COPIES, LEFT_OUT, NOT_SHIPPED
from .reader import GivenFile, Reader, recognise
from .registry import READERS
from .united import Bundle, check, disagreements, merge, unbalanced

# The newest long-term migration release read. Counts of other publishers may be newer, but a claim about
# net migration is judged up to here.
WATCHED_THROUGH = "2026-05-21"


# Rules that were read where each row says and put down here, as no publisher's file holds them.
GATHERED = Path(__file__).parent / "gathered"


def read_all(
    data: Path, readers: Sequence[Reader] = READERS, *, beside: Sequence[Path] = (), expected: Iterable[str] = ()
) -> Bundle:
    """The releases of every file under a folder and those `beside` it, their known errors put right, united and checked.

    A file that is left out on purpose is passed over (`known_copies` says why); any other must be
    known to a reader. Raises DamagedDataError (LayoutError for a file in no known layout) at the
    first thing that cannot be right, and where a file with one of the `expected` digests is not there
    or, all of them being there, a correction that none of them needs.
    """
    found: list[tuple[int, str, GivenFile]] = []
    for folder in (data, *beside):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            file = GivenFile(path.name, path.read_bytes())
            if file.sha256 not in LEFT_OUT and file.sha256 not in NOT_SHIPPED:
                found.append((readers.index(recognise(file, readers)), path.relative_to(folder).as_posix(), file))
    wanted = set(expected)
    missing = wanted - {file.sha256 for *_, file in found}
    if missing:
        names = ", ".join(copy.name for copy in COPIES if copy.sha256 in missing)
        raise LayoutError(f"{data} does not have {names}.", "", "Give the folder that holds the publishers' files, unchanged.")
    found.sort(key=lambda each: each[:2])
    corrections = shipped_corrections()
    read = [put_right(readers[place].read(file).releases, corrections, sha256=file.sha256) for place, _, file in found]
    needed = {each for one in read for each in one.applied}
    if wanted and (unused := [each.id for each in corrections if each.id not in needed]):
        raise DamagedDataError(f"No file has the error of the correction {unused[0]!r}.", "", "Take it out of corrections.toml.")
    united = merge(pair for one in read for pair in one.releases)
    check(united)
    return united


def watched(releases: Iterable[Release]) -> dict[str, str]:
    """The day through which each publisher has been watched: all through WATCHED_THROUGH, and as far as a release of theirs is here."""
    releases = tuple(releases)
    least = [(each.publisher, date.fromisoformat(WATCHED_THROUGH)) for each in releases]
    exact = (each for each in releases if each.precision in {"minute", "day"})
    found = latest_days((*least, *watched_by_releases(exact)))
    return {name: found[name].isoformat() for name in sorted(found)}


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
    record = {
        "watched_through": WATCHED_THROUGH,
        "watched": watched(release for release, _ in bundle.releases),
        "releases": entries,
    }
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
