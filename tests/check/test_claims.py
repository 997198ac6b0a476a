"""The table of claims: what is true of each sentence, and how far the checker reaches it.

`claims.csv` is for anyone to extend: a text and its day, the words of the claim, what they claim, and
the true verdict as worked out from the ledger by hand. Verdicts: agrees, differs, conflicts,
not_checked, and abstain_ok (right or left alone, but never called wrong). Where several values are
right for kind, measure, period or a group's code they stand with a stroke between them.

`claims_not_yet.txt` holds the ids of rows that are left alone, or found with another reading, where
more could be said; `claims_accused_wrongly.txt` those of rows that are called wrong and are not;
`claims_accused_in_company.txt` the first row of each text that is called wrong only after another text
that is just as right. All three only shrink: a listed row that passes must be taken off its list.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import netmig
from netmig.check.claim import Claim
from netmig.ledger.ledger import Ledger

HERE = Path(__file__).parent
ACCUSING = frozenset({"differs", "conflicts"})
VERDICTS = ACCUSING | {"agrees", "not_checked", "abstain_ok"}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the table with its true verdict."""

    id: str
    published: str
    text: str
    quote: str
    kind: str
    measure: str
    group: str
    period: str
    verdict: str
    diagnosis: str
    why: str

    @property
    def span(self) -> tuple[int, int]:
        """Where the quote stands in the text."""
        start = self.text.index(self.quote)
        return start, start + len(self.quote)

    def touches(self, claim: Claim) -> bool:
        """Whether a claim that was found shares words with the quote."""
        start, stop = self.span
        return claim.wording.start < stop and start < claim.wording.end

    def is_reached_by(self, claim: Claim) -> bool:
        """Whether a claim has the row's verdict, by the row's reading."""
        found = claim.to_dict()
        wanted = {
            "kind": self.kind,
            "measure": self.measure,
            "diagnosis": self.diagnosis,
        }
        if any(value and found[slot] not in value.split("/") for slot, value in wanted.items()):
            return False
        # the year of accounts 2023/24 has a stroke of its own
        period = (found["period"] or {}).get("label", "")
        if self.period and period not in {self.period, *self.period.split("/")}:
            return False
        groups = (part.partition("=") for part in self.group.split(";") if part)
        if any(claim.dimensions.get(dimension) not in codes.split("/") for dimension, _, codes in groups):
            return False
        return claim.then.verdict == self.verdict


def _rows() -> list[Row]:
    with (HERE / "claims.csv").open(encoding="utf-8", newline="") as lines:
        return [Row(**line) for line in csv.DictReader(lines)]


def _listed(name: str) -> set[str]:
    path = HERE / name
    return set(path.read_text(encoding="utf-8").split()) if path.exists() else set()


ROWS = _rows()
NOT_YET = _listed("claims_not_yet.txt")
ACCUSED_WRONGLY = _listed("claims_accused_wrongly.txt")
ACCUSED_IN_COMPANY = _listed("claims_accused_in_company.txt")


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims found in every text of the table, each text checked once."""
    ledger: Ledger = netmig.open()
    texts = {(row.published, row.text) for row in ROWS}
    return {(published, text): netmig.check(text, published=published, ledger=ledger).claims for published, text in sorted(texts)}


def _passes(row: Row, claims: tuple[Claim, ...]) -> bool:
    touching = [claim for claim in claims if row.touches(claim)]
    if row.verdict not in ACCUSING and any(claim.accuses for claim in touching):
        return False
    if row.verdict == "abstain_ok":
        return True
    if row.verdict == "not_checked":
        return all(claim.then.verdict == "not_checked" for claim in touching)
    return any(row.is_reached_by(claim) for claim in touching)


def test_table_is_in_order() -> None:
    """Ids are unique, quotes stand once in their texts, verdicts are known, and each says why."""
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert [row.id for row in ROWS if row.text.count(row.quote) != 1] == []
    assert [row.id for row in ROWS if row.verdict not in VERDICTS or not row.why] == []
    assert {row.id for row in ROWS} >= NOT_YET | ACCUSED_WRONGLY | ACCUSED_IN_COMPANY


def test_nothing_right_is_called_wrong(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    """No accusation touches a row that is right or open, except those listed as accused wrongly."""
    accused = {
        row.id
        for row in ROWS
        if row.verdict not in ACCUSING and any(claim.accuses and row.touches(claim) for claim in found[row.published, row.text])
    }

    assert accused == ACCUSED_WRONGLY


def test_only_words_known_to_be_wrong_are_accused(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    """Every accusation in a text touches the words of a row that is wrong, or of one listed as accused wrongly."""
    answered = defaultdict(list)
    for row in ROWS:
        if row.verdict in ACCUSING or row.id in ACCUSED_WRONGLY:
            answered[row.published, row.text].append(row)

    assert [
        (text, claim.quote, claim.then.derivation)
        for (published, text), claims in found.items()
        for claim in claims
        if claim.accuses and not any(row.touches(claim) for row in answered[published, text])
    ] == []


def test_rows_that_are_reached_stay_reached(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    """Each row gets its verdict by its own reading; those not yet reached are listed, and the list only shrinks."""
    missed = {row.id for row in ROWS if not _passes(row, found[row.published, row.text])}

    assert missed == NOT_YET | ACCUSED_WRONGLY


def _in_company(found: dict[tuple[str, str], tuple[Claim, ...]]) -> list[tuple[str, str, str]]:
    """Texts of one day in which nothing is wrong, each with one that may stand before it."""
    wrong = {(row.published, row.text) for row in ROWS if row.verdict in ACCUSING}
    of_day = defaultdict(list)
    for published, text in dict.fromkeys((row.published, row.text) for row in ROWS):
        if (published, text) not in wrong and not any(claim.accuses for claim in found[published, text]):
            of_day[published].append(text)
    return [
        (published, texts[at - step], text)
        for published, texts in sorted(of_day.items())
        for at, text in enumerate(texts)
        for step in (1, 2, 3)
        if len(texts) > step
    ]


def test_what_is_right_stays_right_in_company(found: dict[tuple[str, str], tuple[Claim, ...]]) -> None:
    """A text of the table is not called wrong because another, just as right, stands before it."""
    ledger = netmig.open()
    accused = set()
    for published, before, text in _in_company(found):
        claims = netmig.check(f"{before} {text}", published=published, ledger=ledger).claims
        if any(claim.accuses and claim.wording.end > len(before) for claim in claims):
            accused.add(next(row.id for row in ROWS if (row.published, row.text) == (published, text)))

    assert accused == ACCUSED_IN_COMPANY


def _articles() -> list[tuple[str, str]]:
    """The days and texts of the true articles."""
    parts = (HERE / "true_articles.txt").read_text(encoding="utf-8").split("=== ")[1:]
    return [(day, text.strip()) for day, _, text in (part.partition("\n") for part in parts)]


def test_nothing_in_a_true_article_is_called_wrong() -> None:
    """Articles all of whose figures are true get no accusation, however far a number is from its period."""
    ledger = netmig.open()
    accused = {
        f"{day}|{claim.quote}"
        for day, text in _articles()
        for claim in netmig.check(text, published=day, ledger=ledger).claims
        if claim.accuses
    }
    listed = (HERE / "true_articles_accused.txt").read_text(encoding="utf-8").splitlines()

    assert accused == set(listed)


def test_most_of_a_true_article_is_found_right() -> None:
    """What is true is also found so: half of all that is found in the articles, or more, agrees."""
    ledger = netmig.open()
    verdicts = [
        claim.then.verdict for day, text in _articles() for claim in netmig.check(text, published=day, ledger=ledger).claims
    ]

    assert verdicts.count("agrees") * 2 >= len(verdicts) > 100
