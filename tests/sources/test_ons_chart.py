"""The numbers of a bulletin's chart read to the figures of its release, or are refused with row and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_ltim import held

from netmig.errors import LayoutError, UsageError
from netmig.periods import MONTHS, year_ending
from netmig.series import Series
from netmig.sources.ons_chart import READER, read
from netmig.sources.reader import GivenFile
from netmig.sources.registry import READERS

PUBLISHED = date(2026, 5, 21)
FLOWS = ("net_migration", "immigration", "emigration")
HEADER = "date,Net migration,Immigration,Emigration,Net_estimate,Immigration_estimate,Emigration_estimate"


def line_chart() -> str:
    """Figure 2 of a bulletin, of the shipped figures: the last year stands in the columns of estimates."""
    values = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table1")
    lines = [HEADER]
    for year in range(2012, 2026):
        period = year_ending(year, 12)
        numbers = ",".join(str(values[flow, period.label].value) for flow in FLOWS)
        label = f"YE {MONTHS[11]} {year % 100}"
        lines.append(f"{label},,,,{numbers}" if year == 2025 else f"{label},{numbers},,,")
    return "\n".join(lines) + "\n"


def by_group() -> str:
    values = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table1")
    numbers = [
        values[Series.of("net_migration", nationality=group).key, "YE Dec 2025"].value
        for group in ("british", "eu_plus", "non_eu_plus")
    ]
    cells = ",".join(f'"{(value or 0) // 1000}"' for value in numbers)
    return (
        '"Title","Long-term net migration by nationality, year ending December 2025"\n"Notes","Provisional."\n"Unit","Thousands"\n'
        f'"Release date","21-05-2026"\n\n"","British","EU+","Non-EU+"\n"YE Dec 25 P",{cells}\n"Source: Office for National Statistics"\n'
    )


def given(text: str, *, published: date | None = PUBLISHED) -> GivenFile:
    return GivenFile("data.csv", text.encode(), published=published)


def test_chart_of_flows_reads_to_the_figures_of_its_release() -> None:
    reading = read(given(line_chart()))
    values = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table1")

    ((release, figures),) = reading.releases
    assert release.id == "ons-ltim-2026-05-21"
    assert len(figures) == 14 * 3
    assert all(figure.value == values[figure.series.key, figure.period.label].value for figure in figures)
    assert {figure.marker for figure in figures if figure.period.label == "YE Dec 2025"} == {"estimate"}


def test_chart_with_a_block_of_names_and_values() -> None:
    """Thousands become people; the title says which flow the groups are of; the day is the file's own."""
    reading = read(given(by_group(), published=None))

    assert [(figure.series.key, figure.value, figure.status) for figure in reading.figures] == [
        ("net_migration[nationality=british]", -136000, "provisional"),
        ("net_migration[nationality=eu_plus]", -42000, "provisional"),
        ("net_migration[nationality=non_eu_plus]", 350000, "provisional"),
    ]
    assert reading.releases[0][0].published == PUBLISHED


@pytest.mark.parametrize("text", [line_chart(), by_group()], ids=["flows", "groups"])
def test_chart_is_known_by_its_content_and_to_one_reader(text: str) -> None:
    assert [reader.name for reader in READERS if reader.recognises(given(text))] == ["ons-chart"]


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n1,2\n", "date,visitors\n2020,5\n", "period,measure,value\nYE Dec 25,net_migration,5\n", "date,Migration of birds\n2020,3\n", '"Title","Rainfall"\n"","Net"\n'],
)  # fmt: skip
def test_other_tables_are_not_taken(text: str) -> None:
    if text.startswith('"Title","Rainfall"'):
        # the header alone speaks of a net, and nothing of anything else: its rows decide
        with pytest.raises(LayoutError):
            read(given(text))
    else:
        assert not READER.recognises(given(text))


REFUSED = {
    "a net that is none": (line_chart().replace("171000", "271000"), r"row 15, column 'Net_estimate'.*holds 271,000.*171,000"),
    "thousands without a unit": (by_group().replace("Thousands", ""), r"row 7, column 'British'.*nearest thousand"),
    "a percentage": (by_group().replace("Thousands", "%"), "Numbers of people"),
    "no number": (line_chart().replace("813000", "=813000"), r"row 15, column 'Immigration_estimate'.*no number"),
    "beyond measure": (line_chart().replace("813000", "813000000"), r"row 15, column 'Immigration_estimate'"),
    "no period": (line_chart().replace("YE Dec 25", "YE Foo 25"), r"row 15, column 'date'.*no period"),
    "a period twice": (line_chart().replace("YE Dec 25", "YE Dec 24"), r"row 15.*as row 14 is"),
    "a quarter": (line_chart().replace("YE Dec 25", "2025 Q4"), r"row 15.*no year that ends with a month"),
    "cut off": (line_chart()[:-20], r"row 15, column 'date'.*cut off"),
    "a column more": (by_group().replace('"","British"', '"","Irish","British"'), r"row 6, column 'Irish'"),
    "two numbers for one": (line_chart().replace("YE Dec 25,,,,", "YE Dec 25,170000,,,"), r"row 15, column 'Net_estimate'.*another column"),
    "nothing": (HEADER + "\n", "no numbers"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_changed_chart_is_refused_with_row_and_column(what: str) -> None:
    text, said = REFUSED[what]

    with pytest.raises(LayoutError, match=said):
        read(given(text))


def test_chart_that_says_no_day_asks_for_one() -> None:
    with pytest.raises(UsageError, match="--published"):
        read(given(line_chart(), published=None))
    with pytest.raises(UsageError, match="2026-05-21"):
        read(given(by_group(), published=date(2026, 5, 22)))


def test_name_of_the_file_says_nothing() -> None:
    file = given(line_chart())

    assert read(file) == read(replace(file, name="download (3).csv"))
