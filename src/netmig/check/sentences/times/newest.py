"""Numbers of no named year that can only be of the newest figures: how things stand, told as the news of a release.

The tense tells it. "Net migration has fallen to 204,000" and "is 204,000" are of now, whatever was told
before; "was 204,000" is of now only in the words with which news begins.
"""

from __future__ import annotations

from ...words.cues import CHANGE_VERBS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..directions import direction_of
from ..ends.comparisons import is_baseline_quantity
from ..in_doubt.known_words import all_may_link
from ..parts import SentenceParts
from ..roles import is_start, role_of
from ..scene import Scene
from .windows import Window

_PRESENT = frozenset({"is", "are", "stands", "remains", "has", "have"})
# of what was before, or of how it has been at any time
_PAST = frozenset({"was", "were", "had", "been", "did", "used", "would", "once"})
# what follows tells of another time by what happened then, or sets a number against another time
_GOES_TO_ANOTHER_TIME = frozenset(
    "when while then before until till as during under once ago later back earlier previously formerly again".split()
)
# a change of these is not one of the last year
_OVER_ANOTHER_TIME = frozenset(
    "since from than compared against below above after peak peaked top record high height further another more all altogether"
    " combined total overall would must needs need to".split()
)  # fmt: skip
_SET_AGAINST_NOW = _PRESENT | {"now", "today", "lowest", "highest", "peak", "height", "worst", "best"}
_CHANGED = frozenset({"change", "percent", "fraction"})


def tells_of_now(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene, *, from_named: bool) -> bool:
    """Whether a number without a year is told as how things stand by figures that are news.

    `from_named` says that it is a change from a year that is named.
    """
    if window.basis != "release" or len(window.periods) != 1 or scene.headline != window.periods[0]:
        return False
    if is_start(parts, quantity) or is_baseline_quantity(parts, quantity):
        return False
    first, stop = parts.clause(quantity.first)
    if (
        not all(at in parts.in_times for at, word in enumerate(parts.words) if word in _GOES_TO_ANOTHER_TIME)
        or "?" in parts.words
    ):
        return False
    if any(
        not _sets_a_baseline(parts, time) if time.kind != "duration" else (time.years != 1 and not from_named)
        for time in parts.times
    ):
        return False
    changed = role_of(parts, quantity) in _CHANGED
    dated = any(time.kind not in {"duration", "day"} for time in parts.times)
    if changed and not from_named and (dated or not _OVER_ANOTHER_TIME.isdisjoint(parts.words[first:stop])):
        return False
    if (
        changed
        and from_named
        and any(each is not quantity and _goes_the_other_way(parts, quantity, each) for each in parts.quantities)
    ):
        return False  # "Since 2019 it has gone up by 760,000 and down by 773,000": to a turn, and not to now
    before = parts.words[first : quantity.first]
    if any(word in _PRESENT or (word in CHANGE_VERBS and word.endswith("s")) for word in before):
        return _PAST.isdisjoint(before)
    if changed and dated:
        return False
    # "was 414,000 at its lowest and is 517,000" sets what was against what is
    set_against_now = not _SET_AGAINST_NOW.isdisjoint(parts.words[quantity.last + 1 :])
    return scene.opening and not set_against_now and "had" not in before and all_may_link(parts, 0, stop)


def _sets_a_baseline(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is a day, or of what something is compared with: "down from 944,000 in the year to March 2023"."""
    if time.kind == "day" or parts.compares(time):
        return True
    owners = [each for each in parts.quantities if parts.time_of.get(each.first) is time]
    return bool(owners) and all(is_start(parts, each) or is_baseline_quantity(parts, each) for each in owners)


def _goes_the_other_way(parts: SentenceParts, one: Quantity, other: Quantity) -> bool:
    return direction_of(parts, one) * direction_of(parts, other) < 0


def so_it_has(before: list[str]) -> bool:
    """Whether something is concluded of what has been since: "so it has dropped", "and so has fallen"."""
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k] == "so"), -1)
    return at >= 0 and not {"has", "is"}.isdisjoint(before[at + 1 : at + 4])


_GOING_ON = frozenset({"and", "but", ";", ",", "it"})
_STANDS = frozenset({("is", "now"), ("now", "stands"), ("now", "is"), ("are", "now"), ("today", "is"), ("is", "today")})
# where estimates are told of, what is now may be what is now thought of the year that was named
_OF_ESTIMATES = frozenset(
    "put thought believed estimated estimate estimates revised first published reported announced figure initially originally known".split()
)


def goes_on_to_now(parts: SentenceParts, at: int) -> bool:
    """Whether a sentence goes on from another year to how things stand: "reached 944,000 in the year to March 2023 and is now 171,000".

    Not in "Net migration in 2022 is now 873,000", which is what is thought of that year now.
    """
    if "now" not in parts.word_set or not _OF_ESTIMATES.isdisjoint(parts.word_set):
        return False
    stands = next((k for k in range(at - 1, max(0, at - 5), -1) if (parts.word(k - 1), parts.word(k)) in _STANDS), -1)
    before = next((time for time in reversed(parts.times) if time.last < stands), None)
    if stands < 0 or before is None or "when" in parts.words[:stands]:
        return False
    return not _GOING_ON.isdisjoint(parts.words[before.last + 1 : stands - 1])
