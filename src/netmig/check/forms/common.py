"""What the forms share: the slots of a wording, filled the same way for each."""

from __future__ import annotations

import math
from itertools import pairwise

from ..cues import FALLING_VERBS, RISING_VERBS
from ..quantities import Quantity
from ..scene import Scene
from ..sentences import SentenceParts
from ..subject_of import (
    counts_something_else,
    has_words_of_its_own,
    is_part,
    loose_groups,
    movement_verb,
    names_something_else,
    qualified,
    speaks_of_something_else,
    subject_of,
)
from ..subjects import MIGRATION_FLOWS
from ..times_of import NO_SUCH_PERIOD, Window
from ..wording import Stated, Subject

SOMETHING_ELSE = "the sentence may speak of something else"
# more people than ever move to or from the country in a year
MOST_PEOPLE = 5_000_000
# the last of the reasons: only a text of which nothing else is unsure may show by its figures where it is
NOT_AT_HOME = "nothing in the text says that it is about the United Kingdom"
# units in which a number is nothing that netmig holds figures of
UNHELD_UNITS = frozenset({"other", "applications"})


def stated(quantity: Quantity, unit: str = "") -> Stated:
    """A quantity as the value that a claim states; what the words leave open above or below is None."""
    return Stated(quantity.value, quantity.low, quantity.high, unit or quantity.unit or "people", quantity.hedge)


def why_uncertain(
    parts: SentenceParts, quantity: Quantity | None, subject: Subject | None, window: Window, scene: Scene, at: int = 0
) -> str:
    """Why a claim may not be called wrong, whatever the figures say; "" if it may."""
    if subject is None:
        return "it is not said what is counted"
    if subject.basis == "open":
        return "it is not plain which measure or group is meant"
    if any(mention.role == "elsewhere" for mention in parts.mentions):
        return "another place is named in the sentence"
    if window.basis == "release":
        return "no period is named"
    if quantity is not None and _part_of(parts, quantity) and not subject.group:
        return "it is a part of a number named before"
    if scene.place and not any(mention.role == "home" and mention.code for mention in parts.mentions):
        return f"the text was last about something else: {scene.place}"
    if (
        quantity is not None
        and subject.measure in MIGRATION_FLOWS
        and abs(quantity.value) > MOST_PEOPLE
        and quantity.unit in {"", "people"}
    ):
        return "no such number of people can be meant"
    if quantity is None and subject.basis == "inherited" and has_words_of_its_own(parts, at):
        return SOMETHING_ELSE
    if quantity is not None and subject.basis == "inherited" and not subject.local and speaks_of_something_else(parts, quantity):
        return SOMETHING_ELSE
    if quantity is not None and not subject.local and names_something_else(parts, quantity):
        return "the words beside the number may speak of something else"
    if subject.measure not in MIGRATION_FLOWS | {"asylum_cost", "rule"}:
        return "there are several counts of it"
    if quantity is not None and (why := _something_behind(parts, quantity, subject)):
        return why
    if loose_groups(parts, subject, at if quantity is None else quantity.first):
        return "a group is named that may narrow the number"
    if parts.words and parts.words[-1] == "?":
        return "it is asked, not stated"
    if quantity is not None and is_part(parts, quantity):
        return "it is a part of what is named"
    if qualified(parts, subject):
        return "the measure is narrowed by words that are not understood"
    if why := _several_years(parts):
        return why
    if any(word in {"if", "suppose", "imagine", "unless"} for word in parts.words):
        return "it is supposed, not stated"
    return "" if scene.at_home else NOT_AT_HOME


def why_refused(parts: SentenceParts, subject: Subject | None, window: Window, scene: Scene) -> str:
    """Why a claim cannot be checked at all; "" if it can."""
    other = next((mention for mention in parts.mentions if mention.role == "other_subject"), None)
    if other is not None:
        return f"“{other.code}” is not long-term international migration"
    beside = _place_beside(parts, subject)
    if beside:
        return f"it is about another place: {beside.title()}"
    elsewhere = next((mention.code for mention in parts.mentions if mention.role == "elsewhere"), "")
    if elsewhere and not any(mention.role == "home" and mention.code for mention in parts.mentions):
        place = elsewhere.removesuffix("'s").title()
        return f"it is about another place: {place}"
    if scene.place and subject is not None and subject.basis != "explicit":
        return f"the text was last about something else: {scene.place}"
    if subject is None:
        return "no measure that the ledger holds is named"
    if window.words:
        return NO_SUCH_PERIOD.format(words=window.words)
    if not window.periods:
        return "no period is named that figures are published for"
    return ""


_MANY_YEARS = frozenset(
    "totalled totalling combined cumulative cumulatively average averaged averaging altogether decades".split()
)


def _several_years(parts: SentenceParts) -> str:
    """Why a number may be of more or less than one year, or of another method."""
    words = parts.words
    if _MANY_YEARS & set(words) or any(pair[0] == "years" and pair[1] in {"to", "ending", "up"} for pair in pairwise(words)):
        return "it may be of several years"
    if any(pair[0] in {"half", "quarter", "months", "weeks"} and pair[1] == "of" for pair in pairwise(words)) and parts.times:
        return "it may be of a part of a year"
    if {"method", "methods", "methodology", "definition", "basis"} & set(words) and {
        "old",
        "previous",
        "former",
        "earlier",
        "new",
    } & set(words):
        return "it may be by another method"
    return ""


def _something_behind(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why words behind a number may make it one of something else: a place, a group, a peak of no named year."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    if {"height", "peak", "zenith", "highest"} & set(behind) and behind[:1] in (["at"], ["("]):
        return "it is of no named year"
    if behind[:1] == ["british"] and ("nationality", "british") not in subject.group:
        return "it may be of British nationals alone"
    if behind[:1] in (["in"], ["to"], ["into"]):
        ahead = quantity.last + (3 if behind[1:2] == ["the"] else 2)
        spans = (*((each.first, each.last) for each in parts.mentions), *((each.first, each.last) for each in parts.times))
        if ahead < len(parts.tokens) and parts.tokens[ahead].capital and not any(first <= ahead <= last for first, last in spans):
            return "another place may be named behind it"
    return ""


def _place_beside(parts: SentenceParts, subject: Subject | None) -> str:
    """The place whose flow is named: "Spain's net migration", "net migration to Germany"."""
    for mention in parts.mentions:
        if mention.role != "measure" or subject is None or mention.code != subject.measure:
            continue
        for place in parts.mentions:
            if place.role != "elsewhere":
                continue
            behind = place.first - mention.last in {2, 3} and parts.word(mention.last + 1) in {"to", "into", "in", "of"}
            if place.last == mention.first - 1 or behind:
                return place.code
    return ""


def _part_of(parts: SentenceParts, quantity: Quantity) -> bool:
    around = parts.words[max(0, quantity.first - 4) : quantity.last + 5]
    pairs = set(pairwise(around))
    return (
        ("of", "them") in pairs
        or ("of", "these") in pairs
        or ("of", "those") in pairs
        or ("of", "whom") in pairs
        or "including" in around
    )


def found_subject(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The subject of a quantity, unless its unit is nothing that netmig holds."""
    if quantity.unit in UNHELD_UNITS or (quantity.unit in {"", "people"} and counts_something_else(parts, quantity)):
        return None
    return subject_of(parts, quantity, scene)


def span_of(parts: SentenceParts, quantity: Quantity) -> tuple[int, int]:
    """The quotation of a claim: from what its number hangs on to the end of the words of time beside it."""
    start = quantity.start
    at = quantity.first - 1
    taken = 0
    while at >= 0 and taken < 4 and parts.word(at) in _LEAD_IN:
        if not (parts.word(at) == "to" and parts.word(at + 1) in {"a", "an", "the"}):
            start = parts.tokens[at].start
        at -= 1
        taken += 1
    end = max(quantity.end, parts.tokens[moved].end if (moved := movement_verb(parts, quantity)) >= 0 else 0)
    time = parts.time_of.get(quantity.first)
    if time is not None and time.first > quantity.last:
        end = max(end, time.end)
    return start, end


_LEAD_IN = (FALLING_VERBS | RISING_VERBS) | frozenset(
    "to by from of a an the fall drop rise increase decrease up down fell dropped rose decline stood stands at hit reached"
    " now record new staggering astonishing high peak was is revised".split()
)  # fmt: skip


def signed(quantity: Quantity, direction: int) -> Stated:
    """A difference with its sign; a part of one ("by half") as per cent."""
    scale = 100 if quantity.unit == "share" else 1
    unit = "percent" if quantity.unit in {"share", "percent"} else quantity.unit or "people"
    low, high = quantity.low * scale, quantity.high * scale
    if direction >= 0:
        return Stated(quantity.value * scale, low, high, unit, quantity.hedge)
    # "fell by over 20 %": at least so far down, and never beyond all of it
    floor = -100.0 if unit == "percent" and math.isinf(high) else -high
    return Stated(-quantity.value * scale, floor, -low, unit, quantity.hedge)
