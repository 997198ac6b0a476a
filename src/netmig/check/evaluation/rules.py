"""Whether a threshold was in force or announced on the day."""

from __future__ import annotations

from ..phrases import amount
from ..sentences.wording import Wording
from .evidence import Evidence
from .intervals import overlaps
from .outcome import Outcome

# where a rule of each kind is looked for, as the text calls it
_RULES = {
    "family": ("family",),
    "work": ("skilled", "worker", "scale", "pay_scales", "specialist", "graduate_trainee"),
    "": ("",),
}


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a threshold was in force or announced on the day."""
    near: list[str] = []
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        if "threshold" not in fixed.get("parameter", "") and "income" not in fixed.get("parameter", ""):
            continue
        if not any(word in fixed.get("route", "") for word in _RULES[wording.detail]):
            continue
        for period, figure in sorted(evidence.figures(series).items(), reverse=True):
            published = evidence.of_figure(figure)
            if published is None:
                continue
            in_force = figure.status == "in_force" and period.start <= evidence.day
            state = (
                f"in force from {period.start.isoformat()}"
                if in_force
                else f"announced {evidence.release(figure).published_label}, from {period.start.isoformat()}"
            )
            words = f"{series.label}: {amount(published.range.value, 'GBP')}, {state}"
            if overlaps(wording.stated, published.range):
                return Outcome(True, words, figure.value, (figure,), period, None, series)
            near.append(words)
    return Outcome(None, f"No such threshold is held; nearest: {near[0]}." if near else "No threshold of that kind is held.")
