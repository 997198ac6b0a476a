"""Numbers of people who came, told without a verb of their own: "we have let in 606,000", "half a million immigrants", "asylum brought 88,000"."""

from __future__ import annotations

from ...words.cues import CHANGE_VERBS, LEAVING
from ...words.quantities import Quantity
from ..directions import skip_back
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .groups import group_of, settle_group
from .other_heads import is_all_plain

REASONS = {"studying": "study", "working": "work", "asylum": "asylum", "work": "work", "study": "study", "family": "family"}


def brought_by(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Such as "Asylum brought 88,000 people": those who came for that reason."""
    at = quantity.first - 1
    while parts.word(at) in _BESIDE:
        at -= 1
    at -= parts.word(at) == "for" and parts.word(at - 1) == "accounted"
    if parts.word(at) not in _BRINGING or quantity.unit not in {"", "people"}:
        return None
    named = at - 1
    reason = REASONS.get(parts.word(named), "")
    if reason and parts.word(named - 1) not in _OPENS:
        return None
    if not reason and parts.word(named) in {"it", "which"}:
        reason = REASONS.get(parts.word(0), "") if named > 0 else scene.reason
    if not reason:
        return None
    _, stop = parts.clause(quantity.last)
    plain = scene.about_migration and is_all_plain(parts, quantity.last + 1, stop) and (named > 0 or scene.moved is None)
    return Subject("immigration", settle_group({"reason": reason}, "immigration"), "inherited" if plain else "open", local=True)


def led_by(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Such as "Study was the commonest reason, with 288,000 arrivals": those who came for it."""
    reason = REASONS.get(parts.word(0), "")
    if not reason or parts.word(1) not in _OF_REASONS:
        return None
    if parts.word(1) in CHANGE_VERBS or parts.word(2) in {"up", "down"}:
        # "Study was up 6 %, to 294,000"
        told = (
            scene.about_migration
            and scene.at_home
            and is_all_plain(parts, 1, quantity.first)
            and not parts.mentions_of("measure")
        )
        numbers = [each for each in parts.quantities if each.unit in {"", "people"}]
        if not told or (numbers and numbers[0] is not quantity and quantity.unit in {"", "people"}):
            return None
        return Subject("immigration", settle_group({"reason": reason}, "immigration"), "inherited", local=True)
    if parts.word(quantity.first - 1) not in {"with", "at"} or not _REASONED & parts.word_set:
        return None
    if any(each.first < quantity.first for each in parts.quantities) or quantity.unit not in {"", "people"}:
        return None
    return Subject("immigration", settle_group({"reason": reason}, "immigration"), "inherited", local=True)


_OF_REASONS = CHANGE_VERBS | {"was", "is", "remained", "remains", "became", "came", "overtook"}
_REASONED = frozenset({"reason", "reasons", "route", "category", "motive"})
_BRINGING = frozenset("brought brings accounted".split())
_OPENS = frozenset({"", ",", ";", ":", "and", "while", "\n", '"', "but", "–", "."})


# verbs by which a country, or those who speak for it, let people in
_LETTING = frozenset("let letting lets taken took takes taking allowed allowing allows brought".split())
_ADMITTING = frozenset(
    "admitted admits admitting admit welcome receive accept absorb attract welcomed welcomes welcoming received receives receiving absorbed absorbs absorbing accepted accepts attracted attracts drew"
    " draws let-in".split()
)
# and by which it sees them off
_PARTING = frozenset({"let-out"})
_BESIDE = frozenset(
    "some about around nearly almost over more than roughly just only a record permanently another further additional extra fully no fewer than as many well whole staggering in".split()
)


def is_let_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom somebody let in: "let in 606,000", "we admitted permanently 600,000", "Britain has admitted 948,000"."""
    at = _before_those(parts, quantity)
    if at < 0:
        return False
    if parts.word(at) in _LETTING and stand_before_home(parts, quantity):
        return True
    if parts.word(at) in _LETTING and _let_those_in(parts, quantity):
        return _is_done_by_us(parts, at) or parts.word(at - 1) in _MINISTERS  # not "the gallery let 431,000 people in"
    if parts.word(at) in _LETTING:
        return parts.word(at + 1) == "in" or (
            _is_done_by_us(parts, at) and (are_so_many_immigrants(parts, quantity) or parts.word(quantity.last + 1) == "migrants")
        )
    ours = _is_done_by_us(parts, at) and not _to_a_house(parts, quantity)
    return parts.word(at) in _ADMITTING and (ours or are_immigrants_let_in(parts, quantity))


# "we have let in 606,000 people"
_WHO_LETS_IN = frozenset("we britain uk country government ministers tories labour conservatives".split())


# no university admits so many
_TOO_MANY = 100_000


def let_in(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Those whom the country let in: "we have let in 606,000 people"; None where nobody is."""
    if not is_let_in(parts, quantity):
        return None
    # a university admits students too
    anybody = "admitted" in parts.words[: quantity.first] or not (scene.about_migration or scene.at_home)
    ours = _WHO_LETS_IN - {"we"} if anybody else _WHO_LETS_IN
    plain = (
        not ours.isdisjoint(parts.words[: quantity.first])
        or _is_so_many(parts, quantity, scene)
        or (scene.about_migration and scene.at_home and are_immigrants_let_in(parts, quantity))
    )
    return Subject("immigration", group_of(parts, quantity, "immigration"), "explicit" if plain else "open", local=True)


def _is_so_many(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether "we admitted 600,000" can be told of the country alone."""
    told = scene.about_migration or "permanently" in parts.word_set or stand_before_home(parts, quantity, ("to",))
    return told and "we" in parts.words[: quantity.first] and quantity.value >= _TOO_MANY


def _to_a_house(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people were admitted to something of the country's and not to it: "admitted 606,000 people to UK hospitals"."""
    at = next((k for k in range(quantity.last, quantity.last + 4) if parts.word(k + 1) in {"to", "into"}), -1)
    if at < 0:
        return False
    ahead = at + 2 + (parts.word(at + 2) in {"the", "our", "its"})
    return not (ahead in parts.covered("home") and parts.word(ahead + 1) in _BEHIND_HOME) and parts.word(ahead) != "country"


def are_immigrants_let_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is said of immigrants that it is so many to let in, and not by whom: "It was extraordinary to receive 500,000 immigrants"."""
    at = _before_those(parts, quantity)
    return (
        at > 0
        and parts.word(at) in _ADMITTING
        and parts.word(at - 1) == "to"
        and _IMMIGRANTS & {parts.word(quantity.last), parts.word(quantity.last + 1)} != set()
    )


_IMMIGRANTS = frozenset({"immigrants", "migrants"})


def stand_before_home(parts: SentenceParts, quantity: Quantity, also: tuple[str, ...] = ()) -> bool:
    """Whether the country stands behind a number of people as that into which they were let: "let 906,000 people into Britain"."""
    at = next((k for k in range(quantity.last, quantity.last + 4) if parts.word(k) in _COMERS), -1)
    if at < 0 or parts.word(at + 1) not in {"into", *also}:
        return False
    ahead = at + 2 + (parts.word(at + 2) in {"the", "our", "this"})
    # "into British universities" is no country
    return (ahead in parts.covered("home") and parts.word(ahead + 1) in _BEHIND_HOME) or parts.word(ahead) == "country"


def _let_those_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether "in" stands behind the people of a number, and nothing that they are let into: "let 728,000 people in during the year"."""
    at = next((k for k in range(quantity.last, quantity.last + 3) if parts.word(k) in _COMERS or k == quantity.last), -1)
    at += parts.word(at + 1) in _COMERS
    return parts.word(at + 1) == "in" and (parts.word(at + 2) in _OPENS | _WHEN or at + 2 in parts.in_times)


_MINISTERS = frozenset("tories labour conservatives ministers they".split())
_WHEN = frozenset("during over last between since for within that this under".split())
_BEHIND_HOME = frozenset({"", ".", ",", "in", "over", "during", "last", "for", "and", "from", "kingdom", "between", "within"})


def is_let_out(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom the country saw go: "said goodbye to 532,000 people", "waved off 517,000", "saw 508,000 off"."""
    at = _before_those(parts, quantity)
    if at < 0:
        return False
    if parts.word(at) in _SEEING and "off" in parts.words[quantity.last + 1 : quantity.last + 3]:
        off = quantity.last + 1 + (parts.word(quantity.last + 1) != "off")
        return parts.word(off + 1) in _OPENS and _is_done_by_us(parts, at)
    return parts.word(at) in _PARTING and _is_done_by_us(parts, at)


_SEEING = frozenset("saw sees seeing seen waved waves waving".split())


def _before_those(parts: SentenceParts, quantity: Quantity) -> int:
    """The place of the verb whose object a number of people may be; -1 where it is none of such people."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.last + 1) in {"more", "fewer"}:
        return -1  # "took in 176,000 more people than it lost" is a balance
    at = quantity.first - 1
    while at > 0 and parts.word(at) in _BESIDE:
        at -= 1
    return at


def _is_done_by_us(parts: SentenceParts, at: int) -> bool:
    """Whether the country, or those who speak for it, are the subject of a verb: "Britain has admitted", "the UK said goodbye to … and welcomed"."""
    first = at
    while parts.word(first - 1) in {"has", "have", "had", "is", "was", "also", "then", "still", "thus", "to"}:
        first -= 1
    if parts.word(first - 1) in {"who", "which"}:  # "the Conservatives, who let in"
        named = first - 2 - (parts.word(first - 2) == ",")
        return named in parts.covered("home") or parts.word(named) in _US | _MINISTERS
    if parts.word(first - 1) == ",":  # "Britain, he told his audience, says goodbye to": an aside
        opened = next((k for k in range(first - 2, max(-1, first - _ASIDE), -1) if parts.word(k) == ","), -1)
        if opened > 0 and (opened - 1 in parts.covered("home") or parts.word(opened - 1) in _US):
            return True
    if first - 1 in parts.covered("home") or parts.word(first - 1) in _US:
        return True
    if parts.word(first - 1) not in {"and", "but", ","} or not _JOINED & {*parts.words[: first - 1]}:
        return False
    # "the UK said goodbye to 517,000 people and hello to 948,000": what else the same subject did
    one = next((k for k in range(first - 2, -1, -1) if parts.word(k) in _JOINED), -1)
    return one >= 0 and (one - 1 in parts.covered("home") or parts.word(one - 1) in _US)


_ASIDE = 10
_US = frozenset({"we", "country", "government", "it", "population", "kingdom", "island"})
_JOINED = _LETTING | _ADMITTING | _PARTING | _SEEING | {"lost", "loses", "gained"}


_COMERS = frozenset("migrants immigrants newcomers arrivals people".split())


def is_brought_in(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people who came, with no verb that says so: "over 1 million migrants into the UK", "half a million immigrants"."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.first - 1) in {"net", "fewer", "more"}:
        return False
    at = quantity.last + 1
    while parts.word(at) in _ANY_OF_THEM | {"foreign", "more", "additional", "extra"}:
        at += 1
    nouns = range(quantity.last, at + 1)
    if any(parts.word(k) in _COMERS for k in nouns):
        homes = parts.covered("home")
        ahead = at + 1
        if parts.word(ahead) == "into" or (
            parts.word(ahead) == "to" and parts.word(quantity.first - 1) in {"sent", "sends", "send"}
        ):
            ahead += 1 + (parts.word(ahead + 1) in {"the", "our", "this"})
            return ahead in homes or parts.word(ahead) == "country"
    return not IMMIGRANTS_COUNTED.isdisjoint({parts.word(at), parts.word(quantity.last)})


# nouns that count those who came, with no verb
IMMIGRANTS_COUNTED = frozenset({"immigrants", "newcomers", "entries"})


def are_so_many_immigrants(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is plainly of all who immigrated, with no verb: "335,000 immigrants from June 2015 to June 2016", "the record of 336,000 immigrants".

    Not so what somebody does with them, nor what else is told of them: "a survey of 606,000 immigrants", "606,000 immigrants work here".
    """
    at = skip_back(parts, quantity.first - 1)
    if parts.word(at) == "numbered" and parts.word(at - 1) in IMMIGRANTS_COUNTED:
        return is_all_plain(parts, quantity.last + 1, parts.clause(quantity.last)[1])  # "immigrants numbered 606,000 in 2022"
    noun = quantity.last + (parts.word(quantity.last) not in IMMIGRANTS_COUNTED)
    while parts.word(noun) in _ANY_OF_THEM:
        noun += 1
    if parts.word(noun) not in IMMIGRANTS_COUNTED or not is_all_plain(parts, noun + 1, parts.clause(quantity.last)[1]):
        return False
    if not OF_SOME.isdisjoint(parts.words):
        return False  # "A survey shows 204,000 immigrants who could not find work"
    if not LEAVING.isdisjoint(parts.words):
        return False  # "After 508,000 people left, the UK had 672,000 immigrants"
    if parts.word(at) == "of":
        return not _SUMMED_UP.isdisjoint(parts.words[max(0, at - 2) : at])
    return at < 0 or parts.word(at) in _COUNTED_BY


# what immigrants may be called who are all of them
_ANY_OF_THEM = frozenset({"new", "legal", "long-term"})
# with these they are some of them, or counted otherwise
OF_SOME = frozenset("who whom survey poll study sample register census hmrc taxpayers among".split())
_SUMMED_UP = frozenset("record high peak total figure number maximum".split())
_COUNTED_BY = frozenset(
    "was were is with show shows showed saw counted recorded registered reached hit had got took at : . – — ; ,".split()
)


def may_be_brought_in(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number is of people who came, in a text that is about migration or says itself so many that it is."""
    told = scene.about_migration or (scene.at_home and quantity.value >= _TOO_MANY and are_so_many_immigrants(parts, quantity))
    return told and is_brought_in(parts, quantity)
