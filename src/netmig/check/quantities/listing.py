"""The public list of quantities in a text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from ..words.hedges import ABOUT_WITHIN, hedging, interval
from ..words.number_words import MULTIPLYING_VERBS, NUMBER_WORDS
from ..words.stated_numbers import READERS, Form
from ..words.tokens import Token, tokenise, word_at
from .direction import UNCHANGED, Change, Direction, Part, change_of
from .measures import MEASURES, rate_behind
from .numbers import Number, number_at, unit_of
from .ordinals import rank_at
from .pairs import carried_unit, ends_of, joint_of, says_again, scale_of

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
        match "" if previous is None else joint_of(tokens, previous, number):
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
                    found[-1] = _sharing(found[-1], previous.unit or number.unit, scale_of(tokens, previous, number))
                stated, free = _quantity(tokens, number, free)
                if not stated.part and found and previous is not None and says_again(tokens, previous, number):
                    stated = replace(stated, direction=found[-1].direction, part=found[-1].part)
                if not stated.unit and named[0]:
                    stated = replace(stated, unit=carried_unit(tokens, named, number, from_level=stated.part == "from"))
                found.append(stated)
                previous = number
        if found and found[-1].unit and found[-1].form in {"number", "range"} and found[-1].unit not in _SHARES:
            named = (found[-1].unit, number.last)
        position = max(free, number.last + 1)
    return tuple(found)


_SURELY = frozenset(NUMBER_WORDS) | frozenset(READERS) | frozenset(MULTIPLYING_VERBS)
_HEADS = frozenset(NUMBER_WORDS) | {"half", "quarter"}


def _may_begin(word: str) -> bool:
    return (
        word in _SURELY or word[-1].isdecimal() or word[-2:-1].isdecimal() or ("-" in word and word.partition("-")[0] in _HEADS)
    )


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
    if (
        unit == "years old"
        and hedge == "exact"
        and (bounded := _AGE_BOUNDS.get((word_at(tokens, last + 1), word_at(tokens, last + 2))))
    ):
        hedge, last = bounded, last + 2  # "65 and over"
        low, high = interval(number.value, number.step, "over" if bounded == "at least" else "under")
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


_AGE_BOUNDS: dict[tuple[str, str], Hedge] = {
    **{(joint, word): "at least" for joint in ("and", "or") for word in ("over", "older", "above")},
    **{(joint, word): "up to" for joint in ("and", "or") for word in ("under", "younger", "below")},
}
_SHARES = frozenset({"percent", "percentage points", "times", "share"})
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
    if number.form == "multiple" and word_at(tokens, number.place) in MULTIPLYING_VERBS:
        return Change("up" if number.value > 1 else "down", "by")
    return change_of(tokens, first, number.last, number.unit)


def _sharing(before: Quantity, unit: str, scale: float) -> Quantity:
    """The first of two quantities with the unit and the magnitude that stand behind the second."""
    return replace(before, unit=unit, value=before.value * scale, low=before.low * scale, high=before.high * scale)


def _range(tokens: Sequence[Token], one: Number, two: Number) -> Quantity:
    """Two numbers as one range; its ends are what is said, a little more each way where "about" stands before."""
    low, high = ends_of(one, two)
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
