"""A change or a round number that is told of a flow whose number beside it is another flow's.

"Immigration rose by about 11 %, to about 517,000 from 466,000": where the numbers that it led to are those
of emigration, and were called so, what they changed by is of emigration as well. "Half a million immigrants
in one year" is net migration, in a text that has given that as 504,000 itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.kinds.changes import compare, fits_between
from ...evaluation.mistaken.figures_given import figures_given
from ...evaluation.mistaken.mixed_flows import NAMES, of_the_other_flow
from ...evaluation.outcome import series_of
from ...sentences.wording import KINDS_OF_CHANGE, OF_ONE_FIGURE, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import are_of_the_same, of_its_sentence

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

# a number of fewer figures is round, and may have been told exactly elsewhere in its text
_EXACT = 3


# with these a sentence may tell of some of those who came, or of a number that somebody wishes
_NARROWING = frozenset(
    "before after until since once ago pandemic who whom whose what which without with from on for by as under over if would could should will may might can want wants"
    " wanted need needs needed there live lives lived living enough only not no of work working study studying speak speaks have has had aged between among".split()
)


def changes_of_that_flow(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes that are told with a number of another flow, and are that flow's."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if wording.kind not in KINDS_OF_CHANGE or not wording.direction or wording.refusal or wording.uncertain:
            continue
        if claim.accuses or claim.then.verdict == "agrees" or wording.vintage != "current":
            continue
        levels = [each for each in of_its_sentence(claim, claims) if _is_its_level(each, claim)]
        told = [(each, figure) for each in levels if (figure := _of_the_other(each)) is not None]
        if not told or len({figure.series for _, figure in told}) > 1:
            continue
        if (miscount := _of_its_flow(at, claim, told, evidence)) is not None:
            yield miscount


def rounded_net_numbers(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The round numbers of people who came that are the net number which their text gives exactly."""
    known = frozenset(
        (figure.period, figure.value)
        for each in claims
        if each.then.verdict == "agrees" and each.wording.kind in OF_ONE_FIGURE and each.wording.stated.hedge == "exact"
        for figure in each.then.figures
        if figure.series == Series.of("net_migration") and figure.value == each.wording.stated.value
        if figures_given(figure.value or 0) >= _EXACT
    )
    if not known:
        return
    for at, claim in enumerate(claims):
        if claim.accuses or claim.then.verdict == "agrees" or claim.wording.kind != "level":
            continue
        if figures_given(claim.wording.stated.value or 0) >= _EXACT:
            continue  # "The 672,000 who arrived" only says it again
        if any(token.lower in _NARROWING for token in claim.wording.sentence.tokens if token.start >= claim.wording.start):
            continue  # "About 200,000 immigrants in one year came without a job", "is what the public wants"
        if (mixed := of_the_other_flow(claim.wording, evidence, known=known)) is not None:
            outcome, explanation = mixed
            source = claims.first_with(explanation.figures)
            yield Miscount(
                at, outcome.value or 0, outcome.derivation, (source, source), proof=explanation.near_miss or "",
                diagnosis="wrong_measure", near_miss=explanation.near_miss or "",
            )  # fmt: skip


def _is_its_level(level: Claim, change: Claim) -> bool:
    """Whether a level of the sentence of a change is said of the same flow, and is of another one."""
    return level.wording.kind in OF_ONE_FIGURE and level.accuses and are_of_the_same(level, change)


def _of_the_other(level: Claim) -> Figure | None:
    """The figure of another flow that a level was found to be, where it was."""
    if level.diagnosis != "wrong_measure" or not level.then.figures:
        return None
    figure = level.then.figures[-1]
    mine = level.wording.subject
    if mine is None or figure.series.measure == mine.measure or figure.series.measure not in MIGRATION_FLOWS:
        return None
    return figure


def _of_its_flow(at: int, claim: Claim, told: Sequence[tuple[Claim, Figure]], evidence: Evidence) -> Miscount | None:
    """A change that is the other flow's between the years told beside it, and not at all that of the flow that was said."""
    wording = claim.wording
    newest = max((figure.period for _, figure in told), key=lambda period: period.stop)
    oldest = min((figure.period for _, figure in told), key=lambda period: period.stop)
    start = newest.years_back(1) if oldest == newest else oldest
    for series in series_of(wording)[:1]:
        other = told[0][1].series
        after, before = evidence.standing(other, newest), evidence.standing(other, start)
        one, two = evidence.standing(series, newest), evidence.standing(series, start)
        if after is None or before is None or one is None or two is None:
            return None
        if not fits_between(wording, after.range, before.range) or _may_be_so(wording, evidence, series, told):
            return None
        own, found = (
            compare(wording, series, (newest, one), (start, two)),
            compare(wording, other, (newest, after), (start, before)),
        )
        if own.value is None or own.fits:
            return None
        of_it = NAMES[other.measure]
        return Miscount(
            at, own.value, own.derivation, (told[0][0], told[0][0]), proof=f"{of_it} went {found.derivation}",
            diagnosis="wrong_measure", near_miss=f"It was {of_it} that changed by so much: {found.derivation}.",
        )  # fmt: skip
    return None


def _may_be_so(wording: Wording, evidence: Evidence, series: Series, told: Sequence[tuple[Claim, Figure]]) -> bool:
    """Whether the flow that was said changed so in a year near by any standing figures."""
    ends = {figure.period for _, figure in told} | set(wording.periods)
    for end in ends:
        after, before = evidence.standing(series, end), evidence.standing(series, end.years_back(1))
        if after is not None and before is not None and fits_between(wording, after.range, before.range):
            return True
    return False
