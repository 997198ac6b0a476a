"""Numbers that were right when they were told: the year beside one is that of its telling, or it is told as an older one.

"In 2022 the ONS announced net migration of 504,000", "first put at 606,000 in 2023, and at 873,000 in 2024", "Those who
cited 431,000 for 2024 were not lying". Which number was out when is looked up; it never chooses what a claim is read as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import YEARS_BACK, estimates, every_estimate_is_held
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps
from ...evaluation.kinds.records_before import of_one_broken
from ...evaluation.mistaken.of_another_year import of_another_year
from ...evaluation.outcome import DIFFERS_BUT, series_of
from ...sentences.in_doubt.said_in_full import is_said_in_full
from ...words.cues import MOVING
from ...words.governments import GOVERNMENTS
from ...words.not_so import WHO_COUNTS
from ...words.subjects import MIGRATION_FLOWS
from ...words.telling_times import NEWS, telling_times
from ...words.time_parts import MONTHS
from ..estimates.histories_shown import IN_NO_HISTORY
from ..estimates.standing_then import stood_when_told
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

WHEN_SAID = f"{DIFFERS_BUT} the year next to it may be the one in which this was said."
OLDER = f"{DIFFERS_BUT} the number is an earlier estimate, and the article presents it as one."
BY_OTHERS = f"{DIFFERS_BUT} others than statisticians may have thought so."
NEWER_BESIDE = "The number is an earlier estimate, and the article gives the newer one beside it."

_SAYING = frozenset(
    "said says say heard reported reports reporting announced announces put puts estimated estimates thought gave gives counted believed published recorded raised"
    " revised reckoned told quoted stated".split()
)
# what is said now was not said in a year gone by: "In 2023, says the ONS, 1,218,000 people came"
_SAYING_NOW = frozenset("says say reports puts estimates".split())
# words by which a number is told as one that stood once
_ONCE = frozenset(
    "until cited citing cites quoted quoting quote thought believed reckoned old older became become becomes releases originally lying superseded".split()
)
# and in the sentence behind it
_ONCE_LATER = frozenset("until lying became become becomes superseded".split())
_ONCE_IN_TWO = frozenset(
    {
        ("came", "out"), ("come", "out"), ("when", "published"), ("was", "published"), ("were", "published"), ("first", "published"), ("at", "the"), ("used", "to"), ("right", "when"),
        ("correct", "when"), ("true", "when"), ("right", "in"), ("right", "to"), ("this", "day"), ("last", "published"), ("last", "given"), ("last", "reported"), ("months", "ago"), ("last", "release"), ("then", "stood"),
        ("official", "figure"), ("figures", "then"), ("figure", "then"), ("we", "reported"), ("we", "last"), ("once", "put"), ("once", "thought"), ("once", "given"), ("once", "gave"), ("once", "estimated"), ("was", "then"), ("first", "put"), ("spoke", "in"), ("this", "time"), ("before", "today"), ("before", "now"), ("before", "yesterday"), ("till", "now"), ("last", "figures"),
        ("that", "time"), ("that", "day"), ("that", "autumn"), ("that", "spring"), ("year's", "count"), ("may", "count"), ("november", "count"),
        ("left", "behind"), ("reckoning", "of"), ("count", "of"), ("method", "of"),
    }
)  # fmt: skip
_OLD_RECORD = frozenset(
    (old, high) for old in ("old", "former", "previous", "earlier", "then") for high in ("record", "peak", "high")
)
# "96,000 lower than economists had thought"
_THEY_HAD = frozenset((who, "had") for who in ("experts", "economists", "forecasters", "analysts", "many"))
# the sentence behind tells more of a number where it points back to one or to who counts: not "students who used to pay for them"
_GOES_ON = frozenset(
    "it that this which those these figure figures number numbers total estimate estimates count data statistics release ons office migration peak record".split()
)
_PAPERS = frozenset("release revision revisions rethink update bulletin".split())
_OUT = frozenset({"out", "published"})
_JUST_NOW, _THIS_WEEK = (["today"], ["yesterday"]), (["this", "morning"], ["this", "week"], ["last", "week"])
_AT_THE = frozenset({"time", "election"})
_PAST = frozenset("was were had ons statisticians then ago first".split())
_THINKING = frozenset({"thought", "believed", "reckoned", "assumed", "supposed"})
# "is now 669,000 (was 693,000)"
_ASIDE = ("(", "[")
_BEFORE = frozenset({"was", "before", "previously", "formerly", "old", "earlier"})
_LEAST_EXACT = 1000
# how far from it the newer number stands, in words
_BESIDE = 40


def why_of_then(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a number that is called wrong may be one that was told earlier and was right then; "" if it may not."""
    wording = claim.wording
    if wording.kind == "share":
        return OLDER if _was_thought(around) else ""
    if claim.diagnosis == "mixed_vintages":
        # "241,000 more than the number for the year to June 2022 that came out in November": the two releases are told apart
        told = telling_times(" ".join(around.own), evidence.day)
        return OLDER if any(each.stop is None or evidence.day - each.stop > NEWS for each in told) else ""
    if claim.diagnosis == "wrong_direction" and wording.kind == "level" and "estimate" in around.before:
        return OLDER  # "The 2023 estimate of net migration jumped to 866,000": by so much it was revised
    if wording.kind == "extreme" and wording.stated.value is None:
        return OLDER if has_pair(around.own, _OLD_RECORD) else ""
    if (
        wording.kind not in {"level", "extreme", "revision"}
        or wording.first_time  # a bound is no estimate
        or (wording.kind == "extreme" and of_one_broken(wording, evidence) is not None)  # by none was it a record
        or not wording.stated.value
        or abs(wording.stated.value) < _LEAST_EXACT
    ):
        return ""
    stands = wording.kind == "extreme" and wording.period_basis == "explicit" and _stands_so(claim, evidence)
    if not stands and _was_out_in_its_year(claim, around, evidence):
        return WHEN_SAID
    if claim.diagnosis == "wrong_period" and of_another_year(wording, evidence) is not None:
        return ""
    if claim.near_miss not in IN_NO_HISTORY and stood_when_told(claim, series_of(wording)[:1], evidence):
        return OLDER
    if (
        wording.kind == "revision"
        and has_pair(around.own, _THEY_HAD)
        and WHO_COUNTS.isdisjoint([*around.own, *around.sentence(-1)])
    ):
        return BY_OTHERS
    if wording.kind == "revision" or wording.vintage != "current":
        # "The ONS first put the peak at 906,000": of the year of the peak
        of_a_peak = wording.period_basis == "release" and not _HEIGHTS.isdisjoint(around.before)
        return OLDER if of_a_peak else ""
    older = _older_here(claim, evidence)
    at_election = not older or any(evidence.release(each).published_at.date() <= GOVERNMENTS[-1].start for each in older)
    if older or claim.diagnosis == "stale_vintage":
        out = {(day.year, day.month) for each in older if (day := evidence.release(each).published_at)}
        months = [each.stop for each in telling_times(" ".join(around.own), evidence.day) if each.start and each.start.day == 1]
        if any(day is not None and (day.year, day.month) in out for day in months):
            return OLDER  # "follows one of 204,000, for the year to June 2025, in November", which is when that came out
        if _was_written_before(around, evidence) or _is_told_as_older(around, at_election=at_election):
            return OLDER
        if _has_the_newer_beside(claim, around):
            return NEWER_BESIDE
    if stands and not older:
        return ""  # "was 431,000 in 2024, the lowest since 2012": its number is the newest
    of_no_year = wording.kind == "extreme" and wording.period_basis == "open"
    of_then = of_no_year or any(_of_other_days(claim, evidence))
    if of_then and _has_the_new_height_behind(claim, around, evidence):
        return NEWER_BESIDE
    if (
        claim.diagnosis != "wrong_measure"
        and _is_told_as_older(around, whole=False, at_election=at_election)
        and any(_of_other_days(claim, evidence))
        and not _is_plainly_of_its_year(claim, evidence)
    ):
        return OLDER
    return ""


def _is_plainly_of_its_year(claim: Claim, evidence: Evidence) -> bool:
    """Whether a clause names flow and period in full, and every estimate of that period is held: whenever told, it was none of it."""
    wording = claim.wording
    return (
        is_said_in_full(wording)
        and not wording.loose
        and all(every_estimate_is_held(evidence, series, each) for series in series_of(wording)[:1] for each in wording.periods)
    )


def _stands_so(claim: Claim, evidence: Evidence) -> bool:
    """Whether the number of a record is the figure that stands for its year."""
    return any(
        (standing := evidence.standing(series, period)) is not None and overlaps(claim.wording.stated, standing.range)
        for series in series_of(claim.wording)[:1]
        for period in claim.wording.periods[:1]
    )


def _older_here(claim: Claim, evidence: Evidence) -> list[Figure]:
    """The earlier estimates of the very series and period that a number was read as, that it is."""
    return [
        figure
        for series in series_of(claim.wording)[:1]
        if claim.period is not None
        for figure in evidence.earlier(series, claim.period)
        if (found := evidence.of_figure(figure)) is not None and overlaps(claim.wording.stated, found.range)
    ]


def _was_written_before(around: Surroundings, evidence: Evidence) -> bool:
    """Whether it is told beside it that something was written before newer figures: "It was agreed before the May figures", "Data to April 2025"."""
    newest = evidence.latest("net_migration")
    for words in (around.own, around.sentence(1), around.sentence(-1)):
        told = " ".join(words)
        for match in _WRITTEN_BEFORE.finditer(told):
            month, year = match.group().rpartition(" ")[2], told[match.end() :].split()[:1]
            if newest is None or MONTHS.get(month) != newest.end.month or year[:1] not in (["."], [","], [str(newest.end.year)]):
                return True  # not "as it brought out figures to June 2024", the newest
    return False


_NEW = r"(?: \w+){0,4} (?:figures|estimates|release|revisions?|numbers|count|update|data|statistics)\b"
_WRITTEN_BEFORE = re.compile(
    rf"\b(?:agreed|finished|written|wrote|printed|drafted|signed|compiled|completed|sent|went|closed|prepared|made|done)\b.{{0,40}} (?:before|ahead of){_NEW}"
    rf"|\bpredat(?:es|ed|ing){_NEW}|\b(?:(?:data|figures|numbers|estimates) (?:to|until)|as (?:of|at)) (?:{'|'.join(MONTHS)})\b"
)


def _is_told_as_older(around: Surroundings, *, whole: bool = True, at_election: bool = True) -> bool:
    """Whether its sentence, or the next, tells it as a number that stood once; at the election only where it was out by then."""
    for words in (around.own, around.sentence(1)):
        once = _ONCE if words is around.own else _ONCE_LATER if whole else frozenset()
        if any(word in once and "now" not in words[max(0, at - 1) : at] for at, word in enumerate(words)):
            return True
        if (words is around.own or not _GOES_ON.isdisjoint(words)) and _has_once_in_two(words, at_election=at_election):
            return True
        if any(word == "before" and not _PAPERS.isdisjoint(words[at + 1 : at + 5]) for at, word in enumerate(words)):
            return True  # "Before last month's release"
    return False


def _has_once_in_two(words: list[str], *, at_election: bool) -> bool:
    for at, pair in enumerate(pairwise(words)):
        if pair == ("at", "the") and not at_election and "election" in words[at + 2 : at + 6]:
            continue
        if pair[1] in _OUT and (words[at + 2 : at + 3] in _JUST_NOW or words[at + 2 : at + 4] in _THIS_WEEK):
            continue  # "on the figures that came out yesterday": the newest
        if pair in _ONCE_IN_TWO and (pair != ("at", "the") or (words[at + 2 : at + 3] and words[at + 2] in _AT_THE)):
            return True
    return False


def _was_thought(around: Surroundings) -> bool:
    """Whether a part is told as what was thought at an earlier time: "It was thought in May that 15% of those who left"."""
    words = around.before
    return any(word in _THINKING and not _PAST.isdisjoint(words[max(0, at - 6) : at + 4]) for at, word in enumerate(words))


def _has_the_newer_beside(claim: Claim, around: Surroundings) -> bool:
    """Whether the text has the figure that stands beside the older one, which it sets against it: "669,000 (was 693,000)"."""
    value = claim.then.value
    if value is None:
        return False
    written = f"{abs(value):,.0f}"
    if written == around.number:
        return False
    if written in around.behind[:_BESIDE]:
        return around.behind[max(0, around.behind.index(written) - 1)] != "not"
    if written not in around.before:
        return False
    place = len(around.before) - 1 - around.before[::-1].index(written)
    between = around.before[place + 1 :]
    return not _BEFORE.isdisjoint(between[-3:]) or any(mark in between for mark in _ASIDE)


def _has_the_new_height_behind(claim: Claim, around: Surroundings, evidence: Evidence) -> bool:
    """Whether the text goes on to what is the highest of all now: "Gone is the record of 906,000: the ONS now has 944,000"."""
    if claim.wording.subject is None or _HEIGHTS.isdisjoint(around.own):
        return False
    highest = max((figure.value or 0 for _, figure in evidence.years(Series.of(claim.wording.subject.measure))), default=0)
    behind = [*around.behind, *around.sentence(1)]
    written = f"{highest:,.0f}"
    if written == around.number or written not in behind:
        return False
    return not _NOW.isdisjoint(behind[: behind.index(written)]) or not _MOVED.isdisjoint(around.own)


_HEIGHTS = frozenset({"record", "peak", "peaked", "high", "highest"})
_NOW, _MOVED = frozenset({"now", "is", "today"}), frozenset({"moved", "moves", "shifted"})


def _was_out_in_its_year(claim: Claim, around: Surroundings, evidence: Evidence) -> bool:
    """Whether somebody says it in the year that was read, and it was told then: "said the ONS in 2022"."""
    period = claim.period
    if (
        period is None
        or claim.diagnosis == "wrong_measure"
        or claim.wording.stated.hedge != "exact"
        or (_SAYING - _SAYING_NOW).isdisjoint(around.own)
        or _is_said_today(around, evidence)
        or (claim.wording.kind == "level" and around.before[-2:] in (["up", "from"], ["down", "from"]))
    ):
        return False
    if claim.wording.kind == "revision" and around.before[-1:] != ["at"]:
        return False  # "put at 606,000 in 2023" tells when it was put so, "had reached 740,000 in 2023" does not
    years = {str(period.end.year + away) for away in ((-1, 0, 1) if claim.wording.kind == "revision" else (0,))}
    at_hand = [
        words
        for words in (around.behind[:_RIGHT_BEHIND], around.before[-_CLAUSE:] if period.end.month != _DECEMBER else [])
        if words
    ]
    # of what is no part of the history of its year, that is told with it
    before = () if claim.near_miss in IN_NO_HISTORY else around.sentence(-1)
    if period.end.month == _DECEMBER and claim.wording.kind != "revision":
        at_hand = [] if _moved_in(str(period.end.year), around.behind) else [[*before, *around.own]]
    named = {year for year in years if any(has_pair(words, frozenset({("in", year)})) for words in at_hand)}
    return bool(named) and any(
        str(evidence.release(figure).published_at.year) in named for figure in _of_other_days(claim, evidence)
    )


def _is_said_today(around: Surroundings, evidence: Evidence) -> bool:
    """Whether its sentence tells that it is said at the time of the text: "was 171,000 in 2025, the ONS said today"."""
    told = telling_times(" ".join(around.own), evidence.day)
    return bool(told) and all(each.stop is not None and evidence.day - each.stop <= NEWS for each in told)


def _moved_in(year: str, behind: list[str]) -> bool:
    """Whether a year is that in which people are told to have moved, and nobody says so in it: "that 479,000 people left the UK in 2024"."""
    told = behind[: next((at for at, pair in enumerate(pairwise(behind)) if pair == ("in", year)), 0)]
    return not MOVING.isdisjoint(told[:_CLAUSE]) and _SAYING.isdisjoint(told) and "," not in told


_DECEMBER = 12
# so many words behind a number, or before it, are of its own clause
_RIGHT_BEHIND, _CLAUSE = 4, 8


def _of_other_days(claim: Claim, evidence: Evidence) -> Iterator[Figure]:
    """The estimates of any year, of what was read or of net migration, that a number was on an earlier day."""
    read = series_of(claim.wording)[:1]
    for series in dict.fromkeys((*read, *(Series("net_migration", each.fixed) for each in read))):
        if series.measure not in MIGRATION_FLOWS:
            continue
        for period, figure, published in evidence.once(("every estimate", series), partial(_every_estimate, evidence, series)):
            if (evidence.day - period.end).days <= YEARS_BACK * 366 and overlaps(claim.wording.stated, published):
                yield figure


def _every_estimate(evidence: Evidence, series: Series) -> tuple[tuple[Period, Figure, Range], ...]:
    """Each estimate of each year of a series, with what it may be rounded from."""
    return tuple(
        (period, figure, found.range)
        for period, _ in evidence.years(series)
        for figure in estimates(evidence, series, period)
        if (found := evidence.of_figure(figure)) is not None
    )
