"""Changes told as what has come about by now: "arrivals have fallen by 29 per cent", "since then it has dropped", "we are 78 per cent beneath it".

Whatever year the text has just gone back to, such a change leads to the newest figures.
"""

from __future__ import annotations

from ....periods import Period
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS
from ...words.subjects import MIGRATION_FLOWS
from ..claim_words import OF_CHANGES, quantity_of, tokens_of
from ..estimates.changed_estimates import RECAST
from ..estimates.of_estimates import tells_of_estimates
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING

_HAVE = frozenset({"has", "have", "'ve", "is", "are"})
_BELOW = frozenset({"below", "beneath", "under", "above", "away", "short", "off", "down", "lower", "less", "higher"})
# what an estimate that is raised or cut is not said to have done
_FALLEN = frozenset("fallen dropped declined halved shrunk plunged tumbled slumped slipped plummeted".split())
_ARE = frozenset({"is", "are", "'s", "'re", "stands", "now"})
# how many words before a change its verb may stand, and before that verb "has" or "have"
_REACH = 6
_HAS = 3


def of_by_now(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The newest window, where a change of no named year is told as one by now, and the text has gone back to an earlier year."""
    latest = scene.calendar.latest("net_migration")
    if latest is None or measure not in MIGRATION_FLOWS or wording.kind == "revision" or wording.of_estimates:
        return None
    if wording.period_basis not in {"inherited", "open"} or not wording.periods or wording.periods[0].stop >= latest.stop:
        return None
    span = tokens_of(parts, wording)
    falls = "since" in parts.word_set and not _FALLEN.isdisjoint(parts.word_set)
    if not span or (scene.revising and not falls) or not RECAST.isdisjoint(parts.word_set) or tells_of_estimates(parts, wording):
        return None
    first, stop = parts.clause(span[0])
    if any(
        first <= each.first < max(stop, span[-1] + 1) and each.kind in NAMING and not parts.compares(each) for each in parts.times
    ):
        return None
    if not scene.then and (_has_come_about(parts, wording, span) or _lies_from_it(parts, wording)):
        return latest
    return None


def of_the_change_told(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """What the text speaks of, where a sentence sets its change against that of another year: "The fall of 429,000 beats the 185,000 of 2020"."""
    if wording.kind not in OF_CHANGES or measure not in MIGRATION_FLOWS:
        return None
    quantity = quantity_of(parts, wording)
    if quantity is None or quantity.first > _AT_THE_HEAD:
        return None
    if parts.word(0) not in {"the", "that", "this"} or parts.word(1) not in CHANGE_NOUNS or quantity.first in parts.time_of:
        return None
    following = parts.following(quantity)
    if following is None or not any(each.kind in NAMING and each.first > following.first for each in parts.times):
        return None
    return scene.topic_of(measure)


_AT_THE_HEAD = 4


def _has_come_about(parts: SentenceParts, wording: Wording, span: range) -> bool:
    """Whether a change is told in the perfect, or a level as where that led."""
    if wording.kind not in OF_CHANGES and (wording.kind != "level" or parts.word(span[0]) not in {"to", ","}):
        return False
    first, _ = parts.clause(span[0])
    verbs = [at for at in range(max(first, span[0] - _REACH), span[-1] + 1) if parts.word(at) in CHANGE_VERBS]
    return any(not _HAVE.isdisjoint(parts.words[max(first, at - _HAS) : at]) for at in verbs)


def _lies_from_it(parts: SentenceParts, wording: Wording) -> bool:
    """Whether what is now is set against what was told: "we are 78 per cent beneath it"."""
    quantity = quantity_of(parts, wording)
    if quantity is None or quantity.unit not in {"percent", "share", "times"}:
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    against = behind[:1] == ["away"] or (behind[:1] and behind[0] in _BELOW and behind[1:] in (["it"], ["that"], ["this"]))
    return bool(against) and not _ARE.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first])
