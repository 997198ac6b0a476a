"""Numbers as they are stated, before their hedges: digits, words, fractions, multiples, vague ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..records import record
from .look_alikes import FIRST_YEAR, LAST_YEAR, is_no_quantity
from .number_words import (
    FRACTIONS,
    MAGNITUDES,
    MULTIPLYING_VERBS,
    NUMBER_WORDS,
    TOUCHING_MAGNITUDES,
    and_a_part,
    read_cardinal,
)
from .part_words import AS_MUCH, is_cut_in, is_part
from .tokens import Token, touches, word_at
from .units import Unit, noun_unit, unit_behind

Form = Literal["number", "range", "multiple", "fraction", "vague", "ordinal"]

# no published figure is as large: what is, is a serial number or no number at all
LARGEST = 1e15


@record()
class StatedNumber:
    """A number before its hedge is read: where it stands, its value, and the unit of its last digit."""

    first: int
    last: int
    value: float
    step: float
    unit: Unit
    form: Form = "number"
    loose: bool = False
    """Whether it is said in words of ratio, which are looser than digits."""
    place: int = -1
    """The token of the number itself, where a currency or sign stands before it."""
    magnitude: float = 1.0
    vague_to: float = 0.0
    """The upper end of "tens of thousands"."""


def last_digit_unit(digits: str, magnitude: float = 1) -> float:
    """The unit of the last non-zero digit of a number as written.

    >>> last_digit_unit("948,000"), last_digit_unit("1.2", 1_000_000), last_digit_unit("80")
    (1000.0, 100000.0, 10.0)
    """
    plain = digits.replace(",", "")
    whole, _, decimals = plain.partition(".")
    if decimals:
        # "5.0" states its last zero: nobody writes it otherwise
        return float(10.0 ** -len(decimals.rstrip("0") or decimals) * magnitude)
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return float(10.0**zeros * magnitude)


def may_be_number(word: str) -> bool:
    """Whether a number may begin at a word: only there it need be looked for."""
    return (
        word[:1].isdecimal()
        or word in MULTIPLYING_VERBS
        or word in READERS
        or word in NUMBER_WORDS
        or ("-" in word and word.partition("-")[0] in _HYPHENATED)
    )


def read_number(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> StatedNumber | None:
    """The number that begins at a token, with its currency, magnitude and unit; None if none does."""
    token = tokens[at]
    if token.kind == "number":
        return read_ratio_of_counts(tokens, at, taken) or _read_digits(tokens, at)
    if token.kind != "word":
        return None
    word = token.lower
    if word in MULTIPLYING_VERBS:
        return _read_multiple(tokens, at)
    reader = READERS.get(word)
    if reader is not None:
        return reader(tokens, at)
    if "-" in word and word.partition("-")[0] in _HYPHENATED:
        return _read_hyphenated(tokens, at)
    if word == "two" and is_cut_in(tokens, at):
        return StatedNumber(at, at, 0.5, 0, "share", "fraction", loose=True)  # "cut very nearly in two"
    if word in NUMBER_WORDS:
        return read_ratio_of_counts(tokens, at, taken) or _read_counted_fraction(tokens, at) or _read_spoken(tokens, at)
    return None


# --- digits


def _read_digits(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    if is_no_quantity(tokens, at):
        return None
    digits = tokens[at].lower
    value = float(digits.replace(",", ""))
    magnitude, last = magnitude_behind(tokens, at)
    step = last_digit_unit(digits, magnitude)
    value, step, magnitude, last = in_whole_units(tokens, at, value, step, magnitude, last)
    if value > LARGEST:
        return None
    first = at
    unit: Unit = ""
    before = word_at(tokens, at - 1)
    if before in {"£", "gbp"}:
        unit, first = "GBP", at - 1
        last += word_at(tokens, last + 1) in {"gbp", "pounds"}
    elif before in {"$", "€", "₹", "¥"}:
        unit, first = "other", at - 1
    else:
        unit, last = unit_behind(tokens, at, last)
        if tokens[last].lower == "m" and word_at(tokens, last + 1) in _LENGTHS:
            value, unit, magnitude = value / magnitude, "other", 1.0
    negative, first = sign_before(tokens, first)
    if unit == "" and magnitude == 1 and _is_year(digits) and first == at:
        return None
    return StatedNumber(first, last, -value if negative else value, step, unit, place=at, magnitude=magnitude)


_LENGTHS = frozenset("tall high deep wide long sprint hurdles race relay freestyle dash".split())


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR


def in_whole_units(
    tokens: Sequence[Token], at: int, value: float, step: float, magnitude: float, last: int
) -> tuple[float, float, float, int]:
    """A number times its magnitude, with a part that is said behind it ("2 and a half million"): value, step, magnitude, last token."""
    if magnitude == 1:
        part, after = and_a_part(tokens, at + 1)
        if part:
            value, step, last = value + part, part, after
            magnitude, last = magnitude_behind(tokens, last)
            step *= magnitude
    return value * magnitude, step, magnitude, last


def magnitude_behind(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The magnitude behind a number, and the last token of both: "1.3 thousand million", "5bn-a-year"."""
    magnitude = 1.0
    last = at
    for _ in range(2):
        following = word_at(tokens, last + 1)
        joined = touches(tokens, last)
        if "-" in following[1:] and (joined or len(following.partition("-")[0]) > 4):
            following = following.partition("-")[0]  # "£4.7bn-a-year", "400 million-year-old"
        elif following == "-" and joined and touches(tokens, last + 1) and word_at(tokens, last + 2) in MAGNITUDES:
            last, following = last + 1, word_at(tokens, last + 2)  # "1.2-million"
        if following == "m" and joined and touches(tokens, last + 1) and tokens[last + 2].lower in {"2", "3", "²", "³"}:
            break  # "32m2"
        if following not in MAGNITUDES or (following in TOUCHING_MAGNITUDES and not joined):
            break
        magnitude *= MAGNITUDES[following]
        last += 1
    return magnitude, last


def sign_before(tokens: Sequence[Token], first: int) -> tuple[bool, int]:
    """Whether a minus stands before a number, and where the number then begins; a dash is no minus."""
    before = word_at(tokens, first - 1)
    if before in {"+", "-"} and touches(tokens, first - 1) and not (first >= 2 and touches(tokens, first - 2)):
        return before == "-", first - 1
    if before in {"+", "-"} and touches(tokens, first - 1) and word_at(tokens, first - 2) == "(":
        return before == "-", first - 1
    if before in {"minus", "negative"}:
        return True, first - 1
    if before == "-" and word_at(tokens, first - 2) == "minus" and touches(tokens, first - 1):
        return True, first - 2  # "minus-5"
    return False, first


# --- words


def _read_spoken(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "twenty-five", "three hundred thousand", "two and a half million", "four times"; "one" alone is a pronoun."""
    spoken = read_cardinal(tokens, at)
    if spoken is None:
        return None
    value, step, last = spoken
    if word_at(tokens, last + 1) == "dozen":
        return StatedNumber(at, last + 1, 12 * value, 12, noun_unit(tokens, last + 2))
    loose = False
    point, after_point = _spoken_decimal(tokens, last)
    part, after = and_a_part(tokens, last + 1)
    if point:
        value, step, last = value + point, 0.1, after_point
    elif part:
        value, step, last, loose = value + part, part, after, True
    if point or part:
        magnitude, last = magnitude_behind(tokens, last)
        value, step = value * magnitude, step * magnitude
    negative, first = sign_before(tokens, at)
    unit, last = unit_behind(tokens, at, last)
    if unit in {"", "other", "people"} and value < 100 and (value == 1 or _is_named_before(tokens, at)):
        return None
    return StatedNumber(
        first, last, -value if negative else value, step, unit, "multiple" if unit == "times" else "number", loose, at
    )


def _spoken_decimal(tokens: Sequence[Token], last: int) -> tuple[float, int]:
    """Reads "point two" behind a number in words."""
    if word_at(tokens, last + 1) == "point" and 0 < NUMBER_WORDS.get(word_at(tokens, last + 2), 0) < 10:
        return NUMBER_WORDS[word_at(tokens, last + 2)] / 10, last + 2
    return 0.0, last


_POINTING = frozenset(
    "the these those other first last past next top all final previous page chapter part no number phase both my our".split()
)  # fmt: skip


def _is_named_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small number only points at things: "the two leaders", "the last three", "top five"."""
    return word_at(tokens, at - 1) in _POINTING


def _read_multiple(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "halved", "more than doubled", "double the number"; never "double glazing", "mixed doubles", "two halves"."""
    word = tokens[at].lower
    before, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if word in {"double", "triple", "treble", "quadruple", "quintuple"}:
        follows_freely = following in _AFTER_DOUBLE or at + 1 >= len(tokens) or tokens[at + 1].kind != "word"
        if not follows_freely and before not in _BEFORE_DOUBLE:
            return None
    if word in {"doubles", "halves", "triples", "trebles"} and (
        before in {"mixed", "ladies", "both", "two", "the", "in", "men's", "women's", "into"}
        or following in {"title", "match", "final"}
    ):
        return None
    if word == "quartered" and (following in {"at", "with", "there"} or (following == "in" and not _counts(tokens, at + 2))):
        return None  # "asylum seekers quartered in barracks"
    value = MULTIPLYING_VERBS[word]
    return StatedNumber(at, at, value, 1.0 if value > 1 else 0.1, "times", "multiple", loose=True)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a length of time begins at a place: "in two years", "in just over a year"."""
    return not {"year", "years", "months"}.isdisjoint(word_at(tokens, ahead) for ahead in range(at, at + 5)) or (
        at < len(tokens) and tokens[at].is_number
    )


_FLOWS = ("emigration", "immigration", "departures", "arrivals")
_AFTER_DOUBLE = frozenset(
    "emigration immigration departures arrivals the that what its their his her in from since over by as this last where those on to when".split()
)
_BEFORE_DOUBLE = frozenset(
    "to will could would may might than nearly almost about more can not did should set roughly around already had have has".split()
)  # fmt: skip


def _read_twice(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    following = word_at(tokens, at + 1)
    if following not in {"as", "the", "what", "its", "that", "this", "their", "last", *_FLOWS}:
        return None  # "twice a week"
    if following == "as" and not AS_MUCH & {word_at(tokens, ahead) for ahead in range(at + 2, at + 6)}:
        return None  # "scored twice as the rain fell"
    return StatedNumber(at, at, 2 if tokens[at].lower == "twice" else 3, 1, "times", "multiple", loose=True)


def read_ratio_of_counts(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> StatedNumber | None:
    """Reads "one in four", "two out of three", "1 in every 20"; never "14 in 2024"."""
    part = _count(tokens, at)
    if part is None or part > 99:
        return None
    ahead = at + 1
    if word_at(tokens, ahead) == "in":
        ahead += 2 if word_at(tokens, ahead + 1) == "every" else 1
    elif word_at(tokens, ahead) == "out" and word_at(tokens, ahead + 1) == "of":
        ahead += 3 if word_at(tokens, ahead + 2) == "every" else 2
    else:
        return None
    if ahead in taken or ahead >= len(tokens):
        return None
    whole = _count(tokens, ahead)
    if whole is None or whole <= part or whole > 1000 or (whole % 5 and whole > 12):
        return None
    if tokens[at].is_number and is_no_quantity(tokens, at):
        return None
    following = word_at(tokens, ahead + 1)
    if following in MAGNITUDES or following in {"%", "per", "percent"}:
        return None
    return StatedNumber(at, ahead, part / whole, 0.0, "share", "fraction", loose=True)


def _count(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens):
        return None
    digits = tokens[at].lower
    if tokens[at].is_number:
        return int(digits) if digits.isdecimal() and len(digits) < 5 else None
    return NUMBER_WORDS.get(digits)


def _read_counted_fraction(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "two thirds", "one quarter", "three quarters of a million"."""
    following = word_at(tokens, at + 1)
    if following not in FRACTIONS or following in {"half", "halves"}:
        return None
    count = NUMBER_WORDS[tokens[at].lower]
    if (count > 1) != following.endswith("s"):
        return None
    return _fraction(tokens, at, at + 1, count * FRACTIONS[following])


_OF_A_MILLION = {"half": 500_000, "quarter": 250_000}
_HYPHENATED = frozenset(NUMBER_WORDS) | {"half", "quarter", "one"}


def _read_hyphenated(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "two-thirds", "one-in-four", "twenty-five", "half-a-million", "quarter-million"."""
    parts = tokens[at].lower.split("-", 8)
    if len(parts) == 2 and parts[1] in FRACTIONS and parts[0] in NUMBER_WORDS:
        return _fraction(tokens, at, at, NUMBER_WORDS[parts[0]] * FRACTIONS[parts[1]])
    if len(parts) == 3 and parts[1] == "in" and parts[0] in NUMBER_WORDS and parts[2] in NUMBER_WORDS:
        share = NUMBER_WORDS[parts[0]] / NUMBER_WORDS[parts[2]]
        return StatedNumber(at, at, share, 0.0, "share", "fraction", loose=True) if share < 1 else None
    if parts[0] in _OF_A_MILLION and parts[1:] in (["a", "million"], ["million"], ["of", "a", "million"]):
        return StatedNumber(at, at, _OF_A_MILLION[parts[0]], 0.0, noun_unit(tokens, at + 1), loose=True)
    return _read_spoken(tokens, at) if parts[0] in NUMBER_WORDS else None


def _read_article(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "a third", "a quarter of a million", "a dozen", "a million", "a few thousand"."""
    following = word_at(tokens, at + 1)
    if following in _OF_A_MILLION and word_at(tokens, at + 2) == "million":
        return StatedNumber(at, at + 2, _OF_A_MILLION[following], 0.0, noun_unit(tokens, at + 3), loose=True)
    if following in FRACTIONS and not following.endswith("s"):
        return _fraction(tokens, at, at + 1, FRACTIONS[following]) if following == "half" or is_part(tokens, at + 1) else None
    if following == "dozen":
        return StatedNumber(at, at + 1, 12, 2, noun_unit(tokens, at + 2), loose=True)
    if following == "hundred" and (long := _read_a_hundred_and(tokens, at)) is not None:
        return long
    if following in MAGNITUDES and len(following) > 3:
        small = following in {"hundred", "thousand"}
        if small and not (noun_unit(tokens, at + 2) or word_at(tokens, at + 2) in MAGNITUDES):
            return None  # "a thousand cuts", "a hundred and one reasons"
        value, last = float(MAGNITUDES[following]), at + 1
        if small and word_at(tokens, at + 2) in {"thousand", "million", "billion"}:
            value, last = value * MAGNITUDES[word_at(tokens, at + 2)], at + 2
        step = value
        part, after = and_a_part(tokens, last + 1)
        if part:
            value, step, last = value * (1 + part), value * part, after  # "a million and a half"
        unit, last = unit_behind(tokens, at, last)
        return StatedNumber(at, last, value, step, unit, loose=True)
    if following in {"few", "couple"}:
        return _read_few(tokens, at)
    if following == "percentage" and word_at(tokens, at + 2) == "point":
        return StatedNumber(at, at + 2, 1, 1, "percentage points")
    if following == "factor" and word_at(tokens, at + 2) == "of":
        factor = _count(tokens, at + 3)
        return StatedNumber(at, at + 3, factor, 1, "times", "multiple", loose=True) if factor else None
    return None


def _read_a_hundred_and(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "a hundred and thirty-six thousand": a number told in full, and not "a hundred and one reasons"."""
    spoken = read_cardinal(tokens, at + 1, begun=1.0)
    if spoken is None or spoken.last <= at + 2 or spoken.value % 1_000 or word_at(tokens, at + 2) != "and":
        return None
    unit, last = unit_behind(tokens, at, spoken.last)
    return StatedNumber(at, last, spoken.value, spoken.step, unit)


def _read_few(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "a few thousand", "several hundred", "a couple of million": more than one of them, fewer than ten."""
    ahead = at + (tokens[at].lower in {"a", "an"}) + 1
    ahead += word_at(tokens, ahead) == "of"
    word = word_at(tokens, ahead)
    if word not in MAGNITUDES or len(word) < 4:
        return None
    magnitude = float(MAGNITUDES[word])
    if word == "hundred" and word_at(tokens, ahead + 1) in {"thousand", "million"}:
        ahead += 1
        magnitude *= MAGNITUDES[word_at(tokens, ahead)]
    unit, last = unit_behind(tokens, at, ahead)
    return StatedNumber(at, last, 2 * magnitude, 0, unit, "vague", vague_to=10 * magnitude - 1)


def _read_half(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "half", "half of", "half a million", "half a dozen", "half a percentage point"; no half of a game or a year."""
    before, following, after = word_at(tokens, at - 1), word_at(tokens, at + 1), word_at(tokens, at + 2)
    if following == "as" and after in AS_MUCH:
        # "half as many people as in 2023"; "half as many again" is half more
        return StatedNumber(at, at, 0.5 + (word_at(tokens, at + 3) == "again"), 0.1, "times", "multiple", loose=True)
    if before in {
        "first",
        "second",
        "latter",
        "other",
        "final",
        "earlier",
        "better",
        "opening",
        "this",
        "next",
        "previous",
        "per",
    }:
        return None
    if following == "a" and after == "dozen":
        return StatedNumber(at, at + 2, 6, 1, noun_unit(tokens, at + 3), loose=True)
    if following == "a" and after in {"percent", "per", "percentage"}:
        unit, last = unit_behind(tokens, at, at + 1)
        return StatedNumber(at, last, 0.5, 0.1, unit) if unit.startswith("percent") else None
    if following in {"a", "an"} and after not in {"million", "billion", "trillion"}:
        return None  # half an hour, half a century
    if following in {"hour", "hours", "term", "time", "way", "day", "brother", "sister", "century", "past", "marathon"}:
        return None
    return _fraction(tokens, at, at, 0.5)


def _read_quarter(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "quarter of a million" and "quarter million" without an article; any other bare quarter is of a year or a town."""
    if word_at(tokens, at + 1) == "million":
        return StatedNumber(at, at + 1, _OF_A_MILLION["quarter"], 0.0, noun_unit(tokens, at + 2), loose=True)
    if word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) == "a" and word_at(tokens, at + 3) in {"million", "billion"}:
        return _fraction(tokens, at, at, 0.25)
    return None


def _fraction(tokens: Sequence[Token], first: int, last: int, value: float) -> StatedNumber | None:
    """A fraction, of a million ("a quarter of a million", "half a million") or of something else."""
    ahead = last + 1
    if word_at(tokens, ahead) == "of":
        ahead += 1
    if value == 0.5 and word_at(tokens, ahead) in {"million", "billion", "trillion"} and ahead == last + 1:
        unit, last = unit_behind(tokens, first, ahead)
        return StatedNumber(
            first, last, value * MAGNITUDES[word_at(tokens, ahead)], 0, unit, loose=True
        )  # "another half million"
    if word_at(tokens, ahead) in {"a", "one"} and word_at(tokens, ahead + 1) in {"million", "billion", "trillion"}:
        magnitude = MAGNITUDES[word_at(tokens, ahead + 1)]
        unit, ahead = unit_behind(tokens, first, ahead + 1)
        negative, first = sign_before(tokens, first)
        if word_at(tokens, first - 1) == "£":
            unit, first = "GBP", first - 1
        return StatedNumber(first, ahead, value * magnitude * (-1 if negative else 1), 0, unit, loose=True)
    if word_at(tokens, last + 1) in _COUNTED_OFF:
        return None  # "for a fourth year running", "a third term"
    return StatedNumber(first, last, value, 0, "share", "fraction", loose=True)


_COUNTED_OFF = frozenset(
    "year time quarter month week day term consecutive successive straight release edition attempt election decade round place".split()
)


def _read_vague(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    """Reads "tens of thousands", "hundreds of people", "dozens of", "millions more"."""
    word = tokens[at].lower
    least, most = _VAGUE[word]
    last = at
    following = word_at(tokens, at + 2)
    if (
        word in {"tens", "hundreds", "dozens"}
        and word_at(tokens, at + 1) == "of"
        and following in _VAGUE
        and _VAGUE[following][0] > 100
    ):
        larger = _VAGUE[following][0]
        least, most, last = least * larger, most * larger + larger - 1, at + 2
    elif word == "tens":
        return None
    ahead = last + 1 + (word_at(tokens, last + 1) == "of")
    unit: Unit = "GBP" if word_at(tokens, ahead) == "pounds" else noun_unit(tokens, ahead)
    if last == at and ahead == last + 1 and unit == "":
        return None  # "in their thousands"
    return StatedNumber(at, last, least, 0, unit, "vague", vague_to=most)


_VAGUE = {
    "tens": (10.0, 99.0), "dozens": (24.0, 199.0), "hundreds": (100.0, 999.0), "thousands": (1e3, 999_999.0),
    "millions": (1e6, 999e6), "billions": (1e9, 999e9),
}  # fmt: skip


def _read_zero(tokens: Sequence[Token], at: int) -> StatedNumber | None:
    if word_at(tokens, at - 1) not in {"to", "of", "at", "nearly", "almost", "approaching", "below", "above", "from"}:
        return None  # "net zero", "ground zero"
    unit, last = unit_behind(tokens, at, at)
    return StatedNumber(at, last, 0, 1, unit)


READERS = {
    "a": _read_article, "an": _read_article, "half": _read_half, "quarter": _read_quarter, "twice": _read_twice, "thrice": _read_twice,
    "several": _read_few, "zero": _read_zero, **dict.fromkeys(_VAGUE, _read_vague),
}  # fmt: skip
