"""Words for quarters of a year and for decades: "the first quarter of 2024", "Q1 2024", "the last decade", "the nineties"."""

from __future__ import annotations

from collections.abc import Sequence

from .time_parts import TimeExpression, made, year_at
from .tokens import Token, word_at


def read_decade(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The decade; the last decade; but not "a decade ago"."""
    if word_at(tokens, at - 1) in {"the", "last", "past", "a"} and word_at(tokens, at + 1) != "ago":
        return made(tokens, at, at, "vague", explicit=False)
    return None


def read_named_decade(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The nineties; the early sixties: but not people "in their sixties"."""
    told = word_at(tokens, at - 1) in {"the", "early", "mid", "late", "-"}
    return made(tokens, at, at, "vague", explicit=False) if told else None


def read_quarter(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The first quarter of 2024."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(word_at(tokens, at - 1), 0)
    ahead = at + 2 if word_at(tokens, at + 1) == "of" else at + 1
    if number and (year := year_at(tokens, ahead)):
        return made(tokens, at - 1, ahead, "quarter", year=year, month=3 * number)
    return None


def read_numbered_quarter(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Q1 2024; Q1 of 2024."""
    ahead = at + 2 if word_at(tokens, at + 1) == "of" else at + 1
    year = year_at(tokens, ahead)
    return made(tokens, at, ahead, "quarter", year=year, month=3 * int(tokens[at].lower[1])) if year else None
