"""What a number is a number of, by the words behind it: per cent, people, visas, times, years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .tokens import Token, touches, word_at

Unit = Literal["people", "percent", "percentage points", "GBP", "times", "share", "visas", "applications", "other", ""]

PEOPLE = frozenset(
    "people migrants immigrants emigrants individuals persons nationals citizens arrivals departures men women children"
    " students workers dependants dependents refugees britons indians nigerians pakistanis foreigners newcomers visitors"
    " residents claimants applicants seekers crossings nurses doctors adults pupils patients families relatives partners"
    " spouses professionals graduates graduate ukrainians afghans syrians poles romanians brits expats settlers".split()
)  # fmt: skip
# what is counted in these is not a number of people
OTHER_UNITS = frozenset(
    "years year months month weeks week days day hours hour minutes minute seconds pages miles mile km kilometres metres meters"
    " kilometers kg tonnes tons litres acres hectares mph degrees euros euro dollars dollar cents pence rupees"
    " homes houses dwellings jobs seats votes points countries nationalities occupations boats hotels councils schools times"
    " cases police staff year-old years-old per basis lorries flights trains ships cars vehicles companies firms sponsors"
    " licences universities constituencies rooms beds reasons ways centuries decades".split()
)  # fmt: skip
_FEW_PEOPLE_WORDS = frozenset(
    "more fewer additional extra overseas foreign international non-eu non-eu+ british eu eu+ long-term other new skilled young"
    " net work study asylum care health foreign-born working-age".split()
)  # fmt: skip
# "120,000 new homes"
_ADDED = frozenset({"new", "additional", "extra", "more"})
# "12 times the total", "four times as many": a ratio; "four times in June" is how often
_AFTER_A_RATIO = frozenset(
    "as the what that its their those this his her higher more larger greater bigger over lower fewer less smaller faster since"
    " last".split()
)  # fmt: skip
_BEFORE_A_RATIO = frozenset(
    "by rose risen rising rise increased increase increasing grew grown multiplied nearly almost than about roughly around over"
    " under to is was".split()
)  # fmt: skip


def unit_behind(tokens: Sequence[Token], first: int, last: int) -> tuple[Unit, int]:
    """The unit that follows a number from `first` to `last`, and the last token of number and unit together.

    A sign or words of proportion ("%", "per cent", "times", "pounds") belong to the number; a noun
    ("people", "visas") gives it its unit and stays outside.
    """
    at = last + 1
    if word_at(tokens, at) == "-" and touches(tokens, last) and touches(tokens, at):
        joined = word_at(tokens, at + 1)
        if joined == "fold":
            return "times", at + 1
        if joined.startswith(("percent", "per-cent")):
            return _points(tokens, joined, at + 1)
        at += 1
    word = word_at(tokens, at)
    following = word_at(tokens, at + 1)
    match word:
        case "%" | "percent" | "pc" | "per-cent":
            return _points(tokens, "", at)
        case "per" if following == "cent":
            return _points(tokens, "", at + 1)
        case "percentage" if following.startswith("point"):
            return "percentage points", at + 1
        case "percentage-point" | "percentage-points":
            return "percentage points", at
        case "x" | "fold":
            return "times", at
        case "times":
            # what comes after a number of times decides whether it is a ratio
            ratio = following in _AFTER_A_RATIO or word_at(tokens, first - 1) in _BEFORE_A_RATIO
            return ("times", at) if ratio else ("other", last)
        case "pounds" | "gbp" | "sterling":
            return "GBP", at
    return noun_unit(tokens, at), last


def _points(tokens: Sequence[Token], joined: str, last: int) -> tuple[Unit, int]:
    if "point" in joined:
        return "percentage points", last
    if word_at(tokens, last + 1) in {"point", "points"}:
        return "percentage points", last + 1
    return "percent", last


def noun_unit(tokens: Sequence[Token], at: int) -> Unit:
    """The unit that the noun behind a number names, if it is near and plain."""
    for ahead in range(at, at + 4):
        word = word_at(tokens, ahead)
        if word in PEOPLE:
            return "people"
        if word in {"visas", "visa"}:
            return "visas"
        if word in {"applications", "claims"}:
            return "applications"
        if word == "per" and word_at(tokens, ahead + 1) in {"year", "annum"}:
            return ""  # "205,000 per year"
        if word in OTHER_UNITS and (ahead == at or (ahead == at + 1 and word_at(tokens, at) in _ADDED)):
            return "other"
        if word not in _FEW_PEOPLE_WORDS:
            return ""
    return ""
