"""How far a record reaches: among which years, and how far back. "for a calendar year", "outside the pandemic", "in four years"."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period, year_ending
from ...words.number_words import NUMBER_WORDS
from ...words.time_parts import MONTH_WORDS
from ..parts import SentenceParts
from ..wording import Among

LOOSE_REACH = "how far back it reaches is said loosely"
_LEAVING_OUT = frozenset(
    "outside excluding except barring aside apart without bar discounting ignoring excepting out exclude excepted disregarding discount ignore omitting".split()
)
PANDEMIC = frozenset("pandemic covid covid-19 coronavirus lockdown lockdowns".split())
_OUTSIDE = frozenset(f"non-{word}" for word in PANDEMIC)
_SUPERLATIVES = frozenset("lowest highest time largest biggest smallest level most fewest steepest sharpest record rate".split())
_OVER_TIME = frozenset({"in", "for", "over"})
_HEDGES = frozenset("more than over at least nearly almost around about some just the last past roughly well".split())
_SHORT_OF = frozenset("nearly almost around about some roughly".split())
# how much shorter than it is said a length that is said so may be
SHORT_OF = 0.85
# no record is told of in more years
MOST_YEARS = 60


def among(parts: SentenceParts) -> Among:
    """Among which of its years something is a record; "" for all of them.

    "the largest ever recorded for a calendar year", "leaving aside the Covid years, the lowest since 2012".
    """
    words = parts.words
    if _pandemic_left_out(parts) >= 0 or not _OUTSIDE.isdisjoint(parts.word_set):
        return "outside_pandemic"
    if "calendar-year" in parts.word_set:
        return "calendar_years"
    if "calendar" in parts.word_set:
        for at, word in enumerate(words[:-1]):
            if (
                word == "calendar"
                and words[at + 1] in {"year", "years"}
                and parts.word(at - 1) in {"a", "any", "all", "one", "record", "highest", "lowest", "full", "whole", "in"}
            ):
                return "calendar_years"
    for at, word in enumerate(words):
        ends = words[at + 1 : at + 3]
        if (
            word in {"year", "years"}
            and parts.word(at - 1) in _ANY
            and ends[:1] in (["to"], ["ending"])
            and ends[-1] in MONTH_WORDS
        ):
            return "" if parts.word(at + 3).isdecimal() else "its_months"
    return ""


# "the highest for any year to June"
_ANY = frozenset("a any other every all previous".split())


_TIMES_OF_IT = frozenset({"years", "year", "period", "slump", "lockdowns"})


def _pandemic_left_out(parts: SentenceParts) -> int:
    """Where the pandemic is named and left out, "other than in the pandemic", "pandemic years aside"; -1 where it is not."""
    if PANDEMIC.isdisjoint(parts.word_set):
        return -1
    for at, word in enumerate(parts.words):
        if word not in PANDEMIC:
            continue
        before = parts.words[max(0, at - 4) : at]
        behind = at + 1 + (parts.word(at + 1) in _TIMES_OF_IT)
        if not _LEAVING_OUT.isdisjoint(before[-3:]) or ("other", "than") in pairwise(before):
            return at
        if parts.word(behind) in {"aside", "apart", "excepted", "excluded"}:
            return at
    return -1


def leaves_out_a_year(parts: SentenceParts) -> bool:
    """Whether a year is left out by its number: "the lowest since 2012 bar 2020"."""
    if _LEAVING_OUT.isdisjoint(parts.word_set) and ("but", "for") not in parts.pairs:
        return False
    return any(
        time.kind == "calendar_year"
        and (
            not _LEAVING_OUT.isdisjoint(parts.words[max(0, time.first - 3) : time.first])
            or parts.words[max(0, time.first - 2) : time.first] == ["but", "for"]
        )
        for time in parts.times
    )


def leaves_out(parts: SentenceParts) -> frozenset[int]:
    """The words that leave the years of the pandemic out: "leaving aside the Covid years"; none where all years count."""
    at = _pandemic_left_out(parts)
    if at < 0:
        return frozenset()
    last = at + (parts.word(at + 1) in _TIMES_OF_IT)
    return frozenset(range(max(0, at - 4), last + 1))


def reach_in_years(parts: SentenceParts, latest: Period | None) -> tuple[Period | None, int]:
    """The window before which a record "in four years" or "for more than a decade" does not reach, and where its words end."""
    if latest is None or not latest.is_year or {"years", "decade", "decades", "century", "generation"}.isdisjoint(parts.word_set):
        return None, 0
    for at, word in enumerate(parts.words):
        if word not in _OVER_TIME or _SUPERLATIVES.isdisjoint(parts.words[max(0, at - 3) : at]):
            continue
        ahead = at + 1
        while parts.word(ahead) in _HEDGES:
            ahead += 1
        years, last = _length_at(parts, ahead)
        if 0 < years < MOST_YEARS:
            short = not _SHORT_OF.isdisjoint(parts.words[at + 1 : ahead])
            return _before(latest, years, short=short), parts.tokens[last].end
    return None, 0


def length_of_time(parts: SentenceParts, at: int) -> tuple[float, int]:
    """How many years are spoken of from a place on, hedged or not, and the last token of that: "over ten years"; 0 for none."""
    while parts.word(at) in _HEDGES:
        at += 1
    return _length_at(parts, at)


def years_back(parts: SentenceParts, first: int, latest: Period | None) -> Period | None:
    """The window that lies so many years before the newest, as words that begin at a place say loosely."""
    if latest is None or not latest.is_year:
        return None
    ahead = first
    while parts.word(ahead) in _HEDGES:
        ahead += 1
    years, _ = _length_at(parts, ahead)
    if not 0 < years < MOST_YEARS:
        return None
    return _before(latest, years, short=not _SHORT_OF.isdisjoint(parts.words[first:ahead]))


def _before(latest: Period, years: float, *, short: bool) -> Period:
    months = int(years * 12 * (SHORT_OF if short else 1)) // 3 * 3
    ends = latest.end.year * 12 + latest.end.month - 1 - months
    return year_ending(ends // 12, ends % 12 + 1)


_LENGTHS = (
    (("half", "a", "decade"), 5),
    (("half", "a", "century"), 50),
    (("half-a-century",), 50),
    (("a", "quarter", "of", "a", "century"), 25),
    (("a", "quarter-century"), 25),
    (("a", "generation"), 25),
)


def _length_at(parts: SentenceParts, at: int) -> tuple[float, int]:
    """A number of years in words, and its last token: "four years", "a decade", "half a decade"; 0 for none."""
    for words, years in _LENGTHS:
        if tuple(parts.words[at : at + len(words)]) == words:
            return years, at + len(words) - 1
    word = parts.word(at)
    if word == "decades":
        return 20, at  # two at least
    count = 1.0 if word == "a" else float(word) if word.isdecimal() and len(word) < 3 else float(NUMBER_WORDS.get(word, 0))
    unit = parts.word(at + 1)
    if unit in {"decade", "decades"}:
        return 10 * count, at + 1
    return (count, at + 1) if unit in {"year", "years"} else (0, at)
