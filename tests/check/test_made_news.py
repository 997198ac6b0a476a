"""News made from the ledger's own figures: what is right by construction is never called wrong, and most of it is found right."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

import pytest
from made_news import make

import netmig
from netmig import Ledger

_RELEASES = (
    date(2022, 11, 24),
    date(2023, 5, 25),
    date(2023, 11, 23),
    date(2024, 5, 23),
    date(2024, 11, 28),
    date(2025, 5, 22),
    date(2025, 11, 27),
    date(2026, 5, 21),
)
_TEXTS = 60
_CHANGED = 200
_ENOUGH = 50
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")
# of the texts in which one number is changed so many are called wrong
LEAST_CAUGHT = 0.85
# of the claims in such news at least so many are found right, not left alone
LEAST_ANSWERED = 0.9


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open()


@pytest.mark.parametrize("published", _RELEASES, ids=str)
def test_what_is_made_of_published_figures_is_never_called_wrong(ledger: Ledger, published: date) -> None:
    """Each text on the day of a release or some days after; the seed is the day, so that a failure comes again."""
    random = Random(published.toordinal())
    agreeing = claims = 0
    accused = []
    for _ in range(_TEXTS):
        day = published + timedelta(random.choice((0, 0, 1, 4, 30, 100)))
        made = make(ledger, day, random)
        if made is None:
            continue
        for claim in netmig.check(made.text, published=made.published, ledger=ledger).claims:
            claims += 1
            agreeing += claim.then.verdict == "agrees"
            if claim.accuses:
                accused.append(f"{made.published}: {made.text} => {claim.quote}: {claim.then.derivation}")
    assert accused == []
    # of 2022 few figures are held, and few texts can be made
    assert claims < _ENOUGH or agreeing >= LEAST_ANSWERED * claims


def test_a_changed_number_is_called_wrong(ledger: Ledger) -> None:
    """One number of each text is changed by a good part: most of such errors are caught, whatever the words around them."""
    random = Random(20251127)
    texts = caught = 0
    while texts < _CHANGED:
        day = random.choice(_RELEASES) + timedelta(random.choice((0, 1, 30)))
        made = make(ledger, day, random)
        numbers = [] if made is None else list(_NUMBER.finditer(made.text))
        if made is None or not numbers:
            continue
        told = random.choice(numbers)
        wrong = round(int(told[0].replace(",", "")) * random.choice((0.7, 1.37)), -3)
        text = f"{made.text[: told.start()]}{wrong:,}{made.text[told.end() :]}"
        texts += 1
        caught += any(claim.accuses for claim in netmig.check(text, published=made.published, ledger=ledger).claims)
    assert caught >= LEAST_CAUGHT * texts
