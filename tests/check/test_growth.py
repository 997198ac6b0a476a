"""The whole way from a text to every report: its work grows as the text does, whatever the text repeats.

Work is counted in lines of Python run, so that a busy machine changes nothing. A sentence is cut
at a certain length (`LONGEST_SENTENCE`): within it, work may grow faster, up to a bound.
"""

from __future__ import annotations

import pytest
from news_text import growth, lines_run
from small_ledger import ARTICLE, ARTICLE_DAY, small_ledger

from netmig.check import check
from netmig.check.text_report import to_text
from netmig.cli.check import csv_of
from netmig.ledger.ledger import Ledger
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


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    held = small_ledger()
    _everything(ARTICLE, held)  # what is worked out once is no work of the first text
    return held


def _everything(text: str, ledger: Ledger) -> None:
    report = check(text, ARTICLE_DAY, ledger)
    to_text(report)
    csv_of(report, ledger)
    to_html(report, ledger)
    to_claim_review(report, ledger)
    to_correction_note(report, ledger)


@pytest.mark.parametrize("piece", PIECES)
def test_work_from_a_text_to_its_reports_grows_with_the_text_and_no_faster(piece: str, ledger: Ledger) -> None:
    assert growth(lambda text: _everything(text, ledger), piece, size=400) < 8


@pytest.mark.parametrize("piece", PIECES)
def test_no_sentence_costs_more_than_a_bound(piece: str, ledger: Ledger) -> None:
    hostile = piece * (600 // len(piece))
    assert lines_run(lambda text: check(text, ARTICLE_DAY, ledger), hostile) / len(hostile) < DEAREST
