"""Which estimates stood at the time at which a text says that one was given.

"Net migration in 2022 is now 764,000, up from 672,000 when it last gave a figure for that year in November": what stood for
2022 in November is known, and it was not the estimate of another year that came out then. Where the words leave open of
which year it was told, it may be of the newest year of that time, which was the news, or of what was then the peak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....periods import Period
from ....series import Series
from ...evaluation.certainty import ROUNDED_OTHERWISE
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps
from ...records import record
from ...words.cues import ARRIVING, LEAVING, REVISION_VERBS
from ...words.history_roles import ESTIMATE, TELL
from ...words.telling_times import NEWS, Telling, months_ago, telling_times
from ..numbers_of_sentence import place_with_unit, words_of
from .told_in_history import ANOTHER_YEAR, SET_BESIDE_IT, is_a_number

if TYPE_CHECKING:
    from ...claim import Claim


@record()
class ToldThen:
    """When an estimate is told to have been given, and whether the words leave no doubt of which year."""

    times: tuple[Telling, ...]
    tied: bool
    months_ago: int

    def of(self, figures: Sequence[Figure], evidence: Evidence) -> list[Figure]:
        """Of all the estimates of one year, the newest first, those that stood then."""
        return list(dict.fromkeys(each for time in self.times for each in _standing(time, figures, evidence)))

    def is_known(self, figures: Sequence[Figure], evidence: Evidence) -> bool:
        """Whether one of those came out at that very time: no other that is not held stood then."""
        out = [evidence.release(each).published_at.date() for each in self.of(figures, evidence)]
        return any(
            time.start <= each <= time.stop if time.start is not None and time.stop is not None else each in _days(time, evidence)
            for time in self.times
            if not time.first
            for each in out
        )

    def of_others(self, series: Series, of: Period, told: Iterable[str], evidence: Evidence) -> Iterator[Figure]:
        """What it may have been of other years: the news of then, the height of then, a year that ended so long ago."""
        of_a_height = not _HEIGHTS.isdisjoint(told)
        for time in () if self.tied and not of_a_height else self.times:
            for day in _days(time, evidence):
                then = evidence.at(day)
                newest = None if self.tied else then.latest("net_migration")
                # "In May it said that it had halved, from 860,000": of the year before that, too
                news = () if newest is None else (newest, newest.years_back(1))
                for period in (*news, then.peak(series.measure) if of_a_height else None):
                    if period is not None and (figure := then.figure(series, period)) is not None:
                        yield figure
        latest = evidence.latest("net_migration")
        for newest in (latest, of) if self.months_ago and not self.tied and latest is not None else ():
            before = newest.end - timedelta(days=round(self.months_ago * _A_MONTH))
            yield from (each for period, each in evidence.years(series) if abs((period.end - before).days) < _A_MONTH)


def told_then(claim: Claim, evidence: Evidence, *, listed: bool = False) -> ToldThen | None:
    """When the clause of a number says that it was given, where it is told as an estimate of that time, or is only listed with one."""
    ahead, behind = _clause(claim)
    ahead = ahead[ahead.rfind(" which ") + 1 :]  # a clause of its own: "in the year to June 2022, which was put at"
    told = f"{ahead} # {behind}".strip()
    times = tuple(each for each in telling_times(told, evidence.day) if each.first or _days(each, evidence))
    if not times or SET_BESIDE_IT.search(ahead) or re.search(_NOW, ahead) is not None or ANOTHER_YEAR.search(told) is not None:
        return None
    anew = not _RECAST.isdisjoint(ahead.split())
    if re.search(_FROM, ahead) is not None and anew and telling_times(ahead, evidence.day):
        return None  # "In May it raised the number for 2022 from 745,000": what had stood until then
    tied = (
        re.search(_OF_THE_SAME, told) is not None
        or re.search(_PUT_IT, ahead) is not None
        or re.search(_IN_ITS_PLACE, ahead) is not None
        or (re.search(_WAS_PUT, ahead) is not None and "migration" not in ahead)
        or (re.search(_FROM, ahead) is not None and not _RECAST.isdisjoint(words_of(claim)))
    )
    if not (tied or listed) and not any(re.search(each, ahead) for each in (_COUNTERS, _WAS, _WAS_PUT, _AGAINST)):
        return None
    if months_ago(told) == _A_YEAR and re.search(_STATISTICIANS, told) is None:
        return None  # "A year ago it was 906,000" is of the year before
    return ToldThen(times, tied, months_ago(told))


def stood_when_told(claim: Claim, series: Sequence[Series], evidence: Evidence) -> bool:
    """Whether a number is what stood for some year, and stands no more, at the time at which it is told to have been given."""
    then, value = told_then(claim, evidence, listed=True), claim.wording.stated.value
    if then is None or all(time.first for time in then.times):
        return False
    own = then.tied and claim.wording.period_basis == "explicit"
    histories = [
        estimates(evidence, each, period)
        for each in series
        for period, _ in evidence.years(each)
        if not own or period == claim.period
    ]
    if claim.wording.vintage == "first":
        histories = [every for every in histories if every and every[-1].value == value]
    return any(every[0].value != value and any(each.value == value for each in then.of(every, evidence)) for every in histories)


def is_some_estimate(claim: Claim, series: Series, evidence: Evidence) -> bool:
    """Whether a number is, to the thousand, an estimate of its flow of any year: it is then of nothing else."""
    value = claim.wording.stated.value
    return any(each.value == value for period, _ in evidence.years(series) for each in estimates(evidence, series, period))


def of_movers(claim: Claim, period: Period, evidence: Evidence) -> Iterator[list[Figure]]:
    """The estimates of everybody who left, of everybody who came, and of the net number, in one year, where its sentence tells of such: "The number who left, given as 517,000 in May"."""
    named = {"emigration": LEAVING | {"emigration"}, "immigration": ARRIVING | {"immigration"}, "net_migration": {"net"}}
    for flow, movers in named.items():
        if not movers.isdisjoint(words_of(claim)):
            yield estimates(evidence, Series.of(flow), period)


def ranges(figures: Iterable[Figure], evidence: Evidence) -> list[Range]:
    """What each of some figures may be rounded from."""
    return [each.range for figure in figures if (each := evidence.of_figure(figure)) is not None]


def is_any_of(claim: Claim, found: Iterable[Range]) -> bool:
    """Whether a number is one of some figures, rounded as it is or to the thousand next to it."""
    said = claim.wording.stated
    return said.value is not None and any(
        overlaps(said, each) or abs(abs(said.value) - abs(each.value)) <= ROUNDED_OTHERWISE for each in found
    )


_A_YEAR, _A_MONTH = 12, 30.44
_WAY = r"(?: (?:at|as|to|be|have|been|being|of|was|were|is|a|an|the|about|around|some|only|just|net|that|there|:|,|\"))*$"
_WHO = r"(?:ons|office|statistics|statisticians|officials|they|it|statistician|we)"
_NOW = r"\b(?:now|has become|today)\b"
_OF_THE_SAME = r"\b(?:for|of|in) (?:it|that (?:year|period)|the same (?:year|period)|which)\b|\bthat (?:year|period)(?: ?'s) (?:figure|number|total|estimate)\b|^(?:having|, having)\b|\bwhen (?:it|that|this|the (?:figure|number|estimate)) (?:first )?(?:came|was|appeared)\b"
_ITS_YEAR = r"(?:that|this|the same) (?:year|period)(?: ?'s)?(?: (?:figure|number|total|estimate))?"
_PUT_IT = rf"\b{TELL} (?:it|them|the same|{_ITS_YEAR}|that|this)\b{_WAY}"
_WAS_PUT = rf"(?:\b(?:was|were|been)|,) (?:[\w'-]+ ){{0,2}}?{TELL}{_WAY}"
_FROM = r"\bfrom(?: the| an?| its| original| first| earlier)*$"
_COUNTERS = rf"\b{_WHO} (?:[\w'-]+ ){{0,3}}?(?:{TELL})\b"
_STATISTICIANS = r"\b(?:ons|office|statistics|statisticians?|officials)\b"
_WAS = rf"\b(?:it|that|this|which|{ESTIMATE}) (?:[\w'-]+ ){{0,4}}?(?:was|were|been|stood|came|read|had)\b{_WAY}|\bhaving (?:been |stood )?{_WAY}"
_AGAINST = r"\b(?:from|against|than|with|above|below|over|not|on)(?: the| an?| its)*$"
_IN_ITS_PLACE = r"\b(?:rather than|instead of|in place of)(?: the| an?| its)*$"
_HEIGHTS = frozenset("peak peaks peaked record height highest high maximum top".split())
_RECAST = REVISION_VERBS | frozenset("raised lifted lowered upped adjusted nudged trimmed slashed cut reduced".split())
# what parts what is said of one number from what is said of the next
_PARTING = frozenset({",", ";", ".", "—", "–", ":", "and", "but", "to", "(", ")"})


def _clause(claim: Claim) -> tuple[str, str]:
    """The words of a number before it, behind what is said of the number before, and those behind it that are said of it."""
    words = words_of(claim)
    first, last = place_with_unit(claim)
    start = max((at + 1 for at in range(first) if words[at] in {";", "."} or is_a_number(words[at])), default=0)
    if start and is_a_number(words[start - 1]):
        start = next((at for at in range(start, first) if words[at] in _PARTING), start)
    behind = words[last + 1 :]
    if behind[:1] == [","] and behind[1:2] and behind[1] in {"which", "published", "announced", "given", "first", "when"}:
        behind = behind[1:]
    stop = next((at for at, word in enumerate(behind) if word in _PARTING - {"to"} or is_a_number(word)), len(behind))
    return " ".join(words[start:first]).lstrip(", "), " ".join(behind[:stop])


def _standing(time: Telling, figures: Sequence[Figure], evidence: Evidence) -> list[Figure]:
    if time.first:
        return list(figures[-1:])
    out = [evidence.release(each).published_at.date() for each in figures]
    return [
        figures[at] for day in _days(time, evidence) if (at := next((k for k, each in enumerate(out) if each <= day), -1)) >= 0
    ]


def _days(time: Telling, evidence: Evidence) -> list[date]:
    """The days at which what stood then is known: the end of its time and, where nothing had come out in it yet, the day before."""
    if time.first:
        return []
    released = evidence.once("days of estimates", lambda: _released(evidence))
    if not released:
        return []
    if time.start is None or time.stop is None:
        newest = released[0]
        if evidence.day - newest > NEWS:
            return released[:2]
        # two releases in one month are one piece of news
        return [each for each in released[1:3] if each == released[1] or newest - released[1] <= NEWS]
    if not any(time.start <= each <= time.stop for each in released):
        return []  # "When Labour took office last July it was 739,000": no estimate came out then
    return [time.stop, *([time.start - timedelta(days=1)] if time.until else [])]


def _released(evidence: Evidence) -> list[date]:
    """The days on which estimates of net migration came out, the newest first."""
    net = Series.of("net_migration")
    every = (each for period, _ in evidence.years(net) for each in estimates(evidence, net, period))
    return sorted({evidence.release(each).published_at.date() for each in every}, reverse=True)
