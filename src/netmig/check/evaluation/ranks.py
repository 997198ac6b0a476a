"""Whether the countries named come first, by the figures held for each."""

from __future__ import annotations

from ...ledger.figures import Figure
from ..phrases import amount, period_words
from ..sentences.wording import Wording
from .evidence import Evidence
from .outcome import Outcome, series_of


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the countries named come first, by the figures held for each."""
    if wording.subject is None or not wording.periods:
        return Outcome(None, "No period is named that figures are published for.")
    period = wording.periods[0]
    sizes: dict[str, Figure] = {}
    for series in evidence.ledger.series(wording.subject.measure):
        fixed = dict(series.fixed)
        if set(fixed) - {"nationality", "reason"} or fixed.get("reason", "all") not in {
            "all",
            "all_except_asylum_and_resettlement",
        }:
            continue
        country = fixed.get("nationality", "all")
        if country in {"all", "british", "eu", "eu_plus", "non_eu", "non_eu_plus", "non_british"}:
            continue
        if (figure := evidence.figure(series, period)) is not None and figure.value is not None:
            sizes.setdefault(country, figure)
    if len(sizes) < len(wording.names):
        return Outcome(None, f"Figures by country are held for {len(sizes)} countries in {period_words(period)}.")
    top = sorted(sizes, key=lambda country: -(sizes[country].value or 0))[: len(wording.names)]
    words = f"{period_words(period)}: " + ", ".join(
        f"{sizes[each].series.label.split('(')[1].split(';')[0].rstrip(')')} {amount(sizes[each].value or 0, 'people')}"
        for each in top
    )
    fits = set(top) == set(wording.names)
    return Outcome(
        fits or None, words, None, tuple(sizes[each] for each in top), period, None, next(iter(series_of(wording)), None)
    )
