"""Words that make a number or a statement an extreme: "a record high of", "peaked at", "the highest ever", "a four-year low"."""

from __future__ import annotations

from itertools import pairwise

from ...sentences.ends.comparisons import is_baseline_quantity
from ...sentences.once import once_a_number
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import leaves_out
from ...sentences.roles import at_its_height, is_start
from ...words.cues import CLAUSE_MARKS, EXTREME_LOW, EXTREMES
from ...words.number_words import NUMBER_WORDS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression

LARGEST = frozenset({"biggest", "largest", "steepest", "sharpest", "greatest", "record"})
# one of these is in every sentence that states an extreme
_CUES = EXTREMES | LARGEST | {"low", "high"}
PARTINGS = CLAUSE_MARKS - {"-"}


@once_a_number
def extreme_beside(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the word stands that makes a number an extreme; 0 if none does.

    "a record high of 906,000", "new record of 906,000", "peaked at 944,000", "504,000 for the year to
    June, a record", "745,000, the highest ever recorded".
    """
    if height := at_its_height(parts, quantity):
        return height
    for at in cues_of(parts):
        if (
            parts.word(at) == "peak"
            and at <= 3
            and at < quantity.first
            and parts.preceding(quantity) is None
            and parts.word(0) not in {"after", "from", "since"}  # "After a peak in 2023, it fell to 728,000"
        ):
            return at  # "At its peak, in the year to March 2023, it was 944,000"
        if is_of_another(parts, at):
            continue
        if at < quantity.first:
            between = [
                parts.word(k) for k in range(at + 1, quantity.first) if k not in parts.in_times or parts.word(at) != "peaked"
            ]
            # "504,000, the highest on record and up from 173,000": of the number before
            further = not {"up", "down", "and"}.isdisjoint(between) and parts.preceding(quantity) is not None
            if "to" in between and parts.word(at) != "peaked":
                continue  # "fell from the record high to 728,000"
            if len(between) <= 5 and PARTINGS.isdisjoint(between) and not further and not _another(parts, at, quantity.first):
                return at or 1
        elif at > quantity.last and is_start(parts, quantity) and parts.preceding(quantity) is not None:
            continue  # "fell to 431,000 from 860,000 in 2023, the lowest since 2020"
        elif at > quantity.last and any(each.first == at + 1 for each in parts.quantities):
            continue  # "fell to 204,000, as a record 9,000 sponsors were checked"
        elif at > quantity.last and parts.word(at) != "peaked":  # "was 184,000 in 2019, peaked at 944,000"
            time = parts.time_of.get(quantity.first)
            if time is not None and not _AGAINST.isdisjoint(parts.words[quantity.last + 1 : time.first]):
                time = None  # "was 685,000, below that of 2022, the highest ever"
            begins = time.last + 1 if time and time.last < at and time.first > quantity.last else quantity.last + 1
            begins = _behind_its_start(parts, quantity, begins, at)
            gap = parts.words[begins:at]
            # only a bare apposition behind the number speaks of it: ", a record", not ", down from a peak of…"
            if (
                gap
                and parts.word(at + 1) not in {"being", "was", "is"}
                and not ("and" in gap and parts.word(at + 1) == "in")  # "35,000 in 2020, and its highest in 2023"
                and gap[0] in _BREAKS
                and set(gap[1:]) <= _APPOSITION
                and not _another(parts, max(quantity.last, begins - 1), at)
            ):
                return at
    return 0


def _behind_its_start(parts: SentenceParts, quantity: Quantity, begins: int, at: int) -> int:
    """Past where a number went from, if an extreme is of what it went to: "fell to 204,000, down from 649,000, the lowest in four years"."""
    start = parts.following(quantity)
    if (
        start is None
        or start.last >= at
        or parts.words[begins : start.first][:3] not in ([",", "down", "from"], [",", "up", "from"])
    ):
        return begins
    time = parts.time_of.get(start.first)
    low = parts.word(at) in EXTREME_LOW
    if low != (quantity.value < start.value) or parts.word(at) not in EXTREME_LOW | {"highest", "largest"}:
        return begins  # "down from 906,000, a record": of where it began
    return time.last + 1 if time is not None and start.last < time.first and time.last < at else start.last + 1


_AGAINST = frozenset({"than", "below", "above", "against"})


def _is_set_against(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether something is set against what was at a time: "below that of 2022", "lower than the figure for 2022"."""
    at = next((at for at in range(time.first - 1, max(-1, time.first - 5), -1) if parts.word(at) in _AGAINST), -1)
    return at >= 0 and not any(at < each.last < time.first for each in parts.quantities)


def is_of_another(parts: SentenceParts, at: int) -> bool:
    """Whether a record is told of what was named last, or of what it is set against: "lower than in 2022, which was a record"."""
    before = parts.words[max(0, at - 4) : at]
    # "That is the lowest since": of what the sentence before told
    that = before.index("that") if "that" in before else -1
    ahead = parts.words[: max(0, at - len(before)) + that]
    opens = that + 1 if that >= 0 and (not ahead or ahead in _OF_ITS_KIND or (ahead[-1:] == [","] and leaves_out(parts))) else 0
    if (
        parts.words[max(0, at - 5) : at].count("itself")
        and {"original", "initial", "first", "earlier", "previous"} & parts.word_set
    ):
        return True  # "higher than the original estimate, which itself was an all-time high"
    comma = next((k for k in range(at - 1, max(-1, at - 4), -1) if parts.word(k) == ","), -1)
    if comma > 0 and any(time.last == comma - 1 and _is_set_against(parts, time) for time in parts.times):
        return True  # "was 685,000, below that of 2022, the highest ever"
    points = (
        any(one in {"that", "which", "year"} and other in {"was", "is"} for one, other in pairwise(before[opens:]))
        and not _goes_on_of_its_number(parts, at)
    ) or "being" in before
    return points or any(
        one in {"on", "than", "down"} and other in {"the", "a", "its", "that"} for one, other in pairwise(before)
    )


def _goes_on_of_its_number(parts: SentenceParts, at: int) -> bool:
    """Whether a record is told right behind a number that is set against nothing: "was 906,000 in the year to June 2023, which is the highest on record"."""
    comma = next((k for k in range(at - 1, max(-1, at - 5), -1) if parts.word(k) in {",", "("}), -1)
    owner = next((each for each in reversed(parts.quantities) if each.last < comma), None)
    if owner is None or parts.words[comma + 1 : comma + 2] != ["which"] or parts.word(at) in {"peak", "peaked"}:
        return False
    time = parts.time_of.get(owner.first)
    # "was 431,000 in 2024, the ONS said, which is the lowest"
    ends = max(owner.last, owner.last if time is None or time.last > comma else time.last)
    told = all(k in parts.in_times or parts.word(k) in _WHO_SAID for k in range(ends + 1, comma))
    beside = parts.words[owner.last + 1 : comma]
    return told and not is_baseline_quantity(parts, owner) and not is_start(parts, owner) and _AGAINST.isdisjoint(beside)


_OF_ITS_KIND = (
    ["for", "a", "calendar", "year"],
    ["for", "any", "calendar", "year"],
    ["for", "a", "year"],
    ["for", "a", "single", "year"],
)
_WHO_SAID = frozenset(
    ") , the ons said says office for national statistics according to official figures data show showed people".split()
)
_APPOSITION = frozenset("a an the new its all-time also now another and is was which".split())


def _another(parts: SentenceParts, first: int, last: int) -> bool:
    return any(first < quantity.first < last for quantity in parts.quantities)


def cues_of(parts: SentenceParts) -> list[int]:
    """Where words of extremes stand that say something is one."""
    found: list[int] | None = parts.kept.get("extremes")
    if found is None:
        found = parts.kept["extremes"] = [] if parts.word_set.isdisjoint(_CUES) else _cues_among(parts)
    return found


_BREAKS = frozenset({",", ":", "–", "—", "-", "("})
_ENDING = frozenset({"", ".", ",", ";", "!", ")", "–", "—"})  # "a new high for Indian students" is of some
_MISSING = frozenset({("short", "of"), ("shy", "of"), ("off", "a"), ("off", "its"), ("off", "the")})
_NEXT_TO_IT = frozenset("second third fourth fifth".split())


def _cues_among(parts: SentenceParts) -> list[int]:
    found = []
    for at, word in enumerate(parts.words):
        new = (
            word == "high"
            and parts.words[at - 2 : at] == ["a", "new"]
            and parts.word(at + 1) in _ENDING
            and parts.word(at - 3) in _BREAKS
        )
        if new or (word in {"low", "high"} and years_of_extreme(parts, at)):
            found.append(at)
        if word not in EXTREMES:
            continue
        if not _MISSING.isdisjoint(pairwise(parts.words[max(0, at - 4) : at])):
            continue  # "just short of a record, at 41,472"
        if parts.word(at - 1) in _NEXT_TO_IT:
            continue  # "the second highest"
        if word == "record":
            # "since records began" is a scope, "on record" part of "highest on record", "records show" neither
            if parts.word(at + 1) == "on" and any(at + 1 < each.first <= at + 4 for each in parts.mentions_of("measure")):
                continue  # "Labour's record on net migration": what it has done
            if parts.word(at + 1) in {"since", "began", "keeping"} or (
                parts.word(at - 1) in {"on", "criminal", "the", "track", "his", "her", "their", "its"}
                and parts.word(at + 1) not in {"high", "low", "of", "level", "levels", "number", "figure"}
            ):
                continue
        if word in {"highest", "lowest"} and parts.word(at - 1) in {"its", "their"} and "before" in parts.words[at + 1 : at + 4]:
            continue  # "three times its highest level before Brexit"
        if word in {"peak", "largest", "biggest", "greatest", "unprecedented", "peaked"} and not _states_peak(parts, at):
            continue
        found.append(at)
    return found


def years_of_extreme(parts: SentenceParts, at: int) -> int:
    """Of how many years a "four-year low" is; 0 if it is none."""
    number, _, unit = parts.word(at - 1).partition("-")
    if unit == "year" and number in NUMBER_WORDS:
        return int(NUMBER_WORDS[number])
    if parts.word(at - 1) == "year" and parts.word(at - 2) == "-" and parts.word(at - 3).isdecimal():
        return int(parts.word(at - 3))
    return 0


def _states_peak(parts: SentenceParts, at: int) -> bool:
    """Such as "peaked at 944,000", "a peak of 906,000", not "lower than the peak in 2023" or "the biggest changes"."""
    word, following = parts.word(at), parts.word(at + 1)
    if word == "peaked":
        return True
    if word in {"largest", "biggest", "greatest"}:
        # "to 745,000, the largest on record"; not "the fall was the largest on record"
        return parts.word(at - 2) == "," and parts.words[at + 1 : at + 3] == ["on", "record"]
    if word == "peak":
        opening = parts.word(at - 2) == "at" and at <= 3
        return (following == "of" or opening) and parts.word(at - 1) in {"a", "its", "new", "the", "previous"}
    return False
