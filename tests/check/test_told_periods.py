"""Which twelve months a number is of: anaphors one by one, and whole texts with every number marked.

`periods.txt` has a sentence or two for each way of pointing back at a year; every one must be read.
`periods_in_articles.txt` has texts with many numbers; those that are still given another period are
in `periods_not_yet.txt`, a list that only shrinks. Nothing in either is called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

import netmig
from netmig.check.claim import Claim
from netmig.ledger.ledger import Ledger

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^@}]*)@([^}]*)\}")
# a number may be read to one part in fifty and still be the same
CLOSE = 0.02


@dataclass(frozen=True, slots=True)
class Row:
    """A number in a text, and the period that it is of."""

    published: str
    text: str
    start: int
    number: str
    period: str

    @property
    def place(self) -> str:
        """The number with the words before it, which find it in its text."""
        words = " ".join(self.text[max(0, self.start - 50) : self.start].split())
        return f"{self.published}|{words} {{{self.number}}}"


def _rows() -> list[Row]:
    rows = []
    for line in (HERE / "periods.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            published, period, number, text = line.split("|")
            assert text.count(number) == 1, line
            rows.append(Row(published, text, text.index(number), number, period))
    return rows


def _marked() -> list[Row]:
    rows = []
    for part in (HERE / "periods_in_articles.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        published, _, marked = part.partition("\n")
        text = MARK.sub(r"\1", marked)
        at = 0
        for found in MARK.finditer(marked):
            # every mark before shortens what stands behind it
            rows.append(Row(published, text, found.start() - at, found[1], found[2]))
            at += len(found[0]) - len(found[1])
    return rows


ROWS, MARKED = _rows(), _marked()
NOT_YET = frozenset((HERE / "periods_not_yet.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims found in every text, each text checked once."""
    ledger: Ledger = netmig.open()
    texts = {(row.published, row.text) for row in (*ROWS, *MARKED)}
    return {(published, text): netmig.check(text, published=published, ledger=ledger).claims for published, text in sorted(texts)}


def _value(number: str) -> float | None:
    digits = number.replace(",", "").split(" ")[0].rstrip("%").lstrip("-")
    return float(digits) if digits.replace(".", "", 1).isdigit() and "million" not in number else None


def _of(row: Row, claims: Iterable[Claim]) -> list[str | None]:
    """The periods given to the claims that state a number."""
    value, end = _value(row.number), row.start + len(row.number)
    touching = [claim for claim in claims if claim.wording.start < end and row.start < claim.wording.end]
    stated = [
        claim
        for claim in touching
        if value is None
        or (claim.wording.stated.value is not None and abs(abs(claim.wording.stated.value) - value) <= CLOSE * value)
    ]
    return [(claim.to_dict()["period"] or {}).get("label") for claim in stated or touching]


@pytest.mark.parametrize("row", ROWS, ids=[row.place for row in ROWS])
def test_each_way_of_pointing_back_finds_its_year(row: Row, found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    assert set(_of(row, found[row.published, row.text])) == {row.period}


def test_numbers_in_articles_are_given_their_years(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    missed = {row.place for row in MARKED if row.period not in _of(row, found[row.published, row.text])}

    assert missed == NOT_YET


def test_the_marked_articles_are_large_enough_to_mean_something() -> None:
    assert len(MARKED) > 200
    assert len(NOT_YET) < len(MARKED) / 10


def test_nothing_in_these_texts_is_called_wrong_for_its_period(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    accused = [(text, claim.quote) for (_, text), claims in found.items() for claim in claims if claim.accuses]

    assert accused == []
