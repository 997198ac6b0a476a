"""Which doubts of a number are settled by its being another estimate of the very year that it was read as.

Such a number is of nothing else: what is not understood in the words beside it makes it no other
people's. Whether they may mean the older estimate is asked apart from this.
"""

from __future__ import annotations

import re

from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, OF_WHICH_ESTIMATE, SOMETHING_ELSE
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ...words.cues import EXTREME_HIGH
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..certainty import GOES_ON, shows_what_is_meant, tells_of_the_measure_alone
from ..evidence import Evidence
from ..outcome import Outcome

_HIGH = EXTREME_HIGH | frozenset({"high-water", "height", "peaks", "peaking"})
# the words of a sentence that tells of a height and of nothing else: of no day on which it was thought to be so
_OF_A_HEIGHT = (
    GOES_ON
    | _HIGH
    | frozenset(
        "its mark watermark with remain remains remained set ever on as twelve months month ending ended end up . and"
        " net migration uk britain's".split()
    )
    | frozenset(MONTH_WORDS)
)  # fmt: skip


def is_of_everybody(wording: Wording, evidence: Evidence) -> bool:
    """Whether a record that may be of the group named before is, to the thousand, another estimate for all together."""
    return wording.unsettled == ("group",) and _is_the_highest_of_its_year(wording) and shows_what_is_meant(wording, evidence)


def settled_by_an_estimate(wording: Wording) -> frozenset[str]:
    """The doubts that another estimate of the very year settles: "the initial estimate of 740,000" is of nothing else.

    Nor is "It had peaked at 906,000 in the year to June 2023".
    """
    if wording.vintage == "first" or _is_the_highest_of_its_year(wording):
        return OF_WHICH_ESTIMATE
    return frozenset({BESIDE, BETWEEN, SOMETHING_ELSE} if tells_of_the_measure_alone(wording) else {BESIDE, BETWEEN})


def _is_the_highest_of_its_year(wording: Wording) -> bool:
    """Whether a number is said to be the highest, and its sentence names its year: "At 906,000, the year to June 2023 remains the all-time high"."""
    if wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS or wording.kind not in OF_ONE_FIGURE:
        return False
    words = set(wording.sentence.words)
    if not wording.periods or str(wording.periods[0].end.year) not in words:
        return False
    if not all(word in _OF_A_HEIGHT or word[:1].isdecimal() for word in words):
        return False
    return wording.kind == "extreme" or (wording.kind == "level" and not _HIGH.isdisjoint(words))


# words of the sentences before that set what follows on another day: "A year ago", "in the old series", "spoke in November 2024"
_MONTH = "|".join(MONTH_WORDS)
_ANOTHER_DAY = re.compile(
    rf"\b(?:ago|previous|old|former|earlier|back then|at the time|at that time|(?<!ended )(?<!ending )(?:in|of|on|last|by|since) (?:\d+ )?(?:{_MONTH}))\b"
)
_OLD_FIGURES = re.compile(
    r"\b(?:previous|old|former|earlier) (?:ons )?(?:release|bulletin|series|figures|estimates?|numbers|statistics)\b"
)
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SENTENCES_BEFORE = 2
# the two are seldom longer, in characters
_NEAR = 2_000


def may_be_told_of_another_day(wording: Wording, text: str) -> bool:
    """Whether the sentences before a height speak of older figures or, where its words leave a doubt, of another day at all."""
    if wording.kind != "extreme" and set(wording.sentence.words).isdisjoint(_HIGH):
        return False
    start = wording.sentence.tokens[0].start
    before = _END_OF_SENTENCE.split(text[max(0, start - _NEAR) : start].strip())[-_SENTENCES_BEFORE:]
    told = _ANOTHER_DAY if wording.uncertain or wording.unsettled else _OLD_FIGURES
    return told.search(" ".join(before).lower()) is not None


def is_the_newest_as_read(wording: Wording, outcome: Outcome) -> bool:
    """Whether the number of a record, or of what went the other way, is to the thousand that of the year read, where none is named: "204,000, the lowest ever"."""
    value = wording.stated.value
    return (
        (wording.kind == "extreme" or outcome.other_way)
        and wording.unsettled == ("period",)
        and value is not None
        and value == outcome.value
        and value >= _LEAST_EXACT
        and value % _LEAST_EXACT != 0
    )


_LEAST_EXACT = 100_000
