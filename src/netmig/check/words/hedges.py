"""Hedges: the words around a number that widen or bound it. "nearly", "well over", "or more"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from .number_words import NUMBER_WORDS
from .tokens import Token, touches, word_at
from .units import PEOPLE

Hedge = Literal["exact", "about", "over", "under", "nearly"]

# the shares by which a hedge bends a number, chosen once for every text
NEARLY_DOWN_TO = 0.9
NEARLY_WORD_DOWN_TO = 0.85
NEARLY_UP_TO = 1.01
ABOUT_WITHIN = 0.05
WORD_WITHIN = 0.10
# "just over 400,000" is 400,000 or a little more: as far above as "nearly" is below
JUST_OVER_UP_TO = 1.10

# "over 257,000" is said of what is hardly more: who gives three figures or more of a count has chosen them for being near
FIGURES_OF_A_NEAR_BOUND = 3
_LEAST_BOUNDS = frozenset({"at", "no", "not", "a", "as"})

_PHRASES: dict[Hedge, str] = {
    "over": "more than|greater than|in excess of|at least|at the very least|just over|well over|slightly over|a little over"
    "|a little more than|slightly more than|just more than|well above|just above|upwards of|upward of|north of|over|above|exceeding"
    "|exceeded|exceeds|exceed|topped|topping|surpassed|surpassing|no fewer than|no less than|not less than|not fewer than"
    "|a minimum of|as few as|as little as|as low as|beyond|>|≥",
    "under": "less than|fewer than|short of|up to|as many as|as much as|as high as|at most|at the most|no more than|not more than|under"
    "|below|well under|well below|a maximum of|<|≤",
    "nearly": "just under|just below|slightly under|slightly below|a little under|a little below|a little less than|slightly less than"
    "|slightly fewer than|a little fewer than|just less than|nearly|almost|approaching|nearing|not quite|not far off|shy of|just shy of"
    "|just short of|virtually|practically|nigh on|getting on for",
    "about": "about|around|roughly|approximately|approx|some|circa|ca|an estimated|estimated|in the region of|in the order of"
    "|of the order of|broadly|close to|near|near to|somewhere around|something like|round about|~|≈",
}
_NARROWLY = frozenset({"just", "slightly", "little"})
# "10 % below 764,000", "166,000 more than 740,000" set two numbers side by side and bound neither
_COMPARING = frozenset({"above", "below", "over", "under", "more", "less", "fewer", "greater"})
_ENDS_OF_SHARES = frozenset(
    "% percent pc cent points half third thirds quarter quarters fifth times more fewer people higher lower".split()
)
_EMPHASIS = frozenset({"far", "much"})
# "went up to 906,000" is where it went
_GOING = frozenset(
    "went gone goes go going rose risen rising climbed climbing edged ticked crept jumped shot add adds added adding moved back"
    " pushed pushing revised bumped bumping marked nudged hiked upgraded scaled corrected adjusted updated lifted ratcheted".split()
)  # fmt: skip
# words of feeling and form that may stand between a hedge and its number
_PASSED_OVER = frozenset(
    "a an the staggering astonishing whopping massive huge record revised updated provisional total of further another new"
    " just net only estimated eye-watering shocking incredible mere around about".split()
)  # fmt: skip
# no hedge has more words than "at the very least", and no more than these come between
_LONGEST_GAP = 4


def _by_last_word() -> dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[-1], []).append((words, hedge))
    return {last: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for last, entries in table.items()}


_ENDING = _by_last_word()


class Hedging(NamedTuple):
    """A hedge, the first and last tokens of the number with it, and whether it is a narrow "just over"."""

    hedge: Hedge
    first: int
    last: int
    narrow: bool = False


def bounds_nearly(tokens: Sequence[Token], first: int, value: float, step: float, hedge: Hedge) -> bool:
    """Whether a number behind "over" is so exact that it can be no more than a little over; not behind "at least", which bounds it alone.

    >>> from netmig.check.words.tokens import tokenise
    >>> bounds_nearly(tokenise("over 257,000"), 0, 257_000, 1000, "over"), bounds_nearly(tokenise("over 250,000"), 0, 250_000, 10_000, "over")
    (True, False)
    """
    exact = step > 0 and abs(value) >= step * 10 ** (FIGURES_OF_A_NEAR_BOUND - 1)
    return hedge == "over" and exact and tokens[first].lower not in _LEAST_BOUNDS


def hedging(tokens: Sequence[Token], first: int, last: int) -> Hedging:
    """The hedge before or behind a number that stands from `first` to `last`; "exact" if there is none."""
    before = _before(tokens, first)
    if before is not None:
        hedge, begin = before
        return Hedging(hedge, begin, last, narrow=bool(_NARROWLY & {word_at(tokens, begin), word_at(tokens, begin + 1)}))
    behind = _behind(tokens, last)
    return Hedging(behind[0], first, behind[1]) if behind is not None else Hedging("exact", first, last)


def _before(tokens: Sequence[Token], at: int) -> tuple[Hedge, int] | None:
    if word_at(tokens, at - 1) == "-" and word_at(tokens, at - 2) == "sub" and touches(tokens, at - 1):
        return "under", at - 2
    back = at
    for _ in range(_LONGEST_GAP):
        found = _ending_at(tokens, back)
        if found is not None:
            phrase, hedge = found
            begin = back - len(phrase)
            named = word_at(tokens, back) == "of" or (word_at(tokens, back) == "the" and phrase[-1] != "than")
            if back < at and named and not _is_mark(tokens, at):
                return None  # "some of the 948,000", "under the £38,700 rule"; but "more than the 350,000 wanted"
            return None if _compares(tokens, begin, phrase) else (hedge, begin)
        if back < 1 or tokens[back - 1].lower not in _PASSED_OVER:
            return None
        back -= 1
    return None


def _ending_at(tokens: Sequence[Token], stop: int) -> tuple[tuple[str, ...], Hedge] | None:
    """The longest hedge whose last word is just before a token."""
    for phrase, hedge in _ENDING.get(word_at(tokens, stop - 1), ()):
        begin = stop - len(phrase)
        if begin >= 0 and all(tokens[begin + place].lower == word for place, word in enumerate(phrase)):
            return phrase, hedge
    return None


def _compares(tokens: Sequence[Token], begin: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words set the number beside something named before, or say where something went."""
    before = begin - 1
    if phrase[0] in _COMPARING:
        while word_at(tokens, before) in _EMPHASIS:
            before -= 1
        word = word_at(tokens, before)
        if before < begin - 1:
            return word not in {"is", "was", "to", "at"}
        return word.rpartition("-")[2] in _ENDS_OF_SHARES or (before >= 0 and tokens[before].is_number) or word in NUMBER_WORDS
    if phrase == ("up", "to"):
        # "revised from 606,000 up to 745,000"
        led = before >= 1 and tokens[before].is_number and word_at(tokens, before - 1) == "from"
        return led or word_at(tokens, before) in _GOING or _is_taken_up(tokens, before)
    # "a complaint about 3 councils" cannot be told from "about 3 councils": the looser reading is the safer
    return False


def _is_taken_up(tokens: Sequence[Token], before: int) -> bool:
    """Whether what "up to" stands behind is taken there: "has revised its projection of net migration in 2028 up to 315,000"."""
    if word_at(tokens, before) in _BOUNDING:
        return False
    for back in range(before, max(-1, before - _OBJECT), -1):
        if tokens[back].kind != "word" and not (len(tokens[back].lower) == _A_YEAR and tokens[back].lower.isdecimal()):
            return False
        if tokens[back].lower in _TAKING_UP:
            return back < before  # "He took up to 5 pills" says how many
    return False


_TAKING_UP = frozenset(
    "revised raised lifted pushed nudged bumped upgraded bring brings bringing brought takes taking took".split()
)
_BOUNDING = frozenset("of for by with let letting lets see expect expects allow allowing to is are was were than".split())
# so many words what is taken up to a number may be
_OBJECT = 9
_A_YEAR = 4


def _is_mark(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is named as a mark to be passed: "over the 500,000 mark"."""
    return "mark" in {word_at(tokens, ahead) for ahead in range(at + 1, at + 4)}


def _behind(tokens: Sequence[Token], last: int) -> tuple[Hedge, int] | None:
    following = word_at(tokens, last + 1)
    if following in PEOPLE and word_at(tokens, last + 2) == "or":
        last, following = last + 1, "or"  # "400,000 people or so"
    if following == "or":
        match word_at(tokens, last + 2):
            case "more" | "higher" | "above" if word_at(tokens, last + 3) != "than":
                return "over", last + 2
            case "less" | "fewer" | "lower" | "under" if word_at(tokens, last + 3) != "than":
                return "under", last + 2
            case "so" | "thereabouts":
                return "about", last + 2
    if following == "+" and touches(tokens, last) and not _number_at(tokens, last + 2):
        return "over", last + 1
    if following == "-" and touches(tokens, last) and word_at(tokens, last + 2) in {"plus", "odd"}:
        return ("over" if word_at(tokens, last + 2) == "plus" else "about"), last + 2
    if following == "odd":
        return "about", last + 1
    return None


def _number_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_number


def interval(value: float, step: float, hedge: Hedge, *, words: bool = False, narrow: bool = False) -> tuple[float, float]:
    """What a stated number can stand for, given the unit of its last digit and its hedge.

    `words` marks numbers said in words of ratio ("a third", "doubled"), which are looser; `narrow` a
    "just over", or an "over" of a count told to three figures or more, which end not far above.

    >>> interval(728_000, 1000, "exact"), interval(400_000, 100_000, "nearly")
    ((727500.0, 728500.0), (360000.0, 404000.0))
    """
    size = abs(value)
    match hedge:
        case "over":
            low, high = size, size * JUST_OVER_UP_TO if narrow else math.inf
        case "under":
            low, high = -math.inf, size
        case "nearly":
            low, high = size * (NEARLY_WORD_DOWN_TO if words else NEARLY_DOWN_TO), size * NEARLY_UP_TO
        case "about":
            # "some 948,000" is said of a number known to the thousand, "about a million" is not
            reach = size * WORD_WITHIN if words else max(step / 2, min(size * ABOUT_WITHIN, 5 * step))
            low, high = size - reach, size + reach
        case _:
            reach = max(step / 2, size * WORD_WITHIN if words else 0)
            low, high = size - reach, size + reach
    return (low, high) if value >= 0 else (-high, -low)
