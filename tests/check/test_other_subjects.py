"""Paragraphs about anything else: nothing in them may be called wrong, and nothing should be judged at all.

`other_subjects.txt` holds one paragraph a line, `published|text`, written for the test; its numbers
are made up. `other_subjects_not_yet.txt` lists, as `verdict|published|text`, those in which
something is still found right (agrees) or called wrong (accused), on their own or after a sentence
about UK migration (accused after …). The list only shrinks.

`other_subjects_after_migration.txt` holds, as `published|what is true|the rest`, paragraphs that first
say something true about UK migration, mostly with its figure, and then go on to something else: what
is true may be found right, the rest may get no verdict. `other_subjects_after_migration_not_yet.txt`
lists, as `verdict|published|what is true|the rest`, those in which it still does.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import netmig
from netmig.ledger.ledger import Ledger

HERE = Path(__file__).parent
# true on any day, and without a number: what follows it is still about something else
LEADS = {
    "net": "The Office for National Statistics published new UK net migration figures on Thursday.",
    "gross": "Immigration to Britain is a matter of debate, and the ONS has counted it again.",
}


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


PARAGRAPHS = _lines("other_subjects.txt")
NOT_YET = set(_lines("other_subjects_not_yet.txt"))
AFTER_MIGRATION = _lines("other_subjects_after_migration.txt")
AFTER_MIGRATION_NOT_YET = set(_lines("other_subjects_after_migration_not_yet.txt"))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """One ledger for all."""
    return netmig.open()


def judged_alone(ledger: Ledger, line: str) -> set[str]:
    """The kinds of verdict that a paragraph gets by itself."""
    published, text = line.split("|", 1)
    claims = netmig.check(text, published=published, ledger=ledger).claims
    return {"accused" if claim.accuses else "agrees" for claim in claims if claim.then.verdict != "not_checked"}


def accused_after(ledger: Ledger, line: str) -> set[str]:
    """The leads after which something in a paragraph is called wrong."""
    published, text = line.split("|", 1)
    return {
        f"accused after {name}"
        for name, lead in LEADS.items()
        if any(claim.accuses for claim in netmig.check(f"{lead} {text}", published=published, ledger=ledger).claims)
    }


def judged_beyond(ledger: Ledger, line: str) -> set[str]:
    """The kinds of verdict in a paragraph, other than that what is true of migration is found right."""
    published, true, rest = line.split("|")
    claims = netmig.check(f"{true} {rest}", published=published, ledger=ledger).claims
    return {
        "accused" if claim.accuses else "agrees"
        for claim in claims
        if claim.accuses or (claim.then.verdict == "agrees" and claim.wording.start > len(true))
    }


def test_there_are_enough_paragraphs() -> None:
    """A thousand or more, and none twice."""
    every = [*PARAGRAPHS, *AFTER_MIGRATION]

    assert len(set(every)) == len(every) >= 1000


def test_other_subjects_get_no_verdict(ledger: Ledger) -> None:
    """A paragraph about something else gets neither an accusation nor an agreement."""
    judged = {f"{verdict}|{line}" for line in PARAGRAPHS for verdict in judged_alone(ledger, line)}

    assert judged == {line for line in NOT_YET if not line.startswith("accused after")}


def test_a_lead_about_migration_lends_its_subject_to_nothing_else(ledger: Ledger) -> None:
    """After a sentence about UK migration a paragraph about something else is still not called wrong."""
    accused = {f"{verdict}|{line}" for line in PARAGRAPHS for verdict in accused_after(ledger, line)}

    assert accused == {line for line in NOT_YET if line.startswith("accused after")}


def test_a_figure_of_migration_lends_its_subject_to_nothing_else(ledger: Ledger) -> None:
    """After a true statement about UK migration the numbers of something else get no verdict."""
    judged = {f"{verdict}|{line}" for line in AFTER_MIGRATION for verdict in judged_beyond(ledger, line)}

    assert judged == AFTER_MIGRATION_NOT_YET
