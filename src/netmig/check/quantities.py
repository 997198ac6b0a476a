"""Quantities in a text: what number is stated, and what it can stand for.

A quantity's interval is what its words commit the writer to: half a unit of the last non-zero digit
each way, widened or bounded by the hedge. "728,000" is 727,500 to 728,500; "nearly 12" is below 12
and not far below; "over 400,000" is 400,000 or more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .tokens import Token

Hedge = Literal["exact", "about", "over", "under", "nearly"]
Unit = Literal["people", "percent", "percentage points", "GBP", "times", "share", "visas", "applications", "other", ""]

MAGNITUDES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000, "mn": 1_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000, "tn": 1_000_000_000_000,
}  # fmt: skip
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5,
    "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
# verbs that state a ratio of after to before
MULTIPLYING_VERBS = {
    "halved": 0.5, "halve": 0.5, "halving": 0.5, "halves": 0.5, "doubled": 2, "double": 2, "doubling": 2, "doubles": 2,
    "trebled": 3, "treble": 3, "tripled": 3, "triple": 3, "tripling": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4,
    "quintupled": 5, "twofold": 2, "two-fold": 2, "threefold": 3, "three-fold": 3, "fourfold": 4, "four-fold": 4,
    "fivefold": 5, "five-fold": 5, "sixfold": 6, "six-fold": 6, "tenfold": 10, "ten-fold": 10,
}  # fmt: skip

_HEDGES: tuple[tuple[tuple[str, ...], Hedge], ...] = (
    (("more", "than"), "over"), (("greater", "than"), "over"), (("in", "excess", "of"), "over"),
    (("at", "least"), "over"), (("just", "over"), "over"), (("well", "over"), "over"), (("upwards", "of"), "over"),
    (("north", "of"), "over"), (("over",), "over"), (("above",), "over"), (("exceeding",), "over"),
    (("less", "than"), "under"), (("fewer", "than"), "under"), (("up", "to"), "under"),
    (("as", "many", "as"), "under"), (("at", "most"), "under"), (("no", "more", "than"), "under"), (("under",), "under"),
    (("below",), "under"), (("just", "under"), "nearly"), (("a", "little", "under"), "nearly"), (("close", "to"), "about"),
    (("nearly",), "nearly"), (("almost",), "nearly"), (("approaching",), "nearly"), (("not", "quite"), "nearly"),
    (("about",), "about"), (("around",), "about"), (("roughly",), "about"), (("approximately",), "about"), (("some",), "about"),
    (("circa",), "about"), (("an", "estimated"), "about"), (("estimated",), "about"), (("in", "the", "region", "of"), "about"),
    (("broadly",), "about"),
)  # fmt: skip
# "10 % below 764,000" compares with the number and does not bound it
_COMPARING = frozenset({"above", "below", "over", "under"})
_ENDS_OF_SHARES = frozenset(
    "% percent pc cent points half third thirds quarter quarters fifth times more fewer well far much".split()
)
# words of feeling and form that may stand between a hedge and its number
_PASSED_OVER = frozenset(
    "a an the staggering astonishing whopping massive huge record revised updated provisional total of further another new"
    " just net only estimated eye-watering shocking incredible mere around about".split()
)  # fmt: skip
_PEOPLE = frozenset(
    "people migrants immigrants emigrants individuals persons nationals citizens arrivals departures men women children"
    " students workers dependants dependents refugees britons indians nigerians pakistanis foreigners newcomers visitors"
    " residents claimants applicants seekers crossings".split()
)  # fmt: skip
# what is counted in these is not a number of people
_OTHER_UNITS = frozenset(
    "years year months month weeks week days day hours hour minutes minute pages miles mile km kilometres metres meters"
    " homes houses dwellings jobs seats votes points countries nationalities occupations boats hotels councils schools times"
    " cases police staff year-old years-old per".split()
)  # fmt: skip
_FEW_PEOPLE_WORDS = frozenset(
    "more fewer additional extra overseas foreign international non-eu british eu long-term other".split()
)

# the shares by which a hedge bends a number, chosen once for every text: see docs/check.md
NEARLY_DOWN_TO = 0.9
NEARLY_WORD_DOWN_TO = 0.85
NEARLY_UP_TO = 1.01
ABOUT_WITHIN = 0.05
WORD_WITHIN = 0.10


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated.

    `value` is in whole units (people, pounds), percent for percentages, a ratio of after to before
    for multiples, a part of one for shares. `low` and `high` are what the words allow; either may
    be infinite. `first` and `last` are token indices, `start` and `end` code points.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    low: float
    high: float
    unit: Unit
    hedge: Hedge
    form: Literal["number", "range", "multiple", "fraction", "vague"] = "number"
    number_start: int = 0
    """Where the number itself begins, behind hedge and currency."""


def last_digit_unit(digits: str, magnitude: float = 1) -> float:
    """The unit of the last non-zero digit of a number as written.

    >>> last_digit_unit("948,000"), last_digit_unit("1.2", 1_000_000), last_digit_unit("80")
    (1000.0, 100000.0, 10.0)
    """
    plain = digits.replace(",", "")
    whole, _, decimals = plain.partition(".")
    if decimals.strip("0"):
        return float(10 ** -len(decimals.rstrip("0")) * magnitude)
    if decimals:
        # "5.0" states its last zero: nobody writes it otherwise
        return float(10 ** -len(decimals) * magnitude)
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return float(10**zeros * magnitude)


def interval(value: float, unit: float, hedge: Hedge, *, words: bool = False) -> tuple[float, float]:
    """What a stated number can stand for, given the unit of its last digit and its hedge.

    `words` marks numbers said in words of ratio ("a third", "doubled"), which are looser.
    """
    size = abs(value)
    match hedge:
        case "over":
            low, high = size * 0.995, math.inf
        case "under":
            low, high = -math.inf, size * 1.005
        case "nearly":
            low, high = size * (NEARLY_WORD_DOWN_TO if words else NEARLY_DOWN_TO), size * NEARLY_UP_TO
        case "about":
            # "some 948,000" is said of a number known to the thousand, "about a million" is not
            reach = size * WORD_WITHIN if words else max(unit / 2, min(size * ABOUT_WITHIN, 5 * unit))
            low, high = size - reach, size + reach
        case _:
            reach = max(unit / 2, size * WORD_WITHIN if words else 0)
            low, high = size - reach, size + reach
    return (low, high) if value >= 0 else (-high, -low)


def find_quantities(tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> list[Quantity]:
    """The quantities among some tokens, in order; tokens in `taken` (dates, periods) are not read.

    >>> from netmig.check.tokens import tokenise
    >>> found = find_quantities(tokenise("up 36% to over £5.38 billion, nearly halved"))
    >>> [(each.value, each.unit, each.hedge) for each in found]
    [(36.0, 'percent', 'exact'), (5380000000.0, 'GBP', 'over'), (0.5, 'times', 'nearly')]
    """
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        quantity = None if position in taken else _read(tokens, position, taken)
        if quantity is None:
            position += 1
            continue
        position = quantity.last + 1
        if found and (joined := _range(tokens, found[-1], quantity)):
            found[-1] = joined
        else:
            found.append(quantity)
    return found


def _read(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Quantity | None:
    token = tokens[at]
    if token.kind == "number":
        return _read_number(tokens, at, taken)
    if token.kind != "word":
        return None
    word = token.lower
    if word in MULTIPLYING_VERBS:
        following = _lower(tokens, at + 1)
        if word in {"double", "triple", "treble"} and following in {
            "glazing",
            "standards",
            "check",
            "digit",
            "digits",
            "figures",
        }:
            return None
        return _make(tokens, at, at, MULTIPLYING_VERBS[word], 1.0 if MULTIPLYING_VERBS[word] > 1 else 0.1, "times", "multiple")
    if word == "twice" and _lower(tokens, at + 1) in {"as", "the", "what", "its", "that"}:
        return _make(tokens, at, at, 2, 1, "times", "multiple")
    if word in NUMBER_WORDS or word in {"a", "an", "half", "quarter", "tens", "hundreds", "thirds"} or "-" in word:
        return _read_words(tokens, at)
    return None


def _read_number(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Quantity | None:
    token = tokens[at]
    value = float(token.lower.replace(",", ""))
    last = at
    magnitude = 1.0
    following = _lower(tokens, at + 1)
    if following in MAGNITUDES and (len(following) > 2 or tokens[at + 1].start == token.end or following in {"bn", "mn"}):
        magnitude = MAGNITUDES[following]
        last += 1
    elif tokens_touch(tokens, at) and following in {"st", "nd", "rd", "th", "s"}:
        return None  # 20th, 1990s
    unit: Unit = ""
    first = at
    before = _lower(tokens, at - 1)
    if before == "£":
        unit, first = "GBP", at - 1
    elif before in {"$", "€"}:
        unit, first = "other", at - 1
    elif before in {"+", "-"} and at >= 2 and tokens[at - 1].end == token.start and tokens[at - 2].end < tokens[at - 1].start:
        first = at - 1
        value = -value if before == "-" else value
    after = _lower(tokens, last + 1)
    if unit == "":
        if after in {"%", "percent", "pc"}:
            unit, last = "percent", last + 1
        elif after == "per" and _lower(tokens, last + 2) == "cent":
            unit, last = "percent", last + 2
        elif after == "percentage" and _lower(tokens, last + 2).startswith("point"):
            unit, last = "percentage points", last + 2
        elif after in {"times", "x"} or (after == "-" and _lower(tokens, last + 2) == "fold"):
            unit, last = "times", last + (1 if after in {"times", "x"} else 2)
        elif after == "pounds":
            unit, last = "GBP", last + 1
        else:
            unit = _noun_unit(tokens, last + 1)
    if unit == "percent" and _lower(tokens, last + 1) in {"point", "points"}:
        unit, last = "percentage points", last + 1
    if (
        unit == ""
        and magnitude == 1
        and value < 1000
        and "," not in token.lower
        and before in {"page", "section", "article", "no", "aged", "chapter", "table", "note"}
    ):
        return None
    step = last_digit_unit(token.lower, magnitude)
    return _make(tokens, first, last, value * magnitude, step, unit, "number", number_at=at)


def _read_words(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Numbers said in words: "half a million", "a quarter of a million", "two-thirds", "four times", "one in four"."""
    word = tokens[at].lower
    if word in {"tens", "hundreds"} and _lower(tokens, at + 1) == "of" and _lower(tokens, at + 2) == "thousands":
        low, high = (10_000.0, 99_999.0) if word == "tens" else (100_000.0, 999_999.0)
        return _bare(tokens, at, at + 2, low, low, high, _noun_unit(tokens, at + 3), "vague")
    if word in NUMBER_WORDS and _lower(tokens, at + 1) == "in" and _lower(tokens, at + 2) in NUMBER_WORDS:
        return _make(tokens, at, at + 2, NUMBER_WORDS[word] / NUMBER_WORDS[_lower(tokens, at + 2)], 0.05, "share", "fraction")
    count, last = 1.0, at
    if "-" in word:
        head, _, tail = word.partition("-")
        if tail not in FRACTIONS or head not in NUMBER_WORDS:
            return None
        return _fraction(tokens, at, at, NUMBER_WORDS[head] * FRACTIONS[tail])
    if word in {"half", "quarter"}:
        return _fraction(tokens, at, at, FRACTIONS[word])
    if word in NUMBER_WORDS:
        count = NUMBER_WORDS[word]
        following = _lower(tokens, at + 1)
        if following in FRACTIONS and following != "half":
            return _fraction(tokens, at, at + 1, count * FRACTIONS[following])
    following = _lower(tokens, last + 1)
    if word in {"a", "an"}:
        if following in {"half", "third", "quarter", "fifth", "tenth"}:
            return _fraction(tokens, at, at + 1, FRACTIONS[following])
        if following == "dozen":
            return _make(tokens, at, at + 1, 12, 2, _noun_unit(tokens, at + 2), "number", words=True)
        if following not in MAGNITUDES or len(following) < 4 or following == "hundred":
            return None
    if following in MAGNITUDES and len(following) > 3:
        magnitude = float(MAGNITUDES[following])
        unit = _noun_unit(tokens, last + 2)
        return _make(tokens, at, last + 1, count * magnitude, magnitude, unit, "number", words=word in {"a", "an"})
    if following == "times":
        return _make(tokens, at, at + 1, count, 1, "times", "multiple")
    return None


def _fraction(tokens: Sequence[Token], first: int, last: int, value: float) -> Quantity | None:
    """A fraction, of a million ("a quarter of a million", "half a million") or of something else."""
    ahead = last + 1
    if _lower(tokens, ahead) == "of":
        ahead += 1
    if _lower(tokens, ahead) in {"a", "one"} and _lower(tokens, ahead + 1) in {"million", "billion"}:
        magnitude = MAGNITUDES[_lower(tokens, ahead + 1)]
        return _make(tokens, first, ahead + 1, value * magnitude, 0, _noun_unit(tokens, ahead + 2), "number", words=True)
    if tokens[first].lower in {"quarter"} and _lower(tokens, first - 1) in {
        "the",
        "this",
        "last",
        "each",
        "per",
        "first",
        "second",
        "third",
        "fourth",
    }:
        return None  # a quarter of the year
    return _make(tokens, first, last, value, 0, "share", "fraction", words=True)


def _make(
    tokens: Sequence[Token],
    first: int,
    last: int,
    value: float,
    step: float,
    unit: Unit,
    form: Literal["number", "multiple", "fraction"],
    *,
    words: bool = False,
    number_at: int | None = None,
) -> Quantity:
    hedge, hedged_from = _hedge_before(tokens, first)
    loose = words or form in {"multiple", "fraction"}
    low, high = interval(value, step, hedge, words=loose)
    return Quantity(
        hedged_from, last, tokens[hedged_from].start, tokens[last].end, value, low, high, unit, hedge, form,
        tokens[first if number_at is None else number_at].start,
    )  # fmt: skip


def _bare(
    tokens: Sequence[Token],
    first: int,
    last: int,
    value: float,
    low: float,
    high: float,
    unit: Unit,
    form: Literal["range", "vague"],
) -> Quantity:
    return Quantity(
        first, last, tokens[first].start, tokens[last].end, value, low, high, unit, "exact", form, tokens[first].start
    )


def _hedge_before(tokens: Sequence[Token], at: int) -> tuple[Hedge, int]:
    """The hedge that stands before a number, and the token where it begins; ("exact", at) if none."""
    back = at
    for _ in range(4):
        for phrase, hedge in _HEDGES:
            begin = back - len(phrase)
            if begin >= 0 and all(tokens[begin + k].lower == phrase[k] for k in range(len(phrase))):
                if phrase[0] in _COMPARING and _lower(tokens, begin - 1) in _ENDS_OF_SHARES:
                    return "exact", at
                return hedge, begin
        if back - 1 < 0 or tokens[back - 1].lower not in _PASSED_OVER:
            break
        back -= 1
    return "exact", at


def _range(tokens: Sequence[Token], before: Quantity, after: Quantity) -> Quantity | None:
    """Two numbers as one range: "240,000-250,000", "between 2 and 3 million", "200,000 to 300,000 a year"."""
    between = [token.lower for token in tokens[before.last + 1 : after.first]]
    lead = _lower(tokens, before.first - 1)
    joined = (
        between in (["-"], ["–"], ["—"])
        or (between == ["to"] and lead != "from" and _noun_unit(tokens, after.last + 1) == "" and before.unit == "")
        or (between == ["and"] and lead == "between")
    )
    if not joined or before.form != "number" or after.form != "number":
        return None
    low, high = before.value, after.value
    if low < 1000 <= high and low * 1000 < high * 10 and high >= 1_000_000:
        low *= 1_000_000 if high < 1_000_000_000 else 1_000_000_000  # between 2 and 3 million
    if low >= high or (before.unit not in {"", after.unit}):
        return None
    hedge = before.hedge
    slack = ABOUT_WITHIN if hedge == "about" else 0.0
    return Quantity(
        before.first, after.last, before.start, after.end, (low + high) / 2, low * (1 - slack), high * (1 + slack),
        after.unit or before.unit, hedge, "range", before.number_start,
    )  # fmt: skip


def _noun_unit(tokens: Sequence[Token], at: int) -> Unit:
    """The unit that the noun behind a number names, if it is near and plain."""
    for ahead in range(at, at + 4):
        word = _lower(tokens, ahead)
        if word in _PEOPLE:
            return "people"
        if word in {"visas", "visa"}:
            return "visas"
        if word in {"applications", "claims"}:
            return "applications"
        if word in _OTHER_UNITS and ahead == at:
            return "other"
        if word not in _FEW_PEOPLE_WORDS:
            return ""
    return ""


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def tokens_touch(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the next."""
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start
