"""Records as English tells them without a superlative: by what has never been, by how far one has to look back, by what has no equal.

"Not since 2021 has it been so low", "no year has ever brought more", "one has to go back to 2012 for anything smaller",
"more than in any year before", "a number without precedent", "the peak came in the year to June 2023". Each is read to
which end of the scale it is, since when, of which year or number it is told, and whether of a level or of a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import record, replace
from ..words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS
from ..words.quantities import Quantity
from ..words.record_words import (
    EQUALS,
    HIGH,
    HIGHER,
    IN_SUCH,
    LEAVING_BACK,
    LOW,
    LOWER,
    MOVING_MORE,
    NUMBERS_COUNTED,
    OF_MOVING,
    PASSED,
    PASSING,
    PEAKS,
    SEEN,
    SO,
    TIMES_COUNTED,
    UNEQUALLED,
)
from ..words.time_expressions import TimeExpression
from .directions import direction_of
from .parts import SentenceParts
from .reaches import length_of_time
from .roles import role_of

# no more words lie between what is denied and how much it was
_REACH = 22
_NEAR = 8
_DENYING = frozenset("cannot won't never not hasn't haven't hadn't no nothing none nowhere".split())
_TELLING = HIGH | LOW | HIGHER | LOWER | OF_MOVING | MOVING_MORE | PASSED | SEEN | IN_SUCH
# one of the first and one of the second is in every sentence that tells a record so
_FIRST = _DENYING | {"ever", "back", "last", "than", "without", "record", "new", "all-time"} | UNEQUALLED | PASSING | PEAKS
_SECOND = _TELLING | UNEQUALLED | PASSING | PEAKS | EQUALS | {"ever", "books", "before", "record"}
_COMING_DOWN = {"down": -1, "up": 1}
_BOUNDS = frozenset({";", ".", "but", "although", "though", "while", "whereas", "?", "because"})


@record()
class ToldRecord:
    """A record as its words tell it."""

    first: int
    last: int
    at: int
    """The word that says which end of the scale."""
    extreme: Literal["high", "low"]
    direction: int = 0
    """Of a change that is the largest: 1 for a rise, −1 for a fall."""
    in_percent: bool = False
    """Whether a change may be the largest as a part of what it was: "never so steeply"."""
    since: TimeExpression | None = None
    as_then: bool = False
    """Whether it was so at that time: "one has to go back to 2012"."""
    years: tuple[int, int] | None = None
    """The words of so many years in which it was not so."""
    of: TimeExpression | None = None
    """The year that it is told of behind "as in" or "than": "no year has brought more than 2022"."""
    number: Quantity | None = None
    """The number that it is told of, in an aside behind it."""
    so_far: bool = False
    """Whether it is told of the years up to its own alone: "more than ever before"."""
    aside: bool = False
    """Whether it is only said of something that it has no equal: of what, the words beside it say."""
    peak: bool = False
    """Whether it names when the highest was reached."""


def tells_a_record(parts: SentenceParts) -> bool:
    """Whether a sentence may tell a record so, by its words."""
    return not parts.word_set.isdisjoint(_FIRST) and not parts.word_set.isdisjoint(_SECOND)


def told_records(parts: SentenceParts) -> list[ToldRecord]:
    """The records that a sentence tells so, in order; none that overlap."""
    if not tells_a_record(parts):
        return []
    found: list[ToldRecord] = []
    for told in (*_unequalled(parts), *_most_ever(parts), *_looked_back_for(parts), *_than_ever(parts), *_denied(parts), *_peaks(parts)):
        if not any(told.first <= other.last and other.first <= told.last for other in found):
            found.append(told)
    return sorted(found, key=lambda each: each.first)


# --- what has never been


def _denied(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "Never have so many come", "Not since 2021 has it been so low", "No total above that has ever been recorded"."""
    if parts.word_set.isdisjoint(_DENYING) or parts.word_set.isdisjoint(_TELLING):
        return
    taken = -1
    for at, word in enumerate(parts.words):
        if word not in _DENYING or at <= taken:
            continue
        told = _of_denial(parts, at)
        if told is not None:
            taken = told.last
            yield told


def _of_denial(parts: SentenceParts, at: int) -> ToldRecord | None:
    word, following = parts.word(at), parts.word(at + 1)
    first, since, years, counted = at, None, None, False
    ahead = at + 1
    if word == "not" and following == "since":
        since = _time_from(parts, at + 1, 4)
        if since is None:
            return None
        ahead = since.last + 1
    elif word in {"not", "never"} and following in {"for", "in"} and (spanned := _years_from(parts, at + 1)) is not None:
        years, ahead = spanned, spanned[1] + 1
    elif word == "no" and parts.word(at - 1) in {"at", "on", "in", "during"}:
        if _counted(parts, at) < 0:
            return None
        first, ahead, counted = at - 1, _counted(parts, at) + 1, True
        if parts.word(ahead) == "since" and (since := _time_from(parts, ahead, 4)) is not None:
            ahead = since.last + 1
    elif word == "no":
        # "no higher figure has been recorded", "no year has brought more", "The series has no bigger drop in it"
        of_a_change = following in HIGHER | MOVING_MORE and _change_noun(parts, at + 1) is not None
        if _counted(parts, at) < 0 and not (of_a_change and not _SERIES.isdisjoint(parts.word_set)):
            return None
        counted = True
    elif word in {"not", "hasn't", "haven't", "hadn't", "cannot", "won't"}:
        if word in {"not", "cannot", "won't"} and following == "find":
            counted = True  # "you will not find a lower one since 2012"
        elif word in {"cannot", "won't"} or (word == "not" and parts.word(at - 1) not in {"has", "have", "had"}):
            return None
    elif word == "none" or word == "nowhere":
        return None
    lead = _lead_of_years(parts, at)
    if lead is not None and years is None:
        first, years = lead[0], lead
    found = _degree(parts, at + 1 if counted else ahead, counted=counted)
    if found is None:
        return None
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
        if parts.word(ahead) in {",", "", "one", "longer", "doubt", "more", "than", "sign", "signs", "surprise", "reason"} and word != "one":
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
        if word in _BOUNDS:
            return None
        verb = verb or _verb_of_moving(parts, at)
        if word in HIGH or word in LOW:
            if before not in SO:
                continue
            noun = _change_noun(parts, at)
            if noun:
                return ToldRecord(at - 1, noun[0], at, "high", noun[1])
            if before == "by" or parts.word(at - 2) == "by" and verb:
                return ToldRecord(at - 1, at, at, "high", verb)
            if word == "much" and verb:
                return ToldRecord(at - 1, at, at, "high", verb)
            return ToldRecord(at - 1, at, at, "low" if word in LOW else "high")
        if word in OF_MOVING and before in SO:
            noun = _change_noun(parts, at)
            way = noun[1] if noun else verb
            return ToldRecord(at - 1, noun[0] if noun else at, at, "high", way, in_percent=True) if way else None
        if word in MOVING_MORE or (word in {"sharply", "steeply", "quickly", "rapidly"} and before == "more"):
            noun = _change_noun(parts, at)
            way = noun[1] if noun else verb
            return ToldRecord(at, noun[0] if noun else at, at, "high", way, in_percent=True) if way else None
        if word in HIGHER or word in LOWER:
            if word == "more" and parts.word(at + 1) in {"than", "so", "important", "sharply", "steeply", "quickly", "rapidly"} and not (
                counted and parts.word(at + 1) == "than"
            ):
                continue
            noun = _change_noun(parts, at)
            if noun:
                return ToldRecord(at, noun[0], at, "high", noun[1]) if word in HIGHER else None
            if verb:
                continue
            return ToldRecord(at, at, at, "low" if word in LOWER else "high")
        if before == "such" or parts.words[at - 2 : at] == ["such", "a"]:
            noun = _change_noun(parts, at - 1)
            if noun and noun[0] <= at + 1:
                return ToldRecord(at - 1, noun[0], at, "high", noun[1])
            if word in IN_SUCH or word in {"level", "levels"}:
                return ToldRecord(at - 1, at, at, "high")
        if word in PASSED and (parts.word(at - 1) in {"been", "being", "ever", "had", "has"} or counted):
            return ToldRecord(at, at, at, "high")
        if counted and word == "above" and parts.word(at + 1) in {"that", "it", "this"}:
            return ToldRecord(at, at + 1, at, "high")
    return None


def _change_noun(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    """The rise or fall that a word of size is said of, and which way it goes: "so big a fall", "a bigger drop", "such a rise"."""
    for ahead in range(at + 1, at + 4):
        word = parts.word(ahead)
        if word in FALL_NOUNS or word in {"falls", "drops", "declines"}:
            return ahead, -1
        if word in RISE_NOUNS or word in {"rises", "increases", "jumps"}:
            return ahead, 1
        if word not in {"a", "an", "annual", "yearly", "single", "net", "in", "year-on-year", "one-year", "twelve-month"}:
            return None
    return None


def _verb_of_moving(parts: SentenceParts, at: int) -> int:
    """Which way the verb at a place says that something went; 0 for no such verb."""
    word = parts.word(at)
    if at in parts.in_times or parts.word(at - 1) in {"the", "a", "of", "net"}:
        return 0
    if word in {"come", "comes", "came", "gone", "went", "go", "goes", "shot", "been"}:
        return _COMING_DOWN.get(parts.word(at + 1), 0)
    if word in FALLING_VERBS:
        return -1
    return 1 if word in RISING_VERBS and word not in {"increase", "added", "raised"} else 0


def _with_tail(
    parts: SentenceParts, told: ToldRecord, since: TimeExpression | None, years: tuple[int, int] | None
) -> ToldRecord:
    """A denied record with what its clause says of time: "as in 2022", "than 2023", "since 2012", "for four years", "before"."""
    of, last, so_far = None, told.last, _says_so_far(parts, told)
    stop = min(told.last + 16, len(parts.words))
    for at in range(told.at + 1, stop):
        word = parts.word(at)
        if word in _BOUNDS or (word == "," and parts.word(at + 1) not in {"before", "or"}):
            break
        if word == "since" and since is None and (time := _time_from(parts, at, 5)) is not None:
            since, last = time, max(last, time.last)
        elif word in {"as", "than"} and of is None:
            time = next((each for each in parts.times if 0 < each.first - at <= 4 and each.kind not in {"duration", "day"}), None)
            if time is not None and all(parts.word(k) in _TO_A_TIME for k in range(at + 1, time.first)):
                of, last = time, max(last, time.last)
        elif word in {"for", "in"} and years is None and (spanned := _years_from(parts, at)) is not None and not _within(parts, at):
            years, last = spanned, max(last, spanned[1])
        elif word in {"before", "recorded", "ever"} and at == last + 1:
            last = at
    as_then = since is not None and since.kind != "vague"
    return replace(told, since=since, years=years, of=of, last=last, as_then=as_then, so_far=so_far)


_TO_A_TIME = frozenset("in the over during for of to at end was those that did has year since".split())


def _says_so_far(parts: SentenceParts, told: ToldRecord) -> bool:
    """Whether only the years before are spoken of: "never before", "had never", "no earlier period"."""
    words = parts.words[max(0, told.first - 3) : told.last + 3]
    if {"since"} & set(words) and ("before", "or") in zip(words, words[1:], strict=False):
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


def _time_from(parts: SentenceParts, at: int, reach: int) -> TimeExpression | None:
    """The time that follows a word of time shortly: not the length of a stretch."""
    return next(
        (
            each
            for each in parts.times
            if -1 <= each.first - at <= reach and each.last > at and each.kind not in {"duration", "day"}
        ),
        None,
    )


# --- more than ever


def _than_ever(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "more people than ever before", "wider than it had ever been", "higher than in any other year", "like never before"."""
    for at, word in enumerate(parts.words):
        if word == "than" and (scope := _any_time(parts, at)) is not None:
            more = next((k for k in range(at - 1, max(-1, at - 13), -1) if parts.word(k) in HIGHER | LOWER), None)
            if more is None or not _BOUNDS.isdisjoint(parts.words[more:at]) or parts.word(more + 1) == "likely":
                continue
            last, since, of_before = scope
            extreme: Literal["high", "low"] = "low" if parts.word(more) in LOWER else "high"
            first = more - (parts.word(more - 1) in {"in", "far", "even", "much"})
            number = number_before(parts, first) if more == at - 1 else None
            told = ToldRecord(first, last, more, extreme, since=since, so_far=of_before, number=number)
            if (noun := _change_noun(parts, more)) is not None:
                told = replace(told, direction=noun[1], extreme="high")
            yield replace(told, as_then=False)
        elif word == "never" and parts.word(at - 1) in {"like", "as"} and parts.word(at + 1) == "before":
            way = next((way for k in range(at - 2, max(-1, at - 5), -1) if (way := _verb_of_moving(parts, k))), 0)
            if way:
                yield ToldRecord(at - 1, at + 1, at, "high", way, so_far=True, in_percent=True)


def _any_time(parts: SentenceParts, at: int) -> tuple[int, TimeExpression | None, bool] | None:
    """What all else is called behind a "than": where its words end, since when it is, and whether only what was before is meant."""
    ahead = at + 1
    if parts.word(ahead) == "ever":
        before = parts.word(ahead + 1) == "before"
        return ahead + before, None, before
    if parts.word(ahead) in {"it", "they", "there", "has", "had", "have", "that"}:
        for k in range(ahead, ahead + 4):
            if parts.word(k) == "ever":
                last = k + 1 if parts.word(k + 1) in {"been", "before"} else k
                return last + (parts.word(last + 1) in SEEN), None, "had" in parts.words[ahead:k]
        return None
    if parts.word(ahead) in {"at", "in", "during", "for", "on"}:
        ahead += 1
    if parts.word(ahead) not in {"any", "all", "every", "anything"}:
        return None
    if parts.word(ahead) != "anything":
        noun = next((k for k in range(ahead + 1, ahead + 5) if parts.word(k) in TIMES_COUNTED | NUMBERS_COUNTED), None)
        if noun is None or {"country", "nationality", "nation"} & set(parts.words[ahead:noun]):
            return None
        last = noun
    else:
        last = ahead
    before = not {"before", "previous", "earlier", "previously"}.isdisjoint(parts.words[ahead : last + 4])
    behind = parts.words[last + 1 : last + 8]
    if "since" in behind:
        since_at = last + 1 + behind.index("since")
        time = _time_from(parts, since_at, 6)
        if time is None:
            return (since_at + 2, None, before) if "began" in behind or "records" in behind else None
        return time.last, time, before
    if behind[:1] and behind[0] in _SCOPES and not {"history", "record", "records", "memory", "series", "which"} & set(behind[1:5]):
        return None  # "than at any time in the 2010s", "for over a decade"
    if behind[:1] == ["before"] and behind[1:2] not in ([], [","], ["."], ["it"], ["that"], ["or"], ['"'], ["and"]):
        return None  # "than at any time before the pandemic"
    while parts.word(last + 1) in {"before", "it", "on", "record", "seen", "recorded", "for", "which", "there", "is", "a", "count", "previously", "previous"}:
        last += 1
    return last, None, before


_SCOPES = frozenset("for in of over under during between from until outside while when".split())


# --- what one has to look back for


def _looked_back_for(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "one has to go back to 2012 to find a lower figure", "the last time it was lower was in 2021"."""
    for at, word in enumerate(parts.words):
        if word == "back" and (parts.word(at - 1) in LEAVING_BACK or {"far", "way", "right"} & set(parts.words[at - 3 : at])):
            to = next((k for k in range(at + 1, at + 5) if parts.word(k) in {"to", "until", "till", "as"} and parts.word(k + 1) != "far"), None)
            time = _time_from(parts, to, 6) if to is not None else None
            if time is None:
                continue
            more = _comparative_near(parts, time.last + 1, min(time.last + 12, len(parts.words)))
            if more is None:
                more = _comparative_near(parts, max(0, at - 12), at)
            if more is None or {"rate", "proportion", "share"} & parts.word_set:
                continue
            opens = next((k for k in range(at, max(-1, at - 8), -1) if parts.word(k) in _WHO_LOOKS), at - 1)
            last = max(time.last, more)
            if parts.word(last + 1) in NUMBERS_COUNTED:
                last += 1
            yield ToldRecord(
                min(opens, more), last, more, "low" if parts.word(more) in LOWER else "high", since=time, as_then=True
            )
        elif word == "last" and parts.word(at + 1) == "time" and parts.word(at - 1) == "the":
            more = _comparative_near(parts, at + 2, at + 9, so=True)
            time = _time_from(parts, more + 1, 5) if more is not None else None
            if more is not None and time is not None:
                low = parts.word(more) in LOWER | LOW
                yield ToldRecord(at - 1, time.last, more, "low" if low else "high", since=time, as_then=True)
        elif word == "last" and (parts.word(at + 1) in LOWER | HIGHER or (parts.word(at + 1) in SO and parts.word(at + 2) in LOW | HIGH)):
            more = at + 1 + (parts.word(at + 1) in SO)
            time = _time_from(parts, more + 1, 4)
            if time is not None and parts.word(at - 1) in {"was", "were"}:
                low = parts.word(more) in LOWER | LOW
                yield ToldRecord(at - 1, time.last, more, "low" if low else "high", since=time, as_then=True)
        elif word == "last" and parts.word(at + 1) in SEEN and parts.word(at - 1) in {"was", "were"}:
            more = _comparative_near(parts, max(0, at - 6), at)
            time = _time_from(parts, at + 2, 5)
            if more is not None and time is not None:
                opens = more - (parts.word(more - 1) in {"a", "an"})
                yield ToldRecord(opens, time.last, more, "low" if parts.word(more) in LOWER else "high", since=time, as_then=True)


_WHO_LOOKS = frozenset("one you we they anyone anybody it".split())


def _comparative_near(parts: SentenceParts, first: int, stop: int, *, so: bool = False) -> int | None:
    for at in range(first, stop):
        word = parts.word(at)
        if word in {";", "."}:
            return None
        if word in HIGHER | LOWER and not (word == "more" and parts.word(at + 1) == "than"):
            return at
        if so and word in HIGH | LOW and parts.word(at - 1) in SO:
            return at
    return None


# --- what has no equal


def _unequalled(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "a number without precedent", "which no earlier period had surpassed", "an unparalleled 606,000", "eclipsing every other year"."""
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        if word in UNEQUALLED:
            behind = next((each for each in parts.quantities if each.first == at + 1 and each.unit in {"", "people"}), None)
            if behind is not None and abs(behind.value) >= _LEAST:
                yield ToldRecord(at - (parts.word(at - 1) in {"an", "a"}), behind.last, at, "high", number=behind)
            elif following in {"number", "figure", "total", "level", "height", ".", ",", "", ")", '"', "in"}:
                noun = at + (following in {"number", "figure", "total", "level", "height"})
                yield _aside(parts, at - (parts.word(at - 1) in {"an", "a"}), noun, at)
        elif word == "without" and (following in EQUALS or (following == "any" and parts.word(at + 2) in EQUALS)):
            yield _aside(parts, _opening_of_aside(parts, at), at + 1 + (following == "any"), at)
        elif word in EQUALS and parts.word(at - 1) == "no" and parts.word(at - 2) in {"has", "had", "have", "is", "was", "knows", "knew", "finds"}:
            yield _aside(parts, _opening_of_aside(parts, at), at, at)
        elif word in PASSING and following in {"every", "all", "any", "anything", "the"}:
            if following == "the" and parts.words[at + 2 : at + 4] not in (["previous", "record"], ["old", "record"], ["previous", "high"]):
                continue
            if not {"previous", "other", "earlier", "before", "prior", "seen", "records"} & set(parts.words[at + 1 : at + 6]):
                continue
            last = at + 1
            while parts.word(last + 1) in {"previous", "other", "earlier", "year", "years", "record", "records", "seen", "before", "total", "figure", "prior", "high"}:
                last += 1
            told = _aside(parts, at, last, at)
            yield replace(told, so_far=True)
        elif word == "nothing" and following in {"in", "on"} and {"near", "close"} & set(parts.words[at : at + 8]):
            near = next(k for k in range(at, at + 8) if parts.word(k) in {"near", "close"})
            yield _aside(parts, _opening_of_aside(parts, at), near + 1, at)
        elif word == "never" and parts.word(at - 1) in {"number", "figure", "total", "level", "height", "heights", "levels"} and (
            following in SEEN | PASSED or (following == "before" and parts.word(at + 2) in SEEN)
        ):
            last = at + 1
            while parts.word(last + 1) in {"before", "since", "or", "seen", "again", "after"}:
                last += 1
            told = _aside(parts, _opening_of_aside(parts, at), last, at)
            yield replace(told, so_far="since" not in parts.words[at:last + 1] and "after" not in parts.words[at:last + 1] and "before" in parts.words[at : last + 1])
        elif word in {"that", "which"} and parts.words[at + 1 : at + 3] in (["has", "never"], ["had", "never"], ["was", "never"]):
            verb = next((k for k in range(at + 3, at + 6) if parts.word(k) in SEEN | PASSED), None)
            if verb is not None and parts.word(at - 1) in NUMBERS_COUNTED | {"height", ",", "and", "–", "—"}:
                before = parts.word(verb + 1) == "before"
                told = _aside(parts, _opening_of_aside(parts, at), verb + before, at)
                yield replace(told, so_far=(before and parts.word(verb + 2) != "or") or parts.word(at + 1) == "had")
        elif word in {"heights", "levels"} and following == "not" and parts.word(at + 2) in SEEN and parts.word(at + 3) in {"before", ",", "."}:
            before = parts.word(at + 3) == "before"
            yield replace(_aside(parts, at, at + 2 + before, at), so_far=before)
        elif word in {"high", "peak", "record"} and _is_new(parts, at):
            first = at - 1 - (parts.word(at - 2) in {"a", "an"})
            yield replace(_aside(parts, first, at, at), so_far=parts.word(at - 1) in {"new", "fresh"})


def _is_new(parts: SentenceParts, at: int) -> bool:
    """Whether a height is said to be the highest of all, and of what stands before it: "is an all-time high", "set a new record"."""
    if parts.word(at - 1) not in {"all-time", "new", "fresh"} or parts.word(at + 1) not in _BEHIND_A_HIGH:
        return False
    return parts.word(at - 2) in {"a", "an"} and parts.word(at - 3) in {"is", "was", "are", "were", "set", "sets", "hit", "makes", "marks", "as"}


_BEHIND_A_HIGH = frozenset({"", ".", ",", ";", "!", '"', "in", "for", "as", "last", "this", "and", "too", "again", ":", "–", "—"})


def _most_ever(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "the most there have ever been", "the highest that Britain has ever seen", "the largest figure in the history of the series"."""
    for at, word in enumerate(parts.words):
        if word not in _MOST or parts.word(at - 1) not in {"the", "its"} or not _SET_BESIDE.isdisjoint(parts.words[max(0, at - 3) : at]):
            continue
        if _change_noun(parts, at) is not None:
            continue
        ahead = at + 1
        while parts.word(ahead) in NUMBERS_COUNTED | {"that", "there", "has", "have", "had", "the", "country", "uk", "britain", "people", "of"} and ahead < at + 8:
            ahead += 1
        if parts.word(ahead) == "ever" and ahead > at + 1:
            last = ahead + (parts.word(ahead + 1) in SEEN | {"been", "had"})
        elif parts.words[ahead : ahead + 2] == ["in", "the"] and parts.word(ahead + 2) == "history":
            last = ahead + 2
        else:
            continue
        yield ToldRecord(at - 1, last, at, "low" if word in _LEAST_OF_ALL else "high", number=number_before(parts, at - 1), so_far="had" in parts.words[at:last])


_SET_BESIDE = frozenset("of for near close to from below under than off against above approaching nearly almost".split())
_MOST = frozenset("most highest largest biggest greatest fewest lowest smallest".split())
_LEAST_OF_ALL = frozenset("fewest lowest smallest".split())


def _opening_of_aside(parts: SentenceParts, at: int) -> int:
    """Where an aside begins that ends in so many words: ", a number without", ", which has no"."""
    first = at
    while first > 0 and first > at - 9 and parts.word(first - 1) not in {",", "–", "—", "-", "(", "and", ";", ":"}:
        first -= 1
    return first if first > at - 9 else at


def _aside(parts: SentenceParts, first: int, last: int, at: int) -> ToldRecord:
    told = ToldRecord(first, last, at, "high", number=number_before(parts, first), aside=True)
    nouns = [k for k in range(first, last + 1) if parts.word(k) in FALL_NOUNS | RISE_NOUNS]
    if nouns:
        return replace(told, direction=-1 if parts.word(nouns[0]) in FALL_NOUNS else 1, number=None)
    if told.number is not None and role_of(parts, told.number) in {"change", "percent", "fraction", "ratio"}:
        way = direction_of(parts, told.number)
        return replace(told, direction=way, number=None) if way else replace(told, number=None, extreme="high", in_percent=True)
    return told


def number_before(parts: SentenceParts, at: int) -> Quantity | None:
    """The number of people that an aside is told of: the last before it, if only words of time and links stand between."""
    before = [each for each in parts.quantities if each.last < at]
    if not before:
        return None
    told = before[-1]
    if told.unit not in {"", "people"} or abs(told.value) < _LEAST or at - told.last > _FAR:
        return None
    if not _BOUNDS.isdisjoint(parts.words[told.last + 1 : at]):
        return None
    return told


_LEAST = 1000
_FAR = 14


# --- when the highest was


def _peaks(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "The summit was reached in the year to June 2023", "2022 remains the record year", "at the top of the table"."""
    for at, word in enumerate(parts.words):
        if word not in PEAKS and not (word == "record" and parts.word(at + 1) == "year"):
            continue
        first, last = at, at
        if word in {"top", "height", "heights"} and not (
            parts.words[at + 1 : at + 3] == ["of", "the"] and parts.word(at + 3) in {"curve", "table", "chart", "graph", "series", "list"}
        ):
            continue
        if word == "high" and not (parts.word(at - 1) == "all-time" or parts.word(at + 1) in {"point", "watermark"}):
            if not (parts.word(at + 1) == "-" and parts.word(at + 2) == "water"):
                continue
        if word == "record":
            last = at + 1
        while parts.word(last + 1) in {"point", "-", "water", "watermark", "mark", "of", "the", "curve", "table", "chart", "graph", "series"}:
            last += 1
        if parts.word(last) in {"of", "the", "-"}:
            while parts.word(last) in {"of", "the", "-"}:
                last -= 1
        time = _time_of_peak(parts, at, last)
        if time is None:
            continue
        first = at - 1 if parts.word(at - 1) in {"the", "its", "their", "all-time"} else at
        yield ToldRecord(min(first, time.first), max(last, time.last), at, "high", of=time, peak=True)


_REACHED = frozenset(
    "was were came fell is reached hit passed attained in at with the to of during that year net it had its been being by saw brought marks marked puts put"
    " places placed remains remain stays dates lies be on over for a , as mark point".split()
)


def _time_of_peak(parts: SentenceParts, at: int, last: int) -> TimeExpression | None:
    """The time that a peak is said to have been at, in so many words; None where none is, or where it is only one that something is set beside."""
    if {"from", "since", "below", "off", "than", "until", "after", "before", "under"} & set(parts.words[max(0, at - 4) : at]):
        return None
    measures = parts.covered("measure", "home")
    for time in parts.times:
        if time.kind not in {"calendar_year", "year_ending", "month", "relative_year", "between"}:
            continue
        if last < time.first <= last + _NEAR:
            between = range(last + 1, time.first)
        elif at - _NEAR <= time.last < at:
            between = range(time.last + 1, at)
        else:
            continue
        told = {parts.word(k) for k in between} | set(parts.words[max(0, min(at, time.first) - 3) : min(at, time.first)])
        if all(parts.word(k) in _REACHED or k in measures for k in between) and _VERBS & told:
            return time
    return None


_VERBS = frozenset("was were came fell is reached hit saw brought marks marked puts put places placed remains remain stays dates lies".split())
