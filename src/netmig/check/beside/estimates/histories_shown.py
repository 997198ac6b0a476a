"""Whether what a text tells of an estimate's history is so, where a number beside it shows which estimate it is of.

"For the twelve months before, statisticians have settled on 906,000. They had started at 740,000": that 906,000 stands for
the year to June 2023, to the thousand, shows of which year's estimate the next sentence goes on to tell, whatever else its
words leave open. The first of its estimates was 672,000. What fits the estimates of any year that is so shown is left
alone, and so is what is told of a time of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import estimates, every_estimate_is_held
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, difference, overlaps, percent_change, ratio
from ...evaluation.mistaken.in_no_year import LEAST_EXACT
from ...evaluation.outcome import series_of
from ...records import record, replace
from ...sentences.estimates.known_when import ANOTHER_TIME, OF_ESTIMATES, OF_THAT_TIME
from ...sentences.in_doubt.not_stated import DENIED, DOUBTED, NOT_STATED
from ...sentences.in_doubt.refusals import NO_STATISTIC, NOT_UNDERSTOOD
from ...sentences.wording import OF_TWO_FIGURES
from ...words.cues import ARRIVING, LEAVING
from ...words.history_roles import HistoryRole
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import of_its_sentence, stands_just_before
from ..numbers_of_sentence import is_a_year, words_of
from .chains import year_of_the_chain
from .histories_near import places_told_of, tells_of_it, told_last_before
from .standing_then import ToldThen, is_any_of, is_some_estimate, of_movers, ranges, told_then
from .told_in_history import goes_on_with_history, told_in_history, words_around

if TYPE_CHECKING:
    from ...claim import Claim


@record()
class _Shown:
    """An estimate that a number of the text shows to be told of: of which year, and the claim of the number."""

    series: Series
    period: Period
    figures: tuple[Figure, ...]
    """All its estimates by the day, the newest first."""
    claim: Claim


_A_YEAR_BACK = 4
_UNITS = frozenset({"people", "percent", "times", "share"})


def histories_shown(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims that are no part of the history of the estimate that a number beside them shows."""
    shown = [_shown(claim, evidence) for claim in claims]
    told_last = list(told_last_before(claims, shown))
    for at, claim in enumerate(claims):
        if (row := year_of_the_chain(claim, claims, evidence)) is not None:
            chain, of_row = _Shown(row[1][0].series, row[0], tuple(row[1]), claim), HistoryRole("earlier")
            known = _is_known(claim, of_row, chain, evidence) or is_some_estimate(claim, chain.series, evidence)
            if known and _may_be_one(claim, of_row, chain) and not is_any_of(claim, ranges(chain.figures, evidence)):
                yield replace(_miscount(at, of_row, chain), period=chain.period)
            continue
        told = told_in_history(claim) or goes_on_with_history(at, claims)
        then = told_then(claim, evidence) if _is_exact(claim) else None
        told = told or (None if then is None else HistoryRole("earlier"))
        then = then if told is not None and told.role in {"first", "earlier"} else None
        if told is not None and told.role == "earlier" and then is not None and all(time.first for time in then.times):
            told = replace(told, role="first")  # "was put at 739,000 when it was first published"
        if told is None or not _may_be_told(claim, told):
            continue
        if claim.accuses and (then is None or claim.wording.vintage != "current"):
            continue  # what was found wrong as an estimate of then is
        near = places_told_of(claim, claims)
        around = [each for k in near if k != at and (each := shown[k]) is not None and tells_of_it(claims[k], claim)]
        own = _of_its_own(claim, told, evidence, then) or _of_its_year(claim, around)
        nearest = own or _nearest(at, claims, shown, told_last, then, evidence)
        beside = (*around, *shown[at + 1 : at + 2])
        if nearest is None or not nearest.figures or (nearest.claim is not claim and nearest not in beside):
            continue
        if nearest.claim is not claim and (_names_another_year(claim, nearest) or _is_of_others(claim, nearest)):
            continue
        if _is_of_its_own_year(claim, nearest) or _is_of_other_movers(claim, nearest):
            continue
        if then is not None and (then.tied or _is_of_that_year(claim, nearest)):
            then = replace(then, tied=True)
            if nearest.claim.wording.sentence == claim.wording.sentence:
                around = [each for each in around if each.claim.wording.sentence == claim.wording.sentence]
        if then is not None and _may_have_stood(claim, told, then, nearest, around, evidence):
            continue
        if then is None and _may_be_so(claim, told, nearest, around, evidence):
            continue
        if (
            told.role == "now"
            and claim.wording.period_basis != "explicit"
            and _is_told_of_another_year(claim, claims, nearest, evidence)
        ):
            continue  # "…2022 is now 873,000. UK net migration was revised to 906,000 from 740,000": of the year to June 2023
        if told.role == "by" and not _is_added_to_it(claim) and _lies_between_others(claim, claims, around, evidence):
            continue
        if told.role == "now" and _is_of_the_newest(claim, nearest, evidence):
            continue
        yield _miscount(at, told, nearest)


def _is_of_that_year(claim: Claim, shown: _Shown) -> bool:
    """Whether the clause of a number names the year of the estimate beside it, or goes on from it: "in 2023 is 860,000, where the November release had"."""
    ahead, own = words_around(claim)[0], claim.wording.period_basis == "explicit" and claim.wording.periods[:1] == (shown.period,)
    return own and (str(shown.period.end.year) in ahead or "where" in ahead[:3])


def _may_have_stood(
    claim: Claim, told: HistoryRole, then: ToldThen, nearest: _Shown, around: Sequence[_Shown], evidence: Evidence
) -> bool:
    """Whether a number may be what stood at the time at which it is told to have been given."""
    stood = then.of(nearest.figures, evidence)
    if not stood or not (_may_be_one(claim, told, nearest) or is_some_estimate(claim, nearest.series, evidence)):
        return True
    if not (then.is_known(nearest.figures, evidence) or _is_known(claim, told, nearest, evidence)):
        return True
    explicit = claim.wording.period_basis == "explicit" and nearest.period not in claim.wording.periods[:1]
    others = [each.figures for each in (*around, *(_read_so(claim, evidence) if explicit else ()))]
    for figures in (*others, *of_movers(claim, nearest.period, evidence)):
        stood += then.of(figures, evidence)
    words = {*words_of(claim), *words_of(nearest.claim)}
    stood += then.of_others(nearest.series, nearest.period, words, evidence)
    return is_any_of(claim, ranges(stood, evidence))


def _may_be_so(claim: Claim, told: HistoryRole, nearest: _Shown, around: Sequence[_Shown], evidence: Evidence) -> bool:
    """Whether a number may be what it is told as, where its clause does not say when."""
    if claim.then.verdict == "agrees" and not _is_agreed_elsewhere(claim, nearest):
        return True
    if told.role == "earlier" and nearest.claim is not claim and _names_its_flow(claim):
        return True
    if not _may_be_one(claim, told, nearest):
        return True
    others = around if nearest.period in claim.wording.periods[:1] else (*around, *_read_so(claim, evidence))
    fits = any(_fits(claim, told, each, evidence) for each in (nearest, *others))
    return fits or not _is_known(claim, told, nearest, evidence)


def _may_be_told(claim: Claim, told: HistoryRole) -> bool:
    wording = claim.wording
    if wording.stated.value is None or wording.stated.unit not in _UNITS:
        return False
    if wording.period_basis == "explicit" and wording.periods and not wording.periods[0].is_year:
        return False
    # "they were out by 130,000", "it was wrong: the estimate is now 906,000" doubts the estimate, and not itself
    doubted = NOT_STATED - {DOUBTED} if told.role in {"by", "now"} else NOT_STATED
    if wording.uncertain in doubted or wording.kind in {"target", "rule", "share", "rank", "equivalence"}:
        return False
    if wording.kind == "forecast" and (wording.subject is None or wording.detail):
        return False
    denied = told.role in {"first", "earlier"} and wording.refusal == DENIED
    return not wording.refusal or wording.refusal in _NOT_READ or denied


def _is_agreed_elsewhere(claim: Claim, shown: _Shown) -> bool:
    """Whether by how much an estimate was changed was found so of another year than that of the number in its own sentence."""
    wording = claim.wording
    if wording.kind in OF_TWO_FIGURES:
        return wording.of_another_day in OF_ESTIMATES  # "160,000 more left than it had thought" was found so over time
    return (
        (wording.kind == "revision" and bool(wording.direction)) or (wording.kind == "level" and wording.period_basis == "open")
    ) and (claim.period != shown.period and shown.claim.wording.sentence == wording.sentence and shown.claim is not claim)


def _of_its_own(claim: Claim, told: HistoryRole, evidence: Evidence, then: ToldThen | None) -> _Shown | None:
    """The estimates of the year that is named with a number itself, of the flow that is named or in hand."""
    wording = claim.wording
    if (
        not (wording.period_basis == "explicit" or (wording.period_basis == "inherited" and "time" in wording.ties))
        or len(wording.periods) != 1
        or wording.subject is None
        or wording.subject.basis == "open"
        or wording.subject.measure not in MIGRATION_FLOWS
        or not ({"time", "period"} & wording.ties or told.role == "by")
        or ("place" in wording.unsettled and not wording.settled)
        or (then is None and wording.of_another_day in {OF_THAT_TIME, ANOTHER_TIME})
        or _is_net_migration(claim, evidence)
    ):
        return None
    series = next(iter(series_of(wording)), None)
    return None if series is None else _found(series, wording.periods[0], claim, evidence)


def _of_its_year(claim: Claim, around: Sequence[_Shown]) -> _Shown | None:
    """What another number of its sentence shows of the very year that is named with it: "For the year to June 2023, which it had put at 740,000, the ONS has 924,000"."""
    own = claim.wording.periods if claim.wording.period_basis == "explicit" else ()
    same = (each for each in around if each.claim.wording.sentence == claim.wording.sentence and (each.period,) == own)
    return next((each for each in same if each.claim.then.verdict == "agrees"), None)


def _is_net_migration(claim: Claim, evidence: Evidence) -> bool:
    """Whether a number that is read as of another flow is one of net migration: "906,000 people came net to the UK"."""
    net = Series.of("net_migration")
    return any(
        overlaps(claim.wording.stated, each)
        for period in claim.wording.periods
        if claim.wording.subject is not None and claim.wording.subject.measure != "net_migration"
        for each in ranges(estimates(evidence, net, period), evidence)
    )


def _is_of_the_newest(claim: Claim, shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number that is told as what stands now is that of the newest year, which its text may have gone on to."""
    newest = evidence.latest("net_migration")
    figure = None if newest is None else evidence.figure(shown.series, newest)
    found = None if figure is None else evidence.of_figure(figure)
    return found is not None and overlaps(claim.wording.stated, found.range)


_NOT_READ = frozenset({NO_STATISTIC, NOT_UNDERSTOOD})


def _names_another_year(claim: Claim, shown: _Shown) -> bool:
    """Whether another year is named before a number than that of the estimate beside it."""
    ahead, _ = words_around(claim)
    return any(is_a_year(word) and int(word) != shown.period.end.year for word in ahead)


def _nearest(
    at: int,
    claims: Sequence[Claim],
    shown: Sequence[_Shown | None],
    told_last: Sequence[int],
    then: ToldThen | None,
    evidence: Evidence,
) -> _Shown | None:
    """The estimate that the nearest number before a claim shows, past those that are of its history too; or the first behind it in its sentence.

    Of a year that had not been counted by the time that is told, nothing was told then.
    """
    claim = claims[at]
    near, k = places_told_of(claim, claims), told_last[at]
    while k >= 0 and (found := shown[k]) is not None:
        if then is None or k not in near or then.of(found.figures, evidence):
            return found
        k = told_last[k]
    behind = shown[at + 1] if at + 1 < len(claims) else None
    if behind is None or (then is not None and not then.of(behind.figures, evidence)):
        return None
    if claims[at + 1].wording.sentence == claim.wording.sentence:
        return behind
    # "A year ago we were told that it was 672,000. It now says 906,000": of the same year
    now = told_in_history(claims[at + 1])
    goes_on = then is not None and now is not None and now.role == "now" and stands_just_before(claim, claims[at + 1])
    return behind if goes_on else None


def _names_its_flow(claim: Claim) -> bool:
    """Whether a number names its flow and no year: what was reported then was of the newest year of then."""
    tokens = [token.lower for token in claim.wording.sentence.tokens if token.start < claim.wording.start]
    return claim.wording.period_basis != "explicit" and not {"migration", "immigration", "emigration"}.isdisjoint(
        tokens[-_TO_ITS_FLOW:]
    )


def _is_of_others(claim: Claim, shown: _Shown) -> bool:
    """Whether the words before a number name people or things that those of the estimate beside it do not: "the number of students had been underestimated by"."""
    ahead, rest = words_around(claim)
    told = {token.lower for token in shown.claim.wording.sentence.tokens}
    return not ((_OTHERS & {*ahead, *rest[:4]}) <= told)


_OTHERS = frozenset(
    "students student workers worker dependants dependents families visas visa carers nurses britons british eu european europeans non-eu asylum refugees"
    " ukrainians ukrainian afghans indians nigerians population births deaths boats crossings claims applications immigration emigration immigrants"
    " emigrants arrivals departures leavers illegal undocumented overstayers scotland wales england london ireland".split()
)


def _is_of_other_movers(claim: Claim, shown: _Shown) -> bool:
    """Whether people are told to move before a number who are not those of the estimate beside it: "Those who returned were revised to 143,000"."""
    others = {"emigration": ARRIVING | _RETURNING, "immigration": LEAVING | _RETURNING}.get(shown.series.measure, _RETURNING)
    return any(token.lower in others for token in claim.wording.sentence.tokens if token.start < claim.wording.start)


_RETURNING = frozenset({"returned", "returning", "returners", "return"})
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


def _may_be_one(claim: Claim, told: HistoryRole, shown: _Shown) -> bool:
    """Whether a number is of the size of what it is told as."""
    value, unit = abs(claim.wording.stated.value or 0), claim.wording.stated.unit
    told_in_turn = [abs(each.value or 0) for each in shown.figures]
    if unit != "people":
        return True
    if told.role == "by":
        return value <= max(told_in_turn)
    return (claim.wording.stated.value or 0) > 0 and min(told_in_turn) / _OTHERWISE < value < max(told_in_turn) * _OTHERWISE


def _is_told_of_another_year(claim: Claim, claims: Sequence[Claim], shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number is the figure, as it stands, of another year, and the one told with it in its sentence an earlier estimate of that."""
    beside = {each.wording.stated.value for each in of_its_sentence(claim, claims) if each is not claim}
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
    if figure is not None and (wording.subject is None or figure.series.measure != wording.subject.measure):
        figure = None  # made of two others: what left is what came less what stayed
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
            told = estimates(evidence, series, period)
            if any(each.value == value for each in (told if wording.period_basis == "explicit" else told[:1])):
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


def _is_known(claim: Claim, told: HistoryRole, shown: _Shown, evidence: Evidence) -> bool:
    """Whether every estimate of a year is held that may be told of, or a number is far from all that are and from what may lie between; and it has been estimated more than once."""
    if len({each.value for each in shown.figures}) < _SEVERAL or shown.period.end.month not in _HALF_YEARS:
        return False
    if not evidence.may_be_superseded(shown.figures[0]) and every_estimate_is_held(evidence, shown.series, shown.period):
        return True
    said, values = claim.wording.stated, [each.value or 0 for each in shown.figures]
    if told.role == "first":
        return True
    if told.role == "by" or said.low is None or said.high is None or min(values) <= 0:
        return False
    return said.high < min(values) / _BEYOND or said.low > max(values) * _BEYOND


# an estimate that is not held is no farther beyond those that are
_BEYOND = 1.12


def _read_so(claim: Claim, evidence: Evidence) -> Iterator[_Shown]:
    """The estimates of what the claim itself was read as."""
    for series in series_of(claim.wording)[:1]:
        for period in claim.wording.periods[:2]:
            yield _Shown(series, period, tuple(estimates(evidence, series, period)), claim)


def _fits(claim: Claim, told: HistoryRole, shown: _Shown, evidence: Evidence) -> bool:
    """Whether a number is what it is told as, of one year."""
    every = ranges(shown.figures, evidence)
    if not every:
        return False
    if told.role == "by":
        return any(_lies_between(claim, told, after, before) for after, before in combinations(every, 2))
    return is_any_of(claim, every[-1:] if told.role == "first" else every[1:] if told.role == "earlier" else every[:1])


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


def _is_added_to_it(claim: Claim) -> bool:
    """Whether it is told as added to the estimate itself, or taken off it: "has added 139,000 to its estimate for 2022"."""
    rest = words_around(claim)[1]
    return rest[:1] in (["to"], ["off"]) and rest[1:2] in (["its"], ["their"], ["the"]) and "estimate" in rest[2:5]


def _lies_between_others(claim: Claim, claims: Sequence[Claim], around: Sequence[_Shown], evidence: Evidence) -> bool:
    """Whether so much lies between two numbers that the text gives, or between the newest of all and an estimate that it tells of: what is told is then over time."""
    said, near = claim.wording.stated, places_told_of(claim, claims)
    told = [
        each.wording.stated
        for each in claims[near.start : near.stop]
        if each is not claim and each.wording.stated.unit == "people" and tells_of_it(each, claim)
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
        "no other estimate had been published by that day",
        None,
        _NEAR_MISSES[told.role],
        shown.period,
        figures=shown.figures,
        of_history=True,
    )


_NEAR_MISSES = {
    "first": "This was not the first of the estimates.",
    "earlier": "None of the estimates was this number.",
    "now": "This is not the newest of the estimates.",
    "by": "The estimate was not revised by so much.",
}
# "They had got it wrong by 129,000" says that of the estimate, and not of itself
NOT_BY_SO_MUCH = _NEAR_MISSES["by"]
# how it is said of a number that it is no part of the history that it is told in
IN_NO_HISTORY = frozenset(_NEAR_MISSES.values())
