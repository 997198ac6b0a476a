"""Revisions of one period: what was thought before, which way and by how much the thought has changed."""

from __future__ import annotations

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words, published_words
from ...sentences.wording import Wording
from ...words.cues import DIFFERENCES, HIGHER_WORDS
from ..evidence import Evidence
from ..intervals import Range, difference, overlaps, overlaps_either_way, percent_change, ratio
from ..outcome import Outcome, nothing_held, series_of, windows_of
from . import levels
from .changes import change_words


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """An earlier value, or the change from an earlier value to the one of the day."""
    if wording.stated.value is not None and not wording.direction:
        return levels.evaluate(wording, evidence)
    missed: Outcome | None = None
    for series in series_of(wording):
        scope = evidence.figures_of_years(series)
        for period in windows_of(wording, scope):
            current = evidence.figure(series, period)
            for before in _vintages(wording, evidence, current):
                if current is None or before.value is None or current.value is None:
                    continue
                moved = current.value - before.value
                words = (
                    f"{period_words(period)} was {amount(before.value, before.unit)} by the estimate of {published_words(evidence.release(before))}"
                    f" and is {amount(current.value, current.unit)} by that of {published_words(evidence.release(current))}"
                )
                if wording.stated.value is None:
                    fits = moved * wording.direction > 0
                else:
                    words += f", {change_words(moved, 'people', current.unit)}"
                    fits = _by_so_much(wording, current, before)
                outcome = Outcome(
                    fits, words, moved, (current, before), period, None, series, unsure=wording.stated.value is None
                )
                if fits:
                    return outcome
                missed = missed or outcome
    return missed or nothing_held(wording)


def _vintages(wording: Wording, evidence: Evidence, current: Figure | None) -> tuple[Figure, ...]:
    """The earlier estimates that the words can mean: the first alone, or the first and every one since."""
    if current is None:
        return ()
    earlier = evidence.earlier(current.series, current.period)
    if not earlier:
        return ()
    told = wording.baseline_stated
    if told is not None and (said := [each for each in earlier if each.value == told.value]):
        return tuple(said)  # "from 739,000, a cut of 90,000": by so much on that estimate
    return (earlier[-1],) if wording.vintage == "first" else (earlier[-1], *earlier[:-1])


def _by_so_much(wording: Wording, current: Figure, before: Figure) -> bool:
    one = Range(current.value or 0, *(current.interval or (0, 0)))
    other = Range(before.value or 0, *(before.interval or (0, 0)))
    match wording.stated.unit:
        case "percent":
            found = percent_change(one, other)
        case "times":
            found = ratio(one, other)
        case _:
            found = difference(one, other)
    if (behind := wording.words_behind[:1]) and behind[0] in DIFFERENCES and wording.stated.value:
        way = 1 if behind[0] in HIGHER_WORDS else -1
        if way * wording.stated.value < 0:  # "is 102,000 higher": which way is said behind the number
            return found is not None and way * found.value > 0 and overlaps_either_way(wording.stated, found)
    either_way = not _OF_NO_DIRECTION.isdisjoint([*wording.words_before[-2:], *wording.words_within])
    return found is not None and (overlaps_either_way(wording.stated, found) if either_way else overlaps(wording.stated, found))


_OF_NO_DIRECTION = frozenset({"difference", "gap", "discrepancy"})
