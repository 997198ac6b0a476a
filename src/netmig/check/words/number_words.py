"""Numbers said in words: "twenty-five", "three hundred thousand", "two and a half million"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .tokens import Token, word_at

MAGNITUDES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000, "lakhs": 100_000, "million": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "mln": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000, "b": 1_000_000_000,
    "bn": 1_000_000_000, "bln": 1_000_000_000, "trillion": 1_000_000_000_000, "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
}  # fmt: skip
# these stand for a magnitude only where they touch their number: "5m", but a room of 5 m
TOUCHING_MAGNITUDES = frozenset({"k", "m", "b"})
_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}  # fmt: skip
NUMBER_WORDS = {**_SMALL, **_TENS}
_FRACTION_NAMES = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2,
    **{name: 1 / parts for name, parts in _FRACTION_NAMES.items()},
    **{f"{name}s": 1 / parts for name, parts in _FRACTION_NAMES.items()},
}  # fmt: skip
_MULTIPLYING = {
    0.25: "quartered quartering", 0.5: "halved halve halves halving near-halving", 2: "doubled double doubles doubling near-doubling", 3: "trebled treble trebles"
    " trebling tripled triple triples tripling near-trebling near-tripling", 4: "quadrupled quadruple quadruples quadrupling", 5: "quintupled quintuple quintupling",
}  # fmt: skip
# verbs that state a ratio of after to before, and words of so many folds
MULTIPLYING_VERBS: dict[str, float] = {
    **{verb: ratio for ratio, verbs in _MULTIPLYING.items() for verb in verbs.split()},
    **{f"{word}{joint}fold": number for word, number in NUMBER_WORDS.items() if number > 1 for joint in ("", "-")},
}
# a number in words is seldom longer than "one hundred and twenty-three thousand four hundred and fifty-six"
_LONGEST = 12


class Spoken(NamedTuple):
    """A number said in words: its value, the unit of its last word, its last token."""

    value: float
    step: float
    last: int


def read_cardinal(tokens: Sequence[Token], at: int, *, begun: float = 0.0) -> Spoken | None:
    """The whole number, or number and a half, that begins at a word; None if none does. "A" before it has `begun` it with one.

    >>> from netmig.check.words.tokens import tokenise
    >>> read_cardinal(tokenise("three hundred and twenty thousand people"), 0)
    Spoken(value=320000, step=10000, last=4)
    """
    words = _parts(tokens, at)
    total, group = 0.0, begun
    used = 0
    place = 0
    smallest = 1.0
    while place < len(words):
        word, _ = words[place]
        if word in _TENS and group % 100 == 0:
            group += _TENS[word]
        elif word in _SMALL and (group % 10 == 0 and (group % 100 == 0 or (_SMALL[word] < 10 and group % 100 >= 20))):
            group += _SMALL[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in MAGNITUDES and MAGNITUDES[word] > 100 and group and len(word) > 2:
            smallest = float(MAGNITUDES[word])
            total += group * smallest
            group = 0.0
        elif word == "and" and used == place and place and words[place - 1][0] in MAGNITUDES and place + 1 < len(words):
            place += 1
            if words[place][0] not in NUMBER_WORDS:
                break
            continue
        else:
            break
        place += 1
        used = place
    if not used or words[used - 1][1] == _within(words, used):
        return None  # nothing, or half of a hyphenated word: "two-child"
    value = total + group
    step = _last_place(group) if group else smallest * _last_place(total / smallest)
    return Spoken(_whole(value), _whole(step), words[used - 1][1])


def _within(words: Sequence[tuple[str, int]], used: int) -> int:
    """The token of the first word not used, if there is one."""
    return words[used][1] if used < len(words) else -1


def _parts(tokens: Sequence[Token], at: int) -> list[tuple[str, int]]:
    """The words from a token on, hyphenated ones in their parts, each with its token."""
    parts: list[tuple[str, int]] = []
    for place in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[place]
        if token.kind != "word":
            break
        parts.extend((part, place) for part in token.lower.split("-", 6))
        if parts[-1][0] not in NUMBER_WORDS and parts[-1][0] not in MAGNITUDES and parts[-1][0] != "and":
            break
    return parts


def _last_place(number: float) -> float:
    """10 for 320, 1 for 25: the unit of a whole number's last digit that is not zero."""
    unit = 1.0
    while number and number % (10 * unit) == 0:
        unit *= 10
    return unit


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def and_a_part(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The fraction that is added to a number: "and a half", "and three quarters" from a token on: the part of one, and its last token; (0, at) if neither."""
    if word_at(tokens, at) == "and":
        following, after = word_at(tokens, at + 1), word_at(tokens, at + 2)
        if following in {"a", "one"} and after in {"half", "quarter"}:
            return FRACTIONS[after], at + 2
        if following == "three" and after == "quarters":
            return 0.75, at + 2
        if following in {"three-quarters", "one-half"}:
            return (0.75 if following.startswith("three") else 0.5), at + 1
    return 0.0, at
