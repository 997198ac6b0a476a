"""The names of groups that stand beside numbers: those of the lexicon, and words that are one only there: "98,000 British", "India (240,000)"."""

from __future__ import annotations

from ....codes import SINGLE_COUNTRIES
from ...records import replace
from ...words.quantities import Quantity
from ...words.subjects import NATION_OF, Mention
from ..in_doubt.known_words import LINKING
from ..once import once_a_number
from ..parts import SentenceParts

_DIMENSIONS = frozenset({"nationality", "reason", "applicant"})
_NATIONALITIES = {
    "british": "british", "eu": "eu_plus", "eu+": "eu_plus", "eu's": "eu_plus", "non-eu": "non_eu_plus", "non-eu+": "non_eu_plus",
    "non-british": "non_british",
}  # fmt: skip
# "us" is more often "we", and "all" and "total" are of everybody
_NATIONS = {name: code for name, code in NATION_OF.items() if code in SINGLE_COUNTRIES and name != "us"}
_REASONS = {"work": "work", "study": "study", "asylum": "asylum", "family": "family"}
_BARE = frozenset({*_NATIONALITIES, *_REASONS, *_NATIONS})
# behind a nationality by one word alone its name goes on, or its number follows
_GOES_ON = frozenset(
    "figure balance ones nationals citizens people migrants immigrants emigrants arrivals students workers".split()
)
_BEHIND = frozenset(
    {
        "",
        ",",
        ";",
        ".",
        "(",
        ")",
        ":",
        '"',
        "–",
        "—",
        "and",
        "but",
        "while",
        "with",
        "at",
        "minus",
        "plus",
        "to",
        "then",
        "or",
        "up",
        "down",
    }
)
# before a reason that is only named to be counted
_BEFORE_REASON = frozenset({"", ",", ";", ":", "and", "or", "then", "for", "with", "while", "by", "from", "but", "."})
_COUNTING = frozenset("( with at to brought by in numbered for was accounted".split())


def labels(parts: SentenceParts) -> list[Mention]:
    """The groups named in a sentence, with those that are named by a single word beside a number."""
    found: list[Mention] | None = parts.kept.get("labels")
    if found is None:
        named = [each for each in parts.mentions_of("group") if dict(each.group).keys() & _DIMENSIONS]
        if not _BARE.isdisjoint(parts.word_set) and parts.quantities:
            named = sorted([*named, *_bare(parts)], key=lambda each: each.first)
        if named and not _OUTSIDE.isdisjoint(parts.word_set):
            named = sorted([*named, *_outside_it(parts, named)], key=lambda each: each.first)
        if len(named) > 1 and "and" in parts.word_set:
            named = _joined(parts, named)
        found = parts.kept["labels"] = named
    return found


_OUTSIDE = frozenset({"outside", "beyond", "elsewhere", "afield"})
_REGION = (["the", "region"], ["the", "area"], ["the", "continent"])


def is_outside(parts: SentenceParts, at: int) -> bool:
    """Whether a place is told by where it is not, and by no name: "from outside", "from beyond the region", "from further afield"."""
    if parts.word(at) not in _OUTSIDE or (
        parts.word(at) in {"elsewhere", "afield"} and "from" not in parts.words[max(0, at - 2) : at]
    ):
        return False
    beyond = at + 1 + (2 if parts.words[at + 1 : at + 3] in _REGION else 1 if parts.word(at + 1) in {"it", "them"} else 0)
    return parts.word(beyond) in _BEHIND or beyond in parts.in_times


def _outside_it(parts: SentenceParts, named: list[Mention]) -> list[Mention]:
    """Such as "151,000 came from the EU and 925,000 from outside"."""
    eu = next((each.last for each in named if dict(each.group).get("nationality") == "eu_plus"), len(parts.words))
    places = [at for at in range(eu + 1, len(parts.words)) if is_outside(parts, at) and at not in parts.covered("group")]
    return [group_at(parts, at, "nationality", "non_eu_plus") for at in places]


def _bare(parts: SentenceParts) -> list[Mention]:
    covered = parts.covered("group") | parts.covered("measure") | parts.covered("other_subject")
    begins = {each.first for each in parts.quantities} | {
        each.first - 1 for each in parts.quantities if parts.word(each.first - 1) in {"plus", "minus", "–", "-"}
    }
    found = []
    for at, word in enumerate(parts.words):
        if word not in _BARE or at in covered:
            continue
        behind = parts.word(at + 1)
        beside = at + 1 in begins or behind in _BEHIND or _is_counted(parts, at + 1, begins)
        beside = beside or (word in _NATIONS and behind in _IN_A_RANKING)
        if word in _NATIONS and parts.word(at - 1) in {"to", "in", "into", "within", "across"}:
            continue  # "net migration to Turkey was minus 115,000": a place
        if parts.word(at - 1) == "the" and parts.word(at - 2) in _QUITTING:
            continue  # "since the UK left the EU"
        if nation := _NATIONALITIES.get(word) or _NATIONS.get(word):
            if beside or (word in _NATIONALITIES and behind in _GOES_ON):
                found.append(group_at(parts, at, "nationality", nation))
        elif (at + 1 in begins or _is_counted(parts, at + 1, begins)) and (
            parts.word(at - 1) in _BEFORE_REASON or parts.words[max(0, at - 2) : at] == ["ahead", "of"]
        ):
            found.append(group_at(parts, at, "reason", _REASONS[word]))
    return found


_QUITTING = frozenset("left leave leaves leaving quit quits quitting exited exiting joined rejoin rejoining".split())


def _is_counted(parts: SentenceParts, at: int, begins: set[int]) -> bool:
    """Whether a number follows by one word: "India with 240,000", "asylum (88,000)"."""
    at += parts.words[at : at + 2] == ["accounted", "for"]
    return parts.word(at) in _COUNTING and at + 1 in begins


_IN_A_RANKING = frozenset(
    "led leads topped tops was is came comes sent sends had has accounted provided contributed remains remained followed follows".split()
)
_ALL_OF_THEM = (["students", "and", "workers"], ["workers", "and", "students"])


def _joined(parts: SentenceParts, named: list[Mention]) -> list[Mention]:
    """The names with "Chinese students and workers" as one: all the Chinese."""
    found: list[Mention] = []
    beyond = 0
    for each in named:
        if each.first < beyond:
            continue
        whole = "nationality" in dict(each.group) and parts.words[each.last : each.last + 3] in _ALL_OF_THEM
        found.append(replace(each, last=each.last + 2, end=parts.tokens[each.last + 2].end) if whole else each)
        beyond = each.last + 3 if whole else beyond
    return found


def group_at(parts: SentenceParts, at: int, dimension: str, code: str) -> Mention:
    """The group that one word names."""
    token = parts.tokens[at]
    return Mention("group", code, ((dimension, code),), first=at, last=at, start=token.start, end=token.end)


Group = dict[str, str]
_BEHIND_A_NUMBER = frozenset(
    "held hold holds holding carried carry carrying hailed hail possessed possess had originally former of them these those whom which people migrants individuals persons were was are is from came come for the just only in total all"
    " returning long-term extra on to who under through via arrived moved arriving coming left leaving non-british".split()
)  # fmt: skip
_BEFORE_A_NUMBER = frozenset(
    "( mere themselves figure with at to were was are numbered came stood accounted accounting for made making up contributed contributing contribute added adding add adds"
    " plus minus up a an the balance net loss gain surplus deficit it is by nearly about around some just only totalled reached comprised represented"
    " provided supplied sent had has lost gained responsible of there was being total over under more than almost roughly still therefore now brought"
    " fell dropped rose slipped down took away followed follow follows came next led leads topped tops list table first second third fourth largest biggest group source country top remained remains comes".split()
)  # fmt: skip
_CLOSES = frozenset({",", ")", ";", "of", "in", ".", "", "were", "was"})


def tied_to(parts: SentenceParts, quantity: Quantity) -> Group:
    """The group that is told of a number in so many words, before or behind it, with no other number between; empty where none is."""
    found = Group()
    for label in tied_labels(parts, quantity):
        for dimension, code in label.group:
            found.setdefault(dimension, code)
    return found


@once_a_number
def tied_labels(parts: SentenceParts, quantity: Quantity) -> tuple[Mention, ...]:
    """The names of that group as they stand in the sentence."""
    if not labels(parts):
        return ()
    behind = _tied_behind(parts, quantity)
    before = _tied_before(parts, quantity)
    if behind and before and parts.word(quantity.first - 1) == "(":
        return before
    return behind or before


def does_something_else(parts: SentenceParts, mention: Mention) -> bool:
    """Whether a group behind a number is told of in a clause of its own: "Net migration at 171,000 as Britons go on leaving"."""
    return parts.word(mention.first - 1) in {"as", "while", "because", "with"} and parts.word(mention.last + 1) in _DOING


_DOING = frozenset("go goes keep continue are were have leave left come came quit flee rush return head emigrate".split())


def all_counted(parts: SentenceParts) -> bool:
    """Whether every country that a sentence names is told of a number of those who came from there."""
    return all(any(is_told_of(parts, each, number) for number in parts.quantities) for each in parts.mentions_of("elsewhere"))


def is_told_of(parts: SentenceParts, mention: Mention, quantity: Quantity) -> bool:
    """Whether a group is told of a number."""
    return any(each.first <= mention.first and mention.last <= each.last for each in tied_labels(parts, quantity))


def _tied_behind(parts: SentenceParts, quantity: Quantity) -> tuple[Mention, ...]:
    """Such as "704,000 of them from outside the EU", "98,000 (18 %) British", "27,000 came on work visas"."""
    at = quantity.last + 1
    found: list[Mention] = []
    homes = parts.covered("home")
    while at < len(parts.words):
        if (label := next((each for each in labels(parts) if each.first == at), None)) is not None:
            if _is_of_another(parts, label) or (not found and does_something_else(parts, label)):
                break
            found.append(label)
            at = label.last + 1
            continue
        if not found and (beyond := _beyond_a_share(parts, at)):
            at = beyond
            continue
        if (
            not found
            and parts.words[at : at + 2]
            in ([",", "were"], [",", "was"], [",", "are"], [",", "held"], [",", "hold"], [",", "came"], [",", "carried"])
            and parts.word(quantity.first - 1) == ","
        ):
            at += 2  # "Three in four arrivals, 627,000, were from outside the EU"
            at += parts.word(at) in {"a", "an"}
            continue
        if _goes_on(parts, quantity, at, named=bool(found)):
            at += 1
            continue
        if at in homes or at in parts.in_times:
            at += 1
            continue
        break
    return tuple(found)


def _goes_on(parts: SentenceParts, quantity: Quantity, at: int, *, named: bool) -> bool:
    """Whether a word behind a number, or behind a group that is told of it, still leads to whom it is told of."""
    word = parts.word(at)
    if word in _ALL_WHO_MOVED and parts.word(quantity.last + 1) == "of" and at - quantity.last <= _NEAR:
        return True  # "925,000 of the arrivals held passports from outside the EU"
    if word == "as":
        # "came as main applicants", not "fell to 204,000 as fewer people came to work"
        return parts.word(at + 1) in _AS_WHOM
    if named:
        return word in LINKING and word not in _PARTING
    if quantity.unit not in {"", "people"}:
        return word in _BEHIND_A_SHARE
    return word in _BEHIND_A_NUMBER or (word in {"more", "fewer"} and at == quantity.last + 1)


_ALL_WHO_MOVED = frozenset({"arrivals", "departures", "immigrants", "emigrants"})
_NEAR = 3
_AS_WHOM = frozenset({"main", "dependants", "dependents", "their"})
_BEHIND_A_SHARE = frozenset({"of", "in", "among", "for", "from", "the"})


def _beyond_a_share(parts: SentenceParts, at: int) -> int:
    """The place behind a share that says a number again: "98,000 (18 %)", "1,034,000, or 86 per cent,"; 0 where none begins."""
    opening = 2 if parts.words[at : at + 2] == [",", "or"] else 1 if parts.word(at) in {"(", "or"} else 0
    share = next((each for each in _shares(parts) if each.first == at + opening), None) if opening else None
    return 0 if share is None else share.last + 1 + (parts.word(share.last + 1) in {")", ","})


def _shares(parts: SentenceParts) -> list[Quantity]:
    return [each for each in parts.quantities if each.unit in {"percent", "share"}]


def _is_of_another(parts: SentenceParts, label: Mention) -> bool:
    """Whether a group has a share of its own, "non-EU 81 per cent", or is named with its flow as a whole, "74,000 of non-EU arrivals"."""
    if any(
        0 < each.first - label.last <= 2 and parts.word(label.last + 1) in {"at", "(", parts.word(each.first)}
        for each in _shares(parts)
    ):
        return True
    named = any(label.first <= each.last and each.first <= label.last + 1 for each in parts.mentions_of("measure"))
    return named and parts.word(label.first - 1) == "of"


_PARTING = frozenset({"and", "(", ":", "a", "an", "around", "about", "nearly", "almost", "some", "plus", "minus"})


def _tied_before(parts: SentenceParts, quantity: Quantity) -> tuple[Mention, ...]:
    """Such as "EU nationals came to 122,000", "Pakistanis (101,000)", "non-EU nationals, 968,000 in all", "for Britons minus 45,000"."""
    at = quantity.first - 1
    found: list[Mention] = []
    if parts.word(at) == "," and parts.word(quantity.last + 1) in _CLOSES:
        at -= 1
    elif parts.words[max(0, at - 2) : at + 1] == [",", "who", "numbered"]:
        at -= 3  # "people from outside the EU, who numbered 968,000"
    elif parts.words[max(0, at - 1) : at + 1] in ([",", "with"], [",", "at"]):
        at -= 2  # "India was the largest source, with 240,000"
    homes = parts.covered("home")
    while at >= 0:
        if (label := next((each for each in labels(parts) if each.last == at), None)) is not None:
            if any(dict(label.group).keys() & dict(each.group).keys() for each in found) or _hangs_on_another(parts, label):
                break
            found.append(label)
            at = label.first - 1
            continue
        by = next((each.first - 1 for each in _shares(parts) if each.last == at), -1)
        if not found and parts.word(by) == "by" and parts.word(at + 1) == "to":
            at = by  # "that for study rose by 6 per cent to 294,000"
            continue
        if (
            parts.word(at) in (_JOINING_LABELS if found else _BEFORE_A_NUMBER)
            or at in homes
            or (not found and at in parts.in_times)
        ):
            if any(each.first <= at <= each.last for each in parts.quantities):
                break
            at -= 1
            continue
        break
    return tuple(found)


def opening_label(parts: SentenceParts) -> Mention | None:
    """The group that a sentence sets out with: "As for EU nationals, 118,000 left", "Among non-EU nationals, 670,000 came"."""
    at = 2 if parts.words[:2] == ["as", "for"] else 1 if parts.word(0) in {"among", "for", "with"} else 0
    if not at:
        return None
    while parts.word(at) in {"people", "those", "the", "from", "nationals"}:
        at += 1
    return next((each for each in labels(parts) if each.first in {at, at + 1} and parts.word(each.last + 1) in {",", ":"}), None)


def _hangs_on_another(parts: SentenceParts, label: Mention) -> bool:
    """Whether a group is only named for others that are counted: "families of workers accounted for 74,000"."""
    of = label.first - 1
    of -= parts.word(of) == "the"
    return parts.word(of) == "of" and parts.word(of - 1) not in _COUNTED_OF and of - 1 not in parts.covered("measure")


_COUNTED_OF = frozenset(
    "number numbers total totals those that figure figures count majority bulk most many arrivals departures migration share proportion influx inflow outflow exodus"
    " arrival departure thousands group groups emigration immigration loss gain outward inward net balance out".split()
)  # fmt: skip
_JOINING_LABELS = frozenset("coming came arriving from for on as to who the of".split())
