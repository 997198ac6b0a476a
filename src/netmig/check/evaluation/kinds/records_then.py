"""Whether an estimate was the highest of all on the day that it came out."""

from __future__ import annotations

from ....ledger.phrases import amount, figure_words, period_words
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..outcome import Outcome, nothing_held, series_told_of

# so much higher another must have been, as a part of it
_PLAINLY = 0.01


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the estimate that the number of a record is was the highest figure held when it was published."""
    told = wording.then_stated
    if told is None:
        return nothing_held(wording)
    for series in series_told_of(wording):
        for period in wording.periods:
            current = evidence.figure(series, period)
            estimates = [*evidence.earlier(series, period), *((current,) if current is not None else ())]
            figure = next((each for each in estimates if evidence.fits(told, each)), None)
            if figure is None or figure.value is None:
                continue
            release = evidence.release(figure)
            then = evidence.at(release.published_at)
            best_period, best = max(then.years(series), key=lambda pair: pair[1].value or 0)
            highest = best.value or 0
            words = f"{period_words(period)}: {figure_words(figure, release)}"
            fits = figure.value >= highest
            words += (
                ", the highest figure known on that day"
                if fits
                else f"; on that day the highest known was {amount(highest, best.unit)} ({period_words(best_period)})"
            )
            used = (figure,) if fits else (figure, best)
            unsure = not fits and highest <= figure.value * (1 + _PLAINLY)
            return Outcome(fits, words, figure.value, used, period, None, series, unsure)
    return Outcome(None, "No estimate of that year that netmig has was this number.")
