"""A selection is what the ledger itself answers, for every series, day and history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_back import ALL, TOLD, Told, selected_of

from command_line import EARLY, LATE, NET, PRESS, STUDENTS
from netmig.codes import MEASURES
from netmig.errors import NotHeldError, UsageError
from netmig.exports import Selection, export, select
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Figure, moment
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.periods import parse_period, year_ending
from strategies import FIRST_DAY

DAYS = st.integers(-1, 4).map(lambda days: (FIRST_DAY + timedelta(days=days)).date())


def series_of(ledger: Ledger) -> list[str]:
    return [series.key for measure in ledger.measures() for series in ledger.series(measure)]


@given(TOLD, DAYS)
def test_as_of_a_day_is_what_the_ledger_says_of_that_day_for_every_series(told: Told, day: date) -> None:
    ledger = Ledger.of(told)
    expected = [figure for key in series_of(ledger) for figure in ledger.view(key).as_of(day).values()]

    found = select(ledger, Selection.of(every_series=True, as_of=day))

    assert set(expected) == set(found.figures)
    assert len(expected) == len(found.figures)


@given(TOLD, DAYS)
def test_a_history_up_to_a_day_is_all_that_was_published_by_then(told: Told, day: date) -> None:
    ledger = Ledger.of(told)
    whole = select(ledger, ALL).figures
    by_then = select(ledger, Selection.of(every_series=True, history=True, as_of=day)).figures
    later = select(ledger, Selection.of(every_series=True, history=True, updated_after=day)).figures

    assert set(whole) == {
        each for key in series_of(ledger) for vintage in ledger.view(key).vintages() for each in vintage.figures
    }
    assert set(by_then) == {figure for figure in whole if ledger.release(figure.release).published_at <= moment(day)}
    # the two are a parting of the whole
    assert set(by_then) | set(later) == set(whole)
    assert not set(by_then) & set(later)


@given(TOLD)
def test_the_newest_is_the_last_of_each_history(told: Told) -> None:
    newest = selected_of(told, Selection.of(every_series=True)).figures
    last: dict[object, Figure] = {(each.series, each.period): each for each in selected_of(told).figures}

    assert list(newest) == list(last.values())


@given(TOLD)
def test_one_release_is_what_it_itself_says(told: Told) -> None:
    ledger = Ledger.of(told)
    name = next(release.id for release, figures in told if figures)

    found = select(ledger, Selection.of(every_series=True, release=name))

    assert set(found.figures) == {each for each in select(ledger, ALL).figures if each.release == name}
    assert [release.id for release in found.releases] == [name]


@pytest.fixture(scope="module")
def shipped() -> Ledger:
    return Ledger([Bundled()])


@pytest.mark.parametrize("day", ["2023-11-23"])
def test_the_shipped_figures_as_of_a_day_are_those_of_the_ledger(shipped: Ledger, day: str) -> None:
    found = select(shipped, Selection.of(every_series=True, as_of=day)).figures

    assert list(found) == [
        each
        for measure in MEASURES
        for series in sorted(shipped.series(measure), key=lambda series: series.key)
        for each in shipped.view(series).as_of(day).values()
    ]
    assert len({(each.series, each.period) for each in found}) == len(found) > 10_000


@pytest.fixture
def ledger(ledger_path: Path) -> Ledger:
    return open_ledger(ledger_path, bundled=False)


def values(ledger: Ledger, *measures: str, **asked: object) -> list[tuple[str, str, float | None]]:
    found = select(ledger, Selection.of(measures, **asked))  # type: ignore[arg-type]  # the tests name options
    return [(each.release, each.period.label, each.value) for each in found.figures]


def test_without_more_words_a_measure_is_its_own_series(ledger: Ledger) -> None:
    assert values(ledger, "net_migration") == [(EARLY.id, "YE Jun 1999", -5_000), (LATE.id, "YE Jun 2000", 75_000)]


def test_dimensions_are_one_code_several_or_all(ledger: Ledger) -> None:
    chosen = select(ledger, Selection.of("net_migration", nationality=["all", "Non-EU+"], reason="*"))
    assert {figure.series for figure in chosen.figures} == {NET, STUDENTS}
    # the other dimension is still at its default, which nothing has
    with pytest.raises(NotHeldError, match="every series"):
        select(ledger, Selection.of("net_migration", nationality="Non-EU+"))
    every = select(ledger, Selection.of("net_migration", nationality="non_eu_plus", every_series=True))
    assert {figure.series for figure in every.figures} == {STUDENTS}


def test_periods_are_found_by_any_label(ledger: Ledger) -> None:
    asked = ["year ending June 2000", year_ending(1999, 6)]
    assert len(values(ledger, "net_migration", periods=asked)) == 2
    with pytest.raises(NotHeldError, match="YE Jun 1998"):
        values(ledger, "net_migration", periods=[*asked, "YE Jun 1998"])


def test_a_day_before_the_first_is_no_figure_and_no_error(ledger: Ledger) -> None:
    found = select(ledger, Selection.of("net_migration", as_of="1990-01-01"))
    assert (found.figures, found.releases, found.measures) == ((), (), ("net_migration",))
    assert found.title == "Net migration: the newest figures as of 1990-01-01"


def test_releases_are_those_that_the_figures_name(ledger: Ledger) -> None:
    history = select(ledger, Selection.of("net_migration", history=True))
    assert [release.id for release in history.releases] == [EARLY.id, PRESS.id, LATE.id]
    # how far the figures go in time of publication, never a clock's day
    assert history.data_date == date(2001, 11, 22)
    assert select(ledger, Selection.of("net_migration", as_of="2001-07-01")).data_date == date(2001, 7, 1)


@pytest.mark.parametrize(
    ("ask", "kind", "words"),
    [
        (Selection.of, UsageError, "Which measures"),
        (lambda: Selection.of("net_magic"), NotHeldError, "net_magic"),
        (lambda: Selection.of("visas_granted", reason="study"), UsageError, "no dimension 'reason'"),
        (lambda: Selection.of("net_migration", colour="red"), NotHeldError, "colour"),
        (lambda: Selection.of("net_migration", reason="boredom"), NotHeldError, "boredom"),
        (lambda: Selection.of("net_migration", as_of="yesterday"), UsageError, "yesterday"),
        (lambda: Selection.of("net_migration", release="a", history=True), UsageError, "no history"),
        (lambda: Selection.of("net_migration", release="a", as_of="2001-01-01"), UsageError, "no history"),
    ],
)
def test_what_cannot_be_asked_is_refused(ask: Callable[[], Selection], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        ask()


def test_what_is_not_held_is_named_with_what_is_near(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError, match="immigration"):
        select(ledger, Selection.of("immigration"))
    with pytest.raises(NotHeldError, match="by nationality 'british'"):
        select(ledger, Selection.of("net_migration", nationality="british"))
    with pytest.raises(NotHeldError, match="test-one-2001-05-24"):
        select(ledger, Selection.of("net_migration", release="test-one-2001-05-23"))
    with pytest.raises(NotHeldError, match="No series fits"):
        select(Ledger.of(), ALL)


def test_export_writes_what_it_says(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "net.csv"
    found = export(ledger, file, "net_migration", periods=["YE Jun 2000"], history=True)
    assert [figure.period for figure in found.figures] == [parse_period("YE Jun 2000")] * 3
    assert len(file.read_text(encoding="utf-8").splitlines()) == 4
    with pytest.raises(UsageError, match="no format 'doc'"):
        export(ledger, file, "net_migration", format="doc")
