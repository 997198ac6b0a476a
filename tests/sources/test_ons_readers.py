"""The readers of extracts, quotations, vintages and bulletins: what they take, and what they refuse."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from netmig.errors import LayoutError, NotHeldError
from netmig.ledger.figures import Figure, Release
from netmig.sources import ons_bulletins, ons_extracts, ons_long_series, ons_vintages
from netmig.sources.ons_quoted_rows import read_quote
from netmig.sources.ons_releases import days, ons_release, release_of_month
from netmig.sources.ons_vintages import COLUMNS, read_status, rounding_of

EXTRACTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "bulletin_extracts.md"

Read = list[tuple[Release, list[Figure]]]


def write_csv(path: Path, header: Iterable[str], *rows: Iterable[object]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([list(header), *(list(row) for row in rows)])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), "utf-8")


def values(read: Read) -> dict[str, float | int | None]:
    return {figure.id: figure.value for _, figures in read for figure in figures}


# vintages


def vintages(folder: Path, *rows: Iterable[object]) -> Read:
    write_csv(folder / "ons" / "vintages.csv", COLUMNS, *rows)
    return ons_vintages.releases(folder)


def test_row_of_the_vintages_becomes_a_figure_of_its_release(tmp_path: Path) -> None:
    ((release, (figure,)),) = vintages(
        tmp_path,
        ["2019-02-28", "2018-09-30", "net", "eu", 57000, "ips_provisional", "https://www.example.org/msqr (a copy)", "press"],
    )

    assert (release.id, figure.series.key, figure.period.label) == (
        "ons-msqr-2019-02-28",
        "net_migration[nationality=eu]",
        "YE Sep 2018",
    )
    assert (figure.value, figure.rounding, figure.status, figure.marker) == (57000, 1000, "provisional", "ips provisional")
    assert (figure.evidence, figure.locator) == ("press", "vintages.csv row 2")
    assert release.sources[0].url == "https://www.example.org/msqr"
    assert "a copy" in release.sources[0].title


def test_rows_of_files_read_elsewhere_are_left_to_their_readers(tmp_path: Path) -> None:
    row = [
        "2025-05-22",
        "2024-12-31",
        "net",
        "all",
        431000,
        "provisional",
        "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx#Table 1",
        "ons_file",
    ]

    assert vintages(tmp_path, row) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["2019-02-28", "2018-09-30", "net", "eu", 57000, "hearsay", "page", "press"], "hearsay"),
        (["2019-02-28", "2018-09-30", "stock", "eu", 57000, "unmarked", "page", "press"], "stock"),
        (["2019-02-28", "2018-09-30", "net", "eu", 57000, "unmarked", "page", "rumour"], "rumour"),
        (["2019-02-28", "2018-09-30", "net", "eu", "many", "unmarked", "page", "press"], "many"),
    ],
)
def test_vintages_in_unknown_words_are_refused(tmp_path: Path, row: list[object], problem: str) -> None:
    with pytest.raises(LayoutError, match=problem):
        vintages(tmp_path, row)


def test_vintage_of_an_unknown_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotHeldError, match="2019-02-27"):
        vintages(tmp_path, ["2019-02-27", "2018-09-30", "net", "eu", 57000, "unmarked", "page", "press"])


def test_two_pages_of_one_host_are_two_sources(tmp_path: Path) -> None:
    rows = [
        ["2019-02-28", "2018-09-30", measure, "all", 1000, "unmarked", f"https://example.org/{measure}", "press"]
        for measure in ("net", "immigration")
    ]
    ((release, figures),) = vintages(tmp_path, *rows)

    assert len({source.id for source in release.sources}) == 2
    assert [release.source(figure.source).url for figure in figures] == [row[6] for row in rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("status", "value", "rounding"),
    [("provisional_rounded_1.1m", 1_100_000, 100_000), ("ips_provisional_rounded_10k", 280_000, 10_000), ("experimental_about", 239_000, 1000), ("updated", 300_000, 1000)],
)  # fmt: skip
def test_rounding_is_that_of_the_words(status: str, value: int, rounding: int) -> None:
    assert rounding_of(status, value) == rounding
    assert read_status(status, "here") in {"provisional", "experimental", "revised"}


# extracts

TABLE_5 = (
    ["YE Sep 24", "Nov 25", "Revised provisional estimate", *range(1000, 10_000, 1000)],
    ["YE Sep 24", "May 26", "Completed estimate", *range(3000, 12_000, 1000)],
    ["YE Sep 24", "May 26", "Revision for 12 months travel data", *[2000] * 9],
    ["YE Mar 25", "May 25", "Not published", *[""] * 9],
)


def tables(folder: Path, *, table_5: Iterable[Iterable[object]] = TABLE_5) -> Path:
    ons = folder / "ons"
    write_csv(ons / "ons_ltim_2026-05-21_table5_transcribed.csv", ons_extracts._TABLE_5_MAY, *table_5)
    write_csv(
        ons / "ons_ltim_2026-05-21_table1_transcribed.csv",
        ons_extracts._TABLE_1_MAY,
        ["net", "YE Sep 24 R", "2024-09-30", "R", 9000, 1000, 2000, 6000],
    )
    write_csv(
        ons / "ons_ltim_2026-05-21_table2_transcribed.csv", ons_extracts._TABLE_2_MAY, ["net", "YE Sep 24 R", 9000, 8000, 11_000]
    )
    write_csv(
        ons / "ons_ltim_2025-11-27_table1_from_wiah.csv",
        ons_extracts._TABLE_1_NOVEMBER,
        ["2024-09", "immigration", 1000, 2000, 3000, 4000],
    )
    write_csv(
        ons / "ons_ltim_2025-11-27_table4b_from_wiah.csv",
        ("period", "flow", *ons_extracts._REASONS_NOVEMBER),
        ["2024-09", "emigration", 7000, 1000, 1000, 1000, 1000, 1000, 2000],
    )
    return folder


def test_table_5_gives_each_release_its_own_estimates(tmp_path: Path) -> None:
    read = ons_extracts.may_2026(tables(tmp_path))
    newest = next(release for release, _ in read if release.changes)
    by_id = {f"{figure.id} {figure.locator.rpartition(', ')[2]}": figure for _, figures in read for figure in figures}

    november = by_id["ons-ltim-2025-11-27/immigration[nationality=british]/YE Sep 2024 immigration_british"]
    assert (november.value, november.status) == (2000, "provisional_revised")
    assert by_id["ons-ltim-2026-05-21/net_migration/YE Sep 2024 net_migration_all"].value == 11_000
    assert by_id["ons-ltim-2026-05-21/net_migration/YE Sep 2024 estimate"].low == 8000
    assert not [name for name in by_id if "YE Mar 2025" in name]
    assert [(change.kind, change.reason, change.periods) for change in newest.changes] == [
        ("R1", "Revision for 12 months travel data", "YE Sep 2024")
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["YE Sep 24", "May 26", "Revision for 12 months travel data", *[2000] * 8, 2001],
        ["YE Sep 24", "May 26", "Guessed estimate", *[2000] * 9],
        ["YE Sep 24", "Jun 26", "Completed estimate", *[2000] * 9],
        ["YE Mar 25", "May 25", "Not published", 1000, *[""] * 8],
    ],
    ids=["no difference", "unknown stage", "unknown release", "unpublished number"],
)
def test_table_5_must_be_consistent(tmp_path: Path, row: list[object]) -> None:
    with pytest.raises(LayoutError):
        ons_extracts.may_2026(tables(tmp_path, table_5=[*TABLE_5[:2], row]))


def test_november_takes_the_stage_that_may_gives_it(tmp_path: Path) -> None:
    ((_, figures),) = ons_extracts.november_2025(tables(tmp_path))
    flow, *_, reason = figures

    assert (flow.series.key, flow.value, flow.status, flow.marker) == (
        "immigration", 1000, "provisional_revised", "Revised provisional estimate"
    )  # fmt: skip
    assert "May 2026" in flow.note
    assert (reason.series.key, reason.value, reason.status) == ("emigration[nationality=non_eu_plus,reason=other]", 2000, "")


def test_moved_columns_are_refused(tmp_path: Path) -> None:
    tables(tmp_path)
    path = tmp_path / "ons" / "ons_ltim_2026-05-21_table1_transcribed.csv"
    path.write_text(path.read_text("utf-8").replace("british,eu_plus", "eu_plus,british"), "utf-8")

    with pytest.raises(LayoutError, match="eu_plus, british"):
        ons_extracts.may_2026(tmp_path)


def long_row(metric: str, category: str, source: str, year: str = "2006") -> list[object]:
    return ["GBR", "United Kingdom", year, metric, category, "265000.0", "people", "total", "net", source]


def test_long_series_takes_ons_rows_only(tmp_path: Path) -> None:
    """EU of the recent rows is EU+; that of the survey rows is the EU; other publishers' rows are not read."""
    write_csv(
        tmp_path / "ons" / "extracts" / "uk_migration_1964_2015_and_ye_dec_2025_long.csv",
        ons_long_series.COLUMNS,
        long_row("net_migration_by_origin", "eu", ons_long_series.SURVEY),
        long_row("net_migration", "eu", ons_long_series.RECENT, "2024"),
        long_row("net_migration_wb", "all", "World Bank WDI"),
    )

    assert values(ons_long_series.releases(tmp_path)) == {
        "ons-ltim-2016-12/net_migration[nationality=eu]/YE Dec 2006": 265_000,
        "ons-ltim-2026-05-21/net_migration[nationality=eu_plus]/YE Dec 2024": 265_000,
    }


# quotations


def quoted(text: str) -> dict[str, float | int | None]:
    return {
        f"{each.series.key} {each.period.label} {each.status}": each.value
        for each in read_quote(text, "ons-ltim-2026-05-21", "quoted")
    }


def test_quoted_rows_are_read_by_their_headers() -> None:
    assert quoted("Table 1: Migration by nationality. Net migration, YE Mar 23: All Nationalities 944,000; British -83,000") == {
        "net_migration YE Mar 2023 ": 944_000,
        "net_migration[nationality=british] YE Mar 2023 ": -83_000,
    }
    assert quoted(
        "Table 4b: Migration by reason. Immigration, YE Dec 25 P: All Work Related 146,000; Humanitarian:  Ukraine 16,000"
    ) == {
        "immigration[nationality=non_eu_plus,reason=work] YE Dec 2025 provisional": 146_000,
        "immigration[nationality=non_eu_plus,reason=humanitarian_ukraine] YE Dec 2025 provisional": 16_000,
    }
    assert quoted("Table 9: The population. Census Day, 20 March 2022, Scotland: EU+ born population 239,000") == {
        "population[area=scotland,type=born_in_eu_plus] at 2022-03-20 ": 239_000
    }


@pytest.mark.parametrize(
    "quote",
    [
        "Table 1: Migration. Net migration, YE Mar 23: All Nationalities",
        "Table 1: Migration. Net migration, lately: All Nationalities 944,000",
        "Table 4b: Migration. Immigration, YE Dec 25: For a holiday 12,000",
        "Table 9: Population. 30 June 2024, Rockall: EU+ born population 1,000",
        "Table 12: Something else. Immigration, YE Dec 25: All reasons 1,000",
    ],
)
def test_quotations_in_other_forms_are_refused(quote: str) -> None:
    with pytest.raises(LayoutError):
        quoted(quote)


# bulletins


@pytest.mark.skipif(not EXTRACTS.is_file(), reason="the publishers' files are not beside this checkout")
@pytest.mark.parametrize(("word", "other"), [("net 606,000", "net 607,000"), ("Indian 240,000", "Indian 1.3 million")])
def test_bulletins_values_come_out_of_the_file(tmp_path: Path, word: str, other: str) -> None:
    """Another number in the file is another figure: none is kept in the code."""
    (tmp_path / "ons").mkdir()
    copy = tmp_path / "ons" / EXTRACTS.name
    copy.write_text(EXTRACTS.read_text("utf-8"), "utf-8")
    before = values(ons_bulletins.releases(tmp_path))
    copy.write_text(EXTRACTS.read_text("utf-8").replace(word, other), "utf-8")
    after = values(ons_bulletins.releases(tmp_path))

    assert len([name for name in before if before[name] != after[name]]) == 1


@pytest.mark.skipif(not EXTRACTS.is_file(), reason="the publishers' files are not beside this checkout")
@pytest.mark.parametrize(
    "word",
    ["net 606,000;", "top non-EU+", "have been revised", "| MSQR", "what it says (figures)", "| 2023-05-25"],
)
def test_bulletin_words_that_are_gone_stop_the_reading(tmp_path: Path, word: str) -> None:
    text = EXTRACTS.read_text("utf-8")
    assert word in text
    (tmp_path / "ons").mkdir()
    (tmp_path / "ons" / EXTRACTS.name).write_text(text.replace(word, "…"), "utf-8")

    with pytest.raises(LayoutError):
        ons_bulletins.releases(tmp_path)


def test_missing_extracts_are_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"bulletin_extracts\.md"):
        ons_bulletins.releases(tmp_path)


# releases


def test_long_term_releases_supersede_each_other_in_turn() -> None:
    chain = [ons_release(day) for day in days() if ons_release(day).id.startswith("ons-ltim-202") and day != "2025-11-18"]

    assert [release.supersedes for release in chain] == ["", *(release.id for release in chain[:-1])]


@pytest.mark.parametrize(("words", "day"), [("May 24", "2024-05-23"), ("Nov 25", "2025-11-27"), ("May 2026", "2026-05-21")])
def test_release_is_known_by_its_month(words: str, day: str) -> None:
    assert release_of_month(words) == day


@pytest.mark.parametrize("words", ["Jun 24", "Nov 2015", "2024", ""])
def test_month_without_a_release_is_refused(words: str) -> None:
    with pytest.raises(NotHeldError):
        release_of_month(words)
