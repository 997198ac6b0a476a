"""Several releases are added as one: all of them or none, twice as once, and in memory as in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from writing import example

from netmig.errors import UsageError
from netmig.ledger.holdings import InMemory, Writable
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.ledger.store import Store


@pytest.fixture(params=["memory", "file"])
def holding(request: pytest.FixtureRequest, tmp_path: Path) -> Writable:
    return InMemory() if request.param == "memory" else Store(tmp_path / "ledger.sqlite")


def test_several_are_added_as_if_one_by_one(holding: Writable) -> None:
    pairs = [example(number) for number in range(6)]
    one_by_one = InMemory(pairs)

    assert holding.add_all(pairs) == sum(len(figures) for _, figures in pairs)
    assert holding.add_all(reversed(pairs)) == 0
    assert dict(holding.published()) == dict(one_by_one.published())
    for measure in one_by_one.measures():
        assert set(holding.series(measure)) == set(one_by_one.series(measure))
        for series in one_by_one.series(measure):
            assert set(holding.figures(series)) == set(one_by_one.figures(series))


def test_one_release_in_two_parts_is_one_release(holding: Writable) -> None:
    release, figures = example(6)

    assert holding.add_all([(release, figures[:5]), (release, figures[3:])]) == len(figures)
    assert list(holding.published()) == [release.id]


def test_where_one_cannot_be_added_none_is(holding: Writable) -> None:
    """The last of three is already another publication: the two before it are not there either."""
    first, figures = example(3)
    holding.add_all([(first, figures)])
    pairs = [example(1), example(2), (replace(first, publisher="Someone else"), figures)]

    with pytest.raises(UsageError, match="already held as another publication"):
        holding.add_all(pairs)
    assert list(holding.published()) == [first.id]


def test_file_opened_after_several_were_added_has_them_all(tmp_path: Path) -> None:
    pairs = [example(number) for number in range(4)]
    Ledger([], begin=lambda: Store(tmp_path / "ledger.sqlite")).add_all(pairs)
    found = open_ledger(tmp_path / "ledger.sqlite", bundled=False)

    assert [each.id for each in found.releases()] == [release.id for release, _ in pairs]
    assert {name: set(each) for name, each in found.contents(release.id for release, _ in pairs).items()} == {
        release.id: set(figures) for release, figures in pairs
    }


def test_beside_changes_nothing(tmp_path: Path) -> None:
    ledger = Ledger.of([example(1)])
    beside = ledger.beside([example(2)])

    assert [each.id for each in ledger.releases()] == ["example-00001"]
    assert [each.id for each in beside.releases()] == ["example-00001", "example-00002"]
    with pytest.raises(UsageError):
        ledger.beside([(replace(example(1)[0], publisher="Someone else"), [])])
