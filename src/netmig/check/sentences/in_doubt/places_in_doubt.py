"""Doubts of place: whether a number is of this country, or of a place, nation or country named beside it."""

from __future__ import annotations

from ....codes import GROUPS_OF_NATIONS
from ...words.cues import MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, THE_COUNTRY
from ..parts import SentenceParts
from ..scene import Scene
from ..whom.labels import all_counted, is_told_of
from ..whom.movement import movement_verb
from ..whom.other_heads import is_all_plain
from ..wording import Subject

_SAYING = frozenset("says said claims claimed states stated reads read tells told declares declared insists insisted".split())


def only_where_it_is_said(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether another place is only that of who says it: "A leaflet delivered in Essex says that 685,000 people came to Britain"."""
    if quantity is None:
        return False
    if all_counted(parts) or where_they_fled(parts):
        return True  # "India led with 240,000, followed by Nigeria with 120,000": each for those who came from there
    if is_said_of_the_country(parts, quantity):
        return True
    _, stop = parts.clause(quantity.last)
    if stop < len(parts.words) and is_of_home(parts) and all(each.first > stop for each in parts.mentions_of("elsewhere")):
        return True  # "UK net migration has reached 504,000, statisticians say, pointing to the war in Ukraine"
    said = next((at for at in range(quantity.first) if parts.word(at) in _SAYING), -1)
    if said < 0 or parts.word(said + 1) not in {"that", ":", '"', ","}:
        return False
    behind = [mention for mention in parts.mentions if mention.first > said]
    return any(each.role == "home" and each.code in THE_COUNTRY for each in behind) and not any(
        each.role == "elsewhere" for each in behind
    )


def is_named_aside(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether other places stand in no clause of a number, and behind it where it names no place itself: "was 813,000 in 2025, with India at the top"."""
    first, stop = parts.clause(quantity.first)[0], parts.clause(quantity.last)[1]
    places = parts.covered("elsewhere")
    here = not parts.covered("home").isdisjoint(range(first, stop))
    return places.isdisjoint(range(first, stop)) and (here or all(at > stop for at in places))


def is_said_of_the_country(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the flow that a number is of is this country's in so many words, and no other place stands between: "Scots point out that UK net migration, which was"."""
    flow = max(
        (each for each in parts.mentions_of("measure") if each.last < quantity.first), key=lambda each: each.last, default=None
    )
    if flow is None or flow.code not in MIGRATION_FLOWS:
        return False
    homes = [each for each in parts.mentions_of("home") if each.code in THE_COUNTRY and each.last < quantity.first]
    ahead = any(
        each.last < flow.first and all(parts.word(at) in _HAS for at in range(each.last + 1, flow.first)) for each in homes
    )
    behind = any(
        each.first > flow.last and parts.word(flow.last + 1) in {"to", "in", "into"} and each.first <= flow.last + 3
        for each in homes
    )
    between = range(flow.first, quantity.last + 1)
    return (ahead or behind) and parts.covered("elsewhere").isdisjoint(between)


_HAS = frozenset({"'s", "had", "has", "saw", "recorded", "annual", "a", "total", "long-term"})


def where_they_fled(parts: SentenceParts) -> bool:
    """Whether the only places named are those that people fled, told behind a comma and every number as what lay behind it.

    "It rose to 504,000, driven by students and by people fleeing Ukraine and Hong Kong".
    """
    comma = max((at for at, word in enumerate(parts.words) if word == ","), default=-1)
    named = parts.mentions_of("elsewhere")
    if not named or any(named[0].first < each.last for each in parts.quantities):
        return False
    if _only_lists_where_from(parts, named[0].first):
        return True
    if named[0].first < comma or any(each.last > comma for each in parts.quantities):
        return False
    return not _FLEEING.isdisjoint(parts.words[comma : named[0].first]) and parts.words[comma + 1] in _OWING_TO


def _only_lists_where_from(parts: SentenceParts, first: int) -> bool:
    """Whether a sentence of people who came only lists, at its end, from where: "came from outside the EU, with India and China at the top"."""
    opens = next((at for at in range(first - 1, -1, -1) if parts.word(at) == ","), -1)
    groups = [each for each in parts.mentions_of("group") if each.first < opens]
    if opens < 0 or not groups or MOVING.isdisjoint(parts.words[:opens]) or parts.word(opens + 1) not in _LISTING:
        return False
    places = parts.covered("elsewhere", "group")
    return all(at in places or parts.word(at) in _IN_A_LIST | _LISTING for at in range(opens + 1, len(parts.words)))


_LISTING = frozenset("with led mostly mainly including chiefly headed topped notably particularly especially largely".split())
_IN_A_LIST = frozenset(
    ", and by from the at top leading list way topping heading among them main biggest largest most common sources countries nationalities .".split()
)
_FLEEING = frozenset("fleeing fled refugees war invasion conflict crackdown escaping".split())
_OWING_TO = frozenset(
    "driven fuelled fueled boosted pushed swollen swelled inflated due owing because thanks partly mostly largely mainly with as after following amid".split()
)


def opens_somewhere_unknown(parts: SentenceParts) -> bool:
    """Whether a sentence sets out in a place that is in no list: "In Gwynedd, the number who left was 4,900"."""
    if (
        len(parts.tokens) > 2
        and parts.word(0) in {"across", "over"}
        and parts.word(1) == "the"
        and parts.tokens[2].capital
        and parts.word(2) not in _OURS
    ):
        return True  # "Across the Channel it was 152,000"
    if parts.word(0) not in {"in", "at", "around", "across", "near"} or parts.names_home or len(parts.tokens) < 2:
        return False
    comma = next((at for at in range(1, min(len(parts.words), 6)) if parts.word(at) == ","), -1)
    return comma > 1 and all(parts.tokens[at].capital and at not in parts.spoken_for for at in range(1, comma))


_OURS = frozenset({"uk", "united", "british", "uk's", "ons", "nhs"})


# before the name of the country, these set something else beside it
_BESIDE_HOME = frozenset("from unlike than not as before for and in".split())


def is_of_home(parts: SentenceParts) -> bool:
    """Whether a sentence is about this country, and does not only set another beside it."""
    return any(
        mention.code in THE_COUNTRY and parts.word(mention.first - 1) not in _BESIDE_HOME for mention in parts.mentions_of("home")
    )


# a later clause that begins so is about the very number
_GOES_ON_ABOUT_IT = (["that", "is"], ["that", "was"], ["which", "is"], ["which", "was"], ["this", "is"])


def nation_beside(parts: SentenceParts, quantity: Quantity | None, subject: Subject) -> bool:
    """Whether the people of one country are named and the number is not theirs: "the number over which Australians will vote".

    Where the number is of one country's people, those of another beside another number do not matter.
    """
    held = dict(subject.group).get("nationality")
    first, stop = 0, len(parts.words)
    if quantity is not None:
        _, stop = parts.clause(quantity.last)
        if any(parts.words[at : at + 2] in _GOES_ON_ABOUT_IT for at in range(stop + 1, len(parts.words))):
            stop = len(parts.words)  # "down 17 per cent: that is the number over which Australians will vote"
        if held is not None and held not in GROUPS_OF_NATIONS:
            first, stop = parts.segment(quantity)
    return any(
        (code := dict(mention.group).get("nationality")) and code not in GROUPS_OF_NATIONS and code != held
        for mention in parts.mentions_of("group")
        if first <= mention.first < stop
        and not any(each is not quantity and is_told_of(parts, mention, each) for each in parts.quantities)
    )


def nation_in_hand(parts: SentenceParts, subject: Subject, scene: Scene) -> bool:
    """Whether one country's people are spoken of, and a number of those who came for a reason may be theirs: "Of these 27,000 came on work visas"."""
    held = dict(subject.group).get("nationality")
    named = {
        dict(each.group)["nationality"] for each in parts.mentions if each.role == "group" and "nationality" in dict(each.group)
    }
    return bool((named or scene.groups) - GROUPS_OF_NATIONS - {held})


def unplaced_movement(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Such as "at Heathrow, 120,000 more people arrived than departed": no country is named, and the text is not about this one's migration."""
    if movement_verb(parts, quantity) < 0 or parts.says_where:
        return False
    return not (scene.about_migration and scene.at_home and is_all_plain(parts, 0, quantity.first))


# what other countries have, or speak of, as well: no sign that a text on another place has come back
_EVERYWHERE = frozenset(
    "brexit pre-brexit post-brexit labour labour's conservative conservatives johnson cooper cleverly".split()
)


def away_from_home(parts: SentenceParts) -> SentenceParts:
    """A sentence of a text on another place, in which Brexit or a party is no word for this country: "More moved to Jersey, which the report ties to Brexit"."""
    kept = tuple(each for each in parts.mentions if each.role != "home" or each.code not in _EVERYWHERE)
    if len(kept) == len(parts.mentions):
        return parts
    # made anew: what has been found of the whole sentence is not so of this one
    return SentenceParts.of(parts.sentence, parts.times, parts.quantities, kept, parts.words)
