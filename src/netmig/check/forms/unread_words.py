"""What a sentence tells of migration in words that no form reads: records, miscounts, groups set against each other.

"Dependants outnumbered the main applicants", "The peak came in the year to June", "emigration had been
overestimated". They are never judged; a reader who looks for one finds it, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..sentences.parts import SentenceParts
from ..sentences.roles import OUTNUMBERING
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window
from ..sentences.wording import ClaimKind, Stated, Subject, Wording
from ..words.cues import ARRIVING, CHANGE_NOUNS, LARGEST, LEAVING, is_adverb
from ..words.subjects import MIGRATION_FLOWS

NOT_UNDERSTOOD = "how it is to be read is not understood"
_RECORDS = frozenset("record-busting record-breaking all-time unprecedented".split())
_MISCOUNTED = frozenset("underestimated overestimated undercounted overcounted understated overstated".split())
_LEVELS = frozenset({"high", "low", "elevated"})
_WENT = frozenset({"gone", "went", "going", "goes", "come", "came"})
_RISING_NOW = frozenset({"rising", "falling", "growing", "shrinking", "soaring"})
_MOVING_NOW = frozenset(
    "slowing cooling tumbling exploding climbing dropping declining plummeting plunging exploded ballooned".split()
)
_BE = frozenset({"is", "are", "was", "were", "been", "be", "have", "has", "had", "it's", "already", "still", "s"})
_FARTHER = frozenset({"above", "below", "higher", "lower", "more", "less", "fewer", "up", "down"})
_FAR = frozenset("far well much significantly considerably sharply vastly deal".split())
_THOUGHT = frozenset("estimates estimate thought believed expected assumed reported".split())
_HISTORIC = frozenset({"historic", "record", "historical"})
_HEIGHTS = frozenset({"levels", "numbers", "highs", "high", "heights", "records", "lows"})
_DROVE = frozenset({"drove", "drive", "driven", "fuelled", "fuel"})
# a sentence tells no more than so much in such words
_MOST = 3
# how far on the words of one of these reach
_REACH = 5


def find(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """What is told in words beside the claims that were found."""
    if not scene.about_migration or any(each.role == "other_subject" for each in parts.mentions):
        return []
    subject = _subject(parts, scene)
    if subject is None:
        return []
    told: list[Wording] = []
    for kind, first, last in _told(parts):
        start, end = parts.tokens[first].start, parts.tokens[last].end
        if any(each.start < end and start < each.end for each in (*found, *told)):
            continue
        window = sentence_window(parts, first, scene, subject.measure)
        told.append(
            Wording(
                kind=kind,
                start=start,
                end=end,
                sentence=parts.sentence,
                stated=Stated(None),
                subject=subject,
                periods=window.periods,
                period_basis=window.basis,
                refusal=NOT_UNDERSTOOD,
            )
        )
        if len(told) == _MOST:
            break
    return told


def _subject(parts: SentenceParts, scene: Scene) -> Subject | None:
    """The flow that a sentence names or, where it names only people who move, that which was spoken of."""
    named = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    if named:
        return Subject(named[0].code, (), "open")
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    if held is None or held.measure not in MIGRATION_FLOWS:
        return None
    return Subject(held.measure, (), "open")


def _has_a_number_near(parts: SentenceParts, at: int) -> bool:
    """Whether a number stands so near that the words are most likely told with it: "far above the 336,000 of 2015"."""
    return any(at - 4 <= each.last and each.first <= at + 8 for each in parts.quantities)


def _where(parts: SentenceParts, at: int, words: frozenset[str]) -> int:
    """Where the first of some words stands behind a place."""
    return next(k for k in range(at, len(parts.words)) if parts.word(k) in words)


def _told(parts: SentenceParts) -> Iterator[tuple[ClaimKind, int, int]]:
    """Where something is told: of what kind, and its first and last token."""
    last = len(parts.tokens) - 1
    groups = parts.covered("group")
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        farther = word in _FARTHER and not _has_a_number_near(parts, at)
        if word in _RECORDS or (word == "peak" and following in {"came", "fell", "was"}):
            yield "extreme", max(0, at - 1), min(last, at + _REACH)
        elif word == "record" and parts.word(at - 1) in {"a", "another"} and following not in {"of", "high", "low"}:
            yield "extreme", at - 1, min(last, at + 1)
        elif (
            word in _HISTORIC
            and following in _HEIGHTS
            and not _has_a_number_near(parts, at)
            and parts.word(at - 1) in {"hit", "hits", "the", "at", "of", "from"}
        ):
            yield "extreme", at - 1, at + 1
        elif word in {"smashes", "smashed", "breaks", "broke", "shattered"} and "records" in parts.words[at : at + 6]:
            yield "extreme", at, parts.words.index("records", at)
        elif word in LARGEST and any(parts.word(k) in CHANGE_NOUNS for k in range(at + 1, at + 4)):
            yield "extreme", at, min(last, at + _REACH)
        elif word in _MISCOUNTED and parts.word(at - 1) not in {"not", "never"}:
            yield "comparison", max(0, at - 2), at
        elif word in OUTNUMBERING:
            yield "comparison", at, min(last, at + 3)
        elif farther and not _THOUGHT.isdisjoint(parts.words[at + 1 : at + 5]):
            yield "comparison", at - (parts.word(at - 1) in _FAR), _where(parts, at, _THOUGHT)
        elif farther and (parts.word(at - 1) in _FAR or following in {"significantly", "sharply"}):
            yield "comparison", at - 1, min(last, at + 4)
        elif word in _MOVING_NOW and parts.word(at - 1) in _BE and not _has_a_number_near(parts, at):
            yield "comparison", at - 1, at
        elif word in _DROVE and parts.word(at + 1) in {"the", "by"} and not _has_a_number_near(parts, at):
            yield "comparison", max(0, at - 1), min(last, at + 2)
        elif (
            (is_adverb(word) and following in _LEVELS)
            or (word in _WENT and following in {"up", "down"})
            or (word in {"held", "holds", "holding", "remained"} and following == "steady")
            or (word in _RISING_NOW and following in {"levels", "numbers", "immigration", "emigration", "net"})
        ):
            yield "comparison", at, min(last, at + 1)
        elif word in {"more", "fewer"} and (
            following in ARRIVING or following in LEAVING or any(k in groups for k in (at + 1, at + 2))
        ):
            yield "comparison", at, min(last, at + 2)
        elif word == "most" and parts.word(at - 1) in {"contributed", "contributing", "contribute"}:
            yield "rank", at - 1, at
