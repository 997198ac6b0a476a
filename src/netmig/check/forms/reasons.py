"""Which reason brought most people: "Study was the most common reason for non-EU nationals", "The main reason was work"."""

from __future__ import annotations

from ..sentences.in_doubt.forecast_numbers import forecast_word
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window
from ..sentences.whom.groups import groups_between
from ..sentences.wording import Subject, Wording
from ..words.cues import CHANGE_NOUNS, CHANGE_VERBS, LEAVING
from .common import claim_in_words

_REASONS = {
    "study": "study", "studies": "study", "studying": "study", "education": "study", "work": "work", "employment": "work", "family": "family",
    "asylum": "asylum",
}  # fmt: skip
_FIRST = (("most", "common"), ("main", ""), ("biggest", ""), ("largest", ""), ("leading", ""), ("top", ""), ("commonest", ""))
_BEING = frozenset("was is were are remained remains became stayed still again now also".split())
_OTHERWISE = CHANGE_NOUNS | CHANGE_VERBS | {"why", "visas", "visa", "refused", "refusal", "emigration", "because"}
# how many words may stand between "most common" and "reason"
_NEAR = 4
_LOOSE = "the list may be in another order, or come from another count"


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The reason that a sentence says was the first of all."""
    if "reason" not in parts.word_set or parts.mentions_of("other_subject"):
        return []
    at = parts.words.index("reason")
    if not _OTHERWISE.isdisjoint(parts.word_set) or not LEAVING.isdisjoint(parts.word_set):
        return []  # "the main reason for the fall was work", "the main reason why people left"
    top = next(
        (
            k
            for k in range(at - 1, max(-1, at - _NEAR), -1)
            if any(parts.word(k) == one and (not other or parts.word(k + 1) == other) for one, other in _FIRST)
        ),
        None,
    )
    if top is None or parts.word(top - 1) in {"second", "third", "fourth"} or forecast_word(parts, at) >= 0:
        return []
    # "Study was the most common reason"; "the most common reason was study"
    before = top - 1 - (parts.word(top - 1) in {"the", "by", "single"})
    while parts.word(before) in _BEING:
        before -= 1
    behind = at + 1
    while behind < len(parts.words) and parts.word(behind) not in {"was", "is", "remained", "remains", ","}:
        behind += 1
    behind += 1
    named = before if parts.word(before) in _REASONS else behind if parts.word(behind) in _REASONS else None
    if named is None or parts.word(named + 1) in {"of", "for"}:
        return []
    group = dict(groups_between(parts, 0, len(parts.words), "immigration"))
    nation = group.get("nationality", "")
    subject = Subject(
        "immigration", (("nationality", nation or "non_eu_plus"),), "explicit" if nation == "non_eu_plus" else "open"
    )
    window = sentence_window(parts, at, scene, "immigration")
    first, last = min(named, top), max(named, at)
    return [
        claim_in_words(
            parts,
            "rank",
            (first, last),
            subject,
            window,
            scene,
            at=at,
            doubt="" if window.basis == "explicit" and nation == "non_eu_plus" and not parts.quantities else _LOOSE,
            names=(_REASONS[parts.word(named)],),
            place=1,
            detail="reason",
        )
    ]
