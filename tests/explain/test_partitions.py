"""Which groups make up which: held to the published figures, so that no way of dividing is a guess."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from netmig.explain.partitions import LEVELS, Way, ways
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.series import Series


@cache
def shipped() -> Ledger:
    return Ledger([Bundled(SHIPPED)])


@cache
def held(measure: str) -> frozenset[Series]:
    return frozenset(shipped().series(measure))


def all_ways() -> list[tuple[Series, Way]]:
    """Every way in which a series held divides into series that are all held."""
    found = []
    for measure in shipped().measures():
        for series in shipped().series(measure):
            for level in LEVELS:
                for way in ways(series, level):
                    if all(part in held(part.measure) for part, _ in way.parts):
                        found.append((series, way))
    return found


def test_there_are_ways_along_every_level_that_figures_are_published_by() -> None:
    assert {way.level for _, way in all_ways()} == set(LEVELS)


# Where the publisher's own numbers, or those read of them, do not add up: the net figures of 2001 to 2011, which ONS
# revised without their flows and groups; and the opening of one bulletin, as it was read, whose groups give 413,000 of 504,000.
KNOWN = {("ons-ltim-2016-12", year) for year in range(2001, 2012)} | {("ons-ltim-2022-11-24", 2022)}


def rests(series: Series, way: Way) -> Iterator[tuple[Figure, float, float]]:
    """Of every whole whose parts its own release prints, what the parts leave of it, and how much rounding can."""
    for vintage in shipped().view(series).vintages():
        for whole in vintage.figures:
            parts = [(shipped().view(part).published(whole.period, vintage.release.id), sign) for part, sign in way.parts]
            figures = [(each, sign) for each, sign in parts if each is not None and each.value is not None]
            if len(figures) == len(parts) and whole.value is not None:
                rest = whole.value - sum(sign * (each.value or 0) for each, sign in figures)
                yield whole, rest, (whole.rounding + sum(each.rounding for each, _ in figures)) / 2


def test_the_parts_of_every_whole_add_up_within_rounding_wherever_all_are_published() -> None:
    checked = 0
    for series, way in all_ways():
        # what is concluded has administrative outcomes in it or not, from year to year: one of the ways must fit, and the tree takes it
        if way.complete and series.dimensions.get("outcome") != "concluded":
            for whole, rest, slack in rests(series, way):
                checked += 1
                known = series.measure == "net_migration" and (whole.release, whole.period.end.year) in KNOWN
                assert abs(rest) <= slack or known, (whole.id, way.level, rest)
    assert checked > 2000


def test_decisions_are_grants_and_refusals_in_every_table() -> None:
    """The quarters of the one table and the year of another are of one definition."""
    series = Series.of("asylum_initial_decisions")
    (way,) = ways(series, "outcome")
    told = {(whole.period.kind, rest) for whole, rest, _ in rests(series, way)}

    assert told == {("quarter", 0), ("year_ending", 0)}


def test_every_total_of_what_is_concluded_fits_one_of_its_ways() -> None:
    series = Series.of("asylum_initial_decisions", outcome="concluded")
    fitting = {
        whole.period
        for way in ways(series, "outcome")
        for whole, rest, slack in rests(series, way)
        if abs(rest) <= slack or (not way.complete and rest > 0)
    }
    assert fitting == set(shipped().view(series).periods)


def test_the_parts_of_what_is_no_whole_leave_something_and_never_too_much() -> None:
    incomplete = [(series, way) for series, way in all_ways() if not way.complete]
    assert {way.level for _, way in incomplete} == {"nationality", "outcome", "route"}
    for series, way in incomplete:
        if series.measure != "net_migration" and way.level != "outcome":  # the parts of a net figure can be negative
            left = [(rest, slack) for _, rest, slack in rests(series, way)]
            assert all(rest >= -slack for rest, slack in left), series.key
            assert any(rest > slack for rest, slack in left), series.key


@pytest.mark.parametrize("level", LEVELS)
def test_no_part_is_the_whole_or_another_part(level: str) -> None:
    for series, way in all_ways():
        if way.level == level:
            names = [part for part, _ in way.parts]
            assert series not in names
            assert len(set(names)) == len(names)


def test_emigration_takes_from_net_migration() -> None:
    (way,) = ways(Series.of("net_migration", nationality="british"), "flow")
    assert [(part.key, sign) for part, sign in way.parts] == [
        ("immigration[nationality=british]", 1),
        ("emigration[nationality=british]", -1),
    ]
    assert ways(Series.of("immigration"), "flow") == ()
