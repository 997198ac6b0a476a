"""Names of measures as they stand in a sentence: which are only spoken of beside a number, and which leave open what it is of."""

from __future__ import annotations

from ...words.compound_names import is_bare_name
from ...words.cues import CHANGE_NOUNS, CLAUSE_MARKS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, MONEY, Mention
from ..directions import skip_back
from ..in_doubt.known_words import may_link
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .other_heads import is_all_plain

_PARTICIPLES = frozenset("estimated put thought believed given reported set revised reckoned pegged".split())


def is_by_boat(parts: SentenceParts, arrivals: Mention) -> bool:
    """Whether arrivals are of those who cross the Channel: "46,000 arrivals who crossed the Channel", "arrivals by small boat"."""
    if arrivals.code != "immigration" or parts.word(arrivals.last) != "arrivals":
        return False
    if parts.word(0) in _OF_BOATS and ":" in parts.words[1:4]:
        return True  # "Small boats: 14,087 arrivals by 19 July"
    return any(each.code == "small_boat_arrivals" and 0 < each.first - arrivals.last <= 3 for each in parts.mentions)


_OF_BOATS = frozenset({"small", "boats", "channel", "dinghies"})


def is_what_net_is(parts: SentenceParts, flow: Mention) -> bool:
    """Whether a flow is named only to say what net migration is: "the difference between all arrivals and departures"."""
    if flow.code not in {"immigration", "emigration"}:
        return False
    between = next((at for at in range(flow.first - 1, max(-1, flow.first - 9), -1) if parts.word(at) == "between"), -1)
    if between < 0 or parts.word(between - 1) not in {"difference", "gap"}:
        return False
    if parts.word(flow.last + 1) == "of" and any(each.first - flow.last in {2, 3} for each in parts.quantities):
        return False  # "the difference between immigration of 898,000 and emigration of 693,000"
    named = parts.words[between + 1 : flow.last + 4]
    return "and" in named and not any(each.first in range(between, flow.first) for each in parts.quantities)


def is_set_against(parts: SentenceParts, mention: Mention) -> bool:
    """Whether a flow is only named as what another is a multiple of: "immigration was twice emigration"."""
    multiples: frozenset[int] | None = parts.kept.get("multiples")
    if multiples is None:
        multiples = parts.kept["multiples"] = frozenset(each.last for each in parts.quantities if each.unit == "times")
    if mention.first - 1 in multiples:
        return True
    # not "the quadrupling of net migration", nor "a further doubling: net immigration came in at 504,000"
    return mention.first - 2 in multiples and parts.word(mention.first - 1) not in CLAUSE_MARKS | {"of"}


_WAS = frozenset("was were is stood had came totalled".split())
_POINTING = frozenset(
    "that this it the figure total number official latest new headline estimate which is was now a , . also more than".split()
)


def is_what_it_was(parts: SentenceParts, quantity: Quantity, name: Mention, scene: Scene) -> Subject | None:
    """The flow that something is a multiple of as it was in another year: "That is nearly double what net migration was in 2012".

    Only where what is multiplied is the number told before, of the same flow and of everybody.
    """
    held = scene.people.subject if scene.people is not None else None
    if quantity.unit != "times" or held is None or held.measure != name.code or held.group or scene.several or name.ambiguous:
        return None
    if parts.word(name.first - 1) != "what" or parts.word(name.last + 1) not in _WAS or parts.mentions_of("group"):
        return None
    if any(each.code in MIGRATION_FLOWS and each is not name for each in parts.mentions_of("measure")):
        return None
    before = parts.words[: quantity.first]
    if not all(word in _POINTING or word[:1].isdigit() for word in before):
        return None
    return Subject(name.code, (), "open" if held.basis == "open" else "inherited", carried=True)


def named_behind_a_participle(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The measure that a sentence names behind what it opens with: "Initially put at 740,000 in 2023, net migration is now…"."""
    if parts.preceding(quantity) is not None or not (
        _PARTICIPLES & set(parts.words[:3]) or _is_fronted(parts, quantity) or opens_with(parts, quantity)
    ):
        return None
    comma = next((at for at in range(quantity.last + 1, len(parts.words)) if parts.words[at] == ","), None)
    return next(
        (
            mention
            for mention in parts.mentions
            if comma is not None
            and mention.role == "measure"
            and mention.code in MIGRATION_FLOWS
            and 0 < mention.first - comma <= 4
        ),
        None,
    )


_TO_A_PEAK = frozenset("a an the its record peak high all-time of level some around about just - post-war new".split())


def opens_with(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence opens with where something stood before it names it: "After a peak of 944,000 in 2023, net migration fell"."""
    return (
        parts.word(0) in {"after", "from"}
        and 0 < quantity.first <= 6
        and quantity.unit in {"", "people"}
        and set(parts.words[1 : quantity.first]) <= _TO_A_PEAK
    )


_STOCK = frozenset({"in", "living", "resident", "here", "who", "already"})


def is_settled(parts: SentenceParts, quantity: Quantity, name: Mention, own: tuple[tuple[str, str], ...], scene: Scene) -> bool:
    """Whether what stands around a name that may mean another measure settles it: "the number of long-term immigrants dropped to".

    "Long-term immigrants in Britain" are a stock; a "net inflow" may be of money, where the text was not speaking of net migration.
    """
    last = parts.word(name.last)
    if last in {"immigrants", "emigrants"}:
        return parts.word(name.last + 1) not in _STOCK and quantity.first > name.last
    words = parts.words[name.first : name.last + 1]
    if "migration" in words and not SAYS_NET.isdisjoint(words) and parts.names_home and not scene.groups - {"all"}:
        # "Britain's migration balance": of people, and of this country
        return _says_no_more(parts, quantity) and not is_of_others(parts, name) and not parts.mentions_of("group")
    if is_bare_name(name, parts.words) and name.code != "net_migration":
        return _is_all_who_move(parts, quantity, name, own, scene)
    if (
        not (parts.word(name.first) == "net" or last in {"balance", "surplus"})
        or not _says_no_more(parts, quantity)
        or is_of_others(parts, name)
    ):
        return False
    if own:
        return True
    in_hand = scene.people.subject if scene.people is not None else scene.lead
    return (
        last in {"inflow", "outflow", "arrivals", "balance", "surplus", "intake", "influx", "addition", "additions"}
        and in_hand is not None
        and in_hand.measure == "net_migration"
        and not in_hand.group
        and not scene.groups - {"all"}
        and not parts.mentions_of("group")
    )


def _is_all_who_move(
    parts: SentenceParts, quantity: Quantity, name: Mention, own: tuple[tuple[str, str], ...], scene: Scene
) -> bool:
    """Whether "the inflow" or "the exodus" is that of all people who come or leave: no part of them was in hand, and nothing else is named."""
    in_hand = scene.people.subject if scene.people is not None else scene.lead
    if (
        own
        or scene.groups - {"all"}
        or parts.mentions_of("group")
        or scene.part
        or not scene.at_home
        or parts.word(name.last) == "intake"
    ):
        return False
    if in_hand is not None and (in_hand.measure not in MIGRATION_FLOWS or in_hand.group):
        return False
    if in_hand is None and not parts.names_home:
        return False
    return _says_no_more(parts, quantity) and not is_of_others(parts, name)


_FRONTING = frozenset({"at", "from", "down", "up", "compared", "even", "still", "since"})


def _is_fronted(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence opens with a number that its subject is told of: "At 204,000, net migration is", "Down from 944,000, …"."""
    at = skip_back(parts, quantity.first - 1)
    return (
        quantity.unit in {"", "people"}
        and parts.word(0) in _FRONTING
        and parts.word(at) in {"at", "from", "with"}
        and at <= _OPENING
    )


_OPENING = 3


def _says_no_more(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether every word of the clause behind a number is understood: no "from the health service", no "aged 25 to 34"."""
    _, stop = parts.clause(quantity.last)
    return all(may_link(parts, at) for at in range(quantity.last + 1, stop)) and not {"aged", "between"} & parts.word_set


def is_of_others(parts: SentenceParts, mention: Mention) -> bool:
    """Whether arrivals or departures may be of players or passengers: words before them are not understood."""
    # "And now we learn that in 2022 the arrivals numbered": who learns it moves nowhere
    begins = next((at + 1 for at in range(mention.first - 1, -1, -1) if parts.word(at) == "that"), 0)
    return not all(may_link(parts, at) for at in range(begins, mention.first))


_NOT_OF_PEOPLE = MONEY | {"visas_granted", "visa_applications"}


def may_be_number_of(mention: Mention, quantity: Quantity) -> bool:
    """Whether a measure can be a number of such a unit."""
    if mention.role == "other_subject":
        return True
    match quantity.unit:
        case "GBP":
            return mention.code in MONEY
        case "people":
            return mention.code not in _NOT_OF_PEOPLE
        case "visas" | "applications":
            return mention.code in {"visas_granted", "visa_applications", "asylum_applications"}
        case "":
            return mention.code not in MONEY
        case _:
            return True


_DASHES = frozenset({"-", "–", "—", "(", ","})


def _only_defines(parts: SentenceParts, mention: Mention, measures: list[Mention], quantity: Quantity) -> bool:
    """Whether a measure stands in an aside on what another is: "Net migration - all long-term arrivals minus departures - stood at"."""
    of = next((each for each in reversed(measures) if each.code == "net_migration" and each.last < mention.first), None)
    if of is None or mention.code not in MIGRATION_FLOWS or mention.code == "net_migration":
        return False
    opening = parts.word(of.last + 1)
    if opening not in _DASHES or any(of.last < each.first < mention.first for each in parts.quantities):
        return False
    closing = ")" if opening == "(" else opening
    end = next((at for at in range(mention.last + 1, quantity.first) if parts.word(at) == closing), -1)
    told = parts.words[of.last + 2 : mention.first]
    return end > 0 and (
        "minus" in parts.words[of.last + 2 : end] or "difference" in told or "less" in parts.words[of.last + 2 : end]
    )


# what may stand between a number and the name behind it that it is of: "431,000 net migration"; not "813,000 outstrips emigration"
_NARROWING = CHANGE_NOUNS | frozenset(
    "net long-term long term annual yearly total overall gross new legal estimated provisional record extra more additional fewer of in the"
    " for on uk british worth points international official so-called asylum work study visa people have has had were are who been a an small".split()
)


def nearest_measure(parts: SentenceParts, quantity: Quantity, measures: list[Mention]) -> Mention | None:
    """The measure that a quantity belongs to: before it without a rival between, else just behind it."""
    before = [
        mention for mention in measures if mention.last < quantity.first and not _only_defines(parts, mention, measures, quantity)
    ]
    behind = [mention for mention in measures if mention.first > quantity.last]
    if behind:
        gap = range(quantity.last + 1, behind[0].first)
        if len(gap) <= 2 and all(parts.word(at) in _NARROWING or at in parts.linking_places for at in gap):
            return behind[0]  # "431,000 net migration", "500,000 visas"
    if before:
        return before[-1]
    # behind the number only within its own clause: "…, yet only one in six knows that immigration fell"
    if behind and not any(parts.parts_clauses(at) for at in range(quantity.last + 1, behind[0].first)):
        return behind[0]
    return None


SAYS_NET = frozenset("net balance surplus".split())


def is_one_or_the_other(parts: SentenceParts, quantity: Quantity, measure: Mention) -> bool:
    """Whether a name that leaves open whether net migration or immigration is meant leaves nothing else open: "migration to the UK", "net inflows".

    A number that is neither is then wrong. Not where it may be of some of the people, or of so few that it is hardly of them all.
    """
    if not measure.ambiguous or "group" in parts.spoken_of or measure.last > quantity.first:
        return False
    if quantity.unit in {"", "people"} and abs(quantity.value) < LEAST_OF_ALL:
        return False
    words = parts.words[measure.first : measure.last + 1]
    if not SAYS_NET.isdisjoint(words):
        # not "the capital saw a net outflow", nor "British net emigration"
        return parts.names_home and "british" not in parts.word_set
    if parts.word(measure.last + 1) not in {"to", "into"} or not parts.covered("home") & {measure.last + 2, measure.last + 3}:
        return False
    if words[:-1] == ["legal"] or parts.word(measure.first - 1) == "legal":
        return True
    # "Red admirals: migration to Britain rose by 400 per cent"
    opens = parts.word(measure.first - 1) in {"", "that", "show", "shows", "showed", "how"}  # not "Labour migration to the UK"
    return quantity.unit in {"", "people"} and opens and is_all_plain(parts, 0, measure.first)


# a smaller number of people is hardly that of all who came or left
LEAST_OF_ALL = 100_000
