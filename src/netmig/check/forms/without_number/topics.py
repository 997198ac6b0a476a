"""What a clause may tell of in words alone: a flow, people who move, numbers of these; not numbers of something else."""

from __future__ import annotations

from ...records import record
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.whom.heads import is_about
from ...words.cues import ARRIVING, LEAVING, MOVING, is_adverb
from ...words.subjects import THE_COUNTRY
from ...words.telling_words import BEING, EVERY_CUE, MARKS, MOVERS, NUMBERS, OPENERS, PEOPLE

_OWN_NUMBERS = frozenset(
    "headline overall net gross annual arrival official latest yearly new total both these those the this that its migrant current".split()
)


@record()
class Topic:
    """What a clause may tell of: its first and last word, and whether it needs migration to be in hand."""

    first: int
    last: int
    weak: bool
    measure: str = ""


def names_nationals(parts: SentenceParts) -> bool:
    """Whether a group is named as the statistics of the United Kingdom do: EU nationals, British nationals."""
    return any(
        dict(each.group).get("nationality") in {"eu_plus", "non_eu_plus", "british"} for each in parts.mentions_of("group")
    )


def is_of_home(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a sentence tells of what the Home Office counts."""
    if not (scene.at_home or parts.names_home):
        return False
    counted = any(each.code not in {"population", "rule", "returns"} for each in parts.mentions_of("measure"))
    return counted or names_migrants(parts, scene)


def names_migrants(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a sentence tells of migrants in a text about the United Kingdom."""
    return not _MIGRANTS.isdisjoint(parts.word_set) and (scene.at_home or parts.names_home)


_MIGRANTS = frozenset({"migrants", "migrant", "immigrants", "immigrant", "crossings"})


def topics_of(parts: SentenceParts, scene: Scene, first: int, stop: int, *, in_hand: bool) -> list[Topic]:
    """What a clause may tell of, in order."""
    found: list[Topic] = []
    about: set[int] = set()
    for mention in parts.mentions:
        if not first <= mention.first < stop:
            continue
        if mention.role == "measure" and mention.code != "population":
            if is_about(parts, mention):
                about.update(range(mention.first, mention.last + 1))
            else:
                found.append(Topic(mention.first, mention.last, False, mention.code))
        elif mention.role == "group" or (
            mention.role == "anaphor" and in_hand and not _is_of_something_else(parts, mention.first, mention.last)
        ):
            found.append(Topic(mention.first, mention.last, True))
    if _UNMENTIONED.isdisjoint(parts.words[first:stop]):
        return sorted(found, key=lambda topic: topic.first)
    covered = about | {at for each in found for at in range(each.first, each.last + 1)}
    moves = (
        not PEOPLE.isdisjoint(parts.words[first:stop])
        or not parts.covered("group").isdisjoint(range(first, stop))
        or any(first <= each.first < stop and each.code in THE_COUNTRY for each in parts.mentions_of("home"))
    )
    for at in range(first, stop):
        word = parts.word(at)
        if at in covered:
            continue
        leaves = word in PEOPLE and parts.word(at + 1) in {"who", "that"} and not MOVING.isdisjoint(parts.words[at + 2 : at + 5])
        if (
            (word in MOVERS and word not in _NAMED_FLOWS)
            or leaves
            or (word in NUMBERS and parts.word(at + 1) == "of" and _counts_people(parts, at))
            or (moves and (word in ARRIVING or word in LEAVING))
        ):
            found.append(Topic(at, at, False))
        elif word in _BARS and (scene.at_home or parts.names_home):
            found.append(Topic(at, at, False, "rule"))
        elif (in_hand and at == first and word in _IT_IS) or (
            in_hand and word in NUMBERS and not _is_of_something_else(parts, at, at)
        ):
            found.append(Topic(at, at, True))
    return sorted(found, key=lambda topic: topic.first)


_IT_IS = frozenset({"they're", "it'd"})
# what a rule asks for at least
_BARS = frozenset({"threshold", "thresholds", "requirement", "requirements", "surcharge"})
# without one of these a clause tells of no more than what it mentions
_UNMENTIONED = MOVERS | PEOPLE | NUMBERS | ARRIVING | LEAVING | _BARS | _IT_IS


def tells_of_others(parts: SentenceParts, start: int) -> bool:
    """Whether the numbers that a sentence names before a place are those of another thing: "Police numbers are lower than in 2010"."""
    for at, word in enumerate(parts.words):
        if parts.tokens[at].start >= start:
            break
        if word in NUMBERS:
            return _is_of_something_else(parts, at, at)
    return False


def asks(parts: SentenceParts) -> bool:
    """Whether a sentence asks for a yes or no, and so says nothing: "Is net migration still falling?"."""
    return parts.words[-1:] == ["?"] and parts.word(0) in _ASKING


_ASKING = frozenset(
    "is are was were do does did has have had should will would can could may might must isn't aren't doesn't hasn't".split()
)


def _counts_people(parts: SentenceParts, at: int) -> bool:
    """Whether it is a number of people who move: "the number of people who enter the UK"."""
    behind = parts.words[at + 2 : at + 8]
    return any(word in PEOPLE or word in MOVERS for word in behind[:3]) and any(
        word in ARRIVING or word in LEAVING or word in MOVERS for word in behind
    )


# where these name a flow they are mentions; elsewhere they are part of another name: "immigration advisers"
_NAMED_FLOWS = frozenset("immigration emigration migration arrivals departures visas".split())
_AS_ADJECTIVES = ("ed", "al", "ly", "ous", "ive", "ary")


def _is_of_something_else(parts: SentenceParts, first: int, last: int) -> bool:
    """Whether numbers are those of another thing: "the number of beds", "police numbers", "interest rates"."""
    behind = parts.words[last + 2 : last + 7] if parts.word(last + 1) in {"of", "for", "on"} else []
    domain = parts.covered("group", "measure", "home") | parts.in_times
    if behind and not any(
        word in MOVERS or word in PEOPLE or word in ARRIVING or word in LEAVING or last + 2 + k in domain
        for k, word in enumerate(behind)
    ):
        return True
    if parts.word(last) not in NUMBERS:
        return False
    ahead = parts.word(first - 1)
    plain = (
        not ahead
        or ahead in EVERY_CUE
        or ahead.endswith(_AS_ADJECTIVES)
        or ahead in _OWN_NUMBERS
        or ahead in MARKS
        or ahead in OPENERS
        or first - 1 in domain
    )
    return not (
        plain
        or parts.word(first) in {"the", "that", "this", "these"}
        or is_adverb(ahead)
        or ahead in BEING
        or len(ahead) < 4
        or ahead in MOVERS
    )
