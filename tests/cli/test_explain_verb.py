"""`netmig explain`: the contract of its JSON, every format, and refusals that say the way out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from command_line import EARLY, LATE, PRESS, Ran
from netmig.cli import main

Run = Callable[..., Ran]
FALL = ("explain", "net_migration", "YE Dec 2023", "YE Dec 2024", "--as-of", "2025-05-22")


@pytest.fixture
def on_shipped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run on the figures shipped, without anyone's own ledger."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("NETMIG_LEDGER", raising=False)

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def test_the_json_is_as_the_contract_has_it(on_shipped: Run) -> None:
    ran = on_shipped(*FALL, "--format", "json")
    record = ran.json
    assert ran.code == 0
    assert {"change", "from", "to", "contributions", "residual", "method_share", "warnings"} <= set(record)
    assert record["change"] == -429_000
    assert (record["from"]["value"], record["to"]["value"]) == (860_000, 431_000)
    assert record["from"]["release"] == record["to"]["release"] == "ons-ltim-2025-05-22"
    assert all({"flow", "dimensions", "value"} <= set(each) for each in record["contributions"])
    assert sum(each["value"] for each in record["contributions"]) + record["residual"] == record["change"]
    assert record["method_share"] == 0.0
    assert record["warnings"] == []
    dependants = [each for each in record["contributions"] if each["dimensions"].get("reason") == "study_dependant"]
    assert [(each["flow"], each["value"], each["applicant"]) for each in dependants] == [
        ("immigration", -104_000, "dependant"),
        ("emigration", -10_000, "dependant"),
    ]
    assert record["as_of"] == "2025-05-22"
    assert record["sources"][0]["url"].startswith("https://www.ons.gov.uk/")


def test_the_tree_of_the_json_adds_up_at_every_level(on_shipped: Run) -> None:
    def check(node: dict[str, object]) -> None:
        parts = node.get("parts", [])
        assert isinstance(parts, list)
        if parts:
            assert sum(each["value"] for each in parts) + node["residual"] == node["value"]
        for each in parts:
            check(each)

    check(on_shipped(*FALL, "--format", "json").json["tree"])


def test_the_rows_of_the_csv_add_up(on_shipped: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(on_shipped(*FALL, "--format", "csv").out)))
    assert sum(int(row["value"]) for row in rows) == -429_000
    assert [row["part"] for row in rows][-1] == "residual"
    assert rows[0]["locators"] == "Table 1!D53; Table 1!D57"


def test_the_table_answers_first_and_names_its_source(on_shipped: Run) -> None:
    out = on_shipped("explain", "net_migration", "YE Dec 2024", "--to-release", "ons-ltim-2025-11-27").out
    assert out.startswith("Net migration in the year to December 2024 was published as 431,000 (ONS, 22 May 2025)")
    assert "−70,000 of the −86,000" in out
    assert "Stated by ONS, 18 November 2025 (method or definition, YE Jun 2021 onwards): " in out
    assert "IPS dropped entirely" in out
    assert "Source: Long-term international migration, provisional: year ending June 2025, 27 November 2025" in out
    assert "Open Government Licence v3.0" in out


def test_a_drawing_and_a_page_are_written_whole(on_shipped: Run, tmp_path: Path) -> None:
    for form in ("svg", "html"):
        file = tmp_path / f"fall.{form}"
        assert on_shipped(*FALL, "--format", form, "--output", str(file)).out == ""
        assert "−189,000" in file.read_text(encoding="utf-8")
    assert ET.parse(tmp_path / "fall.svg").getroot().tag.endswith("svg")


def test_a_picture_is_a_png_where_its_library_is_installed(on_shipped: Run, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra png is not installed")
    file = tmp_path / "fall.png"
    assert on_shipped(*FALL, "--format", "png", "--output", str(file)).code == 0
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size > 20_000


def test_what_must_be_said_goes_beside_formats_that_cannot_say_it(on_shipped: Run) -> None:
    ran = on_shipped("explain", "net_migration", "YE Dec 2024", "--format", "csv")
    assert "note: A change of method lies between the two releases." in ran.err
    assert "note:" not in ran.out


@pytest.mark.parametrize(("depth", "count"), [("0", 1), ("1", 2), ("2", 6), ("9", 24)])
def test_a_change_is_divided_as_often_as_was_asked(on_shipped: Run, depth: str, count: int) -> None:
    record = on_shipped(*FALL, "--depth", depth, "--format", "json").json
    assert len(record["contributions"]) == count
    assert sum(each["value"] for each in record["contributions"]) + record["residual"] == record["change"]


def test_by_what_to_divide_and_in_which_order_can_be_said(on_shipped: Run) -> None:
    record = on_shipped(*FALL, "--by", "nationality, reason", "--depth", "1", "--format", "json").json
    assert [(each["flow"], each["dimensions"]["nationality"], each["value"]) for each in record["contributions"]] == [
        ("net_migration", "british", 20_000),
        ("net_migration", "eu_plus", -41_000),
        ("net_migration", "non_eu_plus", -408_000),
    ]


def test_dimensions_are_given_as_to_figures(on_shipped: Run) -> None:
    record = on_shipped(
        "explain", "immigration", "YE Dec 2023", "YE Dec 2024", "--nationality", "Non-EU+", "--release", "ons-ltim-2025-05-22",
        "--format", "json",
    ).json  # fmt: skip
    assert (record["series"], record["change"]) == ("immigration[nationality=non_eu_plus]", -366_000)


def test_a_place_can_be_asked_for(on_shipped: Run) -> None:
    record = on_shipped("explain", "net_migration", "YE Dec 2024", "--place", "Leeds", "--format", "json").json
    assert record["equivalents"][-1]["words"].startswith("0.12 times the population of Leeds (845,189 at 30 June 2024")


def test_on_a_small_ledger_of_ones_own(run: Run) -> None:
    record = run("explain", "net_migration", "YE Jun 2000", "--format", "json").json
    assert (record["from"]["release"], record["to"]["release"], record["change"]) == (EARLY.id, LATE.id, 15_000)
    assert [each["to"]["release"] for each in record["method"]["steps"]] == [PRESS.id, LATE.id]
    assert record["method"]["steps"][-1]["stated"][0]["reason"] == "More data came in."
    assert record["equivalents"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("explain", "net_migration", "YE Dec 2010", "YE Dec 2024"), 3, "--from-release"),
        (("explain", "net_migration", "YE Dec 2033", "YE Dec 2024"), 3, "No period"),
        (("explain", "net_migration", "YE Dec 2024", "2024 Q4"), 2, "12 months and 3 months"),
        (("explain", "nett_migration", "YE Dec 2023", "YE Dec 2024"), 3, "net_migration"),
        (("explain", "net_migration", "YE Dec 2023", "YE Dec 2024", "--by", "colour"), 2, "cannot be divided"),
        (("explain", "net_migration", "YE Dec 2023", "YE Dec 2024", "--by", ","), 2, "nothing to divide by"),
        (("explain", "net_migration", "YE Dec 2023", "YE Dec 2024", "--route", "work"), 2, "no dimension"),
        (("explain", "net_migration"), 2, "FROM"),
    ],
)
def test_a_refusal_has_its_exit_code_and_says_what_to_do(
    on_shipped: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    ran = on_shipped(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    told = on_shipped(*arguments, "--format", "json")
    assert told.code == code
    assert (told.json["ok"], told.json["exit_code"]) == (False, code)


def test_the_page_tells_a_day_asked_for_as_a_day(run: Callable[..., Ran]) -> None:
    page = run("explain", "net_migration", "YE Dec 2023", "--as-of", "2025-05-22", "--format", "html", ledger=None).out

    assert "Figures as of 2025-05-22." in page
    assert "23:59:59" not in page
