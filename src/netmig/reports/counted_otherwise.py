"""What is known of changes in how a figure is counted, between the release that a claim was held against and the newest one."""

from __future__ import annotations

import re

from ..check.claim import Claim
from ..check.report import Report
from ..ledger.ledger import Ledger
from ..ledger.phrases import in_words
from ..periods import parse_period
from ..revisions.comparability import OfReleases
from .held import standings


def counted_otherwise(report: Report, claim: Claim, ledger: Ledger) -> tuple[str, ...]:
    """A sentence for each change of method, definition or coverage behind a revised figure; none where it stands or nothing is known.

    What is known is the list of `netmig.definitions`, each of its changes with its source; a figure is revised for other reasons, too.
    """
    if claim.now.verdict == "not_checked" or claim.wording.kind == "rule":
        return ()
    words: dict[str, None] = {}
    for each in standings(report, claim, ledger):
        if each.beside or each.then is None or each.now is None or each.now.value == each.then.value:
            continue
        releases = ledger.release(each.then.release), ledger.release(each.now.release)
        found = OfReleases(each.now.series, releases).changes(each.period, 0, 1)
        words |= dict.fromkeys(spelt_out(change.words) for change in found if change.source == "definitions")
    return tuple(words)


def spelt_out(words: str) -> str:
    """Words with their periods as people write them: "from the year to June 2021" of "from YE Jun 2021"."""
    return _YEAR_ENDING.sub(lambda found: in_words(parse_period(found[0])).removeprefix("in "), words)


_YEAR_ENDING = re.compile(r"\bYE [A-Z][a-z]{2} \d{4}\b")
