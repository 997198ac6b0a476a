"""A number in any English text, with what it counts or measures: the readers of digits and of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..words.number_words import MAGNITUDES, MULTIPLYING_VERBS, NUMBER_WORDS, read_cardinal
from ..words.stated_numbers import (
    LARGEST,
    READERS,
    Form,
    StatedNumber,
    in_whole_units,
    last_digit_unit,
    magnitude_behind,
    read_number,
    read_ratio_of_counts,
    sign_before,
)
from ..words.tokens import Token, touches, word_at
from ..words.units import unit_behind
from .measures import MEASURES, MONEY, measure_behind, money_before, whose_dollars
from .names import capital_name, names, numbered
from .nouns import counted, is_plural

_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Number:
    """A number before its hedge is read: its tokens, its value, what it counts and how exactly it is said."""

    first: int
    last: int
    value: float
    step: float
    unit: str
    form: Form
    loose: bool = False
    place: int = -1
    """The token of the number itself, behind a currency or sign."""
    magnitude: float = 1.0
    vague_to: float = 0.0
    is_sign: bool = False
    """Whether the unit is said beside the number, as money, a percentage or a measure is."""


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at a token; None if none does, or if it names something and counts nothing."""
    token = tokens[at]
    if token.kind == "number":
        if word_at(tokens, at + 1) in {"in", "out"} and (ratio := read_ratio_of_counts(tokens, at, _NOBODY)) is not None:
            return _general(tokens, ratio)
        return _digits(tokens, at)
    if token.kind != "word":
        return None
    word = token.lower
    if word in NUMBER_WORDS:
        return _with_magnitude(tokens, _spoken(tokens, at))
    if word[-1].isdecimal() or (word[-1] in "mk" and word[-2:-1].isdecimal()):
        return _dollars(tokens, at)
    if word in READERS or word in MULTIPLYING_VERBS:
        stated = read_number(tokens, at, _NOBODY)
        return _general(tokens, stated) if stated is not None else None
    if "-" in word:
        return _hyphenated(tokens, at)
    return None


# --- digits


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    digits = tokens[at].lower
    signed = word_at(tokens, at - 1) == "-" and touches(tokens, at - 1) and touches(tokens, at - 2)
    unit, first = money_before(tokens, at - 1 if signed else at)  # "$-50.8bn"
    signed = signed and bool(unit)
    first = first if unit else at
    if not unit and names(tokens, at):
        return None
    if unit and len(digits) > 18:
        return None
    value = float(digits.replace(",", ""))
    magnitude, last = magnitude_behind(tokens, at)
    is_length = magnitude == 1_000_000 and last == at + 1 and tokens[last].lower == "m" and _is_length(tokens, last)
    if is_length:
        magnitude = 1.0
    step = last_digit_unit(digits, magnitude)
    if (
        not unit
        and word_at(tokens, at - 1) == "."
        and touches(tokens, at - 1)
        and not touches(tokens, at - 2)
        and digits.isdecimal()
    ):
        value, step, first = value / 10 ** len(digits), 10.0 ** -len(digits), at - 1  # ".500"
    value, step, magnitude, last = in_whole_units(tokens, at, value, step, magnitude, last)
    if value > LARGEST:
        return None
    is_sign = bool(unit)
    if unit:
        if measure_behind_money := _said_again(tokens, last, unit):
            last = measure_behind_money
    elif is_length:
        unit, is_sign = "metres", True
    else:
        unit, last, is_sign = unit_of(tokens, at, last)
    negative, first = (True, first) if signed else sign_before(tokens, first)
    if not unit and magnitude == 1 and digits.isdecimal() and (_is_idle(tokens, at, last) or _is_model(tokens, at)):
        return None
    form: Form = "multiple" if unit == "times" and is_sign else "number"
    return Number(first, last, -value if negative else value, step, unit, form, place=at, magnitude=magnitude, is_sign=is_sign)


def _with_magnitude(tokens: Sequence[Token], number: Number | None) -> Number | None:
    """A number in words with the magnitude it ends in, which "four to five thousand" says of both."""
    if number is None or number.form != "number" or number.value < 1000:
        return number
    return replace(number, magnitude=float(MAGNITUDES.get(tokens[number.last].lower, 1)))


_DOLLARS_GLUED = re.compile(r"(us|au?|ca?n?|nz|hk|sg?)([0-9]{1,4})([mk]?)")


def _dollars(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads "$US160 million", whose letters and digits are one word."""
    glued = _DOLLARS_GLUED.fullmatch(tokens[at].lower)
    if glued is None or word_at(tokens, at - 1) != "$" or not touches(tokens, at - 1):
        return None
    magnitude, last = magnitude_behind(tokens, at)
    magnitude *= {"m": 1e6, "k": 1e3, "": 1.0}[glued[3]]
    return Number(
        at - 1,
        last,
        float(glued[2]) * magnitude,
        last_digit_unit(glued[2], magnitude),
        whose_dollars(glued[1]),
        "number",
        place=at,
        magnitude=magnitude,
        is_sign=True,
    )


def _is_length(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at + 1) in {
        "tall", "high", "deep", "wide", "long", "sprint", "hurdles", "race", "relay", "freestyle", "dash", "telescope", "pool", "butterfly", "backstroke",
    }  # fmt: skip


def _said_again(tokens: Sequence[Token], last: int, unit: str) -> int:
    """The last token of a currency that is said behind the amount as well: "£5m GBP"; 0 if it is not."""
    following = word_at(tokens, last + 1)
    return last + 1 if MONEY.get(following) == unit and following not in {"p", "cent", "penny"} else 0


def unit_of(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int, bool]:
    """What a number counts, the last token of number and sign together, and whether the unit is a sign or measure."""
    if "-" in tokens[last].lower and tokens[last].lower.partition("-")[0] in MAGNITUDES:
        return _in_the_same_word(tokens[last].lower), last, True
    if is_age(tokens, first):
        return "years old", last, True
    if last + 1 >= len(tokens):
        return "", last, False
    if tokens[last + 1].kind == "break" or word_at(tokens, last + 1) in {",", ".", ")", ";", ":", "!", "?"}:
        return "", last, False
    proportion, after = unit_behind(tokens, first, last)
    if proportion in {"percent", "percentage points", "times"}:
        return proportion, after, True
    at = last + 1
    hyphen = word_at(tokens, at) == "-" and touches(tokens, last) and touches(tokens, at)
    if hyphen:
        at += 1
    word = word_at(tokens, at)
    if word in {"year", "years"} and word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) == "age":
        return "years old", at + 2, True
    if word.startswith(("year-old", "years-old", "yr-old")) or (
        word in {"year", "years"} and word_at(tokens, at + 1) in {"old", "olds"}
    ):
        return "years old", at if "-" in word else at + 1, True
    if word.startswith(("month-old", "week-old", "day-old", "months-old", "weeks-old")):
        return word.partition("-")[0].removesuffix("s") + "s old", at, True
    if word in {"months", "weeks", "days", "month", "week"} and word_at(tokens, at + 1) == "old":
        return word.removesuffix("s") + "s old", at + 1, True
    measured = measure_behind(tokens, last)
    if measured is not None:
        return measured.unit, measured.last if measured.sign else last, True
    if hyphen:
        if word in {"plus", "odd"}:
            return counted(tokens, at + 1).words, last, False
        if word.isalpha() and len(word) > 2:
            return word, at, False
        head = word.partition("-")[0]
        return (head, last, False) if head.isalpha() and len(head) > 2 else ("", last, False)
    if word in {"times", "time"}:
        return "times", last, False
    noun = counted(tokens, at).words
    if not noun and _is_attributive(tokens, first) and tokens[at].kind == "word" and not tokens[at].capital:
        noun = counted(tokens, at, singular=True).words.partition(" ")[0]
    return noun, last, False


_TO = frozenset({"to", "-", "–", "and", "or"})


def is_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number without a unit is an age: "aged 18 to 24", "Ann Smith, 45, said", "the age of 21"."""
    digits = tokens[at].lower
    if not tokens[at].is_number or not digits.isdecimal() or len(digits) > 3 or int(digits) > 120:
        return False
    if _follows_age(tokens, at) or (
        word_at(tokens, at - 1) in _TO and at > 2 and tokens[at - 2].is_number and _follows_age(tokens, at - 2)
    ):
        return True
    named = (
        at > 2
        and word_at(tokens, at - 1) == ","
        and all(tokens[at - back].kind == "word" and tokens[at - back].capital for back in (2, 3))
    )
    return named and len(digits) == 2 and word_at(tokens, at + 1) in {",", "."}


def _follows_age(tokens: Sequence[Token], at: int) -> bool:
    before = word_at(tokens, at - 1)
    return before in _AGED or (before in {"of", "under", "over", "between", "about", "from"} and word_at(tokens, at - 2) in _AGED)


_AGED = frozenset({"aged", "age", "ages"})


def _in_the_same_word(word: str) -> str:
    """The unit in "million-year-old", "billion-dollar", "bn-a-year"."""
    head, _, rest = word.partition("-")[2].partition("-")
    if rest.startswith("old"):
        return f"{head.removesuffix('s')}s old"
    if head in {"a", "an", "per", "plus", "odd"}:
        return ""
    return MONEY.get(head) or MEASURES.get(head) or head


def _is_attributive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands between an article and a singular noun that it describes: "a three course meal"."""
    return word_at(tokens, at - 1) in _ARTICLES or (word_at(tokens, at - 2) in _ARTICLES and tokens[at - 1].kind == "word")


_ARTICLES = frozenset("a an the this that its his her their our my your".split())


def _is_idle(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a bare number without a noun is only the mark of a list, or stands beside a name."""
    digits = tokens[at].lower
    if len(digits) > 3 or not digits.isdecimal():
        return False
    begins = at == 0 or tokens[at - 1].kind == "break"
    if begins and word_at(tokens, last + 1) in {".", ")", ":"}:
        return True
    return word_at(tokens, at - 1) in {"(", "["} and word_at(tokens, last + 1) in {")", "]"} and len(digits) < 3


def _is_model(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small bare number opens a name: "11 Pro Max", "the new 787 Dreamliner"."""
    return len(tokens[at].lower) < 4 and at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].capital


# --- words


def _general(tokens: Sequence[Token], stated: StatedNumber) -> Number:
    """A number that the reader of statistics found, with the noun that it counts."""
    unit: str = stated.unit
    last = stated.last
    is_sign = unit in {"percent", "percentage points", "times", "GBP"}
    first = stated.first
    if stated.form == "fraction":
        unit = "share"
    elif (not is_sign or stated.form == "vague") and stated.form != "multiple":
        unit, last, is_sign = _noun_behind(tokens, stated)
        money, begins = money_before(tokens, first)
        if money:
            unit, first, is_sign = money, begins, True
    return Number(
        first, last, stated.value, stated.step, unit, stated.form, stated.loose, stated.place if stated.place >= 0 else stated.first, stated.magnitude,
        stated.vague_to, is_sign,
    )  # fmt: skip


def _noun_behind(tokens: Sequence[Token], stated: StatedNumber) -> tuple[str, int, bool]:
    behind = stated.last
    if word_at(tokens, behind + 1) == "of":
        measured = measure_behind(tokens, behind + 1)
        if measured is not None:
            return measured.unit, measured.last if measured.unit in MONEY.values() else behind, True
    return unit_of(tokens, stated.place if stated.place >= 0 else stated.first, behind)


_POINTED = frozenset("the these those other last first past next top bottom all final my our your his her their its both".split())
_NO_ONE = frozenset("no any some every each this that the another which other".split())
_ONE_IDIOMS = frozenset("another day thing reason way time moment".split())


def _spoken(tokens: Sequence[Token], at: int) -> Number | None:
    if (
        capital_name(tokens, at)
        or numbered(tokens, at)
        or (at and touches(tokens, at - 1) and tokens[at - 1].lower in {"-", "–"})
    ):
        return None
    stated = read_number(tokens, at, _NOBODY)
    if stated is not None and (stated.form != "number" or stated.value >= 100 or stated.unit not in {"", "other", "people"}):
        return _general(tokens, stated)
    spoken = read_cardinal(tokens, at)
    if spoken is None:
        return None
    value, step, last = spoken
    if word_at(tokens, last + 1) == "of" and value < 100 and (share := _of_many(tokens, at, value, last)) is not None:
        return share
    if stated is not None and stated.value != value:
        return _general(tokens, stated)  # "two and a half", "two dozen"
    if value == 1:
        return _one(tokens, at)
    if word_at(tokens, last + 1) in _CLOCK:
        return None
    unit, last, is_sign = unit_of(tokens, at, last)
    if unit == "halves":
        return None  # a game of two halves
    if not unit and (word_at(tokens, at - 1) in _POINTED or word_at(tokens, last + 1) == "-"):
        return None
    negative, first = sign_before(tokens, at)
    return Number(
        first,
        last,
        -value if negative else value,
        step,
        unit,
        "multiple" if unit == "times" and is_sign else "number",
        place=at,
        is_sign=is_sign,
    )


_CLOCK = frozenset({"o'clock", "am", "pm", "a.m", "p.m"})


def _of_many(tokens: Sequence[Token], at: int, value: float, last: int) -> Number | None:
    """Reads "one of four": a part of a number just said to be whole."""
    said = word_at(tokens, last + 2)
    whole = int(said) if said.isdecimal() and len(said) < 5 and not names(tokens, last + 2) else NUMBER_WORDS.get(said)
    if value != 1 or whole is None or whole <= value:
        return None
    if not counted(tokens, last + 3).words:
        return None
    return Number(at, last + 2, value / whole, 0.0, "share", "fraction", loose=False, place=at)


def _one(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads "one man", "one of the oldest ballparks", "just one area"; no pronoun."""
    before, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if (
        before in _NO_ONE
        or following in _ONE_IDIOMS
        or (following == "of" and word_at(tokens, at + 2) in {"them", "us", "which", "whom", "these", "those"})
    ):
        return None
    if following in {"or", "to", "and"} and word_at(tokens, at + 2) in NUMBER_WORDS:
        return Number(at, at, 1, 1, "", "number", place=at)  # "one or two people", "one to three years"
    measured = measure_behind(tokens, at)
    if measured is not None:
        return Number(at, measured.last if measured.sign else at, 1, 1, measured.unit, "number", place=at, is_sign=True)
    noun = counted(tokens, at + 1, singular=following != "of")
    if not noun.words or (following != "of" and (noun.first != at + 1 or _is_verb(noun.words) or is_plural(noun.words))):
        return None
    return Number(at, at, 1, 1, noun.words, "number", place=at)


def _is_verb(words: str) -> bool:
    """Whether what follows "one" tells what it did, and is no noun: "one went home", "one called it"."""
    head = words.partition(" ")[0]
    return (head.endswith("ed") and len(head) > 4) or head.endswith("ly")


def _hyphenated(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads "two-thirds", "twenty-five", "three-point", "five-year", "seven-year-old"; never "one-way", "third-round"."""
    stated = read_number(tokens, at, _NOBODY)
    if stated is not None:
        return _general(tokens, stated)
    word = tokens[at].lower
    head, _, rest = word.partition("-")
    if head not in NUMBER_WORDS or (at and touches(tokens, at - 1)):
        return None
    value: float = NUMBER_WORDS[head]
    second, _, further = rest.partition("-")
    if second in NUMBER_WORDS and NUMBER_WORDS[second] < 10 and value >= 20:
        value, rest = value + NUMBER_WORDS[second], further
        second = rest.partition("-")[0]
    if not rest or second in _NO_COMPOUNDS or not second.isalpha() or value == 1 or second in NUMBER_WORDS:
        spoken = read_cardinal(tokens, at)
        if spoken is not None and value > 1 and not rest:
            unit, last, is_sign = unit_of(tokens, at, spoken.last)
            return Number(at, last, spoken.value, spoken.step, unit, "number", place=at, is_sign=is_sign)
        return None
    if rest.startswith(("year-old", "month-old", "week-old", "day-old")):
        return Number(at, at, value, 1, f"{second}s old", "number", place=at, is_sign=True)
    return Number(at, at, value, 1, _MEASURE_NAMES.get(second, second), "number", place=at)


_NO_COMPOUNDS = frozenset(
    "way off time to on in half halves third thirds quarter quarters fifth fifths sixth seventh eighth ninth tenth fold and one first second th piece"
    " something ish plus odd handed faced".split()
)  # fmt: skip
_MEASURE_NAMES = {name: f"{name}s" for name in ("year", "month", "week", "day", "hour", "minute", "mile", "point")}
