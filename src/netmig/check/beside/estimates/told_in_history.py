"""What the words around a number of a text say that it is in the history of an estimate, and what goes on with such a history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...sentences.once import once_alone
from ...sentences.wording import Wording
from ...words.cues import REVISION_VERBS
from ...words.history_roles import HistoryRole, history_role
from ..neighbours import stands_just_before
from ..numbers_of_sentence import place_in_wording, place_with_unit, words_of

if TYPE_CHECKING:
    from ...claim import Claim

# another year than that of the number beside it
ANOTHER_YEAR = re.compile(
    r"\b(?:previous year|year before|year earlier|(?:twelve|12) months (?:before|earlier)|preceding year|prior year"
    r"|(?:over|in) (?:\w+ )?(?:ten|five|four|three|two|several|some|few|\d+)? ?years|decades?|(?:months?|years?) (?:later|after|on)|calendar year|financial year|year after|next year|following year|the next"
    r"|brexit|referendum|pandemic|covid|lockdown|cameron|theresa|johnson's|truss|blair|thatcher|osborne)\b"
)
_A_YEAR_AGO = re.compile(r"\byear ago\b")
# "has raised its estimate for the year to June 2022 by"
_ITS_ESTIMATE_BY = re.compile(
    r"\b(cut|lowered|reduced|slashed|trimmed|raised|lifted|upped|increased|bumped)\b(?: up| down)? (?:its|their|the) (?:[\w'-]+ ){0,2}estimates?\b.{0,110}\bby$"
)
_LOWERED = frozenset("cut lowered reduced slashed trimmed".split())
# "in its first estimate for the year, about a tenth below the": of the other number
SET_BESIDE_IT = re.compile(r"\bfirst\b.* ,.* (?:below|above|than|half of|twice)(?: the)?$")
_WHO_TOLD = re.compile(r"\b(?:statisticians?|officials|ons|office|they|we (?:were|had been) told)\b")


def told_in_history(claim: Claim) -> HistoryRole | None:
    """What the words around a number say that it is in the history of an estimate; None where they are of another time, or of none."""
    return _told_in_history(claim.wording)


@once_alone
def _told_in_history(wording: Wording) -> HistoryRole | None:
    words, last = wording.sentence.words, place_in_wording(wording)[1]
    # behind the next number that is said of that: "added 166,000 to its estimate, taking it to 906,000, the highest"
    words = words[: next((at for at in range(last + 1, len(words)) if is_a_number(words[at])), len(words))]
    if not _OF_ANY_YEAR.isdisjoint(words) and not all(
        words[at - 1] == "too" for at, word in enumerate(words) if word in _OF_ANY_YEAR
    ):
        return None  # "The peak was revised from 906,000": of a year that only these words name
    ahead, rest = _words_around(wording)
    if list(rest[:2]) in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"]):
        return None  # "It had said that 155,000 of them were under 35"
    told = history_role(ahead, rest)
    if told is None and (changed := _ITS_ESTIMATE_BY.search(" ".join(ahead))) is not None:
        told = HistoryRole("by", -1 if changed.group(1) in _LOWERED else 1, "sure")
    around = " ".join((*ahead, *rest))
    if (
        told is None
        or told.firmness == "in a history"
        or (ahead[:1] == ["between"] and "and" in ahead)
        or (told.role == "first" and SET_BESIDE_IT.search(" ".join(ahead)))
        or ANOTHER_YEAR.search(around)
        or (_A_YEAR_AGO.search(around) and _WHO_TOLD.search(around) is None)
    ):
        return None
    size = wording.stated.unit != "people"
    return None if size and told.role != "by" else told


def words_around(claim: Claim) -> tuple[list[str], list[str]]:
    """The words of a number's clause before it, back to the number before, and those behind it."""
    return _words_around(claim.wording)


def _words_around(wording: Wording) -> tuple[list[str], list[str]]:
    words = wording.sentence.words
    first, last = place_in_wording(wording)
    start = first
    while start > 0 and words[start - 1] not in _PARTING and not is_a_number(words[start - 1]):
        start -= 1
    if start > 0 and is_a_number(words[start - 1]) and "," in words[start:first]:
        start += words[start:first].index(",") + 1  # what stands right behind a number is said of that
    return words[start:first], words[last + 1 : last + 18]


def goes_on_with_history(at: int, claims: Sequence[Claim]) -> HistoryRole | None:
    """What a number is that goes on with a history in its sentence: "revised up by 130,000, to stand at 860,000", "first 672,000, then 740,000"."""
    claim = claims[at]
    before = claims[at - 1] if at else None
    if before is not None and claim.wording.stated.unit == "people" and _it_had_been(before, claim):
        return HistoryRole("earlier")
    if before is None or before.wording.sentence != claim.wording.sentence or claim.wording.stated.unit != "people":
        return None
    words = words_of(claim)
    between = words[place_with_unit(before)[1] + 1 : place_with_unit(claim)[0]]
    if between in (["from"], [",", "from"]) and _is_put_otherwise(words[: place_with_unit(before)[0]]):
        return HistoryRole("earlier")  # "raised its estimate to 606,000 from 504,000"
    if _is_what_it_was(words, between, words[place_with_unit(claim)[1] + 1 :]):
        return HistoryRole("earlier")
    told = told_in_history(before)
    if told is None:
        return None
    between = [word for word in words[place_with_unit(before)[1] + 1 : place_with_unit(claim)[0]] if word not in _PASSED_OVER]
    if told.role == "earlier" and not between and words[place_with_unit(before)[0] - 2 : place_with_unit(before)[0] - 1] == ["("]:
        return HistoryRole("earlier")  # "(previously 672,000 and 740,000)"
    if told.role == "by" and between and set(between) <= _NOW_AT:
        return HistoryRole("now")
    if told.role in {"first", "earlier"} and between[:1] and between[0] in _NEXT and len(between) <= _FEW:
        return HistoryRole("earlier")
    return None


def _is_put_otherwise(words: list[str]) -> bool:
    """Whether the words before a number say that an estimate was changed to it."""
    return words[-1:] in (["to"], ["at"]) and (
        not REVISION_VERBS.isdisjoint(words[-_NEAR_BY:])
        or _BRINGS.search(" ".join(words[-_NEAR_BY:])) is not None
        or _ITS_ESTIMATE.search(" ".join(words)) is not None
        or (not _RECAST.isdisjoint(words[-_NEAR_BY:]) and not {"estimate", "estimates", "ons", "statisticians"}.isdisjoint(words))
    )


_NEAR_BY = 8
_BRINGS = re.compile(
    r"\b(?:brings?|brought|takes?|took|puts?|pushes|pushed|moves|moved) (?:its|the|their) estimates? (?:for|of)\b"
)


# "has raised its estimate of UK net migration for the year ending June 2024 to"
_ITS_ESTIMATE = re.compile(
    rf"\b(?:{'|'.join(sorted(REVISION_VERBS))}|moved|changed|raised|lifted|cut|lowered|increased|reduced|trimmed|upped)(?: up| down)? (?:its|the|their) (?:[\w'-]+ )?estimates?\b(?:(?!\d,\d)[^;])*\b(?:to|at)$"
)


def _is_what_it_was(words: Sequence[str], between: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a number is set against the one right before it as what was told earlier: "is now put at 745,000, up from a first figure of 606,000"."""
    stop = next((at for at, word in enumerate(behind) if word in _ENDS), len(behind))
    between = between[max((at for at, word in enumerate(between[:-1]) if word == ","), default=-1) + 1 :]
    told = [*between, *behind[:stop]]
    against = not _AGAINST.isdisjoint(between) and not _FORMER.isdisjoint(told) and not _NOW.isdisjoint(words)
    return against and len(between) <= _SHORT and not any(word in _TIMES or word[:1].isdecimal() for word in told)


_ENDS = frozenset({".", ",", ";", ")", "–", "—", "and", "but", "because", "after", "as"})
_AGAINST = frozenset({"from", "rather", "against", "after", "compared", "not"})
_FORMER = frozenset(
    "previous previously earlier first initial initially original originally announced published reported gave".split()
)
_NOW = frozenset("now estimate estimates estimated revised raised lifted cut lowered".split())
_TIMES = frozenset("year years years' year's months quarter june december march september record peak high low pandemic".split())
_SHORT = 8


def _it_had_been(before: Claim, claim: Claim) -> bool:
    """Whether a sentence says no more than what an estimate had been of which the one before says that it was changed: "It had been 685,000."."""
    if not stands_just_before(before, claim):
        return False
    words = words_of(claim)
    first, last = place_with_unit(claim)
    if words[:first] not in _IT_HAD_BEEN or words[last + 1 : last + 2] not in ([], ["."], [","], [";"]):
        return False
    told = words_of(before)
    return not _RECAST.isdisjoint(told) and not {"estimate", "estimates", "ons", "statisticians", "revised"}.isdisjoint(told)


_IT_HAD_BEEN = [
    [it, *had, *at]
    for it in ("it", "that", "this")
    for had in (["had", "been"], ["was", "previously"], ["had", "previously", "been"], ["had", "stood"], ["used", "to", "be"])
    for at in ([], ["at"], ["only"], ["just"])
]
_RECAST = REVISION_VERBS | frozenset("raised lifted cut lowered upped slashed recast rewritten redrawn changed restated".split())
_PASSED_OVER = frozenset({",", "and", "so", "at", "the", "figure", "number", "total", "it", "that", "a"})
_NOW_AT = frozenset("to stand stands now taking making leaving bringing reach is".split())
_NEXT = frozenset({"then", "later", "subsequently", "afterwards"})
_FEW = 3


_OF_ANY_YEAR = frozenset("peak record high highest top height maximum latter former".split())
_PARTING = frozenset({".", ";", "—", "–", "?", "!"})


def is_a_number(word: str) -> bool:
    """Whether a word is a number of people, and no year or day."""
    return len(word) > 4 and word[0].isdecimal() and "," in word
