"""Every published vintage of the headline flows since 2013: one row for each figure that a release gave.

`vintages.csv` gathers what bulletins, files and the press said. Rows that it took from a file
which another reader here opens are left to that reader, so that each stands once, at its own cell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..codes import slug
from ..errors import LayoutError, NotHeldError
from ..ledger.figures import Evidence, Figure, Release, Source, Status
from ..periods import year_ending
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT, Read, Row, Table, csv_reader
from .ons_releases import ons_release

COLUMNS = ("published", "period_end", "measure", "nationality", "value", "status", "source_url_or_file", "evidence")
MEASURES = {"net": "net_migration", "immigration": "immigration", "emigration": "emigration"}
GRADES: dict[str, Evidence] = {
    "ons_file": "official_file",
    "derived_from_ons_file": "derived_from_official_file",
    "ons_bulletin_text": "official_text",
    "press": "press",
}
# ons_workbook, ons_extracts and ons_by_origin read these themselves
READ_ELSEWHERE = (
    "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx",
    "extracts/ons_ltim_2025-11-27_extract.json",
    "ons_ltim_2026-05-21_table1_transcribed.csv",
    "extracts/uk_migration_1964_2015_and_ye_dec_2025_long.csv",
)
STATUSES: dict[str, Status] = {
    "unmarked": "",
    "marker_stripped": "",
    "provisional": "provisional",
    "ips_provisional": "provisional",
    "revised": "revised",
    "updated": "revised",
    "ips_updated": "revised",
    "methods_revision": "revised",
    "provisional_revised": "provisional_revised",
    "revised_provisional": "provisional_revised",
    "provisional_updated": "provisional_revised",
    "final_complete": "complete",
    "ips_final": "complete",
    "ips_ltim_final": "complete",
    "experimental": "experimental",
    "adjusted_experimental": "experimental",
}

_ROUNDED = re.compile(r"_rounded_(?P<number>\d+(?:\.(?P<decimals>\d+))?)(?P<unit>[km])$")
_ABOUT = "_about"


def rounding_of(status: str, value: int) -> int:
    """The unit of the last digit that was published, from a row's status; 1,000 where that says nothing.

    >>> rounding_of("provisional_rounded_1.18m", 1_180_000), rounding_of("ips_provisional_rounded_10k", 270_000)
    (10000, 10000)
    >>> rounding_of("experimental_about", 260_000), rounding_of("unmarked", 630_000)
    (10000, 1000)
    """
    if found := _ROUNDED.search(status):
        if found["unit"] == "k":
            return int(found["number"]) * 1000
        return round(1_000_000 * 0.1 ** len(found["decimals"] or ""))
    return last_digit_of_about(value) if status.endswith(_ABOUT) else 1000


def last_digit_of_about(value: int) -> int:
    """The unit of the last digit of a number said with "about": "in the region of 260,000" claims no more than it shows."""
    return max((unit for unit in (1000, 10_000, 100_000) if value % unit == 0), default=1000)


def read_status(status: str, where: str) -> Status:
    """The status that stands for the words of a row; LayoutError for words not known."""
    plain = _ROUNDED.sub("", status).removesuffix(_ABOUT)
    if plain not in STATUSES:
        raise LayoutError(f"{where}: {status!r} is no known status.", f"Known: {', '.join(STATUSES)}.")
    return STATUSES[plain]


def _vintages(table: Table) -> Read:
    """The figures of every vintage that no other reader reads from its own file."""
    rows = [row for row in table if not row["source_url_or_file"].startswith(READ_ELSEWHERE)]
    by_release: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_release[row["published"]].append(row)
    found: list[tuple[Release, list[Figure]]] = []
    for published, its_rows in sorted(by_release.items()):
        sources = _sources(its_rows)
        try:
            release = ons_release(published, sources=sources.values())
        except NotHeldError as problem:
            raise its_rows[0].refuse("published", str(problem)) from None
        found.append((release, [_figure(row, release.id, sources[row["source_url_or_file"]].id) for row in its_rows]))
    return found


def _figure(row: Row, release: str, source: str) -> Figure:
    if row["measure"] not in MEASURES or row["evidence"] not in GRADES:
        raise row.refuse("measure", f"holds {row['measure']!r} on the evidence {row['evidence']!r}, which is not known.")
    end = row.day("period_end")
    value = row.whole("value")
    status = read_status(row["status"], row.locator)
    return Figure(
        series=Series.of(MEASURES[row["measure"]], nationality=row["nationality"]),
        period=year_ending(end.year, end.month),
        release=release,
        value=value,
        rounding=rounding_of(row["status"], value),
        status=status,
        marker=row["status"].replace("_", " ") if row["status"] not in {"unmarked", "marker_stripped"} else "",
        evidence=GRADES[row["evidence"]],
        source=source,
        locator=row.locator,
    )


def _sources(rows: Iterable[Row]) -> dict[str, Source]:
    """A source for every page or file that the rows of one release name, by its name there."""
    found: dict[str, Source] = {}
    taken: set[str] = set()
    for row in rows:
        words = row["source_url_or_file"]
        if words in found:
            continue
        # an address may be followed by what was read there, in brackets
        address, _, remark = words.partition(" (") if words.startswith("http") else ("", "", "")
        kind = {"ons_bulletin_text": "bulletin", "press": "press"}.get(row["evidence"], "extract")
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        source_id = "-".join(part for part in (kind, slug(host or words.partition(" (")[0]).replace("_", "-")[:40]) if part)
        while source_id in taken:
            source_id += "-again"
        taken.add(source_id)
        title = {"bulletin": "What ONS said, as read", "press": "What the press reported"}.get(kind, "An extract of an ONS file")
        found[words] = Source(
            id=source_id,
            title=f"{title}: {host or words}",
            url=address,
            upstream="" if address else words,
            licence="" if kind == "press" else OPEN_GOVERNMENT,
        )
        if remark:
            found[words] = _with_remark(found[words], remark.removesuffix(")"))
    return found


def _with_remark(source: Source, remark: str) -> Source:
    return Source(
        id=source.id, title=f"{source.title} ({remark})", url=source.url, upstream=source.upstream, licence=source.licence
    )


READER = csv_reader("ons-vintages", "ONS migration headlines as each release gave them, gathered", COLUMNS, _vintages)
