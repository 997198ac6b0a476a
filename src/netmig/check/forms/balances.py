"""Which of two flows is the larger: "arrivals exceeded departures", "… while for non-EU nationals it was the other way round"."""

from __future__ import annotations

from ..sentences.in_doubt.known_words import all_may_link
from ..sentences.net.outnumbering import OUTNUMBERING
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window
from ..sentences.whom.groups import groups_between
from ..sentences.whom.other_heads import is_bare_or_home
from ..sentences.wording import Subject, Wording
from ..words.cues import ARRIVING, MOVING
from ..words.subjects import Mention
from . import comparisons
from .common import claim_in_words

_REVERSED = (
    ("the", "other", "way", "round"), ("the", "other", "way", "around"), ("the", "other", "way", "about"), ("the", "reverse"),
    ("the", "opposite"), ("vice", "versa"), ("was", "reversed"), ("the", "converse"),
)  # fmt: skip
_SAME = (("the", "same", "was", "true"), ("the", "same", "is", "true"), ("the", "same", "went"), ("the", "same", "applied"))
_MIXED = "it is compared with something that netmig could not make out"


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The balances between arrivals and departures that a sentence states."""
    first = _outnumbering(parts, scene)
    found = [] if first is None else [first]
    if not {"reverse", "opposite", "same", "way", "versa", "reversed", "converse"} & parts.word_set:
        return found
    told = first.direction if first is not None else _told_before(parts, scene)
    if told and (again := _told_again(parts, told, scene)):
        found.append(again)
    return found


def _outnumbering(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "departures from the UK outnumbered arrivals": on which side of nought net migration lies."""
    if OUTNUMBERING.isdisjoint(parts.word_set):
        return None
    for at, word in enumerate(parts.words):
        if word not in OUTNUMBERING or any(at - 2 <= quantity.first <= at + 6 for quantity in parts.quantities):
            continue
        before = [each for each in _flows(parts) if at - 8 <= each.last < at]
        behind = [each for each in _flows(parts) if at < each.first <= at + 5]
        if not before or not behind or before[-1].code == behind[0].code:
            continue
        group = groups_between(parts, 0, behind[0].last + 5, "net_migration")
        # people who come and go may be visitors, or the people of a town
        homes = parts.covered("home")
        homes_between = [k for k in range(before[-1].first, behind[0].last) if k in homes]
        said = next(
            (k + 1 for k in range(min(before[-1].first, 8)) if parts.word(k) == "that" and parts.word(k - 1) in _REPORTING), 0
        )
        understood = all(
            all_may_link(parts, k, k + 1) or parts.word(k) in MOVING | OUTNUMBERING for k in range(said, behind[0].last + 1)
        )
        beside = bool(homes_between) and understood
        people = {parts.word(before[-1].last), parts.word(behind[0].last)} & _PEOPLE_MOVING and not beside
        subject = Subject("net_migration", group, "open" if people else "explicit", local=True)
        window = sentence_window(parts, at, scene, subject.measure)
        return claim_in_words(
            parts, "comparison", (before[-1].first, behind[0].last), subject, window, scene, at=at, contrast="nought",
            direction=1 if before[-1].code == "immigration" else -1,
            recent=not parts.times and not {"has", "have", "now", "exceeds", "outnumber", "exceed"}.isdisjoint(parts.words[: at + 1]),
        )  # fmt: skip
    return None


_REPORTING = frozenset(
    "indicate indicates show shows say says said reveal reveals suggest suggests confirm confirms mean means".split()
)


def _flows(parts: SentenceParts) -> list[Mention]:
    named = [each for each in parts.mentions_of("measure") if each.code in {"immigration", "emigration"}]
    return sorted([*named, *_people_who(parts)], key=lambda each: each.first)


def _people_who(parts: SentenceParts) -> list[Mention]:
    """The flows that are told of as people: "the number of people leaving", "those entering"."""
    found = []
    for at, word in enumerate(parts.words):
        if word in {"leaving", "entering"} and not is_bare_or_home(parts, at + 1):
            return []  # "the number of people leaving UK museums has surpassed the number entering"
        if word in _PEOPLE_MOVING and parts.word(at - 1) in {"people", "those", "number", "numbers", "migrants"}:
            token = parts.tokens[at]
            code = "immigration" if word in ARRIVING else "emigration"
            found.append(Mention("measure", code, first=at, last=at, start=token.start, end=token.end))
    return found


_PEOPLE_MOVING = frozenset("leaving departing emigrating arriving coming entering immigrating".split())


def _told_before(parts: SentenceParts, scene: Scene) -> int:
    """Which way a balance lies that the same sentence, or the one before, has told."""
    said = next((each.direction for each in comparisons.find(parts, scene) if each.contrast == "nought"), 0)
    return said or scene.balance


def _told_again(parts: SentenceParts, told: int, scene: Scene) -> Wording | None:
    """Such as "for non-EU nationals it was the other way round", "the reverse was true of British nationals"."""
    for phrases, way in ((_REVERSED, -1), (_SAME, 1)):
        for phrase in phrases:
            for at in range(len(parts.words) - len(phrase) + 1):
                if tuple(parts.words[at : at + len(phrase)]) != phrase:
                    continue
                last = at + len(phrase) - 1
                group = _group_beside(parts, at, last)
                if group is None:
                    continue
                subject = Subject("net_migration", groups_between(parts, group.first, group.last + 1, "net_migration"))
                window = sentence_window(parts, at, scene, subject.measure)
                first = group.first - 1 if parts.word(group.first - 1) in {"for", "among", "of", "with"} else group.first
                return claim_in_words(
                    parts, "comparison", (min(first, at), max(last, group.last)), subject, window, scene, at=at, doubt=_MIXED,
                    contrast="nought", direction=told * way,
                )  # fmt: skip
    return None


def _group_beside(parts: SentenceParts, first: int, last: int) -> Mention | None:
    """The group of whom it is told: just before, "for non-EU nationals it was …", or behind, "… was true of them"."""
    groups = [each for each in parts.mentions_of("group") if "nationality" in dict(each.group)]
    before = [each for each in groups if 0 < first - each.last <= 4 and parts.word(each.first - 1) in {"for", "among", "with"}]
    behind = [
        each
        for each in groups
        if 0 < each.first - last <= 5 and {"of", "for", "among", "with"} & set(parts.words[last + 1 : each.first])
    ]
    return next(iter((*reversed(before), *behind)), None)
