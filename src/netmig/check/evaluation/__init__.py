"""A wording held against the figures of one moment: whether what was said fits what was published.

All comparisons are of intervals. A stated number stands for what its words allow, a published one
for anything that rounds to it; a difference, ratio or percentage of two rounded figures for every
value that the unrounded ones could give. What fits at one point of both intervals is not wrong.

Each kind of claim has its module with an `evaluate(wording, evidence)`, named in `BY_KIND`.
"""

from __future__ import annotations

from collections.abc import Callable

from ..records import replace
from ..sentences.estimates.known_when import OF_TWO_ESTIMATES
from ..sentences.wording import ClaimKind, Wording
from .evidence import Evidence
from .kinds import comparisons, counts, equivalences, extremes, forecasts, levels, ranks, revisions, rules, shares, sums
from .outcome import Outcome

__all__ = ["BY_KIND", "Outcome", "evaluate"]

BY_KIND: dict[ClaimKind, Callable[[Wording, Evidence], Outcome]] = {
    "level": counts.evaluate,
    "spending": counts.evaluate,
    "range": levels.evaluate,
    "share": shares.evaluate,
    "sum": sums.evaluate,
    "change": counts.evaluate_change,
    "percent_change": counts.evaluate_change,
    "ratio": counts.evaluate_change,
    "fraction": counts.evaluate_change,
    "extreme": extremes.evaluate,
    "comparison": comparisons.evaluate,
    "revision": revisions.evaluate,
    "forecast": forecasts.evaluate,
    "target": forecasts.evaluate,
    "rule": rules.evaluate,
    "rank": ranks.evaluate,
    "equivalence": equivalences.evaluate,
}


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Hold a wording against what was public at one moment.

    A change that may be between two estimates of one period is held against those where no two years fit.
    """
    outcome = BY_KIND[wording.kind](wording, evidence)
    if wording.of_another_day == OF_TWO_ESTIMATES and wording.kind in {"change", "percent_change"} and outcome.fits is False:
        of_estimates = revisions.evaluate(replace(wording, vintage="earlier", direction=wording.direction or 1), evidence)
        return of_estimates if of_estimates.fits else outcome
    return outcome
