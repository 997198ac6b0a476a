"""Whether a rule that is no amount was in force or announced on the day, and came in when it is said to have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ....ledger.figures import Figure
from ....series import Series
from ...sentences.wording import Stated, Wording
from ..evidence import Evidence
from ..outcome import Outcome
from .rule_facts import amount_before, is_on_its_day, newest_first, numbers_in, told_in_words, words_before

_MONTHS_IN = {"years": 12, "months": 1}
_NONE = "netmig knows of no such rule."
# from when on every change of a threshold is held, and none by another route may be meant
_ALL_HELD_SINCE = date(2023, 1, 1)
_LEAST_DIFFERENCE = 0.01


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a rule had been made by then, what it was before if that is told, and since when."""
    route, _, parameter = wording.detail.partition(":")
    if route == "raised":
        return _raised(wording, evidence, parameter)
    held = [
        (series, figure)
        # the rule of graduates was set in years, and will be in months
        for each in (parameter, "post_study_permission_years")[: 2 if route == "graduate" else 1]
        for series in evidence.ledger.find("rule", route=route, parameter=each)
        for figure in newest_first(iter(evidence.figures(series).values()))
    ]
    if wording.stated.value is not None:
        return _term(wording, evidence, held)
    if wording.names:
        return _levels(wording, evidence, held)
    return _dated(wording, evidence, held)


def _dated(wording: Wording, evidence: Evidence, held: Iterable[tuple[Series, Figure]]) -> Outcome:
    """Whether one of some rules came in when it is said to have."""
    missed: Outcome | None = None
    for series, figure in held:
        fits = is_on_its_day(wording, figure, evidence)
        words = told_in_words(figure, evidence)
        outcome = Outcome(fits is True, words, None, (figure,), figure.period, None, series, unsure=fits is None)
        if fits:
            return outcome
        # what is nearer to be right speaks for all: nothing is wrong that may be between two days
        missed = outcome if missed is None or outcome.unsure else missed
    return missed or Outcome(None, _NONE)


def _term(wording: Wording, evidence: Evidence, held: list[tuple[Series, Figure]]) -> Outcome:
    """Whether a length or level is what the rule says, and the one before it what was so before."""
    after, before = _in_months(wording.stated), wording.baseline_stated
    missed: Outcome | None = None
    for series, figure in held:
        if wording.stated.unit == "times":
            if wording.stated.value is not None and figure.value == wording.stated.value * (amount_before(figure) or 0):
                return _dated(wording, evidence, [(series, figure)])
            continue
        unit = _MONTHS_IN.get(figure.unit, 1)
        now = {number * unit for number in numbers_in(figure.text)}
        if figure.value is not None and len(now) > 1 and not _speaks_of_some(wording):
            now = {figure.value * unit, *(now if "PhD" in figure.text else ())}  # what all wait, not what a few do
        then = {number * unit for number in numbers_in(words_before(figure))}
        was = None if before is None else _in_months(before) in then
        words = told_in_words(figure, evidence, before=True)
        if "PhD" in figure.text and len(now) > 1 and after == max(now) and before is None:
            # the longer time of a few is said of all, or of those who do not have it
            few = _says_whom(wording)
            fits = {"few": True, "others": False}.get(few)
            return Outcome(fits, words, wording.stated.value, (figure,), figure.period, None, series)
        if after in now and was is not False:
            outcome = _dated(wording, evidence, [(series, figure)])
            return Outcome(
                outcome.fits, words, wording.stated.value, (figure,), figure.period, None, series, outcome.unsure or was is None
            )  # fmt: skip
        if before is None and after in then and figure.status != "in_force":
            # as it is before a change that was announced
            return Outcome(True, words, wording.stated.value, (figure,), figure.period, None, series)
        # one end as it is held: then the other is wrong
        one = was is not None and (was or after in {min(now, default=None), _first(figure, unit)})
        if one and missed is None:
            missed = Outcome(
                False, words, wording.stated.value, (figure,), figure.period, None, series, unsure=not then or after in then
            )
    return missed or Outcome(None, _NONE)


_SOME = frozenset(
    "care carers lower-skilled low-skilled lower-paid benefits refugees refugee rqf skill skills skilled medium-skilled earners earning earners' volunteer some up to as long certain those"
    " under below range between depending illegal illegally overstayers arrived contribution contributions integration english doctors nurses entrepreneurs".split()
) - {"to", "as", "long", "under"}


def _speaks_of_some(wording: Wording) -> bool:
    """Whether a sentence speaks of those who wait longer or shorter than all."""
    return any(token.lower in _SOME for token in wording.sentence.tokens)


_RESEARCHERS = frozenset("phd phds doctoral doctorate doctorates doctors".split())
_UNLESS = frozenset("unless except excluding excepting save without besides barring".split())


def _says_whom(wording: Wording) -> str:
    """Whether a sentence speaks of those with a doctorate, or of the others alone: "three years, unless they have a PhD"."""
    words = wording.sentence.words
    at = next((at for at, word in enumerate(words) if word in _RESEARCHERS), None)
    if at is None:
        return ""
    return "few" if _UNLESS.isdisjoint(words[max(0, at - 6) : at]) else "others"


def _in_months(said: Stated) -> float:
    return (said.value or 0) * _MONTHS_IN.get(said.unit, 1)


def _first(figure: Figure, unit: float) -> float | None:
    return None if figure.value is None else figure.value * unit


def _levels(wording: Wording, evidence: Evidence, held: list[tuple[Series, Figure]]) -> Outcome:
    """Whether a level of English is what the rule says, and the one before it what was so before."""
    missed: Outcome | None = None
    for series, figure in held:
        before, after = wording.names[0], wording.names[-1]
        fits = figure.text.startswith(after) and (len(wording.names) == 1 or words_before(figure).startswith(before))
        words = told_in_words(figure, evidence, before=True)
        if fits:
            dated = _dated(wording, evidence, [(series, figure)])
            return Outcome(dated.fits, words, None, (figure,), figure.period, None, series, dated.unsure)
        missed = missed or Outcome(False, words, None, (figure,), figure.period, None, series, unsure=len(wording.names) == 1)
    return missed or Outcome(None, _NONE)


def _raised(wording: Wording, evidence: Evidence, kind: str) -> Outcome:
    """Whether a threshold was raised, when it is said to have been."""
    rises = list(_rises(evidence, kind))
    found = _dated(wording, evidence, rises)
    if found.fits or found.fits is None:
        return found
    early = any(each.start < _ALL_HELD_SINCE for each in wording.periods)
    return Outcome(False, found.derivation, None, found.figures, found.period, None, found.series, unsure=found.unsure or early)


def _rises(evidence: Evidence, kind: str) -> Iterator[tuple[Series, Figure]]:
    found: list[tuple[Series, Figure]] = []
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        route, parameter = fixed.get("route", ""), fixed.get("parameter", "")
        of_kind = route.startswith("family") if kind == "family" else not route.startswith("family") and "salary" in parameter
        if not of_kind:
            continue
        for figure in evidence.figures(series).values():
            before = amount_before(figure)
            if figure.value is not None and before is not None and figure.value - before > _LEAST_DIFFERENCE:
                found.append((series, figure))
    # the rule for all before those of single routes, the newest first
    yield from sorted(
        found, key=lambda pair: (dict(pair[0].fixed).get("route") in {"skilled_worker", "family_partner"}, pair[1].period.start), reverse=True
    )  # fmt: skip
