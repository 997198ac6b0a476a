"""Names of the three flows that are built of several words: "the surplus of arrivals over departures", "the inflow was".

The lexicon holds phrases; here is the grammar of those that may be put together in more ways than a list
can hold. What two flows leave over is net migration however its sides are told of: as nouns, as people who
do something, with the country they come to between them. And a noun of one flow ("the inflow", "the
exodus") names it where a number is told of it, and is else only how a text speaks of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from .cues import ARRIVING, LEAVING, is_adverb
from .subjects import Mention
from .tokens import Token

# what is left over of two, by the word that joins its sides
_BETWEEN = frozenset("balance difference gap margin".split())
_OVER = frozenset("surplus excess preponderance balance".split())
_BY_WHICH = frozenset("number margin amount extent".split())
_EXCEEDING = frozenset(
    "exceed exceeds exceeded exceeding outnumber outnumbers outnumbered outnumbering outstrip outstrips outstripped outweigh outweighs outweighed"
    " outpace outpaces outpaced surpass surpasses surpassed top tops topped beat beats".split()
)
COMING_NOUNS = frozenset(
    "immigration immigrants arrivals inflow inflows incomers newcomers entrants entries comings incomings arrivers influx intake".split()
)
GOING_NOUNS = frozenset(
    "emigration emigrants departures outflow outflows leavers goings outgoings exits departers exodus".split()
)
_COMING_VERBS = ARRIVING - {"arrivals", "moved", "move", "moving", "migrated", "relocated"} | {
    "settling",
    "settle",
    "immigrating",
}
_GOING_VERBS = LEAVING - {"departures"} | {"going", "go", "goes"}
_EITHER_VERBS = frozenset("moved move moving migrated migrating migrate relocated relocating headed heading".split())
_AWAY = frozenset("away out abroad overseas elsewhere from".split())
_TO_HERE = frozenset("to into in here".split())
_BACK = frozenset("returning returned return returners returnees".split())
# who it is that moves, and what links them to their move
_WHO = frozenset(
    "the a all of in number numbers people persons those who that have has had were are is was newcomers migrants foreigners individuals it them they here this"
    " our country uk uk's britain britain's british united kingdom great to into from live settle stay long-term long term annual total overall citizens nationals britons brits"
    " away out abroad overseas back home up its over against".split()
)
_SIDE = 9
_INFLOWS = frozenset("inflow inflows influx intake incomings".split())
_OUTFLOWS = frozenset("outflow outflows exodus outgoings".split())
_DIRECTED = {"inward": "immigration", "incoming": "immigration", "outward": "emigration", "outgoing": "emigration"}
_MOTIONS = frozenset("movement movements flow flows stream traffic".split())
_SAID = frozenset(
    "was is were are stood stands totalled totals amounted amounts came comes reached hit fell rose dropped climbed shrank grew dwindled numbered"
    " estimated put had has jumped surged soared slid sank slipped plunged eased at : of, measured ran runs remains remained".split()
)
_BEFORE_NAME = frozenset(
    "the its our this that britain's uk's uk british country's gross total overall annual yearly whole raw long-term , and while but whereas".split()
)
_BEHIND_NAME = frozenset("to into from of the uk britain united kingdom great our this country people migrants".split())
_ACCOUNTS = frozenset({"balance", "surplus"})
_WHEN = frozenset("between in during over for across throughout".split())
_LONGEST_TIME = 11
_NUMBERS = frozenset({"number", "numbers"})
_HEADS = _BETWEEN | _OVER | _BY_WHICH | _INFLOWS | _OUTFLOWS | _MOTIONS | _NUMBERS
_BARE = _INFLOWS | _OUTFLOWS | _MOTIONS | _ACCOUNTS


def may_be_named(words: Sequence[str]) -> bool:
    """Whether a sentence of such words may name a flow so: only there it need be looked for."""
    return not _HEADS.isdisjoint(words)


def with_compound_names(tokens: Sequence[Token], words: list[str], mentions: list[Mention]) -> list[Mention]:
    """The mentions of a sentence with the names that are built of several words, in place of those inside them."""
    found: list[Mention] = []
    for at, word in enumerate(words):
        if word not in _HEADS or (found and at <= found[-1].last):
            continue
        name = _left_over(tokens, words, at) or _number_of_movers(tokens, words, at) or _one_flow(tokens, words, at, mentions)
        if name is not None:
            found.append(name)
    if not found:
        return mentions
    kept = [
        each
        for each in mentions
        if each.role not in {"measure", "other_subject", "anaphor"}
        or not any(name.first <= each.first and each.last <= name.last for name in found)
    ]
    return sorted([*kept, *found], key=lambda each: (each.first, each.last))


def is_bare_name(mention: Mention, words: Sequence[str]) -> bool:
    """Whether a name of a flow, by its words in the sentence, may be of anything else, and so does not make a text one about migration."""
    return mention.ambiguous and (words[mention.first] in _BARE or words[mention.first] in _DIRECTED)


_MOVERS = frozenset({"people", "migrants", "immigrants"})
_HERE = frozenset({"uk", "britain", "kingdom", "country"})
_COME_HERE = frozenset("coming arriving moving entering migrating immigrating settling".split())
_GO_FROM_HERE = frozenset("leaving departing emigrating".split())


def _number_of_movers(tokens: Sequence[Token], words: list[str], at: int) -> Mention | None:
    """Those who come or go as the name of a flow: "the number of people coming to the UK"."""
    if (
        words[at] not in _NUMBERS
        or _word(words, at + 1) != "of"
        or _word(words, at + 2) not in _MOVERS
        or _word(words, at - 1) == "net"
    ):
        return None
    verb = _word(words, at + 3)
    if verb not in _COME_HERE | _GO_FROM_HERE:
        return None
    last = at + 4
    last += _word(words, last) in (_TO_HERE if verb in _COME_HERE else {"from"})
    while _word(words, last) in {"the", "this", "our", "united", "great"}:
        last += 1
    if _word(words, last) not in _HERE:
        return None
    return _named(tokens, "immigration" if verb in _COME_HERE else "emigration", at, last)


def _named(tokens: Sequence[Token], code: str, first: int, last: int, *, ambiguous: bool = False) -> Mention:
    return Mention("measure", code, (), ambiguous, first, last, tokens[first].start, tokens[last].end)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


# --- what two flows leave over


def _left_over(tokens: Sequence[Token], words: list[str], at: int) -> Mention | None:
    """What two flows leave over: "the balance between those coming and those going", "the number by which arrivals exceeded departures"."""
    head, link = words[at], _word(words, at + 1)
    if head in _BY_WHICH and (link, _word(words, at + 2)) == ("by", "which"):
        start, joints = at + 3, _EXCEEDING
    elif head in _BETWEEN and link in {"between", "of"}:
        start, joints = at + 2, frozenset({"and", "over", "to"})
    elif head in _OVER and link == "of":
        start, joints = at + 2, frozenset({"over", "against"})
    else:
        return None
    one = way_of_side(words, start)
    if one is None:
        return None
    way, behind = one
    joint = next((k for k in range(behind, min(len(words), behind + _SIDE)) if words[k] in joints), -1)
    if joint < 0 or not all(words[k] in _WHO or is_adverb(words[k]) for k in range(behind, joint)):
        return None
    other = way_of_side(words, joint + 1)
    if other is None or way + other[0] != 0 or way < 0:
        return None
    first = at - 1 if _word(words, at - 1) in {"migration", "net", "overall"} else at
    return _named(tokens, "net_migration", first, _with_its_end(words, other[1]) - 1)


def _with_its_end(words: Sequence[str], at: int) -> int:
    """The place behind what ends a side: "leaving it", "moving out of the country"."""
    stop = at
    while _word(words, stop) in _ENDING:
        stop += 1
    return stop if words[stop - 1] not in {"the", "of", "to", "from"} else at


_ENDING = frozenset("it away out abroad overseas elsewhere again of the from there uk britain country".split())


def way_of_side(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Which way the people go that a stretch tells of, 1 or -1, and the place behind the word that says so; None if it tells of none."""
    for k in range(at, min(len(words), at + _SIDE)):
        if (found := way_of_word(words, k)) is not None:
            return found
        if words[k] not in _WHO and not is_adverb(words[k]) and not words[k].startswith(("eu", "non-eu")):
            return None
    return None


def way_of_word(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Which way a word says that people go, with the one behind it, and the place behind both: "arrivals", "moving out", "came"."""
    word, behind = words[at], _word(words, at + 1)
    if word in COMING_NOUNS or word in _BACK:
        return 1, at + 1
    if word in _COMING_VERBS:
        return None if behind in {"down", "up", "off"} else (1, at + 1)
    if word in GOING_NOUNS or (word in _GOING_VERBS and behind not in {"up", "down"}):
        return -1, at + 1
    if word in _EITHER_VERBS:
        return (-1, at + 2) if behind in _AWAY else (1, at + 2) if behind in _TO_HERE else None
    if word in _DIRECTED:
        return (1 if _DIRECTED[word] == "immigration" else -1), at + 2
    return None


# --- one flow, by a noun of its own


def _one_flow(tokens: Sequence[Token], words: list[str], at: int, mentions: Sequence[Mention]) -> Mention | None:
    """A flow by a noun that names it where a number is told of it: "the inflow was", "outward movement from Britain stood at"."""
    word, first = words[at], at
    if word in _MOTIONS:
        code = _DIRECTED.get(_word(words, at - 1), "")
        first = at - 1
    elif word in _ACCOUNTS:
        return _account(tokens, words, at, mentions)
    else:
        code = "immigration" if word in _INFLOWS else "emigration" if word in _OUTFLOWS else ""
    if not code or any(each.first <= at <= each.last for each in mentions if each.role in {"measure", "other_subject"}):
        return None
    before = first - 1
    while _word(words, before) in {"gross", "total", "overall", "annual", "yearly", "whole", "raw", "long-term"}:
        before -= 1
    if not (before < 0 or _word(words, before) in _BEFORE_NAME or tokens[before].kind != "word"):
        return None  # "student intake", "a capital outflow"
    behind = at + 1
    while _word(words, behind) in _BEHIND_NAME:
        behind += 1
    if _word(words, behind) in _WHEN:  # "the inflow between July 2021 and June 2022 came to"
        behind = next(
            (k for k in range(behind + 1, min(len(words), behind + _LONGEST_TIME)) if words[k] in _SAID - {"of"}), behind
        )
    if not (_word(words, behind) in _SAID or _word(words, behind)[:1].isdigit()):
        return None
    return _named(tokens, code, first, at, ambiguous=True)


def _account(tokens: Sequence[Token], words: list[str], at: int, mentions: Sequence[Mention]) -> Mention | None:
    """Net migration as "the balance": "the balance for the twelve months to June was", "its surplus shrank"."""
    if any(each.first <= at <= each.last for each in mentions if each.role in {"measure", "other_subject"}):
        return None
    if _word(words, at - 1) not in {"the", "its", "our", "this", "that", "overall", "same"} and not _word(words, at - 1).endswith(
        "'s"
    ):
        return None
    return _named(tokens, "net_migration", at, at, ambiguous=True) if _word(words, at + 1) in _SAID | _OF_A_TIME else None


_OF_A_TIME = frozenset("for in over has had among again is".split())
