"""Records told by what has never been: "Not since 2021 has it been so low", "no year has ever brought more", "at no time higher"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...records import replace
from ...words.record_words import (
    HIGH,
    HIGHER,
    IN_SUCH,
    LOW,
    LOWER,
    MOVING_MORE,
    NUMBERS_COUNTED,
    OF_MOVING,
    PASSED,
    SEEN,
    SO,
    TIMES_COUNTED,
)
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from .reaches import length_of_time
from .record_shapes import BOUNDS, ToldRecord, change_noun, time_from, verb_of_moving

# no more words lie between what is denied and how much it was
_REACH = 22
_NEAR = 6
DENYING = frozenset("cannot won't never not hasn't haven't hadn't no nothing none nowhere".split())
TELLING = HIGH | LOW | HIGHER | LOWER | OF_MOVING | MOVING_MORE | PASSED | SEEN | IN_SUCH


def denied(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "Never have so many come", "Not since 2021 has it been so low", "No total above that has ever been recorded"."""
    if parts.word_set.isdisjoint(DENYING) or parts.word_set.isdisjoint(TELLING):
        return
    taken = -1
    for at, word in enumerate(parts.words):
        if word not in DENYING or at <= taken:
            continue
        told = _of_denial(parts, at)
        if told is not None:
            taken = told.last
            yield told


def _of_denial(parts: SentenceParts, at: int) -> ToldRecord | None:
    if any(one == "that" and other in HIGH | LOW for one, other in pairwise(parts.words[at : at + _NEAR])):
        return None  # "It has never been that high": as the number told before
    word, following = parts.word(at), parts.word(at + 1)
    first, since, years, counted = at, None, None, False
    ahead = at + 1
    if word == "not" and following == "since":
        since = time_from(parts, at + 1, 4)
        if since is None:
            return None
        ahead = since.last + 1
    elif word in {"not", "never"} and following in {"for", "in"} and (spanned := _years_from(parts, at + 1)) is not None:
        years, ahead = spanned, spanned[1] + 1
    elif word == "no" and parts.word(at - 1) in {"at", "on", "in", "during"}:
        if _counted(parts, at) < 0:
            return None
        first, ahead, counted = at - 1, _counted(parts, at) + 1, True
        if parts.word(ahead) == "since" and (since := time_from(parts, ahead, 4)) is not None:
            ahead = since.last + 1
    elif word == "no":
        # "no higher figure has been recorded", "no year has brought more", "The series has no bigger drop in it"
        of_a_change = following in HIGHER | MOVING_MORE and change_noun(parts, at + 1) is not None
        if _counted(parts, at) < 0 and not (of_a_change and not _SERIES.isdisjoint(parts.word_set)):
            return None
        counted = True
    elif word in {"not", "hasn't", "haven't", "hadn't", "cannot", "won't"}:
        if word in {"not", "cannot", "won't"} and following == "find":
            counted = True  # "you will not find a lower one since 2012"
        elif word in {"cannot", "won't"} or (word == "not" and parts.word(at - 1) not in {"has", "have", "had"}):
            return None
    elif word in {"none", "nowhere"}:
        return None
    lead = _lead_of_years(parts, at)
    if lead is not None and years is None:
        first, years = lead[0], lead
    found = _degree(parts, at + 1 if counted else ahead, counted=counted)
    if found is None:
        return None
    since, years = _between(parts, at, found.at, since, years)
    if since is None and years is None and (since := _lead_since(parts, first)) is not None:
        return replace(_with_tail(parts, replace(found, first=min(first, found.first)), since, None), as_then=False)
    told = replace(found, first=min(first, found.first))
    told = _with_tail(parts, told, since, years)
    if word not in {"never", "no", "nothing"} and not (told.since or told.years or _of_all_years(parts, told)):
        return None  # "has not been lower" than what?
    if word == "no" and first == at and told.years is None and not _is_of_all(parts, at, told):
        return None  # "no more than"
    return told


_SERIES = frozenset("series data record records books history recorded ever".split())


def _between(
    parts: SentenceParts, at: int, stop: int, since: TimeExpression | None, years: tuple[int, int] | None
) -> tuple[TimeExpression | None, tuple[int, int] | None]:
    """Since when, or for how long, it is said between what is denied and how much it was: "at no point in four years has it been so low"."""
    for k in range(at + 1, stop):
        if since is None and parts.word(k) == "since":
            since = time_from(parts, k, 4)
        elif years is None and parts.word(k) in {"in", "for", "over", "within"} and not _within(parts, k):
            years = _years_from(parts, k)
    return since, years


def _of_all_years(parts: SentenceParts, told: ToldRecord) -> bool:
    """Whether all years are spoken of behind it: "in any year since records began", "ever before"."""
    behind = parts.words[told.last + 1 : told.last + 8]
    return "ever" in behind[:2] or behind[:2] == ["in", "any"] or "began" in behind


def _counted(parts: SentenceParts, at: int) -> int:
    """Where the noun stands of which a "no" says there is none: "no other twelve-month period", "no June-to-June total"; -1 for none."""
    for ahead in range(at + 1, at + 6):
        word = parts.word(ahead)
        if word in TIMES_COUNTED | NUMBERS_COUNTED and not (word == "time" and parts.word(ahead - 1) == "long"):
            return ahead
        if (
            parts.word(ahead) in {",", "", "one", "longer", "doubt", "more", "than", "sign", "signs", "surprise", "reason"}
            and word != "one"
        ):
            return -1
    return -1


def _is_of_all(parts: SentenceParts, at: int, told: ToldRecord) -> bool:
    """Whether something is denied of all that was counted, and not of what may be: "no year has ever", "no figure is"."""
    behind = parts.words[max(0, at - 1) : told.last + 3]
    return not {"ever", "has", "have", "had", "saw", "brought", "yet", "before", "recorded"}.isdisjoint(behind)


def _degree(parts: SentenceParts, start: int, *, counted: bool) -> ToldRecord | None:
    """How much it was that has never been, and of what: from the first word that says so."""
    verb = 0
    for at in range(start, min(start + _REACH, len(parts.words))):
        word, before = parts.word(at), parts.word(at - 1)
        if word in BOUNDS:
            return None
        verb = verb or verb_of_moving(parts, at)
        if word in HIGH or word in LOW:
            if before not in SO:
                continue
            noun = change_noun(parts, at)
            if noun:
                return ToldRecord(at - 1, noun[0], at, "high", noun[1])
            if before == "by" or (parts.word(at - 2) == "by" and verb):
                return ToldRecord(at - 1, at, at, "high", verb)
            if word == "much" and verb:
                return ToldRecord(at - 1, at, at, "high", verb)
            return ToldRecord(at - 1, at, at, "low" if word in LOW else "high")
        if word in OF_MOVING and before in SO:
            noun = change_noun(parts, at)
            way = noun[1] if noun else verb
            return ToldRecord(at - 1, noun[0] if noun else at, at, "high", way, in_percent=True) if way else None
        if word in MOVING_MORE or (word in {"sharply", "steeply", "quickly", "rapidly"} and before == "more"):
            noun = change_noun(parts, at)
            way = noun[1] if noun else verb
            return ToldRecord(at, noun[0] if noun else at, at, "high", way, in_percent=True) if way else None
        if (
            parts.word(at + 1) == "than"
            and word in HIGHER | LOWER
            and any(0 <= each.first - at <= 3 for each in parts.quantities)
        ):
            return None  # "stood at less than a million": a bound
        if word in HIGHER or word in LOWER:
            if (
                word == "more"
                and parts.word(at + 1) in {"than", "so", "important", "sharply", "steeply", "quickly", "rapidly"}
                and not (counted and parts.word(at + 1) == "than")
            ):
                continue
            noun = change_noun(parts, at)
            if noun:
                return ToldRecord(at, noun[0], at, "high", noun[1]) if word in HIGHER else None
            if verb:
                continue
            return ToldRecord(at, at, at, "low" if word in LOWER else "high")
        if before == "such" or parts.words[at - 2 : at] == ["such", "a"]:
            noun = change_noun(parts, at - 1)
            if noun and noun[0] <= at + 1:
                return ToldRecord(at - 1, noun[0], at, "high", noun[1])
            if word in IN_SUCH or word in {"level", "levels"}:
                return ToldRecord(at - 1, at, at, "high")
        if word in PASSED and (parts.word(at - 1) in {"been", "being", "ever", "had", "has"} or counted):
            return ToldRecord(at, at, at, "high")
        if counted and word == "above" and parts.word(at + 1) in {"that", "it", "this"}:
            number = next((each for each in parts.quantities if 0 < each.first - at <= 3), None)
            return ToldRecord(at, at + 1 if number is None else number.last, at, "high", number=number)
    return None


def _with_tail(parts: SentenceParts, told: ToldRecord, since: TimeExpression | None, years: tuple[int, int] | None) -> ToldRecord:
    """A denied record with what its clause says of time: "as in 2022", "than 2023", "since 2012", "for four years", "before"."""
    of, last, so_far = None, told.last, _says_so_far(parts, told)
    stop = min(told.last + 16, len(parts.words))
    for at in range(told.at + 1, stop):
        word = parts.word(at)
        if word in BOUNDS or (word == "," and parts.word(at + 1) not in {"before", "or"}):
            break
        if word == "since" and since is None and (time := time_from(parts, at, 5)) is not None:
            since, last = time, max(last, time.last)
        elif word in {"as", "than"} and of is None:
            time = next((each for each in parts.times if 0 < each.first - at <= 4 and each.kind not in {"duration", "day"}), None)
            if time is not None and all(parts.word(k) in _TO_A_TIME for k in range(at + 1, time.first)):
                of, last = time, max(last, time.last)
        elif (
            word in {"for", "in"} and years is None and (spanned := _years_from(parts, at)) is not None and not _within(parts, at)
        ):
            years, last = spanned, max(last, spanned[1])
        elif word in {"before", "recorded", "ever"} and at == last + 1:
            last = at
    as_then = since is not None and since.kind != "vague"
    return replace(told, since=since, years=years, of=of, last=last, as_then=as_then, so_far=so_far)


_TO_A_TIME = frozenset("in the over during for of to at end was those that did has year since".split())


def _says_so_far(parts: SentenceParts, told: ToldRecord) -> bool:
    """Whether only the years before are spoken of: "never before", "had never", "no earlier period"."""
    words = parts.words[max(0, told.first - 3) : told.last + 3]
    if {"since"} & set(words) and ("before", "or") in pairwise(words):
        return False
    return not {"before", "had", "earlier", "previous", "previously", "hadn't", "hitherto"}.isdisjoint(words)


def _within(parts: SentenceParts, at: int) -> bool:
    """Whether a length is only that of the year itself: "in a year", "in a single year"."""
    return parts.words[at + 1 : at + 3] in (["a", "year"], ["one", "year"], ["a", "single"], ["any", "single"], ["any", "one"])


def _years_from(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    """The words of so many years from a preposition on: "for over ten years", "in a decade"."""
    years, last = length_of_time(parts, at + 1)
    return (at, last) if years >= 2 else None


def _lead_of_years(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    """So many years that open the sentence before what is denied: "For four years no total", "In more than a decade it has never"."""
    if parts.word(0) not in {"for", "in", "over"}:
        return None
    years, last = length_of_time(parts, 1)
    return (0, last) if years >= 2 and last < at and at - last <= 9 else None


def _lead_since(parts: SentenceParts, at: int) -> TimeExpression | None:
    """Since when it is said before what is denied: "Since the pandemic no year has ended with so few", "Since 2012 it has never"."""
    for time in parts.times:
        if time.last < at <= time.last + 9 and time.kind not in {"duration", "day"}:
            if parts.word(time.first) == "since" or "since" in parts.words[max(0, time.first - 4) : time.first]:
                return time
    return None
