"""Constructions by which a number is of another time than the one that is named beside it, or known at another time."""

from __future__ import annotations

from itertools import pairwise

from ...words.quantities import Quantity
from ...words.time_parts import MONTHS
from ..parts import SentenceParts
from .times_beside import opens_clause

WHICH_YEAR = "netmig could not tell which year is meant"
THE_YEAR_BEFORE = "the number may be for the year before"
FROM_THE_TURN = "the change may be measured from the turning point"
WHICH_IS_COMPARED = "netmig could not tell which year is compared with which"
OF_THE_EARLIER = "it may be about the earlier year, as compared with the later"
# a time that says of itself which year it is
_PLAIN = frozenset({"calendar_year", "year_ending", "financial_year"})
_HAS_NOW = frozenset({"has", "have", "now", "is", "are"})
_ENTERED = frozenset(
    "entered enters entering started starts starting left leaves leaving ended ends ending closed closes exited".split()
)
_ORDINALS = frozenset({"first", "second", "third", "fourth", "initial", "original"})
_HAD = frozenset({"did", "thought", "estimated", "reported"})
_ADDING = frozenset("add adds added take takes took put puts knock knocks knocked".split())
_PARTS_OF_A_YEAR = frozenset({"start", "end", "middle", "beginning", "close", "outset"})
_NEXT = frozenset({"next", "following", "later"})
_RELEASES = frozenset(
    "release releases bulletin briefing report publication estimate estimates figure figures update statistics data numbers edition count".split()
)
_PASSING = frozenset(
    "beating topping surpassing eclipsing exceeding overtaking passing breaking smashing bettering"
    " beats tops topped surpasses surpassed eclipses eclipsed exceeds exceeded overtakes overtook passes passed smashes smashed betters".split()
)
_PAPERS = frozenset("release releases bulletin briefing report publication update edition".split())
_MONTHS_OWN = frozenset(f"{month}'s" for month in MONTHS)


def why_of_another_time(parts: SentenceParts, quantity: Quantity, *, newest: bool = False) -> str:
    """Why a number may be of another year than its clause seems to name; "" if it may not.

    `newest`: whether the sentence before gave a number, and that of the window that the text is about.
    """
    words, first = parts.words, quantity.first
    time = parts.time_of.get(first)
    plain = time is not None and time.kind in _PLAIN
    if not plain and (
        not _NEXT.isdisjoint(words[max(0, first - 2) : first])
        or not _NEXT.isdisjoint(words[quantity.last + 1 : quantity.last + 4])
    ):
        return WHICH_YEAR  # "the next year it was 484,000, the next 873,000", "740,000 six months later"
    if not plain and "further" in words[max(0, first - 2) : first] and parts.preceding(quantity) is not None:
        return WHICH_YEAR  # "to 345,000 in 2024, and by a further 41 per cent to the latest figure"
    if not plain and ("had", "already") in parts.pairs and ("had", "already") in pairwise(words[:first]):
        return WHICH_YEAR  # "had already fallen by almost 300,000 from its peak when Labour took office"
    if _is_what_it_was(parts, quantity):
        return "the number may be for an earlier or a later time"
    if words[max(0, first - 2) : first] == ["after", "that"] or (
        not plain
        and ("before", "that") in parts.pairs
        and ("before", "that") in pairwise(words[:first])
        and not (newest and _opens_with_its_time(parts, quantity))
    ):
        return WHICH_YEAR
    if not plain and not _PASSING.isdisjoint(words[max(0, first - 4) : first]) and words[first - 1] in {"the", "of"}:
        return WHICH_YEAR  # "rose to 336,000, beating the 330,000 that was then the record"
    if "what" in words[quantity.last + 1 : quantity.last + 5] and not _HAD.isdisjoint(words[quantity.last + 1 :]):
        return "it may be the difference between two estimates for one period"  # "20 % up on what the ONS estimated for the year to June"
    if parts.word(quantity.last + 1) in {"off", "to", "onto"} and quantity.last + 2 in parts.in_times and _ADDING & set(words):
        return "it may be the difference between two estimates for one period"  # "and add 18,000 to 2022"
    if (
        not plain
        and words[quantity.last + 1 : quantity.last + 3] in (["by", "the"], ["at", "the"], ["by", "its"], ["at", "its"])
        and (parts.word(quantity.last + 3) in _PARTS_OF_A_YEAR)
    ):
        return WHICH_YEAR  # "860,000 at the start, 431,000 at the end"
    if ("than", "it") in parts.pairs and not _HAD.isdisjoint(words[quantity.last + 1 :]):
        return "it may be the difference between two estimates for one period"  # "24,000 fewer people left than it thought in November"
    beside = (
        time is not None and time.first == quantity.last + 1
    )  # "fell to 431,000 last year, the biggest drop in a calendar year"
    if "calendar" in parts.word_set and not (plain or beside) and _is_a_calendar_year_unnamed(parts):
        return WHICH_YEAR
    if not _ENTERED.isdisjoint(parts.word_set) and any(
        parts.word(each.first - 1) in _ENTERED and parts.word(each.last + 1) == "at" for each in parts.times
    ):
        return THE_YEAR_BEFORE  # "entered 2024 at 860,000"
    if time is not None and time.first > quantity.last and "before" in words[quantity.last + 1 : time.first]:
        return WHICH_YEAR
    if time is not None and words[time.last + 1 : time.last + 3] == ["that", "year"]:
        return WHICH_YEAR  # "in the twelve months to September that year"
    if (
        _in_a_list_of_years(parts, quantity)
        or _is_before_the_time_of_others(parts, quantity)
        or of_a_year_in_which(parts, quantity)
    ):
        return WHICH_YEAR
    return ""


def _opens_with_its_time(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence of one number begins with its time, counted from the one told before: "The year before that it was 607,000"."""
    time = parts.time_of.get(quantity.first)
    return time is not None and time.kind == "earlier" and time.first <= 1 and len(parts.quantities) == len(parts.times) == 1


def is_of_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what had been: "having been 680,000", "having fallen by 275,000"."""
    time = parts.time_of.get(quantity.first)
    plain = time is not None and time.kind in _PLAIN and quantity.unit != "times" and ("having", "peaked") not in parts.pairs
    return not plain and _has_been_before(parts.words, quantity.first)


def is_of_another_day(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what a release, a document or somebody had at another time."""
    words, first = parts.words, quantity.first
    if parts.word(0) in _ORDINALS and parts.word(1) == ":":
        return True  # "Third estimate of net migration in 2024: 331,000. Second: 345,000."
    if "known" in words[max(0, first - 3) : first] and not {"was", "were"}.isdisjoint(words[max(0, first - 4) : first]):
        return True  # "In June 2016 net migration was known to be 333,000"
    if (
        len(parts.times) > 1
        and parts.times[0].kind == "earlier"
        and parts.times[0].first <= 1
        and parts.word(parts.times[0].last) == "ago"
    ):
        return True  # "A year ago net migration for the year to June 2023 landed at 672,000"
    return _of_a_month_of_estimates(parts, quantity) or _is_of_a_release(parts, quantity.last + 10)


def _has_been_before(words: list[str], first: int) -> bool:
    """Whether a number is told in a clause of what had been: "having been 680,000", "having fallen by 275,000 the year before"."""
    if "having" not in words[:first]:
        return False
    having = first - 1 - words[:first][::-1].index("having")
    return _HAS_NOW.isdisjoint(words[having:first]) and having + 1 < first


def _is_a_calendar_year_unnamed(parts: SentenceParts) -> bool:
    """Whether a calendar year is spoken of without its number: "and 866,000 in the calendar year", "in their last full calendar year"."""
    at = parts.words.index("calendar")
    return parts.in_times.isdisjoint((at, at + 1, at + 2))


_FIRST_PUT = frozenset({"originally", "initially", "first", "previously", "estimated", "thought"})


def _of_a_month_of_estimates(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is set against what was estimated in a month that is named: "166,000 higher than originally estimated in May"."""
    months = [each for each in parts.times if each.kind == "month" and not each.explicit and 0 < each.first - quantity.last <= 8]
    return any(not _FIRST_PUT.isdisjoint(parts.words[quantity.last + 1 : each.first]) for each in months)


def _in_a_list_of_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether numbers have their years in brackets behind them, whatever years those labels stand for: "254,000 (2021), 634,000 (2022)"."""
    labelled = [
        each
        for each in parts.quantities
        if parts.word(each.last + 1) == "("
        and any(time.first == each.last + 2 and time.kind == "calendar_year" for time in parts.times)
    ]
    return len(labelled) > 1 and any(each is quantity for each in labelled)


def _is_before_the_time_of_others(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the only time is that of what is told later: "dipped to 1,218,000, whilst … – in 2022 the two were 1,257,000 and 493,000"."""
    if quantity.first in parts.time_of or not parts.times or parts.times[0].first < quantity.last:
        return False
    time = parts.times[0]
    between = any(quantity.last < each.first < time.first for each in parts.quantities)
    return between and opens_clause(parts, time) and any(each.first > time.last for each in parts.quantities)


def _is_what_it_was(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what something was, or where it stood: "less than a third of what it was a year earlier, 649,000"."""
    if parts.word_set.isdisjoint({"what", "where", "itself"}):
        return False
    if parts.words[quantity.last + 1 : quantity.last + 5] in _OF_WHAT_IT_WAS and parts.word(quantity.last + 5) in _ENDING:
        return True  # "Half of what it was"
    before = parts.preceding(quantity)
    between = parts.words[(0 if before is None else before.last + 1) : quantity.first]
    if between[-2:] == [",", "at"]:
        return False  # "in 2024 it was half what it was in 2023, at 431,000"
    if not {"where", "itself"}.isdisjoint(between):
        return True
    return any(
        word == "what" and (between[at + 1 : at + 2] in (["it"], ["they"], ["this"]) or "was" in between[at + 1 : at + 3])
        for at, word in enumerate(between)
    )


_OF_WHAT_IT_WAS = (["of", "what", "it", "was"], ["of", "what", "they", "were"], ["of", "what", "it", "used"])
_ENDING = frozenset({"", ".", ",", '"', "'", ";"})
_HAD_IT = frozenset({"had", "put", "gave", "showed", "was", "were", "said"})
_NAMES_OF_MONTHS = _MONTHS_OWN | frozenset(MONTHS)


def _is_of_a_release(parts: SentenceParts, first: int) -> bool:
    """Whether numbers are told as those of a release that is named by its month: "according to November's release, 898,000 came"."""
    return not _NAMES_OF_MONTHS.isdisjoint(parts.word_set) and any(
        (word in _MONTHS_OWN and (not _RELEASES.isdisjoint(parts.words[at + 1 : at + 4]) or parts.word(at + 1) in _HAD_IT))
        or (word in MONTHS and parts.word(at + 1) in _PAPERS)
        for at, word in enumerate(parts.words[:first])
    )


def of_a_year_in_which(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a year is only told by what happened in it, or after it: "the year in which it peaked", "was revised, after which it fell"."""
    if quantity is not None and ("after", "which") in parts.pairs and "after" in parts.words[: quantity.first]:
        return True
    if quantity is None and ("year", "with") in parts.pairs:
        return True
    if ("in", "which") not in parts.pairs:
        return False
    which = parts.words.index("which")
    time = None if quantity is None else parts.time_of.get(quantity.first)
    # "In 2025, after a year in which it was 331,000, it came to 171,000": what is named before is another
    return (time is None or time.last < which < (-1 if quantity is None else quantity.first)) and "year" in parts.words[:which]
