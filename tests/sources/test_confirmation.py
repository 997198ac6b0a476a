"""What confirms a number of a file: a number that moves further than it is said to have room for is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmig.errors import LayoutError
from netmig.ledger.figures import Figure, Release, Source, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import year_ending
from netmig.series import Series
from netmig.sources.confirmation import Confirmation, confirmation, rooms, standing_out
from netmig.sources.ingestion import examine, take_in
from netmig.sources.ons_checks import check_figures
from netmig.sources.reader import GivenFile, Reader, Reading

GROUPS = ("british", "eu_plus", "non_eu_plus")
THOUSANDS = st.integers(30, 900)
RELEASE = Release(
    id="ons-ltim-2030-05-23", publisher="Office for National Statistics", title="Invented", published_at=published_on(date(2030, 5, 23)),
    sources=(Source(id="s", title="Invented"),),
)  # fmt: skip


def at(
    value: int, cell: str, measure: str = "immigration", *, year: int = 2029, sheet: str = "Table 1", **more: object
) -> Figure:
    dimensions = {name: str(code) for name, code in more.items() if name not in {"low", "high"}}
    ends = {name: value for name, value in more.items() if name in {"low", "high"}}
    return Figure(
        series=Series.of(measure, **dimensions), period=year_ending(year, 12), release=RELEASE.id, value=value, rounding=1000, source="s",
        locator=f"{sheet}!{cell}", **ends,  # type: ignore[arg-type]
    )  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[Figure, ...]:
    """A table like ONS's Table 1: exact flows by group, each number rounded by itself."""
    people = {(flow, group): draw(st.integers(20_000, 900_000)) for flow in ("immigration", "emigration") for group in GROUPS}
    found = []
    for row, group in enumerate((*GROUPS, "all"), 1):
        of = [group] if group != "all" else list(GROUPS)
        inflow, outflow = (sum(people[flow, each] for each in of) for flow in ("immigration", "emigration"))
        for column, (measure, exact) in enumerate(
            (("immigration", inflow), ("emigration", outflow), ("net_migration", inflow - outflow))
        ):
            found.append(at(round(exact, -3), f"{'BCD'[column]}{row}", measure, nationality=group))
    return tuple(found)


@given(tables(), st.integers(0, 11), st.integers(-8, 8))
@settings(max_examples=150)
def test_a_number_is_refused_exactly_when_it_moves_further_than_its_room(
    table: tuple[Figure, ...], which: int, steps: int
) -> None:
    """Nothing is called confirmed more closely than the checks hold it, nor less."""
    figure = table[which]
    room = rooms(table)[figure]
    assert figure.value is not None
    moved = (*table[:which], replace(figure, value=figure.value + steps * 1000), *table[which + 1 :])

    try:
        check_figures("made.xlsx", moved)
        refused = False
    except LayoutError:
        refused = True

    assert refused is not (-room.down <= steps * 1000 <= room.up)
    assert not room.alone
    assert room.furthest <= 4000


def test_what_stands_in_two_tables_can_be_no_other_and_what_stands_alone_any() -> None:
    twice = (at(500_000, "B2"), at(500_000, "C9", sheet="Table 2", low=480_000, high=530_000))
    once = at(70_000, "C5", "visas_granted", sheet="Table 6")

    found = confirmation((*twice, once))

    assert (found.repeated, found.to_rounding, found.figures, found.ends) == (2, 0, 1, 2)
    assert {each.table: (each.figures, each.ends, each.cells) for each in found.unconfirmed} == {
        "Table 6": (1, 0, ("Table 6!C5",)), "Table 2": (0, 2, ("Table 2!C9",)),
    }  # fmt: skip


def test_a_sum_that_does_not_hold_confirms_nothing() -> None:
    """ONS revised the nets of 2001 to 2011 and left the flows."""
    off = (at(500_000, "B2"), at(300_000, "C2", "emigration"), at(250_000, "D2", "net_migration"))

    assert confirmation(off).figures == 3


def test_what_was_published_before_confirms_what_says_the_same_again() -> None:
    first, second = at(70_000, "C5", "visas_granted", low=60_000, high=80_000), at(71_000, "C6", "visas_granted", year=2030)
    before = {first.period: first, second.period: replace(second, value=72_000)}

    found = confirmation((first, second), lambda figure: before[figure.period])

    assert (found.figures, found.ends) == (1, 0)
    assert found.unconfirmed[0].cells == ("Table 1!C6",)


@pytest.mark.parametrize("value", [100_000, 150_000, 60_000, 299_000])
def test_a_year_among_its_like_does_not_stand_out(value: int) -> None:
    assert standing_out(years(value)) == ()


@pytest.mark.parametrize(("value", "said"), [(1_000_000, "more than 3 times"), (10_000, "less than a part in 3")])
def test_a_number_that_nothing_confirms_and_that_stands_out_is_told_of(value: int, said: str) -> None:
    (problem,) = standing_out(years(value))

    assert said in problem.message
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("Table 6", 13, "C")
    # one that something confirms is what it is
    assert standing_out((*years(value), at(value, "B2", "visas_granted", year=2023))) == ()


def test_an_interval_far_wider_than_those_beside_it_is_told_of() -> None:
    intervals = [(90, 110), (88, 112), (90, 190), (91, 109), (90, 111)]
    figures = [
        replace(each, low=low * 1000, high=high * 1000) for each, (low, high) in zip(years(100_000, 5), intervals, strict=True)
    ]

    assert [
        "100,000 wide, more than 3 times the 24,000 before and 18,000 after" in each.message for each in standing_out(figures)
    ] == [True]


def years(middle: int, count: int = 6) -> tuple[Figure, ...]:
    """Half-yearly years of a count that nothing confirms, one of them in question."""
    values = [100_000, 104_000, 98_000, middle, 101_000, 99_000][:count]
    return tuple(
        replace(
            at(value, f"C{10 + place}", "visas_granted", sheet="Table 6"),
            period=year_ending(2022 + place // 2, 6 + 6 * (place % 2)),
        )
        for place, value in enumerate(values)
    )


def test_ingest_says_what_is_not_confirmed_and_less_of_what_is_held() -> None:
    figures = (at(70_000, "C5", "visas_granted", sheet="Table 6"), at(80_000, "C6", "visas_granted", sheet="Table 6", year=2028))
    reading = Reading(releases=((RELEASE, figures),))
    reader = Reader(name="made", title="Made", recognises=lambda _: True, read=lambda _: reading)
    ledger = Ledger.of()

    found = examine(GivenFile("made.csv", b"x"), ledger, [reader])

    assert found.to_dict()["confirmation"] == {
        "repeated": 0, "to_rounding": 0, "furthest": 0.0, "unconfirmed": 2, "unconfirmed_ends": 0,
        "tables": [{"table": "Table 6", "unconfirmed": 2, "unconfirmed_ends": 0, "cells": ["Table 6!C5", "Table 6!C6"]}],
    }  # fmt: skip
    take_in([found], ledger)
    assert examine(GivenFile("made.csv", b"x"), ledger, [reader]).confirmation == Confirmation()


def parts() -> Iterator[Figure]:
    yield at(766_000, "C9", nationality="non_eu_plus", sheet="Table 4")
    yield at(90_000, "L9", nationality="non_eu_plus", reason="asylum", sheet="Table 4")
    yield at(13_000, "J9", nationality="non_eu_plus", reason="humanitarian_resettlement", sheet="Table 4")


def test_table_6_is_confirmed_by_what_table_4_leaves() -> None:
    whole = at(663_000, "B28", nationality="non_eu_plus", reason="all_except_asylum_and_resettlement", sheet="Table 6")

    assert rooms((*parts(), whole))[whole].furthest == 2000
    assert rooms(parts())[next(parts())].alone
