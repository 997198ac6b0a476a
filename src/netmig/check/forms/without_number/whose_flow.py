"""Which flow a clause that gives only a way is about, and whose: "fewer people left", "EU migrants", "those who emigrate"."""

from __future__ import annotations

from ...sentences.parts import SentenceParts
from ...sentences.whom.groups import settle_group
from ...sentences.whom.heads import is_about
from ...sentences.whom.named_measures import SAYS_NET
from ...words.cues import ARRIVING, LEAVING, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from .which_years import COUNTS_OF_PEOPLE

_STANDING = frozenset("is are was were been went gone going goes remained remains become became grown".split())
THOSE_WHO_LEFT = (LEAVING - {"went", "gone"}) | frozenset("quitting flee fled fleeing exodus outflow flight departure".split())
THOSE_WHO_CAME = (ARRIVING - {"moved", "move", "moving", "settled", "relocated"}) | frozenset({"influx", "inflow"})
EITHER = frozenset({"moved", "move", "moving", "relocated", "relocating"})
_AWAY = frozenset({"abroad", "away", "overseas", "out"})
PEOPLE = frozenset("people nationals citizens migrants immigrants emigrants".split())


def places_of_times(parts: SentenceParts) -> frozenset[int]:
    """The tokens that tell of when, times in office among them."""
    return parts.in_times.union(*(range(each.first, each.last + 1) for each in parts.kept.get("in office", ())))


def flow_at(parts: SentenceParts, at: int) -> bool:
    while is_adverb(parts.word(at)) or parts.word(at) in {"annual", "long-term", "overall"}:
        at += 1
    groups = parts.covered("group")
    while at in groups:
        at += 1
    return at in parts.covered("measure")


def stands_so(parts: SentenceParts, at: int, first: int) -> bool:
    """Whether a figure is said to be up or down: "was down on the year before", "is lower than a year ago", "went up"."""
    back = at - 1
    while back >= first and (
        is_adverb(parts.word(back)) or parts.word(back) in {"still", "again", "also", "much", "far", "well", "very"}
    ):
        back -= 1
    if parts.words[back - 1 : back + 1] == ["on", "the"] and parts.word(at) in {"up", "down"}:
        return True  # "is on the up"
    if parts.word(back) not in _STANDING:
        return False
    following = parts.word(at + 1)
    if following == "since" and parts.word(back) in {"become", "became", "grown"}:
        return True
    if following in {"than", "on", "from"}:
        return any(time.first - at <= 3 and time.first > at for time in parts.times)
    if parts.word(at) not in {"up", "down"}:
        return False
    # "was sharply down in the year to June"
    if following in {"under", "since"}:
        return at + 1 in places_of_times(parts)
    timed = following == "in" and any(time.first - at <= 3 and time.first > at for time in parts.times)
    return timed or parts.word(back) in {"went", "gone", "going", "goes"}


def flow_named(parts: SentenceParts, first: int, stop: int, used: frozenset[int]) -> tuple[str, frozenset[int], bool] | None:
    """The one flow that a clause is of, the words of those who move, and whether it may be net or gross."""
    codes: set[str] = set()
    movers: set[int] = set()
    ambiguous = False
    for mention in parts.mentions_of("measure"):
        if first <= mention.first < stop:
            if mention.code not in MIGRATION_FLOWS | COUNTS_OF_PEOPLE or is_about(parts, mention):
                return None
            codes.add(mention.code)
            # "the migration balance" is never that of those who came
            named_net = not SAYS_NET.isdisjoint(parts.words[mention.first : mention.last + 1])
            ambiguous = ambiguous or (mention.ambiguous and not named_net)
    if len(codes) > 1:
        return None
    named = parts.covered("measure", "group")
    for at in range(first, stop):
        word = parts.word(at)
        if at in used or at in named or at in places_of_times(parts):
            continue
        if word in EITHER:
            away = not _AWAY.isdisjoint(parts.words[at + 1 : at + 3])
            here = parts.word(at + 1) in {"to", "here", "into"}
            if away == here:
                return None
            codes.add("emigration" if away else "immigration")
            movers.update({at, *(k for k in (at + 1, at + 2) if parts.word(k) in _AWAY)})
        elif (word in THOSE_WHO_LEFT or word in THOSE_WHO_CAME) and parts.word(at + 1) not in {
            "down",
            "up",
            "back",
            "off",
            "out",
            "as",
        }:
            codes.add("emigration" if word in THOSE_WHO_LEFT else "immigration")
            movers.add(at)
    if len(codes) > 1 and codes & COUNTS_OF_PEOPLE:
        codes &= COUNTS_OF_PEOPLE  # who "arrived in small boats"
    if len(codes) != 1:
        return None
    code = codes.pop()
    if ambiguous:
        return "immigration", frozenset(movers), True
    return code, frozenset(movers), False


def group_named(parts: SentenceParts, first: int, stop: int, code: str) -> tuple[tuple[str, str], ...] | None:
    """The one group that a clause names, () for everybody; None where there are several."""
    found: dict[str, str] = {}
    for mention in parts.mentions_of("group"):
        if first <= mention.first < stop:
            for dimension, value in mention.group:
                if found.setdefault(dimension, value) != value:
                    return None
    if ("its", "own") in zip(parts.words[first:stop], parts.words[first + 1 : stop], strict=False):
        found.setdefault("nationality", "british")
    return settle_group(found, code)


def elliptic(parts: SentenceParts, first: int, stop: int, movers: frozenset[int]) -> bool:
    """Whether a clause only says that more came or left, and not who: "as fewer people arrived and more left"."""
    return bool(movers) and PEOPLE.isdisjoint(parts.words[first:stop]) and not parts.covered("measure") & set(range(first, stop))
