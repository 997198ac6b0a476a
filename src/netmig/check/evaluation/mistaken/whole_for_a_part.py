"""The figure of a whole year that is said of a part of it: "In the first quarter of 2020, 715,000 people moved to the UK".

Long-term migration is published for twelve months at a time. What came in the year that ended with
a quarter did not come in that quarter, so such a number is of the year, and not of its part.
"""

from __future__ import annotations

from ....ledger.phrases import amount, period_words
from ....periods import year_ending
from ...sentences.in_doubt.turns_of_phrase import OF_A_PART_OF_A_YEAR
from ...sentences.times.several_years import WHICH_YEARS
from ...sentences.wording import Wording
from ...words.cues import MOVING
from ...words.subjects import MIGRATION_FLOWS
from ..diagnosis import Explanation
from ..estimates.other_days import estimates
from ..evidence import Evidence
from ..intervals import overlaps
from ..outcome import Outcome, series_of

# how long a part of a year is at most, in days, and how many people are too many to be met by chance
_LONGEST, _LEAST = 190, 100_000
# why a number of a part of a year is left alone, which the figure of the year answers
_ANSWERED = frozenset({"", OF_A_PART_OF_A_YEAR, WHICH_YEARS})
_KINDS = frozenset({"level", "extreme", "sum"})
# a text that speaks of years beside may mean the year up to that part, and one that says where things stood may mean the rate
_OF_YEARS = frozenset(
    "twelve 12 annual annually annualised year-ending rolling ended ending end year years running up until by".split()
)


def whole_for_a_part(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """What is the figure of the year that ended when a part of it did, and is said of that part; None where it is not."""
    subject, said, value = wording.subject, wording.stated, wording.stated.value or 0
    if subject is None or subject.measure not in MIGRATION_FLOWS or subject.basis != "explicit" or wording.refusal:
        return None
    if wording.kind not in _KINDS or wording.uncertain not in _ANSWERED or wording.of_another_day or "period" not in wording.ties:
        return None
    if said.unit != "people" or said.hedge not in {"exact", "about"} or value < _LEAST or "place" in wording.unsettled:
        return None
    part = wording.periods[0] if len(wording.periods) == 1 else None
    if part is None or wording.period_basis != "explicit" or (part.stop - part.start).days > _LONGEST or part.stop.day != 1:
        return None
    words_of_it = wording.sentence.words
    if not _OF_YEARS.isdisjoint(words_of_it) or not (part.kind == "span" or _of_people(wording)):
        return None
    year = year_ending(part.end.year, part.end.month)
    for series in series_of(wording)[:1]:
        for figure in estimates(evidence, series, year):
            standing = evidence.of_figure(figure)
            if standing is None or not overlaps(said, standing.range):
                continue
            told = f"{period_words(year)}: {standing.words}"
            made = Outcome(False, told, standing.range.value, standing.figures, part, None, series, False)
            words = f"{amount(standing.range.value, standing.unit)} is the figure of the whole {period_words(year)}."
            return made, Explanation("wrong_period", words, standing.figures)
    return None


def _of_people(wording: Wording) -> bool:
    """Whether the very number is of people who move: "net migration was 313,000 in the first quarter" may tell how things stood then."""
    words = wording.words_within
    return wording.subject is not None and wording.subject.measure != "net_migration" and not MOVING.isdisjoint(words)
