"""Whether the countries named come first, or in the place said, by the figures held for each."""

from __future__ import annotations

from ....codes import GROUPS_OF_NATIONS, NATIONALITY, PARTS_OF_EU_PLUS, measure
from ....ledger.figures import Figure
from ....ledger.phrases import amount, in_words, listed, period_words
from ....periods import Period
from ...sentences.wording import Wording
from ..evidence import Evidence
from ..intervals import overlaps
from ..outcome import Outcome, series_of
from . import reasons

# everything that a nationality may be and no country is: the groups of older statistics have no code of their own
_GROUPS = GROUPS_OF_NATIONS | {*PARTS_OF_EU_PLUS, "eu15", "eu2", "eu8"}
_ALL_REASONS = frozenset({"all", "all_except_asylum_and_resettlement"})


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the countries named come in their places, for the first of the periods that figures by country are held for."""
    if wording.detail == "reason":
        return reasons.evaluate(wording, evidence)
    if wording.subject is None or not wording.periods:
        return Outcome(None, "netmig could not make out a period for which such figures are published.")
    held = 0
    for period in wording.periods:
        sizes = _sizes(wording, evidence, period)
        held = max(held, len(sizes))
        if sizes and all(name in sizes for name in wording.names):
            return _placed(wording, evidence, period, sizes)
    when = period_words(wording.periods[0])
    if not held:
        return Outcome(None, f"netmig has no figures by country for the {when}.")
    return Outcome(None, f"netmig has figures by country for {held} countries in {when}, and not for all those named.")


def _sizes(wording: Wording, evidence: Evidence, period: Period) -> dict[str, Figure]:
    """The figure of each country in a period; for one reason alone where the words name it."""
    reasons = _ALL_REASONS
    if wording.subject is not None and (reason := dict(wording.subject.group).get("reason")):
        reasons = frozenset({reason})
    sizes: dict[str, Figure] = {}
    for series in evidence.ledger.series(wording.subject.measure if wording.subject else ""):
        fixed = dict(series.fixed)
        if set(fixed) - {"nationality", "reason"} or fixed.get("reason", "all") not in reasons:
            continue
        country = fixed.get("nationality", "all")
        if country not in _GROUPS and (figure := evidence.figure(series, period)) is not None and figure.value is not None:
            sizes.setdefault(country, figure)
    return sizes


def _placed(wording: Wording, evidence: Evidence, period: Period, sizes: dict[str, Figure]) -> Outcome:
    """Whether the names stand where they are said to, among the countries held; others may be missing from them."""
    order = sorted(sizes, key=lambda country: -(sizes[country].value or 0))
    shown = order[: max(len(wording.names) + max(wording.place, 1) - 1, 3)]
    told = [f"{amount(sizes[each].value or 0, 'people')} for {NATIONALITY.label_of(each)}" for each in shown]
    what = wording.subject.measure if wording.subject else ""
    words = f"by nationality the highest figures of {measure(what).label.lower()} {in_words(period)} were {listed(told)}"
    figures = tuple(sizes[each] for each in shown)
    series = next(iter(series_of(wording)), None)
    if wording.stated.value is not None and not _has_number(wording, evidence, sizes[wording.names[0]]):
        return Outcome(None, f"The number may come from another count: {words}.", None, figures, period, None, series)
    if wording.place == 0:
        fits = set(order[: len(wording.names)]) == set(wording.names)
        return Outcome(fits or None, words, None, figures, period, None, series)
    # how many countries are held to have more than each of the names: as many as its place allows, if it is right
    ahead = [sum((sizes[each].value or 0) > (sizes[name].value or 0) for each in order) for name in wording.names]
    wanted = range(wording.place - 1, wording.place - 1 + len(wording.names))
    fits = all(found == place for found, place in zip(ahead, wanted, strict=True))
    too_low = any(found > place for found, place in zip(ahead, wanted, strict=True))
    unsure = len({sizes[each].release for each in shown}) > 1 or any(evidence.may_be_superseded(each) for each in figures)
    return Outcome(True if fits else False if too_low else None, words, None, figures, period, None, series, unsure)


def _has_number(wording: Wording, evidence: Evidence, figure: Figure) -> bool:
    """Whether the number that goes with a place is the country's: it shows which list is meant."""
    standing = evidence.of_figure(figure)
    return standing is not None and wording.stated.hedge == "exact" and overlaps(wording.stated, standing.range)
