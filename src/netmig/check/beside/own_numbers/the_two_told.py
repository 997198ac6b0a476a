"""The two numbers that a change is told of: "has fallen by 60 per cent in a year, from 860,000 in 2023 to 431,000 in 2024".

Which two they are needs no grammar of its own. Where the sentence of a change, or it and the ones before and behind it, has two
numbers of its measure and group, as published and of two years, and no third, the change is of these, unless its words name
another time. It is none of theirs only where neither those two make it, nor any others that stand near, nor, if it is not
said from when, the year before or the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import ranges_of
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import overlaps
from ...evaluation.kinds.changes import fits_between
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.estimates.known_when import ANOTHER_TIME, OF_ANOTHER_ESTIMATE, OF_TWO_ESTIMATES
from ...sentences.in_doubt.doubts import ANOTHER_WAY, OPEN, SOMETHING_ELSE, WHICH_PEAK
from ...sentences.in_doubt.rows import OF_NO_NAMED_YEAR
from ...sentences.times.other_times import FROM_THE_TURN, OF_THE_EARLIER, WHICH_IS_COMPARED, WHICH_YEAR
from ...sentences.wording import OF_TWO_FIGURES, Wording
from ...words.cues import ARRIVING, CHANGE_NOUNS, CHANGE_VERBS, LEAVING
from ...words.number_words import NUMBER_WORDS
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import made_of_ends, roughly, widened
from ..neighbours import are_of_the_same, in_reach, of_it_and_beside, stands_just_before
from .linking import ABOUT, MARKS, SO
from .told_before import in_order, is_plain

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

Pair = tuple["Claim", "Claim"]
_PAIR = 2
# doubts that the two numbers answer: which years, which peak, which estimates are compared, and of what
ANSWERED = frozenset({"", OPEN, ANOTHER_WAY, WHICH_PEAK, OF_NO_NAMED_YEAR, OF_TWO_ESTIMATES, WHICH_IS_COMPARED, OF_THE_EARLIER})
# doubts that are answered where the change is not that on the year before, from the record or up to now either
BY_FIGURES = frozenset({ANOTHER_TIME, WHICH_YEAR, FROM_THE_TURN})


def the_two_told(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Pair | None:
    """The two numbers of its measure that a change is told of, the earlier first; None where others may be meant."""
    wording = claim.wording
    around = numbers_around(claim, claims)
    own = [each for each in around if each.wording.sentence == wording.sentence]
    before = [each for each in around if each.wording.start < wording.start]
    nearest = around if len(around) == 1 else before
    if len(nearest) == 1 and (nearest is around or not own):
        around += _numbers_a_sentence_back(nearest[0], claim, claims)
        before = [each for each in around if each.wording.start < wording.start]
    pair = in_turn(own if len(own) == _PAIR else before if len(before) == _PAIR else around)
    # "This increase of nearly 40 per cent surprised some" is that which was told
    answered = wording.uncertain in ANSWERED | BY_FIGURES or (
        wording.uncertain == SOMETHING_ELSE and set(wording.words_before) <= {"this", "that", "the"} and not own
    )
    if pair is None or not answered or not are_of_the_same(pair[0], claim):
        return None
    plain = _is_of_their_flow(wording) and _is_of_their_time(wording, pair, evidence, whole=not own)
    return pair if plain and _stands_as_told(wording, pair, own) else None


def in_turn(told: Sequence[Claim]) -> Pair | None:
    """Two numbers as published, the earlier year's first; of one year, what an estimate was put at before the other."""
    if any(each.wording.direction for each in told):
        return None
    if len(told) == _PAIR and told[0].period == told[1].period and all(map(is_plain, told)):
        went_to = told[0].wording.went_to
        return (told[0], told[1]) if went_to is not None and went_to[0].value == told[1].wording.stated.value else None
    return in_order(told)


_SET_AGAINST = frozenset({"compares", "compared", "set"})
_SAID_BY_OTHERS = frozenset({'"', "“", "”", "claim", "claims", "claimed", "boast", "boasts", "boasted"})


def _stands_as_told(wording: Wording, pair: Pair, own: Sequence[Claim]) -> bool:
    """Whether the two numbers stand where those do that a change is told of."""
    starts = [each.wording.start for each in own]
    if wording.of_another_day == OF_ANOTHER_ESTIMATE and (len(own) != _PAIR or wording.baseline_basis != "explicit"):
        return False  # it may be of any estimate, unless both its years and their numbers are told
    if not own:
        # both before a sentence that has none, or both behind one that names what changed, and is not said by somebody to be set right
        before = [each.wording.start < wording.start for each in pair]
        named = wording.subject is not None and wording.subject.basis == "explicit" and not wording.subject.carried
        return all(before) or (named and not any(before) and _SAID_BY_OTHERS.isdisjoint(wording.sentence.words))
    if len(own) == 1 and own[0] is pair[0] and starts[0] < wording.start and wording.uncertain != OF_THE_EARLIER:
        # "A year earlier it was 764,000, a rise of more than half": of that year and one before it
        between = wording.sentence.words_from(own[0].wording.end, wording.start)
        so = not SO.isdisjoint(between) or ("which", "means") in pairwise(between)
        return so or not _SET_AGAINST.isdisjoint(
            own[0].wording.words_before[:3]
        )  # "It compares with 454,000 in 2021, a third more"
    # where it led to and began, if that is told behind it
    ends = ((pair[1], wording.leads_to), (pair[0], wording.begins_with))
    return all(at < wording.start or each.wording.start <= at < each.wording.end for each, at in ends)


# a sentence without a number between two others is so long at most, in characters
_A_SENTENCE = 90


def _numbers_a_sentence_back(told: Claim, claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The numbers told last before the only one that stands near: "It is 204,000. That is the figure for June. It was 649,000, so …"."""
    start = told.wording.sentence.start
    near = in_reach(start - _A_SENTENCE, start, claims)
    before = [each for each in near if _is_a_number_like(each, claim) and each.wording.end <= start]
    return [each for each in before if each.wording.sentence == before[-1].wording.sentence]


def numbers_around(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Every number of its measure and group in its sentence and in those next to it."""
    return [each for each in of_it_and_beside(claim, claims) if _is_a_number_like(each, claim)]


def _is_a_number_like(each: Claim, claim: Claim) -> bool:
    """Whether a claim is a number of people, of the measure and group of another."""
    wording = each.wording
    number = wording.kind not in OF_TWO_FIGURES and wording.stated.value is not None and wording.stated.unit == "people"
    return number and each is not claim and are_of_the_same(each, claim)


_OTHER_FLOW = {"immigration": LEAVING, "emigration": ARRIVING, "net_migration": ARRIVING | LEAVING}


def _is_of_their_flow(wording: Wording) -> bool:
    """Whether a change whose own words name no flow says nothing of another: "With 51,000 more leaving"."""
    if wording.subject is None or (wording.subject.basis == "explicit" and "measure" in wording.ties):
        return wording.subject is not None
    beside = [*wording.words_within, *wording.words_behind[:3]]
    moving = {one for one, other in pairwise([*beside, ""]) if other not in _WAYS}
    return _OTHER_FLOW.get(wording.subject.measure, frozenset()).isdisjoint(moving)


# "has come down by" is said of a number
_WAYS = frozenset({"down", "up", "to", "back", "from"})


# a time of another length than lies between the two, or from another time, or by another estimate
_OTHER_TIME = re.compile(
    r"\b(?:last|first|latest|past|final|next|coming|this|second|previous|three|six|nine|one|a) (?:full |calendar )?"
    r"(?:quarter|month|week|half|decade|few|months)\b(?! (?:of|more|less|higher|lower))|\b(?:last|first) full year\b"
    r"|\b(?:ago|again|another|further|decade|decades|each|average|alone|first|initially|originally|thought|assumed|expected|planned"
    r"|predicted|forecast)\b|\bin the (?:year|twelve months|12 months) before\b|\b(?:before|since) (?:covid|the pandemic|brexit|lockdown)\b"
    r"|\bbetween (?!the |those |these |them )|\bin turn\b|\b(?:before|previous to) that\b|\byear before last\b"
)
_IN_A_YEAR = re.compile(
    r"\b(?:in|over|within|on|of|from) (?:just |only |barely )?(?:a|the|one|the last|the past|the previous|a single|the space of a) "
    r"(?:year|12 months|twelve months)\b|\byear-on-year\b"
)
_ON_THE_YEAR = re.compile(r"(?<!\bin )\b(?:a|one) year (?:ago|earlier|before)\b|\banother way\b")
_MONTHS = re.compile(rf"\b({'|'.join(NUMBER_WORDS)}|\d+) months\b")
_YEARS = re.compile(r"\b(?:two|three|four|five|several|\d) years\b")
_FROM = re.compile(r"\b(?:since|from|than|on|below|off|against|compared)\b")


def _is_of_their_time(wording: Wording, pair: Pair, evidence: Evidence, *, whole: bool) -> bool:
    """Whether the words of a change, or of its whole sentence, name no time but those of the two numbers."""
    first, last = pair[0].period, pair[1].period
    if first is None or last is None or _is_measured_otherwise(wording):
        return False
    clause = _clause(wording, whole=whole)
    if last.years_back(1).stop == first.stop:
        clause = _ON_THE_YEAR.sub("", clause)
        if _YEARS.search(clause):
            return False
    elif (said := _MONTHS.search(clause)) and _lie_apart(first, last, NUMBER_WORDS.get(said[1]) or int(said[1])):
        clause = clause.replace(said[0], "")  # "866,000 in 2023 and 728,000 in the year to June 2024, 138,000 less in six months"
    if _OTHER_TIME.search(clause):
        return False
    if wording.baseline_basis == "explicit" and not wording.baseline:
        return wording.contrast == "highest" and _is_the_record(pair[0], evidence)
    if wording.baseline_basis == "explicit" or wording.of_an_era:
        return first.stop in {each.stop for each in wording.baseline}
    return True


def _lie_apart(first: Period, last: Period, months: int) -> bool:
    return 12 * (last.stop.year - first.stop.year) + last.stop.month - first.stop.month == months


def _is_measured_otherwise(wording: Wording) -> bool:
    """Whether a change is from something that no number told is: "seven times the promise", "twice that", "since he made his pledge"."""
    behind = wording.words_behind
    of_something = behind[:1] in (["that"], ["this"]) or (wording.stated.unit == "times" and not _OWNED.isdisjoint(behind[:1]))
    since = (one == "since" and other not in {"then", ",", "."} for one, other in pairwise([*wording.words_within, *behind]))
    return of_something or (wording.baseline_basis != "explicit" and any(since))


_OWNED = frozenset("the a an his her their our its".split())
_PARTS = frozenset({"half", "third", "quarter", "quarters", "thirds"})
_MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "and", "but", "while"})


def _clause(wording: Wording, *, whole: bool = False) -> str:
    """The words of a change, and those beside it up to the next mark."""
    before, behind = wording.words_before, wording.words_behind
    # "a rise of nearly a quarter" is of no quarter of a year
    within = [word for word in wording.words_within if word not in _PARTS or wording.kind not in {"fraction", "ratio"}]
    if whole:
        return " ".join([*before, *within, *behind])
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in _MARKS), 0)
    stop = next((at for at, word in enumerate(behind) if word in _MARKS), len(behind))
    return " ".join([*before[start:], *within, *behind[:stop]])


def _is_from_the_first(wording: Wording, pair: Pair) -> bool:
    """Whether a change is said to be from the first of the two numbers: in one year, since the year or the peak that it is of, or "so"."""
    clause, (first, last) = _clause(wording), (each.period for each in pair)
    if first is None or last is None or first.stop == last.stop or not (SO | {"means"}).isdisjoint(clause.split()):
        return True
    if (wording.baseline_basis == "explicit" or wording.of_an_era) and _FROM.search(clause):
        return True
    return last.years_back(1).stop == first.stop and bool(_IN_A_YEAR.search(clause))


def _is_the_record(claim: Claim, evidence: Evidence) -> bool:
    series = next(iter(series_of(claim.wording)), None)
    return (
        series is not None
        and claim.period is not None
        and bool(evidence.years(series))
        and evidence.extreme_year(series, 1).stop == claim.period.stop
    )


def is_none_of_theirs(claim: Claim, pair: Pair, claims: ClaimsOfText, evidence: Evidence) -> bool:
    """Whether neither the two numbers make a change, nor any others that stand near, nor any that may be meant besides."""
    wording = claim.wording
    said = widened(wording.stated)
    told = replace(wording, stated=roughly(said) if said.unit == "times" else said)
    if _is_so_of_any(told, [*numbers_around(claim, claims), *pair]):
        return False
    if _is_in_apposition(wording, pair) or _is_the_one_told(claim, pair, claims):
        return True
    if pair[0].period != pair[1].period and wording.of_estimates and _is_of_two_estimates(told, pair, evidence):
        return False
    doubts = BY_FIGURES & {wording.uncertain, wording.of_another_day}
    if (
        FROM_THE_TURN in doubts
        and ((pair[1].wording.stated.value or 0) - (pair[0].wording.stated.value or 0)) * wording.direction < 0
    ):
        return False  # "climbed from 93,000 to 873,000 before a fall of 442,000"
    if not doubts and _is_from_the_first(wording, pair):
        return True
    return not _is_so_of_others(wording, pair, evidence, between=bool(doubts - {FROM_THE_TURN}))


def _is_in_apposition(wording: Wording, pair: Pair) -> bool:
    """Whether a change stands right behind its two numbers, as what they make: "was 607,000 in 2022 and 672,000 in 2023, a rise of a quarter"."""
    ends = [each.wording for each in pair if each.wording.sentence == wording.sentence and each.wording.end <= wording.start]
    lead = wording.sentence.words_from(max(each.end for each in ends), wording.start) if len(ends) == _PAIR else []
    return bool(lead) and set(lead) <= MARKS | ABOUT | {"or"} and wording.baseline_basis != "explicit"


_OPENING = frozenset({"the", "this", "that", "a", "an", "is", "was"})


def _is_the_one_told(claim: Claim, pair: Pair, claims: ClaimsOfText) -> bool:
    """Whether a sentence opens with the change that lies in the two numbers of the one before, and no third was told before: "compared with 649,000 a year earlier. The 69 % drop …"."""
    wording, sentence = claim.wording, pair[0].wording.sentence
    if sentence != pair[1].wording.sentence or not stands_just_before(pair[0], claim) or wording.baseline_basis == "explicit":
        return False
    lead = [*wording.words_before, *wording.words_within]
    lead = lead[: next((at for at, word in enumerate(lead) if word[:1].isdecimal() or word in _PARTS), 0)]
    return bool(lead) and set(lead) <= _OPENING | ABOUT | CHANGE_NOUNS | {"of"} and not claims.tells_a_third(claim, pair)


def _is_so_of_any(told: Wording, numbers: Sequence[Claim]) -> bool:
    """Whether any two of some numbers make a change; in either order, unless it is said what rose or fell."""
    moved = told.direction != 0 and not (CHANGE_VERBS | CHANGE_NOUNS).isdisjoint(told.words_within)
    for one, other in permutations(numbers, _PAIR):
        if moved and one.period is not None and other.period is not None and one.period.stop > other.period.stop:
            continue
        made = made_of_ends(replace(told, ends=(one.wording.stated, other.wording.stated)))
        if made is not None and overlaps(told.stated, made[0]):
            return True
    return False


def _is_so_of_others(wording: Wording, pair: Pair, evidence: Evidence, *, between: bool = False) -> bool:
    """Whether it was so by any estimates between the later of the two, or the newest year, and the year before it or the record.

    `between`: whether it may have come to any year from the first of the two on: "had already fallen by a third when they took office".
    """
    series = next(iter(series_of(pair[0].wording)), None)
    first, last = pair[0].period, pair[1].period
    if series is None or first is None or last is None:
        return True
    year_before = last.years_back(1)
    if year_before.stop != first.stop and evidence.figure(series, year_before) is None:
        return True  # it may be on a year that is not held
    told = replace(wording, stated=widened(wording.stated))
    newest = evidence.latest(series.measure) if series.measure in MIGRATION_FLOWS else None
    afters = [last, *((newest,) if newest is not None else ())]
    afters += [each for each, _ in evidence.years(series) if first.stop <= each.stop < last.stop] if between else []
    befores = [first, *(each.years_back(1) for each in afters), *_record(series, evidence)]
    return any(
        fits_between(told, after, before)
        for later in afters
        for after in ranges_of(evidence, series, later)
        for earlier in befores
        # of the two that are told the text says what they were
        if earlier.stop < later.stop and (earlier.stop, later.stop) != (first.stop, last.stop)
        for before in ranges_of(evidence, series, earlier)
    )


def _is_of_two_estimates(told: Wording, pair: Pair, evidence: Evidence) -> bool:
    """Whether a change is that between two estimates of a year of either number; a rise or a fall goes from the older to the newer."""
    moved = told.direction != 0 and not (CHANGE_VERBS | CHANGE_NOUNS).isdisjoint(told.words_within)
    return any(
        fits_between(told, one, other)
        for series in series_of(pair[0].wording)[:1]
        for each in pair
        if each.period is not None
        for one, other in (combinations if moved else permutations)(ranges_of(evidence, series, each.period), _PAIR)
    )


def _record(series: Series, evidence: Evidence) -> list[Period]:
    return [evidence.extreme_year(series, 1)] if evidence.years(series) else []
