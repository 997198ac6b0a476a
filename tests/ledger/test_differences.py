"""What a release changes: against what stood just before it, value by value, with the reasons that it states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import NotHeldError
from netmig.ledger.differences import between, compare, preceding_release, product
from netmig.ledger.figures import EVIDENCE, Evidence, Figure, Release, Source, StatedChange, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series

NET = Series.of("net_migration")
NON_EU = Series.of("net_migration", nationality="non_eu_plus")
DAYS = ("2030-05-23", "2030-11-28", "2031-05-22")


def release(day: str, product_name: str = "office-one", **more: object) -> Release:
    made = Release(
        id=f"{product_name}-{day}", publisher="An office", title=day, published_at=published_on(date.fromisoformat(day)),
        sources=(Source(id="table", title="Table 1"),),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name fields of Release


def figure(of: Release, period: str, value: float | None, series: Series = NET, **more: object) -> Figure:
    made = Figure(
        series=series,
        period=parse_period(period),
        release=of.id,
        value=value,
        rounding=1000,
        source="table",
        locator=f"{series.key} {period}",
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name fields of Figure


FIRST, SECOND, THIRD = (release(day) for day in DAYS)


def counts(found: object) -> tuple[int, int, int, int]:
    return tuple(found.count(kind) for kind in ("new", "revised", "unchanged", "dropped"))  # type: ignore[attr-defined]


def test_new_revised_unchanged_and_dropped_are_told_apart() -> None:
    ledger = Ledger.of(
        [(FIRST, [figure(FIRST, "YE Dec 2027", 1000), figure(FIRST, "YE Dec 2028", 2000), figure(FIRST, "YE Dec 2029", 3000)])]
    )
    found = compare(
        SECOND,
        [figure(SECOND, "YE Dec 2028", 2000), figure(SECOND, "YE Dec 2029", 9000), figure(SECOND, "YE Dec 2030", 4000)],
        ledger,
    )

    assert counts(found) == (1, 1, 1, 1)
    (revision,) = found.of("revised")
    assert (revision.change, revision.to_dict()) == (
        6000, {"series": "net_migration", "period": "YE Dec 2029", "before": 3000, "after": 9000},
    )  # fmt: skip
    assert found.preceding == FIRST
    assert (found.held, found.new_series) == (0, ())


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_only_the_publishers_own_table_drops_what_it_is_silent_on(evidence: Evidence) -> None:
    """A release that was read in part may well have what it is not held with."""
    before = [figure(FIRST, period, 1000) for period in ("YE Dec 2028", "YE Dec 2029")]
    ledger = Ledger.of([(FIRST, before)])
    offered = figure(SECOND, "YE Dec 2029", 1000, evidence=evidence)
    found = compare(SECOND, [offered], ledger)
    held = between(FIRST.id, SECOND.id, Ledger.of([(FIRST, before), (SECOND, [offered])]))

    for each in (found, held):
        dropped, unheld = each.of("dropped"), each.of("not_held")
        assert (len(dropped), len(unheld)) == ((1, 0) if evidence == "official_file" else (0, 1))
        assert [one.before for one in (*dropped, *unheld)] == before[:1]
        assert not [one for one in each.found if one.kind == "not_held"]


def test_a_table_that_is_missing_altogether_is_not_dropped() -> None:
    """The later release's own file is held of one table; of another nothing is."""
    by_reason = Series.of("immigration", reason="study")
    ledger = Ledger.of(
        [
            (FIRST, [figure(FIRST, "YE Dec 2029", 1000), figure(FIRST, "YE Dec 2029", 1000, by_reason)]),
            (SECOND, [figure(SECOND, "YE Dec 2030", 1000)]),
        ]
    )
    found = between(FIRST.id, SECOND.id, ledger)

    assert [each.series for each in found.of("not_held")] == [by_reason]
    assert [each.series for each in found.of("dropped")] == [NET]
    assert found.gone_series == ()


def test_release_is_compared_with_its_own_past_and_not_with_its_future() -> None:
    ledger = Ledger.of([(FIRST, [figure(FIRST, "YE Dec 2029", 1000)]), (THIRD, [figure(THIRD, "YE Dec 2029", 5000)])])
    (only,) = compare(SECOND, [figure(SECOND, "YE Dec 2029", 2000)], ledger).found

    assert (only.before.value if only.before else None, only.change) == (1000, 1000)
    assert preceding_release(FIRST, ledger) is None


def test_what_the_ledger_has_of_the_release_is_held_and_no_news() -> None:
    said = [figure(FIRST, "YE Dec 2028", 2000), figure(FIRST, "YE Dec 2029", 3000)]
    found = compare(FIRST, said, Ledger.of([(FIRST, said)]))

    assert (found.found, found.held, found.restated) == ((), 2, ())


@pytest.mark.parametrize(
    ("evidence", "title", "restated", "set_aside"),
    [
        (("official_file", "official_file"), "Table 1", 1, 0),
        (("official_file", "official_file"), "Table 2", 1, 0),
        (("press", "press"), "Table 1", 1, 0),
        (("press", "press"), "Another page", 0, 1),
        (("official_file", "press"), "Table 1", 0, 1),
    ],
)
def test_other_value_of_the_same_release_is_restated_where_it_claims_to_be_the_same_table(
    evidence: tuple[str, str], title: str, restated: int, set_aside: int
) -> None:
    held = Ledger.of([(FIRST, [figure(FIRST, "YE Dec 2029", 3000, evidence=evidence[0])])])
    again = release(DAYS[0], sources=(Source(id="again", title=title),))
    found = compare(again, [figure(again, "YE Dec 2029", 4000, evidence=evidence[1], source="again")], held)

    assert (len(found.restated), len(found.set_aside), found.beside) == (restated, set_aside, 1)


def test_rounding_alone_is_no_revision_and_words_are() -> None:
    rule = Series.of("rule", route="student", parameter="english_level")
    ledger = Ledger.of(
        [
            (
                FIRST,
                [
                    figure(FIRST, "YE Dec 2029", 1_200_000, rounding=100_000),
                    figure(FIRST, "at 2030-01-01", None, rule, text="B1"),
                ],
            )
        ]
    )
    found = compare(
        SECOND, [figure(SECOND, "YE Dec 2029", 1_163_000), figure(SECOND, "at 2030-01-01", None, rule, text="B2")], ledger
    )

    assert [each.series for each in found.of("unchanged")] == [NET]
    assert [each.to_dict()["after"] for each in found.of("revised")] == ["B2"]


def test_reasons_are_those_that_are_about_the_series_and_the_period() -> None:
    stated = (
        StatedChange(kind="R1", reason="more data", citation="a", periods="YE Dec 2028 and YE Dec 2029"),
        StatedChange(kind="R3", reason="a method", citation="b", series="nationality=non_eu_plus", periods="YE Jun 2029 onwards"),
        StatedChange(kind="R3", reason="of others", citation="c", series="net_migration[nationality=british]"),
        StatedChange(kind="R3", reason="of long ago", citation="d", periods="YE Jun 2012 to YE Jun 2021"),
    )
    second = release(DAYS[1], changes=stated)
    ledger = Ledger.of(
        [(FIRST, [figure(FIRST, f"YE Dec {year}", 1000, series) for year in (2028, 2029) for series in (NET, NON_EU)])]
    )
    found = compare(
        second, [figure(second, f"YE Dec {year}", 2000, series) for year in (2028, 2029) for series in (NET, NON_EU)], ledger
    )
    reasons = {(each.series, each.period.label): [one.reason for one in found.reasons(each)] for each in found.of("revised")}

    # a reason about a group is one for the total that it is part of, too
    assert reasons == {
        (NET, "YE Dec 2028"): ["more data", "of others"], (NON_EU, "YE Dec 2028"): ["more data"],
        (NET, "YE Dec 2029"): ["more data", "a method", "of others"], (NON_EU, "YE Dec 2029"): ["more data", "a method"],
    }  # fmt: skip


def test_changed_methods_notes_and_series_are_told() -> None:
    first = release(DAYS[0], methods=(("british", "a survey"), ("eu_plus", "records")))
    second = release(DAYS[1], methods=(("british", "records"), ("eu_plus", "records"), ("non_eu_plus", "visas")))
    british, polish = (Series.of("net_migration", nationality=code) for code in ("british", "poland"))
    ledger = Ledger.of(
        [(first, [figure(first, "YE Dec 2029", 1000, note="without asylum"), figure(first, "YE Dec 2029", 1000, british)])]
    )
    found = compare(
        second, [figure(second, "YE Dec 2029", 1000, note="with asylum"), figure(second, "YE Dec 2029", 1000, polish)], ledger
    )

    assert [(each.what, each.before, each.after) for each in found.methods] == [
        ("british", "a survey", "records"),
        ("non_eu_plus", "", "visas"),
    ]
    assert [(each.what, each.before, each.after) for each in found.notes] == [("net_migration", "without asylum", "with asylum")]
    assert (found.new_series, found.gone_series) == ((polish,), (british,))


def test_editions_of_other_products_are_no_predecessors() -> None:
    other = release(DAYS[0], "office-two")
    ledger = Ledger.of([(other, [figure(other, "YE Dec 2028", 1000), figure(other, "YE Dec 2029", 1000)])])
    found = compare(SECOND, [figure(SECOND, "YE Dec 2029", 2000)], ledger)

    # it stood before, and so is revised; but this edition drops nothing of another product
    assert counts(found) == (0, 1, 0, 0)
    assert found.preceding is None
    assert product("office-two-2030") == product("office-two-2030-05") == "office-two"


VALUES = st.dictionaries(
    st.sampled_from([f"YE Dec {year}" for year in range(2020, 2030)]), st.integers(-5, 5).map(lambda each: each * 1000)
)


@given(VALUES, VALUES)
def test_first_with_the_differences_is_second(one: dict[str, int], other: dict[str, int]) -> None:
    """Law: what a diff tells is all that there is, and is the other way round the other way round."""
    ledger = Ledger.of(
        [
            (FIRST, [figure(FIRST, period, value) for period, value in one.items()]),
            (SECOND, [figure(SECOND, period, value) for period, value in other.items()]),
        ]
    )
    there, back = between(FIRST.id, SECOND.id, ledger), between(SECOND.id, FIRST.id, ledger)
    made = dict(one)
    for each in (*there.found, *there.unheld):
        if each.after is None:
            del made[each.period.label]
        else:
            made[each.period.label] = int(each.after.value or 0)

    assert made == other
    silent = [each.count("dropped") + each.count("not_held") for each in (there, back)]
    assert [there.count("new"), back.count("new")] == silent[::-1]
    assert sorted(each.change or 0 for each in there.of("revised")) == sorted(-(each.change or 0) for each in back.of("revised"))


def test_release_that_is_not_held_is_named() -> None:
    with pytest.raises(NotHeldError, match=r"office-one-2030-05-24.*Did you mean office-one-2030-05-23"):
        between("office-one-2030-05-24", FIRST.id, Ledger.of([(FIRST, [])]))
