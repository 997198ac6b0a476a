"""What the openings of ONS bulletins say: figures, and why earlier ones were revised.

The bulletins are prose, and what is at hand are extracts of their openings. Each entry below says
which words to look for in the extract of which release, and what the number in them is about. The
number always comes out of the file; words that are not there stop the reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, RevisionKind, Source, StatedChange, Status
from ..periods import parse_period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .ons_releases import BULLETINS, ons_release
from .ons_vintages import last_digit_of_about
from .reader import GivenFile, Reader, Reading
from .tables_read import tables_of

_COLUMNS = ("release", "URL read", "what it says (figures)", "what it says about revisions")
_HEADING = f"| {' | '.join(_COLUMNS)} |"
_DATE = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})\b")
_NUMBER = re.compile(r"(?P<digits>-?\d[\d,]*(?:\.(?P<decimals>\d+))?)(?P<million>\s?million|m)?")

# A number in words as the extracts write it
N = r"(-?[\d.,]*\d(?:\s?million|m)?)"


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a bulletin: the words around it, with one group for each number, and what each is about."""

    words: str
    about: tuple[tuple[str, str], ...]
    """(series key, period label) for each group."""
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A stated reason for revision: the words, their kind, and which figures they are about."""

    words: str
    kind: RevisionKind
    series: str = ""
    periods: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is taken from one row of the extracts."""

    published: str
    status: Status = ""
    evidence: Evidence = "official_text"
    said: tuple[Said, ...] = ()
    reasons: tuple[Reason, ...] = ()


def _one(words: str, series: str, period: str, hedge: str = "") -> Said:
    return Said(words, ((series, period),), hedge)


def _net(group: str) -> str:
    return f"net_migration[nationality={group}]"


def _in(group: str) -> str:
    return f"immigration[nationality={group}]"


PAGES: tuple[Page, ...] = (
    Page(
        published="2022-05-26",
        status="experimental",
        said=(
            Said(
                rf'"in the region of" {N} YE Jun 21; {N} YE Jun 20;',
                (("net_migration", "YE Jun 2021"), ("net_migration", "YE Jun 2020")),
                "in the region of",
            ),
            _one(rf"non-EU {N} in", _in("non_eu"), "YE Jun 2021"),
            _one(rf"{N} out", "emigration[nationality=non_eu]", "YE Jun 2021"),
            _one(rf"out, net {N}", _net("non_eu"), "YE Jun 2021"),
        ),
        reasons=(Reason('"(not comparable with our previously published official measures)"', "R3"),),
    ),
    Page(
        published="2022-11-24",
        status="provisional",
        said=(
            _one(rf"immigration {N};", "immigration", "YE Jun 2022"),
            Said(
                rf"net {N} = non-EU {N}, EU {N}, British {N}",
                tuple((series, "YE Jun 2022") for series in ("net_migration", _net("non_eu"), _net("eu"), _net("british"))),
            ),
            _one(rf"non-EU immigration {N}", _in("non_eu"), "YE Jun 2022"),
        ),
    ),
    Page(
        published="2023-05-25",
        status="provisional",
        said=(
            _one(rf'immigration "around {N}"', "immigration", "YE Dec 2022", "around"),
            Said(rf"emigration {N} \({N} in 2021\)", (("emigration", "YE Dec 2022"), ("emigration", "YE Dec 2021"))),
            _one(rf"net {N};", "net_migration", "YE Dec 2022"),
            Said(
                rf"non-EU {N}, EU {N}, British {N} in",
                tuple((_in(group), "YE Dec 2022") for group in ("non_eu", "eu", "british")),
            ),
        ),
        reasons=(Reason('"(improved our methods .* have been revised)"', "R3", periods="YE Jun 2022"),),
    ),
    Page(
        published="2023-11-23",
        status="provisional",
        said=(
            Said(
                rf"immigration {N}, emigration {N}, net {N};",
                tuple((series, "YE Jun 2023") for series in ("immigration", "emigration", "net_migration")),
            ),
            Said(
                rf"non-EU {N}, EU {N}, British {N} in",
                tuple((_in(group), "YE Jun 2023") for group in ("non_eu", "eu", "british")),
            ),
            _one(rf"net YE Jun 22 {N}", "net_migration", "YE Jun 2022"),
            _one(rf"net YE Dec 22 {N} updated", "net_migration", "YE Dec 2022"),
        ),
        reasons=(
            Reason("(timely estimates rest on assumptions from past behaviour)", "R1"),
            Reason("(rebuilt the series back to YE Jun 2012)", "R3", periods="YE Jun 2012 onwards"),
            Reason("(2012-2021 British IPS adjusted to Census)", "R3", _in("british"), "YE Jun 2012 to YE Jun 2021"),
        ),
    ),
    Page(
        published="2024-05-23",
        status="provisional",
        said=(
            _one(rf"net {N};", "net_migration", "YE Dec 2023"),
            _one(rf"YE Dec 22 updated {N};", "net_migration", "YE Dec 2022"),
            Said(rf"immigration {N} vs {N};", (("immigration", "YE Dec 2023"), ("immigration", "YE Dec 2022"))),
            *(
                Said(
                    rf"{words} {N} -> {N}",
                    tuple((f"immigration[nationality=non_eu,reason={reason}]", f"YE Dec {year}") for year in (2022, 2023)),
                )
                for words, reason in (("non-EU work", "work"), ("dependants", "work_dependant"), ("main", "work_main"))
            ),
        ),
        reasons=(
            Reason('"(more complete data on how long people are staying)"', "R1", "net_migration", "YE Dec 2022 and YE Jun 2023"),
            Reason('"(data for YE September and December 2022 are now complete)"', "R1", periods="YE Sep 2022 and YE Dec 2022"),
        ),
    ),
    Page(
        published="2024-11-28",
        status="provisional",
        said=(
            Said(rf"net {N}, updated YE Jun 23 {N};", (("net_migration", "YE Jun 2024"), ("net_migration", "YE Jun 2023"))),
            _one(rf"immigration {N}: non-EU", "immigration", "YE Jun 2024"),
            _one(rf"86% \({N}\)", _in("non_eu_plus"), "YE Jun 2024"),
            Said(rf"EU\+ {N}, British {N};", ((_in("eu_plus"), "YE Jun 2024"), (_in("british"), "YE Jun 2024"))),
            Said(
                rf"top non-EU\+: Indian {N}, Nigerian {N}, Pakistani {N}, Chinese {N}, Zimbabwean {N}",
                tuple((_in(country), "YE Jun 2024") for country in ("india", "nigeria", "pakistan", "china", "zimbabwe")),
            ),
        ),
        reasons=(
            Reason("(more complete data)", "R1"),
            Reason("(more information on Ukraine visas)", "R1", _in("non_eu_plus")),
            Reason("(improved methods)", "R3", _in("non_eu_plus")),
        ),
    ),
    Page(
        published="2025-05-22",
        status="provisional",
        said=(
            Said(rf"net {N} vs {N};", (("net_migration", "YE Dec 2024"), ("net_migration", "YE Dec 2023"))),
            Said(rf"immigration {N} vs {N};", (("immigration", "YE Dec 2024"), ("immigration", "YE Dec 2023"))),
            Said(rf"emigration {N} vs {N};", (("emigration", "YE Dec 2024"), ("emigration", "YE Dec 2023"))),
        ),
        reasons=(
            Reason("(YE March and June 2024 have been updated)", "R1", periods="YE Mar 2024 and YE Jun 2024"),
            Reason("(YE September and December 2023 are now complete)", "R1", periods="YE Sep 2023 and YE Dec 2023"),
        ),
    ),
    Page(
        published="2025-11-18",
        evidence="press",  # two of the three pages read are press, and which said what is not told
        status="revised",
        said=(
            _one(rf"YE Dec 24 net [\d,]+ -> {N}", "net_migration", "YE Dec 2024"),
            _one(rf"peak {N} YE Mar 23", "net_migration", "YE Mar 2023"),
            _one(rf"British emigration [\d,]+ -> {N}", "emigration[nationality=british]", "YE Dec 2024"),
            _one(rf"British .*, immigration [\d,]+ -> {N}", _in("british"), "YE Dec 2024"),
            _one(rf"British .*, net -[\d,]+ -> {N}", _net("british"), "YE Dec 2024"),
            _one(rf"EU\+ net -[\d,]+ -> {N}", _net("eu_plus"), "YE Dec 2024"),
        ),
        reasons=(
            Reason("(IPS dropped entirely)", "R3", _net("british"), "YE Jun 2021 onwards"),
            Reason("(British now DWP RAPID)", "R3", _net("british"), "YE Jun 2021 onwards"),
            Reason("(EU\\+ now Home Office Borders and Immigration data)", "R3", _net("eu_plus"), "YE Jun 2021 onwards"),
            Reason("(British pre/post Jun 2021 not comparable)", "R3", _net("british"), "YE Jun 2021 onwards"),
        ),
    ),
    Page(
        published="2025-11-27",
        status="provisional",
        said=(
            Said(rf"net {N} vs {N};", (("net_migration", "YE Jun 2025"), ("net_migration", "YE Jun 2024"))),
            Said(rf"immigration {N} vs {N};", (("immigration", "YE Jun 2025"), ("immigration", "YE Jun 2024"))),
            _one(rf"peak immigration {N} YE Mar 23", "immigration", "YE Mar 2023"),
            Said(
                rf"net non-EU\+ {N}, EU\+ {N}, British {N};",
                tuple((_net(group), "YE Jun 2025") for group in ("non_eu_plus", "eu_plus", "british")),
            ),
            Said(rf"non-EU\+ immigration {N} vs {N}", ((_in("non_eu_plus"), "YE Jun 2025"), (_in("non_eu_plus"), "YE Jun 2024"))),
        ),
    ),
)

# The row on the Migration Statistics Quarterly Reports tells of two of them why they were unlike those before
QUARTERLY_REASONS: tuple[tuple[str, Reason], ...] = (
    (
        "2018-07-16",
        Reason(
            r"16 Jul 2018: (YE Jun 17 and YE Sep 17 corrected \(IPS weights, tablet processing\))",
            "C",
            "",
            "YE Jun 2017 and YE Sep 2017",
        ),
    ),
    ("2019-08-22", Reason("Aug 2019: (reclassified experimental, preliminary adjustments)", "R3")),
)
CORRECTED_AFTERWARDS: tuple[tuple[str, Reason], ...] = (
    (
        "2022-11-24",
        Reason(r'corrected (6 Dec 2022: percentages of "Reason for immigration" .*?)\)', "C", "immigration", "YE Jun 2022"),
    ),
)


def read_number(words: str) -> tuple[int, int]:
    """A number as prose writes it, and the unit of its last digit.

    >>> read_number("1.2 million"), read_number("1,218,000"), read_number("-51,000"), read_number("1.0m")
    ((1200000, 100000), (1218000, 1000), (-51000, 1000), (1000000, 100000))
    """
    found = _NUMBER.fullmatch(words)
    if not found:
        raise LayoutError(f"{words!r} is no number.")
    digits = found["digits"].replace(",", "")
    if found["million"]:
        places = len(found["decimals"] or "")
        unit = int("1" + "0" * (6 - places))
        return round(float(digits) * 10**places) * unit, unit
    return int(digits), 1000


def _recognises(file: GivenFile) -> bool:
    return not file.is_workbook and _HEADING in file.text


def _read(file: GivenFile) -> Reading:
    releases = tuple((release, tuple(figures)) for release, figures in _releases(file))
    return Reading(releases=releases, tables=tables_of(releases))


def _releases(file: GivenFile) -> list[tuple[Release, list[Figure]]]:
    """The figures and the stated reasons of every bulletin whose opening is at hand."""
    rows = _rows(file)
    reasons: dict[str, list[StatedChange]] = {}
    for (day, reason), column in (
        *((entry, 3) for entry in QUARTERLY_REASONS),
        *((entry, 0) for entry in CORRECTED_AFTERWARDS),
    ):
        row = rows["MSQR" if day < "2021" else day]
        reasons.setdefault(day, []).append(_change(reason, row[column], day, ons_release(day).url))
    found: list[tuple[Release, list[Figure]]] = []
    for page in PAGES:
        row = rows[page.published]
        source = _source(page, row, file)
        changes = [_change(reason, row[3], page.published, source.url) for reason in page.reasons]
        release = ons_release(page.published, sources=(source,), changes=(*changes, *reasons.pop(page.published, ())))
        found.append((release, [figure for said in page.said for figure in _figures(said, page, row[2], release, source.id)]))
    found += [(ons_release(day, changes=its), []) for day, its in reasons.items()]
    return found


def _rows(file: GivenFile) -> Mapping[str, tuple[str, ...]]:
    """The rows of the table by their day of publication; LayoutError where the table is not the one known."""
    lines = [
        tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in file.text.splitlines() if line.startswith("| ")
    ]
    lines = [tuple(cell.strip("| ") for cell in line) for line in lines]
    if not lines or lines[0] != _COLUMNS:
        raise LayoutError(f"{file.name} has no table of {', '.join(_COLUMNS)}.", f"Found: {lines[0] if lines else 'none'}.")
    found: dict[str, tuple[str, ...]] = {}
    for line in lines[1:]:
        cells = (*line, "", "")[: len(_COLUMNS)]
        if date := _DATE.match(cells[0]):
            found[date["day"]] = cells
        elif cells[0].startswith("MSQR"):
            found["MSQR"] = cells
    missing = [page.published for page in PAGES if page.published not in found] + (["MSQR"] if "MSQR" not in found else [])
    if missing:
        raise LayoutError(f"{file.name} has no row of {', '.join(missing)}.")
    return found


def _source(page: Page, row: tuple[str, ...], file: GivenFile) -> Source:
    return Source(
        id="bulletin-opening",
        title=f"Opening of the page, as extracted: {row[1]}",
        url=_url(page, row),
        sha256=file.sha256,
        licence=OPEN_GOVERNMENT,
    )


def _url(page: Page, row: tuple[str, ...]) -> str:
    """The address of the page that was read, with its shared beginning written out."""
    words = row[1].split(" ")
    if words[0] != "B":
        return f"https://{words[0].rstrip(';')}"
    address = words[1].rstrip(";")
    if address.startswith("…"):
        # most were served at the edition's own address, or at /latest while they were that
        return ons_release(page.published).url
    return f"{BULLETINS}/{address}"


def _found(words: str, text: str, day: str) -> re.Match[str]:
    found = re.search(words, text)
    if not found:
        raise LayoutError(f"The extract of {day} has no words like {words!r}.", f"It says: {text[:300]!r}.")
    return found


def _figures(said: Said, page: Page, text: str, release: Release, source: str) -> list[Figure]:
    match = _found(said.words, text, page.published)
    if len(match.groups()) != len(said.about):
        raise LayoutError(f"{said.words!r} has {len(match.groups())} numbers, and {len(said.about)} are described.")
    figures: list[Figure] = []
    for words, (series, period) in zip(match.groups(), said.about, strict=True):
        value, rounding = read_number(words)
        figures.append(
            Figure(
                series=Series.parse(series),
                period=parse_period(period),
                release=release.id,
                value=value,
                rounding=max(rounding, last_digit_of_about(value)) if said.hedge else rounding,
                status=page.status if period == newest_period(release) else "",
                marker=said.hedge,
                evidence=page.evidence,
                source=source,
                locator=f"“{match[0]}”",
            )
        )
    return figures


def newest_period(release: Release) -> str:
    """The label of the period that a release is about, from its edition; empty where it has none."""
    return parse_period(release.edition).label if release.edition.startswith("year ending") else ""


def _change(reason: Reason, text: str, day: str, url: str) -> StatedChange:
    return StatedChange(
        kind=reason.kind, reason=_found(reason.words, text, day)[1], citation=url, series=reason.series, periods=reason.periods
    )


READER = Reader(
    name="ons-bulletin-openings", title="Openings of ONS migration bulletins, as extracted", recognises=_recognises, read=_read
)
