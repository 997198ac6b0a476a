"""Names that stand in brackets, behind an opening or in front of their number, and the nations that it counts."""

from __future__ import annotations

from ...words.cues import MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, NATION_OF, Mention
from ..directions import skip_back
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .carried import goes_on
from .groups import settle_group
from .of_whom import LEAST_WHO_MOVED


def who_leads(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Those of the nation of whom ", with 240,000 arrivals", or ", at 240,000" is told: "Indians were the largest group among long-term arrivals, at …"."""
    if parts.word(quantity.first - 1) not in {"with", "at"} or quantity.unit not in {"", "people"} or parts.preceding(quantity):
        return None
    noun = {parts.word(quantity.last), parts.word(quantity.last + 1)} & {"arrivals", "departures"}
    first = next(iter(parts.mentions_of("group")), None)
    if first is None or first.last > quantity.first or parts.word(first.last + 1) not in _LEADS:
        return None
    ahead = range(first.last + 1, quantity.first)
    flows = {each.code for each in parts.mentions_of("measure") if each.first in ahead}
    if noun:
        measure = "immigration" if "arrivals" in noun else "emigration"
    elif len(flows) == 1 and not _GROUPS_CALLED.isdisjoint(parts.words[first.last : quantity.first]):
        measure = flows.pop()
    else:
        return None
    group = settle_group(dict(first.group), measure)
    return Subject(measure, group, "inherited", local=True) if dict(group).get("nationality") in NATIONS else None


_LEADS = frozenset("were are was led came make made form formed remain remained top topped".split())
_GROUPS_CALLED = frozenset("group nationality list number table biggest largest".split())


def named_in_brackets(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The measure that a bracket behind a number names: "204,000 (net migration), 898,000 (arrivals)"."""
    if parts.word(quantity.last + 1) != "(" or quantity.unit not in {"", "people"} or abs(quantity.value) < LEAST_WHO_MOVED:
        return None
    return next(
        (
            each
            for each in parts.mentions_of("measure")
            if each.first == quantity.last + 2 and parts.word(each.last + 1) == ")" and each.code in MIGRATION_FLOWS
        ),
        None,
    )


def is_labelled_otherwise(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a line sets out with a number and a colon, and names no flow behind it: "110,051: asylum claims in the year"."""
    if (
        quantity.first > 1
        or parts.word(quantity.last + 1) != ":"
        or quantity.unit not in {"", "people"}
        or abs(quantity.value) < LEAST_WHO_MOVED
    ):
        return False
    behind = parts.words[quantity.last + 2 :]
    return (
        not any(each.code in MIGRATION_FLOWS and not each.ambiguous for each in parts.mentions_of("measure"))
        and MOVING.isdisjoint(behind)
        and not any(mention.role in {"group", "anaphor"} for mention in parts.mentions)
    )


_COUNTS = frozenset("has had with is was comes came third fourth fifth second next then follows followed by at on , ( –".split())


def nation_counted(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The people of a country that a list of nations goes on with: "Pakistan comes third with 101,000. China has 78,000"."""
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    if held is None or held.measure not in MIGRATION_FLOWS or quantity.unit not in {"", "people"} or quantity.value < 1000:
        return None
    if dict(held.group).get("nationality") not in NATIONS or parts.spoken_of & {"measure", "other_subject"}:
        return None
    at = quantity.first - 1
    while at > 0 and parts.word(at) in _COUNTS:
        at -= 1
    place = next((each for each in parts.mentions_of("elsewhere") if each.last == at and each.code in NATION_OF), None)
    if place is None or parts.word(quantity.last + 1) not in {"", ",", "and", ".", ")", ";", '"'}:
        return None
    return Subject(held.measure, (("nationality", NATION_OF[place.code]),), goes_on(held), local=True)


NATIONS = frozenset(NATION_OF.values())
_AND = frozenset({"and", "but", "while", "or"})


def named_behind_an_opening(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The flow that is named behind the phrase with which a sentence opens: "At 336,000, a record then, UK net migration helped"."""
    if parts.word(0) not in _OPENING or quantity.unit not in {"", "people"} or abs(quantity.value) < LEAST_WHO_MOVED:
        return None
    named = next((each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS), None)
    if named is None or named.first < quantity.first or parts.mentions_of("group"):
        return None
    at = named.first - 1
    while parts.word(at) in _BEFORE_A_NAME:
        at -= 1
    between = parts.words[quantity.last + 1 : at + 1]
    return named if between[-1:] == [","] and len(between) <= _A_SHORT_ASIDE and MOVING.isdisjoint(between) else None


_OPENING = frozenset({"at", "after", "from", "with"})
_A_SHORT_ASIDE = 7
_BEFORE_A_NAME = frozenset(
    "the number level figure of for uk british annual total overall long-term net uk's britain's its".split()
)


def name_in_front(parts: SentenceParts, quantity: Quantity, measures: list[Mention]) -> Mention | None:
    """The measure right behind a number that a later clause opens with: "…; at 693,000, emigration is up"."""
    at = skip_back(parts, quantity.first - 1)
    if (
        parts.word(at) != "at"
        or parts.word(quantity.last + 1) != ","
        or parts.word(quantity.last + 2) in _AND
        or not (at > 0 and parts.parts_clauses(at - 1))
    ):
        return None
    behind = next((each for each in measures if 0 < each.first - quantity.last - 1 <= 2), None)
    if behind is None or any(parts.word(k) not in _BEFORE_A_NAME for k in range(quantity.last + 2, behind.first)):
        return None  # "immigration, at 898,000, exceeds emigration"
    return behind
