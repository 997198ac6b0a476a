"""Whether a threshold was in force or announced on the day."""

from __future__ import annotations

from ...ledger.figures import Figure
from ...periods import Period
from ...series import Series
from ..phrases import amount
from ..sentences.wording import Wording
from .evidence import Evidence, Standing
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
    nearest = ""
    for series, period, figure, published in evidence.once(
        ("rules", wording.detail), lambda: _thresholds(wording.detail, evidence)
    ):
        fits = overlaps(wording.stated, published.range)
        if not fits and nearest:
            continue
        in_force = figure.status == "in_force" and period.start <= evidence.day
        state = (
            f"in force from {period.start.isoformat()}"
            if in_force
            else f"announced {evidence.release(figure).published_label}, from {period.start.isoformat()}"
        )
        words = f"{series.label}: {amount(published.range.value, 'GBP')}, {state}"
        if fits:
            return Outcome(True, words, figure.value, (figure,), period, None, series)
        nearest = words
    return Outcome(None, f"No such threshold is held; nearest: {nearest}." if nearest else "No threshold of that kind is held.")


def _thresholds(detail: str, evidence: Evidence) -> tuple[tuple[Series, Period, Figure, Standing], ...]:
    """The thresholds of a kind, those of each series from the newest on."""
    found = []
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        if "threshold" not in fixed.get("parameter", "") and "income" not in fixed.get("parameter", ""):
            continue
        if not any(word in fixed.get("route", "") for word in _RULES[detail]):
            continue
        for period, figure in sorted(evidence.figures(series).items(), reverse=True):
            if (published := evidence.of_figure(figure)) is not None:
                found.append((series, period, figure, published))
    return tuple(found)
