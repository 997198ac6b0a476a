"""Why a claim may never be called wrong, and why it cannot be checked at all.

An accusation needs words that leave no doubt what is counted, of whom, where and when. Each of these
is a doubt, said in words; a claim under doubt may still be found right.
"""

from __future__ import annotations

from itertools import pairwise

from ...codes import GROUPS_OF_NATIONS
from ..words.cues import ARRIVING, EXTREME_HIGH, EXTREME_LOW, FALL_NOUNS, LEAVING, RISE_NOUNS
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .announced import was_announced_then
from .gone_back import said_in
from .groups import loose_groups
from .known_words import all_may_link, may_link
from .movement import movement_verb
from .parts import SentenceParts
from .refusals import THE_COUNTRY
from .roles import direction_of, role_of
from .rows import why_in_a_row
from .scene import Scene
from .strange_words import has_words_of_its_own, names_something_else, qualified, speaks_of_something_else
from .times_of import Window
from .took_office import took_office
from .wording import Subject, Unsettled

ASKED, SUPPOSED, DOUBTED = "it is asked, not stated", "it is supposed, not stated", "the text itself doubts it"
# words that state nothing
NOT_STATED = frozenset({ASKED, SUPPOSED, DOUBTED})
UNPLACED = "it is not said to or from where they moved"
SOMETHING_ELSE = "the sentence may speak of something else"
# reasons that are counted by the scheme, although a text may mean everybody from there
_SCHEMES = frozenset({"humanitarian_ukraine", "humanitarian_bno"})

_SCHEME_WORDS = frozenset("scheme schemes visa visas route routes bn(o) bno humanitarian".split())

# more people than ever move to or from the country in a year
MOST_PEOPLE = 5_000_000
_COUNTED_ONCE = MIGRATION_FLOWS | {"asylum_cost", "rule"}


def why_uncertain(parts: SentenceParts, quantity: Quantity | None, subject: Subject | None, scene: Scene, at: int = 0) -> str:
    """Why a claim may not be called wrong, whatever the figures say; "" if it may."""
    if subject is None:
        return "it is not said what is counted"
    if quantity is not None and not subject.group and _is_whose_change(parts, quantity):
        return OF_WHOM
    if subject.basis == "open":
        return "it is not plain which measure or group is meant"
    if said_in(parts, scene):
        return "it was said years ago, when other figures stood"
    if parts.covered("elsewhere") and not _only_where_it_is_said(parts, quantity):
        return "another place is named in the sentence"
    if quantity is not None and _part_of(parts, quantity) and not subject.group:
        return "it is a part of a number named before"
    if not parts.names_home and _nation_beside(parts, subject):
        return "another nation is named in the sentence"
    if dict(subject.group).get("reason") and _nation_in_hand(parts, subject, scene):
        return "it may be of the nation that is named"
    if scene.abroad and not _is_of_home(parts):
        return f"another country was spoken of beside the United Kingdom: {scene.abroad}"
    if scene.place and not parts.names_home:
        return f"the text was last about something else: {scene.place}"
    if (
        quantity is not None
        and subject.measure in MIGRATION_FLOWS
        and abs(quantity.value) > MOST_PEOPLE
        and quantity.unit in {"", "people"}
    ):
        return "no such number of people can be meant"
    if quantity is None and subject.basis == "inherited" and has_words_of_its_own(parts, at):
        return SOMETHING_ELSE
    if quantity is not None and subject.basis == "inherited" and not subject.local and speaks_of_something_else(parts, quantity):
        return SOMETHING_ELSE
    if quantity is not None and _of_others_who_move(parts, quantity, subject):
        return "it is not said who it was that came or left"
    if (
        quantity is not None
        and (not subject.local or _behind_another_clause(parts, quantity))
        and names_something_else(parts, quantity)
    ):
        return "the words beside the number may speak of something else"
    if quantity is not None and (why := _set_against(parts, quantity, subject)):
        return why
    if (
        subject.measure not in _COUNTED_ONCE
        and subject.measure not in SETTLED_BY_COUNTS
        and not _is_plain_boats(parts, quantity, subject)
    ):
        return "there are several counts of it"
    if dict(subject.group).get("reason") in _SCHEMES and _SCHEME_WORDS.isdisjoint(parts.word_set):
        return "it may be of a nationality, and not of a scheme"
    if subject.measure != "net_migration" and (speaks_of_net(parts) or (subject.carried and scene.net)):
        return "it may be a net number"
    if quantity is not None and subject.measure == "net_migration" and _unplaced_movement(parts, quantity):
        return UNPLACED
    if quantity is not None and (why := _something_behind(parts, quantity, subject)):
        return why
    if loose_groups(parts, subject, at if quantity is None else quantity.first) or (
        quantity is not None and not subject.group and _group_behind(parts, quantity)
    ):
        return "a group is named that may narrow the number"
    if quantity is not None and (why := why_in_a_row(parts, quantity, subject)):
        return why
    if quantity is not None and was_announced_then(parts, quantity, scene.published):
        return "it may be an estimate of that time"
    if scene.long_ago and parts.sentence.voice == "quoted" and any(time.kind == "relative_year" for time in parts.times):
        return "when it was said is not plain"
    if quantity is not None and not _AT_THE_HEIGHT.isdisjoint(parts.pairs) and quantity.first not in parts.time_of:
        return "it is of no named year"
    if quantity is not None and took_office(parts, quantity, scene, subject.measure) is not None:
        return "it may be an estimate of that time"
    if quantity is not None and _of_then(parts, quantity):
        return "it may be of an earlier or a later time"
    if parts.words and parts.words[-1] == "?":
        return ASKED
    if quantity is not None and (is_part(parts, quantity) or (not subject.group and _restates_share(parts, quantity))):
        return "it is a part of what is named"
    if qualified(parts, subject):
        return "the measure is narrowed by words that are not understood"
    if why := _several_years(parts):
        return why
    if (
        subject.basis == "inherited"
        and quantity is not None
        and "had" in parts.words[max(0, quantity.first - 4) : quantity.first]
        and ((time := parts.time_of.get(quantity.first)) is None or time.kind == "vague")
    ):
        return "it may be of an earlier time"
    if quantity is not None and scene.revising and parts.word(0) in {"that", "this"} and direction_of(parts, quantity):
        return "it may be of two estimates of one period"
    if quantity is not None and scene.revising and {"then", "later", "became", "now"} & parts.word_set:
        return "it may be of another estimate"
    if not _SUPPOSING.isdisjoint(parts.word_set):
        return SUPPOSED
    return ""


OF_WHOM = "it is not plain whose change it is"


def _is_whose_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change stands behind a nationality that it is not linked to: "with Britons 252,000 (down 2 %), non-EU nationals …"."""
    if not parts.mentions_of("group"):
        return False
    if direction_of(parts, quantity) == 0 and role_of(parts, quantity) not in {"change", "percent", "fraction"}:
        return False
    return any("nationality" in dict(mention.group) and mention.first < quantity.first for mention in parts.mentions_of("group"))


_AT_THE_HEIGHT = frozenset((one, "year") for one in ("peak", "record", "worst")) | {("the", "height")}
_OF_NOW = frozenset({"now", "today", "today's", "currently"})


def _of_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number without a time of its own is told as of when something happened, or of what came next.

    "was 649,000 when Sir Keir took office and is 171,000 now", "891,000 in 2022, then 848,000, then 331,000".
    """
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if before[-3:] == ["said", "to", "be"]:
        return True
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind != "vague":
        return False
    if "then" in before[-3:] or parts.words[quantity.last + 1 : quantity.last + 5] == ["in", "the", "year", "of"]:
        return True
    if not _OF_NOW.isdisjoint(before) or not _OF_NOW.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 4]):
        return False
    return "when" in parts.word_set or ("was" in parts.word_set and not _OF_NOW.isdisjoint(parts.word_set))


_SUPPOSING = frozenset({"if", "suppose", "imagine", "unless"})


# an exact count of these, to the last visa, shows which of several counts is meant
SETTLED_BY_COUNTS = frozenset({"visas_granted", "visa_applications", "asylum_applications"})


def unsettled_in(window: Window, scene: Scene, subject: Subject | None = None) -> tuple[Unsettled, ...]:
    """What the words of a claim leave open that exact figures elsewhere in its text may settle."""
    counts = subject is not None and subject.measure in SETTLED_BY_COUNTS
    grouped = subject is not None and subject.carried and not subject.group and subject.measure in MIGRATION_FLOWS
    return (
        *(("count",) if counts else ()),
        *(("group",) if grouped and scene.groups - {"all"} else ()),
        *(("period",) if window.basis == "release" else ()),
        *(() if scene.at_home else ("place",)),
    )


_SAYING = frozenset("says said claims claimed states stated reads read tells told declares declared insists insisted".split())


def _only_where_it_is_said(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether another place is only that of who says it: "A leaflet delivered in Essex says that 685,000 people came to Britain"."""
    if quantity is None:
        return False
    said = next((at for at in range(quantity.first) if parts.word(at) in _SAYING), -1)
    if said < 0 or parts.word(said + 1) not in {"that", ":", '"', ","}:
        return False
    behind = [mention for mention in parts.mentions if mention.first > said]
    return any(each.role == "home" and each.code in THE_COUNTRY for each in behind) and not any(
        each.role == "elsewhere" for each in behind
    )


def _of_others_who_move(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number that only came or left may be of nurses or passengers: its sentence speaks of what is not understood.

    Not where it is said to be of people, or that it was this country they came to.
    """
    people = quantity.unit == "people" and parts.word(quantity.last + 1) not in {"arrivals", "departures"}
    if people or parts.says_where or subject.group or movement_verb(parts, quantity) < 0:
        return False
    return not all_may_link(parts, 0, quantity.first)


def _behind_another_clause(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a new clause begins between the measure and a number: "After net migration came out at 431,000, the pound rose by"."""
    before = [mention for mention in parts.mentions_of("measure") if mention.last < quantity.first]
    return (
        movement_verb(parts, quantity) < 0
        and bool(before)
        and "," in parts.words[before[-1].last : quantity.first]
        and parts.word(quantity.first - 1) != ","
    )


# before the name of the country, these set something else beside it
_BESIDE_HOME = frozenset("from unlike than not as before for and in".split())


def _is_of_home(parts: SentenceParts) -> bool:
    """Whether a sentence is about this country, and does not only set another beside it."""
    return any(
        mention.code in THE_COUNTRY and parts.word(mention.first - 1) not in _BESIDE_HOME for mention in parts.mentions_of("home")
    )


def _nation_beside(parts: SentenceParts, subject: Subject) -> bool:
    """Whether the people of one country are named and the number is not theirs: "the number over which Australians will vote"."""
    held = dict(subject.group).get("nationality")
    return any(
        (code := dict(mention.group).get("nationality")) and code not in GROUPS_OF_NATIONS and code != held
        for mention in parts.mentions_of("group")
    )


def _nation_in_hand(parts: SentenceParts, subject: Subject, scene: Scene) -> bool:
    """Whether one country's people are spoken of, and a number of those who came for a reason may be theirs: "Of these 27,000 came on work visas"."""
    held = dict(subject.group).get("nationality")
    named = {
        dict(each.group)["nationality"] for each in parts.mentions if each.role == "group" and "nationality" in dict(each.group)
    }
    return bool((named or scene.groups) - GROUPS_OF_NATIONS - {held})


def _restates_share(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number in brackets says a share again: "85 % of immigration (1,031,000)"."""
    before = parts.preceding(quantity)
    if parts.word(quantity.first - 1) != "(" or before is None or before.unit not in {"percent", "share"}:
        return False
    return role_of(parts, before) == "share"


def _of_a_change(parts: SentenceParts) -> bool:
    """Whether a sentence sets out with a change that it takes apart: "Of that fall, …"."""
    return any(word in FALL_NOUNS or word in RISE_NOUNS for word in parts.words[2:4])


_NET = frozenset({"net", "balance", "loss", "losing", "lost"})

_LOSING = frozenset({"losing", "lost"})


def speaks_of_net(parts: SentenceParts) -> bool:
    """Such as "lost a net 17,000 citizens to emigration", "on balance 136,000 left": outside the name of net migration."""
    if parts.word_set.isdisjoint(_NET):
        return False
    named = {
        at for each in parts.mentions_of("measure") if each.code == "net_migration" for at in range(each.first, each.last + 1)
    }
    return any(
        word in _NET
        and at not in named
        # "the Tories lost control" is no loss of people
        and not (word in _LOSING and not any(0 < quantity.first - at <= 4 for quantity in parts.quantities))
        for at, word in enumerate(parts.words)
    )


def _unplaced_movement(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "at Heathrow, 120,000 more people arrived than departed": no country is named."""
    return movement_verb(parts, quantity) >= 0 and not parts.says_where


def _group_behind(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a group stands behind a number with only a share between: "1,034,000, or 86 %, were from outside the EU"."""
    following = parts.following(quantity)
    if following is None or following.unit not in {"percent", "share"} or following.first - quantity.last > 5:
        return False
    return any(0 < mention.first - following.last <= 6 for mention in parts.mentions_of("group"))


def is_part(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is said to be a part of a measure: "accounted for 96,000 of UK immigration"."""
    if parts.words[:1] == ["of"] and parts.words[1:2] in (["that"], ["this"], ["the"], ["those"], ["these"]):
        return _of_a_change(parts)
    behind = parts.words[quantity.last + 1 : quantity.last + 6]
    if "from" in behind and {"lower", "higher", "falling", "rising", "fewer", "more"} & set(behind[behind.index("from") :]):
        return True  # "more than 370,000 came from lower immigration"
    if {"accounted", "accounting", "accounts", "comprised", "comprising", "including", "includes", "included"} & set(
        parts.words[max(0, quantity.first - 5) : quantity.first]
    ):
        return True
    if parts.word(quantity.last + 1) != "of":
        return False
    return any(quantity.last + 1 < mention.first <= quantity.last + 5 for mention in parts.mentions_of("measure"))


_MANY_YEARS = frozenset(
    "totalled totalling combined cumulative cumulatively average averaged averaging altogether decades".split()
)

# how people who moved may go on: "came back to live in the UK", "than departed", "moved away"
_MOVING = ARRIVING | LEAVING
_ON_THEIR_WAY = _MOVING | frozenset("live back here away abroad overseas out settle into foot".split())


def _way_is_understood(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether every word between a number and what it is said to be of is understood.

    Not in "Immigration was the main theme at a conference, which drew 12,000 people", nor in "431,000
    people came off waiting lists".
    """
    moved = movement_verb(parts, quantity)
    if moved >= 0:
        _, stop = parts.clause(moved)
        return all(may_link(parts, at) or parts.word(at) in _ON_THEIR_WAY for at in range(moved + 1, stop))
    named = [mention for mention in parts.mentions_of("measure") if mention.code == subject.measure]
    before = [mention for mention in named if mention.last < quantity.first]
    if before:
        return all_may_link(parts, _behind_definition(parts, before[-1].last + 1), quantity.first)
    if not named and subject.local and (verbs := [at for at in range(quantity.first) if parts.word(at) in _MOVING]):
        return all_may_link(parts, verbs[-1] + 1, quantity.first)
    return True


_DEFINING = frozenset({"difference", "gap", "balance"})


def _behind_definition(parts: SentenceParts, at: int) -> int:
    """The place behind an aside that says what net migration is: ", the gap between those who arrive and those who leave,"."""
    mark = {",": ",", "(": ")", "–": "–", "—": "—", "-": "-"}.get(parts.word(at), "")
    if not mark or _DEFINING.isdisjoint(parts.words[at + 1 : at + 4]) or "between" not in parts.words[at + 1 : at + 6]:
        return at
    closing = next((k for k in range(at + 1, len(parts.words)) if parts.words[k] == mark), -1)
    if closing < 0 or any(at < quantity.first < closing for quantity in parts.quantities):
        return at
    return closing + 1


def _set_against(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why the words before a number may make it another's: said instead, said again, or of them and not of all."""
    if not _way_is_understood(parts, quantity, subject):
        return "the words between the measure and the number are not all understood"
    if parts.word(quantity.first - 1) == "or":
        return "it is said as another way of putting a number"
    if parts.word(quantity.first - 1) == "but" and "not" in parts.words[: quantity.first]:
        return "it is said in place of another number"
    if any(
        mention.code == subject.measure and parts.word(mention.first - 1) == "their" for mention in parts.mentions_of("measure")
    ):
        return "it is of people named before"
    return ""


_EXTREMES = EXTREME_HIGH | EXTREME_LOW


def of_several_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a level may be of more than a year: "over the last two years", "in 2022 and 2023"."""
    durations = any(time.kind == "duration" and time.years > 1 for time in parts.times)
    if durations and _EXTREMES.isdisjoint(parts.word_set):
        return True
    time = parts.time_of.get(quantity.first)
    return (
        time is not None
        and time.first > quantity.last
        and parts.word(time.last + 1) in {"and", "or"}
        and any(other.first == time.last + 2 and other.kind == time.kind for other in parts.times)
    )


_TOLD_THEN = frozenset(
    {("thought", "then"), ("known", "then"), ("then", "thought"), ("initial", "estimate"), ("initial", "estimates")}
    | {("first", word) for word in ("estimate", "estimates", "estimated", "reported", "put", "thought", "published", "figures", "figure")}
)  # fmt: skip
_SINCE_REVISED = frozenset(
    {("since", word) for word in ("raised", "revised", "increased", "cut", "lowered", "updated", "changed", "reduced")}
    | {(word, "revised") for word in ("been", "was", "later", "were", "then", "subsequently")}
)

_PUBLISHED = frozenset("published reported released counted figures estimates statistics".split())
_PUT = ("put", "thought", "known", "estimated", "believed")

_PUT_SINCE = _SINCE_REVISED | {("now", put) for put in _PUT}
# one of these is in every sentence that says when a number was estimated
_SAID_OF_ESTIMATES = frozenset({"time", *_PUT, *(second for _, second in _TOLD_THEN | _PUT_SINCE)})


def speaks_of_estimates_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence says that a number was estimated at another time: "the ONS thought then", "but is now put at"."""
    if _SAID_OF_ESTIMATES.isdisjoint(parts.word_set):
        return False
    words = parts.words
    if not _TOLD_THEN.isdisjoint(parts.pairs):
        return True
    own = parts.preceding(quantity)
    told = words[(own.last + 1 if own is not None else 0) : quantity.first]
    if any(
        one in {"previous", "last", "earlier"} and other in {"figure", "estimate", "number", "total", "one"}
        for one, other in pairwise(told)
    ):
        return True  # "The previous figure, for the year to June 2024, was 728,000"
    if ("last", "time") in parts.pairs and not _PUBLISHED.isdisjoint(parts.word_set):
        return True
    if ("at", "the") in parts.pairs and ("at", "the", "time") in zip(words, words[1:], words[2:], strict=False):
        return True
    before = words[max(0, quantity.first - 3) : quantity.first - 1]
    if before[:1] == ["been"] and before[1:2] and before[1] in _PUT:
        return True
    return not _PUT_SINCE.isdisjoint(parts.pairs) and not _PUT_SINCE.isdisjoint(pairwise(words[quantity.last + 1 :]))


_YEARS_TO = frozenset(("years", word) for word in ("to", "ending", "up"))

_TAKEN_TOGETHER = frozenset({("in", "all"), ("in", "total"), ("between", "them"), ("taken", "together")})

_PARTS = frozenset({"half", "quarter", "months", "weeks"})
_PARTS_OF_YEARS = frozenset((part, "of") for part in _PARTS)

_METHODS = frozenset({"method", "methods", "methodology", "definition", "basis"})


def _several_years(parts: SentenceParts) -> str:
    """Why a number may be of more or less than one year, or of another method."""
    words = parts.word_set
    if not _MANY_YEARS.isdisjoint(words) or ("years" in words and not _YEARS_TO.isdisjoint(parts.pairs)):
        return "it may be of several years"
    if not {"years", "second", "both"}.isdisjoint(words) and not _TAKEN_TOGETHER.isdisjoint(parts.pairs):
        return "it may be of several years"
    if parts.word(0) == "since" and ("has", "been") in parts.pairs:
        return "it may be of several years"
    if parts.times and not _PARTS.isdisjoint(words) and not _PARTS_OF_YEARS.isdisjoint(parts.pairs):
        return "it may be of a part of a year"
    if not _METHODS.isdisjoint(words) and not {"old", "previous", "former", "earlier", "new"}.isdisjoint(words):
        return "it may be by another method"
    return ""


def _something_behind(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why words behind a number may make it one of something else: a place, a group, a peak of no named year."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    if {"height", "peak", "zenith", "highest"} & set(behind) and behind[:1] in (["at"], ["("]):
        return "it is of no named year"
    if not {"second", "third", "fourth", "fifth"}.isdisjoint(behind):
        return "it is told by its place among others"
    if behind[:1] == ["british"] and ("nationality", "british") not in subject.group:
        return "it may be of British nationals alone"
    if behind[:1] in (["in"], ["to"], ["into"]):
        ahead = quantity.last + (3 if behind[1:2] == ["the"] else 2)
        spans = (*((each.first, each.last) for each in parts.mentions), *((each.first, each.last) for each in parts.times))
        if ahead < len(parts.tokens) and parts.tokens[ahead].capital and not any(first <= ahead <= last for first, last in spans):
            return "another place may be named behind it"
    return ""


_THEM = ("them", "these", "those", "whom")
_OF_THEM = frozenset(("of", word) for word in _THEM)
_OF_PARTS = frozenset({"including", *_THEM})

_OTHER_BOATS = frozenset(
    "prevented stopped intercepted foiled attempts attempted returned died rescued asylum claims claimed detained far so since record"
    " removed deported smuggled french france by until till already had".split()
)  # fmt: skip


def _is_plain_boats(parts: SentenceParts, quantity: Quantity | None, subject: Subject) -> bool:
    """Whether an exact number is of those who arrived in small boats, who are counted once and by one office."""
    return (
        subject.measure == "small_boat_arrivals"
        and subject.basis == "explicit"
        and not subject.group
        and quantity is not None
        and quantity.hedge in {"exact", "about"}
        and quantity.value % 1000 != 0
        and not _OTHER_BOATS & parts.word_set
        # a part of a year is counted as well
        and all(time.kind == "calendar_year" for time in parts.times)
    )


def _part_of(parts: SentenceParts, quantity: Quantity) -> bool:
    if _OF_PARTS.isdisjoint(parts.word_set):
        return False
    around = parts.words[max(0, quantity.first - 4) : quantity.last + 5]
    if "including" in around:
        return True
    return not _OF_THEM.isdisjoint(parts.pairs) and not _OF_THEM.isdisjoint(pairwise(around))
