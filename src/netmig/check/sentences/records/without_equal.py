"""Records told by what has no equal, and by when the highest was: "a number without precedent", "the peak came in 2023"."""

from __future__ import annotations

from collections.abc import Iterator

from ...records import replace
from ...words.cues import FALL_NOUNS, RISE_NOUNS
from ...words.record_words import EQUALS, NUMBERS_COUNTED, PASSED, PASSING, PEAKS, SEEN, UNEQUALLED
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from .record_shapes import ToldRecord, number_before, of_its_number

_LEAST = 1000
_NOUNS = frozenset("number numbers figure figures total totals level levels height heights".split())
_NEAR = 8


def unequalled(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "a number without precedent", "which no earlier period had surpassed", "an unparalleled 606,000", "eclipsing every other year"."""
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        if word in UNEQUALLED:
            behind = next((each for each in parts.quantities if each.first == at + 1 and each.unit in {"", "people"}), None)
            if behind is not None and abs(behind.value) >= _LEAST:
                yield ToldRecord(at - (parts.word(at - 1) in {"an", "a"}), behind.last, at, "high", number=behind)
            elif following in _NOUNS | {".", ",", "", ")", '"', "in"}:
                noun = at + (following in _NOUNS)
                yield _aside(parts, at - (parts.word(at - 1) in {"an", "a"}), noun, at)
        elif word == "without" and (following in EQUALS or (following == "any" and parts.word(at + 2) in EQUALS)):
            yield _aside(parts, _opening_of_aside(parts, at), at + 1 + (following == "any"), at)
        elif (
            word in EQUALS
            and parts.word(at - 1) == "no"
            and parts.word(at - 2) in {"has", "had", "have", "is", "was", "knows", "knew", "finds"}
        ):
            yield _aside(parts, _opening_of_aside(parts, at), at, at)
        elif word in PASSING and following in {"every", "all", "any", "anything", "the"}:
            if following == "the" and parts.words[at + 2 : at + 4] not in (
                ["previous", "record"],
                ["old", "record"],
                ["previous", "high"],
            ):
                continue
            if not {"previous", "other", "earlier", "before", "prior", "seen", "records"} & set(parts.words[at + 1 : at + 6]):
                continue
            last = at + 1
            while parts.word(last + 1) in {
                "previous",
                "other",
                "earlier",
                "year",
                "years",
                "record",
                "records",
                "seen",
                "before",
                "total",
                "figure",
                "prior",
                "high",
            }:
                last += 1
            told = _aside(parts, at, last, at)
            yield replace(told, so_far=True)
        elif word == "nothing" and following == "like" and (saw := _verb_of_seeing(parts, at)):
            yield replace(_aside(parts, at, saw, at), so_far=True)
        elif word == "nothing" and following in {"in", "on"} and {"near", "close"} & set(parts.words[at : at + 8]):
            near = next(k for k in range(at, at + 8) if parts.word(k) in {"near", "close"})
            yield _aside(parts, _opening_of_aside(parts, at), near + 1, at)
        elif (
            word == "never"
            and parts.word(at - 1) in _NOUNS
            and (following in SEEN | PASSED or (following == "before" and parts.word(at + 2) in SEEN))
        ):
            last = at + 1
            while parts.word(last + 1) in {"before", "since", "or", "seen", "again", "after"}:
                last += 1
            told = _aside(parts, _opening_of_aside(parts, at), last, at)
            yield replace(
                told,
                so_far="since" not in parts.words[at : last + 1]
                and "after" not in parts.words[at : last + 1]
                and "before" in parts.words[at : last + 1],
            )
        elif word in {"that", "which"} and parts.words[at + 1 : at + 3] in (["has", "never"], ["had", "never"], ["was", "never"]):
            verb = next((k for k in range(at + 3, at + 6) if parts.word(k) in SEEN | PASSED), None)
            if verb is not None and parts.word(at - 1) in NUMBERS_COUNTED | {"height", ",", "and", "–", "—"}:
                before = parts.word(verb + 1) == "before"
                told = _aside(parts, _opening_of_aside(parts, at), verb + before, at)
                yield replace(told, so_far=(before and parts.word(verb + 2) != "or") or parts.word(at + 1) == "had")
        elif (
            word in {"heights", "levels", "level"}
            and following == "not"
            and (saw := at + 2 + (parts.word(at + 2) in {"previously", "ever"}))
            and parts.word(saw) in SEEN
            and (
                parts.word(saw + 1) in {",", ".", "by"}
                or (parts.word(saw + 1) == "before" and parts.word(saw + 2) in {"", ",", "."})
            )
        ):
            before = parts.word(saw + 1) == "before"
            yield replace(_aside(parts, at - (parts.word(at - 1) == "a"), saw + before, at), so_far=before or saw > at + 2)
        elif word in {"high", "peak", "record"} and _is_new(parts, at):
            first = at - 1 - (parts.word(at - 2) in {"a", "an"})
            yield replace(_aside(parts, first, at, at), so_far=parts.word(at - 1) in {"new", "fresh"})


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
    return of_its_number(parts, told)


def _verb_of_seeing(parts: SentenceParts, at: int) -> int:
    """Where the words end that say that something was never seen: "Nothing like it had ever been recorded before"; 0 for none."""
    verb = next((k for k in range(at + 4, at + 8) if parts.word(k) in SEEN), 0)
    if parts.word(at + 2) not in {"it", "this", "that"} or not verb or not {"has", "had"} & set(parts.words[at:verb]):
        return 0
    return verb + (parts.word(verb + 1) == "before")


def _is_new(parts: SentenceParts, at: int) -> bool:
    """Whether a height is said to be the highest of all, and of what stands before it: "is an all-time high", "set a new record"."""
    if parts.word(at - 1) not in {"all-time", "new", "fresh"} or parts.word(at + 1) not in _BEHIND_A_HIGH:
        return False
    return parts.word(at - 2) in {"a", "an"} and parts.word(at - 3) in {
        "is",
        "was",
        "are",
        "were",
        "set",
        "sets",
        "hit",
        "makes",
        "marks",
        "as",
    }


_BEHIND_A_HIGH = frozenset({"", ".", ",", ";", "!", '"', "in", "for", "as", "last", "this", "and", "too", "again", ":", "–", "—"})


def peaks(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "The summit was reached in the year to June 2023", "2022 remains the record year", "at the top of the table"."""
    for at, word in enumerate(parts.words):
        if word not in PEAKS and not (word == "record" and parts.word(at + 1) == "year"):
            continue
        first, last = at, at
        if word in {"top", "height", "heights"} and not (
            parts.words[at + 1 : at + 3] == ["of", "the"]
            and parts.word(at + 3) in {"curve", "table", "chart", "graph", "series", "list"}
        ):
            continue
        if word == "high" and not (parts.word(at - 1) == "all-time" or parts.word(at + 1) in {"point", "watermark"}):
            if not (parts.word(at + 1) == "-" and parts.word(at + 2) == "water"):
                continue
        if word == "record":
            last = at + 1
        while parts.word(last + 1) in {
            "point",
            "-",
            "water",
            "watermark",
            "mark",
            "of",
            "the",
            "curve",
            "table",
            "chart",
            "graph",
            "series",
        }:
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


_VERBS = frozenset(
    "was were came fell is reached hit saw brought marks marked puts put places placed remains remain stays dates lies".split()
)
