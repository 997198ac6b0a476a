"""The two questions that a reader asks of YE Dec 2024, answered, and each number held to the publisher's own tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from netmig.explain import Explanation, explain
from netmig.explain.tree import Node
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons"
WORKBOOK = DATA / "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"
NOVEMBER = DATA / "ons_ltim_2025-11-27_table1_from_wiah.csv"
MAY, NOV = "ons-ltim-2025-05-22", "ons-ltim-2025-11-27"
with_the_files = pytest.mark.skipif(
    not WORKBOOK.exists() or not NOVEMBER.exists(), reason="no ../shared/data beside this checkout"
)


@cache
def fall() -> Explanation:
    """The answer to: what drove the fall from 860,000 to 431,000."""
    return explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22", ledger=Ledger([Bundled(SHIPPED)]))


@cache
def revision() -> Explanation:
    """The answer to: why did YE Dec 2024 go from 431,000 to 345,000."""
    return explain("net_migration", f"YE Dec 2024@{MAY}", f"YE Dec 2024@{NOV}", ledger=Ledger([Bundled(SHIPPED)]))


def by_key(found: Explanation) -> dict[str, Node]:
    return {node.series.key: node for _, node in found.root.walk()}


def test_the_fall_is_answered_by_reason_within_one_release() -> None:
    found = fall()
    assert (found.ends.start.value, found.ends.stop.value, found.change) == (860_000, 431_000, -429_000)
    # the newest population that was public by then, beside the figures' own
    assert [each.id for each in found.releases] == ["ons-projection-forecast-2025-01-28", MAY]
    assert (found.method_share, found.warnings) == (0.0, ())
    assert found.answer == (
        (
            "Net migration fell by 429,000, from 860,000 in the year to December 2023 to 431,000 in the year to December 2024"
            " (ONS, 22 May 2025)."
        ),
        (
            "Immigration of non-EU+ nationals fell by 366,000, emigration of non-EU+ nationals rose by 42,000 (−42,000)"
            " and emigration of EU+ nationals rose by 30,000 (−30,000)."
        ),
        "Immigration of non-EU+ nationals: work −189,000 and study −157,000.",
    )
    assert found.root.depth == 4
    assert by_key(found)["immigration[nationality=non_eu_plus,reason=study_dependant]"].value == -104_000


def test_the_revision_is_answered_with_the_method_that_changed() -> None:
    found = revision()
    assert (found.kind, found.change, found.method.change) == ("vintages", -86_000, -70_000)
    assert found.method_share == pytest.approx(70 / 86)
    assert [each.code for each in found.method.breaks] == ["british_from_rapid", "eu_plus_from_home_office_data"]
    assert by_key(found)["emigration[nationality=british]"].change == 180_000
    assert by_key(found)["emigration[nationality=british]"].value == -180_000
    assert found.answer == (
        (
            "Net migration in the year to December 2024 was published as 431,000 (ONS, 22 May 2025) and then as 345,000"
            " (ONS, 27 November 2025): revised down by 86,000."
        ),
        (
            "−70,000 of the −86,000 is the revision of British and EU+ nationals, whose method changed on"
            " 18 November 2025; new data may be in it."
        ),
        "That release revised everyone by −86,000, the groups whose method did not change among them.",
        (
            "Emigration of British nationals was revised up by 180,000 (−180,000), immigration of EU+ nationals was revised down by"
            " 40,000 and emigration of non-EU+ nationals was revised up by 39,000 (−39,000)."
        ),
        (
            "The other way: immigration of British nationals was revised up by 83,000 and emigration of EU+ nationals was revised"
            " down by 68,000 (+68,000)."
        ),
    )
    stated = [each.reason for step in found.method.steps for each in step.stated]
    assert "British now DWP RAPID" in stated
    assert any("since been revised to 331,000" in each for each in found.warnings)


def test_the_flows_by_nationality_of_the_revision_are_those_of_the_notes() -> None:
    """Immigration and emigration of British, EU+ and non-EU+ nationals, YE Dec 2024, May 2025 to November 2025."""
    values = {key: node.value for key, node in by_key(revision()).items()}
    groups = ("british", "eu_plus", "non_eu_plus")
    assert [values[f"immigration[nationality={group}]"] for group in groups] == [83_000, -40_000, 24_000]
    assert [values[f"emigration[nationality={group}]"] for group in groups] == [-180_000, 68_000, -39_000]


# ---- against the publisher's own files, read here without netmig's readers


@cache
def rows(sheet: str) -> list[list[Any]]:
    return [list(row) for row in CalamineWorkbook.from_path(WORKBOOK).get_sheet_by_name(sheet).to_python()]


def cell(sheet: str, flow: str, period: str, column: str) -> int:
    table = rows(sheet)
    head = next(row for row in table if str(row[0]).startswith("Flow"))
    place = next(place for place, name in enumerate(head) if " ".join(str(name).split()).startswith(column))
    found = [row[place] for row in table if row[0] == flow and str(row[1]).strip().startswith(period)]
    assert len(found) == 1, (sheet, flow, period, column, found)
    return int(found[0])


NATIONALITIES = {"british": "British", "eu_plus": "EU+", "non_eu_plus": "Non-EU+", "all": "All Nationalities"}
REASONS = {
    "work_main": "Work: Main", "work_dependant": "Work: Dependant", "study_main": "Study: Main", "study_dependant": "Study: Dependant",
    "family": "Family", "humanitarian_bno": "Humanitarian: BNO", "humanitarian_resettlement": "Humanitarian: Resettlement",
    "humanitarian_ukraine": "Humanitarian: Ukraine", "asylum": "Asylum", "other": "Other",
}  # fmt: skip
FLOWS = {"immigration": "Immigration", "emigration": "Emigration", "net_migration": "Net migration"}


def in_the_workbook(node: Node, period: str) -> int:
    """What the workbook prints for a group: from Table 4 by reason, from Table 1 otherwise; sums of work, study and so on."""
    dimensions = node.series.dimensions
    flow, reason = FLOWS[node.series.measure], dimensions["reason"]
    if reason == "all":
        return cell("Table 1", flow, period, NATIONALITIES[dimensions["nationality"]])
    names = [reason] if reason in REASONS else [each for each in REASONS if each.startswith(reason)]
    return sum(cell("Table 4", flow, period, REASONS[each]) for each in names)


@with_the_files
def test_every_number_of_the_fall_is_in_the_workbook() -> None:
    nodes = [node for _, node in fall().root.walk()]
    assert len(nodes) == 35
    assert [(node.start, node.stop) for node in nodes] == [
        (in_the_workbook(node, "YE Dec 23"), in_the_workbook(node, "YE Dec 24")) for node in nodes
    ]


def november(period: str = "2024-12") -> Iterator[tuple[str, int]]:
    with NOVEMBER.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["period_ym"] == period:
                yield f"{row['flow']}", int(row["all"])
                for group in ("british", "eu_plus", "non_eu_plus"):
                    yield f"{row['flow']}[nationality={group}]", int(row[group])


@with_the_files
def test_every_number_of_the_revision_is_in_the_two_tables() -> None:
    after = {
        key.replace("net[", "net_migration[").replace("net_migration_migration", "net_migration"): value
        for key, value in november()
    }
    nodes = [node for _, node in revision().root.walk() if node.series.dimensions["reason"] == "all"]
    assert len(nodes) == 9
    assert [node.start for node in nodes] == [in_the_workbook(node, "YE Dec 24") for node in nodes]
    assert [node.stop for node in nodes[1:]] == [after[node.series.key] for node in nodes[1:]]
