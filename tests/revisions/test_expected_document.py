"""What the page on expected revision says in words is what the replay gives; its tables are checked as every example is."""

from __future__ import annotations

from pathlib import Path

import pytest

import netmig
from netmig.ledger.figures import moment
from netmig.revisions.interval_scores import Record
from netmig.revisions.outcomes import Family, Horizon
from netmig.revisions.replay import LEVELS, Comparison, Replay, replay
from netmig.series import Series

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "expected-revision.md").read_text(encoding="utf-8")
SAID = " ".join(PAGE[PAGE.index("### What it shows") : PAGE.index("### All of it")].split())
NAIVE = ("mean_absolute", "last_revision", "no_revision")


@pytest.fixture(scope="module")
def replays() -> dict[tuple[Horizon, bool], Replay]:
    family = Family.of_ledger(netmig.open(), Series.of("net_migration"))
    horizons: tuple[Horizon, ...] = ("next", "year", "latest")
    return {
        (horizon, across): replay(family, horizon, as_of=moment("2026-05-21"), across_breaks=across, era=2)
        for across in (False, True)
        for horizon in horizons
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
    assert beaten(found, ("last_revision", "no_revision"))
    assert beaten(found, ("mean_absolute",), (0.95,))
    chosen, naive = scores(found.compare("mean_absolute", 0.8))
    assert f"do not beat the mean absolute revision** ({chosen} against {naive})" in SAID
    assert not beaten(found, ("mean_absolute",), (0.8,))
    assert f"held {found.record('mean_absolute', 0.8).coverage:.1%} of the time" in SAID


def test_the_other_horizons(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    year, latest = replays["year", False], replays["latest", False]

    assert beaten(year, NAIVE)
    assert beaten(latest, NAIVE)
    assert f"on few figures ({records(year)[0].n} and {records(latest)[0].n})" in SAID


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
    any_revision = replays["next", True].of_series("net_migration")
    narrow, wide = records(routine)

    assert (narrow.held, wide.held) == (narrow.n, wide.n)
    assert f"there are {narrow.n} routine revisions" in SAID
    assert not beaten(routine, ("no_revision",), (0.8,))
    assert not beaten(routine, ("last_revision",), (0.95,))
    for found in (any_revision, replays["year", True].of_series("net_migration")):
        compared = found.compare("mean_absolute", 0.95)
        chosen, naive = scores(compared)
        assert f"({naive} against {chosen}, on {compared.paired} figures)" in SAID
        assert not beaten(found, ("mean_absolute",), (0.95,))


def test_what_assumes_nothing_says_when_it_could_not(replays: dict[tuple[Horizon, bool], Replay]) -> None:
    found = replays["next", False]
    given = [each for each in found.trials if each.intervals["conformal_by_round", 0.8] is not None]

    assert min(each.outcome.figure.release for each in given) == "ons-ltim-2025-05-22"
    assert found.record("conformal_by_round", 0.95).n == 0
