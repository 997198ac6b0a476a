"""Records told by a comparative: "more than ever", "higher than in any year before", "one has to go back to 2012 for a lower one"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...records import replace
from ...words.record_words import HIGH, HIGHER, LEAVING_BACK, LOW, LOWER, NUMBERS_COUNTED, SEEN, SO, TIMES_COUNTED
from ...words.time_expressions import TimeExpression
from ..parts import SentenceParts
from .reaches import length_of_time
from .record_shapes import BOUNDS, ToldRecord, change_noun, number_before, of_its_number, time_from, verb_of_moving


def than_ever(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "more people than ever before", "wider than it had ever been", "higher than in any other year", "like never before"."""
    for at, word in enumerate(parts.words):
        if word == "than" and (scope := _any_time(parts, at)) is not None:
            more = next((k for k in range(at - 1, max(-1, at - 13), -1) if parts.word(k) in HIGHER | LOWER), None)
            if more is None or not BOUNDS.isdisjoint(parts.words[more:at]) or parts.word(more + 1) == "likely":
                continue
            last, since, of_before, years = scope
            extreme: Literal["high", "low"] = "low" if parts.word(more) in LOWER else "high"
            first = more - (parts.word(more - 1) in {"in", "far", "even", "much", "a"})
            # ", a higher number than": of the number that it stands beside
            beside = parts.word(first - 1) in {",", "–", "—", "("} and all(
                word in NUMBERS_COUNTED for word in parts.words[more + 1 : at]
            )
            number = number_before(parts, first) if more == at - 1 or beside else None
            told = ToldRecord(first, last, more, extreme, since=since, so_far=of_before, number=number, years=years)
            if (noun := change_noun(parts, more)) is not None:
                told = replace(told, direction=noun[1], extreme="high")
            elif parts.word(more - 1) == "by":
                # "fell by more than in any year on record"
                way = next((way for k in range(more - 2, max(-1, more - 6), -1) if (way := verb_of_moving(parts, k))), 0)
                if not way:
                    continue
                told = replace(told, direction=way, extreme="high")
            yield of_its_number(parts, replace(told, as_then=False))
        elif word == "never" and parts.word(at - 1) in {"like", "as"} and parts.word(at + 1) == "before":
            way = next((way for k in range(at - 2, max(-1, at - 5), -1) if (way := verb_of_moving(parts, k))), 0)
            if way:
                yield ToldRecord(at - 1, at + 1, at, "high", way, so_far=True, in_percent=True)


def _any_time(parts: SentenceParts, at: int) -> tuple[int, TimeExpression | None, bool, tuple[int, int] | None] | None:
    """What all else is called behind a "than": where its words end, since when it is, and whether only what was before is meant."""
    ahead = at + 1
    if parts.word(ahead) == "ever":
        before = parts.word(ahead + 1) == "before"
        return ahead + before, None, before, None
    if parts.word(ahead) in _IT_HAS:
        for k in range(ahead, ahead + 4):
            if parts.word(k) not in _IT_HAS | {"ever"}:
                return None  # "than have left it ever since 1993"
            if parts.word(k) == "ever":
                last = k + 1 if parts.word(k + 1) in {"been", "before"} else k
                return last + (parts.word(last + 1) in SEEN), None, "had" in parts.words[ahead:k], None
        return None
    if parts.word(ahead) in {"at", "in", "during", "for", "on"}:
        ahead += 1
    if parts.word(ahead) not in {"any", "all", "every", "anything"}:
        return None
    if parts.word(ahead) != "anything":
        noun = next((k for k in range(ahead + 1, ahead + 5) if parts.word(k) in TIMES_COUNTED | NUMBERS_COUNTED), None)
        if noun is None or {"country", "nationality", "nation", "of"} & set(parts.words[ahead:noun]):
            return None  # "than in any of the four years before": some years alone
        if not _ALL_BUT.isdisjoint(parts.words[noun + 1 : noun + 4]):
            return None  # "than in any other year but 2022"
        last = noun
    else:
        last = ahead
    before = not {"before", "previous", "earlier", "previously"}.isdisjoint(parts.words[ahead : last + 4])
    behind = parts.words[last + 1 : last + 8]
    if "since" in behind:
        since_at = last + 1 + behind.index("since")
        time = time_from(parts, since_at, 6)
        if time is None:
            return (since_at + 2, None, before, None) if "began" in behind or "records" in behind else None
        return time.last, time, before, None
    if behind[:1] and behind[0] in {"for", "in"} and (spanned := length_of_time(parts, last + 2))[0] >= _LONG:
        return spanned[1], None, before, (last + 1, spanned[1])
    if (
        behind[:1]
        and behind[0] in _SCOPES
        and not {"history", "record", "records", "memory", "series", "which"} & set(behind[1:5])
    ):
        return None  # "than at any time in the 2010s", "for over a decade"
    if behind[:1] == ["before"] and behind[1:2] not in ([], [","], ["."], ["it"], ["that"], ["or"], ['"'], ["and"]):
        return None  # "than at any time before the pandemic"
    while parts.word(last + 1) in {
        "before",
        "it",
        "on",
        "record",
        "seen",
        "recorded",
        "for",
        "which",
        "there",
        "is",
        "a",
        "count",
        "previously",
        "previous",
    }:
        last += 1
    return last, None, before, None


_ALL_BUT = frozenset("but except excepting bar save apart other excluding".split())
_IT_HAS = frozenset("it they there has had have that which anyone".split())
# a length of time of which a record is told
_LONG = 2
_SCOPES = frozenset("for in of over under during between from until outside while when".split())


def looked_back_for(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "one has to go back to 2012 to find a lower figure", "the last time it was lower was in 2021"."""
    for at, word in enumerate(parts.words):
        if word == "back" and (parts.word(at - 1) in LEAVING_BACK or {"far", "way", "right"} & set(parts.words[at - 3 : at])):
            to = next(
                (
                    k
                    for k in range(at + 1, at + 5)
                    if parts.word(k) in {"to", "until", "till", "as"} and parts.word(k + 1) != "far"
                ),
                None,
            )
            time = time_from(parts, to, 6) if to is not None else None
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
            time = time_from(parts, more + 1, 5) if more is not None else None
            if more is not None and time is not None:
                low = parts.word(more) in LOWER | LOW
                yield ToldRecord(at - 1, time.last, more, "low" if low else "high", since=time, as_then=True)
        elif word == "last" and (
            parts.word(at + 1) in LOWER | HIGHER or (parts.word(at + 1) in SO and parts.word(at + 2) in LOW | HIGH)
        ):
            more = at + 1 + (parts.word(at + 1) in SO)
            time = time_from(parts, more + 1, 4)
            if time is not None and parts.word(at - 1) in {"was", "were"}:
                low = parts.word(more) in LOWER | LOW
                yield ToldRecord(at - 1, time.last, more, "low" if low else "high", since=time, as_then=True)
        elif word == "last" and parts.word(at + 1) in SEEN and parts.word(at - 1) in {"was", "were"}:
            more = _comparative_near(parts, max(0, at - 6), at)
            time = time_from(parts, at + 2, 5)
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


def most_ever(parts: SentenceParts) -> Iterator[ToldRecord]:
    """Such as "the most there have ever been", "the highest that Britain has ever seen", "the largest figure in the history of the series"."""
    for at, word in enumerate(parts.words):
        if (
            word not in _MOST
            or parts.word(at - 1) not in {"the", "its"}
            or not _SET_BESIDE.isdisjoint(parts.words[max(0, at - 3) : at])
        ):
            continue
        if change_noun(parts, at) is not None:
            continue
        ahead = at + 1
        while (
            parts.word(ahead)
            in NUMBERS_COUNTED | {"that", "there", "has", "have", "had", "the", "country", "uk", "britain", "people", "of"}
            and ahead < at + 8
        ):
            ahead += 1
        if parts.word(ahead) == "ever" and ahead > at + 1:
            last = ahead + (parts.word(ahead + 1) in SEEN | {"been", "had"})
        elif parts.words[ahead : ahead + 2] == ["in", "the"] and parts.word(ahead + 2) == "history":
            last = ahead + 2
        else:
            continue
        yield ToldRecord(
            at - 1,
            last,
            at,
            "low" if word in _LEAST_OF_ALL else "high",
            number=number_before(parts, at - 1),
            so_far="had" in parts.words[at : last + 1],
        )


_SET_BESIDE = frozenset("of for near close to from below under than off against above approaching nearly almost".split())
_MOST = frozenset("most highest largest biggest greatest fewest lowest smallest".split())
_LEAST_OF_ALL = frozenset("fewest lowest smallest".split())
