"""Words right beside a claim that turn it to something else than it was read as: a margin, a remainder, another year, a belief.

"with 197,000 at the other end of the interval", "the last 14,000 came off", "in the one that Covid cut short", "voters
still say that immigration is going up": no such words state the figure of that flow and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT, SAY_OTHERWISE_BUT, series_of
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from ...words.cues import ARRIVING, LEAVING
from ...words.number_words import MAGNITUDES, NUMBER_WORDS
from ...words.subjects import MIGRATION_FLOWS
from ..numbers_of_sentence import is_a_year
from .surroundings import Surroundings, gives, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

OF_THE_MARGIN = f"{DIFFERS_BUT} it is an end of the interval that is published with it."
BY_SO_MUCH = f"{DIFFERS_BUT} the number may be by how much the figure changed."
OF_THE_OTHER_END = f"{DIFFERS_BUT} it moved so from the number told behind it."
RECKONED = f"{DIFFERS_BUT} the number may be reckoned from others, or what was left of a change."
OF_ANOTHER_YEAR = f"{DIFFERS_BUT} it is of a year that its sentence does not name."
BELIEVED = f"{SAY_OTHERWISE_BUT} this is what people are said to believe."
OF_OTHERS = f"{DIFFERS_BUT} the words beside it speak of others whose number this may be."
OF_ANOTHER_SCALE = f"{SAY_OTHERWISE_BUT} netmig did not understand which years, or which number, it is told of."
OF_THOSE_SO_CALLED = f"{SAY_OTHERWISE_BUT} this may be said of a part of them, and not of how many they are."

_THAT_ONE = frozenset({"that", "which", "when", "where"})
_REST = frozenset("last other remaining final further rest".split())
_HEIGHTS = frozenset("top peak high summit height".split())
_ASKED = frozenset("voters pollsters polled polls poll pollster respondents surveyed public".split())
_BELIEVE = frozenset("say think believe feel suppose assume tell imagine".split())
_BELIEFS = frozenset("belief opinion impression perception notion".split())
_IN_PROPORTION = frozenset(("same", what) for what in ("ratio", "fraction", "proportion", "factor"))
_BEING = frozenset({"were", "are", "was", "is"})
_OF_US = frozenset({("of", "us"), ("we", "who")}) | {("we", verb) for verb in LEAVING}
_VAGUE = frozenset("early late mid-decade middle".split())
_COUNTED = frozenset(
    "people persons those migrants immigrants arrivals crossings boats small channel applications claims asylum visas them".split()
)
_PLEDGED = frozenset("pledged promised vowed manifesto manifestos election elections".split())
_ENDS_OF_QUOTES = ("',", "’,", '",', "”,")
_GROUPS = ("british", "eu_plus", "non_eu_plus")
_NAMED_GROUPS = frozenset("eu non-eu british britons".split())


def why_turned_elsewhere(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    """Why a claim that is called wrong is none of what it was read as, by the words right beside it; "" if it is."""
    if claim.wording.subject is None or claim.wording.subject.measure not in MIGRATION_FLOWS | {"small_boat_arrivals"}:
        return ""
    if claim.wording.stated.value is None or claim.wording.kind == "share":
        return _why_in_words(claim, around)
    if claim.wording.kind in OF_TWO_FIGURES:
        if has_pair(around.before, _OF_EACH) or _is_loosely_multiplied(claim):
            return OF_ANOTHER_SCALE  # "In each of the three years from 2022 it was more than twice as much"
        if _is_of_one_of_two_times([*around.before, *around.behind], around.sentence(-1)):
            return OF_ANOTHER_YEAR  # "a fall from 1,299,000 the year before. Emigration went up by 43,000 over the same period"
        behind = around.behind[around.behind[:1] == ["times"] :]
        if behind[:1] == ["the"] and not (NUMBER_WORDS.keys() | MAGNITUDES.keys()).isdisjoint(behind[1:2]):
            return OF_ANOTHER_SCALE  # "five times the hundred thousand that was once spoken of"
        if any(mark in claim.quote for mark in _ENDS_OF_QUOTES):
            return OF_ANOTHER_SCALE  # "'It has doubled', reads a placard from 2023": what is quoted ends before that year
        began = around.behind.index("began") if "began" in around.behind else 0
        since = began and "since" in around.behind[max(0, began - 3) : began]
        # "up 11 % and the most since records began in 2012": that year is no end of the change
        return OF_ANOTHER_SCALE if since and claim.baseline and str(claim.baseline.end.year) in around.behind[began:] else ""
    if claim.wording.kind == "extreme":
        vague = not _VAGUE.isdisjoint(claim.quote.lower().split()) or _is_of_some_years(around)
        return OF_ANOTHER_SCALE if vague else ""
    return _why_of_a_number(claim, around, evidence) if claim.wording.kind in {*OF_ONE_FIGURE, "revision"} else ""


def _why_of_a_number(claim: Claim, around: Surroundings, evidence: Evidence) -> str:
    wording, before, behind = claim.wording, around.before, around.behind
    value, last = wording.stated.value, around.sentence(-1)
    subject = wording.subject
    if subject is None:
        return ""
    series = next(iter(series_of(wording)), None)  # none where just these people make up no series
    figure = evidence.figure(series, claim.period) if series is not None and claim.period is not None else None
    if figure is not None and value in {figure.low, figure.high}:
        near = [*last, *around.own, *around.sentence(1)]
        if any(end is not None and gives(near, end, around.number) for end in (figure.value, figure.low, figure.high)):
            return OF_THE_MARGIN
    if _is_by_so_much(before):
        return BY_SO_MUCH
    if claim.then.value == value and _has_moved_so(before, behind, value or 0):
        return OF_THE_OTHER_END
    if _is_of_a_whole(claim, before) or _is_of_those_who_moved(claim, before):
        return OF_OTHERS
    if _is_of_the_year_before_it(claim, before) or _is_of_one_of_two_times([*before, *behind], last):
        return OF_ANOTHER_YEAR
    if has_pair(around.own, _IN_PROPORTION):
        return RECKONED  # "Scale it by the same ratio and it comes to 131,000"
    if before[-2:-1] == ["the"] and before[-1] in _REST:
        return RECKONED
    around_it = " ".join([*before[-_CLAUSE:], ".", *behind[:4]])
    if any(f"in the one {pronoun}" in around_it for pronoun in _THAT_ONE):
        return OF_ANOTHER_YEAR
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _HEIGHTS and before[-4:-3] in (["from"], ["of"]):
        return "" if _tells_a_year(behind[:7]) else OF_ANOTHER_YEAR
    if subject.basis == "inherited" and claim.diagnosis == "wrong_measure" and "net" in last:
        return OF_OTHERS if "is net migration" in (claim.near_miss or "") else ""
    by_us = (has_pair(last, _OF_US) or has_pair(before, _OF_US)) and subject.measure == "emigration"
    inherited = subject.basis == "inherited" and subject.measure == "net_migration" and not LEAVING.isdisjoint([*last, *before])
    if (by_us or inherited) and not subject.group and claim.period is not None:
        for group in _GROUPS:
            found = evidence.figure(Series.of("emigration", nationality=group), claim.period)
            if found is not None and found.value == value:
                return OF_OTHERS  # "more of us leave than was thought (252,000 in the year to June 2025)"
    if subject.group and before[-2:] == ["among", "the"] and "who" in behind[:3]:
        return OF_OTHERS
    if wording.kind == "revision" and "they" in before and not subject.group and not _NAMED_GROUPS.isdisjoint(last):
        return OF_OTHERS
    return ""


_OF_EACH = frozenset({("each", "of"), ("every", "one")})
_BY_ALL_OF = frozenset("all of a full whole some as much good no less than fewer".split())
_WHOLES = frozenset({"total", "overall", "altogether"})
_SAME = frozenset(("same", what) for what in ("twelve", "12", "year", "period", "months"))
_MULTIPLIED = frozenset("doubled trebled tripled quadrupled".split())
_UP, _DOWN = frozenset({"up", "rises", "rose", "climbs", "climbed"}), frozenset({"down", "falls", "fell", "drops", "dropped"})


def _is_loosely_multiplied(claim: Claim) -> bool:
    """Whether something is said to have doubled or trebled that did so and more, not yet by one time as much again: "trebled" of 3.7 times."""
    said, found = claim.wording.stated.value, claim.then.value
    words = _MULTIPLIED.intersection(claim.quote.lower().split())
    return bool(words) and claim.wording.kind == "ratio" and said is not None and found is not None and said <= found < said + 1


def _is_by_so_much(before: list[str]) -> bool:
    """Whether a number is by how much something was changed: "put up by all of 166,000"."""
    at = len(before) - 1
    while at > 0 and before[at] in _BY_ALL_OF:
        at -= 1
    return 0 <= at < len(before) - 1 and before[at] == "by"


def _has_moved_so(before: list[str], behind: list[str], value: float) -> bool:
    """Whether a right number moved as it is said to from the number behind it: "goes up to 739,000 from 728,000"."""
    start = behind[1].replace(",", "") if behind[:1] == ["from"] and len(behind) > 1 else ""
    if not start.isdecimal():
        return False
    way = _UP if value > int(start) else _DOWN
    return not way.isdisjoint(before[-4:])


def _is_of_a_whole(claim: Claim, before: list[str]) -> bool:
    """Whether a number read as that of some is called the total: "non-EU migration was 383,000 and the total 204,000"."""
    subject = claim.wording.subject
    return subject is not None and bool(subject.group) and before[-1:] != [] and before[-1] in _WHOLES


def _is_of_those_who_moved(claim: Claim, before: list[str]) -> bool:
    """Whether a number read as net migration, of which its sentence says nothing, stands behind those who came or left: "fewer left than in 2024: 642,000"."""
    subject = claim.wording.subject
    carried = subject is not None and subject.measure == "net_migration" and (subject.carried or subject.basis == "inherited")
    return carried and "net" not in before and before[-1:] == [":"] and not (ARRIVING | LEAVING).isdisjoint(before)


def _is_of_the_year_before_it(claim: Claim, before: list[str]) -> bool:
    """Whether a year stands right before a number that is of another: "It is higher than 2003, at 185,000"."""
    year = before[-3] if before[-2:] == [",", "at"] and before[-4:-3] == ["than"] else ""
    return is_a_year(year) and claim.period is not None and str(claim.period.end.year) != year


def _is_of_one_of_two_times(words: list[str], last: list[str]) -> bool:
    """Whether "the same twelve months" may be either of two that the sentence before names, or of the one that it sets against another."""
    years = set(filter(is_a_year, last))
    return has_pair(words, _SAME) and (len(years) > 1 or (not years and not _SET_AGAINST.isdisjoint(last)))


_SET_AGAINST = frozenset({"before", "earlier", "previous"})


def _why_in_words(claim: Claim, around: Surroundings) -> str:
    """Why a statement without a number may not be meant as one of the figures."""
    wording, before = claim.wording, around.before
    quote = claim.quote.lower()
    words = quote.split()
    if wording.kind == "share":
        # "Most of those who came from the EU had a job to go to": it is of them that something is told
        at = words.index("who") if "who" in words else 0
        so_called = words[:2] == ["most", "of"] and at and "from" in words[at + 2 : at + 6] and _BEING.isdisjoint(words)
        return OF_THOSE_SO_CALLED if so_called else ""
    if wording.kind == "comparison":
        if words[:2] == ["more", "of"] and "than" not in words:
            return OF_THOSE_SO_CALLED  # "more and more of those who come are non-EU nationals"
        if (not _ASKED.isdisjoint(before) and not _BELIEVE.isdisjoint(before)) or not _BELIEFS.isdisjoint(before):
            return BELIEVED
        past = wording.period_basis == "release" and wording.direction > 0 and has_pair(words, _ROSE)
        return OF_ANOTHER_SCALE if past and not _PLEDGED.isdisjoint([*around.sentence(-1), *before]) else ""
    if wording.kind != "extreme":
        return ""
    if _is_of_some_years(around):
        return OF_ANOTHER_SCALE
    heads = [before[at + 2] for at, word in enumerate(before[:-2]) if word == "number" and before[at + 1] == "of"]
    return OF_ANOTHER_SCALE if heads and heads[-1] not in _COUNTED else ""  # "the number of deaths was the highest yet"


_ROSE = frozenset((flow, verb) for flow in ("migration", "immigration") for verb in ("rose", "soared", "trebled", "doubled"))
_CLAUSE = 9


def _is_of_some_years(around: Surroundings) -> bool:
    """Such as "smaller than in every year ending June from 2013 to 2016"."""
    at = around.behind.index("every") if "every" in around.behind else len(around.behind)
    reach = around.behind[at : at + _CLAUSE]
    return _tells_a_year(reach) and not {"from", "between"}.isdisjoint(reach)


def _tells_a_year(words: Sequence[str]) -> bool:
    return any(map(is_a_year, words))
