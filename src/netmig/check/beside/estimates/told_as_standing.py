"""Estimates that have been superseded, told as what stood or stands, beside figures of the release that put others in their place.

"Net migration hit 606,000, past the previous record of 504,000": the release that has 606,000 for the year to December 2022 has
606,000 for the year to June 2022 as well, and 504,000 for no year at all. A number is so read only where it is, to the thousand,
an estimate of its flow that no longer stands for any year, and where its clause tells it as no estimate and of no other day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, estimate_words, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.certainty import MAY_BE_OLD, ROUNDED_OTHERWISE
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...sentences.estimates.known_when import ANOTHER_TIME, OF_AN_EARLIER_TIME, OF_THAT_TIME, WHICH_EARLIER
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, OPEN, SOMETHING_ELSE
from ...sentences.in_doubt.rows import TERM_OF_A_SUM
from ...words.governments import GOVERNMENTS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..miscounts import Miscount
from ..neighbours import next_behind, place_among, places_in_reach
from ..numbers_of_sentence import is_exact
from .set_against import is_a_figure, set_against
from .told_in_history import told_in_history, words_around

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText


def told_as_standing(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The claims of an estimate as what stood, though a release that the text tells of has another in its place."""
    against = {at: stands for at in range(len(claims)) if (stands := _set_against(claims[at], claims, evidence)) is not None}
    may_be = [at for at, claim in enumerate(claims) if at in against or _may_be_one(claim)]
    if not may_be:
        return
    told = _histories(evidence)
    as_it_stands = defaultdict(list)
    for period, every in told:
        as_it_stands[every[0].value].append((period, every))
    standing = {
        at: histories
        for at, each in enumerate(claims)
        if is_a_figure(each) and not each.accuses and (histories := as_it_stands.get(each.wording.stated.value))
    }
    out = max((_first_out(every, evidence) for histories in standing.values() for _, every in histories), default=None)
    if out is None:
        return
    for at in may_be:
        claim = claims[at]
        of = [
            each for each in _superseded(claim, told, evidence, of_its_year=at in against) if _first_out(each[1], evidence) <= out
        ]
        its_histories = standing.get(place_among(against[at], claims), []) if at in against else []
        known = [_first_out(every, evidence) for _, every in its_histories]
        of_its_year = [each for each in of if known and _is_another(each, claim) and _first_out(each[1], evidence) <= max(known)]
        if not of or not (of_its_year or (_may_be_one(claim) and _is_told_so(claim, of[0][2], evidence))):
            continue
        near = {
            claims[k].period if claims[k].then.verdict == "agrees" else period
            for k in places_in_reach(claim.wording.start - _NEAR, claim.wording.start + _NEAR, claims)
            if abs(claims[k].wording.start - claim.wording.start) <= _NEAR
            for period, _ in standing.get(k, ())
        }
        if any(every[0].reported_aside for _, every, _ in of) or _leads_to_the_newer(claim, claims, of):
            continue
        if any(period in near for period, _, _ in of):
            continue  # the text gives what stands for that year beside it
        period, (new, *_), old = (*of_its_year, *(each for each in of if each[0] in claim.wording.periods), of[0])[0]
        if not of_its_year and (own := _of_its_own_year(claim, evidence)) is not None:
            period, new = own.period, own
        yield Miscount(
            at,
            new.value or 0,
            f"{period_words(period)}: {amount(new.value or 0, new.unit)}",
            (claim, claim),
            f"{amount(old.value or 0, old.unit)} stands for no year",
            "stale_vintage",
            f"{amount(old.value or 0, old.unit)} was the {estimate_words(evidence.release(old))}, which had been revised by then.",
            period,
            (new, old),
        )


def _is_another(told: tuple[Period, Sequence[Figure], Figure], claim: Claim) -> bool:
    """Whether an old estimate is of the year that was read, and farther from the one in its place than the two may be rounded otherwise."""
    period, (new, *_), old = told
    return period in claim.wording.periods and abs((new.value or 0) - (old.value or 0)) > ROUNDED_OTHERWISE


def _set_against(claim: Claim, claims: ClaimsOfText, evidence: Evidence) -> Claim | None:
    """The figure of net migration against which a claim is set that is left alone, and may be one of it too, whichever flow was read."""
    wording = claim.wording
    if (
        claim.accuses
        or claim.then.verdict == "agrees"
        or wording.direction
        or wording.kind not in {"level", "extreme", "revision"}
    ):
        return None
    if (wording.stated.value or 0) % 100_000 == 0 or (wording.subject is not None and wording.subject.group):
        return None
    stands = set_against(claim, claims, evidence.day)
    subject = None if stands is None else stands.wording.subject
    of_net = subject is not None and subject.measure == "net_migration" and not subject.group
    return stands if of_net else None


def _of_its_own_year(claim: Claim, evidence: Evidence) -> Figure | None:
    """What stands for the year that the words of a claim say, though the estimate told is one of another: "The year before it was 504,000"."""
    wording = claim.wording
    if not wording.ties >= {"time", "period"} or wording.loose or not wording.periods:
        return None
    return evidence.figure(Series.of("net_migration"), wording.periods[0])


def _leads_to_the_newer(claim: Claim, claims: Sequence[Claim], of: Sequence[tuple[Period, Sequence[Figure], Figure]]) -> bool:
    """Whether a number behind it, to which it is said to have gone, is about what stands for its year: "has gone from 764,000 to around 872,000"."""
    behind = next_behind(claim, claims)
    if behind is None or "to" not in claim.wording.sentence.words_from(claim.wording.start, behind.wording.end):
        return False
    value = behind.wording.stated.value
    return value is not None and any(abs(value - (every[0].value or 0)) <= ROUNDED_OTHERWISE for _, every, _ in of)


_History = tuple[Period, Sequence[Figure]]
# so far from an old estimate, in characters, the newer one is told beside it
_NEAR = 300


def _histories(evidence: Evidence) -> Sequence[_History]:
    """Every year of net migration with all the estimates of it, the newest first."""
    net = Series.of("net_migration")
    return evidence.once(
        "histories of net migration", lambda: [(period, estimates(evidence, net, period)) for period, _ in evidence.years(net)]
    )


def _first_out(estimates_of_it: Sequence[Figure], evidence: Evidence) -> datetime:
    """When the newest of the estimates of a year came out, which later releases may have again."""
    same = [each for each in estimates_of_it if each.value == estimates_of_it[0].value]
    return evidence.release(same[-1]).published_at


def _may_be_one(claim: Claim) -> bool:
    """Whether a claim that is left alone gives one exact number of net migration."""
    wording, value = claim.wording, claim.wording.stated.value
    if claim.accuses or claim.then.verdict == "agrees" or claim.reason == MAY_BE_OLD or value is None:
        return False
    if wording.refusal or wording.direction:
        return False
    if wording.kind not in {"level", "extreme", "revision"} or not is_exact(claim):
        return False
    if wording.subject is None or wording.subject.group or wording.subject.measure != "net_migration":
        return False
    return value % 100_000 != 0 and wording.uncertain in _OF_WHAT and wording.of_another_day in _PLAINLY_BEFORE


# doubts that a number answers which is an estimate of the flow to the thousand
_OF_WHAT = frozenset({"", SOMETHING_ELSE, BESIDE, BETWEEN, OPEN, TERM_OF_A_SUM})
_PLAINLY_BEFORE = frozenset({"", ANOTHER_TIME, OF_AN_EARLIER_TIME, OF_THAT_TIME, WHICH_EARLIER})


def _superseded(
    claim: Claim, told: Sequence[_History], evidence: Evidence, *, of_its_year: bool
) -> Iterator[tuple[Period, Sequence[Figure], Figure]]:
    """The years of which a number was an estimate, with all of these and that one; none where it stands for any year, and its own is not told with it."""
    value = claim.wording.stated.value
    if of_its_year and claim.wording.period_basis == "explicit":
        told = [each for each in told if each[0] in claim.wording.periods]
    elif any(figure.value == value for flow in sorted(MIGRATION_FLOWS) for _, figure in evidence.years(Series.of(flow))):
        return
    for period, every in told:
        for old in every[1:]:
            days = (evidence.day - evidence.release(old).published_at.date()).days
            if old.value == value and days <= _NOT_LONG_AGO and _may_be_of(claim, period):
                yield period, every, old


# an estimate that is older was news to nobody
_NOT_LONG_AGO = 3 * 366


def _may_be_of(claim: Claim, period: Period) -> bool:
    """Whether a number may be told of a year: of one that is named it ends in the same."""
    wording = claim.wording
    if wording.period_basis != "explicit" or not wording.periods or "time" not in wording.ties:
        return True
    return any(each.end.year == period.end.year for each in wording.periods)


def _is_told_so(claim: Claim, old: Figure, evidence: Evidence) -> bool:
    """Whether a number is told as a height, and as no estimate, and of no other day."""
    if told_in_history(claim) is not None:
        return False
    ahead, rest = words_around(claim)
    before = " ".join(ahead)
    if re.search(_HEIGHT, before) is None and re.search(_SOARED, before) is None:
        return False
    stop = next((at for at, word in enumerate(rest) if word in _ENDING or (word[:1].isdecimal() and "," in word)), len(rest))
    own = f"{before} # {' '.join(rest[:stop])}"
    if claim.wording.of_another_day == OF_THAT_TIME and re.search(_AT_THE_HANDOVER, own) is None:
        return False
    if evidence.release(old).published_at.date() > GOVERNMENTS[-1].start:
        own = re.sub(_AT_THE_HANDOVER, " ", own)  # of which nobody knew it then
    return re.search(_OF_ANOTHER_DAY, re.sub(_ATTRIBUTED, " ", own)) is None


_AT_THE_HANDOVER = r"\b(?:when|as|before|after|once) (?:labour|sir keir|keir|starmer|the (?:new |labour |present |current )?government)(?: \w+){0,2} (?:took|came|won|entered|moved)(?: \w+){0,6}"
_A_FEW = r"(?: (?:of|at|was|were|had|been|stood|is|a|an|the|some|only|,|:))*$"
_HEIGHT = rf"\b(?:records?|peaks?|peaked|high|highest|height|summit|maximum|crest|zenith|high-water mark|all-time high|topped out)(?: (?:figure|number|total|level|net migration))?{_A_FEW}"
_SOARED = r"\b(?:soar(?:ed|ing)|rocket(?:ed|ing)|skyrocket(?:ed|ing)|surg(?:ed|ing)|balloon(?:ed|ing)|spirall(?:ed|ing)|explod(?:ed|ing)|mushroom(?:ed|ing))(?: up)? to(?: an?| the| some| over| (?:a )?record| \w+ing)*$"
_ENDING = frozenset({".", ";", "!", "?", "–", "—"})
_WHO = r"(?:the )?(?:ons|office for national statistics|figures?|data|statistics|statisticians|it|they|he|she|numbers|official figures|official data)"
_ATTRIBUTED = rf",? (?:according to [^,.]*|{_WHO} (?:said|says|show|shows|showed|reported|revealed)(?: on \w+| yesterday| today| this morning)?)(?= [,.#]|$| $)"
_OF_ANOTHER_DAY = (
    r"\b(?:said|says|say|saying|told|tells|tell|thought|put|puts|putting|estimated|estimates?|estimating|reported|reports?|reporting|announced|announces|publish\w*|releas\w+"
    r"|believed|reckon\w*|assum\w+|suppos\w+|given|gave|gives|count(?:ed)?|first|original\w*|initial\w*|previously|formerly|once|then|until|till|ago|time|when|since|headlines?"
    r"|shock\w*|inherit\w*|left|bequeath\w*|handed|provisional|preliminary|forecasts?|predict\w*|project\w*|targets?|would|could|might|if|not|nor|never|supersed\w+|out-?dated|revis\w+|correct\w*|updat\w+"
    r"|bulletin|update|version|method\w*|known|later|spoke\w*|speak\w*|talk\w*|wrote|writ\w+|argued|complain\w*|election|remember\w*|recall\w*|seem\w*|appear\w*|look\w*|used|book|papers?|chart|article|column|manifesto|leaflet|speech"
    r"|before (?:today|now|yesterday|this|that|thursday|the release)|quot\w+|cit(?:ed|es|ing)|promis\w+|expect\w*|spark\w*|prompt\w*|caus\w+|provok\w+|mark|old (?!record|high|peak)|former (?!record|high|peak)"
    rf"|^\d+ (?:{'|'.join(MONTH_WORDS)}) 20\d\d :|(?<!to )(?<!ending )(?<!ended )(?<!june )(?:in|last|this|by|on|from|may's|november's) (?:{'|'.join(MONTH_WORDS)}|spring|summer|autumn|winter)(?! 20\d\d)"
    # no year of figures ends in these: "In May 2023 it was 606,000" is of what came out then
    r"|\b(?:in|by|of) (?:that |last )?(?:january|february|april|may|july|august|october|november) 20\d\d)\b"
)
