"""The period that a claim is most likely of, where its words name none: of a record, of an earlier estimate, of figures to come.

What is found here is what a reader is shown. It calls nothing wrong by itself: a verdict of a claim
whose words name another period needs the two to agree (`claims.py`). The figures of the day may
choose (which window is the record, which was revised), the number that is claimed never does.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ....periods import Period, year_ending
from ...words.governments import governments_of
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import newest_counts
from ..claim_words import OF_CHANGES, own_time, quantity_of, tokens_of
from ..counts.of_counts import of_counts
from ..estimates.of_estimates import of_an_estimate
from ..parts import SentenceParts
from ..roles import at_its_height
from ..scene import Scene
from ..wording import Wording
from .by_now import of_by_now, of_the_change_told
from .of_heights import of_heights
from .of_news import of_the_news, of_the_pandemic, of_what_it_came_to, of_which
from .of_offices import of_an_office
from .of_recasts import of_a_recast
from .of_records import of_a_record
from .of_rises import of_a_rise
from .times_of import Window, sentence_window, window_of
from .times_shared import between_two, end_of_the_span, held, not_since, of_the_same, of_those_months, shared
from .to_come import awaited, foreseen, previewed


def likeliest(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period that a claim is most likely of; None where that is the first that was read."""
    if wording.kind in _OF_NO_PERIOD or wording.counted or wording.of_history or wording.then_stated is not None:
        return None
    if wording.kind == "extreme" and wording.stated.value is not None and "period" in wording.ties:
        # "in the year ending June 2022 it totalled 745,000, the highest on record": of the year that is named
        return not_since(parts, wording, scene, wording.subject.measure if wording.subject is not None else "net_migration")
    if wording.kind == "extreme" and wording.place:
        return None  # "the second highest on record": of the year in hand, not of that of the record
    if (
        wording.kind == "extreme"
        and not wording.periods
        and (named := quantity_of(parts, wording)) is not None
        and at_its_height(parts, named)
    ):
        return scene.calendar.peak("net_migration")  # "944,000 at its height, was 171,000 in 2025"
    if wording.kind == "target":
        found = _beside_a_wish(parts, wording, scene)
    else:
        found = _pointed_at(parts, wording, scene) or (None if wording.periods else _any(parts, wording, scene))
    return None if found is None or (wording.periods and found == wording.periods[0]) else found


_OF_NO_PERIOD = frozenset({"rule"})


_TOLD = frozenset("was were ended stood rose fell reached includes included hit averaged soared dropped climbed".split())


def _beside_a_wish(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period of a number that stands by a wish and tells what was: "In the year of that pledge net migration ended up at 184,000"."""
    quantity = quantity_of(parts, wording)
    if quantity is None or wording.periods:
        return None
    own = own_time(parts, wording)
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    if measure in MIGRATION_FLOWS and (due := previewed(parts, wording, scene, measure, own)) is not None:
        return due
    if measure in MIGRATION_FLOWS and (rise := of_a_rise(parts, wording, scene, measure, own)) is not None:
        return rise
    if not {"above", "below", "over", "beyond", "under"}.isdisjoint(parts.words[max(0, quantity.first - 5) : quantity.first]):
        return scene.topic_of(measure)  # "All this is still far above the target of 100,000"
    return None if _TOLD.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first]) else _any(parts, wording, scene)


def _goes_on_about(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """What the sentence before was most likely of, where this one goes on about its number: "That is nearly double what it was"."""
    if scene.likely is None or wording.starts:
        return None
    span = tokens_of(parts, wording)
    if wording.kind in OF_CHANGES and span and not wording.tied and wording.period_basis == "release":
        before = parts.words[max(0, span[0] - 3) : span[0] + 1]
        return scene.likely if ("it", "had") in pairwise(before) else None  # "In only four years it had quadrupled"
    if wording.period_basis not in {"inherited", "open"}:
        return None
    of_these = parts.word(0) == "of" and parts.word(1) in {"these", "those", "them"}
    if not (of_these or parts.word(0) in _GOING_ON) or not _BY_NOW.isdisjoint(parts.word_set):
        return None
    return scene.likely


_GOING_ON = frozenset({"it", "that", "this", "officially"})
_BY_NOW = frozenset({"now", "since", "latest", "currently", "later", "then"})


def _pointed_at(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """The period by what the words tell of: a record, an estimate, figures to come."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    if wording.kind != "forecast" and (counted := of_counts(parts, wording, scene, own_time(parts, wording))) is not None:
        return counted
    if measure not in MIGRATION_FLOWS:
        return between_two(parts, wording, scene, measure) or shared(parts, wording, scene, measure)
    own = own_time(parts, wording)
    if wording.kind == "forecast":
        return foreseen(parts, wording, scene, measure, own)
    if (due := awaited(parts, wording, scene, measure, own) or previewed(parts, wording, scene, measure, own)) is not None:
        return due
    whole = wording.subject is None or all(code == "all" for _, code in wording.subject.group)
    return (
        of_the_news(parts, wording, scene, measure)
        or of_what_it_came_to(parts, wording, scene, measure)
        or of_by_now(parts, wording, scene, measure)
        or of_the_change_told(parts, wording, scene, measure)
        or of_which(parts, wording, scene, measure)
        or of_an_office(parts, wording, scene, measure)
        or of_a_recast(parts, wording, scene, measure)
        or (of_a_record(parts, wording, scene, measure, own) if whole else None)
        or of_an_estimate(parts, wording, scene, measure, own, whole=whole)
        or of_heights(parts, wording, scene, measure, own)
        or of_the_pandemic(parts, wording, measure, own)
        or of_a_rise(parts, wording, scene, measure, own)
        or end_of_the_span(parts, wording, scene, measure)
        or between_two(parts, wording, scene, measure)
        or not_since(parts, wording, scene, measure)
        or shared(parts, wording, scene, measure)
        or of_the_same(parts, wording, scene)
        or _goes_on_about(parts, wording, scene)
        or held(parts, wording, scene, measure, own)
        or of_those_months(wording)
    )


_COUNTED = frozenset(
    "visa visas asylum claimants claims claim returns returned deported deportations removals crossings boats boat refugees hotels".split()
)
_NO_COUNTS = frozenset({"population", "policy_effect", "asylum_cost", "rule"})


def _any(parts: SentenceParts, wording: Wording, scene: Scene) -> Period | None:
    """What a place in a sentence is about, where the claim itself was given no period."""
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    quantity, span = quantity_of(parts, wording), tokens_of(parts, wording)
    window = Window()
    if quantity is not None:
        window = window_of(parts, quantity, scene, measure)
    elif span:
        window = sentence_window(parts, span[0], scene, measure)
    if window.periods:
        return window.periods[0]
    if measure in MIGRATION_FLOWS and window.words and span and _in_the_clause(parts, window.words, span[0]):
        told = "net_migration" if "net" in parts.word_set else measure
        government = _of_a_government(window.words.split(), scene, told)
        if government is not None:
            return government
    if measure not in MIGRATION_FLOWS | _NO_COUNTS or (wording.subject is None and not _COUNTED.isdisjoint(parts.word_set)):
        return scene.told.counted or newest_counts(scene.published)
    latest = scene.calendar.latest("net_migration")
    if wording.kind in OF_CHANGES and scene.headline is not None:
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
