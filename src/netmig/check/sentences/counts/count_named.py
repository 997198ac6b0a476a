"""Which count a number is of: the one named in its own stretch of the sentence, whatever the text was about before."""

from __future__ import annotations

from ...words.counted import Counted
from ...words.quantities import Quantity
from ...words.subjects import Mention
from ..parts import SentenceParts
from ..roles import role_of
from ..scene import Scene
from .count_baselines import APART
from .count_in_hand import CARRIED, COUNTED, goes_on_with
from .count_when import RUNNING

CHANGES = frozenset({"change", "percent", "fraction", "ratio"})
# how many words behind a number its count may be named
_NEAR = 14


def is_of_counts(scene: Scene) -> bool:
    """Whether the text told of a count last."""
    return scene.people is not None and scene.people.subject.measure in COUNTED


def goes_on_about(parts: SentenceParts, scene: Scene) -> list[Counted]:
    """The count told last, where a sentence goes on about it: "That surpasses the previous peak of 103,000 in 2002"."""
    if carried := goes_on_with(parts, scene.counted):
        return carried
    if not is_of_counts(scene) or scene.people is None or scene.several or any(each.unit == "GBP" for each in parts.quantities):
        return []
    named = {each.code for each in parts.mentions if each.role in {"measure", "other_subject"}}
    by_boat = (
        scene.people.subject.measure in RUNNING
        and named <= {"immigration"}
        and not {"arrivals", "crossings"}.isdisjoint(parts.word_set)
    )
    tally = not named and not _TALLIES.isdisjoint(parts.pairs)
    if not by_boat and not tally and (named or parts.word(0) not in _GOING_ON):
        return []
    return [Counted(scene.people.subject.measure, scene.people.subject.group, True, CARRIED, CARRIED)]


_TALLIES = frozenset({("the", "tally"), ("the", "count"), ("the", "toll"), ("its", "tally")})
_GOING_ON = frozenset({"that", "this", "it"})


def count_of(parts: SentenceParts, quantity: Quantity, counts: list[Counted]) -> Counted | None:
    """The count that a number is of: the one named in its own stretch, or of a change the one named last before it."""
    rivals = [
        each
        for each in parts.mentions
        if each.role in {"measure", "other_subject"}
        and not any(one.first <= each.last and each.first <= one.last for one in counts)
        and each.code not in _WITH_COUNTS
    ]
    if any(each.role == "measure" and _is_figure_of(parts, each, quantity) for each in rivals):
        return None
    first, stop = parts.segment(quantity)
    named: list[tuple[int, Counted | None]] = [(each.first, each) for each in counts] + [(each.first, None) for each in rivals]
    named.sort(key=lambda pair: pair[0])
    before = [each for at, each in named if first <= at < quantity.first]
    behind = [
        each
        for at, each in named
        if quantity.last < at < stop and at - quantity.last <= _NEAR and APART.isdisjoint(parts.words[quantity.last + 1 : at])
    ]
    if role_of(parts, quantity) in CHANGES or not behind:
        own = before[-1:] or behind[:1]
        if own:
            return own[0]
        # "fell from 124,802 to 64,426", "…, down 12 per cent": of what was named before in the sentence
        return next((each for at, each in reversed(named) if at < quantity.first), None)
    if before and before[-1] is not None and APART.isdisjoint(parts.words[before[-1].last + 1 : quantity.first]):
        return before[-1]
    return behind[0]


def _is_figure_of(parts: SentenceParts, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number is told as that of a measure named right before it: "the net migration figure of 685,000 was no matter of small boats"."""
    between = parts.words[mention.last + 1 : quantity.first]
    return between[-1:] == ["of"] and set(between[:-1]) <= _FIGURE and len(between) <= len(_FIGURE)


_FIGURE = frozenset({"figure", "total", "number", "estimate", "level"})


# who crosses the Channel or lives in a hotel may be called so
CALLED_ILLEGAL = frozenset(
    {
        "illegal migration",
        "irregular migration",
        "illegal immigration",
        "illegal immigrants",
        "illegal migrants",
        "undocumented migrants",
    }
)
_WITH_COUNTS = (
    frozenset({"population", "asylum_cost", "asylum_applications", "returns", "visa_applications", "rule"}) | CALLED_ILLEGAL
)


def is_narrowed(parts: SentenceParts, quantity: Quantity, count: Counted) -> bool:
    """Whether a nationality, an age or a kind of applicant is named, or the number is of boats or hotels."""
    if is_narrowed_by_group(parts):
        return True
    behind = parts.words[quantity.last + 1 : quantity.last + 4]
    if count.measure == "small_boat_arrivals" and quantity.unit in {"", "people"}:
        # "1,111 small boat crossings", of people or of boats
        return behind[:1] in (["boats"], ["boat"], ["dinghies"], ["vessels"]) or (
            behind[:2] in (["small", "boats"], ["inflatable", "boats"])
        )
    return behind[:1] in (["hotels"], ["rooms"], ["beds"], ["hotel"])


def is_narrowed_by_group(parts: SentenceParts) -> bool:
    return any(dimension != "reason" or code != "asylum" for each in parts.mentions_of("group") for dimension, code in each.group)
