"""The laws of the ledger, each against an implementation too plain to be wrong.

The plain ledger below keeps one flat list and searches all of it for every question.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmig.errors import NotHeldError
from netmig.ledger.figures import EVIDENCE, Figure, Release, moment
from netmig.ledger.ledger import Ledger
from netmig.ledger.store import Store
from netmig.periods import Period
from netmig.series import Series
from strategies import FEW_PERIODS, FEW_SERIES, FIRST_DAY, figures, histories, releases

Told = list[tuple[Release, list[Figure]]]
DAYS = st.integers(-1, 4).map(lambda days: (FIRST_DAY + timedelta(days=days)).date())


def plain_rank(figure: Figure) -> tuple[object, ...]:
    """The agreed order, spelt out again: evidence, rounding, an interval, then the columns of figures.csv."""
    tail = (figure.value, figure.text, figure.low, figure.high, figure.confidence, figure.status, figure.marker, figure.note)
    return (
        list(EVIDENCE).index(figure.evidence),
        figure.rounding,
        figure.period.kind,
        figure.low is None,
        figure.source,
        figure.locator,
        [str(part) for part in tail],
    )


def plain_as_of(told: Told, series: Series, day: date | None) -> dict[Period, Figure]:
    """For every period: the newest release by then that says anything of it, and the best that it says."""
    answer: dict[Period, Figure] = {}
    for release, said in sorted(told, key=lambda each: (each[0].published_at, each[0].id)):
        if day is not None and release.published_at > moment(day):
            continue
        for period in {figure.period for figure in said}:
            here = [figure for figure in said if figure.period == period and figure.series == series]
            if here:
                answer[period] = min(here, key=plain_rank)
    return answer


def as_of(ledger: Ledger, series: Series, day: date | None) -> dict[Period, Figure]:
    try:
        view = ledger.view(series)
    except NotHeldError:
        return {}
    return dict(view.latest() if day is None else view.as_of(day))


@given(histories(), FEW_SERIES, DAYS)
def test_as_of_is_the_best_of_the_newest_release_that_speaks(told: Told, series: Series, day: date) -> None:
    assert plain_as_of(told, series, day) == as_of(Ledger.of(told), series, day)


@given(histories(), FEW_SERIES)
def test_latest_is_as_of_the_end_of_time(told: Told, series: Series) -> None:
    assert plain_as_of(told, series, None) == as_of(Ledger.of(told), series, None)


@given(histories(), FEW_SERIES, DAYS)
def test_one_figure_per_period_at_any_as_of(told: Told, series: Series, day: date) -> None:
    found = as_of(Ledger.of(told), series, day)

    assert len(found) == len({(each.period.start, each.period.stop) for each in found.values()})
    assert all(period == figure.period and figure.series == series for period, figure in found.items())


@given(histories(), FEW_SERIES, DAYS, st.data())
def test_a_later_release_never_changes_an_earlier_as_of(told: Told, series: Series, day: date, data: st.DataObject) -> None:
    ledger = Ledger.of(told)
    before = as_of(ledger, series, day)
    later = Release(id="z-later", publisher="Example office", title="later", published_at=moment(day) + timedelta(seconds=1))
    ledger.add(later, data.draw(st.lists(figures(later.id, FEW_SERIES, FEW_PERIODS), max_size=4)))

    assert before == as_of(ledger, series, day)


@given(histories(), FEW_SERIES)
def test_first_and_all_revisions_make_latest(told: Told, series: Series) -> None:
    ledger = Ledger.of(told)
    if series not in ledger.series(series.measure):
        return
    view = ledger.view(series)
    first, latest = view.first(), view.latest()
    for period in view.periods:
        history = view.history(period)
        values = [figure.value for figure in history]
        assert (first[period], latest[period]) == (history[0], history[-1])
        if all(isinstance(value, int) for value in values):
            revisions = [later - earlier for earlier, later in pairwise(values)]  # type: ignore[operator]
            assert latest[period].value == first[period].value + sum(revisions)  # type: ignore[operator]


@given(histories(), FEW_SERIES)
def test_history_vintages_and_triangle_tell_the_same(told: Told, series: Series) -> None:
    ledger = Ledger.of(told)
    if series not in ledger.series(series.measure):
        return
    view = ledger.view(series)
    by_history = {figure for period in view.periods for figure in view.history(period)}
    by_vintage = {figure for vintage in view.vintages() for figure in vintage.figures}
    by_release = {figure for release in view.releases for figure in view.at(release.id).values()}
    triangle = view.triangle()

    assert by_history == by_vintage == by_release == {each for row in triangle.figures for each in row if each}
    for release in triangle.releases:
        for period in triangle.periods:
            assert triangle[period, release.id] == view.at(release.id).get(period)


@given(histories(), FEW_SERIES, DAYS)
def test_as_of_a_release_is_what_was_known_with_it(told: Told, series: Series, day: date) -> None:
    ledger = Ledger.of(told)
    if series not in ledger.series(series.measure):
        return
    view = ledger.view(series)
    for release, _ in told:
        known = [each for each in told if (each[0].published_at, each[0].id) <= (release.published_at, release.id)]
        assert plain_as_of(known, series, None) == dict(view.as_of(release))


@given(histories())
def test_adding_the_same_again_changes_nothing(told: Told) -> None:
    ledger = Ledger.of(told)
    before = {key: ledger.view(key).triangle() for measure in ledger.measures() for key in ledger.series(measure)}

    assert [0] * len(told) == [ledger.add(release, said) for release, said in told]
    assert before == {key: ledger.view(key).triangle() for measure in ledger.measures() for key in ledger.series(measure)}


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(told: Told, random: Random) -> None:
    shuffled = [(release, random.sample(said, len(said))) for release, said in random.sample(told, len(told))]
    one, other = Ledger.of(told), Ledger.of(shuffled)

    assert one.releases() == other.releases()
    for measure in one.measures():
        for series in one.series(measure):
            assert one.view(series).triangle() == other.view(series).triangle()
            assert one.disagreements(measure) == other.disagreements(measure)


@given(histories())
def test_nothing_published_is_lost(told: Told) -> None:
    """Every figure given is either the one shown for its cell, or agrees with it, or is listed as set aside."""
    ledger = Ledger.of(told)
    set_aside = {each.set_aside for each in ledger.disagreements()}
    for _, said in told:
        for figure in said:
            kept = ledger.figure(figure.id)
            assert (
                figure in (kept, *set_aside)
                or kept.value is None
                or figure.value is None
                or (abs(kept.value - figure.value) <= (kept.rounding + figure.rounding) / 2)
            )


@settings(max_examples=25)
@given(histories(most=4))
def test_a_file_holds_what_memory_holds(told: Told) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        written = Store(path)
        counts = [written.add(release, said) for release, said in told]
        again = [written.add(release, said) for release, said in told]
        memory = Ledger.of(told)

        assert [len(dict.fromkeys(said)) for _, said in told] == counts
        assert [0] * len(told) == again
        for store in (written, Store(path)):
            file = Ledger([store])
            assert memory.releases() == file.releases()
            assert memory.measures() == file.measures()
            for measure in memory.measures():
                assert memory.series(measure) == file.series(measure)
                assert all(memory.view(series).triangle() == file.view(series).triangle() for series in memory.series(measure))


@settings(max_examples=30)
@given(releases("office-one-2020-01-01"), st.lists(figures("office-one-2020-01-01"), max_size=4))
def test_ingesting_the_same_release_again_leaves_the_file_byte_for_byte(release: Release, said: list[Figure]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        Store(path).add(release, said)
        before = path.read_bytes()

        assert Store(path).add(Store(path).release(release.id), said) == 0
        assert Store(path).add(release, said[:1]) == 0
        assert before == path.read_bytes()
        for series in {figure.series for figure in said}:
            assert {figure for figure in said if figure.series == series} == set(Store(path).figures(series))


def test_before_the_first_release_there_is_nothing_and_a_reason() -> None:
    release = Release(id="a-1", publisher="Example office", title="one", published_at=FIRST_DAY)
    figure = Figure(
        series=Series.of("immigration"),
        period=Period(date(2019, 1, 1), date(2020, 1, 1), "calendar_year"),
        release="a-1",
        value=1,
    )
    snapshot = Ledger.of([(release, [figure])])["immigration"].as_of("2019-12-31")

    assert len(snapshot) == 0
    assert "the first held is a-1, published 2020-01-01" in snapshot.reason
    with pytest.raises(NotHeldError, match="had been published by then"):
        snapshot["2019"]
