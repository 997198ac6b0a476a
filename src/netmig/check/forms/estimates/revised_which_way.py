"""Revisions without a number: "have been revised upwards", "much higher than original estimates"."""

from __future__ import annotations

from ...records import replace
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, sentence_window
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.groups import groups_between
from ...sentences.whom.movement import movement_before
from ...sentences.wording import Subject, Wording
from ...words.cues import ARRIVING, LEAVING, is_adverb
from ..common import claim_in_words

# one of these is in every sentence that speaks of a revision without a number
CUES = frozenset({"revised", "upgraded", "updated", "higher", "lower", "beyond", "above", "below", "more", "fewer"})
# of an estimate as it stands now
NEWER = frozenset({"updated", "revised", "latest", "newest", "new", "current", "final"})


_OF_THE_FUTURE = frozenset("forecast forecasts projection projections assumption assumptions prediction predictions".split())


def direction_only(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "have been revised upwards", "much higher than original estimates", "lower than previously thought"."""
    if parts.word_set.isdisjoint(CUES) or not parts.word_set.isdisjoint(_OF_THE_FUTURE):
        return None
    for at, word in enumerate(parts.words):
        direction, first, last = _revised(parts, at, word)
        if not direction or _says_to_what(parts, last):
            continue
        subject = _who_moved(parts, first, last) if word in _MORE else _subject(parts, scene)
        if subject is None:
            return None
        window = _named_first(sentence_window(parts, at, scene, subject.measure), scene)
        return claim_in_words(
            parts,
            "revision",
            (first, last),
            subject,
            window,
            scene,
            at=at,
            doubt="netmig could not tell by how much",
            loose=True,
            direction=direction,
            vintage="earlier",
        )
    return None


def _says_to_what(parts: SentenceParts, last: int) -> bool:
    """Whether it is said by how much, or the number stands behind an aside to which people were revised, and tells it: "the number who came was revised up sharply, to 906,000"."""
    to = last + 1
    if parts.word(to) == "by" and any(0 < each.first - to <= 2 for each in parts.quantities):
        return True
    while is_adverb(parts.word(to)):
        to += 1
    if parts.words[to : to + 2] != [",", "to"]:
        return False
    told = next((each for each in parts.quantities if each.first == to + 2), None)
    return told is not None and movement_before(parts, told) is not None


def _revised(parts: SentenceParts, at: int, word: str) -> tuple[int, int, int]:
    """(direction, first token, last token) of words that say which way an estimate was revised."""
    if word in {"revised", "upgraded", "updated"}:
        for ahead in range(at + 1, at + 4):
            if parts.word(ahead) in {"up", "upwards", "upward", "down", "downwards", "downward"}:
                back = at
                while back > 0 and parts.word(back - 1) in {
                    "have",
                    "has",
                    "been",
                    "were",
                    "was",
                    "figures",
                    "the",
                    "estimates",
                    "figure",
                    "had",
                }:
                    back -= 1
                return (1 if parts.word(ahead).startswith("up") else -1), back, ahead
    if (word in {"higher", "lower"} and parts.word(at + 1) == "than") or word in {"above", "below", "beyond"}:
        for ahead in range(at + 1, at + 6):
            if word in {"above", "below", "beyond"} and parts.word(ahead - 1) not in _OF_AN_ESTIMATE | {word}:
                break  # "far above the OBR's estimate"
            if parts.word(ahead) in NEWER:
                return 0, 0, 0  # "20% lower than our updated estimate for the year before": a change over time
            at_first = parts.word(ahead) in _SAID and parts.word(ahead - 1) in _AT_FIRST
            if at_first or parts.word(ahead) in {"estimates", "estimate", "estimated", "thought", "believed"}:
                back = at - 1 if parts.word(at - 1) in {"much", "far", "significantly", "well", "just"} else at
                return (-1 if word in {"lower", "below"} else 1), back, ahead
    if word in _MORE and "than" in parts.words[at + 1 : at + 9]:
        than = parts.words.index("than", at)
        ahead = next((k for k in range(than + 1, than + 6) if parts.word(k) not in _OF_AN_ESTIMATE), than)
        numbered = any(at - 2 <= quantity.first <= ahead for quantity in parts.quantities)
        if parts.word(ahead) in {"thought", "estimated", "believed", "estimates"} and not numbered:
            return _MORE[word], at - (parts.word(at - 1) in {"far", "many"}), ahead
    return 0, 0, 0


_MORE = {"more": 1, "fewer": -1}


def _who_moved(parts: SentenceParts, first: int, last: int) -> Subject | None:
    """The people of whom more came or left than was thought: "far more Britons left than had been estimated"."""
    flows = {code for code, verbs in _FLOWS if not verbs.isdisjoint(parts.words[first:last])}
    if len(flows) != 1:
        return None
    code = flows.pop()
    return Subject(code, groups_between(parts, first, last, code))


_FLOWS = (("immigration", ARRIVING), ("emigration", LEAVING))


_OF_AN_ESTIMATE = frozenset(
    "what had been was were the its their ons first earlier previous previously original initial originally".split()
)

# "higher than first expected", "lower than previously reported"
_SAID = frozenset("expected believed reported announced published given put stated calculated assumed".split())
_AT_FIRST = frozenset("first initially originally previously earlier".split())


def _subject(parts: SentenceParts, scene: Scene) -> Subject | None:
    for mention in parts.mentions_of("measure"):
        return Subject(mention.code, (), "open" if mention.ambiguous else "explicit")
    return inherited_subject(parts, None, scene)


def _named_first(window: Window, scene: Scene) -> Window:
    """The same windows, those that the text names in so many words before the others."""
    named = scene.named.get("net_migration", frozenset())
    years = {period.end.year for period in window.periods}
    spoken_of = sorted((period for period in named if period.end.year in years), reverse=True)
    return replace(window, periods=tuple(dict.fromkeys((*spoken_of, *window.periods)))) if window.loose else window
