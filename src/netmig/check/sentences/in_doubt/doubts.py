"""Why a claim may never be called wrong, and why it cannot be checked at all.

An accusation needs words that leave no doubt what is counted, of whom, where and when. Each of these
is a doubt, said in words; a claim under doubt may still be found right.
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import CLAUSE_MARKS, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..directions import direction_of
from ..ends.change_told import is_the_change_told
from ..ends.set_against import is_set_against_a_change
from ..net.net_spoken_of import is_one_side_of_net, speaks_of_net
from ..parts import SentenceParts
from ..roles import at_its_height, role_of
from ..scene import Scene
from ..times.gone_back import said_in
from ..times.other_times import WHICH_YEAR, of_a_year_in_which, why_of_another_time
from ..times.times_in_doubt import why_of_several_years
from ..times.times_of import Window
from ..whom.carried import is_not_of_the_uncounted
from ..whom.groups import loose_groups
from ..whom.labels import is_outside
from ..whom.movement import movement_verb
from ..whom.other_heads import STRANGE, TELLING, kinds_of
from ..whom.parts_in_hand import may_be_of_that_part
from ..whom.plain_flows import MAY_BE_NET
from ..whom.who_study import OF_ALL_WHO_STUDY, may_be_who_study_here
from ..wording import Subject, Unsettled
from .leaving_some_out import came_without, leaves_some_out
from .not_stated import ASKED, GUESSED, SUPPOSED, is_asked, is_guessed, is_supposed
from .of_others import (
    is_of_another_subject,
    is_of_long_ago,
    is_only_who_speaks,
    is_what_people_think,
    leaves_something,
    opens_with_a_topic,
    speaks_for_a_place,
)
from .parts_in_doubt import group_behind, is_part, of_the_rest, part_of, restates_share
from .places_in_doubt import (
    is_named_aside,
    is_of_home,
    is_said_of_the_country,
    nation_beside,
    nation_in_hand,
    only_where_it_is_said,
    opens_somewhere_unknown,
    unplaced_movement,
)
from .refusals import called, of_what_came_before
from .rows import why_in_a_row
from .strange_words import has_words_of_its_own, names_something_else, opens_elsewhere, qualified, speaks_of_something_else
from .turns_of_phrase import why_by_its_turn
from .words_between import behind_another_clause, is_plainly_left_of_two, of_others_who_move, way_is_understood

ALL_BUT_SOME = "the number may leave some people out, and netmig has no figure for the rest"
NO_MOVERS = "netmig could not tell who came or left"
PLACE_NAMED = "another place is named in the sentence"
PLACE_ASIDE = "another place is named in another part of the sentence"
UNKNOWN_PLACE = "a place may be named that netmig does not know"


PLACE_BEHIND, PLACE_BESIDE = "another place may be named after it", "another place may be named beside it"


# doubts whether this country is meant
OF_PLACES = frozenset({PLACE_NAMED, PLACE_ASIDE, UNKNOWN_PLACE, PLACE_BEHIND, PLACE_BESIDE})
A_MARK = "this may be a round number that is told of as a mark, and no figure"
WHICH_PEAK = "netmig could not tell which peak is meant"
UNPLACED = "netmig could not tell where they moved to or from"
SOMETHING_ELSE = "this may be about something of which netmig has no figures"
NO_SUCH_NUMBER = "so many people cannot be meant"
OPEN = "netmig could not tell which statistic or which people are meant"
TURNED_TO = "the sentence before spoke of something else, and the number may be of that"
OF_THAT_PART = "the sentence before was about some of the people only, and the number may be of those"
OF_VISAS = "the number may be of visas, with those who came for less than a year"
BESIDE = "the words beside the number may be about something else"
BETWEEN = "netmig could not make out all the words between what is counted and the number"
# doubts of what is spoken of, which an estimate of the very year that is told as the first settles
OF_WHICH_ESTIMATE = frozenset({SOMETHING_ELSE, OPEN, TURNED_TO, BESIDE, BETWEEN})
ANOTHER_WAY = "this only puts another number in other words"
SEVERAL_COUNTS = "several official counts of this are published"
NARROWED = "a group is named to which the number may be limited"
# doubts of words that are not understood: a number beside that is as published shows what is spoken of
OF_WHAT = frozenset({"", SOMETHING_ELSE, BESIDE, BETWEEN})
# reasons that are counted by the scheme, although a text may mean everybody from there
_SCHEMES = frozenset({"humanitarian_ukraine", "humanitarian_bno"})
_SCHEME_WORDS = frozenset("scheme schemes visa visas route routes bn(o) bno humanitarian".split())
# "came on visas for study": the visas are counted by another office
_ON_VISAS = frozenset({("on", "visas"), ("on", "visa"), ("with", "visas"), ("given", "visas"), ("granted", "visas")})
# more people than ever move to or from the country in a year
MOST_PEOPLE = 5_000_000
_COUNTED_ONCE = MIGRATION_FLOWS | {"asylum_cost", "rule"}


def why_uncertain(parts: SentenceParts, quantity: Quantity | None, subject: Subject | None, scene: Scene, at: int = 0) -> str:
    """Why a claim may not be called wrong, whatever the figures say; "" if it may."""
    if subject is None:
        return "netmig could not tell what is counted"
    if quantity is not None and not subject.group and _is_whose_change(parts, quantity):
        return OF_WHOM
    if quantity is not None and subject.measure in MIGRATION_FLOWS and leaves_some_out(parts, quantity):
        return ALL_BUT_SOME
    if subject.basis == "open" and not subject.only_these:
        return OPEN
    nothing = quantity is not None and scene.aside and not parts.says_where and _goes_on_with_nothing(parts, quantity, subject)
    if nothing and _THAT_FIGURE.isdisjoint(parts.pairs) and not is_not_of_the_uncounted(parts, scene):
        return TURNED_TO  # "that figure" is the one given last
    if (
        quantity is not None
        and dict(subject.group).get("reason")
        and subject.measure in MIGRATION_FLOWS
        and _ON_VISAS & parts.pairs
    ):
        return OF_VISAS
    if quantity is not None and ("reason", "study") in subject.group and may_be_who_study_here(parts, quantity):
        return OF_ALL_WHO_STUDY
    if quantity is not None and scene.aside and _says_not_who(parts, quantity):
        return TURNED_TO
    if quantity is not None and (why := why_by_its_turn(parts, quantity, subject, scene)):
        return why
    if quantity is not None and subject.group and _is_denied(parts, quantity):
        return OF_WHOM
    if quantity is not None and _do_something(parts, quantity, subject):
        return SOMETHING_ELSE
    if may_be_of_that_part(parts, quantity, subject, scene.part):
        return OF_THAT_PART
    if quantity is not None and is_set_against_a_change(parts, quantity):
        return "like the number before it, this may be by how much the figure changed"
    if (
        quantity is not None
        and ("other", "way") in parts.pairs
        and ("other", "way") in pairwise(parts.words[max(0, quantity.first - 5) : quantity.first])
    ):
        return OPEN  # "immigration was 813,000, and the figure the other way 642,000"
    if quantity is not None and not _WHO_FORECASTS.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 7]):
        return "this may be a forecast"
    if quantity is not None and subject.measure in _PEOPLES and came_without(parts, quantity):
        return "the number may be only of those who came or left without something"
    if quantity is not None and _is_set_against_a_thought(parts, quantity):
        return "it may be measured from what somebody had expected"
    if (
        quantity is not None
        and subject.measure in MIGRATION_FLOWS
        and (not {"obr", "obr's"}.isdisjoint(parts.word_set) or ("budget", "responsibility") in parts.pairs)
    ):
        return "this may be a forecast"  # "is banking on", "has factored in"
    if quantity is not None and parts.words[quantity.last + 1 : quantity.last + 3] == [",", "than"]:
        return WHICH_YEAR  # "was lower in 2019, at 788,000, than in any year since"
    if quantity is not None and _is_so_many_of(parts, quantity):
        return "the number is a part of one given before"
    if is_guessed(parts, guessed=scene.guessed):
        return GUESSED
    if said_in(parts, scene):
        return "this was said years ago, when the figures were others"
    if parts.covered("elsewhere") and not only_where_it_is_said(parts, quantity):
        return PLACE_ASIDE if quantity is not None and is_named_aside(parts, quantity) else PLACE_NAMED
    if opens_somewhere_unknown(parts) or (subject.measure in MIGRATION_FLOWS and speaks_for_a_place(parts)):
        return UNKNOWN_PLACE
    if why := _told_of_others(parts, quantity, subject):
        return why
    if quantity is not None and part_of(parts, quantity) and not subject.group:
        return "the number is a part of one given before"
    if not parts.names_home and nation_beside(parts, quantity, subject):
        return "another nation is named in the sentence"
    if dict(subject.group).get("reason") and nation_in_hand(parts, subject, scene):
        return "the number may be of the nation named"
    if _is_said_of_there(parts):
        return UNKNOWN_PLACE
    if scene.abroad and not is_of_home(parts):
        return f"another country was spoken of beside the United Kingdom: {called(scene.abroad)}"
    if scene.place and not parts.names_home:
        return of_what_came_before(scene.place)
    if (
        quantity is not None
        and subject.measure in MIGRATION_FLOWS
        and abs(quantity.value) > MOST_PEOPLE
        and quantity.unit in {"", "people"}
    ):
        return NO_SUCH_NUMBER
    if quantity is None and subject.basis == "inherited" and has_words_of_its_own(parts, at):
        return SOMETHING_ELSE
    if subject.basis == "inherited" and (not {"latter", "former"}.isdisjoint(parts.word_set) or parts.word(0) == "these"):
        return SOMETHING_ELSE
    if (
        quantity is not None
        and subject.basis == "inherited"
        and not subject.local
        and speaks_of_something_else(parts, quantity)
        and not is_the_change_told(parts, quantity, scene)
    ):
        return SOMETHING_ELSE
    if quantity is not None and of_others_who_move(parts, quantity, subject):
        return NO_MOVERS
    if (
        quantity is not None
        and (not subject.local or behind_another_clause(parts, quantity))
        and names_something_else(parts, quantity)
    ):
        return BESIDE
    if quantity is not None and (why := _set_against(parts, quantity, subject)):
        return why
    if (
        subject.measure not in _COUNTED_ONCE
        and subject.measure not in SETTLED_BY_COUNTS
        and not _is_plain_boats(parts, quantity, subject)
    ):
        return SEVERAL_COUNTS
    if dict(subject.group).get("reason") in _SCHEMES and _SCHEME_WORDS.isdisjoint(parts.word_set):
        return "the number may be of a nationality, and not of a scheme"
    net = subject.measure != "net_migration" and (speaks_of_net(parts) or (subject.carried and scene.net))
    if net and not (quantity is not None and is_one_side_of_net(parts, quantity, subject)):
        return MAY_BE_NET
    if quantity is not None and subject.measure == "net_migration" and unplaced_movement(parts, quantity, scene):
        return UNPLACED
    if (
        quantity is not None
        and (opens_elsewhere(parts, quantity.first) or not _LOCAL.isdisjoint(parts.word_set))
        and not is_said_of_the_country(parts, quantity)
    ):
        return PLACE_BESIDE
    if quantity is not None and (why := _something_behind(parts, quantity, subject)):
        return why
    if loose_groups(parts, subject, at if quantity is None else quantity.first) or (
        quantity is not None and ((not subject.group and group_behind(parts, quantity)) or of_the_rest(parts, quantity))
    ):
        return NARROWED
    if quantity is not None and (why := why_in_a_row(parts, quantity, subject)):
        return why
    if scene.long_ago and parts.sentence.voice == "quoted" and any(time.kind == "relative_year" for time in parts.times):
        return "netmig could not tell when this was said"
    if quantity is not None and (why := why_of_another_time(parts, quantity, newest=scene.told.number_last == scene.topic)):
        return why
    if quantity is None and of_a_year_in_which(parts, None):
        return WHICH_YEAR
    if is_asked(parts, quantity):
        return ASKED
    if quantity is not None and (is_part(parts, quantity) or (not subject.group and restates_share(parts, quantity))):
        return "the number is a part of what is named"
    plainly = quantity is not None and (is_plainly_left_of_two(parts, quantity, subject) or _is_told_by_a_verb(parts, quantity))
    if qualified(parts, subject) and not plainly:
        return "what is counted is narrowed by words that netmig could not make out"
    if why := why_of_several_years(parts):
        return why
    if is_supposed(parts, quantity, subject):
        return SUPPOSED
    return ""


def _is_told_by_a_verb(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a clause says itself what people did, and names no flow: "The EU exodus goes on, with 70,000 nationals leaving"."""
    first, last = parts.clause(quantity.first)
    return movement_verb(parts, quantity) >= 0 and not any(first <= each.first < last for each in parts.mentions_of("measure"))


def _is_said_of_there(parts: SentenceParts) -> bool:
    """Whether a flow is said to be that of the place named before: "The Australians count differently. Net migration there was 446,000"."""
    return "there" in parts.word_set and any(parts.word(each.last + 1) == "there" for each in parts.mentions_of("measure"))


def _is_denied(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether people are said to be none of a group: "1,034,000 were not EU citizens"."""
    behind = next((each.first for each in parts.mentions_of("group") if each.first > quantity.last), -1)
    return behind >= 0 and not {"not", "neither", "nor", "aren't", "weren't"}.isdisjoint(
        parts.words[max(quantity.last, behind - 3) : behind]
    )


_COUNTED_AS = frozenset(
    "recorded estimated reported counted registered published added calculated announced said told put".split()
)


def _do_something(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether people are told to do something, and net migration was only carried over: "479,000 people called it a day"."""
    if subject.measure != "net_migration" or subject.local or quantity.unit != "people":
        return False
    at = next((k for k in range(quantity.last, quantity.last + 4) if parts.word(k) in {"people", "migrants"}), -1) + 1
    if not 0 < at < len(parts.words) or at in parts.covered("measure", "anaphor", "home", "group") or at in parts.in_times:
        return False
    kind = kinds_of(parts)[at]
    return (kind in {STRANGE, TELLING} or parts.word(at) in {"ended", "end", "got"}) and parts.word(at) not in _COUNTED_AS


def _told_of_others(parts: SentenceParts, quantity: Quantity | None, subject: Subject) -> str:
    """Why grammar may give a number to somebody or something that is no migrant, or a statement to nobody."""
    if subject.measure not in MIGRATION_FLOWS:
        return ""
    if leaves_something(parts, quantity):
        return SOMETHING_ELSE
    if is_what_people_think(parts):
        return SUPPOSED
    if quantity is None:
        return ""
    if subject.group and parts.words[max(0, quantity.first - 2) : quantity.first] in (["outside", "it"], ["outside", "them"]):
        return OF_WHOM  # "180,000 from the EU and from outside it 190,000"
    if dict(subject.group).get("nationality") != "non_eu_plus" and any(
        is_outside(parts, quantity.last + by) for by in range(1, 6)
    ):
        return OF_WHOM  # "Another 925,000 came from outside"
    if subject.basis == "inherited" and not subject.local and is_of_another_subject(parts, quantity):
        return SOMETHING_ELSE
    if quantity.unit != "people" and movement_verb(parts, quantity) >= 0 and opens_with_a_topic(parts, quantity):
        return UNPLACED
    if is_only_who_speaks(parts):
        return SOMETHING_ELSE
    return "netmig has no figure for that year" if is_of_long_ago(parts, quantity) else ""


def _says_not_who(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether only a number is said to come or leave: "Swifts are down. The number arriving in Britain has fallen"."""
    return any(
        word in {"number", "numbers"} and parts.word(at + 1) in MOVING for at, word in enumerate(parts.words[: quantity.first])
    )


def _is_so_many_of(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is so many of another, or that other: "In 2024 it was 157,000 of 272,000"."""
    before, behind = parts.preceding(quantity), parts.following(quantity)
    return (behind is not None and behind.first == quantity.last + 2 and parts.word(quantity.last + 1) == "of") or (
        before is not None
        and before.last == quantity.first - 2
        and parts.word(quantity.first - 1) == "of"
        and before.unit in {"", "people"}
    )


_PEOPLES = MIGRATION_FLOWS - {"net_migration"}


def _is_set_against_a_thought(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is by how much another is more than somebody had thought: "96,000 lower than analysts at the LSE had thought"."""
    behind = parts.words[quantity.last + 1 : quantity.last + _A_LONG_NAME]
    if "than" in behind[3:] and behind[:1] == ["more"] and not CLAUSE_MARKS & set(behind[: behind.index("than")]):
        # "180,000 more British people had left in 2024 than the ONS first reported"
        told = behind[behind.index("than") + 1 :]
        return any(one in _FIRST_OR_HAD and other in _REPORTED for one, other in pairwise(told[:6]))
    if "than" not in behind[:3] or _HAD_THOUGHT.isdisjoint(parts.pairs):
        return False
    for at in range(quantity.last + 2, min(quantity.last + _A_LONG_NAME, len(parts.words))):
        if parts.words[at] in CLAUSE_MARKS | _WHO_COUNTS:
            return False
        if (parts.words[at], parts.word(at + 1)) in _HAD_THOUGHT:
            return True
    return False


_HAD_THOUGHT = frozenset(("had", each) for each in "thought assumed guessed suggested suspected feared believed supposed".split())
_FIRST_OR_HAD = frozenset({"had", "first", "originally", "initially", "previously", "was", "were"})
_REPORTED = frozenset("reported thought said estimated believed told known published put supposed assumed".split())
# what these had thought is an earlier estimate
_WHO_COUNTS = frozenset("ons office statisticians officials they it we".split())
_A_LONG_NAME = 16
# "the 315,000 on which the OBR bases its forecasts"
_WHO_FORECASTS = frozenset({"obr", "obr's", "forecaster", "forecasters"})
# who speaks of a place of theirs
_LOCAL = frozenset("council councils borough county mayor parish town airport".split())


def _goes_on_with_nothing(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number is only carried on, or only came or left: "Births are up. The figure was 594,677", "Students returned. 277,000 came"."""
    if subject.basis == "inherited" and not subject.local:
        return True
    return (
        subject.local
        and quantity.unit != "people"
        and parts.word(quantity.last + 1) in MOVING
        and not parts.mentions_of("measure")
    )


_THAT_FIGURE = frozenset((one, other) for one in ("that", "this") for other in ("figure", "number", "total"))
OF_WHOM = "netmig could not tell of which flow, or of whom, this number is"


def _is_whose_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change stands behind a nationality that it is not linked to: "with Britons 252,000 (down 2 %), non-EU nationals …"."""
    if not parts.mentions_of("group"):
        return False
    if direction_of(parts, quantity) == 0 and role_of(parts, quantity) not in {"change", "percent", "fraction"}:
        return False
    return any("nationality" in dict(mention.group) and mention.first < quantity.first for mention in parts.mentions_of("group"))


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


def _set_against(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why the words before a number may make it another's: said instead, said again, or of them and not of all."""
    if not way_is_understood(parts, quantity, subject) and not is_plainly_left_of_two(parts, quantity, subject):
        return BETWEEN
    if parts.word(quantity.first - 1) == "or" and not _is_of_a_year_named(parts, quantity):
        return ANOTHER_WAY
    if parts.word(quantity.first - 1) == "but" and "not" in parts.words[: quantity.first]:
        return "the number is put in place of another"
    if not subject.group and any(
        mention.code == subject.measure and parts.word(mention.first - 1) == "their" for mention in parts.mentions_of("measure")
    ):
        return "the number is of people named before"
    return ""


def _is_of_a_year_named(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a part or multiple says itself of which year's figure it is one: "431,000, or a third of the level in 2023"."""
    if quantity.unit not in {"share", "times", "percent"}:
        return False
    if parts.words[quantity.last + 1 : quantity.last + 3] != ["of", "the"]:
        return False
    named, time = parts.word(quantity.last + 3), parts.time_of.get(quantity.first)
    return (
        named in {"level", "figure", "number", "total"}
        and time is not None
        and time.first in {quantity.last + 4, quantity.last + 5}
    )


def _something_behind(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why words behind a number may make it one of something else: a place, a group, a peak of no named year."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    if (
        {"height", "peak", "zenith", "highest"} & set(behind)
        and behind[:1] in (["at"], ["("])
        and not at_its_height(parts, quantity)
    ):
        return "netmig could not tell which year it is of"
    if not {"maximum", "minimum"}.isdisjoint(behind):
        return WHICH_PEAK
    if quantity.unit in {"", "people"} and behind[:3] in _OF_THE_RECORD and quantity.first not in parts.time_of:
        return "netmig could not tell which year it is of"  # "half as high again as the 336,000 of the previous record"
    if behind[:1] == ["too"] and behind[1:2] not in ([], [","], ["."]):
        return SOMETHING_ELSE  # "That was 139,000 too low"
    if not {"second", "third", "fourth", "fifth"}.isdisjoint(behind):
        return "it is described by its place among others"
    if "british" in behind[: 1 + (behind[:1] == ["for"])] and ("nationality", "british") not in subject.group:
        return "the number may be of British nationals alone"
    if behind[:1] in (["in"], ["to"], ["into"]):
        ahead = quantity.last + (3 if behind[1:2] == ["the"] else 2)
        spans = (*((each.first, each.last) for each in parts.mentions), *((each.first, each.last) for each in parts.times))
        if ahead < len(parts.tokens) and parts.tokens[ahead].capital and not any(first <= ahead <= last for first, last in spans):
            return PLACE_BEHIND
    return ""


_OF_THE_RECORD = [["of", "the", which] for which in ("previous", "old", "former", "earlier", "last", "record", "peak")]
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
