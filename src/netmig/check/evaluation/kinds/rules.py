"""Whether a threshold or charge was in force or announced on the day, what it was before, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ....ledger.figures import Figure
from ....ledger.phrases import amount
from ....series import Series
from ...records import replace
from ...sentences.in_doubt.not_stated import PROPOSED
from ...sentences.wording import Stated, Wording
from ..evidence import Evidence
from ..intervals import Range, difference, overlaps, percent_change
from ..outcome import Outcome
from . import rules_in_words
from .rule_facts import amount_before, is_on_its_day, newest_first, numbers_in, told_of

# where a rule of each kind is looked for, as the text calls it
_RULES = {
    "family": ("family",),
    "work": ("skilled", "worker", "scale", "pay_scales", "specialist", "graduate_trainee"),
    "health_surcharge": ("health_surcharge",),
    "skills_charge": ("skills_charge",),
    "specialist": ("specialist",),
    "graduate_trainee": ("graduate_trainee",),
    "scale_up": ("scale_up",),
    "new_entrant": ("new_entrant", "lower_salary"),
    "existing": ("existing_holders",),
    "pay_scales": ("pay_scales",),
    "": ("",),
}
# the one rule that a kind means where it is plainly named
_THE_RULE = {
    "work": ("skilled_worker", "general_salary_threshold"),
    "family": ("family_partner", "minimum_income_requirement"),
    "health_surcharge": ("immigration_health_surcharge", "health_surcharge_adult"),
    "skills_charge": ("immigration_skills_charge", "skills_charge_large_sponsor"),
    "specialist": ("senior_or_specialist_worker", "general_salary_threshold"),
    "scale_up": ("scale_up", "general_salary_threshold"),
    "graduate_trainee": ("graduate_trainee", "general_salary_threshold"),
    "new_entrant": ("skilled_worker", "new_entrant_salary_threshold"),
    "existing": ("skilled_worker_existing_holders", "general_salary_threshold"),
}
_OF_WORK = frozenset({"specialist", "graduate_trainee", "scale_up", "new_entrant", "existing", "pay_scales"})
_IN_POUNDS = ("threshold", "income", "surcharge", "charge")
# an amount that has been superseded for so many days is no longer said to be so
_LONG_SUPERSEDED = 10
# a change told as news is of one that takes effect or was announced within so many days
_NEWS = 100
_LATER = date(9999, 1, 1)
_LEAST_OF_STEPS = 10_000


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a rule was in force or announced on the day, or a change of one by so much."""
    if ":" in wording.detail:
        return rules_in_words.evaluate(wording, evidence)
    if wording.direction:
        return _changed(wording, evidence)
    if (step := _step_of_another(wording, evidence)) is not None:
        return step
    near: list[str] = []
    contradicted: Outcome | None = None
    for series, figure in _held(wording, evidence):
        published = evidence.of_figure(figure)
        if published is None:
            continue
        words = told_of(figure, evidence)
        if overlaps(wording.stated, published.range) and figure.status != "not_implemented":
            if _is_of_holders(series) and wording.detail == "work":
                if (other := _of_newcomers(wording, words, evidence)) is not None:
                    return other
                near.append(words)
                continue
            against = _speaks_against(wording, series, figure, evidence)
            if against is None:
                return Outcome(True, words, figure.value, (figure,), figure.period, None, series)
            contradicted = contradicted or against
            continue
        near.append(words)
    if contradicted is not None:
        return contradicted
    told = _told(wording, evidence)
    if told is None and not wording.uncertain and (other := _another(wording, evidence)) is not None:
        return other
    return told or Outcome(
        None,
        f"netmig knows of no such threshold. The nearest that it knows: {near[0]}."
        if near
        else "netmig knows of no threshold of that kind.",
    )


def _step_of_another(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That a step is told of wages which is that of families: "Wage thresholds went up, to £29,000 from £18,600"."""
    before = wording.baseline_stated
    if wording.detail != "work" or before is None or before.hedge == "about" or "family" in wording.spoken_of:
        return None
    for _, figure in _held(replace(wording, detail="family"), evidence):
        was = amount_before(figure)
        if was is None or not _has(wording, figure) or not overlaps(before, Range(was, was, was)):
            continue
        own = next(((one, each) for one, each in _held(wording, evidence) if _is_its_rule(wording, one)), None)
        if own is None or figure.status != "in_force":
            return None
        words = f"{told_of(figure, evidence, before=was)}; {told_of(own[1], evidence)}"
        return Outcome(False, words, own[1].value, (own[1], figure), own[1].period, None, own[0])
    return None


def _speaks_against(wording: Wording, series: Series, figure: Figure, evidence: Evidence) -> Outcome | None:
    """What the record of a rule says against what is told of it: what it was before, since when, or that it is so no more."""
    words = told_of(figure, evidence)
    before, told = amount_before(figure), wording.baseline_stated
    if told is not None and before is not None and not overlaps(told, Range(before, before, before)):
        words = told_of(figure, evidence, before=before)
        doubled = told.hedge == "about"
        plain = (doubled or _is_its_rule(wording, series)) and (
            doubled or not _was_ever(told, series, evidence) or _is_one_step(wording, figure, evidence)
        )
        return Outcome(False, words, figure.value, (figure,), figure.period, None, series, unsure=not plain)
    if wording.recent and not wording.uncertain and (newer := _superseded_by(series, figure, evidence)) is not None:
        words = told_of(newer, evidence)
        return Outcome(
            False, words, newer.value, (newer, figure), newer.period, None, series, unsure=not _is_its_rule(wording, series)
        )
    if wording.period_basis == "explicit" and not wording.starts and wording.kind == "rule":
        dated = is_on_its_day(wording, figure, evidence)
        if dated is False and _is_its_rule(wording, series):
            return Outcome(False, words, figure.value, (figure,), figure.period, None, series, unsure=bool(wording.uncertain))
    return None


_HOLDERS = "skilled_worker_existing_holders"
# words of those who were here before, to whom an older amount applies
_HERE_BEFORE = frozenset(
    "already existing extend extending extension renew renewing renewal here before current holders stay staying their them they those these transitional"
    " inside first previously switch switching update".split()
)
_COMING = frozenset(
    "come coming new recruit recruiting recruits hire hiring abroad overseas foreign bring bringing apply applying applicants visa".split()
)


_TO_COME_HERE = frozenset((verb, "here") for verb in ("come", "coming", "work", "working", "move", "live", "people", "workers"))


def _is_of_holders(series: Series) -> bool:
    return dict(series.fixed).get("route") == _HOLDERS


def _of_newcomers(wording: Wording, words: str, evidence: Evidence) -> Outcome | None:
    """What an amount is that only those who hold the visa have to reach, where it is said of skilled workers; None where they are spoken of."""
    told = wording.sentence.words
    said = frozenset(told)
    coming = any(pair in _TO_COME_HERE for pair in pairwise(told))
    if not (said - {"here"} if coming else said).isdisjoint(_HERE_BEFORE):
        figure = next(figure for series, figure in _held(wording, evidence) if _is_of_holders(series) and _has(wording, figure))
        return Outcome(True, words, figure.value, (figure,), figure.period, None, figure.series)
    newest = next(((series, figure) for series, figure in _held(wording, evidence) if _is_its_rule(wording, series)), None)
    if newest is None or wording.uncertain or said.isdisjoint(_COMING) or "skilled" not in said:
        return Outcome(None, f"this may be about those who had the visa before: {words}.")
    series, figure = newest
    words = f"{told_of(figure, evidence)}; {words}"
    return Outcome(False, words, figure.value, (figure,), figure.period, None, series)


def _has(wording: Wording, figure: Figure) -> bool:
    return figure.value is not None and overlaps(wording.stated, Range(figure.value, figure.value, figure.value))


def _is_its_rule(wording: Wording, series: Series) -> bool:
    fixed = dict(series.fixed)
    return _THE_RULE.get(wording.detail) == (fixed.get("route"), fixed.get("parameter"))


def _was_ever(told: Stated, series: Series, evidence: Evidence) -> bool:
    """Whether an amount was ever that of the rule."""
    return any(
        overlaps(told, Range(each, each, each))
        for figure in evidence.figures(series).values()
        for each in (figure.value, amount_before(figure), *numbers_in(figure.note))
        if each
    )


def _is_one_step(wording: Wording, figure: Figure, evidence: Evidence) -> bool:
    """Whether it is plain that just one change is told: with its day, or as the news of its time."""
    if wording.period_basis == "explicit" and not wording.as_then:
        return is_on_its_day(wording, figure, evidence) is True
    days = ((evidence.day - each).days for each in (figure.period.start, evidence.release(figure).published))
    return wording.of_now and any(abs(each) <= _NEWS for each in days)


def _superseded_by(series: Series, figure: Figure, evidence: Evidence) -> Figure | None:
    """The amount that is in force in its place, and has been for long."""
    newest = next(
        (
            each
            for each in newest_first(iter(evidence.figures(series).values()))
            if each.status == "in_force" and each.period.start <= evidence.day
        ),
        None,
    )
    if newest is None or newest.period.start <= figure.period.start or newest.value == figure.value:
        return None
    return newest if (evidence.day - newest.period.start).days > _LONG_SUPERSEDED else None


def _another(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That the one rule that is plainly named, as it was last set or announced by then, has another amount; None if any rule has it."""
    if any(overlaps(wording.stated, Range(each, each, each)) for each in _every_amount(evidence)):
        return _of_another_rule(wording, evidence)
    for series, figure in _held(wording, evidence):
        if _is_its_rule(wording, series) and figure.status == "in_force":
            words = told_of(figure, evidence)
            if wording.starts and (before := amount_before(figure)) is not None:
                words += f"; before that it was {amount(before, 'GBP')}"
            return Outcome(False, words, figure.value, (figure,), figure.period, None, series)
    return None


# of these no variant is held under another name
_OF_ITS_OWN = frozenset({"family", "health_surcharge"})


def _of_another_rule(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That what is said to be asked today is asked by another rule alone: "The couple will need £38,700, where £26,200 is enough today"."""
    if not (wording.recent or wording.of_now or wording.starts) or wording.detail not in _OF_ITS_OWN:
        return None
    if any(
        overlaps(wording.stated, Range(each, each, each))
        for _, figure in _all_held(wording.detail, evidence.at(_LATER))
        for each in {*numbers_in(figure.text), *numbers_in(figure.note), figure.value or 0}
        if each
    ):
        return None
    for series, figure in _held(wording, evidence):
        if _is_its_rule(wording, series) and figure.status == "in_force" and figure.period.start <= evidence.day:
            return Outcome(False, told_of(figure, evidence), figure.value, (figure,), figure.period, None, series)
    return None


def _every_amount(evidence: Evidence) -> frozenset[float]:
    """Every amount of any rule, whenever it became known."""

    def found() -> frozenset[float]:
        later = evidence.at(_LATER)
        figures = (figure for series in evidence.ledger.find("rule") for figure in later.figures(series).values())
        return frozenset(
            each for figure in figures for each in {*numbers_in(figure.text), *numbers_in(figure.note), figure.value or 0} if each
        )

    return evidence.once("amounts of rules", found)


def _told(wording: Wording, evidence: Evidence) -> Outcome | None:
    """An amount that the record of another rule tells: what it was before it, or a step that was announced and not taken."""
    planned: Outcome | None = None
    for series, figure in _held(wording, evidence):
        for other, words in _told_beside(figure, evidence):
            if not overlaps(wording.stated, Range(other, other, other)):
                continue
            if figure.status != "not_implemented" and _is_of_later(wording, figure):
                continue  # "They will need £30,000 from April 2024": not what was asked before January 2021
            if figure.status != "not_implemented":
                if wording.recent and not wording.uncertain and _is_its_rule(wording, series) and _is_over(figure, evidence):
                    return Outcome(False, words, figure.value, (figure,), figure.period, None, series)
                return _unless_from_another(
                    wording, Outcome(True, words, other, (figure,), figure.period, None, series), evidence
                )
            planned = Outcome(None, words, other, (figure,), figure.period, None, series)
    if planned is None:
        return None
    # that it was the plan is true whenever it is told
    in_force = wording.recent or (wording.moved > 0 and not wording.uncertain)
    told_so = _never_in_force(wording, planned, evidence) if in_force else replace(planned, fits=True)
    if (
        not in_force
        and told_so.fits
        and not _is_told_as_a_plan(wording)
        and _never_in_force(wording, planned, evidence).fits is False
    ):
        return replace(planned, fits=None)  # "Its minimum income of £38,700", long after it was given up
    return _unless_from_another(wording, told_so, evidence)


def _is_of_later(wording: Wording, figure: Figure) -> bool:
    """Whether an amount is said to be asked from a later day than that on which a rule took effect, or to be asked one day."""
    if wording.period_basis == "explicit" and wording.periods and not wording.as_then:
        return all(each.start > figure.period.end for each in wording.periods)
    return wording.uncertain == PROPOSED


_OF_A_PLAN = frozenset(
    "plan plans planned would will was were to due should could next later eventually stages step steps rise rises rising raise raised raising increase increases increased up"
    " originally before promised pledged proposed announced intended scrapped shelved dropped paused abandoned wanted review further instead not never if from until".split()
) - {"to"}


def _is_told_as_a_plan(wording: Wording) -> bool:
    return any(token.lower in _OF_A_PLAN for token in wording.sentence.tokens)


def _unless_from_another(wording: Wording, outcome: Outcome, evidence: Evidence) -> Outcome:
    """The same, but where an amount of another rule is said to have been before it: "goes up to £38,700 from £26,200" of families."""
    before = wording.baseline_stated
    if not outcome.fits or before is None or wording.detail not in _OF_ITS_OWN:
        return outcome
    if any(_was_ever(before, series, evidence) for series, _ in _held(wording, evidence)):
        return outcome
    elsewhere = any(overlaps(before, Range(each, each, each)) for each in _every_amount(evidence))
    own = next((figure for series, figure in _held(wording, evidence) if _is_its_rule(wording, series)), None)
    was = amount_before(own) if own is not None else None
    words = outcome.derivation if was is None else f"{outcome.derivation}; before it was {amount(was, 'GBP')}"
    return replace(outcome, fits=False, derivation=words, unsure=not elsewhere or was is None)


def _is_over(figure: Figure, evidence: Evidence) -> bool:
    """Whether what a rule replaced has been over for long."""
    return figure.status == "in_force" and (evidence.day - figure.period.start).days > _LONG_SUPERSEDED


def _held(wording: Wording, evidence: Evidence) -> tuple[tuple[Series, Figure], ...]:
    """The rules in pounds of a kind that were public by then, the newest of each first; of one route before those of all work."""

    def found() -> tuple[tuple[Series, Figure], ...]:
        own = list(_all_held(wording.detail, evidence))
        if wording.detail in _OF_WORK:
            own += [each for each in _all_held("work", evidence) if each not in own]
        named = _THE_RULE.get(wording.detail)
        return tuple(
            sorted(own, key=lambda pair: (dict(pair[0].fixed).get("route"), dict(pair[0].fixed).get("parameter")) != named)
        )  # fmt: skip

    return evidence.once(("rules", wording.detail), found)


def _all_held(detail: str, evidence: Evidence) -> Iterator[tuple[Series, Figure]]:
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        parameter, route = fixed.get("parameter", ""), fixed.get("route", "")
        if not any(word in parameter for word in _IN_POUNDS):
            continue
        if any(word in route or word in parameter for word in _RULES[detail]):
            for figure in newest_first(iter(evidence.figures(series).values())):
                yield series, figure


def _told_beside(figure: Figure, evidence: Evidence) -> Iterator[tuple[float, str]]:
    """Other amounts that a rule's record tells, each with its words: what it was before, and steps that were announced with it."""
    if (before := amount_before(figure)) is not None:
        yield before, f"{told_of(figure, evidence)}; before that it was {amount(before, 'GBP')}"
    if figure.status == "not_implemented":
        for each in sorted(numbers_in(figure.text)):
            if each >= _LEAST_OF_STEPS:
                yield each, told_of(figure, evidence, value=each)


def _never_in_force(wording: Wording, planned: Outcome, evidence: Evidence) -> Outcome:
    """A step that was announced with others, where the first of them has since come into force and it has not."""
    for series, figure in _held(wording, evidence):
        if figure.status == "in_force" and planned.series is not None and _same_route(series, planned.series):
            if figure.period.start > evidence.day or figure.period.start < planned.figures[0].period.start:
                break  # nothing of it was in force yet: it was the plan of the day
            words = f"{planned.derivation}; {told_of(figure, evidence)}"
            return Outcome(False, words, figure.value, (figure, *planned.figures), figure.period, None, series)
    return Outcome(True, planned.derivation, planned.value, planned.figures, planned.period, None, planned.series)


def _same_route(one: Series, other: Series) -> bool:
    return dict(one.fixed).get("route") == dict(other.fixed).get("route")


def _changed(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a rule of the kind was changed by so much in one step, and to the amount that is told with it."""
    led_to = None if wording.went_to is None else wording.went_to[0]
    return _changed_to(wording, evidence, led_to) or _changed_to(wording, evidence, None) or Outcome(None, _NO_CHANGE)


# how near a percentage may lie that was cut short, or measured from an older amount
_NEAR = 5.0
_NO_CHANGE = "netmig knows of no such change to a threshold."


def _changed_to(wording: Wording, evidence: Evidence, after: Stated | None) -> Outcome | None:
    """The same of one amount that it led to, or of any; None where no rule was changed so."""
    told: Outcome | None = None
    for series, figure in _held(wording, evidence):
        before = amount_before(figure)
        if figure.value is None or before is None:
            continue
        one, other = Range(figure.value, figure.value, figure.value), Range(before, before, before)
        found = difference(one, other) if wording.stated.unit == "GBP" else percent_change(one, other)
        if found is None or (after is not None and not overlaps(after, one)):
            continue
        by = amount(abs(found.value), "GBP") if wording.stated.unit == "GBP" else f"{abs(found.value):.1f}%"
        words = told_of(figure, evidence, before=before, by=f", by {by}")
        if overlaps(wording.stated, found):
            return Outcome(True, words, found.value, (figure,), figure.period, None, series)
        if after is not None and _is_its_rule(wording, series) and told is None:
            near = wording.stated.unit != "GBP" and abs((wording.stated.value or 0) - found.value) < _NEAR
            other_end = wording.baseline_stated is not None and not overlaps(wording.baseline_stated, other)
            unsure = near or bool(wording.uncertain) or other_end
            told = Outcome(False, words, found.value, (figure,), figure.period, None, series, unsure=unsure)
    return told
