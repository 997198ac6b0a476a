"""The period that a claim is most likely of, where its words name none: of a record, of an earlier estimate, of figures to come.

What is found here is what a reader is shown. It calls nothing wrong by itself: a verdict of a claim
whose words name another period needs the two to agree (`claims.py`). The figures of the day may
choose (which window is the record, which was revised), the number that is claimed never does.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ...periods import Period, year_ending
from ..words.cues import EXTREME_HIGH, FALL_NOUNS, FORECAST_WORDS, LEAVING, NEGATIONS, RISE_NOUNS, RISING_VERBS
from ..words.governments import PRIME_MINISTERS, governments_of
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from ..words.time_expressions import TimeExpression, newest_counts
from .anaphors import NAMING
from .comparisons import is_baseline_quantity
from .parts import SentenceParts
from .roles import is_start
from .scene import Scene
from .times_of import Window, read_window, sentence_window, window_of
from .wording import Wording

# figures of a half-year come out so many days after it ends, and are awaited for so long before
_COME_OUT_AFTER = timedelta(days=146)
_AWAITED_FOR = timedelta(days=50)
# so long after they came out what was feared of them is still told
_JUST_OUT = timedelta(days=4)
_PEOPLE = frozenset({"people", ""})
_OF_CHANGES = frozenset({"change", "percent_change", "ratio", "fraction", "comparison"})


def likeliest(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period that a claim is most likely of; None where that is the first that was read."""
    if wording.kind in _OF_NO_PERIOD or wording.counted:
        return None
    if wording.kind == "extreme" and wording.stated.value is not None and "period" in wording.ties:
        return None  # "in the year ending June 2022 it totalled 745,000, the highest on record": of the year that is named
    found = _pointed_at(parts, wording, scene) or (None if wording.periods else _any(parts, wording, scene))
    return None if found is None or (wording.periods and found == wording.periods[0]) else found


_OF_NO_PERIOD = frozenset({"rule", "target"})


def _pointed_at(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period by what the words tell of: a record, an estimate, figures to come."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    if measure not in MIGRATION_FLOWS:
        return None
    own = _own_time(parts, wording)
    if wording.kind == "forecast":
        return _foreseen(parts, wording, scene, measure, own)
    if (due := _awaited(parts, wording, scene, measure, own)) is not None:
        return due
    whole = wording.subject is None or all(code == "all" for _, code in wording.subject.group)
    return (
        (_of_a_record(parts, wording, scene, measure, own) if whole else None)
        or (_of_an_estimate(parts, wording, scene, measure, own) if whole else None)
        or _of_a_rise(parts, wording, scene, measure, own)
        or _end_of_the_span(parts, wording, scene, measure)
        or _between_two(parts, wording, scene, measure)
        or _not_since(parts, wording, scene, measure)
        or _shared(parts, wording, scene, measure)
        or _of_the_same(parts, wording, scene)
        or _held(parts, wording, scene, measure, own)
    )


def _tokens_of(parts: SentenceParts, wording: Wording) -> range:
    """The tokens that a claim's words are."""
    return range(
        next((at for at, token in enumerate(parts.tokens) if token.start >= wording.start), 0),
        next((at for at in range(len(parts.tokens) - 1, -1, -1) if parts.tokens[at].end <= wording.end), -1) + 1,
    )


def _quantity(parts: SentenceParts, wording: Wording) -> Quantity | None:
    """The number that a claim states."""
    if wording.stated.value is None:
        return None
    return next((each for each in parts.quantities if wording.start <= each.number_start < wording.end), None)


def _own_time(parts: SentenceParts, wording: Wording) -> TimeExpression | None:
    """The words of time that a claim's words hold, or that stand with its number."""
    quantity = _quantity(parts, wording)
    if quantity is not None and (own := parts.time_of.get(quantity.first)) is not None and not _is_when_said(parts, own):
        return own
    return next(
        (
            each
            for each in parts.times
            if wording.start <= each.start < wording.end
            and each.kind not in {"duration", "day"}
            and not _is_when_said(parts, each)
        ),
        None,
    )


def _is_when_said(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time says when something was published: "first published in May", "that it claimed back in November 2023"."""
    if parts.tells_when_said(time):
        return True
    return (time.kind == "month" and time.month % 3 != 0) or (
        time.kind in {"month", "relative_year"} and not _PUBLISHING.isdisjoint(parts.words[max(0, time.first - 4) : time.first])
    )


_PUBLISHING = frozenset("published announced reported released claimed said".split())


# --- records

_RECORD = EXTREME_HIGH - {"highest", "largest", "biggest", "greatest", "all-time"} | {"historic", "record-high", "records"}
_TOP = frozenset({"highest", "largest", "biggest", "greatest", "all-time"})
_OF_ALL = frozenset({"ever", "record", "history", "recorded", "high", "peak", "time"})
_HISTORIC = frozenset({"high", "highs", "level", "levels", "peak", "record", "rise", "number", "numbers"})
_BELOW_IT = frozenset("below than off under from since short against above exceeding of".split())
_FORMER = frozenset({"previous", "old", "former", "earlier", "last", "existing", "prior"})
_LASTING = NAMING | {"earlier", "later", "decade_ago", "of_pair", "event_year"}


def _of_a_record(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of the highest figure there was, where a record is told of and no year of it is named."""
    if wording.extreme == "low" or wording.since is not None or wording.of_change or wording.first_time or wording.among:
        return None
    cue = _record_beside(parts, wording)
    peak = None if cue < 0 else scene.calendar.peak(measure)
    if peak is None or _is_of_some(parts, cue, measure) or _is_of_now(parts, cue):
        return None
    own = own or _time_of_the_clause(parts, cue)
    if (
        own is not None
        and own.kind == "vague"
        and parts.word(own.last + 1) == "of"
        and _RECORD & set(parts.words[own.last : own.last + 4])
    ):
        return peak  # "the year of the record"
    if own is not None and own.kind in _LASTING | {"vague"} and wording.kind != "comparison":
        if _is_loose(parts, own) and _year_of(own, scene) == peak.end.year and peak.end.month != 12:
            return peak  # "hit a record high last year": the record, if it is of that year
        if wording.period_basis == "explicit" or own.kind == "vague":
            return None
        return next(iter(read_window(parts, own, scene, measure).periods), None)
    former = not _FORMER.isdisjoint(parts.words[max(0, cue - 3) : cue]) and FORECAST_WORDS.isdisjoint(parts.word_set)
    if former and peak == scene.calendar.latest(measure):
        return scene.calendar.peak_before(measure)
    return peak


def _is_of_now(parts: SentenceParts, cue: int) -> bool:
    """Whether a record is said to be the present state: "immigration is at an all-time high"."""
    at = next((k for k in range(cue - 1, max(-1, cue - 6), -1) if parts.words[k] == "at"), -1)
    return at > 0 and not _PRESENT.isdisjoint(parts.words[max(0, at - 2) : at])


_PRESENT = frozenset({"is", "are", "remains", "remain", "stands", "now", "currently"})


def _is_of_some(parts: SentenceParts, cue: int, measure: str) -> bool:
    """Whether the clause of a record tells of one group only, or of those who leave."""
    first, stop = parts.clause(cue)
    clause = parts.words[first:stop]
    if measure != "emigration" and not _LEAVING.isdisjoint(clause) and "than" not in clause:
        return True
    return any(code != "all" for each in parts.mentions_of("group") if first <= each.first < stop for _, code in each.group)


def _year_of(time: TimeExpression, scene: Scene) -> int:
    """The year that words of time name: the last of several."""
    if time.kind == "between":
        return time.until[0]
    return time.year if time.kind == "calendar_year" else scene.published.year - time.years


def _is_loose(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a year is named in which any window may end: "in 2023", "last year", "between 2019 and 2023"."""
    if {"calendar", "end", "previous"} & set(parts.words[max(0, time.first - 3) : time.last + 2]):
        return False
    if time.kind == "between":
        return time.until[1] in {0, 12}
    return time.kind == "calendar_year" or (time.kind == "relative_year" and time.years == 1)


def _time_of_the_clause(parts: SentenceParts, cue: int) -> TimeExpression | None:
    """The year that the clause of a record names: behind it, or else before."""
    first, stop = parts.clause(cue)
    named = [each for each in parts.times if first <= each.first < stop and each.kind in NAMING and (each.year or each.until[0])]
    era = [each for each in parts.times if each.kind == "vague" and 0 < cue - each.last <= 2]
    return next((each for each in (*era, *(each for each in named if each.first > cue), *named)), None)


def _record_beside(parts: SentenceParts, wording: Wording) -> int:
    """Where a claim is told as a record; -1 where it is not, or is only set against one."""
    if parts.word_set.isdisjoint(_RECORD | _TOP):
        return -1
    span = _tokens_of(parts, wording)
    if not span:
        return -1
    for at in range(max(0, span[0] - 3), min(len(parts.words), span[-1] + 3)):
        word, inside = parts.words[at], at in span
        if word not in _RECORD and word not in _TOP:
            continue
        before, behind = parts.words[max(0, at - 5) : at], parts.words[at + 1 : at + 6]
        if any(one == "one" and other == "of" for one, other in pairwise(before)):
            continue  # "one of the highest figures ever"
        if word in _TOP and not (_OF_ALL & set(behind)) and not (wording.kind == "extreme" and inside):
            continue
        if (word == "historic" and not _HISTORIC & set(behind[:3])) or (word == "peak" and behind[:1] == ["year"]):
            continue
        if word == "records" and not {"all-time", "new", "all"} & set(before[-1:]):
            continue
        if _OF_OTHERS & set(behind[:3]) or _SINCE & set(behind) or _NEARLY & set(before[-4:]) or NEGATIONS & set(before):
            continue
        if not inside and any(parts.word(k) in _PARTS for k in range(min(at, span[0]), max(at, span[-1]) + 1) if k not in span):
            continue
        if wording.kind in _OF_CHANGES and _BELOW_IT & set(before):
            continue
        return at
    return -1


_LEAVING = LEAVING - {"went", "gone", "go"}
_OF_OTHERS = FALL_NOUNS | frozenset({"low", "lows", "numerical", "percentage"})
_SINCE = frozenset({"century", "decade", "decades", "years", "since"})
_NEARLY = frozenset({"close", "near", "approaching", "track", "course"})
_PARTS = frozenset({".", ";", ",", "but", "while", "and"})


# --- estimates

_ESTIMATED = frozenset(
    "initial initially original originally previously provisional estimate estimates estimated revised".split()
)
_CHANGED = frozenset(
    "revised updated corrected revising revision revisions upgraded underestimated overestimated undercounted missed".split()
)
_FIRST = frozenset("initial initially original originally first previous previously earlier".split())
_PUT = frozenset(
    "estimate estimates estimated estimation put published reported thought believed figure said claimed given number".split()
)


def _of_an_estimate(
    parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None
) -> Period | None:
    """The window whose estimate is told of, where an estimate is told as another than the one that stands."""
    if wording.kind not in {"level", "revision", "change"} or not _tells_of_estimates(parts, wording):
        return None
    newly = scene.calendar.revised("net_migration")
    if own is not None and own.kind in NAMING:
        return newly if _is_last_year(own, newly, scene) else None
    if own is not None and own.kind in _LASTING:
        return None
    if any(_is_last_year(each, newly, scene) and not _is_when_said(parts, each) for each in parts.times):
        return newly
    if wording.period_basis in {"explicit", "inherited"} and wording.periods and _was_revised(scene, wording.periods[0]):
        return None
    quantity = _quantity(parts, wording)
    named = [
        each
        for each in parts.times
        if each.kind in NAMING and (quantity is None or each.last < quantity.first) and not _is_when_said(parts, each)
    ]
    if named:
        periods = read_window(parts, named[-1], scene, measure).periods
        return None if periods[:1] and periods[0] in wording.periods else next(iter(periods), None)
    told = (scene.revised if scene.revising else None, scene.told.just, scene.told.named, scene.last)
    return next((each for each in told if each is not None and each.is_year and _was_revised(scene, each)), newly)


def _is_last_year(time: TimeExpression, window: Period | None, scene: Scene) -> bool:
    """Whether "last year" is told of a window that is not a calendar year: "Last year's figure was revised to 906,000"."""
    last_year = time.kind == "relative_year" and time.years == 1
    return last_year and window is not None and window.end.year == scene.published.year - 1


def _was_revised(scene: Scene, period: Period) -> bool:
    return scene.calendar.was_revised("net_migration", period)


def _tells_of_estimates(parts: SentenceParts, wording: Wording) -> bool:
    """Whether a claim is told as an estimate that was changed, or as the one before."""
    if wording.kind == "revision":
        return True
    if parts.word_set.isdisjoint(_CHANGED | _FIRST):
        return False
    span = _tokens_of(parts, wording)
    if not span:
        return False
    near = parts.words[max(0, span[0] - 9) : span[-1] + 5]
    if any(one == "now" and other in _PUT for one, other in pairwise(near)):
        return True
    return not _CHANGED.isdisjoint(near) or (not _FIRST.isdisjoint(near) and not _PUT.isdisjoint(near))


# --- figures to come

_LATEST = frozenset({"latest", "recent", "current", "last", "existing", "newest"})
_EXPECTED = frozenset(
    "expected likely forecast predicted due bracing brace braced braces tipped projected anticipated could may might expect predict will set"
    " preparing prepares prepared faces facing ahead".split()
)
_FIGURES = frozenset("figures statistics data numbers ons figure release thursday reports report".split())


def _foreseen(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of a number in a sentence about what is to come: its own, the newest or highest there is, or the one to come."""
    quantity = _quantity(parts, wording)
    if own is not None and own.kind == "month" and not own.year and own.month:
        # "For June of this year they predict"
        ahead = [parts.words[at : at + 2] for at in range(own.first, own.last + 4)]
        year = scene.published.year + (["next", "year"] in ahead)
        return year_ending(year, own.month) if ["this", "year"] in ahead or ["next", "year"] in ahead else None
    if (
        own is not None
        and own.kind in _LASTING
        and not (parts.compares(own) and quantity is not None and quantity.unit == "times")
    ):
        if (record := _of_a_record(parts, wording, scene, measure, own)) is not None:
            return record
        return None if wording.periods else next(iter(read_window(parts, own, scene, measure).periods), None)
    if quantity is None:
        return _due(parts, scene, measure)
    before = parts.words[max(0, quantity.first - 6) : quantity.first]
    latest = scene.calendar.latest(measure)
    if "record" in before and not _FORMER.isdisjoint(before):
        return scene.calendar.peak(measure)
    if {"figure", "total", "number", "record", "level"} & set(before) and not _LATEST.isdisjoint(before):
        return latest
    if quantity.unit in _PEOPLE and is_start(parts, quantity):
        return None if wording.periods else latest
    if wording.periods:
        return (
            _awaited_window(scene, measure)
            if wording.period_basis == "inherited" and ("would", "have") not in parts.pairs
            else None
        )
    return _of_a_rise(parts, wording, scene, measure, own) or _due(parts, scene, measure)


def _due(parts: SentenceParts, scene: Scene, measure: str) -> Period | None:
    """The next window due, shortly before figures come out; of what was feared, the newest where it has just come out."""
    if ("would", "have") in parts.pairs:
        return None
    if (due := _awaited_window(scene, measure)) is not None:
        return due
    latest = scene.calendar.latest(measure)
    if latest is not None and scene.published <= latest.end + _COME_OUT_AFTER + _JUST_OUT:
        return latest  # "Ministers had feared it could hit a million", when it is out
    return None


def _awaited_window(scene: Scene, measure: str) -> Period | None:
    """The half-year's window that is to come out within weeks."""
    latest = scene.calendar.latest(measure)
    if latest is None or latest.end.month not in {6, 12}:
        return None
    awaited, due = None, _half_a_year_on(latest)
    while scene.published >= due.end + _COME_OUT_AFTER - _AWAITED_FOR:
        awaited, due = due, _half_a_year_on(due)
    return awaited


def _half_a_year_on(window: Period) -> Period:
    return year_ending(window.end.year + (window.end.month == 12), 6 if window.end.month == 12 else 12)


def _awaited(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window to come, where figures are said to be likely to show something: "figures expected to show it at a record high"."""
    if _EXPECTED.isdisjoint(parts.word_set) or _FIGURES.isdisjoint(parts.word_set):
        return None
    due = _awaited_window(scene, measure)
    span = _tokens_of(parts, wording)
    if due is None or not span or wording.starts:
        return None
    if own is not None and own.kind in _LASTING and not (own.month == due.end.month and not own.year):
        return None
    first, _ = parts.clause(span[0])
    ahead = parts.words[max(0, first - 3) : span[0] + 2]
    return due if not _EXPECTED.isdisjoint(ahead) and _LATEST.isdisjoint(ahead) else None


# --- rises that are over

_STEEP = frozenset(
    "quadrupled quadrupling trebled trebling tripled tripling quadruple treble triple soared soaring exploded explode exploding exploding"
    " ballooned rocketed surged skyrocketed spiralled hit reached reach reaching hitting topped".split()
)
_STILL = frozenset("is are now still today currently remains stands not never again".split())


_RISES = RISING_VERBS - {"added", "rise", "increase", "grow", "rising", "increasing", "growing"}
_NOW = frozenset({"has", "have", "now"})
_GOES_ON = frozenset({"and", "but", "while", ";", ":", "as", "when", "which", "who"})


def _of_a_rise(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of the highest figure, where a rise of no named year is told and the newest figures have fallen."""
    if parts.word_set.isdisjoint(_STEEP | _RISES) or (own is not None and own.kind in _LASTING and not parts.compares(own)):
        return None
    if wording.kind not in {"level", "ratio", "fraction", "percent_change", "comparison", "forecast"} or wording.direction < 0:
        return None
    if wording.kind == "level" and wording.period_basis == "inherited":
        return None  # told of the year in hand
    span, peak = _tokens_of(parts, wording), scene.calendar.peak(measure)
    if not span or peak is None or wording.starts or wording.moved < 0 or not scene.calendar.has_fallen(measure):
        return None
    cues = _STEEP | _RISES if wording.kind == "level" else _STEEP
    verb = next((at for at in range(max(0, span[0] - 6), span[-1] + 1) if parts.words[at] in cues), -1)
    if (
        verb < 0
        or not _GOES_ON.isdisjoint(parts.words[verb : span[0]])
        or (wording.kind == "level" and "to" not in parts.words[verb : span[-1] + 1] and parts.words[verb] in _RISES)
    ):
        return None
    still = _STILL | _NOW if "since" in parts.words[verb:] or parts.words[verb] not in _STEEP else _STILL
    if not still.isdisjoint(parts.words[max(0, verb - 3) : verb]):
        return None
    times = [each for each in parts.times if each.kind in NAMING and each.first < span[-1] and not parts.compares(each)]
    if [each.kind for each in times] == ["between"]:
        return peak if _is_loose(parts, times[0]) and times[0].until[0] == peak.end.year else None
    if times:
        return None
    return _under_a_premier(parts, span, scene, measure) or peak


def _under_a_premier(parts: SentenceParts, span: range, scene: Scene, measure: str) -> Period | None:
    """The highest window of the time of a prime minister who is named: "rose to 764,000 under Rishi Sunak"."""
    if "under" not in parts.word_set:
        return None
    for at in range(*parts.clause(span[0])):
        name = next((word for word in parts.words[at + 1 : at + 5] if word in PRIME_MINISTERS), "")
        if parts.words[at] == "under" and name:
            start = PRIME_MINISTERS[name]
            later = [day for day in PRIME_MINISTERS.values() if day > start]
            return scene.calendar.peak_within(measure, start, min(later, default=scene.published))
    return None


# --- other times of the sentence

_LARGEST_CHANGE = FALL_NOUNS | RISE_NOUNS


def _end_of_the_span(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The last year of a stretch over which something changed: "rose fivefold between 2019 and 2023"."""
    if wording.kind not in _OF_CHANGES or not wording.periods or wording.periods[0].is_year:
        return None
    span = next((each for each in parts.times if each.kind == "between" and each.until[0] == wording.periods[0].end.year), None)
    if span is None:
        return None
    peak = scene.calendar.peak(measure)
    if peak is not None and peak.end.year == span.until[0] and _is_loose(parts, span) and wording.direction >= 0:
        return peak
    return year_ending(span.until[0], span.until[1] or 12)


def _between_two(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The later of two times that a change or a part is said to lie between."""
    if wording.kind not in _OF_CHANGES | {"share"} or "between" not in parts.word_set or len(wording.periods) == 0:
        return None
    named = [each for each in parts.times if each.kind in NAMING]
    for one, other in pairwise(named):
        if not {"between"} & set(parts.words[max(0, one.first - 3) : one.first]) or other.first - one.last > 7:
            continue
        if "and" not in parts.words[one.last + 1 : other.first]:
            continue
        first = read_window(parts, one, scene, measure).periods
        if first[:1] == wording.periods[:1]:
            return next(iter(read_window(parts, other, scene, measure).periods), None)
    return None


_APART = frozenset("than from against compared since before after while but when which who whose that until by ; : (".split())


def _shared(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The one time of a sentence, where it stands behind all its numbers: "90,000 study visas and 46,000 work visas in the same period"."""
    quantity = _quantity(parts, wording)
    times = [each for each in parts.times if each.kind not in {"duration", "day"}]
    if quantity is None or len(times) != 1 or wording.period_basis == "explicit" or wording.kind not in _OF_ONE_NUMBER:
        return None
    time = times[0]
    if time.first < quantity.last or time.kind not in NAMING | {"same"} or parts.compares(time) or _is_when_said(parts, time):
        return None
    if not _APART.isdisjoint(parts.words[quantity.last + 1 : time.first]) or quantity.first in parts.bracket_of:
        return None
    return next(iter(read_window(parts, time, scene, measure).periods), None)


_OF_ONE_NUMBER = frozenset({"level", "extreme", "share", "spending"})


def _of_the_same(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The end of a stretch that the sentence before told of, of which "over the same period" is said; of where a change began its start."""
    pair = scene.told.pair
    if pair is None or pair[0] == pair[1] or wording.kind not in {"level", "sum"} or wording.period_basis == "explicit":
        return None
    if not any(each.kind == "same" and each.lead in {"over", "in", "during"} for each in parts.times):
        return None
    return min(pair) if wording.starts else max(pair)


def _not_since(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """What is spoken of, where the one time that an extreme was read of is that since when it is one."""
    if wording.kind != "extreme" or "since" not in parts.word_set or not wording.periods:
        return None
    since = parts.words.index("since")
    if any(each.kind not in {"vague", "duration", "day"} and each.first < since for each in parts.times):
        return None
    read = [each for each in parts.times if each.year and each.first > since and each.year == wording.periods[0].end.year]
    span = _tokens_of(parts, wording)
    changes = any(parts.words[at] in _LARGEST_CHANGE for at in span)
    if not read or not (wording.extreme == "low" or changes):
        return None
    return scene.topic_of(measure) or scene.calendar.latest(measure)


def _held(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The newest window, where "last year" or "the previous year" is none that figures have been published for."""
    latest, quantity = scene.calendar.latest("net_migration"), _quantity(parts, wording)
    if latest is None or not wording.periods or not wording.periods[0].is_year or wording.starts:
        return None
    if wording.periods[0].end >= scene.published:
        # "A year later there were 288,000": of no year that is not over
        return latest if wording.period_basis != "explicit" or (own is not None and own.kind == "later") else None
    if quantity is not None and (is_start(parts, quantity) or is_baseline_quantity(parts, quantity)):
        return None
    before = own is not None and own.kind == "earlier" and parts.word(own.first) in {"previous", "preceding"}
    relative = own is not None and (own.kind == "relative_year" or before) and "had" not in parts.word_set
    if measure not in MIGRATION_FLOWS or wording.periods[0].stop > latest.stop or not (relative or latest in wording.periods):
        return None
    if own is not None and not relative and not parts.compares(own):
        return None
    return None if scene.calendar.was_published("net_migration", wording.periods[0]) else latest


# --- where nothing was read


_COUNTED = frozenset(
    "visa visas asylum claimants claims claim returns returned deported deportations removals crossings boats boat refugees hotels".split()
)
_NO_COUNTS = frozenset({"population", "policy_effect", "asylum_cost", "rule"})


def _any(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """What a place in a sentence is about, where the claim itself was given no period."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    quantity, span = _quantity(parts, wording), _tokens_of(parts, wording)
    window = Window()
    if quantity is not None:
        window = window_of(parts, quantity, scene, measure)
    elif span:
        window = sentence_window(parts, span[0], scene, measure)
    if window.periods:
        return window.periods[0]
    if measure in MIGRATION_FLOWS and window.words and span and _in_the_clause(parts, window.words, span[0]):
        government = _of_a_government(window.words.split(), scene, measure)
        if government is not None:
            return government
    if measure not in MIGRATION_FLOWS | _NO_COUNTS or (wording.subject is None and not _COUNTED.isdisjoint(parts.word_set)):
        return scene.told.counted or newest_counts(scene.published)
    latest = scene.calendar.latest("net_migration")
    if wording.kind in _OF_CHANGES and scene.headline is not None:
        return latest
    return scene.topic_of("net_migration") or latest


def _in_the_clause(parts: SentenceParts, words: str, at: int) -> bool:
    first, stop = parts.clause(at)
    return words.rsplit(maxsplit=1)[-1] in parts.words[max(0, first - 5) : stop]


def _of_a_government(words: list[str], scene: Scene, measure: str) -> Period | None:
    """The year of a time in office that a claim is most likely of: the highest of one that is over, the newest of the present one."""
    spans = governments_of(words, scene.published)
    if not spans:
        return None
    latest = scene.calendar.latest(measure)
    stop = spans[-1].stop
    if words[0] == "before":
        return _ended_by(spans[-1].start, scene, measure)
    if words[0] not in {"under", "during"}:
        return None
    if stop is None or stop > scene.published:
        return latest
    peak = scene.calendar.peak(measure)
    return peak if peak is not None and spans[-1].start < peak.end <= stop + timedelta(days=366) else None


def _ended_by(day: date, scene: Scene, measure: str) -> Period | None:
    """The last window that ended by the day on which a government took office, or within the month before."""
    months = scene.calendar.ending_months(measure)
    ended = [
        each
        for year in (day.year, day.year - 1)
        for month in sorted(months, reverse=True)
        if (each := year_ending(year, month)).end < day
    ]
    return next(iter(ended), None)
