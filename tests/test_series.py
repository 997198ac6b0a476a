"""Series: one key for one series, and words found in the code lists or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.codes import DIMENSIONS, MEASURES, measure, plain_words, slug, words_for
from netmig.errors import NotHeldError, UsageError
from netmig.series import Series
from strategies import series


@given(series())
def test_a_series_is_read_back_from_its_key(one: Series) -> None:
    assert one == Series.parse(one.key)
    assert one == Series.of(one.measure, **one.dimensions)


@given(series(), series())
def test_two_series_have_one_key_only_when_they_are_one(one: Series, other: Series) -> None:
    assert (one == other) == (one.key == other.key)


@given(series())
def test_every_dimension_of_the_measure_is_fixed(one: Series) -> None:
    assert list(one.dimensions) == list(MEASURES[one.measure].dimensions)
    assert all(code != DIMENSIONS[name].default for name, code in one.fixed)


@given(series(), st.data())
def test_the_order_in_which_dimensions_are_given_does_not_matter(one: Series, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(one.dimensions.items()))))

    assert one == Series.of(one.measure, **shuffled)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_code_is_found_by_itself_and_by_its_label_and_aliases(dimension: str) -> None:
    codes = DIMENSIONS[dimension]
    for each in codes.codes:
        assert each.code == codes.find(each.code)
        assert set(each.parts) <= set(codes.by_code)
    for word, _ in words_for(dimension):
        found = codes.by_code[codes.find(word.upper())]
        assert plain_words(word) in {plain_words(own) for own in (found.code, found.label, *found.aliases)}


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_is_found_by_its_code_and_has_known_dimensions(code: str) -> None:
    found = measure(code)

    assert found is MEASURES[code] is measure(code.replace("_", " ").upper())
    assert set(found.dimensions) <= set(DIMENSIONS)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ({"nationality": "Non-EU+"}, "net_migration[nationality=non_eu_plus]"),
        ({"nationality": "British nationals", "reason": "all"}, "net_migration[nationality=british]"),
        ({"nationality": "Ukranian"}, "net_migration[nationality=ukraine]"),
        ({"nationality": "Costa Rica"}, "net_migration[nationality=costa_rica]"),
        ({}, "net_migration"),
    ],
)
def test_peoples_words_become_codes(words: dict[str, str], key: str) -> None:
    assert key == Series.of("net migration", **words).key


def test_what_is_in_no_code_list_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotHeldError, match="net_migration"):
        Series.of("net_migratoin")
    with pytest.raises(NotHeldError, match="study_main"):
        Series.of("immigration", reason="studi main")
    with pytest.raises(NotHeldError):
        Series.parse("nothing[at=all]")
    with pytest.raises(UsageError, match="nationality"):
        Series.of("immigration", colour="blue")


def test_labels_are_for_people() -> None:
    assert Series.of("immigration", nationality="eu_plus", reason="work").label == "Immigration (EU+; Work)"
    assert slug("Bristol, City of") == "bristol_city_of"
