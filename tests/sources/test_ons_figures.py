"""The shipped ONS figures, against what ONS published: headline vintages, and cells of the tables by their place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from netmig.codes import DIMENSIONS
from netmig.ledger.documents import figures_from_csv, release_from_json
from netmig.ledger.figures import Figure, Release
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.__main__ import SHIPPED
from netmig.sources.corrections import shipped_corrections
from netmig.sources.ons_releases import days, ons_release
from netmig.sources.ons_vintages import GRADES, MEASURES

VINTAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "vintages.csv"


@cache
def figures(release: str) -> tuple[Figure, ...]:
    return tuple(figures_from_csv((SHIPPED / release / "figures.csv").read_text("utf-8"), release))


@cache
def provenance(release: str) -> Release:
    return release_from_json((SHIPPED / release / "release.json").read_text("utf-8"))


def all_figures() -> Iterator[Figure]:
    for day in days():
        yield from figures(ons_release(day).id)


def published(release: str, series: str, period: str) -> Figure:
    """The figure that a release is quoted by: the first of figures.csv."""
    return next(each for each in figures(release) if each.series.key == series and each.period == parse_period(period))


HEADLINES = {
    "YE Dec 2022": {
        "2023-05-25": 606_000, "2023-11-23": 745_000, "2024-05-23": 764_000, "2024-11-28": 873_000,
        "2025-05-22": 873_000, "2025-11-27": 891_000, "2026-05-21": 891_000,
    },
    "YE Jun 2023": {
        "2023-11-23": 672_000, "2024-05-23": 740_000, "2024-11-28": 906_000, "2025-05-22": 906_000,
        "2025-11-27": 924_000, "2026-05-21": 924_000,
    },
    "YE Dec 2023": {"2024-05-23": 685_000, "2024-11-28": 866_000, "2025-05-22": 860_000, "2025-11-27": 848_000, "2026-05-21": 848_000},
    "YE Dec 2024": {"2025-05-22": 431_000, "2025-11-18": 345_000, "2025-11-27": 345_000, "2026-05-21": 331_000},
    "YE Jun 2022": {
        "2022-11-24": 504_000, "2023-05-25": 606_000, "2023-11-23": 607_000, "2025-05-22": 634_000,
        "2025-11-27": 681_000, "2026-05-21": 681_000,
    },
    "YE Dec 2025": {"2026-05-21": 171_000},
}  # fmt: skip


@pytest.mark.parametrize("period", HEADLINES)
def test_net_migration_by_release(period: str) -> None:
    """Every release's own figure for the period, and no other release has one."""
    window = parse_period(period)
    held = {
        day
        for day in days()
        if any(each.series.key == "net_migration" and each.period == window for each in figures(ons_release(day).id))
    }

    assert held == set(HEADLINES[period])
    for day, value in HEADLINES[period].items():
        assert published(f"ons-ltim-{day}", "net_migration", period).value == value


CELLS = [
    ("immigration", "YE Jun 2012", 639_000, "", "Table 1!C7"),
    ("immigration[nationality=non_eu_plus]", "YE Dec 2024", 766_000, "provisional", "Table 1!F57"),
    ("immigration[nationality=british]", "YE Dec 2023", 61_000, "revised", "Table 1!D53"),
    ("emigration[nationality=eu_plus]", "YE Sep 2012", 139_000, "", "Table 1!E59"),
    ("immigration", "YE Jun 2024", 1_231_000, "provisional_revised", "Table 2!C18"),
    ("emigration", "YE Dec 2018", 549_000, "", "Table 2!C20"),
    ("net_migration", "YE Dec 2023", 860_000, "", "Table 2!C43"),
    ("net_migration", "YE Dec 2024", 431_000, "provisional", "Table 2!C45"),
    (
        "immigration[nationality=india,reason=all_except_asylum_and_resettlement]",
        "YE Dec 2023",
        277_000,
        "revised",
        "Table 3a!D9",
    ),
    ("immigration[nationality=pakistan,reason=other_than_work_and_study]", "YE Dec 2022", 17_000, "revised", "Table 3a!G12"),
    ("emigration[nationality=india,reason=study]", "YE Dec 2024", 37_000, "provisional", "Table 3b!F10"),
    ("emigration[nationality=china,reason=work]", "YE Dec 2023", 2_000, "revised", "Table 3b!E13"),
    ("immigration[nationality=non_eu_plus,reason=work_main]", "YE Jun 2019", 56_000, "", "Table 4!D7"),
    ("immigration[nationality=non_eu_plus,reason=asylum]", "YE Sep 2021", 46_000, "", "Table 4!L16"),
    ("immigration[nationality=non_eu_plus,reason=humanitarian_bno]", "YE Jun 2021", 9_000, "", "Table 4!I15"),
    ("emigration[nationality=non_eu_plus]", "YE Mar 2024", 195_000, "provisional_revised", "Table 5!J16"),
    ("visas_granted[nationality=non_eu,coverage=excluding_short_term_and_asylum]", "YE Dec 2024", 804_000, "", "Table 6!C28"),
    ("census_arrivals[nationality=non_eu]", "YE Mar 2021", 264_000, "", "Table 6!D13"),
    ("rapid_arrivals[nationality=non_eu_plus]", "YE Mar 2024", 1_065_000, "", "Table 6!E25"),
    ("national_insurance_allocations[nationality=non_eu]", "YE Jun 2019", 256_000, "", "Table 6!F6"),
    (
        "immigration[nationality=non_eu_plus,reason=all_except_asylum_and_resettlement]",
        "YE Jun 2023",
        1_000_000,
        "",
        "Table 6!B22",
    ),
    ("net_migration[nationality=non_eu_plus,age=25_to_34]", "YE Dec 2024", 148_000, "provisional", "Table 7!F10"),
    ("emigration[nationality=non_eu_plus,age=65_and_over,sex=female]", "YE Dec 2024", 1_000, "provisional", "Table 7!E30"),
]


@pytest.mark.parametrize(("series", "period", "value", "status", "cell"), CELLS, ids=[cell[-1] for cell in CELLS])
def test_cell_of_the_may_2025_workbook(series: str, period: str, value: int, status: str, cell: str) -> None:
    (figure,) = [
        each
        for each in figures("ons-ltim-2025-05-22")
        if (each.series.key, each.period, each.locator) == (series, parse_period(period), cell)
    ]

    assert (figure.value, figure.status, figure.evidence, figure.source) == (
        value,
        status,
        "official_file",
        "workbook-2025-05-22",
    )


@pytest.mark.parametrize(
    ("release", "period", "low", "high"),
    [
        ("ons-ltim-2025-05-22", "YE Dec 2024", 244_000, 589_000),
        ("ons-ltim-2025-05-22", "YE Dec 2022", 809_000, 922_000),
        ("ons-ltim-2026-05-21", "YE Dec 2024", 309_000, 348_000),
        ("ons-ltim-2026-05-21", "YE Dec 2025", 145_000, 197_000),
    ],
)
def test_estimate_is_quoted_with_its_interval(release: str, period: str, low: int, high: int) -> None:
    """Table 1 has the same estimate without bounds: the one that states its uncertainty comes first."""
    figure = published(release, "net_migration", period)

    assert (figure.low, figure.high, figure.confidence) == (low, high, "95%")


@pytest.mark.parametrize(
    ("release", "series", "period", "value", "evidence"),
    [
        ("ons-ltim-2024-05-23", "net_migration[nationality=non_eu_plus]", "YE Dec 2023", 797_000, "official_file"),
        ("ons-ltim-2024-11-28", "emigration", "YE Mar 2024", 468_000, "official_file"),
        ("ons-ltim-2024-11-28", "immigration", "YE Jun 2018", 757_000, "derived_from_official_file"),
        (
            "ons-ltim-2025-11-27",
            "immigration[nationality=non_eu_plus,reason=study]",
            "YE Jun 2025",
            288_000,
            "derived_from_official_file",
        ),
        ("ons-ltim-2026-05-21", "net_migration[nationality=british]", "YE Dec 2025", -136_000, "derived_from_official_file"),
        (
            "ons-ltim-2026-05-21",
            "immigration[nationality=non_eu_plus,reason=asylum]",
            "YE Dec 2025",
            88_000,
            "derived_from_official_file",
        ),
        ("ons-ltim-2026-05-21", "population[type=born_outside_uk]", "at 2024-06-30", 13_115_000, "derived_from_official_file"),
        ("ons-ltim-2016-12", "net_migration", "2006", 265_000, "derived_from_official_file"),
        ("ons-ltim-2016-12", "immigration[nationality=eu8]", "2004", 51_000, "derived_from_official_file"),
        ("ons-ltim-2025-11-18", "emigration[nationality=british]", "YE Dec 2024", 257_000, "press"),
        ("ons-msqr-2018-08-23", "net_migration", "YE Mar 2018", 270_000, "official_text"),
    ],
)
def test_figures_of_other_releases(release: str, series: str, period: str, value: int, evidence: str) -> None:
    figure = published(release, series, period)

    assert (figure.value, figure.evidence) == (value, evidence)


def test_the_released_rank_of_nationalities_can_be_answered() -> None:
    """Immigration in YE Jun 2024, as the release of that period ranked it."""
    groups = {"all", "british", "eu_plus", "non_eu_plus", "eu", "non_eu"}
    countries = sorted(
        (
            (-each.value, DIMENSIONS["nationality"].label_of(each.series.dimensions["nationality"]))
            for each in figures("ons-ltim-2024-11-28")
            if each.series.measure == "immigration"
            and each.period.label == "YE Jun 2024"
            and each.series.dimensions["nationality"] not in groups
            and each.series.dimensions["reason"] == "all"
            and each.value is not None
        ),
    )

    assert [name for _, name in countries] == ["India", "Nigeria", "Pakistan", "China", "Zimbabwe"]


def test_rounded_figures_say_how_far() -> None:
    assert published("ons-msqr-2018-07-16", "net_migration", "YE Dec 2017").rounding == 10_000
    assert published("ons-ltim-2022-11-24", "immigration", "YE Jun 2022").rounding == 100_000
    assert published("ons-ltim-2023-11-23", "immigration", "YE Jun 2023").rounding == 100_000
    assert published("ons-ltim-2022-05-26", "net_migration", "YE Jun 2020").rounding == 10_000


def test_every_figure_names_its_release_source_and_place() -> None:
    """And every source says where it came from: an address, an upstream copy, or the file's digest."""
    for figure in all_figures():
        source = provenance(figure.release).source(figure.source)

        assert source is not None, figure
        assert source.url or source.upstream, source
        assert figure.locator, figure
        assert figure.value is not None, figure


def test_release_of_the_workbook_is_complete() -> None:
    release = provenance("ons-ltim-2025-05-22")
    workbook = release.source("workbook-2025-05-22")

    assert release.published_at.isoformat() == "2025-05-22T09:30:00+01:00"
    assert release.licence == "Open Government Licence v3.0"
    assert release.supersedes == "ons-ltim-2024-11-28"
    assert workbook is not None
    assert workbook.sha256.startswith("3c6cbab7")
    assert set(dict(release.methods)) == {"british", "eu_plus", "non_eu_plus"}
    assert {change.kind for change in release.changes} == {"R1", "R3"}
    assert any(change.citation.endswith("Notes!B13") for change in release.changes)


@pytest.mark.parametrize(
    ("release", "kind", "words"),
    [
        ("ons-ltim-2023-05-25", "R3", "inclusion of asylum seekers"),
        ("ons-ltim-2024-05-23", "R1", "how long people are staying"),
        ("ons-ltim-2024-11-28", "R1", "Ukraine visas"),
        ("ons-ltim-2025-11-18", "R3", "IPS dropped entirely"),
        ("ons-ltim-2026-05-21", "R1", "Revision for 12 months travel data"),
        ("ons-msqr-2018-07-16", "C", "IPS weights"),
    ],
)
def test_releases_state_why_they_revised(release: str, kind: str, words: str) -> None:
    stated = [change for change in provenance(release).changes if words in change.reason]

    assert stated
    assert {change.kind for change in stated} == {kind}
    assert all(change.citation for change in stated)


def test_month_of_publication_counts_from_its_end() -> None:
    """A series of December 2016 whose day is unknown must not be known before the month is over."""
    release = provenance("ons-ltim-2016-12")

    assert (release.precision, release.published) == ("month", date(2016, 12, 31))


@pytest.mark.skipif(not VINTAGES.is_file(), reason="the publishers' files are not beside this checkout")
def test_every_row_of_the_vintages_is_held_with_its_value() -> None:
    """Also those rows that were read from their own files instead, with evidence no worse."""
    held: dict[tuple[str, Series, date], set[tuple[float | int | None, str]]] = {}
    for each in all_figures():
        held.setdefault((each.release, each.series, each.period.stop), set()).add((each.value, each.evidence))
    rows = list(csv.DictReader(VINTAGES.read_text("utf-8").splitlines()))
    corrections = {(each.release, each.locator): each for each in shipped_corrections()}
    corrected = 0
    for number, row in enumerate(rows, start=2):
        series = Series.of(MEASURES[row["measure"]], nationality=row["nationality"])
        key = (ons_release(row["published"]).id, series, date.fromisoformat(row["period_end"]) + timedelta(days=1))

        value: float | int = int(row["value"])
        if known := corrections.get((key[0], f"vintages.csv row {number}")):
            assert value == known.expect
            assert isinstance(known.correct, (int, float))
            value, corrected = known.correct, corrected + 1
        assert (value, GRADES[row["evidence"]]) in held.get(key, set()), row
    assert corrected == 1
    assert len({row["published"] for row in rows}) == len(days())
