"""Records whose sentence is read whole: "That leaves it at its lowest level since 2012", "the highest figure ever recorded".

A superlative, how far it reaches, and what stands right before it as the thing that it is said of: where every word of
that is understood, the figures can contradict it. What is told otherwise stays with the forms that leave it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from ....periods import Period
from ...records import record, replace
from ...sentences.ends.what_is_compared import Compared, compared_before
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, SEVERAL_COUNTS, SOMETHING_ELSE
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import LOOSE_REACH, among, leaves_out_a_year, length_of_time, years_back
from ...sentences.scene import Scene
from ...sentences.times.long_since import long_since
from ...sentences.times.times_of import Window, read_window
from ...sentences.wording import Wording
from ...words.cues import FALLING_VERBS, FORECAST_WORDS, RISING_VERBS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim_in_words
from ..without_number.set_beside import COUNTS
from .count_records import COUNTED_OTHERWISE
from .cues_of_extremes import years_of_extreme

_SUPERLATIVES: dict[str, Literal["high", "low"]] = {
    **dict.fromkeys("highest largest biggest greatest".split(), "high"),
    **dict.fromkeys("lowest smallest".split(), "low"),
}
_RECORDS = frozenset("record all-time new fresh another historic record-breaking ever all time high".split())
_OPENING = frozenset("a an the its own their our another his new fresh annual single ever by far yet".split())
_NOUNS = frozenset(
    "level levels figure number total rate point annual yearly net migration immigration emigration tally intake balance one ever it has been"
    " recorded seen reached known measured published we have they had to date yet year twelve-month calendar inflow ever-recorded".split()
)
_EVER = (
    ("on", "record"), ("ever",), ("in", "history"), ("of", "all", "time"), ("since", "records", "began"), ("in", "british", "history"),
    ("in", "our", "history"), ("in", "the", "country's", "history"), ("in", "its", "history"), ("in", "uk", "history"), ("in", "modern", "history"),
    ("in", "britain's", "history"), ("in", "this", "country's", "history"), ("in", "the", "history", "of", "this", "country"), ("yet",), ("ever", "before"),
)  # fmt: skip
_LINKS = frozenset(
    "is was are were be been being has have had broke broken smashed shattered beat hit hits hitting reached reaches reaching set sets setting at to running run runs stands stood standing"
    " fell fallen falls dropped drops rose risen rises climbed climbs soared jumped surged sank sunk plunged tumbled slumped declined remains remained stays stayed"
    " came touched touching posted marks marked marking represents represented represent now also still already just once again into sits sitting makes making made went gone"
    " down up back as down".split()
)
_MARKS = frozenset({",", "–", "—", "("})
_ENDS = frozenset(
    {
        *',.;:"–—)!',
        "",
        *"and but while when as despite though although because thanks with which said says according after by under who that for in amid following so".split(),
    }
)
CUES = frozenset({*_SUPERLATIVES, "record", "all-time", "low", "high", "highs", "lows", "ever", "any", "seen", "unseen"})
_SUPPOSED = frozenset(
    "if would could may might should will not never nearly almost had hardly scarcely close near among probably perhaps arguably".split()
)
_ANSWERED = frozenset({SOMETHING_ELSE, BESIDE, BETWEEN})


@record()
class _Record:
    """A record as it is told: its words, which end of the scale, since when, and the time that is named as its own."""

    first: int
    at: int
    last: int
    extreme: Literal["high", "low"]
    since: tuple[int, TimeExpression] | None = None
    length: int = -1
    """Where the words of so many years begin, "for a decade"; -1 for none."""
    event: int = -1
    named: TimeExpression | None = None
    low_of: int = 0
    """Of how many years it is the highest or the lowest: 20 for "a 20-year low"."""


def with_records_read(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with the records that can be read whole."""
    kept = list(found)
    if parts.word_set.isdisjoint(CUES) or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject"):
        return kept
    if scene.forecaster or scene.revising:
        return kept
    for told in _records(parts):
        if (wording := _read(parts, scene, told, kept)) is None:
            continue
        beside = [each for each in kept if each.start < wording.end and wording.start < each.end]
        if any(not _gives_way(each) for each in beside if each.stated.value is None or each.kind == "extreme"):
            continue
        kept = [each for each in kept if each not in beside or each.stated.value is not None]
        kept.append(wording)
    return kept


def _gives_way(wording: Wording) -> bool:
    return wording.kind in {"extreme", "comparison"} and wording.stated.value is None and not wording.of_change


def _records(parts: SentenceParts) -> Iterator[_Record]:
    taken = -1
    for at, word in enumerate(parts.words):
        if at <= taken or at in parts.in_times:
            continue
        told = None
        if word in _SUPERLATIVES:
            told = _superlative(parts, at, _SUPERLATIVES[word])
        elif (
            word in {"most", "fewest"}
            and parts.word(at - 1) == "the"
            and parts.word(at + 1) in {"ever", "on", "since", "in", "for", "yet", "recorded"}
        ):
            told = _superlative(parts, at, "high" if word == "most" else "low")
        elif word in {"high", "low"} and years_of_extreme(parts, at):
            told = _of_years(parts, at)
        elif word in {"high", "low"} and parts.word(at - 1) in {"record", "all-time", "time", "historic", "new", "fresh"}:
            told = _superlative(parts, at, word)  # type: ignore[arg-type]
        elif (
            word == "record"
            and parts.word(at - 1) in {"a", "new", "another", "fresh", "all-time", "own"}
            and parts.word(at + 1) in _ENDS | {"level"}
        ):
            told = _superlative(parts, at, "high")
        elif word in {"lower", "higher"} and parts.word(at + 1) == "than":
            told = _than_any(parts, at)
        elif word in {"level", "levels"} and parts.word(at + 1) in {"not", "unseen", "last"}:
            told = _not_seen_since(parts, at)
        if told is not None:
            taken = told.last
            yield told


def _superlative(parts: SentenceParts, at: int, extreme: Literal["high", "low"]) -> _Record | None:
    first = at
    while parts.word(first - 1) in _OPENING | _RECORDS:
        first -= 1
    if parts.words[max(0, first - 2) : first] in (["one", "of"], ["not", "the"]):
        return None
    said = frozenset(parts.words[first : at + 1])
    alone = parts.word(at) not in _SUPERLATIVES and bool(said & {"record", "all-time", "time", "historic", "ever"})
    last = at
    while parts.word(last + 1) in _NOUNS and not _starts_scope(parts, last + 1):
        last += 1
    return _scoped(parts, _Record(first, at, last, extreme), alone=alone or "ever" in parts.words[at : last + 1])


def _of_years(parts: SentenceParts, at: int) -> _Record | None:
    """Such as "at a 20-year low", "fell to a ten-year low"."""
    first = at - 1
    while parts.word(first - 1) in {"a", "an", "new"} or parts.word(first) in {"year", "-"}:
        first -= 1
    told = _scoped(parts, _Record(first, at, at, "low" if parts.word(at) == "low" else "high"), alone=True)
    return None if told is None else replace(told, low_of=years_of_extreme(parts, at))


def _not_seen_since(parts: SentenceParts, at: int) -> _Record | None:
    """Such as "cut to 898,000, a level not seen since 2010", "rose to levels last seen in 2016": as far as it went that way."""
    words = parts.words[at + 1 : at + 4]
    told = 3 if words == ["not", "seen", "since"] else 2 if words[:2] in (["unseen", "since"], ["last", "seen"]) else 0
    ways = {_way(word) for word in parts.words[max(0, at - 12) : at]} - {0}
    if not told or len(ways) != 1:
        return None
    first = at - (parts.word(at - 1) in {"a", "to"})
    record = _Record(first, at, at, "low" if ways == {-1} else "high")
    start = at + told + (words[:2] == ["last", "seen"])
    time = next(
        (each for each in parts.times if start <= each.first <= start + 2 and each.kind in {"calendar_year", "year_ending"}), None
    )
    if time is None or parts.word(time.last + 1) not in _ENDS:
        return None
    return replace(record, since=(start, time), last=time.last)


def _way(word: str) -> int:
    return -1 if word in FALLING_VERBS | {"down", "cut"} else 1 if word in RISING_VERBS | {"up"} else 0


def _starts_scope(parts: SentenceParts, at: int) -> bool:
    return any(tuple(parts.words[at : at + len(each)]) == each for each in _EVER if each not in {("ever",), ("yet",)})


def _than_any(parts: SentenceParts, at: int) -> _Record | None:
    """Such as "lower than at any time since the referendum", "higher than ever", "lower than in any year since 2012"."""
    extreme: Literal["high", "low"] = "low" if parts.word(at) == "lower" else "high"
    first = at
    while is_adverb(parts.word(first - 1)) or parts.word(first - 1) in {"now", "still", "even", "far", "much"}:
        first -= 1
    ahead = at + 2
    while parts.word(ahead) in {"at", "in", "during", "for", "it", "has", "was", "been", "they", "have", "had"}:
        ahead += 1
    if parts.word(ahead) == "ever":
        last = ahead + (parts.word(ahead + 1) == "before")
        return _scoped(parts, _Record(first, at, last, extreme), alone=True)
    if parts.word(ahead) != "any":
        return None
    ahead += 1
    while parts.word(ahead) in {"other", "previous", "single", "earlier", "calendar", "twelve-month"}:
        ahead += 1
    if parts.word(ahead) not in {"time", "point", "year", "period", "stage", "moment"}:
        return None
    if parts.words[ahead + 1 : ahead + 3] == ["this", "century"] and parts.word(ahead + 3) in _ENDS:
        return _Record(first, at, ahead + 2, extreme, event=ahead)
    told = _scoped(parts, _Record(first, at, ahead, extreme), alone=parts.word(ahead + 1) != "since")
    if told is not None and told.last == ahead and parts.word(ahead + 1) in _WITHIN:
        return None  # "than at any time in the 2010s", "under the Tories": of those years alone
    return told


_WITHIN = frozenset({"in", "during", "of", "under", "between", "from", "within"})


def _scoped(parts: SentenceParts, told: _Record, *, alone: bool) -> _Record | None:
    """A record with how far it reaches and the time that is named as its own, if nothing else follows; `alone` if it needs no reach."""
    reached = alone
    ahead = told.last + 1
    for _ in range(3):
        word = parts.word(ahead)
        ever = next(
            (each for each in sorted(_EVER, key=len, reverse=True) if tuple(parts.words[ahead : ahead + len(each)]) == each), None
        )
        if ever is not None:
            reached, ahead = True, ahead + len(ever)
            began = _own_time(parts, ahead) if ever[-1] == "began" else None
            ahead = ahead if began is None else began.last + 1
        elif (stop := _any_year(parts, ahead)) > ahead:
            reached, ahead = True, stop
        elif parts.words[ahead : ahead + 2] == ["this", "century"] and told.event < 0:
            told, ahead, reached = replace(told, event=ahead - 1), ahead + 2, True
        elif word == "since" and told.since is None and told.event < 0:
            found = _since(parts, ahead)
            if found is None:
                return None
            told, ahead, reached = (*_with_since(told, ahead, found), True)
        elif word in {"for", "in", "over"} and told.length < 0 and (found := _length(parts, ahead)) is not None:
            told, ahead, reached = replace(told, length=ahead), found + 1, True
        elif (time := _own_time(parts, ahead)) is not None and told.named is None:
            told, ahead = replace(told, named=time), time.last + 1
        else:
            break
    if not reached or parts.word(ahead) not in _ENDS:
        return None
    return replace(told, last=max(told.last, ahead - 1))


def _any_year(parts: SentenceParts, at: int) -> int:
    """One past the words that speak of any year: "the most in any single year"."""
    if parts.words[at : at + 2] not in (["in", "any"], ["for", "any"]):
        return at
    ahead = at + 2
    while parts.word(ahead) in {"one", "single", "calendar", "given", "twelve-month", "12-month"}:
        ahead += 1
    return ahead + 1 if parts.word(ahead) in {"year", "period"} else at


def _with_since(told: _Record, at: int, found: TimeExpression | int) -> tuple[_Record, int]:
    if isinstance(found, int):
        return replace(told, event=at), found + 1
    return replace(told, since=(at, found)), found.last + 1


def _since(parts: SentenceParts, at: int) -> TimeExpression | int | None:
    """The time, or the last word of the event or decade, that a "since" names."""
    if (found := long_since(parts, at + 1)) is not None:
        return found[1]
    time = next(
        (each for each in parts.times if at <= each.first <= at + 3 and each.kind in {"calendar_year", "year_ending", "month"}),
        None,
    )
    return time if time is not None and all(parts.word(k) in _BEFORE_A_TIME for k in range(at, time.first)) else None


_BEFORE_A_TIME = frozenset({"since", "the", "in", "at", "back", "before", "end", "of", "early", "late", "way"})


def _length(parts: SentenceParts, at: int) -> int | None:
    years, last = length_of_time(parts, at + 1)
    return last if years >= 2 else None


def _own_time(parts: SentenceParts, at: int) -> TimeExpression | None:
    time = next((each for each in parts.times if at <= each.first <= at + 2), None)
    if time is None or time.kind not in {"calendar_year", "year_ending", "relative_year", "month"}:
        return None
    return time if all(parts.word(k) in {"in", "during", "for", "over", "the", "last"} for k in range(at, time.first)) else None


def _read(parts: SentenceParts, scene: Scene, told: _Record, found: Sequence[Wording]) -> Wording | None:
    stop = told.first
    number = any(
        told.first <= each.first <= told.last + 1
        for each in parts.quantities
        if each.unit != "times" and abs(each.value) >= _LEAST
    )
    if (
        number
        or not _SUPPOSED.isdisjoint(parts.words[max(0, stop - 5) : told.at])
        or not FORECAST_WORDS.isdisjoint(parts.words[: told.last])
    ):
        return None
    back = stop
    while back > 0 and (parts.word(back - 1) in _LINKS or is_adverb(parts.word(back - 1))) and back - 1 not in parts.in_times:
        back -= 1
    if back == stop and parts.word(stop - 1) not in _MARKS:
        return None
    compared = compared_before(parts, scene, back, found, noun=False, linked=back < stop)
    if compared is None or compared.subject.measure not in MIGRATION_FLOWS | COUNTS:
        return None
    named = [each for each in parts.mentions_of("measure") if told.first <= each.first <= told.last]
    if any(each.code in MIGRATION_FLOWS and each.code != compared.subject.measure for each in named):
        return None  # "46,000 came in small boats. … That is the lowest net migration for four years"
    window = compared.window
    if told.named is not None:
        window = read_window(parts, told.named, scene, compared.subject.measure)
    if not window.periods or window.words or window.early:
        return None
    if (
        compared.subject.measure in COUNTS
        and parts.word(told.at) == "record"
        and parts.word(told.last) == "record"
        and not parts.times
    ):
        return None  # "at a record": of what time is not said
    if compared.subject.measure in COUNTS and not (COUNTED_OTHERWISE.isdisjoint(parts.word_set) and _is_whole(window.periods[0])):
        return None
    return _wording(parts, scene, told, compared, window)


def _is_whole(period: Period) -> bool:
    """Whether a count is of a whole year or of the end of a quarter."""
    return period.kind == "point" or period.is_year


# a smaller number beside a record is of the years that it reaches back
_LEAST = 1000


def _reach(parts: SentenceParts, told: _Record, scene: Scene, measure: str, window: Window) -> tuple[Period | None, bool]:
    """The window before which the record does not reach, and whether that is known."""
    if told.since is not None:
        found = read_window(parts, told.since[1], scene, measure).periods
        return (found[0], True) if found else (None, False)
    if told.event >= 0:
        event = long_since(parts, told.event + 1)
        return (None, False) if event is None else (event[0], True)
    if told.low_of:
        return window.periods[0].years_back(told.low_of), window.periods[0].is_year
    if told.length >= 0:
        found_back = years_back(parts, told.length + 1, window.periods[0])
        return found_back, found_back is not None
    return None, True


def _wording(parts: SentenceParts, scene: Scene, told: _Record, compared: Compared, window: Window) -> Wording | None:
    since, known = _reach(parts, told, scene, compared.subject.measure, window)
    if not known:
        return None
    slots: dict[str, Any] = {"reaches": True} if told.length >= 0 or told.low_of else {"ever": "plainly"}
    first = told.first
    found = claim_in_words(
        parts, "extreme", (first, told.last), compared.subject, window, scene, at=told.at,
        doubt=LOOSE_REACH if leaves_out_a_year(parts) else "", extreme=told.extreme, since=since, also=compared.also,
        leads_to=compared.number if told.named is None else -1, among=among(parts), loose=window.loose, **slots,
    )  # fmt: skip
    if compared.subject.measure in COUNTS:
        left = tuple(each for each in found.unsettled if each != "count")
        doubt = "" if found.uncertain == SEVERAL_COUNTS else found.uncertain
        found = replace(found, unsettled=left, uncertain=doubt, counted="people", period_basis="explicit")
    if (compared.named or compared.subject.basis == "explicit") and found.uncertain in _ANSWERED:
        found = replace(found, uncertain="")
    return found
