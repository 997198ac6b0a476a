"""Net migration told without its name: of whom such a number is, and how surely."""

from __future__ import annotations

from ...records import replace
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..parts import SentenceParts
from ..roles import is_the_difference
from ..scene import Scene
from ..whom.groups import group_of, settle_group
from ..whom.labels import tied_to
from ..wording import Subject
from .gains import OWN as GAINED_WORDS
from .gains import is_gained_by_migration
from .left_over import is_told_to_remain
from .net_numbers import groups_spoken_of
from .outnumbering import excess, is_all_plain_beside_flows
from .surpluses import account_of


def is_left_of_two(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told so: "728,000 remain", "a surplus of 728,000", "beat departures by 728,000", "gained 728,000 through migration"."""
    return (
        is_told_to_remain(parts, quantity)
        or account_of(parts, quantity) is not None
        or excess(parts, quantity) != 0
        or is_gained_by_migration(parts, quantity)
    )


def gained_by_migration(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Net migration where a population is said to have gained so many by it: "gained 204,000 people through migration"."""
    if not scene.at_home or not is_gained_by_migration(parts, quantity):
        return None
    plain = is_all_plain_beside_flows(parts, quantity, GAINED_WORDS, clause=True)
    return Subject("net_migration", group_of(parts, quantity, "net_migration"), "inherited" if plain else "open", local=True)


def is_of_migrants(parts: SentenceParts, name: Mention, scene: Scene) -> bool:
    """Whether "the inflow", "the balance" is one of people: in a text about migration, or said to be to or from this country."""
    return (
        scene.about_migration
        or scene.people is not None
        or (
            parts.word(name.last + 1) in {"to", "into", "from"}
            and not parts.covered("home").isdisjoint({name.last + 2, name.last + 3})
        )
    )


def by_how_much(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """What one flow exceeds the other by, in news of this country: "arrivals exceeded departures by 204,000", "The difference is 606,000"."""
    way = excess(parts, quantity)
    if not (way and (scene.about_migration or parts.says_where or parts.mentions_of("group"))):
        told = scene.people is not None and (scene.about_migration or scene.people.subject.measure in MIGRATION_FLOWS)
        if not (told and is_the_difference(parts, quantity)):
            return None
    groups = [each for each in parts.mentions_of("group") if "nationality" in dict(each.group)]
    own = settle_group(dict(groups[0].group), "net_migration") if groups and groups[0].last < quantity.first else ()
    if nation := tied_to(parts, quantity).get("nationality"):
        own = settle_group({"nationality": nation}, "net_migration")
    flows = {each.code for each in parts.mentions_of("measure")} == {"immigration", "emigration"}
    others = any("nationality" not in dict(each.group) for each in parts.mentions_of("group"))
    at_home = parts.says_where or (scene.about_migration and scene.at_home)
    held = None if scene.people is None else scene.people.subject
    told_so = scene.outnumbered and held is not None and held.measure == "net_migration" and held.basis != "open"
    if not way and not flows and not groups and told_so and held is not None:
        return Subject(
            "net_migration", held.group, "inherited", local=True
        )  # "431,000 more came than left. A year ago the gap was 860,000"
    plain = (
        (flows or (bool(way) and at_home and not others and is_all_plain_beside_flows(parts, quantity)))
        and len({each.group for each in groups}) <= 1
        and (bool(own) or not groups_spoken_of(scene))
    )
    return Subject("net_migration", own, "inherited" if plain else "open", local=True)


def of_the_net_told(parts: SentenceParts, quantity: Quantity, moved: Subject, scene: Scene) -> Subject:
    """Those who "came", where they are some of a net number told before: "Net migration was 313,000. Just 58,000 of that came from the EU"."""
    held = None if scene.flow is None else scene.flow.subject
    if held is None or held.measure != "net_migration" or moved.measure == "net_migration" or quantity.unit not in {"", "people"}:
        return moved
    for at in (quantity.last + 1, 0):
        if parts.word(at) in {"of", "among"} and parts.word(at + 2) != "who":
            if parts.word(at + 1) in {"that", "it", "this", "which"}:
                return replace(moved, measure="net_migration", basis="open")
            if parts.word(at + 1) in {"them", "these", "those", "whom"}:
                return replace(moved, basis="open")
    return moved
