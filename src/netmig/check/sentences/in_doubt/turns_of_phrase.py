"""Turns of phrase by which a number is none of the flow that its words name: a sum, a part, a total of something else, a mistake put right.

Each has a word that tells it; where none of these is in a sentence, nothing more is looked at.
"""

from __future__ import annotations

from ...words.cues import LEAVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..directions import direction_of, skip_back
from ..ends.comparisons import is_whole
from ..once import once_alone
from ..parts import SentenceParts
from ..scene import Scene
from ..whom.labels import labels, tied_labels
from ..whom.movement import movement_verb
from ..whom.other_heads import STRANGE, kinds_of
from ..whom.parts_in_hand import is_an_age
from ..wording import Subject

A_SUM = "the number is a sum of other numbers"
OF_SOMETHING_ELSE = "the number may be of something else said about it"
OF_SEVERAL_GROUPS = "the number may be of several groups together"
OF_AN_AGE = "the number is of people of some age"
OF_ONE_STEP = "the number may be one of the steps of a change"
FROM_NO_NAMED_YEAR = "it is measured from a year that is not named"
OF_A_PART_OF_A_YEAR = "the number may be for a part of a year"
ELSEWHERE = "they may have come to, or left, another place"
PUT_RIGHT = "it may be a mistake that the sentence itself puts right"
TO_COME = "the number may be for a year that is not over"
OF_A_SEASON = "netmig could not tell which twelve months are meant"
SETTLING = "to settle is also to be granted settlement"
# a smaller number is none of people who move
_LEAST = 1000

# the ways in which some come or go of whom other counts are kept
_MANNERS = frozenset("illegally irregularly clandestinely voluntarily unlawfully forcibly".split())
# those who could have come are none of those who did
_COULD = frozenset("eligible ineligible entitled qualified qualify qualifies qualifying".split())
# what some of those who came would do, or could not do, under other rules
_UNDER_OTHER_RULES = frozenset("would wouldn't could couldn't should will won't may might must cannot can't can".split())
_WORDS = _MANNERS | _COULD | _UNDER_OTHER_RULES | frozenset(
    "add adds added adding sum sums so settled settle was were is are and there taking takes took bringing brings brought pushing pushes visas visa others"
    " week weeks fortnight weekend autumn spring winter summer season this put puts sees says said wrote reported should with of had dependants crossing crossed channel boats boat dinghies"
    " bank banks economists under over aged s by than their for uk british last left same first quarter third half meant intended supposed designed returned removed deported detained resettled expelled far good ever permanently".split()
)  # fmt: skip


def _would_fare_otherwise(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "300,000 who came last year would not be let in now": some of those who came, and not all."""
    at = quantity.last + 1
    while parts.word(at) in _WHO_MOVE:
        at += 1
    if parts.word(at) not in {"who", "that"} or parts.word(quantity.first - 1) in {"the", "all"}:
        return False
    return not _UNDER_OTHER_RULES.isdisjoint(parts.words[at + 1 : at + 12])


_POINTED_AT = frozenset(("of", which) for which in ("that", "it", "this", "those", "them"))
_COMES_TO = frozenset("is was are were would be makes make means equals comes to about around some roughly just".split())


def is_what_a_part_comes_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a part of the one told before comes to: "Half of that is about 340,000"."""
    part = parts.preceding(quantity)
    if (
        part is None
        or part.unit not in {"share", "percent"}
        or (parts.word(part.last + 1), parts.word(part.last + 2)) not in _POINTED_AT
    ):
        return False
    between = parts.words[part.last + 3 : quantity.first]
    return bool(between) and set(between) <= _COMES_TO


_WHO_MOVE = frozenset("people persons migrants immigrants arrivals of those them workers students".split())
_ADDING = frozenset({"add", "adds", "added", "adding"})
_TO_WHAT_WAS_TOLD = (["to", "that"], ["to", "it"], ["to", "this"], ["to", "them"])


def why_by_its_turn(parts: SentenceParts, quantity: Quantity, subject: Subject, scene: Scene) -> str:
    """Why a number may be none of the flow that it was read as, by how it is told; "" where no such turn is taken."""
    if subject.measure not in MIGRATION_FLOWS or _WORDS.isdisjoint(parts.word_set):
        return ""
    if _is_added_up(parts, quantity):
        return A_SUM
    if parts.word(quantity.first - 1) in _ADDING and parts.words[quantity.last + 1 : quantity.last + 3] in _TO_WHAT_WAS_TOLD:
        return A_SUM  # "The new figures add 166,000 to that"
    if _is_something_else(parts, quantity) or _is_a_running_total(parts, quantity) or _is_of_visas(parts, quantity, subject):
        return OF_SOMETHING_ELSE
    if _is_of_others(parts, quantity, subject) or _is_of_boats(parts, quantity, subject) or _comes_with(parts, quantity, subject):
        return OF_SOMETHING_ELSE
    if parts.words[quantity.last + 1 : quantity.last + 3] in (
        ["on", "some"],
        ["on", "others"],
        ["on", "other"],
        ["by", "others"],
    ):
        return OF_SOMETHING_ELSE  # "which was 184,000 on some counts and 212,000 on others"
    if not _MANNERS.isdisjoint(parts.word_set) and movement_verb(parts, quantity) >= 0:
        return OF_SOMETHING_ELSE  # "Illegally, 43,630 arrived"
    if not _POINTED_AT.isdisjoint(parts.pairs) and is_what_a_part_comes_to(parts, quantity):
        return A_SUM  # "A third of that is 228,000"
    if not _COULD.isdisjoint(parts.words[: parts.clause(quantity.last)[1]]) or _would_fare_otherwise(parts, quantity):
        return OF_SOMETHING_ELSE  # "cut the number of people who were eligible to come by 300,000"
    if _is_of_an_age(parts, quantity, subject):
        return OF_AN_AGE
    if _is_one_of_the_steps(parts, quantity):
        return OF_ONE_STEP
    if (
        _is_measured_from_an_event(parts, quantity)
        or _is_of_the_year_before(parts, quantity)
        or _is_of_its_first_months(parts, quantity)
    ):
        return FROM_NO_NAMED_YEAR
    so_far = not _SO_FAR.isdisjoint(parts.pairs) and not _is_of_a_year_gone(parts, quantity, scene)
    if so_far or not _WEEKS.isdisjoint(parts.pairs) or not _QUARTERS.isdisjoint(parts.pairs):
        return OF_A_PART_OF_A_YEAR
    if not subject.group and is_whole(parts, quantity) and any(each.last < quantity.first for each in parts.mentions_of("group")):
        return OF_SOMETHING_ELSE  # "Nigerian students numbered 22,000, a quarter of the 88,000 who came in 2023"
    if _is_done_to_them(parts, quantity) or (
        not subject.group and ("arrivals", "by") in parts.pairs and ("by", "it") in parts.pairs
    ):
        return OF_SOMETHING_ELSE
    if not _MEANT.isdisjoint(parts.words[: quantity.first]) and not _MEANT_TO.isdisjoint(parts.pairs):
        return TO_COME  # "The measures are meant to take 100,000 a year off net migration"
    if ("their", "number") in parts.pairs and subject.basis == "inherited":
        return OF_SOMETHING_ELSE  # "his ban on dependants: it cut their number from 121,000 to 17,000"
    if _is_of_two_groups(parts, quantity, subject):
        return OF_SEVERAL_GROUPS
    if _moved_there(parts, quantity) or _is_label_of_home(parts, scene, subject):
        return ELSEWHERE
    if _is_put_right(parts, quantity):
        return PUT_RIGHT
    if _is_to_come(parts, quantity):
        return TO_COME
    if _is_of_a_season(parts, quantity):
        return OF_A_SEASON
    at = movement_verb(parts, quantity)
    if at < 0 or quantity.value > _MOST_GRANTED:
        return ""
    if parts.word(at) == "settled" and parts.word(at + 1) != "in":
        return SETTLING
    if not _FOR_EVER.isdisjoint(parts.pairs) and parts.word(at) not in LEAVING:
        return SETTLING  # "162,000 settled here for good"
    return ""


# more people than were ever granted settlement in a year
_MOST_GRANTED = 300_000


_FOR_EVER = frozenset({("for", "good"), ("for", "ever"), ("settled", "permanently")})


# "arrived in the first week of 2024"
# "in the quarter to June"; not "a quarter of them"
_QUARTERS = frozenset(
    (which, "quarter") for which in ("the", "first", "second", "third", "fourth", "final", "last", "latest", "previous", "this")
) | frozenset({("quarter", "alone"), ("quarter", "to")})
_WEEKS = frozenset({("week", "of"), ("weeks", "of"), ("fortnight", "of"), ("weekend", "of")})


def _is_added_up(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "331,000 and 171,000 add up to 502,000", "students were 144,000 of that, so 60,000"."""
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if (
        before[-2:] in (["up", "to"], ["sum", "to"], ["sums", "to"])
        and not {"add", "adds", "adding", "sum", "sums"}.isdisjoint(before)
        and _stands_behind_several(parts, quantity)
    ):
        return True
    preceding = parts.preceding(quantity)
    if (
        preceding is not None
        and parts.word(preceding.first - 1) == "of"
        and before[-1:] in (["is"], ["makes"], ["="], ["was"], ["be"])
    ):
        part = parts.preceding(preceding)
        if preceding.first == 1 or (part is not None and part.unit in {"percent", "share"}):
            return True  # "A third of 693,000 is 231,000", "Of 693,000 it's 333,000"
    return before[-1:] == ["so"] and before[-2:-1] in ([","], [":"], ["–"], ["and"]) and _stands_behind_several(parts, quantity)


def _stands_behind_several(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether more than one number of people stands before a number."""
    return sum(each.last < quantity.first and abs(each.value) >= _LEAST for each in parts.quantities) > 1


_BEING = frozenset({"was", "were", "is", "are"})
_PREDICATES = frozenset(
    "births deaths natural surplus excess grants citizenships settlements repeat seasonal visitors tourists".split()
)


def _is_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "16,000 was births less deaths": what a number is said to be, in a clause that it opens."""
    at = quantity.last + 1
    kinds, homes = kinds_of(parts), parts.covered("home")
    if (
        at in homes
        and parts.word(at) in {"uk", "british"}
        and (kinds[at + 1 : at + 2] == [STRANGE] or is_an_age(parts, at + 1) or parts.word(at + 1).isdecimal())
    ):
        return True  # "a record 255,130 UK 18-year-olds got a place"
    if parts.word(at) not in _BEING or parts.word(quantity.first - 1) not in {"", ";", ",", ".", "and", "but", ":", "–", "the"}:
        return False
    at += 1 + (parts.word(at + 1) in {"down", "due", "from", "of", "more", "natural"})
    return parts.word(at) in _PREDICATES


_TOTALS = frozenset({"total", "tally", "number", "count", "figure", "toll"})
_LEADING = frozenset("taking takes took takes bringing brings brought pushing pushes pushed lifting lifts lifted".split())


def _is_a_running_total(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "700 people crossed, taking the total for the year past 29,000": of what the sentence has told so far."""
    if _LEADING.isdisjoint(parts.word_set):
        return False
    for at in range(max(0, quantity.first - 9), quantity.first):
        if parts.word(at) in _LEADING and not _TOTALS.isdisjoint(parts.words[at + 1 : at + 4]):
            named = [
                each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS and each.first < quantity.first
            ]
            # not in "took the number of people leaving the UK to 680,000"
            return not named and MOVING.isdisjoint(parts.words[at : quantity.first])
    return False


def _is_of_visas(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "At 394,921, study visas for main applicants were half as many again": visas are counted, and no people of that flow named."""
    if "visas" not in parts.words[max(0, quantity.first - 4) : quantity.last + 5] or subject.basis == "explicit":
        return False
    if tied_labels(parts, quantity):
        return False  # "22,000 on study visas"
    return not any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")) and movement_verb(parts, quantity) < 0


def _is_of_others(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "All arrivals: 813,000. British arrivals: 110,000. Others: 627,000"."""
    return (
        (not subject.group or subject.carried)
        and parts.word(0) in {"others", "rest", "other"}
        and parts.word(1) in {":", "–", "—", "("}
        and quantity.first <= _BEHIND_A_LABEL
    )


_BEHIND_A_LABEL = 3
_CROSSING = frozenset({"crossing", "crossed", "boats", "boat", "dinghies", "dinghy"})


def _is_of_boats(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "39,292 migrants have arrived after crossing the Channel": of those who came by boat, whatever the text was about."""
    if _CROSSING.isdisjoint(parts.word_set) or subject.measure == "emigration" or quantity.unit not in {"", "people"}:
        return False
    first, last = parts.clause(quantity.first)
    _, last = parts.clause(min(last + 1, len(parts.words) - 1))
    if _CROSSING.isdisjoint(parts.words[first:last]):
        return False
    named = any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure"))
    return not named and (not subject.local or movement_verb(parts, quantity) >= 0 or subject.basis != "explicit")


_VISITING = frozenset("visitor visitors tourist seasonal temporary short-term holiday".split())


def _comes_with(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "2.1 million came with visitor visas", "219,000 came with workers": on what they came, or whom they came with."""
    at = movement_verb(parts, quantity)
    if at >= 0 and parts.words[at + 1 : at + 3] in (["for", "it"], ["for", "that"], ["for", "this"]):
        return True  # "Study is the main reason. 288,000 came for it"
    if ("for", "it") in parts.pairs and subject.group and parts.word(quantity.first - 1) == "against":
        return True
    if (
        at >= 0
        and parts.word(at) in LEAVING
        and parts.words[at + 1 : at + 3] in (["to", "work"], ["to", "study"], ["for", "work"])
    ):
        return True  # "4,880 left to work abroad": what they left for, and not what they had come for
    if at < 0 or parts.word(at + 1) not in {"with", "on", "as"}:
        return False
    if not _VISITING.isdisjoint(parts.words[at + 2 : at + 5]):
        return True
    return parts.word(at + 1) == "with" and any(
        each.first in {at + 2, at + 3} and "reason" in dict(each.group) for each in parts.mentions_of("group")
    )


def _is_one_of_the_steps(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "has fallen by 720,000 since 2022: by 43,000, 517,000 and 160,000": what a colon takes a change apart into."""
    if _COLONS.isdisjoint(parts.word_set):
        return False
    colon = next((at for at in range(quantity.first - 1, 0, -1) if parts.word(at) in _COLONS), 0)
    if not colon or direction_of(parts, quantity) == 0 or parts.word(colon + 1) not in {"by", "first"}:
        return False
    return any(each.last < colon and direction_of(parts, each) for each in parts.quantities)


_COLONS = frozenset({":", "–", "—"})
_EVENTS = frozenset("covid pandemic brexit referendum war lockdown lockdowns election coronavirus".split())


def _is_measured_from_an_event(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "160,000 higher than in the last full year before Covid"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 14]
    if "than" not in behind or "before" not in behind or direction_of(parts, quantity) == 0:
        return False
    behind = behind[behind.index("than") :]
    return (
        "before" in behind
        and not _EVENTS.isdisjoint(behind[behind.index("before") :])
        and not any(word.isdecimal() for word in behind)
    )


def _is_of_the_year_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "fell by 445,000 last year and by 275,000 the year before": a change of the year before one whose end is not said."""
    time, before = parts.time_of.get(quantity.first), parts.preceding(quantity)
    if (
        time is not None
        and time.kind == "relative_year"
        and time.years == 1
        and before is not None
        and direction_of(parts, before)
    ):
        # "has fallen by 445,000, last year by 275,000": of the year before the one that is news
        return direction_of(parts, quantity) != 0 and before.first not in parts.time_of and time.first > before.last
    if time is None or time.kind != "earlier" or before is None or direction_of(parts, quantity) == 0:
        return False
    own = parts.time_of.get(before.first)
    return own is not None and own.kind == "relative_year" and direction_of(parts, before) != 0


def _is_of_its_first_months(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "In its first 12 months, it fell by 445,000": a year of a government's own."""
    if "first" not in parts.word_set or "months" not in parts.word_set:
        return False
    return direction_of(parts, quantity) != 0 and any(
        word == "first" and parts.word(at - 1) in {"its", "his", "her", "their", "starmer's", "labour's"} and "months" in parts.words[at + 1 : at + 4]
        for at, word in enumerate(parts.words)
    )  # fmt: skip


_MEANT = frozenset({"meant", "intended", "supposed", "designed"})
_MEANT_TO = frozenset((word, "to") for word in _MEANT)
_DONE_TO_THEM = frozenset("returned removed deported detained resettled expelled".split())


def _is_done_to_them(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "returned nearly 50,000 people": what somebody did to them, and not what they did."""
    before = skip_back(parts, quantity.first - 1)
    return parts.word(before) in _DONE_TO_THEM and parts.word(before - 1) in {
        "and",
        "have",
        "has",
        "we",
        "they",
        ",",
        "government",
        "office",
    }


_SO_FAR = frozenset({("so", "far")}) | frozenset(("same", word) for word in ("point", "stage", "date", "week", "day"))


def _is_of_a_year_gone(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number has a calendar year of its own that is over: "rose by 118,000 in 2022, to the highest so far"."""
    time = parts.time_of.get(quantity.first)
    return time is not None and time.kind == "calendar_year" and 0 < time.year < scene.published.year


def _is_of_an_age(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "Among British under-25s, 87,000 left": those of an age, where the clause of the number or the opening before it names one."""
    ages = _ages_in(parts)
    if not ages or "age" in dict(subject.group):
        return False
    first, last = parts.clause(quantity.first)
    first = 0 if parts.word(0) in {"among", "of", "for"} and parts.preceding(quantity) is None else first
    if any(first <= at < last for at in ages):
        return True
    colon = next((at for at in range(quantity.first - 1, 0, -1) if parts.word(at) == ":"), 0)
    label = next((at + 1 for at in range(colon - 1, -1, -1) if parts.word(at) in {";", "."}), 0)
    return any(label <= at < colon for at in ages)  # "Under-16s from outside the EU: 124,000 came"


@once_alone
def _ages_in(parts: SentenceParts) -> list[int]:
    """Where a sentence names people by their age."""
    return [at for at in range(len(parts.words)) if is_an_age(parts, at)]


def _is_of_two_groups(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Such as "a net loss of 178,000 Britons and EU nationals": two groups behind one number, and only one of them read."""
    if "nationality" not in dict(subject.group) or "and" not in parts.word_set:
        return False
    tied = tied_labels(parts, quantity)
    last = next((each for each in tied if each.first > quantity.last and "nationality" in dict(each.group)), None)
    if last is None or parts.word(last.last + 1) not in {"and", ","}:
        return False
    other = next(
        (each for each in labels(parts) if each.first in {last.last + 2, last.last + 3} and "nationality" in dict(each.group)),
        None,
    )
    if other is None or other.group == last.group:
        return False
    following = parts.following(quantity)
    return (
        following is None or following.first > other.last + 3 or not any(each is other for each in tied_labels(parts, following))
    )


def _moved_there(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Brits in Australia number a million. Last year 12,000 moved there": to a place that was named before."""
    return "there" in parts.words[quantity.last + 1 : quantity.last + 4] and not MOVING.isdisjoint(
        parts.words[quantity.last + 1 : quantity.last + 3]
    )


def _is_label_of_home(parts: SentenceParts, scene: Scene, subject: Subject) -> bool:
    """Such as "EU: 129,000 came. Britain: 84,000 came and 93,000 left": in a list of nationalities the country stands for its own people."""
    return (
        bool(scene.groups - {"all"} or scene.them)
        and not subject.group
        and parts.word(0) in {"britain", "uk"}
        and parts.word(1) == ":"
    )


_SAYING = frozenset({"said", "wrote", "reported", "gave", "says", "printed", "stated"})
_OURS = frozenset({"we", "our", "article", "report", "version", "story", "graphic", "headline", "caption"})


def _is_put_right(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "We said yesterday that 639,000 people emigrated; it was 693,000": the second number is the right one."""
    opening = parts.words[: quantity.first]
    if _OURS.isdisjoint(opening) or _SAYING.isdisjoint(opening):
        return False
    following = parts.following(quantity)
    if following is None:
        return False
    between = parts.words[quantity.last + 1 : following.first]
    return ";" in between and (_BEING | {"should"}).intersection(between[between.index(";") :]) != set()


_RECKONING = frozenset("put puts sees see reckons should bank banks economists guess guesses broker brokers says hsbc".split())


def _is_to_come(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "one bank puts it at 120,000 this year": a year that is still running is guessed at."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind != "relative_year" or time.years:
        return False
    return not _RECKONING.isdisjoint(parts.words[max(0, quantity.first - 6) : time.last + 6])


_SEASONS = frozenset({"autumn", "spring", "winter", "summer"})


def _is_of_a_season(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "fallen by 304,000 since last autumn": no window ends in a season."""
    if _SEASONS.isdisjoint(parts.word_set) or direction_of(parts, quantity) == 0:
        return False
    following = parts.following(quantity)
    stop = len(parts.words) if following is None else following.first
    return not _SEASONS.isdisjoint(parts.words[quantity.last + 1 : stop])
