"""The lists beside the claims table, made again from what check says today.

    python tests/check/claim_lists.py

Writes `tests/check/*_not_yet.txt`, `*_accused_*.txt` and prints what they hold. It does not know a
gain from a loss: read the difference before it is kept. The tests fail while a list is not exact.
"""

from __future__ import annotations

from pathlib import Path

import test_claims as claims
import test_other_subjects as others
import test_told_periods as periods

import netmig
from netmig.check import Claim

CHECK_TESTS = Path(__file__).resolve().parent
Found = dict[tuple[str, str], tuple[Claim, ...]]


def main() -> None:
    """Write every list and say how long each is."""
    ledger = netmig.open()
    texts = {(row.published, row.text) for row in claims.ROWS}
    found = {(day, text): netmig.check(text, published=day, ledger=ledger).claims for day, text in texts}
    accused = {row.id for row in claims.ROWS if row.verdict not in claims.ACCUSING and _accused(row, found)}
    missed = {row.id for row in claims.ROWS if not claims._passes(row, found[row.published, row.text])} - accused
    company = set()
    for day, before, text in claims._in_company(found):
        together = netmig.check(f"{before} {text}", published=day, ledger=ledger).claims
        if any(claim.accuses and claim.wording.end > len(before) for claim in together):
            company.add(next(row.id for row in claims.ROWS if (row.published, row.text) == (day, text)))
    judged = {
        f"{verdict}|{line}"
        for line in others.PARAGRAPHS
        for verdict in others.judged_alone(ledger, line) | others.accused_after(ledger, line)
    }
    judged_after = {f"{verdict}|{line}" for line in others.AFTER_MIGRATION for verdict in others.judged_beyond(ledger, line)}
    articles = {
        f"{day}|{claim.quote}"
        for day, text in claims._articles()
        for claim in netmig.check(text, published=day, ledger=ledger).claims
        if claim.accuses
    }
    marked = {(row.published, row.text) for row in periods.MARKED}
    read = {(day, text): netmig.check(text, published=day, ledger=ledger).claims for day, text in marked}
    given = {row.place for row in periods.MARKED if row.period not in periods._of(row, read[row.published, row.text])}
    _write("periods_not_yet.txt", given)
    _write("claims_accused_wrongly.txt", accused)
    _write("claims_not_yet.txt", missed)
    _write("claims_accused_in_company.txt", company)
    _write("true_articles_accused.txt", articles)
    _write(
        "other_subjects_not_yet.txt",
        judged,
        "# Paragraphs of other_subjects.txt in which something is still judged: verdict|published|text.\n",
    )
    _write(
        "other_subjects_after_migration_not_yet.txt",
        judged_after,
        "# Paragraphs of other_subjects_after_migration.txt in which more is judged: verdict|published|what is true|the rest.\n",
    )


def _accused(row: claims.Row, found: Found) -> bool:
    return any(claim.accuses and row.touches(claim) for claim in found[row.published, row.text])


def _write(name: str, lines: set[str], head: str = "") -> None:
    (CHECK_TESTS / name).write_text(head + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    print(f"{name}: {len(lines)}")  # noqa: T201 - a command says what it did


if __name__ == "__main__":
    main()
