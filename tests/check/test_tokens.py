"""Tokens: every character that a reader sees is in one of them, at its own place in the text as given."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.words.tokens import INVISIBLE, lines, tokenise

UNSEEN = re.compile(rf"[\s{INVISIBLE}]")
ANY_TEXT = st.text() | NEWS | st.text(st.sampled_from("aA1,. \u00ad\u200b\u202f\ufeff\n\r\u2028’“-½İ£9"))


@given(ANY_TEXT)
def test_every_seen_character_is_in_exactly_one_token(text: str) -> None:
    covered = [at for token in tokenise(text) for at in range(token.start, token.end)]

    assert len(covered) == len(set(covered))
    assert {at for at, letter in enumerate(text) if not UNSEEN.match(letter)} <= set(covered)


@given(ANY_TEXT)
def test_tokens_are_in_order_and_begin_and_end_with_what_is_seen(text: str) -> None:
    tokens = tokenise(text)

    for before, after in pairwise(tokens):
        assert before.end <= after.start
    for token in tokens:
        assert token.start < token.end
        if token.kind != "break":
            assert not UNSEEN.match(text[token.start])
            assert not UNSEEN.match(text[token.end - 1])


@given(NEWS, st.sampled_from(INVISIBLE.replace("-", "")), st.data())
def test_an_unseen_character_changes_no_word(text: str, unseen: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))

    assert [token[0] for token in tokenise(text)] == [token[0] for token in tokenise(text[:at] + unseen + text[at:])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mi\u00adgra\u00adtion", ["migration"]),
        ("9\u200b06,0\u206000", ["906,000"]),
        ("1 218\u202f000 people", ["1", "218,000", "people"]),
        ("1\u202f218\u202f000 people", ["1,218,000", "people"]),
        ("816 000 people", ["816,000", "people"]),
        ("Table 1 234,000", ["table", "1", "234,000"]),
        ("1,72,000", ["1,72,000"]),
        ("in 2023 906,000", ["in", "2023", "906,000"]),
        ("non‑EU+ and non-EU+", ["non-eu+", "and", "non-eu+"]),
        ("Britain’s", ["britain's"]),
        ("M25, COP26 and G7", ["m25", ",", "cop26", "and", "g7"]),
        ("2½ million", ["2.5", "million"]),
        ("ﬁgures", ["figures"]),
        ("one\r\ntwo\u2028three", ["one", "\n", "two", "\n", "three"]),
        ("−17,000", ["-", "17,000"]),
    ],
)
def test_words_are_what_a_reader_sees(text: str, words: list[str]) -> None:
    assert words == [token.lower for token in tokenise(text)]


def test_lines_are_what_stands_between_breaks() -> None:
    tokens = tokenise("one two\r\n\n three\u2029four")

    assert [[token.lower for token in tokens[first : last + 1]] for first, last in lines(tokens)] == [
        ["one", "two"],
        ["three"],
        ["four"],
    ]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(tokenise, piece) < 8
