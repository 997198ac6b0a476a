"""The other place that a sentence speaks of, and not only in passing: a seat, a scheme named after it, where people set out from."""

from __future__ import annotations

from collections.abc import Sequence

from .sentences.parts import SentenceParts
from .sentences.scene import Scene
from .sentences.whom.labels import is_told_of
from .sentences.wording import Wording
from .words.subjects import NATION_OF, Mention


def place_spoken_of(parts: SentenceParts, found: Sequence[Wording]) -> str:
    """The other place, or other kind of migration, that a sentence speaks of; "" for one that it names in passing."""
    if not (parts.mentions_of("other_subject") or parts.mentions_of("elsewhere")):
        return ""
    nations = [each for each in parts.mentions_of("group") if "nationality" in dict(each.group)]
    sized = -1
    for mention in parts.mentions:
        if mention.role == "other_subject":
            return mention.code
        if mention.role != "elsewhere":
            continue
        if mention.first in parts.bracket_of or _is_a_seat(parts, mention.first):
            continue  # "Nick Timothy (West Suffolk)": a speaker's seat, or a paper's office
        if _is_of_what_happened(parts, mention.first) or _is_whence(parts, mention.first):
            continue
        if parts.word(mention.last + 1) in _SCHEMES_OF:
            continue  # "the Rwanda scheme"
        if parts.words[mention.first - 2 : mention.first] in (["equivalent", "of"], ["size", "of"], ["equivalent", "to"]):
            continue  # "to the population equivalent of Birmingham"
        if len(nations) > 1 and parts.word(mention.last + 1) == "(":
            continue  # "Nigerians (120,000), Pakistanis (101,000) and Chinese (78,000)": one more of a list
        # "net migration to Turkey was minus 115,000" is of Turkey all the same
        to_or_in = parts.word(mention.first - 1) in {"to", "in", "into", "within", "across"}
        if (
            mention.code in NATION_OF
            and not to_or_in
            and (
                any(is_told_of(parts, mention, each) for each in parts.quantities)
                or not {"nationality", "nationalities"}.isdisjoint(parts.word_set)
            )
        ):
            continue  # "Nigerians came next with 120,000 and Chinese with 78,000", "Indian was the most common nationality"
        if any(_is_counted(wording, mention.code) for wording in found):
            continue  # "China has 78,000": those who came from there
        beside = parts.words[sized + 1 : mention.first] in (["and"], [","], ["plus"]) and sized >= 0
        if (
            beside
            or _is_named_for_its_size(parts, mention)
            or any(wording.kind == "equivalence" and wording.start <= mention.start < wording.end for wording in found)
        ):
            sized = mention.last
            continue  # "as many people as live in Leeds", "a city of Leeds's size", "another Leeds": its size alone is meant
        return mention.code
    return ""


def is_where_to(parts: SentenceParts, place: str) -> bool:
    """Whether a place is named only as where people go from here: "Britons head for Spain", "the way out to Dubai"."""
    return any(
        mention.code == place and _is_behind_going(parts, mention.first) for mention in parts.mentions_of("elsewhere")
    ) and not parts.mentions_of("other_subject")


def _is_behind_going(parts: SentenceParts, at: int) -> bool:
    at -= parts.word(at - 1) == "the"
    if parts.word(at - 1) not in {"to", "for"}:
        return False
    return not _GOING.isdisjoint(parts.words[max(0, at - 4) : at - 1])


_GOING = frozenset(
    "out off away head heads headed heading go goes going gone went move moves moved moving leave leaves left leaving flee flees fled"
    " fleeing emigrate emigrates emigrated emigrating relocate relocated relocating decamp decamped escape escaped escaping".split()
)


def comes_back(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a text that told where people go from here is back with this country: net migration is seldom that of where they went."""
    return (
        scene.where_to
        and scene.at_home
        and not parts.mentions_of("elsewhere")
        and parts.word_set.isdisjoint({"there", "its"})
        and any(each.code == "net_migration" for each in parts.mentions_of("measure"))
    )


# what is named after a place and is not there
_SCHEMES_OF = frozenset("scheme plan policy deal bill act flights flight deterrent agreement treaty partnership".split())


def _is_of_what_happened(parts: SentenceParts, at: int) -> bool:
    """Whether a place is named for what happened there: "the war in Ukraine", "the Taliban's takeover of Afghanistan"."""
    if parts.word(at).endswith(("'s", "s'")) and parts.word(at + 1) in _HAPPENED:
        return True  # "China's clampdown"
    return parts.word(at - 1) in {"in", "of", "on", "against"} and parts.word(at - 2) in _HAPPENED


def _is_whence(parts: SentenceParts, at: int) -> bool:
    """Whether a place is named only as where people set out from: "on small boats from France"."""
    return parts.word(at - 1) == "from" and parts.word(at - 2) in {"boat", "boats", "dinghies", "crossings", "refugees"}


_HAPPENED = frozenset(
    "war wars invasion conflict fighting crisis takeover coup clampdown crackdown repression attack assault".split()
)


def _is_counted(wording: Wording, place: str) -> bool:
    """Whether a claim is of the people of a country."""
    nation = dict(wording.subject.group).get("nationality") if wording.subject is not None and not wording.refusal else None
    return nation is not None and NATION_OF.get(place) == nation


def _is_named_for_its_size(parts: SentenceParts, mention: Mention) -> bool:
    """Whether a town is named only to say how many people: "a city of Liverpool's size", "another Leeds every year", "like adding Derby"."""
    if mention.code in NATION_OF:
        return False
    before, behind = parts.words[max(0, mention.first - 4) : mention.first], parts.words[mention.last + 1 : mention.last + 5]
    if parts.word(mention.last).endswith(("'s", "’s")):
        return behind[:1] in (["size"], ["population"]) and not _LIKENING.isdisjoint(before)
    if behind and behind[0] not in _NOTHING_OF_IT:
        return False  # "another Birmingham hotel"
    if before[-1:] == ["new"]:
        before.pop()
    return (
        before[-1:] in (["a"], ["another"], ["adding"])
        or before[-3:] == ["the", "whole", "of"]
        or ("combined" in behind and before[-1:] in (["is"], ["like"], ["than"], ["to"], ["of"]))
    )


_LIKENING = frozenset("of like about roughly nearly almost than equals same adding is".split())
_NOTHING_OF_IT = frozenset("every each in a to per or and plus together combined at . , ! ; : –".split())


def _is_a_seat(parts: SentenceParts, at: int) -> bool:
    """Whether a place is named as somebody's seat: "the hon. Member for West Suffolk"."""
    return "for" in parts.words[max(0, at - 3) : at] and bool(
        {"member", "mp", "candidate"} & set(parts.words[max(0, at - 5) : at])
    )
