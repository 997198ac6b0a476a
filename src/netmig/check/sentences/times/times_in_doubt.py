"""Doubts of time: of which year a number is, and of how many years (as of when it was known: `known_when.py`)."""

from __future__ import annotations

from itertools import pairwise

from ....periods import year_ending
from ...words.cues import EXTREMES
from ...words.quantities import Quantity
from ..ends.comparisons import is_whole
from ..in_doubt.turns_of_phrase import OF_A_PART_OF_A_YEAR
from ..parts import SentenceParts
from ..records.reaches import reach_in_years

AT_THE_HEIGHT = frozenset((one, "year") for one in ("peak", "record", "worst")) | {("the", "height")}


_FIRST_ESTIMATES = frozenset(
    (one, other) for one in ("first", "original", "initial") for other in ("estimate", "estimates", "figure", "count")
)

SEVERAL_YEARS = "the number may be for several years"
NOT_A_WHOLE_YEAR = "no figures for that whole year had been published"


def why_of_no_named_year(parts: SentenceParts, quantity: Quantity) -> str:
    """Why a number may be of a year, or measured by an estimate, that is not named."""
    time = parts.time_of.get(quantity.first)
    if time is None and not AT_THE_HEIGHT.isdisjoint(parts.pairs):
        return "netmig could not tell which year it is of"
    if is_whole(parts, quantity) and (time is None or time.kind == "vague"):
        return "netmig could not tell which year it is of"  # "a quarter of the 649,000 of the Tories' last year"
    if quantity.unit in {"share", "times", "percent"} and not _FIRST_ESTIMATES.isdisjoint(parts.pairs):
        return "the number may be another estimate"
    return ""


_MANY_YEARS = frozenset("combined cumulative cumulatively average averaged averaging altogether decades".split())


def of_several_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a level may be of more than a year: "over the last two years", "in 2022 and 2023"."""
    durations = any(time.kind == "duration" and time.years > 1 for time in parts.times)
    durations = durations and not _ends_in_its_year(parts, quantity)
    if durations and EXTREMES.isdisjoint(parts.word_set) and ("any", "time") not in parts.pairs:
        return True  # not "more people leaving than at any time in a decade"
    time = parts.time_of.get(quantity.first)
    if time is None and _is_followed_by_another(parts, quantity):
        return True
    return (
        time is not None
        and time.first > quantity.last
        and parts.word(time.last + 1) in {"and", "or"}
        and any(other.first == time.last + 2 and other.kind == time.kind for other in parts.times)
    )


def _ends_in_its_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a year stands right behind a number, and the stretch of years before it: "After 20 years of rise it reached 1.2 million in 2022"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind not in {"calendar_year", "year_ending"} or time.first <= quantity.last:
        return False
    if not set(parts.words[quantity.last + 1 : time.first]) <= {"in", "the", "people"} or parts.word(time.last + 1) in {
        "and",
        "or",
    }:
        return False
    return all(each.last < quantity.first - 1 for each in parts.times if each.kind == "duration")


def _is_followed_by_another(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether another number comes next in time: "471,000 and then 508,000" are of two years, and only the last may be the newest."""
    behind = parts.following(quantity)
    return behind is not None and parts.words[quantity.last + 1 : behind.first] in (
        ["and", "then"],
        [",", "then"],
        [",", "and", "then"],
    )


def spans_years(parts: SentenceParts) -> bool:
    """Whether a sentence names a stretch from one year to another: "From mid-2021 to the end of 2024, 344,000 more left than had been thought"."""
    for one, other in zip((None, *parts.times), parts.times, strict=False):
        if other.kind == "between" and other.until[0] - other.year > 1:
            return True
        if one is None or not one.year or other.year - one.year < 1 or one.kind == "duration":
            continue
        between = parts.words[one.last + 1 : other.first]
        opens = {"from", "between"} & {parts.word(one.first - 1), one.lead, parts.word(one.first)}
        if opens and between and between[0] in {"to", "and", "until", "till", "up"} and len(between) <= _TO_ANOTHER:
            return True
    return False


# how far the end of a stretch may stand from its beginning, in words
_TO_ANOTHER = 5
_YEARS_TO = frozenset(("years", word) for word in ("to", "ending", "up"))
_TAKEN_TOGETHER = frozenset({("in", "all"), ("in", "total"), ("between", "them"), ("taken", "together")})
_PARTS = frozenset({"half", "quarter", "months", "weeks"})
_TOTALS = frozenset("figure number total level rate tally count".split())
_WHOLES = frozenset({"year", "decade", "century", "parliament"})


def _names_a_part_of_a_year(parts: SentenceParts) -> bool:
    """Whether a part of a time is named, and not of a number: "in the first half of 2024", not "half of the 860,000 of 2023"."""
    for at, word in enumerate(parts.words):
        if word in _PARTS and parts.word(at + 1) == "of":
            of = at + 2 + (parts.word(at + 2) in {"the", "a", "that", "this"})
            time = next((each for each in parts.times if each.first <= of <= each.last), None)
            if time is not None and (parts.word(time.last + 1) in _TOTALS or parts.word(time.last).endswith("'s")):
                continue  # "less than half of the 2024 figure", "of the previous year's 860,000"
            of_its_number = parts.word(of + 1) in {"before's", "earlier's"}  # "half of the year before's level"
            if (time is not None or parts.word(of) in _WHOLES) and not of_its_number:
                return True
    return False


# "in the five years before": all of them
_BEFORE_THAT = frozenset({"before", "earlier", "previously", "prior", "preceding", "since", "after"})
_MONTHS = 12
_THE = frozenset({"the", "these", "those"})
_OVER = frozenset({"in", "over", "during", "within", "for"})
# what points back to a stretch of time that was told before: "over that time", "in those years"
_IN_THEM = {"that": "time", "those": "years", "these": "years"}


def why_of_several_years(parts: SentenceParts) -> str:
    """Why a number may be of more or less than one year."""
    words = parts.word_set
    if "decades" in words and reach_in_years(parts, year_ending(2000, 12))[0] is not None:
        words = words - {"decades"}  # "the lowest in decades" is of one year
    if not _MANY_YEARS.isdisjoint(words) or ("years" in words and not _YEARS_TO.isdisjoint(parts.pairs)):
        return SEVERAL_YEARS
    if not {"totalled", "totalling"}.isdisjoint(words) and (
        len(parts.times) > 1 or not {"years", "since", "between"}.isdisjoint(words)
    ):
        return SEVERAL_YEARS
    if not {"years", "second", "both"}.isdisjoint(words) and not _TAKEN_TOGETHER.isdisjoint(parts.pairs):
        return SEVERAL_YEARS
    if "months" in words and any(
        other == "months" and one.isdecimal() and int(one) > _MONTHS and parts.word(at - 1) in _OVER
        for at, (one, other) in enumerate(pairwise(parts.words))
    ):
        return SEVERAL_YEARS  # "Over 36 months it came to 1.35 million"
    if "years" in words and any(
        parts.word(at + 1) in _BEFORE_THAT and parts.word(at - 2) in _THE and parts.word(at - 3) in _OVER
        for at, word in enumerate(parts.words)
        if word == "years"
    ):
        return SEVERAL_YEARS  # "In the five years before, 500,000 Britons had left"
    if parts.word(0) == "since" and ("has", "been") in parts.pairs:
        return SEVERAL_YEARS
    if not _IN_THEM.keys().isdisjoint(words) and any(
        parts.word(at - 1) in _OVER and _IN_THEM.get(word) == parts.word(at + 1) for at, word in enumerate(parts.words)
    ):
        return SEVERAL_YEARS  # "Over that time 1.0 million EU nationals came"
    if (
        "between" in words
        and ("the", "same") in parts.pairs
        and ("and", "the") in parts.pairs
        and not any(time.kind == "between" and "same" in parts.words[time.first : time.last + 1] for time in parts.times)
    ):
        return "netmig could not tell which two years are compared"  # "between the end of June 2023 and the same month this year"
    if parts.times and not _PARTS.isdisjoint(words) and _names_a_part_of_a_year(parts):
        return OF_A_PART_OF_A_YEAR
    return ""
