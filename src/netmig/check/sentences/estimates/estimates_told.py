"""The ways in which a number is told as what was thought before: "used to stand at", "at first came up with", "their first stab at it"."""

from __future__ import annotations

from itertools import pairwise

from ...words.quantities import Quantity
from ..once import once_a_number
from ..parts import SentenceParts
from .sizes_of_revisions import WHO_COUNTS, size_of_revision

_FIRST = frozenset({"first", "initial", "original", "opening", "maiden", "inaugural", "earliest"})
_GUESSES = frozenset("stab guess guesstimate attempt shot reading reckoning answer calculation approximation".split())
_NUMBERS = frozenset("estimate estimates figure figures count tally total toll number".split())
_PUT = frozenset(
    "put thought reckoned believed said gave came arrived estimated made had counted calculated announced reported published pegged judged"
    " started began begun set opened".split()
)
_AT_FIRST = frozenset({("at", "first"), ("to", "begin"), ("first", "instance"), ("first", "time")})
_STARTED = frozenset({"started", "began", "begun", "starting", "beginning"})
_FROM = frozenset({"from", "with", "at", "out", "an", "a", "estimate", "of", "off"})
_HELD = frozenset(
    "put given estimated reckoned reported thought believed announced recorded assessed pegged judged supposed published".split()
)
_NOW = frozenset({"now", "becomes", "became", "become", "turned"})
_USED = frozenset({"stand", "be", "read", "say", "give", "put", "have", "show", "think", "believe"})
# somebody changes an estimate: "it has been lifted to", "they now make that"
CHANGED = frozenset(
    "lifted raised revised moved bumped upped redrawn re-estimated restated recast rewritten corrected lowered cut trimmed reduced adjusted updated".split()
)
CUES = frozenset({"used", "stab", "guess", "guesstimate", "at", "started", "began", "begun", "given", "been", "opening", "maiden", "becomes", "become", "has", "instance", "earliest", "attempt", "shot", "reckoning", "reading", "answer", "supposed", "longer"})  # fmt: skip


@once_a_number
def is_told_as_the_first(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as where an estimate began: "at first came up with 672,000", "started out from", "their first stab at it was"."""
    before = _clause_before(parts, quantity)
    for at, word in enumerate(before):
        if word in _FIRST and (
            not _GUESSES.isdisjoint(before[at + 1 : at + 3])
            or (word in {"opening", "maiden", "inaugural", "earliest"} and not _NUMBERS.isdisjoint(before[at + 1 : at + 3]))
        ):
            return True
    behind = parts.words[quantity.last + 1 : quantity.last + 8]
    if any(word in _FIRST and not _GUESSES.isdisjoint(behind[at + 1 : at + 3]) for at, word in enumerate(behind)) and behind[
        0:1
    ] not in ([";"], ["."]):
        return behind[:1] in ([","], ["("], ["was"], ["that"], ["which"], ["as"], ["at"])
    pairs = set(pairwise(before))
    if not _AT_FIRST.isdisjoint(pairs) and not _PUT.isdisjoint(before):
        return not (WHO_COUNTS | _NUMBERS | {"they", "it"}).isdisjoint(before)
    started = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _STARTED), -1)
    return (
        started >= 0
        and not (WHO_COUNTS | {"estimate", "estimates", "they"}).isdisjoint(before[: started + 6])
        and bool(before[started + 1 :])
        and set(before[started + 1 :][:2]) <= _FROM
    )


@once_a_number
def is_told_as_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as what used to be given for its period: "used to stand at 740,000", "had been put at", "what used to be"."""
    before = _clause_before(parts, quantity)
    behind = parts.words[quantity.last + 1 :]
    for one, other in pairwise(before):
        if one == "used" and other == "to":
            at = before.index("used")
            if not _USED.isdisjoint(before[at + 2 : at + 4]):
                return _of_an_estimate(parts)
    if ("used", "to") in pairwise(behind[:6]) and not {"give", "say", "put", "have"}.isdisjoint(behind[:6]):
        return True  # "the 672,000 they used to give for net migration"
    if behind[:2] == ["had", "been"] and behind[2:3] and behind[2] in _HELD:
        return True  # "net migration of 685,000 had been reported"
    tail = before[-7:]
    for at, word in enumerate(tail):
        if word not in _HELD or not set(tail[at + 1 :]) <= _TO_BE:
            continue
        if tail[max(0, at - 3) : at][-2:] == ["had", "been"] or ("had", "been") in pairwise(tail[: at + 1]):
            return True
        if {"was", "were"} & set(tail[max(0, at - 2) : at]) and _was_then(behind):
            return True  # "was given as 685,000 until this week"
    # "is 345,000, down from 431,000, a correction of 86,000"
    return before[-1:] == ["from"] and any(
        size_of_revision(parts, each) for each in parts.quantities if each.first > quantity.last
    )


_TO_BE = frozenset(
    {
        "as",
        "at",
        "to",
        "be",
        "have",
        "been",
        "some",
        "about",
        "around",
        "only",
        "just",
        "a",
        "an",
        "than",
        "less",
        "more",
        "over",
        "the",
    }
)


def _was_then(behind: list[str]) -> bool:
    """Whether what follows says that a number was held for a time: "until this week", "when it first came out", "in May"."""
    near = behind[:8]
    return (
        "until" in near[:3]
        or ("when" in near[:3] and not {"first", "published", "out"}.isdisjoint(near))
        or (near[:1] == ["at"] and near[1:2] == ["first"])
    )


def _of_an_estimate(parts: SentenceParts) -> bool:
    """Whether a sentence tells of an estimate that changed, and not of a time that is over: "used to stand at 250,000 before Brexit"."""
    if any(time.kind == "vague" for time in parts.times):
        return False
    named = WHO_COUNTS | _NOW | CHANGED | {"estimate", "estimates", "they"}
    return not named.isdisjoint(parts.word_set) or any(time.kind == "year_ending" and time.year for time in parts.times)


def _clause_before(parts: SentenceParts, quantity: Quantity) -> list[str]:
    """The words of the clause before a number, commas of an aside included: back to a stop, or to "and" with another number before it."""
    first = quantity.first
    before = parts.preceding(quantity)
    stop = -1 if before is None else before.last
    while first > stop + 1 and parts.word(first - 1) not in {";", ".", ":"}:
        first -= 1
    return parts.words[first : quantity.first]


_AGAIN = frozenset(
    {
        ("thought", "again"),
        ("think", "again"),
        ("second", "thoughts"),
        ("looked", "again"),
        ("their", "sums"),
        ("its", "sums"),
        ("new", "method"),
    }
    | {("gone", "back"), ("gone", "over"), ("went", "back"), ("been", "corrected"), ("been", "revised"), ("been", "redrawn")}
)
_ESTIMATED = WHO_COUNTS | {"estimate", "estimates", "figure", "figures", "count", "number", "numbers", "total"}


def tells_of_recasting(parts: SentenceParts) -> bool:
    """Whether a sentence says that an estimate was changed, and not to what: "The statisticians have thought again about that year"."""
    return not _AGAIN.isdisjoint(parts.pairs) and not _ESTIMATED.isdisjoint(parts.word_set)


def used_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what "it" used to stand at, which is of an estimate only where the text was telling of one."""
    before = parts.words[: quantity.first]
    return ("used", "to") in pairwise(before) and not _USED.isdisjoint(before[before.index("used") :])


def is_what_it_became(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what an estimate told right before it has become: "what used to be 740,000 becomes 906,000", "and has since gone up to 906,000"."""
    before = parts.preceding(quantity)
    if before is None or before.unit not in {"", "people"} or quantity.first in parts.time_of:
        return False
    between = parts.words[before.last + 1 : quantity.first]
    own = parts.time_of.get(before.first)
    if any(each is not own and each.first > before.last and each.last < quantity.first for each in parts.times):
        return False
    if not (is_told_as_before(parts, before) or is_told_as_the_first(parts, before)):
        return False
    return not (_NOW | CHANGED | {"since", "in", "made", "makes", "believes"}).isdisjoint(between)


def is_of_an_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as an estimate that was, or as what became of one."""
    return is_told_as_the_first(parts, quantity) or is_told_as_before(parts, quantity) or is_what_it_became(parts, quantity)
