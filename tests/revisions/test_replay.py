"""The replay sees only what was known: later releases change no earlier answer; and its figures for ONS are golden."""

from __future__ import annotations

import itertools
import operator
import random
from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netmig
from made_histories import made_rows, normal, releases
from netmig.ledger.figures import moment
from netmig.revisions.interval_methods import METHODS
from netmig.revisions.interval_scores import Interval
from netmig.revisions.outcomes import HORIZONS, Family, Horizon
from netmig.revisions.replay import LEVELS, Replay, Trial, replay
from netmig.revisions.triangle import Triangle
from netmig.series import Series

ADMINISTRATIVE = 2
NET = "net_migration"


@pytest.fixture(scope="module")
def published() -> Family:
    return Family.of_ledger(netmig.open(), Series.of(NET))


def by_figure(found: Replay) -> dict[tuple[str, str, str], Trial]:
    return {
        (each.outcome.figure.series, each.outcome.figure.period.label, each.outcome.figure.release): each for each in found.trials
    }


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(4, 8), st.sampled_from(HORIZONS))
def test_adding_later_releases_changes_no_earlier_interval(seed: int, kept: int, horizon: Horizon) -> None:
    chance = random.Random(seed)
    # some releases do not come, and the others not on the day
    days = [day + timedelta(days=chance.randint(-40, 40)) for day in chance.sample(releases(14), 10)]
    days.sort()
    tables = [made_rows(random.Random(seed + place), days, size, normal(30)) for place, size in enumerate((1e6, 2e5))]

    def family(until: int) -> Family:
        return Family(
            [
                Triangle.of_rows([row for row in rows if row[1] <= days[until - 1]], name=f"made {place}")
                for place, rows in enumerate(tables)
            ],
            by_size=True,
        )

    early, late = by_figure(replay(family(kept), horizon)), by_figure(replay(family(10), horizon))

    assert set(early) <= set(late)
    assert [each.intervals for each in early.values()] == [late[key].intervals for key in early]


@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("across", [False, True])
def test_releases_after_a_day_change_nothing_that_was_formed_by_then(published: Family, horizon: Horizon, across: bool) -> None:  # noqa: FBT001 - as pytest gives it
    when = moment("2025-05-22")
    then = by_figure(replay(published, horizon, as_of=when, across_breaks=across))
    now = by_figure(replay(published, horizon, across_breaks=across))

    assert then
    if horizon != "latest":  # what is latest moves on; what was formed does not
        assert [each.outcome for each in then.values()] == [now[key].outcome for key in then]
    assert [each.intervals for each in then.values()] == [now[key].intervals for key in then if key in now]


def test_a_history_is_only_what_was_public_at_the_release(published: Family) -> None:
    for each in replay(published, "next", across_breaks=True).trials:
        # of the first release of an era nothing is known, and so nothing is given
        if each.outcome.figure.release in ("ons-ltim-2022-05-26", "ons-msqr-2013-08-29"):
            assert each.intervals["partial_pooling", 0.8] is None


GOLDEN = {
    # horizon, across breaks: figures, then (given, held) at 80 % and at 95 %
    ("next", False): (83, (78, 74), (78, 77)),
    ("year", False): (18, (18, 15), (18, 17)),
    ("latest", False): (40, (30, 27), (30, 29)),
    ("next", True): (182, (179, 151), (179, 161)),
    ("year", True): (128, (127, 87), (127, 104)),
    ("latest", True): (144, (139, 90), (139, 117)),
}


@pytest.mark.parametrize(("horizon", "across"), GOLDEN)
def test_the_replay_over_the_releases_since_2022_is_as_documented(published: Family, horizon: Horizon, across: bool) -> None:  # noqa: FBT001 - as pytest gives it
    # the bundled releases up to May 2026: a later one has its own record
    found = replay(published, horizon, as_of=moment("2026-05-21"), across_breaks=across, era=ADMINISTRATIVE)
    records = [found.record(level=level) for level in LEVELS]

    assert GOLDEN[horizon, across] == (len(found.trials), *((each.n, each.held) for each in records))
    assert all(each.n + each.refused == len(found.trials) for each in records)


def test_against_the_publishers_own_intervals(published: Family) -> None:
    found = replay(published, "next", as_of=moment("2026-05-21"), across_breaks=True, era=ADMINISTRATIVE)
    theirs = found.compare("publisher", 0.95)

    assert (theirs.record.n, theirs.record.held) == (6, 3)
    assert theirs.paired == 6
    assert theirs.own_score is not None
    assert theirs.chosen_score is not None
    assert theirs.chosen_score < theirs.own_score


def test_every_method_meets_the_same_figures(published: Family) -> None:
    found = replay(published, "next", across_breaks=True, era=ADMINISTRATIVE)

    assert all({method for method, _ in each.intervals} == set(METHODS) for each in found.trials)
    for method in METHODS:
        comparison = found.compare(method, 0.8)
        assert comparison.paired <= comparison.record.n
    assert found.of_series(NET).releases[-1] == "ons-ltim-2025-11-27"


def test_a_trial_tells_what_it_is_of(published: Family) -> None:
    found = by_figure(replay(published, "next", across_breaks=True, era=ADMINISTRATIVE))
    told = found[NET, "YE Dec 2024", "ons-ltim-2025-05-22"].to_dict()

    assert (told["value"], told["later_value"], told["revision"]) == (431_000, 345_000, -86_000)
    assert "british_from_rapid" in told["changes"]
    assert {"method": "publisher", "level": 0.95, "low": 244_000, "high": 589_000} in told["intervals"]


@pytest.mark.parametrize(
    ("gains", "p_value"), [((1, 1, 1, 1, 1, 1), 2 / 64), ((3, -1, -1, -1), 1.0), ((5, 1, 1, -1), 0.5), ((0, 0), None)]
)
def test_a_difference_of_scores_is_told_from_chance_by_rounds_of_publication(
    gains: tuple[int, ...], p_value: float | None
) -> None:
    """Each round as likely the other way round; the patterns counted here one by one."""
    trials = []
    for number, gain in enumerate(gains):
        figure = SimpleNamespace(series="made", published=moment("2024-01-01"), release=f"r{number}")
        outcome = SimpleNamespace(figure=figure, round=number, value=0.0)
        # two figures a round, which count together
        for _ in range(2):
            intervals = {
                ("partial_pooling", 0.8): Interval(0.8, -10, 10),
                ("mean_absolute", 0.8): Interval(0.8, -10 - gain / 2, 10),
            }
            trials.append(Trial(outcome=outcome, intervals=intervals))  # type: ignore[arg-type]
    found = Replay("next", across_breaks=False, trials=tuple(trials), levels=(0.8,)).compare("mean_absolute", 0.8)
    observed = abs(sum(gains))
    patterns = [abs(sum(map(operator.mul, signs, gains))) >= observed for signs in itertools.product((1, -1), repeat=len(gains))]

    assert (found.paired, found.rounds) == (2 * len(gains), len(gains))
    assert found.p_value == p_value == (sum(patterns) / len(patterns) if any(gains) else None)


def test_too_few_rounds_are_said_to_be_too_few(published: Family) -> None:
    assert (
        "4 rounds of publication, too few to tell"
        in replay(published, "next", as_of=moment("2026-05-21"), era=ADMINISTRATIVE).verdict()
    )
    assert (
        "By 6 rounds of publication, told from chance:"
        in replay(published, "next", as_of=moment("2026-05-21"), era=ADMINISTRATIVE, across_breaks=True).verdict()
    )
