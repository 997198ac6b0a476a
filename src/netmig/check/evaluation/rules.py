"""Whether a threshold or condition was in force or announced on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ledger.figures import Figure
from ...ledger.phrases import amount
from ...series import Series
from ..sentences.wording import Wording
from .evidence import Evidence
from .intervals import Range, overlaps, percent_change
from .outcome import Outcome

# where a rule of each kind is looked for, as the text calls it
_RULES = {
    "family": ("family",),
    "work": ("skilled", "worker", "scale", "pay_scales", "specialist", "graduate_trainee"),
    "health_surcharge": ("health_surcharge",),
    "skills_charge": ("skills_charge",),
    "": ("",),
}
_IN_POUNDS = ("threshold", "income", "surcharge", "charge")
_NUMBER = re.compile(r"\d[\d,]{2,}")


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a rule was in force or announced on the day, or a change of one by so much."""
    if ":" in wording.detail:
        return _condition(wording, evidence)
    if wording.direction:
        return _changed(wording, evidence)
    near: list[str] = []
    for series, figure in _held(wording, evidence):
        published = evidence.of_figure(figure)
        if published is None:
            continue
        words = f"{series.label}: {amount(published.range.value, 'GBP')}, {_state(figure, evidence)}"
        if overlaps(wording.stated, published.range) and figure.status != "not_implemented":
            return Outcome(True, words, figure.value, (figure,), figure.period, None, series)
        near.append(words)
    told = _told(wording, evidence)
    if (
        told is None
        and wording.detail == "work"
        and not wording.uncertain
        and (general := _general(wording, evidence)) is not None
    ):
        return general
    return told or Outcome(
        None, f"No such threshold is held; nearest: {near[0]}." if near else "No threshold of that kind is held."
    )


def _general(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That the general threshold of skilled workers, as it was last set or announced by then, is another."""
    for series, figure in _held(wording, evidence):
        if (
            dict(series.fixed) == {"route": "skilled_worker", "parameter": "general_salary_threshold"}
            and figure.status == "in_force"
        ):
            words = f"{series.label}: {amount(figure.value or 0, 'GBP')}, {_state(figure, evidence)}"
            return Outcome(False, words, figure.value, (figure,), figure.period, None, series)
    return None


def _told(wording: Wording, evidence: Evidence) -> Outcome | None:
    """An amount that the record of another rule tells: what it was before it, or a step that was announced and not taken."""
    planned: Outcome | None = None
    for series, figure in _held(wording, evidence):
        for other, told in _told_beside(figure):
            if not overlaps(wording.stated, Range(other, other, other)):
                continue
            words = f"{series.label}: {amount(other, 'GBP')}, {told} ({_state(figure, evidence)})"
            if figure.status != "not_implemented":
                return Outcome(True, words, other, (figure,), figure.period, None, series)
            planned = Outcome(None, words, other, (figure,), figure.period, None, series)
    return None if planned is None else _never_in_force(wording, planned, evidence)


def _held(wording: Wording, evidence: Evidence) -> tuple[tuple[Series, Figure], ...]:
    """The rules in pounds of a kind that were public by then, the newest of each first."""
    return evidence.once(("rules", wording.detail), lambda: tuple(_all_held(wording, evidence)))


def _all_held(wording: Wording, evidence: Evidence) -> Iterator[tuple[Series, Figure]]:
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        parameter, route = fixed.get("parameter", ""), fixed.get("route", "")
        if not any(word in parameter for word in _IN_POUNDS):
            continue
        if any(word in route or word in parameter for word in _RULES[wording.detail]):
            held = sorted(evidence.figures(series).items(), reverse=True)
            for _, figure in sorted(held, key=lambda pair: pair[1].status != "in_force"):
                yield series, figure


def _told_beside(figure: Figure) -> Iterator[tuple[float, str]]:
    """Other amounts that a rule's record tells: what it was before, and steps that were announced with it."""
    before = figure.note.partition("previously ")[2]
    if found := _NUMBER.match(before):
        yield float(found.group().replace(",", "")), "as it was before"
    if figure.status == "not_implemented":
        for each in _NUMBER.findall(figure.text):
            if len(each) >= 5:
                yield float(each.replace(",", "")), "announced and not taken"


def _state(figure: Figure, evidence: Evidence) -> str:
    if figure.status == "in_force" and figure.period.start <= evidence.day:
        return f"in force from {figure.period.start.isoformat()}"
    if figure.status == "not_implemented":
        return f"announced {evidence.release(figure).published_label}, never in force"
    return f"announced {evidence.release(figure).published_label}, from {figure.period.start.isoformat()}"


def _never_in_force(wording: Wording, planned: Outcome, evidence: Evidence) -> Outcome:
    """A step that was announced with others, where the first of them has since come into force and it has not."""
    for series, figure in _held(wording, evidence):
        if figure.status == "in_force" and planned.series is not None and _same_route(series, planned.series):
            if figure.period.start > evidence.day:
                break  # nothing of it was in force yet: it was the plan of the day
            words = f"{planned.derivation}; {series.label}: {amount(figure.value or 0, 'GBP')}, {_state(figure, evidence)}"
            return Outcome(False, words, figure.value, (figure, *planned.figures), figure.period, None, series)
    return Outcome(True, planned.derivation, planned.value, planned.figures, planned.period, None, planned.series)


def _same_route(one: Series, other: Series) -> bool:
    return dict(one.fixed).get("route") == dict(other.fixed).get("route")


def _changed(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a rule of the kind was changed by so much in one step."""
    for series, figure in _held(wording, evidence):
        if figure.value is None:
            continue
        for before, told in _told_beside(figure):
            if told != "as it was before":
                continue
            one, other = Range(figure.value, figure.value, figure.value), Range(before, before, before)
            found = percent_change(one, other)
            if found is not None and overlaps(wording.stated, found):
                words = (
                    f"{series.label}: from {amount(before, 'GBP')} to {amount(figure.value, 'GBP')}, {found.value:+.1f}%,"
                    f" {_state(figure, evidence)}"
                )
                return Outcome(True, words, found.value, (figure,), figure.period, None, series)
    return Outcome(None, "No such change of a threshold is held.")


def _condition(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a rule that is no number had been announced by then."""
    route, _, parameter = wording.detail.partition(":")
    for series in evidence.ledger.find("rule", route=route, parameter=parameter):
        for _, figure in sorted(evidence.figures(series).items(), reverse=True):
            words = f"{series.label}: {figure.text}, {_state(figure, evidence)}"
            return Outcome(True, words, None, (figure,), figure.period, None, series)
    return Outcome(None, "No such rule is held.")
