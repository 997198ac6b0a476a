"""Whether a place had about so many people, by a population that was public on the day."""

from __future__ import annotations

from ...places import find_area
from ..phrases import amount, figure_words
from ..sentences.wording import Wording
from .evidence import Evidence
from .outcome import Outcome, series_of


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a place had about so many people, by a population that was public on the day."""
    within = 0.1  # of the place's own size: looser than that, "the size of" says nothing
    if wording.subject is None or not wording.periods:
        return Outcome(None, "It is not said which number is meant.")
    series = next(iter(series_of(wording)), None)
    flow = None if series is None else evidence.figure(series, wording.periods[0])
    places = evidence.once(
        "places",
        lambda: {dict(each.fixed).get("area", ""): each for each in evidence.ledger.series("population") if len(each.fixed) == 1},
    )
    area = find_area(wording.detail, places)
    for place in [places[area]] if area is not None else []:
        for figure in evidence.figures(place).values():
            if figure.value and flow is not None and flow.value is not None:
                near = abs(flow.value - figure.value) <= within * figure.value
                words = (
                    f"{place.label}: {figure_words(figure, evidence.release(figure))}, against {amount(flow.value, flow.unit)}"
                )
                return Outcome(near or None, words, figure.value, (flow, figure), flow.period, None, series)
    return Outcome(None, f"No population of {wording.detail.title()} that was public on the day is held.")
