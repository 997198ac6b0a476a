"""Records that name what they are of: "record net migration figures for 2023", "the record high that net migration reached at the end of 2016".

The year is named with them, so that they can be held against the figures of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....periods import Period, calendar_year, year_ending
from ...records import record, replace
from ...sentences.counts.count_named import is_narrowed_by_group
from ...sentences.in_doubt.doubts import SEVERAL_COUNTS
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_beside import tells_when_said
from ...sentences.times.times_of import Window, read_window
from ...sentences.whom.groups import groups_between
from ...sentences.whom.heads import is_about
from ...sentences.wording import Subject, Wording
from ...words.counted import find_counted
from ...words.cues import FORECAST_WORDS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim_in_words
from ..without_number.set_beside import COUNTS
from .count_records import COUNTED_OTHERWISE

_HIGHEST = frozenset("record highest largest biggest greatest worst record-breaking all-time busiest".split())
_BETWEEN = frozenset(
    "ever high highs level levels number numbers total figure figures of annual the yearly net a year for on record recorded intake by".split()
)
_BEHIND = frozenset(
    "figures figure levels level numbers number total crossings arrivals ever on record recorded to the into in for during over last by people across who".split()
)
_REACHED = frozenset("reached hit attained touched saw had".split())
_PEAKS = frozenset("record high peak height".split())
_BENT = frozenset(
    "no not never if would could may might nearly almost close near below under above since from than after second third fourth previous old former half"
    " denied despite hardly avoid prevent whether".split()
)
_YEARS = frozenset({"calendar_year", "relative_year", "year_ending"})
_ENDS = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        '"',
        ")",
        "",
        "and",
        "but",
        "while",
        "as",
        "despite",
        "–",
        "—",
        "said",
        "says",
        "with",
        "when",
        "which",
        "after",
        "under",
        "before",
    }
)
CUES = _HIGHEST | _PEAKS | {"more"}
# how many words before a record may say that it is to come
_NEAR = 6


@record()
class _Named:
    """A record with what it is of: its words, its subject, and the year that it is told of."""

    first: int
    last: int
    subject: Subject
    time: TimeExpression
    past: bool = False
    """Whether it is a record that was reached, whatever is said of what is to come."""
    calendar: bool = False
    """Whether it is the year itself that is a record: no other twelve months that ended in it."""


def with_records_named(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with the records that name what they are of, and their year."""
    kept = list(found)
    if parts.word_set.isdisjoint(CUES) or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject") or scene.revising:
        return kept
    if any(tells_when_said(parts, each) for each in parts.times):
        return kept
    for told in _named(parts):
        near = parts.words[max(0, told.first - _NEAR) : told.last + 1]
        if any(told.first <= each.first <= told.last for each in parts.quantities):
            continue
        if not told.past and not FORECAST_WORDS.isdisjoint(near):
            continue
        wording = _wording(parts, scene, told)
        if wording is None:
            continue
        beside = [each for each in kept if each.start < wording.end and wording.start < each.end and each.stated.value is None]
        if any(each.kind not in {"extreme", "comparison"} for each in beside) or _has_its_number(kept, wording):
            continue
        kept = [*(each for each in kept if each not in beside), wording]
    return kept


def _has_its_number(found: Sequence[Wording], wording: Wording) -> bool:
    """Whether a number is told as that record: "a record 45,774"."""
    return any(
        each.kind == "extreme" and each.stated.value is not None and each.start < wording.end and wording.start < each.end
        for each in found
    )


def _named(parts: SentenceParts) -> Iterator[_Named]:
    for at, word in enumerate(parts.words):
        if not (_BENT - {"under"} if word == "more" else _BENT).isdisjoint(parts.words[max(0, at - 4) : at]):
            continue
        found = None
        if word in _HIGHEST:
            found = _year_for(parts, at) or _of_what(parts, at)
        if found is None and word in _PEAKS:
            found = _reached(parts, at)
        if found is None and word == "more":
            found = _more_than_any(parts, at)
        if found is not None:
            yield found
            return


def _of_what(parts: SentenceParts, at: int) -> _Named | None:
    """Such as "record net migration figures for 2023", "the highest ever number of small boat arrivals in 2024"."""
    ahead = at + 1
    while parts.word(ahead) in _BETWEEN and not _begins(parts, ahead):
        ahead += 1
    subject, last = _subject_at(parts, ahead)
    if subject is None:
        return None
    homes = parts.covered("home")
    while parts.word(last + 1) in _BEHIND or last + 1 in homes:
        last += 1
    time = next((each for each in parts.times if each.first == last + 1), None) or _only_time(parts)
    if time is None or time.kind not in _YEARS:
        return None
    end = time.last if time.first == last + 1 else last
    return _Named(at - (parts.word(at - 1) in {"a", "the"}), end, subject, time) if parts.word(end + 1) in _ENDS else None


def _begins(parts: SentenceParts, at: int) -> bool:
    return any(each.first == at for each in parts.mentions_of("measure"))


def _subject_at(parts: SentenceParts, at: int) -> tuple[Subject | None, int]:
    """The flow or the count whose name begins at a place, and its last word."""
    counted = next((each for each in find_counted(parts.words) if at <= each.first <= at + 3), None)
    if counted is not None and counted.measure in COUNTS and not is_narrowed_by_group(parts):
        between = parts.words[at : counted.first]
        if set(between) <= {"asylum", "seekers", "people", "migrants", "in", "the"}:
            return Subject(counted.measure, counted.group, "explicit", local=True), counted.last
    named = next((each for each in parts.mentions_of("measure") if each.first == at), None)
    if named is None or named.code not in MIGRATION_FLOWS or named.ambiguous or is_about(parts, named):
        return None, at
    if parts.mentions_of("group"):
        return None, at
    return Subject(named.code, groups_between(parts, at, named.last + 1, named.code), "explicit", local=True), named.last


def _year_for(parts: SentenceParts, at: int) -> _Named | None:
    """Such as "Last year was a record year for Channel crossings", "2025 was the worst year ever for small boat arrivals"."""
    ahead = at + 1
    if parts.word(ahead) != "year":
        return None
    while parts.word(ahead + 1) in {"ever", "yet", "on", "record"}:
        ahead += 1
    if parts.word(ahead + 1) != "for":
        return None
    subject, last = _subject_at(parts, ahead + 2 + (parts.word(ahead + 2) == "the"))
    back = at - 1
    while parts.word(back) in {"a", "the", "was", "is", "proved", "another", "been", "has", "became", "to", "be"}:
        back -= 1
    time = next((each for each in parts.times if each.last == back), None)
    if subject is None or time is None or time.kind not in {"calendar_year", "relative_year"}:
        return None
    return _Named(time.first, last, subject, time, calendar=True)


def _more_than_any(parts: SentenceParts, at: int) -> _Named | None:
    """Such as "more people crossed the Channel in small boats in 2022 than in any other year"."""
    than = next((k for k in range(at + 2, min(at + 18, len(parts.words))) if parts.word(k) == "than"), -1)
    if than < 0:
        return None
    ahead = than + 1 + (parts.word(than + 1) in {"in", "during"})
    if parts.word(ahead) == "ever":
        last = ahead + (parts.word(ahead + 1) == "before")
    elif parts.word(ahead) == "any":
        last = ahead + 1
        while parts.word(last) in {"other", "previous", "single", "calendar"}:
            last += 1
        if parts.word(last) != "year":
            return None
    else:
        return None
    named = [each for each in find_counted(parts.words[:than]) if each.first > at and each.measure in COUNTS]
    times = [each for each in parts.times if at < each.first < than]
    if (
        not named
        or len(times) != 1
        or times[0].kind not in _YEARS
        or is_narrowed_by_group(parts)
        or parts.word(last + 1) not in _ENDS
    ):
        return None
    return _Named(at, last, Subject(named[-1].measure, named[-1].group, "explicit", local=True), times[0])


def _reached(parts: SentenceParts, at: int) -> _Named | None:
    """Such as "the record high that net migration reached at the end of 2016"."""
    ahead = at + 1
    while parts.word(ahead) in {"high", "level", "that", "which", "the", "uk", "britain's", "uk's"} and not _begins(parts, ahead):
        ahead += 1
    if ahead == at + 1:
        return None
    subject, last = _subject_at(parts, ahead)
    if subject is None or parts.word(last + 1) not in _REACHED:
        return None
    start = last + 2
    while parts.word(start) in {"in", "at", "the", "end", "of", "during", "for", "over"}:
        start += 1
    time = next((each for each in parts.times if each.first == start), None)
    if time is None or time.kind not in _YEARS or parts.word(time.last + 1) not in _ENDS:
        return None
    first = at
    while parts.word(first - 1) in {"the", "record", "all-time", "its"}:
        first -= 1
    return _Named(first, time.last, subject, time, past=True)


def _only_time(parts: SentenceParts) -> TimeExpression | None:
    """The one year that a sentence names, if nothing is set against it."""
    times = [each for each in parts.times if each.kind not in {"duration", "day"}]
    return times[0] if len(times) == 1 and not parts.compares(times[0]) else None


def _wording(parts: SentenceParts, scene: Scene, told: _Named) -> Wording | None:
    measure = told.subject.measure
    window = read_window(parts, told.time, scene, measure)
    if measure in COUNTS:
        if not COUNTED_OTHERWISE.isdisjoint(parts.word_set) or not window.periods[:1] or not window.periods[0].is_year:
            return None
        window = Window(window.periods[:1], "explicit")
    else:
        window = replace(window, periods=_that_were_out(window.periods, scene, measure), early=False)
    if not window.periods or window.words:
        return None
    if told.calendar:
        window = replace(window, periods=window.periods[:1], loose=False)
    wording = claim_in_words(
        parts, "extreme", (told.first, told.last), told.subject, window, scene, extreme="high", ever="plainly", loose=window.loose
    )
    if measure in COUNTS:
        left = tuple(each for each in wording.unsettled if each != "count")
        doubt = "" if wording.uncertain == SEVERAL_COUNTS else wording.uncertain
        wording = replace(wording, unsettled=left, uncertain=doubt, counted="people")
    return wording


def _that_were_out(periods: tuple[Period, ...], scene: Scene, measure: str) -> tuple[Period, ...]:
    """The windows of a year that had been published: of a calendar year that had not, those that ended in it."""
    out = tuple(each for each in periods if scene.calendar.was_published(measure, each))
    if out or not periods or periods[0] != calendar_year(periods[0].end.year):
        return out or periods
    ended = (year_ending(periods[0].end.year, month) for month in (9, 6, 3))
    return tuple(each for each in ended if scene.calendar.was_published(measure, each))
