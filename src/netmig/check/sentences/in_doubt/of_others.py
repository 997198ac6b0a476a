"""Numbers that grammar gives to somebody or something else, in a sentence that only borrows its subject, or speaks of people who move."""

from __future__ import annotations

from ...words.cues import LEAVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.word_classes import TELLERS, looks_like_adjective
from ..once import once_alone
from ..parts import SentenceParts
from ..whom.movement import movement_verb
from ..whom.other_heads import STRANGE, is_bare_or_home, kinds_of
from .known_words import NUMBERS_OF

# what is done to numbers of people when they are counted, and not to people or things
_COUNTED = frozenset(
    "recorded registered counted estimated added published reported reached seen expected forecast projected calculated measured"
    " announced revised thought believed".split()
)
_POSSESSIVES = frozenset("its their his her our".split())
_INVERTING = frozenset("did does do has have had is are was were".split())


def is_of_another_subject(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence that names no measure for a number names something else that it is of."""
    return (
        opens_with_a_topic(parts, quantity)
        or _is_of_what_measures_name(parts, quantity)
        or _is_what_sets_out(parts)
        or _numbers_others(parts, quantity)
        or _is_somebodys(parts, quantity)
        or _had_something_done(parts, quantity)
        or _moves_otherwise(parts, quantity)
        or moved_at_something(parts, quantity)
        or _is_more_than_it_did(parts, quantity)
    )


def opens_with_a_topic(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Vapes: 204,000 were seized", "Newham's population turns over fast: 52,000 came": what a colon tells of is no migration."""
    colon = next((at for at in range(1, min(quantity.first, 8)) if parts.words[at] == ":"), -1)
    if colon < 0 or any(each.first < quantity.first for each in parts.mentions if each.role in {"measure", "home", "group"}):
        return False
    kinds = kinds_of(parts)
    if not TELLERS.isdisjoint(parts.words[:colon]):
        return False
    return kinds[0] == STRANGE and (colon == 1 or parts.word(0).endswith("'s"))


def _is_of_what_measures_name(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "So did immigration offences, by 28 per cent": the name of a flow only says of what kind a thing is."""
    kinds = kinds_of(parts)
    homes = parts.covered("home")
    return any(
        word in _INVERTING
        and any(
            kinds[k] == STRANGE and parts.word(k).endswith("s") and k not in homes
            for k in range(at + 1, min(at + 5, quantity.first))
        )
        for at, word in enumerate(parts.words[: min(3, quantity.first)])
        if parts.word(at - 1) in {"so", "as", "nor"}
    )


def tells_of_others(parts: SentenceParts) -> bool:
    """Such as "Rents have outpaced wages": in a sentence without a number, the plural that "they" goes on about."""
    return kinds_of(parts)[:2] in ([STRANGE, "X"], [STRANGE, "V"]) and parts.word(0).endswith("s") and not parts.mentions


def _is_what_sets_out(parts: SentenceParts) -> bool:
    """Such as "Starts fell by a fifth": what looks like a verb and stands before one is a noun."""
    kinds = kinds_of(parts)
    return kinds[:2] == ["V", "V"] and parts.word(0).endswith("s") and parts.word(0) not in {"is", "was", "has"}


def _numbers_others(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Police numbers fell by 1,303"."""
    kinds = kinds_of(parts)
    return any(
        parts.word(at) in NUMBERS_OF
        and at
        and kinds[at - 1] == STRANGE
        and kinds[at - 2 : at - 1] != ["D"]
        and parts.word(at - 1) not in {"new", "fresh", "latest"}
        and not looks_like_adjective(parts.word(at - 1))
        and not parts.word(at - 1).endswith(("'s", "s'", "ed", "ing"))
        for at in range(quantity.first)
    )


def _is_somebodys(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "The Home Office cut its staff by 3,000"."""
    at = quantity.first - 2
    return (
        at > 1
        and parts.word(at + 1) in {"by", "to", "from", "at"}
        and kinds_of(parts)[at] == STRANGE
        and bool(_POSSESSIVES & set(parts.words[max(0, at - 2) : at]))
    )


def _behind(parts: SentenceParts, quantity: Quantity) -> int:
    """The place behind a number and the people that it counts."""
    at = quantity.last + 1
    groups = parts.covered("group")
    while at < len(parts.words) and (
        at in groups or parts.word(at) in {"people", "more", "fewer", "migrants", "workers", "of", "them"}
    ):
        at += 1
    return at


_OPENED = frozenset("opened closed shut joined resigned".split())


def _had_something_done(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "204,000 were seized", "200,000 EU citizens given settled status", "73,700 were on the books"."""
    at, kinds = _behind(parts, quantity), kinds_of(parts)
    if parts.word(at) in _OPENED:
        return True
    if parts.word(at) == "given" and STRANGE in kinds[at + 1 : at + 4]:
        return True
    if parts.word(at) not in {"were", "was", "are"}:
        return False
    at += 1
    if parts.word(at) in {"on", "under"}:
        return STRANGE in kinds[at + 1 : at + 3]
    return kinds[at : at + 1] == [STRANGE] and parts.word(at).endswith(("ed", "en")) and parts.word(at) not in _COUNTED


def _is_more_than_it_did(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "took in 176,000 more people than it lost": set against what was done, and not against another time."""
    ahead = parts.words[quantity.last + 1 : quantity.last + 8]
    return quantity.unit in {"", "people"} and any(
        ahead[k] == "than" and ahead[k + 1 : k + 2] in (["it"], ["we"], ["they"]) and LOSING & set(ahead[k + 2 : k + 4])
        for k in range(len(ahead))
    )


LOSING = frozenset("lost loses lose sent sends".split())
_OTHER_MOVES = frozenset("moved move moving left arrivals departures entered".split())


def _moves_otherwise(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "728,000 people moved to a four-day week", "1.2 million arrivals at Gatwick": they moved, but not as migrants do."""
    if quantity.unit not in {"", "people"}:
        return False
    at = _behind(parts, quantity)
    if parts.word(at) not in _OTHER_MOVES or movement_verb(parts, quantity) >= 0:
        return False
    # "164,000 Nigerians moved, and" says nothing else
    return parts.word(at) != "moved" or kinds_of(parts)[at + 1 : at + 2] in (["P"], ["D"])


def moved_at_something(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Arrivals at UK food banks", "UK doctors leaving for abroad": not of a country, or not of people at large."""
    kinds = kinds_of(parts)
    for at in range(quantity.first):
        word = parts.word(at)
        if word not in MOVING and word not in {"arrivals", "departures"}:
            continue
        # "UK doctors leaving", "Lorry drivers left in droves"
        if (word.endswith("ing") or at < 4) and at and kinds[at - 1] == STRANGE and parts.word(at - 1).endswith("s"):
            return not parts.word(at - 1).endswith(("'s", "ss"))
        if parts.word(at + 1) == "at" and STRANGE in kinds[at + 2 : at + 5]:
            return True
    return False


_WHO_LEAVE = frozenset("people those number numbers everyone most men women".split())


def leaves_something(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Such as "The number of people leaving the Conservative party", "leaving UK museums": not the country."""
    if LEAVING.isdisjoint(parts.word_set):
        return False
    kinds = kinds_of(parts)
    homes = parts.covered("home")
    stop = len(parts.words) if quantity is None else quantity.first
    for at in range(stop):
        if parts.word(at) not in LEAVING or not parts.word(at).endswith("ing"):
            continue
        if (
            at + 1 in homes
            and parts.word(at + 1) in {"uk", "british", "britain's", "uk's"}
            and kinds[at + 2 : at + 3] == [STRANGE]
        ):
            return parts.word(at + 2).endswith("s")
        if quantity is None or _WHO_LEAVE.isdisjoint(parts.words[max(0, at - 3) : at]):
            continue
        if not is_bare_or_home(parts, at + 1):
            return True
    return False


_HOLDING = frozenset("guess guesses guessed reckon imagine assume suppose think believe".split())
_ASKED_PEOPLE = frozenset("people public voters respondents britons third quarter half most many".split())


_SOME = frozenset({"some", "others", "many", "most", "people", "plenty"})
_SAYING = frozenset({"say", "claim", "argue", "think", "believe", "insist", "tell"})


def is_what_people_think(parts: SentenceParts) -> bool:
    """Whether a statement is what people hold to be so: "People guess that net migration is about 70,000", "Some say it is going up"."""
    if parts.word(0) in _SOME and not _SAYING.isdisjoint(parts.words[1:4]):
        return True
    return not _HOLDING.isdisjoint(parts.word_set) and any(
        word in _HOLDING and not _ASKED_PEOPLE.isdisjoint(parts.words[max(0, at - 2) : at]) for at, word in enumerate(parts.words)
    )


def is_only_who_speaks(parts: SentenceParts) -> bool:
    """Whether a flow is named only for what somebody is: "an immigration academic estimates"."""
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    if not flows:
        return False
    kinds = kinds_of(parts)
    return all(
        (kinds[each.last + 1 : each.last + 2] == [STRANGE] or parts.word(each.last + 1) in TELLERS)
        and parts.word(each.first - 1) in {"a", "an", "the"}
        and not parts.word(each.last + 1).endswith(("ed", "s", "ing"))
        for each in flows
    )


# before this the measure has no figures
_FIRST_YEAR = 1964


def is_of_long_ago(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Emigration peaked in 1912, when 467,000 people sailed": no figure is held of that year."""
    time = parts.time_of.get(quantity.first)
    return any(time is None or time.first <= at <= time.last for at in _years_of_long_ago(parts))


@once_alone
def _years_of_long_ago(parts: SentenceParts) -> list[int]:
    """Where a sentence names years before the first that figures are held of."""
    return [
        at
        for at, word in enumerate(parts.words)
        if len(word) == 4 and word.isdecimal() and 1600 <= int(word) < _FIRST_YEAR and parts.word(at - 1) != "since"
    ]


_AUTHORITIES = frozenset("council borough county city town mayor airport curators".split())
_AUTHORITIES_OR_POPULATION = _AUTHORITIES | {"population"}


_AS_LARGE_AS = frozenset({"of", "is", "equals", "than", "like", "as", "equalling"})


def speaks_for_a_place(parts: SentenceParts) -> bool:
    """Whether a part of the country tells its own numbers: "Net migration, the council told the BBC, was 4,300", "the population of Bristol"."""
    if parts.names_home or _AUTHORITIES_OR_POPULATION.isdisjoint(parts.word_set):
        return False
    kinds = kinds_of(parts)
    return any(
        (word in _AUTHORITIES and parts.word(at - 1) == "the")
        or (
            word == "population"
            # "the equivalent of the population of Bristol", "that is the population of Wales"
            and _AS_LARGE_AS.isdisjoint(parts.words[max(0, at - 2) : at])
            and (
                (parts.word(at + 1) == "of" and at + 2 < len(kinds) and kinds[at + 2] == STRANGE and parts.tokens[at + 2].capital)
                or (at and parts.word(at - 1).endswith("'s") and kinds[at - 1] == STRANGE and parts.tokens[at - 1].capital)
            )
        )
        for at, word in enumerate(parts.words)
    )
