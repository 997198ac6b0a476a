"""Numbers of a group that are of it by no count: "Families of students were another 105,000", where only the flow is left open.

Where a text about migration names in so many words whom a number is of, and is silent only on whether they came or left, or on which
count it is, a number is wrong that is none of them: no flow of theirs, nor of any other group or reason, nor their visas, in any
year near and by any estimate.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..sentences.doubts import OPEN
from ..sentences.spoken_of import may_speak_of
from ..sentences.wording import Wording
from ..words.subjects import MIGRATION_FLOWS
from .evidence import Evidence
from .intervals import Range
from .outcome import Outcome

# a number in between, and those of the years just before and after, may be told so of something else
_AROUND = 800
_LEAST = 10_000
_LEAST_OFF = 0.12
_VISAS = ("visas_granted", "visa_applications", "asylum_applications")
# words of which a count may be that is not held
_OF_OTHERS = frozenset(
    "visa visas application applications claims applied grants granted sponsored enrolled certificates census born survey poll university universities"
    " nurses doctors aged under over permits extensions settlement status crossings boats".split()
)


def is_of_no_count(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether a number of a group whose flow is left open is that of no flow and no group that may be meant."""
    said, subject = wording.stated, wording.subject
    if wording.uncertain != OPEN or wording.kind != "level" or wording.refusal or wording.of_another_day or wording.unsettled:
        return False
    if (
        subject is None
        or not subject.group
        or subject.measure not in MIGRATION_FLOWS
        or wording.vintage != "current"
        or wording.rate != 1
    ):
        return False
    if said.value is None or said.hedge not in {"exact", "about"} or said.unit != "people" or abs(said.value) < _LEAST:
        return False
    if wording.period_basis not in {"explicit", "inherited"} or not wording.periods or outcome.value is None:
        return False
    if abs(abs(outcome.value) - abs(said.value)) < _LEAST_OFF * abs(outcome.value) or not _OF_OTHERS.isdisjoint(
        wording.sentence.words
    ):
        return False
    return _only_counts_them(wording) and not any(_is(wording, found) for found in _counted(wording, evidence))


def _only_counts_them(wording: Wording) -> bool:
    """Whether a sentence sets out with those people and only says how many they were: "The Chinese were fourth with 36,000"."""
    words = wording.sentence.words
    numbers = [at for at, word in enumerate(words) if word[:1].isdecimal()]
    if len(numbers) != 1 or not 1 < numbers[0] <= _SHORT:
        return False
    before = words[: numbers[0]]
    verb = next((at for at, word in enumerate(before) if word in _WERE), 0)
    return verb > 0 and before[0] not in _NOT_WHO and set(before[verb:]) <= _WERE | _HOW_MANY and _COMPARED.isdisjoint(words)


_SHORT = 9
_WERE = frozenset({"were", "was", "numbered", "came", "followed", "made"})
_HOW_MANY = frozenset("another a further some about around just only up with at second third fourth fifth next in to ,".split())
_NOT_WHO = frozenset("in at from there of among by for on since after and but that this it they elsewhere".split())
_COMPARED = frozenset("fewer more less than lower higher down or per".split())


def _is(wording: Wording, found: Range) -> bool:
    """Whether a number may be a figure, with or without its sign, rounded one way or the other."""
    said = wording.stated
    value = abs(said.value or 0)
    half = max(abs((said.high or 0) - (said.value or 0)), _ROUNDED)
    return abs(abs(found.value) - value) <= half


_ROUNDED = 500


def _counted(wording: Wording, evidence: Evidence) -> Iterator[Range]:
    """Every figure that may be meant, by any estimate, of the years around: of those people, and of whom else the text speaks."""
    group = dict(wording.subject.group) if wording.subject is not None else {}
    stops = [each.stop for each in wording.periods]
    for measure in (*sorted(MIGRATION_FLOWS), *_VISAS):
        for series in evidence.ledger.series(measure):
            nation, reason = (series.dimensions.get(each, "all") for each in ("nationality", "reason"))
            theirs = nation == group.get("nationality") and reason in {group.get("reason", "all"), "all"}
            if not (theirs or may_speak_of(wording.spoken_of, measure, nation, reason)):
                continue
            for period, _ in evidence.years(series):
                if any(abs((period.stop - stop).days) <= _AROUND for stop in stops):
                    for figure in evidence.ever(series, period):
                        if (found := evidence.of_figure(figure)) is not None:
                            yield found.range
