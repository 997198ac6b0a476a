"""What of a revision is method: the revisions of those whose method changed, at the release that changed it."""

from __future__ import annotations

from functools import cache

import pytest

from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.revisions.analysis import revisions_of
from netmig.revisions.triangle import Triangle
from netmig.series import Series

NOV_2023, MAY_2024, NOV_2024, MAY_2025, NOV_2025, MAY_2026 = (
    f"ons-ltim-{day}" for day in ("2023-11-23", "2024-05-23", "2024-11-28", "2025-05-22", "2025-11-27", "2026-05-21")
)


@cache
def shipped() -> Ledger:
    return Ledger([Bundled(SHIPPED)])


def between(period: str, first: str, second: str, series: str = "net_migration") -> Explanation:
    return explain(series, period, from_release=first, to_release=second, ledger=shipped())


def test_the_revisions_of_the_groups_whose_method_changed_are_method_and_no_others() -> None:
    """British −17,000 to −114,000 and EU+ −96,000 to −69,000; non-EU+ 544,000 to 528,000 by new data."""
    found = between("YE Dec 2024", MAY_2025, NOV_2025).method
    assert [each.key for each in found.groups] == ["net_migration[nationality=british]", "net_migration[nationality=eu_plus]"]
    assert found.change == (-114_000 + 17_000) + (-69_000 + 96_000)


def test_a_later_revision_without_a_change_of_method_is_none() -> None:
    whole, part = between("YE Dec 2024", MAY_2025, MAY_2026), between("YE Dec 2024", NOV_2025, MAY_2026)
    assert (whole.change, whole.method.change, whole.method_share) == (-100_000, -70_000, 0.7)
    assert (part.change, part.method.change, part.method_share) == (-14_000, 0, 0.0)
    assert [(each.release.id, each.change) for each in whole.method.steps] == [
        ("ons-ltim-2025-11-18", -86_000),
        (NOV_2025, 0),
        (MAY_2026, -14_000),
    ]


@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration"])
def test_first_and_every_revision_after_it_give_the_whole(measure: str) -> None:
    view = shipped().view(Series.of(measure))
    for period in view.periods:
        if len(view.history(period)) > 1:
            found = explain(measure, period, ledger=shipped())
            assert sum(each.change for each in found.method.steps) == found.change


def test_of_one_group_the_whole_revision_across_its_change_is_method() -> None:
    found = between("YE Dec 2024", MAY_2025, NOV_2025, "emigration[nationality=british]")
    assert (found.change, found.method.change, found.method_share) == (180_000, 180_000, 1.0)
    assert between("YE Dec 2024", MAY_2025, NOV_2025, "immigration[nationality=non_eu_plus]").method_share == 0.0


def test_where_the_groups_are_not_printed_on_both_sides_the_whole_revision_counts_and_is_said_to() -> None:
    found = explain("net_migration", "YE Dec 2022", ledger=shipped())
    assert [each.release.id for each in found.method.coarse] == [NOV_2024]
    assert any("Counted as method is the whole revision of 28 November 2024" in each for each in found.warnings)


def test_each_release_that_changed_a_method_is_told_with_what_it_revised_and_the_whole_of_them_beside_it() -> None:
    found = explain("net_migration", "YE Dec 2022", ledger=shipped())
    assert [(each.release.id, each.counted, each.change) for each in found.method.steps if each.breaks] == [
        (NOV_2023, 139_000, 139_000),
        (NOV_2024, 109_000, 109_000),
        (NOV_2025, 2_000, 18_000),  # British and EU+ alone, and everyone
    ]
    assert (found.method.change, found.method.on_break) == (250_000, 266_000)
    assert found.answer[1:3] == (
        (
            "+250,000 of the +285,000 is the revision of those whose method or definition changed, in the releases where it did: "
            "on 23 November 2023 (everyone: +139,000); on 28 November 2024 (everyone: +109,000); between 22 May 2025 and "
            "27 November 2025, the next release held (British and EU+ nationals: +2,000). New data may be in it."
        ),
        "Those releases revised everyone by +266,000, the groups whose method did not change among them.",
    )


@pytest.mark.parametrize(
    ("period", "when"),
    [
        ("YE Mar 2019", "between 27 August 2020 and 22 May 2025, the next release held"),
        ("YE Dec 2016", "between 16 July 2018 and 22 May 2025, the next release held"),
        ("YE Dec 2024", "changed on 18 November 2025;"),
    ],
)
def test_a_change_is_dated_by_its_own_release_or_by_the_two_between_which_it_lies(period: str, when: str) -> None:
    assert when in explain("net_migration", period, ledger=shipped()).answer[1]


@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration", "net_migration[nationality=british]"])
def test_revisions_and_explain_have_one_rule_for_what_is_a_break(measure: str) -> None:
    view = shipped().view(Series.parse(measure))
    rows = revisions_of(Triangle.of_view(view), across_breaks=True, starts="held").rows
    assert rows
    for row in rows:
        first, last = row.earlier.issue.id, row.later.issue.id
        if first != last and row.value:
            found = between(row.period.label, first, last, measure)
            assert (found.change, found.method.on_break) == (row.value, row.on_break), row.period.label
            assert {each.code for each in found.method.breaks} >= {each.code for each in row.changes}


def test_a_method_that_changed_for_everyone_makes_everything_method() -> None:
    found = explain("net_migration", "YE Dec 2019", ledger=shipped())
    assert found.method_share == 1.0
    assert "from_administrative_data" in [each.code for each in found.method.breaks]


def test_within_a_release_nothing_is_method_unless_a_change_lies_between() -> None:
    same = explain("net_migration", "YE Dec 2023", "YE Dec 2024", release=NOV_2025, ledger=shipped())
    assert (same.method_share, same.method.change, same.method.breaks) == (0.0, 0, ())
    across = explain("net_migration", "YE Mar 2021", "YE Jun 2021", release=NOV_2025, ledger=shipped())
    assert across.method_share is None
    assert "british_from_rapid" in [each.code for each in across.method.breaks]
    british = [each for each in across.warnings if each.startswith("A change of method") and "British estimates" in each]
    assert len(british) == 1
    # British immigration 44,000 to 176,000, emigration 87,000 to 226,000
    assert "−7,000 of the change is of that group." in british[0]
    assert any("How much of the change is method is not known" in each for each in across.warnings)


@pytest.mark.parametrize(
    ("series", "first", "second"),
    [
        ("net_migration", "YE Jun 2021", "YE Jun 2022"),
        ("emigration[nationality=british]", "YE Jun 2021", "YE Jun 2022"),
        ("net_migration", "YE Sep 2016", "YE Sep 2017"),
        ("net_migration", "YE Jun 2016", "YE Jun 2017"),
        ("net_migration", "YE Sep 2017", "YE Sep 2018"),
    ],
)
def test_a_change_of_another_time_is_none_between_two_periods_of_one_release(series: str, first: str, second: str) -> None:
    found = explain(series, first, second, release=MAY_2026, ledger=shipped())
    assert (found.method_share, found.method.change, found.method.breaks, found.method.reason) == (0.0, 0, (), "")
    assert not any("change of method" in each or "correction" in each for each in found.warnings)


def test_of_two_periods_in_two_releases_the_revision_of_the_first_can_be_method() -> None:
    found = explain("net_migration", "YE Dec 2023", "YE Dec 2024", from_release=MAY_2025, to_release=NOV_2025, ledger=shipped())
    assert found.kind == "mixed"
    assert found.change == 345_000 - 860_000
    revision = between("YE Dec 2023", MAY_2025, NOV_2025)
    assert found.method.change == revision.method.change
    assert found.method_share == pytest.approx((revision.method.change or 0) / found.change)


def test_the_other_way_round_method_has_the_other_sign() -> None:
    there, back = between("YE Dec 2024", MAY_2025, NOV_2025), between("YE Dec 2024", NOV_2025, MAY_2025)
    assert there.method.change == -(back.method.change or 0)
    assert there.method_share == back.method_share


def test_what_a_release_states_stands_with_its_revision_and_only_where_it_is_about_it() -> None:
    british, others = (
        between("YE Dec 2024", MAY_2025, MAY_2026, f"emigration[nationality={each}]") for each in ("british", "eu_plus")
    )

    def stated(found: Explanation) -> list[str]:
        return [each.reason for step in found.method.steps for each in step.stated]

    assert "British now DWP RAPID" in stated(british)
    assert "British now DWP RAPID" not in stated(others)
    assert "Revision for 12 months travel data" in stated(british)


def test_the_record_tells_both_what_counts_and_what_everyone_was_revised_by() -> None:
    told = explain("net_migration", "YE Dec 2022", ledger=shipped()).to_dict()["method"]
    assert (told["change"], told["on_break"]) == (250_000, 266_000)
    assert sum(each["counted"] for each in told["steps"]) == told["change"]
    stated = next(each for each in told["breaks"] if each["source"] == "stated")
    assert stated["citation"]["release"] == NOV_2023
    assert stated["citation"]["url"].startswith("https://")


@pytest.mark.parametrize(("release", "times"), [(MAY_2025, 0), (NOV_2025, 1), (MAY_2026, 1)])
def test_what_is_not_known_of_a_break_is_said_where_it_is_shown(release: str, times: int) -> None:
    found = explain("net_migration[nationality=non_eu_plus]", "YE Jun 2023", "YE Dec 2023", release=release, ledger=shipped())
    (warning,) = (each for each in found.warnings if "YE Sep 2023 use more data" in each)

    assert [each.code for each in found.method.breaks] == ["non_eu_plus_methods_2025"]
    assert warning.count("Whether it still does") == times
