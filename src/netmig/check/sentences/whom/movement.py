"""People who move: numbers whose verb says that they came or left."""

from __future__ import annotations

from ...words.cues import ARRIVING, CHANGE_VERBS, CLAUSE_MARKS, CLAUSE_OPENERS, LEAVING, MOVING, is_adverb
from ...words.quantities import MULTIPLYING_VERBS, Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..directions import skip_back
from ..ends.as_much import RATIOS, compares_people
from ..in_doubt.known_words import is_known
from ..net.net_numbers import is_lost, is_on_balance
from ..net.outnumbering import excess
from ..net.surpluses import is_short
from ..once import once_a_number
from ..parts import SentenceParts
from ..wording import Subject
from .groups import group_of, settle_group
from .labels import labels, tied_labels
from .where_they_move import (
    AWAY,
    comes_home,
    goes_on_to_another,
    leaves_something,
    moves_from_here,
    moves_here,
    only_where,
    reaches_home,
)

# what may stand between a number of people and what they did
_BETWEEN = frozenset(
    "did must persons from fewer more additional extra people migrants immigrants individuals persons nationals citizens who that are were was is"
    " has have had been being likely estimated thought believed to also then more long-term non-eu non-eu+ eu eu+ british"
    " foreign overseas international said reported of them whom all in total students workers by ons probably provisionally"
    " having allowed permitted overall altogether combined already actually still now expected reckoned calculated new former us our own newcomers foreigners men women indians chinese nigerians pakistanis brits britons".split()
)  # fmt: skip


_ANOTHER_CLAUSE = CLAUSE_OPENERS - {"who"}
_PARTING = CLAUSE_MARKS | _ANOTHER_CLAUSE


def movement(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "948,000 migrants moved", "517,000 people leaving", "204,000 more people came than went"."""
    at = movement_verb(parts, quantity)
    if at < 0:
        return None
    if parts.word(quantity.first - 1) == "net":
        # "a net 431,000 people came"; of people leaving, a net loss, which has the other sign
        who = any(quantity.last < each.first < at and dict(each.group).get("nationality") for each in parts.mentions_of("group"))
        return Subject("net_migration", basis="explicit" if parts.word(at) in ARRIVING or who else "open")
    if _other_verb(parts, at) >= 0:
        # "20 per cent more people came than left": one flow by the other
        return None if quantity.unit in RATIOS else Subject("net_migration")
    # "1.2 million new people settled in our country": most likely
    new = "new" in parts.words[quantity.last + 1 : at] and parts.word(at) != "arrivals"
    return Subject("emigration" if _leaves(parts, at) else "immigration", basis="open" if new else "explicit")


def _leaves(parts: SentenceParts, at: int) -> bool:
    """Whether a verb of moving is one of leaving: "left", "moved away"."""
    return parts.word(at) in LEAVING or parts.word(at + 1) in AWAY or moves_from_here(parts, at)


def _other_verb(parts: SentenceParts, at: int) -> int:
    """Where the other verb stands in "came to live in the UK than moved away"; -1 if there is none."""
    _, stop = parts.clause(at)
    than = next((k for k in range(at + 1, min(stop, at + 12)) if parts.word(k) == "than"), -1)
    if than < 0:
        return -1
    ahead = range(than + 1, min(len(parts.words), than + 5))
    return next((k for k in ahead if parts.word(k) in _THE_OTHER_WAY or (k == than + 1 and parts.word(k) in AWAY)), -1)


_THE_OTHER_WAY = MOVING | {"returned", "returning", "return", "going"}


def is_net_loss(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a net number is of people lost: "96,000 more EU citizens left than arrived", "a net outflow of 136,000"."""
    at = movement_verb(parts, quantity)
    following = parts.following(quantity)
    net = parts.word(quantity.first - 1) == "net" or is_on_balance(parts, quantity)
    if at < 0 and net and following is not None and parts.word(following.first - 1) == "net":
        at = movement_verb(parts, following)  # "A net 42,000 EU citizens and a net 136,000 Britons left"
    if at >= 0:
        if net and _other_verb(parts, at) < 0:
            return _leaves(parts, at)  # "a net 75,000 EU citizens left"
        other = _other_verb(parts, at)
        fewer = parts.word(quantity.last + 1) == "fewer"  # "109,000 fewer Britons came than left"
        return other >= 0 and _leaves(parts, at) != fewer and _leaves(parts, other) == fewer
    shed = parts.word(skip_back(parts, quantity.first - 1)) in SHED and bool(tied_labels(parts, quantity))
    return excess(parts, quantity) < 0 or is_lost(parts, quantity) or is_short(parts, quantity) or shed


@once_a_number
def movement_verb(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the verb stands that says what a number of people did, arrive or leave; -1 if none does.

    What a number did may rest on every number before it: were it not kept, each more would double the work.
    """
    if quantity.unit in RATIOS:
        if not compares_people(parts, quantity):
            return -1
    elif quantity.unit not in {"", "people"} or (quantity.value < 1000 and quantity.form != "vague"):
        return -1
    if any(mention.code == "small_boat_arrivals" for mention in parts.mentions):
        return -1
    _, stop = parts.segment(quantity)
    before = parts.preceding(quantity)
    bare = parts.word(quantity.last + 1) in MOVING
    told_both = not LEAVING.isdisjoint(parts.word_set) and not (ARRIVING | {"returning", "returned"}).isdisjoint(parts.word_set)
    paired = told_both and parts.word(quantity.first - 1) in {"with", "and"} and parts.word(quantity.last + 1).endswith("ing")
    if bare and before is not None and not paired and not _flow_named(parts, quantity.first) and not _people_moved(parts, before):
        return -1  # "948,000 cars left, 517,000 came": cars again
    stays_until = aside_until = 0
    who = next((at for at in range(quantity.last + 1, quantity.last + 4) if parts.word(at) == "who"), -1)
    if who > 0 and (stays_until := _says_how_long(parts, who)) > stop:
        stop = len(parts.words)  # "who intend to stay for 12 months or more": no number of its own
    begin = quantity.last + 1 + 2 * (parts.word(quantity.last + 1) == "as")
    for at in range(begin, min(stop, quantity.last + 18)):
        word = parts.word(at)
        if word in _SWARMING:
            return at if _swarms_here(parts, at) else -1
        if word in {"returned", "returning"} and comes_home(parts, at):
            return at
        if word == "reached" and reaches_home(parts, at):
            return at
        if word in {"came", "comes"} and parts.word(at + 1) in IN_ORDER:
            return -1  # "Chinese nationals came next"
        if word in {"packed", "their", "bags", "and"} and _packs(parts, at):
            continue
        if who <= at < stays_until or at < aside_until:
            continue
        if word == "," and parts.word(at + 1) in _MOST_OF_THEM:
            aside_until = next((k + 1 for k in range(at + 2, min(stop, at + _A_SHORT_ASIDE)) if parts.word(k) == ","), 0)
            continue  # "252,000 British citizens, most of them young, emigrated"
        if word in {"arrivals", "departures"} and parts.word(at + 1) in {"at", "by", "on", "board", "hall", "from"}:
            return -1  # of passengers
        if word in ARRIVING or word in LEAVING:
            if word in ARRIVING and parts.word(at - 1) in {"who", "that"} and not _OUT_AGAIN.isdisjoint(parts.word_set):
                return -1  # "37,000 Indians who came for study led the exodus"
            if parts.word(at - 1) == "had" and (
                parts.word(at - 2) in {"who", "that"}
                or (word in ARRIVING and not LEAVING.isdisjoint(parts.words[: quantity.first]))
            ):
                return (
                    -1
                )  # "37,000 who had come to study" are told of for something else, as in "58,000 left: 37,000 had come to study"
            if word in {"coming", "come", "came"} and parts.word(at + 1) in {"down", "up", "out"}:
                return -1  # "UK net migration at 685,000 is coming down", "728,000 came out for the year to June"
            if goes_on_to_another(parts, quantity, at):
                return -1  # "144,000 who originally came to study left"
            if word in {"moved", "move", "moving"} and not (moves_here(parts, at) or moves_from_here(parts, at)):
                return -1
            if parts.word(at + 1) in {"british", "uk"} and not is_known(parts, at + 2):
                return -1  # "left British Gas for a rival"
            if word in LEAVING and any(each.first in {at + 1, at + 2} for each in parts.mentions_of("elsewhere")):
                return -1  # "left Hong Kong"
            if word == "left" and (parts.word(at - 1) in {"been", "be"} or parts.word(at + 1) in _LEFT_SO):
                return -1  # "Had the old 740,000 been left alone"
            if word in {"leaves", "leaving", "left", "leave"} and leaves_something(parts, at):
                return -1  # "The fall from 649,000 leaves net migration lower", "The 431,000 leaves them relieved"
            if (
                word == "gone"
                and parts.word(at + 1) in {"from", "off"}
                and not _COUNTS_GONE_FROM.isdisjoint(parts.words[at + 2 : at + 5])
            ):
                return -1  # "86,000 has gone from the figure for 2024"
            if word in {"entered", "enter", "entering"} and not _enters_here(parts, at):
                return -1  # "entered detention"
            other_sense = (
                (
                    word == "went"
                    and parts.word(at + 1) in {"to", "on", "into", "up", "down", "from"}
                    and quantity.unit != "people"
                    and not AWAY & {parts.word(at + 2), parts.word(at + 3)}
                )
                or (word == "came" and parts.word(at + 1) in {"after", "amid", "despite", "about", "because"})
                or (
                    word == "came"
                    and parts.word(at + 1) == "from"
                    and parts.word(at + 2) in {"lower", "higher", "falling", "rising", "fewer", "more"}
                )
                or (
                    word == "came" and parts.word(at + 1) == "as" and parts.word(at + 2) in {"a", "an", "the", "ministers", "mps"}
                )
            )
            return -1 if other_sense else at
        if word not in _BETWEEN and not is_adverb(word) and at not in parts.covered("group"):
            return -1
    return -1


_MOST_OF_THEM = frozenset({"most", "many", "mostly", "mainly", "largely", "chiefly", "predominantly"})
_A_SHORT_ASIDE = 10
_COUNTS_GONE_FROM = frozenset("figure estimate total number count tally figures estimates numbers".split())
# how a ranking goes on
IN_ORDER = frozenset("first second third fourth fifth next top behind".split())
GAINED = frozenset("gained gains gaining".split())
SHED = frozenset("lost loses losing shed sheds shedding".split())


def _says_how_long(parts: SentenceParts, at: int) -> int:
    """Where the words end that say how long people mean to stay, as the definition has it: "who expect to stay at least a year"; 0 if none do."""
    if parts.word(at + 1) not in {"expect", "expected", "intend", "intended", "plan", "planned", "mean", "meant"}:
        return 0
    if "stay" not in parts.words[at : at + 5]:
        return 0
    return next(
        (k + 1 for k in range(at + 4, min(at + 14, len(parts.words))) if parts.word(k) in {"year", "months", "longer", "more"}), 0
    )


_OUT_AGAIN = frozenset({"exodus", "outflow", "outflows", "departures"})
# how popular papers have people arrive
_LEFT_SO = frozenset({"alone", "untouched", "unchanged", "standing", "unrevised", "unexplained"})
_SWARMING = frozenset(
    "poured pouring pour flooded flooding flood streamed streaming flocked flocking piled setting set made".split()
)


def _swarms_here(parts: SentenceParts, at: int) -> bool:
    """Whether people pour into the country: "pouring into Britain", "setting foot here"."""
    ahead = [parts.word(k) for k in range(at + 1, at + 6)]
    if parts.word(at) in {"setting", "set"}:
        if ahead[:2] == ["up", "home"]:
            return any(each.first in {at + 4, at + 5} for each in parts.mentions_of("home")) or "here" in ahead
        if ahead[0] != "foot":
            return False
    elif parts.word(at) == "made":
        if ahead[:3] not in (["their", "way", "to"], ["their", "way", "into"], ["their", "home", "in"]):
            return False
        return any(each.first in {at + 4, at + 5} for each in parts.mentions_of("home")) or ahead[3] == "here"
    elif ahead[0] not in {"in", "into", "to"}:
        return False
    home = any(mention.role == "home" and at < mention.first <= at + 5 for mention in parts.mentions)
    return (
        home
        or bool({"here", "country"} & set(ahead[1:4]))
        or (ahead[0] == "in" and ahead[1] in {"", ".", ",", "last", "over", "while"})
    )


def swarms(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people who pour in, or set foot here."""
    return parts.word(quantity.last + 1) in _SWARMING and movement_verb(parts, quantity) == quantity.last + 1


def _packs(parts: SentenceParts, at: int) -> bool:
    """Whether a word is one of "packed their bags and left"."""
    first = at - ("packed", "their", "bags", "and").index(parts.word(at))
    return parts.words[first : first + 3] == ["packed", "their", "bags"]


_WHO_MOVE = frozenset("people nationals citizens migrants number numbers those britons most everyone".split())


@once_a_number
def movement_before(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "The number of people leaving was 517,000", "British nationals leaving the UK numbered 252,000"."""
    if quantity.unit not in {"", "people", "percent", "share", "times"} or (
        quantity.unit in {"", "people"} and quantity.value < 1000
    ):
        return None
    # what stands before a bracket is what its number is of: "those who came were non-EU nationals (925,000)"
    mark = skip_back(parts, quantity.first - 1)
    bracketed = parts.word(quantity.first - 1) == "("
    apart = parts.word(mark) == "," and parts.word(quantity.last + 1) == ","  # "those who left Britain in 2024, 155,000, were"
    beside = parts.word(mark) in _MARKS or apart  # "there are still people arriving: 1.2 million in the year to June"
    first = mark if beside else quantity.first
    if parts.words[first - 2 : first] == [",", "to"] and _ends_a_change(parts, first - 3):
        first -= 2  # "was revised up sharply, to 906,000", "almost halved, to 171,000"
    while first > 0 and (
        parts.word(first - 1) not in _PARTING or first - 1 in parts.in_times or parts.words[first - 1 : first + 1] in _AS_WHAT
    ):
        first -= 1
    for at in range(quantity.first - 1, first, -1):
        word = parts.word(at)
        if word in {"came", "comes"} and parts.word(at + 1) in IN_ORDER:
            continue
        if (word in _COMING or word in LEAVING) and (word.endswith("ing") or "who" in parts.words[first:at]):
            people = set(parts.words[max(first, at - _WHOSE) : at]) & _WHO_MOVE
            if beside and parts.word(at - 2) in {"more", "fewer"} and parts.word(at - 1) in {"are", "were"}:
                people.add("people")  # "More are leaving: 479,000"
            if _tells_who_they_are(parts, at) or _is_of_the_number(parts, at, quantity):
                continue
            counts = (
                not _COUNTING.isdisjoint(parts.words[at : quantity.first])
                or any(_is_of_the_number(parts, k, quantity) for k in range(at + 1, quantity.first))
                or parts.word(quantity.last) in MULTIPLYING_VERBS  # "The number of people arriving more than doubled"
            )
            revised = "number" in people and _SETTING_ANEW & set(parts.words[:at]) and parts.word(quantity.first - 1) == "from"
            if people and (counts or revised or (beside and parts.word(mark) != "(" and only_where(parts, at + 1, mark))):
                # "Most people who left were owed 3,400": of them, but hardly their number
                loose = (people <= {"most", "everyone"} or "most" in parts.words[first:at]) and not (
                    bracketed and _is_a_nationality(parts, quantity.first - 2)
                )
                # "Those who came back" are most likely people named before
                loose = loose or (people == {"those"} and parts.word(at + 1) in {"back", "home"})
                if "net" in parts.words[max(first, at - 6) : at]:
                    return Subject("net_migration", basis="open")  # "The net number of migrants who enter the UK decreased"
                measure = "emigration" if _leaves(parts, at) else "immigration"
                who = next((each for each in labels(parts) if 0 < at - each.last <= 2), None)
                group = settle_group(dict(who.group), measure) if who is not None else ()
                return Subject(measure, group, "open" if loose else "explicit")
    return None


def _ends_a_change(parts: SentenceParts, at: int) -> bool:
    """Whether words end at a place that tell how something moved: "sharply", "halved", "fell by 48 per cent"."""
    word = parts.word(at)
    return (
        is_adverb(word)
        or word in CHANGE_VERBS
        or any(each.last == at and each.unit in {"percent", "share"} for each in parts.quantities)
    )


def _is_of_the_number(parts: SentenceParts, at: int, quantity: Quantity) -> bool:
    """Whether it is the number that went or came, and not people: "who came to the UK went down to 948,000", "who left came to 517,000"."""
    ahead = parts.word(at + 1)
    if parts.word(at) in {"went", "gone"}:
        return ahead in {"up", "down", "from", "to", "past", "above", "below", "over", "under"}
    return parts.word(at) in {"came", "come"} and (
        ahead in {"down", "up"}
        or (ahead == "in" and not {at + 1, at + 2, at + 3} & parts.in_times)  # not "people who came in the year to June"
        or (ahead == "to" and quantity.first - at <= 4 and parts.covered("home").isdisjoint(range(at + 1, quantity.first)))
    )


# "people from outside the European Union who came"
_WHOSE = 8
_COMING = ARRIVING | {"immigrating"}
_COUNTING = CHANGE_VERBS | frozenset("numbered was were reached hit to at totalled is collapsed".split())


def _tells_who_they_are(parts: SentenceParts, at: int) -> bool:
    """Whether a verb only tells of whom a measure is: "net migration of people who came to claim asylum was"."""
    flow = next((each for each in reversed(parts.mentions_of("measure")) if each.last < at), None)
    if flow is None or flow.code not in MIGRATION_FLOWS or parts.word(at - 1) != "who":
        return False
    between = parts.words[flow.last + 1 : at]
    return (
        "of" in between
        and not {",", "and", "but", "while", ";"} & set(between)
        and any(0 <= each.first - at <= 2 and "reason" in dict(each.group) for each in parts.mentions_of("group"))
    )


_MARKS = frozenset({":", "–", "—", "-", "("})


def _is_a_nationality(parts: SentenceParts, at: int) -> bool:
    """Whether a nationality ends at a place: that of "Most people who left were non-EU nationals (286,000)"."""
    return any(each.last == at and "nationality" in dict(each.group) for each in parts.mentions_of("group"))


# "they raised the number of people arriving from 606,000"
_SETTING_ANEW = frozenset(
    "raised raises cut cuts lowered revised increased upped changed put updated corrected adjusted amended hiked".split()
)


# "arriving for work as main applicants fell from 221,000"
_AS_WHAT = (["as", "main"], ["as", "dependants"], ["as", "dependents"], ["as", "their"], ["as", "students"])
# "The number of Britons leaving hit a record 283,000 in 2021 and was 252,000 in 2025"
_AND_WAS = (["and", "was"], ["and", "is"], ["then", "was"], ["but", "was"], ["but", "is"])


def same_movement(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """A second number of the same people: "497,000 immigrated, down from 566,000", "of the 715,000 who came, 437,000 were from outside the EU"."""
    before = parts.preceding(quantity)
    while before is not None and before.unit not in {"", "people"}:
        before = parts.preceding(before)
    while before is not None and _is_listed_in_brackets(parts, before):
        before = parts.preceding(before)  # "were non-EU nationals (968,000), followed by EU (129,000) and British (84,000)"
    moved = None if before is None else movement(parts, before) or movement_before(parts, before)
    if before is None or moved is None or quantity.unit not in {"", "people", "share", "times", "percent"}:
        return None
    own = group_of(parts, quantity, moved.measure)
    if quantity.unit not in {"", "people"}:
        return Subject(moved.measure, own or group_of(parts, before, moved.measure), "inherited")
    lead = {parts.word(quantity.first - 1), parts.word(quantity.first - 2)}
    if own or lead & {"from", "against", "than", "with"} or parts.words[quantity.first - 2 : quantity.first] in _AND_WAS:
        return Subject(moved.measure, own or moved.group or group_of(parts, before, moved.measure), "inherited")
    return None


def _is_listed_in_brackets(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number in brackets is one more of a list that another number in brackets began."""
    before = parts.preceding(quantity)
    return (
        parts.word(quantity.first - 1) == "("
        and before is not None
        and parts.word(before.first - 1) == "("
        and not any(parts.word(at) in MOVING for at in range(before.last, quantity.first))
    )


_PARTICIPLES = frozenset({"arriving", "coming", "entering", "leaving", "departing", "emigrating", "immigrating"})


def of_those_who(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "Of those who arrived in Britain in that year, 257,000 were EU nationals", "257,000 of those who came were EU nationals"."""
    at = quantity.last + 1
    if parts.words[at : at + 2] in (["of", "those"], ["of", "people"]) and parts.word(at + 2) in MOVING & _PARTICIPLES:
        return Subject("immigration" if parts.word(at + 2) in ARRIVING else "emigration")
    if (
        quantity.unit in {"", "people"}
        and parts.word(at) == "of"
        and parts.word(at + 1) in {"those", "all", "the", "people"}
        and "who" in parts.words[at + 1 : at + 5]
    ):
        verb = next((k for k in range(at + 2, min(at + 7, len(parts.words))) if parts.word(k) in MOVING), -1)
        if verb >= 0 and parts.word(verb - 1) in {"who", "had", "have"}:
            return Subject("immigration" if parts.word(verb) in ARRIVING else "emigration")
    if parts.word(0) not in {"of", "among"} or quantity.unit not in {"", "people"}:
        return None
    for at in range(1, min(quantity.first, 14)):
        if parts.word(at) in MOVING and "who" in parts.words[:at]:
            return Subject("immigration" if parts.word(at) in ARRIVING else "emigration")
    return None


def _people_moved(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a number, or one before it in the sentence, is of people, or of people who moved."""
    while quantity is not None:
        if (
            quantity.unit == "people"
            or _names_who_move(parts, quantity)
            or movement_verb(parts, quantity) >= 0
            or movement_before(parts, quantity) is not None
        ):
            return True
        quantity = parts.preceding(quantity)
    return False


def _names_who_move(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number comes behind a nationality that is said to move: "British nationals leaving outnumbered … by 136,000"."""
    movers: int | None = parts.kept.get("who move")
    if movers is None:
        groups = parts.covered("group")
        none = len(parts.words)
        movers = parts.kept["who move"] = next(
            (at for at in range(1, none) if at - 1 in groups and parts.word(at) in MOVING), none
        )
    return movers < quantity.first


def _enters_here(parts: SentenceParts, at: int) -> bool:
    """Whether people who entered entered the country."""
    ahead = [parts.word(k) for k in range(at + 1, at + 4)]
    home = any(at < mention.first <= at + 3 for mention in parts.mentions_of("home"))
    # "1.2 million entered and 557,000 left"
    others_left = ahead[0] in {"and", "while", ","} and bool(LEAVING & set(parts.words[at + 2 : at + 8]))
    migrants = not _MIGRANTS.isdisjoint(parts.words[max(0, at - 4) : at]) and ahead[0] in _NOWHERE_ELSE
    return home or "country" in ahead or others_left or migrants


_MIGRANTS = frozenset({"migrants", "immigrants"})
# what may stand behind migrants who entered, where it is not said what: "230,000 immigrants have entered, 46 % fewer than before"
_NOWHERE_ELSE = frozenset({"", ",", ".", ";", "during", "over", "last", "since", "while"})


def _flow_named(parts: SentenceParts, before: int) -> bool:
    """Whether a flow of migration is named in the sentence before a place."""
    return any(mention.code in MIGRATION_FLOWS and mention.last < before for mention in parts.mentions_of("measure"))
