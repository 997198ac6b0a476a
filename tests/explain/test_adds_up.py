"""The law of an explanation: what it is made of adds up to the change that was published, and nobody is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from netmig.codes import DIMENSIONS
from netmig.explain import Explanation, explain
from netmig.explain.partitions import LEVELS
from netmig.explain.tree import Node
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, year_ending
from netmig.series import Series

FLOWS = ("net_migration", "immigration", "emigration")
GROUPS = (None, "british", "eu_plus", "non_eu_plus", "eu", "non_eu", "non_british")


@cache
def shipped() -> Ledger:
    return Ledger([Bundled(SHIPPED)])


@cache
def cells(series: Series) -> tuple[tuple[Period, str], ...]:
    """Every period and release for which the ledger holds a number of a series."""
    view = shipped().view(series)
    return tuple((period, each.release) for period in view.periods for each in view.history(period) if each.value is not None)


@cache
def sampled_series() -> tuple[Series, ...]:
    """Every series of which two numbers are held, those of the three flows first; one series in forty of the others."""
    ledger = shipped()
    flows = [each for measure in FLOWS for each in ledger.series(measure)]
    others = [each for measure in ledger.measures() if measure not in {*FLOWS, "rule"} for each in ledger.series(measure)]
    few = [each for place, each in enumerate(others) if place % 40 == 0 or len(each.fixed) < 2]
    return tuple(each for each in (*flows, *few) if len(cells(each)) > 1)


def assert_it_adds_up(found: Explanation) -> None:
    assert sum(each.value for each in found.contributions) + found.residual == found.change
    assert found.change == found.ends.stop.figure.value - found.ends.start.figure.value  # type: ignore[operator]
    record = found.to_dict()
    assert sum(each["value"] for each in record["contributions"]) + record["residual"] == record["change"]
    assert sum(row["value"] for row in found.rows()) == found.change
    for _, node in found.root.walk():
        if node.parts:
            assert sum(each.value for each in node.parts) + node.residual == node.value
        else:
            assert node.residual == 0
    assert_nobody_is_counted_twice(found.contributions)


# The smallest groups that the groups of a code list are made of, and which of them each holds.
ATOMS: dict[str, dict[str, frozenset[str]]] = {
    "nationality": {
        "all": frozenset({"british", "eu15", "eu8", "eu2", "eu_other", "eea", "rest"}),
        "british": frozenset({"british"}),
        "eu": frozenset({"eu15", "eu8", "eu2", "eu_other"}),
        "eu_plus": frozenset({"eu15", "eu8", "eu2", "eu_other", "eea"}),
        "non_eu": frozenset({"eea", "rest"}),
        "non_eu_plus": frozenset({"rest"}),
        "non_british": frozenset({"eu15", "eu8", "eu2", "eu_other", "eea", "rest"}),
    },
    "reason": {
        "all": frozenset(
            "work_main work_dependant study_main study_dependant family humanitarian_bno humanitarian_resettlement "
            "humanitarian_ukraine asylum other".split()
        ),
        "work": frozenset({"work_main", "work_dependant"}),
        "study": frozenset({"study_main", "study_dependant"}),
        "humanitarian": frozenset({"humanitarian_bno", "humanitarian_resettlement", "humanitarian_ukraine"}),
        "other_than_work_and_study": frozenset({"family", "humanitarian_bno", "humanitarian_ukraine", "other"}),
    },
}


def holds(series: Series, name: str) -> frozenset[str]:
    code = series.dimensions.get(name, "")
    return ATOMS.get(name, {}).get(code, frozenset({code}))


def overlap(one: Series, other: Series) -> bool:
    return one.measure == other.measure and all(
        holds(one, name) & holds(other, name) or ("all" in {one.dimensions[name], other.dimensions[name]} and name not in ATOMS)
        for name in one.dimensions
    )


def assert_nobody_is_counted_twice(leaves: tuple[Node, ...]) -> None:
    assert not [(a.series.key, b.series.key) for a, b in combinations(leaves, 2) if overlap(a.series, b.series)]


def test_the_rule_of_overlap_would_see_one() -> None:
    of = Series.of
    assert overlap(of("immigration", nationality="eu_plus"), of("immigration", nationality="non_british"))
    assert overlap(of("immigration", nationality="non_eu"), of("immigration", nationality="eu_plus"))
    assert overlap(of("immigration", reason="work"), of("immigration", reason="work_main"))
    assert overlap(of("returns"), of("returns", type="enforced"))
    assert not overlap(of("immigration", nationality="eu_plus"), of("immigration", nationality="non_eu_plus"))
    assert not overlap(of("immigration", reason="work"), of("emigration", reason="work"))


@given(st.data())
def test_every_pair_of_periods_and_vintages_adds_up(data: st.DataObject) -> None:
    """Two cells of any series at random: within a release, across releases, or both."""
    series = data.draw(st.sampled_from(sampled_series()))
    first = data.draw(st.sampled_from(cells(series)))
    # windows of another length are refused, which test_ends.py is about
    second = data.draw(st.sampled_from([each for each in cells(series) if length(each[0]) == length(first[0])]))
    by = data.draw(st.sampled_from([LEVELS, ("nationality", "reason"), ("nationality", "flow"), ("reason",), ("flow",)]))
    assume(first != second)
    found = explain(series, first[0], second[0], from_release=first[1], to_release=second[1], by=by, ledger=shipped())
    assert_it_adds_up(found)
    assert found.kind == ("periods" if first[1] == second[1] else "vintages" if first[0] == second[0] else "mixed")


def length(period: Period) -> tuple[str, int]:
    months = (period.stop.year - period.start.year) * 12 + period.stop.month - period.start.month
    whole = period.start.day == period.stop.day == 1
    return period.kind if period.kind in {"point", "onwards"} else "window", months if whole else (
        period.stop - period.start
    ).days


@pytest.mark.parametrize("measure", FLOWS)
def test_neighbouring_periods_of_every_release_add_up(measure: str) -> None:
    """Without chance: in every release, each period with that of a year before, and of the totals with the one before.

    ONS revised the net figures of 2001 to 2011 and left the flows: no other figures leave more than rounding does.
    """
    count = 0
    for nationality in GROUPS:
        series = Series.of(measure, **({"nationality": nationality} if nationality else {}))
        for vintage in shipped().view(series).vintages():
            periods = [each.period for each in vintage.figures if each.value is not None]
            pairs = set(pairwise(periods)) if nationality is None else set()
            for first, second in pairs | {(each.years_back(1), each) for each in periods if each.years_back(1) in periods}:
                found = explain(series, first, second, release=vintage.release.id, ledger=shipped())
                assert_it_adds_up(found)
                count += 1
                if found.residual_kind == "beyond_rounding":
                    assert (series.measure, vintage.release.id) == ("net_migration", "ons-ltim-2016-12")
                    assert 2001 <= second.end.year <= 2012
                    assert "Census" in " ".join(found.warnings)
    assert count > 800


@pytest.mark.parametrize("measure", FLOWS)
def test_every_revision_of_every_period_adds_up(measure: str) -> None:
    series = Series.of(measure)
    view = shipped().view(series)
    count = 0
    for period in view.periods:
        releases = [each.release for each in view.history(period) if each.value is not None]
        for first, second in permutations(releases, 2):
            found = explain(series, period, period, from_release=first, to_release=second, ledger=shipped())
            assert_it_adds_up(found)
            assert found.method.change is not None
            count += 1
    assert count > 300


# ---- made tables, whose unrounded numbers are known

LEAVES = [
    (flow, nationality, reason)
    for flow in ("immigration", "emigration")
    for nationality, reasons in (("british", ("all",)), ("eu_plus", ("all",)), ("non_eu_plus", tuple(ATOMS["reason"]["all"])))
    for reason in sorted(reasons)
]
ENDS = (year_ending(2000, 12), year_ending(2001, 12))
DAY = date(2002, 5, 23)


def table(counts: dict[tuple[str, str, str], list[int]], rounding: int, release: str) -> list[Figure]:
    """Every figure that a release prints of some counts: each sum taken before rounding, each rounded by itself."""
    figures = []
    for place, period in enumerate(ENDS):

        def total(flow: str, nationalities: frozenset[str], reasons: frozenset[str], place: int = place) -> int:
            return sum(
                counts[leaf][place] for leaf in LEAVES if leaf[0] == flow and leaf[1] in nationalities and leaf[2] in reasons
            )

        everything = frozenset({*ATOMS["reason"]["all"], "all"})
        everyone = frozenset({"british", "eu_plus", "non_eu_plus"})
        for nationality, whole in (("all", everyone), *((each, frozenset({each})) for each in sorted(everyone))):
            for reason in (*ATOMS["reason"], *sorted(ATOMS["reason"]["all"])):
                if (reason != "all" and nationality != "non_eu_plus") or reason == "other_than_work_and_study":
                    continue
                of = ATOMS["reason"].get(reason, frozenset({reason})) if reason != "all" else everything
                flows = {flow: total(flow, whole, of) for flow in ("immigration", "emigration")}
                flows["net_migration"] = flows["immigration"] - flows["emigration"]
                for measure, value in flows.items():
                    series = Series.of(measure, nationality=nationality, reason=reason)
                    rounded = round(value / rounding) * rounding
                    figures.append(Figure(series=series, period=period, release=release, value=rounded, rounding=rounding))
    return figures


def release_of(day: date) -> Release:
    return Release(id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day))


COUNTS = st.fixed_dictionaries({leaf: st.lists(st.integers(0, 400_000), min_size=2, max_size=2) for leaf in LEAVES})


@given(
    COUNTS,
    st.sampled_from([1, 10, 1000]),
    st.sampled_from(["net_migration", "immigration"]),
    st.sets(st.integers(0, 200), max_size=8),
)
def test_what_rounding_leaves_is_never_called_anything_else(
    counts: dict[tuple[str, str, str], list[int]], rounding: int, measure: str, missing: set[int]
) -> None:
    """Figures that are roundings of one true table leave no more than rounding can, whichever of them are not printed."""
    release = release_of(DAY)
    root = Series.of(measure)
    printed = [
        each for place, each in enumerate(table(counts, rounding, release.id)) if place not in missing or each.series == root
    ]
    found = explain(measure, ENDS[0], ENDS[1], ledger=Ledger.of([(release, printed)]))
    assert_it_adds_up(found)
    for depth, node in found.root.walk():
        assert node.residual_kind in ({"none", "rounding"} if depth else {"none", "rounding", "not_published", "not_held"})
    if rounding == 1 and not missing:
        assert found.residual == 0
        assert found.root.depth == (4 if measure == "net_migration" else 3)


@given(COUNTS)
@example({leaf: [1000, 3000] for leaf in LEAVES})
def test_the_other_way_round_everything_has_the_other_sign(counts: dict[tuple[str, str, str], list[int]]) -> None:
    ledger = Ledger.of([(release := release_of(DAY), table(counts, 1000, release.id))])
    there, back = (explain("net_migration", *ends, ledger=ledger) for ends in (ENDS, ENDS[::-1]))
    assert [(each.series, -each.value) for each in there.contributions] == [
        (each.series, each.value) for each in back.contributions
    ]
    assert there.residual == -back.residual


@given(COUNTS, COUNTS)
def test_a_later_release_changes_no_explanation_as_of_a_day_before(
    counts: dict[tuple[str, str, str], list[int]], later: dict[tuple[str, str, str], list[int]]
) -> None:
    first, second = release_of(DAY), release_of(DAY + timedelta(days=180))
    ledger = Ledger.of([(first, table(counts, 1000, first.id))])
    before = explain("net_migration", *ENDS, as_of=DAY, ledger=ledger).to_dict()
    ledger.add(second, table(later, 1000, second.id))
    after = explain("net_migration", *ENDS, as_of=DAY, ledger=ledger).to_dict()
    assert {**after, "watched_through": None} == {**before, "watched_through": None}
    assert explain("net_migration", *ENDS, ledger=ledger).ends.start.release == second


def test_a_group_printed_as_a_total_here_and_by_parts_there_is_compared_all_the_same() -> None:
    counts = {leaf: [10_000, 20_000] for leaf in LEAVES}
    first, second = release_of(DAY), release_of(DAY + timedelta(days=180))
    totals, parts = {"work", "study", "humanitarian"}, {"work_main", "work_dependant", "study_main", "study_dependant"}

    def without(left_out: set[str], release: Release) -> list[Figure]:
        figures = [
            replace(each, value=(each.value or 0) + (release is second) * 1000) for each in table(counts, 1000, release.id)
        ]
        return [each for each in figures if each.series.dimensions["reason"] not in left_out]

    ledger = Ledger.of([(first, without(totals, first)), (second, without(parts, second))])
    found = explain("immigration", ENDS[0], ENDS[0], nationality="non_eu_plus", ledger=ledger)
    by_key = {each.series.dimensions["reason"]: each for each in found.root.parts}
    assert {"work", "study", "humanitarian", "family", "asylum", "other"} == set(by_key)
    assert by_key["work"].is_sum
    assert (by_key["work"].start, by_key["work"].stop) == (20_000, 21_000)
    assert not by_key["family"].is_sum
    assert "sum of its parts" in str(list(found.table()))


def test_the_code_lists_know_every_atom_of_this_test() -> None:
    assert set(ATOMS["reason"]) <= set(DIMENSIONS["reason"].by_code)
    assert ATOMS["reason"]["all"] <= set(DIMENSIONS["reason"].by_code)
