"""Paragraphs about anything else: nothing in them may be called wrong.

`other_subjects.txt` holds one paragraph a line, `published|text`, written for the test; its numbers
are made up. `other_subjects_not_yet.txt` lists, as `verdict|published|text`, those in which
something is still found right or called wrong. It only shrinks.
"""

from __future__ import annotations

from pathlib import Path

import netmig

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_other_subjects_get_no_verdict() -> None:
    """A paragraph about something else gets neither an accusation nor an agreement."""
    ledger = netmig.open()
    judged = set()
    paragraphs = _lines("other_subjects.txt")
    for line in paragraphs:
        published, text = line.split("|", 1)
        for claim in netmig.check(text, published=published, ledger=ledger).claims:
            if claim.then.verdict != "not_checked":
                judged.add(f"{'accused' if claim.accuses else 'agrees'}|{line}")

    assert len(set(paragraphs)) == len(paragraphs) >= 300
    assert judged == set(_lines("other_subjects_not_yet.txt"))
