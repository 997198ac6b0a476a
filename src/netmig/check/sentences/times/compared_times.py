"""Which words of time name what something is compared with, and not when it was: "since 2021", "twice as many as in 2023"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...words.cues import OUTDOES, is_adverb
from ...words.time_expressions import TimeExpression

if TYPE_CHECKING:
    from ..parts import SentenceParts

# words that set what follows beside something earlier, instead of stating it
COMPARING_WORDS = frozenset(
    "than against instead compared from versus vs since close similar level levels below above exceeding where under".split()
)
# what may stand between a word that compares and the time it compares with
_BEFORE_COMPARED = frozenset(
    "our that one peaking peaked any anything ever year years month months before time point at the a an in of for its their that those figure figures estimate estimates number numbers same year period previous to with at total"
    " just only precisely exactly some calendar equivalent revised updated original first data comparable began begun records when it was they were stood recorded peak peaks record high highs low lows those what"
    " new around about roughly referendum vote election pandemic height".split()
)  # fmt: skip
# what may stand between a word that compares and "pre-Brexit" levels, and what else sets something against them
_BEFORE_LEVELS = frozenset(
    {"the", "its", "their", "typical", "usual", "normal", "average", "those", "of", "highest", "level", "levels"}
)
_SET_BESIDE = frozenset({"on", "over", "to", "times", "double", "twice", "treble", "triple", "beyond", "at", "with", "near"})
_HIGH_OR_LOW = frozenset({"highest", "lowest", "record", "ever", "high", "low"})
_OF_A_RECORD = frozenset({"record", "record-high", "unprecedented", "highest", "historic"})
# the kinds of time that a number is up or down "on"
_SET_ON = frozenset({"earlier", "calendar_year", "relative_year", "year_ending", "same"})
# what a year gives its name to: "the 2023 peak"
NAMED_BY_YEAR = frozenset({"peak", "high", "record", "figure", "total", "level", "estimate", "number", "low"})
_COMPARED_FIRST = (["compared", "with"], ["compared", "to"], ["set", "against"], ["measured", "against"])
_FINITE = frozenset("is was are were has had it net stands stood fell rose".split())
_RECORDS = frozenset("records record statistics data figures series numbers collection counting they it".split())
_KEPT = frozenset("gathered collected kept compiled published recorded counted started began begun introduced available".split())
_KEEPING = frozenset("the these such comparable official of were was first have been being in back".split())


def is_compared_with(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time names what something is compared with; asked through `parts.compares`, which keeps the answer."""
    if "what" in parts.word_set and "what it was" in " ".join(parts.words[: time.first]):
        return True  # "a fifth of what it was at its peak of 944,000 in the year to March 2023"
    if "as" in parts.word_set and _is_as_much_as(parts, time):
        return True  # "twice as many people left in 2024 as in 2021"
    if _recalls_since(parts, time):
        return True  # "the lowest since the pandemic, when it was only 132,000 (in March 2021)"
    if (parts.words[:2] in _COMPARED_FIRST or parts.words[:1] == ["compare"]) and _FINITE.isdisjoint(parts.words[1 : time.first]):
        return True  # "Compared with the record, 944,000 in the year to March 2023, it is a fall of"
    if is_of_a_former_record(parts, time) or (
        parts.word(time.first - 1) == "before"
        and not {"any", "every"}.isdisjoint(parts.words[max(0, time.first - 3) : time.first])
    ):
        return True  # "would have been a record in any year before 2021"
    if time.kind == "vague" and parts.word(time.first).startswith("pre-"):
        return _is_set_against(parts, time.first)
    if "than" in parts.word_set and _is_than_the_flow_was(parts, time):
        return True
    if (
        parts.word(time.first - 1) == "the"
        and parts.word(time.first - 2) in OUTDOES
        and parts.word(time.last + 1) in NAMED_BY_YEAR
    ):
        return True  # "That beats the 2021 figure"
    first, _ = parts.clause(time.first)
    if parts.word(first - 1) == "since" and {"peaked", "peaking", "peak"} & set(parts.words[first : time.first]):
        return True  # "since it peaked at 944,000 in the year to March 2023"
    for back in range(time.first - 1, max(-1, time.first - 8), -1):
        word = parts.words[back]
        if word == "level" and not _HIGH_OR_LOW.isdisjoint(parts.words[max(0, back - 2) : back]):
            return False  # "reached its highest level in the year to March 2023"
        if word in {"or", "and", ","} and back == time.first - 1 - (parts.word(time.first - 1) == "in"):
            alike = next((each for each in reversed(parts.times) if each.last < back), None)
            if word == "," and alike is not None and alike.last == back - 1 and back == time.first - 1 and parts.compares(alike):
                return True  # "compared with the same month a year before, June 2022,"
            if alike is not None and alike.last == back - 1 == time.first - 2 and alike.kind == time.kind == "calendar_year":
                return parts.compares(alike)  # "below the record levels of 2015 and 2016"
            listed = alike is not None and back - alike.last <= 5 and parts.bracket_of.get(back - 2, -1) == alike.last + 1
            return listed and alike is not None and parts.compares(alike)  # "than in 2018 (276,000) or 2019 (184,000)"
        if word in {"level", "levels"} and parts.word(back + 1) in {"in", "during"} and parts.word(back - 1) in _OF_A_RECORD:
            return False  # "reached record levels in 2022"
        if word == "where" and _tells_what_it_was(parts, time, back):
            return False
        if word == "from" and (_dates_a_record(parts, back) or (back <= _AT_THE_HEAD and parts.word(back - 1) in NAMED_BY_YEAR)):
            return False  # "The Boris figure from 2022 was revised"
        if word in COMPARING_WORDS or (word == "on" and (time.kind in _SET_ON or _is_the_month_of_a_figure(parts, time))):
            return True
        if word not in _BEFORE_COMPARED:
            return False
    return False


def is_of_a_former_record(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time only tells when a record was that has been beaten: "a record: the earlier peak, in 2002, was 103,000"."""
    comma = time.first - 1 - (parts.word(time.first - 1) in {"in", "of"})
    if parts.word(comma) != "," or parts.word(comma - 1) not in _RECORD_NOUNS:
        return False
    return not _FORMER.isdisjoint(parts.words[max(0, comma - 4) : comma - 1])


_FORMER = frozenset({"previous", "old", "former", "earlier", "existing", "prior"})


def _dates_a_record(parts: SentenceParts, at: int) -> bool:
    """Whether "from" tells of when a record is: "The record is 906,000, from the year to June 2023", "the peak, 944,000, dates from"."""
    if len(parts.times) != 1 or _RECORD_NOUNS.isdisjoint(parts.words[: min(at, 4)]):
        return False
    return parts.word(at - 1) in {"is", "dates", "comes"} or (
        parts.word(at - 1) == "," and any(each.last == at - 2 for each in parts.quantities)
    )


_AT_THE_HEAD = 4
_RECORD_NOUNS = frozenset({"record", "peak", "high", "highest"})


def _is_than_the_flow_was(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a flow is named again for the time that it is set against: "20% lower than net migration in the year before", "than our net migration estimate for 2023"."""
    back = time.first - 1
    while parts.word(back) in _BEFORE_COMPARED:
        back -= 1
    flow = next((each for each in parts.mentions_of("measure") if each.last == back), None)
    if flow is None or any(each.code != flow.code for each in parts.mentions_of("measure")):
        return False  # "more people left than came": two flows of one year
    back = flow.first - 1
    while parts.word(back) in _BEFORE_COMPARED - {"than"}:
        back -= 1
    return parts.word(back) == "than"


def _tells_what_it_was(parts: SentenceParts, time: TimeExpression, where: int) -> bool:
    """Whether a clause of its own tells the number of the time: "was 204,000, where a year earlier it had stood at 649,000"."""
    _, stop = parts.clause(time.last)
    return parts.word(where - 1) in {",", "–", "—"} and any(time.last < each.first < stop for each in parts.quantities)


def _is_as_much_as(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time names that of which a number is a multiple: "twice as many in 2024 as in 2021", "half as high as it was in 2023"."""
    back = time.first - 1
    while parts.word(back) in _BEFORE_COMPARED and parts.word(back) != "as":
        back -= 1
    return parts.word(back) == "as" and any(
        each.unit in {"times", "share"} and parts.word(each.last + 1) == "as" and each.last + 2 < back
        for each in parts.quantities
    )


def _recalls_since(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time stands in a clause that tells what was when something was last so."""
    when = next((at for at in range(time.first - 1, max(-1, time.first - 12), -1) if parts.words[at] == "when"), -1)
    return (
        when > 0
        and "since" in parts.words[max(0, when - 6) : when]
        and not any(other.year and when - 6 <= other.first < when for other in parts.times)
    )


def _is_set_against(parts: SentenceParts, at: int) -> bool:
    """Whether "pre-Brexit" levels are what something else is set against: "a huge increase on", "more than double the", "close to"."""
    back = at - 1
    while parts.word(back) in _BEFORE_LEVELS or is_adverb(parts.word(back)):
        back -= 1
    return parts.word(back) in COMPARING_WORDS | _SET_BESIDE or parts.word(back).startswith("exceed")


def _is_the_month_of_a_figure(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a month names a number: "down on the December record", "up on the June 2023 figure"."""
    return time.kind == "month" and parts.word(time.last + 1) in NAMED_BY_YEAR


def begins_records(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is that since which there have been figures: "since statistics were first gathered in 1964"."""
    return "since" in parts.word_set and _begins_records(parts.words[max(0, time.first - 9) : time.first])


def _begins_records(before: Sequence[str]) -> bool:
    if "since" not in before:
        return False
    behind = before[len(before) - before[::-1].index("since") :]
    return not _RECORDS.isdisjoint(behind) and not _KEPT.isdisjoint(behind) and set(behind) <= _RECORDS | _KEPT | _KEEPING
