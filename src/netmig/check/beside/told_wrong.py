"""What claims say wrong by each other: by the text's own numbers, its estimates, its moves, the years that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..evaluation.evidence import Evidence
from ..records import replace
from .claims_of_text import ClaimsOfText
from .estimates import no_such_estimates
from .miscounts import Miscount
from .misplaced import misplaced
from .own_numbers import contradicted

if TYPE_CHECKING:
    from ..claim import Claim

# a sentence of more claims is a table or a list: what its numbers have to do with each other is not told in words
_MOST_IN_A_SENTENCE = 40


def told_wrong(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that others beside it, or the figures of other years, show to be wrong."""
    in_sentence = Counter(claim.wording.sentence.start for claim in claims)
    kept = [at for at, claim in enumerate(claims) if in_sentence[claim.wording.sentence.start] <= _MOST_IN_A_SENTENCE]
    told = ClaimsOfText(claims[at] for at in kept)
    for miscount in chain(no_such_estimates(told, evidence), contradicted(told, evidence), misplaced(told, evidence)):
        yield miscount if len(kept) == len(claims) else replace(miscount, at=kept[miscount.at])
