"""Lengths and levels that a rule names, and the moves between two of them: "from two years to 18 months", "to ten years, up from five"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...records import record
from ...sentences.parts import SentenceParts
from ...words.number_words import NUMBER_WORDS

_UNITS = {"year": "years", "years": "years", "year's": "years", "years'": "years", "month": "months", "months": "months"}
# a move that names one of its ends
DOUBLING = frozenset({"double", "doubles", "doubled", "doubling"})
_FROM = frozenset({"from"})
_RATHER = (("rather", "than"), ("instead", "of"), ("not", ""), ("up", "from"), ("down", "from"))
# how many words may stand between the two ends of a move
_BETWEEN = 6
_FAR = 14
_HIGHEST = 8


@record()
class Term:
    """A length or a level, and the words that say it."""

    value: float
    first: int
    last: int
    unit: str = "level"


@record()
class Move:
    """What a rule is said to have been, and what it became."""

    before: Term
    after: Term
    first: int
    last: int


def lengths_in(parts: SentenceParts) -> list[Term]:
    """The lengths of time that a sentence names; one without a unit has that of the next: "from five to ten years"."""
    found: list[Term] = []
    waiting: list[tuple[int, float]] = []
    for at, word in enumerate(parts.words):
        joined, _, unit = word.partition("-")
        if unit in _UNITS and (number := _number(joined)):
            found.append(Term(number, at, at, _UNITS[unit]))
            continue
        number = _number(word)
        if not number:
            continue
        ahead = at + 1 + (parts.word(at + 1) == "-")
        if (unit := parts.word(ahead)) in _UNITS:
            found += [Term(value, place, place, _UNITS[unit]) for place, value in waiting if at - place <= _BETWEEN]
            waiting = []
            found.append(Term(number, at, ahead, _UNITS[unit]))
        elif (lead := _lead(parts, at)) in {"from", "to", "than", "of", "not"}:
            # "ten years, up from five", "ten years for settlement in Britain, rather than the present five"
            set_against = any(pair in _RATHER for pair in pairwise(parts.words[max(0, at - _FAR // 2) : at]))
            if found and lead and at - found[-1].last <= (_FAR if set_against else _BETWEEN):
                found.append(Term(number, at, at, found[-1].unit))
            else:
                waiting.append((at, number))
    return sorted(dict.fromkeys(found), key=lambda term: term.first)


def _lead(parts: SentenceParts, at: int) -> str:
    """The word that leads to a number, whatever says that it is so now: "from the present five"."""
    at -= 1
    while parts.word(at) in {"the", "present", "current", "existing", "usual", "normal", "today's"}:
        at -= 1
    return parts.word(at)


def _number(word: str) -> float:
    if word.isdecimal() and len(word) <= 3:
        return float(word)
    return float(NUMBER_WORDS.get(word, 0))


def levels_in(parts: SentenceParts) -> list[Term]:
    """The levels of qualification that a sentence names: "RQF level 6", "RQF 3", "level 6", "degree level"."""
    found = []
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        if word == "rqf" or (word in {"level", "levels"} and parts.word(at - 1) != "rqf"):
            ahead = at + 1 + (following in {"level", "levels"})
            if 0 < (number := _number(parts.word(ahead))) <= _HIGHEST:
                found.append(Term(number, at, ahead))
        elif word.startswith("rqf") and 0 < (number := _number(word[3:])) <= _HIGHEST:
            found.append(Term(number, at, at))
        elif word in {"a-level", "a-levels"} or (word == "a" and following == "level"):
            found.append(Term(3, at, at + (word == "a")))
        elif word in {"degree", "graduate"} and following in {"level", "-"} and "rqf" not in parts.words[at + 2 : at + 5]:
            found.append(Term(6, at, at + 1))
        elif parts.word(at - 1) == "to" and _number(word) and found and at - found[-1].last <= 2:
            found.append(Term(_number(word), at, at))
    return found


def moves_between(parts: SentenceParts, terms: Sequence[Term]) -> Iterator[Move]:
    """The moves from one of some terms to the next: "from five to ten years", "to ten years from five", "18 months rather than two years"."""
    for one, other in pairwise(terms):
        between = parts.words[one.last + 1 : other.first]
        if len(between) > (_FAR if "where" in between or any(pair in pairwise(between) for pair in _RATHER) else _BETWEEN):
            continue
        if "where" in parts.words[max(0, one.first - 3) : one.first] and "," in between:
            yield Move(one, other, one.first, other.last)  # "Where level 3 has been sufficient, level 6 will be required"
        elif "where" in between:
            yield Move(other, one, one.first, other.last)  # "level 6, where level 3 used to do"
        elif parts.word(one.first - 1) in _FROM and "to" in between:
            yield Move(one, other, one.first - 1, other.last)
        elif "from" in between or any(pair in pairwise([*between, ""]) for pair in _RATHER):
            yield Move(other, one, one.first, other.last)
