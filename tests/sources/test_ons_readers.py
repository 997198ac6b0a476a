"""The readers of extracts, quotations, vintages and bulletins: what they take, and what they refuse."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netmig.errors import LayoutError, NotHeldError, UsageError
from netmig.ledger.figures import Figure, Release
from netmig.periods import parse_period
from netmig.sources import ons_extracts, ons_long_series
from netmig.sources.ons_quoted_rows import read_quote
from netmig.sources.ons_releases import days, ons_release, release_of_month
from netmig.sources.ons_vintages import COLUMNS, read_status, rounding_of
from netmig.sources.reader import GivenFile, Reading, recognise
from netmig.sources.registry import READERS

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EXTRACTS = DATA / "ons" / "bulletin_extracts.md"

Read = tuple[tuple[Release, tuple[Figure, ...]], ...]


def csv_file(header: Iterable[str], *rows: Iterable[object], published: str = "") -> GivenFile:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([list(header), *(list(row) for row in rows)])
    return GivenFile("made.csv", text.getvalue().encode(), published=date.fromisoformat(published) if published else None)


def read(file: GivenFile) -> Read:
    """Read by whichever reader knows the file by its header."""
    return recognise(file, READERS).read(file).releases


def values(read: Read) -> dict[str, float | int | None]:
    return {figure.id: figure.value for _, figures in read for figure in figures}


# vintages


def vintages(*rows: Iterable[object]) -> Read:
    return read(csv_file(COLUMNS, *rows))


def test_row_of_the_vintages_becomes_a_figure_of_its_release() -> None:
    ((release, (figure,)),) = vintages(
        ["2019-02-28", "2018-09-30", "net", "eu", 57000, "ips_provisional", "https://www.example.org/msqr (a copy)", "press"],
    )

    assert (release.id, figure.series.key, figure.period.label) == (
        "ons-msqr-2019-02-28",
        "net_migration[nationality=eu]",
        "YE Sep 2018",
    )
    assert (figure.value, figure.rounding, figure.status, figure.marker) == (57000, 1000, "provisional", "ips provisional")
    assert (figure.evidence, figure.locator.partition(" ")[2]) == ("press", "row 2")
    assert release.sources[0].url == "https://www.example.org/msqr"
    assert "a copy" in release.sources[0].title


def test_rows_of_files_read_elsewhere_are_left_to_their_readers() -> None:
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

    assert vintages(row) == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["2019-02-28", "2018-09-30", "net", "eu", 57000, "hearsay", "page", "press"], "hearsay"),
        (["2019-02-28", "2018-09-30", "stock", "eu", 57000, "unmarked", "page", "press"], "stock"),
        (["2019-02-28", "2018-09-30", "net", "eu", 57000, "unmarked", "page", "rumour"], "rumour"),
        (["2019-02-28", "2018-09-30", "net", "eu", "many", "unmarked", "page", "press"], "many"),
    ],
)
def test_vintages_in_unknown_words_are_refused(row: list[object], problem: str) -> None:
    with pytest.raises(LayoutError, match=problem):
        vintages(row)


def test_vintage_of_an_unknown_release_is_refused() -> None:
    with pytest.raises(LayoutError, match="2019-02-27"):
        vintages(["2019-02-27", "2018-09-30", "net", "eu", 57000, "unmarked", "page", "press"])


def test_two_pages_of_one_host_are_two_sources() -> None:
    rows = [
        ["2019-02-28", "2018-09-30", measure, "all", 1000, "unmarked", f"https://example.org/{measure}", "press"]
        for measure in ("net", "immigration")
    ]
    ((release, figures),) = vintages(*rows)

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


def table_5(*rows: Iterable[object]) -> GivenFile:
    return csv_file(ons_extracts._TABLE_5_MAY, *rows)


def test_table_5_gives_each_release_its_own_estimates() -> None:
    found = read(table_5(*TABLE_5))
    newest = next(release for release, _ in found if release.changes)
    by_id = {figure.id: figure for _, figures in found for figure in figures}

    november = by_id["ons-ltim-2025-11-27/immigration[nationality=british]/YE Sep 2024"]
    assert (november.value, november.status) == (2000, "provisional_revised")
    assert by_id["ons-ltim-2026-05-21/net_migration/YE Sep 2024"].value == 11_000
    assert not [name for name in by_id if "YE Mar 2025" in name]
    assert [(change.kind, change.reason, change.periods) for change in newest.changes] == [
        ("R1", "Revision for 12 months travel data", "YE Sep 2024")
    ]


def test_tables_as_transcribed_are_read_for_the_day_that_is_said() -> None:
    one = csv_file(
        ons_extracts._TABLE_1_MAY, ["net", "YE Sep 24 R", "2024-09-30", "R", 9000, 1000, 2000, 6000], published="2026-05-21"
    )
    two = csv_file(ons_extracts._TABLE_2_MAY, ["net", "YE Sep 24 R", 9000, 8000, 11_000], published="2026-05-21")

    assert values(read(one))["ons-ltim-2026-05-21/net_migration[nationality=eu_plus]/YE Sep 2024"] == 2000
    ((_, (bounded,)),) = read(two)
    assert (bounded.low, bounded.high, bounded.status) == (8000, 11_000, "revised")


@pytest.mark.parametrize("published", ["", "2026-05-22"])
def test_table_that_does_not_say_its_release_is_not_guessed(published: str) -> None:
    """Neither without a day nor for a day on which ONS published none: and no provenance that is another file's."""
    file = csv_file(ons_extracts._TABLE_2_MAY, ["net", "YE Sep 24 R", 9000, 8000, 11_000], published=published)

    with pytest.raises(UsageError):
        read(file)
    ((release, _),) = read(replace(file, published=date(2026, 5, 21)))
    assert [(source.upstream, source.url) for source in release.sources] == [("", "")]


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
def test_table_5_must_be_consistent(row: list[object]) -> None:
    with pytest.raises(LayoutError) as refused:
        read(table_5(*TABLE_5[:2], row))
    assert refused.value.place.row == 4


def test_november_takes_the_stage_that_may_gives_it() -> None:
    file = csv_file(ons_extracts._TABLE_1_NOVEMBER, ["2024-09", "immigration", 1000, 2000, 3000, 4000], published="2025-11-27")
    ((_, (flow, *_)),) = read(file)

    assert (flow.series.key, flow.value, flow.status, flow.marker) == (
        "immigration", 1000, "provisional_revised", "Revised provisional estimate"
    )  # fmt: skip
    assert "May 2026" in flow.note


@pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not beside this checkout")
def test_stages_of_november_are_those_of_table_5_of_may() -> None:
    with (DATA / "ons" / "ons_ltim_2026-05-21_table5_transcribed.csv").open(encoding="utf-8", newline="") as file:
        said = {
            parse_period(row["period"]).label: row["estimate_stage"]
            for row in csv.DictReader(file)
            if row["publication"] == "Nov 25"
        }

    assert said == ons_extracts.STAGES_OF_NOVEMBER_2025


def test_reasons_as_extracted_are_those_of_non_eu_nationals() -> None:
    file = csv_file(
        ("period", "flow", *ons_extracts._REASONS_NOVEMBER), ["2024-09", "emigration", 7000, 1000, 1000, 1000, 1000, 1000, 2000],
        published="2025-11-27",
    )  # fmt: skip
    ((_, (*_, reason)),) = read(file)

    assert (reason.series.key, reason.value, reason.status) == ("emigration[nationality=non_eu_plus,reason=other]", 2000, "")


def test_moved_columns_are_refused() -> None:
    moved = [{"british": "eu_plus", "eu_plus": "british"}.get(each, each) for each in ons_extracts._TABLE_1_MAY]

    with pytest.raises(LayoutError, match="eu_plus,british"):
        read(csv_file(moved, ["net", "YE Sep 24 R", "2024-09-30", "R", 9000, 1000, 2000, 6000], published="2026-05-21"))


def long_row(metric: str, category: str, source: str, year: str = "2006") -> list[object]:
    return ["GBR", "United Kingdom", year, metric, category, "265000.0", "people", "total", "net", source]


def test_long_series_takes_ons_rows_and_the_population_as_a_series_of_its_own() -> None:
    """EU of the recent rows is EU+; that of the survey rows is the EU; what else other publishers have is not read."""
    file = csv_file(
        ons_long_series.COLUMNS,
        long_row("net_migration_by_origin", "eu", ons_long_series.SURVEY),
        long_row("net_migration", "eu", ons_long_series.RECENT, "2024"),
        long_row("net_migration_wb", "all", "World Bank WDI"),
        long_row("uk_population", "all", "World Bank WDI", "1964"),
        published="2026-05-21",
    )

    assert values(read(file)) == {
        "ons-ltim-2016-12/net_migration[nationality=eu]/YE Dec 2006": 265_000,
        "ons-ltim-2026-05-21/net_migration[nationality=eu_plus]/YE Dec 2024": 265_000,
        "world-bank-population-2026/population[type=world_bank]/at 1964-06-30": 265_000,
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
def test_bulletins_values_come_out_of_the_file(word: str, other: str) -> None:
    """Another number in the file is another figure: none is kept in the code."""
    text = EXTRACTS.read_text("utf-8")
    before, after = (values(read(GivenFile("made.md", each.encode()))) for each in (text, text.replace(word, other)))

    assert len([name for name in before if before[name] != after[name]]) == 1


@pytest.mark.skipif(not EXTRACTS.is_file(), reason="the publishers' files are not beside this checkout")
@pytest.mark.parametrize(
    "word",
    ["net 606,000;", "top non-EU+", "have been revised", "| MSQR", "what it says (figures)", "| 2023-05-25"],
)
def test_bulletin_words_that_are_gone_stop_the_reading(word: str) -> None:
    text = EXTRACTS.read_text("utf-8")
    assert word in text

    with pytest.raises(LayoutError):
        read(GivenFile("made.md", text.replace(word, "…").encode()))


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


def test_a_period_end_that_contradicts_the_period_is_refused() -> None:
    row = "immigration,YE Jun 24,{},,639000,74000,327000,238000"
    header = "flow,period,period_end,marker,all_nationalities,british,eu_plus,non_eu_plus"

    def reading(end: str) -> Reading:
        file = GivenFile("made.csv", f"{header}\n{row.format(end)}\n".encode(), date(2025, 5, 22))
        return recognise(file, READERS).read(file)

    assert [each.value for each in reading("2024-06-30").figures] == [each.value for each in reading("").figures]
    with pytest.raises(LayoutError, match="YE Jun 2024 ends on 2024-06-30") as caught:
        reading("2024-09-30")
    assert (caught.value.place.row, caught.value.place.column) == (2, "period_end")
