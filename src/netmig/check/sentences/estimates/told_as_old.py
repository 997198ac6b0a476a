"""Numbers that their own sentence says are not so any more, or were found in another way.

"The Cabinet discussed 606,000 for 2022, which proved far too low", "the minister knew of 685,000 only", "On the
International Passenger Survey net migration was 333,000 in 2015".
"""

from __future__ import annotations

import re
from itertools import pairwise

from ...words.quantities import Quantity
from ...words.time_parts import MONTHS
from ..ends.comparisons import is_baseline_quantity
from ..once import once_alone
from ..parts import SentenceParts

_TOO_FAR = frozenset(("too", way) for way in ("low", "high", "small", "large"))
_FOUND_SO = frozenset(
    "proved proves proven turned turns transpired later since estimate estimates estimated put reckoned counted figure count".split()
)
_DISOWNED = frozenset(
    "disowned disowns disown disavowed disavows retracted retracts withdrew withdrawn recanted repudiated".split()
)
_GIVEN_UP = frozenset({("give", "up"), ("gave", "up"), ("given", "up"), ("giving", "up")})
_NO_ESTIMATE = frozenset("target targets pledge promise promises ambition aim goal hope".split())
_AS_KNOWN = frozenset(
    {("anyone", "knew"), ("anybody", "knew"), ("nobody", "knew"), ("everyone", "knew"), ("we", "knew"), ("they", "knew"), ("could", "know"), ("nobody", "suspected"),
     ("known", "then"), ("knew", "then"), ("was", "known"), ("of", "date"), ("last", "count"), ("then", "known")}
)  # fmt: skip
_KNEW_OF = frozenset(
    {("knew", "of"), ("aware", "of"), ("heard", "of"), ("knew", "only"), ("told", "of"), ("informed", "of"), ("reckoned", "with")}
)
_WERE = frozenset({"was", "were", "knew", "heard", "had", "been", "reckoned"})


def is_told_as_old(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what somebody knew at the time, or as what was found to be wrong since."""
    if _is_found_wrong(parts) or is_what_was_told_once(parts, quantity) or _BY_FIGURES_OF_THEN.search(" ".join(parts.words)):
        return True
    if parts.words[:3] in _THE_LAST_ONE or _stood_days_ago(parts, quantity):
        return True
    if parts.word(quantity.first - 1) in {",", "(", "of", "–"} and is_figure_of_a_month(parts, quantity.first - 2):
        return True  # "down by 53 % on the May figure, 431,000"
    if parts.word(quantity.first - 1) in _AS_IT_WAS and parts.word(quantity.first - 2) in {"that", "those", "the"}:
        return is_baseline_quantity(parts, quantity)  # "is an increase on that original 672,000"
    before = parts.words[max(0, quantity.first - 5) : quantity.first]
    for at, pair in enumerate(pairwise(before)):
        if pair in _KNEW_OF and not _WERE.isdisjoint(before[max(0, at - 1) : at + 1]):
            return True  # "the last minister knew of 685,000 only"
    return False


# "The latest figure is 204,000. The last one was 431,000"
_THE_LAST_ONE = (["the", "last", "one"], ["the", "previous", "one"], ["the", "one", "before"])
# "On the ONS series of the time", "By the figures that Mr Cameron had, UK net migration was"
_FIGURES_OF_ALL_KINDS = r"\b(?:figures?|estimates?|counts?|numbers|statistics|tables?|series|data|reckoning|method|basis)"
_BY_FIGURES_OF_THEN = re.compile(
    rf"{_FIGURES_OF_ALL_KINDS} (?:of (?:the|that|those|his|her|their) (?:time|days?|period|era|years)\b|as they stood\b)"
    rf"|\b(?:in|by|on|with|from) (?:the|those) {_FIGURES_OF_ALL_KINDS} (?:that|which) [^,]{{3,40}} (?:had|knew|saw|used|by|got|given) ,"
)
_A_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|this week|last week|a week ago|this time last week)"
_UNTIL = r"(?:(?:on|until|till|before|up to|by|late|the|morning|evening|eve|of|as|only|back) )*"
_STOOD_THEN = re.compile(
    rf"(?:^|[,;] |\b(?:and|but) ){_UNTIL}{_A_DAY}(?= [^;]*\b(?:was|were|stood|had been|knew|thought|held)\b)"
)
_TOLD_AS_NEWS = frozenset(
    "said says showed shows published released revealed reported announced confirmed estimates estimated put puts revised data statistics figures"
    " according fell rose dropped came reached hit".split()
)


def _stood_days_ago(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what stood a few days before, and not as the news of a day: "On Wednesday the record was 764,000"."""
    ahead = " ".join(parts.words[: quantity.first])
    head = _STOOD_THEN.search(ahead)
    return head is not None and _TOLD_AS_NEWS.isdisjoint(ahead[head.end() :].split())


_AS_IT_WAS = frozenset({"first", "initial", "original", "old", "earlier", "former", "early"})
_WHO = frozenset("which that he she they it mr mrs ms the its his her was had we ministers".split())
_ONCE_TOLD = frozenset(
    "told attacked announced quoted cited debated condemned celebrated boasted inherited mocked hailed criticised denounced deplored lamented defended heard saw"
    " thought believed reported given published promised learned read shown sent met knew saw".split()
)
_FIGURES = frozenset("figure figures estimate release count number bulletin".split())


def is_figure_of_a_month(parts: SentenceParts, at: int) -> bool:
    """Whether at a place the number is named that a month's release had: "the November figure"."""
    month = parts.word(at - 1).removesuffix("'s")
    return (
        parts.word(at) in _FIGURES
        and (month in MONTHS or month == "today")
        and parts.word(at - 2) in {"the", "on", "than", "by", "its"}
        and (month != "may" or parts.tokens[at - 1].capital)
    )


# not what somebody does with a number, but how it came about
_COUNTED = frozenset(
    "revised recorded registered counted measured reached arrived emigrated immigrated added moved migrated entered settled allowed granted issued".split()
)
# so many words behind a number it is told who had it
_TO_THE_TELLING = 7


def is_what_was_told_once(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number with its article is one that somebody was told or spoke of: "the 672,000 which Sunak's government was told a year ago"."""
    if parts.word(quantity.first - 1) not in {"the", "that", "those"}:
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 1 + _TO_THE_TELLING]
    told = next(
        (at for at, word in enumerate(behind) if word in _ONCE_TOLD or (word.endswith("ed") and word not in _COUNTED)), -1
    )
    if told < 1 or {",", ";", "and", "but", "in", "for", "of", "who"} & set(behind[:told]):
        return False
    return behind[0] in _WHO or parts.tokens[quantity.last + 1].capital


@once_alone
def _is_found_wrong(parts: SentenceParts) -> bool:
    if not _DISOWNED.isdisjoint(parts.word_set) or not _AS_KNOWN.isdisjoint(parts.pairs):
        return True
    if not _GIVEN_UP.isdisjoint(parts.pairs) and _NO_ESTIMATE.isdisjoint(parts.word_set):
        return True
    if _TOO_FAR.isdisjoint(parts.pairs):
        return False
    return any(
        (parts.word(at), parts.word(at + 1)) in _TOO_FAR
        and (
            parts.word(at + 2) == "by"
            or parts.word(at + 1) in {"low", "small"}
            or not _FOUND_SO.isdisjoint(parts.words[max(0, at - 4) : at])
        )
        for at, word in enumerate(parts.words)
        if word == "too"
    )


# how people were counted before, and what else they are counted by
_SURVEYS = frozenset(
    {("passenger", "survey"), ("passengers", "survey"), ("tax", "data"), ("tax", "records"), ("insurance", "numbers")}
)
_BY_IT = frozenset("on using under by from upon with according to of".split())
_IT_GAVE = frozenset("had gave showed put counted found :".split())
_NOT_BY_IT = frozenset("longer replaced instead rather stopped abandoned dropped new switched moved".split())


@once_alone
def is_by_another_survey(parts: SentenceParts) -> bool:
    """Whether a sentence gives numbers as found by a survey or by records that are named: "On the IPS, net migration was 333,000"."""
    if not _NOT_BY_IT.isdisjoint(parts.word_set):
        return False
    for at, word in enumerate(parts.words):
        last = at if word == "ips" else at + 1 if (word, parts.word(at + 1)) in _SURVEYS else -1
        if last < 0 and word == "survey" and {"passenger", "passengers"} & set(parts.words[at + 1 : at + 6]):
            last = at  # "the survey of air and sea passengers"
        if last >= 0 and (not _BY_IT.isdisjoint(parts.words[max(0, at - 4) : at]) or parts.word(last + 1) in _IT_GAVE):
            return True
    return False
