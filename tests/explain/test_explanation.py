"""An explanation as an object: frozen, short and true in a line, a table in a notebook, JSON and rows for programs."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from datetime import date
from functools import cache
from typing import Any

import pytest

import netmig
from netmig.errors import MissingExtraError, UsageError
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import year_ending
from netmig.series import Series


@cache
def fall() -> Explanation:
    return explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22", ledger=Ledger([Bundled(SHIPPED)]))


def test_the_package_itself_can_be_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("NETMIG_LEDGER", raising=False)
    found = netmig.explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22")
    assert found.to_dict() == fall().to_dict()


def test_its_line_says_what_is_compared_and_by_how_much_it_differs() -> None:
    assert repr(fall()) == (
        "<Explanation net_migration, YE Dec 2023 in ons-ltim-2025-05-22 to YE Dec 2024 in ons-ltim-2025-05-22: "
        "−429,000, 24 contributions>"
    )
    assert repr(fall().root) == "<Node net_migration: -429,000, 2 parts>"


def test_nothing_of_it_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        fall().answer = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        fall().root.start = 1  # type: ignore[misc]


def test_a_notebook_shows_the_answer_and_every_row() -> None:
    shown = fall()._repr_html_()
    assert shown.startswith("<p>Net migration fell by 429,000")
    assert shown.count("<tr>") == 1 + len(list(fall().table()))
    assert "<caption>Net migration, people: contributions to the change</caption>" in shown


def test_its_record_is_json_and_says_no_more_than_json_can() -> None:
    record = fall().to_dict()
    assert json.loads(json.dumps(record)) == record


def test_a_frame_needs_its_library_and_nothing_else_does() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = fall().to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["value"].sum() == -429_000


def test_without_the_library_there_is_its_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(MissingExtraError, match="pip install polars"):
        fall().to_frame("polars")
    with pytest.raises(UsageError):
        fall().to_frame("excel")  # type: ignore[arg-type]


def test_a_series_and_periods_can_be_given_as_objects() -> None:
    series = Series.of("immigration", nationality="non_eu_plus")
    ledger = Ledger([Bundled(SHIPPED)])
    found = explain(series, year_ending(2023, 12), year_ending(2024, 12), release="ons-ltim-2025-05-22", ledger=ledger)
    same = explain(series.key, "YE Dec 2023", "YE Dec 2024", release="ons-ltim-2025-05-22", ledger=ledger)
    assert found.to_dict() == same.to_dict()
    assert found.change == -366_000


@pytest.mark.parametrize(
    ("measure", "start", "stop", "words"),
    [
        ("returns", "2023 Q4", "2024 Q4", "Returns rose by 1,550, from 13,521 in October to December 2023 to 15,071"),
        (
            "asylum_cost",
            "2022/23",
            "2023/24",
            "Asylum costs rose by £1.43bn, from £3.95bn in the financial year 2022/23 to £5.38bn",
        ),
        (
            "asylum_supported",
            "at 2023-12-31",
            "at 2024-12-31",
            "rose by 1,055, from 111,132 at 31 December 2023 to 112,187 at 31",
        ),
    ],
)
def test_other_measures_are_explained_in_their_own_words(measure: str, start: str, stop: str, words: str) -> None:
    assert words in explain(measure, start, stop, ledger=Ledger([Bundled(SHIPPED)])).answer[0]


def test_what_cannot_be_divided_is_one_contribution() -> None:
    found = explain("asylum_supported", "at 2023-12-31", "at 2024-12-31", ledger=Ledger([Bundled(SHIPPED)]))
    assert [(each.series.key, each.value) for each in found.contributions] == [("asylum_supported", 1_055)]
    assert (found.residual, found.residual_kind) == (0, "none")


def test_what_is_published_in_part_leaves_the_rest_and_says_so() -> None:
    """On 18 November 2025 the net figures of British and EU+ nationals were told, that of the others was not."""
    found = explain("net_migration", "YE Dec 2024", as_of="2025-11-20", ledger=Ledger([Bundled(SHIPPED)]))
    assert [(each.series.dimensions["nationality"], each.value) for each in found.contributions] == [
        ("british", -97_000),
        ("eu_plus", 27_000),
    ]
    assert (found.residual, found.residual_kind) == (-16_000, "not_held")
    assert (
        "−16,000 of net migration is in parts that are not held here for both releases: net migration of non-EU+ nationals, "
        "held for ons-ltim-2025-05-22 (544,000) alone."
    ) in found.warnings
    assert any("as the press reported it" in each for each in found.warnings)


def test_what_is_held_for_one_period_alone_is_told_and_not_called_unpublished() -> None:
    found = explain("net_migration", "YE Sep 2013", "YE Sep 2014", as_of="2015-02-26", ledger=Ledger([Bundled(SHIPPED)]))
    assert (
        "−6,000 of net migration is in parts that are not held here for both periods: emigration, held for "
        "YE Sep 2014 (327,000) alone."
    ) in found.warnings
    assert found.to_dict()["tree"]["not_held"] == [{"series": "emigration", "from": None, "to": 327_000}]
    assert "Not held here at both ends, and rounding" in [name for _, name, *_ in found.table()]


def test_a_release_that_prints_the_same_value_and_more_of_its_parts_is_named() -> None:
    ledger = Ledger([Bundled(SHIPPED)])
    found = explain("net_migration", "YE Dec 2024@431,000", "YE Dec 2024@345,000", ledger=ledger)
    assert found.ends.stop.release.id == "ons-ltim-2025-11-18"
    assert found.notes == (
        (
            "ons-ltim-2025-11-27 (27 November 2025) prints the same 345,000 and divides the change further: "
            "ask with --to-release ons-ltim-2025-11-27."
        ),
    )
    fuller = explain("net_migration", "YE Dec 2024@431,000", to_release="ons-ltim-2025-11-27", ledger=ledger)
    assert fuller.root.depth > found.root.depth
    then = explain("net_migration", "YE Dec 2024", as_of="2025-11-20", ledger=ledger)
    assert then.notes == ()


def test_a_level_along_which_nothing_is_divided_is_said_with_how_to_ask() -> None:
    def notes(by: str, release: str = "ons-ltim-2025-05-22") -> list[str]:
        found = explain("net_migration", "YE Dec 2023", "YE Dec 2024", release=release, by=by, ledger=Ledger([Bundled(SHIPPED)]))
        return [each for each in found.notes if each.startswith("Not divided")]

    assert notes("flow,reason") == [
        (
            "Not divided by reason: what stands here is not held in all its parts by it, in ons-ltim-2025-05-22. "
            "With --by flow,nationality,reason it is."
        )
    ]
    assert notes("flow,nationality,reason") == []
    assert notes("nationality,age", "ons-ltim-2026-05-21") == [
        "Not divided by age: what stands here is not held in all its parts by it, in ons-ltim-2026-05-21."
    ]


def test_levels_are_a_sequence_or_words() -> None:
    def by(levels: Any) -> tuple[str, ...]:
        return explain("net_migration", "YE Dec 2023", "YE Dec 2024", by=levels, ledger=Ledger([Bundled(SHIPPED)])).by

    assert by("nationality") == by(["nationality"]) == ("nationality",)
    assert by("flow, nationality") == ("flow", "nationality")
    for wrong in ("nationalit", None, 3):
        with pytest.raises(UsageError, match="cannot be divided by"):
            by(wrong)


def test_parts_that_do_not_add_up_as_published_are_said_not_to_and_where() -> None:
    """A sign that went wrong in the first of two releases: the answer says that something is left, and of which release."""
    days = (date(2001, 5, 24), date(2001, 11, 22))
    year = year_ending(2000, 12)
    groups = ({"all": 500, "british": -45, "eu": -50, "non_eu": 505}, {"all": 600, "british": 50, "eu": -50, "non_eu": 600})
    told = []
    for day, values in zip(days, groups, strict=True):
        release = Release(id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day))
        figures = [
            Figure(
                series=Series.of("net_migration", nationality=name),
                period=year,
                release=release.id,
                value=1000 * value,
                rounding=1000,
            )
            for name, value in values.items()
        ]
        told.append((release, figures))
    found = explain("net_migration", "YE Dec 2000", ledger=Ledger.of(told))
    assert (found.residual, found.residual_kind) == (-90_000, "beyond_rounding")
    assert any("(+90,000 of test-2001-05-24, 0 of test-2001-11-22)" in each for each in found.warnings)
    assert "The parts as published do not add up: −90,000 is left over, more than rounding leaves." in found.answer


def test_parts_that_are_known_not_to_be_the_whole_leave_a_rest_without_a_complaint() -> None:
    ledger = Ledger([Bundled(SHIPPED)])
    found = explain("asylum_initial_decisions", "2023 Q4", "2024 Q4", outcome="concluded", ledger=ledger)
    assert (found.residual, found.residual_kind) == (-385, "not_published")
    assert any(
        "−385 of initial decisions on asylum" in each and "is in no part that is published apart." in each
        for each in found.warnings
    )
