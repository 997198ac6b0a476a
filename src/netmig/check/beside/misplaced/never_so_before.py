"""What is told as never so before, and was: "a record number left last year, 642,000", "for the first time, more EU citizens left than came".

A year's name leaves open which twelve months are meant, and some of them may well be the record. The number shows which are: it
is, to the thousand, the figure of some that were no record, neither among all nor among those that end in the same month.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import figure_words, period_words
from ....series import Series
from ...evaluation.certainty import ROUNDED_OTHERWISE
from ...evaluation.evidence import Evidence
from ...evaluation.kinds.comparisons import NEAR_NOUGHT
from ...evaluation.outcome import series_of
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import of_its_sentence
from ..numbers_of_sentence import is_exact

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText


def records_of_its_number(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The records that the year of the one number of their sentence is not."""
    for at, claim in enumerate(claims):
        series = next(iter(series_of(claim.wording)), None) if _is_a_plain_record(claim) else None
        own = None if series is None else _year_of_its_number(claim, claims, series, evidence)
        if series is None or own is None:
            continue
        sign = 1 if claim.wording.extreme == "high" else -1
        like = [figure for period, figure in evidence.years(series) if period.end.month == own.period.end.month]
        best = max(like, key=lambda each: sign * (each.value or 0), default=own)
        unsure = evidence.may_be_superseded(own) or evidence.may_be_superseded(best)
        if not unsure and sign * ((best.value or 0) - (own.value or 0)) > ROUNDED_OTHERWISE:
            words = f"{period_words(own.period)}: {figure_words(own, evidence.release(own))}"
            more = f"{figure_words(best, evidence.release(best))} is the figure for the {period_words(best.period)}"
            yield Miscount(at, own.value or 0, words, (claim, claim), more, None, f"{more}.", own.period, (own, best))


def _is_a_plain_record(claim: Claim) -> bool:
    """Whether a record of all times is so, of the year that is named for it."""
    wording, subject = claim.wording, claim.wording.subject
    told = (wording.kind, claim.then.verdict, wording.period_basis) == ("extreme", "agrees", "explicit")
    if not told or subject is None or subject.measure not in MIGRATION_FLOWS or (wording.since or wording.until) is not None:
        return False
    return not (wording.place or wording.first_time or wording.of_change or wording.among or wording.any_time or wording.so_far)


def _year_of_its_number(claim: Claim, claims: ClaimsOfText, series: Series, evidence: Evidence) -> Figure | None:
    """The figure that the one number of its sentence is, of other twelve months that bear the name of its year."""
    told = [each for each in of_its_sentence(claim, claims) if each.wording.stated.unit == "people" and each.wording.stated.value]
    numbers = {each.wording.stated.value for each in told}
    if len(numbers) != 1 or not all(is_exact(each) and each.wording.kind in OF_ONE_FIGURE for each in told):
        return None
    of = (evidence.figure(series, period) for period in claim.wording.periods if period != claim.period)
    return next((figure for figure in of if figure is not None and figure.value in numbers), None)


# --- for the first time


def not_for_the_first_time(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The balances that are told to lie on a side of nought for the first time, and lay there, plainly, in earlier twelve months."""
    for at, claim in enumerate(claims):
        own = claim.then.figures[0] if claim.then.verdict == "agrees" and claim.then.figures else None
        if own is None or not own.value or claim.wording.contrast != "nought" or not _is_told_for_the_first_time(claim.wording):
            continue
        sign, several = 1 if own.value > 0 else -1, [own.series]
        if own.series.dimensions["nationality"] == "eu_plus":
            several.append(Series.of(own.series.measure, nationality="eu"))  # as it was counted before
        years = [figure for series in several for period, figure in evidence.years(series) if period.stop <= own.period.start]
        before = next((each for each in reversed(years) if sign * (each.value or 0) > NEAR_NOUGHT), None)
        if before is not None:
            words = f"{period_words(before.period)}: {figure_words(before, evidence.release(before))}"
            so = "it was so then too"
            yield Miscount(at, before.value or 0, words, (claim, claim), so, None, f"{so}.", own.period, (own, before))


def _is_told_for_the_first_time(wording: Wording) -> bool:
    """Whether it opens or ends with "for the first time", with no word of since when, or for whom."""
    near = [*wording.words_before[-_NEAR:], *wording.words_within[:_NEAR], *wording.words_behind[: 2 * _NEAR]]
    return ("first", "time") in pairwise(near) and _SCOPES.isdisjoint(wording.sentence.words)


_NEAR = 6
_SCOPES = frozenset("since under after not never neither second years decade decades ever counted".split())
