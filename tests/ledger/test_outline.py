"""What is told of a release without reading its figures is what reading them tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.ledger.outline import Outline
from netmig.periods import year_ending
from netmig.series import Series

RELEASE = Release(id="test-2001-01-01", publisher="Test", title="Invented", published_at=published_on(date(2001, 1, 1)))
FIGURE = Figure(series=Series.of("net_migration"), period=year_ending(2000, 6), release=RELEASE.id, value=1)


def test_the_index_of_the_shipped_releases_tells_what_they_hold() -> None:
    shipped = Bundled(SHIPPED)
    ledger = Ledger([shipped])
    told = {name: shipped.outline(name) for name in shipped.published()}
    assert told
    assert {name: Outline.of(figures) for name, figures in ledger.contents(told).items()} == told


def test_figures_added_to_a_shipped_release_are_counted_too(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "own.sqlite")
    shipped = next(
        each for each in ledger.releases(measure="net_migration") if "asylum_cost" not in ledger.outline(each.id).measures
    )
    before = ledger.outline(shipped.id)
    further = Figure(series=Series.of("asylum_cost"), period=year_ending(1900, 6), release=shipped.id, value=1, evidence="press")
    ledger.add(shipped, [further])
    after = ledger.outline(shipped.id)
    assert after.figures == before.figures + 1
    assert "asylum_cost" in after.measures


def test_an_outline_of_nothing_is_empty() -> None:
    assert Ledger.of([(RELEASE, [])]).outline(RELEASE.id) == Outline((), 0, ())
    assert Ledger.of([(RELEASE, [FIGURE])]).outline(RELEASE.id) == Outline(("net_migration",), 1, ("official_file",))


def test_the_contents_of_a_release_are_all_its_figures_also_those_set_aside() -> None:
    other = Figure(series=FIGURE.series, period=FIGURE.period, release=RELEASE.id, value=2, evidence="press")
    assert Ledger.of([(RELEASE, [other, FIGURE])]).contents([RELEASE.id]) == {RELEASE.id: (FIGURE, other)}
