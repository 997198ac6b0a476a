"""Numbers that are what is left of two flows, in other words than net migration: "the net loss was 69,000", "a net 48,000"."""

from __future__ import annotations

from itertools import pairwise

from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..parts import SentenceParts
from ..scene import Scene
from ..whom.groups import settle_group
from ..whom.labels import is_told_of, labels, tied_labels
from ..wording import Basis, Subject
from .outnumbering import is_all_plain_beside_flows

_SOME = frozenset("about around some nearly almost roughly more over than just under a an the minus plus".split())
_LOSSES = frozenset({"loss", "outflow", "emigration", "exodus", "departure", "departures"})
_NET_NOUNS = _LOSSES | {"gain", "inflow", "result", "increase", "growth", "addition", "additions", "intake", "influx", "rise"}
_IS = frozenset(
    "of was is were : , at came to stood which gives gave amounted amounts totalled therefore thus then from through migration".split()
)
# so many nationalities may be told of after one another, and so many words between the number of one and of the next
_LISTED = 3
# one of these is in every sentence that has a net number
_NET = frozenset({"net", "balance"})
_APART = 10
_ELIDED = frozenset({",", "and", "for", "among", "of", "with", "while", "but"})


def net_number(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Net migration where a number is said to be a balance, a net loss or simply net; None where it is not.

    What it is of is never more than most likely: such words may be of a part, or of something else.
    """
    if quantity.unit not in {"", "people"} or not (is_net_number(parts, quantity) or _is_the_balance(parts, quantity, scene)):
        return None
    if any(
        each.role == "measure"
        and each.code == "net_migration"
        and 0 < quantity.first - each.last <= 4
        and parts.word(each.first - 1) not in {"from", "through", "by", "via"}
        for each in parts.mentions
    ):
        return None  # "a net outflow of 109,000 EU citizens": said in so many words
    named = _group(parts, quantity)
    group = settle_group(dict(named.group), "net_migration") if named is not None else ()
    basis: Basis = "explicit" if named is not None and _is_tied(parts, quantity, named) else "open"
    in_hand = scene.about_migration and scene.at_home and not scene.groups - {"all"}
    if named is None and in_hand and parts.word(quantity.last + 1) == "net" and is_called_net(parts, quantity):
        basis = "explicit"  # "1.3 million net migrants"
    elif named is None and _is_of_the_whole(parts, quantity, scene):
        basis = "inherited"
    return Subject("net_migration", group, basis, local=True, others=() if group else groups_spoken_of(scene))


def _is_of_the_whole(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a net gain is that of the country, in a text that was speaking of all who come and go: "the net gain from migration was 650,000"."""
    if (
        (_listed_noun(parts, quantity) not in _NET_NOUNS | {"net"} and not _opens_net(parts, quantity))
        or parts.mentions_of("group")
        or scene.groups - {"all"}
        or scene.part
    ):
        return False
    held = scene.people.subject if scene.people is not None else scene.lead
    if not scene.about_migration or not scene.at_home or held is None or held.measure not in MIGRATION_FLOWS or held.group:
        return False
    if _opens_net(parts, quantity):
        return scene.moved is None or not scene.moved.group
    from_migration = any(
        each.code == "net_migration" and parts.word(each.first - 1) in {"from", "through"}
        for each in parts.mentions_of("measure")
    )
    return is_all_plain_beside_flows(parts, quantity, _ITS_OWN, clause=from_migration)


_ITS_OWN = _NET_NOUNS | frozenset({"net", "through", "country", "country's", "population"})


def _is_tied(parts: SentenceParts, quantity: Quantity, named: Mention) -> bool:
    """Whether a nationality alone is said to gain, lose or balance: "EU nationals were a net loss, of 69,000", "for non-EU citizens the balance is".

    Not "a net loss of 178,000 Britons and EU nationals"; and of a bare "net 109,000" it is not plain which way it is.
    """
    if is_told_of(parts, named, quantity) and _net_noun(parts, quantity) != "net":
        # one of several told in turn: "The balance was plus 350,000 for non-EU nationals and minus 42,000 for EU nationals"
        return not any(is_told_of(parts, named, each) for each in parts.quantities if each is not quantity)
    nationalities = [each for each in parts.mentions if each.role == "group" and "nationality" in dict(each.group)]
    return (
        len(nationalities) == 1
        and nationalities[0] is named
        and len(parts.quantities) == 1
        and _net_noun(parts, quantity) != "net"
    )


def groups_spoken_of(scene: Scene) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The nationalities that the sentence before left in hand, each as a group."""
    return tuple((("nationality", code),) for code in sorted(scene.groups - {"all"}))


def is_net_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the words before a number say that it is what is left of two flows."""
    return bool(_listed_noun(parts, quantity))


def _listed_noun(parts: SentenceParts, quantity: Quantity) -> str:
    """The word that makes a number, or the list that it goes on with, net; "" if none does."""
    if _NET.isdisjoint(parts.word_set):
        return ""
    groups = parts.covered("group")
    for _ in range(_LISTED):
        if noun := _net_noun(parts, quantity):
            return noun
        before = parts.preceding(quantity)
        if before is None or quantity.first - before.last > _APART:
            return ""
        # "for EU nationals the balance was minus 51,000 and for Britons minus 45,000"
        gap = range(before.last + 1, quantity.first)
        if not any(at in groups for at in gap) or not all(at in groups or parts.word(at) in _ELIDED for at in gap):
            return ""
        quantity = before
    return ""


def _is_the_balance(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Such as "For non-EU citizens alone the balance is 509,000", in a text that was speaking of migration."""
    if scene.people is None or "balance" not in parts.word_set or parts.preceding(quantity) is not None:
        return False
    at = quantity.first - 1
    while at >= 0 and (parts.word(at) in _SOME | _IS or parts.word(at) in {"put", "estimated", "now"}):
        at -= 1
    return parts.word(at) == "balance" and parts.word(at - 1) in {"the", "its"}


def is_lost(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a net number is one of people lost: "a net loss of 70,000", "net emigration rose from 117,000 to 136,000"."""
    lost = is_on_balance(parts, quantity) and parts.words[quantity.last + 1 : quantity.last + 3] == ["were", "lost"]
    # "So the net loss of Britons, those who left less those who came back, was 114,000"
    loss = parts.preceding(quantity) is None and ("net", "loss") in pairwise(parts.words[: quantity.first])
    loss = loss and parts.word(quantity.first - 1) in {"was", "is", "were"}
    return quantity.value > 0 and (
        lost or loss or _listed_noun(parts, quantity) in _LOSSES or is_told_as_loss(parts, quantity.first)
    )


def is_told_as_loss(parts: SentenceParts, at: int) -> bool:
    """Whether what stands at a place is told of a net loss, the other way about than of net migration: "net emigration rose"."""
    if _LOSSES.isdisjoint(parts.word_set) or "net" not in parts.word_set:
        return False
    start, stop = parts.clause(at)
    named = [each for each in parts.mentions_of("measure") if start <= each.first < stop]
    if not named:  # "and that of EU nationals fell by 21,000"
        named = [each for each in parts.mentions_of("measure") if each.first < start][-1:]
    nearest = min(named, key=lambda each: (each.first > at, abs(each.first - at)), default=None)
    if nearest is None:
        return False
    return parts.word(nearest.first) == "net" and parts.word(nearest.last) in _LOSSES


_ENDS = frozenset({"", ",", ".", ";", ")", "and", "but", "while", "in", "a", "over", "for"})


_NET_PEOPLE = frozenset("migrants arrivals immigrants gain increase addition inflow".split())


def is_called_net(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether "net" stands behind a number: "nearly a million net", "431,000 people net", "a 431,000 net gain"."""
    at = quantity.last + 1
    at += parts.word(at) in {"people", "migrants"}
    return quantity.unit in {"", "people"} and parts.word(at) == "net" and parts.word(at + 1) in _ENDS | _NET_PEOPLE


_ON_BALANCE = (("on", "balance"), ("on", "a", "net", "basis"), ("in", "net", "terms"))


def is_on_balance(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people are said to have come or left on balance: "204,000 people came on balance", "on a net basis 109,000 Britons left"."""
    if _NET.isdisjoint(parts.word_set) or quantity.unit not in {"", "people"}:
        return False
    start, stop = parts.clause(quantity.first)
    if parts.word(start - 1) == ",":  # "On balance, 204,000 people came"
        start -= next((len(each) + 1 for each in _ON_BALANCE if tuple(parts.words[: start - 1]) == each), 0)
    if parts.word(stop) == ",":  # "204,000 people came, on balance"
        stop += next((len(each) + 1 for each in _ON_BALANCE if tuple(parts.words[stop + 1 : stop + 1 + len(each)]) == each), 0)
    words = tuple(parts.words[start:stop])
    return any(words[at : at + len(each)] == each for each in _ON_BALANCE for at in range(len(words)))


_ALL_TOLD = frozenset({"overall", "gross", "altogether"})


def is_beside_a_net(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is all that came, set beside what is left of it: "nearly a million net, and over 1.3 million overall"."""
    before = parts.preceding(quantity)
    if before is None or quantity.unit not in {"", "people"} or not is_called_net(parts, before):
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    return behind[:1] != [] and (behind[0] in _ALL_TOLD or behind in (["in", "total"], ["in", "all"]))


def _net_noun(parts: SentenceParts, quantity: Quantity) -> str:
    """The word that makes a number net: "net", "loss", "outflow", "balance"; "" if none does."""
    at = quantity.first - 1
    groups = parts.covered("group")
    # "the net emigration of British nationals was 109,000"
    while at >= 0 and (parts.word(at) in _SOME or at in groups or (parts.word(at) in _IS and at > quantity.first - 5)):
        at -= 1
    word = parts.word(at)
    if (word == "net" and at == _bare(parts, quantity)) or is_called_net(parts, quantity) or is_on_balance(parts, quantity):
        return "net"
    if _opens_net(parts, quantity):
        return "net"
    if word in _NET_NOUNS and parts.word(at - 1) == "net":
        return word
    return "balance" if word == "balance" and parts.word(at - 1) in {"the", "a", "whose", "net"} and quantity.value < 0 else ""


def _opens_net(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence sets out by saying that what it tells first is net: "Net, it was 323,000", "In net terms that is 204,000"."""
    if parts.preceding(quantity) is not None or parts.mentions_of("group"):
        return False
    begin = next((len(each) for each in _NET_OPENINGS if tuple(parts.words[: len(each)]) == each), 0)
    ahead = [
        parts.word(at)
        for at in range(begin, quantity.first)
        if begin and at not in parts.in_times and parts.word(at) not in _SOME and parts.word(at) != ","
    ]
    return bool(begin) and len(ahead) <= _LONGEST_OPENING and all(word in _IT_IS for word in ahead)


_NET_OPENINGS = (
    ("net", ","),
    ("net", ":"),
    ("in", "net", "terms"),
    ("on", "a", "net", "basis"),
    ("net", "of", "those", "who", "left"),
)
_IT_IS = frozenset("it that this the figure number total is was were stood at comes came works worked out to makes made".split())
_LONGEST_OPENING = 6


def _bare(parts: SentenceParts, quantity: Quantity) -> int:
    """The place before a number and its hedges alone."""
    at = quantity.first - 1
    while parts.word(at) in _SOME:
        at -= 1
    return at


def _group(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The nationality that it is told of: right behind the number, or the one named last before it and behind any other's number."""
    groups = [each for each in labels(parts) if "nationality" in dict(each.group)]
    tied = [each for each in tied_labels(parts, quantity) if "nationality" in dict(each.group)]
    if tied:
        return tied[0]
    behind = [
        each for each in groups if 0 < each.first - quantity.last <= 2 and parts.word(quantity.last + 1) not in {"and", ","}
    ]
    before = [each for each in groups if each.last < quantity.first]
    return behind[0] if behind else before[-1] if before else None
