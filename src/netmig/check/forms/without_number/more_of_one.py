"""One nationality set against another without a number: "More EU citizens than Britons left the UK", "Britons outnumbered EU nationals among those who left"."""

from __future__ import annotations

from ...records import replace
from ...sentences.in_doubt.doubts import NARROWED
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.whom.groups import settle_group
from ...sentences.wording import Subject, Wording
from ...words.cues import ARRIVING, LEAVING, NEGATIONS, is_adverb
from ...words.subjects import Mention
from ..common import claim_in_words

_MORE = {"more": 1, "fewer": -1}
_PLAIN = frozenset("the to from in during over uk country did of who people nationals citizens britain also many far".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The statements of a sentence that more of one nationality came or left than of another."""
    if "than" not in parts.word_set or parts.word_set.isdisjoint(_MORE) or parts.word_set.isdisjoint(ARRIVING | LEAVING):
        return []
    groups = [each for each in parts.mentions_of("group") if set(dict(each.group)) == {"nationality"}]
    if len(groups) != 2 or groups[0].group == groups[1].group or len(parts.mentions_of("group")) != 2:
        return []
    for at, word in enumerate(parts.words):
        if word in _MORE and (wording := _more(parts, scene, at, groups[0], groups[1])) is not None:
            return [wording]
    return []


def _more(parts: SentenceParts, scene: Scene, at: int, one: Mention, other: Mention) -> Wording | None:
    """Such as "more EU citizens than Britons left", "more Britons left the UK than EU nationals"."""
    if not at < one.first <= at + 2 or "than" not in parts.words[one.last + 1 : other.first] or other.first - one.last > 10:
        return None
    if parts.word(at + 1) == "of" or any(at - 2 <= each.first <= other.last + 6 for each in parts.quantities):
        return None
    if forecast_word(parts, at) >= 0 or not NEGATIONS.isdisjoint(parts.words[max(0, at - 4) : at]):
        return None
    stop = next(
        (k for k in range(other.last + 1, len(parts.words)) if parts.parts_clauses(k) or parts.word(k) == "."), len(parts.words)
    )
    verbs = [k for k in range(one.last + 1, min(stop, other.last + 6)) if parts.word(k) in ARRIVING | LEAVING]
    if len({parts.word(k) in ARRIVING for k in verbs}) != 1 or parts.mentions_of("measure"):
        return None
    known = parts.covered("home") | parts.in_times | set(range(other.first, other.last + 1)) | set(verbs)
    if not all(
        k in known or parts.word(k) in _PLAIN or parts.word(k) == "than" or is_adverb(parts.word(k))
        for k in range(one.last + 1, stop)
    ):
        return None
    code = "immigration" if parts.word(verbs[0]) in ARRIVING else "emigration"
    found = claim_in_words(
        parts,
        "comparison",
        (at, max(verbs[-1], other.last)),
        Subject(code, settle_group(dict(one.group), code), "explicit", local=True),
        sentence_window(parts, at, scene, code),
        scene,
        whole=Subject(code, settle_group(dict(other.group), code)),
        contrast="group",
        direction=_MORE[parts.word(at)],
    )
    # the group that it is set against narrows nothing
    return replace(found, uncertain="") if found.uncertain == NARROWED else found
