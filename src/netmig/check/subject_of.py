"""Which measure and group a quantity is a number of."""

from __future__ import annotations

from dataclasses import replace

from .cues import ARRIVING, CLAUSE_MARKS, FALL_NOUNS, LEAVING, RISE_NOUNS
from .quantities import Quantity
from .scene import Scene
from .sentences import SentenceParts
from .subjects import MIGRATION_FLOWS, Mention
from .time_expressions import TimeExpression
from .wording import Subject

# what may stand between a number of people and what they did
_BETWEEN = frozenset(
    "from fewer more additional extra people migrants immigrants individuals persons nationals citizens who that are were was is"
    " has have had been being likely estimated thought believed to also then more long-term non-eu non-eu+ eu eu+ british"
    " foreign overseas international said reported of them whom all in total students workers by ons probably provisionally"
    " already actually men women indians chinese nigerians pakistanis brits britons".split()
)  # fmt: skip
# verbs, prepositions and articles that tie a group to its number
_LINKING = frozenset(
    "as accounted made comprised : arrived immigrated emigrated moved numbered totalled stands of by from for to in among the a an was were is are at fell rose dropped fallen risen drop fall rise increased"
    " decreased declined stood reached hit who came come coming arrived arriving moved moving left leaving went emigrated"
    " people number numbers migrants nationals citizens on with around nearly almost about some and have has had been"
    " estimated more fewer not just still also long-term up down it that figure figures".split()
)  # fmt: skip
_CAUSES = frozenset(
    "crackdown clampdown restrictions restricting restriction ban banned bans banning curbs rules measures limits"
    " tightening driven due because thanks policy changes restricted imposed amid influx spike reforms closing following".split()
)  # fmt: skip
_MONEY = frozenset({"asylum_cost", "rule"})
# how many paragraphs a subject is carried without being named again; sums of money are seldom
# mistaken for one another
CARRY_PARAGRAPHS = 2
CARRY_MONEY_PARAGRAPHS = 4
# function words and words of change: a stretch of these alone names no subject of its own
_PLAIN_WORDS = frozenset(
    "compares comparing compared all those who whom first had put given became later originally initially previously thought a an the and or but of to from in on at by for with up down it its this that which is was are were be been has have"
    " had as than more less fewer higher lower also now then still around about nearly almost just over under compared"
    " against up some only another further total level figure figures number numbers fell rose drop dropped fall rise"
    " increase increased decrease decreased reached hit stood stands year years revised provisional updated estimated peak"
    " record highest lowest since , ; : ( ) – — - . \" ' ? ! before earlier previous same period while staggering astonishing"
    " massive huge estimates new so even well above below them these those not".split()
)  # fmt: skip


def subject_of(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The subject of a quantity: from what the people did, from the nearest measure named, or carried over."""
    if (said_before := restated(parts, quantity)) is not None:
        return subject_of(parts, said_before, scene)
    if moved := _movement(parts, quantity):
        own = group_of(parts, quantity, moved.measure)
        if not own and (spoken_of := _group_in_hand(parts, quantity, scene)):
            # "net migration of British nationals was −17,000: 60,000 came": British, most likely
            return replace(moved, group=spoken_of, basis="open", local=True)
        return replace(moved, group=own, local=True)
    measures = [
        mention for mention in parts.mentions if mention.role in {"measure", "other_subject"} and _fits(mention, quantity)
    ]
    nearest = _nearest(parts, quantity, measures)
    if nearest is not None:
        if nearest.role == "other_subject":
            return None
        first, last = parts.segment(quantity)
        return Subject(
            nearest.code,
            group_of(parts, quantity, nearest.code, nearest),
            "open" if nearest.ambiguous else "explicit",
            local=first <= nearest.first and nearest.last < last,
        )
    if moved := _movement_before(parts, quantity):
        return replace(moved, group=group_of(parts, quantity, moved.measure), local=True)
    if same := _same_movement(parts, quantity):
        return same
    if (of_those := _of_those_who(parts, quantity)) is not None:
        own = group_of(parts, quantity, of_those.measure)
        return replace(of_those, group=own, basis="explicit" if own else "open", local=True)
    return inherited_subject(parts, quantity, scene)


def restated(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The quantity that a bracket says again in another unit: "fell by 86 % (105,000)", "by 25 %, or 84,000 people"."""
    before = parts.preceding(quantity)
    if before is None or before.unit == quantity.unit or quantity.first - before.last > 3:
        return None
    return before if parts.word(quantity.first - 1) in {"(", "or"} else None


def _group_in_hand(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[tuple[str, str], ...]:
    """The group that the sentence, or the one before, was speaking of when it came to a number."""
    found: dict[str, str] = {}
    for mention in parts.mentions:
        if mention.role == "group" and mention.last < quantity.first and not is_cause(parts, mention):
            found.update(mention.group)
    if found:
        return settle_group(found, "immigration")
    carried = scene.people
    if (
        carried is not None
        and parts.sentence.paragraph - carried.paragraph <= 1
        and not any(m.role == "measure" for m in parts.mentions)
    ):
        return carried.subject.group
    return ()


def _same_movement(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """A second number of the same people: "497,000 immigrated, down from 566,000", "of the 715,000 who came, 437,000 were from outside the EU"."""
    before = parts.preceding(quantity)
    while before is not None and before.unit not in {"", "people"}:
        before = parts.preceding(before)
    moved = None if before is None else _movement(parts, before) or _movement_before(parts, before)
    if before is None or moved is None or quantity.unit not in {"", "people"}:
        return None
    own = group_of(parts, quantity, moved.measure)
    lead = {parts.word(quantity.first - 1), parts.word(quantity.first - 2)}
    if own or lead & {"from", "against", "than", "with"}:
        return Subject(moved.measure, own or group_of(parts, before, moved.measure), "inherited")
    return None


def _of_those_who(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "Of those who arrived in Britain in that year, 257,000 were EU nationals"."""
    if parts.word(0) not in {"of", "among"} or quantity.unit not in {"", "people"}:
        return None
    for at in range(1, min(quantity.first, 14)):
        if parts.word(at) in ARRIVING | LEAVING and "who" in parts.words[:at]:
            return Subject("immigration" if parts.word(at) in ARRIVING else "emigration")
    return None


def _movement_before(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "The number of people leaving was 517,000", "British nationals leaving the UK numbered 252,000"."""
    if quantity.unit not in {"", "people", "percent", "share", "times"} or (
        quantity.unit in {"", "people"} and quantity.value < 1000
    ):
        return None
    first, _ = parts.clause(quantity.first)
    for at in range(quantity.first - 1, first, -1):
        word = parts.word(at)
        if (word in ARRIVING or word in LEAVING) and (word.endswith("ing") or "who" in parts.words[first:at]):
            people = {"people", "nationals", "citizens", "migrants", "number", "those", "britons"} & set(
                parts.words[max(first, at - 6) : at]
            )
            counts = {"numbered", "was", "were", "reached", "hit", "rose", "fell", "to", "at", "totalled", "is"} & set(
                parts.words[at : quantity.first]
            )
            if people and counts:
                return Subject("immigration" if word in ARRIVING else "emigration")
    return None


def inherited_subject(parts: SentenceParts, quantity: Quantity | None, scene: Scene) -> Subject | None:
    """The subject carried over from the sentences before, if that is safe."""
    if any(mention.role == "other_subject" for mention in parts.mentions):
        return None
    if any(each.unit == "GBP" for each in parts.quantities) and (quantity is None or quantity.unit not in {"", "people"}):
        held, reach, lead = scene.money, CARRY_MONEY_PARAGRAPHS, None
    else:
        held, reach, lead = scene.people, CARRY_PARAGRAPHS, scene.lead
    near = held is not None and parts.sentence.paragraph - held.paragraph <= reach
    if scene.moved is not None and any(mention.role == "anaphor" and mention.code == "it" for mention in parts.mentions):
        # "In 2023 alone 1,326,000 came. In 2022 it was 1,294,000": of those who came, or of the measure in hand
        return Subject(scene.moved.measure, scene.moved.group, "open")
    # a first sentence may speak of "the figures" that the next one names; nothing else is taken from behind
    points_ahead = any(mention.role == "anaphor" and "figure" in mention.code for mention in parts.mentions)
    carried = held.subject if held is not None and near else lead if points_ahead else None
    if carried is None:
        return None
    if quantity is not None and quantity.unit in {"visas", "applications", "other"}:
        return None
    group = group_of(parts, quantity, carried.measure) if quantity is not None else ()
    if carried.measure == "net_migration" and dict(group).get("reason"):
        # "student dependants fell by 86 %": people who come, but by which count is not said
        return Subject("immigration", group, "open")
    return Subject(carried.measure, group or carried.group, "open" if carried.basis == "open" else "inherited")


def names_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether words beside a quantity may name a subject that the lexicon does not know.

    Only asked where the subject comes from elsewhere in the sentence: "work fell by 49 %, study by
    around 17 %" must not have its second number judged as the first.
    """
    if parts.word(quantity.first - 1) == "(":
        return False
    first, _ = parts.segment(quantity)
    if is_noun_change(parts, quantity):
        # "led to a fall of 435,000" is of what was spoken of; "a fall of 20 % in rents" is not
        after = quantity.last + 1
        if parts.word(after) not in {"in", "of"}:
            return False
        ahead = after + 2 if parts.word(after + 1) in {"the", "its", "their"} else after + 1
        return not _is_known(parts, ahead)
    opening = next((at for at in range(quantity.first - 1, first, -1) if parts.word(at) in CLAUSE_MARKS - {"(", ")"}), first)
    first = max(first, opening)
    known = {at for mention in parts.mentions for at in range(mention.first, mention.last + 1)}
    known |= {at for time in parts.times for at in range(time.first, time.last + 1)}
    return any(
        at not in known
        and parts.tokens[at].kind == "word"
        and parts.word(at) not in _PLAIN_WORDS
        and not parts.word(at).endswith("ly")
        for at in range(first, quantity.first)
    )


def speaks_of_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence that names no measure has words of its own that its number may be of.

    A subject is carried into "The figure was 504,000 in the year to June", and into "…led to a fall of
    435,000"; not into "Exam entries rose to 136,000" nor "38 million people visited the UK".
    """
    anaphors = [mention for mention in parts.mentions if mention.role == "anaphor" and mention.last < quantity.first]
    before_it = parts.preceding(quantity)
    first = before_it.last + 1 if before_it is not None and not speaks_of_something_else(parts, before_it) else 0
    for anaphor in reversed(anaphors):
        if all(_may_link(parts, at) for at in range(anaphor.last + 1, quantity.first)):
            first = anaphor.last + 1
            break
    before = range(first, quantity.first)
    if is_noun_change(parts, quantity):
        before = range(quantity.first, quantity.first)
    _, stop = parts.clause(quantity.last)
    return not all(_may_link(parts, at) for at in (*before, *range(quantity.last + 1, stop)))


def has_words_of_its_own(parts: SentenceParts, until: int) -> bool:
    """Whether a sentence has words before a place that may name what it is of."""
    return not all(_may_link(parts, at) for at in range(until))


def _may_link(parts: SentenceParts, at: int) -> bool:
    return _is_known(parts, at) or parts.word(at) in _LINKING or parts.word(at) in _CARRIES


# verbs and nouns by which a sentence goes on about what was spoken of
_CARRIES = frozenset(
    "standing stood stand totals total fallen risen dropped climbed soared plunged slumped surged jumped doubled halved grown declined said"
    " says say saying showed show shows shown found find finds published released reported according estimate estimates million thousand"
    " people migrants there today yesterday thursday friday monday tuesday wednesday uk britain country he she they told adds added".split()
)  # fmt: skip


def _is_known(parts: SentenceParts, at: int) -> bool:
    """Whether a word is understood: a mention, a time, a number, or a function word."""
    if at >= len(parts.tokens) or parts.tokens[at].kind != "word":
        return True
    spans: tuple[Mention | TimeExpression | Quantity, ...] = (*parts.mentions, *parts.times, *parts.quantities)
    return parts.word(at) in _PLAIN_WORDS or parts.word(at).endswith("ly") or any(each.first <= at <= each.last for each in spans)


def is_noun_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is said as a noun: "a fall of 435,000"."""
    at = quantity.first - 1
    while at >= 0 and parts.word(at) in {"about", "around", "some", "nearly", "almost", "just", "over", "more", "than"}:
        at -= 1
    return parts.word(at) == "of" and parts.word(at - 1) in FALL_NOUNS | RISE_NOUNS


# what may follow a number of people who move without making it a number of others
_AFTER_NUMBER = frozenset(
    "people migrants immigrants individuals person arrivals departures came come arrived moved left leaving more fewer higher lower less in for to"
    " at as on and but or of than from by who that were are was is had have has after before with while when during over since per a an the this last"
    " compared against up down net gross long-term overall total year years percent points because despite amid following which people's record".split()
)  # fmt: skip
# people who are counted for something else than moving
_STANDING = frozenset(
    "born living live lives waiting employed working unemployed homeless claiming registered aged died killed arrested voted voting infected"
    " vaccinated jobless earning paying attending attended enrolled diagnosed treated dead jailed".split()
)  # fmt: skip


def counts_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the noun behind a number says that it is no number of migrants: "431,000 patients", "37 million visitors"."""
    at = quantity.last + 1
    for _ in range(3):
        if at >= len(parts.tokens) or parts.tokens[at].kind != "word":
            return False
        word = parts.word(at)
        if word in {"people", "migrants", "immigrants", "individuals"}:
            return bool(_STANDING & set(parts.words[at + 1 : at + 4])) and not {"arrived", "came", "moved"} & set(
                parts.words[at + 1 : at + 8]
            )
        if word in {"were", "are"} and parts.tokens[at + 1 : at + 2] and not _is_known(parts, at + 1):
            return not parts.word(at + 1).endswith(("ed", "ly", "n")) and parts.word(at + 1) not in {
                "likely",
                "thought",
                "to",
                "said",
            }
        if word.endswith("ed") or word in {"seen", "set", "given"}:
            return False  # "the 728,000 recorded in the year to June"
        if any(mention.role == "home" and mention.first <= at <= mention.last for mention in parts.mentions):
            at += 1  # "948,000 British cars"
            continue
        if _is_known(parts, at) or word in _AFTER_NUMBER or word in ARRIVING or word in LEAVING:
            return False
        if word not in {
            "british",
            "foreign",
            "overseas",
            "international",
            "new",
            "extra",
            "additional",
            "so-called",
            "net",
            "non-eu",
            "eu",
        }:
            return True
        at += 1
    return False


def _movement(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Such as "948,000 migrants moved", "517,000 people leaving", "204,000 more people came than went"."""
    at = movement_verb(parts, quantity)
    if at < 0:
        return None
    rest = parts.words[at + 1 : at + 6]
    if parts.word(quantity.first - 1) == "net":
        # "a net 431,000 people came"; of people leaving, a net loss, which has the other sign
        return Subject("net_migration", basis="explicit" if parts.word(at) in ARRIVING else "open")
    if "than" in rest and any(each in LEAVING | ARRIVING for each in rest[rest.index("than") :]):
        return Subject("net_migration")
    return Subject("immigration" if parts.word(at) in ARRIVING and parts.word(at + 1) not in _AWAY else "emigration")


_AWAY = frozenset("away out abroad overseas elsewhere".split())


def movement_verb(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the verb stands that says what a number of people did, arrive or leave; -1 if none does."""
    if quantity.unit not in {"", "people"} or (quantity.value < 1000 and quantity.form != "vague"):
        return -1
    if any(mention.code == "small_boat_arrivals" for mention in parts.mentions):
        return -1
    _, stop = parts.segment(quantity)
    before = parts.preceding(quantity)
    bare = parts.word(quantity.last + 1) in ARRIVING | LEAVING
    if (
        bare
        and before is not None
        and before.unit != "people"
        and movement_verb(parts, before) < 0
        and _movement_before(parts, before) is None
        and not _flow_named(parts, quantity.first)
    ):
        return -1  # "948,000 cars left, 517,000 came": cars again
    for at in range(quantity.last + 1, min(stop, quantity.last + 13)):
        word = parts.word(at)
        if word in {"arrivals", "departures"} and parts.word(at + 1) in {"at", "by", "on", "board", "hall", "from"}:
            return -1  # of passengers
        if word in ARRIVING or word in LEAVING:
            if word in {"moved", "move", "moving"} and not _moves_here(parts, at):
                return -1
            if parts.word(at + 1) in {"british", "uk"} and not _is_known(parts, at + 2):
                return -1  # "left British Gas for a rival"
            if word in LEAVING and any(each.role == "elsewhere" and each.first in {at + 1, at + 2} for each in parts.mentions):
                return -1  # "left Hong Kong"
            if word in {"entered", "enter", "entering"} and not _enters_here(parts, at):
                return -1  # "entered detention"
            other_sense = (
                word == "went" and parts.word(at + 1) in {"to", "on", "into", "up", "down", "from"} and quantity.unit != "people"
            ) or (word == "came" and parts.word(at + 1) in {"as", "after", "amid", "despite"})
            return -1 if other_sense else at
        if word not in _BETWEEN and not _in_group(parts, at):
            return -1
    return -1


def _moves_here(parts: SentenceParts, at: int) -> bool:
    """Whether people who moved moved to the country or out of it, and not house or to a four-day week."""
    ahead = [parts.word(k) for k in range(at + 1, at + 6)]
    if ahead[0] in _AWAY | {"here"}:
        return True
    if ahead[0] not in {"to", "into", "in"}:
        return False
    home = any(mention.role == "home" and at < mention.first <= at + 4 for mention in parts.mentions)
    return home or {"country", "live", "work", "study"} & set(ahead) != set()


def _enters_here(parts: SentenceParts, at: int) -> bool:
    """Whether people who entered entered the country."""
    ahead = [parts.word(k) for k in range(at + 1, at + 4)]
    return "country" in ahead or any(mention.role == "home" and at < mention.first <= at + 3 for mention in parts.mentions)


def _flow_named(parts: SentenceParts, before: int) -> bool:
    """Whether a flow of migration is named in the sentence before a place."""
    return any(
        mention.role == "measure" and mention.code in MIGRATION_FLOWS and mention.last < before for mention in parts.mentions
    )


def _in_group(parts: SentenceParts, at: int) -> bool:
    return any(mention.role == "group" and mention.first <= at <= mention.last for mention in parts.mentions)


def _fits(mention: Mention, quantity: Quantity) -> bool:
    """Whether a measure can be a number of such a unit."""
    if mention.role == "other_subject":
        return True
    match quantity.unit:
        case "GBP":
            return mention.code in _MONEY
        case "people":
            return mention.code not in _MONEY | {"visas_granted", "visa_applications"}
        case "visas" | "applications":
            return mention.code in {"visas_granted", "visa_applications", "asylum_applications"}
        case "":
            return mention.code not in _MONEY
        case _:
            return True


def _nearest(parts: SentenceParts, quantity: Quantity, measures: list[Mention]) -> Mention | None:
    """The measure that a quantity belongs to: before it without a rival between, else just behind it."""
    before = [mention for mention in measures if mention.last < quantity.first]
    behind = [mention for mention in measures if mention.first > quantity.last]
    if behind:
        gap = range(quantity.last + 1, behind[0].first)
        if len(gap) <= 2 and not any(parts.parts_clauses(at) for at in gap):
            return behind[0]  # "431,000 net migration", "500,000 visas"
    if before:
        return before[-1]
    # behind the number only within its own clause: "…, yet only one in six knows that immigration fell"
    if behind and not any(parts.parts_clauses(at) for at in range(quantity.last + 1, behind[0].first)):
        return behind[0]
    return None


def group_of(parts: SentenceParts, quantity: Quantity, measure: str, named: Mention | None = None) -> tuple[tuple[str, str], ...]:
    """The groups that a quantity's measure is narrowed to: those that are linked to the number or to the measure's name."""
    found: dict[str, str] = {}
    for mention in parts.mentions:
        if mention.role != "group" or is_cause(parts, mention):
            continue
        beside_measure = (
            named is not None
            and (mention.first - named.last <= 4 and named.first - mention.last <= 3)
            and _linked(parts, mention, named.first, named.last)
        )
        if beside_measure or _linked(parts, mention, quantity.first, quantity.last):
            for dimension, code in mention.group:
                found.setdefault(dimension, code)
    return settle_group(found, measure)


def loose_groups(parts: SentenceParts, subject: Subject, at: int) -> bool:
    """Whether a group is named that may narrow what a place in a sentence speaks of, without being linked to it.

    Looked for in the clause of that place, and in an opening such as "Among students, …".
    """
    held = {code for _, code in subject.group}
    first, last = parts.clause(at)
    opening = parts.clause(0)[1] if parts.word(0) in {"among", "for", "of", "excluding", "including", "without"} else 0
    return any(
        mention.role == "group"
        and (first <= mention.first < last or mention.first < opening)
        and not is_cause(parts, mention)
        and not {code for _, code in mention.group} & held
        and not any(code.startswith(f"{each}_") for _, each in mention.group for code in held)
        and dict(mention.group).keys() & {"nationality", "reason", "age", "sex", "applicant"}
        for mention in parts.mentions
    )


# what may stand directly before the name of a measure without narrowing it
_BEFORE_MEASURE = frozenset(
    "the a an of in on to that and but as for its their this uk uk's britain britain's british overall total annual yearly record provisional"
    " estimated official revised latest said says with by is was while when net long-term international high higher low lower falling rising"
    " current new because after before since reduce cut cutting reducing slash bring get see saw show showed shows how how's whether where what"
    " about from at over under lift boosted drive driven legal into or than then also still only even where's levels level much most"
    " tory labour labour's tories government government's country's nation's year's month's today's yesterday's week's our us told find found"
    " curb curbing debate against between rise fall drop increase decrease put made mean means meant fuelled uncontrolled mass".split()
)  # fmt: skip
# prepositions that narrow a measure, unless a number, a time or the country follows
_NARROWING = frozenset("of from by among via through under for on".split())


def qualified(parts: SentenceParts, subject: Subject) -> bool:
    """Whether the name of the measure is narrowed by words of which the lexicon knows nothing.

    "Skilled immigration", "immigration of nurses", "net migration from Poland".
    """
    known = {
        at
        for mention in parts.mentions
        if mention.role in {"group", "home", "anaphor"}
        for at in range(mention.first, mention.last + 1)
    }
    known |= {at for time in parts.times for at in range(time.first, time.last + 1)}
    known |= {at for quantity in parts.quantities for at in range(quantity.first, quantity.last + 1)}
    for mention in parts.mentions:
        if mention.role != "measure" or mention.code != subject.measure or subject.measure not in MIGRATION_FLOWS:
            continue
        before = parts.word(mention.first - 1)
        is_word = mention.first > 0 and parts.tokens[mention.first - 1].kind == "word"
        if is_word and mention.first - 1 not in known and before not in _BEFORE_MEASURE and not before.endswith("ly"):
            return True
        after = mention.last + 1
        if parts.word(after) in {"to", "into", "in", "within", "across", "between"}:
            ahead = after + 2 if parts.word(after + 1) == "the" else after + 1
            if parts.word(ahead).endswith("'s") and not _is_known(parts, ahead + 1):
                return True  # "to Britain's overseas territories"
            if (
                ahead not in known
                and ahead < len(parts.tokens)
                and parts.tokens[ahead].kind == "word"
                and parts.tokens[ahead].capital
            ):
                return True  # a place that is not in the lexicon
        if parts.word(after) in _NARROWING:
            ahead = after + 1
            homes = {at for each in parts.mentions if each.role == "home" for at in range(each.first, each.last + 1)}
            while ahead in homes or parts.word(ahead) in {
                "the",
                "a",
                "an",
                "some",
                "around",
                "about",
                "more",
                "over",
                "nearly",
                "almost",
                "just",
            }:
                ahead += 1
            if (
                ahead not in known
                and ahead < len(parts.words)
                and parts.tokens[ahead].kind == "word"
                and parts.word(ahead) not in _PLAIN_WORDS
            ):
                return True
    return False


def is_part(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is said to be a part of a measure: "accounted for 96,000 of UK immigration"."""
    if {"accounted", "accounting", "accounts", "comprised", "comprising", "including", "includes", "included"} & set(
        parts.words[max(0, quantity.first - 5) : quantity.first]
    ):
        return True
    if parts.word(quantity.last + 1) != "of":
        return False
    return any(mention.role == "measure" and quantity.last + 1 < mention.first <= quantity.last + 5 for mention in parts.mentions)


def is_cause(parts: SentenceParts, mention: Mention) -> bool:
    """Whether a group is named as a cause or the object of a rule: "a crackdown on foreign students"."""
    return any(word in _CAUSES for word in parts.words[max(0, mention.first - 6) : mention.first])


def _linked(parts: SentenceParts, mention: Mention, first: int, last: int) -> bool:
    """Whether only linking words stand between a group and a stretch of the sentence."""
    gap = range(mention.last + 1, first) if mention.last < first else range(last + 1, mention.first)
    covered = {
        at for each in parts.mentions if each.role in {"group", "home", "measure"} for at in range(each.first, each.last + 1)
    }
    covered |= {at for time in parts.times for at in range(time.first, time.last + 1)}
    if any(each.first in gap for each in parts.quantities):
        return False
    return all(at in covered or parts.word(at) in _LINKING or parts.word(at).endswith("ly") for at in gap)


def groups_between(parts: SentenceParts, first: int, last: int, measure: str) -> tuple[tuple[str, str], ...]:
    """The groups named in a stretch of a sentence, as far as they are dimensions of the measure.

    A group that the measure has no dimension for stays, so that nothing is judged as the whole.
    """
    found: dict[str, str] = {}
    for mention in parts.mentions:
        if mention.role == "group" and first <= mention.first and mention.last < last:
            for dimension, code in mention.group:
                found.setdefault(dimension, code)
    return settle_group(found, measure)


def settle_group(found: dict[str, str], measure: str) -> tuple[tuple[str, str], ...]:
    """Groups as the code lists have them: a reason and an applicant type are one code for a flow of people."""
    if measure in MIGRATION_FLOWS:
        found.pop("route", None)
        applicant = found.pop("applicant", "")
        reason = found.get("reason", "")
        if applicant and reason in {"work", "study"}:
            found["reason"] = f"{reason}_{applicant}"
        elif applicant and not reason.endswith("_dependant"):
            found["applicant"] = applicant
        if found.get("reason") and "nationality" not in found:
            found["nationality"] = "non_eu_plus"  # reasons are published for this group alone
    elif measure in {"visas_granted", "visa_applications"}:
        reason = found.pop("reason", "")
        if reason and "route" not in found:
            found["route"] = {"study": "sponsored_study", "study_dependant": "sponsored_study"}.get(
                reason, reason.partition("_")[0]
            )
        if reason.endswith("_dependant"):
            found["applicant"] = "dependant"
    else:
        for dimension in ("reason", "route", "applicant"):
            found.pop(dimension, None)
    return tuple(sorted(found.items()))
