"""Whether most people came for the reason that is named, by the figures held for each."""

from __future__ import annotations

from ....ledger.phrases import amount, in_words, listed
from ....series import Series
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..outcome import Outcome, series_of
from ..standings import Standing

# the reasons that a table parts all of immigration into
REASONS = ("work", "study", "family", "asylum", "humanitarian", "other")
_CALLED = {"family": "family reasons", "humanitarian": "humanitarian reasons", "other": "other reasons"}
# a reason within this part of another may be the first as well
CLOSE = 0.1


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the reason named has the largest of the figures held for a period."""
    own = wording.names[0]
    for series in series_of(wording):
        for period in wording.periods:
            sizes: dict[str, Standing] = {}
            for reason in REASONS:
                found = evidence.standing(Series.of(series.measure, **{**dict(series.fixed), "reason": reason}), period)
                if found is not None:
                    sizes[reason] = found
            if own not in sizes or len(sizes) < len(REASONS) - 2:
                continue
            order = sorted(sizes, key=lambda reason: -sizes[reason].range.value)
            most = sizes[order[0]].range.value
            told = [f"{amount(sizes[each].range.value, 'people')} for {_CALLED.get(each, each)}" for each in order[:3]]
            words = f"by reason the highest figures of {series.about.label.lower()} {in_words(period)} were {listed(told)}"
            figures = tuple(figure for each in order[:3] for figure in sizes[each].figures)
            near = sizes[own].range.value >= (1 - CLOSE) * most
            unsure = near or any(sizes[each].unsure for each in order[:2])
            return Outcome(order[0] == own, words, sizes[own].range.value, figures, period, None, series, unsure)
    when = f" {in_words(wording.periods[0])}" if wording.periods else ""
    return Outcome(None, f"netmig does not have figures of why people came{when}.")
