"""What the page on expected revision says in words is what the replay gives; its tables are checked as every example is."""

from __future__ import annotations

from pathlib import Path

import pytest

import netmig
from netmig.ledger.figures import moment
from netmig.revisions.interval_scores import Record
from netmig.revisions.outcomes import HORIZONS, Family, Horizon
from netmig.revisions.replay import LEVELS, Comparison, Replay, replay
from netmig.series import Series

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "expected-revision.md").read_text(encoding="utf-8")
SAID = " ".join(PAGE[PAGE.index("### What it shows") : PAGE.index("### All of it")].split())
NAIVE = ("mean_absolute", "last_revision", "no_revision")


@pytest.fixture(scope="module")
def replays() -> dict[tuple[Horizon, bool], Replay]:
    family = Family.of_ledger(netmig.open(), Series.of("net_migration"))
    return {
        (horizon, across): replay(family, horizon, as_of=moment("2026-05-21"), across_breaks=across, era=2)
        for across in (False, True)
        for horizon in HORIZONS
    }


def records(found: Replay) -> list[Record]:
    return [found.record(level=level) for level in LEVELS]


def beaten(found: Replay, methods: tuple[str, ...], levels: tuple[float, ...] = LEVELS) -> bool:
    compared = [found.compare(method, level) for method in methods for level in levels]
    return all(
        each.own_score is not None and each.chosen_score is not None and each.chosen_score < each.own_score for each in compared
    )


def scores(found: Comparison) -> tuple[str, str]:
    assert found.chosen_score is not None
    assert found.own_score is not None
    return f"{found.chosen_score:,.0f}", f"{found.own_score:,.0f}"


def test_the_next_release(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    found = replays["next", False]
    narrow, wide = records(found)

    assert f"80% intervals held {narrow.held} of {narrow.n} times, 95% intervals {wide.held} of {wide.n}" in SAID
    unmoved = found.record("no_revision", 0.8)
    assert f"{unmoved.held} of the {unmoved.n} figures" in SAID
    still = [each.outcome.figure for each in found.trials if each.outcome.revision == 0]
    early = [each for each in still if each.published.year == 2024 and ("british" in each.series or "eu_plus" in each.series)]
    assert len(early) > len(still) / 2
    assert beaten(found, NAIVE)
    chosen, naive = scores(found.compare("mean_absolute", 0.8))
    assert f"({chosen} against {naive}): its intervals were narrower" in SAID
    assert min((found.compare(each, 0.8).own_score or 0, each) for each in NAIVE)[1] == "mean_absolute"
    assert (found.record("mean_absolute", 0.8).width or 0) < (narrow.width or 0)
    assert f"held {found.record('mean_absolute', 0.8).coverage:.1%} of the time" in SAID


def test_the_other_horizons(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    year, latest = replays["year", False], replays["latest", False]

    assert beaten(year, NAIVE)
    assert beaten(latest, NAIVE)
    assert f"on few figures ({records(year)[0].n} and {records(latest)[0].n})" in SAID
    told = [(" and ".join(str(each.held) for each in records(one)), records(one)[0].n) for one in (year, latest)]
    assert f"held {told[0][0]} of {told[0][1]} times a year after, {told[1][0]} of {told[1][1]} times at the latest" in SAID


def test_with_changes_of_method(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    assert all(beaten(replays[horizon, True], NAIVE) for horizon in ("next", "year", "latest"))
    year, latest = (
        " and ".join(f"{each.held} of {each.n}" for each in records(replays[one, True])) for one in ("year", "latest")
    )
    assert f"{year} a year after, {latest} at the latest" in SAID


def test_the_publishers_intervals(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    found = replays["next", True]
    theirs = found.record("publisher", 0.95)
    ours_all, theirs_all = scores(found.compare("publisher", 0.95))
    ours_net, theirs_net = scores(found.of_series("net_migration").compare("publisher", 0.95))

    assert f"{theirs.held} of {theirs.n} held" in SAID
    assert f"({ours_all} against {theirs_all} at the next release)" in SAID
    assert f"({ours_net} against {theirs_net})" in SAID


def test_net_migration_alone(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    routine = replays["next", False].of_series("net_migration")
    narrow, wide = records(routine)

    assert (narrow.held, wide.held) == (narrow.n, wide.n)
    assert f"there are {narrow.n} routine revisions" in SAID
    assert beaten(routine, NAIVE)
    worse = [(each, "mean_absolute") for each in HORIZONS] + [("year", "last_revision"), ("latest", "last_revision")]
    for horizon in HORIZONS:
        found = replays[horizon, True].of_series("net_migration")
        assert beaten(found, NAIVE, (0.8,))
        for method in NAIVE:
            compared = found.compare(method, 0.95)
            chosen, naive = scores(compared)
            assert beaten(found, (method,), (0.95,)) == ((horizon, method) not in worse)
            assert (f"({naive} against {chosen}, on {compared.paired} figures)" in SAID) == ((horizon, method) in worse)


def test_what_assumes_nothing_says_when_it_could_not(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    found = replays["next", False]
    given = [each for each in found.trials if each.intervals["conformal_by_round", 0.8] is not None]

    assert min(each.outcome.figure.release for each in given) == "ons-ltim-2025-05-22"
    assert found.record("conformal_by_round", 0.95).n == 0
