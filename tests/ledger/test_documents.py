"""A release's two documents: the same bytes for the same release, and back again without loss."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import DamagedDataError
from netmig.ledger.documents import figures_from_csv, figures_to_csv, release_from_json, release_to_json
from netmig.ledger.figures import Figure, Release
from netmig.periods import calendar_year
from netmig.series import Series
from strategies import figures, releases

NAME = "example-2001-01-01"


@given(st.lists(figures(NAME), max_size=5))
def test_figures_come_back_from_their_table(told: list[Figure]) -> None:
    assert set(told) == set(figures_from_csv(figures_to_csv(told), NAME))


@given(st.lists(figures(NAME), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_figures_never_changes_the_bytes(told: list[Figure], random: Random) -> None:
    assert figures_to_csv(told) == figures_to_csv(random.sample(told, len(told)))


@given(st.lists(figures(NAME), max_size=5))
def test_a_table_read_and_written_again_is_the_same(told: list[Figure]) -> None:
    text = figures_to_csv(told)

    assert text == figures_to_csv(figures_from_csv(text, NAME))


@given(st.lists(figures(NAME), max_size=5))
def test_asking_for_measures_leaves_out_the_others_only(told: list[Figure]) -> None:
    wanted = frozenset(figure.series.measure for figure in told[::2])
    found = set(figures_from_csv(figures_to_csv(told), NAME, measures=wanted))

    assert {figure for figure in told if figure.series.measure in wanted} == found


@given(releases())
def test_a_release_comes_back_from_its_description(release: Release) -> None:
    text = release_to_json(release)
    again = release_from_json(text)

    assert release.id == again.id
    assert sorted(release.methods) == sorted(again.methods)
    assert (release.published_at, release.sources, release.changes) == (again.published_at, again.sources, again.changes)
    assert text == release_to_json(again)


@pytest.mark.parametrize("text", ["", "measure,value\n", "<html>", "measure\nnet_migration\n"])
def test_what_is_no_table_is_refused_by_name(text: str) -> None:
    with pytest.raises(DamagedDataError, match=r"elsewhere\.csv"):
        list(figures_from_csv(text, NAME, name="elsewhere.csv"))


@pytest.mark.parametrize(("column", "words"), [("value", "many"), ("period", "some day"), ("measure", "weather")])
def test_a_cell_that_cannot_be_read_is_refused_by_its_line(column: str, words: str) -> None:
    told = [
        Figure(series=Series.of("net_migration"), period=calendar_year(year), release=NAME, value=year) for year in (2001, 2002)
    ]
    header, first, second = figures_to_csv(told).splitlines()
    cells = second.split(",")
    cells[header.split(",").index(column)] = words
    with pytest.raises(DamagedDataError, match="line 3"):
        list(figures_from_csv("\n".join([header, first, ",".join(cells)]), NAME))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": "a"}', "null"])
def test_what_describes_no_release_is_refused(text: str) -> None:
    with pytest.raises(DamagedDataError, match="does not describe a release"):
        release_from_json(text)
