"""Digits that are no quantity: years, dates, times, ages, ordinals, and the names of things."""

from __future__ import annotations

from collections.abc import Sequence

from .number_words import MAGNITUDES
from .tokens import Token, touches, word_at
from .units import PEOPLE

MONTH_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept"
    " sep oct nov dec".split()
)  # fmt: skip
# what is numbered rather than counted, in small letters or large
NUMBERED = frozenset(
    "page pages p pp section sections article articles chapter table tables note figure fig no nos number paragraph para clause line"
    " verse row column appendix annex question item level tier band phase stage step grade class category type version"
    " episode season series volume issue part schedule subclass route junction platform gate room flat unit zone group"
    " channel radio form rule regulation terminal act covid division model size day week game match round lane seat ward"
    " block building box line pillar principle recommendation option goal sdg point key mark".split()
)  # fmt: skip
_AGED = frozenset({"aged", "age", "ages"})
_ORDINALS = frozenset({"st", "nd", "rd", "th", "s"})
_HOURS = frozenset({"am", "pm", "a.m", "p.m", "gmt", "bst", "o'clock", "noon"})
BEFORE_MEASURED = frozenset(
    "about around over under nearly almost some roughly only just than to of by from at and or in the for with is was were are"
    " has have had between least most fell rose another all up down".split()
)  # fmt: skip
# what may stand right behind a number, without a blank, and leave it a number
_TOUCHING_WORDS = frozenset({"pc", "x", "fold", "p", "km", "kg", "mph", "cm", "mm", "ft", "lb", "gb", "hrs", "hr", "mins", "m"})
OLDEST = 120
# a bare number of four digits in this range is a year far more often than a count
FIRST_YEAR, LAST_YEAR = 1000, 2199


def is_no_quantity(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number token is part of something else, by what it touches and what stands before it."""
    token = tokens[at]
    digits = token.lower
    bare = "," not in digits and "." not in digits
    if len(digits) > 18:
        return True  # no statistic has so many digits
    if bare and len(digits) > 1 and digits[0] == "0":
        return True  # telephone numbers, the parts of dates and times
    return (
        touches_a_number(tokens, at)
        or _touches_a_word(tokens, at)
        or (bare and _is_numbered(tokens, at))
        or is_hour_or_day(tokens, at, bare=bare)
        or (bare and _is_age(tokens, at))
        or (bare and follows_a_number(tokens, at))
    )


def touches_a_number(tokens: Sequence[Token], at: int) -> bool:
    """9/11, 24/7, 10:30, 1.2.3, 22-05-2025, 4-4-2: numbers strung together; 240,000-250,000 is a range."""
    for mark, other, beyond, further in ((at - 1, at - 2, at - 3, at - 4), (at + 1, at + 2, at + 3, at + 4)):
        if min(mark, other) < 0 or max(mark, other) >= len(tokens) or not tokens[other].is_number:
            continue
        if not (touches(tokens, min(mark, other)) and touches(tokens, min(mark, at))):
            continue
        joint = tokens[mark].lower
        if joint in {"/", ":", ".", ","}:
            return True
        if joint in {"-", "–"} and min(beyond, further) >= 0 and max(beyond, further) < len(tokens):
            chained = tokens[beyond].lower == joint and tokens[further].is_number
            if chained and touches(tokens, min(other, beyond)) and touches(tokens, min(beyond, further)):
                return True
    return False


def _touches_a_word(tokens: Sequence[Token], at: int) -> bool:
    """20th, 1990s, 5G, 3D, 25-year-old; Covid-19, sub-9."""
    token = tokens[at]
    if touches(tokens, at) and tokens[at + 1].kind == "word":
        word = tokens[at + 1].lower
        head = word.partition("-")[0]
        if word in _ORDINALS:
            return True
        if head not in MAGNITUDES and head not in _TOUCHING_WORDS and len(head) < 4:
            return True
    if word_at(tokens, at + 1) == "-" and touches(tokens, at) and word_at(tokens, at + 2).startswith(("year-old", "years-old")):
        return True
    if word_at(tokens, at + 1) in {"year-old", "year-olds"}:
        return True
    joined = at >= 2 and tokens[at - 1].lower == "-" and tokens[at - 1].end == token.start and touches(tokens, at - 2)
    if joined and tokens[at - 2].kind == "word":
        # "migration-906,000" is a dash that lost its blanks
        return "," not in token.lower and tokens[at - 2].lower not in {"sub", "plus", "non"}
    return at > 0 and touches(tokens, at - 1) and tokens[at - 1].kind == "word" and "," not in token.lower


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Page 4, No 10, Tier 2, Boeing 747: a capital name or a word for numbered things stands before."""
    before = at - 1
    if word_at(tokens, before) == "." and touches(tokens, before - 1):
        before -= 1
        if word_at(tokens, before) not in {"no", "nos", "p", "pp", "fig", "vol", "para"}:
            return False
    if word_at(tokens, before) == "#":
        return True
    if before < 0 or tokens[before].kind != "word":
        return False
    if _is_measured(tokens, at):
        return False
    word = tokens[before].lower
    if word in NUMBERED or word in {"visa", "boeing", "airbus"}:
        return True
    return tokens[before].capital and before > 0 and word not in BEFORE_MEASURED and word not in MONTH_NAMES


def _is_measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun, a sign or a magnitude behind the number says that it counts something."""
    following = word_at(tokens, at + 1)
    if following in MAGNITUDES or following in {"%", "per", "percent", "pc", "percentage", "times"}:
        return True
    return any(word_at(tokens, ahead) in PEOPLE for ahead in (at + 1, at + 2))


def is_hour_or_day(tokens: Sequence[Token], at: int, *, bare: bool) -> bool:
    following = word_at(tokens, at + 1)
    if following in _HOURS or (following in {"a", "p"} and word_at(tokens, at + 2) == "." and word_at(tokens, at + 3) == "m"):
        return True
    if not bare or not _is_day_number(tokens[at].lower):
        return False
    if following in MONTH_NAMES and tokens[at + 1].capital:
        return True
    return word_at(tokens, at - 1) in MONTH_NAMES and tokens[at - 1].capital and not _is_measured(tokens, at)


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    if len(tokens[at].lower) > 3 or int(tokens[at].lower) > OLDEST or _is_measured(tokens, at):
        return False
    for back in (at - 1, at - 2):
        if word_at(tokens, back) in _AGED:
            return True
    # "aged 18 to 24", "aged between 18 and 24"
    between = {"-", "–", "to", "and"}
    if word_at(tokens, at - 1) in between and (word_at(tokens, at - 3) in _AGED or word_at(tokens, at - 4) in _AGED):
        return True
    if word_at(tokens, at + 1) in {"years", "year"} and word_at(tokens, at + 2) == "old":
        return True
    if word_at(tokens, at - 1) in {"over", "under"} and word_at(tokens, at - 2) in PEOPLE | {
        "those",
        "anyone",
        "all",
        "everyone",
    }:
        return word_at(tokens, at + 1) != "%"
    # "Ann Smith, 45, said"
    named = at >= 2 and tokens[at - 1].lower == "," and tokens[at - 2].kind == "word" and tokens[at - 2].capital
    return named and word_at(tokens, at + 1) == ","


def follows_a_number(tokens: Sequence[Token], at: int) -> bool:
    """020 7946 0018: groups of digits behind one another, the first with a nought or a plus before it."""
    first = at
    while first > 0 and at - first < 5 and tokens[first - 1].is_number:
        first -= 1
    if first == at:
        return False
    head = tokens[first].lower
    return (head[0] == "0" and len(head) > 1) or word_at(tokens, first - 1) == "+"


def _is_day_number(digits: str) -> bool:
    return len(digits) <= 2 and 1 <= int(digits) <= 31
