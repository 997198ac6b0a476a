"""The figure of one year told of another of which none is held: "had peaked at 745,000 in 2020", the record of 2022.

What the year that is named had is then not known, but that it was, to the thousand, what stands for a year well away from
it is out of the question; the more so of a record, which is of one year alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, figure_words, period_words
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.mistaken.near_years import is_exact
from ...evaluation.outcome import series_of
from ...sentences.in_doubt.doubts import OPEN
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount

if TYPE_CHECKING:
    from ....periods import Period
    from ...claim import Claim

# so far from the year that is named the other one ended at least, in days: a year and a half
_WELL_AWAY = 550


def of_a_year_not_held(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The exact numbers whose year has no figure, and which are those of another year."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        series = next(iter(series_of(wording)), None)
        to_come = any(each.stop > evidence.day for each in wording.periods)
        if to_come or not _is_of_a_named_year(claim) or series is None or series.measure not in MIGRATION_FLOWS:
            continue
        near = [each for each, _ in evidence.years(series) if not _is_well_away(each, wording.periods)]
        if any(each.value == wording.stated.value for period in near for each in estimates(evidence, series, period)):
            continue
        record = evidence.extreme_year(series, 1) if evidence.years(series) else None
        for period, figure in evidence.years(series):
            tied = "measure" in wording.ties and not wording.uncertain
            if (
                figure.value != wording.stated.value
                or period in near
                or not (tied or (wording.kind == "extreme" and period == record))
            ):
                continue
            words = f"{period_words(period)}: {figure_words(figure, evidence.release(figure))}"
            near_miss = f"{amount(figure.value or 0, figure.unit)} is the figure for the {period_words(period)}."
            yield Miscount(
                at, figure.value or 0, words, (claim, claim), "it is of no year near the one that is named", "wrong_period",
                near_miss, figures=(figure,),
            )  # fmt: skip
            break


def _is_well_away(period: Period, read: Sequence[Period]) -> bool:
    return all(abs((period.stop - each.stop).days) >= _WELL_AWAY for each in read)


def _is_of_a_named_year(claim: Claim) -> bool:
    """Whether a claim stands with a year of its own, and nothing was published for that."""
    wording, subject = claim.wording, claim.wording.subject
    return (
        claim.then.verdict == "not_checked"
        and not claim.then.figures
        and wording.kind in {"level", "extreme"}
        and wording.extreme != "low"
        and wording.period_basis == "explicit"
        and wording.ties >= {"period", "time"}
        and is_exact(wording)
        and subject is not None
        and wording.uncertain in {"", OPEN}
        and not (wording.refusal or wording.of_another_day or wording.unsettled)
        and wording.vintage == "current"
    )
