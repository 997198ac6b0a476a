"""The period that a claim is most likely of, where its words name none: of a record, of an earlier estimate, of figures to come.

What is found here is what a reader is shown. It calls nothing wrong by itself: a verdict of a claim
whose words name another period needs the two to agree (`claims.py`). The figures of the day may
choose (which window is the record, which was revised), the number that is claimed never does.
"""

from __future__ import annotations

from datetime import timedelta

from ...periods import Period, year_ending
from ..words.cues import EXTREME_HIGH, FALL_NOUNS, LEAVING, NEGATIONS
from ..words.governments import governments_of
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from ..words.time_expressions import TimeExpression, newest_counts
from .anaphors import NAMING
from .parts import SentenceParts
from .scene import Scene
from .times_of import read_window, sentence_window, window_of
from .told import COUNTS
from .wording import Wording

# figures of a half-year come out so many days after it ends, and are awaited for so long before
_COME_OUT_AFTER = timedelta(days=146)
_AWAITED_FOR = timedelta(days=50)
# so long after they came out what was feared of them is still told
_JUST_OUT = timedelta(days=4)
_OF_CHANGES = frozenset({"change", "percent_change", "ratio", "fraction", "comparison"})


def likeliest(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period that a claim is most likely of; None where that is the first that was read."""
    if wording.kind in _OF_NO_PERIOD or wording.counted:
        return None
    found = _pointed_at(parts, wording, scene) or (None if wording.periods else _any(parts, wording, scene))
    return None if found is None or (wording.periods and found == wording.periods[0]) else found


_OF_NO_PERIOD = frozenset({"rule", "target", "sum"})


def _pointed_at(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period by what the words tell of: a record, an estimate, figures to come."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    if measure not in MIGRATION_FLOWS:
        return None
    own = _own_time(parts, wording)
    if wording.kind == "forecast":
        return _to_come(parts, scene, measure, own)
    if wording.subject is not None and any(code != "all" for _, code in wording.subject.group):
        return None
    return _of_a_record(parts, wording, scene, measure, own) or _of_an_estimate(parts, wording, scene, measure, own)


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
    if quantity is not None and (own := parts.time_of.get(quantity.first)) is not None:
        return own
    return next(
        (each for each in parts.times if wording.start <= each.start < wording.end and each.kind not in {"duration", "day"}), None
    )


# --- records

_RECORD = EXTREME_HIGH - {"highest", "largest", "biggest", "greatest", "all-time"} | {"historic", "record-high", "records"}
_TOP = frozenset({"highest", "largest", "biggest", "greatest", "all-time"})
_OF_ALL = frozenset({"ever", "record", "history", "recorded", "high", "peak", "time"})
_HISTORIC = frozenset({"high", "highs", "level", "levels", "peak", "record", "rise", "number", "numbers"})
_BELOW_IT = frozenset("below than off under from since short against above exceeding of".split())
_FORMER = frozenset({"previous", "old", "former", "earlier", "last", "existing", "prior"})
_LASTING = NAMING | {"earlier", "later", "decade_ago", "of_pair", "event_year"}


def _of_a_record(
    parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None
) -> Period | None:
    """The window of the highest figure there was, where a record is told of and no year of it is named."""
    if wording.extreme == "low" or wording.since is not None or wording.of_change or wording.first_time or wording.among:
        return None
    cue = _record_beside(parts, wording)
    peak = None if cue < 0 else scene.calendar.peak(measure)
    if peak is None or (measure != "emigration" and not LEAVING.isdisjoint(parts.word_set)) or _names_a_group(parts):
        return None
    own = own or _time_of_the_clause(parts, cue)
    if own is not None and own.kind in _LASTING | {"vague"} and wording.kind != "comparison":
        # "hit a record high last year": the record, if it is of that year
        year = own.year if own.kind == "calendar_year" else scene.published.year - own.years if own.kind == "relative_year" else 0
        loose = parts.word(own.first) == "last" or own.kind == "calendar_year"
        loose = loose and not {"calendar", "end", "previous"} & set(parts.words[max(0, own.first - 3) : own.last + 2])
        return peak if loose and year == peak.end.year and peak.end.month != 12 else None
    if not _FORMER.isdisjoint(parts.words[max(0, cue - 3) : cue]) and peak == scene.calendar.latest(measure):
        return scene.calendar.peak_before(measure)
    return peak


def _names_a_group(parts: SentenceParts) -> bool:
    """Whether a sentence tells of some of them only."""
    return any(code != "all" for each in parts.mentions_of("group") for _, code in each.group)


def _time_of_the_clause(parts: SentenceParts, cue: int) -> TimeExpression | None:
    """The year that the clause of a record names."""
    first, stop = parts.clause(cue)
    return next((each for each in parts.times if first <= each.first < stop and each.kind in NAMING and each.year), None)


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


_OF_OTHERS = FALL_NOUNS | frozenset({"low", "lows", "numerical", "percentage"})
_SINCE = frozenset({"century", "decade", "decades", "years", "since"})
_NEARLY = frozenset({"close", "near", "approaching", "on", "track"})
_PARTS = frozenset({".", ";", ",", "but", "while", "and"})


# --- estimates

_ESTIMATED = frozenset("initial initially original originally previously provisional estimate estimates estimated revised".split())
_CHANGED = frozenset("revised updated corrected revising revision revisions upgraded underestimated overestimated undercounted missed".split())
_FIRST = frozenset("initial initially original originally first previous previously earlier".split())
_PUT = frozenset("estimate estimates estimated estimation put published reported thought believed figure said claimed given number".split())


def _of_an_estimate(
    parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None
) -> Period | None:
    """The window whose estimate is told of, where an estimate is told as another than the one that stands."""
    if wording.kind not in {"level", "revision", "change"} or not _tells_of_estimates(parts, wording):
        return None
    newly = scene.calendar.revised("net_migration")
    if own is not None and own.kind in NAMING and not parts.tells_when_said(own):
        # "Last year's figure was revised to 906,000", in news of the year to June
        last_year = own.kind == "relative_year" and own.years == 1 and newly is not None and scene.headline is not None
        return newly if last_year and newly.end.year == scene.published.year - 1 else None
    if own is not None and own.kind in _LASTING:
        return None
    if wording.period_basis in {"explicit", "inherited"} and wording.periods and _was_revised(scene, wording.periods[0]):
        return None
    quantity = _quantity(parts, wording)
    named = [
        each
        for each in parts.times
        if each.kind in NAMING and (quantity is None or each.last < quantity.first) and not parts.tells_when_said(each)
    ]
    if named:
        periods = read_window(parts, named[-1], scene, measure).periods
        return None if set(periods) & set(wording.periods) else next(iter(periods), None)
    told = (scene.revised if scene.revising else None, scene.told.just, scene.told.named, scene.last)
    return next((each for each in told if each is not None and each.is_year and _was_revised(scene, each)), newly)


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
    near = parts.words[max(0, span[0] - 6) : span[-1] + 5]
    return not _CHANGED.isdisjoint(near) or (not _FIRST.isdisjoint(near) and not _PUT.isdisjoint(near))


# --- figures to come


def _to_come(parts: SentenceParts, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The next window due, where a number is foreseen and no year of it is named, shortly before figures come out."""
    if own is not None and own.kind in _LASTING:
        return None
    latest = scene.calendar.latest(measure)
    if latest is None or latest.end.month not in {6, 12} or ("would", "have") in parts.pairs:
        return None
    due = year_ending(latest.end.year + (latest.end.month == 12), 6 if latest.end.month == 12 else 12)
    if scene.published >= due.end + _COME_OUT_AFTER - _AWAITED_FOR:
        return due
    if scene.published <= latest.end + _COME_OUT_AFTER + _JUST_OUT:
        return latest  # "Ministers had feared it could hit a million", when it is out
    return None


# --- where nothing was read


def _any(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """What a place in a sentence is about, where the claim itself was given no period."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    if wording.kind == "forecast":
        return None
    quantity = _quantity(parts, wording)
    span = _tokens_of(parts, wording)
    window = (
        window_of(parts, quantity, scene, measure)
        if quantity is not None
        else sentence_window(parts, span[0], scene, measure) if span else None
    )
    if window is not None and window.periods:
        return window.periods[0]
    if measure in COUNTS:
        return scene.told.counted or newest_counts(scene.published)
    if window is not None and window.words:
        return _of_a_government(window.words.split(), wording, scene, measure) or scene.topic_of(measure) or scene.calendar.latest(measure)
    return scene.topic_of(measure) or scene.calendar.latest(measure)


def _of_a_government(words: list[str], wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The year of a time in office that a claim is most likely of: the highest of one that is over, the newest of the present one."""
    spans = governments_of(words, scene.published)
    if not spans or words[:1] not in (["under"], ["during"]):
        return None
    latest = scene.calendar.latest(measure)
    if spans[-1].stop is None or spans[-1].stop > scene.published:
        return latest
    peak = scene.calendar.peak(measure)
    return peak if peak is not None and spans[-1].start < peak.end <= spans[-1].stop + timedelta(days=366) else None
