"""Rates: a year's figure by the day, the hour, the week or the month. "1,180 more people a day"."""

from __future__ import annotations

import math

from ..sentences.in_doubt.refusals import why_refused
from ..sentences.in_doubt.rows import SOMEBODYS_SUM
from ..sentences.parts import SentenceParts
from ..sentences.roles import RATES, role_of
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window
from ..sentences.whom.carried import inherited_subject
from ..sentences.wording import Stated, Subject, Wording
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .common import found_subject, span_of, stated


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rates that a sentence states."""
    found = [
        wording
        for quantity in parts.quantities
        if role_of(parts, quantity) == "rate" and (wording := _rate(parts, quantity, scene))
    ]
    return [*found, *_one_every(parts, scene)]


# how many seconds there are in each, and in a year
_SECONDS = {"second": 1, "seconds": 1, "minute": 60, "minutes": 60, "hour": 3600, "hours": 3600}
_SECONDS_A_YEAR = 31_536_000
_PEOPLE = frozenset(
    "person people migrant immigrant arrival more extra new newcomer resident arriving arrives coming comes moving landing settling".split()
)


_ON_THE_WAY = frozenset("came arrived moved landed to in into the here country".split())


def _one_every(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "one person every 73 seconds", "nearly one a minute"."""
    if parts.word_set.isdisjoint({"one", "a", "another"}) or parts.word_set.isdisjoint(_SECONDS):
        return []
    for at, word in enumerate(parts.words):
        if word != "one" and not (word in {"a", "another"} and parts.word(at + 1) in _PEOPLE):
            continue
        ahead = at + 1
        homes = parts.covered("home")
        while parts.word(ahead) in _PEOPLE or (ahead > at + 1 and (ahead in homes or parts.word(ahead) in _ON_THE_WAY)):
            ahead += 1
        if parts.word(ahead) not in {"every", "a", "each", "per"}:
            continue
        count = float(parts.word(ahead + 1)) if parts.word(ahead + 1).isdecimal() else 1.0
        unit = ahead + 1 + (parts.word(ahead + 1).isdecimal())
        seconds = _SECONDS.get(parts.word(unit), 0) * count
        subject = _named(parts, at) or inherited_subject(parts, None, scene)
        # once in more than a year is no rate, and a number without end is none either
        if not 0 < seconds <= _SECONDS_A_YEAR or subject is None:
            continue
        window = sentence_window(parts, at, scene, subject.measure)
        before = set(parts.words[max(0, at - 3) : at])
        low, high, hedge = (
            (0.8, 1.02, "nearly")
            if before & {"nearly", "almost"}
            else (1.0, math.inf, "over")
            if "more" in before
            else (0.9, 1.1, "about")
        )
        return [
            Wording(
                kind="level",
                start=parts.tokens[at].start,
                end=parts.tokens[unit].end,
                sentence=parts.sentence,
                stated=Stated(1, low, high, "people", hedge),  # type: ignore[arg-type]  # one of the hedges above
                subject=subject,
                periods=window.periods,
                period_basis=window.basis,
                rate=_SECONDS_A_YEAR / seconds,
                uncertain=SOMEBODYS_SUM,
                refusal=why_refused(parts, subject, window, scene),
            )
        ]
    return []


def _named(parts: SentenceParts, at: int) -> Subject | None:
    named = [each for each in parts.mentions_of("measure") if each.last < at and each.code in MIGRATION_FLOWS]
    return Subject(named[-1].code, (), "open") if named else None


def _rate(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    unit = next(((at, word) for at in range(quantity.last + 1, quantity.last + 7) if (word := parts.word(at)) in RATES), None)
    if subject is None or unit is None:
        return None
    window = sentence_window(parts, quantity.first, scene, subject.measure)
    start, end = span_of(parts, quantity)
    return Wording(
        kind="level",
        start=start,
        end=max(end, parts.tokens[unit[0]].end),
        sentence=parts.sentence,
        stated=stated(quantity, "people"),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        rate=RATES[unit[1]],
        uncertain=SOMEBODYS_SUM,
        refusal=why_refused(parts, subject, window, scene),
    )
