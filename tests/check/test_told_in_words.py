"""What a text tells of migration in words alone is found, and what only sounds like it is not (`told_in_words.txt`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import netmig
from netmig.check import check
from netmig.ledger.ledger import Ledger

# says what the text is about, as a page's first line does
HEADING = "Net migration to the UK: what the figures say.\n\n"
LINES = [
    line
    for line in (Path(__file__).parent / "told_in_words.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LEAST_SHARE = 0.5


@pytest.fixture(scope="module")
def shipped() -> Ledger:
    return netmig.open()


def marked(words: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where the words in braces stand."""
    text, spans, at = "", [], 0
    for found in re.finditer(r"\{([^{}]*)\}", words):
        text += words[at : found.start()]
        spans.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + words[at:], spans


@pytest.mark.parametrize("line", LINES)
def test_what_is_told_in_words_is_found(shipped: Ledger, line: str) -> None:
    published, _, words = line.partition("|")
    text, spans = marked(words)
    claims = [claim.wording for claim in check(HEADING + text, published, shipped).claims]
    places = [(claim.start - len(HEADING), claim.end - len(HEADING)) for claim in claims]

    for start, end in spans:
        shared = [min(end, stop) - max(start, first) for first, stop in places]
        shorter = [min(end - start, stop - first) for first, stop in places]
        assert any(each >= LEAST_SHARE * least for each, least in zip(shared, shorter, strict=True)), text[start:end]
    for first, stop in places:
        assert any(first < end and start < stop for start, end in spans), text[first:stop]


def test_nothing_told_in_words_is_called_wrong_without_being_understood(shipped: Ledger) -> None:
    for line in LINES:
        published, _, words = line.partition("|")
        text, _ = marked(words)
        assert not check(HEADING + text, published, shipped).accuses, text
