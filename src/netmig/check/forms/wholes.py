"""The whole that a share is a part of: a flow, those who came or left, a number of them, "them"."""

from __future__ import annotations

from ..records import record, replace
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.whom.groups import settle_group
from ..sentences.whom.movement import movement, movement_before
from ..sentences.whom.subject_of import subject_of
from ..sentences.wording import Stated, Subject
from ..words.cues import ARRIVING, LEAVING
from ..words.subjects import MIGRATION_FLOWS

_POINTING = frozenset("them these those whom it that".split())
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"])
_OF_THAT = (["of", "that"], ["of", "it"])
_CHANGES = frozenset("fall drop decline decrease reduction rise increase growth change surge difference".split())
CAME_NOUNS = frozenset("immigrants arrivals newcomers incomers".split())
LEFT_NOUNS = frozenset("emigrants departures leavers".split())
PEOPLE = frozenset("people those migrants nationals citizens individuals everyone all persons".split())
MORE_THAN_HALF = frozenset({"most", "majority", "bulk"})
TOTALS = frozenset({"total", "overall", "figure", "intake", "number"})


@record()
class Fraction:
    """What is said to be a part: its words, and what they allow, in per cent or as a part of one."""

    first: int
    last: int
    start: int
    end: int
    said: Stated


# the flow, and the first and the last token of its words
Whole = tuple[Subject, int, int]


def whole_behind(parts: SentenceParts, fraction: Fraction, scene: Scene) -> Whole | None:
    """What stands behind "of": a flow, those who came, a number of them, "them"."""
    at = fraction.last + 1
    at += parts.words[at : at + 2] == [")", "of"]  # "77,000 (15%) of the 517,000 who left"
    if parts.word(at) == "of":
        at += 1
    elif parts.word(fraction.last) == "most":
        named = _named_whole(parts, at, min(len(parts.words), at + 9))
        if named is None and parts.word(at) == "who":
            flow = "immigration" if parts.word(at + 1) in ARRIVING else "emigration"
            named = Subject(flow), at, _end_of_movement(parts, at + 1)
        return None if named is None else (replace(named[0], basis="open"), *named[1:])
    elif fraction.said.unit != "share" or parts.word(at) not in PEOPLE | CAME_NOUNS | LEFT_NOUNS:
        return None  # "four in five people who came"
    if parts.word(at) in _POINTING and parts.word(at + 1) not in {"who", "arriving", "coming", "leaving", "people"}:
        return spoken_of(parts, fraction, scene, at)
    pointed = parts.word(at) in {"the", "that", "this"} and parts.word(at + 1) in TOTALS
    # "the total UK immigration figure" names it
    names_it = any(each.role == "measure" and each.first <= at + 3 and at + 2 <= each.last for each in parts.mentions)
    if pointed and parts.word(at + 2) not in {"of", "number"} and not names_it:
        return spoken_of(parts, fraction, scene, at + 1)
    stop = min(len(parts.words), at + 9)
    quantity = next((each for each in parts.quantities if at <= each.first <= at + 2), None)
    if quantity is not None and quantity.unit in {"", "people"}:
        moved = movement(parts, quantity) or movement_before(parts, quantity)
        return (moved, quantity.first, _end_of_movement(parts, quantity.last)) if moved is not None else None
    return _named_whole(parts, at, stop)


def _named_whole(parts: SentenceParts, first: int, stop: int) -> Whole | None:
    """Such as "all UK immigration", "those who came to Britain", "non-EU arrivals", "people leaving"."""
    group: dict[str, str] = {}
    at = first
    while at < stop:
        word = parts.word(at)
        if word in _CHANGES or word in {"were", "was", "are", "said", ",", "."}:
            return None
        mention = next(
            (
                each
                for each in parts.mentions
                if each.first <= at <= each.last and each.role == "measure" and each.code in MIGRATION_FLOWS
            ),
            None,
        )
        inside = next((each for each in parts.mentions if each.first == at and each.role == "group"), None)
        if inside is not None:
            group.update(inside.group)
        if mention is not None and parts.word(mention.last + 1) not in _CHANGES:
            if parts.word(mention.last + 1) in {"of", "by", "from", "among"}:
                _with_group_behind(parts, mention.last + 1, group)  # "half of all departures of EU nationals"
            return (
                Subject(mention.code, settle_group(group, mention.code), "open" if mention.ambiguous else "explicit"),
                first,
                mention.last,
            )
        if word == "migrants" and parts.word(at + 1) in {"to", "into"} and parts.covered("home") & {at + 2, at + 3}:
            return Subject("immigration", settle_group(group, "immigration"), "explicit"), first, _end_of_movement(parts, at + 1)
        if word in CAME_NOUNS | LEFT_NOUNS:
            measure = "immigration" if word in CAME_NOUNS else "emigration"
            last = _with_group_behind(parts, at, group)
            return Subject(measure, settle_group(group, measure), "open"), first, last
        if word in PEOPLE or inside is not None:
            ahead = (inside.last if inside is not None else at) + 1
            ahead += parts.word(ahead) in {"who", "that"}
            ahead += parts.word(ahead) in {"had", "have"}
            if parts.word(ahead) in ARRIVING | LEAVING and ahead not in parts.covered("measure"):
                if any(
                    0 <= each.first - ahead <= 2 and not group
                    for each in parts.mentions_of("group")
                    if "reason" in dict(each.group)
                ):
                    return None  # "those who came to work": of some, for one reason
                measure = "immigration" if parts.word(ahead) in ARRIVING else "emigration"
                return Subject(measure, settle_group(group, measure), "explicit"), first, _end_of_movement(parts, ahead)
        at += 1
    return None


def _with_group_behind(parts: SentenceParts, last: int, group: dict[str, str]) -> int:
    """The last token of a flow with the group behind it, "arrivals from outside the EU"; the group is added to those held."""
    behind = next((each for each in parts.mentions_of("group") if each.first == last + 1), None)
    if behind is None:
        return last
    group.update(behind.group)
    return behind.last


def spoken_of(parts: SentenceParts, fraction: Fraction, scene: Scene, last: int) -> Whole | None:
    """The number of people that "them" points to: the one before in the sentence, or that of the one before."""
    numbers = [
        each for each in parts.quantities if each.last < fraction.first and each.unit in {"", "people"} and each.value >= 1000
    ]
    if (
        numbers
        and parts.word(numbers[-1].first - 1) == "("
        and fraction.first - numbers[-1].last <= 4
        and parts.words[fraction.last + 1 : fraction.last + 3] in _OF_THEM
        and (told := subject_of(parts, numbers[-1], scene)) is not None
        and told.measure in MIGRATION_FLOWS
    ):
        return replace(told, basis="open"), last, last  # "non-EU nationals (286,000), around half of them students"
    before = [each for each in numbers if parts.word(each.first - 1) != "("]
    if before[1:] or (before and parts.words[before[-1].last + 1 : before[-1].last + 3] not in _OF_THAT):
        of_them = len(before) > 1 and parts.words[before[-1].last + 1 : before[-1].last + 3] in _OF_THEM
        number = (
            before[-2] if of_them else before[-1]
        )  # "1.1 million people came, and 704,000 of them …, nearly two-thirds of the total"
        moved = movement(parts, number) or movement_before(parts, number)
        if moved is not None:
            return replace(moved, basis="inherited"), last, last
        told = subject_of(parts, number, scene)
        if told is not None and told.measure in MIGRATION_FLOWS and (told.basis == "explicit" or told.local):
            return replace(told, basis="open" if told.basis == "open" else "inherited", others=(), only_these=False), last, last
        named = [each for each in parts.mentions_of("measure") if each.last < before[-1].first]
        if named and named[-1].code in MIGRATION_FLOWS and not named[-1].ambiguous:
            return Subject(named[-1].code, (), "inherited"), last, last
        return None
    those = scene.came if not {"these", "those", "them"}.isdisjoint(parts.words[fraction.last + 1 : fraction.last + 4]) else None
    carried = scene.moved or those or (scene.people.subject if scene.people is not None else None)
    if carried is None or carried.measure not in MIGRATION_FLOWS:
        return None
    near = scene.moved is not None or scene.people is None or parts.sentence.paragraph - scene.people.paragraph <= 1
    return (Subject(carried.measure, carried.group, "inherited"), last, last) if near else None


def whole_before(parts: SentenceParts, fraction: Fraction) -> Whole | None:
    """Such as "Of the 948,000 people who came, 81 per cent were …", "Nearly all of those who left, 86 per cent, were …"."""
    if parts.word(fraction.last + 1) == "of":
        return None
    for at in range(min(fraction.first, len(parts.words))):
        if (
            parts.word(at) == "all"
            and fraction.first - at <= 6
            and (named := _named_whole(parts, at + 1, min(fraction.first, at + 5)))
        ):
            return named  # "Nearly all the arrivals, 86 per cent, were …"
        if parts.word(at) not in {"of", "among"} or (at > 0 and parts.word(at + 1) not in {"those", "all", "the", "everyone"}):
            continue
        quantity = next((each for each in parts.quantities if at < each.first <= at + 3), None)
        if quantity is not None and quantity.last < fraction.first and quantity.unit in {"", "people"}:
            moved = movement(parts, quantity)
            if moved is not None:
                return moved, quantity.first, _end_of_movement(parts, quantity.last)
        elif named := _named_whole(parts, at + 1, min(fraction.first, at + 8)):
            return named
    return None


def whole_carried(parts: SentenceParts, fraction: Fraction, scene: Scene) -> Whole | None:
    """The flow that was spoken of, where a part of it follows at once: "Ten per cent were from the EU", "… and 5% were British"."""
    following = parts.word(fraction.last + 1)
    if following == "of":
        return None
    if following == ")" and parts.word(fraction.first - 1) == "(" and parts.word(fraction.first - 2) in MORE_THAN_HALF | {"rest"}:
        following = parts.word(fraction.last + 2)  # "The majority (75%) came from non-EU countries"
    pointed = parts.words[max(0, fraction.first - 2) : fraction.first] in (
        ["of", "whom"],
        ["of", "which"],
        ["of", "these"],
        ["of", "those"],
    )
    if pointed or following in {"come", "were", "was", "came", "are", "from", "(", ","} or parts.word(0) in {"of", "among"}:
        return spoken_of(parts, fraction, scene, fraction.first - 1 if pointed else fraction.last)
    return None


def _end_of_movement(parts: SentenceParts, at: int) -> int:
    """The last token of "people who came to the UK"."""
    last = at
    for ahead in range(at, min(len(parts.words), at + 8)):
        if ahead > at and parts.word(ahead) in {",", ";", ".", "were", "was", "are", "is", "from"}:
            break
        if parts.word(ahead) in ARRIVING | LEAVING or ahead in parts.covered("home"):
            last = ahead
    return last
