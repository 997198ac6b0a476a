"""Changes that lie between two estimates of one year, both of which the text has just given: "had thought it was 504,000. Now it says 606,000, 102,000 more".

Such a change may be read as one over time; it is none that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, difference, overlaps, percent_change
from ...evaluation.outcome import DIFFER_BUT, series_of
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import of_it_and_before, of_its_sentence
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

# that they were counted anew, of which both estimates need not be given
_ANEW = frozenset("method methods methodology revised revision revisions recalculated recount correction corrected".split())
BETWEEN_ESTIMATES = f"{DIFFER_BUT} the number is the difference between two estimates of one year that the article gives."


def why_between_estimates(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a change that is called wrong may be by how much an estimate was changed; "" if it may not."""
    said = claim.wording.stated
    if claim.wording.kind not in OF_TWO_FIGURES or said.value is None or said.unit not in {"people", "percent"}:
        return ""
    counted_anew = any(not _ANEW.isdisjoint(around.sentence(away)) for away in (-2, -1, 0))
    beside = [
        each
        for each in of_it_and_before(claim, claims)
        if each is not claim and each.wording.kind in {*OF_ONE_FIGURE, "revision"} and each.wording.stated.value is not None
    ]
    for one in beside:
        for series in series_of(one.wording)[:1]:
            for period in one.wording.periods[:1] if series.measure in MIGRATION_FLOWS else ():
                every = [
                    each.range
                    for figure in estimates(evidence, series, period)
                    if (each := evidence.of_figure(figure)) is not None
                ]
                given = [
                    each
                    for each in every
                    if any(
                        other.wording.stated.value == each.value
                        # "falls at a stroke from 431,000 to 345,000": what it is said to go from is read as the year before
                        and (period in other.wording.periods[:1] or other.quote.startswith("from "))
                        for other in beside
                    )
                ]
                for known in (given, every) if counted_anew else (given,):
                    if any(_fits(claim, after, before) for at, after in enumerate(known) for before in known[at + 1 :]):
                        return BETWEEN_ESTIMATES
    return ""


def why_the_first_of_two(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a number that something went from may be an older estimate of the year that it went to: "in May 2023 went from 672,000 to 740,000"; "" if not."""
    wording, period = claim.wording, claim.period
    series = next(iter(series_of(wording)), None)
    if around.before[-1:] != ["from"] or wording.kind not in OF_ONE_FIGURE or period is None or series is None:
        return ""
    led = next((each for each in of_its_sentence(claim, claims) if each.wording.start > wording.start), None)
    if led is None or led.then.verdict != "agrees" or led.period != period:
        return ""
    every = estimates(evidence, series, period)
    return EARLIER if any(figure.value == wording.stated.value for figure in every) else ""


EARLIER = f"{DIFFER_BUT} the number is an older estimate of the year that the article goes on to."
BETWEEN_YEARS = f"{DIFFER_BUT} the number is what the figures of two years that the article names are apart."


def why_between_years(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a revision that is called wrong may be a change over time: "is provisionally put at 685,000, down by 79,000 on 2022"; "" if it may not."""
    wording = claim.wording
    series = next(iter(series_of(wording)), None)
    if wording.kind != "revision" or not wording.direction or wording.stated.value is None or series is None:
        return ""
    beside = of_it_and_before(claim, claims)
    # the years of those that are called wrong as they were read, and not as figures have shown them
    years = (next(iter(each.wording.periods), None) if each.accuses else each.period for each in beside)
    named = dict.fromkeys(year for year in years if year is not None)
    ends = [found.range for period in named if (found := evidence.standing(series, period)) is not None]
    return BETWEEN_YEARS if any(_fits(claim, after, before) for after, before in permutations(ends, 2)) else ""


def _fits(claim: Claim, after: Range, before: Range) -> bool:
    said = claim.wording.stated
    found = percent_change(after, before) if said.unit == "percent" else difference(after, before)
    return found is not None and overlaps(said, found)
