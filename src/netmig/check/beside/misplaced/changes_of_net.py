"""By how much net migration changed, said of those who came: "net migration fell to 204,000, or almost 750,000 fewer people arriving".

The text has given net migration itself, as published. What is said of those who came is what net migration
did from the year before or from its peak, and those who came did nothing like it between any years around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import ranges_of
from ...evaluation.evidence import Evidence
from ...evaluation.kinds.changes import compare, fits_between
from ...evaluation.mistaken.figures_given import NAMED, figures_given
from ...evaluation.outcome import series_of
from ...sentences.in_doubt.doubts import ANOTHER_WAY
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ..miscounts import Miscount
from ..neighbours import stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

_NET = Series.of("net_migration")
# how far back those who came may be set against a year, in days
_YEARS = 1900
# how far from the year told another may be meant, in days
_AROUND = 200
# a smaller change is met by chance
_LEAST = 50_000


def changes_of_net(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes of immigration that are those of the net number which stands before them."""
    # "204,000, down from 649,000": the newest of those told last
    last: list[tuple[Period, Claim]] = []
    for at, claim in enumerate(claims):
        wording, net = claim.wording, last
        if _is_net(claim) and claim.period is not None:
            last = [*last[-1:], (claim.period, claim)]
        if wording.kind != "change" or wording.refusal or wording.uncertain not in {"", ANOTHER_WAY} or claim.accuses:
            continue
        if claim.then.verdict == "agrees" or wording.of_another_day or not _is_of_all_who_came(wording):
            continue
        if net and (figures_given(wording.stated.value or 0) >= NAMED or _puts_otherwise(claim, net[-1][1])):
            newest, told = max(net, key=lambda pair: pair[0].stop)
            if (miscount := _of_net(at, claim, told, newest, evidence)) is not None:
                yield miscount


def _is_of_all_who_came(wording: Wording) -> bool:
    subject, value = wording.subject, wording.stated.value
    return (
        subject is not None
        and subject.measure == "immigration"
        and not subject.group
        and subject.local
        and subject.basis == "explicit"
        and value is not None
        and abs(value) >= _LEAST
        and "place" not in wording.unsettled
        and "group" not in wording.unsettled
    )


def _puts_otherwise(claim: Claim, told: Claim) -> bool:
    """Whether a sentence only says in a round number what the one before told: "It fell by a third. That is over 100,000 fewer arriving"."""
    words = claim.wording.sentence.words_from(0, claim.wording.end)
    return (
        stands_just_before(told, claim)
        and claim.wording.stated.hedge in {"over", "nearly"}
        and words[0] in {"that", "this", "it"}
        and not _EQUALS.isdisjoint(words[1:3])
    )


_EQUALS = frozenset("is was means meant equates amounts represents".split())


def _is_net(claim: Claim) -> bool:
    subject = claim.wording.subject
    return (
        claim.then.verdict == "agrees"
        and (claim.wording.kind in OF_ONE_FIGURE or claim.wording.kind in {"percent_change", "fraction"})
        and subject is not None
        and subject.measure == "net_migration"
        and not subject.group
    )


def _of_net(at: int, claim: Claim, told: Claim, newest: Period, evidence: Evidence) -> Miscount | None:
    wording = claim.wording
    series = next(iter(series_of(wording)), None)
    if series is None or not evidence.years(_NET) or _may_be_its_own(wording, series, newest, evidence):
        return None
    for start in dict.fromkeys((evidence.extreme_year(_NET, 1), newest.years_back(1), *wording.baseline)):
        after, before = evidence.standing(_NET, newest), evidence.standing(_NET, start)
        one, two = evidence.standing(series, newest), evidence.standing(series, start)
        if after is None or before is None or one is None or two is None or start.stop >= newest.stop:
            continue
        if fits_between(wording, after.range, before.range):
            own = compare(wording, series, (newest, one), (start, two))
            found = compare(wording, _NET, (newest, after), (start, before))
            return Miscount(
                at, own.value or 0, own.derivation, (told, told), proof=f"net migration went {found.derivation}",
                diagnosis="wrong_measure", near_miss=f"It was net migration that changed by so much: {found.derivation}.",
            )  # fmt: skip
    return None


def _may_be_its_own(wording: Wording, series: Series, newest: Period, evidence: Evidence) -> bool:
    """Whether those who came were so many fewer or more from any year to the next, from their peak, or from a year that is named, by any estimates."""
    years = [each for each, _ in evidence.years(series) if abs((newest.stop - each.stop).days) <= _YEARS]
    from_afar = {evidence.extreme_year(series, 1), *wording.baseline} if years else set()
    return any(
        fits_between(wording, after, before)
        for end in years
        if abs((newest.stop - end.stop).days) <= _AROUND
        for begin in {end.years_back(1), *from_afar}
        if begin.stop < end.stop
        for after in ranges_of(evidence, series, end)
        for before in ranges_of(evidence, series, begin)
    )
