"""An estimate that was a record when it came out: "740,000, itself a record at the time", "when it came out nothing higher had ever been seen".

Which estimate is meant its number says, and it is held against the figures of the day on which that was published.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...records import replace
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, OPEN, SOMETHING_ELSE
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window
from ...sentences.wording import Wording
from ...words.cues import FORECAST_WORDS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim_in_words, stated

_HIGH = (
    ("itself", "a", "record"), ("a", "record", "high"), ("a", "record"), ("a", "new", "record"), ("another", "record"), ("the", "highest", "ever", "recorded"), ("the", "highest", "on", "record"),
    ("the", "highest", "ever"), ("the", "highest", "figure", "ever"), ("the", "highest", "figure", "on", "record"), ("the", "highest"), ("an", "all-time", "high"), ("the", "largest", "on", "record"),
    ("the", "largest", "ever"), ("the", "record"), ("then-record",), ("nothing", "higher", "had", "ever", "been", "seen"), ("nothing", "higher", "had", "been", "seen"), ("nothing", "higher", "had", "been", "recorded"),
    ("nothing", "higher", "had", "ever", "been", "recorded"), ("no", "higher", "figure", "had", "ever", "been", "published"), ("no", "higher", "figure", "had", "been", "published"),
)  # fmt: skip
_THEN_BEHIND = (
    ("at", "the", "time"), ("at", "that", "time"), ("at", "that", "point"), ("when", "it", "came", "out"), ("when", "it", "was", "published"), ("when", "it", "was", "released"),
    ("when", "it", "was", "announced"), ("when", "it", "was", "first", "published"), ("when", "published"), ("when", "first", "published"), ("until", "then"), ("back", "then"),
)  # fmt: skip
_THEN_BEFORE = frozenset({"then"})
_WHEN_OUT = (
    ("when", "it", "came", "out"),
    ("when", "it", "was", "published"),
    ("when", "it", "was", "released"),
    ("at", "the", "time"),
)
_ENDS = frozenset(', ; . : ) – — and but " while'.split()) | {""}
_ANSWERED = frozenset({SOMETHING_ELSE, BESIDE, BETWEEN, OPEN})
_NOT_A_RECORD = frozenset("not never no nearly almost close below if would could short than hardly".split())
_FAR = 16
_LEAST, _ROUND = 100_000, 100_000
CUES = frozenset({"record", "highest", "higher", "all-time", "largest", "then-record"})


def with_records_then(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with the record that an estimate is said to have been when it came out."""
    kept = list(found)
    if parts.word_set.isdisjoint(CUES) or not parts.quantities or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject"):
        return kept
    told = _told(parts)
    number = None if told is None else _number(parts, told[0])
    own = None if number is None else _claim_of(number, found)
    if (
        told is None
        or number is None
        or own is None
        or own.subject is None
        or not FORECAST_WORDS.isdisjoint(parts.words[: told[1]])
    ):
        return kept
    first, last = told
    window = Window(own.periods, "inherited")
    wording = claim_in_words(
        parts, "extreme", (first, last), replace(own.subject, basis="inherited"), window, scene, extreme="high",
        then_stated=stated(number, "people"),
    )  # fmt: skip
    if wording.uncertain in _ANSWERED:
        wording = replace(wording, uncertain="")  # the very number says which estimate of which year it is
    beside = [each for each in kept if each.start < wording.end and wording.start < each.end and each.stated.value is None]
    return [*(each for each in kept if each not in beside), wording]


_LONGEST_FIRST = sorted(_HIGH, key=len, reverse=True)
_BEGINNING = frozenset(each[0] for each in _HIGH)


def _told(parts: SentenceParts) -> tuple[int, int] | None:
    """The first and the last word of what says so."""
    for at in range(len(parts.words)):
        if parts.words[at] not in _BEGINNING:
            continue
        high = next((each for each in _LONGEST_FIRST if tuple(parts.words[at : at + len(each)]) == each), None)
        if high is None or not _NOT_A_RECORD.isdisjoint(parts.words[max(0, at - 3) : at]):
            continue
        last = at + len(high) - 1
        behind = next((each for each in _THEN_BEHIND if tuple(parts.words[last + 1 : last + 1 + len(each)]) == each), ())
        before = next((each for each in _WHEN_OUT if tuple(parts.words[max(0, at - len(each)) : at]) == each), ())
        then = high == ("then-record",) or parts.word(at - 1) in _THEN_BEFORE
        if not (behind or before or then):
            continue
        if parts.word(last + 1 + len(behind)) in _ENDS or high == ("then-record",):
            return at - (len(before) or int(then and high != ("then-record",))), last + len(behind)
    return None


def _number(parts: SentenceParts, first: int) -> Quantity | None:
    """The one estimate of people that stands before it in its sentence, near."""
    before = [
        each for each in parts.quantities if each.last < first and each.unit in {"", "people"} and abs(each.value) >= _LEAST
    ]
    if not before or first - before[-1].last > _FAR or before[-1].value % _ROUND == 0 or before[-1].hedge != "exact":
        return None
    return before[-1]


def _claim_of(number: Quantity, found: Sequence[Wording]) -> Wording | None:
    return next(
        (
            each
            for each in found
            if each.stated.value is not None
            and each.start <= number.number_start < each.end
            and each.kind in {"level", "extreme", "revision"}
            and each.subject is not None
            and each.subject.measure in MIGRATION_FLOWS
            and each.periods
            and not each.refusal
        ),
        None,
    )
