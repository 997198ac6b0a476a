"""`netmig figures`: the right figure, everything that must stand beside it, in every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from command_line import EARLY, LATE, PRESS, Ran
from netmig.cli.figures import HEADER
from netmig.codes import DIMENSIONS

Run = Callable[..., Ran]


def rows_of(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_the_newest_figure_of_each_period_is_shown(run: Run) -> None:
    rows = run("figures", "net_migration", "--format", "json").json["rows"]
    assert [(row["period"]["label"], row["value"], row["release"]) for row in rows] == [
        ("YE Jun 1999", -5_000, EARLY.id),
        ("YE Jun 2000", 75_000, LATE.id),
    ]


@pytest.mark.parametrize(
    ("as_of", "value"), [("2001-05-24", 60_000), ("2001-06-01", 66_000), ("2001-11-21", 66_000), ("2001-11-22", 75_000)]
)
def test_as_of_a_day_is_as_it_stood_at_the_end_of_that_day(run: Run, as_of: str, value: int) -> None:
    record = run("figures", "net_migration", "--period", "YE Jun 2000", "--as-of", as_of, "--format", "json").json
    assert [row["value"] for row in record["rows"]] == [value]
    assert record["as_of"] == as_of


def test_before_the_first_release_there_is_nothing_and_a_reason(run: Run) -> None:
    ran = run("figures", "net_migration", "--as-of", "2000-01-01", "--format", "json")
    assert ran.code == 0
    assert ran.json["rows"] == []
    assert EARLY.id in ran.json["reason"]
    assert ran.json["reason"] in ran.err


def test_after_the_last_day_watched_there_is_a_warning(run: Run) -> None:
    ran = run("figures", "net_migration", "--as-of", "2031-01-01", "--format", "json")
    assert ran.json["rows"]
    assert "2001-11-22" in ran.json["warning"]
    assert ran.json["warning"] in ran.err


def test_history_is_one_figure_a_release_oldest_first(run: Run) -> None:
    rows = rows_of(run("figures", "net_migration", "--period", "YE Jun 2000", "--history", "--format", "csv"))
    assert [(row["value"], row["release"]) for row in rows] == [("60000", EARLY.id), ("66000", PRESS.id), ("75000", LATE.id)]


def test_history_as_of_a_day_leaves_out_what_came_later(run: Run) -> None:
    rows = rows_of(run("figures", "net_migration", "--history", "--as-of", "2001-06-01", "--format", "csv"))
    assert [row["value"] for row in rows] == ["-5000", "60000", "66000"]


def test_first_is_the_first_figure_published_for_each_period(run: Run) -> None:
    rows = rows_of(run("figures", "net_migration", "--first", "--format", "csv"))
    assert [row["value"] for row in rows] == ["-5000", "60000"]


def test_a_period_in_other_words_is_the_same_period(run: Run) -> None:
    one = run("figures", "net_migration", "--period", "Year ending June 2000", "--format", "json").json["rows"]
    other = run("figures", "net_migration", "--period", "YE Jun 00", "--format", "json").json["rows"]
    assert one == other != []


def test_a_series_can_be_named_by_words_or_by_its_key(run: Run) -> None:
    words = run("figures", "net migration", "--nationality", "Non-EU+", "--reason", "study main applicant", "--format", "json")
    key = run("figures", "net_migration[nationality=non_eu_plus,reason=study_main]", "--format", "json")
    assert words.json == key.json
    assert words.json["series"]["dimensions"]["reason"] == "study_main"


def test_every_row_says_where_it_is_from(run: Run) -> None:
    """Period, value, interval, unit, status, date of publication, release and cell, in every format."""
    arguments = ("figures", "net_migration", "--period", "YE Jun 2000", "--first")
    wanted = ["YE Jun 2000", "50,000 to 70,000 (95%)", "people", "provisional", "2001-05-24", EARLY.id, "Table 1!B7"]
    table = run(*arguments).out
    line = next(line for line in table.splitlines() if line.startswith("YE Jun 2000"))
    assert [words for words in ["60,000", *wanted] if words not in line] == []
    row = run(*arguments, "--format", "json").json["rows"][0]
    assert (row["value"], row["low"], row["high"], row["confidence"]) == (60_000, 50_000, 70_000, "95%")
    assert (row["unit"], row["status"], row["published"], row["release"]) == ("people", "provisional", "2001-05-24", EARLY.id)
    assert (row["locator"], row["evidence"], row["source_url"]) == (
        "Table 1!B7",
        "official_file",
        "https://test.example/table.xlsx",
    )
    flat = rows_of(run(*arguments, "--format", "csv"))[0]
    assert (flat["start"], flat["end"], flat["low"], flat["high"]) == ("1999-07-01", "2000-06-30", "50000", "70000")


def test_the_licence_is_in_every_export(run: Run) -> None:
    arguments = ("figures", "net_migration", "--first")
    assert "Open Government Licence v3.0" in run(*arguments).out
    assert "Test Office" in run(*arguments, "--format", "json").json["attribution"][0]
    assert {row["licence"] for row in rows_of(run(*arguments, "--format", "csv"))} == {"Open Government Licence v3.0"}


def test_what_is_under_no_known_licence_is_not_called_open(run: Run) -> None:
    lines = run("figures", "net_migration", "--history", "--format", "json").json["attribution"]
    assert [line for line in lines if "The Daily Test" in line and "Open Government" in line] == []
    assert any("The Daily Test" in line for line in lines)


def test_the_csv_has_its_header_and_nothing_a_spreadsheet_would_run(run: Run) -> None:
    ran = run("figures", "net_migration", "--format", "csv")
    assert ran.out.splitlines()[0] == ",".join(HEADER)
    assert "\r" not in ran.out
    row = rows_of(ran)[0]
    assert (row["value"], row["locator"], row["note"]) == ("-5000", "'=SUM(A1:A2)", "'@home [a note]")


def test_a_rule_without_a_number_shows_its_words(run: Run) -> None:
    arguments = ("figures", "rule", "--route", "skilled_worker", "--parameter", "general_salary_threshold")
    assert "Only with a sponsor" in run(*arguments).out
    row = run(*arguments, "--format", "json").json["rows"][0]
    assert (row["value"], row["text"]) == (None, "Only with a sponsor")


def test_disagreements_show_what_was_kept_and_what_was_set_aside(run: Run) -> None:
    rows = rows_of(run("figures", "net_migration", "--disagreements", "--format", "csv"))
    assert [(row["standing"], row["value"], row["evidence"]) for row in rows] == [
        ("kept", "60000", "official_file"),
        ("set_aside", "64000", "press"),
    ]
    pair = run("figures", "--disagreements", "--format", "json").json["disagreements"][0]
    assert (pair["kept"]["value"], pair["set_aside"]["value"]) == (60_000, 64_000)
    assert "set aside" in run("figures", "--disagreements").out
    assert run("figures", "net_migration", "--disagreements", "--as-of", "2001-01-01", "--format", "csv").out.count("\n") == 1


def test_list_names_the_measures_held(run: Run) -> None:
    measures = run("figures", "--list", "--format", "json").json["measures"]
    assert [row["measure"] for row in measures] == ["net_migration", "rule", "visas_granted"]
    assert measures[0]["releases"] == 3
    assert "net_migration" in run("figures", "--list").out
    assert len(rows_of(run("figures", "--list", "--format", "csv"))) == 3


def test_list_of_a_measure_names_its_series_and_the_periods_they_cover(run: Run) -> None:
    series = run("figures", "net_migration", "--list", "--format", "json").json["series"]
    assert [(row["series"], row["periods"], row["last_period"]) for row in series] == [
        ("net_migration", 2, "YE Jun 2000"),
        ("net_migration[nationality=non_eu_plus,reason=study_main]", 1, "YE Jun 2000"),
    ]
    some = run("figures", "net_migration", "--list", "--nationality", "Non-EU+", "--format", "csv")
    assert next(row["dimensions"] for row in rows_of(some)).startswith("nationality=non_eu_plus;reason=study_main;")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("net_migraton",), "net_migration"),
        (("net_migration", "--nationality", "non_eu_pluss"), "non_eu_plus"),
        (("net_migration", "--reason", "studdy_main"), "study_main"),
        (("net_migration", "--period", "YE Jun 2008"), "YE Jun 2000"),
        (("net_migration", "--period", "YE Jun 2008", "--history"), "YE Jun 2000"),
        (("net_migration", "--period", "YE Jun 2000", "--as-of", "1990-01-01"), EARLY.id),
        (("asylum_cost",), "net_migration"),
        (("asylum_cost", "--list"), "net_migration"),
        (("net_migration", "--list", "--reason", "family"), "--list"),
    ],
)
def test_what_is_not_held_is_refused_with_the_nearest_that_is(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("figures", *arguments)
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.err


def test_a_series_not_held_is_answered_with_the_commands_for_those_near_it(run: Run) -> None:
    ran = run("figures", "visas_granted", "--route", "study")
    assert ran.code == 3
    assert "netmig figures visas_granted --route study --applicant main" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("net_migration", "--route", "study"),
        ("net_migration", "--period", "last summer"),
        ("net_migration", "--as-of", "yesterday"),
        ("net_migration", "--first", "--history"),
        ("net_migration", "--format", "xml"),
        ("--disagreements", "--reason", "family"),
    ],
)
def test_a_question_that_cannot_be_read_is_a_usage_error(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("figures", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("netmig: ")


def test_every_dimension_of_the_code_lists_is_an_option(run: Run) -> None:
    text = run("figures", "--help", ledger=None).out
    assert [name for name in DIMENSIONS if f"--{name.replace('_', '-')} " not in text] == []


def test_a_figure_that_was_corrected_is_shown_with_what_stood_in_its_source(run: Run) -> None:
    asked = ("figures", "net_migration", "--nationality", "british", "--period", "YE Jun 2022", "--as-of", "2022-11-24")
    shown = run(*asked, ledger=None)
    assert "45,000" in shown.out
    assert "YE Jun 2022 in ons-ltim-2022-11-24: Corrected from -45,000: " in shown.out
    (row,) = run(*asked, "--format", "json", ledger=None).json["rows"]
    assert row["note"].startswith("Corrected from -45,000: ")
    release = run("releases", "ons-ltim-2022-11-24", ledger=None).out
    assert "Correction  net_migration[nationality=british]/YE Jun 2022: Corrected from -45,000" in release
    assert len(run("releases", "ons-ltim-2022-11-24", "--format", "json", ledger=None).json["corrections"]) == 2
