"""Of whom a number of people is that no group is named beside: of "them", of those in hand, or of those whom another number names.

Which measure it is of is found before (`subject_of.py`).
"""

from __future__ import annotations

from ...records import replace
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .carried import goes_on
from .groups import group_of, is_cause, settle_group
from .labels import labels
from .movement import movement_verb

_TOLD_AGAIN = frozenset({":", ";", "–", "—"})
# a group so near the head of a sentence is that of its subject
_NEAR_THE_HEAD = 4
# the three that make the whole: who tells of two of them has gone through the whole
_THIRDS = ({"british"}, {"eu_plus", "eu"}, {"non_eu_plus", "non_eu"})
# a smaller number is none of people who moved
LEAST_WHO_MOVED = 1000


def whose_dependants(parts: SentenceParts, scene: Scene, found: Subject) -> Subject:
    """Dependants of those told of before: "The main applicants for study numbered 277,000 and their dependants 17,000"."""
    if dict(found.group).get("applicant") != "dependant" or found.measure not in MIGRATION_FLOWS:
        return found
    at = next((each.first for each in labels(parts) if dict(each.group).get("applicant") == "dependant"), -1)
    if parts.word(at - 1) != "their" or (at > 1 and not any(each.last < at for each in parts.quantities)):
        return found  # "For people on work visas and their dependants it was 213,000": of both
    told = [dict(each.group).get("reason", "") for each in labels(parts) if each.last < at] or [
        dict(scene.them).get("reason", "")
    ]
    reason = told[-1].partition("_")[0]
    if reason not in {"study", "work"}:
        return found
    group = {name: code for name, code in found.group if name != "applicant"} | {"reason": f"{reason}_dependant"}
    return replace(found, group=settle_group(group, found.measure))


def named_for_it(parts: SentenceParts, quantity: Quantity) -> dict[str, str]:
    """Whom "it" is told of behind a colon: "The balance of non-EU citizens is lower too: it is down two-thirds"."""
    mark = next((at for at in range(quantity.first - 1, 0, -1) if parts.word(at) in _TOLD_AGAIN), 0)
    if not mark or parts.word(mark + 1) != "it" or parts.spoken_of.isdisjoint({"group"}):
        return {}
    groups = [each for each in parts.mentions_of("group") if each.last < mark]
    others = [each for each in parts.mentions_of("group") if mark < each.first < quantity.first]
    return dict(groups[0].group) if len(groups) == 1 and not others and groups[0].first <= _NEAR_THE_HEAD else {}


def who_they_are(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Of whom "them" is: "Last year 246,000 of them left", of the one group named before."""
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    if behind not in (["of", "them"], ["of", "these"], ["of", "those"]) or any(
        each.unit in {"", "people"} and each.value >= LEAST_WHO_MOVED and each.last < quantity.first for each in parts.quantities
    ):
        return ()
    named = {each.group for each in labels(parts) if each.last < quantity.first}
    return named.pop() if len(named) == 1 else () if named else scene.them


def for_a_reason(
    parts: SentenceParts, quantity: Quantity, own: tuple[tuple[str, str], ...], measure: str
) -> tuple[tuple[str, str], ...]:
    """Main applicants or dependants with the reason that was told before: "coming to Britain to study, 249,000 came as main applicants"."""
    before = [each for each in labels(parts) if each.last < quantity.first and "reason" in dict(each.group)]
    return settle_group(dict(own) | dict(before[-1].group), measure) if before else ()


def of_its_own_people(parts: SentenceParts, quantity: Quantity, same: Subject) -> Subject:
    """The subject of the number before, but of those whom a number names behind itself: "…, compared with 122,000 from EU countries"."""
    behind = next((each for each in parts.mentions_of("group") if each.first == quantity.last + 1), None)
    if quantity.unit not in {"", "people"} or (parts.word(quantity.last + 1) != "from" and behind is None):
        return same
    ahead = quantity.last + 2
    if ahead in parts.in_times or any(each.first == ahead for each in parts.quantities):
        return same  # "up 12,000 from 860,000", "up 12,000 from a year before"
    named = next((each for each in parts.mentions_of("group") if each.first in {ahead - 1, ahead}), None)
    if named is None or "nationality" not in dict(named.group):
        return replace(same, basis="open")
    return replace(same, group=settle_group(dict(named.group), same.measure), basis=goes_on(same))


def of_the_flow_before(parts: SentenceParts, flow: Mention) -> tuple[tuple[str, str], ...]:
    """Whose departures are told behind another group's arrivals: "Non-EU arrivals fell 37 per cent, while departures rose 20 per cent"."""
    if flow.first != flow.last or parts.word(flow.first - 1) not in {"while", "and", "but", "whereas", "as"}:
        return ()
    others = [each for each in parts.mentions_of("measure") if each.last < flow.first]
    groups = {each.group for each in labels(parts)}
    beside = [each for each in labels(parts) if others and each.first <= others[-1].first <= each.last + 1]
    if len(groups) != 1 or not beside or {others[-1].code, flow.code} != {"immigration", "emigration"}:
        return ()
    return settle_group(dict(beside[-1].group), flow.code)


def is_theirs(parts: SentenceParts, flow: Mention) -> bool:
    """Whether a flow is told of those spoken of: "their net migration", "net migration for this group"."""
    behind = parts.words[flow.last + 1 : flow.last + 4]
    group = (
        behind[:1] in (["for"], ["of"], ["among"]) and behind[1:2] in (["this"], ["that"], ["these"]) and behind[2:] == ["group"]
    )
    them = behind[:2] in (["for", "them"], ["of", "them"], ["among", "them"])  # "The net figure for them was 662,000"
    return group or them or parts.word(flow.first - 1) == "their"


def of_those_named(parts: SentenceParts, flow: Mention, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Whose flow it is by "their": of the group named last before it, or of those of whom the sentence before told."""
    before = [each for each in labels(parts) if each.last < flow.first]
    if before:
        return settle_group(dict(before[-1].group), flow.code)
    if scene.them:
        return settle_group(dict(scene.them), flow.code)
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    return held.group if held is not None and held.measure in MIGRATION_FLOWS else ()


def group_of_the_number_before(parts: SentenceParts, measure: Mention) -> bool:
    """Whether a group is told of the number before a measure: "270,000 people came from the EU and net migration was 184,000"."""
    if parts.word(measure.first - 1) != "and" or not parts.quantities or parts.quantities[0].first > measure.first:
        return False
    groups = [each for each in parts.mentions_of("group") if each.last < measure.first]
    return (
        bool(groups) and groups[-1].last == measure.first - 2 and any(each.last < groups[-1].first for each in parts.quantities)
    )


def group_in_hand(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[tuple[str, str], ...]:
    """The group that the sentence, or the one before, was speaking of when it came to a number."""
    before = parts.preceding(quantity)
    if before is not None and before.unit in {"percent", "share"} and parts.word(before.last + 1) == "of":
        return ()  # "British nationals made up 15 % of the 517,000 people who left": of all who did
    if parts.words[max(0, quantity.first - 2) : quantity.first] == ["among", "the"]:
        return ()  # "Indian nurses were among the 1.2 million people who moved to the UK": of all who did
    found: dict[str, str] = {}
    # "a million came from outside the EU; only 532,000 people emigrated": of everybody
    apart = next((at for at in range(quantity.first, 0, -1) if parts.word(at) == ";"), 0) if quantity.unit == "people" else 0
    for mention in parts.mentions_of("group"):
        if apart <= mention.last < quantity.first and not is_cause(parts, mention):
            found.update(mention.group)
    if found:
        return settle_group(found, "immigration")
    carried = scene.people
    if parts.word(quantity.last + 1) in {"people", "migrants", "immigrants"} or " ".join(parts.words[:2]) in {
        "in total",
        "in all",
    }:
        return ()  # of everybody, said anew
    if carried is not None and parts.sentence.paragraph - carried.paragraph <= 1 and not parts.mentions_of("measure"):
        return carried.subject.group
    return ()


def may_be_of_one_group(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether people of whom only a verb tells may be of the group spoken of before: "EU nationals left in larger numbers. Some 118,000 went".

    Not where people are named, as in "948,000 people came in all and 517,000 left", nor behind a list of all groups.
    """
    if not scene.groups - {"all"} or quantity.unit == "people":
        return False
    before = parts.preceding(quantity)
    if (
        before is not None
        and before.unit == "people"
        and not group_of(parts, before, "immigration")
        and movement_verb(parts, before) >= 0
    ):
        return False
    return sum(not scene.groups.isdisjoint(each) for each in _THIRDS) < 2


def is_of_us(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of the writer's own people: "246,000 of our own people left", "109,000 more of us left"."""
    return (
        bool({"us", "our"} & set(parts.words[quantity.last + 1 : quantity.last + 4]))
        and "of" in parts.words[quantity.last + 1 : quantity.last + 3]
    )


def comes_back(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people come to where they came from: "252,000 Britons left and 143,000 came back"."""
    at = movement_verb(parts, quantity)
    return parts.word(at) in {"returned", "returning"} or parts.word(at + 1) in {"back", "home"}
