"""Single figures of older releases, each read on the page that its row names: what no file at hand holds.

A row names its release by the day, the figure by its series and period, the page and the words
around the number there. A figure that only the press reports has a second page that says the same
or the sum that it fits, and keeps that in its note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from ..codes import FLOWS, slug
from ..errors import NetmigError
from ..ledger.figures import REPORTED_ASIDE, Evidence, Figure, Release, Source, Status
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT, Read, Row, Table, csv_reader
from .home_office import immigration_statistics_of
from .ons_releases import ons_release

COLUMNS = ("published", "series", "period", "value", "rounding", "status", "evidence", "url", "words", "check")
# the newest year of a release ended so long before it at most
_OF_OLD = timedelta(330)
_EVIDENCE: dict[str, Evidence] = {"official_text": "official_text", "press": "press"}
_STATUSES: dict[str, Status] = {"": "", "provisional": "provisional", "revised": "revised", "final": "complete"}


def _figures_read(table: Table) -> Read:
    """The figures by the release that each row's day and measure name."""
    by_release: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    for row in table:
        by_release[row["published"], _series(row).measure in FLOWS].append(row)
    found: list[tuple[Release, list[Figure]]] = []
    for (day, estimates), rows in sorted(by_release.items()):
        sources = _sources(rows)
        try:
            of_day = (
                ons_release(day, sources=sources.values()) if estimates else immigration_statistics_of(day, *sources.values())
            )
        except (NetmigError, ValueError) as problem:
            raise rows[0].refuse("published", str(problem)) from None
        found.append((of_day, [_figure(row, of_day.id, sources[row["url"]].id) for row in rows]))
    return found


def _series(row: Row) -> Series:
    try:
        return Series.parse(row["series"])
    except NetmigError as problem:
        raise row.refuse("series", str(problem)) from None


def _figure(row: Row, release: str, source: str) -> Figure:
    evidence = _EVIDENCE.get(row["evidence"])
    if evidence is None:
        raise row.refuse("evidence", f"holds {row['evidence']!r}.", f"Known: {', '.join(_EVIDENCE)}.")
    if evidence == "press" and not row["check"]:
        raise row.refuse("check", "is empty: what only the press reports needs a second page, or the sum that it fits.")
    if row["status"] not in _STATUSES:
        raise row.refuse("status", f"holds {row['status']!r}.", f"Known: {', '.join(each for each in _STATUSES if each)}.")
    return Figure(
        series=_series(row), period=row.period("period"), release=release, value=row.whole("value"), rounding=row.whole("rounding"),
        status=_STATUSES[row["status"]], evidence=evidence, source=source, locator=f"{row.locator}: “{row['words']}”",
        note=_note(row, evidence),
    )  # fmt: skip


def _note(row: Row, evidence: Evidence) -> str:
    """What the figure was checked by, and whether the press gave it of a year long over when the release came out."""
    aside = evidence == "press" and row.day("published") - row.period("period").end > _OF_OLD
    told = (*((REPORTED_ASIDE,) if aside else ()), *((f"Checked by {row['check']}",) if row["check"] else ()))
    return " ".join(f"{each}." for each in told)


def _sources(rows: Iterable[Row]) -> dict[str, Source]:
    """A source for every page that the rows of one release name, by its address."""
    found: dict[str, Source] = {}
    for row in rows:
        url, official = row["url"], row["evidence"] == "official_text"
        if url in found:
            continue
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if not host:
            raise row.refuse("url", f"holds {url[:80]!r}, which is no address.")
        again = sum(each.url != url and each.title.endswith(host) for each in found.values())
        found[url] = Source(
            id="-".join(("read", slug(host).replace("_", "-"), *([str(again + 1)] if again else ()))),
            title=f"{'What the publisher said' if official else 'What the press reported'}, as read: {host}",
            url=url, licence=OPEN_GOVERNMENT if official else "",
        )  # fmt: skip
    return found


READER = csv_reader("figures-read", "Single figures of older releases, read page by page", COLUMNS, _figures_read)
