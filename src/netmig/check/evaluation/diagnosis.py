"""Why a wrong number is wrong: an old vintage, two vintages joined, another measure, another period.

The near miss is looked for only after the verdict, to explain it; it never takes part in it.
"""

from __future__ import annotations

from typing import Literal

from ...ledger.figures import Figure
from ...ledger.phrases import amount, estimate_words, period_words, release_words
from ...periods import Period
from ...series import Series
from ..records import record
from ..sentences.wording import OF_TWO_FIGURES, Wording
from ..words.subjects import MIGRATION_FLOWS
from .evidence import Evidence
from .kinds.changes import fits_between
from .outcome import Outcome, pairs, series_of

Diagnosis = Literal[
    "stale_vintage", "mixed_vintages", "wrong_measure", "wrong_period", "wrong_baseline", "wrong_direction", "arithmetic"
]  # fmt: skip
# what each is called in the reports
DIAGNOSES: dict[Diagnosis, str] = {
    "stale_vintage": "an earlier estimate, revised by then",
    "mixed_vintages": "figures of two releases mixed",
    "wrong_measure": "the figure of something else",
    "wrong_period": "the figure of another period",
    "wrong_baseline": "the change since another period",
    "wrong_direction": "it went the other way",
    "arithmetic": "the sum does not come out",
}
# how far another period may lie for a mix-up to be likely, in days: two years
NEAR_PERIOD_DAYS = 731


@record()
class Explanation:
    """What a wrong number seems to be, in a word and in a sentence."""

    diagnosis: Diagnosis | None
    near_miss: str | None
    figures: tuple[Figure, ...] = ()


def explain(wording: Wording, outcome: Outcome, evidence: Evidence) -> Explanation:
    """The likeliest explanation of a claim that does not fit; none is given where none is plain."""
    if outcome.other_way:
        return _other_way(outcome)
    if wording.kind == "comparison" and _goes_the_other_way(wording, outcome):
        return _other_way(outcome)
    if wording.stated.value is None or wording.subject is None:
        return Explanation(None, None)
    if wording.kind in OF_TWO_FIGURES:
        return _of_change(wording, outcome, evidence)
    return _of_level(wording, outcome, evidence)


def _of_level(wording: Wording, outcome: Outcome, evidence: Evidence) -> Explanation:
    series, period = outcome.series, outcome.period
    if (
        series is None
        or period is None
        or (wording.kind == "extreme" and evidence.fits(wording.stated, evidence.figure(series, period)))
    ):
        return Explanation(None, None)
    if wording.vintage == "current":
        for figure in evidence.earlier(series, period):
            if evidence.fits(wording.stated, figure):
                release = evidence.release(figure)
                return Explanation(
                    "stale_vintage",
                    f"{amount(figure.value or 0, figure.unit)} was the {estimate_words(release)}, which had been revised by then.",
                    (figure,),
                )
    else:
        for other in (*evidence.earlier(series, period), evidence.figure(series, period)):
            if other is not None and evidence.fits(wording.stated, other):
                words = (
                    f"{amount(other.value or 0, other.unit)} was the {estimate_words(evidence.release(other))}, not the first."
                )
                return Explanation("stale_vintage", words, (other,))
        if wording.vintage == "first" and (told := _later_estimate(wording, evidence, series)) is not None:
            return told
    if series.measure in MIGRATION_FLOWS:
        for measure in sorted(MIGRATION_FLOWS - {series.measure}):
            flow = evidence.figure(Series(measure, series.fixed), period)
            if flow is not None and evidence.fits(wording.stated, flow):
                words = f"{amount(flow.value or 0, flow.unit)} is {_name(measure)} in the {period_words(period)}, not {_name(series.measure)}."
                return Explanation("wrong_measure", words, (flow,))
    near = sorted(
        (abs((each.end - period.end).days), each, figure)
        for each, figure in evidence.years(series)
        if each != period and abs((each.end - period.end).days) <= NEAR_PERIOD_DAYS and evidence.fits(wording.stated, figure)
    )
    if near:
        _, each, figure = near[0]
        return Explanation(
            "wrong_period", f"{amount(figure.value or 0, figure.unit)} is the figure for the {period_words(each)}.", (figure,)
        )
    return Explanation(None, None)


def _later_estimate(wording: Wording, evidence: Evidence, series: Series) -> Explanation | None:
    """That a number said to be a first estimate was a later one, of a year around: "740,000 was the estimate of May 2024 for the year to June 2023"."""
    value = wording.stated.value or 0
    later = [
        (abs((figure.value or 0) - value), abs((period.end - evidence.day).days), figure, first)
        for period, current in evidence.years(series)
        if abs((period.end - evidence.day).days) <= 2 * NEAR_PERIOD_DAYS and (first := evidence.first(series, period)) is not None
        for figure in (*evidence.earlier(series, period), current)
        if figure != first and evidence.fits(wording.stated, figure)
    ]
    if later:
        *_, figure, first = min(later, key=lambda each: each[:2])
        words = (
            f"{amount(figure.value or 0, figure.unit)} was the {estimate_words(evidence.release(figure))} for the"
            f" {period_words(figure.period)}; the first was {amount(first.value or 0, first.unit)} ({release_words(evidence.release(first))})."
        )
        return Explanation("stale_vintage", words, (figure, first))
    return None


def _of_change(wording: Wording, outcome: Outcome, evidence: Evidence) -> Explanation:
    if wording.subject is None:
        return Explanation(None, None)
    for series in series_of(wording):
        for period, baseline in pairs(wording):
            after, before = evidence.figure(series, period), evidence.figure(series, baseline)
            if after is None or before is None or period == baseline:
                continue
            for old in evidence.earlier(series, baseline):
                if _changes(wording, evidence, (period, after), (baseline, old)):
                    return Explanation("mixed_vintages", _joined(after, old, before, evidence), (after, old))
            for old in evidence.earlier(series, period):
                if _changes(wording, evidence, (period, old), (baseline, before)):
                    return Explanation("mixed_vintages", _joined(old, before, before, evidence), (old, before))
            if wording.stated.unit != "times" and _changes(wording, evidence, (baseline, before), (period, after)):
                return Explanation(
                    "wrong_direction", f"The change is of that size, but the other way: {outcome.derivation}.", (after, before)
                )
            if (flow := _of_another_flow(wording, series, (period, baseline), evidence)) is not None:
                return flow
            for other, figure in evidence.years(series):
                if (
                    other not in {period, baseline}
                    and abs((other.end - baseline.end).days) <= NEAR_PERIOD_DAYS
                    and _changes(wording, evidence, (period, after), (other, figure))
                ):
                    return Explanation(
                        "wrong_baseline",
                        f"The number is the change since the {period_words(other)}, {amount(figure.value or 0, figure.unit)}.",
                        (after, figure),
                    )
    return _other_way(outcome) if _goes_the_other_way(wording, outcome) else Explanation(None, None)


def is_of_two_releases(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether a change from a year that is named is, to the thousand, what the figure that stands makes with an older estimate of that year: of nothing else."""
    value, series, period, baseline = wording.stated.value, outcome.series, outcome.period, outcome.baseline
    if wording.kind != "change" or wording.baseline_basis != "explicit" or wording.stated.unit != "people" or not value:
        return False
    if series is None or period is None or baseline in {None, period} or baseline is None or value % 10_000 == 0:
        return False
    after, moved = evidence.figure(series, period), wording.direction * abs(value)
    return after is not None and any((after.value or 0) - (old.value or 0) == moved for old in evidence.earlier(series, baseline))


def _of_another_flow(wording: Wording, series: Series, times: tuple[Period, Period], evidence: Evidence) -> Explanation | None:
    """That another flow changed so between the same years: immigration is said to have halved, and net migration did."""
    for measure in sorted(MIGRATION_FLOWS - {series.measure}, reverse=True) if series.measure in MIGRATION_FLOWS else ():
        after, before = (evidence.figure(Series(measure, series.fixed), each) for each in times)
        if after is not None and before is not None and _changes(wording, evidence, (times[0], after), (times[1], before)):
            words = (
                f"It was {_name(measure)} that changed by so much: from {amount(before.value or 0, before.unit)} ({period_words(times[1])})"
                f" to {amount(after.value or 0, after.unit)} ({period_words(times[0])})."
            )
            return Explanation("wrong_measure", words, (after, before))
    return None


def _goes_the_other_way(wording: Wording, outcome: Outcome) -> bool:
    """Whether the figures rise where the words say that they fall, or fall where they say rise."""
    if outcome.value is None or wording.contrast not in {"year_before", "plainly", "lasting"}:
        return False
    moved = outcome.value - 1 if wording.stated.unit == "times" else outcome.value
    return moved * wording.direction < 0


def _other_way(outcome: Outcome) -> Explanation:
    return Explanation("wrong_direction", "The figures went the other way.", outcome.figures)


def _joined(after: Figure, before: Figure, current: Figure, evidence: Evidence) -> str:
    """Two figures of two releases, and what the newer one has for the older's period."""
    words = (
        f"{amount(before.value or 0, before.unit)} ({release_words(evidence.release(before))}) and"
        f" {amount(after.value or 0, after.unit)} ({release_words(evidence.release(after))}) come from two different releases"
    )
    if current is not before:
        words += f"; the newer one has {amount(current.value or 0, current.unit)} for the {period_words(current.period)}"
    return f"{words}."


def _changes(wording: Wording, evidence: Evidence, after: tuple[Period, Figure], before: tuple[Period, Figure]) -> bool:
    """Whether the change as stated is that of two given figures."""
    one, other = evidence.of_figure(after[1]), evidence.of_figure(before[1])
    return one is not None and other is not None and fits_between(wording, one.range, other.range)


def _name(measure: str) -> str:
    return measure.replace("_", " ")
