"""Estimates that are told as others than those which stand: the window whose estimate was changed."""

from __future__ import annotations

from itertools import pairwise

from ....periods import Period, year_ending
from ...words.time_expressions import TimeExpression
from ..claim_words import LASTING, is_when_said, quantity_of, tokens_of
from ..parts import SentenceParts
from ..scene import Scene
from ..times.anaphors import NAMING
from ..times.windows import read_window
from ..wording import Wording

_CHANGED = frozenset(
    "revised updated corrected revising revision revisions upgraded underestimated overestimated undercounted missed".split()
)
_FIRST = frozenset("initial initially original originally first previous previously earlier".split())
_PUT = frozenset(
    "estimate estimates estimated estimation put published reported thought believed figure said claimed given number".split()
)


def of_an_estimate(
    parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None, *, whole: bool = True
) -> Period | None:
    """The window whose estimate is told of, where an estimate is told as another than the one that stands.

    Of a group (`whole` is false) only where it is called the one before: "The previous estimate for Britons was 77,000".
    """
    if not whole and not _is_the_one_before(parts, wording):
        return None
    if wording.kind not in {"level", "revision", "change"} or not tells_of_estimates(parts, wording):
        return None
    newly = scene.calendar.revised("net_migration") if whole else _half_a_year_before(scene.calendar.latest("net_migration"))
    if own is not None and own.kind in NAMING:
        return newly if _is_last_year(own, newly, scene) else None
    if own is not None and own.kind in LASTING:
        return None
    if any(_is_last_year(each, newly, scene) and not is_when_said(parts, each) for each in parts.times):
        return newly
    if wording.period_basis in {"explicit", "inherited"} and wording.periods and _was_revised(scene, wording.periods[0]):
        return None
    if wording.period_basis == "inherited" and wording.periods and wording.periods[0] != scene.calendar.latest(measure):
        return None
    quantity = quantity_of(parts, wording)
    named = [
        each
        for each in parts.times
        if each.kind in NAMING and (quantity is None or each.last < quantity.first) and not is_when_said(parts, each)
    ]
    if named:
        periods = read_window(parts, named[-1], scene, measure).periods
        if wording.kind == "revision" and periods[:1] and periods[0] in wording.periods:
            return None
        return next(iter(periods), None)
    if scene.revising and scene.revised is not None:
        return None  # what is told of it goes on about the same (`anaphors.py`)
    span = tokens_of(parts, wording)
    told = (scene.likely if span and _had_put(parts, span) else None, scene.told.just, scene.told.named, scene.last)
    return next((each for each in told if each is not None and each.is_year and _was_revised(scene, each)), newly)


def _half_a_year_before(window: Period | None) -> Period | None:
    """The window of the release before, whose figures of every group were put anew."""
    if window is None:
        return None
    return year_ending(
        window.end.year - (window.end.month <= _JUNE), 12 if window.end.month == _JUNE else window.end.month - _JUNE or 12
    )


_JUNE = 6


def _is_the_one_before(parts: SentenceParts, wording: Wording) -> bool:
    """Whether a number is called that of the estimate before: "the previous ONS estimate", "-17,000 in the previous data", "the 77,000 first reported"."""
    span = tokens_of(parts, wording)
    if not span or parts.word_set.isdisjoint(_FIRST | {"old"}):
        return False
    near = parts.words[max(0, span[0] - 9) : span[-1] + 6]
    return any(
        word in _FIRST | {"old"}
        and not {"estimate", "estimates", "data", "count", "method", "reported", "estimated", "thought", "published"}.isdisjoint(
            near[at + 1 : at + 4]
        )
        for at, word in enumerate(near)
    )


def _is_last_year(time: TimeExpression, window: Period | None, scene: Scene) -> bool:
    """Whether "last year" is told of a window that is not a calendar year: "Last year's figure was revised to 906,000"."""
    last_year = time.kind == "relative_year" and time.years == 1
    return last_year and window is not None and window.end.year == scene.published.year - 1


def _was_revised(scene: Scene, period: Period) -> bool:
    return scene.calendar.was_revised("net_migration", period)


def _had_put(parts: SentenceParts, span: range) -> bool:
    """Whether somebody had put a number at what is told: "The ONS had put it at 740,000"."""
    before = parts.words[max(0, span[0] - 5) : span[-1] + 1]
    return any(one == "had" and other in {"put", "estimated", "thought"} for one, other in pairwise(before))


def tells_of_estimates(parts: SentenceParts, wording: Wording) -> bool:
    """Whether a claim is told as an estimate that was changed, or as the one before."""
    if wording.kind == "revision":
        return True
    if parts.word_set.isdisjoint(_CHANGED | _FIRST | {"had", "old"}):
        return False
    span = tokens_of(parts, wording)
    if not span:
        return False
    if _had_put(parts, span) or _is_the_one_before(parts, wording):
        return True
    near = parts.words[max(0, span[0] - 9) : span[-1] + 5]
    if any(one == "now" and other in _PUT for one, other in pairwise(near)):
        return True
    return not _CHANGED.isdisjoint(near) or (not _FIRST.isdisjoint(near) and not _PUT.isdisjoint(near))
