"""A claim that other numbers of its text, or the figures of other years, show to be wrong: what it is called then, and by what."""

from __future__ import annotations

from .beside.miscounts import Miscount
from .claim import Claim, Now, Then
from .evaluation.named import as_sentence, with_its_name
from .evaluation.outcome import series_of
from .records import replace


def miscounted(claim: Claim, miscount: Miscount) -> Claim:
    """A claim that other numbers of its text contradict: as published, or, of what netmig does not hold, by themselves alone."""
    counted = {figure.series for figure in miscount.figures}
    series = miscount.figures[0].series if miscount.figures else next(iter(series_of(claim.wording)), None)
    one = len(counted) == 1 or (not counted and miscount.words.startswith("year to ")) or miscount.diagnosis == "wrong_measure"
    words = with_its_name(miscount.words, claim.wording.kind, series if one else None)
    derivation = as_sentence(f"{words}; {miscount.proof}")
    near_miss = miscount.near_miss or f"The article's own numbers make {miscount.words.rpartition(' is ')[2]}."
    if not miscount.ends:
        figures = miscount.figures
        then = Then(
            verdict="differs" if figures else "conflicts",
            value=miscount.value,
            release=figures[0].release if figures else None,
            figures=figures,
            derivation=derivation,
        )
        period = miscount.period or claim.period
        return replace(claim, period=period, then=then, diagnosis=miscount.diagnosis, near_miss=near_miss, reason=None)
    first, second = miscount.ends
    figures = miscount.figures or tuple(dict.fromkeys((*second.then.figures, *first.then.figures)))
    wording = replace(claim.wording, vintage="earlier") if miscount.of_history else claim.wording
    return replace(
        claim,
        wording=wording,
        period=miscount.period or (second.period if miscount.of_history else claim.period or second.period),
        baseline=first.period if miscount.period == second.period != first.period else claim.baseline or first.period,
        now=claim.now if claim.then.verdict != "agrees" else Now(verdict="revised", value=miscount.value, derivation=derivation),
        then=Then(
            verdict="differs",
            value=miscount.value,
            release=figures[0].release if miscount.figures else second.then.release,
            figures=figures,
            derivation=derivation,
        ),
        diagnosis=miscount.diagnosis,
        near_miss=near_miss,
        reason=None,
    )
