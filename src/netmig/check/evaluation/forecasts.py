"""Whether a forecast was published by whoever is named as making it, never whether it came true."""

from __future__ import annotations

from ...codes import MEASURES
from ..phrases import figure_words, period_words
from ..sentences.wording import Wording
from .evidence import Evidence
from .outcome import Outcome

# how near a forecast as reported must be to one as published to be the same
FORECAST_WITHIN = 0.05


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a forecast had been published by whoever is named as making it."""
    if not wording.detail or wording.subject is None or wording.stated.value is None:
        return Outcome(None, "No forecaster is named whose forecasts are held.")
    measures = ("policy_effect",) if wording.direction else (wording.subject.measure,)
    for measure in measures:
        if "forecaster" not in MEASURES[measure].dimensions:
            continue  # nobody's forecasts of it are held
        for series in evidence.ledger.find(measure, forecaster=wording.detail):
            for figure in evidence.figures(series).values():
                ends = [each for each in (figure.value, figure.low, figure.high) if each is not None]
                near = FORECAST_WITHIN * abs(wording.stated.value)
                if ends and all(abs(abs(wording.stated.value) - abs(each)) <= near for each in ends):
                    words = f"published by then: {figure_words(figure, evidence.release(figure))}, for {figure.text or period_words(figure.period)}"
                    return Outcome(True, words, figure.value, (figure,), figure.period, None, series)
    return Outcome(None, "No such forecast of theirs is held.")
