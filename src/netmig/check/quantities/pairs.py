"""Two numbers together: a range, a score, two with one unit, one said twice, one that leaves its unit out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..words.look_alikes import MONTH_NAMES
from ..words.tokens import Token, touches, word_at
from .measures import MEASURES, MONEY
from .numbers import Number

Joint = Literal["range", "score", "shared", ""]


def joint_of(tokens: Sequence[Token], one: Number, two: Number) -> Joint:
    """What two neighbouring numbers are together: a range, a score, two with one unit; "" if nothing."""
    if one.form != "number" or two.form != "number":
        return ""
    joint = tokens[one.last + 1].lower
    if two.first == one.last + 4 and joint == "-" and word_at(tokens, one.last + 2) == "to":
        return "range"  # "0-to-60-mph"
    if two.first == one.last + 3 and joint == "out" and word_at(tokens, one.last + 2) == "of":
        return "shared" if not one.unit and two.unit else ""
    if two.first == one.last + 3 and joint == "of" and word_at(tokens, one.last + 2) in {"the", "those", "these", "its", "their"}:
        return "shared" if not one.unit and two.unit else ""
    if two.first != one.last + 2:
        return ""
    dashed = joint in {"-", "–", "—"}
    if dashed:
        if touches(tokens, one.last) != touches(tokens, one.last + 1):
            return ""
        low, high = ends_of(one, two)
        if one.value >= two.value and low >= high:
            small = one.unit == "" and not two.is_sign and max(one.value, two.value) < 1000 and touches(tokens, one.last)
            return "score" if small else ""
    elif joint == "to":
        by = word_at(tokens, one.first - 1) == "by"
        if (by and not _is_range_of_changes(one, two)) or (not by and _goes(tokens, one.first)):
            scaled = one.magnitude == 1 and two.magnitude > 1 and one.unit in {"", two.unit}
            return "shared" if (not one.unit and two.unit) or scaled else ""
    elif joint == "and":
        ages = one.unit == two.unit == "years old" and "between" in {word_at(tokens, one.first - back) for back in (2, 3, 4)}
        if word_at(tokens, one.first - 1) != "between" and not ages:
            return "shared" if not one.unit and two.is_sign else ""
    elif joint in {"of", "or"}:
        return "shared" if not one.unit and two.unit else ""
    else:
        return ""
    low, high = ends_of(one, two)
    if one.unit not in {"", two.unit} and not (dashed and two.unit == "" and one.is_sign):
        if not (one.unit in _CURRENCIES and not two.is_sign):
            return ""
    if low < high:
        return "range"
    return "shared" if not one.unit and two.unit and not dashed and (two.is_sign or joint == "to") else ""


def ends_of(one: Number, two: Number) -> tuple[float, float]:
    """The ends of a range, the lower in the magnitude of the upper where it has none: "between 2 and 3 million"."""
    low, high = one.value, two.value
    if one.magnitude == 1 and two.magnitude > 1 and low < 1000 and low * two.magnitude < high:
        low *= two.magnitude
    return low, high


def _is_range_of_changes(one: Number, two: Number) -> bool:
    """Whether "by A to B" bounds the change, "by 1 to 1.5 degrees", and is no change and a level, "by 3,000 to 45,000"."""
    return not one.unit and bool(two.unit) and two.value <= 3 * one.value * (two.magnitude if one.magnitude == 1 else 1)


_CURRENCIES = frozenset(MONEY.values())
_GOING = frozenset(
    "rose rise rises rising risen fell fall falls falling fallen grew jumped climbed dropped drop declined cut increased decreased"
    " by up down increase increases decrease growth reduction rises soared surged slumped plunged reduced lower higher raised lifted moved slow slowed slows slowing".split()
)  # fmt: skip


_WENT = frozenset({"went", "gone", "moved", "slipped", "changed"})


def _goes(tokens: Sequence[Token], first: int) -> bool:
    """Whether "A to B" says where something went, and no range: "fell from 906,000 to 728,000"."""
    if word_at(tokens, first - 1) == "from" and word_at(tokens, first - 2) in _WENT:
        return True
    for back in range(first - 1, max(-1, first - 6), -1):
        word = tokens[back].lower
        if word in {",", ";", ":", "."}:
            return False
        if word in _GOING:
            return True
    return False


def scale_of(tokens: Sequence[Token], one: Number, two: Number) -> float:
    """By how much the first of two numbers is larger than it reads, for the magnitude behind the second: "from 2 to 3 million"."""
    is_bare = one.magnitude == 1 and abs(one.value) < 1000
    return two.magnitude if is_bare and tokens[one.last + 1].lower == "to" else 1.0


def says_again(tokens: Sequence[Token], one: Number, two: Number) -> bool:
    """Whether a number says the one before once more, in another unit or for another time.

    "Lost 190 points, or 0.6 %", "rose by 540,000 (19 %)", "rising by 5 % in 2024 and 6 % in 2023".
    """
    gap = [word_at(tokens, at) for at in range(one.last + 1, two.first)]
    if not two.unit or len(gap) >= _NEAR_AGAIN:
        return False
    if two.unit != one.unit:
        return gap == ["("] or "or" in gap[-4:]
    return bool(gap) and gap[-1] == "and" and all(word in _TIMES or word in MONTH_NAMES or word.isdecimal() for word in gap)


_NEAR_AGAIN = 8
_TIMES = frozenset("and in the year to last this previous next quarter month".split())


def carried_unit(tokens: Sequence[Token], named: tuple[str, int], number: Number, *, from_level: bool) -> str:
    """The unit said before in the same sentence, where a number stands beside it without: "40 homes … and 18 by tender"."""
    unit, last = named
    if " per " in unit or unit.endswith(" old") or number.first - last > _NEAR:
        return ""
    if any(tokens[at].kind == "break" or tokens[at].lower in _ENDS_OF_SENTENCES for at in range(last + 1, number.first)):
        return ""
    at = number.first - 1
    while word_at(tokens, at) in _BEFORE_CARRIED:
        at -= 1
    lead = word_at(tokens, at)
    if lead == "than" and word_at(tokens, at - 1) in {"more", "less", "fewer", "greater"}:
        return ""  # a hedge: "more than 40"
    if from_level or lead in {"against", "than"} or (lead == "with" and word_at(tokens, at - 1) == "compared"):
        return unit
    listed = lead == "," and word_at(tokens, number.last + 1) in {"in", "at", "from", "on", "were"}
    return unit if (lead in {"and", "or", "including"} or listed) and unit not in _CURRENCIES and unit not in _WORDED else ""


_BEFORE_CARRIED = frozenset("just only about around some nearly almost over under".split())
_WORDED = frozenset(MEASURES.values())
_NEAR = 16
_ENDS_OF_SENTENCES = frozenset({".", "!", "?", ";"})
