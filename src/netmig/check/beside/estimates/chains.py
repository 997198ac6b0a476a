"""Three or more estimates of one year in a row: "It was first put at 431,000, fell to 345,000 in November and is now 331,000".

That two of the numbers are the newest estimate of a year and an older one, to the thousand, and that no word between them names
another year, or anything but when and how it was put, shows of which year all of them are told, whatever the words leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...words.cues import CHANGE_VERBS, REVISION_VERBS, is_adverb
from ...words.time_parts import MONTHS
from ..neighbours import of_its_sentence
from ..numbers_of_sentence import is_exact, place_with_unit, words_of

if TYPE_CHECKING:
    from ...claim import Claim

_KINDS = frozenset({"level", "extreme", "revision"})
_LEAST = 3
_BETWEEN = (
    CHANGE_VERBS
    | REVISION_VERBS
    | frozenset(
        "it was were had been is now then and to at from as by in on the of a , ; – — - first put given estimated reported said says made gave began started went raised lifted lowered cut trimmed"
        " slashed nudged became become later after half six twelve months this last next again finally today yesterday morning week release bulletin text spring autumn stands stood has have reached"
        " moved settled changed being that them they ons office for national statistics monday tuesday wednesday thursday friday up down".split()
    )
    | frozenset(name for name, number in MONTHS.items() if number % 3)
)


def year_of_the_chain(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> tuple[Period, list[Figure]] | None:
    """The year of whose estimates a sentence tells one after the other, a number among them, with all of these; None where it does not."""
    row = [each for each in of_its_sentence(claim, claims) if is_exact(each)]
    if (
        len(row) < _LEAST
        or claim not in row
        or any(each.wording.kind not in _KINDS or each.wording.uncertain in NOT_STATED for each in row)
    ):
        return None
    words, others = words_of(claim), {each.wording.stated.value for each in row if each is not claim}
    places = {place_with_unit(each)[0] for each in row}
    if not all(at in places or _tells_how(words, at) for at in range(min(places), max(places))):
        return None
    net = Series.of("net_migration")
    years = [period for period, newest in evidence.years(net) if newest.value != claim.wording.stated.value]
    if len(years) < len(evidence.years(net)):
        return None  # "848,000, 331,000 and 171,000": one year after the other
    told = ((period, estimates(evidence, net, period)) for period in years if evidence.day.year - period.end.year <= _A_YEAR_BACK)
    return next(((each, every) for each, every in told if every[0].value in others and others & _older(every)), None)


def _older(every: Sequence[Figure]) -> set[float | None]:
    """What the estimates of a year were before the one that stands."""
    return {each.value for each in every[1:]} - {every[0].value}


_A_YEAR_BACK = 4


def _tells_how(words: Sequence[str], at: int) -> bool:
    """Whether a word says how or when an estimate was put; a year only right behind the month of that: "in May 2025", "half a year later"."""
    if words[at] == "year":
        return words[at - 2 : at] == ["half", "a"] or words[at - 1] == "last"
    return words[at] in _BETWEEN or is_adverb(words[at]) or (words[at].isdecimal() and words[at - 1] in MONTHS)
