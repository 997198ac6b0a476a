"""Whether a place had about so many people, by a population that was public on the day or that the text itself gives."""

from __future__ import annotations

from collections.abc import Iterator

from ....ledger.figures import Figure
from ....ledger.phrases import amount, figure_words, period_words
from ....places import find_area
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..intervals import divided
from ..named import series_in_words
from ..outcome import Outcome, series_of

# of the place's own size: looser than that, "the size of" says nothing
WITHIN = 0.1
# "approaching the size of" reaches down to this part of it
NEARLY_DOWN_TO = 0.8


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the flow is about the place's population, more than it, or nearly so many, as the words say."""
    if wording.subject is None or not wording.periods:
        return Outcome(None, "netmig could not tell which number is compared with the place.")
    sizes = list(_sizes(wording, evidence))
    if not sizes:
        return Outcome(None, f"netmig has no population of {wording.detail.title()} from before that day.")
    for series in series_of(wording):
        for period in wording.periods:
            flow = evidence.standing(series, period)
            if flow is None:
                continue
            found = divided(flow.range, wording.rate) if wording.rate != 1 else flow.range
            for size, words, figures in sizes:
                fits = _lies(found.value, size, wording.direction)
                shown = amount(found.value, flow.unit) + (" in two years" if wording.rate != 1 else "")
                return Outcome(
                    fits or None,
                    f"{words}, against {shown} ({series_in_words(series)}, {period_words(period)}){_measure_of(wording.direction)}",
                    size,
                    (*flow.figures, *figures),
                    period,
                    None,
                    series,
                )
    return Outcome(None, f"When the article appeared, no figure had been published to compare with {wording.detail.title()}.")


def _sizes(wording: Wording, evidence: Evidence) -> Iterator[tuple[float, str, tuple[Figure, ...]]]:
    """How many people the place has, as the text gives it, or as was public by then."""
    name = wording.detail.title()
    if wording.stated.value is not None:
        yield wording.stated.value, f"{name} has {amount(wording.stated.value, 'people')} people by the article's own number", ()
    places = evidence.once(
        "places",
        lambda: {dict(each.fixed).get("area", ""): each for each in evidence.ledger.series("population") if len(each.fixed) == 1},
    )
    area = evidence.once(("area", wording.detail), lambda: find_area(wording.detail, places))
    if area is None:
        return
    for figure in evidence.figures(places[area]).values():
        if figure.value:
            yield figure.value, f"{places[area].label}: {figure_words(figure, evidence.release(figure))}", (figure,)


def _lies(flow: float, size: float, direction: int) -> bool:
    match direction:
        case 1:
            return flow > size
        case -1:
            return NEARLY_DOWN_TO * size <= flow <= size * (1 + WITHIN)
        case _:
            return abs(flow - size) <= WITHIN * size


def _measure_of(direction: int) -> str:
    """What the words are taken to allow, said to the reader."""
    match direction:
        case 1:
            return ""
        case -1:
            return f"; nearly so many is taken as {NEARLY_DOWN_TO:.0%} of it or more"
        case _:
            return f"; about so many is taken as within {WITHIN:.0%} of it"
