"""Documents: sentences in order at their own places, whose words they are, and what is page furniture."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.document import LONGEST_SENTENCE, Document, read_document
from netmig.check.furniture import furniture_among
from netmig.check.words.tokens import INVISIBLE

BLANK = re.compile(rf"[\s{INVISIBLE}]")
PAGES = st.lists(st.text(max_size=30) | NEWS | st.sampled_from(["Comments", "Read more", "“", "Share", ""]), max_size=8).map(
    "\n".join
)


def _sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for each in read_document(text).sentences]


@given(st.text() | PAGES)
def test_sentences_are_in_order_and_hold_every_character_that_is_seen(text: str) -> None:
    document = read_document(text)

    covered: set[int] = set()
    for before, after in pairwise(document.sentences):
        assert before.end <= after.start
        assert before.paragraph <= after.paragraph
    for sentence in document.sentences:
        assert sentence.start < sentence.end
        covered.update(range(sentence.start, sentence.end))
    assert {at for at, letter in enumerate(text) if not BLANK.match(letter)} <= covered


@given(st.text() | PAGES)
def test_a_sentence_begins_and_ends_with_its_own_tokens(text: str) -> None:
    for sentence in read_document(text).sentences:
        assert not BLANK.match(text[sentence.start])
        assert not BLANK.match(text[sentence.end - 1])
        assert (sentence.tokens[0].start, sentence.tokens[-1].end) == (sentence.start, sentence.end)
        assert all(token.kind != "break" for token in sentence.tokens)
        assert len(sentence.tokens) <= LONGEST_SENTENCE + 50


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Net migration fell. It was 728,000.", 2),
        ("Mr. Hill met Dr. Lee. They spoke.", 2),
        ("No. 10 said it fell.", 1),
        ("The U.K. figures fell by 1.5 per cent.", 1),
        ("J. Hill and A. B. Lee agreed.", 1),
        ("It cost £5.38bn. £4bn was planned.", 2),
        ("It rose in 2023. 906,000 came.", 2),
        ("“It fell!” she said.", 1),
        ("“Did it fall?” “It did.”", 2),
        ("It fell (by 20%.) It rose again.", 2),
        ("It was… a record.", 1),
        ("It fell.It rose.", 2),
        ("See gov.uk for more.", 1),
        ("One\nTwo\nThree", 3),
        ("One\r\n\r\nTwo", 2),
        ("One\u2028Two", 2),
        ("\ufeffIt fell.\u00a0It rose.\tIt fell.", 3),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert count == len(_sentences(text))


def test_lines_broken_for_want_of_room_are_one_paragraph() -> None:
    text = (
        "The number of people who came to live in the country was\n"
        "906,000 higher than the number who left in the year to June\n"
        "2023, the Office for National Statistics said in its report.\n"
        "\n"
        "It has fallen since."
    )
    document = read_document(text)

    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]


def test_a_headline_is_not_run_into_what_follows() -> None:
    text = "Net migration halves to a new low in the year to December\nBy Ann Hill\nThe figure was 431,000."

    assert len(_sentences(text)) == 3


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("Ann Hill said: “It was far too high last year.”", "Ann Hill", "quoted"),
        ("“It was far too high last year,” said Ann Hill.", "Ann Hill", "quoted"),
        ("“It was far too high last year,” Ann Hill said.", "Ann Hill", "quoted"),
        ("Ann Hill: “It was far too high last year.”", "Ann Hill", "quoted"),
        ("Ann Hill, a professor at the Centre for Numbers, said: “It was far too high.”", "Ann Hill", "quoted"),
        ("“It was far too high,” said the former minister Ann Hill.", "Ann Hill", "quoted"),
        ("Mr. Hill told the Daily News: “It was far too high.”", "Mr. Hill", "quoted"),
        ("‘It was far too high last year,’ said Ann Hill.", "Ann Hill", "quoted"),
        ('"It was far too high last year," said Ann Hill.', "Ann Hill", "quoted"),
        ("A Home Office spokesperson said: “It is too high.”", "Home Office spokesperson", "quoted"),
        ("Net migration was 906,000, the ONS said.", "ONS", "reporter"),
        (
            "Net migration was 906,000, according to the Office for National Statistics.",
            "Office for National Statistics",
            "reporter",
        ),
        ("606 thousand people came, the paper has it, citing the statistics office ONS.", "ONS", "reporter"),
        ("The police cited a man for littering.", None, "reporter"),
        ("Experts said that it would fall.", "Experts", "reporter"),
        ("Critics say that it is too high.", "Critics", "reporter"),
        ("Voters have had a say on the 906,000.", None, "reporter"),
        ("The ONS estimates that 906,000 came.", "ONS", "reporter"),
        ("Estimates that Ann Hill saw were too high.", None, "reporter"),
        ("Net migration to the UK halved, going by estimates that came out on Thursday.", None, "reporter"),
        ("The Home Office insisted it was 906,000.", "Home Office", "reporter"),
        (
            "Ann Hill, director of the Centre for Numbers at the University of Exampleton, predicted that it would fall.",
            "Ann Hill",
            "reporter",
        ),
        ("Britain took in 906,000 people, he said.", None, "reporter"),
        ("She had said Labour would cut it.", None, "reporter"),
        ("Ann Hill said: “He told me ‘it was 906,000’ and I believed him.”", "Ann Hill", "quoted"),
        ("It was a “record high” in 2023.", None, "reporter"),
        ("The migrants’ children came in 2023.", None, "reporter"),
        ("Net migration was 906,000.", None, "reporter"),
        ("Today the ONS said that it was 906,000.", "ONS", "reporter"),
        ("Britain's statistics office says that it was 906,000.", "Britain's statistics office", "reporter"),
        ("The Bank of England’s chief economist said that it was too high.", "Bank of England’s chief economist", "reporter"),
        ("It was a blow to Theresa May, who has promised to cut it.", None, "reporter"),
        ("Theresa May has promised to cut it.", "Theresa May", "reporter"),
        ("In May he and the ONS said that it was 906,000.", "ONS", "reporter"),
        ("We have just added four towns as big as Blackburn.", None, "reporter"),
    ],
)
def test_a_sentence_is_in_the_words_of_its_speaker(text: str, speaker: str | None, voice: str) -> None:
    (sentence,) = read_document(text).sentences

    assert (speaker, voice) == (sentence.speaker, sentence.voice)


def _voices(document: Document) -> list[tuple[str | None, str]]:
    return [(sentence.speaker, sentence.voice) for sentence in document.sentences]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "Ann Hill said: “It was far too high last year.\n\n“It will be lower next year.”\n\nIt was 906,000."

    assert _voices(read_document(text)) == [("Ann Hill", "quoted"), ("Ann Hill", "quoted"), (None, "reporter")]


def test_a_speech_over_paragraphs_may_name_its_speaker_at_its_end() -> None:
    text = "“It was far too high last year.\n\n“It will be lower next year.\n\n“That is what counts,” said Ann Hill.\n\n“No,” said Bob Lee."

    assert _voices(read_document(text)) == [*3 * [("Ann Hill", "quoted")], ("Bob Lee", "quoted")]


def test_speech_that_is_over_is_not_given_to_who_speaks_next() -> None:
    text = "“It was far too high last year.”\n\n“It was not,” said Bob Lee."

    assert _voices(read_document(text)) == [(None, "quoted"), ("Bob Lee", "quoted")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Hill said that it would fall. He blamed nobody. She stressed that it was 906,000.", "Ann Hill"),
        ("“It is too high,” said Ann Hill.\nShe had also claimed that it was 906,000.", "Ann Hill"),
        ("Ann Hill said that it would fall. The ONS says otherwise. She added nothing. It was 906,000.", None),
        ("Ann Hill left. She said it was 906,000.", "Ann Hill"),
        ("Ann Hill left. He said it was 906,000.", None),
    ],
)
def test_he_and_she_are_who_spoke_last(text: str, speaker: str | None) -> None:
    assert read_document(text).sentences[-1].speaker == speaker


SPEAKERS = [
    line.split("|", 1)
    for line in (Path(__file__).parent / "speakers.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("speaker", "text"), SPEAKERS)
def test_who_speaks_is_named_as_the_text_names_them(speaker: str, text: str) -> None:
    assert (read_document(text.replace("⏎", "\n\n")).sentences[-1].speaker or "-") == speaker


def test_two_speakers_of_one_paragraph_are_told_apart() -> None:
    text = "“It is far too high,” said Ann Hill. “It is far too low,” said Bob Lee."

    assert _voices(read_document(text)) == [("Ann Hill", "quoted"), ("Bob Lee", "quoted")]


PROSE = "Net migration to the country fell by a fifth in the year to June, the statistics office said in its report on Thursday."


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "Share this article", "Image source, Agency", "Read more: What is net migration?", "3 hours ago", "Watch: the debate",
     "Sign up to our newsletter", "© 2025 The Newspaper", "Most read", "Related articles"],
)  # fmt: skip
def test_furniture_among_the_prose_is_set_apart_and_the_prose_goes_on(line: str) -> None:
    assert furniture_among([PROSE, line, PROSE]) == [False, True, False]


def test_readers_comments_run_to_the_end() -> None:
    assert furniture_among([PROSE, PROSE, "Comments (12)", "Rubbish!", PROSE]) == [False, False, True, True, True]


def test_a_newspapers_section_called_comment_is_not_its_readers() -> None:
    assert furniture_among(["Comment", PROSE, PROSE])[1:] == [False, False]


def test_links_below_a_heading_are_furniture_until_prose_begins() -> None:
    page = [PROSE, "Related articles", "Why it fell", "How it rose", PROSE]

    assert furniture_among(page) == [False, True, True, True, False]


@given(st.lists(st.text(), max_size=6))
def test_each_paragraph_is_furniture_or_not(paragraphs: list[str]) -> None:
    assert len(paragraphs) == len(furniture_among(paragraphs))


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(read_document, piece) < 8
