"""Numbers of no named year that can only be of the newest figures: how things stand, told as the news of a release.

The tense tells it. "Net migration has fallen to 204,000" and "is 204,000" are of now, whatever was told
before; "was 204,000" is of now only in the words with which news begins.
"""

from __future__ import annotations

from ..words.quantities import Quantity
from .comparisons import is_baseline_quantity
from .known_words import all_may_link
from .parts import SentenceParts
from .roles import is_start, role_of
from .scene import Scene
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


def tells_of_now(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene) -> bool:
    """Whether a number without a year is told as how things stand by figures that are news."""
    if window.basis != "release" or len(window.periods) != 1 or scene.headline != window.periods[0]:
        return False
    if is_start(parts, quantity) or is_baseline_quantity(parts, quantity):
        return False
    first, stop = parts.clause(quantity.first)
    if not _GOES_TO_ANOTHER_TIME.isdisjoint(parts.word_set) or "?" in parts.words:
        return False
    if any(time.kind not in {"duration", "day"} and not parts.compares(time) for time in parts.times):
        return False
    if any(time.kind == "duration" and time.years != 1 for time in parts.times):
        return False
    if role_of(parts, quantity) in _CHANGED and (
        any(time.kind != "duration" for time in parts.times) or not _OVER_ANOTHER_TIME.isdisjoint(parts.words[first:stop])
    ):
        return False
    before = parts.words[first : quantity.first]
    if not _PRESENT.isdisjoint(before):
        return _PAST.isdisjoint(before)
    # "was 414,000 at its lowest and is 517,000" sets what was against what is
    set_against_now = not _SET_AGAINST_NOW.isdisjoint(parts.words[quantity.last + 1 :])
    return scene.opening and not set_against_now and "had" not in before and all_may_link(parts, 0, stop)
