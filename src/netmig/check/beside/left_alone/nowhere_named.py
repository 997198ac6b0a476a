"""Claims without a number in a text that names this country nowhere: "Net migration is at another record. Auckland cannot build fast enough".

Which way a flow went, or that it is a record, is as often so of another country; a number of this one's would show which is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import Document
from ...evaluation.outcome import SAY_OTHERWISE_BUT
from ...sentences.once import once_alone
from ...words.subjects import MIGRATION_FLOWS

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

NOWHERE_NAMED = f"{SAY_OTHERWISE_BUT} nothing in the article names the United Kingdom."
_HOME = frozenset(
    "uk uk's kingdom kingdom's britain britain's british briton britons ons ons's england england's english".split()
)


# a shorter text leaves out what goes without saying where it stands
_SENTENCES = 3


def why_nowhere_named(claim: Claim, claims: ClaimsOfText, document: Document) -> str:
    """Why a claim without a number that is called wrong may be of another country; "" if it may not.

    Where a number of the text is as published, that shows which country it is of.
    """
    wording = claim.wording
    if wording.stated.value is not None or wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS:
        return ""
    if claims.give_a_figure or len(document.sentences) < _SENTENCES:
        return ""
    return "" if _names_home(document) else NOWHERE_NAMED


@once_alone
def _names_home(document: Document) -> bool:
    """Whether any word of a text names this country."""
    return any(token.lower in _HOME for sentence in document.sentences for token in sentence.tokens)
