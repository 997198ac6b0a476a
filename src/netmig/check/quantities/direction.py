"""Up or down: the change that a quantity is said to be, and the levels that it went from and to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS, is_adverb
from ..words.tokens import Token, word_at
from .measures import MEASURES

Direction = Literal["up", "down", ""]
Part = Literal["by", "to", "from", ""]

# cues.py has the verbs and nouns that claims about figures use; these are said of anything else
_FALLING = FALLING_VERBS | frozenset(
    "lost lose loses losing shed sheds shedding shrink shrinks shrinking slipped slips slip slides slide sliding sinks sink sinking sunk"
    " crashed crashes crashing collapsed collapses collapsing tumbles tumbling plummets plummeting dive dived dives diving dips eases easing"
    " retreated retreats lowers lowering lower slashes slashing trimmed trims trim trimming cuts shaved shaving shaves knocked contracted contracts"
    " contracting weakened weakens deteriorated receded reduce reduces shortened narrowed narrows narrowing dwindled declining diminished tanked"
    " nosedived discounted slumps slumping depreciated slow slows slowed slowing wiped wiping cooled cools".split()
)  # fmt: skip
_RISING = RISING_VERBS | frozenset(
    "gained gain gains gaining surges soars spikes spiking jumps leaps leaping climbs climbs swelling swells rally rallied rallies rallying advanced"
    " advances expanded expands expanding accelerated accelerates strengthened strengthens widened widens widening hike hikes hiked hiking lift lifts"
    " lifted lifting boost boosts boosted boosting raise raises raising bumped ballooned mushroomed escalated skyrocketed rebounded rebound rebounds"
    " recovered inched add adds adding appreciated improve improved improves improving extended upped multiplied warm warmed warms".split()
)  # fmt: skip
_RISES = RISE_NOUNS | frozenset(
    "rises increases jumps surges gain gains uptick upturn upswing rebound boost expansion uplift hikes spikes addition additions".split()
)
_FALLS = FALL_NOUNS | frozenset(
    "falls drops declines decreases reductions losses loss downturn cuts slide contraction crash dips shortfall discount".split()
)
_HIGHER = frozenset(
    "higher more above greater larger bigger longer older faster heavier taller costlier dearer warmer up".split()
)
_LOWER = frozenset("lower fewer less below smaller shorter younger slower lighter cheaper cooler down off".split())
# "gave up 517 yards", "set up 3 schools"
_PHRASAL = frozenset(
    "gave give gives giving given set sets setting pick picks picked picking took take takes taken taking made make makes making put puts putting"
    " rack racks racked ended end ends bought buy turn turned turns come came comes hold held broke break shut shuts track tracked gun gunned split"
    " hunt hunted laid let played call called open opened opens build built write wrote round rounded serve served clean dug settle settled wind".split()
)  # fmt: skip
# these take any object, so that only a share or points behind them are a change: "cut 8 %", but "added 30 homes to the list"
_TAKING_OBJECTS = frozenset(
    "lower reduce reduces reduced reducing raise raised raises raising boost boosted extended add adds added adding cut cuts cutting recovered improve"
    " wiped wiping lift lifts lifted lifting gain shed".split()
)  # fmt: skip
_BETWEEN = frozenset(
    "a an the another further record just only about around as some modest mere massive staggering hefty meagre whopping whole full total".split()
)
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "!", "?", "\n", "–", "—", '"'})
_PROPORTIONS = frozenset({"percent", "percentage points", "points", "basis points", "share"})
_ENDING_NOUNS = frozenset(
    "a an the its their his her of in on to and or at by from for than that who was were is are had has".split()
)
# how far a word that leans on a verb may stand from it
_FAR = 10
# how far "than" may stand behind "more"
_FAR_THAN = 12


class Change(NamedTuple):
    """Which way a quantity went, and whether it is the amount of the change, where it ended or where it began."""

    direction: Direction = ""
    part: Part = ""


UNCHANGED = Change()


def change_of(tokens: Sequence[Token], first: int, last: int, unit: str) -> Change:
    """The change that a quantity, from its hedge to its last token, takes part in.

    >>> from netmig.check.words.tokens import tokenise
    >>> change_of(tokenise("sales fell by 20 homes"), 3, 3, "homes")
    Change(direction='down', part='by')
    """
    before = _before(tokens, first, unit)
    if before.part == "by":
        return before
    behind = _behind(tokens, last, unit)
    return before if before.part and (behind.part != "by") else behind


def _before(tokens: Sequence[Token], first: int, unit: str) -> Change:
    """What the words before a quantity say: "fell by", "up", "a rise of", "down to"."""
    lead = first - 1
    word = word_at(tokens, lead)
    while (word in _BETWEEN or is_adverb(word)) and lead > first - 5:
        lead -= 1
        word = word_at(tokens, lead)
    match word:
        case "by":
            return _leaning(tokens, lead - 1, "by")
        case "of":
            return _noun_of_change(tokens, lead - 1, unit)
        case "to" | "at":
            return _leaning(tokens, lead - 1, "to")
        case "from":
            return _leaning(tokens, lead - 1, "from")
        case "up" | "down":
            free = (unit in _PROPORTIONS and unit != "share") or word_at(tokens, lead - 1) not in _PHRASAL
            return Change("up" if word == "up" else "down", "by") if free else UNCHANGED
    direction = _way(word)
    return Change(direction, "by") if direction and (unit in _PROPORTIONS or word not in _TAKING_OBJECTS) else UNCHANGED


def _leaning(tokens: Sequence[Token], at: int, part: Part) -> Change:
    """The verb or noun of change that a "by", "to" or "from" leans on, not far back in its clause."""
    for back in range(at, max(-1, at - _FAR), -1):
        word = tokens[back].lower
        if word in _STOPS and not (back == at and word in {",", "("}):
            return UNCHANGED
        if word == "up" and back < at and word_at(tokens, back + 1) == "to":
            continue  # "up to 300 jobs" bounds them
        direction: Direction = "up" if word == "up" else "down" if word == "down" else _way(word)
        if direction:
            return Change(direction, part)
    return UNCHANGED


def _noun_of_change(tokens: Sequence[Token], at: int, unit: str) -> Change:
    """Reads "a rise of 3 %"; "a loss of £5m" is a sum lost, and no change of one."""
    word = word_at(tokens, at)
    if word in _RISES:
        return Change("up", "by")
    return Change("down", "by") if word in _FALLS and not (word.startswith("loss") and _is_money(unit)) else UNCHANGED


def _way(word: str) -> Direction:
    if word in _RISING or word in _RISES:
        return "up"
    return "down" if word in _FALLING or word in _FALLS else ""


def _behind(tokens: Sequence[Token], last: int, unit: str) -> Change:
    """What the words behind a quantity say: "20 % lower", "3,000 more … than", "a 5 % pay rise", "728,000, down from"."""
    at = last + 1
    word = word_at(tokens, at)
    said = set(unit.split())
    while word and (word in said or MEASURES.get(word) == unit) and at < last + 4:
        at += 1
        word = word_at(tokens, at)
    if word in {",", "-", "–", "—", "("}:
        follows = word_at(tokens, at + 1)
        leads_on = word_at(tokens, at + 2) in _AFTER_UP or (at + 2 < len(tokens) and tokens[at + 2].is_number)
        return Change("up" if follows == "up" else "down", "to") if follows in {"up", "down"} and leads_on else UNCHANGED
    if word in _HIGHER or word in _LOWER:
        return _compared(tokens, at, unit)
    countable = unit in _PROPORTIONS or _is_money(unit)
    for ahead in range(at, min(at + 4, len(tokens))):
        word = tokens[ahead].lower
        if word in _RISES or word in _FALLS:
            return (
                Change("up" if word in _RISES else "down", "by")
                if (countable or ahead == at) and not word.startswith("loss")
                else UNCHANGED
            )
        if tokens[ahead].kind != "word" or word in _ENDING_NOUNS:
            return UNCHANGED
    return UNCHANGED


_AFTER_UP = frozenset({"from", "on", "by", "about", "nearly", "almost", "more", "over", "some", "£", "$", "€", "around"})


def _compared(tokens: Sequence[Token], at: int, unit: str) -> Change:
    """The change in "20 % lower", "12 % down", "39p up", "3,000 more than", "25,000 fewer people", where "more" stands."""
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    direction: Direction = "up" if word in _HIGHER else "down"
    proportion = unit in _PROPORTIONS or unit in {"pence", "cents"}
    match word:
        case "up" | "down":
            if following == "from" and not proportion:
                return Change(direction, "to")
            return Change(direction, "by") if following in {"on", "from"} or proportion else UNCHANGED
        case "off":
            return Change("down", "by") if proportion else UNCHANGED
        case "more" | "less":
            return Change(direction, "by") if unit in _PROPORTIONS or _is_money(unit) or _than(tokens, at + 1) else UNCHANGED
        case "higher" | "lower" | "fewer" | "warmer" | "cooler":
            return Change(direction, "by")
    return Change(direction, "by") if proportion or _is_money(unit) or _than(tokens, at + 1) else UNCHANGED


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _than(tokens: Sequence[Token], at: int) -> bool:
    """Whether "than" follows before the clause ends."""
    for ahead in range(at, min(at + _FAR_THAN, len(tokens))):
        word = tokens[ahead].lower
        if word == "than":
            return True
        if word in _STOPS:
            return False
    return False
