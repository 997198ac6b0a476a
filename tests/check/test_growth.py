"""The whole way from a text to every report: its work grows as the text does, whatever the text repeats, and however many claims it makes.

Work is counted in lines of Python run, so that a busy machine changes nothing: those of the whole way, and those of each function
by itself. A sentence is cut at a certain length (`LONGEST_SENTENCE`): within it, work may grow faster, up to a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from news_text import growing_faster, growth, lines_run
from small_ledger import ARTICLE, ARTICLE_DAY, small_ledger

from netmig.check import check
from netmig.check.articles import check_article, record_of
from netmig.check.document import LONGEST_SENTENCE
from netmig.check.formats import read_article
from netmig.check.formats.page_blocks import DEEPEST
from netmig.check.text_report import to_text
from netmig.cli.check import csv_of
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.reports import to_claim_review, to_correction_note, to_html

# what is repeated: numbers in rows, claims without a full stop, marks that nest or are never closed
PIECES = (
    "5% ", "1 234 ", "half a ", "906,000 came ", "net ", "million ", "June 2005 ", "“", "(", ", ", " – ", "1-", "A. ", "\n",
    "net migration was 240,000 in the year to June 2005 and ", "Net migration was 240,000 in the year to June 2005. ",
    "Net migration fell by 20% to 240,000 from 510,000 a year earlier.\n\n", "“It was 240,000,” said Ann Hill. ",
    "Indian, Nigerian and ", "India, Nigeria, China were the top nationalities. ", "compared with ", "Comments\n",
)  # fmt: skip
# lines of Python for a character of a sentence of nothing but numbers; one of the news takes about a hundred
DEAREST = 2_500
# no function's work may grow so many times as fast as the text; what looks for a place by halving grows a little faster
MOST = 1.3
DAY = "2024-11-29"

# claims of every kind, right ones and wrong ones: {0}, {1} and {2} are thousands of people, {3} is a year, {4} a number up to 99
KINDS = {
    "levels": "UK net migration was {0},000 in the year to June {3}.",
    "the same again": "Net migration to the UK was 728,000 in the year to June 2024, and that is all there is to say.",
    "the same and wrong": "Some 728,000 people came to the UK in the year to June 2024. That much is known.",
    "records": "Immigration to the UK was {0},000, the highest on record. Never before had it been so high.",
    "records in words": "UK net migration is at a record high. It is lower than in any year since {3}.",
    "changes": "Net migration to the UK fell by {4}% to {0},000, from {1},000 a year earlier. That is a drop of {2},000.",
    "a change of two": "In {3} UK net migration was {0},000, against {1},000 the year before. The {4}% drop came as a surprise.",
    "ways": "UK net migration was {0},000 in 2023. It is an increase on {3}. Immigration rose, and more people came than left.",
    "histories": "The ONS first put net migration in the year to June {3} at {0},000, then at {1},000; it now has {2},000.",
    "revisions": "A year ago we were told that it was {0},000. The figure for {3} was revised up by {4},000 from {1},000.",
    "comparisons": "Some {0},000 people left the UK in {3}, more than the {1},000 of the year before and {4}% fewer than in 2019.",
    "multiples": "UK net migration was {0},000 in {3}. Half of that is about {1},000, and four times the target of 100,000 is more.",
    "speech": "“It was {0},000 in {3},” said Ann Hill. He claimed that {1},000 had come. It was not so: it was {2},000.",
    "sums": "It was {0},000 in 2022 and {1},000 in 2023. Together that is {2},000. In all {0},000 and {1},000 make {2},000.",
    "balances": "Some {0},000 people came to the UK in {3} and {1},000 left. That leaves {2},000 more in the country.",
    "shares": "Of the {0},000 who came to the UK in {3}, {4}% were from outside the EU. Britons, {1},000 of them, made up {4}% of emigration.",
    "parts": "Some {0},000 study visas were granted. Of these, {1},000 went to dependants. One in five of the claims, {0},{4}0, were Afghan.",
    "groups": "{0},000 EU nationals left the UK in {3}, {1},000 Britons and {2},000 others. India ({0},000) came first, Nigeria second.",
    "rates": "UK net migration was {0},000 in {3}. That is nearly {4} an hour, or {4}0 a day.",
    "forecasts": "The OBR forecasts that net migration will be {0},000 in {3}. The target was below {1},000.",
    "rules": "The skilled worker salary threshold is £{4},700. It rises by {4}% to £38,700, and care workers may not bring dependants.",
    "boats": "Some {4},436 people crossed the Channel in small boats in {3}, and {4}7 on 5 June 2023. Asylum cost £{4}.3bn.",
    "others": "Germany took in {0},000 migrants, the highest since {3}. Sterling reached $1.{4}. Who came? Nobody knows.",
    "headings": "In {3}\n\nNet migration: {0},000\n\n- {1},000 people came to the UK\n- {2},000 left",
    "a table": "{3}\t{0},000\t{1},000\t{4}%\n",
}  # fmt: skip
_PEOPLE = (728, 906, 860, 431, 948, 1207, 479, 517, 345, 504, 606, 745, 764, 672, 685)


def _told(kind: str, at: int) -> str:
    """What a kind of claim says the so many-th time: of other numbers each time, until they come again."""
    people = [f"{_PEOPLE[(at * step + step) % len(_PEOPLE)]:,}" for step in (1, 4, 7)]
    return KINDS[kind].format(*people, 2012 + at % 12, 20 + at % 60)


def _of_kinds(kinds: Iterable[str], between: str, rounds: int, lengths: int) -> str:
    """A text of claims of some kinds, so many of each in one length: the same in each of its lengths."""
    return between.join(_told(kind, at % rounds) for at in range(rounds * lengths) for kind in kinds)


# as an article has them, as one paragraph, as one sentence that never ends, as speech, and as a row of numbers
LAYOUTS: dict[str, Callable[[int], str]] = {
    "one paragraph": lambda lengths: _of_kinds(list(KINDS)[1::2], " ", 1, lengths).replace("\n", " "),
    "one sentence": lambda lengths: _of_kinds(list(KINDS)[::2], " ", 1, lengths).replace("\n", " ").replace(". ", " and "),
    "many speakers": lambda lengths: " ".join(
        f"“{_told('levels', at % 12)}” said {'Ann' if at % 2 else 'Bob'} {chr(65 + at % 26)}{'aeiou'[at // 26 % 5]}{'lmnrst'[at % 6]}er. He was sure."
        for at in range(12 * lengths)
    ),
    "rows of numbers": lambda lengths: "\n\n".join(
        ["UK net migration was " + ", ".join(f"{_PEOPLE[at % 15]},000 in {1990 + at}" for at in range(15)) + "."] * lengths
    ),
}

# one piece each, to be repeated very often: what no article has, and somebody will send
HOSTILE = (
    "(", "()", "“", "‘", "“It was 240,000 in 2023. ", "abcdefghij", "1234567890", "2023 ", "in 2023, ", "from 2019 to ", "5% ", "% ",
    "... ", "said ", "said Ann. ", "A: ", "ANN HILL: It was 240,000.\n", "the year to ", "more than ", "| ", "- \n", "\r\n\r\n",
    "а", "\u200b", "<div>", "&amp;", "NET MIGRATION ",
)  # fmt: skip


_LONG = 15
# so many characters one length of a text has at least: hardly any claim looks back twice as far, but for what was told before anywhere
_FAR_ENOUGH = 350


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    held = small_ledger()
    _everything(ARTICLE, held)  # what is worked out once is no work of the first text
    return held


@pytest.fixture(scope="module")
def published() -> Ledger:
    """Every figure there is: by few of them no claim would be right, and by none wrong."""
    return open_ledger()


def _everything(text: str, ledger: Ledger, day: str = ARTICLE_DAY) -> None:
    report = check(text, day, ledger)
    to_text(report)
    csv_of(report, ledger)
    to_html(report, ledger)
    to_claim_review(report, ledger)
    to_correction_note(report, ledger)
    report.to_json()
    record_of(read_article(text.encode(), "article.txt"), report, ledger)


@pytest.mark.parametrize("piece", PIECES)
def test_work_from_a_text_to_its_reports_grows_with_the_text_and_no_faster(piece: str, ledger: Ledger) -> None:
    assert growth(lambda text: _everything(text, ledger), piece, size=400) < 8


@pytest.mark.parametrize("piece", PIECES)
def test_no_sentence_costs_more_than_a_bound(piece: str, ledger: Ledger) -> None:
    hostile = piece * (600 // len(piece))
    assert lines_run(lambda text: check(text, ARTICLE_DAY, ledger), hostile) / len(hostile) < DEAREST


@pytest.mark.parametrize("kinds", [tuple(KINDS)[at : at + 2] for at in range(0, len(KINDS), 2)], ids=", ".join)
def test_no_function_does_more_than_twice_the_work_on_twice_as_many_claims(kinds: tuple[str, ...], published: Ledger) -> None:
    rounds = 1 + _FAR_ENOUGH // len(_of_kinds(kinds, "\n\n", 1, 1))

    def text(lengths: int) -> str:
        return _of_kinds(kinds, "\n\n", rounds, lengths)

    assert growing_faster(lambda text: check(text, DAY, published), text, MOST) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_function_does_more_than_twice_the_work_on_twice_the_text(layout: str, published: Ledger) -> None:
    assert growing_faster(lambda text: check(text, DAY, published), LAYOUTS[layout], MOST) == {}


def test_no_report_takes_more_than_twice_the_work_on_twice_the_text(published: Ledger) -> None:
    def text(lengths: int) -> str:
        return _of_kinds(("levels", "the same and wrong", "changes", "speech", "others"), "\n\n", 1, lengths)

    assert growing_faster(lambda text: _everything(text, published, DAY), text, MOST) == {}


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_function_does_more_than_twice_the_work_on_a_hostile_text(piece: str, published: Ledger) -> None:
    times = (LONGEST_SENTENCE + 1) // (
        1 if len(piece) < _LONG else 5
    )  # so that a length has whole sentences, where these are cut
    assert growing_faster(lambda text: check(text, DAY, published), lambda lengths: piece * (times * lengths), MOST) == {}


@pytest.mark.parametrize("piece", ["(", "“", "2023 ", "abcdefghij"])
def test_work_on_ten_thousand_characters_grows_as_the_text_does(piece: str, published: Ledger) -> None:
    assert growth(lambda text: check(text, DAY, published), piece, size=2_500) < 5


@pytest.mark.parametrize("piece", ["<div>", "<b><i>", "<p><a href=", "<tr><td>2023</td><td>906,000</td></tr>"])
def test_no_function_does_more_than_twice_the_work_on_a_hostile_page(piece: str, published: Ledger) -> None:
    def work(page: str) -> None:
        check_article(read_article(page.encode(), "page.html"), published, published=date.fromisoformat(DAY))

    assert growing_faster(work, lambda lengths: f"<html><body><table>{piece * (DEEPEST // 2 * lengths)}", MOST) == {}
