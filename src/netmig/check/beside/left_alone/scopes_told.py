"""Whom and what a number is of, by words that are read as something else: totals behind their parts, ages, ends of an interval.

Each says only that a claim may not be called wrong. "EU 184,000, non-EU 188,000: that makes 333,000" is no number of
EU citizens; "runs from 145,000 to 197,000" no change; "a record in the series that starts in 2012" no record of 2012.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import overlaps
from ...evaluation.outcome import DIFFERS_BUT, series_of
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import of_its_sentence
from ..numbers_of_sentence import is_a_year
from .flow_words import FLOW_WORDS
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

OF_ALL = f"{DIFFERS_BUT} the number may be the total of those given before it."
OF_AN_AGE = f"{DIFFERS_BUT} the number may be of people of one age, and netmig has no figures by age."
WITHOUT_SOME = f"{DIFFERS_BUT} the number may leave some people out, and netmig has no figure for the rest."
OF_A_REASON = f"{DIFFERS_BUT} the number may be only of those who came for the reason named before."
NARROWED = f"{DIFFERS_BUT} the word before what is counted may narrow whom the number is of."
NAMED_BEHIND = f"{DIFFERS_BUT} the words after the number may say what it is of."
AN_END = f"{DIFFERS_BUT} the number may be one end of the range of uncertainty around the figure."
OF_THE_SERIES = f"{DIFFERS_BUT} the year next to it may be the one in which the statistics begin."


def why_of_another_scope(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a claim that is called wrong may be of others, or of another time, than was read; "" if it may not."""
    if claim.wording.kind == "extreme" and _is_since_a_start(claim, around):
        return OF_THE_SERIES
    if claim.wording.stated.value is None or claim.wording.kind not in {"level", "extreme", "change", "share"}:
        return ""
    if _is_an_end(around):
        return AN_END
    if _names_an_age(around):
        return OF_AN_AGE
    if _leaves_out(around.own):
        return WITHOUT_SOME
    if _is_the_total(claim, around, evidence) or has_pair(around.before, _ADDED_UP):
        return OF_ALL
    if _is_narrowed(claim, around):
        return NARROWED
    if _is_of_the_reason_before(claim, claims, evidence):
        return OF_A_REASON
    return NAMED_BEHIND if _is_named_behind(claim, around) else ""


# --- the total of parts

_TOTALLING = frozenset("makes make altogether total totals together sum sums overall".split())
_TOTALLING_IN_TWO = frozenset(
    {
        ("that", "is"),
        ("all", "told"),
        ("in", "all"),
        ("in", "total"),
        ("adds", "up"),
        ("add", "up"),
        ("which", "is"),
        ("gives", "a"),
    }
)
# "Add them up and you get 575,000 arrivals"
_ADDED_UP = frozenset(
    (one, other)
    for one in ("add", "adding", "added", "adds", "totted", "tot", "put", "sum")
    for other in ("them", "these", "those")
)
_PARTS = frozenset("eu non-eu british britons eu+ non-eu+ brits".split())
_STOPS = frozenset({".", ",", ";", ":", "–", "—", "-"})


def _is_the_total(claim: Claim, around: Surroundings, evidence: Evidence) -> bool:
    """Whether a number read as that of a group is the one of all, told as what the parts come to."""
    subject = claim.wording.subject
    if subject is None or not subject.group or subject.measure not in MIGRATION_FLOWS or claim.period is None:
        return False
    words = around.before
    if words[-3:] == ["a", "total", "of"]:
        words = words[:-3]  # "A total of 1,207,000 people from outside the EU came": of no parts before
    if _TOTALLING.isdisjoint(words) and not has_pair(words, _TOTALLING_IN_TWO):
        return False
    stop = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _STOPS), -1)
    if not _PARTS.isdisjoint(words[stop + 1 :]):
        return False
    return _fits(claim, Series.of(subject.measure), evidence)


def _fits(claim: Claim, series: Series, evidence: Evidence) -> bool:
    """Whether a number is the figure of a series in a period that was read."""
    return any(
        (found := evidence.standing(series, period)) is not None and overlaps(claim.wording.stated, found.range)
        for period in dict.fromkeys((*((claim.period,) if claim.period else ()), *claim.wording.periods))
    )


# --- ages

_AGED = frozenset("aged age ages year-olds year-old under-16s under-18s under-25s under-30s under-35s over-60s over-65s".split())
_BOUNDING = frozenset({"under", "over", "between", "below", "above"})
_OLDEST = 110
# an aside of some of them says nothing of them all: "109,000 left, most of them aged 16 to 34"
_OF_SOME = frozenset(
    "most mostly many majority largely mainly half third two-thirds thirds quarter three-quarters quarters fifth tenth some with including whom especially typically average per cent %".split()
)


def _names_an_age(around: Surroundings) -> bool:
    """Whether an age is named of those whom a number counts."""
    words, place = around.own, len(around.before)
    for at, word in enumerate(words):
        old = words[at : at + 2] == ["years", "old"]
        bounded = word in _BOUNDING and at + 1 < len(words) and words[at + 1].isdecimal() and int(words[at + 1]) < _OLDEST
        if not (word in _AGED or old or (bounded and words[at + 2 : at + 3] != ["%"] and _is_of_people(words, at))):
            continue
        between = words[min(at, place) + 1 : max(at, place)]
        if _OF_SOME.isdisjoint(between) and ";" not in between and "." not in between:
            return True
    return False


def _is_of_people(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1] in {
        "nationals",
        "citizens",
        "people",
        "those",
        "migrants",
        "arrivals",
        "britons",
        "children",
        "adults",
        "were",
    }


# --- all but some

_WITHOUT = frozenset(
    "aside excluding without except excepting barring discounting disregarding ignoring excluded excludes".split()
)
_WITHOUT_IN_TWO = frozenset(
    {
        ("net", "of"),
        ("apart", "from"),
        ("aside", "from"),
        ("other", "than"),
        ("leaving", "out"),
        ("not", "counting"),
        ("stripping", "out"),
        ("not", "including"),
    }
)
_SOME = frozenset(
    "asylum refugees refugee ukrainians ukraine students student hongkongers seekers dependants workers humanitarian study work britons british irish boats crossings"
    " channel".split()
)  # fmt: skip


def _leaves_out(words: list[str]) -> bool:
    """Whether some are left out of what is told: "Asylum aside", "Without asylum"."""
    if not _WITHOUT.isdisjoint(words) and any(
        word in _WITHOUT and not _SOME.isdisjoint(words[max(0, at - 2) : at + 3]) for at, word in enumerate(words)
    ):
        return True
    return any(
        pair in _WITHOUT_IN_TWO and not _SOME.isdisjoint(words[at + 2 : at + 5]) for at, pair in enumerate(pairwise(words))
    )


# --- "asylum-related immigration"

_NARROWING = ("-related", "-linked", "-based", "-route", "-led")


def _is_narrowed(claim: Claim, around: Surroundings) -> bool:
    """Whether a word that narrows what is counted was not read: "asylum-related immigration was 88,000, against 89,000"."""
    subject = claim.wording.subject
    if subject is None or subject.measure not in MIGRATION_FLOWS or "reason" in dict(subject.group):
        return False
    return any(
        word.endswith(_NARROWING) and "migration" in " ".join(around.own[at + 1 : at + 4])
        for at, word in enumerate(around.before)
    )


# --- a comparison of one reason


def _is_of_the_reason_before(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether a number without a reason is the one of the reason that its sentence named last: "88,000, against 89,000 in 2024"."""
    subject = claim.wording.subject
    if subject is None or subject.measure not in MIGRATION_FLOWS or "reason" in dict(subject.group):
        return False
    return any(
        each.wording.start < claim.wording.start
        and each.wording.subject is not None
        and each.wording.subject.measure == subject.measure
        and "reason" in dict(each.wording.subject.group)
        and any(_fits(claim, series, evidence) for series in series_of(each.wording))
        for each in of_its_sentence(claim, claims)
    )


# --- "171,000 is net migration, 813,000 the number of arrivals"

_WHAT_IS_LEFT = frozenset("total net balance surplus gain".split())
_NAMING = frozenset({"the", "a", "is", "was", "as", "in"})


def _is_named_behind(claim: Claim, around: Surroundings) -> bool:
    """Whether the words right behind a number name the flow that it is, with its verb left out."""
    if claim.diagnosis != "wrong_measure" or claim.wording.subject is None:
        return False
    behind = around.behind[:6]
    if behind[:1] == ["leave"] and not _WHAT_IS_LEFT.isdisjoint(behind):
        return True  # "and non-EU net migration of 383,000 leave a total of 204,000"
    stop = next((at for at, word in enumerate(behind) if word in _STOPS or word[:1].isdigit()), len(behind))
    said = behind[:stop]
    if not said or not (said[0] in _NAMING or said[0] in {"immigration", "emigration", "net"}):
        return False
    return any(
        f"is {measure.replace('_', ' ')}" in (claim.near_miss or "") and not words.isdisjoint(said)
        for measure, words in FLOW_WORDS.items()
        if measure != claim.wording.subject.measure
    )


# --- intervals

_INTERVAL = frozenset("interval intervals confidence bounds uncertainty".split())
_STRETCHING = frozenset(
    "gives give gave giving runs run ran running goes stretches stretching extends spans ranges ranging".split()
)
_OF_ENDS = frozenset({"from", "to", "between", "and", "least", "most", "of", "-", "–", "—"})


def _is_an_end(around: Surroundings) -> bool:
    """Whether a number is an end of the interval in which a figure lies: "the 95% interval runs from 145,000 to 197,000"."""
    if around.before[-1:] == [] or around.before[-1] not in _OF_ENDS:
        return False
    words = set(around.own)
    sure = not words.isdisjoint({"95%", "95"}) and not words.isdisjoint({"sure", "certain", "probability"})
    margin = not words.isdisjoint({"margin", "margins", "range"}) and not words.isdisjoint(_STRETCHING)
    return sure or margin or not words.isdisjoint(_INTERVAL)


# --- since when a series is held

_HELD = frozenset("series records data figures statistics dataset".split())
_STARTING = frozenset(
    "starts start started starting began begins begin beginning going goes go dating reaching reach reaches extends extending stretching".split()
)


def _is_since_a_start(claim: Claim, around: Surroundings) -> bool:
    """Whether the year that an extreme was read as of is the one in which its series starts, and no other is named for its number."""
    words = around.own
    if claim.wording.kind == "extreme" and claim.wording.leads_to >= 0:
        return False  # it is told of the number that stands beside it
    for at, word in enumerate(words):
        if word in _STARTING and not _HELD.isdisjoint(words[max(0, at - 4) : at]):
            if claim.period is not None and claim.wording.periods and str(claim.period.end.year) in words[:at]:
                return False
            return any(map(is_a_year, words[at + 1 : at + 9]))
    return False
