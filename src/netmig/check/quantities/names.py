"""Numbers that name and do not count, in any text: years, dates, times, scores, versions, sections, models."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.look_alikes import (
    BEFORE_MEASURED,
    MONTH_NAMES,
    NUMBERED,
    follows_a_number,
    is_hour_or_day,
    touches_a_number,
)
from ..words.number_words import MAGNITUDES
from ..words.tokens import Token, touches, word_at
from .measures import MEASURES, MONEY
from .nouns import is_plural

_BEFORE_YEARS = frozenset(
    "in since until till by from of during before after between around early late mid year years to and or through for the this that about"
    " season summer winter spring autumn election circa".split()
) | MONTH_NAMES  # fmt: skip
_SURE_HEDGES = frozenset(
    "than nearly almost over under some approximately roughly another least most exceeding additional extra only".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split())
_MAKERS = frozenset(
    "boeing airbus iphone ipad galaxy pixel playstation xbox windows android ios macos mazda peugeot bmw audi porsche ferrari visa highway"
    " interstate route hwy flight juno section act resolution amendment formula top euro covid apollo sars ak mk world volume vol fortune"
    " nasdaq ftse dow s&p nikkei cac dax asx stoxx sp size apt flat po box tel phone call dial fiscal fy area studio g gen generation issue #".split()
)  # fmt: skip
_OPENERS = frozenset(
    "the a an these those our their his her its my your all both just only around about some nearly almost over under more of with than by at"
    " when while as after before if then there here he she it they we you i who which that and but so police officials another every each price"
    " total cost result sales profits deaths cases average now today yesterday also still even up down out off on in for to from within"
    " last next between per roughly approximately exactly fully precisely barely scarcely hardly well meanwhile however".split()
)  # fmt: skip
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", "\n", '"', "(", "•", "-", "–", "—", "|", "'"})


def names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in digits is part of a date, a time, a score or the name of something."""
    digits = tokens[at].lower
    bare = "," not in digits and "." not in digits
    if at and word_at(tokens, at - 1) == "." and touches(tokens, at - 1) and not touches(tokens, at - 2) and len(digits) < 10:
        return False  # ".500", which the reader of digits takes up
    if len(digits) > 18 or (bare and len(digits) > 1 and digits[0] == "0"):
        return True
    if word_at(tokens, at - 1) == "per" or _ends_a_season(tokens, at):
        return True
    if touches_a_number(tokens, at) or (bare and follows_a_number(tokens, at)):
        return True
    return (
        _in_a_score(tokens, at)
        or _glued(tokens, at)
        or _named(tokens, at, bare=bare)
        or is_hour_or_day(tokens, at, bare=bare)
        or (bare and _dated(tokens, at))
    )


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """20th, 1990s, 5G, 3D, Covid-19, sub-9, A.5: what touches the number makes a name of it."""
    if touches(tokens, at):
        after = tokens[at + 1]
        if after.kind == "word":
            head = after.lower.partition("-")[0]
            if head in {"st", "nd", "rd", "th", "s"}:
                return True
            if head == "g" and after.capital:
                return True
            if not (head in MAGNITUDES or head in MEASURES or head in MONEY or head in _ATTACHED):
                return True
        elif after.lower == "'" and word_at(tokens, at + 2) == "s":
            return True  # "in their 20's"
        elif after.lower in {"/", "_", "@", ":"} and touches(tokens, at + 1) and tokens[at + 2].kind != "break":
            return tokens[at + 2].kind == "number" or after.lower != "/"
        elif after.lower == "-" and touches(tokens, at + 1) and tokens[at + 2].kind == "word":
            return tokens[at + 2].lower.partition("-")[0] in {"d", "in", "on", "to", "a", "b"} and tokens[at + 2].lower != "in"
    if at and touches(tokens, at - 1):
        before = tokens[at - 1]
        if before.kind == "word":
            return True
        if before.lower == "-" and touches(tokens, at - 2) and tokens[at - 2].kind == "word":
            # "migration-906,000" is a dash that lost its blanks; "0-to-60-mph" a range
            return (
                "," not in tokens[at].lower
                and tokens[at - 2].lower not in {"sub", "plus", "non", "to", "minus"} | MEASURES.keys()
            )
        if before.lower in {"_", "@", "#", "/"} and touches(tokens, at - 2):
            return before.lower != "/" or tokens[at - 2].kind == "number"
    return word_at(tokens, at - 1) == "#"


_ATTACHED = frozenset("pc x fold p g l w v c f s ppt pp pt pts in cyl per st".split())


_NUMBER_SIGNS = frozenset({"no", "nos", "p", "pp", "fig", "vol", "para", "art"})
_PROPORTIONS = frozenset({"%", "per", "percent", "pc", "percentage"})
# "on page 12 it lists", but "tier 2 visas": of these, one is meant whatever is counted behind
_PRINTED = frozenset({"section", "page", "no", "article", "chapter", "table"})


def _named(tokens: Sequence[Token], at: int, *, bare: bool) -> bool:
    """Page 4, No 10, Tier 2, Boeing 747, iOS 13.1: a word for numbered things, or a name, stands before and nothing counted behind."""
    before = at - 1
    word = word_at(tokens, before)
    if word == "." and touches(tokens, before - 1) and word_at(tokens, before - 1) in _NUMBER_SIGNS:
        return True
    if before < 0 or tokens[before].kind != "word":
        return False
    capital = tokens[before].capital
    if capital and word == "year" and len(tokens[at].lower) < 3:
        return True  # Year 9
    if word == "of" and word_at(tokens, before - 1) == "group" and tokens[before - 1].capital:
        return True  # the Group of 20
    if word in NUMBERED or word in _MAKERS:
        following = word_at(tokens, at + 1)
        if (
            (following in MAGNITUDES and len(following) > 1)
            or following in _PROPORTIONS
            or (following in MEASURES and word not in NUMBERED)
        ):
            return False
        counted = word not in _MAKERS and not capital and is_plural(following)
        return word in _PRINTED if counted else True
    if not capital or word.endswith(("'s", "s'")) or word in BEFORE_MEASURED or word in MONTH_NAMES or word in _WEEKDAYS:
        return False
    if word in _OPENERS and (before == 0 or tokens[before - 1].lower in _SENTENCE_ENDS):
        return False
    return not _counts(tokens, at, bare=bare)


def _counts(tokens: Sequence[Token], at: int, *, bare: bool) -> bool:
    """Whether what stands behind says that the number counts or measures."""
    following = word_at(tokens, at + 1)
    if following in MAGNITUDES or following in {"%", "percent", "per", "pc", "percentage", "times"}:
        return True
    if touches(tokens, at) and following == "-":
        following = word_at(tokens, at + 2)
        if following.startswith(("year-old", "month-old", "week-old", "day-old")):
            return True
    if following in MEASURES or (following in MONEY and len(following) > 2):
        return True
    if not bare and "," in tokens[at].lower:
        return True
    return is_plural(following) and not (at + 1 < len(tokens) and tokens[at + 1].capital)


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number is a year, or the day of a month that is cut short: "Sept. 8", "Oct. 31"."""
    digits = tokens[at].lower
    before, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if len(digits) <= 2:
        if before == "." and touches(tokens, at - 2) and word_at(tokens, at - 2) in MONTH_NAMES and tokens[at - 2].capital:
            return True
        if before == "the" and following == "of" and word_at(tokens, at + 2) in MONTH_NAMES:
            return True
        if before in _WEEKDAYS and at and tokens[at - 1].capital and (following in MONTH_NAMES or word_at(tokens, at - 2) == ","):
            return True
        return (
            1 <= int(digits) <= 31
            and before in {"-", "–", "to", "and", ","}
            and word_at(tokens, at - 3) in MONTH_NAMES
            and at > 2
            and tokens[at - 3].capital
            and tokens[at - 2].is_number
        ) or (
            before in MONTH_NAMES and tokens[at - 1].capital and not (following in MAGNITUDES or following in {"%", "per", "percent"})
        ) or (
            following in {"-", "–", "to", "and"} and at + 3 < len(tokens) and tokens[at + 2].is_number and word_at(tokens, at + 3) in MONTH_NAMES
            and tokens[at + 3].capital
        )  # fmt: skip
    if len(digits) != 4 or not 1000 <= int(digits) <= 2199:
        return False
    if following in MAGNITUDES or following in {"%", "percent", "per", "pc"}:
        return False
    if digits == "1000" and before not in {"in", "since", "until", "year", "ad", "d", "of"}:
        return False
    if word_at(tokens, at - 1) in MONEY and word_at(tokens, at - 1) not in {"won", "try"}:
        return False
    if following in MEASURES and following not in {
        "year",
        "second",
        "minute",
        "day",
        "points",
        "point",
        "page",
        "pages",
        "stone",
        "days",
        "weeks",
        "month",
    }:
        return False
    if before in _SURE_HEDGES or (before in {"to", "as"} and word_at(tokens, at - 2) in {"up", "many"}):
        return not is_plural(following) and before in {"over", "under", "some", "only"}
    if is_plural(following) and not 1900 <= int(digits) <= 2060:
        return before in {"in", "since", "until", "of"} and int(digits) % 100 != 0
    if before not in _BEFORE_YEARS and is_plural(following) and tokens[at - 1].kind == "word" and not tokens[at + 1].capital:
        return before in {"s", "its", "their", "his", "her", "last"} or before.endswith("'s")
    # "an average of 1500", "at 3000": a round number of a level
    return not (
        before in {"average", "at"} or (before == "of" and word_at(tokens, at - 2) in {"average", "total", "maximum", "minimum"})
    )


def _ends_a_season(tokens: Sequence[Token], at: int) -> bool:
    """Whether a few digits end a span of years: "2020-21", "2012-3"."""
    if at < 2 or tokens[at - 1].lower not in {"-", "–"} or not touches(tokens, at - 1) or not touches(tokens, at - 2):
        return False
    years, digits = tokens[at - 2].lower, tokens[at].lower
    is_year = tokens[at - 2].is_number and years.isdecimal() and len(years) == 4 and 1000 <= int(years) <= 2199
    return is_year and digits.isdecimal() and (len(digits) < 3 or (len(digits) == 4 and digits[0] in "12"))


_AGES = frozenset("aged ages age between from".split())


def _in_a_score(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is half of "2-1", "3–0", "52-48": two small numbers joined, the larger first or nothing counted behind."""
    for one, two in ((at, at + 2), (at - 2, at)):
        if one < 0 or two >= len(tokens) or tokens[one + 1].lower not in {"-", "–"}:
            continue
        if not (tokens[one].is_number and tokens[two].is_number and touches(tokens, one) and touches(tokens, one + 1)):
            continue
        left, right = tokens[one].lower, tokens[two].lower
        if not (left.isdecimal() and right.isdecimal() and len(left) < 4 and len(right) < 4):
            continue
        if word_at(tokens, one - 1) in MONEY or _measured_behind(tokens, two):
            continue
        if int(left) >= int(right):
            return True
        return (
            word_at(tokens, one - 1) not in _AGES and not is_plural(word_at(tokens, two + 1)) and word_at(tokens, two + 1) != "-"
        )
    return False


def _measured_behind(tokens: Sequence[Token], at: int) -> bool:
    following = word_at(tokens, at + 1)
    if touches(tokens, at) and following in _ATTACHED:
        return True
    return (
        following in MEASURES
        or following in MAGNITUDES
        or following in {"%", "per", "percent", "pc", "percentage"}
        or (len(following) > 2 and following in MONEY)
    )


def capital_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in words is part of a name: "BBC One", "Big Ten", "Formula One", "the Group of Seven"."""
    token = tokens[at]
    if not token.capital:
        return False
    before = word_at(tokens, at - 1)
    return not (at == 0 or before in _SENTENCE_ENDS)


def numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in words is the number of something: "phase one", "category four", "page two"."""
    before = at - 1
    return word_at(tokens, before) in NUMBERED - _COUNTABLE and not is_plural(word_at(tokens, at + 1))


_COUNTABLE = frozenset("on in no number day game match lane line key point mark".split())
