"""What a sentence tells in words that stand in no construction known: a record, a movement, a rule, wherever it is named.

`told_in_words` asks how a word hangs together with what it is told of. Where that is not plain, what is told is listed
all the same, each once a clause, as what is not understood: "London, record of immigrants", "the post-Brexit surge was at its
peak", "The measure, in force from January, concerns all but researchers". Nothing found here is held against anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...sentences.claim_words import tokens_beneath
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.whom.heads import is_about
from ...sentences.wording import ClaimKind, Wording
from ...words.cues import MOVING
from ...words.subjects import MIGRATION_FLOWS
from ...words.telling_words import (
    ALLOWED,
    CAUSES,
    MARKS,
    MOVED,
    MOVERS,
    MOVES,
    NUMBERS,
    OF_MIGRATION,
    OF_ONE,
    OPENERS,
    OPINIONS,
    OTHERS,
    PASSED,
    PEOPLE,
    RANKING,
    RECORDS,
    RULES,
)
from .topics import tells_of_others

# a rule, by what it does rather than by its name
_MEASURES = frozenset(
    "measure measures change changes rule rules policy policies restriction restrictions ban bans curb curbs reform reforms crackdown system"
    " regime closure closing clampdown tightening route routes discount exemption exemptions list cap move moves".split()
)
_COMING = frozenset(
    "force effect start starts started starting begin begins began beginning come comes came introduced introduces introduction brought took take takes"
    " taken apply applies applied imposed launched in-force announced put becomes became replaces replaced replaces end ends ended ending close closes closed".split()
)
_HIGHS = frozenset({"high", "highs", "low", "lows"})
_BEFORE_HIGHS = frozenset(
    "new all-time fresh time another year historic record decade historically multi-year unusually very so as".split()
)
_MOVING = (
    MOVED
    | MOVES
    | PASSED
    | frozenset(
        "ramp ramped smash smashed smashes reducing lowering raising sinking shrinking level steady opposite reverse up down flee fleeing fled lower higher fewer more"
        " begun stop stopped surged add adds added missed easing slowing abating negative positive unchanged changed flat stable level-off".split()
    )
)
_LIKE = frozenset({"as", "like", "close", "similar", "near", "back", "below", "above"})
_RECORDS = RECORDS - {"record", "records", "never", "ever", "historic"} | frozenset(
    {"record", "records", "peaks", "exodus", "highest-ever"}
)
_NO_RECORDS = frozenset({"track", "criminal", "on", "my", "his", "her", "their", "our"})


def told_loosely(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> Iterator[tuple[ClaimKind, int, int, int, str]]:
    """What clauses of which no claim has a word tell: the kind, the first and last token, the one that tells it, and the measure."""
    if not OF_ONE.isdisjoint(parts.word_set):
        return
    in_hand = scene.people is not None or scene.flow is not None
    about = in_hand or (scene.about_migration and not NUMBERS.isdisjoint(parts.word_set))
    known = _names_migration(parts) or (about and not _numbers_of_others(parts))
    for first, stop, beside in _free_clauses(parts, found):
        if _OPINIONS.isdisjoint(parts.words[first:stop]):
            told = _of_clause(parts, scene, first, stop, known=known)
            # the rest of a clause whose claim was found tells no more than that, but for the record that a number was
            behind = all(each.stated.value is not None and each.end <= parts.tokens[first].start for each in beside)
            if told is not None and (not beside or (told[0] == "extreme" and behind)):
                yield told


def _free_clauses(parts: SentenceParts, found: Sequence[Wording]) -> Iterator[tuple[int, int, list[Wording]]]:
    """Stretches of clauses of which no claim has a word: first token, one past the last, and the claims that they stand beside."""
    taken = {at: claim for claim in found for at in tokens_beneath(parts, claim)}
    first = 0
    before: list[Wording] = []
    for at in range(len(parts.words) + 1):
        ends = at == len(parts.words) or parts.words[at] in MARKS or parts.words[at] in OPENERS
        if not (ends or at in taken):
            continue
        claim = [taken[at]] if at in taken else []
        if at > first:
            yield first, at, before + claim
        first, before = at + 1, claim


def _of_clause(
    parts: SentenceParts, scene: Scene, first: int, stop: int, *, known: bool
) -> tuple[ClaimKind, int, int, int, str] | None:
    if stop - first < _LEAST or not _WISHED.isdisjoint(parts.words[first:stop]):
        return None
    told = _of_numbers(parts, first, stop) if known else None
    if told is None and (at := _rule(parts, scene, first, stop)) is not None:
        return "rule", first, stop - 1, at, "rule"
    return told


def _of_numbers(parts: SentenceParts, first: int, stop: int) -> tuple[ClaimKind, int, int, int, str] | None:
    """The word by which a clause tells of a flow or of people who move that it is a record, moves, or lies beside another."""
    words = parts.words[first:stop]
    if _TELLING.isdisjoint(words):
        return None
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS and first <= each.first < stop]
    if any(is_about(parts, each) for each in flows):
        return None  # "Concern about immigration is at its highest"
    flow = flows[0].code if flows else ""
    if not (flow or _OTHERS.isdisjoint(words)):
        return None
    of_it = bool(flow) or _is_of_migration(parts, first, stop) or _goes_on(parts, first)
    for at in range(first, stop):
        word = parts.word(at)
        if at in parts.in_times and word not in _HIGHS:
            continue
        if (
            word in _RECORDS
            and parts.word(at - 1) not in _NO_RECORDS
            and not (word == "record" and parts.word(at + 1) in {"on", "of", "label"} and not of_it)
        ):
            return "extreme", first, stop - 1, at, flow
        if word in _UNEQUALLED and parts.word(at - 1) in {"without", "no"}:
            return "extreme", first, stop - 1, at, flow
        if word in _HIGHS and parts.word(at - 1) in _BEFORE_HIGHS:
            return "extreme", first, stop - 1, at, flow
        goes_on = word in _MOVING and not _TOLD_OF.isdisjoint(
            parts.words[max(first, at - 2) : at]
        )  # "even before then it was climbing"
        if (of_it or goes_on) and (word in _MOVING or (word in _LIKE and _sets_beside(parts, at, stop)) or word in CAUSES):
            return "comparison", first, stop - 1, at, flow
        if word in {"opposite", "reverse"} or (word in {"height", "heights"} and parts.word(at - 1) in {"its", "their"}):
            return "comparison", first, stop - 1, at, flow
        if (of_it or not PEOPLE.isdisjoint(words)) and word in _RANKING and not _nationals(parts).isdisjoint(range(first, stop)):
            return "rank", first, stop - 1, at, flow
    return None


# "by historical standards"
_OTHERS = OTHERS - {"standards"}
# "no sign of easing"
_OPINIONS = OPINIONS - {"sign"}
_RANKING = RANKING | {"lead", "leading", "part", "share", "proportion", "portion"}
_UNEQUALLED = frozenset({"parallel", "precedent", "equal", "rival"})
# one of these is in every clause that tells something of numbers
_TELLING = _RECORDS | _UNEQUALLED | _HIGHS | _MOVING | _LIKE | CAUSES | _RANKING | {"opposite", "reverse", "height", "heights"}
_TOLD_OF = frozenset({"it", "they", "this", "that", "these"})
# of whom a rule holds
_APPLIED_TO = frozenset({"those", "people", "anyone", "existing", "already", "new"})
_AUXILIARIES = frozenset("has have had having is are was were little about and then but now while".split())


def _goes_on(parts: SentenceParts, first: int) -> bool:
    """Whether a clause goes on about what the one before it told: "having risen markedly", "and has shown no sign of easing"."""
    return first > 0 and (parts.word(first) in _AUXILIARIES or parts.word(first) in _MOVING | _LIKE)


# with fewer words nothing is told
_LEAST = 3

_WISHED = frozenset({"must", "whether", "why", "how", "should", "if"})


def _names_migration(parts: SentenceParts) -> bool:
    named = any(each.code not in {"population", "rule"} for each in parts.mentions_of("measure"))
    return named or not MOVERS.isdisjoint(parts.word_set) or bool(parts.mentions_of("group"))


def _numbers_of_others(parts: SentenceParts) -> bool:
    return not OTHERS.isdisjoint(parts.word_set)


def _is_of_migration(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether a clause names people who move, or numbers."""
    words = parts.words[first:stop]
    if not _MOVERS.isdisjoint(words):
        return True
    if not NUMBERS.isdisjoint(words) and not tells_of_others(parts, parts.tokens[stop - 1].end + 1):
        return True
    near = range(first, stop)
    if any(each.first in near for each in (*parts.mentions_of("group"), *parts.mentions_of("measure"))):
        return True
    if any(first <= each.first <= first + 1 for each in parts.mentions_of("anaphor")):
        return True
    if not _REASONS.isdisjoint(words) and not _PURPOSES.isdisjoint(words):
        return True  # "work has overtaken study as the chief reason for coming"
    return not PEOPLE.isdisjoint(words) and not MOVING.isdisjoint(words)


# where these name a flow they are mentions; elsewhere they are part of another name: "immigration advisers"
_MOVERS = MOVERS - {"immigration", "emigration", "migration", "arrivals", "departures", "visas"}


_REASONS = frozenset({"reason", "reasons", "route", "routes"})
_PURPOSES = frozenset({"work", "study", "asylum", "family", "humanitarian"})


def _sets_beside(parts: SentenceParts, at: int, stop: int) -> bool:
    return any(at < each.first <= at + 5 for each in parts.times) or not NUMBERS.isdisjoint(
        parts.words[at + 1 : min(stop, at + 5)]
    )


def _nationals(parts: SentenceParts) -> frozenset[int]:
    return parts.covered("group") | parts.covered("elsewhere")


def _rule(parts: SentenceParts, scene: Scene, first: int, stop: int) -> int | None:
    """The word by which a clause says that a rule is, comes or goes; None if none does."""
    if not (scene.at_home or parts.names_home):
        return None
    words = parts.words[first:stop]
    if _OF_A_RULE.isdisjoint(words):
        return None
    named = [word for word in words if word in RULES]
    measures = [word for word in words if word in _MEASURES]
    of_migration = not OF_MIGRATION.isdisjoint(words) or (
        scene.about_migration and (len(set(named)) >= _SEVERAL or not OF_MIGRATION.isdisjoint(parts.word_set))
    )
    applied = next((at for at in range(first, stop) if parts.word(at) in {"apply", "applies"}), -1)
    told_of = of_migration or parts.word(first) in _TOLD_OF
    if told_of and scene.about_migration and applied >= 0 and not _APPLIED_TO.isdisjoint(parts.words[applied + 1 : applied + 4]):
        return applied  # "It will not apply to those already here"
    if not (of_migration or (scene.about_migration and measures)):
        return None
    timed = any(first <= each.last and each.first < stop + 2 and each.kind in _DATES for each in parts.times)
    for at in range(first, stop):
        word = parts.word(at)
        if at in parts.in_times:
            continue
        if word in _MEASURES and (timed or not _COMING.isdisjoint(words)) and (len(named) > 1 or of_migration or timed):
            return at
        if word == "longer" and parts.word(at - 1) == "no" and not OF_MIGRATION.isdisjoint(words):
            return at
        if (
            word in _ALLOWED
            and named
            and len((parts.word_set & RULES) - {word}) > 1
            and of_migration
            and word not in {"have", "has", "can", "must"}
        ):
            return at
        if word in _STARTING and timed and scene.about_migration:
            return at
    return None


_ALLOWED = ALLOWED | {"get", "gets", "given", "alone"}
_STARTING = frozenset({"starting", "start", "effect", "force", "begins", "starts", "begin"})
# one of these is in every clause that says that a rule is, comes or goes
_OF_A_RULE = _MEASURES | _ALLOWED | _STARTING | {"apply", "applies", "longer"}
# so many words of what rules are about make a rule of migration where the text is about that
_SEVERAL = 3
_DATES = frozenset({"month", "day", "calendar_year", "relative_year", "between", "moment", "year_ending"})
