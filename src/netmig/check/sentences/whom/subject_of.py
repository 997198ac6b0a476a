"""Which measure and group a quantity is a number of."""

from __future__ import annotations

from ...records import replace
from ...words.compound_names import is_bare_name
from ...words.cues import MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..ends.change_told import opens_with_its_size
from ..ends.gone import taken_off
from ..net.left_over import left_over
from ..net.net_numbers import groups_spoken_of, is_beside_a_net, net_number
from ..net.surpluses import surplus_of
from ..net.told_net import by_how_much, gained_by_migration, is_of_migrants, of_the_net_told
from ..once import once_a_scene
from ..parts import SentenceParts
from ..roles import is_added, is_added_by_a_group, is_added_by_migration, is_balance
from ..scene import Scene
from ..wording import Basis, Subject
from .brought_in import are_so_many_immigrants, brought_by, is_let_out, led_by, let_in, may_be_brought_in
from .carried import group_behind, inherited_subject
from .come_home import come_home, of_those_who_came_home
from .groups import group_of, is_of_everybody, settle_group
from .heads import is_about
from .in_turn import told_in_turn
from .labels import labels, opening_label
from .movement import movement, movement_before, movement_verb, of_those_who, same_movement
from .named_measures import (
    is_by_boat,
    is_of_others,
    is_one_or_the_other,
    is_set_against,
    is_settled,
    is_what_it_was,
    is_what_net_is,
    may_be_number_of,
    named_behind_a_participle,
    nearest_measure,
    opens_with,
)
from .named_moves import change_in_movers, named_move
from .names_beside import (
    is_labelled_otherwise,
    name_in_front,
    named_behind_an_opening,
    named_in_brackets,
    nation_counted,
    who_leads,
)
from .of_whom import (
    LEAST_WHO_MOVED,
    comes_back,
    for_a_reason,
    group_in_hand,
    group_of_the_number_before,
    is_of_us,
    is_theirs,
    may_be_of_one_group,
    named_for_it,
    of_its_own_people,
    of_the_flow_before,
    of_those_named,
    who_they_are,
    whose_dependants,
)
from .same_people import another_estimate, aside_to, hangs_on, led_to
from .so_many_of_them import so_many_of_them
from .the_other_way import against_the_others, as_the_others


@once_a_scene
def subject_of(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The subject of a quantity: from what the people did, from the nearest measure named, or carried over."""
    found = _subject_of(parts, quantity, scene)
    if found is not None and not found.group and found.measure in MIGRATION_FLOWS and (theirs := named_for_it(parts, quantity)):
        return replace(found, group=settle_group(theirs, found.measure), basis="open")
    if found is not None and scene.before is not None and parts.words[:1] in (["of"], ["among"]) and not parts.times:
        # a paragraph that begins "Of the non-EU nationals 417,000 came for work" goes on about what was told, of whatever year
        found = replace(found, basis="open")
    if (
        found is not None
        and found.measure == "net_migration"
        and not found.group
        and (theirs := _whose_net(parts, quantity, scene))
    ):
        return replace(found, group=settle_group(theirs, found.measure), basis="open", others=((),))
    if found is None or not found.group:
        return found
    if found.measure in MIGRATION_FLOWS and is_of_everybody(parts, quantity):
        return replace(found, group=(), basis="open", others=(found.group,))
    found = _of_the_visas_in_hand(found, scene)
    return _of_the_nation_in_hand(parts, quantity, scene, whose_dependants(parts, scene, found))


def _whose_net(parts: SentenceParts, quantity: Quantity, scene: Scene) -> dict[str, str]:
    """The nationality whose net number one most likely is: of "the net loss of Britons, …, was 114,000", or of those just told.

    "From outside the EU 404,000 came and 122,000 left. That is a net inflow of 282,000".
    """
    named = [each for each in parts.mentions_of("group") if each.last < quantity.first]
    if parts.word(0) in {"that", "this", "it"} and not named and not _NETS.isdisjoint(parts.words[: quantity.first]):
        return dict(scene.them)
    lost = [
        each
        for each in named
        if parts.words[max(0, each.first - 3) : each.first - 1] in _NET_OF and parts.word(each.first - 1) == "of"
    ]
    return dict(lost[0].group) if len(named) == len(lost) == 1 else {}


_NETS = frozenset({"net", "balance", "surplus", "deficit"})
_NET_OF = (["net", "loss"], ["net", "gain"], ["net", "inflow"], ["net", "outflow"], ["net", "departure"], ["net", "exodus"])


def _of_the_visas_in_hand(found: Subject, scene: Scene) -> Subject:
    """Applicants told of the visas of the sentence before: "UK student visas fell. The Home Office issued 446,924 to main applicants"."""
    held = None if scene.people is None else scene.people.subject
    if held is None or found.measure != held.measure or found.measure not in {"visas_granted", "visa_applications"}:
        return found
    route = dict(held.group).get("route")
    if route is None or dict(found.group).keys() != {"applicant"}:
        return found
    return replace(found, group=settle_group(dict(found.group) | {"route": route}, found.measure), basis="open")


def _of_the_nation_in_hand(parts: SentenceParts, quantity: Quantity, scene: Scene, found: Subject) -> Subject:
    """A reason told of a nation's people: "52,000 Nigerians came. Of these 27,000 came on work visas"."""
    group = dict(found.group)
    if found.measure not in MIGRATION_FLOWS or not group.get("reason") or group.get("nationality") != "non_eu_plus":
        return found
    if quantity.unit not in {"", "people"} or any("nationality" in dict(each.group) for each in _groups_beside(parts, quantity)):
        return found
    before = parts.preceding(quantity)
    if before is not None and before.unit in {"", "people"} and _shares_a_clause(parts, before, quantity):
        held = subject_of(parts, before, scene)
    elif (parts.words[:2] in SOME_OF_THEM or parts.words[:2] == ["so", "did"]) and before is None:
        held = scene.moved or (scene.people.subject if scene.people is not None else None)
    else:
        return found
    nation = None if held is None or held.measure != found.measure else dict(held.group).get("nationality")
    if nation is None or nation in {"non_eu_plus", "all"}:
        return found
    basis: Basis = "inherited" if held is not None and held.basis != "open" and _reason_is_tied(parts, quantity) else "open"
    return replace(found, group=settle_group(group | {"nationality": nation}, found.measure), basis=basis)


def _reason_is_tied(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the reason stands right behind a number and alone: "27,000 came on work visas", "22,000 on study visas"."""
    beside = _groups_beside(parts, quantity)
    return len(beside) == 1 and beside[0].first - quantity.last <= 2


# how a sentence begins that goes into those whom the last one counted
SOME_OF_THEM = (["among", "them"], ["of", "them"], ["among", "these"], ["of", "these"], ["among", "those"], ["they", "included"])


def _groups_beside(parts: SentenceParts, quantity: Quantity) -> list[Mention]:
    """The groups named between a number and the next."""
    following = parts.following(quantity)
    stop = len(parts.words) if following is None else following.first
    return [each for each in parts.mentions_of("group") if quantity.last < each.first < stop]


def _shares_a_clause(parts: SentenceParts, before: Quantity, quantity: Quantity) -> bool:
    """Whether a list goes on from one number to the next: nothing but a comma or "and" parts them."""
    between = parts.words[before.last + 1 : quantity.first]
    return between[-1:] in ([","], ["and"]) and not {";", "while", "but", "whereas"} & set(between)


def _subject_of(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    if (exceeding := by_how_much(parts, quantity, scene)) is not None:
        return exceeding
    if is_balance(parts, quantity):
        return Subject("net_migration", group_of(parts, quantity, "net_migration"), local=True)
    if (named := named_in_brackets(parts, quantity)) is not None:
        return Subject(
            named.code, group_of(parts, quantity, named.code, named), "open" if named.ambiguous else "explicit", local=True
        )
    if is_labelled_otherwise(parts, quantity):
        return None
    if (off := taken_off(parts, quantity)) >= 0 and off in parts.covered("measure"):
        # "Tighter visa rules took a fifth off net migration"
        named = next(each for each in parts.mentions_of("measure") if each.first <= off <= each.last)
        return Subject(
            named.code, group_of(parts, quantity, named.code, named), "open" if named.ambiguous else "explicit", local=True
        )
    if (said_before := hangs_on(parts, quantity)) is not None:
        same = subject_of(parts, said_before, scene)
        return same if same is None else of_its_own_people(parts, quantity, same)
    if (estimated := another_estimate(parts, quantity)) is not None:
        return subject_of(parts, estimated, scene)
    if (gained := gained_by_migration(parts, quantity, scene)) is not None:
        return gained
    moves = movement_verb(parts, quantity) >= 0 and parts.word(quantity.first - 1) == "net"  # "a net 431,000 people came"
    if not moves and (net := net_number(parts, quantity, scene)) is not None:
        return of_those_who_came_home(parts, quantity, net, scene)
    if (account := surplus_of(parts, quantity, scene) or left_over(parts, quantity, scene)) is not None:
        return account
    if scene.about_migration and is_beside_a_net(parts, quantity):
        return Subject("immigration", (), "open", local=True)
    if is_added(parts, quantity):
        if not (scene.about_migration and scene.at_home):
            return None
        basis: Basis = "explicit" if is_added_by_migration(parts, quantity) else "open"
        if basis == "open" and is_added_by_a_group(parts, quantity):
            basis = "inherited"
        return Subject("net_migration", group_of(parts, quantity, "net_migration"), basis, local=True)
    if (named_by := named_move(parts, quantity) or change_in_movers(parts, quantity)) is not None:
        return replace(named_by, group=named_by.group or group_of(parts, quantity, named_by.measure))
    if (brought := brought_by(parts, quantity, scene) or led_by(parts, quantity, scene)) is not None:
        own_group = dict(group_of(parts, quantity, "immigration"))
        return replace(brought, group=settle_group(own_group | {"reason": dict(brought.group)["reason"]}, "immigration"))
    if (leading := who_leads(parts, quantity) or so_many_of_them(parts, quantity, scene)) is not None:
        return leading
    if scene.about_migration and (way := _in_or_out(parts, quantity)):
        return Subject(way, group_of(parts, quantity, way), "inherited", local=True)
    if (in_turn := told_in_turn(parts, quantity, scene, subject_of)) is not None:
        return in_turn
    if (against := against_the_others(parts, quantity, scene) or as_the_others(parts, quantity, scene)) is not None:
        return replace(against, group=group_of(parts, quantity, against.measure) or against.group)
    if (back := come_home(parts, quantity, scene)) is not None:
        return back
    if moved := movement(parts, quantity):
        moved = of_the_net_told(parts, quantity, moved, scene)
        if is_of_us(parts, quantity):
            return replace(
                moved, group=(("nationality", "british"),), basis="open", local=True, only_these="own" in parts.word_set
            )
        own = group_of(parts, quantity, moved.measure)
        if own and _is_all_of_whom(parts, quantity):
            own = ()  # "Most of the 948,000 people who moved to the UK were from outside the EU": of everybody
        if not own and moved.measure == "emigration" and parts.word(quantity.last + 1) == "citizens":
            return replace(moved, group=(("nationality", "british"),), basis="open", local=True)  # the country's own
        if not own and (them := who_they_are(parts, quantity, scene)):
            return replace(moved, group=settle_group(dict(them), moved.measure), basis="inherited", local=True)
        if dict(own).get("applicant") and (reasoned := for_a_reason(parts, quantity, own, moved.measure)):
            own = reasoned
        if not own and (opening := opening_label(parts)) is not None:
            return replace(moved, group=settle_group(dict(opening.group), moved.measure), local=True)
        if not own and (spoken_of := group_in_hand(parts, quantity, scene)):
            if moved.measure == "net_migration" and not parts.mentions_of("group"):
                return replace(moved, basis="open", local=True)  # a balance is of everybody, most likely
            # "net migration of British nationals was −17,000: 60,000 came": British, most likely
            if moved.measure == "immigration" and comes_back(parts, quantity) and dict(spoken_of) == {"nationality": "british"}:
                return replace(moved, group=spoken_of, local=True)
            several = len({each.group for each in parts.mentions_of("group") if each.first < quantity.first}) > 1
            several = several or not _SET_APART.isdisjoint(parts.word_set)
            return replace(moved, group=spoken_of, basis="open", local=True, others=((),), only_these=not several)
        if not own and quantity.unit in {"", "people"} and moved.measure == "immigration" and comes_back(parts, quantity):
            # "252,000 left and 143,000 came back": of whoever they are who come home
            return replace(moved, group=(("nationality", "british"),), basis="open", local=True, others=((),))
        if not own and may_be_of_one_group(parts, quantity, scene):
            # "EU nationals left in larger numbers. Some 118,000 went": of them, or of all
            return replace(moved, basis="open", local=True, others=groups_spoken_of(scene), only_these=True)
        return replace(moved, group=own, local=True)
    measures = [
        mention
        for mention in parts.mentions
        if mention.role in {"measure", "other_subject"}
        and may_be_number_of(mention, quantity)
        and not (mention.code == "population" and mention.first in parts.covered("group"))  # "EU residents"
        and not _are_so_many_more(parts, quantity, mention)
        and not (mention.first > quantity.last and opens_with_its_size(parts, quantity))
    ]
    nearest = name_in_front(parts, quantity, measures) or nearest_measure(parts, quantity, measures)
    if nearest is not None and (moved := _moved_nearer(parts, quantity, nearest)) is not None:
        return moved
    if (
        nearest is not None
        and (nearest.ambiguous or nearest.code == "population")
        and (admitted := let_in(parts, quantity, scene)) is not None
    ):
        return admitted  # "Migration has exploded under the Conservatives, who let in 906,000 people"
    if nearest is not None and nearest.code == "net_migration" and _is_told_beside(parts, quantity, nearest):
        return Subject("immigration", group_of(parts, quantity, "immigration"), "open", local=True)
    if nearest is not None and is_bare_name(nearest, parts.words) and not is_of_migrants(parts, nearest, scene):
        return None  # "UK savers: the balance is 431,000"
    if nearest is not None and is_by_boat(parts, nearest):
        return Subject("small_boat_arrivals", group_of(parts, quantity, "small_boat_arrivals"), "open", local=True)
    if nearest is not None and is_what_net_is(parts, nearest):
        own = group_of(parts, quantity, "net_migration")
        plain = "net" in parts.word_set and not parts.mentions_of("group")
        return Subject("net_migration", own, "explicit" if plain else "open")
    if nearest is not None:
        if (
            nearest.role != "other_subject"
            and is_about(parts, nearest)
            and "it" in parts.words[nearest.last + 1 : quantity.first]
        ):
            # "calls to act on net migration, as new figures showed that it hit a record of 745,000"
            return Subject(nearest.code, group_of(parts, quantity, nearest.code, nearest), "open")
        if nearest.role == "other_subject" or is_about(parts, nearest):
            return None
        first, last = parts.segment(quantity)
        own = group_of(parts, quantity, nearest.code, nearest)
        # "a net outflow of 109,000 EU citizens" is net migration of theirs; of no group, it may be of money
        if (
            nearest.first == nearest.last
            and parts.word(nearest.first) in {"arrivals", "departures"}
            and is_of_others(parts, nearest)
            and not any(0 <= each.first - nearest.last <= 1 or each.last == nearest.first - 1 for each in labels(parts))
        ):
            return Subject(nearest.code, own, "open", local=True)
        if is_set_against(parts, nearest) and (of_both := is_what_it_was(parts, quantity, nearest, scene)) is not None:
            return of_both
        if is_set_against(parts, nearest):
            return Subject(nearest.code, own, "open")  # "immigration was twice emigration: 948,000 against 517,000"
        theirs = of_those_named(parts, nearest, scene) if not own and is_theirs(parts, nearest) else ()
        if theirs or (not own and is_theirs(parts, nearest) and parts.word(nearest.first - 1) != "their"):
            return Subject(nearest.code, theirs, "inherited" if theirs else "open", local=True)
        if not own and (beside := of_the_flow_before(parts, nearest)):
            return Subject(nearest.code, beside, "open", local=True, others=((),), only_these=True)
        if own and group_of_the_number_before(parts, nearest):
            return Subject(nearest.code, own, "open", local=True)
        if nearest.ambiguous and not own and (theirs := _of_those_before(parts, quantity, nearest, scene)):
            return Subject(nearest.code, theirs, "open", local=True)
        plain = not nearest.ambiguous or is_settled(parts, quantity, nearest, own, scene)
        return Subject(
            nearest.code,
            own,
            "explicit" if plain else "open",
            local=first <= nearest.first and nearest.last < last,
            only_these=not own and not scene.groups - {"all"} and is_one_or_the_other(parts, quantity, nearest),
        )
    if (counted := nation_counted(parts, quantity, scene)) is not None:
        return counted
    if _are_migrants_here(parts, quantity):
        whose = group_of(parts, quantity, "immigration", parts.mentions_of("home")[0])
        return Subject("immigration", whose, local=True)
    if is_let_out(parts, quantity):
        return Subject(
            "emigration", group_of(parts, quantity, "emigration"), "explicit" if parts.says_where else "open", local=True
        )
    if (admitted := let_in(parts, quantity, scene)) is not None:
        return admitted
    if may_be_brought_in(parts, quantity, scene):
        return Subject("immigration", group_of(parts, quantity, "immigration"), "open", local=True)
    if moved := movement_before(parts, quantity):
        return replace(moved, group=group_of(parts, quantity, moved.measure) or moved.group, local=True)
    if same := same_movement(parts, quantity):
        return same
    if (fronted := named_behind_a_participle(parts, quantity)) is not None:
        return Subject(fronted.code, group_of(parts, quantity, fronted.code, fronted), "explicit")
    if (
        opens_with(parts, quantity)
        and (behind := parts.following(quantity)) is not None
        and (of_them := movement_before(parts, behind)) is not None
    ):
        return of_them  # "From a record 283,000, the number of Britons leaving the UK has fallen to 246,000"
    if (of_those := of_those_who(parts, quantity)) is not None:
        own = group_of(parts, quantity, of_those.measure) or group_behind(parts, quantity, of_those.measure)
        return replace(of_those, group=own, basis="explicit" if own else "open", local=True)
    if (fronted := named_behind_an_opening(parts, quantity)) is not None:
        return Subject(
            fronted.code, group_of(parts, quantity, fronted.code, fronted), "open" if fronted.ambiguous else "explicit"
        )
    if (led := led_to(parts, quantity)) is not None and (of_them := subject_of(parts, led, scene)) is not None:
        return of_them
    if (aside := aside_to(parts, quantity)) is not None:
        # what is told last may only be where it came from: "fell to 1.218 million, from 1.257 million, a fall of 3 per cent"
        for told in (aside, parts.preceding(aside)):
            if told is not None and (of_them := subject_of(parts, told, scene)) is not None and of_them.local:
                return of_them
    return inherited_subject(parts, quantity, scene)


def _are_so_many_more(parts: SentenceParts, quantity: Quantity, mention: Mention) -> bool:
    """Whether it is residents who came that are counted, and not those who are here: "the additional 672,000 residents"."""
    behind = mention.code == "population" and mention.first == mention.last == quantity.last + 1
    return behind and parts.word(quantity.first - 1) in {"additional", "extra", "new"}


_PARTS_OF = frozenset("most half majority some many third quarter none few".split())


def _is_all_of_whom(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of all those of whom a part is told, and who that part are is told behind the verb."""
    lead = parts.words[max(0, quantity.first - 2) : quantity.first]
    # "704,000 arrivals from outside the EU among the 1.1 million people who came"
    among = lead == ["among", "the"] and parts.preceding(quantity) is not None
    if not among and (lead != ["of", "the"] or parts.word(quantity.first - 3) not in _PARTS_OF):
        return False
    moved = movement_verb(parts, quantity)
    return moved >= 0 and not any(quantity.first <= each.first <= moved for each in parts.mentions_of("group"))


# "Excluding British and EU nationals, 1,034,000 people came"
_SET_APART = frozenset("excluding except without other besides rest else both apart including unlike".split())


def _of_those_before(parts: SentenceParts, quantity: Quantity, balance: Mention, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Of whom a balance is that sums up two flows: "EU nationals who left totalled 275,000 against 224,000 who came, a net outflow of"."""
    before = parts.preceding(quantity)
    if before is None or before.first > balance.first or parts.word(balance.first) != "net":
        return ()
    held = subject_of(parts, before, scene)
    return held.group if held is not None and held.measure in MIGRATION_FLOWS else ()


def _in_or_out(parts: SentenceParts, quantity: Quantity) -> str:
    """The flow of a number that is only said to be in or out: "EU nationals: 118,000 out, 76,000 in"; "" where none is."""
    if quantity.unit not in {"", "people"} or abs(quantity.value) < LEAST_WHO_MOVED:
        return ""
    if parts.word(0) in {"in", "out"} and parts.word(1) == ":":
        return "immigration" if parts.word(0) == "in" else "emigration"  # "In: 948,000 (1,326,000)"
    if not {"in", "out"} <= parts.word_set:
        return ""
    way = parts.word(quantity.last + 1)
    if way not in {"in", "out"} or parts.word(quantity.last + 2) not in _CLOSING:
        return ""
    other = "in" if way == "out" else "out"
    ways = [parts.word(each.last + 1) for each in parts.quantities if each is not quantity and abs(each.value) >= LEAST_WHO_MOVED]
    return ("immigration" if way == "in" else "emigration") if other in ways else ""


_CLOSING = frozenset({"", ",", ";", ".", "and", ")", "–", "—", "but"})


def _are_migrants_here(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether those counted are called migrants to this country: "India contributed 240,000 migrants to the UK"."""
    at = quantity.last + 1
    return parts.words[at : at + 2] in (["migrants", "to"], ["migrants", "into"]) and bool(
        parts.covered("home") & {at + 2, at + 3}
    )


def _moved_nearer(parts: SentenceParts, quantity: Quantity, nearest: Mention) -> Subject | None:
    """Those who moved, named between a measure and a number: "immigration was still 898,000, and the number leaving had risen to 693,000"."""
    moved = movement_before(parts, quantity)
    if moved is None or moved.measure == nearest.code or MOVING.isdisjoint(parts.words[nearest.last + 1 : quantity.first]):
        return None
    first, _ = parts.clause(quantity.first)
    own = group_of(parts, quantity, moved.measure) or moved.group
    return None if nearest.last >= first else replace(moved, group=own, local=True)


def _is_told_beside(parts: SentenceParts, quantity: Quantity, net: Mention) -> bool:
    """Whether immigrants are counted beside net migration, which has a number of its own: "net migration was 204,000, with 898,000 immigrants"."""
    before = parts.preceding(quantity)
    if before is None or before.first < net.last or before.unit not in {"", "people"}:
        return False
    return parts.word(quantity.first - 1) in {"with", "and", "from"} and are_so_many_immigrants(parts, quantity)
