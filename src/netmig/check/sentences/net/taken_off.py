"""Numbers of those who came or left from which the others are taken off in words: "after emigration, 204,000 people came".

Whatever word takes away or takes into account (a preposition, a participle, an imperative), with the flow
the other way for its object, makes a number of those who came what is left of them: net migration. So does
a subtraction as the subject: "the number arriving minus the number leaving was 204,000". A number that is
neither of the flows nor what is left of them is wrong all the same (`evaluation/mistaken/mixed_flows.py`).
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import ARRIVING, CHANGE_NOUNS, CHANGE_VERBS, LEAVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..parts import SentenceParts
from ..wording import Subject
from .net_spoken_of import is_one_side_of_net

_OUT = (LEAVING - {"leaves", "leave"}) | frozenset(
    "emigration emigrants emigrant outflow outflows outward outgoing leaver leavers exits exodus departers going".split()
)
_BACK = ARRIVING | frozenset(
    "immigration immigrants inflow inflows inward newcomers returner returners returnee returnees returns return returned returning"
    " returnings arrivals entrants".split()
)
# what takes away the flow that is named behind it
_TAKING = frozenset(
    "minus less deducting deduct deducts deducted subtracting subtract subtracts subtracted stripping strip discounting netting factoring"
    " counting considering weighing removing excluding offset offsetting replaced disregarding adjusting adjusted against".split()
)
# the same in two words: "take away those who left", "once you knock off the leavers"
_TAKING_PAIRS = frozenset(
    {
        ("take", "away"), ("taking", "away"), ("take", "off"), ("taking", "off"), ("take", "out"), ("taking", "out"), ("knock", "off"),
        ("knocking", "off"), ("factor", "in"), ("allow", "for"), ("allowing", "for"), ("allowance", "for"), ("accounting", "for"),
        ("net", "of"), ("net", "off"), ("into", "account"), ("account", "of"), ("account", "for"), ("in", "mind"),
    }
)  # fmt: skip
# what is taken away stands before these: "once emigration is netted off", "with emigrants deducted"
_TAKEN = frozenset("deducted subtracted netted discounted factored considered stripped removed counted excluded offset".split())
_TAKEN_PAIRS = frozenset(
    {("taken", "away"), ("taken", "off"), ("taken", "out"), ("into", "account"), ("accounted", "for"), ("allowed", "for"), ("knocked", "off")}
)  # fmt: skip
# "Students accounted for half of those who left" takes nothing away
_WHO_ACCOUNTS = frozenset(
    {"you", "we", "one", "they", "to", "after", "and", ",", "(", "", "when", "if", "into", "by", "even", "–", "fully"}
)
_BREAKS = frozenset(
    {",", ";", ":", "(", ")", ".", "as", "because", "while", "but", "when", "than", "since", "although", "whereas"}
)
_BOTH = frozenset({"directions", "flows", "ways", "sides", "movements"})
# nouns alone: "after 693,000 had left" may only say what came first
_AFTER = frozenset(
    "emigration outflow outflows departures returns returners returnees leavers exits emigrants leaving departing returning".split()
)
_BEFORE_AFTER = frozenset({"even", "all", "the", "any", "those", "its", "people", "uk", "british"})
_CLOSING = frozenset({",", ")", ".", "", ":", ";", "–", "—", "is", "are", "has", "have", "had", "of"})
_KEPT = frozenset("kept keep keeps keeping retained retains retain".split())
_REACH = 6


def may_be_taken_off(parts: SentenceParts, quantity: Quantity | None, subject: Subject | None) -> bool:
    """Whether words around a number of those who came, or who left, make it what is left of both."""
    if subject is None or subject.measure not in MIGRATION_FLOWS - {"net_migration"} or quantity is None:
        return False
    if is_one_side_of_net(parts, quantity, subject):
        return False
    if _is_kept(parts, quantity) or is_part_of_a_balance(parts, quantity):
        return True
    out, back = not parts.word_set.isdisjoint(_OUT), not parts.word_set.isdisjoint(_BACK)
    if "both" in parts.word_set and any(one == "both" and other in _BOTH for one, other in parts.pairs):
        return True
    if not ((out or subject.measure == "emigration") and (back or subject.measure == "immigration")):
        return False
    return (
        _takes_off(parts)
        or _is_after_the_others(parts)
        or _is_the_difference(parts)
        or _are_in_an_adjunct(parts, _OUT if subject.measure == "immigration" else _BACK)
    )


def _takes_off(parts: SentenceParts) -> bool:
    for at, word in enumerate(parts.words):
        pair = (word, parts.word(at + 1))
        two = pair in _TAKING_PAIRS or pair in _TAKEN_PAIRS
        if not (two or word in _TAKING or word in _TAKEN):
            continue
        if word == "less" and parts.word(at + 1) == "than":
            continue
        if word == "against" and any(at < each.first <= at + 2 for each in parts.quantities):
            continue  # "171,000 came, against 642,000 who left": told beside them, with a number of their own
        accounts = word in {"account", "accounting"} and parts.word(at + 1) == "for"
        if accounts and parts.word(at - 1) not in _WHO_ACCOUNTS:
            continue
        if (word in _TAKING or pair in _TAKING_PAIRS) and _moves(parts, range(at + 1 + two, at + 1 + two + _REACH)):
            return True
        if (word in _TAKEN or pair in _TAKEN_PAIRS) and _moves(parts, range(at - 1, max(-1, at - 1 - _REACH), -1)):
            return True
    return False


def _moves(parts: SentenceParts, places: range) -> bool:
    """Whether those who went one way are named in a stretch that no clause breaks off."""
    for at in places:
        word = parts.word(at)
        if word in _OUT or word in _BACK:
            return True
        if word in _BREAKS:
            return False
    return False


def _is_after_the_others(parts: SentenceParts) -> bool:
    """Such as "after outflows", "even after departures are factored in"; not "after emigration rose"."""
    for at, word in enumerate(parts.words):
        if word != "after":
            continue
        ahead = at + 1
        while parts.word(ahead) in _BEFORE_AFTER:
            ahead += 1
        if parts.word(ahead) in _AFTER and parts.word(ahead + 1) in _CLOSING:
            return True
    return False


def _is_the_difference(parts: SentenceParts) -> bool:
    """Such as "the difference between those arriving and those leaving was 204,000"."""
    return any(word in {"difference", "gap"} and "between" in parts.words[at + 1 : at + 4] for at, word in enumerate(parts.words))


def _are_in_an_adjunct(parts: SentenceParts, others: frozenset[str]) -> bool:
    """Whether those who went the other way stand in an adjunct that states nothing of them: "beyond replacing leavers", "setting aside those who left".

    Not in one that says how they changed, or how many they were: "with emigration rising".
    """
    if others.isdisjoint(parts.word_set):
        return False
    start = 0
    for at in range(len(parts.words) + 1):
        word = parts.word(at)
        if at < len(parts.words) and word not in _MARKS and not (at > start and word in _OPENING):
            continue
        if _is_such_an_adjunct(parts.words[start:at], others):
            return True
        start = at if word in _OPENING else at + 1
    return False


def _is_such_an_adjunct(words: list[str], others: frozenset[str]) -> bool:
    while words[:1] != [] and words[0] in _EVEN:
        words = words[1:]
    named = next((at for at, word in enumerate(words) if word in others and words[at + 1 : at + 2] != ["the"]), 0)
    if not named or not _TELLING.isdisjoint(words) or any(word[0].isdigit() for word in words):
        return False
    if words[0].endswith("ing") or words[0] in _BEYOND:
        return True
    return words[0] in _OPENING and any(word.endswith("ed") or word in {"taken", "borne", "off", "out"} for word in words[named:])


_MARKS = frozenset({",", ";", "(", ")", "–", "—", ":", ".", "and"})
_OPENING = frozenset({"after", "once", "when", "with", "without", "if", "beyond", "besides"})
_BEYOND = frozenset({"beyond", "besides", "over", "above", "on", "apart"})
_EVEN = frozenset({"even", "but", "yet", "so", "only", "then"})
# how those who went the other way changed, or where they stood, is told beside them and not taken off
_TELLING = (
    CHANGE_VERBS
    | CHANGE_NOUNS
    | frozenset(
        "record high higher low lower up down levels eu union brexit reported following during amid despite continuing".split()
    )
)


def is_subtraction(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what one flow less the other comes to: "Immigration minus emigration was 204,000"."""
    if parts.word_set.isdisjoint(_SUBTRACTING) or quantity.unit not in {"", "people"}:
        return False
    at = next((k for k in range(quantity.first) if parts.word(k) in _SUBTRACTING and parts.word(k + 1) != "than"), -1)
    if at < 0 or parts.word(quantity.first - 1) in _SUBTRACTING:
        return False
    if parts.word(quantity.first - 1) == ":" and not MOVING.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 3]):
        return False  # "the difference between arrivals and departures: 596,000 people came, while 323,000 left"
    if parts.word(at) in {"minus", "less"}:
        before, behind = parts.words[max(0, at - _REACH) : at], parts.words[at + 1 : min(at + 1 + _REACH, quantity.first)]
    elif parts.word(at + 1) == "between" and "and" in (between := parts.words[at + 2 : quantity.first]):
        before, behind = between[: between.index("and")], between[between.index("and") + 1 :]
    else:
        return False
    told = parts.words[max(at, quantity.first - 4) : quantity.first]
    return (
        not (_BACK | _TO_MOVE).isdisjoint(before)
        and not (_OUT | LEAVING).isdisjoint(behind)
        and not (_EQUALS | CHANGE_VERBS).isdisjoint(told)
        and _BREAKS.isdisjoint(parts.words[at + 1 : quantity.first - len(told)])
    )


_TO_MOVE = frozenset({"move", "moves", "moved", "moving"})
_SUBTRACTING = frozenset({"minus", "less", "difference", "gap"})
_EQUALS = frozenset("was is were came comes gives gave stood totalled made makes left leaves equals = :".split())


def is_part_of_a_balance(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "333,000 more arrivals than departures, of whom EU citizens made up 184,000"."""
    before = parts.words[: quantity.first]
    if "more" not in before or "than" not in before or _OUT.isdisjoint(before) or _BACK.isdisjoint(before):
        return False
    than = before.index("than")
    if parts.word(quantity.last + 1) == "of" and parts.word(quantity.last + 2) in {"these", "them", "this", "that"}:
        return True
    return any(
        one == "of" and other in {"whom", "which", "these", "them", "this", "that"} for one, other in pairwise(before[than:])
    )


def _is_kept(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "of 948,000 arrivals the UK kept 431,000", "431,000 immigrants were left", "431,000 were not matched by a departure"."""
    before, behind = parts.words[max(0, quantity.first - 4) : quantity.first], parts.words[quantity.last + 1 : quantity.last + 7]
    if not _KEPT.isdisjoint(before) or not {"matched", "unmatched"}.isdisjoint(behind):
        return True
    return any(one in {"were", "was", "are"} and other == "left" for one, other in pairwise(behind))
