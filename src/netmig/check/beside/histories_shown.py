"""Whether what a text tells of an estimate's history is so, where a number beside it shows which estimate it is of.

"For the twelve months before, statisticians have settled on 906,000. They had started at 740,000": that 906,000 stands for
the year to June 2023, to the thousand, shows of which year's estimate the next sentence goes on to tell, whatever else its
words leave open. The first of its estimates was 672,000. What fits the estimates of any year that is so shown is left
alone, and so is what is told of a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from ...ledger.figures import Figure
from ...ledger.phrases import amount, period_words
from ...periods import Period
from ...series import Series
from ..evaluation.certainty import ROUNDED_OTHERWISE
from ..evaluation.evidence import Evidence
from ..evaluation.in_no_year import LEAST_EXACT
from ..evaluation.intervals import Range, difference, overlaps, percent_change, ratio
from ..evaluation.other_days import estimates, every_estimate_is_held
from ..evaluation.outcome import series_of
from ..records import record
from ..sentences.not_stated import NOT_STATED
from ..words.history_roles import HistoryRole, history_role
from ..words.subjects import MIGRATION_FLOWS
from .own_arithmetic import Miscount

if TYPE_CHECKING:
    from ..claims import Claim


@record()
class _Shown:
    """An estimate that a number of the text shows to be told of: of which year, and the claim of the number."""

    series: Series
    period: Period
    figures: tuple[Figure, ...]
    """All its estimates by the day, the newest first."""
    claim: Claim


# how far behind a number its history is told, in characters and paragraphs
_FAR, _NEXT_PARAGRAPH = 260, 1
_A_YEAR_BACK = 4
_UNITS = frozenset({"people", "percent", "times", "share"})
# another year than that of the number beside it
_ANOTHER_YEAR = re.compile(
    r"\b(?:previous year|year before|year earlier|(?:twelve|12) months (?:before|earlier)|preceding year|prior year)\b"
)
_A_YEAR_AGO = re.compile(r"\byear ago\b")
_WHO_TOLD = re.compile(r"\b(?:statisticians?|officials|ons|office|they|we (?:were|had been) told)\b")


def histories_shown(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims that are no part of the history of the estimate that a number beside them shows."""
    shown = [_shown(claim, evidence) for claim in claims]
    for at, claim in enumerate(claims):
        if not _may_be_told(claim):
            continue
        told = _told(claim) or _goes_on(at, claims)
        if told is None:
            continue
        around = [each for k, each in enumerate(shown) if k != at and each is not None and _is_beside(claims[k], claim)]
        nearest = _nearest(at, claims, shown)
        if nearest is None or nearest not in around or not _is_known(nearest, evidence):
            continue
        if _is_of_its_own_year(claim, nearest) or (told.role == "earlier" and _names_its_flow(claim)):
            continue
        if not _may_be_one(claim, told, nearest) or _is_set_against(claim, told, nearest, evidence):
            continue
        if any(_fits(claim, told, each, evidence) for each in (*around, *_read_so(claim, evidence))):
            continue
        if (
            told.role == "now"
            and claim.wording.period_basis != "explicit"
            and _is_told_of_another_year(claim, claims, nearest, evidence)
        ):
            continue  # "…2022 is now 873,000. UK net migration was revised to 906,000 from 740,000": of the year to June 2023
        if told.role == "by" and _lies_between_others(claim, claims, around, evidence):
            continue
        yield _miscount(at, told, nearest)


def _may_be_told(claim: Claim) -> bool:
    wording = claim.wording
    if claim.accuses or claim.then.verdict == "agrees" or wording.stated.value is None or wording.stated.unit not in _UNITS:
        return False
    if wording.period_basis == "explicit" and wording.periods and not wording.periods[0].is_year:
        return False
    if wording.uncertain in NOT_STATED or wording.kind in {"forecast", "target", "rule", "share", "rank", "equivalence"}:
        return False
    return not wording.refusal or wording.refusal in _NOT_READ


_NOT_READ = frozenset({"it names no statistic that netmig knows", "netmig could not work out what it says"})


def _told(claim: Claim) -> HistoryRole | None:
    """What the words around a number say that it is in the history of an estimate; None where they are of another time, or of none."""
    tokens = claim.wording.sentence.tokens
    words = [token.lower for token in tokens]
    if not _OF_ANY_YEAR.isdisjoint(words):
        return None  # "The peak was revised from 906,000": of a year that only these words name
    first, last = _place(claim)
    start = first
    while start > 0 and words[start - 1] not in _PARTING and not _is_a_number(words[start - 1]):
        start -= 1
    if start > 0 and _is_a_number(words[start - 1]) and "," in words[start:first]:
        start += words[start:first].index(",") + 1  # what stands right behind a number is said of that
    if words[last + 1 : last + 3] in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"]):
        return None  # "It had said that 155,000 of them were under 35"
    told = history_role(words[start:first], words[last + 1 : last + 18])
    around = " ".join(words[start : last + 18])
    if told is None or _ANOTHER_YEAR.search(around) or (_A_YEAR_AGO.search(around) and _WHO_TOLD.search(around) is None):
        return None
    size = claim.wording.stated.unit != "people"
    return None if size and told.role != "by" else told


def _goes_on(at: int, claims: Sequence[Claim]) -> HistoryRole | None:
    """What a number is that goes on with a history in its sentence: "revised up by 130,000, to stand at 860,000", "first 672,000, then 740,000"."""
    claim = claims[at]
    before = claims[at - 1] if at else None
    if before is None or before.wording.sentence != claim.wording.sentence or claim.wording.stated.unit != "people":
        return None
    told = _told(before)
    if told is None:
        return None
    words = [token.lower for token in claim.wording.sentence.tokens]
    between = [word for word in words[_place(before)[1] + 1 : _place(claim)[0]] if word not in _PASSED_OVER]
    if told.role == "by" and between and set(between) <= _NOW_AT:
        return HistoryRole("now")
    if told.role in {"first", "earlier"} and between[:1] == ["then"] and len(between) <= _FEW:
        return HistoryRole("earlier")
    return None


_PASSED_OVER = frozenset({",", "and", "so", "at", "the", "figure", "number", "total", "it", "that", "a"})
_NOW_AT = frozenset("to stand stands now taking making leaving bringing reach is".split())
_FEW = 3


_OF_ANY_YEAR = frozenset("peak record high highest top height maximum latter former".split())
_PARTING = frozenset({".", ";", "—", "–", "?", "!"})


def _is_a_number(word: str) -> bool:
    """Whether a word is a number of people, and no year or day."""
    return len(word) > 4 and word[0].isdecimal() and "," in word


def _place(claim: Claim) -> tuple[int, int]:
    """The first and the last token of a claim's number, what it is counted in among them."""
    wording, tokens = claim.wording, claim.wording.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if wording.start <= token.start < wording.end]
    value = abs(wording.stated.value or 0)
    written = [at for at in inside if tokens[at].is_number]
    plain = [at for at in written if tokens[at].lower.replace(",", "") in {f"{value:.0f}", f"{value:g}", f"{value / 1e6:g}"}]
    named = [at for at in inside if tokens[at].lower in _PARTS]
    first = next(iter(plain or named or written or inside), 0)
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].lower in _COUNTED_IN:
        last += 1
    return first, last


_PARTS = frozenset("half third thirds quarter quarters fifth fifths tenth twice double triple treble".split())
_COUNTED_IN = frozenset({"per", "cent", "percent", "%", "million", "m", "k", "pc"})


def _is_beside(one: Claim, claim: Claim) -> bool:
    """Whether a claim tells of its history in the sentence of another, or in the one or two behind."""
    if one.wording.sentence == claim.wording.sentence:
        return True
    gap = claim.wording.sentence.start - one.wording.sentence.end
    return 0 <= gap <= _FAR and claim.wording.sentence.paragraph - one.wording.sentence.paragraph <= _NEXT_PARAGRAPH


def _nearest(at: int, claims: Sequence[Claim], shown: Sequence[_Shown | None]) -> _Shown | None:
    """The estimate that the nearest number before a claim shows, past those that are of its history too; or the first behind it in its sentence."""
    claim = claims[at]
    for k in range(at - 1, -1, -1):
        if (found := shown[k]) is not None:
            return found
        if claims[k].wording.stated.value is not None and _told(claims[k]) is None and not claims[k].accuses:
            break
    behind = shown[at + 1] if at + 1 < len(claims) else None
    return behind if behind is not None and claims[at + 1].wording.sentence == claim.wording.sentence else None


def _names_its_flow(claim: Claim) -> bool:
    """Whether a number names its flow and no year: what was reported then was of the newest year of then."""
    tokens = [token.lower for token in claim.wording.sentence.tokens if token.start < claim.wording.start]
    return claim.wording.period_basis != "explicit" and not {"migration", "immigration", "emigration"}.isdisjoint(
        tokens[-_TO_ITS_FLOW:]
    )


# so many words before a number its flow is named
_TO_ITS_FLOW = 5


def _is_of_its_own_year(claim: Claim, shown: _Shown) -> bool:
    """Whether a number stands with the name of another year than that of the estimate beside it."""
    wording = claim.wording
    return (
        wording.period_basis == "explicit"
        and bool(wording.periods)
        and shown.period not in wording.periods
        and "time" in wording.ties
    )


# a number so many times an estimate, or so much of it, is one of something else
_OTHERWISE = 2.5
_AGAINST = frozenset({"than", "from", "on", "against", "with", "above", "below"})


def _may_be_one(claim: Claim, told: HistoryRole, shown: _Shown) -> bool:
    """Whether a number is of the size of what it is told as."""
    value, unit = abs(claim.wording.stated.value or 0), claim.wording.stated.unit
    told_in_turn = [abs(each.value or 0) for each in shown.figures]
    if unit != "people":
        return True
    if told.role == "by":
        return value < max(told_in_turn)
    return (claim.wording.stated.value or 0) > 0 and min(told_in_turn) / _OTHERWISE < value < max(told_in_turn) * _OTHERWISE


def _is_set_against(claim: Claim, told: HistoryRole, shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number told before is only what another is set against, and may be that of another year: "383,000 fewer than the 728,000 announced last November"."""
    if told.role != "earlier":
        return False
    words = [token.lower for token in claim.wording.sentence.tokens]
    first, _ = _place(claim)
    at = first - 1 - (words[first - 1 : first] in (["the"], ["a"]))
    if words[at : at + 1] and words[at] not in _AGAINST:
        return False
    out = evidence.release(shown.figures[0]).published_at
    return any(
        figure.value == claim.wording.stated.value and evidence.release(figure).published_at < out
        for period, _ in evidence.years(shown.series)
        if period != shown.period
        for figure in estimates(evidence, shown.series, period)
    )


def _is_told_of_another_year(claim: Claim, claims: Sequence[Claim], shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number is the figure, as it stands, of another year, and the one told with it in its sentence an earlier estimate of that."""
    beside = {
        each.wording.stated.value for each in claims if each is not claim and each.wording.sentence == claim.wording.sentence
    }
    return any(
        period != shown.period
        and figure.value == claim.wording.stated.value
        and any(each.value in beside for each in evidence.earlier(shown.series, period))
        for period, figure in evidence.years(shown.series)
    )


def _shown(claim: Claim, evidence: Evidence) -> _Shown | None:
    """The estimates of which a claim's number is told: as it stands, of the year that was read, or one that stood before and is of one year alone."""
    wording, value = claim.wording, claim.wording.stated.value
    if (
        value is None
        or wording.stated.unit != "people"
        or wording.direction
        or wording.kind not in {"level", "extreme", "revision"}
    ):
        return None
    figure = claim.then.figures[0] if claim.then.verdict == "agrees" and claim.then.figures else None
    if figure is not None and figure.series.measure in MIGRATION_FLOWS and claim.period is not None and claim.period.is_year:
        if wording.period_basis == "explicit" or _is_exact(claim):
            return _found(figure.series, claim.period, claim, evidence)
        return None
    if not _is_exact(claim) or wording.subject is None or wording.refusal:
        return None
    net = Series.of("net_migration")
    for series in dict.fromkeys((*series_of(wording)[:1], net)):
        if series.measure not in MIGRATION_FLOWS:
            continue
        for period in (
            *((wording.likeliest,) if wording.likeliest else ()),
            *(wording.periods[:2] if wording.period_basis == "explicit" else ()),
        ):
            if (now := evidence.figure(series, period)) is not None and now.value == value:
                return _found(series, period, claim, evidence)
    if wording.subject.measure != "net_migration" or wording.subject.basis != "explicit" or wording.subject.group:
        return None
    of = [
        period
        for period, _ in evidence.years(net)
        if evidence.day.year - period.end.year <= _A_YEAR_BACK
        and any(each.value == value for each in estimates(evidence, net, period))
    ]
    return _found(net, of[0], claim, evidence) if len(of) == 1 else None


def _found(series: Series, period: Period, claim: Claim, evidence: Evidence) -> _Shown:
    return _Shown(series, period, tuple(estimates(evidence, series, period)), claim)


def _is_exact(claim: Claim) -> bool:
    value, hedge = claim.wording.stated.value, claim.wording.stated.hedge
    return value is not None and hedge == "exact" and abs(value) >= LEAST_EXACT and value % 100_000 != 0


# an estimate that was changed; of years that end in other months, not every one that was given has been kept
_SEVERAL, _HALF_YEARS = 2, frozenset({6, 12})


def _is_known(shown: _Shown, evidence: Evidence) -> bool:
    """Whether every estimate of a year is held that may be told of, and it has been estimated more than once."""
    if len({each.value for each in shown.figures}) < _SEVERAL or shown.period.end.month not in _HALF_YEARS:
        return False
    return not evidence.may_be_superseded(shown.figures[0]) and every_estimate_is_held(evidence, shown.series, shown.period)


def _read_so(claim: Claim, evidence: Evidence) -> Iterator[_Shown]:
    """The estimates of what the claim itself was read as."""
    for series in series_of(claim.wording)[:1]:
        for period in claim.wording.periods[:2]:
            yield _Shown(series, period, tuple(estimates(evidence, series, period)), claim)


def _ranges(figures: Sequence[Figure], evidence: Evidence) -> list[Range]:
    return [each.range for figure in figures if (each := evidence.of_figure(figure)) is not None]


def _fits(claim: Claim, told: HistoryRole, shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number is what it is told as, of one year."""
    said = claim.wording.stated
    every = _ranges(shown.figures, evidence)
    if said.value is None or not every:
        return False
    if told.role == "by":
        return any(_lies_between(claim, told, after, before) for after, before in combinations(every, 2))
    which = every[-1:] if told.role == "first" else every[1:] if told.role == "earlier" else every[:1]
    return any(overlaps(said, each) or abs(abs(said.value) - abs(each.value)) <= ROUNDED_OTHERWISE for each in which)


def _lies_between(claim: Claim, told: HistoryRole, after: Range, before: Range) -> bool:
    """Whether so much lies between two estimates of one year, the newer one first, and the way that is told."""
    said = claim.wording.stated
    match said.unit:
        case "times":
            found = ratio(after, before)
        case "percent" | "share":
            found = percent_change(after, before)
        case _:
            found = difference(after, before)
    if found is None or said.value is None:
        return True
    if told.way * found.value < 0:
        return False
    scale = 100 if said.unit == "share" else 1
    low, high = sorted(
        abs(each) * scale
        for each in (said.value if said.low is None else said.low, said.value if said.high is None else said.high)
    )
    one, other = sorted(abs(each) for each in (found.low, found.high))
    return low - _SLACK[said.unit] <= other and one <= high + _SLACK[said.unit]


def _lies_between_others(claim: Claim, claims: Sequence[Claim], around: Sequence[_Shown], evidence: Evidence) -> bool:
    """Whether so much lies between two numbers that the text gives, or between the newest of all and an estimate that it tells of: what is told is then over time."""
    said = claim.wording.stated
    told = [
        each.wording.stated
        for each in claims
        if each is not claim and each.wording.stated.unit == "people" and _is_beside(each, claim)
    ]
    given = [abs(each.value) for each in told if each.value]
    newest = evidence.latest("net_migration")
    for shown in around:
        now = None if newest is None else evidence.figure(shown.series, newest)
        given += [abs(each.value or 0) for each in (*shown.figures, *((now,) if now is not None else ()))]
    for after, before in permutations(given, 2):
        if before <= 0:
            continue
        found = {"people": after - before, "times": after / before}.get(said.unit, (after / before - 1) * 100)
        if said.value and abs(abs(found) - abs(said.value) * (100 if said.unit == "share" else 1)) <= _NEAR[said.unit]:
            return True
    return False


_NEAR = {"people": 1000.0, "percent": 1.0, "share": 1.0, "times": 0.05}
_SLACK = {"percent": 1.0, "share": 1.0, "times": 0.05, "people": 0.0}


def _miscount(at: int, told: HistoryRole, shown: _Shown) -> Miscount:
    in_turn = list(dict.fromkeys(amount(each.value or 0, each.unit) for each in reversed(shown.figures)))
    words = f"{period_words(shown.period)}: {', then '.join(in_turn)}"
    value = shown.figures[-1 if told.role == "first" else 0].value or 0
    return Miscount(
        at,
        value,
        words,
        (shown.claim, shown.claim),
        "these are all its estimates",
        None,
        _NEAR_MISSES[told.role],
        of_history=True,
    )


_NEAR_MISSES = {
    "first": "That was not the first of them.",
    "earlier": "It never was one of them.",
    "now": "It is not the newest of them.",
    "by": "By so much it was not revised.",
}
