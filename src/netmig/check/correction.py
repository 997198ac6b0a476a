"""What a claim that is called wrong should have said: one plain sentence, with whose figures of when it rests on."""

from __future__ import annotations

import re
from functools import partial

from ..ledger.figures import Figure
from ..ledger.phrases import amount, estimate_words, in_words, period_in_words, published_words, release_words, since_words
from ..series import Series
from .beside.miscounts import ENDS_BY_ITSELF, is_by_itself
from .claim import Claim
from .evaluation.evidence import Evidence
from .evaluation.kinds.changes import change_words
from .evaluation.kinds.rule_facts import told_of
from .evaluation.named import series_in_words, was
from .sentences.wording import OF_TWO_FIGURES, Stated
from .words.subjects import MIGRATION_FLOWS
from .worked_out import WAYS, worked_out

_HEDGES = {"exact": "", "over": "more than ", "under": "less than "}
_OF_A_FIGURE = frozenset({"level", "spending", "extreme", "revision", "sum"})
_SAID_AS_A_FIGURE = frozenset({"people", "GBP"})
_AMOUNT = re.compile(r"(?P<change>a (?:rise|fall) of )?[£−]?\d")
_NOT_BY_SO_MUCH = "The estimate was not revised by so much."
# what is found is made of figures that are not rounded further
_NEAR_ENOUGH = 0.01
_EXTREME = re.compile(
    r"[,;] the (?P<which>\w+est) (?P<span>(?:of all|since) [^;.]+?)(?: is (?P<best>\S+) \((?P<when>[^)]+)\))?[;.]"
)
_OF_A_CHANGE = " on the year before"


def correction(claim: Claim, evidence: Evidence, now: Evidence) -> str:
    """The sentence, ready for use; "" where a claim is not called wrong.

    `evidence` is that of the article's day: what had been published by then is what it should have said. Where it has been
    revised `now`, that is told as well, so that nobody corrects one figure into another that is out of date.
    """
    if not claim.accuses:
        return ""
    if claim.contradicts_itself or is_by_itself(claim):
        words = _by_its_own_numbers(claim)
    elif claim.wording.kind == "share":
        words = f"{claim.then.derivation.partition('. ')[0].rstrip('.')}, not {_said(claim.wording.stated)}"
    elif claim.wording.kind == "rule":
        words = _rule(claim, evidence)
    else:
        words = _balance(claim, evidence) or _record(claim, evidence) or _change(claim, evidence) or _figure(claim, evidence, now)
    if not words:
        newest = max(claim.then.figures, key=lambda each: evidence.release(each).published_at, default=None)
        words = worked_out(claim, partial(_said, claim.wording.stated), _by(newest, evidence) if newest is not None else "")
    return f"{words[0].upper()}{words[1:]}."


def _figure(claim: Claim, evidence: Evidence, now: Evidence) -> str:
    """Of one figure: "Net migration in the year to December 2023 was 860,000 by the ONS estimate of 22 May 2025, not 866,000"."""
    wording, found = claim.wording, claim.then.value
    without_a_number = wording.kind == "extreme" and (wording.stated.value is None or number_fits(claim))
    if wording.kind not in _OF_A_FIGURE or wording.rate != 1 or not claim.then.figures or without_a_number:
        return ""
    if found is None:
        return _only_another(claim, evidence)
    first = claim.then.figures[0]
    if first.value is None or (wording.kind == "revision" and wording.vintage == "earlier" and wording.direction):
        return _revised(claim, evidence)
    name, by = _name(first), _by(first, evidence)
    if first.value == wording.stated.value and first.period != claim.period and claim.period is not None:
        return f"{amount(first.value, first.unit)} was {name} {in_words(first.period)} {by}, not {in_words(claim.period)}"
    if first.value != found or "no other estimate" in claim.then.derivation:
        return _made(claim, first, found, evidence)
    if wording.vintage == "first" and first.period.is_year:
        words = f"{name} {in_words(first.period)} was first estimated at {amount(found, first.unit)} ({_source(first, evidence)})"
    else:
        current = now.figure(first.series, first.period) if wording.kind != "revision" else None
        revised = current is not None and current.value is not None and current.value != found
        since = f" (since revised to {amount(current.value or 0, first.unit)})" if revised and current is not None else ""
        words = f"{name} {in_words(first.period)} {was(name)} {amount(found, first.unit)} {by}{since}"
    return f"{words}{_instead(claim, first, evidence)}{_record_beside(claim)}"


def _made(claim: Claim, first: Figure, found: float, evidence: Evidence) -> str:
    """Of what is worked out from several figures: the days of a count, or one flow from the two others."""
    wording = claim.wording
    figures = claim.then.figures
    if len({(each.series, each.period) for each in figures}) < len(figures):
        return _in_turn(claim, evidence)
    if wording.subject is None or claim.period is None or wording.stated.value is None or claim.diagnosis is not None:
        return ""
    if any(each.period.start < claim.period.start or each.period.end > claim.period.end for each in figures):
        return ""  # they are of another time than what they show
    if len({each.series.measure for each in claim.then.figures}) == 1:
        name = _name(first)
    elif wording.subject.measure in MIGRATION_FLOWS:
        name = series_in_words(Series.of(wording.subject.measure, **claim.dimensions))
    else:
        return ""
    newest = max(figures, key=lambda each: evidence.release(each).published_at)
    return f"{name} {in_words(claim.period)} {was(name)} {amount(found, first.unit)} {_by(newest, evidence)}, not {_said(wording.stated)}"


def _in_turn(claim: Claim, evidence: Evidence) -> str:
    """Of the estimates that one year had, one after the other: "… was put at 672,000 (…), then at 740,000 (…), and never at 728,000"."""
    of_it = sorted(claim.then.figures, key=lambda each: evidence.release(each).published_at)
    first, said = of_it[0], claim.wording.stated.value
    if len({(each.series, each.period) for each in of_it}) > 1 or said is None or claim.wording.stated.unit != "people":
        return ""
    moved = [each for at, each in enumerate(of_it) if at == 0 or each.value != of_it[at - 1].value]
    told = ", then at ".join(f"{amount(each.value or 0, each.unit)} ({_source(each, evidence)})" for each in moved)
    values = [each.value for each in of_it]
    ending = f"and never at {amount(said, first.unit)}"
    if claim.near_miss == _NOT_BY_SO_MUCH:
        return f"{_name(first)} {in_words(first.period)} was first put at {told}, so that it was not revised by {_said(claim.wording.stated)}"
    if said in values:
        ending = f"of which {amount(said, first.unit)} was not the {'first' if claim.then.value == values[0] else 'newest'}"
    return f"{_name(first)} {in_words(first.period)} was first put at {told}, {ending}"


def _only_another(claim: Claim, evidence: Evidence) -> str:
    """Of a number that is another flow's, where none of the flow that was said had been published."""
    figure, subject = claim.then.figures[0], claim.wording.subject
    if claim.diagnosis != "wrong_measure" or subject is None or figure.value is None or len(claim.then.figures) > 1:
        return ""
    told = f"{amount(figure.value, figure.unit)} was {_name(figure)} {in_words(figure.period)} {_by(figure, evidence)}"
    return f"{told}, not {Series.of(subject.measure).name}"


def _instead(claim: Claim, first: Figure, evidence: Evidence) -> str:
    """What the number is that was said: of another release, flow or period; else only that it is not so many."""
    others = [each for each in claim.then.figures[1:] if each.value is not None]
    if claim.diagnosis == "stale_vintage":
        for old in others:
            if old.period == first.period and old.value != first.value:
                near = "" if claim.wording.stated.value == old.value else f"{_said(claim.wording.stated)}, near "
                return f", not {near}{amount(old.value or 0, old.unit)}, the estimate of {published_words(evidence.release(old))}"
    if claim.diagnosis == "wrong_measure" and others and others[-1].series != first.series:
        return f"; {amount(others[-1].value or 0, others[-1].unit)} was {series_in_words(others[-1].series)}"
    if claim.diagnosis == "wrong_period" and others and others[-1].period != first.period:
        return f"; {amount(others[-1].value or 0, others[-1].unit)} was the figure for {period_in_words(others[-1].period)}"
    return f", not {_said(claim.wording.stated)}" if claim.wording.stated.value is not None else ""


def _revised(claim: Claim, evidence: Evidence) -> str:
    """By how much an estimate was revised."""
    if len(claim.then.figures) < 2 or claim.wording.stated.unit != "people":
        return ""
    after, before = claim.then.figures[:2]
    if after.period != before.period or after.value is None or before.value is None:
        return ""
    moved = after.value - before.value
    way = "up" if moved > 0 else "down"
    return (
        f"the estimate of {_name(after)} {in_words(after.period)} was revised {way} by {amount(abs(moved), after.unit)}, from"
        f" {amount(before.value, before.unit)} ({_source(before, evidence)}) to {amount(after.value, after.unit)}"
        f" ({_source(after, evidence)})" + _not_so(claim, moved)
    )


def _not_so(claim: Claim, moved: float) -> str:
    """How an estimate was not revised: not by so much, or not that way."""
    said = claim.wording.stated.value
    if not said:
        return ""
    return (", not up" if moved < 0 else ", not down") if abs(said) == abs(moved) else f", not by {_said(claim.wording.stated)}"


def _balance(claim: Claim, evidence: Evidence) -> str:
    """Of who outnumbered whom, which net migration tells."""
    if claim.wording.kind != "comparison" or len(claim.then.figures) != 1:
        return ""
    (net,) = claim.then.figures
    if net.series.measure != "net_migration" or not net.value:
        return ""
    more, fewer = ("came", "left") if net.value > 0 else ("left", "came")
    return f"more people {more} than {fewer}: {_name(net)} {in_words(net.period)} was {amount(net.value, net.unit)} {_by(net, evidence)}"


def _ends(claim: Claim) -> tuple[Figure, Figure] | None:
    """The later and the earlier figure between which something moved."""
    own = [each for each in claim.then.figures if each.series == claim.then.figures[0].series and each.value is not None]
    after = next((each for each in own if each.period == claim.period), None)
    before = next((each for each in own if each.period == claim.baseline and each is not after), None)
    if after is None or before is None:
        years = list({each.period: each for each in reversed(own)}.values())[::-1]
        if len(years) != 2:
            return None
        before, after = sorted(years, key=lambda each: each.period)
    return (after, before) if after.period != before.period else None


def _is_all_of_it(claim: Claim, after: Figure, before: Figure) -> bool:
    """Whether the two figures make what was found: of years that are summed from quarters they are only the first of these."""
    one, other, found = after.value or 0, before.value or 0, claim.then.value
    if found is None or claim.wording.kind not in OF_TWO_FIGURES | {"comparison"}:
        return True
    unit = claim.wording.stated.unit if claim.wording.kind != "comparison" else "people"
    if unit in {"people", "GBP"} or not other:
        return one - other == found
    made = one / other if unit == "times" else (one / other - 1) * 100
    return abs(made - found) < _NEAR_ENOUGH


def _change(claim: Claim, evidence: Evidence) -> str:
    """Of a move: "Net migration fell by 429,000, from 860,000 in … to 431,000 in …, by the ONS estimate of …, not by 435,000"."""
    ends = _ends(claim) if claim.then.figures else None
    told = claim.wording.kind in OF_TWO_FIGURES or claim.wording.kind == "comparison" or claim.diagnosis == "wrong_direction"
    if ends is None or not told:
        return ""
    after, before = ends
    if not _is_all_of_it(claim, after, before):
        return ""
    name, moved = _name(after), (after.value or 0) - (before.value or 0)
    between = f"from {amount(before.value or 0, before.unit)} {in_words(before.period)} to {amount(after.value or 0, after.unit)} {in_words(after.period)}"
    by = _by(after, evidence)
    if moved == 0:
        return f"{name} was {amount(after.value or 0, after.unit)} {in_words(before.period)} and again {in_words(after.period)}, {by}"
    way, other = ("rose", "fall") if moved > 0 else ("fell", "rise")
    stated = claim.wording.stated
    if claim.wording.kind == "comparison" or stated.value is None:
        return f"{name} {way} {between}, {by}" + (f"; it did not {other}" if claim.diagnosis == "wrong_direction" else "")
    size = _size(stated.unit, after, before)
    words = f"{name} {way}{size}, {between}" if size.startswith(" by") else f"{name} {way} {between},{size}"
    if claim.diagnosis == "wrong_direction":
        return f"{words}, {by}; it did not {other}"
    if claim.diagnosis == "wrong_measure":
        flow = series_in_words(claim.then.figures[-1].series)
        return f"{words}, {by}; it was {flow} that changed by that much"
    not_so = f"not {'by ' if size.startswith(' by') else ''}{_said(stated)}"
    mixed = ", which mixes the figures of two releases" if claim.diagnosis == "mixed_vintages" else ""
    return f"{words}, {by}, {not_so}{mixed}"


def _size(unit: str, after: Figure, before: Figure) -> str:
    """By how much, in the unit in which it was said."""
    one, other = after.value or 0, before.value or 0
    if unit == "times" and other:
        return f" {change_words(one / other, unit, after.unit)}"
    if unit in {"percent", "share"} and other:
        return f" by {abs(one - other) / abs(other) * 100:.1f}%"
    return f" by {amount(abs(one - other), after.unit)}"


def _record(claim: Claim, evidence: Evidence) -> str:
    """Of a record that was none: "The highest net migration … was 944,000, in the year to March 2023"."""
    if claim.wording.kind != "extreme" or len(claim.then.figures) < 2 or claim.diagnosis == "wrong_measure":
        return ""
    own, best = claim.then.figures[:2]
    if _OF_A_CHANGE in claim.then.derivation:
        return ""
    if own.series != best.series or own.period == best.period or own.value is None or best.value is None:
        return ""
    which = "highest" if claim.wording.extreme == "high" else "lowest"
    of_when = "on record" if claim.wording.since is None else since_words(claim.wording.since)
    name = _name(own)
    but = "as the article says, but" if number_fits(claim) else "and"
    words = (
        f"{name} {in_words(own.period)} {was(name)} {amount(own.value, own.unit)} {_by(own, evidence)}, {but} not the {which} {of_when}:"
        f" {in_words(best.period)} it was {amount(best.value, best.unit)}"
    )
    old = next((each for each in claim.then.figures[2:] if each.period == own.period), None)
    return words + (
        f"; {amount(old.value or 0, old.unit)} was the estimate of {published_words(evidence.release(old))}" if old else ""
    )


def number_fits(claim: Claim) -> bool:
    """Whether the number of an extreme that is called wrong is the published one, so that only the record is wrong."""
    stated, own = claim.wording.stated, next(iter(claim.then.figures), None)
    if not claim.accuses or claim.wording.kind != "extreme" or None in (own, stated.low, stated.high) or claim.diagnosis:
        return False
    return own is not None and own.period == claim.period and (stated.low or 0) <= (own.value or 0) <= (stated.high or 0)


def _record_beside(claim: Claim) -> str:
    """Of a wrong number that is said to be an extreme: whether the published one is."""
    found = _EXTREME.search(claim.then.derivation) if claim.wording.kind == "extreme" else None
    if found is None or claim.wording.of_change:
        return ""
    told = f"the {found['which']} {found['span'].removesuffix(' that netmig has figures for')}"
    if found["best"] is None:
        return f"; that it was {told} is right"
    return f"; nor was it {told}, which was {found['best']} ({found['when']})"


def _rule(claim: Claim, evidence: Evidence) -> str:
    """Of an amount that a rule sets: "The general salary threshold … was £26,200 from 12 April 2023, not £25,600"."""
    stated, found = claim.wording.stated, claim.then.value
    if stated.unit != "GBP" or found is None or stated.value is None or found == stated.value or claim.diagnosis:
        return ""
    figure = claim.then.figures[0]
    if figure.value != found or figure.status != "in_force":
        return ""
    return f"{told_of(figure, evidence)}, not {_said(stated)}"


def _by_its_own_numbers(claim: Claim) -> str:
    """Of what the article's own numbers contradict: "200,000 of 212,000 is 94.3%, not about half"."""
    words, own, _ = claim.then.derivation.partition(ENDS_BY_ITSELF)
    for way, told in WAYS.items():
        words = f"{words.removesuffix(way)}{told}" if words.endswith(way) else words
    found = _AMOUNT.match(words.rpartition(" is ")[2])
    if not own or claim.wording.stated.value is None or found is None:
        return words.rstrip(".")
    return f"{words}, not {_said(claim.wording.stated, signed=not found['change'])}"


def _name(figure: Figure) -> str:
    return series_in_words(figure.series)


def _by(figure: Figure, evidence: Evidence) -> str:
    """Whose figure of when it is: "by the ONS estimate of 22 May 2025"."""
    words = estimate_words(evidence.release(figure))
    return f"by the {words if figure.series.measure in MIGRATION_FLOWS else words.replace('estimate', 'figures', 1)}"


def _source(figure: Figure, evidence: Evidence) -> str:
    return release_words(evidence.release(figure))


def _said(stated: Stated, *, signed: bool = False) -> str:
    """What was said, as it would stand after "not"."""
    hedge = _HEDGES.get(stated.hedge, f"{stated.hedge} ")
    value = stated.value or 0
    size = value if signed else abs(value)
    if stated.unit in {"percent", "share"}:
        percent = size * 100 if stated.unit == "share" else size
        return f"{hedge}{percent:.3g}%".replace("-", "−")
    if stated.unit == "times":
        return f"{hedge}{size * 100:.3g}%" if size < 1 else f"{hedge}{size:.3g} times"
    return f"{hedge}{amount(size, stated.unit)}" if stated.unit in _SAID_AS_A_FIGURE else f"{hedge}{size:,g} {stated.unit}"
