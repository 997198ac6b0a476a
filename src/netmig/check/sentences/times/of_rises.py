"""Rises of no named year that are over: "net migration soared to nearly a million", told when the newest figures have fallen."""

from __future__ import annotations

from ....periods import Period
from ...words.cues import RISING_VERBS
from ...words.governments import PRIME_MINISTERS
from ...words.time_expressions import TimeExpression
from ..claim_words import ANAPHORS, LASTING, tokens_of
from ..estimates.of_estimates import tells_of_estimates
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING
from .of_records import is_loose

_STEEP = frozenset(
    "quadrupled quadrupling trebled trebling tripled tripling quadruple treble triple soared soaring exploded explode exploding exploding"
    " ballooned rocketed surged skyrocketed spiralled hit reached reach reaching hitting topped".split()
)
_STILL = frozenset("is are now still today currently remains stands not never again".split())


_RISES = RISING_VERBS - {"added", "rise", "increase", "grow", "rising", "increasing", "growing"}
_NOW = frozenset({"has", "have", "now"})
# so many words before its number the verb of a rise may stand: "climbed by 34 per cent in twelve months to 906,000"
_REACH = 10
_GOES_ON = frozenset({"and", "but", "while", ";", ":", "as", "when", "which", "who"})


def of_a_rise(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of the highest figure, where a rise of no named year is told and the newest figures have fallen."""
    if (scene.told.just is not None and parts.word(0) in ANAPHORS) or _names_leavers(parts, wording):
        return None
    if parts.word_set.isdisjoint(_STEEP | _RISES) or (own is not None and own.kind in LASTING and not parts.compares(own)):
        return None
    if (
        wording.kind not in {"level", "ratio", "fraction", "percent_change", "comparison", "forecast", "target"}
        or wording.direction < 0
    ):
        return None
    if wording.kind == "level" and wording.period_basis == "inherited":
        return None  # told of the year in hand
    span, peak = tokens_of(parts, wording), scene.calendar.peak(measure)
    if not span or peak is None or wording.starts or wording.moved < 0 or not scene.calendar.has_fallen(measure):
        return None
    if scene.revising or tells_of_estimates(parts, wording):
        return None  # "It began at 685,000, rose to 866,000": of an estimate
    cues = _STEEP | _RISES if wording.kind == "level" else _STEEP
    verb = next((at for at in range(max(0, span[0] - _REACH), span[-1] + 1) if parts.words[at] in cues), -1)
    if verb < 0 or not _GOES_ON.isdisjoint(parts.words[verb : span[0]]):
        return None
    if wording.kind == "level" and parts.words[verb] in _RISES - _STEEP and "to" not in parts.words[verb : span[-1] + 1]:
        return None
    led = {"record", "peak"} & set(parts.words[verb : verb + 9])
    if wording.kind == "ratio" and {"has", "have", "had"} & set(parts.words[max(0, verb - 2) : verb]) and not led:
        return None  # "net migration had trebled": by now
    still = _STILL | _NOW if "since" in parts.words[verb:] or parts.words[verb] not in _STEEP else _STILL
    if not still.isdisjoint(parts.words[max(0, verb - 3) : verb]):
        return None
    # "has reached historically high levels, with estimates showing 728,000 for the year to June": of the one time that is named
    stop = len(parts.words) if wording.stated.value is None else span[-1]
    times = [each for each in parts.times if each.kind in NAMING and each.first < stop and not parts.compares(each)]
    if [each.kind for each in times] == ["between"]:
        return peak if is_loose(parts, times[0]) and times[0].until[0] == peak.end.year else None
    if times:
        return None
    return _under_a_premier(parts, span, scene, measure) or peak


def _names_leavers(parts: SentenceParts, wording: Wording) -> bool:
    """Whether a net figure is of those of whom more leave."""
    group = dict(wording.subject.group) if wording.subject is not None else {}
    return group.get("nationality", "all") in {"british", "eu", "eu_plus"} or (
        not {"emigration", "outflow"}.isdisjoint(parts.word_set)
        and (wording.subject is None or wording.subject.measure != "emigration")
    )


def _under_a_premier(parts: SentenceParts, span: range, scene: Scene, measure: str) -> Period | None:
    """The highest window of the time of a prime minister who is named: "rose to 764,000 under Rishi Sunak"."""
    if "under" not in parts.word_set:
        return None
    for at in range(*parts.clause(span[0])):
        name = next((word for word in parts.words[at + 1 : at + 5] if word in PRIME_MINISTERS), "")
        if parts.words[at] == "under" and name:
            start = PRIME_MINISTERS[name]
            later = [day for day in PRIME_MINISTERS.values() if day > start]
            return scene.calendar.peak_within(measure, start, min(later, default=scene.published))
    return None
