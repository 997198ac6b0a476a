"""What exactly of a claim was judged, in one line: "that net migration fell by about 50% from the year to … to the year to …"."""

from __future__ import annotations

import math
import re

from ..check.beside.miscounts import is_by_itself
from ..check.claim import Claim
from ..check.evaluation.named import series_in_words, was
from ..check.evaluation.outcome import series_of
from ..check.sentences.wording import KINDS_OF_CHANGE
from ..ledger.phrases import amount, in_words, period_in_words
from .words import one_line, size_in_words, stated_in_words

# contrasts that are between two years
_OF_YEARS = frozenset({"year_before", "plainly", "every_year", "lasting"})
# percentage points within which a whole percentage is rounded
_ROUNDED = 1
# into how many parts a year is divided
_EACH = {8760: "an hour", 365: "a day", 52: "a week", 12: "a month"}
# what else a number lies above or below
_THAN = {"nought": "nought", "each": "that of each year before that may be meant"}
_EXTREME = re.compile(
    r"[,;] the (\w+(?:est|most)(?: (?:of all|since) .+?)?)(?: that netmig has figures for| (?:fall|rise|change)\b| is |[;.,])"
)
_PERCENT = re.compile(r"\b(was|were) [\d.,]+%")


def judged(claim: Claim) -> str:
    """The line; "" where the published words say it by themselves, as those of a rule or a list of ranks do."""
    wording, figures = claim.wording, claim.then.figures
    if not figures or claim.period is None or is_by_itself(claim) or wording.kind in {"rank", "equivalence"}:
        return ""
    if wording.kind in {"rule", "forecast", "target"}:
        return _held_against(claim)
    told, quote = in_its_terms(claim), f"“{one_line(claim.quote)}”"
    if not told:
        return f"{quote}, held against {_name(claim)} {in_words(claim.period)}"
    return f"netmig took {quote} to mean {told}" if wording.stated.value is None else told


def _held_against(claim: Claim) -> str:
    """A rule or a forecast that netmig chose among many: what was said, and what it was held against."""
    first, value = claim.then.figures[0], claim.then.value
    name = f"{'the ' if first.series.measure == 'rule' else ''}{series_in_words(first.series)}"
    when = "" if first.period.kind in {"point", "onwards"} else f", for {period_in_words(first.period)}"
    taken = _said(claim).partition(" (")[2] if value != claim.wording.stated.value else ""
    found = (
        f"{name}{when}: {amount(value, first.unit)}"
        if value is not None and first.unit in {"people", "GBP"}
        else f"the rule on {name}"
    )
    return f"“{one_line(claim.quote)}”{f' ({taken}' if taken else ''}, held against {found}"


def in_its_terms(claim: Claim) -> str:
    """What a claim says of figures of one series: "that net migration in the year to June 2023 was 906,000"."""
    wording = claim.wording
    if wording.kind == "share":
        told = _PERCENT.sub(rf"\1 {_said(claim)}", claim.then.derivation.partition(" (")[0], count=1)
        return f"that {told[:1].lower()}{told[1:]}" if wording.stated.value is not None and told != claim.then.derivation else ""
    name, when = _name(claim), in_words(claim.period) if claim.period else ""
    said = _said(claim)
    if wording.rate != 1:
        each = _EACH.get(round(wording.rate))
        return f"that {name} {when} came to {said} {each}" if each else ""
    if wording.kind == "revision":
        return _of_an_estimate(claim, name, said)
    if wording.kind == "extreme":
        return _of_an_extreme(claim, name, when, said)
    if wording.kind == "comparison" and wording.contrast in _THAN and wording.direction:
        return f"that {name} {when} {was(name)} {'above' if wording.direction > 0 else 'below'} {_THAN[wording.contrast]}"
    if is_of_estimates(claim):
        return _of_an_estimate(claim, name, said)
    if wording.kind in KINDS_OF_CHANGE | {"ratio"} or (wording.kind == "comparison" and wording.contrast in _OF_YEARS):
        return _of_a_move(claim, name, said)
    if wording.kind in {"level", "spending", "sum", "range"} and said:
        return f"that {name} {when} {was(name)} {said}"
    return ""


def is_of_estimates(claim: Claim) -> bool:
    """Whether a change is that of two estimates of one year, which newer ones do not touch."""
    return (
        claim.wording.kind in KINDS_OF_CHANGE
        and claim.baseline is None
        and len({each.period for each in claim.then.figures}) == 1
    )


def _said(claim: Claim) -> str:
    """The value that was said, and what it was taken to allow where it is no exact number."""
    stated, kind = claim.wording.stated, claim.wording.kind
    if stated.value is None:
        return ""
    loose = stated.hedge in {"about", "nearly"} or (stated.unit in {"people", "GBP"} and claim.then.value != stated.value)
    loose = (loose or kind in {"fraction", "ratio"}) and stated.hedge not in {"over", "under"} and kind != "range"
    low, high = sorted((stated.low or 0, stated.high or 0), key=abs)
    loose = loose or (stated.unit == "percent" and kind == "share" and high - low > _ROUNDED)
    if not loose or claim.then.verdict != "agrees" or not math.isfinite(high):
        return stated_in_words(claim)
    return f"{stated_in_words(claim)} (anything from {size_in_words(claim, low)} to {size_in_words(claim, high)})"


def _name(claim: Claim) -> str:
    """What the claim was read as being of, which none of the figures is where it was made of several."""
    first, *others = claim.then.figures
    made = any(each.period == first.period and each.series != first.series for each in others)
    return series_in_words(next(iter(series_of(claim.wording)), first.series) if made else first.series)


def _of_a_move(claim: Claim, name: str, said: str) -> str:
    way = {1: "rose", -1: "fell"}.get(claim.wording.direction)
    if claim.baseline is None or claim.period is None or claim.baseline == claim.period:
        return ""
    if claim.wording.kind == "ratio":
        to = f"fell to {said} of" if "%" in said else f"{was(name)} {said}"
        return f"that {name} {in_words(claim.period)} {to} that {in_words(claim.baseline)}"
    between = f"from {period_in_words(claim.baseline)} to {period_in_words(claim.period)}"
    return f"that {name} {way}{f' by {said}' if said else ''} {between}" if way else ""


def _of_an_estimate(claim: Claim, name: str, said: str) -> str:
    of = f"the estimate of {name} {in_words(claim.period)}" if claim.period is not None else ""
    if claim.wording.direction:
        way = "up" if claim.wording.direction > 0 else "down"
        return f"that {of} went {way}{f' by {said}' if said else ''}"
    which = "the first" if claim.wording.vintage == "first" else "an"
    return f"that {said} was {which} estimate of {of.removeprefix('the estimate of ')}" if said else ""


def _of_an_extreme(claim: Claim, name: str, when: str, said: str) -> str:
    wording, found = claim.wording, _EXTREME.search(claim.then.derivation)
    if found is None:
        as_said = f"as {wording.extreme} as the words say" if wording.extreme else ""
        return f"that {name} {when} {was(name)} {', and '.join(filter(None, (said, as_said)))}" if said or as_said else ""
    of = {1: "the rise of ", -1: "the fall of "}.get(wording.direction, "the change of ") if wording.of_change else ""
    return f"that {of}{name} {when} {was(name) if not of else 'was'} {f'{said}, and ' if said else ''}the {found[1]}"
