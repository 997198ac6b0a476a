"""Round numbers of net migration told as the record or the level of those who came: "immigration at a record high of nearly one million".

Of those who came the record is far higher, and the number is just what net migration came to: at its height, in the newest
year, or as its text gives it. Of a level the text has to tell how many came itself, or that it is as many as it reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, figure_words, period_words
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import range_of_figure
from ...evaluation.mistaken.mixed_flows import HARDLY, NEAR_NEWS, is_said_of
from ...sentences.in_doubt.doubts import BETWEEN
from ...sentences.times.times_of import NO_SUCH_PERIOD
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ..miscounts import Miscount

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

# fewer may be some of those who came
_LEAST = 300_000
# how many times the number those who came must have been in every year that may be meant
_APART = 1.15
_ELSEWHEN = frozenset(
    "before after until since by once then ago pandemic covid earlier previously used brexit pre-brexit pre-pandemic referendum decade decades"
    " former old previous had when if would could should target".split()
)
# "immigration peaked at over 900,000 under the Tories": at its height, whenever that was
_IN_NO_YEAR = NO_SUCH_PERIOD.partition(":")[0]
_CAME, _NET = Series.of("immigration"), Series.of("net_migration")


def records_of_net(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The round numbers of those who came that are net migration's."""
    newest = evidence.latest("net_migration")
    if newest is None:
        return
    for at, claim in enumerate(claims):
        if not _may_be_net(claim) or not (_is_a_height(claim.wording) or _is_told_besides(claim, claims)):
            continue
        wording = claim.wording
        if any(abs((each.stop - newest.stop).days) > NEAR_NEWS for each in wording.periods):
            continue  # "Immigration hit a record 650,000 in 2016"
        if wording.period_basis == "release" and not _ELSEWHEN.isdisjoint(wording.sentence.words):
            continue  # "reached 700,000 before the pandemic"
        value = wording.stated.value or 0
        most = value * (1 + HARDLY) if wording.stated.hedge == "over" else max(value, wording.stated.high or value)
        years = [each for each, _ in evidence.years(_CAME) if abs((each.stop - newest.stop).days) <= NEAR_NEWS]
        if wording.kind == "extreme" or wording.reached:
            years = [evidence.extreme_year(_CAME, 1)] if years else []
        elif wording.period_basis == "release":
            years = [newest]  # no year is named, and the text tells how many came in this one
        own = [figure for each in years if (figure := evidence.figure(_CAME, each)) is not None]
        if not own or any((figure.value or 0) < _APART * most for figure in own):
            continue
        heights = (newest, evidence.extreme_year(_NET, 1)) if evidence.years(_NET) else (newest,)
        net = next((figure for each in heights if (figure := evidence.figure(_NET, each)) and _is_so(wording, figure)), None)
        if net is not None:
            highest = max(own, key=lambda figure: figure.value or 0)
            words = f"{period_words(highest.period)}: {figure_words(highest, evidence.release(highest))}"
            what = f"{amount(net.value or 0, net.unit)} is net migration in the {period_words(net.period)}, not immigration."
            shown = (highest, net)
            yield Miscount(
                at, highest.value or 0, words, (claim, claim), what.rstrip("."), "wrong_measure", what, highest.period, shown
            )


def _is_so(wording: Wording, figure: Figure) -> bool:
    found = range_of_figure(figure)
    return found is not None and is_said_of(wording.stated, found)


def _may_be_net(claim: Claim) -> bool:
    """Whether a claim that was left alone counts all who came, round and in no other year that it names."""
    wording, subject = claim.wording, claim.wording.subject
    return (
        claim.then.verdict == "not_checked"
        and wording.kind in OF_ONE_FIGURE
        and wording.extreme != "low"
        and subject is not None
        and (subject.measure, subject.group) == ("immigration", ())
        and subject.basis in {"explicit", "inherited"}
        and (wording.stated.value or 0) >= _LEAST
        and wording.stated.unit == "people"
        and wording.rate == 1
        and not (wording.averaged or wording.of_another_day or wording.of_estimates)
        and (not wording.refusal or wording.refusal.startswith(_IN_NO_YEAR))
        and wording.uncertain in {"", BETWEEN}
        and not set(wording.unsettled) - {"period"}
        and wording.vintage == "current"
        and wording.since is None
    )


def _is_a_height(wording: Wording) -> bool:
    return wording.kind == "extreme" or wording.reached


def _is_told_besides(claim: Claim, claims: ClaimsOfText) -> bool:
    """Whether the text says itself, and rightly, how many came in all, of a number that can be of nothing but those."""
    return claim.wording.plain_flow and claims.tell_who_came
