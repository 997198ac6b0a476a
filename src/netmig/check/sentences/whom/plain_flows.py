"""Whether words say plainly which flow a number is of: people who came, people who left, or what is left of both.

A number that is net migration to the thousand, and said of people who "arrived", "immigrated" or "were
let in", is said of the wrong flow (`evaluation/mistaken/mixed_flows.py`), but only where nothing around it makes
it a net one after all: "206,000 came, over and above those who left", "a net 206,000 arrived".
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import ARRIVING, LEAVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..directions import skip_back
from ..net.outnumbering import OUTNUMBERING
from ..net.told_net import is_left_of_two
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .brought_in import are_so_many_immigrants, is_let_in
from .movement import movement_before, movement_verb
from .other_heads import is_all_plain, moves_as_migrants_do

MAY_BE_NET = "the number may be a net one (those who came less those who left)"
# what makes a number of those who came one of what is left of them, wherever it stands in the sentence
NETTING = OUTNUMBERING | frozenset(
    "net netted balance balances difference gap surplus deficit minus less deduct deducted deducting deduction subtract subtracted subtracting"
    " offset offsetting extra additional added adds add adding grew grow grown growth gain gained gains swelled lost loses losing lose loss"
    " population births deaths once overall poorer lighter apart".split()
)  # fmt: skip
_RATES = frozenset({("a", "year"), ("per", "year"), ("every", "year"), ("each", "year"), ("per", "annum")})
# "half as many as a year earlier" is no rate
_NO_RATE = frozenset("earlier before ago later previously on since".split())
_MORE = frozenset({"more", "fewer"})
_GROSS = ARRIVING | LEAVING | frozenset("immigrants emigrants inflow inflows outflow outflows gross newcomers influx".split())


def says_its_flow_plainly(parts: SentenceParts, quantity: Quantity | None, subject: Subject | None, scene: Scene) -> bool:
    """Whether a number is said, in words that can mean nothing else, of those who came, who left, or of net migration."""
    if quantity is None or subject is None or subject.measure not in MIGRATION_FLOWS:
        return False
    if subject.measure == "net_migration" and (
        _is_told_as_net(parts, quantity, subject) or _is_called_net(parts, quantity, subject, scene)
    ):
        return True
    said_of_it = _is_said_of_it_alone(parts, quantity, subject, scene)
    if (subject.carried and not said_of_it) or scene.net:
        return False
    if not (subject.local or said_of_it or _is_next_to_its_name(parts, quantity, subject.measure)):
        return False
    if not (
        subject.basis == "explicit"
        or said_of_it
        or _is_only_of_whom_open(parts, quantity, subject)
        or _is_only_of_where_open(parts, quantity, subject, scene)
        or _are_arrivals(parts, quantity, subject)
    ):
        return False
    # no average of net migration is what came in a year
    averaged = _is_a_rate(parts) and (subject.measure != "net_migration" or bool(subject.group))
    if averaged or parts.word(quantity.last + 1) in _MORE:
        return False
    if _is_of_a_part_of_a_year(parts, quantity) or are_some_others(parts, quantity) or parts.word(quantity.first - 1) == "every":
        return False
    if subject.measure == "net_migration":
        words = parts.words[: parts.clause(quantity.last)[1]]
        return _GROSS.isdisjoint(words) and (said_of_it or _is_next_to_its_name(parts, quantity, "net_migration"))
    moved = movement_verb(parts, quantity)
    if parts.word(moved - 1) == "had" and not _is_told_that(parts, quantity):
        return False  # "Of the 286,000 who left, 144,000 had come to study"
    if moved >= 0 and not moves_as_migrants_do(parts, moved):
        return False  # "431,000 people came off waiting lists"
    if not NETTING.isdisjoint(parts.words[_what_is_told(parts, quantity) :]) or (
        "than" in parts.word_set and _goes_both_ways(parts)
    ):
        return False  # "There were 431,000 more arrivals than departures in 2024, compared with 860,000 a year earlier"
    return not _tells_of_the_others(parts, subject)


_IT = frozenset({"it", "that", "this", "figure", "number", "total"})
_IT_WAS = _IT | frozenset(
    "the was is has had been stood stands came comes at to in for about some just only now last year uk".split()
)


def _is_said_of_it_alone(parts: SentenceParts, quantity: Quantity, subject: Subject, scene: Scene) -> bool:
    """Whether a sentence only gives the number of the one flow that its text names: "Immigration to Britain has collapsed. It was 204,000"."""
    flows = scene.spoken_of & (MIGRATION_FLOWS - {"emigration"})
    if not subject.carried or subject.basis != "inherited" or subject.group or flows != {subject.measure}:
        return False
    if _IT.isdisjoint(parts.words[: quantity.first]) or (
        subject.measure == "net_migration" and not _GROSS.isdisjoint(parts.word_set)
    ):
        return False
    return all(word in _IT_WAS or at in parts.in_times for at, word in enumerate(parts.words[: quantity.first]))


def _is_a_rate(parts: SentenceParts) -> bool:
    """Whether so many a year are told of: several years may be meant, and none of them."""
    if _RATES.isdisjoint(parts.pairs):
        return False
    return any(each in _RATES and parts.word(at + 2) not in _NO_RATE for at, each in enumerate(pairwise(parts.words)))


def _is_told_that(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether what people had done is what somebody said of them: "said that 906,000 people had come", with no number before."""
    at = skip_back(parts, quantity.first - 1)
    at -= parts.word(at) == ","  # "In the past year, he said, 600,000 people had been let in"
    return (
        (parts.word(at) == "that" or parts.word(at) in _TOLD)
        and parts.preceding(quantity) is None
        and (quantity.unit == "people" or parts.says_where)
    )


def _what_is_told(parts: SentenceParts, quantity: Quantity) -> int:
    """Where what somebody says begins: "Pressure grew after the ONS estimated that | 504,000 people arrived"."""
    told = (at for at in range(quantity.first, 0, -1) if parts.word(at - 1) == "that" and parts.word(at - 2) in _TOLD)
    return next(told, 0)


_TOLD = frozenset("said says estimated reported thought reckoned believed found showed".split())


def _is_told_as_net(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number is called what is left of two flows in words that no number of those who came could be told by."""
    if subject.basis not in {"explicit", "inherited"} or subject.carried or _is_of_a_part_of_a_year(parts, quantity):
        return False
    if _is_a_rate(parts) or parts.word(quantity.first - 1) == "every":
        return False
    named = next((each for each in reversed(parts.mentions_of("measure")) if each.last < quantity.first), None)
    if (
        named is not None
        and named.code == "net_migration"
        and not _LEFT_OVER.isdisjoint(parts.words[named.first : named.last + 1])
    ):
        return not any(named.last < each.first < quantity.first and each.unit in {"", "people"} for each in parts.quantities)
    return is_left_of_two(parts, quantity)


def _is_called_net(parts: SentenceParts, quantity: Quantity, subject: Subject, scene: Scene) -> bool:
    """Whether a number of everybody is called net in so many words: "a net 630,000 people came to the UK", "Britain's net intake was 1.2 million"."""
    if subject.group or parts.mentions_of("group") or subject.carried:
        return False
    if _is_of_a_part_of_a_year(parts, quantity) or _is_a_rate(parts):
        return False
    if parts.word(skip_back(parts, quantity.first - 1)) == "net" or parts.word(quantity.first - 1) == "net":
        return (parts.says_where or scene.at_home) and movement_verb(parts, quantity) >= 0
    if any(one == "net" and other in _MOVERS for one, other in pairwise(parts.words[quantity.last : quantity.last + 3])):
        return parts.says_where or scene.at_home  # "1.2 million net migrants came to the UK"
    named = next((each for each in reversed(parts.mentions_of("measure")) if each.last < quantity.first), None)
    if named is None or named.code != "net_migration" or parts.word(named.first) != "net":
        return False
    return not any(named.last < each.first < quantity.first and each.unit in {"", "people"} for each in parts.quantities)


_MOVERS = frozenset({"migrants", "immigrants", "people", "arrivals"})
_LEFT_OVER = frozenset("balance surplus difference gap excess number margin".split())


def _is_only_of_whom_open(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a verb says what people did, and only of which nationality they were is not plain: "109,000 citizens left the country"."""
    return (
        subject.basis == "open"
        and subject.local
        and bool(subject.group or subject.others)
        and parts.says_where
        and movement_verb(parts, quantity) >= 0
        and all(name == "nationality" for name, _ in subject.group)
    )


def _is_only_of_where_open(parts: SentenceParts, quantity: Quantity, subject: Subject, scene: Scene) -> bool:
    """Whether it is said what people did, and of no group: only that it was this country is not plain, or that all were new to it.

    "Last year we admitted 606,000 people", "504,000 new people moved here".
    """
    if subject.basis != "open" or not subject.local or subject.group or subject.others or parts.mentions_of("group"):
        return False
    if are_so_many_immigrants(parts, quantity):
        return True
    if not (parts.says_where or scene.at_home or "here" in parts.word_set):
        return False
    if movement_verb(parts, quantity) >= 0:
        return True
    return is_let_in(parts, quantity) and is_all_plain(parts, quantity.last + 1, parts.clause(quantity.last)[1])


def _are_arrivals(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether it is of arrivals here, or departures, and of nobody else: only words before it are strange, "a win for ministers as arrivals to the UK halved to"."""
    if subject.basis != "open" or subject.group or subject.others or parts.mentions_of("group"):
        return False
    named = next((each for each in parts.mentions_of("measure") if each.code == subject.measure), None)
    if named is None or named.ambiguous or parts.word(named.last + 1) not in {"to", "in", "into", "from"}:
        return False
    ahead = named.last + 2 + (parts.word(named.last + 2) == "the")
    return ahead in parts.covered("home") and _is_next_to_its_name(parts, quantity, subject.measure)


_PARTS_OF_YEARS = frozenset(
    "week weeks weekend month quarter spring summer autumn winter january february april july august october".split()
)


def _is_of_a_part_of_a_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number may be of a month or a season: "arrived in the first week of 2024", "entered the UK in January"."""
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind == "month":
        return True
    named = [
        at
        for at in range(max(0, quantity.first - 6), min(quantity.last + 14, len(parts.words)))
        if parts.word(at) in _PARTS_OF_YEARS and _TOLD.isdisjoint(parts.words[max(0, at - 4) : at])
    ]  # not "the ONS said last week"
    return bool(named) and not (time is not None and time.kind in {"year_ending", "between"})


_NOT_SINCE = frozenset({",", "lowest", "highest", "first", "most", "fewest", "record", ";"})


_SAMPLED = frozenset("asked surveyed polled questioned interviewed survey poll database sample questionnaire".split())


def _are_acted_on(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether something else is done with those who moved, who may be some of them: "The NHS treated 204,000 people who came to the UK"."""
    if parts.word(skip_back(parts, quantity.first - 1)) in _DEFINITE or parts.word(quantity.first - 1) in _DEFINITE:
        return False
    if not _SAMPLED.isdisjoint(parts.words[: quantity.first]):
        return True
    start, _ = parts.clause(quantity.first)
    return not is_all_plain(parts, start, quantity.first)


_DEFINITE = frozenset("the those these all were was are is".split())


def are_some_others(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people may be no year's migrants: "a survey of 431,000 people who moved here", "who moved to Britain since the referendum"."""
    if "who" in parts.words[quantity.last + 1 : quantity.last + 3] and _are_acted_on(parts, quantity):
        return True
    if "since" not in parts.word_set or _is_since_a_year_ago(parts):
        return False
    moved = movement_verb(parts, quantity)
    at = (
        next((k for k in range(moved + 1, min(moved + 7, len(parts.words))) if parts.word(k) == "since"), -1)
        if moved >= 0
        else -1
    )
    return at > 0 and _NOT_SINCE.isdisjoint(parts.words[moved:at])


def _is_since_a_year_ago(parts: SentenceParts) -> bool:
    """Whether people came since an event or the end of a year, as headlines tell of the year that has passed since: "since the referendum", "since late 2014".

    The window that is read, and of which the number must be the net figure, is then that year.
    """
    at = parts.words.index("since")
    ahead = parts.words[at + 1 : at + 4]
    return not _EVENTS.isdisjoint(ahead) or ahead[:1] in (["late"], ["early"], ["mid"]) or ahead[:3] == ["the", "end", "of"]


_EVENTS = frozenset("referendum vote brexit voting election".split())


def _is_next_to_its_name(parts: SentenceParts, quantity: Quantity, measure: str) -> bool:
    """Whether a flow is called by its name, is the only one that is named, and has no number of people before this one."""
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    if not flows or any(each.code != measure for each in flows) or flows[0].last >= quantity.first:
        return False
    if measure == "net_migration" and "net" not in parts.words[flows[0].first : flows[0].last + 1]:
        return False
    return not any(flows[0].last < each.first < quantity.first and each.unit in {"", "people"} for each in parts.quantities)


def _goes_both_ways(parts: SentenceParts) -> bool:
    return not parts.word_set.isdisjoint(ARRIVING) and not parts.word_set.isdisjoint(LEAVING)


def _tells_of_the_others(parts: SentenceParts, subject: Subject) -> bool:
    """Whether those who went the other way are spoken of with no number of their own: "taking account of those who left"."""
    others = LEAVING | {"emigration"} if subject.measure == "immigration" else ARRIVING | {"immigration"}
    at = [k for k, word in enumerate(parts.words) if word in others]
    if not at:
        return False
    counted = set()
    for each in parts.quantities:
        moved = movement_verb(parts, each)
        if moved >= 0:
            counted.add(moved)
        elif (before := movement_before(parts, each)) is not None and before.measure != subject.measure:
            return False
        if any(0 <= k - each.last <= 3 or 0 <= each.first - k <= 6 for k in at):
            counted.update(k for k in at if 0 <= k - each.last <= 3 or 0 <= each.first - k <= 6)
    return any(k not in counted for k in at)
