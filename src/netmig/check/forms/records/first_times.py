"""A bound that was not passed for long: "under 1 million for the first time since March 2022", "had never been above 600,000 until now"."""

from __future__ import annotations

from collections.abc import Callable

from ....periods import Period, calendar_year
from ...sentences.in_doubt.known_words import may_link
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import LOOSE_REACH
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.wording import Subject, Wording
from ...words.cues import CLAUSE_MARKS, NEGATIONS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim, found_subject, span_of, stated

_REACH = 12
_LEAST = 1000
_UNTIL = frozenset({("until", "now"), ("before", "now"), ("until", "then"), ("until", "this"), ("till", "now")})

Since = Callable[[SentenceParts, Scene, str], tuple[Period | None, int]]


def first_time(parts: SentenceParts, scene: Scene, since_of: Since) -> Wording | None:
    """The bound that a sentence says was passed for the first time, or the first since some time: no figure between passed it."""
    told = _told(parts)
    if told is None:
        return None
    first, last, quantity = told
    if quantity.unit not in {"", "people"} or abs(quantity.value) < _LEAST:
        return None
    subject = found_subject(parts, quantity, scene) or _named_before(parts, quantity)
    if subject is None:
        return None
    since, since_end = since_of(parts, scene, subject.measure)
    if (
        since is None
        and (moment := next((each for each in parts.times if each.kind == "moment" and each.year), None)) is not None
    ):
        if "since" in parts.words[max(0, moment.first - 3) : moment.first]:
            since, since_end = calendar_year(moment.year), moment.end
    window = sentence_window(parts, quantity.first, scene, subject.measure)
    start = min(span_of(parts, quantity)[0], parts.tokens[first].start)
    return claim(
        parts, "extreme", (start, max(parts.tokens[last].end, quantity.end, since_end)), stated(quantity, "people"), subject, window, scene,
        quantity=quantity, first_time=True, since=since,
        doubt=LOOSE_REACH
        if since is None
        and ("since" in parts.words[last + 1 : quantity.first] or _reaches_somehow(parts, max(last, quantity.last) + 1))
        else "",
    )  # fmt: skip


def _reaches_somehow(parts: SentenceParts, first: int) -> bool:
    """Whether it is said behind it, and not in a year that is known, since when or where it was so: "in two years", "under this government"."""
    known = {at for each in parts.times for at in (each.first - 1, each.first, each.first + 1) if each.kind != "duration"}
    stop = next((at for at in range(first, len(parts.words)) if parts.word(at) in CLAUSE_MARKS), len(parts.words))
    return any(parts.word(at) in _SCOPES and at not in known for at in range(first, stop))


_SCOPES = frozenset("in for over under during outside apart aside except excluding bar barring since within of".split())


def _named_before(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """The one flow that is named before a bound, where only what is denied stands between: "Net migration had never been above 600,000"."""
    named = [each for each in parts.mentions_of("measure") if each.last < quantity.first]
    if len(named) != 1 or named[0].code not in MIGRATION_FLOWS or parts.mentions_of("group"):
        return None
    linked = all(may_link(parts, at) or parts.word(at) in NEGATIONS for at in range(named[0].last + 1, quantity.first))
    return Subject(named[0].code, (), "open" if named[0].ambiguous else "explicit", local=True) if linked else None


def _opens_a_clause(parts: SentenceParts, at: int, bound: Quantity) -> bool:
    """Whether what was so for the first time is said behind it: ", the first time that the figure has gone above 300,000"."""
    behind = parts.words[at + 2 : bound.first]
    return parts.word(at - 1) in _THE and not _HAS.isdisjoint(behind) and CLAUSE_MARKS.isdisjoint(behind)


_THE = frozenset({"the", "only"})
_HAS = frozenset("has have had was were is went rose passed topped exceeded reached fell dropped came stood it's".split())


def _told(parts: SentenceParts) -> tuple[int, int, Quantity] | None:
    """Where it is said that it was the first time, and the bound."""
    bounds = [each for each in parts.quantities if each.hedge in {"over", "under"}]
    if not bounds:
        return None
    if ("first", "time") in parts.pairs:
        at = next(k for k in range(len(parts.words)) if parts.words[k : k + 2] == ["first", "time"])
        behind = next((each for each in parts.quantities if each.first > at), None)
        if behind not in bounds or behind.first - at > _REACH:
            behind = None
        before = next((each for each in reversed(parts.quantities) if each.last < at and at - each.last <= _REACH), None)
        if before is not None and (behind is None or not _opens_a_clause(parts, at, behind)):
            if before not in bounds and parts.word(before.first - 1) in {"to", "at"} and parts.preceding(before) in bounds:
                before = parts.preceding(before) or before  # "fell below a million in 2024, to 948,000, for the first time"
            return (before.first, at + 1, before) if before in bounds else None
        return None if behind is None else (at, at + 1, behind)
    if "never" in parts.word_set and not _UNTIL.isdisjoint(parts.pairs):
        at = parts.words.index("never")
        until = next(k for k in range(len(parts.words)) if tuple(parts.words[k : k + 2]) in _UNTIL)
        bound = next((each for each in bounds if at < each.first <= at + _REACH and each.last < until <= each.last + 3), None)
        return None if bound is None else (at, until + 1, bound)
    return None
