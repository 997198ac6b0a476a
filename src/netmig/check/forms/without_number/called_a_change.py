"""What was just told, called a rise or a fall: "It is a sharp drop", "That marks a steep increase".

Such a sentence gives no number and no time of its own: it is of the flow and the year in hand, against the year before. It
is found right where that year went that way, and is never called wrong: it may as well be of a longer stretch.
"""

from __future__ import annotations

from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.whom.carried import inherited_subject
from ...sentences.wording import Wording
from ...words.cues import FALL_NOUNS, NEGATIONS, RISE_NOUNS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim_in_words

MAY_BE_LONGER = "netmig could not tell over how long this is said"
_POINTING = frozenset({"it", "that", "this"})
_BEING = frozenset({"is", "was", "marks", "marked", "represents", "represented"})
_BIG = frozenset(
    "sharp steep big large huge small slight modest significant substantial dramatic massive major considerable real marked further new remarkable"
    " striking stunning staggering hefty noticeable clear sudden rapid very dramatic enormous".split()
)
_ENDS = frozenset({"", ".", ",", ";", "!", '"', "–", "—", "and", "but"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The one such statement that a sentence may open with."""
    if parts.word(0) not in _POINTING or parts.word(1) not in _BEING or parts.word(2) not in {"a", "an"}:
        return []
    at = 3
    while parts.word(at) in _BIG or is_adverb(parts.word(at)):
        at += 1
    word = parts.word(at)
    if word not in FALL_NOUNS | RISE_NOUNS or parts.word(at + 1) not in _ENDS or not NEGATIONS.isdisjoint(parts.words[:at]):
        return []
    subject = inherited_subject(parts, None, scene)
    if subject is None or subject.measure not in MIGRATION_FLOWS:
        return []
    window = sentence_window(parts, 0, scene, subject.measure)
    return [
        claim_in_words(
            parts,
            "comparison",
            (0, at),
            subject,
            window,
            scene,
            doubt=MAY_BE_LONGER,
            baseline=tuple(period.years_back(1) for period in window.periods if period.is_year),
            baseline_basis="inherited",
            direction=-1 if word in FALL_NOUNS else 1,
            contrast="year_before",
        )
    ]
