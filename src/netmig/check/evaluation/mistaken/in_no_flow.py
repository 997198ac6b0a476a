"""Changes of a flow that is not said, "Migration to the UK is down 46 % since Brexit", that none of the three flows made.

Where words name migration, the time and from when, and only not which of the flows, a change that neither those who came, nor
those who left, nor what is left of both made, between any of the years that may be meant and by any estimate, is wrong.
"""

from __future__ import annotations

from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.in_doubt.doubts import OPEN
from ...sentences.wording import Wording
from ...words.cues import is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTHS
from ..evidence import Evidence
from ..intervals import Range, range_of_figure
from ..kinds.changes import fits_between

_KINDS = frozenset({"percent_change", "fraction", "ratio"})
# a smaller change may be one of a group, or of a year near
_LEAST = 20.0
_LEAST_TIMES = 1.8
_WIDER = 2.0
_WIDER_TIMES = 0.15
# how many days before the windows that were read others may be meant
_AROUND = 400
_NAMED = frozenset({"migration", "immigration", "emigration", "migrants", "immigrants"})
# all that such a sentence may say: of which country, which way, by how much and since when
_PLAIN = frozenset(
    "migration immigration emigration migrants immigrants net overall total long-term annual to into from the a an in uk britain british united"
    " kingdom country uk's britain's is was has have had been are now fallen fell dropped drop down up by risen rose rise fall increased decreased"
    " declined declined halved doubled tripled trebled quadrupled plunged plummeted soared slumped tumbled grown shrunk lower higher since after"
    " before brexit referendum vote voted leave eu eu's year ending ended and than about around nearly almost over more some roughly just"
    " per cent percent % third quarter half two thirds fifth tenth times of it its levels level numbers number".split()
)
_MARKS = frozenset({".", ",", ";", ":", "!", "?", "–", "—", "(", '"'})


def changed_so_in_no_flow(wording: Wording, evidence: Evidence) -> bool:
    """Whether no flow changed so between any of the years that may be meant."""
    said = wording.stated
    if wording.kind not in _KINDS or wording.uncertain != OPEN or wording.of_another_day or wording.of_estimates:
        return False
    if (
        said.value is None
        or said.low is None
        or said.high is None
        or wording.baseline_basis != "explicit"
        or not wording.baseline
    ):
        return False
    if wording.subject is None or wording.subject.group or wording.subject.measure not in MIGRATION_FLOWS:
        return False
    times = said.unit == "times"
    if abs(said.value) < (_LEAST_TIMES if times else _LEAST) or not wording.direction:
        return False
    words = set(wording.sentence.words)
    if words.isdisjoint(_NAMED) or not _is_plain(wording):
        return False
    wider = _WIDER_TIMES if times else _WIDER
    told = replace(wording, stated=replace(said, low=said.low - wider, high=said.high + wider))
    return all(_is_held_and_other(told, Series(flow), evidence) for flow in sorted(MIGRATION_FLOWS))


def _is_plain(wording: Wording) -> bool:
    """Whether every word up to the end of the claim, and none but a mark behind it, is one of these."""
    tokens = [token for token in wording.sentence.tokens if token.start < wording.end]
    behind = next(iter(wording.words_behind), ".")
    months = frozenset(MONTHS)
    return behind in _MARKS and all(
        token.lower in _PLAIN
        or token.lower in months
        or token.lower in _MARKS
        or token.lower[:1].isdigit()
        or is_adverb(token.lower)
        for token in tokens
    )


def _is_held_and_other(wording: Wording, series: Series, evidence: Evidence) -> bool:
    years = [period for period, _ in evidence.years(series)]
    afters = [each for each in years if any(abs((each.stop - read.stop).days) <= _AROUND for read in wording.periods)]
    befores = [each for each in years if any(abs((each.stop - read.stop).days) <= _AROUND for read in wording.baseline)]
    if not afters or not befores:
        return False
    return not any(
        fits_between(wording, after, before)
        for later in afters
        for earlier in befores
        if earlier.stop < later.stop
        for after in _ever(series, later, evidence)
        for before in _ever(series, earlier, evidence)
    )


def _ever(series: Series, period: Period, evidence: Evidence) -> list[Range]:
    return [found for figure in evidence.ever(series, period) if (found := range_of_figure(figure)) is not None]
