"""The public list of quantities in a text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from ..words.hedges import ABOUT_WITHIN, hedging, interval
from ..words.number_words import MULTIPLYING_VERBS, NUMBER_WORDS
from ..words.stated_numbers import READERS, Form
from ..words.tokens import Token, tokenise, touches, word_at
from .direction import UNCHANGED, Change, Direction, Part, change_of
from .measures import MEASURES, MONEY, rate_behind
from .numbers import Number, number_at, unit_of
from .ordinals import rank_at

Hedge = Literal["exact", "about", "over", "at least", "under", "up to", "nearly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as stated: `text[start:end]` is its hedge, number and sign; the noun it counts stands behind.

    `value` is in whole units (people, pounds), percent for percentages, a part of one for fractions and
    how many times for multiples. `low` and `high` are what the words allow; either may be infinite.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str
    """What is counted, as said ("people", "heart transplants"), or one name for a measure ("GBP", "percent", "miles per hour")."""
    hedge: Hedge
    direction: Direction
    """Which way it went: "up", "down", or "" where nothing says that it changed."""
    part: Part
    """Its part in the change: "by" so much, "to" or "from" such a level; "" where there is no change."""
    form: Form
    """How it is said: number, range, fraction, multiple, vague ("tens of thousands"), ordinal where asked for."""

    def to_dict(self) -> dict[str, Any]:
        """All of it by name, as JSON has it; an end without bound is None."""
        told = asdict(self)
        return told | {end: None if math.isinf(told[end]) else told[end] for end in ("low", "high")}


def quantities(text: str, *, ordinals: bool = False) -> tuple[Quantity, ...]:
    """Every quantity of an English text, in order; never a year, a date, a page number or the name of something.

    With `ordinals`, ranks as well ("third place", "the 41st goal"), whose form is "ordinal".

    >>> for each in quantities("Sales fell by nearly a fifth to £1.2bn in 2023, and up to 300 jobs will go."):
    ...     print(each.value, each.unit, each.hedge, each.direction or "-", each.part or "-")
    0.2 share nearly down by
    1200000000.0 GBP exact down to
    300.0 jobs up to - -
    """
    tokens = _running(tokenise(text))
    found: list[Quantity] = []
    previous: Number | None = None
    named = ("", 0)  # the last unit that is no share, and the token where it ends
    position, size = 0, len(tokens)
    free = 0  # the first token that no quantity has yet
    while position < size:
        token = tokens[position]
        number = None
        if token.kind == "number" or (token.kind == "word" and _may_begin(token.lower)):
            number = number_at(tokens, position)
        if number is None and ordinals:
            number = rank_at(tokens, position)
        if number is None or number.first < free:
            position += 1
            continue
        match "" if previous is None else _joint(tokens, previous, number):
            case "range":
                assert previous is not None
                found[-1] = _range(tokens, previous, number)
                previous, free = None, number.last + 1
            case "score":
                found.pop()
                previous, free = None, number.last + 1
            case joint:
                if joint == "shared":
                    assert previous is not None
                    found[-1] = _sharing(tokens, previous, number, found[-1])
                stated, free = _quantity(tokens, number, free)
                if not stated.part and found and previous is not None and _says_again(tokens, previous, number, stated):
                    stated = replace(stated, direction=found[-1].direction, part=found[-1].part)
                if not stated.unit and named[0]:
                    stated = replace(stated, unit=_carried(tokens, named, number, stated))
                found.append(stated)
                previous = number
        if found and found[-1].unit and found[-1].form in {"number", "range"} and found[-1].unit not in _SHARES:
            named = (found[-1].unit, number.last)
        position = max(free, number.last + 1)
    return tuple(found)


_SURELY = frozenset(NUMBER_WORDS) | frozenset(READERS) | frozenset(MULTIPLYING_VERBS)
_HEADS = frozenset(NUMBER_WORDS) | {"half", "quarter"}


def _may_begin(word: str) -> bool:
    return word in _SURELY or word[-1].isdigit() or word[-2:-1].isdigit() or ("-" in word and word.partition("-")[0] in _HEADS)


def _running(tokens: list[Token]) -> list[Token]:
    """The tokens with lines run together as paragraphs are: a single line break is a blank, several part."""
    if not any(token.kind == "break" for token in tokens):
        return tokens
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == "break" and not (
            (kept and kept[-1].kind == "break") or (at + 1 < len(tokens) and tokens[at + 1].kind == "break")
        ):
            continue
        kept.append(token)
    return kept


def _quantity(tokens: Sequence[Token], number: Number, free: int) -> tuple[Quantity, int]:
    """A number with its hedge, what both allow, and the change it is part of; and the first token behind them."""
    first, last, unit = number.first, number.last, number.unit
    low, high = number.value, number.vague_to
    hedge: Hedge = "exact"
    if number.form == "ordinal":
        high = number.value
    elif number.form != "vague":
        found = hedging(tokens, first, last)
        if found.first < free or _lasts(tokens, found.first, number):
            found = found._replace(hedge="exact", first=first, last=last)  # the words before belong to the quantity before
        low, high = interval(number.value, number.step, found.hedge, words=number.loose, narrow=found.narrow)
        first, hedge = found.first, _finer(tokens, found.hedge, found.first, number, found.last)
        if found.last > last:
            last = found.last
            unit = unit or unit_of(tokens, number.place, last)[0]  # "400,000 or more homes"
    change = _change(tokens, number, first)
    if (
        not change.part
        and unit in {"percent", "percentage points", "points"}
        and first == number.first
        and word_at(tokens, first) in {"+", "-"}
    ):
        change = Change("up" if word_at(tokens, first) == "+" else "down", "by")
    quantity = Quantity(
        tokens[first].start, tokens[last].end, float(number.value), float(low), float(high), _with_rate(tokens, number, unit), hedge,
        change.direction, change.part, number.form,
    )  # fmt: skip
    return quantity, last + 1


_LASTING = frozenset(
    "for after of took take takes lasted lasting is was been in waited wait with well just spent by to within at a the and are were last lasts".split()
)
_LENGTHS = frozenset("years months weeks days hours decades".split())


def _lasts(tokens: Sequence[Token], first: int, number: Number) -> bool:
    """Whether "over" says in what time something went on, and bounds nothing: "rose by £3m over two years"."""
    return number.unit in _LENGTHS and word_at(tokens, first) == "over" and first == number.first - 1 and first > 0 and (
        word_at(tokens, first - 1) not in _LASTING
    )  # fmt: skip


def _finer(tokens: Sequence[Token], hedge: str, first: int, number: Number, last: int) -> Hedge:
    """Tells "at least" from "over" and "up to" from "under": whether the number itself is allowed."""
    opening, second = word_at(tokens, first), word_at(tokens, first + 1)
    if hedge == "over":
        bounded = (
            (opening == "at" and second == "least")
            or opening in {"no", "not", "≥"}
            or second in {"minimum", "few", "little", "low"}
        )
        return "at least" if bounded or (last > number.last) else "over"
    if hedge == "under":
        bounded = (
            (opening in {"up", "at"} and second in {"to", "most"})
            or opening in {"no", "not", "≤"}
            or second in {"maximum", "many", "much", "high"}
        )
        return "up to" if bounded or (last > number.last) else "under"
    return hedge  # type: ignore[return-value]  # the rest are the same


def _with_rate(tokens: Sequence[Token], number: Number, unit: str) -> str:
    """The unit with what it is a rate of: "GBP per year"."""
    if number.form not in {"number", "range", "vague", "multiple"} or not unit or unit.endswith(" old"):
        return unit
    end = number.last
    end += word_at(tokens, end + 1) == "of"
    if not number.is_sign:
        for word in unit.split():
            end += word_at(tokens, end + 1) == word
    elif unit in _WORDED and MEASURES.get(word_at(tokens, end + 1).partition("-")[0]) == unit:
        end += 1
    elif word_at(tokens, end + 1) in {"square", "sq", "cubic", "basis", "times"}:
        end += 2 - (word_at(tokens, end + 1) == "times")
    rate = rate_behind(tokens, end)
    return f"{unit} per {rate}" if rate else unit


_WORDED = frozenset(MEASURES.values())


def _change(tokens: Sequence[Token], number: Number, first: int) -> Change:
    """The change that a number takes part in; a multiple is one by itself, a rank never."""
    if number.form == "ordinal":
        return UNCHANGED
    if number.form == "multiple":
        if word_at(tokens, number.place) in MULTIPLYING_VERBS:
            return Change("up" if number.value > 1 else "down", "by")
    return change_of(tokens, first, number.last, number.unit)


# --- two numbers together


def _sharing(tokens: Sequence[Token], one: Number, two: Number, before: Quantity) -> Quantity:
    """The first of two numbers with the unit and the magnitude that stand behind the second: "from 2 to 3 million"."""
    scale = (
        two.magnitude
        if one.magnitude == 1 and abs(one.value) < 1000 and one.value * two.magnitude < 1000 * two.magnitude
        else 1.0
    )
    unit = one.unit or two.unit
    if scale == 1 or tokens[one.last + 1].lower != "to":
        return replace(before, unit=unit)
    return replace(before, unit=unit, value=before.value * scale, low=before.low * scale, high=before.high * scale)


def _says_again(tokens: Sequence[Token], one: Number, two: Number, stated: Quantity) -> bool:
    """Whether a number says the one before once more, in another unit: "lost 190 points, or 0.6 %"."""
    gap = [word_at(tokens, at) for at in range(one.last + 1, two.first)]
    return len(gap) < 8 and (gap == ["("] or "or" in gap[-4:]) and bool(stated.unit) and stated.unit != one.unit


def _carried(tokens: Sequence[Token], named: tuple[str, int], number: Number, stated: Quantity) -> str:
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
    if stated.part == "from" or lead in {"against", "than"} or (lead == "with" and word_at(tokens, at - 1) == "compared"):
        return unit
    listed = lead == "," and word_at(tokens, number.last + 1) in {"in", "at", "from", "on", "were"}
    return unit if (lead in {"and", "or", "including"} or listed) and unit not in _CURRENCIES and unit not in _WORDED else ""


_BEFORE_CARRIED = frozenset("just only about around some nearly almost over under more than".split()) - {"than"}
_SHARES = frozenset({"percent", "percentage points", "times", "share"})
_NEAR = 16
_ENDS_OF_SENTENCES = frozenset({".", "!", "?", ";"})


def _joint(tokens: Sequence[Token], one: Number, two: Number) -> str:
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
        low, high = _ends(one, two)
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
    low, high = _ends(one, two)
    if one.unit not in {"", two.unit} and not (dashed and two.unit == "" and one.is_sign):
        if not (one.unit in _CURRENCIES and not two.is_sign):
            return ""
    if low < high:
        return "range"
    return "shared" if not one.unit and two.unit and not dashed and (two.is_sign or joint == "to") else ""


def _ends(one: Number, two: Number) -> tuple[float, float]:
    low, high = one.value, two.value
    if one.magnitude == 1 and two.magnitude > 1 and low < 1000 and low * two.magnitude < high:
        low *= two.magnitude  # between 2 and 3 million
    return low, high


def _is_range_of_changes(one: Number, two: Number) -> bool:
    """Whether "by A to B" bounds the change, "by 1 to 1.5 degrees", and is no change and a level, "by 3,000 to 45,000"."""
    return not one.unit and bool(two.unit) and two.value <= 3 * one.value * (two.magnitude if one.magnitude == 1 else 1)


_CURRENCIES = frozenset(MONEY.values())
_GOING = frozenset(
    "rose rise rises rising risen fell fall falls falling fallen grew jumped climbed dropped drop declined cut increased decreased"
    " by up down increase increases decrease growth reduction rises soared surged slumped plunged reduced lower higher raised lifted moved slow slowed slows slowing".split()
)  # fmt: skip


def _goes(tokens: Sequence[Token], first: int) -> bool:
    """Whether "A to B" says where something went, and no range: "fell from 906,000 to 728,000"."""
    for back in range(first - 1, max(-1, first - 6), -1):
        word = tokens[back].lower
        if word in {",", ";", ":", "."}:
            return False
        if word in _GOING:
            return True
    return False


def _range(tokens: Sequence[Token], one: Number, two: Number) -> Quantity:
    """Two numbers as one range; its ends are what is said, a little more each way where "about" stands before."""
    low, high = _ends(one, two)
    found = hedging(tokens, one.first, one.last)
    first = one.first
    hedge: Hedge = "exact"
    slack = 0.0
    if found.hedge == "about":
        hedge, first, slack = "about", found.first, ABOUT_WITHIN
    unit = two.unit or one.unit if not one.is_sign else one.unit
    whole = replace(two, first=first, place=one.place, unit=unit, is_sign=one.is_sign or two.is_sign, form="range")
    change = change_of(tokens, first - (word_at(tokens, first - 1) in {"between", "from"}), two.last, unit)
    return Quantity(
        tokens[first].start, tokens[two.last].end, (low + high) / 2, low - slack * abs(low), high + slack * abs(high), _with_rate(tokens, whole, unit),
        hedge, change.direction, change.part, "range",
    )  # fmt: skip
