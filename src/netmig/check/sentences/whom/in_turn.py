"""Numbers told of one group after another, with the flow told once: "948,000 came, 766,000 of them from outside the EU and 60,000 British"."""

from __future__ import annotations

from collections.abc import Callable

from ....codes import SINGLE_COUNTRIES
from ...records import replace
from ...words.cues import ARRIVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..directions import skip_back
from ..in_doubt.known_words import LINKING, all_may_link
from ..in_doubt.strange_words import STANDING, speaks_of_something_else
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Basis, Subject
from .groups import settle_group
from .labels import Group, labels, tied_labels, tied_to
from .movement import GAINED, IN_ORDER, SHED, movement, movement_verb
from .other_heads import is_all_plain

SubjectOf = Callable[[SentenceParts, Quantity, Scene], Subject | None]

_LEAST = 1000
# what may stand between the numbers of a list beside the groups themselves
_LISTING = LINKING | frozenset(
    ", ; and while but whereas against than versus or then followed next ahead ) – — - that which those them whom these rest else everyone"
    " any other nationality nationalities live settle stay here accounting making contributing numbering being population immigrants emigrants newcomers arrivals departures people including included includes mostly mainly namely with only another further some total overall long-term minus plus as".split()
)  # fmt: skip


def told_in_turn(parts: SentenceParts, quantity: Quantity, scene: Scene, subject_of: SubjectOf) -> Subject | None:
    """The subject of a number of a group whose flow is told elsewhere: by the number before, by a verb behind the list, or by the sentence before."""
    if quantity.unit not in {"", "people"} or abs(quantity.value) < _LEAST or not labels(parts):
        return None
    if (again := _that_of(parts, quantity, scene) or told_behind_a_colon(parts, quantity)) is not None:
        return again
    group = tied_to(parts, quantity)
    if group and movement_verb(parts, quantity) >= 0 and (of_them := _of_the_whole(parts, quantity, group, scene, subject_of)):
        return of_them
    if not group or (movement_verb(parts, quantity) >= 0 and not _is_whence(parts, quantity)):
        return None
    if (before := _listed_before(parts, quantity)) is not None:
        return _as_before(parts, before, quantity, subject_of(parts, before, scene))
    if _is_gained(parts, quantity, group):
        return Subject("net_migration", settle_group(dict(group), "net_migration"), "inherited", local=True)
    if _is_sent(parts, quantity, group):
        basis: Basis = "inherited" if scene.about_migration and parts.covered("home") else "open"
        return Subject("immigration", settle_group(dict(group), "immigration"), basis, local=True)
    if (behind := _verb_behind(parts, quantity)) is not None:
        return Subject(behind.measure, settle_group(dict(group), behind.measure), "explicit", local=True)
    return _as_told_before(parts, quantity, group, scene)


def _that_of(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Such as "That of EU nationals slipped from minus 61,000 to minus 70,000": the measure of the sentence before, of another group."""
    if parts.words[:2] not in (["that", "of"], ["that", "for"]) or scene.people is None or parts.mentions_of("measure"):
        return None
    named = next((each for each in labels(parts) if each.first in {2, 3}), None)
    held = scene.people.subject
    others = [each for each in labels(parts) if named is not None and named.last < each.first < quantity.first]
    if named is None or others or held.measure not in MIGRATION_FLOWS or scene.several:
        return None
    basis: Basis = "open" if held.basis == "open" else "inherited"
    return Subject(held.measure, settle_group(dict(named.group), held.measure), basis, local=True)


def _is_gained(parts: SentenceParts, quantity: Quantity, group: Group) -> bool:
    """Such as "The UK gained 383,000 people from outside the EU, but lost 70,000 EU nationals": what a country gains or loses on balance."""
    at = skip_back(parts, quantity.first - 1)
    if parts.word(at) not in GAINED | SHED or "nationality" not in group:
        return False
    return any(each.last < at for each in parts.mentions_of("home")) or "country" in parts.words[:at]


def _is_sent(parts: SentenceParts, quantity: Quantity, group: Group) -> bool:
    """Such as "Pakistan sent the UK 76,000 people": those who came from a country."""
    return group.get("nationality") in SINGLE_COUNTRIES and not {"sent", "sends"}.isdisjoint(
        parts.words[max(0, quantity.first - 4) : quantity.first]
    )


_ADDING = frozenset(
    "added adds add adding contributed contributing contribute lost gained plus minus net balance surplus deficit loss gain".split()
)


def _adds_up(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a group adds to net migration or takes from it: "people from outside the EU added 383,000"."""
    return not _ADDING.isdisjoint(parts.words[max(0, quantity.first - 3) : quantity.first]) or parts.words[
        max(0, quantity.first - 2) : quantity.first
    ] == ["responsible", "for"]


def _of_the_whole(parts: SentenceParts, quantity: Quantity, group: Group, scene: Scene, subject_of: SubjectOf) -> Subject | None:
    """Such as "156,000 Indians came, of whom 82,000 came to study": a part of those told of just before, of their nation too."""
    before = _listed_before(parts, quantity)
    around = (parts.words[max(0, quantity.first - 2) : quantity.first], parts.words[quantity.last + 1 : quantity.last + 3])
    if before is None or not any(each in _WHOM for each in around):
        return None
    held, own = subject_of(parts, before, scene), movement(parts, quantity)
    if held is None or own is None or held.measure != own.measure:
        return None
    return Subject(held.measure, _within(group, held), "open" if held.basis == "open" else "inherited", local=True)


_WHOM = (["of", "whom"], ["of", "them"], ["of", "these"], ["of", "those"], ["of", "which"])


def _is_whence(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a verb only says where people were from, in a sentence of those who left: "252,000 were British and 155,000 came from the EU"."""
    at = movement_verb(parts, quantity)
    return parts.word(at) in {"came", "come"} and parts.word(at + 1) == "from" and _listed_before(parts, quantity) is not None


def _numbers(parts: SentenceParts) -> list[Quantity]:
    found: list[Quantity] | None = parts.kept.get("numbers of people")
    if found is None:
        found = parts.kept["numbers of people"] = [
            each for each in parts.quantities if each.unit in {"", "people"} and abs(each.value) >= _LEAST
        ]
    return found


def _listed_before(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number before in a list of groups, or the total that the list takes apart."""
    before = next((each for each in reversed(_numbers(parts)) if each.last < quantity.first), None)
    return before if before is not None and _is_list(parts, before.last + 1, quantity.first) else None


def _is_list(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether nothing stands between two numbers but groups, times, shares and words of listing, and no flow is named."""
    passed = parts.in_times | parts.covered("home")
    passed |= {at for each in labels(parts) for at in range(each.first, each.last + 1)}
    passed |= {at for each in parts.quantities for at in range(each.first, each.last + 1)}
    if any(first < each.first < stop and each.code != "population" for each in parts.mentions_of("measure")):
        return False
    return all(at in passed or parts.word(at) in _LISTING or parts.word(at) in MOVING for at in range(first, stop))


def _as_before(parts: SentenceParts, before: Quantity, quantity: Quantity, held: Subject | None) -> Subject | None:
    """The flow of the number before, of the group that is told of this one."""
    movers = {_MOVERS[word] for word in ("emigrants", "immigrants") if word in parts.words[: before.first]}
    if len(movers) == 1 and (held is None or not held.local or held.basis == "inherited"):
        # "Emigrants from the UK were 252,000 British, 155,000 EU and 286,000 non-EU nationals"
        flow = movers.pop()
        return Subject(flow, settle_group(dict(tied_to(parts, quantity)), flow), "inherited", local=True)
    if held is None or held.measure not in MIGRATION_FLOWS:
        return None
    if any(word in STANDING and parts.word(at - 1) != "to" for at, word in enumerate(parts.words)):
        return None  # "The largest groups born abroad are from India (920,000), Pakistan (624,000) …"
    group = tied_to(parts, quantity)
    whole = dict(held.group)
    if (
        not _OF_THEM.isdisjoint(parts.words[before.last + 1 : quantity.last + 4])
        and not tied_to(parts, before).keys() & group.keys()
    ):
        group = whole | group  # "423,000 came to work, 219,000 of them from India"
    of_them = not _OF_THEM.isdisjoint(parts.words[before.last + 1 : quantity.last + 4])
    # "Citizenship was granted to 270,000 people, 20,000 of them EU nationals and 40,000 Indians": parts of a number of something else
    # "Leavers numbered 693,000, up 7%: 286,000 from outside the EU": so are what a colon takes it apart into
    apart = ":" in parts.words[before.last + 1 : quantity.first] or ";" in parts.words[before.last + 1 : quantity.first]
    doubtful = (of_them or apart) and held.basis == "inherited" and not held.local and speaks_of_something_else(parts, before)
    basis: Basis = "open" if held.basis == "open" or doubtful else "inherited"
    return _of_the_reason_or_not(Subject(held.measure, _within(group, held), basis, local=True), held)


_OF_THEM = frozenset({"them", "whom", "these", "those"})


def _within(group: Group, held: Subject) -> tuple[tuple[str, str], ...]:
    """A group within what is in hand: "of these 27,000 came on work visas", "219,000 were dependants"."""
    whole, own = dict(held.group), dict(group)
    if "nationality" not in own and whole.get("nationality") and (own.keys() & {"reason", "applicant"}):
        own["nationality"] = whole["nationality"]
    if "applicant" in own and "reason" not in own and whole.get("reason"):
        own["reason"] = whole["reason"].partition("_")[0]
    return settle_group(own, held.measure)


def _verb_behind(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """What the people of a list did, told behind the last of them: "252,000 Britons, 286,000 non-EU nationals and 155,000 EU nationals left"."""
    first, _ = parts.clause(quantity.first)
    if any(first <= each.first < quantity.first for each in parts.mentions_of("measure")):
        return None  # "a net outflow of 96,000 EU nationals, and 17,000 more British citizens left than returned"
    at = quantity
    for _ in range(len(_numbers(parts))):
        following = next((each for each in _numbers(parts) if each.first > at.last), None)
        if following is None or not tied_to(parts, following) or not _is_list(parts, at.last + 1, following.first):
            return None
        if any(parts.word(k) in MOVING for k in range(at.last + 1, following.first)):
            return None
        if movement_verb(parts, following) >= 0:
            return movement(parts, following)
        at = following
    return None


_MOVERS = {
    "arrival": "immigration",
    "arrivals": "immigration",
    "immigrants": "immigration",
    "departures": "emigration",
    "emigrants": "emigration",
}
_WHO = frozenset("who people those nationals citizens migrants number everyone".split())


def told_behind_a_colon(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "Far more Britons are leaving than was known: 257,000 in 2024": how many of those did of whom a colon has told what they did."""
    mark = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 3), -1) if parts.word(at) == ":"), -1)
    if mark < 0 or quantity.unit not in {"", "people"} or movement_verb(parts, quantity) >= 0:
        return None
    verbs = {
        parts.word(at) in ARRIVING or parts.word(at) == "returned"
        for at in range(mark)
        if parts.word(at) in MOVING or parts.word(at) == "returned"
    }
    named = [each for each in labels(parts) if each.last < mark]
    if len(verbs) != 1 or len(named) != 1 or parts.preceding(quantity) is not None or parts.mentions_of("measure"):
        return None
    _, stop = parts.clause(quantity.last)
    if "nationality" not in dict(named[0].group) or not all_may_link(parts, quantity.last + 1, stop):
        return None  # "Fewer students are coming: 12,000 at this college"
    measure = "immigration" if verbs.pop() else "emigration"
    return Subject(measure, settle_group(dict(named[0].group) | tied_to(parts, quantity), measure), "inherited", local=True)


def flows_of_movers(parts: SentenceParts, stop: int) -> set[str]:
    """The flows of people who are named before a place by what they did: "those who arrived", "one arrival in ten"."""
    found: set[str] = set()
    for at in range(stop):
        word = parts.word(at)
        if word in {"came", "comes"} and parts.word(at + 1) in IN_ORDER:
            continue
        if word in _MOVERS:
            found.add(_MOVERS[word])
        elif word in MOVING:
            # a verb of which it is not said that people did it leaves open which flow is told of
            found.add(("immigration" if word in ARRIVING else "emigration") if parts.word(at - 1) in _WHO else "")
    return found


def _as_told_before(parts: SentenceParts, quantity: Quantity, group: Group, scene: Scene) -> Subject | None:
    """The flow of the sentence before, where this one only says who the people were: "233,000 were non-EU nationals"."""
    told = tied_labels(parts, quantity)
    if parts.mentions_of("other_subject") or not is_all_plain(parts, 0, min(quantity.first, *(each.first for each in told))):
        return None
    if any(each.first != quantity.last and each.first != quantity.last + 1 for each in parts.mentions_of("measure")):
        return None
    if flows := flows_of_movers(parts, quantity.first):
        flow = flows.pop()
        return Subject(flow, settle_group(dict(group), flow), "inherited", local=True) if flow and not flows else None
    held = scene.moved
    if held is None and scene.people is not None and parts.sentence.paragraph - scene.people.paragraph <= 1:
        held = scene.people.subject
    if held is None or held.measure not in MIGRATION_FLOWS:
        return None
    if parts.word(skip_back(parts, quantity.first - 1)) in {"added", "adds", "add", "adding"} and "nationality" in group:
        basis: Basis = "inherited" if scene.about_migration else "open"
        return Subject("net_migration", settle_group(dict(group), "net_migration"), basis, local=True)
    _, stop = parts.clause(quantity.last)
    behind = quantity.last + 1
    behind += parts.word(behind) in {"immigrants", "emigrants", "newcomers", "arrivals", "departures"}
    if not is_all_plain(parts, behind, stop):
        return None  # "96,000 EU citizens were given bus passes"
    told_of_it = not _IT.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first])
    counted = held.measure == "net_migration" and quantity.value > 0 and not _adds_up(parts, quantity) and not told_of_it
    # "Leavers numbered 693,000: 286,000 from outside the EU": of whom the first number was is not understood
    strange = any(
        each.first < quantity.first and each.unit in {"", "people"} and abs(each.value) >= _LEAST and speaks_of_something_else(parts, each)
        for each in parts.quantities
    )  # fmt: skip
    open_to_more = held.basis == "open" or scene.several or counted or strange
    carried = Subject(held.measure, _within(group, held), "open" if open_to_more else "inherited", local=True)
    return _of_the_reason_or_not(carried, held)


# "For non-EU nationals it was 845,000": the measure of the sentence before, and no people
_IT = frozenset({"it", "figure", "balance", "that", "number", "total"})


def _of_the_reason_or_not(told: Subject, held: Subject) -> Subject:
    """The same, where it is not plain whether people told of behind those who came for a reason came for it too.

    "Around 37,000 Indians went who had come to study, 18,000 who had come to work; then Nigerians (15,000)".
    """
    reason = dict(held.group).get("reason")
    if reason is None or dict(told.group).get("reason"):
        return told
    same = settle_group(dict(told.group) | {"reason": reason}, told.measure)
    return replace(told, basis="open", others=(same,), only_these=told.basis != "open")
