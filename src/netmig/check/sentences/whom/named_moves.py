"""Numbers of people whose move is named by a noun: "the departure of 257,000 British nationals", "a fall in the number who come"."""

from __future__ import annotations

from ...words.cues import ARRIVING, CHANGE_NOUNS, CHANGE_VERBS, LEAVING, MOVING
from ...words.quantities import Quantity
from ..directions import skip_back
from ..in_doubt.known_words import all_may_link, may_link
from ..parts import SentenceParts
from ..wording import Subject
from .brought_in import OF_SOME
from .groups import groups_between
from .where_they_move import moves_here

# papers tell of a balance by these too: "an exodus of 112,000 Britons"
_LOOSE = {
    "influx": "immigration",
    "inflow": "immigration",
    "exodus": "emigration",
    "outflow": "emigration",
    "flight": "emigration",
}
_NOUNS = {"arrival": "immigration", "departure": "emigration", "emigration": "emigration", "immigration": "immigration"} | _LOOSE


def named_move(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """What a number of people did by a noun with "of" before it: "the arrival of 948,000 people", "an exodus of 252,000 Britons".

    Of no group here; None where the number is of no people, or is called net.
    """
    if _are_immigrants_of_a_year(parts, quantity) or _are_the_number_of_comers(parts, quantity):
        return Subject("immigration", local=True)
    if (told := _more_or_fewer_moved(parts, quantity)) is not None:
        return told
    at = skip_back(parts, quantity.first - 1)
    if parts.word(at) in {"numbered", "number"} and _are_comers(parts, at) and not _net(parts, at):
        # "immigrants numbered 1.2 million in 2022", "immigrants from the EU numbered 151,000": of those here, perhaps
        return Subject("immigration", basis="open", local=True)
    noun = parts.word(at - 1)
    if parts.word(at) != "of" or noun not in _NOUNS or quantity.value < 1000 or _net(parts, at - 1):
        return None
    behind = quantity.last + 1
    if quantity.unit != "people" and not (quantity.unit == "" and behind in parts.covered("group")):
        return None
    if parts.word(behind) in _ELSEWHERE or parts.word(behind + 1) in _ELSEWHERE:
        return None  # "the arrival of 20,000 people at the festival"
    placed = parts.says_where or behind in parts.covered("group") or quantity.last in parts.covered("group")
    return Subject(_NOUNS[noun], basis="explicit" if placed and noun not in _LOOSE else "open", local=True)


def _are_comers(parts: SentenceParts, at: int) -> bool:
    """Whether newcomers, in a year or of a nationality, are the subject of a verb."""
    if parts.word(at - 1) in _COMERS and parts.times:
        return True
    first, _ = parts.clause(at)
    whose = next((each for each in parts.mentions_of("group") if each.first > 0 and parts.word(each.first - 1) in _COMERS), None)
    return whose is not None and whose.last < at and (whose.first >= first or parts.word(at - 1) in {"now", "contrast", ","})


def _more_or_fewer_moved(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """How many they were of whom it is told that more or fewer moved: "Fewer left: 414,000", "More came than was thought: 1,320,000"."""
    if parts.word(0) not in {"more", "fewer"} or parts.preceding(quantity) is not None or quantity.value < 1000:
        return None
    if parts.word(quantity.first - 1) not in {":", "–", "—"} or quantity.unit not in {"", "people"}:
        return None
    at = 1
    while parts.word(at) in {"people", "of", "them", "migrants", "also", "again", "still", "have", "had"}:
        at += 1
    if parts.word(at) not in MOVING or parts.mentions_of("group"):
        return None
    away = parts.word(at) in LEAVING or parts.word(at) == "went" or parts.word(at + 1) == "away"
    return Subject("emigration" if away else "immigration", basis="inherited", local=True)


def _are_immigrants_of_a_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "half a million immigrants in one year": so many came; without a year they may be a stock."""
    if "immigrants" not in parts.word_set:
        return False
    at = next((at for at in (quantity.last, quantity.last + 1) if parts.word(at) == "immigrants"), -1)
    if at < 0 or abs(quantity.value) < 1000 or parts.word(quantity.first - 1) in {"net", "fewer", "more", "of"}:
        return False
    if not OF_SOME.isdisjoint(parts.words):
        return False
    if parts.word(quantity.first - 1) == "to" and CHANGE_VERBS.isdisjoint(parts.words[: quantity.first]):
        return False  # "granted citizenship to 204,000 immigrants in the year to June"
    if parts.word(at + 1) == "in" and any(each.kind == "year_ending" and 0 <= each.first - at - 1 <= 2 for each in parts.times):
        return True
    return parts.words[at + 1 : at + 4] in _IN_A_YEAR or parts.words[at + 1 : at + 3] in (
        ["a", "year"],
        ["per", "year"],
        ["every", "year"],
    )


_COMERS = frozenset({"immigrants", "newcomers"})
_CLAUSES = frozenset({",", ";", ":", "and", "while", "but", "(", "as", "after"})


def _are_the_number_of_comers(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "The number of newcomers to Britain dropped to 171,000": people who came there, and no stock of them."""
    if quantity.unit not in {"", "people"} or quantity.value < 1000 or _COMERS.isdisjoint(parts.word_set):
        return False
    at = next((k for k in range(quantity.first - 1, -1, -1) if parts.word(k) in _COMERS), -1)
    if at < 0 or parts.word(at + 1) not in {"to", "into"} or "net" in parts.words[:at]:
        return False
    if {"number", "numbers"}.isdisjoint(parts.words[max(0, at - 4) : at]) or "of" not in parts.words[max(0, at - 3) : at]:
        return False
    ahead = at + 2 + (parts.word(at + 2) in {"the", "our", "this"})
    if ahead not in parts.covered("home") and parts.word(ahead) != "country":
        return False
    between = [k for k in range(ahead + 1, quantity.first) if k not in parts.in_times]
    if any(each.first in between for each in parts.quantities if each.unit in {"", "people"}) or any(
        each.first in between for each in parts.mentions_of("measure")
    ):
        return False
    words = [parts.word(k) for k in between]
    return bool(_COUNTED_AT & {*words}) and (_CLAUSES.isdisjoint(words) or words[-2:] == [",", "to"])


_COUNTED_AT = CHANGE_VERBS | frozenset("was were is reached hit stood totalled to at".split())
_IN_A_YEAR = (["in", "one", "year"], ["in", "a", "year"], ["in", "a", "single"], ["in", "just", "one"])
_ELSEWHERE = frozenset({"at", "on", "by", "aboard"})


def _net(parts: SentenceParts, at: int) -> bool:
    return "net" in parts.words[max(0, at - 3) : at]


# people told of by words that make no group of the code lists
SOME = (("age", "part"),)
_WHO_MOVED = frozenset(
    "people those number numbers migrants individuals foreigners newcomers everyone nationals citizens".split()
)
_EITHER = frozenset({"moved", "move", "moving"})
_FARTHEST = 9


def change_in_movers(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Whose change it is by words behind it: "a fall of 70 per cent in the number who come on work or student visas".

    The reasons or nationalities told of them are theirs; where there are two, it is of neither alone.
    """
    at = quantity.last + 1
    if parts.word(at) not in CHANGE_NOUNS and not _of_a_change(parts, quantity):
        return None
    at += parts.word(at) in CHANGE_NOUNS
    if parts.word(at) not in {"in", "among"}:
        return None
    stop = min(len(parts.words), at + _FARTHEST)
    for verb in range(at + 1, stop):
        word = parts.word(verb)
        if (word in ARRIVING or word in LEAVING) and word not in {"arrivals", "departures"}:
            if not _WHO_MOVED & set(parts.words[at:verb]) or (word in _EITHER and not moves_here(parts, verb)):
                return None
            measure = "immigration" if word in ARRIVING else "emigration"
            _, end = parts.clause(verb)
            found = groups_between(parts, at, end, measure)
            if len({each.group for each in parts.mentions_of("group") if at < each.first < end}) > 1 or (
                not found and not all_may_link(parts, verb + 1, end)
            ):
                found = SOME  # "who come on work or student visas"
            return Subject(measure, found, "explicit" if parts.says_where or found else "open", local=True)
        if not (may_link(parts, verb) or word in _WHO_MOVED or verb in parts.covered("group")):
            return None
    return None


def _of_a_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number says how large a change named before it is: "a fall of 70 per cent"."""
    at = skip_back(parts, quantity.first - 1)
    return parts.word(at) == "of" and parts.word(at - 1) in CHANGE_NOUNS
